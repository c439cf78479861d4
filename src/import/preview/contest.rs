//! Comparison of the values that several files, read together, have for the same place.

use std::sync::Arc;

use super::{ImportTarget, Preview};
use crate::columns::answer_book::NO_SECTION;
use crate::import::read::ImportError;
use crate::import::text_table::OtherSheets;
use crate::import::wide::WideFile;
use crate::merge::review::{ChangePlace, Charge, Claimant, Contest};
use crate::plan::lineage::Reply;
use crate::plan::{Plan, Workbook};
use crate::value::width::key;

/// One of several files that are read together, by itself.
#[derive(Clone, Debug)]
pub struct FileAlone {
    /// The name of the file, or of the book that contains the sheet.
    pub file: Arc<str>,
    /// The name of the file with the name of the sheet.
    pub with_sheet: Arc<str>,
    /// The preview of the file as if it were read alone; `None` if it cannot be compared.
    pub preview: Option<Arc<Preview>>,
}

/// The places that several of the files change, each file compared with `workbook`.
pub fn contest(workbook: &Workbook, files: &[FileAlone]) -> Contest {
    let claimants: Vec<_> = files.iter().map(|file| claimant(workbook, file)).collect();
    Contest::new(&claimants)
}

fn claimant<'a>(workbook: &'a Workbook, file: &'a FileAlone) -> Option<Claimant<'a>> {
    let preview = file.preview.as_deref()?;
    let ImportTarget::Plan(id) = preview.target else { return None };
    let plan = workbook.plan(id)?;
    let charge = Box::new(move |place: &ChangePlace| charge(preview, plan, place));
    Some(Claimant { plan: id, name: &file.file, full_name: &file.with_sheet, changes: &preview.changes, charge })
}

/// How certain it is that the file is the answer of the section in charge of the KPI of this place.
fn charge(preview: &Preview, plan: &Plan, place: &ChangePlace) -> Charge {
    let ChangePlace::Field(kpi, _) = place else { return Charge::None };
    let sender = preview.sender.as_ref().zip(plan.indicator(*kpi));
    let own = sender.filter(|((section, _), kpi)| key(&kpi.responsible) == key(section));
    own.map_or(Charge::None, |((_, charge), _)| *charge)
}

/// The section that sends the file, and how certain that is; `None` if nothing names it.
pub(super) fn sender(file: &WideFile, reply: Option<&Reply>) -> Option<(String, Charge)> {
    let written = || {
        let section = file.answered.section.clone()?;
        Some(if key(&section) == key(NO_SECTION) { String::new() } else { section })
    };
    let section = reply.and_then(|reply| reply.section.clone()).or_else(written)?;
    let is_of_others = reply.is_some_and(|reply| reply.is_own == Some(false));
    let charge = match (file.answered.respondent.is_empty(), file.answered.others) {
        (false, _) | (_, OtherSheets::None | OtherSheets::Untouched) => Charge::Sure,
        (true, OtherSheets::FilledIn) => Charge::Likely,
        (true, OtherSheets::Signed) => Charge::None,
    };
    Some((section, if is_of_others { Charge::None } else { charge }))
}

/// Moves decisions for the value of another file to the preview of that file, whose step they
/// belong to.
pub fn hand_over(previews: &mut [Result<Preview, ImportError>]) {
    let handed: Vec<_> = previews.iter_mut().flatten().flat_map(|preview| preview.changes.hand_over()).collect();
    for (file, change) in handed {
        if let Some(Ok(preview)) = previews.get_mut(file) {
            preview.changes.receive(change);
        }
    }
}
