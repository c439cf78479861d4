//! The cells and texts of an indicator, and the labels of their places.

use super::{Label, Language, terms};
use crate::plan::indicator::Row;
use crate::plan::{Cell, CellPlace, Form, Indicator, SharePart, TextPlace};
use crate::value::FiscalYear;

/// Every cell of an indicator that can have content, with its place. The cells of the years follow those without a
/// year.
pub(super) fn cells(row: &Indicator) -> Vec<(CellPlace, &Cell)> {
    let mut cells = vec![(CellPlace::Baseline, &row.baseline.cell), (CellPlace::Period, &row.period_target)];
    cells.extend(row.targets.iter().map(|(year, cell)| (CellPlace::Target(*year), cell)));
    cells.extend(row.shown_actuals().map(|(year, cell)| (CellPlace::Actual(year), cell)));
    cells.extend(row.stated_total.iter().map(|cell| (CellPlace::StatedTotal, cell)));
    cells
}

/// The label of a cell's place, for texts that do not know the plan's form.
pub(super) fn place(place: CellPlace, language: Language) -> String {
    cell(place, language.choose("開始前の値", "Baseline"), language)
}

/// The label of a cell's place, where `baseline` is the label of the value before the project: `2024年度 目標`.
pub(super) fn cell(place: CellPlace, baseline: &str, language: Language) -> String {
    let of_year = |year, row: Label| format!("{} {}", terms::year(year, language), row.text(language));
    match place {
        CellPlace::Target(year) => of_year(year, Label::ROW_TARGET),
        CellPlace::Actual(year) => of_year(year, Label::ROW_ACTUAL),
        CellPlace::Baseline => baseline.to_owned(),
        CellPlace::Period => format!("{} {}", Label::WHOLE_PERIOD.text(language), Label::ROW_TARGET.text(language)),
        CellPlace::StatedTotal => Label::STATED_TOTAL.text(language).to_owned(),
    }
}

/// The accessible name of a cell: `販売数 2024年度 実績`.
pub fn cell_of(name: &str, place: CellPlace, form: &Form, language: Language) -> String {
    format!("{name} {}", place_of(place, form, language))
}

/// The label of a cell's place within its KPI: `2024年度 実績`.
pub fn place_of(place: CellPlace, form: &Form, language: Language) -> String {
    cell(place, terms::baseline(form, language), language)
}

/// The label of a part of a share: `2024年度 実績の分子`.
pub fn part(year: FiscalYear, part: SharePart, language: Language) -> String {
    let part = match part {
        SharePart::Numerator => language.choose("分子", "numerator"),
        SharePart::Denominator => language.choose("分母", "denominator"),
    };
    let actual = cell(CellPlace::Actual(year), "", language);
    sentence!(language, "{actual}の{part}", "{actual}, {part}")
}

/// The label of a text's place: `指標名`.
pub(super) fn text(place: TextPlace, language: Language) -> String {
    let label = match place {
        TextPlace::Name => return language.say("指標名", "Name"),
        TextPlace::Unit => Label::UNIT,
        TextPlace::Group => Label::GROUP,
        TextPlace::Responsible => Label::RESPONSIBLE,
        TextPlace::Definition => Label::DEFINITION,
        TextPlace::Source => Label::SOURCE,
        TextPlace::BaselineTime => Label::BASELINE_TIME,
        TextPlace::Note(row, year) => return note(row, year, language),
        TextPlace::StatedRate(year) => return of_stated(year, Label::STATED_RATE_OR_GRADE, language),
        TextPlace::StatedFormula(year) => return of_stated(year, Label::STATED_FORMULA, language),
        TextPlace::EarlierReason(of, _) => {
            let of = cell(of, "", language);
            return sentence!(language, "{of}の変更の理由", "{of}: reason for the change");
        }
    };
    label.text(language).to_owned()
}

/// The label of the note of a row, or of one cell of the row in a year: `2024年度 目標の備考`.
fn note(row: Row, year: Option<FiscalYear>, language: Language) -> String {
    let label = match row {
        Row::Target => Label::NOTE_TARGET.text(language),
        Row::Actual => Label::NOTE_ACTUAL.text(language),
    };
    year.map_or(label.to_owned(), |year| format!("{} {label}", terms::year(year, language)))
}

/// The label of what the document states for a year, or for the whole: `2024年度 記載の達成率・評価`.
fn of_stated(year: Option<FiscalYear>, label: Label, language: Language) -> String {
    let of = year.map_or(Label::OF_THE_WHOLE.text(language).to_owned(), |year| terms::year(year, language));
    format!("{of} {}", label.text(language))
}
