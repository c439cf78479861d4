//! 効果検証シート: the KPIs with their texts, then the project or the goals, opinions, costs, meetings and publication.

use super::columns::{Column, block, filled_table, joined};
use super::{JAPANESE, PaperSource, section};
use crate::paper::printed_document::content::{PrintedBlock, PrintedSection, PrintedTable};
use crate::plan::evaluation::{EvaluationRow, MeetingText, OpinionText, Whole};
use crate::plan::unit::yen;
use crate::plan::{EvaluationPart, EvaluationPlace, KpiText, SheetText, WholeText};
use crate::wording::{EvaluationLabel, evaluation};

impl PaperSource<'_> {
    /// The sections of the sheet in the usual layout.
    pub(super) fn usual_sections(&self) -> Vec<PrintedSection> {
        let mut kpis = block(filled_table(self.kpi_columns()).map(|table| self.in_groups(table)));
        kpis.extend(self.notes());
        let mut sections = vec![self.first_section(kpis)];
        let (wholes, is_of_goals) = (self.goals(), self.has_goals());
        let others = [
            (
                if is_of_goals { EvaluationLabel::EVALUATED_GOALS } else { EvaluationLabel::EVALUATED_PROJECT },
                self.wholes(wholes),
            ),
            (EvaluationLabel::OPINIONS, block(self.opinions())),
            (EvaluationLabel::MONEY, block(self.money_table())),
            (EvaluationLabel::MEETINGS, block(self.meetings())),
            (EvaluationLabel::PUBLICATION, block(self.publication())),
        ];
        for (label, blocks) in others {
            if !blocks.is_empty() {
                sections.push(section(2, label.text(JAPANESE), blocks));
            }
        }
        sections
    }

    fn kpi_columns(&self) -> Vec<Column> {
        let rows: Vec<&EvaluationRow> = self.rows.iter().collect();
        let mut columns = self.figure_columns(&rows, "\n");
        let (mut reasons, mut before) = (Vec::new(), Vec::new());
        for row in &self.rows {
            let reason =
                if self.has_other_grade(row) { self.kpi_text(row, KpiText::GradeReason) } else { String::new() };
            reasons.push(reason);
            before.push(self.measure_before(row));
        }
        columns.push(Column::words("判定の理由", 14, reasons));
        columns.push(self.kpi_column(&rows, 28, KpiText::Cause));
        columns.push(Column::words(EvaluationLabel::MEASURE_BEFORE.text(JAPANESE), 24, before));
        columns.push(self.kpi_column(&rows, 28, KpiText::Measure));
        columns
    }

    /// The measure of the previous year, and its result.
    fn measure_before(&self, row: &EvaluationRow) -> String {
        let part = EvaluationPart::Kpi(row.indicator, KpiText::Measure);
        let before = self.year.plus(-1).map(|year| self.plan.evaluation_text(EvaluationPlace { year, part }));
        let kept = joined(&[self.kpi_text(row, KpiText::Kept), self.kpi_text(row, KpiText::KeptNote)], "：");
        let arrow = if kept.is_empty() { "" } else { "→ " };
        joined(&[before.unwrap_or_default().trim_end().to_owned(), [arrow, &kept].concat()], "\n")
    }

    /// The texts about the project or about each goal, and whether the strategy is to be revised.
    fn wholes(&self, wholes: Vec<(Whole, String)>) -> Vec<PrintedBlock> {
        const TEXTS: [(WholeText, usize); 4] = [
            (WholeText::Effect, 20),
            (WholeText::ExpertsGrade, 22),
            (WholeText::Policy, 20),
            (WholeText::PolicyReason, 40),
        ];
        let points = self.figures.shown.typed_points().len();
        let (mut names, mut grades) = (Vec::new(), Vec::new());
        let mut parts = vec![Vec::new(); points + TEXTS.len()];
        for (whole, name) in wholes {
            let mut texts = self.points(whole);
            texts.extend(TEXTS.map(|(text, _)| EvaluationPart::Whole(whole, text)));
            let grade = self.grade_of_whole(whole);
            if !grade.is_empty() || texts.iter().any(|part| !self.text(*part).is_empty()) {
                names.push(name);
                grades.push(grade);
                for (parts, part) in parts.iter_mut().zip(texts) {
                    parts.push(part);
                }
            }
        }
        let mut columns = vec![Column::words("基本目標", 22, names)];
        columns.push(Column::words(EvaluationLabel::GRADE.text(JAPANESE), 14, grades));
        let shares = std::iter::repeat_n(6, points).chain(TEXTS.map(|(_, share)| share));
        for (share, parts) in shares.zip(&parts) {
            columns.push(self.part_column(share, parts));
        }
        let mut blocks = block(filled_table(columns));
        let revises = EvaluationPart::Whole(Whole::Project, WholeText::RevisesStrategy);
        let answer = self.text(revises);
        if !answer.is_empty() {
            blocks.push(PrintedBlock::Paragraph([evaluation::part(revises, JAPANESE), "：", &answer].concat()));
        }
        blocks
    }

    /// The table of the opinions of the outside experts, each with its reply; `None` if all are blank.
    pub(super) fn opinions(&self) -> Option<PrintedTable> {
        let (mut numbers, mut opinions, mut replies) = (Vec::new(), Vec::new(), Vec::new());
        for id in self.items(EvaluationPart::opinion) {
            opinions.push(EvaluationPart::Opinion(id, OpinionText::Opinion));
            replies.push(EvaluationPart::Opinion(id, OpinionText::Reply));
            numbers.push(opinions.len().to_string());
        }
        let [opinions, replies] = [opinions, replies].map(|parts| self.part_column(47, &parts));
        filled_table(vec![Column::words("番号", 1, numbers), opinions, replies])
    }

    fn meetings(&self) -> Option<PrintedTable> {
        let items = self.items(EvaluationPart::meeting);
        let mut columns = Vec::new();
        for text in MeetingText::ALL {
            let mut parts = Vec::new();
            for id in &items {
                parts.push(EvaluationPart::Meeting(*id, *text));
            }
            columns.push(self.part_column(25, &parts));
        }
        filled_table(columns)
    }

    /// The table of budget, expenses, grant and donations, in yen where the text could be read; `None` if all are blank.
    pub(super) fn money_table(&self) -> Option<PrintedTable> {
        let mut columns = Vec::new();
        for text in [SheetText::Budget, SheetText::Spent, SheetText::Grant, SheetText::Donations] {
            columns.push(Column::words(&self.label(EvaluationPart::Sheet(text)), 25, vec![self.money(text)]));
        }
        filled_table(columns)
    }

    /// An amount of money in yen with its thousands; a text that can't be read is printed as typed.
    fn money(&self, text: SheetText) -> String {
        let typed = self.text(EvaluationPart::Sheet(text));
        match yen(&typed) {
            None => typed,
            amount => evaluation::money(amount, &typed, JAPANESE),
        }
    }

    fn publication(&self) -> Option<PrintedTable> {
        let texts = [SheetText::PublishedOn, SheetText::PublishedWhere, SheetText::ReportedOn];
        filled_table(texts.map(|text| self.part_column(33, &[EvaluationPart::Sheet(text)])).to_vec())
    }
}
