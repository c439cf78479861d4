//! 活動記録: the form in which a group records its activities (記録する), and the records of the plan with their sums.
//!
//! On a telephone 記録する is always open and the last records are below it. A wider screen shows all records as a table
//! and opens 記録する above it.

mod entry;
mod entry_day;
pub(crate) mod entry_field;
mod files;
mod list;
mod listing;
mod months;
mod pasting;
mod record_row;
mod sharing;

use keikaku::session::record_list::spans;
use keikaku::wording::activity_log;
use keikaku::wording::{Label, RecordLabel};
use leptos::prelude::*;

use crate::browser::screen;
use crate::ui::app::{focus, use_locale, use_open_plan};
use crate::ui::components::{Icon, IconName};
use crate::ui::pages::activity_log::entry::{ENTRY, RecordEntryForm};
use crate::ui::pages::activity_log::entry_day::follow_drafts;
use crate::ui::pages::activity_log::files::{RecordFiles, printed_report};
use crate::ui::pages::activity_log::list::RecordList;
use crate::ui::pages::activity_log::sharing::Sharing;
use crate::ui::pages::print::browser_paper::ViewPapers;
use crate::ui::review::Preview;

/// The id of the button that opens 記録する.
const ADD: &str = "add-record";

/// The view 活動記録.
#[component]
pub(crate) fn ActivityLogPage() -> impl IntoView {
    let (locale, plan) = (use_locale(), use_open_plan());
    let view = plan.view;
    let is_narrow = screen::is_narrow();
    let (papers, is_for_members) = (ViewPapers::new(), RwSignal::new(false));
    follow_drafts(plan);
    let has_none = plan.read_now(|plan| !plan.log().has_records()).unwrap_or_default();
    if has_none {
        view.update_untracked(|view| view.entry.is_open = true);
    }
    let is_open = Memo::new(move |_| is_narrow || view.with(|view| view.entry.is_open));
    let toggle = move |_| {
        view.update(|view| view.entry.is_open = !view.entry.is_open);
        focus::focus_after_update(if is_open.get() { vec![ENTRY.to_owned()] } else { vec![ADD.to_owned()] });
    };
    let label = move || {
        let label = if is_open.get() { RecordLabel::CLOSE_ENTRY } else { RecordLabel::ADD_RECORD };
        label.text(locale.language())
    };
    let button = (!is_narrow).then(|| {
        view! {
            <button type="button" id=ADD class="secondary" aria-expanded=move || is_open.get().to_string() on:click=toggle>
                {move || (!is_open.get()).then(|| view! { <Icon name=IconName::Add /> })}
                {label}
            </button>
        }
    });
    // The list and the report offer the same years and months.
    let spans = Memo::new(move |_| {
        let spans = plan.read_settled(|plan| spans(plan)).unwrap_or_default();
        let language = locale.language();
        spans.into_iter().map(|span| (span.code(), activity_log::span(span, language))).collect()
    });
    view! {
        <div class="activity-log">
            <div class="activity-head">
                <h1>{locale.label(Label::ACTIVITY_LOG)}</h1>
                {button}
            </div>
            <Preview />
            {move || is_open.get().then(|| view! { <RecordEntryForm /> })}
            <RecordList spans />
            <Sharing />
            <RecordFiles papers is_for_members spans />
        </div>
        {printed_report(papers, is_for_members)}
    }
}
