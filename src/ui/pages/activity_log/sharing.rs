//! 共有: how many records are in no file of the plan yet, and the button that sends the plan file.

use std::sync::Arc;

use keikaku::plan::Plan;
use keikaku::session::record_list::{Unsent, unsent};
use keikaku::wording::activity_log;
use keikaku::wording::{Label, RecordLabel};
use leptos::prelude::*;

use crate::browser::storage::is_persistent;
use crate::browser::{clock, screen};
use crate::ui::app::{use_locale, use_open_plan, use_saving};
use crate::ui::components::Button;
use crate::ui::pages::exchange::send_plan_file;

/// The line and the button; nothing if there are no records.
#[component]
pub(super) fn Sharing() -> impl IntoView {
    let (language, saving, plan) = (use_locale().language(), use_saving(), use_open_plan());
    let may_be_wiped = RwSignal::new(None::<bool>);
    // The share sheet opens only directly after the press of the button, so the data that it needs is fetched before.
    leptos::task::spawn_local(async move {
        saving.files.fetch(plan.id).await;
        let _ = may_be_wiped.try_set(is_persistent().await.map(|is_kept| screen::is_webkit() && !is_kept));
    });
    let line = move || {
        let file = saving.files.get(plan.id).and_then(|file| file.base).map(|base| base.plan);
        let now = |now: &Arc<Plan>| unsent(now, file.as_deref());
        let Unsent { count, since } = plan.read_settled(now).unwrap_or_default();
        let is_due = may_be_wiped.get() == Some(true) && count > 0;
        let warning = if is_due { RecordLabel::SAFARI_WIPES.text(language) } else { "" };
        let said = activity_log::unsent(count, since, clock::today(), language);
        [said.as_str(), warning].join(language.choose("", " "))
    };
    let is_empty = Memo::new(move |_| plan.read_settled(|plan| plan.log().has_records()) != Some(true));
    view! {
        <div class="records-sharing" hidden=is_empty>
            <p role="status">{line}</p>
            <Button
                class="secondary"
                text=Label::SEND_PLAN_FILE.text(language)
                on_press=move |_| send_plan_file(saving, plan.id, false)
            />
        </div>
    }
}
