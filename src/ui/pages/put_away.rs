//! ごみ箱 and 保管: the plans that were moved out of the list. Each can be put back; an archived one can be opened, and those in the bin
//! can be deleted for good.

use keikaku::command::Command;
use keikaku::plan::{Placement, Plan, Workbook};
use keikaku::session::route::Route;
use keikaku::value::PlanId;
use keikaku::wording::{Label, Language, ListLabel, names, status};
use leptos::prelude::*;

use crate::ui::app::{Saving, focus, use_editor, use_locale, use_saving};
use crate::ui::components::{AskedButton, Button};
use crate::ui::review::Preview;

const BACK_ID: &str = "back-link";

/// The texts of a plan that was put away.
#[derive(Clone, Debug, PartialEq, Eq)]
struct PutAwayPlan {
    id: PlanId,
    /// The displayed name, which is numbered if several plans of this page have the same name.
    name: String,
    /// The municipalities or other bodies that prepare the plan.
    bodies: String,
}

/// The plans of a placement, in the workbook's order.
fn plans_in(placement: Placement, workbook: &Workbook, language: Language) -> Vec<PutAwayPlan> {
    let plans: Vec<&Plan> =
        workbook.plans().iter().map(|plan| &**plan).filter(|plan| plan.placement == placement).collect();
    let names = names::plans(plans.iter().copied(), language);
    let bodies = |plan: &Plan| language.series(&plan.facts.prepared_by);
    plans.into_iter().zip(names).map(|(plan, name)| PutAwayPlan { id: plan.id, name, bodies: bodies(plan) }).collect()
}

/// The plans in the bin with the button that empties it, or the archived plans; and the link back to the list.
#[component]
pub(crate) fn PutAwayPage(
    /// The bin or the archive.
    placement: Placement,
) -> impl IntoView {
    let (locale, editor) = (use_locale(), use_editor());
    let is_bin = placement == Placement::Bin;
    let (title, is_empty) =
        if is_bin { (Label::BIN, ListLabel::BIN_IS_EMPTY) } else { (Label::ARCHIVE, ListLabel::ARCHIVE_IS_EMPTY) };
    let plans = Memo::new(move |_| editor.workbook.with(|workbook| plans_in(placement, workbook, locale.language())));
    let ids = Memo::new(move |_| plans.with(|plans| plans.iter().map(|plan| plan.id).collect::<Vec<_>>()));
    view! {
        <h1>{locale.label(title)}</h1>
        <Preview />
        <p class="empty" hidden=move || plans.with(|plans| !plans.is_empty())>
            {locale.label(is_empty)}
        </p>
        <ul class="put-away-list">
            {move || ids.get().into_iter().map(|id| view! { <PutAwayRow id plans is_bin /> }).collect_view()}
        </ul>
        {is_bin.then(|| view! { <EmptyBin plans /> })}
        <p>
            <a id=BACK_ID href=Route::List.fragment()>
                {locale.label(Label::BACK_TO_LIST)}
            </a>
        </p>
    }
}

/// A plan that was put away, as a link unless it is in the bin, and the button that puts it back into the list.
#[component]
fn PutAwayRow(
    /// The plan.
    id: PlanId,
    /// All plans of the page.
    #[prop(into)]
    plans: Signal<Vec<PutAwayPlan>>,
    /// Whether the page is the bin.
    is_bin: bool,
) -> impl IntoView {
    let (locale, editor) = (use_locale(), use_editor());
    let plan = Memo::new(move |_| plans.with(|plans| plans.iter().find(|plan| plan.id == id).cloned()));
    let shown = move |read: fn(PutAwayPlan) -> String| move || plan.get().map(read).unwrap_or_default();
    let (name_id, button_id) = (format!("put-away-{id}"), format!("back-{id}"));
    let put_back = move |_| {
        editor.command(Command::MovePlan { plan: id, placement: Placement::Active });
        focus::focus_after_update(vec![BACK_ID.to_owned()]);
    };
    view! {
        <li>
            <span lang="ja" id=name_id.clone()>
                {if is_bin {
                    shown(|plan| plan.name).into_any()
                } else {
                    view! { <a href=Route::Overview(id).fragment()>{shown(|plan| plan.name)}</a> }.into_any()
                }}
            </span>
            <span class="bodies" lang="ja">
                {shown(|plan| plan.bodies)}
            </span>
            <Button
                class="secondary"
                labelled_by=format!("{name_id} {button_id}")
                id=button_id
                text=locale.label(Label::PUT_BACK)
                on_press=put_back
            />
        </li>
    }
}

/// ごみ箱を空にする. It is the only command of this view that cannot be undone, so a question with the names of the plans comes
/// first.
#[component]
fn EmptyBin(
    /// The plans in the bin.
    #[prop(into)]
    plans: Signal<Vec<PutAwayPlan>>,
) -> impl IntoView {
    let (locale, saving) = (use_locale(), use_saving());
    let is_empty = move || plans.with(Vec::is_empty);
    let question = Signal::derive(move || {
        let names: Vec<String> = plans.with(|plans| plans.iter().map(|plan| plan.name.clone()).collect());
        status::empty_bin(&names, locale.language())
    });
    view! {
        <div hidden=is_empty>
            <AskedButton
                label=locale.label(ListLabel::EMPTY_BIN)
                rank="secondary"
                id="empty-bin"
                question
                confirm_label=locale.label(ListLabel::EMPTY_FOR_GOOD)
                cancel_label=locale.label(ListLabel::KEEP_BIN)
                cancel_id="keep-bin"
                on_confirm=move |()| empty_bin(saving)
            />
        </div>
    }
}

/// Deletes the plans in the bin for good, and shows a message with their number. If the result could not be saved, the
/// header shows why.
fn empty_bin(saving: Saving) {
    // Other tabs have to read in the record that its plan was in the bin.
    saving.save_now();
    let count = saving.empty_bin();
    if saving.is_saved() {
        saving.editor.messages.show_message(status::bin_was_emptied(count, saving.editor.language()));
        focus::focus_after_update(vec![BACK_ID.to_owned()]);
    }
}
