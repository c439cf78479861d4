//! The codes of the rules and their severities.
//!
//! A code never changes its meaning and is never used again for another rule. Only existing rules are listed here. A
//! new rule adds its line here, its detail and, because matches are exhaustive, its sentence.

use std::fmt;
use std::str::FromStr;

/// The severity of a finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The plan is certainly wrong; the finding can't be silenced.
    Error,
    /// The plan is possibly wrong, so the user should check it.
    Warning,
    /// A remark that requires no change.
    Note,
}

macro_rules! codes {
    ($($name:ident, $printed:literal, $severity:ident, $meaning:literal;)*) => {
        /// The code of a rule.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code {
            $(#[doc = $meaning] $name,)*
        }

        impl Code {
            /// Every code, grouped by family.
            pub const ALL: &[Self] = &[$(Self::$name,)*];

            /// The severity of the rule's findings.
            pub fn severity(self) -> Severity {
                match self {
                    $(Self::$name => Severity::$severity,)*
                }
            }

            /// The stable printed form of the code, e.g. `KPI-003`.
            pub fn printed(self) -> &'static str {
                match self {
                    $(Self::$name => $printed,)*
                }
            }
        }
    };
}

codes! {
    Plan001, "PLAN-001", Error, "A fact that the form begins with is blank.";
    Plan002, "PLAN-002", Error, "A section that must be filled is blank.";
    Plan003, "PLAN-003", Warning, "A section is blank that could be answered with “none applies”, or one of two sections that belong together is blank.";
    Plan004, "PLAN-004", Warning, "A placeholder in a text was never filled in.";
    Plan005, "PLAN-005", Error, "The end of a period is missing or can't be read.";
    Plan006, "PLAN-006", Error, "A period ends before it starts.";
    Plan007, "PLAN-007", Warning, "The plan and its project end on different days.";
    Plan008, "PLAN-008", Warning, "A period does not end on 31 March.";
    Plan009, "PLAN-009", Warning, "The printed number of years differs from the number of columns with targets.";
    Plan010, "PLAN-010", Warning, "An own project lies outside the plan's period.";
    Plan011, "PLAN-011", Error, "The cost is missing, can't be read, is not above 0 or has no unit.";
    Plan012, "PLAN-012", Warning, "The code of the support measure is not a letter and four digits, or does not belong to the form.";
    Plan013, "PLAN-013", Warning, "The area does not name one of the bodies that prepared the plan.";
    Plan014, "PLAN-014", Note, "A heading differs from the form's.";
    Plan015, "PLAN-015", Warning, "A KPI has values of years in a form whose column heads read increments.";
    Kpi001, "KPI-001", Error, "The name is blank though the row holds a number.";
    Kpi002, "KPI-002", Error, "The unit field of the 2022 form is blank though the row holds a number.";
    Kpi003, "KPI-003", Warning, "No unit in the field and none in any cell.";
    Kpi004, "KPI-004", Warning, "A row has two units, or a cell lacks the unit of the other cells.";
    Kpi005, "KPI-005", Error, "A cell is neither a number nor a known state.";
    Kpi006, "KPI-006", Warning, "A year of the project has `-`, or a year outside it has a number.";
    Kpi007, "KPI-007", Error, "An unused slot holds a number.";
    Kpi008, "KPI-008", Error, "Two KPIs have the same name.";
    Kpi009, "KPI-009", Warning, "There is no baseline.";
    Kpi010, "KPI-010", Warning, "A ratio lies outside 0 to 100 %.";
    Kpi011, "KPI-011", Warning, "The target of a ratio counts as a total of the period.";
    Kpi012, "KPI-012", Note, "Baseline and target cover different periods.";
    Kpi013, "KPI-013", Warning, "The target is no better than the baseline.";
    Kpi014, "KPI-014", Note, "The last survey comes before the final year.";
    Kpi015, "KPI-015", Warning, "The neighbours of a figure make it unlikely.";
    Kpi016, "KPI-016", Warning, "A row of increments seems to have levels.";
    Kpi017, "KPI-017", Warning, "The way the records are counted does not fit the way the targets count.";
    Kpi018, "KPI-018", Warning, "A record of activity is not counted.";
    Kpi019, "KPI-019", Warning, "The condition of the target does not fit the aim.";
    Sum001, "SUM-001", Error, "The stated total is not the sum of the years.";
    Sum002, "SUM-002", Error, "The stated total includes the baseline.";
    Sum003, "SUM-003", Error, "The stated total is a thousand times the sum, or a thousandth.";
    Sum004, "SUM-004", Warning, "A total is stated though a year is missing.";
    Sum005, "SUM-005", Error, "All years are there, but the document's total is blank.";
    Sum006, "SUM-006", Error, "A total is stated for levels.";
    Sum007, "SUM-007", Warning, "The final level stated elsewhere is not the baseline plus the total.";
    Year001, "YEAR-001", Error, "A heading names no fiscal year. Found in reading files.";
    Year002, "YEAR-002", Error, "Year columns are repeated or leave one out. Found in reading files.";
    Year003, "YEAR-003", Note, "A year is written in an era that had ended by then.";
    Year004, "YEAR-004", Warning, "A heading's number of the project year differs from the column's. Found in reading files.";
    Year005, "YEAR-005", Warning, "The columns do not cover the project.";
    Year006, "YEAR-006", Error, "A date that does not exist, or an era year beside another western year.";
    Year007, "YEAR-007", Note, "A value of a calendar year among fiscal years.";
    Dup002, "DUP-002", Warning, "Another place of the document gives the KPI another name.";
    Dup004, "DUP-004", Warning, "A text differs from the text that the form repeats there.";
    Dup005, "DUP-005", Note, "Another place of the document defines the KPI differently.";
    Dup006, "DUP-006", Note, "Two places of the document have different titles of a project.";
    Dup007, "DUP-007", Error, "A reference leads to a blank section.";
    Eval001, "EVAL-001", Warning, "A year that is not over has an actual.";
    Eval002, "EVAL-002", Warning, "The year is over, its evaluation due, and the actual blank.";
    Eval003, "EVAL-003", Warning, "An actual is unknown, without a reason.";
    Eval004, "EVAL-004", Warning, "Actual and target, or the money of a sheet, are about a thousand times apart.";
    Eval005, "EVAL-005", Warning, "A row of increments seems to have a level as an actual.";
    Eval006, "EVAL-006", Warning, "A sheet states an effect that the KPIs contradict.";
    Eval007, "EVAL-007", Error, "A settled sheet lacks a part that the form requires.";
    Eval008, "EVAL-008", Warning, "A sheet counts as published, and the day or the place is blank.";
    Eval009, "EVAL-009", Warning, "The rate that a document states differs from ours.";
    Eval010, "EVAL-010", Warning, "A figure was changed after its sheet was settled, without a reason.";
    Eval011, "EVAL-011", Warning, "Grant and donations are more than the amount spent.";
    Amd011, "AMD-011", Warning, "A target differs from the approved one, without a reason.";
}

/// The error that a text is not the code of a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not the code of a rule")]
pub struct NotACode;

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.printed())
    }
}

impl FromStr for Code {
    type Err = NotACode;

    fn from_str(text: &str) -> Result<Self, NotACode> {
        Self::ALL.iter().find(|code| code.printed() == text).copied().ok_or(NotACode)
    }
}
