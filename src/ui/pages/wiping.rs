//! この端末からすべて消す: for a machine that others use, too. It can't be undone, so it is asked on the page, with what
//! would go, and すべて保存 is offered first. The list opens it.

use keikaku::session::keeping::{Stock, stock, wipe};
use keikaku::wording::{Label, status, troubles};

use super::exchange::save_all;
use super::list::Panel;
use crate::browser::deep;
use crate::browser::storage::LocalStore;
use crate::ui::desk::Desk;
use crate::ui::el::{El, button, el, group};
use crate::ui::focus;
use crate::ui::folder;
use leptos::prelude::*;

/// The button that opens it.
pub(super) const OPENER: &str = "wipe-all";
const KEEP: &str = "keep-all";

/// What would go, and the choice.
pub(super) fn question(desk: Desk, panel: RwSignal<Option<Panel>>) -> El {
    // What is being typed belongs to what would go, and to what goes into the file.
    desk.fields.leave(desk);
    match stock(&LocalStore, &desk.workbook.get_untracked()) {
        Ok(stock) if !stock.is_empty() => {
            focus::give_soon(vec![KEEP.to_owned()]);
            return choice(desk, panel, stock);
        }
        Ok(_) => desk.say(desk.label(Label::NothingToWipe).to_owned()),
        Err(trouble) => desk.warn(troubles::store(trouble, desk.words())),
    }
    panel.set(None);
    group()
}

fn choice(desk: Desk, panel: RwSignal<Option<Panel>>, stock: Stock) -> El {
    let close = move || {
        panel.set(None);
        focus::give_soon(vec![OPENER.to_owned()]);
    };
    let go = move || {
        close();
        wipe_now(desk);
    };
    let buttons = el("div")
        .class("buttons")
        .with(button("secondary", desk.label(Label::SaveBeforeWiping)).press(move || save_all(desk)))
        .with(button("danger", desk.label(Label::WipeNow)).press(go))
        .with(button("secondary", desk.label(Label::KeepAll)).id(KEEP).press(close));
    el("div")
        .class("panel")
        .role("group")
        .attr("aria-labelledby", "wiping")
        .with(el("p").id("wiping").text(status::wipe_all(stock, desk.words())))
        .with(buttons)
}

/// The store first: where that refuses, everything stays as it is.
fn wipe_now(desk: Desk) {
    match wipe(&LocalStore) {
        Ok(()) => {
            deep::wipe();
            folder::forget();
            desk.forget_everything();
            desk.say(desk.label(Label::Wiped).to_owned());
        }
        Err(trouble) => desk.warn(troubles::store(trouble, desk.words())),
    }
}
