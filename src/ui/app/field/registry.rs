//! Which element of the page stands for which place of the document, in both directions.
//!
//! A component that makes a field says with [`bind_field`] what the field is. Events of the page then find the place as a
//! value, and what changes in the document finds the element, without reading ids or searching the page. The events
//! themselves are heard once for all fields: 500 KPIs in 15 years are 15,500 cells, and listeners of their own would cost
//! each of them four closures.

use std::collections::HashMap;

use js_sys::WeakMap;
use keikaku::command::InputField;
use keikaku::plan::place::{CellPlace, ChoiceKind, InputPlace};
use keikaku::value::id::IndicatorId;
use leptos::prelude::*;
use wasm_bindgen::JsValue;
use web_sys::Element;

use crate::ui::app::use_app;

/// What a control of the page stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum PageField {
    /// A field that is filled by typing.
    Input(InputField),
    /// A choice of a KPI.
    Choice(IndicatorId, ChoiceKind),
}

impl PageField {
    /// A field of that KPI.
    pub(crate) fn of_row(indicator: IndicatorId, place: InputPlace) -> Self {
        Self::Input(InputField::Row(indicator, place))
    }

    /// A cell of that KPI.
    pub(crate) fn of_cell(indicator: IndicatorId, place: CellPlace) -> Self {
        Self::of_row(indicator, InputPlace::Cell(place))
    }
}

/// The fields that are on the page.
#[derive(Debug, Default)]
pub(crate) struct Registry {
    /// The numbers of elements. An element that is gone drops out by itself.
    numbers: WeakMap,
    fields: HashMap<u32, PageField>,
    /// For each field its element and the number of that. Where a row is made anew its fields are there twice for a moment;
    /// then the newer ones count.
    elements: HashMap<PageField, (u32, Element)>,
    next: u32,
}

impl Registry {
    /// Notes an element, and gives the number by which it is removed.
    pub(super) fn add(&mut self, element: Element, field: PageField) -> u32 {
        let number = self.next;
        self.next = self.next.wrapping_add(1);
        self.numbers.set(&element, &JsValue::from(number));
        self.fields.insert(number, field);
        self.elements.insert(field, (number, element));
        number
    }

    /// Forgets an element that is gone.
    pub(super) fn remove(&mut self, number: u32) {
        let Some(field) = self.fields.remove(&number) else { return };
        if self.elements.get(&field).is_some_and(|(newest, _)| *newest == number) {
            self.elements.remove(&field);
        }
    }

    /// What the element stands for.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "the number was a u32 when it was noted"
    )]
    pub(super) fn field(&self, element: &Element) -> Option<PageField> {
        self.fields.get(&(self.numbers.get(element).as_f64()? as u32)).copied()
    }

    /// The element that stands for that.
    pub(super) fn element(&self, field: PageField) -> Option<Element> {
        self.elements.get(&field).map(|(_, element)| element.clone())
    }
}

/// Says what a field of the page stands for, as long as it is there: `<input use:bind_field=PageField::of_cell(id, place) />`.
pub(crate) fn bind_field(element: Element, field: PageField) {
    let fields = use_app().fields;
    let number = fields.add(element, field);
    on_cleanup(move || fields.remove(number));
}

#[cfg(test)]
mod tests {
    use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

    use super::*;
    use crate::ui::test_page::{TestPage, shown};

    wasm_bindgen_test_configure!(run_in_browser);

    use keikaku::plan::Fact;

    const FIELD: PageField = PageField::Input(InputField::Fact(Fact::Name));

    #[wasm_bindgen_test]
    async fn a_field_and_its_element_find_each_other_as_long_as_the_element_is_there() {
        let state = StoredValue::new(None);
        let page = TestPage::show(move |app| {
            state.set_value(Some(app));
            view! { <input id="name" use:bind_field=FIELD /> }
        });
        shown().await;
        let fields = state.get_value().map(|app: crate::ui::app::AppState| app.fields).expect("the view was made");
        let input = page.find("#name").expect("the field is there");
        assert_eq!(fields.field(&input), Some(FIELD));
        assert_eq!(fields.element(FIELD).map(|element| element.id()).as_deref(), Some("name"));
        assert_eq!(fields.field(&document().create_element("input").expect("an element")), None);
    }

    #[wasm_bindgen_test]
    async fn of_a_field_that_is_made_anew_the_newer_element_counts() {
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
