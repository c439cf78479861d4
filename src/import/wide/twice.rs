//! One KPI and year twice with different values: asked which counts, never guessed (IN-010).

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

use super::file::{FileRow, Part, WideFile, is_nothing};
use crate::columns::Wide;
use crate::columns::fields::figure;
use crate::import::questions::{Answer, Answers, Ask, Question};
use crate::plan::cell::Cell;
use crate::plan::indicator::Row;

/// The largest number of values that can be chosen from: a KPI that is on more pages is no table of an office's.
const MOST_CHOICES: usize = 20;

/// Keeps of several values the one that was answered; without an answer none of them is read.
pub(super) fn settle(file: &mut WideFile, answers: &Answers) {
    let mut questions = Vec::new();
    for kpi in &mut file.kpis {
        if kpi.rows().all(|row| row.parts.len() < 2) {
            continue;
        }
        let name = kpi.name();
        for kind in [Row::Target, Row::Actual] {
            let Some(row) = kpi.place(kind).as_mut().filter(|row| row.parts.len() > 1) else { continue };
            for (column, found) in several(row) {
                let line = found.first().map(|(line, _)| *line).unwrap_or_default();
                let choices = found.iter().take(MOST_CHOICES).map(|(line, _)| Answer::Line(*line));
                let choices = choices.chain([Answer::LeaveOut]).collect();
                let asked = Question::new(Ask::Twice { line, row: kind, column }, choices, answers);
                for part in &mut row.parts {
                    let is_kept = asked.answer == Some(Answer::Line(part.row.line));
                    if !is_kept && part.columns.place(column).is_some() {
                        part.columns = Arc::new(part.columns.without(column));
                    }
                }
                questions.push(Question { subject: name.clone(), found, ..asked });
            }
        }
    }
    file.questions.append(&mut questions);
}

/// The columns in which parts of a row have different texts, each with the lines and the texts.
fn several(row: &FileRow) -> Vec<(Wide, Vec<(usize, String)>)> {
    let mut said: BTreeMap<Wide, Vec<(usize, String)>> = BTreeMap::new();
    for part in &row.parts {
        for (column, text) in figures(part) {
            said.entry(column).or_default().push((part.row.line, text));
        }
    }
    let differ = |texts: &[(usize, String)]| {
        let mut states = texts.iter().map(|(_, text)| Cell::read(text, ""));
        let first = states.next();
        states.any(|cell| Some(cell.state) != first.as_ref().map(|first| first.state))
    };
    said.into_iter().filter(|(_, texts)| differ(texts)).collect()
}

fn figures(part: &Part) -> impl Iterator<Item = (Wide, String)> {
    let text = |column| part.field(column).map(figure).filter(|text| !is_nothing(text)).map(Cow::into_owned);
    part.columns
        .iter()
        .filter(|(column, _)| column.is_figure())
        .filter_map(move |(column, _)| Some((column, text(column)?)))
}
