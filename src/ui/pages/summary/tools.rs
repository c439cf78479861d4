//! The tools of 総括表: the choices of what is listed and of the columns.

use std::sync::Arc;

use keikaku::figures::summary::{SummaryBy, SummaryColumn, SummaryGrouping};
use keikaku::paper::plain_table::PlainTable;
use keikaku::value::FiscalYear;
use keikaku::wording::summary as words;
use keikaku::wording::{Label, SummaryLabel, terms};
use leptos::prelude::*;

use crate::ui::app::use_locale;
use crate::ui::components::{CheckField, Choice, Menu, SearchInput};
use crate::ui::pages::summary::looked_files::LookAtFiles;
use crate::ui::pages::summary::out::WriteSummary;
use crate::ui::pages::summary::shown_summary::{ShownSummary, use_summary};

/// The id of the part that a telephone folds away.
const FOLDED: &str = "summary-tools";

/// 年度, まとめ方, the filters and 列.
#[component]
pub(super) fn Tools(
    /// The table that is being printed.
    printed: RwSignal<Option<Arc<PlainTable>>>,
    /// Whether a telephone shows all tools; otherwise it shows only the year.
    is_unfolded: RwSignal<bool>,
) -> impl IntoView {
    let (language, page) = (use_locale().language(), use_summary());
    let words = page.view.with_untracked(|view| view.filter.search().to_owned());
    let search = move |text| page.view.update(|view| view.filter.set_search(text));
    let is_missing_only = Signal::derive(move || page.view.with(|view| view.filter.is_missing_only));
    let switch = move |is_on| page.view.update(|view| view.filter.is_missing_only = is_on);
    view! {
        <div class="toolbar" role="search">
            <Year />
            <button
                type="button"
                class="secondary fold-tools"
                aria-expanded=move || is_unfolded.get().to_string()
                aria-controls=FOLDED
                on:click=move |_| is_unfolded.update(|is_unfolded| *is_unfolded = !*is_unfolded)
            >
                {SummaryLabel::FOLDED_TOOLS.text(language)}
            </button>
            <span id=FOLDED class="folded-tools" class:is-unfolded=is_unfolded>
                <Grouping />
                {SummaryBy::ALL.map(|by| filter_choice(page, by))}
                <label class="field">
                    <span class="field-label">{SummaryLabel::SEARCH.text(language)}</span>
                    <SearchInput text=words on_search=search />
                </label>
                <CheckField label=SummaryLabel::MISSING_ONLY.text(language) is_on=is_missing_only on_switch=switch />
                <span class="toolbar-end">
                    <LookAtFiles />
                    <WriteSummary shown=move |()| page.shown_table() printed />
                    <Menu id="summary-columns" rank="secondary" text=SummaryLabel::COLUMNS.text(language)>
                        {SummaryColumn::ALL.into_iter().filter(|column| !column.is_fixed()).map(|column| column_choice(page, column)).collect_view()}
                    </Menu>
                </span>
            </span>
        </div>
    }
}

/// The year of all figures.
#[component]
fn Year() -> impl IntoView {
    let (locale, page) = (use_locale(), use_summary());
    let options = Signal::derive(move || {
        let option = |year: &FiscalYear| terms::year_option(*year, locale.language());
        page.find(|now| now.years.iter().map(option).collect::<Vec<_>>()).unwrap_or_default()
    });
    let chosen = Signal::derive(move || page.find(|now| now.summary.year.to_string()).unwrap_or_default());
    let choose = move |chosen: String| page.view.update(|view| view.year = chosen.parse().ok());
    view! { <Choice id="summary-year" label=locale.label(Label::OVERVIEW_YEAR) options chosen on_select=choose /> }
}

/// まとめ方: how the rows are grouped.
#[component]
fn Grouping() -> impl IntoView {
    let (language, page) = (use_locale().language(), use_summary());
    let option = |(nth, of): (usize, SummaryGrouping)| (nth.to_string(), words::grouping(of, language).to_owned());
    let options: Vec<(String, String)> = SummaryGrouping::ALL.into_iter().enumerate().map(option).collect();
    let chosen = Signal::derive(move || page.view.with(|view| view.grouping as usize).to_string());
    let choose = move |chosen: String| {
        let of = chosen.parse().ok().and_then(|nth: usize| SummaryGrouping::ALL.get(nth)).copied();
        page.view.update(|view| view.group_by(of.unwrap_or_default()));
    };
    let label = SummaryLabel::GROUPING.text(language);
    view! { <Choice id="summary-grouping" label options chosen on_select=choose /> }
}

/// The choice of a body, a plan or a group, if there are several.
fn filter_choice(page: ShownSummary, by: SummaryBy) -> AnyView {
    let language = use_locale().language();
    // The sign at the beginning distinguishes a blank value from no choice.
    let options = Memo::new(move |_| {
        let firsts = page.find(|now| {
            let firsts = by.firsts(&now.summary.rows);
            firsts.into_iter().map(|row| (format!("={}", by.key(row)), words::value(by, row, language))).collect()
        });
        let firsts: Vec<(String, String)> = firsts.unwrap_or_default();
        let all = (String::new(), Label::ALL_OF_THEM.text(language).to_owned());
        [all].into_iter().chain(firsts).collect::<Vec<_>>()
    });
    let chosen = Signal::derive(move || {
        page.view.with(|view| view.filter.value(by).map(|key| format!("={key}")).unwrap_or_default())
    });
    let choose = move |chosen: String| {
        let key = chosen.strip_prefix('=').map(str::to_owned);
        page.view.update(|view| view.filter.set_value(by, key));
    };
    let id = match by {
        SummaryBy::Body => "summary-body",
        SummaryBy::Plan => "summary-plan",
        SummaryBy::Group => "summary-group",
    };
    let is_of_use = Memo::new(move |_| options.with(Vec::len) > 2 || chosen.with(|chosen| !chosen.is_empty()));
    (move || {
        is_of_use
            .get()
            .then(|| view! { <Choice id=id label=words::by(by, language) options chosen on_select=choose /> })
    })
    .into_any()
}

/// The checkbox of a column.
fn column_choice(page: ShownSummary, column: SummaryColumn) -> AnyView {
    let is_on = Signal::derive(move || page.marks.with(|marks| marks.shows(column)));
    let switch = move |_| page.marks.update(|marks| marks.switch(column));
    let label = words::heading(column, use_locale().language());
    // A column that the headings of groups show, or that the figures need, has no checkbox.
    let is_there = move || !page.view.with(|view| view.grouping.names(column)) && !page.needs(column);
    (move || is_there().then(|| view! { <CheckField label is_on on_switch=switch /> })).into_any()
}
