//! What is asked about a file, and what the user answers: everything that `domain.md` 8.4 forbids to guess.
//!
//! A preview carries its questions ([`crate::import::preview::Preview::questions`]), each with its choices. What is not answered is
//! not taken: rows and columns in doubt stay out, figures in doubt are shown unchosen. To answer, the page keeps one
//! [`Answers`] per file, calls [`Answers::give`] with the question's [`Ask`] and one of its choices, and makes the preview
//! anew: questions may go by it, and others come.

use crate::columns::Wide;
use crate::plan::indicator::Row;
use crate::value::fiscal_year::FiscalYear;
use crate::value::id::IndicatorId;

/// What a question is about; the same file asks the same, whatever was answered before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ask {
    /// The figures under the headings of this line are in the unit of the title above them, or each in that of its KPI: a
    /// scale is never guessed (IN-009).
    Unit {
        /// The line of the headings.
        line: usize,
    },
    /// The figures under the headings of this line are 目標 or 実績: nothing says which.
    Row {
        /// The line of the headings.
        line: usize,
    },
    /// Which year this is: 30年度, or 実績 without any (IN-011).
    Year {
        /// The line of the headings.
        line: usize,
        /// Which column of the file, counted from 1.
        position: usize,
        /// What stands there.
        text: String,
    },
    /// Rows without a name are of the KPI above them, as where cells were made one.
    Names,
    /// Which of several values for one KPI and year counts (IN-010).
    Twice {
        /// The first line with one.
        line: usize,
        /// 目標 or 実績.
        row: Row,
        /// The column.
        column: Wide,
    },
    /// What `ー`, `〃` or `(5)` means in this file (IN-006).
    Sign {
        /// The text.
        text: String,
    },
    /// Which KPI of the plan a row is (IN-005).
    Kpi {
        /// Its line.
        line: usize,
    },
}

/// An answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// It is so.
    Yes,
    /// It is not.
    No,
    /// 目標 or 実績.
    Row(Row),
    /// That year.
    Year(FiscalYear),
    /// What stands on that line.
    Line(usize),
    /// The same as a `-`.
    Dash(Dashes),
    /// The figure with a minus.
    Minus,
    /// The figure as it stands, without brackets or sign.
    Plain,
    /// That KPI of the plan. Any of the plan's may be answered, also one that is no candidate.
    Kpi(IndicatorId),
    /// A KPI that the plan does not have yet.
    NewKpi,
    /// It is not read.
    LeaveOut,
}

/// Why a KPI of the plan may be the one that a row means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Alike {
    /// The same name in another unit, or of several that have it.
    SameName,
    /// One name holds the other.
    Holds,
    /// So many letters differ.
    Letters(usize),
}

/// A question, with all that its sentence names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// What is asked.
    pub ask: Ask,
    /// The name of the KPI, the unit of the title, the heading, the sign.
    pub subject: String,
    /// Where, and what stands there where that tells the choices apart.
    pub found: Vec<(usize, String)>,
    /// What can be answered, the likeliest first.
    pub choices: Vec<Answer>,
    /// Why the KPIs among the choices are there.
    pub alike: Vec<(IndicatorId, Alike)>,
    /// What was answered; without an answer nothing in doubt is taken.
    pub answer: Option<Answer>,
}

/// All that the user has answered about a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answers {
    /// What the `-` among the actuals mean, where that is asked.
    pub dashes: Dashes,
    given: Vec<(Ask, Answer)>,
}

impl Ask {
    /// Its stable printed form, for tests and support mails.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Kpi { .. } => "IN-005",
            Self::Sign { .. } => "IN-006",
            Self::Unit { .. } => "IN-009",
            Self::Twice { .. } => "IN-010",
            Self::Year { .. } => "IN-011",
            Self::Row { .. } => "IN-110",
            Self::Names => "IN-111",
        }
    }
}

impl Ask {
    /// A name for it that stays while other questions come and go.
    pub fn key(&self) -> String {
        let (code, place) = (self.code(), self.place());
        format!("{code}-{place}")
    }

    fn place(&self) -> String {
        match self {
            Self::Kpi { line } | Self::Unit { line } | Self::Row { line } => line.to_string(),
            Self::Year { line, position, .. } => format!("{line}-{position}"),
            Self::Twice { line, row, column } => {
                format!("{line}-{}-{}", if *row == Row::Target { "target" } else { "actual" }, column.name())
            }
            Self::Sign { text } => {
                let letters: Vec<String> = text.chars().map(|letter| u32::from(letter).to_string()).collect();
                letters.join("-")
            }
            Self::Names => String::new(),
        }
    }
}

impl Answers {
    /// Answers a question; an earlier answer to it no longer counts.
    pub fn give(&mut self, ask: Ask, choice: Answer) {
        self.given.retain(|(given, _)| *given != ask);
        self.given.push((ask, choice));
    }

    /// The answers that tell how the file's rows are read. The others say what its KPIs and signs mean for a plan, so that the
    /// file need not be read again when they are given.
    #[must_use]
    pub fn of_reading(&self) -> Self {
        let is_of_reading = |(ask, _): &&(Ask, Answer)| !matches!(ask, Ask::Kpi { .. } | Ask::Sign { .. });
        Self { given: self.given.iter().filter(is_of_reading).cloned().collect(), ..Self::default() }
    }

    /// What was answered.
    pub fn to(&self, ask: &Ask) -> Option<Answer> {
        self.given.iter().find(|(given, _)| given == ask).map(|(_, choice)| *choice)
    }
}

impl Question {
    /// A question with nothing named yet.
    pub(super) fn new(ask: Ask, choices: Vec<Answer>, answers: &Answers) -> Self {
        let answer = answers.to(&ask);
        Self { ask, subject: String::new(), found: Vec::new(), choices, alike: Vec::new(), answer }
    }
}

/// What the `-` among the actuals of a file mean that was not sent from here.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Dashes {
    /// 該当なし.
    NotApplicable,
    /// 未把握.
    #[default]
    NotKnown,
    /// 未入力.
    Blank,
}
