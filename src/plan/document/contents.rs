//! The content of the sections of a plan's document, with repeats and references followed.
//!
//! The form was checked when it was read: every section that is repeated or referred to exists, and no section leads back
//! to itself, so following them ends.

use super::{DocumentPlace, LeafPart};
use crate::plan::form::{Fill, Section, SectionKind};
use crate::plan::{Form, Leaf, Plan};
use crate::value::width;

/// Whether a section has content.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SectionState {
    /// The section is blank.
    Blank,
    /// The section has the answer that nothing applies (該当なし).
    NoneApplies,
    /// The section has content, its own or from elsewhere.
    Filled,
}

impl Form {
    /// Whether a document of this form has a place for a text at `place`. The text of a projects section has one, but
    /// only for the answer that nothing applies ([`Plan::has_place_for`]).
    fn has_place_for(&self, place: DocumentPlace) -> bool {
        self.section(place.leaf).is_some_and(|section| match place.part {
            LeafPart::Heading => true,
            LeafPart::Text => section.holds_text() || section.kind == SectionKind::Projects,
            LeafPart::Project(..) => section.kind == SectionKind::Projects,
        })
    }
}

impl Plan {
    /// The texts for which the plan's form has no place. They are kept, and appear again with another form.
    pub fn texts_without_place(&self) -> Vec<(DocumentPlace, &str)> {
        self.document.iter().filter(|(place, _)| !self.has_place_for(*place)).collect()
    }

    /// Whether the text at that place is shown, edited and printed in the document. A text that was written before
    /// another form made its section one of projects is not, unless it is the answer that nothing applies.
    pub fn has_place_for(&self, place: DocumentPlace) -> bool {
        let is_of_projects = || self.form.section(place.leaf).is_some_and(|one| one.kind == SectionKind::Projects);
        let is_answer = || self.form.is_none_answer(self.document.text(place));
        self.form.has_place_for(place) && (place.part != LeafPart::Text || !is_of_projects() || is_answer())
    }

    /// The section's own text; blank for projects unless it is the answer that nothing applies.
    fn own_text(&self, section: &Section) -> &str {
        let text = self.document.text(DocumentPlace::text(section.leaf));
        let is_kept_only = section.kind == SectionKind::Projects && !self.form.is_none_answer(text);
        if is_kept_only { "" } else { text }
    }

    /// The heading that the document prints for a section: the plan's own, or the form's.
    pub fn heading<'p>(&'p self, section: &'p Section) -> &'p str {
        let own = self.document.text(DocumentPlace::heading(section.leaf));
        if is_blank(own) { &section.heading } else { own }
    }

    /// Whether a section has content, of its own or from the sections that it repeats or refers to.
    pub fn section_state(&self, section: &Section) -> SectionState {
        let filled = |is_filled| if is_filled { SectionState::Filled } else { SectionState::Blank };
        if !section.facts.is_empty() {
            return filled(section.facts.iter().any(|fact| !is_blank(&self.facts.text(*fact))));
        }
        match &section.kind {
            SectionKind::Group => filled(section.sections.iter().any(|under| self.stands_in(under))),
            SectionKind::KpiTable => filled(self.used_indicators().any(|row| !is_blank(&row.name))),
            SectionKind::Reference { to, .. } => filled(to.iter().all(|leaf| self.stands_at(*leaf))),
            SectionKind::Projects if !self.document.projects(section.leaf).is_empty() => SectionState::Filled,
            _ => self.text_state(section),
        }
    }

    fn text_state(&self, section: &Section) -> SectionState {
        let text = self.own_text(section);
        if is_blank(text) {
            let repeats = !section.repeats.is_empty() && section.repeats.iter().all(|leaf| self.stands_at(*leaf));
            return if repeats { SectionState::Filled } else { SectionState::Blank };
        }
        let may_be_none = section.fill != Fill::Required && self.form.is_none_answer(text);
        if may_be_none { SectionState::NoneApplies } else { SectionState::Filled }
    }

    fn stands_in(&self, section: &Section) -> bool {
        self.section_state(section) != SectionState::Blank
    }

    fn stands_at(&self, leaf: Leaf) -> bool {
        self.form.section(leaf).is_some_and(|section| self.stands_in(section))
    }

    /// The text that a reader finds in the section itself: its facts, its own text, or the text that it repeats. Tables,
    /// projects and references have no such text.
    pub fn section_text(&self, section: &Section) -> String {
        if !section.facts.is_empty() {
            return lines(section.facts.iter().map(|fact| self.facts.printed(*fact)));
        }
        let own = self.own_text(section);
        if is_blank(own) { self.repeated_text(section) } else { own.to_owned() }
    }

    /// The text that the form repeats in a section: the text of one source section, or the texts of several below their headings.
    pub fn repeated_text(&self, section: &Section) -> String {
        let sources: Vec<&Section> = section.repeats.iter().filter_map(|leaf| self.form.section(*leaf)).collect();
        match sources.as_slice() {
            [source] => self.section_text(source),
            several => {
                let filled = several.iter().map(|source| (self.heading(source), self.section_text(source)));
                let filled = filled.filter(|(_, text)| !is_blank(text));
                lines(filled.map(|(heading, text)| lines([heading.to_owned(), text])))
            }
        }
    }
}

/// Joins the texts that are not blank, each on its own line.
fn lines(texts: impl IntoIterator<Item = String>) -> String {
    let filled: Vec<String> = texts.into_iter().filter(|text| !is_blank(text)).collect();
    filled.join("\n")
}

fn is_blank(text: &str) -> bool {
    width::trim(text).is_empty()
}
