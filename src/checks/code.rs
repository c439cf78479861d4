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
    Plan003, "PLAN-003", Warning, "A section is blank for which “none applies” would be an answer, or one of two that belong together is.";
    Plan004, "PLAN-004", Warning, "A place of a text was never filled in.";
    Plan005, "PLAN-005", Error, "The end of a period is missing or can't be read.";
    Plan006, "PLAN-006", Error, "A period ends before it starts.";
    Plan007, "PLAN-007", Warning, "The plan and its project end on different days.";
    Plan008, "PLAN-008", Warning, "A period does not end on 31 March.";
    Plan009, "PLAN-009", Warning, "The printed number of years is not that of the columns that hold targets.";
    Plan010, "PLAN-010", Warning, "An own project lies outside the plan's period.";
    Plan011, "PLAN-011", Error, "The cost is missing, can't be read, is not above 0 or has no unit.";
    Plan012, "PLAN-012", Warning, "The code of the support measure is not a letter and four digits, or not one that the form is for.";
    Plan013, "PLAN-013", Warning, "A making body is not named in the area.";
    Plan014, "PLAN-014", Note, "A heading is not that of the form.";
    Plan015, "PLAN-015", Warning, "A KPI has values of years in a form whose heads say that they are increments.";
    Kpi001, "KPI-001", Error, "The name is blank though the row holds a number.";
    Kpi002, "KPI-002", Error, "The unit field of the 2022 form is blank though the row holds a number.";
    Kpi003, "KPI-003", Warning, "No unit in the field and none in any cell.";
    Kpi004, "KPI-004", Warning, "Two units in one row, or a cell without the one that the others have.";
    Kpi005, "KPI-005", Error, "A cell is neither a number nor a known state.";
    Kpi006, "KPI-006", Warning, "`-` within the project, or a number outside it.";
    Kpi007, "KPI-007", Error, "An unused slot holds a number.";
    Kpi008, "KPI-008", Error, "Two KPIs have the same name.";
    Kpi009, "KPI-009", Warning, "There is no baseline.";
    Kpi010, "KPI-010", Warning, "A ratio lies outside 0 to 100 %.";
    Kpi011, "KPI-011", Warning, "A ratio is said to be a total of the period.";
    Kpi012, "KPI-012", Note, "Baseline and target stand for different periods.";
    Kpi013, "KPI-013", Warning, "The target is no better than the baseline.";
    Kpi014, "KPI-014", Note, "The last survey comes before the final year.";
    Kpi015, "KPI-015", Warning, "A figure that its neighbours make unlikely.";
    Kpi016, "KPI-016", Warning, "Levels seem to stand in a row of increments.";
    Kpi017, "KPI-017", Warning, "What is made of the records does not fit how the targets count.";
    Kpi018, "KPI-018", Warning, "A record of activity is not counted.";
    Kpi019, "KPI-019", Warning, "The condition of the target does not fit the aim.";
    Sum001, "SUM-001", Error, "The stated total is not the sum of the years.";
    Sum002, "SUM-002", Error, "The stated total holds the baseline.";
    Sum003, "SUM-003", Error, "The stated total is a thousand times the sum, or a thousandth.";
    Sum004, "SUM-004", Warning, "A total is stated though a year is missing.";
    Sum005, "SUM-005", Error, "All years are there, but the document's total is blank.";
    Sum006, "SUM-006", Error, "A total is stated of levels.";
    Sum007, "SUM-007", Warning, "The final level written elsewhere is not baseline and total.";
    Year001, "YEAR-001", Error, "A heading names no fiscal year. Found in reading files.";
    Year002, "YEAR-002", Error, "Year columns are repeated or leave one out. Found in reading files.";
    Year003, "YEAR-003", Note, "A year is written in an era that had ended by then.";
    Year004, "YEAR-004", Warning, "A heading's number of the project year is not the column's. Found in reading files.";
    Year005, "YEAR-005", Warning, "The columns do not cover the project.";
    Year006, "YEAR-006", Error, "A date that does not exist, or an era year beside another western year.";
    Year007, "YEAR-007", Note, "A value of a calendar year among fiscal years.";
    Dup002, "DUP-002", Warning, "Another place of the document names the KPI otherwise.";
    Dup004, "DUP-004", Warning, "A text is not the one that the form repeats there.";
    Dup005, "DUP-005", Note, "Another place of the document defines the KPI otherwise.";
    Dup006, "DUP-006", Note, "Two places of the document have different titles of a project.";
    Dup007, "DUP-007", Error, "A reference leads to a section in which nothing stands.";
    Eval001, "EVAL-001", Warning, "An actual of a year that is not over.";
    Eval002, "EVAL-002", Warning, "The year is over, its evaluation due, and the actual blank.";
    Eval003, "EVAL-003", Warning, "An actual is not known, and nothing says why.";
    Eval004, "EVAL-004", Warning, "Actual and target, or the money of a sheet, are about a thousand times apart.";
    Eval005, "EVAL-005", Warning, "A level seems to stand where an increment belongs.";
    Eval006, "EVAL-006", Warning, "An effect on a sheet that the KPIs contradict.";
    Eval007, "EVAL-007", Error, "A settled sheet is blank where the form asks for something.";
    Eval008, "EVAL-008", Warning, "A sheet counts as published, and the day or the place is blank.";
    Eval009, "EVAL-009", Warning, "The rate that a document states is not ours.";
    Eval010, "EVAL-010", Warning, "A figure was changed after its sheet was settled, and nothing says why.";
    Eval011, "EVAL-011", Warning, "Grant and donations are more than the amount spent.";
    Amd011, "AMD-011", Warning, "A target is not the approved one, and there is no reason for it.";
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
