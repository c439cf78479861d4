//! The document of a plan: what it can contain, the effect of typing in it, and what is kept when the form changes.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test that cannot be set up, or does not find what it names, has failed"
)]

mod filing;
mod model;
mod passages;
mod printed;
mod printed_figures;
mod replacing;
mod work;

use keikaku::plan::{DocumentPlace, Plan};

fn place(printed: &str) -> DocumentPlace {
    printed.parse().unwrap()
}

/// The text at that place.
fn text<'p>(plan: &'p Plan, printed: &str) -> &'p str {
    plan.document.text(place(printed))
}

/// The plan with these texts.
fn with(plan: &Plan, texts: &[(&str, &str)]) -> Plan {
    let mut plan = plan.clone();
    for (at, text) in texts {
        plan.document.set(place(at), text);
    }
    plan
}
