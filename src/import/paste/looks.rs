//! What a block says of the looks of its cells, and the question to which they lead before anything is written.

use super::asking::{Paste, PasteBy, PasteQuestion, PasteReason};
use super::block::{Block, is_blank};
use super::{IndicatorCommand, Pasted};
use crate::import::seen::SeenCell;

/// What is to be said of the cells of a block, as a person sees them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BlockLooks {
    /// The cells from whose letters something was taken: struck out, raised or lowered ones.
    pub marked: Vec<SeenCell>,
    /// The figures in cells that were merged over several others.
    pub merged: Vec<String>,
    /// The number of cells with hidden text, which is not read.
    pub hidden: usize,
}

impl BlockLooks {
    /// What the question is about.
    fn reasons(&self) -> Vec<PasteReason> {
        let marked = (!self.marked.is_empty()).then(|| PasteReason::Marked(self.marked.clone()));
        let merged = (!self.merged.is_empty()).then(|| PasteReason::Merged(self.merged.clone()));
        marked.into_iter().chain(merged).collect()
    }
}

impl Block {
    /// Whether its cells are seen otherwise than as their plain text says.
    pub fn has_looks(&self) -> bool {
        *self.looks() != BlockLooks::default()
    }

    /// That paste of this block, after the question on how its cells look, if there is one. What is struck out as a whole, and what
    /// another cell covers, says nothing of the cell that it would go to.
    #[must_use]
    pub fn ask_of_looks(&self, paste: Paste) -> Paste {
        if !self.has_looks() {
            return paste;
        }
        let reasons = self.looks().reasons();
        let clears = reasons.is_empty();
        let paste = paste.map(&mut |mut pasted: Pasted| {
            pasted.left_out.hidden = self.looks().hidden;
            let says = |(_, command): &(_, IndicatorCommand)| match command {
                IndicatorCommand::SetCell { text, .. } => clears || !is_blank(text),
                _ => true,
            };
            pasted.commands.retain(says);
            pasted
        });
        if clears { paste } else { Paste::Ask(PasteQuestion { reasons, choices: vec![(PasteBy::AsSeen, paste)] }) }
    }
}
