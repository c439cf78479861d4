//! The sentences on faults in the file of a form.

use super::Language;
use crate::plan::form::{FormFault, FormFaultKind};

/// The largest number of faults of a form that are named; further faults are counted.
const MOST_NAMED: usize = 10;

/// The faults in the file of a form, one sentence for each.
pub fn sentences(faults: &[FormFault], language: Language) -> Vec<String> {
    let mut sentences: Vec<String> = faults.iter().take(MOST_NAMED).map(|fault| sentence(fault, language)).collect();
    let more = faults.len().saturating_sub(MOST_NAMED);
    if more > 0 {
        sentences.push(sentence!(language, "ほかに{more}か所あります。", "And {more} more."));
    }
    sentences
}

/// The sentence on a fault, which begins with its place in the file.
pub fn sentence(fault: &FormFault, language: Language) -> String {
    let said = kind(&fault.kind, language);
    match fault.at.as_str() {
        "" => said,
        at => sentence!(language, "「{at}」: {said}", "“{at}”: {said}"),
    }
}

fn kind(kind: &FormFaultKind, language: Language) -> String {
    match kind {
        FormFaultKind::TooLarge => language.say(
            "様式のファイルとしては大きすぎます。様式のファイルか確認してください。",
            "The file is too large for a form. Please check that it is a form’s file.",
        ),
        FormFaultKind::NotJson { line, column } => sentence!(
            language,
            "{line}行目の{column}文字目でJSONとして読めなくなります。括弧、引用符、コンマを確認してください。",
            "At line {line}, character {column} the file stops being valid JSON. Please check brackets, quotes and commas."
        ),
        FormFaultKind::Shape { line, column } => sentence!(
            language,
            "{line}行目の{column}文字目までに、足りない項目、知らない項目、型の違う項目があります。手引と照らして直してください。",
            "By line {line}, character {column} a field is missing, unknown or of the wrong type. Please compare it with the guide."
        ),
        FormFaultKind::CodeName => language.say(
            "識別名は半角の英小文字、数字、_ で40字までです。直してください。",
            "A code name can have up to 40 characters: lower-case letters, digits and _. Please correct it.",
        ),
        FormFaultKind::CodeNameTwice => language.say(
            "同じ識別名の項目が二つあります。片方を直してください。",
            "Two sections have the same code name. Please change one.",
        ),
        FormFaultKind::LabelTwice => language.say(
            "同じ番号と見出しの項目が二つあります。区別できるように直してください。",
            "Two sections have the same number and heading. Please make them different.",
        ),
        FormFaultKind::Blank => language.say("空欄です。記入してください。", "This is blank. Please fill it in."),
        FormFaultKind::Text => language.say(
            "使えない文字（改行などの制御文字、見えない文字、< と >）があるか、300字を超えています。直してください。",
            "The text has characters that cannot be used (line breaks and other control characters, invisible characters, < or >), or is longer than 300 characters. Please correct it.",
        ),
        FormFaultKind::NoSuchFact => language.say(
            "基本情報にない項目です。手引の一覧から選んでください。",
            "“Basics” has no such item. Please choose one from the list in the guide.",
        ),
        FormFaultKind::FactTwice => language.say(
            "基本情報の同じ項目が二度出てきます。片方を除いてください。",
            "The same item of “Basics” appears twice. Please remove one.",
        ),
        FormFaultKind::NoSuchSection { to } => sentence!(
            language,
            "参照先の「{to}」がこの様式にありません。識別名を確認してください。",
            "The form has no section “{to}” to refer to. Please check the code name."
        ),
        FormFaultKind::Circle => language.say(
            "参照をたどると元の項目に戻ります。参照先を直してください。",
            "The reference leads back to where it starts. Please change it.",
        ),
        FormFaultKind::Misplaced => language.say(
            "この種類の項目には使えない指定があります。手引と照らして直してください。",
            "A setting cannot be used for this kind of section. Please compare it with the guide.",
        ),
        FormFaultKind::TooMany => language.say(
            "様式の限度（項目200、入れ子6段、年度30、行100、小数8桁）を超えています。減らしてください。",
            "This exceeds what a form can have (200 sections, 6 levels, 30 years, 100 rows, 8 decimals). Please reduce it.",
        ),
        FormFaultKind::NumberTwice => language.say(
            "同じ番号の項目が二つあります。片方の番号を直してください。",
            "Two sections have the same number. Please change one.",
        ),
        FormFaultKind::NotText => language.say(
            "文字として読めません。様式のファイル（UTF-8のJSON）か確認してください。ExcelやWordのファイルは読み込めません。",
            "This cannot be read as text. Please check that it is a form’s file (JSON in UTF-8). Excel and Word files cannot be loaded.",
        ),
        FormFaultKind::PlanFile => language.say(
            "計画ファイルです。「ファイルを読み込む」から開いてください。",
            "This is a plan file. Please open it with “Open a file”.",
        ),
        FormFaultKind::CodeOfBuiltIn => language.say(
            "はじめからある様式の識別名です。別の識別名に直してください。",
            "This code name belongs to a built-in form. Please choose another.",
        ),
        FormFaultKind::NotPrinted => language.say(
            "ここに置いた基本情報の項目のうち、print のどの行にも出てこないものがあります。行に加えてください。",
            "An item of “Basics” placed here is in none of the lines of “print”. Please add it to one.",
        ),
        FormFaultKind::Measure => language.say(
            "支援措置の番号は半角の英大文字1字と数字4字です。直してください。",
            "A support measure code is one capital letter and four digits. Please correct it.",
        ),
        FormFaultKind::YearHead => language.say(
            "年度の見出しに {年度} がなく、どの年度の列も同じ見出しになります。{年度} を入れてください。",
            "The year heading has no {年度}, so all year columns would have the same heading. Please add {年度}.",
        ),
        FormFaultKind::Braces => language.say(
            "波括弧で書けるのは、年度の見出しの {年度} と {n} だけです。ほかの波括弧を除くか、閉じていない括弧を直してください。",
            "Braces can only be used for {年度} and {n} in the year heading. Please remove any others and close those left open.",
        ),
        FormFaultKind::NameOfBuiltIn => language.say(
            "はじめからある様式と同じ名前で、選ぶときに区別できません。別の名前に直してください。",
            "A built-in form has this name. Please choose another, so that they can be told apart.",
        ),
    }
}
