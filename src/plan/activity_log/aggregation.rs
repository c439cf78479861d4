//! The actual of a year that is computed from records (実績のつけ方).

use std::sync::Arc;

use super::{ActivityLog, ActivityRecord, RecordText};
use crate::plan::Indicator;
use crate::plan::cell::{Cell, Certainty, State};
use crate::plan::indicator::{Actual, ActualsAre, Basis, Measure};
use crate::value::width::key;
use crate::value::{Amount, FiscalYear, distinct};

/// Where the actuals of a KPI come from (実績のつけ方).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum ActualSource {
    /// They are typed (直接入力する).
    #[default]
    Typed,
    /// They are computed from the records of the year.
    Records(Aggregation),
}

coded! {
    /// How the actual of a year is computed from its records.
    Aggregation {
        /// 記録の合計: the sum of the amounts.
        Sum: "sum",
        /// 件数: the number of records.
        Count: "count",
        /// 最後の値: the amount of the last day.
        Last: "last",
        /// 平均: the mean of the amounts.
        Mean: "mean",
        /// 最大: the largest amount.
        Max: "max",
        /// 割合: Σ numerators ÷ Σ denominators, or for a survey the answers that count ÷ all answers.
        Share: "share",
        /// 異なる数: the number of different names. Such numbers of several years do not add up.
        Distinct: "distinct",
    }
}

impl Aggregation {
    /// Whether a KPI on that basis may use it: actuals that add up over the years are sums or counts, never means.
    pub fn fits(self, basis: Option<Basis>) -> bool {
        match basis {
            Some(Basis::Increment | Basis::PeriodTotal) => matches!(self, Self::Sum | Self::Count | Self::Distinct),
            Some(Basis::Level) => true,
            Some(Basis::PeriodAverage) => matches!(self, Self::Mean | Self::Share | Self::Last),
            None => false,
        }
    }
}

/// An answer that a survey offers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SurveyChoice {
    /// The answer as it is shown and chosen.
    pub word: String,
    /// Whether it counts towards the share (よくなった of よくなった, 変わらない, わるくなった).
    pub counts: bool,
}

/// The actuals of a KPI that its records give, by fiscal year; its records without a day are under `None`. They are
/// computed whenever records change and never stored.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Recorded(Arc<Vec<(Option<FiscalYear>, RecordedActual)>>);

/// The actual that the records of a year give.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecordedActual {
    /// The figure, and for a share its two parts. Blank if no record of the year can be counted.
    pub actual: Actual,
    /// The number of records that are counted.
    pub counted: usize,
    /// The records of the KPI and year that lack the text that is counted.
    pub left_out: Vec<ActivityRecord>,
}

impl Recorded {
    /// The actual that the records of that year give; `None` if the year has no records.
    pub fn get(&self, year: FiscalYear) -> Option<&RecordedActual> {
        self.actual_of(Some(year))
    }

    fn actual_of(&self, year: Option<FiscalYear>) -> Option<&RecordedActual> {
        self.0.iter().find(|(of, _)| *of == year).map(|(_, actual)| actual)
    }

    /// The records that count in no year because they lack their day or the text that is counted, each with its year.
    pub fn left_out(&self) -> impl Iterator<Item = (Option<FiscalYear>, &ActivityRecord)> {
        self.0.iter().flat_map(|(year, actual)| actual.left_out.iter().map(|record| (*year, record)))
    }

    /// Whether there are no records.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The years that have records.
    pub fn years(&self) -> impl Iterator<Item = FiscalYear> {
        self.0.iter().filter_map(|(year, _)| *year)
    }
}

impl Indicator {
    /// How the actuals are computed from records; `None` if they are typed, or if the chosen way does not fit how targets
    /// and actuals count.
    pub fn aggregation(&self) -> Option<Aggregation> {
        let are_levels = self.basis == Some(Basis::Increment) && self.actuals_are == ActualsAre::Levels;
        match self.actual_source {
            ActualSource::Records(aggregation) if aggregation.fits(self.basis) && !are_levels => {
                Some(aggregation).filter(|_| self.measure != Measure::Descriptive)
            }
            _ => None,
        }
    }

    /// The first text that the record lacks in order to count in that way; `None` if the record counts.
    fn lacking(&self, aggregation: Aggregation, record: &ActivityRecord) -> Option<RecordText> {
        let lacks = |of: RecordText| match of {
            RecordText::Who => record.text(of).is_empty(),
            of => record.figure(of).is_none(),
        };
        let needed: &[RecordText] = match aggregation {
            Aggregation::Count => &[],
            Aggregation::Distinct => &[RecordText::Who],
            Aggregation::Share if record.share().is_some() => &[],
            Aggregation::Share if self.choices.is_empty() => &[RecordText::Numerator, RecordText::Denominator],
            Aggregation::Share if answer(self, record).is_none() => return Some(RecordText::Choice),
            Aggregation::Share if record.text(RecordText::Amount).is_empty() => &[],
            _ => &[RecordText::Amount],
        };
        needed.iter().copied().find(|of| lacks(*of))
    }

    /// The text that a record with an amount or an answer lacks, if the KPI counts another text than the amount: the
    /// numerator or the denominator of a share, an answer that the survey offers, or a name that is counted once.
    pub fn lacking_part(&self, record: &ActivityRecord) -> Option<RecordText> {
        let lacking = self.lacking(self.aggregation()?, record).filter(|of| *of != RecordText::Amount);
        lacking.filter(|_| [RecordText::Amount, RecordText::Choice].iter().any(|of| !record.text(*of).is_empty()))
    }

    /// The text to correct in a record of the KPI that counts in no year.
    pub fn to_mend(&self, record: &ActivityRecord) -> RecordText {
        let day = record.on().is_none().then_some(RecordText::On);
        day.or_else(|| self.lacking(self.aggregation()?, record)).unwrap_or(RecordText::Amount)
    }

    /// The greatest number of decimals among the baseline and the targets.
    fn most_places(&self) -> u32 {
        let single = [&self.baseline.cell, &self.period_target].into_iter();
        single.chain(self.targets.values()).filter_map(Cell::amount).map(Amount::scale).max().unwrap_or_default()
    }

    /// The row with only its typed actuals, without 実績のつけ方 and `follows`, as an approved state has it; `None` if none of this is set.
    pub(crate) fn without_counting(&self) -> Option<Self> {
        let counts = self.actual_source != ActualSource::Typed || !self.choices.is_empty() || !self.adopted.is_empty();
        (counts || !self.follows.is_empty()).then(|| Self {
            actual_source: ActualSource::Typed,
            choices: Vec::new(),
            adopted: Vec::new(),
            follows: Vec::new(),
            ..self.without_records()
        })
    }

    /// Whether the same records give the same actuals to both KPIs.
    pub(crate) fn counts_like(&self, other: &Self) -> bool {
        self.aggregation() == other.aggregation()
            && self.unit == other.unit
            && self.choices == other.choices
            && self.most_places() == other.most_places()
    }
}

impl ActivityLog {
    /// The actuals that these records give to a KPI. `before` is the log from which the KPI's present actuals were
    /// computed: a year whose list both logs share is not counted again.
    pub(crate) fn recorded(&self, kpi: &Indicator, before: Option<&Self>) -> Recorded {
        let Some(aggregation) = kpi.aggregation() else { return Recorded::default() };
        let mut actuals = Vec::new();
        for (year, records) in self.years() {
            let was = before.and_then(|before| before.years().find(|(of, _)| *of == year));
            let is_known = was.is_some_and(|(_, was)| Arc::ptr_eq(was, records));
            if is_known {
                actuals.extend(kpi.recorded.actual_of(year).map(|known| (year, known.clone())));
                continue;
            }
            let records: Vec<&ActivityRecord> =
                records.iter().map(|record| &**record).filter(|record| record.indicator() == Some(kpi.id)).collect();
            if records.is_empty() {
                continue;
            }
            let without_day = || RecordedActual { actual: Actual::default(), counted: 0, left_out: cloned(&records) };
            actuals.push((year, year.map_or_else(without_day, |_| aggregation.actual(kpi, &records))));
        }
        Recorded(Arc::new(actuals))
    }
}

impl Aggregation {
    /// The actual that these records of a KPI give together.
    pub fn actual(self, kpi: &Indicator, records: &[&ActivityRecord]) -> RecordedActual {
        let (counting, left): (Vec<&ActivityRecord>, Vec<&ActivityRecord>) =
            records.iter().partition(|record| kpi.lacking(self, record).is_none());
        let (counted, left_out) = (counting.len(), cloned(&left));
        let amounts = || counting.iter().filter_map(|record| record.amount());
        if self == Self::Share {
            return RecordedActual { actual: share(kpi, &counting), counted, left_out };
        }
        let figure = match self {
            _ if counted == 0 => None,
            Self::Sum | Self::Share => Some(sum(amounts())),
            Self::Count => number(counted),
            Self::Last => last(&counting),
            Self::Mean => mean(kpi, sum(amounts()), counted),
            Self::Max => amounts().max(),
            Self::Distinct => number(distinct(counting.iter().map(|record| key(record.text(RecordText::Who)))).len()),
        };
        let actual = Actual { cell: figure.map(cell).unwrap_or_default(), ..Actual::default() };
        RecordedActual { actual, counted, left_out }
    }
}

fn cloned(records: &[&ActivityRecord]) -> Vec<ActivityRecord> {
    records.iter().copied().cloned().collect()
}

fn cell(amount: Amount) -> Cell {
    Cell { state: State::Number { amount, certainty: Certainty::Final }, text: amount.plain() }
}

fn sum(amounts: impl Iterator<Item = Amount>) -> Amount {
    amounts.fold(Amount::ZERO, |sum, amount| sum + amount)
}

/// The amount of the last day; of several records on that day, the last one.
fn last(records: &[&ActivityRecord]) -> Option<Amount> {
    records.iter().max_by_key(|record| (record.on(), record.id)).and_then(|record| record.amount())
}

/// The greatest number of decimals of a mean or a share.
const MOST_PLACES: u32 = 8;

/// A mean or a share, rounded half away from zero to one decimal more than the KPI's other figures and the amounts. If
/// the rounded figure has fewer decimals, as 99.97 rounded to 100.0, decimals are added until it differs from that:
/// otherwise a value below its target would reach it.
fn rounded(kpi: &Indicator, (above, below): (Amount, Amount), of_amounts: u32) -> Option<Amount> {
    let least = kpi.most_places().max(of_amounts) + 1;
    let mut places = least;
    loop {
        let figure = quotient(above, below, places)?;
        let is_told_apart = figure.scale() == places || is_exact(above, below, places);
        if is_told_apart || places >= MOST_PLACES {
            return Some(figure);
        }
        places += 1;
    }
}

fn mean(kpi: &Indicator, sum: Amount, count: usize) -> Option<Amount> {
    rounded(kpi, (sum, number(count)?), sum.scale())
}

fn number(count: usize) -> Option<Amount> {
    i32::try_from(count).ok().map(Amount::whole)
}

/// The quotient with that many decimals, half away from zero; `None` if the divisor is 0.
fn quotient(above: Amount, below: Amount, places: u32) -> Option<Amount> {
    let (above, below) = above.aligned(below);
    let scaled = above.checked_mul(10_i128.checked_pow(places)?)?;
    let twice = scaled.checked_mul(2)?.checked_add(below.checked_mul(scaled.signum() * below.signum())?)?;
    Some(Amount::of_parts(twice.checked_div(below.checked_mul(2)?)?, places))
}

/// Whether the quotient has at most that many decimals.
fn is_exact(above: Amount, below: Amount, places: u32) -> bool {
    let (above, below) = above.aligned(below);
    let scaled = 10_i128.checked_pow(places).and_then(|power| above.checked_mul(power));
    scaled.and_then(|scaled| scaled.checked_rem(below)) == Some(0)
}

/// Whether the record's answer counts towards the share; `None` if the survey does not offer the answer.
fn answer(kpi: &Indicator, record: &ActivityRecord) -> Option<bool> {
    let chosen = key(record.text(RecordText::Choice));
    kpi.choices.iter().find(|choice| !chosen.is_empty() && key(&choice.word) == chosen).map(|choice| choice.counts)
}

/// The numerator and denominator that a record adds to a share; a survey record without an amount is the answer of one person.
fn parts_of_share(kpi: &Indicator, record: &ActivityRecord) -> Option<(Amount, Amount)> {
    let answers = record.amount().unwrap_or(Amount::whole(1));
    let of_answer = || answer(kpi, record).map(|counts| (if counts { answers } else { Amount::ZERO }, answers));
    record.share().or_else(of_answer)
}

/// The share of the records. Its parts are exact; the figure is in percent if the unit is %.
fn share(kpi: &Indicator, records: &[&ActivityRecord]) -> Actual {
    if records.is_empty() {
        return Actual::default();
    }
    let parts = || records.iter().filter_map(|record| parts_of_share(kpi, record));
    let above = sum(parts().map(|(above, _)| above));
    let below = sum(parts().map(|(_, below)| below));
    let is_percent = kpi.is_in_percent();
    let hundred = if is_percent { above.shifted(2) } else { Some(above) };
    let figure = hundred.and_then(|above| rounded(kpi, (above, below), if is_percent { 0 } else { 2 }));
    Actual { cell: figure.map(cell).unwrap_or_default(), parts: Some((cell(above), cell(below))), earlier: Vec::new() }
}
