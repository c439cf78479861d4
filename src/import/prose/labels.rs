//! Lines in which a word beside each figure says what it is: 「会員数 目標 100人 実績 101人」, 「来館者数は100人を目標としていましたが、実績は
//! 90人でした。」, 「移住相談を5年間で25件とする。」.

use std::ops::Range;

use super::line::{BEHIND_A_NAME, DocumentLine, Piece, is_blank};
use super::statement::{StatedFigure, Statement, has_figure_before_from, without_bullet};
use crate::columns::in_names::names_quantity;
use crate::columns::{self, Slot, Wide, without_label};
use crate::plan::indicator::Row;
use crate::value::fiscal_year::year_mentions;

/// Words that only join what is said of a target with what is said of the actual.
const JOINING: [&str; 10] = [
    "に対し",
    "に対して",
    "に対する",
    "から",
    "を目標としていましたが",
    "を目標としていたが",
    "を目標としたが",
    "を目標としましたが",
    "を目標に",
    "を目標とし",
];
/// What may stand between a label and its figure, besides marks.
const IS: [&str; 4] = ["は、", "は", "が、", "が"];
/// The brackets in which figures stand with their labels.
const OPENING: [char; 5] = ['(', '（', '【', '［', '['];
/// What is said behind a figure that it is: a target.
const AIMS: [&str; 4] = ["を目標と", "を目標に", "を目指", "をめざ"];
/// What is said behind a figure of several years that they are to reach.
const SETS: [&str; 4] = ["とする", "とします", "にする", "にします"];
/// Words before the figure from which a project starts, besides the labels of such figures.
const AT_FIRST: [&str; 2] = ["計画時の", "当初の"];
/// Labels of the figure from which a project starts, where a target is labelled, too.
const AT_PLAN: [&str; 2] = ["計画時", "当初"];
/// The word behind the figure from which a project starts.
const FROM: &str = "から";
/// What is said behind a figure that was reached, and says no more.
const CLOSING: [&str; 9] =
    ["であった", "でありました", "でした", "です", "である", "だった", "となった", "となりました", "となっている"];
/// Parts of words behind a figure by which it was not reached.
const NOT_REACHED: [&str; 3] = ["見込", "予定", "予測"];
/// The end of the names of times, which are no indicators.
const OF_TIMES: &str = "期間";
/// The number of marks of an item of a list that are tried.
const MOST_MARKS: usize = 8;
/// The word behind what a sentence is about.
const SUBJECT: char = 'は';
/// Parts of a text that are of a sentence, so that it is no name.
const OF_SENTENCES: [&str; 6] = ["、", "。", "では", "ため", "として", "により"];

/// The figures of a line with their labels.
#[derive(Default)]
struct Labelled {
    figures: Vec<(StatedFigure, Piece)>,
    /// Where the name ends: before the first of them.
    name_ends: usize,
    /// Where the last of them ends.
    rest: usize,
    /// What stands between them.
    between: Vec<Piece>,
    /// Whether one of them is told by words of a sentence.
    is_sentence: bool,
}

impl DocumentLine {
    /// 「会員数 目標 100人 実績 101人」; the first of them may stand before an arrow without a label: 「会員数 90人 → 目標 100人 → 実績 101人」.
    pub(super) fn by_labels(&self) -> Option<Statement> {
        let mut found = self.labelled_figures()?;
        self.take_unlabelled(&mut found)?;
        let is_sound = found.figures.len() > 1 && !self.is_behind_a_figure(found.name_ends);
        let mut stated = is_sound.then(|| self.state(found.name_ends, &found.figures, found.rest))??;
        // 「…は、52%から目標60%に対し…」 is a sentence about a figure more.
        if has_figure_before_from(&stated.name.text) || found.is_sentence && is_of_sentence(&stated.name.text) {
            return None;
        }
        let ends_sentence = |piece: &Piece| CLOSING.contains(&piece.text.trim_end_matches(['。', '．', '.']));
        if found.is_sentence
            && stated.rest.first().is_some_and(|rest| NOT_REACHED.iter().any(|it| rest.text.contains(it)))
        {
            return None;
        }
        stated.rest.retain(|piece| !ends_sentence(piece));
        // What stands between two of them is told: 「基準値 12人 中間値 13人 目標値 15人」.
        found.between.retain(|piece| {
            let words = piece.text.trim_matches(|letter: char| !letter.is_alphanumeric());
            !words.is_empty() && !JOINING.contains(&words)
        });
        stated.rest.extend(found.between);
        Some(stated)
    }

    /// The figures with a label each; `None` if two of them have the same.
    fn labelled_figures(&self) -> Option<Labelled> {
        // 目標１ before a name numbers it.
        let numbered = self.text.len() - without_label(&self.text).len();
        let mut labels = columns::roles_in(&self.text);
        labels.retain(|(label, _)| label.start >= numbered);
        self.add_first(&mut labels);
        let mut found = Labelled { name_ends: self.text.len(), rest: self.text.len(), ..Labelled::default() };
        for (at, (label, slot)) in labels.iter().enumerate() {
            // 「目標 5件（H28.3） 実績 6件」: no figure goes on behind the next label.
            let ends = labels
                .get(at + 1)
                .map_or(self.text.len(), |(next, _)| self.time_before(next.start).unwrap_or(next.start));
            let Some((start, kind)) = self.labelled(*slot, label.start) else { continue };
            let behind = self.behind_bracket(label).unwrap_or_else(|| self.behind_mark(label.end));
            let of_sentence = || self.behind_word(label.end).filter(|_| kind != StatedFigure::Midway);
            let figure = self.figure_in(behind..ends);
            let told = figure.map(|figure| (start, figure, false)).or_else(|| {
                let figure = self.figure_in(of_sentence()?..ends)?;
                Some((start, figure, true))
            });
            let Some((start, figure, is_sentence)) = told.or_else(|| self.aimed_at(start, kind)) else { continue };
            let (start, piece) = self.with_time_before(start, &figure);
            if found.figures.iter().any(|(known, _)| *known == kind) {
                return None;
            }
            found.is_sentence |= is_sentence;
            if found.name_ends < start {
                found.between.extend(self.pieces(found.rest..start));
            }
            found.name_ends = found.name_ends.min(start);
            found.rest = figure.end;
            found.figures.push((kind, piece));
        }
        Some(found)
    }

    /// Where what is said of a figure begins, and the figure with the time before its label, 「R4目標 13,000人」, which begins at that byte.
    fn with_time_before(&self, start: usize, figure: &Range<usize>) -> (usize, Piece) {
        let timed = || {
            let begins = self.time_before(start)?;
            let time = self.text.get(begins..start)?.trim_end_matches('の');
            // Of R1～R4 the year is no time of its own, and what a blank parts from the label may be said of another figure.
            let is_apart = |letter| is_blank(letter) || BEHIND_A_NAME.contains(&letter) || OPENING.contains(&letter);
            let is_one = self.text.get(..begins)?.chars().next_back().is_none_or(is_apart) && !time.ends_with(is_blank);
            Some((begins, self.piece_of(figure.clone(), time).filter(|_| is_one)?))
        };
        timed().unwrap_or_else(|| (start, self.piece(figure.clone())))
    }

    /// Where the time begins that stands before that byte; `None` if none does.
    fn time_before(&self, end: usize) -> Option<usize> {
        let before = self.text.get(..end)?.trim_end_matches(|letter| is_blank(letter) || letter == 'の');
        let time = year_mentions(before).pop().filter(|time| before.ends_with(&*time.text))?;
        before.strip_suffix(&*time.text).map(str::len)
    }

    /// The figure before the label at that byte, of which it is said that it is aimed at: 「100人を目標としていましたが」.
    fn aimed_at(&self, label: usize, kind: StatedFigure) -> Option<(usize, Range<usize>, bool)> {
        let before = self.text.get(..label)?.strip_suffix('を')?;
        let is_aim = AIMS.iter().any(|aim| self.text.get(before.len()..).is_some_and(|rest| rest.starts_with(aim)));
        let figure = self.figure_before(before.len()).filter(|_| is_aim && kind == StatedFigure::Target)?;
        Some((figure.start, figure, true))
    }

    /// Takes the figures without a label that stand before the first of those that have one: an earlier one before an arrow or 「から」,
    /// and one between two arrows, of which it is asked what it is. `None` if what stands there may be anything.
    fn take_unlabelled(&self, found: &mut Labelled) -> Option<()> {
        let is_blank_in = |range: Range<usize>| self.text.get(range).is_some_and(|text| text.chars().all(is_blank));
        let has_one = found.figures.iter().any(|(kind, _)| *kind == StatedFigure::Earlier);
        let before: Vec<_> = self.arrows().into_iter().filter(|(at, _)| *at < found.name_ends).collect();
        let (earlier, middle) = match *before {
            [] => return self.take_first(found, has_one),
            [(at, behind)] if is_blank_in(behind..found.name_ends) => (self.figure_before(at)?, None),
            [(at, behind), (next, last)] if is_blank_in(last..found.name_ends) => {
                let middle = self.figure_in(behind..next).filter(|middle| is_blank_in(middle.end..next))?;
                (self.figure_before(at)?, Some(middle))
            }
            _ => return None,
        };
        if has_one {
            return None;
        }
        found.name_ends = earlier.start;
        found.figures.insert(0, (StatedFigure::Earlier, self.piece(earlier)));
        found.figures.extend(middle.map(|middle| (StatedFigure::Between, self.piece(middle))));
        Some(())
    }

    /// Takes the figure before 「から」 in front of the first label: 「計画時の52%から目標60%に対し」.
    fn take_first(&self, found: &mut Labelled, has_one: bool) -> Option<()> {
        let before = self.text.get(..found.name_ends)?.trim_end_matches(|letter| is_blank(letter) || letter == '、');
        let Some(before) = before.strip_suffix(FROM) else { return Some(()) };
        let Some(figure) = self.figure_before(before.len()).filter(|_| !has_one) else { return Some(()) };
        found.name_ends = self.before_label(figure.start);
        found.figures.insert(0, (StatedFigure::Earlier, self.piece(figure)));
        found.is_sentence = true;
        Some(())
    }

    /// Adds the label 計画時 of a line that labels a target as well: without one it may be what was planned.
    fn add_first(&self, labels: &mut Vec<(Range<usize>, Slot)>) {
        let has = |wanted: fn(&Slot) -> bool| labels.iter().any(|(_, slot)| wanted(slot));
        let has_target = has(|slot| *slot == Slot::Figures(Row::Target));
        let has_baseline = has(|slot| matches!(slot, Slot::Of(Wide::Baseline, _)));
        let is_apart =
            |at: usize| self.text.get(..at).is_none_or(|before| before.is_empty() || before.ends_with(is_blank));
        let found = || AT_PLAN.iter().find_map(|word| Some(self.text.find(word)?..self.text.find(word)? + word.len()));
        if let Some(label) = found().filter(|label| has_target && !has_baseline && is_apart(label.start)) {
            labels.push((label, Slot::Of(Wide::Baseline, None)));
            labels.sort_by_key(|(label, _)| label.start);
        }
    }

    /// Whether the line begins with a label of a figure that is one only beside that of a target: 計画時（R1） 78%.
    pub(super) fn begins_at_plan(&self) -> bool {
        AT_PLAN.iter().any(|word| self.text.starts_with(word) && self.figure_from(word.len()).is_some())
    }

    /// Whether the line ends with a figure behind something else, so that it is no name.
    pub(super) fn ends_with_figure(&self) -> bool {
        self.is_behind_a_figure(self.text.len())
    }

    /// Where the words end before those that say that the figure at that byte is the earlier one: 「は、計画時の」.
    fn before_label(&self, figure: usize) -> usize {
        let Some(text) = self.text.get(..figure) else { return figure };
        let is_baseline = |slot: &Slot| matches!(slot, Slot::Of(Wide::Baseline, _));
        let labelled = text.strip_suffix('の').and_then(|bare| {
            let label = columns::roles_in(bare).pop();
            label.filter(|(label, slot)| label.end == bare.len() && is_baseline(slot))
        });
        let bare = || AT_FIRST.iter().find_map(|word| text.strip_suffix(word)).map(str::len);
        labelled.map(|(label, _)| label.start).or_else(bare).unwrap_or(figure)
    }

    /// 「新規就農者数を5年間で25件とする」, 「来館者数は年間1,200人を目標とする」: one figure that is aimed at, of what is a quantity by its name.
    pub(super) fn by_aim(&self) -> Option<Statement> {
        let aims = AIMS.iter().chain(&SETS).filter_map(|word| Some((self.text.find(word)?, *word)));
        let (at, word) = aims.min()?;
        let figure = self.figure_before(at)?;
        let is_set = columns::names_total_of_period(self.text.get(figure.clone())?);
        let before = self.text.get(..figure.start)?;
        if SETS.contains(&word) && !is_set || !before.trim_end_matches(is_blank).ends_with(BEHIND_A_NAME) {
            return None;
        }
        let figures = [(StatedFigure::Target, self.piece(figure.clone()))];
        let stated = self.state(figure.start, &figures, figure.end)?;
        let is_name = names_quantity(&stated.name.text) && !is_of_sentence(&stated.name.text);
        let is_one = self.figure_before(figure.start).is_none() && stated.rest.is_empty();
        (is_name && is_one).then_some(stated)
    }

    /// 「・来場者数：120人」 or 「○来場者数 120人（R6）」: an item of a list that is nothing but a name with its figure.
    pub(super) fn listed(&self) -> Option<Statement> {
        let bare = without_bullet(&self.text);
        let is_item = bare.len() < self.text.len();
        let marks = self.text.match_indices([':', '：', ' ', '\u{3000}']).take(MOST_MARKS);
        let figure = marks.filter(|(_, mark)| is_item || !mark.trim().is_empty()).find_map(|(at, mark)| {
            let figure = self.figure_from(at + mark.len())?;
            let rest = self.piece(figure.end..self.text.len()).text;
            (rest.is_empty() || columns::is_in_brackets(&rest)).then_some(figure)
        })?;
        let stated = self.state(figure.start, &[(StatedFigure::Later, self.piece(figure.clone()))], figure.end)?;
        let name = &stated.name.text;
        let is_name = Slot::read(name) == Slot::Unknown && !is_of_sentence(name) && !name.ends_with(OF_TIMES);
        (is_name && self.only_field().is_some()).then_some(stated)
    }

    /// Whether a figure with its unit stands before that byte, so that what is before it is no name: 「会員数 90人 目標 100人」.
    fn is_behind_a_figure(&self, end: usize) -> bool {
        let figure = self.figure_before(end).filter(|figure| {
            let before = self.text.get(..figure.start).and_then(|before| before.chars().next_back());
            before.is_some_and(|letter| is_blank(letter) || BEHIND_A_NAME.contains(&letter))
        });
        figure.and_then(|figure| self.text.get(figure)).is_some_and(|figure| figure.contains(char::is_alphabetic))
    }

    pub(super) fn behind_mark(&self, at: usize) -> usize {
        let behind = self.text.get(at..).unwrap_or_default();
        self.text.len() - behind.trim_start_matches([':', '：', '】', '］', ']']).len()
    }

    /// Where the bracket ends in which a label stands alone: （目標）; `None` if it does not stand so.
    fn behind_bracket(&self, label: &Range<usize>) -> Option<usize> {
        let is_open = self.text.get(..label.start)?.ends_with(['(', '（']);
        let rest = self.text.get(label.end..)?.strip_prefix([')', '）']).filter(|_| is_open)?;
        Some(self.text.len() - rest.len())
    }

    /// Where what is said behind a label at that byte begins: 「実績は980人」; `None` if it is not said so.
    fn behind_word(&self, at: usize) -> Option<usize> {
        let behind = self.text.get(at..)?;
        IS.iter().find_map(|word| behind.strip_prefix(word)).map(|rest| self.text.len() - rest.len())
    }
}

/// Whether a text is a part of a sentence and no name: 来場者数は前年度 is what it is about with more behind it.
fn is_of_sentence(text: &str) -> bool {
    OF_SENTENCES.iter().any(|word| text.contains(word))
        || text.char_indices().any(|(at, letter)| at > 0 && letter == SUBJECT)
}
