//! Texts whose parts only single blanks hold apart, as in lines that are copied out of a printed page: 「来場者数 1,848人 1,774人」.
//!
//! A blank parts two cells of a page, and stands within one as well: 平成 29 年3月末, 10 万人, 目標値 (R8), 道の駅 来場者数. What
//! belongs together by its form is joined here; what only the headings can tell is left to those who know them
//! ([`super::copied_text`], [`super::glued`]).

use std::ops::RangeInclusive;

use crate::columns::{self, Slot, Wide};
use crate::plan::cell::{Reading, State, is_number, is_unit};
use crate::value::fiscal_year::year_mentions;
use crate::value::width::{is_space, narrow, trim};

/// The number of letters of the longest name of an era: 平成, H.
const LONGEST_ERA: usize = 2;
/// The sign of a loss, which may stand apart from its number. △ may be a verdict as well.
const LOSS: &str = "\u{25b2}";
/// The brackets in which a word belongs to the one before it.
const OPENING: [char; 2] = ['(', '\u{ff08}'];
const CLOSING: [char; 2] = [')', '\u{ff09}'];

/// The longest text that is told apart into words, in characters: longer ones are paragraphs and no lines of a table.
const LONGEST: usize = 1_000;
/// The largest number of letters of a heading that is spelled out.
const LONGEST_SPELLED: usize = 40;

/// Whether a text is too long to be told apart into words.
pub(super) fn is_paragraph(text: &str) -> bool {
    text.chars().nth(LONGEST).is_some()
}

/// The words of a text that blanks part, with those joined that are one by their form: a number and its unit, an era and its year, a
/// word and what stands in brackets behind it. A blank text is one blank word, and a paragraph is one word.
pub(super) fn words(text: &str) -> Vec<String> {
    let text = trim(text);
    if is_paragraph(text) {
        return vec![text.to_owned()];
    }
    let mut words: Vec<String> = Vec::new();
    for word in text.split(is_space).filter(|word| !word.is_empty()) {
        match words.last_mut().filter(|before| is_one(before, word)) {
            Some(before) => {
                before.push(' ');
                before.push_str(word);
            }
            None => words.push(word.to_owned()),
        }
    }
    if words.is_empty() { vec![String::new()] } else { words }
}

/// Whether two words that follow each other are one by their form.
fn is_one(before: &str, word: &str) -> bool {
    let has_digit = |text: &str| text.contains(|letter| narrow(letter).is_ascii_digit());
    let joined = || format!("{before} {word}");
    let names_year = |text: &str| year_mentions(text).len() == 1;
    if before.matches(OPENING).count() > before.matches(CLOSING).count() {
        return true;
    }
    if word.starts_with(OPENING) {
        return !before.starts_with(OPENING);
    }
    if word.starts_with(|letter| narrow(letter).is_ascii_digit()) {
        // 平成 29, R 5: without its era the number is no year, and without the number the era is none.
        let is_era = || !has_digit(before) && before.chars().count() <= LONGEST_ERA && names_year(&joined());
        return before == LOSS && is_number(word) || is_era() && names_year(&format!("{before}1"));
    }
    // 10 万人, 29 年3月末.
    let is_time = || !names_year(word) && goes_on(before, &joined());
    has_digit(before) && (is_number(before) && is_unit(word) && is_number(&joined()) || is_time())
}

/// Whether the time with which a text begins goes on behind the blank: 29 年3月末.
fn goes_on(before: &str, joined: &str) -> bool {
    let time = year_mentions(joined).into_iter().next();
    time.is_some_and(|time| joined.starts_with(&time.text) && time.text.len() > before.len())
}

/// The parts of a text that is parted only between a figure and something else: 道の駅 来場者数 10 万人 gives two. What may be one figure
/// whose thousands a blank parts stays one.
pub(super) fn beside_figures(text: &str) -> Vec<String> {
    let mut parts: Vec<String> = Vec::new();
    for word in words(text) {
        let is_one = |before: &String| !is_number(before) && !is_number(&word) || may_be_grouped(before, &word);
        match parts.last_mut().filter(|before| is_one(before)) {
            Some(before) => {
                before.push(' ');
                before.push_str(&word);
            }
            None => parts.push(word),
        }
    }
    parts
}

/// The words of a heading; a year and what the figures of that year are (R5 実績値) are one.
pub(super) fn headings(text: &str) -> Vec<String> {
    let words = with_counts_joined(with_letters_joined(&words(text)));
    let is_year = |word: &String| matches!(Slot::read(word), Slot::Of(Wide::Year(_), None) | Slot::UnclearYear(None));
    let is_role = |word: &String| matches!(Slot::read(word), Slot::Figures(_) | Slot::Of(Wide::Baseline, _));
    let is_pair = |pair: &[String]| match pair {
        [one, other] => is_year(one) && is_role(other) || is_role(one) && is_year(other),
        _ => false,
    };
    let first = words.iter().position(|word| is_year(word) || is_role(word)).unwrap_or(words.len());
    let (names, figures) = words.split_at_checked(first).unwrap_or((&words, &[]));
    if figures.is_empty() || !figures.chunks(2).all(is_pair) {
        return words;
    }
    names.iter().cloned().chain(figures.chunks(2).map(|pair| pair.join(" "))).collect()
}

/// The words with each count of the years of a project as one with the year before it, where every year has one: R6増加分 1年目 R7増加分 2年目.
fn with_counts_joined(words: Vec<String>) -> Vec<String> {
    let counts = |word: &String| columns::counts_a_year(word);
    let names_year = |word: &String| !counts(word) && matches!(Slot::read(word), Slot::Of(Wide::Year(_), _));
    let is_pair = |at: usize| words.get(at).is_some_and(names_year) && words.get(at + 1).is_some_and(counts);
    let pairs = (0..words.len()).filter(|at| is_pair(*at)).count();
    if pairs < 2 || words.iter().filter(|word| names_year(word)).count() != pairs {
        return words;
    }
    let mut joined: Vec<String> = Vec::new();
    for word in words {
        match joined.last_mut().filter(|before| counts(&word) && names_year(before)) {
            Some(before) => {
                before.push(' ');
                before.push_str(&word);
            }
            None => joined.push(word),
        }
    }
    joined
}

/// The words with letters that stand alone put together where they spell headings: 指 標 目 標 値 gives 指標 and 目標値. The last letter may have
/// brackets behind it. Letters that spell anything else stay apart.
fn with_letters_joined(words: &[String]) -> Vec<String> {
    let is_letter = |word: &str| {
        let mut letters = word.chars();
        letters.next().is_some_and(|first| first.is_alphabetic() && !first.is_ascii()) && letters.next().is_none()
    };
    let is_last = |word: &str| word.split_once(is_space).is_some_and(|(before, _)| is_letter(before));
    let (mut joined, mut rest) = (Vec::new(), words);
    while let Some((word, behind)) = rest.split_first() {
        let letters = rest.iter().take_while(|word| is_letter(word)).count();
        let letters = letters + usize::from(rest.get(letters).is_some_and(|word| letters > 0 && is_last(word)));
        let spelled = rest.get(..letters).filter(|run| run.len() > 1).and_then(spelled_headings);
        (joined, rest) = match spelled {
            Some(headings) => (joined.into_iter().chain(headings).collect(), rest.get(letters..).unwrap_or_default()),
            None => (joined.into_iter().chain([word.clone()]).collect(), behind),
        };
    }
    joined
}

/// The headings that letters spell, each as long as it can be; `None` if some of them spell none.
fn spelled_headings(letters: &[String]) -> Option<Vec<String>> {
    let (mut headings, mut rest) = (Vec::new(), letters);
    while !rest.is_empty() {
        let slot = |end: usize| Slot::read(&rest.get(..end).unwrap_or_default().concat());
        // The heading of the names ends before that of the first figures: 指標 目標値.
        let is_of_names = |end: &usize| slot(*end) == Slot::Of(Wide::KpiName, None);
        let ends = || (2..=rest.len().min(LONGEST_SPELLED)).rev();
        let end = ends().find(is_of_names).or_else(|| ends().find(|end| slot(*end) != Slot::Unknown))?;
        let (heading, behind) = rest.split_at_checked(end)?;
        headings.push(heading.concat());
        rest = behind;
    }
    Some(headings)
}

/// The cells of a line of headings that slashes part: 指標 / 単位 / 目標値; `None` for others. A slash parts them only with a blank on either
/// side, since it stands in units, too (件/年).
pub(super) fn by_slashes(line: &str) -> Option<Vec<String>> {
    let cells: Vec<String> = line.split(" / ").map(|cell| trim(cell).to_owned()).collect();
    (cells.len() > 2 && columns::heads_a_table(&cells.iter().map(String::as_str))).then_some(cells)
}

/// The cells of a text that is nothing but several figures, or several headings of figures; `None` for others, and for a cell of
/// several lines.
pub(super) fn figures(text: &str) -> Option<Vec<String>> {
    if is_paragraph(text) || !trim(text).contains(is_space) || text.contains(['\n', '\r']) {
        return None;
    }
    let is_figure = |word: &String| !matches!(Reading::from_text(word, "").state, State::Unread | State::Blank);
    let (words, headings) = (words(text), headings(text));
    let slots: Vec<Slot> = headings.iter().map(|heading| Slot::read(heading)).collect();
    // 2022年度 令和4年度 is one year in two ways.
    let is_once = |(place, slot): (usize, &Slot)| {
        matches!(slot, Slot::UnclearYear(_)) || !slots.iter().take(place).any(|before| before == slot)
    };
    // Years in brackets complete headings above them, and which ones their number alone does not tell.
    let are_completing = headings.iter().all(|heading| columns::is_in_brackets(heading));
    if !are_completing
        && headings.len() > 1
        && slots.iter().all(|slot| slot.is_of_figures())
        && slots.iter().enumerate().all(is_once)
    {
        return Some(headings);
    }
    let is_grouped = words.windows(2).any(|pair| matches!(pair, [one, next] if may_be_grouped(one, next)));
    (words.len() > 1 && words.iter().all(is_figure) && !is_grouped).then_some(words)
}

/// Whether two figures may be one whose thousands a blank parts: 1 234.
fn may_be_grouped(one: &str, next: &str) -> bool {
    let is_of = |word: &str, digits: RangeInclusive<usize>| {
        digits.contains(&word.chars().count()) && word.chars().all(|letter| narrow(letter).is_ascii_digit())
    };
    is_of(one, 1..=2) && is_of(next, 3..=3)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn gives(parts: &[String], expected: &str) {
        assert_eq!(parts.join("|"), expected);
    }

    #[test]
    fn what_is_one_by_its_form_is_one_word() {
        gives(&words(" 講座の数 10 万人 9 千人 "), "講座の数|10 万人|9 千人");
        gives(&words("平成 29 年3月末 平成 30 年3月末 令和 5 年度"), "平成 29 年3月末|平成 30 年3月末|令和 5 年度");
        gives(&words("目標値 (R8) 実績値 （R7）"), "目標値 (R8)|実績値 （R7）");
        gives(&words("講座 21 89.0% 26 93.9% ○"), "講座|21|89.0%|26|93.9%|○");
        gives(&words("収支 ▲ 5 △ 6 20 (3 増) 30"), "収支|▲ 5|△|6|20 (3 増)|30");
        gives(&words("1 来場者 20 歳代 30 住民課"), "1|来場者|20|歳代|30|住民課");
        gives(&words("　"), "");
    }

    #[test]
    fn names_stay_whole_beside_figures() {
        gives(
            &beside_figures("道の駅 来場者数 1,848人 1,774人 継続 する"),
            "道の駅 来場者数|1,848人|1,774人|継続 する",
        );
    }

    #[test]
    fn a_year_and_its_role_are_one_heading_where_all_headings_are_such_pairs() {
        gives(&headings("指標 R5 目標 R5 実績"), "指標|R5 目標|R5 実績");
        gives(&headings("目標 R5 実績 R5"), "目標 R5|実績 R5");
        gives(&headings("指標 R5 目標 実績"), "指標|R5|目標|実績");
        gives(&headings("R5 実績値"), "R5 実績値");
    }

    #[test]
    fn letters_that_stand_alone_spell_headings() {
        gives(&headings("指 標 目 標 値 実 績 値"), "指標|目標値|実績値");
        gives(&headings("指 標 名 単 位 目 標 値 （R6） 備 考"), "指標名|単位|目標値 （R6）|備考");
        gives(&headings("山 川 目標値"), "山|川|目標値");
        gives(&headings("指 標 甲 乙 目標値"), "指|標|甲|乙|目標値");
    }

    #[test]
    fn a_text_of_several_figures_or_headings_is_several_cells() {
        let apart = |text| figures(text).map(|cells| cells.join("|"));
        assert_eq!(apart("4,132 4,132 －").as_deref(), Some("4,132|4,132|－"));
        assert_eq!(apart("2年度 3年度 4年度").as_deref(), Some("2年度|3年度|4年度"));
        assert_eq!(apart("10 万人"), None);
        assert_eq!(apart("R5 実績値"), None);
        assert_eq!(apart("1 234"), None);
        assert_eq!(apart("2022年度 令和4年度"), None);
        assert_eq!(apart("10\n20"), None);
        assert_eq!(apart("会員 10"), None);
    }

    #[test]
    fn slashes_part_headings() {
        let apart = |text| by_slashes(text).map(|cells| cells.join("|"));
        assert_eq!(apart("指標 / 単位 / 目標値 (R8)").as_deref(), Some("指標|単位|目標値 (R8)"));
        assert_eq!(apart("講座 / 朝市 / 会員"), None);
    }
}
