//! The requests and the replies of the reader, as JSON.

use std::collections::BTreeMap;
use std::fs;

use keikaku::import::read::ImportError;
use keikaku::import::reading::JsonMark;
use keikaku::plan::cell::{Bound, Certainty, Reading, ReadingDoubt, State};
use keikaku::value::fiscal_year::{AsOf, FiscalYear, YearMention, year_mentions};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

#[path = "sheet.rs"]
pub(crate) mod sheet;
#[path = "table.rs"]
pub(crate) mod table;

use sheet::read_table;

/// A request. Fields that its operation does not need can be left out.
#[derive(Debug, Deserialize)]
struct Request {
    #[serde(default)]
    id: Value,
    op: String,
    text: Option<String>,
    unit: Option<String>,
    path: Option<String>,
    /// The answers to questions, by their ids.
    #[serde(default)]
    answers: BTreeMap<String, String>,
    /// Marks on the sheet. If this is given, even empty, the table is read by marks.
    marks: Option<Vec<JsonMark>>,
    /// The western year that the sheet reports on.
    reported: Option<i32>,
}

/// The reply to one line. A line that is not a request, or that names no known operation, gets an error without an id.
pub(crate) fn reply(line: &str) -> String {
    let request: Request = match serde_json::from_str(line) {
        Ok(request) => request,
        Err(error) => return json!({ "id": null, "error": format!("no request: {error}") }).to_string(),
    };
    let done = match request.op.as_str() {
        "figure" => wanted(request.text.as_deref(), "text")
            .map(|text| json!(figure(text, request.unit.as_deref().unwrap_or_default()))),
        "years" => wanted(request.text.as_deref(), "text").map(|text| json!({ "mentions": mentions(text) })),
        "table" => wanted(request.path.as_deref(), "path").and_then(|path| match &request.marks {
            Some(marks) => sheet(path, &request.answers, marks, request.reported),
            None => table(path, &request.answers),
        }),
        other => return json!({ "id": null, "error": format!("no such operation: {other}") }).to_string(),
    };
    let body = done.unwrap_or_else(|error| json!({ "error": error }));
    let reply = serde_json::to_string(&Reply { id: request.id, body });
    reply.unwrap_or_else(|error| json!({ "id": null, "error": error.to_string() }).to_string())
}

/// A reply, which begins with the id of its request.
#[derive(Serialize)]
struct Reply {
    id: Value,
    #[serde(flatten)]
    body: Value,
}

fn wanted<'r>(text: Option<&'r str>, name: &str) -> Result<&'r str, String> {
    text.ok_or_else(|| format!("“{name}” is missing"))
}

/// A figure as it is read in a row with a unit.
#[derive(Debug, Serialize)]
pub(crate) struct Figure {
    pub(crate) state: &'static str,
    /// The number with its written decimal places.
    pub(crate) value: Option<String>,
    certainty: Option<&'static str>,
    bound: Option<&'static str>,
    /// The fiscal year that the text names beside the number.
    year: Option<i32>,
    pub(crate) doubt: Option<&'static str>,
}

/// Reads a figure in a row with that unit.
pub(crate) fn figure(text: &str, unit: &str) -> Figure {
    let reading = Reading::from_text(text, unit);
    let (value, certainty) = match reading.state {
        State::Number { amount, certainty } => (Some(amount.plain()), Some(certainty_word(certainty))),
        _ => (None, None),
    };
    Figure {
        state: state_word(reading.state),
        year: reading.as_of.as_ref().and_then(|stamp| fiscal_year(stamp.when?)),
        value,
        certainty,
        bound: reading.bound.map(bound_word),
        doubt: reading.doubt.map(ReadingDoubt::code),
    }
}

/// The fiscal year of a time; `None` if the time is not a fiscal year.
fn fiscal_year(when: AsOf) -> Option<i32> {
    if let AsOf::FiscalYear(year) = when { Some(year.western()) } else { None }
}

/// The word for a state.
pub(crate) fn state_word(state: State) -> &'static str {
    match state {
        State::Number { .. } => "number",
        State::NotApplicable => "not_applicable",
        State::Blank => "blank",
        State::Unknown { .. } => "unknown",
        State::Unread => "text",
    }
}

fn certainty_word(certainty: Certainty) -> &'static str {
    match certainty {
        Certainty::Final => "final",
        Certainty::Preliminary => "preliminary",
        Certainty::Estimate => "estimate",
    }
}

fn bound_word(bound: Bound) -> &'static str {
    match bound {
        Bound::AtLeast => "at_least",
        Bound::Above => "above",
        Bound::AtMost => "at_most",
        Bound::Below => "below",
    }
}

/// The years that a text mentions.
fn mentions(text: &str) -> Vec<Value> {
    let mention = |one: YearMention| {
        let year = one.meaning.fiscal_year().map(FiscalYear::western);
        json!({ "text": one.text, "year": year, "asked": one.meaning.code() })
    };
    year_mentions(text).into_iter().map(mention).collect()
}

/// Reads the table at that path by marks.
fn sheet(
    path: &str,
    given: &BTreeMap<String, String>,
    marks: &[JsonMark],
    reported: Option<i32>,
) -> Result<Value, String> {
    let bytes = fs::read(path).map_err(|error| format!("{path}: {error}"))?;
    let marks = marks.iter().map(JsonMark::to_mark).collect::<Result<Vec<_>, _>>().map_err(|why| why.to_string())?;
    let sheet = sheet::read(&bytes, given, &marks, reported.and_then(FiscalYear::new));
    Ok(sheet.map_or_else(|| json!({ "refused": "no text" }), |sheet| sheet.reply()))
}

/// Reads the table file at that path.
fn table(path: &str, given: &BTreeMap<String, String>) -> Result<Value, String> {
    let bytes = fs::read(path).map_err(|error| format!("{path}: {error}"))?;
    let table = read_table(&bytes, given);
    let refused = table.refused.as_ref().map(ImportError::code);
    Ok(json!({
        "refused": refused,
        "placed": table.placed,
        "questions": table.questions,
        "not_placed": table.not_placed,
    }))
}
