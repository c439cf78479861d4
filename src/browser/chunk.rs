//! Code that few need is loaded when it is asked for: a chunk, which is no second program but a part of this one.
//!
//! A function is put into a chunk by its attribute, and what only the functions of a chunk reach goes along with them:
//!
//! ```ignore
//! #[wasm_split(exchange, wasm_split_path = chunk, fallible)]
//! fn send_wide_file(desk: Desk, plan: PlanId) -> Result<(), NotArrived> { … }
//! ```
//!
//! Called from outside it is `async`: it waits for the chunk `exchange`, then runs. Where the chunk does not arrive (no
//! connection, a page older than what the server now has), it is [`NotArrived`], and the next call tries again. Its
//! arguments and its result have concrete types. `scripts/program.mjs` parts the program, `web/chunks.js` loads.
//!
//! The attribute's own crate brings a runtime that costs a first visit 1.9 KB; [`rt`] stands in for it under the names
//! that the attribute uses. It never calls the loader that it is handed: its name alone says which chunk is meant.

use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen_futures::JsFuture;

/// The chunk could not be loaded. A later try may succeed.
///
/// It is not `Debug`: so the attribute does not compile without `fallible`, which would end the page here.
pub(crate) struct NotArrived;

pub(crate) use NotArrived as SplitLoaderError;

#[wasm_bindgen(module = "/web/chunks.js")]
extern "C" {
    /// Loads the files of a chunk, once, onto what the program exports: its memory, its table.
    fn load(chunk: &str, program: &JsValue) -> js_sys::Promise;

    /// Puts a style sheet on that came with a chunk, once.
    pub(crate) fn wear(css: &str);

    /// Lets that text stand at the foot of each printed page of KPI sheets, in place of what stood there.
    #[wasm_bindgen(js_name = footPages)]
    pub(crate) fn foot_pages(text: &str);
}

pub(crate) mod rt {
    //! What the attribute calls.

    use std::any::type_name;
    use std::ffi::c_void;
    use std::pin::Pin;

    use super::{JsFuture, NotArrived};

    /// What stands before the chunk's name in a loader's.
    const BEFORE_CHUNK: &str = "__wasm_split_load_";

    /// How a loader would tell that it is done.
    pub(crate) type LoadCallbackFn = extern "C" fn(*const c_void, bool);

    /// Which chunk a function is in.
    #[derive(Clone, Copy, Debug)]
    pub(crate) struct LazySplitLoader {
        loader: fn() -> &'static str,
    }

    impl LazySplitLoader {
        /// Of the chunk that this function would load.
        pub(crate) const fn new<Loader: Copy>(_: Loader) -> Self {
            Self { loader: type_name::<Loader> }
        }

        fn chunk(self) -> &'static str {
            let name = (self.loader)();
            let chunk = name.split_once(BEFORE_CHUNK).map(|(_, behind)| behind);
            chunk.unwrap_or_default()
        }
    }

    /// Waits until the chunk is there.
    pub(crate) async fn ensure_loaded(loader: Pin<&'static LazySplitLoader>) -> Result<(), NotArrived> {
        let loading = super::load(loader.chunk(), &wasm_bindgen::exports());
        JsFuture::from(loading).await.map(drop).map_err(|_| NotArrived)
    }
}
