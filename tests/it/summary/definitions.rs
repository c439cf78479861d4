//! 定義を比べる: KPIs with one name in several plans.

use keikaku::figures::summary::{DefinitionField, SummaryRow, same_named};
use keikaku::plan::RateFormula;

use super::{kept, named, plan, table};
use crate::kpi_builder::Kpi;

fn kpi(name: &str, definition: &str) -> Kpi {
    let mut kpi = named(name, "人", Kpi::levels(2024, &["1"]));
    definition.clone_into(&mut kpi.indicator.definition);
    kpi
}

fn differing(rows: &[&SummaryRow]) -> Vec<DefinitionField> {
    DefinitionField::ALL.into_iter().filter(|field| field.differs(rows)).collect()
}

#[test]
fn kpis_with_equal_names_are_found_and_their_differing_fields_are_listed() {
    let mut gain = plan(2, "B市", "計画", vec![kpi("観光客 数", "宿泊者の数"), kpi("別の指標", "")]);
    gain.rate_formula = RateFormula::OfPlannedGain;
    let one = plan(1, "A市", "計画", vec![kpi("観光客数", "宿泊者の数")]);
    let other = plan(3, "C市", "計画", vec![kpi("観光客数", "日帰りを含む数")]);
    let summary = table(vec![kept(one), kept(gain), kept(other)], 2024);
    let first = summary.rows.first().unwrap();
    let found = same_named(&summary.rows, first);
    assert_eq!(found.iter().map(|row| row.of.bodies().join("")).collect::<Vec<_>>(), ["A市", "B市", "C市"]);
    assert_eq!(differing(&found), [DefinitionField::RateFormula, DefinitionField::Definition]);
    assert_eq!(differing(found.get(..1).unwrap()), []);
    let mut own = kpi("観光客数", "宿泊者の数");
    own.indicator.rate_formula = Some(RateFormula::OfPlannedGain);
    let alike = table(vec![kept(plan(4, "D市", "計画", vec![own]))], 2024);
    let same = [found.get(1).copied().unwrap(), alike.rows.first().unwrap()];
    assert_eq!(differing(&same), [], "the formula in force counts, whether it is the plan’s or the KPI’s");
}
