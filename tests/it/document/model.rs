//! Places, texts and own projects.

use keikaku::plan::document::{DocumentTexts, ProjectField};
use keikaku::plan::{DocumentPlace, Leaf};

use crate::document::place;

#[test]
fn a_place_is_parsed_from_its_printed_form_and_malformed_places_are_rejected() {
    for printed in ["s1", "s7_1/heading", "s5_3_2/1/name", "s5_3_2/99/prepared_by"] {
        assert_eq!(place(printed).to_string(), printed);
    }
    for wrong in ["", "S1", "s1/", "s1/title", "s1/heading/x", "s1/0/name", "s1/100/name", "s1/01/name", "s1/1/name/x"]
    {
        assert!(wrong.parse::<DocumentPlace>().is_err(), "{wrong}");
    }
}

#[test]
fn setting_a_blank_text_removes_the_text() {
    let mut document = DocumentTexts::default();
    document.set(place("s4_1"), "課題");
    document.set(place("s4_1"), "");
    assert_eq!(document, DocumentTexts::default());
}

#[test]
fn all_line_breaks_are_stored_as_line_feeds() {
    let mut document = DocumentTexts::default();
    document.set(place("s4_1"), "一\r\n二\r三\n※注");
    assert_eq!(document.text(place("s4_1")), "一\n二\n三\n※注");
}

#[test]
fn a_project_keeps_its_number_when_an_earlier_project_is_removed() {
    let mut document = DocumentTexts::default();
    document.set(place("s5_3_2/1/name"), "朝市");
    document.set(place("s5_3_2/2/name"), "夜市");
    let leaf = Leaf::new("s5_3_2").unwrap();
    document.remove_project(leaf, 1);
    let left: Vec<_> = document.projects(leaf).iter().map(|one| (one.number, one.text(ProjectField::Name))).collect();
    assert_eq!((left, document.next_project(leaf)), (vec![(2, "夜市")], Some(3)));
}
