//! State of the page for each plan, such as unfinished choices. It lasts until the page is closed, so that a person who
//! looks something up in another view finds it unchanged.

use keikaku::value::PlanId;
use leptos::prelude::*;

/// A signal for each plan whose value was requested.
#[derive(Debug)]
pub(crate) struct ByPlan<T: 'static>(Vec<(PlanId, ArcRwSignal<T>)>);

impl<T> Default for ByPlan<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T: Send + Sync + 'static> ByPlan<T> {
    /// The signal of the plan. It is created with the value `first` at the first call.
    pub(super) fn signal(&mut self, plan: PlanId, first: T) -> ArcRwSignal<T> {
        if let Some((_, kept)) = self.0.iter().find(|(of, _)| *of == plan) {
            return kept.clone();
        }
        let kept = ArcRwSignal::new(first);
        self.0.push((plan, kept.clone()));
        kept
    }

    /// Forgets the values of all plans.
    pub(super) fn clear(&mut self) {
        self.0.clear();
    }
}
