//! The sheet of one section in charge.

use super::{AskedSection, Inquiry, asked_texts, checks, section_name, value};
use crate::columns::answer_book::{
    self as words, Asked, DEFINITION, GROUP, NAME, NUMBER, PLAN_ID, RESPONDENT, RESPONSIBLE, UNIT, VERSION,
};
use crate::columns::guard::guard;
use crate::columns::{basis, counted_as, measure};
use crate::export::answer_book::{AnswerCell, AnswerRow, AnswerSheet, AnswerValue, CellRole};
use crate::export::wide_table;
use crate::plan::indicator::{Measure, Row};
use crate::plan::{Indicator, Plan};
use crate::value::fiscal_year::FiscalYear;
use crate::value::id::VersionId;
use crate::value::width;
use crate::wording::{Language, names};

/// The widths of the columns before those of the years, in letters.
const WIDTHS: [usize; 6] = [5, 14, 34, 8, 30, 14];
/// The widths of the columns of a year: 目標, 実績, 状態 and 備考.
const WIDTHS_OF_YEAR: [usize; 4] = [15, 15, 15, 26];
/// The number of columns that stay in place: those to the name.
const NAMES: usize = 3;
/// The number of columns of a label above the table.
const LABEL: usize = 2;

const DEADLINE: &str = "回答期限";
const HOW: &str = "記入と返送";
const INSTRUCTIONS: &str = "色の付いた欄だけに記入できます。数値がまだないときは、「状態」から理由（集計中など）を選んでください。\
    記入したら、このファイルを上書き保存し、xlsxのままメールに添付して返してください。";
const NO_DEADLINE: &str = "（指定なし）";

/// What is asked of whom.
pub(super) struct Asking<'a> {
    pub(super) plan: &'a Plan,
    pub(super) version: VersionId,
    pub(super) inquiry: &'a Inquiry,
    pub(super) section: &'a AskedSection<'a>,
}

/// The sheet with that name.
pub(super) fn of_section(asking: &Asking<'_>, name: String) -> AnswerSheet {
    let years = &asking.inquiry.years;
    let of_years = years.iter().flat_map(|_| WIDTHS_OF_YEAR);
    let widths: Vec<usize> = WIDTHS.into_iter().chain(of_years).collect();
    let mut rows = above(asking, widths.len());
    rows.push(heads(years));
    let head = rows.len();
    let kpis = &asking.section.kpis;
    rows.extend(kpis.iter().map(|(number, kpi)| as_high(row(*number, kpi, years), &widths)));
    let checks = years.iter().enumerate().flat_map(|(nth, _)| {
        let column = WIDTHS.len() + nth * WIDTHS_OF_YEAR.len() + 1;
        checks::of_year(kpis, head, column)
    });
    let checks = checks.collect();
    let foot = format!(
        "{}　{}",
        names::plan_name(asking.plan, Language::Japanese),
        section_name(&asking.section.name, Language::Japanese)
    );
    AnswerSheet { name, is_hidden: false, widths, head, names: NAMES, rows, checks, foot }
}

/// The rows above the heads: the title, who answers, until when, how, and which plan and version it is.
fn above(asking: &Asking<'_>, columns: usize) -> Vec<AnswerRow> {
    let text = |text: String, role| AnswerCell::new(value(text, false), role);
    let fact = |label: &str, cell: AnswerCell, lines| AnswerRow {
        lines: Some(lines),
        cells: vec![text(label.to_owned(), CellRole::Label).over(LABEL), cell.over(columns - LABEL)],
    };
    let title = format!("{}　回答用ブック", names::plan_name(asking.plan, Language::Japanese));
    let deadline = Some(width::trim(&asking.inquiry.deadline)).filter(|text| !text.is_empty());
    let deadline = deadline.map_or(NO_DEADLINE.to_owned(), guard);
    let version = format!("{}　{PLAN_ID} {}", asking.version, asking.plan.id);
    vec![
        AnswerRow { lines: Some(2), cells: vec![text(guard(&title), CellRole::Title).over(columns)] },
        fact(RESPONSIBLE, text(guard(section_name(&asking.section.name, Language::Japanese)), CellRole::Fact), 1),
        fact(RESPONDENT, text(String::new(), CellRole::TextInput), 1),
        fact(DEADLINE, text(deadline, CellRole::Fact), 1),
        fact(HOW, text(INSTRUCTIONS.to_owned(), CellRole::Hint), 2),
        fact(VERSION, text(version, CellRole::Fact), 1),
    ]
}

fn heads(years: &[FiscalYear]) -> AnswerRow {
    let head = |text: String, role| AnswerCell::new(AnswerValue::Text(text), role);
    let before = years.first().and_then(|year| year.plus(-1)).map(words::head_of_year_before).unwrap_or_default();
    let names = [NUMBER, GROUP, NAME, UNIT, DEFINITION].map(str::to_owned).into_iter().chain([before]);
    let mut cells: Vec<AnswerCell> = names.map(|text| head(text, CellRole::Head)).collect();
    for year in years {
        cells.push(head(words::head_of_target(*year), CellRole::Head));
        cells.extend(Asked::ALL.map(|asked| head(asked.head(*year), CellRole::AskedHead)));
    }
    AnswerRow { lines: Some(2), cells }
}

fn row(number: usize, kpi: &Indicator, years: &[FiscalYear]) -> AnswerRow {
    let words = |text: &str| AnswerCell::new(value(guard(text), false), CellRole::Words);
    let figure = |text: String| AnswerCell::new(value(guard(&text), false), CellRole::Figure);
    let before = years.first().and_then(|year| year.plus(-1));
    let before = before.map(|year| kpi.actual(year).shown(&kpi.unit)).unwrap_or_default();
    let mut cells = vec![
        AnswerCell::new(value(number.to_string(), true), CellRole::Words),
        words(&kpi.group),
        words(&kpi.name),
        words(&kpi.unit),
        words(&definition(kpi)),
        figure(before),
    ];
    for year in years {
        cells.push(figure(target(kpi, *year)));
        let is_number = kpi.actual(*year).amount().is_some();
        let is_text = kpi.measure == Measure::Descriptive;
        let [shown, status, note] = asked_texts(kpi, *year);
        let role = if is_text { CellRole::TextInput } else { CellRole::FigureInput };
        cells.push(AnswerCell::new(value(shown, is_number), role));
        cells.push(AnswerCell::new(value(status, false), CellRole::TextInput));
        cells.push(AnswerCell::new(value(note, false), CellRole::TextInput));
    }
    AnswerRow { lines: None, cells }
}

/// The row as high as its texts need: not every program that opens the book sees to that.
fn as_high(row: AnswerRow, widths: &[usize]) -> AnswerRow {
    let lines = row.cells.iter().zip(widths).map(|(cell, width)| lines_of(cell.text(), *width)).max();
    AnswerRow { lines, ..row }
}

/// The number of lines of a text in a column of that width, in which other than ASCII letters are twice as wide.
fn lines_of(text: &str, width: usize) -> usize {
    let room = width.saturating_sub(1).max(1);
    let wide = |line: &str| line.chars().map(|letter| if letter.is_ascii() { 1 } else { 2 }).sum::<usize>();
    text.split('\n').map(|line| wide(line).div_ceil(room).max(1)).sum()
}

/// What the figure counts: the definition, what is measured, and whether the year's figure is an increment or a level.
fn definition(kpi: &Indicator) -> String {
    let counted = match kpi.measure {
        Measure::Descriptive => measure(kpi.measure).to_owned(),
        of => format!("{}・{}", measure(of), how_counted(kpi)),
    };
    let counted = format!("（{counted}）");
    if kpi.definition.is_empty() { counted } else { format!("{}\n{counted}", kpi.definition) }
}

/// How the actual of a year is counted: `各年度の増加分`, or `年度の値` where levels are entered.
fn how_counted(kpi: &Indicator) -> String {
    match kpi.basis {
        None => basis(None).to_owned(),
        Some(_) => format!("その年度の{}", counted_as(wide_table::counted_as(kpi, Row::Actual))),
    }
}

/// The target of the year, or the one of the whole period.
fn target(kpi: &Indicator, year: FiscalYear) -> String {
    if kpi.has_period_target() {
        let whole = kpi.period_target.shown_as_target(&kpi.unit);
        return if whole.is_empty() { whole } else { format!("{whole}（計画期間）") };
    }
    kpi.target(year).shown_as_target(&kpi.unit)
}
