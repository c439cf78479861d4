//! Two texts side by side, word by word, for the table of old and new (新旧対照表).
//!
//! A run of digits, of Latin letters, of katakana or of hiragana is one word. A run of kanji is one word unless it is
//! so long that it contains several; any other character is a word by itself. A changed figure or word is thereby
//! marked as a whole. Spaces, line ends and character widths are notation and no change. An unchanged text between two
//! changes is marked with them if it is no more than a particle, because marks on single characters are hard to read.

use std::ops::Range;

use similar::{Algorithm, DiffOp, capture_diff_slices};

use crate::value::width;

/// The greatest length of a text between two changes that is marked with them.
const LONGEST_PARTICLE: usize = 2;
/// The greatest number of adjacent kanji that are one word; in a longer run each kanji is compared by itself.
const LONGEST_COMPOUND: usize = 4;
/// The least number of characters that a changed word must share with the old word, at its beginning or its end, for
/// these characters to stay unmarked.
const LEAST_COMMON_LETTERS: usize = 3;

/// A piece of a text, changed or not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// The text of the piece.
    pub text: String,
    /// Whether the other side has a different text here, or none.
    pub is_changed: bool,
}

/// Whether two texts are equal apart from spaces, line ends and character widths.
pub fn is_same_but_for_notation(one: &str, other: &str) -> bool {
    one == other || width::key(one) == width::key(other)
}

/// The text as one piece, changed or not; an empty text has no piece.
pub fn whole(text: &str, is_changed: bool) -> Vec<Run> {
    let run = Run { text: text.to_owned(), is_changed };
    Some(run).filter(|run| !run.text.is_empty()).into_iter().collect()
}

/// The steps from the old texts to the new ones. Both comparisons call it with one type of slice, so that the algorithm
/// is compiled only once.
pub(super) fn steps(old: &[String], new: &[String]) -> Vec<DiffOp> {
    let [old, new] = [old, new].map(|texts| texts.iter().map(String::as_str).collect::<Vec<_>>());
    capture_diff_slices(Algorithm::Myers, &old, &new)
}

/// The old and the new text, each in pieces.
pub fn changed_words(before: &str, after: &str) -> [Vec<Run>; 2] {
    if is_same_but_for_notation(before, after) {
        return [whole(before, false), whole(after, false)];
    }
    // The matching uses one fixed order of the texts, so that exchanging the texts exchanges the marks.
    if before > after {
        let [new, old] = changed_words(after, before);
        return [old, new];
    }
    let [old, new] = [before, after].map(Words::new);
    let mut changed = [vec![true; old.letters.len()], vec![true; new.letters.len()]];
    let steps = steps(&old.keys, &new.keys);
    for (at, step) in steps.iter().enumerate() {
        let letters = [old.letters_of(step.old_range()), new.letters_of(step.new_range())];
        let is_between = at > 0 && at + 1 < steps.len();
        let [first, last] = match step {
            DiffOp::Equal { .. } if is_between && old.is_particle(letters[0].clone()) => continue,
            DiffOp::Equal { .. } => [letters[0].len(), 0],
            DiffOp::Replace { .. } => old.common_ends(letters[0].clone(), &new, letters[1].clone()),
            DiffOp::Delete { .. } | DiffOp::Insert { .. } => continue,
        };
        for (side, letters) in changed.iter_mut().zip(letters) {
            let from_end = letters.len().saturating_sub(last);
            let marks = side.get_mut(letters).unwrap_or_default().iter_mut().enumerate();
            marks.filter(|(nth, _)| *nth < first || *nth >= from_end).for_each(|(_, is_changed)| *is_changed = false);
        }
    }
    let [old_changed, new_changed] = changed;
    [runs(before, &old.letters, &old_changed), runs(after, &new.letters, &new_changed)]
}

/// A text as it is compared: its characters without spaces, and the words that they form.
struct Words {
    letters: Vec<Letter>,
    /// The index of the letter after each word.
    ends: Vec<usize>,
    /// The key by which each word is compared.
    keys: Vec<String>,
}

/// A character: its end in the text, the end of the spaces after it, its kind, and the key by which it is compared.
struct Letter {
    end: usize,
    blank_end: usize,
    kind: LetterKind,
    key: String,
}

#[derive(Clone, Copy, PartialEq)]
enum LetterKind {
    Digits,
    Latin,
    Katakana,
    Hiragana,
    Kanji,
    Other,
}

impl LetterKind {
    fn new(letter: char) -> Self {
        match width::narrow(letter) {
            '0'..='9' => Self::Digits,
            'a'..='z' | 'A'..='Z' => Self::Latin,
            '\u{30A1}'..='\u{30FA}' | '\u{30FC}' | '\u{FF66}'..='\u{FF9F}' => Self::Katakana,
            '\u{3041}'..='\u{309E}' => Self::Hiragana,
            '\u{3005}' | '\u{3400}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' => Self::Kanji,
            _ => Self::Other,
        }
    }
}

impl Words {
    fn new(text: &str) -> Self {
        let mut letters: Vec<Letter> = Vec::new();
        for (start, letter) in text.char_indices() {
            let end = start + letter.len_utf8();
            if !width::is_space(letter) {
                let key = width::key(letter.encode_utf8(&mut [0; 4]));
                letters.push(Letter { end, blank_end: end, kind: LetterKind::new(letter), key });
            } else if let Some(last) = letters.last_mut() {
                // A space ends no word: a line break may split a number or a name.
                last.blank_end = end;
            }
        }
        mark_numbers(&mut letters);
        let (mut ends, mut keys) = (Vec::new(), Vec::<String>::new());
        for run in letters.chunk_by(|one, next| one.kind == next.kind) {
            let is_one_word = match run.first().map(|letter| letter.kind) {
                Some(LetterKind::Kanji) => run.len() <= LONGEST_COMPOUND,
                kind => kind != Some(LetterKind::Other),
            };
            for word in run.chunks(if is_one_word { run.len() } else { 1 }) {
                ends.push(ends.last().copied().unwrap_or(0) + word.len());
                keys.push(word.iter().map(|letter| letter.key.as_str()).collect());
            }
        }
        Self { letters, ends, keys }
    }

    /// The letters of these words.
    fn letters_of(&self, words: Range<usize>) -> Range<usize> {
        let end_of = |count: usize| count.checked_sub(1).and_then(|last| self.ends.get(last)).copied().unwrap_or(0);
        end_of(words.start)..end_of(words.end)
    }

    /// Whether these letters are short enough for a particle.
    fn is_particle(&self, letters: Range<usize>) -> bool {
        let letters = self.letters.get(letters).unwrap_or_default();
        letters.len() <= LONGEST_PARTICLE && letters.iter().all(|letter| letter.kind != LetterKind::Digits)
    }

    /// The number of unchanged letters at the beginning and at the end of words that replaced others. Only kanji and
    /// hiragana count, which have no spaces between words, and only if there are too many for a coincidence.
    fn common_ends(&self, own: Range<usize>, other: &Self, others: Range<usize>) -> [usize; 2] {
        let [own, others] = [self.letters.get(own), other.letters.get(others)].map(Option::unwrap_or_default);
        let is_same = |(one, other): &(&Letter, &Letter)| {
            one.key == other.key && matches!(one.kind, LetterKind::Kanji | LetterKind::Hiragana)
        };
        let enough = |count: usize| if count >= LEAST_COMMON_LETTERS { count } else { 0 };
        let first = enough(own.iter().zip(others).take_while(is_same).count());
        let left = own.len().min(others.len()) - first;
        let last = own.iter().rev().zip(others.iter().rev()).take(left).take_while(is_same).count();
        [first, enough(last)]
    }
}

/// A comma or a point between digits belongs to the number, and so does a sign before it.
fn mark_numbers(letters: &mut [Letter]) {
    let is_digit = |letter: Option<&Letter>| letter.is_some_and(|letter| letter.kind == LetterKind::Digits);
    for at in 0..letters.len() {
        let (before, next) = (at.checked_sub(1).and_then(|before| letters.get(before)), letters.get(at + 1));
        let belongs = match letters.get(at).map(|letter| letter.key.as_str()) {
            Some("," | ".") => is_digit(before) && is_digit(next),
            Some("△" | "▲" | "-" | "−") => !is_digit(before) && is_digit(next),
            _ => false,
        };
        if let Some(letter) = letters.get_mut(at).filter(|_| belongs) {
            letter.kind = LetterKind::Digits;
        }
    }
}

/// The text, split where changed letters begin or end. Spaces are marked only between two changed letters.
fn runs(text: &str, letters: &[Letter], changed: &[bool]) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    let mut add = |piece: Option<&str>, is_changed: bool| {
        let Some(piece) = piece.filter(|piece| !piece.is_empty()) else { return };
        match runs.last_mut().filter(|run| run.is_changed == is_changed) {
            Some(run) => run.text.push_str(piece),
            None => runs.push(Run { text: piece.to_owned(), is_changed }),
        }
    };
    let first = text.len() - text.trim_start_matches(width::is_space).len();
    add(text.get(..first), false);
    let mut from = first;
    for (at, (letter, is_changed)) in letters.iter().zip(changed.iter().copied()).enumerate() {
        add(text.get(from..letter.end), is_changed);
        let is_between = is_changed && changed.get(at + 1).copied().unwrap_or_default();
        add(text.get(letter.end..letter.blank_end), is_between);
        from = letter.blank_end;
    }
    add(text.get(from..), false);
    runs
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The text with its changed pieces in brackets.
    fn marked(runs: &[Run]) -> String {
        runs.iter().map(|run| if run.is_changed { format!("［{}］", run.text) } else { run.text.clone() }).collect()
    }

    #[track_caller]
    fn changes(before: &str, after: &str, old: &str, new: &str) {
        let both = changed_words(before, after);
        assert_eq!(both.each_ref().map(|side| marked(side)), [old, new]);
    }

    #[test]
    fn a_changed_figure_is_marked_whole() {
        changes(
            "売上25,000千円とする。",
            "売上35,000千円とする。",
            "売上［25,000］千円とする。",
            "売上［35,000］千円とする。",
        );
        changes("平成31年3月", "平成32年3月", "平成［31］年3月", "平成［32］年3月");
        changes("率は2.5%", "率は2.75%", "率は［2.5］%", "率は［2.75］%");
    }

    #[test]
    fn a_word_of_katakana_or_latin_letters_is_marked_whole() {
        changes("セレクト商品", "セミナー商品", "［セレクト］商品", "［セミナー］商品");
        changes("KPIを定める", "KGIを定める", "［KPI］を定める", "［KGI］を定める");
    }

    #[test]
    fn added_and_removed_words_are_marked_on_one_side() {
        changes("会議で確かめる。", "外部の会議で確かめる。", "会議で確かめる。", "［外部の］会議で確かめる。");
        changes("毎年度、公表する。", "公表する。", "［毎年度、］公表する。", "公表する。");
    }

    #[test]
    fn spaces_widths_and_line_ends_are_not_changes() {
        changes("K P I を\n３月末に", "KPIを3月末に", "K P I を\n３月末に", "KPIを3月末に");
        changes("苦戦して\nいる。年2回", "苦戦している。年3回", "苦戦して\nいる。年［2］回", "苦戦している。年［3］回");
    }

    #[test]
    fn a_particle_between_two_changes_is_marked_with_them() {
        changes("東京の会社員", "大阪の公務員", "［東京の会社員］", "［大阪の公務員］");
    }

    #[test]
    fn no_mark_ends_inside_a_word() {
        changes(
            "9月に確認する。",
            "9月に確認し、結果を議会に報告する。",
            "9月に確認する。",
            "9月に確認［し、結果を議会に報告］する。",
        );
        changes("市民会議で検証する", "合同会議で検証する", "［市民会議］で検証する", "［合同会議］で検証する");
        changes("売上を伸ばす。", "売上が伸びる。", "売上［を伸ばす］。", "売上［が伸びる］。");
    }

    #[test]
    fn only_the_changed_letters_of_a_long_compound_are_marked() {
        changes("地方創生推進交付金", "地方創生整備推進交付金", "地方創生推進交付金", "地方創生［整備］推進交付金");
    }

    #[test]
    fn a_kept_beginning_or_end_of_a_word_is_unmarked_unless_its_middle_changed() {
        changes(
            "にぎわいを創出する。",
            "にぎわいと交流を創出する。",
            "にぎわい［を］創出する。",
            "にぎわい［と交流を］創出する。",
        );
        changes("地方創生を進める", "地方創生推進を進める", "地方創生を進める", "地方創生［推進］を進める");
        changes("参加者数の増加", "参加団体数の増加", "［参加者数］の増加", "［参加団体数］の増加");
    }

    #[test]
    fn spaces_inside_a_word_do_not_change_its_marks() {
        changes(
            "地方創生推\n進交付金を年2回使う。",
            "地方創生推進交付金を年3回使う。",
            "地方創生推\n進交付金を年［2］回使う。",
            "地方創生推進交付金を年［3］回使う。",
        );
        changes(
            "重 要 業 績 評 価 指 標を2つ",
            "重要業績評価指標を3つ",
            "重 要 業 績 評 価 指 標を［2］つ",
            "重要業績評価指標を［3］つ",
        );
    }

    #[test]
    fn a_sign_belongs_to_its_number() {
        changes("△3,000円", "3,000円", "［△3,000］円", "［3,000］円");
        changes("10-20人", "10-30人", "10-［20］人", "10-［30］人");
    }

    #[test]
    fn the_pieces_of_both_texts_add_up_to_the_whole_texts() {
        let (before, after) = ("一 二\n三、四", "一、二  五 ");
        let both = changed_words(before, after);
        assert_eq!(both.map(|side| side.into_iter().map(|run| run.text).collect::<String>()), [before, after]);
    }
}
