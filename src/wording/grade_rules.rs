//! Rules of grades (判定の規則) in words: 目標との比較 under its name, the meaning of each grade, and the labels of thresholds.

use super::{Language, judging};
use crate::columns;
use crate::plan::grade_rule::{
    Condition, GradeFormula, GradeWord, KnownFigure, Margin, RateKind, Reference, RuleComparison, ThresholdKind,
    WholeCondition, WholeRule,
};
use crate::plan::judging::JudgedWord;
use crate::plan::{GradeRule, Judging};

/// The rule 目標との比較 with the words and the threshold of a plan.
pub fn target_comparison(judging: &Judging, language: Language) -> GradeRule {
    let name = language.say(columns::TARGET_COMPARISON, "Comparison with the target");
    let labels = JudgedWord::ALL.map(|word| judging::result(word, Some(judging), language));
    GradeRule::target_comparison(name, labels, judging.on_track_from)
}

/// The name of a rule; for a published rule with changed thresholds, with a remark on that.
pub fn name(rule: &GradeRule, language: Language) -> String {
    let name = &rule.name;
    if rule.is_changed() {
        sentence!(language, "{name}（基準を変更）", "{name} (thresholds changed)")
    } else {
        name.clone()
    }
}

/// The meaning of each grade of a KPI, one sentence per clause in the order of the rule: `S：目標値を超えている`. A grade whose
/// meaning the rule states has one sentence in those words, at its last place. The grade for "can't be judged" comes last.
pub fn indicator_clauses(rule: &GradeRule, language: Language) -> Vec<String> {
    let clauses = rule.indicator.iter();
    let told = clauses.map(|clause| (clause.word.as_str(), clause.when.as_ref().map(|when| condition(when, language))));
    let mut sentences = sentences(rule, told, language);
    if let Some(word) = rule.unknown_word() {
        let told = language.say("判定できない", "cannot be judged");
        let unknown = self::sentences(rule, [(word.id.as_str(), Some(told))].into_iter(), language);
        sentences.extend(unknown.into_iter().filter(|sentence| !sentences.contains(sentence)).collect::<Vec<_>>());
    }
    sentences
}

/// The meaning of each grade of a whole, or the words from which users choose.
pub fn whole_clauses(rule: &GradeRule, language: Language) -> Vec<String> {
    match &rule.whole {
        WholeRule::Clauses(clauses) => {
            let when = |when| whole_condition(rule, when, language);
            let told = clauses.iter().map(|clause| (clause.word.as_str(), clause.when.as_ref().map(when)));
            sentences(rule, told, language)
        }
        WholeRule::ByPeople(words) => {
            let word = |GradeWord { label, means, .. }: &GradeWord| match means.as_str() {
                "" => label.clone(),
                means => sentence!(language, "{label}（{means}）", "{label} ({means})"),
            };
            let words = language.series(words.iter().filter_map(|id| rule.word(id)).map(word));
            vec![sentence!(language, "全体の判定は人が選ぶ：{words}", "The whole is graded by people: {words}")]
        }
    }
}

/// The label of a threshold's field.
pub fn threshold(kind: ThresholdKind, language: Language) -> &'static str {
    match kind {
        ThresholdKind::AtLeast => language.choose("％以上", "% or more"),
        ThresholdKind::Below => language.choose("％未満", "less than, in %"),
        ThresholdKind::Percent => language.choose("±％以内", "within ± %"),
        ThresholdKind::Points => {
            language.choose("±以内（指標の単位、割合はポイント）", "within ±, in the indicator’s unit or points")
        }
        ThresholdKind::PointsAtLeast => language.choose("点以上", "points or more"),
    }
}

/// The clauses with the labels of their words; each sentence occurs once, at its last place. A clause without a
/// condition covers the rest.
fn sentences<'r>(
    rule: &'r GradeRule,
    clauses: impl Iterator<Item = (&'r str, Option<String>)>,
    language: Language,
) -> Vec<String> {
    let mut sentences: Vec<String> = Vec::new();
    for (id, told) in clauses {
        let Some(word) = rule.word(id) else { continue };
        let otherwise = || language.say("上のいずれでもない", "none of the above");
        let (label, means) = (&word.label, &word.means);
        let told = if means.is_empty() { told.unwrap_or_else(otherwise) } else { means.clone() };
        let sentence = sentence!(language, "{label}：{told}", "{label}: {told}");
        sentences.retain(|told| *told != sentence);
        sentences.push(sentence);
    }
    sentences
}

fn condition(of: &Condition, language: Language) -> String {
    match of {
        Condition::Known { figure, is } => known(*figure, *is, language),
        Condition::Setback(true) => language.say("基準値より後退している", "fell behind the baseline"),
        Condition::Setback(false) => {
            let not_behind = "did not fall behind the baseline, if there is one to compare with";
            language.say("比べられる基準値があれば、それより後退していない", not_behind)
        }
        Condition::Rate { kind, formula, at_least, below } => {
            let rate = rate(*kind, *formula, language);
            let at_least = at_least.map(|bound| sentence!(language, "{bound}％以上", " {bound}% or more"));
            let below = below.map(|bound| sentence!(language, "{bound}％未満", " less than {bound}%"));
            let bounds: Vec<String> = at_least.into_iter().chain(below).collect();
            let bounds = bounds.join(language.choose("", " and"));
            sentence!(language, "{rate}が{bounds}", "{rate}{bounds}")
        }
        Condition::Against { reference, is } => against(*reference, is, language),
        Condition::BySurvey => language.say("調査で測る指標", "measured by a survey"),
        Condition::LastYear(true) => language.say("最終年度", "the last year"),
        Condition::LastYear(false) => language.say("最終年度より前", "before the last year"),
        Condition::All(conditions) => {
            // A figure within a bound is known.
            let is_of_plan = |one: &Condition| {
                matches!(one, Condition::Rate { kind: RateKind::Cumulative, formula: GradeFormula::Plan, .. })
            };
            let asks_rate = conditions.iter().any(is_of_plan);
            let is_told = |one: &&Condition| {
                !asks_rate || !matches!(one, Condition::Known { figure: KnownFigure::Rate, is: true })
            };
            joined(conditions.iter().filter(is_told), ("、かつ、", " and "), language)
        }
        Condition::Any(conditions) => joined(conditions.iter(), ("、または、", " or "), language),
        Condition::Not(condition) => {
            let condition = self::condition(condition, language);
            sentence!(language, "「{condition}」に当てはまらない", "not ({condition})")
        }
    }
}

/// Conditions joined by `between`; conditions that consist of others are in brackets.
fn joined<'c>(conditions: impl Iterator<Item = &'c Condition>, between: (&str, &str), language: Language) -> String {
    let in_brackets = |part: &Condition| {
        let condition = condition(part, language);
        match part {
            Condition::All(_) | Condition::Any(_) => sentence!(language, "（{condition}）", "({condition})"),
            _ => condition,
        }
    };
    conditions.map(in_brackets).collect::<Vec<_>>().join(language.choose(between.0, between.1))
}

fn known(figure: KnownFigure, is: bool, language: Language) -> String {
    let figure = match figure {
        KnownFigure::Actual => language.choose("実績", "the actual"),
        KnownFigure::Target => reference(Reference::Target, language),
        KnownFigure::FinalTarget => reference(Reference::FinalTarget, language),
        KnownFigure::Baseline => reference(Reference::Baseline, language),
        KnownFigure::Previous => reference(Reference::Previous, language),
        KnownFigure::Rate => language.choose("達成率", "the rate"),
    };
    if is {
        sentence!(language, "{figure}がある", "{figure} is known")
    } else {
        sentence!(language, "{figure}がない", "{figure} is not known")
    }
}

fn rate(kind: RateKind, formula: GradeFormula, language: Language) -> String {
    let rate = match kind {
        RateKind::Year => language.choose("単年度達成率", "rate of the year"),
        RateKind::Cumulative => language.choose("達成率", "rate"),
        RateKind::Final => language.choose("最終目標比", "share of the final target"),
        RateKind::Due => language.choose("最終目標の年割りに対する割合", "share of what is due of the final target"),
    };
    match formula {
        GradeFormula::Plan => rate.to_owned(),
        GradeFormula::OfTarget => sentence!(language, "{rate}（実績÷目標）", "{rate} (actual ÷ target)"),
        GradeFormula::OfPlannedGain => sentence!(language, "{rate}（増減による）", "{rate} (of the planned change)"),
    }
}

fn reference(of: Reference, language: Language) -> &'static str {
    match of {
        Reference::Target => language.choose("年度末までの目標値", "the target by the year’s end"),
        Reference::FinalTarget => language.choose("最終目標値", "the final target"),
        Reference::Baseline => language.choose("基準値", "the baseline"),
        Reference::Previous => language.choose("前年の値", "the year before"),
    }
}

/// The sentence uses "better" and "worse", since a KPI may be one that should decrease (減らす).
fn against(of: Reference, is: &RuleComparison, language: Language) -> String {
    let reference = reference(of, language);
    match is {
        RuleComparison::Above => sentence!(language, "{reference}より良い", "better than {reference}"),
        RuleComparison::Reached if matches!(of, Reference::Target | Reference::FinalTarget) => {
            sentence!(language, "{reference}を達成", "{reference} is met")
        }
        RuleComparison::Reached => {
            sentence!(language, "{reference}と同じかより良い", "as good as {reference} or better")
        }
        RuleComparison::Below => sentence!(language, "{reference}より悪い", "worse than {reference}"),
        RuleComparison::Within(Margin::Percent(percent)) => {
            sentence!(language, "{reference}の±{percent}％以内", "within ±{percent}% of {reference}")
        }
        RuleComparison::Within(Margin::Points(points)) => {
            sentence!(language, "{reference}から±{points}以内", "within ±{points} of {reference}")
        }
    }
}

fn whole_condition(rule: &GradeRule, of: &WholeCondition, language: Language) -> String {
    let labels = |words: &[String]| language.series(words.iter().filter_map(|id| Some(rule.word(id)?.label.as_str())));
    match of {
        WholeCondition::Share { words, at_least } => {
            let words = labels(words);
            sentence!(
                language,
                "「{words}」の指標が全体の{at_least}％以上",
                "at least {at_least}% of the indicators have “{words}”"
            )
        }
        WholeCondition::Every(words) => {
            let words = labels(words);
            sentence!(language, "すべての指標が「{words}」", "all indicators have “{words}”")
        }
        WholeCondition::NoneOf(words) => {
            let words = labels(words);
            sentence!(language, "「{words}」の指標がない", "no indicator has “{words}”")
        }
        WholeCondition::SomeOf(words) => {
            let words = labels(words);
            sentence!(language, "「{words}」の指標がある", "an indicator has “{words}”")
        }
        WholeCondition::Points { at_least, typed, .. } if typed.is_empty() => {
            sentence!(language, "点数の合計が{at_least}点以上", "a total of {at_least} points or more")
        }
        WholeCondition::Points { at_least, typed, .. } => {
            let typed = language.series(typed);
            sentence!(
                language,
                "指標と「{typed}」の点数の合計が{at_least}点以上",
                "a total of {at_least} points or more, of the indicators and “{typed}”"
            )
        }
    }
}
