//! The labels of 変更: approvals, amendments and the 新旧対照表.

use super::labels;

/// The namespace of the labels of 変更; each is a [`Label`](crate::wording::Label).
#[derive(Debug)]
pub struct AmendmentLabel;

labels! {
    AmendmentLabel {
        APPROVAL_HISTORY: "認定・変更の履歴", "Approvals and amendments";
        RECORD_APPROVAL: "認定版として登録", "Record as approved";
        RECORD_IT: "登録する", "Record";
        APPROVAL_MEANING: "いまの計画の内容を、認定された版として残します。登録した版の内容は変わりません。日付や理由は後からでも書けます。", "Keeps the plan as it stands as an approved version, whose content no longer changes. You can fill in dates and reasons later.";
        APPROVAL_NAME: "版の名称", "Name of the version";
        APPROVED_ON: "認定日", "Date of approval";
        APPROVAL_REASON: "理由", "Reason";
        APPROVAL_NOTE: "備考", "Note";
        NO_APPROVALS: "まだ認定版がありません。認定を受けたときの内容で「認定版として登録」を押すと、その後の変更から新旧対照表ができます。", "No approved version yet. Record the plan as it was approved; the comparison table is then made from what you change afterwards.";
        BEGIN: "この版から変更案を作る", "Start a draft from this version";
        READ_APPROVAL: "この版を読む", "Read this version";
        REMOVE_APPROVAL: "登録を取り消す", "Remove this version";
        MAKE_COMPARISON: "新旧対照表を作る", "Make the comparison table";
        COMPARISON_AFTER: "変更後", "After";
        COMPARISON_BEFORE: "変更前", "Before";
        COMPARISON_REMARKS: "備考の欄を設ける", "Add a column for remarks";
        COMPARISON_HEADINGS: "見出しを常に表示", "Always show headings";
        APPROVAL_RECORDED: "認定版として登録しました。「元に戻す」で取り消せます。", "Recorded as approved. Use “Undo” to take it back.";
        BEGUN: "この版の内容から変更案を作りました。「元に戻す」で前の内容に戻せます。", "The draft now has the content of this version. Use “Undo” to get the previous content back.";
        APPROVAL_VERSION: "版", "Version";
        CLOSE_VERSION: "閉じる", "Close";
        WRITE_VERSION: "この版を計画ファイルに書き出す", "Save this version as a plan file";
        PROCEDURE_HELP: "どの手続になるか（地域再生法施行規則10条・11条）", "Which procedure applies (ordinance, articles 10 and 11)";
        COMPARISON_LAYOUT: "体裁", "Layout";
        COMPARISON_ORDER: "並べ方", "Order of the sides";
        COMPARISON_MARK: "変更部分の印", "How changes are marked";
        COMPARISON_FILLER: "片方にないところ", "Where one side is missing";
        COMPARISON_AFTER_HEAD: "新しい側の見出し", "Heading of the new side";
        COMPARISON_BEFORE_HEAD: "古い側の見出し", "Heading of the old side";
        COMPARISON_OMITTED: "略す言葉", "Word for what is left out";
        CHANGES_IN_WORDS: "変更の内容（文章）", "The changes in words";
        NO_CHANGES: "様式に印刷されるところに、変更はありません。", "Nothing that the form prints has changed.";
        COPY_WORDS: "文章をコピー", "Copy the changes in words";
        WORDS_COPIED: "文章をコピーしました。", "Text copied.";
        APPLICATION_TEXT: "変更の申請に書く内容", "For the application";
        COPY_APPLICATION: "申請の文をコピー", "Copy the text";
        APPLICATION_CAUTION: "別記様式第二に書き写すための文です。様式そのものではないので、提出先の様式と手引きで確かめてください。変更の理由は、この画面の「変更の理由」か、表の目標の欄の「変更の理由」に書くと入ります。", "Text to copy into form 2 of the ordinance. It is not the form itself, so check the form and the instructions of the receiving office. Reasons appear here once you enter them under “Reason for the change”, on this page or at a target in the table.";
        DRAFT_IN_HAND: "いまの計画（変更案）", "The plan as it is now (draft)";
    }
}
