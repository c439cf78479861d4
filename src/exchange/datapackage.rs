//! データの説明: `datapackage.json`, the data dictionary of the long file as a Frictionless Tabular Data Package.
//!
//! It says what each column holds, which words may stand in it, and in which encoding the file is, so that whoever
//! finds the file published can read it without asking. `key`, the name for programs that want ASCII, is not of the
//! standard, which allows further properties.

use super::columns::{self, Kind, Long, Type};
use super::encoding::Encoding;
use crate::amount::Amount;
use crate::cell::{Certainty, State};
use crate::fiscal_year::Date;
use crate::plan::Plan;
use crate::plan::lineage::KpiTable;
use crate::save::json::quoted;

/// The name of the file.
pub const FILE_NAME: &str = "datapackage.json";

/// The dictionary of the long file that is called `path` and is in that encoding.
pub fn write(plan: &Plan, path: &str, encoding: Encoding, day: Date) -> String {
    let (title, version, path) = (quoted(&plan.facts.name), KpiTable::of(plan).version(), quoted(path));
    let fields: Vec<String> = Long::ALL.iter().map(|column| field(*column)).collect();
    let fields = fields.join(",\n");
    let encoding = match encoding {
        Encoding::Cp932 => "cp932",
        Encoding::Utf8 | Encoding::Utf16 => "utf-8",
    };
    format!(
        r#"{{
  "profile": "tabular-data-package",
  "name": "keikaku",
  "title": {title},
  "version": "{version}",
  "created": "{day}T00:00:00Z",
  "resources": [
    {{
      "profile": "tabular-data-resource",
      "name": "kpi",
      "path": {path},
      "format": "csv",
      "mediatype": "text/csv",
      "encoding": "{encoding}",
      "dialect": {{"delimiter": ",", "lineTerminator": "\r\n", "quoteChar": "\"", "doubleQuote": true, "header": true}},
      "schema": {{
        "fields": [
{fields}
        ],
        "missingValues": [""]
      }}
    }}
  ]
}}
"#
    )
}

/// A column, on one line.
fn field(column: Long) -> String {
    let (name, key, meaning) = (quoted(column.name()), column.key(), quoted(column.meaning()));
    let kind = match column.kind() {
        Type::String => "string",
        Type::Integer => "integer",
        Type::Number => "number",
    };
    let constraints = constraints(column);
    format!(r#"          {{"name": {name}, "key": "{key}", "type": "{kind}", "description": {meaning}{constraints}}}"#)
}

/// What stands in every row, and the words that may.
fn constraints(column: Long) -> String {
    let words = match column {
        Long::Kind => Kind::ALL.map(Kind::word).to_vec(),
        Long::State => states(),
        Long::PlanId | Long::Version | Long::KpiNo => return r#", "constraints": {"required": true}"#.to_owned(),
        _ => return String::new(),
    };
    let words: Vec<String> = words.into_iter().map(quoted).collect();
    format!(r#", "constraints": {{"required": true, "enum": [{}]}}"#, words.join(", "))
}

fn states() -> Vec<&'static str> {
    let number = |certainty| State::Number { amount: Amount::ZERO, certainty };
    let numbers = [Certainty::Final, Certainty::Preliminary, Certainty::Estimate].map(number);
    let others = [State::NotApplicable, State::Blank, State::Unknown { reason: None }, State::Unread];
    numbers.into_iter().chain(others).map(columns::state).collect()
}
