//! The tools above the plans: the search, the year of all lines, the filters, and the list as a file and on paper.

use keikaku::export::file_name::plan_list_name;
use keikaku::export::records::Outgoing;
use keikaku::session::plan_list::PlanListView;
use keikaku::value::{FiscalYear, width};
use keikaku::wording::{Label, ListLabel, plan_list, terms};
use leptos::prelude::*;

use crate::browser::{clock, print};
use crate::ui::app::{Messages, use_editor, use_locale, use_messages};
use crate::ui::components::{CheckField, Choice, Icon, IconName, SearchInput};
use crate::ui::pages::exchange::CSV;
use crate::ui::pages::list::plan_lines::{PlanLines, use_lines};

/// The tools; hidden while there are no plans.
#[component]
pub(crate) fn ListTools() -> impl IntoView {
    let (locale, messages, lines) = (use_locale(), use_messages(), use_lines());
    let view = lines.view;
    let search = move |text: String| view.update(|view| view.search = width::key(&text));
    let shown = move || plan_list::shown(lines.shown.with(Vec::len), lines.lines.with(Vec::len), locale.language());
    let searched = view.with_untracked(|view| view.search.clone());
    let print = move |_| {
        lines.window.show_all();
        print::print_after_update();
    };
    let switch = |label, is_on: fn(&PlanListView) -> bool, set: fn(&mut PlanListView, bool)| {
        let is_on = Signal::derive(move || view.with(is_on));
        let on_switch = move |is_on| view.update(|view| set(view, is_on));
        view! { <CheckField label=locale.label(label) is_on on_switch /> }
    };
    view! {
        <div class="list-tools screen-only" hidden=move || lines.count.get() == 0>
            <label for="find-plan">
                <Icon name=IconName::Search />
                {locale.label(ListLabel::FIND_PLAN)}
            </label>
            <SearchInput id="find-plan" text=searched on_search=search />
            <ListYear />
            {switch(ListLabel::ONLY_UNANSWERED, |view| view.only_unanswered, |view, is_on| view.only_unanswered = is_on)}
            {switch(ListLabel::ONLY_MISSING, |view| view.only_missing, |view, is_on| view.only_missing = is_on)}
            <p class="count" role="status">{shown}</p>
            <div class="buttons">
                <button type="button" class="secondary" on:click=move |_| write_csv(messages, lines)>
                    <Icon name=IconName::Save />
                    {locale.label(ListLabel::WRITE_LIST_CSV)}
                </button>
                <button type="button" class="secondary" on:click=print>
                    <Icon name=IconName::Print />
                    {locale.label(Label::PRINT_IT)}
                </button>
            </div>
        </div>
    }
}

/// The choice 年度: the newest ended year of each plan, or one of the years of all plans, the newest first.
#[component]
fn ListYear() -> impl IntoView {
    let (locale, editor, lines) = (use_locale(), use_editor(), use_lines());
    let view = lines.view;
    let options = Signal::derive(move || {
        let mut years: Vec<FiscalYear> = view.with(|view| view.year).into_iter().collect();
        editor.settled.with(|workbook| {
            for year in workbook.plans().iter().flat_map(|plan| plan.years.years()) {
                if let Err(place) = years.binary_search_by(|other| year.cmp(other)) {
                    years.insert(place, year);
                }
            }
        });
        let option = |year: FiscalYear| terms::year_option(year, locale.language());
        let newest = (String::new(), locale.label(ListLabel::NEWEST_ENDED_YEAR).to_owned());
        [newest].into_iter().chain(years.into_iter().map(option)).collect::<Vec<_>>()
    });
    let chosen = Signal::derive(move || view.with(|view| view.year).map(|year| year.to_string()).unwrap_or_default());
    let choose = move |chosen: String| view.update(|view| view.year = chosen.parse().ok());
    view! { <Choice id="list-year" label=locale.label(Label::OVERVIEW_YEAR) options chosen on_select=choose /> }
}

/// Downloads the lines that are shown as a file.
fn write_csv(messages: Messages, lines: PlanLines) {
    let (shown, today) = (lines.shown.get_untracked(), clock::today());
    let file = Outgoing { records: plan_list::records(shown.iter().map(|line| &**line), today) };
    let year = lines.view.with_untracked(|view| view.year);
    messages.offer(&plan_list_name(year, today), &file.utf8(), CSV);
}
