//! The events of a session: acts of users and faults of the machine.

use keikaku::storage::StoreError;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};

/// An event, with the milliseconds that pass before it.
#[derive(Clone, Debug)]
pub(crate) struct Turn {
    pub(crate) after: u64,
    /// The tab, chosen from the open ones.
    pub(crate) who: Index,
    pub(crate) deed: Deed,
}

/// The kind of an event.
#[derive(Clone, Debug)]
pub(crate) enum Deed {
    /// Types a figure into a cell in which only this tab types, or into a shared one.
    Type {
        cell: Index,
        is_shared: bool,
    },
    Undo,
    Redo,
    /// Decides the conflict between two tabs, each change by a bit.
    Decide(u64),
    /// Kills the tab and opens it again.
    Kill,
    /// Reloads the tab.
    Reload,
    /// Opens a second tab in the browser, or closes it.
    SecondTab,
    /// Makes every write to this browser's store fail with this error, or succeed again.
    Store(Option<StoreError>),
    /// ファイルに保存; conflicts are decided by the bits.
    SaveFile(u64),
    /// A fault of the file.
    File(FileDeed),
}

/// A fault of the file in the folder.
#[derive(Clone, Debug)]
pub(crate) enum FileDeed {
    /// Another program holds the file, until it is unlocked.
    Lock,
    Unlock,
    /// The next write is interrupted.
    BreakOff,
    /// The next write stores only a part.
    LosePart,
    /// Somebody restores the file from an earlier time.
    PutBack(Index),
    /// Somebody removes it.
    Remove,
    /// Somebody replaces the file with something else.
    Replace,
}

/// A session with that many events.
pub(crate) fn session(commands: usize) -> impl Strategy<Value = Vec<Turn>> {
    let after = prop_oneof![4 => 0..150_u64, 2 => 150..600_u64, 1 => 600..3_000_u64];
    let turn = (after, any::<Index>(), deed()).prop_map(|(after, who, deed)| Turn { after, who, deed });
    vec(turn, commands)
}

fn deed() -> impl Strategy<Value = Deed> {
    let typing =
        (any::<Index>(), prop::bool::weighted(0.2)).prop_map(|(cell, is_shared)| Deed::Type { cell, is_shared });
    let store = select(vec![None, None, None, None, Some(StoreError::Full), Some(StoreError::Denied)]);
    let befalls = prop_oneof![
        2 => Just(FileDeed::Lock),
        3 => Just(FileDeed::Unlock),
        2 => Just(FileDeed::BreakOff),
        1 => Just(FileDeed::LosePart),
        1 => any::<Index>().prop_map(FileDeed::PutBack),
        1 => Just(FileDeed::Remove),
        1 => Just(FileDeed::Replace),
    ];
    prop_oneof![
        50 => typing,
        6 => Just(Deed::Undo),
        3 => Just(Deed::Redo),
        6 => any::<u64>().prop_map(Deed::Decide),
        4 => Just(Deed::Kill),
        3 => Just(Deed::Reload),
        4 => Just(Deed::SecondTab),
        6 => store.prop_map(Deed::Store),
        14 => any::<u64>().prop_map(Deed::SaveFile),
        6 => befalls.prop_map(Deed::File),
    ]
}
