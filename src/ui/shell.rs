//! The frame around every view: header, messages, the links between a plan's views, and the view itself.

pub(crate) mod events;
pub(crate) mod header;
pub(crate) mod message;
pub(crate) mod plan_views;
pub(crate) mod save_key;
pub(crate) mod save_state;

use keikaku::wording::Label;
use leptos::prelude::*;

use crate::ui::app::{use_messages, use_saving};
use crate::ui::components::SkipLink;
use crate::ui::pages::Page;
use crate::ui::pages::print::browser_paper::BrowserPaper;
use crate::ui::review::folder::file_status::ShownFile;
use crate::ui::shell::header::Header;
use crate::ui::shell::message::MessageBar;
use crate::ui::shell::plan_views::PlanViews;

/// The frame with the view that the address names, and the live region that reads out what is announced.
#[component]
pub(crate) fn Shell() -> impl IntoView {
    let (messages, saving) = (use_messages(), use_saving());
    ShownFile::provide(saving);
    view! {
        <SkipLink label=Label::SKIP_TO_MAIN to="main" />
        <Header />
        <MessageBar />
        <PlanViews />
        <main id="main" tabindex="-1">
            <Page />
            <BrowserPaper />
        </main>
        <p class="visually-hidden" aria-live="polite">
            {move || messages.spoken.get()}
        </p>
    }
}
