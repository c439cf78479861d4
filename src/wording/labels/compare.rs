//! The labels of 比べる.

use super::labels;

/// The namespace of the labels of 比べる; each is a [`Label`](crate::wording::Label).
#[derive(Debug)]
pub struct CompareLabel;

labels! {
    CompareLabel {
        MEANING: "二つの計画やファイルを左右に並べ、異なるところを出します。見るだけで、何も取り込まず、何も変わりません。",
            "Shows two plans or files side by side with their differences. This is for viewing only: nothing is taken in, and nothing changes.";
        LEFT: "左", "Left";
        RIGHT: "右", "Right";
        LEFT_FILE: "左のファイルを選ぶ", "Choose a file for the left";
        RIGHT_FILE: "右のファイルを選ぶ", "Choose a file for the right";
        PLAN_OF_LEFT_FILE: "左のファイルの中の計画", "Plan in the left file";
        PLAN_OF_RIGHT_FILE: "右のファイルの中の計画", "Plan in the right file";
        SHEET_OF_LEFT_FILE: "左のブックのシート", "Sheet in the left file";
        SHEET_OF_RIGHT_FILE: "右のブックのシート", "Sheet in the right file";
        READ_LEFT_FILE: "左のファイルを読む", "Read the left file";
        READ_RIGHT_FILE: "右のファイルを読む", "Read the right file";
        SWAP_SIDES: "左右を入れ替える", "Swap the sides";
        FILE_IS_GONE: "ここにあったファイルは、画面を開き直すと残りません。もう一度選んでください。",
            "The file chosen here is not kept when the page is reopened. Please choose it again.";
        CHOOSE_BOTH: "左と右に、比べるものを選んでください。ファイルはボタンで選ぶか、この画面にドラッグします。",
            "Choose what to compare on the left and on the right. Files are chosen by a button or dropped on this page.";
        TABLE_STATES: "表のファイルは、書いてある項目だけを比べています。", "For a table file, only the items it contains are compared.";
        OPEN_IN_TABLE: "表に書いてあることだけでは決められないところがあり、比べていません。取り込むときに答えると決まります。",
            "Some things cannot be decided from the table alone and are not compared. Your answers settle them when you take the table in.";
        COLUMN_ITEM: "項目", "Item";
        COLUMN_DIFFERENCE: "違い", "Difference";
        PLAN_ITSELF: "計画全体", "The plan itself";
        WHOLE_KPI: "指標そのもの", "The indicator itself";
    }
}
