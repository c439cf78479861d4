//! Figures that a person may see otherwise than they stand in the file: with letters that are struck out or raised, in a cell that
//! was merged over several years, or in a row that is hidden. Each kind is asked once for the file, and until it is answered such a
//! figure is no statement.

use super::file::{FileKpi, FileRow, WideFile};
use crate::columns::Wide;
use crate::import::questions::{Answer, Answers, Ask, Question};
use crate::import::seen::{SeenCell, SeenSheet};
use crate::value::width::trim;

/// Asks about the figures that may be seen otherwise, and takes out those for which the answer is not that they count.
pub(super) fn ask(file: &mut WideFile, seen: &SeenSheet, answers: &Answers) {
    if seen.is_plain() {
        return;
    }
    // What is struck out as a whole is told, and nothing is asked.
    let _ = take_out(&mut file.kpis, &|_, figure| figure.text.is_empty() && seen.marked.contains_key(&figure.at));
    let is_hidden = |_: &[RowFigure], figure: &RowFigure| seen.hidden_lines.contains(&figure.at.0);
    let is_marked = |_: &[RowFigure], figure: &RowFigure| seen.marked.contains_key(&figure.at);
    let is_merged =
        |of_row: &[RowFigure], figure: &RowFigure| of_row.iter().any(|other| seen.covers(figure.at, other.at));
    settle(file, Ask::HiddenRows, seen, answers, &is_hidden);
    settle(file, Ask::Marked, seen, answers, &|of_row, figure| !figure.text.is_empty() && is_marked(of_row, figure));
    settle(file, Ask::Merged, seen, answers, &|of_row, figure| !figure.text.is_empty() && is_merged(of_row, figure));
    if answers.to(&Ask::HiddenRows) != Some(Answer::Yes) {
        file.kpis.retain(|kpi| !is_hidden_as_a_whole(kpi, seen));
    }
}

/// A figure of a row of a KPI.
struct RowFigure {
    /// Where it is written in the file: the line and the column, counted from 1.
    at: (usize, usize),
    text: String,
    column: Wide,
}

/// The figures of a row, blank ones as well.
fn figures(FileRow { columns, row, .. }: &FileRow) -> Vec<RowFigure> {
    let figure = |(column, place): &(Wide, usize)| {
        // A row may end before a cell that another one covers.
        let text = trim(row.field(*place).unwrap_or_default()).to_owned();
        let at = row.written(*place).filter(|_| column.is_figure())?;
        Some(RowFigure { at: (at.line, at.column), text, column: *column })
    };
    columns.iter().filter_map(figure).collect()
}

/// Whether a figure is one of a kind; the figures of its row are given as well.
type IsMeant<'a> = &'a dyn Fn(&[RowFigure], &RowFigure) -> bool;

/// Takes the figures of one kind out of their rows, which then say nothing of them. Returns them.
fn take_out(kpis: &mut [FileKpi], is_meant: IsMeant<'_>) -> Vec<RowFigure> {
    let mut taken = Vec::new();
    for row in kpis.iter_mut().flat_map(|kpi| kpi.target.iter_mut().chain(&mut kpi.actual)) {
        let of_row = figures(row);
        let meant: Vec<bool> = of_row.iter().map(|figure| is_meant(&of_row, figure)).collect();
        for (figure, _) in of_row.into_iter().zip(meant).filter(|(_, is_meant)| *is_meant) {
            row.take_out(figure.column);
            taken.push(figure);
        }
    }
    taken
}

/// Asks about the figures of one kind, if there are any, and takes them out unless they count.
fn settle(file: &mut WideFile, ask: Ask, seen: &SeenSheet, answers: &Answers, is_meant: IsMeant<'_>) {
    let mut kpis = file.kpis.clone();
    let taken = take_out(&mut kpis, is_meant);
    let is_of_rows = ask == Ask::HiddenRows;
    let mut found: Vec<(usize, SeenCell)> = if is_of_rows {
        seen.hidden_lines.iter().map(|line| (*line, SeenCell::default())).collect()
    } else {
        taken.iter().map(|figure| (figure.at.0, seen_of(figure, seen))).collect()
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
    let mut lines: Vec<usize> = found.iter().map(|(line, _)| *line).collect();
    lines.dedup();
    let lines = lines.into_iter().map(|line| (line, String::new())).collect();
    file.questions.push(Question { seen: found, found: lines, ..question });
}

/// What is told of a figure: its text, with what was taken from its letters.
fn seen_of(figure: &RowFigure, seen: &SeenSheet) -> SeenCell {
    let marked = seen.marked.get(&figure.at).cloned().unwrap_or_default();
    SeenCell { text: figure.text.clone(), ..marked }
}

/// Whether all of a KPI stands in hidden rows.
fn is_hidden_as_a_whole(kpi: &FileKpi, seen: &SeenSheet) -> bool {
    let is_hidden = |FileRow { row, .. }: &FileRow| {
        let written = (0..row.len()).filter_map(|place| row.written(place));
        written.map(|at| at.line).all(|line| seen.hidden_lines.contains(&line))
    };
    kpi.id.is_none() && kpi.rows().all(is_hidden)
}
