//! What can be wrong with the file of a form, and where.

use super::Leaf;

/// A fault of a form, with its place. Of a file that cannot be read only the first one is known.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{at}: {kind}")]
pub struct FormFault {
    /// The part of the file: the name of a field, or the code name of a section; blank for the file as a whole.
    pub at: String,
    /// The kind of fault.
    pub kind: FormFaultKind,
}

/// The kind of a fault of a form.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FormFaultKind {
    /// The file is too large to be a form.
    #[error("larger than a form can be")]
    TooLarge,
    /// The text is not JSON.
    #[error("line {line}, column {column}: not JSON")]
    NotJson {
        /// The line, counted from 1.
        line: usize,
        /// The character of the line, counted from 1.
        column: usize,
    },
    /// A field is missing, unknown, there twice, or of another kind.
    #[error("line {line}, column {column}: a field that is missing, unknown or of another kind")]
    Shape {
        /// The line, counted from 1.
        line: usize,
        /// The character of the line, counted from 1.
        column: usize,
    },
    /// A code name is not of 1 to 40 lower-case letters, digits and `_`.
    #[error("not a code name")]
    CodeName,
    /// Two sections have the same code name.
    #[error("a code name that is there twice")]
    CodeNameTwice,
    /// Two sections have the same number and heading, so that nobody could tell them apart.
    #[error("a number and heading that are there twice")]
    LabelTwice,
    /// A text that must be there is blank.
    #[error("a text that is blank")]
    Blank,
    /// A text has control characters or markup, or is longer than any heading or hint.
    #[error("a text with control characters or markup, or one that is too long")]
    Text,
    /// There is no such fact.
    #[error("no such fact")]
    NoSuchFact,
    /// A fact stands in the form twice.
    #[error("a fact that is there twice")]
    FactTwice,
    /// What the section repeats or refers to is not in the form.
    #[error("there is no section {to}")]
    NoSuchSection {
        /// The code name that no section has.
        to: Leaf,
    },
    /// What the section repeats or refers to leads back to it.
    #[error("leads back to itself")]
    Circle,
    /// The field does not belong to a section of this kind.
    #[error("a field that does not belong to this kind of section")]
    Misplaced,
    /// The form has more sections, deeper ones, more years or more rows than a form can have.
    #[error("more than a form can have")]
    TooMany,
    /// Two sections have the same number.
    #[error("a number that is there twice")]
    NumberTwice,
    /// The file is not a text.
    #[error("not a text")]
    NotText,
    /// The file is a plan file.
    #[error("a plan file")]
    PlanFile,
    /// The code name is that of a form that comes with the program.
    #[error("the code name of a form that comes with the program")]
    CodeOfBuiltIn,
    /// A fact stands in a section and in none of the lines that the section prints.
    #[error("a fact that no printed line has")]
    NotPrinted,
    /// The code of a support measure is not a capital letter and four digits.
    #[error("not the code of a support measure")]
    Measure,
    /// The head of the columns of years has no `{年度}`, so that all years would have the same head.
    #[error("a head of years without the year")]
    YearHead,
    /// The heads of the table have braces other than `{年度}` and `{n}` in that of the years.
    #[error("braces that stand for nothing")]
    Braces,
    /// The name is that of a form that comes with the program.
    #[error("the name of a form that comes with the program")]
    NameOfBuiltIn,
}

impl FormFaultKind {
    /// The stable code of the fault, for tests and support mails.
    pub fn code(&self) -> &'static str {
        match self {
            Self::TooLarge => "FORM-001",
            Self::NotJson { .. } => "FORM-002",
            Self::Shape { .. } => "FORM-003",
            Self::CodeName => "FORM-004",
            Self::CodeNameTwice => "FORM-005",
            Self::LabelTwice => "FORM-006",
            Self::Blank => "FORM-007",
            Self::Text => "FORM-008",
            Self::NoSuchFact => "FORM-009",
            Self::FactTwice => "FORM-010",
            Self::NoSuchSection { .. } => "FORM-011",
            Self::Circle => "FORM-012",
            Self::Misplaced => "FORM-013",
            Self::TooMany => "FORM-014",
            Self::NumberTwice => "FORM-015",
            Self::NotText => "FORM-016",
            Self::CodeOfBuiltIn => "FORM-017",
            Self::PlanFile => "FORM-018",
            Self::NotPrinted => "FORM-019",
            Self::Measure => "FORM-020",
            Self::YearHead => "FORM-021",
            Self::Braces => "FORM-022",
            Self::NameOfBuiltIn => "FORM-023",
        }
    }

    /// The fault at that part of the file.
    pub(crate) fn into_fault(self, at: &str) -> FormFault {
        FormFault { at: at.to_owned(), kind: self }
    }
}
