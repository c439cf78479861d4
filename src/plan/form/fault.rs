//! What can be wrong with the file of a form, and where.

use super::Leaf;

/// A fault of a form, with its place. Of a file that cannot be read, only the first fault is known.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{at}: {kind}")]
pub struct FormFault {
    /// The part of the file: the name of a field, or the code name of a section; blank for the file as a whole.
    pub at: String,
    /// The kind of fault.
    pub kind: FormFaultKind,
}

with_codes! {
    /// The kind of a fault of a form.
    #[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
    FormFaultKind {
        /// The file is too large to be a form.
        #[error("larger than a form can be")]
        TooLarge: "FORM-001",
        /// The text is not JSON.
        #[error("line {line}, column {column}: not JSON")]
        NotJson {
            /// The line, counted from 1.
            line: usize,
            /// The character of the line, counted from 1.
            column: usize,
        }: "FORM-002",
        /// A field is missing, unknown, duplicate, or of another type.
        #[error("line {line}, column {column}: a field that is missing, unknown or of another kind")]
        Shape {
            /// The line, counted from 1.
            line: usize,
            /// The character of the line, counted from 1.
            column: usize,
        }: "FORM-003",
        /// A code name is not of 1 to 40 lower-case letters, digits and `_`.
        #[error("not a code name")]
        CodeName: "FORM-004",
        /// Two sections have the same code name.
        #[error("a code name that is there twice")]
        CodeNameTwice: "FORM-005",
        /// Two sections have the same number and heading, so that they cannot be distinguished.
        #[error("a number and heading that are there twice")]
        LabelTwice: "FORM-006",
        /// A text that must be there is blank.
        #[error("a text that is blank")]
        Blank: "FORM-007",
        /// A text has control characters or markup, or is longer than any heading or hint.
        #[error("a text with control characters or markup, or one that is too long")]
        Text: "FORM-008",
        /// There is no such fact.
        #[error("no such fact")]
        NoSuchFact: "FORM-009",
        /// A fact appears in the form twice.
        #[error("a fact that is there twice")]
        FactTwice: "FORM-010",
        /// A section that the section repeats or refers to is not in the form.
        #[error("there is no section {to}")]
        NoSuchSection {
            /// The code name that no section has.
            to: Leaf,
        }: "FORM-011",
        /// A section that the section repeats or refers to leads back to it.
        #[error("leads back to itself")]
        Circle: "FORM-012",
        /// The field does not belong to a section of this kind.
        #[error("a field that does not belong to this kind of section")]
        Misplaced: "FORM-013",
        /// The form has more sections, deeper ones, more years, rows or decimals than a form may have.
        #[error("more than a form can have")]
        TooMany: "FORM-014",
        /// Two sections have the same number.
        #[error("a number that is there twice")]
        NumberTwice: "FORM-015",
        /// The file is not a text.
        #[error("not a text")]
        NotText: "FORM-016",
        /// The file is a plan file.
        #[error("a plan file")]
        PlanFile: "FORM-018",
        /// The code name belongs to a form that comes with the program.
        #[error("the code name of a form that comes with the program")]
        CodeOfBuiltIn: "FORM-017",
        /// A fact of a section is in none of the lines that the section prints.
        #[error("a fact that no printed line has")]
        NotPrinted: "FORM-019",
        /// The code of a support measure is not a capital letter and four digits.
        #[error("not the code of a support measure")]
        Measure: "FORM-020",
        /// The heading of the year columns has no `{年度}`, so that all years would have the same heading.
        #[error("a head of years without the year")]
        YearHead: "FORM-021",
        /// The headings of the table have braces other than `{年度}` and `{n}` in the heading of the years.
        #[error("braces that stand for nothing")]
        Braces: "FORM-022",
        /// The name belongs to a form that comes with the program.
        #[error("the name of a form that comes with the program")]
        NameOfBuiltIn: "FORM-023",
    }
}

impl FormFaultKind {
    /// The fault at that part of the file.
    pub(crate) fn into_fault(self, at: &str) -> FormFault {
        FormFault { at: at.to_owned(), kind: self }
    }
}
