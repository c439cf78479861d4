//! Elements as values: `el("td").class("total").text("60.00").view()`.
//!
//! Leptos's own `view!` makes a type of every combination of element, attributes and children, and code for building,
//! changing and removing each. Here all elements are one type, closures are boxed, and the page is half the download
//! (`docs/performance.md`). It is Leptos underneath: parts and texts follow signals, and what is removed is cleaned up.

pub(crate) mod attributes;

use leptos::prelude::*;
use std::sync::{Arc, Mutex};

use leptos::tachys::html::element::custom;
use web_sys::Event;

use crate::ui::components::el::attributes::{Act, Attributes, Read};

/// An element that is being put together: one pointer, so that handing it on costs nothing.
#[derive(Debug)]
pub(crate) struct El(Box<Parts>);

#[derive(Debug)]
struct Parts {
    /// Empty for a group that is no element of its own.
    tag: &'static str,
    attributes: Attributes,
    children: Vec<AnyView>,
}

/// Begins an element.
pub(crate) fn el(tag: &'static str) -> El {
    El(Box::new(Parts { tag, attributes: Attributes::default(), children: Vec::new() }))
}

/// Begins a group of parts without an element around them.
pub(crate) fn group() -> El {
    el("")
}

/// Begins a push button of that look (`primary`, `secondary`, `quiet`, or `danger` for what cannot be undone) with that label.
pub(crate) fn button(look: &'static str, label: impl AsRef<str>) -> El {
    el("button").attr("type", "button").class(look).text(label)
}

impl El {
    /// An attribute that stays as it is.
    pub(crate) fn attr(self, name: &'static str, value: impl AsRef<str>) -> Self {
        self.with_attr(name, value.as_ref())
    }

    #[inline(never)]
    fn with_attr(mut self, name: &'static str, value: &str) -> Self {
        self.0.attributes.fixed(name, value);
        self
    }

    /// An attribute that is there or not, such as `hidden`.
    #[inline(never)]
    pub(crate) fn flag(self, name: &'static str, is_there: bool) -> Self {
        if is_there { self.with_attr(name, "") } else { self }
    }

    /// An attribute that follows what it reads; not there while that is `None`.
    pub(crate) fn live(self, name: &'static str, read: impl Fn() -> Option<String> + Send + Sync + 'static) -> Self {
        self.with_live(name, Arc::new(read))
    }

    #[inline(never)]
    fn with_live(mut self, name: &'static str, value: Read) -> Self {
        self.0.attributes.live(name, value);
        self
    }

    /// An attribute that is there while the condition holds.
    pub(crate) fn live_flag(self, name: &'static str, read: impl Fn() -> bool + Send + Sync + 'static) -> Self {
        self.live(name, move || read().then(String::new))
    }

    /// Its class.
    pub(crate) fn class(self, class: &'static str) -> Self {
        self.with_attr("class", class)
    }

    /// Its id.
    pub(crate) fn id(self, id: impl AsRef<str>) -> Self {
        self.with_attr("id", id.as_ref())
    }

    /// Its role.
    pub(crate) fn role(self, role: &'static str) -> Self {
        self.with_attr("role", role)
    }

    /// Says that what stands in it is Japanese, whatever the page speaks: texts of plans, and years of eras (WCAG 3.1.2).
    pub(crate) fn in_japanese(self) -> Self {
        self.with_attr("lang", "ja")
    }

    /// What happens on an event.
    pub(crate) fn on(self, name: &'static str, act: impl FnMut(Event) + Send + 'static) -> Self {
        self.with_listener(name, Arc::new(Mutex::new(act)))
    }

    #[inline(never)]
    fn with_listener(mut self, name: &'static str, act: Act) -> Self {
        self.0.attributes.listener(name, act);
        self
    }

    /// What happens when it is pressed.
    pub(crate) fn press(self, mut act: impl FnMut() + Send + 'static) -> Self {
        self.on("click", move |_| act())
    }

    /// A part in it.
    #[inline(never)]
    pub(crate) fn child(mut self, child: AnyView) -> Self {
        self.0.children.push(child);
        self
    }

    /// An element in it.
    #[inline(never)]
    pub(crate) fn with(self, child: Self) -> Self {
        self.child(child.view())
    }

    /// An element in it, if there is one.
    pub(crate) fn with_some(self, child: Option<Self>) -> Self {
        match child {
            Some(child) => self.with(child),
            None => self,
        }
    }

    /// Elements in it.
    pub(crate) fn each(self, children: impl IntoIterator<Item = Self>) -> Self {
        children.into_iter().fold(self, Self::with)
    }

    /// A text in it.
    pub(crate) fn text(self, text: impl AsRef<str>) -> Self {
        self.with_text(text.as_ref())
    }

    #[inline(never)]
    fn with_text(self, text: &str) -> Self {
        self.child(text.to_owned().into_any())
    }

    /// A text in it that follows what it reads.
    pub(crate) fn live_text(self, read: impl Fn() -> String + Send + Sync + 'static) -> Self {
        self.with_live_text(Arc::new(read))
    }

    #[inline(never)]
    fn with_live_text(self, read: Arc<dyn Fn() -> String + Send + Sync>) -> Self {
        self.child((move || read()).into_any())
    }

    /// A part in it that is made anew when what it reads changes; nothing while that is `None`.
    pub(crate) fn part(self, make: impl Fn() -> Option<Self> + Send + Sync + 'static) -> Self {
        self.with_part(Arc::new(make))
    }

    #[inline(never)]
    fn with_part(self, make: Arc<dyn Fn() -> Option<Self> + Send + Sync>) -> Self {
        let make = move || match make() {
            Some(part) => part.view(),
            None => ().into_any(),
        };
        self.child(make.into_any())
    }

    /// The element as a part of the page.
    #[inline(never)]
    pub(crate) fn view(self) -> AnyView {
        let Parts { tag, attributes, children } = *self.0;
        if tag.is_empty() {
            return children.into_any();
        }
        custom(tag).child(children).add_any_attr(attributes).into_any()
    }
}
