//! The sentences on what went wrong and what the user can do: rejected commands, refusals of the store, files and
//! records that could not be read.

use super::{Label, Language};
use crate::command::Rejection;
use crate::command::plans::NewYearsError;
use crate::plan::{MOST_APPROVALS, MOST_INDICATORS, MOST_YEARS};
use crate::storage::plan_file::{PlanFile, PlanFileError, UnreadablePlan, UnreadableReason};
use crate::storage::{Damage, Loss, Refusal, StoreError};

/// The sentence that says why a command was rejected.
pub fn rejection(rejection: Rejection, language: Language) -> String {
    let fixed = |japanese: &str, english: &str| language.of(japanese, english).to_owned();
    match rejection {
        Rejection::NothingChanged => fixed("変わるところはありません。", "Nothing would change."),
        Rejection::NoSuchPlan => fixed(
            "この計画はすでにありません。計画一覧から選び直してください。",
            "That plan is gone. Please choose one from the list.",
        ),
        Rejection::NoSuchIndicator => fixed(
            "この指標はすでにありません。表を確認してください。",
            "That indicator is gone. Please look at the table.",
        ),
        Rejection::NoSuchYear => fixed(
            "この年度の列はありません。表を確認してください。",
            "There is no column for that year. Please look at the table.",
        ),
        Rejection::IdTaken => fixed(
            "同じ識別番号の計画か指標がすでにあるため、追加できません。もう一度操作してください。",
            "A plan or an indicator with that id is already here. Please try again.",
        ),
        Rejection::TooManyIndicators => language.of(
            format!(
                "一つの計画に入れられる指標は{MOST_INDICATORS}件までです。不要な指標を削除してから追加してください。"
            ),
            format!("A plan can hold {MOST_INDICATORS} indicators. Please remove some before adding more."),
        ),
        Rejection::NoRoomForYear => language.of(
            format!("これ以上年度を追加できません。年度は1926年度から2200年度までの間で、{MOST_YEARS}か年までです。"),
            format!("No more years can be added. A plan can hold {MOST_YEARS} years, between FY1926 and FY2200."),
        ),
        Rejection::YearInTheMiddle => fixed(
            "途中の年度は削除できません。削除できるのは最初か最後の年度です。",
            "A year in the middle cannot be removed, only the first or the last.",
        ),
        Rejection::OnlyYear => fixed("年度が一つしかないため、削除できません。", "The only year cannot be removed."),
        Rejection::NoStep => fixed("元に戻す操作、やり直す操作がありません。", "There is no step to undo or redo."),
        Rejection::ChangedElsewhere => fixed(
            "この計画はその後ほかのタブや画面で変更されたため、この操作は元に戻せず、やり直すこともできません。必要な値は直接記入してください。",
            "The plan has been changed since, in another tab or on another view, so this step can be neither undone nor redone. Please enter what you need by hand.",
        ),
        Rejection::WorkedInSince => fixed(
            "この計画には加えた後の記入があり、元に戻すとそれも消えるため、元に戻せません。不要な計画は「ごみ箱へ」で移してください。",
            "This plan has been worked in since it was added, and undoing that would remove the work, too. Please use “Move to bin” if you do not need the plan.",
        ),
        Rejection::NoSuchApproval => fixed("その認定版はもうありません。", "That approved version is gone."),
        Rejection::TooManyApprovals => language.of(
            format!("認定版は{MOST_APPROVALS}件までです。"),
            format!("A plan has at most {MOST_APPROVALS} approved versions."),
        ),
        Rejection::NotTheNewest => {
            fixed("取り消せるのは、いちばん新しい認定版だけです。", "Only the newest approved version can be removed.")
        }
        Rejection::NotAWhole => fixed(
            "この指標の内訳にはできません。内訳の内訳は作れません。",
            "An indicator cannot be a part of that one: parts have no parts of their own.",
        ),
        Rejection::CannotBeSilenced => fixed(
            "エラーは確認済みにできません。指摘の箇所を直してください。",
            "An error cannot be marked as checked. Please mend it.",
        ),
    }
}

/// The sentence on years of a new plan that could not be read.
pub fn new_years(error: NewYearsError, language: Language) -> String {
    match error {
        NewYearsError::First => language
            .of(
                "最初の年度を「2024」「令和6」のように記入してください。",
                "Please enter the first fiscal year, such as 2024 or 令和6.",
            )
            .to_owned(),
        NewYearsError::Count => language.of(
            format!("年数は1から{MOST_YEARS}までの数で記入してください。"),
            format!("Please enter the number of years, from 1 to {MOST_YEARS}."),
        ),
        NewYearsError::TooFar => {
            language.of("年度は1926年度から2200年度までです。", "Fiscal years go from FY1926 to FY2200.").to_owned()
        }
    }
}

/// The sentence that says why something could not be saved, and what to do.
pub fn store(error: StoreError, language: Language) -> String {
    let reason = match error {
        StoreError::Denied => language.of(
            "このブラウザーではデータの保存が許可されていません。「すべて保存」でファイルに残してください。",
            "this browser does not allow it. Please keep your work in a file with “Save everything”.",
        ),
        StoreError::Full => language.of(
            "ブラウザーの保存場所がいっぱいです。「すべて保存」でファイルに残し、不要な計画を減らしてください。",
            "the browser’s storage is full. Please keep your work in a file with “Save everything”, then make room.",
        ),
        StoreError::NotReadBack => language.of(
            "書き込んだ内容を確認できませんでした。「すべて保存」でファイルに残してください。",
            "what was written could not be read back. Please keep your work in a file with “Save everything”.",
        ),
        StoreError::ChangedElsewhere => language.of(
            "この計画はほかのタブで変更されています。「合わせる」で両方の変更を残すか、「別の計画として保存」でこのタブの内容を残すか、「読み直す」でほかのタブの内容に替えてください（このタブでの変更は消えます）。",
            "another tab has changed this plan. “Merge” keeps what both changed; “Save as another plan” keeps what is here; “Reload” shows what the other tab saved, and your changes here are gone.",
        ),
        StoreError::Gone(Loss::BinEmptied) => language.of(
            "この計画は、ほかのタブでごみ箱から完全に消されました。「もう一度保存」で残すか、「読み直す」でこのタブからも消してください。",
            "another tab has deleted this plan for good from the bin. “Save again” keeps what is here; “Reload” lets it go.",
        ),
        StoreError::Gone(Loss::Cleared) => language.of(
            "ブラウザーの保存場所が空にされ、記録が消えています。「もう一度保存」で残すか、「読み直す」でこのタブからも消してください。",
            "the browser’s storage was cleared, and its record with it. “Save again” keeps what is here; “Reload” lets it go.",
        ),
        StoreError::Gone(Loss::Removed) => language.of(
            "この計画の記録が保存場所から消されています。「もう一度保存」で残すか、「読み直す」でこのタブからも消してください。",
            "its record was removed from the storage. “Save again” keeps what is here; “Reload” lets it go.",
        ),
        StoreError::InTheWay => language.of(
            "保存場所にあるこの計画の記録が、壊れているか新しい版のもので、開けません。その記録はそのままにして、「別の計画として保存」でこのタブの内容を残してください。",
            "the stored record of this plan cannot be opened: it is damaged, or a newer version made it. It stays as it is; “Save as another plan” keeps what is here.",
        ),
    };
    format!("{}: {reason}", Label::CannotSave.text(language))
}

/// The sentence for a plan file that was opened together with other files, which is not possible.
pub fn file_alone(language: Language) -> &'static str {
    language.of(
        "計画ファイルは、ほかのファイルと一緒には読み込めません。一つだけ選んでください。",
        "A plan file cannot be read together with others. Please choose it alone.",
    )
}

/// The sentence that says why nothing of a plan file was read.
pub fn file(error: PlanFileError, language: Language) -> String {
    let fixed = |japanese: &str, english: &str| language.of(japanese, english).to_owned();
    match error {
        PlanFileError::Unreachable => fixed(
            "ファイルを開けません。移動や削除をしていないか、開く権限があるかを確認して、選び直してください。",
            "The file cannot be opened. Please see whether it was moved, deleted or locked, and choose it again.",
        ),
        PlanFileError::Empty => fixed(
            "空のファイルです。保存し直したものを選んでください。",
            "The file is empty. Please choose one that was saved again.",
        ),
        PlanFileError::Workbook => fixed(
            "Excelブックなどの文書は、計画ファイルとしては読めません。計画ファイル（JSON）を選んでください。",
            "An Excel workbook cannot be read here. Please choose a plan file (JSON).",
        ),
        PlanFileError::Encoding => fixed(
            "文字コードがUTF-8ではないため読めません。計画ファイルを保存し直したものを選んでください。",
            "The file is not in UTF-8. Please choose a plan file that was saved again.",
        ),
        PlanFileError::NotJson { line, column } => language.of(
            format!("計画ファイル（JSON）として読めません（{line}行目の{column}バイト目）。手を加えていない、保存したときのままのファイルを選んでください。"),
            format!("This is no plan file (JSON): line {line}, byte {column}. Please choose the file as it was saved."),
        ),
        PlanFileError::OtherJson => fixed(
            "JSONですが、この計画帳のファイルではありません。「計画ファイルを保存」か「すべて保存」で作ったファイルを選んでください。",
            "This is JSON, but no file of this workbook. Please choose one made with “Save the plan file” or “Save everything”.",
        ),
        PlanFileError::TooNew { .. } => newer(language).to_owned(),
    }
}

/// Why nothing of a plan file can be taken in: it has no plan, or none that could be read.
pub fn no_plan(package: &PlanFile, language: Language) -> Vec<String> {
    let partly = partly(package, language);
    if partly.is_empty() {
        return vec![language.of("このファイルに計画は入っていません。", "There is no plan in this file.").to_owned()];
    }
    partly
}

/// Plans of a file that cannot be read and that are named, each in a sentence; of more than these the number is said.
const MOST_UNREADABLE: usize = 20;

/// What of a file could not be read though the rest was; nothing where all of it was.
pub fn partly(package: &PlanFile, language: Language) -> Vec<String> {
    let named = package.unreadable.iter().take(MOST_UNREADABLE);
    let mut sentences: Vec<String> = named.map(|one| unreadable(*one, language)).collect();
    let more = package.unreadable.len().saturating_sub(MOST_UNREADABLE);
    if more > 0 {
        sentences.push(
            language.of(format!("ほかに{more}件の計画が読めません。"), format!("{more} more plans cannot be read.")),
        );
    }
    if package.cut_off {
        let sentence = language.of(
            "ファイルの終わりが欠けています。読めなかった計画があるかもしれませんので、元のファイルを確認してください。",
            "The end of the file is missing, so there may have been more plans. Please look at the original file.",
        );
        sentences.push(sentence.to_owned());
    }
    sentences
}

fn unreadable(one: UnreadablePlan, language: Language) -> String {
    let position = one.position;
    let why = match one.reason {
        UnreadableReason::Refused(refusal) => unreadable_record(refusal, language),
        UnreadableReason::SameId => language
            .of("同じ識別番号の計画がこの前にあります".to_owned(), "it has the id of an earlier plan".to_owned()),
    };
    language.of(format!("{position}番目の計画は読めません: {why}"), format!("Plan {position} cannot be read: {why}"))
}

/// The sentence that says why a record could not be opened, and that the record is left as it is.
pub fn unreadable_record(refusal: Refusal, language: Language) -> String {
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
        "この計画帳の新しい版で作られています。新しい版で開いてください。",
        "A newer version of this workbook made this. Please open it with that version.",
    )
}

fn damaged(damage: Damage, language: Language) -> &'static str {
    match damage {
        Damage::NotJson => language.of("途中で切れているか、書き換えられています", "cut off or overwritten"),
        Damage::NotARecord => language.of("この計画帳の記録ではありません", "not a record of this workbook"),
        Damage::Altered => language.of("保存した後に書き換えられています", "altered after it was saved"),
        Damage::Shape => language.of("項目が足りないか、知らない項目があります", "a field is missing or unknown"),
        Damage::Id => {
            language.of("計画や指標の識別番号が正しくないか、重なっています", "an id is wrong or there twice")
        }
        Damage::Years => language.of("年度が正しくありません", "the years are impossible"),
        Damage::TooMany => language.of("指標が多すぎます", "too many indicators"),
        Damage::Cell => language.of("欄の内容が食い違っています", "a cell contradicts itself"),
        Damage::Date => language.of("存在しない日付があります", "an impossible date"),
        Damage::Leaf => language.of("様式にない見出しの本文があります", "a text under no heading of the form"),
        Damage::Form => language.of("様式が正しくありません", "the form is not sound"),
        Damage::Approval => language.of("認定版を元に戻せません", "an approved version cannot be made"),
        Damage::Note => language.of("同じ欄に備考が二つあります", "two notes on one cell"),
        Damage::OtherKey => language.of("別の記録が入っています", "another record stands in its place"),
    }
}
