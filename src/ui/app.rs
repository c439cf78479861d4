//! The state of the page, in parts that components get from the context by `use_…()`.
//!
//! Each part is a handle that is copied freely, and knows only the parts before it in this list:
//!
//! - [`locale`]: the language,
//! - [`messages`]: the message below the views, and the text that screen readers read out,
//! - [`navigation`]: the view that is shown,
//! - [`editor`]: the workbook with its history, the commands and the findings of the checks,
//! - [`view`]: the fields, the open grid and its selection, and the user's choices of what is shown,
//! - [`open_plan`]: the plan whose views are open,
//! - [`saving`]: the store, other tabs, the journal and the files of the plans.
//!
//! The last four are contexts; the context of the open plan exists only below the views of that plan. The editor's
//! context contains the first three parts. Where a lower part has to call a higher one, the higher part registers a
//! callback while the page is set up.

// Parts that know no other part.
pub(crate) mod by_plan;
pub(crate) mod dom;
pub(crate) mod locale;
pub(crate) mod navigation;
pub(crate) mod readings;
pub(crate) mod settings;
// Messages, and the acts that end in a message.
pub(crate) mod copying;
pub(crate) mod download;
pub(crate) mod messages;
// The workbook.
pub(crate) mod asked_paste;
pub(crate) mod editor;
pub(crate) mod report;
// How the workbook is shown and edited.
pub(crate) mod field;
pub(crate) mod finding_place;
pub(crate) mod focus;
pub(crate) mod form_book;
pub(crate) mod grid_state;
pub(crate) mod open_plan;
pub(crate) mod plan_view;
pub(crate) mod reveal_change;
pub(crate) mod selection;
pub(crate) mod view;
// What is saved, and where.
pub(crate) mod files;
pub(crate) mod forms;
pub(crate) mod journal;
pub(crate) mod lineages;
pub(crate) mod saving;
pub(crate) mod tabs;

pub(crate) use download::{JSON, XLSX};
pub(crate) use editor::{Editor, use_editor, use_locale, use_messages, use_navigation};
pub(crate) use field::registry::PageField;
pub(crate) use field::{bind_field, place};
pub(crate) use grid_state::{GridColumns, GridState, RowKey, RowView, ShownRow, use_grid_state};
pub(crate) use locale::Locale;
pub(crate) use messages::Messages;
pub(crate) use navigation::Navigation;
pub(crate) use open_plan::{OpenPlan, use_open_plan};
pub(crate) use saving::{Saving, use_saving};
pub(crate) use view::{EditorView, use_editor_view};

use keikaku::storage::PlanStore;
use leptos::ev;
use leptos::prelude::*;

use crate::browser::clock;
use crate::ui::app::field::{Fields, commit_other_field};
use crate::ui::app::saving::StoreContent;

/// Opens the store and provides the state to every component. If the store cannot be read, nothing is written to it
/// until it can be read.
pub(crate) fn provide() -> (EditorView, Saving) {
    let mut plan_store = PlanStore::of_tab(clock::fresh_bits());
    let mut content = StoreContent::read(&mut plan_store);
    let (locale, navigation, fields) = (Locale::open(), Navigation::open(), Fields::new());
    let editor = Editor::open(Messages::new(locale), navigation, std::mem::take(&mut content.workbook));
    let view = EditorView::open(editor, fields);
    let saving = Saving::open(editor, fields, plan_store, content);
    provide_context(editor);
    provide_context(view);
    provide_context(saving);
    (view, saving)
}

/// Listens for changes by other tabs, and for the closing of the page.
pub(crate) fn listen(view: EditorView, saving: Saving) {
    let EditorView { editor, fields, .. } = view;
    editor.check();
    saving.open_journal();
    window_event_listener(ev::storage, move |event| saving.on_stored(&event));
    window_event_listener(ev::pagehide, move |_| {
        commit_other_field(fields);
        saving.save_now();
    });
    window_event_listener(ev::visibilitychange, move |_| {
        commit_other_field(fields);
        saving.check_stored();
    });
    // A tab that was asleep, or in the browser's back/forward cache, has received no events in the meantime.
    window_event_listener(ev::pageshow, move |_| saving.check_stored());
    window_event_listener(ev::focus, move |_| saving.check_stored());
    window_event_listener(ev::beforeunload, move |event| {
        saving.save_now();
        if !saving.is_saved() {
            event.prevent_default();
        }
    });
}
