//! What a paste leads to: cells that are filled, a table that is read, or a question before.

use super::block::{Block, is_blank};
use super::looks::BlockLooks;
use super::{IndicatorCommand, Pasted};
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
    /// Changes all that may be laid into cells: what is pasted, or what any answers lead to.
    pub fn each(&mut self, change: &mut impl FnMut(&mut Pasted)) {
        match self {
            Self::Done(pasted) => change(pasted),
            Self::AsTable(_) => {}
            Self::Ask(question) => question.choices.iter_mut().for_each(|(_, paste)| paste.each(change)),
        }
    }
}

impl Block {
    /// That paste of this block, after the question on how its cells look, if there is one. What is struck out as a whole, and what
    /// another cell covers, says nothing of the cell that it would go to.
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
