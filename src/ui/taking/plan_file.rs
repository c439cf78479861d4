//! 読み込みの確認 of a plan file: what it holds, what is chosen of it, and how that becomes one command.

use std::sync::Arc;

use crate::ui::leptos::*;
use keikaku::edit::{Command, PlanPick};
use keikaku::exchange::package::{self, Trouble};
use keikaku::exchange::{Incoming, compare_with, lineages_of};
use keikaku::id::PlanId;
use keikaku::plan::Plan;
use keikaku::plan::lineage::Lineages;
use keikaku::wording::{Language, LateLabel, names, troubles};

use super::{frame, take_button};
use crate::ui::desk::{Desk, fresh_plan};
use crate::ui::el::{El, el, group};
use crate::ui::late::LateView;

/// A plan file that was read.
#[derive(Clone, Debug)]
struct PlanFile {
    name: String,
    /// What each of its plans means here.
    incoming: Vec<Incoming>,
    /// What of it could not be read.
    partly: Vec<String>,
    /// What was sent out of its plans and taken in.
    lineages: Lineages,
    /// What is to become of the plans that differ; the last word on a plan counts.
    choices: ArcLive<Vec<(PlanId, Resolution)>>,
}

/// What becomes of a plan that differs from ours.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Resolution {
    /// そのまま.
    #[default]
    KeepOurs,
    /// 置き換え.
    ReplaceOurs,
    /// 別の計画として.
    KeepBoth,
}

impl Resolution {
    const ALL: [Self; 3] = [Self::KeepOurs, Self::ReplaceOurs, Self::KeepBoth];

    fn label(self) -> LateLabel {
        match self {
            Self::KeepOurs => LateLabel::KeepOurs,
            Self::ReplaceOurs => LateLabel::ReplaceOurs,
            Self::KeepBoth => LateLabel::KeepBoth,
        }
    }
}

/// Reads the bytes of a plan file and holds them against the workbook.
pub(super) fn open(desk: Desk, name: &str, bytes: &[u8]) -> Result<LateView, Trouble> {
    let package = package::read_bytes(bytes)?;
    let file = PlanFile {
        name: name.to_owned(),
        incoming: compare_with(&desk.workbook.get_untracked(), &package),
        partly: troubles::partly(&package, desk.words()),
        lineages: package.lineages(),
        choices: ArcLive::new(Vec::new()),
    };
    Ok(LateView::new(move || section(desk, &file)))
}

impl PlanFile {
    /// The plans that the workbook holds already, to the letter.
    fn same(&self) -> usize {
        self.incoming.iter().filter(|one| matches!(one, Incoming::Same(_))).count()
    }

    /// What was chosen last for that plan.
    fn choice(&self, plan: PlanId) -> Resolution {
        self.choices.with_untracked(|choices| {
            let chosen = choices.iter().rev().find(|(id, _)| *id == plan);
            chosen.map(|(_, resolution)| *resolution).unwrap_or_default()
        })
    }

    fn picks(&self) -> Vec<PlanPick> {
        self.incoming.iter().filter_map(|one| self.pick(one)).collect()
    }

    fn pick(&self, incoming: &Incoming) -> Option<PlanPick> {
        match incoming {
            Incoming::Add(plan) => Some(PlanPick::Add(Arc::clone(plan))),
            Incoming::Same(_) => None,
            Incoming::Differs { theirs, .. } => match self.choice(theirs.id) {
                Resolution::KeepOurs => None,
                Resolution::ReplaceOurs => Some(PlanPick::Replace(Arc::clone(theirs))),
                Resolution::KeepBoth => {
                    let mut apart = Plan::clone(theirs);
                    apart.id = fresh_plan();
                    Some(PlanPick::Add(Arc::new(apart)))
                }
            },
        }
    }

    /// Takes the plans in, with what is known of their tables.
    fn take(&self, desk: Desk, picks: Vec<PlanPick>) -> bool {
        let known = lineages_of(&picks, &self.lineages);
        let is_done = desk.command(Command::TakePlans { picks });
        if is_done {
            desk.know_lineages();
            desk.update_session(|session| session.join_lineages(&known));
        }
        is_done
    }

    /// 取り込む: everything chosen, in one step.
    fn take_in(&self, desk: Desk) {
        let picks = self.picks();
        let count = picks.len();
        let (words, name) = (desk.words(), &self.name);
        if count == 0 {
            desk.say(words.of(
                format!("「{name}」から変わるところはありません（反映済み）。"),
                format!("“{name}” changes nothing; it is all here already."),
            ));
        } else if self.take(desk, picks) {
            desk.say(words.of(
                format!("「{name}」から計画を{count}件取り込みました。"),
                format!("Took {count} plan(s) in from “{name}”."),
            ));
        }
        desk.close_preview();
    }
}

/// What the file would change.
fn section(desk: Desk, file: &PlanFile) -> El {
    let same = file.same();
    let troubles = file.partly.iter().map(|sentence| el("p").class("trouble").text(sentence));
    let sentence = (same > 0).then(|| el("p").text(same_sentence(desk.words(), same)));
    let changes = file.incoming.iter().filter_map(|one| change_row(desk, file, one));
    let content = group().each(troubles).with_some(sentence).with(el("ul").class("changes").each(changes));
    let taken = file.clone();
    frame(desk, &file.name, content, take_button(desk, move || taken.take_in(desk)))
}

fn same_sentence(words: Language, same: usize) -> String {
    words.of(
        format!("手元と同じ計画が{same}件あります（反映済み）。"),
        format!("{same} plan(s) are already here as they are in the file."),
    )
}

/// One plan of the file.
fn change_row(desk: Desk, file: &PlanFile, incoming: &Incoming) -> Option<El> {
    let row = |kind: &'static str, label: LateLabel| {
        el("li").attr("data-change", kind).with(el("span").class("kind").text(desk.label(label)))
    };
    match incoming {
        Incoming::Same(_) => None,
        Incoming::Add(plan) => {
            Some(row("add", LateLabel::WillBeAdded).with(el("span").text(names::plan_name(plan, desk.words()))))
        }
        Incoming::Differs { theirs, .. } => {
            let name = names::plan_name(theirs, desk.words());
            let choices_of = el("div").role("radiogroup").attr("aria-label", &name).with(el("span").text(name));
            let options = Resolution::ALL.map(|resolution| option(desk, file, theirs.id, resolution));
            Some(row("conflict", LateLabel::DiffersFromOurs).with(choices_of.each(options)))
        }
    }
}

fn option(desk: Desk, file: &PlanFile, plan: PlanId, resolution: Resolution) -> El {
    let choices = file.choices.clone();
    let radio = el("input")
        .attr("type", "radio")
        .attr("name", format!("choice-{plan}"))
        .flag("checked", resolution == file.choice(plan))
        .on("change", move |_| choices.update(|choices| choices.push((plan, resolution))));
    el("label").class("choice").with(radio).with(el("span").text(desk.label(resolution.label())))
}
