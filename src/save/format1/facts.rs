//! The facts of 基本情報 in format 1: texts as written, empty ones left out.

use serde::{Deserialize, Serialize};

use super::is_default;
use crate::plan::Facts;

/// A twin of texts that have the same names on both sides. Both ways name every field, so a new fact
/// does not compile until it is stored somewhere.
macro_rules! facts {
    ($($field:ident: $kind:ty),+ $(,)?) => {
        /// The facts.
        #[derive(Default, PartialEq, Serialize, Deserialize)]
        #[serde(deny_unknown_fields, default)]
        pub(super) struct StoredFacts {
            $(#[serde(skip_serializing_if = "is_default")] $field: $kind),+
        }

        impl From<Facts> for StoredFacts {
            fn from(Facts { $($field),+ }: Facts) -> Self {
                Self { $($field),+ }
            }
        }

        impl From<StoredFacts> for Facts {
            fn from(StoredFacts { $($field),+ }: StoredFacts) -> Self {
                Self { $($field),+ }
            }
        }
    };
}

facts! {
    name: String,
    prepared_by: Vec<String>,
    area: String,
    grant: String,
    measure_code: String,
    project_name: String,
    project_cost: String,
    project_start: String,
    project_end: String,
    project_length: String,
    project_note: String,
    plan_start: String,
    plan_end: String,
    approved_on: String,
    evaluated_in: String,
    contacts: String,
}
