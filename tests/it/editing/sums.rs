//! Sums in cells: `=48+5`, `48+5` (`docs/domain.md`, "Sums in cells").

use keikaku::command::IndicatorCommand;
use keikaku::export::clipboard::copy;
use keikaku::merge::Setting;
use keikaku::plan::cell::{Cell, Certainty, Reading, State};
use keikaku::plan::indicator::Measure;
use keikaku::plan::place::{ChoiceValue, cell_at};
use keikaku::value::amount::Amount;
use proptest::prelude::*;

use crate::support::{Hand, actual};

/// The number of a text that is typed in a row of 人; `None` if it is not a number.
fn counted(text: &str) -> Option<String> {
    match Reading::typed(text, "人").state {
        State::Number { amount, .. } => Some(amount.plain()),
        _ => None,
    }
}

#[test]
fn a_sum_typed_into_a_cell_is_read_as_its_exact_result() {
    let cases = [
        ("48+5", "53"),
        ("=48+5", "53"),
        ("=48-5", "43"),
        ("=5-48", "-43"),
        ("=-5+48", "43"),
        ("=+10", "10"),
        ("=10", "10"),
        ("1+2+3", "6"),
        ("48 + 5", "53"),
        ("４８＋５", "53"),
        ("＝４８＋５－３", "50"),
        ("=48−5", "43"),
        ("1,200+34", "1234"),
        ("0.1+0.2", "0.3"),
        ("12.50+0.5", "13.00"),
        ("48+5人", "53"),
        ("48+5 名", "53"),
        ("=48+5人（速報）", "53"),
        ("=0.00000001+1", "1.00000001"),
    ];
    for (text, result) in cases {
        assert_eq!(counted(text).as_deref(), Some(result), "{text}");
    }
}

#[test]
fn a_text_that_is_not_a_valid_sum_is_read_like_any_other_text() {
    let cases = [
        "+10",
        "48",
        "48-5",
        "48+",
        "+",
        "=",
        "=48+",
        "48++5",
        "=48--5",
        "=48*5",
        "48+5*2",
        "=A1+5",
        "=SUM(1,2)",
        "48+x",
        "1,2+3",
        "48+5(120)",
        "約48+5",
        "48+5以上",
        "48+5件",
        "2024/4+1",
        "999,999,999,999,999+1",
        "=.",
        "=.5+.",
    ];
    for text in cases {
        assert_eq!(Reading::typed(text, "人"), Reading::from_text(text, "人"), "{text}");
    }
    assert_eq!(counted("+10").as_deref(), Some("10"));
}

#[test]
fn an_unfinished_sum_keeps_the_last_complete_result() {
    for text in ["=", "=-", "＝＋"] {
        assert_eq!(Reading::typed_so_far(text, "人"), None, "{text}");
    }
    for (text, result) in [
        ("48+5", "53"),
        ("=48+5", "53"),
        ("=4", "4"),
        ("1,200+3,", "1203"),
        ("48", "48"),
        ("48+", "48"),
        ("=48+", "48"),
        ("=48-", "48"),
        ("48 + ", "48"),
        ("1,200+", "1200"),
        ("＝４８＋", "48"),
        ("48+5+", "53"),
    ] {
        let read = Reading::typed_so_far(text, "人");
        assert_eq!(read.map(|read| read.state), Some(Reading::from_text(result, "人").state), "{text}");
    }
    let mut hand = Hand::at_sample("001");
    hand.keys(1, actual(2017), &["48", "48+"]);
    assert_eq!(hand.figure(1, actual(2017)), "48");
    hand.keys(1, actual(2017), &["48+5"]);
    assert_eq!(hand.figure(1, actual(2017)), "53");
}

#[test]
fn a_sum_is_stored_as_typed_and_shown_and_copied_as_its_result() {
    let mut hand = Hand::at_sample("001");
    hand.fill(1, actual(2017), "=48+5");
    let cell = hand.cell(1, actual(2017));
    assert_eq!((cell.text.as_str(), &*cell.written()), ("=48+5", "53"));
    assert_eq!((cell.shown("人"), cell.bare("人")), ("53".to_owned(), "53".to_owned()));
    let copied = copy(hand.plan(), &[vec![Some((hand.row(1).id, actual(2017)))]], &|row, at| cell_at(row, at));
    assert_eq!(copied.text, "53\r\n");
}

#[test]
fn a_sum_in_an_imported_file_is_kept_as_unread_text() {
    let mut hand = Hand::at_sample("001");
    let setting = Setting::Cell(actual(2017), Cell::read("48+5", "人"));
    let command = IndicatorCommand::of_setting(&setting, hand.on).unwrap();
    hand.in_indicator(hand.row(1).id, command).unwrap();
    assert_eq!(hand.cell(1, actual(2017)), Cell { state: State::Unread, text: "48+5".to_owned() });
}

#[test]
fn a_sum_in_a_descriptive_kpi_stays_unread() {
    let mut hand = Hand::at_sample("001");
    hand.choose(1, ChoiceValue::Measure(Measure::Descriptive)).unwrap();
    hand.fill(1, actual(2017), "48+5");
    assert_eq!(hand.cell(1, actual(2017)).state, State::Unread);
}

#[test]
fn one_undo_restores_the_text_before_a_sum() {
    let mut hand = Hand::at_sample("001");
    hand.fill(1, actual(2017), "48");
    hand.fill(1, actual(2017), "48+5");
    hand.undo();
    assert_eq!(hand.cell(1, actual(2017)).text, "48");
}

#[test]
fn adding_a_figure_to_a_blank_or_numeric_cell_makes_a_sum_of_both() {
    let added = |cell: &str, added: &str| Cell::read(cell, "人").with_added(added, "人");
    let sum = |text: &str, result: &str| Some((text.to_owned(), Amount::from_plain(result).unwrap()));
    assert_eq!(added("48", "5"), sum("=48+5", "53"));
    assert_eq!(added("", "5"), sum("=0+5", "5"));
    assert_eq!(added("1,200人", "３０"), sum("=1200+30", "1230"));
    assert_eq!(added("48（速報）", "5"), sum("=48+5（速報）", "53"));
    assert_eq!(added("48", "-5"), sum("=48-5", "43"));
    for (cell, more) in [("調査中", "5"), ("-", "5"), ("48", "五"), ("48", ""), ("48", "5件"), ("数件", "5")] {
        assert_eq!(added(cell, more), None, "{cell} and {more}");
    }
}

#[test]
fn nothing_is_added_to_a_figure_whose_words_the_sum_would_lose() {
    for cell in ["約400", "400程度", "累計400人", "延べ400人", "400人（R5.3末）", "400人以上"] {
        assert_eq!(Cell::read(cell, "人").with_added("10", "人"), None, "{cell}");
    }
}

#[test]
fn a_figure_is_added_to_the_result_of_an_existing_sum() {
    let mut hand = Hand::at_sample("001");
    hand.fill(1, actual(2017), "48+5");
    let (text, sum) = hand.cell(1, actual(2017)).with_added("2", "人").unwrap();
    assert_eq!((text.as_str(), sum.plain().as_str()), ("=53+2", "55"));
}

proptest! {
    #[test]
    fn the_sum_of_any_figures_is_exact(figures in proptest::collection::vec((any::<bool>(), 0_i64..100_000_000_000, 0_u32..4), 1..12)) {
        let mut text = "=".to_owned();
        let mut sum = 0_i128;
        for (is_minus, digits, scale) in figures {
            let unit = 10_i64.pow(scale);
            text.push(if is_minus { '-' } else { '+' });
            let places = usize::try_from(scale).unwrap_or_default();
            let behind = if scale == 0 { String::new() } else { format!(".{:0places$}", digits % unit) };
            text = format!("{text}{}{behind}", digits / unit);
            let thousandths = i128::from(digits) * i128::from(10_i64.pow(3 - scale));
            sum += if is_minus { -thousandths } else { thousandths };
        }
        let cell = Cell { state: Reading::typed(&text, "").state, text };
        let (digits, scale) = cell.amount().unwrap().parts();
        prop_assert_eq!(digits * 10_i128.pow(3 - scale), sum);
    }

    #[test]
    fn a_text_without_a_plus_or_equals_sign_is_never_read_as_a_sum(text in "[^=＝+＋]{0,12}") {
        prop_assert_eq!(Reading::typed(&text, "人"), Reading::from_text(&text, "人"));
        prop_assert_eq!(Reading::typed_so_far(&text, "人"), Reading::while_typing(&text, "人"));
    }

    #[test]
    fn reading_any_text_does_not_panic_and_shown_numbers_are_read_back_unchanged(text in "[0-9０-９+＋=＝,.−－人 -]{0,20}") {
        let read = Reading::typed(&text, "人");
        let cell = Cell { state: read.state, text: text.trim().to_owned() };
        if let State::Number { amount, .. } = cell.state {
            prop_assert_eq!(Reading::typed(&cell.shown("人"), "人").state, State::Number { amount, certainty: Certainty::Final });
        }
        Reading::typed_so_far(&text, "人");
    }
}
