//! The sentence to the user below the header: what was done, or what went wrong and what to do.

use keikaku::wording::Label;

use crate::ui::desk::Desk;
use crate::ui::el::{El, button, el};

/// The message, while there is one.
pub(super) fn message_bar(desk: Desk) -> Option<El> {
    let message = desk.message.get()?;
    let (class, role) = if message.is_trouble { ("message trouble", "alert") } else { ("message", "status") };
    el("div")
        .class(class)
        .with(el("p").attr("data-field", "message").role(role).text(message.text))
        .with(button("quiet", desk.label(Label::CloseMessage)).press(move || desk.message.set(None)))
        .into()
}
