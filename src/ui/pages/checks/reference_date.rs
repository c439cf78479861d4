//! 基準日 on チェック: the day that the rules about time go by. Without one those rules are silent, and the page says so.

use keikaku::command::{Command, PlanCommand};
use keikaku::storage::Calendar;
use keikaku::value::fiscal_year::{self, Date};
use keikaku::value::id::PlanId;
use keikaku::value::width;
use keikaku::wording::{Label, facts};
use leptos::html;
use leptos::prelude::*;

use crate::browser::clock;
use crate::ui::app::{AppState, use_app};

/// The id of the field.
const FIELD: &str = "reference-date";
/// The id of the sentence that describes it.
const MEANING: &str = "about-reference-date";

/// The field, a button for today, and what the day does. It sends [`PlanCommand::SetReferenceDate`].
///
/// It is a field of text, as all days are: officials write days by era, and a browser's own field of a day reports other
/// days while it is typed in.
#[component]
pub(crate) fn ReferenceDate(
    /// The plan.
    plan: PlanId,
) -> impl IntoView {
    let app = use_app();
    let day = Memo::new(move |_| app.workbook.with(|workbook| workbook.plan(plan)?.reference_date));
    // Why the text in the field is no day.
    let trouble = RwSignal::new(None::<&'static str>);
    let field = NodeRef::<html::Input>::new();
    Effect::new(move |_| {
        write(field, day.get());
        trouble.set(None);
    });
    // The browser also sends this event when a field goes away, and with it the signal.
    let change = move |_| {
        let _ = trouble.try_set(read_field(app, plan, field));
    };
    let set_today = move |_| {
        let today = clock::today();
        set(app, plan, Some(today));
        // The day may be the one from before, while the text in the field is another.
        write(field, Some(today));
        trouble.set(None);
    };
    let meaning = move || {
        let is_set = day.with(Option::is_some);
        trouble.get().unwrap_or(app.label(if is_set { Label::ReferenceDateDoes } else { Label::NoReferenceDate }))
    };
    view! {
        <div class="reference-date">
            <label for=FIELD>{app.label(Label::ReferenceDate)}</label>
            <input
                type="text"
                class="day"
                id=FIELD
                node_ref=field
                autocomplete="off"
                value=written(day.get_untracked())
                aria-describedby=MEANING
                aria-invalid=move || trouble.get().map(|_| "true")
                on:change=change
            />
            <button type="button" class="secondary" on:click=set_today>{app.label(Label::ReferenceDateToday)}</button>
            {move || day.get().map(|day| view! { <DayLabel day /> })}
            <p class="hint" id=MEANING>{meaning}</p>
        </div>
    }
}

/// How the day is understood, by era as well if the user has chosen so.
#[component]
fn DayLabel(day: Date) -> impl IntoView {
    let app = use_app();
    let label = move || facts::day_label(day, app.calendar.get() == Calendar::Both);
    view! { <span class="understood" lang="ja">{label}</span> }
}

fn written(day: Option<Date>) -> String {
    day.map(Date::western_label).unwrap_or_default()
}

/// Writes the day into the field. The same text is not written again, since that would move the cursor.
fn write(field: NodeRef<html::Input>, day: Option<Date>) {
    let text = written(day);
    if let Some(input) = field.get_untracked().filter(|input| input.value() != text) {
        input.set_value(&text);
    }
}

/// Sets the day that stands in the field. A text that is no day stays there; why it is none is returned.
fn read_field(app: AppState, plan: PlanId, field: NodeRef<html::Input>) -> Option<&'static str> {
    let text = field.get_untracked().map(|input| input.value()).unwrap_or_default();
    let day = match fiscal_year::read_date(&text) {
        Ok(read) => Some(read.date),
        Err(_) if width::trim(&text).is_empty() => None,
        Err(trouble) => return Some(facts::day_trouble(trouble, app.language())),
    };
    set(app, plan, day);
    // The same day in another notation changes nothing, so that the field is written here.
    write(field, day);
    None
}

fn set(app: AppState, plan: PlanId, day: Option<Date>) {
    app.command(Command::InPlan { plan, command: PlanCommand::SetReferenceDate(day) });
}
