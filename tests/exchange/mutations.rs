//! A thousand files that something bit: none makes the reader panic, and none changes anything by being read.

use keikaku::edit::Rejection;

use crate::desk::Desk;

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

const BITS: [&[u8]; 20] = [
    b",",
    b"\"",
    b"\"\"",
    b"\r\n",
    b"\n",
    b"\r",
    b"\t",
    b";",
    b"'",
    b"-",
    b"=",
    b"0",
    b"",
    b"\xff",
    b"\x81",
    b"\0",
    "年度".as_bytes(),
    "目標".as_bytes(),
    "2024年度：".as_bytes(),
    "～".as_bytes(),
];

/// Bites a file in one of the ways in which files get bitten.
fn bitten(mut file: Vec<u8>, dice: &mut Dice) -> Vec<u8> {
    for _ in 0..=dice.below(4) {
        let at = dice.below(file.len());
        match dice.below(6) {
            0 => file.truncate(at),
            1 => _ = file.splice(at..at, dice.one_of(&BITS).iter().copied()),
            2 => _ = file.drain(at..(at + dice.below(40)).min(file.len())),
            3 if !file.is_empty() => file[at] ^= 1 << dice.below(8),
            4 => swap_lines(&mut file, dice),
            _ => swap_fields(&mut file, dice),
        }
    }
    file
}

fn swap_lines(file: &mut Vec<u8>, dice: &mut Dice) {
    let mut lines: Vec<_> = file.split(|byte| *byte == b'\n').map(<[u8]>::to_vec).collect();
    let (one, other) = (dice.below(lines.len()), dice.below(lines.len()));
    if dice.below(2) == 0 {
        lines.swap(one, other);
    } else {
        let copy = lines[other].clone();
        lines[one] = copy;
    }
    *file = lines.join(&b'\n');
}

fn swap_fields(file: &mut Vec<u8>, dice: &mut Dice) {
    let mut fields: Vec<_> = file.split(|byte| *byte == b',').map(<[u8]>::to_vec).collect();
    let (one, other) = (dice.below(fields.len()), dice.below(fields.len()));
    fields.swap(one, other);
    *file = fields.join(&b',');
}

#[test]
fn a_thousand_bitten_files_cause_no_panic_and_no_change() {
    let mut dice = Dice(0x9e37_79b9_7f4a_7c15);
    for (code, files) in [("000", 250), ("002", 500), ("004", 250)] {
        let mut desk = Desk::of(code);
        let sent = [b"\xef\xbb\xbf", desk.send().as_bytes()].concat();
        let before = desk.session.workbook().clone();
        for _ in 0..files {
            let file = bitten(sent.clone(), &mut dice);
            let Ok(preview) = desk.read_bytes(&file) else { continue };
            assert_eq!(*desk.session.workbook(), before, "reading changes nothing");
            // What it offers is taken whole or not at all, and can be undone.
            match desk.take(&preview) {
                Ok(()) => _ = desk.session.undo().unwrap(),
                Err(rejection) => assert_eq!(rejection, Rejection::NothingChanged),
            }
            assert_eq!(*desk.session.workbook(), before);
        }
    }
}
