//! Copied texts whose cells no delimiter of a file parts: bars between them, as in Markdown and in what terminals draw, or runs of
//! blanks, as where a page was printed with columns.
//!
//! Such a text is read as one with tabs between its cells. Its lines stay what they are, so that places in it are those of the text.
//! What lost cells mean is settled later ([`super::aligned`], [`super::glued`]).

use std::ops::Range;

use super::text_table;
use crate::value::width::{is_space, trim};

/// The number of lines at the beginning by which a text is judged.
const LOOKED_AT: usize = 60;
/// The fewest lines of a table.
const FEWEST: usize = 2;
/// The bars that part cells.
const BARS: [char; 5] = ['|', '\u{ff5c}', '\u{2502}', '\u{2503}', '\u{a6}'];
/// The number of blanks from which on those at the beginning of a line are a blank cell; fewer are an indent.
const BLANK_CELL: usize = 6;

/// The text with tabs between its cells; `None` if a delimiter parts them, or nothing does.
pub(super) fn with_tabs(text: &str) -> Option<String> {
    let lines = || text.lines().filter(|line| !line.trim().is_empty()).take(LOOKED_AT);
    let most = |holds: &dyn Fn(&str) -> bool| {
        let (all, held) = (lines().count(), lines().filter(|line| holds(line)).count());
        held >= FEWEST && held * 2 > all
    };
    if lines().any(|line| line.contains('\t')) || text_table::has_headings(text) {
        return None;
    }
    if most(&|line| line.contains(BARS)) {
        return Some(joined(text, by_bars));
    }
    if most(&|line| by_runs(line).len() > 1) {
        return Some(joined(text, by_runs));
    }
    let widths = || lines().map(|line| by_blanks(line).len()).filter(|width| *width > 2);
    let is_even = |width: usize| widths().filter(|other| *other == width).count() > FEWEST;
    (widths().any(is_even) && most(&|line| by_blanks(line).len() > 2)).then(|| joined(text, by_blanks))
}

fn joined(text: &str, cells: fn(&str) -> Vec<&str>) -> String {
    let mut joined = String::with_capacity(text.len());
    for line in text.split_inclusive('\n') {
        let content = line.trim_end_matches(['\n', '\r']);
        joined.push_str(&cells(content).join("\t"));
        joined.push_str(line.get(content.len()..).unwrap_or_default());
    }
    joined
}

/// The cells between bars, of which one before the first and behind the last cell parts nothing. The line below the headings that
/// only draws a rule has none.
fn by_bars(line: &str) -> Vec<&str> {
    let is_rule = |letter: char| {
        is_space(letter) || BARS.contains(&letter) || matches!(letter, '-' | ':' | '+' | '\u{2500}' | '\u{253c}' | '=')
    };
    if line.chars().all(is_rule) && line.contains(['-', '\u{2500}', '=']) {
        return Vec::new();
    }
    let inner = trim(line);
    let inner = inner.strip_prefix(BARS).unwrap_or(inner);
    let inner = inner.strip_suffix(BARS).unwrap_or(inner);
    inner.split(BARS).map(trim).collect()
}

/// The cells between runs of at least two blanks. Letters that stand alone are one word: 「区　　分」.
fn by_runs(line: &str) -> Vec<&str> {
    let indent = line.chars().take_while(|letter| is_space(*letter)).count();
    let line = trim(line);
    let mut cells: Vec<Range<usize>> = Vec::new();
    let text = |cell: &Range<usize>| line.get(cell.clone()).unwrap_or_default();
    let mut blanks = 0;
    for (at, letter) in line.char_indices() {
        if is_space(letter) {
            blanks += 1;
            continue;
        }
        let end = at + letter.len_utf8();
        match cells.last_mut() {
            Some(last) if blanks < 2 => last.end = end,
            _ => cells.push(at..end),
        }
        blanks = 0;
    }
    let mut joined: Vec<Range<usize>> = Vec::new();
    let mut was_letter = false;
    for cell in cells {
        let is_letter = is_letter(text(&cell));
        match joined.last_mut() {
            Some(last) if was_letter && is_letter => last.end = cell.end,
            _ => joined.push(cell),
        }
        was_letter = is_letter;
    }
    let blank = (indent >= BLANK_CELL).then_some("");
    blank.into_iter().chain(joined.iter().map(text)).collect()
}

/// Whether a cell is a single letter: two that follow each other are of one word that was written over the width of its cell.
fn is_letter(cell: &str) -> bool {
    let mut letters = cell.chars();
    letters.next().is_some_and(|letter| letter.is_alphabetic() && !letter.is_ascii()) && letters.next().is_none()
}

/// The cells between single blanks.
fn by_blanks(line: &str) -> Vec<&str> {
    line.split(is_space).filter(|cell| !cell.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn gives(text: &str, expected: Option<&str>) {
        assert_eq!(with_tabs(text).as_deref(), expected);
    }

    #[test]
    fn bars_part_cells_in_either_width_and_as_in_markdown() {
        gives("| 指標 | 目標 |\n|---|:-:|\n| 講座の数 | 1,000 |\n", Some("指標\t目標\n\n講座の数\t1,000\n"));
        gives("指標｜目標\r\n講座の数｜5回\r\n", Some("指標\t目標\r\n講座の数\t5回\r\n"));
        gives("指標|目標\n|5\n", Some("指標\t目標\n5\n"));
    }

    #[test]
    fn runs_of_blanks_part_cells_and_a_wide_indent_is_a_blank_one() {
        gives(
            "　指　標　　現 状　　目標\n講座の数  1,000  20\n        3  4\n",
            Some("指　標\t現 状\t目標\n講座の数\t1,000\t20\n\t3\t4\n"),
        );
    }

    #[test]
    fn single_blanks_part_cells_where_the_lines_have_equally_many() {
        gives("年度　R1　R2\n目標　1,200　5\n実績　3　6\n", Some("年度\tR1\tR2\n目標\t1,200\t5\n実績\t3\t6\n"));
        gives("今年 の 目標\n来年\n", None);
    }

    #[test]
    fn files_with_delimiters_stay_as_they_are() {
        for text in ["指標,単位,R5目標\n講座  の数,回,5\n朝市  の数,回,6\n", "指標\t目標\n講座|数\t5\n", "指標\n"]
        {
            gives(text, None);
        }
    }
}
