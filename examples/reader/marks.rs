//! Marks on a sheet as JSON: `{"on":"c5","kind":"target","year":2024}`, `{"on":"r8:9","is":"skip"}` (`docs/files.md`).

use keikaku::columns::vocabulary::FigureKind;
use keikaku::import::reading::{FigureAttribute, RowSide, Says, SheetMark, YearSaid};
use keikaku::value::fiscal_year::FiscalYear;
use serde::{Deserialize, Serialize};

/// A mark; what it does not say is left out.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct JsonMark {
    on: String,
    /// What a row or column tells: name, kind, year, unit, group, responsible or note.
    #[serde(skip_serializing_if = "Option::is_none")]
    says: Option<String>,
    /// `skip`, `values`, `seen` or `continued`.
    #[serde(skip_serializing_if = "Option::is_none")]
    is: Option<String>,
    /// baseline, target, actual or rate.
    #[serde(skip_serializing_if = "Option::is_none")]
    kind: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    year: Option<JsonYear>,
    /// The name of the indicator; `^` is the line above each block.
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    unit: Option<String>,
    /// The last year of actuals.
    #[serde(skip_serializing_if = "Option::is_none")]
    until: Option<i32>,
    /// The era of years without one.
    #[serde(skip_serializing_if = "Option::is_none")]
    era: Option<String>,
    /// The first of the years that are counted.
    #[serde(skip_serializing_if = "Option::is_none")]
    first: Option<i32>,
    /// left or right.
    #[serde(skip_serializing_if = "Option::is_none")]
    align: Option<String>,
}

/// A fiscal year, western, or a word: `y-1` is the year before the reported one, `period` the whole period.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(untagged)]
enum JsonYear {
    Western(i32),
    Word(String),
}

const ATTRIBUTES: [(&str, FigureAttribute); 7] = [
    ("name", FigureAttribute::Name),
    ("kind", FigureAttribute::Kind),
    ("year", FigureAttribute::Year),
    ("unit", FigureAttribute::Unit),
    ("group", FigureAttribute::Group),
    ("responsible", FigureAttribute::Responsible),
    ("note", FigureAttribute::Note),
];
const KINDS: [(&str, FigureKind); 4] = [
    ("baseline", FigureKind::Baseline),
    ("target", FigureKind::Target),
    ("actual", FigureKind::Actual),
    ("rate", FigureKind::Rate),
];
const PERIOD: &str = "period";
const ABOVE: &str = "^";

fn by_word<T: Copy>(words: &[(&str, T)], word: &str) -> Result<T, String> {
    words.iter().find(|(known, _)| *known == word).map(|(_, it)| *it).ok_or_else(|| format!("“{word}” says nothing"))
}

fn word_for<T: Copy + PartialEq>(words: &[(&'static str, T)], it: T) -> Option<String> {
    words.iter().find(|(_, known)| *known == it).map(|(word, _)| (*word).to_owned())
}

fn western(year: i32) -> Result<FiscalYear, String> {
    FiscalYear::new(year).ok_or_else(|| format!("{year} is no year of a plan"))
}

impl JsonMark {
    /// The mark; the reason if it is none.
    pub(crate) fn to_mark(&self) -> Result<SheetMark, String> {
        let on = self.on.parse().map_err(|error| format!("“{}”: {error}", self.on))?;
        Ok(SheetMark { on, says: self.says()? })
    }

    fn says(&self) -> Result<Says, String> {
        if let Some(attribute) = &self.says {
            return Ok(Says::Tells(by_word(&ATTRIBUTES, attribute)?));
        }
        if let Some(is) = &self.is {
            return match is.as_str() {
                "skip" => Ok(Says::LeftOut),
                "values" => Ok(Says::Values),
                "seen" => Ok(Says::AsSeen),
                "continued" => Ok(Says::NamesGoOn),
                _ => Err(format!("“{is}” says nothing")),
            };
        }
        if let Some(name) = &self.name {
            return Ok(if name == ABOVE { Says::NameAbove } else { Says::Name(name.clone()) });
        }
        if let Some(year) = self.until {
            return western(year).map(Says::ActualsUntil);
        }
        if let Some(era) = &self.era {
            return Ok(Says::Era(era.clone()));
        }
        if let Some(year) = self.first {
            return western(year).map(Says::FirstYear);
        }
        if let Some(side) = &self.align {
            return by_word(&[("left", RowSide::Left), ("right", RowSide::Right)], side).map(Says::Aligned);
        }
        if let Some(unit) = self.unit.as_ref().filter(|_| self.kind.is_none() && self.year.is_none()) {
            return Ok(Says::Unit(unit.clone()));
        }
        let kind = self.kind.as_deref().map(|kind| by_word(&KINDS, kind)).transpose()?;
        let year = self.year.as_ref().map(year_said).transpose()?;
        if kind.is_none() && year.is_none() {
            return Err("the mark says nothing".to_owned());
        }
        Ok(Says::Figures { kind, year })
    }

    /// The mark as JSON.
    pub(crate) fn from_mark(mark: &SheetMark) -> Self {
        let json = Self { on: mark.on.to_string(), ..Self::default() };
        match &mark.says {
            Says::Tells(attribute) => Self { says: word_for(&ATTRIBUTES, *attribute), ..json },
            Says::Name(name) => Self { name: Some(name.clone()), ..json },
            Says::NameAbove => Self { name: Some(ABOVE.to_owned()), ..json },
            Says::Figures { kind, year } => {
                let kind = kind.and_then(|kind| word_for(&KINDS, kind));
                Self { kind, year: year.map(json_year), ..json }
            }
            Says::Unit(unit) => Self { unit: Some(unit.clone()), ..json },
            Says::ActualsUntil(year) => Self { until: Some(year.western()), ..json },
            Says::Era(era) => Self { era: Some(era.clone()), ..json },
            Says::FirstYear(year) => Self { first: Some(year.western()), ..json },
            Says::Aligned(side) => {
                Self { align: Some(if *side == RowSide::Left { "left" } else { "right" }.to_owned()), ..json }
            }
            Says::NamesGoOn => Self { is: Some("continued".to_owned()), ..json },
            Says::AsSeen => Self { is: Some("seen".to_owned()), ..json },
            Says::Values => Self { is: Some("values".to_owned()), ..json },
            Says::LeftOut => Self { is: Some("skip".to_owned()), ..json },
        }
    }
}

fn year_said(year: &JsonYear) -> Result<YearSaid, String> {
    match year {
        JsonYear::Western(year) => western(*year).map(YearSaid::Year),
        JsonYear::Word(word) if word == PERIOD => Ok(YearSaid::Period),
        JsonYear::Word(word) => {
            let by = word.strip_prefix('y').and_then(|by| if by.is_empty() { Some(0) } else { by.parse().ok() });
            by.map(YearSaid::Reported).ok_or_else(|| format!("“{word}” is no year"))
        }
    }
}

fn json_year(year: YearSaid) -> JsonYear {
    match year {
        YearSaid::Year(year) => JsonYear::Western(year.western()),
        YearSaid::Reported(by) => JsonYear::Word(format!("y{by:+}")),
        YearSaid::Period => JsonYear::Word(PERIOD.to_owned()),
    }
}
