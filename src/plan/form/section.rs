//! A section of a form.

use super::{BilingualText, Leaf};
use crate::plan::Fact;
use crate::value::width::key;

/// A section of a form: a group of others, or a leaf in which something stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// The code name of the section.
    pub leaf: Leaf,
    /// The number as the form prints it before the heading, such as `5-2` or `⑥`; blank if it prints none.
    pub number: String,
    /// The heading as the form prints it.
    pub heading: String,
    /// Other headings that count as the same (PLAN-014).
    pub variants: Vec<String>,
    /// What stands in the section.
    pub kind: SectionKind,
    /// Whether it must be filled.
    pub fill: Fill,
    /// The facts of 基本情報 that stand here, so that they are written once. A section with facts has no text of its own.
    pub facts: Vec<Fact>,
    /// The lines that the document prints of facts; none where each fact is a line by itself. They may name facts that
    /// stand in another section.
    pub printed: Vec<FactLine>,
    /// The sections whose text stands here again until this one is given a text of its own (DUP-004).
    pub repeats: Vec<Leaf>,
    /// The section that this one gives the reason for: either both are filled or none (PLAN-003).
    pub reason_of: Option<Leaf>,
    /// How the section is filled in, in our words; `None` if its heading says it.
    pub hint: Option<BilingualText>,
    /// The sections under this one.
    pub sections: Vec<Section>,
}

/// What stands in a section.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SectionKind {
    /// Nothing but the sections under it.
    Group,
    /// A text of paragraphs, lists and notes.
    Text,
    /// A list with one entry a line.
    List,
    /// A period with its start and its end.
    Period,
    /// An amount of money.
    Money,
    /// A month.
    Month,
    /// Projects of the body's own, each with its name, outline, bodies and period.
    Projects,
    /// The table of the KPIs.
    KpiTable,
    /// A sentence that sends the reader to other sections.
    Reference {
        /// The sentence as the form prints it.
        sentence: String,
        /// The sections that it refers to.
        to: Vec<Leaf>,
    },
}

/// A printed line with facts in it, such as `総事業費　{project_cost}`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FactLine {
    /// The facts, each with the words before it.
    pub parts: Vec<(String, Fact)>,
    /// The words behind the last fact.
    pub end: String,
}

/// Whether a section must be filled.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Fill {
    /// It must be filled, and 該当なし is no answer.
    #[default]
    Required,
    /// It must be filled, and 該当なし is an answer.
    OrNone,
    /// It may stay blank; it is then not printed.
    Optional,
}

impl Section {
    /// Whether a text of its own stands in the section. Facts, references, tables and projects are no such texts.
    pub fn holds_text(&self) -> bool {
        let is_text = matches!(
            self.kind,
            SectionKind::Text | SectionKind::List | SectionKind::Period | SectionKind::Money | SectionKind::Month
        );
        is_text && self.facts.is_empty()
    }

    /// The sections that it refers to; empty if it is no reference.
    pub fn refers_to(&self) -> &[Leaf] {
        if let SectionKind::Reference { to, .. } = &self.kind { to } else { &[] }
    }

    /// Whether the heading is that of the section or counts as the same.
    pub fn accepts_heading(&self, heading: &str) -> bool {
        std::iter::once(&self.heading).chain(&self.variants).any(|accepted| key(accepted) == key(heading))
    }
}
