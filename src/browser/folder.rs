//! Files of the browser's pickers: chosen by a person, read and written whole, where the browser has them (Edge, Chrome, also
//! for a page from a folder).

use keikaku::session::folder::FileTrouble;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::File;

use super::asking::{answer, has, member, options, window};
use super::files;

/// What the picker shows.
const KINDS: &str = r#""types":[{"accept":{"application/json":[".json"]}}]"#;
const BOTH_WAYS: &str = r#"{"mode":"readwrite"}"#;

/// Whether this browser lets files be chosen for good.
pub(crate) fn can_pick() -> bool {
    has(&window(), "showOpenFilePicker")
}

/// What somebody has chosen, or nothing.
pub(crate) async fn pick() -> Result<Option<Handle>, FileTrouble> {
    let picked = answer(&window(), "showOpenFilePicker", &options(&format!("{{{KINDS}}}"))).await;
    chosen(picked.map(|list| member(&list, "0")))
}

/// A new place that somebody has chosen, or nothing. A file that lies there is emptied by the browser, which asks before.
/// `name` is written as JSON.
pub(crate) async fn pick_place(name: &str) -> Result<Option<Handle>, FileTrouble> {
    let options = options(&format!("{{\"suggestedName\":{name},{KINDS}}}"));
    chosen(answer(&window(), "showSaveFilePicker", &options).await)
}

fn chosen(picked: Result<JsValue, JsValue>) -> Result<Option<Handle>, FileTrouble> {
    match picked {
        Ok(handle) => Ok(Some(Handle(handle))),
        Err(error) if name_of(&error) == "AbortError" => Ok(None),
        Err(error) => Err(trouble(&error)),
    }
}

/// A file that was chosen.
#[derive(Clone, Debug)]
pub(crate) struct Handle(JsValue);

/// What a file was like when it was read: who comes back to it sees whether it may have changed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Look {
    modified: f64,
    size: f64,
}

impl Handle {
    /// As `IndexedDB` gave it back.
    pub(crate) fn kept(value: JsValue) -> Self {
        Self(value)
    }

    /// To be kept.
    pub(crate) fn value(&self) -> &JsValue {
        &self.0
    }

    /// The name of the file.
    pub(crate) fn name(&self) -> String {
        member(&self.0, "name").as_string().unwrap_or_default()
    }

    /// Whether it may be read and written without a question.
    pub(crate) async fn is_allowed(&self) -> bool {
        self.permission("queryPermission").await
    }

    /// Whether it may be read and written; the browser asks where it has to. Only after a press.
    pub(crate) async fn allow(&self) -> bool {
        self.is_allowed().await || self.permission("requestPermission").await
    }

    async fn permission(&self, method: &str) -> bool {
        if !has(&self.0, method) {
            return true;
        }
        let granted = answer(&self.0, method, &options(BOTH_WAYS)).await;
        granted.is_ok_and(|granted| granted.as_string().as_deref() == Some("granted"))
    }

    /// The file as it is now, not yet read.
    pub(crate) async fn file(&self) -> Result<File, FileTrouble> {
        let file = answer(&self.0, "getFile", &JsValue::UNDEFINED).await.map_err(|error| trouble(&error))?;
        Ok(file.unchecked_into())
    }

    /// What the file is like now.
    pub(crate) async fn look(&self) -> Result<Look, FileTrouble> {
        Ok(look_of(&self.file().await?))
    }

    /// The bytes, and what the file is like.
    pub(crate) async fn read(&self) -> Result<(Vec<u8>, Look), FileTrouble> {
        let file = self.file().await?;
        let bytes = files::read(&file).await.map_err(|error| trouble(&error))?;
        Ok((bytes, look_of(&file)))
    }

    /// Puts the text in the place of what is in the file, whole or not at all: it is written beside it, and takes its place
    /// at the end, unless the file is not like that any more.
    pub(crate) async fn write(&self, text: &str, seen: Look) -> Result<(), FileTrouble> {
        let failed = |error: JsValue| trouble(&error);
        let stream = answer(&self.0, "createWritable", &JsValue::UNDEFINED).await.map_err(failed)?;
        let written = async {
            answer(&stream, "write", &JsValue::from_str(text)).await.map_err(failed)?;
            if self.look().await? == seen { Ok(()) } else { Err(FileTrouble::Overtaken) }
        };
        if let Err(trouble) = written.await {
            // Nothing of it is in the file; what cannot be taken away the browser does itself.
            let _ = answer(&stream, "abort", &JsValue::UNDEFINED).await;
            return Err(trouble);
        }
        answer(&stream, "close", &JsValue::UNDEFINED).await.map(drop).map_err(failed)
    }
}

fn look_of(file: &File) -> Look {
    Look { modified: file.last_modified(), size: file.size() }
}

fn name_of(error: &JsValue) -> String {
    if error.is_object() { member(error, "name").as_string().unwrap_or_default() } else { String::new() }
}

fn trouble(error: &JsValue) -> FileTrouble {
    match &*name_of(error) {
        "NotFoundError" => FileTrouble::Gone,
        "NoModificationAllowedError" | "NotReadableError" => FileTrouble::Locked,
        "NotAllowedError" | "SecurityError" => FileTrouble::NotAllowed,
        "QuotaExceededError" => FileTrouble::Full,
        _ => FileTrouble::Interrupted,
    }
}
