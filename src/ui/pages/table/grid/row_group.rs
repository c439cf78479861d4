//! The row group of a KPI: its head, the rows 目標 and 実績 with their inputs, between them the row 変更前 if a target differs
//! from the approved target, and the computed rows 目標累計, 実績累計 and 単年度達成率 if they are shown. The computed rows follow
//! each keystroke.
//!
//! The structure depends on the columns and on whether the KPI has one target for the period. Both are in the row's
//! key, so that a change of the structure creates a new row group.

use keikaku::wording::Label;
use leptos::prelude::*;

use crate::ui::app::{ShownRow, use_editor_view, use_locale};
use crate::ui::pages::table::grid::cells::{ActualRow, ApprovedRow, Computed, ComputedRow, TargetRow};
use crate::ui::pages::table::grid::kpi_head::KpiHead;
use crate::ui::pages::table::grid::row_texts::RowTexts;
use crate::ui::pages::table::levels::bind;

/// The row group of one indicator.
#[component]
pub(crate) fn RowGroup(
    /// The row.
    row: ShownRow,
) -> impl IntoView {
    let (language, columns) = (use_locale().language(), row.columns());
    let texts = Memo::new(move |_| {
        row.view.with(|view| row.findings.with(|found| RowTexts::new(view, found, &row.columns(), language)))
    });
    sync_fields(row, texts);
    let (years, options) = (columns.years.len(), columns.options);
    let lines =
        move || texts.with(|texts| texts.lines.count(options) + usize::from(texts.approved.is_any())).to_string();
    let headings = move || texts.with(|texts| u8::from(texts.lines.group)).to_string();
    let has_approved = Memo::new(move |_| texts.with(|texts| texts.approved.is_any()));
    let computed = move |computed| view! { <ComputedRow computed years texts /> };
    view! {
        <tbody role="rowgroup" class="kpi" data-indicator=row.id.to_string() style:--lines=lines style:--headings=headings>
            <GroupHeading texts />
            <KpiHead row texts />
            <TargetRow row texts />
            {move || has_approved.get().then(|| view! { <ApprovedRow years texts /> })}
            <ActualRow row texts />
            {options.shows_running.then(|| [Computed::RunningTarget, Computed::RunningActual].map(computed).collect_view())}
            {options.shows_rates.then(|| computed(Computed::Rate))}
        </tbody>
    }
}

/// Writes the texts that differ from the last written texts into the fields of the row, and marks the fields with
/// findings.
///
/// There is one effect per row, not one per field: a plan with 500 KPIs and 15 years has 16,000 fields.
fn sync_fields(row: ShownRow, texts: Memo<RowTexts>) {
    let (editor_view, columns) = (use_editor_view(), row.columns());
    // The effect runs after the fields were created, with their texts but without marks.
    let made = RowTexts { marks: Vec::new(), behind: Vec::new(), ..texts.get_untracked() };
    Effect::new(move |before: Option<RowTexts>| {
        let now = texts.get();
        now.write_over(before.as_ref().unwrap_or(&made), row.id, &columns, editor_view.fields);
        if columns.options.shows_levels {
            row.read(|row| bind(editor_view, row, &columns));
        }
        now
    });
}

/// The heading of the group that begins with this indicator.
#[component]
fn GroupHeading(
    /// The texts of the row group.
    texts: Memo<RowTexts>,
) -> impl IntoView {
    view! {
        <tr role="row" class="group-heading" hidden=move || texts.with(|texts| !texts.lines.group)>
            <th role="rowheader">
                <span lang="ja">{move || texts.with(|texts| texts.group.clone())}</span>
                <span class="no-group">{use_locale().label(Label::NO_GROUP)}</span>
            </th>
        </tr>
    }
}
