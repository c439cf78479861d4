//! A text of a KPI is at most as long as a cell of a table, so that every table that is written can be read.

use keikaku::command::{BulkEdit, BulkStep, IndicatorCommand, InputPhase, PlanCommand, Rejection};
use keikaku::plan::MOST_LETTERS;
use keikaku::plan::place::{SharePart, TextPlace};
use keikaku::wording::{Language, errors};

use crate::support::{Hand, actual, target, year};

#[test]
fn an_overlong_text_is_rejected_with_its_length_and_changes_nothing() {
    let mut hand = Hand::at_sample("000");
    let before = hand.plan().clone();
    let (row, on) = (hand.row(1).id, hand.on);
    let letters = MOST_LETTERS + 1;
    let text = || "長".repeat(letters);
    let commands = [
        IndicatorCommand::SetCell { place: target(2019), text: text(), phase: InputPhase::Left, on },
        IndicatorCommand::SetCell { place: actual(2019), text: text(), phase: InputPhase::Typing, on },
        IndicatorCommand::SetText { place: TextPlace::Name, text: text() },
        IndicatorCommand::SetPart {
            year: year(2019),
            part: SharePart::Numerator,
            text: text(),
            phase: InputPhase::Left,
            on,
        },
    ];
    for command in commands {
        let step = BulkStep::new(vec![(row, command.clone())], BulkEdit::Pasted(1), None);
        assert_eq!(hand.in_indicator(row, command).unwrap_err(), Rejection::TextTooLong { letters });
        assert_eq!(hand.table(PlanCommand::InRows(step)).unwrap_err(), Rejection::TextTooLong { letters });
    }
    assert_eq!(*hand.plan(), before);
    let said = errors::rejection(Rejection::TextTooLong { letters }, Language::Japanese);
    assert!(said.starts_with("32768文字あるため"), "{said}");
}

#[test]
fn a_text_of_the_maximum_length_is_kept_whatever_its_first_character() {
    let mut hand = Hand::at_sample("000");
    for letter in ["長", "=", "'"] {
        let text = letter.repeat(MOST_LETTERS);
        hand.write(1, TextPlace::Name, &text).unwrap();
        assert_eq!(hand.row(1).name, text);
    }
}
