//! The forms that come with the program.

use std::sync::Arc;

use super::{Form, FormReader};

/// A form that comes with the program.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum BuiltIn {
    /// The form of 2022 (2022年様式).
    #[default]
    F2022,
    /// The form of 2016 (2016年様式).
    F2016,
    /// The form for corporate donations (企業版ふるさと納税, A2007).
    A2007,
    /// A strategy (戦略).
    Strategy,
    /// An activity plan (活動計画) of a community group.
    Activity,
}

impl BuiltIn {
    /// All of them in the order in which they are offered.
    pub const ALL: [Self; 5] = [Self::F2022, Self::F2016, Self::A2007, Self::Strategy, Self::Activity];

    /// The file of the form.
    pub fn json(self) -> &'static str {
        match self {
            Self::F2022 => include_str!("../../../forms/f2022.json"),
            Self::F2016 => include_str!("../../../forms/f2016.json"),
            Self::A2007 => include_str!("../../../forms/a2007.json"),
            Self::Strategy => include_str!("../../../forms/strategy.json"),
            Self::Activity => include_str!("../../../forms/activity.json"),
        }
    }

    /// The form. It is read anew each time, so that whoever needs it often keeps it.
    pub fn form(self) -> Arc<Form> {
        FormReader::default().built_in(self)
    }

    /// Which of them the form is; `None` if it came from elsewhere, even under the code name of one of them.
    pub fn from_form(form: &Form) -> Option<Self> {
        Self::with_code(&form.code).filter(|one| *one.form() == *form)
    }

    /// The one of that code name; `None` if there is none.
    pub fn with_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.code() == code)
    }

    /// The code name of the form, which the tests hold against its file.
    pub fn code(self) -> &'static str {
        match self {
            Self::F2022 => "f2022",
            Self::F2016 => "f2016",
            Self::A2007 => "a2007",
            Self::Strategy => "strategy",
            Self::Activity => "activity",
        }
    }
}
