//! Values that depend on nothing of ours: exact amounts, fiscal years and days, local times, ids, the language of the page,
//! texts in UTF-16, and texts folded to one width.
//!
//! Every layer may name them. None of them knows what a plan is, and none asks a clock: what depends on the day is handed
//! the day. What all layers use has a short path here; what reads and writes it stands in its module.

pub mod amount;
pub mod digest;
pub mod emphasis;
pub mod fiscal_year;
pub mod id;
pub mod language;
pub mod timestamp;
pub mod utf16;
pub mod width;

pub use amount::Amount;
pub use fiscal_year::{AsOf, Date, FiscalYear};
pub use id::{ApprovalId, ById, IndicatorId, PlanId, RecordId, VersionId};
pub use language::Language;
pub use timestamp::Timestamp;

/// Each of several items once, from the least to the greatest.
pub fn distinct<T: Ord>(items: impl IntoIterator<Item = T>) -> Vec<T> {
    let mut items: Vec<T> = items.into_iter().collect();
    items.sort_unstable();
    items.dedup();
    items
}

/// Each of several once, where it comes first.
pub(crate) fn each_once<T: PartialEq>(items: impl IntoIterator<Item = T>) -> Vec<T> {
    let mut known: Vec<T> = Vec::new();
    for item in items {
        if !known.contains(&item) {
            known.push(item);
        }
    }
    known
}

/// The only one of several; `None` if there is none, or another one behind it.
pub(crate) fn only<T>(mut items: impl Iterator<Item = T>) -> Option<T> {
    items.next().filter(|_| items.next().is_none())
}
