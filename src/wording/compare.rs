//! The texts of 比べる: the differences between two plans or files.

use super::import::{added, field as field_name};
use super::merging::{plan_field, value};
use super::{CompareLabel, Language, cells, names, terms};
use crate::compare::{Comparison, Content, DifferenceKind, DifferencePlace, KpiPair, SideDifference};
use crate::merge::IndicatorField;
use crate::plan::Form;

/// A sentence on the number of places that differ and of places that could not be read.
pub fn summary(comparison: &Comparison, language: Language) -> String {
    let (certain, unread) = (comparison.certain(), comparison.count(DifferenceKind::Unread));
    let differ = match certain {
        0 if comparison.all_read() => language.say("違いはありません。", "There are no differences."),
        0 => language.say("読み取ったところに違いはありません。", "There are no differences in what was read."),
        1 => language.say("1か所が異なります。", "1 place differs."),
        _ => sentence!(language, "{certain}か所が異なります。", "{certain} places differ."),
    };
    if unread == 0 {
        return differ;
    }
    let doubt =
        sentence!(language, "ほかに、読み取れないところが{unread}か所あります。", " {unread} more could not be read.");
    format!("{differ}{doubt}")
}

/// The label of a kind of difference.
pub fn kind(kind: DifferenceKind, language: Language) -> &'static str {
    match kind {
        DifferenceKind::Different => language.choose("異なる", "Different"),
        DifferenceKind::OnlyLeft => language.choose("左だけ", "Only left"),
        DifferenceKind::OnlyRight => language.choose("右だけ", "Only right"),
        DifferenceKind::Unread => language.choose("読取不能", "Unreadable"),
    }
}

/// The names of the KPIs in the order of the comparison: the name on the left, or the one on the right for a KPI that
/// only the right side has.
pub fn kpis(comparison: &Comparison, language: Language) -> Vec<String> {
    let row = |pair: &KpiPair| pair.left.iter().chain(&pair.right).find(|row| !row.name.is_empty()).cloned();
    let either = |pair: &KpiPair| row(pair).or_else(|| pair.left.clone()).or_else(|| pair.right.clone());
    let rows: Vec<_> = comparison.kpis.iter().filter_map(either).collect();
    names::rows(&mut rows.iter().map(|row| &**row), language)
}

/// The label of the place of a difference within its KPI or its plan, in the words of the form.
pub fn place(place: &DifferencePlace, comparison: &Comparison, language: Language) -> String {
    let form = &comparison.form;
    match place {
        DifferencePlace::Plan(field) => plan_field(field, comparison.plan_of(place), form, language),
        DifferencePlace::Year(year) => {
            let year = terms::year(*year, language);
            sentence!(language, "{year}の列", "Column of {year}")
        }
        DifferencePlace::Order => language.say("指標の順番", "Order of the indicators"),
        DifferencePlace::Kpi(_) => CompareLabel::WHOLE_KPI.text(language).to_owned(),
        DifferencePlace::Field(_, IndicatorField::Cell(place)) => {
            cells::cell(*place, terms::baseline(form, language), language)
        }
        DifferencePlace::Field(_, field) => field_name(*field, None, language),
    }
}

/// The content of one side of a difference. `unit` is the KPI's unit on that side; `is_left` selects the side.
pub fn content(difference: &SideDifference, is_left: bool, unit: &str, form: &Form, language: Language) -> String {
    let content = if is_left { &difference.left } else { &difference.right };
    match (content, &difference.place) {
        (Content::Nothing, DifferencePlace::Kpi(_) | DifferencePlace::Year(_)) => language.say("なし", "Not there"),
        (Content::Nothing, _) => language.say("（空欄）", "(blank)"),
        (Content::Present, DifferencePlace::Order) if is_left => language.say("左の順番", "Order on the left"),
        (Content::Present, DifferencePlace::Order) => language.say("右の順番", "Order on the right"),
        (Content::Present, _) => language.say("あり", "Present"),
        (Content::Value(said), _) => value(said, unit, language),
        (Content::Text(text), _) => names::without_long_runs(text),
        (Content::Kpi(row), _) => added(row, form, language),
    }
}

/// A remark that the user needs to understand a difference; `None` for most differences.
pub fn remark(difference: &SideDifference, language: Language) -> Option<&'static str> {
    let is_doubtful_kpi =
        matches!(difference.place, DifferencePlace::Kpi(_)) && difference.kind == DifferenceKind::Unread;
    is_doubtful_kpi.then(|| {
        language.choose(
            "反対側に名前の似た指標があり、同じ指標か決められません。",
            "The other side has an indicator with a similar name; it is not certain whether they are the same.",
        )
    })
}

/// The line with the number of further remarks on a file that are not shown.
pub fn more_told(more: usize, language: Language) -> String {
    sentence!(language, "ほか{more}件", "and {more} more")
}

/// The line with the number of further differences that are not shown.
pub fn more(more: usize, language: Language) -> String {
    sentence!(
        language,
        "ほか{more}か所（種類で絞り込むと見られることがあります）",
        "{more} more (filtering by kind may show them)"
    )
}
