//! Everything that is said to a person, in both languages, printed for a human to read through.
//!
//! A new variant does not compile here before it is listed, and what is listed is in `tests/snapshots/`: read
//! it as an official would. After a change of words: `INSTA_UPDATE=always cargo test --test wording`.

#![cfg(not(target_arch = "wasm32"))]
#![expect(clippy::unwrap_used, reason = "a test that cannot be set up has failed")]

#[path = "reckoning/mod.rs"]
mod reckoning;
mod support;

use keikaku::achievement::Why;
use keikaku::cell::{Bound, Certainty, UnknownReason};
use keikaku::edit::indicators::ChoiceOf;
use keikaku::edit::{CellPlace, Change, Rejection, TextPlace, What};
use keikaku::exchange::package::{Package, Reason, Trouble, Unreadable};
use keikaku::id::PlanId;
use keikaku::plan::indicator::{ActualsAre, Basis, Direction, Measure, Measured, Row};
use keikaku::plan::{Form, Shelf, Workbook};
use keikaku::save::{Damage, Refusal};
use keikaku::session::keeping::StoreTrouble;
use keikaku::totals::Gap;
use keikaku::wording::{Label, Language, changes, details, figures, names, terms, troubles};
use reckoning::{Kpi, year};
use support::{Hand, actual, sample};

/// A list of all variants, which does not compile with one too few.
macro_rules! every {
    ($($pattern:pat => $($value:expr),+;)*) => {{
        let every = vec![$($($value),+),*];
        for one in &every {
            match one { $($pattern => {})* }
        }
        every
    }};
}

/// One line a language, under a key.
fn both(key: &str, say: impl Fn(Language) -> String) -> String {
    format!("{key}\n    {}\n    {}\n", say(Language::Japanese), say(Language::English))
}

/// All of them, each under its name.
fn all<T: std::fmt::Debug + Copy>(every: &[T], say: impl Fn(T, Language) -> String) -> String {
    every.iter().map(|one| both(&format!("{one:?}"), |language| say(*one, language))).collect()
}

fn damages() -> Vec<Damage> {
    every! {
        Damage::NotJson => Damage::NotJson;
        Damage::NotARecord => Damage::NotARecord;
        Damage::Altered => Damage::Altered;
        Damage::Shape => Damage::Shape;
        Damage::Id => Damage::Id;
        Damage::Years => Damage::Years;
        Damage::TooMany => Damage::TooMany;
        Damage::Cell => Damage::Cell;
        Damage::Date => Damage::Date;
        Damage::Leaf => Damage::Leaf;
        Damage::Note => Damage::Note;
        Damage::OtherKey => Damage::OtherKey;
    }
}

fn gaps() -> Vec<Gap> {
    every! {
        Gap::Blank => Gap::Blank;
        Gap::Unknown => Gap::Unknown;
        Gap::Unread => Gap::Unread;
        Gap::NoBaseline => Gap::NoBaseline;
        Gap::NoYearBefore(_) => Gap::NoYearBefore(year(2023));
    }
}

#[test]
fn labels() {
    insta::assert_snapshot!(all(Label::ALL, |label, language| label.text(language).to_owned()));
}

#[test]
fn rejections() {
    let every = every! {
        Rejection::NothingChanged => Rejection::NothingChanged;
        Rejection::NoSuchPlan => Rejection::NoSuchPlan;
        Rejection::NoSuchIndicator => Rejection::NoSuchIndicator;
        Rejection::NoSuchYear => Rejection::NoSuchYear;
        Rejection::IdTaken => Rejection::IdTaken;
        Rejection::TooManyIndicators => Rejection::TooManyIndicators;
        Rejection::NoRoomForYear => Rejection::NoRoomForYear;
        Rejection::YearInTheMiddle => Rejection::YearInTheMiddle;
        Rejection::OnlyYear => Rejection::OnlyYear;
        Rejection::NoStep => Rejection::NoStep;
        Rejection::ChangedElsewhere => Rejection::ChangedElsewhere;
    };
    insta::assert_snapshot!(all(&every, troubles::rejection));
    let codes: std::collections::BTreeSet<_> = every.iter().map(|one| one.code()).collect();
    assert_eq!(codes.len(), every.len(), "each has a code of its own");
}

#[test]
fn store_troubles() {
    let every = every! {
        StoreTrouble::Denied => StoreTrouble::Denied;
        StoreTrouble::Full => StoreTrouble::Full;
        StoreTrouble::NotReadBack => StoreTrouble::NotReadBack;
        StoreTrouble::ChangedElsewhere => StoreTrouble::ChangedElsewhere;
        StoreTrouble::InTheWay => StoreTrouble::InTheWay;
    };
    insta::assert_snapshot!(all(&every, troubles::store));
    let codes: std::collections::BTreeSet<_> = every.iter().map(|one| one.code()).collect();
    assert_eq!(codes.len(), every.len(), "each has a code of its own");
}

#[test]
fn file_troubles() {
    let every = every! {
        Trouble::Unreachable => Trouble::Unreachable;
        Trouble::Empty => Trouble::Empty;
        Trouble::Workbook => Trouble::Workbook;
        Trouble::Encoding => Trouble::Encoding;
        Trouble::NotJson { .. } => Trouble::NotJson { line: 3, column: 12 };
        Trouble::OtherJson => Trouble::OtherJson;
        Trouble::TooNew { .. } => Trouble::TooNew { format: 2 };
    };
    insta::assert_snapshot!(all(&every, troubles::file));
}

#[test]
fn records_that_cannot_be_opened() {
    let refusals = damages().into_iter().map(Refusal::Damaged).chain([Refusal::TooNew { format: 2 }]);
    insta::assert_snapshot!(all(&refusals.collect::<Vec<_>>(), troubles::set_aside));
}

#[test]
fn files_that_are_read_in_part() {
    let reasons = every! {
        Reason::Refused(_) => Reason::Refused(Refusal::Damaged(Damage::Altered)), Reason::Refused(Refusal::TooNew { format: 2 });
        Reason::SameId => Reason::SameId;
    };
    let unreadable = (2..).zip(reasons).map(|(position, reason)| Unreadable { position, reason }).collect();
    let package = Package { unreadable, cut_off: true, ..Package::default() };
    insta::assert_snapshot!(both("partly", |language| troubles::partly(&package, language).join("\n    ")));
}

#[test]
fn reasons_of_no_rate() {
    let target = gaps().into_iter().map(|gap| Why::TargetMissing { year: Some(year(2024)), gap });
    let actual = gaps().into_iter().map(|gap| Why::ActualMissing { year: year(2024), gap });
    let others = every! {
        Why::TargetMissing { .. } | Why::ActualMissing { .. } => Why::TargetMissing { year: None, gap: Gap::Blank };
        Why::TargetZero => Why::TargetZero;
        Why::TargetNotApplicable => Why::TargetNotApplicable;
        Why::NoActual => Why::NoActual;
        Why::NoYearWithBoth => Why::NoYearWithBoth;
        Why::NoBaseline => Why::NoBaseline;
        Why::BaselineOnAnotherBasis => Why::BaselineOnAnotherBasis;
        Why::TargetEqualsBaseline => Why::TargetEqualsBaseline;
        Why::WrongSign => Why::WrongSign;
        Why::LessIsBetter => Why::LessIsBetter;
        Why::PeriodNotOver => Why::PeriodNotOver;
    };
    insta::assert_snapshot!(all(&target.chain(actual).chain(others).collect::<Vec<_>>(), figures::no_rate));
}

#[test]
fn totals_and_rates() {
    let five = ["10", "20", "30", "40", "50"];
    let kpis = [
        ("whole", Kpi::increments(2022, &five).actuals(&["5", "20", "33", "40", "60"])),
        ("so far", Kpi::increments(2022, &five).actuals(&["5", "20"])),
        ("one year", Kpi::increments(2022, &five).actuals(&["5"])),
        (
            "gaps",
            Kpi::increments(2022, &["10", "", "未把握", "約5", "-"]).actuals(&["5", "", "未把握", "未把握", "約5"]),
        ),
        ("provisional", Kpi::increments(2022, &five).actuals(&["5", "6(速報)", "7(見込)", "8", "9"])),
        ("stated", Kpi::increments(2022, &five).stated("160")),
        ("stated in words", Kpi::increments(2022, &five).stated("約150")),
        ("levels for increments", Kpi::increments(2022, &five).actual_levels(&["105", "", "150", "", ""])),
        ("target 0", Kpi::increments(2022, &["0", "0"]).actuals(&["0", "0"])),
        ("levels", Kpi::levels(2022, &["50", "55"]).baseline("40").actuals(&["48", "56"])),
        ("levels without a baseline", Kpi::levels(2022, &["50", "55"]).actuals(&["48"])),
        ("kept", Kpi::levels(2022, &["50", "55"]).direction(Direction::Keep).actuals(&["48", "56"])),
        ("period total", Kpi::period_total("50").bound(Bound::Above).actuals(&["12", "", "8", "", ""])),
        ("period total without a target", Kpi::period_total("").actuals(&["12", "", "", "", ""])),
        ("period average", Kpi::period_average("50").actuals(&["48", "49", "50.5"])),
        ("in words", Kpi::levels(2022, &["着手", "完了"]).measure(Measure::Descriptive).actuals(&["着手"])),
    ];
    let text: String = kpis.iter().map(|(key, kpi)| both(key, |language| shown(kpi, language))).collect();
    insta::assert_snapshot!(text);
}

/// What the 合計 column and the derived rows show, and what is said of cells that can't be read.
fn shown(kpi: &Kpi, language: Language) -> String {
    let totals = figures::totals(&kpi.indicator, kpi.span(), language);
    let years = figures::years(&kpi.indicator, kpi.span(), language);
    let unread = figures::unread_cells(&kpi.indicator, language);
    let rows = [years.running_targets, years.running_actuals, years.rates].map(|row| row.join(" ¦ "));
    format!("{} | {} | {}\n      {}\n      {unread}", totals.target, totals.actual, totals.rate, rows.join("\n      "))
}

#[test]
fn steps_of_history() {
    let (row, at) = (Row::Target, year(2024));
    let every = every! {
        What::PlanMade => What::PlanMade;
        What::SampleTaken => What::SampleTaken;
        What::PlanKeptApart => What::PlanKeptApart;
        What::PlanShelved(Shelf::Desk | Shelf::Archive | Shelf::Bin) =>
            What::PlanShelved(Shelf::Desk), What::PlanShelved(Shelf::Archive), What::PlanShelved(Shelf::Bin);
        What::PlansTaken(_) => What::PlansTaken(1), What::PlansTaken(3);
        What::YearAdded(_) => What::YearAdded(at);
        What::YearRemoved(_) => What::YearRemoved(at);
        What::IndicatorAdded => What::IndicatorAdded;
        What::IndicatorRemoved => What::IndicatorRemoved;
        What::IndicatorMoved => What::IndicatorMoved;
        What::IndicatorCopied => What::IndicatorCopied;
        What::CellSet(CellPlace::Target(_)) => What::CellSet(CellPlace::Target(at));
        What::CellSet(CellPlace::Actual(_)) => What::CellSet(CellPlace::Actual(at));
        What::CellSet(CellPlace::Baseline) => What::CellSet(CellPlace::Baseline);
        What::CellSet(CellPlace::Period) => What::CellSet(CellPlace::Period);
        What::CellSet(CellPlace::StatedTotal) => What::CellSet(CellPlace::StatedTotal);
        What::TextSet(TextPlace::Name) => What::TextSet(TextPlace::Name);
        What::TextSet(TextPlace::Unit) => What::TextSet(TextPlace::Unit);
        What::TextSet(TextPlace::Group) => What::TextSet(TextPlace::Group);
        What::TextSet(TextPlace::Responsible) => What::TextSet(TextPlace::Responsible);
        What::TextSet(TextPlace::Definition) => What::TextSet(TextPlace::Definition);
        What::TextSet(TextPlace::Source) => What::TextSet(TextPlace::Source);
        What::TextSet(TextPlace::Note(..)) =>
            What::TextSet(TextPlace::Note(row, None)), What::TextSet(TextPlace::Note(Row::Actual, Some(at)));
        What::ChoiceMade(ChoiceOf::Basis) => What::ChoiceMade(ChoiceOf::Basis);
        What::ChoiceMade(ChoiceOf::Measure) => What::ChoiceMade(ChoiceOf::Measure);
        What::ChoiceMade(ChoiceOf::Bound) => What::ChoiceMade(ChoiceOf::Bound);
        What::ChoiceMade(ChoiceOf::Direction) => What::ChoiceMade(ChoiceOf::Direction);
        What::ChoiceMade(ChoiceOf::Measured) => What::ChoiceMade(ChoiceOf::Measured);
        What::ChoiceMade(ChoiceOf::LevelMeaning) => What::ChoiceMade(ChoiceOf::LevelMeaning);
        What::ChoiceMade(ChoiceOf::ActualsAre) => What::ChoiceMade(ChoiceOf::ActualsAre);
    };
    let plan = sample("001", PlanId::from_bits(1));
    let indicator = plan.indicators().first().map(|row| row.id);
    let workbook = Workbook::new([plan]);
    let of_a_row = |what| {
        !matches!(
            what,
            What::PlanMade
                | What::SampleTaken
                | What::PlanKeptApart
                | What::PlanShelved(_)
                | What::PlansTaken(_)
                | What::YearAdded(_)
                | What::YearRemoved(_)
        )
    };
    let change =
        |what| Change { plan: Some(PlanId::from_bits(1)), indicator: indicator.filter(|_| of_a_row(what)), what };
    insta::assert_snapshot!(all(&every, |what, language| changes::change(&change(what), &workbook, language)));
}

#[test]
fn words_of_the_forms() {
    let said = |word: &'static str| word.to_owned();
    let forms = every! {
        Form::F2022 => Form::F2022;
        Form::F2016 => Form::F2016;
        Form::Strategy => Form::Strategy;
        Form::Activity => Form::Activity;
    };
    let of_form = |form, words| {
        let parts = [
            terms::form(form, words),
            terms::form_use(form, words),
            terms::baseline(form, words),
            terms::indicator(form, words),
        ];
        parts.join(" | ")
    };
    let bases = every! {
        Basis::Increment => Basis::Increment;
        Basis::Level => Basis::Level;
        Basis::PeriodTotal => Basis::PeriodTotal;
        Basis::PeriodAverage => Basis::PeriodAverage;
    };
    let measures = every! {
        Measure::Count => Measure::Count;
        Measure::Amount => Measure::Amount;
        Measure::Ratio => Measure::Ratio;
        Measure::Descriptive => Measure::Descriptive;
    };
    let bounds = every! {
        Bound::AtLeast => Bound::AtLeast;
        Bound::Above => Bound::Above;
        Bound::AtMost => Bound::AtMost;
        Bound::Below => Bound::Below;
    };
    let directions = every! {
        Direction::Up => Direction::Up;
        Direction::Down => Direction::Down;
        Direction::Keep => Direction::Keep;
    };
    let actuals = every! {
        ActualsAre::Increments => ActualsAre::Increments;
        ActualsAre::Levels => ActualsAre::Levels;
    };
    let certainties = every! {
        Certainty::Final => Certainty::Final;
        Certainty::Preliminary => Certainty::Preliminary;
        Certainty::Estimate => Certainty::Estimate;
    };
    let unknown = every! {
        None => None;
        Some(UnknownReason::BeingCounted) => Some(UnknownReason::BeingCounted);
        Some(UnknownReason::UnderSurvey) => Some(UnknownReason::UnderSurvey);
        Some(UnknownReason::Unpublished) => Some(UnknownReason::Unpublished);
        Some(UnknownReason::Incalculable) => Some(UnknownReason::Incalculable);
    };
    let measured = every! {
        Measured::YearEnd => Measured::YearEnd;
        Measured::Survey { .. } => Measured::Survey { years: vec![2017, 2022] };
        Measured::Rolling => Measured::Rolling;
    };
    let words = [
        all(&forms, of_form),
        all(&bases, |one, words| said(terms::basis(one, words))),
        all(&measures, |one, words| said(terms::measure(one, words))),
        all(&bounds, |one, words| said(terms::bound(one, words))),
        all(&directions, |one, words| said(terms::direction(one, words))),
        all(&actuals, |one, words| said(terms::actuals_are(one, words))),
        all(&certainties, |one, words| said(terms::certainty(one, words))),
        all(&unknown, |one, words| said(terms::unknown(one, words))),
        measured.iter().map(|one| both(&format!("{one:?}"), |words| said(terms::measured(one, words)))).collect(),
        both("year", |words| terms::year(year(2024), words)),
    ];
    insta::assert_snapshot!(words.concat());
}

#[test]
fn names_and_details() {
    let mut hand = Hand::at_sample("003");
    let name = hand.row(4).name.clone();
    hand.write(3, TextPlace::Name, &name).unwrap();
    hand.fill(4, actual(2022), "８（速報）");
    hand.fill(4, actual(2022), "９");
    hand.fill(4, CellPlace::Baseline, "２２８");
    let strategy = sample("004", PlanId::from_bits(2));
    let readings =
        |words| strategy.indicators().iter().flat_map(|row| details::other_readings(row, words)).collect::<Vec<_>>();
    let plans = [hand.plan(), hand.plan()];
    let text = [
        both("indicators", |words| names::indicators(hand.plan(), words).join(" | ")),
        both("plans", |words| names::plans(plans.into_iter(), words).join(" | ")),
        both("a name's field", |words| names::name_field(2, words)),
        both("as typed", |words| details::as_typed(hand.row(4), words).join(" | ")),
        both("earlier", |words| details::earlier(hand.row(4), words).join(" | ")),
        both("other readings", |words| readings(words).join("\n    ")),
        both("survey years", |words| details::survey_years_unread("平成29年", words)),
    ];
    insta::assert_snapshot!(text.concat());
}
