//! What a paste leads to: cells that are filled, or a question, because the words of the block and the cursor disagree or
//! because the block leaves open what must not be guessed.

use super::Pasted;
use crate::import::seen::SeenCell;
use crate::value::fiscal_year::FiscalYear;

/// The result of pasting a block. Nothing is set before a question is answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Paste {
    /// The words of the block and the cursor agree: this is pasted.
    Done(Pasted),
    /// They do not.
    Ask(PasteQuestion),
    /// The block is read as a table that makes indicators ([`crate::import::pasted_table`]).
    AsTable,
}

/// A question before a paste, with what each answer leads to. Pasting nothing is always an answer, too.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PasteQuestion {
    /// Why it is asked.
    pub reasons: Vec<PasteReason>,
    /// The answers, the likeliest first, each with all that it pastes, or with the next question.
    pub choices: Vec<(PasteBy, Paste)>,
}

/// A way in which the words of a block and the cursor disagree, or something that the block does not say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PasteReason {
    /// The first KPI that the block names is not the one of the cursor.
    OtherKpi {
        /// The name of the first KPI that the block names.
        named: String,
        /// The name of the KPI of the cursor.
        at_cursor: String,
    },
    /// No KPI that is shown has one of the names of the block, which are these.
    NoSuchName(Vec<String>),
    /// The block states other units than KPIs have.
    OtherUnit(Vec<OtherUnit>),
    /// The block holds words only.
    NoFigures,
    /// Which fiscal year this text is: 2019年, or 24年度 of which the plan has several (IN-011).
    UnclearYear(String),
    /// Of which year the actuals (実績) are: the block says it of the targets before them only.
    YearOfActuals,
    /// Letters of these cells are struck out, raised or lowered.
    Marked(Vec<SeenCell>),
    /// These figures stand in cells that are merged over several others.
    Merged(Vec<String>),
    /// Where the cells stood which this number of rows lack (IN-122).
    ShortRows(usize),
}

/// A KPI whose unit differs from the one that a block states.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OtherUnit {
    /// The name of the KPI.
    pub name: String,
    /// Its unit.
    pub unit: String,
    /// The unit in the block.
    pub stated: String,
}

/// An answer to the question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PasteBy {
    /// Each row into the KPI that it names.
    Names,
    /// Each row into an indicator that is added, where no KPI has its name.
    Adding,
    /// The rows whose units agree, into the KPIs that they name, or from the cursor on where they name none.
    SameUnits,
    /// From the cursor on, whatever the rows are named; of actuals without a year, into the year of the cursor.
    Cursor,
    /// With the text as this fiscal year.
    Year(FiscalYear),
    /// With each actual in the year of the target before it.
    YearOfTarget,
    /// With the cells that rows lack at their end.
    CellsAtEnd,
    /// With the cells that rows lack before their figures.
    CellsBeforeFigures,
    /// The cells as they are seen, without the letters that do not count.
    AsSeen,
    /// Without what is asked about.
    LeaveOut,
}

impl Paste {
    /// The question with those of the answers that fill something. Where none does there is nothing to ask.
    pub(super) fn ask(reasons: Vec<PasteReason>, choices: Vec<(PasteBy, Self)>) -> Self {
        if choices.iter().all(|(_, paste)| paste.most() == 0) {
            return choices.into_iter().next().map_or_else(|| Self::Done(Pasted::default()), |(_, paste)| paste);
        }
        let choices = choices.into_iter().filter(|(_, paste)| paste.most() > 0).collect();
        Self::Ask(PasteQuestion { reasons, choices })
    }

    /// The question on something that the block does not say, with those of the answers that fill more than leaving it out
    /// does. Where none does there is nothing to ask.
    pub(super) fn ask_unsaid(reason: PasteReason, choices: Vec<(PasteBy, Self)>, without: Self) -> Self {
        let few = without.most();
        let mut choices: Vec<(PasteBy, Self)> = choices.into_iter().filter(|(_, paste)| paste.most() > few).collect();
        if choices.is_empty() {
            return without;
        }
        choices.push((PasteBy::LeaveOut, without));
        Self::ask(vec![reason], choices)
    }

    /// The largest number of cells that an answer fills.
    fn most(&self) -> usize {
        match self {
            Self::Done(pasted) => pasted.count(),
            Self::AsTable => 1,
            Self::Ask(question) => question.choices.iter().map(|(_, paste)| paste.most()).max().unwrap_or_default(),
        }
    }

    /// The same with each paste changed.
    #[must_use]
    pub fn map(self, change: &mut impl FnMut(Pasted) -> Pasted) -> Self {
        match self {
            Self::Done(pasted) => Self::Done(change(pasted)),
            Self::AsTable => Self::AsTable,
            Self::Ask(PasteQuestion { reasons, choices }) => {
                Self::ask(reasons, choices.into_iter().map(|(by, paste)| (by, paste.map(change))).collect())
            }
        }
    }

    /// What is pasted into the cells that there are, without a question or by the likeliest answer.
    pub fn likeliest(self) -> Pasted {
        match self {
            Self::Done(pasted) => pasted,
            Self::AsTable => Pasted::default(),
            Self::Ask(question) => {
                let mut choices = question.choices.into_iter().filter(|(_, paste)| *paste != Self::AsTable);
                choices.next().map(|(_, paste)| paste.likeliest()).unwrap_or_default()
            }
        }
    }

    /// All that may be pasted: what is pasted, or what any answers lead to.
    pub fn all(&self) -> Vec<&Pasted> {
        match self {
            Self::Done(pasted) => vec![pasted],
            Self::AsTable => Vec::new(),
            Self::Ask(question) => question.choices.iter().flat_map(|(_, paste)| paste.all()).collect(),
        }
    }
}
