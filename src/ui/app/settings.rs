//! The settings of the user, which the store holds beside the plans.

use keikaku::storage::{self, SETTINGS_KEY, Settings, Store};

use crate::browser::LocalStore;

/// The settings in the store; the default settings if they cannot be read.
pub(crate) fn settings() -> Settings {
    let settings = LocalStore.read(SETTINGS_KEY).ok().flatten();
    settings.and_then(|text| storage::decode_settings(&text).ok()).unwrap_or_default()
}

/// Changes the settings in the store. If the store refuses, the change applies until the page is closed.
pub(crate) fn change_settings(change: impl FnOnce(&mut Settings)) {
    let mut settings = settings();
    change(&mut settings);
    let _ = LocalStore.write(SETTINGS_KEY, &storage::encode_settings(&settings));
}
