//! The labels of 効果検証.

use super::labels;

/// The namespace of the labels of 効果検証; each is a [`Label`](crate::wording::Label).
#[derive(Debug)]
pub struct EvaluationLabel;

labels! {
    EvaluationLabel {
        PRINT_EVALUATION: "効果検証シートを印刷", "Print the evaluation sheet";
        WRITE_EVALUATION: "効果検証シートをWordで書き出す", "Save the evaluation sheet as a Word file";
        PRINT_REPORT: "議会報告を印刷", "Print the report to the assembly";
        WRITE_REPORT: "議会報告をWordで書き出す", "Save the report to the assembly as a Word file";
        LAYOUT: "シートの様式", "Layout of the sheet";
        USUAL_LAYOUT: "標準", "Usual";
        NATIONAL_LAYOUT: "国への報告の項目", "Items of the report to the State";
        LOAD_RULE: "規則を読み込む", "Load a rule";
        SHEET_COLUMNS_MEANING: "お使いの様式にある項目を選びます。選ばない項目は、書くまで表示しないか、たたんでおきます。", "Choose what your form asks for. The rest stays folded or hidden until something is written there.";
        OPEN_ROW: "開く", "Open";
        STATE: "段階", "Stage";
        GRADE: "判定", "Grade";
        GRADE_BEFORE: "前年の判定", "Grade last year";
        MEASURE_BEFORE: "前年の今後の取組", "Last year’s next steps";
        NO_MEASURE_BEFORE: "前年の効果検証に今後の取組はありません。", "Last year’s evaluation has no next steps.";
        EVALUATED_PROJECT: "事業の評価", "Project";
        EVALUATED_GOALS: "基本目標の評価", "Goals";
        OPINIONS: "意見と対応", "Opinions and replies";
        ADD_OPINION: "意見を追加", "Add an opinion";
        REMOVE_OPINION: "この意見を削除", "Delete this opinion";
        MONEY: "費用", "Costs";
        MEETINGS: "会議", "Meetings";
        ADD_MEETING: "会議を追加", "Add a meeting";
        REMOVE_MEETING: "この会議を削除", "Delete this meeting";
        PUBLICATION: "公表・報告", "Publication and report";
        SETTLE_SHEET: "確定する", "Settle";
        PUBLISH_SHEET: "公表する", "Publish";
        REOPEN_SHEET: "記入中に戻す", "Open again";
        REOPEN_REASON: "戻す理由", "Reason for opening again";
        GO_BACK: "戻る", "Back";
        SHEET_SETTLED_NOW: "確定しました。数値、達成率、判定はこの日のまま残ります。", "Settled. Figures, rates and grades stay as of today.";
        SHEET_PUBLISHED_NOW: "公表済みとしました。", "Marked as published.";
        SHEET_PUBLISHED_WITHOUT_DAY: "公表済みとしました。公表日は未記入です。", "Marked as published. The day is still to be entered.";
        SHEET_REOPENED_NOW: "記入中に戻しました。", "Opened again.";
        SHEET_ROWS: "表示する指標", "Indicators shown";
        WRITE_EVALUATION_TABLE: "効果検証CSVを書き出す", "Export evaluation CSV";
    }
}
