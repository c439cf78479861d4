//! The texts of a KPI on a sheet.

use super::grades::{grade_on, of_other_rule};
use crate::figures::progress::Verdict;
use crate::plan::cell::State;
use crate::plan::evaluation::{
    DecidingFigure, DecidingMeasure, EvaluationRate, EvaluationRow, Frozen, RowStanding, RowState,
};
use crate::plan::{Evaluation, EvaluationPart, EvaluationPlace, Judging, KpiText, Plan, RateFormula, SheetColumn};
use crate::value::{Amount, FiscalYear, IndicatorId};
use crate::wording::medium::Medium;
use crate::wording::{Language, judging, rates, terms, units};

/// The texts of a KPI on a sheet. A text is blank if there is no such figure.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EvaluatedRow {
    /// The state in the words of the plan; blank for a KPI that was dropped.
    pub state: String,
    /// The grade, or the judgement if no rule grades KPIs. A grade that judges nothing is followed by the reason for
    /// the missing judgement, unless the actual shows it.
    pub verdict: String,
    /// The judgement or grade that decides the sign and the colour of the verdict.
    pub standing: Option<Verdict>,
    /// The number of the KPI in the plan; blank if the plan no longer has the KPI.
    pub number: String,
    /// The unit behind the name.
    pub unit: String,
    /// The name of the KPI.
    pub name: String,
    /// 追加 or 廃止, and a note if 要因 is not entered.
    pub remark: String,
    /// The target.
    pub target: String,
    /// The actual, with 速報 or 見込; if it is not known, the reason (集計中).
    pub actual: String,
    /// The rate with its year or years.
    pub rate: String,
    /// The figure by which the rule decided, with its name, if no other text of the row shows it: `年割り 55.3%`.
    pub decided: String,
    /// The grade of the previous year.
    pub grade_before: String,
}

impl EvaluatedRow {
    /// The texts of a KPI in the view of a year's sheet, with the grade of the previous sheet, and with a remark on
    /// what is still to be done; `None` if the sheet has no such KPI.
    pub fn on_sheets(
        plan: &Plan,
        year: FiscalYear,
        sheets: (&Frozen, Option<&Frozen>),
        (id, is_corrected): (IndicatorId, bool),
        language: Language,
    ) -> Option<Self> {
        let row = sheets.0.row(id)?;
        let mut texts = Self::graded(plan, year, sheets, row, Medium::Screen, language);
        let at = plan.indicators().iter().position(|row| row.id == id);
        texts.number = at.map(|at| (at + 1).to_string()).unwrap_or_default();
        let cause = EvaluationPlace { year, part: EvaluationPart::Kpi(id, KpiText::Cause) };
        let is_asked = plan.sheet_columns.asks(SheetColumn::Cause);
        let lacks_cause = is_asked && row.is_missed() && plan.evaluation_text(cause).is_empty();
        let remarks = [
            (lacks_cause, language.choose("要因が未記入", "causes not entered")),
            (is_corrected, language.choose("確定後に修正", "corrected later")),
        ];
        for (_, remark) in remarks.into_iter().filter(|(holds, _)| *holds) {
            texts.add_remark(remark);
        }
        Some(texts)
    }

    /// The texts of a row on the sheet of a year, with its grade and the grade of the previous sheet.
    pub fn graded(
        plan: &Plan,
        year: FiscalYear,
        (sheet, before): (&Frozen, Option<&Frozen>),
        row: &EvaluationRow,
        medium: Medium,
        language: Language,
    ) -> Self {
        let id = row.indicator;
        let words = |before: &Frozen| Some(Self::new(before.row(id)?, &before.judging, medium, language).state);
        let grade_before = match (before, year.plus(-1)) {
            (Some(before), Some(year)) if before.grades_kpis() => grade_on(plan, year, before, id, language),
            (before, _) => before.and_then(words).unwrap_or_default(),
        };
        let mut texts = Self::new(row, &sheet.judging, medium, language);
        if let Some(unknown) = unknown_actual(plan, year, row, language) {
            unknown.clone_into(&mut texts.actual);
        }
        let chosen = EvaluationPlace { year, part: EvaluationPart::Kpi(id, KpiText::Grade) };
        if !row.is_dropped() {
            texts.add_remark(&of_other_rule(plan, chosen, language));
        }
        let said = plan.evaluations.get(year).map(|said| &**said);
        let standing = Verdict::on_sheet(sheet, said, row);
        let grade = grade_on(plan, year, sheet, id, language);
        let verdict = verdict(sheet, said, row, grade, &texts.state, language);
        Self { verdict, standing, grade_before, ..texts }
    }

    /// Appends a text to the remark.
    fn add_remark(&mut self, remark: &str) {
        let blank = if self.remark.is_empty() || remark.is_empty() { "" } else { " " };
        self.remark.push_str(blank);
        self.remark.push_str(remark);
    }

    /// The texts of a row without its grades.
    pub fn new(row: &EvaluationRow, words: &Judging, medium: Medium, language: Language) -> Self {
        let amount = |amount: Option<Amount>| amount.map(|amount| medium.amount(amount)).unwrap_or_default();
        let certainty = terms::certainty(row.certainty, language);
        let [before, behind] = &row.around_actual;
        let [before_target, behind_target] = &row.around_target;
        let actual = match (row.actual, row.state) {
            (None, RowState::Unknown(reason)) => terms::unknown(reason, language).to_owned(),
            (actual, _) => [before, amount(actual).as_str(), behind].concat(),
        };
        Self {
            state: if row.is_dropped() { String::new() } else { judging::state(row.state.into(), words, language) },
            unit: units::behind_name(&row.name, &row.unit, language),
            name: row.name.clone(),
            remark: match row.standing {
                RowStanding::InVersion => "",
                RowStanding::Added => language.choose("追加", "added"),
                RowStanding::Dropped => language.choose("廃止", "dropped"),
            }
            .to_owned(),
            target: [before_target, amount(row.target).as_str(), behind_target].concat(),
            actual: if certainty.is_empty() { actual } else { format!("{actual} {certainty}") },
            decided: row.decided.as_ref().map(|figure| decided(figure, medium, language)).unwrap_or_default(),
            rate: row.rate.as_ref().map(|rate| self::rate(rate, row.fell_behind, medium, language)).unwrap_or_default(),
            ..Self::default()
        }
    }
}

/// The word for an actual that is not known (集計中). It comes from the sheet; while the year runs, when the sheet does
/// not record it, it comes from the plan. `None` for any other actual.
pub fn unknown_actual(plan: &Plan, year: FiscalYear, row: &EvaluationRow, language: Language) -> Option<&'static str> {
    let reason = match row.state {
        RowState::Unknown(reason) => reason,
        RowState::Running => match plan.indicator(row.indicator)?.actual(year).state {
            State::Unknown { reason } => reason,
            _ => return None,
        },
        _ => return None,
    };
    row.actual.is_none().then(|| terms::unknown(reason, language))
}

/// The grade (`docs/decisions.md` 88), or the judgement if no rule grades KPIs. A grade that judges nothing and that
/// nobody chose is followed by the reason for the missing judgement, unless the actual shows it.
fn verdict(
    sheet: &Frozen,
    said: Option<&Evaluation>,
    row: &EvaluationRow,
    grade: String,
    state: &str,
    language: Language,
) -> String {
    if !sheet.grades_kpis() {
        return state.to_owned();
    }
    let is_told = !matches!(row.state, RowState::Unknown(_)) && !row.is_judged() && !sheet.is_regraded(said, row);
    if is_told && grade != state { sentence!(language, "{grade}（{state}）", "{grade} ({state})") } else { grade }
}

fn rate(rate: &EvaluationRate, fell_behind: bool, medium: Medium, language: Language) -> String {
    let (first, last) = rate.years;
    let word = match (rate.formula, fell_behind) {
        (_, true) => rates::fell_behind(language),
        (RateFormula::OfPlannedGain, false) => rates::of_gain(language),
        (_, false) => "",
    };
    let year = if first == last { terms::year(last, language) } else { up_to(last, language) };
    let percent = medium.figure(&rate.percent);
    let figure = match (rate.formula, fell_behind) {
        (RateFormula::OfPlannedGain, true) => String::new(),
        _ => format!("{percent}%"),
    };
    let shown = [figure.as_str(), word].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ");
    sentence!(language, "{shown}（{year}）", "{shown} ({year})")
}

/// The figure by which a rule decided, behind its name.
fn decided(of: &DecidingFigure, medium: Medium, language: Language) -> String {
    let (japanese, english) = match of.measure {
        DecidingMeasure::YearRate => ("単年度", "of the year"),
        DecidingMeasure::CumulativeRate => ("規則の達成率", "rate of the rule"),
        DecidingMeasure::FinalRate => ("最終目標比", "of the final target"),
        DecidingMeasure::DueRate => ("年割り", "of what is due"),
        DecidingMeasure::FinalTarget => ("最終目標との差", "from the final target"),
        DecidingMeasure::Baseline => ("基準値との差", "from the baseline"),
        DecidingMeasure::Previous => ("前年との差", "from last year"),
    };
    let figure = match Amount::from_plain(&of.figure) {
        Some(amount) if !of.measure.is_rate() => {
            let sign = if amount.signum() > 0 { "+" } else { "" };
            format!("{sign}{}", medium.amount(amount))
        }
        _ => format!("{}%", medium.figure(&of.figure)),
    };
    let name = language.choose(japanese, english);
    sentence!(language, "{name} {figure}", "{figure} {name}")
}

fn up_to(year: FiscalYear, language: Language) -> String {
    let year = terms::year(year, language);
    sentence!(language, "{year}まで", "to {year}")
}

/// The frozen figures of a KPI on the sheet, and its figures today. If the sheet's rule grades KPIs, both have its
/// words, or the word that the user chose.
pub fn correction(
    plan: &Plan,
    (year, sheet): (FiscalYear, &Frozen),
    (kept, today): (&EvaluationRow, &EvaluationRow),
    medium: Medium,
    language: Language,
) -> String {
    let texts = |row: &EvaluationRow| {
        let texts = EvaluatedRow::new(row, &sheet.judging, medium, language);
        let labelled = |label: &str, figure: String| {
            if figure.is_empty() { figure } else { format!("{label} {figure}") }
        };
        let target = labelled(language.choose("目標", "target"), texts.target);
        let actual = labelled(language.choose("実績", "actual"), texts.actual);
        let rule = sheet.rule.as_deref().filter(|rule| rule.grades_kpis());
        let said = plan.evaluations.get(year);
        let chosen = |rule| said.and_then(|said| said.chosen_grade(row.indicator, rule));
        let grade = rule.and_then(|rule| rule.word(chosen(rule).or(row.grade.as_deref())?));
        let word = grade.map_or(texts.state, |word| word.label.clone());
        let parts = [target, actual, texts.rate, texts.decided, word].into_iter().filter(|part| !part.is_empty());
        parts.collect::<Vec<_>>().join(" / ")
    };
    let (kept, today) = (texts(kept), texts(today));
    sentence!(language, "確定時：{kept}。現在：{today}", "when settled: {kept}; now: {today}")
}
