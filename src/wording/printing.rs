//! The texts of 印刷: the choices of content, and the number of KPIs that are left out.

use super::{Label, Language, PrintLabel, judging, names};
use crate::figures::totals::Span;
use crate::plan::filter::By;
use crate::plan::{Indicator, Plan};
use crate::session::plan_view::{PlanView, PrintContent};
use crate::value::FiscalYear;

/// The largest number of letters of a KPI's name in the choice of its sheet.
const LONGEST_CHOICE: usize = 24;

/// The largest number of letters of a plan's name for which the foot of a page has room beside the page number.
const LONGEST_FOOT: usize = 72;

/// The foot of each page: the name of the plan, cut to one line.
pub fn foot(plan: &Plan, language: Language) -> String {
    names::shortened(&names::plan_name(plan, language), LONGEST_FOOT)
}

/// The label of a choice of content; `chosen` is the chosen KPI with its number.
pub fn content(content: PrintContent, chosen: Option<(&Indicator, usize)>, language: Language) -> String {
    let label = match content {
        PrintContent::Document => PrintLabel::PRINT_DOCUMENT,
        PrintContent::List => PrintLabel::PRINT_LIST,
        PrintContent::Sheets => PrintLabel::PRINT_SHEETS,
        PrintContent::ChosenSheet => PrintLabel::PRINT_CHOSEN,
    };
    let label = label.text(language);
    match chosen.filter(|_| content == PrintContent::ChosenSheet) {
        None => label.to_owned(),
        Some((row, number)) => {
            let name = names::shortened(&row.name, LONGEST_CHOICE);
            let name = if name.is_empty() { names::nth_indicator(number, language) } else { name };
            sentence!(language, "{label}（{name}）", "{label} ({name})")
        }
    }
}

/// The numbers of KPIs that are printed and left out.
pub fn count(printed: usize, all: usize, language: Language) -> String {
    let left_out = all.saturating_sub(printed);
    if left_out == 0 {
        let indicators = match all {
            1 => "the indicator".to_owned(),
            2 => "both indicators".to_owned(),
            _ => format!("all {all} indicators"),
        };
        sentence!(language, "{all}件すべてを印刷します。", "Prints {indicators}.")
    } else {
        sentence!(
            language,
            "{all}件中{printed}件を印刷します（{left_out}件は除外）。",
            "Prints {printed} of {all} indicators ({left_out} left out)."
        )
    }
}

/// The note on the printed page on what it leaves out: `44件中12件（基本目標1・未入力）`; `None` if it has every KPI.
pub fn left_out(
    view: &PlanView,
    (plan, year): (&Plan, FiscalYear),
    printed: usize,
    all: usize,
    language: Language,
) -> Option<String> {
    if printed >= all {
        return None;
    }
    Some(match view.print_content(plan) {
        PrintContent::Document => return None,
        PrintContent::ChosenSheet => shown_of_all(printed, all, language),
        PrintContent::List | PrintContent::Sheets => filtered(view, (plan, year), printed, all, language),
    })
}

/// The number of KPIs that pass the filters, with the filters: `44件中12件（基本目標1・未入力）`.
pub fn filtered(
    view: &PlanView,
    (plan, year): (&Plan, FiscalYear),
    shown: usize,
    all: usize,
    language: Language,
) -> String {
    let count = shown_of_all(shown, all, language);
    let filters = language.series(filters(view, (plan, year), language));
    if filters.is_empty() { count } else { sentence!(language, "{count}（{filters}）", "{count} ({filters})") }
}

fn shown_of_all(shown: usize, all: usize, language: Language) -> String {
    sentence!(language, "{all}件中{shown}件", "{shown} of {all}")
}

/// The active filters, each as its value.
fn filters(view: &PlanView, (plan, year): (&Plan, FiscalYear), language: Language) -> Vec<String> {
    let texts = By::ALL
        .into_iter()
        .filter_map(|by| view.filter.value(by))
        .map(|value| if value.is_empty() { Label::NONE_OF_THEM.text(language).to_owned() } else { value.to_owned() });
    let search = view.filter.search().trim();
    let search = (!search.is_empty()).then(|| sentence!(language, "検索「{search}」", "search “{search}”"));
    texts
        .chain(view.verdict(plan, year).map(|of| judging::verdict(of, Span::from_plan(plan), language)))
        .chain(search)
        .collect()
}
