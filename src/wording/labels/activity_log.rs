//! The labels of 活動記録.

use super::labels;

/// The namespace of the labels of 活動記録; each is a [`Label`](crate::wording::Label).
#[derive(Debug)]
pub struct RecordLabel;

labels! {
    RecordLabel {
        RECORD: "記録する", "Record";
        BAR_ACTUALS: "実績", "Actuals";
        BAR_TABLE: "表", "Table";
        ADD_RECORD: "記録を追加", "Add a record";
        CLOSE_ENTRY: "閉じる", "Close";
        SAVE: "保存", "Save";
        TAKE_BACK: "元に戻す", "Undo";
        TAKE_BACK_SAVED: "この記録を元に戻す", "Undo this record";
        ONE_MORE: "＋1", "+1";
        ONE_LESS: "－1", "−1";
        TODAY: "今日", "Today";
        YESTERDAY: "昨日", "Yesterday";
        OTHER_DAY: "選ぶ", "Another day";
        CHOSEN_DAY: "記録する日", "Day of the record";
        NOTE_AND_NAME: "備考・記録者", "Note and name";
        REMEMBERED_NAME: "この端末に覚えておきます。空欄でもかまいません。", "Remembered on this device. It may stay blank.";
        ONE_RECORD_COUNTS_ONE: "記録1件を1件と数えます。", "Each record counts as one.";
        LAST_RECORD_COUNTS: "足さずに、その日の値を入力します。いちばん新しい日付の値が実績になります。", "Enter the value of the day, not what was added. The value of the newest day is the actual.";
        ANSWERS_MEANING: "空欄は1人。", "Blank is one person.";
        NO_KPI: "記録する指標がまだありません。先に「数値目標と実績」で指標を入れてください。", "There is no indicator to record yet. Add one under “Targets and actuals” first.";
        KEEP_TYPING: "直接入力のまま", "Keep typing them";
        BASIS_FIRST: "この指標は「目標の数え方」が未設定のため、記録からは実績を作れません。", "How the targets of this indicator count is not set, so its actuals cannot be made from records.";
        NO_RECORDS: "まだ記録がありません。", "There are no records yet.";
        NO_RECORDS_FOR_GROUP: "催しや作業のあとに、数と内容をひとこと記録しておくと、年度の実績になります。", "Note a figure and what happened after each event: the records become the actual of the year.";
        NONE_FOUND: "条件に合う記録はありません。", "No record matches.";
        LATEST_RECORDS: "最近の記録", "Latest records";
        ALL_RECORDS: "すべての記録", "All records";
        SHOW_MORE: "さらに表示", "Show more";
        FILTER_INDICATOR: "指標で絞り込む", "Filter by indicator";
        FILTER_SPAN: "期間で絞り込む", "Filter by month or year";
        SEARCH_RECORDS: "記録を検索", "Search the records";
        EVERY_INDICATOR: "すべての指標", "All indicators";
        EVERY_SPAN: "すべての期間", "All months";
        NO_INDICATOR: "指標なし", "No indicator";
        REMOVE_RECORD: "削除", "Remove";
        RECORDED: "記録の値", "Value from the records";
        TYPED: "入力した値", "Typed value";
        WRITE_TABLE: "活動記録のCSVを書き出す", "Save the records as CSV";
        MONTH_CHARTS: "月ごとの図", "By month";
        BY_MONTH: "月ごとの値", "Each month";
        YEAR_SO_FAR: "年度の累計", "Total of the year so far";
        YEAR_TARGET: "年度の目標", "Target of the year";
        PASTE_HINT: "表計算ソフトの表（日付・指標・数量・内容・備考）を貼り付けると、新しい記録になります。表の欄を選んで貼り付けると、その欄から下を書き換えます。", "A pasted table (date, indicator, amount, what happened, note) becomes new records. Pasted into a field of the list, it is written over the rows from there on.";
        REPORT: "活動報告", "Activity report";
        REPORT_MEANING: "選んだ期間の数値と活動を1枚にまとめます。", "The figures and events of a month or year on one page.";
        REPORT_SPAN: "報告する期間", "Month or year of the report";
        PRINT_REPORT: "活動報告を印刷", "Print the report";
        WRITE_REPORT: "活動報告をWordで書き出す", "Save the report as a Word file";
        WITHOUT_AMOUNTS: "記録ごとの数量を載せない（会員向け）", "Leave out the amounts of single records (for members)";
        SAFARI_WIPES: "このブラウザーは、7日間開かないページの記録を消すことがあります。「送る」でファイルを残すか、ホーム画面に追加してください。", "This browser may delete the records of a page that was not opened for seven days. Send the file, or add the page to the home screen.";
        ANSWERS_THAT_COUNT: "実績に数える答え", "Answers that count";
        ADD_ANSWER: "答えを追加", "Add an answer";
        ANSWERS_HINT: "印を付けた答えの割合が実績になります。答えがなければ、記録に分子と分母を入れます。", "The share of the marked answers is the actual. Without answers, a record has a numerator and a denominator.";
    }
}
