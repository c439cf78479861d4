//! The table of 総括表: sticky headings that sort, and the lines in sight.

use std::sync::Arc;

use keikaku::figures::summary::SummaryColumn;
use keikaku::session::summary_view::SummaryLine;
use keikaku::wording::SummaryLabel;
use keikaku::wording::summary as words;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement, KeyboardEvent};

use crate::ui::app::{focus, use_locale};
use crate::ui::components::row_window::places;
use crate::ui::components::{RowWindow, SortHead, keep_rows};
use crate::ui::pages::summary::row::{self, ROW_ID, RowPlace, row_view};
use crate::ui::pages::summary::shown_summary::{ShownSummary, SummaryNow, use_summary};

/// The height of a line before one is measured, in pixels.
const LINE_HEIGHT: usize = 32;
/// The number of lines whose room the header takes.
const HEADS: usize = 1;
/// The lines that `PageUp` and `PageDown` move.
const PAGE: usize = 10;
/// The smallest width of the names, plus the widths of the boxes and of the menus, in tenths of a rem.
const REST: usize = 120 + 24 + 28;

/// The table, or a sentence if nothing passes the filters.
#[component]
pub(super) fn SummaryTable() -> impl IntoView {
    let (language, page) = (use_locale().language(), use_summary());
    let window = RowWindow::new(LINE_HEIGHT);
    let count = Memo::new(move |_| page.find(|now| now.listing.lines.len()).unwrap_or_default());
    let columns = Memo::new(move |_| page.columns_under_headings());
    let heads = move || columns.get().into_iter().map(|column| head(page, column)).collect_view();
    let width = move || {
        let tenths: usize = columns.get().into_iter().filter_map(width).sum();
        format!("calc({} * 0.1rem)", tenths + REST)
    };
    let rows = Memo::new(move |_| window.in_turns(columns.with(|columns| lines_in_sight(page, window, columns))));
    let space = move || rows.with(|rows| window.space_around(&places(rows, count.get()), count.get()));
    let row = move |line| {
        let view = page
            .now
            .with_untracked(|now| columns.with_untracked(|columns| line_view(page, now.as_ref()?, line, columns)));
        view.into_any()
    };
    let body = NodeRef::new();
    keep_rows(body, rows.into(), Callback::new(row));
    show_rows(page, window);
    view! {
        <p class="empty" hidden=move || count.get() != 0>{SummaryLabel::NONE_FOUND.text(language)}</p>
        <div
            class="summary-frame"
            hidden=move || count.get() == 0
            node_ref=window.frame
            on:scroll=move |_| window.measure()
            on:keydown=move |event| on_key(page, window, &event)
        >
            <table class="summary" aria-label=SummaryLabel::TITLE.text(language) aria-rowcount=move || count.get() + 1 style:--table-width=width>
                <thead>
                    <tr aria-rowindex="1">
                        <th class="of-box">
                            {select_all(page)}
                        </th>
                        {heads}
                        <th class="of-acts"><span class="visually-hidden">{SummaryLabel::ROW_ACTS.text(language)}</span></th>
                    </tr>
                </thead>
                <tbody aria-hidden="true">
                    <tr class="row-space"><td style:--space=move || { let [above, _] = space(); above }></td></tr>
                </tbody>
                <tbody node_ref=body></tbody>
                <tbody aria-hidden="true">
                    <tr class="row-space"><td style:--space=move || { let [_, below] = space(); below }></td></tr>
                </tbody>
            </table>
        </div>
    }
}

impl SummaryNow {
    /// The keys of the listed rows.
    fn listed_keys(&self) -> impl Iterator<Item = &str> {
        (0..self.listing.lines.len()).filter_map(|line| Some(self.row_of_line(line)?.1.key()))
    }
}

/// The width of a column in tenths of a rem; `None` for the names, which take the remaining width.
fn width(column: SummaryColumn) -> Option<usize> {
    Some(match column {
        SummaryColumn::Name => return None,
        SummaryColumn::Plan => 100,
        SummaryColumn::Group | SummaryColumn::Basis | SummaryColumn::Changed => 80,
        SummaryColumn::State | SummaryColumn::Body => 75,
        SummaryColumn::Years => 85,
        SummaryColumn::Target | SummaryColumn::Actual | SummaryColumn::Rate | SummaryColumn::Responsible => 62,
        SummaryColumn::Difference => 58,
        SummaryColumn::Grade | SummaryColumn::Unit | SummaryColumn::Certainty => 38,
    })
}

/// The heading of a column, which sorts by the column.
fn head(page: ShownSummary, column: SummaryColumn) -> AnyView {
    let language = use_locale().language();
    let heading = words::heading(column, language);
    let is_descending = Signal::derive(move || {
        page.view.with(|view| view.order).filter(|(by, _)| *by == column).map(|(_, is_descending)| is_descending)
    });
    let sort = move |()| page.view.update(|view| view.press(column));
    let width = width(column).map(|tenths| format!("calc({tenths} * 0.1rem)"));
    view! { <SortHead name=heading class=row::column_class(column) width is_descending on_press=sort /> }.into_any()
}

/// The box that selects all rows of the list.
fn select_all(page: ShownSummary) -> AnyView {
    let all_are_selected = move || {
        page.find(|now| {
            page.marks.with(|marks| marks.has_selected() && now.listed_keys().all(|key| marks.is_selected(key)))
        })
    };
    let select = move |event: Event| {
        let is_on = event_target_checked(&event);
        let keys = page.now.with_untracked(|now| {
            let listed = now.as_ref().filter(|_| is_on);
            listed.map(|now| now.listed_keys().map(str::to_owned).collect()).unwrap_or_default()
        });
        page.marks.update(|marks| marks.select_only(keys));
    };
    let label = SummaryLabel::SELECT_ALL.text(use_locale().language());
    view! { <input type="checkbox" aria-label=label prop:checked=all_are_selected on:change=select /> }.into_any()
}

/// Scrolls to the first row of a changed list, and to the opened row when the user comes back from a plan.
fn show_rows(page: ShownSummary, window: RowWindow) {
    // A changed list is read from its beginning.
    Effect::new(move |before: Option<()>| {
        page.view.track();
        if before.is_some() {
            window.show(0, HEADS);
        }
    });
    // A user who comes back from a plan finds the row that led there.
    Effect::new(move |_| {
        let opened = page.marks.with_untracked(|marks| marks.opened.clone());
        let place = page.now.with_untracked(|now| {
            let (now, opened) = (now.as_ref()?, opened?);
            let is_opened = |line: &usize| now.row_of_line(*line).is_some_and(|(_, row)| row.key() == opened);
            (0..now.listing.lines.len()).find(is_opened)
        });
        if window.frame.get().is_some() {
            window.measure();
            if let Some(line) = place {
                window.show(line, HEADS);
            }
        }
    });
}

/// The keys of the lines in sight, with their indices.
fn lines_in_sight(page: ShownSummary, window: RowWindow, columns: &[SummaryColumn]) -> Vec<(String, usize)> {
    keep_focus(window);
    let shown = columns.iter().fold(0, |shown, column| shown | 1_u32 << *column as u32);
    let keys = page.find(|now| {
        let lines = window.rows(now.listing.lines.len());
        lines.filter_map(|line| Some((line_key(page, now, line, shown)?, line))).collect()
    });
    keys.unwrap_or_default()
}

/// The content of a line as a key: the element of the line stays while its key is the same. The element of a row holds
/// the row's `Arc`, so that no other row has its address.
fn line_key(page: ShownSummary, now: &SummaryNow, line: usize, columns: u32) -> Option<String> {
    match now.listing.lines.get(line)? {
        SummaryLine::Row { number, begins_plan } => {
            let row = Arc::as_ptr(now.row(*number)?);
            Some(format!("{line} {number} {begins_plan} {row:p} {columns}"))
        }
        SummaryLine::Group(nth) => {
            let (name, counts) = group_texts(page, now, *nth)?;
            Some(format!("{line} {name} {counts} {columns}"))
        }
    }
}

/// The name of a group and the counts of its rows.
pub(super) fn group_texts(page: ShownSummary, now: &SummaryNow, nth: usize) -> Option<(String, String)> {
    let language = page.editor_view.editor.language();
    let grouping = page.view.with_untracked(|view| view.grouping);
    let group = now.listing.groups.get(nth)?;
    let first = now.row(*group.rows.first()?)?;
    Some((words::group(grouping, first, language), words::group_counts(grouping, group, language)))
}

/// The element of a line in sight.
fn line_view(page: ShownSummary, now: &SummaryNow, line: usize, columns: &[SummaryColumn]) -> Option<AnyView> {
    match now.listing.lines.get(line)? {
        SummaryLine::Row { number, begins_plan } => {
            let place = RowPlace { line, number: *number, begins_plan: *begins_plan };
            Some(row_view(page, now.row(*number)?, place, columns))
        }
        SummaryLine::Group(nth) => {
            let (name, counts) = group_texts(page, now, *nth)?;
            let span = (columns.len() + 2).to_string();
            let line = view! {
                <tr class="summary-group" data-summary-group="" aria-rowindex=line + 2>
                    <th scope="rowgroup" colspan=span><span class="group-line"><strong lang="ja">{name}</strong>" "<span lang="ja">{counts}</span></span></th>
                </tr>
            };
            Some(line.into_any())
        }
    }
}

/// Keeps the focus in its row while the element of the row is recreated, without scrolling. If the row is out of
/// sight, the focus is lost.
fn keep_focus(window: RowWindow) {
    let Some(id) = document().active_element().map(|focused| focused.id()).filter(|id| id.starts_with(ROW_ID)) else {
        return;
    };
    // The task runs after the rows are created, and before the next key event.
    leptos::task::spawn_local(async move {
        let Some(frame) = window.frame.get_untracked().filter(|_| focus::is_lost()) else { return };
        let (top, left) = (frame.scroll_top(), frame.scroll_left());
        if focus::focus_id(&id) {
            frame.set_scroll_top(top);
            frame.set_scroll_left(left);
        }
    });
}

/// The arrow keys move among the rows; Space selects the row of the name that has the focus.
fn on_key(page: ShownSummary, window: RowWindow, event: &KeyboardEvent) {
    let Some(target) = event.target().and_then(|target| target.dyn_into::<HtmlElement>().ok()) else { return };
    let Some(line) = line_of(&target) else { return };
    let Some(key) = focus::plain_key(event).filter(|_| target.id().starts_with(ROW_ID)) else { return };
    let last = page.now.with_untracked(|now| now.as_ref().map_or(0, |now| now.listing.lines.len())).saturating_sub(1);
    let wanted = match key.as_str() {
        "ArrowUp" => line.checked_sub(1),
        "ArrowDown" => Some(line + 1).filter(|line| *line <= last),
        "PageUp" => Some(line.saturating_sub(PAGE)),
        "PageDown" => Some((line + PAGE).min(last)),
        "Home" => Some(0),
        "End" => Some(last),
        " " if target.tag_name() != "INPUT" && target.tag_name() != "BUTTON" => {
            event.prevent_default();
            return row::toggle(page, line);
        }
        _ => return,
    };
    event.prevent_default();
    let Some(wanted) = wanted else { return };
    // Headings of groups are skipped.
    let is_upward = wanted < line;
    let found = page.now.with_untracked(|now| {
        let now = now.as_ref()?;
        let row_at = |line: usize| Some((line, now.row_of_line(line)?.0));
        if is_upward { (0..=wanted).rev().find_map(row_at) } else { (wanted..=last).find_map(row_at) }
            .or_else(|| (0..=last).find_map(row_at))
    });
    let Some((line, number)) = found else { return };
    window.show(line, HEADS);
    let beside = row::beside(&target.id(), number);
    // A row that exists gets the focus at once, before the next key event.
    if !focus::focus_id(&beside) {
        focus::focus_after_update(vec![beside]);
    }
}

/// The index of the line that contains an element.
fn line_of(element: &Element) -> Option<usize> {
    let row = element.closest("[data-line]").ok()??;
    row.get_attribute("data-line")?.parse().ok()
}
