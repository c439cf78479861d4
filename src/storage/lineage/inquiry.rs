//! The inquiries in the lineage record. The figures of a year are one text of ids, which is a fifth smaller than a list.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::id;
use crate::plan::lineage::{AskedFigure, Figures, SectionAnswer, SectionInquiry, SentInquiry};
use crate::storage::Damage;
use crate::storage::format1::dates::{day, year_by_name};
use crate::storage::json::is_usual;

/// The figures by year: `{"2024":"k… k…"}`.
type FiguresV7 = BTreeMap<String, String>;

/// The stored form of an inquiry.
#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(super) struct InquiryRecordV7 {
    version: String,
    asked_on: String,
    #[serde(default, skip_serializing_if = "is_usual")]
    deadline: String,
    #[serde(default, skip_serializing_if = "is_usual")]
    only_open: bool,
    sections: Vec<SectionRecordV7>,
}

/// The stored form of what was asked of a section.
#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct SectionRecordV7 {
    #[serde(default, skip_serializing_if = "is_usual")]
    name: String,
    figures: FiguresV7,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    answers: Vec<AnswerRecordV7>,
}

/// The stored form of an answer.
#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct AnswerRecordV7 {
    version: String,
    file: String,
    #[serde(default, skip_serializing_if = "is_usual")]
    respondent: String,
    on: String,
    #[serde(default, skip_serializing_if = "is_usual")]
    set: FiguresV7,
    #[serde(default, skip_serializing_if = "is_usual")]
    undone: bool,
}

impl From<&SentInquiry> for InquiryRecordV7 {
    fn from(inquiry: &SentInquiry) -> Self {
        let SentInquiry { version, asked_on, deadline, only_open, sections } = inquiry;
        Self {
            version: version.to_string(),
            asked_on: asked_on.to_string(),
            deadline: deadline.clone(),
            only_open: *only_open,
            sections: sections.iter().map(Into::into).collect(),
        }
    }
}

impl TryFrom<InquiryRecordV7> for SentInquiry {
    type Error = Damage;

    fn try_from(record: InquiryRecordV7) -> Result<Self, Damage> {
        let InquiryRecordV7 { version, asked_on, deadline, only_open, sections } = record;
        let sections = sections.into_iter().map(TryInto::try_into).collect::<Result<Vec<_>, Damage>>()?;
        Ok(Self { version: id(&version)?, asked_on: day(&asked_on)?, deadline, only_open, sections })
    }
}

impl From<&SectionInquiry> for SectionRecordV7 {
    fn from(section: &SectionInquiry) -> Self {
        let SectionInquiry { name, figures, answers } = section;
        Self { name: name.clone(), figures: written(figures), answers: answers.iter().map(Into::into).collect() }
    }
}

impl TryFrom<SectionRecordV7> for SectionInquiry {
    type Error = Damage;

    fn try_from(record: SectionRecordV7) -> Result<Self, Damage> {
        let SectionRecordV7 { name, figures, answers } = record;
        let answers = answers.into_iter().map(TryInto::try_into).collect::<Result<Vec<_>, Damage>>()?;
        Ok(Self { name, figures: read(&figures)?, answers })
    }
}

impl From<&SectionAnswer> for AnswerRecordV7 {
    fn from(answer: &SectionAnswer) -> Self {
        let SectionAnswer { version, file, respondent, on, set, undone } = answer;
        Self {
            version: version.to_string(),
            file: file.to_string(),
            respondent: respondent.clone(),
            on: on.to_string(),
            set: written(set),
            undone: *undone,
        }
    }
}

impl TryFrom<AnswerRecordV7> for SectionAnswer {
    type Error = Damage;

    fn try_from(record: AnswerRecordV7) -> Result<Self, Damage> {
        let AnswerRecordV7 { version, file, respondent, on, set, undone } = record;
        Ok(Self { version: id(&version)?, file: file.into(), respondent, on: day(&on)?, set: read(&set)?, undone })
    }
}

fn written(figures: &Figures) -> FiguresV7 {
    let mut years: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for figure in figures {
        years.entry(figure.year.to_string()).or_default().push(figure.kpi.to_string());
    }
    years.into_iter().map(|(year, kpis)| (year, kpis.join(" "))).collect()
}

fn read(figures: &FiguresV7) -> Result<Figures, Damage> {
    let mut all = Figures::default();
    for (year, kpis) in figures {
        let year = year_by_name(year)?;
        for kpi in kpis.split(' ') {
            all.extend([AskedFigure { year, kpi: kpi.parse().map_err(|_| Damage::Id)? }]);
        }
    }
    Ok(all)
}
