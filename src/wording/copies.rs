//! The texts about automatic copies, about damaged records that can be restored from a copy, and about the storage used
//! on this device.

use super::plurals::counted;
use super::{ExchangeLabel, Language, names};
use crate::storage::{Occasion, ROOM};
use crate::value::{Date, Timestamp};

/// The largest number of letters that are shown of the name in a record, whose length is not limited otherwise.
const LONGEST_NAME: usize = 100;

const JAPANESE_DAYS: [&str; 7] = ["日", "月", "火", "水", "木", "金", "土"];
const ENGLISH_DAYS: [&str; 7] = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];

/// The time of a copy's state: `2026年11月17日（火） 17:10`. The year is never left out, so that no button's name is a part
/// of another button's name.
pub fn state_time(saved: Option<Timestamp>, language: Language) -> String {
    let Some(saved) = saved else { return language.say("日時不明", "Time unknown") };
    format!("{} {}", day_of_week(saved.date(), language), saved.time_label())
}

/// A day with its day of the week: `2026年11月17日（火）`.
pub(super) fn day_of_week(date: Date, language: Language) -> String {
    let weekday = weekday(date, language);
    language.choose(format!("{}（{weekday}）", date.western_label()), format!("{date} ({weekday})"))
}

/// A day with its day of the week as papers print it: `令和8年11月17日（火）`.
pub(super) fn paper_day_of_week(date: Date, language: Language) -> String {
    let weekday = weekday(date, language);
    language.choose(format!("{}（{weekday}）", date.era_label()), format!("{date} ({weekday})"))
}

fn weekday(date: Date, language: Language) -> &'static str {
    language.choose(JAPANESE_DAYS, ENGLISH_DAYS).get(date.weekday()).copied().unwrap_or_default()
}

/// The occasion on which a copy was made.
pub fn occasion(occasion: Occasion, language: Language) -> &'static str {
    match occasion {
        Occasion::Session => language.choose("書き換える前", "Before it was changed"),
        Occasion::Import => language.choose("取り込みの前", "Before a file was taken in"),
        Occasion::Merge => language.choose("合わせる前", "Before a merge"),
        Occasion::Tab => language.choose("ほかのタブの変更が入る前", "Before changes from another tab came in"),
        Occasion::Restore => language.choose("控えに戻す前", "Before going back to a copy"),
    }
}

/// The name of a copy, by the time of its state: `2026年11月17日（火） 17:10の控え`.
pub fn copy(moment: &str, language: Language) -> String {
    sentence!(language, "{moment}の控え", "Copy of {moment}")
}

/// The name of the link that compares a copy with the plan.
pub fn compare(moment: &str, language: Language) -> String {
    sentence!(language, "{moment}の控えと比べる", "Compare with the copy of {moment}")
}

/// The name of the button that restores a plan from a copy.
pub fn put_back(moment: &str, language: Language) -> String {
    sentence!(language, "{moment}の控えに戻す", "Go back to the copy of {moment}")
}

/// The name of the button that downloads a copy.
pub fn download(moment: &str, language: Language) -> String {
    sentence!(language, "{moment}の控えを取り出す", "Download the copy of {moment}")
}

/// The times of several copies, in the order of `saved`. Equal texts are numbered from the second on, so that every
/// copy has a unique name.
pub fn state_times(saved: impl IntoIterator<Item = Option<Timestamp>>, language: Language) -> Vec<String> {
    let mut before: Vec<String> = Vec::new();
    let numbered = saved.into_iter().map(|saved| {
        let moment = state_time(saved, language);
        before.push(moment.clone());
        match before.iter().filter(|other| **other == moment).count() {
            0 | 1 => moment,
            nth => sentence!(language, "{moment}（{nth}番目）", "{moment} (no. {nth})"),
        }
    });
    numbered.collect()
}

/// The number of places where a copy differs from the plan.
pub fn differs(count: usize, language: Language) -> String {
    match count {
        0 => ExchangeLabel::AS_NOW.text(language).to_owned(),
        count => language.choose(format!("{count}か所違います"), counted(count, "difference", "differences")),
    }
}

/// The message after a plan was restored from a copy.
pub fn was_put_back(moment: &str, language: Language) -> String {
    sentence!(
        language,
        "{moment}の控えに戻しました。戻す前の状態も控えました。「元に戻す」で取り消せます。",
        "Went back to the copy of {moment}. The state before that was copied too. Use “Undo” to take this back."
    )
}

/// The question whether the copies of a plan are to be deleted.
pub fn forget(count: usize, language: Language) -> String {
    language.choose(
        format!(
            "この計画の控え{count}件をすべて消します。計画そのものは消えません。控えは元に戻せません。よろしいですか。"
        ),
        format!(
            "{} of this plan will be deleted. The plan itself stays. The copies cannot be restored. Continue?",
            if count == 1 { "The only copy".to_owned() } else { format!("All {count} copies") }
        ),
    )
}

/// The name of the button that restores a damaged record from a copy.
pub fn restore(plan: &str, language: Language) -> String {
    sentence!(language, "「{plan}」を控えから直す", "Restore “{plan}” from its copy")
}

/// A sentence on the copy from which a damaged record can be restored, and on the number of newer copies that are
/// damaged themselves.
pub fn restore_state(moment: &str, passed_over: usize, language: Language) -> String {
    let found = sentence!(
        language,
        "{moment}の控えがあります。直しても、壊れた記録はここに残ります。",
        "There is a copy of {moment}. Restoring it leaves the damaged record here."
    );
    match passed_over {
        0 => found,
        count => language.choose(
            format!("{found}それより新しい控え{count}件は、壊れているため使いません。"),
            format!("{found} {} damaged and not used.", counted(count, "newer copy is", "newer copies are")),
        ),
    }
}

/// The message after a damaged record was restored.
pub fn restored(plan: &str, moment: &str, language: Language) -> String {
    sentence!(
        language,
        "「{plan}」を{moment}の控えから直しました。壊れた記録は「開けない記録」に残してあります。",
        "Restored “{plan}” from its copy of {moment}. The damaged record is still under “Records that could not be opened”."
    )
}

/// The name of the button that restores a plan that only the journal has.
pub fn take_back_found(plan: &str, language: Language) -> String {
    sentence!(language, "「{plan}」を取り戻す", "Take back “{plan}”")
}

/// The message after a plan from the journal was restored.
pub fn found_taken_back(plan: &str, language: Language) -> String {
    sentence!(language, "「{plan}」を計画一覧に取り戻しました。", "“{plan}” is back in the list of plans.")
}

/// The name of the button that discards a plan that only the journal has.
pub fn discard_found(plan: &str, language: Language) -> String {
    sentence!(language, "「{plan}」を捨てる", "Discard “{plan}”")
}

/// The question whether a plan that only the journal has should be discarded.
pub fn ask_discard_found(plan: &str, language: Language) -> String {
    sentence!(
        language,
        "見つかった記録「{plan}」を捨てます。元に戻せません。よろしいですか。",
        "The recovered record “{plan}” will be discarded. This cannot be undone. Continue?"
    )
}

/// The length of a record's text.
pub fn record_length(characters: usize, language: Language) -> String {
    language.choose(format!("{characters}文字"), counted(characters, "character", "characters"))
}

/// The name of a record that cannot be opened: the name of its plan, if the record still has it, and its key.
pub fn record(name: Option<&str>, key: &str, language: Language) -> String {
    let Some(name) = name.map(|name| names::shortened(name, LONGEST_NAME)) else { return key.to_owned() };
    sentence!(language, "「{name}」（{key}）", "“{name}” ({key})")
}

/// The name of the button that removes a damaged record.
pub fn remove_record(record: &str, language: Language) -> String {
    sentence!(language, "{record}を消す", "Delete {record}")
}

/// The question whether a damaged record should be deleted.
pub fn ask_remove(record: &str, language: Language) -> String {
    sentence!(
        language,
        "開けない記録{record}を消します。元に戻せません。要りそうなときは、先に「そのまま取り出す」を押してください。",
        "The record {record} will be deleted. This cannot be undone. If you may need it, first use “Download as it is”."
    )
}

/// A sentence on the used part of the storage, and on the part of it that copies use. Both are in characters.
pub fn room(used: usize, copies: usize, language: Language) -> String {
    let (used, copies) = (percent(used), percent(copies));
    sentence!(
        language,
        "この端末の保存場所: 約{used}％を使用（うち控え{copies}％）",
        "Storage on this device: about {used}% used ({copies}% by copies)"
    )
}

/// That number of free characters as a percentage of the storage, rounded down.
pub fn percent_free(characters: usize) -> usize {
    characters * 100 / ROOM
}

/// That number of characters as a percentage of the storage, rounded up.
pub fn percent(characters: usize) -> usize {
    (characters * 100).div_ceil(ROOM)
}
