//! The words of a record: every choice that is stored, its spelling, and which choice is left out because it is usual.
//!
//! A spelling and the usual choice are defined here, beside the choice, and nowhere else, so that no change of the
//! types outside or of their defaults changes a record.

use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A choice that has a word in records.
pub(super) trait Choice: Copy + PartialEq + 'static {
    /// Every choice.
    const ALL: &'static [Self];

    /// The word for the choice.
    fn word(self) -> &'static str;
}

/// A choice with a usual value that a record may leave out.
pub(super) trait UsualChoice: Choice {
    /// The choice if the record has no word for it.
    const USUAL: Self;
}

/// A choice in a record, stored as its word.
#[derive(Clone, Copy, PartialEq)]
pub(super) struct StoredWord<T>(pub(super) T);

impl<T: UsualChoice> Default for StoredWord<T> {
    fn default() -> Self {
        Self(T::USUAL)
    }
}

impl<T: Choice> Serialize for StoredWord<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.0.word())
    }
}

impl<'de, T: Choice> Deserialize<'de> for StoredWord<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let word = String::deserialize(deserializer)?;
        let choice = T::ALL.iter().copied().find(|choice| choice.word() == word);
        choice.map(StoredWord).ok_or_else(|| D::Error::custom("an unknown word"))
    }
}

/// Gives each variant of an enum its word, and does not compile if a variant is missing. `usually` names the variant
/// that is left out. With `or` the choice may be unset, which has a word of its own.
macro_rules! words {
    ($choice:ident $(, usually $usual:ident)? { $($variant:ident $(($($of:tt)+))?: $word:literal),+ $(,)? }) => {
        impl $crate::storage::words::Choice for $choice {
            const ALL: &'static [Self] = &[$(Self::$variant $(($($of)+))?),+];

            fn word(self) -> &'static str {
                match self { $(Self::$variant $(($($of)+))? => $word),+ }
            }
        }
        $(impl $crate::storage::words::UsualChoice for $choice {
            const USUAL: Self = Self::$usual;
        })?
    };
    ($choice:ident or $unset:literal, usually $usual:expr; { $($variant:ident: $word:literal),+ $(,)? }) => {
        impl $crate::storage::words::Choice for Option<$choice> {
            const ALL: &'static [Self] = &[None, $(Some($choice::$variant)),+];

            fn word(self) -> &'static str {
                match self { None => $unset, $(Some($choice::$variant) => $word),+ }
            }
        }

        impl $crate::storage::words::UsualChoice for Option<$choice> {
            const USUAL: Self = $usual;
        }
    };
}
pub(super) use words;
