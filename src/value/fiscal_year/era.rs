//! The eras that plans can name: when each began, and how its years are counted.

use super::Date;

/// An era of the Japanese calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Era {
    Showa,
    Heisei,
    Reiwa,
}

impl Era {
    /// The era of a day.
    pub(super) fn of_day(date: Date) -> Self {
        if date >= Self::Reiwa.first_day() {
            Self::Reiwa
        } else if date >= Self::Heisei.first_day() {
            Self::Heisei
        } else {
            Self::Showa
        }
    }

    /// The era in the name of a fiscal year.
    pub(super) fn of_fiscal_year(western: i32) -> Self {
        match western {
            2019.. => Self::Reiwa,
            1989.. => Self::Heisei,
            _ => Self::Showa,
        }
    }

    /// Its first day.
    pub(super) fn first_day(self) -> Date {
        match self {
            Self::Showa => Date { year: 1926, month: 12, day: 25 },
            Self::Heisei => Date { year: 1989, month: 1, day: 8 },
            Self::Reiwa => Date { year: 2019, month: 5, day: 1 },
        }
    }

    /// The western year of the era's nth year.
    pub(super) fn western(self, nth: i32) -> i32 {
        self.first_day().year - 1 + nth
    }

    /// A western year in this era: `令和4`, `令和元`.
    pub(super) fn year(self, western: i32) -> String {
        let name = match self {
            Self::Showa => "昭和",
            Self::Heisei => "平成",
            Self::Reiwa => "令和",
        };
        match western - self.western(0) {
            1 => format!("{name}元"),
            nth => format!("{name}{nth}"),
        }
    }

    /// A western year with the letter of this era: `R4`.
    pub(super) fn short_year(self, western: i32) -> String {
        let letter = match self {
            Self::Showa => 'S',
            Self::Heisei => 'H',
            Self::Reiwa => 'R',
        };
        format!("{letter}{}", western - self.western(0))
    }
}
