//! The contents of a sheet. Its figures equal the figures of the plan.

use keikaku::command::{ApprovalNotes, EvaluationCommand, PlanCommand, Rejection};
use keikaku::figures::achievement::Rate;
use keikaku::figures::evaluation::PlanInForce;
use keikaku::figures::progress;
use keikaku::paper::evaluation::EvaluationPaper;
use keikaku::paper::evaluation_table::OutgoingSheet;
use keikaku::plan::evaluation::{
    EvaluationPart, ItemId, KpiText, NameKey, OpinionText, RowStanding, RowState, Whole, WholeText,
};
use keikaku::plan::samples::SamplePlan;
use keikaku::plan::{EvaluationPlace, Grading};
use keikaku::value::fiscal_year::Date;
use keikaku::value::id::{ApprovalId, IndicatorId, PlanId};
use keikaku::wording::Language;
use keikaku::wording::evaluation::{EvaluatedRow, targets_label};
use keikaku::wording::medium::Medium;
use keikaku::wording::progress::ProgressTexts;

use super::{SPENT, cause, evaluate, sheet, sheet_year, write};
use crate::support::{Hand, actual, every_field, target, year};

#[test]
fn each_row_has_the_figures_of_the_overview_in_every_sample_and_year() {
    for sample in SamplePlan::ALL {
        let mut ids = (1..).map(IndicatorId::from_bits);
        let plan = sample.plan(PlanId::from_bits(1), || ids.next().unwrap()).unwrap();
        for year in plan.years.years() {
            let after = Date::new(year.western() + 1, 4, 1).unwrap();
            let sheet = PlanInForce::new(&plan, year).sheet(year, after, None);
            let entries = progress::entries(&plan, year, after);
            assert_eq!(sheet.rows.len(), entries.len());
            for (row, entry) in sheet.rows.iter().zip(&entries) {
                assert_eq!((row.indicator, &row.name), (entry.row.id, &entry.row.name));
                assert_eq!(row.target, entry.target, "{}", row.name);
                let rate = entry.rate.as_ref().map(Rate::percent);
                assert_eq!(row.rate.as_ref().map(|rate| rate.percent.clone()), rate, "{}", row.name);
                assert_eq!(row.standing, RowStanding::InVersion);
            }
        }
    }
}

#[test]
fn a_text_can_be_written_undone_and_removed_by_a_blank() {
    let mut hand = Hand::at_sample("000");
    let part = cause(&hand, 1);
    let place = EvaluationPlace { year: sheet_year(), part };
    write(&mut hand, part, "出店が\r\n増えた").unwrap();
    assert_eq!(hand.plan().evaluation_text(place), "出店が\n増えた");
    hand.undo();
    assert!(hand.plan().evaluations.is_empty());
    hand.redo();
    write(&mut hand, part, "").unwrap();
    assert!(hand.plan().evaluations.is_empty(), "a sheet on which nothing stands is none");
}

#[test]
fn a_choice_accepts_only_its_codes() {
    let mut hand = Hand::at_sample("000");
    let kept = EvaluationPart::Kpi(hand.row(1).id, KpiText::Kept);
    assert_eq!(write(&mut hand, kept, "やった"), Err(Rejection::NoSuchChoice));
    assert_eq!(write(&mut hand, kept, "partly"), Ok(()));
}

#[test]
fn opinions_are_ordered_by_their_numbers_and_removed_with_their_replies() {
    let mut hand = Hand::at_sample("000");
    let first = ItemId::behind(None, 9);
    let second = ItemId::behind(Some(first), 1);
    for (id, text) in [(second, "費用を示すべき"), (first, "効果が見えにくい")] {
        write(&mut hand, EvaluationPart::Opinion(id, OpinionText::Opinion), text).unwrap();
    }
    write(&mut hand, EvaluationPart::Opinion(first, OpinionText::Reply), "図で示す").unwrap();
    let opinions = |hand: &Hand| {
        hand.plan().evaluations.get(sheet_year()).map(|sheet| sheet.items(EvaluationPart::opinion)).unwrap_or_default()
    };
    assert_eq!(opinions(&hand), [first, second]);
    evaluate(&mut hand, EvaluationCommand::RemoveOpinion(sheet_year(), first)).unwrap();
    assert_eq!(opinions(&hand), [second]);
}

#[test]
fn a_goal_without_kpis_keeps_its_name_while_the_sheet_has_its_text() {
    let mut hand = Hand::at_sample("000");
    let text = keikaku::plan::place::TextPlace::Group;
    hand.words(1, text, "基本目標１　しごと").unwrap();
    let key = NameKey::from_name("基本目標1 しごと");
    write(&mut hand, EvaluationPart::Whole(Whole::Group(key), WholeText::PolicyReason), "人が減った").unwrap();
    hand.words(1, text, "しごと").unwrap();
    assert_eq!(hand.plan().group_name(key), Some("基本目標１　しごと"));
    write(&mut hand, EvaluationPart::Whole(Whole::Group(key), WholeText::PolicyReason), "").unwrap();
    assert!(hand.plan().evaluations.is_empty(), "the name of a goal of which nothing is said says nothing");
}

#[test]
fn a_sheet_part_is_parsed_back_from_its_spelling_and_other_spellings_are_rejected() {
    for (_, sheet) in every_field().evaluations.iter() {
        for (part, _) in sheet.texts() {
            assert_eq!(part.to_string().parse(), Ok(part));
        }
    }
    for printed in
        ["", "sheet", "sheet/what", "kpi/k/cause", "opinion/e01-89abcdef/text", "group/12/policy", "group/x/policy"]
    {
        assert!(printed.parse::<EvaluationPart>().is_err(), "{printed}");
    }
}

#[test]
fn the_sheet_has_the_targets_approved_by_the_end_of_its_year() {
    let mut hand = Hand::at_sample("000");
    let before = sheet(hand.plan()).rows[0].target;
    let id = ApprovalId::from_bits(1);
    let notes = ApprovalNotes { approved_on: "平成31年3月29日".to_owned(), ..ApprovalNotes::default() };
    hand.table(PlanCommand::RecordApproval { id, notes }).unwrap();
    hand.fill(1, target(sheet_year().western()), "999");
    hand.fill(1, actual(sheet_year().western()), "3");
    let added = IndicatorId::from_bits(77);
    hand.table(PlanCommand::AddIndicator { id: added }).unwrap();
    let last = hand.plan().indicators().len();
    hand.words(last, keikaku::plan::place::TextPlace::Name, "新しい指標").unwrap();
    let gone = hand.row(2).id;
    hand.table(PlanCommand::RemoveIndicator(gone)).unwrap();

    let sheet = sheet(hand.plan());
    assert_eq!(sheet.version, Some(id));
    assert_eq!(sheet.row(hand.row(1).id).unwrap().target, before, "the target in force, not the later one");
    assert_eq!(sheet.row(added).unwrap().standing, RowStanding::Added);
    let last = sheet.rows.last().unwrap();
    assert_eq!((last.indicator, last.standing, last.state), (gone, RowStanding::Dropped, RowState::Open));
}

#[test]
fn the_sheet_has_the_targets_of_the_plan_if_the_approval_has_no_date() {
    let mut hand = Hand::at_sample("000");
    let notes = ApprovalNotes { approved_on: "年度内".to_owned(), ..ApprovalNotes::default() };
    hand.table(PlanCommand::RecordApproval { id: ApprovalId::from_bits(1), notes }).unwrap();
    hand.fill(1, target(sheet_year().western()), "999");
    let sheet = sheet(hand.plan());
    assert_eq!(sheet.version, None);
    assert_eq!(sheet.rows[0].target.unwrap().plain(), "999");
    let label = targets_label(hand.plan(), &sheet, Language::Japanese);
    assert_eq!(label, "目標：計画の目標値（認定日が年度末までの版なし）", "nor is it said when it was approved");
}

#[test]
fn sheets_are_not_part_of_an_approved_state_and_remain_when_a_draft_begins() {
    let mut hand = Hand::at_sample("000");
    write(&mut hand, SPENT, "35,691千円").unwrap();
    let id = ApprovalId::from_bits(1);
    hand.table(PlanCommand::RecordApproval { id, notes: ApprovalNotes::default() }).unwrap();
    assert!(hand.plan().approval(id).unwrap().state.evaluations.is_empty());
    hand.fill(1, target(2018), "5");
    hand.table(PlanCommand::BeginAmendment { from: id, on: super::today() }).unwrap();
    assert_eq!(hand.plan().evaluations.iter().count(), 1);
    let copy = keikaku::command::plans::copied(hand.plan(), PlanId::from_bits(9));
    assert!(copy.evaluations.is_empty(), "a copied plan starts without sheets");
    assert_eq!(year(2018), sheet_year());
}

#[test]
fn targets_of_a_removed_version_are_labelled_as_such() {
    let mut hand = Hand::at_sample("000");
    let id = ApprovalId::from_bits(1);
    let notes = ApprovalNotes { approved_on: "平成31年3月29日".to_owned(), ..ApprovalNotes::default() };
    hand.table(PlanCommand::RecordApproval { id, notes }).unwrap();
    super::settle(&mut hand).unwrap();
    let label = |hand: &Hand| {
        let frozen = hand.plan().evaluations.get(sheet_year()).unwrap().state.frozen().unwrap();
        targets_label(hand.plan(), frozen, Language::Japanese)
    };
    assert_eq!(label(&hand), "目標：当初認定");
    hand.table(PlanCommand::RemoveLatestApproval(id)).unwrap();
    assert_eq!(label(&hand), "目標：削除した認定版");
}

#[test]
fn an_approximate_actual_is_shown_as_approximate_on_sheet_papers_and_overview() {
    let mut hand = Hand::at_sample("000");
    for (text, shown) in [("約1,500", "約1,500"), ("1500程度", "1,500程度"), ("約1500（速報）", "約1,500")]
    {
        hand.fill(1, actual(sheet_year().western()), text);
        let sheet = sheet(hand.plan());
        let words = [
            ProgressTexts::new(
                &progress::entries(hand.plan(), sheet_year(), super::today())[0],
                hand.plan(),
                Language::Japanese,
            )
            .actual,
            EvaluatedRow::new(&sheet.rows[0], &sheet.judging, Medium::PlainPaper, Language::Japanese).actual,
        ];
        assert!(words.iter().all(|word| word.trim_end_matches(" 速報") == shown), "{text}: {words:?}");
        for paper in [EvaluationPaper::Sheet, EvaluationPaper::NationalSheet, EvaluationPaper::Report] {
            let printed = format!("{:?}", paper.document(hand.plan(), sheet_year(), super::today()).sections);
            assert!(printed.contains(shown), "{printed}");
        }
        let file = OutgoingSheet { plan: hand.plan(), year: sheet_year(), sheet: &sheet }.file();
        assert!(file.records.iter().flatten().any(|field| field.starts_with(&shown.replace(',', ""))), "{file:?}");
    }
}

#[test]
fn an_approximate_target_is_shown_as_approximate_on_the_sheet_and_in_its_file() {
    let mut hand = Hand::at_sample("000");
    for (text, shown) in [("約1,500", "約1,500"), ("1500程度", "1,500程度"), ("1500以上", "1,500")] {
        hand.fill(1, target(sheet_year().western()), text);
        let sheet = sheet(hand.plan());
        let row = &sheet.rows[0];
        assert_eq!(EvaluatedRow::new(row, &sheet.judging, Medium::PlainPaper, Language::Japanese).target, shown);
        let file = OutgoingSheet { plan: hand.plan(), year: sheet_year(), sheet: &sheet }.file();
        assert!(file.records[1].contains(&shown.replace(',', "")), "{file:?}");
    }
}

#[test]
fn a_cumulative_actual_is_not_marked_approximate_if_a_single_year_is() {
    let mut hand = Hand::at_sample("000");
    hand.fill(1, actual(2018), "10");
    hand.fill(1, actual(2019), "約5");
    let entry = &progress::entries(hand.plan(), year(2019), Date::new(2020, 9, 30).unwrap())[0];
    assert!(entry.is_cumulative());
    assert_eq!(ProgressTexts::new(entry, hand.plan(), Language::Japanese).actual, "15");
}

#[test]
fn a_sheet_shows_why_an_actual_is_unknown_during_and_after_its_year() {
    let mut hand = Hand::at_sample("000");
    hand.table(PlanCommand::SetGrading(Grading::TargetComparison)).unwrap();
    let on = Date::new(2018, 11, 24).unwrap();
    for (text, shown) in [("集計中", "集計中"), ("未把握", "未把握"), ("", ""), ("12", "12")] {
        hand.fill(1, actual(sheet_year().western()), text);
        let running = PlanInForce::new(hand.plan(), sheet_year()).sheet(sheet_year(), on, None);
        for sheet in [&running, &sheet(hand.plan())] {
            let row = (hand.row(1).id, false);
            let texts =
                EvaluatedRow::on_sheets(hand.plan(), sheet_year(), (sheet, None), row, Language::Japanese).unwrap();
            assert_eq!(texts.actual, shown);
            let file = OutgoingSheet { plan: hand.plan(), year: sheet_year(), sheet }.file();
            assert!(file.records[1].iter().any(|field| field == shown), "{file:?}");
        }
        let state = if text.is_empty() { RowState::NotEntered } else { RowState::Running };
        assert_eq!(running.rows[0].state, state, "it is counted as in 概況");
    }
    hand.fill(1, actual(sheet_year().western()), "集計中");
    let reason =
        ProgressTexts::new(&progress::entries(hand.plan(), sheet_year(), on)[0], hand.plan(), Language::Japanese);
    assert_eq!((reason.state.as_str(), reason.reason.as_str()), ("年度の途中", "集計中"));
}
