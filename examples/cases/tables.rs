//! The cells of tables of the practice set: every expected number of an indicator with a name, whether or not the document is read as
//! a table.
//!
//! Names are compared by their comparable text, without a number sign before the name and without texts in brackets. A number is
//!
//! - **right** if a placed cell of the indicator has it at a fitting place: the baseline, a target (of a year or of the period) or an
//!   actual, in the expected year if that is known;
//! - **wrong** if it is not right, and a cell of the indicator at such a place has a number that is not expected there;
//! - **asked** if neither, and a field with it waits for the answer to a question;
//! - **left** otherwise: the field has no place, is read as text, or is part of a longer text.
//!
//! Then the questions are answered as by a user who has the document at hand: one answer at a time, the one by which most numbers
//! become right and none wrong, or two answers at once if only both together do so; at most three for each table.

use std::collections::{BTreeMap, BTreeSet};

use keikaku::columns::seen_words::outside_brackets;
use keikaku::value::amount::Amount;
use keikaku::value::width::{fold, key, trim};

use crate::expected::{Case, Expected, Kind};
use crate::figures::first_number;
use crate::protocol::sheet::read_table;
use crate::protocol::table::{Placed, Table};
use crate::{Met, Verdict};

/// The most answers for one table.
const MOST_ANSWERS: usize = 3;
/// The most first answers after which a second one is tried.
const MOST_BEGUN: usize = 12;
/// The most questions that are tried, and the most choices of each.
const MOST_TRIED: usize = 60;

type Given = BTreeMap<String, String>;
/// The texts of the fields by line and column.
type Texts<'c> = BTreeMap<(usize, usize), Vec<&'c str>>;

/// How the cells of a case are read, without answers and with the best answers.
pub(crate) fn met(case: &Case) -> [Vec<Met>; 2] {
    let trial = Trial::new(case);
    let before = trial.run(Given::new());
    let mut now = before.clone();
    while let Some(better) = trial.better(&now) {
        now = better;
    }
    [before.met, now.met]
}

/// A case whose questions are answered in several ways.
struct Trial<'c> {
    case: &'c Case,
    texts: Texts<'c>,
}

/// The result of some answers.
#[derive(Clone)]
struct Outcome {
    given: Given,
    /// The further answers that are possible.
    choices: Vec<(String, String)>,
    met: Vec<Met>,
}

impl Outcome {
    fn right(&self) -> usize {
        self.count(Verdict::Right)
    }

    fn count(&self, verdict: Verdict) -> usize {
        self.met.iter().filter(|one| one.verdict == verdict).count()
    }
}

impl<'c> Trial<'c> {
    fn new(case: &'c Case) -> Self {
        let mut texts = Texts::new();
        // Several texts may be parts of one field.
        for (at, text) in case.texts.iter().filter_map(|(at, text)| Some(((*at)?, text))) {
            texts.entry((at.line, at.column)).or_default().push(text);
        }
        Self { case, texts }
    }

    fn run(&self, given: Given) -> Outcome {
        let table = read_table(&self.case.bytes, &given);
        let choices = table.questions.iter().take(MOST_TRIED).flat_map(|question| {
            let tried = question.choices.iter().take(MOST_TRIED).enumerate();
            let tried = tried.filter(|(at, choice)| *at == 0 || self.may_help(choice));
            tried.map(|(_, choice)| (question.id.clone(), choice.clone()))
        });
        let choices = choices.collect();
        let met = self.case.numbers.iter().filter_map(|of| self.meet(of, &table)).collect();
        Outcome { given, choices, met }
    }

    /// Whether a choice may place an expected number. Choices of years help only if the year is expected.
    fn may_help(&self, choice: &str) -> bool {
        let year = choice.parse::<i32>().ok().filter(|_| choice.len() == 4);
        year.is_none_or(|year| self.case.numbers.iter().any(|of| of.year == Some(year)))
    }

    /// The answers that place more expected numbers and no wrong ones; `None` if no answers do.
    fn better(&self, now: &Outcome) -> Option<Outcome> {
        let left = MOST_ANSWERS.saturating_sub(now.given.len());
        let is_sound = |one: &Outcome| one.count(Verdict::Wrong) <= now.count(Verdict::Wrong);
        let is_better = |one: &Outcome| one.right() > now.right() && is_sound(one);
        // The first of equal outcomes is taken, since the likeliest choice comes first.
        let best = |all: Vec<Outcome>| all.into_iter().rev().filter(|one| is_better(one)).max_by_key(Outcome::right);
        let singles: Vec<Outcome> = if left > 0 { self.further(now) } else { Vec::new() };
        let pairs = || {
            let begun: Vec<&Outcome> =
                singles.iter().filter(|one| left > 1 && is_sound(one)).take(MOST_BEGUN).collect();
            best(begun.into_iter().flat_map(|one| self.further(one)).collect())
        };
        best(singles.clone()).or_else(pairs)
    }

    /// The outcomes of every single further answer.
    fn further(&self, now: &Outcome) -> Vec<Outcome> {
        let with = |(id, choice): &(String, String)| {
            let mut given = now.given.clone();
            given.insert(id.clone(), choice.clone());
            self.run(given)
        };
        now.choices.iter().map(with).collect()
    }

    /// How an expectation is met; `None` if it names no indicator.
    fn meet(&self, of: &Expected, table: &Table) -> Option<Met> {
        let name = of.name.as_deref()?;
        let (verdict, stray) = match found(self.case, of, name, &table.placed) {
            Found::Right => (Verdict::Right, None),
            Found::Wrong(stray) => (Verdict::Wrong, Some(stray)),
            Found::Nothing if self.waits(of, table) => (Verdict::Asked, None),
            Found::Nothing => (Verdict::Left, None),
        };
        let refused = table.refused.as_ref().map(|error| format!("refused {}", error.code()));
        Some(Met { verdict, about: about(of, name, &stray.or(refused).unwrap_or_default()) })
    }

    /// Whether a field with that number waits for an answer.
    fn waits(&self, of: &Expected, table: &Table) -> bool {
        let mut cells = table.questions.iter().flat_map(|question| &question.cells);
        let is_it = |text: &&str| first_number(text).is_some_and(|(_, value)| value == of.value);
        cells.any(|cell| self.texts.get(cell).is_some_and(|texts| texts.iter().any(is_it)))
    }
}

/// What is found at the places for an expected number.
pub(crate) enum Found {
    Right,
    /// Another number, with its place.
    Wrong(String),
    Nothing,
}

/// What the placed cells have for an expectation of the indicator with that name.
pub(crate) fn found(case: &Case, of: &Expected, name: &str, placed: &[Placed]) -> Found {
    let fitting = placed.iter().filter(|cell| fits(&cell.place, of) && is_called(&cell.name, name));
    let found: Vec<(&Placed, Amount)> = fitting.filter_map(|cell| Some((cell, value(cell)?))).collect();
    let is_named = |one: &Expected| is_called(one.name.as_deref().unwrap_or_default(), name);
    let is_expected = |(cell, value): &(&Placed, Amount)| {
        case.numbers.iter().any(|one| is_of(one, cell, *value) && fits(&cell.place, one) && is_named(one))
    };
    if found.iter().any(|(cell, value)| is_of(of, cell, *value)) {
        return Found::Right;
    }
    let stray = found.iter().find(|cell| !is_expected(cell));
    stray.map_or(Found::Nothing, |(cell, _)| Found::Wrong(format!("{} {}", cell.place, cell.text)))
}

/// Whether a figure is the expected one: 156 in 億円 is 15,600,000,000 in 円.
fn is_of(of: &Expected, cell: &Placed, value: Amount) -> bool {
    let scaled = |(word, scale): (&str, i128)| {
        let is_without = of.unit.strip_prefix(word).is_some_and(|unit| key(unit) == key(&cell.unit));
        let ((wanted, places), (found, digits)) = (of.value.parts(), value.parts());
        let power = |places: u32| 10_i128.saturating_pow(places);
        let wanted = wanted.saturating_mul(scale).saturating_mul(power(digits));
        is_without && wanted == found.saturating_mul(power(places))
    };
    value == of.value || [("万", 10_000), ("億", 100_000_000)].into_iter().any(scaled)
}

/// A line with the expectation and the reason for which it is not met.
pub(crate) fn about(of: &Expected, name: &str, why: &str) -> String {
    format!("{name} | {:?} {} | {} | {why}", of.kind, of.year.unwrap_or_default(), of.value)
}

fn value(cell: &Placed) -> Option<Amount> {
    cell.value.as_deref().and_then(Amount::from_plain)
}

/// Whether a place fits an expectation.
fn fits(place: &str, of: &Expected) -> bool {
    let (kind, year) = place.split_once(':').map_or((place, None), |(kind, year)| (kind, year.parse::<i32>().ok()));
    let is_of_year = || year.is_none() || of.year.is_none() || year == of.year;
    match of.kind {
        Kind::Baseline => kind == "baseline",
        Kind::Target => matches!(kind, "target" | "period") && is_of_year(),
        Kind::Actual => kind == "actual" && is_of_year(),
        Kind::OfYear => matches!(kind, "target" | "actual") && is_of_year(),
    }
}

/// Whether two names are equal, apart from number signs, texts in brackets, and the order of their words.
pub(crate) fn is_called(one: &str, other: &str) -> bool {
    let bare = |name| key(&without_brackets(without_number(name)));
    key(one) == key(other) || bare(one) == bare(other) || parts(one) == parts(other)
}

/// The words of a name, split at blanks and brackets, as a set: 第1期 普及率 and 普及率（第1期）.
fn parts(name: &str) -> BTreeSet<String> {
    let parts = name.split([' ', '　', '(', ')', '（', '）']).map(key);
    parts.filter(|part| !part.is_empty()).collect()
}

/// A name without its texts in brackets; a name that is entirely in brackets is kept.
fn without_brackets(name: &str) -> String {
    let outside = outside_brackets(&fold(name));
    if trim(&outside).is_empty() { name.to_owned() } else { outside }
}

/// A name without the number sign before it: ①, (1), 1., 指標1, ■.
fn without_number(name: &str) -> &str {
    let name = trim(name).trim_start_matches(['■', '・', '○', '●', '◆', '□']);
    let name = trim(name.strip_prefix("指標").filter(|rest| number_sign(trim(rest)).is_some()).unwrap_or(name));
    number_sign(name).filter(|rest| !rest.is_empty()).unwrap_or(name)
}

/// The text after a number sign; `None` if the name has none.
fn number_sign(name: &str) -> Option<&str> {
    if let Some(rest) = name.strip_prefix(|letter: char| matches!(letter, '①'..='⑳')) {
        return Some(trim(rest));
    }
    let inner = name.trim_start_matches(['(', '（']);
    let rest = inner.trim_start_matches(|letter: char| letter.is_ascii_digit() || matches!(letter, '０'..='９'));
    let is_apart = rest.starts_with([')', '）', '.', '．', '、', ' ', '　']);
    (rest.len() < inner.len() && is_apart)
        .then(|| trim(rest.trim_start_matches([')', '）', '.', '．', '、', ' ', '　'])))
}
