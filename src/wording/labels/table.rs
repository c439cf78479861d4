//! The labels of 数値目標と実績: the table, its tools and the details of a KPI.

use super::labels;

/// The namespace of the labels of 数値目標と実績; each is a [`Label`](crate::wording::Label).
#[derive(Debug)]
pub struct TableLabel;

labels! {
    TableLabel {
        PASTED_TABLE: "貼り付けた表", "Pasted table";
        SKIP_TO_GRID: "表へ移動", "Go to the table";
        SKIP_GRID: "表を飛ばす", "Skip the table";
        PREPEND_YEAR: "先頭に年度を追加", "Add a year at the start";
        NO_INDICATORS: "指標がまだありません。「指標を追加」で行を作ってください。", "No indicators yet. Use “Add an indicator” to make a row.";
        TOOLS: "表の操作", "Table tools";
        ROW_TARGET_LEVEL: "目標（水準）", "Target (level)";
        ROW_ACTUAL_LEVEL: "実績（水準）", "Actual (level)";
        SHOWN_LINES: "表示する行", "Rows shown";
        LEVELS_SHOWN: "水準", "Levels";
        COMPACT: "詰めて", "Compact";
        YEAR_COLUMNS: "年度の列", "Year columns";
        FIT_YEARS: "期間に列を合わせる", "Fit to the period";
        YEARS_FITTED_ALREADY: "変える列はありません。列は「基本情報」の期間に合わせ、数値のある年度は残します。", "No column to change: the columns follow the period under “Basics”, and years with figures stay.";
        CLOSE_DETAILS: "詳細を閉じる", "Close the details";
        DETAILS: "詳細", "Details";
        MOVE_UP: "上へ", "Move up";
        MOVE_DOWN: "下へ", "Move down";
        RESTATING: "目標の書き方を直す", "Restate the targets";
        RESTATED_BEFORE: "今", "Now";
        RESTATED_AFTER: "直した後", "After";
        STATED_RATES: "資料に記載の達成率・評価", "Rates and grades stated in the document";
        COMPUTED_RATE: "計算", "Computed";
        CELL_BAR: "選んだ欄", "Selected cell";
        CELL_STATES: "値の状態", "Status of the value";
        CELL_KEY: "Alt+↓ でここへ、Esc で表へ", "Alt+↓ comes here, Esc goes back";
        NUMERATOR: "分子", "Numerator";
        DENOMINATOR: "分母", "Denominator";
        EARLIER_REASON: "変更の理由", "Reason for the change";
        NO_CELL: "表の欄を選ぶと、その欄のことがここに出ます。", "Select a cell in the table to see its details here.";
        STATE_FINAL: "確定", "Final";
        STATE_PRELIMINARY: "速報", "Preliminary";
        STATE_ESTIMATE: "見込", "Estimate";
        STATE_UNKNOWN: "未把握", "Not known";
        STATE_BEING_COUNTED: "集計中", "Being counted";
        STATE_UNDER_SURVEY: "調査中", "Under survey";
        STATE_UNPUBLISHED: "未公表", "Unpublished";
        STATE_INCALCULABLE: "算定不能", "Incalculable";
        STATE_INCOMPARABLE: "比較不能", "Incomparable";
        CHOOSE_CELL_FIRST: "先に、表の中の目標か実績の欄を選んでください。", "First select a target or an actual in the table.";
        NUMBER_FIRST: "速報・見込・確定を選べるのは、数値の入った欄です。先に数値を入力してください。",
            "Only a number can be final, preliminary or an estimate. Please enter one first.";
        PASTE_NOTHING: "貼り付けない", "Don’t paste";
        NOT_MOVED_WHILE_SORTED: "並べ替えの間は行を動かせません。「No」を押すと計画の順に戻ります。", "Rows cannot be moved while the view is sorted. Press “No.” for the order of the plan.";
        SORT_BY_NUMBER: "No", "No.";
        NOT_PASTED_OUT_OF_ORDER: "並びが計画の順ではない（未入力が先）ため、何件もの値は貼り付けていません。「未入力を先に」を切ってから、もう一度貼り付けてください。",
            "Figures of several indicators were not pasted, because the rows are not in the order of the plan (missing ones first). Switch “Missing ones first” off, then paste again.";
        PASTE_WITHOUT_PLACE: "貼り付ける先が選ばれていません。数値は入れる最初のセルを、新しい指標の表は指標名の欄を選んでから、もう一度貼り付けてください。",
            "No place to paste is chosen. Choose the first cell for figures, or the name of an indicator for a table of new ones, then paste again.";
        SURVEY_YEARS: "調査の年", "Survey years";
        NOTES_OF_YEARS: "年度ごとの備考", "Notes by year";
        AS_TYPED: "入力したときの表記", "As typed";
        EARLIER: "差し替え前の値", "Replaced values";
        CHART: "グラフ", "Chart";
        APPROVALS_OF_ROW: "認定の経過", "In the approved versions";
    }
}
