//! The small chart of each row: a place in the row group, empty until the charts are drawn, some at a time; each follows
//! its row.
//!
//! Nothing waits for it and nothing moves when a chart appears. Rows come and go while it draws, so that it looks for
//! places without a chart whenever the order of rows has changed, until there are none.

use std::time::Duration;

use keikaku::id::IndicatorId;
use keikaku::wording::Label;
use leptos::prelude::*;
use leptos::tachys::view::any_view::AnyViewState;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use crate::ui::app::AppState;
use crate::ui::app::grid_state::{GridState, RowSignals};
use crate::ui::app::route::Route;
use crate::ui::components::chart::KpiChart;
use crate::ui::components::chart::small_chart::SmallChart;
use crate::ui::components::el::{El, el, group};

/// How many charts are drawn in one go, in a time that no hand notices.
const AT_ONCE: usize = 12;
/// How long to wait for rows that are still to be made.
const LOOK_AGAIN: Duration = Duration::from_millis(20);

/// The place in a row group.
pub(crate) fn picture_cell(id: IndicatorId) -> El {
    el("td").role("gridcell").class("picture").id(place(id))
}

fn place(id: IndicatorId) -> String {
    format!("picture-{id}")
}

fn element(id: IndicatorId) -> Option<HtmlElement> {
    document().get_element_by_id(&place(id))?.dyn_into().ok()
}

/// The link to 進み具合; while it is there, the places of the open grid have their charts.
pub(crate) fn row_pictures(app: AppState, grid_state: GridState) -> El {
    let gallery = Gallery { app, hung: StoredValue::new_local(Vec::new()), search: StoredValue::new(0) };
    Effect::new(move |_| {
        grid_state.shown();
        gallery.begin_search(grid_state.clone());
    });
    let plan = app.route.get_untracked().plan();
    let link = |plan| el("a").attr("href", Route::Overview(plan).fragment()).text(app.label(Label::SeeOverview));
    group().with_some(plan.map(link))
}

/// The charts that there are.
#[derive(Clone, Copy)]
struct Gallery {
    app: AppState,
    hung: StoredValue<Vec<Hung>, LocalStorage>,
    /// Which search is under way, by a number that grows.
    search: StoredValue<u32>,
}

/// A chart in its place.
struct Hung {
    id: IndicatorId,
    place: HtmlElement,
    /// Follows its row, and ends with this.
    _chart: UnmountHandle<AnyViewState>,
}

impl Gallery {
    fn begin_search(self, grid_state: GridState) {
        self.search.try_update_value(|search| *search += 1);
        self.look_later(grid_state, Duration::ZERO);
    }

    fn look_later(self, grid_state: GridState, wait: Duration) {
        let search = self.search.try_get_value();
        let look = move || {
            // The grid may be closed by then, or another search have begun.
            if search.is_some() && self.search.try_get_value() == search {
                self.look(grid_state);
            }
        };
        // Without timers the charts stay away.
        let _ = set_timeout_with_handle(look, wait);
    }

    /// Draws some, and looks again until all are there.
    fn look(self, grid_state: GridState) {
        self.hung.try_update_value(|hung| hung.retain(|one| one.place.is_connected()));
        let rows = grid_state.shown_ids();
        let (mut drawn, mut are_all_made) = (0, true);
        for (id, at) in rows.into_iter().zip(0..) {
            if self.is_hung(id, at) {
                continue;
            }
            if drawn == AT_ONCE {
                return self.look_later(grid_state, Duration::ZERO);
            }
            match (element(id), grid_state.row(id)) {
                (Some(element), Some(row)) => self.hang(&grid_state, row, id, element),
                _ => are_all_made = false,
            }
            drawn += 1;
        }
        if !are_all_made {
            self.look_later(grid_state, LOOK_AGAIN);
        }
    }

    /// Whether a row has its chart, which most often hangs where the row stands.
    fn is_hung(self, id: IndicatorId, likely: usize) -> bool {
        let is = |one: &Hung| one.id == id;
        let is_there = |hung: &Vec<Hung>| hung.get(likely).is_some_and(is) || hung.iter().any(is);
        self.hung.try_with_value(is_there) == Some(true)
    }

    fn hang(self, grid_state: &GridState, row: RowSignals, id: IndicatorId, place: HtmlElement) {
        let (frame, words) = (grid_state.frame.get_untracked().1, self.app.words());
        let chart = move || {
            let chart = Memo::new(move |_| row.view.with(|row| KpiChart::small(&row.indicator, frame.span(), words)));
            view! { <SmallChart chart /> }.into_any()
        };
        let hung = Hung { id, _chart: mount_to(place.clone(), chart), place };
        self.hung.try_update_value(|all| all.push(hung));
    }
}
