//! The labels of a sheet's parts, and the words of their choices.

use super::grades::chosen_grade;
use crate::columns::evaluation as columns;
use crate::plan::evaluation::{ChosenGrade, MeetingText, OpinionText};
use crate::plan::{EvaluationPart, KpiText, Plan, SheetColumn, SheetText, WholeText};
use crate::value::FiscalYear;
use crate::wording::{EvaluationLabel, Language};

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
        EvaluationPart::Points(..) => ("人がつける点数", "Points given by people"),
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

/// The label of a text about a whole.
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

/// The label of an item of the office's form (様式の項目).
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
        SheetColumn::Opinions => EvaluationLabel::OPINIONS.text(language),
        SheetColumn::Money => EvaluationLabel::MONEY.text(language),
        SheetColumn::Meetings => EvaluationLabel::MEETINGS.text(language),
        SheetColumn::Publication => EvaluationLabel::PUBLICATION.text(language),
        SheetColumn::ClosedAccounts => {
            language.choose("実績額を決算額と呼ぶ", "Call the amount spent “closed accounts”")
        }
    }
}

/// The label of a part of a plan's sheet for that year: [`part`], except that 実績額 may be called 決算額, and that points
/// have the name that the rule gives them.
pub fn label(part: EvaluationPart, plan: Option<&Plan>, year: FiscalYear, language: Language) -> String {
    let usual = || self::part(part, language).to_owned();
    match (part, plan) {
        (EvaluationPart::Sheet(SheetText::Spent), Some(plan))
            if plan.sheet_columns.asks(SheetColumn::ClosedAccounts) =>
        {
            language.say("決算額", "Closed accounts")
        }
        (EvaluationPart::Points(_, key), Some(plan)) => plan.points_name(year, key).map_or_else(usual, str::to_owned),
        _ => usual(),
    }
}

/// A text as it is shown: the words of a choice or of a grade, or the text itself.
pub fn text(part: EvaluationPart, text: &str, language: Language) -> String {
    if part.is_grade() {
        return chosen_grade(ChosenGrade::read(text), language);
    }
    choices(part, language).iter().find(|(code, _)| *code == text).map_or(text, |(_, word)| word).to_owned()
}

/// The choices of a part with their codes and words; empty for a part that is typed. The words of 事業効果 and 今後の方針 are
/// those of the guides (`docs/domain.md`, "Evaluation").
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

/// The accessible name of a part of the opinion or the meeting with that number, counted from 1.
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

/// The label of a part of an item; the item's number is written beside it.
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
