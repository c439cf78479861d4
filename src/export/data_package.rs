//! データの説明: `datapackage.json`, the data dictionary of the long file as a Frictionless Tabular Data Package.
//!
//! It describes the content of each column, the words that may occur in it, and the encoding of the file, so that
//! whoever finds the published file can read it without asking. `key`, a name for programs that need ASCII, is not part
//! of the standard, which allows further properties.
//!
//! The layout is made for people as well: each column takes one line. Nothing hashes this file, so control characters
//! are written as `serde_json` writes them.

use std::io;

use serde::{Serialize, Serializer};
use serde_json::ser::{Formatter, PrettyFormatter};

use crate::columns::{self, Long, ValueKind};
use crate::import::encoding::Encoding;
use crate::plan::{KpiTable, Plan};
use crate::storage::json::{raw, write_with};
use crate::value::{Amount, Date};

/// The name of the file.
pub const FILE_NAME: &str = "datapackage.json";

/// The data dictionary of the long file with the name `path` in this encoding.
pub fn write(plan: &Plan, path: &str, encoding: Encoding, day: Date) -> String {
    let package = DataPackage {
        profile: "tabular-data-package",
        name: "keikaku",
        title: &plan.facts.name,
        version: KpiTable::from_plan(plan).version().to_string(),
        created: format!("{day}T00:00:00Z"),
        resources: [Resource::new(path, encoding)],
    };
    write_with(&package, PrettyFormatter::new()) + "\n"
}

/// The root object of a Tabular Data Package.
#[derive(Serialize)]
struct DataPackage<'a> {
    profile: &'static str,
    name: &'static str,
    title: &'a str,
    version: String,
    created: String,
    resources: [Resource<'a>; 1],
}

/// The description of the long file.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Resource<'a> {
    profile: &'static str,
    name: &'static str,
    path: &'a str,
    format: &'static str,
    #[serde(rename = "mediatype")]
    media_type: &'static str,
    encoding: &'static str,
    dialect: OnOneLine<Dialect>,
    schema: Schema,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Dialect {
    delimiter: char,
    line_terminator: &'static str,
    quote_char: char,
    double_quote: bool,
    header: bool,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Schema {
    fields: Vec<OnOneLine<Field>>,
    missing_values: OnOneLine<[&'static str; 1]>,
}

/// The description of a column.
#[derive(Serialize)]
struct Field {
    name: &'static str,
    key: &'static str,
    #[serde(rename = "type")]
    kind: &'static str,
    description: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    constraints: Option<Constraints>,
}

/// Whether a column has a value in every row, and which words it allows.
#[derive(Serialize)]
struct Constraints {
    required: bool,
    #[serde(rename = "enum", skip_serializing_if = "Option::is_none")]
    words: Option<Vec<&'static str>>,
}

/// A value that is written on a single line of the file.
struct OnOneLine<T>(T);

impl<T: Serialize> Serialize for OnOneLine<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        raw(write_with(&self.0, OneLineLayout)).serialize(serializer)
    }
}

/// The layout of one line: a blank after each comma and colon.
struct OneLineLayout;

impl OneLineLayout {
    fn part<W: io::Write + ?Sized>(writer: &mut W, is_first: bool) -> io::Result<()> {
        writer.write_all(if is_first { b"" } else { b", " })
    }
}

impl Formatter for OneLineLayout {
    fn begin_array_value<W: io::Write + ?Sized>(&mut self, writer: &mut W, is_first: bool) -> io::Result<()> {
        Self::part(writer, is_first)
    }

    fn begin_object_key<W: io::Write + ?Sized>(&mut self, writer: &mut W, is_first: bool) -> io::Result<()> {
        Self::part(writer, is_first)
    }

    fn begin_object_value<W: io::Write + ?Sized>(&mut self, writer: &mut W) -> io::Result<()> {
        writer.write_all(b": ")
    }
}

impl<'a> Resource<'a> {
    fn new(path: &'a str, encoding: Encoding) -> Self {
        Self {
            profile: "tabular-data-resource",
            name: "kpi",
            path,
            format: "csv",
            media_type: "text/csv",
            encoding: match encoding {
                Encoding::Cp932 => "cp932",
                Encoding::Utf8 | Encoding::Utf16 | Encoding::Book | Encoding::Clipboard => "utf-8",
            },
            dialect: OnOneLine(Dialect {
                delimiter: ',',
                line_terminator: "\r\n",
                quote_char: '"',
                double_quote: true,
                header: true,
            }),
            schema: Schema {
                fields: Long::ALL.iter().map(|column| OnOneLine(Field::from_column(*column))).collect(),
                missing_values: OnOneLine([""]),
            },
        }
    }
}

impl Field {
    fn from_column(column: Long) -> Self {
        let (name, key, kind, description) = (column.name(), column.key(), column.kind(), column.meaning());
        Self { name, key, kind, description, constraints: Constraints::from_column(column) }
    }
}

impl Constraints {
    fn from_column(column: Long) -> Option<Self> {
        let words = match column {
            Long::ValueKind => Some(ValueKind::words()),
            Long::State => Some(columns::states(Some(Amount::ZERO)).map(columns::state).collect()),
            Long::PlanId
            | Long::Version
            | Long::KpiNo
            | Long::KpiId
            | Long::Direction
            | Long::Bound
            | Long::Measure
            | Long::ActualsAre
            | Long::ProjectYears
            | Long::RateRounding => None,
            _ => return None,
        };
        Some(Self { required: true, words })
    }
}
