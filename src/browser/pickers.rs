//! The pickers of the File System Access API and the permissions of what they give. `web-sys` has them behind a flag for
//! unstable interfaces only, which would change other interfaces, too; so they are declared here, with its names and types.

use js_sys::{Array, Function, JsString, Object, Promise};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{FileSystemFileHandle, FileSystemHandle, Window};

#[wasm_bindgen]
extern "C" {
    /// The window, with the pickers where the browser has them.
    #[wasm_bindgen(extends = Window)]
    pub(crate) type PickerWindow;

    /// The function of that name, where the browser has it.
    #[wasm_bindgen(method, getter, js_name = showOpenFilePicker)]
    pub(crate) fn open_file_picker(this: &PickerWindow) -> Option<Function>;

    /// Lets a person choose files that are there.
    #[wasm_bindgen(method, catch, js_name = showOpenFilePicker)]
    pub(crate) fn show_open_file_picker(
        this: &PickerWindow,
        options: &PickerOptions,
    ) -> Result<Promise<Array<FileSystemFileHandle>>, JsValue>;

    /// Lets a person choose a place for a file.
    #[wasm_bindgen(method, catch, js_name = showSaveFilePicker)]
    pub(crate) fn show_save_file_picker(
        this: &PickerWindow,
        options: &PickerOptions,
    ) -> Result<Promise<FileSystemFileHandle>, JsValue>;

    /// The options of both pickers.
    #[wasm_bindgen(extends = Object)]
    pub(crate) type PickerOptions;

    #[wasm_bindgen(method, setter)]
    fn set_types(this: &PickerOptions, types: &Array);

    /// The name that is proposed for a new file.
    #[wasm_bindgen(method, setter, js_name = suggestedName)]
    pub(crate) fn set_suggested_name(this: &PickerOptions, name: &str);

    /// A kind of file that a picker shows.
    #[wasm_bindgen(extends = Object)]
    type FileType;

    #[wasm_bindgen(method, setter)]
    fn set_accept(this: &FileType, accept: &Object);

    /// A handle, with its permissions where the browser has them.
    #[wasm_bindgen(extends = FileSystemHandle)]
    pub(crate) type PermittedHandle;

    /// The function of that name, where the browser has it.
    #[wasm_bindgen(method, getter, js_name = queryPermission)]
    pub(crate) fn permission_query(this: &PermittedHandle) -> Option<Function>;

    /// The state of the permission.
    #[wasm_bindgen(method, catch, js_name = queryPermission)]
    pub(crate) fn query_permission(
        this: &PermittedHandle,
        permission: &Permission,
    ) -> Result<Promise<JsString>, JsValue>;

    /// The state of the permission, after the browser has asked for it where it has to.
    #[wasm_bindgen(method, catch, js_name = requestPermission)]
    pub(crate) fn request_permission(
        this: &PermittedHandle,
        permission: &Permission,
    ) -> Result<Promise<JsString>, JsValue>;

    /// What a permission is for.
    #[wasm_bindgen(extends = Object)]
    pub(crate) type Permission;

    #[wasm_bindgen(method, setter)]
    fn set_mode(this: &Permission, mode: &str);
}

impl PickerOptions {
    /// Shows the files whose names end in `.json`.
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
    /// To read and to write.
    pub(crate) fn to_write() -> Self {
        let permission: Self = Object::new().unchecked_into();
        permission.set_mode("readwrite");
        permission
    }
}
