//! What 計画一覧 says of this device below the plans.

use keikaku::storage::prune;
use leptos::prelude::*;

use crate::browser::storage::LocalStore;
use crate::ui::pages::list::storage_room::StorageRoom;
use crate::ui::pages::list::unreadable_records::UnreadableRecords;

/// The records that could not be opened, and how much of the storage is used. Old automatic copies are removed first.
#[component]
pub(crate) fn DeviceSection() -> impl IntoView {
    // Copies that cannot be removed now are removed another time.
    let _ = prune(&LocalStore);
    view! {
        <UnreadableRecords />
        <StorageRoom />
    }
}
