//! A table file read without a plan: where its figures stand, what is asked, and what has no place.

use std::collections::BTreeMap;

use keikaku::columns;
use keikaku::import::encoding::{Cp932, Cp932Code};
use keikaku::import::mapping;
use keikaku::import::preview::{Fate, ImportBase, OpenedOn, PlacedField, Preview, placed_fields, preview};
use keikaku::import::questions::{Answer, Answers, Dashes, Question, keys};
use keikaku::import::read::{ImportError, TableFile};
use keikaku::import::text_table::FieldPosition;
use keikaku::import::wide::{self, WideFile};
use keikaku::import::{read, text_table};
use keikaku::plan::cell::{Cell, UnitAnswer};
use keikaku::plan::indicator::Row;
use keikaku::plan::place::CellPlace;
use keikaku::value::amount::Amount;
use keikaku::value::id::PlanId;
use keikaku::value::width::trim;
use keikaku::wording::{Language, import};
use serde::Serialize;

use super::state_word;

/// The id of the question what `-` means among the actuals.
const DASHES: &str = "IN-006-dashes";
/// The choices for it and for other signs.
const MEANINGS: [(&str, Dashes); 3] =
    [("not_applicable", Dashes::NotApplicable), ("not_known", Dashes::NotKnown), ("blank", Dashes::Blank)];

/// The unit of rates.
const PERCENT: &str = "%";

/// What a table file gives.
#[derive(Debug, Default)]
pub(crate) struct Table {
    /// The reason for which nothing is read; `None` if the file is read.
    pub(crate) refused: Option<ImportError>,
    pub(crate) placed: Vec<Placed>,
    /// The questions that are open.
    pub(crate) questions: Vec<Asked>,
    pub(crate) not_placed: Vec<NotPlaced>,
    /// The lines and columns of the fields that are headings, or that name or describe a KPI. They are not told; with
    /// them every field is there.
    pub(crate) texts: Vec<(usize, usize)>,
}

/// A field that is a cell of the plan.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Placed {
    pub(crate) line: usize,
    pub(crate) column: usize,
    pub(crate) name: String,
    pub(crate) unit: String,
    /// `baseline`, `target:2024`, `actual:2024`, `period` or `rate:2024`.
    pub(crate) place: String,
    pub(crate) state: &'static str,
    /// The number with its written decimal places.
    pub(crate) value: Option<String>,
    pub(crate) text: String,
}

/// An open question.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Asked {
    pub(crate) id: String,
    pub(crate) code: &'static str,
    pub(crate) about: String,
    pub(crate) choices: Vec<String>,
    /// The lines and columns of the fields that wait for the answer.
    pub(crate) cells: Vec<(usize, usize)>,
}

/// A field that has no place.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct NotPlaced {
    pub(crate) line: usize,
    pub(crate) column: usize,
    pub(crate) text: String,
}

/// Reads the bytes of a table file, with answers by the ids of their questions. An answer may lead to further questions,
/// whose answers may be given with it; one to a question that is not asked is left aside.
pub(crate) fn read_table(bytes: &[u8], given: &BTreeMap<String, String>) -> Table {
    match read::read_table(bytes, &Cp932OfLibrary) {
        Ok(file) => read_sheet(&file.arranged(), given),
        Err(refused) => Table { refused: Some(refused), ..Table::default() },
    }
}

fn read_sheet(file: &TableFile, given: &BTreeMap<String, String>) -> Table {
    let mut answers = Answers::default();
    let dashes = given.get(DASHES).and_then(|choice| MEANINGS.iter().find(|(word, _)| word == choice));
    answers.dashes = dashes.map(|(_, meaning)| *meaning);
    loop {
        let (wide, preview) = match understand(file, &answers) {
            Ok(understood) => understood,
            Err(refused) => return refuse(&file.sheet, refused),
        };
        let is_mapped = map_columns(&mut answers, &wide, given);
        if !answer(&mut answers, &preview.questions, given) && !is_mapped {
            let fields = placed_fields(&file.sheet, &wide, &preview, &answers);
            return told(fields, &preview, dashes.is_some());
        }
    }
}

fn understand(file: &TableFile, answers: &Answers) -> Result<(WideFile, Preview), ImportError> {
    let wide = wide::read(&file.sheet, &answers.of_reading())?;
    let (base, fresh) = (ImportBase::default(), PlanId::from_bits(1));
    let preview = preview(&wide, OpenedOn::List, &base, fresh, answers)?;
    Ok((wide, preview))
}

/// A file that is refused, with all of its fields.
fn refuse(sheet: &text_table::TextTable, refused: ImportError) -> Table {
    let mut table = Table { refused: Some(refused), ..Table::default() };
    for row in &sheet.rows {
        let fields = row.fields().enumerate().filter(|(_, text)| !trim(text).is_empty());
        table.not_placed.extend(fields.filter_map(|(place, text)| {
            let FieldPosition { line, column } = row.written(place)?;
            Some(NotPlaced { line, column, text: text.to_owned() })
        }));
    }
    table
}

/// Whether one of the open questions is answered now that was not before.
fn answer(answers: &mut Answers, questions: &[Question], given: &BTreeMap<String, String>) -> bool {
    let mut is_answered = false;
    for (question, key) in questions.iter().zip(keys(questions)).filter(|(question, _)| question.answer.is_none()) {
        let wanted = given.get(&key);
        let choice = question.choices.iter().find(|choice| wanted.is_some_and(|wanted| word(**choice) == *wanted));
        if let Some(choice) = choice {
            answers.give(question.ask.clone(), *choice);
            is_answered = true;
        }
    }
    is_answered
}

/// Whether a column is read otherwise now than by its heading, which is chosen by the id that a question on it has.
fn map_columns(answers: &mut Answers, file: &WideFile, given: &BTreeMap<String, String>) -> bool {
    let mut is_mapped = false;
    for column in file.columns.iter().filter(|column| column.answer.is_none()) {
        let wanted = given.get(&column.ask().key());
        let choice = column.choices.iter().find(|choice| wanted.is_some_and(|wanted| word(**choice) == *wanted));
        if let Some(choice) = choice {
            answers.give(column.ask(), *choice);
            is_mapped = true;
        }
    }
    is_mapped
}

/// The word for a choice.
fn word(choice: Answer) -> String {
    match choice {
        Answer::Yes => "yes".to_owned(),
        Answer::No => "no".to_owned(),
        Answer::BeforeFigures => "before".to_owned(),
        Answer::Row(Row::Target) | Answer::YearOfTarget => "target".to_owned(),
        Answer::Row(Row::Actual) => "actual".to_owned(),
        Answer::Year(year) => year.to_string(),
        Answer::Line(line) => format!("line:{line}"),
        Answer::Dash(dashes) => MEANINGS
            .iter()
            .find(|(_, meaning)| *meaning == dashes)
            .map(|(word, _)| *word)
            .unwrap_or_default()
            .to_owned(),
        Answer::Minus => "minus".to_owned(),
        Answer::Plain => "plain".to_owned(),
        Answer::Unit(UnitAnswer::Converted) => "convert".to_owned(),
        Answer::Unit(UnitAnswer::AsRows) => "unit".to_owned(),
        Answer::Kpi(id) => format!("kpi:{id}"),
        Answer::NewKpi => "new".to_owned(),
        Answer::Figures(..) | Answer::Rates(_) | Answer::Texts(_) | Answer::LeaveOut => {
            mapping::word(choice).unwrap_or_default()
        }
        Answer::Proposed => "proposed".to_owned(),
        Answer::Basis(basis) => columns::basis(Some(basis)).to_owned(),
        Answer::Direction(direction) => columns::direction(Some(direction)).to_owned(),
        Answer::Unset => columns::UNSET.to_owned(),
    }
}

/// The fields of a file by what became of them. A `-` among the actuals waits until it is said what it means.
fn told(fields: Vec<PlacedField<'_>>, preview: &Preview, dashes_are_known: bool) -> Table {
    let mut table = Table::default();
    let mut waiting: BTreeMap<usize, Vec<(usize, usize)>> = BTreeMap::new();
    let mut dashes = Vec::new();
    for PlacedField { line, column, text, fate } in fields {
        match fate {
            Fate::Heading | Fate::Text => table.texts.push((line, column)),
            Fate::Placed { is_dash: true, .. } if !dashes_are_known => dashes.push((line, column)),
            Fate::Placed { kpi, place, cell, .. } => table.placed.push(Placed {
                line,
                column,
                name: kpi.name.clone(),
                unit: kpi.unit.clone(),
                place: place_word(place),
                state: state_word(cell.state),
                value: number(&cell),
                text: text.to_owned(),
            }),
            Fate::Rate { kpi, year, stated } => table.placed.push(Placed {
                line,
                column,
                name: kpi.name.clone(),
                unit: PERCENT.to_owned(),
                place: format!("rate:{year}"),
                state: if stated.percent().is_some() { "number" } else { "text" },
                value: stated.percent().map(Amount::plain),
                text: text.to_owned(),
            }),
            Fate::Waits(questions) => {
                for at in questions {
                    waiting.entry(at).or_default().push((line, column));
                }
            }
            Fate::NotPlaced => table.not_placed.push(NotPlaced { line, column, text: text.to_owned() }),
        }
    }
    let keyed = preview.questions.iter().zip(keys(&preview.questions)).enumerate();
    let open = keyed.filter(|(_, (question, _))| question.answer.is_none());
    let asked = open.map(|(at, (question, key))| asked(question, key, waiting.remove(&at).unwrap_or_default()));
    table.questions = asked.collect();
    table.questions.extend(Some(dashes).filter(|cells| !cells.is_empty()).map(about_dashes));
    table
}

fn number(cell: &Cell) -> Option<String> {
    cell.amount().map(Amount::plain)
}

fn place_word(place: CellPlace) -> String {
    match place {
        CellPlace::Baseline => "baseline".to_owned(),
        CellPlace::Target(year) => format!("target:{year}"),
        CellPlace::Actual(year) => format!("actual:{year}"),
        CellPlace::Period => "period".to_owned(),
        CellPlace::StatedTotal => "stated_total".to_owned(),
    }
}

fn asked(question: &Question, id: String, cells: Vec<(usize, usize)>) -> Asked {
    Asked {
        id,
        code: question.ask.code(),
        about: import::question(question, Language::English),
        choices: question.choices.iter().map(|choice| word(*choice)).collect(),
        cells,
    }
}

fn about_dashes(cells: Vec<(usize, usize)>) -> Asked {
    Asked {
        id: DASHES.to_owned(),
        code: "IN-006",
        about: "What does “-” mean among the actuals?".to_owned(),
        choices: MEANINGS.iter().map(|(word, _)| (*word).to_owned()).collect(),
        cells,
    }
}

/// CP932 as a library decodes it. Nothing is encoded here.
pub(crate) struct Cp932OfLibrary;

impl Cp932 for Cp932OfLibrary {
    fn decode(&self, bytes: &[u8]) -> Option<String> {
        let text = encoding_rs::SHIFT_JIS.decode_without_bom_handling_and_without_replacement(bytes)?;
        Some(text.into_owned())
    }

    fn encode(&self, _: char) -> Option<Cp932Code> {
        None
    }
}
