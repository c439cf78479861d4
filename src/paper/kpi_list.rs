//! 一覧: the KPIs of a plan as the texts of one printed table, by group, with their results at the end of one year.
//!
//! A KPI has two lines, 目標 and 実績, with the figures of each year as on screen (`Medium::PlainPaper`). The rate, 最終目標比
//! and the judgement are those of 概況 ([`crate::figures::progress`]) for one year; if the rate is one of sums, the sums
//! are printed beside it. If not all years fit on the page, the years up to that year are shown, and a note says so.

use super::sheet;
use crate::figures::progress::{self, ProgressEntry};
use crate::figures::totals::{self, Span};
use crate::plan::Plan;
use crate::value::{FiscalYear, width};
use crate::wording::sentence;
use crate::wording::{Label, Language, PrintLabel, judging, names, parts, running, terms, widths};

mod row_texts;

use row_texts::ListWriter;

/// The room for the columns of figures on A4 landscape, in hundredths of the font size: what the other columns leave,
/// where the name of a KPI has about 24 letters a line.
const ROOM: usize = 5400;
/// The least width of a figure, which has room for the heading of a year.
const LEAST: usize = 450;
/// The space around a figure.
const PADDING: usize = 70;
/// The number of columns of figures besides those of the years: the baseline, the sum and the final target.
const OTHER_COLUMNS: usize = 3;
/// The space between a figure and its mark, where the line is not broken.
const NO_BREAK: char = '\u{a0}';

/// The table of the KPIs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KpiList {
    /// The fiscal year of the rates and judgements.
    pub year: FiscalYear,
    /// The fiscal years that have columns.
    pub years: Vec<FiscalYear>,
    /// The width of each column of figures, in hundredths of the font size.
    pub column_width: usize,
    /// Whether any KPI has a responsible section.
    pub has_sections: bool,
    /// Whether the rate of any KPI is one of sums up to the year.
    pub has_sums: bool,
    /// The number of KPIs, the number in each state, and how much of a running year has passed.
    pub counts: Vec<String>,
    /// The KPIs by group.
    pub groups: Vec<ListGroup>,
    /// Notes for the reader: the year of the judgements, and the meaning of the signs.
    pub notes: Vec<String>,
}

/// The KPIs of one group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListGroup {
    /// The name of the group and its counts; `None` in a table without any group.
    pub heading: Option<(String, Vec<String>)>,
    /// The KPIs.
    pub rows: Vec<ListRow>,
}

/// A KPI of the table. A text is empty if there is no such figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListRow {
    /// The number of its row in the grid, counted from 1.
    pub number: usize,
    /// The mark before the name of a KPI that is a part of another KPI.
    pub part_mark: &'static str,
    /// Whether the KPI is a part of another KPI.
    pub is_part: bool,
    /// The displayed name.
    pub name: String,
    /// The unit in brackets.
    pub unit: String,
    /// The reason for a missing judgement, or what the figures wait for.
    pub reason: String,
    /// The responsible section.
    pub section: String,
    /// The baseline.
    pub baseline: String,
    /// The year or the years to which the baseline refers, or that time as written.
    pub baseline_as_of: String,
    /// The line 目標.
    pub target: ListLine,
    /// The line 実績.
    pub actual: ListLine,
    /// The target of the whole period, or of the last year.
    pub final_target: String,
    /// 最終目標比.
    pub of_final: String,
    /// 達成率, followed by 増減 or 後退 if that applies.
    pub rate: String,
    /// The judgement, with its sign.
    pub state: String,
}

/// A line of a KPI.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ListLine {
    /// One text for each year that has a column; empty if `period` replaces them.
    pub years: Vec<String>,
    /// The single target of the whole period.
    pub period: Option<String>,
    /// The sum up to the year of the list; `-` for a KPI whose values do not add up.
    pub sum: String,
}

impl KpiList {
    /// The table of these KPIs of a plan, with the figures of that year.
    pub fn new(plan: &Plan, entries: &[ProgressEntry], year: FiscalYear, language: Language) -> Self {
        let writer = ListWriter { plan, language, names: &names::indicators(plan, language) };
        let groups = progress::groups(entries);
        let has_groups = groups.iter().any(|group| !group.name.is_empty());
        let groups = groups.iter().map(|group| ListGroup {
            heading: has_groups.then(|| {
                let name = if group.name.is_empty() { Label::NO_GROUP.text(language) } else { group.name };
                (name.to_owned(), counts((plan, year), &group.entries, language))
            }),
            rows: group.entries.iter().map(|entry| writer.row(entry)).collect(),
        });
        let passed = entries.iter().find_map(|entry| entry.running?.elapsed);
        let passed = passed.map(|percent| running::passed(percent, language));
        let mut list = Self {
            year,
            years: plan.years.years().collect(),
            column_width: 0,
            has_sections: entries.iter().any(|entry| !width::trim(&entry.row.responsible).is_empty()),
            has_sums: entries.iter().any(has_sum),
            counts: counts((plan, year), &entries.iter().collect::<Vec<_>>(), language)
                .into_iter()
                .chain(passed)
                .collect(),
            groups: groups.collect(),
            notes: Vec::new(),
        };
        let all = list.years.clone();
        list.fit_years();
        list.notes = notes(&list, &all, language);
        list
    }

    /// The heading of the column of the sums: its name, and the year up to which it adds.
    pub fn sum_heading(&self, language: Language) -> (&'static str, String) {
        let year = terms::year(self.year, language);
        (PrintLabel::COLUMN_SUM.text(language), sentence!(language, "{year}まで", "to {year}"))
    }

    /// Sets the width of the columns, and removes the columns of years for which the page has no room. The year of the
    /// judgements keeps its column, and earlier years take precedence over later ones.
    fn fit_years(&mut self) {
        let rows = self.groups.iter().flat_map(|group| &group.rows);
        let widest = rows.flat_map(ListRow::figures).map(figure_width).max().unwrap_or_default();
        self.column_width = (widest.max(LEAST) + PADDING).min(ROOM / (OTHER_COLUMNS + 1));
        let fit = (ROOM / self.column_width).saturating_sub(OTHER_COLUMNS).max(1);
        let place = self.years.iter().position(|year| *year == self.year).unwrap_or_default();
        let end = (place + 1).max(fit).min(self.years.len());
        let start = end.saturating_sub(fit);
        keep(&mut self.years, start, end);
        for row in self.groups.iter_mut().flat_map(|group| &mut group.rows) {
            keep(&mut row.target.years, start, end);
            keep(&mut row.actual.years, start, end);
        }
    }
}

impl ListRow {
    /// The texts that share the width of the page with the years.
    fn figures(&self) -> impl Iterator<Item = &str> {
        let lines = [&self.target, &self.actual];
        let years = lines.into_iter().flat_map(|line| line.years.iter().chain([&line.sum]));
        years.chain([&self.baseline, &self.final_target]).map(String::as_str)
    }
}

/// The width of the longest part of a text that stays on one line: a figure with its sign, separators and mark.
fn figure_width(text: &str) -> usize {
    if let Some((figure, mark)) = text.split_once(NO_BREAK) {
        return widths::width(figure) + widths::width(mark) + widths::width(" ");
    }
    let runs = text.split(|letter: char| letter != '△' && !letter.is_ascii_graphic());
    runs.map(widths::width).max().unwrap_or_default()
}

/// Keeps the elements from `start` to before `end`.
fn keep<T>(list: &mut Vec<T>, start: usize, end: usize) {
    list.truncate(end);
    list.drain(..start.min(list.len()));
}

/// Whether the rate of the KPI is one of sums up to the year.
fn has_sum(entry: &ProgressEntry) -> bool {
    entry.is_cumulative() && totals::basis(&entry.row).is_some()
}

/// The number of KPIs, and the number of KPIs with each word; words that no KPI has are left out.
fn counts((plan, year): (&Plan, FiscalYear), entries: &[&ProgressEntry], language: Language) -> Vec<String> {
    let of_words = progress::tally(plan, year, entries.iter().copied()).into_iter().filter(|(_, count)| *count > 0);
    let word = |of| judging::with_sign(of, Span::from_plan(plan), language);
    let of_words = of_words.map(|(of, count)| format!("{} {count}", word(of)));
    let all = entries.len();
    let all = language
        .choose(format!("{all}件"), if all == 1 { "1 indicator".to_owned() } else { format!("{all} indicators") });
    let parts = parts::among(progress::parts(entries.iter().copied()), language);
    let all = match parts.as_str() {
        "" => all,
        parts => sentence!(language, "{all}（{parts}）", "{all} ({parts})"),
    };
    [all].into_iter().chain(of_words).collect()
}

/// The notes above the table: the year of its judgements, the years that it leaves out, and the meaning of the signs.
fn notes(list: &KpiList, all: &[FiscalYear], language: Language) -> Vec<String> {
    let year = terms::year(list.year, language);
    let mut notes = vec![if list.has_sums {
        sentence!(
            language,
            "達成率・最終目標比・判定は{year}のもので、累計のある指標は{year}までの累計による。",
            "Rates, shares of the final target and states are for {year}; where an indicator has totals, they are based on the total up to {year}."
        )
    } else {
        sentence!(
            language,
            "達成率・最終目標比・判定は{year}のもの。",
            "Rates, shares of the final target and states are for {year}."
        )
    }];
    if let (true, Some((first, last)), Some((from, to))) = (all.len() > list.years.len(), ends(all), ends(&list.years))
    {
        let (all, shown) = (terms::year_range(first, last, language), terms::year_range(from, to, language));
        notes.push(sentence!(
            language,
            "{all}のうち{shown}の列を示す。",
            "Shows the columns for {shown} out of {all}."
        ));
    }
    let [not_applicable, blank, unknown, _] = sheet::cell_signs(language);
    let marks = language.choose(
        "速・見は、まだ確定していない値（速報・見込）。",
        "“p” and “e” mark values that are not final (preliminary, estimate).",
    );
    notes.extend([not_applicable, blank, unknown, marks, sheet::minus_sign(language)].map(str::to_owned));
    notes
}

fn ends(years: &[FiscalYear]) -> Option<(FiscalYear, FiscalYear)> {
    Some((*years.first()?, *years.last()?))
}
