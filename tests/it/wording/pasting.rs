//! What is said of a paste.

use keikaku::command::{IndicatorCommand, InputPhase};
use keikaku::import::paste::{LeftOut, Pasted};
use keikaku::plan::indicator::Row;
use keikaku::plan::place::CellPlace;
use keikaku::value::id::IndicatorId;
use keikaku::wording::{Language, pasting};

use crate::support::{day, year};
use crate::wording::both;

fn pasted(count: usize, left_out: LeftOut) -> Pasted {
    let set = IndicatorCommand::SetCell {
        place: CellPlace::Baseline,
        text: "5".to_owned(),
        phase: InputPhase::Left,
        on: day(4, 1),
    };
    Pasted { commands: vec![(IndicatorId::from_bits(1), set); count], left_out, unnamed: None }
}

/// A block that names no rows, two figures a row.
fn unnamed(row: Row, rows: u64) -> Pasted {
    let Pasted { commands, .. } = pasted(1, LeftOut::default());
    let (_, set) = commands.into_iter().next().unwrap();
    let commands = (1..=rows).flat_map(|row| vec![(IndicatorId::from_bits(row), set.clone()); 2]).collect();
    Pasted { commands, unnamed: Some(row), ..Pasted::default() }
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
        ("one row", unnamed(Row::Target, 1)),
        ("targets", unnamed(Row::Target, 3)),
        ("actuals", unnamed(Row::Actual, 2)),
        ("one row too many", pasted(12, LeftOut { rows: 1, ..none() })),
    ];
    let mut text: String =
        cases.iter().map(|(key, pasted)| both(key, |language| pasting::pasted(pasted, language))).collect();
    let lines = |language: Language| pasting::left_out(&all, language).join("\n    ");
    text.push_str(&both("everything left out", lines));
    text.push_str(&both("too large", pasting::too_large));
    insta::assert_snapshot!(text);
}
