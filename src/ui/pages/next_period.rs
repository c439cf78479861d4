//! 次の期間の計画を作る: how each KPI of a plan is continued, with the 現状値 with which the new plan begins, and the button that
//! makes the new plan. The user's choices are kept while the page is open, so that the user can look something up in
//! another view.

use std::sync::Arc;

use keikaku::command::next_period::baseline::NextBaseline;
use keikaku::command::next_period::{NextPeriod, Treatment, proposed_years};
use keikaku::command::{Command, Origin, Rejection};
use keikaku::figures::progress::as_of;
use keikaku::figures::totals::Span;
use keikaku::plan::{Indicator, Measured, Plan};
use keikaku::session::route::Route;
use keikaku::value::IndicatorId;
use keikaku::wording::Label;
use keikaku::wording::next_period;
use keikaku::wording::{Language, NextLabel, errors, names, terms};
use leptos::prelude::*;
use web_sys::KeyboardEvent;

use crate::browser::clock;
use crate::ui::app::{OpenPlan, focus, use_editor_view, use_locale, use_open_plan};
use crate::ui::components::{Button, CommittedField, SelectField};
use crate::ui::pages::list::new_years::{NewYears, NewYearsFields};
use crate::ui::review::Preview;

/// The option values of 扱い.
const KEPT: &str = "kept";
const MERGED: &str = "merged";
const DROPPED: &str = "dropped";

/// The view 次の期間の計画を作る.
#[component]
pub(crate) fn NextPeriodPage() -> impl IntoView {
    let (locale, plan, view) = (use_locale(), use_open_plan(), use_editor_view());
    let label = move |label: Label| label.text(locale.language());
    let now = plan.read_now(Arc::clone)?;
    let first = usual(&now);
    let proposed = (first.years.first(), first.years.len());
    let chosen = view.next_period(plan.id, first);
    let years = NewYears::new(view.next_years(plan.id), move || proposed);
    let table = move || {
        let old = plan.read_settled(Arc::clone)?;
        Some(view! { <Choices old chosen /> })
    };
    let rename = move |name: String| {
        chosen.update(|chosen| chosen.name = name);
        Ok(())
    };
    Some(view! {
        <h1>{label(NextLabel::MAKE)}</h1>
        <Preview />
        <div class="next-period">
            <div class="facts">
                <label class="field">
                    <span class="field-label">{label(NextLabel::PLAN_NAME)}</span>
                    <CommittedField
                        text=Signal::derive(move || name_of(plan, chosen))
                        on_commit=Box::new(rename)
                        class="line"
                    />
                </label>
                <NewYearsFields years />
            </div>
            <p class="hint">{label(NextLabel::GOES_OVER)} " " {label(NextLabel::STAYS_BEHIND)}</p>
            {table}
            <div class="buttons">
                <Button class="primary" text=label(NextLabel::MAKE_WITH_THIS) on_press=move |_| make(plan, chosen, years) />
            </div>
        </div>
    })
}

/// The proposal: every KPI is continued under its name, in the years after the years of the plan. It has no names, so that
/// it follows the plan until the user writes one.
fn usual(plan: &Plan) -> NextPeriod {
    let years = proposed_years(plan).unwrap_or_else(|| plan.years.clone());
    NextPeriod { id: plan.id, name: String::new(), years, kpis: Vec::new() }
}

/// The name of the new plan: the name that the user wrote, else the proposed one.
fn name_of(plan: OpenPlan, chosen: RwSignal<NextPeriod>) -> String {
    let written = chosen.with(|chosen| chosen.name.clone());
    let proposed = || plan.read(|plan| next_period::title(&plan.facts.name)).unwrap_or_default();
    if written.is_empty() { proposed() } else { written }
}

/// Makes the plan and opens its table, or shows what is missing and moves the focus there.
fn make(old: OpenPlan, chosen: RwSignal<NextPeriod>, years: NewYears) {
    let (editor, language) = (old.editor, old.editor.language());
    let Some(years) = years.read() else { return };
    let name = untrack(|| name_of(old, chosen));
    let Some(old) = old.read_now(Arc::clone) else { return };
    let chosen = NextPeriod { id: clock::fresh_plan(), name, years, ..chosen.get_untracked() };
    match chosen.plan(&old, clock::today(), clock::fresh_indicator) {
        Ok(plan) => {
            let (id, said) = (plan.id, next_period::made(&plan, language));
            if editor.command(Command::AddPlan { plan: Arc::new(plan), origin: Origin::NextPeriod }) {
                editor.navigation.go_and_say(Route::Kpi(id), said);
            }
        }
        Err(rejection) => {
            editor.messages.show_error(errors::rejection(rejection, language));
            if let Rejection::NotContinued { indicator } | Rejection::NameMissing { indicator } = rejection {
                focus::focus_first(&format!("#{} [data-column=name] :is(input, select)", row_id(indicator)));
            }
        }
    }
}

fn row_id(row: IndicatorId) -> String {
    format!("next-{row}")
}

/// The table of the KPIs, and how many are continued, merged and dropped.
#[component]
fn Choices(
    /// The plan that is continued.
    old: Arc<Plan>,
    /// The user's choices.
    chosen: RwSignal<NextPeriod>,
) -> impl IntoView {
    let language = use_locale().language();
    let label = move |label: Label| label.text(language);
    let names = names::indicators(&old, language);
    let rows = old.indicators().iter().zip(names).enumerate().filter(|(_, (row, _))| row.is_begun());
    let rows: Vec<ContinuedKpi> =
        rows.map(|(at, (row, name))| ContinuedKpi { row: Arc::clone(row), name, number: at + 1 }).collect();
    let is_survey = |kpi: &&ContinuedKpi| matches!(kpi.row.measured, Measured::Survey { .. });
    let note = next_period::survey_note(rows.iter().filter(is_survey).count(), language);
    let all: Arc<[ContinuedKpi]> = rows.into();
    let of_count = Arc::clone(&all);
    let summary = move || {
        let kinds: Vec<&str> = chosen.with(|chosen| of_count.iter().map(|kpi| word(chosen, &kpi.row)).collect());
        let count = |kind: &str| kinds.iter().filter(|one| **one == kind).count();
        next_period::summary(count(KEPT), count(MERGED), count(DROPPED), language)
    };
    let mut group = "";
    let body = all.iter().map(|kpi| {
        let begins_group = kpi.row.group != group;
        group = &kpi.row.group;
        let heading = begins_group.then(|| {
            view! { <tr role="row" class="group"><th role="rowheader" colspan="6" lang="ja">{kpi.row.group.clone()}</th></tr> }
        });
        view! { {heading} <KpiRow kpi=kpi.clone() all=Arc::clone(&all) old=Arc::clone(&old) chosen /> }
    });
    let heads = [
        label(NextLabel::NUMBER),
        label(NextLabel::KPI),
        label(NextLabel::TREATMENT),
        label(NextLabel::NEW_NAME_OR_TARGET),
        terms::baseline(&old.form, language),
        label(NextLabel::BASELINE_FROM),
    ];
    let heads = heads.map(|head| view! { <th role="columnheader" scope="col">{head.to_owned()}</th> });
    view! {
        <p class="summary" data-field="next-summary">{summary}</p>
        {note.map(|note| view! { <p class="hint">{note}</p> })}
        {all.is_empty().then(|| view! { <p class="empty">{label(NextLabel::NO_KPIS)}</p> })}
        <table role="table" hidden=all.is_empty() on:keydown=move_in_column>
            <thead role="rowgroup">
                <tr role="row">{heads}</tr>
            </thead>
            <tbody role="rowgroup">{body.collect_view()}</tbody>
        </table>
    }
}

/// Enter moves the focus to the same column of the next row, Shift+Enter of the row before; in a field, ↓ and ↑ do the
/// same.
fn move_in_column(event: KeyboardEvent) {
    let Some(key) = focus::plain_key(&event) else { return };
    let target = event_target::<web_sys::Element>(&event);
    let rows = match key.as_str() {
        "Enter" if event.shift_key() => -1,
        "Enter" => 1,
        "ArrowDown" if target.tag_name() == "INPUT" => 1,
        "ArrowUp" if target.tag_name() == "INPUT" => -1,
        _ => return,
    };
    let column = target.closest("[data-column]").ok().flatten().and_then(|cell| cell.get_attribute("data-column"));
    if let Some(column) = column {
        event.prevent_default();
        focus::go_beside(&format!("[data-column={column}] :is(input, select)"), rows);
    }
}

/// A KPI of the plan that is continued.
#[derive(Clone, Debug)]
struct ContinuedKpi {
    row: Arc<Indicator>,
    /// The displayed name.
    name: String,
    /// The number of the row in the grid.
    number: usize,
}

/// The treatment that is chosen for a KPI, as the value of its option.
fn word(chosen: &NextPeriod, row: &Indicator) -> &'static str {
    match chosen.treatment(row) {
        Treatment::Kept { .. } => KEPT,
        Treatment::Merged { .. } => MERGED,
        Treatment::Dropped => DROPPED,
    }
}

/// A KPI, its treatment, its new name or the KPI into which it is merged, and its 現状値.
#[component]
fn KpiRow(
    /// The KPI.
    kpi: ContinuedKpi,
    /// All KPIs of the plan.
    all: Arc<[ContinuedKpi]>,
    /// The plan that is continued.
    old: Arc<Plan>,
    /// The user's choices.
    chosen: RwSignal<NextPeriod>,
) -> impl IntoView {
    let language = use_locale().language();
    let ContinuedKpi { row, name, number } = kpi;
    let baseline = NextBaseline::proposed(&row, Span::from_plan(&old).as_of(as_of(&old, clock::today())));
    let figure = next_period::figure(&baseline, &row, language);
    let source = next_period::source(&baseline, &row, &old, language);
    let of_row = Arc::clone(&row);
    let kind = Memo::new(move |_| chosen.with(|chosen| word(chosen, &of_row)));
    let options = [(KEPT, NextLabel::KEPT), (MERGED, NextLabel::MERGED), (DROPPED, NextLabel::DROPPED)];
    let options: Vec<_> = options.map(|(word, label)| (word.to_owned(), label.text(language).to_owned())).into();
    let id = row.id;
    let choose = move |word: String| {
        chosen.update(|chosen| match word.as_str() {
            MERGED => chosen.choose(id, Treatment::Merged { into: None }),
            DROPPED => chosen.choose(id, Treatment::Dropped),
            _ => chosen.kpis.retain(|(of, _)| *of != id),
        });
    };
    let is = move |word: &'static str| move || kind.get() == word;
    let label = move |label: Label| label.text(language);
    let shown = move || if kind.get() == KEPT { figure.clone() } else { String::new() };
    let from = move || match kind.get() {
        KEPT => source.clone(),
        MERGED => next_period::of_target(language).to_owned(),
        _ => String::new(),
    };
    let of_second = move || label(if kind.get() == MERGED { NextLabel::TARGET } else { NextLabel::NEW_NAME });
    let (of_name, unit) = (name.clone(), row.unit.clone());
    let second = move || match kind.get() {
        KEPT => name_field(chosen, &row, &of_name, language),
        MERGED => target_field(chosen, &row, &of_name, &all, language),
        _ => ().into_any(),
    };
    view! {
        <tr role="row" id=row_id(id) data-next=move || kind.get() class:dropped=is(DROPPED)>
            <td role="cell" class="number">{number.to_string()}</td>
            <th role="rowheader" scope="row" lang="ja" title=name.clone()>{name.clone()} " " <small>{unit}</small></th>
            <td role="cell" data-column="treatment" data-of=label(NextLabel::TREATMENT)>
                <SelectField
                    options
                    chosen=Signal::derive(move || kind.get().to_owned())
                    on_select=choose
                    label=next_period::control_name(&name, NextLabel::TREATMENT, language)
                />
            </td>
            <td role="cell" data-column="name" data-of=of_second>{second}</td>
            <td role="cell" class="figure" data-of=terms::baseline(&old.form, language).to_owned()>{shown}</td>
            <td role="cell" class="source" data-of=label(NextLabel::BASELINE_FROM)>{from}</td>
        </tr>
    }
}

/// The field of the name that the KPI has in the new plan.
fn name_field(chosen: RwSignal<NextPeriod>, row: &Arc<Indicator>, name: &str, language: Language) -> AnyView {
    let (id, row) = (row.id, Arc::clone(row));
    let text = Signal::derive(move || {
        chosen.with(|chosen| if let Treatment::Kept { name } = chosen.treatment(&row) { name } else { String::new() })
    });
    let take = move |name: String| {
        // The page may be closing, and the choices may be gone.
        let _is_there = chosen.try_update(|chosen| chosen.choose(id, Treatment::Kept { name }));
        Ok(())
    };
    let label = next_period::new_name_field(name, language);
    view! { <CommittedField text on_commit=Box::new(take) label /> }.into_any()
}

/// The choice of the KPI into which this KPI is merged, among the KPIs that are continued.
fn target_field(
    chosen: RwSignal<NextPeriod>,
    row: &Arc<Indicator>,
    name: &str,
    all: &Arc<[ContinuedKpi]>,
    language: Language,
) -> AnyView {
    let (id, row, all) = (row.id, Arc::clone(row), Arc::clone(all));
    let options = Signal::derive(move || {
        let none = (String::new(), NextLabel::CHOOSE_TARGET.text(language).to_owned());
        let kept = |chosen: &NextPeriod| {
            let kept = all.iter().filter(|kpi| word(chosen, &kpi.row) == KEPT);
            kept.map(|kpi| (kpi.row.id.to_string(), kpi.name.clone())).collect::<Vec<_>>()
        };
        std::iter::once(none).chain(chosen.with(kept)).collect::<Vec<_>>()
    });
    let target = Signal::derive(move || match chosen.with(|chosen| chosen.treatment(&row)) {
        Treatment::Merged { into: Some(into) } => into.to_string(),
        _ => String::new(),
    });
    let choose = move |word: String| {
        chosen.update(|chosen| chosen.choose(id, Treatment::Merged { into: word.parse().ok() }));
    };
    let is_blank = Signal::derive(move || target.with(String::is_empty));
    let label = next_period::control_name(name, NextLabel::TARGET, language);
    view! { <SelectField options chosen=target on_select=choose is_blank label lang="ja" /> }.into_any()
}
