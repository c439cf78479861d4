//! The content of a table file for a comparison without an import ([`crate::compare`]): it is read without any
//! answers, so that doubtful content is marked as such, and nothing is guessed.

use super::known_plan::notes_of_file;
use super::matching::{KnownTables, matched};
use super::named_row::Named;
use super::{Note, returned_table, row_questions, totals};
use crate::import::questions::{Answer, Answers, Ask, Question};
use crate::import::read::{ImportError, TableFile};
use crate::import::wide::{self, WideFile};
use crate::merge::{IndicatorField, Setting};
use crate::plan::cell::{Reading, ReadingDoubt, State, is_same_unit};
use crate::plan::indicator::Measure;
use crate::plan::lineage::KpiTable;
use crate::plan::place::CellPlace;
use crate::plan::{Indicator, MOST_INDICATORS};
use crate::value::id::IndicatorId;
use crate::value::width::key;

/// The content of a table file, read against one of our tables.
#[derive(Clone, Debug, Default)]
pub struct StatedTable {
    /// The rows of the file, under the ids by which they are known here; fields that the file does not state are as
    /// they are here.
    pub table: KpiTable,
    /// The texts that could not be read, each with its KPI and its field.
    pub unread: Vec<(IndicatorId, IndicatorField, String)>,
    /// The ids of KPIs that may be the same: rows of the file, and the KPIs here that they may mean.
    pub unsure: Vec<IndicatorId>,
    /// The notes on the file.
    pub notes: Vec<Note>,
    /// The questions that the file leaves open, without those about which KPI a row means.
    pub questions: Vec<Question>,
    /// Whether the meaning of a `-` is known, as in a file that this program wrote.
    knows_dashes: bool,
}

/// Reads the file with `here` as the reference. Returns the reason if it is refused.
pub fn stated(file: &TableFile, here: &KpiTable) -> Result<StatedTable, ImportError> {
    let mut answers = Answers::default();
    let file = wide::read_file(file, &answers)?;
    if file.source.as_ref().is_some_and(|source| source.reading.facts.is_empty()) {
        return Err(ImportError::NoHeader);
    }
    if file.sheet.is_some() {
        return Err(ImportError::NoRows);
    }
    if file.years.is_empty() && here.years.is_empty() {
        return Err(ImportError::NoYears);
    }
    let mut stated = StatedTable { knows_dashes: !file.versions.is_empty(), ..StatedTable::default() };
    let mut doubtful = Vec::new();
    for question in doubts(&file, here) {
        let Ask::Kpi { line } = question.ask else { continue };
        if !question.alike.is_empty() {
            doubtful.push(line);
            stated.unsure.extend(question.alike.iter().map(|(id, _)| *id));
        }
        answers.give(question.ask, Answer::NewKpi);
    }
    let reply = returned_table::read(&file, KnownTables::ours_alone(here), &answers);
    for (row, source) in reply.table.rows.iter().zip(&reply.sources) {
        stated.unsure.extend(Some(row.id).filter(|_| doubtful.contains(&source.line())));
    }
    stated.unread = reply.found.unread.iter().map(|one| (one.id, one.field, one.text.clone())).collect();
    let totals = totals::differing(&reply.table.rows, &reply.sources, &file.years, &[here], &answers);
    stated.notes = notes_of_file(&file, totals, 0);
    let is_of_sign = |question: &Question| matches!(question.ask, Ask::Remarks | Ask::Several | Ask::Sign { .. });
    let of_signs = reply.found.questions(&answers).into_iter().filter(is_of_sign);
    stated.questions = file.questions.iter().cloned().chain(of_signs).collect();
    stated.table = reply.table;
    Ok(stated)
}

/// The ids by which the rows of another plan are known here: the row's own id if it is here; otherwise the id of the
/// only KPI with its name and unit; otherwise its own id.
pub fn known_as(rows: &KpiTable, here: &KpiTable) -> Vec<IndicatorId> {
    let named: Vec<Named> = rows.rows.iter().map(|row| Named::of_row(row)).collect();
    let is_same = |row: &Indicator, id: IndicatorId| {
        id == row.id || here.row(id).is_some_and(|here| key(&here.unit) == key(&row.unit))
    };
    let found = rows.rows.iter().zip(matched(&named, KnownTables::ours_alone(here)));
    found.map(|(row, id)| if is_same(row, id) { id } else { row.id }).collect()
}

/// Questions about the rows that do not certainly mean a KPI here. Where only one side states a unit, it distinguishes
/// no two KPIs.
fn doubts(file: &WideFile, here: &KpiTable) -> Vec<Question> {
    if here.rows.len() > MOST_INDICATORS {
        return Vec::new();
    }
    let named: Vec<Named> = file.kpis.iter().map(Named::of_file).collect();
    let ids = matched(&named, KnownTables::ours_alone(here));
    let has_no_unit_here = |line: usize| {
        let found = file.kpis.iter().zip(&ids).find(|(kpi, _)| kpi.line() == line);
        let here = found.and_then(|(kpi, id)| here.row(*id).filter(|row| key(&row.name) == key(&kpi.name())));
        here.is_some_and(|row| key(&row.unit).is_empty())
    };
    let mut questions = row_questions::questions(file, here, &Answers::default());
    questions.retain(|question| !matches!(question.ask, Ask::Kpi { line } if has_no_unit_here(line)));
    questions
}

impl StatedTable {
    /// The text of a field of this row of the file if its reading is doubtful; otherwise `None`.
    pub fn doubtful(&self, row: &Indicator, setting: &Setting) -> Option<String> {
        let (text, is_doubtful) = match setting {
            Setting::Cell(place, cell) => {
                let reading = Reading::from_text(&cell.text, &row.unit);
                let other_year = reading.other_year(setting.field().year());
                let has_other_unit = reading.unit.as_ref().is_some_and(|written| !is_same_unit(written, &row.unit));
                let is_dash = matches!(place, CellPlace::Actual(_)) && cell.state == State::NotApplicable;
                let is_unread = cell.state == State::Unread && row.measure != Measure::Descriptive;
                let is_open_dash = is_dash && !self.knows_dashes;
                let is_questionable = reading.doubt.is_some() || other_year.is_some();
                let is_doubtful = is_open_dash || is_unread || has_other_unit || is_questionable;
                (&cell.text, is_doubtful && !cell.is_blank())
            }
            Setting::Text(_, text) => (text, Reading::from_text(text, "").doubt == Some(ReadingDoubt::Damaged)),
            Setting::Choice(_) | Setting::Kept(_) => return None,
        };
        is_doubtful.then(|| text.clone())
    }
}
