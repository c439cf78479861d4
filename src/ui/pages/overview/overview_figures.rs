//! The figures that the parts of 概況 show.

use std::sync::Arc;

use keikaku::figures::progress::{self, ProgressEntry, Verdict};
use keikaku::plan::Plan;
use keikaku::session::plan_view::PlanView;
use keikaku::value::FiscalYear;
use leptos::prelude::*;

use crate::browser::clock;
use crate::ui::app::OpenPlan;

/// A handle for what the parts of the view show. It follows the plan, the year, the filters and the order.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Overview {
    /// The user's choices of what is shown.
    pub(crate) view: RwSignal<PlanView>,
    figures: Memo<Option<Arc<OverviewFigures>>>,
}

/// The figures of 概況 at one moment.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct OverviewFigures {
    /// The plan.
    pub(crate) plan: Arc<Plan>,
    /// The year of all figures.
    pub(crate) year: FiscalYear,
    /// The KPIs in the chosen groups and sections, in the order of the grid.
    pub(crate) counted: Vec<ProgressEntry>,
    /// The KPIs of the list: the KPIs of `counted` in the chosen state, sorted.
    pub(crate) listed: Vec<ProgressEntry>,
}

impl Overview {
    /// Provides what the view shows of the plan, for [`use_overview`].
    pub(super) fn provide(open: OpenPlan) -> Self {
        let view = open.view;
        let figures = Memo::new(move |_| {
            let plan = open.read(Arc::clone)?;
            let figures = view.with(|view| {
                let today = clock::today();
                let counted = view.counted(&plan, today);
                let (year, listed) = (view.year_of(&plan, today), view.listed(&plan, &counted));
                OverviewFigures { plan, year, counted, listed }
            });
            Some(Arc::new(figures))
        });
        let overview = Self { view, figures };
        provide_context(overview);
        overview
    }

    /// The current figures, tracked; `None` once the plan is gone.
    pub(crate) fn figures(self) -> Option<Arc<OverviewFigures>> {
        self.figures.get()
    }

    /// The current figures, untracked, for event handlers.
    pub(crate) fn figures_now(self) -> Option<Arc<OverviewFigures>> {
        self.figures.get_untracked()
    }
}

/// What the view shows, from the context.
pub(super) fn use_overview() -> Overview {
    expect_context()
}

impl OverviewFigures {
    /// The number of KPIs in each state or with each grade.
    pub(crate) fn counts(&self) -> Vec<(Verdict, usize)> {
        progress::tally(&self.plan, self.year, &self.counted)
    }
}
