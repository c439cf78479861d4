//! Ids that never change, for plans, indicators, sections, versions, approved states and activity records.
//!
//! An id is one letter (`p k s v a r`) and ten characters of an alphabet without vowels, `0`, `1`, `l` and `y`, so that no
//! spreadsheet takes it for a number, a date, a month or a formula (`docs/domain.md`, "What spreadsheets do to cells"). The
//! caller supplies random bits, since the core has no randomness.

use std::collections::HashMap;
use std::fmt;
use std::str::FromStr;

const ALPHABET: &[u8; 27] = b"bcdfghjkmnpqrstvwxz23456789";
const LENGTH: usize = 10;
/// The number of ids of records noted at one minute: the last five letters.
const OF_A_MINUTE: u64 = 27_u64.pow(5);
/// The number of places of the rows of a file: the first two letters.
const PLACES: u64 = 27_u64.pow(2);
/// The number of ids at one place: the last eight letters.
const OF_A_PLACE: u64 = 27_u64.pow(8);

macro_rules! id {
    ($(#[$doc:meta])* $name:ident, $letter:literal) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name([u8; LENGTH]);

        impl $name {
            /// Makes an id of 48 random (or digested) bits.
            pub fn from_bits(bits: u64) -> Self {
                Self(spell(bits))
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str($letter)?;
                f.write_str(std::str::from_utf8(&self.0).unwrap_or_default())
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Display::fmt(self, f)
            }
        }

        impl FromStr for $name {
            type Err = NotAnId;
            fn from_str(text: &str) -> Result<Self, NotAnId> {
                let rest = text.strip_prefix($letter).ok_or(NotAnId)?;
                let letters: [u8; LENGTH] = rest.as_bytes().try_into().map_err(|_| NotAnId)?;
                if letters.iter().all(|letter| ALPHABET.contains(letter)) {
                    Ok(Self(letters))
                } else {
                    Err(NotAnId)
                }
            }
        }
    };
}

id!(
    /// A plan's id, `p…`.
    PlanId, "p"
);
id!(
    /// An indicator's id, `k…`.
    IndicatorId, "k"
);
id!(
    /// A version's id, `v…`.
    VersionId, "v"
);
id!(
    /// The id of an approved state of a plan, `a…`.
    ApprovalId, "a"
);
id!(
    /// The id of an activity record (活動記録), `r…`.
    RecordId, "r"
);

impl RecordId {
    /// The id of a record that is noted at that minute, so that ids sort by time. Within a minute the random bits decide the order.
    pub fn noted(minute: u32, random: u64) -> Self {
        Self::from_number(u64::from(minute) * OF_A_MINUTE + random % OF_A_MINUTE)
    }

    /// An id that sorts that many places after this one.
    #[must_use]
    pub fn plus(self, places: u64) -> Self {
        Self::from_number(self.number() + places)
    }

    /// Whether both ids were noted at the same minute.
    pub fn is_of_minute(self, other: Self) -> bool {
        self.number() / OF_A_MINUTE == other.number() / OF_A_MINUTE
    }

    /// The id of a row of a file, by the digest of the row. Ids sort by `place`, at least up to the 728th.
    pub fn for_row(digest: u64, place: usize) -> Self {
        let place = u64::try_from(place).unwrap_or(PLACES).min(PLACES - 1);
        Self::from_number(place * OF_A_PLACE + Self::from_bits(digest).number() % OF_A_PLACE)
    }

    /// The place of a row of a file in its id, and the part of the id that does not depend on the place.
    pub fn place_and_row(self) -> (usize, u64) {
        (usize::try_from(self.number() / OF_A_PLACE).unwrap_or_default(), self.number() % OF_A_PLACE)
    }

    /// The position of the id among all ids.
    fn number(self) -> u64 {
        let digit = |letter: &u8| ALPHABET.iter().filter(|other| *other < letter).count();
        self.0.iter().fold(0, |number, letter| number * 27 + u64::try_from(digit(letter)).unwrap_or_default())
    }

    fn from_number(number: u64) -> Self {
        let mut letters = *ALPHABET;
        letters.sort_unstable();
        let mut rest = number;
        let mut id = [b'b'; LENGTH];
        for place in id.iter_mut().rev() {
            let digit = usize::try_from(rest % 27).unwrap_or_default();
            *place = letters.get(digit).copied().unwrap_or(b'b');
            rest /= 27;
        }
        Self(id)
    }
}

/// A number for each of some indicators, such as a position or a count.
#[derive(Clone, Debug, Default)]
pub struct ById(HashMap<IndicatorId, usize>);

impl ById {
    /// The position of each of these indicators.
    pub fn places(ids: impl Iterator<Item = IndicatorId>) -> Self {
        let mut places = Self::default();
        for (place, id) in ids.enumerate() {
            places.insert(id, place);
        }
        places
    }

    /// The number of an indicator; `None` if it has none.
    pub fn get(&self, id: IndicatorId) -> Option<usize> {
        self.0.get(&id).copied()
    }

    /// Sets the number of an indicator, and returns its previous number.
    pub fn insert(&mut self, id: IndicatorId, number: usize) -> Option<usize> {
        self.0.insert(id, number)
    }

    /// Increments the count of an indicator, and returns the previous count.
    pub fn count(&mut self, id: IndicatorId) -> usize {
        let before = self.get(id).unwrap_or_default();
        self.insert(id, before + 1);
        before
    }
}

/// The text is not an id of the expected kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not an id of that kind")]
pub struct NotAnId;

/// The lowest bits written in the alphabet (27^10 is a little less than 2^48).
fn spell(bits: u64) -> [u8; LENGTH] {
    let mut rest = bits;
    [(); LENGTH].map(|()| {
        let letter = usize::try_from(rest % 27).unwrap_or_default();
        rest /= 27;
        ALPHABET.get(letter).copied().unwrap_or(b'b')
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_read_back_as_written() {
        let id = PlanId::from_bits(123_456_789_012_345);
        assert_eq!(id.to_string().parse(), Ok(id));
        assert_eq!(id.to_string().len(), 11);
    }

    #[test]
    fn another_kind_of_id_is_refused() {
        let indicator = IndicatorId::from_bits(7).to_string();
        assert_eq!(indicator.parse::<PlanId>(), Err(NotAnId));
        assert_eq!("p12".parse::<PlanId>(), Err(NotAnId));
        assert_eq!("p０１２３".parse::<PlanId>(), Err(NotAnId));
    }
}
