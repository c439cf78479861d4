//! The rule of a plan and its grades in words.

use std::sync::Arc;

use crate::export::long_table::JudgedBy;
use crate::figures::evaluation::grade_of_whole;
use crate::figures::grades::Grade;
use crate::plan::evaluation::{ChosenGrade, Frozen, Whole};
use crate::plan::grade_rule::{GradeWord, WholeRule};
use crate::plan::{EvaluationPart, EvaluationPlace, GradeRule, Grading, Judging, Plan, WholeText};
use crate::value::{Amount, Date, FiscalYear, IndicatorId};
use crate::wording::{Language, grade_rules, judging};

/// The name of the rule in force.
pub fn grading(grading: &Grading, language: Language) -> String {
    match grading {
        Grading::None => language.say("規則なし", "No rule"),
        Grading::TargetComparison => grade_rules::target_comparison(&Judging::default(), language).name,
        Grading::Rule(rule) => grade_rules::name(rule, language),
    }
}

/// The rule in force; for 目標との比較 with the words of the plan. `None` without a rule.
pub fn rule_in_force(plan: &Plan, language: Language) -> Option<Arc<GradeRule>> {
    match &plan.grading {
        Grading::None => None,
        Grading::TargetComparison => Some(Arc::new(grade_rules::target_comparison(&plan.judging, language))),
        Grading::Rule(rule) => Some(Arc::clone(rule)),
    }
}

/// The basis on which the long file judges the KPIs of a plan, in the words of documents.
pub fn judged_by(plan: &Plan, today: Date) -> JudgedBy {
    JudgedBy {
        today,
        rule: rule_in_force(plan, Language::Japanese),
        word: |state, judging| judging::state(state, judging, Language::Japanese),
        rule_name: |rule| grade_rules::name(rule, Language::Japanese),
    }
}

/// A grade as it is shown: its word, and also the word of the rule if the user chose another.
pub fn grade(rule: &GradeRule, of_rule: Option<&str>, chosen: Option<&str>, language: Language) -> String {
    grade_with_total(rule, [of_rule, chosen], "", language)
}

/// The same, with the sum of the points beside the word of the rule.
fn grade_with_total(rule: &GradeRule, [of_rule, chosen]: [Option<&str>; 2], total: &str, language: Language) -> String {
    let label = |id: Option<&str>| id.and_then(|id| rule.word(id)).map_or("－", |word| word.label.as_str());
    match chosen {
        Some(chosen) if Some(chosen) != of_rule => {
            let comma = if total.is_empty() { "" } else { language.choose("、", ", ") };
            let (chosen, of_rule) = (label(Some(chosen)), [label(of_rule), comma, total].concat());
            sentence!(language, "{chosen}（規則では{of_rule}）", "{chosen} (by the rule {of_rule})")
        }
        _ => in_brackets(label(of_rule), total, language),
    }
}

/// The sum of the points; blank if there is none.
fn total(points: Option<Amount>, language: Language) -> String {
    let points = points.map(Amount::grouped);
    points.map(|points| sentence!(language, "合計{points}点", "total {points}")).unwrap_or_default()
}

/// The word with a text in brackets behind it; without brackets if the text is blank.
fn in_brackets(word: &str, text: &str, language: Language) -> String {
    if text.is_empty() { word.to_owned() } else { sentence!(language, "{word}（{text}）", "{word} ({text})") }
}

/// The grade of a KPI on a sheet; blank if the sheet has no rule for KPIs or no such KPI, and for a KPI that was dropped.
pub(super) fn grade_on(plan: &Plan, year: FiscalYear, sheet: &Frozen, id: IndicatorId, language: Language) -> String {
    let rule = sheet.rule.as_ref().filter(|rule| rule.grades_kpis());
    let row = sheet.row(id).filter(|row| !row.is_dropped());
    let (Some(rule), Some(row)) = (rule, row) else { return String::new() };
    let said = plan.evaluations.get(year).map(|said| &**said);
    grade(rule, row.grade.as_deref(), sheet.grade(said, id), language)
}

/// The grade of the project or of a 基本目標 on a sheet, with the sum of the points if the rule grades by points; blank if
/// neither the rule nor the user gave one.
pub fn grade_on_whole(plan: &Plan, year: FiscalYear, sheet: &Frozen, whole: Whole, language: Language) -> String {
    let place = EvaluationPlace { year, part: EvaluationPart::Whole(whole, WholeText::Grade) };
    let said = plan.evaluations.get(year).map(|said| &**said);
    let chosen = |rule| ChosenGrade::read(plan.evaluation_text(place)).word_of(rule);
    let grade = match (sheet.rule.as_deref(), grade_of_whole(said, sheet, whole)) {
        (None, _) => String::new(),
        (Some(rule), None) => chosen(rule).map(|word| word.label.clone()).unwrap_or_default(),
        (Some(rule), Some((of_rule, points))) => {
            let words = [of_rule.word(), chosen(rule)].map(|word| word.map(|word| word.id.as_str()));
            grade_with_total(rule, words, &total(points, language), language)
        }
    };
    let of_other_rule = of_other_rule(plan, place, language);
    if grade.is_empty() { of_other_rule } else { in_brackets(&grade, &of_other_rule, language) }
}

/// The word of a grade that the user chose.
pub(super) fn chosen_grade(chosen: ChosenGrade<'_>, language: Language) -> String {
    let of_judgement = chosen.judged_word().map(|word| judging::usual(word, language));
    let word = if chosen.label.is_empty() { of_judgement.unwrap_or(chosen.word) } else { chosen.label };
    word.to_owned()
}

/// The remark that the user chose the grade by a rule other than the sheet's, or that there is no rule, with the word
/// of the grade. Blank for any other grade, and for a settled sheet, since the user was asked before settling.
pub fn of_other_rule(plan: &Plan, place: EvaluationPlace, language: Language) -> String {
    let is_settled = plan.evaluations.get(place.year).is_some_and(|sheet| sheet.state.frozen().is_some());
    let chosen = plan.grade_of_other_rule(place).filter(|_| !is_settled);
    let marked = |chosen| {
        let word = chosen_grade(chosen, language);
        if plan.grading == Grading::None {
            return sentence!(
                language,
                "人が選んだ「{word}」は規則がないため判定ではない",
                "“{word}”, chosen by a person, is no grade without a rule"
            );
        }
        sentence!(
            language,
            "人が選んだ「{word}」はこの規則の判定ではない",
            "“{word}”, chosen by a person, is no grade of this rule"
        )
    };
    chosen.map(marked).unwrap_or_default()
}

/// The grade that the rule gives, with the sum of the points.
pub fn by_the_rule((grade, points): (Grade<'_>, Option<Amount>), language: Language) -> String {
    let word = grade.word().map_or("－", |word| word.label.as_str());
    let grade = in_brackets(word, &total(points, language), language);
    sentence!(language, "規則では{grade}", "by the rule {grade}")
}

/// The grades that the user can choose for a KPI or a whole, each with its id. First comes the option for no choice: the grade of the rule,
/// or blank if the rule leaves the grade to users. Last comes a grade that the user chose by another rule, with its text as the id, as long
/// as it stays. Empty if the rule has no words for it, and for a KPI that was dropped.
pub fn grade_options(
    plan: &Plan,
    place: EvaluationPlace,
    rule: Option<&GradeRule>,
    language: Language,
) -> Vec<(String, String)> {
    let is_gone = place.indicator().is_some_and(|id| plan.indicator(id).is_none());
    if is_gone && plan.evaluations.settled(place.year).is_none() {
        return Vec::new();
    }
    let mut options = rule.map(|rule| words_of_rule(rule, place.part, language)).unwrap_or_default();
    if let Some(chosen) = plan.grade_of_other_rule(place) {
        let word = chosen_grade(chosen, language);
        let marked = sentence!(language, "{word}（この規則にない）", "{word} (not of this rule)");
        if options.is_empty() {
            options.push(Default::default());
        }
        options.push((plan.evaluation_text(place).to_owned(), marked));
    }
    options
}

/// The selected option: the id of a word of the rule, or the text of a grade by another rule.
pub fn chosen_option(plan: &Plan, place: EvaluationPlace) -> String {
    let text = plan.evaluation_text(place);
    let word = if plan.grade_of_other_rule(place).is_some() { text } else { ChosenGrade::read(text).word };
    word.to_owned()
}

fn words_of_rule(rule: &GradeRule, part: EvaluationPart, language: Language) -> Vec<(String, String)> {
    let (ids, is_by_people): (Vec<&String>, bool) = match &rule.whole {
        _ if part.indicator().is_some() => (rule.indicator.iter().map(|clause| &clause.word).collect(), false),
        WholeRule::Clauses(clauses) => (clauses.iter().map(|clause| &clause.word).collect(), false),
        WholeRule::ByPeople(words) => (words.iter().collect(), true),
    };
    if ids.is_empty() {
        return Vec::new();
    }
    let none = if is_by_people { "" } else { language.choose("規則のとおり", "as the rule says") };
    let is_offered = |word: &&GradeWord| ids.contains(&&word.id) || rule.unknown.as_ref() == Some(&word.id);
    let words = rule.words.iter().filter(is_offered).map(|word| (word.id.clone(), word.label.clone()));
    std::iter::once((String::new(), none.to_owned())).chain(words).collect()
}

/// The name of the grade of a whole: 事業の判定, or the grade of the 基本目標 with that name.
pub fn whole_grade(group: &str, language: Language) -> String {
    match group {
        "" => language.say("事業の判定", "Grade of the project"),
        goal => sentence!(language, "{goal} の判定", "{goal}: grade"),
    }
}
