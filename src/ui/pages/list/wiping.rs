//! この端末からすべて消す: for a machine that others use, too. It can't be undone, so it is asked on the page, with what
//! would go, and すべて保存 is offered first. The list opens it.

use keikaku::session::keeping::{Stock, stock, wipe};
use keikaku::wording::{Label, status, troubles};

use crate::browser::deep;
use crate::browser::storage::LocalStore;
use crate::ui::app::AppState;
use crate::ui::app::files;
use crate::ui::app::focus;
use crate::ui::components::el::{El, button, el, group};
use crate::ui::pages::exchange::save_all;
use crate::ui::pages::list::Panel;
use leptos::prelude::*;

/// The button that opens it.
pub(crate) const OPENER: &str = "wipe-all";
const KEEP: &str = "keep-all";

/// What would go, and the choice.
pub(crate) fn question(app: AppState, panel: RwSignal<Option<Panel>>) -> El {
    // What is being typed belongs to what would go, and to what goes into the file.
    app.fields.leave(app);
    match stock(&LocalStore, &app.workbook.get_untracked()) {
        Ok(stock) if !stock.is_empty() => {
            focus::give_soon(vec![KEEP.to_owned()]);
            return choice(app, panel, stock);
        }
        Ok(_) => app.say(app.label(Label::NothingToWipe).to_owned()),
        Err(trouble) => app.warn(troubles::store(trouble, app.words())),
    }
    panel.set(None);
    group()
}

fn choice(app: AppState, panel: RwSignal<Option<Panel>>, stock: Stock) -> El {
    let close = move || {
        panel.set(None);
        focus::give_soon(vec![OPENER.to_owned()]);
    };
    let go = move || {
        close();
        wipe_now(app);
    };
    let buttons = el("div")
        .class("buttons")
        .with(button("secondary", app.label(Label::SaveBeforeWiping)).press(move || save_all(app)))
        .with(button("danger", app.label(Label::WipeNow)).press(go))
        .with(button("secondary", app.label(Label::KeepAll)).id(KEEP).press(close));
    el("div")
        .class("panel")
        .role("group")
        .attr("aria-labelledby", "wiping")
        .with(el("p").id("wiping").text(status::wipe_all(stock, app.words())))
        .with(buttons)
}

/// The store first: where that refuses, everything stays as it is.
fn wipe_now(app: AppState) {
    match wipe(&LocalStore) {
        Ok(()) => {
            deep::wipe();
            files::forget();
            app.forget_everything();
            app.say(app.label(Label::Wiped).to_owned());
        }
        Err(trouble) => app.warn(troubles::store(trouble, app.words())),
    }
}
