//! A section of a form.

use super::{BilingualText, Leaf};
use crate::plan::Fact;
use crate::value::width::key;

/// A section of a form: a group of other sections, or a leaf with content.
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
    /// The kind of content.
    pub kind: SectionKind,
    /// Whether it must be filled.
    pub fill: Fill,
    /// The facts of 基本情報 that appear here, so that they are written once. A section with facts has no text of its own.
    pub facts: Vec<Fact>,
    /// The lines of facts that the document prints; empty if each fact is a line by itself. They may name facts of another section.
    pub printed: Vec<FactLine>,
    /// The sections whose text is repeated here until this section has a text of its own (DUP-004).
    pub repeats: Vec<Leaf>,
    /// The section for which this one gives the reason: either both are filled or neither is (PLAN-003).
    pub reason_of: Option<Leaf>,
    /// Our hint on how to fill in the section; `None` if the heading suffices.
    pub hint: Option<BilingualText>,
    /// The sections under this one.
    pub sections: Vec<Section>,
}

/// The kind of content of a section.
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
    /// The body's own projects, each with its name, outline, bodies and period.
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
    /// The words after the last fact.
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
    /// Whether the section has a text of its own. Facts, references, tables and projects are not such texts.
    pub fn holds_text(&self) -> bool {
        let is_text = matches!(
            self.kind,
            SectionKind::Text | SectionKind::List | SectionKind::Period | SectionKind::Money | SectionKind::Month
        );
        is_text && self.facts.is_empty()
    }

    /// The sections that this one refers to; empty if it is not a reference.
    pub fn refers_to(&self) -> &[Leaf] {
        if let SectionKind::Reference { to, .. } = &self.kind { to } else { &[] }
    }

    /// Whether `heading` is the section's heading or counts as the same.
    pub fn accepts_heading(&self, heading: &str) -> bool {
        std::iter::once(&self.heading).chain(&self.variants).any(|accepted| key(accepted) == key(heading))
    }
}
