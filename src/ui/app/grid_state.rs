//! What the open grid reads: a signal per indicator, so that typing in one costs nothing for the others.
//!
//! After each outcome [`GridState::refresh`] compares the old and the new plan's rows by pointer and sets
//! only the signals of rows that differ. A change of the columns makes every row anew, since it is another table.

use std::ops::RangeInclusive;
use std::sync::{Arc, Mutex};

use keikaku::command::levels::{self, Level};
use keikaku::figures::totals::Span;
use keikaku::plan::cell::Cell;
use keikaku::plan::indicator::Basis;
use keikaku::plan::place::{CellPlace, InputPlace, cell_at};
use keikaku::plan::{Form, Indicator, Plan, Workbook, YearAxis};
use keikaku::value::fiscal_year::FiscalYear;
use keikaku::value::id::{IndicatorId, PlanId};
use keikaku::wording::{Language, names};
use leptos::prelude::*;

use crate::ui::app::AppState;
use crate::ui::app::field::shown_in_row;
use crate::ui::app::report::{Report, RowFinding};

/// What all rows of a grid share.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Columns {
    /// The plan.
    pub(crate) plan: PlanId,
    /// Its form, for the labels.
    pub(crate) form: Form,
    /// Its columns.
    pub(crate) years: YearAxis,
    project: RangeInclusive<FiscalYear>,
    /// Whether increment KPIs are shown and typed in levels.
    pub(crate) shows_levels: bool,
}

impl Columns {
    fn of(plan: &Plan, shows_levels: bool) -> Self {
        let project = plan.project_years();
        Self { plan: plan.id, form: plan.form, years: plan.years.clone(), project, shows_levels }
    }

    /// What a field of a row shows.
    pub(crate) fn shown(&self, row: &Indicator, place: InputPlace) -> String {
        let level = match place {
            InputPlace::Cell(at) => self.level(row, at),
            _ => None,
        };
        level.map_or_else(|| shown_in_row(row, place), |level| level.cell.shown(&row.unit))
    }

    /// The level of a cell, while levels are shown and the cell can hold one.
    pub(crate) fn level(&self, row: &Indicator, at: CellPlace) -> Option<Level> {
        let (kind, year) = levels::year_of(row, at).filter(|_| self.shows_levels)?;
        Some(levels::shown(row, self.span(), kind, year))
    }

    /// The cell as it is shown.
    pub(crate) fn shown_cell(&self, row: &Indicator, at: CellPlace) -> Cell {
        self.level(row, at).map_or_else(|| cell_at(row, at), |level| level.cell)
    }

    /// The years for totals and rates.
    pub(crate) fn span(&self) -> Span<'_> {
        Span::new(&self.years, self.project.clone())
    }
}

/// One row as it is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct RowView {
    /// The indicator.
    pub(crate) indicator: Arc<Indicator>,
    /// The name by which it is spoken of; follows when the name's field is left.
    pub(crate) name: Arc<str>,
    /// Its number in the grid, from 1.
    pub(crate) number: usize,
    /// Whether its group's heading stands above it.
    pub(crate) begins_group: bool,
}

/// One row's signals.
#[derive(Clone, Debug)]
pub(crate) struct RowSignals {
    /// What is to be looked at in it.
    pub(crate) findings: ArcRwSignal<Vec<RowFinding>>,
    /// The row.
    pub(crate) view: ArcRwSignal<RowView>,
    /// Whether its 詳細 are open.
    pub(crate) is_open: ArcRwSignal<bool>,
}

/// A row's key in the list of rows: it is made anew when its structure changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct RowKey {
    /// The indicator.
    pub(crate) indicator: IndicatorId,
    /// How often the table's columns have changed.
    columns: usize,
    /// What its targets stand for.
    basis: Basis,
}

/// The names by which rows are spoken of, and the names as written of which they were made.
#[derive(Debug, Default)]
struct Names {
    rows: Vec<(IndicatorId, String)>,
    spoken: Vec<Arc<str>>,
}

/// The open grid.
#[derive(Clone, Debug)]
pub(crate) struct GridState {
    /// Of which plan.
    pub(crate) plan: PlanId,
    language: Language,
    rows: Arc<Mutex<Vec<(IndicatorId, RowSignals)>>>,
    names: Arc<Mutex<Arc<Names>>>,
    /// The table's columns and how often they have changed.
    pub(crate) columns: ArcRwSignal<(usize, Arc<Columns>)>,
    /// The rows in their order.
    pub(crate) order: ArcRwSignal<Vec<RowKey>>,
    /// Those of them that a filter leaves out.
    pub(crate) hidden: ArcRwSignal<Vec<IndicatorId>>,
}

impl GridState {
    /// Opens the grid of a plan.
    fn open(plan: &Plan, language: Language, report: Option<&Report>, shows_levels: bool) -> Self {
        let grid_state = Self {
            plan: plan.id,
            language,
            rows: Arc::default(),
            names: Arc::default(),
            columns: ArcRwSignal::new((0, Arc::new(Columns::of(plan, shows_levels)))),
            order: ArcRwSignal::default(),
            hidden: ArcRwSignal::default(),
        };
        grid_state.refresh_rows(plan, false);
        if let Some(report) = report {
            grid_state.show_findings(report);
        }
        grid_state
    }

    /// Opens the grid of a plan for the view that is being made, and closes it with that.
    pub(crate) fn of_view(app: AppState, plan: PlanId, shows_levels: bool) -> Option<Self> {
        let workbook = app.workbook.get_untracked();
        let plan = workbook.plan(plan)?;
        let report = app.report.get_untracked().filter(|report| report.plan.id == plan.id);
        let grid_state = Self::open(plan, app.language(), report.as_deref(), shows_levels);
        app.set_grid_state(Some(grid_state.clone()));
        on_cleanup(move || app.set_grid_state(None));
        Some(grid_state)
    }

    /// Brings its findings to each row that has others now.
    pub(crate) fn show_findings(&self, report: &Report) {
        let rows = self.rows.lock().map(|rows| rows.clone()).unwrap_or_default();
        for (id, row) in rows {
            let of_row = report.in_rows.iter().filter(|(of, _)| *of == id);
            let found: Vec<RowFinding> = of_row.map(|(_, finding)| finding.clone()).collect();
            if row.findings.with_untracked(|shown| *shown != found) {
                row.findings.set(found);
            }
        }
    }

    /// Brings the grid to the workbook's state; if rows came, went or are made anew, those that were shown before. While a
    /// name is being typed, names stay.
    pub(crate) fn refresh(&self, workbook: &Workbook, is_naming: bool) -> Option<Vec<IndicatorId>> {
        let plan = workbook.plan(self.plan)?;
        let (version, shown) = self.columns.get_untracked();
        let columns = Columns::of(plan, shown.shows_levels);
        if *shown != columns {
            self.columns.set((version + 1, Arc::new(columns)));
        }
        self.refresh_rows(plan, is_naming)
    }

    /// Shows increment KPIs in levels, or in increments again.
    pub(crate) fn show_levels(&self, workbook: &Workbook, shows_levels: bool) {
        let Some(plan) = workbook.plan(self.plan) else { return };
        self.columns.update(|(version, columns)| {
            *version += 1;
            *columns = Arc::new(Columns::of(plan, shows_levels));
        });
        self.refresh_rows(plan, false);
    }

    /// Leaves these rows out. Groups are headed over what is shown.
    pub(crate) fn hide(&self, plan: &Plan, hidden: Vec<IndicatorId>) {
        if self.hidden.with_untracked(|now| *now != hidden) {
            self.hidden.set(hidden);
            self.refresh_rows(plan, false);
        }
    }

    fn refresh_rows(&self, plan: &Plan, is_naming: bool) -> Option<Vec<IndicatorId>> {
        let columns = self.columns.with_untracked(|(columns, _)| *columns);
        let key = |row: &Arc<Indicator>| RowKey { indicator: row.id, columns, basis: row.basis };
        let order: Vec<RowKey> = plan.indicators().iter().map(key).collect();
        let shown = self.rows.lock().map(|rows| rows.clone()).unwrap_or_default();
        let names = self.names(plan, is_naming);
        let mut rows = Vec::with_capacity(shown.len());
        let hidden = self.hidden.get_untracked();
        let mut group = "";
        for ((indicator, name), at) in plan.indicators().iter().zip(&names.spoken).zip(0..) {
            let begins_group = indicator.group != group
                && !hidden.contains(&indicator.id)
                && !(indicator.group.is_empty() && indicator.is_unused());
            if begins_group {
                group = &indicator.group;
            }
            let row = signals_of(&shown, indicator.id, at);
            let (id, indicator, name) = (indicator.id, Arc::clone(indicator), Arc::clone(name));
            rows.push((id, with_view(row, RowView { indicator, name, number: at + 1, begins_group })));
        }
        if let Ok(mut kept) = self.rows.lock() {
            *kept = rows;
        }
        self.order.with_untracked(|shown| *shown != order).then(|| {
            // Whoever opens the grid does not follow it.
            let before = self.order.get_untracked().into_iter().map(|key| key.indicator).collect();
            self.order.set(order);
            before
        })
    }

    /// The rows below and above, of those that are shown.
    pub(crate) fn neighbours(&self, indicator: IndicatorId) -> Vec<IndicatorId> {
        beside(&self.shown_ids(), indicator)
    }

    /// The indicators of the rows that are shown, in their order.
    pub(crate) fn shown_ids(&self) -> Vec<IndicatorId> {
        self.shown().into_iter().map(|key| key.indicator).collect()
    }

    /// The names by which the rows are spoken of. While a name is being typed they stay; they are made anew only where
    /// a name or the order has changed, since each depends on all.
    fn names(&self, plan: &Plan, is_naming: bool) -> Arc<Names> {
        let rows = plan.indicators();
        let Ok(mut known) = self.names.lock() else { return Arc::default() };
        let is_known = rows.len() == known.rows.len()
            && rows.iter().zip(&known.rows).all(|(row, (id, name))| row.id == *id && (is_naming || row.name == *name));
        if !is_known {
            let spoken = names::indicators(plan, self.language).into_iter().map(Arc::from).collect();
            *known = Arc::new(Names { rows: rows.iter().map(|row| (row.id, row.name.clone())).collect(), spoken });
        }
        Arc::clone(&known)
    }

    /// The rows that are shown, in their order.
    pub(crate) fn shown(&self) -> Vec<RowKey> {
        let mut rows = self.order.get();
        self.hidden.with(|hidden| rows.retain(|row| !hidden.contains(&row.indicator)));
        rows
    }

    /// The signals of a row.
    pub(crate) fn row(&self, id: IndicatorId) -> Option<RowSignals> {
        signals_of(self.rows.lock().ok()?.as_slice(), id, 0).cloned()
    }
}

/// What stands below and above in a list.
pub(crate) fn beside(rows: &[IndicatorId], indicator: IndicatorId) -> Vec<IndicatorId> {
    let Some(at) = rows.iter().position(|row| *row == indicator) else { return Vec::new() };
    let above = at.checked_sub(1).and_then(|above| rows.get(above));
    rows.get(at + 1).into_iter().chain(above).copied().collect()
}

/// The signals of a row, which most often stands where it stood.
fn signals_of(rows: &[(IndicatorId, RowSignals)], id: IndicatorId, likely: usize) -> Option<&RowSignals> {
    let there = rows.get(likely).filter(|(there, _)| *there == id);
    there.or_else(|| rows.iter().find(|(there, _)| *there == id)).map(|(_, signals)| signals)
}

/// The signals with that view, set only if it is another one; new ones for a new row.
fn with_view(signals: Option<&RowSignals>, view: RowView) -> RowSignals {
    match signals {
        Some(signals) => {
            if signals.view.with_untracked(|shown| !shown.is(&view)) {
                signals.view.set(view);
            }
            signals.clone()
        }
        None => RowSignals {
            findings: ArcRwSignal::default(),
            view: ArcRwSignal::new(view),
            is_open: ArcRwSignal::new(false),
        },
    }
}

impl RowView {
    /// Whether it is the same row, by pointer.
    fn is(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.indicator, &other.indicator)
            && self.name == other.name
            && (self.number, self.begins_group) == (other.number, other.begins_group)
    }
}
