//! `IndexedDB` as texts and handles under keys: what localStorage cannot hold. Whoever asks goes on without an answer where the
//! browser gives none.

use wasm_bindgen::JsValue;

use super::asking::{call, event, member, window};

const DATABASE: &str = "keikaku";
const TABLE: &str = "files";

/// What stands under the key.
pub(crate) async fn read(key: &str) -> Option<JsValue> {
    let database = open().await.ok()?;
    let read = in_table(&database, "readonly", "get", &JsValue::from_str(key), &JsValue::UNDEFINED).await;
    close(&database);
    read.ok().filter(|value| !value.is_undefined())
}

/// Puts a value under the key; whether it stands there.
pub(crate) async fn write(key: &str, value: &JsValue) -> bool {
    let Ok(database) = open().await else { return false };
    let written = in_table(&database, "readwrite", "put", value, &JsValue::from_str(key)).await;
    close(&database);
    written.is_ok()
}

/// Takes the key away.
pub(crate) async fn remove(key: &str) {
    if let Ok(database) = open().await {
        // What is left is never looked at without its record in localStorage.
        let _ = in_table(&database, "readwrite", "delete", &JsValue::from_str(key), &JsValue::UNDEFINED).await;
        close(&database);
    }
}

/// Takes everything away.
pub(crate) fn wipe() {
    let store = member(&window(), "indexedDB");
    if !store.is_undefined() {
        let _ = call(&store, "deleteDatabase", &JsValue::from_str(DATABASE), &JsValue::UNDEFINED);
    }
}

/// Opened for each use and closed after it, so that nobody waits for this tab to let go.
async fn open() -> Result<JsValue, JsValue> {
    let store = member(&window(), "indexedDB");
    if store.is_undefined() || store.is_null() {
        return Err(store);
    }
    let request = call(&store, "open", &JsValue::from_str(DATABASE), &JsValue::UNDEFINED)?;
    let first = event(&request, &["upgradeneeded", "success"], &["error", "blocked"]).await?;
    let database = member(&request, "result");
    if member(&first, "type").as_string().as_deref() == Some("upgradeneeded") {
        call(&database, "createObjectStore", &JsValue::from_str(TABLE), &JsValue::UNDEFINED)?;
        event(&request, &["success"], &["error"]).await?;
    }
    Ok(database)
}

fn close(database: &JsValue) {
    let _ = call(database, "close", &JsValue::UNDEFINED, &JsValue::UNDEFINED);
}

async fn in_table(
    database: &JsValue,
    mode: &str,
    method: &str,
    first: &JsValue,
    second: &JsValue,
) -> Result<JsValue, JsValue> {
    let turn = call(database, "transaction", &JsValue::from_str(TABLE), &JsValue::from_str(mode))?;
    let table = call(&turn, "objectStore", &JsValue::from_str(TABLE), &JsValue::UNDEFINED)?;
    let request = call(&table, method, first, second)?;
    event(&turn, &["complete"], &["error", "abort"]).await?;
    Ok(member(&request, "result"))
}
