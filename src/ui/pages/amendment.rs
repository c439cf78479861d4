//! 変更: the approved states of the plan, and the table of old and new of any two of its versions.
//!
//! The plan itself is the draft in hand. An approved state is only read here; the data of its approval can be written
//! at any time.

mod comparison;
mod comparison_paper;
mod history;
mod layout_choices;
mod record_panel;
mod summary;
mod versions;

use std::sync::Arc;

use keikaku::plan::{Fact, Plan, PlanVersion};
use keikaku::value::ApprovalId;
use keikaku::wording::{AmendmentLabel, Label, approvals};
use leptos::prelude::*;

use crate::ui::app::{OpenPlan, focus, use_locale, use_open_plan};
use crate::ui::components::{Button, show_page_foot};
use crate::ui::pages::amendment::comparison::ComparisonPart;
use crate::ui::pages::amendment::history::ApprovalHistory;
use crate::ui::pages::amendment::record_panel::{RECORD_BUTTON, RecordPanel};
use crate::ui::pages::facts::FactField;
use crate::ui::pages::print::document::DocumentPaper;
use crate::ui::review::Preview;

/// The id of the heading above the version that is being read.
const READ_HEADING: &str = "read-version";

/// The view 変更.
#[component]
pub(crate) fn AmendmentPage() -> impl IntoView {
    let (locale, plan) = (use_locale(), use_open_plan());
    // Text typed elsewhere appears here after the typing has ended.
    let form = plan.followed_form();
    show_page_foot(locale, plan.settled());
    let asks = RwSignal::new(false);
    // The panel contains the field as well.
    let shows_reason = Memo::new(move |_| {
        let has_any = |plan: &Arc<Plan>| !plan.approvals().is_empty() || !plan.facts.amendment_reason.is_empty();
        !asks.get() && plan.read_settled(has_any).unwrap_or_default()
    });
    let read = RwSignal::new(None::<ApprovalId>);
    let open = move |_| {
        asks.set(true);
        focus::focus_after_update(vec![record_panel::FIRST_FIELD.to_owned()]);
    };
    let close = move |()| {
        asks.set(false);
        focus::focus_after_update(vec![RECORD_BUTTON.to_owned()]);
    };
    let on_read = move |id| {
        read.set(Some(id));
        focus::focus_after_update(vec![READ_HEADING.to_owned()]);
    };
    let reason = move || {
        // The label of the field comes from the form.
        form.track();
        shows_reason.get().then(|| view! { <FactField fact=Fact::AmendmentReason /> })
    };
    view! {
        <h1 class="visually-hidden">{locale.label(Label::VIEW_AMENDMENT)}</h1>
        <Preview />
        <section class="amendment screen-only">
            <div class="amendment-head">
                <h2>{locale.label(AmendmentLabel::APPROVAL_HISTORY)}</h2>
                <button type="button" class="secondary" id=RECORD_BUTTON aria-expanded=move || asks.get().to_string() on:click=open>
                    {locale.label(AmendmentLabel::RECORD_APPROVAL)}
                </button>
            </div>
            <Show when=move || asks.get()>
                <RecordPanel on_close=close />
            </Show>
            <ApprovalHistory on_read />
            // The field stays while the table below is recreated.
            {reason}
        </section>
        {move || version_read(plan, read)}
        <div hidden=move || read.get().is_some()>
            <ComparisonPart />
        </div>
    }
}

/// The approved state that is being read, as its form prints it, with the button that closes it.
fn version_read(open: OpenPlan, read: RwSignal<Option<ApprovalId>>) -> Option<impl IntoView + use<>> {
    let locale = open.editor.locale();
    let id = read.get()?;
    let plan = open.read_settled(Arc::clone)?;
    let state = plan.version(PlanVersion::Approved(id))?;
    let name = approvals::name(&plan, id, locale.language());
    let title = approvals::read_only(&name, locale.language());
    let both_eras = open.view.with(|view| view.prints_eras);
    let close = move |_| {
        read.set(None);
        focus::focus_after_update(vec![RECORD_BUTTON.to_owned()]);
    };
    Some(view! {
        <div class="amendment-head screen-only">
            <h2 id=READ_HEADING tabindex="-1">{title}</h2>
            <Button class="secondary" text=locale.label(AmendmentLabel::CLOSE_VERSION) on_press=close />
        </div>
        <DocumentPaper plan=state both_eras />
    })
}
