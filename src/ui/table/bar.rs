//! The bar above the grid: the cell that has the focus or had it last, what its figure is, and the keys to say so.
//!
//! Alt+↓ in a cell leads here, ←/→ go from button to button, Esc leads back; a button acts on the cell and gives the focus
//! back to it. The formula of its rate stands here, too.

use keikaku::cell::{Certainty, State, UnknownReason};
use keikaku::edit::indicators::{Part, Place, cell_at};
use keikaku::edit::{CellPlace, Command, Field, Hand, IndicatorCommand, Target, TextPlace};
use keikaku::fiscal_year::FiscalYear;
use keikaku::id::IndicatorId;
use keikaku::plan::Indicator;
use keikaku::plan::indicator::{Measure, Row};
use keikaku::wording::{LateLabel, changes, formula, grid};
use wasm_bindgen::JsCast;
use wasm_split_macros::wasm_split;
use web_sys::{Element, Event, KeyboardEvent};

use crate::browser::chunk::{self, NotArrived};
use crate::browser::moment;
use crate::ui::board::{Board, RowView};
use crate::ui::desk::Desk;
use crate::ui::el::{El, button, el, group};
use crate::ui::field::{place, shown_in_row};
use crate::ui::focus;
use crate::ui::late::LateView;
use crate::ui::leptos::*;

/// What a figure can be besides a number that is final, each with its button. The order is that of the page.
const STATES: [(Said, LateLabel); 9] = [
    (Said::Number(Certainty::Final), LateLabel::MakeFinal),
    (Said::Number(Certainty::Preliminary), LateLabel::MakePreliminary),
    (Said::Number(Certainty::Estimate), LateLabel::MakeEstimate),
    (Said::NotApplicable, LateLabel::MakeNotApplicable),
    (Said::Unknown(None), LateLabel::MakeUnknown),
    (Said::Unknown(Some(UnknownReason::BeingCounted)), LateLabel::MakeBeingCounted),
    (Said::Unknown(Some(UnknownReason::UnderSurvey)), LateLabel::MakeUnderSurvey),
    (Said::Unknown(Some(UnknownReason::Unpublished)), LateLabel::MakeUnpublished),
    (Said::Unknown(Some(UnknownReason::Incalculable)), LateLabel::MakeIncalculable),
];

/// What is said of a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Said {
    Number(Certainty),
    NotApplicable,
    Unknown(Option<UnknownReason>),
}

impl Said {
    fn of(state: State) -> Option<Self> {
        match state {
            State::Number { certainty, .. } => Some(Self::Number(certainty)),
            State::NotApplicable => Some(Self::NotApplicable),
            State::Unknown { reason } => Some(Self::Unknown(reason)),
            State::Blank | State::Unread => None,
        }
    }
}

/// A cell of the open grid.
struct Shown {
    row: RowView,
    place: CellPlace,
    id: IndicatorId,
    board: Board,
}

impl Shown {
    /// The cell that has the focus or had it last, followed.
    fn now(desk: Desk) -> Option<Self> {
        let board = desk.board()?;
        let Target { field: Field::Row(id, Place::Cell(place)), .. } = desk.fields.followed_cell(desk)? else {
            return None;
        };
        let row = board.row(id)?.view.get();
        Some(Self { row, place, id, board })
    }

    fn year(&self) -> Option<FiscalYear> {
        match self.place {
            CellPlace::Target(year) | CellPlace::Actual(year) => Some(year),
            CellPlace::Baseline | CellPlace::Period | CellPlace::StatedTotal => None,
        }
    }
}

#[wasm_split(table, wasm_split_path = chunk, fallible)]
pub(crate) fn cell_bar(desk: Desk) -> Result<LateView, NotArrived> {
    Ok(LateView::new(move || bar(desk)))
}

fn bar(desk: Desk) -> El {
    let words = desk.words();
    let name = move || {
        let shown = Shown::now(desk);
        shown.map_or_else(|| desk.label(LateLabel::NoCell).to_owned(), |shown| name(&shown, desk))
    };
    let typed = move || Shown::now(desk).map(|shown| said(&shown, desk)).unwrap_or_default();
    let formula = move || {
        let shown = Shown::now(desk)?;
        let frame = shown.board.frame.get().1;
        Some(formula::formula(&shown.row.indicator, frame.span(), shown.year(), words))
    };
    let states = STATES.iter().zip(0..).map(|((said, label), nth)| state_button(desk, *said, *label, nth == 0));
    el("section")
        .class("cell-bar")
        .attr("aria-label", desk.label(LateLabel::CellBar))
        .with(el("p").class("cell-name").live_text(name))
        .with(
            el("div")
                .class("cell-states")
                .role("toolbar")
                .attr("aria-label", desk.label(LateLabel::CellStates))
                .on("keydown", move |event| on_key(desk, &event))
                .each(states),
        )
        .part(move || fields(desk))
        .with(el("p").class("cell-formula").id("cell-formula").live_text(move || formula().unwrap_or_default()))
        .with(el("p").class("cell-said").live_text(typed))
}

fn name(shown: &Shown, desk: Desk) -> String {
    let form = shown.board.frame.get().1.form;
    changes::cell_of(&shown.row.name, shown.place, form, desk.words())
}

/// The text as it was typed, and the provisional values that stood there before.
fn said(shown: &Shown, desk: Desk) -> String {
    grid::behind(&shown.row.indicator, shown.place, desk.words())
}

fn state_button(desk: Desk, said: Said, label: LateLabel, is_first: bool) -> El {
    let is_so = move || {
        let shown = Shown::now(desk)?;
        let state = cell_at(&shown.row.indicator, shown.place).state;
        Some((Said::of(state) == Some(said)).to_string())
    };
    button("quiet", label.text(desk.words()))
        .attr("tabindex", if is_first { "0" } else { "-1" })
        .attr("aria-describedby", "cell-formula")
        .live("aria-pressed", is_so)
        .press(move || say(desk, said))
}

/// Writes what is said into the cell and gives the focus back to it.
fn say(desk: Desk, said: Said) {
    desk.fields.leave(desk);
    let Some(shown) = Shown::now(desk) else {
        desk.warn(desk.label(LateLabel::ChooseCellFirst).to_owned());
        return;
    };
    let Some(plan) = desk.route.get_untracked().plan() else { return };
    let cell = cell_at(&shown.row.indicator, shown.place);
    let text = match said {
        Said::Number(certainty) => cell.with_certainty(certainty, &shown.row.indicator.unit),
        Said::NotApplicable => Some("-".to_owned()),
        Said::Unknown(None) => Some("未把握".to_owned()),
        Said::Unknown(Some(reason)) => Some(reason.word().to_owned()),
    };
    match text {
        Some(text) => {
            let set = IndicatorCommand::SetCell { place: shown.place, text, hand: Hand::Left, on: moment::today() };
            desk.command(Command::in_indicator(plan, shown.id, set));
            desk.spoken.set(format!("{} {}", name(&shown, desk), desk_cell(&shown).shown(&shown.row.indicator.unit)));
        }
        None => desk.warn(desk.label(LateLabel::NumberFirst).to_owned()),
    }
    focus::give_soon(vec![place::id(shown.id, Place::Cell(shown.place))]);
}

/// The cell as it is now.
fn desk_cell(shown: &Shown) -> keikaku::cell::Cell {
    let row = shown.board.row(shown.id).map(|row| row.view.get_untracked().indicator);
    row.map(|row| cell_at(&row, shown.place)).unwrap_or_default()
}

/// Leads from the cell to the buttons; whether there are any.
pub(super) fn enter() -> bool {
    let pressed = document().query_selector(".cell-states [aria-pressed='true'], .cell-states button").ok().flatten();
    pressed.and_then(|button| button.dyn_into::<web_sys::HtmlElement>().ok()).is_some_and(|it| it.focus().is_ok())
}

fn on_key(desk: Desk, event: &Event) {
    let Some(key) = event.dyn_ref::<KeyboardEvent>().map(KeyboardEvent::key) else { return };
    let button = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let sibling = |next: fn(&Element) -> Option<Element>| button.as_ref().and_then(next);
    let to = match key.as_str() {
        "ArrowRight" | "ArrowDown" => sibling(Element::next_element_sibling),
        "ArrowLeft" | "ArrowUp" => sibling(Element::previous_element_sibling),
        "Escape" => desk.fields.last_cell(desk).and_then(|cell| match cell.field {
            Field::Row(id, at) => document().get_element_by_id(&place::id(id, at)),
            Field::Fact(_) => None,
        }),
        _ => return,
    };
    event.prevent_default();
    if let Some(to) = to.and_then(|to| to.dyn_into::<web_sys::HtmlElement>().ok()) {
        let _ = to.focus();
    }
}

/// The fields of the cell: of a share numerator and denominator, its note, and why its last provisional value went.
fn fields(desk: Desk) -> Option<El> {
    let Target { field: Field::Row(id, Place::Cell(at)), .. } = desk.fields.followed_cell(desk)? else { return None };
    let (row, year) = match at {
        CellPlace::Target(year) => (Row::Target, year),
        CellPlace::Actual(year) => (Row::Actual, year),
        CellPlace::Baseline | CellPlace::Period | CellPlace::StatedTotal => return None,
    };
    let view = desk.board()?.row(id)?.view;
    let kind = {
        let view = view.clone();
        derived(move || view.with(|row| Some(kind(&row.indicator, at))))
    };
    Some(group().part(move || {
        let Kind { is_share, earlier } = kind.get()?;
        let field = |place, label| bar_field(desk, id, view.clone(), place, label);
        let part = |part, label| is_share.then(|| field(Place::Part(year, part), label));
        let reason = earlier
            .checked_sub(1)
            .map(|last| field(Place::Text(TextPlace::EarlierReason(year, last)), LateLabel::EarlierReason));
        let fields = el("div")
            .class("cell-fields")
            .with_some(part(Part::Numerator, LateLabel::Numerator))
            .with_some(part(Part::Denominator, LateLabel::Denominator))
            .with_some(reason)
            .with(field(Place::Text(TextPlace::Note(row, Some(year))), LateLabel::CellNote));
        Some(fields)
    }))
}

/// Which fields a cell has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Kind {
    /// Whether it is the actual of a share.
    is_share: bool,
    /// How many provisional values it has replaced.
    earlier: usize,
}

fn kind(row: &Indicator, at: CellPlace) -> Kind {
    match at {
        CellPlace::Actual(year) => Kind {
            is_share: row.measure == Measure::Ratio,
            earlier: row.actuals.get(&year).map_or(0, |actual| actual.earlier.len()),
        },
        _ => Kind { is_share: false, earlier: 0 },
    }
}

/// A field of the bar, which follows the row.
fn bar_field(desk: Desk, id: IndicatorId, view: ArcLive<RowView>, place: Place, label: LateLabel) -> El {
    let label = desk.label(label);
    let class = if matches!(place, Place::Part(..)) { "part" } else { "note" };
    let text = move |view: &RowView| shown_in_row(&view.indicator, place);
    let field = el("input")
        .attr("type", "text")
        .class(class)
        .attr("autocomplete", "off")
        .id(place::id(id, place))
        .attr("value", view.with_untracked(text));
    Effect::new(move |_| desk.fields.write(&place::id(id, place), &view.with(text)));
    el("label").class("field").with(el("span").class("field-label").text(label)).with(field)
}
