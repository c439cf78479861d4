//! 議会報告: the number of KPIs of each goal by judgement, the changes since the previous year, all KPIs in one table, and for KPIs that
//! missed their target the cause and the measure. It is as short as possible, for readers with two minutes.

use super::columns::{Column, between, block, filled_table};
use super::{JAPANESE, PaperSource, bare_name, group_name, section};
use crate::paper::printed_document::content::{PrintedBlock, PrintedSection, PrintedTable};
use crate::plan::evaluation::{EvaluationRow, Frozen, RowState, Whole};
use crate::plan::judging::JudgedWord;
use crate::plan::{GradeRule, KpiText};
use crate::value::{FiscalYear, IndicatorId};
use crate::wording::{Label, judging, terms, units};

const BETTER: &str = "上がった";
const WORSE: &str = "下がった";
const JUDGED_NOW: &str = "新たに判定";
const NOT_JUDGED_NOW: &str = "判定がなくなった";
/// The remark if KPIs are compared by the judgement and not by the chosen rule.
const BY_JUDGEMENT: &str = "目標との比較";
/// The kinds of changes since the previous year.
const CHANGES: [&str; 4] = [BETTER, WORSE, JUDGED_NOW, NOT_JUDGED_NOW];
/// The largest number of KPIs of one kind of change that are named beside their number. The table names the change of every KPI.
const MOST_NAMED: usize = 5;

impl PaperSource<'_> {
    /// The sections of the report.
    pub(super) fn report_sections(&self) -> Vec<PrintedSection> {
        let rows: Vec<&EvaluationRow> = self.rows.iter().collect();
        let changes = self.changes();
        let mut first = vec![PrintedBlock::Table(self.counts())];
        if let Some(changes) = &changes {
            first.push(PrintedBlock::Item(self.changes_counted(changes)));
        }
        let mut columns = self.figure_columns(&rows, "");
        let words = changes.unwrap_or_default().into_iter().map(str::to_owned).collect();
        columns.push(Column::words("前年から", 2, words));
        first.extend(block(filled_table(columns).map(|table| self.in_groups(table))));
        first.extend(self.notes());
        vec![self.first_section(first), self.missed()]
    }

    /// The number of KPIs with each judgement, by group and in total, beside the grade of each goal or of the project.
    fn counts(&self) -> PrintedTable {
        let (mut heads, mut groups, mut names) = (self.usual_words(), Vec::new(), Vec::new());
        let mut counted = Vec::new();
        for row in &self.rows {
            let word = self.counted_word(row);
            if !heads.contains(&word) {
                heads.push(word.clone());
            }
            if self.has_groups() && groups.last() != Some(&row.whole()) {
                groups.push(row.whole());
                names.push(group_name(&row.group).to_owned());
            }
            counted.push((row.whole(), word));
        }
        let count = |word: Option<&String>, group: Option<&Whole>| {
            let is_counted = |(of_group, has): &&(Whole, String)| {
                word.is_none_or(|word| word == has) && group.is_none_or(|group| group == of_group)
            };
            counted.iter().filter(is_counted).count().to_string()
        };
        let (mut columns, mut grades) = (Vec::new(), Vec::new());
        for group in &groups {
            let is_goal = self.has_goals() && *group != Whole::Project;
            grades.push(if is_goal { self.grade_of_whole(*group) } else { String::new() });
        }
        grades.push(if self.has_goals() { String::new() } else { self.grade_of_whole(Whole::Project) });
        names.push(if groups.is_empty() { "すべての指標" } else { "計" }.to_owned());
        let head = match groups.is_empty() {
            true => "対象",
            false if self.has_goals() => "基本目標",
            false => Label::GROUP.text(JAPANESE),
        };
        columns.push(Column::words(head, 50, names));
        for head in heads.iter().map(Some).chain([None]) {
            let mut figures = Vec::new();
            for group in groups.iter().map(Some).chain([None]) {
                figures.push(count(head, group));
            }
            columns.push(Column::figures(head.map_or("計", |head| head), figures));
        }
        columns.push(Column::words("全体の判定", 30, grades));
        // Counts of KPIs are never blank.
        filled_table(columns).unwrap_or_default()
    }

    /// The rule whose words are counted; `None` if the judgement is counted.
    fn counting_rule(&self) -> Option<&GradeRule> {
        self.rule().filter(|rule| rule.grades_kpis())
    }

    /// The words that have a column even if no KPI has them: the words that the rule can give, or the words of the judgement.
    fn usual_words(&self) -> Vec<String> {
        let Some(rule) = self.counting_rule() else {
            return JudgedWord::ALL
                .map(|word| judging::result(word, Some(&self.figures.shown.judging), JAPANESE))
                .to_vec();
        };
        let mut words = Vec::new();
        for word in &rule.words {
            if rule.gives_kpis(word) && !words.contains(&word.label) {
                words.push(word.label.clone());
            }
        }
        words
    }

    /// The word under which a KPI is counted: the grade that the user chose or the rule gave, or the judgement if there is no rule.
    fn counted_word(&self, row: &EvaluationRow) -> String {
        let texts = self.texts(row);
        match self.counting_rule() {
            _ if row.is_dropped() => texts.remark,
            None => texts.state,
            Some(rule) => {
                let word = self.grade_id(&self.figures.shown, self.year, row.indicator).and_then(|id| rule.word(id));
                word.map_or("－", |word| &word.label).to_owned()
            }
        }
    }

    /// The id of a KPI's grade on a sheet, chosen by the user or given by the rule.
    fn grade_id<'a>(&'a self, sheet: &'a Frozen, year: FiscalYear, id: IndicatorId) -> Option<&'a str> {
        sheet.grade(self.plan.evaluations.get(year).map(|said| &**said), id)
    }

    /// The rank of a KPI's grade or judgement; `None` if it has none.
    fn rank(&self, sheet: &Frozen, year: FiscalYear, id: IndicatorId, by_rule: bool) -> Option<u8> {
        if by_rule {
            let word = sheet.rule.as_deref()?.word(self.grade_id(sheet, year, id)?)?;
            return word.rank.filter(|_| sheet.rule.as_deref().is_some_and(|rule| rule.gives_kpis(word)));
        }
        match sheet.row(id)?.state {
            RowState::Met => Some(3),
            RowState::OnTrack => Some(2),
            RowState::Below => Some(1),
            RowState::Running | RowState::Unsure | RowState::NotEntered | RowState::Unknown(_) | RowState::Open => None,
        }
    }

    /// Whether the grades of the two years are compared: both sheets have the same rule with the same thresholds, whose
    /// words have ranks. Otherwise the judgements are compared.
    fn compares_grades(&self) -> bool {
        let before = self.figures.before.as_deref().and_then(|before| before.rule.as_deref());
        before.is_some_and(|before| has_ranks(before) && self.rule() == Some(before))
    }

    /// For each KPI whether it is better or worse than in the previous year, newly judged, or no longer judged; blank if
    /// none applies, or while the year runs. `None` if no judgement of the previous year is known.
    fn changes(&self) -> Option<Vec<&'static str>> {
        let (before, year) = self.figures.before.as_deref().zip(self.year.plus(-1))?;
        let is_over = self.figures.shown.on.fiscal_year() > self.year;
        let (sheet, by_rule) = (&*self.figures.shown, self.compares_grades());
        let (mut changes, mut is_known) = (Vec::new(), false);
        for row in &self.rows {
            let rank_before = self.rank(before, year, row.indicator, by_rule);
            let rank = self.rank(sheet, self.year, row.indicator, by_rule);
            is_known |= rank_before.is_some();
            let change = || change(row, (rank_before, rank));
            changes.push(if is_over { change() } else { "" });
        }
        is_known.then_some(changes)
    }

    /// The number of KPIs for each kind of change, with their names if they are few.
    fn changes_counted(&self, changes: &[&str]) -> String {
        let has_grades = self.figures.shown.grades_kpis();
        let by_judgement = if has_grades && !self.compares_grades() { BY_JUDGEMENT } else { "" };
        let mut counted = vec![format!("判定の前年からの変化{}", between("（", by_judgement.to_owned(), "による）"))];
        for word in CHANGES {
            let mut names = Vec::new();
            for (row, _) in self.rows.iter().zip(changes).filter(|(_, change)| **change == word) {
                names.push(bare_name(row));
            }
            let (count, names) = (names.len(), if names.len() > MOST_NAMED { String::new() } else { names.join("、") });
            counted.push(format!("{word} {count}件{}", between("：", names, "")));
        }
        counted.join("　")
    }

    /// The KPIs that missed their target, whatever the rule, each with its full cause and measure.
    fn missed(&self) -> PrintedSection {
        let rows: Vec<&EvaluationRow> = self.rows.iter().filter(|row| row.is_missed()).collect();
        let word = judging::result(JudgedWord::Below, Some(&self.figures.shown.judging), JAPANESE);
        let mut blocks = Vec::new();
        // If the rule is the comparison with targets, its text is on the first page. By another rule, or by a user's
        // choice, other KPIs may be the worst.
        let is_by_comparison = self.counting_rule().is_none_or(|rule| rule.id == GradeRule::TARGET_COMPARISON);
        let is_as_counted = is_by_comparison && !self.rows.iter().any(|row| self.has_other_grade(row));
        let by_judgement = if is_as_counted { "" } else { BY_JUDGEMENT };
        if !is_by_comparison {
            blocks.push(PrintedBlock::Item(self.judgement_text(by_judgement)));
        }
        let mut names = Vec::new();
        for row in &rows {
            names.push(self.name_with_figures(row));
        }
        let columns = vec![
            Column::words(terms::indicator(&self.plan.form, JAPANESE), 24, names),
            self.kpi_column(&rows, 38, KpiText::Cause),
            self.kpi_column(&rows, 38, KpiText::Measure),
        ];
        match filled_table(columns) {
            Some(table) => blocks.push(PrintedBlock::Table(table)),
            None => blocks.push(PrintedBlock::Paragraph("該当する指標はない。".to_owned())),
        }
        let by_judgement = between("", by_judgement.to_owned(), "で");
        blocks.extend(self.nearly_met(&by_judgement).map(PrintedBlock::Paragraph));
        section(2, &format!("{by_judgement}{word}の指標（{}件）", rows.len()), blocks)
    }

    /// A sentence with the number of KPIs that did not reach their target but are not judged as missed, with their names if they are few.
    /// Without it, an empty list would read as if all targets were met. `by_judgement` names the measure. `None` if there are none.
    fn nearly_met(&self, by_judgement: &str) -> Option<String> {
        let rows = self.rows.iter().filter(|row| row.state == RowState::OnTrack);
        let names: Vec<&str> = rows.map(bare_name).collect();
        let word = judging::result(JudgedWord::OnTrack, Some(&self.figures.shown.judging), JAPANESE);
        let count = names.len();
        let which = between("：", if count > MOST_NAMED { String::new() } else { names.join("、") }, "");
        (count > 0)
            .then(|| format!("このほか、目標に届かないが{by_judgement}「{word}」とする指標が{count}件ある{which}。"))
    }

    /// The name of a KPI with its unit, and on the line below the target, the actual and the rate.
    fn name_with_figures(&self, row: &EvaluationRow) -> String {
        let texts = self.texts(row);
        let unit = units::behind_name(&row.name, &row.unit, JAPANESE);
        let figures = [between("目標 ", texts.target, ""), between("実績 ", texts.actual, ""), texts.rate];
        let figures = super::joined(&figures, "　");
        format!("{}\n{figures}", self.name_with(row, &unit))
    }
}

/// The change of a KPI since the previous year, by its ranks in both years; only for a year that is over. A KPI without
/// a rank has no judgement, whatever the reason is.
fn change(row: &EvaluationRow, ranks: (Option<u8>, Option<u8>)) -> &'static str {
    match ranks {
        _ if row.is_dropped() => "",
        (Some(before), Some(now)) if now > before => BETTER,
        (Some(before), Some(now)) if now < before => WORSE,
        (None, Some(_)) => JUDGED_NOW,
        (Some(_), None) => NOT_JUDGED_NOW,
        _ => "",
    }
}

/// Whether the rule grades KPIs with words that all have ranks.
fn has_ranks(rule: &GradeRule) -> bool {
    rule.grades_kpis() && rule.words.iter().all(|word| word.rank.is_some() || !rule.gives_kpis(word))
}
