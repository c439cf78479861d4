//! The parts of a text: two values or words that a line break, an arrow, a stroke or brackets separate, its words, and what is in brackets.

use std::ops::Range;
use std::sync::Arc;

use super::Seen;
use crate::columns::stated_units::brackets_at_end;
use crate::columns::vocabulary;
use crate::value::width::{is_space, key, narrow, trim};

/// How the two parts of a heading or of a cell are separated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Parting {
    /// The second part is on a line of its own.
    Line,
    /// 現状値→目標値.
    Arrow,
    /// 目標（実績）.
    Brackets,
    /// 目標／実績.
    Stroke,
}

impl Parting {
    /// Whether a heading with this parting can label cells with the parting `cells`. Brackets in a heading can correspond to a second line
    /// in the cells, and the reverse.
    pub fn heads(self, cells: Self) -> bool {
        let is_below = |parting| matches!(parting, Self::Line | Self::Brackets);
        self == cells || is_below(self) && is_below(cells)
    }
}

/// The two parts of a heading or of a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TwoParts {
    /// How they are separated.
    pub parting: Parting,
    /// The meaning of each part.
    pub parts: [Arc<Seen>; 2],
}

impl TwoParts {
    /// Whether the parts are two figures in one unit, or a figure and a word or blank in the place of one: 1,260 over 集計中, or nothing
    /// behind 160／.
    pub fn are_values(&self) -> bool {
        let says_none = |part: &Arc<Seen>| part.is_dash || self.parting == Parting::Stroke && part.is_blank();
        // Two figures with their own times count as labelled figures, except around an arrow: 3人（R5）→5人（R9）.
        let may_have_times = self.parting == Parting::Arrow;
        let is_sure = |part: &Arc<Seen>| {
            let has_figure = part.figure.as_ref().is_some_and(|figure| !figure.is_doubtful);
            says_none(part) || has_figure && part.kinds.is_empty() && (part.times.is_empty() || may_have_times)
        };
        let units: Vec<_> =
            self.parts.iter().filter_map(|part| part.figure.as_ref()?.unit.as_deref()).map(key).collect();
        let have_one_unit = units.windows(2).all(|units| matches!(units, [one, other] if one == other));
        self.parts.iter().all(is_sure) && !self.parts.iter().all(says_none) && have_one_unit
    }
}

/// The two parts of a text, and how they are separated; `None` if it has one part or more than two.
pub fn two_parts(text: &str) -> Option<(Parting, [&str; 2])> {
    // An arrow may be at a line break.
    let is_around_arrow =
        |[upper, lower]: &[&str; 2]| upper.ends_with(vocabulary::ARROWS) || lower.starts_with(vocabulary::ARROWS);
    let line = || two_lines(text).filter(|lines| !is_around_arrow(lines)).map(|lines| (Parting::Line, lines));
    let arrow = || around_arrow(text).map(|(before, behind)| (Parting::Arrow, [before, behind]));
    let brackets = || words_in_brackets(text).map(|(outside, inside)| (Parting::Brackets, [outside, inside]));
    let stroke = || {
        let (before, behind) = text.split_once(vocabulary::STROKES)?;
        let is_in_brackets = before.rfind(['(', '（']) > before.rfind([')', '）']);
        (!is_in_brackets && !behind.contains(vocabulary::STROKES)).then_some((Parting::Stroke, [before, behind]))
    };
    line().or_else(arrow).or_else(stroke).or_else(brackets)
}

/// The two lines of a text, the lower line without brackets around it; `None` if it has one line or more than two.
pub(super) fn two_lines(text: &str) -> Option<[&str; 2]> {
    let (upper, lower) = trim(text).split_once('\n')?;
    let in_brackets = |text| brackets_at_end(text).filter(|(before, _)| before.is_empty()).map(|(_, inner)| inner);
    (!lower.contains('\n')).then(|| [trim(upper), in_brackets(lower).unwrap_or(trim(lower))])
}

/// The texts before and behind the arrow of a text; `None` if it has no arrow.
pub(super) fn around_arrow(text: &str) -> Option<(&str, &str)> {
    text.split_once(vocabulary::ARROWS)
}

/// A text and the words in brackets behind it, or the word for a kind behind a blank or behind a bracket (来場者数（人）目標); `None` if it has
/// neither.
pub fn name_and_words(text: &str) -> Option<(&str, &str)> {
    let is_kind = |(_, word): &(&str, &str)| vocabulary::is_kind_of_rows(&key(word));
    let behind_blank = || trim(text).rsplit_once(is_space).filter(is_kind);
    let behind_bracket = || {
        let (at, bracket) = text.rmatch_indices([')', '）']).next()?;
        text.split_at_checked(at + bracket.len()).filter(is_kind)
    };
    words_in_brackets(text).or_else(behind_blank).or_else(behind_bracket)
}

/// A text and the words in brackets behind it; `None` if either is empty.
pub fn words_in_brackets(text: &str) -> Option<(&str, &str)> {
    brackets_at_end(text).filter(|(name, inner)| !name.is_empty() && !inner.is_empty())
}

/// A text without its brackets and their contents.
pub fn outside_brackets(text: &str) -> String {
    let (mut depth, mut outside) = (0_usize, String::new());
    for letter in text.chars() {
        match letter {
            '(' | '[' | '【' => depth += 1,
            ')' | ']' | '】' => depth = depth.saturating_sub(1),
            _ if depth == 0 => outside.push(letter),
            _ => {}
        }
    }
    outside
}

/// The words of a text, separated by commas, slashes and blanks; a comma between thousands does not separate.
pub(super) fn words(text: &str) -> Vec<String> {
    let letters: Vec<char> = text.chars().map(narrow).collect();
    let mut words = vec![String::new()];
    for (at, letter) in letters.iter().enumerate() {
        let thousands = letters.get(at + 1..at + 4).is_some_and(|next| next.iter().all(char::is_ascii_digit));
        let is_parting =
            matches!(letter, '、' | ';' | '/' | '\n') || letter.is_whitespace() || *letter == ',' && !thousands;
        match words.last_mut() {
            Some(word) if !is_parting => word.push(*letter),
            _ => words.push(String::new()),
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

/// A text without these parts.
pub(crate) fn without(text: &str, parts: impl Iterator<Item = Range<usize>>) -> String {
    let (mut left, mut at) = (String::with_capacity(text.len()), 0);
    for part in parts {
        left.push_str(text.get(at..part.start).unwrap_or_default());
        at = part.end;
    }
    left.push_str(text.get(at..).unwrap_or_default());
    left
}
