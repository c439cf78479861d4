//! The information that a plan file passes on besides the plan: its counts, and the plan file without it.

#![expect(clippy::unwrap_used, reason = "a test that cannot be set up has failed")]

use std::sync::Arc;

use keikaku::command::PlanCommand;
use keikaku::plan::lineage::{AskedFigure, Figures, Reply, SectionInquiry, SentInquiry, Taken, Traces};
use keikaku::plan::lineage::{KpiTable, Lineages};
use keikaku::storage::plan_file::{read_package, write_package, write_package_with};
use keikaku::value::fiscal_year::Date;
use keikaku::value::id::VersionId;
use keikaku::wording::{Language, traces};

use crate::support::{Hand, actual, target, year};

const CLEARED: &str = "987654";
const REPLACED: &str = "135791";
const RESPONDENT: &str = "産業課 山口 内線4321";
const FILE: &str = "回答_産業課_山口.xlsx";

/// A plan after a year of use. A table was sent with two figures that have since been cleared and replaced, and with a KPI
/// that has since been deleted. One section has answered.
fn after_a_year() -> (Hand, Lineages) {
    let mut hand = Hand::at_sample("000");
    hand.fill(2, actual(2018), CLEARED);
    hand.fill(3, target(2019), REPLACED);
    hand.session.note_sent(hand.plan).unwrap();
    hand.fill(2, actual(2018), "");
    hand.fill(3, target(2019), "51");
    let figures: Figures = [AskedFigure { year: year(2018), kpi: hand.row(2).id }].into_iter().collect();
    hand.table(PlanCommand::RemoveIndicator(hand.row(1).id)).unwrap();
    let day = Date::new(2026, 11, 2).unwrap();
    let version = VersionId::from_bits(7);
    let section = SectionInquiry { name: "産業課".to_owned(), figures: figures.clone(), answers: Vec::new() };
    let mut lineage = hand.session.lineage(hand.plan).with_inquiries([SentInquiry {
        version,
        asked_on: day,
        deadline: String::new(),
        asked_by: String::new(),
        telephone: String::new(),
        only_open: false,
        with_texts: false,
        sections: vec![section],
    }]);
    let reply = Reply {
        inquiry: version,
        respondent: RESPONDENT.to_owned(),
        section: Some("産業課".to_owned()),
        is_own: None,
        figures: figures.clone(),
        said: figures.clone(),
    };
    let taken = Taken { reply: Some(reply), ..Taken::new(&KpiTable::from_plan(hand.plan()), None) };
    lineage.note_replies([&taken], &Arc::from(FILE), day, &figures, None);
    let lineages = [(hand.plan, lineage)].into_iter().collect();
    (hand, lineages)
}

#[test]
fn information_given_away_by_a_plan_file_is_counted() {
    let (hand, lineages) = after_a_year();
    let found = Traces::from_lineage(hand.plan(), lineages.get(&hand.plan).unwrap());
    let counted = Traces {
        tables: 1,
        cleared: 1,
        replaced: 1,
        deleted: 1,
        texts: 0,
        inquiries: 1,
        respondents: 1,
        files: 1,
        names: 0,
    };
    assert_eq!(found, counted);
    insta::assert_snapshot!(
        [Language::Japanese, Language::English]
            .map(|language| {
                let said = [traces::of_plan(found, language), traces::of_all(found.and(found), language)];
                [said.join("\n"), traces::without(language).to_owned()].join("\n")
            })
            .join("\n\n")
    );
    let none = Traces::from_lineage(hand.plan(), &keikaku::plan::lineage::Lineage::default());
    assert!(none.is_empty() && traces::of_plan(none, Language::Japanese).contains("まだありません"));
}

#[test]
fn a_plan_file_without_records_contains_the_whole_plan_and_nothing_removed() {
    let (hand, lineages) = after_a_year();
    let plan = hand.session.workbook().plan(hand.plan).map(Arc::clone).unwrap();
    let deleted = "外部人材派遣先の収益の増加額";
    let gone = [CLEARED, REPLACED, deleted, "産業課", "山口", "4321", FILE];
    let whole = write_package_with(std::slice::from_ref(&plan), &lineages);
    assert!(gone.iter().all(|text| whole.contains(text)), "the usual file holds all of it");
    let without = write_package(std::slice::from_ref(&plan));
    for text in gone {
        assert!(!without.contains(text), "{text}");
    }
    let read = read_package(&without).unwrap();
    assert_eq!((read.plans.as_slice(), read.lineages()), ([plan].as_slice(), Lineages::default()));
}

#[test]
fn a_returned_table_has_no_base_if_the_plan_has_no_records() {
    let (hand, lineages) = after_a_year();
    let sent = lineages.get(&hand.plan).unwrap();
    let versions: Vec<VersionId> = sent.entries().iter().map(|entry| entry.version).collect();
    assert!(sent.base(&versions).is_some());
    let plan = hand.session.workbook().plan(hand.plan).map(Arc::clone).unwrap();
    let read = read_package(&write_package(&[plan])).unwrap().lineages();
    assert!(read.get(&hand.plan).is_none_or(|lineage| lineage.base(&versions).is_none()));
}
