//! What holds whatever is done.

use std::collections::HashSet;
use std::sync::Arc;

use keikaku::plan::Workbook;
use keikaku::session::Session;
use keikaku::wording::{Language, changes};
use proptest::prelude::*;

use crate::support::{self, Act, Outcome};

/// Does all of it at a session on the workbook.
fn worked(start: &Workbook, acts: &[Act], mut after: impl FnMut(&Session, &Session, &Outcome)) -> Session {
    let mut session = Session::open(start.clone());
    for act in acts {
        act.on(&mut session, &mut after);
    }
    session
}

fn undo_all(session: &mut Session) {
    while session.undo().is_ok() {}
}

fn redo_all(session: &mut Session) {
    while session.redo().is_ok() {}
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn undoing_all_gives_the_start_and_redoing_all_the_end(start in support::workbook(), acts in support::acts(40)) {
        let mut session = worked(&start, &acts, |_, _, _| {});
        session.settle();
        redo_all(&mut session);
        let end = Arc::clone(session.workbook());
        undo_all(&mut session);
        prop_assert_eq!(&**session.workbook(), &start);
        redo_all(&mut session);
        prop_assert_eq!(session.workbook(), &end);
    }

    #[test]
    fn a_command_changes_the_workbook_or_is_rejected_and_changes_nothing(
        start in support::workbook(),
        acts in support::acts(40),
    ) {
        worked(&start, &acts, |before, after, outcome| match outcome {
            Outcome::Submitted(Err(_)) => {
                assert!(Arc::ptr_eq(before.workbook(), after.workbook()));
                assert_eq!(before.history(), after.history());
            }
            Outcome::Submitted(Ok(_)) | Outcome::Stepped(Ok(_)) => assert_ne!(before.workbook(), after.workbook()),
            Outcome::Stepped(Err(_)) | Outcome::Other => {}
        });
    }

    #[test]
    fn one_step_back_and_forth_changes_nothing(start in support::workbook(), acts in support::acts(30)) {
        let mut session = worked(&start, &acts, |_, _, _| {});
        session.settle();
        let before = session.clone();
        if session.undo().is_ok() {
            session.redo().expect("what was just undone");
        }
        prop_assert_eq!(session.workbook(), before.workbook());
        prop_assert_eq!(session.history(), before.history());
    }

    #[test]
    fn a_step_that_vanishes_was_never_there(start in support::workbook(), mut acts in support::acts(30)) {
        let last = acts.pop().unwrap_or(Act::Leave);
        let mut session = worked(&start, &acts, |_, _, _| {});
        session.settle();
        let before = session.clone();
        last.on(&mut session, |_, _, _| {});
        if session.cancel().is_some() {
            prop_assert_eq!(session.workbook(), before.workbook());
            prop_assert_eq!(session.history(), before.history());
        }
    }

    #[test]
    fn every_workbook_on_the_way_is_sound_can_be_kept_and_spoken_of(
        start in support::workbook(),
        acts in support::acts(16),
    ) {
        worked(&start, &acts, |before, after, outcome| {
            support::assert_sound(after.workbook());
            let changed = after.workbook().plans().iter().filter(|plan| before.workbook().plan(plan.id) != Some(plan));
            for plan in changed {
                support::assert_kept_whole(plan);
                support::speak(plan);
            }
            if let Outcome::Submitted(Ok(change)) | Outcome::Stepped(Ok(change)) = outcome {
                for language in [Language::Japanese, Language::English] {
                    assert!(!changes::change(change, after.workbook(), language).is_empty());
                }
            }
        });
    }

    #[test]
    fn what_is_kept_holds_no_half_typed_cell(start in support::workbook(), acts in support::acts(30)) {
        let mut units = HashSet::new();
        support::note_units(&start, &mut units);
        worked(&start, &acts, |_, after, _| {
            support::note_units(after.workbook(), &mut units);
            support::assert_settled(&after.settled(), &units);
        });
    }

    #[test]
    fn settling_gives_what_is_kept_and_does_so_once(start in support::workbook(), acts in support::acts(30)) {
        worked(&start, &acts, |_, after, _| {
            let mut settled = after.clone();
            settled.settle();
            assert_eq!(settled.workbook(), &after.settled());
            let once = settled.clone();
            settled.settle();
            assert!(Arc::ptr_eq(once.workbook(), settled.workbook()));
            assert_eq!(once.history(), settled.history());
        });
    }
}
