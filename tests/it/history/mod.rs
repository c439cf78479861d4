//! Undo and redo: what holds for any work at all, and the steps as a person meets them.

#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot be set up has failed")]

mod laws;
mod merged;
mod other_tabs;
mod scopes;
mod steps;
