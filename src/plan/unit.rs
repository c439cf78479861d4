//! What a unit implies for its figures: which quantity they usually measure, whether they can be added, and whether a
//! figure in a cell is in the unit of its KPI at all (`docs/decisions.md` 4).

use std::borrow::Cow;

use crate::plan::cell::{
    Cell, ForeignFigure, Reading, ReadingDoubt, SHARES, State, are_of_share_and_change, is_same_unit, is_unit,
};
use crate::plan::indicator::{Basis, Measure};
use crate::plan::{Aggregation, Indicator};
use crate::value::{Amount, width};

/// Other units whose figures have no meaningful sum, in the form of [`width::key`]: ages, multiples, ranks, degrees.
const NEVER_ADDED: [&str; 7] = ["歳", "才", "倍", "位", "度", "℃", "°C"];

/// Marks of a quotient inside a unit, as in 人/日.
const QUOTIENTS: [&str; 3] = ["/", "あたり", "当たり"];

/// The endings of units of money.
const MONEY: [&str; 2] = ["円", "ドル"];

impl Measure {
    /// What figures in that unit usually measure: a share in percent, an amount in yen or dollars, a count in any other
    /// unit. No unit implies that the cells are descriptions.
    pub fn of_unit(unit: &str) -> Self {
        let unit = width::key(unit);
        if SHARES.contains(&unit.as_str()) {
            Self::Ratio
        } else if MONEY.iter().any(|money| unit.ends_with(money)) {
            Self::Amount
        } else {
            Self::Count
        }
    }
}

/// Whether figures in that unit have a meaningful sum: not shares, ages, multiples, ranks, degrees and quotients.
pub fn can_be_added(unit: &str) -> bool {
    let unit = width::key(unit);
    Measure::of_unit(&unit) != Measure::Ratio
        && !NEVER_ADDED.contains(&unit.as_str())
        && !QUOTIENTS.iter().any(|mark| unit.contains(mark))
}

/// The unit without 万, 億 or 兆 before it: 人 of 3.5万人, for a figure whose row does not have 万人 as its unit. 千人 and 千円 are
/// units of their own.
pub fn without_myriads(unit: &str) -> &str {
    unit.trim_start_matches(['万', '億', '兆'])
}

/// Whether a text has only digits, separators, points and minus signs, as most do: then it has no unit to look for.
pub fn is_bare(text: &str) -> bool {
    text.bytes().all(|letter| matches!(letter, b'0'..=b'9' | b',' | b'.' | b'-'))
}

/// The amount of a text in that unit. A figure in another unit of the same kind (千円 for 円) is converted. `None` if the
/// text is not an amount.
pub fn amount_in(text: &str, unit: &str) -> Option<Amount> {
    let converted = ForeignFigure::from_text(text, unit).and_then(|figure| figure.converted);
    Cell::read(converted.as_deref().unwrap_or(text), unit).amount()
}

/// An amount of money in yen: a bare figure is in yen, and a figure in 千円 or another unit of yen is converted; `None` if
/// the text is not an amount.
pub fn yen(text: &str) -> Option<Amount> {
    let [unit, _] = MONEY;
    amount_in(text, unit)
}

/// A name without the brackets behind it, in the form of [`width::key`], and the unit in them; blank if they contain
/// something else. `None` if there are no brackets.
pub fn without_brackets(text: &str) -> Option<(String, String)> {
    let text = width::key(text);
    let (name, inner) = text.strip_suffix(')')?.rsplit_once('(')?;
    Some((name.to_owned(), if is_unit(inner) { inner.to_owned() } else { String::new() }))
}

/// The points in a text that a person typed, with or without 点; `None` if the text is not a number.
pub fn points(text: &str) -> Option<Amount> {
    Cell::read(text, "点").amount()
}

impl Indicator {
    /// The reading of a text in a cell of the KPI. For increments of a share, % and ポイント are the same unit; for a level
    /// they are different units.
    pub fn reading(&self, text: &str) -> Reading {
        let read = Reading::from_text(text, &self.unit);
        self.own_unit(&read).map(|own| Reading::from_text(text, own)).unwrap_or(read)
    }

    /// The reading of a text that a person typed, like [`Self::reading`], but a sum is read as its result except in a description.
    pub fn typed_reading(&self, text: &str) -> Reading {
        if self.measure == Measure::Descriptive {
            return self.reading(text);
        }
        let read = Reading::typed(text, &self.unit);
        self.own_unit(&read).map(|own| Reading::typed(text, own)).unwrap_or(read)
    }

    /// Like [`Self::typed_reading`], for a text that is still being typed; `None` while there is no figure yet.
    pub fn reading_while_typing(&self, text: &str) -> Option<Reading> {
        let read_in = |unit: &str| match self.measure {
            Measure::Descriptive => Reading::while_typing(text, unit),
            _ => Reading::typed_so_far(text, unit),
        };
        let read = read_in(&self.unit)?;
        self.own_unit(&read).and_then(read_in).or(Some(read))
    }

    /// The cell as tables hold it: a description (定性) is its whole text, if a figure or 未把握 is only a part of it.
    pub fn stated<'c>(&self, cell: &'c Cell) -> Cow<'c, Cell> {
        let has_words =
            || !cell.around(&self.unit).unit.is_empty() || cell.nuance(&self.unit) != <[String; 2]>::default();
        let is_part = match cell.state {
            _ if self.measure != Measure::Descriptive => false,
            State::Number { .. } => has_words(),
            State::Unknown { .. } => cell.text.ends_with([')', '）']),
            State::NotApplicable | State::Blank | State::Unread => false,
        };
        if !is_part {
            return Cow::Borrowed(cell);
        }
        Cow::Owned(Cell { state: State::Unread, text: cell.written().into_owned() })
    }

    /// The cell that a text makes in this KPI.
    pub fn cell_of(&self, text: &str) -> Cell {
        let text = width::trim(text);
        Cell { state: self.reading(text).state, text: text.to_owned() }
    }

    /// The cell that a text makes in this KPI when a person types or pastes it.
    pub fn typed_cell(&self, text: &str) -> Cell {
        let text = width::trim(text);
        Cell { state: self.typed_reading(text).state, text: text.to_owned() }
    }

    /// The unit of the amounts in the KPI's records: answers of a survey are counted in people, although they become percents.
    pub fn unit_of_records(&self) -> &str {
        let is_survey = self.aggregation() == Some(Aggregation::Share) && !self.choices.is_empty();
        if is_survey { "人" } else { &self.unit }
    }

    /// The unit in the text of a cell, if the cell's number was read from that text; `None` if the text has no unit. A
    /// cell that was stored before units were checked may have a number with another unit than the KPI's.
    pub fn written_unit(&self, cell: &Cell) -> Option<String> {
        if is_bare(&cell.text) {
            return None;
        }
        let read = self.reading(&cell.written());
        let own = read.unit?;
        let is_read_from = read.state == cell.state
            || read.doubt == Some(ReadingDoubt::OtherUnit) && Reading::from_text(&cell.text, &own).state == cell.state;
        is_read_from.then_some(own)
    }

    /// The figure of a cell whose text has another unit than the KPI's, whether for that reason it is not counted, or it
    /// was stored as a number before units were checked.
    pub fn foreign_figure(&self, cell: &Cell) -> Option<ForeignFigure> {
        let is_figure = matches!(cell.state, State::Number { .. } | State::Unread) && !is_bare(&cell.text);
        let is_foreign =
            || self.reading(&cell.text).doubt == Some(ReadingDoubt::OtherUnit) && self.written_unit(cell).is_some();
        (is_figure && is_foreign()).then(|| ForeignFigure::from_text(&cell.text, &self.unit)).flatten()
    }

    /// Whether numbers of the KPI are in several units, so that their sum means little: a written unit is not the KPI's,
    /// or two written units differ if the KPI has none.
    pub fn mixes_units<'c>(&self, cells: impl IntoIterator<Item = &'c Cell>) -> bool {
        let numbers = cells.into_iter().filter(|cell| cell.amount().is_some());
        let mut units = numbers.filter_map(|cell| self.written_unit(cell));
        let first = if width::trim(&self.unit).is_empty() { units.next() } else { Some(self.unit.clone()) };
        first.is_some_and(|known| !units.all(|unit| self.is_own_unit(&unit, &known)))
    }

    /// Whether `unit`, written beside a figure of the KPI, counts as `usual`, which is the KPI's unit if it has one.
    pub fn is_own_unit(&self, unit: &str, usual: &str) -> bool {
        is_same_unit(unit, usual) || (self.basis == Some(Basis::Increment) && are_of_share_and_change(unit, usual))
    }

    /// The unit beside a figure that counts as the KPI's unit although it is written differently.
    fn own_unit<'r>(&self, read: &'r Reading) -> Option<&'r str> {
        let own = read.unit.as_deref().filter(|_| read.doubt == Some(ReadingDoubt::OtherUnit))?;
        self.is_own_unit(own, &self.unit).then_some(own)
    }
}
