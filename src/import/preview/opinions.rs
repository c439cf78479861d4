//! The opinions that a file of a 効果検証 sheet adds: which of them were imported before, and where the others go.

use crate::import::text_table::{FilePart, FileText};
use crate::plan::evaluation::{EvaluationPart, ItemId};
use crate::plan::lineage::KpiTable;
use crate::plan::{EvaluationPlace, Plan};

/// Whether the file adds opinions.
pub(super) fn are_added(texts: &[FileText]) -> bool {
    texts.iter().any(|text| added(text).is_some())
}

/// Gives each added opinion the id that an earlier import gave to the same text; the others get ids behind all known ones, in
/// the file's order. `answers` are the tables that were made from the same base and imported before.
pub(super) fn number(texts: &mut [FileText], plan: &Plan, answers: &[KpiTable]) {
    let Some(year) = texts.first().map(|text| text.year) else { return };
    let here = plan.evaluations.get(year).map(|sheet| sheet.items(EvaluationPart::opinion)).unwrap_or_default();
    let places = answers.iter().flat_map(|answer| &answer.texts).map(|(place, _)| *place);
    let of_file = texts.iter().filter_map(|text| Some(EvaluationPlace { year, part: part(text)? }));
    let others = places.chain(of_file).filter(|place| place.year == year).filter_map(|place| place.part.opinion());
    let mut known: Vec<ItemId> = here.into_iter().chain(others).filter(|id| !id.is_unnumbered()).collect();
    let mut last = known.iter().copied().max();
    known.sort_unstable_by_key(|id| id.bits());
    for text in texts {
        let Some(id) = added(text) else { continue };
        let at = known.partition_point(|known| known.bits() < id.bits());
        let before = known.get(at).copied().filter(|known| known.bits() == id.bits());
        let id = before.unwrap_or_else(|| id.moved_behind(last));
        if before.is_none() {
            last = Some(id);
            known.insert(at, id);
        }
        if let FilePart::Of(EvaluationPart::Opinion(of, _)) = &mut text.part {
            *of = id;
        }
    }
}

fn part(text: &FileText) -> Option<EvaluationPart> {
    if let FilePart::Of(part) = text.part { Some(part) } else { None }
}

/// The id of the opinion that a text of the file adds; `None` for any other text.
fn added(text: &FileText) -> Option<ItemId> {
    part(text)?.opinion().filter(|id| id.is_unnumbered())
}
