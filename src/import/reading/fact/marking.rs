//! What the user's marks state about a figure; it overrides the figure's other sources.

use super::{FigureDoubt, Row, Spot, Value};
use crate::columns::stated_units::unit_in_brackets;
use crate::columns::vocabulary::FigureKind;
use crate::import::reading::mark::{Says, YearSaid};
use crate::import::reading::names::without_heading;

impl Row<'_> {
    /// Applies the marks on the cell; of several marks on one attribute the newest counts.
    pub(super) fn mark(&self, value: &mut Value, spot: Spot<'_>) {
        let Spot { column, cell, .. } = spot;
        let marks = || self.sheet.marks_on(cell);
        let says = || marks().map(|mark| &mark.says);
        match says().find(|says| matches!(says, Says::Name(_) | Says::NameAbove | Says::NamesGoOn)) {
            Some(Says::Name(name)) => value.name = Some((name.clone(), value.at)),
            Some(Says::NamesGoOn) => {
                value.name = self.sheet.name_gone_on(self.section, self.at, value.column).or(value.name.take());
            }
            Some(_) => {
                let above = self.sheet.line_of_block(self.section, self.at);
                value.name = above.map(|(at, cell)| (without_heading(&cell.text).to_owned(), at));
            }
            None => {}
        }
        let has_unit = !value.unit.is_empty() || value.figure.unit.is_some() || value.kind == Some(FigureKind::Rate);
        if let Some((name, _)) = value.name.as_ref().filter(|_| !has_unit) {
            value.unit = unit_in_brackets(name).unwrap_or_default();
        }
        let is_own = says().any(|says| matches!(says, Says::Name(_) | Says::OwnIndicator));
        value.doubt = value.doubt.filter(|doubt| !(is_own && *doubt == FigureDoubt::SumRow));
        // A mark on rows fills what the column headings leave open, and overrides nothing that they state.
        let own_kind = value.kind.filter(|kind| column.placed_kind() == Some(*kind));
        let has_year =
            own_kind == Some(FigureKind::Baseline) || value.year.is_some() && column.time_at == value.time_at;
        self.mark_lines(value, spot);
        let kind = marks().find_map(|mark| match mark.says {
            Says::Figures { kind: Some(kind), .. } => Some(own_kind.filter(|_| mark.on.is_of_rows()).unwrap_or(kind)),
            _ => None,
        });
        if let Some(kind) = kind {
            value.kind_at = value.kind_at.filter(|_| value.kind == Some(kind));
            (value.kind, value.is_told) = (Some(kind), true);
            value.doubt = value.doubt.filter(|doubt| *doubt != FigureDoubt::NoKind);
        }
        let year = marks().filter(|mark| !(has_year && mark.on.is_of_rows())).map(|mark| &mark.says);
        let year = year.into_iter().find_map(|says| if let Says::Figures { year, .. } = says { *year } else { None });
        if let Some(year) = year {
            self.mark_year(value, year);
        }
        let is_told = kind == Some(FigureKind::Baseline) || kind.is_some() && year.is_some();
        // If the user states what a figure is, its heading no longer matters.
        value.doubt = value.doubt.filter(|doubt| !(is_told && *doubt == FigureDoubt::Ragged));
        if let Some(unit) = says().find_map(|says| if let Says::Unit(unit) = says { Some(unit) } else { None }) {
            value.unit.clone_from(unit);
        }
        let until = says()
            .find_map(|says| if let Says::ActualsUntil(year) = says { self.sheet.year_said(*year) } else { None });
        if let Some((until, year)) = until.zip(value.year).filter(|_| value.kind.is_none()) {
            value.kind = Some(if year <= until { FigureKind::Actual } else { FigureKind::Target });
        }
    }

    /// Applies a mark on the two rows of an indicator, which may be on either of them.
    fn mark_lines(&self, value: &mut Value, Spot { column, cell, .. }: Spot<'_>) {
        let Some(line) = self.section.line_of_pair(self.at) else { return };
        let at = self.section.rows.partition_point(|row| *row < self.at);
        let other = self.section.rows.get(if line == 0 { at + 1 } else { at.saturating_sub(1) });
        let other = other.and_then(|row| self.sheet.grid.cell(self.section.cell(*row, value.column)?));
        let told = [Some(cell), other].into_iter().flatten().find_map(|cell| self.sheet.lines_told(cell));
        if line > 0 && told.is_some() && value.name.is_none() {
            value.name = self.sheet.name_gone_on(self.section, self.at, value.column);
        }
        let is_said = value.kind.is_some() || !column.may_be_of_two_kinds();
        if is_said && !told.is_some_and(|(_, counts)| counts) {
            return;
        }
        if let Some((kinds, _)) = told {
            (value.kind, value.is_told) = (kinds.get(line).copied(), true);
            value.doubt = value.doubt.filter(|doubt| *doubt != FigureDoubt::NoKind);
        } else {
            value.is_of_lines = self.sheet.grid.words.kinds_of_lines.is_some();
        }
    }

    fn mark_year(&self, value: &mut Value, year: YearSaid) {
        value.year = self.sheet.year_said(year);
        value.is_of_period = year == YearSaid::Period;
        // If the time is a period, its heading still identifies the years from which it was made.
        value.time_at = value.time_at.filter(|_| value.is_of_period);
        value.doubt = value.doubt.filter(|doubt| *doubt != FigureDoubt::TwoTimes);
    }
}
