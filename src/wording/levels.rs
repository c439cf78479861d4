//! The texts of the level view of a KPI whose stored values are increments.

use super::plurals::counted;
use super::{Language, terms};
use crate::command::levels::WhyNot;

/// The sentence with the number of pasted levels whose cells cannot take a level.
pub fn without_place(count: usize, language: Language) -> String {
    let cells = counted(count, "cell was", "cells were");
    sentence!(
        language,
        "{count}か所は、前の年度か開始前の値がなく、水準を入れられないため、そのままです。",
        "{cells} not changed: without the year before or the baseline, no level can be entered there."
    )
}

/// The sentence that explains why a cell takes no level, with what to do.
pub fn why_not(why: WhyNot, language: Language) -> String {
    match why {
        WhyNot::NotIncrements => language.say(
            "水準で表せるのは、目標値が「各年度の増加分」の指標だけです。",
            "Only an indicator whose targets are yearly increases can be shown in levels.",
        ),
        WhyNot::NoSuchYear => language.say("この計画にない年度です。", "The plan does not have this year."),
        WhyNot::NoBaseline => language.say(
            "開始前の値がないため水準を計算できません。先に開始前の値を数値で入力してください。",
            "The level cannot be calculated without a baseline. Please enter the baseline as a number first.",
        ),
        WhyNot::YearBefore { year, gap } => {
            let (year, gap) = (terms::year(year, language), terms::gap(gap, language));
            sentence!(
                language,
                "{year}が{gap}のため水準を計算できません。先に{year}の値を入力してください。",
                "The level cannot be calculated, because {year} is {gap}. Please enter the figure for {year} first."
            )
        }
        WhyNot::TooLong => language.say(
            "桁数が多すぎます。整数は15桁、小数は8桁までです。",
            "Too many digits: up to 15 before the decimal point and 8 after it.",
        ),
    }
}
