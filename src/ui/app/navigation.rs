//! The view that is shown, which is named by the address of the page.

use keikaku::checks::FindingPlace;
use keikaku::session::route::Route;
use leptos::prelude::*;

/// The view that is shown, as a handle. It knows no other part of the page.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Navigation {
    /// The view.
    pub(crate) route: RwSignal<Route>,
    arrival: StoredValue<Arrival>,
}

/// The focus and the message of the view that is about to be shown.
#[derive(Debug, Default)]
pub(super) struct Arrival {
    /// The place that gets the focus there.
    pub(super) place: Option<FindingPlace>,
    /// The message that is shown there.
    pub(super) message: Option<String>,
}

impl Navigation {
    /// The view that the address names.
    pub(super) fn open() -> Self {
        Self { route: RwSignal::new(current_route()), arrival: StoredValue::new(Arrival::default()) }
    }

    /// Goes to another view.
    pub(crate) fn go(self, route: Route) {
        if self.route.get_untracked() != route {
            // The listener for changes of the address shows the view. If the browser refuses the address, the view does
            // not change.
            let _ = window().location().set_hash(&route.fragment());
        }
    }

    /// Goes to another view, and moves the focus there to the place of a finding.
    pub(crate) fn go_and_focus(self, route: Route, place: FindingPlace) {
        self.arrival.try_update_value(|arrival| arrival.place = Some(place));
        self.go(route);
    }

    /// Goes to another view, and shows there a message that something succeeded.
    pub(crate) fn go_and_say(self, route: Route, text: String) {
        self.arrival.try_update_value(|arrival| arrival.message = Some(text));
        self.go(route);
    }

    /// Whether the address names another view than the view that is shown.
    pub(crate) fn is_elsewhere(self) -> bool {
        self.route.get_untracked() != current_route()
    }

    /// Follows the address after it has changed.
    pub(super) fn follow_address(self) {
        self.route.set(current_route());
    }

    /// Takes the arrival for the view that is shown now, so that it applies only once.
    pub(super) fn take_arrival(self) -> Arrival {
        self.arrival.try_update_value(std::mem::take).unwrap_or_default()
    }
}

fn current_route() -> Route {
    Route::read(&window().location().hash().unwrap_or_default())
}
