//! Pasting what names its KPIs, rows and years: the words of the block go before the cursor, and where the two disagree
//! it is asked before anything is set (`docs/keys.md`).

use keikaku::command::IndicatorCommand;
use keikaku::import::paste::{Block, LeftOut, Paste, PasteBy, PasteReason, Pasted};
use keikaku::plan::indicator::{Basis, Measure};
use keikaku::plan::place::{CellPlace, ChoiceValue, InputPlace};
use keikaku::value::id::IndicatorId;
use proptest::prelude::*;
use proptest::sample::select;

use crate::support::{Hand, actual, target, year};
use crate::tables::clipboard::{block, corpus};
use crate::tables::pasting::{answer, answers, asked, nothing_left_out, paste, placed, texts, tried};

/// The names of the KPIs of the sample of 仙台市 (000), whose years are 2018 to 2020.
const REVENUE: &str = "外部人材派遣先の収益の増加額";
const SALES: &str = "地域ブランド創出事業セレクト商品の売り上げ増加額";
const GOODS: &str = "地域ブランド創出事業セレクト商品数";
const PLACES: &str = "地域ブランドへの参加事業所数";
const NAMES: [&str; 4] = [REVENUE, SALES, GOODS, PLACES];

fn sendai() -> Hand {
    Hand::at_sample("000")
}

fn all(names: &[&str]) -> Vec<String> {
    names.iter().map(|name| (*name).to_owned()).collect()
}

#[test]
fn a_column_may_say_whether_it_is_of_targets_or_of_actuals() {
    for at in [target(2018), actual(2019), CellPlace::Baseline] {
        let mut hand = sendai();
        let heads = ["H30目標", "H30実績", "2019年度 目標", "令和元年度 実績値", "R2見込", "達成率"];
        let left_out = paste(&mut hand, 1, at, &block(&[&heads, &["1", "2", "3", "4", "5", "90%"]]));
        assert_eq!(left_out, LeftOut { computed: 2, ..LeftOut::default() });
        let cells = [(1, target(2018)), (1, actual(2018)), (1, target(2019)), (1, actual(2019)), (1, actual(2020))];
        assert_eq!(texts(&hand, &cells), ["1", "2", "3", "4", ""], "{at:?}");
    }
}

#[test]
fn heads_may_stand_on_two_lines_with_a_merged_one_written_once() {
    let mut hand = sendai();
    let two: [&[&str]; 4] = [
        &["指標", "平成30年度", "", "令和元年度", ""],
        &["", "目標", "実績", "目標", "実績"],
        &[REVENUE, "1", "2", "3", "4"],
        &[SALES, "5", "6", "7", "8"],
    ];
    nothing_left_out(&paste(&mut hand, 1, actual(2020), &block(&two)));
    assert_eq!(texts(&hand, &[(1, target(2018)), (1, actual(2018)), (1, actual(2019))]), ["1", "2", "4"]);
    assert_eq!(texts(&hand, &[(2, target(2019)), (2, actual(2019))]), ["7", "8"]);
    let rows_above: [&[&str]; 3] =
        [&["", "目標", "", "実績", ""], &["", "H30", "R1", "H30", "R1"], &[GOODS, "11", "12", "13", "14"]];
    nothing_left_out(&paste(&mut hand, 3, target(2018), &block(&rows_above)));
    assert_eq!(texts(&hand, &[(3, target(2019)), (3, actual(2018))]), ["12", "13"]);
}

#[test]
fn figures_without_a_year_are_of_the_column_of_the_cursor_unless_the_block_says_their_year() {
    let mut hand = sendai();
    nothing_left_out(&paste(&mut hand, 1, target(2019), &block(&[&["指標", "目標", "実績"], &[REVENUE, "1", "2"]])));
    assert_eq!(texts(&hand, &[(1, target(2019)), (1, actual(2019))]), ["1", "2"]);
    let beside = block(&[&["指標", "目標値", "目標年度", "実績"], &[REVENUE, "3", "令和2年度", "4（平成30年度）"]]);
    nothing_left_out(&paste(&mut hand, 1, target(2019), &beside));
    assert_eq!(texts(&hand, &[(1, target(2020)), (1, target(2019))]), ["3", "1"]);
    assert_eq!(hand.figure(1, actual(2018)), "4");
    let unclear = block(&[&["指標", "目標値", "目標年度"], &[REVENUE, "9", "20年度"], &[SALES, "9", "H40"]]);
    let question = asked(&hand, 1, target(2019), &unclear);
    assert_eq!(answers(&question), [PasteBy::Year(year(2020))]);
    let left_out = answer(&mut hand, &question, PasteBy::Year(year(2020)));
    assert_eq!(left_out, LeftOut { years: vec![year(2028)], ..LeftOut::default() });
}

#[test]
fn a_table_with_a_row_for_each_year_goes_to_these_years() {
    let years: [&[&str]; 4] = [&["年度", "目標", "実績"], &["2018", "1", "2"], &["2019", "3", "4"], &["2020", "5", ""]];
    let mut hand = sendai();
    nothing_left_out(&paste(&mut hand, 2, actual(2020), &block(&years)));
    assert_eq!(texts(&hand, &[(2, target(2018)), (2, target(2019)), (2, target(2020))]), ["1", "3", "5"]);
    assert_eq!(texts(&hand, &[(2, actual(2018)), (2, actual(2019)), (2, actual(2020))]), ["2", "4", ""]);
    assert_eq!(hand.cell(3, target(2018)), sendai().cell(3, target(2018)));
    let without_heads = block(&[&["H30", "7"], &["R1", "8"], &["R2", "9"]]);
    nothing_left_out(&paste(&mut hand, 3, actual(2018), &without_heads));
    assert_eq!(texts(&hand, &[(3, actual(2018)), (3, actual(2019)), (3, actual(2020))]), ["7", "8", "9"]);
    let two_figures = block(&[&["H30", "7", "1"], &["R1", "8", "2"]]);
    let twice = placed(&hand, 3, actual(2018), &two_figures);
    assert_eq!((twice.count(), twice.left_out.twice), (0, 2), "which of the two is 実績 must not be guessed");
}

#[test]
fn rows_go_where_they_are_named_whatever_row_the_cursor_stands_in() {
    let rows: [&[&str]; 5] =
        [&["計画値", "1"], &["実績値/見込量", "2"], &["達成率", "90%"], &["累計", "3"], &["見込", "4"]];
    let mut hand = sendai();
    let left_out = paste(&mut hand, 1, actual(2018), &block(&rows));
    assert_eq!(left_out, LeftOut { other_rows: 3, ..LeftOut::default() });
    assert_eq!(texts(&hand, &[(1, target(2018)), (1, actual(2018)), (2, target(2018))]), ["1", "2", "0"]);
    let actuals = placed(&hand, 1, target(2018), &block(&[&["実績", "5"], &["実績", "6"]]));
    assert_eq!(actuals.other_row, Some(keikaku::plan::indicator::Row::Actual), "it is said, and not asked");
    let agreeing = placed(&hand, 1, actual(2018), &block(&[&["実績", "5"], &["実績", "6"]]));
    assert_eq!(agreeing.other_row, None);
}

#[test]
fn each_row_goes_to_the_kpi_that_it_names() {
    let mut hand = sendai();
    let rows: [&[&str]; 5] = [
        &["基本目標1", "", "", ""],
        &["1", REVENUE, "千円", "1"],
        &["2", "　地域ブランドへの　参加事業所数", "事業所", "2"],
        &["3", "① 地域ブランド創出事業セレクト商品数（商品）", "", "3"],
        &["4", "町にない指標", "件", "4"],
    ];
    let question = asked(&hand, 1, target(2018), &block(&rows));
    assert_eq!(answers(&question), [PasteBy::Adding, PasteBy::Names]);
    let left_out = answer(&mut hand, &question, PasteBy::Names);
    assert_eq!(left_out.names, all(&["町にない指標"]));
    assert_eq!(texts(&hand, &[(1, target(2018)), (4, target(2018)), (3, target(2018))]), ["1", "2", "3"]);
    assert_eq!(hand.cell(2, target(2018)), sendai().cell(2, target(2018)));
}

#[test]
fn a_blank_below_a_name_is_the_same_kpi_and_the_row_may_stand_behind_the_name() {
    let mut hand = sendai();
    let merged: [&[&str]; 5] = [
        &[REVENUE, "目標", "1"],
        &["", "実績", "2"],
        &["", "達成率", "50%"],
        &[GOODS, "目標", "3"],
        &["", "実績", "4"],
    ];
    let left_out = paste(&mut hand, 1, target(2018), &block(&merged));
    assert_eq!(left_out, LeftOut { other_rows: 1, ..LeftOut::default() });
    assert_eq!(texts(&hand, &[(1, target(2018)), (1, actual(2018))]), ["1", "2"]);
    assert_eq!(texts(&hand, &[(3, target(2018)), (3, actual(2018))]), ["3", "4"]);
    let behind = [format!("{REVENUE} 目標"), format!("{REVENUE} 実績"), format!("{GOODS}（実績）")];
    let behind: [&[&str]; 3] = [&[&behind[0], "5"], &[&behind[1], "6"], &[&behind[2], "7"]];
    nothing_left_out(&paste(&mut hand, 1, target(2019), &block(&behind)));
    assert_eq!(texts(&hand, &[(1, target(2019)), (1, actual(2019)), (3, actual(2019))]), ["5", "6", "7"]);
}

#[test]
fn of_two_rows_for_one_cell_none_is_taken() {
    let hand = sendai();
    let pasted = placed(&hand, 1, target(2018), &block(&[&[REVENUE, "1"], &[GOODS, "2"], &[REVENUE, "3"]]));
    assert_eq!((pasted.count(), pasted.left_out.same_cell), (1, 2));
}

#[test]
fn where_the_names_lead_elsewhere_than_the_cursor_it_is_asked() {
    let mut hand = sendai();
    let named = block(&[&[GOODS, "1"], &[PLACES, "2"]]);
    let question = asked(&hand, 1, target(2018), &named);
    let reason = PasteReason::OtherKpi { named: GOODS.to_owned(), at_cursor: REVENUE.to_owned() };
    assert_eq!(question.reasons, [reason]);
    assert_eq!(answers(&question), [PasteBy::Names, PasteBy::Cursor]);
    nothing_left_out(&answer(&mut hand, &question, PasteBy::Names));
    assert_eq!(texts(&hand, &[(3, target(2018)), (4, target(2018)), (1, target(2018))]), ["1", "2", "0"]);
    hand.undo();
    nothing_left_out(&answer(&mut hand, &question, PasteBy::Cursor));
    assert_eq!(texts(&hand, &[(1, target(2018)), (2, target(2018))]), ["1", "2"]);
    placed(&hand, 3, actual(2019), &named);
}

#[test]
fn where_no_name_is_known_it_is_asked_and_the_names_are_told() {
    let mut hand = sendai();
    let question = asked(&hand, 1, target(2018), &Block::read(&corpus("excel_named_rows")));
    assert_eq!(question.reasons, [PasteReason::NoSuchName(all(&["来訪者数", "宿泊者数"]))]);
    assert_eq!(answers(&question), [PasteBy::Adding, PasteBy::Cursor]);
    answer(&mut hand, &question, PasteBy::Cursor);
    assert_eq!(texts(&hand, &[(1, target(2018)), (1, actual(2018)), (2, target(2018))]), ["100", "90", "10"]);
}

#[test]
fn where_the_unit_is_another_it_is_asked() {
    let mut hand = sendai();
    let rows: [&[&str]; 4] =
        [&["指標名", "単位", "2018年度"], &[REVENUE, "円", "1000"], &[SALES, "千円", "2"], &[GOODS, "－", "3"]];
    let question = asked(&hand, 1, target(2018), &block(&rows));
    assert!(matches!(&question.reasons[..], [PasteReason::OtherUnit(units)] if units[0].stated == "円"));
    assert_eq!(answers(&question), [PasteBy::Names, PasteBy::SameUnits]);
    let left_out = answer(&mut hand, &question, PasteBy::SameUnits);
    assert_eq!(left_out, LeftOut { other_units: 1, ..LeftOut::default() });
    assert_eq!(texts(&hand, &[(1, target(2018)), (2, target(2018)), (3, target(2018))]), ["0", "2", "3"]);
}

#[test]
fn of_two_kpis_of_one_name_the_unit_decides() {
    let mut hand = sendai();
    hand.write(2, keikaku::plan::place::TextPlace::Name, GOODS).unwrap();
    let by_unit = block(&[&[GOODS, "商品", "1"], &[GOODS, "千円", "2"]]);
    nothing_left_out(&paste(&mut hand, 3, target(2018), &by_unit));
    assert_eq!(texts(&hand, &[(3, target(2018)), (2, target(2018))]), ["1", "2"]);
    let question = asked(&hand, 3, target(2018), &block(&[&[GOODS, "1"]]));
    assert_eq!(question.reasons, [PasteReason::NoSuchName(all(&[GOODS]))], "which of the two is not guessed");
}

#[test]
fn words_alone_are_asked_about_except_where_words_are_the_figures() {
    let mut hand = sendai();
    let words = block(&[&["検討中"], &["実施済"]]);
    let question = asked(&hand, 1, actual(2018), &words);
    assert_eq!(
        (question.reasons.as_slice(), answers(&question)),
        (&[PasteReason::NoFigures][..], vec![PasteBy::Cursor])
    );
    hand.choose(1, ChoiceValue::Measure(Measure::Descriptive)).unwrap();
    assert_eq!(placed(&hand, 1, actual(2018), &words).count(), 2);
    let names = placed(&hand, 2, actual(2018), &block(&[&[REVENUE], &[GOODS]]));
    assert_eq!((names.count(), names.left_out.words), (0, 2), "names of the plan are nothing to ask about");
}

#[test]
fn years_are_figures_where_they_are_the_unit() {
    let mut hand = sendai();
    hand.write(1, keikaku::plan::place::TextPlace::Unit, "年").unwrap();
    nothing_left_out(&paste(&mut hand, 1, target(2018), &block(&[&["5年", "6年"], &["7", "8"]])));
    assert_eq!(texts(&hand, &[(1, target(2018)), (1, target(2019)), (2, target(2018))]), ["5年", "6年", "7"]);
}

#[test]
fn remarks_behind_the_figures_and_lines_between_them_are_left_out() {
    let hand = sendai();
    let rows: [&[&str]; 4] =
        [&["1", "2", "速報あり"], &["", "基本目標2", ""], &["3", "4", ""], &["約400件(見込)", "未把握", ""]];
    let pasted = placed(&hand, 1, target(2018), &block(&rows));
    assert_eq!((pasted.count(), pasted.left_out.other_columns, pasted.left_out.words), (6, 1, 1));
}

#[test]
fn the_one_target_of_a_period_is_its_total_or_what_is_headed_as_the_target() {
    let mut hand = sendai();
    hand.choose(1, ChoiceValue::Basis(Some(Basis::PeriodTotal))).unwrap();
    let headed = block(&[&["指標", "目標累計", "実績累計"], &[REVENUE, "7", "8"]]);
    let left_out = paste(&mut hand, 1, CellPlace::Period, &headed);
    assert_eq!(left_out, LeftOut { totals: 1, ..LeftOut::default() });
    assert_eq!(hand.figure(1, CellPlace::Period), "7");
    nothing_left_out(&paste(&mut hand, 1, CellPlace::Period, &block(&[&["目標値"], &["9"]])));
    assert_eq!(hand.figure(1, CellPlace::Period), "9");
}

/// A figure that says where it belongs: the KPI, the year and the row.
fn told(kpi: usize, western: i32, is_actual: bool) -> String {
    format!("{}", (kpi + 1) * 10_000 + usize::try_from(western - 2000).unwrap() * 10 + usize::from(is_actual))
}

/// How a block is written.
#[derive(Clone, Copy, Debug)]
enum Shape {
    /// A column for each year, and a row for 目標 and one for 実績 of each KPI.
    Rows,
    /// A column for 目標 and one for 実績 of each year.
    Columns,
    /// The same, with the years in a line above.
    TwoLines,
    /// A row for each year.
    Years,
}

/// A block of these KPIs and years, with its names.
fn written(shape: Shape, kpis: &[usize], years: &[i32]) -> Block {
    let era =
        |year: &i32| if *year < 2019 { format!("H{}", year - 1988) } else { format!("令和{}年度", year - 2018) };
    let both = |kpi: usize, year: i32| [told(kpi, year, false), told(kpi, year, true)];
    let mut rows: Vec<Vec<String>> = Vec::new();
    let name = |kpi: usize| NAMES[kpi].to_owned();
    match shape {
        Shape::Rows => {
            rows.push(["指標名", "区分"].map(str::to_owned).into_iter().chain(years.iter().map(era)).collect());
            for (kpi, is_actual) in kpis.iter().flat_map(|kpi| [(*kpi, false), (*kpi, true)]) {
                let figures = years.iter().map(|year| told(kpi, *year, is_actual));
                let row = if is_actual { "実績" } else { "目標" };
                let name = if is_actual { String::new() } else { name(kpi) };
                rows.push([name, row.to_owned()].into_iter().chain(figures).collect());
            }
        }
        Shape::Columns | Shape::TwoLines => {
            let heads = |year: &i32| match shape {
                Shape::TwoLines => [era(year), String::new()],
                _ => [format!("{}目標", era(year)), format!("{}実績", era(year))],
            };
            rows.push(std::iter::once("KPI".to_owned()).chain(years.iter().flat_map(heads)).collect());
            if matches!(shape, Shape::TwoLines) {
                let below = years.iter().flat_map(|_| ["目標", "実績"].map(str::to_owned));
                rows.push(std::iter::once(String::new()).chain(below).collect());
            }
            for kpi in kpis {
                let figures = years.iter().flat_map(|year| both(*kpi, *year));
                rows.push(std::iter::once(name(*kpi)).chain(figures).collect());
            }
        }
        Shape::Years => {
            rows.push(["指標", "年度", "目標", "実績"].map(str::to_owned).to_vec());
            for (kpi, year) in kpis.iter().flat_map(|kpi| years.iter().map(move |year| (*kpi, *year))) {
                rows.push([name(kpi), era(&year)].into_iter().chain(both(kpi, year)).collect());
            }
        }
    }
    Block::of_rows(rows, None)
}

/// Where each text goes.
fn laid(pasted: &Pasted) -> Vec<(IndicatorId, CellPlace, String)> {
    let one = |(id, command): &(IndicatorId, IndicatorCommand)| match (command.place(), command) {
        (Some(InputPlace::Cell(place)), IndicatorCommand::SetCell { text, .. }) => (*id, place, text.clone()),
        other => panic!("{other:?}"),
    };
    pasted.commands.iter().map(one).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_figure_stands_where_its_words_say_and_no_name_in_a_cell(
        shape in select(vec![Shape::Rows, Shape::Columns, Shape::TwoLines, Shape::Years]),
        kpis in Just(vec![0_usize, 1, 2, 3]).prop_shuffle(),
        count in 1_usize..=4,
        years in Just(vec![2018, 2019, 2020]).prop_shuffle(),
        of_years in 1_usize..=3,
        row in 1_usize..=4,
        at in select(vec![CellPlace::Baseline, target(2018), actual(2019), target(2020)]),
    ) {
        let hand = sendai();
        let (kpis, years) = (&kpis[..count], &years[..of_years]);
        let pasted = match tried(&hand, row, at, &written(shape, kpis, years)) {
            Paste::Done(pasted) => {
                prop_assert_eq!(kpis[0] + 1, row, "the cursor agrees");
                pasted
            }
            Paste::Ask(question) => {
                prop_assert_ne!(kpis[0] + 1, row);
                let first = question.choices[0].1.clone().likeliest();
                for pasted in Paste::Ask(question).all() {
                    for (_, _, text) in laid(pasted) {
                        prop_assert!(text.chars().all(|letter| letter.is_ascii_digit()), "no name is set: {}", text);
                    }
                }
                first
            }
            Paste::AsTable => panic!("every name is known"),
        };
        prop_assert!(pasted.left_out.is_empty(), "{:?}", pasted.left_out);
        prop_assert_eq!(pasted.count(), kpis.len() * years.len() * 2);
        for (id, place, text) in laid(&pasted) {
            let kpi = hand.plan().indicators().iter().position(|kpi| kpi.id == id).unwrap();
            let expected = match place {
                CellPlace::Target(year) => told(kpi, year.western(), false),
                CellPlace::Actual(year) => told(kpi, year.western(), true),
                other => format!("{other:?}"),
            };
            prop_assert_eq!(text, expected);
        }
    }

    #[test]
    fn no_name_or_heading_lands_in_a_cell_whatever_stands_around_it(
        rows in proptest::collection::vec(
            proptest::collection::vec(
                select(vec![REVENUE, GOODS, "目標", "実績", "達成率", "令和元年度", "H30目標", "指標名", "年度", "", "5", "1,200"]),
                1..5,
            ),
            1..5,
        ),
        row in 1_usize..=4,
        at in select(vec![CellPlace::Baseline, target(2018), actual(2019)]),
    ) {
        prop_assume!(rows.len() > 1 || rows[0].len() > 1);
        let hand = sendai();
        let block = Block::of_rows(rows.iter().map(|row| all(row)).collect(), None);
        let paste = tried(&hand, row, at, &block);
        for (_, _, text) in paste.all().into_iter().flat_map(laid) {
            prop_assert!(["", "5", "1,200"].contains(&text.as_str()), "{}", text);
        }
    }
}
