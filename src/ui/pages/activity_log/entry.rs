//! 記録する: one KPI, its amount, the day and what happened. It stays open after each record, so that a further KPI of the
//! same event needs only a chip, an amount and 保存.

use std::sync::Arc;

use keikaku::command::{IndicatorCommand, PlanCommand, RecordCommand, StepKind};
use keikaku::plan::activity_log::record_of_typed;
use keikaku::plan::cell::State;
use keikaku::plan::{
    ActivityRecord, ActualSource, Aggregation, Certainty, ChoiceValue, Indicator, Measure, RecordText,
};
use keikaku::session::record_entry::{asked_texts, by_last_use, offered_aggregations};
use keikaku::session::record_list::proposals;
use keikaku::value::IndicatorId;
use keikaku::wording::activity_log;
use keikaku::wording::names;
use keikaku::wording::{Label, RecordLabel};
use leptos::ev;
use leptos::prelude::*;
use web_sys::{KeyboardEvent, MouseEvent};

use crate::browser::{clock, screen};
use crate::ui::app::files::{change, file_settings};
use crate::ui::app::{EditorView, OpenPlan, field, focus, use_editor_view, use_locale, use_open_plan};
use crate::ui::components::Button;
use crate::ui::components::adoption::adopt;
use crate::ui::pages::activity_log::entry_day::{DayChoice, show_today};
use crate::ui::pages::activity_log::entry_field::{EntryField, field_id, problem};

/// The id of the heading of 記録する.
pub(super) const ENTRY: &str = "record-entry";

/// The id of the proposals for 内容.
const PROPOSALS: &str = "entry-proposals";

/// A handle for the record that is being entered.
#[derive(Clone, Copy)]
struct Entry {
    plan: OpenPlan,
    /// The message on the record that was saved last; blank once it is outdated.
    saved_message: RwSignal<String>,
}

/// 記録する.
#[component]
pub(super) fn RecordEntryForm() -> impl IntoView {
    let (language, plan) = (use_locale().language(), use_open_plan());
    let entry = Entry { plan, saved_message: RwSignal::new(String::new()) };
    let returning = [
        window_event_listener(ev::visibilitychange, move |_| show_today(plan)),
        window_event_listener(ev::focus, move |_| show_today(plan)),
    ];
    on_cleanup(move || returning.into_iter().for_each(WindowListenerHandle::remove));
    let order = plan.read_now(|plan| by_last_use(plan)).unwrap_or_default();
    let Some(first) = order.first().copied() else {
        return view! { <p class="empty">{RecordLabel::NO_KPI.text(language)}</p> }.into_any();
    };
    entry.begin(first);
    let on_key = move |event: KeyboardEvent| {
        if focus::plain_key(&event).as_deref() == Some("Enter") && field::is_in_text(&event) {
            event.prevent_default();
            entry.save();
        }
    };
    // The fields are recreated only if another KPI is chosen, or if the KPI counts otherwise.
    let shape = Memo::new(move |_| entry.with_kpi(|kpi| shape(kpi)).unwrap_or_default());
    let fields = move || {
        // Read, because a memo that is only tracked is never computed and never changes.
        let _shape = shape.get();
        untrack(|| entry.with_kpi(|kpi| fields(entry, kpi)))
    };
    let what = view! { <EntryField view=entry.plan.view of=RecordText::What proposals=PROPOSALS /> };
    let note = view! { <EntryField view=entry.plan.view of=RecordText::Note /> };
    view! {
        <section class="record-entry" aria-labelledby=ENTRY on:keydown=on_key>
            <h2 id=ENTRY tabindex="-1">{RecordLabel::RECORD.text(language)}</h2>
            <KpiChips entry order />
            <div class="entry-fields">{fields}</div>
            <DayChoice />
            {what}
            <Proposals entry />
            <div class="entry-buttons">
                <Button class="primary" text=RecordLabel::SAVE.text(language) on_press=move |_| entry.save() />
                <SavedMessage entry />
            </div>
            <TypedBeside entry />
            <details>
                <summary>{RecordLabel::NOTE_AND_NAME.text(language)}</summary>
                <div class="entry-more">
                    {note}
                    <EntryField view=entry.plan.view of=RecordText::By />
                    <p class="hint">{RecordLabel::REMEMBERED_NAME.text(language)}</p>
                </div>
            </details>
        </section>
    }
    .into_any()
}

/// A text that differs whenever a KPI needs other fields.
fn shape(kpi: &Indicator) -> String {
    let aggregation = kpi.aggregation().map_or("", Aggregation::code);
    let choices: Vec<&str> = kpi.choices.iter().map(|choice| choice.word.as_str()).collect();
    format!("{} {aggregation} {} {} {}", kpi.id, kpi.unit, choices.join("\n"), kpi.basis.is_some())
}

impl Entry {
    /// Shows the present day, chooses the first KPI if no KPI is chosen, and fills in the name that this device remembers.
    fn begin(self, first: IndicatorId) {
        let is_chosen = self.plan.read_now(|plan| self.plan.view.with_untracked(|view| view.entry.kpi(plan).is_some()));
        let name = file_settings().person.unwrap_or_default();
        self.plan.view.update_untracked(|view| {
            view.entry.show_today(clock::today());
            if is_chosen != Some(true) {
                view.entry.choose(first);
            }
            view.entry.show_name(name);
        });
    }

    /// Reads the chosen KPI, tracked.
    fn with_kpi<T>(self, read: impl FnOnce(&Arc<Indicator>) -> T) -> Option<T> {
        self.plan.read(|plan| self.plan.view.with(|view| view.entry.kpi(plan).map(read))).flatten()
    }

    /// Saves the record as one step, and shows the year's new figure; or moves the focus to the field with a problem.
    fn save(self) {
        let Some(before) = self.plan.read_now(Arc::clone) else { return };
        let at = clock::stamp();
        let id = before.log().fresh_ids(at, clock::fresh_bits)();
        let record = self.plan.view.try_update(|view| view.entry.record(&before, id, at)).flatten();
        let Some(record) = record else {
            self.saved_message.set(String::new());
            let at = self.plan.view.with_untracked(|view| view.entry.problem.as_ref().map(|(of, _)| field_id(*of)));
            return focus::focus_after_update(at.into_iter().collect());
        };
        if let Some(name) = self.plan.view.try_update_untracked(|view| view.entry.take_name()).flatten() {
            change(|settings| settings.person = Some(name).filter(|name| !name.is_empty()));
        }
        let put = PlanCommand::Log(RecordCommand::Put(vec![record.clone()]));
        if !self.plan.command(put) {
            return;
        }
        let kpi = record.indicator().and_then(|kpi| before.indicator(kpi));
        let language = self.plan.editor.language();
        let message = self.plan.read_now(|plan| kpi.map(|kpi| activity_log::saved(kpi, plan, &record, language)));
        self.plan.view.update(|view| view.entry.go_on(id));
        show_today(self.plan);
        self.saved_message.set(message.flatten().unwrap_or_default());
        if !screen::is_touched() {
            self.focus_amount();
        }
    }

    /// Moves the focus to the first field that the KPI asks for, or to what happened.
    fn focus_amount(self) {
        let asked = untrack(|| self.with_kpi(|kpi| asked_texts(kpi))).unwrap_or_default();
        let fields = asked.into_iter().map(|asked| asked.of).chain([RecordText::What]).map(field_id);
        focus::focus_after_update(fields.collect());
    }

    /// The record that was saved last, as long as undo would remove it.
    fn last_saved(self) -> Option<ActivityRecord> {
        let is_last = self.plan.editor.steps.with(|steps| {
            steps
                .undo
                .as_ref()
                .is_some_and(|step| step.plan == Some(self.plan.id) && step.what == StepKind::RecordsPut(1))
        });
        let id = self.plan.view.with(|view| view.entry.saved.last().copied()).filter(|_| is_last)?;
        let record = self.plan.read_now(|plan| plan.log().get(id).map(|record| ActivityRecord::clone(record)))??;
        Some(record).filter(|record| !record.is_removed())
    }

    /// Undoes the record that was saved last, and puts its texts back into the fields.
    fn take_back(self, editor_view: EditorView) {
        let Some(record) = untrack(|| self.last_saved()) else { return };
        editor_view.undo();
        self.saved_message.set(String::new());
        let Some(plan) = self.plan.read_now(Arc::clone) else { return };
        self.plan.view.update(|view| view.entry.take_back(&plan, &record));
        self.focus_amount();
    }
}

/// 指標: the KPIs as chips.
#[component]
fn KpiChips(entry: Entry, order: Vec<IndicatorId>) -> impl IntoView {
    let language = use_locale().language();
    let names = entry.plan.read_now(|plan| {
        let names = names::indicators(plan, language);
        plan.indicators().iter().map(|row| row.id).zip(names).collect::<Vec<_>>()
    });
    let names = names.unwrap_or_default();
    let chip = |id: IndicatorId| {
        let name = names.iter().find(|(of, _)| *of == id).map(|(_, name)| names::without_long_runs(name));
        let choose = move |_| {
            entry.plan.view.update(|view| view.entry.choose(id));
            entry.saved_message.set(String::new());
        };
        // The arrow keys move from chip to chip; a click moves the focus to the amount.
        let go_on = move |event: MouseEvent| {
            if event.detail() > 0 {
                entry.focus_amount();
            }
        };
        let is_chosen = move || entry.plan.view.with(|view| view.entry.chosen() == Some(id));
        view! {
            <label class="chip">
                <input type="radio" name="entry-kpi" prop:checked=is_chosen on:change=choose on:click=go_on />
                <span lang="ja">{name}</span>
            </label>
        }
    };
    let label = activity_log::text_label(RecordText::Indicator, language);
    view! { <div class="chips" role="radiogroup" aria-label=label>{order.into_iter().map(chip).collect_view()}</div> }
}

/// The fields for a record of the KPI.
fn fields(entry: Entry, kpi: &Arc<Indicator>) -> AnyView {
    let language = use_locale().language();
    let view = entry.plan.view;
    let field = |of: RecordText| match (of, kpi.aggregation()) {
        (RecordText::Choice, _) => choices(entry, kpi),
        (RecordText::Amount, None | Some(Aggregation::Sum)) => {
            let around = (step(entry, -1), step(entry, 1));
            view! { <EntryField view of unit=kpi.unit.clone() around /> }.into_any()
        }
        (RecordText::Amount, Some(Aggregation::Share)) => {
            let meaning = RecordLabel::ANSWERS_MEANING.text(language);
            let unit = kpi.unit_of_records().to_owned();
            view! {
                <EntryField view of unit />
                <p class="hint">{meaning}</p>
            }
            .into_any()
        }
        (RecordText::Amount, _) => view! { <EntryField view of unit=kpi.unit.clone() /> }.into_any(),
        _ => view! { <EntryField view of /> }.into_any(),
    };
    let fields: Vec<AnyView> = asked_texts(kpi).into_iter().map(|asked| field(asked.of)).collect();
    let how_counted = match kpi.aggregation() {
        Some(Aggregation::Count) => Some(RecordLabel::ONE_RECORD_COUNTS_ONE),
        Some(Aggregation::Last) => Some(RecordLabel::LAST_RECORD_COUNTS),
        _ => None,
    };
    let needs_basis = kpi.basis.is_none() && kpi.measure != Measure::Descriptive;
    let no_basis = needs_basis.then_some(RecordLabel::BASIS_FIRST);
    let hint = |label: Label| view! { <p class="hint">{label.text(language)}</p> };
    view! {
        {offer(entry, kpi)}
        {fields}
        {how_counted.map(hint)}
        {no_basis.map(hint)}
    }
    .into_any()
}

/// The button that adds one to the amount or takes one off it.
fn step(entry: Entry, more: i32) -> AnyView {
    let label = if more < 0 { RecordLabel::ONE_LESS } else { RecordLabel::ONE_MORE };
    let add = move |_| {
        let sum = untrack(|| {
            let added = |kpi: &Arc<Indicator>| entry.plan.view.with(|view| view.entry.with_added(kpi, more));
            entry.with_kpi(added).flatten()
        });
        if let Some(sum) = sum {
            entry.plan.view.update(|view| view.entry.set_text(RecordText::Amount, &sum));
        }
    };
    view! { <Button class="step" text=label.text(use_locale().language()) on_press=add /> }.into_any()
}

/// The answers of a survey.
fn choices(entry: Entry, kpi: &Indicator) -> AnyView {
    let choice = |word: String| {
        let (chosen, view) = (word.clone(), entry.plan.view);
        let is_chosen = {
            let word = word.clone();
            move || view.with(|view| view.entry.text(RecordText::Choice) == word)
        };
        let choose = move |_| view.update(|view| view.entry.set_text(RecordText::Choice, &chosen));
        view! {
            <label class="chip">
                <input type="radio" name="entry-choice" prop:checked=is_chosen on:change=choose />
                <span lang="ja">{word}</span>
            </label>
        }
    };
    let label = activity_log::text_label(RecordText::Choice, use_locale().language());
    let choices = kpi.choices.iter().map(|one| choice(one.word.clone())).collect_view();
    view! {
        <div class="chips" id=field_id(RecordText::Choice) tabindex="-1" role="radiogroup" aria-label=label>{choices}</div>
        {problem(entry.plan.view, RecordText::Choice, String::new())}
    }
    .into_any()
}

/// The question whether a KPI with typed actuals is to count by records. It is shown once.
fn offer(entry: Entry, kpi: &Arc<Indicator>) -> Option<AnyView> {
    let language = use_locale().language();
    let id = kpi.id;
    let aggregations = offered_aggregations(kpi);
    if aggregations.is_empty() {
        return None;
    }
    let is_asked = Memo::new(move |_| entry.plan.view.with(|view| !view.entry.typed_ones.contains(&id)));
    let count = |aggregation: Aggregation| {
        let choose = move |_| {
            let choice = ChoiceValue::ActualSource(ActualSource::Records(aggregation));
            if entry.plan.command_on(id, IndicatorCommand::Choose(choice)) {
                entry.focus_amount();
            }
        };
        view! { <Button class="secondary" text={activity_log::count_by(aggregation, language)} on_press=choose /> }
    };
    let keep = move |_| {
        entry.plan.view.update(|view| view.entry.typed_ones.push(id));
        entry.focus_amount();
    };
    let question = view! {
        <p>{activity_log::offer(&kpi.name, language)}</p>
        {aggregations.into_iter().map(count).collect_view()}
        <Button class="quiet" text=RecordLabel::KEEP_TYPING.text(language) on_press=keep />
    };
    Some(view! { <div class="entry-offer" role="group" hidden=move || !is_asked.get()>{question}</div> }.into_any())
}

/// The question which actual counts, if the chosen KPI has a typed actual as well as an actual from records in the year
/// of the record. If records are added up, the typed actual can become a record.
#[component]
fn TypedBeside(entry: Entry) -> impl IntoView {
    let editor = entry.plan.editor;
    move || {
        let language = editor.language();
        let today = clock::today();
        let date = entry.plan.view.with(|view| view.entry.date(today)).unwrap_or(today);
        let year = date.fiscal_year();
        let kpi = entry.with_kpi(Arc::clone).filter(|kpi| kpi.from_records(year).is_some())?;
        let (recorded, typed) = activity_log::both_actuals(&kpi, year, language)?;
        // A record is always final, so a 速報 or 見込 figure does not become one.
        let before = kpi.typed_actual(year).and_then(|cell| match cell.state {
            State::Number { amount, certainty: Certainty::Final, .. } => Some(amount),
            _ => None,
        });
        let sum = kpi.actual(year).amount().zip(before).filter(|_| kpi.aggregation() == Some(Aggregation::Sum));
        let add = sum.map(|(recorded, before)| {
            let text = activity_log::amount(recorded + before, &kpi, language);
            let kpi = kpi.id;
            let take = move |_| {
                let what = activity_log::typed_before(language);
                let Some(mut record) = record_of_typed(kpi, year, before, what) else { return };
                record.changed = Some(clock::stamp());
                let command = PlanCommand::Log(RecordCommand::TakeTyped(record));
                entry.plan.command(command);
                entry.saved_message.set(String::new());
            };
            answer(activity_log::add_typed(&typed, &text, language), "secondary", take)
        });
        let adopting = |adopts: bool, text: String| {
            let kpi = Arc::clone(&kpi);
            let choose = move |_| {
                adopt(entry.plan, &kpi, year, adopts);
                entry.saved_message.set(String::new());
            };
            answer(text, "quiet", choose)
        };
        let name = activity_log::adoption(&kpi.name, year, language);
        let label = name.clone();
        Some(view! {
            <div class="entry-offer" role="group" aria-label=label>
                <p lang="ja">{name}</p>
                {add}
                {adopting(false, activity_log::count_records_alone(&recorded, language))}
                {adopting(true, activity_log::count_typed(&typed, language))}
            </div>
        })
    }
}

/// A button that answers a question.
fn answer(text: String, rank: &'static str, take: impl Fn(MouseEvent) + Send + Sync + 'static) -> AnyView {
    view! { <Button class=rank text=text on_press=take /> }.into_any()
}

/// The texts of earlier records, as proposals.
#[component]
fn Proposals(entry: Entry) -> impl IntoView {
    // Not computed at each keystroke, because it searches the records.
    let saved = Memo::new(move |_| entry.plan.view.with(|view| view.entry.saved.clone()));
    let options = move || {
        let saved = saved.get();
        let texts = entry.plan.read_now(|plan| proposals(plan, &saved)).unwrap_or_default();
        texts.into_iter().map(|text| view! { <option value=text></option> }).collect_view()
    };
    view! { <datalist id=PROPOSALS>{options}</datalist> }
}

/// The message on the record that was saved last, with the button that takes it back.
#[component]
fn SavedMessage(entry: Entry) -> impl IntoView {
    let (language, editor_view) = (use_locale().language(), use_editor_view());
    let is_last =
        Memo::new(move |_| entry.saved_message.with(|message| !message.is_empty()) && entry.last_saved().is_some());
    let text = move || is_last.get().then(|| entry.saved_message.get());
    view! {
        <p class="entry-said" role="status" data-field=move || is_last.get().then_some("message") lang="ja">{text}</p>
        <button
            type="button"
            class="quiet"
            hidden=move || !is_last.get()
            aria-label=RecordLabel::TAKE_BACK_SAVED.text(language)
            on:click=move |_| entry.take_back(editor_view)
        >
            {RecordLabel::TAKE_BACK.text(language)}
        </button>
    }
}
