//! 図を保存: a menu that saves what is drawn as a picture of its own.

use keikaku::export::picture::Picture;
use keikaku::wording::Label;
use leptos::prelude::*;

use crate::browser::picture::png;
use crate::ui::app::{AppState, use_app};
use crate::ui::components::icon::IconName;
use crate::ui::components::menu::Menu;

/// The menu with the two kinds of files, SVG and PNG.
#[component]
pub(crate) fn PictureMenu(
    /// The id of the menu's button.
    id: &'static str,
    /// The rank of the menu's button, which is its class.
    #[prop(default = "quiet")]
    rank: &'static str,
    /// Makes the picture when a kind of file was chosen; `None` if there is nothing to draw any more.
    #[prop(into)]
    picture: Callback<(), Option<Picture>>,
) -> impl IntoView {
    let app = use_app();
    view! {
        <Menu id rank icon=IconName::Picture text=app.label(Label::SavePicture)>
            <button type="button" class="quiet" on:click=move |_| save_svg(app, picture.run(()))>
                {app.label(Label::AsSvg)}
            </button>
            <button type="button" class="quiet" on:click=move |_| save_png(app, picture.run(()))>
                {app.label(Label::AsPng)}
            </button>
        </Menu>
    }
}

fn save_svg(app: AppState, picture: Option<Picture>) {
    if let Some(Picture { name, svg, .. }) = picture {
        app.offer(&format!("{name}.svg"), svg.as_bytes(), "image/svg+xml");
    }
}

fn save_png(app: AppState, picture: Option<Picture>) {
    let Some(Picture { name, svg, size }) = picture else { return };
    leptos::task::spawn_local(async move {
        match png(&svg, size).await {
            Ok(bytes) => app.offer(&format!("{name}.png"), &bytes, "image/png"),
            Err(_) => app.show_error(app.label(Label::NoPicture).to_owned()),
        }
    });
}
