//! The editable cells, the rows 目標 and 実績 with one cell for each year, and the computed rows, which follow each
//! keystroke.

use keikaku::command::levels;
use keikaku::plan::indicator::Row;
use keikaku::plan::{CellPlace, Indicator, InputPlace};
use keikaku::value::{FiscalYear, IndicatorId};
use keikaku::wording::computed_figure::ComputedFigure;
use keikaku::wording::{Label, TableLabel, terms};
use leptos::prelude::*;

use crate::ui::app::{GridColumns, PageField, ShownRow, bind_field, place, use_locale};
use crate::ui::pages::table::grid::figure::figure;
use crate::ui::pages::table::grid::row_texts::RowTexts;

/// An editable cell. It is an `<input>` that always exists; typing in it is handled by the field protocol.
#[component]
pub(crate) fn CellInput(
    /// The indicator.
    id: IndicatorId,
    /// The place of the cell in the indicator.
    place: CellPlace,
    /// The text of the cell when it is created. Later changes are written by the row.
    text: String,
    /// The ids of the elements that make up its accessible name, in the order in which they are read.
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
    /// The label of the row, such as 目標.
    label: Label,
) -> impl IntoView {
    view! { <th role="rowheader" class="row-head">{use_locale().label(label)}</th> }
}

/// The heading of the row, and the id of the words that end the accessible names of its cells.
fn row_words(row: &Indicator, columns: &GridColumns, kind: Row) -> (Label, &'static str) {
    match (kind, columns.options.shows_levels && levels::has_levels(row)) {
        (Row::Target, false) => (Label::ROW_TARGET, "lbl-target"),
        (Row::Target, true) => (TableLabel::ROW_TARGET_LEVEL, "lbl-target-level"),
        (Row::Actual, false) => (Label::ROW_ACTUAL, "lbl-actual"),
        (Row::Actual, true) => (TableLabel::ROW_ACTUAL_LEVEL, "lbl-actual-level"),
    }
}

/// The row 目標, with one cell for each year or one for the whole period. On a narrow screen each KPI is a card without a
/// visible header row, and the cells show the heading of their column themselves.
#[component]
pub(crate) fn TargetRow(
    /// The row. Its texts at creation are the initial texts of the fields.
    row: ShownRow,
    /// The texts of the row group.
    texts: Memo<RowTexts>,
) -> impl IntoView {
    let (locale, id) = (use_locale(), row.id);
    let (row, columns) = (row.now(), row.columns());
    let is_period = row.has_period_target();
    let (label, words) = row_words(&row, &columns, Row::Target);
    let shown = |place| columns.shown(&row, InputPlace::Cell(place));
    let year_cell = |year: FiscalYear| {
        let (class, place) = (if is_period { "year no-input" } else { "year" }, CellPlace::Target(year));
        let input = (!is_period).then(|| {
            view! { <CellInput id place text=shown(place) labelled_by=format!("name-{id} lbl-y{year} {words}") /> }
        });
        let column = terms::year(year, locale.language());
        view! { <td role="gridcell" class=class data-column=column>{input}</td> }
    };
    let years = columns.years.years().map(year_cell).collect_view();
    let suffix = move || is_period.then(|| texts.with(|texts| suffix(&texts.totals.target.figure).to_owned()));
    let period = is_period.then(|| {
        let (place, labelled_by) = (CellPlace::Period, format!("name-{id} lbl-period lbl-target"));
        view! { <CellInput id place text=shown(place) labelled_by /> }
    });
    view! {
        <tr role="row" class="target">
            <RowHead label />
            <td role="gridcell" class="base" data-column=terms::baseline(&columns.form, locale.language()).to_owned()>
                <CellInput
                    id
                    place=CellPlace::Baseline
                    text=shown(CellPlace::Baseline)
                    labelled_by=format!("name-{id} lbl-baseline")
                />
            </td>
            {years}
            <td role="gridcell" class="total" data-field="target-total" data-suffix=suffix>
                {period}
                {move || texts.with(|texts| figure(&texts.totals.target, locale.language()))}
            </td>
        </tr>
    }
}

/// The text after the number in a figure: `社以上` of `50社以上`; blank if the figure does not begin with a number.
fn suffix(figure: &str) -> &str {
    let rest = figure.trim_start_matches(|letter: char| letter.is_ascii_digit() || matches!(letter, ',' | '.' | '-'));
    if rest.len() < figure.len() { rest } else { "" }
}

/// The row 変更前, with the approved targets that differ from the current targets.
#[component]
pub(crate) fn ApprovedRow(
    /// The number of years.
    years: usize,
    /// The texts of the row group.
    texts: Memo<RowTexts>,
) -> impl IntoView {
    let figure = |text: &str| {
        let text = Some(text.to_owned()).filter(|text| !text.is_empty())?;
        Some(view! { <span class="computed">{text}</span> })
    };
    let cell = move |nth: usize| {
        let shown = move || texts.with(|texts| texts.approved.years.get(nth).and_then(|text| figure(text)));
        view! { <td role="gridcell" class="year">{shown}</td> }
    };
    view! {
        <tr role="row" class="derived approved">
            <RowHead label=Label::ROW_APPROVED />
            <td role="gridcell" class={"base no-input"}></td>
            {(0..years).map(cell).collect_view()}
            <td role="gridcell" class={"total"}>{move || texts.with(|texts| figure(&texts.approved.period))}</td>
        </tr>
    }
}

/// The row 実績, with one cell for each year.
#[component]
pub(crate) fn ActualRow(
    /// The row. Its texts at creation are the initial texts of the fields.
    row: ShownRow,
    /// The texts of the row group.
    texts: Memo<RowTexts>,
) -> impl IntoView {
    let (locale, id) = (use_locale(), row.id);
    let (row, columns) = (row.now(), row.columns());
    let (label, words) = row_words(&row, &columns, Row::Actual);
    let is_compact = columns.options.is_compact;
    // With 詰めて there is no row 目標, in which the baseline is typed otherwise.
    let base = if is_compact {
        let baseline = move || texts.with(RowTexts::baseline);
        view! { <td role="gridcell" class="base"><span class="computed">{baseline}</span></td> }.into_any()
    } else {
        view! { <td role="gridcell" class="base no-input"></td> }.into_any()
    };
    let year_cell = |(nth, year): (usize, FiscalYear)| {
        let place = CellPlace::Actual(year);
        let text = columns.shown(&row, InputPlace::Cell(place));
        // The texts of the fields begin with the targets of the years.
        let target = move || is_compact.then(|| texts.with(|texts| texts.fields.get(nth).cloned()));
        view! {
            <td role="gridcell" class="year" data-target=target>
                <CellInput id place text labelled_by=format!("name-{id} lbl-y{year} {words}") />
            </td>
        }
    };
    view! {
        <tr role="row" class="actual">
            <RowHead label />
            {base}
            {columns.years.years().enumerate().map(year_cell).collect_view()}
            <td role="gridcell" class="total" data-field="actual-total">
                {move || texts.with(|texts| figure(&texts.totals.actual, locale.language()))}
            </td>
        </tr>
    }
}

/// A computed row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Computed {
    /// 目標累計: the running total of the targets.
    RunningTarget,
    /// 実績累計: the running total of the actuals.
    RunningActual,
    /// 単年度達成率.
    Rate,
}

impl Computed {
    fn class(self) -> &'static str {
        match self {
            Self::RunningTarget => "derived sum-target",
            Self::RunningActual => "derived sum-actual",
            Self::Rate => "derived year-rate",
        }
    }

    fn label(self) -> Label {
        match self {
            Self::RunningTarget => Label::ROW_RUNNING_TARGET,
            Self::RunningActual => Label::ROW_RUNNING_ACTUAL,
            Self::Rate => Label::ROW_YEAR_RATE,
        }
    }

    fn is_hidden(self, texts: &RowTexts) -> bool {
        match self {
            Self::RunningTarget => !texts.lines.running_targets,
            Self::RunningActual => !texts.lines.running_actuals,
            Self::Rate => false,
        }
    }

    /// The figure of the row for the nth year, from 0.
    fn figure(self, texts: &RowTexts, nth: usize) -> Option<&ComputedFigure> {
        let figures = match self {
            Self::RunningTarget => &texts.years.running_targets,
            Self::RunningActual => &texts.years.running_actuals,
            Self::Rate => &texts.years.rates,
        };
        figures.get(nth)
    }
}

/// A computed row. It is hidden if it is meaningless for the indicator.
#[component]
pub(crate) fn ComputedRow(
    /// The computed row.
    computed: Computed,
    /// The number of years.
    years: usize,
    /// The texts of the row group.
    texts: Memo<RowTexts>,
) -> impl IntoView {
    let language = use_locale().language();
    let cell = move |nth: usize| {
        let shown = move || texts.with(|texts| computed.figure(texts, nth).map(|shown| figure(shown, language)));
        view! { <td role="gridcell" class="year">{shown}</td> }
    };
    view! {
        <tr role="row" class=computed.class() hidden=move || texts.with(|texts| computed.is_hidden(texts))>
            <RowHead label=computed.label() />
            <td role="gridcell" class={"base no-input"}></td>
            {(0..years).map(cell).collect_view()}
            <td role="gridcell" class={"total"}></td>
        </tr>
    }
}
