//! The ids of elements of a line of 計画一覧, by which they get the focus.

use keikaku::value::PlanId;

/// The id of the link to a plan, which gets the focus after a command on that plan.
pub(super) fn plan_link_id(plan: PlanId) -> String {
    format!("plan-{plan}")
}

/// The id of the button `{計画名} の操作`.
pub(super) fn menu_id(plan: PlanId) -> String {
    format!("acts-{plan}")
}

/// The id of the field for a new name.
pub(super) fn rename_field_id(plan: PlanId) -> String {
    format!("rename-field-{plan}")
}

/// The id of the link to 保管, which is shown if there are archived plans.
pub(super) const ARCHIVE_LINK: &str = "archive-link";

/// The id of the link to ごみ箱.
pub(super) const BIN_LINK: &str = "bin-link";
