//! 効果検証: what people write about a fiscal year once its actuals are known, in addition to the figures.
//!
//! The sheet of a year ([`Evaluation`]) is an ordered map from places to texts, like the document of the plan: a cause
//! for a KPI, the opinion of an outside expert, the money of the year. Choices are texts as well, with fixed codes
//! ([`EvaluationPart::accepts`]), so that one rule stores, merges and compares all of them. An empty text means the same
//! as no text and is never stored.
//!
//! Figures, rates and grades are computed and never stored until the sheet is settled (確定). From then on its rows are
//! kept as they were on that day ([`Frozen`]), even if a KPI changes or is removed. Sheets are not part of an approved
//! state (`docs/decisions.md` 87).

use std::sync::Arc;

use super::Plan;
use super::grade_rule::GradeRule;
use crate::value::{Date, FiscalYear, IndicatorId};

mod chosen;
mod columns;
mod part;
mod rows;

pub use chosen::ChosenGrade;
pub use columns::{SheetColumn, SheetColumns};
pub use part::{
    EvaluationPart, ItemId, KpiText, MeetingText, NameKey, NotAnEvaluationPart, OpinionText, SheetText, Whole,
    WholeText,
};
pub use rows::{
    DecidingFigure, DecidingMeasure, EvaluationRate, EvaluationRow, Frozen, NOT_WHOLE, RowStanding, RowState,
};

/// The rule of grades that a plan has in force (判定の規則).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Grading {
    /// 規則なし: there are no grades.
    #[default]
    None,
    /// 目標との比較, which is derived from the plan's words of judgement and its threshold ([`super::Judging`]).
    TargetComparison,
    /// This rule.
    Rule(Arc<GradeRule>),
}

impl Grading {
    /// The code name of the rule; `None` if there is no rule.
    pub fn rule_id(&self) -> Option<&str> {
        match self {
            Self::None => None,
            Self::TargetComparison => Some(GradeRule::TARGET_COMPARISON),
            Self::Rule(rule) => Some(&rule.id),
        }
    }
}

/// The place of a text in the sheets of a plan: the fiscal year of the sheet, and a part of the sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EvaluationPlace {
    /// The fiscal year of the sheet.
    pub year: FiscalYear,
    /// The part of the sheet.
    pub part: EvaluationPart,
}

impl EvaluationPlace {
    /// The KPI that the text at this place is about; `None` for any other place.
    pub fn indicator(self) -> Option<IndicatorId> {
        if let EvaluationPart::Kpi(id, _) = self.part { Some(id) } else { None }
    }
}

/// The sheets of a plan in the order of their fiscal years. A blank sheet means the same as no sheet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Evaluations(Vec<(FiscalYear, Arc<Evaluation>)>);

impl Evaluations {
    /// The sheet of that year; `None` if it is blank.
    pub fn get(&self, year: FiscalYear) -> Option<&Arc<Evaluation>> {
        self.iter().find(|(of, _)| *of == year).map(|(_, sheet)| sheet)
    }

    /// The sheets with their years.
    pub fn iter(&self) -> impl Iterator<Item = (FiscalYear, &Arc<Evaluation>)> {
        self.0.iter().map(|(year, sheet)| (*year, sheet))
    }

    /// The sheet of that year as it was settled; `None` while it is being filled in.
    pub fn settled(&self, year: FiscalYear) -> Option<&Arc<Frozen>> {
        self.get(year)?.state.frozen()
    }

    /// The rule by which the sheet of a year is graded while the plan has `grading`. A settled sheet keeps the rule with
    /// which it was settled. `None` if there is no rule and, under 目標との比較, for a sheet that is not settled.
    pub fn rule_of_sheet<'a>(&'a self, grading: &'a Grading, year: FiscalYear) -> Option<&'a GradeRule> {
        match (self.settled(year), grading) {
            (Some(frozen), _) => frozen.rule.as_deref(),
            (None, Grading::Rule(rule)) => Some(rule),
            (None, Grading::None | Grading::TargetComparison) => None,
        }
    }

    /// The rule of the year's sheet, if its words replace the words of judgement in the plan's own views and papers.
    /// `None` for a rule that grades no KPIs, and for 目標との比較, whose words are the words of judgement.
    pub fn rule_of_views<'a>(&'a self, grading: &'a Grading, year: FiscalYear) -> Option<&'a GradeRule> {
        // A settled sheet stores 目標との比較 as a rule like any other.
        let is_comparison = |rule: &GradeRule| self.settled(year).is_some() && rule.id == GradeRule::TARGET_COMPARISON;
        self.rule_of_sheet(grading, year).filter(|rule| rule.grades_kpis() && !is_comparison(rule))
    }

    /// Whether all sheets are blank.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Replaces the sheet of that year; a blank sheet removes it.
    pub fn set(&mut self, year: FiscalYear, sheet: Evaluation) {
        self.0.retain(|(of, _)| *of != year);
        if !sheet.is_blank() {
            let at = self.0.partition_point(|(of, _)| *of < year);
            self.0.insert(at, (year, Arc::new(sheet)));
        }
    }
}

/// The sheet of one fiscal year.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Evaluation {
    /// The texts in the order of the parts.
    texts: Vec<(EvaluationPart, Arc<str>)>,
    /// How far the sheet has come.
    pub state: SheetState,
}

/// How far a sheet has come, and how it got there. It is merged as one field.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SheetState {
    /// 記入中, 確定 or 公表.
    pub step: SheetStep,
    /// When and why the sheet was opened again after it was settled, oldest first.
    pub reopened: Vec<Reopening>,
}

/// The step that a sheet has reached.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum SheetStep {
    /// 記入中: its figures are the present ones of the plan.
    #[default]
    Draft,
    /// 確定: figures, rates and grades are as on the day on which it was settled.
    Settled(Arc<Frozen>),
    /// 公表: it was published; [`SheetText::PublishedOn`] and [`SheetText::PublishedWhere`] have the day and the place.
    Published(Arc<Frozen>),
}

/// The reopening of a settled sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reopening {
    /// The day.
    pub on: Date,
    /// The reason as it was typed.
    pub reason: String,
}

impl SheetState {
    /// The sheet as it was settled; `None` while it is being filled in.
    pub fn frozen(&self) -> Option<&Arc<Frozen>> {
        match &self.step {
            SheetStep::Draft => None,
            SheetStep::Settled(frozen) | SheetStep::Published(frozen) => Some(frozen),
        }
    }

    /// Whether a text of that part can be written at this step (`docs/decisions.md` 89).
    pub fn is_open(&self, part: EvaluationPart) -> bool {
        match self.step {
            SheetStep::Draft => true,
            SheetStep::Settled(_) => part.is_open_when_settled(),
            SheetStep::Published(_) => part.is_open_when_published(),
        }
    }
}

impl Evaluation {
    /// The text of a part; blank if there is none.
    pub fn text(&self, part: EvaluationPart) -> &str {
        self.position(part).ok().and_then(|at| self.texts.get(at)).map_or("", |(_, text)| text)
    }

    /// Writes the text of a part, with every line end as `\n`; an empty text is removed.
    pub fn set_text(&mut self, part: EvaluationPart, text: &str) {
        let at = self.position(part);
        if let Ok(at) = at {
            self.texts.remove(at);
        }
        if !text.is_empty() {
            let (Ok(at) | Err(at)) = at;
            self.texts.insert(at, (part, text.replace("\r\n", "\n").replace('\r', "\n").into()));
        }
    }

    /// The index of the text of a part, or the index at which it would be inserted.
    fn position(&self, part: EvaluationPart) -> Result<usize, usize> {
        self.texts.binary_search_by_key(&part, |(part, _)| *part)
    }

    /// Every text with its part, in the order of the parts.
    pub fn texts(&self) -> impl Iterator<Item = (EvaluationPart, &str)> {
        self.texts.iter().map(|(part, text)| (*part, &**text))
    }

    /// The ids of the opinions or meetings that have any text, in their order; `item` gives the id of a part.
    pub fn items(&self, item: impl Fn(EvaluationPart) -> Option<ItemId>) -> Vec<ItemId> {
        let mut items: Vec<ItemId> = self.texts.iter().filter_map(|(part, _)| item(*part)).collect();
        items.dedup();
        items
    }

    /// The id of the word of `rule` that a person chose for a KPI; `None` if nobody chose one, or if it was chosen by another rule.
    pub fn chosen_grade<'r>(&self, indicator: IndicatorId, rule: &'r GradeRule) -> Option<&'r str> {
        let chosen = ChosenGrade::read(self.text(EvaluationPart::Kpi(indicator, KpiText::Grade)));
        chosen.word_of(rule).map(|word| word.id.as_str())
    }

    /// Whether the sheet has no text and its initial state.
    pub fn is_blank(&self) -> bool {
        *self == Self::default()
    }
}

impl Plan {
    /// The text at a place of the sheets; blank if there is none.
    pub fn evaluation_text(&self, place: EvaluationPlace) -> &str {
        self.evaluations.get(place.year).map_or("", |sheet| sheet.text(place.part))
    }

    /// Whether the text at a place of the sheets can be written at the step that its sheet has reached.
    pub fn is_sheet_open(&self, place: EvaluationPlace) -> bool {
        self.evaluations.get(place.year).is_none_or(|sheet| sheet.state.is_open(place.part))
    }

    /// The rule by which the sheet of a year is graded ([`Evaluations::rule_of_sheet`]).
    pub fn rule_of_sheet(&self, year: FiscalYear) -> Option<&GradeRule> {
        self.evaluations.rule_of_sheet(&self.grading, year)
    }

    /// The rule whose words replace the words of judgement for a year in views and papers ([`Evaluations::rule_of_views`]).
    pub fn rule_of_views(&self, year: FiscalYear) -> Option<&GradeRule> {
        self.evaluations.rule_of_views(&self.grading, year)
    }

    /// Whether the sheet of a year is graded by the plan's 目標との比較; a settled sheet stores it as a rule of its own.
    fn compares_with_target(&self, year: FiscalYear) -> bool {
        self.evaluations.settled(year).is_none() && self.grading == Grading::TargetComparison
    }

    /// The grade at that place if a person chose it by another rule than the sheet's; `None` for any other place or
    /// grade. Such a grade is kept, and counts again when its rule is in force again.
    pub fn grade_of_other_rule(&self, place: EvaluationPlace) -> Option<ChosenGrade<'_>> {
        let chosen = Some(self.evaluation_text(place)).filter(|text| place.part.is_grade() && !text.is_empty());
        let chosen = ChosenGrade::read(chosen?);
        let is_own = match self.rule_of_sheet(place.year) {
            Some(rule) => chosen.word_of(rule).is_some(),
            None => self.compares_with_target(place.year) && chosen.judged_word().is_some(),
        };
        (!is_own).then_some(chosen)
    }

    /// Replaces the plan's rule. Settled sheets keep their rule, and a grade that a person chose by the old rule is
    /// stored with that rule.
    pub(crate) fn set_grading(&mut self, grading: &Grading) {
        let years: Vec<FiscalYear> = self.evaluations.iter().map(|(year, _)| year).collect();
        for year in years {
            self.note_rule_of_grades(year);
        }
        self.grading.clone_from(grading);
    }

    /// Adds the rule to each grade that a person chose on the sheet of a year, unless the grade already has one.
    pub(crate) fn note_rule_of_grades(&mut self, year: FiscalYear) {
        let Some(sheet) = self.evaluations.get(year) else { return };
        let parts: Vec<EvaluationPart> = sheet.texts().map(|(part, _)| part).filter(|part| part.is_grade()).collect();
        for part in parts {
            let place = EvaluationPlace { year, part };
            let noted = self.with_rule_noted(place, self.evaluation_text(place));
            self.set_evaluation_text(place, &noted);
        }
    }

    /// The text to store at that place: at the place of a grade, a word of the sheet's rule gets the rule added.
    pub(crate) fn with_rule_noted(&self, place: EvaluationPlace, text: &str) -> String {
        let of_rule = |rule: &'_ GradeRule| {
            let word = rule.word(text)?;
            // 目標との比較 is written in one way, settled or not.
            let label = if rule.id == GradeRule::TARGET_COMPARISON { "" } else { &word.label };
            Some(ChosenGrade { word: &word.id, rule: &rule.id, label }.to_string())
        };
        let noted = match self.rule_of_sheet(place.year) {
            _ if !place.part.is_grade() => None,
            Some(rule) => of_rule(rule),
            None if self.compares_with_target(place.year) => {
                ChosenGrade::of_target_comparison(text).map(|noted| noted.to_string())
            }
            None => None,
        };
        noted.unwrap_or_else(|| text.to_owned())
    }

    /// Changes the sheet of a year; a sheet that becomes blank is removed.
    pub(crate) fn change_evaluation(&mut self, year: FiscalYear, change: impl FnOnce(&mut Evaluation)) {
        let mut sheet = self.evaluations.get(year).map(|sheet| Evaluation::clone(sheet)).unwrap_or_default();
        change(&mut sheet);
        self.evaluations.set(year, sheet);
    }

    /// Writes the text at a place of the sheets. The name of a 基本目標 is stored beside its texts as long as it has any.
    pub(crate) fn set_evaluation_text(&mut self, EvaluationPlace { year, part }: EvaluationPlace, text: &str) {
        let named = match part.whole() {
            Some(whole @ Whole::Group(key)) => Some((whole, self.group_name(key).map(str::to_owned))),
            _ => None,
        };
        self.change_evaluation(year, |sheet| {
            sheet.set_text(part, text);
            if let Some((whole, name)) = named {
                let of_name = EvaluationPart::Whole(whole, WholeText::Name);
                let is_said = sheet.texts().any(|(part, _)| part.whole() == Some(whole) && part != of_name);
                sheet.set_text(of_name, &name.filter(|_| is_said).unwrap_or_default());
            }
        });
    }

    /// The wholes that are evaluated, with their names. For a plan of goals these are its 基本目標, including those that no
    /// KPI has any more but the sheet has texts about. Otherwise, or if there is none, it is the project, whose name is
    /// blank.
    pub fn wholes(&self, year: FiscalYear) -> Vec<(Whole, String)> {
        let mut wholes: Vec<(Whole, String)> = Vec::new();
        if !self.form.follows_the_state && !self.form.for_groups {
            let frozen = self.evaluations.get(year).and_then(|sheet| sheet.state.frozen());
            let now = self.begun_indicators().filter(|_| frozen.is_none()).map(|row| &row.group);
            let kept = frozen.into_iter().flat_map(|frozen| frozen.rows.iter().map(|row| &row.group));
            let groups = now.chain(kept).filter(|group| !group.is_empty());
            let groups = groups.map(|group| (Whole::from_name(group), group.clone()));
            let noted = self.evaluations.get(year).into_iter().flat_map(|sheet| sheet.texts());
            let noted = noted.filter_map(|(part, text)| match part {
                EvaluationPart::Whole(whole, WholeText::Name) => Some((whole, text.to_owned())),
                _ => None,
            });
            for (whole, name) in groups.chain(noted) {
                if !wholes.iter().any(|(other, _)| *other == whole) {
                    wholes.push((whole, name));
                }
            }
        }
        if wholes.is_empty() {
            wholes.push((Whole::Project, String::new()));
        }
        wholes
    }

    /// The name with that key among the names of points in the rule of a year's sheet; `None` if the rule has no such name.
    pub fn points_name(&self, year: FiscalYear, key: NameKey) -> Option<&str> {
        let names = self.rule_of_sheet(year).map(GradeRule::typed_points).unwrap_or_default();
        names.into_iter().find(|name| NameKey::from_name(name) == key)
    }

    /// The name of the 基本目標 with that key, as the KPIs have it, or else as a sheet stored it beside its texts or in its
    /// settled rows; `None` if there is none.
    pub fn group_name(&self, key: NameKey) -> Option<&str> {
        let of_kpis = self.indicators().iter().map(|row| row.group.as_str());
        let name = EvaluationPart::Whole(Whole::Group(key), WholeText::Name);
        let noted = self.evaluations.iter().map(|(_, sheet)| sheet.text(name));
        let frozen = self.evaluations.iter().filter_map(|(_, sheet)| sheet.state.frozen());
        let kept = frozen.flat_map(|frozen| frozen.rows.iter().map(|row| row.group.as_str()));
        of_kpis.chain(noted).chain(kept).find(|name| NameKey::from_name(name) == key)
    }
}
