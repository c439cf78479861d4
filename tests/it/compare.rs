//! Comparing two plans or files: what differs, on which side, and what a table leaves in doubt.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a plan that cannot be made has failed its test")]

use crate::merge::edits;
use crate::support;

use std::collections::BTreeSet;
use std::fmt::Write;
use std::sync::Arc;

use keikaku::command::PlanCommand;
use keikaku::compare::{Comparison, Content, DifferenceKind, DifferencePlace, Side, SideDifference, compare};
use keikaku::export::wide_table;
use keikaku::import::encoding::NoCp932;
use keikaku::import::preview::Note;
use keikaku::import::read::{ImportError, TableFile, read_table};
use keikaku::plan::lineage::Lineage;
use keikaku::plan::place::TextPlace;
use keikaku::plan::{ActivityRecord, ActualSource, Aggregation, Indicator, Plan, RecordText};
use keikaku::value::id::{IndicatorId, PlanId, RecordId};
use keikaku::wording::{Language, compare as wording};
use proptest::prelude::*;

use crate::compare::edits::three;
use crate::support::{Hand, actual, sample, target, year};

const VISITS: &str = "県内中堅・中小企業の相談件数";
const MATCHES: &str = "プロフェッショナル人材のマッチング件数";

fn table(text: &str) -> TableFile {
    read_table(text.as_bytes(), &NoCp932).unwrap()
}

/// The plan as a 表計算用CSV file.
fn written(plan: &Plan) -> String {
    wide_table::write(plan, &Lineage::default()).text()
}

fn of_plans(left: &Plan, right: &Plan) -> Comparison {
    compare(Side::Plan(left), Side::Plan(right)).unwrap()
}

fn of_tables(left: &str, right: &str) -> Comparison {
    compare(Side::Table(&table(left)), Side::Table(&table(right))).unwrap()
}

/// The differences as the user reads them.
fn told(comparison: &Comparison) -> Vec<String> {
    let words = Language::Japanese;
    let names = wording::kpis(comparison, words);
    let line = |one: &SideDifference| {
        let at = comparison.kpis.iter().position(|pair| Some(pair.id) == one.place.kpi());
        let unit = |row: Option<&Arc<Indicator>>| row.map(|row| row.unit.clone()).unwrap_or_default();
        let pair = at.map(|at| &comparison.kpis[at]);
        let left = unit(pair.and_then(|pair| pair.left.as_ref()));
        let right = unit(pair.and_then(|pair| pair.right.as_ref()));
        let mut line = wording::kind(one.kind, words).to_owned();
        if let Some(at) = at {
            write!(line, " {}", names[at]).unwrap();
        }
        let place = wording::place(&one.place, comparison, words);
        let (left, right) = (
            wording::content(one, true, &left, &comparison.form, words),
            wording::content(one, false, &right, &comparison.form, words),
        );
        format!("{line} {place}: {left} | {right}")
    };
    comparison.differences.iter().map(line).collect()
}

fn summary(comparison: &Comparison) -> String {
    wording::summary(comparison, Language::Japanese)
}

/// 埼玉県's plan, and the plan after `work`.
fn saitama(work: impl FnOnce(&mut Hand)) -> (Arc<Plan>, Plan) {
    let before = sample("001", PlanId::from_bits(1));
    let mut hand = Hand::at([Arc::clone(&before)]);
    work(&mut hand);
    (before, hand.plan().clone())
}

/// The plan with other ids for its KPIs.
fn strange(plan: &Plan) -> Plan {
    let rows = plan.indicators().iter().zip(900..);
    let rows =
        rows.map(|(row, bits)| Arc::new(Indicator { id: IndicatorId::from_bits(bits), ..Indicator::clone(row) }));
    plan.with_indicators(rows.collect()).unwrap()
}

#[test]
fn figures_that_differ_are_listed_with_both_sides_and_equal_figures_are_not() {
    let (left, right) = saitama(|hand| {
        hand.fill(1, target(2017), "２００．００");
        hand.fill(1, target(2018), "210");
        hand.fill(2, actual(2017), "9");
    });
    let comparison = of_plans(&left, &right);
    let expected =
        [format!("異なる {VISITS} 2018年度 目標: 200 | 210"), format!("右だけ {MATCHES} 2017年度 実績: （空欄） | 9")];
    // 記載の累計 follows (610 instead of 600), which is a difference as well.
    let told: Vec<String> = told(&comparison).into_iter().filter(|line| !line.contains("累計")).collect();
    assert_eq!(told, expected);
    assert_eq!((comparison.count(DifferenceKind::OnlyRight), comparison.count(DifferenceKind::OnlyLeft)), (1, 0));
    assert!(comparison.all_read());
}

#[test]
fn a_replaced_target_is_one_difference_and_its_former_value_is_none_of_its_own() {
    let (before, after) = saitama(|hand| {
        hand.fill(1, actual(2017), "150");
        hand.fill(1, target(2018), "210");
    });
    assert_eq!(after.indicators()[0].earlier_targets.len(), 1);
    let of_target = |left: &Plan, right: &Plan| {
        told(&of_plans(left, right)).iter().filter(|line| line.contains("2018年度 目標")).count()
    };
    assert_eq!([of_target(&before, &after), of_target(&after, &before)], [1, 1]);
    let (_, without) = saitama(|hand| {
        hand.fill(1, target(2018), "210");
        hand.fill(1, actual(2017), "150");
    });
    assert_eq!(of_target(&without, &after), 1, "where the target itself is equal, its former values are a difference");
}

#[test]
fn kpis_with_other_ids_are_matched_by_both_name_and_unit() {
    let (left, right) = saitama(|hand| hand.fill(1, actual(2017), "150"));
    assert_eq!(told(&of_plans(&left, &strange(&right))), [format!("右だけ {VISITS} 2017年度 実績: （空欄） | 150")]);
    let (left, right) = saitama(|hand| _ = hand.write(1, TextPlace::Unit, "社"));
    let comparison = of_plans(&left, &strange(&right));
    assert_eq!([comparison.count(DifferenceKind::OnlyLeft), comparison.count(DifferenceKind::OnlyRight)], [1, 1]);
    assert_eq!(told(&of_plans(&left, &right)), [format!("右だけ {VISITS} 単位: （空欄） | 社")]);
}

#[test]
fn a_kpi_is_matched_by_unit_if_either_side_has_two_with_its_name() {
    let (left, _) = saitama(|_| {});
    let share =
        Indicator { id: IndicatorId::from_bits(7), unit: "％".to_owned(), ..left.indicators()[1].as_ref().clone() };
    let rows = std::iter::once(Arc::new(share)).chain(left.indicators().iter().cloned()).collect();
    let right = strange(&left.with_indicators(rows).unwrap());
    let [forth, back] = [of_plans(&left, &right), of_plans(&right, &left).mirrored()];
    for comparison in [&forth, &back] {
        let kinds: Vec<DifferenceKind> = comparison.differences.iter().map(|one| one.kind).collect();
        assert_eq!(kinds, [DifferenceKind::OnlyRight], "{:?}", told(comparison));
    }
}

#[test]
fn a_record_is_named_by_its_day_and_kpi_whichever_side_has_it() {
    let (plan, _) = saitama(|_| {});
    let id = plan.indicators()[0].id;
    let with = |amount| {
        let record = ActivityRecord::new(RecordId::from_bits(1)).with(RecordText::On, "2017-11-22");
        let record = record.with(RecordText::Indicator, &id.to_string()).with(RecordText::Amount, amount);
        plan.with_log([record].into_iter().collect())
    };
    let named = format!("活動記録 2017年11月22日 {VISITS}");
    assert_eq!(told(&of_plans(&with("96"), &with("97"))), [format!("異なる {named} 数量: 96 | 97")]);
    assert!(told(&of_plans(&plan, &with("97")))[0].starts_with(&format!("右だけ {named}: ")));
}

#[test]
fn an_actual_from_records_is_compared_on_either_side() {
    let (plan, _) = saitama(|_| {});
    let first =
        Indicator { actual_source: ActualSource::Records(Aggregation::Sum), ..Indicator::clone(&plan.indicators()[0]) };
    let plan = plan.with_indicator(Arc::new(first));
    let record = ActivityRecord::new(RecordId::from_bits(1)).with(RecordText::On, "2017-11-22");
    let of_kpi = plan.indicators()[0].id.to_string();
    let record = record.with(RecordText::Indicator, &of_kpi).with(RecordText::Amount, "5000");
    let recorded = plan.with_log([record].into_iter().collect());
    let [forth, back] = [of_plans(&recorded, &plan), of_plans(&plan, &recorded).mirrored()];
    assert_eq!(told(&forth), told(&back));
    let of_actual = told(&forth).into_iter().find(|line| line.contains("2017年度 実績")).unwrap();
    assert_eq!(of_actual, format!("左だけ {VISITS} 2017年度 実績: 5,000 | （空欄）"));
    assert_eq!(told(&of_plans(&recorded, &recorded)), [""; 0]);
}

#[test]
fn plan_facts_years_and_kpis_are_compared_whichever_side_has_them() {
    let (left, right) = saitama(|hand| {
        hand.table(PlanCommand::AppendYear).unwrap();
        hand.fill(1, target(2020), "200");
        hand.table(PlanCommand::RemoveIndicator(hand.row(2).id)).unwrap();
    });
    let mut right = right;
    right.facts.name = "別の名称".to_owned();
    let forth = of_plans(&left, &right);
    let lines = told(&forth);
    assert_eq!(lines[0], format!("異なる 1 地域再生計画の名称: {} | 別の名称", left.facts.name));
    assert_eq!(lines[1], "右だけ 2020年度の列: なし | あり");
    assert!(lines.contains(&format!("右だけ {VISITS} 2020年度 目標: （空欄） | 200")));
    assert!(
        lines.last().unwrap().starts_with(&format!("左だけ {MATCHES} 指標そのもの: 事業開始前 38、2017年度 目標 ")),
        "{lines:?}"
    );
    assert_eq!(told(&of_plans(&right, &left).mirrored()), lines);
}

#[test]
fn only_fields_that_a_table_states_are_compared() {
    let (plan, _) = saitama(|_| {});
    let text = format!("指標名,単位,区分,2018年度\n{VISITS},,目標,205\n{VISITS},,実績,\n{MATCHES},,目標,\n");
    let file = table(&text);
    let comparison = compare(Side::Plan(&plan), Side::Table(&file)).unwrap();
    let before = plan.indicators()[1].target(year(2018)).shown("");
    let expected = [
        format!("異なる {VISITS} 2018年度 目標: 200 | 205"),
        format!("左だけ {MATCHES} 2018年度 目標: {before} | （空欄）"),
    ];
    let lines: Vec<_> = told(&comparison).into_iter().filter(|line| !line.contains("指標そのもの")).collect();
    assert_eq!(lines, expected);
    let mirrored = compare(Side::Table(&file), Side::Plan(&plan)).unwrap();
    assert_eq!(mirrored.mirrored(), comparison);
}

#[test]
fn a_returned_table_differs_only_in_its_filled_in_cells() {
    let (plan, filled) = saitama(|hand| hand.fill(1, actual(2017), "150"));
    let comparison = compare(Side::Plan(&plan), Side::Table(&table(&written(&filled)))).unwrap();
    assert_eq!(told(&comparison), [format!("右だけ {VISITS} 2017年度 実績: （空欄） | 150")]);
    assert_eq!(summary(&comparison), "1か所が異なります。");
    let same = compare(Side::Plan(&plan), Side::Table(&table(&written(&plan)))).unwrap();
    assert_eq!((told(&same), summary(&same)), (Vec::<String>::new(), "違いはありません。".to_owned()));
}

#[test]
fn doubtful_cells_and_kpis_of_a_table_are_listed_as_unread_and_counted() {
    let (plan, _) = saitama(|_| {});
    let text =
        format!("指標名,単位,区分,2017年度,2018年度,2019年度\n{VISITS},,実績,約150,-,ー\n{MATCHES}数,,目標,1,2,3\n");
    let comparison = compare(Side::Plan(&plan), Side::Table(&table(&text))).unwrap();
    let lines = told(&comparison);
    for line in ["2017年度 実績: （空欄） | 約150", "2018年度 実績: （空欄） | -", "2019年度 実績: （空欄） | ー"]
    {
        assert!(lines.contains(&format!("読取不能 {VISITS} {line}")), "{lines:?}");
    }
    let kpis: Vec<_> = lines.iter().filter(|line| line.contains("指標そのもの")).collect();
    assert!(kpis.len() >= 2 && kpis.iter().filter(|line| line.starts_with("読取不能")).count() == 2, "{kpis:?}");
    assert!(!comparison.all_read());
    let told = comparison.files[1].as_ref().unwrap();
    assert_eq!(told.questions.len(), 1);
    assert!(summary(&comparison).contains("ほかに、読み取れないところが5か所あります。"));
}

#[test]
fn two_tables_are_compared_in_the_columns_that_both_have() {
    let left = "指標名,単位,区分,2023年度,2024年度\n来場者数,人,目標,10,20\n会員数,人,目標,5,\n";
    let right = "指標名,単位,区分,2024年度,2025年度,所管課\n会員数,人,目標,6,7,商工課\n来場者数,人,目標,20.0,30,商工課\n出店数,店,目標,1,1,\n";
    let comparison = of_tables(left, right);
    let expected = [
        "右だけ 会員数 2024年度 目標: （空欄） | 6",
        "右だけ 出店数 指標そのもの: なし | 単位 店、2024年度 目標 1、2025年度 目標 1",
    ];
    assert_eq!(told(&comparison).iter().collect::<BTreeSet<_>>(), expected.map(str::to_owned).iter().collect());
    let mirrored = of_tables(right, left).mirrored();
    assert_eq!(told(&mirrored).iter().collect::<BTreeSet<_>>(), expected.map(str::to_owned).iter().collect());
    assert_eq!(told(&of_tables(left, left)), Vec::<String>::new());
    assert!(comparison.files.iter().all(Option::is_some));
}

#[test]
fn unread_columns_are_noted_and_the_summary_is_limited_to_read_columns() {
    let text = "指標名,単位,区分,2024年度,課内メモ\n会員数,人,目標,5,至急\n";
    let comparison = of_tables(text, text);
    assert!(comparison.differences.is_empty());
    assert!(comparison.files[0].as_ref().unwrap().notes.iter().any(|note| matches!(note, Note::Unread(_))));
    assert_eq!(summary(&comparison), "読み取ったところに違いはありません。");
}

#[test]
fn tables_with_more_kpis_than_a_plan_can_have_are_compared() {
    let head = "指標名,単位,区分,2024年度\n".to_owned();
    let rows = |last: usize| {
        (1..=700).fold(head.clone(), |mut text, nth| {
            let value = if nth == 700 { last } else { nth };
            writeln!(text, "指標{nth}番,人,目標,{value}").unwrap();
            text
        })
    };
    let comparison = of_tables(&rows(1), &rows(2));
    assert_eq!(told(&comparison), ["異なる 指標700番 2024年度 目標: 1 | 2"]);
    let (plan, _) = saitama(|_| {});
    let comparison = compare(Side::Plan(&plan), Side::Table(&table(&rows(1)))).unwrap();
    // One difference for each KPI, and one for the column 2024年度.
    assert_eq!(comparison.count(DifferenceKind::OnlyRight), 701);
}

#[test]
fn a_file_that_is_not_a_table_is_refused_with_its_side() {
    let (plan, _) = saitama(|_| {});
    let file = table("品名,数\n机,3\n");
    let refused = compare(Side::Plan(&plan), Side::Table(&file)).unwrap_err();
    assert_eq!(refused, (keikaku::compare::Which::Right, ImportError::NoHeader));
}

/// The differences without their order. KPIs are named by their content and not by their ids, since a KPI with another id on
/// each side is reported under the left id.
fn set(comparison: &Comparison) -> BTreeSet<String> {
    let nameless = |row: &Arc<Indicator>| Indicator { id: IndicatorId::from_bits(0), ..Indicator::clone(row) };
    let named = |id: IndicatorId| {
        let pair = comparison.kpis.iter().find(|pair| pair.id == id).unwrap();
        format!("{:?} {:?}", pair.left.as_ref().map(nameless), pair.right.as_ref().map(nameless))
    };
    let content = |content: &Content| match content {
        Content::Kpi(row) => format!("{:?}", nameless(row)),
        other => format!("{other:?}"),
    };
    let one = |one: &SideDifference| {
        let place = match &one.place {
            DifferencePlace::Kpi(id) => format!("whole {}", named(*id)),
            DifferencePlace::Field(id, field) => format!("{field:?} of {}", named(*id)),
            other => format!("{other:?}"),
        };
        format!("{:?} {place} {} {}", one.kind, content(&one.left), content(&one.right))
    };
    comparison.differences.iter().map(one).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn a_plan_does_not_differ_from_itself_or_its_table(plan in support::plan()) {
        prop_assert_eq!(of_plans(&plan, &plan).differences, Vec::new());
        let file = table(&written(&plan));
        let beside = compare(Side::Plan(&plan), Side::Table(&file));
        if let Ok(beside) = beside {
            prop_assert_eq!(beside.certain(), 0, "{:?}", told(&beside));
        }
        if let Ok(twice) = compare(Side::Table(&file), Side::Table(&file)) {
            prop_assert_eq!(told(&twice), Vec::<String>::new());
        }
    }

    #[test]
    fn exchanging_the_sides_mirrors_the_differences((_, left, right) in three()) {
        let (forth, back) = (of_plans(&left, &right), of_plans(&right, &left));
        prop_assert_eq!(set(&forth), set(&back.mirrored()));
        let files = [&left, &right].map(|plan| table(&written(plan)));
        let sides = [Side::Table(&files[0]), Side::Table(&files[1])];
        if let (Ok(forth), Ok(back)) = (compare(sides[0], sides[1]), compare(sides[1], sides[0])) {
            prop_assert_eq!(set(&forth), set(&back.mirrored()));
        }
    }

    #[test]
    fn every_listed_difference_has_different_sides_except_the_order((left, right, _) in three()) {
        let comparison = of_plans(&left, &right);
        prop_assert!(left != right || comparison.differences.is_empty());
        for one in &comparison.differences {
            prop_assert!(one.left != one.right || one.place == DifferencePlace::Order);
        }
    }
}
