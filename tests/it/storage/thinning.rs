//! Which copies are deleted: the policy by example, and its laws for copies taken at any time and by any clock.

use keikaku::storage::{CopyProperties, MOST_COPIES, Occasion, ROOM_OF_COPIES, superfluous};
use keikaku::value::fiscal_year::Date;
use keikaku::value::timestamp::Timestamp;
use proptest::prelude::*;

/// Copies of a plan, taken in this order at these times.
fn taken(times: &[String]) -> Vec<CopyProperties> {
    let copy = |(saved, number): (&String, u32)| CopyProperties {
        plan: "a".to_owned(),
        number,
        saved: saved.parse().ok(),
        size: 1_000,
        content: number.to_string(),
        ..CopyProperties::default()
    };
    times.iter().zip(1..).map(copy).collect()
}

fn kept(copies: &[CopyProperties], room: usize) -> Vec<CopyProperties> {
    let gone = superfluous(copies, room);
    copies.iter().filter(|copy| !gone.contains(copy)).cloned().collect()
}

fn times(copies: &[CopyProperties]) -> Vec<String> {
    copies.iter().map(|copy| copy.saved.unwrap().to_string()).collect()
}

#[test]
fn all_copies_of_the_last_three_days_stay_then_one_daily_then_one_monthly() {
    let mut all = Vec::new();
    for month in 1..=10 {
        all.extend([5, 25].map(|day| format!("2026-{month:02}-{day:02}T10:00")));
    }
    for day in 1..=16 {
        all.extend([9, 17].map(|hour| format!("2026-11-{day:02}T{hour:02}:00")));
    }
    let copies = taken(&all);
    let kept = kept(&copies, ROOM_OF_COPIES);
    let kept = times(&kept);
    let (months, days) = kept.split_at(10);
    assert!(months.iter().all(|time| time.contains("-25T")), "{months:?}");
    assert_eq!(days.len(), 11 + 6, "{days:?}");
    assert!(days[..11].iter().all(|time| time.ends_with("17:00")));
    assert_eq!(days[11..], all[all.len() - 6..]);
}

#[test]
fn the_last_copy_before_an_import_is_kept_beyond_its_day() {
    let times: Vec<String> =
        (1..=9).flat_map(|day| [9, 12].map(|hour| format!("2026-11-{day:02}T{hour:02}:00"))).collect();
    let mut copies = taken(&times);
    copies[2].occasion = Occasion::Import;
    assert!(kept(&copies, ROOM_OF_COPIES).contains(&copies[2]));
    copies[4].occasion = Occasion::Merge;
    let kept = kept(&copies, ROOM_OF_COPIES);
    assert!(kept.contains(&copies[4]) && !kept.contains(&copies[2]), "of several the last");
}

#[test]
fn if_copies_exceed_the_limit_those_closest_in_time_to_the_next_are_removed() {
    let times: Vec<String> = ["09:00", "09:05", "11:00", "12:00"].map(|time| format!("2026-11-20T{time}")).into();
    let copies = taken(&times);
    assert_eq!(self::times(&kept(&copies, 3_000)), ["2026-11-20T09:05", "2026-11-20T11:00", "2026-11-20T12:00"]);
    assert_eq!(self::times(&kept(&copies, 2_000)), ["2026-11-20T09:05", "2026-11-20T12:00"]);
    assert_eq!(self::times(&kept(&copies, 0)), ["2026-11-20T12:00"]);
}

#[test]
fn only_one_of_two_successive_copies_with_equal_content_is_kept() {
    let times: Vec<String> = ["09:00", "10:00", "11:00"].map(|time| format!("2026-11-20T{time}")).into();
    let mut copies = taken(&times);
    copies[1].content = copies[2].content.clone();
    assert_eq!(self::times(&kept(&copies, ROOM_OF_COPIES)), ["2026-11-20T09:00", "2026-11-20T11:00"]);
    copies[1].occasion = Occasion::Import;
    assert_eq!(self::times(&kept(&copies, ROOM_OF_COPIES)), ["2026-11-20T09:00", "2026-11-20T10:00"]);
}

/// A time, or `None` for an unknown one.
fn moment() -> impl Strategy<Value = Option<Timestamp>> {
    let known = (2025..2028, 1..=12_u8, 1..=28_u8, 0..24_u8, 0..60_u8)
        .prop_map(|(year, month, day, hour, minute)| Timestamp::new(Date::new(year, month, day)?, hour, minute));
    prop_oneof![8 => known, 2 => Just(None)]
}

fn copies() -> impl Strategy<Value = Vec<CopyProperties>> {
    let occasion = prop_oneof![
        4 => Just(Occasion::Session),
        1 => Just(Occasion::Import),
        1 => Just(Occasion::Merge),
        1 => Just(Occasion::Tab),
        1 => Just(Occasion::Restore),
    ];
    let copy = ("[abc]", moment(), occasion, 1..200_000_usize, 0..50);
    prop::collection::vec(copy, 0..120).prop_map(|copies| {
        let of = |((plan, saved, occasion, size, content), number): ((String, _, _, _, i32), u32)| {
            let content = format!("{plan}{content}");
            CopyProperties { plan, number, saved, occasion, size, content }
        };
        copies.into_iter().zip(1..).map(of).collect()
    })
}

fn of_plan<'a>(copies: &'a [CopyProperties], plan: &'a str) -> impl DoubleEndedIterator<Item = &'a CopyProperties> {
    copies.iter().filter(move |copy| copy.plan == plan)
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn each_plan_keeps_its_newest_state_within_the_limit_of_copies(copies in copies(), room in 0..10_000_000_usize) {
        let kept = kept(&copies, room);
        for plan in ["a", "b", "c"] {
            let newest = of_plan(&copies, plan).next_back().map(|copy| &copy.content);
            prop_assert_eq!(of_plan(&kept, plan).next_back().map(|copy| &copy.content), newest);
            prop_assert!(of_plan(&kept, plan).count() <= MOST_COPIES);
        }
    }

    #[test]
    fn kept_copies_fit_the_room_unless_each_plan_has_at_most_one(copies in copies(), room in 0..10_000_000_usize) {
        let kept = kept(&copies, room);
        let is_bare = ["a", "b", "c"].iter().all(|plan| of_plan(&kept, plan).count() <= 1);
        prop_assert!(is_bare || kept.iter().map(|copy| copy.size).sum::<usize>() <= room);
    }

    #[test]
    fn thinning_again_removes_nothing(copies in copies(), room in 0..10_000_000_usize) {
        let once = kept(&copies, room);
        prop_assert_eq!(superfluous(&once, room), vec![]);
    }

    #[test]
    fn with_enough_room_the_copies_of_a_plan_do_not_depend_on_other_plans(copies in copies()) {
        let all = kept(&copies, usize::MAX);
        for plan in ["a", "b", "c"] {
            let alone: Vec<CopyProperties> = of_plan(&copies, plan).cloned().collect();
            prop_assert_eq!(kept(&alone, usize::MAX), of_plan(&all, plan).cloned().collect::<Vec<_>>());
        }
    }

    #[test]
    fn a_wrong_clock_time_of_one_copy_removes_none_of_the_newest_three_copies(
        copies in copies(), from in 0..MOST_COPIES, wrong in moment()
    ) {
        // The newest three copies are from at most three days, whatever their times are.
        let of_one: Vec<CopyProperties> = of_plan(&copies, "a").cloned().collect();
        let mut jumped = of_one.get(of_one.len().saturating_sub(MOST_COPIES)..).unwrap_or_default().to_vec();
        if let Some(copy) = jumped.get_mut(from) {
            copy.saved = wrong;
        }
        let kept = kept(&jumped, usize::MAX);
        let newest: Vec<&CopyProperties> = jumped.iter().rev().take(3).collect();
        let is_there = |copy: &&CopyProperties| kept.iter().any(|one| one.content == copy.content);
        prop_assert!(newest.iter().all(is_there));
    }
}
