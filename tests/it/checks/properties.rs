//! Laws of the checks for any plan.

use std::sync::Arc;

use keikaku::checks::{
    Finding, FindingPlace, Followed, Severity, check, check_indicator, missing, missing_in, run, run_across,
    run_indicator, run_to_close,
};
use keikaku::plan::{Indicator, Workbook};
use keikaku::session::Session;
use keikaku::storage;
use keikaku::wording::Language;
use keikaku::wording::findings::{self, PlaceNames};
use proptest::prelude::*;

use crate::checks::draft::{rows, with_rows};
use crate::checks::support;

/// The findings as sorted lines, so that their order does not matter.
fn lines(found: &[Finding]) -> Vec<String> {
    let mut lines: Vec<String> = found.iter().map(|finding| format!("{} {finding:?}", finding.place)).collect();
    lines.sort();
    lines
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn checks_never_panic_and_give_the_same_findings_twice(plan in support::plan()) {
        prop_assert_eq!(run(&plan), run(&plan.clone()));
        prop_assert_eq!(check(&plan), check(&plan.clone()));
        let _ = (run_to_close(&plan), missing(&plan));
    }

    #[test]
    fn findings_by_row_and_across_rows_make_up_all_findings(plan in support::plan()) {
        let by_row = plan.indicators().iter().flat_map(|row| run_indicator(&plan, row));
        let parts: Vec<_> = by_row.chain(run_across(&plan)).collect();
        prop_assert_eq!(lines(&parts), lines(&run(&plan)));
    }

    #[test]
    fn checking_only_the_changes_gives_the_same_findings_as_checking_all(
        plan in support::plan(), acts in support::acts(24), other in support::plan(),
    ) {
        let (id, plan) = (plan.id, Arc::new(plan));
        let mut session = Session::open(Workbook::new([Arc::clone(&plan)]));
        let mut followed = Followed::from_plan(&Arc::new(other)).renewed(&plan);
        for act in acts {
            act.on(&mut session, |_, _, _| {});
            if let Some(plan) = session.workbook().plan(id) {
                followed = followed.renewed(plan);
                prop_assert_eq!(followed.checked(), &check(plan));
            }
        }
    }

    #[test]
    fn findings_are_ordered_by_the_form_and_the_table(plan in support::plan()) {
        let row_of = |id| plan.indicators().iter().position(|row| row.id == id);
        let positions: Vec<_> = run(&plan).iter().map(|finding| match finding.place {
            FindingPlace::Fact(fact) => (0, Some(fact), None, None, None),
            FindingPlace::Text(_) => (1, None, None, None, None),
            FindingPlace::Heading(year) => (2, None, Some(year), None, None),
            FindingPlace::Column(_) | FindingPlace::Evaluation(_) => (3, None, None, None, None),
            FindingPlace::Indicator { id, row_place } => (4, None, None, row_of(id), Some(row_place)),
        }).collect();
        prop_assert!(positions.is_sorted(), "{:?}", positions);
    }

    #[test]
    fn every_finding_is_either_silenced_or_open(plan in support::plan()) {
        let checked = check(&plan);
        prop_assert_eq!(checked.open.len() + checked.silenced.len(), run(&plan).len());
        prop_assert!(checked.silenced.iter().all(|one| one.finding.severity() != Severity::Error));
        prop_assert!(checked.returned.iter().all(|one| checked.open.contains(&one.finding)));
    }

    #[test]
    fn a_silenced_finding_is_no_longer_open_in_its_row(plan in support::plan()) {
        for row in rows(&plan) {
            let acknowledged = run_indicator(&plan, &row).iter().filter_map(|one| one.silenced_because("x")).collect();
            let silenced = Indicator { acknowledged, ..row };
            let checked = check_indicator(&plan, &silenced);
            prop_assert!(checked.open.iter().all(|one| one.severity() == Severity::Error), "{:?}", checked.open);
        }
    }

    #[test]
    fn the_findings_are_the_same_after_saving_and_reading(plan in support::plan()) {
        let read = storage::decode_plan(&storage::encode_plan(&plan)).unwrap();
        prop_assert_eq!(check(&read), check(&plan));
    }

    #[test]
    fn a_row_checked_alone_lacks_the_same_fields_as_in_its_plan(plan in support::plan()) {
        let in_rows: Vec<_> = plan.indicators().iter().flat_map(|row| missing_in(&plan, row)).collect();
        let of_rows: Vec<_> = missing(&plan).into_iter().filter(|one| one.place.indicator().is_some()).collect();
        prop_assert_eq!(in_rows, of_rows);
    }

    #[test]
    fn no_field_is_both_missing_and_reported_by_a_finding(plan in support::plan()) {
        let found = run(&plan);
        for one in missing(&plan) {
            let years = one.years.is_empty();
            prop_assert!(!years || found.iter().all(|finding| finding.place != one.place), "{:?}", one);
        }
    }

    #[test]
    fn every_finding_and_missing_field_has_a_sentence_in_both_languages(plan in support::plan()) {
        for language in [Language::Japanese, Language::English] {
            let names = PlaceNames::from_plan(&plan, language);
            let sentences = run_to_close(&plan).into_iter().map(|one| findings::sentence(&one, &names));
            let gaps = missing(&plan).into_iter().map(|one| findings::missing(&one, &names));
            // A row that is not found would be worded as number 0. A figure of 0 can also be in brackets, hence
            // `KPI(0)`.
            prop_assert!(sentences.chain(gaps).all(|text| !text.is_empty() && !text.contains("KPI(0)")));
        }
    }

    #[test]
    fn findings_within_a_row_do_not_depend_on_the_order_of_rows(plan in support::plan()) {
        let turned = with_rows(&plan, rows(&plan).into_iter().rev().collect());
        for row in plan.indicators() {
            prop_assert_eq!(run_indicator(&plan, row), run_indicator(&turned, row));
        }
    }
}
