//! 達成率の出し方 as stored: each plan keeps its own formula. A plan that was stored without one is rated by 実績÷目標, as before.

use keikaku::plan::{BuiltIn, Plan, RateFormula, YearAxis};
use keikaku::storage;
use keikaku::value::fiscal_year::FiscalYear;
use keikaku::value::id::PlanId;

fn plan(formula: RateFormula) -> Plan {
    let years = YearAxis::starting(FiscalYear::new(2024).unwrap(), 1).unwrap();
    let mut plan = Plan::new(PlanId::from_bits(1), BuiltIn::Strategy, years);
    plan.rate_formula = formula;
    plan
}

#[test]
fn a_new_plan_uses_the_rate_formula_by_direction_and_its_record_states_this() {
    let new = plan(RateFormula::default());
    assert_eq!(new.rate_formula, RateFormula::ByDirection);
    let record = storage::encode_plan(&new);
    assert!(record.contains(r#""rate_formula":"by_direction""#), "{record}");
    assert_eq!(storage::decode_plan(&record), Ok(new));
}

#[test]
fn a_record_without_a_formula_uses_actual_divided_by_target() {
    let stored = plan(RateFormula::OfTarget);
    let record = storage::encode_plan(&stored);
    assert!(!record.contains("rate_formula"), "{record}");
    assert_eq!(storage::decode_plan(&record), Ok(stored));
}
