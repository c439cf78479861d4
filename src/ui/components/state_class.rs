//! The colour of a state of 概況 (`style/overview.css`).

use keikaku::figures::progress::ProgressState;

/// The class that gives a state its colour.
pub(crate) fn state_class(state: ProgressState) -> &'static str {
    match state {
        ProgressState::Met => "is-met",
        ProgressState::OnTrack => "is-on-track",
        ProgressState::Below => "is-below",
        ProgressState::Running => "is-running",
        ProgressState::Open => "is-open",
        ProgressState::Unsure => "is-unsure",
        ProgressState::NotEntered => "is-not-entered",
    }
}
