//! All attributes and listeners of an element, as one [`Attribute`] of the renderer.
//!
//! The renderer's own list of attributes can also hold markup as a string, and so brings the means to set it along, which
//! Trusted Types forbid (`decisions.md` 25); here there is none.

use std::sync::{Arc, Mutex};

use leptos::reactive::effect::RenderEffect;
use leptos::tachys::html::attribute::{Attribute, NextAttribute};
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, Event};

/// What happens on an event.
pub(crate) type Act = Arc<Mutex<dyn FnMut(Event) + Send>>;

/// What an attribute follows.
pub(crate) type Read = Arc<dyn Fn() -> Option<String> + Send + Sync>;

/// Attributes and listeners.
#[derive(Clone, Default)]
pub(crate) struct Attributes(Vec<One>);

#[derive(Clone)]
enum One {
    Fixed(&'static str, String),
    Live(&'static str, Read),
    Listener(&'static str, Act),
}

/// What is kept of them while the element is there.
pub(crate) struct Set {
    element: Element,
    names: Vec<&'static str>,
    live: Vec<RenderEffect<()>>,
    listeners: Vec<Listener>,
}

/// A listener, which goes with what it was made for.
struct Listener {
    element: Element,
    name: &'static str,
    closure: Closure<dyn FnMut(Event)>,
}

impl Drop for Listener {
    fn drop(&mut self) {
        // One that is not there any more is as good.
        let _ = self.element.remove_event_listener_with_callback(self.name, self.closure.as_ref().unchecked_ref());
    }
}

impl std::fmt::Debug for Attributes {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Attributes")
    }
}

impl Attributes {
    /// Adds one that stays as it is.
    pub(crate) fn fixed(&mut self, name: &'static str, value: &str) {
        self.0.push(One::Fixed(name, value.to_owned()));
    }

    /// Adds one that follows what it reads.
    pub(crate) fn live(&mut self, name: &'static str, value: Read) {
        self.0.push(One::Live(name, value));
    }

    /// Adds a listener.
    pub(crate) fn listener(&mut self, name: &'static str, act: Act) {
        self.0.push(One::Listener(name, act));
    }
}

impl Set {
    fn put(&mut self, one: One) {
        match one {
            One::Fixed(name, value) => {
                self.names.push(name);
                put(&self.element, name, Some(&value));
            }
            One::Live(name, value) => {
                self.names.push(name);
                let element = self.element.clone();
                self.live.push(RenderEffect::new(move |_| put(&element, name, value().as_deref())));
            }
            One::Listener(name, act) => {
                let act = move |event| {
                    // An event that is sent while its own listener runs has no hand free to take it.
                    if let Ok(mut act) = act.try_lock() {
                        act(event);
                    }
                };
                let closure = Closure::wrap(Box::new(act) as Box<dyn FnMut(Event)>);
                let _ = self.element.add_event_listener_with_callback(name, closure.as_ref().unchecked_ref());
                self.listeners.push(Listener { element: self.element.clone(), name, closure });
            }
        }
    }
}

/// Sets or takes away an attribute. The names are our own, so the browser refuses none.
pub(crate) fn put(element: &Element, name: &str, value: Option<&str>) {
    let _ = match value {
        Some(value) => element.set_attribute(name, value),
        None => element.remove_attribute(name),
    };
}

impl Attribute for Attributes {
    const MIN_LENGTH: usize = 0;

    type AsyncOutput = Self;
    type State = Set;
    type Cloneable = Self;
    type CloneableOwned = Self;

    fn html_len(&self) -> usize {
        0
    }

    fn to_html(self, _: &mut String, _: &mut String, _: &mut String, _: &mut String) {}

    fn hydrate<const FROM_SERVER: bool>(self, element: &Element) -> Set {
        self.build(element)
    }

    fn build(self, element: &Element) -> Set {
        let mut set = Set { element: element.clone(), names: Vec::new(), live: Vec::new(), listeners: Vec::new() };
        for one in self.0 {
            set.put(one);
        }
        set
    }

    fn rebuild(self, set: &mut Set) {
        set.live.clear();
        set.listeners.clear();
        for name in std::mem::take(&mut set.names) {
            put(&set.element, name, None);
        }
        for one in self.0 {
            set.put(one);
        }
    }

    fn into_cloneable(self) -> Self {
        self
    }

    fn into_cloneable_owned(self) -> Self {
        self
    }

    fn dry_resolve(&mut self) {}

    async fn resolve(self) -> Self {
        self
    }
}

impl NextAttribute for Attributes {
    type Output<New: Attribute> = (Self, New);

    fn add_any_attr<New: Attribute>(self, new: New) -> (Self, New) {
        (self, new)
    }
}
