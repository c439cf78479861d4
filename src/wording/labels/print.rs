//! The labels of 印刷.

use super::labels;

/// The namespace of the labels of 印刷; each is a [`Label`](crate::wording::Label).
#[derive(Debug)]
pub struct PrintLabel;

labels! {
    PrintLabel {
        COLUMN_TOTAL: "合計", "Total";
        COLUMN_NEWEST: "最新", "Newest";
        COLUMN_PERIOD: "期間全体", "Whole period";
        PRINT_WHAT: "印刷するもの", "What to print";
        PRINT_DOCUMENT: "計画書（本文・様式どおり）", "The plan document, as the form has it";
        PRINT_LIST: "一覧", "List";
        PRINT_SHEETS: "指標ごとの表", "A sheet for each indicator";
        PRINT_CHOSEN: "選んでいる指標だけ", "Only the selected indicator";
        LIST_OF_KPIS: "数値目標と実績の一覧", "List of targets and actuals";
        FINAL_TARGET: "最終目標", "Final target";
        COLUMN_SUM: "累計", "Total";
        DOCUMENT_MEANING: "A4縦で印刷します。次の用紙が、そのまま紙とWordのファイルになります。", "Prints on A4 portrait. The sheet below is exactly what goes on paper and into the Word file.";
        WRITE_PLAN_FOR_WORD: "計画書をWordで書き出す", "Save the plan document as a Word file";
        COPY_DOCUMENT: "全文をコピー", "Copy the whole text";
        COPY_SECTION: "コピー", "Copy";
        SECTION_COPIED: "見出し、文、表をコピーしました。Wordに貼り付けられます。", "Headings, text and tables copied. You can paste them into Word.";
        MEANING: "A4横で印刷します。次の用紙が、そのまま紙に出ます。", "Prints on A4 landscape. The sheet below is exactly what goes on paper.";
        NOTHING_TO_PRINT: "指標がまだありません。「数値目標と実績」で指標を作ると、ここに用紙ができます。",
            "No indicators yet. Add one under “Targets and actuals”, and its sheet appears here.";
        SIGNS: "凡例", "Legend";
    }
}
