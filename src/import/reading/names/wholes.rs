//! Names that one cell does not say whole: those of parts below or beside the name of their whole, and those over two lines.

use std::borrow::Cow;
use std::collections::BTreeSet;

use super::{MOST_BELOW_LABEL, without_heading};
use crate::columns::in_names::{bare_name, is_note};
use crate::columns::seen_words::outside_brackets;
use crate::columns::stated_units::{unit_in_brackets, unit_of_title};
use crate::columns::vocabulary::{ends_as_done, ends_as_indicator, numbers_a_part};
use crate::import::reading::grid::{Cut, GridCell, SheetCell};
use crate::import::reading::marked_sheet::MarkedSheet;
use crate::import::reading::section::{ColumnHolds, SheetColumn, SheetSection};
use crate::value::width::{is_any_digit, is_space, key};

/// What stands for the name above, before brackets of its own: 同（女性）.
const SAME_NAME: [char; 2] = ['同', '〃'];
/// What stands for a part of the name above, which is not known, with what is behind it.
const SAME_WORDS: [&str; 4] = ["〃", "同上", "同 ", "同　"];
/// The words after which a name goes on on the next line.
const WITHIN_NAMES: [&str; 8] = ["の", "を", "に", "、", "，", "・", "及び", "延べ"];

/// Words that name no indicator by themselves, but a part or the measure of what stands above them.
const OF_PARTS: [&str; 18] = [
    "件数", "人数", "回数", "総数", "男性", "女性", "男", "女", "男子", "女子", "県内", "県外", "市内", "市外", "町内",
    "町外", "国内", "国外",
];
/// The ends of names of which the beginning stands on the line above: 地域の活動に参加している over 市民の割合.
const ENDS_OF_NAMES: [&str; 12] = [
    "人の割合",
    "者の割合",
    "市民の割合",
    "町民の割合",
    "村民の割合",
    "区民の割合",
    "県民の割合",
    "住民の割合",
    "児童の割合",
    "生徒の割合",
    "児童生徒の割合",
    "保護者の割合",
];
/// The brackets with which the lines of sections begin, and what parts the label of a line from what it says.
const OF_SECTIONS: [char; 10] = ['【', '〔', '＜', '<', '〈', '《', '：', ':', '※', '◇'];

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
        if self.is_torn(text) || self.end_below(row).is_some() {
            return self.joined_name(row, text).map(Cow::from);
        }
        if let Some(begun) = self.begun_above(section, row, name) {
            return Some(format!("{begun}{text}").into());
        }
        let is_part = names_a_part(cell);
        let whole = if is_part { self.whole_of_part(section, row, name) } else { self.whole_above(section, row, name) };
        match whole.map(|(_, whole)| without_heading(&whole.text)) {
            // A phrase goes on, a name has its part behind it.
            Some(whole) if whole.ends_with(|letter| matches!(letter, 'ぁ'..='ん')) => {
                Some(format!("{whole}{text}").into())
            }
            Some(whole) => Some(format!("{whole} {}", bare_name(text)).into()),
            None if is_part => None,
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

    /// The line behind a row that is no more than the end of its name.
    fn end_below(&self, row: usize) -> Option<SheetCell<'_>> {
        self.grid.only(row + 1).filter(|(_, line)| ENDS_OF_NAMES.contains(&&*line.seen.key))
    }

    /// The line right above the name of a row with which this name begins.
    fn begun_above(&self, section: &SheetSection, row: usize, name: usize) -> Option<&str> {
        let group = section.group(row).filter(|group| group.first == row)?;
        let (at, line) = self.grid.only(*group.lines.last()?)?;
        let begins = at.index == name && line.seen.is_words && !is_of_section(line) && ends_within_a_name(&line.text);
        begins.then(|| line.text.trim())
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
        let is_whole = |text: &&str| !text.starts_with(SAME_NAME) && !text.starts_with(['(', '（']);
        let rows = section.rows_of_group(row).iter().rev().take(MOST_BELOW_LABEL);
        let names = rows.filter_map(|row| self.own_name(section, *row, name)).map(|(_, cell)| &cell.text);
        let whole = names.map(|text| without_heading(text)).find(is_whole).or_else(|| {
            let line = self.group_line(section, row).filter(|(at, line)| at.index == name && !is_of_section(line));
            line.map(|(_, line)| line.text.trim())
        });
        let Some(whole) = whole else { return Some(text.into()) };
        let (before, own) = match whole.rfind(['(', '（']).filter(|_| whole.ends_with([')', '）'])) {
            Some(at) => whole.split_at_checked(at)?,
            None => (whole, ""),
        };
        let unit = if unit_in_brackets(whole).is_some() { own } else { "" };
        Some(format!("{}{part}{unit}", before.trim()).into())
    }

    /// What the words of a row are a part of: the line between the rows (育児休業取得率 over 国家公務員 | 民間企業), or else the heading of the
    /// names, or the title with its unit over none.
    fn whole_above(&self, section: &SheetSection, row: usize, name: usize) -> Option<SheetCell<'_>> {
        self.line_over(section, row, name).filter(|(_, whole)| names_a_whole(whole) && !is_of_section(whole))
    }

    /// The unit of a row without one by what stands over it: that of its whole, or one beside other words (成果指標（人）).
    pub(in crate::import::reading) fn unit_of_whole(
        &self,
        section: &SheetSection,
        row: usize,
        name: usize,
    ) -> Option<String> {
        let part = self.own_name(section, row, name).filter(|(_, cell)| names_a_part(cell));
        let over = part.and_then(|_| self.whole_of_part(section, row, name));
        let (at, cell) = over.or_else(|| self.line_over(section, row, name))?;
        unit_in_brackets(&cell.text).or_else(|| self.unit_of_row(section, at.row))
    }

    /// The line, the heading or the title that says a unit or an indicator for a row, unless this row or one before it is of another
    /// indicator.
    fn line_over(&self, section: &SheetSection, row: usize, name: usize) -> Option<SheetCell<'_>> {
        let (at, whole) = match section.group(row) {
            Some(_) => self.group_line(section, row).filter(|(at, _)| at.index == name)?,
            None => self.heading_of_parts(section, row, name)?,
        };
        let above = section.rows_of_group(row);
        let unit = unit_in_brackets(&whole.text).or_else(|| self.unit_of_row(section, at.row));
        if unit.is_none() && !names_a_whole(whole) || above.len() > MOST_BELOW_LABEL {
            return None;
        }
        let is_of_parts = above.first().is_some_and(|first| self.is_part(section, *first, name));
        let unit = unit.or_else(|| self.unit_of_row(section, *above.first()?)).map(|unit| key(&unit));
        let is_other = |row: &usize| {
            let own = self.own_name(section, *row, name).map(|(_, cell)| cell);
            let has_unit = own.is_some_and(|cell| unit_in_brackets(&cell.text).is_some());
            let own_unit = self.unit_of_row(section, *row).map(|unit| key(&unit));
            let differs = unit.as_ref().zip(own_unit).is_some_and(|(unit, own)| *unit != own);
            let is_own = |own| names_a_whole(own) || ends_as_done(&own.seen.key) || is_of_parts && !names_a_part(own);
            let is_whole = own.is_some_and(is_own);
            has_unit || differs || is_whole && names_a_whole(whole)
        };
        (!is_other(&row) && !above.iter().rev().any(is_other)).then_some((at, whole))
    }

    /// What a part is a part of: the name of the nearest row above it that is no part, or else what stands over its rows.
    fn whole_of_part(&self, section: &SheetSection, row: usize, name: usize) -> Option<SheetCell<'_>> {
        let rows = section.rows_of_group(row).iter().rev().take(MOST_BELOW_LABEL);
        let mut names = rows.filter_map(|row| self.own_name(section, *row, name));
        if let Some(found) = names.find(|(_, cell)| !names_a_part(cell)) {
            return Some(found);
        }
        if section.group(row).is_some() {
            let line = self.group_line(section, row).filter(|(at, _)| at.index == name);
            return line.filter(|(_, line)| line.seen.is_words && !is_of_section(line));
        }
        self.heading_of_parts(section, row, name).filter(|(_, cell)| names_a_whole(cell))
    }

    /// Whether the name of a row is a word for a part.
    fn is_part(&self, section: &SheetSection, row: usize, name: usize) -> bool {
        self.own_name(section, row, name).is_some_and(|(_, cell)| names_a_part(cell))
    }

    /// The unit that a row says in the column of units or beside its first figure.
    fn unit_of_row(&self, section: &SheetSection, row: usize) -> Option<String> {
        let mut units = section.columns.iter().filter(|column| column.holds == ColumnHolds::Units);
        let mut stated = || units.find_map(|column| self.filled_cell(section, row, column.index)?.1.seen.unit.clone());
        let mut figures = section.values().filter_map(|column| self.filled_cell(section, row, column.index));
        let beside = || figures.find_map(|(_, cell)| cell.seen.figure.as_ref()?.unit.clone());
        stated().or_else(beside)
    }

    /// The nearest line between the rows of a table above one of them that is no note: words alone, or with their unit.
    fn group_line(&self, section: &SheetSection, row: usize) -> Option<SheetCell<'_>> {
        let words = |line: &usize| {
            let mut cells = self.grid.filled(*line);
            let first = cells.next()?;
            cells.all(|(_, cell)| cell.seen.unit.is_some()).then_some(first)
        };
        let is_note = |text: &str| is_note(text) || text.trim_start().starts_with(['(', '（']);
        section.group(row)?.lines.iter().rev().filter_map(words).find(|(_, line)| !is_note(&line.text))
    }

    /// What the parts in a column of names are parts of by its heading, or by the title with its unit where it has none.
    fn heading_of_parts(&self, section: &SheetSection, row: usize, name: usize) -> Option<SheetCell<'_>> {
        let mut headings = section.heads.iter().rev().filter_map(|head| self.filled_cell(section, *head, name));
        let title = || self.line_of_block(section, row);
        let has_unit = |cell: &GridCell| unit_in_brackets(&cell.text).is_some() && unit_of_title(&cell.text).is_none();
        headings.next().or_else(|| title().filter(|(_, cell)| has_unit(cell)))
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
        let word = if seen.rest.is_empty() || numbers_a_part(&seen.key) { seen.words() } else { &seen.rest };
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
    WITHIN_NAMES.iter().any(|word| text.ends_with(word) && text.len() > word.len())
}

/// Whether words name an indicator that may have parts below it.
fn names_a_whole(cell: &GridCell) -> bool {
    let is_named = cell.seen.is_words && cell.seen.head.is_none();
    is_named && ends_as_indicator(&outside_brackets(&cell.seen.key)) && !names_a_part(cell)
}

/// Whether words name no indicator by themselves.
pub(super) fn names_a_part(cell: &GridCell) -> bool {
    let words = bare_name(&cell.text);
    OF_PARTS.contains(&words) || ENDS_OF_NAMES.contains(&words)
}

/// Whether a line is that of a section, or says something of it: it has a number, a label or brackets.
fn is_of_section(line: &GridCell) -> bool {
    line.seen.has_digit() || line.text.contains(OF_SECTIONS)
}
