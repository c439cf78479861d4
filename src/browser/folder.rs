//! Files that the user chooses with the pickers of the File System Access API, and that are read and written as a whole.
//! Edge and Chrome have these pickers, also for a page that is opened from a folder.
//!
//! A new file is created inside a folder that the user chooses. This never changes an existing file, whereas the
//! browser's picker for saving would empty it.

use js_sys::{JsString, Promise, Uint8Array};
use keikaku::session::folder::FileError;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    DomException, File, FileSystemDirectoryHandle, FileSystemFileHandle, FileSystemGetFileOptions,
    FileSystemWritableFileStream,
};

use super::files;
use super::pickers::{Permission, PermittedHandle, PickerOptions, PickerWindow};

/// Whether this browser has the pickers, so that a file can be written repeatedly.
pub(crate) fn can_pick() -> bool {
    window().is_some_and(|window| window.open_file_picker().is_some() && window.directory_picker().is_some())
}

fn window() -> Option<PickerWindow> {
    web_sys::window().map(JsCast::unchecked_into)
}

/// Lets the user choose a file; `None` if the user cancels.
pub(crate) async fn pick() -> Result<Option<FileHandle>, FileError> {
    chosen(show_open_picker().await.map(FileHandle))
}

async fn show_open_picker() -> Result<FileSystemFileHandle, JsValue> {
    let window = window().ok_or(JsValue::NULL)?;
    let picked = JsFuture::from(window.show_open_file_picker(&PickerOptions::of_json_files()?)?).await?;
    Ok(picked.get(0))
}

/// Lets the user choose a folder, with the permission to read and write files in it; `None` if the user cancels.
pub(crate) async fn pick_folder() -> Result<Option<FolderHandle>, FileError> {
    chosen(show_folder_picker().await.map(FolderHandle))
}

async fn show_folder_picker() -> Result<FileSystemDirectoryHandle, JsValue> {
    let window = window().ok_or(JsValue::NULL)?;
    JsFuture::from(window.show_directory_picker(&Permission::to_write())?).await
}

fn chosen<T>(picked: Result<T, JsValue>) -> Result<Option<T>, FileError> {
    match picked {
        Ok(handle) => Ok(Some(handle)),
        Err(error) if name_of(&error) == "AbortError" => Ok(None),
        Err(error) => Err(file_error(&error)),
    }
}

/// The handle of a folder that the user has chosen.
#[derive(Clone, Debug)]
pub(crate) struct FolderHandle(FileSystemDirectoryHandle);

impl FolderHandle {
    /// The name of the folder.
    pub(crate) fn name(&self) -> String {
        self.0.name()
    }

    /// Writes the bytes into a new file, with the first name (numbered from 1) that no file with content has, so that a
    /// file with somebody's work is never replaced.
    pub(crate) async fn write_new(&self, name: impl Fn(usize) -> String, bytes: &[u8]) -> Result<(), FileError> {
        let mut nth = 1;
        loop {
            let file = self.file(&name(nth)).await?;
            let properties = file.properties().await?;
            if properties.size <= 0.0 {
                return file.write_bytes(bytes, properties).await;
            }
            nth += 1;
        }
    }

    /// The file with this name in the folder. It is created empty if it does not exist, and otherwise unchanged.
    pub(crate) async fn file(&self, name: &str) -> Result<FileHandle, FileError> {
        let options = FileSystemGetFileOptions::new();
        options.set_create(true);
        let handle = answer(self.0.get_file_handle_with_options(name, &options)).await?;
        Ok(FileHandle(handle.unchecked_into()))
    }
}

/// The handle of a file that the user has chosen.
#[derive(Clone, Debug)]
pub(crate) struct FileHandle(FileSystemFileHandle);

/// The properties of a file when it was read or written. Comparing two of them shows whether the file may have changed
/// in between.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct FileProperties {
    modified: f64,
    size: f64,
}

impl FileHandle {
    /// The handle that was stored in `IndexedDB` as [`Self::value`].
    pub(crate) fn from_stored(value: JsValue) -> Self {
        Self(value.unchecked_into())
    }

    /// The handle as a value that `IndexedDB` can store.
    pub(crate) fn value(&self) -> &JsValue {
        &self.0
    }

    /// The name of the file, without its folder.
    pub(crate) fn name(&self) -> String {
        self.0.name()
    }

    /// Whether the file may be read and written without asking the user.
    pub(crate) async fn is_allowed(&self) -> bool {
        let handle: &PermittedHandle = self.0.unchecked_ref();
        handle.permission_query().is_none() || is_granted(handle.query_permission(&Permission::to_write())).await
    }

    /// Whether the file may be read and written. The browser asks the user if necessary, which works only after a click
    /// or a key press.
    pub(crate) async fn allow(&self) -> bool {
        let handle: &PermittedHandle = self.0.unchecked_ref();
        self.is_allowed().await || is_granted(handle.request_permission(&Permission::to_write())).await
    }

    /// The file as it is now. Its content is not read yet.
    pub(crate) async fn file(&self) -> Result<File, FileError> {
        Ok(answer(self.0.get_file()).await?.unchecked_into())
    }

    /// The present properties of the file.
    pub(crate) async fn properties(&self) -> Result<FileProperties, FileError> {
        Ok(properties_of(&self.file().await?))
    }

    /// The content of the file, with its present properties.
    pub(crate) async fn read(&self) -> Result<(Vec<u8>, FileProperties), FileError> {
        let file = self.file().await?;
        let bytes = files::read(&file).await.map_err(|error| file_error(&error))?;
        Ok((bytes, properties_of(&file)))
    }

    /// Replaces the content of the file by the text, like [`Self::replace`].
    pub(crate) async fn write(&self, text: &str, seen: FileProperties) -> Result<(), FileError> {
        self.replace(|stream| stream.write_with_str(text), seen).await
    }

    /// Replaces the content of the file by the bytes, like [`Self::replace`].
    async fn write_bytes(&self, bytes: &[u8], seen: FileProperties) -> Result<(), FileError> {
        self.replace(|stream| stream.write_with_js_u8_array(&Uint8Array::from(bytes)), seen).await
    }

    /// Replaces the content of the file as a whole or not at all: the browser writes to a temporary file, which replaces
    /// this one at the end. The error is [`FileError::Overtaken`] if the file has changed since it had the properties `seen`.
    async fn replace(
        &self,
        write: impl FnOnce(&FileSystemWritableFileStream) -> Result<Promise, JsValue>,
        seen: FileProperties,
    ) -> Result<(), FileError> {
        let stream: FileSystemWritableFileStream = answer(self.0.create_writable()).await?.unchecked_into();
        let written = async {
            answer(write(&stream).map_err(|error| file_error(&error))?).await?;
            if self.properties().await? == seen { Ok(()) } else { Err(FileError::Overtaken) }
        };
        if let Err(error) = written.await {
            // The file is unchanged, and a temporary file that cannot be removed here is removed by the browser.
            let _ = JsFuture::from(stream.abort()).await;
            return Err(error);
        }
        answer(stream.close()).await.map(drop)
    }
}

async fn answer(promise: Promise) -> Result<JsValue, FileError> {
    JsFuture::from(promise).await.map_err(|error| file_error(&error))
}

async fn is_granted(state: Result<Promise<JsString>, JsValue>) -> bool {
    let Ok(state) = state else { return false };
    JsFuture::from(state).await.is_ok_and(|state| state == "granted")
}

fn properties_of(file: &File) -> FileProperties {
    FileProperties { modified: file.last_modified(), size: file.size() }
}

/// The name of an error that the browser has thrown; empty if it is not a `DOMException`.
fn name_of(error: &JsValue) -> String {
    error.dyn_ref::<DomException>().map(DomException::name).unwrap_or_default()
}

fn file_error(error: &JsValue) -> FileError {
    match &*name_of(error) {
        "NotFoundError" => FileError::Gone,
        "NoModificationAllowedError" | "NotReadableError" => FileError::Locked,
        "NotAllowedError" | "SecurityError" => FileError::NotAllowed,
        "QuotaExceededError" => FileError::Full,
        _ => FileError::Interrupted,
    }
}
