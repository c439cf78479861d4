//! The menu by which a person says what chosen cells are.

use keikaku::columns::vocabulary::FigureKind;
use keikaku::import::reading::{FigureAttribute, Says, YearSaid};
use keikaku::value::fiscal_year::FiscalYear;
use keikaku::wording::import::sheet as wording;
use keikaku::wording::{Label, terms};
use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Event, FocusEvent, KeyboardEvent, Node, SubmitEvent};

use super::chosen_cells::ChosenCells;
use super::sheet_view::{SheetView, focus_chosen};
use crate::browser::clock;
use crate::ui::app::{focus, use_locale};
use crate::ui::components::select_field::SelectField;

/// The years that are offered, before and behind this one.
const YEARS: (i32, i32) = (-15, 10);
/// The space that the menu takes, in pixels, by which it stays within the window.
const SIZE: (i32, i32) = (432, 376);

/// Opens the menu below the element of that id.
pub(crate) fn open_at_id(view: SheetView, id: &str) {
    let place = document().get_element_by_id(id).map(|element| {
        let area = element.get_bounding_client_rect();
        (area.left(), area.bottom())
    });
    open_at(view, place.unwrap_or_default());
}

/// Opens the menu at a place of the window, or as near as it fits.
#[expect(clippy::cast_possible_truncation, reason = "places of a window are small")]
pub(crate) fn open_at(view: SheetView, (left, top): (f64, f64)) {
    let size = |length: Result<wasm_bindgen::JsValue, wasm_bindgen::JsValue>| {
        length.ok().and_then(|it| it.as_f64()).unwrap_or_default() as i32
    };
    let window = (size(window().inner_width()), size(window().inner_height()));
    let fit = |at: i32, size: i32, whole: i32| at.min(whole - size).max(0);
    view.menu.set(Some((fit(left as i32, SIZE.0, window.0), fit(top as i32, SIZE.1, window.1))));
    // On a telephone the table is cut above the menu.
    if let Some(ChosenCells::Cells(_, to)) = view.chosen.get_untracked() {
        view.shown_row.set(Some(to.row));
    }
    focus::focus_after_update(vec!["sheet-menu-year".to_owned()]);
}

/// The menu; nothing while it is closed. Esc closes it, and so does a press elsewhere.
#[component]
pub(crate) fn MarkMenu(
    /// The sheet.
    view: SheetView,
) -> impl IntoView {
    move || view.menu.get().map(|place| view! { <OpenMenu view place /> })
}

#[component]
fn OpenMenu(view: SheetView, place: (i32, i32)) -> impl IntoView {
    let locale = use_locale();
    let language = locale.language();
    let menu = NodeRef::<html::Div>::new();
    let Some(chosen) = view.chosen.get_untracked() else { return ().into_any() };
    let region = view.sheet.with_untracked(|sheet| chosen.region(&sheet.grid));
    let name = wording::region(&region, language);
    let shown = name.clone();
    let year = RwSignal::new(None::<FiscalYear>);
    let close = move || {
        view.menu.set(None);
        focus_chosen(view);
    };
    let say = {
        let region = region.clone();
        move |says: Says| {
            view.say(region.clone(), says);
            close();
        }
    };
    let is_inside = move |target: Option<web_sys::EventTarget>| {
        let node = target.and_then(|target| target.dyn_into::<Node>().ok());
        menu.get_untracked().is_some_and(|menu| menu.contains(node.as_ref()))
    };
    let on_key = move |event: KeyboardEvent| {
        if event.key() == "Escape" {
            event.prevent_default();
            event.stop_propagation();
            close();
        }
    };
    let on_focus_out = move |event: FocusEvent| {
        if event.related_target().is_some() && !is_inside(event.related_target()) {
            view.menu.set(None);
        }
    };
    let outside = window_event_listener(leptos::ev::pointerdown, move |event: web_sys::PointerEvent| {
        let event: &Event = event.as_ref();
        if !is_inside(event.target()) {
            view.menu.set(None);
        }
    });
    on_cleanup(move || outside.remove());
    let this_year = clock::today().fiscal_year();
    let years = (YEARS.0..=YEARS.1).filter_map(|by| this_year.plus(by));
    let as_is = (String::new(), locale.label(Label::SheetYearAsIs).to_owned());
    let options: Vec<_> =
        [as_is].into_iter().chain(years.map(|year| (year.to_string(), terms::year(year, language)))).collect();
    let chosen_year = Signal::derive(move || year.get().map(|year| year.to_string()).unwrap_or_default());
    let choose_year = move |chosen: String| year.set(chosen.parse().ok().and_then(FiscalYear::new));
    let of_kind = |kind: FigureKind| {
        let say = say.clone();
        move |()| {
            let year = year.get_untracked().filter(|_| kind != FigureKind::Baseline).map(YearSaid::Year);
            say(Says::Figures { kind: Some(kind), year });
        }
    };
    let kinds = [
        (Label::RowTarget, FigureKind::Target),
        (Label::RowActual, FigureKind::Actual),
        (Label::SheetBaseline, FigureKind::Baseline),
        (Label::SheetRate, FigureKind::Rate),
    ];
    let kinds = kinds.map(|(label, kind)| view! { <MenuButton label on_press=of_kind(kind) /> });
    let period = {
        let say = say.clone();
        move |()| say(Says::Figures { kind: Some(FigureKind::Target), year: Some(YearSaid::Period) })
    };
    let only_year = {
        let say = say.clone();
        move |()| {
            if let Some(year) = year.get_untracked() {
                say(Says::Figures { kind: None, year: Some(YearSaid::Year(year)) });
            }
        }
    };
    let attributes = [
        FigureAttribute::Name,
        FigureAttribute::Unit,
        FigureAttribute::Group,
        FigureAttribute::Responsible,
        FigureAttribute::Note,
        FigureAttribute::Kind,
        FigureAttribute::Year,
    ];
    let attributes = attributes.map(|attribute| {
        let say = say.clone();
        let text = wording::attribute_menu(attribute, language);
        view! { <button type="button" class="quiet" on:click=move |_| say(Says::Tells(attribute))>{text}</button> }
    });
    let values = chosen.is_rectangle().then(|| {
        let say = say.clone();
        view! { <MenuButton label=Label::SheetValues on_press=move |()| say(Says::Values) /> }
    });
    let kinds_of_lines = [[FigureKind::Target, FigureKind::Actual], [FigureKind::Actual, FigureKind::Target]];
    let lines = kinds_of_lines.map(|kinds| {
        let say = say.clone();
        let text = wording::meaning(&Says::Lines(kinds), language);
        view! { <button type="button" class="quiet" on:click=move |_| say(Says::Lines(kinds))>{text}</button> }
    });
    let skip = {
        let say = say.clone();
        move |()| say(Says::LeftOut)
    };
    let name_field = NodeRef::<html::Input>::new();
    let set_name = {
        let say = say.clone();
        move |event: SubmitEvent| {
            event.prevent_default();
            let name = name_field.get_untracked().map(|field| field.value()).unwrap_or_default();
            if !name.trim().is_empty() {
                say(Says::Name(name.trim().to_owned()));
            }
        }
    };
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
            <label class="field">
                <span class="field-label">{locale.label(Label::SheetYears)}</span>
                <SelectField id="sheet-menu-year" options chosen=chosen_year on_select=choose_year />
            </label>
            <div class="buttons">
                {kinds.collect_view()}
                <MenuButton label=Label::SheetPeriod on_press=period />
                <Show when=move || year.get().is_some()>
                    <MenuButton label=Label::SheetOnlyYear on_press=only_year.clone() />
                </Show>
            </div>
            <div class="buttons">{attributes.collect_view()}</div>
            <div class="buttons">{lines.collect_view()}</div>
            <div class="buttons">{values}<MenuButton label=Label::SheetSkip on_press=skip /></div>
            <form class="sheet-name" on:submit=set_name>
                <label class="field">
                    <span class="field-label">{locale.label(Label::SheetNameOf)}</span>
                    <input type="text" node_ref=name_field autocomplete="off" />
                </label>
                <button type="submit" class="secondary">{locale.label(Label::SheetSetName)}</button>
            </form>
        </div>
    }
    .into_any()
}

/// A button of the menu.
#[component]
fn MenuButton(label: Label, #[prop(into)] on_press: Callback<()>) -> impl IntoView {
    let locale = use_locale();
    view! {
        <button type="button" class="quiet" on:click=move |_| on_press.run(())>{locale.label(label)}</button>
    }
}
