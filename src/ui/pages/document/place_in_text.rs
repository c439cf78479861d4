//! The current section of 本文, which the outline marks.

use keikaku::plan::Leaf;
use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, FocusEvent};

use crate::browser::reading_line::{ReadingLine, is_in_view};
use crate::ui::app::place;

/// The sections of the document.
const SECTION: &str = ".document-section";

/// The current section: the section that has the focus while it is in view, else the section at the top of the page.
#[derive(Clone, Copy, Debug)]
pub(crate) struct PlaceInText(RwSignal<Option<Leaf>>);

impl PlaceInText {
    /// Follows the sections in the element, as long as its view is shown.
    pub(crate) fn following(sections: NodeRef<html::Div>) -> Self {
        let at = RwSignal::new(None);
        let line = StoredValue::new_local(None);
        Effect::new(move |_| {
            let found = sections.get().and_then(|sections| sections.query_selector_all(SECTION).ok());
            let nodes = found.into_iter().flat_map(|all| (0..all.length()).filter_map(move |nth| all.get(nth)));
            let elements = nodes.filter_map(|node| node.dyn_into().ok());
            let reach = move |reached| set(at, &focused_section().unwrap_or(reached));
            line.set_value(ReadingLine::watch(elements, reach));
        });
        Self(at)
    }

    /// Takes the section of the element that got the focus.
    pub(crate) fn note_focus(self, event: &FocusEvent) {
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        if let Some(section) = target.and_then(|target| section_around(&target)) {
            set(self.0, &section);
        }
    }

    /// Whether `leaf` is the current section, tracked.
    pub(crate) fn is_at(self, leaf: Leaf) -> bool {
        self.0.get() == Some(leaf)
    }
}

/// Sets the section of the element, if it is a section and not the current one.
fn set(at: RwSignal<Option<Leaf>>, element: &Element) {
    if let Some(leaf) = place::leaf_of_section(&element.id()).filter(|leaf| at.get_untracked() != Some(*leaf)) {
        at.set(Some(leaf));
    }
}

/// The section that has the focus, if it is in view.
fn focused_section() -> Option<Element> {
    section_around(&document().active_element()?).filter(is_in_view)
}

fn section_around(element: &Element) -> Option<Element> {
    element.closest(SECTION).ok().flatten()
}
