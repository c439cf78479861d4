//! What went wrong, and what the user can do: rejections of commands and the store's refusals.

use super::{Label, Language};
use crate::edit::Rejection;
use crate::exchange::package::{Package, Reason, Trouble, Unreadable};
use crate::plan::{MOST_INDICATORS, MOST_YEARS};
use crate::save::{Damage, Refusal};
use crate::session::keeping::StoreTrouble;

/// Why a command was not carried out.
pub fn rejection(rejection: Rejection, language: Language) -> String {
    let fixed = |japanese: &str, english: &str| language.of(japanese, english).to_owned();
    match rejection {
        Rejection::NothingChanged => fixed("変わるところはありません。", "Nothing would change."),
        Rejection::NoSuchPlan => fixed(
            "この計画はもうありません。計画一覧から選び直してください。",
            "That plan is gone. Please choose one from the list.",
        ),
        Rejection::NoSuchIndicator => fixed(
            "この指標はもうありません。表を確認してください。",
            "That indicator is gone. Please look at the table.",
        ),
        Rejection::NoSuchYear => fixed(
            "この年度の列はもうありません。表を確認してください。",
            "That year is gone. Please look at the table.",
        ),
        Rejection::IdTaken => {
            fixed("同じIDの計画または指標がすでにあります。", "A plan or an indicator with that id is already here.")
        }
        Rejection::TooManyIndicators => language.of(
            format!("一つの計画に入れられる指標は{MOST_INDICATORS}件までです。"),
            format!("A plan can hold {MOST_INDICATORS} indicators."),
        ),
        Rejection::NoRoomForYear => language.of(
            format!("年度は{MOST_YEARS}か年まで、1926年度から2200年度までです。"),
            format!("A plan can hold {MOST_YEARS} years, between FY1926 and FY2200."),
        ),
        Rejection::YearInTheMiddle => {
            fixed("削除できるのは最初か最後の年度だけです。", "Only the first or the last year can be removed.")
        }
        Rejection::OnlyYear => fixed("年度が一つだけのときは削除できません。", "The only year cannot be removed."),
        Rejection::NoStep => fixed("戻す操作がありません。", "There is no step to go back to."),
        Rejection::ChangedElsewhere => fixed(
            "この計画はその後ほかのタブで変更されたため、この操作は戻せません。",
            "The plan was changed in another tab since, so this step cannot be taken back.",
        ),
    }
}

/// Why something could not be saved, and what can be done now.
pub fn store(trouble: StoreTrouble, language: Language) -> String {
    let reason = match trouble {
        StoreTrouble::Denied => language.of(
            "このブラウザーでは保存が許可されていません。「すべて保存」でファイルに残してください",
            "this browser does not allow it. Keep your work in a file with “Save everything”",
        ),
        StoreTrouble::Full => language.of(
            "保存場所がいっぱいです。「すべて保存」でファイルに残し、ごみ箱の計画などを減らしてください",
            "the storage is full. Keep your work in a file with “Save everything”, then make room",
        ),
        StoreTrouble::NotReadBack => language.of(
            "書き込んだ内容を確かめられませんでした。「すべて保存」でファイルに残してください",
            "what was written could not be read back. Keep your work in a file with “Save everything”",
        ),
        StoreTrouble::ChangedElsewhere => language.of(
            "この計画はほかのタブで変更されています。「別の計画として保存」でこのタブの内容を残すか、「読み直す」でほかのタブの内容に替えてください（このタブの変更は消えます）",
            "another tab has changed this plan. “Save as another plan” keeps what is here; “Reload” takes the other tab’s state, and what you changed here is gone",
        ),
        StoreTrouble::InTheWay => language.of(
            "この計画の、開けない記録（壊れているか、新しい版のもの）が保存場所に残っています。その記録には手を付けません。「別の計画として保存」でこのタブの内容を残してください",
            "a record of this plan that cannot be opened (damaged, or made by a newer version) is in the storage and is left as it is. “Save as another plan” keeps what is here",
        ),
    };
    format!("{}: {reason}", Label::CannotSave.text(language))
}

/// Why nothing of a file was read.
pub fn file(trouble: Trouble, language: Language) -> String {
    let fixed = |japanese: &str, english: &str| language.of(japanese, english).to_owned();
    match trouble {
        Trouble::Unreachable => fixed(
            "ファイルを開けません。移動や削除、権限を確かめて選び直してください。",
            "The file cannot be opened. Please see whether it was moved, deleted or locked, and choose it again.",
        ),
        Trouble::Empty => fixed("空のファイルです。もう一度保存されたものを選んでください。", "The file is empty. Please choose one that was saved again."),
        Trouble::Workbook => fixed(
            "Excelブックなどの書類はここでは読めません。計画ファイル（JSON）を選んでください。",
            "An Excel workbook cannot be read here. Please choose a plan file (JSON).",
        ),
        Trouble::Encoding => fixed(
            "文字コードがUTF-8ではないため読めません。計画ファイルを保存し直したものを選んでください。",
            "The file is not in UTF-8. Please choose a plan file that was saved again.",
        ),
        Trouble::NotJson { line, column } => language.of(
            format!("計画ファイル（JSON）として読めません（{line}行目の{column}バイト目）。保存されたままのファイルを選んでください。"),
            format!("This is no plan file (JSON): line {line}, byte {column}. Please choose the file as it was saved."),
        ),
        Trouble::OtherJson => fixed(
            "JSONですが、この計画帳のファイルではありません。「計画ファイルを保存」か「すべて保存」で作ったファイルを選んでください。",
            "This is JSON, but no file of this workbook. Please choose one made with “Save the plan file” or “Save everything”.",
        ),
        Trouble::TooNew { .. } => newer(language).to_owned(),
    }
}

/// What of a file could not be read though the rest was; nothing where all of it was.
pub fn partly(package: &Package, language: Language) -> Vec<String> {
    let mut told: Vec<String> = package.unreadable.iter().map(|one| unreadable(*one, language)).collect();
    if package.cut_off {
        let sentence = language.of(
            "ファイルの終わりが欠けています。ここにない計画があったかもしれません。",
            "The end of the file is missing. There may have been more plans.",
        );
        told.push(sentence.to_owned());
    }
    told
}

fn unreadable(one: Unreadable, language: Language) -> String {
    let position = one.position;
    let why = match one.reason {
        Reason::Refused(refusal) => set_aside(refusal, language),
        Reason::SameId => language.of("前の計画と同じIDです".to_owned(), "it has the id of an earlier plan".to_owned()),
    };
    language.of(format!("{position}番目の計画は読めません: {why}"), format!("Plan {position} cannot be read: {why}"))
}

/// Why a record could not be opened. It stays as it is.
pub fn set_aside(refusal: Refusal, language: Language) -> String {
    match refusal {
        Refusal::Damaged(damage) => {
            let why = damaged(damage, language);
            language.of(format!("壊れています（{why}）"), format!("damaged ({why})"))
        }
        Refusal::TooNew { .. } => newer(language).to_owned(),
    }
}

fn newer(language: Language) -> &'static str {
    language.of(
        "新しい版のこの計画帳で作られています。新しい版で開いてください",
        "made by a newer version of this workbook; please open it with that one",
    )
}

fn damaged(damage: Damage, language: Language) -> &'static str {
    match damage {
        Damage::NotJson => language.of("途中で切れているか、書き換えられています", "cut off or overwritten"),
        Damage::NotARecord => language.of("この計画帳の記録ではありません", "not a record of this workbook"),
        Damage::Altered => language.of("保存した後に書き換えられています", "altered after it was saved"),
        Damage::Shape => language.of("項目が足りないか、知らない項目があります", "a field is missing or unknown"),
        Damage::Id => language.of("IDが正しくないか、重なっています", "an id is wrong or there twice"),
        Damage::Years => language.of("年度が正しくありません", "the years are impossible"),
        Damage::TooMany => language.of("指標が多すぎます", "too many indicators"),
        Damage::Cell => language.of("欄の内容が食い違っています", "a cell contradicts itself"),
        Damage::Date => language.of("存在しない日付があります", "an impossible date"),
        Damage::Leaf => language.of("様式にない見出しの本文があります", "a text under no heading of the form"),
        Damage::Note => language.of("同じ欄に備考が二つあります", "two notes on one cell"),
        Damage::OtherKey => language.of("別の計画の場所にあります", "it stands in another plan’s place"),
    }
}
