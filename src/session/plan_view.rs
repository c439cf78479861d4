//! What the user has chosen to see of a plan: the filters, the year of 概況 and the current KPI.
//!
//! 概況, 数値目標と実績, 年度の実績入力 and 印刷 share these choices, so that a filter that is set in one of them applies in all. The
//! choices last as long as the page and are not stored.

use std::sync::Arc;

use crate::figures::progress::{self, ProgressEntry, SortBy, Verdict};
use crate::plan::filter::Filter;
use crate::plan::{Indicator, Plan};
use crate::session::record_entry::{self, RecordEntry};
use crate::session::record_list::{RecordFilter, RecordSpan};
use crate::session::route::Route;
use crate::session::sheet_rows::SheetRows;
use crate::value::{Date, FiscalYear, IndicatorId, PlanId, RecordId};

/// The view in which a plan opens: 概況, or on a narrow screen 年度の実績入力 of the year that is most likely due, since figures
/// are entered there. 概況 also opens for a plan without KPIs, and for a plan with daily activity records, whose users
/// first want to see its progress.
pub fn opening_route(plan: &Plan, is_narrow: bool, today: Date) -> Route {
    let has_kpis = plan.used_indicators().next().is_some();
    if is_narrow && has_kpis && !record_entry::is_daily_work(plan) {
        Route::Close(plan.id, progress::year_due(plan, progress::as_of(plan, today)))
    } else {
        Route::Overview(plan.id)
    }
}

/// The options of a grid's display.
#[expect(clippy::struct_excessive_bools, reason = "each is a switch of its own, and all of them combine")]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct GridOptions {
    /// Whether KPIs with increments are shown and typed as levels (水準).
    pub shows_levels: bool,
    /// Whether 目標累計 and 実績累計 are shown by year (累計).
    pub shows_running: bool,
    /// Whether 単年度達成率 is shown by year (達成率).
    pub shows_rates: bool,
    /// Whether each KPI is one line (詰めて).
    pub is_compact: bool,
    /// Whether the user has used 表示する行; until then the number of KPIs decides whether computed rows are shown.
    pub are_lines_chosen: bool,
}

impl GridOptions {
    /// The number of KPIs up to which a plan has room for all lines.
    const FEW: usize = 4;

    /// The options for the plan as it is now: unless the user has used 表示する行, the computed rows are shown if the plan
    /// has few KPIs.
    #[must_use]
    pub fn following(self, plan: &Plan) -> Self {
        let has_room = plan.indicators().len() <= Self::FEW;
        if self.are_lines_chosen { self } else { Self { shows_running: has_room, shows_rates: has_room, ..self } }
    }

    /// Whether a computed row is shown by year.
    pub fn has_computed_rows(self) -> bool {
        self.shows_running || self.shows_rates
    }
}

/// The user's choices about the views of one plan; by default every KPI is shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PlanView {
    /// The group and the responsible section that are shown.
    pub filter: Filter,
    /// The state or grade that is shown, at the end of [`PlanView::year_of`]; see [`PlanView::verdict`].
    pub state: Option<Verdict>,
    /// The year that was chosen.
    pub year: Option<FiscalYear>,
    /// The KPI that was opened last.
    pub chosen: Option<IndicatorId>,
    /// The KPI whose row 効果検証 opens, since a finding points into it.
    pub evaluated: Option<IndicatorId>,
    /// Which of the KPIs that pass the filter 効果検証 shows.
    pub sheet_rows: SheetRows,
    /// The column by which 概況 is sorted, and whether in descending order.
    pub order: Option<(SortBy, bool)>,
    /// The options of the grid; `None` until they are changed.
    pub grid: Option<GridOptions>,
    /// The content that was chosen for printing.
    pub printed: Option<PrintContent>,
    /// Whether 効果検証シート has the columns of the report to the State.
    pub has_national_columns: bool,
    /// Whether the document adds the era to each year that the program writes (元号併記). The forms of the State do not.
    pub prints_eras: bool,
    /// The activity record that is being typed.
    pub entry: RecordEntry,
    /// The filter of the listed activity records.
    pub records: RecordFilter,
    /// The days that 活動報告 covers; `None` until they are chosen.
    pub report_span: Option<RecordSpan>,
    /// The record that the list scrolls to, since a finding points to it.
    pub sought: Option<RecordId>,
}

/// The content that 印刷 prints of a plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PrintContent {
    /// 計画書: the document of the plan as its form prints it, regardless of the filters.
    Document,
    /// 一覧: one table of the KPIs that pass the filters.
    List,
    /// 指標ごとの表: a sheet for each KPI that passes the filters.
    Sheets,
    /// The sheet of the chosen KPI alone.
    ChosenSheet,
}

impl PrintContent {
    /// All of them, in the order in which 印刷 offers them.
    pub const ALL: [Self; 4] = [Self::Document, Self::List, Self::Sheets, Self::ChosenSheet];

    /// The plan and the content that the browser's own printing (Ctrl+P) prints in a view without a printed form of its
    /// own: the document for 本文, the list for the other views (`docs/decisions.md` 75). `None` for views that are
    /// printed as they are.
    pub fn of_browser(view: Route) -> Option<(PlanId, Self)> {
        match view {
            Route::Facts(plan)
            | Route::Kpi(plan)
            | Route::Close(plan, _)
            | Route::Exchange(plan)
            | Route::Copies(plan) => Some((plan, Self::List)),
            Route::Document(plan) => Some((plan, Self::Document)),
            Route::List
            | Route::Bin
            | Route::Archive
            | Route::Summary
            | Route::Compare(..)
            | Route::Overview(_)
            | Route::Print(_)
            | Route::Checks(_)
            | Route::Filing(_)
            | Route::Amendment(_)
            | Route::Inquiry(_)
            | Route::Evaluation(_)
            | Route::Records(_)
            | Route::NextPeriod(_) => None,
        }
    }
}

impl PlanView {
    /// The fiscal year whose figures 概況 shows: the chosen year, limited to the years of the plan, or else the usual year.
    pub fn year_of(&self, plan: &Plan, today: Date) -> FiscalYear {
        let usual = || progress::usual_year(plan, progress::as_of(plan, today));
        self.year.map_or_else(usual, |year| year.clamp(plan.years.first(), plan.years.last()))
    }

    /// The options of the plan's grid: the chosen ones, or the default for the size of the plan.
    pub fn grid_options(&self, plan: &Plan) -> GridOptions {
        self.grid.unwrap_or_default().following(plan)
    }

    /// The state or grade that is shown of a year; `None` if all are shown, which is also the case if the year's rule
    /// of grades does not have it.
    pub fn verdict(&self, plan: &Plan, year: FiscalYear) -> Option<Verdict> {
        self.state.filter(|state| Verdict::all(plan, year).contains(state))
    }

    /// Whether anything is filtered or searched for.
    pub fn has_filter(&self) -> bool {
        self.state.is_some() || self.filter != Filter::default() || self.sheet_rows != SheetRows::All
    }

    /// Whether the KPI passes the filters. An unused slot passes as long as no state is chosen.
    pub fn lets_pass(&self, plan: &Plan, row: &Indicator, today: Date) -> bool {
        let year = self.year_of(plan, today);
        let is_in_state =
            |state| !row.is_unused() && progress::verdict(plan, row, year, progress::as_of(plan, today)) == state;
        self.filter.lets_pass(row) && self.verdict(plan, year).is_none_or(is_in_state)
    }

    /// The column by which 概況 is sorted, and whether in descending order. Until the user chooses an order, KPIs that
    /// need action come first.
    pub fn order(&self) -> (SortBy, bool) {
        self.order.unwrap_or((SortBy::State, false))
    }

    /// The KPIs that 概況 counts: those in the chosen groups and sections, in the order of the grid.
    pub fn counted(&self, plan: &Plan, today: Date) -> Vec<ProgressEntry> {
        let mut entries = progress::entries(plan, self.year_of(plan, today), progress::as_of(plan, today));
        entries.retain(|entry| self.filter.lets_pass(&entry.row));
        entries
    }

    /// The KPIs that 概況 lists: those of `counted` with the chosen state or grade, sorted.
    pub fn listed(&self, plan: &Plan, counted: &[ProgressEntry]) -> Vec<ProgressEntry> {
        let chosen = counted.first().and_then(|entry| self.verdict(plan, entry.year));
        let is_in_state = |entry: &&ProgressEntry| chosen.is_none_or(|chosen| entry.verdict == chosen);
        let (by, is_descending) = self.order();
        progress::sorted(counted.iter().filter(is_in_state).cloned().collect(), by, is_descending)
    }

    /// The content to print: the chosen content, if the plan still has the chosen KPI where it is needed; otherwise the
    /// document, which is what offices submit.
    pub fn print_content(&self, plan: &Plan) -> PrintContent {
        let is_there = |choice: &PrintContent| *choice != PrintContent::ChosenSheet || self.chosen_in(plan).is_some();
        self.printed.filter(is_there).unwrap_or(PrintContent::Document)
    }

    /// The chosen KPI, if the plan still has it and it is in use.
    pub fn chosen_in<'a>(&self, plan: &'a Plan) -> Option<&'a Arc<Indicator>> {
        plan.indicator(self.chosen?).filter(|row| !row.is_unused())
    }

    /// Whether 印刷 prints the KPI. The chosen KPI is printed alone regardless of the filters.
    pub fn prints(&self, plan: &Plan, row: &Indicator, today: Date) -> bool {
        match self.print_content(plan) {
            PrintContent::List | PrintContent::Sheets => !row.is_unused() && self.lets_pass(plan, row, today),
            PrintContent::ChosenSheet => self.chosen == Some(row.id),
            PrintContent::Document => !row.is_unused(),
        }
    }
}
