//! Combination of an answer in two cells, the figure and its state, into the one field of a returned file.
//!
//! Where the two contradict each other, their earlier content shows which is outdated: a state 集計中 beside a figure that was
//! filled in since, or a figure beside a state that was chosen since. Where this does not decide, both are written; that is no
//! figure, so it is listed and never imported.

use crate::columns::answer_book::certainty_of;
use crate::plan::cell::{Cell, Certainty, State};
use crate::value::width::{key, trim};

/// The field for these two cells, each `None` if the sheet has no cell for it; `stood` is their content when the book was
/// written, if known.
pub(super) fn combined(figure: Option<&str>, status: Option<&str>, stood: Option<(&str, &str)>) -> String {
    let (was_figure, was_status) = stood.unwrap_or_default();
    let (figure, status) = (trim(figure.unwrap_or(was_figure)), trim(status.unwrap_or(was_status)));
    let is_old_figure = stood.is_some() && says_the_same(figure, was_figure);
    let is_old_status = stood.is_some() && key(status) == key(was_status);
    match (figure.is_empty(), certainty_of(status)) {
        _ if status.is_empty() => figure.to_owned(),
        // Without a figure, a state about its certainty has no meaning.
        (true, Some(Certainty::Final)) => String::new(),
        (true, Some(_)) if is_old_status => String::new(),
        (true, _) => status.to_owned(),
        (false, Some(certainty)) => certain(figure, status, certainty),
        (false, None) if key(figure) == key(status) => status.to_owned(),
        (false, None) if is_old_status && !is_old_figure => figure.to_owned(),
        (false, None) if is_old_figure && !is_old_status => status.to_owned(),
        (false, None) => both(figure, status),
    }
}

/// A figure whose state is a certainty, such as 確定 or 速報.
fn certain(figure: &str, status: &str, certainty: Certainty) -> String {
    match Cell::read(figure, "").state {
        State::Number { certainty: own, .. } if own == certainty => figure.to_owned(),
        State::Number { certainty: Certainty::Final, .. } => format!("{figure}({})", certainty.word()),
        State::Unread | State::Blank if certainty == Certainty::Final => figure.to_owned(),
        _ => both(figure, status),
    }
}

fn both(figure: &str, status: &str) -> String {
    format!("{figure} / {status}")
}

/// Whether two texts are equal, or are the same figure.
pub(super) fn says_the_same(one: &str, other: &str) -> bool {
    let amount = |text: &str| Cell::read(text, "").amount();
    key(one) == key(other) || amount(one).is_some_and(|one| Some(one) == amount(other))
}
