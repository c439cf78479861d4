//! Opinions with their answers, and meetings: the existing items, and the blank items that the user adds.

use keikaku::command::EvaluationCommand;
use keikaku::plan::evaluation::{ItemId, MeetingText, OpinionText};
use keikaku::plan::{EvaluationPart, SheetColumn};
use keikaku::value::FiscalYear;
use keikaku::wording::{EvaluationLabel, Label, evaluation};
use leptos::prelude::*;

use crate::browser::clock;
use crate::ui::app::{focus, place, use_locale};
use crate::ui::pages::evaluation::sheet::{folded, use_sheet};
use crate::ui::pages::evaluation::sheet_field::sheet_field;

/// A kind of items.
#[derive(Clone, Copy)]
pub(super) struct ItemKind {
    column: SheetColumn,
    add: Label,
    remove: Label,
    /// The item of a part, if it is of this kind.
    item: fn(EvaluationPart) -> Option<ItemId>,
    /// The parts of an item, in their order.
    parts: fn(ItemId) -> Vec<EvaluationPart>,
    /// The command that removes an item.
    removal: fn(FiscalYear, ItemId) -> EvaluationCommand,
}

/// The opinions of the outside experts.
pub(super) const OPINIONS: ItemKind = ItemKind {
    column: SheetColumn::Opinions,
    add: EvaluationLabel::ADD_OPINION,
    remove: EvaluationLabel::REMOVE_OPINION,
    item: EvaluationPart::opinion,
    parts: |id| OpinionText::ALL.iter().map(|text| EvaluationPart::Opinion(id, *text)).collect(),
    removal: EvaluationCommand::RemoveOpinion,
};

/// The meetings.
pub(super) const MEETINGS: ItemKind = ItemKind {
    column: SheetColumn::Meetings,
    add: EvaluationLabel::ADD_MEETING,
    remove: EvaluationLabel::REMOVE_MEETING,
    item: EvaluationPart::meeting,
    parts: |id| MeetingText::ALL.iter().map(|text| EvaluationPart::Meeting(id, *text)).collect(),
    removal: EvaluationCommand::RemoveMeeting,
};

/// The items of a kind.
#[component]
pub(super) fn Items(
    /// The kind.
    kind: ItemKind,
) -> impl IntoView {
    let (locale, sheet) = (use_locale(), use_sheet());
    // A blank item exists only on the page: nothing is stored before something is written in it. An item that was shown
    // stays until it is removed, even if its last text is deleted.
    let (blank, removed) = (RwSignal::new(Vec::<ItemId>::new()), RwSignal::new(Vec::<ItemId>::new()));
    let items = Memo::new(move |shown: Option<&Vec<ItemId>>| {
        let stored = sheet.find(|now| Some(now.plan.evaluations.get(sheet.year)?.items(kind.item)));
        let mut items = shown.cloned().unwrap_or_default();
        items.extend(blank.get());
        removed.with(|removed| items.retain(|id| !removed.contains(id)));
        items.extend(stored.unwrap_or_default());
        items.sort_unstable();
        items.dedup();
        items
    });
    let add = move |_| {
        let id = ItemId::behind(items.with_untracked(|items| items.last().copied()), clock::fresh_bits());
        blank.update(|blank| blank.push(id));
        let first = (kind.parts)(id).into_iter().next();
        focus::focus_after_update(first.map(|part| place::of_evaluation(sheet.place(part))).into_iter().collect());
    };
    let is_closed = move || (kind.parts)(ItemId::behind(None, 0)).iter().any(|part| !sheet.is_open(*part));
    let item = move |number: usize, id: ItemId| {
        let language = locale.language();
        let field = |part| sheet_field(sheet, part, evaluation::item_name(part, number, language), false);
        let fields = (kind.parts)(id).into_iter().map(field).collect_view();
        let remove = move |_| {
            removed.update(|removed| removed.push(id));
            sheet.command((kind.removal)(sheet.year, id));
        };
        view! {
            <div class="evaluation-fields item">
                {fields}
                <button type="button" class="quiet" hidden=is_closed on:click=remove>{locale.label(kind.remove)}</button>
            </div>
        }
    };
    let is_filled = Signal::derive(move || items.with(|items| !items.is_empty()));
    // While there is no item, the button that adds one has the id of the first item's first field.
    let first = (kind.parts)(ItemId::behind(None, 0)).first().map(|part| place::of_evaluation(sheet.place(*part)));
    let content = view! {
        {move || (1..).zip(items.get()).map(|(number, id)| item(number, id)).collect_view()}
        <button type="button" class="secondary" id=first hidden=is_closed on:click=add>{locale.label(kind.add)}</button>
    };
    folded(sheet, kind.column, is_filled, content.into_any())
}
