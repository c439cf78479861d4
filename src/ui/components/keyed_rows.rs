//! Table rows whose elements stay as long as their keys stay, whatever rows are added, removed or moved around them.
//!
//! When several rows are added above, as while the user scrolls upward, `<For>` removes the rows below and inserts them
//! again, and the browser lays out the whole table again. Here a row is moved only if its position relative to the
//! other rows changes.

use leptos::html;
use leptos::prelude::*;
use leptos::tachys::reactive_graph::{OwnedView, OwnedViewState};
use leptos::tachys::view::any_view::AnyViewState;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, Node};

/// A row, whose element exists as long as this value.
struct KeyedRow {
    key: String,
    view: OwnedViewState<AnyViewState>,
}

impl Drop for KeyedRow {
    fn drop(&mut self) {
        // The table body may stay, with other rows in it.
        self.view.unmount();
    }
}

/// Keeps a row for each key at the end of `body`, in the order of the keys, which must be unique. `row` creates the row
/// from the place that comes with its key. A row that has the focus keeps it when the row moves.
pub(crate) fn keep_rows(body: NodeRef<html::Tbody>, rows: Signal<Vec<(String, usize)>>, row: Callback<usize, AnyView>) {
    let owner = Owner::current().unwrap_or_default();
    Effect::new(move |before: Option<Vec<KeyedRow>>| {
        let (before, Some(body)) = (before.unwrap_or_default(), body.get()) else { return Vec::new() };
        let make = |(key, place): &(String, usize)| {
            let owner = owner.with(Owner::new);
            let view = owner.with(|| row.run(*place));
            KeyedRow { key: key.clone(), view: OwnedView::new_with_owner(view, owner).build() }
        };
        let focused = document().active_element().filter(|focused| body.contains(Some(focused)));
        let after = rows.with(|rows| arranged(before, rows, &body, make));
        // The browser removes the focus from a row that moves.
        if let Some(focused) = focused.and_then(|focused| focused.dyn_into::<HtmlElement>().ok())
            && body.contains(Some(&focused))
            && document().active_element().as_ref() != Some(&focused)
        {
            let _ = focused.focus();
        }
        after
    });
}

/// The rows of the wanted keys, in that order at the end of `body`: existing rows are reused, missing rows are created.
fn arranged(
    before: Vec<KeyedRow>,
    wanted: &[(String, usize)],
    body: &Element,
    make: impl Fn(&(String, usize)) -> KeyedRow,
) -> Vec<KeyedRow> {
    let mut rows: Vec<(&(String, usize), Option<KeyedRow>)> = wanted.iter().map(|key| (key, None)).collect();
    // The indexes in `wanted` of the rows that stay, in the order of their elements.
    let mut standing = Vec::new();
    for row in before {
        // Most rows directly follow the row before them in `wanted` too.
        let next = standing.last().map_or(0, |last| last + 1);
        let is_of_key = |nth: &usize| wanted.get(*nth).is_some_and(|(key, _)| *key == row.key);
        let nth = Some(next).filter(is_of_key).or_else(|| (0..wanted.len()).find(is_of_key));
        if let Some((nth, (_, stays))) = nth.and_then(|nth| Some((nth, rows.get_mut(nth)?))) {
            standing.push(nth);
            *stays = Some(row);
        }
    }
    let mut below: Option<Node> = None;
    for (nth, (key, row)) in rows.iter_mut().enumerate().rev() {
        // Rows whose element is too far down were moved before, so they are dropped from the list.
        while standing.last().is_some_and(|last| *last > nth) {
            standing.pop();
        }
        let row = row.get_or_insert_with(|| make(key));
        if standing.last() != Some(&nth) {
            row.view.mount(body, below.as_ref());
        }
        if let Some(element) = row.view.elements().into_iter().next() {
            below = Some(element.into());
        }
    }
    rows.into_iter().filter_map(|(_, row)| row).collect()
}

#[cfg(test)]
mod tests {
    use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

    use super::*;
    use crate::ui::test_page::{TestPage, shown};

    wasm_bindgen_test_configure!(run_in_browser);

    /// A table of rows with a button each, whose names are their keys.
    fn table(rows: RwSignal<Vec<(String, usize)>>) -> impl IntoView + use<> {
        let body = NodeRef::new();
        let row = move |place: usize| {
            let name = rows.with_untracked(|rows| rows.iter().find(|(_, at)| *at == place).map(|(key, _)| key.clone()));
            let id = name.clone();
            view! { <tr><td><button id=id>{name}</button></td></tr> }.into_any()
        };
        keep_rows(body, rows.into(), Callback::new(row));
        view! { <table><tbody node_ref=body></tbody></table> }
    }

    fn keys(names: &str) -> Vec<(String, usize)> {
        names.chars().map(|name| (name.to_string(), name as usize)).collect()
    }

    #[wasm_bindgen_test]
    async fn a_row_keeps_the_focus_while_rows_around_it_change() {
        let rows = RwSignal::new(keys("defgh"));
        let page = TestPage::show(move |_| table(rows));
        shown().await;
        assert_eq!(page.text("table"), "defgh");
        crate::ui::app::focus::focus_id("f");
        for names in ["abcdefg", "efghi", "fxy", "xfy", "cbaf", "fab", "abf"] {
            rows.set(keys(names));
            shown().await;
            assert_eq!(page.text("table"), names);
            let focused = document().active_element().map(|focused| focused.id());
            assert_eq!(focused.as_deref(), Some("f"), "{names}");
        }
        rows.set(keys("gba"));
        shown().await;
        assert_eq!(page.text("table"), "gba");
    }
}
