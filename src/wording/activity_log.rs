//! Labels and sentences of 活動記録: the records, and the actuals that are made of them.

use super::{Label, Language, facts};
use crate::plan::activity_log::{ActivityRecord, ActualSource, RecordText, RecordedActual, Tally};
use crate::plan::{Indicator, Plan};
use crate::value::id::RecordId;

/// How actuals are made (実績のつけ方).
pub fn source(source: ActualSource, language: Language) -> &'static str {
    match source {
        ActualSource::Typed => language.choose("直接入力する", "Type them"),
        ActualSource::Records(tally) => self::tally(tally, language),
    }
}

/// How the actual of a year is made of its records.
pub fn tally(tally: Tally, language: Language) -> &'static str {
    match tally {
        Tally::Sum => language.choose("記録の合計", "Sum of records"),
        Tally::Count => language.choose("件数", "Number of records"),
        Tally::Last => language.choose("最後の値", "Last value"),
        Tally::Mean => language.choose("平均", "Mean"),
        Tally::Max => language.choose("最大", "Largest"),
        Tally::Share => language.choose("割合", "Share"),
        Tally::Distinct => language.choose("異なる数", "Number of different names"),
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

/// What stands behind an actual that is made of records: 記録12件の合計, and how many are left out.
pub fn behind(kpi: &Indicator, recorded: &RecordedActual, language: Language) -> String {
    let count = recorded.counted;
    let tally = kpi.tally();
    let made = match tally {
        Some(Tally::Sum) | None => sentence!(language, "記録{count}件の合計", "sum of {count} records"),
        Some(Tally::Count) => sentence!(language, "記録{count}件", "{count} records"),
        Some(Tally::Last) => sentence!(language, "記録{count}件の最後の値", "last of {count} records"),
        Some(Tally::Mean) => sentence!(language, "記録{count}件の平均", "mean of {count} records"),
        Some(Tally::Max) => sentence!(language, "記録{count}件の最大", "largest of {count} records"),
        Some(Tally::Share) => sentence!(language, "記録{count}件の割合", "share over {count} records"),
        Some(Tally::Distinct) => sentence!(language, "記録{count}件の異なる数", "different names in {count} records"),
    };
    match recorded.left_out {
        0 => made,
        left => sentence!(language, "{made}（数えられない記録{left}件）", "{made} ({left} cannot be counted)"),
    }
}

/// The label of a record among the differences of two plans: its day and its KPI.
pub fn record_label(id: RecordId, plan: Option<&Plan>, language: Language) -> String {
    let label = Label::ActivityLog.text(language);
    let record = plan.and_then(|plan| plan.log().get(id));
    let day = record.and_then(|record| record.on()).map(|day| facts::day_label(day, false));
    let kpi = record.and_then(|record| plan?.indicator(record.indicator()?)).map(|kpi| kpi.name.clone());
    [Some(label.to_owned()), day, kpi].into_iter().flatten().collect::<Vec<_>>().join(" ")
}

/// What a record says, without its KPI; blank of none.
pub fn record(record: &ActivityRecord, language: Language) -> String {
    if record.is_removed() {
        return language.choose("削除した記録", "a removed record").to_owned();
    }
    let day = record.on().map(|day| facts::day_label(day, false));
    let texts =
        record.texts().filter(|(of, _)| *of != RecordText::Indicator && (*of != RecordText::On || day.is_none()));
    let texts = texts.map(|(of, text)| match of {
        RecordText::On | RecordText::What => text.to_owned(),
        of => format!("{} {text}", text_label(of, language)),
    });
    day.clone().into_iter().chain(texts).collect::<Vec<_>>().join(language.choose("、", ", "))
}
