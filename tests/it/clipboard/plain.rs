//! The clipboard's plain text as programs write it: it is read to the letter.
//!
//! The texts in `tests/corpus/clipboard/` are our own and imitate what each program writes:
//!
//! | begins with | program |
//! |---|---|
//! | `excel_` | Excel: CR LF behind each row, LF inside a cell, quotes only around a tab, a line end or a quote |
//! | `libreoffice_` | LibreOffice Calc: LF behind each row |
//! | `numbers_` | Numbers and web spreadsheets: LF |
//! | `old_mac_` | old Excel on a Mac: CR |
//! | `web_page_` | a table copied from a web page: no-break blanks, no line end behind the last row |

use keikaku::import::paste::Block;
use proptest::prelude::*;

pub(crate) fn corpus(name: &str) -> String {
    std::fs::read_to_string(format!("{}/corpus/clipboard/{name}.txt", env!("CARGO_MANIFEST_DIR"))).unwrap()
}

pub(crate) fn block(rows: &[&[&str]]) -> Block {
    Block::of_rows(rows.iter().map(|row| row.iter().map(|text| (*text).to_owned()).collect()).collect(), None)
}

#[track_caller]
fn reads(text: &str, rows: &[&[&str]]) {
    assert_eq!(Block::read(text), block(rows));
}

#[test]
fn a_final_line_break_adds_no_row() {
    reads(&corpus("libreoffice_figures"), &[&["100", "200"], &["300", "400"]]);
    reads(&corpus("old_mac_carriage_returns"), &[&["5", "6"], &["7", "8"]]);
    reads("1\r\n\r\n", &[&["1"], &[""]]);
    reads("1\n2", &[&["1"], &["2"]]);
    reads("", &[]);
}

#[test]
fn a_block_of_one_cell_is_a_single_text_even_if_blank() {
    assert_eq!(Block::read(&corpus("excel_one_cell")).single(), Some("12,000"));
    assert_eq!(Block::read(&corpus("excel_blank_cell")).single(), Some(""));
    assert!(!Block::read("1\t2").is_single() && !Block::read("1\n2").is_single() && !Block::read("").is_single());
}

#[test]
fn quotes_are_removed_only_from_fields_that_need_them() {
    let rows: &[&[&str]] = &[&["12\" 管", "上期は好調\n下期は低調", "\"引用\" と\tタブ"], &["\"未完", "5", ""]];
    reads(&corpus("excel_quotes_and_line_breaks"), rows);
    reads("\"5\"\t\"\"\t\"a\"b\t\"", &[&["\"5\"", "\"\"", "\"a\"b", "\""]]);
}

#[test]
fn rows_may_differ_in_length() {
    let block = Block::read("1\t2\t3\r\n4\r\n\r\n5\t6");
    assert_eq!((block.height(), block.width()), (4, 3));
    reads("1\t2\t3\r\n4\r\n\r\n5\t6", &[&["1", "2", "3"], &["4"], &[""], &["5", "6"]]);
}

#[test]
fn spaces_of_any_kind_are_kept_in_the_text() {
    let rows: &[&[&str]] = &[&["\u{a0}25,000\u{a0}千円\u{a0}", "\u{3000}－\u{3000}"], &["\u{a0}", "未把握"]];
    reads(&corpus("web_page_with_blanks"), rows);
}

proptest! {
    #[test]
    fn reading_any_text_loses_no_letter_or_digit_and_does_not_panic(text in "([\\t\\r\\n\"]|[0-9あ,]){0,40}") {
        let block = Block::read(&text);
        prop_assert_eq!(block.height() == 0, text.is_empty());
        let letters = |text: &str| text.chars().filter(|letter| !"\t\r\n\"".contains(*letter)).collect::<String>();
        let rows = (0..block.height()).count();
        prop_assert!(rows <= text.len());
        let read: String = format!("{block:?}");
        for letter in letters(&text).chars() {
            prop_assert!(read.contains(letter));
        }
    }
}

#[test]
fn figures_in_a_mail_are_split_at_spaces_if_all_lines_have_equally_many() {
    let size = |text: &str| (Block::read(text).height(), Block::read(text).width());
    assert_eq!(size("130 160 190\n3,100 3,600 4,100\n"), (2, 3));
    assert_eq!(size("130　160　190"), (1, 3), "blanks of any width");
    assert_eq!(size("出店数 130 160\n来場者数 3100 3600"), (2, 3));
    assert_eq!(size("4/12 出店数 12\n5/10 出店数 15"), (2, 3), "days, names and figures");
    for text in ["道の駅 12", "130 160\n3100", "一の市 二の市\n三の市 四の市", "令和 5 年度 の 朝市", "12"]
    {
        assert_eq!(size(text).1, 1, "{text}");
    }
}
