//! The sentences of the findings EVAL, on actuals and their evaluation.

use super::SentenceParts;
use crate::checks::EvalDetail;
use crate::value::amount::Amount;

/// The sentence of a finding of this family.
pub(super) fn sentence(detail: &EvalDetail, parts: &SentenceParts) -> String {
    match detail {
        EvalDetail::YearNotOver { actual } => year_not_over(*actual, parts),
        EvalDetail::NotEntered => not_entered(parts),
        EvalDetail::ThousandApart { actual, target } => thousand_apart(*actual, *target, parts),
        EvalDetail::LevelForIncrement { actual, target, .. } => level_for_increment(*actual, *target, parts),
        EvalDetail::OtherRate { stated, computed } => other_rate(*stated, *computed, parts),
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
