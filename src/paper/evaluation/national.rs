//! 効果検証シート in the columns of the report to the State (`docs/domain.md`, "Evaluation"): the project, and its KPIs beside
//! it. A strategy has a table for each 基本目標 instead of the project. All columns are always printed.

use super::columns::{Column, between, joined, table};
use super::{JAPANESE, PaperSource, group_name, section};
use crate::figures::evaluation::grade_of_whole;
use crate::figures::totals::Span;
use crate::paper::printed_document::content::{PrintedBlock, PrintedSection, PrintedTable};
use crate::plan::evaluation::{EvaluationRow, OpinionText, Whole};
use crate::plan::unit::yen;
use crate::plan::{EvaluationPart, Leaf, SheetText, WholeText};
use crate::value::Date;
use crate::wording::EvaluationLabel;

/// The section 事業の内容 in every form that has it.
const OUTLINE: &str = "s5_2_3";
/// The largest number of letters of 事業の内容 that fit beside the KPIs; a longer text is printed below the table.
const LONGEST_OUTLINE: usize = 300;
/// The text in the column if the content is printed below the table.
const BELOW: &str = "下記のとおり";

/// The contents of a table that apply to all its KPIs, in addition to the texts about the whole.
#[derive(Default)]
struct Shared {
    name: String,
    outline: String,
    spent: String,
    opinions: String,
}

impl PaperSource<'_> {
    /// The sections of the sheet in the columns of the report to the State.
    pub(super) fn national_sections(&self) -> Vec<PrintedSection> {
        let mut wholes = self.goals();
        if self.has_goals() {
            // KPIs without a goal belong to no whole, but are printed, too.
            wholes.push((Whole::Project, String::new()));
            return self.sections_of_goals(&wholes);
        }
        let mut outline = self.outline();
        let is_long = outline.chars().count() > LONGEST_OUTLINE;
        let below = if is_long { std::mem::replace(&mut outline, BELOW.to_owned()) } else { String::new() };
        let shared =
            Shared { name: self.project_name(), outline, spent: self.spent_in_yen(), opinions: self.all_opinions() };
        let rows: Vec<&EvaluationRow> = self.rows.iter().collect();
        let mut blocks = vec![PrintedBlock::Table(self.national_table(Whole::Project, shared, &rows))];
        blocks.extend(self.points_given(Whole::Project));
        blocks.extend(self.national_notes());
        let mut sections = vec![self.first_section(blocks)];
        let lines: Vec<_> = below.lines().map(|line| PrintedBlock::Paragraph(line.to_owned())).collect();
        if !lines.is_empty() {
            sections.push(section(2, "事業概要", lines));
        }
        sections
    }

    /// A table for each goal. Texts about the whole sheet belong to none of them and come after the tables.
    fn sections_of_goals(&self, goals: &[(Whole, String)]) -> Vec<PrintedSection> {
        let mut blocks = Vec::new();
        for (goal, name) in goals {
            let rows = self.rows.iter().filter(|row| row.whole() == *goal);
            let rows: Vec<&EvaluationRow> = rows.collect();
            if !rows.is_empty() || !name.is_empty() {
                let shared = Shared { name: group_name(name).to_owned(), ..Shared::default() };
                blocks.push(PrintedBlock::Table(self.national_table(*goal, shared, &rows)));
                blocks.extend(self.points_given(*goal));
            }
        }
        blocks.extend(self.national_notes());
        let mut sections = vec![self.first_section(blocks)];
        for (label, table) in
            [(EvaluationLabel::MONEY, self.money_table()), (EvaluationLabel::OPINIONS, self.opinions())]
        {
            if let Some(table) = table {
                sections.push(section(2, label.text(JAPANESE), vec![PrintedBlock::Table(table)]));
            }
        }
        sections
    }

    fn national_table(&self, whole: Whole, shared: Shared, rows: &[&EvaluationRow]) -> PrintedTable {
        let padded = |mut texts: Vec<String>| {
            texts.resize(rows.len().max(1), String::new());
            texts
        };
        let of_whole = |head: &str, share: usize, text: String| Column::words(head, share, padded(vec![text]));
        let typed_text = |head: &str, share: usize, whole: Whole, text: WholeText| {
            of_whole(head, share, self.text(EvaluationPart::Whole(whole, text)))
        };
        let of_rows = |text: &dyn Fn(&EvaluationRow) -> String| {
            let mut texts = Vec::new();
            for row in rows {
                texts.push(text(row));
            }
            padded(texts)
        };
        let name = if self.has_goals() { "基本目標" } else { "交付対象事業の名称" };
        let columns = vec![
            of_whole(name, 20, shared.name),
            of_whole("事業概要", 28, shared.outline),
            Column::figures("実績額\n（円）", padded(vec![shared.spent])),
            Column::words("指標", 28, of_rows(&|row| self.name(row))),
            Column::figures("指標値", of_rows(&|row| self.texts(row).target)),
            Column::words("単位", 1, of_rows(&|row| row.unit.clone())),
            Column::words("目標年月", 1, of_rows(&|row| self.month_due(row))),
            Column::figures("実績値", of_rows(&|row| self.texts(row).actual)),
            typed_text("事業効果", 16, whole, WholeText::Effect),
            typed_text("外部有識者の評価", 20, whole, WholeText::ExpertsGrade),
            of_whole("外部有識者の意見", 30, shared.opinions),
            typed_text("今後の方針", 8, whole, WholeText::Policy),
            typed_text("今後の方針の理由", 26, whole, WholeText::PolicyReason),
            typed_text("総合戦略の見直しの有無", 13, Whole::Project, WholeText::RevisesStrategy),
        ];
        PrintedTable { shared: vec![0, 1, 2, 8, 9, 10, 11, 12, 13], ..table(columns) }
    }

    /// A line below the columns of the State, which have no place for it: the points given by users, and the grade with
    /// the sum of all points. `None` if there are neither points nor a total.
    fn points_given(&self, whole: Whole) -> Option<PrintedBlock> {
        let said = self.plan.evaluations.get(self.year).map(|said| &**said);
        let (_, total) = grade_of_whole(said, &self.figures.shown, whole)?;
        let mut texts = vec![between("判定：", self.grade_of_whole(whole), "")];
        for part in self.points(whole) {
            texts.push(between(&[&self.label(part), "："].concat(), self.text(part), ""));
        }
        let is_given = total.is_some() || texts.iter().skip(1).any(|text| !text.is_empty());
        is_given.then(|| PrintedBlock::Item(joined(&texts, "　")))
    }

    fn project_name(&self) -> String {
        let facts = &self.plan.facts;
        if facts.project_name.is_empty() { &facts.name } else { &facts.project_name }.clone()
    }

    /// The text about the project in the plan's document; blank for forms without such a section.
    fn outline(&self) -> String {
        let section = Leaf::new(OUTLINE).and_then(|leaf| self.plan.form.section(leaf));
        section.map(|section| self.plan.section_text(section).trim().to_owned()).unwrap_or_default()
    }

    fn spent_in_yen(&self) -> String {
        let typed = self.text(EvaluationPart::Sheet(SheetText::Spent));
        match yen(&typed) {
            Some(amount) => amount.grouped(),
            None => typed,
        }
    }

    fn all_opinions(&self) -> String {
        let mut opinions = Vec::new();
        for id in self.items(EvaluationPart::opinion) {
            opinions.push(self.text(EvaluationPart::Opinion(id, OpinionText::Opinion)));
        }
        joined(&opinions, "\n")
    }

    /// The month by whose end the target is to be reached: the end of the year, or of the last project year for a target
    /// of the whole period.
    fn month_due(&self, row: &EvaluationRow) -> String {
        let is_of_period = self.in_force.indicator(row.indicator).is_some_and(|one| one.whole_target().is_some());
        let last = Span::from_plan(&self.in_force).last_project_year().filter(|_| is_of_period);
        let year = last.unwrap_or(self.year);
        let end = row.target.and_then(|_| Date::new(year.western().saturating_add(1), 3, 31));
        let mut day = end.map(Date::era_label).unwrap_or_default();
        day.truncate(day.find('月').map_or(0, |month| month + '月'.len_utf8()));
        day
    }
}
