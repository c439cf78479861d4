//! Messages in the level view.

use keikaku::command::levels::WhyNot;
use keikaku::figures::totals::Gap;
use keikaku::wording::levels;

use crate::support::year;
use crate::wording::{all, both};

#[test]
fn every_reason_why_a_level_cannot_be_typed_has_a_message() {
    let gap = |gap| WhyNot::YearBefore { year: year(2023), gap };
    let every = every! {
        WhyNot::NotIncrements => WhyNot::NotIncrements;
        WhyNot::NoSuchYear => WhyNot::NoSuchYear;
        WhyNot::NoBaseline => WhyNot::NoBaseline;
        WhyNot::YearBefore { .. } => gap(Gap::Blank), gap(Gap::Unknown), gap(Gap::Unread);
        WhyNot::TooLong => WhyNot::TooLong;
    };
    let without_place = both("2 without place", |language| levels::without_place(2, language));
    insta::assert_snapshot!(format!("{without_place}{}", all(&every, levels::why_not)));
}
