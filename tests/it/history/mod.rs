//! Undo and redo: laws for any work, and the steps as the user sees them.

#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot be set up has failed")]

mod laws;
mod merged;
mod other_tabs;
mod scopes;
mod steps;
