//! What the wide file holds of a plan is read back as it was, whatever letters stand in it.

use keikaku::cell::{Cell, State};
use keikaku::exchange::preview::{Dashes, Opened, Preview, Target, preview};
use keikaku::exchange::read::read_table;
use keikaku::exchange::wide;
use keikaku::id::PlanId;
use keikaku::plan::lineage::{KpiTable, Lineage, Lineages};
use keikaku::plan::{Indicator, Plan, Workbook};
use proptest::prelude::*;

use crate::desk::{Browser, Desk, NoCp932};
use crate::support;

/// The file as a new plan, on an empty list.
fn as_new_plan(bytes: &[u8]) -> Plan {
    let file = read_table(bytes, Browser::get()).unwrap();
    let fresh = PlanId::from_bits(9);
    let read = preview(&file, Opened::List, &Workbook::default(), &Lineages::new(), fresh, Dashes::default()).unwrap();
    match read.target {
        Target::NewPlan(plan) => Plan::clone(&plan),
        Target::Plan(_) => panic!("the list is empty"),
    }
}

/// What a cell means, with the scale of its number.
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
    prop_assert_eq!(KpiTable::of(read).text(), KpiTable::of(plan).text());
    for (read, row) in read.indicators().iter().zip(plan.indicators()) {
        prop_assert_eq!(read.id, row.id);
        prop_assert_eq!(texts(read), texts(row));
        prop_assert_eq!(meaning(&read.baseline.cell), meaning(&row.baseline.cell));
        for year in &years {
            let shown =
                |row: &Indicator| if row.basis.is_period() { Cell::default() } else { row.target(*year).clone() };
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

/// A plan with KPIs, as random as they come.
fn plan() -> impl Strategy<Value = Plan> {
    support::plan().prop_filter("a plan with KPIs", |plan| !plan.indicators().is_empty())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn what_was_written_is_read_back(plan in plan()) {
        let file = wide::write(&plan, &Lineage::default());
        same(&as_new_plan(&file.utf8()), &plan)?;
        same(&as_new_plan(file.text().as_bytes()), &plan)?;
    }

    #[test]
    fn a_file_that_comes_back_as_it_went_changes_nothing(plan in plan()) {
        let mut desk = Desk::with(plan);
        let file = desk.send();
        let read = desk.read(&file);
        prop_assert_eq!(read.changes, []);
        let read: Preview = desk.read_bytes(&wide::write(desk.plan(), &Lineage::default()).utf8()).unwrap();
        prop_assert_eq!(read.changes, []);
    }

    #[test]
    fn without_a_base_the_same_plan_is_no_difference_either(plan in plan()) {
        let file = wide::write(&plan, &Lineage::default()).utf8();
        let desk = Desk { dashes: Dashes::NotApplicable, ..Desk::with(plan) };
        prop_assert_eq!(desk.read_bytes(&file).unwrap().changes, []);
    }

    #[test]
    fn a_file_in_cp932_comes_back_without_a_change_or_is_refused_with_its_letters(plan in plan()) {
        let mut desk = Desk::with(plan);
        let file = wide::write(desk.plan(), &Lineage::default());
        desk.send();
        match file.cp932(Browser::get()) {
            Ok(written) => prop_assert_eq!(desk.read_bytes(&written.bytes).unwrap().changes, []),
            Err(lacking) => {
                prop_assert!(!lacking.is_empty());
                let text = file.text();
                prop_assert!(lacking.iter().all(|one| text.contains(one.letter)));
            }
        }
    }
}

#[test]
fn utf8_needs_no_table_of_cp932() {
    let desk = Desk::of("002");
    let file = wide::write(desk.plan(), &Lineage::default()).utf8();
    assert!(file.starts_with(b"\xef\xbb\xbf\xe8\xa8\x88"));
    assert!(read_table(&file, &NoCp932).is_ok());
}
