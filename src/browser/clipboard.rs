//! Writing to the clipboard from a button, as plain text and as an HTML table.

use js_sys::{Array, Object, Reflect};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, ClipboardItem};

/// Writes both texts as one item; the program that it is pasted into takes the form that it supports. Fails if the browser has
/// no clipboard for scripts, or does not allow it.
pub(crate) async fn write(plain: &str, html: &str) -> Result<(), JsValue> {
    let clipboard = web_sys::window().ok_or(JsValue::NULL)?.navigator().clipboard();
    // A page without a secure connection has no clipboard, although the type is not optional.
    if clipboard.is_undefined() {
        return Err(JsValue::UNDEFINED);
    }
    let texts = Object::new();
    for (kind, text) in [("text/plain", plain), ("text/html", html)] {
        Reflect::set(&texts, &kind.into(), &blob(kind, text)?.into())?;
    }
    let item = ClipboardItem::new_with_record_from_str_to_blob_promise(&texts)?;
    JsFuture::from(clipboard.write(&Array::of1(&item).into())).await?;
    Ok(())
}

fn blob(kind: &str, text: &str) -> Result<Blob, JsValue> {
    let options = BlobPropertyBag::new();
    options.set_type(kind);
    Blob::new_with_str_sequence_and_options(&Array::of1(&text.into()), &options)
}
