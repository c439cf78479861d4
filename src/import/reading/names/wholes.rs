//! Names that one cell does not say whole: those of parts below or beside the name of their whole, and those over two lines.

use std::borrow::Cow;
use std::collections::BTreeSet;

use super::{MOST_BELOW_LABEL, without_heading};
use crate::columns::in_names::bare_name;
use crate::columns::seen_words::outside_brackets;
use crate::columns::stated_units::{unit_in_brackets, unit_of_title};
use crate::columns::vocabulary::ends_as_indicator;
use crate::import::reading::grid::{Cut, GridCell, SheetCell};
use crate::import::reading::marked_sheet::MarkedSheet;
use crate::import::reading::section::{ColumnHolds, SheetColumn, SheetSection};
use crate::value::width::{is_any_digit, is_space};

/// What stands for the name above, before brackets of its own: 同（女性）.
const SAME_NAME: [char; 2] = ['同', '〃'];
/// What stands for a part of the name above, which is not known, with what is behind it.
const SAME_WORDS: [&str; 4] = ["〃", "同上", "同 ", "同　"];
/// The words after which a name goes on on the next line.
const WITHIN_NAMES: [&str; 8] = ["の", "を", "に", "、", "，", "・", "及び", "延べ"];

/// Words that name no indicator by themselves, but a part or the measure of what the line above them says.
const OF_NO_INDICATOR: [&str; 16] = [
    "件数", "人数", "回数", "割合", "率", "数", "金額", "面積", "延長", "男性", "女性", "男", "女", "男子", "女子",
    "総数",
];

impl MarkedSheet<'_> {
    /// The whole name of which a cell has the words of the indicator or of a part of it; `None` where it is not known.
    pub(super) fn whole_name<'t>(
        &'t self,
        section: &SheetSection,
        row: usize,
        name: usize,
        cell: &'t GridCell,
    ) -> Option<Cow<'t, str>> {
        let text = without_heading(&cell.text);
        if self.is_torn(text) {
            return self.joined_name(row, text).map(Cow::from);
        }
        if let Some(begun) = self.begun_above(section, row, name) {
            return Some(format!("{begun}{text}").into());
        }
        match self.whole_above(section, row, name) {
            Some(whole) => Some(format!("{} {}", without_heading(&whole.text), bare_name(text)).into()),
            None => self.below_its_whole(section, row, name, text),
        }
    }

    /// Whether a name goes on on another line: it ends within a phrase, or on a page within brackets.
    fn is_torn(&self, text: &str) -> bool {
        ends_within_a_name(text) || self.grid.cut == Cut::Page && is_within_brackets(text)
    }

    /// A name that goes on, with the line behind its figures that ends it; `None` where none does.
    fn joined_name(&self, row: usize, text: &str) -> Option<String> {
        let (_, behind) = self.grid.only(row + 1)?;
        let name = format!("{text}{}", behind.text.trim());
        (behind.seen.is_words && !self.is_torn(&name)).then_some(name)
    }

    /// The line right above the name of a row with which this name begins.
    fn begun_above(&self, section: &SheetSection, row: usize, name: usize) -> Option<&str> {
        let (at, line) = section
            .group(row)
            .filter(|group| group.first == row)
            .and_then(|group| self.grid.only(*group.lines.last()?))?;
        (at.index == name && line.seen.is_words && ends_within_a_name(&line.text)).then(|| line.text.trim())
    }

    /// A name that is no more than brackets with the name above it: 喫煙率（女性） for （女性） or 同（女性） below 喫煙率（男性）, whose brackets
    /// they stand for, and 移住者数（単年）（人） for （単年） below 移住者数（人）, which has its unit there. Any other name as it is; `None` where it
    /// stands for the name above in part (〃 修繕数).
    fn below_its_whole<'t>(
        &self,
        section: &SheetSection,
        row: usize,
        name: usize,
        text: &'t str,
    ) -> Option<Cow<'t, str>> {
        let part = text.strip_prefix(SAME_NAME).unwrap_or(text);
        if !(part.starts_with(['(', '（']) && part.ends_with([')', '）'])) {
            return (!SAME_WORDS.iter().any(|same| text.starts_with(same))).then_some(text.into());
        }
        let rows = section.rows_above(row).iter().rev().take(MOST_BELOW_LABEL);
        let above = rows.filter_map(|row| self.own_name(section, *row, name));
        let mut wholes = above.map(|(_, cell)| without_heading(&cell.text));
        let whole = wholes.find(|text| !text.starts_with(SAME_NAME) && !text.starts_with(['(', '（']));
        let Some(whole) = whole else { return Some(text.into()) };
        let (before, own) = match whole.rfind(['(', '（']).filter(|_| whole.ends_with([')', '）'])) {
            Some(at) => whole.split_at_checked(at)?,
            None => (whole, ""),
        };
        let unit = if unit_in_brackets(whole).is_some() { own } else { "" };
        Some(format!("{}{part}{unit}", before.trim()).into())
    }

    /// What the words of a row are a part of, unless one of the rows before it that belong to it is the name of an indicator itself: the
    /// line between the rows (育児休業取得率 over 国家公務員 | 民間企業), or else the heading of the names, or the title with its unit over none.
    pub(in crate::import::reading) fn whole_above(
        &self,
        section: &SheetSection,
        row: usize,
        name: usize,
    ) -> Option<&GridCell> {
        let is_whole = |cell: &GridCell| {
            let bare = outside_brackets(&cell.seen.key);
            cell.seen.is_words && cell.seen.head.is_none() && ends_as_indicator(&bare)
        };
        let group = section.group(row).map(|group| group.first);
        let whole = match self.group_line(section, row) {
            Some((at, line)) => Some(line).filter(|_| at.index == name && !self.ends_name_above(section, at.row, name)),
            None if group.is_some() => None,
            None => self.heading_of_parts(section, row, name),
        };
        // A line with a number is that of a section.
        let names_none = OF_NO_INDICATOR.contains(&&*self.filled_cell(section, row, name)?.1.seen.key);
        let is_of_row = |cell: &&GridCell| is_whole(cell) && !cell.seen.has_digit() || names_none && cell.seen.is_words;
        let whole = whole.filter(is_of_row)?;
        let rows = section.rows_above(row + 1);
        let before = group.map_or(0, |first| section.rows_above(first).len());
        let rows = rows.get(before..).filter(|rows| rows.len() <= MOST_BELOW_LABEL)?;
        let names_all = |row: &usize| self.own_name(section, *row, name).is_some_and(|(_, cell)| is_whole(cell));
        (names_none || !rows.iter().rev().any(names_all)).then_some(whole)
    }

    /// The nearest line between the rows of a table above one of them.
    fn group_line(&self, section: &SheetSection, row: usize) -> Option<SheetCell<'_>> {
        section.group(row)?.lines.iter().rev().find_map(|line| self.grid.only(*line))
    }

    /// Whether a line ends the name of the row above it.
    fn ends_name_above(&self, section: &SheetSection, line: usize, name: usize) -> bool {
        let above = line.checked_sub(1).and_then(|row| self.own_name(section, row, name));
        above.is_some_and(|(_, cell)| self.is_torn(&cell.text))
    }

    /// What the parts in a column of names are parts of by its heading, or by the title with its unit where it has none.
    fn heading_of_parts(&self, section: &SheetSection, row: usize, name: usize) -> Option<&GridCell> {
        let heads = section.heads.iter().rev();
        let heading = heads.filter_map(|head| self.filled_cell(section, *head, name)).map(|(_, cell)| cell).next();
        if heading.is_some() {
            return heading;
        }
        let title = self.line_of_block(section, row).map(|(_, cell)| cell);
        title.filter(|cell| unit_in_brackets(&cell.text).is_some() && unit_of_title(&cell.text).is_none())
    }

    /// The columns of names of which rows of one name are told apart by further words in their row: 男性, 女性.
    pub(super) fn columns_with_parts(&self, section: &SheetSection) -> BTreeSet<usize> {
        let has_parts = |name: &usize| {
            section.rows.iter().any(|row| {
                let is_blank = self.filled_cell(section, *row, *name).is_none();
                is_blank && self.has_figure(*row) && self.with_parts(section, *row, *name, "", true).is_some()
            })
        };
        section.name_indexes().into_iter().filter(has_parts).collect()
    }

    /// A name with the other words of its row that tell it from its neighbours; `None` if there are none.
    pub(super) fn with_parts(
        &self,
        section: &SheetSection,
        row: usize,
        name: usize,
        text: &str,
        is_own: bool,
    ) -> Option<String> {
        let first = section.values().find(|column| column.index > name);
        // What stands between figures is said of those behind it.
        let end = first.map_or(section.width(), |column| column.index);
        let is_part = |column: &SheetColumn| {
            let is_beside = (name + 1..end).contains(&column.index) || column.index < name && !is_own;
            is_beside && (column.may_name() || column.holds == ColumnHolds::Parts) && !section.holds_names(column.index)
        };
        let part = |column: &SheetColumn| {
            if column.index == name {
                return Some(text).filter(|text| !text.is_empty());
            }
            let own = self.filled_cell(section, row, column.index);
            let above = || section.words_above(row, column.index).filter(|_| !is_own);
            let at = own.map(|(at, _)| at).or_else(above).filter(|_| is_part(column))?;
            self.grid
                .cell(at)
                .filter(|cell| cell.seen.is_words || column.holds == ColumnHolds::Parts)
                .map(|cell| cell.text.trim())
        };
        let parts: Vec<&str> = section.columns.iter().filter_map(part).collect();
        (parts.len() > usize::from(!text.is_empty())).then(|| parts.join(" "))
    }

    /// What the headings of a column say besides kinds and times, by which its figures may be parts of their indicators: 男性; or that it
    /// is the total beside them: 計.
    pub(in crate::import::reading) fn part_in_heading(&self, section: &SheetSection, column: usize) -> Option<&str> {
        let seen = &self.grid.cell(section.columns.get(column)?.name_at?)?.seen;
        let word = if seen.rest.is_empty() { seen.words() } else { &seen.rest };
        Some(word).filter(|word| !word.is_empty() && !section.is_turned)
    }

    /// The words behind the name of a figure in its row, by which it may be a part of its indicator: 男性.
    pub(in crate::import::reading) fn words_behind_name(
        &self,
        section: &SheetSection,
        row: usize,
        column: usize,
    ) -> Option<String> {
        let name = section.name_column(column).filter(|_| !section.is_turned)?;
        self.with_parts(section, row, name.index, "", true)
    }

    /// A longer name for a figure whose name another one has, too: with the words beside or above it, or else the line above its group.
    pub(in crate::import::reading) fn longer_name(
        &self,
        section: &SheetSection,
        row: usize,
        column: usize,
        name: &str,
    ) -> String {
        if !section.is_turned {
            let found = section.name_column(column);
            let longer = found.and_then(|found| self.with_parts(section, row, found.index, name, false));
            let below_group = || self.group_line(section, row).map(|(_, line)| format!("{} {name}", line.text.trim()));
            return longer.or_else(below_group).unwrap_or_else(|| name.to_owned());
        }
        let own = section.columns.get(column).and_then(|column| column.name_at).map(|at| at.row);
        let rows = section.heads.iter().rev().filter(|row| Some(**row) != own);
        rows.fold(name.to_owned(), |longer, row| {
            let left = (0..=column).rev().find_map(|column| self.filled_cell(section, *row, column));
            match left.filter(|(_, cell)| !cell.seen.rest.is_empty() && cell.seen.head.is_none()) {
                Some((_, cell)) if !longer.contains(cell.text.trim()) => format!("{} {longer}", cell.text.trim()),
                _ => longer,
            }
        })
    }
}

/// Whether brackets of a text open without their end, or end without their beginning, as where a page breaks a name.
fn is_within_brackets(text: &str) -> bool {
    // The bracket behind a number alone ends nothing: 1) 来館者数.
    let text = text.trim_start_matches(is_any_digit).trim_start_matches([')', '）']);
    text.matches(['(', '（', '「']).count() != text.matches([')', '）', '」']).count()
}

/// Whether a text ends where a name goes on.
fn ends_within_a_name(text: &str) -> bool {
    let text = text.trim_end_matches(is_space);
    WITHIN_NAMES.iter().any(|word| text.ends_with(word))
}
