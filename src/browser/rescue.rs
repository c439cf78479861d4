//! Registers the program with `web/rescue.js`, which stops the program after a failure and offers the stored records as
//! a file.

use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen(module = "/web/rescue.js")]
extern "C" {
    /// Passes on the table of functions through which the browser calls the program, and the version of the product,
    /// which is written into the file that the script offers.
    fn watch(table: &JsValue, version: &str);
}

/// Registers the program. This comes first, so that a failure during the start is also reported.
pub(crate) fn watch_program() {
    watch(&wasm_bindgen::function_table(), env!("CARGO_PKG_VERSION"));
}
