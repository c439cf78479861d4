//! The sentences of the findings PLAN, on the facts of the plan.

use super::{Spoken, quoted};
use crate::checks::PlanDetail;
use crate::value::fiscal_year::Date;

/// The sentence of a finding of this family.
pub(super) fn sentence(detail: &PlanDetail, spoken: &Spoken) -> String {
    let at = &spoken.at;
    match detail {
        PlanDetail::Blank => spoken
            .say(format!("「{at}」が未記入です。記入してください。"), format!("The {at} is blank. Please fill it in.")),
        PlanDetail::NoEnd => spoken.say(
            format!("{at}が未記入です。年月日で記入してください。"),
            format!("The {at} is blank. Please write it as a date."),
        ),
        PlanDetail::UnreadableEnd { text } => unreadable_end(&quoted(text), spoken),
        PlanDetail::EndBeforeStart { start, end } => {
            let (start, end) = (day(*start, spoken), day(*end, spoken));
            spoken.say(
                format!("{at}（{end}）が始期（{start}）より前です。日付を確認してください。"),
                format!("The {at} ({end}) lies before its start ({start}). Please check the dates."),
            )
        }
        PlanDetail::EndsWithinYear { end } => {
            let end = day(*end, spoken);
            spoken.say(
                format!("{at}（{end}）が年度末（3月31日）ではありません。確認してください。"),
                format!("The {at} ({end}) is not the end of a fiscal year (31 March). Please check it."),
            )
        }
        PlanDetail::OtherLength { printed, columns } => spoken.say(
            format!("「{printed}ヶ年度」とありますが、KPIの年度は{columns}か年です。確認してください。"),
            format!("The length is given as {printed} fiscal years, but the KPIs have {columns}. Please check it."),
        ),
        PlanDetail::NoCost => spoken.say(
            format!("{at}が未記入です。金額と単位（千円）を記入してください。"),
            format!("The {at} is blank. Please enter the amount with its unit (千円)."),
        ),
        PlanDetail::UnreadableCost { text } => unreadable_cost(&quoted(text), spoken),
        PlanDetail::BodyNotInArea { body } => body_not_in_area(&quoted(body), spoken),
    }
}

fn unreadable_end(text: &str, spoken: &Spoken) -> String {
    let at = &spoken.at;
    spoken.say(
        format!("{at}「{text}」が読み取れません。年月日で記入してください。"),
        format!("The {at} “{text}” cannot be read. Please write it as a date."),
    )
}

fn unreadable_cost(text: &str, spoken: &Spoken) -> String {
    let at = &spoken.at;
    spoken.say(
        format!("{at}「{text}」が読み取れません。金額と単位（千円）を記入してください。"),
        format!("The {at} “{text}” cannot be read. Please enter the amount with its unit (千円)."),
    )
}

fn body_not_in_area(body: &str, spoken: &Spoken) -> String {
    spoken.say(
        format!("区域に作成主体「{body}」の名称がありません。区域の記載を確認してください。"),
        format!("The area does not name “{body}”, which makes the plan. Please check the area."),
    )
}

fn day(day: Date, spoken: &Spoken) -> String {
    spoken.say(day.western_label(), day.to_string())
}
