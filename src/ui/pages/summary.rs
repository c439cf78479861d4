//! 総括表: the KPIs of all plans in one table.
//!
//! Nothing can be edited in it, and it follows the plans. The user's choices last as long as the page, so that the view
//! is unchanged when the user goes from a row to its plan and back ([`SummaryView`]).

mod combined_line;
mod looked_files;
mod missing_bodies;
mod out;
mod row;
mod row_panel;
mod shown_summary;
mod table;
mod tools;

use std::sync::Arc;

use keikaku::figures::progress::ProgressState;
use keikaku::figures::summary::{Standing, SummaryCounts, grade_counts};
use keikaku::paper::plain_table::PlainTable;
use keikaku::wording::SummaryLabel;
use keikaku::wording::summary as words;
use leptos::prelude::*;
use web_sys::DragEvent;

use crate::ui::app::{use_locale, use_saving};
use crate::ui::components::{StateCount, StateCounts, state_class};
use crate::ui::pages::summary::combined_line::CombinedLine;
use crate::ui::pages::summary::looked_files::{LookAtFiles, LookedFileList, LookedFiles};
use crate::ui::pages::summary::missing_bodies::MissingBodies;
use crate::ui::pages::summary::out::PrintedSummary;
use crate::ui::pages::summary::row_panel::RowPanel;
use crate::ui::pages::summary::shown_summary::{ShownSummary, plans, use_summary};
use crate::ui::pages::summary::table::SummaryTable;
use crate::ui::pages::summary::tools::Tools;
use crate::ui::review::Preview;

/// The view 総括表.
#[component]
pub(crate) fn SummaryPage() -> impl IntoView {
    let locale = use_locale();
    let looked = LookedFiles::provide();
    let page = ShownSummary::provide(looked);
    let printed = RwSignal::new(None);
    let has_table = Memo::new(move |_| page.now.with(Option::is_some));
    let (editor, saving) = (page.editor_view.editor, use_saving());
    let has_plans = move || looked.plans.with(|plans| !plans.is_empty()) || !plans(editor, saving).is_empty();
    let content = move || {
        if has_table.get() {
            view! { <Content printed /> }.into_any()
        } else {
            view! {
                <p class="empty" hidden=has_plans>{SummaryLabel::NO_PLANS.text(locale.language())}</p>
                <div class="buttons">
                    <LookAtFiles />
                </div>
            }
            .into_any()
        }
    };
    view! {
        <div class="summary-page" on:drop=move |event: DragEvent| looked.on_drop(&event)>
            <h1>{SummaryLabel::TITLE.text(locale.language())}</h1>
            <Preview />
            <LookedFileList />
            {content}
            <PrintedSummary printed />
        </div>
    }
}

/// The view if there are plans.
#[component]
fn Content(printed: RwSignal<Option<Arc<PlainTable>>>) -> impl IntoView {
    let (language, page) = (use_locale().language(), use_summary());
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
        <Tools printed is_unfolded />
        <p class="summary-count" role="status" data-field="summary-count">{about}</p>
        <div class="folded-tools" class:is-unfolded=is_unfolded>
            <Standings />
            <p class="summary-grades" data-field="summary-grades" lang="ja">{grades}</p>
            <MissingBodies rows=move |()| page.counted() />
        </div>
        <CombinedLine />
        <RowPanel />
        <SummaryTable />
    }
}

/// The counts by judgement, which filter the list.
#[component]
fn Standings() -> impl IntoView {
    let (language, page) = (use_locale().language(), use_summary());
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
