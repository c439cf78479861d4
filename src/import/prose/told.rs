//! What a line says of one of its figures: the time before or behind it, and in brackets what it is, 「令和4年度の112人」,
//! 「60%（H24中間目標）」.

use std::ops::Range;

use super::line::{DocumentLine, Piece, is_blank};
use super::statement::{StatedFigure, figure_of};
use crate::columns::{self, Slot};
use crate::plan::cell::is_number;
use crate::value::fiscal_year::year_mentions;
use crate::value::width::{is_space, trim};

/// Words between a time and the figure of it, longer ones before those that they end with.
const OF_TIME: [&str; 6] = ["時点の", "末の", "現在の", "の", ":", "："];
/// Words between a time and what is to be reached then, longer ones before those that they contain.
const BEHIND_TIME: [&str; 6] = ["末までに", "末には", "末に", "までに", "には", "に"];
/// Words before the label of a figure for the stage of the plan, and whether it is one before the last.
const STAGES: [(&str, bool); 2] = [("中間", true), ("最終", false)];

/// A figure with what the line says that it is.
pub(super) struct Told {
    /// `None` where the line does not say it.
    pub(super) kind: Option<StatedFigure>,
    pub(super) piece: Piece,
    /// Where in the line all that is said of it ends.
    pub(super) end: usize,
}

impl DocumentLine {
    /// The figure that ends at that byte, with the time before it, 「令和4年度の112人」, and where what stands before both ends.
    pub(super) fn told_before(&self, end: usize) -> Option<(usize, Piece)> {
        let figure = self.figure_before(end)?;
        let plain = (figure.start, self.piece(figure.clone()));
        let timed = || {
            let before = self.text.get(..figure.start)?;
            let bare = OF_TIME.iter().find_map(|word| before.strip_suffix(word))?;
            let mention = year_mentions(bare).pop().filter(|mention| bare.ends_with(&*mention.text))?;
            let piece = self.piece_of(figure.clone(), &mention.text)?;
            Some((bare.len() - mention.text.len(), piece))
        };
        Some(timed().unwrap_or(plain))
    }

    /// The figure behind the time by which it is to be reached: 「、令和8年度には130人」.
    fn told_behind_time(&self, start: usize) -> Option<Told> {
        let behind = self.text.get(start..)?;
        let bare = behind.trim_start_matches(|letter| is_blank(letter) || letter == '、');
        let mention = year_mentions(bare).into_iter().next().filter(|mention| bare.starts_with(&*mention.text))?;
        let word =
            BEHIND_TIME.iter().find(|word| bare.get(mention.text.len()..).is_some_and(|it| it.starts_with(**word)))?;
        let figure = self.figure_from(self.text.len() - bare.len() + mention.text.len() + word.len())?;
        let end = figure.end;
        self.piece_of(figure, &mention.text).map(|piece| Told { kind: None, piece, end })
    }

    /// The figure that begins at that byte, with what a bracket behind it says that it is: 「60%（H24中間目標）」.
    pub(super) fn told_from(&self, start: usize) -> Option<Told> {
        if let Some(told) = self.told_behind_time(start) {
            return Some(told);
        }
        let figure = self.figure_from(start)?;
        let plain = Told { kind: None, piece: self.piece(figure.clone()), end: figure.end };
        let told = || {
            let behind = self.text.get(figure.end..)?;
            let bracket = behind.trim_start_matches(is_space).strip_prefix(['(', '（'])?;
            let begins = self.text.len() - bracket.len();
            let closes = closing(bracket)?;
            let inner = bracket.get(..closes)?;
            let roles = columns::roles_in(inner);
            let [(label, slot)] = roles.as_slice() else { return None };
            let (start, kind) = self.labelled(*slot, begins + label.start)?;
            let time = trim(inner.get(..start.checked_sub(begins)?)?);
            let is_time = inner.get(label.end..).is_some_and(|rest| trim(rest).is_empty())
                && (time.is_empty() || year_mentions(time).len() == 1);
            let piece = self.piece_of(figure.clone(), time)?;
            let end = begins + closes + bracket.get(closes..)?.chars().next()?.len_utf8();
            is_time.then_some(Told { kind: Some(kind), piece, end })
        };
        Some(told().unwrap_or(plain))
    }

    /// Where a label begins with the word for its stage before it (中間目標値), and whether that is the one before the last.
    pub(super) fn with_stage(&self, start: usize) -> (usize, bool) {
        let before = self.text.get(..start).unwrap_or_default();
        let stage = STAGES.iter().find_map(|(word, is_midway)| Some((before.strip_suffix(word)?.len(), *is_midway)));
        stage.unwrap_or((start, false))
    }

    /// Where the label that begins at that byte begins with the word for its stage, and what its figure is; `None` for labels of other
    /// things.
    pub(super) fn labelled(&self, slot: Slot, start: usize) -> Option<(usize, StatedFigure)> {
        let (start, is_midway) = self.with_stage(start);
        let kind = match figure_of(slot)? {
            StatedFigure::Target if is_midway => StatedFigure::Midway,
            kind => kind,
        };
        Some((start, kind))
    }

    /// The figure with its time in brackets behind it, if it has one; `None` if that is no figure with a time.
    pub(super) fn piece_of(&self, figure: Range<usize>, time: &str) -> Option<Piece> {
        let mut piece = self.piece(figure);
        if !time.is_empty() {
            piece.text = format!("{}（{time}）", piece.text);
        }
        Some(piece).filter(|piece| is_number(&piece.text))
    }
}

/// Where the bracket ends in which a text stands; `None` if it does not end.
pub(super) fn closing(text: &str) -> Option<usize> {
    let mut depth = 0_usize;
    for (at, letter) in text.char_indices() {
        match letter {
            '(' | '（' => depth += 1,
            ')' | '）' if depth == 0 => return Some(at),
            ')' | '）' => depth -= 1,
            _ => {}
        }
    }
    None
}
