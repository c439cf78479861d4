//! The sentences of the findings KPI, on names, units, cells and targets.

use super::{SentenceParts, places, quoted, terms};
use crate::checks::KpiDetail;
use crate::plan::cell::Bound;
use crate::plan::indicator::Basis;
use crate::value::amount::Amount;
use crate::value::fiscal_year::{AsOf, FiscalYear};

/// The sentence of a finding of this family.
pub(super) fn sentence(detail: &KpiDetail, parts: &SentenceParts) -> String {
    match detail {
        KpiDetail::NoName => no_name(parts),
        KpiDetail::NoUnit => no_unit(parts),
        KpiDetail::UnitUnsaid => unit_missing(parts),
        KpiDetail::OtherUnit { written, usual } => other_unit(&quoted(written), &quoted(usual), parts),
        KpiDetail::WithoutUnit { usual } => without_unit(&quoted(usual), parts),
        KpiDetail::Unreadable { text } => unreadable(&quoted(text), parts),
        KpiDetail::OtherBound { text, bound } => other_bound(&quoted(text), *bound, parts),
        KpiDetail::NumberOutsideProject { amount } => number_outside_project(*amount, parts),
        KpiDetail::NoneWithinProject => none_within_project(parts),
        KpiDetail::UnusedWithNumber { amount } => unused_with_number(*amount, parts),
        KpiDetail::SameName { name, first } => same_name(&quoted(name), *first, parts),
        KpiDetail::NoBaseline => no_baseline(parts),
        KpiDetail::ShareOutOfRange { level } => share_out_of_range(*level, parts),
        KpiDetail::SharesAddUpOutOfRange { level } => shares_add_up_out_of_range(*level, parts),
        KpiDetail::ShareAsTotal => share_as_total(parts),
        KpiDetail::ShareReadAsTotal { place } => share_read_as_total(&quoted(place), parts),
        KpiDetail::OtherPeriods { as_of, as_of_text, basis, years } => {
            let taken = taken(*as_of, &quoted(as_of_text), parts);
            other_periods(&taken, &aimed_at(*basis, *years, parts), parts)
        }
        KpiDetail::NoBetter { baseline, target } => no_better(*baseline, *target, parts),
        KpiDetail::NoGain { total } => no_gain(*total, parts),
        KpiDetail::LastSurvey { survey, last } => last_survey(*survey, *last, parts),
        KpiDetail::ChangedWithoutReason { approved } => changed_without_reason(&quoted(approved), parts),
    }
}

fn changed_without_reason(approved: &str, parts: &SentenceParts) -> String {
    let SentenceParts { name, at, .. } = parts;
    parts.text(
        format!(
            "「{name}」の{at}が認定された値（{approved}）と違います。変えた理由を、欄を選んで「変更の理由」に記入してください。"
        ),
        format!("“{name}”: the {at} is not the approved one ({approved}). Please say why it was replaced."),
    )
}

fn no_name(parts: &SentenceParts) -> String {
    let row = &parts.numbered;
    parts.text(
        format!("{row}の名称がありません。指標名を入力してください。"),
        format!("{row} has no name. Please look at the original document and enter it."),
    )
}

fn no_unit(parts: &SentenceParts) -> String {
    let row = &parts.numbered;
    parts.text(
        format!("{row}の単位がありません。単位を記入してください。"),
        format!("{row} has no unit. Please enter one."),
    )
}

fn unit_missing(parts: &SentenceParts) -> String {
    let name = &parts.name;
    parts.text(
        format!("「{name}」の単位の記載がありません。単位を記入してください。"),
        format!("No unit is given for “{name}”. Please enter one."),
    )
}

fn other_unit(written: &str, usual: &str, parts: &SentenceParts) -> String {
    let SentenceParts { name, at, .. } = parts;
    parts.text(
        format!("「{name}」の{at}の単位（{written}）が他（{usual}）と異なります。単位をそろえてください。"),
        format!("“{name}”: the {at} is in {written}, the others in {usual}. Please use one unit."),
    )
}

fn without_unit(usual: &str, parts: &SentenceParts) -> String {
    let SentenceParts { name, at, .. } = parts;
    parts.text(
        format!("「{name}」の{at}に、他にはある単位（{usual}）がありません。単位をそろえてください。"),
        format!("“{name}”: the {at} lacks the unit that the others have ({usual}). Please use one unit."),
    )
}

fn unreadable(text: &str, parts: &SentenceParts) -> String {
    let SentenceParts { name, at, .. } = parts;
    parts.text(
        format!("「{name}」の{at}「{text}」を数値として読み取れません。数値を、値がないときは「-」、わからないときは「未把握」を記入してください。"),
        format!("“{name}”: the {at} “{text}” cannot be read as a number. Please enter a number, “-” where there is none, or 未把握 where it is not known."),
    )
}

fn other_bound(text: &str, bound: Bound, parts: &SentenceParts) -> String {
    let SentenceParts { name, at, language, .. } = parts;
    let bound = terms::bound(bound, *language);
    parts.text(
        format!(
            "「{name}」の{at}「{text}」は、この指標の比べ方（{bound}）と異なります。「比べ方」を選び直すか、数値だけを記入してください。"
        ),
        format!(
            "“{name}”: the {at} “{text}” is not compared as this indicator is ({bound}). Please choose “Compared by” anew, or enter the number alone."
        ),
    )
}

fn number_outside_project(amount: Amount, parts: &SentenceParts) -> String {
    let (SentenceParts { name, at, .. }, amount) = (parts, amount.grouped());
    parts.text(
        format!("「{name}」の{at}（{amount}）は事業実施期間の外です。「-」と数値のどちらが正しいか確認してください。"),
        format!(
            "“{name}”: the {at} ({amount}) lies outside the project. Please check whether a number or “-” is right."
        ),
    )
}

fn none_within_project(parts: &SentenceParts) -> String {
    let SentenceParts { name, at, .. } = parts;
    parts.text(
        format!("「{name}」の{at}は「-」ですが、事業実施期間の内です。「-」と数値のどちらが正しいか確認してください。"),
        format!(
            "“{name}”: the {at} is “-” but lies within the project. Please check whether a number or “-” is right."
        ),
    )
}

fn unused_with_number(amount: Amount, parts: &SentenceParts) -> String {
    let (row, amount) = (&parts.numbered, amount.grouped());
    parts.text(
        format!("{row}は未使用ですが数値（{amount}）があります。名称を記入するか数値を消してください。"),
        format!("{row} is unused but holds a number ({amount}). Please name it or clear the number."),
    )
}

fn same_name(name: &str, first: usize, parts: &SentenceParts) -> String {
    let (row, first) = (&parts.numbered, places::numbered(first, &parts.form, parts.language));
    parts.text(
        format!("「{name}」が2つあります（{first}と{row}）。名称を区別してください。"),
        format!("“{name}” is there twice ({first} and {row}). Please tell the names apart."),
    )
}

fn no_baseline(parts: &SentenceParts) -> String {
    let (name, baseline) = (&parts.name, parts.form.labels.baseline_in_sentence.of(parts.language));
    parts.text(
        format!("「{name}」の{baseline}がありません。わからない場合は「未把握」と理由を記入してください。"),
        format!("“{name}” has no baseline. If it is not known, please write 未把握 and the reason."),
    )
}

fn share_out_of_range(level: Amount, parts: &SentenceParts) -> String {
    let (SentenceParts { name, at, .. }, level) = (parts, level.grouped());
    parts.text(
        format!("「{name}」の{at}が{level}%です。割合の値を確認してください。"),
        format!("“{name}”: the {at} is {level}%. Please check the ratio."),
    )
}

fn shares_add_up_out_of_range(level: Amount, parts: &SentenceParts) -> String {
    let (SentenceParts { name, at, .. }, level) = (parts, level.grouped());
    parts.text(
        format!("「{name}」は{at}までで{level}%になります。増加分（ポイント）を確認してください。"),
        format!("“{name}” comes to {level}% with the {at}. Please check the increments (in points)."),
    )
}

fn share_as_total(parts: &SentenceParts) -> String {
    let name = &parts.name;
    parts.text(
        format!("「{name}」は割合のため、累計値の目標にはできません。目標年度の水準かどうか確認してください。"),
        format!(
            "“{name}” is a ratio, so its target cannot be a total. Please check whether it is the level of a year."
        ),
    )
}

fn share_read_as_total(place: &str, parts: &SentenceParts) -> String {
    let name = &parts.name;
    parts.text(
        format!(
            "「{name}」は割合のため、「{place}」にあるような累計値の目標にはできません。目標年度の水準かどうか確認してください。"
        ),
        format!(
            "“{name}” is a ratio, so its target cannot be a total as “{place}” says. Please check whether it is the level of a year."
        ),
    )
}

fn other_periods(taken: &str, aimed_at: &str, parts: &SentenceParts) -> String {
    let name = &parts.name;
    parts.text(
        format!(
            "「{name}」の基準値（{taken}）と目標値（{aimed_at}）は期間が異なるため、増減による達成率は計算しません。"
        ),
        format!(
            "“{name}”: baseline ({taken}) and target ({aimed_at}) stand for different periods, so no rate of the planned change is made."
        ),
    )
}

fn taken(as_of: AsOf, written: &str, parts: &SentenceParts) -> String {
    match as_of {
        _ if !written.is_empty() => written.to_owned(),
        AsOf::FiscalYear(year) => parts.year(year),
        AsOf::CalendarYear(year) => parts.text(format!("{year}年"), year.to_string()),
        AsOf::Mean(first, last) => {
            let years = parts.years(first, last);
            parts.text(format!("{years}の平均"), format!("mean of {years}"))
        }
    }
}

fn aimed_at(basis: Basis, (first, last): (FiscalYear, FiscalYear), parts: &SentenceParts) -> String {
    let years = parts.years(first, last);
    match basis {
        Basis::PeriodTotal => parts.text(format!("{years}の累計"), format!("total of {years}")),
        Basis::PeriodAverage => parts.text(format!("{years}の平均"), format!("mean of {years}")),
        Basis::Increment => parts.text("各年度の増加分".to_owned(), "increase in each year".to_owned()),
        Basis::Level => parts.text("各年度の値".to_owned(), "value of each year".to_owned()),
    }
}

fn no_better(baseline: Amount, target: Amount, parts: &SentenceParts) -> String {
    let (SentenceParts { name, at, .. }, baseline, target) = (parts, baseline.grouped(), target.grouped());
    parts.text(
        format!(
            "「{name}」の{at}（{target}）が基準値（{baseline}）より改善していません。値と「増やす／減らす」の設定を確認してください。"
        ),
        format!(
            "“{name}”: the {at} ({target}) is no better than the baseline ({baseline}). Please check the values and whether the aim is to increase or to decrease."
        ),
    )
}

fn no_gain(total: Amount, parts: &SentenceParts) -> String {
    let (name, total) = (&parts.name, total.grouped());
    parts.text(
        format!(
            "「{name}」の目標（増加分の合計 {total}）が基準値より改善していません。値と「増やす／減らす」の設定を確認してください。"
        ),
        format!(
            "“{name}”: the targets add up to {total}, which is no better than the baseline. Please check the values and whether the aim is to increase or to decrease."
        ),
    )
}

fn last_survey(survey: i32, last: FiscalYear, parts: &SentenceParts) -> String {
    let (name, last) = (&parts.name, parts.year(last));
    parts.text(
        format!("「{name}」は{survey}年の調査で測ります。最終年度（{last}）の値はありません。"),
        format!("“{name}” is measured by the survey of {survey}. There is no value of the final year ({last})."),
    )
}
