//! Plans that only the journal has, because the browser was killed before it wrote all of the store to the disk. None
//! of them comes back by itself.

use keikaku::session::FoundPlan;
use keikaku::storage::plan_key;
use keikaku::wording::{Label, ListLabel, copies as words_of, names};
use leptos::prelude::*;

use crate::ui::app::{Saving, focus, use_editor, use_locale, use_saving};
use crate::ui::components::{AskedButton, Button};
use crate::ui::pages::list::plan_lines::{PlanLines, use_lines};
use crate::ui::pages::list::plan_steps::put_back;
use crate::ui::pages::list::unreadable_records::restore;

/// 見つかった記録: the plans that only the journal has, each with its name, its time and its buttons; nothing if there are
/// none.
#[component]
pub(crate) fn FoundRecords() -> impl IntoView {
    let (locale, editor, saving) = (use_locale(), use_editor(), use_saving());
    let row = |found| view! { <FoundRecord found /> };
    move || {
        let is_gone = |found: &FoundPlan| editor.workbook.with(|workbook| workbook.plan(found.plan.id).is_none());
        let found: Vec<FoundPlan> = saving.found().into_iter().filter(is_gone).collect();
        (!found.is_empty()).then(|| {
            view! {
                <section class="set-aside" data-field="found-records">
                    <h2>{locale.label(ListLabel::FOUND_RECORDS)}</h2>
                    <p>{locale.label(ListLabel::FOUND_EXPLAINED)}</p>
                    <ul>{found.into_iter().map(row).collect_view()}</ul>
                </section>
            }
        })
    }
}

/// A plan that was found: its name, when it was saved, and the buttons that take it back or discard it.
#[component]
fn FoundRecord(
    /// The plan.
    found: FoundPlan,
) -> impl IntoView {
    let (language, saving, lines) = (use_locale().language(), use_saving(), use_lines());
    let id = found.plan.id;
    let name = names::plan_name(&found.plan, language);
    let saved = words_of::state_time(found.saved, language);
    let found = StoredValue::new(found);
    let take_back = move |_| {
        found.try_with_value(|found| take_back(saving, lines, found));
    };
    let discard = move |()| {
        found.try_with_value(|found| saving.discard_found(found));
        focus::focus_after_update(vec!["main".to_owned()]);
    };
    view! {
        <li>
            <span class="record-key">{name.clone()}</span>
            <span>{saved}</span>
            <Button class="primary" text={words_of::take_back_found(&name, language)} on_press=take_back />
            <AskedButton
                label=words_of::discard_found(&name, language)
                rank="quiet"
                id=format!("discard-{id}")
                question=words_of::ask_discard_found(&name, language)
                confirm_label=ListLabel::DISCARD_FOUND.text(language)
                cancel_label=Label::KEEP_IT.text(language)
                cancel_id=format!("keep-found-{id}")
                on_confirm=discard
            />
        </li>
    }
}

/// Puts the plan back among the plans; the journal then no longer offers it.
fn take_back(saving: Saving, lines: PlanLines, found: &FoundPlan) {
    let locale = saving.editor.locale();
    let done = words_of::found_taken_back(&names::plan_name(&found.plan, locale.language()), locale.language());
    let key = plan_key(found.plan.id);
    let is_damaged = saving.unreadable.with_untracked(|records| records.iter().any(|record| record.key == key));
    let is_back = if is_damaged { restore(saving, &found.plan, &done) } else { put_back(saving, &found.plan, done) };
    if is_back {
        saving.forget_found(found);
        lines.focus_plan(found.plan.id);
    }
}
