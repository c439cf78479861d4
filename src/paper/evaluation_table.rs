//! The file of a sheet of 効果検証 (効果検証CSV), which another section or an evaluator fills in and sends back.
//!
//! The file is Japanese in either language of the page, since its heads and words are a format that is read back
//! ([`crate::columns::evaluation`]).

use crate::columns::evaluation::{self as columns, EvaluationColumn, EvaluationRowKind};
use crate::columns::fields::plain;
use crate::columns::guard::guard;
use crate::export::records::Outgoing;
use crate::figures::evaluation::SheetFigures;
use crate::figures::progress;
use crate::import::wide::{UnreadColumn, WideFile};
use crate::plan::evaluation::{EvaluationRow, Frozen, NOT_WHOLE, OpinionText, Whole};
use crate::plan::{Certainty, EvaluationPart, EvaluationPlace, KpiTable, KpiText, Plan, WholeText};
use crate::value::width::key;
use crate::value::{Amount, Date, FiscalYear, IndicatorId};
use crate::wording::Language;
use crate::wording::evaluation::{self, EvaluatedRow};

/// The number of rows for new opinions.
const NEW_OPINIONS: usize = 3;

/// The sheet of a year with its texts.
#[derive(Clone, Copy, Debug)]
pub struct OutgoingSheet<'a> {
    /// The plan.
    pub plan: &'a Plan,
    /// The year of the sheet.
    pub year: FiscalYear,
    /// The rows of the sheet: frozen when it was settled, or current.
    pub sheet: &'a Frozen,
}

/// A field that differs between the rows.
type Field = (EvaluationColumn, String);

impl OutgoingSheet<'_> {
    /// The table that is sent; its version identifies the file when it comes back.
    pub fn table(&self) -> KpiTable {
        let mut table = KpiTable::of_sheet(self.year);
        let columns = self.columns();
        for subject in self.subjects() {
            for part in columns.iter().filter_map(|(column, _)| column.part_in(subject)) {
                table.state(self.plan, EvaluationPlace { year: self.year, part });
            }
        }
        table
    }

    /// The file. A column that the office's form does not have, and the column 基本目標, are included only if they have any text.
    pub fn file(&self) -> Outgoing {
        let version = self.table().version().to_string();
        let (mut columns, mut rows) = (self.columns(), Vec::new());
        for subject in self.subjects() {
            rows.push(self.row(subject, &columns));
        }
        rows.resize(rows.len() + NEW_OPINIONS, vec![kind(EvaluationRowKind::Opinion)]);
        columns.retain(|(column, _)| {
            let is_asked = match column {
                EvaluationColumn::Group => false,
                column => column.asked_by().is_none_or(|part| self.plan.sheet_columns.asks(part)),
            };
            is_asked || rows.iter().flatten().any(|(own, text)| own == column && !text.is_empty())
        });
        let mut records = vec![columns.iter().map(|(_, name)| name.clone()).collect()];
        for row in &rows {
            records.push(self.record(&columns, &version, row));
        }
        Outgoing { records }
    }

    /// The possible columns of the file, with their heads.
    fn columns(&self) -> Vec<(EvaluationColumn, String)> {
        EvaluationColumn::heads(&self.sheet.typed_points())
    }

    /// A row of the file with these fields in these columns.
    fn record(&self, columns: &[(EvaluationColumn, String)], version: &str, fields: &[Field]) -> Vec<String> {
        let field = |(column, _): &(EvaluationColumn, String)| match column {
            EvaluationColumn::PlanId => self.plan.id.to_string(),
            EvaluationColumn::PlanName => guard(&self.plan.facts.name),
            EvaluationColumn::Version => version.to_owned(),
            EvaluationColumn::Year => self.year.to_string(),
            of_row => fields.iter().find(|(own, _)| own == of_row).map(|(_, text)| text.clone()).unwrap_or_default(),
        };
        columns.iter().map(field).collect()
    }

    /// The subjects of the rows, each as one of its parts: the KPIs that the plan has, the project or its goals, the opinions.
    fn subjects(&self) -> Vec<EvaluationPart> {
        let mut subjects = Vec::new();
        for row in &self.sheet.rows {
            if !row.is_dropped() && self.plan.indicator(row.indicator).is_some() {
                subjects.push(EvaluationPart::Kpi(row.indicator, KpiText::Cause));
            }
        }
        for (whole, _) in self.plan.wholes(self.year) {
            subjects.push(EvaluationPart::Whole(whole, WholeText::Effect));
        }
        let opinions = self.plan.evaluations.get(self.year).map(|sheet| sheet.items(EvaluationPart::opinion));
        for id in opinions.unwrap_or_default() {
            subjects.push(EvaluationPart::Opinion(id, OpinionText::Opinion));
        }
        subjects
    }

    fn row(&self, subject: EvaluationPart, columns: &[(EvaluationColumn, String)]) -> Vec<Field> {
        let mut fields = match subject {
            EvaluationPart::Kpi(id, _) => self.of_kpi(id),
            EvaluationPart::Whole(whole, _) => self.of_whole(whole),
            EvaluationPart::Opinion(id, _) => {
                vec![kind(EvaluationRowKind::Opinion), (EvaluationColumn::OpinionId, id.to_string())]
            }
            EvaluationPart::Sheet(_) | EvaluationPart::Points(..) | EvaluationPart::Meeting(..) => Vec::new(),
        };
        for (column, _) in columns {
            let Some(part) = column.part_in(subject) else { continue };
            let text = self.plan.evaluation_text(EvaluationPlace { year: self.year, part });
            fields.push((*column, guard(columns::written(part, text))));
        }
        fields
    }

    fn of_kpi(&self, id: IndicatorId) -> Vec<Field> {
        let sheets = (self.sheet, None);
        let texts = EvaluatedRow::on_sheets(self.plan, self.year, sheets, (id, false), Language::Japanese);
        let (texts, row) = (texts.unwrap_or_default(), self.sheet.row(id));
        let (group, unit) = row.map(|row| (row.group.as_str(), row.unit.as_str())).unwrap_or_default();
        let amount = |amount: Option<Amount>| amount.map(Amount::plain).unwrap_or_default();
        let target = |row: &EvaluationRow| {
            let [before, behind] = &row.around_target;
            [before, amount(row.target).as_str(), behind].concat()
        };
        let figure = |row: &EvaluationRow| {
            let [before, behind] = &row.around_actual;
            let unknown = evaluation::unknown_actual(self.plan, self.year, row, Language::Japanese);
            // Without this mark the figure stays a number for calculations.
            let behind = behind.trim_end_matches(NOT_WHOLE);
            unknown.map_or_else(|| [before, amount(row.actual).as_str(), behind].concat(), str::to_owned)
        };
        let actual = row.map(|row| (figure(row), row.certainty)).unwrap_or_default();
        let actual = match actual {
            (figure, Certainty::Final) => figure,
            (figure, certainty) => format!("{figure}({})", certainty.word()),
        };
        let before = |year| EvaluationPlace { year, part: EvaluationPart::Kpi(id, KpiText::Measure) };
        let before = self.year.plus(-1).map_or("", |year| self.plan.evaluation_text(before(year)));
        vec![
            kind(EvaluationRowKind::Kpi),
            (EvaluationColumn::KpiId, id.to_string()),
            (EvaluationColumn::KpiNo, texts.number.clone()),
            (EvaluationColumn::Group, guard(group)),
            (EvaluationColumn::Name, guard(&texts.name)),
            (EvaluationColumn::Unit, guard(unit)),
            (EvaluationColumn::Target, row.map(target).unwrap_or_default()),
            (EvaluationColumn::Actual, actual),
            (EvaluationColumn::Rate, guard(&texts.rate)),
            (EvaluationColumn::Grade, guard(&texts.verdict)),
            (EvaluationColumn::MeasureBefore, guard(before)),
        ]
    }

    fn of_whole(&self, whole: Whole) -> Vec<Field> {
        let (of, goal, name) = match whole {
            Whole::Project => (EvaluationRowKind::Project, "", self.plan.facts.name.as_str()),
            Whole::Group(key) => {
                let goal = self.plan.group_name(key).unwrap_or_default();
                (EvaluationRowKind::Group, goal, goal)
            }
        };
        let grade = evaluation::grade_on_whole(self.plan, self.year, self.sheet, whole, Language::Japanese);
        vec![
            kind(of),
            (EvaluationColumn::Group, guard(goal)),
            (EvaluationColumn::Name, guard(name)),
            (EvaluationColumn::Grade, guard(&grade)),
        ]
    }
}

/// Adds fields of a returned file that its rows do not take to the unread columns, if they differ from what would be
/// written today: an outside expert's grade beside a KPI, a corrected actual.
pub fn with_fields_not_taken(mut file: WideFile, plan: &Plan, today: Date) -> WideFile {
    let Some(year) = file.sheet else { return file };
    let rule = evaluation::rule_in_force(plan, Language::Japanese);
    let figures = SheetFigures::new(plan, year, progress::as_of(plan, today), rule);
    let outgoing = OutgoingSheet { plan, year, sheet: &figures.shown };
    for beside in file.beside.chunk_by(|one, next| one.line == next.line) {
        let written = beside.first().map(|first| outgoing.row(first.subject, &[])).unwrap_or_default();
        // The number is the position in the plan; adding one indicator changes it for all indicators behind it.
        for field in beside.iter().filter(|field| field.column != EvaluationColumn::KpiNo) {
            let own = written.iter().find(|(column, _)| *column == field.column);
            let own = own.map_or("", |(_, text)| text);
            if says_the_same(own, &field.text) {
                continue;
            }
            let (columns, position) = (&mut file.unread.columns, field.position);
            let at = columns.iter().position(|column| column.position == position).unwrap_or_else(|| {
                let heading = field.heading.clone();
                columns.push(UnreadColumn { heading, is_known: true, position, lines: Vec::new(), said_by_plan: 0 });
                columns.len() - 1
            });
            if let Some(column) = columns.get_mut(at) {
                column.lines.push(field.line);
                column.said_by_plan += usize::from(!own.is_empty());
            }
        }
    }
    file.unread.columns.sort_by_key(|column| column.position);
    file
}

/// Whether a field has the same meaning as the written text, even if a spreadsheet changed its notation.
fn says_the_same(written: &str, field: &str) -> bool {
    let [written, field] = [written, field].map(|text| key(&plain(text)));
    let amount = |text: &str| Amount::from_plain(&text.replace(',', ""));
    written == field || amount(&written).is_some_and(|written| amount(&field) == Some(written))
}

/// The field with the kind of a row's subject.
fn kind(kind: EvaluationRowKind) -> Field {
    (EvaluationColumn::Row, kind.code().to_owned())
}
