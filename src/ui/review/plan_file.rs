//! 読み込みの確認 of a plan file: what it holds, what is chosen of it, and how that becomes one command.

use std::sync::Arc;

use keikaku::edit::{Command, FilePick, PlanPick};
use keikaku::exchange::merging::{self, Merge};
use keikaku::exchange::package::{self, Trouble};
use keikaku::exchange::preview::{Changes, Note, Place, of_merge};
use keikaku::exchange::{Incoming, compare_with};
use keikaku::id::PlanId;
use keikaku::plan::Plan;
use keikaku::plan::lineage::Lineages;
use keikaku::save::Occasion;
use keikaku::session::folder::Contents;
use keikaku::wording::{Label, Language, exchange, names, troubles};
use leptos::prelude::*;

use crate::browser::moment;
use crate::ui::app::files::files;
use crate::ui::app::{AppState, fresh_plan};
use crate::ui::components::el::{El, el, group};
use crate::ui::review::changes::ChangeTable;
use crate::ui::review::folder::note_copy;
use crate::ui::review::sheet;
use crate::ui::review::sheet::{Lists, Sheet};
use crate::ui::review::{frame_with, take_button};

/// A plan file that was read.
#[derive(Clone, Debug)]
struct PlanFile {
    name: String,
    /// What each of its plans means here.
    incoming: Vec<Incoming>,
    /// What of it could not be read.
    partly: Vec<String>,
    /// The file as that of one plan, if it is that.
    contents: Option<Contents>,
    /// What was sent out of its plans and taken in.
    lineages: Lineages,
    /// What is to become of the plans that differ; the last word on a plan counts.
    choices: ArcRwSignal<Vec<(PlanId, Resolution)>>,
    /// What was decided of each plan that is merged.
    sheet: Sheet,
}

/// What becomes of a plan that differs from ours.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Resolution {
    /// そのまま.
    #[default]
    KeepOurs,
    /// 合わせる: cell by cell, what both sides changed as it is decided.
    Merge,
    /// 置き換え.
    ReplaceOurs,
    /// 別の計画として.
    KeepBoth,
}

impl Resolution {
    const ALL: [Self; 4] = [Self::KeepOurs, Self::Merge, Self::ReplaceOurs, Self::KeepBoth];

    fn label(self, words: Language) -> &'static str {
        match self {
            Self::Merge => Label::MergePlans.text(words),
            Self::KeepOurs => Label::KeepOurs.text(words),
            Self::ReplaceOurs => Label::ReplaceOurs.text(words),
            Self::KeepBoth => Label::KeepBoth.text(words),
        }
    }
}

/// Reads the bytes of a plan file and holds them against the workbook.
pub(crate) async fn open(app: AppState, name: &str, bytes: &[u8]) -> Result<ViewFn, Trouble> {
    let package = package::read_bytes(bytes)?;
    for plan in &package.plans {
        files().fetch(plan.id).await;
    }
    app.know_lineages();
    let incoming = compare_with(&app.workbook.get_untracked(), &package);
    let file = PlanFile {
        name: name.to_owned(),
        sheet: Sheet::new(app, Label::AnsweredValue, incoming.len()),
        incoming,
        partly: troubles::partly(&package, app.words()),
        contents: Contents::read(bytes).ok(),
        lineages: package.lineages(),
        choices: ArcRwSignal::new(Vec::new()),
    };
    Ok(ViewFn::from(move || section(app, &file).view()))
}

impl PlanFile {
    /// The plans that the workbook holds already, to the letter.
    fn same(&self) -> usize {
        self.incoming.iter().filter(|one| matches!(one, Incoming::Same(_))).count()
    }

    /// What was chosen last for that plan.
    fn choice(&self, plan: PlanId) -> Resolution {
        self.choices.with(|choices| {
            let chosen = choices.iter().rev().find(|(id, _)| *id == plan);
            let usual = || if self.base(plan).is_some() { Resolution::Merge } else { Resolution::default() };
            chosen.map_or_else(usual, |(_, resolution)| *resolution)
        })
    }

    /// What was last saved or opened here, if the file was saved on top of it.
    fn base(&self, plan: PlanId) -> Option<Arc<Plan>> {
        let contents = self.contents.as_ref().filter(|contents| contents.plan.id == plan)?;
        let base = files().get_untracked(plan)?.base?;
        contents.contains(&base).then_some(base.plan)
    }

    /// What merging that plan of the file into ours would do, where that is chosen and ours is still there.
    fn merge(&self, incoming: &Incoming) -> Option<Merge> {
        let Incoming::Differs { theirs, .. } = incoming else { return None };
        if self.choice(theirs.id) != Resolution::Merge {
            return None;
        }
        let workbook = self.sheet.app.workbook.get_untracked();
        if let Some(base) = self.base(theirs.id) {
            return Some(merging::offer_on(&base, workbook.plan(theirs.id)?, theirs));
        }
        let here = self.sheet.app.read_session(|session| session.lineage(theirs.id)).unwrap_or_default();
        let there = self.lineages.get(&theirs.id).cloned().unwrap_or_default();
        Some(merging::offer(workbook.plan(theirs.id)?, theirs, &here, &there))
    }

    /// The changes of each plan that is merged, as they are decided.
    fn lists(&self) -> Lists {
        let file = self.clone();
        Arc::new(move || {
            file.sheet.app.settled.track();
            let decided = |(nth, incoming): (usize, &Incoming)| {
                let mut changes = file.merge(incoming).map(|merge| of_merge(&merge)).unwrap_or_default();
                changes.decide(&file.sheet.decided(nth).get());
                changes
            };
            file.incoming.iter().enumerate().map(decided).collect()
        })
    }

    fn pick(&self, incoming: &Incoming, changes: &Changes) -> Option<FilePick> {
        match incoming {
            Incoming::Add(plan) => Some(FilePick::Whole(PlanPick::Add(Arc::clone(plan)))),
            Incoming::Same(_) => None,
            Incoming::Differs { theirs, .. } => match self.choice(theirs.id) {
                Resolution::Merge => self.merge(incoming)?.pick(changes.picks()),
                Resolution::KeepOurs => None,
                Resolution::ReplaceOurs => Some(FilePick::Whole(PlanPick::Replace(Arc::clone(theirs)))),
                Resolution::KeepBoth => {
                    let mut apart = Plan::clone(theirs);
                    apart.id = fresh_plan();
                    Some(FilePick::Whole(PlanPick::Add(Arc::new(apart))))
                }
            },
        }
    }

    /// Takes the plans in, with what is known of their tables.
    fn take(&self, app: AppState, picks: Vec<FilePick>) -> bool {
        let known = merging::lineages_of(&picks, &self.lineages);
        let whole = |pick: &FilePick| match pick {
            FilePick::Whole(pick) => Some(pick.clone()),
            FilePick::Merge(..) => None,
        };
        let how = |pick: &FilePick| match pick {
            FilePick::Whole(PlanPick::Add(plan) | PlanPick::Replace(plan)) => (plan.id, true),
            FilePick::Merge(id, _) => (*id, false),
        };
        let taken: Vec<(PlanId, bool)> = picks.iter().map(how).collect();
        let whole: Vec<PlanPick> = picks.iter().filter_map(whole).collect();
        for (plan, is_whole) in &taken {
            app.copy_before(*plan, if *is_whole { Occasion::Import } else { Occasion::Merge });
        }
        let command = merging::command(picks, &self.name, moment::today());
        let is_done = app.command(command.unwrap_or(Command::TakePlans { picks: whole }));
        if is_done {
            app.know_lineages();
            app.update_session(|session| session.join_lineages(&known));
            if let Some(contents) = &self.contents
                && let Some((_, is_whole)) = taken.iter().find(|(plan, _)| *plan == contents.plan.id)
            {
                note_copy(app, &self.name, contents.clone(), *is_whole);
            }
        }
        is_done
    }

    /// 取り込む: everything chosen, in one step. Nothing is taken in while somebody still has to decide.
    fn take_in(&self, app: AppState) {
        app.fields.leave(app);
        let lists = self.lists()();
        if !sheet::is_decided(&self.sheet, &lists) {
            return;
        }
        let picks: Vec<FilePick> =
            self.incoming.iter().zip(&lists).filter_map(|(one, changes)| self.pick(one, changes)).collect();
        let count = picks.len();
        let (words, name) = (app.words(), &self.name);
        if count == 0 {
            let differs = self.same() < self.incoming.len();
            app.say(exchange::taken(name, 0, differs, words));
        } else if self.take(app, picks) {
            app.say(exchange::plans_taken(name, count, words));
        } else {
            // Why it could not be done has been said, and nothing of what was decided is lost.
            return;
        }
        app.close_preview();
    }
}

/// What the file would change.
fn section(app: AppState, file: &PlanFile) -> El {
    let same = file.same();
    let troubles = file.partly.iter().map(|sentence| el("p").class("trouble").text(sentence));
    let sentence = (same > 0).then(|| el("p").text(exchange::same_plans(same, app.words())));
    let changes = file.incoming.iter().enumerate().filter_map(|(nth, one)| change_row(app, file, nth, one));
    let lists = file.lists();
    let content = group()
        .each(troubles)
        .with_some(sentence)
        .with(sheet::tools(&file.sheet, &lists))
        .with(el("ul").class("changes").each(changes));
    let (taken, waiting) = (file.clone(), sheet::waiting(&file.sheet, &lists));
    frame_with(app, &file.name, content, take_button(app, move || taken.take_in(app)), waiting)
}

/// One plan of the file.
fn change_row(app: AppState, file: &PlanFile, nth: usize, incoming: &Incoming) -> Option<El> {
    let row = |kind: &'static str, label: Label| {
        el("li").attr("data-change", kind).with(el("span").class("kind").text(app.label(label)))
    };
    match incoming {
        Incoming::Same(_) => None,
        Incoming::Add(plan) => {
            Some(row("add", Label::WillBeAdded).with(el("span").text(names::plan_name(plan, app.words()))))
        }
        Incoming::Differs { theirs, .. } => {
            let name = names::plan_name(theirs, app.words());
            let choices_of = el("div").role("radiogroup").attr("aria-label", &name).with(el("span").text(name));
            let options = Resolution::ALL.map(|resolution| option(app, file, theirs.id, resolution));
            let (file, incoming) = (file.clone(), incoming.clone());
            let merged = move || merged(&file, nth, &incoming);
            Some(row("conflict", Label::DiffersFromOurs).with(choices_of.each(options)).part(merged))
        }
    }
}

/// What merging would do, to be decided.
fn merged(file: &PlanFile, nth: usize, incoming: &Incoming) -> Option<El> {
    let words = file.sheet.app.words();
    file.sheet.app.settled.track();
    file.sheet.follow();
    let merge = file.merge(incoming)?;
    let mut changes = of_merge(&merge);
    changes.decide(&file.sheet.decided(nth).get_untracked());
    let base = (!merge.base_is_known).then(|| exchange::note(&Note::BaseUnknown, words));
    let nothing = changes.is_empty().then(|| exchange::nothing_to_merge(words).to_owned());
    let notes = base.into_iter().flatten().chain(nothing);
    let notes = notes.map(|sentence| el("p").class("note").text(sentence));
    let nowhere = |_: &Place| None;
    let table =
        ChangeTable { sheet: &file.sheet, list: nth, changes: &changes, plan: Some(&merge.ours), source: &nowhere };
    Some(el("div").class("merged").each(notes).with_some(table.view()))
}

fn option(app: AppState, file: &PlanFile, plan: PlanId, resolution: Resolution) -> El {
    let choices = file.choices.clone();
    let radio = el("input")
        .attr("type", "radio")
        .attr("name", format!("choice-{plan}"))
        .flag("checked", resolution == file.choice(plan))
        .on("change", move |_| choices.update(|choices| choices.push((plan, resolution))));
    el("label").class("choice").with(radio).with(el("span").text(resolution.label(app.words())))
}
