//! The labels of 表の読み取り.

use super::labels;

/// The labels of 表の読み取り.
#[derive(Debug)]
pub struct SheetLabel;

labels! {
    SheetLabel {
        READ_SHEET: "表の読み取り", "Reading of the table";
        SHEET_PLACED: "読み取った", "Read";
        SHEET_ASKED: "確かめる", "To confirm";
        SHEET_LEFT_OUT: "読まない", "Left out";
        SHEET_OPEN: "未定", "Open";
        SHEET_GO_ON: "確認へ進む", "Go on to the review";
        SHEET_BASELINE: "基準値", "Baseline";
        SHEET_RATE: "記載の達成率", "Stated rate";
        SHEET_PERIOD: "計画期間", "Whole period";
        SHEET_SKIP: "読まない", "Do not read";
        SHEET_KINDS: "目標・実績の別", "Target or actual";
        SHEET_YEARS: "年度", "Fiscal year";
        SHEET_YEAR_AS_IS: "見出しのとおり", "As the headings say";
        SHEET_VALUES: "数値の範囲", "Range of figures";
        SHEET_NAME_OF: "どの指標の値か", "Whose figures";
        SHEET_SET_NAME: "決める", "Set";
        SHEET_REPORTED: "報告年度", "Reported year";
        SHEET_SAID: "決めたこと", "What was said";
        SHEET_TAKE_BACK: "取り消す", "Take back";
        SHEET_TO_CONFIRM: "確かめること", "To confirm";
        SHEET_WHOLE: "表全体", "The whole table";
        SHEET_PLAN: "どの計画に", "Into which plan";
        SHEET_BODY: "団体", "Body";
        SHEET_FIGURES: "計画に入る値", "Figures for the plan";
        SHEET_SAY: "何の値か決める", "Say what it is";
        SHEET_SHOW: "表で見る", "Show in the table";
        SHEET_FILE: "ファイル・シート", "File or sheet";
        SHEET_FORGET: "忘れる", "Forget";
        SHEET_READ_SO: "この読み方で読む", "Read it so";
        SHEET_READINGS_OUT: "読み方を書き出す", "Save the readings as a file";
        SHEET_ONLY_YEAR: "年度だけ決める", "Set only the year";
        SHEET_CHOOSE: "表の列・行・欄を選ぶと、何の値かを決められます。", "Choose a column, a row or cells of the table to say what they are.";
    }
}
