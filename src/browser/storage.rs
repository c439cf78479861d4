//! localStorage as a [`Store`], through `gloo-storage`. Every refusal of the browser becomes a [`StoreError`]; nothing
//! here panics if storage is forbidden, and no refusal is ignored.
//!
//! Texts are read and written unchanged: the typed `get` of `gloo-storage` cannot distinguish a damaged record from a
//! missing one, and its `set` would write a text as a JSON string, although records are JSON already and damaged ones
//! must stay as they were found.

use gloo_storage::{LocalStorage, SessionStorage, Storage as _};
use js_sys::JsString;
use keikaku::storage::{Store, StoreError};
use keikaku::value::Timestamp;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use super::clock;

/// The localStorage of the browser. It is looked up for each access, since the user can revoke it while the page is
/// open.
#[derive(Clone, Copy, Debug)]
pub(crate) struct LocalStore;

/// The storage, or the reason for which the browser refuses it. This is checked first, since [`LocalStorage::raw`]
/// throws without it.
fn storage() -> Result<web_sys::Storage, StoreError> {
    let window = web_sys::window().ok_or(StoreError::Denied)?;
    match window.local_storage() {
        Ok(Some(_)) => Ok(LocalStorage::raw()),
        Ok(None) | Err(_) => Err(StoreError::Denied),
    }
}

fn refused(error: &JsValue) -> StoreError {
    match error.dyn_ref::<web_sys::DomException>().map(web_sys::DomException::name).as_deref() {
        // Firefox had its own name for this error until 2024.
        Some("QuotaExceededError" | "NS_ERROR_DOM_QUOTA_REACHED") => StoreError::Full,
        _ => StoreError::Denied,
    }
}

impl Store for LocalStore {
    fn read(&self, key: &str) -> Result<Option<String>, StoreError> {
        storage()?.get_item(key).map_err(|error| refused(&error))
    }

    /// The browser compares its texts itself, so that a long one is not copied into the program.
    fn holds(&self, key: &str, text: &str) -> Result<bool, StoreError> {
        Ok(stored(key)?.is_some_and(|stored| stored == text))
    }

    fn write(&self, key: &str, text: &str) -> Result<(), StoreError> {
        storage()?.set_item(key, text).map_err(|error| refused(&error))
    }

    fn remove(&self, key: &str) -> Result<(), StoreError> {
        storage()?.remove_item(key).map_err(|error| refused(&error))
    }

    fn keys(&self, prefix: &str) -> Result<Vec<String>, StoreError> {
        let storage = storage()?;
        let count = storage.length().map_err(|error| refused(&error))?;
        let keys = (0..count).filter_map(|nth| storage.key(nth).ok().flatten());
        Ok(keys.filter(|key| key.starts_with(prefix)).collect())
    }

    fn now(&self) -> Option<Timestamp> {
        clock::now()
    }
}

#[wasm_bindgen]
extern "C" {
    /// The storage with a method that returns its texts without copying them into the program.
    #[wasm_bindgen(extends = web_sys::Storage)]
    type UncopiedStorage;

    #[wasm_bindgen(method, catch, js_name = getItem)]
    fn text(this: &UncopiedStorage, key: &str) -> Result<Option<JsString>, JsValue>;
}

/// The text under the key, as a string of the browser.
fn stored(key: &str) -> Result<Option<JsString>, StoreError> {
    storage()?.unchecked_into::<UncopiedStorage>().text(key).map_err(|error| refused(&error))
}

/// The number of characters (UTF-16 code units) of all keys of this origin that begin with the prefix, and of their
/// texts.
pub(crate) fn measured(prefix: &str) -> Result<usize, StoreError> {
    let mut sum = 0;
    for key in LocalStore.keys(prefix)? {
        let length = stored(&key)?.map_or(0, |text| text.length());
        sum += key.encode_utf16().count() + usize::try_from(length).unwrap_or_default();
    }
    Ok(sum)
}

/// Whether the browser has agreed not to clear this storage by itself; `None` if it does not answer.
pub(crate) async fn is_persistent() -> Option<bool> {
    let manager = web_sys::window()?.navigator().storage();
    Some(JsFuture::from(manager.persisted().ok()?).await.ok()?.is_truthy())
}

/// Asks the browser not to clear this storage by itself, and returns whether it agreed. The browser may ask the user.
pub(crate) async fn ask_to_persist() -> Option<bool> {
    let manager = web_sys::window()?.navigator().storage();
    Some(JsFuture::from(manager.persist().ok()?).await.ok()?.is_truthy())
}

/// The largest number of times that a page is reloaded because of its storage.
const MOST_ATTEMPTS: u8 = 2;

/// The key in sessionStorage of the number of these reloads so far.
const ATTEMPTS: &str = "keikaku/loads-for-storage";

/// Reloads the page if its storage may not be its own. Returns whether it reloads, in which case nothing should be shown.
///
/// Chromium 156 on a busy machine sometimes gives a page from a folder another localStorage when it is reloaded: an
/// empty one that is not kept. Then the plans are not shown, and everything written is lost with that page. The next
/// page has its own storage again, and sessionStorage is not affected.
pub(crate) fn reload_if_storage_is_lost() -> bool {
    if !is_from_folder() || !is_reload() {
        return false;
    }
    let Some(is_empty) = storage().ok().and_then(|storage| Some(storage.length().ok()? == 0)) else { return false };
    let attempts = SessionStorage::get::<u8>(ATTEMPTS).unwrap_or_default();
    if !is_empty || attempts >= MOST_ATTEMPTS {
        SessionStorage::delete(ATTEMPTS);
        return false;
    }
    let is_counted = SessionStorage::set(ATTEMPTS, attempts + 1).is_ok();
    is_counted && web_sys::window().is_some_and(|window| window.location().reload().is_ok())
}

fn is_from_folder() -> bool {
    let protocol = web_sys::window().and_then(|window| window.location().protocol().ok());
    protocol.as_deref() == Some("file:")
}

/// Whether this page was reloaded in its tab.
fn is_reload() -> bool {
    let performance = web_sys::window().and_then(|window| window.performance());
    let entry = performance.map(|performance| performance.get_entries_by_type("navigation").get(0));
    let entry = entry.and_then(|entry| entry.dyn_into::<web_sys::PerformanceNavigationTiming>().ok());
    entry.is_some_and(|entry| entry.type_() == web_sys::NavigationType::Reload)
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

    wasm_bindgen_test_configure!(run_in_browser);

    const KEY: &str = "keikaku/plan/test";

    #[wasm_bindgen_test]
    fn a_written_text_is_read_back_and_its_key_is_listed() {
        assert_eq!(LocalStore.write(KEY, "酒田市 43,458.00"), Ok(()));
        assert_eq!(LocalStore.read(KEY), Ok(Some("酒田市 43,458.00".to_owned())));
        assert_eq!(LocalStore.holds(KEY, "酒田市 43,458.00"), Ok(true));
        assert_eq!(LocalStore.holds(KEY, "酒田市 43,458.0"), Ok(false));
        assert_eq!(LocalStore.keys("keikaku/plan/"), Ok(vec![KEY.to_owned()]));
        assert_eq!(LocalStore.remove(KEY), Ok(()));
        assert_eq!(LocalStore.read(KEY), Ok(None));
        assert_eq!(LocalStore.holds(KEY, ""), Ok(false));
    }

    #[wasm_bindgen_test]
    fn a_text_that_is_not_json_is_read_unchanged_and_measured_in_utf16() {
        let key = "keikaku/measured";
        assert_eq!(LocalStore.write(key, "{\"酒田\": 𠮷"), Ok(()));
        assert_eq!(LocalStore.read(key), Ok(Some("{\"酒田\": 𠮷".to_owned())));
        assert_eq!(measured(key), Ok(key.len() + 9));
        assert_eq!(LocalStore.remove(key), Ok(()));
        assert_eq!(measured(key), Ok(0));
    }

    #[wasm_bindgen_test]
    fn a_write_to_a_full_store_fails_and_keeps_the_old_text() {
        assert_eq!(LocalStore.write(KEY, "before"), Ok(()));
        assert_eq!(LocalStore.write(KEY, &"あ".repeat(6_000_000)), Err(StoreError::Full));
        assert_eq!(LocalStore.read(KEY), Ok(Some("before".to_owned())));
        assert_eq!(LocalStore.remove(KEY), Ok(()));
    }
}
