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

with_codes! {
    /// The kind of a fault of a rule.
    #[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
    RuleFaultKind {
        /// The file is too large to be a rule.
        #[error("larger than a rule can be")]
        TooLarge: "RULE-001",
        /// The text is not JSON.
        #[error("line {line}, column {column}: not JSON")]
        NotJson {
            /// The line, counted from 1.
            line: usize,
            /// The byte of the line, counted from 1.
            column: usize,
        }: "RULE-002",
        /// A field occurs twice, or a number is not one that a rule can have.
        #[error("line {line}, column {column}: a field that is there twice, or a number that is not whole")]
        Shape {
            /// The line, counted from 1.
            line: usize,
            /// The byte of the line, counted from 1.
            column: usize,
        }: "RULE-003",
        /// The file has another format than this version reads.
        #[error("another format")]
        Format: "RULE-004",
        /// A field is missing.
        #[error("the field {0} is missing")]
        Missing(&'static str): "RULE-005",
        /// There is no such field here.
        #[error("no such field")]
        UnknownField: "RULE-006",
        /// The value is of another type, or not one of the values that are allowed here.
        #[error("a value that cannot stand here")]
        Value: "RULE-007",
        /// A code name is not of 1 to 40 lower-case letters, digits, `-` and `_`.
        #[error("not a code name")]
        CodeName: "RULE-008",
        /// Two words have the same code name.
        #[error("a code name that is there twice")]
        CodeNameTwice: "RULE-009",
        /// A text is blank or too long, or has control characters or markup.
        #[error("a text that is blank, too long, or has control characters or markup")]
        Text: "RULE-010",
        /// The rule has no word of that code name.
        #[error("no such word")]
        NoSuchWord: "RULE-011",
        /// The clause can never be reached, since the one before it covers the rest.
        #[error("a clause behind otherwise")]
        BehindOtherwise: "RULE-012",
        /// No clause covers the remaining cases.
        #[error("no clause covers the rest")]
        RestUncovered: "RULE-013",
        /// The text is not a number from 0 to 1,000,000 with at most 4 decimals.
        #[error("not a decimal")]
        Decimal: "RULE-014",
        /// The bounds let nothing through, or there is no bound, or one too many.
        #[error("bounds that let nothing through, or not one of those that are asked for")]
        Bounds: "RULE-015",
        /// There are more words, clauses or conditions, or deeper ones, than a rule can have, or none where some are required.
        #[error("too many or none")]
        Count: "RULE-016",
    }
}

impl RuleFaultKind {
    /// The fault at that place.
    pub(super) fn into_fault(self, place: &str) -> RuleFault {
        RuleFault { place: place.to_owned(), kind: self }
    }
}
