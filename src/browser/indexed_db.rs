//! Texts and file handles under keys in `IndexedDB`, for values that localStorage cannot store, and for the journal
//! ([`super::journal`]). Callers work without them if the browser provides no `IndexedDB`.
//!
//! The requests are those of `web-sys`. Each is awaited by a promise, whose own functions are the event handlers. The crate
//! `idb` (0.6.5) cannot be used: when a request fails, its future of the transaction ends at the event `error` and drops its
//! closures while they are still registered as handlers; the event `abort`, which always follows, then calls one of them.
//! That throws inside the program, and `web/rescue.js` stops the page, which must not happen when a write fails for lack of
//! disk space. The test `a_request_that_fails_is_refused_and_nothing_is_thrown` checks this.
//!
//! The database is opened for each request and closed after it, so that this tab never blocks another one that deletes or
//! upgrades it. While another page holds an older version of it open, a request fails instead of waiting; the upgrade that
//! it has begun is completed once that page closes the database.

use js_sys::{Object, Promise, Reflect};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{
    Event, IdbDatabase, IdbFactory, IdbObjectStore, IdbOpenDbRequest, IdbRequest, IdbTransaction, IdbTransactionMode,
};

const DATABASE: &str = "keikaku";
/// The version of the database, incremented whenever a store is added. Version 1 had no journal.
const VERSION: u32 = 2;
const FILES: &str = "files";
/// The name of the store of the journal.
pub(super) const JOURNAL: &str = "journal";

/// The value under the key; `None` if there is none or it cannot be read.
pub(crate) async fn read(key: &str) -> Option<JsValue> {
    let value = request(IdbTransactionMode::Readonly, |store| store.get(&key.into())).await;
    value.ok().filter(|value| !value.is_undefined())
}

/// Stores a value under the key, and returns whether it was stored.
pub(crate) async fn write(key: &str, value: &JsValue) -> bool {
    request(IdbTransactionMode::Readwrite, |store| store.put_with_key(value, &key.into())).await.is_ok()
}

/// Removes the key and its value.
pub(crate) async fn remove(key: &str) {
    // A value that remains is never read without its record in localStorage.
    let _ = request(IdbTransactionMode::Readwrite, |store| store.delete(&key.into())).await;
}

/// Removes the database with everything in it.
pub(crate) fn wipe() {
    // A value that remains is never read without its record in localStorage, except journal entries, which would be shown as found.
    let _ = factory().and_then(|factory| factory.delete_database(DATABASE));
}

fn factory() -> Result<IdbFactory, JsValue> {
    let window = web_sys::window().ok_or(JsValue::NULL)?;
    window.indexed_db()?.ok_or(JsValue::NULL)
}

/// Makes a request on the store of files in its own transaction, and returns its result once the transaction is complete.
async fn request(
    mode: IdbTransactionMode,
    make: impl FnOnce(&IdbObjectStore) -> Result<IdbRequest, JsValue>,
) -> Result<JsValue, JsValue> {
    let database = open().await?;
    let result = transact(&database, mode, make).await;
    database.close();
    result
}

async fn transact(
    database: &IdbDatabase,
    mode: IdbTransactionMode,
    make: impl FnOnce(&IdbObjectStore) -> Result<IdbRequest, JsValue>,
) -> Result<JsValue, JsValue> {
    let transaction = database.transaction_with_str_and_mode(FILES, mode)?;
    let request = make(&transaction.object_store(FILES)?)?;
    complete(&transaction).await?;
    request.result()
}

/// Waits until the transaction is complete. A failed request aborts its transaction, so that no handler for errors is
/// needed.
pub(super) async fn complete(transaction: &IdbTransaction) -> Result<(), JsValue> {
    let complete = Promise::new(&mut |resolve, reject| {
        transaction.set_oncomplete(Some(&resolve));
        transaction.set_onabort(Some(&reject));
    });
    JsFuture::from(complete).await.map(drop)
}

#[wasm_bindgen]
extern "C" {
    /// The database with a parameter of `transaction` for which `web-sys` has no stable function.
    #[wasm_bindgen(extends = IdbDatabase)]
    type DatabaseWithOptions;

    #[wasm_bindgen(method, catch, js_name = transaction)]
    fn transaction_with_options(
        this: &DatabaseWithOptions,
        store: &str,
        mode: &str,
        options: &Object,
    ) -> Result<IdbTransaction, JsValue>;
}

/// A transaction for writing that is complete only when its data is on the disk. A browser that does not know the option ignores it.
pub(super) fn strict_transaction(database: &IdbDatabase, store: &str) -> Result<IdbTransaction, JsValue> {
    let options = Object::new();
    Reflect::set(&options, &"durability".into(), &"strict".into())?;
    database.unchecked_ref::<DatabaseWithOptions>().transaction_with_options(store, "readwrite", &options)
}

/// Opens the database in its present version, or creates it.
pub(super) async fn open() -> Result<IdbDatabase, JsValue> {
    let request = factory()?.open_with_u32(DATABASE, VERSION)?;
    let first = next_event(&request).await?;
    if first.type_() == "blocked" {
        spawn_local(async move {
            if let Ok(next) = next_event(&request).await
                && let Ok(database) = opened(&request, &next).await
            {
                database.close();
            }
        });
        return Err(JsValue::NULL);
    }
    opened(&request, &first).await
}

async fn next_event(request: &IdbOpenDbRequest) -> Result<Event, JsValue> {
    let event = Promise::new(&mut |resolve, reject| {
        request.set_onupgradeneeded(Some(&resolve));
        request.set_onsuccess(Some(&resolve));
        request.set_onblocked(Some(&resolve));
        request.set_onerror(Some(&reject));
    });
    JsFuture::from(event).await?.dyn_into()
}

/// The database after this event of opening it, with all stores.
async fn opened(request: &IdbOpenDbRequest, event: &Event) -> Result<IdbDatabase, JsValue> {
    let database: IdbDatabase = request.result()?.dyn_into()?;
    if event.type_() == "upgradeneeded" {
        for store in [FILES, JOURNAL] {
            // A store that exists already is refused and stays unchanged.
            let _ = database.create_object_store(store);
        }
        next_event(request).await?;
    }
    Ok(database)
}

#[cfg(test)]
mod tests {
    use super::*;
    use js_sys::Function;
    use std::cell::Cell;
    use std::rc::Rc;
    use wasm_bindgen::closure::Closure;
    use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
    use web_sys::{FileSystemDirectoryHandle, FileSystemFileHandle, FileSystemGetFileOptions};

    use crate::browser::clock::pause;

    wasm_bindgen_test_configure!(run_in_browser);

    #[wasm_bindgen_test]
    async fn a_text_is_read_back_until_removed() {
        assert!(write("text", &"酒田市".into()).await);
        assert_eq!(read("text").await, Some("酒田市".into()));
        remove("text").await;
        assert_eq!(read("text").await, None);
    }

    #[wasm_bindgen_test]
    async fn a_file_handle_is_read_back_as_a_file_handle() {
        let folder = JsFuture::from(web_sys::window().unwrap().navigator().storage().get_directory()).await.unwrap();
        let folder: FileSystemDirectoryHandle = folder.dyn_into().unwrap();
        let options = FileSystemGetFileOptions::new();
        options.set_create(true);
        let handle = JsFuture::from(folder.get_file_handle_with_options("計画.json", &options)).await.unwrap();
        assert!(write("handle", handle.as_ref()).await);
        let handle: FileSystemFileHandle = read("handle").await.unwrap().dyn_into().unwrap();
        assert_eq!(handle.name(), "計画.json");
        remove("handle").await;
    }

    #[wasm_bindgen_test]
    async fn a_value_that_cannot_be_cloned_is_refused() {
        assert!(!write("function", &Function::new_no_args("")).await);
        assert_eq!(read("function").await, None);
    }

    #[wasm_bindgen_test]
    async fn a_request_that_fails_is_refused_and_nothing_is_thrown() {
        let thrown = Rc::new(Cell::new(0));
        let count = Rc::clone(&thrown);
        let listener = Closure::<dyn FnMut()>::new(move || count.set(count.get() + 1));
        let window = web_sys::window().unwrap();
        window.add_event_listener_with_callback("error", listener.as_ref().unchecked_ref()).unwrap();

        let add = |store: &IdbObjectStore| store.add_with_key(&"value".into(), &"twice".into());
        assert!(request(IdbTransactionMode::Readwrite, add).await.is_ok());
        assert!(request(IdbTransactionMode::Readwrite, add).await.is_err());
        pause(100).await;

        assert_eq!(thrown.get(), 0);
        window.remove_event_listener_with_callback("error", listener.as_ref().unchecked_ref()).unwrap();
        remove("twice").await;
    }
}
