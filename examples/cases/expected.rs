//! A case of the practice set: the document as a file, and what is expected of it.

use std::path::Path;
use std::{fs, io};

use keikaku::columns::Slot;
use keikaku::plan::cell::{Reading, State, is_unit};
use keikaku::value::amount::Amount;
use keikaku::value::fiscal_year::{FiscalYear, year_mentions};
use keikaku::value::width::trim;
use serde_json::{Map, Value};

/// How the files of expectations end.
pub(crate) const ENDING: &str = ".expected.json";
/// Words of an object that is a value by itself, and no value for each of several years or parts.
const OF_ONE_VALUE: [&str; 5] = ["raw", "op", "num", "den", "rank"];
/// The number of commas by which a line is one of a CSV file, and no sentence.
const MANY_COMMAS: usize = 4;

/// A document with what is expected of it.
#[derive(Debug)]
pub(crate) struct Case {
    pub(crate) name: String,
    pub(crate) class: String,
    /// The fiscal year of the document, western; `None` if it is not known.
    pub(crate) year: Option<i32>,
    /// The document as a table file.
    pub(crate) bytes: Vec<u8>,
    /// The texts of its cells.
    pub(crate) texts: Vec<String>,
    pub(crate) numbers: Vec<Expected>,
}

/// A number that is expected of an indicator.
#[derive(Clone, Debug)]
pub(crate) struct Expected {
    /// The name of the indicator; `None` if the document does not name it.
    pub(crate) name: Option<String>,
    pub(crate) unit: String,
    pub(crate) kind: Kind,
    /// The fiscal year, western; `None` if it is not known.
    pub(crate) year: Option<i32>,
    pub(crate) value: Amount,
    /// The text of the cell, where it is no plain number.
    pub(crate) raw: Option<String>,
}

/// What a number is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Baseline,
    Target,
    Actual,
    /// A target or an actual of a year: the set does not say which.
    OfYear,
}

impl Case {
    /// Reads the expectations at that path and the document beside them.
    pub(crate) fn read(path: &Path) -> io::Result<Self> {
        let json: Value = serde_json::from_slice(&fs::read(path)?)?;
        let name = path.file_name().map(|name| name.to_string_lossy().replace(ENDING, "")).unwrap_or_default();
        let bytes = document(&path.with_file_name(&name))?;
        let texts = texts(&bytes);
        let indicators = json.get("indicators").and_then(Value::as_array).into_iter().flatten();
        let numbers = indicators.filter_map(Value::as_object).flat_map(numbers).collect();
        let class = json.get("class").and_then(Value::as_str).unwrap_or("none").to_owned();
        let year = json.get("year").and_then(Value::as_str).and_then(year);
        Ok(Self { name, class, year, bytes, texts, numbers })
    }
}

/// The document of a case: a CSV file as it is, or a text whose cells become those of a TSV file.
fn document(path: &Path) -> io::Result<Vec<u8>> {
    let with = |ending: &str| {
        path.with_file_name(format!("{}{ending}", path.file_name().unwrap_or_default().to_string_lossy()))
    };
    let csv = with(".csv");
    if csv.exists() {
        return fs::read(csv);
    }
    let text = fs::read_to_string(with(".txt"))?;
    let rows = text.lines().filter(|line| !line.starts_with('#')).map(|line| cells(line).join("\t"));
    Ok(rows.collect::<Vec<_>>().join("\n").into_bytes())
}

/// The texts of the cells. Without a tab a document is one of commas if most of its lines have several.
fn texts(bytes: &[u8]) -> Vec<String> {
    let text = String::from_utf8_lossy(bytes);
    let has_commas = text.lines().filter(|line| line.matches(',').count() >= MANY_COMMAS).count();
    let mark = if text.contains('\t') || 2 * has_commas <= text.lines().count() { '\t' } else { ',' };
    let texts = text.split(['\n', mark]).map(|text| trim(text).to_owned());
    texts.filter(|text| !text.is_empty()).collect()
}

/// The cells of a line: parted by tabs, bars or runs of blanks, of which one at the beginning leaves the first cell blank; by
/// slashes with a blank on either side; or else by single blanks.
fn cells(line: &str) -> Vec<String> {
    let slashes = line.split(" / ");
    let has_runs = parted(line).iter().any(|cell| cell == "/");
    if !line.contains(['\t', '|']) && (slashes.clone().count() > 2 || has_runs) {
        return slashes.map(|cell| trim(cell).to_owned()).collect();
    }
    let cells: Vec<String> = parted(line).iter().flat_map(|cell| pieces(cell)).collect();
    if cells.len() == 1 && line.matches([' ', '\u{3000}']).count() > 1 { words(line) } else { cells }
}

/// The cells of a line that single blanks part. What a blank only stands in is one: 平成 29 年3月末, 10 万人, 指標1 with its name.
fn words(line: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    for word in line.split([' ', '\u{3000}']) {
        let joins = words.last().is_some_and(|before| {
            let is_number = !before.is_empty() && before.chars().all(|letter| letter.is_ascii_digit() || letter == ',');
            let is_era = ["平成", "令和", "昭和"].contains(&before.as_str());
            let is_mark = before.strip_prefix("指標").is_some_and(|rest| rest.chars().count() == 1);
            let is_behind = word.starts_with(['年', '月']) || is_unit(word);
            is_era || is_mark || is_number && is_behind || ends_in_era(before) && word.starts_with('年')
        });
        match words.last_mut().filter(|_| joins) {
            Some(before) => {
                before.push(' ');
                before.push_str(word);
            }
            None => words.push(word.to_owned()),
        }
    }
    words
}

/// Whether a word is an era with its number: 平成 29.
fn ends_in_era(word: &str) -> bool {
    word.split_once(' ').is_some_and(|(era, number)| {
        ["平成", "令和", "昭和"].contains(&era) && number.chars().all(|letter| letter.is_ascii_digit())
    })
}

/// The pieces of a cell that single blanks part, where they are plainly cells of their own: figures, or headings of figures.
fn pieces(cell: &str) -> Vec<String> {
    let pieces: Vec<&str> = cell.split_whitespace().collect();
    let is_figure = |piece: &&str| !matches!(Reading::of(piece, "").state, State::Unread | State::Blank);
    let headings = pieces.iter().filter(|piece| Slot::read(piece).is_of_figures()).count();
    let is_one = pieces.len() == 2 && Slot::read(cell).is_of_figures();
    if pieces.len() > 1 && !is_one && (pieces.iter().all(is_figure) || headings > 1) {
        pieces.into_iter().map(str::to_owned).collect()
    } else {
        vec![cell.to_owned()]
    }
}

fn parted(line: &str) -> Vec<String> {
    let mut cells = vec![String::new()];
    let mut letters = line.chars().peekable();
    while let Some(letter) = letters.next() {
        let is_blank = |letter: &char| matches!(letter, ' ' | '\u{3000}');
        let is_run = is_blank(&letter) && letters.peek().is_some_and(is_blank);
        if is_run {
            while letters.next_if(is_blank).is_some() {}
        }
        if is_run || matches!(letter, '\t' | '|') {
            cells.push(String::new());
        } else if let Some(cell) = cells.last_mut() {
            cell.push(letter);
        }
    }
    // Blanks beside a bar are none of a cell, and part no further one.
    cells.into_iter().map(|cell| trim(&cell).to_owned()).collect()
}

/// The numbers that are expected of an indicator.
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

/// The numbers of a value: itself, or one for each year or part.
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

/// The only fiscal year that a text names.
fn year(text: &str) -> Option<i32> {
    match year_mentions(text).as_slice() {
        [one] => one.meaning.fiscal_year().map(FiscalYear::western),
        _ => None,
    }
}
