//! The table of the KPIs of all plans as the parts of 総括表 show it.

use std::sync::Arc;
use std::time::Duration;

use keikaku::figures::summary::{self, Summary, SummaryColumn, SummaryPlan, SummaryRow};
use keikaku::plan::{Placement, Plan};
use keikaku::session::looked_at::plans_of_summary;
use keikaku::session::summary_view::{SummaryLine, SummaryListing, SummaryMarks, SummaryView};
use keikaku::value::FiscalYear;
use leptos::prelude::*;

use crate::browser::clock;
use crate::ui::app::{Editor, EditorView, Saving, use_editor_view, use_saving};
use crate::ui::pages::summary::looked_files::LookedFiles;

/// A handle for what the parts of the view show.
#[derive(Clone, Copy)]
pub(crate) struct ShownSummary {
    pub(super) editor_view: EditorView,
    /// The user's choices of what is listed.
    pub(super) view: RwSignal<SummaryView>,
    /// The marks: the selected and opened rows, the open panel, the chosen columns.
    pub(super) marks: RwSignal<SummaryMarks>,
    pub(super) now: Memo<Option<Arc<SummaryNow>>>,
}

/// The table at one moment.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct SummaryNow {
    /// The years of all plans.
    pub(super) years: Vec<FiscalYear>,
    pub(super) summary: Arc<Summary>,
    pub(super) listing: SummaryListing,
}

impl SummaryNow {
    /// The row with the number, from 0 in the order of the summary; `None` if there are fewer rows.
    pub(super) fn row(&self, number: u32) -> Option<&Arc<SummaryRow>> {
        self.summary.rows.get(number as usize)
    }

    /// The row of a line, with its number; `None` for the heading of a group.
    pub(super) fn row_of_line(&self, line: usize) -> Option<(u32, &Arc<SummaryRow>)> {
        match self.listing.lines.get(line)? {
            SummaryLine::Row { number, .. } => Some((*number, self.row(*number)?)),
            SummaryLine::Group(_) => None,
        }
    }

    /// Whether any plan has grades for the year of the table, which then has a column for them.
    pub(super) fn has_grades(&self) -> bool {
        self.summary.plans.iter().any(|plan| plan.has_grades(self.summary.year))
    }

    /// Whether some figures of the table cover all years up to its year, which has to be shown beside figures of one
    /// year.
    fn has_totals(&self) -> bool {
        let mut entries = self.summary.rows.iter().filter_map(|row| row.entry.as_ref());
        entries.any(|entry| entry.is_cumulative() && (entry.target.is_some() || entry.actual.is_some()))
    }
}

impl ShownSummary {
    /// Provides the summary of the plans of this browser and of the files that are looked at, for [`use_summary`]. Its
    /// rows are computed in portions; until all rows exist, the previous table stays.
    pub(super) fn provide(looked: LookedFiles) -> Self {
        let (editor_view, saving) = (use_editor_view(), use_saving());
        let (editor, view) = (editor_view.editor, editor_view.summary);
        // The tables of the years that were looked at last. A new table reuses the rows of unchanged plans.
        let kept = StoredValue::new(Vec::<Arc<Summary>>::new());
        let turn = RwSignal::new(0_usize);
        let now = Memo::new(move |before: Option<&Option<Arc<SummaryNow>>>| {
            turn.track();
            let plans = plans_of_summary(plans(editor, saving), &looked.plans.get());
            let today = clock::today();
            let years = summary::years(plans.iter().map(|plan| &*plan.plan));
            let year = view.with(|view| view.year_of(&years, today))?;
            let summary = kept.try_update_value(|kept| {
                let place = kept.iter().position(|summary| summary.year == year);
                let earlier = place.map(|place| kept.remove(place));
                let summary = Arc::new(Summary::begun(plans, year, today, earlier.as_deref(), ROWS_AT_ONCE));
                kept.truncate(MOST_KEPT - 1);
                kept.insert(0, Arc::clone(&summary));
                summary
            })?;
            if !summary.is_whole {
                // Until all rows exist, the previous table stays, so that no count is partial.
                set_timeout(move || _ = turn.try_update(|turn| *turn += 1), Duration::ZERO);
                return before.cloned().flatten();
            }
            let listing = view.with(|view| view.listing(&summary));
            Some(Arc::new(SummaryNow { years, summary, listing }))
        });
        let page = Self { editor_view, view, marks: editor_view.summary_marks, now };
        provide_context(page);
        page
    }

    /// Reads from the current table; `None` without plans.
    pub(super) fn find<T>(self, found: impl FnOnce(&SummaryNow) -> T) -> Option<T> {
        self.now.with(|now| now.as_ref().map(|now| found(now)))
    }

    /// The columns of the table: the shown columns, without the columns that the headings of the groups already show.
    pub(super) fn columns_under_headings(self) -> Vec<SummaryColumn> {
        let grouping = self.view.with(|view| view.grouping);
        self.columns().into_iter().filter(|column| !grouping.names(*column)).collect()
    }

    /// The columns that are shown, in their order.
    pub(super) fn columns(self) -> Vec<SummaryColumn> {
        let has_grades = self.find(SummaryNow::has_grades).unwrap_or_default();
        let is_there = |column: &SummaryColumn| has_grades || *column != SummaryColumn::Grade;
        let all = SummaryColumn::ALL.into_iter().filter(is_there);
        all.filter(|column| self.needs(*column) || self.marks.with(|marks| marks.shows(*column))).collect()
    }

    /// Whether the table has the column whatever the user chooses, because its figures are not all of one year.
    pub(super) fn needs(self, column: SummaryColumn) -> bool {
        column == SummaryColumn::Years && self.find(SummaryNow::has_totals).unwrap_or_default()
    }
}

/// What the view shows, from the context.
pub(super) fn use_summary() -> ShownSummary {
    expect_context()
}

/// The number of rows that are computed before the page reacts again.
const ROWS_AT_ONCE: usize = 100;
/// The number of years whose tables are kept.
const MOST_KEPT: usize = 3;

/// The plans of this browser that are in use.
pub(super) fn plans(editor: Editor, saving: Saving) -> Vec<SummaryPlan> {
    // The times of saves change together with the state of saving.
    saving.save_state.track();
    let is_in_use = |plan: &&Arc<Plan>| plan.placement == Placement::Active;
    editor.settled.with(|workbook| {
        let plans = workbook.plans().iter().filter(is_in_use);
        plans.map(|plan| SummaryPlan::kept(Arc::clone(plan), saving.saved_at(plan.id))).collect()
    })
}
