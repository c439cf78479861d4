//! What happens in a session: people type, the machine fails them.

use keikaku::storage::StoreError;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};

/// One thing, and how many milliseconds pass before it.
#[derive(Clone, Debug)]
pub(crate) struct Turn {
    pub(crate) after: u64,
    /// Which tab, of those that are open.
    pub(crate) who: Index,
    pub(crate) deed: Deed,
}

/// What happens.
#[derive(Clone, Debug)]
pub(crate) enum Deed {
    /// A figure is typed into a cell that only this place types in, or into one that everybody does.
    Type {
        cell: Index,
        is_shared: bool,
    },
    Undo,
    Redo,
    /// What two tabs disagree in is decided, each either way.
    Decide(u64),
    /// The tab goes without being asked, and is opened again.
    Kill,
    /// The tab is loaded anew.
    Reload,
    /// A second tab is opened beside it, or closed.
    SecondTab,
    /// From now on writing to this browser's store meets this; or no longer.
    Store(Option<StoreError>),
    /// ファイルに保存; what has to be decided is decided either way.
    SaveFile(u64),
    /// Something befalls the file.
    File(FileDeed),
}

/// What befalls the file in the folder.
#[derive(Clone, Debug)]
pub(crate) enum FileDeed {
    /// Another program holds it, until it lets go.
    Lock,
    Unlock,
    /// The next write breaks off.
    BreakOff,
    /// Of what is written next only a part arrives.
    LosePart,
    /// Somebody puts the file of some time ago back.
    PutBack(Index),
    /// Somebody removes it.
    Remove,
    /// Something else lies there.
    Replace,
}

/// A session of so many commands.
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
