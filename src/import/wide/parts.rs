//! Rows of a sheet that are parts of one row of the file, as the labels of its figures name them: 平均寿命（男性）, 平均寿命（女性）.

use std::collections::BTreeSet;

use super::file::{FileKpi, WideFile};
use crate::import::questions::{Answer, Answers, Ask, Question};

/// Asks whether the rows on those lines are KPIs of their own; until then, or if not, none of them is one.
pub(super) fn ask(file: &mut WideFile, parts: &BTreeSet<usize>, answers: &Answers) {
    let is_part = |kpi: &FileKpi| parts.contains(&kpi.line());
    let Some(first) = file.kpis.iter().find(|kpi| is_part(kpi)) else { return };
    let asked = Question::new(Ask::Parts, vec![Answer::LeaveOut, Answer::Yes], answers);
    let found = parts.iter().map(|line| (*line, String::new())).collect();
    file.questions.push(Question { subject: first.name(), found, ..asked.clone() });
    if asked.answer != Some(Answer::Yes) {
        file.kpis.retain(|kpi| !is_part(kpi));
    }
}
