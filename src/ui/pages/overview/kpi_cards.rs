//! 概況 of a group's plan on a telephone: one card a KPI, each with ＋足す. Wider screens and paper have the table.

use keikaku::checks::{FindingPlace, RowPlace};
use keikaku::command::{BulkEdit, BulkStep, IndicatorCommand, InputPhase, PlanCommand};
use keikaku::figures::progress::ProgressEntry;
use keikaku::plan::place::cell_at;
use keikaku::plan::{ActivityRecord, CellPlace, Plan, RecordText};
use keikaku::session::record_entry::asked_texts;
use keikaku::session::record_list::last_of;
use keikaku::session::route::Route;
use keikaku::value::IndicatorId;
use keikaku::wording::kpi_card::{KpiCard, added as said_of_added};
use keikaku::wording::{Label, activity_log, cells, grid, judging, names};
use leptos::prelude::*;

use crate::browser::clock;
use crate::ui::app::{OpenPlan, focus, use_locale, use_open_plan};
use crate::ui::components::added_number::{FIELD, can_add};
use crate::ui::components::{AddedNumber, Button, state_class};
use crate::ui::pages::activity_log::entry_field::field_id;
use crate::ui::pages::overview::overview_figures::use_overview;
use crate::ui::pages::overview::progress_table::bullet;
use crate::ui::pages::place_link::PlaceLink;

/// The cards of the KPIs that the filters let pass.
#[component]
pub(crate) fn KpiCards() -> impl IntoView {
    let overview = use_overview();
    // The KPI to which a number is being added.
    let open = RwSignal::new(None);
    move || {
        let figures = overview.figures()?;
        let names = names::indicators(&figures.plan, use_locale().language());
        let card = |entry: &ProgressEntry| {
            let name = names.get(entry.number.saturating_sub(1)).cloned().unwrap_or_default();
            card(&figures.plan, entry, name, open)
        };
        let cards = figures.listed.iter().map(card).collect_view();
        Some(view! { <ul class="kpi-cards">{cards}</ul> })
    }
}

/// The card of a KPI.
fn card(plan: &Plan, entry: &ProgressEntry, name: String, open: RwSignal<Option<IndicatorId>>) -> AnyView {
    let texts = KpiCard::new(entry, plan, use_locale().language());
    let verdict = entry.verdict;
    let place = CellPlace::Actual(entry.year);
    let named = FindingPlace::Indicator { id: entry.row.id, row_place: RowPlace::Name };
    let paragraph = |class, text: String| {
        (!text.is_empty()).then(|| view! { <p class=class>{names::without_long_runs(&text)}</p> })
    };
    let adding = if entry.row.aggregation().is_some() {
        Some(recording(plan, entry, &name))
    } else {
        let cell = ToAdd { plan: use_open_plan(), id: entry.row.id, place };
        can_add(&entry.row, place).then(|| view! { <CardAdding cell name=name.clone() open /> }.into_any())
    };
    view! {
        <li data-card="" class=state_class(verdict)>
            <h2><PlaceLink place=named text=name.clone() lang="ja" /></h2>
            <p class="reached">
                <strong>{texts.reached}</strong>
                <small>{texts.year}</small>
            </p>
            {entry.bullet().map(bullet)}
            <p class="state">
                <span class="sign" aria-hidden="true">{judging::sign(verdict)}</span>
                <span lang="ja">{texts.state}</span>
            </p>
            {paragraph("said", texts.said)}
            {paragraph("final-target", texts.final_target)}
            {adding}
        </li>
    }
    .into_any()
}

/// The last records of a KPI that counts by records, and the button that opens 記録する for it.
fn recording(plan: &Plan, entry: &ProgressEntry, name: &str) -> AnyView {
    const LAST: usize = 3;
    let (locale, open, id) = (use_locale(), use_open_plan(), entry.row.id);
    let first = asked_texts(&entry.row).first().map_or(RecordText::What, |asked| asked.of);
    let open = move |_| {
        open.view.update(|view| {
            view.entry.begin(id);
            view.entry.is_open = true;
        });
        open.editor.navigation.go(Route::Records(open.id));
        focus::focus_when_present(vec![field_id(first)]);
    };
    let line = |record: &ActivityRecord| activity_log::line(record, &entry.row, locale.language());
    let lines =
        last_of(plan, &entry.row, entry.year, LAST).into_iter().map(|record| view! { <li>{line(&record)}</li> });
    let label = format!("{name} {}", locale.label(Label::ADD_TO_CELL));
    view! {
        <ul class="card-records" lang="ja">{lines.collect_view()}</ul>
        <Button class="add" name=label text=locale.label(Label::ADD_TO_CELL) on_press=open />
    }
    .into_any()
}

/// The cell to which a card adds.
#[derive(Clone, Copy, Debug)]
struct ToAdd {
    plan: OpenPlan,
    id: IndicatorId,
    place: CellPlace,
}

/// The button `{指標名} ＋足す`, or the field that it opens.
#[component]
fn CardAdding(
    cell: ToAdd,
    /// The name of the KPI.
    name: String,
    /// The KPI to which a number is being added.
    open: RwSignal<Option<IndicatorId>>,
) -> impl IntoView {
    let locale = use_locale();
    let label = format!("{name} {}", locale.label(Label::ADD_TO_CELL));
    let begin = move |_| {
        open.set(Some(cell.id));
        focus::focus_after_update(vec![FIELD.to_owned()]);
    };
    let sum = move |added: String| cell.sum(&added);
    let leave = move || {
        open.set(None);
        focus::focus_after_update(vec![cell.button()]);
    };
    let add = move |added: String| {
        if cell.add(&name, &added) {
            leave();
        }
    };
    let add = Callback::new(add);
    let give_up = move |()| leave();
    move || {
        if open.get() == Some(cell.id) {
            view! { <AddedNumber sum add give_up /> }.into_any()
        } else {
            view! {
                <Button
                    class="add"
                    id=cell.button()
                    name=label.clone()
                    text=locale.label(Label::ADD_TO_CELL)
                    on_press=begin
                />
            }
            .into_any()
        }
    }
}

impl ToAdd {
    /// The id of the button.
    fn button(self) -> String {
        format!("add-{}", self.id)
    }

    /// The result of adding, such as `48 ＋ 5 ＝ 53`; blank if nothing can be added.
    fn sum(self, added: &str) -> String {
        let sum = self.plan.read_now(|plan| {
            let row = plan.indicator(self.id)?;
            Some(grid::adding(&cell_at(row, self.place), added, &row.unit))
        });
        sum.flatten().unwrap_or_default()
    }

    /// Adds the number as one step, with a message on the new figure. Returns whether it was added; if not, a message
    /// shows why.
    fn add(self, name: &str, added: &str) -> bool {
        let (messages, locale) = (self.plan.editor.messages, self.plan.editor.locale());
        let sum = self.plan.read_now(|plan| {
            let row = plan.indicator(self.id)?;
            let (text, sum) = cell_at(row, self.place).with_added(added, &row.unit)?;
            let cell = cells::cell_of(name, self.place, &plan.form, locale.language());
            Some((text, said_of_added(&cell, sum, &row.unit, locale.language())))
        });
        let Some((text, said)) = sum.flatten() else {
            messages.say_error(Label::NOTHING_TO_ADD);
            return false;
        };
        let set = IndicatorCommand::SetCell { place: self.place, text, phase: InputPhase::Left, on: clock::today() };
        let step = BulkStep::new(vec![(self.id, set)], BulkEdit::Typed(self.place), None);
        let is_added = self.plan.command(PlanCommand::InRows(step));
        if is_added {
            messages.show_message(said);
        }
        is_added
    }
}
