//! The labels of 総括表: its table, the files that are only viewed, missing actuals, and exports.

use super::labels;

/// The namespace of the labels of 総括表; each is a [`Label`](crate::wording::Label).
#[derive(Debug)]
pub struct SummaryLabel;

labels! {
    SummaryLabel {
        TITLE: "総括表", "All indicators";
        NO_PLANS: "まだ計画がありません。計画を作るか読み込むと、ここにすべての計画の指標が並びます。", "No plans yet. Once there are plans, all their indicators are listed here.";
        GROUPING: "まとめ方", "Group by";
        BY_NOTHING: "なし", "Nothing";
        MISSING_ONLY: "未入力だけ", "Only what is missing";
        COLUMNS: "列", "Columns";
        FOLDED_TOOLS: "絞り込み・列・書き出し", "Filters, columns, export";
        SEARCH: "検索", "Search";
        NONE_FOUND: "条件に合う指標はありません。", "No indicator matches.";
        NOT_KEPT: "保存していません", "not kept";
        CONFLICTING: "食い違い", "conflicting";
        ACTS_OF_ROW: "の操作", "actions";
        ROW_ACTS: "操作", "Actions";
        SELECT_ROW: "を選ぶ", "select";
        SELECT_ALL: "表示中の指標をすべて選ぶ", "Select all that are shown";
        GIVE_UP_SELECTION: "選択を解除", "Clear the selection";
        OPEN_PLAN: "計画を開く", "Open the plan";
        COMPARE_DEFINITIONS: "定義を比べる", "Compare definitions";
        SHOW_SERIES: "推移を見る", "Show the figures over the years";
        NO_SERIES: "文章で表す指標や、目標の数え方が未設定の指標には、推移の図がありません。", "An indicator that is described in words, or whose targets have no chosen meaning, has no chart over the years.";
        CLOSE_PANEL: "閉じる", "Close";
        DIFFERS: "異なる", "differs";
        ONLY_ONE: "同じ名前の指標は、ほかの計画にありません。", "No other plan has an indicator of this name.";
        WITHOUT_YEAR: "この年度なし", "year not in plan";
        NO_YEAR: "この年度は計画にありません", "The plan does not have this year";
    }
}

/// The namespace of the labels of ファイルを見る; each is a [`Label`](crate::wording::Label).
#[derive(Debug)]
pub struct LookedLabel;

labels! {
    LookedLabel {
        FILES: "ファイルを見る", "Look at files";
        FOLDER: "フォルダを見る", "Look at a folder";
        HEADING: "見ているファイル", "Files looked at";
        CLOSE: "ファイルを閉じる", "Close the files";
        IMPORT: "この計画を取り込む", "Import this plan";
        OF_LONG_FILES: "公開用CSVから読んだ行は、ファイルに書いてあることだけです。判定できない理由、定義、把握時期は書いてないため空欄です。取り込むには計画ファイルが要ります。", "Rows of a CSV for publishing say only what is written in it: why something is not judged, definitions and when figures are known are blank. To import a plan its plan file is needed.";
    }
}

/// The namespace of the labels of 誰が出していないか; each is a [`Label`](crate::wording::Label).
#[derive(Debug)]
pub struct MissingLabel;

labels! {
    MissingLabel {
        HEADING: "未提出の団体", "Who is missing";
        NOBODY: "表示の条件に合う指標に、この年度の未入力・未確定の実績はありません。", "Among the indicators that are shown, no actual of this year is missing or not final.";
        COPY_INQUIRY: "照会文をコピー", "Copy the inquiry";
        CSV: "未提出の一覧をCSVで書き出す", "Write the list as CSV";
        BOOK: "未提出の一覧をExcelで書き出す", "Write the list for Excel";
    }
}

/// The namespace of the labels of exports from 総括表; each is a [`Label`](crate::wording::Label).
#[derive(Debug)]
pub struct OutLabel;

labels! {
    OutLabel {
        BOOK: "Excelで書き出す", "Write for Excel";
        CSV: "CSVで書き出す", "Write as CSV";
        VALUES: "すべての値を書き出す", "Write all values";
    }
}
