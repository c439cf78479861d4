//! The questions which of several figures for one place counts. Rows with different words, tables below different lines and columns whose
//! headings have different words can also be kept apart as different indicators.

use std::collections::BTreeSet;

use super::question::{SheetQuestion, Subject};
use crate::import::reading::grid::CellId;
use crate::import::reading::mark::{Region, Says};
use crate::import::reading::marked_sheet::MarkedSheet;
use crate::import::reading::section::SheetSection;
use crate::value::distinct;

/// The most figures competing for one place among which the user can choose.
const MOST_RIVALS: usize = 8;

/// How figures that compete for one place are arranged; contests with the same arrangement are asked about together.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Rivalry<'w> {
    /// In one cell, behind words for parts of an indicator: 男性79.5歳・女性84.1歳.
    Cells,
    /// In rows with these words for different things: 量の見込み, 確保方策.
    Rows(Vec<&'w str>),
    /// In tables below lines with these words: 水稲, 大豆.
    Tables(Vec<&'w str>),
    /// In a row, below headings with these words for parts of an indicator: 男性, 女性.
    Parts(Vec<&'w str>),
    /// In these columns of a row.
    Columns(Vec<usize>),
    /// Anywhere, by the number of the contest.
    Other(usize),
}

/// A sheet with its tables, in which figures compete for places.
pub(in crate::import::reading) struct Contests<'a> {
    /// The sheet.
    pub(in crate::import::reading) sheet: &'a MarkedSheet<'a>,
    /// Its tables.
    pub(in crate::import::reading) sections: &'a [SheetSection],
}

impl<'a> Contests<'a> {
    /// One question for all contests with the same arrangement; each contest lists the cells that compete for one place.
    pub(in crate::import::reading) fn questions(&self, contests: &[Vec<CellId>]) -> Vec<SheetQuestion> {
        let arranged = contests.iter().enumerate().map(|(nth, cells)| (self.rivalry(nth, cells), cells));
        let arranged = distinct(arranged);
        arranged.chunk_by(|(one, _), (other, _)| one == other).filter_map(|alike| self.question(alike)).collect()
    }

    /// The arrangement of the cells of the contest with that number.
    fn rivalry(&self, nth: usize, cells: &[CellId]) -> Rivalry<'a> {
        if cells.iter().all(|at| Some(at) == cells.first()) {
            return Rivalry::Cells;
        }
        let columns: BTreeSet<usize> = cells.iter().map(|at| at.index).collect();
        let first = cells.first().map(|at| at.row);
        if columns.len() == cells.len() && cells.iter().all(|at| Some(at.row) == first) {
            let parts = self.parts_in_headings(cells);
            return parts.map_or_else(|| Rivalry::Columns(columns.into_iter().collect()), Rivalry::Parts);
        }
        let of_rows = self.words_of_rows(cells).map(Rivalry::Rows);
        of_rows.or_else(|| self.words_above_tables(cells).map(Rivalry::Tables)).unwrap_or(Rivalry::Other(nth))
    }

    /// The question about contests with the same arrangement.
    fn question(&self, alike: &[(Rivalry<'a>, &Vec<CellId>)]) -> Option<SheetQuestion> {
        let (rivalry, least) = alike.iter().min_by_key(|(_, cells)| cells.len())?;
        let contests = || alike.iter().map(|(_, cells)| cells);
        let mut cells: Vec<CellId> = contests().flat_map(|cells| cells.iter().copied()).collect();
        cells.dedup();
        // Figures in one cell cannot be left out one by one.
        let count = if least.len() > MOST_RIVALS || *rivalry == Rivalry::Cells { 0 } else { least.len() };
        let choices = (0..count).map(|kept| {
            let others = contests().flat_map(|cells| cells.iter().enumerate().filter(|(nth, _)| *nth != kept));
            self.sheet.grid.region(others.map(|(_, at)| *at)).mark(Says::LeftOut)
        });
        let on = self.sheet.grid.region(cells.iter().copied());
        let apart = self.region_apart(rivalry, &cells, &on).map(|on| on.mark(Says::Apart));
        let choices = apart.into_iter().chain(choices).chain([on.mark(Says::LeftOut)]).collect();
        Some(SheetQuestion { asked: Subject::Contested, on, cells, choices })
    }

    /// The cells whose figures can be kept apart as different indicators; `None` if nothing distinguishes them.
    fn region_apart(&self, rivalry: &Rivalry<'_>, cells: &[CellId], on: &Region) -> Option<Region> {
        let grid = self.sheet.grid;
        Some(match rivalry {
            Rivalry::Rows(_) => {
                let lines = distinct(cells.iter().filter_map(|at| Some(grid.cell(*at)?.place.line)));
                Region::of_all(lines.into_iter().map(|line| Region::lines(line, line)))
            }
            Rivalry::Tables(_) => {
                let lines = self.tables(cells).into_iter().map(|section| section.lines(grid));
                Region::of_all(lines.map(|(first, last)| Region::lines(first, last)))
            }
            Rivalry::Parts(_) => self.columns_of_parts(cells),
            Rivalry::Cells => on.clone(),
            Rivalry::Columns(_) | Rivalry::Other(_) => return None,
        })
    }

    /// The words before the figures in their rows, if all differ: 量の見込み, 確保方策.
    fn words_of_rows(&self, cells: &[CellId]) -> Option<Vec<&'a str>> {
        let word = |at: &CellId| {
            let section = self.table(*at)?;
            self.sheet.word_of_row(&self.sheet.row_labels(section, at.row), section.column_at(*at))
        };
        all_different(cells, word)
    }

    /// The words in the headings of the figures, if all differ: 男性, 女性.
    fn parts_in_headings(&self, cells: &[CellId]) -> Option<Vec<&'a str>> {
        let part = |at: &CellId| {
            let section = self.table(*at)?;
            self.sheet.part_in_heading(section, section.column_at(*at))
        };
        all_different(cells, part)
    }

    /// The words of the lines above the tables of the figures, if all differ: 水稲, 大豆.
    fn words_above_tables(&self, cells: &[CellId]) -> Option<Vec<&'a str>> {
        all_different(cells, |at| self.sheet.words_of_block(self.table(*at)?, at.row))
    }

    /// The columns of parts of indicators, in the tables of these figures.
    fn columns_of_parts(&self, cells: &[CellId]) -> Region {
        let of_table = |section: &SheetSection| {
            let columns = section.values().map(|column| column.index);
            let columns = columns.filter(|column| self.sheet.part_in_heading(section, *column).is_some());
            Region::of_all(columns.map(|column| Region::column_in(column + 1, section.lines(self.sheet.grid))))
        };
        Region::of_all(self.tables(cells).into_iter().map(of_table))
    }

    /// The tables of these figures.
    fn tables(&self, cells: &[CellId]) -> Vec<&'a SheetSection> {
        let mut tables: Vec<&SheetSection> = cells.iter().filter_map(|at| self.table(*at)).collect();
        tables.sort_by_key(|section| section.rows.first().copied());
        tables.dedup_by_key(|section| section.rows.first().copied());
        tables
    }

    /// The table of a figure.
    fn table(&self, at: CellId) -> Option<&'a SheetSection> {
        let before = |section: &SheetSection| section.rows.last().is_none_or(|last| *last < at.row);
        let section = self.sections.get(self.sections.partition_point(before))?;
        section.rows.binary_search(&at.row).is_ok().then_some(section)
    }
}

/// The words of these figures, if each has a different one.
fn all_different<'w>(cells: &[CellId], word: impl Fn(&CellId) -> Option<&'w str>) -> Option<Vec<&'w str>> {
    let words: Vec<&str> = cells.iter().filter_map(word).collect();
    (distinct(words.iter()).len() == cells.len()).then_some(words)
}
