//! A rule that comes with its command.
//!
//! Most commands are carried out by [`super::apply`]'s own rules, which are therefore in the first download. What few need
//! is made by code that is loaded on demand, and the command brings the rule along: only so it is loaded with that code,
//! too (`docs/performance.md`).

use std::fmt;

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
