//! The sentence to the user below the header: what was done, or what went wrong and what to do.

use keikaku::wording::Label;
use leptos::prelude::*;

use crate::ui::app::AppState;
use crate::ui::app::focus;
use crate::ui::app::focus::work;
use crate::ui::components::el::{El, button, el};

/// Closes it; the focus goes back to where work goes on.
fn close(app: AppState) {
    app.message.set(None);
    focus::give_soon(work(app));
}

/// The message, while there is one.
pub(crate) fn message_bar(app: AppState) -> Option<El> {
    let message = app.message.get()?;
    let (class, role) = if message.is_trouble { ("message trouble", "alert") } else { ("message", "status") };
    el("div")
        .class(class)
        .with(el("p").attr("data-field", "message").role(role).text(message.text))
        .with(button("quiet", app.label(Label::CloseMessage)).press(move || close(app)))
        .into()
}
