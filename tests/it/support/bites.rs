//! Damages ("bites") files as mail, editors and people do, with the same damage in every run.

use crate::support::Dice;

/// The texts that a bite inserts.
const BITS: [&str; 22] = [
    ",",
    "\"",
    "\"\"",
    "\r\n",
    "\n",
    "\r",
    "\t",
    ";",
    "'",
    "-",
    "=",
    "0",
    "\0",
    "年度",
    "目標",
    "2024年度：",
    "～",
    "(速報)",
    "#REF!",
    "1E5",
    "2023年度",
    ",目標,",
];

/// The unit that is bitten: a letter of a text, or a byte of a file.
pub(crate) trait Bit: Copy + PartialEq {
    fn of(text: &str) -> Vec<Self>;
    /// The same unit with one bit changed.
    fn flipped(self, by: usize) -> Self;
}

impl Bit for char {
    fn of(text: &str) -> Vec<Self> {
        text.chars().collect()
    }

    fn flipped(self, by: usize) -> Self {
        char::from_u32(u32::from(self) ^ (1 << by)).unwrap_or('\u{fffd}')
    }
}

impl Bit for u8 {
    fn of(text: &str) -> Vec<Self> {
        text.as_bytes().to_vec()
    }

    fn flipped(self, by: usize) -> Self {
        self ^ (1 << by)
    }
}

/// Damages a file one to three times: cut off, inserted, removed, flipped, or lines or fields mixed
/// up.
pub(crate) fn bitten<T: Bit>(mut file: Vec<T>, dice: &mut Dice) -> Vec<T> {
    for _ in 0..=dice.below(3) {
        let at = dice.below(file.len());
        match dice.below(7) {
            0 => file.truncate(at),
            1 => _ = file.splice(at..at, T::of(dice.one_of(&BITS))),
            2 => _ = file.drain(at..(at + dice.below(40)).min(file.len())),
            3 if !file.is_empty() => file[at] = file[at].flipped(dice.below(8)),
            4 => mix(&mut file, &T::of("\n"), dice),
            _ => mix(&mut file, &T::of(","), dice),
        }
    }
    file
}

/// Swaps two of the parts that `end` separates (lines or fields), overwrites one with a copy of
/// another, or inserts a copy.
fn mix<T: Bit>(file: &mut Vec<T>, end: &[T], dice: &mut Dice) {
    let mut parts: Vec<_> = file.split(|bit| end == [*bit]).map(<[T]>::to_vec).collect();
    let (one, other) = (dice.below(parts.len()), dice.below(parts.len()));
    let copy = parts[other].clone();
    match dice.below(4) {
        0 | 1 => parts.swap(one, other),
        2 => parts[one] = copy,
        _ => parts.insert(one, copy),
    }
    *file = parts.join(end);
}
