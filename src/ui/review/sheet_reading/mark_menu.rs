//! The menu in which the user marks the meaning of the selected cells.

use keikaku::columns::vocabulary::{FigureKind, HeadWord};
use keikaku::import::reading::{Says, YearSaid};
use keikaku::value::FiscalYear;
use keikaku::wording::import::sheet as wording;
use keikaku::wording::{Label, SheetReadingLabel, terms};
use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Event, EventTarget, FocusEvent, KeyboardEvent, Node, SubmitEvent};

use super::chosen_cells::ChosenCells;
use super::sheet_view::{SheetView, focus_chosen, use_sheet_view};
use crate::browser::clock;
use crate::ui::app::{focus, use_locale};
use crate::ui::components::{Button, SelectField};

/// The range of years that are offered, relative to the current fiscal year.
const YEARS: (i32, i32) = (-15, 10);
/// The width and height of the menu in pixels, by which it is kept within the window.
const SIZE: (i32, i32) = (432, 376);

/// Opens the menu below the element with that id.
pub(crate) fn open_at_id(view: SheetView, id: &str) {
    let place = document().get_element_by_id(id).map(|element| {
        let area = element.get_bounding_client_rect();
        (area.left(), area.bottom())
    });
    open_at(view, place.unwrap_or_default());
}

/// Opens the menu at a position in the window, moved so far that it fits.
#[expect(clippy::cast_possible_truncation, reason = "places of a window are small")]
pub(crate) fn open_at(view: SheetView, (left, top): (f64, f64)) {
    let size = |length: Result<wasm_bindgen::JsValue, wasm_bindgen::JsValue>| {
        length.ok().and_then(|it| it.as_f64()).unwrap_or_default() as i32
    };
    let window = (size(window().inner_width()), size(window().inner_height()));
    let fit = |at: i32, size: i32, whole: i32| at.min(whole - size).max(0);
    view.menu.set(Some((fit(left as i32, SIZE.0, window.0), fit(top as i32, SIZE.1, window.1))));
    // On a telephone the open menu limits the table to the upper half of the window, so its row is scrolled into view.
    if let Some(ChosenCells::Cells(_, to)) = view.chosen.get_untracked() {
        view.shown_row.set(Some(to.row));
    }
    focus::focus_after_update(vec!["sheet-menu-year".to_owned()]);
}

/// The menu; nothing while it is closed. Esc and a press outside close it.
#[component]
pub(crate) fn MarkMenu() -> impl IntoView {
    let view = use_sheet_view();
    move || view.menu.get().map(|place| view! { <OpenMenu place /> })
}

/// The menu for the selected cells, at that position in the window.
#[component]
fn OpenMenu(place: (i32, i32)) -> impl IntoView {
    let (language, view) = (use_locale().language(), use_sheet_view());
    let menu = NodeRef::<html::Div>::new();
    let Some(chosen) = view.chosen.get_untracked() else { return ().into_any() };
    let region = view.sheet.with_untracked(|sheet| chosen.region(&sheet.grid));
    let name = wording::region(&region, language);
    let shown = name.clone();
    let close = move || {
        view.menu.set(None);
        focus_chosen(view);
    };
    let on_say = Callback::new(move |says: Says| {
        view.say(region.clone(), says);
        close();
    });
    let on_key = move |event: KeyboardEvent| {
        if focus::plain_key(&event).as_deref() == Some("Escape") {
            event.prevent_default();
            event.stop_propagation();
            close();
        }
    };
    let on_focus_out = move |event: FocusEvent| {
        if event.related_target().is_some() && !is_inside(menu, event.related_target()) {
            view.menu.set(None);
        }
    };
    let outside = window_event_listener(leptos::ev::pointerdown, move |event: web_sys::PointerEvent| {
        let event: &Event = event.as_ref();
        if !is_inside(menu, event.target()) {
            view.menu.set(None);
        }
    });
    on_cleanup(move || outside.remove());
    view! {
        <div
            class="sheet-menu"
            role="dialog"
            aria-label=name
            node_ref=menu
            style:--left=format!("{}px", place.0)
            style:--top=format!("{}px", place.1)
            on:keydown=on_key
            on:focusout=on_focus_out
        >
            <p class="sheet-menu-name">{shown}</p>
            <FigureButtons on_say />
            <OtherButtons chosen on_say />
            <NameField on_say />
        </div>
    }
    .into_any()
}

fn is_inside(menu: NodeRef<html::Div>, target: Option<EventTarget>) -> bool {
    let node = target.and_then(|target| target.dyn_into::<Node>().ok());
    menu.get_untracked().is_some_and(|menu| menu.contains(node.as_ref()))
}

/// The choice of a year, and the buttons that mark the cells as figures, of that year if one is chosen.
#[component]
fn FigureButtons(
    /// Called with the meaning of the cells.
    on_say: Callback<Says>,
) -> impl IntoView {
    let language = use_locale().language();
    let year = RwSignal::new(None::<FiscalYear>);
    let this_year = clock::today().fiscal_year();
    let years = (YEARS.0..=YEARS.1).filter_map(|by| this_year.plus(by));
    let as_is = (String::new(), SheetReadingLabel::YEAR_AS_IS.text(language).to_owned());
    let options: Vec<_> = [as_is].into_iter().chain(years.map(|year| terms::year_option(year, language))).collect();
    let chosen = Signal::derive(move || year.get().map(|year| year.to_string()).unwrap_or_default());
    let choose = move |chosen: String| year.set(chosen.parse().ok());
    let chosen_year = move || year.get_untracked().map(YearSaid::Year);
    let kinds = [
        (Label::ROW_TARGET, FigureKind::Target),
        (Label::ROW_ACTUAL, FigureKind::Actual),
        (SheetReadingLabel::BASELINE, FigureKind::Baseline),
        (SheetReadingLabel::RATE, FigureKind::Rate),
    ];
    let kinds = kinds.map(|(label, kind)| {
        let press = move || {
            let year = chosen_year().filter(|_| kind != FigureKind::Baseline);
            on_say.run(Says::Figures { kind: Some(kind), year });
        };
        menu_button(label.text(language), press)
    });
    let period = move || on_say.run(Says::Figures { kind: Some(FigureKind::Target), year: Some(YearSaid::Period) });
    let only_year = move || {
        if let Some(year) = chosen_year() {
            on_say.run(Says::Figures { kind: None, year: Some(year) });
        }
    };
    view! {
        <label class="field">
            <span class="field-label">{SheetReadingLabel::YEARS.text(language)}</span>
            <SelectField id="sheet-menu-year" options chosen on_select=choose />
        </label>
        <div class="buttons">
            {kinds.collect_view()}
            {menu_button(SheetReadingLabel::PERIOD.text(language), period)}
            <Show when=move || year.get().is_some()>
                {menu_button(SheetReadingLabel::ONLY_YEAR.text(language), only_year)}
            </Show>
        </div>
    }
}

/// The buttons for the other meanings of the cells: names, units and other properties, alternating lines of figures,
/// left out.
#[component]
fn OtherButtons(
    /// The chosen cells.
    chosen: ChosenCells,
    /// Called with the meaning of the cells.
    on_say: Callback<Says>,
) -> impl IntoView {
    let language = use_locale().language();
    let attributes = [
        HeadWord::Name,
        HeadWord::Unit,
        HeadWord::Group,
        HeadWord::Responsible,
        HeadWord::Note,
        HeadWord::Kind,
        HeadWord::Year,
    ];
    let attributes = attributes.map(|attribute| {
        let text = wording::attribute_menu(attribute, language);
        menu_button(text, move || on_say.run(Says::Tells(attribute)))
    });
    let kinds_of_lines = [[FigureKind::Target, FigureKind::Actual], [FigureKind::Actual, FigureKind::Target]];
    let lines = kinds_of_lines.map(|kinds| {
        let text = wording::meaning(&Says::Lines(kinds), language);
        menu_button(text, move || on_say.run(Says::Lines(kinds)))
    });
    let values = chosen
        .is_rectangle()
        .then(|| menu_button(SheetReadingLabel::VALUES.text(language), move || on_say.run(Says::Values)));
    let skip = menu_button(SheetReadingLabel::SKIP.text(language), move || on_say.run(Says::LeftOut));
    // This brings back a single row of sums after one answer has left all of them out.
    let own = chosen.is_of_rows().then(|| {
        let text = wording::meaning(&Says::OwnIndicator, language);
        menu_button(text, move || on_say.run(Says::OwnIndicator))
    });
    view! {
        <div class="buttons">{attributes.collect_view()}</div>
        <div class="buttons">{lines.collect_view()}</div>
        <div class="buttons">{values}{skip}{own}</div>
    }
}

/// The field in which the name of the KPI of the cells is typed.
#[component]
fn NameField(
    /// Called with the name.
    on_say: Callback<Says>,
) -> impl IntoView {
    let locale = use_locale();
    let field = NodeRef::<html::Input>::new();
    let set_name = move |event: SubmitEvent| {
        event.prevent_default();
        let name = field.get_untracked().map(|field| field.value()).unwrap_or_default();
        if !name.trim().is_empty() {
            on_say.run(Says::Name(name.trim().to_owned()));
        }
    };
    view! {
        <form class="sheet-name" on:submit=set_name>
            <label class="field">
                <span class="field-label">{locale.label(SheetReadingLabel::NAME_OF)}</span>
                <input type="text" node_ref=field autocomplete="off" />
            </label>
            <button type="submit" class="secondary">{locale.label(SheetReadingLabel::SET_NAME)}</button>
        </form>
    }
}

/// A button of the menu.
fn menu_button(text: impl Into<String>, on_press: impl Fn() + Send + Sync + 'static) -> AnyView {
    let text: String = text.into();
    view! { <Button class="quiet" text=text on_press=move |_| on_press() /> }.into_any()
}
