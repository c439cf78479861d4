//! The labels of 照会.

use super::labels;

/// The namespace of the labels of 照会; each is a [`Label`](crate::wording::Label).
#[derive(Debug)]
pub struct InquiryLabel;

labels! {
    InquiryLabel {
        ENTER_RESPONSIBLE: "所管課を入力", "Enter the section";
        BEGIN_INQUIRY: "照会をはじめる", "Begin an inquiry";
        BEGIN_ANOTHER_INQUIRY: "照会し直す", "Ask again";
        BEGIN_INQUIRY_MEANING: "所管課に記入してもらうファイルを書き出します。照会元と電話は返送先として載り、次の照会のために計画に残ります。", "Writes the files for the sections to fill in. Who asks and the telephone number are given as the return address, and are kept with the plan for the next inquiry.";
        FROM: "照会元", "From";
        TELEPHONE: "電話", "Telephone";
        SEVERAL_YEARS: "複数の年度", "Several years";
        ALL_SECTIONS: "すべての課を選ぶ", "Select all sections";
        NO_SECTIONS: "すべての課を外す", "Deselect all sections";
        WRITE_INQUIRY_TABLE: "照会用CSVを書き出す", "Export the inquiry as CSV";
        BOOKS_STOPPED: "フォルダが選ばれなかったので、何も書き出していません。", "No folder was chosen, so nothing was written.";
        IS_EMPTY: "まだ照会していません。書き出すと、どの課が回答したかがここに出ます。", "Nobody has been asked yet. Once you write the files, this page shows which sections have answered.";
        MEANING: "返ってきた回答用Excelを「ファイルを読み込む」で取り込むと、どの課が回答したかを自動で数えます。「残り」は、いまの計画で未入力か未把握の数値です。", "Take in the workbooks that come back with “Open a file”; which sections have answered is then counted here. “Open” is the number of figures that are missing or not known in the plan as it is now.";
        CHOSEN_INQUIRY: "照会", "Inquiry";
        ASK_OPEN_AGAIN: "未回答の課にもう一度", "Ask sections without an answer again";
        SECTION_ANSWER: "回答", "Answer";
        FIGURES_ASKED: "照会した数値", "Asked";
        FIGURES_FILLED: "入力済み", "Entered";
        FIGURES_OPEN: "残り", "Open";
        RESPONDENT: "回答者", "Respondent";
        TAKEN_IN_ON: "取込日", "Taken in";
        ANSWER_FILE: "ファイル", "File";
        SECTION_ACTS: "操作", "Actions";
        NOTE_UNCHANGED: "変更なしの回答", "Record as unchanged";
        OPEN_ANSWERS: "回答を開く", "Open the answers";
        TAKE_BACK_ANSWER: "取り消す", "Take back";
        CHANGED_CELLS: "変えた欄", "Cells changed";
        WHOSE_ANSWER: "だれの", "From";
        ASKED_YEARS: "照会する年度", "Years to ask about";
        ANSWER_DEADLINE: "回答期限", "Deadline";
        ASK_TEXTS: "要因と今後の取組も聞く", "Also ask for causes and next steps";
        ASK_TEXTS_MEANING: "回答用Excelに、効果検証の要因と今後の取組の欄を加えます。前年の今後の取組も並べます。確定した年度の欄は加えません。", "Adds columns for the causes and next steps of the evaluation to the answer workbooks, beside last year’s next steps. Settled years are left out.";
        ONLY_OPEN: "未入力と未把握の指標だけ", "Only indicators with missing figures";
        WRITE_ANSWER_BOOK: "回答用ブックを書き出す", "Export one answer workbook";
        WRITE_ANSWER_BOOKS: "課ごとに書き出す", "Export one for each section";
        NOTHING_ASKED: "照会する指標がありません。年度と課を選ぶか、絞り込みを外してください。", "There are no indicators to ask about. Choose years and sections, or remove the filter.";
    }
}
