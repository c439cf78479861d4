//! The line of tools above the grid: they add and remove rows and years, and choose what is shown.

use std::sync::Arc;

use keikaku::command::levels::has_levels;
use keikaku::command::{Command, PlanCommand, Rejection};
use keikaku::plan::{InputPlace, Plan, TextPlace};
use keikaku::session::plan_view::GridOptions;
use keikaku::value::FiscalYear;
use keikaku::wording::{Label, TableLabel, terms};
use leptos::prelude::*;

use crate::browser::clock;
use crate::ui::app::{
    Editor, EditorView, GridState, OpenPlan, focus, place, use_editor, use_editor_view, use_grid_state, use_locale,
    use_open_plan,
};
use crate::ui::components::{Button, CheckField, Icon, IconName, Menu};
use crate::ui::pages::table::row_actions::in_plan;
use crate::ui::pages::table::row_filters::{Filters, RowCount};

/// The id of the button 年度の列.
const YEAR_COLUMNS: &str = "year-columns";

/// 指標を追加, the filters, 表示する行, 詰めて and 年度の列.
#[component]
pub(crate) fn Toolbar() -> impl IntoView {
    let (locale, editor) = (use_locale(), use_editor());
    view! {
        <div class="toolbar" role="group" aria-label=locale.label(TableLabel::TOOLS)>
            <button type="button" class="primary" id="add-indicator" on:click=move |_| add_indicator(editor)>
                <Icon name=IconName::Add />
                {locale.label(Label::ADD_INDICATOR)}
            </button>
            <Filters />
            <RowCount />
            <span class="toolbar-end">
                <ShownLines />
                <CompactButton />
                <Menu id=YEAR_COLUMNS text=locale.label(TableLabel::YEAR_COLUMNS)>
                    <YearActs />
                </Menu>
            </span>
        </div>
    }
}

fn add_indicator(editor: Editor) {
    let id = clock::fresh_indicator();
    in_plan(editor, PlanCommand::AddIndicator { id }, vec![place::id(id, InputPlace::Text(TextPlace::Name))]);
}

/// Shows the grid with changed options, which are kept while the page is open.
fn change_options(view: EditorView, grid_state: &GridState, change: impl FnOnce(&mut GridOptions)) {
    view.editor.commit_typing();
    let mut options = view.grid_options(grid_state.plan);
    change(&mut options);
    view.keep_grid_options(grid_state.plan, options);
    grid_state.set_options(&view.editor.workbook.get_untracked(), options);
}

/// 表示する行: whether 累計 and 達成率 are shown by year, and whether KPIs with increments are shown as levels.
#[component]
fn ShownLines() -> impl IntoView {
    let (locale, plan) = (use_locale(), use_open_plan());
    let has_levels = |plan: &Arc<Plan>| plan.indicators().iter().any(|row| has_levels(row));
    let can_be_levels = Memo::new(move |_| plan.read_settled(has_levels) == Some(true));
    let lines = move || {
        let checkbox = |label, read: fn(&mut GridOptions) -> &mut bool| view! { <LineChoice label read /> };
        view! {
            {checkbox(Label::COLUMN_CUMULATIVE, |options| &mut options.shows_running)}
            {checkbox(Label::RATES, |options| &mut options.shows_rates)}
            {can_be_levels.get().then(|| checkbox(TableLabel::LEVELS_SHOWN, |options| &mut options.shows_levels))}
        }
    };
    view! { <Menu id="shown-lines" text=locale.label(TableLabel::SHOWN_LINES)>{lines}</Menu> }
}

/// The checkbox of one option.
#[component]
fn LineChoice(
    label: Label,
    /// Returns the field of the option.
    read: fn(&mut GridOptions) -> &mut bool,
) -> impl IntoView {
    let (locale, view, grid_state) = (use_locale(), use_editor_view(), use_grid_state());
    let columns = grid_state.columns.clone();
    let is_on = Signal::derive(move || *read(&mut columns.get().1.options.clone()));
    let switch = move |is_on| {
        change_options(view, &grid_state, |options| {
            *read(options) = is_on;
            options.are_lines_chosen = true;
        });
    };
    view! { <CheckField label=locale.label(label) is_on on_switch=switch /> }
}

/// 詰めて: one line for each KPI.
#[component]
fn CompactButton() -> impl IntoView {
    let (locale, view, grid_state) = (use_locale(), use_editor_view(), use_grid_state());
    let columns = grid_state.columns.clone();
    let is_compact = move || columns.with(|(_, columns)| columns.options.is_compact).to_string();
    let switch = move |_| change_options(view, &grid_state, |options| options.is_compact = !options.is_compact);
    view! {
        <button type="button" class="quiet for-wide" aria-pressed=is_compact on:click=switch>{locale.label(TableLabel::COMPACT)}</button>
    }
}

/// The actions on the columns. The removals are behind a separator.
#[component]
fn YearActs() -> impl IntoView {
    let (locale, plan) = (use_locale(), use_open_plan());
    let years = use_grid_state().columns.get_untracked().1.years.clone();
    let ends = [years.first(), years.last()].into_iter().take(if years.len() > 1 { 2 } else { 0 });
    let act = |label, command: PlanCommand| {
        let act = move |_| in_plan(plan.editor, command.clone(), vec![YEAR_COLUMNS.to_owned()]);
        view! { <Button class="quiet" text=locale.label(label) on_press=act /> }
    };
    view! {
        {act(Label::APPEND_YEAR, PlanCommand::AppendYear)}
        {act(TableLabel::PREPEND_YEAR, PlanCommand::PrependYear)}
        <Button class="quiet" text=locale.label(TableLabel::FIT_YEARS) on_press=move |_| fit_years(plan) />
        <hr />
        {ends.map(|year| view! { <RemoveYear year /> }).collect_view()}
    }
}

/// Fits the columns to the period. If they already fit, a message states so and names the place of the period.
fn fit_years(OpenPlan { id: plan, editor, .. }: OpenPlan) {
    let command = Command::InPlan { plan, command: PlanCommand::FitYears };
    if editor.carry_out(command) == Err(Rejection::NothingChanged) {
        editor.messages.say(TableLabel::YEARS_FITTED_ALREADY);
    }
    focus::focus_after_update(vec![YEAR_COLUMNS.to_owned()]);
}

/// The button `{YYYY}年度を削除`.
#[component]
fn RemoveYear(
    /// The year, the first or the last of the plan.
    year: FiscalYear,
) -> impl IntoView {
    let (locale, editor) = (use_locale(), use_editor());
    let name = terms::year(year, locale.language());
    let remove = move |_| in_plan(editor, PlanCommand::RemoveYear(year), vec![YEAR_COLUMNS.to_owned()]);
    view! {
        <Button
            class="quiet danger-text"
            text={locale.language().choose(format!("{name}を削除"), format!("Remove {name}"))}
            on_press=remove
        />
    }
}
