//! The texts of 計画一覧: the cells of a plan's line on the page, on paper and in the file. The file is Japanese in either
//! language.

use std::sync::Arc;

use super::status::{counts_by_name, day, day_and_time, years};
use super::{Label, Language, ListLabel, grid, judging, terms};
use crate::checks::Severity;
use crate::columns::guard::guard;
use crate::figures::progress::{InquiryStanding, PlanGrades, PlanStanding, ProgressState};
use crate::plan::Judging;
use crate::session::plan_list::{PlanColumn, PlanLine, PlanListView};
use crate::value::{Date, Timestamp};

/// The text in a cell of a plan that lacks the chosen year.
const LACKS_YEAR: &str = "—";

/// The heading of a column.
pub fn heading(column: PlanColumn, language: Language) -> &'static str {
    let label = match column {
        PlanColumn::Plan => ListLabel::COLUMN_PLAN,
        PlanColumn::Year => Label::OVERVIEW_YEAR,
        PlanColumn::Indicators => ListLabel::COLUMN_INDICATORS,
        PlanColumn::Entered => ListLabel::COLUMN_ENTERED,
        PlanColumn::States => ListLabel::COLUMN_STATES,
        PlanColumn::Grades => ListLabel::COLUMN_GRADES,
        PlanColumn::Inquiry => Label::VIEW_INQUIRY,
        PlanColumn::Findings => ListLabel::COLUMN_FINDINGS,
        PlanColumn::Saved => ListLabel::COLUMN_SAVED,
    };
    label.text(language)
}

/// The whole name of a plan with its bodies, its form and its years: `埼玉県　中小企業高度人材支援計画（2016年様式、2017～2019年度）`.
pub fn whole_name(line: &PlanLine, language: Language) -> String {
    let PlanLine { plan, name, bodies, .. } = line;
    let (form, years) = (plan.form.name.text(language), years(&plan.years, language));
    let name = sentence!(language, "{name}（{form}、{years}）", "{name} ({form}, {years})");
    if bodies.is_empty() { name } else { format!("{bodies}{}{name}", language.choose("　", " ")) }
}

/// The mark of a plan in which that many things need attention.
pub fn attention(count: usize, language: Language) -> String {
    sentence!(language, "要対応{count}", "{count} to do")
}

/// The year of the figures.
pub fn year(standing: &PlanStanding, language: Language) -> String {
    standing.year.map_or_else(|| LACKS_YEAR.to_owned(), |year| terms::year(year, language))
}

/// The number of entered actuals out of the expected ones: `38/44`.
pub fn entered(standing: &PlanStanding) -> String {
    let PlanStanding { entered, due, .. } = standing;
    if standing.year.is_some() { format!("{entered}/{due}") } else { LACKS_YEAR.to_owned() }
}

/// The number of KPIs in each state in words: `達成2・未達成1`.
pub fn states(standing: &PlanStanding, language: Language) -> String {
    let usual = Judging::default();
    let words = ProgressState::ALL.map(|state| (judging::state(state, &usual, language), standing.count(state)));
    let counts = counts_by_name(words.iter().map(|(word, count)| (word.as_str(), *count)), language);
    if standing.year.is_some() { counts } else { LACKS_YEAR.to_owned() }
}

/// The legend of the signs of the states: `● 達成　◐ おおむね順調 …`. It has the usual states and any other state that one of
/// these plans has.
pub fn legend(lines: &[Arc<PlanLine>], language: Language) -> String {
    let is_there = |state: &ProgressState| state.is_usual() || lines.iter().any(|line| line.standing.count(*state) > 0);
    let sign_and_word = |state: ProgressState| {
        format!("{} {}", judging::sign(state.into()), judging::state(state, &Judging::default(), language))
    };
    let named = ProgressState::ALL.into_iter().filter(is_there).map(sign_and_word);
    named.collect::<Vec<_>>().join(language.choose("　", " · "))
}

/// The number of KPIs with each grade: `S2・A3`; blank without a rule.
pub fn grades(grades: Option<&PlanGrades>, language: Language) -> String {
    let words = grades.into_iter().flat_map(|grades| &grades.words);
    counts_by_name(words.map(|(word, count)| (word.as_str(), *count)), language)
}

/// The number of sections that have answered, and the days since the deadline: `5/6課 4日超過`; blank without an inquiry.
pub fn inquiry(standing: Option<InquiryStanding>, language: Language) -> String {
    let Some(InquiryStanding { asked, answered, days_overdue: days }) = standing else { return String::new() };
    let counts = sentence!(language, "{answered}/{asked}課", "{answered}/{asked}");
    if days == 0 { counts } else { sentence!(language, "{counts} {days}日超過", "{counts}, {days} d overdue") }
}

/// The day of the last save, and the same with its time; blank if the plan was never saved.
pub fn saved(at: Option<Timestamp>, today: Date, language: Language) -> (String, String) {
    let texts = |at: Timestamp| (day(at.date(), today, language), day_and_time(at, today, language));
    at.map(texts).unwrap_or_default()
}

/// The number of plans that are shown; blank if all are shown.
pub fn shown(shown: usize, all: usize, language: Language) -> String {
    match shown {
        _ if shown == all => String::new(),
        0 => ListLabel::NO_PLAN_PASSES.text(language).to_owned(),
        _ => grid::shown(shown, all, language),
    }
}

/// The line above the printed list: the day, and the filter of the listed plans.
pub fn paper_title(view: &PlanListView, (shown, all): (usize, usize), today: Date, language: Language) -> String {
    let filters = [(view.only_unanswered, ListLabel::ONLY_UNANSWERED), (view.only_missing, ListLabel::ONLY_MISSING)];
    let filters = filters.into_iter().filter(|(is_on, _)| *is_on).map(|(_, label)| label.text(language).to_owned());
    let counts = (shown < all).then(|| grid::shown(shown, all, language));
    let day = language.choose(today.western_label(), today.to_string());
    [day].into_iter().chain(counts).chain(filters).collect::<Vec<_>>().join(language.choose("　", " · "))
}

/// The lines as records of a file, in their order, with the headings first and the day in each record. The counts of a
/// plan that lacks the year are blank.
pub fn records<'l>(lines: impl IntoIterator<Item = &'l PlanLine>, today: Date) -> Vec<Vec<String>> {
    let states = ProgressState::ALL.map(|state| judging::state(state, &Judging::default(), Language::Japanese));
    let [error, warning, note] = [Severity::Error, Severity::Warning, Severity::Note]
        .map(|severity| super::findings::severity(severity, Language::Japanese).to_owned());
    let before = ["団体", "計画", "年度", "指標", "実績入力済", "実績入力対象"].map(str::to_owned);
    let behind = ["判定の規則", "判定", "照会回答済", "照会先", "期限超過日数"].map(str::to_owned);
    let last = ["保存日", "作成日"].map(str::to_owned);
    let heads = before.into_iter().chain(states).chain(behind).chain([error, warning, note]).chain(last);
    let rows = lines.into_iter().map(|line| record(line, today));
    [heads.collect()].into_iter().chain(rows).collect()
}

fn record(line: &PlanLine, today: Date) -> Vec<String> {
    let standing = &line.standing;
    let of_year = |count: usize| if standing.year.is_some() { count.to_string() } else { String::new() };
    let year = standing.year.map(|year| year.to_string()).unwrap_or_default();
    let rule = standing.grades.as_ref().map(|grades| guard(&grades.rule)).unwrap_or_default();
    let grades = guard(&grades(standing.grades.as_ref(), Language::Japanese));
    let inquiry = line.inquiry.map(|inquiry| {
        let InquiryStanding { asked, answered, days_overdue } = inquiry;
        [answered.to_string(), asked.to_string(), days_overdue.to_string()]
    });
    let saved = line.saved.map(|at| at.date().to_string()).unwrap_or_default();
    let mut fields = vec![guard(&line.bodies), guard(&line.name), year, line.indicators().to_string()];
    fields.extend([standing.entered, standing.due].map(of_year));
    fields.extend(standing.states.map(of_year));
    fields.extend([rule, grades]);
    fields.extend(inquiry.unwrap_or_default());
    fields.extend(line.findings.map(|(_, count)| count.to_string()));
    fields.extend([saved, today.to_string()]);
    fields
}
