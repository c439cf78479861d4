//! The merge of texts of the sheets of 効果検証 that a table file holds, paragraph by paragraph.

use super::stated::{Counts, decide};
use super::whole::PlanSetting;
use super::{DiffStatus, Difference, FieldValue, Resolution};
use crate::plan::Plan;
use crate::plan::lineage::{KpiTable, same_text};
use crate::value::width::trim;

/// Compares the texts of their table with those of the plan and of the base. Where the base is not known, or says nothing of a
/// place, it counts as blank before. `answers` are the tables that were made from the same base and imported before.
pub fn merge_texts(base: Option<&KpiTable>, ours: &Plan, theirs: &KpiTable, answers: &[KpiTable]) -> Vec<Difference> {
    let mut differences = Vec::new();
    for (place, text) in &theirs.texts {
        let setting = |text: &str| PlanSetting::EvaluationText(*place, text.to_owned());
        let (was, is) = (base.and_then(|base| base.said(*place)), ours.evaluation_text(*place));
        let said = as_known(text, was.unwrap_or_default(), is);
        let (base, ours) = (was.map(setting), setting(is));
        let Some((status, pick)) = decide(base.as_ref(), &ours, &setting(&said), Counts::Meaning) else { continue };
        let before: Vec<&str> = answers.iter().filter_map(|answer| answer.said(*place)).collect();
        if before.iter().any(|one| means(one, &said)) {
            continue;
        }
        // What was changed here since is merged or a conflict already; where an answer is gone again, theirs is a third text.
        let is_touched = means(was.unwrap_or_default(), is) && before.iter().any(|one| !means(one, is));
        let status = if is_touched { DiffStatus::Conflict } else { status };
        let (base, ours) = (base.map(FieldValue::OfPlan), Some(FieldValue::OfPlan(ours)));
        differences.push(Difference { base, ours, ..Difference::new(Resolution::SetPlan(pick), status) });
    }
    differences
}

fn means(one: &str, other: &str) -> bool {
    same_text(trim(one), trim(other))
}

/// The text with each paragraph as it is known, where a spreadsheet or another encoding has only written it otherwise.
fn as_known(text: &str, was: &str, is: &str) -> String {
    if let Some(same) = [was, is].into_iter().find(|known| means(known, text)) {
        return same.to_owned();
    }
    let known: Vec<&str> = was.split('\n').chain(is.split('\n')).collect();
    let paragraph = |one| known.iter().copied().find(|known| same_text(known, one)).unwrap_or(one);
    text.split('\n').map(paragraph).collect::<Vec<_>>().join("\n")
}
