//! The browser's own services, as plain functions: storage, files, the clock. Beside [`crate::ui`] the only
//! place with web types; it knows texts and bytes, never plans.

pub(crate) mod clock;
pub(crate) mod encoding;
pub(crate) mod files;
pub(crate) mod folder;
pub(crate) mod indexed_db;
mod pickers;
pub(crate) mod print;
pub(crate) mod rescue;
pub(crate) mod storage;
