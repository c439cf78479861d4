//! The icons of the page. They are those of Lucide that are used (`web/icons.svg`), which the build puts into the page;
//! an icon refers to its drawing there.
//!
//! An icon never names anything: it stands beside the words of its control, or in a control with a name of its own. It
//! has the colour of the text around it, also in forced colours, and the height of its letters.

use leptos::prelude::*;

/// What an icon stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum IconName {
    /// Something is added: 指標を追加, 新しい計画.
    Add,
    /// Something is closed.
    Close,
    /// Something is copied to the clipboard.
    Copy,
    /// What is listed is filtered.
    Filter,
    /// The list of plans.
    Home,
    /// The language is switched.
    Language,
    /// More acts on a thing.
    More,
    /// A picture is saved.
    Picture,
    /// The view is printed.
    Print,
    /// A step is carried out again.
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

/// The icon, which assistive technology passes over.
#[component]
pub(crate) fn Icon(
    /// What it stands for.
    name: IconName,
) -> impl IntoView {
    view! {
        <svg class="icon" aria-hidden="true">
            <use href=name.reference()></use>
        </svg>
    }
}
