//! Rows that sum up others by their names (合計) and are no KPIs unless the user says so.

use std::collections::BTreeSet;

use super::file::{FileKpi, FileRow, WideFile};
use crate::columns::in_names::names_a_sum;
use crate::import::questions::{Answer, Answers, Ask, Question};

/// Asks whether rows that sum up others by their names are KPIs; until then, or if not, they are none.
pub(super) fn ask(file: &mut WideFile, answers: &Answers) {
    let is_sum = |kpi: &FileKpi| kpi.id.is_none() && names_a_sum(&kpi.name());
    let lines = |kpi: &FileKpi| kpi.rows().flat_map(FileRow::lines).collect::<BTreeSet<usize>>();
    let lines: BTreeSet<usize> = file.kpis.iter().filter(|kpi| is_sum(kpi)).flat_map(lines).collect();
    let Some(first) = file.kpis.iter().find(|kpi| is_sum(kpi)) else { return };
    let asked = Question::new(Ask::Sums, vec![Answer::LeaveOut, Answer::Yes], answers);
    let found = lines.into_iter().map(|line| (line, String::new())).collect();
    file.questions.push(Question { subject: first.name(), found, ..asked.clone() });
    if asked.answer != Some(Answer::Yes) {
        file.kpis.retain(|kpi| !is_sum(kpi));
    }
}
