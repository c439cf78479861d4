//! The contents of a row.

use std::sync::Arc;

use keikaku::command::{ApprovalNotes, PlanCommand};
use keikaku::figures::progress::ProgressState;
use keikaku::figures::summary::{Summary, SummaryColumn, SummaryRow, grade_counts, usual_year, years};
use keikaku::paper::plain_table::PlainCell;
use keikaku::paper::summary_table::summary_table;
use keikaku::plan::RateFormula;
use keikaku::plan::cell::Certainty;
use keikaku::plan::grade_rule::built_in_rules;
use keikaku::plan::judging::Threshold;
use keikaku::plan::{CellPlace, Grading};
use keikaku::value::fiscal_year::Date;
use keikaku::value::id::ApprovalId;
use keikaku::wording::Language;
use keikaku::wording::summary::SummaryTexts;

use super::{kept, looked_at, named, plan, samples, table, today};
use crate::kpi_builder::{Kpi, year};
use crate::support::actual;
use crate::support::desk::Desk;

fn level(actual: &str) -> Kpi {
    named("来場者数", "人", Kpi::levels(2023, &["100", "100"]).actuals(&["90", actual]))
}

#[test]
fn unused_slots_and_blank_rows_are_left_out() {
    let unused = named("-", "", Kpi::levels(2023, &["-", "-"]));
    let blank = named("", "", Kpi::levels(2023, &["", ""]));
    let summary = table(vec![kept(plan(1, "A市", "計画", vec![level("100"), unused, blank]))], 2024);
    assert_eq!(summary.rows.len(), 1);
    let slots = samples().iter().map(|plan| plan.begun_indicators().count()).sum::<usize>();
    assert_eq!(table(samples().into_iter().map(kept).collect(), 2020).rows.len(), slots);
}

#[test]
fn kpis_of_a_plan_without_the_year_have_no_state_and_are_not_missing() {
    let early = plan(1, "A市", "計画", vec![level("")]);
    let summary = table(vec![kept(early.clone())], 2030);
    let row = summary.rows.first().unwrap();
    assert_eq!((row.state(), row.is_missing(), row.grade(), row.certainty()), (None, false, None, None));
    let summary = table(vec![kept(early)], 2024);
    assert!(summary.rows.first().unwrap().is_missing(), "in a year of the plan the same cell is 未入力");
}

#[test]
fn each_row_is_judged_by_its_plan_threshold_with_the_grade_beside_it() {
    let rule = Arc::new(built_in_rules().into_iter().find(keikaku::plan::grade_rule::GradeRule::grades_kpis).unwrap());
    let mut strict = plan(1, "A市", "計画", vec![level("85")]);
    strict.judging.on_track_from = Threshold::new(90).unwrap();
    strict.grading = Grading::Rule(Arc::clone(&rule));
    let usual = plan(2, "B市", "計画", vec![level("85")]);
    let summary = table(vec![kept(strict), kept(usual)], 2024);
    let [of_strict, of_usual] = summary.rows.as_slice() else { unreachable!("two rows") };
    assert_eq!(of_strict.state(), Some(ProgressState::Below));
    assert_eq!(of_usual.state(), Some(ProgressState::OnTrack));
    assert_eq!(of_strict.grade().map(|(of, _)| &of.name), Some(&rule.name));
    assert_eq!(of_usual.grade(), None);
    let counts = grade_counts(summary.rows.iter().map(|row| &**row));
    assert_eq!(counts.len(), 1);
    assert_eq!(counts.iter().flat_map(|one| &one.words).map(|(_, count)| count).sum::<usize>(), 1);
}

#[test]
fn figures_are_cumulative_up_to_the_year_and_have_their_certainty() {
    let adding = named("新商品", "品", Kpi::increments(2023, &["2", "3"]).actuals(&["2", "1(速報)"]));
    let summary = table(vec![kept(plan(1, "A市", "計画", vec![adding]))], 2024);
    let row = summary.rows.first().unwrap();
    let entry = row.entry.as_ref().unwrap();
    assert_eq!(entry.target.map(keikaku::value::amount::Amount::plain), Some("5".to_owned()));
    assert_eq!(entry.rate.as_ref().map(keikaku::figures::achievement::Rate::percent), Some("60.0".to_owned()));
    assert_eq!(row.certainty(), Some(Certainty::Preliminary));
}

#[test]
fn a_stored_plan_and_its_viewed_files_have_separate_rows() {
    let one = plan(1, "A市", "計画", vec![level("100")]);
    let plans = vec![kept(one.clone()), looked_at(one.clone(), "a.json"), looked_at(one, "b.json")];
    let summary = table(plans, 2024);
    let mut keys: Vec<String> = summary.rows.iter().map(|row| row.key().to_owned()).collect();
    keys.dedup();
    assert_eq!(keys.len(), 3);
    assert_eq!(summary.rows.iter().map(|row| row.of.is_looked_at()).collect::<Vec<_>>(), [false, true, true]);
}

#[test]
fn the_years_of_all_plans_are_offered_and_the_newest_ended_year_is_default() {
    let early = plan(1, "A市", "計画", vec![named("一", "人", Kpi::levels(2020, &["1", "1"]))]);
    let late = plan(2, "B市", "計画", vec![named("二", "人", Kpi::levels(2024, &["1", "1", "1"]))]);
    let all = years([&early, &late]);
    assert_eq!(all, [2020, 2021, 2024, 2025, 2026].map(year));
    assert_eq!(usual_year(&all, today()), Some(year(2024)));
    assert_eq!(usual_year(&all, Date::new(2020, 5, 1).unwrap()), Some(year(2020)));
    assert_eq!(usual_year(&[], today()), None);
}

#[test]
fn a_table_made_in_turns_equals_a_table_made_at_once() {
    let plans = || samples().into_iter().map(|plan| keikaku::figures::summary::SummaryPlan::kept(Arc::new(plan), None));
    let plans: Vec<_> = plans().collect();
    let begun = |before: Option<&Summary>| Summary::begun(plans.clone(), year(2020), today(), before, 1);
    let (mut summary, mut turns) = (begun(None), 1);
    while !summary.is_whole {
        assert_eq!(summary.plans.len(), turns, "each turn makes the rows of a plan");
        summary = begun(Some(&summary));
        turns += 1;
    }
    assert_eq!(turns, plans.len());
    assert_eq!(summary, Summary::new(plans, year(2020), today(), None));
}

#[test]
fn rows_of_unchanged_plans_are_reused_from_the_previous_table() {
    let plans: Vec<_> = samples().into_iter().map(Arc::new).collect();
    let summary = |plans: &[Arc<keikaku::plan::Plan>], western, before: Option<&Summary>| {
        let plans = plans.iter().map(|plan| keikaku::figures::summary::SummaryPlan::kept(Arc::clone(plan), None));
        Summary::new(plans.collect(), year(western), today(), before)
    };
    let before = summary(&plans, 2020, None);
    let mut changed = plans.clone();
    changed.remove(0);
    let mut other = plans.get(2).unwrap().as_ref().clone();
    other.facts.name.push('改');
    *changed.get_mut(1).unwrap() = Arc::new(other);
    let after = summary(&changed, 2020, Some(&before));
    assert_eq!(after, summary(&changed, 2020, None), "with or without the table before it is the same");
    let shared = after.rows.iter().filter(|row| before.rows.iter().any(|old| Arc::ptr_eq(old, row))).count();
    let of_changed = after.rows_of(1).len();
    assert!(of_changed > 0);
    assert_eq!(shared, after.rows.len() - of_changed);
    assert_eq!(summary(&plans, 2021, Some(&before)), summary(&plans, 2021, None), "another year has other figures");
}

#[test]
fn an_exported_table_has_the_formula_and_reasons_beside_its_figures() {
    let gain = |actual: &str| {
        let mut kpi = named("来場者数", "人", Kpi::levels(2024, &["200"]).actuals(&[actual]).baseline("100"));
        kpi.indicator.rate_formula = Some(RateFormula::OfPlannedGain);
        kpi
    };
    let open = named("売上", "円", Kpi::levels(2024, &["10"]).actuals(&["集計中"]));
    let mut about = named("移住者数", "人", Kpi::levels(2024, &["5"]).actuals(&["4"]));
    for actual in about.indicator.actuals.iter_mut().map(|(_, value)| value) {
        actual.cell.text = "約4".to_owned();
    }
    for target in about.indicator.targets.iter_mut().map(|(_, value)| value) {
        target.text = "約5".to_owned();
    }
    let summary = table(vec![kept(plan(1, "市", "計画", vec![gain("150"), gain("90"), open, about]))], 2024);
    let rows: Vec<&SummaryRow> = summary.rows.iter().map(|row| &**row).collect();
    let columns = [SummaryColumn::Name, SummaryColumn::Target, SummaryColumn::Actual, SummaryColumn::Rate];
    let written = summary_table(&rows, &columns, summary.year, today(), Language::Japanese).csv().utf8();
    let written = String::from_utf8(written).unwrap();
    let lines: Vec<&str> = written.lines().map(|line| line.trim_start_matches('\u{feff}')).collect();
    assert_eq!(lines[0], "指標,目標,実績,達成率（％）,達成率の見方,理由・内訳");
    assert_eq!(lines[1], "来場者数,200,150,50.0,増減,");
    assert_eq!(lines[2], "来場者数,200,90,,後退,", "how far it went the wrong way is no percentage");
    assert!(lines[3].starts_with("売上,10,,,,") && lines[3].contains("読取不能"), "{}", lines[3]);
    assert!(lines[4].starts_with("移住者数,約5,約4,80.0,"), "{}", lines[4]);
}

#[test]
fn an_unknown_actual_shows_its_word_in_the_cell_except_in_a_csv() {
    let mut desk = Desk::of("000");
    for (nth, text) in [(1, "12"), (2, "集計中"), (3, "未把握")] {
        desk.set(nth, actual(2018), text);
    }
    let summary = table(vec![kept(desk.plan().clone())], 2018);
    let rows: Vec<&SummaryRow> = summary.rows.iter().map(|row| &**row).collect();
    let expected = ["12", "集計中", "未把握", ""];
    let on_screen = |row: &&SummaryRow| {
        SummaryTexts::new(row, today(), Language::Japanese).text(SummaryColumn::Actual).trim_end().to_owned()
    };
    assert_eq!(rows.iter().map(on_screen).collect::<Vec<_>>(), expected);
    let written = summary_table(&rows, &[SummaryColumn::Actual], summary.year, today(), Language::Japanese);
    let first = |shown: fn(&PlainCell) -> String| written.rows.iter().map(|row| shown(&row[0])).collect::<Vec<_>>();
    assert_eq!(first(PlainCell::shown), expected, "on paper");
    let in_book =
        written.book().sheets[0].rows.iter().skip(1).map(|row| format!("{:?}", row.cells[0])).collect::<Vec<_>>();
    assert!(in_book[1].contains("集計中") && in_book[2].contains("未把握"), "{in_book:?}");
    let csv = String::from_utf8(written.csv().utf8()).unwrap();
    let fields: Vec<&str> = csv.lines().skip(1).map(|line| line.split(',').next().unwrap()).collect();
    assert_eq!(fields, ["12", "", "", ""]);
    assert!(csv.contains("集計中"), "it stands among the reasons");
    let running = Summary::new(vec![kept(desk.plan().clone())], year(2018), Date::new(2018, 11, 24).unwrap(), None);
    let rows: Vec<&SummaryRow> = running.rows.iter().map(|row| &**row).collect();
    let written = summary_table(&rows, &[SummaryColumn::Actual], running.year, today(), Language::Japanese);
    let csv = String::from_utf8(written.csv().utf8()).unwrap();
    let lines: Vec<&str> = csv.lines().skip(1).collect();
    assert!(lines[1].starts_with(",集計中") && lines[2].starts_with(",未把握"), "while the year runs, too: {csv}");
}

#[test]
fn an_exported_table_gives_the_reason_for_a_missing_rate_but_no_advice() {
    let balance = named("社会増減数", "人", Kpi::levels(2024, &["-90"]).actuals(&["-95"]));
    let summary = table(vec![kept(plan(1, "市", "計画", vec![balance]))], 2024);
    let rows: Vec<&SummaryRow> = summary.rows.iter().map(|row| &**row).collect();
    let on_screen = SummaryTexts::new(rows[0], today(), Language::Japanese).reason();
    assert!(on_screen.contains("「増減による」を選べます"), "{on_screen}");
    let written = summary_table(&rows, &[SummaryColumn::Name], summary.year, today(), Language::Japanese);
    let csv = String::from_utf8(written.csv().utf8()).unwrap();
    assert!(csv.contains("目標が負の値") && !csv.contains("選べます"), "{csv}");
}

#[test]
fn an_exported_table_adds_the_certainty_of_actuals_unless_it_has_that_column() {
    let kpi = |name: &str, actual: &str| named(name, "人", Kpi::levels(2024, &["200"]).actuals(&[actual]));
    let kpis = vec![kpi("来場者数", "150(速報)"), kpi("移住者数", "5(見込)"), kpi("会員数", "30")];
    let summary = table(vec![kept(plan(1, "市", "計画", kpis))], 2024);
    let rows: Vec<&SummaryRow> = summary.rows.iter().map(|row| &**row).collect();
    let lines = |columns: &[SummaryColumn]| {
        let written = summary_table(&rows, columns, summary.year, today(), Language::Japanese).csv().utf8();
        let written = String::from_utf8(written).unwrap();
        written.trim_start_matches('\u{feff}').lines().map(str::to_owned).collect::<Vec<_>>()
    };
    let columns = [SummaryColumn::Name, SummaryColumn::Actual];
    assert_eq!(lines(&columns), ["指標,実績,確度", "来場者数,150,速報", "移住者数,5,見込", "会員数,30,"]);
    let own = [SummaryColumn::Name, SummaryColumn::Actual, SummaryColumn::Certainty];
    assert_eq!(lines(&own), ["指標,実績,確度", "来場者数,150,速報", "移住者数,5,見込", "会員数,30,確定"]);
}

#[test]
fn a_target_is_shown_with_another_target_in_force_at_the_years_end() {
    let mut desk = Desk::of("002");
    desk.set(1, actual(2022), "25,542");
    let target = |desk: &Desk| {
        let summary = table(vec![kept(desk.plan().clone())], 2022);
        SummaryTexts::new(&summary.rows[0], today(), Language::Japanese).text(SummaryColumn::Target)
    };
    let notes = ApprovalNotes { approved_on: "令和5年3月1日".to_owned(), ..ApprovalNotes::default() };
    desk.do_to_plan(PlanCommand::RecordApproval { id: ApprovalId::from_bits(1), notes });
    assert_eq!(target(&desk), "25,542.00");
    desk.set(1, CellPlace::Target(year(2022)), "20,000");
    assert_eq!(target(&desk), "20,000（年度末25,542.00）");
}
