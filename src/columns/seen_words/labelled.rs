//! Several figures in a cell, each behind a label or a word for a part of the indicator.

use std::sync::Arc;

use super::figure::{self, CellFigure, figure, labels_a_figure};
use super::parting::words;
use super::{BETWEEN, Classifier, KindSaid, Seen};
use crate::value::width::{is_digit, trim};

/// The longest word for a part of an indicator that may precede its figure, in letters.
const LONGEST_PART: usize = 6;

impl Classifier {
    /// The figures of a text in which each follows a label, all labels being times or all being kinds; empty for any other text. A single
    /// figure needs its kind and a colon before it or, if the text has nothing else, a unit behind it: 目標50人.
    pub(super) fn labelled(&mut self, text: &str, is_numbered: bool) -> Vec<(Arc<Seen>, CellFigure)> {
        let mut found: Vec<(Arc<Seen>, CellFigure)> = Vec::new();
        let mut label = String::new();
        let words = words(text);
        let is_sure = |(label, figure): &(Arc<Seen>, CellFigure)| {
            !label.kinds.is_empty() && (labels_a_figure(text) || is_numbered && figure.unit.is_some())
        };
        if words.len() < 2 {
            let pair = (labels_a_figure(text) || is_numbered).then(|| self.label_and_figure(text, 0)).flatten();
            return pair.filter(is_sure).into_iter().collect();
        }
        for word in words {
            let whole = label.clone() + &word;
            if let Some(pair) = self.label_and_figure(&whole, label.len()) {
                found.push(pair);
                label.clear();
            } else if label.is_empty() && self.see(word.trim_matches(BETWEEN)).is_label {
                label = word;
            } else {
                return Vec::new();
            }
        }
        let says = |seen: &Seen| (seen.times.is_empty(), seen.kinds.is_empty());
        let is_alike = found.windows(2).all(|pair| matches!(pair, [(one, _), (other, _)] if says(one) == says(other)));
        let is_enough = found.len() > 1 || is_numbered && found.iter().all(is_sure);
        if is_enough && label.is_empty() && is_alike { found } else { Vec::new() }
    }

    /// The figures of a text in which each follows a word for a part of the indicator, all in one unit, with the time in brackets
    /// at the end of the text; empty for any other text.
    pub(super) fn figures_of_parts(&mut self, text: &str) -> Vec<(Arc<Seen>, CellFigure)> {
        let (text, time) = self.before_time(trim(text));
        let mut found: Vec<(Arc<Seen>, CellFigure)> = Vec::new();
        let mut label = String::new();
        for word in words(&text.replace('・', "、")) {
            label += &word;
            let digits = label.find(is_digit);
            let word = label.get(..digits.unwrap_or(label.len())).unwrap_or_default().trim_matches(BETWEEN);
            // Some digits are digits only in the comparable form (①); without this check the whole text would be classified again.
            if word.len() >= text.len() {
                return Vec::new();
            }
            let part = self.see(word);
            // The word for a part may be a word for a sum: 男性, 計.
            let is_part = part.is_words && part.kinds.is_empty() || part.kinds == [KindSaid::Sum];
            if !is_part || !part.times.is_empty() || part.key.chars().count() > LONGEST_PART {
                return Vec::new();
            }
            let Some(behind) = digits.and_then(|at| label.get(at..)) else { continue };
            let Some(figure) = figure::number(behind.trim_end_matches(BETWEEN)) else { return Vec::new() };
            found.push((part, CellFigure { time: time.or(figure.time), ..figure }));
            label.clear();
        }
        let is_alike = found.windows(2).all(|pair| matches!(pair, [(_, one), (_, other)] if one.unit == other.unit));
        if found.len() > 1 && label.is_empty() && is_alike { found } else { Vec::new() }
    }

    /// The label and the figure of a text that consists of them; the label has at least `from` bytes.
    fn label_and_figure(&mut self, text: &str, from: usize) -> Option<(Arc<Seen>, CellFigure)> {
        let cuts: Vec<usize> = text.char_indices().map(|(at, _)| at).filter(|at| *at >= from.max(1)).collect();
        cuts.into_iter().find_map(|at| {
            let (label, behind) = text.split_at_checked(at)?;
            let behind = behind.trim_start_matches(BETWEEN);
            // 目標値(R7):50人 is not the figure R7):50人 behind 目標値.
            let is_whole = behind.matches(['(', '（']).count() == behind.matches([')', '）']).count();
            let figure = figure(behind).0.filter(|figure| !figure.is_doubtful && is_whole)?;
            let seen = self.see(label.trim_matches(BETWEEN));
            // R5～R6：10人 belongs to neither year.
            let has_two_times = !seen.times.is_empty() && figure.time.is_some();
            (seen.heads_figures() && !has_two_times).then(|| {
                let whole = || trim(behind).to_owned();
                (seen, CellFigure { text: Some(figure.text.clone().unwrap_or_else(whole)), ..figure })
            })
        })
    }
}
