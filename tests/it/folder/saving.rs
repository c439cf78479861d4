//! Saves that meet the saves of others and lose nothing. In the sample, a stated total follows a target, which makes
//! two changes.

use keikaku::paper::answer_book::{Inquiry, asked_sections, sent_inquiry};
use keikaku::plan::lineage::{AnswerState, KpiTable, Lineage, SectionInquiry, Taken};
use keikaku::session::folder::{BaseKnowledge, End, FileError, Next, Save, SaveMode, Signature, Unfit, changes_since};
use keikaku::storage::plan_file::{PlanFileError, write_package};
use keikaku::value::fiscal_year::Date;
use keikaku::value::id::PlanId;

use crate::folder::people::{Person, Share, assert_saved, conflict, id, two_people};
use crate::support::{actual, sample, target, time};

/// One person sends an inquiry, notes an answer without changes of its first section, and saves; the other takes it in.
fn answered() -> (Person, Person, Share) {
    let (mut one, mut other, mut share) = two_people();
    let today = Date::new(2026, 11, 20).unwrap();
    let plan = one.hand.plan().clone();
    let asking = Inquiry { years: vec![plan.years.first()], ..Inquiry::default() };
    let sent = sent_inquiry(&plan, &asking, &asked_sections(&plan, &asking), today);
    one.hand.session.note_sent(id()).unwrap();
    one.hand.session.note_inquiry(id(), sent);
    note(&mut one, |lineage, key, section| lineage.note_unchanged(key, &section.name, "", today));
    assert!(matches!(one.saves(&mut share), End::Saved { has_written: true, .. }));
    assert_saved(&other.saves(&mut share));
    (one, other, share)
}

/// Changes the record of the first section of the inquiry with that key.
fn note(person: &mut Person, act: impl FnOnce(&mut Lineage, &str, &SectionInquiry)) {
    person.hand.session.note_in_lineage(id(), |lineage| {
        let inquiry = lineage.inquiries()[0].clone();
        act(lineage, &inquiry.key(), &inquiry.sections[0]);
    });
}

fn first_section(lineage: &Lineage) -> SectionInquiry {
    lineage.inquiries()[0].sections[0].clone()
}

#[test]
fn a_new_profile_opens_the_complete_saved_plan() {
    let (mut one, _, mut share) = two_people();
    one.hand.fill(1, target(2019), "26,000");
    one.hand.session.note_sent(one.hand.plan).unwrap();
    assert_saved(&one.saves(&mut share));
    let successor = Person::opens("後任", &share);
    assert_eq!(successor.hand.plan(), one.hand.plan());
    let contents = share.contents();
    assert_eq!(contents.lineage, one.hand.session.lineage(one.hand.plan));
    assert_eq!((contents.mark.by.as_deref(), contents.mark.at), (Some("佐藤"), Some(time("2026-11-20T10:32"))));
}

#[test]
fn a_save_without_changes_writes_nothing() {
    let (mut one, _, mut share) = two_people();
    let writes = share.writes;
    assert!(matches!(one.saves(&mut share), End::Saved { has_written: false, .. }));
    assert_eq!(share.writes, writes);
}

#[test]
fn a_sent_table_is_a_change_to_be_saved() {
    let (mut one, _, mut share) = two_people();
    let lacking = |person: &Person| {
        let lineage = person.hand.session.lineage(person.hand.plan);
        person.base.as_ref().unwrap().lacks(person.hand.plan(), Some(&lineage))
    };
    assert_eq!(lacking(&one), 0);
    one.hand.session.note_sent(one.hand.plan).unwrap();
    assert_eq!(lacking(&one), 1);
    one.hand.fill(1, target(2019), "26,000");
    assert_eq!(lacking(&one), 1 + changes_since(&one.base.as_ref().unwrap().plan, one.hand.plan()));
    assert!(matches!(one.saves(&mut share), End::Saved { has_written: true, .. }));
    assert_eq!(lacking(&one), 0);
    assert!(matches!(one.saves(&mut share), End::Saved { has_written: false, .. }));
}

#[test]
fn a_noted_answer_that_is_corrected_or_taken_back_is_saved_and_reaches_the_other_person() {
    let (mut one, mut other, mut share) = answered();
    let here = |person: &Person| first_section(&person.hand.session.lineage(person.hand.plan));
    note(&mut one, |lineage, key, section| {
        lineage.set_respondent(key, &section.name, section.answers[0].version, "佐藤");
    });
    assert!(matches!(one.saves(&mut share), End::Saved { has_written: true, .. }));
    assert_eq!(first_section(&share.contents().lineage).answers[0].respondent, "佐藤");
    assert_saved(&other.saves(&mut share));
    assert_eq!(here(&other).answers[0].respondent, "佐藤");
    note(&mut other, |lineage, key, section| {
        lineage.take_back_answer(key, &section.name, section.answers[0].version);
    });
    assert!(matches!(other.saves(&mut share), End::Saved { has_written: true, .. }));
    assert_saved(&one.saves(&mut share));
    assert_eq!([here(&one), here(&other)].map(|section| section.state()), [AnswerState::Open; 2]);
    assert!(matches!(one.saves(&mut share), End::Saved { has_written: false, .. }));
    assert!(matches!(other.saves(&mut share), End::Saved { has_written: false, .. }));
}

#[test]
fn an_import_that_is_undone_after_a_save_is_undone_for_the_other_person_too() {
    let (mut one, mut other, mut share) = two_people();
    let (id, table) = (one.hand.plan, KpiTable::from_plan(one.hand.plan()));
    one.hand.session.note_sent(id).unwrap();
    one.hand.session.note_in_lineage(id, |lineage| lineage.note_applied(&Taken::new(&table, None)));
    assert_saved(&one.saves(&mut share));
    assert_saved(&other.saves(&mut share));
    let is_applied = |person: &Person| person.hand.session.lineage(id).is_applied(table.version());
    assert!(is_applied(&other));
    one.hand.session.note_in_lineage(id, |lineage| lineage.set_undone(table.version(), true));
    assert!(matches!(one.saves(&mut share), End::Saved { has_written: true, .. }));
    assert_saved(&other.saves(&mut share));
    assert!(!is_applied(&other));
}

#[test]
fn changes_saved_by_another_person_are_merged_and_written_without_an_undo_step() {
    let (mut one, mut other, mut share) = two_people();
    one.hand.fill(1, target(2019), "26,000");
    assert_saved(&one.saves(&mut share));
    other.hand.fill(2, target(2019), "36,000");
    let steps = other.hand.steps();
    assert_eq!(assert_saved(&other.saves(&mut share)), 2);
    assert_eq!(share.plan(), *other.hand.plan());
    assert_eq!([1, 2].map(|row| other.hand.figure(row, target(2019))), ["26000", "36000"]);
    assert_eq!(other.hand.steps(), steps, "others' work is no step of this history");
}

#[test]
fn importing_from_the_file_without_saving_writes_nothing() {
    let (mut one, mut other, mut share) = two_people();
    one.hand.fill(1, target(2019), "26,000");
    assert_saved(&one.saves(&mut share));
    let writes = share.writes;
    other.hand.fill(2, target(2019), "36,000");
    assert!(matches!(other.saves_as(SaveMode::TakeIn, &mut share), End::TakenIn(2)));
    assert_eq!(share.writes, writes);
    assert_eq!(other.hand.figure(1, target(2019)), "26000");
    assert_eq!(changes_since(&other.base.as_ref().unwrap().plan, other.hand.plan()), 2);
    assert_saved(&other.saves(&mut share));
    assert_eq!(share.plan(), *other.hand.plan());
}

#[test]
fn a_replaced_target_is_one_unsaved_change() {
    let (mut one, _, mut share) = two_people();
    one.hand.fill(1, actual(2019), "20,000");
    assert_saved(&one.saves(&mut share));
    let saved = one.hand.plan().clone();
    one.hand.fill(1, target(2019), "26,000");
    assert_eq!(one.hand.plan().indicators()[0].earlier_targets.len(), 1);
    assert_eq!(changes_since(&saved, one.hand.plan()), 2, "the target, and the stated total that follows it");
}

#[test]
fn a_hundred_alternating_saves_lose_no_change() {
    let (mut one, mut other, mut share) = two_people();
    for turn in 0..50 {
        one.hand.fill(1, target(2019), &format!("{}", 1_000 + turn));
        assert_saved(&one.saves(&mut share));
        other.hand.fill(2, target(2019), &format!("{}", 2_000 + turn));
        assert_saved(&other.saves(&mut share));
        let figures = [1, 2].map(|row| other.hand.figure(row, target(2019)));
        assert_eq!(figures, [format!("{}", 1_000 + turn), format!("{}", 2_000 + turn)]);
    }
    assert_eq!(Person::opens("後任", &share).hand.plan(), other.hand.plan());
}

#[test]
fn a_save_of_another_person_during_writing_is_merged_first() {
    let (mut one, mut other, mut share) = two_people();
    let mut meanwhile = share.clone();
    other.hand.fill(2, target(2019), "36,000");
    assert_saved(&other.saves(&mut meanwhile));
    share.quicker = meanwhile.bytes;
    one.hand.fill(1, target(2019), "26,000");
    assert_eq!(assert_saved(&one.saves(&mut share)), 2);
    assert_eq!([1, 2].map(|row| one.hand.figure(row, target(2019))), ["26000", "36000"]);
    assert_eq!(share.plan(), *one.hand.plan());
}

#[test]
fn changes_imported_before_a_failed_save_are_kept_and_counted() {
    for (on_write, loses) in [(Some(FileError::Full), false), (None, true)] {
        let (mut one, mut other, mut share) = two_people();
        other.hand.fill(2, target(2019), "36,000");
        assert_saved(&other.saves(&mut share));
        one.hand.fill(1, target(2019), "26,000");
        (share.on_write, share.loses) = (on_write, loses);
        assert!(matches!(one.saves(&mut share), End::Failed(FileError::Full) | End::NotReadBack));
        assert_eq!(one.brought, 2);
        assert_eq!([1, 2].map(|row| one.hand.figure(row, target(2019))), ["26000", "36000"]);
    }
}

#[test]
fn a_conflict_after_an_overtaken_write_keeps_the_changes_imported_before() {
    let (mut one, mut other, mut share) = two_people();
    other.hand.fill(2, target(2019), "36,000");
    assert_saved(&other.saves(&mut share));
    let mut meanwhile = share.clone();
    other.hand.fill(1, target(2019), "27,000");
    assert_saved(&other.saves(&mut meanwhile));
    share.quicker = meanwhile.bytes;
    one.hand.fill(1, target(2019), "26,000");
    assert_eq!(conflict(one.saves(&mut share)).base_knowledge, BaseKnowledge::Base);
    assert_eq!(one.brought, 2);
    assert_eq!([1, 2].map(|row| one.hand.figure(row, target(2019))), ["26000", "36000"]);
}

#[test]
fn undo_after_a_save_of_another_person_reverts_only_own_changes() {
    let (mut one, mut other, mut share) = two_people();
    let before = one.hand.figure(1, target(2019));
    one.hand.fill(1, target(2019), "26,000");
    other.hand.fill(2, target(2019), "36,000");
    assert_saved(&other.saves(&mut share));
    assert_saved(&one.saves(&mut share));
    one.hand.undo();
    assert_eq!([1, 2].map(|row| one.hand.figure(row, target(2019))), [before, "36000".to_owned()]);
}

#[test]
fn an_empty_file_is_written_only_if_the_save_creates_it_in_the_folder() {
    let mut one = Person::new("佐藤");
    let mut share = Share { bytes: Some(Vec::new()), ..Share::default() };
    for mode in [SaveMode::Write, SaveMode::WriteChosen, SaveMode::TakeIn] {
        assert!(matches!(one.saves_as(mode, &mut share), End::Unfit(Unfit::File(PlanFileError::Empty))));
    }
    assert_eq!(share.writes, 0);
    assert_saved(&one.saves_as(SaveMode::WriteInFolder, &mut share));
    assert_eq!(share.plan(), *one.hand.plan());
}

#[test]
fn a_removed_plan_is_not_written_as_an_empty_file() {
    let mut one = Person::new("佐藤");
    one.hand.session.replace_from_store(id(), None);
    let mut share = Share { bytes: Some(Vec::new()), ..Share::default() };
    assert!(matches!(one.saves_as(SaveMode::WriteInFolder, &mut share), End::CannotBe));
    assert_eq!((share.bytes, share.writes), (Some(Vec::new()), 0));
}

#[test]
fn a_plan_removed_just_before_writing_has_no_text() {
    let mut one = Person::new("佐藤");
    let mut save = Save::start(id(), SaveMode::WriteInFolder, None);
    assert!(matches!(save.was_read(&mut one.hand.session, Ok(Vec::new())), Next::Write));
    one.hand.session.replace_from_store(id(), None);
    assert_eq!(save.text(&one.hand.session, Signature::default()), None);
}

#[test]
fn a_chosen_existing_file_is_merged_before_writing() {
    let (mut one, mut other, mut share) = two_people();
    other.hand.fill(2, target(2019), "36,000");
    assert_saved(&other.saves(&mut share));
    one.hand.fill(1, target(2019), "26,000");
    assert_eq!(assert_saved(&one.saves_as(SaveMode::WriteChosen, &mut share)), 2);
    assert_eq!([1, 2].map(|row| one.hand.figure(row, target(2019))), ["26000", "36000"]);
    assert_eq!(share.plan(), *one.hand.plan());
}

#[test]
fn a_chosen_existing_file_with_unknown_base_is_not_written_before_a_decision() {
    let (mut one, mut other, mut share) = two_people();
    other.hand.fill(1, target(2019), "27,000");
    assert_saved(&other.saves(&mut share));
    one.hand.fill(1, target(2019), "26,000");
    one.base = None;
    let (bytes, writes) = (share.bytes.clone(), share.writes);
    let met = conflict(one.saves_as(SaveMode::WriteChosen, &mut share));
    assert_eq!(met.base_knowledge, BaseKnowledge::Unknown);
    assert_eq!((&share.bytes, share.writes), (&bytes, writes));
    assert_eq!(one.hand.figure(1, target(2019)), "26000");
}

#[test]
fn a_chosen_existing_file_that_is_not_of_this_plan_is_not_changed() {
    let mut one = Person::new("佐藤");
    let other_plan = write_package(&[sample("001", PlanId::from_bits(2))]).into_bytes();
    for bytes in [other_plan, b"PK\x03\x04".to_vec(), b"{".to_vec()] {
        let mut share = Share { bytes: Some(bytes.clone()), ..Share::default() };
        assert!(matches!(one.saves_as(SaveMode::WriteChosen, &mut share), End::Unfit(_)));
        assert_eq!((share.bytes, share.writes), (Some(bytes), 0));
    }
}
