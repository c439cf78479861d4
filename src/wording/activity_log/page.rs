//! Sentences of the view 活動記録: 記録する, the list of records, and the explanation of an actual that is computed from records.

use std::cmp::Reverse;

use super::{behind, not_counted, text_label};
use crate::checks;
use crate::plan::activity_log::recorded_day;
use crate::plan::{ActivityRecord, Aggregation, Cell, CellPlace, Indicator, Plan, RecordText};
use crate::session::record_entry::EntryProblem;
use crate::session::record_list::{RecordGroup, RecordSpan, RecordsOfGroup};
use crate::session::record_paste::PastedRecords;
use crate::value::{Amount, Date, FiscalYear, Timestamp};
use crate::wording::findings::{self, PlaceNames};
use crate::wording::plurals::counted;
use crate::wording::running::with_unit;
use crate::wording::{Language, facts, status, terms, units};

/// The explanation of a year's actual that is computed from records, even if none of them can be counted; blank for a typed actual.
pub fn behind_actual(kpi: &Indicator, year: FiscalYear, language: Language) -> String {
    let uncounted = kpi.recorded.get(year).filter(|_| kpi.typed_actual(year).is_none());
    kpi.from_records(year).or(uncounted).map(|recorded| behind(kpi, recorded, language)).unwrap_or_default()
}

/// A text of a record as its field shows it: a day or a figure in its normal form, any other text as typed.
pub fn shown(record: &ActivityRecord, of: RecordText, language: Language) -> String {
    let text = record.text(of);
    let read = match of {
        RecordText::On => record.on().map(|day| dated(day, language)),
        of => record.figure(of).map(Amount::grouped),
    };
    read.unwrap_or_else(|| text.to_owned())
}

/// The reason why a text of a record of the plan is not read as a day or a figure, in the words of 記録する; `None` if it is
/// read.
pub fn unread(record: &ActivityRecord, of: RecordText, plan: &Plan, today: Date, language: Language) -> Option<String> {
    let kpi = record.indicator().and_then(|kpi| plan.indicator(kpi)).filter(|_| of == RecordText::Amount);
    let unit = kpi.map_or("", |kpi| kpi.unit_of_records());
    let (of, why) = match (kpi.and_then(|kpi| kpi.lacking_part(record)), of) {
        (Some(part @ (RecordText::Numerator | RecordText::Denominator)), _) => (part, EntryProblem::NoParts),
        (Some(part), _) => (part, EntryProblem::Missing),
        _ if !record.is_unread(of) => return None,
        (None, RecordText::On) => (of, EntryProblem::NoDay(recorded_day(record.text(of), today).err()?)),
        (None, _) => (of, EntryProblem::of_figure(record.text(of), unit)),
    };
    Some(problem(of, &why, unit, language))
}

/// The accessible name of a field or a button of the nth listed record, counted from 1.
pub fn of_record(number: usize, label: &str, language: Language) -> String {
    sentence!(language, "記録{number} {label}", "Record {number} {label}")
}

/// The reason why a record is not saved yet.
pub fn problem(of: RecordText, problem: &EntryProblem, unit: &str, language: Language) -> String {
    let label = text_label(of, language);
    match problem {
        EntryProblem::Missing if of == RecordText::Indicator => {
            language.say("指標を選んでください。", "Please choose an indicator.")
        }
        EntryProblem::Missing if of == RecordText::Choice => {
            language.say("答えを選んでください。", "Please choose an answer.")
        }
        EntryProblem::Missing => {
            sentence!(language, "{label}を入力してください。", "“{label}” is blank. Please fill it in.")
        }
        EntryProblem::NoNumber => sentence!(
            language,
            "{label}を数として読み取れません。数字を入力してください（例: 12）。",
            "{label} cannot be read as a number. Please enter digits, for example 12."
        ),
        EntryProblem::OtherUnit(written) => sentence!(
            language,
            "{label}の単位「{written}」は、指標の単位「{unit}」と違います。{unit}に直した数字を入力してください（例: 12）。",
            "{label} is in {written}, but the indicator is in {unit}. Please enter a figure in {unit}, for example 12."
        ),
        EntryProblem::NoDay(why) => {
            let why = facts::day_error(*why, language);
            sentence!(
                language,
                "{why}「5/3」「R8.5.3」のように入力してください。",
                "{why} Write it like 5/3 or 2026-05-03."
            )
        }
        EntryProblem::ToCome(day) => {
            let day = dated(*day, language);
            sentence!(
                language,
                "{day}はまだ先の日付です。このままでよければ、もう一度「保存」を押してください。",
                "{day} is still to come. If it is right, press “Save” once more."
            )
        }
        EntryProblem::OutsideYears(day) => {
            let day = dated(*day, language);
            sentence!(
                language,
                "{day}は計画の年度の外で、どの年度の実績にも入りません。このままでよければ、もう一度「保存」を押してください。",
                "{day} is in no year of the plan, so it is part of no actual. If it is right, press “Save” once more."
            )
        }
        EntryProblem::NoParts => language.say(
            "割合は分子と分母から計算します。分子と分母を入力してください。",
            "A share is computed from a numerator and a denominator. Please enter both.",
        ),
        EntryProblem::NoPart(_, whole) if whole.is_zero() => {
            language.say("分母が0では割合を出せません。", "Of 0 there is no share.")
        }
        EntryProblem::NoPart(part, whole) => {
            let (part, whole) = (part.grouped(), whole.grouped());
            sentence!(
                language,
                "分子{part}は分母{whole}の一部になりません。このままでよければ、もう一度「保存」を押してください。",
                "{part} is no part of {whole}. If it is right, press “Save” once more."
            )
        }
    }
}

/// A day of a record.
pub(super) fn dated(day: Date, language: Language) -> String {
    language.choose(facts::day_label(day, false), day.to_string())
}

/// The day of a record as it was read, with its fiscal year: `2026年5月3日（日）・R8年度`.
pub fn day_read(day: Date, language: Language) -> String {
    let (written, year) = (dated(day, language), year(day.fiscal_year(), language));
    let of_week =
        language.choose(["日", "月", "火", "水", "木", "金", "土"], ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]);
    let of_week = of_week.get(day.weekday()).copied().unwrap_or_default();
    sentence!(language, "{written}（{of_week}）・{year}年度", "{written} ({of_week}), {year}")
}

/// The year in its shortest form: `R8`.
fn year(year: FiscalYear, language: Language) -> String {
    language.choose(year.short_era_label(), terms::year(year, language))
}

fn figure(cell: &Cell, kpi: &Indicator, language: Language) -> String {
    with_unit(&cell.shown(&kpi.unit), kpi, language)
}

/// The message after a record was saved: the year's figure and its change, doubts about the figure, and what the record
/// does not affect. `before` is the KPI before the record was added.
pub fn saved(before: &Indicator, plan: &Plan, record: &ActivityRecord, language: Language) -> String {
    let Some((kpi, of)) = record.indicator().and_then(|kpi| plan.indicator(kpi)).zip(record.fiscal_year()) else {
        return String::new();
    };
    let name = &kpi.name;
    if !plan.years.contains(of) {
        return language.say(
            "記録しました。計画の年度の外なので、どの年度の実績にも入りません。",
            "Recorded. The day is in no year of the plan, so the record is part of no actual.",
        );
    }
    if kpi.aggregation().is_none() {
        return sentence!(
            language,
            "記録しました。「{name}」の実績は直接入力のままです。",
            "Recorded. The actuals of “{name}” are still typed."
        );
    }
    let closed = plan.evaluations.get(of).and_then(|sheet| sheet.state.frozen()).map(|_| {
        let year = terms::year(of, language);
        sentence!(
            language,
            "{year}の効果検証は確定済みです。シートの数値は確定したときのままです。",
            "The sheet of {year} is settled. Its figures stay as they were settled."
        )
    });
    let beside = kpi.typed_actual(of).map(|typed| {
        let typed = figure(typed, kpi, language);
        sentence!(
            language,
            "入力した値（{typed}）もあります。どう数えるかを選んでください。",
            "There is a typed value, too ({typed}). Please choose what counts."
        )
    });
    let (year, now) = (year(of, language), figure(kpi.actual(of), kpi, language));
    let change = match (before.actual(of).amount(), kpi.actual(of).amount()) {
        (None, Some(_))
            if !matches!(kpi.aggregation(), Some(Aggregation::Sum | Aggregation::Count | Aggregation::Distinct)) =>
        {
            None
        }
        (before, Some(after)) => Some(after - before.unwrap_or(Amount::ZERO)),
        (_, None) => None,
    };
    let change = change.map(|change| signed(change, language)).unwrap_or_default();
    let said = sentence!(language, "{name} {year}：{now}{change}", "{name} {year}: {now}{change}");
    let doubtful = checks::doubt(plan, kpi, CellPlace::Actual(of));
    let doubtful = doubtful.map(|finding| findings::sentence(&finding, &PlaceNames::from_plan(plan, language)));
    [Some(said), doubtful, beside, closed].into_iter().flatten().collect::<Vec<_>>().join(language.choose("　", " "))
}

/// A change with its sign: `（＋12）`.
fn signed(change: Amount, language: Language) -> String {
    let size = change.grouped();
    match size.strip_prefix('-') {
        Some(size) => sentence!(language, "（－{size}）", " (−{size})"),
        None => sentence!(language, "（＋{size}）", " (+{size})"),
    }
}

/// The question whether the actuals of a KPI should be computed from its records.
pub fn offer(name: &str, language: Language) -> String {
    sentence!(
        language,
        "「{name}」の実績は直接入力です。これからは記録から数えますか。入力した値は残ります。",
        "The actuals of “{name}” are typed. Should they be made from the records from now on? What was typed stays."
    )
}

/// The label of the button that lets records be counted in that way.
pub fn count_by(aggregation: Aggregation, language: Language) -> String {
    let aggregation = super::aggregation(aggregation, language);
    sentence!(language, "{aggregation}で数える", "Count by: {aggregation}")
}

/// A range of days as an option.
pub fn span(span: RecordSpan, language: Language) -> String {
    match span {
        RecordSpan::Year(year) => terms::year(year, language),
        RecordSpan::Month(year, month) => month_label(year, month, language),
    }
}

fn month_label(year: i32, month: u8, language: Language) -> String {
    sentence!(language, "{year}年{month}月", "{year}-{month:02}")
}

/// The heading of a group of records.
pub fn group(group: RecordGroup, language: Language) -> String {
    let fixed = match group {
        RecordGroup::NoIndicator => language.choose("指標なしの記録", "Records without an indicator"),
        RecordGroup::NoDay => language.choose("日付のない記録", "Records without a day"),
        RecordGroup::OutsideYears => language.choose("計画の年度の外の記録", "Records outside of the plan’s years"),
        RecordGroup::Month(Reverse((year, month))) => return month_label(year, month, language),
    };
    fixed.to_owned()
}

/// The number of listed records of a group and, for a month, the result for each KPI: `3件　来場者数 128人・売上 34,000円`.
pub fn sums(of: &RecordsOfGroup, plan: &Plan, language: Language) -> String {
    let count = count(of.records.len(), language);
    if !matches!(of.group, RecordGroup::Month(_)) {
        return count;
    }
    let sum = |kpi: &Indicator| {
        let records: Vec<&ActivityRecord> =
            of.records.iter().map(|record| &**record).filter(|record| record.indicator() == Some(kpi.id)).collect();
        let recorded = kpi.aggregation().unwrap_or(Aggregation::Sum).actual(kpi, &records);
        let left_out = kpi.aggregation().map_or(0, |_| recorded.left_out.len());
        let cell = &recorded.actual.cell;
        let said = if cell.is_blank() { String::new() } else { figure(cell, kpi, language) };
        let said = said + &not_counted(left_out, language);
        (!said.is_empty()).then(|| format!("{} {}", kpi.name, said.trim_start()))
    };
    [count, language.series(plan.used_indicators().filter_map(|kpi| sum(kpi)))]
        .join(language.choose("　", " "))
        .trim_end()
        .to_owned()
}

/// A number of records: `12件`.
pub fn count(count: usize, language: Language) -> String {
    language.choose(format!("{count}件"), counted(count, "record", "records"))
}

/// The number of records that a report covers, the number outside of its days, and the number without a day.
pub fn covered([inside, outside, undated]: [usize; 3], language: Language) -> String {
    let inside = count(inside, language);
    let others = [
        (outside, language.choose("期間の外の記録が", " outside of these days")),
        (undated, language.choose("日付のない記録が", " without a day")),
    ];
    let others = others.into_iter().filter(|(number, _)| *number > 0);
    let others: Vec<String> = others
        .map(|(number, what)| language.choose(format!("{what}{}", count(number, language)), format!("{number}{what}")))
        .collect();
    if others.is_empty() {
        return sentence!(language, "記録{inside}", "{inside}");
    }
    let others = language.list(&others);
    sentence!(language, "記録{inside}（ほかに、{others}あります）", "{inside} ({others})")
}

/// The message after a block was pasted, with the points that the user should check.
pub fn pasted(pasted: &PastedRecords, language: Language) -> String {
    let changed = pasted.changed();
    let done = [
        (changed > 0).then(|| {
            let records = counted(changed, "record", "records");
            sentence!(language, "記録{changed}件を書き換えました。", "{records} changed.")
        }),
        (pasted.added > 0).then(|| {
            let records = count(pasted.added, language);
            sentence!(language, "新しい記録を{records}追加しました。", "{records} added.")
        }),
    ];
    let mut said: Vec<String> = done.into_iter().flatten().collect();
    if said.is_empty() {
        said.push(language.say("貼り付けた内容は、今の記録と同じです。", "The records say the same already."));
    }
    if pasted.unread > 0 {
        let unread = pasted.unread;
        said.push(sentence!(
            language,
            "日付・数量・指標を読めない記録が{unread}件あります。書かれたまま残し、実績には数えません。",
            "Records whose date, amount or indicator cannot be read: {unread}. They are kept as written and not counted."
        ));
    }
    if pasted.left_out > 0 {
        let columns = pasted.left_out;
        said.push(sentence!(language, "読まない列が{columns}列あります。", "Columns that are not read: {columns}."));
    }
    said.join(language.choose("", " "))
}

/// A record on one line: `5/3　12人　交流会`.
pub fn line(record: &ActivityRecord, kpi: &Indicator, language: Language) -> String {
    let day = record.on().map(|day| format!("{}/{}", day.month(), day.day()));
    let amount = record.amount().map(|amount| units::behind_figure(&amount.grouped(), kpi.unit_of_records(), language));
    let share = record.share().map(|(above, below)| format!("{}/{}", above.grouped(), below.grouped()));
    let text = |of| Some(record.text(of).to_owned()).filter(|text| !text.is_empty());
    let parts = [day, text(RecordText::Who), text(RecordText::Choice), share.or(amount), text(RecordText::What)];
    parts.into_iter().flatten().collect::<Vec<_>>().join(language.choose("　", " "))
}

/// The two actuals of a year for which a figure was typed although there are records: the result of the records, and
/// the typed figure. `None` if there is only one of them.
pub fn both_actuals(kpi: &Indicator, year: FiscalYear, language: Language) -> Option<(String, String)> {
    let recorded = kpi.recorded.get(year).filter(|recorded| recorded.counted > 0);
    let (recorded, typed) = recorded.zip(kpi.typed_actual(year))?;
    let (of_records, behind) = (figure(&recorded.actual.cell, kpi, language), behind(kpi, recorded, language));
    Some((sentence!(language, "{of_records}（{behind}）", "{of_records} ({behind})"), figure(typed, kpi, language)))
}

/// The message that a figure typed over the result of the records does not count.
pub fn typed_beside(recorded: &str, typed: &str, language: Language) -> String {
    sentence!(
        language,
        "実績は記録の値（{recorded}）のままです。入力した値（{typed}）を使うときは「実績の採用」で選んでください。",
        "The actual is still that of the records ({recorded}). To use what was typed ({typed}), choose it at “Which actual counts”."
    )
}

/// An amount as an actual of the KPI.
pub fn amount(amount: Amount, kpi: &Indicator, language: Language) -> String {
    figure(&kpi.cell_of(&amount.plain()), kpi, language)
}

/// The label of the button that adds a record with the typed actual of a year, with the resulting sum.
pub fn add_typed(typed: &str, sum: &str, language: Language) -> String {
    sentence!(language, "{typed}に足す（{sum}）", "Add to {typed} ({sum})")
}

/// The label of the button that lets only the figure of the records count.
pub fn count_records_alone(recorded: &str, language: Language) -> String {
    sentence!(language, "記録だけで数える（{recorded}）", "Count the records alone ({recorded})")
}

/// The label of the button that lets the typed figure count.
pub fn count_typed(typed: &str, language: Language) -> String {
    sentence!(language, "入力した値を使う（{typed}）", "Use the typed value ({typed})")
}

/// The note in a record that was made from a typed actual.
pub fn typed_before(language: Language) -> &'static str {
    language.choose("記録を始める前の実績", "Actual from before the records")
}

/// The name of the button that removes an answer of a survey.
pub fn remove_answer(word: &str, language: Language) -> String {
    sentence!(language, "{word} を外す", "Remove {word}")
}

/// The number of records that are in no file of the plan, and the day since when.
pub fn unsent(count: usize, since: Option<Timestamp>, today: Date, language: Language) -> String {
    if count == 0 {
        return language.say("すべての記録が計画ファイルにも入っています。", "All records are in the plan file, too.");
    }
    let records = self::count(count, language);
    match since.map(|since| status::day(since.date(), today, language)) {
        Some(day) => sentence!(
            language,
            "この端末だけにある記録が{records}あります（{day}から）。",
            "{records} on this device and nowhere else, since {day}."
        ),
        None => sentence!(
            language,
            "この端末だけにある記録が{records}あります。",
            "{records} on this device and nowhere else."
        ),
    }
}

/// The message after a record was removed.
pub fn removed(language: Language) -> &'static str {
    language.choose("記録を削除しました。「元に戻す」で戻せます。", "The record was removed. “Undo” brings it back.")
}

/// The name of the choice between the value from the records and the typed one.
pub fn adoption(name: &str, year: FiscalYear, language: Language) -> String {
    let year = terms::year(year, language);
    sentence!(language, "{name} {year} 実績の採用", "{name} {year} which actual counts")
}
