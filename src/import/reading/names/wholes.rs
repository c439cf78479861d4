//! Names that one cell does not state in full: parts below or beside the name of their whole, and names over two lines.

use std::borrow::Cow;
use std::collections::BTreeSet;

use super::rows_over::RowsOfNames;
use super::{MOST_BELOW_LABEL, without_heading};
use crate::columns::in_names::{bare_name, is_note};
use crate::columns::parts_of_names::{
    SAME_NAME, continues_a_name, ends_a_name, goes_on, is_in_brackets, names_a_quantity, names_only_a_part,
    quantity_in_caption, stands_for_above, without_part,
};
use crate::columns::seen_words::Seen;
use crate::columns::stated_units::name_before_unit;
use crate::columns::vocabulary::{HeadWord, OF_TIMES_OF_PLANS, without_kinds_at_ends};
use crate::import::reading::grid::{CellId, Cut, GridCell, SheetCell};
use crate::import::reading::marked_sheet::MarkedSheet;
use crate::import::reading::section::{ColumnHolds, SheetColumn, SheetSection};
use crate::value::distinct;
use crate::value::width::{is_any_digit, is_space, key};

impl MarkedSheet<'_> {
    /// The full name of the figures in a column, where `cell` has the words of the indicator or of a part of it; `None` if it is not known.
    pub(super) fn whole_name<'t>(
        &'t self,
        section: &'t SheetSection,
        (row, column): (usize, usize),
        name: usize,
        cell: &'t GridCell,
    ) -> Option<Cow<'t, str>> {
        let text = without_heading(&cell.text);
        let own = if self.goes_on_below(row, text) {
            Some(Cow::from(self.joined_name(row, text)?))
        } else {
            self.begun_above(section, row, name, text).map(|begun| format!("{begun}{text}").into())
        };
        match section.columns.get(column).and_then(|column| column.whole.as_deref()) {
            Some(whole) => Some(format!("{whole} {}", own.as_deref().unwrap_or(bare_name(text))).into()),
            None => own.or_else(|| self.name_below_lines(section, row, name, text)),
        }
    }

    /// The name of a row with what the lines and names above it add.
    fn name_below_lines<'t>(
        &'t self,
        section: &SheetSection,
        row: usize,
        name: usize,
        text: &'t str,
    ) -> Option<Cow<'t, str>> {
        let over = section.over(name, row);
        let whole = over.and_then(|over| self.grid.cell(over.whole?));
        let between = over.and_then(|over| self.grid.cell(over.between?)).map(|line| line.text.trim());
        match whole.map(|whole| without_heading(&whole.text)) {
            // A phrase is continued without a blank; a name is followed by its part.
            Some(whole) if whole.ends_with(|letter| matches!(letter, 'ぁ'..='ん')) => {
                Some(format!("{whole}{text}").into())
            }
            Some(whole) => {
                // 女性 is joined to the 健康寿命 of 健康寿命　男性 above it.
                let whole = quantity_in_caption(whole).unwrap_or(without_part(whole));
                let parts = [Some(whole), between, Some(bare_name(text))];
                Some(parts.into_iter().flatten().collect::<Vec<_>>().join(" ").into())
            }
            None if names_only_a_part(text) => None,
            None => self.below_its_whole(section, row, name, text),
        }
    }

    /// Whether a name continues on the line below its row: it ends within a phrase, on a page within brackets, or the next line is only the
    /// end of a name.
    fn goes_on_below(&self, row: usize, name: &str) -> bool {
        let is_end_below = || self.grid.only(row + 1).is_some_and(|(_, line)| ends_a_name(line.text.trim()));
        self.is_torn(name) || is_end_below()
    }

    /// Whether a name ends within a phrase, or on a page within brackets.
    fn is_torn(&self, name: &str) -> bool {
        goes_on(name) || self.grid.cut == Cut::Page && is_within_brackets(name)
    }

    /// A name joined with the line below its row that ends it; `None` if that line does not end it.
    fn joined_name(&self, row: usize, text: &str) -> Option<String> {
        let (_, behind) = self.grid.only(row + 1)?;
        let name = format!("{text}{}", behind.text.trim());
        (behind.seen.is_words && !self.is_torn(&name)).then_some(name)
    }

    /// The line right above a row with which the row's name begins.
    pub(super) fn begun_above(&self, section: &SheetSection, row: usize, name: usize, text: &str) -> Option<&str> {
        let group = section.group(row).filter(|group| group.first == row)?;
        let (at, line) = self.grid.only(*group.lines.last()?)?;
        // 市民1人当たりの begins a name, 基本目標1 若い世代の希望をかなえる、 does not.
        let is_phrase = !line.text.trim_end().ends_with(['、', '，', '・']);
        let begins = goes_on(&line.text) && is_phrase || continues_a_name(text);
        (at.index == name && begins).then(|| line.text.trim())
    }

    /// Whether a line is the beginning of the name of the row below it.
    pub(in crate::import::reading) fn begins_name_below(&self, section: &SheetSection, line: usize) -> bool {
        let group = section.groups.iter().find(|group| group.lines.last() == Some(&line));
        group.zip(section.named.first()).is_some_and(|(group, (_, name))| {
            let own = self.own_name(section, group.first, name.index);
            own.is_some_and(|(_, own)| self.begun_above(section, group.first, name.index, &own.text).is_some())
        })
    }

    /// A name that is only brackets, joined with the name above it: 喫煙率（女性） for （女性） or 同（女性） below 喫煙率（男性）, replacing the brackets there,
    /// and 移住者数（単年）（人） for （単年） below 移住者数（人）, keeping the unit. Any other name is returned as it is; `None` if part of it refers to the
    /// name above (〃 修繕数).
    fn below_its_whole<'t>(
        &self,
        section: &SheetSection,
        row: usize,
        name: usize,
        text: &'t str,
    ) -> Option<Cow<'t, str>> {
        let part = text.strip_prefix(SAME_NAME).unwrap_or(text);
        if !is_in_brackets(part) {
            return (!stands_for_above(text)).then_some(text.into());
        }
        let names = RowsOfNames { sheet: self, section, name };
        let is_whole = |text: &&str| !text.starts_with(SAME_NAME) && !text.starts_with(['(', '（']);
        let rows = section.rows_of_group(row).iter().rev().take(MOST_BELOW_LABEL);
        let own = rows.filter_map(|row| self.own_name(section, *row, name));
        let whole = own
            .map(|(at, cell)| (at, without_heading(&cell.text)))
            .find(|(_, text)| is_whole(text))
            .or_else(|| names.lines(row).next().map(|(at, line)| (at, line.text.trim())));
        // （高齢化率） in ％ below 65歳以上（人） is an indicator of its own.
        let Some((_, whole)) = whole.filter(|(at, _)| names.is_in_unit_of(row, *at)) else { return Some(text.into()) };
        let (before, own) = match whole.rfind(['(', '（']).filter(|_| whole.ends_with([')', '）'])) {
            Some(at) => whole.split_at_checked(at)?,
            None => (whole, ""),
        };
        let unit = if name_before_unit(whole).is_some() { own } else { "" };
        Some(format!("{}{part}{unit}", before.trim()).into())
    }

    /// Removes the lines that end the name of the row above them from the lines between the rows.
    pub(super) fn take_ends_of_names(&self, section: &mut SheetSection) {
        let Some(name) = section.named.first().map(|(_, name)| name.index) else { return };
        let ends = |line: usize| {
            let above = line.checked_sub(1).and_then(|row| Some((row, self.own_name(section, row, name)?.1)));
            above.is_some_and(|(row, cell)| self.goes_on_below(row, &cell.text))
        };
        let ending: Vec<usize> =
            section.groups.iter().flat_map(|group| &group.lines).copied().filter(|line| ends(*line)).collect();
        for group in &mut section.groups {
            group.lines.retain(|line| ending.binary_search(line).is_err());
        }
        section.groups.retain(|group| !group.lines.is_empty());
    }

    /// The nearest line above a row, among the lines between the rows of a table, that is no note: words alone, or words with
    /// their unit.
    fn group_line(&self, section: &SheetSection, row: usize) -> Option<SheetCell<'_>> {
        self.group_lines(section, row).next()
    }

    /// The lines above a row, among the lines between the rows of a table, that are no notes; the nearest first.
    pub(super) fn group_lines<'s>(&'s self, section: &SheetSection, row: usize) -> impl Iterator<Item = SheetCell<'s>> {
        let words = |line: usize| {
            let mut cells = self.grid.filled(line);
            let first = cells.next()?;
            cells.all(|(_, cell)| cell.seen.unit.is_some()).then_some(first)
        };
        let is_note = |text: &str| is_note(text) || text.trim_start().starts_with(['(', '（']);
        let lines = section.group(row).map(|group| group.lines.as_slice()).unwrap_or_default();
        lines.iter().rev().copied().filter_map(words).filter(move |(_, line)| !is_note(&line.text))
    }

    /// The name columns in which several rows have the same name, so that further words of the row (男性, 女性) distinguish them.
    pub(super) fn columns_with_parts(&self, section: &SheetSection) -> BTreeSet<usize> {
        let has_parts = |name: &usize| {
            section.rows.iter().any(|row| {
                let is_blank = self.filled_cell(section, *row, *name).is_none();
                is_blank && self.with_parts(section, *row, *name, "", true).is_some()
            })
        };
        // 男性 | 妊婦 below 対象 are parts of the names beside them, even if the names differ.
        let words =
            |column: &SheetColumn| distinct(self.cells(section, column.index).map(|cell| cell.seen.key.as_str()));
        let are_told = |column: &SheetColumn| column.holds == ColumnHolds::Parts && words(column).len() > 1;
        let are_parts = section.columns.iter().any(are_told);
        section.name_indexes().into_iter().filter(|name| are_parts || has_parts(name)).collect()
    }

    /// A name with the further words of its row that distinguish it from its neighbours; `None` if there are none.
    pub(super) fn with_parts(
        &self,
        section: &SheetSection,
        row: usize,
        name: usize,
        text: &str,
        is_own: bool,
    ) -> Option<String> {
        let first = section.values().find(|column| column.index > name);
        // Words between figures apply to the figures behind them.
        let end = first.map_or(section.width(), |column| column.index);
        // A group may have a number: 1 農業.
        let tells_apart =
            |column: &SheetColumn| column.holds == ColumnHolds::Parts || column.head == Some(HeadWord::Group);
        let is_part = |column: &SheetColumn| {
            let is_beside = (name + 1..end).contains(&column.index) || column.index < name && !is_own;
            is_beside && (column.may_name() || tells_apart(column))
        };
        let part = |column: &SheetColumn| {
            if column.index == name {
                return Some(text).filter(|text| !text.is_empty());
            }
            let own = self.filled_cell(section, row, column.index);
            // A cell merged over the rows of one name comes before the words of its row: 特定健診 between 健康 and 女性.
            let goes_on = || !is_own || self.has_words_behind(section, row, column.index);
            let above = || section.words_above(row, column.index).filter(|_| goes_on());
            let at = own.map(|(at, _)| at).or_else(above).filter(|_| is_part(column))?;
            // Among words 企業 is no unit, and 18～29歳 no figure.
            let is_word = |seen: &Seen| {
                let are_words = || column.words.len() * 2 > column.filled;
                seen.is_words || seen.numbers_a_part() || seen.unit.is_some() && are_words()
            };
            self.grid.cell(at).filter(|cell| is_word(&cell.seen) || tells_apart(column)).map(|cell| cell.text.trim())
        };
        let parts: Vec<&str> = section.columns.iter().filter_map(part).collect();
        (parts.len() > usize::from(!text.is_empty())).then(|| parts.join(" "))
    }

    /// Whether a row has words behind a column and before the figures.
    fn has_words_behind(&self, section: &SheetSection, row: usize, column: usize) -> bool {
        let behind = section.columns.iter().skip(column + 1).take_while(|column| !column.is_value());
        let mut cells = behind.filter_map(|column| self.filled_cell(section, row, column.index));
        cells.any(|(_, cell)| cell.seen.is_words)
    }

    /// The words in the headings of a column besides kinds, times and units, which may name parts of the indicators (男性) or their total
    /// (計). `None` in a table whose headings are the names.
    pub(in crate::import::reading) fn part_in_heading(&self, section: &SheetSection, column: usize) -> Option<&str> {
        let at = section.columns.get(column)?.name_at?;
        self.words_in_heading(at).filter(|_| !section.is_turned)
    }

    /// The words of a heading besides kinds, times and units; as written if the heading has neither a kind nor a time.
    pub(super) fn words_in_heading(&self, at: CellId) -> Option<&str> {
        let GridCell { text, seen, .. } = self.grid.cell(at)?;
        if seen.kinds.is_empty() && seen.times.is_empty() {
            let words = bare_name(text);
            return Some(name_before_unit(words).map_or(words, |(words, _)| words));
        }
        // The bracket holds the kind, the time or the unit.
        let is_other = |inner: &Seen| inner.is_label || inner.unit.is_some();
        let outside = || seen.words().rsplit_once('(').map(|(before, _)| before);
        let words = outside().filter(|_| seen.in_brackets.as_deref().is_some_and(is_other));
        let words = words.unwrap_or(seen.words());
        Some(without_kinds_at_ends(words)).filter(|words| !words.is_empty()).or(Some(words))
    }

    /// The words in the headings of a column that make its figures another indicator than those beside it, whatever their kind and year: 国語
    /// over R5実績, or in 国語 R5実績, 児童数R5実績. Other words beside a kind or a year only qualify it: 短期目標.
    pub(in crate::import::reading) fn indicator_in_heading(
        &self,
        section: &SheetSection,
        column: usize,
    ) -> Option<&str> {
        let cell = self.grid.cell(section.columns.get(column)?.name_at?)?;
        let is_alone = cell.seen.kinds.is_empty();
        let word = self.part_in_heading(section, column)?;
        let is_apart = || cell.text.split(is_space).any(|apart| key(apart) == word);
        let is_time = OF_TIMES_OF_PLANS.ends(word);
        (!is_time && (is_alone || is_apart() || names_a_quantity(word))).then_some(word)
    }

    /// A longer name for a figure that shares its name with another: with the words beside or above it, or else with the line above its
    /// group.
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

/// Whether a text has an opening bracket without its end or the reverse, as where a page breaks a name.
fn is_within_brackets(text: &str) -> bool {
    // The bracket behind a number closes nothing: 1) 来館者数.
    let text = text.trim_start_matches(is_any_digit).trim_start_matches([')', '）']);
    text.matches(['(', '（', '「']).count() != text.matches([')', '）', '」']).count()
}
