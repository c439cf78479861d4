//! A table of others read by marks: where its figures go, what is asked, what is open. The reply is that of a table file, with the
//! mark that each choice is.

use std::collections::BTreeMap;

use keikaku::columns::vocabulary::FigureKind;
use keikaku::import::encoding;
use keikaku::import::reading::{
    Asked as Subject, Cut, Grid, Mark, Place, Says, Side, YearSaid, grid_of_text, read_sheet,
};
use keikaku::plan::cell::Cell;
use keikaku::value::amount::Amount;
use keikaku::value::fiscal_year::FiscalYear;

use super::state_word;
use super::table::{Asked, Cp932OfLibrary, NotPlaced, Placed, Table};

/// Reads the bytes of a table with answers by the ids of their questions, after the marks. An answer may lead to further questions,
/// whose answers may be given with it.
pub(crate) fn read_table(bytes: &[u8], given: &BTreeMap<String, String>, marks: &[Mark]) -> Table {
    let Some(grid) = grid(bytes) else { return Table::default() };
    read_grid(&grid, given, marks)
}

/// The cells of a table file; `None` if its bytes are no text or a quote is open.
pub(crate) fn grid(bytes: &[u8]) -> Option<Grid> {
    let text = encoding::decode(bytes, &Cp932OfLibrary).ok()?.text;
    grid_of_text(&text).ok().filter(|grid| !matches!(grid.cut, Cut::Sheet) || !grid.rows.is_empty())
}

/// The same for cells.
pub(crate) fn read_grid(grid: &Grid, given: &BTreeMap<String, String>, marks: &[Mark]) -> Table {
    let mut marks = marks.to_vec();
    let mut left = given.clone();
    loop {
        let reading = read_sheet(grid, &marks, None);
        let answered = reading.questions.iter().find_map(|question| {
            let id = id(question.asked, &question.on.to_string());
            let wanted = left.get(&id)?;
            let mark = question.choices.iter().find(|mark| word(&mark.says) == *wanted)?;
            Some((id, mark.clone()))
        });
        if let Some((id, mark)) = answered {
            left.remove(&id);
            marks.push(mark);
            continue;
        }
        let at = |cell| {
            let place = grid.cell(cell).map(|cell| cell.place);
            place.map_or((0, 0), |place| (place.line, place.column))
        };
        let placed = reading.facts.iter().map(|fact| {
            let (line, column) = at(fact.cell);
            let cell = Cell::read(&fact.text, &fact.unit);
            Placed {
                line,
                column,
                name: fact.name.clone(),
                unit: fact.unit.clone(),
                place: place_word(fact.place),
                state: state_word(cell.state),
                value: cell.amount().map(Amount::plain),
                text: fact.text.clone(),
            }
        });
        let asked = |question: &keikaku::import::reading::Question| Asked {
            id: id(question.asked, &question.on.to_string()),
            code: code(question.asked),
            about: code(question.asked).to_owned(),
            choices: question.choices.iter().map(|mark| word(&mark.says)).collect(),
            cells: question.cells.iter().map(|cell| at(*cell)).collect(),
        };
        let mut questions: Vec<Asked> = reading.questions.iter().map(asked).collect();
        questions.extend(reading.contested.iter().map(|cells| Asked {
            id: format!("twice@{:?}", cells.first().map(|cell| at(*cell))),
            code: "twice",
            about: "twice".to_owned(),
            choices: Vec::new(),
            cells: cells.iter().map(|cell| at(*cell)).collect(),
        }));
        let open = reading.open.iter().filter_map(|cell| {
            let (line, column) = at(*cell);
            grid.cell(*cell).map(|cell| NotPlaced { line, column, text: cell.text.clone() })
        });
        return Table { placed: placed.collect(), questions, not_placed: open.collect(), ..Table::default() };
    }
}

fn id(asked: Subject, on: &str) -> String {
    format!("{}@{on}", code(asked))
}

/// The word for what is asked.
fn code(asked: Subject) -> &'static str {
    match asked {
        Subject::Era => "era",
        Subject::FirstYear => "first",
        Subject::Alignment => "align",
        Subject::Sum => "sum",
        Subject::Column => "column",
        Subject::NameColumn => "names",
        Subject::Name => "name",
        Subject::Kind => "kind",
        Subject::Year => "year",
    }
}

/// The word for a choice.
pub(crate) fn word(says: &Says) -> String {
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
        Says::Figures { kind: None, year: Some(year) } => year_word(*year),
        Says::Figures { kind: Some(FigureKind::Target), year: Some(YearSaid::Period) } => "period".to_owned(),
        Says::Figures { kind: Some(kind), year: Some(year) } => format!("{}:{}", kind_word(*kind), year_word(*year)),
        Says::Figures { kind: None, year: None } => String::new(),
        Says::Unit(unit) => format!("unit:{unit}"),
        Says::ActualsUntil(year) => format!("actual_until:{year}"),
        Says::Era(era) => era.clone(),
        Says::FirstYear(year) => year.to_string(),
        Says::Aligned(Side::Left) => "left".to_owned(),
        Says::Aligned(Side::Right) => "right".to_owned(),
        Says::Values => "values".to_owned(),
        Says::LeftOut => "leave_out".to_owned(),
    }
}

fn year_word(year: YearSaid) -> String {
    match year {
        YearSaid::Year(year) => year.to_string(),
        YearSaid::Reported(by) => format!("y{by:+}"),
        YearSaid::Period => "period".to_owned(),
    }
}

fn place_word(place: Place) -> String {
    let of = |kind: &str, year: FiscalYear| format!("{kind}:{year}");
    match place {
        Place::Baseline => "baseline".to_owned(),
        Place::Target(year) => of("target", year),
        Place::Period => "period".to_owned(),
        Place::Actual(year) => of("actual", year),
        Place::Rate(year) => of("rate", year),
    }
}
