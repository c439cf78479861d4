//! The plan's value for a mark, and how a cell would show it.

use super::book::Format;
use super::marks::Marked;
use super::outcome::{ConfirmReason, FilledValue, Filling};
use super::units;
use crate::columns::answer_book::figure_and_status;
use crate::columns::book_words::{is_dash, unit_beside_number};
use crate::figures::achievement::{self, Achievement};
use crate::figures::totals::Span;
use crate::import::seen::figure::FormattedFigure;
use crate::import::seen::number_format::{Shown, shown, shown_text};
use crate::plan::cell::{Reading, ReadingDoubt, State, is_unit};
use crate::plan::indicator::Row;
use crate::plan::{Cell, Certainty, EvaluationPart, EvaluationPlace, Indicator, KpiText, Plan};
use crate::value::amount::with_point;
use crate::value::{Amount, FiscalYear, width};

/// The largest number of digits that every spreadsheet keeps exactly.
const MOST_DIGITS: usize = 15;
const PERCENT: &str = "%";

/// The plan's value for a mark.
pub(super) struct Stated {
    pub value: StatedValue,
    /// The certainty of the figure, if it is not final.
    pub unsaid: Option<Certainty>,
    pub in_other_unit: bool,
}

/// A figure or words of a plan.
pub(super) enum StatedValue {
    Number(Amount),
    Text(String),
}

impl Stated {
    fn text(text: &str) -> Option<Self> {
        let text = width::trim(text);
        (!text.is_empty()).then(|| Self {
            value: StatedValue::Text(text.to_owned()),
            unsaid: None,
            in_other_unit: false,
        })
    }
}

/// The plan's value for a mark; `None` if it has none.
pub(super) fn stated(plan: &Plan, kpi: &Indicator, filling: &Filling) -> Option<Stated> {
    let figure = |cell: &Cell, is_target: bool| stated_figure(cell, &kpi.unit, is_target);
    match (filling.what, filling.year) {
        (Marked::Name, _) => Stated::text(&kpi.name),
        (Marked::Unit, _) => Stated::text(&kpi.unit),
        (Marked::Baseline, _) => figure(&kpi.baseline.cell, false),
        (Marked::PeriodTarget, _) => figure(kpi.whole_target()?, true),
        (Marked::Target(_), Some(year)) => figure(kpi.target(year), true),
        (Marked::Actual(_), Some(year)) => figure(kpi.actual(year), false),
        (Marked::Rate(_), Some(year)) => match achievement::yearly(kpi, Span::from_plan(plan), year) {
            Achievement::Rate(rate) => {
                let value = StatedValue::Number(Amount::from_plain(&rate.percent())?);
                Some(Stated { value, unsaid: None, in_other_unit: false })
            }
            _ => None,
        },
        (Marked::Status(_), Some(year)) => Stated::text(figure_and_status(kpi.actual(year)).1),
        (Marked::Note(_), Some(year)) => Stated::text(kpi.notes.get(&(Row::Actual, Some(year)))?),
        (Marked::Cause(_), Some(year)) => Stated::text(on_sheet(plan, year, kpi, KpiText::Cause)),
        (Marked::Measure(_), Some(year)) => Stated::text(on_sheet(plan, year, kpi, KpiText::Measure)),
        (_, None) => None,
    }
}

fn on_sheet<'p>(plan: &'p Plan, year: FiscalYear, kpi: &Indicator, text: KpiText) -> &'p str {
    plan.evaluation_text(EvaluationPlace { year, part: EvaluationPart::Kpi(kpi.id, text) })
}

fn stated_figure(cell: &Cell, unit: &str, is_target: bool) -> Option<Stated> {
    let text = |text: &str| Stated::text(if text.is_empty() { cell.shown(unit) } else { text.to_owned() }.as_str());
    let read = Reading::from_text(&cell.text, unit);
    let State::Number { amount, certainty } = cell.state else {
        let in_other_unit = read.doubt == Some(ReadingDoubt::OtherUnit);
        return text(&cell.text).map(|stated| Stated { in_other_unit, ..stated });
    };
    let around = cell.around(unit);
    let in_other_unit = !around.unit.is_empty();
    // 以上 behind a target only repeats the KPI's own bound.
    let is_bare = read.about.is_none() && read.counted.is_none() && (is_target || read.bound.is_none());
    let unsaid = Some(certainty).filter(|certainty| *certainty != Certainty::Final);
    let digits = amount.plain().bytes().filter(u8::is_ascii_digit).count();
    if is_bare && !in_other_unit && digits <= MOST_DIGITS {
        return Some(Stated { value: StatedValue::Number(amount), unsaid, in_other_unit });
    }
    let shown = if is_target { cell.shown_as_target(unit) } else { cell.shown(unit) };
    Stated::text(&shown).map(|stated| Stated { in_other_unit, ..stated })
}

/// The value to write so that the cell shows `said`, and whether the cell's format would show something else. A percentage
/// is divided by a hundred if the cell's format shows percent.
pub(super) fn as_shown(said: StatedValue, format: Format, kpi: &Indicator, what: Marked) -> (FilledValue, bool) {
    let amount = match said {
        StatedValue::Text(text) => return (FilledValue::Text(text), false),
        StatedValue::Number(amount) => amount,
    };
    let plain = |held: String| FilledValue::Number { held, shown: amount.plain() };
    let is_percentage = matches!(what, Marked::Rate(_)) || width::key(&kpi.unit) == PERCENT;
    match format {
        Format::Plain => (plain(amount.plain()), false),
        Format::Percent if is_percentage => {
            let (digits, places) = amount.parts();
            (plain(with_point(digits, places + 2)), false)
        }
        Format::Percent | Format::Scaled | Format::Date | Format::Other => (plain(amount.plain()), true),
    }
}

/// The reason to ask if a cell with the format `code` would show something other than the value; `None` if it shows the value.
pub(super) fn shown_doubt(code: &str, value: &FilledValue, unit: &str) -> Option<ConfirmReason> {
    let (held, said) = match value {
        FilledValue::Text(text) => {
            let seen = shown_text(text, code);
            return (seen != *text).then(|| asking(seen));
        }
        FilledValue::Number { held, shown } => (held, Amount::from_plain(shown)?),
    };
    match shown(held, code)? {
        Shown::Unknown(_) => Some(ConfirmReason::Format(Format::Other)),
        Shown::Figure(figure) if figure.is_nothing => Some(ConfirmReason::ShowsNothing),
        Shown::Figure(figure) => figure_doubt(&figure, said, unit),
        // A zero that is shown as a dash is still a zero.
        Shown::Words(words) if said.is_zero() && is_dash(&width::key(&words)) => None,
        Shown::Words(words) => Some(asking(words)),
    }
}

fn figure_doubt(figure: &FormattedFigure, said: Amount, unit: &str) -> Option<ConfirmReason> {
    let words = figure.words();
    let stated = unit_beside_number(&words);
    match figure.as_read() {
        Some(read) if read == said && (words.is_empty() || units::is_unit_of_kpi(stated, unit)) => None,
        Some(read) if read == said && is_unit(stated) => {
            Some(ConfirmReason::BookUnit { book: words, kpi: unit.to_owned() })
        }
        _ => Some(ConfirmReason::Shown(figure.text())),
    }
}

fn asking(seen: String) -> ConfirmReason {
    if width::trim(&seen).is_empty() { ConfirmReason::ShowsNothing } else { ConfirmReason::Shown(seen) }
}
