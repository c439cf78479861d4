//! Two figures in one cell: their kinds by a mark, by the parts of the heading or label, or by the words of the sheet.

use std::sync::Arc;

use super::units::is_of_shares;
use super::{FigureDoubt, InCell, Row, Spot, Value};
use crate::columns::seen_words::{CellFigure, KindSaid, Parting, Seen, two_parts};
use crate::columns::vocabulary::{FigureKind, MYRIADS};
use crate::import::reading::grid::{CellId, GridCell, SheetCell};
use crate::import::reading::row_labels::nearest;
use crate::import::reading::section::SheetColumn;

impl Row<'_> {
    /// The two figures of a cell (120（115）, 45／41, 100→120, or on two lines), with kinds by a mark, by the parts of the heading or of the
    /// row's label, or by the words of the sheet. If none of these states the kinds, the cell waits as a whole. Below a heading of one
    /// kind, two lines give no figures and stay open; for two figures on one line the result is `None`, and the import asks which of them
    /// counts.
    pub(super) fn two_figures(&self, spot: Spot<'_>) -> Option<Vec<Value>> {
        let Spot { column, cell, .. } = spot;
        let two = cell.seen.parts.as_ref().filter(|two| two.are_values())?;
        let has_lines = two.parting == Parting::Line;
        let heading = self.heading_of_two(column, two.parting);
        let has_room = heading.is_some() || has_lines && column.may_be_of_two_kinds();
        if !has_room && !self.sheet.lines_told(cell).is_some_and(|(_, counts)| counts) {
            return has_lines.then(Vec::new);
        }
        let Some((labels, kind_at)) = self.labels_for(cell, two.parting, heading) else {
            let waiting = self.value(spot, cell.seen.figure.as_ref()?, InCell::Nothing);
            let doubt = waiting.doubt.filter(|doubt| *doubt != FigureDoubt::NoKind).or(Some(FigureDoubt::Lines));
            return Some(vec![Value { doubt, parted_at: heading.map(|(at, _)| at), ..waiting }]);
        };
        self.values_of_two(spot, &two.parts, (labels, kind_at))
    }

    /// The labels of the two values of a cell, with the cell that states them: by a mark on its column, by the heading, by another mark, or
    /// by the words of the sheet.
    fn labels_for(
        &self,
        cell: &GridCell,
        parting: Parting,
        heading: Option<SheetCell<'_>>,
    ) -> Option<([Arc<Seen>; 2], Option<CellId>)> {
        // The heading may give times for the kinds that a mark states.
        let of_kind = |kind: FigureKind| {
            let parts = heading.and_then(|(_, cell)| cell.seen.parts.as_ref()).map(|two| two.parts.as_slice());
            let is_of_kind = |part: &&Arc<Seen>| part.kind().and_then(KindSaid::placed) == Some(kind);
            parts.unwrap_or_default().iter().find(is_of_kind).map_or_else(|| label(kind), Arc::clone)
        };
        let by_mark = |is_on_column: bool| {
            let told = self.sheet.lines_told(cell).filter(|(_, counts)| *counts == is_on_column);
            told.map(|(kinds, _)| (kinds.map(of_kind), None))
        };
        let by_heading = || heading.and_then(|(at, cell)| Some((labels_of_two(cell, parting)?, Some(at))));
        let of_sheet = || {
            let said = self.sheet.grid.words.kinds_of_lines.filter(|_| parting == Parting::Line);
            said.map(|(kinds, at)| (kinds.map(label), Some(at)))
        };
        by_mark(true).or_else(by_heading).or_else(|| by_mark(false)).or_else(of_sheet)
    }

    /// The two values of a cell, each with the label that states its kind; `None` if one is a share and its indicator is not, since it may
    /// be the rate of the other, whatever the labels state: 50／90%.
    fn values_of_two(
        &self,
        spot: Spot<'_>,
        parts: &[Arc<Seen>; 2],
        (labels, kind_at): ([Arc<Seen>; 2], Option<CellId>),
    ) -> Option<Vec<Value>> {
        let (_, texts) = two_parts(&spot.cell.text)?;
        let units = parts.each_ref().map(|part| part.figure.as_ref().and_then(|figure| figure.unit.clone()));
        let is_share = |unit: &String| is_of_shares(unit);
        // In 50／45人 both are in 人. The unit of 10 beside 12億円 is not known, and a rate does not share the unit of another figure.
        let has_rate = labels.iter().any(|label| label.kind() == Some(KindSaid::Placed(FigureKind::Rate)));
        let may_share = !has_rate && !texts.iter().any(|text| text.contains(MYRIADS));
        let unit = units.iter().flatten().find(|unit| may_share && !is_share(unit));
        let figures = parts.iter().zip(texts).zip(labels).map(|((part, text), label)| {
            let figure = part.figure.clone().unwrap_or_default();
            let text = figure.text.clone().or_else(|| Some(text.trim().to_owned()));
            let figure = CellFigure { text, unit: figure.unit.clone().or_else(|| unit.cloned()), ..figure };
            let value = self.value(spot, &figure, InCell::Label(&label));
            // A kind stated for a whole column or row applies to neither of two kinds.
            let kind = label.kind().and_then(KindSaid::placed);
            Value { kind, kind_at, is_stated: part.is_dash || part.is_blank(), ..value }
        });
        let figures: Vec<Value> = figures.collect();
        let is_odd = |value: &Value| {
            let is_in_shares = value.figure.unit.as_ref().is_some_and(is_share);
            is_in_shares && value.kind != Some(FigureKind::Rate) && !is_share(&value.unit)
        };
        let are_shares = units.iter().all(|unit| unit.as_ref().is_some_and(is_share));
        (are_shares || !figures.iter().any(is_odd)).then_some(figures)
    }

    /// The heading of the column, or else the label of the row, that states the two kinds of a cell with this parting.
    fn heading_of_two(&self, column: &SheetColumn, parting: Parting) -> Option<SheetCell<'_>> {
        let by_row = || nearest(&self.labels, column.index).0.map(|label| (label.kind, Some(label.at)));
        let (kind, at) = if column.kind.is_some() { (column.kind, column.kind_at) } else { by_row()? };
        let (at, cell) = at.and_then(|at| Some((at, self.sheet.grid.cell(at)?)))?;
        let is_parted = || cell.seen.parted_kinds().is_some_and(|(by, _)| by.heads(parting));
        (kind == Some(KindSaid::Several) || is_parted()).then_some((at, cell))
    }
}

/// The labels of the two values in cells with this parting; `None` unless the heading states both kinds for certain.
fn labels_of_two(heading: &GridCell, parting: Parting) -> Option<[Arc<Seen>; 2]> {
    let of_lines = heading.seen.kinds_of_lines.filter(|_| parting == Parting::Line).map(|kinds| kinds.map(label));
    let parts = heading.seen.parts.as_ref().filter(|two| two.parting.heads(parting));
    let is_placed = |label: &Arc<Seen>| label.kind().and_then(KindSaid::placed).is_some();
    of_lines.or_else(|| parts.map(|two| two.parts.clone())).filter(|labels| labels.iter().all(is_placed))
}

/// A label that states this kind.
fn label(kind: FigureKind) -> Arc<Seen> {
    Arc::new(Seen { kinds: vec![KindSaid::Placed(kind)], is_label: true, ..Seen::default() })
}
