//! The forms that come with the program.

use std::sync::Arc;

use super::{Form, FormReader};

coded! {
    /// A form that comes with the program. Its code is the code name in the form's file, which the tests check.
    #[derive(Default)]
    BuiltIn {
        /// The form of 2022 (2022年様式).
        #[default]
        F2022: "f2022",
        /// The form of 2016 (2016年様式).
        F2016: "f2016",
        /// The form for corporate donations (企業版ふるさと納税, A2007).
        A2007: "a2007",
        /// A strategy (戦略).
        Strategy: "strategy",
        /// An activity plan (活動計画) of a community group.
        Activity: "activity",
    }
}

impl BuiltIn {
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

    /// The form. It is read anew each time, so callers that need it often keep it.
    pub fn form(self) -> Arc<Form> {
        FormReader::default().built_in(self)
    }

    /// The built-in form that equals `form`; `None` if the form came from elsewhere, even under the code name of a built-in one.
    pub fn from_form(form: &Form) -> Option<Self> {
        Self::with_code(&form.code).filter(|one| *one.form() == *form)
    }
}
