//! Marks on a sheet as JSON: `{"on":"c5","kind":"target","year":2024}`, `{"on":"r8:9","is":"skip"}` (`docs/files.md`).

use serde::{Deserialize, Serialize};

use super::mark::{NoRegion, RowSide, Says, SheetMark, YearSaid};
use crate::columns::vocabulary::{FigureKind, HeadWord};
use crate::value::fiscal_year::FiscalYear;

/// A mark; attributes that it does not state are left out.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct JsonMark {
    /// The cells; empty if they are given elsewhere.
    #[serde(skip_serializing_if = "String::is_empty")]
    on: String,
    /// The attribute that a row or column holds: name, kind, year, unit, group, responsible or note.
    #[serde(skip_serializing_if = "Option::is_none")]
    says: Option<String>,
    /// A word of [`STATES`].
    #[serde(skip_serializing_if = "Option::is_none")]
    is: Option<String>,
    /// baseline, target, actual or rate.
    #[serde(skip_serializing_if = "Option::is_none")]
    kind: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    year: Option<JsonYear>,
    /// The name of the indicator; `^` means the line above each block.
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<String>,
    /// The kinds of the figures on the upper and the lower of two lines, as in `kind`.
    #[serde(skip_serializing_if = "Option::is_none")]
    lines: Option<[String; 2]>,
    #[serde(skip_serializing_if = "Option::is_none")]
    unit: Option<String>,
    /// The last year of actuals.
    #[serde(skip_serializing_if = "Option::is_none")]
    until: Option<JsonYear>,
    /// The era of years without one.
    #[serde(skip_serializing_if = "Option::is_none")]
    era: Option<String>,
    /// The first of the counted years.
    #[serde(skip_serializing_if = "Option::is_none")]
    first: Option<i32>,
    /// The year from which relative years are counted (昨年度).
    #[serde(skip_serializing_if = "Option::is_none")]
    this: Option<JsonYear>,
    /// left or right.
    #[serde(skip_serializing_if = "Option::is_none")]
    align: Option<String>,
}

/// Why JSON is no valid mark.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoMark {
    /// The region cannot be read.
    #[error("“{0}”: {1}")]
    On(String, NoRegion),
    /// A word is not known.
    #[error("“{0}” says nothing")]
    Word(String),
    /// A number is no fiscal year of a plan.
    #[error("{0} is no year of a plan")]
    Year(i32),
    /// The mark states nothing.
    #[error("the mark says nothing")]
    Nothing,
    /// The mark states more than one thing: a unit beside a kind needs a mark of its own.
    #[error("the mark says several things, each of which takes a mark of its own")]
    Several,
}

/// A fiscal year, western, or a word: `y-1` is the year before the reported one, `period` the whole period.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(untagged)]
enum JsonYear {
    Western(i32),
    Word(String),
}

const STATES: [(&str, Says); 7] = [
    ("skip", Says::LeftOut),
    ("indicator", Says::OwnIndicator),
    ("apart", Says::Apart),
    ("values", Says::Values),
    ("seen", Says::AsSeen),
    ("figure", Says::WithoutRemark),
    ("continued", Says::NamesGoOn),
];
const PERIOD: &str = "period";
const ABOVE: &str = "^";

/// The meaning of a word; an error if it has none.
fn known<T>(meant: Option<T>, word: &str) -> Result<T, NoMark> {
    meant.ok_or_else(|| NoMark::Word(word.to_owned()))
}

fn kind(word: &str) -> Result<FigureKind, NoMark> {
    known(FigureKind::with_code(word), word)
}

fn western(year: i32) -> Result<FiscalYear, NoMark> {
    FiscalYear::new(year).ok_or(NoMark::Year(year))
}

impl JsonMark {
    /// The mark, or the reason why it is not valid.
    pub fn to_mark(&self) -> Result<SheetMark, NoMark> {
        let on = self.on.parse().map_err(|why| NoMark::On(self.on.clone(), why))?;
        Ok(SheetMark { on, says: self.says()? })
    }

    /// The statement of the mark, or the reason why it is not valid.
    pub(super) fn says(&self) -> Result<Says, NoMark> {
        let state = |is: &String| STATES.iter().find(|(word, _)| word == is).map(|(_, says)| says.clone());
        let named = |name: &String| if name == ABOVE { Says::NameAbove } else { Says::Name(name.clone()) };
        let said = [
            self.says.as_ref().map(|word| known(HeadWord::with_code(word), word).map(Says::Tells)),
            self.is.as_ref().map(|is| known(state(is), is)),
            self.name.as_ref().map(|name| Ok(named(name))),
            self.lines.as_ref().map(|[upper, lower]| Ok(Says::Lines([kind(upper)?, kind(lower)?]))),
            self.until.as_ref().map(|year| year_said(year).map(Says::ActualsUntil)),
            self.era.as_ref().map(|era| Ok(Says::Era(era.clone()))),
            self.first.map(|year| western(year).map(Says::FirstYear)),
            self.this.as_ref().map(|year| year_said(year).map(Says::ThisYear)),
            self.align.as_ref().map(|side| known(RowSide::with_code(side), side).map(Says::Aligned)),
            self.figures().transpose(),
            self.unit.as_ref().map(|unit| Ok(Says::Unit(unit.clone()))),
        ];
        let mut said = said.into_iter().flatten();
        let says = said.next().unwrap_or(Err(NoMark::Nothing))?;
        if said.next().is_some() { Err(NoMark::Several) } else { Ok(says) }
    }

    /// The kind and year of the figures; `None` if it states neither.
    fn figures(&self) -> Result<Option<Says>, NoMark> {
        let kind = self.kind.as_deref().map(kind).transpose()?;
        let year = self.year.as_ref().map(year_said).transpose()?;
        Ok((kind.is_some() || year.is_some()).then_some(Says::Figures { kind, year }))
    }

    /// The mark as JSON.
    pub fn from_mark(mark: &SheetMark) -> Self {
        Self { on: mark.on.to_string(), ..Self::from_says(&mark.says) }
    }

    /// A statement as JSON, without the cells.
    pub(super) fn from_says(says: &Says) -> Self {
        let json = Self::default();
        let word = |code: &str| Some(code.to_owned());
        match says {
            Says::Tells(attribute) => Self { says: word(attribute.code()), ..json },
            Says::Name(name) => Self { name: word(name), ..json },
            Says::NameAbove => Self { name: word(ABOVE), ..json },
            Says::Figures { kind, year } => {
                let kind = kind.map(|kind| kind.code().to_owned());
                Self { kind, year: year.map(json_year), ..json }
            }
            Says::Lines(kinds) => Self { lines: Some(kinds.map(|kind| kind.code().to_owned())), ..json },
            Says::Unit(unit) => Self { unit: word(unit), ..json },
            Says::ActualsUntil(year) => Self { until: Some(json_year(*year)), ..json },
            Says::Era(era) => Self { era: word(era), ..json },
            Says::FirstYear(year) => Self { first: Some(year.western()), ..json },
            Says::ThisYear(year) => Self { this: Some(json_year(*year)), ..json },
            Says::Aligned(side) => Self { align: word(side.code()), ..json },
            state => {
                let known = STATES.iter().find(|(_, known)| known == state);
                Self { is: known.map(|(word, _)| (*word).to_owned()), ..json }
            }
        }
    }
}

fn year_said(year: &JsonYear) -> Result<YearSaid, NoMark> {
    match year {
        JsonYear::Western(year) => western(*year).map(YearSaid::Year),
        JsonYear::Word(word) if word == PERIOD => Ok(YearSaid::Period),
        JsonYear::Word(word) => {
            let by = word.strip_prefix('y').and_then(|by| if by.is_empty() { Some(0) } else { by.parse().ok() });
            by.map(YearSaid::Reported).ok_or_else(|| NoMark::Word(word.clone()))
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
