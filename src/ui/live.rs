//! Values that views follow: [`Live`], a handle that is copied freely and goes with the view that made it, and
//! [`ArcLive`], which lives as long as somebody holds it.
//!
//! They stand on the reactive graph's triggers, which are of one type. Its own signals and memos are compiled anew
//! for every type that they hold, some 3 KB each; here that is a lock and a copy (`docs/performance.md`).

use std::any::Any;
use std::marker::PhantomData;
use std::sync::{Arc, PoisonError, RwLock};

use reactive_graph::effect::RenderEffect;
use reactive_graph::owner::{StoredValue, on_cleanup};
use reactive_graph::prelude::*;
use reactive_graph::signal::ArcTrigger;

/// What a live value may hold.
pub(crate) trait Value: Send + Sync + 'static {}

impl<T: Send + Sync + 'static> Value for T {}

/// A value that is followed, for as long as it is held.
#[derive(Debug)]
pub(crate) struct ArcLive<T> {
    value: Arc<RwLock<T>>,
    readers: ArcTrigger,
}

impl<T> Clone for ArcLive<T> {
    fn clone(&self) -> Self {
        Self { value: Arc::clone(&self.value), readers: self.readers.clone() }
    }
}

impl<T: Value + Default> Default for ArcLive<T> {
    fn default() -> Self {
        Self::new(T::default())
    }
}

impl<T: Value> ArcLive<T> {
    pub(crate) fn new(value: T) -> Self {
        Self { value: Arc::new(RwLock::new(value)), readers: ArcTrigger::new() }
    }

    /// Reads it; who reads will be called again.
    pub(crate) fn with<R>(&self, read: impl FnOnce(&T) -> R) -> R {
        self.readers.track();
        self.with_untracked(read)
    }

    /// Reads it once.
    pub(crate) fn with_untracked<R>(&self, read: impl FnOnce(&T) -> R) -> R {
        read(&self.value.read().unwrap_or_else(PoisonError::into_inner))
    }

    pub(crate) fn get(&self) -> T
    where
        T: Clone,
    {
        self.with(T::clone)
    }

    pub(crate) fn get_untracked(&self) -> T
    where
        T: Clone,
    {
        self.with_untracked(T::clone)
    }

    /// Changes it and calls who follows it.
    pub(crate) fn update(&self, change: impl FnOnce(&mut T)) {
        change(&mut self.value.write().unwrap_or_else(PoisonError::into_inner));
        self.readers.notify();
    }

    pub(crate) fn set(&self, value: T) {
        self.update(|kept| *kept = value);
    }
}

/// A value that is followed, as a handle. Once the view that made it is gone, it reads as its type's default, and
/// writing to it does nothing.
#[derive(Debug)]
pub(crate) struct Live<T>(StoredValue<Erased>, PhantomData<fn() -> T>);

/// A value of any type: only so is the arena compiled once.
#[derive(Clone, Debug)]
struct Erased {
    value: Arc<dyn Any + Send + Sync>,
    readers: ArcTrigger,
}

impl<T> Clone for Live<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Live<T> {}

impl<T: Value> Live<T> {
    pub(crate) fn new(value: T) -> Self {
        let ArcLive { value, readers } = ArcLive::new(value);
        Self(store(Erased { value, readers }), PhantomData)
    }

    /// Changes it and calls who follows it.
    pub(crate) fn update(self, change: impl FnOnce(&mut T)) {
        let Some(kept) = kept(self.0, false) else { return };
        if let Some(value) = kept.value.downcast_ref::<RwLock<T>>() {
            change(&mut value.write().unwrap_or_else(PoisonError::into_inner));
        }
        kept.readers.notify();
    }

    pub(crate) fn set(self, value: T) {
        self.update(|kept| *kept = value);
    }

    /// Calls who reads it now again when it changes.
    pub(crate) fn track(self) {
        let _ = kept(self.0, true);
    }
}

impl<T: Value + Default> Live<T> {
    fn read<R>(self, is_tracked: bool, read: impl FnOnce(&T) -> R) -> R {
        let kept = kept(self.0, is_tracked);
        match kept.as_ref().and_then(|kept| kept.value.downcast_ref::<RwLock<T>>()) {
            Some(value) => read(&value.read().unwrap_or_else(PoisonError::into_inner)),
            None => read(&T::default()),
        }
    }

    /// Reads it; who reads will be called again.
    pub(crate) fn with<R>(self, read: impl FnOnce(&T) -> R) -> R {
        self.read(true, read)
    }

    /// Reads it once.
    pub(crate) fn with_untracked<R>(self, read: impl FnOnce(&T) -> R) -> R {
        self.read(false, read)
    }

    pub(crate) fn get(self) -> T
    where
        T: Clone,
    {
        self.with(T::clone)
    }

    pub(crate) fn get_untracked(self) -> T
    where
        T: Clone,
    {
        self.with_untracked(T::clone)
    }
}

/// A value that is worked out from others, and changes only where the outcome does.
pub(crate) fn derived<T: Value + Default + PartialEq>(read: impl Fn() -> T + Send + Sync + 'static) -> Live<T> {
    let live = Live::new(T::default());
    follow(Box::new(move || {
        let now = read();
        if live.with_untracked(|kept| *kept != now) {
            live.set(now);
        }
    }));
    live
}

/// Acts at once, and again whenever what it read has changed, until the view that asked for it is gone.
fn follow(act: Box<dyn Fn() + Send + Sync>) {
    let effect = RenderEffect::new(move |_| act());
    on_cleanup(move || drop(effect));
}

#[inline(never)]
fn store(value: Erased) -> StoredValue<Erased> {
    StoredValue::new(value)
}

#[inline(never)]
fn kept(stored: StoredValue<Erased>, is_tracked: bool) -> Option<Erased> {
    let kept = stored.try_get_value()?;
    if is_tracked {
        kept.readers.track();
    }
    Some(kept)
}
