//! Every sentence and label that a person reads, in Japanese and in English.
//!
//! The logic below speaks in codes and figures; the words are chosen here, by exhaustive matches, so that a
//! new label, rejection or reason does not compile without both languages. Files never change
//! language: their column names are a format and stand in the exchange layer.

mod cells;
pub mod changes;
pub mod details;
pub mod exchange;
pub mod facts;
pub mod figures;
pub mod findings;
pub mod labels;
pub mod names;
pub mod status;
pub mod terms;
pub mod troubles;

pub use crate::language::Language;
pub use labels::Label;
