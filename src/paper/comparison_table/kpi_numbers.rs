//! The numbers of the KPIs in the sentences about two states of a plan.
//!
//! A number belongs to a position in the table, so the same number may mean different KPIs before and after the change.
//! A number of the older state is therefore called 変更前 if the newer state has another KPI at that position.

use crate::plan::{Indicator, Plan};
use crate::value::{IndicatorId, width};
use crate::wording::sentence;
use crate::wording::{Label, Language, findings};

/// The numbers of the KPIs of two states.
#[derive(Clone, Copy)]
pub(super) struct KpiNumbers<'p> {
    pub(super) before: &'p Plan,
    pub(super) after: &'p Plan,
    pub(super) language: Language,
}

/// The number of the KPI in that state: `KPI①`.
pub(super) fn number(row: &Indicator, plan: &Plan, language: Language) -> String {
    findings::numbered(position(row.id, plan).unwrap_or_default(), &plan.form, language)
}

/// The position of the KPI in that state, from 1; `None` if it has no row there.
fn position(id: IndicatorId, plan: &Plan) -> Option<usize> {
    plan.indicators().iter().position(|one| one.id == id).map(|at| at + 1)
}

impl KpiNumbers<'_> {
    /// The number of a KPI that both states have, and its old number if that differs: `KPI①（変更前のKPI②）`.
    pub(super) fn kept(self, row: &Indicator) -> String {
        let number = number(row, self.after, self.language);
        match position(row.id, self.before) {
            Some(old) if position(row.id, self.after) != Some(old) => {
                let old = self.numbered_before(old);
                sentence!(self.language, "{number}（{old}）", "{number} ({old})")
            }
            _ => number,
        }
    }

    /// The number and the name of a KPI that only the newer state has.
    pub(super) fn added(self, row: &Indicator) -> String {
        self.with_name(&number(row, self.after, self.language), row)
    }

    /// The number and the name of a KPI that only the older state has: `変更前のKPI①「来場者数」`.
    pub(super) fn removed(self, row: &Indicator) -> String {
        let old = position(row.id, self.before).unwrap_or_default();
        let there = self.after.indicators().get(old.saturating_sub(1));
        let is_another = there.is_some_and(|now| now.id != row.id && now.is_begun());
        let number = if is_another { self.numbered_before(old) } else { number(row, self.before, self.language) };
        self.with_name(&number, row)
    }

    /// The new and old numbers of the KPIs of both states whose number changed. Neighbours that moved together are
    /// named as a range: `KPI②～KPI⑥は変更前のKPI①～KPI⑤`.
    pub(super) fn renumbered(self) -> Vec<String> {
        let both = self.after.used_indicators().filter_map(|row| {
            let old = self.before.indicator(row.id).filter(|old| !old.is_unused())?;
            Some((position(row.id, self.after)?, position(old.id, self.before)?))
        });
        let mut runs: Vec<Vec<(usize, usize)>> = Vec::new();
        for (new, old) in both.filter(|(new, old)| new != old) {
            match runs.last_mut() {
                Some(run) if run.last() == Some(&(new - 1, old.saturating_sub(1))) => run.push((new, old)),
                _ => runs.push(vec![(new, old)]),
            }
        }
        runs.iter().map(|run| self.renumbered_run(run)).collect()
    }

    fn renumbered_run(self, run: &[(usize, usize)]) -> String {
        let range = |plan: &Plan, ends: [Option<usize>; 2]| {
            let ends = ends.map(|end| findings::numbered(end.unwrap_or_default(), &plan.form, self.language));
            let [first, last] = ends;
            if first == last { first } else { sentence!(self.language, "{first}～{last}", "{first} to {last}") }
        };
        let ends = [run.first(), run.last()];
        let new = range(self.after, ends.map(|end| end.map(|(new, _)| *new)));
        let old = range(self.before, ends.map(|end| end.map(|(_, old)| *old)));
        sentence!(self.language, "{new}は変更前の{old}", "{new} was {old}")
    }

    fn numbered_before(self, position: usize) -> String {
        let number = findings::numbered(position, &self.before.form, self.language);
        sentence!(self.language, "変更前の{number}", "{number} before the change")
    }

    fn with_name(self, number: &str, row: &Indicator) -> String {
        let name = width::trim(&row.name);
        let name = if name.is_empty() { Label::UNNAMED.text(self.language) } else { name };
        sentence!(self.language, "{number}「{name}」", "{number} “{name}”")
    }
}
