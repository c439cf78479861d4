//! The sentences of the findings KPI, on names, units, cells and targets.

use super::{Spoken, places, quoted, terms};
use crate::checks::KpiDetail;
use crate::plan::cell::Bound;
use crate::plan::indicator::Basis;
use crate::value::amount::Amount;
use crate::value::fiscal_year::{AsOf, FiscalYear};

/// The sentence of a finding of this family.
pub(super) fn sentence(detail: &KpiDetail, spoken: &Spoken) -> String {
    match detail {
        KpiDetail::NoName => no_name(spoken),
        KpiDetail::NoUnit => no_unit(spoken),
        KpiDetail::UnitUnsaid => unit_unsaid(spoken),
        KpiDetail::OtherUnit { written, usual } => other_unit(&quoted(written), &quoted(usual), spoken),
        KpiDetail::WithoutUnit { usual } => without_unit(&quoted(usual), spoken),
        KpiDetail::Unreadable { text } => unreadable(&quoted(text), spoken),
        KpiDetail::OtherBound { text, bound } => other_bound(&quoted(text), *bound, spoken),
        KpiDetail::NumberOutsideProject { amount } => number_outside_project(*amount, spoken),
        KpiDetail::NoneWithinProject => none_within_project(spoken),
        KpiDetail::UnusedWithNumber { amount } => unused_with_number(*amount, spoken),
        KpiDetail::SameName { name, first } => same_name(&quoted(name), *first, spoken),
        KpiDetail::NoBaseline => no_baseline(spoken),
        KpiDetail::ShareOutOfRange { level } => share_out_of_range(*level, spoken),
        KpiDetail::SharesAddUpOutOfRange { level } => shares_add_up_out_of_range(*level, spoken),
        KpiDetail::ShareAsTotal => share_as_total(spoken),
        KpiDetail::ShareReadAsTotal { place } => share_read_as_total(&quoted(place), spoken),
        KpiDetail::OtherPeriods { as_of, as_of_text, basis, years } => {
            let taken = taken(*as_of, &quoted(as_of_text), spoken);
            other_periods(&taken, &aimed_at(*basis, *years, spoken), spoken)
        }
        KpiDetail::NoBetter { baseline, target } => no_better(*baseline, *target, spoken),
        KpiDetail::NoGain { total } => no_gain(*total, spoken),
        KpiDetail::LastSurvey { survey, last } => last_survey(*survey, *last, spoken),
    }
}

fn no_name(spoken: &Spoken) -> String {
    let row = &spoken.numbered;
    spoken.say(
        format!("{row}の名称がありません。原本を見て名称を記入してください。"),
        format!("{row} has no name. Please look at the original document and enter it."),
    )
}

fn no_unit(spoken: &Spoken) -> String {
    let row = &spoken.numbered;
    spoken.say(
        format!("{row}の単位がありません。単位を記入してください。"),
        format!("{row} has no unit. Please enter one."),
    )
}

fn unit_unsaid(spoken: &Spoken) -> String {
    let name = &spoken.name;
    spoken.say(
        format!("「{name}」の単位の記載がありません。単位を記入してください。"),
        format!("No unit is given for “{name}”. Please enter one."),
    )
}

fn other_unit(written: &str, usual: &str, spoken: &Spoken) -> String {
    let Spoken { name, at, .. } = spoken;
    spoken.say(
        format!("「{name}」の{at}の単位（{written}）が他（{usual}）と異なります。単位をそろえてください。"),
        format!("“{name}”: the {at} is in {written}, the others in {usual}. Please use one unit."),
    )
}

fn without_unit(usual: &str, spoken: &Spoken) -> String {
    let Spoken { name, at, .. } = spoken;
    spoken.say(
        format!("「{name}」の{at}に、他にはある単位（{usual}）がありません。単位をそろえてください。"),
        format!("“{name}”: the {at} lacks the unit that the others have ({usual}). Please use one unit."),
    )
}

fn unreadable(text: &str, spoken: &Spoken) -> String {
    let Spoken { name, at, .. } = spoken;
    spoken.say(
        format!("「{name}」の{at}「{text}」を数値として読み取れません。数値を、値がないときは「-」、わからないときは「未把握」を記入してください。"),
        format!("“{name}”: the {at} “{text}” cannot be read as a number. Please enter a number, “-” where there is none, or 未把握 where it is not known."),
    )
}

fn other_bound(text: &str, bound: Bound, spoken: &Spoken) -> String {
    let Spoken { name, at, language, .. } = spoken;
    let bound = terms::bound(bound, *language);
    spoken.say(
        format!(
            "「{name}」の{at}「{text}」は、この指標の比べ方（{bound}）と異なります。「比べ方」を選び直すか、数値だけを記入してください。"
        ),
        format!(
            "“{name}”: the {at} “{text}” is not compared as this indicator is ({bound}). Please choose “Compared by” anew, or enter the number alone."
        ),
    )
}

fn number_outside_project(amount: Amount, spoken: &Spoken) -> String {
    let (Spoken { name, at, .. }, amount) = (spoken, amount.grouped());
    spoken.say(
        format!("「{name}」の{at}（{amount}）は事業実施期間の外です。「-」と数値のどちらが正しいか確認してください。"),
        format!(
            "“{name}”: the {at} ({amount}) lies outside the project. Please check whether a number or “-” is right."
        ),
    )
}

fn none_within_project(spoken: &Spoken) -> String {
    let Spoken { name, at, .. } = spoken;
    spoken.say(
        format!("「{name}」の{at}は「-」ですが、事業実施期間の内です。「-」と数値のどちらが正しいか確認してください。"),
        format!(
            "“{name}”: the {at} is “-” but lies within the project. Please check whether a number or “-” is right."
        ),
    )
}

fn unused_with_number(amount: Amount, spoken: &Spoken) -> String {
    let (row, amount) = (&spoken.numbered, amount.grouped());
    spoken.say(
        format!("{row}は未使用ですが数値（{amount}）があります。名称を記入するか数値を消してください。"),
        format!("{row} is unused but holds a number ({amount}). Please name it or clear the number."),
    )
}

fn same_name(name: &str, first: usize, spoken: &Spoken) -> String {
    let (row, first) = (&spoken.numbered, places::numbered(first, spoken.form, spoken.language));
    spoken.say(
        format!("「{name}」が2つあります（{first}と{row}）。名称を区別してください。"),
        format!("“{name}” is there twice ({first} and {row}). Please tell the names apart."),
    )
}

fn no_baseline(spoken: &Spoken) -> String {
    let (name, baseline) = (&spoken.name, places::baseline_value(spoken.form));
    spoken.say(
        format!("「{name}」の{baseline}がありません。わからない場合は「未把握」と理由を記入してください。"),
        format!("“{name}” has no baseline. If it is not known, please write 未把握 and the reason."),
    )
}

fn share_out_of_range(level: Amount, spoken: &Spoken) -> String {
    let (Spoken { name, at, .. }, level) = (spoken, level.grouped());
    spoken.say(
        format!("「{name}」の{at}が{level}%です。割合の値を確認してください。"),
        format!("“{name}”: the {at} is {level}%. Please check the ratio."),
    )
}

fn shares_add_up_out_of_range(level: Amount, spoken: &Spoken) -> String {
    let (Spoken { name, at, .. }, level) = (spoken, level.grouped());
    spoken.say(
        format!("「{name}」は{at}までで{level}%になります。増加分（ポイント）を確認してください。"),
        format!("“{name}” comes to {level}% with the {at}. Please check the increments (in points)."),
    )
}

fn share_as_total(spoken: &Spoken) -> String {
    let name = &spoken.name;
    spoken.say(
        format!("「{name}」は割合のため、累計値の目標にはできません。目標年度の水準かどうか確認してください。"),
        format!(
            "“{name}” is a ratio, so its target cannot be a total. Please check whether it is the level of a year."
        ),
    )
}

fn share_read_as_total(place: &str, spoken: &Spoken) -> String {
    let name = &spoken.name;
    spoken.say(
        format!(
            "「{name}」は割合のため、「{place}」にあるような累計値の目標にはできません。目標年度の水準かどうか確認してください。"
        ),
        format!(
            "“{name}” is a ratio, so its target cannot be a total as “{place}” says. Please check whether it is the level of a year."
        ),
    )
}

fn other_periods(taken: &str, aimed_at: &str, spoken: &Spoken) -> String {
    let name = &spoken.name;
    spoken.say(
        format!(
            "「{name}」の基準値（{taken}）と目標値（{aimed_at}）は期間が異なるため、増減による達成率は計算しません。"
        ),
        format!(
            "“{name}”: baseline ({taken}) and target ({aimed_at}) stand for different periods, so no rate of the planned change is made."
        ),
    )
}

fn taken(as_of: AsOf, written: &str, spoken: &Spoken) -> String {
    match as_of {
        _ if !written.is_empty() => written.to_owned(),
        AsOf::FiscalYear(year) => spoken.year(year),
        AsOf::CalendarYear(year) => spoken.say(format!("{year}年"), year.to_string()),
        AsOf::Mean(first, last) => {
            let years = spoken.years(first, last);
            spoken.say(format!("{years}の平均"), format!("mean of {years}"))
        }
    }
}

fn aimed_at(basis: Basis, (first, last): (FiscalYear, FiscalYear), spoken: &Spoken) -> String {
    let years = spoken.years(first, last);
    match basis {
        Basis::PeriodTotal => spoken.say(format!("{years}の累計"), format!("total of {years}")),
        Basis::PeriodAverage => spoken.say(format!("{years}の平均"), format!("mean of {years}")),
        Basis::Increment => spoken.say("各年度の増加分".to_owned(), "increase in each year".to_owned()),
        Basis::Level => spoken.say("各年度の値".to_owned(), "value of each year".to_owned()),
    }
}

fn no_better(baseline: Amount, target: Amount, spoken: &Spoken) -> String {
    let (Spoken { name, at, .. }, baseline, target) = (spoken, baseline.grouped(), target.grouped());
    spoken.say(
        format!(
            "「{name}」の{at}（{target}）が基準値（{baseline}）より改善していません。値と「増やす／減らす」の設定を確認してください。"
        ),
        format!(
            "“{name}”: the {at} ({target}) is no better than the baseline ({baseline}). Please check the values and whether the aim is to increase or to decrease."
        ),
    )
}

fn no_gain(total: Amount, spoken: &Spoken) -> String {
    let (name, total) = (&spoken.name, total.grouped());
    spoken.say(
        format!(
            "「{name}」の目標（増加分の合計 {total}）が基準値より改善していません。値と「増やす／減らす」の設定を確認してください。"
        ),
        format!(
            "“{name}”: the targets add up to {total}, which is no better than the baseline. Please check the values and whether the aim is to increase or to decrease."
        ),
    )
}

fn last_survey(survey: i32, last: FiscalYear, spoken: &Spoken) -> String {
    let (name, last) = (&spoken.name, spoken.year(last));
    spoken.say(
        format!("「{name}」は{survey}年の調査で測ります。最終年度（{last}）の値はありません。"),
        format!("“{name}” is measured by the survey of {survey}. There is no value of the final year ({last})."),
    )
}
