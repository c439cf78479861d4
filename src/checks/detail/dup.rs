//! The subjects of findings about copies and references.

use crate::checks::Code;
use crate::plan::Leaf;

/// The subject of a finding about statements that a document repeats.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DupDetail {
    /// DUP-002: another place of the document has a different name for the KPI.
    OtherName {
        /// The name there.
        name: String,
        /// The place as the document calls it.
        place: String,
    },
    /// DUP-004: the text differs from the one that the form repeats.
    OtherText {
        /// The sections that the form repeats.
        of: Vec<Leaf>,
    },
    /// DUP-005: another place of the document has a different definition of the KPI.
    OtherDefinition {
        /// The definition there.
        definition: String,
        /// The place as the document calls it.
        place: String,
    },
    /// DUP-006: two places of the document have different titles of the KPI's project.
    OtherProjects {
        /// The first place and the title there.
        one: (String, String),
        /// The other place and the title there.
        other: (String, String),
    },
    /// DUP-007: the section that a reference leads to is blank.
    NothingThere {
        /// The section.
        to: Leaf,
    },
}

impl DupDetail {
    /// The code of the finding with this subject.
    pub(super) fn code(&self) -> Code {
        match self {
            Self::OtherName { .. } => Code::Dup002,
            Self::OtherText { .. } => Code::Dup004,
            Self::OtherDefinition { .. } => Code::Dup005,
            Self::OtherProjects { .. } => Code::Dup006,
            Self::NothingThere { .. } => Code::Dup007,
        }
    }

    /// The texts for which the finding is silenced: when one of them changes, it is shown again.
    pub(super) fn figures(&self) -> Vec<String> {
        match self {
            Self::OtherName { name: text, place } | Self::OtherDefinition { definition: text, place } => {
                vec![place.clone(), text.clone()]
            }
            Self::OtherProjects { one, other } => [one, other].into_iter().map(|(_, title)| title.clone()).collect(),
            Self::OtherText { of } => of.iter().map(Leaf::to_string).collect(),
            Self::NothingThere { to } => vec![to.to_string()],
        }
    }
}
