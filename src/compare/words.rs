//! Two texts side by side, word by word, for the table of old and new (新旧対照表).
//!
//! A run of digits, of Latin letters, of katakana or of hiragana is one word, and so is one of kanji unless it is so long that
//! it holds several; any other letter is one by itself. A changed figure or word is thereby marked whole. Blanks, ends of
//! lines and widths are notation and no change. What is left between two changes is marked with them where it is no more
//! than a particle, since marks letter by letter cannot be read.

use similar::{Algorithm, DiffOp, capture_diff_slices};

use crate::export::comparison_table::Run;
use crate::value::width;

/// A paragraph of the old text and the one of the new text that took its place; one of them may be missing.
pub type Pair = (Option<usize>, Option<usize>);

/// The greatest number of letters between two changes that is marked with them.
const LONGEST_PARTICLE: usize = 2;
/// The greatest number of kanji side by side that are one word; of more, each is compared by itself.
const LONGEST_COMPOUND: usize = 4;
/// How much two paragraphs must have in common for one to be a change of the other.
const LEAST_COMMON: f32 = 0.3;
/// The greatest number of pairs of paragraphs that are compared with each other.
const MOST_PAIRS: usize = 400;

/// Whether two texts are the same but for blanks, ends of lines and widths.
pub fn is_same_but_for_notation(one: &str, other: &str) -> bool {
    one == other || width::key(one) == width::key(other)
}

/// The text as one piece, changed or not; nothing of an empty one.
pub fn whole(text: &str, is_changed: bool) -> Vec<Run> {
    let run = Run { text: text.to_owned(), is_changed };
    Some(run).filter(|run| !run.text.is_empty()).into_iter().collect()
}

/// The old and the new text in pieces.
pub fn changed_words(before: &str, after: &str) -> [Vec<Run>; 2] {
    if is_same_but_for_notation(before, after) {
        return [whole(before, false), whole(after, false)];
    }
    // Equal words are sought in one order of the texts, so that exchanging them exchanges what is marked.
    if before > after {
        let [new, old] = changed_words(after, before);
        return [old, new];
    }
    let words = [before, after].map(words);
    let keys = [&words[0], &words[1]].map(|words| words.iter().map(|word| word.key.clone()).collect::<Vec<_>>());
    let mut changed = [vec![true; keys[0].len()], vec![true; keys[1].len()]];
    let steps = capture_diff_slices(Algorithm::Myers, &keys[0], &keys[1]);
    for (at, step) in steps.iter().enumerate() {
        let DiffOp::Equal { old_index, new_index, len } = *step else { continue };
        let is_between = at > 0 && at + 1 < steps.len();
        let equal = keys[0].get(old_index..old_index + len).unwrap_or_default();
        let letters: usize = equal.iter().map(|word| word.chars().count()).sum();
        let has_figure = equal.iter().any(|word| word.contains(|letter: char| letter.is_ascii_digit()));
        if is_between && letters <= LONGEST_PARTICLE && !has_figure {
            continue;
        }
        for (side, from) in changed.iter_mut().zip([old_index, new_index]) {
            side.iter_mut().skip(from).take(len).for_each(|is_changed| *is_changed = false);
        }
    }
    let [old, new] = changed;
    let [before_words, after_words] = words;
    [runs(before, &before_words, &old), runs(after, &after_words, &new)]
}

/// A word of a text: where it ends, where the blanks behind it end, and by what it is compared.
struct Word {
    end: usize,
    blank_end: usize,
    key: String,
}

#[derive(Clone, Copy, PartialEq)]
enum Letters {
    Digits,
    Latin,
    Katakana,
    Hiragana,
    Kanji,
    Other,
}

fn kind(letter: char) -> Letters {
    match width::narrow(letter) {
        '0'..='9' => Letters::Digits,
        'a'..='z' | 'A'..='Z' => Letters::Latin,
        '\u{30A1}'..='\u{30FA}' | '\u{30FC}' | '\u{FF66}'..='\u{FF9F}' => Letters::Katakana,
        '\u{3041}'..='\u{309E}' => Letters::Hiragana,
        '\u{3005}' | '\u{3400}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' => Letters::Kanji,
        _ => Letters::Other,
    }
}

/// The words of a text. A comma or a point between digits belongs to the number.
fn words(text: &str) -> Vec<Word> {
    let letters: Vec<(usize, char)> = text.char_indices().collect();
    let mut words: Vec<Word> = Vec::new();
    let mut last: Option<Letters> = None;
    for (at, (start, letter)) in letters.iter().copied().enumerate() {
        let end = start + letter.len_utf8();
        if width::is_space(letter) {
            if let Some(word) = words.last_mut() {
                word.blank_end = end;
            }
            // A blank ends no word: a line break may cut a number or a name in two.
            continue;
        }
        let next = letters.get(at + 1).map(|(_, next)| kind(*next));
        let is_in_number = last == Some(Letters::Digits)
            && matches!(width::narrow(letter), ',' | '.')
            && next == Some(Letters::Digits);
        let of = if is_in_number { Letters::Digits } else { kind(letter) };
        let key = width::key(letter.encode_utf8(&mut [0; 4]));
        let goes_on =
            last == Some(of) && of != Letters::Other && !(of == Letters::Kanji && is_long_compound(&letters, at));
        match words.last_mut().filter(|_| goes_on) {
            Some(word) => {
                (word.end, word.blank_end) = (end, end);
                word.key.push_str(&key);
            }
            None => words.push(Word { end, blank_end: end, key }),
        }
        last = Some(of);
    }
    words
}

/// Whether the kanji at that position is one of more than make a word.
fn is_long_compound(letters: &[(usize, char)], at: usize) -> bool {
    let is_kanji = |(_, letter): &&(usize, char)| kind(*letter) == Letters::Kanji;
    let before = letters.iter().take(at).rev().take_while(is_kanji).take(LONGEST_COMPOUND).count();
    let from = letters.iter().skip(at).take_while(is_kanji).take(LONGEST_COMPOUND + 1).count();
    before + from > LONGEST_COMPOUND
}

/// The text cut where its words begin or cease to be changed. Blanks are marked only between two changed words.
fn runs(text: &str, words: &[Word], changed: &[bool]) -> Vec<Run> {
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
    for (at, (word, is_changed)) in words.iter().zip(changed.iter().copied()).enumerate() {
        add(text.get(from..word.end), is_changed);
        let is_between = is_changed && changed.get(at + 1).copied().unwrap_or_default();
        add(text.get(word.end..word.blank_end), is_between);
        from = word.blank_end;
    }
    add(text.get(from..), false);
    runs
}

/// The paragraphs of two texts in pairs, in the order of both.
pub fn paired_paragraphs(before: &[&str], after: &[&str]) -> Vec<Pair> {
    if before > after {
        return paired_paragraphs(after, before).into_iter().map(|(new, old)| (old, new)).collect();
    }
    let keys = [before, after].map(|side| side.iter().map(|text| width::key(text)).collect::<Vec<_>>());
    let mut pairs = Vec::new();
    for step in capture_diff_slices(Algorithm::Myers, &keys[0], &keys[1]) {
        let (old, new) = (step.old_range(), step.new_range());
        if matches!(step, DiffOp::Equal { .. }) {
            pairs.extend(old.zip(new).map(|(old, new)| (Some(old), Some(new))));
        } else {
            let [before, after] = [keys[0].get(old.clone()), keys[1].get(new.clone())].map(Option::unwrap_or_default);
            let alike = alike(before, after);
            pairs.extend(
                alike.into_iter().map(|(one, other)| (one.map(|one| old.start + one), other.map(|at| new.start + at))),
            );
        }
    }
    pairs
}

/// Every two letters that stand side by side in a text, in order.
fn neighbours(text: &str) -> Vec<(char, char)> {
    let mut pairs: Vec<(char, char)> = text.chars().zip(text.chars().skip(1)).collect();
    pairs.sort_unstable();
    pairs
}

/// How much of two texts is in common, by their neighbouring letters (Sørensen–Dice), from 0 to 1. strsim divides by bytes, so
/// that two equal texts of kanji would have a third in common.
fn in_common(one: &[(char, char)], other: &[(char, char)]) -> f32 {
    let (mut shared, mut rest) = (0_u16, other);
    for pair in one {
        let before = rest.partition_point(|other| other < pair);
        rest = rest.get(before..).unwrap_or_default();
        if rest.first() == Some(pair) {
            shared = shared.saturating_add(1);
            rest = rest.get(1..).unwrap_or_default();
        }
    }
    let all = u16::try_from(one.len() + other.len()).unwrap_or(u16::MAX);
    if all == 0 { 0.0 } else { 2.0 * f32::from(shared) / f32::from(all) }
}

/// Pairs of paragraphs that have enough in common, so that as much as possible is in common in all; each of the others
/// alone.
fn alike(before: &[String], after: &[String]) -> Vec<Pair> {
    let (rows, columns) = (before.len(), after.len());
    let neighbours = [before, after].map(|side| side.iter().map(|key| neighbours(key)).collect::<Vec<_>>());
    let common = |one: usize, other: usize| {
        let pair = neighbours[0].get(one).zip(neighbours[1].get(other));
        pair.map_or(0.0, |(one, other)| in_common(one, other))
    };
    // best[i][j]: how much the paragraphs from i and from j on can have in common.
    let mut best = vec![vec![0.0_f32; columns + 1]; rows + 1];
    let at = |best: &[Vec<f32>], i: usize, j: usize| best.get(i).and_then(|row| row.get(j)).copied().unwrap_or(0.0);
    let is_few = rows * columns <= MOST_PAIRS;
    if !is_few && rows == columns {
        return (0..rows).map(|at| (Some(at), Some(at))).collect();
    }
    for i in (0..rows).rev().filter(|_| is_few) {
        for j in (0..columns).rev() {
            let both = common(i, j);
            let paired = if both >= LEAST_COMMON { both + at(&best, i + 1, j + 1) } else { 0.0 };
            let value = paired.max(at(&best, i + 1, j)).max(at(&best, i, j + 1));
            if let Some(place) = best.get_mut(i).and_then(|row| row.get_mut(j)) {
                *place = value;
            }
        }
    }
    let (mut i, mut j, mut pairs) = (0, 0, Vec::new());
    while i < rows || j < columns {
        let here = at(&best, i, j);
        let is_pair = i < rows && j < columns && here > at(&best, i + 1, j) && here > at(&best, i, j + 1);
        if is_pair {
            pairs.push((Some(i), Some(j)));
            (i, j) = (i + 1, j + 1);
        } else if i < rows && (j == columns || at(&best, i + 1, j) >= at(&best, i, j + 1)) {
            pairs.push((Some(i), None));
            i += 1;
        } else {
            pairs.push((None, Some(j)));
            j += 1;
        }
    }
    pairs
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The text with what is changed in brackets.
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
    fn blanks_widths_and_ends_of_lines_are_no_change() {
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
    fn of_a_long_compound_the_letters_that_changed_are_marked() {
        changes("地方創生推進交付金", "地方創生整備推進交付金", "地方創生推進交付金", "地方創生［整備］推進交付金");
    }

    #[test]
    fn both_texts_are_whole_in_their_pieces() {
        let (before, after) = ("一 二\n三、四", "一、二  五 ");
        let both = changed_words(before, after);
        assert_eq!(both.map(|side| side.into_iter().map(|run| run.text).collect::<String>()), [before, after]);
    }

    #[test]
    fn a_paragraph_meets_the_one_that_took_its_place() {
        let before = ["はじめに", "地域の店の売上を伸ばす。", "おわりに"];
        let after = ["はじめに", "新しい段落である。", "地域の店の売上を大きく伸ばす。", "おわりに"];
        assert_eq!(
            paired_paragraphs(&before, &after),
            [(Some(0), Some(0)), (None, Some(1)), (Some(1), Some(2)), (Some(2), Some(3))]
        );
    }
}
