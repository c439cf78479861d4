//! Going to the place of a finding.

use keikaku::checks::{FindingPlace, RowPlace};
use keikaku::session::plan_view::PlanView;
use keikaku::session::record_list::RecordFilter;
use keikaku::value::PlanId;
use leptos::prelude::*;

use crate::ui::app::field::place;
use crate::ui::app::focus;
use crate::ui::app::report::view_of;
use crate::ui::app::view::EditorView;

impl EditorView {
    /// Opens the view with the place of a finding and moves the focus to that place.
    pub(crate) fn go_to(self, plan: PlanId, place: FindingPlace) {
        if let FindingPlace::Evaluation(place) = place {
            let shown = |view: &mut PlanView| (view.year, view.evaluated) = (Some(place.year), place.indicator());
            self.plan_view(plan).update(shown);
        }
        if let FindingPlace::Indicator { row_place: RowPlace::Record(record, _), .. } = place {
            let shown = |view: &mut PlanView| (view.records, view.sought) = (RecordFilter::default(), Some(record));
            self.plan_view(plan).update(shown);
        }
        let (navigation, route) = (self.editor.navigation, view_of(plan, place));
        if navigation.route.get_untracked() == route {
            self.focus_place(place);
        } else {
            navigation.go_and_focus(route, place);
        }
    }

    /// Moves the focus to the place of a finding once its view is shown. 詳細 are opened if the place is among them.
    pub(crate) fn focus_place(self, place: FindingPlace) {
        leptos::task::spawn_local(async move {
            leptos::task::tick().await;
            if let FindingPlace::Indicator { id, row_place } = place
                && place::is_in_details(row_place)
                && let Some(grid_state) = self.grid_state()
            {
                grid_state.drawer.set(Some(id));
            }
            match place {
                FindingPlace::Fact(fact) => focus::focus_when_present(vec![place::of_fact(fact)]),
                FindingPlace::Text(at) => focus::focus_when_present(place::of_text_or_section(at)),
                FindingPlace::Evaluation(at) => focus::focus_when_present(vec![place::of_evaluation(at)]),
                FindingPlace::Indicator { id, row_place } => {
                    focus::focus_when_present(vec![place::of_field(place::of_finding(id, row_place))]);
                }
                FindingPlace::Heading(_) | FindingPlace::Column(_) => {
                    focus::focus_after_update(vec!["main".to_owned()]);
                }
            }
        });
    }
}
