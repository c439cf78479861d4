//! データの説明: `datapackage.json`, the data dictionary of the long file as a Frictionless Tabular Data Package.
//!
//! It says what each column holds, which words may stand in it, and in which encoding the file is, so that whoever
//! finds the file published can read it without asking.

use serde::Serialize;

use super::columns::{self, Kind, Long, Type};
use crate::amount::Amount;
use crate::cell::{Certainty, State};
use crate::fiscal_year::Date;
use crate::plan::Plan;
use crate::plan::lineage::KpiTable;

/// The name of the file.
pub const FILE_NAME: &str = "datapackage.json";

#[derive(Serialize)]
struct Package<'a> {
    profile: &'a str,
    name: &'a str,
    title: &'a str,
    version: String,
    created: String,
    resources: [Resource<'a>; 1],
}

#[derive(Serialize)]
struct Resource<'a> {
    profile: &'a str,
    name: &'a str,
    path: &'a str,
    format: &'a str,
    mediatype: &'a str,
    encoding: &'a str,
    dialect: Dialect<'a>,
    schema: Schema,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Dialect<'a> {
    delimiter: &'a str,
    line_terminator: &'a str,
    quote_char: &'a str,
    double_quote: bool,
    header: bool,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Schema {
    fields: Vec<Field>,
    missing_values: [&'static str; 1],
}

#[derive(Serialize)]
struct Field {
    name: &'static str,
    /// Not of the standard, which allows further properties: the name for programs that want ASCII.
    key: &'static str,
    #[serde(rename = "type")]
    kind: &'static str,
    description: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    constraints: Option<Constraints>,
}

#[derive(Serialize)]
struct Constraints {
    required: bool,
    #[serde(rename = "enum", skip_serializing_if = "Vec::is_empty")]
    words: Vec<&'static str>,
}

/// The dictionary of the long file that is called `path`.
pub fn write(plan: &Plan, path: &str, day: Date) -> String {
    let fields = Long::ALL.iter().map(|column| field(*column)).collect();
    let package = Package {
        profile: "tabular-data-package",
        name: "keikaku",
        title: &plan.facts.name,
        version: KpiTable::of(plan).version().to_string(),
        created: format!("{day}T00:00:00Z"),
        resources: [Resource {
            profile: "tabular-data-resource",
            name: "kpi",
            path,
            format: "csv",
            mediatype: "text/csv",
            encoding: "utf-8",
            dialect: Dialect {
                delimiter: ",",
                line_terminator: "\r\n",
                quote_char: "\"",
                double_quote: true,
                header: true,
            },
            schema: Schema { fields, missing_values: [""] },
        }],
    };
    // Texts and numbers are all that it holds, so writing it never fails.
    serde_json::to_string_pretty(&package).map(|json| json + "\n").unwrap_or_default()
}

fn field(column: Long) -> Field {
    let kind = match column.kind() {
        Type::String => "string",
        Type::Integer => "integer",
        Type::Number => "number",
    };
    Field {
        name: column.name(),
        key: column.key(),
        kind,
        description: column.meaning(),
        constraints: constraints(column),
    }
}

/// What stands in every row, and the words that may.
fn constraints(column: Long) -> Option<Constraints> {
    let words = match column {
        Long::Kind => Kind::ALL.iter().map(|kind| kind.word()).collect(),
        Long::State => states(),
        Long::PlanId | Long::Version | Long::KpiNo => Vec::new(),
        _ => return None,
    };
    Some(Constraints { required: true, words })
}

fn states() -> Vec<&'static str> {
    let number = |certainty| State::Number { amount: Amount::ZERO, certainty };
    let numbers = [Certainty::Final, Certainty::Preliminary, Certainty::Estimate].map(number);
    let others = [State::NotApplicable, State::Blank, State::Unknown { reason: None }, State::Unread];
    numbers.into_iter().chain(others).map(columns::state).collect()
}
