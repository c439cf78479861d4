//! The plan file and すべて保存: `{format, app, plans: [records], lineage}`; a plan file has its `save`, too ([`save::Mark`]).
//!
//! The records are those of [`crate::save`], each with its own format and digest, so that one damaged plan
//! costs only itself. We write one record a line: where a file is broken or cut in the middle so that it is
//! no JSON any more, the records that are whole are still read, line by line.

use std::sync::Arc;

use crate::plan::Plan;
use crate::plan::lineage::Lineages;
use crate::save::json::{self, Broken, Json};
use crate::save::{self, Mark, Refusal};

mod file_name;

pub use file_name::{TableKind, all_file_name, file_name, table_file_name};

/// The format of the file around the records, which have their own.
const FORMAT: u64 = 1;
/// A lineage without anything in it.
const NO_LINEAGE: &str = "{}";

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
    /// When and by whom it was saved, and which saves it contains, if it says so.
    pub mark: Option<Mark>,
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

/// A plan file in its parts, each still text.
struct File<'a> {
    records: Vec<&'a str>,
    lineage: &'a str,
    mark: Option<Mark>,
}

/// Writes plans into one file, without what was sent out and taken in.
pub fn write_package(plans: &[Arc<Plan>]) -> String {
    around(plans, "")
}

/// Writes plans into one file, each with its lineage, so that whoever opens it can merge the answers that are still
/// under way.
pub fn write_package_with(plans: &[Arc<Plan>], lineages: &Lineages) -> String {
    let known = plans.iter().filter_map(|plan| Some((plan.id, lineages.get(&plan.id)?)));
    let known: Vec<String> = known.map(|(id, lineage)| format!("\"{id}\":{}", save::encode_lineage(lineage))).collect();
    around(plans, &known.join(","))
}

/// Writes the file of one plan, marked as saved at that time by that person, on top of what was saved `before`.
pub fn write_marked(
    plan: &Arc<Plan>,
    lineages: &Lineages,
    at: Option<String>,
    by: Option<String>,
    before: &[String],
) -> String {
    let file = write_package_with(std::slice::from_ref(plan), lineages);
    let mark = save::encode_mark(&Mark::of(&file, at, by, before));
    // The mark is the last field of the file.
    let end = file.trim_end().len().saturating_sub(1);
    format!("{},\"save\":{mark}}}\n", file.get(..end).unwrap_or_default())
}

/// The file around the records, and what is known of the plans besides.
fn around(plans: &[Arc<Plan>], known: &str) -> String {
    let records: Vec<String> = plans.iter().map(|plan| save::encode_plan(plan)).collect();
    let (app, records) = (env!("CARGO_PKG_VERSION"), records.join(",\n"));
    format!("{{\"format\":{FORMAT},\"app\":\"{app}\",\"plans\":[\n{records}\n],\"lineage\":{{{known}}}}}\n")
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
    match json::read(text) {
        Ok(json) => read_whole(json),
        Err(Broken { line, column }) => read_broken(text).ok_or(Trouble::NotJson { line, column }),
    }
}

/// Reads what is JSON.
fn read_whole(json: Json<'_>) -> Result<Package, Trouble> {
    let File { records, lineage, mark } = File::of(json)?;
    let package = Package { lineage: lineage.to_owned(), mark, ..Package::default() };
    Ok(take_records(package, &records))
}

/// Reads what is whole in a file of ours that is no JSON any more; `None` if its first line is not ours.
fn read_broken(text: &str) -> Option<Package> {
    let (head, rest) = text.split_once('\n')?;
    let parts = |text: &str| File::of(json::read(text).ok()?).ok().map(|file| (file.lineage.to_owned(), file.mark));
    parts(&format!("{head}]}}"))?;
    let mut records: Vec<&str> = rest.lines().map(|line| line.strip_suffix(',').unwrap_or(line)).collect();
    let end = records.pop_if(|line| line.starts_with(']')).unwrap_or_default();
    let parts = parts(&format!("{head}{end}"));
    let cut_off = parts.is_none();
    let (lineage, mark) = parts.unwrap_or_else(|| (NO_LINEAGE.to_owned(), None));
    let package = Package { cut_off, lineage, mark, ..Package::default() };
    Some(take_records(package, &records))
}

/// The package with the plans of these records.
fn take_records(mut package: Package, records: &[&str]) -> Package {
    for (before, record) in records.iter().enumerate() {
        match save::decode_plan(record) {
            Ok(plan) if package.plans.iter().any(|earlier| earlier.id == plan.id) => {
                package.refuse(before + 1, Reason::SameId);
            }
            Ok(plan) => package.plans.push(Arc::new(plan)),
            Err(refusal) => package.refuse(before + 1, Reason::Refused(refusal)),
        }
    }
    package
}

impl<'a> File<'a> {
    /// What tells a plan file of any format from other JSON are its format and its list of plans.
    fn of(json: Json<'a>) -> Result<Self, Trouble> {
        let mut fields = json.fields().ok_or(Trouble::OtherJson)?;
        let format = fields.take("format").and_then(|number| number.parse().ok()).ok_or(Trouble::OtherJson)?;
        let records = fields.take("plans").and_then(json::list).ok_or(Trouble::OtherJson)?;
        if format > FORMAT {
            return Err(Trouble::TooNew { format });
        }
        let lineage = fields.take("lineage").unwrap_or(NO_LINEAGE);
        // One that cannot be read is as none: then nothing is known of what the file comes from.
        let mark = fields.take("save").and_then(|mark| save::decode_mark(mark).ok());
        let ours = fields.take("app").and_then(json::text).is_some() && fields.are_taken();
        ours.then_some(Self { records, lineage, mark }).ok_or(Trouble::OtherJson)
    }
}

impl Package {
    /// What was sent out and taken in, by plan. A lineage that cannot be read is left out: without it a returned file
    /// is held against the plan as it is, and says so.
    pub fn lineages(&self) -> Lineages {
        let fields = json::read(&self.lineage).ok().and_then(Json::fields).unwrap_or_default();
        let mut lineages = Lineages::new();
        for (id, record) in fields.rest() {
            if let (Ok(id), Ok(lineage)) = (id.parse(), save::decode_lineage(record)) {
                lineages.insert(id, lineage);
            }
        }
        lineages
    }

    fn refuse(&mut self, position: usize, reason: Reason) {
        self.unreadable.push(Unreadable { position, reason });
    }
}
