//! The preview of a file for a plan that is here: merged, asked, told.

use std::collections::HashMap;

use super::changes::{Listed, list};
use super::reply::Reply;
use super::{Dashes, Note, Preview, Target};
use crate::cell::{Cell, State};
use crate::exchange::columns::NOT_KNOWN;
use crate::exchange::wide::WideFile;
use crate::merge::{Sides, merge};
use crate::plan::lineage::{KpiTable, Taken};
use crate::plan::{Indicator, MOST_INDICATORS, Plan};

/// A file and everything that it is held against.
pub(super) struct Compared<'a> {
    pub(super) file: &'a WideFile,
    pub(super) plan: &'a Plan,
    pub(super) ours: KpiTable,
    pub(super) base: Option<KpiTable>,
    pub(super) answers: Vec<KpiTable>,
    pub(super) reply: Reply,
    pub(super) dashes: Dashes,
    pub(super) taken: Taken,
}

/// Makes the preview.
pub(super) fn compose(mut compared: Compared<'_>) -> Preview {
    let asked = if compared.base.is_none() { compared.answer_dashes() } else { 0 };
    let base = compared.base.as_ref().unwrap_or(&compared.ours);
    let theirs = &compared.reply.table;
    let differences = merge(Sides { base, ours: &compared.ours, theirs, answers: &compared.answers });
    let changes = list(Listed {
        plan: compared.plan,
        ours: &compared.ours,
        base_is_known: compared.base.is_some(),
        reply: &compared.reply,
        differences,
    });
    let notes = compared.notes(asked, changes.is_empty());
    let dashes = (asked > 0).then_some(compared.dashes);
    Preview { target: Target::Plan(compared.plan.id), changes, notes, dashes, taken: compared.taken }
}

impl Compared<'_> {
    /// Takes each `-` among the actuals of a project year, where we have none, for what the user says it means; how many.
    fn answer_dashes(&mut self) -> usize {
        let project = self.plan.project_years();
        let ours: HashMap<_, _> = self.ours.rows.iter().map(|row| (row.id, row)).collect();
        let mut asked = 0;
        for row in &mut self.reply.table.rows {
            let is_ours = |year| ours.get(&row.id).is_some_and(|ours| ours.actual(year).state == State::NotApplicable);
            let is_asked = |year| row.actual(year).state == State::NotApplicable && !is_ours(year);
            let years: Vec<_> =
                row.actuals.keys().copied().filter(|year| project.contains(year) && is_asked(*year)).collect();
            asked += years.len();
            let mut answered = Indicator::clone(row);
            for year in years {
                match self.dashes {
                    Dashes::NotApplicable => {}
                    Dashes::NotKnown => answered.actuals.entry(year).or_default().cell = Cell::read(NOT_KNOWN, ""),
                    Dashes::Blank => _ = answered.actuals.remove(&year),
                }
            }
            *row = answered.into();
        }
        asked
    }

    fn notes(&self, asked: usize, nothing: bool) -> Vec<Note> {
        let unread = &self.file.unread;
        let rows =
            self.ours.rows.len() + self.reply.table.rows.iter().filter(|row| self.ours.row(row.id).is_none()).count();
        let all = [
            (self.file.mixed, Note::MixedVersions),
            (self.base.is_none() && !self.file.mixed, Note::BaseUnknown),
            (!self.reply.totals.is_empty(), Note::TotalsDiffer(self.reply.totals.clone())),
            (asked > 0, Note::Dashes(asked)),
            (!unread.is_empty(), Note::Unread(unread.clone())),
            (rows > MOST_INDICATORS, Note::TooMany(rows)),
            (nothing, Note::NothingToTake { all_read: unread.is_empty() }),
        ];
        all.into_iter().filter(|(holds, _)| *holds).map(|(_, note)| note).collect()
    }
}
