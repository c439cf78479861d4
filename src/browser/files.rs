//! Downloads, and reading of files that the user chose or dropped.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, DragEvent, File, FileList, HtmlAnchorElement, Url};

/// Offers the bytes as a download with this name. The address of the blob is released after a second, when the browser
/// has read it.
pub(crate) fn download(name: &str, bytes: &[u8], media_type: &str) -> Result<(), JsValue> {
    let document = web_sys::window().and_then(|window| window.document()).ok_or(JsValue::NULL)?;
    let options = BlobPropertyBag::new();
    options.set_type(media_type);
    let blob = Blob::new_with_u8_array_sequence_and_options(&Array::of1(&Uint8Array::from(bytes)), &options)?;
    let address = Url::create_object_url_with_blob(&blob)?;
    let link: HtmlAnchorElement = document.create_element("a")?.dyn_into()?;
    link.set_href(&address);
    link.set_download(name);
    link.click();
    leptos::prelude::set_timeout(
        move || {
            // It does not matter if the address is already released.
            let _ = Url::revoke_object_url(&address);
        },
        std::time::Duration::from_secs(1),
    );
    Ok(())
}

/// The files of a list. They are copied, since the browser empties the list after the event.
pub(crate) fn listed(files: &FileList) -> Vec<File> {
    (0..files.length()).filter_map(|nth| files.get(nth)).collect()
}

/// The files of a drop; empty if something else was dropped.
pub(crate) fn dropped(event: &DragEvent) -> Vec<File> {
    event.data_transfer().and_then(|transfer| transfer.files()).map(|files| listed(&files)).unwrap_or_default()
}

/// Reads the bytes of a file.
pub(crate) async fn read(file: &File) -> Result<Vec<u8>, JsValue> {
    let buffer = JsFuture::from(file.array_buffer()).await?;
    Ok(Uint8Array::new(&buffer).to_vec())
}
