//! The subjects of findings: one variant for each sentence, with the figures and texts that the sentence shows.

use std::sync::Arc;

use super::Code;
use crate::value::{Amount, Date, FiscalYear};

mod dup;
mod kpi;
mod sum;
mod year;

pub use dup::DupDetail;
pub use kpi::KpiDetail;
pub use sum::{SumDetail, Thousand};
pub use year::{ReadAs, YearDetail};

/// The subject of a finding, grouped by family.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Detail {
    /// A finding about the facts of the plan.
    Plan(PlanDetail),
    /// A finding about a KPI.
    Kpi(KpiDetail),
    /// A finding about a stated total.
    Sum(SumDetail),
    /// A finding about a year or a date.
    Year(YearDetail),
    /// A finding about statements that a document repeats.
    Dup(DupDetail),
    /// A finding about an actual or a sheet of 効果検証.
    Eval(EvalDetail),
}

/// The subject of a finding about the facts of the plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PlanDetail {
    /// PLAN-001: a fact that the form requires is blank.
    Blank,
    /// PLAN-002: a section that must be filled is blank.
    BlankSection,
    /// PLAN-003: a section is blank for which 該当なし would be an answer.
    NoAnswer,
    /// PLAN-003: one of two sections that belong together is blank.
    HalfAPair,
    /// PLAN-004: a place of the text was never filled in.
    Placeholder,
    /// PLAN-005: the end of a period is blank.
    NoEnd,
    /// PLAN-005: the text of the end is not a date.
    UnreadableEnd {
        /// The text of the end as written.
        text: String,
    },
    /// PLAN-006: a period ends before it starts.
    EndBeforeStart {
        /// The first day of the period.
        start: Date,
        /// The last day of the period as written.
        end: Date,
    },
    /// PLAN-007: the plan and its project end on different days.
    EndsApart {
        /// The last day of the plan.
        of_plan: Date,
        /// The last day of the project.
        project: Date,
    },
    /// PLAN-008: a period does not end on 31 March.
    EndsWithinYear {
        /// The last day of the period.
        end: Date,
    },
    /// PLAN-009: the printed length differs from the number of columns with targets.
    OtherLength {
        /// The printed number of years.
        printed: u32,
        /// The number of columns that have targets.
        columns: usize,
    },
    /// PLAN-010: an own project lies outside the plan's period.
    ProjectOutside {
        /// The name of the project.
        name: String,
        /// The fiscal year in which it starts or ends.
        year: FiscalYear,
        /// The last day of the plan.
        end: Date,
    },
    /// PLAN-011: the total cost (総事業費) is blank.
    NoCost,
    /// PLAN-011: the text of the total cost is not an amount of money above 0.
    UnreadableCost {
        /// The text of the total cost as written.
        text: String,
    },
    /// PLAN-012: the code of the support measure is not a letter and four digits.
    OddCode {
        /// The code as written.
        text: String,
    },
    /// PLAN-012: the code of the support measure is not a code of the form.
    OtherCode {
        /// The code as written.
        text: String,
        /// The codes of the form.
        of_form: Vec<String>,
    },
    /// PLAN-013: a body is not named in the area.
    BodyNotInArea {
        /// The body that is not named.
        body: String,
    },
    /// PLAN-014: a heading is not that of the form.
    OtherHeading {
        /// The heading of the plan.
        own: String,
        /// The heading of the form.
        of_form: String,
    },
}

/// The target and the actual of a KPI on the sheet of a year, in the row's unit; `None` if there is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SettledFigures {
    /// The target.
    pub target: Option<Amount>,
    /// The actual for the same years.
    pub actual: Option<Amount>,
}

/// The subject of a finding about an actual or a sheet of 効果検証.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EvalDetail {
    /// EVAL-001: the fiscal year is not over by the reference date.
    YearNotOver {
        /// The actual in the row's unit.
        actual: Amount,
    },
    /// EVAL-002: the evaluation of the year is due and the actual is blank.
    NotEntered,
    /// EVAL-003: the actual is 未把握 without a reason.
    UnknownWithoutReason,
    /// EVAL-004: the amount spent and the budget of a sheet differ by a factor of about a thousand.
    MoneyApart {
        /// The amount spent in yen.
        spent: Amount,
        /// The budget of the sheet in yen.
        budget: Amount,
    },
    /// EVAL-004: the amount spent in a year is implausible for the cost of the plan.
    MoneyUnlikely {
        /// The amount spent in yen.
        spent: Amount,
        /// The cost of the plan in yen.
        cost: Amount,
    },
    /// EVAL-011: the amounts paid by the grant and by donations exceed the amount spent.
    MoneyExceeded {
        /// The amount spent in yen.
        spent: Amount,
        /// The grant and the donations in yen.
        parts: Amount,
    },
    /// EVAL-006: the KPIs contradict the effect (事業効果).
    UnlikeEffect {
        /// The code of the effect.
        effect: String,
    },
    /// EVAL-007: a part of a settled sheet is blank.
    BlankInSheet,
    /// EVAL-008: the day or the place of a publication is blank.
    NotSaidPublished,
    /// EVAL-010: a figure differs from that of the settled sheet, and the reason is blank. Targets are compared only if
    /// no version of the plan is in force.
    ChangedSinceSettled {
        /// The target and the actual as they were settled, in the row's unit.
        kept: SettledFigures,
        /// The target and the actual of today.
        today: SettledFigures,
    },
    /// EVAL-004: the actual and the target differ by a factor of about a thousand.
    ThousandApart {
        /// The actual, or its increment, in the row's unit.
        actual: Amount,
        /// The target with which it is compared.
        target: Amount,
    },
    /// EVAL-005: the actual is probably a level, although an increment is expected.
    LevelForIncrement {
        /// The actual in the row's unit.
        actual: Amount,
        /// The target of the year.
        target: Amount,
        /// The baseline plus the targets up to the year.
        level: Amount,
    },
    /// EVAL-009: the rate that the document states differs from the computed one.
    OtherRate {
        /// The stated rate in percent.
        stated: Amount,
        /// The computed rate in percent, as shown.
        computed: Amount,
    },
}

macro_rules! families {
    ($($family:ident: $detail:ident;)*) => {
        impl Detail {
            /// The code of the rule to which the subject belongs.
            pub fn code(&self) -> Code {
                match self {
                    $(Self::$family(detail) => detail.code(),)*
                }
            }

            /// The figures and texts for which a finding is silenced, in a stable form: when they change, the finding
            /// is shown again (`docs/decisions.md` 23). `24` and `24.00` are the same figure.
            pub(super) fn fingerprint(&self) -> String {
                let figures = match self {
                    $(Self::$family(detail) => detail.figures(),)*
                };
                figures.join("/")
            }
        }

        $(impl From<$detail> for Detail {
            fn from(detail: $detail) -> Self {
                Self::$family(detail)
            }
        }

        impl From<$detail> for Arc<Detail> {
            fn from(detail: $detail) -> Self {
                Self::new(detail.into())
            }
        })*
    };
}

families! {
    Plan: PlanDetail;
    Kpi: KpiDetail;
    Sum: SumDetail;
    Year: YearDetail;
    Dup: DupDetail;
    Eval: EvalDetail;
}

impl PlanDetail {
    fn code(&self) -> Code {
        match self {
            Self::Blank => Code::Plan001,
            Self::BlankSection => Code::Plan002,
            Self::NoAnswer | Self::HalfAPair => Code::Plan003,
            Self::Placeholder => Code::Plan004,
            Self::NoEnd | Self::UnreadableEnd { .. } => Code::Plan005,
            Self::EndBeforeStart { .. } => Code::Plan006,
            Self::EndsApart { .. } => Code::Plan007,
            Self::EndsWithinYear { .. } => Code::Plan008,
            Self::OtherLength { .. } => Code::Plan009,
            Self::ProjectOutside { .. } => Code::Plan010,
            Self::NoCost | Self::UnreadableCost { .. } => Code::Plan011,
            Self::OddCode { .. } | Self::OtherCode { .. } => Code::Plan012,
            Self::BodyNotInArea { .. } => Code::Plan013,
            Self::OtherHeading { .. } => Code::Plan014,
        }
    }

    fn figures(&self) -> Vec<String> {
        match self {
            Self::Blank
            | Self::BlankSection
            | Self::NoAnswer
            | Self::HalfAPair
            | Self::Placeholder
            | Self::NoEnd
            | Self::NoCost => Vec::new(),
            Self::EndsApart { of_plan, project } => vec![of_plan.to_string(), project.to_string()],
            Self::ProjectOutside { name, year, end } => vec![name.clone(), year.to_string(), end.to_string()],
            Self::OtherHeading { own, .. } => vec![own.clone()],
            Self::UnreadableEnd { text } | Self::UnreadableCost { text } | Self::OddCode { text } => vec![text.clone()],
            Self::OtherCode { text, of_form } => [std::slice::from_ref(text), of_form].concat(),
            Self::EndBeforeStart { start, end } => vec![start.to_string(), end.to_string()],
            Self::EndsWithinYear { end } => vec![end.to_string()],
            Self::OtherLength { printed, columns } => vec![printed.to_string(), columns.to_string()],
            Self::BodyNotInArea { body } => vec![body.clone()],
        }
    }
}

impl EvalDetail {
    fn code(&self) -> Code {
        match self {
            Self::YearNotOver { .. } => Code::Eval001,
            Self::NotEntered => Code::Eval002,
            Self::UnknownWithoutReason => Code::Eval003,
            Self::ThousandApart { .. } | Self::MoneyApart { .. } | Self::MoneyUnlikely { .. } => Code::Eval004,
            Self::LevelForIncrement { .. } => Code::Eval005,
            Self::UnlikeEffect { .. } => Code::Eval006,
            Self::BlankInSheet => Code::Eval007,
            Self::NotSaidPublished => Code::Eval008,
            Self::OtherRate { .. } => Code::Eval009,
            Self::ChangedSinceSettled { .. } => Code::Eval010,
            Self::MoneyExceeded { .. } => Code::Eval011,
        }
    }

    fn figures(&self) -> Vec<String> {
        match self {
            Self::YearNotOver { actual } => vec![value(*actual)],
            Self::NotEntered | Self::UnknownWithoutReason | Self::BlankInSheet | Self::NotSaidPublished => Vec::new(),
            Self::MoneyApart { spent, budget: beside }
            | Self::MoneyUnlikely { spent, cost: beside }
            | Self::MoneyExceeded { spent, parts: beside } => vec![value(*spent), value(*beside)],
            Self::UnlikeEffect { effect } => vec![effect.clone()],
            Self::ThousandApart { actual, target } => vec![value(*actual), value(*target)],
            Self::LevelForIncrement { actual, target, level } => vec![value(*actual), value(*target), value(*level)],
            Self::OtherRate { stated, computed } => vec![value(*stated), value(*computed)],
            Self::ChangedSinceSettled { kept, today } => {
                let figures = [kept.target, kept.actual, today.target, today.actual];
                figures.map(|figure| figure.map(value).unwrap_or_default()).to_vec()
            }
        }
    }
}

/// The figure without trailing zeros in its decimals.
fn value(amount: Amount) -> String {
    let plain = amount.plain();
    if plain.contains('.') { plain.trim_end_matches('0').trim_end_matches('.').to_owned() } else { plain }
}
