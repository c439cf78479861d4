//! Converts a form into the serde twins of its file.

use super::{
    AttachmentRecord, BasisRecord, FactRecord, FillRecord, FormRecord, KindRecord, LabelsRecord, LayoutRecord,
};
use super::{NamesRecord, SectionRecord, TableRecord, ViewRecord, WordsRecord};
use crate::plan::form::{Attachment, FactLine, Fill, Form, FormFact, Labels, Leaf, NamesPlace, Section, SectionKind};
use crate::plan::form::{BilingualText, TableLayout, TableStyle, ViewOnUse};
use crate::plan::indicator::Basis;

impl From<&Form> for FormRecord {
    fn from(form: &Form) -> Self {
        Self {
            code: form.code.clone(),
            name: (&form.name).into(),
            purpose: (&form.purpose).into(),
            title: form.title.clone(),
            measures: form.measures.clone(),
            follows_the_state: form.follows_the_state,
            for_groups: form.for_groups,
            views_on_use: form.views_on_use.iter().map(Into::into).collect(),
            none_answers: form.none_answers.clone(),
            labels: (&form.labels).into(),
            table: (&form.table).into(),
            facts: form.facts.iter().map(Into::into).collect(),
            attachments: form.attachments.iter().map(Into::into).collect(),
            sections: form.sections.iter().map(Into::into).collect(),
        }
    }
}

impl From<&ViewOnUse> for ViewRecord {
    fn from(view: &ViewOnUse) -> Self {
        match view {
            ViewOnUse::Amendment => Self::Amendment,
            ViewOnUse::Inquiry => Self::Inquiry,
        }
    }
}

impl From<&BilingualText> for WordsRecord {
    fn from(words: &BilingualText) -> Self {
        Self { ja: words.japanese.clone(), en: words.english.clone() }
    }
}

impl From<&Labels> for LabelsRecord {
    fn from(labels: &Labels) -> Self {
        Self {
            indicator: (&labels.indicator).into(),
            baseline: (&labels.baseline).into(),
            baseline_in_sentence: (&labels.baseline_in_sentence).into(),
        }
    }
}

impl From<&TableStyle> for TableRecord {
    fn from(table: &TableStyle) -> Self {
        Self {
            years: table.years,
            rows: table.rows,
            basis: match table.basis {
                Basis::Increment => BasisRecord::Increment,
                Basis::Level => BasisRecord::Level,
                Basis::PeriodTotal => BasisRecord::PeriodTotal,
                Basis::PeriodAverage => BasisRecord::PeriodAverage,
            },
            layout: match table.layout {
                TableLayout::YearsAndTotal => LayoutRecord::YearsAndTotal,
                TableLayout::EveryYear => LayoutRecord::EveryYear,
                TableLayout::FinalTarget => LayoutRecord::FinalTarget,
            },
            baseline_head: table.baseline_head.clone(),
            year_head: table.year_head.clone(),
            total_head: table.total_head.clone(),
            decimals: table.decimals,
            unit_behind_numbers: table.unit_behind_numbers,
            unit_required: table.unit_required,
            heads_say_increments: table.heads_say_increments,
            names: match table.names {
                NamesPlace::Beside => None,
                NamesPlace::Above => Some(NamesRecord::Above),
            },
            fills_rows: table.fills_rows,
        }
    }
}

impl From<&FormFact> for FactRecord {
    fn from(one: &FormFact) -> Self {
        Self { fact: one.fact.code().to_owned(), label: (&one.label).into(), required: one.is_required }
    }
}

impl From<&Section> for SectionRecord {
    fn from(section: &Section) -> Self {
        let sentence = match &section.kind {
            SectionKind::Reference { sentence, .. } => Some(sentence.clone()),
            _ => None,
        };
        Self {
            id: section.leaf.to_string(),
            number: section.number.clone(),
            heading: section.heading.clone(),
            also: section.variants.clone(),
            kind: (&section.kind).into(),
            fill: match section.fill {
                Fill::Required => None,
                Fill::OrNone => Some(FillRecord::OrNone),
                Fill::Optional => Some(FillRecord::Optional),
            },
            facts: section.facts.iter().map(|fact| fact.code().to_owned()).collect(),
            print: section.printed.iter().map(fact_line).collect(),
            repeats: codes(&section.repeats),
            reason_of: section.reason_of.map(|leaf| leaf.to_string()),
            refers_to: codes(section.refers_to()),
            sentence,
            hint: section.hint.as_ref().map(Into::into),
            sections: section.sections.iter().map(Into::into).collect(),
        }
    }
}

impl From<&SectionKind> for KindRecord {
    fn from(kind: &SectionKind) -> Self {
        match kind {
            SectionKind::Group => Self::Group,
            SectionKind::Text => Self::Text,
            SectionKind::List => Self::List,
            SectionKind::Period => Self::Period,
            SectionKind::Money => Self::Money,
            SectionKind::Month => Self::Month,
            SectionKind::Projects => Self::Projects,
            SectionKind::KpiTable => Self::KpiTable,
            SectionKind::Reference { .. } => Self::Reference,
        }
    }
}

impl From<&Attachment> for AttachmentRecord {
    fn from(one: &Attachment) -> Self {
        Self {
            what: (&one.what).into(),
            when: one.when.as_ref().map(Into::into),
            source: one.source.clone(),
            only_first: one.is_only_first,
        }
    }
}

fn fact_line(line: &FactLine) -> String {
    let parts = line.parts.iter().map(|(before, fact)| format!("{before}{{{fact}}}"));
    parts.chain([line.end.clone()]).collect()
}

fn codes(leaves: &[Leaf]) -> Vec<String> {
    leaves.iter().map(Leaf::to_string).collect()
}
