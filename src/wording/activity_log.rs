//! Labels and sentences of 活動記録: the records, and the actuals that are computed from them.

use super::plurals::counted;
use super::{Label, Language};
use crate::columns::vocabulary::COUNTED_ONCE;
use crate::command::StepKind;
use crate::figures::progress::ProgressEntry;
use crate::import::activity_table::{ReadRecords, RecordsError};
use crate::plan::activity_log::{MOST_RECORDS, RecordedActual};
use crate::plan::{ActivityRecord, ActualSource, Aggregation, Basis, Indicator, Plan, RecordText};
use crate::value::{FiscalYear, RecordId};

mod months;
mod page;

pub use months::{month_legend, month_names, month_sentences};
pub use page::*;

/// The label of the source of actuals (実績のつけ方).
pub fn source(source: ActualSource, language: Language) -> &'static str {
    match source {
        ActualSource::Typed => language.choose("直接入力する", "Type them"),
        ActualSource::Records(aggregation) => self::aggregation(aggregation, language),
    }
}

/// The label of the way in which the actual of a year is computed from records.
pub fn aggregation(aggregation: Aggregation, language: Language) -> &'static str {
    match aggregation {
        Aggregation::Sum => language.choose("記録の合計", "Sum of records"),
        Aggregation::Count => language.choose("件数", "Number of records"),
        Aggregation::Last => language.choose("最後の値", "Last value"),
        Aggregation::Mean => language.choose("平均", "Mean"),
        Aggregation::Max => language.choose("最大", "Largest"),
        Aggregation::Share => language.choose("割合", "Share"),
        Aggregation::Distinct => language.choose("異なる数", "Number of different names"),
    }
}

/// The label of a text of a record.
pub fn text_label(of: RecordText, language: Language) -> &'static str {
    match of {
        RecordText::On => language.choose("日付", "Date"),
        RecordText::Indicator => language.choose("指標", "Indicator"),
        RecordText::Amount => language.choose("数量", "Amount"),
        RecordText::Numerator => language.choose("分子", "Numerator"),
        RecordText::Denominator => language.choose("分母", "Denominator"),
        RecordText::Choice => language.choose("区分", "Answer"),
        RecordText::Who => language.choose("名前", "Name"),
        RecordText::What => language.choose("内容", "What happened"),
        RecordText::Note => language.choose("備考", "Note"),
        RecordText::By => language.choose("記録者", "Noted by"),
    }
}

/// The explanation of an actual that is computed from records: 記録12件の合計, a warning if people would be counted more than
/// once, and the number of records that are left out.
pub fn behind(kpi: &Indicator, recorded: &RecordedActual, language: Language) -> String {
    let count = recorded.counted;
    let aggregation = kpi.aggregation();
    let made = match aggregation {
        Some(Aggregation::Sum) | None => sentence!(language, "記録{count}件の合計", "sum of {count} records"),
        Some(Aggregation::Count) => sentence!(language, "記録{count}件", "{count} records"),
        Some(Aggregation::Last) => sentence!(language, "記録{count}件の最後の値", "last of {count} records"),
        Some(Aggregation::Mean) => sentence!(language, "記録{count}件の平均", "mean of {count} records"),
        Some(Aggregation::Max) => sentence!(language, "記録{count}件の最大", "largest of {count} records"),
        Some(Aggregation::Share) => sentence!(language, "記録{count}件の割合", "share over {count} records"),
        Some(Aggregation::Distinct) => {
            sentence!(language, "記録{count}件の異なる数", "different names in {count} records")
        }
    };
    let counts_once = || COUNTED_ONCE.stand_in(&kpi.name) || COUNTED_ONCE.stand_in(&kpi.unit);
    let repeats = match aggregation {
        Some(Aggregation::Sum) if count > 1 && counts_once() => language.choose(
            "（延べ。実人数は「異なる数」で数えます）",
            " (people may be counted twice; “Number of different names” counts each once)",
        ),
        Some(Aggregation::Distinct) if matches!(kpi.basis, Some(Basis::Increment | Basis::PeriodTotal)) => language
            .choose("（年度ごと。年度を合計すると延べ数）", " (of each year; a sum of years may count them twice)"),
        _ => "",
    };
    format!("{made}{repeats}{}", not_counted(recorded.left_out.len(), language))
}

/// The number of records that a sum leaves out; blank if it leaves none out.
fn not_counted(left_out: usize, language: Language) -> String {
    match left_out {
        0 => String::new(),
        left => sentence!(language, "（{left}件は数えていません）", " ({left} not counted)"),
    }
}

/// The number of records that the figure of 概況 leaves out, including records without a day; blank if it leaves none out.
pub fn left_out(entry: &ProgressEntry, language: Language) -> String {
    let (of, is_cumulative) = (entry.year, entry.is_cumulative());
    let is_in = |year: FiscalYear| year == of || (is_cumulative && year < of);
    match entry.row.recorded.left_out().filter(|(year, _)| year.is_none_or(is_in)).count() {
        0 => String::new(),
        1 => sentence!(language, "記録1件は数えていません", "one record is not counted"),
        left => sentence!(language, "記録{left}件は数えていません", "{left} records are not counted"),
    }
}

/// The label of a record among the differences of two plans: its day and its KPI.
pub fn record_label(id: RecordId, plan: Option<&Plan>, language: Language) -> String {
    let label = Label::ACTIVITY_LOG.text(language);
    let record = plan.and_then(|plan| plan.log().get(id));
    let day = record.and_then(|record| record.on()).map(|day| dated(day, language));
    let kpi = record.and_then(|record| plan?.indicator(record.indicator()?)).map(|kpi| kpi.name.clone());
    let what = record.map(|record| record.text(RecordText::What).to_owned()).filter(|what| !what.is_empty());
    [Some(label.to_owned()), day, kpi, what].into_iter().flatten().collect::<Vec<_>>().join(" ")
}

/// The content of a record, without its KPI; blank for an empty record.
pub fn record(record: &ActivityRecord, language: Language) -> String {
    if record.is_removed() {
        return language.say("削除した記録", "a removed record");
    }
    let day = record.on().map(|day| dated(day, language));
    let texts =
        record.texts().filter(|(of, _)| *of != RecordText::Indicator && (*of != RecordText::On || day.is_none()));
    let texts = texts.map(|(of, text)| match of {
        RecordText::On | RecordText::What => text.to_owned(),
        of => format!("{} {text}", text_label(of, language)),
    });
    language.list(day.clone().into_iter().chain(texts))
}

/// The label of a step that changed records; blank for any other step.
pub(super) fn step(what: &StepKind, language: Language) -> String {
    match what {
        StepKind::RecordsPut(count) => language.choose(
            format!("活動記録（{count}件）"),
            format!("recording {}", counted(*count, "activity", "activities")),
        ),
        StepKind::TypedActualRecorded => {
            language.say("入力した実績を記録に足す操作", "adding a typed actual to the records")
        }
        StepKind::RecordTextSet(of) => {
            let of = text_label(*of, language);
            sentence!(language, "活動記録の{of}", "{of} of a record")
        }
        StepKind::RecordsRemoved(count) => language.choose(
            format!("活動記録の削除（{count}件）"),
            format!("removing {}", counted(*count, "record", "records")),
        ),
        _ => String::new(),
    }
}

/// The error message for a file of records that is refused.
pub fn records_error(error: RecordsError, language: Language) -> String {
    match error {
        RecordsError::TooMany => sentence!(
            language,
            "一つの計画に入れられる活動記録は{MOST_RECORDS}件までを超えるため、読み込んでいません。古い記録を別の計画に分けてください。",
            "A plan can hold up to {MOST_RECORDS} records, so nothing was read. Please move old records to another plan."
        ),
        RecordsError::RecordTwice { line } => sentence!(
            language,
            "{line}行目の記録IDが前の行と同じため、読み込んでいません。新しい記録の行では記録IDを空欄にしてください。",
            "Line {line} repeats the 記録ID of an earlier line, so nothing was read. Leave 記録ID blank in lines of new records."
        ),
        RecordsError::OtherPlan { line } => sentence!(
            language,
            "{line}行目は別の計画の記録のため、読み込んでいません。計画ごとのファイルに分けてください。",
            "Line {line} is a record of another plan, so nothing was read. Please make one file for each plan."
        ),
        RecordsError::NotAnId { line } => sentence!(
            language,
            "{line}行目の記録IDが正しくないため、読み込んでいません。新しい記録の行では空欄にしてください。",
            "Line {line} has no valid 記録ID, so nothing was read. Leave 記録ID blank in lines of new records."
        ),
    }
}

/// The error message for a file of records whose plan is not here, or that names no plan while no plan is open.
pub fn records_of_other(language: Language) -> &'static str {
    language.choose(
        "どの計画の活動記録か分かりません。入れる計画の「活動記録」を開いてから読み込んでください。ほかの団体の計画なら、先に計画ファイルを読み込みます。",
        "It is not known which plan these records belong to. Open the activity log of that plan and read the file there; read the plan file of another group first.",
    )
}

/// The message after a file of records was read, with the points that the user should check.
pub fn records_read(read: &ReadRecords, language: Language) -> String {
    let rows = read.rows;
    let mut said = language.choose(
        format!("活動記録{rows}行を読みました。"),
        format!("Read {} of records.", counted(rows, "line", "lines")),
    );
    let lines = |lines: &[usize]| {
        let more = if lines.len() > 5 { language.choose("ほか", " and more") } else { "" };
        format!("{}{more}", language.list(lines.iter().take(5).map(ToString::to_string)))
    };
    if !read.unread_columns.is_empty() {
        let columns = language.list(&read.unread_columns);
        said += &sentence!(language, "読まない列があります：{columns}。", " These columns are not read: {columns}.");
    }
    if !read.without_day.is_empty() {
        let (count, lines) = (read.without_day.len(), lines(&read.without_day));
        let in_lines = counted(count, "line", "lines");
        said += &sentence!(
            language,
            "日付を読めない行が{count}行あります（{lines}行目）。書かれたまま入れ、年度の実績には数えません。",
            " The date cannot be read in {in_lines} ({lines}): it is kept as written and not counted."
        );
    }
    if !read.without_figure.is_empty() {
        let (count, lines) = (read.without_figure.len(), lines(&read.without_figure));
        let in_lines = counted(count, "line", "lines");
        said += &sentence!(
            language,
            "数量を読めない行が{count}行あります（{lines}行目）。書かれたまま入れ、年度の実績には数えません。",
            " The amount cannot be read in {in_lines} ({lines}): it is kept as written and not counted."
        );
    }
    if !read.without_kpi.is_empty() {
        let (count, lines) = (read.without_kpi.len(), lines(&read.without_kpi));
        let name = counted(count, "line names", "lines name");
        said += &sentence!(
            language,
            "指標が分からない行が{count}行あります（{lines}行目）。「指標なし」に入れ、書かれた名前は備考に残します。",
            " {name} no indicator of the plan ({lines}): kept under “no indicator”, with the name as a note."
        );
    }
    said
}
