//! The sentences of the findings PLAN, on the facts and the document of the plan.

use super::{SentenceParts, quoted};
use crate::checks::PlanDetail;
use crate::value::Date;

/// The sentence of a finding of this family.
pub(super) fn sentence(detail: &PlanDetail, parts: &SentenceParts) -> String {
    let at = &parts.at;
    match detail {
        PlanDetail::Blank | PlanDetail::BlankSection => parts
            .text(format!("「{at}」が未記入です。記入してください。"), format!("“{at}” is blank. Please fill it in.")),
        PlanDetail::NoAnswer => parts.text(
            format!("「{at}」が空欄です。該当がなければ「該当なし」と記入してください。"),
            format!("“{at}” is blank. If nothing applies, please enter 該当なし."),
        ),
        PlanDetail::HalfAPair => parts.text(
            format!("「{at}」が空欄です。取組と理由は両方とも記入してください。"),
            format!("“{at}” is blank. Please fill in both the measure and the reason."),
        ),
        PlanDetail::Placeholder => parts.text(
            format!("「{at}」に記入例のままの箇所があります。年月日等を記入してください。"),
            format!("“{at}” still has a part of the example text. Please fill in the date or other details."),
        ),
        PlanDetail::EndsApart { of_plan, project } => {
            let (of_plan, project) = (day(*of_plan, parts), day(*project, parts));
            parts.text(
                format!("計画期間の終期（{of_plan}）と事業実施期間の終期（{project}）が異なります。どちらかを直すか、理由を記入してください。"),
                format!("The plan ends on {of_plan} and its project on {project}. Please correct one of them, or give the reason."),
            )
        }
        PlanDetail::ProjectOutside { name, year, end } => {
            let (name, year, end) = (quoted(name), parts.year(*year), day(*end, parts));
            parts.text(
                format!("「{name}」の期間（{year}）が計画期間（～{end}）の外です。期間を確認してください。"),
                format!("“{name}” ({year}) is outside the plan period, which ends on {end}. Please check the period."),
            )
        }
        PlanDetail::OddCode { text } => {
            let text = quoted(text);
            parts.text(
                format!("支援措置の番号「{text}」が英字1字と数字4桁ではありません。番号を確認してください。"),
                format!("The support measure code “{text}” is not one letter and four digits. Please check it."),
            )
        }
        PlanDetail::OtherCode { text, of_form } => {
            let (text, of_form) = (quoted(text), parts.language.series(of_form));
            parts.text(
                format!(
                    "支援措置の番号「{text}」が様式の番号（{of_form}）と一致しません。番号か様式を確認してください。"
                ),
                format!("The support measure code “{text}” is not the one in the form ({of_form}). Please check the code or the form."),
            )
        }
        PlanDetail::OtherHeading { own, of_form } => {
            let own = quoted(own);
            parts.text(
                format!("見出し「{own}」は様式では「{of_form}」です。"),
                format!("The form has “{of_form}” for the heading “{own}”."),
            )
        }
        PlanDetail::NoEnd => parts.text(
            format!("{at}が未記入です。年月日で記入してください。"),
            format!("“{at}” is blank. Please enter a date."),
        ),
        PlanDetail::UnreadableEnd { text } => unreadable_end(&quoted(text), parts),
        PlanDetail::EndBeforeStart { start, end } => {
            let (start, end) = (day(*start, parts), day(*end, parts));
            parts.text(
                format!("{at}（{end}）が始期（{start}）より前です。日付を確認してください。"),
                format!("“{at}” ({end}) is before the start ({start}). Please check the dates."),
            )
        }
        PlanDetail::EndsWithinYear { end } => {
            let end = day(*end, parts);
            parts.text(
                format!("{at}（{end}）が年度末（3月31日）ではありません。確認してください。"),
                format!("“{at}” ({end}) is not the end of a fiscal year (31 March). Please check it."),
            )
        }
        PlanDetail::OtherLength { printed, columns } => parts.text(
            format!("「{printed}ヶ年度」とありますが、KPIの年度は{columns}か年です。確認してください。"),
            format!("The length is given as {printed} fiscal years, but the KPIs cover {columns}. Please check it."),
        ),
        PlanDetail::NoCost => parts.text(
            format!("{at}が未記入です。金額と単位（千円）を記入してください。"),
            format!("“{at}” is blank. Please enter the amount with its unit (千円)."),
        ),
        PlanDetail::UnreadableCost { text } => unreadable_cost(&quoted(text), parts),
        PlanDetail::BodyNotInArea { body } => body_not_in_area(&quoted(body), parts),
    }
}

fn unreadable_end(text: &str, parts: &SentenceParts) -> String {
    let at = &parts.at;
    parts.text(
        format!("{at}「{text}」が読み取れません。年月日で記入してください。"),
        format!("“{at}”: “{text}” cannot be read. Please enter a date."),
    )
}

fn unreadable_cost(text: &str, parts: &SentenceParts) -> String {
    let at = &parts.at;
    parts.text(
        format!("{at}「{text}」が読み取れません。金額と単位（千円）を記入してください。"),
        format!("“{at}”: “{text}” cannot be read. Please enter the amount with its unit (千円)."),
    )
}

fn body_not_in_area(body: &str, parts: &SentenceParts) -> String {
    parts.text(
        format!("区域に作成主体「{body}」の名称がありません。区域の記載を確認してください。"),
        format!("The area does not mention “{body}”, the body making the plan. Please check the area."),
    )
}

fn day(day: Date, parts: &SentenceParts) -> String {
    parts.text(day.western_label(), day.to_string())
}
