//! A case of the practice set: the document as a file, and its expectations.

use std::path::Path;
use std::{fs, io};

use keikaku::import::encoding::{self, NoCp932};
use keikaku::import::reading::grid_of_text;
use keikaku::import::text_table::FieldPosition;
use keikaku::value::amount::Amount;
use keikaku::value::fiscal_year::{FiscalYear, year_mentions};
use keikaku::value::width::trim;
use serde_json::{Map, Value};

/// The ending of the files with expectations.
pub(crate) const ENDING: &str = ".expected.json";
/// The keys of an object that is one value, and not one value for each of several years or parts.
const OF_ONE_VALUE: [&str; 5] = ["raw", "op", "num", "den", "rank"];

/// A document with its expectations.
#[derive(Debug)]
pub(crate) struct Case {
    pub(crate) name: String,
    pub(crate) class: String,
    /// The document as a table file.
    pub(crate) bytes: Vec<u8>,
    /// The texts of its cells, each with its position in the document.
    pub(crate) texts: Vec<(Option<FieldPosition>, String)>,
    pub(crate) numbers: Vec<Expected>,
}

/// An expected number of an indicator.
#[derive(Clone, Debug)]
pub(crate) struct Expected {
    /// The name of the indicator; `None` if the document does not name it.
    pub(crate) name: Option<String>,
    pub(crate) unit: String,
    pub(crate) kind: Kind,
    /// The western fiscal year; `None` if it is not known.
    pub(crate) year: Option<i32>,
    pub(crate) value: Amount,
    /// The text of the cell, if it is not a plain number.
    pub(crate) raw: Option<String>,
}

/// The kind of a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Baseline,
    Target,
    Actual,
    /// A target or an actual of a year; the set does not state which.
    OfYear,
}

impl Case {
    /// Reads the expectations at that path, and the document beside them.
    pub(crate) fn read(path: &Path) -> io::Result<Self> {
        let json: Value = serde_json::from_slice(&fs::read(path)?)?;
        let name = path.file_name().map(|name| name.to_string_lossy().replace(ENDING, "")).unwrap_or_default();
        let bytes = document(&path.with_file_name(&name))?;
        let texts = texts(&bytes);
        let indicators = json.get("indicators").and_then(Value::as_array).into_iter().flatten();
        let numbers = indicators.filter_map(Value::as_object).flat_map(numbers).collect();
        let class = json.get("class").and_then(Value::as_str).unwrap_or("none").to_owned();
        Ok(Self { name, class, bytes, texts, numbers })
    }
}

impl Case {
    /// Whether the case is kept from the authors of the reader's words and rules, so that overfitting shows: a third of the
    /// cases, chosen by a hash of their names.
    pub(crate) fn is_held_back(&self) -> bool {
        let fnv = |hash: u32, byte: u8| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193);
        self.name.bytes().fold(0x811c_9dc5, fnv) % 3 == 0
    }
}

/// The document of a case: a CSV file as it is, or a text without its remarks.
fn document(path: &Path) -> io::Result<Vec<u8>> {
    let with = |ending: &str| {
        path.with_file_name(format!("{}{ending}", path.file_name().unwrap_or_default().to_string_lossy()))
    };
    let csv = with(".csv");
    if csv.exists() {
        return fs::read(csv);
    }
    let text = fs::read_to_string(with(".txt"))?;
    let lines = text.lines().filter(|line| !line.starts_with('#'));
    Ok(lines.collect::<Vec<_>>().join("\n").into_bytes())
}

/// The texts of the cells, as the reader splits the document. Errors in splitting show in the counts of table cells.
fn texts(bytes: &[u8]) -> Vec<(Option<FieldPosition>, String)> {
    let grid = encoding::decode(bytes, &NoCp932).ok().and_then(|decoded| grid_of_text(&decoded.text).ok());
    let cells = grid.iter().flat_map(|grid| &grid.rows).flatten();
    let texts = cells.map(|cell| (Some(cell.place), trim(&cell.text).to_owned()));
    texts.filter(|(_, text)| !text.is_empty()).collect()
}

/// The expected numbers of an indicator.
fn numbers(indicator: &Map<String, Value>) -> Vec<Expected> {
    let text = |key: &str| indicator.get(key).and_then(Value::as_str);
    let of = Expected {
        name: text("name").map(str::to_owned),
        unit: text("unit").unwrap_or_default().to_owned(),
        kind: Kind::OfYear,
        year: text("year").and_then(year),
        value: Amount::default(),
        raw: None,
    };
    let mut numbers = Vec::new();
    for (key, kind) in [("baseline", Kind::Baseline), ("target", Kind::Target), ("actual", Kind::Actual)] {
        let year = of.year.filter(|_| kind != Kind::Baseline);
        let of = Expected { kind, year, raw: text(&format!("{key}_raw")).map(str::to_owned), ..of.clone() };
        numbers.extend(indicator.get(key).into_iter().flat_map(|value| of_value(value, &of)));
    }
    for key in ["values", "series"] {
        numbers.extend(indicator.get(key).into_iter().flat_map(|value| of_value(value, &of)));
    }
    let years = indicator.get("per_year").and_then(Value::as_array).into_iter().flatten();
    numbers.extend(years.flat_map(|one| {
        let field = |key: &str| one.get(key).and_then(Value::as_str);
        let of = Expected { year: field("year").and_then(year), raw: field("raw").map(str::to_owned), ..of.clone() };
        one.get("value").into_iter().flat_map(|value| of_value(value, &of)).collect::<Vec<_>>()
    }));
    numbers
}

/// The numbers of a value: the value itself, or one for each year or part.
fn of_value(value: &Value, of: &Expected) -> Vec<Expected> {
    let Some(parts) = value.as_object() else {
        return amount(value).map(|value| Expected { value, ..of.clone() }).into_iter().collect();
    };
    let text = |key: &str| parts.get(key).and_then(Value::as_str).map(str::to_owned);
    if let Some(value) = parts.get("value").and_then(amount) {
        return vec![Expected { value, raw: text("raw"), ..of.clone() }];
    }
    if parts.keys().any(|key| OF_ONE_VALUE.contains(&key.as_str())) {
        return Vec::new();
    }
    let part = |(key, value): (&String, &Value)| {
        Some(Expected { value: amount(value)?, year: year(key).or(of.year), raw: None, ..of.clone() })
    };
    parts.iter().filter_map(part).collect()
}

fn amount(value: &Value) -> Option<Amount> {
    match value {
        Value::Number(number) => Amount::from_plain(&number.to_string()),
        Value::String(text) => Amount::from_plain(text),
        _ => None,
    }
}

/// The fiscal year that a text names; `None` if it names none or several.
fn year(text: &str) -> Option<i32> {
    match year_mentions(text).as_slice() {
        [one] => one.meaning.fiscal_year().map(FiscalYear::western),
        _ => None,
    }
}
