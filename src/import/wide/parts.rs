//! Rows of a sheet that are parts of one row of the file, as the labels of its figures name them: 平均寿命（男性）, 平均寿命（女性）.

use std::collections::BTreeSet;

use super::captions::unit_part;
use super::file::{FileKpi, WideFile};
use super::section::Title;
use crate::columns::{self, Wide};
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
        return;
    }
    let names: Vec<String> = file.kpis.iter().filter(|kpi| is_part(kpi)).map(FileKpi::name).collect();
    let columns: Vec<Wide> = file.years.iter().copied().chain([Wide::Baseline, Wide::Total]).collect();
    for kpi in file.kpis.iter_mut().filter(|kpi| is_part(kpi)) {
        state_unit(kpi, &names, &columns);
    }
}

/// States the unit of the figures of a part whose label is a word for a unit, 加入率（世帯）, so that it is not taken from the name.
fn state_unit(kpi: &mut FileKpi, names: &[String], columns: &[Wide]) {
    let has_unit = kpi.unit_is_open || kpi.rows().any(|row| row.trimmed(Wide::Unit).is_some());
    let name = kpi.name();
    if has_unit || columns::unit_in_name(&name).is_none() || !ends_in_label(&name, names) {
        return;
    }
    let texts: Vec<_> = kpi.rows().flat_map(|row| columns.iter().filter_map(|column| row.cell(*column))).collect();
    let Some(unit) = columns::shared_unit(texts.iter().map(|text| &**text)) else { return };
    let title = Title { line: kpi.line(), unit };
    for row in [&mut kpi.target, &mut kpi.actual].into_iter().flatten() {
        row.parts.push(unit_part(&title));
    }
}

/// Whether the label stands last in the name of a part: the other parts then differ only behind the same words, while those with
/// their unit last, 所要時間（本庁まで）（分）, differ before it.
fn ends_in_label(name: &str, names: &[String]) -> bool {
    let before = |name: &str| name.rsplit_once(['(', '\u{FF08}']).map(|(before, _)| before.to_owned());
    names.iter().any(|other| other != name && before(other) == before(name))
}
