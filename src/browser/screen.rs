//! The size of the screen, and how one points at it.

use leptos::prelude::{document, on_cleanup, window};

/// Whether the window is so narrow that the style sheet shows the views as cards (`style/cards.css`).
pub(crate) fn is_narrow() -> bool {
    matches("(max-width: 48rem)")
}

/// Whether a finger is what points at the screen first of all.
pub(crate) fn is_touched() -> bool {
    matches("(pointer: coarse)")
}

/// Whether the browser is Safari, or one that is made of it as all are on an iPhone: it clears the storage of a page that was not
/// visited for seven days.
pub(crate) fn is_webkit() -> bool {
    let vendor =
        js_sys::Reflect::get(&window().navigator(), &"vendor".into()).ok().and_then(|vendor| vendor.as_string());
    vendor.is_some_and(|vendor| vendor.starts_with("Apple"))
}

/// What a page has now that changes the layout around it, as a class of the root element for the style sheet. A `:has()` of an element
/// that is around everything says the same, but has the browser find the styles of the whole page anew with each row that comes.
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

    /// Marks the page until the component that says so is gone.
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
