//! What a paste leads to: cells that are filled, or a question, because the words of the block and the cursor disagree.

use super::Pasted;

/// The result of pasting a block. Nothing is set before a question is answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Paste {
    /// The words of the block and the cursor agree: this is pasted.
    Done(Pasted),
    /// They do not.
    Ask(PasteQuestion),
}

/// A question before a paste, with what each answer would paste. Pasting nothing is always an answer, too.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PasteQuestion {
    /// Why it is asked.
    pub reasons: Vec<PasteReason>,
    /// The answers, the likeliest first, each with all that it pastes.
    pub choices: Vec<(PasteBy, Pasted)>,
}

/// A way in which the words of a block and the cursor disagree.
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
    /// The rows whose units agree, into the KPIs that they name, or from the cursor on where they name none.
    SameUnits,
    /// From the cursor on, whatever the rows are named.
    Cursor,
}

impl Paste {
    /// The question with those of the answers that fill something. Where none does there is nothing to ask.
    pub(super) fn ask(reasons: Vec<PasteReason>, choices: Vec<(PasteBy, Pasted)>) -> Self {
        if choices.iter().all(|(_, pasted)| pasted.count() == 0) {
            return Self::Done(choices.into_iter().next().map(|(_, pasted)| pasted).unwrap_or_default());
        }
        let choices = choices.into_iter().filter(|(_, pasted)| pasted.count() > 0).collect();
        Self::Ask(PasteQuestion { reasons, choices })
    }

    /// The same with each paste changed.
    #[must_use]
    pub fn map(self, mut change: impl FnMut(Pasted) -> Pasted) -> Self {
        match self {
            Self::Done(pasted) => Self::Done(change(pasted)),
            Self::Ask(PasteQuestion { reasons, choices }) => {
                Self::ask(reasons, choices.into_iter().map(|(by, pasted)| (by, change(pasted))).collect())
            }
        }
    }

    /// What is pasted without a question, or by the likeliest answer.
    pub fn likeliest(self) -> Pasted {
        match self {
            Self::Done(pasted) => pasted,
            Self::Ask(question) => question.choices.into_iter().next().map(|(_, pasted)| pasted).unwrap_or_default(),
        }
    }
}
