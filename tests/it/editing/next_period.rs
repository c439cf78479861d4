//! 次の期間の計画: what each KPI becomes, which figure it begins with, and what is not carried over.

use std::sync::Arc;

use keikaku::command::next_period::baseline::NextBaseline;
use keikaku::command::next_period::{NextPeriod, Treatment, proposed_years};
use keikaku::command::plans::copied;
use keikaku::command::{Command, Origin, Rejection, StepKind};
use keikaku::figures::totals::Span;
use keikaku::plan::cell::{Cell, State};
use keikaku::plan::indicator::{Basis, LevelMeaning, Measure};
use keikaku::plan::place::ChoiceValue;
use keikaku::plan::{Fact, Indicator, Plan, YearAxis};
use keikaku::storage;
use keikaku::value::fiscal_year::Date;
use keikaku::value::id::{IndicatorId, PlanId};
use proptest::prelude::*;

use crate::kpi_builder::Kpi;
use crate::support::{Hand, plan, sample, year};

const NEW: u64 = 7;

fn next(old: &Plan, kpis: Vec<(IndicatorId, Treatment)>) -> Result<Plan, Rejection> {
    let years = proposed_years(old).unwrap();
    let period = NextPeriod { id: PlanId::from_bits(NEW), name: old.facts.name.clone(), years, kpis };
    let mut bits = (1_000..).map(IndicatorId::from_bits);
    period.plan(old, Date::new(2030, 4, 1).unwrap(), || bits.next().unwrap())
}

fn kept(name: &str) -> Treatment {
    Treatment::Kept { name: name.to_owned() }
}

fn into(row: u64) -> Treatment {
    Treatment::Merged { into: Some(IndicatorId::from_bits(row)) }
}

fn id(row: u64) -> IndicatorId {
    IndicatorId::from_bits(row)
}

/// The strategy with eight KPIs over 2019–2023.
fn strategy() -> Arc<Plan> {
    sample("004", PlanId::from_bits(1))
}

/// Asserts the 現状値 that the next KPI gets, as it is written, and its year.
#[track_caller]
fn begins_with(kpi: &Kpi, figure: &str, year: i32) {
    let baseline = NextBaseline::proposed(&kpi.indicator, kpi.span()).baseline().unwrap();
    assert_eq!((baseline.cell.text.as_str(), baseline.as_of_text), (figure, format!("{year}年度")));
}

#[track_caller]
fn begins_without(kpi: &Kpi, why: &NextBaseline) {
    assert_eq!(&NextBaseline::proposed(&kpi.indicator, kpi.span()), why);
}

#[test]
fn the_proposed_years_follow_the_old_project_period_and_are_equally_many() {
    let starting = |first, count| YearAxis::starting(year(first), count);
    assert_eq!(proposed_years(&strategy()), starting(2024, 5));
    // Its sixth column is after the end of its project.
    assert_eq!(proposed_years(&sample("002", PlanId::from_bits(1))), starting(2027, 5));
}

#[test]
fn each_continued_kpi_lists_its_predecessors_including_those_merged_into_it() {
    let old = strategy();
    let after =
        next(&old, vec![(id(1), kept("新名称")), (id(3), into(1)), (id(8), into(1)), (id(5), Treatment::Dropped)]);
    let after = after.unwrap();
    let follows: Vec<Vec<(PlanId, IndicatorId)>> = after.indicators().iter().map(|row| row.follows.clone()).collect();
    let of_old = |rows: &[u64]| rows.iter().map(|row| (old.id, id(*row))).collect::<Vec<_>>();
    assert_eq!(follows, [of_old(&[1, 3, 8]), of_old(&[2]), of_old(&[4]), of_old(&[6]), of_old(&[7])]);
    assert_eq!(after.indicators()[0].name, "新名称");
    let second = old.indicator(id(2)).unwrap();
    assert_eq!((&after.indicators()[1].name, &after.indicators()[1].unit), (&second.name, &second.unit));
}

#[test]
fn a_part_of_a_merged_kpi_becomes_a_part_of_the_receiving_kpi() {
    let parts = |row: &Arc<Indicator>| {
        let whole = (row.id == id(2)).then_some(id(3));
        Arc::new(Indicator { part_of: whole, ..Indicator::clone(row) })
    };
    let old = strategy();
    let old = old.with_indicators(old.indicators().iter().map(parts).collect()).unwrap();
    let merged = next(&old, vec![(id(3), into(1))]).unwrap();
    let (whole, part) = (&merged.indicators()[0], &merged.indicators()[1]);
    assert_eq!((part.part_of, &part.name), (Some(whole.id), &old.indicator(id(2)).unwrap().name));
    let itself = next(&old, vec![(id(3), into(2))]).unwrap();
    assert!(itself.indicators().iter().all(|row| row.part_of.is_none()), "none is a part of itself");
    // 2 is a part of 3, and 6 is a part of 4. As 3 is merged into 6, which is a part, 2 becomes a part of 4.
    let parts = |row: &Arc<Indicator>| {
        let whole = [(2, 3), (6, 4)].into_iter().find(|(part, _)| row.id == id(*part)).map(|(_, whole)| id(whole));
        Arc::new(Indicator { part_of: whole, ..Indicator::clone(row) })
    };
    let old = old.with_indicators(old.indicators().iter().map(parts).collect()).unwrap();
    let merged = next(&old, vec![(id(3), into(6))]).unwrap();
    let wholes = || merged.indicators().iter().filter_map(|row| row.part_of);
    let is_part = |whole| merged.indicators().iter().any(|row| row.id == whole && row.part_of.is_some());
    assert_eq!((wholes().count(), wholes().any(is_part)), (2, false), "no part has parts");
}

#[test]
fn dates_costs_and_figures_of_the_old_period_are_not_carried_over() {
    let mut old = Plan::clone(&sample("002", PlanId::from_bits(1)));
    old.facts.set(Fact::ApprovedOn, "令和4年3月29日");
    let after = next(&old, Vec::new()).unwrap();
    let facts = [Fact::ProjectEnd, Fact::PlanEnd, Fact::ProjectCost, Fact::ApprovedOn];
    assert_eq!(facts.map(|fact| after.facts.text(fact)), [const { String::new() }; 4]);
    let goes_over = [Fact::Name, Fact::PreparedBy, Fact::Area, Fact::Grant, Fact::EvaluatedIn];
    assert_eq!(goes_over.map(|fact| after.facts.text(fact)), goes_over.map(|fact| old.facts.text(fact)));
    assert_eq!(after.document, old.document);
    for row in after.indicators() {
        assert!(row.targets.is_empty() && row.actuals.is_empty() && row.notes.is_empty(), "{}", row.name);
    }
    assert_eq!(after.indicators().len(), 4, "the form of 2022 has four rows");
}

#[test]
fn a_kpi_can_be_merged_only_into_a_continued_kpi() {
    let old = strategy();
    let refused = |kpis| next(&old, kpis).unwrap_err();
    let not_continued = |row| Rejection::NotContinued { indicator: id(row) };
    assert_eq!(refused(vec![(id(1), into(2)), (id(2), Treatment::Dropped)]), not_continued(1));
    assert_eq!(refused(vec![(id(1), into(2)), (id(2), into(3))]), not_continued(1), "2 goes into another one itself");
    assert_eq!(refused(vec![(id(1), into(1))]), not_continued(1), "into itself");
    assert_eq!(refused(vec![(id(1), into(99))]), not_continued(1));
    assert_eq!(refused(vec![(id(1), Treatment::Merged { into: None })]), not_continued(1), "nobody has chosen");
    assert_eq!(refused(vec![(id(1), kept(" "))]), Rejection::NameMissing { indicator: id(1) });
    let all = old.indicators().iter().map(|row| (row.id, Treatment::Dropped));
    assert_eq!(refused(all.collect()), Rejection::NothingContinued);
}

#[test]
fn a_choice_for_a_kpi_that_was_deleted_since_is_ignored() {
    let old = strategy();
    assert_eq!(next(&old, vec![(id(99), kept("来場者数")), (id(98), into(99))]), next(&old, Vec::new()));
}

#[test]
fn a_part_stays_a_part_only_if_its_whole_is_continued() {
    let mut hand = Hand::at([strategy()]);
    hand.choose(2, ChoiceValue::PartOf(Some(id(1)))).unwrap();
    let part_of = |kpis| next(hand.plan(), kpis).unwrap().indicators()[1].part_of;
    assert_eq!(part_of(Vec::new()), Some(id(1_000)));
    let after = next(hand.plan(), vec![(id(1), Treatment::Dropped)]).unwrap();
    assert_eq!(after.indicators()[0].part_of, None);
}

#[test]
fn the_next_baseline_of_a_kpi_with_yearly_values_is_its_newest_actual() {
    let levels = || Kpi::levels(2020, &["50", "50", "50"]).baseline("40");
    begins_with(&levels().actuals(&["41", "42.50", "43"]), "43", 2022);
    begins_with(&levels().actuals(&["41", "42.50", ""]), "42.50", 2021);
    begins_with(&levels().actuals(&["41", "43(速報)", "未把握"]), "43(速報)", 2021);
    begins_without(&levels().actuals(&["", "未把握", "-"]), &NextBaseline::NoActual);
    let described = levels().measure(Measure::Descriptive).actuals(&["検討", "一部で実施", ""]);
    begins_with(&described, "一部で実施", 2021);
}

#[test]
fn the_next_baseline_of_an_increment_kpi_is_the_exact_level_reached_or_absent() {
    let rising = || Kpi::increments(2020, &["1", "1", "1", "1"]).baseline("453.5");
    begins_with(&rising().actuals(&["200", "0.25", "-3", "10"]), "660.75", 2023);
    begins_with(&rising().actuals(&["200", "-", "10", ""]), "663.5", 2022);
    begins_with(&rising().actuals(&["200", "10(速報)", "", ""]), "663.5（速報）", 2021);
    let gap = |years: &[i32]| NextBaseline::YearsMissing(years.iter().map(|western| year(*western)).collect());
    begins_without(&rising().actuals(&["", "10", "未把握", "5"]), &gap(&[2020, 2022]));
    begins_without(&rising().actuals(&["", "", "", ""]), &NextBaseline::NoActual);
    begins_without(&rising().baseline("-").actuals(&["1", "2", "3", "4"]), &NextBaseline::NoBaseline);
    let mut annual = rising().actuals(&["1", "2", "3", "4"]);
    annual.indicator.level_meaning = LevelMeaning::Annual;
    begins_without(&annual, &NextBaseline::BaselineOfOneYear);
    let mut units = rising().actuals(&["1", "2", "3", "4"]);
    for (actual, text) in units.indicator.actuals.iter_mut().map(|(_, value)| value).zip(["1千円", "2円"]) {
        actual.cell = Cell::read(text, "");
    }
    begins_without(&units, &NextBaseline::SeveralUnits);
    begins_with(&rising().baseline("").actual_levels(&["454", "", "460", ""]), "460", 2022);
}

#[test]
fn the_next_baseline_has_no_unmarked_figure_of_a_year_that_still_runs() {
    let during = |kpi: &Kpi| {
        let span = kpi.span().as_of(Date::new(2022, 9, 1).unwrap());
        let proposed = NextBaseline::proposed(&kpi.indicator, span);
        proposed.figure().map(|(cell, year)| (cell.text.clone(), year.western()))
    };
    let begins = |figure: &str, year| Some((figure.to_owned(), year));
    let rising = || Kpi::increments(2020, &["1", "1", "1", "1"]).baseline("100");
    assert_eq!(during(&rising().actuals(&["60", "60", "58", ""])), begins("220", 2021));
    assert_eq!(during(&rising().actuals(&["60", "60", "58(見込)", ""])), begins("278（見込）", 2022));
    assert_eq!(during(&rising().actuals(&["60", "60", "58", "9(見込)"])), begins("220", 2021));
    let levels = || Kpi::levels(2020, &["50", "50", "50"]);
    assert_eq!(during(&levels().actuals(&["41", "42", "43"])), begins("42", 2021));
    assert_eq!(during(&levels().actuals(&["", "", "43"])), None);
}

#[test]
fn a_kpi_counted_over_the_whole_period_gets_no_next_baseline() {
    let years = ["1", "2", "3", "4", "5"];
    begins_without(&Kpi::period_total("50").actuals(&years), &NextBaseline::OfWholePeriod);
    begins_without(&Kpi::period_average("50").actuals(&["1", "2", "3"]), &NextBaseline::OfWholePeriod);
    begins_without(&Kpi::new(None, 2020, 5).actuals(&years), &NextBaseline::OfWholePeriod);
}

#[test]
fn adding_the_next_plan_is_one_undo_step_of_the_plan_list() {
    let mut hand = Hand::at([strategy()]);
    let after = next(hand.plan(), Vec::new()).unwrap();
    let done = hand.session.submit(Command::AddPlan { plan: Arc::new(after), origin: Origin::NextPeriod });
    assert_eq!(done.unwrap().what, StepKind::PlanContinued);
    assert_eq!(hand.session.workbook().plans().len(), 2);
    hand.undo_in_list();
    assert_eq!(hand.session.workbook().plans(), [strategy()]);
}

#[test]
fn a_copy_of_the_next_plan_keeps_the_predecessors_of_its_kpis() {
    let after = next(&strategy(), Vec::new()).unwrap();
    let copy = copied(&after, PlanId::from_bits(8));
    let follows = |plan: &Plan| plan.indicators().iter().map(|row| row.follows.clone()).collect::<Vec<_>>();
    assert_eq!(follows(&copy), follows(&after));
}

fn treatment() -> impl Strategy<Value = u8> {
    0..4_u8
}

proptest! {
    /// For any choices, a KPI that is continued lists itself and then the KPIs merged into it. No other KPI is lost or listed
    /// twice, and the record of the new plan keeps everything.
    #[test]
    fn the_next_plan_lists_all_kpis_not_dropped_as_predecessors(old in plan(), wishes in prop::collection::vec(treatment(), 0..8)) {
        let begun: Vec<&Arc<Indicator>> = old.begun_indicators().collect();
        let is_kept = |place: usize| wishes.get(place).is_none_or(|wish| *wish < 2);
        let first = begun.iter().enumerate().find(|(place, _)| is_kept(*place)).map(|(_, row)| row.id);
        let choices = begun.iter().enumerate().map(|(place, row)| {
            let treatment = match wishes.get(place) {
                Some(2) if first.is_some() => Treatment::Merged { into: first },
                Some(wish) if *wish >= 2 => Treatment::Dropped,
                _ => Treatment::Kept { name: format!("指標{place}") },
            };
            (row.id, treatment)
        });
        let choices: Vec<(IndicatorId, Treatment)> = choices.collect();
        let Some(first) = first else {
            prop_assert_eq!(next(&old, choices), Err(Rejection::NothingContinued));
            return Ok(());
        };
        let Some(_) = proposed_years(&old) else { return Ok(()) };
        let after = next(&old, choices.clone()).unwrap();
        let known: Vec<(PlanId, IndicatorId)> = after.indicators().iter().flat_map(|row| row.follows.clone()).collect();
        let mut expected = Vec::new();
        for (row, treatment) in &choices {
            if matches!(treatment, Treatment::Kept { .. }) {
                expected.push((old.id, *row));
                let merged = choices.iter().filter(|(_, one)| *row == first && matches!(one, Treatment::Merged { .. }));
                expected.extend(merged.map(|(merged, _)| (old.id, *merged)));
            }
        }
        prop_assert_eq!(known, expected);
        for row in after.begun_indicators() {
            let before = old.indicator(row.follows[0].1).unwrap();
            prop_assert_eq!((&row.unit, row.basis, row.direction), (&before.unit, before.basis, before.direction));
        }
        let again = storage::decode_plan(&storage::encode_plan(&after)).unwrap();
        prop_assert_eq!(again, after);
    }

    /// Subtracting all increments from the 現状値 gives the baseline again, or there is no 現状値.
    #[test]
    fn the_next_baseline_minus_all_increments_is_the_old_baseline(old in plan()) {
        let span = Span::from_plan(&old);
        for row in old.begun_indicators().filter(|row| row.basis == Some(Basis::Increment)) {
            let NextBaseline::BaselineAndIncrements(cell, last) = NextBaseline::proposed(row, span) else { continue };
            let years = span.years().filter(|year| *year <= last);
            let rest = years.filter_map(|year| row.actual(year).amount()).fold(cell.amount().unwrap(), |rest, one| rest - one);
            prop_assert_eq!(Some(rest), row.baseline.cell.amount());
            let gap = |year| span.is_in_project(year) && !matches!(row.actual(year).state, State::Number { .. } | State::NotApplicable);
            prop_assert!(!span.years().any(|year| year < last && gap(year)));
        }
    }
}
