//! The sentences on faults in the file of a rule of grades (判定の規則).

use super::Language;
use crate::plan::grade_rule::{RuleFault, RuleFaultKind};

/// The sentence on a fault, with its place in the file before it and its code behind it.
pub fn sentence(fault: &RuleFault, language: Language) -> String {
    let (said, code) = (kind(&fault.kind, language), fault.kind.code());
    match fault.place.as_str() {
        "" => sentence!(language, "{said}（{code}）", "{said} ({code})"),
        place => sentence!(language, "「{place}」: {said}（{code}）", "“{place}”: {said} ({code})"),
    }
}

/// The error message for a typed threshold that is not allowed.
pub fn wrong_threshold(language: Language) -> String {
    language.say(
        "0以上の数を、ほかのしきい値と矛盾しないように入れてください。",
        "Please enter a number of at least 0 that does not contradict the other thresholds.",
    )
}

fn kind(kind: &RuleFaultKind, language: Language) -> String {
    match kind {
        RuleFaultKind::TooLarge => language.say(
            "判定の規則のファイルとしては大きすぎます。規則のファイルか確認してください。",
            "The file is too large for a grading rule. Please check that it is a rule’s file.",
        ),
        RuleFaultKind::NotJson { line, column } => sentence!(
            language,
            "{line}行目（{column}バイト目）でJSONとして読めなくなります。括弧、引用符、コンマを確認してください。",
            "At line {line}, byte {column} the file stops being valid JSON. Please check brackets, quotes and commas."
        ),
        RuleFaultKind::Shape { line, column } => sentence!(
            language,
            "{line}行目（{column}バイト目）までに、二度出てくる項目か、引用符で囲まれていない小数があります。直してください。",
            "By line {line}, byte {column} a field appears twice, or a decimal has no quotes around it. Please correct it."
        ),
        RuleFaultKind::Format => {
            language.say("読めない形式の番号です。format は 1 です。", "This format cannot be read. “format” must be 1.")
        }
        RuleFaultKind::Missing(field) => {
            sentence!(
                language,
                "項目「{field}」がありません。加えてください。",
                "The field “{field}” is missing. Please add it."
            )
        }
        RuleFaultKind::UnknownField => language.say(
            "ここでは使えない項目です。除くか、つづりを確認してください。",
            "This field cannot be used here. Please remove it or check its spelling.",
        ),
        RuleFaultKind::Value => language.say(
            "ここに書ける値ではありません。手引と照らして直してください。",
            "This value cannot be used here. Please compare it with the guide.",
        ),
        RuleFaultKind::CodeName => language.say(
            "識別名は半角の英小文字、数字、- と _ で40字までです。直してください。",
            "A code name can have up to 40 characters: lower-case letters, digits, - and _. Please correct it.",
        ),
        RuleFaultKind::CodeNameTwice => language.say(
            "同じ識別名の区分が二つあります。片方を直してください。",
            "Two grades have the same code name. Please change one.",
        ),
        RuleFaultKind::Text => language.say(
            "空欄か、使えない文字（改行などの制御文字、見えない文字、< と >）があるか、300字を超えています。直してください。",
            "The text is blank, has characters that cannot be used (line breaks and other control characters, invisible characters, < or >), or is longer than 300 characters. Please correct it.",
        ),
        RuleFaultKind::NoSuchWord => language.say(
            "この規則にない区分です。words の識別名を確認してください。",
            "The rule has no such grade. Please check the code names in “words”.",
        ),
        RuleFaultKind::BehindOtherwise => language.say(
            "残りすべてに当てはまる条件（otherwise）の後ろにあるため、使われません。前に移してください。",
            "This comes after “otherwise”, which covers the rest, and would never be used. Please move it up.",
        ),
        RuleFaultKind::RestUncovered => language.say(
            "どの条件にも当てはまらない場合の区分がありません。最後の条件を otherwise にしてください。",
            "No condition covers the rest. Please make the last one “otherwise”.",
        ),
        RuleFaultKind::Decimal => language.say(
            "引用符で囲んだ0～1,000,000の数（小数は4桁まで）を書いてください。",
            "Please write a number from 0 to 1,000,000 in quotes, with up to 4 decimals.",
        ),
        RuleFaultKind::Bounds => language.say(
            "境目の値が足りないか、多すぎるか、当てはまる値がありません。直してください。",
            "A threshold is missing, there is one too many, or no value could lie between them. Please correct it.",
        ),
        RuleFaultKind::Count => language.say(
            "何もないか、規則の限度（一つの並びに40、入れ子6段）を超えています。直してください。",
            "There is nothing here, or more than a rule can have (40 in a list, 6 levels). Please correct it.",
        ),
    }
}
