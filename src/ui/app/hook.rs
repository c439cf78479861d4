//! A place at which a part of the page calls one that stands above it and that it does not know.

use leptos::prelude::*;

/// What is called; nothing until it is set, while the page is put together.
#[derive(Debug)]
pub(crate) struct Hook<T: 'static = ()>(StoredValue<Option<Callback<T>>>);

impl<T> Clone for Hook<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Hook<T> {}

impl<T: 'static> Hook<T> {
    /// The hook at which nothing is called yet.
    pub(crate) fn new() -> Self {
        Self(StoredValue::new(None))
    }

    /// Sets what is called.
    pub(crate) fn set(self, act: impl Fn(T) + Send + Sync + 'static) {
        self.0.set_value(Some(Callback::new(act)));
    }

    /// Calls it.
    pub(crate) fn run(self, value: T) {
        if let Some(act) = self.0.try_get_value().flatten() {
            act.run(value);
        }
    }
}
