//! 活動報告: the activities of a group in a range of days and the progress of its figures, on one page for a funder or for
//! the members.
//!
//! The figures are those of 概況 for the fiscal year in which the range ends, from the same function. Below them are the
//! records of the range, day by day, with the figures of one event on one line. For members the amounts of single
//! records are left out. The report is Japanese in either language of the page, as the document of the plan is.
//!
//! On paper each KPI has its chart; in Word, which receives only texts, a bar of ten steps. The picture for a chat has
//! the figures without the events.

use crate::export::file_name::activity_report_name;
use crate::export::picture::{self, Picture, PictureFigure};
use crate::figures::by_year::ActualByYear;
use crate::figures::chart::Canvas;
use crate::figures::chart::bullet::Bullet;
use crate::figures::progress::{self, ProgressEntry};
use crate::figures::totals::Span;
use crate::paper::kpi_chart::KpiChart;
use crate::paper::printed_document::content::{
    PrintedBlock, PrintedChart, PrintedDocument, PrintedSection, PrintedTable,
};
use crate::plan::activity_log::noted_amount;
use crate::plan::{ActivityRecord, Direction, Plan, RecordText};
use crate::value::{Amount, Date};
use crate::wording::kpi_card::KpiCard;
use crate::wording::medium::Medium;
use crate::wording::{Language, RecordLabel, activity_log, document, facts, names, terms};

const JAPANESE: Language = Language::Japanese;
/// The heading above the figures.
const FIGURES: &str = "数値";
/// The number of steps of the bar beside a figure.
const STEPS: i128 = 10;

/// The reader of the report.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ReportReader {
    /// A funder, who sees the amounts of each record.
    #[default]
    Funder,
    /// The members, who see what was done.
    Members,
}

/// The inputs of a report.
#[derive(Clone, Copy, Debug)]
pub struct ActivityReport<'p> {
    /// The plan.
    pub plan: &'p Plan,
    /// The first day.
    pub from: Date,
    /// The last day; the figures are those of its fiscal year.
    pub to: Date,
    /// The day on which the report is made, which decides whether a year is over.
    pub on: Date,
    /// The reader of the report.
    pub reader: ReportReader,
}

impl ActivityReport<'_> {
    /// The title of the report.
    pub const NAME: &'static str = "活動報告";

    /// The report for Word, with a bar of ten steps for each figure.
    pub fn document(&self) -> PrintedDocument {
        let plan = self.plan_until();
        self.with_figures(section(2, FIGURES, vec![PrintedBlock::Table(self.figures(&plan, Some("進み")))]))
    }

    /// The report for paper, with a chart for each figure.
    pub fn printed(&self) -> PrintedDocument {
        let plan = self.plan_until();
        let table = PrintedBlock::Table(self.figures(&plan, None));
        self.with_figures(PrintedSection { charts: self.charts(&plan), ..section(2, FIGURES, vec![table]) })
    }

    fn with_figures(&self, figures: PrintedSection) -> PrintedDocument {
        let name = names::plan_name(self.plan, JAPANESE);
        let covered = activity_log::covered(self.plan.log().count_between(self.from, self.to), JAPANESE);
        let mut first = [self.span(), covered].map(PrintedBlock::Paragraph).to_vec();
        first.extend(self.purpose());
        let sections = vec![section(1, &name, first), figures, section(2, "活動", self.events())];
        PrintedDocument {
            title: Self::NAME.to_owned(),
            plan: name,
            authors: self.plan.facts.prepared_by.join("、"),
            is_landscape: false,
            sections,
        }
    }

    /// A picture of the figures beside their targets.
    pub fn picture(&self) -> Picture {
        let plan = self.plan_until();
        let figure = |entry: &ProgressEntry| {
            let (card, both) = (KpiCard::new(entry, &plan, JAPANESE), towards(entry));
            let said = [card.state, card.said].into_iter().find(|text| !text.is_empty()).unwrap_or_default();
            PictureFigure {
                name: names::name_or_unnamed(&entry.row.name, JAPANESE),
                figures: format!("{}（{}）", card.reached, card.year),
                said,
                bar: both.and_then(|(actual, target)| Bullet::from_figures(actual, Some(target), None)),
            }
        };
        let figures: Vec<PictureFigure> = self.entries(&plan).iter().map(figure).collect();
        let authors = self.plan.facts.prepared_by.join("、");
        let lines = [self.span(), format!("記録{}", activity_log::count(self.records().len(), JAPANESE)), authors];
        let below: Vec<String> = lines.into_iter().filter(|line| !line.is_empty()).collect();
        let heading = names::plan_name(self.plan, JAPANESE);
        picture::figures(activity_report_name(self.plan, self.from), &heading, &below.join("　"), &figures)
    }

    fn span(&self) -> String {
        format!("{}～{}", facts::day_label(self.from, false), facts::day_label(self.to, false))
    }

    /// The records of the range that were not removed, the earliest first.
    pub fn records(&self) -> Vec<&ActivityRecord> {
        let is_in = |record: &&ActivityRecord| record.on().is_some_and(|on| (self.from..=self.to).contains(&on));
        let mut records: Vec<&ActivityRecord> = self.plan.log().iter().map(|record| &**record).filter(is_in).collect();
        // Sorting keeps the figures of one event together.
        let place =
            |record: &ActivityRecord| self.plan.indicators().iter().position(|row| Some(row.id) == record.indicator());
        records.sort_by_cached_key(|record| (record.on(), record.text(RecordText::What), place(record), record.id));
        records
    }

    /// The texts of the plan about its purpose and its activities.
    fn purpose(&self) -> Vec<PrintedBlock> {
        let leaves = ["a3", "a5"].into_iter().filter_map(|leaf| leaf.parse().ok());
        let texts = leaves.filter_map(|place| {
            let text = self.plan.document.text(place).trim();
            let heading = document::place(place, &self.plan.form, JAPANESE);
            (!text.is_empty()).then(|| [PrintedBlock::Label(heading), PrintedBlock::Paragraph(text.to_owned())])
        });
        texts.flatten().collect()
    }

    /// The plan without the records of days after the range.
    fn plan_until(&self) -> Plan {
        let until = self.plan.log().all().filter(|record| record.on().is_none_or(|on| on <= self.to));
        self.plan.with_log(until.map(|record| ActivityRecord::clone(record)).collect())
    }

    /// The progress of the KPIs. If the range ends with its fiscal year, that year is judged as over.
    fn entries(&self, plan: &Plan) -> Vec<ProgressEntry> {
        progress::entries(plan, self.to.fiscal_year(), self.as_of())
    }

    /// The day that decides whether a year has ended.
    fn as_of(&self) -> Date {
        self.on.min(self.to.next())
    }

    /// The charts of the KPIs: by month of the year in which the range ends, or by year for a KPI whose actuals are typed. The
    /// charts for members are by year, since a month may have a single record, whose amount the chart would reveal.
    fn charts(&self, plan: &Plan) -> Vec<PrintedChart> {
        let (medium, canvas) = (Medium::PlainPaper, Canvas::LARGE);
        let span = Span::from_plan(plan).as_of(self.as_of());
        let chart = |entry: ProgressEntry| {
            let (row, until) = (&entry.row, (self.to.fiscal_year(), self.on.min(self.to)));
            let by_month = || KpiChart::by_month(plan, row, until, medium, canvas, JAPANESE);
            let chart = (self.reader == ReportReader::Funder).then(by_month).flatten();
            let chart = chart.or_else(|| KpiChart::draw(row, span, medium, canvas, JAPANESE))?;
            Some(PrintedChart { name: names::name_or_unnamed(&row.name, JAPANESE), chart })
        };
        self.entries(plan).into_iter().filter_map(chart).collect()
    }

    /// The table of the figures; `steps` is the heading of the column with the bar of ten steps, if there is one.
    fn figures(&self, plan: &Plan, steps: Option<&str>) -> PrintedTable {
        let entries = self.entries(plan);
        let row = |entry: &ProgressEntry| {
            let card = KpiCard::new(entry, plan, JAPANESE);
            let said = [card.state, card.said].into_iter().filter(|text| !text.is_empty());
            let behind = entry.row.from_records(entry.year);
            // For a cumulative figure, the year's records are only a part of it, so the year is named.
            let year =
                if entry.is_cumulative() { format!("{}：", terms::year(entry.year, JAPANESE)) } else { String::new() };
            let behind =
                behind.map(|recorded| format!("{year}{}", activity_log::behind(&entry.row, recorded, JAPANESE)));
            let name = names::name_or_unnamed(&entry.row.name, JAPANESE);
            let bar = steps.map(|_| bar(entry));
            [name, format!("{}（{}）", card.reached, card.year)]
                .into_iter()
                .chain(bar)
                .chain([said.collect::<Vec<_>>().join("　"), behind.unwrap_or_default()])
                .collect()
        };
        let heads = [terms::indicator(&self.plan.form, JAPANESE), "実績／目標"];
        let heads: Vec<&str> = heads.into_iter().chain(steps).chain(["判定", "記録"]).collect();
        PrintedTable {
            words: heads.len(),
            widths: if steps.is_some() { vec![19, 30, 20, 17, 14] } else { vec![27, 34, 22, 17] },
            head: heads.into_iter().map(str::to_owned).collect(),
            rows: entries.iter().map(row).collect(),
            ..PrintedTable::default()
        }
    }

    /// The events day by day: what happened, and the figures of each KPI on that day.
    fn events(&self) -> Vec<PrintedBlock> {
        let records = self.records();
        if records.is_empty() {
            return vec![PrintedBlock::Paragraph("この期間の記録はありません。".to_owned())];
        }
        let mut rows: Vec<Vec<String>> = Vec::new();
        let (mut year, mut event, mut kpi) = (None, None, None);
        for record in records {
            let Some(on) = record.on() else { continue };
            let day = format!("{}月{}日", on.month(), on.day());
            // Only the first day of each year names the year.
            let day = if year == Some(on.year()) { day } else { format!("{}年{day}", on.year()) };
            year = Some(on.year());
            let what = record.text(RecordText::What);
            let (name, said) = self.figure(record);
            let figure = format!("{name} {said}").trim_end().to_owned();
            match rows.last_mut().filter(|_| event == Some((on, what))) {
                // Several answers to one question, and records that only count, name the KPI once.
                Some(row) if kpi == Some(record.indicator()) => add(row, 2, '・', &said),
                Some(row) => add(row, 2, '、', &figure),
                None => rows.push(vec![day, what.to_owned(), figure, String::new()]),
            }
            kpi = Some(record.indicator());
            if let Some(row) = rows.last_mut() {
                add(row, 3, '、', self.note(record));
            }
            event = Some((on, what));
        }
        // An empty column of notes is left out, so that the others have its room.
        let has_notes = rows.iter().any(|row| row.last().is_some_and(|note| !note.is_empty()));
        let columns: &[(usize, &str, usize)] = match (self.reader == ReportReader::Members, has_notes) {
            (false, true) => &[(0, "日付", 16), (1, "内容", 38), (2, "数量", 30), (3, "備考", 16)],
            (false, false) => &[(0, "日付", 16), (1, "内容", 34), (2, "数量", 50)],
            (true, true) => &[(0, "日付", 16), (1, "内容", 56), (3, "備考", 28)],
            (true, false) => &[(0, "日付", 16), (1, "内容", 84)],
        };
        let cells = |row: Vec<String>| columns.iter().filter_map(|(at, ..)| row.get(*at).cloned()).collect();
        vec![PrintedBlock::Table(PrintedTable {
            words: columns.len(),
            head: columns.iter().map(|(_, head, _)| (*head).to_owned()).collect(),
            rows: rows.into_iter().map(cells).collect(),
            widths: columns.iter().map(|(.., width)| *width).collect(),
            ..PrintedTable::default()
        })]
    }

    /// The note of a record, for members without the words of an approximate amount (約80).
    fn note<'r>(&self, record: &'r ActivityRecord) -> &'r str {
        let note = record.text(RecordText::Note);
        let kpi = record.indicator().and_then(|id| self.plan.indicator(id)).map(|kpi| &**kpi);
        match noted_amount(note, record.amount(), kpi) {
            Some((own, _)) if self.reader == ReportReader::Members => own,
            _ => note,
        }
    }

    /// The content of a record: the name of the KPI, and the amount, the share or the answer.
    fn figure(&self, record: &ActivityRecord) -> (&str, String) {
        let kpi = record.indicator().and_then(|id| self.plan.indicator(id));
        let name = kpi.map_or(RecordLabel::NO_INDICATOR.text(JAPANESE), |kpi| kpi.name.as_str());
        let unit = kpi.map_or("", |kpi| kpi.unit_of_records());
        let amount = match record.amount() {
            Some(amount) => format!("{}{unit}", Medium::PlainPaper.amount(amount)),
            None => record.text(RecordText::Amount).to_owned(),
        };
        let parts = [RecordText::Numerator, RecordText::Denominator].map(|of| record.text(of));
        let share = if parts.iter().all(|part| part.is_empty()) { String::new() } else { parts.join("／") };
        let said = [record.text(RecordText::Choice).to_owned(), amount, share];
        let said: Vec<String> = said.into_iter().filter(|text| !text.is_empty()).collect();
        (name, said.join(" "))
    }
}

/// Adds a text to a cell, after `mark` if the cell has a text already.
fn add(row: &mut [String], column: usize, mark: char, text: &str) {
    if let Some(cell) = row.get_mut(column).filter(|_| !text.is_empty()) {
        if !cell.is_empty() {
            cell.push(mark);
        }
        cell.push_str(text);
    }
}

/// The actual and the target that it should reach; `None` if less is aimed at, or if either is unknown.
fn towards(entry: &ProgressEntry) -> Option<(Amount, Amount)> {
    let both = match entry.actual {
        Some(ActualByYear::Amount(actual, _)) => entry.target.map(|target| (actual, target)),
        Some(ActualByYear::Mean(_)) | None => None,
    };
    both.filter(|_| entry.row.direction != Some(Direction::Down))
}

/// The progress of the actual towards its target, as a bar of ten steps; blank if it is unknown.
fn bar(entry: &ProgressEntry) -> String {
    let steps = towards(entry).and_then(|(actual, target)| {
        let (actual, target) = actual.aligned(target);
        let share = actual.checked_mul(STEPS)?.checked_div(target)?;
        (target > 0).then(|| share.clamp(0, STEPS))
    });
    let bar = |full: i128| -> String {
        let count = |steps: i128| usize::try_from(steps).unwrap_or_default();
        "■".repeat(count(full)) + &"□".repeat(count(STEPS - full))
    };
    steps.map(bar).unwrap_or_default()
}

fn section(level: usize, heading: &str, blocks: Vec<PrintedBlock>) -> PrintedSection {
    PrintedSection { level, heading: heading.to_owned(), blocks, ..PrintedSection::default() }
}
