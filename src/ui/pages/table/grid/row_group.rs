//! One KPI: its head (number, name, unit, この目標値は, buttons), the rows 目標 and 実績 with their inputs, and the
//! derived rows 目標累計, 実績累計 and 達成率 that follow each keystroke ([`RowTexts`]).
//!
//! The structure depends on the columns and on whether there is one target for the period; both are in the row's key, so
//! that another structure is another row group.

use std::sync::Arc;

use crate::ui::pages::table::levels::bind;
use keikaku::edit::indicators::Place;
use keikaku::edit::{CellPlace, TextPlace, levels};
use keikaku::fiscal_year::FiscalYear;
use keikaku::id::IndicatorId;
use keikaku::plan::Indicator;
use keikaku::plan::indicator::Row;
use keikaku::wording::{Label, terms};
use leptos::prelude::*;

use crate::ui::app::AppState;
use crate::ui::app::field::place;
use crate::ui::app::field::shown_in_row;
use crate::ui::app::grid_state::{Frame, RowSignals, RowView};
use crate::ui::app::report::RowFinding;
use crate::ui::components::el::{El, button, el};
use crate::ui::pages::table::grid::ACTS;
use crate::ui::pages::table::grid::choices::{ChoiceField, choice_select};
use crate::ui::pages::table::grid::details::details_row;
use crate::ui::pages::table::grid::finding_line::finding_line;
use crate::ui::pages::table::grid::row_texts::{RowTexts, Slot};

/// The row group of one indicator.
pub(crate) fn row_group(app: AppState, signals: RowSignals, frame: Arc<Frame>) -> El {
    let row = signals.view.clone();
    let now = row.get_untracked();
    // Fields are marked once they are there.
    let texts = RowTexts::of(&now, &[], &frame, app.words());
    let findings = signals.findings.clone();
    let view = group(app, &now, &frame, &texts, signals);
    keep_in_step(app, row, findings, frame, texts);
    view
}

/// One effect a row: writes what changed.
fn keep_in_step(
    app: AppState,
    row: ArcRwSignal<RowView>,
    findings: ArcRwSignal<Vec<RowFinding>>,
    frame: Arc<Frame>,
    built: RowTexts,
) {
    let words = app.words();
    let id = row.with_untracked(|row| row.indicator.id);
    Effect::new(move |before: Option<RowTexts>| {
        let now = row.with(|row| findings.with(|findings| RowTexts::of(row, findings, &frame, words)));
        now.write_over(before.as_ref().unwrap_or(&built), id, &frame, app.fields);
        if frame.shows_levels {
            row.with(|row| bind(app, &row.indicator, &frame));
        }
        now
    });
}

fn group(app: AppState, row: &RowView, frame: &Frame, texts: &RowTexts, signals: RowSignals) -> El {
    let id = row.indicator.id;
    let once = |word| Slot::Once(word).id(id);
    let heading = el("th")
        .role("rowheader")
        .with(el("span").in_japanese().id(once("group")).text(&texts.group))
        .with(el("span").class("no-group").text(app.label(Label::NoGroup)));
    let head = el("th")
        .role("rowheader")
        .with(el("span").id(once("name")).flag("hidden", true).text(&texts.name))
        .with(head(app, &row.indicator, texts, &signals));
    let derived = Derived::of(texts).map(|derived| derived.row(app, id, frame));
    el("tbody")
        .role("rowgroup")
        .class("kpi")
        .attr("data-indicator", id.to_string())
        .with(line("group-heading").id(once("line-group")).flag("hidden", !texts.lines.group).with(heading))
        .with(line("kpi-head").with(head))
        .with(target_row(app, &row.indicator, frame, texts))
        .with(actual_row(app, &row.indicator, frame, texts))
        .each(derived)
        .with(finding_line(app, frame.plan, id, signals.findings.clone()))
        .with(details_row(app, signals))
}

/// A row of the table.
pub(crate) fn line(class: &'static str) -> El {
    el("tr").role("row").class(class)
}

/// Number, name, unit, この目標値は and the buttons.
fn head(app: AppState, row: &Indicator, texts: &RowTexts, signals: &RowSignals) -> El {
    let id = row.id;
    let name = line_field(row, TextPlace::Name).class("name").attr("aria-label", &texts.name_label);
    let unit = line_field(row, TextPlace::Unit).class("unit");
    el("div")
        .class("kpi-head-fields")
        .with(
            el("span").class("number").attr("aria-hidden", "true").id(Slot::Once("number").id(id)).text(&texts.number),
        )
        .with(name)
        .with(labelled(app, id, "unit", Label::Unit, unit))
        .with(choice_select(app, ChoiceField::Basis, row))
        .with(el("span").class("kpi-buttons").each(ACTS.map(|(word, label)| act_button(app, id, word, label, signals))))
}

/// A single-line field for a text of the indicator.
pub(crate) fn line_field(row: &Indicator, text: TextPlace) -> El {
    let place = Place::Text(text);
    el("input")
        .attr("type", "text")
        .in_japanese()
        .id(place::id(row.id, place))
        .attr("autocomplete", "off")
        .attr("value", shown_in_row(row, place))
}

/// A control with its visible label, named `{指標名} {label}`.
pub(crate) fn labelled(app: AppState, id: IndicatorId, word: &str, label: Label, control: El) -> El {
    let label_id = format!("label-{id}-{word}");
    let control = control.attr("aria-labelledby", format!("name-{id} {label_id}"));
    el("span").class("field").with(el("span").class("field-label").id(label_id).text(app.label(label))).with(control)
}

fn act_button(app: AppState, id: IndicatorId, word: &str, label: Label, signals: &RowSignals) -> El {
    let button_id = format!("act-{id}-{word}");
    let button =
        button("quiet", app.label(label)).attr("aria-labelledby", format!("name-{id} {button_id}")).id(button_id);
    if word == "details" {
        let is_open = signals.is_open.clone();
        button.live("aria-expanded", move || Some(is_open.get().to_string()))
    } else {
        button
    }
}

/// 目標 or 実績 as the row is headed, and the id of the words by which its cells are called.
fn row_words(row: &Indicator, frame: &Frame, kind: Row) -> (Label, &'static str) {
    match (kind, frame.shows_levels && levels::has_levels(row)) {
        (Row::Target, false) => (Label::RowTarget, "lbl-target"),
        (Row::Target, true) => (Label::RowTargetLevel, "lbl-target-level"),
        (Row::Actual, false) => (Label::RowActual, "lbl-actual"),
        (Row::Actual, true) => (Label::RowActualLevel, "lbl-actual-level"),
    }
}

fn row_head(app: AppState, label: Label) -> El {
    el("th").role("rowheader").class("row-head").text(app.label(label))
}

/// 目標: a cell a year, or one for the whole period. Where a KPI is a card there is no header row to be seen, and these
/// cells show the column's heading themselves.
fn target_row(app: AppState, row: &Indicator, frame: &Frame, texts: &RowTexts) -> El {
    let id = row.id;
    let is_period = row.basis.is_period();
    let (label, words) = row_words(row, frame, Row::Target);
    let cell = |place, labels| cell(frame.shown(row, Place::Cell(place)), row, place, labels);
    let year = |year: FiscalYear| {
        let labels = format!("name-{id} lbl-y{year} {words}");
        year_cell((!is_period).then(|| cell(CellPlace::Target(year), labels)))
            .attr("data-column", terms::year(year, app.words()))
    };
    let baseline = base_cell("base").attr("data-column", terms::baseline(frame.form, app.words()));
    let mut total = total_cell("target-total");
    if is_period {
        total = total.with(cell(CellPlace::Period, format!("name-{id} lbl-period lbl-target")));
    }
    line("target")
        .with(row_head(app, label))
        .with(baseline.with(cell(CellPlace::Baseline, format!("name-{id} lbl-baseline"))))
        .each(frame.years.years().map(year))
        .with(total.with(el("span").id(Slot::Once("total-target").id(id)).text(&texts.totals.target)))
}

/// 実績: a cell a year.
fn actual_row(app: AppState, row: &Indicator, frame: &Frame, texts: &RowTexts) -> El {
    let id = row.id;
    let (label, words) = row_words(row, frame, Row::Actual);
    let year = |year: FiscalYear| {
        let (place, labels) = (CellPlace::Actual(year), format!("name-{id} lbl-y{year} {words}"));
        year_cell(Some(cell(frame.shown(row, Place::Cell(place)), row, place, labels)))
    };
    line("actual")
        .with(row_head(app, label))
        .with(base_cell("base no-input"))
        .each(frame.years.years().map(year))
        .with(total_cell("actual-total").id(Slot::Once("total-actual").id(id)).text(&texts.totals.actual))
}

/// A cell of the 合計 column, with its mark.
fn total_cell(mark: &'static str) -> El {
    el("td").role("gridcell").class("total").attr("data-field", mark)
}

/// A cell of the baseline's column.
fn base_cell(class: &'static str) -> El {
    el("td").role("gridcell").class(class)
}

/// A cell of a year, grey where nothing can be entered.
fn year_cell(input: Option<El>) -> El {
    let cell = el("td").role("gridcell");
    match input {
        Some(input) => cell.class("year").with(input),
        None => cell.class("year no-input"),
    }
}

/// An editable cell, named by the elements that `labels` lists.
pub(crate) fn cell(text: String, row: &Indicator, place: CellPlace, labels: String) -> El {
    named_cell(text, row, place).attr("aria-labelledby", labels)
}

/// An editable cell that shows this text and is still to be named.
pub(crate) fn named_cell(text: String, row: &Indicator, place: CellPlace) -> El {
    let place = Place::Cell(place);
    el("input")
        .attr("type", "text")
        .class("cell")
        .id(place::id(row.id, place))
        .attr("inputmode", "decimal")
        .attr("autocomplete", "off")
        .attr("value", text)
}

/// A row that is computed; only 達成率 has a 合計.
struct Derived<'a> {
    word: &'static str,
    class: &'static str,
    label: Label,
    texts: &'a [String],
    is_shown: bool,
    total: Option<&'a String>,
}

impl<'a> Derived<'a> {
    fn of(texts: &'a RowTexts) -> [Self; 3] {
        let RowTexts { years, totals, lines, .. } = texts;
        let sum = |word, class, label, texts, is_shown| Self { word, class, label, texts, is_shown, total: None };
        let (targets, actuals) = (&years.running_targets[..], &years.running_actuals[..]);
        [
            sum("sum-target", "derived sum-target", Label::RowRunningTarget, targets, lines.running_targets),
            sum("sum-actual", "derived sum-actual", Label::RowRunningActual, actuals, lines.running_actuals),
            Self {
                word: "rate",
                class: "derived rate",
                label: Label::RowRate,
                texts: &years.rates,
                is_shown: true,
                total: Some(&totals.rate),
            },
        ]
    }

    fn row(&self, app: AppState, id: IndicatorId, frame: &Frame) -> El {
        let word = self.word;
        let cells =
            frame.years.years().zip(self.texts).map(|(year, text)| {
                el("td").role("gridcell").class("year").id(Slot::Yearly(word, year).id(id)).text(text)
            });
        let total = match self.total {
            Some(total) => total_cell("rate").id(format!("total-{word}-{id}")).text(total),
            None => el("td").role("gridcell").class("total"),
        };
        line(self.class)
            .id(format!("line-{word}-{id}"))
            .flag("hidden", !self.is_shown)
            .with(row_head(app, self.label))
            .with(base_cell("base no-input"))
            .each(cells)
            .with(total)
    }
}
