//! Plan files that are only viewed (ファイルを見る): the newest state of each plan is shown, whatever the order of the files.

use std::sync::Arc;

use keikaku::compare::DifferenceKind;
use keikaku::export::long_table;
use keikaku::export::records::Outgoing;
use keikaku::figures::summary::{Source, SummaryPlan, SummaryRow, rows};
use keikaku::import::encoding::NoCp932;
use keikaku::plan::Plan;
use keikaku::plan::cell::Cell;
use keikaku::plan::form::FormReader;
use keikaku::plan::indicator::Actual;
use keikaku::plan::lineage::Lineages;
use keikaku::plan::samples::SamplePlan;
use keikaku::session::folder::Contents;
use keikaku::session::looked_at::{
    LookedError, LookedFile, LookedPlan, PlanSource, PlanState, looked_at, plans_of_summary,
};
use keikaku::storage::plan_file::{PlanFileError, write_marked, write_package};
use keikaku::value::id::PlanId;
use keikaku::wording::Language;
use keikaku::wording::evaluation::judged_by;
use keikaku::wording::summary::looked_at::file_lines;
use proptest::prelude::*;

use crate::support;

const DAYS: [&str; 3] = ["2026-05-01T09:00", "2026-05-20T09:00", "2026-06-02T09:00"];

/// The sample with that code, with this actual for the last year of its first KPI.
fn plan(code: &str, actual: &str) -> Arc<Plan> {
    let id = PlanId::from_bits(code.parse().unwrap());
    let plan = support::sample(code, id);
    let mut kpis = plan.indicators().to_vec();
    let (year, first) = (plan.years.last(), Arc::make_mut(&mut kpis[0]));
    first.actuals.insert(year, Actual { cell: Cell::read(actual, &first.unit), ..Actual::default() });
    Arc::new(plan.with_indicators(kpis).unwrap())
}

/// A file of the plan, saved on that day, which includes these earlier saves.
fn saved(plan: &Arc<Plan>, day: usize, before: &[String]) -> String {
    write_marked(plan, &Lineages::new(), Some(support::time(DAYS[day])), None, before)
}

/// The saves that a file includes.
fn saves(file: &str) -> Vec<String> {
    contents(file).saves()
}

fn contents(file: &str) -> Contents {
    Contents::read(file.as_bytes()).unwrap()
}

fn read(name: &str, file: &str) -> LookedFile {
    LookedFile::read(name.to_owned(), None, file.as_bytes(), &mut FormReader::default(), &NoCp932)
}

/// The names of the files with the versions that are shown, and with older versions.
fn names(plan: &LookedPlan) -> [Vec<String>; 2] {
    [&plan.shown, &plan.older].map(|versions| versions.iter().map(|version| name(&version.state.source)).collect())
}

fn name(source: &PlanSource) -> String {
    match source {
        PlanSource::Here => "here".to_owned(),
        PlanSource::File(name) => name.clone(),
    }
}

/// Four plans in eight files: two plans were sent twice, one file is damaged, and one has a newer format.
fn eight() -> Vec<LookedFile> {
    let mut files = Vec::new();
    for code in ["000", "001"] {
        let first = saved(&plan(code, "1"), 0, &[]);
        let second = saved(&plan(code, "2"), 1, &saves(&first));
        files.extend([read(&format!("{code}-1.json"), &first), read(&format!("{code}-2.json"), &second)]);
    }
    for code in ["002", "003"] {
        files.push(read(&format!("{code}.json"), &saved(&plan(code, "3"), 0, &[])));
    }
    let whole = saved(&plan("004", "4"), 0, &[]);
    files.push(read("damaged.json", &whole[..whole.len() / 2]));
    files.push(read("newer.json", &whole.replacen("{\"format\":1", "{\"format\":2", 1)));
    files
}

#[test]
fn the_newer_of_two_files_is_shown_and_unreadable_files_hide_no_plan() {
    let files = eight();
    let plans = looked_at(&[], &files);
    let shown: Vec<String> = plans.iter().flat_map(|plan| names(plan)[0].clone()).collect();
    assert_eq!(shown, ["000-2.json", "001-2.json", "002.json", "003.json"]);
    let older: Vec<String> = plans.iter().flat_map(|plan| names(plan)[1].clone()).collect();
    assert_eq!(older, ["000-1.json", "001-1.json"]);
    let differences = plans[0].differences(&plans[0].older[0]).unwrap();
    assert_eq!(differences.count(DifferenceKind::Different), 1);
    let damaged = files[6].content.as_ref().unwrap();
    assert!(damaged.plans.is_empty() && damaged.cut_off);
    assert_eq!(files[7].content, Err(LookedError::Plans(PlanFileError::TooNew { format: 2 })));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn the_order_of_the_files_does_not_affect_the_result(order in Just((0..8).collect::<Vec<usize>>()).prop_shuffle()) {
        let files = eight();
        let shuffled: Vec<LookedFile> = order.iter().map(|nth| files[*nth].clone()).collect();
        prop_assert_eq!(looked_at(&[], &shuffled), looked_at(&[], &files));
    }
}

#[test]
fn two_files_of_which_neither_includes_the_other_are_both_shown_with_their_dates() {
    let first = saved(&plan("000", "1"), 0, &[]);
    let [one, other] = [("2", 1), ("3", 2)].map(|(actual, day)| saved(&plan("000", actual), day, &saves(&first)));
    let plans = looked_at(&[], &[read("first", &first), read("one", &one), read("other", &other)]);
    assert!(plans[0].has_parted());
    assert_eq!(names(&plans[0]), [vec!["other", "one"], vec!["first"]]);
    let days: Vec<_> = plans[0].shown.iter().map(|version| version.state.at.unwrap().to_string()).collect();
    assert_eq!(days, [DAYS[2], DAYS[1]]);
    let of_summary = plans_of_summary(Vec::new(), &plans);
    let parted = |plan: &SummaryPlan| matches!(plan.source, Source::LookedAt { is_conflicting: true, .. });
    assert!(of_summary.len() == 2 && of_summary.iter().all(parted));
}

#[test]
fn a_later_date_alone_does_not_make_a_file_newer() {
    let [one, other] = [("1", 0), ("2", 2)].map(|(actual, day)| saved(&plan("000", actual), day, &[]));
    assert!(looked_at(&[], &[read("one", &one), read("other", &other)])[0].has_parted());
}

#[test]
fn restored_content_is_the_newest_version_and_is_shown_once() {
    let first = saved(&plan("000", "1"), 0, &[]);
    let second = saved(&plan("000", "2"), 1, &saves(&first));
    let third = saved(&plan("000", "1"), 2, &saves(&second));
    let plans = looked_at(&[], &[read("first", &first), read("second", &second), read("third", &third)]);
    assert_eq!(names(&plans[0]), [["third"], ["second"]]);
    assert_eq!(name(&plans[0].shown[0].also[0].source), "first");
}

#[test]
fn a_file_without_save_mark_is_older_than_a_save_based_on_it() {
    let unmarked = write_package(&[plan("000", "1")]);
    let later = saved(&plan("000", "2"), 0, &saves(&unmarked));
    let plans = looked_at(&[], &[read("later", &later), read("unmarked", &unmarked)]);
    assert_eq!(names(&plans[0]), [["later"], ["unmarked"]]);
    let same = write_package(&[plan("000", "2"), plan("001", "1")]);
    let plans = looked_at(&[], &[read("later", &later), read("all", &same)]);
    assert_eq!((plans.len(), names(&plans[0])), (2, [vec!["later".to_owned()], vec![]]));
}

#[test]
fn the_plan_in_the_browser_is_ordered_by_the_file_of_its_origin() {
    let first = saved(&plan("000", "1"), 0, &[]);
    let second = saved(&plan("000", "2"), 1, &saves(&first));
    let here = |actual: &str, file: Option<&str>| {
        let base = file.map(contents);
        PlanState::here(plan("000", actual), base.as_ref(), Some(support::time(DAYS[2])))
    };
    let sorted = |here: PlanState, file: &str| names(&looked_at(&[here], &[read("file", file)])[0]);
    assert_eq!(sorted(here("1", Some(&first)), &second), [["file"], ["here"]], "unchanged since the file before");
    assert_eq!(sorted(here("2", Some(&second)), &first), [["here"], ["file"]], "read from a later one");
    assert_eq!(sorted(here("9", Some(&second)), &first), [["here"], ["file"]], "and changed since");
    assert_eq!(sorted(here("9", Some(&second)), &second), [["here"], ["file"]], "changed since this file");
    let parted = [vec!["here".to_owned(), "file".to_owned()], vec![]];
    assert_eq!(sorted(here("9", Some(&first)), &second), parted, "both changed");
    assert_eq!(sorted(here("9", None), &second), parted, "nothing is known");
    assert_eq!(sorted(here("2", None), &second), [vec!["here".to_owned()], vec![]], "the same content");
}

#[test]
fn the_plan_in_the_browser_is_replaced_only_by_a_newer_file() {
    let first = saved(&plan("000", "1"), 0, &[]);
    let second = saved(&plan("000", "2"), 1, &saves(&first));
    let kept = [plan("000", "1"), plan("001", "1")].map(|plan| SummaryPlan::kept(plan, None));
    let here = [PlanState::here(plan("000", "1"), Some(&contents(&first)), None)];
    let with = |file: &str| {
        let of_summary = plans_of_summary(kept.to_vec(), &looked_at(&here, &[read("file", file)]));
        of_summary.iter().map(|plan| (plan.plan.id, plan.is_looked_at())).collect::<Vec<_>>()
    };
    let [zero, one] = [0, 1].map(PlanId::from_bits);
    assert_eq!(with(&second), [(one, false), (zero, true)]);
    assert_eq!(with(&first), [(zero, false), (one, false)]);
}

/// The long file of the plan, in a file that was changed on that day.
fn long(name: &str, plan: &Plan, day: usize) -> LookedFile {
    let file = long_table::write(plan, &judged_by(plan, support::day(11, 20))).utf8();
    let changed = Some(support::time(DAYS[day]));
    LookedFile::read(name.to_owned(), changed, &file, &mut FormReader::default(), &NoCp932)
}

#[test]
fn a_long_file_is_a_separate_version_only_if_its_figures_differ() {
    let (one, other) = (plan("000", "1"), plan("000", "2"));
    let alone = looked_at(&[], &[long("long", &one, 0)]);
    assert_eq!(names(&alone[0]), [vec!["long".to_owned()], vec![]]);
    assert!(plans_of_summary(Vec::new(), &alone)[0].stated.is_some());

    let file = saved(&one, 0, &[]);
    let same = looked_at(&[], &[long("long", &one, 2), read("file", &file)]);
    assert_eq!(names(&same[0]), [vec!["file".to_owned()], vec![]], "the file that says more is shown");
    assert_eq!(name(&same[0].shown[0].also[0].source), "long");
    assert!(plans_of_summary(Vec::new(), &same)[0].stated.is_none());

    let parted = looked_at(&[], &[long("long", &other, 2), read("file", &file)]);
    assert_eq!(names(&parted[0]), [vec!["file", "long"], vec![]]);
    assert!(parted[0].has_no_saves());
    assert_eq!(parted[0].shown[0].differences(&parted[0].shown[1]).unwrap().count(DifferenceKind::Different), 1);

    let here = PlanState::here(Arc::clone(&other), None, None);
    let of_this_browser = looked_at(&[here], &[long("long", &other, 2)]);
    assert_eq!(names(&of_this_browser[0]), [vec!["here".to_owned()], vec![]]);

    let twice = looked_at(&[], &[long("older", &one, 0), long("newer", &one, 1)]);
    assert_eq!(names(&twice[0]), [vec!["newer".to_owned()], vec![]]);
}

#[test]
fn a_long_file_of_an_older_state_is_grouped_with_that_state() {
    let first = saved(&plan("000", "1"), 0, &[]);
    let second = saved(&plan("000", "2"), 1, &saves(&first));
    let files = [long("long", &plan("000", "1"), 2), read("first", &first), read("second", &second)];
    assert_eq!(names(&looked_at(&[], &files)[0]), [["second"], ["first"]]);
}

#[test]
fn a_damaged_long_file_is_reported_with_its_line_and_hides_no_other_file() {
    let whole = String::from_utf8(long_table::write_figures(&plan("000", "1")).utf8()).unwrap();
    let torn = read("torn.csv", &whole[..whole.len() - 20]);
    let files = [torn, long("long.csv", &plan("001", "1"), 0)];
    let plans = looked_at(&[], &files);
    assert_eq!(names(&plans[0]), [vec!["long.csv".to_owned()], vec![]]);
    let lines = file_lines(&files[0], &plans, support::day(11, 20), Language::Japanese);
    assert!(lines[0].text.contains("行目の「達成率の端数」の"), "{lines:?}");
    assert!(!files[0].is_other_table());
    assert!(read("other.csv", "団体,指標\r\nA市,来場者数\r\n").is_other_table());
}

#[test]
fn a_file_with_many_plans_has_a_single_line_with_their_number() {
    let plans = (0..21).map(|nth| support::sample("000", PlanId::from_bits(nth)));
    let joined = Outgoing::joined(plans.map(|plan| long_table::write_figures(&plan)));
    let file = read("long.csv", &joined.text());
    let lines =
        file_lines(&file, &looked_at(&[], std::slice::from_ref(&file)), support::day(11, 20), Language::Japanese);
    assert_eq!(lines.iter().map(|line| line.text.as_str()).collect::<Vec<_>>(), ["21計画を表に出しています。"]);
}

/// Asserts that the rows of a plan in a file equal those of the plan itself, in each year.
#[track_caller]
fn assert_same_figures(plan: &Arc<Plan>) {
    let file = read("file", &saved(plan, 0, &[]));
    let [looked] = &*plans_of_summary(Vec::new(), &looked_at(&[], &[file])) else { panic!("one plan") };
    let [looked, itself] = [looked.clone(), SummaryPlan::kept(Arc::clone(plan), None)].map(Arc::new);
    for year in plan.years.years() {
        let [there, here] = [&looked, &itself].map(|of| rows(of, year, support::day(11, 20)));
        let entries =
            |rows: &[SummaryRow]| rows.iter().map(|row| (row.row.clone(), row.entry.clone())).collect::<Vec<_>>();
        assert_eq!(entries(&there), entries(&here));
    }
}

#[test]
fn figures_of_a_sample_in_a_file_equal_those_of_the_sample_itself() {
    for sample in SamplePlan::ALL {
        assert_same_figures(&support::sample(sample.code(), PlanId::from_bits(1)));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(50))]

    #[test]
    fn figures_of_a_plan_in_a_file_equal_those_of_the_plan_itself(plan in support::plan()) {
        assert_same_figures(&Arc::new(plan));
    }
}
