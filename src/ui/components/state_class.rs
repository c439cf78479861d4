//! The colour of a word of 概況 (`style/overview.css`).

use keikaku::figures::progress::{ProgressState, Verdict};

/// The classes that give a word its colour. Of several words between the best and the worst of a rule, neighbours differ.
pub(crate) fn state_class(of: Verdict) -> &'static str {
    match of.state {
        ProgressState::Met => "is-met",
        ProgressState::OnTrack if of.place_between > 0 && of.place_between.is_multiple_of(2) => "is-on-track is-next",
        ProgressState::OnTrack => "is-on-track",
        ProgressState::Below => "is-below",
        ProgressState::Running => "is-running",
        ProgressState::Open => "is-open",
        ProgressState::Unsure => "is-unsure",
        ProgressState::NotEntered => "is-not-entered",
    }
}
