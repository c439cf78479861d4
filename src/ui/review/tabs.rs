//! What this tab and another one have both changed: each is decided, then both tabs' changes are written.

use std::sync::Arc;

use keikaku::exchange::preview::{Changes, Decided, Place, of_conflicts};
use keikaku::session::keeping::{Clash, StoreTrouble, resolve};
use keikaku::wording::{Label, names};
use leptos::prelude::*;

use crate::browser::storage::LocalStore;
use crate::ui::app::AppState;
use crate::ui::app::tabs::after;
use crate::ui::components::el::{El, button, el, group};
use crate::ui::review::changes::ChangeTable;
use crate::ui::review::frame_of;
use crate::ui::review::sheet;
use crate::ui::review::sheet::{Lists, Sheet};

/// What both have changed, to be decided.
pub(crate) fn conflict_view(app: AppState, clash: &Arc<Clash>) -> El {
    section(clash, &Sheet::new(app, Label::OtherTabValue, 1))
}

fn decided(clash: &Clash, decisions: &[Decided]) -> Changes {
    let mut changes = of_conflicts(&clash.ours, clash.theirs(), clash.conflicts());
    changes.decide(decisions);
    changes
}

fn section(clash: &Arc<Clash>, sheet: &Sheet) -> El {
    let app = sheet.app;
    let lists: Lists = {
        let (clash, sheet) = (Arc::clone(clash), sheet.clone());
        Arc::new(move || vec![decided(&clash, &sheet.decided(0).get())])
    };
    let table = {
        let (clash, sheet) = (Arc::clone(clash), sheet.clone());
        move || {
            sheet.follow();
            let changes = decided(&clash, &sheet.decided(0).get_untracked());
            let nowhere = |_: &Place| None;
            let plan = Some(&*clash.ours);
            ChangeTable { sheet: &sheet, list: 0, changes: &changes, plan, source: &nowhere }.view()
        }
    };
    let content = group()
        .with(el("p").class("note").text(app.label(Label::TabsDiffer)))
        .with(sheet::tools(sheet, &lists))
        .part(table);
    let take = {
        let (clash, sheet, lists) = (Arc::clone(clash), sheet.clone(), Arc::clone(&lists));
        move || take(&clash, &sheet, &lists())
    };
    let merge = button("primary", app.label(Label::MergePlans)).press(take);
    let name = names::plan_name(&clash.ours, app.words());
    frame_of(app, Label::OtherTab, &name, content, merge, sheet::waiting(sheet, &lists))
}

/// Writes both tabs' changes, what both changed as it was decided.
fn take(clash: &Clash, sheet: &Sheet, lists: &[Changes]) {
    let app = sheet.app;
    app.fields.leave(app);
    if !sheet::is_decided(sheet, lists) {
        return;
    }
    let picks: Vec<_> = lists.iter().flat_map(Changes::picks).collect();
    let met = app.with_store(|session, keeper| resolve(session, keeper, &LocalStore, clash, &picks));
    app.close_preview();
    let troubles = vec![(clash.ours.id, StoreTrouble::ChangedElsewhere)];
    after(app, met.unwrap_or(Err(StoreTrouble::Denied)), troubles, true);
}
