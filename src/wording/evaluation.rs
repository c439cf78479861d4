//! The words of 効果検証: the labels of a sheet's parts, its choices, its steps.

use std::sync::Arc;

use super::medium::Medium;
use super::{Label, Language, approvals, facts, grade_rules, judging, rates, terms, units};
use crate::columns::evaluation as columns;
use crate::export::long_table::JudgedBy;
use crate::figures::grades::Grade;
use crate::figures::progress::ProgressState;
use crate::plan::evaluation::{
    EvaluationPart, EvaluationRate, EvaluationRow, Frozen, KpiText, MeetingText, OpinionText, RowStanding, RowState,
    SheetState, SheetStep, SheetText, Whole, WholeText,
};
use crate::plan::grade_rule::{GradeRule, GradeWord, WholeRule};
use crate::plan::{EvaluationPlace, Grading, Judging, Plan, RateFormula, SheetColumn, SheetColumns};
use crate::value::amount::Amount;
use crate::value::fiscal_year::{Date, FiscalYear};
use crate::value::id::IndicatorId;

/// The label of a place of a sheet: `2024年度の効果検証 予算額`, and behind the name of its KPI `2024年度 要因`.
pub fn place(place: EvaluationPlace, plan: Option<&Plan>, language: Language) -> String {
    let sheet = match place.part {
        EvaluationPart::Kpi(..) => terms::year(place.year, language),
        _ => sheet(place.year, language),
    };
    format!("{sheet} {}", place_on_sheet(place, plan, language))
}

/// The same within a sentence: `2024年度の効果検証の要因`.
pub(super) fn place_in_text(place: EvaluationPlace, plan: Option<&Plan>, language: Language) -> String {
    let (sheet, place) = (sheet(place.year, language), place_on_sheet(place, plan, language));
    sentence!(language, "{sheet}の{place}", "“{place}” of “{sheet}”")
}

fn place_on_sheet(place: EvaluationPlace, plan: Option<&Plan>, language: Language) -> String {
    let label = asked_part(place.part, plan.map(|plan| plan.sheet_columns).unwrap_or_default(), language);
    match place.part {
        EvaluationPart::Whole(Whole::Group(key), _) => {
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
        // What is a question on the sheet, or stands there behind what it belongs to, has a name of its own elsewhere.
        EvaluationPart::Kpi(_, KpiText::Kept) => {
            sentence!(language, "前年の取組の結果", "Outcome of last year’s steps")
        }
        EvaluationPart::Whole(Whole::Project, WholeText::PolicyReason) => {
            sentence!(language, "今後の方針の理由", "Reason for the policy")
        }
        _ => label.to_owned(),
    }
}

/// A sheet by its year: `2024年度の効果検証`.
pub fn sheet(year: FiscalYear, language: Language) -> String {
    let year = terms::year(year, language);
    sentence!(language, "{year}の効果検証", "Evaluation of {year}")
}

/// The label of a part of a sheet.
pub fn part(part: EvaluationPart, language: Language) -> &'static str {
    let (japanese, english) = match part {
        EvaluationPart::Sheet(text) => return sheet_text(text, language),
        EvaluationPart::Kpi(_, text) => match text {
            KpiText::Cause => ("要因", "Causes"),
            KpiText::Measure => ("今後の取組", "Next steps"),
            KpiText::Kept => ("前年の取組はどうなったか", "What became of last year’s steps"),
            KpiText::KeptNote => ("前年の取組の補足", "Note on last year’s steps"),
            KpiText::Grade => ("判定", "Grade"),
            KpiText::GradeReason => ("判定の理由", "Reason for the grade"),
            KpiText::CorrectedNote => ("確定後の修正の理由", "Reason for a later correction"),
        },
        EvaluationPart::Whole(_, text) => return whole_text(text, language),
        EvaluationPart::Opinion(_, OpinionText::Opinion) => ("意見", "Opinion"),
        EvaluationPart::Opinion(_, OpinionText::Reply) => ("対応", "Reply"),
        EvaluationPart::Meeting(_, text) => match text {
            MeetingText::HeldOn => ("会議の開催日", "Day of the meeting"),
            MeetingText::Body => ("会議の名称", "Name of the meeting"),
            MeetingText::Members => ("会議の構成員", "Members of the meeting"),
            MeetingText::Papers => ("会議の資料", "Papers of the meeting"),
        },
    };
    language.choose(japanese, english)
}

/// The label of a text of the whole sheet.
fn sheet_text(text: SheetText, language: Language) -> &'static str {
    let (japanese, english) = match text {
        SheetText::Budget => ("予算額", "Budget"),
        SheetText::Spent => ("実績額", "Amount spent"),
        SheetText::Grant => ("うち交付金", "of which grant"),
        SheetText::Donations => ("うち寄附", "of which donations"),
        SheetText::PublishedOn => ("公表日", "Published on"),
        SheetText::PublishedWhere => ("公表の場所", "Published where"),
        SheetText::ReportedOn => ("国への報告日", "Reported to the State on"),
    };
    language.choose(japanese, english)
}

/// The label of what is said of a whole.
fn whole_text(text: WholeText, language: Language) -> &'static str {
    let (japanese, english) = match text {
        WholeText::Name => ("基本目標の名称", "Name of the goal"),
        WholeText::Effect => ("事業効果", "Effect"),
        WholeText::Grade => ("判定", "Grade"),
        WholeText::ExpertsGrade => ("外部有識者の評価", "Outside experts’ evaluation"),
        WholeText::Policy => ("今後の方針", "Policy"),
        WholeText::PolicyReason => ("理由", "Reason"),
        WholeText::RevisesStrategy => ("総合戦略の見直し", "Revision of the strategy"),
    };
    language.choose(japanese, english)
}

/// The label of a part of the form of the office (様式の項目).
pub fn column(column: SheetColumn, language: Language) -> &'static str {
    let of_whole = |text| whole_text(text, language);
    match column {
        SheetColumn::Cause => language.choose("要因", "Causes"),
        SheetColumn::Measure => language.choose("今後の取組", "Next steps"),
        SheetColumn::Kept => language.choose("前年の取組", "Last year’s steps"),
        SheetColumn::Effect => of_whole(WholeText::Effect),
        SheetColumn::ExpertsGrade => of_whole(WholeText::ExpertsGrade),
        SheetColumn::Policy => of_whole(WholeText::Policy),
        SheetColumn::RevisesStrategy => of_whole(WholeText::RevisesStrategy),
        SheetColumn::Opinions => Label::Opinions.text(language),
        SheetColumn::Money => Label::Money.text(language),
        SheetColumn::Meetings => Label::Meetings.text(language),
        SheetColumn::Publication => Label::Publication.text(language),
        SheetColumn::ClosedAccounts => {
            language.choose("実績額を決算額と呼ぶ", "Call the amount spent “closed accounts”")
        }
    }
}

/// The label of a part of a sheet of a plan whose form asks for that: [`part`], but for 実績額, which may be called 決算額.
pub fn asked_part(part: EvaluationPart, columns: SheetColumns, language: Language) -> &'static str {
    match part {
        EvaluationPart::Sheet(SheetText::Spent) if columns.asks(SheetColumn::ClosedAccounts) => {
            language.choose("決算額", "Closed accounts")
        }
        _ => self::part(part, language),
    }
}

/// The name of the rule in force.
pub fn grading(grading: &Grading, language: Language) -> String {
    match grading {
        Grading::None => language.choose("規則なし", "No rule").to_owned(),
        Grading::TargetComparison => grade_rules::target_comparison(&Judging::default(), language).name,
        Grading::Rule(rule) => grade_rules::name(rule, language),
    }
}

/// The rule in force, in which the words of the plan are those of 目標との比較; `None` without a rule.
pub fn rule_in_force(plan: &Plan, language: Language) -> Option<Arc<GradeRule>> {
    match &plan.grading {
        Grading::None => None,
        Grading::TargetComparison => Some(Arc::new(grade_rules::target_comparison(&plan.judging, language))),
        Grading::Rule(rule) => Some(Arc::clone(rule)),
    }
}

/// By what the long file judges the KPIs of a plan, in the words of documents.
pub fn judged_by(plan: &Plan, today: Date) -> JudgedBy {
    JudgedBy {
        today,
        rule: rule_in_force(plan, Language::Japanese),
        word: |state, judging| judging::state(state, judging, Language::Japanese),
        rule_name: |rule| grade_rules::name(rule, Language::Japanese),
    }
}

/// A grade as it is shown: its word, and where a person chose another than the rule, both.
pub fn grade(rule: &GradeRule, of_rule: Option<&str>, chosen: Option<&str>, language: Language) -> String {
    let label = |id: Option<&str>| id.and_then(|id| rule.word(id)).map_or("－", |word| word.label.as_str());
    match chosen {
        Some(chosen) if Some(chosen) != of_rule => {
            let (chosen, of_rule) = (label(Some(chosen)), label(of_rule));
            sentence!(language, "{chosen}（規則では{of_rule}）", "{chosen} (by the rule {of_rule})")
        }
        _ => label(of_rule).to_owned(),
    }
}

/// A text as it is shown: the words of a choice, or the text itself.
pub fn text(part: EvaluationPart, text: &str, language: Language) -> String {
    choices(part, language).iter().find(|(code, _)| *code == text).map_or(text, |(_, word)| word).to_owned()
}

/// The choices of a part with their codes and words; none where people write. The words of 事業効果 and 今後の方針 are those of
/// the guides (`docs/domain.md`, "Evaluation").
pub fn choices(part: EvaluationPart, language: Language) -> &'static [(&'static str, &'static str)] {
    match part {
        EvaluationPart::Kpi(_, KpiText::Kept) => language.choose(
            columns::choices(part),
            &[("done", "Done"), ("partly", "Partly done"), ("not_done", "Not done"), ("dropped", "Dropped")],
        ),
        EvaluationPart::Whole(_, WholeText::Effect) => language.choose(
            columns::choices(part),
            &[("1", "Very effective"), ("2", "Quite effective"), ("3", "Effective"), ("4", "Not effective")],
        ),
        EvaluationPart::Whole(_, WholeText::Policy) => language.choose(
            columns::choices(part),
            &[("1", "Extend"), ("2", "Improve"), ("3", "Continue"), ("4", "Stop"), ("5", "End as planned")],
        ),
        EvaluationPart::Whole(_, WholeText::RevisesStrategy) => {
            language.choose(&[("yes", "あり"), ("no", "なし")], &[("yes", "Yes"), ("no", "No")])
        }
        _ => &[],
    }
}

/// How far a sheet has come, with its days and the reasons for which it was opened again; empty of one that is being filled in
/// for the first time.
pub fn state(state: &SheetState, language: Language) -> String {
    let mut parts = Vec::new();
    if let Some(frozen) = state.frozen() {
        let day = facts::day_label(frozen.on, false);
        parts.push(sentence!(language, "確定（{day}）", "settled ({day})"));
        if let SheetStep::Published(_) = state.step {
            parts.push(language.choose("公表", "published").to_owned());
        }
    }
    for one in &state.reopened {
        let (day, reason) = (facts::day_label(one.on, false), &one.reason);
        parts.push(sentence!(language, "{day}に記入中に戻した：{reason}", "opened again on {day}: {reason}"));
    }
    parts.join(language.choose("、", ", "))
}

/// Of which version the targets of a sheet are; empty of a plan that was never approved.
pub fn targets_label(plan: &Plan, sheet: &Frozen, language: Language) -> String {
    match sheet.version {
        None if plan.approvals().is_empty() => String::new(),
        None => language
            .choose(
                "目標：計画の目標値（年度末までに認定された版なし）",
                "Targets: those of the plan (no version was approved by the end of the year)",
            )
            .to_owned(),
        Some(version) => {
            let name = approvals::name(plan, version, language);
            sentence!(language, "目標：{name}", "Targets: {name}")
        }
    }
}

/// The texts of a KPI on a sheet. Each is empty if there is no such figure.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EvaluatedRow {
    /// The state in the words of the plan; in the view blank where a grade stands for the judgement.
    pub state: String,
    /// The unit behind the name.
    pub unit: String,
    /// The name of the KPI.
    pub name: String,
    /// 追加 or 廃止, and that 要因 is not entered.
    pub remark: String,
    /// The target.
    pub target: String,
    /// The actual, with 速報 or 見込.
    pub actual: String,
    /// The rate with its year or years.
    pub rate: String,
    /// The grade.
    pub grade: String,
    /// The grade of the year before.
    pub grade_before: String,
}

impl EvaluatedRow {
    /// The texts of a KPI in the view of a year's sheet, with the grade of the sheet before, and in the remark what is still to be
    /// done; `None` if the sheet has no such KPI.
    pub fn on_sheets(
        plan: &Plan,
        year: FiscalYear,
        sheets: (&Frozen, Option<&Frozen>),
        (id, is_corrected): (IndicatorId, bool),
        language: Language,
    ) -> Option<Self> {
        let row = sheets.0.row(id)?;
        let mut texts = Self::graded(plan, year, sheets, row, Medium::Screen, language);
        // The grade stands for the judgement (`docs/decisions.md` 88).
        if row.is_judged() && !texts.grade.is_empty() {
            texts.state.clear();
        }
        let cause = EvaluationPlace { year, part: EvaluationPart::Kpi(id, KpiText::Cause) };
        let is_asked = plan.sheet_columns.asks(SheetColumn::Cause);
        let lacks_cause = is_asked && row.is_missed() && plan.evaluation_text(cause).is_empty();
        let remarks = [
            (lacks_cause, language.choose("要因が未記入", "causes not entered")),
            (is_corrected, language.choose("確定後に修正", "corrected later")),
        ];
        for (_, remark) in remarks.into_iter().filter(|(holds, _)| *holds) {
            texts.remark.push_str(if texts.remark.is_empty() { "" } else { " " });
            texts.remark.push_str(remark);
        }
        Some(texts)
    }

    /// The texts of a row on the sheet of a year with its grade and that of the sheet before.
    pub fn graded(
        plan: &Plan,
        year: FiscalYear,
        (sheet, before): (&Frozen, Option<&Frozen>),
        row: &EvaluationRow,
        medium: Medium,
        language: Language,
    ) -> Self {
        let id = row.indicator;
        let words = |before: &Frozen| Some(row_state(before.row(id)?.state, &before.judging, language));
        let grade_before = match (before, year.plus(-1)) {
            (Some(before), Some(year)) if before.grades_kpis() => grade_on(plan, year, before, id, language),
            (before, _) => before.and_then(words).unwrap_or_default(),
        };
        let grade = grade_on(plan, year, sheet, id, language);
        Self { grade, grade_before, ..Self::new(row, &sheet.judging, medium, language) }
    }

    /// The texts of a row without its grades.
    pub fn new(row: &EvaluationRow, words: &Judging, medium: Medium, language: Language) -> Self {
        let amount = |amount: Option<Amount>| amount.map(|amount| medium.amount(amount)).unwrap_or_default();
        let certainty = terms::certainty(row.certainty, language);
        let actual = amount(row.actual);
        Self {
            state: row_state(row.state, words, language),
            unit: units::behind_name(&row.name, &row.unit, language),
            name: row.name.clone(),
            remark: match row.standing {
                RowStanding::InVersion => "",
                RowStanding::Added => language.choose("追加", "added"),
                RowStanding::Dropped => language.choose("廃止", "dropped"),
            }
            .to_owned(),
            target: amount(row.target),
            actual: if certainty.is_empty() { actual } else { format!("{actual} {certainty}") },
            rate: row.rate.as_ref().map(|rate| self::rate(rate, row.fell_behind, medium, language)).unwrap_or_default(),
            grade: String::new(),
            grade_before: String::new(),
        }
    }
}

/// The word for a state: that of 概況, but for 未把握, which there is a reason beside 判定できない.
fn row_state(state: RowState, words: &Judging, language: Language) -> String {
    let state = match state {
        RowState::Met => ProgressState::Met,
        RowState::OnTrack => ProgressState::OnTrack,
        RowState::Below => ProgressState::Below,
        RowState::Running => ProgressState::Running,
        RowState::Unsure => ProgressState::Unsure,
        RowState::NotEntered => ProgressState::NotEntered,
        RowState::Unknown => return terms::unknown(None, language).to_owned(),
        RowState::Open => ProgressState::Open,
    };
    judging::state(state, words, language)
}

fn rate(rate: &EvaluationRate, fell_behind: bool, medium: Medium, language: Language) -> String {
    let (first, last) = rate.years;
    let word = match (rate.formula, fell_behind) {
        (_, true) => rates::fell_behind(language),
        (RateFormula::OfPlannedGain, false) => rates::of_gain(language),
        (_, false) => "",
    };
    let year = if first == last { terms::year(last, language) } else { up_to(last, language) };
    let percent = medium.figure(&rate.percent);
    let figure = match (rate.formula, fell_behind) {
        (RateFormula::OfPlannedGain, true) => String::new(),
        _ => format!("{percent}%"),
    };
    let shown = [figure.as_str(), word].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ");
    sentence!(language, "{shown}（{year}）", "{shown} ({year})")
}

fn up_to(year: FiscalYear, language: Language) -> String {
    let year = terms::year(year, language);
    sentence!(language, "{year}まで", "to {year}")
}

/// How many KPIs lack 要因.
pub fn lacking_causes(count: usize, language: Language) -> String {
    if count == 0 {
        String::new()
    } else {
        sentence!(language, "要因の未記入 {count}件", "causes missing: {count}")
    }
}

/// The name of the button that opens a KPI.
pub fn open_kpi(name: &str, language: Language) -> String {
    sentence!(language, "{name} を開く", "Open {name}")
}

/// What was kept of a KPI on the sheet, and what it would be today, with the words of the sheet's rule where it grades KPIs.
pub fn correction(
    sheet: &Frozen,
    (kept, today): (&EvaluationRow, &EvaluationRow),
    medium: Medium,
    language: Language,
) -> String {
    let texts = |row: &EvaluationRow| {
        let texts = EvaluatedRow::new(row, &sheet.judging, medium, language);
        let labelled = |label: &str, figure: String| {
            if figure.is_empty() { figure } else { format!("{label} {figure}") }
        };
        let target = labelled(language.choose("目標", "target"), texts.target);
        let actual = labelled(language.choose("実績", "actual"), texts.actual);
        let rule = sheet.rule.as_deref().filter(|rule| rule.grades_kpis());
        let grade = rule.and_then(|rule| rule.word(row.grade.as_deref()?));
        let word = grade.map_or(texts.state, |word| word.label.clone());
        let parts = [target, actual, texts.rate, word].into_iter().filter(|part| !part.is_empty());
        parts.collect::<Vec<_>>().join(" / ")
    };
    let (kept, today) = (texts(kept), texts(today));
    sentence!(language, "確定時：{kept}。現在：{today}", "when settled: {kept}; now: {today}")
}

/// The three steps in their order.
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

/// What the way back to 記入中 means.
pub fn way_back(language: Language) -> &'static str {
    language.choose(
        "記入中に戻すと、数値と判定は計画のいまの値になります。理由を記入してください。",
        "Figures and grades become those of the plan again. Please say why.",
    )
}

/// The blank fields that a question names; the others are counted.
const MOST_NAMED: usize = 6;

/// The question before a step, with what is missing, and with the effects that do not go with the KPIs.
pub fn question(
    missing: &[EvaluationPart],
    unlike: &[(EvaluationPart, String)],
    plan: &Plan,
    language: Language,
) -> String {
    let mut question = missing_parts(missing, plan, language);
    for (part, effect) in unlike {
        let (part, effect) = (part_of_subject(*part, plan, language), text(*part, effect, language));
        question.push_str(language.choose("", " "));
        question.push_str(&sentence!(
            language,
            "{part}「{effect}」と指標の実績が合っていないようです。",
            "{part} (“{effect}”) does not seem to go with the actuals."
        ));
    }
    question
}

/// The label of a part behind the KPI or the 基本目標 of which it speaks.
fn part_of_subject(part: EvaluationPart, plan: &Plan, language: Language) -> String {
    let label = asked_part(part, plan.sheet_columns, language);
    let subject = match part {
        EvaluationPart::Kpi(id, _) => plan.indicator(id).map(|row| row.name.as_str()),
        EvaluationPart::Whole(Whole::Group(key), _) => plan.group_name(key),
        _ => None,
    };
    subject.map_or_else(|| label.to_owned(), |name| format!("{name} {label}"))
}

fn missing_parts(missing: &[EvaluationPart], plan: &Plan, language: Language) -> String {
    if missing.is_empty() {
        return language.choose("未記入の欄はありません。", "Nothing is missing.").to_owned();
    }
    let first = missing.iter().take(MOST_NAMED).map(|part| part_of_subject(*part, plan, language));
    let mut names: Vec<String> = first.collect();
    if missing.len() > MOST_NAMED {
        let more = missing.len() - MOST_NAMED;
        names.push(sentence!(language, "ほか{more}欄", "{more} more"));
    }
    let (count, names) = (missing.len(), names.join(language.choose("、", ", ")));
    sentence!(language, "未記入の欄が{count}あります：{names}", "{count} fields are blank: {names}")
}

/// An amount of money in yen with thousands beside it, or that it can't be read.
pub fn money(amount: Option<Amount>, text: &str, language: Language) -> String {
    match amount {
        _ if text.is_empty() => String::new(),
        None => language.choose("金額を読み取れません", "not an amount").to_owned(),
        Some(amount) => {
            let yen = amount.grouped();
            let thousands = amount.shifted_down(3).map(Amount::grouped).unwrap_or_default();
            sentence!(language, "{yen}円（{thousands}千円）", "{yen} yen ({thousands} thousand)")
        }
    }
}

/// The accessible name of a part of the opinion or the meeting of that number, counted from 1.
pub fn item_name(part: EvaluationPart, number: usize, language: Language) -> String {
    match part {
        EvaluationPart::Opinion(_, OpinionText::Opinion) => sentence!(language, "意見{number}", "Opinion {number}"),
        EvaluationPart::Opinion(_, OpinionText::Reply) => {
            sentence!(language, "意見{number}への対応", "Reply to opinion {number}")
        }
        _ => {
            let label = item_label(part, language);
            sentence!(language, "会議{number} {label}", "Meeting {number} {label}")
        }
    }
}

/// The label of a part of an item, beside which its number stands.
fn item_label(part: EvaluationPart, language: Language) -> &'static str {
    let EvaluationPart::Meeting(_, text) = part else { return self::part(part, language) };
    let (japanese, english) = match text {
        MeetingText::HeldOn => ("開催日", "day"),
        MeetingText::Body => ("名称", "name"),
        MeetingText::Members => ("構成員", "members"),
        MeetingText::Papers => ("資料", "papers"),
    };
    language.choose(japanese, english)
}

/// The grade of a KPI on a sheet; empty if the sheet has no rule for KPIs or no such KPI.
fn grade_on(plan: &Plan, year: FiscalYear, sheet: &Frozen, id: IndicatorId, language: Language) -> String {
    let rule = sheet.rule.as_ref().filter(|rule| rule.grades_kpis());
    let (Some(rule), Some(row)) = (rule, sheet.row(id)) else { return String::new() };
    let chosen = plan.evaluations.get(year).and_then(|said| said.chosen_grade(id, rule));
    grade(rule, row.grade.as_deref(), chosen, language)
}

/// The grade that the rule gives.
pub fn by_the_rule(grade: Grade<'_>, language: Language) -> String {
    let word = grade.word().map_or("－", |word| word.label.as_str());
    sentence!(language, "規則では{word}", "by the rule {word}")
}

/// The words that a person can choose for a KPI or a whole, by their ids, and before them the choice of none: that of the rule, or
/// blank where the rule leaves it to people. Nothing where the rule has no words for it.
pub fn grade_options(rule: &GradeRule, is_of_whole: bool, language: Language) -> Vec<(String, String)> {
    let (ids, is_by_people): (Vec<&String>, bool) = match &rule.whole {
        _ if !is_of_whole => (rule.indicator.iter().map(|clause| &clause.word).collect(), false),
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

/// The name of the grade of a whole: 事業の判定, or that of the 基本目標 with that name.
pub fn whole_grade(group: &str, language: Language) -> String {
    match group {
        "" => language.choose("事業の判定", "Grade of the project").to_owned(),
        goal => sentence!(language, "{goal} の判定", "{goal}: grade"),
    }
}
