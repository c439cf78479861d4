//! What is said of a paste.

use keikaku::edit::{CellPlace, Hand, IndicatorCommand};
use keikaku::exchange::paste::{LeftOut, Pasted};
use keikaku::id::IndicatorId;
use keikaku::wording::{Language, pasting};

use crate::both;
use crate::support::{day, year};

fn pasted(count: usize, left_out: LeftOut) -> Pasted {
    let set =
        IndicatorCommand::SetCell { place: CellPlace::Baseline, text: "5".to_owned(), hand: Hand::Left, on: day(4, 1) };
    Pasted { commands: vec![(IndicatorId::from_bits(1), set); count], left_out }
}

#[test]
fn what_was_pasted_and_what_was_not() {
    let none = LeftOut::default;
    let all = LeftOut {
        rows: 2,
        columns: 3,
        years: vec![year(2028), year(2029)],
        unclear_years: 1,
        twice: 2,
        other_columns: 1,
        other_rows: 4,
        totals: 2,
        no_input: 5,
    };
    let cases = [
        ("nothing", pasted(0, none())),
        ("one", pasted(1, none())),
        ("twelve", pasted(12, none())),
        ("one row too many", pasted(12, LeftOut { rows: 1, ..none() })),
    ];
    let mut text: String =
        cases.iter().map(|(key, pasted)| both(key, |language| pasting::pasted(pasted, language))).collect();
    let lines = |language: Language| pasting::left_out(&all, language).join("\n    ");
    text.push_str(&both("everything left out", lines));
    insta::assert_snapshot!(text);
}
