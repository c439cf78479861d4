//! The questions about a file and the user's answers: everything that must not be guessed
//! (`docs/domain.md`, "What is never guessed").
//!
//! A preview carries its questions ([`crate::import::preview::Preview::questions`]), each with its choices. Without an answer
//! nothing doubtful is imported: rows and columns stay out, figures are shown unchosen. To answer, the page keeps one [`Answers`]
//! per file, calls [`Answers::give`] with the question's [`Ask`] and one of its choices, and makes the preview anew, which may
//! remove questions or add some.

use crate::import::reading::{SheetGrid, SheetMark};
use crate::import::seen::SeenCell;
use crate::plan::cell::UnitAnswer;
use crate::plan::coded::with_codes;
use crate::plan::indicator::{Basis, Direction};
use crate::value::fiscal_year::FiscalYear;
use crate::value::id::IndicatorId;

with_codes! {
    /// The subject of a question; the same file leads to the same subjects, whatever the earlier answers.
    #[derive(Clone, Debug, PartialEq, Eq)]
    Ask {
        /// Whether the table belongs to the plan that is shown, though the text in the place of its plan id is no id (IN-113).
        Plan {
            /// The text in the place of the id.
            text: String,
        }: "IN-113",
        /// How to read figures whose own unit differs from the unit of their KPI, `3億円` in 百万円: converted, as figures in the unit
        /// of the KPI, or not at all (IN-009).
        ForeignUnit {
            /// The unit beside the figures.
            written: String,
            /// The unit of the KPIs.
            unit: String,
        }: "IN-009",
        /// The meaning of `ー`, `〃` or `(5)` in this file (IN-006).
        Sign {
            /// The text of the sign.
            text: String,
        }: "IN-006",
        /// Whether the figure before the brackets counts, where a remark follows in brackets: `16分（5分短縮）`, `30000(速)` (IN-120).
        Remarks: "IN-120",
        /// Whether one of several values in a cell counts (「44.2% 34市町村」): the only value in the unit of the KPI, or else the
        /// first (IN-130).
        Several: "IN-130",
        /// Whether figures with a year beside them that differs from the year of their column (`0.6（令和4年度）` under R5) count for
        /// the year of the column (IN-011).
        OtherTimes: "IN-011",
        /// Whether figures in cells with struck-out or raised letters count as they are seen, without these letters (IN-140).
        Marked: "IN-140",
        /// Whether a figure in a cell that is merged over several years counts for the first of them (IN-141).
        Merged: "IN-141",
        /// Whether rows that the book hides, for example by a filter, are read (IN-142).
        HiddenRows: "IN-142",
        /// The meaning of the targets of new KPIs (目標の数え方), where the file does not state it (IN-117).
        Basis: "IN-117",
        /// The direction that new KPIs aim at (めざす向き), where the file does not state it (IN-118).
        Direction: "IN-118",
        /// Whether a book without a respondent's name and without any change is its section's answer that nothing has changed (IN-131).
        Unchanged: "IN-131",
        /// Whether a book with changes and without a respondent's name is the answer of its section (IN-132).
        Unsigned: "IN-132",
        /// The KPI of the plan that a row means (IN-005).
        Kpi {
            /// The line of the row, counted from 1.
            line: usize,
        }: "IN-005",
    }
}

/// The answer to a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// Yes.
    Yes,
    /// No.
    No,
    /// The sign means the same as a `-`, with this meaning.
    Dash(Dashes),
    /// The figure counts as a negative number.
    Minus,
    /// The figure counts as written, without brackets or sign.
    Plain,
    /// How figures with another unit than their KPI are read.
    Unit(UnitAnswer),
    /// The KPI of the plan with this id, which may also be a KPI that is not among the candidates.
    Kpi(IndicatorId),
    /// A KPI that the plan does not have yet.
    NewKpi,
    /// Each row gets what is proposed for it.
    Proposed,
    /// The targets of all rows have this meaning.
    Basis(Basis),
    /// All rows aim in this direction.
    Direction(Direction),
    /// Nothing is chosen yet (未設定).
    Unset,
    /// The row, column or value is not read.
    LeaveOut,
}

/// The reason why a KPI of the plan is a candidate for a row, the likeliest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Alike {
    /// The name is the same, but the unit differs or several KPIs have the name.
    SameName,
    /// The names differ in this number of letters.
    Letters(usize),
    /// One of the two names contains the other.
    Holds,
}

/// A question with everything that its sentence mentions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// The subject of the question.
    pub ask: Ask,
    /// The name that the sentence mentions: the name of the KPI, the unit of the title, the heading or the sign.
    pub subject: String,
    /// The lines in question, counted from 1, each with the text found there where it distinguishes the choices.
    pub found: Vec<(usize, String)>,
    /// The names of the files of a question about several files, each with the number of its lines in `found`; empty for one file.
    pub files: Vec<(String, usize)>,
    /// The cells in question with their lines, counted from 1, for questions about the formatting of cells.
    pub seen: Vec<(usize, SeenCell)>,
    /// The possible answers, the likeliest first.
    pub choices: Vec<Answer>,
    /// The ids of the KPIs among the choices, each with the reason why it is a candidate.
    pub alike: Vec<(IndicatorId, Alike)>,
    /// The user's answer; without one nothing doubtful is imported.
    pub answer: Option<Answer>,
}

/// All answers that the user has given about a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answers {
    /// The meaning of `-` among the actuals; `None` until the user has answered.
    pub dashes: Option<Dashes>,
    /// The user's marks on the cells of a foreign table, in the order in which they were made.
    pub marks: Vec<SheetMark>,
    /// The fiscal year that a foreign table reports on, from which marks may count years.
    pub reported: Option<FiscalYear>,
    /// The body of the plan that is made from a foreign table; `None` for the body that the table names.
    pub body: Option<String>,
    /// The first row of the plan whose unused rows may be filled by indicators that a foreign table adds: the cursor's row at a
    /// paste; `None` for any row.
    pub filled_from: Option<IndicatorId>,
    given: Vec<(Ask, Answer)>,
}

impl Ask {
    /// Whether the file may be imported without an answer, since the answer can also be given later in the plan.
    pub fn may_wait(&self) -> bool {
        self.is_standard() || self.is_of_answer()
    }

    /// Whether the question is about the meaning of new KPIs' targets or their direction, which is asked once for all files.
    pub fn is_standard(&self) -> bool {
        matches!(self, Self::Basis | Self::Direction)
    }

    /// Whether the question is only whose answer to an inquiry the file is.
    pub fn is_of_answer(&self) -> bool {
        matches!(self, Self::Unchanged | Self::Unsigned)
    }

    /// A stable key of the question, which does not change when other questions are added or removed.
    pub fn key(&self) -> String {
        // The letters of a text as their code points, so that the text can be part of a key.
        let letters =
            |text: &str| text.chars().map(|letter| u32::from(letter).to_string()).collect::<Vec<_>>().join("-");
        let place = match self {
            Self::Kpi { line } => line.to_string(),
            Self::Sign { text } => letters(text),
            Self::ForeignUnit { written, unit } => format!("unit-{}-in-{}", letters(written), letters(unit)),
            // A file has at most one question of each other kind.
            _ => String::new(),
        };
        format!("{}-{place}", self.code())
    }
}

impl Answers {
    /// The initial answers for a foreign table: its hidden rows are not read, it reports on this year, and its targets get the
    /// meaning and direction that their names and figures suggest, which the page shows.
    pub fn first(grid: &SheetGrid, reported: FiscalYear) -> Self {
        let given = [Ask::Basis, Ask::Direction].map(|ask| (ask, Answer::Proposed)).to_vec();
        Self { marks: grid.first_marks(), reported: Some(reported), given, ..Self::default() }
    }

    /// Records the answer to a question and replaces an earlier answer to it.
    pub fn give(&mut self, ask: Ask, choice: Answer) {
        self.give_all(vec![ask], choice);
    }

    /// Records one answer to several questions.
    pub fn give_all(&mut self, asks: Vec<Ask>, choice: Answer) {
        self.given.retain(|(given, _)| !asks.contains(given));
        self.given.extend(asks.into_iter().map(|ask| (ask, choice)));
    }

    /// The answers that decide how the rows of the file are read. The other answers decide what its KPIs and signs mean for a
    /// plan, so that the file need not be read again after them.
    #[must_use]
    pub fn of_reading(&self) -> Self {
        let is_of_reading = |(ask, _): &&(Ask, Answer)| matches!(ask, Ask::Marked | Ask::Merged | Ask::HiddenRows);
        let given = self.given.iter().filter(is_of_reading).cloned().collect();
        Self { given, marks: self.marks.clone(), reported: self.reported, ..Self::default() }
    }

    /// The answer to a question; `None` if there is none yet.
    pub fn to(&self, ask: &Ask) -> Option<Answer> {
        self.given.iter().find(|(given, _)| given == ask).map(|(_, choice)| *choice)
    }
}

impl Question {
    /// A question without names or lines.
    pub(super) fn new(ask: Ask, choices: Vec<Answer>, answers: &Answers) -> Self {
        let answer = answers.to(&ask);
        Self {
            ask,
            subject: String::new(),
            found: Vec::new(),
            files: Vec::new(),
            seen: Vec::new(),
            choices,
            alike: Vec::new(),
            answer,
        }
    }
}

/// Joins the same question about several files, each with the name of its file, into one: with everything that was found, the
/// choices that all of them have, and the answer if it is the same in all. `None` for no questions.
pub fn together(questions: &[(String, Question)]) -> Option<Question> {
    let ((_, first), others) = questions.split_first()?;
    let mut one = first.clone();
    if !others.is_empty() {
        one.files = questions.iter().map(|(file, question)| (file.clone(), question.found.len())).collect();
    }
    for (_, other) in others {
        one.found.extend(other.found.iter().cloned());
        one.choices.retain(|choice| *choice == Answer::Proposed || other.choices.contains(choice));
        one.answer = one.answer.filter(|answer| other.answer == Some(*answer));
    }
    one.choices.retain(|choice| *choice != Answer::Proposed);
    one.choices.insert(0, Answer::Proposed);
    Some(one)
}

/// The open questions about rows for which the plan has no candidate KPI. They can share one answer: a new KPI, or not read.
/// Empty if there is only one such question. Questions with candidates are asked one by one.
pub fn without_candidates(questions: &[Question]) -> Vec<Ask> {
    let is_without = |question: &&Question| {
        matches!(question.ask, Ask::Kpi { .. }) && question.answer.is_none() && question.alike.is_empty()
    };
    let asks: Vec<Ask> = questions.iter().filter(is_without).map(|question| question.ask.clone()).collect();
    if asks.len() > 1 { asks } else { Vec::new() }
}

/// The meaning of `-` among the actuals of a foreign table.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Dashes {
    /// The KPI has no figure for that year (該当なし, not applicable). A typed `-` has this meaning.
    NotApplicable,
    /// The figure is not known (未把握). This is the proposal, because it never makes an incomplete total look complete
    /// (`docs/domain.md`, "States of a cell").
    #[default]
    NotKnown,
    /// Nothing was entered yet (未入力).
    Blank,
}
