//! A change as a row of a table.

use keikaku::merge::review::{Change, ChangeKind, Decision};
use keikaku::plan::Plan;
use keikaku::wording::{Language, ReviewLabel, import, merging};
use leptos::prelude::*;

use crate::ui::app::{focus, use_locale};
use crate::ui::components::Button;
use crate::ui::review::change_sides::ChangeSides;
use crate::ui::review::{ChangeIndex, Decisions};

/// The texts of the row of a change.
pub(crate) struct ChangeTexts {
    /// The name of the KPI, if the change is in a field of a KPI.
    pub(crate) kpi: Option<String>,
    /// The label of the place, within the KPI if there is a KPI.
    place: String,
    /// The value that was exported; `None` if the table has no column for it.
    base: Option<String>,
    /// The value in this plan, and the value of the other side.
    sides: import::BothValues,
    /// A remark about something that the user should check.
    remark: Option<String>,
    /// The source of the value in this plan: the name of another file (for a change whose values are a choice), or a
    /// section's answer.
    source: Option<String>,
}

impl ChangeTexts {
    /// The texts of a change that applies to `plan`. `source` returns the name of the file that set the value in it.
    pub(crate) fn new(
        change: &Change,
        plan: Option<&Plan>,
        has_base: bool,
        source: impl Fn() -> Option<String>,
        language: Language,
    ) -> Self {
        let (kpi, place) = import::place_in_parts(change, plan, language);
        let base = || change.base.as_ref().map(|base| merging::value(base, &change.unit, language)).unwrap_or_default();
        let source = if is_decided_side_by_side(change) { source() } else { None };
        Self {
            kpi,
            place,
            base: has_base.then(base),
            sides: import::sides(change, plan, language),
            remark: if change.claims.is_empty() { import::remark(change, language) } else { None },
            source: source
                .map(|file| import::from_file(&file, language))
                .or_else(|| import::answered(change, language)),
        }
    }
}

/// The controls that decide the change, its kind and place, and its values. For a conflict, and for a change with a
/// typed value, the values are radio buttons.
#[component]
pub(crate) fn ChangeRow(
    /// The decisions of the person.
    decisions: Decisions,
    /// The position of the change in the lists.
    index: ChangeIndex,
    /// The change, with the current decision applied.
    change: Change,
    /// The texts of the row.
    texts: ChangeTexts,
    /// Whether the KPI's name is visible, as in the KPI's first row. In its other rows only screen readers get it.
    names_kpi: bool,
) -> impl IntoView {
    let locale = use_locale();
    let ChangeTexts { kpi, place, base, sides, remark, source } = texts;
    let remark = remark.map(|remark| view! { <span class="remark">{remark}</span> });
    let (theirs, kind) = (decisions.theirs, change.kind);
    let kpi_class = if names_kpi { "change-kpi" } else { "visually-hidden" };
    let on_decide = {
        let change = change.clone();
        Callback::new(move |decision| decide(&decisions, index, &change, decision))
    };
    let values = if is_decided_side_by_side(&change) {
        view! {
            <td colspan="3" class="deciding">
                <ChangeSides index change=change.clone() sides theirs source on_decide />
                {remark}
            </td>
        }
        .into_any()
    } else {
        view! {
            <td class="old" data-label=locale.label(ReviewLabel::CURRENT_VALUE)>
                {sides.ours}
                {source.map(|source| view! { <span class="remark">{source}</span> })}
            </td>
            <td class="new">{sides.theirs}{remark}</td>
            <td class="typing"><RowButtons index change=change.clone() on_decide /></td>
        }
        .into_any()
    };
    view! {
        <tr data-change=mark_of(kind)>
            <td class="take"><TakeBox index change on_decide /></td>
            <td class="change-kind"><span class="kind">{import::kind(kind, locale.language())}</span></td>
            <th scope="row" id=index.id("")>
                {kpi.map(|kpi| view! { <span class=kpi_class>{format!("{kpi} ")}</span> })}
                <span>{place}</span>
            </th>
            {base.map(|base| view! { <td class="base" data-label=locale.label(ReviewLabel::COLUMN_BASE)>{base}</td> })}
            {values}
        </tr>
    }
}

/// The checkbox for importing the other side's value; nothing if the values themselves are a choice.
#[component]
fn TakeBox(index: ChangeIndex, change: Change, on_decide: Callback<Decision>) -> impl IntoView {
    let switch = move |event| {
        let is_taken = event_target_checked(&event);
        on_decide.run(if is_taken { Decision::Theirs } else { Decision::Ours });
    };
    let is_shown = change.can_be_taken() && !is_decided_side_by_side(&change);
    is_shown.then(|| {
        let is_taken = change.decision == Decision::Theirs;
        view! {
            <input
                type="checkbox"
                id=index.id("-take")
                aria-labelledby=index.id("")
                checked=is_taken
                on:change=switch
            />
        }
    })
}

/// A button for each of several values in the other side's cell, and 直接入力. They are separate from the checkbox, so that
/// they do not become its label.
#[component]
fn RowButtons(index: ChangeIndex, change: Change, on_decide: Callback<Decision>) -> impl IntoView {
    let language = use_locale().language();
    let button = move |own: String, label: String, decision: Decision| {
        let labelled_by = format!("{} {own}", index.id(""));
        let choose = move |_| on_decide.run(decision.clone());
        view! {
            <Button class="quiet" id=own labelled_by=labelled_by text=label on_press=choose />
        }
    };
    let candidates = change.candidates().into_iter().enumerate().map(|(nth, value)| {
        let label = import::candidate(&value, language);
        button(index.id(&format!("-candidate-{nth}")), label, Decision::Typed(value))
    });
    let candidates = candidates.collect_view();
    let type_value = change.can_be_typed().then(|| {
        button(index.id("-type"), ReviewLabel::TYPE_VALUE.text(language).to_owned(), Decision::Typed(String::new()))
    });
    view! {
        {candidates}
        {type_value}
    }
}

/// Stores the decision. If it changes the controls of this row or of other rows, the rows are recreated, and the focus
/// moves to the control with which the user continues.
fn decide(decisions: &Decisions, index: ChangeIndex, change: &Change, decision: Decision) {
    let opens_field = matches!(decision, Decision::Typed(_)) && !is_decided_side_by_side(change);
    decisions.decide(index.list, vec![change.decided(decision)]);
    if opens_field {
        decisions.redraw();
        focus::focus_after_update(vec![index.id("-text")]);
    } else if change.kind == ChangeKind::Join {
        // If two KPIs are joined, each field in which they differ now needs a decision.
        decisions.redraw();
        focus::focus_after_update(vec![index.id("-take")]);
    }
}

/// The value of the `data-change` attribute, by which style sheets and tests select changes of a kind.
fn mark_of(kind: ChangeKind) -> &'static str {
    match kind {
        ChangeKind::Set => "set",
        ChangeKind::Clear => "clear",
        ChangeKind::Add => "add",
        ChangeKind::Remove => "remove",
        ChangeKind::Join => "join",
        ChangeKind::Conflict => "conflict",
        ChangeKind::Unread => "unread",
        ChangeKind::NoPlace => "no-place",
    }
}

/// Whether the values of a change are shown as a choice, as for conflicts and typed values.
fn is_decided_side_by_side(change: &Change) -> bool {
    change.kind == ChangeKind::Conflict || matches!(change.decision, Decision::Typed(_))
}
