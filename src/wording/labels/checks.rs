//! The labels of チェック and 提出前の確認.

use super::labels;

/// The namespace of the labels of チェック and 提出前の確認; each is a [`Label`](crate::wording::Label).
#[derive(Debug)]
pub struct ChecksLabel;

labels! {
    ChecksLabel {
        VIEW_FILING: "提出前の確認", "Before filing";
        STATED_RATE: "記載の達成率", "Stated rate";
        FILTER_FINDINGS: "重さで絞り込む", "Filter by severity";
        NO_FINDINGS: "指摘はありません。", "No findings.";
        NONE_OF_THESE: "この重さの指摘はありません。", "No findings of this severity.";
        SILENCE: "確認済みにする", "Mark as checked";
        SILENCE_REASON: "確認済みにする理由", "Reason for marking it as checked";
        REASON_NEEDED: "理由を書いてください。後で見た人が、なぜそのままでよいかわかるようにします。",
            "Please give a reason, so that anyone who looks later knows why this is fine.";
        UNSILENCE: "確認済みを取り消す", "Show again";
        FILING_MEANING: "計画書を出す前に、残っている指摘、記載の一致、記入すべき欄、添付書類を確かめます。", "Before the document goes out: open findings, consistency, required fields and attachments.";
        FILING_CAUTION: "提出できるかどうかは、提出先の様式と手引きで確かめてください。", "Check the form and the instructions of the receiving office before filing.";
        FILING_COPIES: "記載の一致", "Consistency";
        FILING_WHAT: "項目", "Item";
        FILING_PLACES: "記載箇所", "Stated in";
        FILING_RESULT: "結果", "Result";
        FILING_CONTENT: "記載内容", "Content";
        KPI_TABLES: "指標の表", "Table of indicators";
        LAST_DAYS: "計画期間と事業実施期間の終期", "Ends of the plan and of the project";
        FILING_SINGLE: "1か所のみ", "One place only";
        FILING_EQUAL: "同じ", "Same";
        FILING_DIFFERS: "違う", "Different";
        FILING_SECTIONS: "記入すべき欄", "Required fields";
        FILING_NOT_WRITTEN: "印刷で（未記入）となる欄", "Fields printed as “not written”";
        FILING_FINDINGS: "残っている指摘", "Open findings";
        FILING_ATTACHMENTS: "添付書類", "Attachments";
        FILING_ALWAYS: "常に", "always required";
        FILING_NO_FINDINGS: "残っている指摘はありません。", "No open findings.";
        REFERENCE_DATE_TODAY: "今日を基準日にする", "Use today as the reference date";
        REFERENCE_DATE_DOES: "この日より前に終わった年度は、検証時期の月を過ぎても実績がなければ知らせます（基本情報に検証時期があるとき）。まだ終わっていない年度は、備考のない確定値があれば知らせます。",
            "For years that ended before this date, you are told about actuals still missing after the month of the evaluation (where “Basics” names one); for years still running, about final values without a note.";
        NO_REFERENCE_DATE: "基準日: 今日。空のあいだは今日を基準日として、実績の記入もれなどを「対応が必要な事項」に挙げます。",
            "Reference date: today. While this is blank, today is used, and missing actuals and the like are listed under “Needs attention”.";
    }
}
