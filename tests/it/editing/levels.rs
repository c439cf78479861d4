//! The level view: increments are stored, levels are shown and typed (`docs/decisions.md` 13).

use std::sync::Arc;

use keikaku::command::levels::{self, WhyNot};
use keikaku::command::{BulkEdit, BulkStep, PlanCommand};
use keikaku::command::{IndicatorCommand, InputPhase};
use keikaku::figures::totals::{Gap, Span};
use keikaku::plan::cell::{Cell, State};
use keikaku::plan::indicator::{ActualsAre, Basis, Row};
use keikaku::plan::place::{CellPlace, ChoiceValue};
use keikaku::plan::{Indicator, Plan};
use keikaku::value::fiscal_year::FiscalYear;
use proptest::prelude::*;
use proptest::sample::Index;

use crate::support::{self, Hand, actual, day, target, year};

fn shown(hand: &Hand, row: usize, kind: Row) -> Vec<String> {
    let (plan, row) = (hand.plan(), hand.row(row));
    let level = |year| levels::shown(row, Span::from_plan(plan), kind, year);
    plan.years.years().map(|year| level(year).cell.shown(&row.unit)).collect()
}

fn commands(hand: &Hand, row: usize, kind: Row, western: i32, text: &str, stroke: InputPhase) -> Vec<IndicatorCommand> {
    levels::set(hand.row(row), Span::from_plan(hand.plan()), kind, year(western), text, stroke, hand.on).unwrap()
}

/// Types a level and leaves the cell. Returns the number of changed cells.
#[track_caller]
fn level(hand: &mut Hand, row: usize, kind: Row, western: i32, text: &str) -> usize {
    let commands = commands(hand, row, kind, western, text, InputPhase::Left);
    let id = hand.row(row).id;
    let commands: Vec<_> = commands.into_iter().map(|command| (id, command)).collect();
    let count = commands.len();
    let step = BulkStep::new(commands, BulkEdit::Typed(target(western)), None);
    if count > 0 {
        hand.table(PlanCommand::InRows(step)).unwrap();
    }
    count
}

#[test]
fn the_levels_of_the_samples_are_the_baseline_plus_the_planned_increments() {
    let saitama = Hand::at_sample("001");
    assert_eq!(shown(&saitama, 1, Row::Target), ["653", "853", "1,053"]);
    let sakata = Hand::at_sample("002");
    let levels = ["69,000.00", "103,780.00", "158,406.00", "213,032.00", "267,658.00", "-"];
    assert_eq!(shown(&sakata, 1, Row::Target), levels);
}

#[test]
fn typing_a_level_changes_two_yearly_increments_and_leaves_later_levels_unchanged() {
    let mut hand = Hand::at_sample("002");
    assert_eq!(level(&mut hand, 1, Row::Target, 2023, "100000"), 2);
    let levels = ["69,000.00", "100,000.00", "158,406.00", "213,032.00", "267,658.00", "-"];
    assert_eq!(shown(&hand, 1, Row::Target), levels);
    assert_eq!(hand.cell(1, target(2023)).text, "31,000.00");
    assert_eq!(hand.cell(1, target(2024)).text, "58,406.00");
    assert_eq!(hand.cell(1, CellPlace::StatedTotal).text, "224,200.00", "the end level stays, so the total does");
    hand.undo();
    assert_eq!(hand.plan(), Hand::at_sample("002").plan());
}

#[test]
fn pasted_levels_are_applied_one_after_another() {
    let mut hand = Hand::at_sample("001");
    let id = hand.row(1).id;
    let set = |place, text: &str| {
        (id, IndicatorCommand::SetCell { place, text: text.to_owned(), phase: InputPhase::Left, on: hand.on })
    };
    let block = vec![
        set(target(2017), "700"),
        set(target(2018), "900"),
        set(actual(2018), "800"),
        set(CellPlace::Baseline, "460"),
    ];
    let (commands, without_place) = levels::set_all(hand.plan(), block);
    assert_eq!(without_place, 1, "2018 takes no level before 2017 has one");
    hand.table(PlanCommand::InRows(BulkStep::new(commands, BulkEdit::Pasted(3), None))).unwrap();
    assert_eq!(hand.cell(1, target(2017)).text, "247");
    assert_eq!(hand.cell(1, target(2018)).text, "200");
    assert_eq!(hand.cell(1, target(2019)).text, "153", "the level of 2019 stayed when that of 2018 came");
    assert_eq!(hand.cell(1, CellPlace::Baseline).text, "460");
    assert_eq!(hand.cell(1, actual(2018)).text, "");
}

#[test]
fn clearing_several_levels_clears_all_except_cells_that_show_no_level() {
    let mut hand = Hand::at_sample("001");
    hand.fill(1, actual(2018), "50");
    let (id, on) = (hand.row(1).id, hand.on);
    let clear = |place| (id, IndicatorCommand::SetCell { place, text: String::new(), phase: InputPhase::Left, on });
    let block = vec![clear(target(2017)), clear(target(2018)), clear(actual(2018))];
    let (commands, without_place) = levels::set_all(hand.plan(), block);
    assert_eq!(without_place, 1, "what is not shown is not cleared");
    hand.table(PlanCommand::InRows(BulkStep::new(commands, BulkEdit::Cleared(3), None))).unwrap();
    let texts = [target(2017), target(2018), target(2019), actual(2018)].map(|place| hand.cell(1, place).text);
    assert_eq!(texts, ["", "", "200", "50"]);
}

#[test]
fn changing_the_last_level_changes_the_stated_total() {
    let mut hand = Hand::at_sample("001");
    assert_eq!(level(&mut hand, 1, Row::Target, 2019, "1,100"), 1);
    assert_eq!((hand.figure(1, target(2019)), hand.figure(1, CellPlace::StatedTotal)), ("247".into(), "647".into()));
}

#[test]
fn level_actuals_are_stored_as_increments_unless_the_kpi_records_levels() {
    let mut hand = Hand::at_sample("001");
    level(&mut hand, 1, Row::Actual, 2017, "603（速報）");
    level(&mut hand, 1, Row::Actual, 2018, "800");
    assert_eq!(hand.cell(1, actual(2017)).text, "150（速報）");
    assert_eq!(hand.figure(1, actual(2018)), "197");
    assert_eq!(shown(&hand, 1, Row::Actual), ["603（速報）", "800", ""]);

    let mut hand = Hand::at_sample("001");
    hand.choose(1, ChoiceValue::ActualsAre(ActualsAre::Levels)).unwrap();
    level(&mut hand, 1, Row::Actual, 2018, "800");
    assert_eq!(hand.cell(1, actual(2018)).text, "800");
    assert_eq!(shown(&hand, 1, Row::Actual), ["", "800", ""]);
}

#[test]
fn a_level_that_is_not_a_number_is_stored_as_typed() {
    for text in ["-", "未把握", "", "数百"] {
        let mut hand = Hand::at_sample("001");
        level(&mut hand, 1, Row::Target, 2018, text);
        assert_eq!(hand.cell(1, target(2018)), Cell::read(text, ""));
    }
}

#[test]
fn a_year_set_to_not_applicable_leaves_later_levels_unchanged() {
    let mut hand = Hand::at_sample("001");
    level(&mut hand, 1, Row::Target, 2018, "-");
    assert_eq!(shown(&hand, 1, Row::Target), ["653", "-", "1,053"]);
    level(&mut hand, 1, Row::Target, 2018, "700");
    assert_eq!(shown(&hand, 1, Row::Target), ["653", "700", "1,053"]);
}

#[test]
fn a_half_typed_level_keeps_the_last_figure_and_ignores_digit_separators() {
    let hand = Hand::at_sample("001");
    assert_eq!(commands(&hand, 1, Row::Target, 2018, "-", InputPhase::Typing), []);
    let half = commands(&hand, 1, Row::Target, 2018, "8,5", InputPhase::Typing);
    let text = |command: &IndicatorCommand| match command {
        IndicatorCommand::SetCell { text, .. } => text.clone(),
        other => format!("{other:?}"),
    };
    assert_eq!(half.iter().map(text).collect::<Vec<_>>(), ["-568", "968"]);
}

#[test]
fn a_year_whose_level_cannot_be_typed_gives_the_reason() {
    let why = |hand: &Hand, western| {
        let (row, span) = (hand.row(1), Span::from_plan(hand.plan()));
        let why = levels::shown(row, span, Row::Target, year(western)).read_only;
        let set = levels::set(row, span, Row::Target, year(western), "5", InputPhase::Left, day(4, 1));
        assert_eq!(set.err(), why);
        why
    };
    let mut hand = Hand::at_sample("001");
    assert_eq!(why(&hand, 2019), None);
    assert_eq!(why(&hand, 2024), Some(WhyNot::NoSuchYear));
    hand.fill(1, target(2017), "");
    assert_eq!(why(&hand, 2017), None, "the gap itself can be filled");
    assert_eq!(why(&hand, 2019), Some(WhyNot::YearBefore { year: year(2017), gap: Gap::Blank }));
    assert_eq!(shown(&hand, 1, Row::Target), ["", "", ""]);
    hand.fill(1, CellPlace::Baseline, "");
    assert_eq!(why(&hand, 2018), Some(WhyNot::NoBaseline));
    hand.choose(1, ChoiceValue::Basis(Some(Basis::Level))).unwrap();
    assert_eq!(why(&hand, 2018), Some(WhyNot::NotIncrements));
    let mut hand = Hand::at_sample("001");
    hand.fill(1, CellPlace::Baseline, "-999999999999999");
    assert_eq!(commands(&hand, 1, Row::Target, 2017, "-", InputPhase::Left).len(), 2);
    let row = hand.row(1);
    let long =
        levels::set(row, Span::from_plan(hand.plan()), Row::Target, year(2017), "1", InputPhase::Left, day(4, 1));
    assert_eq!(long, Err(WhyNot::TooLong));
}

/// The row after that level is typed; `None` if no level can be typed there.
fn with_level(plan: &Plan, row: &Indicator, kind: Row, at: FiscalYear, text: &str) -> Option<Indicator> {
    let commands = levels::set(row, Span::from_plan(plan), kind, at, text, InputPhase::Left, day(4, 1)).ok()?;
    let commands = commands.into_iter().map(|command| (row.id, command)).collect();
    let mut hand = Hand::at([Arc::new(plan.clone())]);
    let step = BulkStep::new(commands, BulkEdit::Typed(CellPlace::Target(at)), None);
    let _ = hand.table(PlanCommand::InRows(step));
    Some(hand.plan().indicator(row.id).unwrap().as_ref().clone())
}

fn states(plan: &Plan, row: &Indicator, kind: Row) -> Vec<(State, Option<WhyNot>)> {
    let level = |year| levels::shown(row, Span::from_plan(plan), kind, year);
    plan.years.years().map(level).map(|level| (level.cell.state, level.read_only)).collect()
}

/// A plan whose first row counts increments, with a row (目標 or 実績) and a year.
fn case() -> impl Strategy<Value = (Plan, Row, FiscalYear)> {
    let kind = prop_oneof![Just(Row::Target), Just(Row::Actual)];
    (support::plan(), kind, any::<Index>()).prop_filter_map("a row", |(plan, kind, at)| {
        let mut row = plan.indicators().first()?.as_ref().clone();
        row.basis = Some(Basis::Increment);
        let years: Vec<_> = plan.years.years().collect();
        Some((plan.with_indicator(Arc::new(row)), kind, *at.get(&years)))
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn typing_a_level_leaves_other_levels_unchanged((plan, kind, at) in case(), text in "-?[1-9][0-9]{0,8}(\\.[0-9]{2})?") {
        let row = plan.indicators()[0].clone();
        let before = states(&plan, &row, kind);
        let Some(after) = with_level(&plan, &row, kind, at, &text) else { return Ok(()) };
        let after = states(&plan, &after, kind);
        for (column, (was, is)) in plan.years.years().zip(before.iter().zip(&after)) {
            if column == at {
                prop_assert_eq!(is.0, Cell::read(&text, "").state);
            } else if was.1.is_none() {
                prop_assert_eq!(was, is, "{} when {} was typed in {}", column, text, at);
            }
        }
    }

    #[test]
    fn typing_the_level_that_is_shown_changes_nothing((plan, kind, at) in case()) {
        let row = plan.indicators()[0].clone();
        let level = levels::shown(&row, Span::from_plan(&plan), kind, at);
        if level.read_only.is_none() {
            let text = level.cell.shown(&row.unit);
            let same = with_level(&plan, &row, kind, at, &text).unwrap();
            prop_assert_eq!(states(&plan, &same, kind), states(&plan, &row, kind));
            let figures = |row: &Indicator| plan.years.years().map(|year| (row.target(year).state, row.actual(year).state)).collect::<Vec<_>>();
            prop_assert_eq!(figures(&same), figures(&row));
        }
    }
}
