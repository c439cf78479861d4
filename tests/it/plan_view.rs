//! The view settings of a plan: which view opens first, and what 印刷 prints.

#![expect(clippy::unwrap_used, reason = "a test that cannot be set up has failed")]

use std::sync::Arc;

use keikaku::plan::filter::By;
use keikaku::plan::indicator::{Basis, Indicator};
use keikaku::plan::{BuiltIn, Plan, YearAxis};
use keikaku::session::plan_view::{GridOptions, PlanView, PrintContent, opening_route};
use keikaku::session::route::Route;
use keikaku::value::fiscal_year::Date;
use keikaku::value::id::{IndicatorId, PlanId};

use crate::kpi_builder::year;

/// A plan with that many KPIs, every second of them in the group まち, and one unused slot.
fn plan(kpis: u64) -> Plan {
    let row = |nth| {
        let mut row = Indicator::new(IndicatorId::from_bits(nth), Basis::Level);
        row.name = if nth == 0 { "-".to_owned() } else { format!("指標{nth}") };
        if nth % 2 == 1 {
            "まち".clone_into(&mut row.group);
        }
        Arc::new(row)
    };
    let axis = YearAxis::starting(year(2020), 3).unwrap();
    Plan::new(PlanId::from_bits(1), BuiltIn::F2022, axis).with_indicators((0..=kpis).map(row).collect()).unwrap()
}

/// The numbers of the KPIs that are printed.
fn printed(view: &PlanView, plan: &Plan) -> Vec<u64> {
    let today = Date::new(2022, 4, 1).unwrap();
    let ids = (0..).zip(plan.indicators()).filter(|(_, row)| view.prints(plan, row, today));
    ids.map(|(nth, _)| nth).collect()
}

#[test]
fn computed_rows_are_hidden_from_a_fifth_kpi_on_unless_the_user_chose_them() {
    let shows = |view: &PlanView, kpis| view.grid_options(&plan(kpis)).has_computed_rows();
    let untouched = PlanView::default();
    assert_eq!((shows(&untouched, 3), shows(&untouched, 4)), (true, false));
    let compact = GridOptions { is_compact: true, ..GridOptions::default() };
    let compact = PlanView { grid: Some(compact), ..PlanView::default() };
    assert_eq!((shows(&compact, 3), shows(&compact, 4)), (true, false));
    let lines = GridOptions { shows_rates: true, are_lines_chosen: true, ..GridOptions::default() };
    let chosen = PlanView { grid: Some(lines), ..PlanView::default() };
    assert_eq!((shows(&chosen, 3), shows(&chosen, 4)), (true, true));
}

#[test]
fn the_document_is_printed_until_another_content_is_chosen() {
    let view = PlanView::default();
    assert_eq!(view.print_content(&plan(5)), PrintContent::Document);
    let sheets = PlanView { printed: Some(PrintContent::Sheets), ..view };
    assert_eq!(sheets.print_content(&plan(5)), PrintContent::Sheets);
}

#[test]
fn views_without_a_print_layout_print_the_list_and_the_text_prints_the_document() {
    let (plan, year) = (plan(1).id, year(2022));
    let of = |route| PrintContent::of_browser(route);
    for route in
        [Route::Kpi(plan), Route::Close(plan, year), Route::Facts(plan), Route::Exchange(plan), Route::Copies(plan)]
    {
        assert_eq!(of(route), Some((plan, PrintContent::List)), "{route:?}");
    }
    assert_eq!(of(Route::Document(plan)), Some((plan, PrintContent::Document)));
    for route in [Route::List, Route::Bin, Route::Overview(plan), Route::Print(plan), Route::Checks(plan)] {
        assert_eq!(of(route), None, "{route:?}");
    }
}

#[test]
fn only_kpis_that_pass_the_filters_are_printed_in_the_list() {
    let mut view = PlanView { printed: Some(PrintContent::List), ..PlanView::default() };
    assert_eq!(printed(&view, &plan(5)), [1, 2, 3, 4, 5]);
    view.filter.set(By::Group, Some("まち".to_owned()));
    assert_eq!(printed(&view, &plan(5)), [1, 3, 5]);
}

#[test]
fn the_chosen_kpi_is_printed_alone_regardless_of_filters_if_the_plan_has_it() {
    let chosen = |nth| PlanView {
        chosen: Some(IndicatorId::from_bits(nth)),
        printed: Some(PrintContent::ChosenSheet),
        ..PlanView::default()
    };
    let mut view = chosen(2);
    view.filter.set(By::Group, Some("まち".to_owned()));
    assert_eq!(printed(&view, &plan(5)), [2]);
    assert_eq!(chosen(9).print_content(&plan(5)), PrintContent::Document, "it is gone");
    assert_eq!(chosen(0).print_content(&plan(3)), PrintContent::Document, "an unused slot has no sheet");
}

#[test]
fn a_plan_opens_on_its_overview_and_on_narrow_screens_on_the_due_year() {
    let plan = plan(2);
    let today = Date::new(2022, 5, 1).unwrap();
    assert_eq!(opening_route(&plan, false, today), Route::Overview(plan.id));
    assert_eq!(opening_route(&plan, true, today), Route::Close(plan.id, year(2021)));
}

#[test]
fn a_plan_without_kpis_opens_on_its_overview_even_on_a_narrow_screen() {
    let today = Date::new(2022, 5, 1).unwrap();
    assert_eq!(opening_route(&plan(0), true, today), Route::Overview(PlanId::from_bits(1)));
}
