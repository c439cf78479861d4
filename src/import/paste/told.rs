//! What a block leaves open and a person has told of it: which years its texts mean, where the cells stood that its rows lack,
//! and of which year its actuals are. The same is asked of a file before it is read; here each answer is tried before the
//! question is asked, so that nothing is asked of which no answer places anything.

use std::borrow::Cow;

use super::asking::{PasteBy, PasteReason};
use super::block::Block;
use super::heads::{BlockHeader, year_of_plan, year_of_time};
use crate::import::unclear_year::UnclearYear;
use crate::plan::Plan;
use crate::plan::place::CellAddress;
use crate::value::fiscal_year::{FiscalYear, year_mentions};

/// The most questions on what a block leaves open. What then is still open is left out.
const MOST_ASKED: usize = 3;
/// The most rows of a block of which is asked what it leaves open, since each answer is tried.
const MOST_ROWS: usize = 2_000;

/// Something that a block leaves open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Doubt {
    /// The year that a text means.
    Year(String),
    /// The year of the actuals beside targets whose year is said.
    Actuals,
    /// Where the cells stood which that number of rows lack, and whether that may be before their figures.
    ShortRows(usize, bool),
}

impl Doubt {
    pub(super) fn reason(&self) -> PasteReason {
        match self {
            Self::Year(text) => PasteReason::UnclearYear(mention(text)),
            Self::Actuals => PasteReason::YearOfActuals,
            Self::ShortRows(count, _) => PasteReason::ShortRows(*count),
        }
    }

    /// The answers besides leaving it out, the likeliest first.
    pub(super) fn choices(&self) -> Vec<PasteBy> {
        match self {
            Self::Year(text) => {
                let years = UnclearYear::of_time(text).map(UnclearYear::choices).unwrap_or_default();
                years.into_iter().map(PasteBy::Year).collect()
            }
            Self::Actuals => vec![PasteBy::YearOfTarget, PasteBy::Cursor],
            Self::ShortRows(_, true) => vec![PasteBy::CellsAtEnd, PasteBy::CellsBeforeFigures],
            Self::ShortRows(_, false) => vec![PasteBy::CellsAtEnd],
        }
    }
}

/// The year that a text names, as it is written there; the whole text where it is nothing but a number.
fn mention(text: &str) -> String {
    year_mentions(text).first().map_or_else(|| year_of_time(text).into_owned(), |mention| mention.text.clone())
}

/// The answers that were given on a block.
#[derive(Clone, Debug, Default)]
pub(super) struct Told {
    years: Vec<(UnclearYear, Option<FiscalYear>)>,
    pub(super) actuals: Option<PasteBy>,
    short_rows: Option<PasteBy>,
}

impl Told {
    /// The same with one more answer.
    pub(super) fn with(&self, doubt: &Doubt, by: PasteBy) -> Self {
        let mut told = self.clone();
        match doubt {
            Doubt::Year(text) => {
                let year = if let PasteBy::Year(year) = by { Some(year) } else { None };
                told.years.extend(UnclearYear::of_time(text).map(|unclear| (unclear, year)));
            }
            Doubt::Actuals => told.actuals = Some(by),
            Doubt::ShortRows(..) => told.short_rows = Some(by),
        }
        told
    }

    /// Whether something more of a block of that height may be asked.
    pub(super) fn may_ask(&self, height: usize) -> bool {
        let asked = self.years.len() + usize::from(self.actuals.is_some()) + usize::from(self.short_rows.is_some());
        asked < MOST_ASKED && height <= MOST_ROWS
    }

    /// The answers on a year from which that of a text follows, each with the number of years from that one to it.
    fn of<'t>(&'t self, text: &str) -> impl Iterator<Item = (i32, Option<FiscalYear>)> + use<'t> {
        let unclear = UnclearYear::of_time(text);
        self.years.iter().filter_map(move |(asked, year)| Some((unclear?.years_since(*asked)?, *year)))
    }

    /// The tables with the cells that their rows lack, where it was told where those stood.
    pub(super) fn completed<'b>(&self, tables: &'b [Block], plan: &Plan, at: CellAddress) -> Cow<'b, [Block]> {
        let Some(by @ (PasteBy::CellsAtEnd | PasteBy::CellsBeforeFigures)) = self.short_rows else {
            return Cow::Borrowed(tables);
        };
        let complete = |block: &Block| {
            let mut block = block.clone();
            let Some(header) = BlockHeader::of(&block, plan, at) else { return block };
            for row in block.rows.iter_mut().skip(header.lines).filter(|row| header.is_short(row)) {
                let place = if by == PasteBy::CellsAtEnd { row.len() } else { header.first_figure().min(row.len()) };
                let missing = header.width().saturating_sub(row.len());
                row.splice(place..place, std::iter::repeat_n(String::new(), missing));
            }
            block
        };
        Cow::Owned(tables.iter().map(complete).collect())
    }

    /// The doubt on rows that have lost cells; `None` if there are none, or it was asked.
    pub(super) fn short_rows(&self, tables: &[Block], plan: &Plan, at: CellAddress) -> Option<Doubt> {
        let (mut count, mut may_lack_first) = (0, true);
        for block in tables {
            let Some(header) = BlockHeader::of(block, plan, at) else { continue };
            let short = block.rows.iter().skip(header.lines).filter(|row| header.is_short(row)).count();
            count += short;
            may_lack_first &= short == 0 || header.may_lack_first();
        }
        (count > 0 && self.short_rows.is_none()).then_some(Doubt::ShortRows(count, may_lack_first))
    }
}

/// The years that the texts of a block mean when it is pasted into a plan.
#[derive(Clone, Copy)]
pub(super) struct BlockYears<'a> {
    pub(super) plan: &'a Plan,
    pub(super) told: &'a Told,
}

impl BlockYears<'_> {
    /// The year of a text that does not say it for certain: what was told, or the one of the plan that it may be.
    pub(super) fn of(self, text: &str) -> Option<FiscalYear> {
        let told = self.told.of(text).find_map(|(years, year)| year?.plus(years));
        told.or_else(|| year_of_plan(text, self.plan))
    }

    /// Whether a person may tell the year of a text, and has not.
    pub(super) fn may_be_told(self, text: &str) -> bool {
        UnclearYear::of_time(text).is_some() && self.told.of(text).next().is_none()
    }
}
