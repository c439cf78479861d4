//! The file of a form: its fields as serde twins, which reject unknown fields.
//!
//! `docs/forms.md` describes the fields. A field that is added later is optional, so that existing files stay valid. A
//! form is written in one way only, without white space and without default values; plans carry it in this form.

use serde::{Deserialize, Serialize};

use super::{Form, FormFault, FormFaultKind};

mod reading;
mod writing;

/// The greatest size of a file in bytes. The largest built-in form has a tenth of it.
pub(super) const LARGEST: u32 = 200_000;

/// Reads the file of a form, without the checks that need the whole form.
pub(super) fn read(json: &str) -> Result<Form, FormFault> {
    if json.len() > LARGEST as usize {
        return Err(FormFaultKind::TooLarge.into_fault(""));
    }
    let record: FormRecord = serde_json::from_str(json).map_err(|error| fault(json, &error))?;
    record.form()
}

/// Writes the file of a form.
pub(super) fn write(form: &Form) -> String {
    // A form has nothing that JSON cannot hold, so the fallback never occurs.
    serde_json::to_string(&FormRecord::from(form)).unwrap_or_default()
}

/// The fault with its place. `serde_json` counts bytes, while editors count characters, and reports column 0 for the end of a line.
fn fault(json: &str, error: &serde_json::Error) -> FormFault {
    let line = error.line().max(1);
    let text = json.split('\n').nth(line - 1).unwrap_or_default();
    let before = error.column().saturating_sub(1);
    let column = text.char_indices().take_while(|(at, _)| *at < before).count() + 1;
    let is_json = error.is_data();
    let kind = if is_json { FormFaultKind::Shape { line, column } } else { FormFaultKind::NotJson { line, column } };
    kind.into_fault("")
}

/// Whether a field has its default, `false`, and is left out of the file.
#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes every field so")]
fn is_usual(field: &bool) -> bool {
    !field
}

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct FormRecord {
    code: String,
    name: WordsRecord,
    purpose: WordsRecord,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    title: String,
    measures: Vec<String>,
    #[serde(default, skip_serializing_if = "is_usual")]
    follows_the_state: bool,
    #[serde(default, skip_serializing_if = "is_usual")]
    for_groups: bool,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    views_on_use: Vec<ViewRecord>,
    none_answers: Vec<String>,
    labels: LabelsRecord,
    table: TableRecord,
    facts: Vec<FactRecord>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    attachments: Vec<AttachmentRecord>,
    sections: Vec<SectionRecord>,
}

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct WordsRecord {
    ja: String,
    en: String,
}

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct LabelsRecord {
    indicator: WordsRecord,
    baseline: WordsRecord,
    baseline_in_sentence: WordsRecord,
}

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
#[expect(clippy::struct_excessive_bools, reason = "they are the words of the file")]
struct TableRecord {
    years: usize,
    rows: usize,
    basis: BasisRecord,
    layout: LayoutRecord,
    baseline_head: String,
    year_head: String,
    total_head: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    decimals: Option<u32>,
    #[serde(default, skip_serializing_if = "is_usual")]
    unit_behind_numbers: bool,
    #[serde(default, skip_serializing_if = "is_usual")]
    unit_required: bool,
    #[serde(default, skip_serializing_if = "is_usual")]
    heads_say_increments: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    names: Option<NamesRecord>,
    #[serde(default, skip_serializing_if = "is_usual")]
    fills_rows: bool,
}

#[derive(Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
enum BasisRecord {
    Increment,
    Level,
    PeriodTotal,
    PeriodAverage,
}

#[derive(Clone, Copy, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
enum ViewRecord {
    Amendment,
    Inquiry,
}

#[derive(Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
enum LayoutRecord {
    YearsAndTotal,
    EveryYear,
    FinalTarget,
}

#[derive(Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
enum NamesRecord {
    Beside,
    Above,
}

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct FactRecord {
    fact: String,
    label: WordsRecord,
    #[serde(default, skip_serializing_if = "is_usual")]
    required: bool,
}

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct AttachmentRecord {
    what: WordsRecord,
    #[serde(skip_serializing_if = "Option::is_none")]
    when: Option<WordsRecord>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    source: String,
    #[serde(default, skip_serializing_if = "is_usual")]
    only_first: bool,
}

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct SectionRecord {
    id: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    number: String,
    heading: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    also: Vec<String>,
    kind: KindRecord,
    #[serde(skip_serializing_if = "Option::is_none")]
    fill: Option<FillRecord>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    facts: Vec<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    print: Vec<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    repeats: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reason_of: Option<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    refers_to: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    sentence: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    hint: Option<WordsRecord>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    sections: Vec<SectionRecord>,
}

#[derive(Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
enum KindRecord {
    Group,
    Text,
    List,
    Period,
    Money,
    Month,
    Projects,
    KpiTable,
    Reference,
}

#[derive(Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
enum FillRecord {
    Required,
    OrNone,
    Optional,
}
