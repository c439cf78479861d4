//! Merged areas of a sheet: which cells they cover.

use std::collections::BTreeMap;

use serde::Deserialize;

/// A merged area: its first line and column and its last ones, counted from 1.
#[derive(Clone, Copy, Debug, Deserialize)]
pub(super) struct Merge(usize, usize, usize, usize);

impl Merge {
    /// Which cells of these lines are covered by the first one of an area, line by line, each as wide as the longest. An area that
    /// reaches into another one, which no spreadsheet writes, ends there, so that no cell is looked at for two areas.
    pub(super) fn covered(merges: &[Self], lines: &[usize], longest: usize) -> Vec<bool> {
        if merges.is_empty() {
            return Vec::new();
        }
        // The first cell of the area in which each cell is.
        let mut firsts: Vec<Option<usize>> = vec![None; lines.len() * longest];
        for Self(top, left, bottom, right) in merges {
            let (from, to) = (lines.partition_point(|line| line < top), lines.partition_point(|line| line <= bottom));
            let right = (*right).min(longest);
            let is_there = lines.get(from) == Some(top) && *left <= right;
            let first = if is_there { from * longest + left - 1 } else { usize::MAX };
            let cells = (from..to).flat_map(|row| (*left..=right).map(move |column| row * longest + column - 1));
            for cell in cells {
                match firsts.get_mut(cell) {
                    Some(none @ None) => *none = Some(first),
                    _ => break,
                }
            }
        }
        firsts.iter().zip(0..).map(|(first, cell)| first.is_some_and(|first| first != cell)).collect()
    }

    /// The last line and column of each area, by its first ones.
    pub(super) fn spans(merges: &[Self]) -> BTreeMap<(usize, usize), (usize, usize)> {
        merges.iter().map(|Self(top, left, bottom, right)| ((*top, *left), (*bottom, *right))).collect()
    }
}
