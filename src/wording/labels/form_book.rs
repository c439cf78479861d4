//! The labels of the Excel forms of others that are filled in.

use super::labels;

/// The namespace of the labels of the Excel forms that are filled in; each is a [`Label`](crate::wording::Label).
#[derive(Debug)]
pub struct FormBookLabel;

labels! {
    FormBookLabel {
        FORM_BOOK: "様式ブックに書き込む", "Fill in an Excel form";
        OPEN: "ブックを選ぶ", "Choose the workbook";
        LOAD_MARKS: "印を読み込む", "Load marks";
        SAVE_MARKS: "印を保存", "Save the marks";
        FORM_SHEETS: "シート", "Sheet";
        FORM_SHEET_HINT: "セルを押すと、そのセルに入れる値を選べます。矢印キーで移り、Enterで選びます。", "Select a cell to choose what goes into it. Arrow keys move, Enter selects.";
        HIDDEN_SHEET: "（非表示）", " (hidden)";
        MARKED_CELL: "印あり", "marked";
        LOCKED_CELL: "保護", "locked";
        FORMULA_CELL: "数式", "formula";
        NO_HEAD: "（なし）", "(none)";
        MARK_KPI: "指標", "Indicator";
        MARK_WHAT: "種類", "Kind";
        MARK_YEAR: "年度", "Year";
        SUGGESTED_MARK: "行と列の見出しから選んであります。確かめてから付けてください。", "Suggested from the row and column headings. Please check before you mark the cell.";
        CHOOSE_MARK_KPI: "指標を選んでください", "Choose an indicator";
        READING_BOOK: "ブックを読み込んでいます…", "Reading the workbook …";
        SET_MARK: "印を付ける", "Mark the cell";
        REMOVE_MARK: "印を外す", "Remove the mark";
        CLOSE_MARK: "閉じる", "Close";
        MARK_LIST: "印の一覧", "Marks";
        NO_MARKS: "印がありません。ブックのセルを押して付けるか、印を読み込んでください。", "No marks yet. Select a cell in the sheet to mark it, or load marks.";
        MARK_PLACE: "セル", "Cell";
        REPORT_YEAR: "報告年度", "Report year";
        FILLING_LIST: "書き込む内容", "What will be written";
        FILL_VALUE: "書き込む値", "New value";
        FILL_HELD: "いまの値", "Current value";
        FILL_OUTCOME: "扱い", "Outcome";
        WRITE_ANYWAY: "書き込む", "Write";
        THEN_MARKED: "印を付けたとき", "When marked";
        NOW_IN_BOOK: "いま", "Now";
        NOTHING_TO_WRITE: "書き込むセルがありません。", "There are no cells to write.";
    }
}
