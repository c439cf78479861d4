//! The buttons in the cell bar that settle a figure in another unit than the unit of its KPI (KPI-004): they convert
//! it, or take it in the unit of the KPI. The old text is kept in the note of the cell.

use keikaku::command::IndicatorCommand;
use keikaku::command::units::{read_with_unit, settle_unit};
use keikaku::plan::cell::UnitAnswer;
use keikaku::plan::place::cell_at;
use keikaku::plan::{CellPlace, Indicator, InputPlace, Measure};
use keikaku::wording::{Language, units};
use leptos::prelude::*;

use crate::browser::clock;
use crate::ui::app::{EditorView, ShownRow, focus, place, use_editor_view, use_locale};
use crate::ui::pages::table::cell_bar::bar_cell::{BarCell, fill};

/// What a button does with the figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum FigureAction {
    Settle(UnitAnswer),
    ReadAgain,
}

/// The buttons for the chosen cell; nothing for a cell whose unit is settled.
#[component]
pub(super) fn ForeignUnit(
    /// The row of the grid.
    row: ShownRow,
    /// The place of the cell.
    place: CellPlace,
) -> impl IntoView {
    let (locale, editor_view) = (use_locale(), use_editor_view());
    let ways = Memo::new(move |_| row.read(|row| ways(row, place, locale.language())));
    move || {
        let button = |(way, label): (FigureAction, String)| {
            view! {
                // The focus stays in the cell: on a narrow screen the bar is shown only while the cell has the focus.
                <button
                    type="button"
                    class="secondary foreign-unit"
                    on:mousedown=|event| event.prevent_default()
                    on:click=move |_| settle(editor_view, way)
                >
                    {label}
                </button>
            }
        };
        ways.get().into_iter().map(button).collect_view()
    }
}

/// The actions that are possible for the figure of the cell, each with its label.
fn ways(row: &Indicator, place: CellPlace, language: Language) -> Vec<(FigureAction, String)> {
    let cell = cell_at(row, place);
    if row.measure == Measure::Descriptive {
        return Vec::new();
    }
    if let Some(figure) = row.foreign_figure(&cell) {
        let offered = [UnitAnswer::Converted, UnitAnswer::AsRows].into_iter().filter_map(|answer| {
            Some((FigureAction::Settle(answer), units::settle(answer, figure.by(answer)?, &row.unit, language)))
        });
        return offered.collect();
    }
    let again = read_with_unit(row, place, clock::today());
    again.map(|_| (FigureAction::ReadAgain, units::read_again(language).to_owned())).into_iter().collect()
}

/// Settles the figure of the chosen cell as one step and returns the focus to the cell.
fn settle(view: EditorView, way: FigureAction) {
    view.editor.commit_typing();
    let Some(shown) = BarCell::now(view) else { return };
    let commands: Option<Vec<IndicatorCommand>> = match way {
        FigureAction::Settle(answer) => settle_unit(&shown.row.indicator, shown.place, answer, clock::today()),
        FigureAction::ReadAgain => {
            read_with_unit(&shown.row.indicator, shown.place, clock::today()).map(|command| vec![command])
        }
    };
    let commands = commands.into_iter().flatten().map(|command| (shown.id, command)).collect();
    fill(view, &shown, commands, false);
    focus::focus_after_update(vec![place::id(shown.id, InputPlace::Cell(shown.place))]);
}
