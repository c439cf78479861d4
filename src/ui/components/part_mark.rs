//! The mark before the name of a KPI that is a part of another one (うち).

use leptos::prelude::*;

/// The mark; `None` if it is blank.
pub(crate) fn part_mark(mark: &'static str) -> Option<AnyView> {
    (!mark.is_empty()).then(|| view! { <span class="part-mark">{mark}</span> }.into_any())
}
