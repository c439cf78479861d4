//! Writing to the clipboard by a button, as plain text and as a table.

use js_sys::{Array, Object, Reflect};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, ClipboardItem};

/// Writes both texts as one item, of which the place that it is pasted into takes what it understands. Fails where the browser
/// has no clipboard for scripts, or does not allow it.
pub(crate) async fn write(plain: &str, html: &str) -> Result<(), JsValue> {
    let clipboard = web_sys::window().ok_or(JsValue::NULL)?.navigator().clipboard();
    // On a page that did not come over a safe connection there is none, whatever the type says.
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
