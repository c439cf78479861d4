//! What printed pages show beside the page itself.

use std::cell::RefCell;

use js_sys::{Array, Reflect};
use wasm_bindgen::JsValue;
use web_sys::CssStyleSheet;

thread_local! {
    /// The style sheet of the footer, adopted by the document when it is first needed.
    static FOOTER: RefCell<Option<CssStyleSheet>> = const { RefCell::new(None) };
}

/// Lets that text, of one line, stand at the foot of each printed page of KPI sheets, in place of what stood there.
///
/// A style sheet that is made by script is allowed by the content security policy, as a `<style>` element would not be.
pub(crate) fn set_page_footer(text: &str) {
    let text = js_sys::JSON::stringify(&JsValue::from_str(text)).map(String::from).unwrap_or_default();
    let css = format!("@page kpi {{ @bottom-left {{ content: {text}; font-size: 8pt; }} }}");
    FOOTER.with_borrow_mut(|footer| {
        if footer.is_none() {
            *footer = adopted_sheet();
        }
        if let Some(footer) = footer {
            // A browser without page margin boxes prints its own footer.
            let _ = footer.replace_sync(&css);
        }
    });
}

/// A fresh style sheet of the document.
fn adopted_sheet() -> Option<CssStyleSheet> {
    let document = web_sys::window()?.document()?;
    let sheet = CssStyleSheet::new().ok()?;
    let key = JsValue::from_str("adoptedStyleSheets");
    let sheets = Array::from(&Reflect::get(&document, &key).ok()?);
    sheets.push(&sheet);
    Reflect::set(&document, &key, &sheets).ok()?;
    Some(sheet)
}
