//! The four forms and what each brings to a new plan.
//!
//! The outlines of the forms (headings, references) come with the document views; what stands here is
//! what the KPI table needs: years, rows, the default of この目標値は and the leaves a text may stand under.

use crate::plan::indicator::Basis;

/// The form that a plan follows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Form {
    /// The form of 2022 (2022年様式, `F2022`).
    #[default]
    F2022,
    /// The form of 2016 (2016年様式, `F2016`).
    F2016,
    /// A strategy (戦略, `FSTRAT`).
    Strategy,
    /// An activity plan (活動計画, `FACT`) of a community group.
    Activity,
}

impl Form {
    /// All forms in the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::F2022, Self::F2016, Self::Strategy, Self::Activity];

    /// The numbers of years and of rows of a new plan, in this order (`docs/decisions.md` 5).
    pub fn first_size(self) -> (usize, usize) {
        match self {
            Self::F2022 => (6, 4),
            Self::F2016 | Self::Activity => (3, 1),
            Self::Strategy => (5, 1),
        }
    }

    /// The basis (この目標値は) of the targets unless the user chooses another (`docs/decisions.md`,
    /// "What a target stands for").
    pub fn default_basis(self) -> Basis {
        match self {
            Self::F2022 | Self::F2016 => Basis::Increment,
            Self::Strategy | Self::Activity => Basis::Level,
        }
    }
}

/// A section of a form's outline that can have a text, by its stable code name (`s5_2_6m`; `docs/decisions.md`,
/// "Forms").
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Leaf(String);

impl Leaf {
    /// The leaf of that code name; `None` unless it has 1 to 40 lower-case ASCII letters, digits and `_`.
    pub fn new(code: &str) -> Option<Self> {
        let plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_';
        (!code.is_empty() && code.len() <= 40 && code.bytes().all(plain)).then(|| Self(code.to_owned()))
    }

    /// The code name of the leaf.
    pub fn code(&self) -> &str {
        &self.0
    }
}
