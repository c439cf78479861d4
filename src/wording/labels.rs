//! The fixed labels of the page, each with its text in both languages: those that several views have here, those of one view in the
//! file of its subject. End-to-end tests and the user guide refer to many of them by their text, so that a change of a text has
//! to be made there, too.

use super::Language;

mod amendment;
mod checks;
mod compare;
mod document;
mod evaluation;
mod exchange;
mod folder;
mod form_book;
mod inquiry;
mod list;
mod print;
mod sheet;
mod table;

pub use amendment::AmendmentLabel;
pub use checks::ChecksLabel;
pub use compare::CompareLabel;
pub use document::DocumentLabel;
pub use evaluation::EvaluationLabel;
pub use exchange::ExchangeLabel;
pub use folder::FolderLabel;
pub use form_book::FormBookLabel;
pub use inquiry::InquiryLabel;
pub use list::ListLabel;
pub use print::PrintLabel;
pub use sheet::SheetLabel;
pub use table::TableLabel;

/// A fixed label, as its texts in Japanese and in English.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Label(&'static [&'static str; 2]);

impl Label {
    /// The label with these texts, in Japanese and in English.
    pub(super) const fn new(texts: &'static [&'static str; 2]) -> Self {
        Self(texts)
    }

    /// The text of the label in that language.
    pub fn text(self, language: Language) -> &'static str {
        let [japanese, english] = *self.0;
        language.choose(japanese, english)
    }
}

/// The labels of a subject, as constants of the type that is named after it.
macro_rules! labels {
    ($table:ident { $($name:ident: $japanese:literal, $english:literal;)* }) => {
        #[allow(clippy::doc_markdown, reason = "the documentation of a label is the label")]
        impl $table {
            $(
                #[doc = $japanese]
                pub const $name: $crate::wording::Label = $crate::wording::Label::new(&[$japanese, $english]);
            )*

            /// Every label with its name, for the tests that read them through.
            pub const ALL: &[(&str, $crate::wording::Label)] = &[$((stringify!($name), Self::$name),)*];
        }
    };
}

pub(super) use labels;

labels! {
    Label {
        PRODUCT: "地域計画ワークブック", "Regional Plan Workbook";
        SKIP_TO_MAIN: "メインへ移動", "Skip to main content";
        OTHER_LANGUAGE: "English", "日本語";
        UNDO: "元に戻す", "Undo";
        REDO: "やり直す", "Redo";
        CLOSE_MESSAGE: "このお知らせを閉じる", "Dismiss this message";
        WHOLE_MESSAGE: "全文", "Whole message";
        OTHER_VIEWS: "その他", "More";
        PLAN_VIEWS: "この計画の画面", "Views of this plan";
        PLAN_LIST: "計画一覧", "Plans";
        READ_FILE: "ファイルを読み込む", "Open a file";
        COLUMN_STATE: "状態", "State";
        BIN: "ごみ箱", "Bin";
        COMPARE_TWO: "二つを比べる", "Compare two";
        BACK_TO_LIST: "計画一覧へ戻る", "Back to the plans";
        COLUMN_ACTIONS: "操作", "Actions";
        VIEW_FACTS: "基本情報", "Basics";
        VIEW_CHECKS: "チェック", "Checks";
        CONFIRM: "決定", "OK";
        VIEW_KPI: "数値目標と実績", "Targets and actuals";
        VIEW_EXCHANGE: "取込・出力", "Files";
        VIEW_INQUIRY: "照会", "Inquiry";
        VIEW_PRINT: "印刷", "Print";
        VIEW_DOCUMENT: "本文", "Text";
        ACTIVITY_LOG: "活動記録", "Activity log";
        ACTUAL_SOURCE: "実績のつけ方", "Where actuals come from";
        SURVEY_CHOICES: "区分（アンケートの答え）", "Answers of the survey";
        ADOPTED: "入力した値を採る年度", "Years whose typed actual counts";
        PERIOD_BREAK: "計画の区切り", "Break between plans";
        FOLLOWS: "前の計画の指標", "Indicators of the plan before";
        VIEW_AMENDMENT: "変更", "Amendments";
        VIEW_EVALUATION: "効果検証", "Evaluation";
        ADD_INDICATOR: "指標を追加", "Add an indicator";
        APPEND_YEAR: "末尾に年度を追加", "Add a year at the end";
        ROW_TARGET: "目標", "Target";
        ROW_APPROVED: "変更前", "Was";
        ROW_ACTUAL: "実績", "Actual";
        ROW_RUNNING_TARGET: "目標累計", "Running target";
        ROW_RUNNING_ACTUAL: "実績累計", "Running actual";
        ROW_RATE: "達成率", "Achievement";
        COLUMN_ROW: "区分", "Row";
        COLUMN_CUMULATIVE: "累計", "Total";
        COLUMN_STANDING: "達成状況", "Progress";
        ROW_YEAR_RATE: "単年度達成率", "Rate for the year";
        ACTS_OF: "の操作", "actions";
        RATES: "達成率", "Rates";
        WHOLE_PERIOD: "計画期間", "Whole period";
        UNIT: "単位", "Unit";
        BASIS_QUESTION: "目標の数え方", "How targets are counted";
        COPY: "複製", "Duplicate";
        DELETE: "削除", "Delete";
        MEASURE: "指標の種類", "Kind of indicator";
        BOUND: "目標の条件", "Condition of the target";
        DIRECTION: "めざす向き", "Aim";
        GROUP: "グループ", "Group";
        NO_GROUP: "グループなし", "No group";
        RESPONSIBLE: "所管課", "Section in charge";
        DEFINITION: "定義と算出方法", "Definition and method";
        SOURCE: "出典", "Source";
        BASELINE_TIME: "開始前の値の時点", "Date of the baseline";
        MEASURED: "把握時期", "When known";
        LEVEL_MEANING: "開始前の値の意味", "What the baseline counts";
        ACTUALS_ARE: "実績の書き方", "How actuals are entered";
        STATED_TOTAL: "記載の累計", "Stated total";
        PART_OF: "内訳（うち書き）", "Part of";
        PART_OF_NONE: "内訳ではない", "Not part of another";
        PART_MARK: "うち", "of which";
        STATED_RATE_OR_GRADE: "記載の達成率・評価", "Stated rate or grade";
        STATED_FORMULA: "記載の出し方", "Stated formula";
        OF_THE_WHOLE: "全体", "Overall";
        NOTE_TARGET: "目標の備考", "Note on targets";
        NOTE_ACTUAL: "実績の備考", "Note on actuals";
        PLAN_GONE: "この計画は見つかりません。計画一覧から選び直してください。", "This plan cannot be found. Please choose one from the list.";
        RELOAD: "読み直す", "Reload";
        MERGE_PLANS: "合わせる", "Merge";
        SAVE_AGAIN: "もう一度保存", "Save again";
        SAVE_AS_ANOTHER: "別の計画として保存", "Save as another plan";
        CANNOT_SAVE: "保存できません", "Cannot save";
        UNNAMED: "（名称未入力）", "(no name yet)";
        NO_FINDINGS_SHORT: "指摘なし", "No findings";
        IN_BIN: "この計画はごみ箱にあります。", "This plan is in the bin.";
        PUT_BACK: "元へ戻す", "Put back";
        FORM: "様式", "Form";
        BOTH_CALENDARS: "元号を併記する", "Show era years too";
        REQUIRED: "必須", "Required";
        NOT_ENTERED: "未入力", "Not entered";
        ALL_OF_THEM: "すべて", "All";
        SILENCED: "確認済み", "Checked";
        CELL_NOTE: "備考", "Note";
        ADD_TO_CELL: "＋足す", "+ Add";
        ADDED_NUMBER: "足す数", "Number to add";
        ADD_NOW: "足す", "Add it";
        NOTHING_TO_ADD: "足す数を数字で入力してください。", "Please enter the number to add in digits.";
        STATE_NOT_APPLICABLE: "該当なし", "Not applicable";
        SEARCH_INDICATORS: "検索", "Search";
        FILTER_GROUP: "グループで絞り込む", "Filter by group";
        FILTER_RESPONSIBLE: "所管課で絞り込む", "Filter by section in charge";
        NONE_OF_THEM: "（未記入）", "(blank)";
        VIEW_CLOSE: "年度の実績入力", "Enter actuals";
        COLUMN_INDICATOR: "指標", "Indicator";
        CLOSE_YEAR: "年度", "Year";
        OPEN_FIRST: "未入力を先に", "Missing ones first";
        OTHER_READINGS: "資料のほかの箇所での記載", "As stated elsewhere in the document";
        NOT_FINAL: "速報・見込", "Preliminary or estimated";
        PERIOD_TARGET: "計画期間の目標", "Target for the whole period";
        TARGET_OF_ALL_YEARS: "全期間の目標", "Target for all years";
        NO_VALUE_YET: "値のない年度", "No value yet";
        OVERVIEW: "概況", "Overview";
        NOTHING_TO_OVERSEE: "指標がまだありません。「数値目標と実績」で指標を作ると、年度ごとの達成の様子がここに並びます。",
            "No indicators yet. Add one under “Targets and actuals” to see its progress by year here.";
        OVERVIEW_YEAR: "年度", "Fiscal year";
        STATE_FILTER: "判定ごとの件数", "Counts by state";
        FILTER_STATE: "状態で絞り込む", "Filter by state";
        BY_GROUP: "グループ別", "By group";
        INDICATOR_NAME: "指標名", "Indicator";
        BULLET_COLUMN: "実績・目標", "Actual and targets";
        COPY_TABLE: "表をコピー", "Copy the table";
        TABLE_COPIED: "表をコピーしました。Word や Excel に貼り付けられます。", "Table copied. You can paste it into Word or Excel.";
        NOT_COPIED: "コピーできませんでした。ブラウザーがクリップボードへの書き込みを許可していません。", "Could not copy: the browser does not allow writing to the clipboard.";
        SAVE_PICTURE: "図を保存", "Save the chart";
        AS_SVG: "SVG（拡大してもきれい）", "SVG (sharp at any size)";
        AS_PNG: "PNG（貼り付け用の画像）", "PNG (an image to paste)";
        NO_PICTURE: "図を保存できませんでした。", "The chart could not be saved.";
        PRINT_ONE_SHEET: "一枚で印刷", "Print on one sheet";
        NOTHING_PASSES: "この条件に合う指標はありません。", "No indicator matches these filters.";
        AS_OF_TODAY: "基準日: 今日", "As of: today";
        HOW_RATED: "達成率の出し方", "How the rate is calculated";
        PRINT_IT: "印刷する", "Print";
        WRITE_WORD: "Wordで書き出す", "Save as a Word file";
        WORD_WRITTEN: "Wordのファイルを書き出しました。ブラウザーのダウンロードの場所にあります。", "Word file saved in your browser’s download folder.";
        WORD_NOT_WRITTEN: "Wordのファイルを作れませんでした。ページの接続を確かめて、もう一度押してください。内容は変わっていません。", "Could not make the Word file. Please check your connection and try again. Nothing has changed.";
        GRADING_RULE: "判定の規則", "Rule of grades";
        SHEET_COLUMNS: "様式の項目", "Parts of the form";
        PROCEDURE: "手続", "Procedure";
        ROW_ACTIONS: "操作", "Actions";
        RATE_FORMULA: "達成率の出し方", "Rate formula";
        RATE_FORMULA_DOES: "「各年度の値」の指標に使います。「向きによる」は実績÷目標で、めざす向きが「減らす」の指標は増減によります。指標ごとに変えるときは、その指標の詳細で選びます。開始前の値を入れても出し方は変わりません。",
            "Used for indicators of “value of each year”. “By the aim” is actual ÷ target, and the planned change of indicators that should decrease. An indicator can have its own in its details. Entering a baseline never changes it.";
        RATE_ROUNDING: "達成率の端数", "Decimals in rates";
        RATE_ROUNDING_DOES: "すべての達成率の見せ方です。判定は端数を処理する前の値で行い、未達成の達成率は100%とは示しません。",
            "How all rates are shown. Judgements use the exact value, and a rate that misses its target is never shown as 100%.";
        JUDGING: "判定の言葉と基準", "Judgement words and threshold";
        ON_TRACK_FROM: "「おおむね順調」とする達成率", "Rate that counts as “nearly met”";
        JUDGING_DOES: "目標に届かなくても、この率（%）以上なら「おおむね順調」とします。開始前より後退した指標は除きます。言葉を空にすると、左の言葉を使います。",
            "A missed target still counts as “nearly met” from this rate (%) up, unless the indicator has fallen behind its baseline. Leave a word blank to use the usual one.";
        WRONG_THRESHOLD: "1から100までの整数を入力してください。", "Please enter a whole number from 1 to 100.";
        RATE_FORMULA_OF_PLAN: "計画の出し方による", "As in the plan";
        REFERENCE_DATE: "基準日", "Reference date";
        NEXT_STEPS: "対応が必要な事項", "Needs attention";
        NOTHING_TO_DO: "いまのところありません", "Nothing for now";
        REMOVE_FOR_GOOD: "確かに消す", "Yes, delete it";
        KEEP_IT: "やめる", "Keep it";
        SAVE_PLAN_FILE: "計画ファイルを保存", "Save the plan file";
        SEND_PLAN_FILE: "送る", "Send";
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
        STOP_READING: "読み込みをやめる", "Stop reading";
        READING_STOPPED: "読み込みをやめました。何も変わっていません。", "Stopped reading. Nothing has changed.";
        OTHER_KPI: "ほかの指標から選ぶ", "Choose another indicator";
        SHOW_KIND: "種類で絞り込む", "Filter by kind";
        ALL_OURS: "表示中をすべて現在の値にする", "Keep the current value for all shown";
        COLUMN_TAKE: "取り込む項目", "Take";
        BOOK_NOT_WRITTEN: "Excelのファイルを作れませんでした。ページの接続を確かめて、もう一度押してください。内容は変わっていません。", "Could not make the Excel file. Please check your connection and try again. Nothing has changed.";
        PREVIEW: "読み込みの確認", "Check before taking in";
        TAKE_IN: "取り込む", "Take in";
        CANCEL: "キャンセル", "Cancel";
        OTHER_TAB: "ほかのタブでの変更", "Changed in another tab";
        OTHER_TAB_VALUE: "ほかのタブの値", "In the other tab";
        TABS_DIFFER: "同じところが、このタブとほかのタブの両方で変わっています。どちらの値にするか選ぶと、合わせて保存します。選ぶまで、どちらの内容も失われません。",
            "This tab and another have both changed the same places. Choose a value for each, and the changes of both tabs are saved together. Until then, nothing is lost from either.";
        MERGED_WITH_TAB: "ほかのタブでの変更と合わせて保存しました。", "Saved together with changes made in another tab.";
        KEEP_OURS: "そのまま", "Keep ours";
        REPLACE_OURS: "置き換え", "Replace ours";
        KEEP_BOTH: "別の計画として", "As another plan";
        COMPARE: "比べる", "Compare";
        CHOOSE_SIDE: "選んでください", "Please choose";
        WILL_BE_ADDED: "追加", "Added";
        DIFFERS_FROM_OURS: "手元の計画と異なります", "Differs from the plan here";
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TABLES: &[&[(&str, Label)]] = &[
        Label::ALL,
        AmendmentLabel::ALL,
        FolderLabel::ALL,
        FormBookLabel::ALL,
        InquiryLabel::ALL,
        SheetLabel::ALL,
        CompareLabel::ALL,
        EvaluationLabel::ALL,
        ChecksLabel::ALL,
        ListLabel::ALL,
        TableLabel::ALL,
        PrintLabel::ALL,
        DocumentLabel::ALL,
        ExchangeLabel::ALL,
    ];

    #[test]
    fn every_label_has_a_text_in_both_languages() {
        for (_, label) in TABLES.concat() {
            assert!(!label.text(Language::Japanese).is_empty());
            let english = label.text(Language::English);
            let is_japanese = english.chars().any(|c| ('\u{3040}'..='\u{9fff}').contains(&c));
            // The button that switches the language is labelled in the language to which it switches.
            assert_eq!(is_japanese, label == Label::OTHER_LANGUAGE, "{english}");
        }
    }
}
