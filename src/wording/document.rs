//! The words of 本文: what its places are called, in the words of the form, and what stands in its sections.

use super::{Language, facts};
use crate::plan::document::{LeafPart, ProjectField, SectionState};
use crate::plan::form::SectionKind;
use crate::plan::{DocumentPlace, Fact, Form, Leaf};

/// A section by its number and heading: `5-2の⑥ 【検証方法】`. One that the form does not have is named by its code name.
pub fn section(leaf: Leaf, form: &Form, language: Language) -> String {
    let outlined = form.outlined(leaf).map(|one| one.label());
    outlined.unwrap_or_else(|| language.of(format!("本文（{leaf}）"), format!("text ({leaf})")))
}

/// A place of the document: `5-3-2 支援措置によらない独自の取組 (1) 事業名`.
pub fn place(place: DocumentPlace, form: &Form, language: Language) -> String {
    let section = section(place.leaf, form, language);
    match place.part {
        LeafPart::Text => section,
        LeafPart::Heading => language.of(format!("{section}の見出し"), format!("heading of {section}")),
        LeafPart::Project(number, field) => format!("{section} ({number}) {}", project_field(field, language)),
    }
}

/// The label of a field of an own project.
pub fn project_field(field: ProjectField, language: Language) -> &'static str {
    match field {
        ProjectField::Name => language.of("事業名", "name"),
        ProjectField::Outline => language.of("事業概要", "outline"),
        ProjectField::PreparedBy => language.of("事業実施主体", "bodies"),
        ProjectField::Start => language.of("事業実施期間の始期", "start"),
        ProjectField::End => language.of("事業実施期間の終期", "end"),
    }
}

/// Whether anything stands in a section, with the number of its characters: `記入済 1,203字`.
pub fn state(state: SectionState, characters: usize, language: Language) -> String {
    match (state, characters) {
        (SectionState::Blank, _) => language.of("未入力", "not entered").to_owned(),
        (SectionState::NoneApplies, _) => language.of("該当なし", "none applies").to_owned(),
        (SectionState::Filled, 0) => language.of("記入済", "filled").to_owned(),
        (SectionState::Filled, characters) => {
            language.of(format!("記入済 {characters}字"), format!("filled, {characters} characters"))
        }
    }
}

/// The sentence before the text that a section repeats.
pub fn repeats(from: &str, language: Language) -> String {
    sentence!(
        language,
        "「{from}」と同じ文です。違う文にするときだけ、ここに書きます。",
        "This is the text of “{from}”. Write here only where it is to be another.",
        from
    )
}

/// The text of a section as it is understood, to be shown beside it; `None` if there is nothing to add.
pub fn understood(kind: &SectionKind, text: &str, language: Language) -> Option<String> {
    match kind {
        SectionKind::Money => facts::understood(Fact::ProjectCost, text, false, language),
        SectionKind::Month => facts::understood(Fact::EvaluatedIn, text, false, language),
        _ => None,
    }
}
