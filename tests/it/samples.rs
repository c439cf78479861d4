//! The samples have the figures of their documents, with the flaws that the checks find in them.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot be set up has failed")]

use keikaku::plan::cell::{Bound, Cell, State};
use keikaku::plan::indicator::{Basis, Measure, Measured};
use keikaku::plan::samples::SamplePlan;
use keikaku::plan::{BuiltIn, Indicator, Plan};
use keikaku::value::amount::Amount;
use keikaku::value::fiscal_year::{AsOf, FiscalYear};
use keikaku::value::id::{IndicatorId, PlanId};

fn sample(code: &str) -> Plan {
    let sample = SamplePlan::ALL.into_iter().find(|sample| sample.code() == code).unwrap();
    let mut ids = (1..).map(IndicatorId::from_bits);
    sample.plan(PlanId::from_bits(1), || ids.next().unwrap()).unwrap()
}

fn rows(code: &str) -> Vec<Indicator> {
    sample(code).indicators().iter().map(|row| Indicator::clone(row)).collect()
}

/// Every cell of a row that has a text, actuals excepted.
fn cells(row: &Indicator) -> impl Iterator<Item = &Cell> {
    let single = [&row.baseline.cell, &row.period_target].into_iter().chain(&row.stated_total);
    single.chain(row.targets.values()).filter(|cell| !cell.text.is_empty())
}

fn amount(plain: &str) -> Option<Amount> {
    Amount::from_plain(plain)
}

#[track_caller]
fn increments(row: &Indicator, baseline: &str, years: &[&str], total: &str) {
    assert_eq!(row.basis, Some(Basis::Increment));
    assert_eq!(row.baseline.cell.amount(), amount(baseline));
    let numbers: Vec<_> = row.targets.values().filter_map(Cell::amount).collect();
    assert_eq!(numbers, years.iter().filter_map(|year| amount(year)).collect::<Vec<_>>());
    let stated = row.stated_total.as_ref().and_then(Cell::amount).unwrap();
    assert_eq!(Some(stated), amount(total));
    assert_eq!(numbers.into_iter().sum::<Amount>().plain(), stated.plain(), "stated and computed total");
}

#[test]
fn the_samples_have_their_codes_and_titles() {
    let named: Vec<_> = SamplePlan::ALL.iter().map(|sample| (sample.code(), sample.title())).collect();
    assert_eq!(named.iter().map(|(code, _)| *code).collect::<Vec<_>>(), ["000", "001", "002", "003", "004"]);
    assert_eq!(named[1].1, "埼玉県 中小企業高度人材支援計画");
    assert_eq!(named[4].1, "仙台市 仙台市経済成長戦略2023（案）");
}

#[test]
fn a_sample_uses_the_given_ids_and_refuses_duplicates() {
    assert_eq!(rows("001")[1].id, IndicatorId::from_bits(2));
    let same = || IndicatorId::from_bits(1);
    assert!(SamplePlan::ALL.iter().all(|sample| sample.plan(PlanId::from_bits(1), same).is_none()));
}

#[test]
fn every_cell_with_a_text_is_a_number_or_not_applicable() {
    for one in SamplePlan::ALL {
        for row in rows(one.code()) {
            let read = |cell: &Cell| matches!(cell.state, State::Number { .. } | State::NotApplicable);
            assert!(cells(&row).all(read), "{} {row:?}", one.code());
        }
    }
}

#[test]
fn sendai_000_is_the_amended_plan_with_units_in_its_cells() {
    let (plan, rows) = (sample("000"), rows("000"));
    assert_eq!(BuiltIn::from_form(&plan.form), Some(BuiltIn::F2016));
    assert_eq!(plan.years.iter().last().unwrap().1, "H32 年度 増加分 3 年目");
    assert_eq!((plan.facts.project_end.as_str(), plan.facts.plan_end.as_str()), ("平成33年3月31日", "平成33年3月31日"));
    assert_eq!(plan.facts.approved_on, "平成30年3月30日");
    increments(&rows[0], "0", &["0", "25000", "35000"], "60000");
    increments(&rows[1], "0", &["0", "35000", "60000"], "95000");
    increments(&rows[2], "0", &["30", "50", "50"], "130");
    increments(&rows[3], "0", &["10", "30", "30"], "70");
    assert_eq!(
        rows[0].targets.values().map(|cell| cell.text.as_str()).collect::<Vec<_>>(),
        ["0", "25,000 千円", "35,000 千円"]
    );
    assert_eq!(plan.project_years(), plan.years.first()..=plan.years.last());
}

#[test]
fn saitama_001_has_no_unit_anywhere() {
    let (plan, rows) = (sample("001"), rows("001"));
    assert_eq!(plan.facts.project_end, "平成32年3月31日");
    increments(&rows[0], "453", &["200", "200", "200"], "600");
    increments(&rows[1], "38", &["15", "15", "15"], "45");
    for row in &rows {
        assert_eq!(row.unit, "");
        assert!(cells(row).all(|cell| cell.text.bytes().all(|byte| byte.is_ascii_digit())));
    }
}

#[test]
fn sakata_002_keeps_two_decimals_and_two_unused_slots() {
    let (plan, rows) = (sample("002"), rows("002"));
    let years = ["25542.00", "34780.00", "54626.00", "54626.00", "54626.00"];
    increments(&rows[0], "43458.00", &years, "224200.00");
    increments(&rows[1], "24.00", &["10.00", "15.00", "25.00", "5.00", "5.00"], "60.00");
    assert_eq!(rows[1].measure, Measure::Ratio);
    assert!(rows[2..].iter().all(|row| row.is_unused() && cells(row).all(|cell| cell.text == "-")));
    let last = FiscalYear::new(2027).unwrap();
    assert_eq!(plan.years.last(), last);
    assert_eq!(*plan.project_years().end(), FiscalYear::new(2026).unwrap());
    assert!(rows.iter().all(|row| row.target(last).state == State::NotApplicable));
}

#[test]
fn isesaki_003_has_three_kpis_without_name_and_unit() {
    let rows = rows("003");
    assert!(rows[..3].iter().all(|row| row.name.is_empty() && row.unit.is_empty()));
    assert_eq!((rows[3].name.as_str(), rows[3].unit.as_str()), ("移住相談会等の参加者数", "人"));
    increments(&rows[0], "11788.00", &["237.00", "237.00", "638.00", "200.00", "200.00"], "1512.00");
    increments(&rows[1], "0.00", &["10.00", "10.00", "10.00", "1.00", "1.00"], "32.00");
    increments(&rows[2], "0.00", &["5.00", "5.00", "6.00", "1.00", "1.00"], "18.00");
    increments(&rows[3], "228.00", &["9.00", "9.00", "14.00", "16.00", "21.00"], "69.00");
}

#[test]
fn sendai_004_has_one_target_per_kpi_and_none_split_over_the_years() {
    let (plan, rows) = (sample("004"), rows("004"));
    assert_eq!(BuiltIn::from_form(&plan.form), Some(BuiltIn::Strategy));
    assert_eq!((plan.years.first().western(), plan.years.last().western()), (2019, 2023));
    let totals = [(1, "50", "社"), (2, "400", "件"), (3, "100", "件"), (5, "50", "件"), (7, "150", "件")];
    for (place, target, unit) in totals {
        let row = &rows[place];
        assert_eq!((row.basis, row.unit.as_str(), row.targets.len()), (Some(Basis::PeriodTotal), unit, 0));
        assert_eq!(row.period_target.amount(), amount(target));
    }
    for (place, year, target) in [(0, 2023, "50"), (4, 2023, "70"), (6, 2022, "55")] {
        let row = &rows[place];
        assert_eq!((row.basis, row.measure, row.targets.len()), (Some(Basis::Level), Measure::Ratio, 1));
        assert_eq!(row.target(FiscalYear::new(year).unwrap()).amount(), amount(target));
        assert_eq!(row.period_target, Cell::default());
    }
    assert!(rows.iter().all(|row| row.stated_total.is_none()));
    assert_eq!(rows.iter().filter(|row| row.bound == Bound::Above).count(), 1);
    assert_eq!(rows[0].target(FiscalYear::new(2023).unwrap()).text, "50％超");
}

#[test]
fn sendai_004_has_the_times_of_its_baselines() {
    let rows = rows("004");
    let year = |western| FiscalYear::new(western).unwrap();
    for (place, baseline) in [(0, "47.7"), (1, "7"), (2, "71"), (3, "7")] {
        assert_eq!(rows[place].baseline.cell.amount(), amount(baseline));
        assert_eq!(rows[place].baseline.as_of, Some(AsOf::FiscalYear(year(2017))));
    }
    assert!([4, 5].into_iter().all(|place| rows[place].baseline == keikaku::plan::indicator::Baseline::default()));
    assert_eq!(rows[6].baseline.as_of_text, "2017年実績");
    assert_eq!(rows[6].baseline.as_of, Some(AsOf::CalendarYear(2017)));
    assert_eq!(rows[6].measured, Measured::Survey { years: vec![2017, 2022] });
    assert_eq!(rows[7].baseline.as_of, Some(AsOf::Mean(year(2015), year(2017))));
}

#[test]
fn sendai_004_keeps_the_other_readings_of_its_overview() {
    let rows = rows("004");
    let with = |pick: fn(&keikaku::plan::indicator::OtherReading) -> bool| {
        let places = rows.iter().enumerate().filter(|(_, row)| row.readings.iter().any(pick));
        places.map(|(place, _)| place).collect::<Vec<_>>()
    };
    assert_eq!(with(|reading| reading.name.is_some()), [1, 2]);
    assert_eq!(with(|reading| reading.basis == Some(Basis::PeriodTotal)), [4, 6]);
    assert_eq!(with(|reading| reading.definition.is_some()), [4, 6]);
}
