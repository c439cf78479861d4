//! The size of the screen, the kind of pointer and browser, and layout marks of the page.

use leptos::prelude::{document, on_cleanup, window};

/// Whether the window is so narrow that the style sheet shows the views as cards (`style/cards.css`).
pub(crate) fn is_narrow() -> bool {
    matches("(max-width: 48rem)")
}

/// Whether the main pointer of the device is a finger.
pub(crate) fn is_touched() -> bool {
    matches("(pointer: coarse)")
}

/// Whether the browser is Safari or based on it, as all browsers on an iPhone are: it clears the storage of a page that was not
/// visited for seven days.
pub(crate) fn is_webkit() -> bool {
    let vendor =
        js_sys::Reflect::get(&window().navigator(), &"vendor".into()).ok().and_then(|vendor| vendor.as_string());
    vendor.is_some_and(|vendor| vendor.starts_with("Apple"))
}

/// A part of the page that changes the layout around it, as a class of the root element for the style sheet. `:has()` on the root
/// element could express the same, but then the browser recomputes the styles of the whole page with each added row.
#[derive(Clone, Copy)]
pub(crate) enum PageMark {
    Message,
    PlanViews,
    CellBar,
    Table,
    Drawer,
    YearActuals,
    Document,
}

impl PageMark {
    const fn class(self) -> &'static str {
        match self {
            Self::Message => "with-message",
            Self::PlanViews => "with-plan-views",
            Self::CellBar => "with-cell-bar",
            Self::Table => "with-table",
            Self::Drawer => "with-drawer",
            Self::YearActuals => "with-year-actuals",
            Self::Document => "with-document",
        }
    }

    /// Marks the page until the calling component is removed.
    pub(crate) fn set(self) {
        let mark = move |is_on| {
            document().document_element().map(|root| root.class_list().toggle_with_force(self.class(), is_on))
        };
        let _ = mark(true);
        on_cleanup(move || drop(mark(false)));
    }
}

fn matches(query: &str) -> bool {
    let query = window().match_media(query).ok().flatten();
    query.is_some_and(|query| query.matches())
}
