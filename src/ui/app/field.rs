//! The field protocol: the one way in which typed text reaches the document. It is driven by the events that bubble up
//! to the window (`shell/events.rs`). A field is an `<input>` or `<textarea>` that is registered with its place in the
//! document ([`registry`]).
//!
//! - While a field is focused and touched, its text belongs to the element. The text of the document is written into
//!   the element only while it is neither touched nor composing. A focused field that is not touched is written too, so
//!   that an undo shows in it.
//! - Each input outside of a composition is a command on the same step of history. Leaving the field reads its text
//!   strictly and ends the step. Typing the old text again, or Esc, takes the step back.
//! - When editing of a cell begins, the cell shows its bare figure, without separators ([`editing`]). The content is
//!   the same, so the field does not become touched, and leaving it changes nothing.
//! - Before any other command, undo, a change of view, saving or export, [`Fields::commit`] commits the field.

pub(crate) mod announcing;
pub(crate) mod composition;
pub(crate) mod control;
pub(crate) mod editing;
pub(crate) mod meaning;
pub(crate) mod place;
pub(crate) mod registry;
pub(crate) mod selection;
pub(crate) mod typing;

use keikaku::command::{Command, InputField, InputPhase, InputTarget, Rejection};
use keikaku::plan::{CellAddress, CellPlace, ChoiceKind, InputPlace, TextPlace};
use keikaku::value::IndicatorId;
use keikaku::wording::{activity_log, units};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlInputElement, KeyboardEvent};

use crate::browser::clock;
use crate::ui::app::editor::Editor;
use crate::ui::app::field::composition::Composition;
use crate::ui::app::field::control::Control;
pub(crate) use crate::ui::app::field::meaning::shown_in_row;
use crate::ui::app::field::meaning::{command_of, is_in_table, is_name, shown};
use crate::ui::app::field::registry::{PageField, Registry};
pub(crate) use crate::ui::app::field::selection::{FocusedCell, Selection};
use crate::ui::app::focus;
use crate::ui::app::view::{EditorView, use_editor_view};

/// The fields on the page: the focused one with its composition, the cell that last had the focus, and the cells of the
/// selected rectangle.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Fields {
    state: StoredValue<FieldState, LocalStorage>,
    last_cell: RwSignal<Option<InputTarget>>,
    rectangle: RwSignal<Vec<CellAddress>>,
}

/// The field that has the focus, with the state that belongs to it.
#[derive(Debug, Default)]
struct FieldState {
    active: Option<Active>,
    composition: Composition,
    announcing: Option<TimeoutHandle>,
    selection: Selection,
    registry: Registry,
}

/// The meaning of a text that is typed into a field.
#[derive(Clone, Debug)]
pub(crate) enum TypedMeaning {
    /// The text becomes the content of the field, as in most fields.
    Content,
    /// The text changes nothing: it is not complete yet, or equals the content of the field.
    Nothing,
    /// The text results in this command instead: a typed level, from which the stored increments are computed.
    Otherwise(Command),
}

/// The error that a typed text is longer than the limit. The user has already seen a message.
struct TextTooLong;

/// The field that has the focus.
#[derive(Clone, Debug)]
struct Active {
    control: Control,
    target: InputTarget,
    /// The text of the field when it was entered or last committed.
    before: String,
    /// The bare figure that was written into the field when its editing began; `None` while it is not edited.
    bare: Option<String>,
    touched: bool,
}

impl Active {
    /// The state of a field that has just been entered and has that text.
    fn entered(control: Control, target: InputTarget, before: String) -> Self {
        Self { control, target, before, bare: None, touched: false }
    }

    /// Whether the text in the field is the content from before, with separators or as a bare figure.
    fn is_unchanged(&self) -> bool {
        let text = self.control.text();
        text == self.before || self.bare.as_ref() == Some(&text)
    }
}

impl Fields {
    /// The state in which no field has the focus.
    pub(crate) fn new() -> Self {
        Self {
            state: StoredValue::new_local(FieldState::default()),
            last_cell: RwSignal::new(None),
            rectangle: RwSignal::new(Vec::new()),
        }
    }

    fn active(self) -> Option<Active> {
        self.state.try_with_value(|state| state.active.clone()).flatten()
    }

    fn update(self, change: impl FnOnce(&mut Active)) {
        self.state.try_update_value(|state| state.active.as_mut().map(change));
    }

    /// Whether the focused field has unfinished typing, that is a text that is not committed to the document.
    pub(crate) fn is_touched(self) -> bool {
        self.active().is_some_and(|active| active.touched)
    }

    /// Whether an input method is composing.
    pub(crate) fn is_composing(self) -> bool {
        self.state.try_with_value(|state| state.composition.is_under_way()).unwrap_or_default()
    }

    /// Registers an element as the element of that field, and returns the number by which [`Self::remove`] removes it.
    pub(super) fn add(self, element: Element, field: PageField) -> u32 {
        self.state.try_update_value(|state| state.registry.add(element, field)).unwrap_or_default()
    }

    /// Unregisters the element with that number, which is no longer on the page.
    pub(super) fn remove(self, number: u32) {
        self.state.try_update_value(|state| state.registry.remove(number));
    }

    /// The field that is registered for the element; `None` if the element is no field of the document.
    pub(crate) fn field(self, element: &Element) -> Option<PageField> {
        self.state.try_with_value(|state| state.registry.field(element)).flatten()
    }

    /// The element of the field; `None` if the field is not on the page.
    pub(crate) fn element(self, field: PageField) -> Option<Element> {
        self.state.try_with_value(|state| state.registry.element(field)).flatten()
    }

    /// Writes a text into a field, unless the field is not on the page or somebody is typing in it.
    pub(crate) fn write(self, field: InputField, text: &str) {
        let control = self.element(PageField::Input(field)).and_then(Control::from_element);
        if let Some(control) = control.filter(|_| !self.is_being_typed_in(field) && !self.is_bare(field, text)) {
            if control.write(text) {
                self.reselect(&control, field);
            }
            self.set_old_text(field, text);
        }
    }

    /// Selects the text of a focused cell again after its text was replaced, so that typing replaces the new text as
    /// well.
    fn reselect(self, control: &Control, field: InputField) {
        let Control::Line(input) = control else { return };
        let has_focus = document().active_element().is_some_and(|element| element.loose_eq(input));
        let is_cell = matches!(field, InputField::Row(_, InputPlace::Cell(_)));
        if has_focus && is_cell && !self.with_selection(|selection| selection.is_editing) {
            input.select();
        }
    }

    /// Whether somebody is typing in that field, so that its element must not be overwritten.
    fn is_being_typed_in(self, field: InputField) -> bool {
        self.active().is_some_and(|active| active.target.field == field && (active.touched || self.is_composing()))
    }

    /// Makes the text that was just written into the focused, untouched field the text that Esc restores.
    fn set_old_text(self, field: InputField, text: &str) {
        self.update(|active| {
            if active.target.field == field {
                text.clone_into(&mut active.before);
                active.bare = None;
            }
        });
    }

    /// Whether a name is being typed. The displayed names are updated only when the field is left.
    pub(crate) fn is_naming(self) -> bool {
        self.active().is_some_and(|active| active.touched && is_name(active.target))
    }

    /// The cell that has the focus or last had it; `None` if it does not belong to the plan that is shown.
    pub(crate) fn last_cell(self, view: EditorView) -> Option<InputTarget> {
        self.last_cell
            .get_untracked()
            .filter(|last| Some(last.plan) == view.editor.navigation.route.get_untracked().plan())
    }

    /// Like [`Self::last_cell`], but tracked.
    pub(crate) fn tracked_last_cell(self, view: EditorView) -> Option<InputTarget> {
        self.last_cell.track();
        self.last_cell(view)
    }

    /// Sets the cell that the cell bar describes, when the focus does not move to a cell.
    pub(crate) fn set_last_cell(self, target: InputTarget) {
        self.last_cell.set(Some(target));
    }

    /// The cells of the selected rectangle, tracked; empty if there is no rectangle.
    pub(crate) fn tracked_rectangle(self) -> Vec<CellAddress> {
        self.rectangle.get()
    }

    /// Sets the cells of the selected rectangle, and returns the cells of the previous rectangle.
    pub(crate) fn set_rectangle(self, cells: Vec<CellAddress>) -> Vec<CellAddress> {
        let before = self.rectangle.get_untracked();
        if before != cells {
            self.rectangle.set(cells);
        }
        before
    }

    /// The focused cell of the table; `None` if the focus is elsewhere.
    pub(crate) fn in_cell(self, view: EditorView) -> Option<FocusedCell> {
        let plan = view.editor.navigation.route.get_untracked().plan()?;
        let input: HtmlInputElement = document().active_element()?.dyn_into().ok()?;
        let PageField::Input(field) = self.field(&input)? else { return None };
        let InputField::Row(indicator, InputPlace::Cell(place)) = field else { return None };
        if place == CellPlace::StatedTotal {
            return None;
        }
        let is_touched = self.active().is_some_and(|active| active.touched && active.target.field == field);
        Some(FocusedCell { plan, cell: (indicator, place), input, is_touched })
    }

    /// The indicator and the place of the focused name or unit in the table; `None` if the focus is elsewhere.
    pub(crate) fn in_name_or_unit(self, view: EditorView) -> Option<(IndicatorId, TextPlace)> {
        view.grid_state()?;
        let element = document().active_element()?;
        let PageField::Input(InputField::Row(indicator, InputPlace::Text(place))) = self.field(&element)? else {
            return None;
        };
        let is_of_table = matches!(place, TextPlace::Name | TextPlace::Unit);
        is_of_table.then_some((indicator, place))
    }

    /// The indicator of the focused 目標の数え方 choice in the table; `None` if the focus is elsewhere, such as on the same
    /// choice in 詳細.
    pub(crate) fn in_basis_choice(self, view: EditorView) -> Option<IndicatorId> {
        view.grid_state()?;
        let element = document().active_element()?;
        match self.field(&element)? {
            PageField::Choice(indicator, ChoiceKind::Basis) => {
                element.closest(".kpi-measure").ok().flatten().map(|_| indicator)
            }
            _ => None,
        }
    }

    /// Reads or changes the selection in the table.
    pub(crate) fn with_selection<T: Default>(self, act: impl FnOnce(&mut Selection) -> T) -> T {
        self.state.try_update_value(|state| act(&mut state.selection)).unwrap_or_default()
    }

    /// Handles that a field gets the focus: it becomes the active field.
    pub(crate) fn on_focus_in(self, view: EditorView, event: &Event) {
        let Some((control, target)) = field_of(view, event) else { return };
        if is_in_table(target) && self.last_cell.get_untracked() != Some(target) {
            self.last_cell.set(Some(target));
        }
        let before = control.text();
        let active = Active::entered(control, target, before);
        self.state.try_update_value(|state| state.active = Some(active));
    }

    /// Commits a field that loses the focus.
    pub(crate) fn on_focus_out(self, view: EditorView, event: &Event) {
        // An element that is being removed is already unregistered, so it is recognized as the active element instead.
        if self.is_active(event) || field_of(view, event).is_some() {
            self.state.try_update_value(|state| state.composition = Composition::default());
            self.commit(view);
            self.state.try_update_value(|state| state.active = None);
        }
    }

    /// Whether the target of the event is the field that has the focus.
    fn is_active(self, event: &Event) -> bool {
        let target = event.target();
        self.active().is_some_and(|active| target.is_some_and(|target| active.control.is(&target)))
    }

    /// Submits the text of a field after each input outside of a composition.
    pub(crate) fn on_input(self, view: EditorView, event: &Event) {
        let Some((control, target)) = field_of(view, event).filter(|_| !self.is_composing()) else { return };
        control.join_lines();
        // Firefox sends no focus event to a field that is entered while its window is inactive.
        if self.active().is_none_or(|active| active.target != target) {
            let before = shown(view, target).unwrap_or_default();
            let active = Active::entered(control, target, before);
            self.state.try_update_value(|state| state.active = Some(active));
        }
        let _is_kept = self.submit_text(view, InputPhase::Typing);
    }

    /// Notes that a composition begins. Until it ends, keys and inputs are left to the input method.
    pub(crate) fn on_composition_start(self) {
        self.state.try_update_value(|state| state.composition.begin());
        self.update(|active| active.touched = true);
    }

    /// Submits the text that a composition has left. Depending on the browser, the `input` event comes before or after
    /// this event.
    pub(crate) fn on_composition_end(self, view: EditorView) {
        self.state.try_update_value(|state| state.composition.end(clock::milliseconds()));
        let _is_kept = self.submit_text(view, InputPhase::Typing);
    }

    /// Handles Enter and Esc in a field, and the arrow keys and F2 in a record. Returns whether the key was handled.
    pub(crate) fn on_key(self, view: EditorView, event: &KeyboardEvent) -> bool {
        let has_modifier = event.alt_key() || event.ctrl_key() || event.meta_key();
        let Some(active) = self.active().filter(|_| !has_modifier) else { return false };
        match event.key().as_str() {
            "Enter" if active.control.is_one_line() => {
                self.commit(view);
                active.control.select();
                if let InputField::Record(..) = active.target.field {
                    focus::select_beside(if event.shift_key() { -1 } else { 1 });
                }
            }
            "ArrowDown" | "ArrowUp" if matches!(active.target.field, InputField::Record(..)) => {
                focus::select_beside(if event.key() == "ArrowUp" { -1 } else { 1 });
            }
            "F2" if matches!(active.target.field, InputField::Record(..)) => active.control.put_caret_at_end(),
            "Escape" if active.touched => self.restore(view),
            _ => return false,
        }
        true
    }

    /// Restores the old text of the focused field, as if nothing had been typed.
    pub(crate) fn restore(self, view: EditorView) {
        let Some(active) = self.active() else { return };
        active.control.write(&active.before);
        self.update(|active| (active.touched, active.bare) = (false, None));
        view.editor.cancel_typing();
    }

    /// Undoes on Ctrl+Z and redoes on Ctrl+Y or Ctrl+Shift+Z anywhere on the page. Returns whether it did. While a
    /// field has unfinished typing, the keys are left to the browser's own undo in the field.
    pub(crate) fn on_page_key(self, view: EditorView, event: &KeyboardEvent) -> bool {
        if !(event.ctrl_key() || event.meta_key()) || event.alt_key() || is_foreign_field(view, event) {
            return false;
        }
        match (event.key().to_ascii_lowercase().as_str(), event.shift_key()) {
            _ if self.active().is_some_and(|active| active.touched && !active.is_unchanged()) => return false,
            ("z", false) => view.undo(),
            ("z", true) | ("y", false) => view.redo(),
            _ => return false,
        }
        true
    }

    /// Whether a key belongs to the input method.
    pub(crate) fn belongs_to_composition(self, event: &KeyboardEvent) -> bool {
        self.state.try_update_value(|state| state.composition.owns(event, clock::milliseconds())).unwrap_or_default()
    }

    /// Commits the focused field: reads its text strictly, shows the text of the document and ends the step.
    pub(crate) fn commit(self, view: EditorView) {
        self.end_editing();
        let Some(active) = self.active().filter(|active| active.touched) else { return };
        if active.is_unchanged() {
            view.editor.cancel_typing();
        } else if self.submit_text(view, InputPhase::Left).is_err() {
            // The typed text stays in the field, where it can be shortened or copied.
            view.editor.settle();
            return;
        }
        self.update(|active| (active.touched, active.bare) = (false, None));
        view.editor.settle();
        let Some(shown) = shown(view, active.target) else { return };
        self.write(active.target.field, &shown);
        if is_name(active.target) {
            view.show_names();
        }
        let said = typed_beside_records(view, active.target);
        if let Some(said) = said.or_else(|| unit_not_converted(view, active.target, &active.before)) {
            view.editor.messages.show_message(said);
        }
        if let Some(said) = unread_in_record(view.editor, active.target) {
            view.editor.messages.spoken.set(said);
        }
    }

    /// Submits the text of the focused field. Returns an error if the text is too long to be stored.
    fn submit_text(self, view: EditorView, phase: InputPhase) -> Result<(), TextTooLong> {
        let Some(active) = self.active() else { return Ok(()) };
        let text = active.control.text();
        if active.is_unchanged() {
            self.update(|active| active.touched = false);
            view.editor.cancel_typing();
            return Ok(());
        }
        self.update(|active| active.touched = true);
        let InputTarget { plan, field } = active.target;
        match typing::meaning_of(view, field, &text, phase) {
            TypedMeaning::Nothing if phase == InputPhase::Left => view.editor.cancel_typing(),
            TypedMeaning::Nothing => {}
            TypedMeaning::Otherwise(command) => drop(view.editor.submit(command)),
            TypedMeaning::Content => {
                let outcome =
                    view.editor.submit_typed(Command::InPlan { plan, command: command_of(field, text, phase) });
                if let Err(Rejection::TextTooLong { .. }) = outcome {
                    return Err(TextTooLong);
                }
            }
        }
        if let (InputPhase::Typing, InputField::Row(indicator, InputPlace::Cell(place))) = (phase, field) {
            self.announce_total(view, indicator, place);
        }
        Ok(())
    }
}

/// The message that a typed actual does not count because its year has records; `None` if the actual counts, and for
/// any other field.
fn typed_beside_records(view: EditorView, target: InputTarget) -> Option<String> {
    let InputField::Row(id, InputPlace::Cell(CellPlace::Actual(year))) = target.field else { return None };
    let language = view.editor.language();
    view.editor.workbook.with_untracked(|workbook| {
        let row = workbook.plan(target.plan)?.indicator(id)?;
        row.from_records(year)?;
        let (recorded, typed) = activity_log::both_actuals(row, year, language)?;
        Some(activity_log::typed_beside(&recorded, &typed, language))
    })
}

/// The message that the figures of a row are not converted into its new unit; `None` if they need not be, and for any other field.
fn unit_not_converted(view: EditorView, target: InputTarget, before: &str) -> Option<String> {
    let InputField::Row(id, InputPlace::Text(TextPlace::Unit)) = target.field else { return None };
    let language = view.editor.language();
    view.editor
        .workbook
        .with_untracked(|workbook| units::not_converted(before, workbook.plan(target.plan)?.indicator(id)?, language))
}

/// The message that a text of a record was left that cannot be read as a day or a figure; `None` if it can be read, and
/// for any other field.
pub(crate) fn unread_in_record(editor: Editor, target: InputTarget) -> Option<String> {
    let InputField::Record(record, of) = target.field else { return None };
    let language = editor.language();
    editor.workbook.with_untracked(|workbook| {
        let plan = workbook.plan(target.plan)?;
        let record = plan.log().get(record)?;
        activity_log::unread(record, of, plan, clock::today(), language)
    })
}

/// Commits a focused text field that does not belong to the plan and is read only when it is left, such as 基準日, so that
/// its value is saved as well.
pub(crate) fn commit_other_field(fields: Fields) {
    let is_foreign = |element: &Element| is_text(element) && fields.field(element).is_none();
    let element = document().active_element().filter(is_foreign);
    if let (Some(element), Ok(change)) = (element, Event::new("change")) {
        let _is_heard = element.dispatch_event(&change);
    }
}

/// Whether the target of the event is a text field that does not belong to the plan, such as a search field. Its keys
/// are not handled here.
fn is_foreign_field(view: EditorView, event: &Event) -> bool {
    is_in_text(event) && field_of(view, event).is_none()
}

/// Whether the target of the event is a text field of any kind.
pub(crate) fn is_in_text(event: &Event) -> bool {
    let element = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    element.as_ref().is_some_and(is_text)
}

fn is_text(element: &Element) -> bool {
    let kind = element.get_attribute("type").unwrap_or_default();
    element.tag_name() == "TEXTAREA" || (element.tag_name() == "INPUT" && matches!(kind.as_str(), "text" | "search"))
}

/// The field of the plan that is the target of an event; `None` if the target is not a field of the plan.
fn field_of(view: EditorView, event: &Event) -> Option<(Control, InputTarget)> {
    let plan = view.editor.navigation.route.get_untracked().plan()?;
    let element = event.target()?.dyn_into::<Element>().ok()?;
    let PageField::Input(field) = view.fields.field(&element)? else { return None };
    Some((Control::from_element(element)?, InputTarget { plan, field }))
}

/// A directive that registers an element as a field for as long as it exists:
/// `<input use:bind_field=PageField::of_cell(id, place) />`.
pub(crate) fn bind_field(element: Element, field: PageField) {
    let fields = use_editor_view().fields;
    let number = fields.add(element, field);
    on_cleanup(move || fields.remove(number));
}
