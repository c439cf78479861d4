//! The papers of 効果検証: the sheet of a year, in the usual columns or in the columns of the report to the State, and the
//! report to the assembly (議会報告). Each is a [`PrintedDocument`] in landscape, for paper and for Word.
//!
//! Every figure, rate and grade is the one in the view ([`SheetFigures`], [`EvaluatedRow`]), with △ for a minus. A settled sheet
//! prints its frozen content, and later corrections are printed below it with their reasons. Blank contents are left out, including
//! whole columns. The papers are Japanese in either language of the page, as the document of the plan is.

use crate::figures::evaluation::{PlanInForce, SheetFigures};
use crate::paper::evaluation::columns::{Column, between, joined};
use crate::paper::printed_document::content::{PrintedBlock, PrintedDocument, PrintedSection, PrintedTable};
use crate::plan::evaluation::{EvaluationRow, ItemId, NameKey, SheetStep, Whole};
use crate::plan::{EvaluationPart, EvaluationPlace, GradeRule, KpiText, Plan, SheetText};
use crate::value::{Date, FiscalYear, width};
use crate::wording::evaluation::{self, EvaluatedRow};
use crate::wording::medium::Medium;
use crate::wording::{EvaluationLabel, Label, Language, names, terms};

mod columns;
mod national;
mod notes;
mod report;
mod sheet;

const JAPANESE: Language = Language::Japanese;

/// A paper of 効果検証.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EvaluationPaper {
    /// 効果検証シート.
    Sheet,
    /// 効果検証シート in the columns of the report to the State.
    NationalSheet,
    /// 議会報告.
    Report,
}

impl EvaluationPaper {
    /// The paper of a fiscal year as of the day `on`, which decides whether the year is over.
    pub fn document(self, plan: &Plan, year: FiscalYear, on: Date) -> PrintedDocument {
        let source = PaperSource::new(plan, year, on);
        let sections = match self {
            Self::Sheet => source.usual_sections(),
            Self::NationalSheet => source.national_sections(),
            Self::Report => source.report_sections(),
        };
        PrintedDocument {
            title: format!("{}年度　{}", terms::year_in_both_eras(year), self.name()),
            plan: names::plan_name(plan, JAPANESE),
            authors: plan.facts.prepared_by.join("、"),
            is_landscape: true,
            sections,
        }
    }

    /// The title of the paper.
    pub fn name(self) -> &'static str {
        match self {
            Self::Sheet | Self::NationalSheet => "効果検証シート",
            Self::Report => "効果検証の結果（議会報告）",
        }
    }
}

/// The source of the papers of a year.
struct PaperSource<'p> {
    plan: &'p Plan,
    year: FiscalYear,
    on: Date,
    figures: SheetFigures,
    /// The rows of the sheet by group; the groups are in the order of their first rows.
    rows: Vec<EvaluationRow>,
    /// The plan with the targets that were in force.
    in_force: Plan,
}

impl<'p> PaperSource<'p> {
    fn new(plan: &'p Plan, year: FiscalYear, on: Date) -> Self {
        let figures = SheetFigures::new(plan, year, on, evaluation::rule_in_force(plan, JAPANESE));
        let mut rows: Vec<EvaluationRow> = Vec::new();
        for row in &figures.shown.rows {
            let last = rows.iter().rposition(|other| other.whole() == row.whole());
            rows.insert(last.map_or(rows.len(), |last| last + 1), row.clone());
        }
        Self { plan, year, on, figures, rows, in_force: PlanInForce::new(plan, year).plan }
    }

    fn rule(&self) -> Option<&GradeRule> {
        self.figures.shown.rule.as_deref()
    }

    /// The text of a part as it is printed: the words of a choice, a day in the era, or the text itself.
    fn text(&self, part: EvaluationPart) -> String {
        let text = self.plan.evaluation_text(EvaluationPlace { year: self.year, part });
        evaluation::day_in_text(part, &evaluation::text(part, text.trim_end(), JAPANESE), Date::era_label)
    }

    fn label(&self, part: EvaluationPart) -> String {
        evaluation::label(part, Some(self.plan), self.year, JAPANESE)
    }

    fn kpi_text(&self, row: &EvaluationRow, text: KpiText) -> String {
        self.text(EvaluationPart::Kpi(row.indicator, text))
    }

    /// A column with the texts of these parts of the sheet, under the label of the last part.
    fn part_column(&self, share: usize, parts: &[EvaluationPart]) -> Column {
        let (mut head, mut texts) = (String::new(), Vec::new());
        for part in parts {
            head = self.label(*part);
            texts.push(self.text(*part));
        }
        Column::words(&head, share, texts)
    }

    /// A column with this text for each of the rows.
    fn kpi_column(&self, rows: &[&EvaluationRow], share: usize, text: KpiText) -> Column {
        let mut parts = Vec::new();
        for row in rows {
            parts.push(EvaluationPart::Kpi(row.indicator, text));
        }
        self.part_column(share, &parts)
    }

    /// The points of a whole that the rule leaves to the users.
    fn points(&self, whole: Whole) -> Vec<EvaluationPart> {
        let names = self.figures.shown.typed_points().into_iter().map(NameKey::from_name);
        names.map(|name| EvaluationPart::Points(whole, name)).collect()
    }

    /// The grade of a whole, with the sum of its points; blank if it has none.
    fn grade_of_whole(&self, whole: Whole) -> String {
        evaluation::grade_on_whole(self.plan, self.year, &self.figures.shown, whole, JAPANESE)
    }

    /// The opinions or the meetings of the sheet.
    fn items(&self, item: fn(EvaluationPart) -> Option<ItemId>) -> Vec<ItemId> {
        self.plan.evaluations.get(self.year).map(|said| said.items(item)).unwrap_or_default()
    }

    /// The columns of the KPIs' names, units, figures and grades. `before_year` is inserted before the year of a rate,
    /// so that narrow columns break the line there.
    fn figure_columns(&self, rows: &[&EvaluationRow], before_year: &str) -> Vec<Column> {
        let texts = |text: &dyn Fn(&EvaluationRow, EvaluatedRow) -> String| {
            let mut texts = Vec::new();
            for row in rows {
                texts.push(text(row, self.texts(row)));
            }
            texts
        };
        let label = |label: Label| label.text(JAPANESE);
        let rate = |_: &EvaluationRow, texts: EvaluatedRow| texts.rate.replace('（', &format!("{before_year}（"));
        vec![
            Column::words(terms::indicator(&self.plan.form, JAPANESE), 22, texts(&|row, _| self.name(row))),
            Column::words(label(Label::UNIT), 1, texts(&|row, _| row.unit.clone())),
            Column::figures(label(Label::ROW_TARGET), texts(&|_, texts| texts.target)),
            Column::figures(label(Label::ROW_ACTUAL), texts(&|_, texts| texts.actual)),
            Column::figures(label(Label::ROW_RATE), texts(&rate)),
            Column::words(
                label(EvaluationLabel::GRADE),
                2,
                texts(&|_, texts| joined(&[texts.verdict, texts.decided], "\n")),
            ),
            Column::words(label(EvaluationLabel::GRADE_BEFORE), 1, texts(&|_, texts| texts.grade_before)),
        ]
    }

    fn texts(&self, row: &EvaluationRow) -> EvaluatedRow {
        let sheets = (&*self.figures.shown, self.figures.before.as_deref());
        EvaluatedRow::graded(self.plan, self.year, sheets, row, Medium::PlainPaper, JAPANESE)
    }

    /// The name of a KPI, with its relation to the version of the targets and the mark of its correction.
    fn name(&self, row: &EvaluationRow) -> String {
        self.name_with(row, "")
    }

    /// The same as [`Self::name`], with the unit directly behind the name.
    fn name_with(&self, row: &EvaluationRow, unit: &str) -> String {
        let name = bare_name(row);
        let standing = between("（", self.texts(row).remark, "）");
        let correction = self.corrected().position(|one| one.indicator == row.indicator);
        let correction = correction.map(|at| format!(" ※{}", at + 1)).unwrap_or_default();
        [name, unit, &standing, &correction].concat()
    }

    /// Whether the user chose another grade than that of the rule.
    fn has_other_grade(&self, row: &EvaluationRow) -> bool {
        self.figures.shown.is_regraded(self.plan.evaluations.get(self.year).map(|said| &**said), row)
    }

    /// The rows whose figures changed after the sheet was settled.
    fn corrected(&self) -> impl Iterator<Item = &EvaluationRow> {
        self.rows.iter().filter(|row| self.figures.corrected(row.indicator).is_some())
    }

    /// The first section, under the name of the plan: the preparing body, the state of the sheet, and the version of its targets.
    fn first_section(&self, mut blocks: Vec<PrintedBlock>) -> PrintedSection {
        let authors = between("作成主体：", self.plan.facts.prepared_by.join("、"), "");
        let targets = evaluation::targets_label(self.plan, &self.figures.shown, JAPANESE);
        blocks.insert(0, PrintedBlock::Paragraph(joined(&[authors, self.state(), targets], "　")));
        section(1, &names::plan_name(self.plan, JAPANESE), blocks)
    }

    fn state(&self) -> String {
        let settled = self.figures.shown.on.era_label();
        match self.plan.evaluations.get(self.year).map(|sheet| &sheet.state.step) {
            None | Some(SheetStep::Draft) => format!("記入中（{}現在）", self.on.era_label()),
            Some(SheetStep::Settled(_)) => format!("確定（{settled}）"),
            Some(SheetStep::Published(_)) => {
                let day = self.text(EvaluationPart::Sheet(SheetText::PublishedOn));
                let day = if day.is_empty() { evaluation::day_missing(JAPANESE) } else { &day };
                format!("公表（{day}）　確定（{settled}）")
            }
        }
    }

    /// Inserts the name of each group above its KPIs into the table of all rows.
    fn in_groups(&self, mut table: PrintedTable) -> PrintedTable {
        for (at, row) in self.rows.iter().enumerate().rev() {
            let above = at.checked_sub(1).and_then(|above| self.rows.get(above));
            let is_first = above.map_or(self.has_groups(), |above| above.whole() != row.whole());
            if is_first {
                table.rows.insert(at, vec![group_name(&row.group).to_owned()]);
            }
        }
        table
    }

    /// The wholes that are evaluated, with their names: those of the plan, and goals that only the version of the targets has.
    fn goals(&self) -> Vec<(Whole, String)> {
        let mut goals = self.plan.wholes(self.year);
        let groups = self.rows.iter().map(|row| &row.group).filter(|group| !group.is_empty());
        for group in groups.filter(|_| self.has_goals()) {
            let goal = Whole::from_name(group);
            if !goals.iter().any(|(other, _)| *other == goal) {
                goals.push((goal, group.clone()));
            }
        }
        goals
    }

    /// Whether the groups of the plan are goals, which are each evaluated.
    fn has_goals(&self) -> bool {
        self.plan.wholes(self.year).iter().any(|(_, name)| !name.is_empty())
    }

    fn has_groups(&self) -> bool {
        self.rows.iter().any(|row| !row.group.is_empty())
    }
}

fn bare_name(row: &EvaluationRow) -> &str {
    if width::trim(&row.name).is_empty() { Label::UNNAMED.text(JAPANESE) } else { &row.name }
}

fn group_name(group: &str) -> &str {
    if group.is_empty() { Label::NO_GROUP.text(JAPANESE) } else { group }
}

fn section(level: usize, heading: &str, blocks: Vec<PrintedBlock>) -> PrintedSection {
    PrintedSection { level, heading: heading.to_owned(), blocks, ..PrintedSection::default() }
}
