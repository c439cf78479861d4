//! The sentences of the findings EVAL, on actuals and their evaluation in 効果検証.

use super::SentenceParts;
use crate::checks::{EvalDetail, SettledFigures};
use crate::plan::evaluation::Whole;
use crate::plan::{EvaluationPart, WholeText};
use crate::value::Amount;
use crate::wording;

/// The sentence of a finding of this family.
pub(super) fn sentence(detail: &EvalDetail, parts: &SentenceParts) -> String {
    match detail {
        EvalDetail::YearNotOver { actual } => year_not_over(*actual, parts),
        EvalDetail::NotEntered => not_entered(parts),
        EvalDetail::UnknownWithoutReason => unknown_without_reason(parts),
        EvalDetail::MoneyApart { spent, budget } => money_apart(*spent, *budget, parts),
        EvalDetail::MoneyUnlikely { spent, cost } => money_unlikely(*spent, *cost, parts),
        EvalDetail::MoneyExceeded { spent, parts: sum } => money_exceeded(*spent, *sum, parts),
        EvalDetail::UnlikeEffect { effect } => unlike_effect(effect, parts),
        EvalDetail::BlankInSheet => blank_in_sheet(parts),
        EvalDetail::NotSaidPublished => not_said_published(parts),
        EvalDetail::ThousandApart { actual, target } => thousand_apart(*actual, *target, parts),
        EvalDetail::LevelForIncrement { actual, target, .. } => level_for_increment(*actual, *target, parts),
        EvalDetail::OtherRate { stated, computed } => other_rate(*stated, *computed, parts),
        EvalDetail::ChangedSinceSettled { kept, today } => changed_since_settled(*kept, *today, parts),
    }
}

fn year_not_over(actual: Amount, parts: &SentenceParts) -> String {
    let (SentenceParts { name, at, .. }, actual) = (parts, actual.grouped());
    parts.text(
        format!(
            "「{name}」の{at}（{actual}）が入力されていますが、この年度はまだ終わっていません。途中の値であれば備考に記入してください。"
        ),
        format!(
            "“{name}” has an {at} ({actual}), but the year is not over yet. If it is an interim value, please say so in the note."
        ),
    )
}

fn not_entered(parts: &SentenceParts) -> String {
    let SentenceParts { name, at, .. } = parts;
    parts.text(
        format!("「{name}」の{at}が未入力です。わからない場合は「未把握」を選んでください。"),
        format!("“{name}”: the {at} is not entered. If it is not known, please choose “Not known”."),
    )
}

fn unknown_without_reason(parts: &SentenceParts) -> String {
    let SentenceParts { name, at, .. } = parts;
    parts.text(
        format!("「{name}」の{at}が未把握です。理由を選ぶか、理由と把握できる時期を備考に記入してください。"),
        format!("“{name}”: the {at} is not known. Please choose the reason, or say in the note why and when it will be known."),
    )
}

fn money_apart(spent: Amount, budget: Amount, parts: &SentenceParts) -> String {
    let (at, spent, budget) = (&parts.at, spent.grouped(), budget.grouped());
    parts.text(
        format!("{at}（{spent}円）が予算額（{budget}円）と3桁違います。円と千円など、単位を確認してください。"),
        format!("{at} ({spent} yen) and the budget ({budget} yen) differ by a factor of about 1,000. Please check the unit, for example 円 or 千円."),
    )
}

fn money_unlikely(spent: Amount, cost: Amount, parts: &SentenceParts) -> String {
    let (at, spent, cost) = (&parts.at, spent.grouped(), cost.grouped());
    parts.text(
        format!("{at}（{spent}円）が総事業費（{cost}円）の1年分と大きく違います。円と千円など、単位を確認してください。"),
        format!("{at} ({spent} yen) is far from a year’s share of the total cost ({cost} yen). Please check the unit, for example 円 or 千円."),
    )
}

fn money_exceeded(spent: Amount, sum: Amount, parts: &SentenceParts) -> String {
    let (at, spent, sum) = (&parts.at, spent.grouped(), sum.grouped());
    parts.text(
        format!("{at}（{spent}円）より、うち交付金とうち寄附の合計（{sum}円）のほうが大きくなっています。金額と単位を確認してください。"),
        format!("{at} ({spent} yen) is less than its grant and donations together ({sum} yen). Please check the amounts and their units."),
    )
}

fn unlike_effect(effect: &str, parts: &SentenceParts) -> String {
    let part = EvaluationPart::Whole(Whole::Project, WholeText::Effect);
    let (at, effect) = (&parts.at, wording::evaluation::text(part, effect, parts.language));
    parts.text(
        format!("{at}「{effect}」と指標の実績が合っていないようです。「記入中に戻す」から選び直すか、理由を添えて確認済みにしてください。"),
        format!("{at} (“{effect}”) does not seem to go with the actuals. Please go back to the draft and choose again, or mark it as checked with the reason."),
    )
}

fn blank_in_sheet(parts: &SentenceParts) -> String {
    let SentenceParts { name, at, .. } = parts;
    let (of, whose) = if name.is_empty() {
        (String::new(), String::new())
    } else {
        (format!("「{name}」の"), format!("“{name}”: "))
    };
    parts.text(
        format!("{of}{at}が未記入です。「記入中に戻す」から記入するか、様式にない項目は「様式の項目」で外してください。"),
        format!("{whose}{at} is blank. Please go back to the draft and fill it in, or leave what your form does not ask for out under “Parts of the form”."),
    )
}

fn not_said_published(parts: &SentenceParts) -> String {
    let at = &parts.at;
    parts.text(
        format!("{at}が未記入です。公表した日と場所を記入してください。"),
        format!("{at} is blank. Please say when and where it was published."),
    )
}

fn changed_since_settled(kept: SettledFigures, today: SettledFigures, parts: &SentenceParts) -> String {
    let (SentenceParts { name, at, .. }, language) = (parts, parts.language);
    let figure = |figure: Option<Amount>| match figure {
        Some(amount) => amount.grouped(),
        None => language.say("なし", "none"),
    };
    let change = |japanese: &str, english: &str, kept: Option<Amount>, today: Option<Amount>| {
        let (name, before, now) = (language.choose(japanese, english), figure(kept), figure(today));
        (kept != today).then(|| language.choose(format!("{name} {before}→{now}"), format!("{name} {before} → {now}")))
    };
    let changes =
        [change("目標", "target", kept.target, today.target), change("実績", "actual", kept.actual, today.actual)];
    let changes = language.list(changes.into_iter().flatten());
    parts.text(
        format!("「{name}」の数値が、効果検証の確定の後に変わっています（{changes}）。{at}を記入してください。"),
        format!("“{name}”: figures were changed since the sheet was settled ({changes}). Please fill in {at}."),
    )
}

fn thousand_apart(actual: Amount, target: Amount, parts: &SentenceParts) -> String {
    let (SentenceParts { name, at, .. }, actual, target) = (parts, actual.grouped(), target.grouped());
    parts.text(
        format!("「{name}」の{at}（{actual}）が目標（{target}）と3桁違います。円と千円など、単位を確認してください。"),
        format!(
            "“{name}”: the {at} ({actual}) and its target ({target}) differ by a factor of about 1,000. Please check the unit, for example 円 or 千円."
        ),
    )
}

fn level_for_increment(actual: Amount, target: Amount, parts: &SentenceParts) -> String {
    let (SentenceParts { name, at, .. }, actual, target) = (parts, actual.grouped(), target.grouped());
    parts.text(
        format!("「{name}」は増加分の欄です。{at}（{actual}、目標は{target}）は実数（水準）ではありませんか。"),
        format!(
            "“{name}” is counted by increases. Is the {at} ({actual}, target {target}) perhaps an actual level instead?"
        ),
    )
}

fn other_rate(stated: Amount, computed: Amount, parts: &SentenceParts) -> String {
    let (SentenceParts { name, at, .. }, stated, computed) = (parts, stated.grouped(), computed.grouped());
    parts.text(
        format!(
            "「{name}」の{at}（{stated}%）が計算した達成率（{computed}%）と異なります。数値と「達成率の出し方」を確認してください。"
        ),
        format!(
            "“{name}”: the {at} ({stated}%) differs from the calculated rate ({computed}%). Please check the figures and the “Rate formula”."
        ),
    )
}
