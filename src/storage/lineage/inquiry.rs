//! The inquiries in the lineage record. The figures of a year are one text of ids, which is a fifth smaller than a list.

use litemap::LiteMap;
use serde::{Deserialize, Serialize};

use super::id;
use crate::plan::lineage::{AskedFigure, Figures, SectionAnswer, SectionInquiry, SentInquiry, Whose};
use crate::storage::Damage;
use crate::storage::json::is_usual;
use crate::storage::stored::dates::{day, year_by_name};
use crate::storage::words::{StoredWord, words};

/// The figures by year: `{"2024":"k… k…"}`.
type FiguresRecord = LiteMap<String, String>;

/// The stored form of an inquiry.
#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(super) struct InquiryRecord {
    version: String,
    asked_on: String,
    #[serde(default, skip_serializing_if = "is_usual")]
    deadline: String,
    #[serde(default, skip_serializing_if = "is_usual")]
    asked_by: String,
    #[serde(default, skip_serializing_if = "is_usual")]
    telephone: String,
    #[serde(default, skip_serializing_if = "is_usual")]
    only_open: bool,
    #[serde(default, skip_serializing_if = "is_usual")]
    with_texts: bool,
    sections: Vec<AskedSectionRecord>,
}

/// The stored form of the questions to a section.
#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct AskedSectionRecord {
    #[serde(default, skip_serializing_if = "is_usual")]
    name: String,
    figures: FiguresRecord,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    answers: Vec<AnswerRecord>,
}

/// The stored form of an answer.
#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct AnswerRecord {
    version: String,
    file: String,
    #[serde(default, skip_serializing_if = "is_usual")]
    respondent: String,
    on: String,
    #[serde(default, skip_serializing_if = "is_usual")]
    set: FiguresRecord,
    /// Left out if it equals `set`, which is the case for most answers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    said: Option<FiguresRecord>,
    #[serde(default, skip_serializing_if = "is_usual")]
    left_out: bool,
    #[serde(default, skip_serializing_if = "is_usual")]
    whose: StoredWord<Whose>,
    #[serde(default, skip_serializing_if = "is_usual")]
    undone: bool,
}

words! { Whose, usually Section { Section: "section", Unclear: "unclear", Another: "another" } }

impl From<&SentInquiry> for InquiryRecord {
    fn from(inquiry: &SentInquiry) -> Self {
        let SentInquiry { version, asked_on, deadline, asked_by, telephone, only_open, with_texts, sections } = inquiry;
        Self {
            version: version.to_string(),
            asked_on: asked_on.to_string(),
            deadline: deadline.clone(),
            asked_by: asked_by.clone(),
            telephone: telephone.clone(),
            only_open: *only_open,
            with_texts: *with_texts,
            sections: sections.iter().map(Into::into).collect(),
        }
    }
}

impl TryFrom<InquiryRecord> for SentInquiry {
    type Error = Damage;

    fn try_from(record: InquiryRecord) -> Result<Self, Damage> {
        let InquiryRecord { version, asked_on, deadline, asked_by, telephone, only_open, with_texts, sections } =
            record;
        let sections = sections.into_iter().map(TryInto::try_into).collect::<Result<Vec<_>, Damage>>()?;
        let (version, asked_on) = (id(&version)?, day(&asked_on)?);
        Ok(Self { version, asked_on, deadline, asked_by, telephone, only_open, with_texts, sections })
    }
}

impl From<&SectionInquiry> for AskedSectionRecord {
    fn from(section: &SectionInquiry) -> Self {
        let SectionInquiry { name, figures, answers } = section;
        Self { name: name.clone(), figures: written(figures), answers: answers.iter().map(Into::into).collect() }
    }
}

impl TryFrom<AskedSectionRecord> for SectionInquiry {
    type Error = Damage;

    fn try_from(record: AskedSectionRecord) -> Result<Self, Damage> {
        let AskedSectionRecord { name, figures, answers } = record;
        let answers = answers.into_iter().map(TryInto::try_into).collect::<Result<Vec<_>, Damage>>()?;
        Ok(Self { name, figures: read(&figures)?, answers })
    }
}

impl From<&SectionAnswer> for AnswerRecord {
    fn from(answer: &SectionAnswer) -> Self {
        let SectionAnswer { version, file, respondent, on, set, said, left_out, whose, undone } = answer;
        Self {
            version: version.to_string(),
            file: file.to_string(),
            respondent: respondent.clone(),
            on: on.to_string(),
            set: written(set),
            said: (said != set).then(|| written(said)),
            left_out: *left_out,
            whose: StoredWord(*whose),
            undone: *undone,
        }
    }
}

impl TryFrom<AnswerRecord> for SectionAnswer {
    type Error = Damage;

    fn try_from(record: AnswerRecord) -> Result<Self, Damage> {
        let AnswerRecord { version, file, respondent, on, set, said, left_out, whose, undone } = record;
        let (version, on, set) = (id(&version)?, day(&on)?, read(&set)?);
        let said = said.as_ref().map_or_else(|| Ok(set.clone()), read)?;
        Ok(Self { version, file: file.into(), respondent, on, set, said, left_out, whose: whose.0, undone })
    }
}

fn written(figures: &Figures) -> FiguresRecord {
    let mut years: LiteMap<String, Vec<String>> = LiteMap::new();
    for figure in figures {
        years.entry(figure.year.to_string()).or_default().push(figure.kpi.to_string());
    }
    years.into_iter().map(|(year, kpis)| (year, kpis.join(" "))).collect()
}

fn read(figures: &FiguresRecord) -> Result<Figures, Damage> {
    let mut all = Figures::default();
    for (year, kpis) in figures {
        let year = year_by_name(year)?;
        for kpi in kpis.split(' ') {
            all.extend([AskedFigure { year, kpi: kpi.parse().map_err(|_| Damage::Id)? }]);
        }
    }
    Ok(all)
}
