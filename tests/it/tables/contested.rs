//! Files that are read together and change the same cell: one row shows the value of each file, and the sentences about each
//! file are true.

use std::sync::Arc;

use keikaku::import::preview::{FileAlone, ImportBase, OpenedOn, Preview, contest, preview};
use keikaku::import::read::read_table;
use keikaku::import::wide;
use keikaku::merge::review::{Change, ChangeKind, Decision};
use keikaku::value::id::PlanId;
use keikaku::wording::{Language, import};

use crate::support::desk::{Browser, Desk, today, with_field};

fn read(desk: &Desk, file: &str, base: &ImportBase) -> Preview {
    let rows = wide::read_file(&read_table(file.as_bytes(), Browser::get()).unwrap(), &desk.answers).unwrap();
    preview(&rows, OpenedOn::Plan(desk.plan), base, PlanId::from_bits(4242), &desk.answers).unwrap()
}

fn name(nth: usize) -> String {
    format!("回答{}.csv", nth + 1)
}

/// The previews of files that are read together, with the decisions about their changes, before any file is imported.
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

/// Decides conflicts for the file at that position in the row, counted from 0, or for our value if there is no position.
fn in_conflict(nth: Option<usize>) -> impl Fn(&Change) -> Option<Decision> {
    move |change| {
        let claim = nth.map_or(Decision::Ours, |nth| Decision::Claim(change.claims.get(nth).map_or(0, |one| one.file)));
        (change.kind == ChangeKind::Conflict).then_some(claim)
    }
}

/// Answer files, each with one of these values in the same cell.
fn of_one_cell<const N: usize>(desk: &mut Desk, values: [&str; N]) -> Vec<String> {
    let sent = desk.send();
    values.map(|value| with_field(&sent, 1, "実績", "2022年度", value)).to_vec()
}

/// The value that is chosen for the contested cell; `None` if no file's value is chosen.
fn taken(shown: &[Preview]) -> Option<String> {
    let contested = shown.iter().flat_map(|preview| preview.changes.iter()).find(|change| !change.claims.is_empty())?;
    match contested.decision {
        Decision::Claim(file) => Some(import::claimed(contested.claim(file)?, None, Language::Japanese)),
        _ => None,
    }
}

#[test]
fn a_chosen_value_stays_chosen_if_another_file_adds_a_value_for_the_cell() {
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
