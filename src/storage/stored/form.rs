//! The form of a plan: a word for a built-in form, and the whole file of any other form, so that a plan opens where
//! nobody has loaded its form.

use std::sync::Arc;

use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use crate::plan::form::FormReader;
use crate::plan::{BuiltIn, Form};
use crate::storage::{Damage, json};

/// The form as the record of a plan holds it: the word of a built-in form, or the JSON text of a loaded one.
#[derive(Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum PlanFormRecord {
    F2022,
    F2016,
    A2007,
    Strategy,
    Activity,
    Loaded(Box<RawValue>),
}

impl PlanFormRecord {
    /// The form of the record.
    pub(super) fn form(self, forms: &mut FormReader) -> Result<Arc<Form>, Damage> {
        Ok(match self {
            Self::F2022 => forms.built_in(BuiltIn::F2022),
            Self::F2016 => forms.built_in(BuiltIn::F2016),
            Self::A2007 => forms.built_in(BuiltIn::A2007),
            Self::Strategy => forms.built_in(BuiltIn::Strategy),
            Self::Activity => forms.built_in(BuiltIn::Activity),
            Self::Loaded(form) => forms.read(form.get()).map_err(|_| Damage::Form)?,
        })
    }
}

impl From<&Form> for PlanFormRecord {
    fn from(form: &Form) -> Self {
        match BuiltIn::from_form(form) {
            Some(BuiltIn::F2022) => Self::F2022,
            Some(BuiltIn::F2016) => Self::F2016,
            Some(BuiltIn::A2007) => Self::A2007,
            Some(BuiltIn::Strategy) => Self::Strategy,
            Some(BuiltIn::Activity) => Self::Activity,
            None => Self::Loaded(json::raw(form.to_json())),
        }
    }
}
