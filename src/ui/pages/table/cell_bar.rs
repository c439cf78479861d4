//! The cell bar above the grid: the cell that last had the focus, what its figure is, and the buttons that change that.
//!
//! Alt+↓ in a cell moves the focus to the bar, and ←/→ move it between the buttons. Esc returns it to the cell, also
//! from the fields of the bar, where Enter does the same; a button acts on the cell and then returns the focus to it.
//! The formula of the cell's rate is shown in the bar, too.

pub(crate) mod fields;

use keikaku::command::{BulkEdit, BulkStep, IndicatorCommand, InputField, InputPhase, InputTarget, PlanCommand};
use keikaku::plan::cell::{Cell, Certainty, UnknownReason, ValueStatus};
use keikaku::plan::place::{CellAddress, CellPlace, InputPlace};
use keikaku::session::route::Route;
use keikaku::value::fiscal_year::FiscalYear;
use keikaku::value::id::{IndicatorId, PlanId};
use keikaku::wording::levels::why_not;
use keikaku::wording::{Label, changes, formula, grid};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement, KeyboardEvent};

use crate::browser::clock;
use crate::ui::app::dom::set_attribute;
use crate::ui::app::field::place;
use crate::ui::app::grid_state::{Columns, GridState, RowView};
use crate::ui::app::selection::chosen;
use crate::ui::app::{AppState, focus, use_app};
use crate::ui::pages::table::cell_bar::fields::CellFields;
use crate::ui::pages::table::rectangle_sum::RectangleSum;
use crate::ui::pages::table::{bulk_edit, levels};

/// The states of a figure other than a final number, each with the label of its button, in the order of the buttons.
const STATES: [(ValueStatus, Label); 9] = [
    (ValueStatus::Number(Certainty::Final), Label::MakeFinal),
    (ValueStatus::Number(Certainty::Preliminary), Label::MakePreliminary),
    (ValueStatus::Number(Certainty::Estimate), Label::MakeEstimate),
    (ValueStatus::NotApplicable, Label::MakeNotApplicable),
    (ValueStatus::Unknown(None), Label::MakeUnknown),
    (ValueStatus::Unknown(Some(UnknownReason::BeingCounted)), Label::MakeBeingCounted),
    (ValueStatus::Unknown(Some(UnknownReason::UnderSurvey)), Label::MakeUnderSurvey),
    (ValueStatus::Unknown(Some(UnknownReason::Unpublished)), Label::MakeUnpublished),
    (ValueStatus::Unknown(Some(UnknownReason::Incalculable)), Label::MakeIncalculable),
];

/// The common ending of the buttons' labels in Japanese.
const VERB: &str = "にする";

/// A cell of the open grid.
struct BarCell {
    row: RowView,
    place: CellPlace,
    id: IndicatorId,
    grid_state: GridState,
}

impl BarCell {
    /// The cell that last had the focus, tracked; `None` if this view does not show it.
    fn now(app: AppState) -> Option<Self> {
        let grid_state = app.grid_state()?;
        let (id, place) = followed(app, &grid_state)?;
        // The signals of a row that was removed and restored are other ones, which this read does not track, so the
        // order of the rows is tracked as well.
        grid_state.order.with(Vec::len);
        let row = grid_state.row(id)?.view.get();
        let is_there = is_there(&row, &grid_state.columns.get().1, place);
        is_there.then_some(Self { row, place, id, grid_state })
    }

    /// The cell as the grid shows it.
    fn cell(&self) -> Cell {
        self.grid_state.columns.get_untracked().1.shown_cell(&self.row.indicator, self.place)
    }

    fn year(&self) -> Option<FiscalYear> {
        match self.place {
            CellPlace::Target(year) | CellPlace::Actual(year) => Some(year),
            CellPlace::Baseline | CellPlace::Period | CellPlace::StatedTotal => None,
        }
    }
}

/// The place of the cell that last had the focus, tracked; `None` if this view does not show it, since the buttons
/// would otherwise change a cell that nobody sees.
fn followed(app: AppState, grid_state: &GridState) -> Option<(IndicatorId, CellPlace)> {
    let InputTarget { field: InputField::Row(id, InputPlace::Cell(place)), .. } = app.fields.tracked_last_cell(app)?
    else {
        return None;
    };
    let is_in_view = match app.route.get_untracked() {
        Route::Close(_, year) => place == CellPlace::Actual(year),
        _ => true,
    };
    (is_in_view && !grid_state.hidden.with(|hidden| hidden.contains(&id))).then_some((id, place))
}

/// Whether the table has that cell.
fn is_there(row: &RowView, columns: &Columns, place: CellPlace) -> bool {
    let is_period = row.indicator.basis.is_period();
    match place {
        CellPlace::Target(year) => !is_period && columns.years.contains(year),
        CellPlace::Actual(year) => columns.years.contains(year),
        CellPlace::Baseline => true,
        CellPlace::Period => is_period,
        CellPlace::StatedTotal => false,
    }
}

/// The texts of the bar, computed once for all its parts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Texts {
    name: String,
    place: String,
    formula: String,
    behind: String,
}

fn texts(app: AppState) -> Texts {
    let words = app.language();
    let Some(shown) = BarCell::now(app) else {
        return Texts { name: app.label(Label::NoCell).to_owned(), ..Texts::default() };
    };
    let columns = shown.grid_state.columns.get().1;
    let row = &shown.row.indicator;
    let why = levels::why(&columns, row, shown.place).map(|why| why_not(why, words));
    Texts {
        name: shown.row.name.to_string(),
        place: changes::place_of(shown.place, columns.form, words),
        formula: formula::formula(row, columns.span(), shown.year(), words),
        behind: why.unwrap_or_else(|| grid::further_facts(row, shown.place, words)),
    }
}

/// The bar: the name of the cell, the buttons for the states of its figure, its note and parts, and its formula.
#[component]
pub(crate) fn CellBar() -> impl IntoView {
    let app = use_app();
    let texts = Memo::new(move |_| texts(app));
    view! {
        <section class="cell-bar" aria-label=app.label(Label::CellBar)>
            <p class="cell-name">
                <span lang="ja">{move || texts.with(|texts| texts.name.clone())}</span>
                <span>{move || texts.with(|texts| format!(" {}", texts.place))}</span>
            </p>
            <RectangleSum />
            <p class="cell-key">{app.label(Label::CellKey)}</p>
            <StateButtons />
            <CellFields />
            <p class="cell-formula" id="cell-formula">{move || texts.with(|texts| texts.formula.clone())}</p>
            <p class="cell-said">{move || texts.with(|texts| texts.behind.clone())}</p>
        </section>
    }
}

/// One button for each state of a figure, which are one stop of the Tab key together, and the button that leads to the
/// note.
#[component]
fn StateButtons() -> impl IntoView {
    let app = use_app();
    let state = Memo::new(move |_| BarCell::now(app)?.cell().status());
    let buttons = STATES.iter().zip(0..).map(|((said, label), nth)| {
        view! { <StateButton state said=*said label=*label is_first=nth == 0 /> }
    });
    let buttons = buttons.collect_view();
    view! {
        <div
            class="cell-states"
            role="toolbar"
            aria-label=app.label(Label::CellStates)
            on:keydown=move |event| on_key(app, &event)
        >
            {buttons}
            <button type="button" class="quiet" tabindex="-1" on:click=move |_| go_to_note(app)>
                {app.label(Label::ToNote)}
            </button>
        </div>
    }
}

fn name(shown: &BarCell, app: AppState) -> String {
    let form = shown.grid_state.columns.get().1.form;
    changes::cell_of(&shown.row.name, shown.place, form, app.language())
}

/// The button of a state. It is pressed while the cell has that state.
#[component]
fn StateButton(
    /// The state of the cell; `None` if it has none of the states, or if there is no cell.
    state: Memo<Option<ValueStatus>>,
    /// The state that the button sets.
    said: ValueStatus,
    /// The label of the button.
    label: Label,
    /// Whether the Tab key leads to this button before another one had the focus.
    is_first: bool,
) -> impl IntoView {
    let app = use_app();
    let text = app.label(label);
    // On a narrow screen the style sheet (table.css) hides the verb.
    let (word, verb) = text.strip_suffix(VERB).map_or((text, ""), |word| (word, VERB));
    view! {
        <button
            type="button"
            class="quiet"
            aria-label=text
            tabindex=if is_first { "0" } else { "-1" }
            aria-describedby="cell-formula"
            aria-pressed=move || (state.get() == Some(said)).to_string()
            on:click=move |_| set_status(app, said)
        >
            {word}
            <span>{verb}</span>
        </button>
    }
}

/// Moves the focus to the cell's note, which on a narrow screen is far above the cell. Enter returns from there.
fn go_to_note(app: AppState) {
    let note = document().query_selector(".cell-fields .note").ok().flatten();
    match note.and_then(|note| note.dyn_into::<HtmlElement>().ok()) {
        Some(note) => drop(note.focus()),
        None => app.show_error(app.label(Label::ChooseCellFirst).to_owned()),
    }
}

/// Sets the state of the cell, or of all selected cells, and returns the focus to the cell. As with a pasted block,
/// targets in a rectangle are skipped if the focused cell is an actual, and actuals if it is a target. Cells without a
/// number are skipped if only a number can have the state.
fn set_status(app: AppState, status: ValueStatus) {
    app.fields.commit(app);
    let Some(shown) = BarCell::now(app) else {
        app.show_error(app.label(Label::ChooseCellFirst).to_owned());
        return;
    };
    let Some(plan) = app.route.get_untracked().plan() else { return };
    let cells: Vec<CellAddress> = chosen(app, (shown.id, shown.place)).into_iter().flatten().flatten().collect();
    let columns = shown.grid_state.columns.get_untracked().1;
    let mut commands = Vec::new();
    let mut can_be = false;
    let is_actual = |place| matches!(place, CellPlace::Actual(_));
    for (id, place) in cells.iter().filter(|(_, place)| is_actual(*place) == is_actual(shown.place)) {
        let Some(row) = shown.grid_state.row(*id).map(|row| row.view.get_untracked().indicator) else { continue };
        let cell = columns.shown_cell(&row, *place);
        let Some(text) = cell.with_status(status, &row.unit) else { continue };
        can_be = true;
        if text != cell.text {
            let set = IndicatorCommand::SetCell { place: *place, text, phase: InputPhase::Left, on: clock::today() };
            commands.push((*id, set));
        }
    }
    if !can_be {
        app.show_error(app.label(Label::NumberFirst).to_owned());
    } else if !commands.is_empty() {
        fill(app, plan, &shown, commands, cells.len() > 1);
    }
    focus::focus_after_update(vec![place::id(shown.id, InputPlace::Cell(shown.place))]);
}

/// Carries out these commands as one step, and announces the new content of the cell, or the number of cells in a
/// rectangle.
fn fill(
    app: AppState,
    plan: PlanId,
    shown: &BarCell,
    commands: Vec<(IndicatorId, IndicatorCommand)>,
    is_rectangle: bool,
) {
    let done = if is_rectangle { BulkEdit::Stated(commands.len()) } else { BulkEdit::Typed(shown.place) };
    let step = BulkStep::new(commands, done, None);
    let filled = bulk_edit::fill(app, plan, PlanCommand::InRows(step));
    if let Some(why) = filled.refused {
        app.show_error(why);
    }
    if !filled.is_changed {
        return;
    }
    if is_rectangle {
        bulk_edit::announce_step(app);
    } else if let Some(now) = BarCell::now(app) {
        app.spoken.set(format!("{} {}", name(&now, app), now.cell().shown(&now.row.indicator.unit)));
    }
}

/// Moves the focus from the cell to the button of its state, or to the first button. Returns whether there is one.
pub(crate) fn enter() -> bool {
    let find = |which: &str| document().query_selector(which).ok().flatten();
    let button = find(".cell-states [aria-pressed='true']").or_else(|| find(".cell-states button"));
    button.is_some_and(|button| stand(&button))
}

/// Moves the focus to a button, to which the Tab key then returns.
fn stand(button: &Element) -> bool {
    if let Some(before) = document().query_selector(".cell-states [tabindex='0']").ok().flatten() {
        set_attribute(&before, "tabindex", Some("-1"));
    }
    set_attribute(button, "tabindex", Some("0"));
    button.dyn_ref::<HtmlElement>().is_some_and(|button| button.focus().is_ok())
}

fn on_key(app: AppState, event: &Event) {
    let Some(key) = focus::plain_key(event) else { return };
    let has_modifier =
        event.dyn_ref::<KeyboardEvent>().is_some_and(|key| key.alt_key() || key.ctrl_key() || key.meta_key());
    let button = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let (Some(button), false) = (button, has_modifier) else { return };
    let toolbar = button.parent_element();
    let to = match key.as_str() {
        "ArrowRight" | "ArrowDown" => button.next_element_sibling(),
        "ArrowLeft" | "ArrowUp" => button.previous_element_sibling(),
        "Home" => toolbar.and_then(|toolbar| toolbar.first_element_child()),
        "End" => toolbar.and_then(|toolbar| toolbar.last_element_child()),
        "Escape" => {
            event.prevent_default();
            give_back(app);
            return;
        }
        _ => return,
    };
    event.prevent_default();
    let _stands = to.is_some_and(|to| stand(&to));
}

/// Returns the focus to the cell.
fn give_back(app: AppState) {
    if let Some(InputField::Row(id, at)) = app.fields.last_cell(app).map(|cell| cell.field) {
        let _ = focus::focus_id(&place::id(id, at));
    }
}
