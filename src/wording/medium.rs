//! The notation of figures: as typed on screen, and as the form prints them in the table of a form.
//!
//! On paper a minus sign is △. In its own table, a form may print two decimals throughout, or the unit behind each number
//! except 0. The sheet of a KPI, the list of all KPIs and the sentences on changes have the decimals of the screen.

use crate::columns::stated_units::stated_unit;
use crate::plan::cell::Around;
use crate::plan::form::TableStyle;
use crate::plan::{Cell, Form};
use crate::value::Amount;

/// The medium for which a figure is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Medium {
    /// The screen.
    Screen,
    /// The table of a form, in its notation.
    Paper(Notation),
    /// A printed page or sentence outside of a form's table.
    PlainPaper,
}

/// How a form prints the figures of its table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Notation {
    decimals: Option<u32>,
    unit_behind_numbers: bool,
}

impl Notation {
    /// The amount with at least as many decimals as the form prints; it is never rounded.
    fn with_decimals(self, amount: Amount) -> Amount {
        let zeros = self.decimals.map(|decimals| format!("0.{}", "0".repeat(decimals as usize)));
        zeros.and_then(|zeros| Amount::from_plain(&zeros)).map_or(amount, |zero| amount + zero)
    }
}

impl From<&TableStyle> for Notation {
    fn from(table: &TableStyle) -> Self {
        Self { decimals: table.decimals, unit_behind_numbers: table.unit_behind_numbers }
    }
}

impl Medium {
    /// Paper in the notation of the plan's form.
    pub fn paper_of(form: &Form) -> Self {
        Self::Paper((&form.table).into())
    }

    /// An amount, without its unit.
    pub fn amount(self, amount: Amount) -> String {
        match self {
            Self::Screen => amount.grouped(),
            Self::Paper(notation) => minus(&notation.with_decimals(amount).grouped()),
            Self::PlainPaper => minus(&amount.grouped()),
        }
    }

    /// A figure that is no amount of the plan, such as a rate.
    pub fn figure(self, figure: &str) -> String {
        match self {
            Self::Screen => figure.to_owned(),
            Self::Paper(_) | Self::PlainPaper => minus(figure),
        }
    }

    /// An amount as a cell of the printed table shows it.
    pub fn in_table(self, amount: Amount, unit: &str) -> String {
        let figure = self.amount(amount);
        let has_units = matches!(self, Self::Paper(notation) if notation.unit_behind_numbers);
        let is_told = has_units && !amount.is_zero() && !stated_unit(unit).is_empty();
        if is_told { format!("{figure} {unit}") } else { figure }
    }

    /// The content of a cell of the table: the figure in the notation of the form and whether it is provisional; any
    /// other content as on screen.
    pub fn cell(self, cell: &Cell, unit: &str) -> String {
        self.with(cell, unit, &cell.around(unit))
    }

    /// As [`Self::cell`], for a target: its bound is the KPI's 目標の条件.
    pub fn target(self, cell: &Cell, unit: &str) -> String {
        self.with(cell, unit, &cell.around(unit).without_bound())
    }

    /// The words around the figure are kept: 約, a unit of the cell's own, 速報 or 見込.
    fn with(self, cell: &Cell, unit: &str, around: &Around) -> String {
        let Some(amount) = cell.amount() else { return cell.shown(unit) };
        let of_row = if around.unit.is_empty() { unit } else { "" };
        around.put_around(&self.in_table(amount, of_row))
    }
}

/// A figure as paper writes it, with △ as its minus sign.
pub(crate) fn minus(figure: &str) -> String {
    figure.strip_prefix('-').map_or_else(|| figure.to_owned(), |rest| format!("△{rest}"))
}
