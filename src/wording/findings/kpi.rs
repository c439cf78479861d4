//! The sentences of the findings KPI, on names, units, cells and targets.

use super::{SentenceParts, doubts, places, quoted, terms};
use crate::checks::KpiDetail;
use crate::plan::indicator::Row;
use crate::plan::{Aggregation, Basis, Bound, Direction, RecordText};
use crate::value::{Amount, AsOf, Date, FiscalYear};
use crate::wording::{activity_log, facts};

/// The sentence of a finding of this family.
pub(super) fn sentence(detail: &KpiDetail, parts: &SentenceParts) -> String {
    match detail {
        KpiDetail::NoName => no_name(parts),
        KpiDetail::NoUnit => no_unit(parts),
        KpiDetail::UnitUnsaid => unit_missing(parts),
        KpiDetail::OtherUnit { written, usual } => other_unit(&quoted(written), &quoted(usual), parts),
        KpiDetail::ForeignFigure { text, unit, converted } => {
            let (text, unit) = (quoted(text), quoted(unit));
            foreign_figure(&text, &unit, converted.as_deref(), parts)
        }
        KpiDetail::UnitSettled { text } => unit_settled(&quoted(text), parts),
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
        KpiDetail::BoundAgainstDirection { bound, direction } => bound_against_direction(*bound, *direction, parts),
        KpiDetail::LastSurvey { survey, last } => last_survey(*survey, *last, parts),
        KpiDetail::LevelsUnderIncrements => levels_under_increments(parts),
        KpiDetail::LevelsForIncrements { of, baseline, figures } => {
            levels_for_increments(*of, *baseline, *figures, parts)
        }
        KpiDetail::RecordsDoNotFit { aggregation } => records_do_not_fit(*aggregation, parts),
        KpiDetail::RecordNotCounted { of, text, on } => record_not_counted(*of, &quoted(text), *on, parts),
        KpiDetail::Unlikely { amount, beside, unit } => {
            unlikely(*amount, &doubts::beside(*amount, beside, parts.language), &quoted(unit), parts)
        }
        KpiDetail::ChangedWithoutReason { approved } => changed_without_reason(&quoted(approved), parts),
    }
}

fn levels_under_increments(parts: &SentenceParts) -> String {
    let name = &parts.name;
    parts.text(
        format!("「{name}」は各年度の値ですが、この様式の欄は「増加分」です。詳細で増加分に直すか、様式を確かめてください。"),
        format!(
            "“{name}” has the values of years, and the columns of this form are for increments (増加分). Please restate it in its details, or check the form."
        ),
    )
}

fn levels_for_increments(of: Row, baseline: Amount, figures: (Amount, Amount), parts: &SentenceParts) -> String {
    let (name, start) = (&parts.name, parts.form.labels.baseline_in_sentence.text(parts.language));
    let (baseline, first, last) = (baseline.grouped(), figures.0.grouped(), figures.1.grouped());
    let (row, rows) = match of {
        Row::Target => ("目標", "targets"),
        Row::Actual => ("実績", "actuals"),
    };
    parts.text(
        format!(
            "「{name}」の{row}（{first}～{last}）は、{start}（{baseline}）に続く値のように見えますが、この欄は「増加分」です。各年度の値なら、目標の数え方を「各年度の値」にしてから、詳細で増加分に直してください。"
        ),
        format!(
            "“{name}”: the {rows} ({first} to {last}) look like values that go on from the baseline ({baseline}), and these columns are for increments (増加分). If they are values of the years, please set how targets are counted to that and restate it in its details."
        ),
    )
}

fn records_do_not_fit(aggregation: Aggregation, parts: &SentenceParts) -> String {
    let (name, aggregation) = (&parts.name, activity_log::aggregation(aggregation, parts.language));
    parts.text(
        format!(
            "「{name}」の「実績のつけ方」（{aggregation}）は今の「目標の数え方」では使えないため、活動記録が実績に数えられていません。詳細の「実績のつけ方」で選び直してください。"
        ),
        format!(
            "“{name}”: “Where actuals come from” ({aggregation}) cannot be used with how its targets are counted, so its records are not counted. Please choose another way in its details."
        ),
    )
}

fn record_not_counted(of: RecordText, text: &str, on: Option<Date>, parts: &SentenceParts) -> String {
    let (name, label) = (&parts.name, activity_log::text_label(of, parts.language));
    let of_day = on.map(|day| parts.text(format!("{}の", facts::day_label(day, false)), format!(" of {day}")));
    let of_day = of_day.unwrap_or_default();
    let why = match (text, of) {
        ("", _) => parts.text(format!("{label}が空欄の"), format!("“{label}” is blank")),
        (_, RecordText::Choice) => parts
            .text(format!("{label}（{text}）が答えの中にない"), format!("“{label}” is none of the answers ({text})")),
        _ => parts.text(format!("{label}（{text}）を読み取れない"), format!("“{label}” cannot be read ({text})")),
    };
    parts.text(
        format!("「{name}」の{of_day}記録は、{why}ため実績に数えていません。記録を直してください。"),
        format!("“{name}”: the record{of_day} is not counted, because {why}. Please mend the record."),
    )
}

fn unlikely(amount: Amount, beside: &str, unit: &str, parts: &SentenceParts) -> String {
    let (SentenceParts { name, at, .. }, amount) = (parts, amount.grouped());
    let of_unit =
        if unit.is_empty() { String::new() } else { parts.text(format!("（{unit}）"), format!(" ({unit})")) };
    parts.text(
        format!("「{name}」の{at}（{amount}）は、{beside}です。単位{of_unit}と桁を確かめてください。"),
        format!("“{name}”: the {at} ({amount}) is {beside}. Please check the unit{of_unit} and the digits."),
    )
}

fn changed_without_reason(approved: &str, parts: &SentenceParts) -> String {
    let SentenceParts { name, at, .. } = parts;
    parts.text(
        format!(
            "「{name}」の{at}が認定された値（{approved}）と違います。変えた理由を、欄を選んで「変更の理由」に記入してください。"
        ),
        format!("“{name}”: the {at} is not the approved one ({approved}). Please select the cell and enter the reason under “Reason for the change”."),
    )
}

fn no_name(parts: &SentenceParts) -> String {
    let row = &parts.numbered;
    parts.text(
        format!("{row}の名称がありません。指標名を入力してください。"),
        format!("{row} has no name. Please enter the name of the indicator."),
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
        format!(
            "“{name}”: the unit of the {at} ({written}) differs from the others ({usual}). Please use the same unit."
        ),
    )
}

/// The sentence names what the buttons at the cell do, since the user answers with one of them.
fn foreign_figure(text: &str, unit: &str, converted: Option<&str>, parts: &SentenceParts) -> String {
    let SentenceParts { name, at, .. } = parts;
    let (japanese, english) = match converted {
        Some(figure) => (format!("{figure}{unit}に換算するか、"), format!("either convert it to {figure} {unit} or ")),
        None => (String::new(), String::new()),
    };
    parts.text(
        format!(
            "「{name}」の{at}「{text}」は指標の単位（{unit}）と違うため、数値にしていません（累計・達成率に入りません）。欄を選んで、{japanese}{unit}の値として読むかを決めてください。"
        ),
        format!(
            "“{name}”: the {at} “{text}” is not in the indicator’s unit ({unit}), so it was not read as a figure and is left out of totals and rates. Please select the cell and {english}read it as a value in {unit}."
        ),
    )
}

fn unit_settled(text: &str, parts: &SentenceParts) -> String {
    let SentenceParts { name, at, .. } = parts;
    parts.text(
        format!("「{name}」の{at}「{text}」は、単位が違ったため数値にしていません。いまの単位で数値にするには、欄を選んで「この単位で読み直す」を押してください。"),
        format!("“{name}”: the {at} “{text}” was not read as a figure because its unit differed. To read it in the current unit, select the cell and press “Read in this unit”."),
    )
}

fn without_unit(usual: &str, parts: &SentenceParts) -> String {
    let SentenceParts { name, at, .. } = parts;
    parts.text(
        format!("「{name}」の{at}に、他にはある単位（{usual}）がありません。単位をそろえてください。"),
        format!("“{name}”: the {at} has no unit, while the others have one ({usual}). Please use the same unit."),
    )
}

fn unreadable(text: &str, parts: &SentenceParts) -> String {
    let SentenceParts { name, at, .. } = parts;
    parts.text(
        format!("「{name}」の{at}「{text}」を数値として読み取れません。数値を、値がないときは「-」、わからないときは「未把握」を記入してください。"),
        format!("“{name}”: the {at} “{text}” cannot be read as a number. Please enter a number, “-” if there is none, or choose “Not known”."),
    )
}

fn other_bound(text: &str, bound: Bound, parts: &SentenceParts) -> String {
    let SentenceParts { name, at, language, .. } = parts;
    let bound = terms::bound(bound, *language);
    parts.text(
        format!(
            "「{name}」の{at}「{text}」は、この指標の目標の条件（{bound}）と異なります。「目標の条件」を選び直すか、数値だけを記入してください。"
        ),
        format!(
            "“{name}”: the {at} “{text}” does not match this indicator’s condition ({bound}). Please change “Target condition”, or enter only the number."
        ),
    )
}

fn number_outside_project(amount: Amount, parts: &SentenceParts) -> String {
    let (SentenceParts { name, at, .. }, amount) = (parts, amount.grouped());
    parts.text(
        format!("「{name}」の{at}（{amount}）は事業実施期間の外です。「-」と数値のどちらが正しいか確認してください。"),
        format!(
            "“{name}”: the {at} ({amount}) is outside the project period. Please check whether the number or “-” is right."
        ),
    )
}

fn none_within_project(parts: &SentenceParts) -> String {
    let SentenceParts { name, at, .. } = parts;
    parts.text(
        format!("「{name}」の{at}は「-」ですが、事業実施期間の内です。「-」と数値のどちらが正しいか確認してください。"),
        format!(
            "“{name}”: the {at} is “-” but is within the project period. Please check whether a number or “-” is right."
        ),
    )
}

fn unused_with_number(amount: Amount, parts: &SentenceParts) -> String {
    let (row, amount) = (&parts.numbered, amount.grouped());
    parts.text(
        format!("{row}は未使用ですが数値（{amount}）があります。名称を記入するか数値を消してください。"),
        format!("{row} is unused but has a number ({amount}). Please enter a name or clear the number."),
    )
}

fn same_name(name: &str, first: usize, parts: &SentenceParts) -> String {
    let (row, first) = (&parts.numbered, places::numbered(first, &parts.form, parts.language));
    parts.text(
        format!("「{name}」が2つあります（{first}と{row}）。名称を区別してください。"),
        format!("“{name}” appears twice ({first} and {row}). Please give them different names."),
    )
}

fn no_baseline(parts: &SentenceParts) -> String {
    let (name, baseline) = (&parts.name, parts.form.labels.baseline_in_sentence.text(parts.language));
    parts.text(
        format!("「{name}」の{baseline}がありません。わからない場合は「未把握」と理由を記入してください。"),
        format!("“{name}” has no baseline. If it is not known, please choose “Not known” with its reason."),
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
        format!("「{name}」は{at}を足すと{level}%になります。割合は「各年度の値」にするか、増減（ポイント）で入力してください。"),
        format!("“{name}” adds up to {level}% with the {at}. Please count a ratio by “Value in each year”, or enter the changes in percentage points."),
    )
}

fn share_as_total(parts: &SentenceParts) -> String {
    let name = &parts.name;
    parts.text(
        format!("「{name}」は割合のため、累計値の目標にはできません。目標年度の水準かどうか確認してください。"),
        format!(
            "“{name}” is a ratio, so its target cannot be a running total. Please check whether it is the level in the target year."
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
            "“{name}” is a ratio, so its target cannot be a running total, as in “{place}”. Please check whether it is the level in the target year."
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
            "“{name}”: the baseline ({taken}) and the target ({aimed_at}) cover different periods, so no rate by planned change is calculated."
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
            parts.text(format!("{years}の平均"), format!("average over {years}"))
        }
    }
}

fn aimed_at(basis: Basis, (first, last): (FiscalYear, FiscalYear), parts: &SentenceParts) -> String {
    let years = parts.years(first, last);
    match basis {
        Basis::PeriodTotal => parts.text(format!("{years}の累計"), format!("total over {years}")),
        Basis::PeriodAverage => parts.text(format!("{years}の平均"), format!("average over {years}")),
        Basis::Increment => parts.text("各年度の増加分".to_owned(), "increase in each year".to_owned()),
        Basis::Level => parts.text("各年度の値".to_owned(), "value in each year".to_owned()),
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
            "“{name}”: the targets (increases adding up to {total}) are no better than the baseline. Please check the values and whether the aim is to increase or to decrease."
        ),
    )
}

fn bound_against_direction(bound: Bound, direction: Direction, parts: &SentenceParts) -> String {
    let SentenceParts { name, language, .. } = parts;
    let is_kept = direction == Direction::Keep;
    let (bound, direction) = (terms::bound(bound, *language), terms::direction(Some(direction), *language));
    if is_kept {
        return parts.text(
            format!("「{name}」は0を保つ目標ですが、条件が「{bound}」のため、0を超えても達成になります。条件を確認してください。"),
            format!("“{name}”: the aim is to keep 0, but with the condition “{bound}” more than 0 meets the target, too. Please check the condition."),
        );
    }
    parts.text(
        format!("「{name}」の目標の条件「{bound}」は、めざす向き「{direction}」と逆です。どちらかを直してください。"),
        format!("“{name}”: the condition of the target ({bound}) is the opposite of the aim ({direction}). Please correct one of them."),
    )
}

fn last_survey(survey: i32, last: FiscalYear, parts: &SentenceParts) -> String {
    let (name, last) = (&parts.name, parts.year(last));
    parts.text(
        format!("「{name}」は{survey}年の調査で測ります。最終年度（{last}）の値はありません。"),
        format!("“{name}” is measured in the {survey} survey. There is no value for the final year ({last})."),
    )
}
