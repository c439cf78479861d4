//! The sentences on errors and on what the user can do: rejected commands, refusals of the store, files and records
//! that could not be read.

use super::plurals::counted;
use super::{Label, Language, cells};
use crate::command::Rejection;
use crate::command::plans::NewYearsError;
use crate::plan::activity_log::MOST_RECORDS;
use crate::plan::{MOST_APPROVALS, MOST_INDICATORS, MOST_LETTERS, MOST_YEARS};
use crate::storage::plan_file::{PlanFile, PlanFileError, UnreadablePlan, UnreadableReason};
use crate::storage::{Damage, Loss, Refusal, StoreError};

/// The error message for a rejected command.
pub fn rejection(rejection: Rejection, language: Language) -> String {
    match rejection {
        Rejection::NothingChanged => language.say("変わるところはありません。", "Nothing would change."),
        Rejection::NoSuchPlan => language.say(
            "この計画はすでにありません。計画一覧から選び直してください。",
            "That plan no longer exists. Please choose one from the list.",
        ),
        Rejection::NoSuchIndicator => language.say(
            "この指標はすでにありません。表を確認してください。",
            "That indicator no longer exists. Please check the table.",
        ),
        Rejection::NoSuchYear => language.say(
            "この年度の列はありません。表を確認してください。",
            "There is no column for that year. Please check the table.",
        ),
        Rejection::IdTaken => language.say(
            "同じ識別番号の計画か指標がすでにあるため、追加できません。もう一度操作してください。",
            "It cannot be added, because a plan or an indicator with the same ID already exists. Please try again.",
        ),
        Rejection::TooManyIndicators => sentence!(
            language,
            "一つの計画に入れられる指標は{MOST_INDICATORS}件までです。不要な指標を削除してから追加してください。",
            "A plan can hold up to {MOST_INDICATORS} indicators. Please delete some before adding more."
        ),
        Rejection::NoRoomForYear => sentence!(
            language,
            "これ以上年度を追加できません。年度は1926年度から2200年度までの間で、{MOST_YEARS}か年までです。",
            "No more years can be added. A plan can hold up to {MOST_YEARS} years, between FY1926 and FY2200."
        ),
        Rejection::YearInTheMiddle => language.say(
            "途中の年度は削除できません。削除できるのは最初か最後の年度です。",
            "Only the first or the last year can be removed, not one in between.",
        ),
        Rejection::OnlyYear => language.say("年度が一つしかないため、削除できません。", "The only year cannot be removed."),
        Rejection::NoStep => language.say("元に戻す操作、やり直す操作がありません。", "There is nothing to undo or redo."),
        Rejection::ChangedElsewhere => language.say(
            "この計画はその後ほかのタブや画面で変更されたため、この操作は元に戻せず、やり直すこともできません。必要な値は直接記入してください。",
            "The plan has since been changed in another tab or view, so this step can be neither undone nor redone. Please enter the values you need by hand.",
        ),
        Rejection::WorkedInSince => language.say(
            "この計画には加えた後の記入があり、元に戻すとそれも消えるため、元に戻せません。不要な計画は「ごみ箱へ」で移してください。",
            "This plan has been edited since it was added, and undoing would remove those edits too, so it cannot be undone. If you do not need the plan, use “Move to bin”.",
        ),
        Rejection::NoSuchApproval => language.say("その認定版はもうありません。", "That approved version no longer exists."),
        Rejection::TooManyApprovals => sentence!(
            language,
            "認定版は{MOST_APPROVALS}件までです。",
            "A plan can have up to {MOST_APPROVALS} approved versions."
        ),
        Rejection::NotTheNewest => {
            language.say("取り消せるのは、いちばん新しい認定版だけです。", "Only the newest approved version can be removed.")
        }
        Rejection::SheetSettled => language.say(
            "この年度の効果検証は確定しています。直すときは「記入中に戻す」を押してください。",
            "The evaluation of this year is settled. To change it, press “Open again”.",
        ),
        Rejection::NotThatStep => language.say(
            "効果検証の段階が変わっています。確認してください。",
            "The evaluation is at another step. Please check.",
        ),
        Rejection::NoSuchRecord => language.say("その記録はもうありません。", "That record no longer exists."),
        Rejection::TooManyRecords => sentence!(
            language,
            "一つの計画に入れられる活動記録は{MOST_RECORDS}件までです。",
            "A plan can hold up to {MOST_RECORDS} records of activity."
        ),
        Rejection::NoReason => language.say("戻す理由を記入してください。", "Please say why it is opened again."),
        Rejection::NoSuchChoice => language.say("その選択肢はありません。", "There is no such choice."),
        Rejection::TextTooLong { letters } => sentence!(
            language,
            "{letters}文字あるため、記録していません。一つの欄に入れられるのは{MOST_LETTERS}文字（Excelの欄と同じ）までです。短くしてから入れてください。",
            "This has {letters} characters, so it was not recorded. A field can hold up to {MOST_LETTERS}, as in Excel. Please shorten it."
        ),
        Rejection::NotRestated { place } => {
            let place = cells::cell(place, language.choose("開始前の値", "the baseline"), language);
            sentence!(
                language,
                "{place}が空欄か数値ではないため、直せません。記入してから直してください。",
                "{place} is blank or no number, so that this cannot be restated. Please fill it in first."
            )
        }
        Rejection::NotAWhole => language.say(
            "この指標の内訳にはできません。内訳の内訳は作れません。",
            "It cannot be made a part of that indicator, because parts cannot have parts of their own.",
        ),
        Rejection::NotContinued { .. } | Rejection::NameMissing { .. } | Rejection::NothingContinued => {
            of_next_period(rejection, language).to_owned()
        }
        Rejection::CannotBeSilenced => language.say(
            "エラーは確認済みにできません。指摘の箇所を直してください。",
            "An error cannot be marked as checked. Please correct it.",
        ),
    }
}

/// The reason why the plan of the next period cannot be made.
fn of_next_period(rejection: Rejection, language: Language) -> &'static str {
    match rejection {
        Rejection::NotContinued { .. } => language.choose(
            "まとめ先には、引き継ぐ指標を選んでください。",
            "Please choose an indicator that is carried over for this one to be merged into.",
        ),
        Rejection::NameMissing { .. } => language.choose(
            "引き継ぐ指標の名前を入力してください。",
            "Please enter a name for the indicator that is carried over.",
        ),
        _ => language.choose(
            "引き継ぐ指標がありません。一つ以上を「引き継ぐ」にしてください。",
            "No indicator is carried over. Please carry over at least one.",
        ),
    }
}

/// The error message for years of a new plan that could not be read.
pub fn new_years(error: NewYearsError, language: Language) -> String {
    match error {
        NewYearsError::First => language.say(
            "最初の年度を「2024」「令和6」のように記入してください。",
            "Please enter the first fiscal year, such as 2024 or 令和6.",
        ),
        NewYearsError::Count => sentence!(
            language,
            "年数は1から{MOST_YEARS}までの数で記入してください。",
            "Please enter the number of years, from 1 to {MOST_YEARS}."
        ),
        NewYearsError::TooFar => {
            language.say("年度は1926年度から2200年度までです。", "Fiscal years go from FY1926 to FY2200.")
        }
    }
}

/// The error message for a failed save, with what to do.
pub fn store(error: StoreError, language: Language) -> String {
    let reason = match error {
        StoreError::Denied => language.choose(
            "このブラウザーではデータの保存が許可されていません。「すべて保存」でファイルに残してください。",
            "this browser does not allow it. Please save your work to a file with “Save everything”.",
        ),
        StoreError::Full => language.choose(
            "ブラウザーの保存場所がいっぱいです。「すべて保存」でファイルに残し、不要な計画を減らしてください。",
            "the browser’s storage is full. Please save your work to a file with “Save everything”, then remove plans you do not need.",
        ),
        StoreError::NotReadBack => language.choose(
            "書き込んだ内容を確認できませんでした。「すべて保存」でファイルに残してください。",
            "what was written could not be read back. Please save your work to a file with “Save everything”.",
        ),
        StoreError::ChangedElsewhere => language.choose(
            "この計画はほかのタブで変更されています。「合わせる」で両方の変更を残すか、「別の計画として保存」でこのタブの内容を残すか、「読み直す」でほかのタブの内容に替えてください（このタブでの変更は消えます）。",
            "another tab has changed this plan. “Merge” keeps both sets of changes, “Save as another plan” keeps what is in this tab, and “Reload” replaces it with what the other tab saved (your changes in this tab are lost).",
        ),
        StoreError::Gone(Loss::BinEmptied) => language.choose(
            "この計画は、ほかのタブでごみ箱から完全に消されました。「もう一度保存」で残すか、「読み直す」でこのタブからも消してください。",
            "another tab has deleted this plan from the bin for good. “Save again” keeps it; “Reload” removes it from this tab too.",
        ),
        StoreError::Gone(Loss::Cleared) => language.choose(
            "ブラウザーの保存場所が空にされ、記録が消えています。「もう一度保存」で残すか、「読み直す」でこのタブからも消してください。",
            "the browser’s storage was cleared, and the record of this plan with it. “Save again” keeps it; “Reload” removes it from this tab too.",
        ),
        StoreError::Gone(Loss::Removed) => language.choose(
            "この計画の記録が保存場所から消されています。「もう一度保存」で残すか、「読み直す」でこのタブからも消してください。",
            "the record of this plan was removed from the storage. “Save again” keeps it; “Reload” removes it from this tab too.",
        ),
        StoreError::InTheWay => language.choose(
            "保存場所にあるこの計画の記録が、壊れているか別の版のもので、開けません。その記録はそのままにして、「別の計画として保存」でこのタブの内容を残してください。",
            "the stored record of this plan cannot be opened: it is damaged, or another version made it. It stays as it is; “Save as another plan” keeps what is here.",
        ),
    };
    format!("{}: {reason}", Label::CANNOT_SAVE.text(language))
}

/// The sentence for a plan file that was opened together with other files, which is not possible.
pub fn file_alone(language: Language) -> &'static str {
    language.choose(
        "計画ファイルは、ほかのファイルと一緒には読み込めません。一つだけ選んでください。",
        "A plan file cannot be opened together with other files. Please choose only one.",
    )
}

/// The error message for a plan file from which nothing was read.
pub fn file(error: PlanFileError, language: Language) -> String {
    match error {
        PlanFileError::Unreachable => language.say(
            "ファイルを開けません。移動や削除をしていないか、開く権限があるかを確認して、選び直してください。",
            "The file cannot be opened. Please check whether it was moved or deleted and whether you may open it, then choose it again.",
        ),
        PlanFileError::Empty => language.say(
            "空のファイルです。保存し直したものを選んでください。",
            "The file is empty. Please save it again and choose that file.",
        ),
        PlanFileError::Workbook => language.say(
            "Excelブックなどの文書は、計画ファイルとしては読めません。計画ファイル（JSON）を選んでください。",
            "An Excel workbook or similar document cannot be read as a plan file. Please choose a plan file (JSON).",
        ),
        PlanFileError::Encoding => language.say(
            "文字コードがUTF-8ではないため読めません。計画ファイルを保存し直したものを選んでください。",
            "The file cannot be read because it is not in UTF-8. Please save the plan file again and choose that file.",
        ),
        PlanFileError::NotJson { line, column } => sentence!(
            language,
            "計画ファイル（JSON）として読めません（{line}行目の{column}バイト目）。手を加えていない、保存したときのままのファイルを選んでください。",
            "This cannot be read as a plan file (JSON): line {line}, byte {column}. Please choose an unedited file, as it was saved."
        ),
        PlanFileError::OtherJson => language.say(
            "JSONですが、この計画帳のファイルではありません。「計画ファイルを保存」か「すべて保存」で作ったファイルを選んでください。",
            "This is JSON, but not a file of this program. Please choose a file made with “Save the plan file” or “Save everything”.",
        ),
        PlanFileError::TooNew { .. } => newer(language).to_owned(),
    }
}

/// The reasons why nothing of a plan file can be imported: it has no plan, or none that could be read.
pub fn no_plan(package: &PlanFile, language: Language) -> Vec<String> {
    let partly = partly(package, language);
    if partly.is_empty() {
        return vec![language.say("このファイルに計画は入っていません。", "There are no plans in this file.")];
    }
    partly
}

/// The largest number of unreadable plans of a file that are named in a sentence each; further ones are only counted.
const MOST_UNREADABLE: usize = 20;

/// The sentences on the parts of a file that could not be read; empty if everything was read.
pub fn partly(package: &PlanFile, language: Language) -> Vec<String> {
    let named = package.unreadable.iter().take(MOST_UNREADABLE);
    let mut sentences: Vec<String> = named.map(|one| unreadable(*one, language)).collect();
    let more = package.unreadable.len().saturating_sub(MOST_UNREADABLE);
    if more > 0 {
        sentences.push(language.choose(
            format!("ほかに{more}件の計画が読めません。"),
            format!("{} cannot be read.", counted(more, "more plan", "more plans")),
        ));
    }
    if package.cut_off {
        let sentence = language.choose(
            "ファイルの終わりが欠けています。読めなかった計画があるかもしれませんので、元のファイルを確認してください。",
            "The end of the file is missing. There may be plans that could not be read, so please check the original file.",
        );
        sentences.push(sentence.to_owned());
    }
    sentences
}

fn unreadable(one: UnreadablePlan, language: Language) -> String {
    let position = one.position;
    let why = match one.reason {
        UnreadableReason::Refused(refusal) => unreadable_record(refusal, language),
        UnreadableReason::SameId => language.choose(
            "同じ識別番号の計画がこの前にあります".to_owned(),
            "it has the same ID as an earlier plan".to_owned(),
        ),
    };
    sentence!(language, "{position}番目の計画は読めません: {why}", "Plan {position} cannot be read: {why}")
}

/// The reason why a record could not be opened.
pub fn unreadable_record(refusal: Refusal, language: Language) -> String {
    match refusal {
        Refusal::Damaged(damage) => {
            let why = damaged(damage, language);
            sentence!(language, "壊れています（{why}）", "damaged ({why})")
        }
        Refusal::TooNew { .. } => newer(language).to_owned(),
        Refusal::TooOld { .. } => older(language).to_owned(),
    }
}

fn newer(language: Language) -> &'static str {
    language.choose(
        "この計画帳の新しい版で作られています。新しい版で開いてください。",
        "This was made by a newer version of this program. Please open it with that version.",
    )
}

fn older(language: Language) -> &'static str {
    language.choose(
        "この計画帳の以前の版の形式で、この版では読めません。以前の版で開いて保存し直すと、この版で開けます。",
        "An earlier version of this workbook made this, in a form that this one does not read. Please open it with that version and save it again; then it opens here.",
    )
}

fn damaged(damage: Damage, language: Language) -> &'static str {
    match damage {
        Damage::NotJson => language.choose("途中で切れているか、書き換えられています", "cut off or overwritten"),
        Damage::NotARecord => language.choose("この計画帳の記録ではありません", "not a record of this program"),
        Damage::Altered => language.choose("保存した後に書き換えられています", "altered after it was saved"),
        Damage::Shape => {
            language.choose("項目が足りないか、知らない項目があります", "a field is missing or not recognised")
        }
        Damage::Id => {
            language.choose("計画や指標の識別番号が正しくないか、重なっています", "an ID is wrong or used twice")
        }
        Damage::Years => language.choose("年度が正しくありません", "the years are not valid"),
        Damage::TooMany => language.choose("指標が多すぎます", "too many indicators"),
        Damage::Cell => language.choose("欄の内容が食い違っています", "a cell contradicts itself"),
        Damage::Date => language.choose("存在しない日付があります", "a date that does not exist"),
        Damage::Leaf => {
            language.choose("様式にない見出しの本文があります", "a text under a heading that the form does not have")
        }
        Damage::Form => language.choose("様式が正しくありません", "the form is not valid"),
        Damage::Approval => language.choose("認定版を元に戻せません", "an approved version cannot be restored"),
        Damage::ApprovalNumber => {
            language.choose("認定版の番号が正しくありません", "the number of an approved version is not valid")
        }
        Damage::Note => language.choose("同じ欄に備考が二つあります", "two notes on one cell"),
        Damage::OtherKey => language.choose("別の記録が入っています", "another record is in its place"),
    }
}
