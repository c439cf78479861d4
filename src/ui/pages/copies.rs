//! 控え: the automatic copies of a plan, the newest first. Each says when the plan was so, why it was copied and in how many
//! places it differs from the plan as it is now.

use std::slice;
use std::sync::Arc;

use keikaku::compare::{Side, compare};
use keikaku::edit::{Command, Origin};
use keikaku::exchange::package::{file_name, write_package};
use keikaku::id::PlanId;
use keikaku::plan::Plan;
use keikaku::save::Occasion;
use keikaku::session::keeping::{Copy as PlanCopy, copies, forget_copies, thin};
use keikaku::wording::{Label, copies as words_of, troubles};
use leptos::prelude::*;

use crate::browser::storage::LocalStore;
use crate::ui::app::download::JSON;
use crate::ui::app::route::{Beside, Route};
use crate::ui::app::{AppState, focus, use_app};
use crate::ui::components::confirm_panel::ConfirmPanel;
use crate::ui::review::Preview;

const CANCEL_ID: &str = "keep-copies";
const FORGET_ID: &str = "forget-copies";
const COLUMNS: [Label; 4] = [Label::ColumnWhen, Label::ColumnOccasion, Label::ColumnDiffers, Label::ColumnActions];

/// The copies of a plan. A copy can be compared with the plan, put back by a command that can be undone, and downloaded; all
/// of them can be deleted.
#[component]
pub(crate) fn CopiesPage(
    /// Whose copies are listed.
    plan: PlanId,
) -> impl IntoView {
    let app = use_app();
    // Copies that cannot be removed now are removed another time.
    let _ = thin(&LocalStore);
    let changed = Trigger::new();
    let on_change = Callback::new(move |()| changed.notify());
    let list = move || {
        changed.track();
        app.settled.track();
        match copies(&LocalStore, plan) {
            Ok(copies) if copies.is_empty() => view! { <p class="empty">{app.label(Label::NoCopies)}</p> }.into_any(),
            Ok(copies) => view! { <CopyList plan copies on_change /> }.into_any(),
            Err(trouble) => view! { <p class="trouble">{troubles::store(trouble, app.words())}</p> }.into_any(),
        }
    };
    view! {
        <h1>{app.label(Label::Copies)}</h1>
        <p>{app.label(Label::CopiesMeaning)}</p>
        <p class="note">{app.label(Label::CopiesPolicy)}</p>
        {list}
        <Preview />
        <p>
            <a href=Route::Exchange(plan).fragment()>{app.label(Label::BackToPlanFiles)}</a>
        </p>
    }
}

/// What a copy is called beside a plan.
pub(crate) fn name(app: AppState, copy: &PlanCopy) -> String {
    words_of::copy(&words_of::moment(copy.saved.as_deref(), app.words()), app.words())
}

/// The copies as a table, and the way to delete them.
#[component]
fn CopyList(
    /// Whose copies they are.
    plan: PlanId,
    /// The copies, the newest first. The list is made again when they or the plan change.
    copies: Vec<PlanCopy>,
    /// The copies were changed.
    on_change: Callback<()>,
) -> impl IntoView {
    let app = use_app();
    let count = copies.len();
    let moments = words_of::moments(copies.iter().map(|copy| copy.saved.as_deref()), app.words());
    let head = |label| view! { <th scope="col">{app.label(label)}</th> };
    let row = |(copy, moment)| view! { <CopyRow plan copy moment on_change /> };
    view! {
        <table class="plan-table copy-table">
            <thead>
                <tr>{COLUMNS.into_iter().map(head).collect_view()}</tr>
            </thead>
            <tbody>{copies.into_iter().zip(moments).map(row).collect_view()}</tbody>
        </table>
        <ForgetCopies plan count on_change />
    }
}

/// A copy: when the plan was so, on which occasion it was copied, and in how many places it differs; or why it cannot be
/// opened.
#[component]
fn CopyRow(
    /// Whose copy it is.
    plan: PlanId,
    /// The copy.
    copy: PlanCopy,
    /// When the plan was so, told apart from the other copies' moments.
    moment: String,
    /// The copies were changed.
    on_change: Callback<()>,
) -> impl IntoView {
    let app = use_app();
    let language = app.words();
    let PlanCopy { number, occasion, content, .. } = copy;
    let state = match &content {
        Ok(content) => differences_from_now(app, plan, content).map(|count| words_of::differs(count, language)),
        Err(why) => Some(troubles::set_aside(*why, language)),
    };
    let is_broken = content.is_err();
    let name = moment.clone();
    let actions = content.ok().map(|content| view! { <CopyActions plan number content moment=name on_change /> });
    view! {
        <tr data-copy=number.to_string() data-broken=is_broken>
            <th scope="row">{moment}</th>
            <td>{words_of::occasion(occasion, language)}</td>
            <td>{state.unwrap_or_default()}</td>
            <td class="actions">{actions}</td>
        </tr>
    }
}

/// 比べる, 戻す and 取り出す: short for the eye, since the row says which copy it is, and spoken with its moment.
#[component]
fn CopyActions(
    /// Whose copy it is.
    plan: PlanId,
    /// The copy's number.
    number: u32,
    /// The plan as it is in the copy.
    content: Arc<Plan>,
    /// When the plan was so.
    moment: String,
    /// The copies were changed: before one is put back, the plan is copied.
    on_change: Callback<()>,
) -> impl IntoView {
    let app = use_app();
    let language = app.words();
    let comparison = Route::Compare(Beside::Copy(number), Beside::Plan(plan));
    let compare_name = words_of::compare(&moment, language);
    let put_back_name = words_of::put_back(&moment, language);
    let download_name = words_of::take_out(&moment, language);
    let downloaded = Arc::clone(&content);
    let download = move |_| {
        app.offer(&file_name(&downloaded), write_package(slice::from_ref(&downloaded)).as_bytes(), JSON);
    };
    let put_back = move |_| {
        put_back(app, plan, &content, &moment);
        on_change.run(());
        focus::give_soon(vec!["main".to_owned()]);
    };
    view! {
        <a href=comparison.fragment() aria-label=compare_name>
            {app.label(Label::CompareIt)}
        </a>
        <button type="button" class="quiet" aria-label=put_back_name on:click=put_back>
            {app.label(Label::PutItBack)}
        </button>
        <button type="button" class="quiet" aria-label=download_name on:click=download>
            {app.label(Label::TakeItOut)}
        </button>
    }
}

/// この計画の控えをすべて消す. It can't be undone, so it is asked.
#[component]
fn ForgetCopies(
    /// Whose copies they are.
    plan: PlanId,
    /// How many there are.
    count: usize,
    /// The copies were changed.
    on_change: Callback<()>,
) -> impl IntoView {
    let app = use_app();
    let asks = RwSignal::new(false);
    let ask = move |_| {
        asks.set(true);
        focus::give_soon(vec![CANCEL_ID.to_owned()]);
    };
    let cancel = move |()| {
        asks.set(false);
        focus::give_soon(vec![FORGET_ID.to_owned()]);
    };
    let confirm = move |()| {
        forget(app, plan);
        on_change.run(());
        focus::give_soon(vec!["main".to_owned()]);
        // There may be room now for what could not be saved.
        app.save_now();
    };
    view! {
        <div>
            <button type="button" class="secondary" id=FORGET_ID on:click=ask>
                {app.label(Label::ForgetCopies)}
            </button>
            <Show when=move || asks.get()>
                <ConfirmPanel
                    question=words_of::forget(count, app.words())
                    question_id="forgetting"
                    confirm_label=app.label(Label::RemoveForGood)
                    cancel_label=app.label(Label::KeepIt)
                    cancel_id=CANCEL_ID
                    on_confirm=confirm
                    on_cancel=cancel
                />
            </Show>
        </div>
    }
}

/// In how many places a copy differs from the plan as it is now; `None` where that cannot be told.
fn differences_from_now(app: AppState, id: PlanId, content: &Plan) -> Option<usize> {
    let now = app.settled.get_untracked();
    let comparison = compare(Side::Plan(content), Side::Plan(now.plan(id)?)).ok()?;
    Some(comparison.differences.len())
}

/// Puts the plan back as it is in a copy, after the plan as it is now was copied. Whether it is in the bin stays as it is.
fn put_back(app: AppState, id: PlanId, content: &Plan, moment: &str) {
    app.copy_before(id, Occasion::Restore);
    let mut plan = content.clone();
    if let Some(now) = app.workbook.get_untracked().plan(id) {
        plan.shelf = now.shelf;
    }
    if app.command(Command::AddPlan { plan: Arc::new(plan), origin: Origin::PutBack }) {
        app.say(words_of::was_put_back(moment, app.words()));
    }
}

/// Deletes the copies of a plan, or says why not.
fn forget(app: AppState, plan: PlanId) {
    match forget_copies(&LocalStore, plan) {
        Ok(_) => app.say(app.label(Label::CopiesForgotten).to_owned()),
        Err(trouble) => app.warn(troubles::store(trouble, app.words())),
    }
}
