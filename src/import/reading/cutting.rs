//! Finds the tables of a sheet by their headings: the heading rows, the rows with figures below them, and the lines above and between these
//! rows.

use super::grid::{CellId, GridCell, SheetCell};
use super::mark::{Says, SheetMark};
use super::marked_sheet::MarkedSheet;
use super::names::names_a_whole;
use super::section::{RowGroup, SheetSection};
use crate::columns::seen_words::{KindSaid, Seen};
use crate::columns::stated_units::unit_in_brackets;
use crate::columns::vocabulary::{FigureKind, HeadWord, kind_of_times};

/// The most lines of a card above a figure in which the figure's time is looked for.
const MOST_OF_CARD: usize = 12;

impl MarkedSheet<'_> {
    /// Whether the row is one of headings.
    fn is_heading(&self, row: usize) -> bool {
        let filled: Vec<&GridCell> = self.grid.filled(row).map(|(_, cell)| cell).collect();
        let is_told = |mark: &SheetMark| {
            matches!(mark.says, Says::Tells(_))
                && mark.on.is_of_rows()
                && filled.iter().any(|cell| mark.on.has(cell.place))
        };
        if self.marks.iter().any(is_told) {
            return true;
        }
        if self.has_values && !filled.is_empty() {
            return !filled.iter().any(|cell| self.is_figure(cell)) && filled.iter().any(|cell| cell.seen.is_label);
        }
        if self.is_year_row(row) {
            return true;
        }
        if filled.iter().any(|cell| self.is_in_place(cell)) {
            return false;
        }
        // In a row with a figure that the user left out, several labels are headings; a single label belonged to the figure.
        let is_bare_label = |cell: &&&GridCell| cell.seen.is_label && !cell.seen.has_figure();
        if self.has_figure(row) && filled.iter().filter(is_bare_label).count() < 2 {
            return false;
        }
        if self.grid.names_an_indicator(row) || self.describes(row) || self.dated_by(row).is_some() {
            return false;
        }
        // Years with words that no list has, and no heading over the names, head other figures than those above: R5予算, R5決算.
        let is_dated = |cell: &&GridCell| !cell.seen.times.is_empty();
        let begins_behind = self.grid.filled(row).next().is_some_and(|(at, _)| at.index > 0);
        if begins_behind && filled.len() > 1 && filled.iter().all(is_dated) {
            return true;
        }
        if filled.iter().skip(1).all(|cell| cell.seen.is_mark) {
            return false;
        }
        let labels: Vec<&&GridCell> = filled.iter().filter(|cell| cell.seen.is_label).collect();
        let is_first = filled.first().is_some_and(|cell| cell.seen.is_label);
        // A row with words in the place of its figures may state its kind, too: 景観 | 目標 | 維持 | 維持.
        let says_kind =
            labels.len() * 2 >= filled.len() && labels.first().is_some_and(|cell| !cell.seen.kinds.is_empty());
        filled.len() >= 2 && (labels.len() >= 2 || is_first || says_kind)
    }

    /// Whether a row has three ages or more, each over a figure without a unit, and no other figure: 施設名 | 0歳 | 1歳 | 2歳 | 計 over
    /// 中央保育所 | 6 | 14 | 18 | 38.
    fn heads_ages(&self, row: usize) -> bool {
        let is_age = |cell: &GridCell| cell.seen.numbers_a_part() && self.is_in_place(cell);
        let has_no_unit = |cell: &GridCell| cell.seen.figure.as_ref().is_some_and(|figure| figure.unit.is_none());
        let below = |(at, _): &SheetCell<'_>| self.grid.cell(CellId { row: row + 1, ..*at });
        let (ages, others): (Vec<_>, Vec<_>) = self.grid.filled(row).partition(|(_, cell)| is_age(cell));
        let is_over_figure =
            |cell: &SheetCell<'_>| below(cell).is_some_and(|cell| self.is_in_place(cell) && has_no_unit(cell));
        let is_over_none =
            |cell: &SheetCell<'_>| below(cell).is_some_and(|cell| cell.seen.is_blank() || cell.seen.is_dash);
        ages.len() > 2
            && ages.iter().any(is_over_figure)
            && ages.iter().all(|age| is_over_figure(age) || is_over_none(age))
            && others.iter().all(|(_, cell)| !self.is_in_place(cell))
    }

    /// Whether a line describes the indicator of the figures below it and heads none of them: 担当課 | 観光課.
    fn describes(&self, row: usize) -> bool {
        let mut cells = self.grid.filled(row).map(|(_, cell)| cell);
        let pair = cells.next().zip(cells.next()).filter(|_| cells.next().is_none());
        let describes = |(label, text): (&GridCell, &GridCell)| match label.seen.head {
            Some(HeadWord::Responsible | HeadWord::Note) => text.seen.is_words,
            // 事業名 | 参加者数 are headings.
            Some(HeadWord::Group) => text.seen.is_words && !names_a_whole(text),
            _ => false,
        };
        pair.is_some_and(describes)
    }

    /// The kind of the figures that a line of a card dates, with the cell of the time: 目標年度 | 令和8年度. Without a kind it dates all figures:
    /// 年度 | 令和6年度. `None` for any other line.
    pub(super) fn dated_by(&self, row: usize) -> Option<(Option<FigureKind>, CellId)> {
        let mut cells = self.grid.filled(row);
        let (first, second) = (cells.next()?, cells.next());
        let (at, time) = second.filter(|_| cells.next().is_none())?;
        let (_, label) = first;
        let kind = kind_of_times(&label.seen.key);
        let is_label = kind.is_some() && label.seen.times.is_empty() || label.seen.head == Some(HeadWord::Year);
        let is_time = time.seen.is_label && time.seen.kinds.is_empty() && time.seen.time().is_some();
        (is_label && is_time).then_some((kind, at))
    }

    /// The cell that dates the figures of a kind in a row of a card: on the nearest dating line above it, or else right below it.
    pub(super) fn dating_line(&self, row: usize, kind: FigureKind) -> Option<CellId> {
        let dates = |row: usize| self.dated_by(row).filter(|(of, _)| of.is_none_or(|of| of == kind)).map(|(_, at)| at);
        let of_card = (row.saturating_sub(MOST_OF_CARD)..row).rev();
        let below = (row + 1..).take_while(|row| self.dated_by(*row).is_some());
        of_card.chain(below).find_map(dates)
    }

    /// Whether a row above others may be a heading row with them: it has several cells. Two cells of words that begin over the names are no
    /// headings, unless the second names an indicator over its figures (施設名 | 利用者数). Without other headings, a dating line of a card is
    /// none.
    fn may_head(&self, row: usize, has_headings: bool) -> bool {
        let cells: Vec<&GridCell> = self.grid.filled(row).map(|(_, cell)| cell).collect();
        match cells[..] {
            _ if self.grid.names_an_indicator(row) || !has_headings && self.dated_by(row).is_some() => false,
            [one, other] => {
                let are_words =
                    self.begins(row) == 0 && !one.seen.is_label && !other.seen.is_label && !names_a_whole(other);
                !are_words && !self.describes(row)
            }
            _ => cells.len() > 1,
        }
    }

    /// The tables of the sheet, from top to bottom.
    pub(super) fn sections(&self) -> Vec<SheetSection> {
        let mut sections: Vec<SheetSection> = Vec::new();
        let mut pending: Vec<(usize, bool)> = Vec::new();
        for row in 0..self.grid.rows.len() {
            // A row whose figures are left out still gives its name and its unit to the rows below it.
            let is_of_figures = self.has_figure(row);
            let is_read = |cell: &&GridCell| is_of_figures || !self.is_left_out(cell);
            let filled = || self.grid.filled(row).map(|(_, cell)| cell).filter(is_read);
            let count = filled().count();
            if count == 0 {
                continue;
            }
            let table = sections.last().filter(|_| pending.is_empty());
            let above = table.and_then(|table| table.rows.last().copied());
            let heads = match pending.iter().rev().find(|(_, is_heading)| *is_heading) {
                Some((head, _)) => Some(*head),
                None => table.and_then(|table| table.heads.last().copied()),
            };
            let goes_on = self.goes_on(heads, above, row);
            let is_divided = pending.last().is_some_and(|(line, is_heading)| *is_heading && self.divides(*line, row));
            let has_none_above = heads.is_none() && above.is_none();
            let is_heading = !goes_on && (is_divided || self.is_heading(row) || has_none_above && self.heads_ages(row));
            let may_hold = |cell: &GridCell| cell.seen.is_dash || cell.seen.holds_figure;
            let is_in_words = || above.is_some_and(|above| self.is_in_words(above, row));
            let has_values = goes_on || is_of_figures || count > 1 && (filled().any(may_hold) || is_in_words());
            if is_heading || !has_values {
                pending.push((row, is_heading));
                continue;
            }
            let mut lines = std::mem::take(&mut pending);
            if let Some(section) = sections.last_mut().filter(|section| self.has_units_below(section)) {
                let below = lines.extract_if(.., |(line, _)| self.has_only_units(*line));
                let below: Vec<usize> = below.map(|(line, _)| line).collect();
                section.units_below.extend(below);
            }
            if lines.iter().any(|(_, is_heading)| *is_heading) || sections.is_empty() {
                sections.push(self.section(&lines, row));
            } else if let Some((units, last)) =
                lines.iter().find(|(row, _)| self.has_only_units(*row)).zip(sections.last())
            {
                // The headings continue over another line of units.
                let heads = last.heads.iter().copied().chain([units.0]).collect();
                sections.push(SheetSection { heads, ..SheetSection::default() });
            } else if let Some(section) = sections.last_mut().filter(|_| !lines.is_empty()) {
                section.groups.push(RowGroup { first: row, lines: lines.iter().map(|(row, _)| *row).collect() });
            }
            if let Some(section) = sections.last_mut() {
                section.rows.push(row);
            }
        }
        for section in &mut sections {
            let last = section.rows.last().map(|row| row + 1);
            section.units_below.extend(last.filter(|_| self.has_units_below(section)));
        }
        sections
    }

    /// Whether a row without figures belongs to the table with these headings and last row, and is no heading itself.
    fn goes_on(&self, heads: Option<usize>, above: Option<usize>, row: usize) -> bool {
        heads.is_some_and(|head| self.stands_below(head, row))
            || above.is_some_and(|above| self.is_without_figures(above, row) || self.judges(above, row))
    }

    /// Whether a row divides the merged headings of the line above it, as ages do: 20代 | 30代 below R3実績. Only one of the two lines may have
    /// a heading over the names, which begin in the next row.
    fn divides(&self, line: usize, row: usize) -> bool {
        let cell =
            |row: usize, index: usize| self.grid.cell(CellId { row, index }).filter(|cell| !cell.seen.is_blank());
        let is_below_merged = |(at, _): (CellId, &GridCell)| cell(line, at.index).is_none();
        let is_part = |(_, cell): SheetCell<'_>| cell.seen.numbers_a_part();
        let parts_headings = match (cell(line, 0), cell(row, 0)) {
            (Some(_), None) => true,
            (None, None) => self.grid.filled(row).all(is_part),
            // 部門 | 上半期 | 年間 below R4 | R5.
            (None, Some(name)) => name.seen.is_words && !self.has_figure(row),
            (Some(_), Some(_)) => false,
        };
        parts_headings
            && cell(row + 1, 0).is_some_and(|name| name.seen.is_words || name.seen.is_label)
            && self.grid.only(row).is_none()
            && self.grid.filled(row).filter(|(at, _)| at.index > 0).any(is_below_merged)
    }

    /// Whether the line right below each row of a table states only units, which are the units of that row. A line below the only row may
    /// belong to the rows below it, unless the next row has a line of units as well or no row with figures follows.
    fn has_units_below(&self, section: &SheetSection) -> bool {
        let is_above = section.heads.iter().any(|head| self.has_only_units(*head));
        let mut lines = section.rows.iter().map(|row| row + 1);
        let goes_on = |line: usize| self.has_only_units(line + 2) || !self.has_figure(line + 1);
        !is_above
            && lines.clone().all(|line| self.has_only_units(line))
            && (section.rows.len() > 1 || lines.next().is_some_and(goes_on))
    }

    /// Whether a line consists of several units and nothing else.
    pub(super) fn has_only_units(&self, line: usize) -> bool {
        self.grid.filled(line).count() > 1 && self.grid.filled(line).all(|(_, cell)| cell.seen.unit.is_some())
    }

    /// Whether a row has a name below the heading of names or groups, and neither kinds nor years, except years below headings of kinds or
    /// with a unit, which are its figures: 蔵書数 | 2020 | 2023 below 指標 | R5目標 | R5実績.
    fn stands_below(&self, head: usize, row: usize) -> bool {
        let over = |at: CellId| self.grid.cell(CellId { row: head, ..at }).map(|cell| &cell.seen);
        let mut cells = self.grid.filled(row);
        let Some((first, name)) = cells.next().filter(|(_, name)| name.seen.is_words) else { return false };
        let has_unit =
            unit_in_brackets(&name.text).is_some() || self.grid.filled(row).any(|(_, cell)| cell.seen.unit.is_some());
        let is_said = |(at, cell): (CellId, &GridCell)| {
            let is_below_kind = || over(at).is_some_and(|over| !over.kinds.is_empty());
            let is_figure = cell.seen.times.is_empty() || has_unit || is_below_kind();
            cell.seen.is_numbered || cell.seen.kinds.is_empty() && is_figure
        };
        over(first).is_some_and(|over| matches!(over.head, Some(HeadWord::Name | HeadWord::Group)))
            && self.grid.filled(row).any(|(_, cell)| cell.seen.is_label)
            && cells.all(is_said)
    }

    /// Whether a row has words where the row above it has figures, and names no other indicator: 景観 | 目標 | 維持 | 維持.
    fn is_in_words(&self, above: usize, row: usize) -> bool {
        let has_figure_above =
            |at: CellId| self.grid.cell(CellId { row: above, ..at }).is_some_and(|cell| self.is_in_place(cell));
        !self.grid.names_an_indicator(row)
            && self.grid.filled(row).any(|(at, cell)| cell.seen.is_words && has_figure_above(at))
    }

    /// Whether a row has cells only in the label columns of the row above it, so that its figures are blank.
    fn is_without_figures(&self, above: usize, row: usize) -> bool {
        let labels = |row: usize| {
            let labels = self.grid.filled(row).filter(|(_, cell)| !self.is_in_place(cell));
            labels.map(|(at, _)| at.index).collect::<Vec<_>>()
        };
        let own = labels(row);
        own.len() > 1 && own == labels(above) && self.grid.filled(row).all(|(_, cell)| cell.seen.head.is_none())
    }

    /// Whether a row has words or marks below the figures of the row above it, and a label below the label of that row: 評価 below 実績. Such a
    /// row is no heading.
    fn judges(&self, above: usize, row: usize) -> bool {
        let mut cells = self.grid.filled(row);
        let label = cells.by_ref().find(|(_, cell)| !cell.seen.is_words);
        let is_judgement = |seen: &Seen| {
            matches!(seen.head, None | Some(HeadWord::Note)) && !matches!(seen.kind(), Some(KindSaid::Placed(_)))
        };
        let Some((at, _)) = label.filter(|(_, cell)| is_judgement(&cell.seen)) else { return false };
        let over = self.grid.cell(CellId { row: above, ..at }).map(|cell| &cell.seen);
        let is_below_kind = over.is_some_and(|seen| !seen.kinds.is_empty());
        let mut behind = cells.map(|(_, cell)| &cell.seen).peekable();
        is_below_kind && behind.peek().is_some() && behind.all(|seen| !seen.heads_figures())
    }

    /// Whether the words of a line are over several figures of the row below it and over no names, so that they are headings even if no
    /// list has them.
    fn stands_over_figures(&self, line: usize, row: usize) -> bool {
        let below = |at: CellId| self.grid.cell(CellId { row, ..at });
        let is_figure = |at: CellId| below(at).is_some_and(|cell| self.is_in_place(cell));
        let is_name = |at: CellId| below(at).is_some_and(|cell| cell.seen.is_words);
        !self.describes(line)
            && self.grid.filled(line).filter(|(at, _)| is_figure(*at)).count() > 1
            && !self.grid.filled(line).any(|(at, _)| is_name(at))
    }

    /// Whether a line of words has cells in exactly the columns of the row right below it, which has several figures.
    fn stands_over_each(&self, line: usize, row: usize) -> bool {
        let indexes = |row: usize| self.grid.filled(row).map(|(at, _)| at.index);
        line + 1 == row
            && self.grid.filled(line).all(|(_, cell)| cell.seen.is_words)
            && indexes(line).eq(indexes(row))
            && self.grid.filled(row).filter(|(_, cell)| self.is_in_place(cell)).count() > 1
    }

    /// A table with the lines above its first row divided into captions, headings and lines of a group.
    fn section(&self, lines: &[(usize, bool)], row: usize) -> SheetSection {
        // A line of words between headings belongs to this table, and the headings before it to another.
        let last = lines.iter().rposition(|(_, is_heading)| *is_heading);
        let is_words = |row: usize| self.grid.only(row).is_some_and(|(_, cell)| cell.seen.is_words);
        let above = lines.iter().take(last.unwrap_or_default()).rposition(|(row, _)| is_words(*row));
        let begin = above.map_or(0, |above| above + 1);
        let first = lines.iter().skip(begin).position(|(_, is_heading)| *is_heading).map(|first| begin + first);
        // Words over figures are headings if there are no others, and so is a line with a cell over each cell of the row.
        let is_head = || match lines {
            [(line, _)] if self.stands_over_figures(*line, row) => true,
            [.., (line, _)] => self.stands_over_each(*line, row),
            [] => false,
        };
        let (mut first, mut end) = match first.zip(last) {
            Some((first, last)) => (first, last + 1),
            None => (lines.len() - usize::from(is_head()), lines.len()),
        };
        // A part of a year below a heading qualifies the figures below it: R6実績 over （4～9月）.
        let is_part = |line: usize| self.grid.only(line).is_some_and(|(_, cell)| cell.seen.part_of_year.is_some());
        let is_below = |line: usize| self.has_only_units(line) || is_part(line) || self.stands_over_figures(line, row);
        // So does a time on a line of its own, if parts of a year follow it.
        let is_time = |line: usize| {
            let only = self.grid.only(line).map(|(_, cell)| &cell.seen);
            only.is_some_and(|seen| seen.is_label && seen.kinds.is_empty() && !seen.times.is_empty())
        };
        let has_parts = |line: usize| {
            let mut cells = self.grid.filled(line);
            self.stands_over_figures(line, row) && cells.any(|(_, cell)| cell.seen.part_of_year.is_some())
        };
        let goes_on = |at: usize| {
            let holds = |at: usize, holds: &dyn Fn(usize) -> bool| lines.get(at).is_some_and(|(line, _)| holds(*line));
            holds(at, &is_below) || at > 0 && holds(at, &is_time) && holds(at + 1, &has_parts)
        };
        while goes_on(end) {
            end += 1;
        }
        let may_head = |at: usize| lines.get(at).is_some_and(|(line, _)| self.may_head(*line, last.is_some()));
        while first > 0 && may_head(first - 1) {
            first -= 1;
        }
        let rows = |lines: &[(usize, bool)]| lines.iter().map(|(row, _)| *row).collect::<Vec<_>>();
        let mut heads = rows(lines.get(first..end).unwrap_or_default());
        // A single cell that is not the first of its row is a heading over several columns.
        let lone = first.checked_sub(1).and_then(|at| lines.get(at)).map(|(row, _)| *row);
        let is_over = |row: &usize| self.grid.only(*row).is_some_and(|(at, _)| at.index > 0);
        if !heads.is_empty()
            && let Some(row) = lone.filter(is_over)
        {
            heads.insert(0, row);
        }
        let groups = vec![RowGroup { first: row, lines: rows(lines.get(end..).unwrap_or_default()) }];
        let captions = rows(lines.get(..first).unwrap_or_default());
        SheetSection { heads, captions, groups, ..SheetSection::default() }
    }
}
