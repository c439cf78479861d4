//! The colour of the state or grade of a KPI (`style/overview.css`).

use keikaku::figures::progress::{ProgressState, Verdict};

/// The classes that set the colour of a state or grade. If a rule has several grades between the best and the worst,
/// two neighbouring grades have different colours.
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
