//! The labels of 計画一覧 and ごみ箱.

use super::labels;

/// The namespace of the labels of 計画一覧 and ごみ箱; each is a [`Label`](crate::wording::Label).
#[derive(Debug)]
pub struct ListLabel;

labels! {
    ListLabel {
        NEW_PLAN: "新しい計画", "New plan";
        FROM_SAMPLE: "見本から作る", "Start from a sample";
        LOAD_FORM: "様式を読み込む", "Load a form";
        REPLACE_FORM: "置き換える", "Replace";
        REMOVE_FORM: "外す", "Remove";
        SAVE_ALL: "すべて保存", "Save everything";
        SAVE_ALL_GIVES_AWAY: "「すべて保存」のファイルには、やりとりの記録（前に送った表、回答者名など）も入ります。件数を見る",
            "“Save everything” also saves the records of what was sent out and answered. See how many";
        OPEN_FOLDER_FILE: "フォルダの計画ファイルを開く", "Open from a folder";
        RENAME: "名前を変更", "Rename";
        PLAN_NAME: "計画の名称", "Name of the plan";
        FIND_PLAN: "計画を探す", "Find a plan";
        TO_BIN: "ごみ箱へ", "Move to bin";
        TO_ARCHIVE: "保管する", "Archive";
        WIPE_ALL: "この端末からすべて消す", "Delete everything from this device";
        IS_EMPTY: "まだ計画がありません。「新しい計画」で様式を選ぶか、「見本から作る」で数値の入った見本を開いてください。受け取った計画ファイルは「ファイルを読み込む」で開けます。",
            "No plans yet. Choose a form under “New plan”, or open a sample that has its figures already. To open a plan file you have received, use “Open a file”.";
        COLUMN_PLAN: "団体・計画", "Body and plan";
        COLUMN_INDICATORS: "指標", "Indicators";
        COLUMN_ENTERED: "実績入力", "Actuals entered";
        COLUMN_STATES: "達成の様子", "Achievement";
        COLUMN_GRADES: "判定", "Grades";
        COLUMN_FINDINGS: "指摘", "Findings";
        COLUMN_SAVED: "保存", "Saved";
        NEWEST_ENDED_YEAR: "終了した直近の年度", "Newest ended year";
        ONLY_UNANSWERED: "未回答あり", "Inquiry not answered";
        ONLY_MISSING: "未入力あり", "Actuals missing";
        NO_PLAN_PASSES: "この条件に合う計画はありません。", "No plan matches these filters.";
        WRITE_LIST_CSV: "CSVで書き出す", "Save as CSV";
        EMPTY_BIN: "ごみ箱を空にする", "Empty the bin";
        EMPTY_FOR_GOOD: "完全に消す", "Delete for good";
        KEEP_BIN: "やめる", "Keep them";
        SAVE_BEFORE_WIPING: "先にファイルへ書き出す", "Save it all to a file first";
        WIPE_NOW: "確かに消す", "Yes, delete it";
        KEEP_ALL: "消さずに残す", "Keep it";
        NOTHING_TO_WIPE: "この端末に保存されているものはありません。", "Nothing is stored on this device.";
        WIPED: "この端末から、この計画帳の保存内容をすべて消しました。書き出したファイルは消えていません。",
            "Deleted everything this program stored on this device. Files you saved are still there.";
        WHAT_IS_COUNTED: "数えるもの", "What is counted";
        SINCE_WHEN: "いつから", "Starting when";
        ANSWERS_MAY_STAY_BLANK: "三つとも、後から書くこともできます。", "You can fill in all three later.";
        BIN_IS_EMPTY: "ごみ箱は空です。計画一覧で「ごみ箱へ」を押した計画がここに入ります。",
            "The bin is empty. Plans you move to the bin from the list appear here.";
        ARCHIVE_IS_EMPTY: "保管した計画はありません。計画一覧で「保管する」を押した計画がここに入ります。",
            "No plans are archived. Plans you archive from the list appear here.";
        FIRST_YEAR: "最初の年度", "First fiscal year";
        YEAR_COUNT: "年数", "Number of years";
        MAKE_WITH_FORM: "この様式で作る", "Create with this form";
        CHOOSE_SAMPLE: "見本を選ぶと、その数値を入れた計画が新しくできます。", "Choose a sample to make a new plan with its figures.";
        TAKE_OUT_RAW: "そのまま取り出す", "Download as it is";
        FOUND_RECORDS: "見つかった記録", "Recovered records";
        FOUND_EXPLAINED: "ブラウザーが途中で終わったときの控えにだけ残っていた計画です。取り戻すか、捨てるかを選んでください。選ぶまで、このまま残ります。", "These plans survive only in the backup that is kept in case the browser stops unexpectedly. For each, choose whether to take it back or discard it; until then it stays here.";
        DISCARD_FOUND: "捨てる", "Discard";
        SET_ASIDE: "開けない記録", "Records that could not be opened";
        MACHINE: "この端末の保存場所", "Storage on this device";
        IS_PERSISTENT: "ブラウザーは、この保存場所を自動では消しません。", "The browser will not clear this storage by itself.";
        MAY_BE_CLEARED: "空きが足りなくなると、ブラウザーがこの保存場所を消すことがあります。大事な計画は「すべて保存」でファイルにも残してください。",
            "The browser may clear this storage when space runs out. Please also keep important plans in a file with “Save everything”.";
        MAKE_ROOM: "保存場所が残り少なくなっています。ごみ箱を空にする、計画の控えを消す、「すべて保存」でファイルに残してから不要な計画を消す、のいずれかで空けてください。",
            "Storage is running low. Empty the bin, delete the copies of a plan, or save plans to a file with “Save everything” and delete those you no longer need.";
    }
}
