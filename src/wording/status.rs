//! What the list says of a plan beside its name: what is to be looked at, how far it has come, when it was kept.

use super::{Label, Language, findings};
use crate::checks::Severity;
use crate::figures::achievement::Standing;
use crate::plan::YearAxis;
use crate::storage::Stock;
use crate::value::fiscal_year::Date;
use crate::value::timestamp::Timestamp;

/// `エラー1・警告2`, or that there is nothing.
pub fn findings(counts: [(Severity, usize); 3], language: Language) -> String {
    let some = counts.into_iter().filter(|(_, count)| *count > 0);
    let named: Vec<String> = some
        .map(|(severity, count)| {
            let name = findings::severity(severity, language);
            language.of(format!("{name}{count}"), format!("{count} {name}(s)"))
        })
        .collect();
    if named.is_empty() {
        Label::NoFindingsShort.text(language).to_owned()
    } else {
        named.join(language.of("・", ", "))
    }
}

/// `達成2・未達1・算定不可1`; empty where there is no KPI to speak of.
pub fn standing(standing: Standing, language: Language) -> String {
    let Standing { met, unmet, undefined } = standing;
    let parts = [
        (met, language.of("達成", "met")),
        (unmet, language.of("未達", "not met")),
        (undefined, language.of("算定不可", "no rate")),
    ];
    let named = parts.into_iter().filter(|(count, _)| *count > 0);
    let named = named.map(|(count, name)| language.of(format!("{name}{count}"), format!("{count} {name}")));
    named.collect::<Vec<_>>().join(language.of("・", ", "))
}

/// `11月20日 10:32 保存`; the year stands there where it is another than today's.
pub fn saved(at: Timestamp, today: Date, language: Language) -> String {
    let at = day_and_time(at, today, language);
    language.of(format!("{at} 保存"), format!("saved {at}"))
}

/// `11月20日 10:32`, with the year where it is another than today's.
pub(super) fn day_and_time(at: Timestamp, today: Date, language: Language) -> String {
    let (date, time) = (at.date(), at.time_label());
    match (language, date.year() == today.year()) {
        (Language::Japanese, true) => format!("{}月{}日 {time}", date.month(), date.day()),
        (Language::Japanese, false) => format!("{} {time}", date.western_label()),
        (Language::English, _) => format!("{date} {time}"),
    }
}

/// `保存済み 9:05`: that everything is saved, and since which time of this day, if it is known.
pub fn all_saved(at: Option<Timestamp>, language: Language) -> String {
    let saved = Label::Saved.text(language);
    at.map_or_else(|| saved.to_owned(), |at| format!("{saved} {}:{:02}", at.hour(), at.minute()))
}

/// Asks whether the bin is to be emptied for good, with the names of what would go.
pub fn empty_bin(names: &[String], language: Language) -> String {
    let count = names.len();
    let names: Vec<String> = names.iter().map(|name| language.of(format!("「{name}」"), format!("“{name}”"))).collect();
    let names = names.join(language.of("", ", "));
    language.of(
        format!("{names}を完全に消します（{count}件）。元に戻すことはできません。よろしいですか。"),
        format!("{names} will be deleted for good ({count}). This cannot be undone. Go on?"),
    )
}

/// That the bin was emptied of so many plans.
pub fn bin_was_emptied(count: usize, language: Language) -> String {
    language.of(format!("計画を{count}件、完全に消しました。"), format!("Deleted {count} plan(s) for good."))
}

/// The fiscal years of a plan: `2024～2028年度`.
pub fn years(years: &YearAxis, language: Language) -> String {
    let (first, last) = (years.first(), years.last());
    language.of(format!("{first}～{last}年度"), format!("FY{first}–{last}"))
}

/// Asks whether everything is to be wiped from this machine, naming what would go.
pub fn wipe_all(stock: Stock, language: Language) -> String {
    let parts = [
        (stock.plans, language.of("計画", "plan(s)")),
        (stock.unreadable, language.of("開けない記録", "record(s) that cannot be opened")),
        (stock.lineages, language.of("送付・取込の記録", "record(s) of what was sent and taken in")),
        (stock.copies, language.of("控え", "automatic copy(ies)")),
        (stock.files, language.of("計画ファイルとの結びつき", "tie(s) to plan files, which stay")),
        (usize::from(stock.settings), language.of("画面の設定", "set of settings")),
    ];
    let named = parts.into_iter().filter(|(count, _)| *count > 0);
    let named = named.map(|(count, name)| language.of(format!("{name}{count}件"), format!("{count} {name}")));
    let named = named.collect::<Vec<_>>().join(language.of("、", ", "));
    language.of(
        format!(
            "このブラウザーに保存されている{named}を、ごみ箱の中もあわせてすべて消します。元に戻すことはできません。よろしいですか。"
        ),
        format!("This browser keeps {named}. All of it will be deleted, the bin included. This cannot be undone. Go on?"),
    )
}
