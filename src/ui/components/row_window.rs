//! The rows of a long table that exist as elements: those in sight of its frame, and some above and below, so that a table of any
//! length is quick.

use std::ops::Range;

use leptos::ev;
use leptos::html;
use leptos::prelude::*;
use web_sys::Element;

/// The rows that exist above and below those in sight. The window moves by as many at a time.
const SPARE_ROWS: usize = 8;
/// The rows that exist at first.
const FIRST_ROWS: usize = 40;

/// The window on the rows of a table, all of which are of one height, as a handle.
#[derive(Clone, Copy)]
pub(crate) struct RowWindow {
    /// The frame in which the table scrolls.
    pub(crate) frame: NodeRef<html::Div>,
    /// The first row that exists, and how many do.
    shown: RwSignal<(usize, usize)>,
    row_height: RwSignal<usize>,
}

impl RowWindow {
    /// A window at the top, for rows of that height in pixels until one is measured.
    pub(crate) fn new(row_height: usize) -> Self {
        let window = Self {
            frame: NodeRef::new(),
            shown: RwSignal::new((0, FIRST_ROWS)),
            row_height: RwSignal::new(row_height),
        };
        let resized = window_event_listener(ev::resize, move |_| window.measure());
        on_cleanup(move || resized.remove());
        window
    }

    /// Follows the place to which the frame is scrolled, and its size.
    pub(crate) fn measure(self) {
        let Some(frame) = self.frame.get_untracked() else { return };
        let height = self.measure_row(&frame);
        let rows = |pixels: i32| usize::try_from(pixels).unwrap_or_default() / height;
        let first = rows(frame.scroll_top()).saturating_sub(SPARE_ROWS) / SPARE_ROWS * SPARE_ROWS;
        let shown = (first, rows(frame.client_height()) + 3 * SPARE_ROWS);
        if self.shown.get_untracked() != shown {
            self.shown.set(shown);
        }
    }

    /// The rows that exist, of that many.
    pub(crate) fn rows(self, count: usize) -> Range<usize> {
        let (first, shown) = self.shown.get();
        first.min(count)..(first + shown).min(count)
    }

    /// The height of the rows above those that exist, of that many.
    pub(crate) fn space_above(self, count: usize) -> String {
        format!("{}px", self.rows(count).start * self.row_height.get())
    }

    /// The height of the rows below those that exist.
    pub(crate) fn space_below(self, count: usize) -> String {
        format!("{}px", (count - self.rows(count).end) * self.row_height.get())
    }

    /// Scrolls a row into sight, where it is not. The heads take the room of that many rows.
    pub(crate) fn show(self, row: usize, heads: usize) {
        let Some(frame) = self.frame.get_untracked() else { return };
        let height = self.measure_row(&frame);
        let pixels = |rows: usize| i32::try_from(rows * height).unwrap_or(i32::MAX);
        let (top, bottom) = (pixels(row), pixels(row + heads + 1));
        if top < frame.scroll_top() {
            frame.set_scroll_top(top);
        } else if bottom > frame.scroll_top() + frame.client_height() {
            frame.set_scroll_top(bottom - frame.client_height());
        }
        self.measure();
    }

    /// The height of a row as it is shown, which is larger for fingers.
    fn measure_row(self, frame: &Element) -> usize {
        let row = frame.query_selector("tbody tr:not(.row-space)").ok().flatten();
        let height = row.and_then(|row| usize::try_from(row.client_height()).ok()).filter(|height| *height > 0);
        let known = self.row_height.get_untracked();
        let height = height.unwrap_or(known);
        if height != known {
            self.row_height.set(height);
        }
        height
    }
}
