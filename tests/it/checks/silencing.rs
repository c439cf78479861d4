//! 確認済 + 理由: what the user has silenced, and what makes it appear again.

use keikaku::checks::{Checked, Finding, check, check_indicator, run};
use keikaku::plan::cell::Cell;
use keikaku::plan::indicator::Acknowledgement;
use keikaku::plan::{BuiltIn, Plan};
use keikaku::value::id::IndicatorId;

use crate::checks::draft::{a_year_shorter, change_row, facts, rows, sample, sound, target, with_rows, year};
use crate::checks::specimens;

/// The plan with every finding in its rows silenced for that reason, if the finding can be silenced.
fn silence(plan: &Plan, reason: &str) -> Plan {
    let found = run(plan);
    let silenced = rows(plan).into_iter().map(|mut row| {
        let own = found.iter().filter(|finding| finding.place.indicator() == Some(row.id));
        row.acknowledged.extend(own.filter_map(|finding| finding.silenced_because(reason)));
        row
    });
    with_rows(plan, silenced.collect())
}

fn codes<'f>(found: impl IntoIterator<Item = &'f Finding>) -> Vec<String> {
    found.into_iter().map(|finding| finding.code().to_string()).collect()
}

/// A plan with a figure after the end of the project, whose finding is silenced.
fn silenced_figure() -> Plan {
    let plan = a_year_shorter(sound(BuiltIn::F2022));
    assert_eq!(codes(&run(&plan)), ["KPI-006"]);
    silence(&plan, "国の了解を得た")
}

#[test]
fn a_silenced_warning_stays_silenced_with_its_reason() {
    let Checked { open, silenced, returned } = check(&silenced_figure());
    assert_eq!((open.len(), returned.len()), (0, 0));
    assert_eq!(
        (codes([&silenced[0].finding]), silenced[0].reason.as_str()),
        (vec!["KPI-006".to_owned()], "国の了解を得た")
    );
}

#[test]
fn a_changed_figure_brings_the_finding_back_with_its_old_reason() {
    let checked = check(&change_row(&silenced_figure(), 1, |row| target(row, 2024, "41")));
    assert_eq!((codes(&checked.open), checked.silenced.len()), (vec!["KPI-006".to_owned()], 0));
    assert_eq!(checked.reason_offered(&checked.open[0]), Some("国の了解を得た"));
    assert_eq!(checked.returned[0].finding, checked.open[0]);
}

#[test]
fn another_notation_of_the_figure_keeps_the_finding_silenced() {
    let checked = check(&change_row(&silenced_figure(), 1, |row| target(row, 2024, "４０．００")));
    assert_eq!((checked.open.len(), checked.silenced.len()), (0, 1));
}

#[test]
fn the_same_rule_at_another_place_still_gives_a_finding() {
    let mut plan = silenced_figure();
    plan.facts.project_end = "2023年3月31日".to_owned();
    plan.facts.plan_end = "2023年3月31日".to_owned();
    let checked = check(&plan);
    assert_eq!(
        checked.open.iter().map(|finding| finding.place.row_place().unwrap().to_string()).collect::<Vec<_>>(),
        ["target-2023"]
    );
    assert_eq!(checked.silenced.len(), 1);
}

#[test]
fn if_a_finding_was_silenced_twice_the_newer_reason_counts() {
    let plan = change_row(&silenced_figure(), 1, |row| target(row, 2024, "41"));
    let again = silence(&plan, "再び了解を得た");
    let checked = check(&again);
    assert_eq!((checked.open.len(), checked.silenced[0].reason.as_str()), (0, "再び了解を得た"));
    let back = check(&change_row(&again, 1, |row| target(row, 2024, "40")));
    assert_eq!(back.reason_offered(&back.open[0]), Some("再び了解を得た"));
}

#[test]
fn an_error_cannot_be_silenced() {
    let plan = sample("003");
    let error = &run(&plan)[0];
    assert_eq!(error.silenced_because("原本にない"), None);
    let forced = change_row(&plan, 1, |row| {
        row.acknowledged.push(Acknowledgement {
            code: "KPI-001".to_owned(),
            place: "name".to_owned(),
            fingerprint: error.fingerprint(),
            reason: "原本にない".to_owned(),
        });
    });
    assert_eq!(check(&forced).open.len(), 6);
}

#[test]
fn a_silenced_finding_on_a_fact_is_kept_in_the_plan() {
    let mut plan = facts(|facts| facts.measure_code = "A307".to_owned());
    let kept = run(&plan)[0].silenced_because("県の番号").unwrap();
    assert_eq!((kept.code.as_str(), kept.place.as_str()), ("PLAN-012", "facts/measure_code"));
    plan.acknowledged.push(kept);
    assert_eq!((check(&plan).open.len(), check(&plan).silenced.len()), (0, 1));
    plan.facts.measure_code = "A308".to_owned();
    assert_eq!(check(&plan).returned[0].reason, "県の番号");
}

#[test]
fn all_16_findings_of_the_strategy_sample_can_be_silenced() {
    let silenced = silence(&sample("004"), "策定時の整理による");
    let checked = check(&silenced);
    assert_eq!((checked.open.len(), checked.silenced.len()), (0, 16));
}

#[test]
fn a_copied_row_keeps_its_silenced_findings() {
    let plan = silenced_figure();
    let mut copy = rows(&plan)[0].clone();
    copy.id = IndicatorId::from_bits(2);
    "参加者数".clone_into(&mut copy.name);
    let both = with_rows(&plan, [rows(&plan), vec![copy]].concat());
    assert_eq!((check(&both).open.len(), check(&both).silenced.len()), (0, 2));
}

#[test]
fn a_row_checked_alone_has_the_same_silenced_findings_as_in_its_plan() {
    let plan = silenced_figure();
    assert_eq!(check_indicator(&plan, &rows(&plan)[0]), check(&plan));
}

#[test]
fn another_rule_at_the_same_place_still_gives_a_finding() {
    // A cell as it was stored before units were checked.
    let stored = Cell { text: "40社".to_owned(), ..Cell::read("40", "") };
    let plan = change_row(&silenced_figure(), 1, |row| _ = row.targets.insert(year(2024), stored));
    let checked = check(&plan);
    assert_eq!((codes(&checked.open), checked.silenced.len()), (vec!["KPI-004".to_owned()], 1));
}

/// Fingerprints are stored in plans, so none of them may change.
#[test]
fn fingerprints_stay_as_they_are() {
    let lines: Vec<String> = specimens::all()
        .into_iter()
        .map(|one| format!("{} {} [{}]", one.finding.code(), one.finding.place, one.finding.fingerprint()))
        .collect();
    insta::assert_snapshot!(lines.join("\n"));
}

#[test]
fn a_silenced_finding_stores_its_code_place_and_figures() {
    let kept = rows(&silenced_figure())[0].acknowledged[0].clone();
    assert_eq!((kept.code.as_str(), kept.place.as_str(), kept.fingerprint.as_str()), ("KPI-006", "target-2024", "40"));
}
