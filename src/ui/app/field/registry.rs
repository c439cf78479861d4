//! The relation between the elements of the page and the places of the document, in both directions.
//!
//! A component that creates a field registers it with [`bind_field`](crate::ui::app::bind_field). The place for an
//! event's target and the element for a changed place are then found without parsing ids or searching the page. The
//! events themselves are handled once for all fields: 500 KPIs over 15 years have 15,500 cells, and separate listeners
//! would need four closures for each cell.

use std::collections::HashMap;

use js_sys::WeakMap;
use keikaku::command::InputField;
use keikaku::plan::{CellPlace, ChoiceKind, InputPlace};
use keikaku::value::IndicatorId;
use wasm_bindgen::JsValue;
use web_sys::Element;

/// The controls on the page that belong to a place of the document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum PageField {
    /// A field in which text is typed.
    Input(InputField),
    /// A choice of a KPI.
    Choice(IndicatorId, ChoiceKind),
}

impl PageField {
    /// The field at that place of the KPI.
    pub(crate) fn of_row(indicator: IndicatorId, place: InputPlace) -> Self {
        Self::Input(InputField::Row(indicator, place))
    }

    /// The cell at that place of the KPI.
    pub(crate) fn of_cell(indicator: IndicatorId, place: CellPlace) -> Self {
        Self::of_row(indicator, InputPlace::Cell(place))
    }
}

/// The fields that are on the page.
#[derive(Debug, Default)]
pub(crate) struct Registry {
    /// The number of each element. An element that is no longer used is removed by the garbage collector.
    numbers: WeakMap,
    fields: HashMap<u32, PageField>,
    /// The element of each field, with its number. While a row is recreated, its fields briefly exist twice; the newer
    /// elements are found then.
    elements: HashMap<PageField, (u32, Element)>,
    next: u32,
}

impl Registry {
    /// Registers an element, and returns the number by which it is removed.
    pub(super) fn add(&mut self, element: Element, field: PageField) -> u32 {
        let number = self.next;
        self.next = self.next.wrapping_add(1);
        self.numbers.set(&element, &JsValue::from(number));
        self.fields.insert(number, field);
        self.elements.insert(field, (number, element));
        number
    }

    /// Removes an element that is no longer on the page.
    pub(super) fn remove(&mut self, number: u32) {
        let Some(field) = self.fields.remove(&number) else { return };
        if self.elements.get(&field).is_some_and(|(newest, _)| *newest == number) {
            self.elements.remove(&field);
        }
    }

    /// The field that is registered for the element; `None` if the element is not registered.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "the number was a u32 when it was noted"
    )]
    pub(super) fn field(&self, element: &Element) -> Option<PageField> {
        self.fields.get(&(self.numbers.get(element).as_f64()? as u32)).copied()
    }

    /// The element of the field; `None` if the field is not on the page.
    pub(super) fn element(&self, field: PageField) -> Option<Element> {
        self.elements.get(&field).map(|(_, element)| element.clone())
    }
}

#[cfg(test)]
mod tests {
    use leptos::prelude::*;
    use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

    use super::*;
    use crate::ui::app::bind_field;
    use crate::ui::test_page::{TestPage, shown};

    wasm_bindgen_test_configure!(run_in_browser);

    use keikaku::plan::Fact;

    const FIELD: PageField = PageField::Input(InputField::Fact(Fact::Name));

    #[wasm_bindgen_test]
    async fn a_registered_field_and_its_element_are_found_from_each_other() {
        let state = StoredValue::new(None);
        let page = TestPage::show(move |view| {
            state.set_value(Some(view.fields));
            view! { <input id="name" use:bind_field=FIELD /> }
        });
        shown().await;
        let fields = state.get_value().expect("the view was made");
        let input = page.find("#name").expect("the field is there");
        assert_eq!(fields.field(&input), Some(FIELD));
        assert_eq!(fields.element(FIELD).map(|element| element.id()).as_deref(), Some("name"));
        assert_eq!(fields.field(&document().create_element("input").expect("an element")), None);
    }

    #[wasm_bindgen_test]
    async fn the_newer_element_of_a_recreated_field_is_used() {
        let (older, newer) = (document().create_element("input"), document().create_element("input"));
        let (older, newer) = (older.expect("an element"), newer.expect("an element"));
        let mut registry = Registry::default();
        let number = registry.add(older.clone(), FIELD);
        registry.add(newer.clone(), FIELD);
        registry.remove(number);
        assert_eq!(registry.element(FIELD), Some(newer));
        assert_eq!(registry.field(&older), None);
    }
}
