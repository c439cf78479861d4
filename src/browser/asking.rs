//! What the browser has and `web-sys` does not name: members of objects by their names.

use js_sys::{Function, JSON, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// A member of an object; `undefined` of what has no members.
pub(crate) fn member(object: &JsValue, name: &str) -> JsValue {
    Reflect::get(object, &JsValue::from_str(name)).unwrap_or(JsValue::UNDEFINED)
}

/// Calls a method of an object.
pub(crate) fn call(object: &JsValue, name: &str, first: &JsValue, second: &JsValue) -> Result<JsValue, JsValue> {
    member(object, name).dyn_into::<Function>()?.call2(object, first, second)
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
