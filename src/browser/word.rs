//! The writer of Word files, a JavaScript library that is loaded when it is first needed (`web/on-demand.js`).

use js_sys::Uint8Array;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};

#[wasm_bindgen(module = "/web/on-demand.js")]
extern "C" {
    #[wasm_bindgen(catch, js_name = wordFile)]
    async fn word_file(json: &str) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(catch, js_name = wordComparison)]
    async fn word_comparison(json: &str) -> Result<JsValue, JsValue>;
}

/// The bytes of a Word file for a printed document, given as JSON. It fails if the library cannot be loaded.
pub(crate) async fn write(json: &str) -> Result<Vec<u8>, JsValue> {
    Ok(word_file(json).await?.dyn_into::<Uint8Array>()?.to_vec())
}

/// The bytes of a Word file for 新旧対照表, given as JSON. It fails if the library cannot be loaded.
pub(crate) async fn write_comparison(json: &str) -> Result<Vec<u8>, JsValue> {
    Ok(word_comparison(json).await?.dyn_into::<Uint8Array>()?.to_vec())
}
