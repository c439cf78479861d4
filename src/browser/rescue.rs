//! Hands the program over to `web/rescue.js`, which stops it when it fails and offers what is kept as a file.

use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen(module = "/web/rescue.js")]
extern "C" {
    /// Lets the script know the table of functions through which the browser calls the program, and the product's version,
    /// which stands in the file that it offers.
    fn watch(table: &JsValue, version: &str);
}

/// Has the program watched. It comes before everything else, so that a failure of the start is told of, too.
pub(crate) fn watch_program() {
    watch(&wasm_bindgen::function_table(), env!("CARGO_PKG_VERSION"));
}
