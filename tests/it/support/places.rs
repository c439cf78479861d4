//! The names that test cases use for the places of an indicator and the kinds of changes.

use keikaku::merge::review::ChangeKind;
use keikaku::plan::indicator::Row;
use keikaku::plan::place::{CellPlace, InputPlace, TextPlace};
use keikaku::wording::{Language, import as wording};

use crate::support::desk::year;

/// The kind of changes with that Japanese name; `None` for an empty name.
pub(crate) fn kind_named(name: &str) -> Option<ChangeKind> {
    let all = [
        ChangeKind::Set,
        ChangeKind::Clear,
        ChangeKind::Add,
        ChangeKind::Remove,
        ChangeKind::Join,
        ChangeKind::Conflict,
        ChangeKind::Unread,
        ChangeKind::NoPlace,
    ];
    let found = all.into_iter().find(|kind| wording::kind(*kind, Language::Japanese) == name);
    assert!(found.is_some() || name.is_empty(), "{name} is no kind of changes");
    found
}

/// The place with that name: 目標 2022, 基準値, 所管課, 備考 実績 2022.
pub(crate) fn place_named(name: &str) -> InputPlace {
    let words: Vec<&str> = name.split(' ').collect();
    let fiscal_year = |western: &str| year(western.parse().unwrap());
    let row = |row: &str| if row == "目標" { Row::Target } else { Row::Actual };
    match words[..] {
        ["目標", western] => InputPlace::Cell(CellPlace::Target(fiscal_year(western))),
        ["実績", western] => InputPlace::Cell(CellPlace::Actual(fiscal_year(western))),
        ["基準値"] => InputPlace::Cell(CellPlace::Baseline),
        ["期間"] => InputPlace::Cell(CellPlace::Period),
        ["累計"] => InputPlace::Cell(CellPlace::StatedTotal),
        ["指標名"] => InputPlace::Text(TextPlace::Name),
        ["単位"] => InputPlace::Text(TextPlace::Unit),
        ["グループ"] => InputPlace::Text(TextPlace::Group),
        ["所管課"] => InputPlace::Text(TextPlace::Responsible),
        ["備考", kind] => InputPlace::Text(TextPlace::Note(row(kind), None)),
        ["備考", kind, western] => InputPlace::Text(TextPlace::Note(row(kind), Some(fiscal_year(western)))),
        _ => panic!("{name} is no place"),
    }
}
