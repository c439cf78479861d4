//! How rates are rounded where they are shown (達成率の端数), a setting of the plan.
//!
//! The sheets of councils round half up or cut off, to whole percent, one or two decimals. A rate is judged on its exact
//! value whatever is chosen (`docs/domain.md`, "Rates").

/// The way in which rates are rounded, and their decimals.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct RateRounding {
    /// What is done with the digits that are not shown.
    pub way: Rounding,
    /// The decimals that are shown.
    pub decimals: Decimals,
}

/// What is done with the digits of a rate that are not shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Rounding {
    /// Rounded half away from zero (四捨五入).
    #[default]
    HalfUp,
    /// Cut off (切り捨て).
    Down,
}

/// The decimals of a rate in percent.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Decimals {
    /// Whole percent.
    Zero,
    /// One decimal.
    #[default]
    One,
    /// Two decimals.
    Two,
}

impl RateRounding {
    /// All choices; those that round half up come first.
    pub const ALL: [Self; 6] = {
        use Decimals::{One, Two, Zero};
        use Rounding::{Down, HalfUp};
        [
            Self { way: HalfUp, decimals: Zero },
            Self { way: HalfUp, decimals: One },
            Self { way: HalfUp, decimals: Two },
            Self { way: Down, decimals: Zero },
            Self { way: Down, decimals: One },
            Self { way: Down, decimals: Two },
        ]
    };
}

impl Decimals {
    /// That number of decimals; `None` if it is not from 0 to 2.
    pub fn from_count(count: u32) -> Option<Self> {
        [Self::Zero, Self::One, Self::Two].into_iter().find(|decimals| decimals.count() == count)
    }

    /// The number of decimals.
    pub fn count(self) -> u32 {
        match self {
            Self::Zero => 0,
            Self::One => 1,
            Self::Two => 2,
        }
    }
}
