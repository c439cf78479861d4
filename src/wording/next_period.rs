//! Sentences of 次の期間の計画を作る: what happens to each KPI, the source of its 現状値, and the name of the new plan; and the KPIs
//! of earlier plans for 詳細.

use super::names::without_long_runs;
use super::plurals::counted;
use super::{Label, Language, chart, terms, units};
use crate::command::next_period::baseline::NextBaseline;
use crate::figures::chart::periods::{Difference, Predecessor};
use crate::plan::cell::State;
use crate::plan::{Indicator, Plan};
use crate::wording::NextLabel;

/// The name of a control for a KPI: `来場者数 の扱い`.
pub fn control_name(name: &str, what: Label, language: Language) -> String {
    let label = what.text(language);
    sentence!(language, "{name} の{label}", "{name}: {label}")
}

/// The name of the field for the new name of a KPI: `来場者数 新しい名前`.
pub fn new_name_field(name: &str, language: Language) -> String {
    let label = NextLabel::NEW_NAME.text(language);
    format!("{name} {label}")
}

/// The numbers of KPIs that are kept, merged and dropped: `44指標 → 40指標（まとめる3・外す1）`.
pub fn summary(kept: usize, merged: usize, dropped: usize, language: Language) -> String {
    let all = kept + merged + dropped;
    match language {
        Language::Japanese => format!("{all}指標 → {kept}指標（まとめる{merged}・外す{dropped}）"),
        Language::English => {
            let all = counted(all, "indicator", "indicators");
            format!("{all} → {kept} (merged {merged}, dropped {dropped})")
        }
    }
}

/// The initial figure of the new KPI, with its unit; blank if there is none.
pub fn figure(baseline: &NextBaseline, row: &Indicator, language: Language) -> String {
    let Some((cell, _)) = baseline.figure() else { return String::new() };
    let shown = cell.shown(&row.unit);
    let State::Number { certainty, .. } = cell.state else { return without_long_runs(&shown) };
    // The mark of certainty follows the unit.
    let mark = certainty.mark();
    let figure = shown.strip_suffix(&mark).unwrap_or(&shown);
    // The cell already contains a unit of its own, or a word such as 以上.
    let unit = if figure.ends_with(|last: char| last.is_ascii_digit()) { row.unit.as_str() } else { "" };
    // The figure is a level, even if the increments are written in points.
    let figure = units::behind_figure(figure, unit, language);
    without_long_runs(&format!("{figure}{mark}"))
}

/// The source of that figure with its year, or the reason why there is none.
pub fn source(baseline: &NextBaseline, row: &Indicator, plan: &Plan, language: Language) -> String {
    let start = terms::baseline(&plan.form, language);
    match baseline {
        NextBaseline::NewestActual(_, year) => {
            let year = terms::year(*year, language);
            sentence!(language, "{year}の実績", "actual of {year}")
        }
        NextBaseline::BaselineAndIncrements(_, year) => {
            let year = terms::year(*year, language);
            sentence!(language, "{start}＋{year}までの実績", "{start} and the actuals up to {year}")
        }
        NextBaseline::NoActual => language.say("空欄：終わった年度の実績がない", "blank: no actual of an ended year"),
        NextBaseline::NoBaseline => {
            sentence!(language, "空欄：{start}が数値でない", "blank: {start} is no number")
        }
        NextBaseline::BaselineOfOneYear => {
            sentence!(language, "空欄：{start}が一年度の値", "blank: {start} is the value of one year")
        }
        NextBaseline::YearsMissing(years) => {
            let years = terms::runs_of_years(years, language);
            sentence!(language, "空欄：{years}の実績がない", "blank: no actual for {years}")
        }
        NextBaseline::SeveralUnits => language.say("空欄：単位が混在", "blank: several units"),
        NextBaseline::OfWholePeriod => {
            let basis = terms::basis(row.basis, language);
            sentence!(language, "空欄：目標の数え方が{basis}", "blank: counted as {basis}")
        }
    }
}

/// The text that the figures of a merged KPI follow the KPI it is merged into.
pub fn of_target(language: Language) -> &'static str {
    language.choose("まとめ先の現状値による", "as of the one that it goes into")
}

/// The note with the number of KPIs that are measured by surveys, whose years are those of the old plan; `None` if
/// there are none.
pub fn survey_note(count: usize, language: Language) -> Option<String> {
    (count > 0).then(|| {
        let indicators = counted(count, "indicator is", "indicators are");
        sentence!(
            language,
            "調査で把握する指標が{count}件あります。作った後に、詳細の「調査年」を新しい期間に合わせて直してください。",
            "{indicators} measured by a survey. After making the plan, please correct the survey years in the details."
        )
    })
}

/// A KPI of the previous plan with its plan and years, or a text on what is missing.
pub fn predecessor(predecessor: &Predecessor<'_>, language: Language) -> String {
    match predecessor {
        Predecessor::Found(period) => {
            let name = without_long_runs(&super::names::name_or_unnamed(&period.row.name, language));
            let plan = chart::period_name(period.plan, language);
            sentence!(language, "{name}：{plan}", "{name}: {plan}")
        }
        Predecessor::IndicatorGone(plan) => {
            let plan = chart::period_name(plan, language);
            sentence!(language, "{plan}から削除された指標", "an indicator that was deleted from {plan}")
        }
        Predecessor::PlanMissing => {
            language.say("このブラウザーにない計画の指標", "an indicator of a plan that is not in this browser")
        }
    }
}

/// The reason why the figures of an earlier plan are shown separately.
pub fn apart(plan: &Plan, differs: &[Difference], language: Language) -> String {
    let word = |difference: &Difference| match difference {
        Difference::Unit => language.choose("単位", "unit"),
        Difference::Counting => language.choose("目標の数え方", "way of counting"),
        Difference::Definition => language.choose("定義", "definition"),
    };
    let (what, plan) = (language.series(differs.iter().map(word)), chart::period_name(plan, language));
    sentence!(
        language,
        "{plan}とは{what}が異なるため、図を分けています。",
        "{plan} differs in {what}, so its figures stand apart."
    )
}

/// The message after the plan was made.
pub fn made(plan: &Plan, language: Language) -> String {
    let count = plan.begun_indicators().count();
    let (indicators, name) = (counted(count, "indicator", "indicators"), super::names::plan_name(plan, language));
    sentence!(
        language,
        "「{name}」を作り、{count}指標を引き継ぎました。目標を入力してください。",
        "Made “{name}” with {indicators}. Please enter the targets."
    )
}

/// The proposed name of the plan of the next period: 第2期 becomes 第3期 if the name contains it once, in the same kind of
/// digits. Any other name is proposed unchanged.
pub fn title(name: &str) -> String {
    let proposed = || {
        let [(start, end)] = terms_of(name)[..] else { return None };
        let next = number_after(name.get(start..end)?)?;
        Some(format!("{}{next}{}", name.get(..start)?, name.get(end..)?))
    };
    proposed().unwrap_or_else(|| name.to_owned())
}

/// The places of numbers between 第 and 期.
fn terms_of(name: &str) -> Vec<(usize, usize)> {
    let begins = name.match_indices('第').map(|(at, sign)| at + sign.len());
    let number = |start: usize| {
        let end = start + name.get(start..)?.find('期')?;
        number_after(name.get(start..end)?).map(|_| (start, end))
    };
    begins.filter_map(number).collect()
}

const KANJI: [&str; 11] = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十"];

/// The next number, in the same kind of digits; `None` if the text is no number up to 98, or for 十 in Chinese characters.
fn number_after(text: &str) -> Option<String> {
    if let Some(at) = KANJI.iter().position(|kanji| *kanji == text).filter(|at| *at > 0) {
        return KANJI.get(at + 1).map(|kanji| (*kanji).to_owned());
    }
    let is_wide = text.chars().any(|letter| ('０'..='９').contains(&letter));
    let folded = crate::value::width::fold(text);
    let number: u32 = folded.parse().ok().filter(|number| (1..99).contains(number) && folded.len() <= 2)?;
    let next = (number + 1).to_string();
    let widen = |digit: char| char::from_u32(u32::from(digit) - u32::from('0') + u32::from('０')).unwrap_or(digit);
    Some(if is_wide { next.chars().map(widen).collect() } else { next })
}
