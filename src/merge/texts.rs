//! The merge of the texts of 効果検証 sheets in a table file, paragraph by paragraph.

use super::stated::{Counts, decide};
use super::whole::{PlanSetting, says_the_same};
use super::{DiffStatus, Difference, FieldValue, Passages, Resolution};
use crate::plan::lineage::same_text;
use crate::plan::{EvaluationPart, EvaluationPlace, KpiTable, Plan};
use crate::value::width::trim;

/// Compares the texts of their table with those of the plan and of the base. If the base is not known or has no text for a place,
/// the place counts as blank before. `answers` are the tables made from the same base that were imported before.
///
/// If an opinion was deleted here and their table changed it, every text that they have of that opinion is a conflict,
/// so that the opinion comes back whole or not at all.
pub fn merge_texts(base: Option<&KpiTable>, ours: &Plan, theirs: &KpiTable, answers: &[KpiTable]) -> Vec<Difference> {
    let sides = TextSides { base, ours, answers };
    let mut differences = Vec::new();
    for (place, text) in &theirs.texts {
        let difference = sides.difference(*place, text);
        if !sides.is_of_gone_opinion(*place) {
            differences.extend(difference);
            continue;
        }
        let mut of_opinion = theirs.texts.iter().filter(|(other, _)| is_same_opinion(*other, *place));
        if !trim(text).is_empty() && of_opinion.any(|(other, text)| sides.difference(*other, text).is_some()) {
            differences.push(sides.listed(*place, setting(*place, text), DiffStatus::Conflict));
        }
    }
    differences
}

/// The tables and the plan with which the texts of a table are compared.
#[derive(Clone, Copy)]
struct TextSides<'a> {
    base: Option<&'a KpiTable>,
    ours: &'a Plan,
    answers: &'a [KpiTable],
}

impl TextSides<'_> {
    fn was(self, place: EvaluationPlace) -> Option<PlanSetting> {
        self.base.and_then(|base| base.sheet_text(place)).map(|was| setting(place, was))
    }

    /// The difference of their text at a place; `None` if there is nothing to take.
    fn difference(self, place: EvaluationPlace, text: &str) -> Option<Difference> {
        let was = self.base.and_then(|base| base.sheet_text(place)).unwrap_or_default();
        let is = self.ours.evaluation_text(place);
        let part = place.part;
        let said = as_known(part, text, was, is);
        // A text that its place does not accept was not imported from an earlier answer.
        let before = self.answers.iter().filter_map(|answer| answer.sheet_text(place));
        let before: Vec<&str> = before.filter(|text| part.takes_in(text)).collect();
        if before.iter().any(|one| means(part, one, &said)) {
            return None;
        }
        let (base, ours) = (self.was(place), setting(place, is));
        let decided = |said: &str| decide(base.as_ref(), &ours, &setting(place, said), Counts::Meaning);
        // A text that was imported before and changed here since is decided, unless they change the same paragraph again.
        let is_back = means(part, was, is);
        let news = if is_back {
            said.clone()
        } else {
            before.iter().fold(said.clone(), |said, one| since(part, one, was, said))
        };
        let is_open = |found: &(DiffStatus, PlanSetting)| found.0 == DiffStatus::Conflict;
        let found = decided(&news);
        let (status, pick) = if found.as_ref().is_some_and(is_open) { decided(&said) } else { found }?;
        // A text changed here since is already merged or a conflict. If an earlier answer was undone here, theirs is a
        // third text.
        let is_touched = is_back && before.iter().any(|one| !means(part, one, is));
        Some(self.listed(place, pick, if is_touched { DiffStatus::Conflict } else { status }))
    }

    fn listed(self, place: EvaluationPlace, pick: PlanSetting, status: DiffStatus) -> Difference {
        let ours = setting(place, self.ours.evaluation_text(place));
        let (base, ours) = (self.was(place).map(FieldValue::OfPlan), Some(FieldValue::OfPlan(ours)));
        Difference { base, ours, ..Difference::new(Resolution::SetPlan(pick), status) }
    }

    /// Whether the place belongs to an opinion that was sent or imported before and that the plan no longer has.
    fn is_of_gone_opinion(self, place: EvaluationPlace) -> bool {
        let is_of_it = |other: EvaluationPlace| is_same_opinion(other, place);
        let mut known = self.base.into_iter().chain(self.answers).flat_map(|table| &table.texts);
        let sheet = self.ours.evaluations.get(place.year);
        place.part.opinion().is_some()
            && !sheet.is_some_and(|sheet| sheet.texts().any(|(part, _)| is_of_it(EvaluationPlace { part, ..place })))
            && known.any(|(other, text)| is_of_it(*other) && !trim(text).is_empty())
    }
}

fn setting(place: EvaluationPlace, text: &str) -> PlanSetting {
    PlanSetting::EvaluationText(place, text.to_owned())
}

fn is_same_opinion(one: EvaluationPlace, other: EvaluationPlace) -> bool {
    one.year == other.year && one.part.opinion().is_some() && one.part.opinion() == other.part.opinion()
}

/// Their text with the base's paragraphs in place of those that only repeat an earlier answer; unchanged if they
/// changed the same paragraphs again.
fn since(part: EvaluationPart, earlier: &str, was: &str, said: String) -> String {
    let earlier = as_known(part, earlier, was, &said);
    Passages::from_texts(Some(&earlier), was, &said).chosen(&[]).unwrap_or(said)
}

fn means(part: EvaluationPart, one: &str, other: &str) -> bool {
    says_the_same(part, trim(one), trim(other))
}

/// The text with each paragraph in its known spelling, where a spreadsheet or another encoding only changed how it is written.
fn as_known(part: EvaluationPart, text: &str, was: &str, is: &str) -> String {
    if let Some(same) = [was, is].into_iter().find(|known| means(part, known, text)) {
        return same.to_owned();
    }
    let known: Vec<&str> = was.split('\n').chain(is.split('\n')).collect();
    let paragraph = |one| known.iter().copied().find(|known| same_text(known, one)).unwrap_or(one);
    text.split('\n').map(paragraph).collect::<Vec<_>>().join("\n")
}
