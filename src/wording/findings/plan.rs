//! The sentences of the findings PLAN, on the facts of the plan.

use super::{SentenceParts, quoted};
use crate::checks::PlanDetail;
use crate::value::fiscal_year::Date;

/// The sentence of a finding of this family.
pub(super) fn sentence(detail: &PlanDetail, parts: &SentenceParts) -> String {
    let at = &parts.at;
    match detail {
        PlanDetail::Blank => parts.text(
            format!("「{at}」が未記入です。記入してください。"),
            format!("The {at} is blank. Please fill it in."),
        ),
        PlanDetail::NoEnd => parts.text(
            format!("{at}が未記入です。年月日で記入してください。"),
            format!("The {at} is blank. Please write it as a date."),
        ),
        PlanDetail::UnreadableEnd { text } => unreadable_end(&quoted(text), parts),
        PlanDetail::EndBeforeStart { start, end } => {
            let (start, end) = (day(*start, parts), day(*end, parts));
            parts.text(
                format!("{at}（{end}）が始期（{start}）より前です。日付を確認してください。"),
                format!("The {at} ({end}) lies before its start ({start}). Please check the dates."),
            )
        }
        PlanDetail::EndsWithinYear { end } => {
            let end = day(*end, parts);
            parts.text(
                format!("{at}（{end}）が年度末（3月31日）ではありません。確認してください。"),
                format!("The {at} ({end}) is not the end of a fiscal year (31 March). Please check it."),
            )
        }
        PlanDetail::OtherLength { printed, columns } => parts.text(
            format!("「{printed}ヶ年度」とありますが、KPIの年度は{columns}か年です。確認してください。"),
            format!("The length is given as {printed} fiscal years, but the KPIs have {columns}. Please check it."),
        ),
        PlanDetail::NoCost => parts.text(
            format!("{at}が未記入です。金額と単位（千円）を記入してください。"),
            format!("The {at} is blank. Please enter the amount with its unit (千円)."),
        ),
        PlanDetail::UnreadableCost { text } => unreadable_cost(&quoted(text), parts),
        PlanDetail::BodyNotInArea { body } => body_not_in_area(&quoted(body), parts),
    }
}

fn unreadable_end(text: &str, parts: &SentenceParts) -> String {
    let at = &parts.at;
    parts.text(
        format!("{at}「{text}」が読み取れません。年月日で記入してください。"),
        format!("The {at} “{text}” cannot be read. Please write it as a date."),
    )
}

fn unreadable_cost(text: &str, parts: &SentenceParts) -> String {
    let at = &parts.at;
    parts.text(
        format!("{at}「{text}」が読み取れません。金額と単位（千円）を記入してください。"),
        format!("The {at} “{text}” cannot be read. Please enter the amount with its unit (千円)."),
    )
}

fn body_not_in_area(body: &str, parts: &SentenceParts) -> String {
    parts.text(
        format!("区域に作成主体「{body}」の名称がありません。区域の記載を確認してください。"),
        format!("The area does not name “{body}”, which makes the plan. Please check the area."),
    )
}

fn day(day: Date, parts: &SentenceParts) -> String {
    parts.text(day.western_label(), day.to_string())
}
