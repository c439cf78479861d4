//! The words of 効果検証: the labels of a sheet's parts, its choices, its steps.

use super::{Language, facts, terms};
use crate::plan::evaluation::{
    EvaluationPart, KpiText, MeetingText, OpinionText, SheetState, SheetStep, SheetText, Whole, WholeText,
};
use crate::plan::{EvaluationPlace, Plan};
use crate::value::fiscal_year::FiscalYear;

/// The label of a place of a sheet without its KPI: `2024年度の効果検証 要因`.
pub fn place(place: EvaluationPlace, plan: Option<&Plan>, language: Language) -> String {
    let sheet = sheet(place.year, language);
    let label = part(place.part, language);
    let sheet_of = |plan: &Plan| plan.evaluations.get(&place.year).cloned();
    match place.part {
        EvaluationPart::Whole(Whole::Group(key), _) => {
            let of_plan = plan.and_then(|plan| Some(plan.group_name(&*sheet_of(plan)?, key).to_owned()));
            format!("{sheet} {} {label}", of_plan.unwrap_or_default())
        }
        _ => format!("{sheet} {label}"),
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
pub fn sheet_text(text: SheetText, language: Language) -> &'static str {
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
pub fn whole_text(text: WholeText, language: Language) -> &'static str {
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

/// A text as it is shown: the words of a choice, or the text itself.
pub fn text(part: EvaluationPart, text: &str, language: Language) -> String {
    choices(part, language).iter().find(|(code, _)| *code == text).map_or(text, |(_, word)| word).to_owned()
}

/// The choices of a part with their codes and words; none where people write. The words of 事業効果 and 今後の方針 are those of
/// the guides (`docs/domain.md`, "Evaluation").
pub fn choices(part: EvaluationPart, language: Language) -> &'static [(&'static str, &'static str)] {
    match part {
        EvaluationPart::Kpi(_, KpiText::Kept) => language.choose(
            &[("done", "実施した"), ("partly", "一部実施"), ("not_done", "未実施"), ("dropped", "取りやめた")],
            &[("done", "Done"), ("partly", "Partly done"), ("not_done", "Not done"), ("dropped", "Dropped")],
        ),
        EvaluationPart::Whole(_, WholeText::Effect) => language.choose(
            &[
                ("1", "地方創生に非常に効果的であった"),
                ("2", "地方創生に相当程度効果があった"),
                ("3", "地方創生に効果があった"),
                ("4", "地方創生に対して効果がなかった"),
            ],
            &[("1", "Very effective"), ("2", "Quite effective"), ("3", "Effective"), ("4", "Not effective")],
        ),
        EvaluationPart::Whole(_, WholeText::Policy) => language.choose(
            &[
                ("1", "追加等更に発展させる"),
                ("2", "事業内容の見直し（改善）"),
                ("3", "事業の継続"),
                ("4", "事業の中止"),
                ("5", "予定通り事業終了"),
            ],
            &[("1", "Extend"), ("2", "Improve"), ("3", "Continue"), ("4", "Stop"), ("5", "End as planned")],
        ),
        EvaluationPart::Whole(_, WholeText::RevisesStrategy) => {
            language.choose(&[("yes", "あり"), ("no", "なし")], &[("yes", "Yes"), ("no", "No")])
        }
        _ => &[],
    }
}

/// The word for a step.
pub fn step(step: &SheetStep, language: Language) -> &'static str {
    match step {
        SheetStep::Draft => language.choose("記入中", "being filled in"),
        SheetStep::Settled(_) => language.choose("確定", "settled"),
        SheetStep::Published(_) => language.choose("公表", "published"),
    }
}

/// How far a sheet has come, with its days and the reasons for which it was opened again; empty of one that is being filled in
/// for the first time.
pub fn state(state: &SheetState, language: Language) -> String {
    let mut parts = Vec::new();
    if let Some(frozen) = state.frozen() {
        let (step, day) = (step(&state.step, language), facts::day_label(frozen.on, false));
        parts.push(sentence!(language, "{step}（{day}）", "{step} ({day})"));
    }
    for one in &state.reopened {
        let (day, reason) = (facts::day_label(one.on, false), &one.reason);
        parts.push(sentence!(language, "{day}に記入中に戻した：{reason}", "opened again on {day}: {reason}"));
    }
    parts.join(language.choose("、", ", "))
}
