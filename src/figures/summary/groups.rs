//! The number of rows of 総括表 with each judgement, and the rows grouped by body, plan or judgement.

use std::sync::Arc;

use super::filter::SummaryBy;
use super::{Standing, SummaryColumn, SummaryRow};
use crate::figures::progress::{ProgressState, STATES};
use crate::plan::GradeRule;
use crate::plan::grade_rule::GradeWord;

/// The number of rows with each judgement.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SummaryCounts {
    /// The counts in the order of [`ProgressState::ALL`].
    pub by_state: [usize; STATES],
    /// The number of rows whose plan does not have the year. They do not count as 未入力.
    pub without_year: usize,
}

impl SummaryCounts {
    /// All standings that a row can have, in the order of the bar.
    pub fn standings() -> impl Iterator<Item = Standing> {
        ProgressState::ALL.into_iter().map(Some).chain([None])
    }

    /// Counts the row.
    pub fn add(&mut self, row: &SummaryRow) {
        match row.state() {
            Some(state) => {
                if let Some(count) = self.by_state.get_mut(state.rank()) {
                    *count += 1;
                }
            }
            None => self.without_year += 1,
        }
    }

    /// The number of rows with that standing.
    pub fn count(&self, standing: Standing) -> usize {
        standing.map_or(self.without_year, |state| self.by_state.get(state.rank()).copied().unwrap_or_default())
    }

    /// The number of all rows.
    pub fn all(&self) -> usize {
        self.by_state.iter().sum::<usize>() + self.without_year
    }
}

/// The number of rows with each word of a rule of grades.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GradeCounts<'r> {
    /// The rule, which several plans may have.
    pub rule: &'r GradeRule,
    /// Its words in its order, each with the number of rows.
    pub words: Vec<(&'r GradeWord, usize)>,
}

/// The grades of these rows by rule: words of different rules are never counted together.
pub fn grade_counts<'r>(rows: impl IntoIterator<Item = &'r SummaryRow>) -> Vec<GradeCounts<'r>> {
    let mut counts: Vec<GradeCounts<'r>> = Vec::new();
    for (rule, word) in rows.into_iter().filter_map(SummaryRow::grade) {
        let is_same = |known: &GradeCounts<'r>| std::ptr::eq(known.rule, rule) || known.rule == rule;
        let place = counts.iter().position(is_same).unwrap_or_else(|| {
            counts.push(GradeCounts { rule, words: rule.words.iter().map(|word| (word, 0)).collect() });
            counts.len() - 1
        });
        let words = counts.get_mut(place).map(|counts| &mut counts.words);
        if let Some((_, count)) = words.and_then(|words| words.iter_mut().find(|(known, _)| known.id == word.id)) {
            *count += 1;
        }
    }
    counts
}

/// The key by which rows are grouped (まとめ方).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SummaryGrouping {
    /// No grouping.
    #[default]
    None,
    /// By body.
    Body,
    /// By plan.
    Plan,
    /// By judgement.
    State,
}

impl SummaryGrouping {
    /// All groupings, in the order of the page.
    pub const ALL: [Self; 4] = [Self::None, Self::Body, Self::Plan, Self::State];

    /// Whether the heading of a group already shows the content of the column for all its rows.
    pub fn names(self, column: SummaryColumn) -> bool {
        match self {
            Self::None | Self::State => false,
            Self::Body => column == SummaryColumn::Body,
            Self::Plan => matches!(column, SummaryColumn::Body | SummaryColumn::Plan),
        }
    }

    fn is_same(self, one: &SummaryRow, other: &SummaryRow) -> bool {
        match self {
            Self::None => true,
            Self::Body => SummaryBy::Body.key(one) == SummaryBy::Body.key(other),
            Self::Plan => one.of.key() == other.of.key(),
            Self::State => one.state() == other.state(),
        }
    }

    /// The sort key of a group with this row: the order of the bar, or `first`, the number of its first row.
    fn place(self, row: &SummaryRow, first: u32) -> usize {
        match self {
            Self::State => row.state().map_or(STATES, ProgressState::rank),
            Self::None | Self::Body | Self::Plan => first as usize,
        }
    }
}

/// Rows of one group.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SummaryGroup {
    /// The numbers of the rows, in the order of the list.
    pub rows: Vec<u32>,
    /// The counts of these rows.
    pub counts: SummaryCounts,
}

/// The listed rows in their groups. The groups are in the order of the table, or of the bar, independent of the order
/// in which rows are listed.
pub fn groups(rows: &[Arc<SummaryRow>], listed: &[u32], grouping: SummaryGrouping) -> Vec<SummaryGroup> {
    // Each group with one of its rows and the least row number.
    let mut groups: Vec<(&SummaryRow, u32, SummaryGroup)> = Vec::new();
    let mut last = 0;
    for number in listed {
        let Some(row) = rows.get(*number as usize).map(|row| &**row) else { continue };
        let is_same = |group: &(&SummaryRow, u32, SummaryGroup)| grouping.is_same(group.0, row);
        // Rows of a group are often adjacent.
        if !groups.get(last).is_some_and(is_same) {
            last = groups.iter().position(is_same).unwrap_or(groups.len());
            if last == groups.len() {
                groups.push((row, *number, SummaryGroup::default()));
            }
        }
        if let Some((_, least, group)) = groups.get_mut(last) {
            *least = (*least).min(*number);
            group.rows.push(*number);
            group.counts.add(row);
        }
    }
    let mut ordered: Vec<(usize, SummaryGroup)> = Vec::with_capacity(groups.len());
    for (row, least, group) in groups {
        let place = grouping.place(row, least);
        ordered.insert(ordered.partition_point(|(other, _)| *other <= place), (place, group));
    }
    ordered.into_iter().map(|(_, group)| group).collect()
}
