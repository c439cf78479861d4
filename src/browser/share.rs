//! The share sheet of the system, through which a phone passes a file to mail or to a messenger.

use js_sys::{Array, Reflect};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::{File, FilePropertyBag, Navigator, ShareData};

/// The outcome of sharing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shared {
    /// The file was shared.
    Done,
    /// The user closed the sheet, or another sheet is open.
    Cancelled,
    /// The browser does not share such a file.
    Impossible,
}

/// Whether the browser has a share sheet.
pub(crate) fn is_there() -> bool {
    navigator().is_some_and(|navigator| has(&navigator, "share") && has(&navigator, "canShare"))
}

/// Opens the share sheet for a text file. It must be called directly when a button is pressed: browsers allow it only then.
pub(crate) async fn text_file(name: &str, text: &str) -> Shared {
    let Some((navigator, data)) = prepared(name, text) else { return Shared::Impossible };
    match JsFuture::from(navigator.share_with_data(&data)).await {
        Ok(_) => Shared::Done,
        Err(error) if is_cancelled(&error) => Shared::Cancelled,
        Err(_) => Shared::Impossible,
    }
}

/// The data for the share sheet; `None` if the browser does not share files of this kind.
fn prepared(name: &str, text: &str) -> Option<(Navigator, ShareData)> {
    let navigator = navigator().filter(|_| is_there())?;
    let options = FilePropertyBag::new();
    options.set_type("text/plain");
    let file = File::new_with_str_sequence_and_options(&Array::of1(&text.into()), name, &options).ok()?;
    let data = ShareData::new();
    data.set_files(&Array::of1(&file));
    navigator.can_share_with_data(&data).then_some((navigator, data))
}

fn navigator() -> Option<Navigator> {
    web_sys::window().map(|window| window.navigator())
}

/// Whether the browser has the function. `web-sys` declares it for every browser.
fn has(navigator: &Navigator, function: &str) -> bool {
    Reflect::get(navigator, &function.into()).is_ok_and(|found| found.is_function())
}

fn is_cancelled(error: &JsValue) -> bool {
    let name = Reflect::get(error, &"name".into()).ok().and_then(|name| name.as_string());
    matches!(name.as_deref(), Some("AbortError" | "InvalidStateError"))
}
