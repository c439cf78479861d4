//! The day of 記録する, and its drafts: what was typed and not saved is stored with the day that the form shows, and keeps
//! that day when it is resumed on another one.

use keikaku::plan::RecordText;
use keikaku::session::plan_view::PlanView;
use keikaku::session::record_entry::EntryDay;
use keikaku::storage;
use keikaku::wording::activity_log;
use keikaku::wording::{Label, RecordLabel};
use leptos::prelude::*;

use crate::browser::{LocalStore, clock};
use crate::ui::app::{OpenPlan, focus, use_locale, use_open_plan};
use crate::ui::pages::activity_log::entry_field::{EntryField, field_id, problem};

/// Restores what was typed and not saved when the page was left, and stores what is typed from now on, if the store
/// takes it. Of two tabs, the tab in which somebody typed last keeps its drafts.
pub(super) fn follow_drafts(plan: OpenPlan) {
    let unsaved = move |view: &PlanView| storage::write_drafts(&view.entry.unsaved(clock::today()));
    plan.view.update_untracked(|view| view.entry.show_today(clock::today()));
    if plan.view.with_untracked(unsaved).is_empty() {
        let kept = storage::drafts(&LocalStore, plan.id);
        plan.view.update_untracked(|view| {
            plan.read_now(|plan| view.entry.restore(plan, &kept, clock::today()));
            view.entry.is_open |= !unsaved(view).is_empty();
        });
    }
    Effect::new(move |before: Option<String>| {
        let text = plan.view.with(unsaved);
        if before.is_some_and(|before| before != text) {
            let _ = storage::keep_drafts(&LocalStore, plan.id, &text);
        }
        text
    });
}

/// Shows the present day at 今日 if that is another one by now.
pub(super) fn show_today(plan: OpenPlan) {
    let today = clock::today();
    if plan.view.with_untracked(|view| view.entry.today(today) != today) {
        plan.view.update(|view| view.entry.show_today(today));
    }
}

/// 日付: today, yesterday, or the day that is typed.
#[component]
pub(super) fn DayChoice() -> impl IntoView {
    let (language, view) = (use_locale().language(), use_open_plan().view);
    let day = move || view.with(|view| view.entry.day());
    let option = |choice: EntryDay, label: Label| {
        let choose = move |_| {
            view.update(|view| view.entry.set_day(choice));
            if choice == EntryDay::Typed {
                focus::focus_after_update(vec![field_id(RecordText::On)]);
            }
        };
        let date = move || {
            let date = choice.date(view.with(|view| view.entry.today(clock::today())))?;
            Some(view! { <small aria-hidden="true">{format!("{}/{}", date.month(), date.day())}</small> })
        };
        view! {
            <label class="chip">
                <input type="radio" name="entry-day" prop:checked=move || day() == choice on:change=choose />
                <span>{label.text(language)}{date}</span>
            </label>
        }
    };
    let days = [
        option(EntryDay::Today, RecordLabel::TODAY),
        option(EntryDay::Yesterday, RecordLabel::YESTERDAY),
        option(EntryDay::Typed, RecordLabel::OTHER_DAY),
    ];
    let read = move || {
        let date = view.with(|view| view.entry.date(clock::today()).ok());
        date.map(|date| activity_log::day_read(date, language))
    };
    let is_typed = Memo::new(move |_| day() == EntryDay::Typed);
    let typed = move || {
        if is_typed.get() {
            let label = RecordLabel::CHOSEN_DAY.text(language);
            let field = view! { <EntryField view of=RecordText::On label /> <p class="hint" role="status">{read}</p> };
            return field.into_any();
        }
        // Today may also be outside the years of the plan.
        problem(view, RecordText::On, String::new()).into_any()
    };
    let label = activity_log::text_label(RecordText::On, language);
    view! {
        <div class="chips" role="radiogroup" aria-label=label>{days}</div>
        {typed}
    }
}
