//! The wholes over columns of figures: the indicators whose parts are named in the rows. They are named by the headings of the figures
//! (利用者数 over the figures of 中央図書館), or else by a line above the table (地区別宿泊者数の推移).

use super::rows_over::names_a_whole;
use crate::columns::parts_of_names::{is_in_brackets, is_marked_block, names_a_quantity, quantity_in_title};
use crate::columns::stated_units::{says_only_a_unit, unit_in_brackets};
use crate::columns::vocabulary::{FigureKind, HeadWord};
use crate::import::reading::grid::{CellId, GridCell};
use crate::import::reading::marked_sheet::MarkedSheet;
use crate::import::reading::section::{SheetColumn, SheetSection};
use crate::value::{each_once, only};

/// The most lines above a table in which its title is looked for.
const MOST_LINES: usize = 10;

impl MarkedSheet<'_> {
    /// Finds the indicators whose parts the names of a table are, and takes over the unit if the title of the sheet states both.
    pub(super) fn find_wholes(&self, section: &mut SheetSection) {
        let wholes = if section.is_turned { self.wholes_of_headings(section) } else { self.wholes_of_rows(section) };
        if let Some((quantity, units)) = self.title_of_sheet(section)
            && section.units.is_empty()
            && wholes.iter().flatten().any(|whole| whole.starts_with(&**quantity))
        {
            section.units.clone_from(units);
        }
        let values = section.columns.iter_mut().filter(|column| column.is_value());
        values.zip(wholes).for_each(|(column, whole)| column.whole = whole);
    }

    /// The whole for each column of figures of a table whose headings are names: the words over a heading that is no quantity itself (収集量
    /// over 可燃), or else the line above the table if none of its headings is a quantity.
    fn wholes_of_headings(&self, section: &SheetSection) -> Vec<Option<String>> {
        let has_own =
            |column: &SheetColumn| column.name_at.and_then(|at| self.grid.cell(at)).is_some_and(has_own_quantity);
        let above = self.quantity_above(section).filter(|_| !section.values().any(has_own));
        let wholes = section.values().map(|column| (!has_own(column)).then(|| whole(&self.upper_words(column), above)));
        wholes.map(Option::flatten).collect()
    }

    /// The whole for each column of figures of a table whose rows are parts; empty if a heading leaves it open. A target or a value before
    /// the project without a whole in its heading has the only whole that other columns name.
    fn wholes_of_rows(&self, section: &SheetSection) -> Vec<Option<String>> {
        let names = section.name_indexes();
        if names.is_empty() || !names.iter().all(|name| self.are_parts(section, *name)) {
            return Vec::new();
        }
        let words = |column: &SheetColumn| {
            let own = self.indicator_in_heading(section, column.index);
            self.upper_words(column).into_iter().chain(own).collect::<Vec<&str>>()
        };
        let words: Vec<Vec<&str>> = section.values().map(words).collect();
        // A fee or a difference beside the figures is about something else.
        let is_of_them =
            |column: &SheetColumn| !column.is_bare() && column.kind.is_none_or(|kind| kind.figure_kind().is_some());
        let of_them = section.values().zip(&words).filter(|(column, words)| is_of_them(column) && !words.is_empty());
        let said = each_once(of_them.map(|(_, words)| words.as_slice()));
        if !said.iter().any(|words| has_quantity(words)) {
            // If the line above is already the whole of rows, it is put only before the words of headings.
            let is_whole_of_row =
                || section.overs.iter().any(|(_, overs)| overs.iter().any(|over| over.whole.is_some()));
            let is_headed = |name: &usize| self.headings(section, *name).next().is_some();
            if !names.iter().all(is_headed) || words.iter().all(Vec::is_empty) && is_whole_of_row() {
                return Vec::new();
            }
            let above = self.quantity_above(section);
            return words.iter().map(|words| whole(words, above)).collect();
        }
        let of_all = only(said.iter().copied()).unwrap_or_default();
        let goes_with_it =
            |column: &SheetColumn| matches!(column.placed_kind(), Some(FigureKind::Target | FigureKind::Baseline));
        let whole = |(column, words): (&SheetColumn, &Vec<&str>)| {
            let words = if words.is_empty() && goes_with_it(column) { of_all } else { words };
            Some(words.join(" ")).filter(|words| !words.is_empty())
        };
        let wholes: Vec<Option<String>> = section.values().zip(&words).map(whole).collect();
        let is_sure = |(column, whole): (&SheetColumn, &Option<String>)| whole.is_some() || !is_of_them(column);
        if section.values().zip(&wholes).all(is_sure) { wholes } else { Vec::new() }
    }

    /// The words above the heading that names a column, from top to bottom.
    fn upper_words(&self, column: &SheetColumn) -> Vec<&str> {
        column.upper_names.iter().filter_map(|at| self.words_in_heading(*at)).collect()
    }

    /// Whether the cells of a name column may be parts of one indicator: neither they nor the lines between them name one.
    fn are_parts(&self, section: &SheetSection, name: usize) -> bool {
        // The captions are in the order of their lines.
        let is_between = |at: CellId| section.captions.binary_search(&at.row).is_err();
        let overs = section.overs.iter().filter(|(column, _)| *column == name).flat_map(|(_, overs)| overs);
        let has_line_between = overs.filter_map(|over| over.whole).any(is_between);
        let head = section.columns.get(name).and_then(|column| column.head);
        head != Some(HeadWord::Name) && !has_line_between && !self.cells(section, name).any(has_own_quantity)
    }

    /// The quantity named by the title of a table; if that title is only the mark of a block (■アジア), by the title of the sheet.
    fn quantity_above(&self, section: &SheetSection) -> Option<&str> {
        let own = self.title_line(section).and_then(|line| quantity_in_title(&line.text));
        own.or_else(|| self.title_of_sheet(section).map(|(quantity, _)| quantity.as_str()))
    }

    /// The title of the sheet with its units, if the title of the table is the mark of a block and names no quantity.
    fn title_of_sheet(&self, section: &SheetSection) -> Option<&(String, Vec<String>)> {
        let line = self.title_line(section)?;
        let is_mark = is_marked_block(&line.text) && quantity_in_title(&line.text).is_none();
        self.grid.words.title.as_ref().filter(|_| is_mark)
    }

    /// The nearest line above a table that gives more than a kind, a time, a unit or a remark in brackets.
    fn title_line(&self, section: &SheetSection) -> Option<&GridCell> {
        let says_more = |cell: &&GridCell| {
            let is_remark = is_in_brackets(cell.text.trim()) || says_only_a_unit(&cell.text);
            !cell.seen.is_label && !is_remark && cell.seen.rest.chars().nth(1).is_some()
        };
        let lines = section.captions.iter().rev().filter_map(|line| self.grid.words_of_line(*line));
        lines.take(MOST_LINES).find(says_more)
    }
}

/// Whether a cell names a quantity or has a unit in brackets.
pub(super) fn has_own_quantity(cell: &GridCell) -> bool {
    names_a_whole(cell) || unit_in_brackets(&cell.text).is_some()
}

/// The words over a column as the name of its whole, behind the line above the table if they name no quantity; `None` if neither names one.
fn whole(words: &[&str], above: Option<&str>) -> Option<String> {
    let above = above.filter(|_| !has_quantity(words));
    let is_named = above.is_some() || has_quantity(words);
    is_named.then(|| above.iter().chain(words).copied().collect::<Vec<&str>>().join(" "))
}

/// Whether any of these words names a quantity.
fn has_quantity(words: &[&str]) -> bool {
    words.iter().any(|words| names_a_quantity(words))
}
