//! Merging a plan of a plan file into the plan here, beside そのまま, 置き換え and 別の計画として.

use std::sync::Arc;

use keikaku::command::{
    ApprovalNotes, Command, EvaluationCommand, ImportStep, PlanCommand, PlanFileResolution, PlanResolution, StepKind,
};
use keikaku::import::plan_merge::{PlanMerge, lineages_of, offer};
use keikaku::merge::review::{ChangePlace, Decision, Remark};
use keikaku::merge::{DiffStatus, IndicatorField, PlanOnlySetting, PlanSetting, Resolution, Setting};
use keikaku::plan::evaluation::{EvaluationPart, KpiText};
use keikaku::plan::lineage::{KpiTable, Lineage, Lineages};
use keikaku::plan::place::TextPlace;
use keikaku::plan::{EvaluationPlace, Fact, Plan};
use keikaku::value::id::{ApprovalId, IndicatorId};

use crate::merge::examples::sides;
use crate::support::{Hand, day, sample, target, year};

/// The merge of a file with `theirs` into `ours`. Both were made from `base`; if `is_known`, its table was sent.
fn offered(base: &Plan, ours: &Plan, theirs: &Plan, is_known: bool) -> PlanMerge {
    let mut lineage = Lineage::default();
    if is_known {
        lineage.note_sent(&KpiTable::from_plan(base));
    }
    offer(&Arc::new(ours.clone()), &Arc::new(theirs.clone()), &lineage, &lineage)
}

fn fills(row: usize, text: &'static str) -> impl Fn(&mut Hand) {
    move |hand| hand.fill(row, target(2023), text)
}

/// The picks that are proposed.
fn proposed(merge: &PlanMerge) -> Vec<Resolution> {
    merge.changes().picks()
}

/// The rows in which the picks set a field.
fn set(picks: &[Resolution]) -> Vec<IndicatorId> {
    picks.iter().filter_map(|pick| if let Resolution::Set(id, _) = pick { Some(*id) } else { None }).collect()
}

#[test]
fn with_a_common_base_table_every_change_made_only_on_their_side_is_proposed() {
    let [base, ours, theirs] = sides(fills(1, "11"), fills(2, "22"));
    let merge = offered(&base, &ours, &theirs, true);
    assert!(merge.base_is_known);
    // The figure, and the stated total that followed it.
    assert_eq!(set(&proposed(&merge)), [theirs.indicators()[1].id; 2]);
    assert!(merge.differences.iter().all(|one| one.status == DiffStatus::Theirs));
}

#[test]
fn a_text_absent_from_tables_is_proposed_for_a_blank_and_otherwise_a_conflict() {
    let writes = |text: &'static str| move |hand: &mut Hand| drop(hand.write(1, TextPlace::Definition, text).unwrap());
    let [base, ours, theirs] = sides(|_| {}, writes("来場者の数"));
    assert_eq!(set(&proposed(&offered(&base, &ours, &theirs, true))), [theirs.indicators()[0].id], "it fills a blank");
    let [base, ours, theirs] = sides(writes("来場者の数"), writes("延べ数"));
    let merge = offered(&base, &ours, &theirs, true);
    assert_eq!((proposed(&merge), merge.differences[0].status), (vec![], DiffStatus::Conflict));
}

#[test]
fn a_text_of_a_sheet_that_was_sent_has_that_sheet_as_its_base() {
    let mut hand = Hand::at_sample("002");
    let part = EvaluationPart::Kpi(hand.row(1).id, KpiText::Cause);
    let place = EvaluationPlace { year: year(2022), part };
    let writes = |hand: &mut Hand, text: &str| {
        let command = EvaluationCommand::SetText { place, text: text.to_owned() };
        hand.table(PlanCommand::Evaluate(command)).unwrap();
    };
    writes(&mut hand, "出店者が減った。");
    let [base, theirs] = ["", "出店者が半分になった。"].map(|text| {
        let mut hand = hand.clone();
        if !text.is_empty() {
            writes(&mut hand, text);
        }
        hand.plan().clone()
    });
    let merge = offered(&base, &base, &theirs, true);
    assert_eq!(merge.differences[0].status, DiffStatus::Conflict, "the table of KPIs says nothing of it");
    let mut lineage = Lineage::default();
    let mut sheet = KpiTable::of_sheet(place.year);
    sheet.state(&base, place);
    lineage.note_sent(&sheet);
    lineage.note_sent(&KpiTable::from_plan(&base));
    let [ours, theirs] = [&base, &theirs].map(|plan| Arc::new(plan.clone()));
    let merge = offer(&ours, &theirs, &lineage, &lineage);
    assert_eq!(proposed(&merge).len(), 1);
    assert_eq!(merge.differences[0].status, DiffStatus::Theirs);
    assert!(offer(&theirs, &ours, &lineage, &lineage).differences.is_empty(), "what we changed stays");
}

#[test]
fn if_only_a_sheet_was_sent_its_texts_have_a_base_and_figures_conflict() {
    let mut hand = Hand::at_sample("002");
    let place = |text| EvaluationPlace { year: year(2022), part: EvaluationPart::Kpi(hand.row(1).id, text) };
    let [cause, measure] = [KpiText::Cause, KpiText::Measure].map(place);
    let writes = |hand: &mut Hand, place, text: &str| {
        let command = EvaluationCommand::SetText { place, text: text.to_owned() };
        hand.table(PlanCommand::Evaluate(command)).unwrap();
        hand.session.settle();
    };
    writes(&mut hand, cause, "出店者が減った。");
    writes(&mut hand, measure, "広報する。");
    let mut lineage = Lineage::default();
    let mut sheet = KpiTable::of_sheet(cause.year);
    sheet.state(hand.plan(), cause);
    sheet.state(hand.plan(), measure);
    lineage.note_sent(&sheet);
    let (mut ours, mut theirs) = (hand.clone(), hand.clone());
    ours.fill(1, target(2023), "11");
    theirs.fill(1, target(2023), "22");
    writes(&mut ours, cause, "出店者が三割減った。");
    writes(&mut theirs, cause, "出店者が半分になった。");
    writes(&mut theirs, measure, "");
    let [ours, theirs] = [ours, theirs].map(|hand| Arc::new(hand.plan().clone()));
    let merge = offer(&ours, &theirs, &lineage, &lineage);
    assert!(!merge.base_is_known, "of the figures nothing is known");
    let status =
        |wanted: fn(&Resolution) -> bool| merge.differences.iter().find(|one| wanted(&one.pick)).map(|one| one.status);
    assert_eq!(status(|pick| matches!(pick, Resolution::Set(..))), Some(DiffStatus::Conflict));
    let of_text = |place| {
        let is_it =
            |pick: &Resolution| matches!(pick, Resolution::SetPlan(PlanSetting::EvaluationText(at, _)) if *at == place);
        merge.differences.iter().find(|one| is_it(&one.pick)).map(|one| one.status)
    };
    assert_eq!((of_text(cause), of_text(measure)), (Some(DiffStatus::Conflict), Some(DiffStatus::Theirs)));
    let picks = proposed(&merge);
    let cleared = PlanSetting::EvaluationText(measure, String::new());
    assert!(picks.contains(&Resolution::SetPlan(cleared)), "they have cleared what we left: {picks:?}");
    let unknown = offer(&ours, &theirs, &Lineage::default(), &lineage);
    assert!(
        !proposed(&unknown).iter().any(|pick| matches!(pick, Resolution::SetPlan(PlanSetting::EvaluationText(..))))
    );
}

#[test]
fn without_a_base_differences_are_listed_but_only_the_filling_of_blanks_is_proposed() {
    let fills_and_adds = |hand: &mut Hand| {
        hand.fill(1, target(2023), "22");
        hand.table(PlanCommand::SetFact { fact: Fact::Contacts, text: "企画課".to_owned() }).unwrap();
        hand.table(PlanCommand::AddIndicator { id: IndicatorId::from_bits(99) }).unwrap();
        let row = hand.row(4).id;
        hand.table(PlanCommand::RemoveIndicator(row)).unwrap();
    };
    let [base, ours, theirs] = sides(fills(1, "11"), fills_and_adds);
    let merge = offered(&base, &ours, &theirs, false);
    assert!(!merge.base_is_known);
    // The stated total follows whatever is chosen.
    let proposed = proposed(&merge);
    let [Resolution::SetPlan(_), Resolution::Set(_, follows)] = proposed.as_slice() else { panic!("{proposed:?}") };
    assert_eq!(*follows, Setting::Kept(PlanOnlySetting::TotalFollows));
    let status =
        |wanted: fn(&Resolution) -> bool| merge.differences.iter().find(|one| wanted(&one.pick)).map(|one| one.status);
    assert_eq!(status(|pick| matches!(pick, Resolution::Set(..))), Some(DiffStatus::Conflict));
    assert_eq!(status(|pick| matches!(pick, Resolution::Add { .. })), Some(DiffStatus::Theirs));
    assert_eq!(status(|pick| matches!(pick, Resolution::Remove(_))), Some(DiffStatus::Offered));
}

#[test]
fn a_plan_file_from_before_an_approval_does_not_remove_the_approval() {
    let approves = |hand: &mut Hand| {
        let id = ApprovalId::from_bits(1);
        hand.table(PlanCommand::RecordApproval { id, notes: ApprovalNotes::default() }).unwrap();
    };
    for is_known in [true, false] {
        let [base, ours, theirs] = sides(approves, fills(2, "22"));
        let picks = proposed(&offered(&base, &ours, &theirs, is_known));
        assert!(!picks.iter().any(|pick| matches!(pick, Resolution::SetPlan(PlanSetting::Approval(..)))), "{picks:?}");
        // In the other direction the approved state comes in.
        let picks = proposed(&offered(&base, &theirs, &ours, is_known));
        assert!(picks.iter().any(|pick| matches!(pick, Resolution::SetPlan(PlanSetting::Approval(_, Some(_))))));
    }
}

#[test]
fn merging_a_plan_file_is_one_undo_step_with_the_name_of_the_file() {
    let [base, ours, theirs] = sides(fills(1, "11"), fills(2, "22"));
    let mut hand = Hand::at([Arc::new(ours.clone())]);
    let merge = offered(&base, &ours, &theirs, true);
    let picks = vec![merge.pick(proposed(&merge)).unwrap()];
    let change = hand
        .session
        .submit(Command::ApplyImport(ImportStep::of_plans(picks, "計画.json", day(4, 10)).unwrap()))
        .unwrap();
    let StepKind::TableImported { file, count, .. } = change.what else { panic!("{change:?}") };
    assert_eq!((&*file, count), ("計画.json", proposed(&merge).len()));
    assert_eq!((hand.figure(1, target(2023)).as_str(), hand.figure(2, target(2023)).as_str()), ("11", "22"));
    hand.undo();
    assert_eq!(hand.plan(), &ours);
}

#[test]
fn merging_one_plan_and_adding_another_from_a_file_is_one_undo_step() {
    let [base, ours, theirs] = sides(fills(1, "11"), fills(2, "22"));
    let mut hand = Hand::at([Arc::new(ours.clone())]);
    let merge = offered(&base, &ours, &theirs, true);
    let new = sample("001", keikaku::value::id::PlanId::from_bits(9));
    let picks = vec![merge.pick(proposed(&merge)).unwrap(), PlanFileResolution::Whole(PlanResolution::Add(new))];
    hand.session.submit(Command::ApplyImport(ImportStep::of_plans(picks, "すべて.json", day(4, 10)).unwrap())).unwrap();
    assert_eq!((hand.figure(2, target(2023)).as_str(), hand.session.workbook().plans().len()), ("22", 2));
    hand.undo_in_list();
    assert_eq!((hand.plan(), hand.session.workbook().plans().len()), (&ours, 1));
}

#[test]
fn an_empty_choice_makes_no_step_and_a_merge_adds_no_file_lineage() {
    let [base, ours, theirs] = sides(|_| {}, fills(2, "22"));
    let merge = offered(&base, &ours, &theirs, true);
    assert_eq!(merge.pick(vec![]), None);
    let mut there = Lineage::default();
    there.note_sent(&KpiTable::from_plan(&theirs));
    let known =
        lineages_of(&[merge.pick(proposed(&merge)).unwrap()], &Lineages::from_iter([(theirs.id, there.clone())]));
    assert_eq!(known.get(&ours.id), None, "undone, the same file is offered whole again");
}

#[test]
fn a_figure_of_a_kpi_that_has_another_unit_here_is_not_proposed_and_states_its_unit() {
    let to = |unit: &'static str| move |hand: &mut Hand| drop(hand.write(1, TextPlace::Unit, unit).unwrap());
    let place = |plan: &Plan| ChangePlace::Field(plan.indicators()[0].id, IndicatorField::Cell(target(2023)));
    for is_known in [true, false] {
        let [base, ours, theirs] = sides(to("百万円"), fills(1, "22"));
        let changes = offered(&base, &ours, &theirs, is_known).changes();
        let change = changes.iter().find(|change| change.place == place(&ours)).unwrap();
        assert!(change.decision != Decision::Theirs && change.remark == Some(Remark::UnitOfRow("千円".to_owned())));
    }
    let both = |hand: &mut Hand| {
        to("百万円")(hand);
        fills(1, "30,000")(hand);
    };
    let [base, ours, theirs] = sides(|_| {}, both);
    let changes = offered(&base, &ours, &theirs, true).changes();
    let change = changes.iter().find(|change| change.place == place(&ours)).unwrap();
    assert_eq!((&change.decision, &change.remark), (&Decision::Theirs, &None), "the unit comes with the figure");
}
