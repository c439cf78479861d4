//! 概況 in words: the states, and the row of a KPI for each basis.

use std::sync::Arc;

use keikaku::figures::progress::{self, ProgressState};
use keikaku::plan::indicator::Direction;
use keikaku::plan::{Basis, BuiltIn, Cell, Judging, Plan, YearAxis};
use keikaku::value::fiscal_year::Date;
use keikaku::value::id::{IndicatorId, PlanId};
use keikaku::wording::kpi_card::KpiCard;
use keikaku::wording::progress::{OverviewSheet, ProgressTexts, bullet_legend};
use keikaku::wording::{Language, judging, kpi_card, units};

use crate::kpi_builder::{Kpi, amount, year};
use crate::wording::{all, both};

#[test]
fn every_state_has_a_sign_and_a_word() {
    let every = every! {
        ProgressState::Met => ProgressState::Met;
        ProgressState::OnTrack => ProgressState::OnTrack;
        ProgressState::Below => ProgressState::Below;
        ProgressState::Running => ProgressState::Running;
        ProgressState::Open => ProgressState::Open;
        ProgressState::Unsure => ProgressState::Unsure;
        ProgressState::NotEntered => ProgressState::NotEntered;
    };
    let say = |state: ProgressState, language| {
        format!("{} {}", judging::sign(state.into()), judging::state(state, &Judging::default(), language))
    };
    insta::assert_snapshot!(all(&every, say));
}

#[test]
fn a_plan_may_have_its_own_words_for_states() {
    let own = Judging { met: "A".to_owned(), on_track: " ".to_owned(), ..Judging::default() };
    let words = ProgressState::ALL.map(|state| judging::state(state, &own, Language::Japanese));
    assert_eq!(words, ["A", "おおむね順調", "未達成", "年度の途中", "判定できない", "要確認", "未入力"]);
}

#[test]
fn the_row_of_a_kpi_has_its_texts_for_every_basis() {
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
        (
            "a level that should decrease",
            Kpi::levels(2019, &["3", "2.4", "2"]).direction(Direction::Down).baseline("4").actuals(&["3.8", "3.6", ""]),
        ),
        (
            "a level that should decrease and rose",
            Kpi::levels(2019, &["3", "2.4", "2"]).direction(Direction::Down).baseline("4").actuals(&["4", "4.4", ""]),
        ),
        (
            "a level that should decrease, from nobody knows where",
            Kpi::levels(2019, &["3", "2.4", "2"]).direction(Direction::Down).actuals(&["4", "2.5", ""]),
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
            let texts = ProgressTexts::new(&entry, &plan, language);
            let ProgressTexts { state, reason, year, target, actual, certainty, rate, of_final, difference, .. } =
                texts;
            let parts =
                [&state, &reason, &year, &target, &actual, certainty, &rate.figure, rate.word, &of_final, &difference];
            parts.join(" | ")
        })
    });
    insta::assert_snapshot!(told.concat());
}

#[test]
fn a_total_with_unknown_years_has_a_sign_and_states_their_number() {
    let said = |actuals: &[&str], western: i32| {
        let kpi = Kpi::period_total("40").actuals(actuals);
        let axis = YearAxis::starting(year(2019), kpi.span().years().len()).unwrap();
        let plan = Plan::new(PlanId::from_bits(1), BuiltIn::Strategy, axis);
        let plan = plan.with_indicators(vec![Arc::new(kpi.indicator)]).unwrap();
        let on = Date::new(western + 1, 4, 1).unwrap();
        let entry = progress::entries(&plan, year(western), on).into_iter().next().unwrap();
        let texts = ProgressTexts::new(&entry, &plan, Language::Japanese);
        [texts.actual, texts.reason]
    };
    assert_eq!(said(&["5", "未把握", "9"], 2021), ["14※", "計画期間の途中。1年分未把握"]);
    assert_eq!(said(&["5", "9", "未把握"], 2020), ["14", "計画期間の途中"], "a later year is not missing");
    let whole = ["10", "未把握", "10", "10", "9"];
    assert_eq!(said(&whole, 2023), ["39※", "1年分未把握のため判定できない（実績はその分を除く）"]);
    let two = ["10", "未把握", "未把握", "10", "9"];
    assert_eq!(said(&two, 2023), ["29※", "2年分未把握のため判定できない（実績はその分を除く）"]);
}

#[test]
fn the_legend_lists_only_marks_that_the_bars_have() {
    let legend = |kpis: Vec<Kpi>, as_of: Date| {
        let axis = YearAxis::starting(year(2019), 3).unwrap();
        let plan = Plan::new(PlanId::from_bits(1), BuiltIn::Strategy, axis);
        let row = |(nth, kpi): (u64, Kpi)| {
            let mut row = kpi.indicator;
            row.id = IndicatorId::from_bits(nth);
            Arc::new(row)
        };
        let plan = plan.with_indicators((1..).zip(kpis).map(row).collect()).unwrap();
        bullet_legend(&progress::entries(&plan, year(2020), as_of), Language::Japanese)
    };
    let (ended, running) = (Date::new(2021, 4, 1).unwrap(), Date::new(2020, 12, 1).unwrap());
    let increments = || Kpi::increments(2019, &["10", "20", "30"]).actuals(&["5", "12"]);
    assert_eq!(legend(vec![increments()], ended), "棒: 実績　太線: 目標　細線: 最終目標");
    assert_eq!(
        legend(vec![increments()], running),
        "棒: 実績　太線: 目標　細線: 最終目標",
        "the bar is that of two years"
    );
    let of_year = || Kpi::increments(2019, &["-", "20"]).actuals(&["-", "12"]);
    assert_eq!(legend(vec![of_year()], running), "棒: 実績　太線: 目標　下の目盛り: 今日");
    let level = Kpi::levels(2019, &["50", "52", "52"]).actuals(&["49", "51"]);
    assert_eq!(legend(vec![level.clone()], running), "棒: 実績　太線: 目標", "a value does not fill up");
    assert_eq!(legend(vec![level, of_year()], running), "棒: 実績　太線: 目標　下の目盛り: 今日");
    assert_eq!(legend(vec![Kpi::increments(2019, &["10", "20", "30"])], ended), "");
}

#[test]
fn up_to_36_kpis_fit_a_landscape_and_up_to_60_a_portrait_sheet() {
    let sheet = |rows| OverviewSheet { rows, lines: rows, has_long_names: false, amount: 65, difference: 58, name: 90 };
    for (rows, class) in
        [(4, "landscape"), (36, "landscape"), (37, "upright"), (60, "upright"), (61, "upright many long-names")]
    {
        assert_eq!(sheet(rows).class(), format!("sheet {class}"), "{rows} KPIs");
    }
    assert_eq!(sheet(60).warning(Language::Japanese), None);
    assert_eq!(sheet(61).warning(Language::Japanese).as_deref(), Some("61件は2枚以上になります"));
}

#[test]
fn names_of_two_lines_count_twice_on_the_sheet() {
    let mut kpi = Kpi::levels(2025, &["1"]);
    kpi.indicator.name = "名".repeat(50);
    let axis = YearAxis::starting(year(2025), 1).unwrap();
    let plan = Plan::new(PlanId::from_bits(1), BuiltIn::Strategy, axis);
    let plan = plan.with_indicators(vec![Arc::new(kpi.indicator)]).unwrap();
    let entry = progress::entries(&plan, year(2025), Date::new(2026, 4, 1).unwrap()).remove(0);
    let sheet = |count| OverviewSheet::from_entries(&vec![entry.clone(); count], &plan, Language::Japanese);
    assert_eq!((sheet(30).lines, sheet(30).is_one()), (60, true));
    assert!(!sheet(31).is_one());
    assert_eq!(sheet(30).class(), "sheet landscape long-names");
}

#[test]
fn the_column_for_figures_widens_with_the_longest_figure() {
    let sheet = |actual: &str| {
        let kpi = Kpi::levels(2025, &["1,100,000,000"]).actuals(&[actual]);
        let axis = YearAxis::starting(year(2025), 1).unwrap();
        let plan = Plan::new(PlanId::from_bits(1), BuiltIn::Strategy, axis);
        let plan = plan.with_indicators(vec![Arc::new(kpi.indicator)]).unwrap();
        let listed = progress::entries(&plan, year(2025), Date::new(2026, 4, 1).unwrap());
        OverviewSheet::from_entries(&listed, &plan, Language::Japanese).amount
    };
    assert!(sheet("1,234,567,890") > 65);
    assert!(sheet("1,234,567,890,123") > sheet("1,234,567,890"));
}

#[test]
fn a_unit_is_not_repeated_after_a_name_that_ends_with_it() {
    let behind = |name, unit| units::behind_name(name, unit, Language::Japanese);
    assert_eq!(behind("婚姻件数", "件"), "（件）");
    assert_eq!(behind("婚姻件数（件）", "件"), "");
    assert_eq!(behind("婚姻件数(件)", "件"), "");
    assert_eq!(behind("婚姻件数（組）", "件"), "（件）");
    assert_eq!(behind("婚姻件数", ""), "");
}

#[test]
fn a_unit_written_as_none_or_a_dash_is_not_shown() {
    for unit in ["", "-", "－", "なし"] {
        assert_eq!(units::behind_figure("1.27", unit, Language::Japanese), "1.27");
        assert_eq!(units::behind_name("合計特殊出生率", unit, Language::English), "");
    }
    assert_eq!(units::behind_figure("12", "人", Language::English), "12 人");
}

/// The card of a KPI in 人, for that year and on that day.
fn card(mut kpi: Kpi, western: i32, day: (i32, u8, u8)) -> KpiCard {
    "人".clone_into(&mut kpi.indicator.unit);
    let axis = YearAxis::starting(year(2025), kpi.span().years().len()).unwrap();
    let plan = Plan::new(PlanId::from_bits(1), BuiltIn::Activity, axis);
    let plan = plan.with_indicators(vec![Arc::new(kpi.indicator)]).unwrap();
    let entry = progress::entries(&plan, year(western), Date::new(day.0, day.1, day.2).unwrap()).remove(0);
    KpiCard::new(&entry, &plan, Language::Japanese)
}

#[test]
fn a_card_shows_the_reached_and_remaining_amount_of_a_running_year() {
    let card = card(Kpi::increments(2025, &["50", "120", "180"]).actuals(&["40", "58", ""]), 2026, (2026, 11, 24));
    assert_eq!((card.reached.as_str(), card.year.as_str()), ("98／170人", "2026年度まで"));
    assert_eq!(card.said, "2026年度：120人のうち58人・あと62人（年度の64％経過）");
    assert_eq!(card.state, "年度の途中 57.6%", "the rate is that of the pair above it");
}

#[test]
fn the_card_of_an_approximate_target_is_worded_as_approximate() {
    let said = |mut kpi: Kpi| {
        "約120".clone_into(&mut kpi.indicator.targets.get_mut(&year(2026)).unwrap().text);
        let card = card(kpi, 2026, (2026, 11, 24));
        (card.reached, card.said)
    };
    let levels = Kpi::levels(2025, &["10", "120"]).actuals(&["9", "58"]);
    let of_levels = said(levels);
    assert_eq!(of_levels.0, "58／約120人");
    assert_eq!(of_levels.1, "目標約120人に対し58人（年度の64％経過）");
    let mut last = Kpi::levels(2025, &["10", "12", "18"]).actuals(&["9", "5", ""]);
    "18程度".clone_into(&mut last.indicator.targets.get_mut(&year(2027)).unwrap().text);
    assert_eq!(card(last, 2026, (2026, 11, 24)).final_target, "最終目標 18人程度");
    let increments = said(Kpi::increments(2025, &["50", "120"]).actuals(&["40", "58"]));
    assert_eq!(increments.0, "98／170人", "a sum of years is no figure of one cell");
    assert_eq!(increments.1, "2026年度：約120人のうち58人・あと約62人（年度の64％経過）");
}

#[test]
fn the_rest_of_a_cumulative_target_is_not_called_cumulative() {
    for (written, target, left) in [
        ("500", "500人", "442人"),
        ("累計500", "累計500人", "442人"),
        ("累計約500", "累計約500人", "約442人"),
        ("500(累計)", "累計500人", "442人"),
        ("累計500人以上", "累計500人", "442人"),
        ("延べ500程度", "500人程度", "442人程度"),
    ] {
        let mut kpi = Kpi::new(Basis::PeriodTotal, 2025, 5).actuals(&["18", "40", "", "", ""]);
        kpi.indicator.period_target = Cell::read(written, "人");
        let said = card(kpi, 2026, (2026, 11, 24)).said;
        assert_eq!(said, format!("{target}のうち58人・あと{left}（年度の64％経過）"), "{written}");
    }
}

#[test]
fn a_card_of_increments_shows_the_sum_so_far_even_without_this_years_actual() {
    let until = |actuals: &[&str]| {
        let card = card(Kpi::increments(2025, &["50", "120", "180"]).actuals(actuals), 2026, (2026, 11, 24));
        (card.reached, card.year)
    };
    let of = |reached: &str| (reached.to_owned(), "2026年度まで".to_owned());
    assert_eq!(until(&["40", "", ""]), of("40／170人"));
    assert_eq!(until(&["40", "2", ""]), of("42／170人"));
    assert_eq!(until(&["", "2", ""]), of("2（1年分未入力）／170人"));
    assert_eq!(until(&["", "", ""]), of("未入力／170人"));
}

#[test]
fn a_card_shows_the_pair_used_for_the_rate_and_the_final_target_separately() {
    let levels = Kpi::levels(2025, &["10", "12", "18"]).actuals(&["9", "5", ""]);
    let card = card(levels, 2026, (2026, 11, 24));
    assert_eq!((card.reached.as_str(), card.year.as_str()), ("5／12人", "2026年度"));
    assert_eq!(card.state, "年度の途中 41.7%");
    assert_eq!(card.final_target, "最終目標 18人");
}

/// The KPI with this text as the actual of that year.
fn with_actual(mut kpi: Kpi, western: i32, text: &str) -> Kpi {
    kpi.indicator.actuals.get_mut(&year(western)).unwrap().cell = Cell::read(text, "人");
    kpi
}

#[test]
fn a_card_names_a_gap_and_a_figure_that_is_not_final() {
    let levels = |actual| Kpi::levels(2025, &["10", "12"]).actuals(&["9", actual]);
    assert_eq!(card(levels(""), 2026, (2027, 4, 1)).reached, "未入力／12人");
    for (day, state) in [((2026, 11, 24), "年度の途中"), ((2027, 4, 1), "判定できない")] {
        for (text, shown) in [("集計中", "集計中"), ("未把握", "未把握"), ("多数", "多数")] {
            let card = card(with_actual(levels(""), 2026, text), 2026, day);
            assert_eq!((card.reached.as_str(), card.state.as_str()), (format!("{shown}／12人").as_str(), state));
        }
    }
    assert_eq!(card(levels("-"), 2026, (2026, 11, 24)).reached, "該当なし／12人");
    let counted = with_actual(Kpi::increments(2025, &["50", "120"]).actuals(&["40", ""]), 2026, "集計中");
    assert_eq!(card(counted, 2026, (2026, 11, 24)).reached, "40（1年分未把握）／170人");
    let first = with_actual(Kpi::increments(2025, &["50", "120"]).actuals(&["", ""]), 2025, "集計中");
    assert_eq!(card(first, 2025, (2025, 11, 24)).reached, "集計中／50人");
    let preliminary = card(levels("6(速報)"), 2026, (2027, 4, 1));
    assert_eq!((preliminary.reached.as_str(), preliminary.final_target.as_str()), ("6（速報）／12人", ""));
}

#[test]
fn the_message_after_an_addition_contains_the_new_figure() {
    let said = kpi_card::added("参加者数 2026年度 実績", amount("63"), "人", Language::Japanese);
    assert_eq!(said, "参加者数 2026年度 実績を63人にしました。「元に戻す」で戻せます。");
}
