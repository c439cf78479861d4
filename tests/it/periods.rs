//! A KPI across successive plans: which KPI it continues, which earlier figures are shown beside its own, and the break between
//! them.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot be set up has failed")]

use std::sync::Arc;

use keikaku::figures::chart::periods::{Difference, Period, Predecessor, Series, predecessors};
use keikaku::figures::chart::{Canvas, Chart, Drawing};
use keikaku::figures::totals::Span;
use keikaku::plan::cell::Cell;
use keikaku::plan::indicator::{Actual, Basis};
use keikaku::plan::{BuiltIn, Indicator, Plan, Workbook, YearAxis};
use keikaku::value::amount::Amount;
use keikaku::value::id::{IndicatorId, PlanId};
use keikaku::wording::medium::Medium;
use keikaku::wording::{Language, chart, next_period};
use proptest::prelude::*;

use crate::support::{plan, year};

fn plan_id(bits: u64) -> PlanId {
    PlanId::from_bits(bits)
}

fn id(bits: u64) -> IndicatorId {
    IndicatorId::from_bits(bits)
}

/// A KPI with these actuals from that year on, each with a target of 10, which continues the KPI of the previous plan.
fn kpi(number: u64, basis: Basis, first: i32, actuals: &[&str]) -> Indicator {
    let cell = |text: &str| Cell::read(text, "人");
    let years = || (first..).map(year);
    Indicator {
        name: format!("指標{number}"),
        unit: "人".to_owned(),
        definition: "延べ人数".to_owned(),
        targets: years().zip(actuals.iter().map(|_| cell("10"))).collect(),
        actuals: years().zip(actuals.iter().map(|text| Actual { cell: cell(text), ..Actual::default() })).collect(),
        follows: if number > 1 { vec![(plan_id(number - 1), id(number - 1))] } else { Vec::new() },
        ..Indicator::new(id(number), basis)
    }
}

fn plan_of(number: u64, first: i32, row: Indicator) -> Arc<Plan> {
    let years = YearAxis::starting(year(first), row.actuals.len()).unwrap();
    let mut plan = Plan::new(plan_id(number), BuiltIn::Strategy, years);
    plan.facts.name = format!("第{number}期総合戦略");
    Arc::new(plan.with_indicators(vec![Arc::new(row)]).unwrap())
}

/// Three successive plans of two years each, whose KPIs continue one another.
fn three_periods(basis: Basis, change: impl Fn(u64, &mut Indicator)) -> Workbook {
    let figures = [(1, 2015, ["3", "4"]), (2, 2017, ["5", "6"]), (3, 2019, ["7", "8"])];
    Workbook::new(figures.map(|(number, first, actuals)| {
        let mut row = kpi(number, basis, first, &actuals);
        change(number, &mut row);
        plan_of(number, first, row)
    }))
}

/// The series of figures that precede the KPI of the newest plan.
fn series(workbook: &Workbook) -> Series<'_> {
    let newest = workbook.plans().last().unwrap();
    Series::before(newest.id, &newest.indicators()[0], &|id| workbook.plan(id).map(|plan| &**plan))
}

/// The ids of the plans in each separate stretch, and of the plans that are joined to the KPI's own chart.
fn numbers(workbook: &Workbook) -> (Vec<Vec<PlanId>>, Vec<PlanId>) {
    let series = series(workbook);
    let ids = |periods: &[Period<'_>]| periods.iter().map(|one| one.plan.id).collect();
    (series.apart.iter().map(|stretch| ids(&stretch.periods)).collect(), ids(&series.joined))
}

#[test]
fn periods_with_the_same_unit_and_definition_form_one_series() {
    let workbook = three_periods(Basis::Level, |_, _| {});
    assert_eq!(numbers(&workbook), (vec![], vec![plan_id(1), plan_id(2)]));
    let newest = workbook.plans().last().unwrap();
    let series = series(&workbook);
    let chart = Chart::after(&series.joined, &newest.indicators()[0], Span::from_plan(newest)).unwrap();
    let shown: Vec<(i32, String)> =
        chart.columns.iter().map(|column| (column.year.western(), column.actual.amount().unwrap().plain())).collect();
    let expected = [(2015, "3"), (2016, "4"), (2017, "5"), (2018, "6"), (2019, "7"), (2020, "8")];
    assert_eq!(shown, expected.map(|(year, figure)| (year, figure.to_owned())));
    assert_eq!(chart.breaks.iter().map(|one| one.column).collect::<Vec<_>>(), [2, 4]);
}

#[test]
fn periods_with_another_unit_definition_or_counting_form_a_separate_series() {
    let apart = |change: fn(&mut Indicator), differs: Difference| {
        let workbook = three_periods(Basis::Level, |number, row| {
            if number == 3 {
                change(row);
            }
        });
        assert_eq!(numbers(&workbook), (vec![vec![plan_id(1), plan_id(2)]], vec![]));
        assert_eq!(series(&workbook).apart[0].differs, [differs]);
    };
    apart(|row| row.unit = "世帯".to_owned(), Difference::Unit);
    apart(|row| row.definition = "実人数".to_owned(), Difference::Definition);
    apart(|row| row.basis = Some(Basis::Increment), Difference::Counting);
    let both = three_periods(Basis::Level, |number, row| row.unit = format!("{number}人組"));
    assert_eq!(numbers(&both), (vec![vec![plan_id(1)], vec![plan_id(2)]], vec![]));
    let spelled =
        three_periods(Basis::Level, |number, row| row.unit = if number == 1 { " 人" } else { "人" }.to_owned());
    assert_eq!(numbers(&spelled), (vec![], vec![plan_id(1), plan_id(2)]));
}

#[test]
fn a_missing_plan_is_named_and_ends_the_series() {
    let all = three_periods(Basis::Level, |_, _| {});
    let without = all.without_plan(plan_id(2));
    assert_eq!(numbers(&without), (vec![], vec![]));
    let newest = without.plans().last().unwrap();
    let found = |row: &Indicator, workbook: &Workbook| {
        let found = predecessors(row, &|id| workbook.plan(id).map(|plan| &**plan));
        found.iter().map(|one| next_period::predecessor(one, Language::Japanese)).collect::<Vec<_>>()
    };
    let row = Indicator {
        follows: vec![(plan_id(2), id(2)), (plan_id(1), id(1)), (plan_id(1), id(9))],
        ..Indicator::clone(&newest.indicators()[0])
    };
    assert_eq!(
        found(&row, &without),
        [
            "このブラウザーにない計画の指標",
            "指標1：「第1期総合戦略」（2015～2016年度）",
            "「第1期総合戦略」（2015～2016年度）から削除された指標"
        ]
    );
    assert!(matches!(predecessors(&row, &|_| None)[..], [Predecessor::PlanMissing, ..]));
}

#[test]
fn the_series_ends_if_plans_follow_each_other_in_a_circle() {
    let workbook = three_periods(Basis::Level, |number, row| {
        if number == 1 {
            row.follows = vec![(plan_id(3), id(3))];
        }
    });
    assert_eq!(numbers(&workbook), (vec![], vec![plan_id(1), plan_id(2)]));
}

#[test]
fn sums_restart_in_each_period_and_no_line_crosses_a_break() {
    let workbook = three_periods(Basis::Increment, |_, _| {});
    let (newest, series) = (workbook.plans().last().unwrap(), series(&workbook));
    let row = &newest.indicators()[0];
    let chart = Chart::after(&series.joined, row, Span::from_plan(newest)).unwrap();
    let sums: Vec<String> = chart.columns.iter().map(|column| column.actual.amount().unwrap().plain()).collect();
    assert_eq!(sums, ["3", "7", "5", "11", "7", "15"]);
    assert_eq!(chart.breaks.iter().map(|one| one.goal).collect::<Vec<_>>(), [Amount::from_plain("20"); 2]);
    let drawing = Drawing::from_chart(&chart, Canvas::LARGE, &Amount::plain);
    let begun = |path: &str| path.matches('M').count();
    assert_eq!((begun(&drawing.steps), begun(&drawing.goal), begun(&drawing.breaks)), (3, 3, 2));
    let said = chart::earlier_periods(&series.joined, Medium::Screen, Language::Japanese).unwrap();
    assert!(said.contains("「第1期総合戦略」（2015～2016年度）") && said.ends_with("前年差は出しません。"), "{said}");
    assert_eq!(chart::earlier_periods(&[], Medium::Screen, Language::Japanese), None);
}

proptest! {
    /// The figures of a joined chart are those of each plan's own chart. Without an earlier period the chart is the KPI's own.
    #[test]
    fn the_series_has_the_same_columns_as_the_chart_of_each_plan(old in plan(), new in plan()) {
        for (before, after) in old.indicators().iter().zip(new.indicators()) {
            let own = Chart::from_indicator(after, Span::from_plan(&new));
            prop_assert_eq!(&Chart::after(&[], after, Span::from_plan(&new)), &own);
            let earlier = Period { plan: &old, row: before };
            let Some(joined) = Chart::after(&[earlier], after, Span::from_plan(&new)) else {
                prop_assert!(own.is_none());
                continue;
            };
            let (own, first) = (own.unwrap(), Chart::from_indicator(before, earlier.span()));
            let first = first.map(|first| first.columns).unwrap_or_default();
            prop_assert_eq!(joined.columns.len(), first.len() + own.columns.len());
            prop_assert_eq!(&joined.columns[..first.len()], &first[..]);
            prop_assert_eq!(&joined.columns[first.len()..], &own.columns[..]);
            prop_assert_eq!(joined.goal, own.goal);
            let drawing = Drawing::from_chart(&joined, Canvas::LARGE, &Amount::plain);
            prop_assert_eq!(drawing.breaks.is_empty(), joined.breaks.is_empty());
        }
    }
}
