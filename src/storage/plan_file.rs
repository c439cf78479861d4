//! The plan file and すべて保存: `{format, app, plans: [records], lineage}`; a plan file also has its `save` ([`storage::SaveStamp`]).
//!
//! The records are those of [`crate::storage`], each with its own format and digest, so that one damaged plan does not
//! affect the others. Each record is written on its own line. If a file is broken or cut off, so that it is no longer
//! JSON, the intact records are still read line by line.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::io;
use std::sync::Arc;

use litemap::LiteMap;
use serde::{Deserialize, Serialize, Serializer};
use serde_json::ser::Formatter;
use serde_json::value::RawValue;

use crate::plan::form::FormReader;
use crate::plan::{Lineages, Plan};
use crate::storage::json::{raw, read, write, write_with};
use crate::storage::{self, Refusal, SaveStamp};
use crate::value::{Timestamp, utf16};

/// The format number of the file; the records in it have their own.
const FORMAT: u64 = 1;
/// The JSON of an empty lineage.
const NO_LINEAGE: &str = "{}";

/// The first bytes of a zip archive, as in an Excel workbook.
const ZIP: &[u8] = b"PK\x03\x04";
/// The first bytes of an Excel workbook from before 2007.
const OLD_WORKBOOK: &[u8] = b"\xd0\xcf\x11\xe0";

/// The content of a plan file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PlanFile {
    /// The plans that were read, in the file's order; their ids differ.
    pub plans: Vec<Arc<Plan>>,
    /// The plans that could not be read, in the file's order.
    pub unreadable: Vec<UnreadablePlan>,
    /// Whether the end of the file is missing, and possibly more plans with it.
    pub cut_off: bool,
    /// The lineages as JSON text from the file; [`PlanFile::lineages`] reads it.
    pub lineage: String,
    /// The time and the author of the save, and the ids of the saves that the file includes; `None` if the file has no
    /// such stamp.
    pub mark: Option<SaveStamp>,
}

/// A plan in a file that could not be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("plan {position} of the file was not read")]
pub struct UnreadablePlan {
    /// The position of the plan in the file, counted from 1.
    pub position: usize,
    /// The reason for which it was not read.
    #[source]
    pub reason: UnreadableReason,
}

/// The reason for which a plan in a file was not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum UnreadableReason {
    /// Its record was refused.
    #[error(transparent)]
    Refused(Refusal),
    /// A preceding plan has the same id.
    #[error("a plan before it has the same id")]
    SameId,
}

/// The reason for which nothing of a file was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PlanFileError {
    /// The browser could not provide the file (moved, deleted or not permitted).
    #[error("the browser did not hand the file over")]
    Unreachable,
    /// The file is empty.
    #[error("the file is empty")]
    Empty,
    /// The file is a workbook of a spreadsheet or another archive.
    #[error("the workbook of a spreadsheet, or another archive")]
    Workbook,
    /// The bytes are not UTF-8, the encoding of every plan file.
    #[error("the file is not UTF-8")]
    Encoding,
    /// The text is not JSON: a table, a text, or a plan file that is broken before its first plan.
    #[error("line {line}, byte {column}: not JSON")]
    NotJson {
        /// The line where reading stopped, counted from 1.
        line: usize,
        /// The column on that line, in bytes and counted from 1.
        column: usize,
    },
    /// The text is JSON but not a plan file.
    #[error("JSON, but no plan file")]
    OtherJson,
    /// The file was written by a newer version of the program.
    #[error("a plan file of the newer format {format}")]
    TooNew {
        /// The format number of the file.
        format: u64,
    },
}

/// The stored form of a plan file; parts with a format of their own are embedded as their exact text.
#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct PackageRecord<'a> {
    format: u64,
    app: Cow<'a, str>,
    #[serde(borrow)]
    plans: Vec<&'a RawValue>,
    #[serde(borrow, default, skip_serializing_if = "Option::is_none")]
    lineage: Option<&'a RawValue>,
    #[serde(borrow, default, skip_serializing_if = "Option::is_none")]
    save: Option<&'a RawValue>,
}

/// The fields that distinguish a plan file of any format from other JSON: its format and its list of plans.
#[derive(Deserialize)]
struct PackageHead<'a> {
    format: u64,
    #[serde(borrow, rename = "plans")]
    _plans: Vec<&'a RawValue>,
}

/// The lineage records by plan, in the order of the plans.
#[derive(Serialize)]
#[serde(transparent)]
struct LineagesRecord(#[serde(serialize_with = "as_object")] Vec<(String, Box<RawValue>)>);

fn as_object<S: Serializer>(records: &[(String, Box<RawValue>)], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_map(records.iter().map(|(id, record)| (id, record)))
}

/// The layout of a plan file: one record per line. The list of plans is the only list that is not inside a record.
struct RecordALine;

impl Formatter for RecordALine {
    fn begin_array<W: io::Write + ?Sized>(&mut self, writer: &mut W) -> io::Result<()> {
        writer.write_all(b"[\n")
    }

    fn begin_array_value<W: io::Write + ?Sized>(&mut self, writer: &mut W, is_first: bool) -> io::Result<()> {
        writer.write_all(if is_first { b"" } else { b",\n" })
    }

    fn end_array<W: io::Write + ?Sized>(&mut self, writer: &mut W) -> io::Result<()> {
        writer.write_all(b"\n]")
    }
}

/// Writes plans into one file, without lineages.
pub fn write_package(plans: &[Arc<Plan>]) -> String {
    around(plans, &Lineages::default(), None)
}

/// Writes plans into one file, each with its lineage, so that returned files can be merged after the file is opened.
pub fn write_package_with(plans: &[Arc<Plan>], lineages: &Lineages) -> String {
    around(plans, lineages, None)
}

/// Writes the file of one plan with a stamp of the time, the author and the preceding saves `before`.
pub fn write_marked(
    plan: &Arc<Plan>,
    lineages: &Lineages,
    at: Option<Timestamp>,
    by: Option<String>,
    before: &[String],
) -> String {
    let plans = std::slice::from_ref(plan);
    // The stamp is made from the file's text without a stamp.
    let mark = SaveStamp::new(&write_package_with(plans, lineages), at, by, before);
    around(plans, lineages, Some(&mark))
}

/// The file of these plans with their lineages and its stamp.
fn around(plans: &[Arc<Plan>], lineages: &Lineages, mark: Option<&SaveStamp>) -> String {
    let records: Vec<_> = plans.iter().map(|plan| raw(storage::encode_plan(plan))).collect();
    let known = plans.iter().filter_map(|plan| Some((plan.id, lineages.get(&plan.id)?)));
    let known = known.map(|(id, lineage)| (id.to_string(), raw(storage::encode_lineage(lineage)))).collect();
    let lineage = raw(write(&LineagesRecord(known)));
    let save = mark.map(|mark| raw(storage::encode_save_stamp(mark)));
    let file = PackageRecord {
        format: FORMAT,
        app: Cow::Borrowed(env!("CARGO_PKG_VERSION")),
        plans: records.iter().map(AsRef::as_ref).collect(),
        lineage: Some(&lineage),
        save: save.as_deref(),
    };
    write_with(&file, RecordALine) + "\n"
}

/// Reads a plan file from its bytes.
pub fn read_bytes(bytes: &[u8]) -> Result<PlanFile, PlanFileError> {
    read_one_of_many(bytes, &mut FormReader::default())
}

/// Reads one of many files. These mostly have the same forms, and `forms` reads each form only once.
pub fn read_one_of_many(bytes: &[u8], forms: &mut FormReader) -> Result<PlanFile, PlanFileError> {
    if [ZIP, OLD_WORKBOOK].iter().any(|start| bytes.starts_with(start)) {
        return Err(PlanFileError::Workbook);
    }
    read_text(&text_of(bytes)?, forms)
}

/// The text of a plan file from its bytes: UTF-8 as it was written, or UTF-16 if an editor has saved it again.
pub fn text_of(bytes: &[u8]) -> Result<Cow<'_, str>, PlanFileError> {
    let in_utf16 = utf16::beginning_with('{', bytes).and_then(|(order, rest)| utf16::decode(order, rest));
    match in_utf16 {
        Some(text) => Ok(text.into()),
        None => std::str::from_utf8(bytes).map(Cow::Borrowed).map_err(|_| PlanFileError::Encoding),
    }
}

/// Reads a plan file from its text.
pub fn read_package(text: &str) -> Result<PlanFile, PlanFileError> {
    read_text(text, &mut FormReader::default())
}

fn read_text(text: &str, forms: &mut FormReader) -> Result<PlanFile, PlanFileError> {
    let text = text.trim_start_matches('\u{feff}');
    if text.trim().is_empty() {
        return Err(PlanFileError::Empty);
    }
    match read::<&RawValue>(text) {
        Ok(_) => read_whole(text, forms),
        Err(error) => read_broken(text, forms).ok_or_else(|| not_json(&error)),
    }
}

/// Whether the text is a plan file of any format, whatever its content.
pub(super) fn is_package(text: &str) -> bool {
    read::<PackageHead<'_>>(text).is_ok()
}

/// The place where a text stops being JSON, or behind its last byte if its end is missing. `serde_json` gives the
/// column 0 for the end of a line.
fn not_json(error: &serde_json::Error) -> PlanFileError {
    let column = error.column() + usize::from(error.is_eof());
    PlanFileError::NotJson { line: error.line(), column: column.max(1) }
}

/// Reads a file that is valid JSON.
fn read_whole(text: &str, forms: &mut FormReader) -> Result<PlanFile, PlanFileError> {
    let file = PackageRecord::from_text(text)?;
    let records: Vec<&str> = file.plans.iter().map(|record| record.get()).collect();
    Ok(take_records(file.without_plans(), &records, forms))
}

/// Reads the intact records of a file that is no longer valid JSON; `None` if its first line is not that of a plan file.
fn read_broken(text: &str, forms: &mut FormReader) -> Option<PlanFile> {
    let (head, rest) = text.split_once('\n')?;
    let parts = |text: &str| PackageRecord::from_text(text).ok().map(|file| file.without_plans());
    parts(&format!("{head}]}}"))?;
    let mut records: Vec<&str> = rest.lines().map(|line| line.strip_suffix(',').unwrap_or(line)).collect();
    let end = records.pop_if(|line| line.starts_with(']')).unwrap_or_default();
    let cut_off = || PlanFile { cut_off: true, lineage: NO_LINEAGE.to_owned(), ..PlanFile::default() };
    let package = parts(&format!("{head}{end}")).unwrap_or_else(cut_off);
    Some(take_records(package, &records, forms))
}

/// Adds the plans of these records to the package.
fn take_records(mut package: PlanFile, records: &[&str], forms: &mut FormReader) -> PlanFile {
    let mut ids = BTreeSet::new();
    for (before, record) in records.iter().enumerate() {
        match storage::decode_plan_at(record, forms).map(|(plan, _)| plan) {
            Ok(plan) if ids.insert(plan.id) => package.plans.push(Arc::new(plan)),
            Ok(_) => package.refuse(before + 1, UnreadableReason::SameId),
            Err(refusal) => package.refuse(before + 1, UnreadableReason::Refused(refusal)),
        }
    }
    package
}

impl<'a> PackageRecord<'a> {
    /// Reads a file. A file of a newer format is recognised by its head, whatever else it contains.
    fn from_text(text: &'a str) -> Result<Self, PlanFileError> {
        let head: PackageHead<'_> = read(text).map_err(|_| PlanFileError::OtherJson)?;
        if head.format > FORMAT {
            return Err(PlanFileError::TooNew { format: head.format });
        }
        read(text).map_err(|_| PlanFileError::OtherJson)
    }

    /// The content of the file besides its plans. A stamp that cannot be read counts as none: then the file's origin is unknown.
    fn without_plans(&self) -> PlanFile {
        let lineage = self.lineage.map_or(NO_LINEAGE, RawValue::get).to_owned();
        let mark = self.save.and_then(|mark| storage::decode_save_stamp(mark.get()).ok());
        PlanFile { lineage, mark, ..PlanFile::default() }
    }
}

impl PlanFile {
    /// The lineages by plan. A lineage that can't be read is left out; a returned file is then compared with the
    /// present plan, and the user is informed.
    pub fn lineages(&self) -> Lineages {
        let records: LiteMap<String, &RawValue> = read(&self.lineage).unwrap_or_default();
        let known =
            |(id, record): (String, &RawValue)| Some((id.parse().ok()?, storage::decode_lineage(record.get()).ok()?));
        records.into_iter().filter_map(known).collect()
    }

    fn refuse(&mut self, position: usize, reason: UnreadableReason) {
        self.unreadable.push(UnreadablePlan { position, reason });
    }
}
