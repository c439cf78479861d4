//! Values that depend on nothing else in the project: exact amounts, fiscal years and days, local times, ids, the language
//! of the page, texts in UTF-16, and texts folded to one width.
//!
//! Every layer may use them. None of them knows what a plan is, and none reads the clock: functions that depend on the day
//! get it as an argument. Types that all layers use are re-exported here; the functions that read and write them are in their modules.

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

/// The items without duplicates, in ascending order.
pub fn distinct<T: Ord>(items: impl IntoIterator<Item = T>) -> Vec<T> {
    let mut items: Vec<T> = items.into_iter().collect();
    items.sort_unstable();
    items.dedup();
    items
}

/// The items without duplicates, in the order of their first occurrence.
pub(crate) fn each_once<T: PartialEq>(items: impl IntoIterator<Item = T>) -> Vec<T> {
    let mut known: Vec<T> = Vec::new();
    for item in items {
        if !known.contains(&item) {
            known.push(item);
        }
    }
    known
}

/// The only item; `None` if there is none or more than one.
pub(crate) fn only<T>(mut items: impl Iterator<Item = T>) -> Option<T> {
    items.next().filter(|_| items.next().is_none())
}
