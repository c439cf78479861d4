//! Marking a figure as 速報, 見込 or final without typing it again.

use super::tail::without_certainty;
use super::{Cell, Certainty, Reading, State};

impl Cell {
    /// The text of the cell with another certainty, in a row whose unit is `unit`: as it was written, with the word
    /// behind it (`1,200` → `1,200（速報）` → `1,200`). It reads back to the same amount. `None` if the cell holds no number.
    pub fn with_certainty(&self, certainty: Certainty, unit: &str) -> Option<String> {
        let State::Number { amount, certainty: now } = self.state else { return None };
        if now == certainty {
            return Some(self.text.clone());
        }
        let mark = certainty.mark();
        let as_written = without_certainty(&self.text) + &mark;
        let as_shown = amount.grouped() + &self.other_unit(unit) + &mark;
        let old = Reading::of(&self.text, unit);
        let wanted = Reading { state: State::Number { amount, certainty }, ..old };
        // A unit that itself ends in such a word (`人見込`) would lose it; then the figure is written anew.
        if Reading::of(&as_written, unit) == wanted { Some(as_written) } else { Some(as_shown) }
    }
}
