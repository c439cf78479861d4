//! The filter that decides which rows of 総括表 are listed.

use std::sync::Arc;

use super::{Standing, SummaryRow, search_key};

/// A text by which rows of 総括表 are filtered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SummaryBy {
    /// The bodies that prepared the plan, together (団体).
    Body,
    /// The plan.
    Plan,
    /// The group of the KPI.
    Group,
}

impl SummaryBy {
    /// All texts, in the order of the page.
    pub const ALL: [Self; 3] = [Self::Body, Self::Plan, Self::Group];

    /// The text in a row, as a key: texts that differ only in spaces or width have the same key.
    pub fn key(self, row: &SummaryRow) -> &str {
        match self {
            Self::Body => &row.keys.body,
            Self::Plan => row.of.key(),
            Self::Group => &row.keys.group,
        }
    }

    /// The first row with each key, in the order of the rows.
    pub fn firsts(self, rows: &[Arc<SummaryRow>]) -> Vec<&SummaryRow> {
        let mut firsts: Vec<&SummaryRow> = Vec::new();
        let mut known: Vec<&str> = Vec::new();
        for row in rows {
            let key = self.key(row);
            if let Err(place) = known.binary_search(&key) {
                known.insert(place, key);
                firsts.push(row);
            }
        }
        firsts
    }
}

/// The filter of the rows; by default it accepts all of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SummaryFilter {
    /// The key that rows must have ([`SummaryBy::key`]), in the order of [`SummaryBy::ALL`]; `None` accepts all.
    values: [Option<String>; 3],
    /// The state under which a row must be counted; `None` accepts all.
    pub standing: Option<Standing>,
    /// Whether only rows are accepted whose actual is blank although it is expected (未入力だけ).
    pub is_missing_only: bool,
    search: String,
    words: Vec<String>,
}

impl SummaryFilter {
    /// The key that rows must have; `None` if all are accepted.
    pub fn value(&self, by: SummaryBy) -> Option<&str> {
        self.values.get(by as usize)?.as_deref()
    }

    /// Sets the key that rows must have; `None` accepts all.
    pub fn set_value(&mut self, by: SummaryBy, key: Option<String>) {
        if let Some(value) = self.values.get_mut(by as usize) {
            *value = key;
        }
    }

    /// The text that is searched for, as it was typed.
    pub fn search(&self) -> &str {
        &self.search
    }

    /// Sets the text that is searched for: words separated by spaces. Each word must occur in the body, the plan, the
    /// name, the unit, the group or the section of a row, regardless of width and case.
    pub fn set_search(&mut self, text: String) {
        self.words = text.split_whitespace().map(search_key).collect();
        self.search = text;
    }

    /// Whether the filter accepts the row regardless of its state. These rows are counted by judgement and grade.
    pub fn counts(&self, row: &SummaryRow) -> bool {
        SummaryBy::ALL.into_iter().all(|by| self.value(by).is_none_or(|key| by.key(row) == key))
            && self.words.iter().all(|word| row.keys.searched.contains(word))
    }

    /// Whether the filter accepts the row.
    pub fn lists(&self, row: &SummaryRow) -> bool {
        self.counts(row) && self.lists_counted(row)
    }

    /// Whether the filter accepts a row for which [`SummaryFilter::counts`] is `true`.
    pub fn lists_counted(&self, row: &SummaryRow) -> bool {
        self.standing.is_none_or(|standing| row.state() == standing) && (!self.is_missing_only || row.is_missing())
    }
}
