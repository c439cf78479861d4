//! Declarations of the pickers of the File System Access API and of the permissions of their handles. `web-sys` has
//! them only behind its flag for unstable interfaces, which would change other interfaces as well. They are declared
//! here with the names and types of `web-sys`.
//!
//! `showSaveFilePicker` is absent on purpose: its specification empties an existing file as soon as the user chooses it
//! (<https://github.com/WICG/file-system-access/issues/360>), before the page could read it.

use js_sys::{Array, Function, JsString, Object, Promise};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{FileSystemDirectoryHandle, FileSystemFileHandle, FileSystemHandle, Window};

#[wasm_bindgen]
extern "C" {
    /// The window with the methods of the pickers, which not every browser has.
    #[wasm_bindgen(extends = Window)]
    pub(crate) type PickerWindow;

    /// The function `showOpenFilePicker`; `None` if the browser does not have it.
    #[wasm_bindgen(method, getter, js_name = showOpenFilePicker)]
    pub(crate) fn open_file_picker(this: &PickerWindow) -> Option<Function>;

    /// Shows a picker for existing files. The promise resolves to their handles.
    #[wasm_bindgen(method, catch, js_name = showOpenFilePicker)]
    pub(crate) fn show_open_file_picker(
        this: &PickerWindow,
        options: &PickerOptions,
    ) -> Result<Promise<Array<FileSystemFileHandle>>, JsValue>;

    /// The function `showDirectoryPicker`; `None` if the browser does not have it.
    #[wasm_bindgen(method, getter, js_name = showDirectoryPicker)]
    pub(crate) fn directory_picker(this: &PickerWindow) -> Option<Function>;

    /// Shows a picker for a folder. The promise resolves to its handle, with the permission of the options.
    #[wasm_bindgen(method, catch, js_name = showDirectoryPicker)]
    pub(crate) fn show_directory_picker(
        this: &PickerWindow,
        options: &Permission,
    ) -> Result<Promise<FileSystemDirectoryHandle>, JsValue>;

    /// The options of the picker for files.
    #[wasm_bindgen(extends = Object)]
    pub(crate) type PickerOptions;

    #[wasm_bindgen(method, setter)]
    fn set_types(this: &PickerOptions, types: &Array);

    /// A type of files that a picker shows.
    #[wasm_bindgen(extends = Object)]
    type FileType;

    #[wasm_bindgen(method, setter)]
    fn set_accept(this: &FileType, accept: &Object);

    /// A file handle with the methods for its permissions, which not every browser has.
    #[wasm_bindgen(extends = FileSystemHandle)]
    pub(crate) type PermittedHandle;

    /// The function `queryPermission`; `None` if the browser does not have it.
    #[wasm_bindgen(method, getter, js_name = queryPermission)]
    pub(crate) fn permission_query(this: &PermittedHandle) -> Option<Function>;

    /// Queries the state of the permission without asking the user.
    #[wasm_bindgen(method, catch, js_name = queryPermission)]
    pub(crate) fn query_permission(
        this: &PermittedHandle,
        permission: &Permission,
    ) -> Result<Promise<JsString>, JsValue>;

    /// Queries the state of the permission, after the browser has asked the user if it has to.
    #[wasm_bindgen(method, catch, js_name = requestPermission)]
    pub(crate) fn request_permission(
        this: &PermittedHandle,
        permission: &Permission,
    ) -> Result<Promise<JsString>, JsValue>;

    /// The descriptor of a permission, and the options of the picker for folders.
    #[wasm_bindgen(extends = Object)]
    pub(crate) type Permission;

    #[wasm_bindgen(method, setter)]
    fn set_mode(this: &Permission, mode: &str);
}

impl PickerOptions {
    /// Options that restrict the picker to files whose names end in `.json`.
    pub(crate) fn of_json_files() -> Result<Self, JsValue> {
        let endings = Array::of1(&JsString::from(".json"));
        let accept = Object::from_entries(&Array::of1(&Array::of2(&"application/json".into(), &endings)))?;
        let json: FileType = Object::new().unchecked_into();
        json.set_accept(&accept);
        let options: Self = Object::new().unchecked_into();
        options.set_types(&Array::of1(&json));
        Ok(options)
    }
}

impl Permission {
    /// The descriptor of the permission to read and write.
    pub(crate) fn to_write() -> Self {
        let permission: Self = Object::new().unchecked_into();
        permission.set_mode("readwrite");
        permission
    }
}
