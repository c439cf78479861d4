//! The questions about a file and the user's answers: everything that must not be guessed
//! (`docs/domain.md`, "What is never guessed").
//!
//! A preview carries its questions ([`crate::import::preview::Preview::questions`]), each with its choices. What is not
//! answered is not taken: rows and columns in doubt stay out, figures in doubt are shown unchosen. To answer, the page
//! keeps one [`Answers`] per file, calls [`Answers::give`] with the question's [`Ask`] and one of its choices, and
//! makes the preview anew: questions may be removed or added by it.

use crate::import::reading::{SheetGrid, SheetMark};
use crate::import::seen::SeenCell;
use crate::plan::cell::UnitAnswer;
use crate::plan::coded::with_codes;
use crate::plan::indicator::{Basis, Direction};
use crate::value::fiscal_year::FiscalYear;
use crate::value::id::IndicatorId;

with_codes! {
    /// The subject of a question; the same file leads to the same subjects, whatever was answered before.
    #[derive(Clone, Debug, PartialEq, Eq)]
    Ask {
        /// Whether the table is that of the plan that is shown, though what it states as the id of its plan is no id
        /// (IN-113).
        Plan {
            /// The text in the place of the id.
            text: String,
        }: "IN-113",
        /// What figures with one unit beside them are in a KPI of another, `3億円` in 百万円: converted, in the unit of the KPI
        /// after all, or none (IN-009).
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
        /// Whether of figures with another one in brackets behind them, `16分（5分短縮）`, the one before the brackets counts (IN-120).
        Remarks: "IN-120",
        /// Whether of several values in a cell, 「44.2% 34市町村」, one counts: the only one in the unit of the KPI, or else the
        /// first (IN-130).
        Several: "IN-130",
        /// Whether figures with another year beside them than that of their column, `0.6（令和4年度）` under R5, count for the
        /// year of the column (IN-011).
        OtherTimes: "IN-011",
        /// Whether figures from whose cells something was taken, struck out or raised letters, count as they are seen (IN-140).
        Marked: "IN-140",
        /// Whether figures in cells that were merged over several years count for the first of them (IN-141).
        Merged: "IN-141",
        /// Whether the rows that the book hides, as by a filter, are read (IN-142).
        HiddenRows: "IN-142",
        /// What the targets of the KPIs that the file adds stand for (目標の数え方), where it does not say so (IN-117).
        Basis: "IN-117",
        /// The direction that is aimed at by the KPIs that the file adds (めざす向き), where it does not say so (IN-118).
        Direction: "IN-118",
        /// Whether a book without a name and without any change is the answer of its section that nothing has changed (IN-131).
        Unchanged: "IN-131",
        /// Whether a book with changes and without a name is the answer of its section (IN-132).
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
    /// Yes, it is so.
    Yes,
    /// No, it is not so.
    No,
    /// The sign means the same as a `-`, which means this.
    Dash(Dashes),
    /// The sign means the figure with a minus.
    Minus,
    /// The figure as written, without brackets or sign.
    Plain,
    /// What figures in another unit than that of their KPI are in it.
    Unit(UnitAnswer),
    /// The KPI of the plan with this id. It may also be one that is not among the candidates.
    Kpi(IndicatorId),
    /// A KPI that the plan does not have yet.
    NewKpi,
    /// For each row what is proposed for it.
    Proposed,
    /// The targets of all rows stand for this.
    Basis(Basis),
    /// All rows aim in this direction.
    Direction(Direction),
    /// Nothing is chosen yet (未設定).
    Unset,
    /// The row, column or value is not read.
    LeaveOut,
}

/// The reason why a KPI of the plan may be the one that a row means, the likeliest first.
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
    /// The name that the sentence mentions: of the KPI, the unit of the title, the heading or the sign.
    pub subject: String,
    /// The lines in question, counted from 1, each with the text found there where that tells the choices apart.
    pub found: Vec<(usize, String)>,
    /// The cells in question with their lines, counted from 1, where it is asked how they look.
    pub seen: Vec<(usize, SeenCell)>,
    /// The possible answers, the likeliest first.
    pub choices: Vec<Answer>,
    /// The ids of the KPIs among the choices, each with the reason why it is a candidate.
    pub alike: Vec<(IndicatorId, Alike)>,
    /// The answer that was given; without one nothing in doubt is imported.
    pub answer: Option<Answer>,
}

/// All answers that the user has given on a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answers {
    /// The meaning of `-` among the actuals, where that is asked; `None` until it is said.
    pub dashes: Option<Dashes>,
    /// What is said of the cells of a table of others, in the order in which it was said.
    pub marks: Vec<SheetMark>,
    /// The fiscal year that such a table reports on, from which marks may count.
    pub reported: Option<FiscalYear>,
    /// The body of the plan that is made of such a table; `None` where it is the one that the table names.
    pub body: Option<String>,
    /// The row of the plan from which on indicators that a table of others adds take the place of rows that nobody has begun: that
    /// of the cursor at a paste; `None` for any row.
    pub filled_from: Option<IndicatorId>,
    given: Vec<(Ask, Answer)>,
}

impl Ask {
    /// Whether the file may be imported whole without an answer: what is asked for can be chosen in the plan as well.
    pub fn may_wait(&self) -> bool {
        self.is_standard() || self.is_of_answer()
    }

    /// Whether it asks what the targets of new KPIs stand for, or in which direction they aim: once for all files.
    pub fn is_standard(&self) -> bool {
        matches!(self, Self::Basis | Self::Direction)
    }

    /// Whether it asks only whose answer to an inquiry the file is.
    pub fn is_of_answer(&self) -> bool {
        matches!(self, Self::Unchanged | Self::Unsigned)
    }

    /// A stable key of the question, which does not change when other questions are added or removed.
    pub fn key(&self) -> String {
        // A text as it can stand in a key: its letters by their numbers.
        let letters =
            |text: &str| text.chars().map(|letter| u32::from(letter).to_string()).collect::<Vec<_>>().join("-");
        let place = match self {
            Self::Kpi { line } => line.to_string(),
            Self::Sign { text } => letters(text),
            Self::ForeignUnit { written, unit } => format!("unit-{}-in-{}", letters(written), letters(unit)),
            // Of any other a file has one.
            _ => String::new(),
        };
        format!("{}-{place}", self.code())
    }
}

impl Answers {
    /// What is known of a table of others before anybody answers: its hidden rows are not read, the year on which it reports, and
    /// that its targets count and aim as their names and figures propose, which is shown.
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

    /// The answers that tell how the file's rows are read. The others say what its KPIs and signs mean for a plan, so
    /// that the file need not be read again when they are given.
    #[must_use]
    pub fn of_reading(&self) -> Self {
        let is_of_reading = |(ask, _): &&(Ask, Answer)| matches!(ask, Ask::Marked | Ask::Merged | Ask::HiddenRows);
        let given = self.given.iter().filter(is_of_reading).cloned().collect();
        Self { given, marks: self.marks.clone(), reported: self.reported, ..Self::default() }
    }

    /// The answer that was given to a question; `None` if there is none yet.
    pub fn to(&self, ask: &Ask) -> Option<Answer> {
        self.given.iter().find(|(given, _)| given == ask).map(|(_, choice)| *choice)
    }
}

impl Question {
    /// A question without any names or lines yet.
    pub(super) fn new(ask: Ask, choices: Vec<Answer>, answers: &Answers) -> Self {
        let answer = answers.to(&ask);
        Self { ask, subject: String::new(), found: Vec::new(), seen: Vec::new(), choices, alike: Vec::new(), answer }
    }
}

/// One question in place of the same one about several files: with all that was found, every choice that all of them have, and
/// the answer if all were answered alike.
pub fn together(questions: &[Question]) -> Option<Question> {
    let (first, others) = questions.split_first()?;
    let mut one = first.clone();
    for other in others {
        one.found.extend(other.found.iter().cloned());
        one.choices.retain(|choice| *choice == Answer::Proposed || other.choices.contains(choice));
        one.answer = one.answer.filter(|answer| other.answer == Some(*answer));
    }
    one.choices.retain(|choice| *choice != Answer::Proposed);
    one.choices.insert(0, Answer::Proposed);
    Some(one)
}

/// The open questions which KPI a row means for which the plan has no candidate: all of them can have one answer, a new KPI or
/// none. Empty where there is only one. Those with candidates are asked one by one.
pub fn without_candidates(questions: &[Question]) -> Vec<Ask> {
    let is_without = |question: &&Question| {
        matches!(question.ask, Ask::Kpi { .. }) && question.answer.is_none() && question.alike.is_empty()
    };
    let asks: Vec<Ask> = questions.iter().filter(is_without).map(|question| question.ask.clone()).collect();
    if asks.len() > 1 { asks } else { Vec::new() }
}

/// The meaning of `-` among the actuals of a table that was not written here.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Dashes {
    /// The KPI has no figure for that year (該当なし, not applicable), which it means where it is typed.
    NotApplicable,
    /// The figure is not known (未把握). It is proposed, as it makes no total complete that is not (`docs/domain.md`, "States of a cell").
    #[default]
    NotKnown,
    /// Nothing was entered yet (未入力).
    Blank,
}
