//! The services of the browser as plain functions: storage, files, the clock. Besides [`crate::ui`] this is the only
//! module that uses web types. It works with texts and bytes and knows nothing of plans.

pub(crate) mod book;
pub(crate) mod clipboard;
pub(crate) mod clock;
pub(crate) mod encoding;
pub(crate) mod files;
pub(crate) mod folder;
pub(crate) mod indexed_db;
pub(crate) mod journal;
mod pickers;
pub(crate) mod picture;
pub(crate) mod print;
pub(crate) mod reading_line;
pub(crate) mod rescue;
pub(crate) mod screen;
pub(crate) mod share;
pub(crate) mod storage;
pub(crate) mod word;

pub(crate) use storage::LocalStore;
