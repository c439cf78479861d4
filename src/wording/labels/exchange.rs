//! The labels of 取込・出力 and 控え.

use super::labels;

/// The namespace of the labels of 取込・出力 and 控え; each is a [`Label`](crate::wording::Label).
#[derive(Debug)]
pub struct ExchangeLabel;

labels! {
    ExchangeLabel {
        COPIES: "控え", "Copies";
        SEE_COPIES: "控えを見る", "See the copies";
        COPIES_MEANING: "計画は、その日に初めて書き換える前、取り込みの前、合わせる前、控えに戻す前の状態を、この端末に自動で控えます。",
            "Copies of the plan are kept on this device automatically: as it was before the first change of a day, before a file is taken in, before a merge, and before going back to a copy.";
        COPIES_POLICY: "残すのは、直近3日分のすべて、その前は1日1つを合わせて14日分まで、さらに前は月に1つ、一つの計画に30個までです。全部の計画の控えで保存場所の3分の1までとし、保存する場所が足りなければ古いものから消します。いちばん新しい控えは消しません。",
            "All copies from the last 3 days are kept, then one a day up to 14 days in all, then one a month, at most 30 per plan. All copies together use at most a third of the storage; when room is needed for saving, the oldest go first. The newest copy always stays.";
        NO_COPIES: "この計画の控えはまだありません。別の日に続きを書いたときや、ファイルを取り込むときに、その前の状態がここに残ります。",
            "No copies of this plan yet. When you continue it on another day or take in a file, its previous state appears here.";
        BACK_TO_PLAN_FILES: "取込・出力へ戻る", "Back to Files";
        FORGET_COPIES: "この計画の控えをすべて消す", "Delete all copies of this plan";
        COPIES_FORGOTTEN: "この計画の控えをすべて消しました。", "Deleted all copies of this plan.";
        COLUMN_WHEN: "いつの状態か", "As it was";
        COLUMN_OCCASION: "控えた場面", "Taken";
        COLUMN_DIFFERS: "いまとの違い", "Differences from now";
        COMPARE_IT: "比べる", "Compare";
        PUT_IT_BACK: "戻す", "Go back";
        TAKE_IT_OUT: "取り出す", "Download";
        AS_NOW: "いまと同じです", "Same as now";
        SAVE_WITHOUT_RECORDS: "やりとりの記録を除いて保存", "Save without records";
        EXPORT_LONG: "公開用CSVを書き出す", "Export CSV for publishing";
        EXPORT_DICTIONARY: "データの説明(JSON)を書き出す", "Export the data dictionary (JSON)";
        TABLES: "表（CSV）", "Tables (CSV)";
        WIDE_MEANING: "表計算用CSVは、Excelなどで記入して送り返してもらうための表です。送ったときの版を控えておき、返ってきたら変わった欄だけを取り込みます。",
            "The CSV for spreadsheets is filled in by a colleague and sent back. The version you sent is kept, so that only the cells that changed are taken in.";
        LONG_MEANING: "公開用CSVは、1行に1つの値を並べた、オープンデータやプログラムのための表です。データの説明(JSON)は、その項目の意味を書いたものです。",
            "The CSV for publishing has one value per line, for open data and programs. The data dictionary (JSON) explains its columns.";
        ENCODING: "文字コード", "Character encoding";
        ENCODING_UTF8: "UTF-8（ふつうはこちら）", "UTF-8 (the usual one)";
        ENCODING_CP932: "Shift_JIS（古い表計算ソフトやシステム向け）", "Shift_JIS (for older programs)";
        EXPORT_WIDE: "表計算用CSVを書き出す", "Export CSV for spreadsheets";
        ANSWER_BOOKS: "回答用Excel", "Answer workbooks (Excel)";
        ANSWER_BOOKS_MEANING: "所管課に記入してもらうためのExcelブックです。記入欄のほかは変えられず、数値と状態だけを受け付けます。返ってきたファイルは「ファイルを読み込む」で選ぶと、変わった欄だけを取り込みます。どの課が回答したかは「照会」に出ます。",
            "Excel workbooks for the sections in charge to fill in. Only the answer cells can be changed, and they accept only figures and states. When workbooks come back, choose them with “Open a file”: only what changed is taken in. “Inquiry” shows which sections have answered.";
        ASK_SECTIONS: "照会をはじめる画面へ", "Go to the inquiry";
        FORM_BOOKS: "国・県の様式（Excel）", "Excel forms of ministries and prefectures";
        ANSWER_BOOKS_OF_GROUP_MEANING: "仲間に数値を記入してもらうためのExcelブックです。記入欄のほかは変えられません。返ってきたファイルは「ファイルを読み込む」で選ぶと、変わった欄だけを取り込みます。",
            "An Excel workbook for others of the group to fill in. Nothing but the cells to fill in can be changed. Open what comes back with “Open a file”, and only the cells that changed are taken in.";
        ASK_MEMBERS: "記入をたのむ画面へ", "Go to asking others";
        FORM_BOOKS_OF_GROUP: "助成元などの様式（Excel）", "Excel forms of funders";
        FORM_BOOK_OF_GROUP_MEANING: "助成元などのExcelブックに、印を付けたセルだけ値を書き込みます。書式、入力規則、保護、マクロ、画像はそのまま残ります。計画の内容は変わりません。",
            "Writes figures into the cells you mark in an Excel form from a funder. Formats, checks, protection, macros and pictures stay as they are. The plan does not change.";
        FORM_BOOK_MEANING: "国や都道府県のExcelブックに、印を付けたセルだけ値を書き込みます。書式、入力規則、保護、マクロ、画像はそのまま残ります。計画の内容は変わりません。",
            "Writes figures into the cells you mark in an Excel form from a ministry or prefecture. Formats, checks, protection, macros and pictures stay as they are. The plan does not change.";
        GIVE: "渡す", "Hand over";
        TAKE: "受け取る", "Take in";
        KEEP: "残す", "Keep";
        FILES_OUT: "ファイルへの出力", "Export";
        FILES_IN: "ファイルからの取込", "Import";
        PLAN_FILE_MEANING: "計画ファイル（JSON）には、この計画のすべてと、それまでのやりとりの記録が入ります。共有フォルダに置いて引き継いだり、別の端末で開いたりできます。",
            "The plan file (JSON) holds the whole plan and the records of what was sent and answered. Keep it in a shared folder for your successor, or open it on another device.";
        READ_FILE_MEANING: "計画ファイルか、送り返された回答用Excelや表計算用CSVを選ぶか、この画面にドラッグしてください（いくつでも）。取り込む前に、何が変わるかを確認できます。",
            "Choose a plan file, or answer workbooks (Excel) and spreadsheet CSVs that came back (as many as you like), or drop them on this page. You see what would change before anything is taken in.";
        COMPARE_LINK: "計画やファイルを二つ選び、取り込まずに、どこが異なるかを見ます。", "Choose two plans or files and see how they differ, without taking anything in.";
    }
}
