//! What a person is doing with each plan, which lasts as long as the page: who looks something up in another view finds it again.

use keikaku::value::PlanId;
use leptos::prelude::*;

/// A value of each plan for which one was asked.
#[derive(Debug)]
pub(crate) struct ByPlan<T: 'static>(Vec<(PlanId, ArcRwSignal<T>)>);

impl<T> Default for ByPlan<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T: Send + Sync + 'static> ByPlan<T> {
    /// The value of that plan; `first` as long as there was none.
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
