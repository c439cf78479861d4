//! A block that is copied from the grid can be pasted anywhere, including the place from which it was copied.

use std::sync::Arc;

use keikaku::command::{self, Command};
use keikaku::export::clipboard::copy;
use keikaku::import::paste::{Block, Paste, place};
use keikaku::plan::indicator::Row;
use keikaku::plan::place::{CellAddress, CellPlace, cell_at};
use keikaku::plan::{Indicator, InputPlace, Plan, Workbook};
use keikaku::session::cell_navigation::CellNavigation;
use proptest::prelude::*;

use crate::support::{self, Hand, actual, day, sample, target};

/// Both rows of every KPI, as a rectangle over all years, without the targets if there are none.
fn everything(plan: &Plan) -> Vec<Vec<Option<CellAddress>>> {
    let mut rows = Vec::new();
    let has_targets = plan.indicators().iter().any(|row| !row.has_period_target());
    for row in plan.indicators() {
        let targets = plan.years.years().map(|year| Some((row.id, CellPlace::Target(year))));
        rows.extend(has_targets.then(|| targets.map(|at| at.filter(|_| !row.has_period_target())).collect()));
        rows.push(plan.years.years().map(|year| Some((row.id, CellPlace::Actual(year)))).collect());
    }
    rows
}

/// For each row, whether it has targets or actuals.
fn kinds(rows: &[Vec<Option<CellAddress>>]) -> Vec<Row> {
    let is_actual =
        |row: &Vec<Option<CellAddress>>| matches!(row.iter().flatten().next(), Some((_, CellPlace::Actual(_))));
    rows.iter().map(|row| if is_actual(row) { Row::Actual } else { Row::Target }).collect()
}

fn texts(plan: &Plan, rows: &[Vec<Option<CellAddress>>]) -> Vec<Vec<String>> {
    let text = |(id, at): CellAddress| plan.indicator(id).map(|row| cell_at(row, at).shown(&row.unit)).unwrap();
    rows.iter().map(|row| row.iter().map(|at| at.map(text).unwrap_or_default()).collect()).collect()
}

#[test]
fn copied_plain_text_has_the_format_of_a_spreadsheet() {
    let mut hand = Hand::at_sample("000");
    hand.fill(1, actual(2018), "上期\n\"下期\"");
    let id = hand.row(1).id;
    let rows = vec![
        vec![Some((id, target(2019))), Some((id, target(2020))), None],
        vec![Some((id, actual(2018))), Some((id, actual(2019))), None],
    ];
    assert_eq!(copy(hand.plan(), &rows, &cell_at).text, "25,000\t35,000\t\r\n\"上期\n\"\"下期\"\"\"\t\t\r\n");
}

#[test]
fn copied_html_marks_target_and_actual_rows_and_escapes_markup_in_cells() {
    let mut hand = Hand::at_sample("000");
    hand.fill(1, actual(2018), "<b>1</b> & \"2\"");
    let id = hand.row(1).id;
    let html = copy(hand.plan(), &[vec![Some((id, target(2019)))], vec![Some((id, actual(2018)))]], &cell_at).html;
    assert!(html.contains("<tr data-keikaku-row=\"target\"><td align=\"right\""), "{html}");
    assert!(html.contains("<tr data-keikaku-row=\"actual\"><td style"), "{html}");
    assert!(html.contains(">&lt;b&gt;1&lt;/b&gt; &amp; &quot;2&quot;</td>") && !html.contains("<b>"), "{html}");
}

#[test]
fn copied_baselines_go_back_to_their_own_kpis_also_by_way_of_a_spreadsheet() {
    let mut hand = Hand::at_sample("002");
    hand.fill(1, CellPlace::Baseline, "100");
    hand.fill(2, CellPlace::Baseline, "200");
    let plan = hand.plan();
    let [first, second] = [1, 2].map(|nth| (hand.row(nth).id, CellPlace::Baseline));
    let grid = CellNavigation::of_plan(plan, &plan.indicators().iter().map(|row| row.id).collect::<Vec<_>>());
    let corners = [first, second].map(|at| grid.grid_place(at).unwrap());
    let copied = copy(plan, &grid.rectangle(corners[0], corners[1]), &cell_at);
    assert_eq!(copied.text, "100\r\n200\r\n");
    for html in [copied.html.as_str(), ""] {
        let block = Block::of_clipboard(&copied.text, html).unwrap();
        let Paste::Done(pasted) = grid.paste(plan, first, &block, day(4, 1)) else { panic!("it is asked") };
        let places: Vec<CellAddress> = pasted
            .commands
            .iter()
            .filter_map(|(id, command)| match command.place() {
                Some(InputPlace::Cell(place)) => Some((*id, place)),
                _ => None,
            })
            .collect();
        assert_eq!(places, [first, second], "{html}");
    }
}

#[test]
fn a_kpi_without_a_target_of_the_period_keeps_its_place_in_a_copy() {
    let mut hand = Hand::at_sample("004");
    hand.fill(1, CellPlace::Period, "100");
    let plan = hand.plan();
    let grid = CellNavigation::of_plan(plan, &plan.indicators().iter().map(|row| row.id).collect::<Vec<_>>());
    let of_period = |row: &&Arc<Indicator>| row.has_period_target();
    let places: Vec<_> = plan
        .indicators()
        .iter()
        .filter(of_period)
        .filter_map(|row| grid.grid_place((row.id, CellPlace::Period)))
        .collect();
    let (first, last) = (places[0], places[places.len() - 1]);
    let copied = copy(plan, &grid.rectangle(first, last), &cell_at);
    let block = Block::of_clipboard(&copied.text, &copied.html).unwrap();
    let Paste::Done(pasted) = grid.paste(plan, grid.cell(first).unwrap(), &block, day(4, 1)) else { panic!() };
    let workbook = Workbook::new([Arc::new(plan.clone())]);
    let after = command::apply(&workbook, &Command::InPlan { plan: plan.id, command: pasted.command() });
    let after = after.map_or_else(|_| plan.clone(), |after| Plan::clone(&after.workbook.plans()[0]));
    for (before, after) in plan.indicators().iter().zip(after.indicators()) {
        assert_eq!(figures(before, plan), figures(after, plan), "{}", before.name);
    }
}

/// The plan after its whole grid is copied and pasted in place; `None` for a plan without KPIs.
fn pasted_back(plan: &Plan, day: keikaku::value::fiscal_year::Date) -> Option<Arc<Plan>> {
    let rows = everything(plan);
    let (id, at) = rows.iter().flatten().flatten().next().copied()?;
    let at = if rows[0].iter().all(Option::is_none) { CellPlace::Target(plan.years.first()) } else { at };
    let copied = copy(plan, &rows, &cell_at);
    let block = Block::of_clipboard(&copied.text, &copied.html).unwrap();
    let shown: Vec<_> = plan.indicators().iter().map(|row| row.id).collect();
    let Paste::Done(pasted) = place(plan, &shown, (id, at), &block, day) else { panic!("our own copy asks nothing") };
    assert!(pasted.left_out.is_empty(), "{:?}", pasted.left_out);
    let workbook = Workbook::new([Arc::new(plan.clone())]);
    let command = Command::InPlan { plan: plan.id, command: pasted.command() };
    let after = command::apply(&workbook, &command).map(|applied| Arc::clone(&applied.workbook.plans()[0]));
    Some(after.unwrap_or_else(|_| Arc::clone(&workbook.plans()[0])))
}

/// The states of a row's cells, with the numbers that count in sums.
fn figures(row: &Indicator, plan: &Plan) -> Vec<keikaku::plan::cell::State> {
    let cells = plan.years.years().flat_map(|year| [row.target(year).state, row.actual(year).state]);
    cells.chain([row.baseline.cell.state, row.period_target.state]).collect()
}

#[test]
fn a_copy_of_each_sample_pasted_back_changes_no_figure() {
    for code in ["000", "001", "002", "003", "004"] {
        let plan = sample(code, keikaku::value::id::PlanId::from_bits(1));
        let after = pasted_back(&plan, day(4, 1)).unwrap();
        for (before, after) in plan.indicators().iter().zip(after.indicators()) {
            assert_eq!(figures(before, &plan), figures(after, &plan), "{code} {}", before.name);
            assert_eq!(before.bound, after.bound);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_copied_block_is_read_back_exactly(plan in support::plan()) {
        let rows = everything(&plan);
        let texts = texts(&plan, &rows);
        let copied = copy(&plan, &rows, &cell_at);
        prop_assert_eq!(Block::read(&copied.text), Block::of_rows(texts.clone(), None));
        let marked = (!rows.is_empty()).then(|| Block::of_rows(texts, Some(kinds(&rows))));
        prop_assert_eq!(Block::of_markup(&copied.html), Ok(marked));
    }

    #[test]
    fn a_copy_of_any_plan_pasted_back_changes_no_figure(plan in support::plan(), on in support::date()) {
        if let Some(after) = pasted_back(&plan, on) {
            for (before, after) in plan.indicators().iter().zip(after.indicators()) {
                prop_assert_eq!(figures(before, &plan), figures(after, &plan));
            }
        }
    }
}
