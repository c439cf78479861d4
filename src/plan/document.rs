//! The document of a plan: its texts, each at its place.
//!
//! The document is an ordered map from places to texts. A place is a section of a form and a part of that section: its
//! text, a heading of the plan's own, or a field of one of the body's own projects. The map does not know the form, so
//! texts for which the plan's form has no place are kept, and appear again when the plan gets a form that has the place.
//! Facts of 基本情報 and figures of KPIs are not stored here a second time.
//!
//! An empty text means the same as no text and is never stored. Texts are shared by `Arc`, so that an undo step does not copy them.

use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

use litemap::LiteMap;

use super::Leaf;
use crate::value::distinct;

mod contents;

pub use contents::SectionState;

/// The greatest number of own projects in one section.
pub const MOST_PROJECTS: u8 = 99;

/// The place of a text in the document. It prints as `s7_1`, `s7_1/heading` or `s5_3_2/1/name`, and records store this form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DocumentPlace {
    /// The section.
    pub leaf: Leaf,
    /// The part of the section.
    pub part: LeafPart,
}

/// A part of a section that can have a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LeafPart {
    /// The text of the section.
    Text,
    /// The heading that the document prints instead of the form's heading.
    Heading,
    /// A field of one of the body's own projects, which are numbered from 1. A project keeps its number, so that edits of
    /// two people to different projects do not conflict.
    Project(u8, ProjectField),
}

coded! {
    /// A field of an own project (支援措置によらない独自の取組).
    ProjectField {
        /// The name of the project (事業名).
        Name: "name",
        /// What it is about (事業概要).
        Outline: "outline",
        /// The bodies that carry it out (事業実施主体).
        PreparedBy: "prepared_by",
        /// The start of its period.
        Start: "start",
        /// The end of its period.
        End: "end",
    }
}

impl ProjectField {
    /// Whether the field may have several lines.
    pub fn is_long(self) -> bool {
        self == Self::Outline
    }
}

impl DocumentPlace {
    /// The text of a section.
    pub fn text(leaf: Leaf) -> Self {
        Self { leaf, part: LeafPart::Text }
    }

    /// The heading of a section.
    pub fn heading(leaf: Leaf) -> Self {
        Self { leaf, part: LeafPart::Heading }
    }

    /// A field of the own project of that number in a section.
    pub fn project(leaf: Leaf, number: u8, field: ProjectField) -> Self {
        Self { leaf, part: LeafPart::Project(number, field) }
    }
}

impl fmt::Display for DocumentPlace {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let leaf = self.leaf;
        match self.part {
            LeafPart::Text => write!(f, "{leaf}"),
            LeafPart::Heading => write!(f, "{leaf}/heading"),
            LeafPart::Project(number, field) => write!(f, "{leaf}/{number}/{}", field.code()),
        }
    }
}

/// The error that a text is not the printed form of a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a place in a document")]
pub struct NotADocumentPlace;

impl FromStr for DocumentPlace {
    type Err = NotADocumentPlace;

    fn from_str(printed: &str) -> Result<Self, NotADocumentPlace> {
        let mut parts = printed.split('/');
        let leaf = parts.next().and_then(Leaf::new).ok_or(NotADocumentPlace)?;
        let part = match (parts.next(), parts.next(), parts.next()) {
            (None, ..) => LeafPart::Text,
            (Some("heading"), None, _) => LeafPart::Heading,
            (Some(number), Some(field), None) => {
                let number = number.parse().ok().filter(|number| (1..=MOST_PROJECTS).contains(number));
                let field = ProjectField::with_code(field);
                let (number, field) = number.zip(field).ok_or(NotADocumentPlace)?;
                LeafPart::Project(number, field)
            }
            _ => return Err(NotADocumentPlace),
        };
        // Only the canonical form of a number is accepted, so that a place has only one printed form.
        let place = Self { leaf, part };
        if place.to_string() == printed { Ok(place) } else { Err(NotADocumentPlace) }
    }
}

/// The texts of a plan.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DocumentTexts {
    texts: LiteMap<DocumentPlace, Arc<str>>,
}

/// One of the body's own projects, as a view of the document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OwnProject<'d> {
    document: &'d DocumentTexts,
    leaf: Leaf,
    /// The number that the project keeps. The document prints its position instead.
    pub number: u8,
}

impl DocumentTexts {
    /// The text at a place; blank if there is none.
    pub fn text(&self, place: DocumentPlace) -> &str {
        self.texts.get(&place).map_or("", |text| text)
    }

    /// Writes the text at a place, with every line end as `\n`; an empty text is removed.
    pub fn set(&mut self, place: DocumentPlace, text: &str) {
        if text.is_empty() {
            self.texts.remove(&place);
        } else {
            let text =
                if text.contains('\r') { text.replace("\r\n", "\n").replace('\r', "\n").into() } else { text.into() };
            self.texts.insert(place, text);
        }
    }

    /// Every text with its place, in the order of the places.
    pub fn iter(&self) -> impl Iterator<Item = (DocumentPlace, &str)> {
        self.texts.iter().map(|(place, text)| (*place, &**text))
    }

    /// The own projects of a section that have any text, in the order of their numbers.
    pub fn projects(&self, leaf: Leaf) -> Vec<OwnProject<'_>> {
        let numbers = distinct(self.texts.keys().filter(|place| place.leaf == leaf).filter_map(number));
        numbers.into_iter().map(|number| OwnProject { document: self, leaf, number }).collect()
    }

    /// The number of the next own project of a section; `None` if the last one has the greatest number, [`MOST_PROJECTS`].
    pub fn next_project(&self, leaf: Leaf) -> Option<u8> {
        let last = self.projects(leaf).last().map_or(0, |project| project.number);
        last.checked_add(1).filter(|next| *next <= MOST_PROJECTS)
    }

    /// Removes an own project of a section.
    pub fn remove_project(&mut self, leaf: Leaf, of: u8) {
        self.texts.retain(|place, _| place.leaf != leaf || number(place) != Some(of));
    }
}

/// The number of the own project to which the place belongs; `None` for any other place.
fn number(place: &DocumentPlace) -> Option<u8> {
    if let LeafPart::Project(number, _) = place.part { Some(number) } else { None }
}

impl<'d> OwnProject<'d> {
    /// The text of one of its fields.
    pub fn text(self, field: ProjectField) -> &'d str {
        self.document.text(DocumentPlace::project(self.leaf, self.number, field))
    }
}
