//! The facts of 基本情報 (basic information) as written; their meaning is read from the text when it is needed.

use std::fmt;

use crate::value::fiscal_year::day_spelled_out;

/// The facts of a plan, each as the user wrote it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facts {
    /// The name of the plan (地域再生計画の名称).
    pub name: String,
    /// The bodies that prepared the plan (作成主体の名称), one entry for each.
    pub prepared_by: Vec<String>,
    /// The area of the plan (区域).
    pub area: String,
    /// The grant's name as printed in 5-2, e.g. 地方創生推進交付金（内閣府）.
    pub grant: String,
    /// The code of the support measure, e.g. `A3007`.
    pub measure_code: String,
    /// The name of the project (事業の名称), which may differ from the plan's name.
    pub project_name: String,
    /// The total cost of the project (総事業費) as written, with its unit.
    pub project_cost: String,
    /// The start of the project period (事業実施期間): 地域再生計画認定の日 or a date.
    pub project_start: String,
    /// The end of the project period (事業実施期間).
    pub project_end: String,
    /// The length that the document prints after the project period, e.g. 3ヶ年度.
    pub project_length: String,
    /// The note that the document prints after the project period.
    pub project_note: String,
    /// The start of the plan period (計画期間).
    pub plan_start: String,
    /// The end of the plan period (計画期間).
    pub plan_end: String,
    /// The date of approval (認定日).
    pub approved_on: String,
    /// The time of evaluation (検証時期), e.g. 毎年度 9 月.
    pub evaluated_in: String,
    /// The contacts for questions about the plan.
    pub contacts: String,
    /// The reason for the changes of the current draft (変更の理由). No form prints it; an approval takes it over.
    pub amendment_reason: String,
}

/// Defines [`Fact`], whose codes are the names of the fields. It is not made with `coded!`, since the same list reads and
/// writes the fields.
macro_rules! facts {
    ($($name:ident, $field:ident, $meaning:literal;)*) => {
        /// A fact, in the order of the form.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Fact {
            $(#[doc = $meaning] $name,)*
        }

        impl Fact {
            /// Every fact, in the order of the form.
            pub const ALL: &[Self] = &[$(Self::$name,)*];

            /// The code of the fact in records of silenced findings and in ids of the page; it never changes.
            pub fn code(self) -> &'static str {
                match self {
                    $(Self::$name => stringify!($field),)*
                }
            }
        }

        impl Facts {
            /// The fact as a text; each of several making bodies is on its own line.
            pub fn text(&self, fact: Fact) -> String {
                // A field that is missing in the list below does not compile here.
                let Self { $($field,)* } = self;
                match fact {
                    $(Fact::$name => $field.as_text(),)*
                }
            }

            /// Writes the fact as it was typed.
            pub fn set(&mut self, fact: Fact, text: &str) {
                match fact {
                    $(Fact::$name => self.$field.take_text(text),)*
                }
            }
        }
    };
}

facts! {
    Name, name, "The plan's name.";
    PreparedBy, prepared_by, "The making bodies, one a line.";
    Area, area, "The area.";
    ApprovedOn, approved_on, "The day of approval.";
    Grant, grant, "The grant.";
    MeasureCode, measure_code, "The code of the support measure.";
    ProjectName, project_name, "The project's name.";
    EvaluatedIn, evaluated_in, "When the plan is evaluated.";
    ProjectCost, project_cost, "The cost of the project.";
    ProjectStart, project_start, "The start of the project.";
    ProjectEnd, project_end, "The end of the project.";
    ProjectLength, project_length, "The number of years printed beside it.";
    ProjectNote, project_note, "The note beside it.";
    PlanStart, plan_start, "The start of the plan.";
    PlanEnd, plan_end, "The end of the plan.";
    Contacts, contacts, "Whom to ask.";
    AmendmentReason, amendment_reason, "Why the draft in hand changes what was approved.";
}

impl Facts {
    /// The fact as the document prints it.
    pub fn printed(&self, fact: Fact) -> String {
        fact.printed(self.text(fact))
    }
}

impl Fact {
    /// That text of the fact as the document prints it. A day in figures (R8.12.11, 2026/12/11) is spelled out; a day in words
    /// stays as the plan writes it, since 新旧対照表 reports what is only written differently.
    pub fn printed(self, text: String) -> String {
        if self.is_day() { day_spelled_out(&text) } else { text }
    }

    /// Whether the fact is a date.
    pub fn is_day(self) -> bool {
        matches!(self, Self::ApprovedOn | Self::ProjectStart | Self::ProjectEnd | Self::PlanStart | Self::PlanEnd)
    }

    /// Whether a form may have the fact and print it.
    pub fn is_of_a_form(self) -> bool {
        self != Self::AmendmentReason
    }

    /// Whether the fact may have several lines.
    pub fn is_long(self) -> bool {
        matches!(self, Self::PreparedBy | Self::Area | Self::ProjectNote | Self::Contacts | Self::AmendmentReason)
    }
}

impl fmt::Display for Fact {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

/// A field of [`Facts`]: a single text, or a list with one entry for each line.
trait AsText {
    fn as_text(&self) -> String;
    fn take_text(&mut self, text: &str);
}

impl AsText for String {
    fn as_text(&self) -> String {
        self.clone()
    }

    fn take_text(&mut self, text: &str) {
        text.clone_into(self);
    }
}

/// Blank lines are ignored, since they name no body.
impl AsText for Vec<String> {
    fn as_text(&self) -> String {
        self.join("\n")
    }

    fn take_text(&mut self, text: &str) {
        *self = text.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect();
    }
}
