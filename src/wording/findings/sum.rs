//! The sentences of the findings SUM, on stated totals.

use super::SentenceParts;
use crate::checks::{SumDetail, Thousand};
use crate::value::{Amount, FiscalYear};

/// The sentence of a finding of this family.
pub(super) fn sentence(detail: &SumDetail, parts: &SentenceParts) -> String {
    match detail {
        SumDetail::Differs { stated, computed } => differs(*stated, *computed, parts),
        SumDetail::HoldsBaseline { baseline, computed } => holds_baseline(*baseline, *computed, parts),
        SumDetail::OffByThousand { stated, thousand } => off_by_thousand(*stated, *thousand, parts),
        SumDetail::YearsMissing { stated, blank, unknown } => years_missing(*stated, blank, unknown, parts),
        SumDetail::NotStated { computed } => not_stated(*computed, parts),
        SumDetail::OfLevels { stated } => of_levels(*stated, parts),
        SumDetail::OtherFinalLevel { written, reckoned } => other_final_level(*written, *reckoned, parts),
    }
}

fn differs(stated: Amount, computed: Amount, parts: &SentenceParts) -> String {
    let (name, stated, computed) = (&parts.name, stated.grouped(), computed.grouped());
    parts.text(
        format!(
            "「{name}」の累計（{stated}）が各年度の合計（{computed}）と一致しません。累計か各年度の値を直してください。"
        ),
        format!(
            "“{name}”: the stated total ({stated}) does not match the sum of the years ({computed}). Please correct the total or the years."
        ),
    )
}

fn holds_baseline(baseline: Amount, computed: Amount, parts: &SentenceParts) -> String {
    let (name, baseline, computed) = (&parts.name, baseline.grouped(), computed.grouped());
    let label = parts.form.labels.baseline_in_sentence.text(parts.language);
    parts.text(
        format!("「{name}」の累計に{label}（{baseline}）が含まれているようです。増加分だけの合計は{computed}です。"),
        format!(
            "“{name}”: the stated total seems to include the baseline ({baseline}). The increases alone add up to {computed}."
        ),
    )
}

fn off_by_thousand(stated: Amount, thousand: Thousand, parts: &SentenceParts) -> String {
    let (name, stated) = (&parts.name, stated.grouped());
    let times = match thousand {
        Thousand::Times => parts.language.choose("1000倍", "1,000 times"),
        Thousand::Part => parts.language.choose("1000分の1", "1/1,000 of"),
    };
    parts.text(
        format!("「{name}」の累計（{stated}）が合計の{times}です。円と千円の取り違えがないか確認してください。"),
        format!(
            "“{name}”: the stated total ({stated}) is {times} the sum. Please check whether 円 and 千円 were mixed up."
        ),
    )
}

fn years_missing(stated: Amount, blank: &[FiscalYear], unknown: &[FiscalYear], parts: &SentenceParts) -> String {
    let (name, stated) = (&parts.name, stated.grouped());
    let kinds =
        [(blank, parts.language.choose("未入力", "blank")), (unknown, parts.language.choose("未把握", "not known"))];
    let present = kinds.into_iter().filter(|(years, _)| !years.is_empty());
    let gaps = parts.language.list(present.map(|(years, kind)| gap(years, kind, parts)));
    parts.text(
        format!("「{name}」は{gaps}ですが累計（{stated}）があります。値を記入してください。"),
        format!("“{name}” has a stated total ({stated}), but values are missing ({gaps}). Please enter them."),
    )
}

fn gap(years: &[FiscalYear], kind: &str, parts: &SentenceParts) -> String {
    let years: Vec<String> = years.iter().map(|year| parts.year(*year)).collect();
    let years = years.join(parts.language.choose("・", " and "));
    parts.text(format!("{years}が{kind}"), format!("{years} {kind}"))
}

fn not_stated(computed: Amount, parts: &SentenceParts) -> String {
    let (name, computed) = (&parts.name, computed.grouped());
    parts.text(
        format!("「{name}」の累計が未記入です（計算では{computed}）。累計を記入してください。"),
        format!("“{name}”: the total is blank (calculated: {computed}). Please enter the total."),
    )
}

fn of_levels(stated: Amount, parts: &SentenceParts) -> String {
    let (name, stated) = (&parts.name, stated.grouped());
    parts.text(
        format!("「{name}」は水準の指標のため合計できません。累計欄（{stated}）を空欄にしてください。"),
        format!("“{name}” is counted by levels, which cannot be added up. Please clear the stated total ({stated})."),
    )
}

fn other_final_level(written: Amount, reckoned: Amount, parts: &SentenceParts) -> String {
    let (name, written, reckoned) = (&parts.name, written.grouped(), reckoned.grouped());
    let label = crate::wording::terms::baseline(&parts.form, parts.language);
    parts.text(
        format!("「{name}」の最終目標（{written}）と「{label}＋累計」（{reckoned}）が異なります。確認してください。"),
        format!(
            "“{name}”: the final target ({written}) differs from baseline plus total ({reckoned}). Please check them."
        ),
    )
}
