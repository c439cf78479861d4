//! The reading of another office's table by marks: where its figures go, what is asked, what is open. The reply has the fields of
//! the reply for a table file, and the mark for each choice.

use std::collections::BTreeMap;

use keikaku::columns::Wide;
use keikaku::columns::vocabulary::FigureKind;
use keikaku::import::encoding;
use keikaku::import::read;
use keikaku::import::reading::{
    CellId, FigurePlace, JsonMark, RowSide, Says, SheetGrid, SheetMark, SheetQuestion, SheetReading, Subject, YearSaid,
    grid_of_text, read_sheet,
};
use keikaku::plan::cell::Cell;
use keikaku::value::amount::Amount;
use keikaku::value::fiscal_year::FiscalYear;

use serde_json::{Value, json};

use super::state_word;
use super::table::{Asked, Cp932OfLibrary, NotPlaced, Placed, Table};

/// A sheet with its reading.
pub(crate) struct ReadSheet {
    grid: SheetGrid,
    /// The marks in force: the given ones, and the ones that answers make.
    marks: Vec<SheetMark>,
    reading: SheetReading,
}

/// Reads the bytes of a table with the marks, and then with answers by the ids of their questions. An answer may lead to further
/// questions, whose answers can be given at the same time. Returns `None` if the bytes are not text or a quote is never closed.
pub(crate) fn read(
    bytes: &[u8],
    given: &BTreeMap<String, String>,
    marks: &[SheetMark],
    reported: Option<FiscalYear>,
) -> Option<ReadSheet> {
    let text = encoding::decode(bytes, &Cp932OfLibrary).ok()?.text;
    let grid = grid_of_text(&text).ok()?;
    let (mut marks, mut left) = (marks.to_vec(), given.clone());
    loop {
        let reading = read_sheet(&grid, &marks, reported);
        let answered = reading.questions.iter().find_map(|question| {
            let id = id(question);
            let mark = question.choices.iter().find(|mark| Some(&word(&mark.says)) == left.get(&id))?;
            Some((id, mark.clone()))
        });
        let Some((id, mark)) = answered else { return Some(ReadSheet { grid, marks, reading }) };
        left.remove(&id);
        marks.push(mark);
    }
}

impl ReadSheet {
    /// The line and the column of a cell, counted from 1.
    fn at(&self, cell: CellId) -> (usize, usize) {
        self.grid.cell(cell).map_or((0, 0), |cell| (cell.place.line, cell.place.column))
    }

    fn unplaced(&self, cells: &[CellId]) -> Vec<NotPlaced> {
        let told = |cell: &CellId| {
            let (line, column) = self.at(*cell);
            self.grid.cell(*cell).map(|cell| NotPlaced { line, column, text: cell.text.clone() })
        };
        cells.iter().filter_map(told).collect()
    }

    /// The reading as the result of a table file.
    pub(crate) fn table(&self) -> Table {
        let placed = self.reading.facts.iter().map(|fact| {
            // A rate does not have the unit of the figures.
            let of_rate = fact.own_unit.as_deref().unwrap_or_default();
            let unit = if fact.place.kind == FigureKind::Rate { of_rate } else { fact.unit() };
            let ((line, column), cell) = (self.at(fact.cell), Cell::read(&fact.text, unit));
            Placed {
                line,
                column,
                name: fact.name.clone(),
                unit: unit.to_owned(),
                place: place_word(fact.place),
                state: state_word(cell.state),
                value: cell.amount().map(Amount::plain),
                text: fact.text.clone(),
            }
        });
        let asked = |question: &SheetQuestion| Asked {
            id: id(question),
            code: code(question.asked),
            about: code(question.asked).to_owned(),
            choices: question.choices.iter().map(|mark| word(&mark.says)).collect(),
            cells: question.cells.iter().map(|cell| self.at(*cell)).collect(),
        };
        let contested = |cells: &Vec<CellId>| Asked {
            id: cells
                .first()
                .map(|cell| self.at(*cell))
                .map(|(line, column)| format!("twice@r{line}c{column}"))
                .unwrap_or_default(),
            code: "twice",
            about: "twice".to_owned(),
            choices: Vec::new(),
            cells: cells.iter().map(|cell| self.at(*cell)).collect(),
        };
        let questions = self.reading.questions.iter().map(asked);
        let questions = questions.chain(self.reading.contested.iter().map(contested));
        Table {
            placed: placed.collect(),
            questions: questions.collect(),
            not_placed: self.unplaced(&self.reading.open),
            ..Table::default()
        }
    }

    /// The reply to a request with marks: what is placed, asked, open and left out, and the marks in force.
    pub(crate) fn reply(&self) -> Value {
        let table = self.table();
        let [placed, asked, left_out, open] = self.reading.counts();
        let choices = self.reading.questions.iter().map(|question| {
            let mark = |mark: &SheetMark| json!({ "choice": word(&mark.says), "mark": JsonMark::from_mark(mark) });
            question.choices.iter().map(mark).collect::<Vec<_>>()
        });
        let mut choices = choices.chain(std::iter::repeat(Vec::new()));
        let questions = table.questions.iter().map(|question| {
            let Asked { id, code, cells, .. } = question;
            json!({ "id": id, "code": code, "cells": cells, "choices": choices.next() })
        });
        let questions: Vec<Value> = questions.collect();
        json!({
            "refused": null,
            "marks": self.marks.iter().map(JsonMark::from_mark).collect::<Vec<_>>(),
            "placed": table.placed,
            "questions": questions,
            "open": table.not_placed,
            "left_out": self.unplaced(&self.reading.left_out),
            "counts": { "placed": placed, "asked": asked, "left_out": left_out, "open": open },
        })
    }
}

/// The id of a question: its subject and its cells.
fn id(question: &SheetQuestion) -> String {
    format!("{}@{}", code(question.asked), question.on)
}

/// The word for the subject of a question.
fn code(asked: Subject) -> &'static str {
    match asked {
        Subject::Era => "era",
        Subject::FirstYear => "first",
        Subject::ThisYear => "this",
        Subject::Alignment => "align",
        Subject::Altered => "altered",
        Subject::Remark => "remark",
        Subject::Lines => "lines",
        Subject::Sum => "sum",
        Subject::Contested => "contested",
        Subject::Column => "column",
        Subject::NameColumn => "names",
        Subject::Name => "name",
        Subject::Kind => "kind",
        Subject::Year => "year",
    }
}

/// Reads the bytes of a table with answers by the ids of their questions.
pub(crate) fn read_table(bytes: &[u8], given: &BTreeMap<String, String>) -> Table {
    let refused = read::read_table(bytes, &Cp932OfLibrary).err();
    let sheet = if refused.is_none() { read(bytes, given, &[], None) } else { None };
    sheet.map_or_else(|| Table { refused, ..Table::default() }, |sheet| sheet.table())
}

/// The word for a choice.
fn word(says: &Says) -> String {
    let kind_word = |kind: FigureKind| match kind {
        FigureKind::Baseline => "baseline",
        FigureKind::Target => "target",
        FigureKind::Actual => "actual",
        FigureKind::Rate => "rate",
    };
    match says {
        Says::Tells(attribute) => format!("{attribute:?}").to_lowercase(),
        Says::Name(name) => name.clone(),
        Says::NameAbove => "above".to_owned(),
        Says::Figures { kind: Some(kind), year: None } => kind_word(*kind).to_owned(),
        Says::Figures { kind: None, year: Some(year) } | Says::ThisYear(year) => year_word(*year),
        Says::Figures { kind: Some(FigureKind::Target), year: Some(YearSaid::Period) } => "period".to_owned(),
        Says::Figures { kind: Some(kind), year: Some(year) } => format!("{}:{}", kind_word(*kind), year_word(*year)),
        Says::Figures { kind: None, year: None } => String::new(),
        Says::Lines([upper, lower]) => format!("lines:{}:{}", kind_word(*upper), kind_word(*lower)),
        Says::Unit(unit) => format!("unit:{unit}"),
        Says::ActualsUntil(year) => format!("actual_until:{}", year_word(*year)),
        Says::Era(era) => era.clone(),
        Says::FirstYear(year) => year.to_string(),
        Says::Aligned(RowSide::Left) => "left".to_owned(),
        Says::Aligned(RowSide::Right) => "right".to_owned(),
        Says::NamesGoOn => "continued".to_owned(),
        Says::AsSeen => "as seen".to_owned(),
        Says::WithoutRemark => "figure".to_owned(),
        Says::Values => "values".to_owned(),
        Says::LeftOut => "leave_out".to_owned(),
        Says::OwnIndicator => "indicator".to_owned(),
        Says::Apart => "apart".to_owned(),
    }
}

fn year_word(year: YearSaid) -> String {
    match year {
        YearSaid::Year(year) => year.to_string(),
        YearSaid::Reported(by) => format!("y{by:+}"),
        YearSaid::Period => "period".to_owned(),
    }
}

fn place_word(place: FigurePlace) -> String {
    match place.column {
        Wide::Year(year) => format!("{}:{year}", place.kind.code()),
        Wide::Total => "period".to_owned(),
        _ => place.kind.code().to_owned(),
    }
}
