//! A file that was read and waits for 取り込む: what it holds, what was chosen, and how it becomes one command.

use std::sync::Arc;

use crate::ui::leptos::*;
use keikaku::edit::{Command, PlanPick};
use keikaku::exchange::package::{self, Package};
use keikaku::exchange::{Incoming, compare_with};
use keikaku::id::PlanId;
use keikaku::plan::Plan;
use keikaku::wording::troubles;
use web_sys::{DragEvent, File};

use super::desk::{Desk, fresh_plan};
use super::focus;
use crate::browser::files;

/// A file that waits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Preview {
    /// The file's name.
    pub(crate) file: String,
    /// What each of its plans means here.
    pub(crate) incoming: Vec<Incoming>,
    /// What of it could not be read.
    pub(crate) partly: Vec<String>,
    /// What is to become of the plans that differ.
    pub(crate) choices: Vec<(PlanId, Resolution)>,
}

/// What becomes of a plan that differs from ours.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Resolution {
    /// そのまま.
    #[default]
    KeepOurs,
    /// 置き換え.
    ReplaceOurs,
    /// 別の計画として.
    KeepBoth,
}

impl Preview {
    /// The plans that the workbook holds already, to the letter.
    pub(crate) fn same(&self) -> usize {
        self.incoming.iter().filter(|one| matches!(one, Incoming::Same(_))).count()
    }

    /// What was chosen last for that plan.
    fn choice(&self, plan: PlanId) -> Resolution {
        let chosen = self.choices.iter().rev().find(|(id, _)| *id == plan);
        chosen.map(|(_, resolution)| *resolution).unwrap_or_default()
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
}

/// Lets a dragged file be dropped anywhere: elsewhere than on us, the browser would leave the page for it. A dragged
/// text stays the fields' own.
pub(super) fn accept(event: &DragEvent) {
    let kinds = event.data_transfer().map(|transfer| transfer.types());
    if kinds.is_some_and(|kinds| kinds.includes(&"Files".into(), 0)) {
        event.prevent_default();
    }
}

impl Desk {
    /// A file is dropped.
    pub(super) fn on_drop(self, event: &DragEvent) {
        accept(event);
        let file = event.data_transfer().and_then(|transfer| transfer.files()).and_then(|files| files.get(0));
        if let Some(file) = file {
            self.read_file(file);
        }
    }

    /// Reads a file and shows what it would change; nothing changes yet.
    pub(crate) fn read_file(self, file: File) {
        self.fields.leave(self);
        self.preview.set(None);
        self.message.set(None);
        any_spawner::Executor::spawn_local(async move {
            let name = file.name();
            let package = match files::read(&file).await {
                Ok(bytes) => package::read_bytes(&bytes),
                Err(_) => Err(package::Trouble::Unreachable),
            };
            match package {
                Ok(package) => self.show_preview(name, &package),
                Err(trouble) => self.warn(format!("{name}: {}", troubles::file(trouble, self.words()))),
            }
        });
    }

    fn show_preview(self, file: String, package: &Package) {
        let incoming = compare_with(&self.workbook.get_untracked(), package);
        let partly = troubles::partly(package, self.words());
        self.preview.set(Some(Preview { file, incoming, partly, choices: Vec::new() }));
        focus::give_soon(vec!["preview".to_owned()]);
    }

    /// Closes the preview; nothing has changed.
    pub(crate) fn close_preview(self) {
        self.preview.set(None);
        focus::give_soon(vec!["main".to_owned()]);
    }

    /// 取り込む: everything chosen, in one step.
    pub(crate) fn take_in(self) {
        let Some(preview) = self.preview.get_untracked() else { return };
        let picks = preview.picks();
        let count = picks.len();
        let words = self.words();
        if count == 0 {
            self.say(words.of(
                format!("「{}」から変わるところはありません（反映済み）。", preview.file),
                format!("“{}” changes nothing; it is all here already.", preview.file),
            ));
        } else if self.command(Command::TakePlans { picks }) {
            self.say(words.of(
                format!("「{}」から計画を{count}件取り込みました。", preview.file),
                format!("Took {count} plan(s) in from “{}”.", preview.file),
            ));
        }
        self.close_preview();
    }
}
