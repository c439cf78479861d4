//! The combination of rows that the user selected: their sum and mean, or the reason why there is none.

use super::super::medium::Medium;
use super::super::{Language, progress};
use super::{SummaryColumn, heading};
use crate::figures::progress::SortBy;
use crate::figures::summary::{Combined, CombinedFigures, GradeCounts, NoSum, SummaryRow, Unlike};
use crate::figures::totals::Fraction;
use crate::plan::RateRounding;
use crate::value::Amount;

/// The combination of these rows, as a sentence.
pub fn combined(of: &Combined, rows: &[&SummaryRow], language: Language) -> String {
    let count = rows.len();
    let said = match of {
        Combined::TooFew => {
            language.say("もう1件選ぶと、合計と平均を出します。", "Select one more for a sum and a mean.")
        }
        Combined::Unlike(unlike) => differ(unlike, language),
        Combined::NoSum(why) => no_sum(*why, language).to_owned(),
        Combined::Alike(figures) => {
            let unit = rows.first().map(|row| row.row.unit.as_str()).unwrap_or_default();
            together(figures, unit, language)
        }
    };
    sentence!(language, "選択 {count}件：{said}", "{count} selected: {said}")
}

fn differ(unlike: &[Unlike], language: Language) -> String {
    let names = unlike.iter().map(|one| match one {
        Unlike::Unit => heading(SummaryColumn::Unit, language),
        Unlike::Measure => language.choose("指標の種類", "kind of figure"),
        Unlike::Basis => heading(SummaryColumn::Basis, language),
    });
    let names = language.series(names);
    sentence!(
        language,
        "{names}が異なるため、合計も平均も出しません。",
        "no sum and no mean, because these differ: {names}."
    )
}

fn no_sum(why: NoSum, language: Language) -> &'static str {
    match why {
        NoSum::Described => language.choose(
            "文章で表す指標のため、合計も平均も出しません。",
            "no sum and no mean of what is described in words.",
        ),
        NoSum::BasisUnset => language.choose(
            "目標の数え方が未設定のため、合計も平均も出しません。",
            "no sum and no mean while the meaning of the target is not chosen.",
        ),
        NoSum::Share => language.choose(
            "割合のため、合計も平均も出しません（全体の割合は、分子と分母の合計からしか出せません）。",
            "no sum and no mean of shares: the share together follows only from the sums of numerators and denominators.",
        ),
        NoSum::Mean => language.choose(
            "計画期間の平均のため、合計も平均も出しません。",
            "no sum and no mean of averages over the plan period.",
        ),
        NoSum::UnitUnset => language.choose(
            "単位が入力されていないため、合計も平均も出しません。",
            "no sum and no mean while the unit is not given.",
        ),
        NoSum::Unit => language.choose(
            "足し合わせても意味のない単位のため、合計も平均も出しません。",
            "no sum and no mean in a unit whose figures cannot be added.",
        ),
        NoSum::Twice => language.choose(
            "同じ計画の同じ指標が二度選ばれているため、合計も平均も出しません。",
            "no sum and no mean, because one indicator of the same plan is selected twice.",
        ),
        NoSum::Part => language.choose(
            "「うち」の指標とその全体が両方選ばれているため、合計も平均も出しません。",
            "no sum and no mean, because a part is selected together with its whole.",
        ),
        NoSum::NoActual => language.choose("実績がまだありません。", "there are no actuals yet."),
    }
}

fn together(of: &CombinedFigures, unit: &str, language: Language) -> String {
    let figure = |amount: Amount| format!("{}{unit}", Medium::Screen.amount(amount));
    let (target, actual) = (progress::heading(SortBy::Target, language), progress::heading(SortBy::Actual, language));
    let mut parts = Vec::new();
    let left_out = of.rows - of.with_figures;
    if left_out > 0 {
        let count = of.with_figures;
        parts.push(if of.target.is_some() {
            sentence!(
                language,
                "目標と実績がそろう{count}件について（ほか{left_out}件は含みません）",
                "of the {count} with a target and an actual, without the other {left_out}"
            )
        } else {
            sentence!(
                language,
                "実績のある{count}件について（ほか{left_out}件は含みません）",
                "of the {count} with an actual, without the other {left_out}"
            )
        });
    }
    if let Some(sum) = of.target {
        let sum = figure(sum);
        parts.push(sentence!(language, "{target}の合計 {sum}", "{target}, sum {sum}"));
    }
    let (sum, mean) = (figure(of.actual), mean_text(of.mean));
    parts.push(sentence!(language, "{actual}の合計 {sum}", "{actual}, sum {sum}"));
    parts.push(sentence!(language, "{actual}の平均 {mean}{unit}", "mean {mean}{unit}"));
    if let Some(share) = of.share {
        let share = share.percent(RateRounding::default());
        parts.push(sentence!(language, "合計どうしの達成率 {share}%", "rate of the sums {share}%"));
    }
    if of.not_final > 0 {
        let count = of.not_final;
        parts.push(sentence!(language, "速報・見込 {count}件を含む", "{count} not final"));
    }
    if of.names_differ {
        parts.push(language.say("名称の異なる指標を足しています", "the indicators have different names"));
    }
    if of.begins_differ {
        parts.push(language.say("累計の始まる年度がそろっていません", "the totals begin in different years"));
    }
    parts.join(language.choose("、", "; "))
}

/// The mean with one decimal more than its parts.
fn mean_text(mean: Fraction) -> String {
    let rounded = mean.rounded(mean.numerator().scale() + 1);
    Amount::from_plain(&rounded).map_or(rounded, |amount| Medium::Screen.amount(amount))
}

/// The number of KPIs with each word of a rule: `目標値との比較：S 3・A 5`.
pub fn grades(of: &GradeCounts<'_>, language: Language) -> String {
    let counted = of.words.iter().filter(|(_, count)| *count > 0);
    let words = counted.map(|(word, count)| format!("{} {count}", word.label)).collect::<Vec<_>>();
    let (name, words) = (&of.rule.name, language.series(words));
    sentence!(language, "{name}：{words}", "{name}: {words}")
}
