//! The notation of figures: on screen as they were typed, on paper as the form of the plan prints them.
//!
//! On paper a minus sign is △. The 2022 form prints two decimals throughout; the 2016 form prints the unit behind each
//! number but 0. A page that follows no form, such as the list of all KPIs, has the decimals of the screen.

use crate::plan::Form;
use crate::plan::cell::{Around, Cell};
use crate::value::amount::Amount;
use crate::value::width;

/// The medium for which a figure is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Medium {
    /// The screen.
    Screen,
    /// A printed page in the notation of that form.
    Paper(Form),
    /// A printed page that follows no form.
    PlainPaper,
}

impl Medium {
    /// An amount, without its unit.
    pub fn amount(self, amount: Amount) -> String {
        match self {
            Self::Screen => amount.grouped(),
            Self::Paper(Form::F2022) => minus(&with_two_decimals(amount).grouped()),
            Self::Paper(_) | Self::PlainPaper => minus(&amount.grouped()),
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
        let is_told = self == Self::Paper(Form::F2016) && !amount.is_zero() && !width::trim(unit).is_empty();
        if is_told { format!("{figure} {unit}") } else { figure }
    }

    /// The content of a cell of the table: the figure in the notation of the form and whether it is provisional; any
    /// other content as on screen.
    pub fn cell(self, cell: &Cell, unit: &str) -> String {
        self.with(cell, unit, &cell.around(unit))
    }

    /// As [`Self::cell`], for a target: its bound is the KPI's 比べ方.
    pub fn target(self, cell: &Cell, unit: &str) -> String {
        self.with(cell, unit, &cell.around(unit).without_bound())
    }

    /// What stands around the figure stays as it is: 約, a unit of its own, 速報 or 見込.
    fn with(self, cell: &Cell, unit: &str, around: &Around) -> String {
        let Some(amount) = cell.amount() else { return cell.shown(unit) };
        let of_row = if around.unit.is_empty() { unit } else { "" };
        around.put_around(&self.in_table(amount, of_row))
    }
}

fn with_two_decimals(amount: Amount) -> Amount {
    amount + Amount::from_plain("0.00").unwrap_or_default()
}

fn minus(figure: &str) -> String {
    figure.strip_prefix('-').map_or_else(|| figure.to_owned(), |rest| format!("△{rest}"))
}
