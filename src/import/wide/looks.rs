//! Figures that may look different from their text in the file: with struck-out or raised letters, in a cell merged over several
//! years, or in a hidden row. Each kind is asked about once per file; until the answer such a figure is no statement.

use super::file::{FileKpi, FileRow, WideFile};
use crate::columns::Wide;
use crate::import::questions::{Answer, Answers, Ask, Question};
use crate::import::seen::{SeenCell, SeenSheet};
use crate::value::distinct;
use crate::value::width::trim;

/// Asks about these figures, and removes those that do not count by the answer.
pub(super) fn ask(file: &mut WideFile, seen: &SeenSheet, answers: &Answers) {
    if seen.is_plain() {
        return;
    }
    let is_marked = |figure: &RowFigure| seen.marked.contains_key(&figure.at);
    // A figure that is struck out as a whole is reported without a question.
    let _ = take_out(&mut file.kpis, seen, &|figure| figure.text.is_empty() && is_marked(figure));
    settle(file, Ask::HiddenRows, seen, answers, &|figure| seen.hidden_lines.contains(&figure.at.0));
    settle(file, Ask::Marked, seen, answers, &|figure| !figure.text.is_empty() && is_marked(figure));
    settle(file, Ask::Merged, seen, answers, &|figure| !figure.text.is_empty() && figure.covers_others);
    if answers.to(&Ask::HiddenRows) != Some(Answer::Yes) {
        file.kpis.retain(|kpi| !is_hidden_as_a_whole(kpi, seen));
    }
}

/// A figure of a row of a KPI.
struct RowFigure {
    /// The position in the file: the line and the column, counted from 1.
    at: (usize, usize),
    text: String,
    column: Wide,
    /// Whether its cell covers the cells of other figures of the row.
    covers_others: bool,
}

/// The figures of a row, including blank ones.
fn figures(FileRow { columns, row, .. }: &FileRow, seen: &SeenSheet) -> Vec<RowFigure> {
    let placed = columns.iter().filter(|(column, _)| column.is_figure());
    let placed =
        placed.filter_map(|(column, place)| row.written(*place).map(|at| (*column, *place, (at.line, at.column))));
    let figure = |(column, place, at)| {
        let covers_others = seen.spans.contains_key(&at) && placed.clone().any(|(.., other)| seen.covers(at, other));
        // A row may end before a cell that another one covers.
        let text = trim(row.field(place).unwrap_or_default()).to_owned();
        RowFigure { at, text, column, covers_others }
    };
    placed.clone().map(figure).collect()
}

/// A predicate that selects the figures of one kind.
type IsMeant<'a> = &'a dyn Fn(&RowFigure) -> bool;

/// Removes the selected figures from their rows, which then state nothing about them. Returns them.
fn take_out(kpis: &mut [FileKpi], seen: &SeenSheet, is_meant: IsMeant<'_>) -> Vec<RowFigure> {
    let mut taken = Vec::new();
    for row in kpis.iter_mut().flat_map(|kpi| kpi.target.iter_mut().chain(&mut kpi.actual)) {
        for figure in figures(row, seen).into_iter().filter(is_meant) {
            row.take_out(figure.column);
            taken.push(figure);
        }
    }
    taken
}

/// Asks about the selected figures, if there are any, and removes them unless the answer is that they count.
fn settle(file: &mut WideFile, ask: Ask, seen: &SeenSheet, answers: &Answers, is_meant: IsMeant<'_>) {
    let mut kpis = file.kpis.clone();
    let taken = take_out(&mut kpis, seen, is_meant);
    // The question shows the text of each figure and what was removed from its letters.
    let told = |figure: &RowFigure| {
        let marked = seen.marked.get(&figure.at).cloned().unwrap_or_default();
        (figure.at.0, SeenCell { text: figure.text.clone(), ..marked })
    };
    let mut found: Vec<(usize, SeenCell)> = match ask {
        Ask::HiddenRows => seen.hidden_lines.iter().map(|line| (*line, SeenCell::default())).collect(),
        _ => taken.iter().map(told).collect(),
    };
    if found.is_empty() {
        return;
    }
    found.sort_by_key(|(line, _)| *line);
    let question = Question::new(ask, vec![Answer::Yes, Answer::LeaveOut], answers);
    if question.answer != Some(Answer::Yes) {
        file.kpis = kpis;
        if question.answer.is_none() {
            file.waiting_for_looks += taken.iter().filter(|figure| !figure.text.is_empty()).count();
        }
    }
    let lines = distinct(found.iter().map(|(line, _)| *line));
    let lines = lines.into_iter().map(|line| (line, String::new())).collect();
    file.questions.push(Question { seen: found, found: lines, ..question });
}

/// Whether all rows of a KPI without an id are hidden.
fn is_hidden_as_a_whole(kpi: &FileKpi, seen: &SeenSheet) -> bool {
    let is_hidden = |FileRow { row, .. }: &FileRow| {
        let written = (0..row.len()).filter_map(|place| row.written(place));
        written.map(|at| at.line).all(|line| seen.hidden_lines.contains(&line))
    };
    kpi.id.is_none() && kpi.rows().all(is_hidden)
}
