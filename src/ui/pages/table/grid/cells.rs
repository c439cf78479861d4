//! Editable cells, the rows 目標 and 実績 with a cell a year, and the computed rows that follow each keystroke.

use std::sync::Arc;

use keikaku::command::levels;
use keikaku::plan::Indicator;
use keikaku::plan::indicator::Row;
use keikaku::plan::place::{CellPlace, InputPlace};
use keikaku::value::fiscal_year::FiscalYear;
use keikaku::value::id::IndicatorId;
use keikaku::wording::{Label, terms};
use leptos::prelude::*;

use crate::ui::app::field::place;
use crate::ui::app::field::registry::{PageField, bind_field};
use crate::ui::app::grid_state::Columns;
use crate::ui::app::use_app;
use crate::ui::pages::table::grid::row_texts::RowTexts;

/// An editable cell: a native input that is always there. What is typed in it is heard by the field protocol.
#[component]
pub(crate) fn CellInput(
    /// The indicator.
    id: IndicatorId,
    /// Which of its cells.
    place: CellPlace,
    /// What the cell shows when it is made; from then on the row writes it.
    text: String,
    /// The ids of the elements that name it, in the order in which they are spoken.
    #[prop(into)]
    labelled_by: String,
) -> impl IntoView {
    view! {
        <input
            type="text"
            class="cell"
            id=place::id(id, InputPlace::Cell(place))
            use:bind_field=PageField::of_cell(id, place)
            inputmode="decimal"
            autocomplete="off"
            value=text
            aria-labelledby=labelled_by
        />
    }
}

/// The heading of a row of the table.
#[component]
fn RowHead(
    /// 目標, 実績 and the like.
    label: Label,
) -> impl IntoView {
    view! { <th role="rowheader" class="row-head">{use_app().label(label)}</th> }
}

/// 目標 or 実績 as the row is headed, and the id of the words by which its cells are called.
fn row_words(row: &Indicator, columns: &Columns, kind: Row) -> (Label, &'static str) {
    match (kind, columns.shows_levels && levels::has_levels(row)) {
        (Row::Target, false) => (Label::RowTarget, "lbl-target"),
        (Row::Target, true) => (Label::RowTargetLevel, "lbl-target-level"),
        (Row::Actual, false) => (Label::RowActual, "lbl-actual"),
        (Row::Actual, true) => (Label::RowActualLevel, "lbl-actual-level"),
    }
}

/// 目標: a cell a year, or one for the whole period. Where a KPI is a card there is no header row to be seen, and these
/// cells show the column's heading themselves.
#[component]
pub(crate) fn TargetRow(
    /// The indicator as it is when the row is made.
    row: Arc<Indicator>,
    /// The columns.
    columns: Arc<Columns>,
    /// What the row shows.
    texts: Memo<RowTexts>,
) -> impl IntoView {
    let app = use_app();
    let id = row.id;
    let is_period = row.basis.is_period();
    let (label, words) = row_words(&row, &columns, Row::Target);
    let shown = |place| columns.shown(&row, InputPlace::Cell(place));
    let year_cell = |year: FiscalYear| {
        let (class, place) = (if is_period { "year no-input" } else { "year" }, CellPlace::Target(year));
        let input = (!is_period).then(|| {
            view! { <CellInput id place text=shown(place) labelled_by=format!("name-{id} lbl-y{year} {words}") /> }
        });
        view! { <td role="gridcell" class=class data-column=terms::year(year, app.language())>{input}</td> }
    };
    let years = columns.years.years().map(year_cell).collect_view();
    let period = is_period.then(|| {
        let (place, labelled_by) = (CellPlace::Period, format!("name-{id} lbl-period lbl-target"));
        view! { <CellInput id place text=shown(place) labelled_by /> }
    });
    view! {
        <tr role="row" class="target">
            <RowHead label />
            <td role="gridcell" class="base" data-column=terms::baseline(columns.form, app.language())>
                <CellInput
                    id
                    place=CellPlace::Baseline
                    text=shown(CellPlace::Baseline)
                    labelled_by=format!("name-{id} lbl-baseline")
                />
            </td>
            {years}
            <td role="gridcell" class="total" data-field="target-total">
                {period}
                <span>{move || texts.with(|texts| texts.totals.target.clone())}</span>
            </td>
        </tr>
    }
}

/// 実績: a cell a year.
#[component]
pub(crate) fn ActualRow(
    /// The indicator as it is when the row is made.
    row: Arc<Indicator>,
    /// The columns.
    columns: Arc<Columns>,
    /// What the row shows.
    texts: Memo<RowTexts>,
) -> impl IntoView {
    let id = row.id;
    let (label, words) = row_words(&row, &columns, Row::Actual);
    let year_cell = |year: FiscalYear| {
        let place = CellPlace::Actual(year);
        let text = columns.shown(&row, InputPlace::Cell(place));
        view! {
            <td role="gridcell" class="year">
                <CellInput id place text labelled_by=format!("name-{id} lbl-y{year} {words}") />
            </td>
        }
    };
    view! {
        <tr role="row" class="actual">
            <RowHead label />
            <td role="gridcell" class={"base no-input"}></td>
            {columns.years.years().map(year_cell).collect_view()}
            <td role="gridcell" class="total" data-field="actual-total">
                {move || texts.with(|texts| texts.totals.actual.clone())}
            </td>
        </tr>
    }
}

/// A row that is computed from the others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Computed {
    /// 目標累計.
    RunningTarget,
    /// 実績累計.
    RunningActual,
    /// 達成率, the only one with a figure in the column 合計.
    Rate,
}

impl Computed {
    fn class(self) -> &'static str {
        match self {
            Self::RunningTarget => "derived sum-target",
            Self::RunningActual => "derived sum-actual",
            Self::Rate => "derived rate",
        }
    }

    fn label(self) -> Label {
        match self {
            Self::RunningTarget => Label::RowRunningTarget,
            Self::RunningActual => Label::RowRunningActual,
            Self::Rate => Label::RowRate,
        }
    }

    fn is_hidden(self, texts: &RowTexts) -> bool {
        match self {
            Self::RunningTarget => !texts.lines.running_targets,
            Self::RunningActual => !texts.lines.running_actuals,
            Self::Rate => false,
        }
    }

    /// The figure of the nth year.
    fn figure(self, texts: &RowTexts, nth: usize) -> String {
        let figures = match self {
            Self::RunningTarget => &texts.years.running_targets,
            Self::RunningActual => &texts.years.running_actuals,
            Self::Rate => &texts.years.rates,
        };
        figures.get(nth).cloned().unwrap_or_default()
    }
}

/// 目標累計, 実績累計 or 達成率 by year; hidden where it means nothing for the indicator.
#[component]
pub(crate) fn ComputedRow(
    /// Which of them.
    computed: Computed,
    /// How many years there are.
    years: usize,
    /// What the row shows.
    texts: Memo<RowTexts>,
) -> impl IntoView {
    let figure = move |nth: usize| {
        view! { <td role="gridcell" class="year">{move || texts.with(|texts| computed.figure(texts, nth))}</td> }
    };
    let total = match computed {
        Computed::Rate => view! {
            <td role="gridcell" class="total" data-field="rate">{move || texts.with(|texts| texts.totals.rate.clone())}</td>
        }
        .into_any(),
        _ => view! { <td role="gridcell" class={"total"}></td> }.into_any(),
    };
    view! {
        <tr role="row" class=computed.class() hidden=move || texts.with(|texts| computed.is_hidden(texts))>
            <RowHead label=computed.label() />
            <td role="gridcell" class={"base no-input"}></td>
            {(0..years).map(figure).collect_view()}
            {total}
        </tr>
    }
}
