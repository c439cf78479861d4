//! Printing: calls when printing begins and ends, and texts that only printed pages show.

use js_sys::{Array, JSON, Object};
use leptos::ev;
use leptos::prelude::{on_cleanup, window, window_event_listener};
use wasm_bindgen::JsValue;
use web_sys::{CssStyleSheet, Document};

/// Prints the page after the pending update. The browser itself informs the user if printing fails.
pub(crate) fn print_after_update() {
    leptos::task::spawn_local(async {
        leptos::task::tick().await;
        drop(window().print());
    });
}

/// Calls `follow` when the browser begins (`true`) or ends (`false`) printing, whatever started it, until the calling component
/// is removed. If a key or a menu of the browser started it, changes to the page are made in time; for [`print_after_update`]
/// the caller has to make them before, without waiting for the call.
pub(crate) fn follow_printing(follow: impl Fn(bool) + Copy + 'static) {
    let begin = window_event_listener(ev::beforeprint, move |_| follow(true));
    let end = window_event_listener(ev::afterprint, move |_| follow(false));
    on_cleanup(move || {
        begin.remove();
        end.remove();
    });
}

/// A text at the foot of each printed page, beside the page number (`style/paper.css`). Dropping the value removes it. It takes
/// one line, since Chromium neither wraps nor cuts it well, so it has to be short.
///
/// The line is set by a style sheet that a script creates: the content security policy allows that, but not a `<style>`
/// element.
#[derive(Debug)]
pub(crate) struct PageFooter {
    document: Document,
    sheet: CssStyleSheet,
}

impl PageFooter {
    /// Adds the line; `None` if the browser cannot create style sheets. A browser that does not support page margin
    /// boxes prints its own footer instead.
    pub(crate) fn add(text: &str) -> Option<Self> {
        let text = JSON::stringify(&JsValue::from_str(text)).map(String::from).ok()?;
        let document = web_sys::window()?.document()?;
        let sheet = CssStyleSheet::new().ok()?;
        sheet.replace_sync(&format!("@page {{ @bottom-left {{ content: {text}; }} }}")).ok()?;
        let sheets = Array::from(&document.adopted_style_sheets());
        sheets.push(&sheet);
        document.set_adopted_style_sheets(&sheets);
        Some(Self { document, sheet })
    }
}

impl Drop for PageFooter {
    fn drop(&mut self) {
        let is_other = |one: &JsValue| !Object::is(one, &self.sheet);
        let sheets: Array = self.document.adopted_style_sheets().iter().filter(is_other).collect();
        self.document.set_adopted_style_sheets(&sheets);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

    wasm_bindgen_test_configure!(run_in_browser);

    #[wasm_bindgen_test]
    fn a_page_footer_exists_until_dropped() {
        let sheets = || web_sys::window().unwrap().document().unwrap().adopted_style_sheets().length();
        let before = sheets();
        let footer = PageFooter::add("酒田市の計画");
        assert_eq!(sheets(), before + 1);
        drop(footer);
        assert_eq!(sheets(), before);
    }
}
