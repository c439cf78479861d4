//! The facts of 基本情報: texts as written, empty ones left out.

use serde::{Deserialize, Serialize};

use crate::plan::Facts;

/// The stored form of the facts of a plan. The field names are those of the file.
#[derive(Default, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct FactsRecord {
    #[serde(skip_serializing_if = "String::is_empty")]
    name: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    prepared_by: Vec<String>,
    #[serde(skip_serializing_if = "String::is_empty")]
    area: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    grant: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    measure_code: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    project_name: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    project_cost: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    project_start: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    project_end: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    project_length: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    project_note: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    plan_start: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    plan_end: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    approved_on: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    evaluated_in: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    contacts: String,
}

/// Moves every field of one struct into the other, and does not compile if a field is missing. The record stores the
/// fields `beside` elsewhere.
macro_rules! same_fields {
    ($facts:ident => $record:ident { $($field:ident),+ $(,)? } beside { $($beside:ident),* }) => {
        impl From<$facts> for $record {
            fn from(facts: $facts) -> Self {
                let $facts { $($field,)+ $($beside: _),* } = facts;
                Self { $($field),+ }
            }
        }

        impl From<$record> for $facts {
            fn from(record: $record) -> Self {
                let $record { $($field),+ } = record;
                Self { $($field,)+ $($beside: Default::default()),* }
            }
        }
    };
}

same_fields! {
    Facts => FactsRecord {
        name, prepared_by, area, grant, measure_code, project_name, project_cost, project_start, project_end,
        project_length, project_note, plan_start, plan_end, approved_on, evaluated_in, contacts,
    } beside { amendment_reason }
}

impl From<&Facts> for FactsRecord {
    fn from(facts: &Facts) -> Self {
        facts.clone().into()
    }
}
