//! What can be wrong with the file of a rule, and where.

/// The first fault of a rule, with its place.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{place}: {kind}")]
pub struct RuleFault {
    /// The part of the file as a JSON pointer, such as `/indicator/2/when/at_least`; blank for the file as a whole.
    pub place: String,
    /// The kind of fault.
    pub kind: RuleFaultKind,
}

/// The kind of a fault of a rule.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RuleFaultKind {
    /// The file is too large to be a rule.
    #[error("larger than a rule can be")]
    TooLarge,
    /// The text is not JSON.
    #[error("line {line}, column {column}: not JSON")]
    NotJson {
        /// The line, counted from 1.
        line: usize,
        /// The byte of the line, counted from 1.
        column: usize,
    },
    /// A field is there twice, or a number is none that a rule can have.
    #[error("line {line}, column {column}: a field that is there twice, or a number that is not whole")]
    Shape {
        /// The line, counted from 1.
        line: usize,
        /// The byte of the line, counted from 1.
        column: usize,
    },
    /// The format is not that of this version.
    #[error("another format")]
    Format,
    /// A field is missing.
    #[error("the field {0} is missing")]
    Missing(&'static str),
    /// There is no such field here.
    #[error("no such field")]
    UnknownField,
    /// The value is of another kind, or none of those that can stand here.
    #[error("a value that cannot stand here")]
    Value,
    /// A code name is not of 1 to 40 lower-case letters, digits, `-` and `_`.
    #[error("not a code name")]
    CodeName,
    /// Two words have the same code name.
    #[error("a code name that is there twice")]
    CodeNameTwice,
    /// A text is blank or too long, or has control characters or markup.
    #[error("a text that is blank, too long, or has control characters or markup")]
    Text,
    /// The rule has no word of that code name.
    #[error("no such word")]
    NoSuchWord,
    /// The clause can never be reached, since the one before it covers the rest.
    #[error("a clause behind otherwise")]
    BehindOtherwise,
    /// No clause covers what the others leave.
    #[error("no clause covers the rest")]
    RestUncovered,
    /// The text is no decimal from 0 to 1,000,000 with at most 4 digits behind the point.
    #[error("not a decimal")]
    Decimal,
    /// The bounds let nothing through, or there is none or one too many.
    #[error("bounds that let nothing through, or not one of those that are asked for")]
    Bounds,
    /// There are more words, clauses or conditions, or deeper ones, than a rule can have, or none where there must be some.
    #[error("too many or none")]
    Count,
}

impl RuleFaultKind {
    /// The stable code of the fault, for tests and support mails.
    pub fn code(&self) -> &'static str {
        match self {
            Self::TooLarge => "RULE-001",
            Self::NotJson { .. } => "RULE-002",
            Self::Shape { .. } => "RULE-003",
            Self::Format => "RULE-004",
            Self::Missing(_) => "RULE-005",
            Self::UnknownField => "RULE-006",
            Self::Value => "RULE-007",
            Self::CodeName => "RULE-008",
            Self::CodeNameTwice => "RULE-009",
            Self::Text => "RULE-010",
            Self::NoSuchWord => "RULE-011",
            Self::BehindOtherwise => "RULE-012",
            Self::RestUncovered => "RULE-013",
            Self::Decimal => "RULE-014",
            Self::Bounds => "RULE-015",
            Self::Count => "RULE-016",
        }
    }

    /// The fault at that place.
    pub(super) fn into_fault(self, place: &str) -> RuleFault {
        RuleFault { place: place.to_owned(), kind: self }
    }
}
