//! The pairing of the paragraphs of two texts for the table of old and new (新旧対照表): paragraphs that have enough in
//! common are paired, in the order of both texts.

use similar::DiffOp;

use super::words::steps;
use crate::value::width;

/// The indexes of a paragraph of the old text and of the paragraph of the new text that replaced it; one may be
/// missing.
pub type Pair = (Option<usize>, Option<usize>);

/// The least similarity of two paragraphs for one to be a change of the other.
const LEAST_COMMON: f32 = 0.3;
/// The greatest number of pairs of paragraphs that are compared with each other.
const MOST_PAIRS: usize = 400;

/// The paragraphs of two texts in pairs, in the order of both.
pub fn paired_paragraphs(before: &[&str], after: &[&str]) -> Vec<Pair> {
    if before > after {
        return paired_paragraphs(after, before).into_iter().map(|(new, old)| (old, new)).collect();
    }
    let keys = [before, after].map(|side| side.iter().map(|text| width::key(text)).collect::<Vec<_>>());
    let mut pairs = Vec::new();
    for step in steps(&keys[0], &keys[1]) {
        let (old, new) = (step.old_range(), step.new_range());
        if matches!(step, DiffOp::Equal { .. }) {
            pairs.extend(old.zip(new).map(|(old, new)| (Some(old), Some(new))));
        } else {
            let [before, after] = [keys[0].get(old.clone()), keys[1].get(new.clone())].map(Option::unwrap_or_default);
            let alike = alike(before, after);
            pairs.extend(
                alike.into_iter().map(|(one, other)| (one.map(|one| old.start + one), other.map(|at| new.start + at))),
            );
        }
    }
    pairs
}

/// The sorted pairs of adjacent characters in a text.
fn neighbours(text: &str) -> Vec<(char, char)> {
    let mut pairs: Vec<(char, char)> = text.chars().zip(text.chars().skip(1)).collect();
    pairs.sort_unstable();
    pairs
}

/// The similarity of two texts by their pairs of adjacent characters (Sørensen–Dice), from 0 to 1. strsim divides by
/// bytes, so that two equal texts of kanji would have a similarity of a third.
fn in_common(one: &[(char, char)], other: &[(char, char)]) -> f32 {
    let (mut shared, mut rest) = (0_u16, other);
    for pair in one {
        let before = rest.partition_point(|other| other < pair);
        rest = rest.get(before..).unwrap_or_default();
        if rest.first() == Some(pair) {
            shared = shared.saturating_add(1);
            rest = rest.get(1..).unwrap_or_default();
        }
    }
    let all = u16::try_from(one.len() + other.len()).unwrap_or(u16::MAX);
    if all == 0 { 0.0 } else { 2.0 * f32::from(shared) / f32::from(all) }
}

/// Pairs of paragraphs that have enough in common, chosen for the largest total similarity; all other paragraphs alone.
fn alike(before: &[String], after: &[String]) -> Vec<Pair> {
    let (rows, columns) = (before.len(), after.len());
    let neighbours = [before, after].map(|side| side.iter().map(|key| neighbours(key)).collect::<Vec<_>>());
    let common = |one: usize, other: usize| {
        let pair = neighbours[0].get(one).zip(neighbours[1].get(other));
        pair.map_or(0.0, |(one, other)| in_common(one, other))
    };
    // best[i][j]: the largest total similarity of the paragraphs from i and from j on.
    let mut best = vec![vec![0.0_f32; columns + 1]; rows + 1];
    let most = |best: &[Vec<f32>], i: usize, j: usize| best.get(i).and_then(|row| row.get(j)).copied().unwrap_or(0.0);
    let is_few = rows * columns <= MOST_PAIRS;
    if !is_few && rows == columns {
        return (0..rows).map(|at| (Some(at), Some(at))).collect();
    }
    for i in (0..rows).rev().filter(|_| is_few) {
        for j in (0..columns).rev() {
            let both = common(i, j);
            let paired = if both >= LEAST_COMMON { both + most(&best, i + 1, j + 1) } else { 0.0 };
            let value = paired.max(most(&best, i + 1, j)).max(most(&best, i, j + 1));
            if let Some(place) = best.get_mut(i).and_then(|row| row.get_mut(j)) {
                *place = value;
            }
        }
    }
    let (mut i, mut j, mut pairs) = (0, 0, Vec::new());
    while i < rows || j < columns {
        let here = most(&best, i, j);
        let is_pair = i < rows && j < columns && here > most(&best, i + 1, j) && here > most(&best, i, j + 1);
        if is_pair {
            pairs.push((Some(i), Some(j)));
            (i, j) = (i + 1, j + 1);
        } else if i < rows && (j == columns || most(&best, i + 1, j) >= most(&best, i, j + 1)) {
            pairs.push((Some(i), None));
            i += 1;
        } else {
            pairs.push((None, Some(j)));
            j += 1;
        }
    }
    pairs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_changed_paragraph_is_paired_with_its_new_version() {
        let before = ["はじめに", "地域の店の売上を伸ばす。", "おわりに"];
        let after = ["はじめに", "新しい段落である。", "地域の店の売上を大きく伸ばす。", "おわりに"];
        assert_eq!(
            paired_paragraphs(&before, &after),
            [(Some(0), Some(0)), (None, Some(1)), (Some(1), Some(2)), (Some(2), Some(3))]
        );
    }
}
