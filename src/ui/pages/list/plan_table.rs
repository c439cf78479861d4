//! The plans of the list as a table: one line for each plan, sorted by any of its columns. Only the lines in sight are
//! rows of the page.

use keikaku::figures::progress::{PlanStanding, ProgressState};
use keikaku::session::plan_list::{PlanColumn, PlanLine};
use keikaku::session::plan_view::opening_route;
use keikaku::value::PlanId;
use keikaku::wording::{Label, Language, folder, judging, plan_list, status};
use leptos::prelude::*;

use crate::browser::{clock, screen};
use crate::ui::app::{use_locale, use_saving};
use crate::ui::components::row_window::places;
use crate::ui::components::{SortHead, keep_rows, state_class};
use crate::ui::pages::list::element_ids::plan_link_id;
use crate::ui::pages::list::plan_actions::PlanActions;
use crate::ui::pages::list::plan_lines::use_lines;
use crate::ui::pages::list::rename_form::RenameForm;

/// One row for each plan that passes the filters. At most one plan is being renamed.
#[component]
pub(crate) fn PlanTable() -> impl IntoView {
    let (language, lines) = (use_locale().language(), use_lines());
    let renamed = RwSignal::new(None::<PlanId>);
    let window = lines.window;
    let rows = Memo::new(move |_| {
        let rows = lines.rows(renamed.get());
        // The row in which a name is being typed is never recreated.
        if renamed.get().is_some() { rows } else { window.in_turns(rows) }
    });
    let row = move |row: usize| {
        let id = lines.shown.with_untracked(|shown| shown.get(row).map(|line| line.plan.id));
        id.map(|id| view! { <PlanRow id renamed rows /> }).into_any()
    };
    let count = move || lines.shown.with(Vec::len);
    let body = NodeRef::new();
    keep_rows(body, rows.into(), Callback::new(row));
    let space = move || rows.with(|rows| window.space_around(&places(rows, count()), count()).join(" "));
    let has_rows = Memo::new(move |_| count() > 0);
    Effect::new(move |_| {
        // The height of the rows can be measured once there are some.
        if window.frame.get().is_some() && has_rows.get() {
            window.measure();
        }
    });
    let legend = move || lines.lines.with(|lines| plan_list::legend(lines, language));
    let paper_title = move || {
        let counts = (count(), lines.count.get());
        lines.view.with(|view| plan_list::paper_title(view, counts, clock::today(), language))
    };
    view! {
        <section class="plan-list" hidden=move || lines.count.get() == 0>
            <p class="paper-only">{paper_title}</p>
            <p class="state-legend">{legend}</p>
            <div class="row-window" node_ref=window.frame style:--space=space>
                <table
                    role="table"
                    class="plan-table plan-lines"
                    aria-label=Label::PLAN_LIST.text(language)
                    aria-rowcount=move || count() + 1
                >
                    <thead role="rowgroup">
                        <tr role="row" aria-rowindex="1">
                            {PlanColumn::ALL.map(|column| view! { <ColumnHead column /> })}
                            <th role="columnheader" scope="col" class="actions">
                                <span class="visually-hidden">{Label::COLUMN_ACTIONS.text(language)}</span>
                            </th>
                        </tr>
                    </thead>
                    <tbody role="rowgroup" node_ref=body></tbody>
                </table>
            </div>
        </section>
    }
}

/// The heading of a column, which sorts by the column.
#[component]
fn ColumnHead(
    /// The column.
    column: PlanColumn,
) -> impl IntoView {
    let lines = use_lines();
    let is_descending = Signal::derive(move || {
        lines.view.with(|view| view.order).filter(|(by, _)| *by == column).map(|(_, is_descending)| is_descending)
    });
    let press = move |()| lines.view.update(|view| view.press(column));
    let name = plan_list::heading(column, use_locale().language());
    view! { <SortHead name class=class(column) is_descending on_press=press /> }
}

fn class(column: PlanColumn) -> &'static str {
    match column {
        PlanColumn::Plan => "plan-title",
        PlanColumn::Year => "of-year",
        PlanColumn::Indicators => "of-indicators figure",
        PlanColumn::Entered => "of-entered",
        PlanColumn::States => "of-states",
        PlanColumn::Grades => "of-grades",
        PlanColumn::Inquiry => "of-inquiry",
        PlanColumn::Findings => "of-findings",
        PlanColumn::Saved => "of-saved",
    }
}

/// A plan: its name as the link to its table, its figures, and the actions on it.
#[component]
fn PlanRow(
    /// The plan.
    id: PlanId,
    /// The plan whose field for a new name is open.
    renamed: RwSignal<Option<PlanId>>,
    /// The rows that exist, by the ids of their plans.
    rows: Memo<Vec<(String, usize)>>,
) -> impl IntoView {
    let (saving, language, lines) = (use_saving(), use_locale().language(), use_lines());
    let place = lines.place(id);
    let line = Memo::new(move |_| lines.line(id, place));
    let key = id.to_string();
    let row_index = move || rows.with(|rows| rows.iter().find(|(of, _)| *of == key).map(|(_, row)| row + 2));
    let file = move || Some(folder::listed(&saving.files.get(id)?.record.name?, language));
    let title_cell = move || line.with(|line| Some(title(line.as_ref()?, file(), language)));
    let cells = move || line.with(|line| Some(cells(line.as_ref()?, language)));
    view! {
        <tr role="row" aria-rowindex=row_index>
            <th role="rowheader" scope="row" class="plan-title">
                {title_cell}
                <Show when=move || renamed.get() == Some(id)>
                    <RenameForm id on_close=move |()| renamed.set(None) />
                </Show>
            </th>
            {cells}
            <td role="cell" class="actions">
                <PlanActions id line on_rename=Callback::new(move |()| renamed.set(Some(id))) />
            </td>
        </tr>
    }
}

/// The bodies, the name, and a short note on what needs attention; the tooltips show the rest.
fn title(line: &PlanLine, file: Option<String>, language: Language) -> AnyView {
    let opening = opening_route(&line.plan, screen::is_narrow(), clock::today());
    let whole = [Some(plan_list::whole_name(line, language)), file].into_iter().flatten().collect::<Vec<_>>();
    let attention = line.attention.clone().map(|(count, text)| {
        let whole = text.clone();
        view! {
            <span data-attention="" title=whole>
                <span aria-hidden="true">{plan_list::attention(count, language)}</span>
                <span class="visually-hidden">{text}</span>
            </span>
        }
    });
    view! {
        <span class="title-line">
            <span class="bodies" lang="ja">{line.bodies.clone()}</span>
            " "
            <a lang="ja" id=plan_link_id(line.plan.id) href=opening.fragment() title=whole.join("\n")>
                {line.name.clone()}
            </a>
            " "
            {attention}
        </span>
    }
    .into_any()
}

/// The cells behind the name.
fn cells(line: &PlanLine, language: Language) -> AnyView {
    let standing = &line.standing;
    let cell = |column, text: String, title: String| {
        let title = (!title.is_empty()).then_some(title);
        view! {
            <td role="cell" class=class(column) title=title data-of=plan_list::heading(column, language)>
                {text}
            </td>
        }
    };
    let rule = standing.grades.as_ref().map(|grades| grades.rule.clone()).unwrap_or_default();
    let (saved_on, saved_at) = plan_list::saved(line.saved, clock::today(), language);
    view! {
        {cell(PlanColumn::Year, plan_list::year(standing, language), String::new())}
        {cell(PlanColumn::Indicators, line.indicators().to_string(), String::new())}
        {entered_cell(standing, language)}
        {states_cell(standing, language)}
        {cell(PlanColumn::Grades, plan_list::grades(standing.grades.as_ref(), language), rule)}
        {cell(PlanColumn::Inquiry, plan_list::inquiry(line.inquiry, language), String::new())}
        {cell(PlanColumn::Findings, status::findings(line.findings, language), String::new())}
        {cell(PlanColumn::Saved, saved_on, saved_at)}
    }
    .into_any()
}

/// How many actuals are entered, as a bar and as figures.
fn entered_cell(standing: &PlanStanding, language: Language) -> AnyView {
    let bar = (standing.due > 0).then(|| {
        view! { <progress max=standing.due.to_string() value=standing.entered.to_string() aria-hidden="true" /> }
    });
    view! {
        <td role="cell" class=class(PlanColumn::Entered) data-of=plan_list::heading(PlanColumn::Entered, language)>
            {bar}
            <span class="figure">{plan_list::entered(standing)}</span>
        </td>
    }
    .into_any()
}

/// The number of KPIs in each state, behind the sign of the state; the words are read out and shown on hover.
fn states_cell(standing: &PlanStanding, language: Language) -> AnyView {
    let words = plan_list::states(standing, language);
    let whole = words.clone();
    let some = ProgressState::ALL.into_iter().filter(|state| standing.count(*state) > 0);
    let counts = some.map(|state| {
        view! {
            <span class=state_class(state.into())>
                <span class="sign">{judging::sign(state.into())}</span>
                {standing.count(state)}
            </span>
        }
    });
    view! {
        <td role="cell" class=class(PlanColumn::States) title=whole>
            <span class="counts" aria-hidden="true">{counts.collect_view()}</span>
            <span class="visually-hidden">{words}</span>
        </td>
    }
    .into_any()
}
