//! The journal in `IndexedDB`: entries by key, each with the writes that it includes and, unless it is a removal, with a text.
//! A completed write is on the disk, whereas the browser delays writes to localStorage.

use js_sys::Array;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{IdbObjectStore, IdbTransactionMode};

use super::indexed_db::{JOURNAL, complete, open, strict_transaction};

/// An entry of the journal.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct StoredEntry {
    /// The key of the record.
    pub(crate) key: String,
    /// The writes that it includes, as text.
    pub(crate) seen: String,
    /// The text of the record; `None` if the record was removed.
    pub(crate) record: Option<String>,
}

/// Whether the new writes may replace the present ones, both as text.
type Replaces = fn(present: &str, new: &str) -> bool;

/// All entries; the reason if the browser does not provide them.
pub(crate) async fn read_all() -> Result<Vec<StoredEntry>, JsValue> {
    let database = open().await?;
    let read = async {
        let transaction = database.transaction_with_str_and_mode(JOURNAL, IdbTransactionMode::Readonly)?;
        let store = transaction.object_store(JOURNAL)?;
        let (keys, values) = (store.get_all_keys()?, store.get_all()?);
        complete(&transaction).await?;
        Ok((Array::from(&keys.result()?), Array::from(&values.result()?)))
    };
    let read: Result<(Array, Array), JsValue> = read.await;
    database.close();
    let (keys, values) = read?;
    Ok(keys.iter().zip(values.iter()).filter_map(|(key, value)| entry(key.as_string()?, &value)).collect())
}

/// Writes these entries together, and returns once they are on the disk. An entry is skipped if `replaces` is false for the
/// present entry, which another tab may have written in the meantime.
pub(crate) async fn write(entries: &[StoredEntry], replaces: Replaces) -> Result<(), JsValue> {
    let database = open().await?;
    let written = async {
        let transaction = strict_transaction(&database, JOURNAL)?;
        let store = transaction.object_store(JOURNAL)?;
        let put = |entry: &StoredEntry| put(&store, entry.clone(), replaces);
        // The handlers must exist until the transaction has ended.
        let _handlers = entries.iter().map(put).collect::<Result<Vec<_>, _>>()?;
        complete(&transaction).await
    };
    let written = written.await;
    database.close();
    written
}

/// Removes the entries whose keys are not among these.
pub(crate) async fn remove_all_but(keys: &[String]) -> Result<(), JsValue> {
    let gone: Vec<String> =
        read_all().await?.into_iter().map(|entry| entry.key).filter(|key| !keys.contains(key)).collect();
    let database = open().await?;
    let removed = async {
        let transaction = strict_transaction(&database, JOURNAL)?;
        let store = transaction.object_store(JOURNAL)?;
        for key in gone {
            store.delete(&key.into())?;
        }
        complete(&transaction).await
    };
    let removed = removed.await;
    database.close();
    removed
}

/// Reads the present entry and, in the same transaction, writes the new one if it may replace it.
fn put(store: &IdbObjectStore, new: StoredEntry, replaces: Replaces) -> Result<Closure<dyn FnMut()>, JsValue> {
    let present = store.get(&new.key.as_str().into())?;
    let (store, answer) = (store.clone(), present.clone());
    let handler = Closure::<dyn FnMut()>::new(move || {
        let there = answer.result().ok().and_then(|value| entry(new.key.clone(), &value));
        if there.is_none_or(|there| replaces(&there.seen, &new.seen)) {
            // A write that fails aborts the transaction, which is reported there.
            let _ = store.put_with_key(&value(&new), &new.key.as_str().into());
        }
    });
    present.set_onsuccess(Some(handler.as_ref().unchecked_ref()));
    Ok(handler)
}

fn value(entry: &StoredEntry) -> JsValue {
    let parts = [Some(entry.seen.as_str()), entry.record.as_deref()];
    parts.into_iter().flatten().map(JsValue::from_str).collect::<Array>().into()
}

/// The entry stored under the key; `None` if this program did not write it.
fn entry(key: String, value: &JsValue) -> Option<StoredEntry> {
    let parts: &Array = value.dyn_ref()?;
    Some(StoredEntry { key, seen: parts.get(0).as_string()?, record: parts.get(1).as_string() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

    wasm_bindgen_test_configure!(run_in_browser);

    fn entry(key: &str, seen: &str, record: Option<&str>) -> StoredEntry {
        StoredEntry { key: key.to_owned(), seen: seen.to_owned(), record: record.map(str::to_owned) }
    }

    /// The stored entry after these entries were written one after the other; greater writes are later ones.
    async fn text_after(key: &str, written: &[(&str, Option<&str>)]) -> Option<StoredEntry> {
        for (seen, record) in written {
            write(&[entry(key, seen, *record)], |present, new| new >= present).await.unwrap();
        }
        read_all().await.unwrap().into_iter().find(|entry| entry.key == key)
    }

    #[wasm_bindgen_test]
    async fn a_written_entry_is_read_back_and_a_removal_has_no_text() {
        let key = "keikaku/plan/written";
        assert_eq!(text_after(key, &[("a:1", Some("酒田市"))]).await, Some(entry(key, "a:1", Some("酒田市"))));
        assert_eq!(text_after(key, &[("a:2", None)]).await, Some(entry(key, "a:2", None)));
    }

    #[wasm_bindgen_test]
    async fn an_earlier_entry_does_not_replace_a_later_entry() {
        let key = "keikaku/plan/late";
        let there = text_after(key, &[("a:2", Some("later")), ("a:1", Some("earlier"))]).await;
        assert_eq!(there, Some(entry(key, "a:2", Some("later"))));
    }

    #[wasm_bindgen_test]
    async fn entries_of_other_keys_can_be_removed() {
        let (stays, goes) = ("keikaku/plan/stays", "keikaku/plan/goes");
        let both = [entry(stays, "a:1", Some("text")), entry(goes, "a:1", Some("text"))];
        write(&both, |_, _| true).await.unwrap();
        remove_all_but(&[stays.to_owned()]).await.unwrap();
        let keys: Vec<String> = read_all().await.unwrap().into_iter().map(|entry| entry.key).collect();
        assert!(keys.contains(&stays.to_owned()) && !keys.contains(&goes.to_owned()), "{keys:?}");
    }
}
