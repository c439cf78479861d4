//! Names that one cell does not say whole: those of parts below or beside the name of their whole, and those over two lines.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::sync::Arc;

use super::{MOST_BELOW_LABEL, without_heading};
use crate::columns::in_names::{bare_name, is_note, names_a_part, names_a_sum};
use crate::columns::parts_of_names::{
    OF_NO_QUANTITY, SAME_NAME, ends_a_name, goes_on, is_line_of_section, may_name_a_part, names_only_a_part,
    stands_for_above,
};
use crate::columns::seen_words::outside_brackets;
use crate::columns::stated_units::{name_before_unit, unit_in_brackets, unit_of_title};
use crate::columns::vocabulary::QUANTITIES;
use crate::import::reading::grid::{CellId, Cut, GridCell, SheetCell};
use crate::import::reading::marked_sheet::MarkedSheet;
use crate::import::reading::section::{ColumnHolds, RowOver, SheetColumn, SheetSection};
use crate::value::width::{is_any_digit, is_space, key};

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
        if self.goes_on_below(row, text) {
            return self.joined_name(row, text).map(Cow::from);
        }
        if let Some(begun) = self.begun_above(section, row, name) {
            return Some(format!("{begun}{text}").into());
        }
        let over = section.over(name, row);
        let whole = over.and_then(|over| self.grid.cell(over.whole?));
        let between = over.and_then(|over| self.grid.cell(over.between?)).map(|line| line.text.trim());
        match whole.map(|whole| without_heading(&whole.text)) {
            // A phrase goes on, a name has its part behind it.
            Some(whole) if whole.ends_with(|letter| matches!(letter, 'ぁ'..='ん')) => {
                Some(format!("{whole}{text}").into())
            }
            Some(whole) => {
                // 女性 goes with 健康寿命 of 健康寿命　男性 above it.
                let is_of_part = |(_, part): &(&str, &str)| may_name_a_part(part);
                let whole = whole.rsplit_once(is_space).filter(is_of_part).map_or(whole, |(whole, _)| whole);
                let parts = [Some(whole.trim()), between, Some(bare_name(text))];
                Some(parts.into_iter().flatten().collect::<Vec<_>>().join(" ").into())
            }
            None if names_only_a_part(text) => None,
            None => self.below_its_whole(section, row, name, text),
        }
    }

    /// Whether a name goes on on the line below its row: it ends within a phrase, or on a page within brackets, or that line is no more
    /// than the end of a name.
    fn goes_on_below(&self, row: usize, name: &str) -> bool {
        let is_end_below = || self.grid.only(row + 1).is_some_and(|(_, line)| ends_a_name(line.text.trim()));
        self.is_torn(name) || is_end_below()
    }

    /// Whether a name ends within a phrase, or on a page within brackets.
    fn is_torn(&self, name: &str) -> bool {
        goes_on(name) || self.grid.cut == Cut::Page && is_within_brackets(name)
    }

    /// A name that goes on, with the line behind its figures that ends it; `None` where none does.
    fn joined_name(&self, row: usize, text: &str) -> Option<String> {
        let (_, behind) = self.grid.only(row + 1)?;
        let name = format!("{text}{}", behind.text.trim());
        (behind.seen.is_words && !self.is_torn(&name)).then_some(name)
    }

    /// The line right above the name of a row with which this name begins.
    fn begun_above(&self, section: &SheetSection, row: usize, name: usize) -> Option<&str> {
        let group = section.group(row).filter(|group| group.first == row)?;
        let (at, line) = self.grid.only(*group.lines.last()?)?;
        let begins = line.seen.is_words && !is_line_of_section(&line.text) && goes_on(&line.text);
        (at.index == name && begins).then(|| line.text.trim())
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
            return (!stands_for_above(text)).then_some(text.into());
        }
        let is_whole = |text: &&str| !text.starts_with(SAME_NAME) && !text.starts_with(['(', '（']);
        let rows = section.rows_of_group(row).iter().rev().take(MOST_BELOW_LABEL);
        let names = rows.filter_map(|row| self.own_name(section, *row, name)).map(|(_, cell)| &cell.text);
        let whole = names.map(|text| without_heading(text)).find(is_whole).or_else(|| {
            let line =
                self.group_line(section, row).filter(|(at, line)| at.index == name && !is_line_of_section(&line.text));
            line.map(|(_, line)| line.text.trim())
        });
        let Some(whole) = whole else { return Some(text.into()) };
        let (before, own) = match whole.rfind(['(', '（']).filter(|_| whole.ends_with([')', '）'])) {
            Some(at) => whole.split_at_checked(at)?,
            None => (whole, ""),
        };
        let unit = if name_before_unit(whole).is_some() { own } else { "" };
        Some(format!("{}{part}{unit}", before.trim()).into())
    }

    /// Takes the lines that end the name of the row above them out of the lines between the rows.
    pub(super) fn take_ends_of_names(&self, section: &mut SheetSection) {
        let Some(name) = section.named.first().map(|(_, name)| name.index).filter(|_| !section.is_turned) else {
            return;
        };
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

    /// What stands over the rows of a table in a column of names: the indicator of which they are parts, and the unit that they don't say.
    pub(super) fn rows_over(&self, section: &SheetSection, name: usize) -> Vec<RowOver> {
        let mut overs = Vec::new();
        let starts = section.groups.iter().map(|group| section.rows_above(group.first).len());
        let (mut from, mut upper) = (0, None);
        for to in starts.chain([section.rows.len()]) {
            let rows = section.rows.get(from..to).unwrap_or_default();
            let rows: Vec<NamedRow<'_>> = rows.iter().map(|row| (*row, self.own_name(section, *row, name))).collect();
            upper = self.upper_line(section, &rows, name, upper);
            self.add_rows_over(section, name, &rows, upper.as_ref().map(|upper| upper.lines), &mut overs);
            from = to;
        }
        overs
    }

    /// The line above that of a group, if it names what the rows of the group are parts of: ごみ排出量（t） over 家庭系 over 可燃 | 不燃. It
    /// stands over the next groups, too, whose rows have the same names.
    fn upper_line<'s>(
        &'s self,
        section: &SheetSection,
        rows: &[NamedRow<'s>],
        name: usize,
        last: Option<UpperLine<'s>>,
    ) -> Option<UpperLine<'s>> {
        let mut lines = self.group_lines(section, rows.first()?.0).filter(|(at, _)| at.index == name);
        let is_plain = |cell: &GridCell| !is_line_of_section(&cell.text) && unit_in_brackets(&cell.text).is_none();
        let nearest = lines.next().filter(|(_, cell)| is_plain(cell) && !names_a_whole(cell))?;
        let names: Vec<&str> = rows.iter().filter_map(|(_, own)| Some(own.as_ref()?.1.seen.key.as_str())).collect();
        let Some(above) = lines.next() else {
            // Rows of other indicators may follow the last of them. A line that ends otherwise may be of another indicator (図書館,
            // 蔵書): it stands before the names of its rows, which both groups have, in the place of the upper line.
            let end = |(_, line): &SheetCell<'_>| line.text.trim().chars().next_back();
            let of_same_names = last.filter(|upper| names.starts_with(&upper.names));
            return of_same_names.map(|upper| {
                let is_alike = end(&upper.lines.1) == end(&nearest);
                UpperLine { lines: (if is_alike { upper.lines.0 } else { nearest }, nearest), ..upper }
            });
        };
        let is_whole = names_a_whole(above.1) && unit_in_brackets(&above.1.text).is_some();
        is_whole.then_some(UpperLine { lines: (above, nearest), names })
    }

    /// Adds what stands over the rows below the same lines. A line names what all rows of its reach are parts of, unless one of them is of
    /// another indicator; a word for a part goes with the nearest name above it.
    fn add_rows_over(
        &self,
        section: &SheetSection,
        name: usize,
        rows: &[NamedRow<'_>],
        upper: Option<(SheetCell<'_>, SheetCell<'_>)>,
        overs: &mut Vec<RowOver>,
    ) {
        let Some((first, _)) = rows.first().copied() else { return };
        let is_group = section.group(first).is_some();
        let of_group = || self.group_line(section, first).filter(|(at, _)| at.index == name);
        let below_group = || if is_group { of_group() } else { self.heading_of_parts(section, first, name) };
        let line = upper.map(|(above, _)| above).or_else(below_group);
        let unit = line.and_then(|(at, _)| self.unit_of_name(section, at));
        let is_whole = |cell: &GridCell| upper.is_some() || names_a_whole(cell);
        let whole = line.filter(|(_, cell)| is_whole(cell) && !is_line_of_section(&cell.text));
        let may_be_part = |named: &NamedRow<'_>| is_part(named) || named.1.is_some_and(|(_, cell)| cell.indent > 0);
        if whole.is_none() && unit.is_none() && !rows.iter().any(may_be_part) {
            return;
        }
        let (reach, sure) = self.reach_of_line(section, rows, unit.as_deref());
        // What a row in another unit ends is sure where the line says its own.
        let with_whole = if unit.is_some() { sure } else { reach };
        let of_names = whole.filter(|_| unit.is_some() || sure == reach).map(|(at, _)| at);
        // A heading that names no whole is none of a part; a line may be the beginning of any name.
        let may_begin = |(_, cell): &SheetCell<'_>| cell.seen.is_words && !is_line_of_section(&cell.text);
        let of_parts = if is_group { line.filter(may_begin) } else { whole }.map(|(at, _)| at);
        let unit: Option<Arc<str>> = unit.map(Arc::from);
        let (mut above, mut parents) = (None::<CellId>, Vec::<(usize, CellId)>::new());
        for (nth, named) in rows.iter().enumerate() {
            let (row, own) = *named;
            let of_row = self.unit_of_row(section, row).map(|unit| key(&unit));
            let is_of_unit = |above: CellId| {
                let of_above = self.unit_of_name(section, above).map(|unit| key(&unit));
                of_row.is_none() || of_row == of_above
            };
            let is_below = |cell: &GridCell, above: CellId| self.is_below_name(cell, above) && is_of_unit(above);
            let below = own.filter(|(_, cell)| above.is_some_and(|above| is_below(cell, above)));
            // Names that are indented less are parts of the whole, too.
            let indent = below.map_or(0, |(_, cell)| cell.indent);
            parents.retain(|(known, _)| *known < indent);
            let parent = parents.last().map(|(_, at)| *at);
            parents.extend(below.map(|(at, _)| (indent, at)));
            let is_below = below.is_some();
            let (whole, unit) = if is_part(named) || is_below {
                let of_above = || above.and_then(|at| self.unit_of_name(section, at)).map(Arc::from);
                (above.or(of_parts), if above.is_some() { of_above() } else { unit.clone() })
            } else {
                above = own
                    .filter(|(_, cell)| !names_a_sum(&cell.text) && !names_a_part(&cell.text))
                    .map(|(at, _)| at)
                    .or(above);
                let has_unit = !is_group || nth < sure;
                (of_names.filter(|_| nth < with_whole), unit.clone().filter(|_| has_unit))
            };
            let below_line = || {
                let below = upper.filter(|((at, _), (below, _))| whole == Some(*at) && at != below);
                below.map(|(_, (at, _))| at)
            };
            let between = parent.or_else(below_line);
            overs.push(RowOver { row, whole, between, unit });
        }
    }

    /// Whether a name is indented below that of its whole, and names no indicator itself: 　日帰り below 観光入込客数.
    fn is_below_name(&self, cell: &GridCell, above: CellId) -> bool {
        let whole = self.grid.cell(above).filter(|whole| names_a_whole(whole) && whole.indent == 0);
        let begins_otherwise = |letter: char| matches!(letter, '(' | '（' | '①'..='⑳');
        cell.indent > 0
            && !cell.text.starts_with(begins_otherwise)
            && whole.is_some()
            && ![QUANTITIES, OF_NO_QUANTITY].iter().any(|ends| ends.ends(&outside_brackets(&cell.seen.key)))
    }

    /// How many of the rows below a line it reaches, up to one with the name of an indicator itself or behind a blank line; and how many of
    /// these stand before one that is of another indicator: in another unit, or no part of a quantity.
    fn reach_of_line(&self, section: &SheetSection, rows: &[NamedRow<'_>], unit: Option<&str>) -> (usize, usize) {
        let names_other = |(_, cell): SheetCell<'_>| names_a_whole(cell) || unit_in_brackets(&cell.text).is_some();
        let is_behind_gap = |nth: usize| {
            let line = |nth: usize| rows.get(nth).map(|(row, _)| self.grid.line(*row));
            nth > 0 && line(nth).zip(line(nth - 1)).is_some_and(|(own, above)| own > above + 1)
        };
        // So does one that is not indented, below others that are.
        let are_indented = rows.first().is_some_and(|(_, own)| own.is_some_and(|(_, cell)| cell.indent > 0));
        let ends = |own: &Option<SheetCell<'_>>| own.is_some_and(|(_, cell)| are_indented && cell.indent == 0);
        let mut begins = rows.iter().enumerate();
        let end = begins.find(|(nth, (_, own))| is_behind_gap(*nth) || ends(own) || own.is_some_and(names_other));
        let reach = end.map_or(rows.len(), |(nth, _)| nth);
        let of_first = || rows.first().and_then(|(row, _)| self.unit_of_row(section, *row));
        let unit = unit.map(str::to_owned).or_else(of_first).map(|unit| key(&unit));
        let begins_with_part = rows.first().is_some_and(is_part);
        let differs = |named: &NamedRow<'_>| {
            let (row, own) = named;
            let in_other_unit = || {
                let of_row = self.unit_of_row(section, *row).map(|unit| key(&unit));
                unit.as_ref().zip(of_row).is_some_and(|(unit, own)| *unit != own)
            };
            let is_other = own.is_some_and(|(_, cell)| OF_NO_QUANTITY.ends(&cell.seen.key));
            is_other || begins_with_part && own.is_some() && !is_part(named) || in_other_unit()
        };
        (reach, rows.iter().take(reach).position(differs).unwrap_or(reach))
    }

    /// The unit of the indicator of which a cell has the name.
    fn unit_of_name(&self, section: &SheetSection, at: CellId) -> Option<String> {
        unit_in_brackets(&self.grid.cell(at)?.text).or_else(|| self.unit_of_row(section, at.row))
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
        self.group_lines(section, row).next()
    }

    /// The lines between the rows of a table above one of them that are no notes, the nearest first.
    fn group_lines<'s>(&'s self, section: &SheetSection, row: usize) -> impl Iterator<Item = SheetCell<'s>> {
        let words = |line: usize| {
            let mut cells = self.grid.filled(line);
            let first = cells.next()?;
            cells.all(|(_, cell)| cell.seen.unit.is_some()).then_some(first)
        };
        let is_note = |text: &str| is_note(text) || text.trim_start().starts_with(['(', '（']);
        let lines = section.group(row).map(|group| group.lines.as_slice()).unwrap_or_default();
        lines.iter().rev().copied().filter_map(words).filter(move |(_, line)| !is_note(&line.text))
    }

    /// What the parts in a column of names are parts of by its heading, or by the title with its unit where it has none.
    fn heading_of_parts(&self, section: &SheetSection, row: usize, name: usize) -> Option<SheetCell<'_>> {
        let mut headings = section.heads.iter().rev().filter_map(|head| self.filled_cell(section, *head, name));
        let title = || self.line_of_block(section, row);
        let has_unit = |cell: &GridCell| unit_in_brackets(&cell.text).is_some() && unit_of_title(&cell.text).is_none();
        // A heading of what parts them (部門) is none of the whole.
        let of_parts = |cell: &GridCell| cell.seen.head.is_none() && !has_unit(cell) && !names_a_whole(cell);
        let heading = headings.next().filter(|(_, cell)| !of_parts(cell));
        heading.or_else(|| title().filter(|(_, cell)| has_unit(cell)))
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
        let word = if seen.rest.is_empty() || seen.numbers_a_part() { seen.words() } else { &seen.rest };
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

/// A row with the cell of its name.
type NamedRow<'g> = (usize, Option<SheetCell<'g>>);

/// A line over that of a group.
struct UpperLine<'g> {
    /// The line, and that of the group below it.
    lines: (SheetCell<'g>, SheetCell<'g>),
    /// The names of the rows of the group.
    names: Vec<&'g str>,
}

/// Whether the name of a row is a word for a part.
fn is_part((_, own): &NamedRow<'_>) -> bool {
    // With a unit of its own only one that is indented is: 件数（件） beside 金額（千円） is another indicator.
    own.is_some_and(|(_, cell)| names_only_a_part(&cell.text) || cell.indent > 0 && may_name_a_part(&cell.text))
}

/// Whether words name an indicator that may have parts below it.
fn names_a_whole(cell: &GridCell) -> bool {
    let is_named = cell.seen.is_words && cell.seen.head.is_none();
    is_named && QUANTITIES.ends(&outside_brackets(&cell.seen.key)) && !names_only_a_part(&cell.text)
}
