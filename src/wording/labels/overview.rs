//! The labels of 概況.

use super::labels;

/// The namespace of the labels of 概況; each is a [`Label`](crate::wording::Label).
#[derive(Debug)]
pub struct OverviewLabel;

labels! {
    OverviewLabel {
        NOTHING_TO_OVERSEE: "指標がまだありません。「数値目標と実績」で指標を作ると、年度ごとの達成の様子がここに並びます。",
            "No indicators yet. Add one under “Targets and actuals” to see its progress by year here.";
        BY_GROUP: "グループ別", "By group";
        BULLET_COLUMN: "実績・目標", "Actual and targets";
        PRINT_ONE_SHEET: "一枚で印刷", "Print on one sheet";
        AS_OF_TODAY: "基準日: 今日", "As of: today";
        NOTHING_TO_DO: "いまのところありません", "Nothing for now";
    }
}
