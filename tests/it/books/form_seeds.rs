//! Sixty random form books, marked in one shape and filled in after a change: no figure is written without a question under
//! another name, unit or year, whatever happened to the book and to the plan.

use std::collections::BTreeMap;

use keikaku::export::form_book::{CellReference, Mark, Marked, MarkedYear, Marks, Outcome, fillings};
use keikaku::plan::{Indicator, Plan};

use super::form_places::{book_of, mark, plan_of};
use crate::support::Dice;
use crate::support::desk::year;

const BOOKS: u64 = 60;

/// Where a book has the names of its KPIs.
#[derive(Clone, Copy, Debug)]
enum Layout {
    Left,
    Right,
    /// Blocks, each with the name on a line of its own.
    Blocks,
    /// Blocks, each with the name and the unit on one line above the heads.
    Above,
    TwoLinesUp,
}

/// How a book writes its year.
#[derive(Clone, Copy, Debug)]
enum YearStyle {
    Era,
    NoEra,
    Title,
}

/// A book as an office draws it up.
#[derive(Clone, Debug)]
struct Form {
    layout: Layout,
    style: YearStyle,
    year: i32,
    /// The name and the unit of each KPI.
    rows: Vec<(String, String)>,
    /// The number of lines before the title.
    before: usize,
    /// The number of lines between blocks.
    between: usize,
}

/// What each cell is for: name, unit, year, and whether the target belongs there.
type Truth = BTreeMap<CellReference, (String, String, i32, bool)>;

impl Form {
    /// The lines of the book, and what its cells are for.
    fn drawn(&self) -> (Vec<String>, Truth) {
        let year = match self.style {
            YearStyle::Era => format!("令和{}年度", self.year - 2018),
            YearStyle::NoEra => format!("{}年度", self.year - 2018),
            YearStyle::Title => String::new(),
        };
        let mut lines = vec!["様式第1号|||".to_owned(); self.before];
        match self.style {
            YearStyle::Title => lines.push(format!("令和{}年度 実績報告書|||", self.year - 2018)),
            _ => lines.push("実績報告書|||".to_owned()),
        }
        match self.layout {
            Layout::Left => lines.push(format!("指標名|単位|{year}目標|{year}実績")),
            Layout::Right => lines.push(format!("{year}目標|{year}実績|単位|指標名")),
            _ => {}
        }
        let mut truth = Truth::new();
        for (name, unit) in &self.rows {
            let (block, target): (Vec<String>, u32) = match self.layout {
                Layout::Left => (vec![format!("{name}|{unit}||")], 3),
                Layout::Right => (vec![format!("||{unit}|{name}")], 1),
                Layout::Blocks => {
                    let line = format!("{year}|||");
                    (vec![format!("指標名|{name}|単位|{unit}"), "年度|目標|実績|".to_owned(), line], 2)
                }
                Layout::Above => {
                    let heads = format!("区分|{year}目標|{year}実績|");
                    (vec![format!("【{name}（{unit}）】|||"), heads, "値|||".to_owned()], 2)
                }
                Layout::TwoLinesUp => {
                    let heads = format!("{year}目標|{year}実績||");
                    (vec![format!("{name}|||"), format!("（単位：{unit}）|||"), heads, "|||".to_owned()], 1)
                }
            };
            lines.extend(block);
            let row = u32::try_from(lines.len()).unwrap();
            for (column, is_target) in [(target, true), (target + 1, false)] {
                truth.insert(CellReference { row, column }, (name.clone(), unit.clone(), self.year, is_target));
            }
            let is_table = matches!(self.layout, Layout::Left | Layout::Right);
            lines.extend(vec!["|||".to_owned(); if is_table { 0 } else { self.between }]);
        }
        (lines, truth)
    }
}

const KPIS: [(&str, &str, [&str; 4]); 6] = [
    ("来場者数", "人", ["1011", "1111", "1211", "1311"]),
    ("売上額", "千円", ["31150", "31250", "31350", "31450"]),
    ("新規創業件数", "件", ["11", "12", "13", "14"]),
    ("満足度", "%", ["71", "72", "73", "74"]),
    ("空き家活用数", "戸", ["5", "6", "7", "8"]),
    ("売上額（加工品）", "千円", ["2150", "2250", "2350", "2450"]),
];

fn drawn_up(chance: &mut Dice) -> Form {
    let layouts = [Layout::Left, Layout::Right, Layout::Blocks, Layout::Above, Layout::TwoLinesUp];
    let mut rows: Vec<_> = KPIS.iter().map(|(name, unit, _)| ((*name).to_owned(), (*unit).to_owned())).collect();
    for at in (1..rows.len()).rev() {
        rows.swap(at, chance.below(at + 1));
    }
    rows.truncate(3 + chance.below(4));
    Form {
        layout: layouts[chance.below(5)],
        style: [YearStyle::Era, YearStyle::NoEra, YearStyle::Title][chance.below(3)],
        year: 2023,
        rows,
        before: chance.below(2),
        between: chance.below(2),
    }
}

/// Changes the book or the plan before the book is filled in again. Returns the plan.
fn bite(form: &mut Form, plan: &Plan, chance: &mut Dice) -> Plan {
    let at = chance.below(form.rows.len());
    let units = ["百万円", "円", "千人", "人日"];
    match chance.below(9) {
        0 => form.rows.swap(0, at),
        1 => form.rows.insert(at, ("延べ宿泊者数".to_owned(), "人泊".to_owned())),
        2 => form.rows[at].0 = format!("延べ{}", form.rows[at].0),
        3 => units[chance.below(4)].clone_into(&mut form.rows[at].1),
        4 => form.year += 1,
        5 => form.before += 1,
        6 => drop(form.rows.remove(at)),
        7 => return with_kpi(plan, &form.rows[at].0, |kpi| kpi.name = format!("新・{}", kpi.name)),
        _ => return with_kpi(plan, &form.rows[at].0, |kpi| kpi.unit = format!("百{}", kpi.unit)),
    }
    plan.clone()
}

fn with_kpi(plan: &Plan, name: &str, change: impl FnOnce(&mut Indicator)) -> Plan {
    let Some(kpi) = plan.indicators().iter().find(|kpi| kpi.name == name) else { return plan.clone() };
    let mut changed = Indicator::clone(kpi);
    change(&mut changed);
    plan.with_indicator(changed.into())
}

/// Marks for every figure cell of a book.
fn marked(plan: &Plan, form: &Form) -> Marks {
    let (lines, truth) = form.drawn();
    let book = book_of(&lines);
    let now = MarkedYear::FromReport(0);
    let marks = truth.iter().map(|(cell, (name, _, _, is_target))| -> Mark {
        let what = if *is_target { Marked::Target(now) } else { Marked::Actual(now) };
        mark(plan, &book, &cell.to_string(), name, what)
    });
    marks.collect()
}

/// The cells that are written without a question although name, unit or year differ, and the number of all cells that are
/// written without one.
fn written(plan: &Plan, marks: &Marks, form: &Form, report: i32) -> (Vec<String>, usize) {
    let (lines, truth) = form.drawn();
    let filled = fillings(plan, marks, &book_of(&lines), year(report));
    let written: Vec<_> = filled.iter().filter(|filling| filling.outcome == Outcome::Written).collect();
    let is_right = |filling: &&&keikaku::export::form_book::Filling| {
        let kpi = filling.kpi.and_then(|kpi| plan.indicator(kpi)).unwrap();
        let is_target = matches!(filling.what, Marked::Target(_));
        let goes_in = (kpi.name.clone(), kpi.unit.clone(), filling.year.unwrap().western(), is_target);
        truth.get(&filling.cell) == Some(&goes_in)
    };
    let wrong = written.iter().filter(|filling| !is_right(filling));
    let wrong = wrong.map(|filling| format!("{} {:?} {lines:#?}", filling.cell, filling.value)).collect();
    (wrong, written.len())
}

#[test]
fn sixty_changed_books_get_no_unconfirmed_figure_under_another_name_unit_or_year() {
    let mut wrong = Vec::new();
    let (mut of_changed, mut of_all) = (0, 0);
    for seed in 0..BOOKS {
        let mut chance = Dice(seed * 7919 + 20_261_124);
        let mut form = drawn_up(&mut chance);
        let plan = plan_of(&KPIS);
        let marks = marked(&plan, &form);
        // Filling in the unchanged book asks nothing.
        let (wrong_at_first, count) = written(&plan, &marks, &form, 2023);
        assert_eq!((wrong_at_first, count), (Vec::new(), marks.all().len()), "{seed} {form:?}");
        let mut changed = bite(&mut form, &plan, &mut chance);
        if chance.below(2) == 0 && form.rows.len() > 1 {
            changed = bite(&mut form, &changed, &mut chance);
        }
        let report = if chance.below(3) == 0 { 2024 } else { 2023 };
        let (found, count) = written(&changed, &marks, &form, report);
        wrong.extend(found.into_iter().map(|what| format!("book {seed}, {form:?}: {what}")));
        (of_changed, of_all) = (of_changed + count, of_all + marks.all().len());
    }
    assert_eq!(wrong, Vec::<String>::new());
    // Most unchanged cells are still written without a question.
    assert!(of_changed * 4 > of_all, "{of_changed} of {of_all}");
}

#[test]
fn a_book_of_the_next_year_is_filled_without_a_question() {
    for seed in 0..BOOKS {
        let mut form = drawn_up(&mut Dice(seed * 104_729 + 3));
        if matches!(form.style, YearStyle::NoEra) {
            continue;
        }
        let plan = plan_of(&KPIS);
        let marks = marked(&plan, &form);
        form.year += 1;
        assert_eq!(written(&plan, &marks, &form, 2024), (Vec::new(), marks.all().len()), "{form:?}");
    }
}
