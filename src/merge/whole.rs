//! The fields of a plan itself, beside its rows: its form, its facts, its texts, the headings of its years.

use std::sync::Arc;

use super::Passages;
use super::plan_only::join_silenced;
use super::stated::Stated;
use crate::plan::evaluation::ChosenGrade;
use crate::plan::judging::{JudgedWord, JudgingSetting};
use crate::plan::lineage::same_text;
use crate::plan::{
    Acknowledgement, ActivityRecord, Approval, ApprovalText, ComparisonStyle, DocumentPlace, EvaluationPart,
    EvaluationPlace, Fact, Form, Grading, Own, Placement, Plan, RateFormula, RateRounding, RecordText, SheetColumn,
    SheetState, unit,
};
use crate::value::{ApprovalId, Date, FiscalYear, IndicatorId, RecordId, distinct};

/// A field of the plan itself.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum PlanField {
    /// The form of the plan (様式).
    Form,
    /// The placement of the plan: in the active list, in the archive or in the bin.
    Placement,
    /// A fact of the plan's basic information (基本情報).
    Fact(Fact),
    /// The reference date (基準日).
    ReferenceDate,
    /// The formula of rates (達成率の出し方).
    RateFormula,
    /// How rates are rounded (達成率の端数).
    RateRounding,
    /// The plan's own word for a result of judgement (判定).
    JudgedWord(JudgedWord),
    /// The rate from which a KPI counts as おおむね順調.
    OnTrackFrom,
    /// The text at a place of the document (本文).
    Text(DocumentPlace),
    /// The heading of a fiscal year as written.
    Heading(FiscalYear),
    /// The silenced findings on facts and headings.
    Acknowledged,
    /// The layout of the comparison table (新旧対照表).
    ComparisonStyle,
    /// The rule of grades (判定の規則).
    Grading,
    /// Whether the form of the 効果検証 sheets has this item (様式の項目).
    SheetColumn(SheetColumn),
    /// The text at a place of a sheet of 効果検証.
    EvaluationText(EvaluationPlace),
    /// The state of the sheet of a fiscal year, with its frozen rows.
    EvaluationState(FiscalYear),
    /// The approved state with this id, and the details of its approval.
    Approval(ApprovalId),
    /// The whole activity record with this id, where one side lacks it or has removed it.
    Record(RecordId),
    /// A text of an activity record that both sides have.
    RecordText(RecordId, RecordText),
}

/// A field of the plan itself together with its content.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PlanSetting {
    /// The form of the plan (様式).
    Form(Arc<Form>),
    /// The placement of the plan: in the active list, in the archive or in the bin.
    Placement(Placement),
    /// A fact of the plan's basic information (基本情報); several bodies that prepared the plan are written one per line.
    Fact(Fact, String),
    /// The reference date (基準日); `None` if none is set.
    ReferenceDate(Option<Date>),
    /// The formula of rates (達成率の出し方) of the KPIs that have none of their own.
    RateFormula(RateFormula),
    /// How rates are rounded where they are shown (達成率の端数).
    RateRounding(RateRounding),
    /// A word or the threshold of judgement (判定).
    Judging(JudgingSetting),
    /// The text at a place of the document (本文).
    Text(DocumentPlace, String),
    /// The heading of a fiscal year as written; empty if the year has none.
    Heading(FiscalYear, String),
    /// The silenced findings on facts and headings, with their reasons.
    Acknowledged(Vec<Acknowledgement>),
    /// The layout of the comparison table (新旧対照表).
    ComparisonStyle(ComparisonStyle),
    /// The rule of grades (判定の規則) in force.
    Grading(Grading),
    /// Whether the form of the 効果検証 sheets has this item (様式の項目).
    SheetColumn(SheetColumn, bool),
    /// The text at a place of a sheet of 効果検証.
    EvaluationText(EvaluationPlace, String),
    /// The state of the sheet of a fiscal year, with its frozen rows.
    EvaluationState(FiscalYear, SheetState),
    /// An approved state; `None` if the plan has none with this id.
    Approval(ApprovalId, Option<Arc<Approval>>),
    /// An activity record, or the remains of a removed one; `None` if the plan never had it.
    Record(RecordId, Option<Arc<ActivityRecord>>),
    /// A text of an activity record.
    RecordText(RecordId, RecordText, String),
}

/// Every field that one of these plans has, except the headings of the years and the activity records.
pub(super) fn plan_fields(plans: &[&Plan]) -> Vec<PlanField> {
    let mut fields = vec![PlanField::Form, PlanField::Placement];
    fields.extend(Fact::ALL.iter().copied().map(PlanField::Fact));
    fields.extend([PlanField::ReferenceDate, PlanField::RateFormula, PlanField::RateRounding]);
    fields.extend(JudgedWord::ALL.map(PlanField::JudgedWord));
    fields.push(PlanField::OnTrackFrom);
    let places = distinct(plans.iter().flat_map(|plan| plan.document.iter()).map(|(at, _)| at));
    fields.extend(places.into_iter().map(PlanField::Text));
    fields.extend([PlanField::Acknowledged, PlanField::ComparisonStyle, PlanField::Grading]);
    fields.extend(SheetColumn::ALL.iter().copied().map(PlanField::SheetColumn));
    let sheets = || plans.iter().flat_map(|plan| plan.evaluations.iter());
    let texts = sheets().flat_map(|(year, sheet)| sheet.texts().map(move |(part, _)| EvaluationPlace { year, part }));
    fields.extend(distinct(texts).into_iter().map(PlanField::EvaluationText));
    fields.extend(distinct(sheets().map(|(year, _)| year)).into_iter().map(PlanField::EvaluationState));
    let approvals = distinct(plans.iter().flat_map(|plan| plan.approvals()).map(|one| (one.number, one.id)));
    fields.extend(approvals.into_iter().map(|(_, id)| PlanField::Approval(id)));
    fields
}

/// The fields in which the activity records of two plans differ: the differing texts where both have the record, else the record.
pub(super) fn record_fields(ours: &Plan, theirs: &Plan) -> Vec<PlanField> {
    let mut fields = Vec::new();
    for id in ours.log().differing(theirs.log()) {
        let [one, other] = [ours, theirs].map(|plan| plan.log().get(id).filter(|record| !record.is_removed()));
        match (one, other) {
            (Some(one), Some(other)) => {
                let differs = |of: &&RecordText| one.text(**of) != other.text(**of);
                fields.extend(RecordText::ALL.iter().filter(differs).map(|of| PlanField::RecordText(id, *of)));
            }
            _ => fields.push(PlanField::Record(id)),
        }
    }
    fields
}

impl PlanField {
    /// The KPI that the field is about, such as the KPI of a cause on a sheet; `None` for a field of the plan alone.
    pub fn indicator(&self) -> Option<IndicatorId> {
        match self {
            Self::EvaluationText(place) => place.indicator(),
            _ => None,
        }
    }

    /// The field with the content that it has in that plan.
    pub fn setting(&self, plan: &Plan) -> PlanSetting {
        // Destructured, so that a new field of a plan does not compile before it is merged here.
        let Own {
            form,
            placement,
            facts,
            reference_date,
            rate_formula,
            rate_rounding,
            judging,
            years,
            document,
            acknowledged,
            comparison_style,
            evaluations,
            grading,
            sheet_columns,
            log,
            approvals,
        } = plan.own();
        match self {
            Self::Form => PlanSetting::Form(Arc::clone(form)),
            Self::Placement => PlanSetting::Placement(placement),
            Self::Fact(fact) => PlanSetting::Fact(*fact, facts.text(*fact)),
            Self::ReferenceDate => PlanSetting::ReferenceDate(reference_date),
            Self::RateFormula => PlanSetting::RateFormula(rate_formula),
            Self::RateRounding => PlanSetting::RateRounding(rate_rounding),
            Self::JudgedWord(of) => PlanSetting::Judging(JudgingSetting::Word(*of, judging.word(*of).to_owned())),
            Self::OnTrackFrom => PlanSetting::Judging(JudgingSetting::OnTrackFrom(judging.on_track_from)),
            Self::Text(place) => PlanSetting::Text(*place, document.text(*place).to_owned()),
            Self::Heading(year) => {
                let heading = years.iter().find(|(one, _)| one == year);
                PlanSetting::Heading(*year, heading.map(|(_, heading)| heading.to_owned()).unwrap_or_default())
            }
            Self::Acknowledged => PlanSetting::Acknowledged(acknowledged.to_vec()),
            Self::ComparisonStyle => PlanSetting::ComparisonStyle(comparison_style.clone()),
            Self::Grading => PlanSetting::Grading(grading.clone()),
            Self::SheetColumn(column) => PlanSetting::SheetColumn(*column, sheet_columns.asks(*column)),
            // The text of a grade names its rule, since another plan may use another rule.
            Self::EvaluationText(place) => {
                PlanSetting::EvaluationText(*place, plan.with_rule_noted(*place, plan.evaluation_text(*place)))
            }
            Self::EvaluationState(year) => {
                let state = evaluations.get(*year).map(|sheet| sheet.state.clone());
                PlanSetting::EvaluationState(*year, state.unwrap_or_default())
            }
            Self::Approval(id) => PlanSetting::Approval(*id, approvals.iter().find(|one| one.id == *id).cloned()),
            Self::Record(id) => PlanSetting::Record(*id, log.get(*id).cloned()),
            Self::RecordText(id, of) => {
                let text = log.get(*id).map(|record| record.text(*of).to_owned());
                PlanSetting::RecordText(*id, *of, text.unwrap_or_default())
            }
        }
    }
}

impl PlanSetting {
    /// The field that this is the content of.
    pub fn field(&self) -> PlanField {
        match self {
            Self::Form(_) => PlanField::Form,
            Self::Placement(_) => PlanField::Placement,
            Self::Fact(fact, _) => PlanField::Fact(*fact),
            Self::ReferenceDate(_) => PlanField::ReferenceDate,
            Self::RateFormula(_) => PlanField::RateFormula,
            Self::RateRounding(_) => PlanField::RateRounding,
            Self::Judging(JudgingSetting::Word(of, _)) => PlanField::JudgedWord(*of),
            Self::Judging(JudgingSetting::OnTrackFrom(_)) => PlanField::OnTrackFrom,
            Self::Text(place, _) => PlanField::Text(*place),
            Self::Heading(year, _) => PlanField::Heading(*year),
            Self::Acknowledged(_) => PlanField::Acknowledged,
            Self::ComparisonStyle(_) => PlanField::ComparisonStyle,
            Self::Grading(_) => PlanField::Grading,
            Self::SheetColumn(column, _) => PlanField::SheetColumn(*column),
            Self::EvaluationText(place, _) => PlanField::EvaluationText(*place),
            Self::EvaluationState(year, _) => PlanField::EvaluationState(*year),
            Self::Approval(id, _) => PlanField::Approval(*id),
            Self::Record(id, _) => PlanField::Record(*id),
            Self::RecordText(id, of, ..) => PlanField::RecordText(*id, *of),
        }
    }

    /// Whether the content is blank; a form, a placement, a formula, a rounding, a threshold, a layout and a sheet column never are.
    pub fn is_blank(&self) -> bool {
        match self {
            Self::Form(_)
            | Self::Placement(_)
            | Self::RateFormula(_)
            | Self::RateRounding(_)
            | Self::Judging(JudgingSetting::OnTrackFrom(_))
            | Self::ComparisonStyle(_)
            | Self::SheetColumn(..) => false,
            Self::Fact(_, text)
            | Self::Text(_, text)
            | Self::Heading(_, text)
            | Self::EvaluationText(_, text)
            | Self::RecordText(_, _, text)
            | Self::Judging(JudgingSetting::Word(_, text)) => text.is_empty(),
            Self::Grading(grading) => *grading == Grading::None,
            Self::EvaluationState(_, state) => *state == SheetState::default(),
            Self::ReferenceDate(day) => day.is_none(),
            Self::Acknowledged(all) => all.is_empty(),
            Self::Approval(_, approval) => approval.is_none(),
            Self::Record(_, record) => record.is_none(),
        }
    }

    /// Whether both have the same meaning; texts are compared without regard to differences that [`same_text`] ignores.
    pub fn means(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Fact(_, one), Self::Fact(_, other))
            | (Self::Text(_, one), Self::Text(_, other))
            | (Self::Judging(JudgingSetting::Word(_, one)), Self::Judging(JudgingSetting::Word(_, other)))
            | (Self::RecordText(_, _, one), Self::RecordText(_, _, other))
            | (Self::Heading(_, one), Self::Heading(_, other)) => same_text(one, other),
            (Self::EvaluationText(place, one), Self::EvaluationText(_, other)) => says_the_same(place.part, one, other),
            (Self::Record(_, Some(one)), Self::Record(_, Some(other))) => one.says_the_same(other),
            (one, other) => one == other,
        }
    }

    /// The same field with the typed text as its content; `None` for a field that is not filled by typing.
    #[must_use]
    pub fn typed(&self, text: &str) -> Option<Self> {
        Some(match self {
            Self::Fact(fact, _) => Self::Fact(*fact, text.to_owned()),
            Self::Text(place, _) => Self::Text(*place, text.to_owned()),
            Self::Heading(year, _) => Self::Heading(*year, text.to_owned()),
            Self::Judging(JudgingSetting::Word(of, _)) => Self::Judging(JudgingSetting::Word(*of, text.to_owned())),
            Self::EvaluationText(place, _) if !place.part.is_choice() && !place.part.is_grade() => {
                Self::EvaluationText(*place, text.to_owned())
            }
            Self::RecordText(id, of, _) => Self::RecordText(*id, *of, text.to_owned()),
            Self::Form(_)
            | Self::Placement(_)
            | Self::ReferenceDate(_)
            | Self::RateFormula(_)
            | Self::RateRounding(_)
            | Self::Judging(JudgingSetting::OnTrackFrom(_))
            | Self::Acknowledged(_)
            | Self::ComparisonStyle(_)
            | Self::Grading(_)
            | Self::SheetColumn(..)
            | Self::EvaluationText(..)
            | Self::EvaluationState(..)
            | Self::Record(..)
            | Self::Approval(..) => return None,
        })
    }

    /// Sets the field in the plan. A heading is not set here: `command/applied_picks.rs` sets it with its year's column
    /// and then updates the figures that follow the activity records.
    pub(crate) fn put(&self, into: &mut Plan) {
        match self {
            Self::Form(form) => into.form = Arc::clone(form),
            Self::Placement(place) => into.placement = *place,
            Self::Fact(fact, text) => into.facts.set(*fact, text),
            Self::ReferenceDate(day) => into.reference_date = *day,
            Self::RateFormula(formula) => into.rate_formula = *formula,
            Self::RateRounding(rounding) => into.rate_rounding = *rounding,
            Self::Judging(setting) => into.judging.set(setting),
            Self::Text(place, text) => into.document.set(*place, text),
            Self::Heading(..) => {}
            Self::Acknowledged(all) => into.acknowledged.clone_from(all),
            Self::ComparisonStyle(style) => into.comparison_style.clone_from(style),
            Self::Grading(grading) => into.set_grading(grading),
            Self::SheetColumn(column, is_asked) => into.sheet_columns.set(*column, *is_asked),
            Self::EvaluationText(place, text) => {
                into.change_evaluation(place.year, |sheet| sheet.set_text(place.part, text));
            }
            Self::EvaluationState(year, state) => {
                into.note_rule_of_grades(*year);
                into.change_evaluation(*year, |sheet| sheet.state.clone_from(state));
            }
            Self::Approval(_, Some(approval)) => into.set_approval(Arc::clone(approval)),
            Self::Approval(id, None) => into.remove_approval(*id),
            Self::Record(_, Some(record)) => into.log_mut().set(ActivityRecord::clone(record)),
            Self::Record(id, None) => into.log_mut().take_out(*id),
            Self::RecordText(id, of, text) => into.log_mut().change(*id, |record| record.set_text(*of, text)),
        }
    }
}

/// Whether two texts of a part of a sheet mean the same: points are compared by number, grades by word and rule, other
/// texts by [`same_text`].
pub(super) fn says_the_same(part: EvaluationPart, one: &str, other: &str) -> bool {
    let points = |text| if let EvaluationPart::Points(..) = part { unit::points(text) } else { None };
    // The label that the rule gives to its word is ignored.
    let grade = |text| ChosenGrade { label: "", ..ChosenGrade::read(text) };
    same_text(one, other)
        || points(one).is_some_and(|one| Some(one) == points(other))
        || (part.is_grade() && grade(one) == grade(other))
}

impl Stated for PlanSetting {
    fn is_blank(&self) -> bool {
        self.is_blank()
    }

    fn means(&self, other: &Self) -> bool {
        self.means(other)
    }

    fn joined(base: Option<&Self>, ours: &Self, theirs: &Self) -> Option<Self> {
        match (base, ours, theirs) {
            (Some(Self::Text(place, base)), Self::Text(_, ours), Self::Text(_, theirs)) => {
                let joined = Passages::from_texts(Some(base), ours, theirs).chosen(&[])?;
                Some(Self::Text(*place, joined))
            }
            (base, Self::EvaluationText(place, ours), Self::EvaluationText(_, theirs)) if place.part.is_long() => {
                let base = if let Some(Self::EvaluationText(_, base)) = base { Some(base.as_str()) } else { None };
                let joined = Passages::from_texts(base, ours, theirs).chosen(&[])?;
                Some(Self::EvaluationText(*place, joined))
            }
            // One side took the record back before the other side knew it, and the other side removed it: neither has it.
            (_, Self::Record(_, None), removed @ Self::Record(_, Some(record)))
            | (_, removed @ Self::Record(_, Some(record)), Self::Record(_, None))
                if record.is_removed() =>
            {
                Some(removed.clone())
            }
            (base, Self::Acknowledged(ours), Self::Acknowledged(theirs)) => {
                let base = if let Some(Self::Acknowledged(base)) = base { base.as_slice() } else { &[] };
                join_silenced(base, ours, theirs).map(Self::Acknowledged)
            }
            (base, Self::Approval(id, Some(ours)), Self::Approval(_, Some(theirs))) => {
                let base = if let Some(Self::Approval(_, Some(base))) = base { Some(&**base) } else { None };
                join_approvals(base, ours, theirs).map(|joined| Self::Approval(*id, Some(Arc::new(joined))))
            }
            _ => None,
        }
    }
}

/// The approved state with the approval details of both sides; `None` if they have different details, or if the states
/// themselves differ, which only a file of somebody else can bring about.
fn join_approvals(base: Option<&Approval>, ours: &Approval, theirs: &Approval) -> Option<Approval> {
    if !ours.is_same_state(theirs) {
        return None;
    }
    let mut joined = ours.clone();
    for of in ApprovalText::ALL {
        let said = either(base.map(|base| base.text(of)), ours.text(of), theirs.text(of), "")?;
        joined.set_text(of, said);
    }
    joined.procedure = either(base.map(|base| base.procedure), ours.procedure, theirs.procedure, None)?;
    Some(joined)
}

/// The value of the side that changed it since the base; `None` if both changed it differently. Without a base it counts as `blank` before.
fn either<T: PartialEq>(base: Option<T>, ours: T, theirs: T, blank: T) -> Option<T> {
    let base = base.unwrap_or(blank);
    if theirs == base || ours == theirs {
        Some(ours)
    } else if ours == base {
        Some(theirs)
    } else {
        None
    }
}
