//! The texts of one KPI in the printed list, with the decimals of the screen and △ for a minus.

use super::{ListLine, ListRow, NO_BREAK, has_sum};
use crate::figures::by_year::ActualByYear;
use crate::figures::progress::{ProgressEntry, around_final_target, bound_behind_target};
use crate::figures::totals::{self, Span};
use crate::plan::cell::State;
use crate::plan::{Basis, Cell, Certainty, Indicator, Plan};
use crate::value::width;
use crate::wording::medium::Medium;
use crate::wording::progress::{self, ProgressTexts};
use crate::wording::sentence;
use crate::wording::{Language, figures, judging, merging, parts, units};

/// The inputs of the texts of a row.
#[derive(Clone, Copy)]
pub(super) struct ListWriter<'a> {
    /// The plan.
    pub(super) plan: &'a Plan,
    /// The language of the page.
    pub(super) language: Language,
    /// The displayed names of all rows of the plan.
    pub(super) names: &'a [String],
}

impl ListWriter<'_> {
    /// The texts of a KPI.
    pub(super) fn row(self, entry: &ProgressEntry) -> ListRow {
        let (row, language) = (&entry.row, self.language);
        let texts = ProgressTexts::new(entry, self.plan, language);
        let paper = |text: &str| Medium::PlainPaper.figure(text);
        let sum_of = |has_sum: bool, text: String| if has_sum { text } else { String::new() };
        // The target of a whole period is not the target up to a year, and a mean is no sum.
        let basis = totals::basis(row).filter(|_| has_sum(entry));
        let is_increment = basis == Some(Basis::Increment);
        let adds_up = is_increment || basis == Some(Basis::PeriodTotal);
        let (target, actual) = self.lines(row);
        ListRow {
            number: entry.number,
            part_mark: parts::mark(&row.name, entry.is_part, language),
            is_part: entry.is_part,
            name: self.names.get(entry.number.saturating_sub(1)).cloned().unwrap_or_default(),
            unit: unit(row, language),
            section: width::trim(&row.responsible).to_owned(),
            baseline: Medium::PlainPaper.cell(&row.baseline.cell, &row.unit),
            baseline_as_of: as_of(row, language),
            target: ListLine { sum: sum_of(is_increment, paper(&texts.target)), ..target },
            actual: ListLine { sum: sum_of(adds_up, reached(entry, &paper(&texts.actual), language)), ..actual },
            final_target: self.final_target(entry),
            of_final: paper(&texts.of_final),
            rate: paper(&texts.rate.text()),
            state: judging::with_source(
                judging::with_sign(entry.verdict, Span::from_plan(self.plan), language),
                entry.word_source,
                language,
            ),
            reason: progress::reason_beside_figures(entry, Medium::PlainPaper, language),
        }
    }

    /// The target of the whole period, with words such as 約 if it is the figure of one cell.
    fn final_target(self, entry: &ProgressEntry) -> String {
        let [before, behind] = around_final_target(&entry.row, Span::from_plan(self.plan));
        let figure = entry.final_target.map(|target| Medium::PlainPaper.amount(target));
        figure.map(|figure| [before, figure, behind].concat()).unwrap_or_default()
    }

    /// The figures of all years as the two lines of a KPI.
    fn lines(self, row: &Indicator) -> (ListLine, ListLine) {
        let years = || self.plan.years.years();
        let actual = |year| self.figure(row.actual(year), Medium::PlainPaper.cell(row.actual(year), &row.unit), "");
        let actuals = years().map(actual).collect();
        let targets = if let Some(target) = row.whole_target() {
            let target = figures::period_target(target, row, Medium::PlainPaper, self.language);
            let period = sentence!(self.language, "計画期間で {target}", "over the period: {target}");
            ListLine { period: Some(period), ..ListLine::default() }
        } else {
            let target = |year| {
                let target = row.target(year);
                self.figure(target, Medium::PlainPaper.target(target, &row.unit), bound_behind_target(row))
            };
            ListLine { years: years().map(target).collect(), ..ListLine::default() }
        };
        (targets, ListLine { years: actuals, ..ListLine::default() })
    }

    /// The text of a cell, with `behind` after a figure. A figure that is not final has a mark instead of the word, since
    /// a column is only as wide as a figure.
    fn figure(self, cell: &Cell, text: String, behind: &str) -> String {
        let State::Number { certainty, .. } = cell.state else { return text };
        match text.strip_suffix(&certainty.mark()) {
            Some(figure) => with_mark(&[figure, behind].concat(), certainty, self.language),
            None => text + behind,
        }
    }
}

/// A figure with a mark if it is not final. The mark stays on the figure's line.
fn with_mark(figure: &str, certainty: Certainty, language: Language) -> String {
    let mark = match certainty {
        Certainty::Final => return figure.to_owned(),
        Certainty::Preliminary => language.choose("速", "p"),
        Certainty::Estimate => language.choose("見", "e"),
    };
    format!("{figure}{NO_BREAK}{mark}")
}

/// The actual from which the rate of the KPI is computed, with its mark. A mean is labelled as one.
fn reached(entry: &ProgressEntry, actual: &str, language: Language) -> String {
    match &entry.actual {
        Some(ActualByYear::Amount(_, certainty)) => with_mark(actual, *certainty, language),
        Some(ActualByYear::Mean(sum)) => {
            let mean = sentence!(language, "平均 {actual}", "average {actual}");
            with_mark(&mean, sum.certainty(), language)
        }
        None => String::new(),
    }
}

fn unit(row: &Indicator, language: Language) -> String {
    units::behind_name(&row.name, &row.unit, language)
}

/// The year or the years to which the baseline refers, or that time as written.
fn as_of(row: &Indicator, language: Language) -> String {
    let baseline = &row.baseline;
    baseline.as_of.map_or_else(|| baseline.as_of_text.clone(), |as_of| merging::as_of(as_of, language))
}
