//! The fixed labels of the page, each with its text in both languages. This file has the labels of the frame of the
//! page, of its components, and those that several views or sentences use. A page or review with several labels of its
//! own has them in a separate file. End-to-end tests and the user guide refer to many labels by their text, so that a
//! changed text has to be changed there, too.

use super::Language;

mod activity_log;
mod amendment;
mod checks;
mod compare;
mod document;
mod evaluation;
mod exchange;
mod facts;
mod folder;
mod form_book;
mod inquiry;
mod list;
mod next_period;
mod overview;
mod print;
mod review;
mod sheet_reading;
mod summary;
mod table;

pub use activity_log::RecordLabel;
pub use amendment::AmendmentLabel;
pub use checks::ChecksLabel;
pub use compare::CompareLabel;
pub use document::DocumentLabel;
pub use evaluation::EvaluationLabel;
pub use exchange::ExchangeLabel;
pub use facts::FactsLabel;
pub use folder::FolderLabel;
pub use form_book::FormBookLabel;
pub use inquiry::InquiryLabel;
pub use list::ListLabel;
pub use next_period::NextLabel;
pub use overview::OverviewLabel;
pub use print::PrintLabel;
pub use review::ReviewLabel;
pub use sheet_reading::SheetReadingLabel;
pub use summary::{LookedLabel, MissingLabel, OutLabel, SummaryLabel};
pub use table::TableLabel;

/// A fixed label with its texts in Japanese and in English. Labels are equal if their texts are equal, so that two
/// constants may be equal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Label(&'static [&'static str; 2]);

impl Label {
    /// The label of the switch to the other language, in that language; the only label whose English text is Japanese.
    pub const OTHER_LANGUAGE: Self = Self::new(&["English", "日本語"]);

    /// The label with these texts, in Japanese and in English.
    const fn new(texts: &'static [&'static str; 2]) -> Self {
        Self(texts)
    }

    /// The text of the label in that language.
    pub fn text(self, language: Language) -> &'static str {
        let [japanese, english] = *self.0;
        language.choose(japanese, english)
    }
}

/// Whether the label has a text in both languages, and no kana or kanji (U+3040 to U+9FFF) in the English one.
const fn has_both_texts(label: Label) -> bool {
    let [japanese, english] = *label.0;
    let mut bytes = english.as_bytes();
    while let [first, rest @ ..] = bytes {
        // In UTF-8 these letters begin with 0xE3 to 0xE9; U+3000 to U+303F precede them under 0xE3 0x80.
        if matches!((*first, rest), (0xE3, [0x81..=0xBF, ..]) | (0xE4..=0xE9, _)) {
            return false;
        }
        bytes = rest;
    }
    !japanese.is_empty() && !english.is_empty()
}

/// Defines the labels of a subject, as constants of the type that is named after it. A label without a text in one of
/// the languages does not compile.
macro_rules! labels {
    ($table:ident { $($name:ident: $japanese:literal, $english:literal;)* }) => {
        impl $table {
            $(
                #[doc = concat!("`", $japanese, "`")]
                pub const $name: $crate::wording::Label = $crate::wording::Label::new(&[$japanese, $english]);
            )*

            /// Every label with its name, for the tests that check all texts.
            pub const ALL: &[(&str, $crate::wording::Label)] = &[$((stringify!($name), Self::$name),)*];
        }

        $(const _: () = assert!($crate::wording::labels::has_both_texts($table::$name), $japanese);)*
    };
}

use labels;

labels! {
    Label {
        PRODUCT: "地域計画ワークブック", "Regional Plan Workbook";
        SKIP_TO_MAIN: "メインへ移動", "Skip to main content";
        UNDO: "元に戻す", "Undo";
        REDO: "やり直す", "Redo";
        CLOSE_MESSAGE: "このお知らせを閉じる", "Dismiss this message";
        WHOLE_MESSAGE: "全文", "Whole message";
        OTHER_VIEWS: "その他", "More";
        PLAN_VIEWS: "この計画の画面", "Views of this plan";
        PLAN_LIST: "計画一覧", "Plans";
        COLUMN_STATE: "状態", "State";
        BIN: "ごみ箱", "Bin";
        ARCHIVE: "保管", "Archive";
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
        IN_ARCHIVE: "この計画は保管してあり、計画一覧と総括表には出ません。",
            "This plan is in the archive; the list and the summary leave it out.";
        PUT_BACK: "元へ戻す", "Put back";
        FORM: "様式", "Form";
        BOTH_CALENDARS: "元号を併記する", "Show era years too";
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
        OVERVIEW_YEAR: "年度", "Fiscal year";
        STATE_FILTER: "判定ごとの件数", "Counts by state";
        FILTER_STATE: "状態で絞り込む", "Filter by state";
        INDICATOR_NAME: "指標名", "Indicator";
        COPY_TABLE: "表をコピー", "Copy the table";
        TABLE_COPIED: "表をコピーしました。Word や Excel に貼り付けられます。", "Table copied. You can paste it into Word or Excel.";
        NOT_COPIED: "コピーできませんでした。ブラウザーがクリップボードへの書き込みを許可していません。", "Could not copy: the browser does not allow writing to the clipboard.";
        SAVE_PICTURE: "図を保存", "Save the chart";
        AS_SVG: "SVG（拡大してもきれい）", "SVG (sharp at any size)";
        AS_PNG: "PNG（貼り付け用の画像）", "PNG (an image to paste)";
        NO_PICTURE: "図を保存できませんでした。", "The chart could not be saved.";
        NOTHING_PASSES: "この条件に合う指標はありません。", "No indicator matches these filters.";
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
        RATE_ROUNDING: "達成率の端数", "Decimals in rates";
        ON_TRACK_FROM: "「おおむね順調」とする達成率", "Rate that counts as “nearly met”";
        RATE_FORMULA_OF_PLAN: "計画の出し方による", "As in the plan";
        REFERENCE_DATE: "基準日", "Reference date";
        NEXT_STEPS: "対応が必要な事項", "Needs attention";
        REMOVE_FOR_GOOD: "確かに消す", "Yes, delete it";
        KEEP_IT: "やめる", "Keep it";
        SAVE_PLAN_FILE: "計画ファイルを保存", "Save the plan file";
        SEND_PLAN_FILE: "送る", "Send";
        STOP_READING: "読み込みをやめる", "Stop reading";
        SHOW_KIND: "種類で絞り込む", "Filter by kind";
        BOOK_NOT_WRITTEN: "Excelのファイルを作れませんでした。ページの接続を確かめて、もう一度押してください。内容は変わっていません。", "Could not make the Excel file. Please check your connection and try again. Nothing has changed.";
        TAKE_IN: "取り込む", "Take in";
        CANCEL: "キャンセル", "Cancel";
        MERGED_WITH_TAB: "ほかのタブでの変更と合わせて保存しました。", "Saved together with changes made in another tab.";
        COMPARE: "比べる", "Compare";
        CHOOSE_SIDE: "選んでください", "Please choose";
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_needs_both_texts_and_english_without_japanese() {
        let texts: [(&'static [&'static str; 2], bool); 9] = [
            (&["計画", "Plan’s “own” … – € é"], true),
            (&["", "Plan"], false),
            (&["計画", ""], false),
            (&["計画", "Plan 計"], false),
            (&["計画", "か"], false),
            (&["計画", "ァ"], false),
            (&["計画", "鿿"], false),
            (&["計画", "、〿"], true),
            (&["計画", "ｶ"], true),
        ];
        for (texts, is_label) in texts {
            assert_eq!(has_both_texts(Label::new(texts)), is_label, "{texts:?}");
        }
    }
}
