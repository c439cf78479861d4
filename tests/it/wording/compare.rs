//! Differences between two sides.

use keikaku::compare::{Comparison, Content, DifferenceKind, DifferencePlace, SideDifference};
use keikaku::merge::{IndicatorField, PlanField};
use keikaku::plan::place::CellPlace;
use keikaku::plan::{BuiltIn, Fact};
use keikaku::value::id::IndicatorId;
use keikaku::wording::compare;

use crate::support::year;
use crate::wording::{all, both};

fn difference(kind: DifferenceKind, place: DifferencePlace) -> SideDifference {
    let content = || Content::Text("数百".to_owned());
    let (left, right) = match kind {
        DifferenceKind::OnlyLeft => (Content::Present, Content::Nothing),
        DifferenceKind::OnlyRight => (Content::Nothing, Content::Present),
        DifferenceKind::Different | DifferenceKind::Unread => (content(), content()),
    };
    SideDifference { kind, place, left, right }
}

fn with(kinds: &[(DifferenceKind, usize)]) -> Comparison {
    let of = |(kind, count): &(DifferenceKind, usize)| vec![difference(*kind, DifferencePlace::Order); *count];
    Comparison { differences: kinds.iter().flat_map(of).collect(), ..Comparison::default() }
}

#[test]
fn every_kind_of_difference_has_a_word() {
    let every = every! {
        DifferenceKind::Different => DifferenceKind::Different;
        DifferenceKind::OnlyLeft => DifferenceKind::OnlyLeft;
        DifferenceKind::OnlyRight => DifferenceKind::OnlyRight;
        DifferenceKind::Unread => DifferenceKind::Unread;
    };
    insta::assert_snapshot!(all(&every, compare::kind));
}

#[test]
fn the_summary_counts_differences_and_unread_places() {
    let cases = [
        ("nothing", with(&[])),
        ("one", with(&[(DifferenceKind::OnlyLeft, 1)])),
        ("several", with(&[(DifferenceKind::OnlyLeft, 2), (DifferenceKind::Different, 10)])),
        ("some of it unread", with(&[(DifferenceKind::Different, 3), (DifferenceKind::Unread, 2)])),
        ("all of it unread", with(&[(DifferenceKind::Unread, 1)])),
    ];
    let told = cases.iter().map(|(key, one)| both(key, |language| compare::summary(one, language)));
    insta::assert_snapshot!(told.collect::<String>());
}

#[test]
fn every_difference_names_its_place_and_both_sides() {
    let kpi = IndicatorId::from_bits(1);
    let every = every! {
        DifferencePlace::Plan(_) => DifferencePlace::Plan(PlanField::Fact(Fact::Name));
        DifferencePlace::Year(_) => DifferencePlace::Year(year(2024));
        DifferencePlace::Order => DifferencePlace::Order;
        DifferencePlace::Kpi(_) => DifferencePlace::Kpi(kpi);
        DifferencePlace::Field(..) => DifferencePlace::Field(kpi, IndicatorField::Cell(CellPlace::Baseline));
    };
    let comparison = Comparison { form: BuiltIn::Strategy.form(), ..Comparison::default() };
    let told = every.iter().map(|place| {
        let in_place = both(&format!("{place:?}"), |language| compare::place(place, &comparison, language));
        let sides = DifferenceKind::ALL.map(|kind| {
            both(&format!("  {kind:?}"), |language| {
                let one = difference(kind, place.clone());
                let [left, right] = [true, false]
                    .map(|is_left| compare::content(&one, is_left, "人", &BuiltIn::Strategy.form(), language));
                let remark = compare::remark(&one, language).unwrap_or_default();
                format!("{left} | {right} {remark}").trim_end().to_owned()
            })
        });
        format!("{in_place}{}", sides.concat())
    });
    insta::assert_snapshot!(told.collect::<String>());
}
