//! The content of the wide file is read back unchanged, whatever letters it contains.

use std::sync::Arc;

use keikaku::columns::guard::{guard, unguard};
use keikaku::export::wide_table;
use keikaku::import::encoding::NoCp932;
use keikaku::import::preview::{ImportBase, ImportTarget, OpenedOn, Preview, preview};
use keikaku::import::questions::{Answers, Dashes};
use keikaku::import::read::read_table;
use keikaku::import::wide;
use keikaku::merge::review::{ChangeKind, Changes, Decision};
use keikaku::plan::cell::{Cell, State};
use keikaku::plan::lineage::{KpiTable, Lineage};
use keikaku::plan::{Indicator, Measure, Plan};
use keikaku::value::amount::Amount;
use keikaku::value::fiscal_year::FiscalYear;
use keikaku::value::id::PlanId;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};

use crate::support::desk::{Browser, Desk, fields, with_field, year};
use crate::support::{self, text};

/// The new plan that the file makes on an empty list.
fn as_new_plan(bytes: &[u8]) -> Plan {
    let file = read_table(bytes, Browser::get()).unwrap();
    let fresh = PlanId::from_bits(9);
    let (rows, answers) = (wide::read(&file.sheet, &Answers::default()).unwrap(), Answers::default());
    let read = preview(&rows, OpenedOn::List, &ImportBase::default(), fresh, &answers).unwrap();
    match read.target {
        ImportTarget::NewPlan(plan) => Plan::clone(&plan),
        ImportTarget::Plan(_) => panic!("the list is empty"),
    }
}

/// The meaning of a cell, with the scale of its number.
fn meaning(cell: &Cell) -> (State, String) {
    match cell.state {
        State::Number { amount, .. } => (cell.state, amount.plain()),
        State::Unread => (cell.state, cell.text.clone()),
        State::NotApplicable | State::Blank | State::Unknown { .. } => (cell.state, String::new()),
    }
}

fn texts(row: &Indicator) -> [&str; 4] {
    [&row.group, &row.name, &row.unit, &row.responsible]
}

fn same(read: &Plan, plan: &Plan) -> Result<(), TestCaseError> {
    prop_assert_eq!(read.id, plan.id);
    prop_assert_eq!(&read.facts.name, &plan.facts.name);
    let (years, of_plan): (Vec<_>, Vec<_>) = (read.years.years().collect(), plan.years.years().collect());
    prop_assert_eq!(&years, &of_plan);
    prop_assert_eq!(KpiTable::from_plan(read).text(), KpiTable::from_plan(plan).text());
    for (read, row) in read.indicators().iter().zip(plan.indicators()) {
        prop_assert_eq!(read.id, row.id);
        prop_assert_eq!(texts(read), texts(row));
        prop_assert_eq!(meaning(&read.baseline.cell), meaning(&row.baseline.cell));
        if row.has_period_target() {
            prop_assert_eq!(meaning(&read.period_target), meaning(&row.period_target));
        }
        for year in &years {
            let shown =
                |row: &Indicator| if row.has_period_target() { Cell::default() } else { row.target(*year).clone() };
            prop_assert_eq!(meaning(&shown(read)), meaning(&shown(row)));
            prop_assert_eq!(meaning(read.actual(*year)), meaning(row.actual(*year)));
        }
        let notes = |row: &Indicator| {
            let mut notes = row.notes.clone();
            notes.retain(|_, note| !note.is_empty());
            notes
        };
        prop_assert_eq!(notes(read), notes(row));
    }
    Ok(())
}

/// A random plan with at least one KPI; half of the plans have texts of several lines.
pub(crate) fn plan() -> impl Strategy<Value = Plan> {
    let texts = vec((text(), text(), text(), text()), 5);
    (support::plan(), texts, any::<bool>())
        .prop_filter("a plan with KPIs", |(plan, ..)| !plan.indicators().is_empty())
        .prop_map(|(plan, texts, ugly)| if ugly { with_texts(&plan, texts) } else { plan })
}

fn with_texts(plan: &Plan, texts: Vec<(String, String, String, String)>) -> Plan {
    let with = |(kpi, (group, name, unit, responsible)): (&Arc<Indicator>, _)| {
        // In a description, a unit other than the KPI's is one of its words.
        let unit = if kpi.measure == Measure::Descriptive { kpi.unit.clone() } else { unit };
        Arc::new(Indicator { group, name, unit, responsible, ..Indicator::clone(kpi) })
    };
    let kpis = plan.indicators().iter().zip(texts).map(with).collect();
    plan.clone().with_indicators(kpis).unwrap()
}

/// Changes that a spreadsheet makes without changing the meaning of a file: another order of rows and columns, dropped
/// zeros after the decimal point, another delimiter, quotes around everything, blank columns at the end.
#[derive(Clone, Debug)]
struct Habits {
    rows: Vec<usize>,
    columns: Vec<usize>,
    delimiter: &'static str,
    drops_zeros: bool,
    blank_columns: usize,
}

fn habits() -> impl Strategy<Value = Habits> {
    let places = |most: usize| vec(any::<usize>(), most);
    (places(16), places(32), select(&[",", "\t", ";"][..]), any::<bool>(), 0..3_usize).prop_map(
        |(rows, columns, delimiter, drops_zeros, blank_columns)| Habits {
            rows,
            columns,
            delimiter,
            drops_zeros,
            blank_columns,
        },
    )
}

impl Habits {
    fn applied_to(&self, file: &str) -> String {
        let rows = fields(file);
        let numbers: Vec<bool> = rows[0].iter().map(|heading| is_of_figures(heading)).collect();
        let (headings, below) = rows.split_first().unwrap();
        let shuffled = std::iter::once(headings.clone()).chain(in_order(below, &self.rows));
        let columns = in_order(&(0..headings.len()).collect::<Vec<_>>(), &self.columns);
        let row = |row: Vec<String>| {
            let field =
                |at: &usize| if numbers[*at] && self.drops_zeros { shorter(&row[*at]) } else { row[*at].clone() };
            let fields = columns.iter().map(field).chain(std::iter::repeat_n(String::new(), self.blank_columns));
            let quoted = fields.map(|field| format!("\"{}\"", field.replace('"', "\"\"")));
            quoted.collect::<Vec<_>>().join(self.delimiter) + "\r\n"
        };
        shuffled.map(row).collect()
    }
}

/// The items, sorted by these keys.
fn in_order<T: Clone>(these: &[T], keys: &[usize]) -> Vec<T> {
    let mut keyed: Vec<_> = these.iter().cloned().zip(keys.iter().copied().chain(std::iter::repeat(0))).collect();
    keyed.sort_by_key(|(_, key)| *key);
    keyed.into_iter().map(|(one, _)| one).collect()
}

fn is_of_figures(heading: &str) -> bool {
    heading.ends_with("年度") || ["事業開始前", "累計"].contains(&heading)
}

/// `24.50` as `24.5`, `24.00` as `24`; anything else as it is.
fn shorter(field: &str) -> String {
    match Amount::from_plain(field) {
        Some(amount) if amount.scale() > 0 => field.trim_end_matches('0').trim_end_matches('.').to_owned(),
        _ => field.to_owned(),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_written_plan_is_read_back_unchanged(plan in plan()) {
        let file = wide_table::write(&plan, &Lineage::default());
        same(&as_new_plan(&file.utf8()), &plan)?;
        same(&as_new_plan(file.text().as_bytes()), &plan)?;
    }

    #[test]
    fn a_file_returned_unchanged_gives_no_changes(plan in plan()) {
        let mut desk = Desk::with(plan);
        let file = desk.send();
        let read = desk.read(&file);
        prop_assert_eq!(read.changes, Changes::default());
        let read: Preview = desk.read_bytes(&wide_table::write(desk.plan(), &Lineage::default()).utf8()).unwrap();
        prop_assert_eq!(read.changes, Changes::default());
    }

    #[test]
    fn the_habits_of_a_spreadsheet_give_no_changes(plan in plan(), habits in habits()) {
        let mut desk = Desk::with(plan);
        let file = habits.applied_to(&desk.send());
        let read = desk.read(&file);
        prop_assert_eq!(desk.told(&read), Vec::<String>::new());
        prop_assert_eq!(Desk::said(&read), ["変わるところはありません（反映済み）。"]);
    }

    #[test]
    fn one_typed_actual_is_the_only_change(
        plan in plan(), habits in habits(), kpi in any::<Index>(), column in any::<Index>()
    ) {
        let years: Vec<i32> = plan.years.years().map(FiscalYear::western).collect();
        let (nth, western) = (kpi.index(plan.indicators().len()) + 1, years[column.index(years.len())]);
        let mut desk = Desk::with(plan);
        let typed = "7654321.5";
        let file = with_field(&desk.send(), nth, "実績", &format!("{western}年度"), typed);
        let mut read = desk.read(&habits.applied_to(&file));
        prop_assert_eq!(read.changes.len(), 1, "{:?}", desk.told(&read));
        prop_assert_eq!(read.changes[0].kind, ChangeKind::Set);
        // A figure of another size than its neighbours is not chosen by itself.
        let taken = read.changes[0].decided(Decision::Theirs);
        read.changes.decide([&taken]);
        let before = desk.plan().clone();
        desk.take(&read).unwrap();
        prop_assert_eq!(&desk.row(nth).actual(year(western)).text, typed);
        // Everything that no file contains, and every other cell, is unchanged.
        let rows = desk.plan().indicators().iter().zip(before.indicators());
        prop_assert_eq!(rows.filter(|(now, then)| now != then).count(), 1);
        desk.undo();
        prop_assert_eq!(desk.plan(), &before);
    }

    #[test]
    fn any_guarded_text_is_read_back_unchanged(text in text(), any in any::<String>()) {
        let formulas = [format!("={text}"), format!("'{text}"), format!("=\"{any}\""), format!(" =\"{any}\" ")];
        for text in [text, any].into_iter().chain(formulas) {
            let written = guard(&text);
            prop_assert_eq!(unguard(&written), &text);
            prop_assert_eq!(keikaku::columns::fields::plain(&written), text);
            let is_carried_out = written != "-" && written.starts_with(['=', '+', '-', '@', '\t', '\r']);
            prop_assert!(!is_carried_out, "{written:?}");
        }
    }

    #[test]
    fn without_a_base_an_unchanged_file_gives_no_changes(plan in plan()) {
        let file = wide_table::write(&plan, &Lineage::default()).utf8();
        let mut desk = Desk::with(plan);
        desk.answers.dashes = Some(Dashes::NotApplicable);
        prop_assert_eq!(desk.read_bytes(&file).unwrap().changes, Changes::default());
    }

    #[test]
    fn a_cp932_file_is_read_back_without_change_or_refused_with_the_missing_letters(plan in plan()) {
        let mut desk = Desk::with(plan);
        let file = wide_table::write(desk.plan(), &Lineage::default());
        desk.send();
        match file.cp932(Browser::get()) {
            Ok(written) => prop_assert_eq!(desk.read_bytes(&written.bytes).unwrap().changes, Changes::default()),
            Err(lacking) => {
                prop_assert!(!lacking.is_empty());
                let text = file.text();
                prop_assert!(lacking.iter().all(|one| text.contains(one.letter)));
            }
        }
    }
}

#[test]
fn reading_utf8_needs_no_cp932_table() {
    let desk = Desk::of("002");
    let file = wide_table::write(desk.plan(), &Lineage::default()).utf8();
    assert!(file.starts_with(b"\xef\xbb\xbf\xe8\xa8\x88"));
    assert!(read_table(&file, &NoCp932).is_ok());
}
