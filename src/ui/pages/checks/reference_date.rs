//! 基準日 on チェック: the day that the checks of dates and years take as the present day. Without it those checks are not
//! made, and the page says so.

use keikaku::command::{Command, PlanCommand};
use keikaku::storage::Calendar;
use keikaku::value::fiscal_year::{self, Date};
use keikaku::value::id::PlanId;
use keikaku::value::width;
use keikaku::wording::{Label, facts};
use leptos::html;
use leptos::prelude::*;

use crate::browser::clock;
use crate::ui::app::{Editor, use_editor, use_locale};

/// The id of the field for the day.
const FIELD: &str = "reference-date";
/// The id of the sentence that describes the field.
const MEANING: &str = "about-reference-date";

/// The field, a button that enters today, and a sentence on what the day is used for. It sends
/// [`PlanCommand::SetReferenceDate`].
///
/// It is a text field like those of all other days: officials write days by era, and while somebody types in a
/// browser's own date field, it reports other days.
#[component]
pub(crate) fn ReferenceDate(
    /// The plan.
    plan: PlanId,
) -> impl IntoView {
    let (locale, editor) = (use_locale(), use_editor());
    let day = Memo::new(move |_| editor.workbook.with(|workbook| workbook.plan(plan)?.reference_date));
    // The reason for which the text in the field is no day.
    let error = RwSignal::new(None::<&'static str>);
    let field = NodeRef::<html::Input>::new();
    Effect::new(move |_| {
        write(field, day.get());
        error.set(None);
    });
    // The browser also sends this event when the field is removed, together with the signal.
    let change = move |_| {
        let _ = error.try_set(read_field(editor, plan, field));
    };
    let set_today = move |_| {
        let today = clock::today();
        set(editor, plan, Some(today));
        // The day may be the same as before although the text in the field differs, so the text is written here.
        write(field, Some(today));
        error.set(None);
    };
    let meaning = move || {
        let is_set = day.with(Option::is_some);
        error.get().unwrap_or(locale.label(if is_set { Label::ReferenceDateDoes } else { Label::NoReferenceDate }))
    };
    view! {
        <div class="reference-date">
            <label for=FIELD>{locale.label(Label::ReferenceDate)}</label>
            <input
                type="text"
                class="day"
                id=FIELD
                node_ref=field
                autocomplete="off"
                value=written(day.get_untracked())
                aria-describedby=MEANING
                aria-invalid=move || error.get().map(|_| "true")
                on:change=change
            />
            <button type="button" class="secondary" on:click=set_today>{locale.label(Label::ReferenceDateToday)}</button>
            {move || day.get().map(|day| view! { <DayLabel day /> })}
            <p class="hint" id=MEANING>{meaning}</p>
        </div>
    }
}

/// The day as it is understood, with its era if the user has chosen so.
#[component]
fn DayLabel(day: Date) -> impl IntoView {
    let locale = use_locale();
    let label = move || facts::day_label(day, locale.calendar.get() == Calendar::Both);
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

/// Sets the day that is in the field. If the text is no day, it stays in the field and the reason is returned.
fn read_field(editor: Editor, plan: PlanId, field: NodeRef<html::Input>) -> Option<&'static str> {
    let text = field.get_untracked().map(|input| input.value()).unwrap_or_default();
    let day = match fiscal_year::read_date(&text) {
        Ok(read) => Some(read.date),
        Err(_) if width::trim(&text).is_empty() => None,
        Err(error) => return Some(facts::day_error(error, editor.locale().language())),
    };
    set(editor, plan, day);
    // Another notation of the same day changes no plan, so that nothing else would update the field.
    write(field, day);
    None
}

fn set(editor: Editor, plan: PlanId, day: Option<Date>) {
    editor.command(Command::InPlan { plan, command: PlanCommand::SetReferenceDate(day) });
}
