//! The file of a form: its fields as serde twins, which refuse what they do not know.
//!
//! `docs/forms.md` describes the fields. A field that is added later is optional, so that files that people have stay
//! forms.

use serde::Deserialize;

use super::{Attachment, FactLine, Fill, Form, FormFact, FormFault, FormFaultKind, Labels, Leaf, Section, SectionKind};
use super::{NamesPlace, TableLayout, TableStyle, Words};
use crate::plan::Fact;
use crate::plan::indicator::Basis;

/// The greatest size of a file in bytes. The largest of ours has a tenth of it.
const LARGEST: usize = 200_000;

/// Reads the file of a form, without the checks that need all of it.
pub(super) fn read(json: &str) -> Result<Form, FormFault> {
    if json.len() > LARGEST {
        return Err(FormFaultKind::TooLarge.at(""));
    }
    let record: FormRecord = serde_json::from_str(json).map_err(|error| fault(&error))?;
    record.form()
}

/// `serde_json` gives the column 0 for the end of a line.
fn fault(error: &serde_json::Error) -> FormFault {
    let (line, column) = (error.line().max(1), error.column().max(1));
    let is_json = error.is_data();
    let kind = if is_json { FormFaultKind::Shape { line, column } } else { FormFaultKind::NotJson { line, column } };
    kind.at("")
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FormRecord {
    code: String,
    name: WordsRecord,
    purpose: WordsRecord,
    #[serde(default)]
    title: String,
    measures: Vec<String>,
    #[serde(default)]
    follows_the_state: bool,
    #[serde(default)]
    asks_first: bool,
    none_answers: Vec<String>,
    labels: LabelsRecord,
    table: TableRecord,
    facts: Vec<FactRecord>,
    #[serde(default)]
    attachments: Vec<AttachmentRecord>,
    sections: Vec<SectionRecord>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WordsRecord {
    ja: String,
    en: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct LabelsRecord {
    indicator: WordsRecord,
    baseline: WordsRecord,
    baseline_in_sentence: WordsRecord,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct TableRecord {
    years: usize,
    rows: usize,
    basis: BasisRecord,
    layout: LayoutRecord,
    baseline_head: String,
    year_head: String,
    total_head: String,
    decimals: Option<u32>,
    #[serde(default)]
    unit_behind_numbers: bool,
    #[serde(default)]
    unit_required: bool,
    #[serde(default)]
    names: NamesRecord,
    #[serde(default)]
    fills_rows: bool,
}

#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum BasisRecord {
    Increment,
    Level,
    PeriodTotal,
    PeriodAverage,
}

#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum LayoutRecord {
    YearsAndTotal,
    EveryYear,
    FinalTarget,
}

#[derive(Default, Deserialize)]
#[serde(rename_all = "snake_case")]
enum NamesRecord {
    #[default]
    Beside,
    Above,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FactRecord {
    fact: String,
    label: WordsRecord,
    #[serde(default)]
    required: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct AttachmentRecord {
    what: WordsRecord,
    when: Option<WordsRecord>,
    #[serde(default)]
    source: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SectionRecord {
    id: String,
    #[serde(default)]
    number: String,
    heading: String,
    #[serde(default)]
    also: Vec<String>,
    kind: KindRecord,
    fill: Option<FillRecord>,
    #[serde(default)]
    facts: Vec<String>,
    #[serde(default)]
    print: Vec<String>,
    #[serde(default)]
    repeats: Vec<String>,
    reason_of: Option<String>,
    #[serde(default)]
    refers_to: Vec<String>,
    sentence: Option<String>,
    hint: Option<WordsRecord>,
    #[serde(default)]
    sections: Vec<SectionRecord>,
}

#[derive(Deserialize)]
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

#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum FillRecord {
    Required,
    OrNone,
    Optional,
}

impl FormRecord {
    fn form(self) -> Result<Form, FormFault> {
        Ok(Form {
            code: code_name(&self.code, "code")?.to_string(),
            name: self.name.into(),
            purpose: self.purpose.into(),
            title: self.title,
            measures: self.measures,
            follows_the_state: self.follows_the_state,
            asks_first: self.asks_first,
            none_answers: self.none_answers,
            labels: Labels {
                indicator: self.labels.indicator.into(),
                baseline: self.labels.baseline.into(),
                baseline_in_sentence: self.labels.baseline_in_sentence.into(),
            },
            table: self.table.into(),
            facts: self.facts.into_iter().map(FactRecord::fact).collect::<Result<_, _>>()?,
            attachments: self.attachments.into_iter().map(Into::into).collect(),
            sections: self.sections.into_iter().map(SectionRecord::section).collect::<Result<_, _>>()?,
        })
    }
}

impl FactRecord {
    fn fact(self) -> Result<FormFact, FormFault> {
        let fact = fact(&self.fact, "facts")?;
        Ok(FormFact { fact, label: self.label.into(), is_required: self.required })
    }
}

impl SectionRecord {
    fn section(self) -> Result<Section, FormFault> {
        let id = self.id;
        let leaf = code_name(&id, &id)?;
        let names = |codes: Vec<String>| codes.iter().map(|code| code_name(code, &id)).collect::<Result<Vec<_>, _>>();
        let to = names(self.refers_to)?;
        let kind = match self.kind {
            KindRecord::Reference => SectionKind::Reference { sentence: self.sentence.unwrap_or_default(), to },
            _ if self.sentence.is_some() || !to.is_empty() => return Err(FormFaultKind::Misplaced.at(&id)),
            KindRecord::Group => SectionKind::Group,
            KindRecord::Text => SectionKind::Text,
            KindRecord::List => SectionKind::List,
            KindRecord::Period => SectionKind::Period,
            KindRecord::Money => SectionKind::Money,
            KindRecord::Month => SectionKind::Month,
            KindRecord::Projects => SectionKind::Projects,
            KindRecord::KpiTable => SectionKind::KpiTable,
        };
        let fill = match self.fill {
            None | Some(FillRecord::Required) => Fill::Required,
            Some(FillRecord::OrNone) => Fill::OrNone,
            Some(FillRecord::Optional) => Fill::Optional,
        };
        Ok(Section {
            leaf,
            number: self.number,
            heading: self.heading,
            variants: self.also,
            kind,
            fill,
            facts: self.facts.iter().map(|code| fact(code, &id)).collect::<Result<_, _>>()?,
            printed: self.print.iter().map(|line| fact_line(line, &id)).collect::<Result<_, _>>()?,
            repeats: names(self.repeats)?,
            reason_of: self.reason_of.map(|code| code_name(&code, &id)).transpose()?,
            hint: self.hint.map(Into::into),
            sections: self.sections.into_iter().map(Self::section).collect::<Result<_, _>>()?,
        })
    }
}

fn code_name(code: &str, at: &str) -> Result<Leaf, FormFault> {
    Leaf::new(code).ok_or_else(|| FormFaultKind::CodeName.at(at))
}

fn fact(code: &str, at: &str) -> Result<Fact, FormFault> {
    let fact = Fact::ALL.iter().find(|fact| fact.code() == code);
    fact.copied().ok_or_else(|| FormFaultKind::NoSuchFact.at(at))
}

/// A printed line, in which `{name}` stands for the fact of that code name.
fn fact_line(line: &str, at: &str) -> Result<FactLine, FormFault> {
    let mut parts = Vec::new();
    let mut rest = line;
    while let Some((before, from)) = rest.split_once('{') {
        let (code, after) = from.split_once('}').ok_or_else(|| FormFaultKind::NoSuchFact.at(at))?;
        parts.push((before.to_owned(), fact(code, at)?));
        rest = after;
    }
    Ok(FactLine { parts, end: rest.to_owned() })
}

impl From<WordsRecord> for Words {
    fn from(record: WordsRecord) -> Self {
        Self { japanese: record.ja, english: record.en }
    }
}

impl From<AttachmentRecord> for Attachment {
    fn from(record: AttachmentRecord) -> Self {
        Self { what: record.what.into(), when: record.when.map(Into::into), source: record.source }
    }
}

impl From<TableRecord> for TableStyle {
    fn from(record: TableRecord) -> Self {
        Self {
            years: record.years,
            rows: record.rows,
            basis: match record.basis {
                BasisRecord::Increment => Basis::Increment,
                BasisRecord::Level => Basis::Level,
                BasisRecord::PeriodTotal => Basis::PeriodTotal,
                BasisRecord::PeriodAverage => Basis::PeriodAverage,
            },
            layout: match record.layout {
                LayoutRecord::YearsAndTotal => TableLayout::YearsAndTotal,
                LayoutRecord::EveryYear => TableLayout::EveryYear,
                LayoutRecord::FinalTarget => TableLayout::FinalTarget,
            },
            baseline_head: record.baseline_head,
            year_head: record.year_head,
            total_head: record.total_head,
            decimals: record.decimals,
            unit_behind_numbers: record.unit_behind_numbers,
            unit_required: record.unit_required,
            names: match record.names {
                NamesRecord::Beside => NamesPlace::Beside,
                NamesRecord::Above => NamesPlace::Above,
            },
            fills_rows: record.fills_rows,
        }
    }
}
