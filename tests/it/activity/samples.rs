//! The two made-up samples: a year of records, whose sums were worked out by hand.

use keikaku::checks::{self, Finding};
use keikaku::plan::Plan;
use keikaku::plan::samples::SamplePlan;
use keikaku::value::id::{IndicatorId, PlanId};

use crate::support::year;

pub(super) fn plan(code: &str) -> Plan {
    let sample = SamplePlan::OF_GROUPS.into_iter().find(|sample| sample.code() == code).unwrap();
    let mut ids = (1..).map(IndicatorId::from_bits);
    sample.plan(PlanId::from_bits(1), || ids.next().unwrap()).unwrap()
}

fn actuals(plan: &Plan) -> Vec<(String, String, usize)> {
    let of = |row: &keikaku::plan::Indicator| {
        let recorded = row.from_records(year(2025)).unwrap();
        (row.name.clone(), recorded.actual.cell.text.clone(), recorded.counted)
    };
    plan.indicators().iter().map(|row| of(row)).collect()
}

fn listed(all: &[(&str, &str, usize)]) -> Vec<(String, String, usize)> {
    all.iter().map(|(name, figure, count)| ((*name).to_owned(), (*figure).to_owned(), *count)).collect()
}

#[test]
fn the_yearly_records_of_the_council_sample_give_the_expected_actuals() {
    // 38,500 + 45,200 + 41,800 + 52,300 + 61,000 + 48,600 + 57,900 + 50,400 + 66,700 + 35,100 + 42,000 + 54,500
    let expected = [("セレクトショップの商品数", "25", 4), ("朝市での売上", "594000", 12), ("会員数", "41", 4)];
    assert_eq!(actuals(&plan("005")), listed(&expected));
}

#[test]
fn the_yearly_records_of_the_community_sample_give_the_expected_actuals() {
    // 14 + 11 + 9 + 16 + 12 + 15 + 13 + 18 + 10 + 14 + 17; 7 + 10 + 9 + 12 = 38 of 12 + 15 + 14 + 15 = 56
    let expected = [("開いた会の数", "11", 11), ("参加者の延べ人数", "149", 11), ("元気になった人の割合", "67.86", 9)];
    assert_eq!(actuals(&plan("006")), listed(&expected));
}

#[test]
fn the_group_samples_say_they_are_made_up_and_have_no_findings() {
    for sample in SamplePlan::OF_GROUPS {
        assert!(sample.title().contains("つくりもの"), "{}", sample.title());
        let plan = plan(sample.code());
        assert_eq!(checks::run(&plan).iter().map(Finding::code).collect::<Vec<_>>(), []);
    }
}
