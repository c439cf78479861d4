//! Form books as data: `tests/form_books/*.txt`, played by [`crate::support::cases`]. The first line of a case is its plan. Each indicator
//! has the actuals of 2022 to 2025, and the same figures with a leading 9 as targets: `plan 来場者数 人 1011 1111 1211 1311`. Several indicators
//! are separated by `/`. `plan` alone is the plan with 来場者数 and 売上額. Then:
//!
//! | | |
//! |---|---|
//! | lines after `\|` | the sheet of a form, a blank for an empty cell; the first line begins another form |
//! | `cell B2 number=99 locked` | looks: `number=`, `text=`, `span=2x1`, `formula`, `locked`, `covered`, `percent`, `scaled`, `date` |
//! | `code B2 = 「0.0」`, `hide row 2`, `hide column 2`, `hide sheet` | sets the cell's format code; hides a row, a column, the sheet |
//! | `plan …`, `set 来場者数 実績 2023 = …` | replaces the plan, or changes a figure of it |
//! | `mark B2 来場者数 実績` | marks a cell: 実績, 目標, 率, 状態, 備考 (`-1` the year before the reported one, `=2023` that year); 指標名, 単位, 基準値, 期間 |
//! | `fill 2023` | shows the outcome of each mark if that year is reported |
//! | `suggest B2 2023` | shows what the cell is probably about |

use keikaku::export::form_book::{
    Area, CellHeads, CellReference, FilledValue, Filling, FormBook, FormCell, FormSheet, Format, Held, Mark, Marked,
    MarkedKpi, MarkedYear, Marks, SoughtName, fillings, suggestion,
};
use keikaku::plan::cell::Cell;
use keikaku::plan::indicator::Actual;
use keikaku::plan::place::InputPlace;
use keikaku::plan::place::{CellPlace, TextPlace};
use keikaku::plan::{Indicator, Plan};
use keikaku::wording::{Language, form_book as wording};

use super::form_places::{SHEET, book_of, plan_of};
use crate::support::cases::play;
use crate::support::desk::year;
use crate::support::places::place_named;

const WORDS: Language = Language::Japanese;
/// The plan of a case that names no indicators.
const USUAL: &str = "来場者数 人 1011 1111 1211 1311 / 売上額 千円 31150 31250 31350 31450";

/// A plan, a form and the marks on it.
struct Office {
    plan: Plan,
    lines: Vec<String>,
    form: FormBook,
    marks: Marks,
}

impl Office {
    fn new(first: &str) -> Self {
        let plan = plan_named(first.strip_prefix("plan").unwrap());
        Self { plan, lines: Vec::new(), form: book_of(&[]), marks: Marks::default() }
    }

    /// Carries out a line, and returns what is then seen.
    fn act(&mut self, line: &str) -> String {
        let (word, rest) = line.split_once(' ').unwrap_or((line, ""));
        if word == "|" {
            self.lines.push(rest.to_owned());
            self.form = book_of(&self.lines);
            return String::new();
        }
        self.lines.clear();
        let words: Vec<&str> = rest.split(' ').collect();
        match (word, &words[..]) {
            ("plan", _) => self.plan = plan_named(rest),
            ("set", _) => self.set(rest),
            ("cell", [cell, seen @ ..]) => seen.iter().for_each(|seen| see(self.cell(cell), seen)),
            ("code", [cell, ..]) => {
                let (_, code) = rest.split_once('「').unwrap();
                code.strip_suffix('」').unwrap().clone_into(&mut self.cell(cell).code);
            }
            ("hide", ["row", row]) => self.sheet().rows[row.parse::<usize>().unwrap() - 1].is_hidden = true,
            ("hide", ["column", column]) => {
                let column = column.parse().unwrap();
                self.sheet().widths = vec![None; column];
                self.sheet().widths[column - 1] = Some(0);
            }
            ("hide", _) => self.sheet().is_hidden = true,
            ("mark", [cell, name, what @ ..]) => self.mark(cell, name, what),
            ("unmark", _) => self.marks = Marks::default(),
            ("fill", [report]) => {
                let fillings = fillings(&self.plan, &self.marks, &self.form, year(report.parse().unwrap()));
                return fillings.iter().map(told).collect::<Vec<_>>().join("\n");
            }
            ("suggest", [cell, report]) => {
                let (sheet, report) = (&self.form.sheets[0], year(report.parse().unwrap()));
                let (kpi, what) = suggestion(&self.plan, sheet, cell.parse().unwrap(), report);
                let what = what.map_or("?".to_owned(), |what| {
                    let of = what.year().map(|year| format!("、{}", wording::year(year, WORDS))).unwrap_or_default();
                    format!("{}{of}", wording::what(what, &self.plan.form, WORDS))
                });
                return format!("{} {what}", kpi.map_or("?".to_owned(), |kpi| kpi.name));
            }
            ("", _) => {}
            _ => panic!("{line}: nothing is done by {word}"),
        }
        String::new()
    }

    fn sheet(&mut self) -> &mut FormSheet {
        &mut self.form.sheets[0]
    }

    fn cell(&mut self, cell: &str) -> &mut FormCell {
        let CellReference { row, column } = cell.parse().unwrap();
        &mut self.form.sheets[0].rows[row as usize - 1].cells[column as usize - 1]
    }

    fn set(&mut self, rest: &str) {
        let (place, text) = rest.split_once(" =").unwrap();
        let text = text.trim_start();
        let (name, place) = place.split_once(' ').unwrap();
        let mut kpi = Indicator::clone(named(&self.plan, name));
        let cell = Cell::read(text, &kpi.unit);
        match place_named(place) {
            InputPlace::Cell(CellPlace::Actual(year)) => {
                _ = kpi.actuals.insert(year, Actual { cell, parts: None, earlier: Vec::new() });
            }
            InputPlace::Cell(CellPlace::Target(year)) => _ = kpi.targets.insert(year, cell),
            InputPlace::Cell(CellPlace::Baseline) => kpi.baseline.cell = cell,
            InputPlace::Text(TextPlace::Note(row, year)) => _ = kpi.notes.insert((row, year), text.to_owned()),
            other => panic!("{other:?}"),
        }
        self.plan = self.plan.with_indicator(kpi.into());
    }

    fn mark(&mut self, cell: &str, name: &str, what: &[&str]) {
        let kpi = MarkedKpi::from_kpi(named(&self.plan, name));
        let cell = cell.parse().unwrap();
        let heads =
            CellHeads::from_sheet(&self.form.sheets[0], cell, &SoughtName::in_plan(&self.plan, &kpi.name, &kpi.unit));
        self.marks.set(Mark { sheet: SHEET.to_owned(), cell, heads, kpi, what: marked(what) });
    }
}

/// The plan with the indicators in that text.
fn plan_named(text: &str) -> Plan {
    let text = if text.trim().is_empty() { USUAL } else { text.trim() };
    let kpi = |text: &str| -> (String, String, [String; 4]) {
        let words: Vec<&str> = text.trim().split(' ').collect();
        let figures = [2, 3, 4, 5].map(|nth| words[nth].to_owned());
        (words[0].to_owned(), words[1].to_owned(), figures)
    };
    let kpis: Vec<_> = text.split('/').map(kpi).collect();
    let kpis: Vec<_> = kpis
        .iter()
        .map(|(name, unit, figures)| (name.as_str(), unit.as_str(), figures.each_ref().map(String::as_str)))
        .collect();
    plan_of(&kpis)
}

fn named<'p>(plan: &'p Plan, name: &str) -> &'p Indicator {
    plan.indicators().iter().find(|kpi| kpi.name == name).unwrap_or_else(|| panic!("{name} is not of the plan"))
}

/// Sets one of the looks of a cell.
fn see(cell: &mut FormCell, seen: &str) {
    match seen.split_once('=') {
        Some(("number", number)) => {
            number.clone_into(&mut cell.number);
            if cell.text.is_empty() {
                number.clone_into(&mut cell.text);
            }
            cell.held = Held::Number;
        }
        Some(("text", text)) => {
            text.clone_into(&mut cell.text);
            if cell.held == Held::default() {
                cell.held = Held::Text;
            }
        }
        Some(("span", area)) => {
            let (rows, columns) = area.split_once('x').unwrap();
            cell.span = Some(Area(rows.parse().unwrap(), columns.parse().unwrap()));
        }
        _ => match seen {
            "formula" => cell.held = Held::Formula,
            "locked" => cell.is_locked = true,
            "covered" => cell.is_covered = true,
            "percent" => cell.format = Format::Percent,
            "scaled" => cell.format = Format::Scaled,
            "date" => cell.format = Format::Date,
            _ => panic!("{seen} is not seen of a cell"),
        },
    }
}

/// What a mark stands for: 実績 (of the reported year), 実績 -1, 実績 =2023, 指標名.
fn marked(words: &[&str]) -> Marked {
    let of = match words.get(1) {
        None => MarkedYear::FromReport(0),
        Some(word) => match word.strip_prefix('=') {
            Some(fixed) => MarkedYear::Fixed(year(fixed.parse().unwrap())),
            None => MarkedYear::FromReport(word.parse().unwrap()),
        },
    };
    match words[0] {
        "指標名" => Marked::Name,
        "単位" => Marked::Unit,
        "基準値" => Marked::Baseline,
        "期間" => Marked::PeriodTarget,
        "目標" => Marked::Target(of),
        "実績" => Marked::Actual(of),
        "率" => Marked::Rate(of),
        "状態" => Marked::Status(of),
        "備考" => Marked::Note(of),
        "要因" => Marked::Cause(of),
        "今後の取組" => Marked::Measure(of),
        other => panic!("{other} is not marked"),
    }
}

/// The outcome of a mark, with its value and the remarks about it.
fn told(filling: &Filling) -> String {
    let value = match &filling.value {
        Some(FilledValue::Number { held, shown }) if held != shown => format!("{shown}, which is {held} in the cell"),
        Some(FilledValue::Text(text)) => format!("「{text}」"),
        Some(value) => wording::value(value),
        None => String::new(),
    };
    let outcome = wording::outcome(&filling.outcome, WORDS);
    let mut lines = vec![format!("{} {outcome} {value}", filling.cell).trim_end().to_owned()];
    for remark in wording::remarks(filling, WORDS) {
        lines.push(format!("    {}", remark.text));
        lines.extend(remark.then_and_now.map(|(then, now)| format!("    {then} → {now}")));
    }
    lines.join("\n")
}

#[test]
fn form_books_are_filled_in_as_the_cases_expect() {
    play("form_books", |first| {
        let mut office = Office::new(first);
        move |line: &str| office.act(line)
    });
}
