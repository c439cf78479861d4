//! The columns of a block that hold no figures but say what the figures are of: names, 目標 and 実績, units, years.

use super::block::Block;
use super::contents::BlockColumns;
use super::heads::BlockHeader;
use super::names::KpiNames;
use crate::columns::Wide;
use crate::plan::cell::{KNOWN_UNITS, is_same_unit};

/// The most columns that are looked at for those before the figures.
const MOST_LEADS: usize = 24;

/// The columns before the figures of a block, by their indexes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Leads {
    /// The number of columns before the first figures.
    pub(super) count: usize,
    /// The column that names the KPIs.
    pub(super) names: Option<usize>,
    /// The column that names the rows: 目標, 実績.
    pub(super) rows: Option<usize>,
    /// The column of the units.
    pub(super) unit: Option<usize>,
    /// The column with the year of each row.
    pub(super) when: Option<usize>,
}

impl Leads {
    pub(super) fn of(block: &Block, header: Option<&BlockHeader>, names: &KpiNames<'_>) -> Self {
        let below = BlockColumns::below(block, header.map_or(0, |header| header.lines));
        let find = Finder { below, names, width: block.width().min(MOST_LEADS) };
        let leads = match header {
            Some(header) => find.headed(header),
            None => find.by_contents(),
        };
        let unit = leads.unit.or_else(|| (0..leads.count).find(|place| find.is_of_units(*place)));
        let leads = Self { unit, ..leads };
        let column = leads.names.or_else(|| find.names(&leads));
        Self { names: column, ..leads }
    }
}

/// What is found of the columns by what stands in them.
struct Finder<'a> {
    below: BlockColumns<'a>,
    names: &'a KpiNames<'a>,
    width: usize,
}

impl Finder<'_> {
    fn headed(&self, header: &BlockHeader) -> Leads {
        let first = header.first_figure().min(self.width);
        let of_rows = header.place(Wide::Row).filter(|place| self.below.names_rows(*place));
        let rows = of_rows.or_else(|| self.rows());
        let count = first.max(rows.map_or(0, |rows| rows + 1));
        // Rows that have lost their names do not make it a column of figures.
        let is_name = |place: &usize| *place < count && (self.below.is_of_words(*place) || self.matches(*place) > 0);
        let names = header.place(Wide::KpiName).filter(is_name).filter(|place| {
            let others = (0..count).map(|other| self.matches(other)).max().unwrap_or_default();
            self.matches(*place) == others
        });
        Leads { count, names, rows, unit: header.place(Wide::Unit), when: header.when() }
    }

    /// Without headings: the rows are named, or words stand before the first figures, or years do.
    fn by_contents(&self) -> Leads {
        let rows = self.rows();
        let has_figures =
            |from: usize| (from..self.width).any(|place| self.below.is_of_figures(place) && !self.is_when(place));
        let mut count = rows.map_or(0, |rows| rows + 1);
        let mut when = None;
        for place in 0..self.width {
            let is_when = self.is_when(place);
            let is_lead = is_when || self.below.is_of_words(place);
            if is_lead && has_figures(place + 1) && self.may_follow(count, place) {
                when = when.or(Some(place).filter(|_| is_when));
                count = count.max(place + 1);
            }
        }
        Leads { count, rows, when, ..Leads::default() }
    }

    /// Whether the columns from the last lead up to that one are no figures to be pasted: blank, or numbers of the rows.
    fn may_follow(&self, count: usize, place: usize) -> bool {
        let has_names = self.matches(place) > 0;
        (count..place).all(|between| {
            !self.below.is_of_figures(between)
                || has_names && count == 0
                || count == 0 && self.below.counts_rows(between)
        })
    }

    fn is_when(&self, place: usize) -> bool {
        self.below.names_years(place)
    }

    fn rows(&self) -> Option<usize> {
        (0..self.width).find(|place| self.below.names_rows(*place))
    }

    fn is_of_units(&self, place: usize) -> bool {
        let is_unit = |text: &str| KNOWN_UNITS.iter().any(|unit| is_same_unit(unit, text));
        self.below.texts(place).next().is_some() && self.below.texts(place).all(is_unit)
    }

    fn matches(&self, place: usize) -> usize {
        self.below.texts(place).filter(|text| self.names.is_name(text)).count()
    }

    /// The column of names: the one with most names of KPIs, or else with most words.
    fn names(&self, leads: &Leads) -> Option<usize> {
        let is_other = |place: &usize| {
            [leads.rows, leads.unit, leads.when].contains(&Some(*place)) || !self.below.is_of_words(*place)
        };
        let candidates = (0..leads.count).filter(|place| !is_other(place));
        candidates.max_by_key(|place| (self.matches(*place), self.below.texts(*place).count()))
    }
}
