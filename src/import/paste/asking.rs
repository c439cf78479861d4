//! What a paste leads to: cells that are filled, a table that is read, or a question before.

use super::Pasted;
use crate::import::seen::SeenCell;

/// The result of pasting a block. Nothing is set before a question is answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Paste {
    /// This is pasted.
    Done(Pasted),
    /// Something is asked.
    Ask(PasteQuestion),
    /// The block is read as a table ([`crate::import::pasted_table`]), whose names are taken so.
    AsTable(TableNames),
}

/// What becomes of the names of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TableNames {
    /// It is asked where the plan has not all of them.
    Asked,
    /// Indicators that the plan does not have are added.
    Added,
    /// Indicators that the plan does not have are left out.
    Known,
    /// They say nothing: the rows go to the indicators from the cursor on.
    Ignored,
}

/// A question before a paste, with what each answer leads to. Pasting nothing is always an answer, too.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PasteQuestion {
    /// Why it is asked.
    pub reasons: Vec<PasteReason>,
    /// The answers, the likeliest first, each with what it leads to.
    pub choices: Vec<(PasteBy, Paste)>,
}

/// Why it is asked before a block is pasted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PasteReason {
    /// The plan has no indicators of these names.
    NoSuchName(Vec<String>),
    /// The block holds words only.
    NoFigures,
    /// Letters of these cells are struck out, raised or lowered.
    Marked(Vec<SeenCell>),
    /// These figures stand in cells that are merged over several others.
    Merged(Vec<String>),
}

/// An answer to the question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PasteBy {
    /// Each row into the KPI that it names.
    Names,
    /// Each row into an indicator that is added, where no KPI has its name.
    Adding,
    /// From the cursor on, whatever the rows are named.
    Cursor,
    /// The cells as they are seen, without the letters that do not count.
    AsSeen,
}

impl Paste {
    /// The same with each paste changed.
    #[must_use]
    pub fn map(self, change: &mut impl FnMut(Pasted) -> Pasted) -> Self {
        match self {
            Self::Done(pasted) => Self::Done(change(pasted)),
            Self::AsTable(names) => Self::AsTable(names),
            Self::Ask(PasteQuestion { reasons, choices }) => {
                let choices = choices.into_iter().map(|(by, paste)| (by, paste.map(change))).collect();
                Self::Ask(PasteQuestion { reasons, choices })
            }
        }
    }

    /// All that may be laid into cells: what is pasted, or what any answers lead to.
    pub fn all(&self) -> Vec<&Pasted> {
        match self {
            Self::Done(pasted) => vec![pasted],
            Self::AsTable(_) => Vec::new(),
            Self::Ask(question) => question.choices.iter().flat_map(|(_, paste)| paste.all()).collect(),
        }
    }
}

impl PasteQuestion {
    /// The question on a table that names indicators which the plan does not have, and others that it has.
    pub(crate) fn on_names(names: Vec<String>, has_known: bool) -> Self {
        let other = if has_known {
            (PasteBy::Names, Paste::AsTable(TableNames::Known))
        } else {
            (PasteBy::Cursor, Paste::AsTable(TableNames::Ignored))
        };
        let choices = vec![(PasteBy::Adding, Paste::AsTable(TableNames::Added)), other];
        Self { reasons: vec![PasteReason::NoSuchName(names)], choices }
    }
}
