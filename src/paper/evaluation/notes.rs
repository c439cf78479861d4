//! The notes below a table of KPIs: later corrections, the words of the rule, and the calculation of rates.

use super::columns::between;
use super::{JAPANESE, PaperSource, bare_name};
use crate::figures::progress;
use crate::paper::printed_document::content::PrintedBlock;
use crate::plan::evaluation::{EvaluationRow, NOT_WHOLE, RowState};
use crate::plan::{Basis, Certainty, GradeRule, KpiText, RateFormula};
use crate::value::Amount;
use crate::wording::medium::Medium;
use crate::wording::progress::reason;
use crate::wording::{evaluation, grade_rules};

impl PaperSource<'_> {
    /// All notes.
    pub(super) fn notes(&self) -> Vec<PrintedBlock> {
        let mut notes = self.figure_notes();
        notes.push(PrintedBlock::Item(self.rule_text()));
        let of_rates = self.rate_notes();
        if !of_rates.is_empty() {
            notes.push(PrintedBlock::Item(of_rates));
        }
        notes
    }

    /// The notes on single figures: later corrections, and reasons for a missing judgement or rate.
    fn figure_notes(&self) -> Vec<PrintedBlock> {
        let mut notes = self.corrections();
        notes.extend(self.reasons());
        notes
    }

    /// The notes below the columns of the report to the State, which do not show which figures are sums.
    pub(super) fn national_notes(&self) -> Vec<PrintedBlock> {
        let mut notes = self.figure_notes();
        let adds_up = |row: &EvaluationRow| {
            let row = self.in_force.indicator(row.indicator);
            row.and_then(|row| row.basis).is_some_and(|basis| basis != Basis::Level)
        };
        if self.rows.iter().any(adds_up) {
            let sums = "各年度の値でない指標の指標値と実績値は、その年度までの累計（平均で数える指標は平均、計画期間に一つの目標はその目標）。";
            notes.push(PrintedBlock::Item(sums.to_owned()));
        }
        let signs = self.sign_notes();
        if !signs.is_empty() {
            notes.push(PrintedBlock::Item(signs));
        }
        notes
    }

    /// The reasons why KPIs are not judged or have no rate, and the years that their sums leave out, each reason with
    /// the names of its KPIs. KPIs with a corrected figure are left out, since the reasons come from today's figures.
    fn reasons(&self) -> Vec<PrintedBlock> {
        let mut reasons: Vec<(String, String)> = Vec::new();
        for entry in progress::entries(&self.in_force, self.year, self.on) {
            let row = self.rows.iter().find(|row| row.indicator == entry.row.id);
            let row = row.filter(|row| !row.is_dropped() && row.state != RowState::Running);
            let Some(row) = row.filter(|row| self.figures.corrected(row.indicator).is_none()) else { continue };
            let reason = reason(&entry, Medium::PlainPaper, JAPANESE);
            match reasons.iter_mut().find(|(known, _)| *known == reason) {
                _ if reason.is_empty() => {}
                Some((_, names)) => names.push_str(&["、", bare_name(row)].concat()),
                None => reasons.push((reason, bare_name(row).to_owned())),
            }
        }
        reasons.into_iter().map(|(reason, names)| PrintedBlock::Item(format!("{names}：{reason}"))).collect()
    }

    /// For each figure that was corrected after the sheet was settled: both figures and the reason.
    fn corrections(&self) -> Vec<PrintedBlock> {
        let mut notes = Vec::new();
        for row in self.corrected() {
            let Some(both) = self.figures.corrected(row.indicator) else { continue };
            let sheet = (self.year, &*self.figures.shown);
            let figures = evaluation::correction(self.plan, sheet, both, Medium::PlainPaper, JAPANESE);
            let reason = between("。理由：", self.kpi_text(row, KpiText::CorrectedNote), "");
            let (number, name) = (notes.len() + 1, &row.name);
            notes.push(PrintedBlock::Item(format!("※{number}　{name}　{figures}{reason}")));
        }
        notes
    }

    /// The meaning of the sheet's judgement under `name`, in the plan's words or, on a settled sheet, in the words at that time.
    pub(super) fn judgement_text(&self, name: &str) -> String {
        clauses(name, &grade_rules::target_comparison(&self.figures.shown.judging, JAPANESE))
    }

    /// The rule in sentences; if it grades no KPIs, the meaning of the judgement precedes it.
    fn rule_text(&self) -> String {
        let Some(rule) = self.rule() else { return self.judgement_text("判定") };
        let source = between("（", rule.source.clone(), "）");
        let text = clauses(&format!("判定の規則「{}」{source}", grade_rules::name(rule, JAPANESE)), rule);
        if rule.grades_kpis() { text } else { format!("{}　{text}", self.judgement_text("判定")) }
    }

    /// The meaning of the signs beside figures; blank if there are no signs.
    fn sign_notes(&self) -> String {
        let is_minus = |amount: &Option<Amount>| amount.is_some_and(|amount| amount.signum() < 0);
        let is_uncertain = self.rows.iter().any(|row| row.certainty != Certainty::Final);
        let has_minus = self.rows.iter().any(|row| [row.target, row.actual].iter().any(is_minus));
        let uncertain = if is_uncertain { "速報・見込は、まだ確定していない値。" } else { "" };
        let is_part = |row: &EvaluationRow| row.around_actual.last().is_some_and(|behind| behind == NOT_WHOLE);
        let part = if self.rows.iter().any(is_part) {
            "※の付いた実績は、値のない年度を除いた累計か平均。"
        } else {
            ""
        };
        [uncertain, part, if has_minus { "△は負の数。" } else { "" }].concat()
    }

    /// The calculation of the rates in the table, and the meaning of its signs; blank if nothing needs an explanation.
    fn rate_notes(&self) -> String {
        let (mut of_target, mut of_gain, mut is_cumulative, mut fell_behind) = (false, false, false, false);
        for row in &self.rows {
            if let Some(rate) = &row.rate {
                of_target |= rate.formula == RateFormula::OfTarget;
                of_gain |= rate.formula == RateFormula::OfPlannedGain;
                is_cumulative |= rate.years.0 != rate.years.1;
            }
            fell_behind |= row.fell_behind;
        }
        let notes = [
            (of_target, "達成率は、実績÷目標。"),
            (of_gain, "「増減」の達成率は、（実績－開始前の値）÷（目標－開始前の値）。"),
            (is_cumulative, "「まで」とある達成率は、その年度までの累計（平均で数える指標は平均）による。"),
            (fell_behind, "「後退」は、実績が開始前の値より悪いもの。"),
        ];
        notes.map(|(holds, note)| if holds { note } else { "" }).concat() + &self.sign_notes()
    }
}

/// The sentences of a rule on one line.
fn clauses(name: &str, rule: &GradeRule) -> String {
    let mut clauses = grade_rules::indicator_clauses(rule, JAPANESE);
    clauses.extend(grade_rules::whole_clauses(rule, JAPANESE));
    clauses.insert(0, name.to_owned());
    clauses.join("　")
}
