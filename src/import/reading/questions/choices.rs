//! The marks that a question offers as answers, the likeliest first.

use super::question::Subject;
use super::together::asks_kinds_together;
use super::{Asked, Questions};
use crate::columns::vocabulary::{ERAS, FigureKind, HeadWord, OF_PARTS};
use crate::import::reading::fact::{FigureDoubt, Value};
use crate::import::reading::grid::{CellId, GridCell};
use crate::import::reading::mark::{Region, RowSide, Says, SheetMark, YearSaid};
use crate::import::reading::names::without_heading;
use crate::import::reading::section::{NameColumn, SheetSection};
use crate::value::fiscal_year::FiscalYear;
use crate::value::{distinct, each_once};

impl Questions<'_> {
    /// The possible answers to a question for these waiting figures, as marks on these cells.
    pub(super) fn choices(&self, subject: Subject, asked: &Asked, values: &[&Value], on: &Region) -> Vec<SheetMark> {
        let Some(first) = values.first() else { return Vec::new() };
        let figures = |kind, year| on.mark(Says::Figures { kind, year });
        let cells = || self.sheet.grid.region(values.iter().map(|value| value.at));
        let of_cells = |says: [Says; 2]| says.map(|says| cells().mark(says)).to_vec();
        let left_out = on.mark(Says::LeftOut);
        match subject {
            Subject::Alignment => [RowSide::Left, RowSide::Right].map(|side| on.mark(Says::Aligned(side))).to_vec(),
            Subject::Sum => vec![left_out, on.mark(Says::OwnIndicator)],
            Subject::Altered => of_cells([Says::AsSeen, Says::LeftOut]),
            Subject::Remark => of_cells([Says::WithoutRemark, Says::LeftOut]),
            Subject::Era => ERAS.map(|era| on.mark(Says::Era(era.to_owned()))).to_vec(),
            Subject::FirstYear => self.years.iter().map(|year| on.mark(Says::FirstYear(*year))).collect(),
            Subject::ThisYear => {
                let near = self.sheet.reported.into_iter().flat_map(|year| [Some(year), year.plus(1)]).flatten();
                let near: Vec<FiscalYear> = near.collect();
                let others = self.years.iter().filter(|year| !near.contains(year));
                near.iter().chain(others).map(|year| on.mark(Says::ThisYear(YearSaid::Year(*year)))).collect()
            }
            Subject::Lines => self.kinds_of_lines(values, on),
            // Figures of several years have no common year; below headings each column has its own.
            Subject::Column if distinct(values.iter().filter_map(|value| value.year)).len() > 1 => {
                let have_word = matches!(asked, Asked::Columns(..) | Asked::Label(_));
                let kinds = [FigureKind::Target, FigureKind::Actual].map(|kind| figures(Some(kind), None));
                [left_out].into_iter().chain(kinds.into_iter().filter(|_| have_word)).collect()
            }
            Subject::Column => self.column_marks(on),
            Subject::NameColumn => self.name_columns(asked),
            Subject::Name => self.names(asked, first, on),
            Subject::Kind => {
                let mut kinds = [FigureKind::Target, FigureKind::Actual, FigureKind::Baseline];
                kinds.sort_by_key(|kind| first.proposed != Some(*kind));
                let kinds = kinds.map(|kind| figures(Some(kind), None));
                kinds.into_iter().chain(self.actuals_until(asked, first, on)).chain([left_out]).collect()
            }
            Subject::Year => {
                // A mark on a cell also applies to the actual beside its target.
                let has_actual = || {
                    let of_table = self.of_table(first.section);
                    let from = of_table.partition_point(|other| other.at.row < first.at.row);
                    let mut of_row = of_table.iter().skip(from).take_while(|other| other.at.row == first.at.row);
                    of_row.any(|other| other.at == first.at && other.kind == Some(FigureKind::Actual))
                };
                let may_be_period = first.kind == Some(FigureKind::Target) && !has_actual();
                let period = may_be_period.then(|| figures(None, Some(YearSaid::Period)));
                let years = self.years.iter().map(|year| figures(None, Some(YearSaid::Year(*year))));
                period.into_iter().chain(years).chain([left_out]).collect()
            }
            Subject::Contested => Vec::new(),
        }
    }

    /// The possible kinds of two lines, first those that the words of the sheet state; cells whose kinds nothing states may be left out.
    fn kinds_of_lines(&self, values: &[&Value], on: &Region) -> Vec<SheetMark> {
        let usual = [FigureKind::Target, FigureKind::Actual];
        let said = self.sheet.grid.words.kinds_of_lines.map_or(usual, |(kinds, _)| kinds);
        let of_heading = values.first().map_or_else(Vec::new, |value| self.kinds_of_heading(value));
        let orders = if of_heading.is_empty() { vec![said, [said[1], said[0]]] } else { of_heading };
        let choices = orders.into_iter().map(|kinds| on.mark(Says::Lines(kinds)));
        let waiting = values.iter().filter(|value| value.doubt == Some(FigureDoubt::Lines)).map(|value| value.at);
        let left_out = Some(self.sheet.grid.region(waiting)).filter(|on| on.areas().next().is_some());
        choices.chain(left_out.map(|on| on.mark(Says::LeftOut))).collect()
    }

    /// The possible kinds of the two figures of a cell by the parts of their heading or label, in their order. Beside a known kind, a word
    /// that no list has can only mean another kind.
    fn kinds_of_heading(&self, value: &Value) -> Vec<[FigureKind; 2]> {
        let heading = value.parted_at.and_then(|at| self.sheet.grid.cell(at));
        let beside: fn(FigureKind) -> &'static [FigureKind] = |kind| match kind {
            FigureKind::Target => &[FigureKind::Actual],
            FigureKind::Rate => &[FigureKind::Actual, FigureKind::Target],
            FigureKind::Baseline | FigureKind::Actual => &[FigureKind::Target],
        };
        match heading.and_then(|cell| cell.seen.parted_kinds()) {
            Some((_, [Some(first), Some(second)])) => vec![[first, second]],
            Some((_, [Some(first), None])) => beside(first).iter().map(|second| [first, *second]).collect(),
            Some((_, [None, Some(second)])) => beside(second).iter().map(|first| [*first, second]).collect(),
            _ => Vec::new(),
        }
    }

    /// The choices that figures under years are actuals until one of these years, and targets after it.
    fn actuals_until(&self, asked: &Asked, first: &Value, on: &Region) -> Vec<SheetMark> {
        let is_together = self.sections.get(first.section).is_some_and(asks_kinds_together);
        let years = distinct(self.of_table(first.section).iter().filter_map(|other| other.year));
        let until = years.iter().take(years.len().saturating_sub(1));
        let until = until.map(|year| on.mark(Says::ActualsUntil(YearSaid::Year(*year))));
        until.filter(|_| is_together || matches!(asked, Asked::Columns(..))).collect()
    }

    /// The possible meanings of a column.
    fn column_marks(&self, on: &Region) -> Vec<SheetMark> {
        let figures = |kind, year| on.mark(Says::Figures { kind: Some(kind), year });
        let period = figures(FigureKind::Target, Some(YearSaid::Period));
        let mut marks = vec![on.mark(Says::LeftOut), figures(FigureKind::Baseline, None), period];
        for year in &self.years {
            let year = Some(YearSaid::Year(*year));
            marks.extend([FigureKind::Target, FigureKind::Actual].map(|kind| figures(kind, year)));
        }
        marks
    }

    /// The possible names: the indicator above a row without a name, or words over the table.
    fn names(&self, asked: &Asked, first: &Value, on: &Region) -> Vec<SheetMark> {
        let Some(section) = self.sections.get(first.section) else { return Vec::new() };
        if let Asked::Lines { .. } = asked {
            let above = self.sheet.name_gone_on(section, first.at.row, first.column).map(|(_, above)| above);
            // A row that states neither its kind nor its time cannot continue a row that already has its figures.
            let own = [first.kind_at, first.time_at].into_iter().flatten().any(|at| at.row == first.at.row);
            let is_free = |above: CellId| self.sheet.filled_cell(section, above.row, first.column).is_none();
            let mut choices = [Says::LeftOut, Says::NamesGoOn].map(|says| on.mark(says));
            if own || above.is_some_and(is_free) {
                choices.reverse();
            }
            return choices.to_vec();
        }
        let has_line = self.sheet.line_of_block(section, first.at.row).is_some();
        let is_named_above = has_line && !section.is_turned && section.name_column(first.column).is_none();
        let above = is_named_above.then(|| Region::all().mark(Says::NameAbove));
        let rows = section.captions.iter().rev().chain(&section.heads);
        let cells = rows.flat_map(|row| self.sheet.grid.filled(*row)).map(|(_, cell)| cell);
        let is_name = |cell: &&GridCell| {
            let has_words = cell.seen.is_words || !cell.seen.rest.is_empty() && !cell.seen.has_figure();
            has_words && cell.seen.head.is_none() && !OF_PARTS.has(&cell.seen.key)
        };
        // The words of its row may be the whole name.
        let of_row = |name: &NameColumn| self.sheet.filled_cell(section, first.at.row, name.index);
        let column = section.name_column(first.column).filter(|_| matches!(asked, Asked::Line(_)));
        let begun =
            column.and_then(|name| self.begun_names(section, first.at.row, name.index, on)).into_iter().flatten();
        let of_row = column.and_then(of_row);
        let cells = of_row.map(|(_, cell)| cell).into_iter().chain(cells).filter(is_name);
        let names = cells.map(|cell| on.mark(Says::Name(without_heading(&cell.text).to_owned())));
        each_once(begun.chain(above).chain(names).chain([on.mark(Says::LeftOut)]))
    }

    /// The name in the row above continued by the words of a row, for both rows; or the name above alone, which these words may qualify.
    fn begun_names(&self, section: &SheetSection, row: usize, name: usize, on: &Region) -> Option<Vec<SheetMark>> {
        let above = self.sheet.name_that_may_go_on(section, row, name)?;
        let (_, own) = self.sheet.filled_cell(section, row, name)?;
        let (begun, line) = self.sheet.grid.cell(above).map(|cell| (cell.text.trim(), cell.place.line))?;
        let both = Region::lines(line, own.place.line);
        let whole = both.mark(Says::Name(format!("{begun}{}", own.text.trim())));
        // Alone it is offered only if its own row has figures, too.
        let begun = self.sheet.has_figure(above.row).then(|| on.mark(Says::Name(begun.to_owned())));
        Some([Some(whole), begun].into_iter().flatten().collect())
    }

    /// The candidates for the name column, each in all tables with the headings of the first.
    fn name_columns(&self, asked: &Asked) -> Vec<SheetMark> {
        let Asked::Names(first, rivals) = asked else { return Vec::new() };
        let tables = self.alike_tables(*first, rivals);
        let choice = |rival: &usize| {
            let columns = tables.iter().map(|table| Region::column_in(rival + 1, self.lines_of_table(*table)));
            Region::of_all(columns).mark(Says::Tells(HeadWord::Name))
        };
        rivals.iter().map(choice).collect()
    }
}
