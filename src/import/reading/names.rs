//! Where the names of a table's indicators are: in a column left of the figures, in the headings of a table whose rows are years, or in the
//! line above a block.

use std::collections::BTreeSet;

use super::columns::unit_of_line;
use super::grid::{CellId, Cut, GridCell, SheetCell};
use super::mark::{Region, Says};
use super::marked_sheet::MarkedSheet;
use super::row_labels::{is_name, nearest};
use super::section::{ColumnHolds, SheetColumn, SheetSection};
use crate::columns::book_words::in_caption;
use crate::columns::in_names::{bare_name, behind_heading_of_names, behind_number, names_a_sum, number_and_name};
use crate::columns::parts_of_names::{is_line_of_section, names_only_a_part};
use crate::columns::seen_words::{Seen, ends_with_a_value};
use crate::columns::stated_units::{name_beside_unit, says_only_a_unit, unit_in_brackets, unit_of_title};
use crate::columns::vocabulary::{FigureKind, HeadWord, QUANTITIES, WEAK_FOR_NAMES, begins_a_name};
use crate::value::only;

mod column_of_names;
mod columns_over;
mod rows_over;
mod wholes;

use column_of_names::names_at;
use rows_over::RowsOfNames;
pub(super) use rows_over::names_a_whole;

/// The most rows above a row in which the label that names it is looked for, so that a long column of blanks stays fast.
const MOST_BELOW_LABEL: usize = 200;

/// A name with its cell.
pub(super) type Named = (String, CellId);

impl MarkedSheet<'_> {
    /// Finds the name column of each column of figures.
    pub(super) fn find_names(&self, section: &mut SheetSection) {
        let is_told =
            |index: &usize| self.cells(section, *index).any(|cell| self.tells_names(cell, Region::is_of_columns));
        let told: Vec<usize> = (0..section.width()).filter(is_told).collect();
        let names_columns = section.values().any(|column| column.name_at.is_some());
        let is_headed = |column: &&SheetColumn| {
            let is_number = column.holds == ColumnHolds::RowNumbers;
            // A column headed 指標名 beside the names may hold the years or kinds of their figures, or remarks on them (評価).
            let may_be_name = |seen: &Seen| !seen.is_label;
            // A single label may be a name itself: 目標達成率.
            let may_be_several = names_columns || column.filled != 1;
            let are_labels =
                || may_be_several && !self.cells(section, column.index).any(|cell| may_be_name(&cell.seen));
            let is_of_names = column.head == Some(HeadWord::Name) && !column.is_value() && !is_number;
            is_of_names && !are_labels()
        };
        let headed: Vec<usize> = section.columns.iter().filter(is_headed).map(|column| column.index).collect();
        // A single column headed as names holds the names of all figures, wherever it is.
        let known = if told.is_empty() && headed.len() == 1 { &headed } else { &told };
        // On a page, figures below the heading of names show that their rows lost a cell before them.
        let is_moved =
            |column: &&SheetColumn| column.head == Some(HeadWord::Name) && column.is_value() && column.index > 0;
        let moved = section.columns.iter().filter(is_moved).find(|_| self.grid.cut == Cut::Page && known.is_empty());
        let moved: Vec<usize> = moved.map(|column| column.index).into_iter().collect();
        let (known, rivals) = match (headed.as_slice(), moved.as_slice()) {
            (_, [moved]) => (&vec![0], (0..=*moved).collect()),
            ([only], _) if told.is_empty() => (known, self.rivals_of_weak_heading(section, *only)),
            _ => (known, Vec::new()),
        };
        let mut named = if known.is_empty() { self.names_by_looks(section) } else { names_at(section, known, &rivals) };
        // Words in rows without figures describe columns whose names are in the headings: 目標の方向 | 増加 | 維持.
        let is_beside_figures = |at: &CellId| self.has_figure(at.row);
        let words = |name: usize| section.columns.get(name).into_iter().flat_map(|column| &column.words);
        if names_columns && known.is_empty() {
            named.retain(|(_, name)| words(name.index).any(is_beside_figures));
        }
        // If no column holds names, parts are parts of what the headings name: 40～49歳 below 受診者数.
        if named.is_empty() {
            let parts = section.columns.iter().find(|column| column.holds == ColumnHolds::Parts);
            named = parts.map(|parts| names_at(section, &[parts.index], &[])).unwrap_or_default();
        }
        let mut headings = section.heads.iter().flat_map(|row| self.grid.filled(*row));
        let are_headings = told.is_empty() && headings.any(|(_, cell)| self.tells_names(cell, Region::is_of_rows));
        let is_named = self.heads_parts_of_indicator(section);
        let is_turned = told.is_empty() && named.is_empty() && names_columns && !is_named;
        section.is_turned = are_headings || is_turned;
        section.named = named;
        self.take_ends_of_names(section);
        let columns = section.name_indexes().into_iter();
        section.overs = columns.map(|name| (name, RowsOfNames { sheet: self, section, name }.overs())).collect();
        section.with_parts = self.columns_with_parts(section);
        self.find_wholes(section);
        let units: Vec<Option<usize>> = (0..section.width()).map(|index| section.unit_column(index)).collect();
        for (column, units) in section.columns.iter_mut().zip(units) {
            column.units_in = units;
        }
    }

    /// Whether the line above a table names the indicator whose parts the headings are: 会員数（人） over 男 | 女. Headings that are names of
    /// quantities themselves are no parts.
    fn heads_parts_of_indicator(&self, section: &SheetSection) -> bool {
        let is_name = |(_, cell): SheetCell<'_>| {
            cell.seen.is_words && unit_in_brackets(&cell.text).is_some() && unit_of_title(&cell.text).is_none()
        };
        let heading = |column: &SheetColumn| column.name_at.and_then(|at| self.grid.cell(at));
        !section.values().filter_map(heading).all(|cell| QUANTITIES.ends(&cell.seen.key))
            && section.rows.iter().any(|row| self.line_of_block(section, *row).is_some_and(is_name))
    }

    /// The rows that may be the lower line of the indicator in the row above, since they have neither a name nor labels, or repeat its
    /// name.
    pub(super) fn lower_lines(&self, section: &SheetSection) -> BTreeSet<usize> {
        let Some(name) = section.named.first().map(|(_, name)| name.index) else { return BTreeSet::new() };
        let is_named = |row: usize| self.filled_cell(section, row, name).is_some_and(|(_, cell)| cell.seen.is_words);
        let is_bare = |row: usize| {
            (0..=name).all(|column| self.filled_cell(section, row, column).is_none())
                && self.row_labels(section, row).is_empty()
        };
        let pairs = || section.rows.windows(2).filter_map(|rows| <[usize; 2]>::try_from(rows).ok());
        let bare = pairs().filter(|[up, low]| is_named(*up) && is_bare(*low));
        // If the user has stated what two lines are, the name may be in both rows.
        let is_told = self.has_mark(|says| matches!(says, Says::Lines(_)));
        let key = |row: usize| self.filled_cell(section, row, name).map(|(_, cell)| cell.seen.key.as_str());
        let alike = section.rows.chunk_by(|up, low| key(*up) == key(*low)).filter(|_| is_told);
        let alike = alike.filter_map(|rows| <[usize; 2]>::try_from(rows).ok()).filter(|[up, _]| is_named(*up));
        bare.chain(alike).map(|[_, low]| low).collect()
    }

    /// Whether a mark states that the row or the column of a cell holds the names.
    fn tells_names(&self, cell: &GridCell, is_on: fn(&Region) -> bool) -> bool {
        self.marks_on(cell).any(|mark| mark.says == Says::Tells(HeadWord::Name) && is_on(&mark.on))
    }

    /// The lines above a row that consist of one cell, the nearest first.
    pub(super) fn lines_above(&self, section: &SheetSection, row: usize) -> impl Iterator<Item = SheetCell<'_>> {
        section.lines_over(row).filter_map(|line| self.grid.only(line))
    }

    /// The line above a row that may name its block: the nearest that states more than a unit.
    pub(super) fn line_of_block(&self, section: &SheetSection, row: usize) -> Option<SheetCell<'_>> {
        self.lines_above(section, row).find(|(_, cell)| !says_only_a_unit(&cell.text))
    }

    /// The words of the line above a row that distinguish its block: 水稲 of 【水稲】; `None` if the line is a label.
    pub(super) fn words_of_block(&self, section: &SheetSection, row: usize) -> Option<&str> {
        let (_, line) = self.line_of_block(section, row).filter(|(_, line)| !line.seen.is_label)?;
        let words = bare_name(behind_number(&line.text).unwrap_or(&line.text));
        Some(in_caption(words).unwrap_or(words))
    }

    /// The name of the figure in a column of a row, with the cell of the name; `None` if it is not certain.
    pub(super) fn name(&self, section: &SheetSection, row: usize, column: usize) -> Option<Named> {
        let own = |at: CellId| self.grid.cell(at).map(|cell| (without_heading(&cell.text).to_owned(), at));
        if section.is_turned {
            let named = section
                .columns
                .get(column)?
                .name_at
                .filter(|at| !self.grid.cell(*at).is_some_and(|cell| names_only_a_part(&cell.text)));
            let line = named.and_then(|at| self.line_with_number(&self.grid.cell(at)?.seen.key));
            let column = section.columns.get(column)?;
            let own = named.and_then(own).map(|(name, at)| {
                // 体験交流施設 over 利用者数（人） names the facility. A line of one cell is the title of all columns.
                let is_over =
                    |at: &&CellId| self.grid.only(at.row).is_none() && self.is_merged_over(**at, column.index);
                let upper = column.upper_names.iter().filter(is_over).filter_map(|at| self.words_in_heading(*at));
                let upper = || upper.filter(|words| !name.contains(words)).collect::<Vec<_>>().join(" ");
                let over = column.whole.clone().unwrap_or_else(upper);
                (if over.is_empty() { name } else { format!("{over} {name}") }, at)
            });
            return line.and_then(|line| self.name_in_line(line)).or(own);
        }
        let Some(name) = section.name_column(column) else { return self.name_of_block(section, row) };
        if !name.rivals.is_empty() {
            return None;
        }
        if let Some((at, cell)) = self.own_name(section, row, name.index) {
            if self.name_that_may_go_on(section, row, name.index).is_some() {
                return None;
            }
            let text = &*self.whole_name(section, (row, column), name.index, cell)?;
            let has_parts = section.with_parts.contains(&name.index);
            let parts = has_parts.then(|| self.with_parts(section, row, name.index, text, true)).flatten();
            return Some((parts.unwrap_or_else(|| text.to_owned()), at));
        }
        if let Some((sum, at)) = self.sum_of_row(section, row) {
            let total = self.name_of_total(section, column, at, name.index);
            return Some(total.unwrap_or((sum, at)));
        }
        let cell = self.filled_cell(section, row, name.index);
        // A blank cell, or a cell with only a kind or a unit, is below the name that was merged over its rows.
        let goes_on = cell.is_none_or(|(_, cell)| !cell.seen.kinds.is_empty() || unit_of_line(cell).is_some());
        if goes_on { self.name_above(section, (row, column), name.index) } else { None }
    }

    /// Whether a heading is over a column: right above it, or merged over it. A copy without merged cells does not show which columns behind a
    /// heading are below it.
    fn is_merged_over(&self, at: CellId, column: usize) -> bool {
        let area = self.grid.cell(at).map(|cell| cell.place).and_then(|place| {
            let (_, right) = self.grid.looks.spans.get(&(place.line, place.column))?;
            Some(at.index + right.checked_sub(place.column)?)
        });
        column == at.index || area.is_some_and(|last| column <= last)
    }

    /// The cell above a name that may hold its beginning: the name in the row of its target, or a line of a page.
    pub(super) fn name_that_may_go_on(&self, section: &SheetSection, row: usize, name: usize) -> Option<CellId> {
        let of_target = self.name_of_target_above(section, row, name);
        of_target.or_else(|| self.line_that_may_go_on(section, row, name))
    }

    /// The name in the row of a target that the words in the row of its actual may continue, since the actual's row has no unit of its own.
    fn name_of_target_above(&self, section: &SheetSection, row: usize, name: usize) -> Option<CellId> {
        let above = section.rows_of_group(row).last().copied()?;
        let kind = |row: usize| nearest(&self.row_labels(section, row), section.width()).0?.kind?.placed();
        let mut units = section.columns.iter().filter(|column| column.holds == ColumnHolds::Units);
        let has_unit = |row: usize, column: &SheetColumn| self.filled_cell(section, row, column.index).is_some();
        let is_pair = units.any(|column| !has_unit(row, column))
            && (kind(above), kind(row)) == (Some(FigureKind::Target), Some(FigureKind::Actual));
        self.own_name(section, above, name).filter(|_| is_pair).map(|(at, _)| at)
    }

    /// The line of a page right above a row that may be the beginning of its name, since it is longer: いきいき百歳体操実施 over 団体数.
    fn line_that_may_go_on(&self, section: &SheetSection, row: usize, name: usize) -> Option<CellId> {
        let group = section.group(row).filter(|group| group.first == row && self.grid.cut == Cut::Page)?;
        let (at, line) = self.grid.only(*group.lines.last()?)?;
        let (_, own) = self.own_name(section, row, name)?;
        let letters = |cell: &GridCell| cell.text.trim().chars().count();
        let may_go_on = line.seen.is_words && !is_line_of_section(&line.text) && letters(line) > letters(own);
        // A line that is known to be part of the name, or to be the whole of its parts, is not asked about.
        let is_known = || {
            section.over(name, row).is_some_and(|over| over.whole.is_some())
                || self.begun_above(section, row, name, &own.text).is_some()
        };
        (may_go_on && !is_known()).then_some(at)
    }

    /// The cell of a row in a name column; `None` if it is no name.
    fn own_name(&self, section: &SheetSection, row: usize, name: usize) -> Option<SheetCell<'_>> {
        let cell = self.filled_cell(section, row, name);
        let is_own = |cell: &GridCell| {
            cell.seen.numbers_a_part()
                || cell.seen.is_words && !ends_with_a_value(&cell.text)
                || is_name(section, name, cell)
        };
        cell.filter(|(_, cell)| is_own(cell))
    }

    /// The word before the figures of a row that marks it as a sum of others, such as 合計 among the groups.
    pub(super) fn sum_of_row(&self, section: &SheetSection, row: usize) -> Option<Named> {
        let mut cells = self.label_cells(section, row);
        let (at, cell) = cells.find(|(_, cell)| names_a_sum(&cell.text))?;
        Some((cell.text.trim().to_owned(), at))
    }

    /// The name of the indicator above a word for a sum (計 behind its parts), if the figures beside the word are the sums of the parts.
    fn name_of_total(&self, section: &SheetSection, column: usize, sum: CellId, name: usize) -> Option<Named> {
        let is_part = sum.index > name && section.with_parts.contains(&name);
        let (_, at) = self.name_above(section, (sum.row, column), name).filter(|_| is_part)?;
        let text = self.whole_name(section, (at.row, column), name, self.grid.cell(at)?)?;
        let is_total = RowsOfNames { sheet: self, section, name }.is_sum_since(at.row, sum.row);
        is_total.then(|| (text.into_owned(), at))
    }

    /// The filled cells of a row before the first column of figures.
    fn label_cells<'s>(&'s self, section: &'s SheetSection, row: usize) -> impl Iterator<Item = SheetCell<'s>> {
        let columns = section.columns.iter().take_while(|column| !column.is_value());
        columns.filter_map(move |column| self.filled_cell(section, row, column.index))
    }

    /// The name above that continues in a row without a name of its own.
    fn name_above(&self, section: &SheetSection, (row, column): (usize, usize), name: usize) -> Option<Named> {
        let at = self.last_name(section, row, name)?;
        let begins_group = section.group(row).is_some_and(|group| group.first > at.row);
        // A row that ends before the name column may have lost a name of its own.
        let is_cut = |row: &usize| section.cell(*row, name).is_none_or(|at| self.grid.cell(at).is_none());
        let mut between = section.rows_above(row + 1).iter().rev().take_while(|known| **known >= at.row);
        // If figures come before the first name, each name may be beside the last row of its indicator.
        let is_nameless = |row: &usize| self.own_name(section, *row, name).is_none();
        let begins_nameless = || section.rows.first().is_some_and(is_nameless);
        let is_other = self.is_of_another(section, (at.row, row), name) || begins_nameless();
        if begins_group || between.any(is_cut) || is_other {
            return None;
        }
        let text = self.whole_name(section, (at.row, column), name, self.grid.cell(at)?)?;
        let is_told = || !self.row_labels(section, row).is_empty();
        let parts = self.with_parts(section, row, name, &text, true);
        parts.or_else(|| is_told().then(|| text.into_owned())).map(|name| (name, at))
    }

    /// The nearest name above a row; a label (計) counts as one.
    fn last_name(&self, section: &SheetSection, row: usize, name: usize) -> Option<CellId> {
        let words = section.words_above(row, name)?;
        let between = section.rows_above(row).iter().rev().take_while(|known| **known > words.row);
        let label = between.take(MOST_BELOW_LABEL).find_map(|row| self.own_name(section, *row, name));
        Some(label.map_or(words, |(at, _)| at))
    }

    /// Whether a row without a name belongs to another indicator than the name above it: it has a number, group, section in charge or unit
    /// of its own, or it states its kind and the row of the name does not.
    fn is_of_another(&self, section: &SheetSection, (named, row): (usize, usize), name: usize) -> bool {
        let cell = |row: usize, column: usize| self.filled_cell(section, row, column).map(|(_, cell)| cell);
        let differs = |column: &SheetColumn| {
            let Some(own) = cell(row, column.index) else { return false };
            let is_before = column.index < name || column.head == Some(HeadWord::Responsible);
            let is_kind = !own.seen.kinds.is_empty() || !own.seen.times.is_empty();
            let above = cell(named, column.index);
            match above {
                _ if column.is_value() || column.holds == ColumnHolds::Times => false,
                // Remarks distinguish no indicators, but numbers of rows do.
                _ if column.head == Some(HeadWord::Note) && column.holds != ColumnHolds::RowNumbers => false,
                None => is_kind,
                Some(above) if column.index == name => {
                    let mut units = section.columns.iter().filter(|column| column.holds == ColumnHolds::Units);
                    let unit = units.find_map(|column| cell(named, column.index)?.seen.unit.clone());
                    let known = unit.or_else(|| unit_in_brackets(&above.text));
                    own.seen.unit.is_some() && known.is_some() && own.seen.unit != known
                }
                Some(above) => is_before && !is_kind && own.seen.key != above.seen.key,
            }
        };
        section.columns.iter().any(differs)
    }

    /// The nearest name above a row, whatever else the rows state; `None` if the row has words in its name column.
    pub(super) fn name_gone_on(&self, section: &SheetSection, row: usize, column: usize) -> Option<Named> {
        let name = section.name_column(column)?.index;
        if self.filled_cell(section, row, name).is_some_and(|(_, cell)| cell.seen.is_words) {
            return None;
        }
        let at = section.words_above(row, name)?;
        Some((without_heading(&self.grid.cell(at)?.text).to_owned(), at))
    }

    /// The line that names the indicator to which a row refers by its number: the row KPI① and the line KPI① | 移住相談件数 | 単位 | 件.
    fn line_of_number(&self, section: &SheetSection, row: usize) -> Option<usize> {
        if self.grid.words.named_numbers.is_empty() {
            return None;
        }
        let mut cells = self.label_cells(section, row);
        cells.find_map(|(_, cell)| self.line_with_number(&cell.seen.key)).filter(|line| *line != row)
    }

    /// The line that gives a number its name; `None` if there are several or none.
    fn line_with_number(&self, number: &str) -> Option<usize> {
        let lines = self.grid.words.named_numbers.iter().filter(|(known, _)| known == number);
        only(lines.map(|(_, line)| *line))
    }

    /// The name in a line that names a number: in the cell behind the number, or in the same cell.
    fn name_in_line(&self, line: usize) -> Option<Named> {
        match self.grid.only(line) {
            Some((at, cell)) => number_and_name(&cell.text).map(|(_, name)| (name.to_owned(), at)),
            None => self.grid.filled(line).nth(1).map(|(at, cell)| (without_heading(&cell.text).to_owned(), at)),
        }
    }

    /// The name from the line to which the number of a row refers, or else from the line above its block, if that is written as the name of
    /// an indicator: ■来場者数（人）, 指標1　来場者数.
    fn name_of_block(&self, section: &SheetSection, row: usize) -> Option<Named> {
        if let Some(line) = self.line_of_number(section, row) {
            return self.name_in_line(line);
        }
        let line = self.line_of_block(section, row);
        let is_headed = line.is_some_and(|(_, cell)| behind_heading_of_names(&cell.text).is_some());
        if section.columns.first().is_some_and(SheetColumn::is_value) && !is_headed {
            return None;
        }
        if let Some((at, cell)) = self.naming_cells(section, row).and_then(|mut cells| cells.nth(1)) {
            return Some((without_heading(&cell.text).to_owned(), at));
        }
        let (at, cell) = line?;
        let name = name_beside_unit(&cell.text).unwrap_or(&cell.text);
        let has_unit = name.len() < cell.text.len() || unit_in_brackets(name).is_some();
        let is_name = is_headed || cell.seen.is_words && (has_unit || begins_a_name(&cell.seen.key));
        is_name.then(|| (without_heading(name).to_owned(), at))
    }

    /// The unit in the line above a row that names its indicator.
    pub(super) fn unit_of_naming_line(&self, section: &SheetSection, row: usize) -> Option<String> {
        let mut cells = self.naming_cells(section, row)?.skip(2).map(|(_, cell)| cell);
        cells.find_map(|cell| cell.seen.unit.clone())
    }

    /// The cells of the nearest line above a row that names an indicator: 指標名 | 来場者数, 指標1 | 来場者数 | 単位：人.
    fn naming_cells(&self, section: &SheetSection, row: usize) -> Option<impl Iterator<Item = SheetCell<'_>>> {
        let names = |line: &usize| self.grid.names_an_indicator(*line);
        let is_weak = |line: usize| {
            self.grid.filled(line).next().is_some_and(|(_, heading)| WEAK_FOR_NAMES.has(&heading.seen.key))
        };
        // A line of 内容 below the name of an indicator only describes it.
        let stronger = |line: usize| line.checked_sub(1).filter(names).filter(|_| is_weak(line)).unwrap_or(line);
        let naming_line = || section.lines_over(row).find(names).map(stronger);
        self.line_of_number(section, row).or_else(naming_line).map(|line| self.grid.filled(line))
    }
}

/// A name without the heading of names before it: 来場者数 of 指標名：来場者数.
pub(super) fn without_heading(text: &str) -> &str {
    behind_heading_of_names(text).unwrap_or(text.trim())
}
