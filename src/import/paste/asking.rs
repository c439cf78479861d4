//! The outcome of a paste: filled cells, a table to read, or a question first.

use super::block::{Block, is_blank};
use super::looks::BlockLooks;
use super::{IndicatorCommand, Pasted};
use crate::import::seen::SeenCell;

/// The outcome of pasting a block. Nothing is set before a question is answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Paste {
    /// The block is pasted like this.
    Done(Pasted),
    /// The user is asked first.
    Ask(PasteQuestion),
    /// The block is read as a table ([`crate::import::pasted_table`]), with this treatment of its names.
    AsTable(TableNames),
}

/// The treatment of the names in a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TableNames {
    /// The user is asked if the plan lacks some of them.
    Asked,
    /// Indicators that the plan does not have are added.
    Added,
    /// Indicators that the plan does not have are left out.
    Known,
    /// The names are ignored: the rows go to the indicators from the cursor on.
    Ignored,
}

/// A question before a paste, with the outcome of each answer. Pasting nothing is always possible as well.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PasteQuestion {
    /// The reasons for the question.
    pub reasons: Vec<PasteReason>,
    /// The answers, the likeliest first, each with its outcome.
    pub choices: Vec<(PasteBy, Paste)>,
}

/// The reason for a question before a block is pasted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PasteReason {
    /// The plan has no indicators with these names.
    NoSuchName(Vec<String>),
    /// The block holds words only.
    NoFigures,
    /// Some letters of these cells are struck out, raised or lowered.
    Marked(Vec<SeenCell>),
    /// These figures are in cells that are merged over several others.
    Merged(Vec<String>),
}

/// An answer to the question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PasteBy {
    /// Each row goes to the KPI that it names.
    Names,
    /// Each row whose name no KPI has goes to an added indicator.
    Adding,
    /// The rows go to the indicators from the cursor on, whatever their names are.
    Cursor,
    /// The cells are pasted as they are seen, without the letters that do not count.
    AsSeen,
}

impl Paste {
    /// Changes the content of every possible paste: the one that is done, or those of all answers.
    pub fn each(&mut self, change: &mut impl FnMut(&mut Pasted)) {
        match self {
            Self::Done(pasted) => change(pasted),
            Self::AsTable(_) => {}
            Self::Ask(question) => question.choices.iter_mut().for_each(|(_, paste)| paste.each(change)),
        }
    }
}

impl Block {
    /// The paste preceded by the question about the formatting of its cells, if there is one. Then blank texts clear no cell,
    /// since a struck-out text or a covered cell leaves a blank that states nothing.
    #[must_use]
    pub fn ask_of_looks(&self, mut paste: Paste) -> Paste {
        let BlockLooks { marked, merged, hidden } = &self.looks;
        let marked = (!marked.is_empty()).then(|| PasteReason::Marked(marked.clone()));
        let merged = (!merged.is_empty()).then(|| PasteReason::Merged(merged.clone()));
        let reasons: Vec<PasteReason> = marked.into_iter().chain(merged).collect();
        let clears = reasons.is_empty();
        let says = |(_, command): &(_, IndicatorCommand)| match command {
            IndicatorCommand::SetCell { text, .. } => clears || !is_blank(text),
            _ => true,
        };
        paste.each(&mut |pasted| {
            pasted.left_out.hidden = *hidden;
            pasted.commands.retain(says);
        });
        if clears { paste } else { Paste::Ask(PasteQuestion { reasons, choices: vec![(PasteBy::AsSeen, paste)] }) }
    }
}
