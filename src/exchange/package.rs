//! The plan file and すべて保存: `{format, app, plans: [records], lineage}`.
//!
//! The records are those of [`crate::save`], each with its own format and digest, so that one damaged plan
//! costs only itself. We write one record a line: where a file is broken or cut in the middle so that it is
//! no JSON any more, the records that are whole are still read, line by line.

use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;

use serde::Deserialize;
use serde::de::IgnoredAny;
use serde_json::value::RawValue;

use crate::plan::Plan;
use crate::plan::lineage::Lineages;
use crate::save::{self, Refusal};

mod file_name;

pub use file_name::{TableKind, all_file_name, file_name, table_file_name};

/// The format of the file around the records, which have their own.
const FORMAT: u32 = 1;

/// How a zip begins, which is what an Excel book is.
const ZIP: &[u8] = b"PK\x03\x04";
/// How an Excel book from before 2007 begins.
const OLD_WORKBOOK: &[u8] = b"\xd0\xcf\x11\xe0";

/// What a plan file holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Package {
    /// The plans that were read, in the file's order; their ids differ.
    pub plans: Vec<Arc<Plan>>,
    /// The plans that were not, in the file's order.
    pub unreadable: Vec<Unreadable>,
    /// Whether the end of the file is missing, and with it perhaps more plans.
    pub cut_off: bool,
    /// What was sent out and taken in, as it stands in the file: JSON, which [`Package::lineages`] reads.
    pub lineage: String,
}

/// A plan of a file that was not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unreadable {
    /// Which plan of the file, counted from 1.
    pub position: usize,
    /// Why.
    pub reason: Reason,
}

/// Why a plan of a file was not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// Its record was refused.
    Refused(Refusal),
    /// A plan before it has the same id.
    SameId,
}

/// Why nothing of a file was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// The browser could not hand it over (moved, deleted, not permitted).
    Unreachable,
    /// Nothing in it.
    Empty,
    /// A workbook of a spreadsheet, or another archive.
    Workbook,
    /// The bytes are no UTF-8, which every plan file is.
    Encoding,
    /// Not JSON: a table, a text, or a plan file that is broken before its first plan.
    NotJson {
        /// Where reading stopped, counted from 1.
        line: usize,
        /// Where on that line, in bytes.
        column: usize,
    },
    /// JSON, but no plan file.
    OtherJson,
    /// A plan file that a newer keikaku wrote.
    TooNew {
        /// Its format.
        format: u64,
    },
}

/// What tells a plan file of any format from other JSON.
#[derive(Deserialize)]
struct Head {
    format: u64,
    #[serde(rename = "plans")]
    _plans: Vec<IgnoredAny>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File<'a> {
    #[serde(rename = "format")]
    _format: u32,
    #[serde(rename = "app")]
    _app: String,
    #[serde(borrow)]
    plans: Vec<&'a RawValue>,
    #[serde(borrow, default)]
    lineage: Option<&'a RawValue>,
}

/// Writes plans into one file, without what was sent out and taken in.
pub fn write_package(plans: &[Arc<Plan>]) -> String {
    write_package_with(plans, &Lineages::new())
}

/// Writes plans into one file, each with its lineage, so that whoever opens it can merge the answers that are still
/// under way.
pub fn write_package_with(plans: &[Arc<Plan>], lineages: &Lineages) -> String {
    let records: Vec<String> = plans.iter().map(|plan| save::encode_plan(plan)).collect();
    let lineages = plans.iter().filter_map(|plan| Some((plan.id, lineages.get(&plan.id)?)));
    let lineages: Vec<String> =
        lineages.map(|(id, lineage)| format!("\"{id}\":{}", save::encode_lineage(lineage))).collect();
    let (app, records, lineages) = (env!("CARGO_PKG_VERSION"), records.join(",\n"), lineages.join(","));
    format!("{{\"format\":{FORMAT},\"app\":\"{app}\",\"plans\":[\n{records}\n],\"lineage\":{{{lineages}}}}}\n")
}

/// Reads the bytes of a plan file.
pub fn read_bytes(bytes: &[u8]) -> Result<Package, Trouble> {
    if [ZIP, OLD_WORKBOOK].iter().any(|start| bytes.starts_with(start)) {
        return Err(Trouble::Workbook);
    }
    read_package(std::str::from_utf8(bytes).map_err(|_| Trouble::Encoding)?)
}

/// Reads the text of a plan file.
pub fn read_package(text: &str) -> Result<Package, Trouble> {
    let text = text.trim_start_matches('\u{feff}');
    if text.trim().is_empty() {
        return Err(Trouble::Empty);
    }
    if let Err(error) = serde_json::from_str::<IgnoredAny>(text) {
        return read_broken(text).ok_or(Trouble::NotJson { line: error.line(), column: error.column() });
    }
    read_whole(text)
}

/// Reads what is JSON.
fn read_whole(text: &str) -> Result<Package, Trouble> {
    let head: Head = serde_json::from_str(text).map_err(|_| Trouble::OtherJson)?;
    if head.format > u64::from(FORMAT) {
        return Err(Trouble::TooNew { format: head.format });
    }
    let file: File<'_> = serde_json::from_str(text).map_err(|_| Trouble::OtherJson)?;
    let package = Package { lineage: file.lineage(), ..Package::default() };
    Ok(take_records(package, file.plans.iter().map(|record| record.get())))
}

/// Reads what is whole in a file of ours that is no JSON any more; `None` if its first line is not ours.
fn read_broken(text: &str) -> Option<Package> {
    let (head, rest) = text.split_once('\n')?;
    serde_json::from_str::<File<'_>>(&format!("{head}]}}")).ok()?;
    let mut records: Vec<&str> = rest.lines().map(|line| line.strip_suffix(',').unwrap_or(line)).collect();
    let end = records.pop_if(|line| line.starts_with(']')).unwrap_or_default();
    let without_plans = format!("{head}{end}");
    let file = serde_json::from_str::<File<'_>>(&without_plans).ok();
    let lineage = file.as_ref().map_or_else(nothing, File::lineage);
    let package = Package { cut_off: file.is_none(), lineage, ..Package::default() };
    Some(take_records(package, records.into_iter()))
}

/// The package with the plans of these records.
fn take_records<'a>(mut package: Package, records: impl Iterator<Item = &'a str>) -> Package {
    let mut seen = HashSet::new();
    for (before, record) in records.enumerate() {
        match save::decode_plan(record) {
            Ok(plan) if seen.insert(plan.id) => package.plans.push(Arc::new(plan)),
            Ok(_) => package.refuse(before + 1, Reason::SameId),
            Err(refusal) => package.refuse(before + 1, Reason::Refused(refusal)),
        }
    }
    package
}

impl File<'_> {
    fn lineage(&self) -> String {
        self.lineage.map_or_else(nothing, |lineage| lineage.get().to_owned())
    }
}

/// A lineage without anything in it.
fn nothing() -> String {
    "{}".to_owned()
}

impl Package {
    /// What was sent out and taken in, by plan. A lineage that cannot be read is left out: without it a returned file
    /// is held against the plan as it is, and says so.
    pub fn lineages(&self) -> Lineages {
        let records: BTreeMap<String, &RawValue> = serde_json::from_str(&self.lineage).unwrap_or_default();
        let read =
            |(id, record): (String, &RawValue)| Some((id.parse().ok()?, save::decode_lineage(record.get()).ok()?));
        records.into_iter().filter_map(read).collect()
    }

    fn refuse(&mut self, position: usize, reason: Reason) {
        self.unreadable.push(Unreadable { position, reason });
    }
}
