//! What a block says of the looks of its cells.

use super::asking::PasteReason;
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
    /// What the question on them is about.
    pub(super) fn reasons(&self) -> Vec<PasteReason> {
        let marked = (!self.marked.is_empty()).then(|| PasteReason::Marked(self.marked.clone()));
        let merged = (!self.merged.is_empty()).then(|| PasteReason::Merged(self.merged.clone()));
        marked.into_iter().chain(merged).collect()
    }
}
