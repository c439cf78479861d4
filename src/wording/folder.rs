//! The texts about the file of a plan: how the plan differs from it, who saved it, why it could not be read or written,
//! and what to do.

use super::plurals::counted;
use super::{FolderLabel, Language, errors, status};
use crate::session::folder::{BaseKnowledge, FileError, Signature, Unfit};
use crate::storage::StoredTime;
use crate::storage::plan_file::PlanFileError;
use crate::value::{Date, Timestamp};

/// How the plan on this device differs from its file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FileStatus {
    /// The file has the same content; with the time of the last read or write, if it is known.
    Same(Option<Timestamp>),
    /// The file had the same content when it was last read or written, but this page has not read it yet.
    NotLookedAt,
    /// The number of changes that are not in the file.
    Changes(usize),
    /// Somebody else has saved the file since it was last read or written here.
    Newer(Signature),
    /// The last content of the file that this device knew is not available, so that no difference can be computed.
    Unknown,
    /// The file cannot be read.
    Unreadable,
}

/// The state of the workbook on this device.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DeviceStatus {
    /// Everything was written and read back, at that time if it is known.
    Saved(Option<Timestamp>),
    /// Everything was written and read back, but it is not in the journal, which survives a power failure.
    SavedOnce(Option<Timestamp>),
    /// An edit is waiting to be written.
    Saving,
}

/// The state of saving in two parts, so that a narrow screen can show the important one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SaveSentence {
    /// The state on the device, `端末に保存済み`; before a state of the file, `端末に保存済み・計画ファイルに`.
    pub device: String,
    /// The continuation: the time of the save, ` 10:32`, or the state of the file, `未保存の変更8件`.
    pub rest: String,
    /// Whether `rest` is about the file.
    pub is_of_file: bool,
}

impl SaveSentence {
    /// The sentence of a single part.
    pub fn plain(device: String) -> Self {
        Self { device, rest: String::new(), is_of_file: false }
    }
}

/// The state of saving in the header: `端末に保存済み 10:32`, and if the plan has a file `端末に保存済み・計画ファイルに未保存の変更8件`. `file` is
/// the status of the file and whether it is in a folder. A file outside of a folder was downloaded or opened by hand:
/// nobody has read it back, so it is not called saved. The sentence does not mention a file that the page has not read.
pub fn save_sentence(
    device: DeviceStatus,
    file: Option<(&FileStatus, bool)>,
    today: Date,
    language: Language,
) -> SaveSentence {
    let saved = match device {
        DeviceStatus::Saving => FolderLabel::SAVING,
        DeviceStatus::Saved(_) | DeviceStatus::SavedOnce(_) => match (file, device) {
            (Some((FileStatus::Same(_), true)), _) => FolderLabel::SAVED_IN_FILE,
            (_, DeviceStatus::SavedOnce(_)) => FolderLabel::SAVED_ONCE,
            _ => FolderLabel::SAVED,
        },
    };
    let time = |at: Option<Timestamp>| at.map(|at| format!(" {}", short_time(at, today, language))).unwrap_or_default();
    let (rest, is_of_file) = match (device, file) {
        (DeviceStatus::Saved(at) | DeviceStatus::SavedOnce(at), None | Some((FileStatus::NotLookedAt, _))) => {
            (time(at), false)
        }
        (DeviceStatus::Saved(_) | DeviceStatus::SavedOnce(_), Some((FileStatus::Same(at), true))) => (time(*at), false),
        (DeviceStatus::Saving, None | Some((FileStatus::Same(_) | FileStatus::NotLookedAt, _))) => {
            (String::new(), false)
        }
        (_, Some((status, _))) => (of_file(status, today, language), true),
    };
    let joint = match file {
        Some((FileStatus::Changes(_), _)) if is_of_file => language.choose("・計画ファイルに", ", "),
        _ if is_of_file => language.choose("・", ", "),
        _ => "",
    };
    SaveSentence { device: format!("{}{joint}", saved.text(language)), rest, is_of_file }
}

/// The difference between the plan and its file, as the end of the state of saving.
fn of_file(status: &FileStatus, today: Date, language: Language) -> String {
    match status {
        FileStatus::Same(at) => {
            let at = at.map(|at| format!(" {}", short_time(at, today, language))).unwrap_or_default();
            sentence!(language, "計画ファイルと同じ{at}", "same as the plan file{at}")
        }
        FileStatus::Changes(count) => {
            let changes = counted(*count, "change", "changes");
            sentence!(language, "未保存の変更{count}件", "{changes} not in the plan file")
        }
        FileStatus::Newer(signature) => match signed(signature, today, language) {
            signed if signed.is_empty() => {
                language.say("ファイルに新しい保存があります", "there is a newer save in the file")
            }
            signed => {
                sentence!(language, "ファイルに新しい保存（{signed}）", "newer save in the file ({signed})")
            }
        },
        FileStatus::NotLookedAt | FileStatus::Unknown => {
            language.say("ファイルは未確認", "not compared with the file yet")
        }
        FileStatus::Unreadable => language.say("ファイルを読めません", "the file cannot be read"),
    }
}

/// The known parts of a signature, with the time in short: `佐藤 10:40`.
fn signed(signature: &Signature, today: Date, language: Language) -> String {
    let at = signature.at.map(|at| short_time(at, today, language));
    let parts = [signature.by.clone(), at];
    parts.into_iter().flatten().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

/// A short time: `10:32` on the same day as `today`, otherwise with the day, and with the year if that differs.
fn short_time(at: Timestamp, today: Date, language: Language) -> String {
    if at.date() == today { at.time_label() } else { status::day_and_time(at, today, language) }
}

/// Who saved the file and when: `10:32 に 企画課 佐藤 が保存`; `None` if the file does not state it.
pub fn saved_by(signature: &Signature, today: Date, language: Language) -> Option<String> {
    let at = short_time(signature.at?, today, language);
    Some(match signature.by.as_deref() {
        Some(by) => sentence!(language, "{at} に {by} が保存", "Saved by {by}, {at}"),
        None => sentence!(language, "{at} に保存（名前なし）", "Saved {at} (no name)"),
    })
}

/// The message after a save. `brought` is the number of changes that were imported from the file.
pub fn saved(file: &str, brought: usize, has_written: bool, language: Language) -> String {
    let changes = counted(brought, "change", "changes");
    match (brought, has_written) {
        (0, true) => {
            sentence!(
                language,
                "「{file}」に保存し、読み戻して確かめました。",
                "Saved to “{file}” and checked by reading it back."
            )
        }
        (0, false) => {
            sentence!(language, "「{file}」は手元と同じです。", "“{file}” is the same as the plan here.")
        }
        (_, true) => sentence!(
            language,
            "ほかの人の変更{brought}か所と合わせて「{file}」に保存し、読み戻して確かめました。",
            "Merged with {changes} by others, saved to “{file}” and checked by reading it back."
        ),
        (_, false) => imported(file, brought, language),
    }
}

/// The message after changes were imported from the file.
pub fn imported(file: &str, brought: usize, language: Language) -> String {
    let changes = counted(brought, "change", "changes");
    sentence!(
        language,
        "「{file}」から、ほかの人の変更{brought}か所を取り込みました。",
        "Took in {changes} by others from “{file}”."
    )
}

/// The sentence on an unsuccessful save, with the number of changes that were imported before it stopped, since they
/// stay in the plan.
pub fn after_import(brought: usize, sentence: &str, language: Language) -> String {
    if brought == 0 {
        return sentence.to_owned();
    }
    let changes = counted(brought, "change", "changes");
    sentence!(
        language,
        "{sentence}その前に、ファイルにあったほかの人の変更{brought}か所を手元の計画に取り込みました。",
        "{sentence} Before that, {changes} by others in the file were taken into the plan here."
    )
}

/// The message after a file was opened. From then on it is the file of the plan.
pub fn opened(file: &str, language: Language) -> String {
    sentence!(
        language,
        "「{file}」を開きました。「ファイルに保存」で、このファイルに保存します。",
        "Opened “{file}”. “Save to the file” now saves to this file."
    )
}

/// The error message for a file that was not read or written: the reason, that nothing entered is lost, and what to do.
pub fn error_sentence(error: FileError, language: Language) -> String {
    let why = match error {
        FileError::Gone => language.choose(
            "フォルダのファイルが見つかりません。移動や削除をしていないか、共有フォルダにつながっているかを確認してください。移動していたら、計画一覧の「フォルダの計画ファイルを開く」でそのファイルを開き直してください。",
            "the file in the folder cannot be found. Please check whether it was moved or deleted, and whether the shared folder can be reached. If it was moved, open it again with “Open from a folder” on the list of plans.",
        ),
        FileError::Locked => language.choose(
            "ほかの人かほかのプログラムが、フォルダのファイルを使っています。閉じてもらってから、もう一度「ファイルに保存」を押してください。",
            "another person or program is using the file in the folder. Please have it closed, then press “Save to the file” again.",
        ),
        FileError::NotAllowed => language.choose(
            "フォルダのファイルを開く許可がありません。もう一度押してブラウザーの問いに「許可」と答えるか、ファイルに書き込む権限があるかを管理者に確認してください。",
            "opening the file in the folder is not allowed. Please press again and allow it in the browser’s question, or ask your administrator whether you may write to the file.",
        ),
        FileError::Full => language.choose(
            "フォルダのあるディスクがいっぱいです。空きを作ってから、もう一度保存してください。",
            "the disk that holds the folder is full. Please make room, then save again.",
        ),
        FileError::Overtaken => language.choose(
            "ほかの人が続けて保存しています。少し待って、もう一度「ファイルに保存」を押してください。",
            "others keep saving at the same time. Please wait a moment, then press “Save to the file” again.",
        ),
        FileError::Interrupted => language.choose(
            "読み書きが途中で止まりました。もう一度「ファイルに保存」を押してください。",
            "reading or writing was interrupted. Please press “Save to the file” again.",
        ),
    };
    with_reassurance(why, language)
}

/// The error message for a chosen file that cannot be the file of the plan, with what to do.
pub fn unfit(unfit: &Unfit, language: Language) -> String {
    let instead =
        "「計画ファイルの保存先を選ぶ」で別の名前のファイルにするか、正しいファイルに戻してもらってください。";
    let instead = language.choose(
        instead,
        "Please use “Choose where the plan file goes” to save under another name, or have the right file put back.",
    );
    let why = match unfit {
        Unfit::File(PlanFileError::Empty) => {
            language.say("フォルダのファイルが空になっています。", "the file in the folder is empty.")
        }
        Unfit::File(PlanFileError::TooNew { .. }) => language
            .say(
                "フォルダのファイルは、この計画帳の新しい版で保存されています。新しい版で開いてください。",
                "the file in the folder was saved by a newer version of this program. Please open it with that version.",
            ),
        Unfit::File(_) => language
            .say(
                "フォルダのファイルが、計画ファイルではないもの（Excelブックなど）に替わっています。",
                "the file in the folder has been replaced by something that is not a plan file (perhaps an Excel workbook).",
            ),
        Unfit::Damaged => language
            .say("フォルダのファイルが壊れているか、途中で切れています。", "the file in the folder is damaged or cut off."),
        Unfit::OtherPlan(name) => sentence!(
            language,
            "フォルダのファイルは別の計画「{name}」のものに替わっています。",
            "the file in the folder now belongs to another plan, “{name}”."),
        Unfit::Several(count) => sentence!(
            language,
            "フォルダのファイルには計画が{count}件入っています。保存先にできるのは、計画一つのファイルです。",
            "the file in the folder holds {count} plans. Only a file of a single plan can be saved to."),
    };
    if let Unfit::File(PlanFileError::TooNew { .. }) = unfit {
        return with_reassurance(&why, language);
    }
    with_reassurance(&sentence!(language, "{why}{instead}", "{why} {instead}"), language)
}

/// The error message for a file that was chosen as the place to save and was left as it is, with what to do.
pub fn not_chosen(unfit: &Unfit, language: Language) -> String {
    let why = match unfit {
        Unfit::File(PlanFileError::TooNew { .. }) => language.say(
            "選んだファイルは、この計画帳の新しい版で保存されています。",
            "The chosen file was saved by a newer version of this program.",
        ),
        Unfit::File(_) => language.say(
            "選んだファイルは、計画ファイルではありません（空か、Excelブックなどです）。",
            "The chosen file is not a plan file (it is empty, or perhaps an Excel workbook).",
        ),
        Unfit::Damaged => {
            language.say("選んだファイルは壊れているか、途中で切れています。", "The chosen file is damaged or cut off.")
        }
        Unfit::OtherPlan(name) => sentence!(
            language,
            "選んだファイルは別の計画「{name}」のものです。",
            "The chosen file belongs to another plan, “{name}”."
        ),
        Unfit::Several(count) => sentence!(
            language,
            "選んだファイルには計画が{count}件入っています。",
            "The chosen file holds {count} plans."
        ),
    };
    sentence!(
        language,
        "{why}何も書き込まず、そのままにしました。この計画のファイルか、別のフォルダを選んでください。",
        "{why} Nothing was written. Please choose the file of this plan, or another folder."
    )
}

/// The error message for a file that was not opened.
pub fn not_opened(unfit: &Unfit, language: Language) -> String {
    match unfit {
        Unfit::File(error) => errors::file(*error, language),
        Unfit::Several(0) => {
            language.say("このファイルには計画が入っていません。", "There are no plans in this file.")
        }
        Unfit::Damaged | Unfit::OtherPlan(_) | Unfit::Several(_) => language
            .say(
                "このファイルは壊れているか途中で切れているため、開けません。保存し直したものを選んでください。読める部分だけは「ファイルを読み込む」で取り出せます。",
                "This file is damaged or cut off and cannot be opened. Please save it again and choose that file. The parts that can be read can be recovered with “Open a file”.",
            ),
    }
}

/// The error message for a merge that is impossible, because the plan was removed or the result would exceed the limits
/// of a plan.
pub fn merge_impossible(language: Language) -> String {
    with_reassurance(
        language.choose(
            "手元の計画がなくなったか、合わせると指標や年度が多すぎます。計画一覧を確認してください。",
            "the plan here no longer exists, or would have too many indicators or years after merging. Please check the list of plans.",
        ),
        language,
    )
}

/// The error message for a write whose content could not be read back from the file.
pub fn not_read_back(language: Language) -> String {
    with_reassurance(
        language.choose(
            "書き込んだ内容をフォルダのファイルから読み戻して確かめられませんでした。ファイルを確認し、もう一度保存するか、「計画ファイルの保存先を選ぶ」で別の場所に保存してください。",
            "what was written could not be checked by reading it back from the file in the folder. Please check the file, then save again, or save to another place with “Choose where the plan file goes”.",
        ),
        language,
    )
}

fn with_reassurance(why: &str, language: Language) -> String {
    sentence!(
        language,
        "フォルダのファイルを開けないか、保存できません: {why}入力した内容はこの画面に残っています。",
        "The file in the folder could not be opened or saved: {why} What you entered is still on this page."
    )
}

/// The reason why the user has to decide before anything is written.
pub fn why_asked(base_knowledge: BaseKnowledge, language: Language) -> &'static str {
    match base_knowledge {
        BaseKnowledge::Base => language.choose(
            "同じところを、フォルダのファイルでほかの人も変えています。どちらの値にするか選んでください。ほかの変更は、そのまま合わさります。選ぶまで、ファイルも手元も変わりません。",
            "Somebody else has changed the same places in the file in the folder. Please choose a value for each; all other changes are merged as they are. Until you choose, neither the file nor the plan here changes.",
        ),
        BaseKnowledge::NotOurs => language.choose(
            "フォルダのファイルに、前回ここから保存した内容が入っていません。古いファイルが戻されたか、別に保存されたものと入れ替わっています。異なるところをすべて示しますので、どちらの値にするか選んでください。選ぶまで、ファイルも手元も変わりません。",
            "The file in the folder does not contain what was last saved from here: an older file was put back, or another file took its place. All differences are shown; please choose a value for each. Until you choose, neither the file nor the plan here changes.",
        ),
        BaseKnowledge::Unknown => language.choose(
            "フォルダのファイルと手元の計画が、どこから分かれたものかわかりません。異なるところをすべて示しますので、どちらの値にするか選んでください。選ぶまで、ファイルも手元も変わりません。",
            "It is not known where the file in the folder and the plan here diverged. All differences are shown; please choose a value for each. Until you choose, neither the file nor the plan here changes.",
        ),
    }
}

/// The reminder to save a file; `at` is the time of the last save, which in a record may be a text that is no valid time.
pub fn reminder(at: Option<&StoredTime>, today: Date, language: Language) -> String {
    match at {
        Some(at) => {
            let at = at.timestamp().map(|at| short_time(at, today, language)).unwrap_or_default();
            sentence!(
                language,
                "最後にファイルに保存したのは {at} です。その後の変更は、このブラウザーの中にしかありません。",
                "Last saved to a file: {at}. Changes since then are only in this browser."
            )
        }
        None => language.say(
            "この計画は、まだファイルに保存されていません。このブラウザーの中にしかありません。",
            "This plan has not been saved to a file yet. It is only in this browser.",
        ),
    }
}

/// The name of a plan's file as the list of plans shows it.
pub fn listed(file: &str, language: Language) -> String {
    sentence!(language, "ファイル: {file}", "File: {file}")
}
