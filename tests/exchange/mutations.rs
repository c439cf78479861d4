//! A thousand files that something bit: none makes the reader panic, and none changes anything by being read.

use std::collections::BTreeMap;

use keikaku::edit::Rejection;
use keikaku::exchange::preview::{Opened, Preview, Target};
use keikaku::exchange::read::Trouble;
use keikaku::exchange::table;
use keikaku::session::Session;
use keikaku::wording::{Language, exchange as wording};

use crate::desk::{Desk, fields, joined};
use crate::libreoffice::ugly;
use crate::support;

/// Pseudo-random numbers, the same in every run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % bound.max(1) as u64).unwrap()
    }

    fn one_of<'a, T: ?Sized>(&mut self, these: &[&'a T]) -> &'a T {
        these[self.below(these.len())]
    }
}

/// What is put in between.
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

/// What is bitten: the letters of a text, or the bytes of a file.
trait Bit: Copy + PartialEq {
    fn of(text: &str) -> Vec<Self>;
    /// Another of its kind, near it.
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

/// Bites a file in some of the ways in which files get bitten.
fn bitten<T: Bit>(mut file: Vec<T>, dice: &mut Dice) -> Vec<T> {
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

/// Swaps two lines or two fields, or puts a copy of one in the place of another, or of nothing.
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

/// The file in the encodings and with the delimiters in which it may come back.
fn as_it_may_come(text: &str, dice: &mut Dice) -> Vec<u8> {
    let requoted = || joined(&table::read(text).map(|_| fields(text)).unwrap_or_default());
    let text = match dice.below(6) {
        0 => requoted(),
        1 => requoted().replace("\",\"", "\"\t\""),
        2 => requoted().replace("\",\"", "\";\""),
        3 => text.replace("\r\n", "\n"),
        _ => text.to_owned(),
    };
    let utf16 =
        |bytes: fn(u16) -> [u8; 2]| "\u{feff}".encode_utf16().chain(text.encode_utf16()).flat_map(bytes).collect();
    match dice.below(6) {
        0 => text.into_bytes(),
        1 => utf16(u16::to_le_bytes),
        2 => utf16(u16::to_be_bytes),
        3 => encoding_rs::SHIFT_JIS.encode(&text).0.into_owned(),
        _ => [b"\xef\xbb\xbf", text.as_bytes()].concat(),
    }
}

/// What a file is told to be: refused with that code, or a preview, whose sentences are spoken too.
fn told(desk: &Desk, read: &Result<Preview, Trouble>) -> &'static str {
    match read {
        Err(trouble) => {
            assert!(!wording::trouble(trouble, Language::Japanese).is_empty());
            trouble.code()
        }
        Ok(preview) => {
            let spoken = desk.told(preview).len() + Desk::said(preview).len();
            let _remarks: Vec<_> =
                preview.changes.iter().map(|change| wording::remark(change, Language::Japanese)).collect();
            match &preview.target {
                Target::NewPlan(_) => "a new plan",
                Target::Plan(_) if preview.changes.is_empty() => "no change",
                Target::Plan(_) => {
                    assert!(spoken > 0);
                    "changes"
                }
            }
        }
    }
}

/// What is offered is taken whole or not at all, leaves a sound workbook, and can be undone.
fn take_and_undo(desk: &mut Desk, preview: &Preview) {
    let before = desk.session.workbook().clone();
    match desk.take(preview) {
        Ok(()) => {
            support::assert_sound(desk.session.workbook());
            _ = desk.session.undo().unwrap();
        }
        Err(rejection) => assert_eq!(rejection, Rejection::NothingChanged),
    }
    assert_eq!(*desk.session.workbook(), before);
}

/// A bitten file: half of them in their letters, so that the bite is deep in the table, and half in their bytes.
fn bitten_file(sent: &str, dice: &mut Dice) -> Vec<u8> {
    if dice.below(2) == 0 {
        let letters: String = bitten(char::of(sent), dice).into_iter().collect();
        as_it_may_come(&letters, dice)
    } else {
        bitten(as_it_may_come(sent, dice), dice)
    }
}

#[test]
fn a_thousand_bitten_files_cause_no_panic_and_no_change() {
    let mut dice = Dice(0x9e37_79b9_7f4a_7c15);
    let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
    for (mut desk, files) in [(Desk::of("000"), 200), (Desk::of("002"), 300), (Desk::of("004"), 200), (ugly(), 350)] {
        let sent = desk.send();
        let (with_the_plan, without) = (desk.session.clone(), Session::default());
        for number in 0..files {
            let file = bitten_file(&sent, &mut dice);
            // every fifth is read where there is no plan yet, so that it would be a new one
            let (opened, session) =
                if number % 5 == 0 { (Opened::List, &without) } else { (Opened::Plan(desk.plan), &with_the_plan) };
            desk.session = session.clone();
            let read = desk.read_on(&file, opened);
            assert_eq!(desk.session.workbook(), session.workbook(), "reading changes nothing");
            assert_eq!(desk.session.lineages(), session.lineages(), "reading notes nothing");
            if let Ok(preview) = &read {
                take_and_undo(&mut desk, preview);
            }
            desk.session = with_the_plan.clone();
            *seen.entry(told(&desk, &read)).or_default() += 1;
        }
    }
    assert!(seen.values().sum::<usize>() >= 1_000);
    // the bites reach every depth: bytes, headings, rows, cells
    let deep = ["IN-001", "IN-003", "IN-103", "IN-105", "IN-004", "IN-010", "changes", "no change", "a new plan"];
    let missing: Vec<_> = deep.into_iter().filter(|one| seen.get(one).is_none_or(|count| *count == 0)).collect();
    assert!(missing.is_empty(), "no file ends with {missing:?}: {seen:?}");
    assert!(seen["changes"] > 150, "too few are read: {seen:?}");
}
