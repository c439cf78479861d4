//! A copy in the list of a plan's copies.

use std::slice;
use std::sync::Arc;

use keikaku::command::{Command, Origin};
use keikaku::compare::{Side, compare};
use keikaku::export::file_name::file_name;
use keikaku::plan::Plan;
use keikaku::session::route::{ComparedSide, Route};
use keikaku::storage::plan_file::write_package;
use keikaku::storage::{Copy as PlanCopy, Occasion};
use keikaku::value::PlanId;
use keikaku::wording::{ExchangeLabel, copies as words_of, errors};
use leptos::prelude::*;

use crate::ui::app::{JSON, OpenPlan, Saving, focus, use_locale, use_messages, use_open_plan, use_saving};
use crate::ui::components::Button;

/// A row of the table: when the plan had the state, the occasion of the copy, and the number of differences from the
/// current plan; or why the copy cannot be opened.
#[component]
pub(crate) fn CopyRow(
    /// The copy.
    copy: PlanCopy,
    /// The time of the state, numbered if several copies have the same time.
    state_time: String,
    /// Called after copies were added or deleted.
    on_change: Callback<()>,
) -> impl IntoView {
    let (language, plan) = (use_locale().language(), use_open_plan());
    let PlanCopy { number, occasion, content, .. } = copy;
    let state = match &content {
        Ok(content) => differences_from_now(plan, content).map(|count| words_of::differs(count, language)),
        Err(why) => Some(errors::unreadable_record(*why, language)),
    };
    let is_broken = content.is_err();
    let name = state_time.clone();
    let actions = content.ok().map(|content| view! { <CopyActions number content state_time=name on_change /> });
    view! {
        <tr data-copy=number.to_string() data-broken=is_broken>
            <th scope="row">{state_time}</th>
            <td>{words_of::occasion(occasion, language)}</td>
            <td>{state.unwrap_or_default()}</td>
            <td class="actions">{actions}</td>
        </tr>
    }
}

/// The buttons 比べる, 戻す and 取り出す. Their visible labels are short, because the row names the copy; their accessible names
/// contain the time of the copy.
#[component]
fn CopyActions(
    /// The number of the copy.
    number: u32,
    /// The plan as it is in the copy.
    content: Arc<Plan>,
    /// The time of the state.
    state_time: String,
    /// Called after copies were added: before a copy is restored, the plan is copied.
    on_change: Callback<()>,
) -> impl IntoView {
    let (language, messages, saving, plan) = (use_locale().language(), use_messages(), use_saving(), use_open_plan());
    let comparison = Route::Compare(ComparedSide::Copy(number), ComparedSide::Plan(plan.id));
    let compare_name = words_of::compare(&state_time, language);
    let put_back_name = words_of::put_back(&state_time, language);
    let download_name = words_of::download(&state_time, language);
    let downloaded = Arc::clone(&content);
    let download = move |_| {
        messages.offer(&file_name(&downloaded), write_package(slice::from_ref(&downloaded)).as_bytes(), JSON);
    };
    let put_back = move |_| {
        put_back(saving, plan.id, &content, &state_time);
        on_change.run(());
        focus::focus_after_update(vec!["main".to_owned()]);
    };
    view! {
        <a href=comparison.fragment() aria-label=compare_name>
            {ExchangeLabel::COMPARE_IT.text(language)}
        </a>
        <Button class="quiet" name=put_back_name text=ExchangeLabel::PUT_IT_BACK.text(language) on_press=put_back />
        <Button class="quiet" name=download_name text=ExchangeLabel::TAKE_IT_OUT.text(language) on_press=download />
    }
}

/// The number of places in which a copy differs from the current plan; `None` if the plan does not exist.
fn differences_from_now(plan: OpenPlan, content: &Plan) -> Option<usize> {
    let now = untrack(|| plan.read_settled(Arc::clone))?;
    let comparison = compare(Side::Plan(content), Side::Plan(&now)).ok()?;
    Some(comparison.differences.len())
}

/// Restores the state of a copy, after copying the current plan. The plan keeps its placement, such as the bin.
fn put_back(saving: Saving, id: PlanId, content: &Plan, state_time: &str) {
    saving.copy_before(id, Occasion::Restore);
    let mut plan = content.clone();
    if let Some(now) = saving.editor.workbook.get_untracked().plan(id) {
        plan.placement = now.placement;
    }
    if saving.editor.command(Command::AddPlan { plan: Arc::new(plan), origin: Origin::PutBack }) {
        saving.editor.messages.show_message(words_of::was_put_back(state_time, saving.editor.language()));
    }
}
