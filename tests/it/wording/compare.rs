//! What two sides differ in.

use keikaku::command::CellPlace;
use keikaku::compare::{Comparison, Content, Difference, Kind, Place};
use keikaku::merge::{Field, PlanField};
use keikaku::plan::{Fact, Form};
use keikaku::value::id::IndicatorId;
use keikaku::wording::compare;

use crate::support::year;
use crate::wording::{all, both};

fn difference(kind: Kind, place: Place) -> Difference {
    let content = || Content::Text("約400".to_owned());
    let (left, right) = match kind {
        Kind::OnlyLeft => (Content::Present, Content::Nothing),
        Kind::OnlyRight => (Content::Nothing, Content::Present),
        Kind::Different | Kind::Unread => (content(), content()),
    };
    Difference { kind, place, left, right }
}

fn with(kinds: &[(Kind, usize)]) -> Comparison {
    let of = |(kind, count): &(Kind, usize)| vec![difference(*kind, Place::Order); *count];
    Comparison { differences: kinds.iter().flat_map(of).collect(), ..Comparison::default() }
}

#[test]
fn kinds_of_differences() {
    let every = every! {
        Kind::Different => Kind::Different;
        Kind::OnlyLeft => Kind::OnlyLeft;
        Kind::OnlyRight => Kind::OnlyRight;
        Kind::Unread => Kind::Unread;
    };
    insta::assert_snapshot!(all(&every, compare::kind));
}

#[test]
fn how_much_differs() {
    let cases = [
        ("nothing", with(&[])),
        ("one", with(&[(Kind::OnlyLeft, 1)])),
        ("several", with(&[(Kind::OnlyLeft, 2), (Kind::Different, 10)])),
        ("some of it unread", with(&[(Kind::Different, 3), (Kind::Unread, 2)])),
        ("all of it unread", with(&[(Kind::Unread, 1)])),
    ];
    let told = cases.iter().map(|(key, one)| both(key, |language| compare::summary(one, language)));
    insta::assert_snapshot!(told.collect::<String>());
}

#[test]
fn where_and_what() {
    let kpi = IndicatorId::from_bits(1);
    let every = every! {
        Place::Plan(_) => Place::Plan(PlanField::Fact(Fact::Name));
        Place::Year(_) => Place::Year(year(2024));
        Place::Order => Place::Order;
        Place::Kpi(_) => Place::Kpi(kpi);
        Place::Field(..) => Place::Field(kpi, Field::Cell(CellPlace::Baseline));
    };
    let told = every.iter().map(|place| {
        let in_place = both(&format!("{place:?}"), |language| compare::place(place, Form::Strategy, language));
        let sides = Kind::ALL.map(|kind| {
            both(&format!("  {kind:?}"), |language| {
                let one = difference(kind, place.clone());
                let [left, right] = [true, false].map(|is_left| compare::content(&one, is_left, "人", language));
                let remark = compare::remark(&one, language).unwrap_or_default();
                format!("{left} | {right} {remark}").trim_end().to_owned()
            })
        });
        format!("{in_place}{}", sides.concat())
    });
    insta::assert_snapshot!(told.collect::<String>());
}
