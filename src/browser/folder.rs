//! Files of the browser's pickers: chosen by a person, read and written whole, where the browser has them (Edge, Chrome, also
//! for a page from a folder).

use js_sys::{JsString, Promise};
use keikaku::session::folder::FileError;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{DomException, File, FileSystemFileHandle, FileSystemWritableFileStream};

use super::files;
use super::pickers::{Permission, PermittedHandle, PickerOptions, PickerWindow};

/// Whether this browser lets files be chosen for good.
pub(crate) fn can_pick() -> bool {
    window().is_some_and(|window| window.open_file_picker().is_some())
}

fn window() -> Option<PickerWindow> {
    web_sys::window().map(JsCast::unchecked_into)
}

/// What somebody has chosen, or nothing.
pub(crate) async fn pick() -> Result<Option<Handle>, FileError> {
    chosen(show_open_picker().await)
}

async fn show_open_picker() -> Result<FileSystemFileHandle, JsValue> {
    let window = window().ok_or(JsValue::NULL)?;
    let picked = JsFuture::from(window.show_open_file_picker(&PickerOptions::of_json_files()?)?).await?;
    Ok(picked.get(0))
}

/// A new place that somebody has chosen, or nothing. A file that lies there is emptied by the browser, which asks before.
pub(crate) async fn pick_place(name: &str) -> Result<Option<Handle>, FileError> {
    chosen(show_save_picker(name).await)
}

async fn show_save_picker(name: &str) -> Result<FileSystemFileHandle, JsValue> {
    let window = window().ok_or(JsValue::NULL)?;
    let options = PickerOptions::of_json_files()?;
    options.set_suggested_name(name);
    JsFuture::from(window.show_save_file_picker(&options)?).await
}

fn chosen(picked: Result<FileSystemFileHandle, JsValue>) -> Result<Option<Handle>, FileError> {
    match picked {
        Ok(handle) => Ok(Some(Handle(handle))),
        Err(error) if name_of(&error) == "AbortError" => Ok(None),
        Err(error) => Err(trouble(&error)),
    }
}

/// A file that was chosen.
#[derive(Clone, Debug)]
pub(crate) struct Handle(FileSystemFileHandle);

/// What a file was like when it was read: who comes back to it sees whether it may have changed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Look {
    modified: f64,
    size: f64,
}

impl Handle {
    /// As `IndexedDB` gave it back.
    pub(crate) fn kept(value: JsValue) -> Self {
        Self(value.unchecked_into())
    }

    /// To be kept.
    pub(crate) fn value(&self) -> &JsValue {
        &self.0
    }

    /// The name of the file.
    pub(crate) fn name(&self) -> String {
        self.0.name()
    }

    /// Whether it may be read and written without a question.
    pub(crate) async fn is_allowed(&self) -> bool {
        let handle: &PermittedHandle = self.0.unchecked_ref();
        handle.permission_query().is_none() || is_granted(handle.query_permission(&Permission::to_write())).await
    }

    /// Whether it may be read and written; the browser asks where it has to. Only after a press.
    pub(crate) async fn allow(&self) -> bool {
        let handle: &PermittedHandle = self.0.unchecked_ref();
        self.is_allowed().await || is_granted(handle.request_permission(&Permission::to_write())).await
    }

    /// The file as it is now, not yet read.
    pub(crate) async fn file(&self) -> Result<File, FileError> {
        Ok(answer(self.0.get_file()).await?.unchecked_into())
    }

    /// What the file is like now.
    pub(crate) async fn look(&self) -> Result<Look, FileError> {
        Ok(look_of(&self.file().await?))
    }

    /// The bytes, and what the file is like.
    pub(crate) async fn read(&self) -> Result<(Vec<u8>, Look), FileError> {
        let file = self.file().await?;
        let bytes = files::read(&file).await.map_err(|error| trouble(&error))?;
        Ok((bytes, look_of(&file)))
    }

    /// Puts the text in the place of what is in the file, whole or not at all: it is written beside it, and takes its place
    /// at the end, unless the file is not like that any more.
    pub(crate) async fn write(&self, text: &str, seen: Look) -> Result<(), FileError> {
        let stream: FileSystemWritableFileStream = answer(self.0.create_writable()).await?.unchecked_into();
        let written = async {
            answer(stream.write_with_str(text).map_err(|error| trouble(&error))?).await?;
            if self.look().await? == seen { Ok(()) } else { Err(FileError::Overtaken) }
        };
        if let Err(trouble) = written.await {
            // Nothing of it is in the file; what cannot be taken away the browser does itself.
            let _ = JsFuture::from(stream.abort()).await;
            return Err(trouble);
        }
        answer(stream.close()).await.map(drop)
    }
}

async fn answer(promise: Promise) -> Result<JsValue, FileError> {
    JsFuture::from(promise).await.map_err(|error| trouble(&error))
}

async fn is_granted(state: Result<Promise<JsString>, JsValue>) -> bool {
    let Ok(state) = state else { return false };
    JsFuture::from(state).await.is_ok_and(|state| state == "granted")
}

fn look_of(file: &File) -> Look {
    Look { modified: file.last_modified(), size: file.size() }
}

/// The name of what the browser has thrown; empty for what is no `DOMException`.
fn name_of(error: &JsValue) -> String {
    error.dyn_ref::<DomException>().map(DomException::name).unwrap_or_default()
}

fn trouble(error: &JsValue) -> FileError {
    match &*name_of(error) {
        "NotFoundError" => FileError::Gone,
        "NoModificationAllowedError" | "NotReadableError" => FileError::Locked,
        "NotAllowedError" | "SecurityError" => FileError::NotAllowed,
        "QuotaExceededError" => FileError::Full,
        _ => FileError::Interrupted,
    }
}
