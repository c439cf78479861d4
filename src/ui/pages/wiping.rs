//! この端末からすべて消す: for a machine that others use, too. It can't be undone, so it is asked on the page, with what
//! would go, and すべて保存 is offered first. The list opens it, from the chunk `work`.

use keikaku::session::keeping::{Stock, stock, wipe};
use keikaku::wording::{LateLabel, status, troubles};

use super::list::{Panel, save_all};
use crate::browser::deep;
use crate::browser::storage::LocalStore;
use crate::ui::desk::Desk;
use crate::ui::el::{El, button, el, group};
use crate::ui::focus;
use crate::ui::late::LateView;
use crate::ui::leptos::*;

/// The button that opens it.
pub(super) const OPENER: &str = "wipe-all";
const KEEP: &str = "keep-all";

/// What would go, and the choice.
pub(super) fn question(desk: Desk, panel: Live<Option<Panel>>) -> LateView {
    // What is being typed belongs to what would go, and to what goes into the file.
    desk.fields.leave(desk);
    match stock(&LocalStore, &desk.workbook.get_untracked()) {
        Ok(stock) if !stock.is_empty() => {
            focus::give_soon(vec![KEEP.to_owned()]);
            return LateView::new(move || choice(desk, panel, stock));
        }
        Ok(_) => desk.say(desk.label(LateLabel::NothingToWipe).to_owned()),
        Err(trouble) => desk.warn(troubles::store(trouble, desk.words())),
    }
    panel.set(None);
    LateView::new(group)
}

fn choice(desk: Desk, panel: Live<Option<Panel>>, stock: Stock) -> El {
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
        .with(button("secondary", desk.label(LateLabel::SaveBeforeWiping)).press(move || save_all(desk)))
        .with(button("danger", desk.label(LateLabel::WipeNow)).press(go))
        .with(button("secondary", desk.label(LateLabel::KeepAll)).id(KEEP).press(close));
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
            desk.forget_files();
            desk.forget_everything();
            desk.say(desk.label(LateLabel::Wiped).to_owned());
        }
        Err(trouble) => desk.warn(troubles::store(trouble, desk.words())),
    }
}
