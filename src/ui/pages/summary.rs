//! 総括表: the KPIs of all plans in one table.
//!
//! Nothing can be edited in it, and it follows the plans. What is chosen in it lasts as long as the page, so that who goes from a
//! row into its plan and back finds it as it was ([`SummaryView`]).

mod combined_line;
mod looked_files;
mod missing_bodies;
mod out;
mod row;
mod row_panel;
mod table;
mod tools;

use std::sync::Arc;
use std::time::Duration;

use keikaku::export::picture::PicturePart;
use keikaku::figures::progress::ProgressState;
use keikaku::figures::summary::{
    self, Standing, Summary, SummaryColumn, SummaryCounts, SummaryPlan, SummaryRow, grade_counts,
};
use keikaku::paper::plain_table::PlainTable;
use keikaku::plan::{Placement, Plan};
use keikaku::session::looked_at::plans_of_summary;
use keikaku::session::summary_view::{SummaryLine, SummaryListing, SummaryMarks, SummaryView};
use keikaku::value::fiscal_year::FiscalYear;
use keikaku::wording::Language;
use keikaku::wording::summary::{self as words, SummaryLabel};
use leptos::prelude::*;
use web_sys::DragEvent;

use crate::browser::clock;
use crate::ui::app::{Editor, EditorView, Saving, use_editor_view, use_locale, use_saving};
use crate::ui::components::state_class::state_class;
use crate::ui::components::state_counts::{StateCount, StateCounts};
use crate::ui::pages::summary::combined_line::CombinedLine;
use crate::ui::pages::summary::looked_files::{LookAtFiles, LookedFileList, LookedFiles};
use crate::ui::pages::summary::missing_bodies::{MissingBodies, RowsOfYear};
use crate::ui::pages::summary::out::{PrintedSummary, ShownTable};
use crate::ui::pages::summary::row_panel::RowPanel;
use crate::ui::pages::summary::table::{SummaryTable, group_texts};
use crate::ui::pages::summary::tools::Tools;
use crate::ui::review::Preview;

/// What the parts of the view show, as a handle.
#[derive(Clone, Copy)]
pub(crate) struct ShownSummary {
    editor_view: EditorView,
    /// What is chosen to be listed.
    view: RwSignal<SummaryView>,
    /// What is marked in the list.
    marks: RwSignal<SummaryMarks>,
    now: Memo<Option<Arc<SummaryNow>>>,
}

/// The table at one moment.
#[derive(Debug, PartialEq, Eq)]
struct SummaryNow {
    /// The years of all plans.
    years: Vec<FiscalYear>,
    summary: Arc<Summary>,
    listing: SummaryListing,
}

impl SummaryNow {
    fn row(&self, number: u32) -> Option<&Arc<SummaryRow>> {
        self.summary.rows.get(number as usize)
    }

    /// The row of a line; `None` of the heading of a group.
    fn row_of_line(&self, line: usize) -> Option<(u32, &Arc<SummaryRow>)> {
        match self.listing.lines.get(line)? {
            SummaryLine::Row { number, .. } => Some((*number, self.row(*number)?)),
            SummaryLine::Group(_) => None,
        }
    }

    fn has_grades(&self) -> bool {
        self.summary.plans.iter().any(|plan| plan.has_grades(self.summary.year))
    }
}

impl ShownSummary {
    fn new(editor_view: EditorView, saving: Saving, looked: LookedFiles) -> Self {
        let (editor, view) = (editor_view.editor, editor_view.summary);
        // The tables of the years that were looked at last, whose rows stay those of the plans that do not change.
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
                // Until all rows are there the table stays as it was, so that nothing is counted in part.
                set_timeout(move || _ = turn.try_update(|turn| *turn += 1), Duration::ZERO);
                return before.cloned().flatten();
            }
            let listing = view.with(|view| view.listing(&summary));
            Some(Arc::new(SummaryNow { years, summary, listing }))
        });
        Self { editor_view, view, marks: editor_view.summary_marks, now }
    }

    /// What is found in the table as it is; nothing without plans.
    fn find<T>(self, found: impl FnOnce(&SummaryNow) -> T) -> Option<T> {
        self.now.with(|now| now.as_ref().map(|now| found(now)))
    }

    /// The rows of the chosen bodies, plans and groups, whatever they are counted as.
    fn counted(self) -> Option<RowsOfYear> {
        self.find(|now| {
            let rows = now.listing.counted.iter().filter_map(|number| now.row(*number).cloned());
            (Arc::new(rows.collect()), now.summary.year)
        })
    }

    /// The table as it is shown, to be written.
    fn shown_table(self) -> ShownTable {
        let (columns, language) = (self.columns(), self.editor_view.editor.locale().language());
        let table = self.find(|now| ShownTable {
            rows: (0..now.listing.lines.len()).filter_map(|line| Some(Arc::clone(now.row_of_line(line)?.1))).collect(),
            headings: self.headings(now),
            columns,
            year: Some(now.summary.year),
            counts: picture_parts(&now.listing.counts, language),
        });
        table.unwrap_or_default()
    }

    /// The headings of the groups, with the numbers of the rows above which they stand.
    fn headings(self, now: &SummaryNow) -> Vec<(usize, String)> {
        let mut rows = 0;
        let heading = |line: &SummaryLine| match line {
            SummaryLine::Row { .. } => {
                rows += 1;
                None
            }
            SummaryLine::Group(nth) => {
                group_texts(self, now, *nth).map(|(name, counts)| (rows, format!("{name} {counts}")))
            }
        };
        now.listing.lines.iter().filter_map(heading).collect()
    }

    /// The columns that are shown, in their order.
    fn columns(self) -> Vec<SummaryColumn> {
        let has_grades = self.find(SummaryNow::has_grades).unwrap_or_default();
        let is_there = |column: &SummaryColumn| has_grades || *column != SummaryColumn::Grade;
        self.marks.with(|marks| {
            let shown = SummaryColumn::ALL.into_iter().filter(is_there).filter(|column| marks.shows(*column));
            shown.collect()
        })
    }
}

/// The counts of the judged states as a picture has them; a plan without the year has no part in it.
fn picture_parts(counts: &SummaryCounts, language: Language) -> Vec<PicturePart> {
    let of_state = |of: Standing| {
        let (state, count) = (of?, counts.count(of));
        let name = format!("{} {}", words::sign(of), words::standing(of, language));
        (state.is_usual() || count > 0).then_some(PicturePart { state, name, count })
    };
    SummaryCounts::standings().filter_map(of_state).collect()
}

/// The rows that are made before the page reacts again.
const ROWS_AT_ONCE: usize = 100;
/// The years of which the tables are kept.
const MOST_KEPT: usize = 3;

/// The plans of the table: those of this browser that are in use.
fn plans(editor: Editor, saving: Saving) -> Vec<SummaryPlan> {
    // The times change with each save, and the state of saving is notified then.
    saving.save_state.track();
    let is_in_use = |plan: &&Arc<Plan>| plan.placement == Placement::Active;
    editor.settled.with(|workbook| {
        let plans = workbook.plans().iter().filter(is_in_use);
        plans.map(|plan| SummaryPlan::kept(Arc::clone(plan), saving.saved_at(plan.id))).collect()
    })
}

/// The view 総括表.
#[component]
pub(crate) fn SummaryPage() -> impl IntoView {
    let locale = use_locale();
    let looked = LookedFiles::provide();
    let page = ShownSummary::new(use_editor_view(), use_saving(), looked);
    let printed = RwSignal::new(None);
    let has_table = Memo::new(move |_| page.now.with(Option::is_some));
    let (editor, saving) = (page.editor_view.editor, use_saving());
    let has_plans = move || looked.plans.with(|plans| !plans.is_empty()) || !plans(editor, saving).is_empty();
    let content = move || {
        if has_table.get() {
            view! { <Content page printed /> }.into_any()
        } else {
            view! {
                <p class="empty" hidden=has_plans>{SummaryLabel::NoPlans.text(locale.language())}</p>
                <div class="buttons">
                    <LookAtFiles looked />
                </div>
            }
            .into_any()
        }
    };
    view! {
        <div class="summary-page" on:drop=move |event: DragEvent| looked.on_drop(&event)>
            <h1>{SummaryLabel::Title.text(locale.language())}</h1>
            <Preview />
            <LookedFileList looked />
            {content}
            <PrintedSummary printed />
        </div>
    }
}

/// The view where there are plans.
#[component]
fn Content(page: ShownSummary, printed: RwSignal<Option<Arc<PlainTable>>>) -> impl IntoView {
    let language = use_locale().language();
    let about = move || {
        page.find(|now| words::about(now.listing.rows, now.summary.rows.len(), now.summary.plans.len(), language))
    };
    let grades = move || {
        page.find(|now| {
            let rows = now.listing.counted.iter().filter_map(|number| now.row(*number)).map(|row| &**row);
            let lines = grade_counts(rows).iter().map(|counts| words::grades(counts, language)).collect::<Vec<_>>();
            lines.join(language.choose("　", " · "))
        })
    };
    let is_unfolded = RwSignal::new(false);
    view! {
        <Tools page printed is_unfolded />
        <p class="summary-count" role="status" data-field="summary-count">{about}</p>
        <div class="folded-tools" class:is-unfolded=is_unfolded>
            <Standings page />
            <p class="summary-grades" data-field="summary-grades" lang="ja">{grades}</p>
            <MissingBodies rows=move |()| page.counted() />
        </div>
        <CombinedLine page />
        <RowPanel page />
        <SummaryTable page />
    }
}

/// The counts by judgement, which filter the list.
#[component]
fn Standings(page: ShownSummary) -> impl IntoView {
    let language = use_locale().language();
    let counts = Signal::derive(move || {
        let pressed = page.view.with(|view| view.filter.standing);
        let counts = page.find(|now| now.listing.counts).unwrap_or_default();
        let count = |of: Standing| StateCount {
            class: of.map_or("is-open", |state| state_class(state.into())),
            sign: words::sign(of),
            word: words::standing(of, language),
            count: counts.count(of),
            is_pressed: pressed == Some(of),
            is_usual: of.is_some_and(ProgressState::is_usual),
        };
        SummaryCounts::standings().map(count).collect()
    });
    let press = move |nth: usize| {
        if let Some(of) = SummaryCounts::standings().nth(nth) {
            page.view.update(|view| {
                let filter = &mut view.filter;
                filter.standing = (filter.standing != Some(of)).then_some(of);
            });
        }
    };
    view! { <StateCounts counts on_press=press /> }
}
