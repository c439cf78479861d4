//! The folder's file and the plan here, where somebody has to decide before either changes.

use leptos::prelude::*;
use std::sync::Arc;

use keikaku::exchange::preview::{Changes, Place};
use keikaku::merge::Pick;
use keikaku::session::folder::Clash;
use keikaku::wording::{Label, folder};

use crate::ui::app::AppState;
use crate::ui::components::el::{El, button, el, group};
use crate::ui::review::changes::ChangeTable;
use crate::ui::review::frame_of;
use crate::ui::review::sheet;
use crate::ui::review::sheet::{Lists, Sheet};

/// What is done with the picks of a clash that was decided.
type Take = Arc<dyn Fn(Clash, Vec<Pick>) + Send + Sync>;

/// Shows what has to be decided; `label` is the button that goes on.
pub(crate) fn show_clash(
    app: AppState,
    file: &str,
    clash: Clash,
    label: &'static str,
    take: impl Fn(Clash, Vec<Pick>) + Send + Sync + 'static,
) {
    if app.preview.with_untracked(Option::is_some) {
        // What somebody is deciding is not taken away.
        return app.warn(app.label(Label::PreviewFirst).to_owned());
    }
    app.warn(folder::why_asked(clash.footing, app.words()).to_owned());
    let (clash, file, take): (_, Arc<str>, Take) = (Arc::new(clash), file.into(), Arc::new(take));
    let sheet = Sheet::new(app, Label::FolderValue, 1);
    app.show_preview(ViewFn::from(move || section(&clash, &file, &sheet, label, &take).view()));
}

fn section(clash: &Arc<Clash>, file: &str, sheet: &Sheet, label: &'static str, take: &Take) -> El {
    let app = sheet.app;
    // What is here is not asked again while somebody decides: where it changes, the save asks anew.
    let offered = Arc::new(clash.changes());
    let decided = move |sheet: &Sheet| {
        let mut changes = Changes::clone(&offered);
        changes.decide(&sheet.decided(0).get());
        changes
    };
    let lists: Lists = {
        let (decided, sheet) = (decided.clone(), sheet.clone());
        Arc::new(move || vec![decided(&sheet)])
    };
    let table = {
        let (clash, sheet) = (Arc::clone(clash), sheet.clone());
        let offered = clash.changes();
        move || {
            sheet.follow();
            let mut changes = offered.clone();
            changes.decide(&sheet.decided(0).get_untracked());
            let nowhere = |_: &Place| None;
            ChangeTable { sheet: &sheet, list: 0, changes: &changes, plan: Some(&clash.ours), source: &nowhere }.view()
        }
    };
    let content = group()
        .with(el("p").class("note").text(folder::why_asked(clash.footing, app.words())))
        .with(sheet::tools(sheet, &lists))
        .part(table);
    let go_on = {
        let (clash, sheet, lists, take) = (Arc::clone(clash), sheet.clone(), Arc::clone(&lists), Arc::clone(take));
        move || {
            app.fields.leave(app);
            let lists = lists();
            if sheet::is_decided(&sheet, &lists) {
                app.close_preview();
                take(Clash::clone(&clash), lists.iter().flat_map(Changes::picks).collect());
            }
        }
    };
    let merge = button("primary", label).press(go_on);
    frame_of(app, Label::Preview, file, content, merge, sheet::waiting(sheet, &lists))
}
