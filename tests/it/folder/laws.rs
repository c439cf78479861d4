//! Laws, over random work of two people at one file: a save never loses either side's work, and nothing is written while
//! a conflict is open.

use keikaku::merge::review::Decision;
use keikaku::session::folder::End;
use proptest::prelude::*;

use crate::folder::people::{Person, Share, two_people};
use crate::support::{actual, target};

/// An act of a person.
#[derive(Clone, Debug)]
enum Deed {
    Type {
        row: usize,
        year: i32,
        is_target: bool,
        figure: u16,
    },
    Undo,
    Save,
    /// Somebody restores the file from an earlier time.
    PutBack(prop::sample::Index),
}

fn deed() -> impl Strategy<Value = (bool, Deed)> {
    let typing = (1_usize..3, 2018_i32..2021, any::<bool>(), any::<u16>())
        .prop_map(|(row, year, is_target, figure)| Deed::Type { row, year, is_target, figure });
    let deed = prop_oneof![
        6 => typing,
        1 => Just(Deed::Undo),
        3 => Just(Deed::Save),
        1 => any::<prop::sample::Index>().prop_map(Deed::PutBack),
    ];
    (any::<bool>(), deed)
}

/// Saves. Conflicts are decided for our side; nothing is written before that.
fn save(person: &mut Person, share: &mut Share) -> Result<(), TestCaseError> {
    let (bytes, plan, before) = (share.bytes.clone(), person.hand.plan().clone(), person.base.clone());
    match person.saves(share) {
        End::Saved { .. } => {}
        End::FileConflict(conflict) => {
            prop_assert_eq!(&share.bytes, &bytes);
            prop_assert_eq!(person.hand.plan(), &plan);
            prop_assert_eq!(&person.base, &before);
            let end = person.decides(*conflict, &Decision::Ours, share);
            prop_assert!(matches!(end, End::Saved { .. }), "{:?}", end);
        }
        end => prop_assert!(false, "{:?}", end),
    }
    prop_assert_eq!(&share.plan(), person.hand.plan());
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_save_loses_no_change_and_writes_nothing_before_a_decision(deeds in prop::collection::vec(deed(), 1..24)) {
        let (one, other, mut share) = two_people();
        let mut people = [one, other];
        let mut copies = vec![share.bytes.clone()];
        for (is_other, deed) in deeds {
            let person = &mut people[usize::from(is_other)];
            match deed {
                Deed::Type { row, year, is_target, figure } => {
                    let place = if is_target { target(year) } else { actual(year) };
                    person.hand.fill(row, place, &figure.to_string());
                }
                Deed::Undo => drop(person.hand.session.undo(person.hand.scope())),
                Deed::Save => {
                    save(person, &mut share)?;
                    copies.push(share.bytes.clone());
                }
                Deed::PutBack(which) => share.bytes = which.get(&copies).clone(),
            }
        }
        // In the end both have the same plan, and so does a fresh profile.
        for turn in [0, 1, 0] {
            save(&mut people[turn], &mut share)?;
        }
        prop_assert_eq!(people[0].hand.plan(), people[1].hand.plan());
        let fresh = Person::opens("後任", &share);
        prop_assert_eq!(fresh.hand.plan(), people[0].hand.plan());
    }

    /// Each types in a row of their own: in any order of saves, nobody is asked, and everything is there in the end.
    #[test]
    fn different_rows_never_conflict(turns in prop::collection::vec((any::<bool>(), any::<bool>(), 1_u16..), 1..16)) {
        let (one, other, mut share) = two_people();
        let mut people = [one, other];
        let mut typed = [None, None];
        for (is_other, saves, figure) in turns {
            let who = usize::from(is_other);
            people[who].hand.fill(who + 1, target(2019), &figure.to_string());
            typed[who] = Some(figure.to_string());
            if saves {
                let end = people[who].saves(&mut share);
                let is_saved = matches!(end, End::Saved { .. });
                prop_assert!(is_saved);
            }
        }
        for turn in [0, 1, 0] {
            let end = people[turn].saves(&mut share);
            let is_saved = matches!(end, End::Saved { .. });
            prop_assert!(is_saved);
        }
        for person in &people {
            for (who, figure) in typed.iter().enumerate() {
                if let Some(figure) = figure {
                    prop_assert_eq!(&person.hand.figure(who + 1, target(2019)), figure);
                }
            }
        }
    }
}
