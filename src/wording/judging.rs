//! The words of judgement (判定): the states of 概況, with a plan's own words if it has any, and the labels of the
//! settings.

use super::Language;
use crate::columns;
use crate::figures::progress::{ProgressState, Verdict, WordSource};
use crate::figures::totals::Span;
use crate::plan::Judging;
use crate::plan::judging::{JudgedWord, Threshold};
use crate::value::width;

/// The word for a state: the plan's own word, or the usual one.
pub fn state(state: ProgressState, judging: &Judging, language: Language) -> String {
    let english = match state {
        ProgressState::Met => return result(JudgedWord::Met, Some(judging), language),
        ProgressState::OnTrack => return result(JudgedWord::OnTrack, Some(judging), language),
        ProgressState::Below => return result(JudgedWord::Below, Some(judging), language),
        ProgressState::Running => year_not_over(Language::English),
        ProgressState::Open => "not judged",
        ProgressState::Unsure => "to be checked",
        ProgressState::NotEntered => "not entered",
    };
    language.say(columns::judgement(state), english)
}

/// The word for a KPI's verdict: the word of the rule in that span, or the word for the state.
pub fn verdict(of: Verdict, span: Span<'_>, language: Language) -> String {
    let word = of.word.zip(span.rule_of(of.sheet)).and_then(|(word, rule)| rule.words.get(word));
    let of_state = || state(of.state, span.judging().unwrap_or(&Judging::default()), language);
    word.map_or_else(of_state, |word| word.label.clone())
}

/// The word for a result: the plan's own word, or the usual one.
pub fn result(of: JudgedWord, judging: Option<&Judging>, language: Language) -> String {
    let own = width::trim(judging.map_or("", |judging| judging.word(of)));
    if own.is_empty() { usual(of, language).to_owned() } else { own.to_owned() }
}

/// The word that replaces a judgement in a year that has not ended.
pub fn year_not_over(language: Language) -> &'static str {
    language.choose(columns::judgement(ProgressState::Running), "year not over")
}

/// The usual word for a result.
pub fn usual(of: JudgedWord, language: Language) -> &'static str {
    let english = match of {
        JudgedWord::Met => "met",
        JudgedWord::OnTrack => "nearly met",
        JudgedWord::Below => "not met",
    };
    language.choose(columns::judgement(of.into()), english)
}

/// The signs of a rule's words between the best and the worst, if there are several: the second best has ②.
const BETWEEN: [&str; 9] = ["②", "③", "④", "⑤", "⑥", "⑦", "⑧", "⑨", "⑩"];

/// The sign of a word, so that it can be distinguished without its colour.
pub fn sign(of: Verdict) -> &'static str {
    let between = usize::from(of.place_between).checked_sub(1).and_then(|at| BETWEEN.get(at));
    if let Some(sign) = between {
        return sign;
    }
    match of.state {
        ProgressState::Met => "●",
        ProgressState::OnTrack => "◐",
        ProgressState::Below => "▼",
        ProgressState::Running => "◔",
        ProgressState::Open => "◇",
        ProgressState::Unsure => "？",
        ProgressState::NotEntered => "○",
    }
}

/// The sign of a verdict followed by its word.
pub fn with_sign(of: Verdict, span: Span<'_>, language: Language) -> String {
    format!("{} {}", sign(of), verdict(of, span, language))
}

/// The label of the field for a plan's own word.
pub fn word_label(of: JudgedWord, language: Language) -> String {
    let usual = usual(of, language);
    sentence!(language, "「{usual}」の呼び方", "Word for “{usual}”")
}

/// A threshold as `80%`.
pub fn threshold(threshold: Threshold) -> String {
    format!("{}%", threshold.percent())
}

/// The word of a judgement or a grade, with a remark if it does not come from the figures beside it.
pub(crate) fn with_source(word: String, source: WordSource, language: Language) -> String {
    match source {
        WordSource::Figures => word,
        WordSource::SettledSheet => sentence!(language, "{word}（確定時）", "{word} (when settled)"),
        WordSource::Person => sentence!(language, "{word}（個別判断）", "{word} (chosen by a person)"),
    }
}
