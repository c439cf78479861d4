//! The form of a plan: a word for one that comes with the program, and the whole file of any other, so that a plan opens
//! where nobody has loaded its form.

use std::sync::Arc;

use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use crate::plan::{BuiltIn, Form};
use crate::storage::{Damage, json};

#[derive(Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub(in crate::storage) enum FormRecordV4 {
    F2022,
    F2016,
    /// Written since format 4.
    A2007,
    Strategy,
    Activity,
    /// Written since format 4.
    Loaded(Box<RawValue>),
}

impl FormRecordV4 {
    /// Whether the formats before have this word, too.
    pub(in crate::storage) fn is_of_format_3(&self) -> bool {
        matches!(self, Self::F2022 | Self::F2016 | Self::Strategy | Self::Activity)
    }
}

impl From<&Form> for FormRecordV4 {
    fn from(form: &Form) -> Self {
        match BuiltIn::of(form) {
            Some(BuiltIn::F2022) => Self::F2022,
            Some(BuiltIn::F2016) => Self::F2016,
            Some(BuiltIn::A2007) => Self::A2007,
            Some(BuiltIn::Strategy) => Self::Strategy,
            Some(BuiltIn::Activity) => Self::Activity,
            None => Self::Loaded(json::raw(form.to_json())),
        }
    }
}

impl TryFrom<FormRecordV4> for Arc<Form> {
    type Error = Damage;

    fn try_from(record: FormRecordV4) -> Result<Self, Damage> {
        Ok(match record {
            FormRecordV4::F2022 => BuiltIn::F2022.form(),
            FormRecordV4::F2016 => BuiltIn::F2016.form(),
            FormRecordV4::A2007 => BuiltIn::A2007.form(),
            FormRecordV4::Strategy => BuiltIn::Strategy.form(),
            FormRecordV4::Activity => BuiltIn::Activity.form(),
            FormRecordV4::Loaded(form) => Form::shared(form.get()).map_err(|_| Damage::Form)?,
        })
    }
}
