//! The labels of the reviews: 読み込みの確認, its table of changes, and conflicts between two tabs.

use super::labels;

/// The namespace of the labels of the reviews; each is a [`Label`](crate::wording::Label).
#[derive(Debug)]
pub struct ReviewLabel;

labels! {
    ReviewLabel {
        READ_FILE: "ファイルを読み込む", "Open a file";
        CONTINUE: "続ける", "Continue";
        NOTHING_CHOSEN: "取り込む項目が選ばれていません。取り込むものを選ぶか、キャンセルを押してください。",
            "Nothing is selected. Select what to take in, or press “Cancel”.";
        UNPLACED_LINE: "行", "Line";
        UNPLACED_COLUMN: "列", "Column";
        UNPLACED_TEXT: "内容", "Content";
        COPY_UNPLACED: "コピー", "Copy";
        DASHES_MEAN: "実績の「-」の意味", "What “-” means in the actuals";
        COLUMN_PLACE: "どこ", "Where";
        COLUMN_KIND: "種類", "Kind";
        COLUMN_BASE: "もとの値", "Before";
        CURRENT_VALUE: "現在の値", "Now";
        ANSWERED_VALUE: "回答の値", "In the file";
        FILE_VALUE: "ファイルの値", "In the file";
        TYPE_VALUE: "直接入力", "Type a value";
        TYPED_VALUE: "入力する値", "Value to enter";
        BY_PASSAGE: "段落ごとに選ぶ", "Choose paragraph by paragraph";
        BOTH_PASSAGES: "両方（現在の値、続けて相手の値）", "Both (the current value, then the other side’s)";
        READING_FILE: "ファイルを読み込んでいます。", "Reading the file.";
        FINDING_KPIS: "指標を探しています。", "Looking for indicators.";
        COMPARING_FILES: "いまの計画と比べています。", "Comparing with the current plans.";
        READING_STOPPED: "読み込みをやめました。何も変わっていません。", "Stopped reading. Nothing has changed.";
        OTHER_KPI: "ほかの指標から選ぶ", "Choose another indicator";
        ALL_OURS: "表示中をすべて現在の値にする", "Keep the current value for all shown";
        COLUMN_TAKE: "取り込む項目", "Take";
        PREVIEW: "読み込みの確認", "Check before taking in";
        OTHER_TAB: "ほかのタブでの変更", "Changed in another tab";
        OTHER_TAB_VALUE: "ほかのタブの値", "In the other tab";
        TABS_DIFFER: "同じところが、このタブとほかのタブの両方で変わっています。どちらの値にするか選ぶと、合わせて保存します。選ぶまで、どちらの内容も失われません。",
            "This tab and another have both changed the same places. Choose a value for each, and the changes of both tabs are saved together. Until then, nothing is lost from either.";
        KEEP_OURS: "そのまま", "Keep ours";
        REPLACE_OURS: "置き換え", "Replace ours";
        KEEP_BOTH: "別の計画として", "As another plan";
        WILL_BE_ADDED: "追加", "Added";
        DIFFERS_FROM_OURS: "手元の計画と異なります", "Differs from the plan here";
    }
}
