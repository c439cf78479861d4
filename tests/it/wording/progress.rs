//! The overview in words: the states, and what KPIs of each basis have reached so far.

use std::sync::Arc;

use keikaku::figures::achievement::Why;
use keikaku::figures::progress::{self, ProgressState};
use keikaku::figures::totals::Span;
use keikaku::plan::{Form, Plan, YearAxis};
use keikaku::value::id::PlanId;
use keikaku::wording::progress as words;

use crate::kpi_builder::{Kpi, year};
use crate::wording::{all, both};

#[test]
fn states() {
    let every = every! {
        ProgressState::Behind => ProgressState::Behind;
        ProgressState::Undefined(_) => ProgressState::Undefined(Why::TargetZero);
        ProgressState::NotEntered => ProgressState::NotEntered;
        ProgressState::Met => ProgressState::Met;
        ProgressState::Outside => ProgressState::Outside;
    };
    insta::assert_snapshot!(all(&every, words::state));
}

#[test]
fn so_far() {
    let kpis = [
        ("increments", Kpi::increments(2019, &["10", "20", "30"]).actuals(&["5", "20", ""])),
        (
            "increments with a gap, the last not final",
            Kpi::increments(2019, &["10", "20", "30"]).actuals(&["", "20(速報)", ""]),
        ),
        ("a level that is not final", Kpi::levels(2019, &["50", "52", "55"]).actuals(&["49(見込)", "", ""])),
        ("levels", Kpi::levels(2019, &["50", "52", "55"]).baseline("48").actuals(&["49", "51", ""])),
        ("levels without a target then", Kpi::levels(2019, &["", "", "55"]).actuals(&["49", "51", ""])),
        ("period total", Kpi::period_total("50").actuals(&["5", "6(速報)", "", "", ""])),
        ("period average", Kpi::period_average("15").actuals(&["10", "13", ""])),
        ("nothing yet", Kpi::increments(2019, &["10", "20", "30"])),
    ];
    let told = kpis.map(|(key, mut kpi)| {
        kpi.indicator.unit = "件".to_owned();
        let plan = Plan::new(PlanId::from_bits(1), Form::Strategy, YearAxis::starting(year(2019), 5).unwrap());
        let plan = plan.with_indicators(vec![Arc::new(kpi.indicator)]).unwrap();
        let entry = progress::entries(&plan).into_iter().next().unwrap();
        both(key, |language| {
            let words::SoFar { year, target, actual, rate } = words::so_far(&entry, Span::of(&plan), language);
            format!("{year} | {target} | {actual} | {rate}")
        })
    });
    insta::assert_snapshot!(told.concat());
}
