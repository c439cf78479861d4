//! What the headings and the cells of a table say of each of its columns.

use super::grid::{CellId, Cut, GridCell, SheetCell};
use super::mark::SheetMark;
use super::marked_sheet::MarkedSheet;
use super::section::{ColumnHolds, SheetColumn, SheetSection};
use crate::columns::in_names::{ENDS_OF_TIMES, names_a_part, names_increments, numbers_an_indicator};
use crate::columns::parts_of_names::names_only_a_part;
use crate::columns::seen_words::{KindSaid, Parting, Seen, figure_behind_span, outside_brackets};
use crate::columns::stated_units::{says_only_a_unit, unit_in_brackets, unit_of_title};
use crate::columns::vocabulary::{
    FigureKind, HeadWord, MEAN, OF_OTHER_TIMES, OF_PARTS, has_word_for_names, heads_numbers, heads_times,
    is_of_one_line, is_standard, kind_word_at_end, may_be_part, says_other_figures,
};
use crate::columns::words_of_years::PartOfYear;
use crate::plan::cell::certainty_in;
use crate::value::fiscal_year::Time;
use crate::value::only;
use crate::value::width::trim;

mod neighbours;

/// The longest rest of a heading beside which its word for a kind counts, in letters.
const FEW_LETTERS: usize = 4;
/// The longest unit that no list has, in letters.
pub(super) const LONGEST_UNIT: usize = 7;
/// The most digits of a year without its century in a column of years.
const MOST_DIGITS: usize = 2;

impl MarkedSheet<'_> {
    /// Reads what the headings and the cells of a table say of its columns.
    pub(super) fn read_columns(&self, section: &mut SheetSection) {
        let length = |row: &usize| section.length(self.grid, *row);
        let width = section.rows.iter().chain(&section.heads).map(length).max().unwrap_or_default();
        let pairs = section.heads.iter().copied().zip(section.heads.iter().skip(1).copied());
        let is_shifted = |head: &usize| section.shifts.iter().any(|(moved, _)| moved == head);
        let over_names = section.heads.iter().filter(|head| !is_shifted(head) && self.is_over_names(section, **head));
        let loose = pairs.filter(|pair| self.is_loose(section, *pair)).map(|(upper, _)| upper);
        section.loose_heads = loose.chain(over_names.copied()).collect();
        let top = section.heads.first().copied();
        let begins = top.map_or(0, |top| self.begins(top));
        let heads = section.heads.iter().copied().enumerate();
        let is_labelled = |row: usize| top.is_some_and(|top| self.labels_words_below(top, row));
        let describing = heads.filter(|(line, row)| self.describes_columns(*line, *row, begins) || is_labelled(*row));
        section.describing_heads = describing.map(|(_, row)| row).collect();
        section.columns = (0..width).map(|index| self.column(section, index)).collect();
        // A line may be the unit alone: （万人）.
        let alone = |row: &usize| self.grid.only(*row).and_then(|(_, cell)| cell.seen.unit.clone());
        let stated = |row: &usize| self.grid.filled(*row).find_map(|(_, cell)| unit_of_title(&cell.text));
        let title = |row: &usize| stated(row).or_else(|| alone(row));
        section.unit = section.captions.iter().rev().chain(&section.heads).find_map(title);
        if section.unit.is_none() && section.units_below.is_empty() {
            section.units_below = self.units_below(section);
        }
        self.take_over_from_names(section);
        self.place_dated(section);
        self.find_current(section);
        self.place_increments(section);
        self.place_totals_of_parts(section);
        self.compare_times(section);
        self.find_times(section);
    }

    /// The lines that say the unit of the rows above them and nothing else, where the last of them stands below the table: between its
    /// rows, or at the end of the sheet.
    fn units_below(&self, section: &SheetSection) -> Vec<usize> {
        let Some(last) = section.rows.last().map(|row| row + 1) else { return Vec::new() };
        let is_unit = |line: &usize| self.grid.only(*line).is_some_and(|(_, cell)| unit_of_line(cell).is_some());
        let is_first = |row: &usize| Some(row) == section.rows.first();
        let groups = section.groups.iter().filter(|group| !is_first(&group.first)).flat_map(|group| &group.lines);
        let mut lines: Vec<usize> = groups.copied().filter(|line| is_unit(line)).collect();
        if !is_unit(&last) || lines.is_empty() && last + 1 < self.grid.rows.len() {
            return Vec::new();
        }
        lines.push(last);
        lines
    }

    fn column(&self, section: &SheetSection, index: usize) -> SheetColumn {
        let mut column = SheetColumn { index, ..SheetColumn::default() };
        for row in &section.rows {
            let Some((at, cell)) = self.filled_cell(section, *row, index) else { continue };
            let seen = &cell.seen;
            column.filled += 1;
            column.figures += usize::from(self.is_figure(cell));
            column.dashes += usize::from(seen.is_dash);
            if seen.is_words {
                column.words.push(at);
            }
        }
        column.has_kinds =
            self.are_most(section, &column, |seen| !seen.kinds.is_empty() && !seen.is_words && seen.figure.is_none());
        let mut column = self.with_headings(section, column);
        if !column.is_bare() {
            column.figures += self.cells(section, index).filter(|cell| self.has_parts(cell)).count();
        }
        // 年度 in the corner heads the years beside it, and not the names below it.
        column.head = column.head.filter(|head| *head != HeadWord::Year || column.words.len() * 2 <= column.filled);
        SheetColumn { holds: self.holds(section, &column), ..column }
    }

    /// The cells of a column in which something stands.
    pub(super) fn cells<'s>(&'s self, section: &'s SheetSection, column: usize) -> impl Iterator<Item = &'s GridCell> {
        let cells = section.rows.iter().filter_map(move |row| self.filled_cell(section, *row, column));
        cells.map(|(_, cell)| cell)
    }

    /// Whether that holds for most cells of a column.
    fn are_most(&self, section: &SheetSection, column: &SheetColumn, holds: impl Fn(&Seen) -> bool) -> bool {
        self.cells(section, column.index).filter(|cell| holds(&cell.seen)).count() * 2 > column.filled
    }

    /// A column with what the headings above it say.
    fn with_headings(&self, section: &SheetSection, mut column: SheetColumn) -> SheetColumn {
        for (line, row) in section.heads.iter().enumerate() {
            let Some((at, is_own)) = self.heading(section, line, column.index) else { continue };
            let Some(cell) = self.grid.cell(at) else { continue };
            let (seen, told) = (&cell.seen, self.tells(cell));
            let of_two = is_of_two_kinds(seen);
            let is_last = line + 1 == section.heads.len();
            let is_known = told == Some(HeadWord::Year) || self.is_year_row(*row);
            let span = || (column.time.is_none() && seen.times.contains(&Time::Span)).then_some(Time::Span);
            // The number of a year in the plan, below the year itself, says nothing more.
            let is_more = |time: &Time| !(matches!(time, Time::Nth(_)) && matches!(column.time, Some(Time::Year(_))));
            // 上段：R6 over 下段：R9 is of either line.
            let of_line = || is_of_one_line(&cell.text).then_some(Time::Span);
            if let Some(time) = of_line().or_else(|| self.time(at, is_known).filter(is_more)).or_else(span) {
                (column.time, column.time_at) = (Some(time), Some(at));
            }
            let is_below_target = is_own
                && column.placed_kind() == Some(FigureKind::Target)
                && column.kind_at.is_some_and(|at| at.index == column.index);
            let kind = seen.kind().filter(|kind| of_two || says_kind(seen, *kind)).map(|kind| match kind {
                _ if of_two => KindSaid::Several,
                KindSaid::Placed(kind) if has_unknown_words(seen) || seen.rest == MEAN => KindSaid::Proposed(kind),
                // 目標値 over 実績値 are the two lines of a row.
                KindSaid::Placed(FigureKind::Actual) if is_below_target => KindSaid::Several,
                kind => kind,
            });
            if let Some(kind) = kind.filter(|_| !seen.is_words || is_own) {
                let is_rate = column.kind == Some(KindSaid::Placed(FigureKind::Rate));
                // 見込 below 実績 says how certain they are.
                let is_said = matches!(kind, KindSaid::Proposed(kind) if column.kind == Some(KindSaid::Placed(kind)));
                (column.kind, column.kind_at) = (if is_rate || is_said { column.kind } else { Some(kind) }, Some(at));
            }
            // 単位 below 指標 says that the names have their units behind them.
            let is_of_names = column.head == Some(HeadWord::Name)
                && seen.head == Some(HeadWord::Unit)
                && !self.cells(section, column.index).all(|cell| cell.seen.unit.is_some());
            if is_own && !self.is_of_units(*row) && !is_of_names {
                column.head = seen.head.or(column.head.filter(|_| !(seen.is_label && is_last)));
            }
            let of_row = || (seen.is_words && self.is_of_units(*row)).then(|| cell.text.trim().to_owned());
            // 人数 is a measure; 単位：人 alone on its line is the unit of the table.
            let is_part_beside = self.is_beside_parts(*row, at);
            let is_unit =
                |unit: &String| !names_only_a_part(unit) && !self.says_unit_of_table(*row, cell) && !is_part_beside;
            let own = unit_in(cell).filter(is_unit);
            column.unit = own.or_else(of_row).or(column.unit);
            column.certainty = certainty_in(&seen.key).or(column.certainty);
            column.part =
                seen.part_of_year.filter(|part| *part == PartOfYear::Half).or(column.part).or(seen.part_of_year);
            column.are_increments |= names_increments(&cell.text);
            let says_unit = || says_only_a_unit(&cell.text) || self.is_of_units(*row);
            let has_letters = seen.rest.contains(char::is_alphabetic);
            let is_part = is_part_beside
                || seen.figure.is_some() && seen.numbers_a_part()
                || seen.kinds.is_empty() && names_only_a_part(&seen.key);
            let is_word = has_letters && seen.head.is_none() && seen.figure.is_none();
            if is_part || is_word && !says_unit() {
                column.name_at = Some(at);
            }
        }
        column
    }

    /// Whether a heading that may be a unit stands beside words for parts, and names one itself: 団体 beside 個人.
    fn is_beside_parts(&self, row: usize, at: CellId) -> bool {
        let is_alone = |seen: &Seen| seen.head.is_none() && seen.kinds.is_empty() && seen.times.is_empty();
        let is_unit =
            |cell: &GridCell| cell.seen.unit.is_some() && is_alone(&cell.seen) && unit_of_line(cell).is_none();
        let mut others = self.grid.filled(row).filter(|(other, _)| other.index > 0 && other.index != at.index);
        self.grid.cell(at).is_some_and(is_unit)
            && !self.is_of_units(row)
            && others.any(|(_, cell)| cell.seen.is_words && is_alone(&cell.seen))
    }

    /// Whether a cell is the only one of its line that says a unit: 総合戦略KPI | | | 単位：人.
    fn says_unit_of_table(&self, row: usize, cell: &GridCell) -> bool {
        let units =
            || self.grid.filled(row).filter(|(_, cell)| unit_in(cell).is_some() || says_only_a_unit(&cell.text));
        says_only_a_unit(&cell.text) && units().count() == 1
    }

    /// Whether the first cell of a row of headings says that the others are units, and heads no column itself: 単位 | 人 | 件.
    fn is_of_units(&self, row: usize) -> bool {
        let mut cells = self.grid.filled(row).map(|(_, cell)| &cell.seen);
        let is_label = cells.next().is_some_and(|seen| seen.head == Some(HeadWord::Unit));
        // No list has all of them: ㎡／人.
        let is_unit = |seen: &Seen| seen.unit.is_some() || seen.is_words && seen.key.chars().count() <= LONGEST_UNIT;
        is_label && cells.all(|seen| is_unit(seen))
    }

    /// The first column of a row in which something stands.
    pub(super) fn begins(&self, row: usize) -> usize {
        self.grid.filled(row).next().map_or(0, |(at, _)| at.index)
    }

    /// Whether the first cell of a row of headings, which stands over the names, says that the words behind it describe the columns and
    /// name none: 担当課 | 子育て課, 目標 | 維持 below the names. `begins` is the first column of the headings.
    pub(super) fn describes_columns(&self, line: usize, row: usize, begins: usize) -> bool {
        let mut cells = self.grid.filled(row).peekable();
        let label = cells.next().filter(|(at, _)| at.index <= begins);
        let is_label = label.is_some_and(|(_, cell)| {
            let seen = &cell.seen;
            let is_kind = seen.is_label && !seen.kinds.is_empty() && seen.head != Some(HeadWord::Name);
            let is_other = is_kind || seen.head == Some(HeadWord::Note) || heads_numbers(&seen.key);
            seen.head == Some(HeadWord::Responsible) || line > 0 && is_other
        });
        is_label && cells.peek().is_some() && cells.all(|(_, cell)| !cell.seen.is_label)
    }

    /// Whether a row of headings has words below each heading of the top line, and before them a label that this line has not and that
    /// says something of a kind: 目標の方向 | 増加 | 維持 below 会員数 | 来場者数. It describes the columns, too.
    fn labels_words_below(&self, top: usize, row: usize) -> bool {
        let mut cells = self.grid.filled(row);
        let is_of_aims = |seen: &Seen| seen.is_words && !seen.kinds.is_empty() && !has_word_for_names(&seen.key);
        let is_label = cells.next().is_some_and(|(_, cell)| is_of_aims(&cell.seen));
        let below = cells.map(|(at, cell)| (at.index, cell.seen.is_words));
        is_label && self.grid.filled(top).map(|(at, cell)| (at.index, cell.seen.is_words)).eq(below)
    }

    /// Whether the cells of a row of headings stand over nothing for sure: fewer words for kinds than the years below them, or fewer years
    /// than words for kinds, with no blank cell between, or years of which the first stands behind a target or an actual without one.
    fn is_loose(&self, section: &SheetSection, (upper, lower): (usize, usize)) -> bool {
        let is_moved = section.shifts.iter().any(|(moved, _)| *moved == upper);
        let lines = section.heads.iter().chain(&section.rows);
        let width = lines.map(|row| section.length(self.grid, *row)).max().unwrap_or_default();
        // A time alone below them is the rest of their line, which broke within a heading.
        let breaks = |(at, cell): SheetCell<'_>| at.index == 0 && cell.seen.is_label && !cell.seen.times.is_empty();
        if self.grid.only(lower).is_some_and(breaks) {
            return true;
        }
        let (upper, lower) = (self.grid.row(upper), self.grid.row(lower));
        // On a page nothing says over which columns fewer cells stand; elsewhere a line that begins over names or units has moved.
        let heads_figures =
            |cell: &GridCell| cell.seen.is_label && cell.seen.head.is_none() && cell.seen.heads_figures();
        let begins = upper.iter().position(|cell| !cell.seen.is_blank()).unwrap_or_default();
        let is_over_names = || {
            let below = lower.get(begins).and_then(|cell| cell.seen.head);
            matches!(below, Some(HeadWord::Name | HeadWord::Unit)) && upper.iter().skip(begins).all(heads_figures)
        };
        let are_fewer = upper.len() > begins + 1 && upper.len() < width && upper.iter().any(heads_figures);
        if are_fewer && !is_moved && (self.grid.cut == Cut::Page || is_over_names()) {
            return true;
        }
        let says_kind =
            |cell: &GridCell| cell.seen.is_label && !cell.seen.kinds.is_empty() && cell.seen.times.is_empty();
        let says_time =
            |cell: &GridCell| cell.seen.is_label && cell.seen.kinds.is_empty() && !cell.seen.times.is_empty();
        let are_packed = |is_over: &dyn Fn(&GridCell) -> bool, is_below: &dyn Fn(&GridCell) -> bool| {
            let first = upper.iter().position(is_over).unwrap_or(upper.len());
            let (over, below) = (upper.get(first..).unwrap_or_default(), lower.get(first..).unwrap_or_default());
            let are_fewer = over.len() > 1 && over.len() < below.len();
            are_fewer && over.iter().all(is_over) && below.iter().all(is_below)
        };
        // R4 | R5 over 目標 | 実績 | 目標 | 実績 lost the blanks of its merged cells.
        if are_packed(&says_kind, &says_time) || !is_moved && are_packed(&says_time, &says_kind) {
            return true;
        }
        let Some(first) = upper.iter().position(says_time) else { return false };
        let is_figure = |cell: &GridCell| {
            let kinds = [FigureKind::Target, FigureKind::Actual].map(KindSaid::Placed);
            says_kind(cell) && cell.seen.kind().is_some_and(|kind| kinds.contains(&kind))
        };
        let mut before = upper.iter().zip(lower).take(first).skip(1);
        before.any(|(over, below)| over.seen.is_blank() && is_figure(below))
    }

    /// The heading of a column on a line of headings, and whether it is the column's own: a blank one belongs to the merged one at
    /// its left, if something stands below it.
    fn heading(&self, section: &SheetSection, line: usize, column: usize) -> Option<(CellId, bool)> {
        let row = section.heads.get(line).copied().filter(|row| !section.loose_heads.contains(row))?;
        // Whose the figures below a section are is asked.
        if section.describing_heads.contains(&row) && (line > 0 || column > self.begins(row)) {
            return None;
        }
        if let Some((at, _)) = self.filled_cell(section, row, column) {
            return Some((at, true));
        }
        let below = section.heads.get(line + 1..).unwrap_or_default();
        let has_below = below.iter().any(|row| self.filled_cell(section, *row, column).is_some());
        let left = || (0..column).rev().find_map(|column| self.filled_cell(section, row, column));
        has_below.then(left).flatten().map(|(at, _)| (at, false))
    }

    /// What the cells of a column are: by marks, by what all of them say, by the heading, and by what most of them are.
    fn holds(&self, section: &SheetSection, column: &SheetColumn) -> ColumnHolds {
        if column.figures > 0 && self.has_values {
            return ColumnHolds::Values;
        }
        let rows = section.heads.iter().chain(&section.rows);
        let cells = rows.filter_map(|row| self.filled_cell(section, *row, column.index));
        let mut told = cells.flat_map(|(_, cell)| self.marks_on(cell)).filter(|mark| mark.on.is_of_columns());
        match told.find_map(SheetMark::attribute) {
            Some(HeadWord::Unit) => return ColumnHolds::Units,
            Some(HeadWord::Year) => return ColumnHolds::Times,
            Some(_) => return ColumnHolds::Words,
            None => {}
        }
        let may_be_part = |cell: &GridCell| {
            // 12.5％（令和4年度） has a year as well.
            let is_dated = cell.seen.figure.as_ref().is_some_and(|figure| figure.time.is_some());
            let says_other = !cell.seen.kinds.is_empty() || cell.seen.is_label && !cell.seen.times.is_empty();
            may_be_part(&cell.seen.key) && !says_other && !is_dated
        };
        let are_parts = || self.cells(section, column.index).all(may_be_part);
        let are_numbers = || self.cells(section, column.index).all(|cell| numbers_an_indicator(&cell.text));
        let heads_row_numbers = || self.headings(section, column.index).any(|(_, cell)| heads_numbers(&cell.seen.key));
        // 実績（R1） before a figure says both of it.
        let is_time = |seen: &Seen| {
            let is_bare = seen.labelled.is_empty() && seen.kinds.is_empty() && !seen.is_numbered;
            !seen.times.is_empty() && seen.is_label && is_bare
        };
        let is_year = |cell: &GridCell| cell.seen.key.len() <= MOST_DIGITS || cell.seen.is_label;
        let words = column.words.len();
        match column.head {
            _ if self.are_units(section, column) => ColumnHolds::Units,
            _ if OF_PARTS.has(&self.words_over(section, column.index)) && are_parts() => ColumnHolds::Parts,
            _ if self.stands_between_names_and_headings(section, column) && are_parts() => ColumnHolds::Parts,
            _ if column.filled > 0 && are_numbers() => ColumnHolds::RowNumbers,
            _ if column.filled > 0 && heads_row_numbers() => ColumnHolds::RowNumbers,
            _ if self.are_most(section, column, is_time) => {
                let (word, is_dated) = (self.words_over(section, column.index), column.time.is_some());
                let is_untold = column.name_at.is_none() && column.head != Some(HeadWord::Note);
                let is_of_figures = is_untold
                    || heads_times(&word)
                    || self.is_before_figures(section, column.index) && !OF_OTHER_TIMES.stand_in(&word);
                let names_time = column.head == Some(HeadWord::Year) || !is_dated && ENDS_OF_TIMES.ends(trim(&word));
                // Days by which something is done are what such a column has in the place of figures: 庁舎の完成 | R9.3.
                match column.kind.filter(|_| !names_time) {
                    Some(_) if is_dated || column.figures > 0 => ColumnHolds::Values,
                    _ if is_of_figures => ColumnHolds::Times,
                    _ => ColumnHolds::OtherTimes,
                }
            }
            Some(HeadWord::Year) if self.figures(section, column.index).all(is_year) => ColumnHolds::Times,
            Some(HeadWord::Year) => ColumnHolds::Values,
            Some(HeadWord::Unit) => ColumnHolds::Units,
            // 令和6年度評価（令和5年度実績） is the heading of figures if they are most of what stands below it.
            Some(HeadWord::Note) if !column.is_bare() && column.figures > words => ColumnHolds::Values,
            // A judgement or a rank in numbers is counted; the number of a row is not.
            Some(HeadWord::Note) if column.figures > words => ColumnHolds::Unclear,
            Some(HeadWord::Note | HeadWord::Group | HeadWord::Responsible) => ColumnHolds::Words,
            Some(HeadWord::Name) if words >= column.figures || are_parts() => ColumnHolds::Words,
            _ if column.figures + column.dashes == 0 || self.says_how_often(section, column) => ColumnHolds::Words,
            _ if self.counts_rows(section, column) => ColumnHolds::RowNumbers,
            _ if words <= 2 * column.figures || column.kind.is_some() => ColumnHolds::Values,
            _ => ColumnHolds::Unclear,
        }
    }

    /// Whether a column has figures without a heading (0歳, 1～2歳), beside names and before figures that have one.
    fn stands_between_names_and_headings(&self, section: &SheetSection, column: &SheetColumn) -> bool {
        let is_headed = |index: usize| self.headings(section, index).any(|(_, cell)| cell.seen.heads_figures());
        column.is_bare()
            && column.name_at.is_none()
            && column.figures > 0
            && column
                .index
                .checked_sub(1)
                .is_some_and(|before| self.cells(section, before).any(|cell| cell.seen.is_words))
            && is_headed(column.index + 1)
    }

    /// Whether the cells of a column are units, or most of them where it has no heading, and the others as short: no list has all units
    /// (g/人・日).
    fn are_units(&self, section: &SheetSection, column: &SheetColumn) -> bool {
        let mut cells = self.cells(section, column.index);
        if column.filled > 0 && column.head != Some(HeadWord::Name) && cells.all(|cell| cell.seen.unit.is_some()) {
            return true;
        }
        let is_short = |cell: &GridCell| {
            let is_short = cell.seen.key.chars().count() <= LONGEST_UNIT || names_a_part(&cell.text);
            cell.seen.figure.is_none() && is_short
        };
        let mut before = (0..column.index).flat_map(|index| self.cells(section, index));
        column.head.is_none()
            && column.name_at.is_none()
            && before.any(|cell| cell.seen.is_words)
            && self.are_most(section, column, |seen| seen.unit.is_some())
            && self.cells(section, column.index).all(is_short)
    }

    /// Whether a column is the first, and each heading behind it is one of figures, so that its own is the name of what they are of:
    /// 来場者数 | 目標 | 実績 over R5 | 100 | 90.
    fn is_before_figures(&self, section: &SheetSection, column: usize) -> bool {
        let mut behind = section.heads.iter().flat_map(|row| self.grid.filled(*row)).filter(|(at, _)| at.index > 0);
        column == 0 && behind.all(|(_, cell)| cell.seen.heads_figures())
    }

    /// What the headings of a column say together, in their comparable form.
    fn words_over(&self, section: &SheetSection, column: usize) -> String {
        self.headings(section, column).map(|(_, cell)| cell.seen.key.as_str()).collect()
    }

    fn figures<'s>(&'s self, section: &'s SheetSection, column: usize) -> impl Iterator<Item = &'s GridCell> {
        self.cells(section, column).filter(|cell| self.is_figure(cell))
    }

    /// Whether nothing says that a column has figures, and all that are in it say how often something is done (年1回).
    fn says_how_often(&self, section: &SheetSection, column: &SheetColumn) -> bool {
        let is_bare = column.is_bare() && column.figures > 0;
        is_bare && self.figures(section, column.index).all(|cell| figure_behind_span(&cell.text).is_some())
    }

    /// Whether a column counts the rows: 1, 2, 3, before what the rows say. A heading with other words may be that of figures (開催回数).
    fn counts_rows(&self, section: &SheetSection, column: &SheetColumn) -> bool {
        let is_first = column.index <= 2 && column.is_bare() && column.name_at.is_none() && column.filled >= 3;
        let numbers = self.figures(section, column.index).map(|cell| cell.seen.key.parse::<u32>().ok());
        let count_on =
            |one: &Option<u32>, next: &Option<u32>| one.zip(*next).is_some_and(|(one, next)| next == one + 1);
        let says_more = |row: &usize| self.grid.filled(*row).any(|(at, _)| at.index > column.index);
        is_first
            && column.figures == column.filled
            && section.rows.iter().all(says_more)
            && numbers.is_sorted_by(count_on)
    }
}

/// Whether the two parts of a heading say different kinds: 目標／実績, 基準値→目標値. What stands in brackets may say more of the one kind:
/// 現状値（実績）.
fn is_of_two_kinds(seen: &Seen) -> bool {
    matches!(seen.parted_kinds(), Some((Parting::Stroke | Parting::Arrow, [Some(_), Some(_)])))
}

/// Whether the word for a kind in a heading counts: it stands almost alone, or at the end of what is outside of brackets. In a longer
/// text it is part of a name.
fn says_kind(seen: &Seen, kind: KindSaid) -> bool {
    if seen.rest.is_empty() || seen.head.is_some() {
        return true;
    }
    if says_other_figures(&seen.rest) || is_standard(&seen.key) {
        return false;
    }
    let is_short = seen.rest.chars().count() <= FEW_LETTERS && kind != KindSaid::Placed(FigureKind::Rate);
    matches!(kind, KindSaid::Placed(_))
        && (is_short || matches!(kind_word_at_end(&outside_brackets(&seen.key)), Some(KindSaid::Placed(_))))
}

/// Whether words that no list explains stand in brackets behind the word for actuals, by which they may be of a part of the year or of
/// others: 実績（中間）. A letter names a column: 実績（ア）.
fn has_unknown_words(seen: &Seen) -> bool {
    let is_actual = seen.kind() == Some(KindSaid::Placed(FigureKind::Actual));
    let is_letter = |letter: char| letter.is_ascii_alphabetic() || matches!(letter, 'あ'..='ん' | 'ア'..='ン');
    let names_column = |inner: &Seen| inner.rest.is_empty() || only(inner.rest.chars()).is_some_and(is_letter);
    let inner = seen.in_brackets.as_ref().filter(|inner| !names_column(inner) && inner.unit.is_none());
    is_actual && inner.is_some_and(|inner| seen.rest.ends_with(&inner.rest))
}

/// The unit that a line says and nothing else: 単位：人, （人）.
pub(super) fn unit_of_line(cell: &GridCell) -> Option<String> {
    let in_brackets = || cell.seen.unit.clone().filter(|_| cell.text.trim().starts_with(['(', '（']));
    if says_only_a_unit(&cell.text) { unit_of_title(&cell.text) } else { in_brackets() }
}

/// The unit that a heading or a label is or has in brackets at its end. 目標値（a） is named by a letter, as the first ones are.
pub(super) fn unit_in(cell: &GridCell) -> Option<String> {
    let is_letter =
        |unit: &String| !cell.seen.kinds.is_empty() && matches!(unit.as_bytes(), [b'A'..=b'F' | b'a'..=b'f']);
    cell.seen.unit.clone().or_else(|| unit_in_brackets(&cell.text)).filter(|unit| !is_letter(unit))
}
