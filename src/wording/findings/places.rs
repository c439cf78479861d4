//! The labels of places, by the labels and the printed numbers of the form.

use super::PlaceNames;
use crate::checks::{FindingPlace, RowPlace};
use crate::plan::Form;
use crate::value::FiscalYear;
use crate::wording::{ChecksLabel, Label, Language, activity_log, document, evaluation, facts, terms};

/// A place as a label, which begins with its row.
pub(super) fn label(place: FindingPlace, names: &PlaceNames) -> String {
    let in_row = |row_place| row_place_label(row_place, names, " ");
    after_row(place, names, in_row)
}

/// The label of a place within a sentence, without its row.
pub(super) fn in_text(place: FindingPlace, names: &PlaceNames) -> String {
    match place {
        FindingPlace::Indicator { row_place: RowPlace::Baseline, .. } => {
            names.form.labels.baseline_in_sentence.text(names.language).to_owned()
        }
        FindingPlace::Indicator { row_place, .. } => row_place_label(row_place, names, "の"),
        FindingPlace::Evaluation(place) => evaluation::place_in_text(place, names.plan.as_ref(), names.language),
        elsewhere => label(elsewhere, names),
    }
}

/// The label of a row's cells in several years: `KPI②の2023年度・2024年度 目標`.
pub(super) fn in_years(place: FindingPlace, years: &[FiscalYear], names: &PlaceNames) -> String {
    let row = numbered(names.row(place).number, &names.form, names.language);
    in_years_of_row(place, years, &row, names)
}

/// The same with the name of the KPI instead of its number: `相談件数の2023年度・2024年度 実績`.
pub(super) fn in_years_by_name(place: FindingPlace, years: &[FiscalYear], names: &PlaceNames) -> String {
    in_years_of_row(place, years, &names.row(place).name, names)
}

fn in_years_of_row(place: FindingPlace, years: &[FiscalYear], row_name: &str, names: &PlaceNames) -> String {
    let language = names.language;
    let FindingPlace::Indicator { row_place, .. } = place else { return label(place, names) };
    if years.len() < 2 {
        return after_row_name(place, row_name, names, |row_place| row_place_label(row_place, names, " "));
    }
    let years = language.series(years.iter().map(|year| terms::year(*year, language)));
    let (row, english) = match row_place {
        RowPlace::Actual(_) => (Label::ROW_ACTUAL, "actuals"),
        _ => (Label::ROW_TARGET, "targets"),
    };
    let row = row.text(language);
    after_row_name(place, row_name, names, |_| sentence!(language, "{years} {row}", "{english} of {years}"))
}

/// The label of a row by its number: `KPI②`. Numbers above 50 are written in brackets, since there are no circled
/// characters for them.
pub(crate) fn numbered(number: usize, form: &Form, language: Language) -> String {
    let indicator = terms::indicator(form, language);
    language.choose(format!("{indicator}{}", circled(number)), format!("{indicator} {number}"))
}

/// A number in a circle, as the form prints it.
fn circled(number: usize) -> String {
    let offset = |first: u32, from: usize| u32::try_from(number - from).ok().and_then(|step| first.checked_add(step));
    let code = match number {
        1..=20 => offset(0x2460, 1),
        21..=35 => offset(0x3251, 21),
        36..=50 => offset(0x32B1, 36),
        _ => None,
    };
    code.and_then(char::from_u32).map_or_else(|| format!("({number})"), String::from)
}

fn after_row(place: FindingPlace, names: &PlaceNames, row_label: impl Fn(RowPlace) -> String) -> String {
    let row = numbered(names.row(place).number, &names.form, names.language);
    after_row_name(place, &row, names, row_label)
}

fn after_row_name(
    place: FindingPlace,
    row: &str,
    names: &PlaceNames,
    row_label: impl Fn(RowPlace) -> String,
) -> String {
    let language = names.language;
    match place {
        FindingPlace::Fact(of) => facts::label(of, &names.form, language).to_owned(),
        FindingPlace::Text(place) => document::place(place, &names.form, language),
        FindingPlace::Heading(year) => {
            let year = terms::year(year, language);
            sentence!(language, "{year}の見出し", "Heading of {year}")
        }
        FindingPlace::Column(nth) => sentence!(language, "{nth}列目の見出し", "Heading of column {nth}"),
        FindingPlace::Evaluation(place) => {
            let label = evaluation::place(place, names.plan.as_ref(), language);
            match place.indicator() {
                Some(_) => language.choose(format!("{row}の{label}"), format!("{row}, {label}")),
                None => label,
            }
        }
        FindingPlace::Indicator { row_place: of, .. } => {
            language.choose(format!("{row}の{}", row_label(of)), format!("{row}, {}", row_label(of)))
        }
    }
}

/// The label of a place within a row; `between` separates the year and the label of the row.
fn row_place_label(row_place: RowPlace, names: &PlaceNames, between: &str) -> String {
    let language = names.language;
    let of_year = |year, row: Label, english: &str| {
        let year = terms::year(year, language);
        language.choose(format!("{year}{between}{}", row.text(language)), format!("{english} for {year}"))
    };
    match row_place {
        RowPlace::Name => language.say("名称", "name"),
        RowPlace::Unit => language.say("単位", "unit"),
        RowPlace::Basis => language.say("「目標の数え方」", "“How targets are counted”"),
        RowPlace::ActualSource => language.say("「実績のつけ方」", "“Where actuals come from”"),
        RowPlace::Direction => language.say("「めざす向き」", "“Aim”"),
        RowPlace::Definition => Label::DEFINITION.text(language).to_owned(),
        RowPlace::Responsible => Label::RESPONSIBLE.text(language).to_owned(),
        RowPlace::Baseline => language.say(terms::baseline(&names.form, Language::Japanese), "baseline"),
        RowPlace::AsOf => {
            let baseline = terms::baseline(&names.form, Language::Japanese);
            language.choose(format!("{baseline}の時点"), "date of the baseline".to_owned())
        }
        RowPlace::Targets => language.say("目標", "targets"),
        RowPlace::Target(year) => of_year(year, Label::ROW_TARGET, "target"),
        RowPlace::Period => language.choose(format!("計画期間{between}目標"), "target for the whole period".to_owned()),
        RowPlace::Actual(year) => of_year(year, Label::ROW_ACTUAL, "actual"),
        RowPlace::Measured => language.say("把握時期", "“When known”"),
        RowPlace::StatedTotal => language.say("記載の累計", "stated total"),
        RowPlace::FinalLevel => language.say("最終目標の値", "final level"),
        RowPlace::StatedRate(Some(year)) => of_year(year, ChecksLabel::STATED_RATE, "stated rate"),
        RowPlace::StatedRate(None) => language.say("全体の記載の達成率", "overall stated rate"),
        RowPlace::Record(_, of) => {
            let of = activity_log::text_label(of, language);
            sentence!(language, "記録の{of}", "record, {of}")
        }
    }
}
