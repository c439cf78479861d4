//! The state of the open grid: one signal for each indicator, so that typing in one row updates no other row.
//!
//! After each step [`GridState::refresh`] compares the rows of the old and the new plan by pointer and sets only the
//! signals of rows that differ. A change of the columns recreates every row, since it results in another table.

use std::ops::RangeInclusive;
use std::sync::Arc;

use keikaku::checks;
use keikaku::command::levels::{self, Level};
use keikaku::figures::progress::{self, Verdict};
use keikaku::figures::totals::Span;
use keikaku::plan::place::cell_at;
use keikaku::plan::{
    Approval, Basis, Cell, CellPlace, Evaluations, Form, Grading, Indicator, InputPlace, Judging, Plan, RateFormula,
    RateRounding, Workbook, YearAxis,
};
use keikaku::session::plan_view::GridOptions;
use keikaku::session::table_order::TableOrder;
use keikaku::value::{Date, FiscalYear, IndicatorId, PlanId};
use keikaku::wording::{Language, approvals, names};
use leptos::prelude::*;

use crate::browser::clock;
use crate::ui::app::asked_paste::AskedPaste;
use crate::ui::app::field::shown_in_row;
use crate::ui::app::report::{Report, RowFinding};
use crate::ui::app::view::EditorView;

/// The properties of a grid that all its rows share.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct GridColumns {
    /// The plan of the grid.
    pub(crate) plan: PlanId,
    /// The form of the plan, which decides on labels.
    pub(crate) form: Arc<Form>,
    /// The fiscal years of the columns.
    pub(crate) years: YearAxis,
    project: RangeInclusive<FiscalYear>,
    rate_formula: RateFormula,
    rate_rounding: RateRounding,
    judging: Judging,
    grading: Grading,
    /// The sheets of 効果検証, on which people may have chosen other grades than the rule gives.
    sheets: Evaluations,
    /// The day that decides whether a year has ended.
    as_of: Date,
    /// The approved states of the plan.
    pub(crate) approvals: Vec<Arc<Approval>>,
    in_force: Option<Arc<Approval>>,
    /// The options of the display.
    pub(crate) options: GridOptions,
}

impl GridColumns {
    fn new(plan: &Plan, options: GridOptions) -> Self {
        Self {
            plan: plan.id,
            form: Arc::clone(&plan.form),
            years: plan.years.clone(),
            project: plan.project_years(),
            rate_formula: plan.rate_formula,
            rate_rounding: plan.rate_rounding,
            judging: plan.judging.clone(),
            grading: plan.grading.clone(),
            sheets: plan.evaluations.clone(),
            as_of: progress::as_of(plan, clock::today()),
            approvals: plan.approvals().to_vec(),
            in_force: plan.approval_in_force().cloned(),
            options: options.following(plan),
        }
    }

    /// The row in the approved state that is in force; `None` if no state is approved, or the row was added later.
    pub(crate) fn approved(&self, row: IndicatorId) -> Option<&Arc<Indicator>> {
        self.in_force.as_ref()?.state.indicator(row)
    }

    /// The approved content of a cell whose content differs now, as the grid shows it; `None` if the two are equal.
    pub(crate) fn approved_figure(
        &self,
        approved: &Indicator,
        row: &Indicator,
        at: CellPlace,
        language: Language,
    ) -> Option<String> {
        let (was, is) = (self.shown_cell(approved, at), self.shown_cell(row, at));
        approvals::approved_figure((&was, &approved.unit), (&is, &row.unit), at, language)
    }

    /// The text that a field of a row shows.
    pub(crate) fn shown(&self, row: &Indicator, place: InputPlace) -> String {
        let level = match place {
            InputPlace::Cell(at) => self.level(row, at).map(|level| at.shown(&level.cell, &row.unit)),
            _ => None,
        };
        level.unwrap_or_else(|| shown_in_row(row, place))
    }

    /// The level of a cell; `None` if levels are not shown or the cell cannot have one.
    pub(crate) fn level(&self, row: &Indicator, at: CellPlace) -> Option<Level> {
        let (kind, year) = levels::year_of(row, at).filter(|_| self.options.shows_levels)?;
        Some(levels::shown(row, self.span(), kind, year))
    }

    /// The cell as the grid shows it, as a level where levels are shown.
    pub(crate) fn shown_cell(&self, row: &Indicator, at: CellPlace) -> Cell {
        self.level(row, at).map_or_else(|| cell_at(row, at), |level| level.cell)
    }

    /// The judgement of the row by its overall rate; `None` if it cannot be judged or the row is unused.
    pub(crate) fn standing(&self, row: &Indicator, findings: &[RowFinding]) -> Option<Verdict> {
        let is_used = !row.is_unused();
        let is_unsure = |year| findings.iter().any(|found| checks::makes_unsure(&found.finding, row.basis, year));
        progress::standing(row, self.span(), self.as_of, is_unsure).filter(|_| is_used)
    }

    /// The years over which totals and rates are computed.
    pub(crate) fn span(&self) -> Span<'_> {
        let span =
            Span::new(&self.years, self.project.clone()).rated_by(self.rate_formula).rounded_by(self.rate_rounding);
        span.as_of(self.as_of).judged_by(&self.judging, &self.grading, &self.sheets)
    }
}

/// One row as the grid shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct RowView {
    /// The indicator.
    pub(crate) indicator: Arc<Indicator>,
    /// Its displayed name, which is updated when the field of the name is left.
    pub(crate) name: Arc<str>,
    /// Its number in the grid, from 1.
    pub(crate) number: usize,
    /// Whether the heading of its group is shown above it.
    pub(crate) begins_group: bool,
    /// Whether it is a part of another indicator (うち…).
    pub(crate) is_part: bool,
}

/// The signals of one row.
#[derive(Clone, Debug)]
pub(crate) struct RowSignals {
    /// The findings in the row.
    pub(crate) findings: ArcRwSignal<Vec<RowFinding>>,
    /// The indicator of the row, with the properties that depend on the other rows.
    pub(crate) view: ArcRwSignal<RowView>,
}

/// A row as a part of a view shows it, as a handle that exists as long as that part of the view.
#[derive(Clone, Copy, Debug)]
pub(crate) struct ShownRow {
    /// The indicator.
    pub(crate) id: IndicatorId,
    /// The findings in the row.
    pub(crate) findings: RwSignal<Vec<RowFinding>>,
    /// The indicator, with the properties that depend on the other rows.
    pub(crate) view: RwSignal<RowView>,
    columns: StoredValue<Arc<GridColumns>>,
}

impl ShownRow {
    /// The columns of the table.
    pub(crate) fn columns(self) -> Arc<GridColumns> {
        self.columns.get_value()
    }

    /// The current indicator, untracked.
    pub(crate) fn now(self) -> Arc<Indicator> {
        self.view.with_untracked(|row| Arc::clone(&row.indicator))
    }

    /// Reads a part of the indicator, tracked.
    pub(crate) fn read<T>(self, read: impl FnOnce(&Arc<Indicator>) -> T) -> T {
        self.view.with(|row| read(&row.indicator))
    }
}

/// The key of a row in the list of rows. A row whose key differs is recreated, since its structure differs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct RowKey {
    /// The indicator.
    pub(crate) indicator: IndicatorId,
    /// The number of changes of the table's columns.
    columns: usize,
    /// The basis of its targets, which determines the cells of the row.
    basis: Option<Basis>,
}

/// The displayed names of the rows, with the written names from which they were derived.
#[derive(Debug, Default)]
struct RowNames {
    rows: Vec<(IndicatorId, String)>,
    spoken: Vec<Arc<str>>,
}

/// The state of the open grid, as a handle.
#[derive(Clone, Debug)]
pub(crate) struct GridState {
    /// The plan of the grid.
    pub(crate) plan: PlanId,
    language: Language,
    rows: ArcStoredValue<Vec<(IndicatorId, RowSignals)>>,
    names: ArcStoredValue<Arc<RowNames>>,
    /// The number of changes of the columns so far, and the columns.
    pub(crate) columns: ArcRwSignal<(usize, Arc<GridColumns>)>,
    /// The keys of all rows in the order of the plan, including the rows that a filter hides.
    pub(crate) order: ArcRwSignal<Vec<RowKey>>,
    /// The rows that a filter hides.
    pub(crate) hidden: ArcRwSignal<Vec<IndicatorId>>,
    /// The unused slots that are folded into one line.
    pub(crate) folded: ArcRwSignal<Vec<IndicatorId>>,
    /// The rows that are shown before all others, in this order, whatever the order of the plan.
    pub(crate) ahead: ArcRwSignal<Vec<IndicatorId>>,
    /// The order in which the rows are shown; `None` for the order of the plan. Headings of groups are shown only in
    /// the plan's order.
    pub(crate) sorted: ArcRwSignal<Option<TableOrder>>,
    /// The KPI whose 詳細 the drawer shows; `None` while the drawer is closed.
    pub(crate) drawer: ArcRwSignal<Option<IndicatorId>>,
    /// The KPI whose 達成率 has the focus; the cell bar then shows its description.
    pub(crate) rate: ArcRwSignal<Option<IndicatorId>>,
    /// The question before a paste that waits for the user's answer.
    pub(crate) asked_paste: ArcRwSignal<Option<Arc<AskedPaste>>>,
}

impl GridState {
    /// The state for the grid of a plan.
    fn open(plan: &Plan, language: Language, report: Option<&Report>, options: GridOptions) -> Self {
        let grid_state = Self {
            plan: plan.id,
            language,
            rows: ArcStoredValue::new(Vec::new()),
            names: ArcStoredValue::new(Arc::default()),
            columns: ArcRwSignal::new((0, Arc::new(GridColumns::new(plan, options)))),
            order: ArcRwSignal::default(),
            hidden: ArcRwSignal::default(),
            folded: ArcRwSignal::new(unused(plan)),
            ahead: ArcRwSignal::default(),
            sorted: ArcRwSignal::default(),
            drawer: ArcRwSignal::default(),
            rate: ArcRwSignal::default(),
            asked_paste: ArcRwSignal::default(),
        };
        grid_state.refresh_rows(plan, false);
        if let Some(report) = report {
            grid_state.show_findings(report);
        }
        grid_state
    }

    /// The state for the grid of a plan. It is registered as the open grid until the view that is being created is
    /// closed, and is provided to the components of this view by [`use_grid_state`]. `None` if the plan does not exist.
    pub(crate) fn of_view(view: EditorView, plan: PlanId, options: GridOptions) -> Option<Self> {
        let workbook = view.editor.workbook.get_untracked();
        let plan = workbook.plan(plan)?;
        let report = view.editor.report.get_untracked().filter(|report| report.plan.id == plan.id);
        let grid_state = Self::open(plan, view.editor.language(), report.as_deref(), options);
        view.set_grid_state(Some(grid_state.clone()));
        on_cleanup(move || view.set_grid_state(None));
        provide_context(grid_state.clone());
        Some(grid_state)
    }

    /// Sets the findings of each row whose findings differ.
    pub(crate) fn show_findings(&self, report: &Report) {
        let rows = self.rows.get_value();
        for (id, row) in rows {
            let of_row = report.in_rows.iter().filter(|(of, _)| *of == id);
            let found: Vec<RowFinding> = of_row.map(|(_, finding)| finding.clone()).collect();
            if row.findings.with_untracked(|shown| *shown != found) {
                row.findings.set(found);
            }
        }
    }

    /// Updates the grid to the workbook. If rows were added, removed, moved or recreated, returns the previous rows.
    /// While a name is being typed, the displayed names stay unchanged.
    pub(crate) fn refresh(&self, workbook: &Workbook, is_naming: bool) -> Option<Vec<IndicatorId>> {
        let plan = workbook.plan(self.plan)?;
        let (version, shown) = self.columns.get_untracked();
        let columns = GridColumns::new(plan, shown.options);
        if *shown != columns {
            self.columns.set((version + 1, Arc::new(columns)));
        }
        self.refresh_rows(plan, is_naming)
    }

    /// Shows the rows with other options, which recreates them.
    pub(crate) fn set_options(&self, workbook: &Workbook, options: GridOptions) {
        let Some(plan) = workbook.plan(self.plan) else { return };
        self.asked_paste.set(None);
        self.columns.update(|(version, columns)| {
            *version += 1;
            *columns = Arc::new(GridColumns::new(plan, options));
        });
        self.refresh_rows(plan, false);
    }

    /// Folds the unused slots into one line, or unfolds them.
    pub(crate) fn fold(&self, plan: &Plan, is_folded: bool) {
        self.folded.set(if is_folded { unused(plan) } else { Vec::new() });
        self.refresh_rows(plan, false);
    }

    /// Sorts the rows by their current content; `None` restores the order of the plan.
    pub(crate) fn sort(&self, plan: &Plan, order: Option<TableOrder>) {
        if order.is_none() && self.sorted.with_untracked(Option::is_none) {
            return;
        }
        self.ahead.set(order.map(|order| order.rows(plan, clock::today())).unwrap_or_default());
        self.sorted.set(order);
        self.refresh_rows(plan, false);
    }

    /// Hides these rows and shows all others. Headings are shown for the groups of the visible rows.
    pub(crate) fn hide(&self, plan: &Plan, hidden: Vec<IndicatorId>) {
        if self.hidden.with_untracked(|now| *now != hidden) {
            self.hidden.set(hidden);
            self.refresh_rows(plan, false);
        }
    }

    fn refresh_rows(&self, plan: &Plan, is_naming: bool) -> Option<Vec<IndicatorId>> {
        let columns = self.columns.with_untracked(|(columns, _)| *columns);
        let key = |row: &Arc<Indicator>| RowKey { indicator: row.id, columns, basis: row.basis };
        let order: Vec<RowKey> = plan.indicators().iter().map(key).collect();
        let shown = self.rows.get_value();
        let names = self.names(plan, is_naming);
        let mut rows = Vec::with_capacity(shown.len());
        // A slot that has been filled is shown, whatever filled it.
        let folded = self.folded.get_untracked();
        let still = |id: &IndicatorId| plan.indicator(*id).is_some_and(|row| row.is_unused());
        let folded_still: Vec<_> = folded.iter().copied().filter(still).collect();
        if folded_still != folded {
            self.folded.set(folded_still.clone());
        }
        let hidden = [self.hidden.get_untracked(), folded_still].concat();
        let mut group = "";
        let is_sorted = self.sorted.with_untracked(Option::is_some);
        for ((indicator, name), at) in plan.indicators().iter().zip(&names.spoken).zip(0..) {
            let is_headed = !is_sorted && !hidden.contains(&indicator.id);
            let begins_group =
                is_headed && indicator.group != group && !(indicator.group.is_empty() && indicator.is_unused());
            if begins_group {
                group = &indicator.group;
            }
            let row = signals_of(&shown, indicator.id, at);
            let is_part = plan.whole_of(indicator).is_some();
            let (id, indicator, name) = (indicator.id, Arc::clone(indicator), Arc::clone(name));
            rows.push((id, with_view(row, RowView { indicator, name, number: at + 1, begins_group, is_part })));
        }
        self.rows.set_value(rows);
        self.order.with_untracked(|shown| *shown != order).then(|| {
            // This is untracked, so that a view that opens the grid does not depend on the order of the rows.
            let before = self.order.get_untracked().into_iter().map(|key| key.indicator).collect();
            self.order.set(order);
            before
        })
    }

    /// The shown rows next to the given row; the row below comes first.
    pub(crate) fn neighbours(&self, indicator: IndicatorId) -> Vec<IndicatorId> {
        beside(&self.shown_ids(), indicator)
    }

    /// The indicators of the rows that are shown, in the order in which they are shown.
    pub(crate) fn shown_ids(&self) -> Vec<IndicatorId> {
        self.shown().into_iter().map(|key| key.indicator).collect()
    }

    /// The displayed names of the rows. They stay unchanged while a name is being typed, and are computed again only if
    /// a name or the order has changed, since each displayed name depends on all names.
    fn names(&self, plan: &Plan, is_naming: bool) -> Arc<RowNames> {
        let rows = plan.indicators();
        let known = self.names.get_value();
        let is_known = rows.len() == known.rows.len()
            && rows.iter().zip(&known.rows).all(|(row, (id, name))| row.id == *id && (is_naming || row.name == *name));
        if is_known {
            return known;
        }
        let spoken = names::indicators(plan, self.language).into_iter().map(Arc::from).collect();
        let rows = rows.iter().map(|row| (row.id, row.name.clone())).collect();
        let names = Arc::new(RowNames { rows, spoken });
        self.names.set_value(Arc::clone(&names));
        names
    }

    /// The keys of the rows that are shown, in the order in which they are shown. The list is tracked.
    pub(crate) fn shown(&self) -> Vec<RowKey> {
        let mut rows = self.order.get();
        self.hidden.with(|hidden| rows.retain(|row| !hidden.contains(&row.indicator)));
        self.folded.with(|folded| rows.retain(|row| !folded.contains(&row.indicator)));
        self.ahead.with(|ahead| {
            rows.sort_by_cached_key(|row| ahead.iter().position(|id| *id == row.indicator).unwrap_or(ahead.len()));
        });
        rows
    }

    /// Whether the shown rows are in the order of the plan.
    pub(crate) fn is_in_plan_order(&self) -> bool {
        let order = self.order.get_untracked();
        let position = |id| order.iter().position(|key| key.indicator == id);
        self.shown_ids().into_iter().map(position).is_sorted()
    }

    /// The signals of a row; `None` if the grid does not contain the row.
    pub(crate) fn row(&self, id: IndicatorId) -> Option<RowSignals> {
        self.rows.with_value(|rows| signals_of(rows, id, 0).cloned())
    }

    /// The row as a handle for the part of a view that is being created; `None` if the grid does not contain the row.
    pub(crate) fn shown_row(&self, id: IndicatorId) -> Option<ShownRow> {
        let RowSignals { findings, view } = self.row(id)?;
        let columns = StoredValue::new(self.columns.get_untracked().1);
        Some(ShownRow { id, findings: findings.into(), view: view.into(), columns })
    }
}

/// The state of the open grid from the context. Only the views with a grid have one.
pub(crate) fn use_grid_state() -> GridState {
    expect_context()
}

/// The unused slots of a plan; empty if the plan has nothing but unused slots.
fn unused(plan: &Plan) -> Vec<IndicatorId> {
    let all = plan.indicators();
    let unused: Vec<_> = all.iter().filter(|row| row.is_unused()).map(|row| row.id).collect();
    if unused.len() < all.len() { unused } else { Vec::new() }
}

/// The elements of a list that are next to the given one, the following one first.
pub(crate) fn beside(rows: &[IndicatorId], indicator: IndicatorId) -> Vec<IndicatorId> {
    let Some(at) = rows.iter().position(|row| *row == indicator) else { return Vec::new() };
    let above = at.checked_sub(1).and_then(|above| rows.get(above));
    rows.get(at + 1).into_iter().chain(above).copied().collect()
}

/// The signals of a row, which usually are still at the index `likely`.
fn signals_of(rows: &[(IndicatorId, RowSignals)], id: IndicatorId, likely: usize) -> Option<&RowSignals> {
    let there = rows.get(likely).filter(|(there, _)| *there == id);
    there.or_else(|| rows.iter().find(|(there, _)| *there == id)).map(|(_, signals)| signals)
}

/// The signals of a row with that view, which is set only if it differs. A new row gets new signals.
fn with_view(signals: Option<&RowSignals>, view: RowView) -> RowSignals {
    match signals {
        Some(signals) => {
            if signals.view.with_untracked(|shown| !shown.is(&view)) {
                signals.view.set(view);
            }
            signals.clone()
        }
        None => RowSignals { findings: ArcRwSignal::default(), view: ArcRwSignal::new(view) },
    }
}

impl RowView {
    /// Whether both views are equal; indicators are compared by pointer.
    fn is(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.indicator, &other.indicator)
            && self.name == other.name
            && (self.number, self.begins_group, self.is_part) == (other.number, other.begins_group, other.is_part)
    }
}
