//! The icons of the page, from the icon set Lucide. The build puts the drawings that are used (`web/icons.svg`) into
//! the page; an icon refers to its drawing there.
//!
//! An icon is never the only name of a control: it is shown beside the text of its control, or in a control with an
//! accessible name. It has the colour of the surrounding text, also in forced colours, and the height of its letters.

use leptos::prelude::*;

/// The meaning of an icon.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum IconName {
    /// Something is added: 指標を追加, 新しい計画.
    Add,
    /// Something is closed.
    Close,
    /// Something is copied to the clipboard.
    Copy,
    /// A list is filtered.
    Filter,
    /// The list of plans.
    Home,
    /// The language is switched.
    Language,
    /// A menu with further acts opens.
    More,
    /// A picture is saved.
    Picture,
    /// The view is printed.
    Print,
    /// A step is redone.
    Redo,
    /// Something is saved as a file.
    Save,
    /// Something is searched.
    Search,
    /// A step is undone.
    Undo,
}

impl IconName {
    /// The reference to the drawing, by Lucide's name.
    fn reference(self) -> &'static str {
        match self {
            Self::Add => "#icon-plus",
            Self::Close => "#icon-x",
            Self::Copy => "#icon-copy",
            Self::Filter => "#icon-list-filter",
            Self::Home => "#icon-house",
            Self::Language => "#icon-languages",
            Self::More => "#icon-ellipsis",
            Self::Picture => "#icon-image-down",
            Self::Print => "#icon-printer",
            Self::Redo => "#icon-redo-2",
            Self::Save => "#icon-save",
            Self::Search => "#icon-search",
            Self::Undo => "#icon-undo-2",
        }
    }
}

/// The icon, which assistive technology ignores.
#[component]
pub(crate) fn Icon(
    /// The meaning of the icon.
    name: IconName,
) -> impl IntoView {
    view! {
        <svg class="icon" aria-hidden="true">
            <use href=name.reference()></use>
        </svg>
    }
}
