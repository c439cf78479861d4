//! What becomes of each change: the preview as a place to decide.

use keikaku::command::PlanCommand;
use keikaku::import::preview::Preview;
use keikaku::merge::review::{ChangeKind, ChangePlace, Decision, Remark};
use keikaku::plan::place::{CellPlace, TextPlace};

use crate::support::desk::{Desk, fields, joined, say, today, with_field, year};

fn actual(western: i32) -> CellPlace {
    CellPlace::Actual(year(western))
}

fn typed(text: &str) -> Decision {
    Decision::Typed(text.to_owned())
}

/// A file whose one figure was changed here, too: sent blank, 31,000 here, 30000 in the file.
fn conflict() -> (Desk, String, Preview) {
    let mut desk = Desk::of("002");
    let file = with_field(&desk.send(), 1, "実績", "2022年度", "30000");
    desk.set(1, actual(2022), "31,000");
    let preview = desk.read(&file);
    (desk, file, preview)
}

/// Decides the first change and takes the file in.
fn decide(desk: &mut Desk, mut preview: Preview, decision: Decision) -> String {
    let place = preview.changes[0].place.clone();
    say(&mut preview.changes, &[(place, decision)]);
    let _same_as_before = desk.take(&preview);
    desk.row(1).actual(year(2022)).text.clone()
}

#[test]
fn a_conflict_shows_what_was_sent_beside_both_sides() {
    let (_, _, preview) = conflict();
    let change = &preview.changes[0];
    assert!(change.base.as_ref().unwrap().is_blank() && !change.old.as_ref().unwrap().is_blank());
    assert!(change.can_be_taken() && change.can_be_typed());
}

#[test]
fn a_conflict_is_decided_for_ours_for_theirs_or_for_a_third_value() {
    for (decision, expected) in [(Decision::Ours, "31,000"), (Decision::Theirs, "30000"), (typed("30,500"), "30,500")] {
        let (mut desk, file, preview) = conflict();
        assert_eq!(decide(&mut desk, preview, decision), expected);
        // whichever way it went, the same file asks nothing twice
        desk.tells(&file, &[]);
        assert_eq!(Desk::said(&desk.read(&file)), ["変わるところはありません（反映済み）。"]);
    }
}

#[test]
fn what_was_decided_is_one_step_that_undo_takes_back() {
    let (mut desk, file, preview) = conflict();
    assert_eq!(decide(&mut desk, preview, typed("30,500")), "30,500");
    desk.undo();
    assert_eq!(desk.row(1).actual(year(2022)).text, "31,000");
    assert_eq!(desk.read(&file).changes[0].kind, ChangeKind::Conflict);
}

#[test]
fn typing_nothing_decides_nothing() {
    let (_, _, mut preview) = conflict();
    for blank in ["", " ", "　"] {
        let place = preview.changes[0].place.clone();
        say(&mut preview.changes, &[(place, typed(blank))]);
        assert_eq!((preview.changes.open(), preview.command("回答.csv", today())), (1, None));
    }
}

#[test]
fn the_last_word_on_a_place_counts() {
    let (mut desk, _, mut preview) = conflict();
    let place = preview.changes[0].place.clone();
    say(&mut preview.changes, &[(place.clone(), Decision::Theirs), (place, typed("1"))]);
    assert_eq!(decide(&mut desk, preview, Decision::Theirs), "30000");
}

#[test]
fn a_change_of_theirs_alone_can_be_left_or_typed_otherwise_but_never_opened_again() {
    let mut desk = Desk::of("002");
    let file = with_field(&desk.send(), 1, "実績", "2022年度", "30000");
    let mut preview = desk.read(&file);
    let place = preview.changes[0].place.clone();
    say(&mut preview.changes, &[(place, Decision::Open)]);
    assert_eq!(preview.changes[0].decision, Decision::Theirs);
    assert_eq!(decide(&mut desk, preview, typed("29,999")), "29,999");
}

#[test]
fn a_figure_that_could_not_be_read_is_typed_anew() {
    let mut desk = Desk::of("002");
    let file = with_field(&desk.send(), 1, "実績", "2022年度", "数万");
    let preview = desk.read(&file);
    assert_eq!((preview.changes[0].kind, preview.changes.open()), (ChangeKind::Unread, 0));
    assert_eq!(decide(&mut desk, preview, typed("30,000")), "30,000");
}

#[test]
fn of_choices_and_of_whole_rows_only_the_sides_can_be_chosen() {
    let mut desk = Desk::of("002");
    let file = with_field(&desk.send(), 1, "目標", "比べ方", "超");
    assert!(!desk.read(&file).changes[0].can_be_typed());
    let file = with_field(&desk.send(), 1, "実績", "2022年度", "30000");
    let first = desk.row(1).id;
    desk.do_to_plan(PlanCommand::RemoveIndicator(first));
    let mut preview = desk.read(&file);
    assert!(!preview.changes[0].can_be_typed());
    say(&mut preview.changes, &[(ChangePlace::Kpi(first), typed("1"))]);
    assert_eq!(preview.changes.open(), 1);
    say(&mut preview.changes, &[(ChangePlace::Kpi(first), Decision::Theirs)]);
    desk.take(&preview).unwrap();
    assert_eq!(desk.plan().indicator(first).unwrap().actual(year(2022)).text, "30000");
}

#[test]
fn a_row_that_we_changed_and_they_deleted_goes_only_if_somebody_says_so() {
    for (decision, stays) in [(Decision::Ours, true), (Decision::Theirs, false)] {
        let mut desk = Desk::of("002");
        let mut rows = fields(&desk.send());
        rows.retain(|row| row[5] != "1");
        let first = desk.row(1).id;
        desk.set(1, actual(2022), "30000");
        let mut preview = desk.read(&joined(&rows));
        say(&mut preview.changes, &[(ChangePlace::Kpi(first), decision)]);
        let _same_as_before = desk.take(&preview);
        assert_eq!(desk.plan().indicator(first).is_some(), stays);
        desk.tells(&joined(&rows), &[]);
    }
}

#[test]
fn all_are_decided_by_one_word_and_a_place_without_a_change_is_passed_over() {
    let mut desk = Desk::of("002");
    let mut file = desk.send();
    for nth in 1..=2 {
        file = with_field(&file, nth, "実績", "2022年度", "5");
        desk.set(nth, actual(2022), "6");
    }
    desk.write(1, TextPlace::Responsible, "商工港湾課");
    let mut preview = desk.read(&file);
    let mut all = preview.changes.all(None, &Decision::Theirs);
    // what was decided in another file, of a place that has no change here
    let other = desk.read(&with_field(&file, 3, "実績", "2022年度", "9"));
    all.extend(other.changes.all(None, &Decision::Theirs));
    preview.changes.decide(&all);
    desk.take(&preview).unwrap();
    assert_eq!([1, 2].map(|nth| desk.row(nth).actual(year(2022)).text.clone()), ["5", "5"]);
    assert_eq!(desk.row(1).responsible, "商工港湾課");
}

#[test]
fn a_figure_that_may_be_of_another_year_is_taken_only_if_somebody_says_so() {
    let mut desk = Desk::of("002");
    let sent = desk.send();
    for (text, code) in [
        ("5（R3年度）", Some("IN-011")),
        ("5（R3年度平均）", Some("IN-011")),
        ("5（26年度）", Some("IN-011")),
        ("5（2022年）", Some("IN-011")),
        ("累計5", None),
    ] {
        let preview = desk.read(&with_field(&sent, 2, "実績", "2022年度", text));
        let remarks: Vec<_> = preview.changes.iter().map(|one| one.remark.as_ref().and_then(Remark::code)).collect();
        assert_eq!((remarks, preview.changes.taken()), (vec![code], 0), "{text}");
    }
    for text in ["5（R4年度）", "5（2023年3月末）", "延べ5"] {
        let preview = desk.read(&with_field(&sent, 2, "実績", "2022年度", text));
        assert!(preview.changes.iter().all(|one| one.remark.is_none()), "{text}");
        assert_eq!((preview.changes.len(), preview.changes.taken()), (1, 1), "{text}");
    }
}

#[test]
fn one_word_takes_nothing_that_nobody_has_looked_at() {
    let mut desk = Desk::of("002");
    let sent = desk.send();
    let mut rows = fields(&with_field(&sent, 2, "実績", "2022年度", "数万"));
    rows.retain(|row| row[5] != "1");
    let mut preview = desk.read(&joined(&rows));
    let all = preview.changes.all(None, &Decision::Theirs);
    preview.changes.decide(&all);
    assert_eq!((preview.changes.len(), preview.changes.taken()), (2, 0));
    // but where they are shown by themselves, it does
    for kind in [ChangeKind::Remove, ChangeKind::Unread] {
        let all = preview.changes.all(Some(kind), &Decision::Theirs);
        preview.changes.decide(&all);
    }
    assert_eq!(preview.changes.taken(), 2);
    let all = preview.changes.all(None, &Decision::Ours);
    preview.changes.decide(&all);
    assert_eq!(preview.changes.taken(), 0);
}

#[test]
fn the_changes_of_a_kpi_stand_together_whatever_they_are() {
    let mut desk = Desk::of("002");
    let mut file = desk.send();
    for nth in [1, 2] {
        file = with_field(&file, nth, "目標", "比べ方", "なるべく");
        file = with_field(&file, nth, "実績", "2022年度", "5");
    }
    let kinds = desk.read(&file).changes.iter().map(|change| (change.name.clone(), change.kind)).collect::<Vec<_>>();
    let names = [1, 2].map(|nth| desk.row(nth).name.clone());
    let expected = names.iter().flat_map(|name| [(name.clone(), ChangeKind::Set), (name.clone(), ChangeKind::Unread)]);
    assert_eq!(kinds, expected.collect::<Vec<_>>());
}
