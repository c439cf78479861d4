//! Which KPIs of a sheet are shown in the view.

use keikaku::command::PlanCommand;
use keikaku::plan::Grading;
use keikaku::plan::evaluation::{EvaluationPart, KpiText, RowState};
use keikaku::plan::filter::{By, Filter};
use keikaku::session::plan_view::PlanView;
use keikaku::session::sheet_rows::SheetRows;

use super::grading::rule;
use super::{settle, sheet, sheet_year, write};
use crate::support::{Hand, actual, target};

/// The numbers of the KPIs that are shown.
fn shown(hand: &Hand, view: &PlanView) -> Vec<usize> {
    let ids = view.sheet_rows.shown(&view.filter, hand.plan(), sheet_year(), &sheet(hand.plan()));
    let number = |id| hand.plan().indicators().iter().position(|row| row.id == id).unwrap() + 1;
    ids.into_iter().map(number).collect()
}

/// A plan with a KPI that met its target, one that is おおむね順調, one that missed it, and one without a figure.
fn judged() -> Hand {
    let mut hand = Hand::at_sample("000");
    hand.table(PlanCommand::SetGrading(Grading::TargetComparison)).unwrap();
    for (number, figure) in [(1, "120"), (2, "95"), (3, "10"), (4, "")] {
        for year in hand.plan().years.years().collect::<Vec<_>>() {
            hand.fill(number, target(year.western()), "100");
        }
        hand.fill(number, actual(sheet_year().western()), figure);
    }
    let states: Vec<RowState> = sheet(hand.plan()).rows.iter().map(|row| row.state).collect();
    assert_eq!(states, [RowState::Met, RowState::OnTrack, RowState::Below, RowState::NotEntered]);
    hand
}

#[test]
fn each_choice_shows_its_count_of_kpis_and_the_judgements_add_up_to_all() {
    let mut hand = judged();
    for grading in [Grading::None, Grading::TargetComparison, rule("four-bands-of-rate"), rule("baseline-and-target")] {
        hand.table(PlanCommand::SetGrading(grading.clone())).unwrap();
        let counted =
            SheetRows::counted(&Filter::default(), hand.plan(), sheet_year(), &sheet(hand.plan()), SheetRows::All);
        for (sheet_rows, count) in &counted {
            let view = PlanView { sheet_rows: *sheet_rows, ..PlanView::default() };
            assert_eq!(shown(&hand, &view).len(), *count, "{sheet_rows:?}");
        }
        let of_verdicts = counted.iter().filter(|(of, _)| matches!(of, SheetRows::Judged(_)));
        assert_eq!(of_verdicts.map(|(_, count)| count).sum::<usize>(), 4, "{grading:?}");
    }
    let unmet = PlanView { sheet_rows: SheetRows::Unmet, ..PlanView::default() };
    assert_eq!(shown(&hand, &unmet), [2, 3]);
}

#[test]
fn the_choice_for_missing_entries_shows_kpis_without_a_required_cause_or_measure() {
    let mut hand = judged();
    let lacking = PlanView { sheet_rows: SheetRows::Lacking, ..PlanView::default() };
    assert_eq!(shown(&hand, &lacking), [3]);
    let id = hand.row(3).id;
    for text in [KpiText::Cause, KpiText::Measure] {
        write(&mut hand, EvaluationPart::Kpi(id, text), "人手が足りない。").unwrap();
    }
    assert!(shown(&hand, &lacking).is_empty());
}

#[test]
fn filters_of_the_other_views_apply_to_the_sheet() {
    let hand = judged();
    let mut view = PlanView::default();
    let name = hand.row(2).name.clone();
    view.filter.set_search(name);
    let passing = shown(&hand, &view).len();
    assert!(shown(&hand, &view).contains(&2) && passing < 4);
    let counted = SheetRows::counted(&view.filter, hand.plan(), sheet_year(), &sheet(hand.plan()), SheetRows::All);
    assert_eq!(counted.first(), Some(&(SheetRows::All, passing)), "the counts are of the KPIs that pass the filters");
    view.filter.set(By::Group, Some("ない基本目標".to_owned()));
    assert!(shown(&hand, &view).is_empty());
}

#[test]
fn a_settled_sheet_is_filtered_by_the_words_of_its_own_rule() {
    let mut hand = judged();
    hand.fill(2, actual(sheet_year().western()), "集計中");
    hand.table(PlanCommand::SetGrading(rule("baseline-and-target"))).unwrap();
    settle(&mut hand).unwrap();
    hand.table(PlanCommand::SetGrading(rule("four-bands-of-rate"))).unwrap();
    let settled = hand.plan().evaluations.get(sheet_year()).and_then(|sheet| sheet.state.frozen()).unwrap();
    let counted = SheetRows::counted(&Filter::default(), hand.plan(), sheet_year(), settled, SheetRows::All);
    let of_words = counted.iter().filter(|(of, _)| matches!(of, SheetRows::Judged(_)));
    assert_eq!(of_words.clone().map(|(_, count)| count).sum::<usize>(), 4, "{counted:?}");
    for (of, count) in of_words.filter(|(_, count)| *count > 0) {
        assert_eq!(of.shown(&Filter::default(), hand.plan(), sheet_year(), settled).len(), *count);
        let SheetRows::Judged(verdict) = of else { continue };
        assert_eq!(verdict.sheet, verdict.word.map(|_| sheet_year()), "its words are those of the sheet");
    }
}

#[test]
fn a_filter_by_a_word_of_another_rule_hides_no_kpi() {
    let mut hand = judged();
    hand.table(PlanCommand::SetGrading(rule("four-bands-of-rate"))).unwrap();
    let counted =
        SheetRows::counted(&Filter::default(), hand.plan(), sheet_year(), &sheet(hand.plan()), SheetRows::All);
    let (word, _) =
        counted.into_iter().find(|(of, _)| matches!(of, SheetRows::Judged(verdict) if verdict.word.is_some())).unwrap();
    let view = PlanView { sheet_rows: word, ..PlanView::default() };
    assert!(shown(&hand, &view).len() < 4);
    hand.table(PlanCommand::SetGrading(Grading::None)).unwrap();
    assert_eq!(word.in_force(hand.plan(), sheet_year()), SheetRows::All);
    assert_eq!(shown(&hand, &view), [1, 2, 3, 4]);
}
