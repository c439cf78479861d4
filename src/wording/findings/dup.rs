//! The sentences of the findings DUP, on contents that a document has twice.

use super::{SentenceParts, quoted};
use crate::checks::DupDetail;
use crate::wording::document;

/// The sentence of a finding of this family.
pub(super) fn sentence(detail: &DupDetail, parts: &SentenceParts) -> String {
    let (at, language) = (&parts.at, parts.language);
    let section = |leaf| document::section(leaf, &parts.form, language);
    match detail {
        DupDetail::OtherName { name, place } => {
            let (own, name) = (&parts.name, quoted(name));
            parts.text(
                format!("指標名が「{own}」と「{name}」（{place}）で異なります。どちらかにそろえてください。"),
                format!("The KPI is named “{own}” here but “{name}” in {place}. Please use the same name."),
            )
        }
        DupDetail::OtherText { of } => {
            let of = language.series(of.iter().map(|leaf| section(*leaf)));
            parts.text(
                format!("「{of}」と「{at}」の記載が異なります。どちらが正しいか確認してください。"),
                format!("“{of}” and “{at}” differ. Please check which is right."),
            )
        }
        DupDetail::OtherDefinition { definition, place } => {
            let (name, definition) = (&parts.name, quoted(definition));
            parts.text(
                format!("「{name}」の説明が{place}では「{definition}」です。同じ意味か確認してください。"),
                format!("In {place}, “{name}” is described as “{definition}”. Please check that this means the same."),
            )
        }
        DupDetail::OtherProjects { one: (one, own), other: (place, title) } => {
            let (name, own, title) = (&parts.name, quoted(own), quoted(title));
            parts.text(
                format!("「{name}」のプロジェクトの名称が{one}の「{own}」と{place}の「{title}」で異なります。どちらかにそろえてください。"),
                format!("The project of “{name}” is called “{own}” in {one} but “{title}” in {place}. Please use the same name."),
            )
        }
        DupDetail::NothingThere { to } => {
            let to = section(*to);
            parts.text(
                format!("「{at}」は「{to}」を参照していますが、参照先に何もありません。参照先を記入してください。"),
                format!("“{at}” refers to “{to}”, which is empty. Please fill it in."),
            )
        }
    }
}
