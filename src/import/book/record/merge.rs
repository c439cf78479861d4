//! Merged areas of a sheet: which cells they cover.

use litemap::LiteMap;

use serde::Deserialize;

/// A merged area: its first line and column and its last line and column, counted from 1.
#[derive(Clone, Copy, Debug, Deserialize)]
pub(super) struct Merge(usize, usize, usize, usize);

impl Merge {
    /// For each cell of these lines, line by line, each `longest` cells wide, whether the first cell of a merged area covers it.
    /// An area that overlaps an earlier one, which no spreadsheet writes, ends at the overlap, so that no cell is visited twice.
    pub(super) fn covered(merges: &[Self], lines: &[usize], longest: usize) -> Vec<bool> {
        if merges.is_empty() {
            return Vec::new();
        }
        let mut taken = vec![false; lines.len() * longest];
        let mut firsts = Vec::new();
        for Self(top, left, bottom, right) in merges {
            let (from, to) = (lines.partition_point(|line| line < top), lines.partition_point(|line| line <= bottom));
            let right = (*right).min(longest);
            let cells = (from..to).flat_map(|row| (*left..=right).map(move |column| row * longest + column - 1));
            for cell in cells {
                match taken.get_mut(cell) {
                    Some(taken) if !*taken => *taken = true,
                    _ => break,
                }
            }
            if lines.get(from) == Some(top) && *left <= right {
                firsts.push(from * longest + left - 1);
            }
        }
        for first in firsts {
            if let Some(taken) = taken.get_mut(first) {
                *taken = false;
            }
        }
        taken
    }

    /// The last line and column of each area, by its first line and column.
    pub(super) fn spans(merges: &[Self]) -> LiteMap<(usize, usize), (usize, usize)> {
        merges.iter().map(|Self(top, left, bottom, right)| ((*top, *left), (*bottom, *right))).collect()
    }
}
