//! Files that this desk did not send or no longer remembers, and files of other plans.

use keikaku::command::history::Scope;
use keikaku::export::wide_table;
use keikaku::import::preview::{ImportTarget, Note, OpenedOn};
use keikaku::merge::review::ChangeKind;
use keikaku::plan::Plan;
use keikaku::plan::lineage::{KpiTable, Lineage};
use keikaku::value::id::PlanId;

use crate::support::desk::{Desk, fields, joined, sample, year};

const SALES: &str = "ビジネスプロジェクト実施による売上・資金調達サポート等金額";

/// A file of 酒田市's plan that this desk has not noted as sent.
fn forgotten(desk: &Desk) -> String {
    wide_table::write(desk.plan(), &Lineage::default()).text()
}

fn another_plan() -> Plan {
    let mut plan = sample("001");
    plan.id = PlanId::from_bits(31);
    plan
}

/// The rows of a file with only these columns.
fn only(file: &str, wanted: &[&str]) -> Vec<Vec<String>> {
    let rows = fields(file);
    let places: Vec<_> =
        wanted.iter().map(|name| rows[0].iter().position(|heading| heading == name).unwrap()).collect();
    rows.iter().map(|row| places.iter().map(|at| row[*at].clone()).collect()).collect()
}

#[test]
fn rows_without_kpi_numbers_do_not_change_the_order() {
    let desk = Desk::of("004");
    let mut rows = only(&forgotten(&desk), &["指標名", "単位", "区分", "2022年度"]);
    rows[1..].reverse();
    desk.tells(&joined(&rows), &[]);
}

#[test]
fn a_file_of_another_plan_is_offered_as_new_and_keeps_the_open_plan() {
    let mut desk = Desk::of("002");
    let before = desk.plan().clone();
    let other = PlanId::from_bits(123_456);
    let file = forgotten(&desk).replace(&desk.plan.to_string(), &other.to_string());
    let preview = desk.read(&file);
    assert_eq!(preview.notes, [Note::OtherPlan]);
    assert_eq!(preview.changes.iter().map(|change| change.kind).collect::<Vec<_>>(), [ChangeKind::Add]);
    desk.take(&preview).unwrap();
    assert_eq!(*desk.plan(), before);
    let made = desk.session.workbook().plan(other).unwrap();
    assert_eq!(KpiTable::from_plan(made).version(), KpiTable::from_plan(&before).version());
    assert_eq!(made.facts.name, before.facts.name);
    // The imported version is remembered, so that the next answer can be merged.
    assert!(desk.session.lineage(other).is_applied(KpiTable::from_plan(made).version()));
    desk.session.undo(Scope::List).unwrap();
    assert!(desk.session.workbook().plan(other).is_none());
    assert!(!desk.session.lineage(other).is_applied(KpiTable::from_plan(&before).version()));
}

#[test]
fn a_new_plan_whose_id_is_taken_gets_another_id() {
    let mut desk = Desk::of("002");
    let other = another_plan();
    let file = wide_table::write(&other, &Lineage::default()).text();
    desk.take(&desk.read(&file)).unwrap();
    let ImportTarget::NewPlan(again) = desk.read(&file).target else { panic!("the open plan is another") };
    assert_eq!(again.id, PlanId::from_bits(4242));
}

#[test]
fn a_file_from_another_desk_is_compared_with_an_earlier_shared_version() {
    let mut here = Desk::of("002");
    let sent = here.send();
    // The other desk imports it as a plan of its own, changes it, and sends it back.
    let mut there = Desk::with(another_plan());
    there.take(&there.read_on(sent.as_bytes(), OpenedOn::List).unwrap()).unwrap();
    there.plan = here.plan;
    there.set(1, keikaku::plan::place::CellPlace::Actual(year(2022)), "30,000");
    let back = there.send();
    here.set(1, keikaku::plan::place::CellPlace::Target(year(2023)), "35,000");
    let preview = here.tells(&back, &[&format!("変更 {SALES} 2022年度 実績: （空欄） → 30,000")]);
    here.take(&preview).unwrap();
    // Once more, now with a version that both desks have.
    there.set(2, keikaku::plan::place::CellPlace::Actual(year(2022)), "11.5");
    assert_eq!(here.told(&here.read(&there.send())).len(), 1);
}

#[test]
fn a_file_with_more_kpis_than_a_plan_allows_is_shown_but_not_imported() {
    let mut desk = Desk::of("002");
    let mut rows = fields(&desk.send());
    for number in 5..=501 {
        let mut added = vec![String::new(); rows[0].len()];
        (added[5], added[7], added[14]) = (number.to_string(), format!("指標{number}"), "目標".to_owned());
        rows.push(added);
    }
    let preview = desk.read(&joined(&rows));
    assert_eq!(preview.changes.len(), 497);
    assert!(preview.notes.contains(&Note::TooMany(501)));
    assert_eq!(desk.take(&preview), Err(keikaku::command::Rejection::TooManyIndicators));
    assert!(!desk.session.lineage(desk.plan).entries().iter().any(|entry| entry.applied.is_some()));
    let alone = joined(&rows).replace(&desk.plan.to_string(), "");
    let shown = desk.read_on(alone.as_bytes(), OpenedOn::List).unwrap();
    assert!(shown.notes.contains(&Note::TooMany(501)));
    assert_eq!((shown.changes.len(), shown.changes.taken()), (502, 0));
    assert_eq!(desk.take(&shown), Err(keikaku::command::Rejection::NoSuchPlan));
}

#[test]
fn invisible_characters_within_an_id_are_ignored() {
    let mut desk = Desk::of("001");
    let id = desk.plan.to_string();
    let file = desk.send().replace(&id, &format!("{}\u{200b}\u{200d}{}", &id[..4], &id[4..]));
    let preview = desk.read(&file);
    assert_eq!(preview.target, ImportTarget::Plan(desk.plan));
    assert!(preview.changes.is_empty() && preview.questions.is_empty(), "{:?}", preview.questions);
}
