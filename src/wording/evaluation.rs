//! The words of 効果検証: its places, its steps, and the questions before a step. The labels of a sheet's parts, the grades
//! and the texts of a KPI are in files of their own.

mod grades;
mod labels;
mod rows;

pub use grades::{
    by_the_rule, chosen_option, grade, grade_on_whole, grade_options, grading, judged_by, of_other_rule, rule_in_force,
    whole_grade,
};
pub use labels::{choices, column, item_name, label, part, text};
pub use rows::{EvaluatedRow, correction, unknown_actual};

use super::{Label, Language, approvals, facts, judging, terms};
use crate::figures::totals::Span;
use crate::plan::evaluation::{Frozen, MeetingText, SheetStep, Whole};
use crate::plan::{EvaluationPart, EvaluationPlace, KpiText, Plan, SheetState, SheetText, WholeText, unit};
use crate::session::sheet_rows::SheetRows;
use crate::value::fiscal_year::read_date;
use crate::value::width::key;
use crate::value::{Amount, Date, FiscalYear};

/// The letters that may occur in a date beside its digits.
const DATE_LETTERS: &str = "令和平成昭元年月日RHSrhs./-";

/// The label of a place of a sheet: `2024年度の効果検証 予算額`; behind the name of its KPI only `2024年度 要因`.
pub fn place(place: EvaluationPlace, plan: Option<&Plan>, language: Language) -> String {
    let sheet = match place.part {
        EvaluationPart::Kpi(..) => terms::year(place.year, language),
        _ => sheet(place.year, language),
    };
    format!("{sheet} {}", place_on_sheet(place, plan, language))
}

/// The same label within a sentence: `2024年度の効果検証の要因`.
pub(super) fn place_in_text(place: EvaluationPlace, plan: Option<&Plan>, language: Language) -> String {
    let (sheet, place) = (sheet(place.year, language), place_on_sheet(place, plan, language));
    sentence!(language, "{sheet}の{place}", "“{place}” of “{sheet}”")
}

fn place_on_sheet(place: EvaluationPlace, plan: Option<&Plan>, language: Language) -> String {
    let label = label(place.part, plan, place.year, language);
    match place.part {
        EvaluationPart::Whole(Whole::Group(key), _) | EvaluationPart::Points(Whole::Group(key), _) => {
            let goal = plan.and_then(|plan| plan.group_name(key)).unwrap_or_default();
            format!("{goal} {label}")
        }
        EvaluationPart::Opinion(..) | EvaluationPart::Meeting(..) => {
            let kind = if matches!(place.part, EvaluationPart::Opinion(..)) {
                EvaluationPart::opinion
            } else {
                EvaluationPart::meeting
            };
            let items = plan.and_then(|plan| plan.evaluations.get(place.year)).map(|sheet| sheet.items(kind));
            let before = items.into_iter().flatten().filter(|id| Some(*id) < kind(place.part)).count();
            item_name(place.part, before + 1, language)
        }
        // A label that is a question on the sheet, or that follows another part there, has a name of its own elsewhere.
        EvaluationPart::Kpi(_, KpiText::Kept) => {
            sentence!(language, "前年の取組の結果", "Outcome of last year’s steps")
        }
        EvaluationPart::Whole(Whole::Project, WholeText::PolicyReason) => {
            sentence!(language, "今後の方針の理由", "Reason for the policy")
        }
        _ => label,
    }
}

/// The label of a place in the opinion or the meeting with that number, counted from 1: `2024年度の効果検証 意見2`.
pub fn item(place: EvaluationPlace, number: usize, language: Language) -> String {
    format!("{} {}", sheet(place.year, language), item_name(place.part, number, language))
}

/// A sheet by its year: `2024年度の効果検証`.
pub fn sheet(year: FiscalYear, language: Language) -> String {
    let year = terms::year(year, language);
    sentence!(language, "{year}の効果検証", "Evaluation of {year}")
}

/// The state of the sheet of a year, with its days (even if the day of publication is not entered yet) and the reasons
/// why it was reopened; blank for a sheet that is being filled in for the first time.
pub fn state_of_sheet(plan: &Plan, year: FiscalYear, language: Language) -> String {
    let part = EvaluationPart::Sheet(SheetText::PublishedOn);
    let published =
        day_in_text(part, plan.evaluation_text(EvaluationPlace { year, part }), |day| facts::day_label(day, false));
    let day = if published.is_empty() { day_missing(language).to_owned() } else { published };
    plan.evaluations.get(year).map(|sheet| state_on(&sheet.state, &day, language)).unwrap_or_default()
}

/// The text of a state without its sheet, without the day of publication.
pub fn state(state: &SheetState, language: Language) -> String {
    state_on(state, "", language)
}

/// The text that replaces the day of publication until it is entered.
pub fn day_missing(language: Language) -> &'static str {
    language.choose("公表日未記入", "no day entered")
}

fn state_on(state: &SheetState, published: &str, language: Language) -> String {
    let mut parts = Vec::new();
    if let Some(frozen) = state.frozen() {
        let day = facts::day_label(frozen.on, false);
        parts.push(sentence!(language, "確定（{day}）", "settled ({day})"));
        if let SheetStep::Published(_) = state.step {
            parts.push(match published {
                "" => language.say("公表", "published"),
                day => sentence!(language, "公表（{day}）", "published ({day})"),
            });
        }
    }
    for one in &state.reopened {
        let (day, reason) = (facts::day_label(one.on, false), &one.reason);
        parts.push(sentence!(language, "{day}に記入中に戻した：{reason}", "opened again on {day}: {reason}"));
    }
    language.list(parts)
}

/// The text of a part. If the part is a day and the text has nothing else, the day is formatted by `label`.
pub fn day_in_text(part: EvaluationPart, text: &str, label: impl Fn(Date) -> String) -> String {
    let is_day = matches!(
        part,
        EvaluationPart::Sheet(SheetText::PublishedOn | SheetText::ReportedOn)
            | EvaluationPart::Meeting(_, MeetingText::HeldOn)
    );
    let is_alone = |text: &str| text.chars().all(|letter| letter.is_ascii_digit() || DATE_LETTERS.contains(letter));
    let day = Some(key(text)).filter(|text| is_day && is_alone(text)).and_then(|text| read_date(&text).ok());
    day.map_or_else(|| text.to_owned(), |read| label(read.date))
}

/// The version that a sheet's targets come from; blank for a plan that was never approved.
pub fn targets_label(plan: &Plan, sheet: &Frozen, language: Language) -> String {
    match sheet.version {
        None if plan.approvals().is_empty() => String::new(),
        None => language.say(
            "目標：計画の目標値（認定日が年度末までの版なし）",
            "Targets: those of the plan (no version has a day of approval by the end of the year)",
        ),
        Some(version) => {
            let name = approvals::name(plan, version, language);
            sentence!(language, "目標：{name}", "Targets: {name}")
        }
    }
}

/// The hint that 公表日 may be entered later.
pub fn day_may_follow(language: Language) -> &'static str {
    language.choose(
        "公表日が決まっていなければ空欄のまま公表できます。後から「公表・報告」の欄に記入してください。",
        "Leave the day blank if it is not known yet, and enter it later under “Publication and report”.",
    )
}

/// The number of KPIs without 要因; blank if there are none.
pub fn lacking_causes(count: usize, language: Language) -> String {
    if count == 0 {
        String::new()
    } else {
        sentence!(language, "要因の未記入 {count}件", "causes missing: {count}")
    }
}

/// The label of a choice of the shown KPIs, with their number.
pub fn sheet_rows(of: SheetRows, count: usize, plan: &Plan, language: Language) -> String {
    let name = match of {
        SheetRows::All => Label::ALL_OF_THEM.text(language).to_owned(),
        SheetRows::Lacking => language.say("必須の欄が未記入", "Required field blank"),
        SheetRows::Unmet => language.say("目標を達成していない", "Target not met"),
        SheetRows::Judged(verdict) => judging::with_sign(verdict, Span::from_plan(plan), language),
    };
    sentence!(language, "{name}（{count}）", "{name} ({count})")
}

/// The name of the button that opens a KPI.
pub fn open_kpi(name: &str, language: Language) -> String {
    sentence!(language, "{name} を開く", "Open {name}")
}

/// The three steps in order.
pub fn steps(language: Language) -> [&'static str; 3] {
    language.choose(["記入中", "確定", "公表"], ["being filled in", "settled", "published"])
}

/// The position of a step among the three.
pub fn step_rank(step: &SheetStep) -> usize {
    match step {
        SheetStep::Draft => 0,
        SheetStep::Settled(_) => 1,
        SheetStep::Published(_) => 2,
    }
}

/// The hint on what going back to 記入中 changes.
pub fn way_back(language: Language) -> &'static str {
    language.choose(
        "記入中に戻すと、数値と判定は計画のいまの値になります。理由を記入してください。",
        "Figures and grades become those of the plan again. Please say why.",
    )
}

/// The largest number of blank fields that a question names; further ones are counted.
const MOST_NAMED: usize = 6;

/// The question before a step. It names what is missing and effects that contradict the KPIs and, before 確定, grades by another rule.
pub fn question(
    missing: &[EvaluationPart],
    unlike: &[(EvaluationPart, String)],
    (plan, year): (&Plan, FiscalYear),
    language: Language,
) -> String {
    let mut question = missing_parts(missing, plan, year, language);
    for (part, effect) in unlike {
        let (part, effect) = (part_of_subject(*part, plan, year, language), text(*part, effect, language));
        question.push_str(language.choose("", " "));
        question.push_str(&sentence!(
            language,
            "{part}「{effect}」と指標の実績が合っていないようです。",
            "{part} (“{effect}”) does not seem to go with the actuals."
        ));
    }
    let parts = plan.evaluations.get(year).into_iter().flat_map(|sheet| sheet.texts().map(|(part, _)| part));
    for part in parts.filter(|part| part.is_grade()) {
        let told = of_other_rule(plan, EvaluationPlace { year, part }, language);
        if !told.is_empty() {
            let part = part_of_subject(part, plan, year, language);
            question.push_str(&sentence!(language, "{part}：{told}。", " {part}: {told}."));
        }
    }
    question
}

/// The label of a part, after the KPI or the 基本目標 that it is about.
fn part_of_subject(part: EvaluationPart, plan: &Plan, year: FiscalYear, language: Language) -> String {
    let label = label(part, Some(plan), year, language);
    let subject = match (part, part.whole()) {
        (EvaluationPart::Kpi(id, _), _) => plan.indicator(id).map(|row| row.name.as_str()),
        (_, Some(Whole::Group(key))) => plan.group_name(key),
        _ => None,
    };
    subject.map_or_else(|| label.clone(), |name| format!("{name} {label}"))
}

fn missing_parts(missing: &[EvaluationPart], plan: &Plan, year: FiscalYear, language: Language) -> String {
    if missing.is_empty() {
        return language.say("必須の欄に未記入はありません。", "No required field is blank.");
    }
    let first = missing.iter().take(MOST_NAMED).map(|part| part_of_subject(*part, plan, year, language));
    let mut names: Vec<String> = first.collect();
    if missing.len() > MOST_NAMED {
        let more = missing.len() - MOST_NAMED;
        names.push(sentence!(language, "ほか{more}欄", "{more} more"));
    }
    let (count, names) = (missing.len(), language.list(names));
    sentence!(language, "必須の欄が{count}件未記入です：{names}", "{count} required fields are blank: {names}")
}

/// The message that points can't be read; blank if they can, and for a blank text.
pub fn points(text: &str, language: Language) -> String {
    if text.is_empty() || unit::points(text).is_some() {
        String::new()
    } else {
        language.say("点数を読み取れません", "not a number of points")
    }
}

/// An amount of money in yen with its thousands, or a message that it can't be read.
pub fn money(amount: Option<Amount>, text: &str, language: Language) -> String {
    match amount {
        _ if text.is_empty() => String::new(),
        None => language.say("金額を読み取れません", "not an amount"),
        Some(amount) => {
            let yen = amount.grouped();
            let thousands = amount.shifted_down(3).map(Amount::grouped).unwrap_or_default();
            sentence!(language, "{yen}円（{thousands}千円）", "{yen} yen ({thousands} thousand)")
        }
    }
}
