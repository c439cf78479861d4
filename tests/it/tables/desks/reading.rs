//! Files that are open at a desk: they are read together, decided and imported.

use std::sync::Arc;

use keikaku::command::Rejection;
use keikaku::import::preview::{FileAlone, OpenedOn, Preview, contest, hand_over, preview};
use keikaku::import::read::{ImportError, read_table};
use keikaku::import::wide;
use keikaku::merge::review::{DecidedChange, Decision};
use keikaku::value::id::PlanId;
use keikaku::wording::{Language, import as wording};

use super::commands::Seat;
use crate::support::desk::{Browser, today};
use crate::support::places::kind_named;

/// An open file, with the decisions about its changes.
pub(super) struct OpenFile {
    pub(super) name: String,
    pub(super) text: Vec<u8>,
    pub(super) decided: Vec<DecidedChange>,
}

impl Seat {
    pub(super) fn open(&mut self, rest: &str) {
        let names: Vec<&str> = rest.split(' ').filter(|name| !name.is_empty() && *name != "list").collect();
        let is_list = rest.split(' ').next() == Some("list");
        self.on = if is_list { OpenedOn::List } else { OpenedOn::Plan(self.desk.plan) };
        let open = |name: &str, text: &Vec<u8>| OpenFile {
            name: format!("{name}.csv"),
            text: text.clone(),
            decided: Vec::new(),
        };
        self.reading = names.iter().map(|name| open(name, &self.kept[*name])).collect();
        if names.is_empty() {
            self.reading.push(open("回答", &self.file));
        }
    }

    /// The previews of the files as they are shown together, with their decisions. Each is compared with the plan after
    /// the files before it.
    pub(super) fn shown(&self) -> Vec<Result<Preview, ImportError>> {
        if self.reading.is_empty() {
            return vec![self.desk.read_on(&self.file, self.on)];
        }
        let read = |file: &OpenFile, base: &_| {
            let table = read_table(&file.text, Browser::get())?;
            let rows = wide::read_file(&table, &self.desk.answers.of_reading())?;
            preview(&rows, self.on, base, PlanId::from_bits(4242), &self.desk.answers)
        };
        let mut base = self.desk.base();
        if self.reading.len() > 1 {
            let alone = self.reading.iter().map(|file| FileAlone {
                file: file.name.as_str().into(),
                with_sheet: file.name.as_str().into(),
                preview: read(file, &base).ok().map(Arc::new),
            });
            base = base.clone().with_contest(contest(self.desk.session.workbook(), &alone.collect::<Vec<_>>()));
        }
        let mut shown = Vec::new();
        for file in &self.reading {
            let mut preview = read(file, &base);
            if let Ok(preview) = &mut preview {
                preview.changes.decide(&file.decided);
                base = base.after(&file.name, preview, today());
            }
            shown.push(preview);
        }
        shown
    }

    pub(super) fn decide(&mut self, rest: &str) {
        let (about, said) = rest.split_once(" = ").unwrap();
        let shown = self.shown();
        if let Some(kind) = about.strip_prefix("all") {
            let kind = kind_named(kind.trim());
            let decision = if said == "ours" { Decision::Ours } else { Decision::Theirs };
            for (file, preview) in self.reading.iter_mut().zip(shown.iter().flatten()) {
                file.decided.extend(preview.changes.all(kind, &decision));
            }
            return;
        }
        let (file, nth) = about.split_once('.').unwrap_or(("1", about));
        let file = file.parse::<usize>().unwrap() - 1;
        let change = &shown[file].as_ref().unwrap().changes[nth.parse::<usize>().unwrap() - 1];
        let decision = match said.split_once(' ').unwrap_or((said, "")) {
            ("ours", _) => Decision::Ours,
            ("theirs", _) => Decision::Theirs,
            ("open", _) => Decision::Open,
            ("claim", nth) => Decision::Claim(change.claims[nth.parse::<usize>().unwrap() - 1].file),
            ("typed", text) => Decision::Typed(text.to_owned()),
            _ => panic!("{said} decides nothing"),
        };
        let decided = change.decided(decision);
        self.reading[file].decided.push(decided);
    }

    /// Imports the files, each in its own step, and returns the message for each.
    pub(super) fn take(&mut self) -> String {
        let mut previews = self.shown();
        hand_over(&mut previews);
        let mut said = Vec::new();
        for (file, preview) in std::mem::take(&mut self.reading).iter().zip(previews) {
            let preview = preview.unwrap();
            let Some(command) = preview.command(&file.name, today()) else {
                said.push("something is to be decided".to_owned());
                continue;
            };
            let (counts, elsewhere) = (preview.counts(0), preview.decided_elsewhere());
            said.push(match self.desk.session.submit(command) {
                Ok(_) | Err(Rejection::NothingChanged) => {
                    wording::imported(&file.name, counts, !preview.changes.is_empty(), elsewhere, Language::Japanese)
                }
                Err(rejection) => format!("{rejection:?}"),
            });
        }
        said.join("\n")
    }
}
