//! A rule that comes with its command, and what only that rule looks into.
//!
//! Most commands are carried out by [`super::apply`]'s own rules, which are therefore in the first download. What few need
//! is made by code that is loaded on demand, and the command brings the rule along: only so it is loaded with that code,
//! too (`docs/performance.md`).

use std::fmt;
use std::sync::Arc;

/// How a command is carried out; `F` is the function's type. All commands of one type bring the same one, so that it counts
/// for nothing where commands are compared.
#[derive(Clone, Copy)]
pub(super) struct Rule<F>(pub(super) F);

impl<F> PartialEq for Rule<F> {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl<F> Eq for Rule<F> {}

impl<F> fmt::Debug for Rule<F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Rule")
    }
}

/// A value that the first download carries and cannot look into: even letting go of it is the business of the code that
/// made it.
pub(super) struct Held<T>(Arc<dyn Holds<T>>);

trait Holds<T>: fmt::Debug + Send + Sync {
    fn value(&self) -> &T;
}

impl<T: fmt::Debug + Send + Sync> Holds<T> for T {
    fn value(&self) -> &T {
        self
    }
}

impl<T: fmt::Debug + Send + Sync + 'static> Held<T> {
    pub(super) fn new(value: T) -> Self {
        Self(Arc::new(value))
    }
}

impl<T> Held<T> {
    pub(super) fn value(&self) -> &T {
        (*self.0).value()
    }
}

impl<T> Clone for Held<T> {
    fn clone(&self) -> Self {
        Self(Arc::clone(&self.0))
    }
}

impl<T: PartialEq> PartialEq for Held<T> {
    fn eq(&self, other: &Self) -> bool {
        self.value() == other.value()
    }
}

impl<T: Eq> Eq for Held<T> {}

impl<T> fmt::Debug for Held<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}
