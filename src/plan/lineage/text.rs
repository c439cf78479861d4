//! The compact text of a KPI table, by meaning. The version id is made from it, so the text of a table never changes as
//! long as its meaning is the same; a new format gets a new number in its first line.
//!
//! The fields of a line are separated by tabs. The first line has `1` and the years. Each KPI has one line: its id, five
//! letters for the choices, group, name, unit and section in charge, baseline and period target, the targets and the
//! actuals year by year, and the notes. A number has no surplus zeros, and may be followed by `p` (速報) or `e` (見込); `-`
//! is 該当なし, `?` is 未把握 with a letter for the reason, `=` precedes a text that could not be read or is a description.
//!
//! A text of a sheet of 効果検証 has a line of its own after the KPIs: the year, the part, and the exact text, since it is
//! merged paragraph by paragraph. The text of a table that is only for such a sheet begins with `2`.

use std::sync::Arc;

use super::KpiTable;
use crate::plan::cell::{Bound, Cell, Certainty, State, UnknownReason};
use crate::plan::indicator::{Actual, ActualsAre, Basis, Direction, Measure, Row};
use crate::plan::{EvaluationPlace, Indicator};
use crate::value::{Amount, FiscalYear, width};

/// The version number of this text format.
const FORM: &str = "1";
/// The version number of this format for a table that is only for a sheet.
pub(super) const OF_SHEET: &str = "2";

/// Writes a table as compact text.
pub(super) fn write(table: &KpiTable) -> String {
    let mut text = if table.is_sheet { OF_SHEET } else { FORM }.to_owned();
    for year in &table.years {
        push(&mut text, &year.to_string());
    }
    for row in &table.rows {
        write_row(&mut text, row, &table.years);
    }
    for (EvaluationPlace { year, part }, said) in &table.texts {
        text.push('\n');
        text.push_str(&year.to_string());
        push(&mut text, &part.to_string());
        push(&mut text, &in_line(said));
    }
    text
}

/// Reads a table from compact text; `None` if the text is malformed.
pub(super) fn read(text: &str) -> Option<KpiTable> {
    let mut table = KpiTable::default();
    let mut lines = text.split('\n');
    let mut head = lines.next()?.split('\t');
    table.is_sheet = match head.next()? {
        FORM => false,
        OF_SHEET => true,
        _ => return None,
    };
    for year in head {
        table.years.push(read_year(year)?);
    }
    for line in lines {
        if line.starts_with(|letter: char| letter.is_ascii_digit()) {
            table.texts.push(read_text(line)?);
            continue;
        }
        table.rows.push(Arc::new(read_row(line, &table.years)?));
    }
    Some(table)
}

/// The text with one form for line ends, the wave dash and the minus.
pub(super) fn unified(text: &str) -> String {
    let twins = text.chars().map(|letter| width::twin(letter).unwrap_or(letter));
    twins.collect::<String>().replace("\r\n", "\n").replace('\r', "\n")
}

/// Reads a text of a sheet with its place.
fn read_text(line: &str) -> Option<(EvaluationPlace, Arc<str>)> {
    let mut fields = line.split('\t');
    let (year, part, text) = (read_year(fields.next()?)?, fields.next()?.parse().ok()?, plain(fields.next()?));
    Some((EvaluationPlace { year, part }, text.into()))
}

fn read_year(text: &str) -> Option<FiscalYear> {
    text.parse().ok().and_then(FiscalYear::new)
}

/// Appends a tab and a field.
fn push(text: &mut String, field: &str) {
    text.push('\t');
    text.push_str(field);
}

fn write_row(text: &mut String, row: &Indicator, years: &[FiscalYear]) {
    let shows_years = !row.has_period_target();
    text.push('\n');
    text.push_str(&row.id.to_string());
    push(text, &choices(row));
    for field in [&row.group, &row.name, &row.unit, &row.responsible] {
        push(text, &escaped(field));
    }
    push(text, &write_cell(row, &row.baseline.cell));
    push(text, &if shows_years { String::new() } else { write_cell(row, &row.period_target) });
    for year in years {
        push(text, &if shows_years { write_cell(row, row.target(*year)) } else { String::new() });
    }
    for year in years {
        push(text, &write_cell(row, row.actual(*year)));
    }
    for ((of, year), note) in row.notes.iter().filter(|(_, note)| !note.is_empty()) {
        let letter = match of {
            Row::Target => 't',
            Row::Actual => 'a',
        };
        let year = year.map(|year| year.to_string()).unwrap_or_default();
        push(text, &format!("{letter}{year}={}", escaped(note)));
    }
}

fn read_row(line: &str, years: &[FiscalYear]) -> Option<Indicator> {
    let mut fields = line.split('\t');
    let mut next = || fields.next();
    let (id, letters) = (next()?.parse().ok()?, next()?);
    let mut row = Indicator::unset(id);
    read_choices(&mut row, letters)?;
    for text in [&mut row.group, &mut row.name, &mut row.unit, &mut row.responsible] {
        *text = plain(next()?);
    }
    row.baseline.cell = read_cell(next()?)?;
    row.period_target = read_cell(next()?)?;
    for year in years {
        let cell = read_cell(next()?)?;
        if !cell.is_blank() {
            row.targets.insert(*year, cell);
        }
    }
    for year in years {
        let cell = read_cell(next()?)?;
        if !cell.is_blank() {
            row.actuals.insert(*year, Actual { cell, ..Actual::default() });
        }
    }
    for field in fields {
        let (place, note) = read_note(field)?;
        row.notes.insert(place, note);
    }
    Some(row)
}

/// The letter of a choice that nobody has made.
const UNSET: char = '-';

fn choices(row: &Indicator) -> String {
    let measure = match row.measure {
        Measure::Count => 'c',
        Measure::Amount => 'a',
        Measure::Ratio => 'r',
        Measure::Descriptive => 'd',
    };
    let basis = match row.basis {
        Some(Basis::Increment) => 'i',
        Some(Basis::Level) => 'l',
        Some(Basis::PeriodTotal) => 't',
        Some(Basis::PeriodAverage) => 'm',
        None => UNSET,
    };
    let bound = match row.bound {
        Bound::AtLeast => 'g',
        Bound::Above => 'a',
        Bound::AtMost => 'l',
        Bound::Below => 'b',
    };
    let direction = match row.direction {
        Some(Direction::Up) => 'u',
        Some(Direction::Down) => 'd',
        Some(Direction::Keep) => 'k',
        None => UNSET,
    };
    let counted = match row.actuals_are {
        ActualsAre::Levels if row.basis == Some(Basis::Increment) => 'l',
        ActualsAre::Levels | ActualsAre::Increments => 'i',
    };
    [measure, basis, bound, direction, counted].iter().collect()
}

fn read_choices(row: &mut Indicator, letters: &str) -> Option<()> {
    let letters: Vec<char> = letters.chars().collect();
    let &[measure, basis, bound, direction, counted] = letters.as_slice() else { return None };
    row.measure = pick(measure, [Measure::Count, Measure::Amount, Measure::Ratio, Measure::Descriptive], "card")?;
    let all = [Basis::Increment, Basis::Level, Basis::PeriodTotal, Basis::PeriodAverage];
    row.basis = if basis == UNSET { None } else { Some(pick(basis, all, "iltm")?) };
    row.bound = pick(bound, [Bound::AtLeast, Bound::Above, Bound::AtMost, Bound::Below], "galb")?;
    let all = [Direction::Up, Direction::Down, Direction::Keep];
    row.direction = if direction == UNSET { None } else { Some(pick(direction, all, "udk")?) };
    row.actuals_are = pick(counted, [ActualsAre::Increments, ActualsAre::Levels], "il")?;
    Some(())
}

/// The value whose letter is `letter`; `None` if there is none.
fn pick<T, const N: usize>(letter: char, these: [T; N], letters: &str) -> Option<T> {
    these.into_iter().zip(letters.chars()).find(|(_, own)| *own == letter).map(|(this, _)| this)
}

fn write_cell(row: &Indicator, cell: &Cell) -> String {
    let cell = row.stated(cell);
    match cell.state {
        State::Number { amount, certainty } => format!("{}{}", without_zeros(amount), certainty_letter(certainty)),
        State::NotApplicable => "-".to_owned(),
        State::Blank => String::new(),
        State::Unknown { reason } => format!("?{}", reason.map_or("", reason_letter)),
        State::Unread => format!("={}", escaped(&cell.text)),
    }
}

fn certainty_letter(certainty: Certainty) -> &'static str {
    match certainty {
        Certainty::Final => "",
        Certainty::Preliminary => "p",
        Certainty::Estimate => "e",
    }
}

fn reason_letter(reason: UnknownReason) -> &'static str {
    match reason {
        UnknownReason::BeingCounted => "c",
        UnknownReason::UnderSurvey => "s",
        UnknownReason::Unpublished => "u",
        UnknownReason::Incalculable => "i",
        UnknownReason::Incomparable => "n",
    }
}

/// The digits of the value without surplus zeros after the decimal point.
fn without_zeros(amount: Amount) -> String {
    let plain = amount.plain();
    match plain.split_once('.') {
        Some((whole, places)) if places.trim_end_matches('0').is_empty() => whole.to_owned(),
        Some(_) => plain.trim_end_matches('0').to_owned(),
        None => plain,
    }
}

fn read_cell(field: &str) -> Option<Cell> {
    let cell = |state, text: String| Some(Cell { state, text });
    let unknown = |reason: Option<UnknownReason>| {
        cell(State::Unknown { reason }, reason.map_or("…", UnknownReason::word).to_owned())
    };
    match field {
        "" => Some(Cell::default()),
        "-" => cell(State::NotApplicable, "-".to_owned()),
        "?" => unknown(None),
        "?c" => unknown(Some(UnknownReason::BeingCounted)),
        "?s" => unknown(Some(UnknownReason::UnderSurvey)),
        "?u" => unknown(Some(UnknownReason::Unpublished)),
        "?i" => unknown(Some(UnknownReason::Incalculable)),
        "?n" => unknown(Some(UnknownReason::Incomparable)),
        _ => match field.strip_prefix('=') {
            Some(text) => cell(State::Unread, plain(text)),
            None => read_number(field),
        },
    }
}

fn read_number(field: &str) -> Option<Cell> {
    let (digits, certainty) = match (field.strip_suffix('p'), field.strip_suffix('e')) {
        (Some(digits), _) => (digits, Certainty::Preliminary),
        (_, Some(digits)) => (digits, Certainty::Estimate),
        _ => (field, Certainty::Final),
    };
    let amount = Amount::from_plain(digits)?;
    let text = match certainty {
        Certainty::Final => digits.to_owned(),
        Certainty::Preliminary | Certainty::Estimate => format!("{digits}({})", certainty.word()),
    };
    Some(Cell { state: State::Number { amount, certainty }, text })
}

/// Reads a note: `t2024=…` is the note of that year's target, `a=…` the note of the row of actuals.
fn read_note(field: &str) -> Option<((Row, Option<FiscalYear>), String)> {
    let (place, text) = field.split_once('=')?;
    let (row, year) = match (place.strip_prefix('t'), place.strip_prefix('a')) {
        (Some(year), _) => (Row::Target, year),
        (_, Some(year)) => (Row::Actual, year),
        _ => return None,
    };
    let year = if year.is_empty() { None } else { Some(read_year(year)?) };
    Some(((row, year), plain(text)))
}

fn escaped(text: &str) -> String {
    in_line(&unified(text))
}

/// The text on one line, without tabs.
fn in_line(text: &str) -> String {
    text.replace('\\', "\\\\").replace('\t', "\\t").replace('\n', "\\n")
}

/// The original text of a field that [`escaped`] wrote.
fn plain(field: &str) -> String {
    let mut text = String::new();
    let mut letters = field.chars();
    while let Some(letter) = letters.next() {
        match (letter, letters.as_str().chars().next()) {
            ('\\', Some(next)) => {
                text.push(match next {
                    't' => '\t',
                    'n' => '\n',
                    other => other,
                });
                letters.next();
            }
            _ => text.push(letter),
        }
    }
    text
}
