//! The cell bar, one line above the grid. It shows the cell that last had the focus, the states that its figure can
//! have, its note, and facts about it: its first finding, its text as typed, the formula of its rate.
//!
//! Alt+↓ in a cell moves the focus to the bar, and ←/→ move it between the states. Space and Enter choose a state and
//! return the focus to the cell. Esc returns the focus as well; so does Enter in the fields of the bar.

mod adding;
mod bar_cell;
pub(crate) mod fields;
mod foreign_unit;

use keikaku::command::{IndicatorCommand, InputPhase};
use keikaku::plan::cell::ValueStatus;
use keikaku::plan::{Cell, CellAddress, CellPlace, Certainty, InputPlace, UnknownReason};
use keikaku::wording::levels::why_not;
use keikaku::wording::{Label, TableLabel, approvals, cells, figures, formula, grid, judging};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlElement, KeyboardEvent};

use crate::browser::clock;
use crate::browser::screen::PageMark;
use crate::ui::app::selection::chosen;
use crate::ui::app::{EditorView, PageField, focus, place, use_editor_view, use_locale};
use crate::ui::pages::table::cell_bar::bar_cell::{BarCell, fill, give_back};
use crate::ui::pages::table::cell_bar::fields::CellFields;
use crate::ui::pages::table::levels;
use crate::ui::pages::table::rectangle_sum::RectangleSum;

/// The states of a figure, each with its label, in the order in which they are offered.
const STATES: [(ValueStatus, Label); 10] = [
    (ValueStatus::Number(Certainty::Final), TableLabel::STATE_FINAL),
    (ValueStatus::Number(Certainty::Preliminary), TableLabel::STATE_PRELIMINARY),
    (ValueStatus::Number(Certainty::Estimate), TableLabel::STATE_ESTIMATE),
    (ValueStatus::NotApplicable, Label::STATE_NOT_APPLICABLE),
    (ValueStatus::Unknown(None), TableLabel::STATE_UNKNOWN),
    (ValueStatus::Unknown(Some(UnknownReason::BeingCounted)), TableLabel::STATE_BEING_COUNTED),
    (ValueStatus::Unknown(Some(UnknownReason::UnderSurvey)), TableLabel::STATE_UNDER_SURVEY),
    (ValueStatus::Unknown(Some(UnknownReason::Unpublished)), TableLabel::STATE_UNPUBLISHED),
    (ValueStatus::Unknown(Some(UnknownReason::Incalculable)), TableLabel::STATE_INCALCULABLE),
    (ValueStatus::Unknown(Some(UnknownReason::Incomparable)), TableLabel::STATE_INCOMPARABLE),
];

/// The texts of the bar, computed once for all its parts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Texts {
    name: String,
    place: String,
    facts: String,
    formula: String,
}

fn texts(view: EditorView) -> Texts {
    let locale = view.editor.locale();
    let words = locale.language();
    if let Some(texts) = rate_texts(view) {
        return texts;
    }
    let Some(shown) = BarCell::now(view) else {
        return Texts { name: locale.label(TableLabel::NO_CELL).to_owned(), ..Texts::default() };
    };
    let columns = shown.grid_state.columns.get().1;
    let row = &shown.row.indicator;
    let why = levels::why(&columns, row, shown.place).map(|why| why_not(why, words));
    let is_planned = matches!(shown.place, CellPlace::Target(_) | CellPlace::Period | CellPlace::Baseline);
    let approved = columns.approved(row.id).filter(|_| is_planned);
    let approved = approved.and_then(|approved| columns.approved_figure(approved, row, shown.place, words));
    let approved = approved.map(|figure| approvals::was(&figure, words));
    let facts = [
        approved.unwrap_or_default(),
        finding(&shown),
        why.unwrap_or_else(|| grid::further_facts(row, shown.place, words)),
    ];
    Texts {
        name: shown.row.name.to_string(),
        place: cells::place_of(shown.place, &columns.form, words),
        facts: facts.into_iter().filter(|fact| !fact.is_empty()).collect::<Vec<_>>().join(words.choose("　", "; ")),
        formula: formula::formula(row, columns.span(), shown.year(), words),
    }
}

/// The texts about the 達成率 that has the focus: its sentence and its formula; `None` if no 達成率 has the focus.
fn rate_texts(editor_view: EditorView) -> Option<Texts> {
    let locale = editor_view.editor.locale();
    let (grid_state, words) = (editor_view.grid_state()?, locale.language());
    let signals = grid_state.row(grid_state.rate.get()?)?;
    let row = signals.view.get();
    let columns = grid_state.columns.get().1;
    let standing = signals.findings.with(|found| columns.standing(&row.indicator, found));
    let standing = standing.map(|of| judging::with_sign(of, columns.span(), words));
    let said = figures::totals(&row.indicator, columns.span(), words).rate.sentence(words);
    let facts = standing.into_iter().chain([said]).filter(|fact| !fact.is_empty()).collect::<Vec<_>>();
    Some(Texts {
        name: row.name.to_string(),
        place: locale.label(Label::ROW_RATE).to_owned(),
        facts: facts.join(words.choose("　", "; ")),
        formula: formula::formula(&row.indicator, columns.span(), None, words),
    })
}

/// The sentence of the first finding on the cell itself, else of the first finding in its row; blank if there is none.
fn finding(shown: &BarCell) -> String {
    let field = PageField::of_cell(shown.id, shown.place);
    let Some(row) = shown.grid_state.row(shown.id) else { return String::new() };
    row.findings.with(|found| {
        let first = found.iter().find(|finding| finding.field == field).or_else(|| found.first());
        first.map(|finding| finding.sentence.clone()).unwrap_or_default()
    })
}

/// The bar: the name of the cell, the states that its figure can have, its note and parts, and the facts about it.
#[component]
pub(crate) fn CellBar() -> impl IntoView {
    let (locale, view) = (use_locale(), use_editor_view());
    let texts = Memo::new(move |_| texts(view));
    let whole_name = move || texts.with(|texts| format!("{} {}", texts.name, texts.place).trim_end().to_owned());
    let whole_said = move || texts.with(|texts| format!("{}　{}", texts.facts, texts.formula).trim().to_owned());
    PageMark::CellBar.set();
    view! {
        <section class="cell-bar" aria-label=locale.label(TableLabel::CELL_BAR)>
            <p class="cell-name" title=whole_name>
                <span lang="ja">{move || texts.with(|texts| texts.name.clone())}</span>
                <span>{move || texts.with(|texts| format!(" {}", texts.place))}</span>
            </p>
            <RectangleSum />
            <StateChoice />
            <CellFields />
            <p class="cell-said" title=whole_said>
                <span>{move || texts.with(|texts| texts.facts.clone())}</span>
                <span id="cell-formula">{move || texts.with(|texts| texts.formula.clone())}</span>
            </p>
        </section>
    }
}

/// The states that fit the figure, as a segmented choice. The choice is one stop of the Tab key.
#[component]
fn StateChoice() -> impl IntoView {
    let (locale, view) = (use_locale(), use_editor_view());
    let now = Memo::new(move |_| {
        let shown = BarCell::now(view)?;
        Some((shown.cell().status(), Fitting::of_selection(view, &shown)))
    });
    let states = STATES.map(|(status, label)| view! { <StateOption now status label /> });
    let is_empty = move || now.with(|now| now.is_none_or(|(_, fitting)| fitting == Fitting::default()));
    view! {
        <div
            class="cell-states"
            role="radiogroup"
            aria-label=locale.label(TableLabel::CELL_STATES)
            title=locale.label(TableLabel::CELL_KEY)
            hidden=is_empty
            on:keydown=move |event| on_key(view, &event)
        >
            {states.collect_view()}
        </div>
    }
}

/// The states that fit the chosen cells.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Fitting {
    /// 確定, 速報 and 見込: for an actual or a baseline with a number.
    numbers: bool,
    /// 該当なし, and 未把握 without a reason: for a cell without a number.
    gaps: bool,
    /// The reasons of 未把握: for an actual or a baseline without a number.
    reasons: bool,
}

impl Fitting {
    /// The states that fit the cell, or any selected cell in the same kind of row, tracked.
    fn of_selection(view: EditorView, shown: &BarCell) -> Self {
        let chosen = view.fields.tracked_rectangle();
        if chosen.is_empty() {
            return Self::of_cell(&shown.cell(), shown.place);
        }
        let of_its_kind = chosen.into_iter().filter(|(_, place)| is_actual(*place) == is_actual(shown.place));
        let fitting = of_its_kind.filter_map(|(id, place)| Some(Self::of_cell(&shown.cell_at(id, place)?, place)));
        fitting.fold(Self::default(), |all, one| Self {
            numbers: all.numbers || one.numbers,
            gaps: all.gaps || one.gaps,
            reasons: all.reasons || one.reasons,
        })
    }

    fn of_cell(cell: &Cell, place: CellPlace) -> Self {
        let has_number = matches!(cell.status(), Some(ValueStatus::Number(_)));
        let is_target = matches!(place, CellPlace::Target(_) | CellPlace::Period);
        Self { numbers: has_number && !is_target, gaps: !has_number, reasons: !has_number && !is_target }
    }

    fn holds(self, status: ValueStatus) -> bool {
        match status {
            ValueStatus::Number(_) => self.numbers,
            ValueStatus::NotApplicable | ValueStatus::Unknown(None) => self.gaps,
            ValueStatus::Unknown(Some(_)) => self.reasons,
        }
    }
}

fn is_actual(place: CellPlace) -> bool {
    matches!(place, CellPlace::Actual(_))
}

/// A state of the choice, shown while it fits the cell.
#[component]
fn StateOption(
    /// The present state of the cell, and the states that fit it; `None` if there is no cell.
    now: Memo<Option<(Option<ValueStatus>, Fitting)>>,
    /// The state that the option sets.
    status: ValueStatus,
    /// The label of the option.
    label: Label,
) -> impl IntoView {
    let (locale, view) = (use_locale(), use_editor_view());
    let is_hidden = move || now.with(|now| now.is_none_or(|(_, fitting)| !fitting.holds(status)));
    let is_chosen = move || now.with(|now| now.is_some_and(|(now, _)| now == Some(status)));
    view! {
        // The focus stays in the cell: on a narrow screen the states are shown only while the cell has the focus.
        <label class="segment" hidden=is_hidden on:mousedown=|event| event.prevent_default()>
            <input
                type="radio"
                name="cell-state"
                prop:checked=is_chosen
                aria-describedby="cell-formula"
                on:click=move |_| set_status(view, status)
            />
            <span>{locale.label(label)}</span>
        </label>
    }
}

/// Sets the state of the cell, or of all selected cells, and returns the focus to the cell. As with a pasted block, a
/// rectangle is limited to actuals if the focused cell is an actual, and to the other cells if it is not. Cells that
/// the state does not fit are skipped, so that the reason for a missing number never replaces a number.
fn set_status(editor_view: EditorView, status: ValueStatus) {
    let messages = editor_view.editor.messages;
    editor_view.editor.commit_typing();
    let Some(shown) = BarCell::now(editor_view) else {
        messages.say_error(TableLabel::CHOOSE_CELL_FIRST);
        return;
    };
    let cells: Vec<CellAddress> =
        chosen(editor_view, (shown.id, shown.place)).into_iter().flatten().flatten().collect();
    let columns = shown.grid_state.columns.get_untracked().1;
    let mut commands = Vec::new();
    let mut can_be = false;
    for (id, place) in cells.iter().filter(|(_, place)| is_actual(*place) == is_actual(shown.place)) {
        let Some(row) = shown.grid_state.row(*id).map(|row| row.view.get_untracked().indicator) else { continue };
        let cell = columns.shown_cell(&row, *place);
        if !Fitting::of_cell(&cell, *place).holds(status) {
            continue;
        }
        let Some(text) = cell.with_status(status, &row.unit) else { continue };
        can_be = true;
        if text != cell.text {
            let set = IndicatorCommand::SetCell { place: *place, text, phase: InputPhase::Left, on: clock::today() };
            commands.push((*id, set));
        }
    }
    if !can_be {
        messages.say_error(TableLabel::NUMBER_FIRST);
    } else if !commands.is_empty() {
        fill(editor_view, &shown, commands, cells.len() > 1);
    }
    focus::focus_after_update(vec![place::id(shown.id, InputPlace::Cell(shown.place))]);
}

/// Moves the focus from the cell to its current state, else to the first state that fits, else to the first field of
/// the bar. Returns whether it was moved.
pub(crate) fn enter() -> bool {
    let places =
        [".cell-states label:not([hidden]) input:checked", ".cell-states:not([hidden]) label:not([hidden]) input"];
    let find = |which: &str| document().query_selector(which).ok().flatten();
    let place = places.into_iter().chain([".cell-fields input"]).find_map(find);
    place.and_then(|place| place.dyn_into::<HtmlElement>().ok()).is_some_and(|place| place.focus().is_ok())
}

/// Moves between the states with the arrows, without choosing one, since choosing changes the plan.
fn on_key(view: EditorView, event: &Event) {
    let Some(key) = focus::plain_key(event) else { return };
    let has_modifier =
        event.dyn_ref::<KeyboardEvent>().is_some_and(|key| key.alt_key() || key.ctrl_key() || key.meta_key());
    if has_modifier {
        return;
    }
    match key.as_str() {
        "Escape" => give_back(view),
        "Enter" => press(event),
        "ArrowRight" | "ArrowDown" => stand(event, |at, last| if at == last { 0 } else { at + 1 }),
        "ArrowLeft" | "ArrowUp" => stand(event, |at, last| at.checked_sub(1).unwrap_or(last)),
        "Home" => stand(event, |_, _| 0),
        "End" => stand(event, |_, last| last),
        _ => return,
    }
    event.prevent_default();
}

/// Moves the focus to another state that fits. `to` computes its index from the current index and the last index.
fn stand(event: &Event, to: impl FnOnce(u32, u32) -> u32) {
    let Ok(states) = document().query_selector_all(".cell-states label:not([hidden]) input") else { return };
    let is_here =
        |nth: &u32| states.item(*nth).is_some_and(|state| event.target().is_some_and(|it| it.loose_eq(&state)));
    let at = (0..states.length()).find(is_here);
    let next = at.and_then(|at| states.item(to(at, states.length().saturating_sub(1))));
    if let Some(next) = next.and_then(|next| next.dyn_into::<HtmlElement>().ok()) {
        let _ = next.focus();
    }
}

/// Chooses the state that has the focus, as Space does.
fn press(event: &Event) {
    if let Some(state) = event.target().and_then(|target| target.dyn_into::<HtmlElement>().ok()) {
        state.click();
    }
}
