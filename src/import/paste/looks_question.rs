//! The question to which the looks of a block's cells lead before anything is written.

use super::asking::{Paste, PasteBy, PasteQuestion};
use super::block::{Block, is_blank};
use super::looks::BlockLooks;
use super::{IndicatorCommand, Pasted};

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
