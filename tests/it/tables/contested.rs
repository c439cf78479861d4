//! Files that are read together and change one place: what each says stands in one row, and what is said of each file is true.

use std::sync::Arc;

use keikaku::command::Command;
use keikaku::import::preview::{FileAlone, ImportBase, OpenedOn, Preview, contest, hand_over, preview};
use keikaku::import::read::read_table;
use keikaku::import::wide;
use keikaku::merge::review::{Change, ChangeKind, Decision};
use keikaku::value::id::PlanId;
use keikaku::wording::{Language, import};

use crate::support::desk::{Browser, Desk, fields, joined, today, with_field, year};

fn read(desk: &Desk, file: &str, base: &ImportBase) -> Preview {
    let rows = wide::read_file(&read_table(file.as_bytes(), Browser::get()).unwrap(), &desk.answers).unwrap();
    preview(&rows, OpenedOn::Plan(desk.plan), base, PlanId::from_bits(4242), &desk.answers).unwrap()
}

fn name(nth: usize) -> String {
    format!("回答{}.csv", nth + 1)
}

/// The previews of files that are read together, with what is decided of each change, before any is taken in.
fn shown(desk: &Desk, files: &[String], decide: impl Fn(&Change) -> Option<Decision>) -> Vec<Preview> {
    let alone = files.iter().enumerate().map(|(nth, file)| FileAlone {
        file: name(nth).into(),
        with_sheet: name(nth).into(),
        preview: Some(Arc::new(read(desk, file, &desk.base()))),
    });
    let contested = contest(desk.session.workbook(), &alone.collect::<Vec<_>>());
    let mut base = desk.base().with_contest(contested);
    let mut shown = Vec::new();
    for (nth, file) in files.iter().enumerate() {
        let mut preview = read(desk, file, &base);
        let decided: Vec<_> =
            preview.changes.iter().filter_map(|change| Some(change.decided(decide(change)?))).collect();
        preview.changes.decide(&decided);
        base = base.after(&name(nth), &preview, today());
        shown.push(preview);
    }
    shown
}

/// Takes the files in, and returns what is said of each.
fn take(desk: &mut Desk, shown: Vec<Preview>) -> Vec<String> {
    let mut previews: Vec<_> = shown.into_iter().map(Ok).collect();
    hand_over(&mut previews);
    let mut said = Vec::new();
    for (nth, preview) in previews.into_iter().flatten().enumerate() {
        let (counts, elsewhere) = (preview.counts(0), preview.decided_elsewhere());
        said.push(import::imported(&name(nth), counts, !preview.changes.is_empty(), elsewhere, Language::Japanese));
        let step = preview.step(&name(nth), today()).unwrap();
        let _nothing_changed = desk.session.submit(Command::ApplyImport(step));
    }
    said
}

/// Of a conflict the value of the file that stands in that place of the row, counted from 0; ours without one.
fn in_conflict(nth: Option<usize>) -> impl Fn(&Change) -> Option<Decision> {
    move |change| {
        let claim = nth.map_or(Decision::Ours, |nth| Decision::Claim(change.claims.get(nth).map_or(0, |one| one.file)));
        (change.kind == ChangeKind::Conflict).then_some(claim)
    }
}

/// Two answers that say different things of one cell.
fn two_of_one_cell(desk: &mut Desk) -> Vec<String> {
    of_one_cell(desk, ["7", "8"])
}

#[test]
fn a_file_whose_value_stands_in_the_row_of_another_says_so_before_and_after() {
    let mut desk = Desk::of("002");
    let files = two_of_one_cell(&mut desk);
    let shown = shown(&desk, &files, in_conflict(Some(0)));
    assert_eq!(
        Desk::said(&shown[1]),
        ["1件は、ほかのファイルも変えるところです。「回答1.csv」の行に、すべてのファイルの値が並びます。"]
    );
    assert_eq!(
        take(&mut desk, shown),
        [
            "「回答1.csv」から1件取り込みました。",
            "「回答2.csv」の1件はほかのファイルも変えるところで、その行で選んだ値が入っています。ほかに取り込んだものはありません。",
        ]
    );
}

#[test]
fn so_does_a_file_in_whose_list_another_files_value_was_chosen() {
    let mut desk = Desk::of("002");
    let files = two_of_one_cell(&mut desk);
    let shown = shown(&desk, &files, in_conflict(Some(1)));
    let said = take(&mut desk, shown);
    assert_eq!(desk.row(1).actual(year(2022)).text, "8");
    assert!(said[0].contains("その行で選んだ値が入っています。"), "{said:?}");
    assert_eq!(said[1], "「回答2.csv」から1件取り込みました。");
}

/// Answers with these values of one cell.
fn of_one_cell<const N: usize>(desk: &mut Desk, values: [&str; N]) -> Vec<String> {
    let sent = desk.send();
    values.map(|value| with_field(&sent, 1, "実績", "2022年度", value)).to_vec()
}

/// The value that is taken of the one contested cell; `None` while nothing is decided.
fn taken(shown: &[Preview]) -> Option<String> {
    let contested = shown.iter().flat_map(|preview| preview.changes.iter()).find(|change| !change.claims.is_empty())?;
    match contested.decision {
        Decision::Claim(file) => Some(import::claimed(contested.claim(file)?, None, Language::Japanese)),
        _ => None,
    }
}

#[test]
fn a_value_that_was_chosen_stays_chosen_when_another_file_joins() {
    let mut desk = Desk::of("002");
    let files = of_one_cell(&mut desk, ["7", "数件", "8"]);
    let before = shown(&desk, &files, in_conflict(Some(1)));
    assert_eq!(taken(&before).as_deref(), Some("8"));
    let decided: Vec<_> = before[0].changes.iter().map(|change| change.decided(change.decision.clone())).collect();
    let again = |desk: &mut Desk, values| {
        let files = of_one_cell(desk, values);
        let mut previews = shown(desk, &files, |_| None);
        previews[0].changes.decide(&decided);
        taken(&previews)
    };
    assert_eq!(again(&mut desk, ["7", "9", "8"]).as_deref(), Some("8"));
    assert_eq!(again(&mut desk, ["7", "9", "10"]), None, "another value is another question");
}

#[test]
fn no_choice_for_all_decides_between_files() {
    let mut desk = Desk::of("002");
    let files = two_of_one_cell(&mut desk);
    for kind in [None, Some(ChangeKind::Conflict)] {
        let mut previews = shown(&desk, &files, |_| None);
        let all = previews[0].changes.all(kind, &Decision::Theirs);
        previews[0].changes.decide(&all);
        assert_eq!(previews[0].changes.open(), 1);
    }
}

/// The plan's own table with a KPI below it, whose target of 2022 is that.
fn with_new_kpi(sent: &str, target: &str) -> String {
    let mut rows = fields(sent);
    let heads = rows[0].clone();
    let at = |head: &str| heads.iter().position(|one| one == head).unwrap();
    let mut row = vec![String::new(); heads.len()];
    for column in ["計画ID", "版"] {
        row[at(column)].clone_from(&rows[1][at(column)]);
    }
    for (column, text) in [("指標名", "見学者数"), ("単位", "人"), ("区分", "目標"), ("2022年度", target)]
    {
        text.clone_into(&mut row[at(column)]);
    }
    rows.push(row);
    joined(&rows)
}

/// An office's own table with that KPI.
fn of_an_office(target: &str) -> String {
    format!("指標名,単位,区分,2022年度\r\n見学者数,人,目標,{target}\r\n")
}

fn of_new_kpi(shown: &[Preview]) -> Vec<&Change> {
    let changes = shown.iter().flat_map(|preview| preview.changes.iter());
    changes.filter(|change| change.name == "見学者数").collect()
}

/// The targets in 2022 of the KPIs of that name.
fn targets(desk: &Desk) -> Vec<String> {
    let rows = desk.plan().indicators().iter().filter(|row| row.name == "見学者数");
    rows.map(|row| row.target(year(2022)).text.clone()).collect()
}

/// Both kinds of files that may add a KPI: those that were sent from here, and tables of an office's own.
fn both_kinds(desk: &mut Desk, targets: [&str; 2]) -> [Vec<String>; 2] {
    let sent = desk.send();
    [targets.map(|target| with_new_kpi(&sent, target)).to_vec(), targets.map(of_an_office).to_vec()]
}

#[test]
fn one_kpi_that_two_files_add_is_one_row_with_both_values() {
    let mut desk = Desk::of("002");
    for files in both_kinds(&mut desk, ["5", "6"]) {
        let shown = shown(&desk, &files, |_| None);
        let rows = of_new_kpi(&shown);
        assert_eq!(rows.len(), 1, "{files:?}");
        assert_eq!((rows[0].kind, rows[0].decision.clone()), (ChangeKind::Conflict, Decision::Open));
        let claimed = rows[0].claims.iter().map(|claim| import::claimed(claim, None, Language::Japanese));
        assert_eq!(claimed.collect::<Vec<_>>(), ["単位 人、2022年度 目標 5", "単位 人、2022年度 目標 6"]);
        let ours = import::sides(rows[0], Some(desk.plan()), Language::Japanese).ours;
        assert_eq!(ours, "なし（追加しない）", "nobody has deleted it");
    }
}

#[test]
fn whichever_is_chosen_is_added_once() {
    for (nth, expected) in [(Some(0), vec!["5"]), (Some(1), vec!["6"]), (None, Vec::new())] {
        for kind in 0..2 {
            let mut desk = Desk::of("002");
            let files = both_kinds(&mut desk, ["5", "6"])[kind].clone();
            let shown = shown(&desk, &files, in_conflict(nth));
            assert_eq!(of_new_kpi(&shown).len(), 1);
            take(&mut desk, shown);
            assert_eq!(targets(&desk), expected, "{nth:?}");
        }
    }
}

#[test]
fn a_kpi_that_two_files_add_alike_is_one_row_without_a_question() {
    for kind in 0..2 {
        let mut desk = Desk::of("002");
        let files = both_kinds(&mut desk, ["5", "5"])[kind].clone();
        let is_new = |change: &Change| (change.kind == ChangeKind::Add).then_some(Decision::Theirs);
        let shown = shown(&desk, &files, is_new);
        let rows = of_new_kpi(&shown);
        assert_eq!(rows.iter().map(|row| row.kind).collect::<Vec<_>>(), [ChangeKind::Add]);
        take(&mut desk, shown);
        assert_eq!(targets(&desk), ["5"]);
    }
}
