//! The texts about a whole plan or workbook: findings, progress, times of saving, and the questions before plans are
//! deleted.

use super::{Label, Language, findings, judging, terms};
use crate::checks::Severity;
use crate::figures::progress::ProgressState;
use crate::plan::{Judging, YearAxis};
use crate::storage::Stock;
use crate::value::fiscal_year::{Date, FiscalYear};
use crate::value::timestamp::Timestamp;

/// The number of things that are to be done next, as 概況 lists them: `次にすること3件`.
pub fn next_steps(count: usize, language: Language) -> String {
    let things = if count == 1 { "thing" } else { "things" };
    language.of(format!("次にすること{count}件"), format!("{count} {things} to do next"))
}

/// The number of findings of each severity, `エラー1・警告2`, or the text that there are none.
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

/// The number of KPIs in each state by the end of a year, as in 概況: `2024年度 達成2・目標を下回る1`; empty if there are no KPIs.
pub fn progress_counts(counts: [usize; 5], year: FiscalYear, words: &Judging, language: Language) -> String {
    let named = ProgressState::ALL.into_iter().zip(counts).filter(|(_, count)| *count > 0).map(|(state, count)| {
        let name = judging::state(state, words, language);
        language.of(format!("{name}{count}"), format!("{count} {name}"))
    });
    let named = named.collect::<Vec<_>>().join(language.of("・", ", "));
    if named.is_empty() { named } else { format!("{} {named}", terms::year(year, language)) }
}

/// The time of the last save: `11月20日 10:32 保存`. The year is written if it differs from today's.
pub fn saved(at: Timestamp, today: Date, language: Language) -> String {
    let at = day_and_time(at, today, language);
    language.of(format!("{at} 保存"), format!("saved {at}"))
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
    let names: Vec<String> = names.iter().map(|name| language.of(format!("「{name}」"), format!("“{name}”"))).collect();
    let names = names.join(language.of("", ", "));
    language.of(
        format!("{names}を完全に消します（{count}件）。元に戻すことはできません。よろしいですか。"),
        format!("{names} will be deleted for good ({count}). This cannot be undone. Go on?"),
    )
}

/// The message after the bin was emptied, with the number of deleted plans.
pub fn bin_was_emptied(count: usize, language: Language) -> String {
    language.of(format!("計画を{count}件、完全に消しました。"), format!("Deleted {count} plan(s) for good."))
}

/// The fiscal years of a plan: `2024～2028年度`.
pub fn years(years: &YearAxis, language: Language) -> String {
    let (first, last) = (years.first(), years.last());
    language.of(format!("{first}～{last}年度"), format!("FY{first}–{last}"))
}

/// The question whether everything is to be deleted from this device, which names what would be deleted.
pub fn wipe_all(stock: Stock, language: Language) -> String {
    let parts = [
        (stock.plans, language.of("計画", "plan(s)")),
        (stock.unreadable, language.of("開けない記録", "record(s) that cannot be opened")),
        (stock.lineages, language.of("送付・取込の記録", "record(s) of what was sent and taken in")),
        (stock.copies, language.of("控え", "automatic copy(ies)")),
        (stock.files, language.of("計画ファイルとの結びつき", "tie(s) to plan files, which stay")),
        (stock.forms, language.of("読み込んだ様式", "form(s) that were loaded")),
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
