//! Lines that say what was reached at a time: 「平成21年度末時点での普及率は59%となり」.
//!
//! A text holds many such sentences about anything, so one counts only where another line states the same KPI.

use std::ops::Range;

use super::line::{DocumentLine, Piece, is_blank};
use super::statement::{StatedFigure, Statement};
use crate::value::fiscal_year::year_mentions;
use crate::value::width::trim;

/// The word between a name and its figure.
const IS: &str = "は";
/// The number of times that it is tried in a line.
const MOST_WORDS: usize = 8;
/// Words between a time and the name of what is told of it, longer ones before those that they contain.
const AT: [&str; 7] = ["時点での", "時点における", "時点の", "における", "現在の", "での", "の"];
/// What is said of a figure that was reached.
const REACHED: [&str; 9] = [
    "となりました",
    "となっています",
    "となっている",
    "となった",
    "となり",
    "でした",
    "に達しました",
    "に達した",
    "に達し",
];
/// What may stand before the time: anything else may be the subject, 全国では.
const BEFORE: [&str; 8] = [
    "事業の成果として",
    "事業の結果として",
    "その結果として",
    "その結果",
    "この結果",
    "結果として",
    "事後評価",
    "評価結果",
];
/// Parts of words behind a figure by which it was not reached.
const NOT_REACHED: [&str; 8] = ["見込", "予定", "必要", "べき", "得る", "ない", "ません", "仮に"];
/// What may stand around the parts of such a sentence.
const MARKS: [char; 4] = ['、', '。', ',', '，'];

impl DocumentLine {
    /// What the line says was reached; `None` if it says no such thing.
    pub(super) fn result(&self) -> Option<Statement> {
        self.text.match_indices(IS).take(MOST_WORDS).find_map(|(at, word)| self.reached(at..at + word.len()))
    }

    fn reached(&self, word: Range<usize>) -> Option<Statement> {
        let behind = self.text.get(word.end..)?;
        let figure = self.figure_from(word.end + behind.len() - behind.trim_start_matches(MARKS).len())?;
        let rest = self.text.get(figure.end..)?;
        let ends = |rest: &str| rest.is_empty() || rest.starts_with(MARKS);
        let reached = REACHED.iter().find(|word| rest.strip_prefix(**word).is_some_and(ends));
        let is_reached = reached.is_some() || rest.trim_matches(MARKS).is_empty();
        if !is_reached || NOT_REACHED.iter().any(|word| rest.contains(word)) {
            return None;
        }
        let before = self.text.get(..word.start)?;
        let mentions = year_mentions(before);
        let [mention] = mentions.as_slice() else { return None };
        let begins = before.rfind(&mention.text)?;
        let said = before.get(..begins)?.trim_end_matches(MARKS).trim_end_matches(is_blank);
        if !said.is_empty() && !BEFORE.contains(&said) {
            return None;
        }
        let behind = begins + mention.text.len();
        let (ends, mark) =
            AT.iter().filter_map(|mark| Some((behind + before.get(behind..)?.find(mark)?, mark))).min()?;
        let name = self.piece(ends + mark.len()..word.start);
        let rest = self.pieces(figure.end + reached.map_or(0, |reached| reached.len())..self.text.len());
        let rest =
            rest.into_iter().map(|piece| Piece { text: trim(piece.text.trim_matches(MARKS)).to_owned(), ..piece });
        let rest = rest.filter(|piece| !piece.text.is_empty());
        let has_letters = name.text.chars().any(|letter| letter.is_alphabetic() && !letter.is_ascii_digit());
        has_letters.then(|| Statement {
            name,
            unit: None,
            figures: vec![(StatedFigure::Actual, self.piece(figure))],
            time: Some(self.piece(begins..ends)),
            rest: rest.collect(),
        })
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a line that says nothing should stop the test")]
mod tests {
    use super::*;
    use crate::import::text_table::TextRow;

    fn line_of(line: &str) -> DocumentLine {
        DocumentLine::new(&TextRow::new(1, &[line])).unwrap()
    }

    #[test]
    fn a_sentence_says_what_was_reached_and_when() {
        for (line, time, name, figure, rest) in [
            ("令和3年度末時点での水洗化率は46.4パーセント", "令和3年度末", "水洗化率", "46.4パーセント", vec![]),
            (
                "事業の成果として、令和3年度末時点での水洗化率は、59%となり、目標を上回りました。",
                "令和3年度末",
                "水洗化率",
                "59%",
                vec!["目標を上回りました"],
            ),
            ("令和5年度における来た人の数は1,200人でした。", "令和5年度", "来た人の数", "1,200人", vec![]),
        ] {
            let found = line_of(line).result().unwrap();
            assert_eq!((&*found.name.text, &*found.time.unwrap().text), (name, time), "{line}");
            let figures: Vec<_> = found.figures.iter().map(|(kind, piece)| (*kind, &*piece.text)).collect();
            assert_eq!(figures, [(StatedFigure::Actual, figure)], "{line}");
            assert_eq!(found.rest.iter().map(|piece| &*piece.text).collect::<Vec<_>>(), rest, "{line}");
        }
    }

    #[test]
    fn other_sentences_say_no_such_thing() {
        for line in [
            "水洗化率は46.4%",
            "令和3年度末時点での水洗化率は46.4%の見込み",
            "令和3年度から令和5年度における来た人は5人となった",
            "令和3年度の計画は次のとおり",
            "令和3年度における水洗化率は80%に達しない見込み。",
            "目標として、令和3年度における水洗化率は80%となり",
            "令和3年度における水洗化率は80%であり、これを目標とする。",
            "令和3年度における水洗化率は80%となり得る。",
            "全国では令和3年度末時点での水洗化率は59%となった。",
            "A市の令和3年度末時点での水洗化率は59%となった。",
        ] {
            assert_eq!(line_of(line).result(), None, "{line}");
        }
    }
}
