//! A list of changes as a table.

use std::sync::Arc;

use keikaku::merge::review::{Change, ChangePlace, Changes};
use keikaku::plan::Plan;
use keikaku::wording::{Label, ReviewLabel, import};
use leptos::prelude::*;

use crate::ui::app::use_locale;
use crate::ui::review::change_row::{ChangeRow, ChangeTexts};
use crate::ui::review::decisions::MOST_SHOWN;
use crate::ui::review::{ChangeIndex, Decisions};

/// The changes, one in each row: the exported value if it is known, the value in this plan, the other side's value, and
/// the controls that decide the change. The first row of a KPI shows its name. Nothing if there are no changes.
#[component]
pub(crate) fn ChangeTable(
    /// The decisions of the person.
    decisions: Decisions,
    /// The index of this list in the preview.
    list: usize,
    /// The changes, with the current decisions applied.
    changes: Changes,
    /// The plan to which the changes apply.
    plan: Option<Arc<Plan>>,
    /// Returns the name of the file that is imported before these changes and sets the value at a place; `None` if
    /// there is no such file.
    #[prop(optional, into)]
    source: Option<Callback<ChangePlace, Option<String>>>,
    /// Whether changes that the user should check come first, as for tables from other offices; otherwise the order of
    /// the plan applies.
    #[prop(optional)]
    is_by_look: bool,
) -> impl IntoView {
    if changes.is_empty() {
        return ().into_any();
    }
    let locale = use_locale();
    let heading = |label: Label| view! { <th scope="col">{locale.label(label)}</th> };
    let has_base = changes.iter().any(|change| change.base.is_some());
    let shown = indexes_shown(&changes, &decisions, is_by_look);
    let more = shown.len().saturating_sub(MOST_SHOWN);
    let theirs = decisions.theirs;
    let mut last_kpi = None;
    let rows = shown.into_iter().take(MOST_SHOWN).filter_map(move |index| {
        let change = changes.get(index)?.clone();
        let source = || source.and_then(|source| source.run(change.place.clone()));
        let texts = ChangeTexts::new(&change, plan.as_deref(), has_base, source, locale.language());
        let names_kpi = texts.kpi != last_kpi;
        last_kpi.clone_from(&texts.kpi);
        let index = ChangeIndex { list, change: index };
        Some(view! { <ChangeRow decisions=decisions.clone() index change texts names_kpi /> })
    });
    let rows = rows.collect_view();
    view! {
        <div class="change-frame">
            <table class="change-table">
                <thead>
                    <tr>
                        {heading(ReviewLabel::COLUMN_TAKE)}
                        {heading(ReviewLabel::COLUMN_KIND)}
                        {heading(ReviewLabel::COLUMN_PLACE)}
                        {has_base.then(|| heading(ReviewLabel::COLUMN_BASE))}
                        {heading(ReviewLabel::CURRENT_VALUE)}
                        {heading(theirs)}
                        {heading(Label::COLUMN_ACTIONS)}
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
            {(more > 0).then(|| view! { <p>{import::more_changes(more, locale.language())}</p> })}
        </div>
    }
    .into_any()
}

/// The indexes of the shown changes: those of the chosen kind that still matter with the current decisions. With
/// `is_by_look`, changes that the user should check come first.
fn indexes_shown(changes: &Changes, decisions: &Decisions, is_by_look: bool) -> Vec<usize> {
    let kind = decisions.kind.get_untracked();
    let is_shown = |change: &Change| changes.concerns(change) && kind.is_none_or(|kind| change.kind == kind);
    let (first, others): (Vec<_>, Vec<_>) = changes
        .iter()
        .enumerate()
        .filter(|(_, change)| is_shown(change))
        .partition(|(_, change)| is_by_look && change.wants_a_look());
    first.into_iter().chain(others).map(|(index, _)| index).collect()
}
