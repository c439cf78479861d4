//! What the user sees of the plans in 計画一覧: one line for each plan, with the order, the year and the filter of the lines.
//!
//! The order and the filters are a view, as in the table; the workbook keeps its own order. In ascending order, each column puts
//! the line that most needs action first: the line with the smallest share entered or met (`docs/decisions.md` 103).

use std::sync::Arc;

use crate::checks::{self, Severity};
use crate::figures::progress::{InquiryStanding, PlanStanding, ProgressState};
use crate::plan::Plan;
use crate::plan::lineage::SentInquiry;
use crate::session::table_order::after_press;
use crate::value::{Date, FiscalYear, Timestamp, width};

/// The line of a plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlanLine {
    /// The plan.
    pub plan: Arc<Plan>,
    /// The displayed name, which is numbered if several plans of the list have the same name.
    pub name: String,
    /// The municipalities or other bodies that prepare the plan.
    pub bodies: String,
    /// The search key of the name and the bodies ([`crate::value::width::key`]).
    pub key: String,
    /// The year that was chosen when the figures were computed.
    pub chosen: Option<FiscalYear>,
    /// The figures of the year.
    pub standing: PlanStanding,
    /// The progress of the plan's inquiry about that year; `None` if there is none, or while it has not been read.
    pub inquiry: Option<InquiryStanding>,
    /// The progress of the newest inquiry, whatever year it is about.
    pub newest_inquiry: Option<InquiryStanding>,
    /// The number of open findings of each severity.
    pub findings: [(Severity, usize); 3],
    /// The number of things that need attention, and a short text of the first; `None` if nothing does.
    pub attention: Option<(usize, String)>,
    /// When the plan was saved last.
    pub saved: Option<Timestamp>,
}

/// The inputs of lines besides their plans.
#[derive(Clone, Copy, Debug)]
pub struct LineBasis {
    /// The fiscal year that was chosen for all plans.
    pub chosen: Option<FiscalYear>,
    /// The present day.
    pub today: Date,
}

impl LineBasis {
    /// The line of a plan under that name, without what needs attention. Figures of `before` that are of the same plan
    /// and year are reused, so that a very long list follows a change of one plan at once.
    pub fn line(
        self,
        plan: &Arc<Plan>,
        name: String,
        bodies: String,
        inquiries: &[SentInquiry],
        before: Option<&PlanLine>,
    ) -> PlanLine {
        let same = before.filter(|before| Arc::ptr_eq(&before.plan, plan));
        let standing = same.filter(|before| before.chosen == self.chosen).map(|before| before.standing.clone());
        PlanLine {
            plan: Arc::clone(plan),
            key: width::key(&format!("{bodies}\n{name}")),
            name,
            bodies,
            chosen: self.chosen,
            standing: standing.unwrap_or_else(|| PlanStanding::new(plan, self.chosen, self.today)),
            inquiry: InquiryStanding::new(inquiries, self.chosen, self.today),
            newest_inquiry: InquiryStanding::new(inquiries, None, self.today),
            findings: same.map_or_else(|| checks::check(plan).severities(), |before| before.findings),
            attention: None,
            saved: None,
        }
    }
}

/// A column of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PlanColumn {
    /// 団体・計画.
    Plan,
    /// 年度.
    Year,
    /// 指標.
    Indicators,
    /// 実績入力.
    Entered,
    /// 達成の様子.
    States,
    /// 判定.
    Grades,
    /// 照会.
    Inquiry,
    /// 指摘.
    Findings,
    /// 保存.
    Saved,
}

impl PlanColumn {
    /// The columns from left to right.
    pub const ALL: [Self; 9] = [
        Self::Plan,
        Self::Year,
        Self::Indicators,
        Self::Entered,
        Self::States,
        Self::Grades,
        Self::Inquiry,
        Self::Findings,
        Self::Saved,
    ];
}

/// What the user has chosen to see of the list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PlanListView {
    /// The fiscal year of all lines; `None` for each plan's newest year that has ended.
    pub year: Option<FiscalYear>,
    /// The column by which the lines are sorted, and whether in descending order; `None` for the order of the workbook.
    pub order: Option<(PlanColumn, bool)>,
    /// The search key that the name or the bodies must contain.
    pub search: String,
    /// 未回答あり: whether only plans in which a section has not answered are shown.
    pub only_unanswered: bool,
    /// 未入力あり: whether only plans with a KPI that is 未入力 are shown. 未把握 is an answer and no such KPI.
    pub only_missing: bool,
}

impl PlanListView {
    /// Sorts by a column; a second press reverses the order, and a third restores the order of the workbook.
    pub fn press(&mut self, column: PlanColumn) {
        self.order = after_press(self.order, column);
    }

    /// Whether the line is shown.
    pub fn lets_pass(&self, line: &PlanLine) -> bool {
        line.key.contains(&self.search)
            && (!self.only_unanswered || line.inquiry.is_some_and(|inquiry| inquiry.waiting() > 0))
            && (!self.only_missing || line.standing.count(ProgressState::NotEntered) > 0)
    }

    /// The lines in the chosen order. Lines without a value in the column stay last in both directions; equal lines
    /// keep the order of the workbook.
    pub fn sorted<'l>(&self, lines: &'l [Arc<PlanLine>]) -> Vec<&'l Arc<PlanLine>> {
        let Some((column, is_descending)) = self.order else { return lines.iter().collect() };
        let mut blank = Vec::new();
        let mut sorted: Vec<(SortKey, &Arc<PlanLine>)> = Vec::with_capacity(lines.len());
        // Insertion sort, as in 概況: the sort of the standard library adds 3 KB to the download.
        for line in lines {
            let Some(key) = line.sort_key(column) else {
                blank.push(line);
                continue;
            };
            let comes_before = |other: &SortKey| if is_descending { *other >= key } else { *other <= key };
            let place = sorted.partition_point(|(other, _)| comes_before(other));
            sorted.insert(place, (key, line));
        }
        sorted.into_iter().map(|(_, line)| line).chain(blank).collect()
    }
}

/// The sort key of a line: a text, then figures.
type SortKey = (String, [i64; 3]);

impl PlanLine {
    /// The sort key of the line; `None` if the line has no value in the column.
    fn sort_key(&self, column: PlanColumn) -> Option<SortKey> {
        let standing = &self.standing;
        let figures = match column {
            PlanColumn::Plan => return Some((format!("{}\n{}", self.bodies, self.name), [0; 3])),
            PlanColumn::Saved => return Some((self.saved?.to_string(), [0; 3])),
            PlanColumn::Grades => {
                let grades = standing.grades.as_ref()?;
                let counts: Vec<usize> = grades.words.iter().map(|(_, count)| *count).collect();
                let all = counts.iter().sum();
                let mut shares = counts.iter().map(|count| share(*count, all).unwrap_or_default());
                let [best, next, third] = std::array::from_fn(|_| shares.next().unwrap_or_default());
                return (all > 0).then(|| (grades.rule.clone(), [best, next, third]));
            }
            PlanColumn::Year => [i64::from(standing.year?.western()), 0, 0],
            PlanColumn::Indicators => [number(self.indicators()), 0, 0],
            PlanColumn::Entered => {
                [share(standing.entered, standing.due)?, -number(standing.missing()), number(standing.due)]
            }
            PlanColumn::States => {
                let [met, on_track, below] = [ProgressState::Met, ProgressState::OnTrack, ProgressState::Below]
                    .map(|state| standing.count(state));
                let judged = met + on_track + below;
                [share(met, judged)?, share(met + on_track, judged)?, number(judged)]
            }
            PlanColumn::Inquiry => {
                let inquiry = self.inquiry?;
                let overdue = -i64::from(inquiry.days_overdue);
                [share(inquiry.answered, inquiry.asked)?, overdue, -number(inquiry.waiting())]
            }
            PlanColumn::Findings => self.findings.map(|(_, count)| number(count)),
        };
        Some((String::new(), figures))
    }

    /// The number of KPIs that are begun, so that they are no unused slots.
    pub fn indicators(&self) -> usize {
        self.plan.begun_indicators().count()
    }
}

/// The ratio of a part to the whole in ten-thousandths; `None` if the whole is 0.
fn share(part: usize, whole: usize) -> Option<i64> {
    (number(part) * 10_000).checked_div(number(whole))
}

fn number(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}
