//! The facts that 詳細 shows about an indicator besides its fields, one line for each fact.

use super::cells::{cells, place};
use super::names::without_long_runs;
use super::{Language, terms};
use crate::plan::indicator::{Earlier, OtherReading, Row};
use crate::plan::place::earlier_at;
use crate::plan::{CellPlace, Indicator, Measured};
use crate::value::width;

/// The cells whose text differs from what the grid shows, with the text as it was typed or read: `2026年度 目標: ６０，０００`.
pub fn as_typed(row: &Indicator, language: Language) -> Vec<String> {
    let mut lines = Vec::new();
    for (at, cell) in cells(row) {
        if cell.text != at.shown(cell, &row.unit) {
            lines.push(without_long_runs(&format!("{}: {}", place(at, language), cell.text)));
        }
    }
    lines
}

/// The targets and actuals that were replaced, with the day of the replacement and its reason.
pub fn earlier(row: &Indicator, language: Language) -> Vec<String> {
    let targets = row.earlier_targets.keys().map(|year| year.map_or(CellPlace::Period, CellPlace::Target));
    let places = targets.chain(row.actuals.keys().copied().map(CellPlace::Actual));
    let lines = places.flat_map(|at| {
        let line = move |one| format!("{}: {}", place(at, language), replaced(one, &row.unit, language));
        earlier_at(row, at).iter().map(line)
    });
    lines.collect()
}

/// A value that was replaced, with the day and the reason: `100（2026-06-30に差し替え: 集計の誤り）`.
pub(super) fn replaced(one: &Earlier, unit: &str, language: Language) -> String {
    let (value, day, reason) = (one.cell.shown(unit), one.replaced_on, &one.reason);
    let why = if reason.is_empty() { String::new() } else { format!(": {reason}") };
    let line = sentence!(language, "{value}（{day}に差し替え{why}）", "{value} (replaced on {day}{why})");
    without_long_runs(&line)
}

/// The notes of single years, which have no field in 詳細: `2024年度 実績: 決算前の値`.
pub fn notes_of_years(row: &Indicator, language: Language) -> Vec<String> {
    let mut lines = Vec::new();
    for ((of, year), note) in &row.notes {
        if let Some(year) = year {
            let cell = if *of == Row::Target { CellPlace::Target(*year) } else { CellPlace::Actual(*year) };
            lines.push(without_long_runs(&format!("{}: {note}", place(cell, language))));
        }
    }
    lines
}

/// The statements of other places of the source document about the same KPI.
pub fn other_readings(row: &Indicator, language: Language) -> Vec<String> {
    row.readings.iter().map(|reading| other_reading(reading, language)).collect()
}

/// A single statement of another place of the source document.
pub(super) fn other_reading(reading: &OtherReading, language: Language) -> String {
    let basis = reading.basis.map(|basis| terms::basis(Some(basis), language).to_owned());
    let parts =
        [reading.name.clone(), reading.unit.clone(), basis, reading.definition.clone(), reading.project.clone()];
    without_long_runs(&format!("{}: {}", reading.place, language.list(parts.into_iter().flatten())))
}

/// The years of the survey as text; `None` if the KPI is not measured by a survey.
pub fn survey_years(row: &Indicator) -> Option<String> {
    match &row.measured {
        Measured::Survey { years } => Some(years.iter().map(i32::to_string).collect::<Vec<_>>().join(", ")),
        Measured::YearEnd | Measured::Rolling => None,
    }
}

/// Reads western years from 1926 to 2200 that are separated by anything but digits; `None` if one of them is no such
/// year.
pub fn read_survey_years(text: &str) -> Option<Vec<i32>> {
    let folded = width::fold(text);
    let words = folded.split(|c: char| !c.is_ascii_digit()).filter(|word| !word.is_empty());
    let mut years = Vec::new();
    for word in words {
        let year = word.parse::<i32>().ok().filter(|year| (1926..=2200).contains(year))?;
        if let Err(place) = years.binary_search(&year) {
            years.insert(place, year);
        }
    }
    Some(years)
}

/// The error message that the survey's years could not be read, with the way to write them.
pub fn survey_years_unread(text: &str, language: Language) -> String {
    sentence!(
        language,
        "「{text}」を調査の年として読み取れません。「2017, 2022」のように西暦で記入してください。",
        "“{text}” cannot be read as survey years. Please enter western years like “2017, 2022”."
    )
}
