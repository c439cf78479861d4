//! Elements as values: `el("td").class("total").text("60.00").view()`.
//!
//! Leptos's own `view!` makes a type of every combination of element, attributes and children, and code for building,
//! changing and removing each. Here all elements are one type, closures are boxed, and the page is half the download
//! (`docs/performance.md`). It is Leptos underneath: parts and texts follow signals, and what is removed is cleaned up.

use std::sync::Arc;

use leptos::ev;
use leptos::prelude::*;
use leptos::tachys::html::attribute::any_attribute::{AnyAttribute, IntoAnyAttribute};
use leptos::tachys::html::attribute::custom::custom_attribute;
use leptos::tachys::html::element::custom;
use leptos::tachys::html::event;
use web_sys::Event;

/// An element that is being put together.
#[derive(Debug)]
pub(crate) struct El {
    tag: &'static str,
    attributes: Vec<AnyAttribute>,
    children: Vec<AnyView>,
}

/// Begins an element.
pub(crate) fn el(tag: &'static str) -> El {
    El { tag, attributes: Vec::new(), children: Vec::new() }
}

/// Begins a push button of that look (`primary`, `secondary` or `quiet`) with that label.
pub(crate) fn button(look: &'static str, label: impl Into<String>) -> El {
    el("button").attr("type", "button").class(look).text(label)
}

impl El {
    /// An attribute that stays as it is.
    pub(crate) fn attr(self, name: &'static str, value: impl Into<String>) -> Self {
        self.with_attr(name, value.into())
    }

    fn with_attr(mut self, name: &'static str, value: String) -> Self {
        self.attributes.push(custom_attribute(name, value).into_any_attr());
        self
    }

    /// An attribute that is there or not, such as `hidden`.
    pub(crate) fn flag(self, name: &'static str, is_there: bool) -> Self {
        if is_there { self.with_attr(name, String::new()) } else { self }
    }

    /// An attribute that is there where there is a value.
    pub(crate) fn maybe(self, name: &'static str, value: Option<String>) -> Self {
        match value {
            Some(value) => self.with_attr(name, value),
            None => self,
        }
    }

    /// An attribute that follows what it reads; not there while that is `None`.
    pub(crate) fn live(
        mut self,
        name: &'static str,
        read: impl Fn() -> Option<String> + Send + Sync + 'static,
    ) -> Self {
        self.attributes.push(custom_attribute(name, Signal::derive(read)).into_any_attr());
        self
    }

    /// An attribute that is there while the condition holds.
    pub(crate) fn live_flag(self, name: &'static str, read: impl Fn() -> bool + Send + Sync + 'static) -> Self {
        self.live(name, move || read().then(String::new))
    }

    /// Its class.
    pub(crate) fn class(self, class: &'static str) -> Self {
        self.attr("class", class)
    }

    /// Its id.
    pub(crate) fn id(self, id: impl Into<String>) -> Self {
        self.attr("id", id)
    }

    /// Its role.
    pub(crate) fn role(self, role: &'static str) -> Self {
        self.attr("role", role)
    }

    /// What happens on an event.
    pub(crate) fn on(mut self, name: &'static str, act: impl FnMut(Event) + 'static) -> Self {
        let act: Box<dyn FnMut(Event)> = Box::new(act);
        self.attributes.push(event::on(ev::Custom::<Event>::new(name), act).into_any_attr());
        self
    }

    /// What happens when it is pressed.
    pub(crate) fn press(self, mut act: impl FnMut() + 'static) -> Self {
        self.on("click", move |_| act())
    }

    /// A part in it.
    pub(crate) fn child(mut self, child: AnyView) -> Self {
        self.children.push(child);
        self
    }

    /// An element in it.
    pub(crate) fn with(self, child: Self) -> Self {
        self.child(child.view())
    }

    /// Parts in it.
    pub(crate) fn children(mut self, children: impl IntoIterator<Item = AnyView>) -> Self {
        self.children.extend(children);
        self
    }

    /// A text in it.
    pub(crate) fn text(self, text: impl Into<String>) -> Self {
        self.child(text.into().into_any())
    }

    /// A text in it that follows what it reads.
    pub(crate) fn live_text(self, read: impl Fn() -> String + Send + Sync + 'static) -> Self {
        self.child(Signal::derive(read).into_any())
    }

    /// The element as a part of the page.
    pub(crate) fn view(self) -> AnyView {
        custom(self.tag).child(self.children).add_any_attr(self.attributes).into_any()
    }
}

/// A part that is made anew when what it reads changes.
pub(crate) fn part(make: impl Fn() -> AnyView + Send + Sync + 'static) -> AnyView {
    boxed_part(Arc::new(make))
}

fn boxed_part(make: Arc<dyn Fn() -> AnyView + Send + Sync>) -> AnyView {
    (move || make()).into_any()
}

/// Several parts in a row.
pub(crate) fn parts(parts: impl IntoIterator<Item = AnyView>) -> AnyView {
    parts.into_iter().collect::<Vec<_>>().into_any()
}

/// No part.
pub(crate) fn nothing() -> AnyView {
    ().into_any()
}
