//! 図を保存: a menu that saves a drawing as a picture file.

use keikaku::export::picture::Picture;
use keikaku::wording::Label;
use leptos::prelude::*;

use super::button::Button;
use crate::browser::picture::png;
use crate::ui::app::{Messages, use_locale, use_messages};
use crate::ui::components::{IconName, Menu};

/// The menu with the two kinds of files, SVG and PNG.
#[component]
pub(crate) fn PictureMenu(
    /// The id of the menu's button.
    id: &'static str,
    /// The class of the menu's button, which sets its rank.
    #[prop(default = "quiet")]
    rank: &'static str,
    /// Creates the picture when a kind of file was chosen; `None` if there is nothing to draw any more.
    #[prop(into)]
    picture: Callback<(), Option<Picture>>,
) -> impl IntoView {
    let (locale, messages) = (use_locale(), use_messages());
    view! {
        <Menu id rank icon=IconName::Picture text=locale.label(Label::SAVE_PICTURE)>
            <Button class="quiet" text=locale.label(Label::AS_SVG) on_press=move |_| save_svg(messages, picture.run(())) />
            <Button class="quiet" text=locale.label(Label::AS_PNG) on_press=move |_| save_png(messages, picture.run(())) />
        </Menu>
    }
}

fn save_svg(messages: Messages, picture: Option<Picture>) {
    if let Some(Picture { name, svg, .. }) = picture {
        messages.offer(&format!("{name}.svg"), svg.as_bytes(), "image/svg+xml");
    }
}

fn save_png(messages: Messages, picture: Option<Picture>) {
    let Some(Picture { name, svg, size }) = picture else { return };
    leptos::task::spawn_local(async move {
        match png(&svg, size).await {
            Ok(bytes) => messages.offer(&format!("{name}.png"), &bytes, "image/png"),
            Err(_) => messages.say_error(Label::NO_PICTURE),
        }
    });
}
