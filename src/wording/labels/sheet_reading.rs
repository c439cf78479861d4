//! The labels of 表の読み取り.

use super::labels;

/// The namespace of the labels of 表の読み取り; each is a [`Label`](crate::wording::Label).
#[derive(Debug)]
pub struct SheetReadingLabel;

labels! {
    SheetReadingLabel {
        READ_SHEET: "表の読み取り", "Reading of the table";
        PLACED: "読み取った", "Read";
        ASKED: "確かめる", "To confirm";
        LEFT_OUT: "読まない", "Left out";
        OPEN: "未定", "Open";
        GO_ON: "確認へ進む", "Go on to the review";
        BASELINE: "基準値", "Baseline";
        RATE: "記載の達成率", "Stated rate";
        PERIOD: "計画期間", "Whole period";
        SKIP: "読まない", "Do not read";
        KINDS: "目標・実績の別", "Target or actual";
        YEARS: "年度", "Fiscal year";
        YEAR_AS_IS: "見出しのとおり", "As the headings say";
        VALUES: "数値の範囲", "Range of figures";
        NAME_OF: "どの指標の値か", "Whose figures";
        SET_NAME: "決める", "Set";
        REPORTED: "報告年度", "Reported year";
        SAID: "決めたこと", "What was said";
        TAKE_BACK: "取り消す", "Take back";
        TO_CONFIRM: "確かめること", "To confirm";
        WHOLE: "表全体", "The whole table";
        PLAN: "どの計画に", "Into which plan";
        BODY: "団体", "Body";
        FIGURES: "計画に入る値", "Figures for the plan";
        SAY: "何の値か決める", "Say what it is";
        SHOW: "表で見る", "Show in the table";
        FILE: "ファイル・シート", "File or sheet";
        FORGET: "忘れる", "Forget";
        READ_SO: "この読み方で読む", "Read it so";
        READINGS_OUT: "読み方を書き出す", "Save the readings as a file";
        ONLY_YEAR: "年度だけ決める", "Set only the year";
        CHOOSE: "表の列・行・欄を選ぶと、何の値かを決められます。", "Choose a column, a row or cells of the table to say what they are.";
    }
}
