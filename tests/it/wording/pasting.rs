//! Messages about a paste.

use keikaku::command::{IndicatorCommand, InputPhase};
use keikaku::import::paste::{LeftOut, PasteBy, PasteReason, Pasted};
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
    Pasted { commands: vec![(IndicatorId::from_bits(1), set); count], left_out, ..Pasted::default() }
}

/// The outcome of a block that does not name its rows and has two figures in each.
fn unnamed(row: Row, rows: u64) -> Pasted {
    let Pasted { commands, .. } = pasted(1, LeftOut::default());
    let (_, set) = commands.into_iter().next().unwrap();
    let commands = (1..=rows).flat_map(|row| vec![(IndicatorId::from_bits(row), set.clone()); 2]).collect();
    Pasted { commands, unnamed: Some(row), ..Pasted::default() }
}

#[test]
fn the_message_after_a_paste_counts_pasted_and_omitted_cells() {
    let none = LeftOut::default;
    let all = LeftOut {
        rows: 2,
        columns: 3,
        years: vec![year(2028), year(2029)],
        computed: 2,
        other_columns: 1,
        other_rows: 4,
        names: ["来訪者数", "宿泊者数", "", "出生数"].map(str::to_owned).to_vec(),
        words: 6,
        totals: 2,
        hidden: 3,
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

#[test]
fn the_question_before_a_paste_has_its_reasons_and_answers() {
    let names = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
    let cases = [
        ("no such name", vec![PasteReason::NoSuchName(names(&["あ", "い", "う", "え", "お"]))]),
        ("words only", vec![PasteReason::NoFigures]),
    ];
    let mut text: String =
        cases.iter().map(|(key, reasons)| both(key, |language| pasting::question(reasons, language))).collect();
    for by in [PasteBy::Names, PasteBy::Adding, PasteBy::Cursor] {
        text.push_str(&both("an answer", |language| pasting::answer(by, &[], language)));
    }
    let of_words = |language| pasting::answer(PasteBy::Cursor, &[PasteReason::NoFigures], language);
    text.push_str(&both("an answer", of_words));
    text.push_str(&both("none", pasting::nothing_pasted));
    insta::assert_snapshot!(text);
}
