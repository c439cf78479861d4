//! The writer and reader of Excel books, a JavaScript library that is loaded when it is first needed (`web/on-demand.js`).

use js_sys::Uint8Array;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};

#[wasm_bindgen(module = "/web/on-demand.js")]
extern "C" {
    #[wasm_bindgen(catch, js_name = answerBook)]
    async fn answer_book(json: &str) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(catch, js_name = readBook)]
    async fn read_book(bytes: &Uint8Array) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(catch, js_name = openFormBook)]
    async fn open_form_book(bytes: &Uint8Array) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(catch, js_name = fillFormBook)]
    async fn fill_form_book(bytes: &Uint8Array, json: &str) -> Result<JsValue, JsValue>;
}

/// The bytes of an answer book, given as JSON. It fails if the library cannot be loaded.
pub(crate) async fn write_answer_book(json: &str) -> Result<Vec<u8>, JsValue> {
    Ok(answer_book(json).await?.dyn_into::<Uint8Array>()?.to_vec())
}

/// The content of a book as JSON, or the reason why it is not read. It fails if the library cannot be loaded.
pub(crate) async fn read(bytes: &[u8]) -> Result<String, JsValue> {
    read_book(&Uint8Array::from(bytes)).await?.as_string().ok_or(JsValue::NULL)
}

/// The content of the cells of a form book as JSON, or the reason why it is not read. It fails if the library cannot be loaded.
pub(crate) async fn open_form(bytes: &[u8]) -> Result<String, JsValue> {
    open_form_book(&Uint8Array::from(bytes)).await?.as_string().ok_or(JsValue::NULL)
}

/// The bytes of the form book with figures and texts written into some of its cells, given as JSON. It fails if the library
/// cannot be loaded, or if a cell has no place.
pub(crate) async fn fill_form(bytes: &[u8], json: &str) -> Result<Vec<u8>, JsValue> {
    Ok(fill_form_book(&Uint8Array::from(bytes), json).await?.dyn_into::<Uint8Array>()?.to_vec())
}
