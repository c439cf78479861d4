//! Forms: those that come with the program, and a form of a future year, which only the tests have.

use std::sync::Arc;

use keikaku::plan::{BuiltIn, Form};
use proptest::prelude::*;
use proptest::sample::select;

/// The file of the fifth form: other numbers, other facts, one section that no other form has, other headings in the
/// table.
pub(crate) const FIFTH: &str = include_str!("../../forms/fifth.json");

/// The fifth form.
pub(crate) fn fifth() -> Arc<Form> {
    Arc::new(Form::from_json(FIFTH).expect("a form"))
}

/// Any form that a plan can have.
pub(crate) fn form() -> impl Strategy<Value = Arc<Form>> {
    select(BuiltIn::ALL.iter().copied().map(BuiltIn::form).chain([fifth()]).collect::<Vec<_>>())
}
