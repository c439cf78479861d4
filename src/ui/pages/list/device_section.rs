//! The part of 計画一覧 below the plans, which concerns this device.

use keikaku::storage::prune;
use leptos::prelude::*;

use crate::browser::LocalStore;
use crate::ui::pages::list::found_records::FoundRecords;
use crate::ui::pages::list::storage_room::StorageRoom;
use crate::ui::pages::list::unreadable_records::UnreadableRecords;

/// The plans that only the journal has, the records that could not be opened, and the used part of the storage.
/// Superfluous automatic copies are removed first.
#[component]
pub(crate) fn DeviceSection() -> impl IntoView {
    // Copies that cannot be removed now are removed later.
    let _ = prune(&LocalStore);
    view! {
        <FoundRecords />
        <UnreadableRecords />
        <StorageRoom />
    }
}
