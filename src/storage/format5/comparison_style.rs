//! The layout of the table of old and new in format 5. What is absent is as usual.

use serde::{Deserialize, Serialize};

use crate::plan::ComparisonStyle;
use crate::plan::comparison_style::{ChangeMark, Filler, SideOrder};
use crate::storage::json::{is_usual, twin};

/// The stored form of the layout.
#[derive(Default, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields, default)]
pub(in crate::storage) struct ComparisonStyleRecordV5 {
    #[serde(skip_serializing_if = "is_usual")]
    order: SideOrderV5,
    #[serde(skip_serializing_if = "is_usual")]
    remarks: bool,
    #[serde(skip_serializing_if = "is_usual")]
    filler: FillerV5,
    #[serde(skip_serializing_if = "is_usual")]
    mark: ChangeMarkV5,
    #[serde(skip_serializing_if = "is_usual")]
    headings: bool,
    #[serde(skip_serializing_if = "is_usual")]
    after: String,
    #[serde(skip_serializing_if = "is_usual")]
    before: String,
    #[serde(skip_serializing_if = "is_usual")]
    omitted: String,
}

#[derive(Clone, Copy, Default, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
enum SideOrderV5 {
    #[default]
    AfterFirst,
    BeforeFirst,
}
twin! { SideOrderV5 of SideOrder { AfterFirst, BeforeFirst } }

#[derive(Clone, Copy, Default, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
enum FillerV5 {
    #[default]
    Words,
    Empty,
}
twin! { FillerV5 of Filler { Words, Empty } }

#[derive(Clone, Copy, Default, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
enum ChangeMarkV5 {
    #[default]
    Underline,
    Bold,
}
twin! { ChangeMarkV5 of ChangeMark { Underline, Bold } }

impl From<&ComparisonStyle> for ComparisonStyleRecordV5 {
    fn from(style: &ComparisonStyle) -> Self {
        let ComparisonStyle { order, has_remarks, filler, mark, shows_headings, after_head, before_head, omitted } =
            style;
        Self {
            order: (*order).into(),
            remarks: *has_remarks,
            filler: (*filler).into(),
            mark: (*mark).into(),
            headings: *shows_headings,
            after: after_head.clone(),
            before: before_head.clone(),
            omitted: omitted.clone(),
        }
    }
}

impl From<ComparisonStyleRecordV5> for ComparisonStyle {
    fn from(record: ComparisonStyleRecordV5) -> Self {
        Self {
            order: record.order.into(),
            has_remarks: record.remarks,
            filler: record.filler.into(),
            mark: record.mark.into(),
            shows_headings: record.headings,
            after_head: record.after,
            before_head: record.before,
            omitted: record.omitted,
        }
    }
}
