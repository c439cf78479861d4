//! Converts the serde twins of a file into a form.

use super::{AttachmentRecord, BasisRecord, FactRecord, FillRecord, FormRecord, KindRecord, LayoutRecord, NamesRecord};
use super::{SectionRecord, TableRecord, ViewRecord, WordsRecord};
use crate::plan::Fact;
use crate::plan::form::{
    Attachment, FactLine, Fill, Form, FormFact, FormFault, FormFaultKind, Labels, Leaf, NamesPlace,
};
use crate::plan::form::{BilingualText, Section, SectionKind, TableLayout, TableStyle, ViewOnUse};
use crate::plan::indicator::Basis;

impl FormRecord {
    /// The form, without the checks that need the whole form.
    pub(super) fn form(self) -> Result<Form, FormFault> {
        Ok(Form {
            code: code_name(&self.code, "code")?.to_string(),
            name: self.name.into(),
            purpose: self.purpose.into(),
            title: self.title,
            measures: self.measures,
            follows_the_state: self.follows_the_state,
            for_groups: self.for_groups,
            views_on_use: self.views_on_use.into_iter().map(ViewRecord::view).collect(),
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

impl ViewRecord {
    fn view(self) -> ViewOnUse {
        match self {
            Self::Amendment => ViewOnUse::Amendment,
            Self::Inquiry => ViewOnUse::Inquiry,
        }
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
            _ if self.sentence.is_some() || !to.is_empty() => return Err(FormFaultKind::Misplaced.into_fault(&id)),
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
    Leaf::new(code).ok_or_else(|| FormFaultKind::CodeName.into_fault(at))
}

fn fact(code: &str, at: &str) -> Result<Fact, FormFault> {
    let fact = Fact::ALL.iter().find(|fact| fact.code() == code && fact.is_of_a_form());
    fact.copied().ok_or_else(|| FormFaultKind::NoSuchFact.into_fault(at))
}

/// Reads a printed line, in which `{name}` is the place of the fact of that code name.
fn fact_line(line: &str, at: &str) -> Result<FactLine, FormFault> {
    let mut parts = Vec::new();
    let mut rest = line;
    while let Some((before, from)) = rest.split_once('{') {
        let (code, after) = from.split_once('}').ok_or_else(|| FormFaultKind::NoSuchFact.into_fault(at))?;
        parts.push((before.to_owned(), fact(code, at)?));
        rest = after;
    }
    Ok(FactLine { parts, end: rest.to_owned() })
}

impl From<AttachmentRecord> for Attachment {
    fn from(record: AttachmentRecord) -> Self {
        Self {
            what: record.what.into(),
            when: record.when.map(Into::into),
            source: record.source,
            is_only_first: record.only_first,
        }
    }
}

impl From<WordsRecord> for BilingualText {
    fn from(record: WordsRecord) -> Self {
        Self { japanese: record.ja, english: record.en }
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
            heads_say_increments: record.heads_say_increments,
            names: match record.names {
                None | Some(NamesRecord::Beside) => NamesPlace::Beside,
                Some(NamesRecord::Above) => NamesPlace::Above,
            },
            fills_rows: record.fills_rows,
        }
    }
}
