//! The buttons of 概況: 表をコピー, 図を保存 and 一枚で印刷.

use keikaku::export::clipboard::{Copied, copy_texts};
use keikaku::export::file_name::overview_picture_name;
use keikaku::export::picture::{self, Picture, PicturePart};
use keikaku::figures::progress::SortBy;
use keikaku::figures::totals::Span;
use keikaku::wording::progress::{OverviewSheet, ProgressTexts, heading};
use keikaku::wording::{Label, OverviewLabel, judging, names, terms};
use leptos::prelude::*;

use crate::ui::app::{Locale, Messages, use_locale, use_messages};
use crate::ui::components::{Icon, IconName, PictureMenu};
use crate::ui::pages::overview::overview_figures::{Overview, OverviewFigures, use_overview};
use crate::ui::pages::overview::progress_table::COLUMNS;

/// The three buttons.
#[component]
pub(crate) fn Tools() -> impl IntoView {
    let (locale, messages, overview) = (use_locale(), use_messages(), use_overview());
    let copy = move |_| copy_table(messages, overview);
    // The browser itself tells the user if printing fails.
    let print = move |_| drop(window().print());
    let warning = move || {
        overview.figures().and_then(|figures| {
            let sheet = OverviewSheet::from_entries(&figures.listed, &figures.plan, locale.language());
            sheet.warning(locale.language())
        })
    };
    view! {
        <div class="buttons">
            <button type="button" class="secondary" on:click=copy>
                <Icon name=IconName::Copy />
                {locale.label(Label::COPY_TABLE)}
            </button>
            <PictureMenu id="save-picture" rank="secondary" picture=move |()| picture_of(locale, overview) />
            <button type="button" class="secondary" on:click=print>
                <Icon name=IconName::Print />
                {locale.label(OverviewLabel::PRINT_ONE_SHEET)}
            </button>
            <span class="count">{warning}</span>
        </div>
    }
}

/// Copies the rows that are listed.
fn copy_table(messages: Messages, overview: Overview) {
    let locale = messages.locale;
    let Some(figures) = overview.figures_now() else { return };
    messages.copy(copied(locale, &figures), locale.label(Label::TABLE_COPIED).to_owned());
}

fn copied(locale: Locale, figures: &OverviewFigures) -> Copied {
    let language = locale.language();
    let plan = &figures.plan;
    let names = names::indicators(plan, language);
    // The bar has no text to copy.
    let columns = || COLUMNS.into_iter().flatten();
    let heads = columns().map(|column| heading(column, language)).chain([locale.label(Label::UNIT)]);
    let mut rows = vec![heads.map(|head| (head.to_owned(), false)).collect::<Vec<_>>()];
    for entry in &figures.listed {
        let texts = ProgressTexts::new(entry, plan, language);
        let name = names.get(entry.number.saturating_sub(1)).cloned().unwrap_or_default();
        let cell = |column| match column {
            SortBy::State => (joined(&texts.state, &texts.reason, language.choose("：", ": ")), false),
            SortBy::Number => (entry.number.to_string(), true),
            SortBy::Name => (name.clone(), false),
            SortBy::Target => (texts.target.clone(), true),
            SortBy::Actual => (joined(&texts.actual, texts.certainty, " "), true),
            SortBy::Rate => (texts.rate.text(), true),
            SortBy::OfFinal => (texts.of_final.clone(), true),
            SortBy::Difference => (texts.difference.clone(), true),
            SortBy::Year => (texts.year.clone(), false),
            SortBy::Responsible => (entry.row.responsible.clone(), false),
        };
        rows.push(columns().map(cell).chain([(entry.row.unit_of_years().to_owned(), false)]).collect());
    }
    copy_texts(&rows)
}

fn joined(text: &str, behind: &str, sign: &str) -> String {
    if behind.is_empty() { text.to_owned() } else { format!("{text}{sign}{behind}") }
}

/// The bar of the states or grades as a picture of its own.
fn picture_of(locale: Locale, overview: Overview) -> Option<Picture> {
    let (figures, language) = (overview.figures_now()?, locale.language());
    let (plan, year) = (&figures.plan, figures.year);
    let counts = figures.counts().into_iter().filter(|(of, count)| of.is_usual() || *count > 0);
    let parts: Vec<PicturePart> = counts
        .map(|(of, count)| PicturePart {
            state: of.state,
            name: judging::with_sign(of, Span::from_plan(plan), language),
            count,
        })
        .collect();
    let heading = format!("{} {}", names::plan_name(plan, language), terms::year(year, language));
    Some(picture::state_bar(overview_picture_name(plan, year), &heading, &parts))
}
