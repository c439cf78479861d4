//! The texts about a whole plan or workbook: findings, progress, times of saving, and the questions before plans are
//! deleted.

use super::plurals::counted;
use super::{Label, Language, findings};
use crate::checks::Severity;
use crate::plan::{Plan, YearAxis};
use crate::storage::{SaveStamp, Stock};
use crate::value::{Date, Timestamp, width};

/// The first matter that needs attention and the number of all, as in 概況: `対応が必要な事項3件：照会 16課未回答（期限4日超過）`.
pub fn attention(first: &str, count: usize, language: Language) -> String {
    sentence!(language, "対応が必要な事項{count}件：{first}", "{count} need(s) attention: {first}")
}

/// The number of findings of each severity, `エラー1・警告2`, or the text that there are none.
pub fn findings(counts: [(Severity, usize); 3], language: Language) -> String {
    let named = counts.map(|(severity, count)| (findings::severity_of(severity, count, language), count));
    let named = counts_by_name(named, language);
    if named.is_empty() { Label::NO_FINDINGS_SHORT.text(language).to_owned() } else { named }
}

/// The counts behind their names, without counts of 0: `達成2・未達成1`.
pub(super) fn counts_by_name<'n>(counts: impl IntoIterator<Item = (&'n str, usize)>, language: Language) -> String {
    let some = counts.into_iter().filter(|(_, count)| *count > 0);
    let named = some.map(|(name, count)| sentence!(language, "{name}{count}", "{count} {name}"));
    language.series(named)
}

/// The time of the last save: `11月20日 10:32 保存`. The year is written if it differs from today's.
pub fn saved(at: Timestamp, today: Date, language: Language) -> String {
    let at = day_and_time(at, today, language);
    sentence!(language, "{at} 保存", "Saved {at}")
}

/// A time as `11月20日 10:32`. The year is written if it differs from today's.
pub(super) fn day_and_time(at: Timestamp, today: Date, language: Language) -> String {
    format!("{} {}", day(at.date(), today, language), at.time_label())
}

/// A day as `11月20日`. The year is written if it differs from today's.
pub(super) fn day(date: Date, today: Date, language: Language) -> String {
    match (language, date.year() == today.year()) {
        (Language::Japanese, true) => format!("{}月{}日", date.month(), date.day()),
        (Language::Japanese, false) => date.western_label(),
        (Language::English, _) => date.to_string(),
    }
}

/// The question whether the bin is to be emptied for good, with the names of the plans that would be deleted.
pub fn empty_bin(names: &[String], language: Language) -> String {
    let count = names.len();
    let names: Vec<String> = names.iter().map(|name| sentence!(language, "「{name}」", "“{name}”")).collect();
    let names = names.join(language.choose("", ", "));
    language.choose(
        format!("{names}を完全に消します（{count}件）。元に戻すことはできません。よろしいですか。"),
        format!(
            "{names} ({}) will be deleted for good. This cannot be undone. Continue?",
            counted(count, "plan", "plans")
        ),
    )
}

/// The message after the bin was emptied, with the number of deleted plans.
pub fn bin_was_emptied(count: usize, language: Language) -> String {
    language.choose(
        format!("計画を{count}件、完全に消しました。"),
        format!("Deleted {} for good.", counted(count, "plan", "plans")),
    )
}

/// The fiscal years of a plan: `2024～2028年度`.
pub fn years(years: &YearAxis, language: Language) -> String {
    let (first, last) = (years.first(), years.last());
    sentence!(language, "{first}～{last}年度", "FY{first}–{last}")
}

/// The question whether everything should be deleted from this device, with what would be deleted.
pub fn wipe_all(stock: Stock, language: Language) -> String {
    let parts = [
        (stock.plans, "計画", ["plan", "plans"]),
        (stock.unreadable, "開けない記録", ["record that cannot be opened", "records that cannot be opened"]),
        (
            stock.lineages,
            "送付・取込の記録",
            ["record of what was sent and taken in", "records of what was sent and taken in"],
        ),
        (stock.copies, "控え", ["automatic copy", "automatic copies"]),
        (
            stock.files,
            "計画ファイルとの結びつき",
            ["link to a plan file (the file itself stays)", "links to plan files (the files themselves stay)"],
        ),
        (stock.forms, "読み込んだ様式", ["loaded form", "loaded forms"]),
        (stock.found, "見つかった記録", ["recovered record", "recovered records"]),
        (usize::from(stock.readings), "表の読み方", ["list of how tables were read"; 2]),
        (usize::from(stock.settings), "画面の設定", ["set of settings"; 2]),
    ];
    let named = parts.into_iter().filter(|(count, ..)| *count > 0);
    let named = named
        .map(|(count, name, [one, several])| language.choose(format!("{name}{count}件"), counted(count, one, several)));
    let named = language.list(named);
    sentence!(
        language,
        "このブラウザーに保存されている{named}を、ごみ箱の中もあわせてすべて消します。元に戻すことはできません。よろしいですか。",
        "This browser holds {named}. All of it will be deleted, including the bin. This cannot be undone. Continue?"
    )
}

/// The facts about a plan that a successor needs first: its years, whom to ask, and who saved its file last (if the
/// file states it): `2023～2027年度　連絡先 企画課　最後に保存 企画課 佐藤（11月20日 10:32）`.
pub fn about_plan(plan: &Plan, file: Option<&SaveStamp>, today: Date, language: Language) -> String {
    let contacts = plan.facts.contacts.lines().map(width::trim).find(|line| !line.is_empty());
    let contacts = contacts.map(|contacts| sentence!(language, "連絡先 {contacts}", "Contact: {contacts}"));
    let saved = file.and_then(|stamp| last_saved(stamp, today, language));
    let parts = [Some(years(&plan.years, language)), contacts, saved].into_iter().flatten();
    parts.collect::<Vec<_>>().join(language.choose("　", " · "))
}

fn last_saved(stamp: &SaveStamp, today: Date, language: Language) -> Option<String> {
    let by = stamp.by.as_deref().map(width::trim).filter(|by| !by.is_empty());
    let at = stamp.at.map(|at| day_and_time(at, today, language));
    Some(match (by, at) {
        (Some(by), Some(at)) => sentence!(language, "最後に保存 {by}（{at}）", "Last saved by {by} ({at})"),
        (Some(by), None) => sentence!(language, "最後に保存 {by}", "Last saved by {by}"),
        (None, Some(at)) => sentence!(language, "最後に保存 {at}", "Last saved {at}"),
        (None, None) => return None,
    })
}
