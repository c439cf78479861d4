//! What the browser has and the program's glue does not name: members of objects by their names. The glue is loaded at first
//! and grows with every name; what few need is asked for so.

use js_sys::{JSON, Promise};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen_futures::JsFuture;

#[wasm_bindgen(module = "/web/chunks.js")]
extern "C" {
    /// A member of an object.
    pub(crate) fn member(object: &JsValue, name: &str) -> JsValue;

    /// Calls a method of an object.
    #[wasm_bindgen(catch)]
    pub(crate) fn call(object: &JsValue, name: &str, first: &JsValue, second: &JsValue) -> Result<JsValue, JsValue>;
}

/// The page's window.
pub(crate) fn window() -> JsValue {
    web_sys::window().map_or(JsValue::NULL, Into::into)
}

/// Whether an object has a member of that name.
pub(crate) fn has(object: &JsValue, name: &str) -> bool {
    !object.is_null() && !member(object, name).is_undefined()
}

/// Calls a method that answers later, and waits for the answer.
pub(crate) async fn answer(object: &JsValue, name: &str, first: &JsValue) -> Result<JsValue, JsValue> {
    JsFuture::from(Promise::resolve(&call(object, name, first, &JsValue::UNDEFINED)?)).await
}

/// An object from its JSON, for the options of a call.
pub(crate) fn options(json: &str) -> JsValue {
    JSON::parse(json).unwrap_or(JsValue::UNDEFINED)
}

/// Waits for the first of some events of an object; those of trouble refuse.
pub(crate) async fn event(object: &JsValue, good: &[&str], bad: &[&str]) -> Result<JsValue, JsValue> {
    let waiting = Promise::new(&mut |resolve, reject| {
        for (names, act) in [(good, &resolve), (bad, &reject)] {
            for name in names {
                // Every object that is waited for takes listeners.
                let _ = call(object, "addEventListener", &JsValue::from_str(name), act);
            }
        }
    });
    JsFuture::from(waiting).await
}
