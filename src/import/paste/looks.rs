//! The formatting of the cells of a block.

use crate::import::seen::SeenCell;

/// The cells of a block whose formatting matters.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BlockLooks {
    /// The cells with struck-out, raised or lowered letters, which were removed from their text.
    pub marked: Vec<SeenCell>,
    /// The figures in cells that were merged over several others.
    pub merged: Vec<String>,
    /// The number of cells with hidden text, which is not read.
    pub hidden: usize,
}
