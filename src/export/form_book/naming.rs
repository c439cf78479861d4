//! Recognition of a KPI's name in a text of a book: the name alone, or with the usual additions of tables (brackets, numbers,
//! units, years, 目標 and 実績). A longer name belongs to another KPI: 延べ来場者数 does not name 来場者数.

use super::words::{SheetWord, SheetWords};
use crate::columns::book_words::{begins_a_note, is_between_words, is_part_of_note};
use crate::columns::in_names::numbers_an_indicator;
use crate::columns::seen_words::Seen;
use crate::plan::Plan;
use crate::plan::cell::is_unit;
use crate::value::fiscal_year::is_year_mention;
use crate::value::width;

/// The name of a KPI to be found in a book.
#[derive(Clone, Debug)]
pub struct SoughtName {
    name: String,
    unit: String,
    /// Whether another KPI of the plan has the same name.
    pub(super) is_shared: bool,
}

impl SoughtName {
    /// The name under which a KPI was marked.
    pub fn in_plan(plan: &Plan, name: &str, unit: &str) -> Self {
        let key = width::key(name);
        let bearers = plan.used_indicators().filter(|other| width::key(&other.name) == key).count();
        Self::with_bearers(name, unit, bearers)
    }

    /// The same if the number of KPIs of the plan with that name is known.
    pub(super) fn with_bearers(name: &str, unit: &str, bearers: usize) -> Self {
        Self { name: width::key(name), unit: width::key(unit), is_shared: bearers > 1 }
    }

    /// The key of the search: two names with the same key are found in the same places.
    fn key(&self) -> (String, String) {
        (self.name.clone(), self.unit.clone())
    }

    /// The words that name the KPI, line by line.
    pub(super) fn found_in<'s, 'b>(&self, words: &'s SheetWords<'b>) -> Vec<&'s SheetWord<'b>> {
        words.known(self.key(), |word| self.is_named_by(word))
    }

    /// Whether a text is the name without additions.
    pub(super) fn is_whole(&self, word: &SheetWord<'_>) -> bool {
        word.key == self.name
    }

    /// Whether a text names the KPI.
    fn is_named_by(&self, word: &SheetWord<'_>) -> bool {
        if self.name.is_empty() {
            return false;
        }
        let around = word
            .key
            .match_indices(&self.name)
            .filter_map(|(at, name)| Some((word.key.get(..at)?, word.key.get(at + name.len()..)?)));
        around.into_iter().any(|(before, behind)| self.says_nothing_before(before) && self.says_nothing_behind(behind))
    }

    fn says_nothing_before(&self, text: &str) -> bool {
        let mut parts = text.rsplit(is_between_words);
        let is_number = |part: &str| part.bytes().all(|letter| letter.is_ascii_digit());
        let beside = parts.next().unwrap_or_default();
        let is_harmless = is_number(beside) || numbers_an_indicator(beside) || is_year_mention(beside);
        is_harmless && parts.all(|part| is_number(part) || self.is_known(part))
    }

    fn says_nothing_behind(&self, text: &str) -> bool {
        let is_note = begins_a_note(text);
        let mut parts = text.split(is_between_words);
        let beside = parts.next().unwrap_or_default();
        let is_note_word = |part: &str| is_note && is_part_of_note(part);
        let is_harmless = beside.is_empty() || self.is_unit(beside) || is_year_mention(beside) || is_note_word(beside);
        is_harmless && parts.all(|part| self.is_known(part) || is_note_word(part))
    }

    fn is_unit(&self, part: &str) -> bool {
        part == self.unit || is_unit(part)
    }

    /// Whether a part of a text is a usual addition of tables and no part of a name.
    fn is_known(&self, part: &str) -> bool {
        let is_heading = || numbers_an_indicator(part) || Seen::read(part).is_heading();
        part.is_empty() || self.is_unit(part) || is_year_mention(part) || is_heading()
    }
}
