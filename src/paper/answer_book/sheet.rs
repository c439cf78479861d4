//! The sheet of one responsible section.

use super::{AskedSection, Inquiry, asked_text, checks, measure_before, value};
use crate::columns::answer_book::{
    self as words, Asked, DEFINITION, GROUP, NAME, NUMBER, PLAN_ID, RESPONDENT, RESPONSIBLE, UNIT, VERSION,
};
use crate::columns::guard::guard;
use crate::paper::answer_book::content::{AnswerCell, AnswerRow, AnswerSheet, AnswerValue, CellRole};
use crate::plan::cell::Around;
use crate::plan::{Cell, Indicator, Measure, Plan};
use crate::value::{Amount, FiscalYear, VersionId, width};
use crate::wording::inquiry::section_name;
use crate::wording::{Language, names, terms};

/// The widths of the columns before the year columns, in letters.
const WIDTHS: [usize; 6] = [5, 14, 34, 8, 30, 14];
/// The width of a year's target column.
const WIDTH_OF_TARGET: usize = 15;
/// The largest number of lines of a row: Excel allows no row higher than 409 points.
const MOST_LINES: usize = 22;
/// The number of columns that stay in place, up to the name.
const NAMES: usize = 3;
/// The largest number of characters that Excel allows in a number format.
const MOST_IN_FORMAT: usize = 255;
/// The number of columns of a label above the table.
const LABEL: usize = 2;

const DEADLINE: &str = "回答期限";
const HOW: &str = "記入と返送";
const SENDER: &str = "返送先";
const INSTRUCTIONS: &str = "色の付いた欄だけに記入できます。数値がまだないときは、「状態」から理由（集計中など）を選んでください。\
    記入したら、このファイルを上書き保存し、xlsxのままメールに添付して返してください。";
const NO_DEADLINE: &str = "（指定なし）";

/// The inputs of a section's sheet.
pub(super) struct Asking<'a> {
    pub(super) plan: &'a Plan,
    pub(super) version: VersionId,
    pub(super) inquiry: &'a Inquiry,
    pub(super) section: &'a AskedSection<'a>,
}

/// The sheet with that name.
pub(super) fn of_section(asking: &Asking<'_>, name: String) -> AnswerSheet {
    let years = &asking.inquiry.years;
    let columns = columns(asking);
    let widths: Vec<usize> = WIDTHS.into_iter().chain(columns.iter().map(|(_, column)| column.width())).collect();
    let mut rows = above(asking, widths.len());
    rows.push(heads(years, &columns));
    let head = rows.len();
    let kpis = &asking.section.kpis;
    rows.extend(kpis.iter().map(|(number, kpi)| as_high(row(asking, *number, kpi, &columns), &widths)));
    let asked = columns.iter().zip(WIDTHS.len()..).filter_map(|((_, column), at)| Some((column.asked()?, at)));
    let checks = asked.filter_map(|(asked, at)| checks::of_column(asked, kpis, head, at)).collect();
    let foot = format!(
        "{}　{}",
        names::plan_name(asking.plan, Language::Japanese),
        section_name(&asking.section.name, Language::Japanese)
    );
    AnswerSheet { name, is_hidden: false, widths, head, names: NAMES, rows, checks, is_free: false, foot }
}

/// A column that belongs to a year.
#[derive(Clone, Copy, Debug)]
enum YearColumn {
    /// The target, for information.
    Target,
    /// The measure on the sheet of the previous year, for information.
    MeasureBefore,
    /// A field to fill in.
    Asked(Asked),
}

impl YearColumn {
    fn asked(self) -> Option<Asked> {
        if let Self::Asked(asked) = self { Some(asked) } else { None }
    }

    /// The width in letters.
    fn width(self) -> usize {
        match self {
            Self::Target => WIDTH_OF_TARGET,
            Self::Asked(Asked::Figure | Asked::Status | Asked::Kept) => 15,
            Self::Asked(Asked::Note) => 26,
            Self::MeasureBefore => 30,
            Self::Asked(Asked::Cause | Asked::Measure) => 40,
        }
    }
}

/// The columns of the requested years.
fn columns(asking: &Asking<'_>) -> Vec<(FiscalYear, YearColumn)> {
    let of_year = |year: &FiscalYear| {
        let asked = asking.inquiry.asked(asking.plan, *year).into_iter().flat_map(|asked| {
            let before = (asked == Asked::Kept).then_some(YearColumn::MeasureBefore);
            before.into_iter().chain([YearColumn::Asked(asked)])
        });
        let year = *year;
        [YearColumn::Target].into_iter().chain(asked).map(move |column| (year, column)).collect::<Vec<_>>()
    };
    asking.inquiry.years.iter().flat_map(of_year).collect()
}

/// The rows above the column heads: the title, the section, the respondent, the deadline, the instructions, the sender,
/// the plan and the version.
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
    let sender = asking.inquiry.sender().map(|sender| fact(SENDER, text(guard(&sender), CellRole::Fact), 1));
    let first = vec![
        AnswerRow { lines: Some(2), cells: vec![text(guard(&title), CellRole::Title).over(columns)] },
        fact(RESPONSIBLE, text(guard(section_name(&asking.section.name, Language::Japanese)), CellRole::Fact), 1),
        fact(RESPONDENT, text(String::new(), CellRole::TextInput), 1),
        fact(DEADLINE, text(deadline, CellRole::Fact), 1),
        fact(HOW, text(INSTRUCTIONS.to_owned(), CellRole::Hint), 2),
    ];
    let version = fact(VERSION, text(version, CellRole::Fact), 1);
    first.into_iter().chain(sender).chain([version]).collect()
}

fn heads(years: &[FiscalYear], columns: &[(FiscalYear, YearColumn)]) -> AnswerRow {
    let head = |text: String, role| AnswerCell::new(AnswerValue::Text(text), role);
    let before = years.first().and_then(|year| year.plus(-1)).map(words::head_of_year_before).unwrap_or_default();
    let names = [NUMBER, GROUP, NAME, UNIT, DEFINITION].map(str::to_owned).into_iter().chain([before]);
    let mut cells: Vec<AnswerCell> = names.map(|text| head(text, CellRole::Head)).collect();
    cells.extend(columns.iter().map(|(year, column)| match column {
        YearColumn::Target => head(words::head_of_target(*year), CellRole::Head),
        YearColumn::MeasureBefore => {
            head(year.plus(-1).map(words::head_of_measure_before).unwrap_or_default(), CellRole::Head)
        }
        YearColumn::Asked(asked) => head(asked.head(*year), CellRole::AskedHead),
    }));
    AnswerRow { lines: Some(2), cells }
}

fn row(asking: &Asking<'_>, number: usize, kpi: &Indicator, columns: &[(FiscalYear, YearColumn)]) -> AnswerRow {
    let years = &asking.inquiry.years;
    let words = |text: &str| AnswerCell::new(value(guard(text), false), CellRole::Words);
    let before = years.first().and_then(|year| year.plus(-1));
    let before = before.map_or_else(|| words(""), |year| actual(kpi, year));
    let mut cells = vec![
        AnswerCell::new(value(number.to_string(), true), CellRole::Words),
        words(&kpi.group),
        words(&kpi.name),
        words(&kpi.unit),
        words(&definition(kpi)),
        before,
    ];
    for (year, column) in columns {
        cells.push(match column {
            YearColumn::Target => target(kpi, *year),
            YearColumn::MeasureBefore => words(measure_before(asking.plan, *year, kpi.id)),
            YearColumn::Asked(asked) => {
                let is_figure = *asked == Asked::Figure && kpi.measure != Measure::Descriptive;
                let role = if is_figure { CellRole::FigureInput } else { CellRole::TextInput };
                let is_number = is_figure && kpi.actual(*year).amount().is_some();
                AnswerCell::new(value(asked_text(asking.plan, kpi, *year, *asked), is_number), role)
            }
        });
    }
    AnswerRow { lines: None, cells }
}

/// The row with the height that its texts need, since not every program that opens the book computes it.
fn as_high(row: AnswerRow, widths: &[usize]) -> AnswerRow {
    let lines = row.cells.iter().zip(widths).map(|(cell, width)| lines_of(cell.text(), *width)).max();
    AnswerRow { lines: lines.map(|lines| lines.min(MOST_LINES)), ..row }
}

/// The number of lines of a text in a column of that width; characters other than ASCII are twice as wide.
fn lines_of(text: &str, width: usize) -> usize {
    let room = width.saturating_sub(1).max(1);
    let wide = |line: &str| line.chars().map(|letter| if letter.is_ascii() { 1 } else { 2 }).sum::<usize>();
    text.split('\n').map(|line| wide(line).div_ceil(room).max(1)).sum()
}

/// The explanation of the figure: the KPI's definition, and a sentence on what to fill in.
fn definition(kpi: &Indicator) -> String {
    let unit = Some(width::trim(&kpi.unit)).filter(|unit| !unit.is_empty()).map(|unit| format!("（{unit}）"));
    let asked = match kpi.measure {
        Measure::Descriptive => "文章で記入します。".to_owned(),
        _ => format!("{}{}を記入します。", terms::actual_of_year(kpi, Language::Japanese), unit.unwrap_or_default()),
    };
    if kpi.definition.is_empty() { asked } else { format!("{}\n{asked}", kpi.definition) }
}

/// The actual of a year, for information.
fn actual(kpi: &Indicator, year: FiscalYear) -> AnswerCell {
    let cell = kpi.actual(year);
    figure(cell, &cell.around(&kpi.unit), &cell.shown(&kpi.unit))
}

/// The target of the year or of the whole period, for information.
fn target(kpi: &Indicator, year: FiscalYear) -> AnswerCell {
    let (cell, of_period) =
        if kpi.has_period_target() { (&kpi.period_target, "（計画期間）") } else { (kpi.target(year), "") };
    let mut around = cell.around(&kpi.unit).without_bound();
    around.behind.push_str(of_period);
    let shown = cell.shown_as_target(&kpi.unit);
    let shown = if shown.is_empty() { shown } else { shown + of_period };
    figure(cell, &around, &shown)
}

/// A figure for information. It is a number, so that it can be compared and added up, and the words around it are in
/// its number format. A cell without a number, or with more digits than a spreadsheet keeps, is a text.
fn figure(cell: &Cell, around: &Around, shown: &str) -> AnswerCell {
    let number = cell.amount().map(|amount| (value(amount.plain(), true), number_format(amount, around)));
    match number {
        Some((number @ AnswerValue::Number(_), Some(format))) => {
            AnswerCell::new(number, CellRole::Figure).written_as(format)
        }
        _ => AnswerCell::new(value(guard(shown), false), CellRole::Figure),
    }
}

/// The number format of a figure: separators, its decimals, and the words around it. `None` if the words do not fit
/// into a format.
fn number_format(amount: Amount, around: &Around) -> Option<String> {
    let plain = amount.plain();
    let decimals = plain.split_once('.').map(|(_, decimals)| format!(".{}", "0".repeat(decimals.len())));
    let words = |text: &str| if text.is_empty() { String::new() } else { format!("\"{text}\"") };
    let behind = format!("{}{}", around.unit, around.behind);
    let format = format!("{}#,##0{}{}", words(&around.before), decimals.unwrap_or_default(), words(&behind));
    let is_taken = !around.before.contains('"') && !behind.contains('"') && format.chars().count() <= MOST_IN_FORMAT;
    is_taken.then_some(format)
}
