//! What a block says of the looks of its cells.

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
