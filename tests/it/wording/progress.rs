//! 概況 in words: the states, and the row of a KPI of each basis.

use std::sync::Arc;

use keikaku::figures::progress::{self, ProgressState};
use keikaku::plan::{BuiltIn, Judging, Plan, YearAxis};
use keikaku::value::fiscal_year::Date;
use keikaku::value::id::PlanId;
use keikaku::wording::judging;
use keikaku::wording::progress::ProgressTexts;

use crate::kpi_builder::{Kpi, year};
use crate::wording::{all, both};

#[test]
fn states() {
    let every = every! {
        ProgressState::Met => ProgressState::Met;
        ProgressState::OnTrack => ProgressState::OnTrack;
        ProgressState::Below => ProgressState::Below;
        ProgressState::Open => ProgressState::Open;
        ProgressState::NotEntered => ProgressState::NotEntered;
    };
    let say =
        |state, language| format!("{} {}", judging::sign(state), judging::state(state, &Judging::default(), language));
    insta::assert_snapshot!(all(&every, say));
}

#[test]
fn a_plan_may_have_words_of_its_own() {
    let own = Judging { met: "A".to_owned(), on_track: " ".to_owned(), ..Judging::default() };
    let words = ProgressState::ALL.map(|state| judging::state(state, &own, keikaku::wording::Language::Japanese));
    assert_eq!(words, ["A", "おおむね順調", "目標を下回る", "判定できない", "未入力"]);
}

#[test]
fn rows() {
    let kpis = [
        ("increments", Kpi::increments(2019, &["10", "20", "30"]).actuals(&["5", "24", ""])),
        ("increments with a gap", Kpi::increments(2019, &["10", "20", "30"]).actuals(&["", "20", ""])),
        (
            "increments that are not entered, but for a later year",
            Kpi::increments(2019, &["1", "2", "3"]).actuals(&["1", "", "3"]),
        ),
        ("a level that is not final", Kpi::levels(2019, &["50", "52", "55"]).actuals(&["51", "49(見込)", ""])),
        (
            "a level that fell behind",
            Kpi::levels(2019, &["50", "52", "55"]).baseline("48").actuals(&["49", "47(速報)", ""]),
        ),
        ("a level without a target", Kpi::levels(2019, &["", "", "55"]).actuals(&["49", "51", ""])),
        ("not known", Kpi::levels(2019, &["50", "52", "55"]).actuals(&["49", "未把握", ""])),
        ("period total", Kpi::period_total("50").actuals(&["5", "6(速報)", "", "", ""])),
        ("period average", Kpi::period_average("15").actuals(&["10", "13", ""])),
        ("nothing yet", Kpi::increments(2019, &["10", "20", "30"])),
    ];
    let told = kpis.map(|(key, kpi)| {
        let axis = YearAxis::starting(year(2019), kpi.span().years().len()).unwrap();
        let plan = Plan::new(PlanId::from_bits(1), BuiltIn::Strategy, axis);
        let plan = plan.with_indicators(vec![Arc::new(kpi.indicator)]).unwrap();
        let all = progress::entries(&plan, year(2020), Date::new(2021, 4, 1).unwrap());
        let entry = all.into_iter().next().unwrap();
        both(key, |language| {
            let texts = ProgressTexts::of(&entry, &plan.judging, language);
            let ProgressTexts {
                state,
                reason,
                year,
                target,
                actual,
                certainty,
                rate,
                fell_behind,
                of_final,
                difference,
            } = texts;
            let parts =
                [&state, &reason, &year, &target, &actual, certainty, &rate, fell_behind, &of_final, &difference];
            parts.join(" | ")
        })
    });
    insta::assert_snapshot!(told.concat());
}
