//! The approved states of a plan in format 5, each as what differs in it from the state after it.
//!
//! The newest approved state is stored against the plan itself, the one before it against the newest, and so on, so that
//! a text that never changed is stored once. What differs is a JSON patch (RFC 6902) of the bodies of both states.

use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use crate::plan::Procedure;
use crate::storage::json::{is_usual, twin};

/// The stored form of an approved state.
#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(in crate::storage) struct ApprovalRecordV5 {
    pub(in crate::storage) id: String,
    pub(in crate::storage) number: u32,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(in crate::storage) procedure: Option<ProcedureV5>,
    #[serde(default, skip_serializing_if = "is_usual")]
    pub(in crate::storage) name: String,
    #[serde(default, skip_serializing_if = "is_usual")]
    pub(in crate::storage) approved_on: String,
    #[serde(default, skip_serializing_if = "is_usual")]
    pub(in crate::storage) reason: String,
    #[serde(default, skip_serializing_if = "is_usual")]
    pub(in crate::storage) note: String,
    /// What makes this state of the one after it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(in crate::storage) changes: Vec<ChangeRecordV5>,
}

/// A step of a patch, of the kinds that we write. Others could copy a text until it fills the memory.
#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(in crate::storage) struct ChangeRecordV5 {
    pub(in crate::storage) op: OperationV5,
    pub(in crate::storage) path: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(in crate::storage) value: Option<Box<RawValue>>,
}

#[derive(Clone, Copy, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub(in crate::storage) enum OperationV5 {
    Add,
    Remove,
    Replace,
}

#[derive(Clone, Copy, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub(in crate::storage) enum ProcedureV5 {
    FirstApproval,
    AmendmentApproval,
    MinorReport,
    NotFiled,
}
twin! { ProcedureV5 of Procedure { FirstApproval, AmendmentApproval, MinorReport, NotFiled } }
