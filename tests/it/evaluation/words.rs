//! The words of the grade rule in the plan's other views and papers (`docs/decisions.md` 88).

use std::sync::Arc;

use keikaku::command::{ApprovalNotes, PlanCommand};
use keikaku::figures::evaluation::SheetFigures;
use keikaku::figures::progress::{self, PlanStanding, ProgressState, Verdict};
use keikaku::figures::summary::{self, SummaryPlan};
use keikaku::figures::totals::Span;
use keikaku::paper::evaluation::EvaluationPaper;
use keikaku::paper::kpi_list::KpiList;
use keikaku::paper::sheet;
use keikaku::plan::evaluation::{EvaluationPart, KpiText, RowStanding};
use keikaku::plan::filter::Filter;
use keikaku::plan::grade_rule::built_in_rules;
use keikaku::plan::indicator::{Basis, Direction};
use keikaku::plan::place::{CellPlace, ChoiceValue, TextPlace};
use keikaku::plan::{EvaluationPlace, Grading, Plan};
use keikaku::session::plan_view::PlanView;
use keikaku::session::sheet_rows::SheetRows;
use keikaku::value::id::{ApprovalId, IndicatorId};
use keikaku::wording::evaluation::{EvaluatedRow, correction, grade_options, rule_in_force};
use keikaku::wording::medium::Medium;
use keikaku::wording::progress::ProgressTexts;
use keikaku::wording::{Language, figures, formula, judging, printing};

use super::grading::{at_sample_with, fill, levels, rule};
use super::{settle, sheet as sheet_of_year, sheet_year, today, write};
use crate::support::{Hand, actual, target};

const JUDGED: [&str; 3] = ["達成", "おおむね順調", "未達成"];

fn entries(plan: &Plan) -> Vec<progress::ProgressEntry> {
    progress::entries(plan, sheet_year(), today())
}

/// The state of the first KPI as 概況 shows it.
fn shown(plan: &Plan) -> String {
    ProgressTexts::new(&entries(plan)[0], plan, Language::Japanese).state
}

/// The words of the states that occur, with their counts.
fn counted(plan: &Plan) -> Vec<(String, usize)> {
    let word = |of| judging::verdict(of, Span::from_plan(plan), Language::Japanese);
    let some = progress::tally(plan, sheet_year(), entries(plan).iter()).into_iter().filter(|(_, count)| *count > 0);
    some.map(|(of, count)| (word(of), count)).collect()
}

fn graded() -> Hand {
    let mut hand = at_sample_with(rule("baseline-and-target"));
    fill(&mut hand, "60");
    hand
}

#[test]
fn the_overview_and_its_counts_use_the_words_of_the_rule() {
    let hand = graded();
    assert_eq!(shown(hand.plan()), "A");
    assert_eq!(counted(hand.plan())[0], ("A".to_owned(), 1));
    let words: Vec<String> = Verdict::all(hand.plan(), sheet_year())
        .into_iter()
        .map(|of| judging::with_sign(of, Span::from_plan(hand.plan()), Language::Japanese))
        .collect();
    assert_eq!(words, ["● S", "② A", "③ B", "▼ C", "◇ －", "◔ 年度の途中", "？ 要確認", "○ 未入力"]);
}

#[test]
fn papers_print_the_grade_without_a_second_judgement_word() {
    let hand = graded();
    let plan = hand.plan();
    let list = KpiList::new(plan, &entries(plan), sheet_year(), Language::Japanese);
    let row = &list.groups[0].rows[0];
    assert_eq!(row.state, "② A");
    assert!(list.counts.contains(&"② A 1".to_owned()), "{:?}", list.counts);
    let kpi = &plan.indicators()[0];
    let said = [
        format!("{list:?}{:?}", sheet::sheets(plan, today(), Language::Japanese)),
        format!("{:?}", figures::totals(kpi, Span::from_plan(plan), Language::Japanese)),
        formula::formula(kpi, Span::from_plan(plan), Some(sheet_year()), Language::Japanese),
    ];
    for said in said {
        assert!(JUDGED.iter().all(|word| !said.replace("達成率", "").contains(word)), "{said}");
    }
}

#[test]
fn corrections_and_rows_of_the_view_show_only_the_grade() {
    let mut hand = graded();
    settle(&mut hand).unwrap();
    fill(&mut hand, "30");
    let plan = hand.plan();
    let figures = SheetFigures::new(plan, sheet_year(), today(), rule_in_force(plan, Language::Japanese));
    let id = figures.shown.rows[0].indicator;
    let both = figures.corrected(id).unwrap();
    let said = correction(hand.plan(), (sheet_year(), &figures.shown), both, Medium::Screen, Language::Japanese);
    assert!(said.contains(" / A。") && JUDGED.iter().all(|word| !said.contains(&format!("/ {word}"))), "{said}");
    let sheets = (&*figures.shown, None);
    let row = EvaluatedRow::on_sheets(plan, sheet_year(), sheets, (id, false), Language::Japanese).unwrap();
    assert_eq!(row.verdict, "A");
}

#[test]
fn dropping_a_kpi_after_settling_is_no_correction_of_the_sheet() {
    let mut hand = Hand::at_sample("000");
    let approved_on = "平成30年3月29日".to_owned();
    let notes = ApprovalNotes { approved_on, ..ApprovalNotes::default() };
    hand.table(PlanCommand::RecordApproval { id: ApprovalId::from_bits(1), notes }).unwrap();
    hand.fill(2, actual(sheet_year().western()), "1");
    settle(&mut hand).unwrap();
    let gone = hand.row(2).id;
    hand.table(PlanCommand::RemoveIndicator(gone)).unwrap();
    let plan = hand.plan();
    let figures = SheetFigures::new(plan, sheet_year(), today(), rule_in_force(plan, Language::Japanese));
    assert_eq!(figures.today.row(gone).unwrap().standing, RowStanding::Dropped);
    assert_eq!(figures.corrected(gone), None);
}

#[test]
fn a_kpi_dropped_before_its_sheet_is_settled_has_no_judgement_and_no_grade() {
    let mut hand = at_sample_with(rule("four-bands-of-rate"));
    let approved_on = "平成30年3月29日".to_owned();
    let notes = ApprovalNotes { approved_on, ..ApprovalNotes::default() };
    hand.table(PlanCommand::RecordApproval { id: ApprovalId::from_bits(1), notes }).unwrap();
    let gone = hand.row(2).id;
    let part = EvaluationPart::Kpi(gone, KpiText::Grade);
    write(&mut hand, part, "reached").unwrap();
    hand.table(PlanCommand::RemoveIndicator(gone)).unwrap();
    for grading in [Grading::TargetComparison, rule("four-bands-of-rate"), Grading::None] {
        hand.table(PlanCommand::SetGrading(grading)).unwrap();
        let (plan, of_sheet) = (hand.plan(), sheet_of_year(hand.plan()));
        let both = (&of_sheet, Some(&of_sheet));
        let texts = EvaluatedRow::on_sheets(plan, sheet_year(), both, (gone, false), Language::Japanese).unwrap();
        assert_eq!((&*texts.remark, &*texts.verdict, &*texts.grade_before, texts.standing), ("廃止", "", "", None));
        let (place, in_force) = (EvaluationPlace { year: sheet_year(), part }, rule_in_force(plan, Language::Japanese));
        assert!(grade_options(plan, place, in_force.as_deref(), Language::Japanese).is_empty());
        let counted = SheetRows::counted(&Filter::default(), plan, sheet_year(), &of_sheet, SheetRows::All);
        let judged = counted.iter().filter(|(of, _)| matches!(of, SheetRows::Judged(_))).map(|(_, count)| count);
        assert_eq!(judged.sum::<usize>(), of_sheet.rows.len() - 1);
    }
}

#[test]
fn a_sheet_and_the_overview_have_the_same_word_under_every_rule() {
    for grading in built_in_rules().into_iter().map(|rule| Grading::Rule(Arc::new(rule))) {
        for text in ["60", "1", "", "-"] {
            let mut hand = at_sample_with(grading.clone());
            fill(&mut hand, text);
            let plan = hand.plan();
            let figures = SheetFigures::new(plan, sheet_year(), today(), rule_in_force(plan, Language::Japanese));
            for (entry, row) in entries(plan).iter().zip(&figures.shown.rows) {
                let of_sheet = Verdict::on_sheet(&figures.shown, None, row).unwrap();
                // If nothing is judged, the sheet gives the reason instead of the rule's word.
                let word = entry.verdict.word.filter(|_| entry.verdict.state != ProgressState::Open);
                assert_eq!(of_sheet, Verdict { word, ..entry.verdict }, "{text}: {grading:?}");
            }
        }
    }
}

#[test]
fn each_word_of_a_rule_has_its_own_sign_for_any_number_of_words() {
    let mut hand = graded();
    let signs = |hand: &Hand| {
        let words = Verdict::all(hand.plan(), sheet_year()).into_iter().filter(|of| of.word.is_some());
        words.map(judging::sign).collect::<Vec<_>>().join("")
    };
    assert_eq!(signs(&hand), "●②③▼◇", "S, A, B, C and －");
    hand.table(PlanCommand::SetGrading(rule("pace-and-first-figure"))).unwrap();
    assert_eq!(signs(&hand), "●◐▼", "a, b and c");
    hand.table(PlanCommand::SetGrading(rule("points-by-rate"))).unwrap();
    assert_eq!(signs(&hand), "●②③④⑤⑥▼", "7 points to 1 point");
}

#[test]
fn a_chosen_grade_is_the_word_of_the_kpi_and_is_marked_as_chosen() {
    let mut hand = graded();
    let part = EvaluationPart::Kpi(hand.row(1).id, KpiText::Grade);
    write(&mut hand, part, "c").unwrap();
    assert_eq!(shown(hand.plan()), "C（個別判断）", "it says that it is not the word of the rule");
    assert_eq!(counted(hand.plan())[0], ("C".to_owned(), 1));
}

#[test]
fn a_state_that_is_no_judgement_keeps_its_name_under_a_rule() {
    let mut hand = graded();
    fill(&mut hand, "");
    assert_eq!(shown(hand.plan()), "未入力");
    fill(&mut hand, "未把握");
    assert_eq!(shown(hand.plan()), "－");
}

#[test]
fn a_filter_by_a_grade_lists_its_kpis_and_ends_with_the_rule() {
    let mut hand = graded();
    let of_first = entries(hand.plan())[0].verdict;
    let view = PlanView { state: Some(of_first), year: Some(sheet_year()), ..PlanView::default() };
    let plan = hand.plan();
    let all = entries(plan);
    let listed: Vec<usize> = view.listed(plan, &all).iter().map(|entry| entry.number).collect();
    assert_eq!(listed, [1]);
    assert_eq!(
        printing::filtered(&view, (plan, sheet_year()), 1, all.len(), Language::Japanese),
        format!("{}件中1件（A）", all.len())
    );
    let passing = plan.begun_indicators().filter(|row| view.lets_pass(plan, row, today()));
    assert_eq!(passing.map(|row| row.id).collect::<Vec<_>>(), [hand.row(1).id]);
    hand.table(PlanCommand::SetGrading(Grading::None)).unwrap();
    assert_eq!(view.listed(hand.plan(), &all).len(), all.len());
}

#[test]
fn judgement_words_are_unchanged_by_the_target_comparison_and_by_rules_for_whole_plans() {
    let mut hand = graded();
    for grading in [Grading::TargetComparison, rule("whole-by-results"), Grading::None] {
        hand.table(PlanCommand::SetGrading(grading)).unwrap();
        assert_eq!(shown(hand.plan()), "達成");
        assert_eq!(Verdict::all(hand.plan(), sheet_year()), ProgressState::ALL.map(Verdict::from));
    }
}

#[test]
fn a_word_chosen_under_the_target_comparison_is_the_word_of_the_overview() {
    let mut hand = graded();
    hand.table(PlanCommand::SetGrading(Grading::TargetComparison)).unwrap();
    let part = EvaluationPart::Kpi(hand.row(1).id, KpiText::Grade);
    write(&mut hand, part, "below").unwrap();
    assert_eq!(shown(hand.plan()), "未達成（個別判断）");
    assert!(counted(hand.plan()).contains(&("未達成".to_owned(), 1)));
    hand.table(PlanCommand::SetGrading(Grading::None)).unwrap();
    assert_eq!(shown(hand.plan()), "達成", "without a rule nobody's word stands in its place");
}

#[test]
fn a_settled_year_keeps_its_grades_and_their_rule_in_every_view() {
    let mut hand = graded();
    let chosen = EvaluationPart::Kpi(hand.row(2).id, KpiText::Grade);
    write(&mut hand, chosen, "c").unwrap();
    settle(&mut hand).unwrap();
    fill(&mut hand, "1");
    for grading in [rule("yearly-or-final-target"), Grading::TargetComparison, Grading::None] {
        hand.table(PlanCommand::SetGrading(grading)).unwrap();
        let plan = hand.plan();
        assert_eq!(shown(plan), "A（確定時）", "the grade of 60, not of 1, which stands beside it");
        assert!(
            counted(plan).contains(&("A".to_owned(), 1)) && counted(plan).contains(&("C".to_owned(), 1)),
            "{:?}",
            counted(plan)
        );
        let list = KpiList::new(plan, &entries(plan), sheet_year(), Language::Japanese);
        assert_eq!(list.groups[0].rows[0].state, "② A（確定時）");
        let standing = PlanStanding::new(plan, Some(sheet_year()), today());
        let grades = standing.grades.unwrap();
        assert!(
            grades.rule.starts_with("目標値・基準値との比較") && grades.words.contains(&("A".to_owned(), 1)),
            "{grades:?}"
        );
        let of = Arc::new(SummaryPlan::kept(Arc::new(plan.clone()), None));
        let rows = summary::rows(&of, sheet_year(), today());
        assert_eq!(
            rows[0].grade().map(|(rule, word)| (rule.id.as_str(), word.label.as_str())),
            Some(("baseline-and-target", "A"))
        );
        let report = format!("{:?}", EvaluationPaper::Report.document(plan, sheet_year(), today()).sections);
        assert!(report.contains("判定の規則「目標値・基準値との比較"), "{report}");
        let span = Span::from_plan(plan);
        let told = figures::totals(&plan.indicators()[0], span, Language::Japanese);
        assert!(JUDGED.iter().all(|word| !format!("{told:?}").replace("達成率", "").contains(word)), "{told:?}");
    }
}

#[test]
fn a_year_settled_without_a_rule_has_no_grades_under_a_later_rule() {
    let mut hand = graded();
    hand.table(PlanCommand::SetGrading(Grading::None)).unwrap();
    settle(&mut hand).unwrap();
    hand.table(PlanCommand::SetGrading(rule("baseline-and-target"))).unwrap();
    assert_eq!(shown(hand.plan()), "達成");
    assert_eq!(PlanStanding::new(hand.plan(), Some(sheet_year()), today()).grades, None);
    let next = sheet_year().plus(1).unwrap();
    assert!(Verdict::all(hand.plan(), next).iter().any(|of| of.word.is_some()), "the other years have the rule");
}

#[test]
fn a_settled_year_keeps_the_target_comparison_and_is_marked_if_figures_change() {
    let mut hand = graded();
    hand.table(PlanCommand::SetGrading(Grading::TargetComparison)).unwrap();
    settle(&mut hand).unwrap();
    fill(&mut hand, "1");
    hand.table(PlanCommand::SetGrading(rule("baseline-and-target"))).unwrap();
    assert_eq!(shown(hand.plan()), "達成（確定時）");
}

#[test]
fn a_kpi_added_after_the_sheet_was_settled_is_counted_without_a_grade() {
    let mut hand = graded();
    settle(&mut hand).unwrap();
    hand.table(PlanCommand::AddIndicator { id: IndicatorId::from_bits(99) }).unwrap();
    let number = hand.plan().indicators().len();
    hand.words(number, TextPlace::Name, "来訪者数").unwrap();
    // These are rejected if a new KPI has these choices already.
    drop(hand.choose(number, ChoiceValue::Basis(Some(Basis::Level))));
    drop(hand.choose(number, ChoiceValue::Direction(Some(Direction::Up))));
    hand.fill(number, CellPlace::Baseline, "10");
    for year in hand.plan().years.years().collect::<Vec<_>>() {
        hand.fill(number, target(year.western()), "50");
    }
    hand.fill(number, actual(sheet_year().western()), "60");
    let entries = entries(hand.plan());
    let added = entries.iter().find(|entry| entry.row.id == IndicatorId::from_bits(99)).unwrap();
    assert_eq!(added.judgement.state(), ProgressState::Met, "it could be graded");
    assert_eq!((added.verdict.state, added.verdict.rank), (ProgressState::Open, 0));
    assert!(counted(hand.plan()).iter().map(|(_, count)| count).sum::<usize>() == entries.len(), "it is counted");
}

#[test]
fn a_correction_shows_qualifiers_of_figures_and_the_deciding_figure() {
    let corrected = |change: &dyn Fn(&mut Hand)| {
        let mut hand = levels("10", ["40", ""]);
        hand.table(PlanCommand::SetGrading(rule("baseline-and-target"))).unwrap();
        settle(&mut hand).unwrap();
        change(&mut hand);
        let plan = hand.plan();
        let figures = SheetFigures::new(plan, sheet_year(), today(), rule_in_force(plan, Language::Japanese));
        let both = figures.corrected(figures.shown.rows[0].indicator);
        both.map(|both| {
            correction(hand.plan(), (sheet_year(), &figures.shown), both, Medium::Screen, Language::Japanese)
        })
        .unwrap_or_default()
    };
    assert_eq!(corrected(&|_| ()), "");
    let about = corrected(&|hand| hand.fill(1, target(sheet_year().western()), "約50"));
    assert!(about.contains("目標 50 /") && about.contains("目標 約50 /"), "{about}");
    let about = corrected(&|hand| hand.fill(1, actual(sheet_year().western()), "約40"));
    assert!(about.contains("実績 40 /") && about.contains("実績 約40 /"), "{about}");
    let other = corrected(&|hand| hand.fill(1, CellPlace::Baseline, "5"));
    assert!(other.contains("基準値との差 +30") && other.contains("基準値との差 +35"), "{other}");
}
