//! What a person sees of a plan, and where it opens.

#![expect(clippy::unwrap_used, reason = "a sample that cannot be made has failed its test")]

use keikaku::plan::samples::Sample;
use keikaku::plan::{Form, Plan, YearAxis};
use keikaku::session::plan_view::opening_route;
use keikaku::session::route::Route;
use keikaku::value::fiscal_year::{Date, FiscalYear};
use keikaku::value::id::{IndicatorId, PlanId};

fn sample(code: &str) -> Plan {
    let sample = Sample::ALL.into_iter().find(|sample| sample.code() == code).unwrap();
    let mut ids = (1..).map(IndicatorId::from_bits);
    sample.plan(PlanId::from_bits(1), || ids.next().unwrap()).unwrap()
}

#[test]
fn a_plan_opens_where_it_is_overseen_and_on_a_narrow_screen_where_the_year_that_is_due_is_entered() {
    let plan = sample("002");
    let today = Date::new(2024, 5, 1).unwrap();
    assert_eq!(opening_route(&plan, false, today), Route::Overview(plan.id));
    let due = FiscalYear::new(2023).unwrap();
    assert_eq!(opening_route(&plan, true, today), Route::Close(plan.id, due));
}

#[test]
fn a_plan_without_kpis_opens_where_it_says_so_on_every_screen() {
    let axis = YearAxis::starting(FiscalYear::new(2024).unwrap(), 3).unwrap();
    let plan = Plan::new(PlanId::from_bits(1), Form::Strategy, axis);
    let today = Date::new(2025, 5, 1).unwrap();
    assert_eq!(opening_route(&plan, true, today), Route::Overview(plan.id));
}
