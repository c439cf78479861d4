//! Creates elements only for the visible rows of a long table, and some rows above and below, so that tables of any
//! length are fast.

use std::ops::Range;
use std::time::Duration;

use leptos::ev;
use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::Element;

use crate::browser::{print, screen};

/// The number of rows that exist above and below the visible rows. The window moves by this number at a time.
const SPARE_ROWS: usize = 8;
/// The number of rows that exist at first.
const FIRST_ROWS: usize = 40;

/// The range of places of these rows, which follow one another; `0..count` if there are no rows.
pub(crate) fn places(rows: &[(String, usize)], count: usize) -> Range<usize> {
    rows.first().zip(rows.last()).map_or(0..count, |((_, first), (_, last))| *first..last + 1)
}

/// The window on the rows of a table, as a handle. All rows must have the same height.
#[derive(Clone, Copy)]
pub(crate) struct RowWindow {
    /// The element around the table.
    pub(crate) frame: NodeRef<html::Div>,
    /// Whether the table scrolls with the page; otherwise it scrolls within its frame.
    scrolls_with_page: bool,
    /// The first row that exists, and the number of rows that exist.
    shown: RwSignal<(usize, usize)>,
    row_height: RwSignal<usize>,
    /// The first visible row, and the number of visible rows; at first all rows count as visible.
    in_sight: StoredValue<(usize, usize)>,
    /// The keys and places of the rows that were last wanted.
    before: StoredValue<Vec<(String, usize)>>,
    /// Changes when the rows outside of the visible part are to be created.
    turn: RwSignal<usize>,
}

impl RowWindow {
    /// A window at the top of a table that scrolls within its frame. `row_height` is the height of a row in pixels
    /// until a row is measured.
    pub(crate) fn new(row_height: usize) -> Self {
        Self::open(row_height, false)
    }

    /// A window on a table that scrolls with the page. All rows exist while the browser prints, and on narrow screens,
    /// where the rows are cards of different heights.
    pub(crate) fn on_page(row_height: usize) -> Self {
        let window = Self::open(row_height, true);
        let scrolled = window_event_listener(ev::scroll, move |_| window.measure());
        on_cleanup(move || scrolled.remove());
        print::follow_printing(move |begins| if begins { window.show_all() } else { window.measure() });
        window
    }

    fn open(row_height: usize, scrolls_with_page: bool) -> Self {
        let window = Self {
            frame: NodeRef::new(),
            scrolls_with_page,
            shown: RwSignal::new((0, FIRST_ROWS)),
            row_height: RwSignal::new(row_height),
            in_sight: StoredValue::new((0, usize::MAX)),
            before: StoredValue::new(Vec::new()),
            turn: RwSignal::new(0),
        };
        let resized = window_event_listener(ev::resize, move |_| window.measure());
        on_cleanup(move || resized.remove());
        window
    }

    /// Updates the window to the scroll position of the table and the size of the visible part.
    pub(crate) fn measure(self) {
        let Some((frame, scroller, start)) = self.places() else { return };
        if self.scrolls_with_page && screen::is_narrow() {
            return self.show_all();
        }
        let height = self.measure_row(&frame);
        let rows = |pixels: i32| usize::try_from(pixels).unwrap_or_default() / height;
        let (top, seen) = (rows(scroller.scroll_top() - start), rows(scroller.client_height()));
        self.in_sight.set_value((top, seen + 1));
        self.set_shown((top.saturating_sub(SPARE_ROWS) / SPARE_ROWS * SPARE_ROWS, seen + 3 * SPARE_ROWS));
    }

    /// Makes all rows exist until the window is measured again.
    pub(crate) fn show_all(self) {
        self.in_sight.set_value((0, usize::MAX));
        self.set_shown((0, usize::MAX));
    }

    fn set_shown(self, shown: (usize, usize)) {
        if self.shown.get_untracked() != shown {
            self.shown.set(shown);
        }
    }

    /// The element around the table, the scrolling element, and the distance in pixels from the top of the scrolling
    /// content to the table; `None` while the table is not on the page.
    fn places(self) -> Option<(Element, Element, i32)> {
        let frame: Element = self.frame.get_untracked()?.into();
        if !self.scrolls_with_page {
            return Some((frame.clone(), frame, 0));
        }
        let page = document().document_element()?;
        let start = frame.get_bounding_client_rect().top() - page.get_bounding_client_rect().top();
        #[expect(clippy::cast_possible_truncation, reason = "no page has as many pixels")]
        Some((frame, page, start as i32))
    }

    /// The range of rows that exist, of a table with `count` rows.
    pub(crate) fn rows(self, count: usize) -> Range<usize> {
        let (first, shown) = self.shown.get();
        first.min(count)..first.saturating_add(shown).min(count)
    }

    /// Selects the rows that are created now from the wanted rows (keys and places). If most visible rows are new, as
    /// in a list that was just sorted, only the visible rows are created, and the others follow in a later task.
    pub(crate) fn in_turns(self, rows: Vec<(String, usize)>) -> Vec<(String, usize)> {
        self.turn.track();
        let (top, seen) = self.in_sight.get_value();
        let is_in_sight = |(_, place): &&(String, usize)| (top..top.saturating_add(seen)).contains(place);
        let in_sight: Vec<(String, usize)> = rows.iter().filter(is_in_sight).cloned().collect();
        let is_new =
            |row: &&(String, usize)| self.before.with_value(|before| before.iter().all(|(key, _)| *key != row.0));
        let are_new = in_sight.iter().filter(is_new).count() * 2 > in_sight.len();
        let is_part = in_sight.len() < rows.len();
        self.before.set_value(rows.clone());
        if !are_new || !is_part || seen == usize::MAX {
            return rows;
        }
        set_timeout(move || _ = self.turn.try_update(|turn| *turn += 1), Duration::ZERO);
        in_sight
    }

    /// The heights of the space above and below the rows that exist, of a table with `count` rows.
    pub(crate) fn space_around(self, rows: &Range<usize>, count: usize) -> [String; 2] {
        [rows.start, count.saturating_sub(rows.end)].map(|rows| self.height(rows))
    }

    /// The total height of that many rows.
    fn height(self, rows: usize) -> String {
        format!("{}px", rows * self.row_height.get())
    }

    /// Scrolls a row into view, if it is not visible. `heads` is the number of rows whose height the table heads take.
    pub(crate) fn show(self, row: usize, heads: usize) {
        let Some((frame, scroller, start)) = self.places() else { return };
        let height = self.measure_row(&frame);
        let pixels = |rows: usize| start.saturating_add(i32::try_from(rows * height).unwrap_or(i32::MAX));
        let (top, bottom) = (pixels(row), pixels(row + heads + 1));
        if top < scroller.scroll_top() {
            scroller.set_scroll_top(top);
        } else if bottom > scroller.scroll_top() + scroller.client_height() {
            scroller.set_scroll_top(bottom - scroller.client_height());
        }
        self.measure();
    }

    /// The measured height of a row, which is larger on touch screens.
    fn measure_row(self, frame: &Element) -> usize {
        // One of the first two rows may temporarily be higher, while a form is open in it.
        let rows = frame.query_selector_all("tbody tr:not(.row-space)").ok();
        let row = |nth| rows.as_ref()?.item(nth)?.dyn_into::<Element>().ok();
        let heights = [0, 1].into_iter().filter_map(|nth| usize::try_from(row(nth)?.client_height()).ok());
        let known = self.row_height.get_untracked();
        let height = heights.filter(|height| *height > 0).min().unwrap_or(known);
        if height != known {
            self.row_height.set(height);
        }
        height
    }
}
