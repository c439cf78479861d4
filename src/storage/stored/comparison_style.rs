//! The layout of the comparison table (新旧対照表). Absent fields have their defaults.

use serde::{Deserialize, Serialize};

use crate::plan::ComparisonStyle;
use crate::plan::comparison_style::{ChangeMark, Filler, SideOrder};
use crate::storage::json::is_usual;
use crate::storage::words::StoredWord;

/// The stored form of the layout.
#[derive(Default, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct ComparisonStyleRecord {
    #[serde(skip_serializing_if = "is_usual")]
    order: StoredWord<SideOrder>,
    #[serde(skip_serializing_if = "is_usual")]
    remarks: bool,
    #[serde(skip_serializing_if = "is_usual")]
    filler: StoredWord<Filler>,
    #[serde(skip_serializing_if = "is_usual")]
    mark: StoredWord<ChangeMark>,
    #[serde(skip_serializing_if = "is_usual")]
    headings: bool,
    #[serde(skip_serializing_if = "is_usual")]
    after: String,
    #[serde(skip_serializing_if = "is_usual")]
    before: String,
    #[serde(skip_serializing_if = "is_usual")]
    omitted: String,
}

impl From<&ComparisonStyle> for ComparisonStyleRecord {
    fn from(style: &ComparisonStyle) -> Self {
        let ComparisonStyle { order, has_remarks, filler, mark, shows_headings, after_head, before_head, omitted } =
            style;
        Self {
            order: StoredWord(*order),
            remarks: *has_remarks,
            filler: StoredWord(*filler),
            mark: StoredWord(*mark),
            headings: *shows_headings,
            after: after_head.clone(),
            before: before_head.clone(),
            omitted: omitted.clone(),
        }
    }
}

impl From<ComparisonStyleRecord> for ComparisonStyle {
    fn from(record: ComparisonStyleRecord) -> Self {
        Self {
            order: record.order.0,
            has_remarks: record.remarks,
            filler: record.filler.0,
            mark: record.mark.0,
            shows_headings: record.headings,
            after_head: record.after,
            before_head: record.before,
            omitted: record.omitted,
        }
    }
}
