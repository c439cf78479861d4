//! A cell with several figures, each behind its label: 「R5：10人、R6：12人」, 「目標45/実績41」, 「男性 81.1年 女性 85.2年」; or in the order that
//! the heading says: 「45／41」 under R4（目標／実績）.
//!
//! It is read only where labels and figures take turns from the first word to the last, a label first: what of 「10 R5 12 R6」
//! belongs together is not said.

use super::{Slot, Wide, certainty_of, roles_in, row_named, unit_in_name};
use crate::plan::cell::{Reading, State, is_same_unit, is_unit};
use crate::plan::indicator::Row;
use crate::value::fiscal_year::{is_year_mention, year_mentions};
use crate::value::width::{is_space, key, narrow, trim};

/// The longest cell that is looked at, in characters: longer ones are sentences.
const LONGEST: usize = 120;
/// The longest label, in characters.
const LONGEST_LABEL: usize = 12;
/// The smallest number of figures of such a cell.
const FEWEST: usize = 2;

/// Marks between a figure and the next label, besides blanks.
const BETWEEN: [char; 10] = ['、', '，', ';', '；', '/', '／', '|', '｜', '\n', '\r'];
/// Marks between a label and its figure, besides blanks.
const BEFORE_FIGURE: [char; 4] = [':', '：', '=', '＝'];

/// A figure with its label.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Labelled<'t> {
    /// The label as written.
    pub label: &'t str,
    /// Whether the label is a year.
    pub is_year: bool,
    /// The figure as written.
    pub figure: &'t str,
}

/// The figures of a cell with their labels; `None` if it holds anything else, or fewer than two.
pub fn labelled_figures(text: &str) -> Option<Vec<Labelled<'_>>> {
    let text = trim(text);
    let begins = text.chars().next().is_some_and(|first| !first.is_ascii_digit());
    if text.chars().nth(LONGEST).is_some() || !begins && year_mentions(text).is_empty() {
        return None;
    }
    let (mut found, mut open): (Vec<Labelled<'_>>, Option<(&str, bool)>) = (Vec::new(), None);
    for Word { text, is_behind_mark } in words(text) {
        // 82年 behind a label is a length of time, and before a figure a year.
        let (label, figure) = match label_of(text).filter(|_| open.is_none() || !is_one(text)) {
            Some((label, is_year, rest)) if open.is_none() => (Some((label, is_year)), trim(rest)),
            Some(_) => return None,
            None => (None, text),
        };
        // A mark between a label and its figure may be that of a date: R5/10.
        if label.is_none() && is_behind_mark {
            return None;
        }
        // 目標 10 人 実績 9 人: a word behind a figure without a unit may be its unit.
        let is_bare = || found.last().is_some_and(|before| Reading::from_text(before.figure, "").unit.is_none());
        if label.is_some_and(|(label, is_year)| !is_year && is_unit(label)) && is_bare() {
            return None;
        }
        open = label.or(open);
        if !figure.is_empty() {
            let (label, is_year) = open.take().filter(|_| is_one(figure))?;
            found.push(Labelled { label, is_year, figure });
        }
    }
    let is_told = |(place, one): (usize, &Labelled<'_>)| {
        found.iter().take(place).all(|before| key(before.label) != key(one.label))
    };
    let is_sound = open.is_none() && found.len() >= FEWEST && found.iter().enumerate().all(is_told);
    is_sound.then_some(found)
}

/// The two figures of a cell that one mark parts, 45／41, or of which the second stands in brackets, 45（41）, with that mark; `None`
/// if it holds anything else.
pub fn pair_of_figures(text: &str) -> Option<(char, [&str; 2])> {
    let marks = ['/', '／', '・', '|', '｜', '、', '\n', '(', '（'];
    let mark = text.chars().find(|letter| marks.contains(letter))?;
    let (first, second) = text.split_once(mark)?;
    let is_in_brackets = narrow(mark) == '(';
    let second = if is_in_brackets { trim(second).strip_suffix([')', '）'])? } else { second };
    let figures = [trim(first), trim(second)];
    // 45人（90%） is no pair of one KPI.
    let are_of_one = shared_unit(figures.into_iter()).is_some();
    (are_of_one && figures.iter().all(|figure| is_one(figure))).then(|| (narrow(mark), figures))
}

/// The unit that figures share, blank if none of them has one; `None` if they have different ones.
pub fn shared_unit<'t>(mut figures: impl Iterator<Item = &'t str>) -> Option<String> {
    figures.try_fold(String::new(), |shared, figure| match unit_of(figure) {
        Some(unit) => (shared.is_empty() || is_same_unit(&shared, &unit)).then_some(unit),
        None => Some(shared),
    })
}

fn unit_of(figure: &str) -> Option<String> {
    ["", YEARS].into_iter().find_map(|unit| Reading::from_text(figure, unit).unit)
}

/// Whether a label that is a word for a unit (世帯：40％) would be taken as that of its figures, since not all of them have one.
pub fn may_be_unit<'t>(label: &str, figures: impl Iterator<Item = &'t str> + Clone) -> bool {
    let is_bare = |figure: &str| {
        unit_of(figure).is_none() && matches!(Reading::from_text(figure, "").state, State::Number { .. })
    };
    is_unit(label) && (figures.clone().any(is_bare) || shared_unit(figures).is_none_or(|unit| unit.is_empty()))
}

/// Whether a text is one figure, or a word for one that is missing, without a time of its own.
fn is_one(text: &str) -> bool {
    let read = ["", YEARS].map(|unit| Reading::from_text(text, unit));
    read.iter().any(|read| !matches!(read.state, State::Blank | State::Unread) && read.as_of.is_none())
}

/// The unit of lengths of time, which are figures in a row with that unit.
const YEARS: &str = "年";

/// A word of a cell.
struct Word<'t> {
    text: &'t str,
    /// Whether a mark that parts figures stands before it.
    is_behind_mark: bool,
}

fn words(text: &str) -> impl Iterator<Item = Word<'_>> {
    let is_mark = |letter: char| BETWEEN.contains(&letter) && !matches!(letter, '\n' | '\r');
    let parts = |letter: char| is_space(letter) || BETWEEN.contains(&letter) || BEFORE_FIGURE.contains(&letter);
    let mut is_behind_mark = false;
    text.split_inclusive(parts).filter_map(move |piece| {
        let word = piece.trim_end_matches(parts);
        let found = Word { text: word, is_behind_mark };
        let is_marked = piece.chars().next_back().is_some_and(is_mark);
        is_behind_mark = is_marked || is_behind_mark && word.is_empty();
        (!word.is_empty()).then_some(found)
    })
}

/// The label with which a word begins, whether it is a year, and what stands behind it; `None` if it begins with a figure.
fn label_of(word: &str) -> Option<(&str, bool, &str)> {
    if let Some((label, rest)) = word.strip_prefix(['(', '（']).and_then(|inside| inside.split_once([')', '）'])) {
        let is_year = is_year_mention(label);
        return (is_year || is_name(label) && !is_unit(label)).then_some((label, is_year, rest));
    }
    if let Some(year) = year_mentions(word).first().filter(|year| word.starts_with(&*year.text)) {
        let (label, rest) = word.split_at_checked(year.text.len())?;
        return Some((label, true, rest.strip_prefix(END_OF_YEAR).unwrap_or(rest)));
    }
    let begins = |letter: char| matches!(narrow(letter), '0'..='9' | '-' | '−' | '+' | '▲' | '△');
    let at = word.find(begins).unwrap_or(word.len());
    let (label, rest) = word.split_at_checked(at)?;
    is_name(label).then_some((label, false, rest))
}

/// Whether a text can name what a figure is of: it is no figure, and says nothing of how it is counted.
fn is_name(text: &str) -> bool {
    let is_short = !text.is_empty() && text.chars().count() <= LONGEST_LABEL;
    let is_word = |text: &str| !text.contains(|letter| narrow(letter).is_ascii_digit());
    is_short
        && is_word(text)
        && Reading::from_text(text, "").state == State::Unread
        && !NO_NAMES.iter().any(|word| text.ends_with(word))
}

/// Words before a figure that are a part of it.
const NO_NAMES: [&str; 8] = ["約", "およそ", "延べ", "のべ", "第", "年間", "累計", "平均"];

/// The word for the end of a year, which says no more about it.
const END_OF_YEAR: char = '末';

/// Whether labels are those of parts: neither years nor what figures are (目標, 実績).
pub fn are_of_parts(labelled: &[Labelled<'_>]) -> bool {
    let says_role = |label: &str| !roles_in(label).is_empty() || Slot::read(label) != Slot::Unknown;
    labelled.iter().all(|one| !one.is_year && !says_role(one.label))
}

/// Whether two headings of parts are one: years in other words are, those without an era only by the same words.
pub fn is_same_heading(one: &str, other: &str) -> bool {
    match (Slot::read(one), Slot::read(other)) {
        (Slot::Of(one, row), Slot::Of(other, other_row)) => one == other && row == other_row,
        _ => key(one) == key(other),
    }
}

/// The figures of a cell with the headings that they would have in columns of their own; `None` if the cell holds anything else.
pub fn headed_figures<'t>(heading: &str, text: &'t str) -> Option<Vec<(String, &'t str)>> {
    if let Some((is_in_brackets, headings)) = headings_of_both(heading) {
        let (mark, figures) = pair_of_figures(text)?;
        return (is_in_brackets == (mark == '(')).then(|| headings.into_iter().zip(figures).collect());
    }
    let labelled = labelled_figures(text)?;
    let found: Vec<(String, &str)> = match Slot::read(heading) {
        Slot::Figures(row) => {
            let is_its =
                |slot| matches!(slot, Slot::Of(Wide::Year(_), Some(of)) | Slot::UnclearYear(Some(of)) if of == row);
            let of_year =
                |one: &Labelled<'t>| Some((format!("{} {heading}", one.label), one.figure)).filter(|_| one.is_year);
            let found: Vec<_> = labelled.iter().map(of_year).collect::<Option<_>>()?;
            Some(found).filter(|found: &Vec<(String, _)>| found.iter().all(|(heading, _)| is_its(Slot::read(heading))))
        }
        year @ (Slot::Of(Wide::Year(_) | Wide::Nth(_), None) | Slot::UnclearYear(None)) => {
            let of_role = |one: &Labelled<'t>| {
                let heading = format!("{heading} {}", one.label);
                let is_its = |row| match year {
                    Slot::Of(column, _) => Slot::read(&heading) == Slot::Of(column, row),
                    _ => Slot::read(&heading) == Slot::UnclearYear(row),
                };
                let is_certain = certainty_of(one.label).is_none();
                let is_role = row_named(one.label).is_some_and(|row| is_its(Some(row)));
                let is_rate = || Slot::read(one.label) == Slot::Computed && Slot::read(&heading) == Slot::Computed;
                (is_certain && (is_role || is_rate())).then_some((heading, one.figure))
            };
            let has = |row| labelled.iter().any(|one| row_named(one.label) == Some(row));
            let has_both = has(Row::Target) && has(Row::Actual) && certainty_of(heading).is_none();
            labelled.iter().map(of_role).collect::<Option<Vec<_>>>().filter(|_| has_both)
        }
        _ => None,
    }?;
    let is_told = |(place, (heading, _)): (usize, &(String, &str))| {
        found.iter().take(place).all(|(before, _)| !is_same_heading(before, heading))
    };
    // Figures of different units are no series, and a rate is none of it.
    let of_series = found.iter().filter(|(heading, _)| Slot::read(heading) != Slot::Computed);
    let is_series = shared_unit(of_series.map(|(_, figure)| *figure)).is_some();
    (is_series && found.iter().enumerate().all(is_told)).then_some(found)
}

/// Marks between the two words for what figures are, the last of which are closed behind the second.
const BETWEEN_ROLES: [&str; 8] = ["/", "／", "・", "|", "｜", "、", "(", "（"];
/// What is planned, and what that is called in other headings.
const PLANNED: [(&str, &str); 2] = [("計画値", "目標値"), ("計画", "目標")];

/// The headings of the two figures under one that names targets and actuals: R4（目標） and R4（実績） of R4（目標／実績）, R4目標 and R4実績 of
/// R4目標（実績）; and whether the second word stands in brackets.
pub fn headings_of_both(heading: &str) -> Option<(bool, [String; 2])> {
    if !BETWEEN_ROLES.iter().any(|mark| heading.contains(*mark)) {
        return None;
    }
    let planned = PLANNED.iter().flat_map(|word| BETWEEN_ROLES.iter().map(move |mark| (word, mark)));
    let words = planned.fold(heading.to_owned(), |heading, ((word, target), mark)| {
        let behind = heading.replace(&format!("{word}{mark}"), &format!("{target}{mark}"));
        behind.replace(&format!("{mark}{word}"), &format!("{mark}{target}"))
    });
    let roles = roles_in(&words);
    let [(first, Slot::Figures(one)), (second, Slot::Figures(other))] = roles.as_slice() else { return None };
    let between = trim(words.get(first.end..second.start)?);
    if one == other || !BETWEEN_ROLES.contains(&between) {
        return None;
    }
    let (before, behind) = (words.get(..first.start)?, words.get(second.end..)?);
    let is_in_brackets = between.starts_with(['(', '（']);
    let behind = if is_in_brackets { behind.strip_prefix([')', '）'])? } else { behind };
    let headings =
        [first, second].map(|role| format!("{before}{}{behind}", words.get(role.clone()).unwrap_or_default()));
    let slots = [&headings[0], &headings[1]].map(|heading| Slot::read(heading));
    let are_sound = match slots {
        [Slot::Of(column, row), Slot::Of(same, other_row)] => {
            column == same && column != Wide::Baseline && row == Some(*one) && other_row == Some(*other)
        }
        [Slot::UnclearYear(row), Slot::UnclearYear(other_row)] => row == Some(*one) && other_row == Some(*other),
        [Slot::Figures(row), Slot::Figures(other_row)] => row == *one && other_row == *other,
        _ => false,
    };
    are_sound.then_some((is_in_brackets, headings))
}

/// The name with a label behind it, and before its unit.
pub fn name_with_label(name: &str, label: &str) -> String {
    let has_unit = unit_in_name(name).is_some();
    let at = name.rfind(['(', '（']).filter(|_| has_unit).unwrap_or(name.len());
    let (name, unit) = name.split_at_checked(at).unwrap_or((name, ""));
    format!("{}（{label}）{unit}", trim(name))
}
