//! What one cell of a table means, classified once: a figure, times, words for kinds of figures, a column heading, a unit, and the rest
//! that no list explains. The layout is not known here.

mod figure;
mod labelled;
mod parting;
mod remarks;

use std::collections::HashMap;
use std::sync::Arc;

pub use figure::{CellFigure, ends_with_a_value, figure_behind_span, labels_a_figure, says_a_figure};
use figure::{figure, is_change};
pub(crate) use parting::without;
pub use parting::{Parting, TwoParts, name_and_words, outside_brackets, two_parts, words_in_brackets};

use super::in_names::{names_a_part, names_a_sum, numbers_an_indicator};
use super::stated_units::{says_only_a_unit, unit_of_title};
pub use super::vocabulary::KindSaid;
use super::vocabulary::{self, FigureKind, HeadWord, WordList, head_word};
use super::words_of_years::{PartOfYear, is_span_of_months, part_of_year};
use crate::value::distinct;
use crate::value::fiscal_year::{FiscalYear, Time, time_mentions};
use crate::value::width::{is_any_digit, is_digit, is_space, key, trim};

/// The longest text that is classified fully, in letters: longer texts are sentences, and no labels.
const LONGEST_LABEL: usize = 60;

/// The longest text in which figures are looked for, in letters.
const LONGEST_LIST: usize = 120;
/// The longest text that may be a figure with something beside it, in letters.
const LONGEST_DOUBTFUL: usize = 20;
/// The number of letters beside 計 or 差 above which these are parts of a name.
const LETTERS_OF_NAME: usize = 8;
/// The words at the end of headings, with their attributes: まちづくり指標名, アウトカム指標; 未達の主な要因, 目標に対する要因分析.
const ENDS_OF_HEADINGS: [(HeadWord, WordList); 2] = [
    (HeadWord::Name, WordList("指標 KPI 指標名 KPI名")),
    (HeadWord::Note, WordList("要因 要因分析 理由 備考 コメント 今後の対応 今後の取組 今後の課題 改善策 対応策")),
];
/// The signs between a label and its figure.
const BETWEEN: [char; 9] = [':', '：', '(', ')', '（', '）', '【', '】', ' '];

/// The meaning of a cell.
#[expect(clippy::struct_excessive_bools, reason = "each says one thing of the cells, and they combine")]
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Seen {
    /// The text in its comparable form.
    pub key: String,
    /// The figure, if the cell is one; a bare 2023 may be a figure or a year.
    pub figure: Option<CellFigure>,
    /// The figures behind several labels (R5：10人、R6：12人), or behind the word for their kind (目標値：3,600人).
    pub labelled: Vec<(Arc<Seen>, CellFigure)>,
    /// Figures in one unit, each behind a word for a part of the indicator: 男性81.1年　女性85.2年.
    pub of_parts: Vec<(Arc<Seen>, CellFigure)>,
    /// The text in brackets at its end, or the word for a kind behind a blank: the 目標 of 来場者数（目標） and of 来場者数 目標.
    pub in_brackets: Option<Arc<Seen>>,
    /// Its two parts, if one of them names a kind, or both are values: 目標 and 実績 of 目標（実績）, 120 and 115 of 120／115.
    pub parts: Option<TwoParts>,
    /// Whether it is a dash or a word in the place of a figure (-, 集計中).
    pub is_dash: bool,
    /// Whether it is a grade or a mark of judgement.
    pub is_mark: bool,
    /// The unit, if the cell is nothing else.
    pub unit: Option<String>,
    /// The times that it names.
    pub times: Vec<Time>,
    /// The comparable text without its times, if it names any: 増加分 of 2024年度増加分（1年目）.
    pub untimed: Option<String>,
    /// The words for kinds of figures.
    pub kinds: Vec<KindSaid>,
    /// Its meaning as the heading of a column.
    pub head: Option<HeadWord>,
    /// The text that no list explains; empty for a label.
    pub rest: String,
    /// Whether it is only a label: times, kinds, or a heading.
    pub is_label: bool,
    /// Whether it is words: names, notes, sentences.
    pub is_words: bool,
    /// Whether it is words that may hold a figure: 男性81.1年　女性85.2年.
    pub holds_figure: bool,
    /// Whether it is a label with digits that are no time: 実績 45.
    pub is_numbered: bool,
    /// Whether, as a name, it marks its row as a sum of other rows or as a part of them: 合計, 平均（人）, うち県外.
    pub says_again: bool,
    /// The part of a year to which it restricts figures (R5上期).
    pub part_of_year: Option<PartOfYear>,
    /// The kinds of the figures on the upper and the lower line, if it states them: 「上段：目標値　下段：実績値」.
    pub kinds_of_lines: Option<[FigureKind; 2]>,
}

impl Seen {
    /// Classifies a text.
    pub fn read(text: &str) -> Arc<Self> {
        Classifier::default().see(text)
    }

    /// Whether it is a figure or is in the place of one, and is not a year in words.
    pub fn is_of_figures(&self) -> bool {
        let may_be = !self.is_label || self.times.is_empty() || self.bare_year().is_some();
        (self.figure.is_some() || self.is_dash) && may_be
    }

    /// The year that a number of four digits may be; `None` for anything else.
    pub fn bare_year(&self) -> Option<FiscalYear> {
        let is_bare = self.key.len() == 4 && self.key.bytes().all(|letter| letter.is_ascii_digit());
        self.times.first().filter(|_| is_bare)?.fiscal_year()
    }

    /// Whether it is a figure, or figures behind labels.
    pub fn has_figure(&self) -> bool {
        self.figure.is_some() || !self.labelled.is_empty()
    }

    /// Whether it is a heading: of a column, of a kind of figures, or of a year in words.
    pub fn is_heading(&self) -> bool {
        self.is_label && self.figure.is_none()
    }

    /// Whether it is the heading of words, and not of figures or judgements, which may be numbers: 備考, 担当課.
    pub fn heads_no_figures(&self) -> bool {
        self.head == Some(HeadWord::Responsible)
            || self.head == Some(HeadWord::Note) && vocabulary::heads_remarks(&self.key)
    }

    /// Whether it is the heading of figures: it names their kind or their year.
    pub fn heads_figures(&self) -> bool {
        self.is_label && (!self.kinds.is_empty() || !self.times.is_empty())
    }

    /// Whether it is only a heading of figures.
    pub fn heads_only_figures(&self) -> bool {
        self.heads_figures() && self.head.is_none()
    }

    /// Whether the cell is blank.
    pub fn is_blank(&self) -> bool {
        self.key.is_empty()
    }

    /// Whether the cell has a digit.
    pub fn has_digit(&self) -> bool {
        self.key.contains(is_digit)
    }

    /// The kind of figures that all its words state together; `None` if it has no word for a kind.
    pub fn kind(&self) -> Option<KindSaid> {
        let all = |said: fn(KindSaid) -> Option<FigureKind>| distinct(self.kinds.iter().copied().filter_map(said));
        let (placed, proposed) = (all(KindSaid::placed), all(KindSaid::proposed));
        Some(match (placed.as_slice(), proposed.as_slice()) {
            _ if self.kinds.is_empty() => return None,
            // A rate of the years so far is not the rate of one year: 累計達成率.
            ([.., FigureKind::Rate], _) if self.kinds.contains(&KindSaid::Sum) => KindSaid::Forbidden,
            ([.., FigureKind::Rate], _) => KindSaid::Placed(FigureKind::Rate),
            _ if self.kinds.contains(&KindSaid::Forbidden) => KindSaid::Forbidden,
            // 計画・実績 and 目標（結果） name both kinds; in a longer text 計画 is only part of a name.
            ([kind], [other]) if self.rest.is_empty() && kind != other && *kind != FigureKind::Baseline => {
                KindSaid::Several
            }
            ([kind], _) => KindSaid::Placed(*kind),
            // 現状の実績値 is the value before the project; in 現況調査件数 R5実績 the word may be a part of the name.
            ([FigureKind::Baseline, FigureKind::Actual], _) if self.rest.is_empty() => {
                KindSaid::Placed(FigureKind::Baseline)
            }
            ([], [kind]) => KindSaid::Proposed(*kind),
            ([], []) => KindSaid::Sum,
            _ => KindSaid::Several,
        })
    }

    /// How a heading or a label is divided, and the kind that each part states or proposes (`None` for a word that no list has). `None`
    /// unless the parts differ in kind and contain nothing else.
    pub fn parted_kinds(&self) -> Option<(Parting, [Option<FigureKind>; 2])> {
        let two = self.parts.as_ref()?;
        let kinds = two.parts.each_ref().map(|part| part.kind().and_then(KindSaid::figure_kind));
        let is_odd = |part: &Arc<Self>| match part.kind() {
            Some(KindSaid::Placed(_) | KindSaid::Proposed(_)) => !part.rest.is_empty(),
            Some(_) => true,
            // A part that is only a time or a unit.
            None => part.rest.is_empty(),
        };
        let [first, second] = kinds;
        (first != second && !two.parts.iter().any(is_odd)).then_some((two.parting, kinds))
    }

    /// The one time that it names; `None` if it names none or several. The plan year beside a calendar year does not count as another time:
    /// 2024年度増加分1年目.
    pub fn time(&self) -> Option<Time> {
        let is_counted = |time: &&Time| matches!(time, Time::Nth(_));
        let first = self.times.iter().find(|time| !is_counted(time)).or(self.times.first())?;
        let is_more = |time: &Time| time != first && !(is_counted(&time) && matches!(first, Time::Year(_)));
        (!self.times.iter().any(is_more)).then_some(*first)
    }

    /// The meaning of a cell that names a part of an indicator, even if it looks like a time or a figure.
    pub fn part(key: &str) -> Self {
        Self { key: key.to_owned(), rest: key.to_owned(), is_words: true, ..Self::default() }
    }

    /// Whether it names a part of an indicator by a number that is no time: 3歳児.
    pub fn numbers_a_part(&self) -> bool {
        self.times.is_empty() && vocabulary::numbers_a_part(&self.key)
    }

    /// The comparable text of a heading or a label without its times.
    pub fn words(&self) -> &str {
        self.untimed.as_ref().unwrap_or(&self.key)
    }
}

/// Classifies cells by the word lists, longest words first. Equal texts are classified once.
#[derive(Debug)]
pub struct Classifier {
    kinds: Vec<(String, KindSaid)>,
    known: HashMap<String, Arc<Seen>>,
}

impl Default for Classifier {
    fn default() -> Self {
        Self { kinds: vocabulary::kind_words(), known: HashMap::new() }
    }
}

impl Classifier {
    /// The meaning of a cell.
    pub fn see(&mut self, text: &str) -> Arc<Seen> {
        if let Some(seen) = self.known.get(text) {
            return Arc::clone(seen);
        }
        let mut seen = self.judge(text);
        // 4～9月 qualifies figures and is none.
        if seen.figure.is_some() && is_span_of_months(&seen.key) {
            (seen.figure, seen.is_label, seen.rest) = (None, true, String::new());
        }
        seen.parts = self.parts(text, &seen);
        if seen.parts.as_ref().is_some_and(TwoParts::are_values) {
            let figure = Some(CellFigure { is_doubtful: true, ..CellFigure::default() });
            seen = Seen { key: seen.key, parts: seen.parts, figure, ..Seen::default() };
        } else if seen.key.chars().count() <= LONGEST_LIST {
            // The label before a figure with its time may also have the word for its kind: R5実績：90人.
            let says_kind = !seen.kinds.is_empty() && seen.figure.as_ref().is_some_and(|figure| figure.time.is_some());
            if (seen.figure.is_none() || says_kind) && seen.has_digit() {
                seen.labelled = self.labelled(text, seen.is_numbered);
                seen.figure = seen.figure.filter(|_| seen.labelled.is_empty());
                seen.is_words &= seen.labelled.len() != 1;
                seen.is_label &= seen.labelled.is_empty();
            }
            if seen.holds_figure && seen.labelled.is_empty() {
                seen.of_parts = self.figures_of_parts(text);
            }
            // 累計 in brackets is part of the name of an indicator: 創業件数（累計）.
            let inner = name_and_words(text).map(|(_, inner)| self.see(inner));
            seen.in_brackets = inner.filter(|inner| !inner.key.contains(vocabulary::RUNNING_TOTAL));
        }
        // A figure cannot be a name or a heading.
        if seen.figure.is_none() && !seen.is_dash {
            let is_sum = seen.kind() == Some(KindSaid::Sum) && seen.is_label && !seen.has_digit();
            seen.says_again = is_sum || names_a_sum(text) || names_a_part(text);
            seen.part_of_year = part_of_year(&seen.key);
            seen.kinds_of_lines = self.kinds_of_lines(text);
        }
        let seen = Arc::new(seen);
        self.known.insert(text.to_owned(), Arc::clone(&seen));
        seen
    }

    /// The two parts of a text that names a kind or is two values. If only one part names kinds, and several, its own parts are returned:
    /// R4（目標／実績）.
    fn parts(&mut self, text: &str, seen: &Seen) -> Option<TwoParts> {
        let is_doubtful = seen.holds_figure || seen.figure.as_ref().is_some_and(|figure| figure.is_doubtful);
        let may_have_parts = !seen.kinds.is_empty() || is_doubtful;
        // Each part is classified as a text of its own, which may have parts again.
        let is_short = may_have_parts && seen.key.chars().count() <= LONGEST_LIST;
        let (parting, parts) = two_parts(text).filter(|_| is_short)?;
        let two = TwoParts { parting, parts: parts.map(|part| self.see(part)) };
        let inner = match &two.parts {
            [part, other] | [other, part] if other.kinds.is_empty() && part.kinds.len() > 1 => part.parts.clone(),
            _ => None,
        };
        let two = inner.unwrap_or(two);
        (two.are_values() || two.parts.iter().any(|part| !part.kinds.is_empty())).then_some(two)
    }

    /// The kinds of the figures on two lines by the words of a text; `None` unless it states two different kinds.
    fn kinds_of_lines(&mut self, text: &str) -> Option<[FigureKind; 2]> {
        let mut kind = |said: &str| self.see(trim(said)).kind()?.placed();
        let [upper, lower] = vocabulary::behind_words_of_lines(text)?;
        Some([kind(upper)?, kind(lower)?]).filter(|[upper, lower]| upper != lower)
    }

    /// Classifies a text without looking at its parts.
    fn judge(&self, text: &str) -> Seen {
        let key = key_with_digits_apart(text);
        if key.is_empty() {
            return Seen::default();
        }
        let letters = key.chars().count();
        let (mut figure, is_dash) = if letters > LONGEST_LIST { (None, false) } else { figure(trim(text)) };
        if figure.as_ref().is_none_or(|figure| figure.is_doubtful) && letters <= LONGEST_LABEL {
            let beside_words = || self.figure_beside_brackets(text).or_else(|| self.figure_before_rank(text));
            figure = figure_behind_span(text).or_else(beside_words).or(figure);
        }
        // 12の観光案内所（市内）を訪れた人の数 is a name.
        figure = figure.filter(|figure| !figure.is_doubtful || letters <= LONGEST_DOUBTFUL);
        if figure.is_none() && is_change(text) {
            figure = Some(CellFigure { is_doubtful: true, ..CellFigure::default() });
        }
        if letters > LONGEST_LABEL {
            let (is_words, rest) = (figure.is_none(), key.clone());
            let holds_figure = is_words && begins_near_digit(&key);
            return Seen { key, figure, rest, is_words, holds_figure, ..Seen::default() };
        }
        // 約2000 is no year.
        let mentions = if key.starts_with('約') { Vec::new() } else { time_mentions(&key) };
        let left = without(&key, mentions.iter().map(|mention| mention.at.clone()));
        let times: Vec<Time> = mentions.into_iter().map(|mention| mention.time).collect();
        let untimed = (!times.is_empty()).then(|| left.replace("()", ""));
        let is_left = left.contains(is_digit);
        let is_bare = key.bytes().all(|letter| letter.is_ascii_digit());
        figure = figure.filter(|_| times.is_empty() || is_bare || is_left);
        let is_mark = vocabulary::MARKS.has(&key);
        let bare = key.trim_matches(['(', ')', '[', ']']);
        let unit = (vocabulary::is_unit_of_table(bare) && figure.is_none()).then(|| bare.to_owned());
        let names_unit = says_only_a_unit(text);
        let unit = unit.or_else(|| unit_of_title(text).filter(|_| names_unit));
        // 令和5（2023）年度 is a time, and no heading of times.
        let head = head_word(&key).or_else(|| head_word_in(&left));
        let mut head = head.filter(|head| times.is_empty() || *head != HeadWord::Year);
        let (mut kinds, mut rest) = self.kinds_and_rest(&left);
        if head == Some(HeadWord::Year) {
            kinds.clear();
        }
        if figure.is_some() && is_left {
            head = None;
            rest = if rest.is_empty() { "0".to_owned() } else { rest };
        }
        let says = !times.is_empty() || !kinds.is_empty();
        let is_label = says && rest.is_empty() || head.is_some();
        let is_words = figure.is_none() && !is_dash && !is_mark && unit.is_none() && !is_label && !names_unit;
        // 1人あたり利用額 and １　管路 are names, and 1.2倍に増加 is none.
        let is_name = || begins_a_ratio(&left) || numbers_an_indicator(text) || is_numbered_name(text);
        let holds_figure = is_words && is_left && begins_near_digit(&left) && !is_name();
        let is_numbered = is_label && is_left && figure.is_none();
        let seen = Seen { key, figure, is_dash, is_mark, unit, times, untimed, kinds, head, rest, ..Seen::default() };
        Seen { is_label, is_words, holds_figure, is_numbered, ..seen }
    }

    /// The words for kinds in a text without its times, and the rest that no list explains.
    fn kinds_and_rest(&self, left: &str) -> (Vec<KindSaid>, String) {
        let (mut kinds, mut rest) = (Vec::new(), left.to_owned());
        // Most texts contain the first letter of few words.
        let letters: Vec<char> = left.chars().collect();
        let may_have = |word: &str| word.chars().next().is_some_and(|first| letters.contains(&first));
        for (word, kind) in self.kinds.iter().filter(|(word, _)| may_have(word)) {
            // A single letter is a word only at the end, not in 日比谷.
            let is_letter = word.chars().nth(1).is_none();
            let found = if is_letter { rest.rfind(word.as_str()) } else { rest.find(word.as_str()) };
            let is_at_end = |at: &usize| {
                let behind = rest.get(at + word.len()..).and_then(|behind| behind.chars().next());
                !is_letter || behind.is_none_or(is_of_no_word)
            };
            let Some(at) = found.filter(is_at_end) else { continue };
            // In a longer name 計 and 差 are parts of words: 計量, 差額.
            let is_of_name = matches!(kind, KindSaid::Sum | KindSaid::Forbidden)
                && rest.chars().count() > word.chars().count() + LETTERS_OF_NAME;
            if !is_of_name {
                kinds.push(*kind);
                rest.replace_range(at..at + word.len(), "\0");
            }
        }
        for filler in vocabulary::FILLERS.iter().filter(|word| may_have(word)) {
            rest = rest.replace(filler, "");
        }
        let mut rest: String = rest.split(is_of_no_word).map(vocabulary::without_fillers_at_ends).collect();
        // A letter may mark a heading: 目標値（a）.
        let is_letter = matches!(rest.as_bytes(), [letter] if letter.is_ascii_alphabetic());
        if is_letter || vocabulary::is_unit_of_table(&rest) {
            rest.clear();
        }
        (kinds, rest)
    }
}

/// The attribute that a heading (comparable, without times) names, by the words outside of brackets, by the whole text, or by its last
/// words.
fn head_word_in(left: &str) -> Option<HeadWord> {
    let bare = outside_brackets(left);
    let ends = |(_, words): &&(HeadWord, WordList)| words.ends(&bare);
    let by_end = || ENDS_OF_HEADINGS.iter().find(ends).map(|(head, _)| *head);
    // 指標名※【】内はゴール番号.
    let before_note = || bare.split_once('※').and_then(|(head, _)| head_word(head));
    head_word(&bare).or_else(|| head_word(&left.replace(['(', ')'], ""))).or_else(by_end).or_else(before_note)
}

/// The comparable form of a text in which digits on both sides of a blank stay apart: R6 3月末 is not of the year 63.
fn key_with_digits_apart(text: &str) -> String {
    let mut parts = text.split(char::is_whitespace).filter(|part| !part.is_empty());
    let mut apart = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        if apart.ends_with(is_any_digit) && part.starts_with(is_any_digit) {
            let is_month = part.trim_start_matches(is_any_digit).starts_with('月');
            apart.push(if is_month { '/' } else { '、' });
        }
        apart.push_str(part);
    }
    key(&apart)
}

/// Signs that are no part of a word, besides those of ASCII; the first of them replaces a word that was cut out.
const OF_NO_WORD: &str = "\0【】〈〉《》「」・、。〜→※■□◆●－–―";

/// Whether a letter is no part of a word: a bracket, a slash, the number of an item.
fn is_of_no_word(letter: char) -> bool {
    let is_of_ascii = letter.is_ascii_digit() || letter.is_ascii_punctuation() || letter == ' ';
    is_of_ascii || matches!(letter, '①'..='⑳') || OF_NO_WORD.contains(letter)
}

/// Whether one of the first three letters of a text is a digit, as in figures with words.
fn begins_near_digit(text: &str) -> bool {
    text.chars().take(3).any(|letter| letter.is_ascii_digit())
}

/// Whether a comparable text begins with the base of a ratio: 1人あたり利用額, 1日平均.
fn begins_a_ratio(key: &str) -> bool {
    let behind = key.trim_start_matches(is_digit);
    let counted =
        |word| behind.find(word).is_some_and(|at| behind.get(..at).is_some_and(|unit| unit.chars().count() < 3));
    behind.len() < key.len() && vocabulary::IN_RATIOS.iter().any(counted)
}

/// Whether a text is a number with a blank or a bracket and a name behind it: １　管路, (1) 管路, but not 3 校で実施.
fn is_numbered_name(text: &str) -> bool {
    let behind = trim(text).trim_start_matches(['(', '（']).trim_start_matches(is_any_digit);
    let is_apart = behind.starts_with(|letter| is_space(letter) || matches!(letter, ')' | '）'));
    let name = behind.trim_start_matches(|letter| is_space(letter) || matches!(letter, ')' | '）'));
    let counts = name.chars().next().is_some_and(|unit| vocabulary::is_unit_of_table(&unit.to_string()));
    is_apart && behind.len() < trim(text).len() && behind.contains(char::is_alphabetic) && !counts
}
