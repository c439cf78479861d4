//! The words of 本文: the names of its places, in the words of the form, and the state of its sections.

use super::plurals::counted;
use super::{Language, activity_log, approvals, cells, evaluation, facts, findings};
use crate::command::InputField;
use crate::command::replacing::FoundWords;
use crate::plan::document::{LeafPart, ProjectField, SectionState};
use crate::plan::form::SectionKind;
use crate::plan::{DocumentPlace, Fact, Form, InputPlace, Leaf, Plan};

/// A section by its number and heading: `5-2の⑥ 【検証方法】`. A section that the form does not have is named by its code
/// name.
pub fn section(leaf: Leaf, form: &Form, language: Language) -> String {
    let outlined = form.outlined(leaf).map(|one| one.label());
    outlined.unwrap_or_else(|| sentence!(language, "本文（{leaf}）", "Text ({leaf})"))
}

/// A place of the document: `5-3-2 支援措置によらない独自の取組 (1) 事業名`.
pub fn place(place: DocumentPlace, form: &Form, language: Language) -> String {
    let section = section(place.leaf, form, language);
    match place.part {
        LeafPart::Text => section,
        LeafPart::Heading => sentence!(language, "{section}の見出し", "Heading of {section}"),
        LeafPart::Project(number, field) => format!("{section} ({number}) {}", project_field(field, language)),
    }
}

/// The label of a field of an own project.
pub fn project_field(field: ProjectField, language: Language) -> &'static str {
    match field {
        ProjectField::Name => language.choose("事業名", "Name"),
        ProjectField::Outline => language.choose("事業概要", "Outline"),
        ProjectField::PreparedBy => language.choose("事業実施主体", "Implementing body"),
        ProjectField::Start => language.choose("事業実施期間の始期", "Start"),
        ProjectField::End => language.choose("事業実施期間の終期", "End"),
    }
}

/// The state of a section, with the number of its characters: `記入済 1,203字`.
pub fn state(state: SectionState, characters: usize, language: Language) -> String {
    match (state, characters) {
        (SectionState::Blank, _) => language.say("未入力", "Not entered"),
        (SectionState::NoneApplies, _) => language.say("該当なし", "Not applicable"),
        (SectionState::Filled, 0) => language.say("記入済", "Filled in"),
        (SectionState::Filled, characters) => language.choose(
            format!("記入済 {characters}字"),
            format!("Filled in, {}", counted(characters, "character", "characters")),
        ),
    }
}

/// The sentence before the text that a section repeats.
pub fn repeats(from: &str, language: Language) -> String {
    sentence!(
        language,
        "「{from}」と同じ文です。違う文にするときだけ、ここに書きます。",
        "Same text as “{from}”. Write here only if it should differ."
    )
}

/// The name of the link from one section to another that it repeats or refers to.
pub fn way_to(label: &str, from: &str, language: Language) -> String {
    sentence!(language, "{label}へ（{from}から）", "{label} (from {from})")
}

/// A text in which the words were found: its field, and the number of matches if there are several.
pub fn found_in(found: &FoundWords, plan: &Plan, language: Language) -> String {
    let field = field(found.field, plan, language);
    if found.count == 1 { field } else { format!("{field} ×{}", found.count) }
}

/// A field by its label; for a field of a row, with the name of the indicator.
fn field(field: InputField, plan: &Plan, language: Language) -> String {
    match field {
        InputField::Fact(fact) => facts::label(fact, &plan.form, language).to_owned(),
        InputField::Text(at) => place(at, &plan.form, language),
        InputField::Approval(approval, of) => {
            format!("{} {}", approvals::name(plan, approval, language), approvals::text_label(of, language))
        }
        InputField::Evaluation(at) => evaluation::place(at, Some(plan), language),
        InputField::Record(_, of) => activity_log::text_label(of, language).to_owned(),
        InputField::Row(id, of) => {
            let number = plan.indicators().iter().position(|row| row.id == id).map_or(0, |at| at + 1);
            let row = findings::numbered(number, &plan.form, language);
            match of {
                InputPlace::Text(of) => format!("{row} {}", cells::text(of, language)),
                InputPlace::Cell(_) | InputPlace::Part(..) => row,
            }
        }
    }
}

/// The number of matches: `5か所（3欄）`.
pub fn found(found: &[FoundWords], language: Language) -> String {
    let (fields, places) = (found.len(), found.iter().map(|one| one.count).sum::<usize>());
    if fields == 0 {
        language.say("見つかりません。", "Not found.")
    } else {
        let found = counted(places, "match", "matches");
        let texts = counted(fields, "field", "fields");
        sentence!(language, "{places}か所（{fields}欄）", "{found} in {texts}")
    }
}

/// The message after words were replaced.
pub fn replaced(found: &[FoundWords], by: &str, language: Language) -> String {
    let places = found.iter().map(|one| one.count).sum::<usize>();
    let all = counted(places, "place", "places");
    if by.is_empty() {
        sentence!(
            language,
            "{places}か所から取り除きました。「元に戻す」で戻せます。",
            "Removed in {all}. Use “Undo” to bring it back."
        )
    } else {
        sentence!(
            language,
            "{places}か所を置き換えました。「元に戻す」で戻せます。",
            "Replaced in {all}. Use “Undo” to bring it back."
        )
    }
}

/// An excerpt around the first match: the text before it, the match, and the text after it; `None` without a match.
pub fn excerpt<'t>(text: &'t str, sought: &str) -> Option<(String, &'t str, String)> {
    let (before, rest) = text.split_once(sought)?;
    let it = text.get(before.len()..text.len() - rest.len())?;
    let last: Vec<char> = before.chars().rev().take(AROUND).collect();
    Some((last.into_iter().rev().collect(), it, rest.chars().take(AROUND).collect()))
}

/// The number of letters that are shown on each side of a match.
const AROUND: usize = 12;

/// How the text of a section is understood, to be shown beside it; `None` if there is nothing to add.
pub fn understood(kind: &SectionKind, text: &str, language: Language) -> Option<String> {
    match kind {
        SectionKind::Money => facts::understood(Fact::ProjectCost, text, false, language),
        SectionKind::Month => facts::understood(Fact::EvaluatedIn, text, false, language),
        _ => None,
    }
}
