//! Typed figures are never lost: random sessions of two offices at one plan, with every kind of fault, checked against a
//! ledger of what users did.
//!
//! Each office has a browser with one or two tabs, whose processes have separate views of the store ([`support::View`]);
//! both offices save into one file in a folder. Tabs are killed and reloaded, stores are full or forbidden, and the file
//! is locked, cut off, removed, replaced or restored from an earlier time. In the end everybody sees the same, and every
//! figure that a user put into a cell is there, was changed by somebody who saw it, was decided against by somebody who
//! was asked, or was lost with a tab that was killed before saving it.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot be set up has failed"
)]

mod document;
mod folder;
mod ledger;
mod tab;
mod turns;
mod world;

use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::TestRunner;

use world::{Tally, World};

fn run(sessions: usize) -> Tally {
    let mut runner = TestRunner::deterministic();
    let mut sum = Tally::default();
    for nth in 0..sessions {
        let turns = turns::session(100).new_tree(&mut runner).unwrap().current();
        let mut world = World::new();
        for turn in &turns {
            world.turn(turn);
        }
        let (tally, faults) = world.settle();
        assert!(faults.is_empty(), "session {nth}: {faults:#?}");
        sum.add(&tally);
    }
    sum
}

/// The number of sessions in a usual test run; `make soak` plays more.
const SESSIONS: usize = 40;

#[test]
fn no_typed_figure_is_lost_whatever_fails() {
    let wanted = std::env::var("KEIKAKU_SESSIONS").ok().map(|count| count.parse().unwrap());
    let sessions = wanted.unwrap_or(SESSIONS);
    let tally = run(sessions);
    assert_eq!(tally.lost, 0);
    if std::env::var_os("KEIKAKU_WRITE_DOCS").is_some() {
        let path = format!("{}/../docs/reliability.md", env!("CARGO_MANIFEST_DIR"));
        std::fs::write(path, document::document(sessions, &tally)).unwrap();
    }
}
