//! The sentence to the user below the header: what was done, or what went wrong and what to do.

use keikaku::edit::Field;
use keikaku::wording::Label;
use leptos::prelude::*;

use crate::ui::desk::Desk;
use crate::ui::el::{El, button, el};
use crate::ui::field::place;
use crate::ui::focus;

/// Where work goes on: at the cell that had the focus last, or in the view.
pub(crate) fn work(desk: Desk) -> Vec<String> {
    let cell = desk.fields.last_cell(desk).and_then(|cell| match cell.field {
        Field::Row(indicator, at) => Some(place::id(indicator, at)),
        Field::Fact(_) => None,
    });
    cell.into_iter().chain(["main".to_owned()]).collect()
}

/// Closes it; the focus goes back to where work goes on.
fn close(desk: Desk) {
    desk.message.set(None);
    focus::give_soon(work(desk));
}

/// The message, while there is one.
pub(super) fn message_bar(desk: Desk) -> Option<El> {
    let message = desk.message.get()?;
    let (class, role) = if message.is_trouble { ("message trouble", "alert") } else { ("message", "status") };
    el("div")
        .class(class)
        .with(el("p").attr("data-field", "message").role(role).text(message.text))
        .with(button("quiet", desk.label(Label::CloseMessage)).press(move || close(desk)))
        .into()
}
