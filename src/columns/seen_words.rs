//! What one cell of a table means, classified once: a figure, times, words for kinds of figures, a column heading, a unit, and the rest
//! that no list explains. The layout is not known here.

mod figure;

use std::collections::HashMap;
use std::sync::Arc;

pub use figure::{CellFigure, ends_with_a_value, figure_behind_span, labels_a_figure, says_a_figure};
use figure::{figure, is_change};

use super::in_names::{names_a_part, names_a_sum, numbers_an_indicator};
use super::stated_units::{brackets_at_end, says_only_a_unit, unit_of_title};
pub use super::vocabulary::KindSaid;
use super::vocabulary::{self, FigureKind, HeadWord, WordList, head_word};
use super::words_of_years::{PartOfYear, is_span_of_months, part_of_year};
use crate::value::distinct;
use crate::value::fiscal_year::{FiscalYear, Time, time_mentions};
use crate::value::width::{is_any_digit, is_digit, is_space, key, narrow, trim};

/// The longest text that is classified fully, in letters: longer texts are sentences, and no labels.
const LONGEST_LABEL: usize = 60;

/// The longest text in which figures are looked for, in letters.
const LONGEST_LIST: usize = 120;
/// The longest text that may be a figure with something beside it, in letters.
const LONGEST_DOUBTFUL: usize = 20;
/// The longest word for a part of an indicator that may precede its figure, in letters.
const LONGEST_PART: usize = 6;
/// The number of letters beside 計 or 差 above which these are parts of a name.
const LETTERS_OF_NAME: usize = 8;
/// The words at the end of headings, with their attributes: まちづくり指標名, アウトカム指標; 未達の主な要因, 目標に対する要因分析.
const ENDS_OF_HEADINGS: [(HeadWord, WordList); 2] = [
    (HeadWord::Name, WordList("指標 KPI 指標名 KPI名")),
    (HeadWord::Note, WordList("要因 要因分析 理由 備考 コメント 今後の対応 今後の取組 今後の課題 改善策 対応策")),
];
/// The signs between a label and its figure.
const BETWEEN: [char; 9] = [':', '：', '(', ')', '（', '）', '【', '】', ' '];

/// How the two parts of a heading or of a cell are separated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Parting {
    /// The second part is on a line of its own.
    Line,
    /// 現状値→目標値.
    Arrow,
    /// 目標（実績）.
    Brackets,
    /// 目標／実績.
    Stroke,
}

impl Parting {
    /// Whether a heading with this parting can label cells with the parting `cells`. Brackets in a heading can correspond to a second line
    /// in the cells, and the reverse.
    pub fn heads(self, cells: Self) -> bool {
        let is_below = |parting| matches!(parting, Self::Line | Self::Brackets);
        self == cells || is_below(self) && is_below(cells)
    }
}

/// The two parts of a heading or of a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TwoParts {
    /// How they are separated.
    pub parting: Parting,
    /// The meaning of each part.
    pub parts: [Arc<Seen>; 2],
}

impl TwoParts {
    /// Whether the parts are two figures in one unit, or a figure and a word or blank in the place of one: 1,260 over 集計中, or nothing
    /// behind 160／.
    pub fn are_values(&self) -> bool {
        let says_none = |part: &Arc<Seen>| part.is_dash || self.parting == Parting::Stroke && part.is_blank();
        // Two figures with their own times count as labelled figures, except around an arrow: 3人（R5）→5人（R9）.
        let may_have_times = self.parting == Parting::Arrow;
        let is_sure = |part: &Arc<Seen>| {
            let has_figure = part.figure.as_ref().is_some_and(|figure| !figure.is_doubtful);
            says_none(part) || has_figure && part.kinds.is_empty() && (part.times.is_empty() || may_have_times)
        };
        let units: Vec<_> =
            self.parts.iter().filter_map(|part| part.figure.as_ref()?.unit.as_deref()).map(key).collect();
        let have_one_unit = units.windows(2).all(|units| matches!(units, [one, other] if one == other));
        self.parts.iter().all(is_sure) && !self.parts.iter().all(says_none) && have_one_unit
    }
}

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
            // 現状の実績値 is the value before the project.
            ([FigureKind::Baseline, FigureKind::Actual], _) => KindSaid::Placed(FigureKind::Baseline),
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
            // A figure with a time may also have the word for its kind there: R5実績：90人.
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

    /// A figure with a text in brackets or behind a slash: its time (120件（令和2（2020）年度）, 45／R6.3末), a remark with words and other digits
    /// (16分（5分短縮）, 累計 515（うちH28 255人）), or a figure in brackets behind a word for how far a target is met (達成（2,408件）).
    fn figure_beside_brackets(&self, text: &str) -> Option<CellFigure> {
        let text = trim(text);
        let in_brackets = text.strip_suffix([')', '）']).and_then(|text| text.split_once(['(', '（']));
        let (outside, inside) = in_brackets.or_else(|| text.split_once(vocabulary::STROKES))?;
        let has_digit = |text: &str| text.contains(is_any_digit);
        let own = match has_digit(outside) {
            true => trim(vocabulary::RUNNING_TOTALS.behind(outside).unwrap_or(outside).trim_start_matches(BETWEEN)),
            false if vocabulary::is_outcome(&key(outside)) => trim(inside),
            false => return None,
        };
        let found = figure::number(own)?;
        let beside = self.judge(inside);
        // In 61人（76.3％） and 5件（累計12件） the bracket is a remark on the first figure.
        let is_alike = |other: &CellFigure| match (&found.unit, &other.unit) {
            (Some(unit), Some(other)) => key(unit) == key(other) && vocabulary::RUNNING_TOTALS.behind(inside).is_none(),
            (unit, _) => unit.is_none() || !other.is_doubtful,
        };
        let is_number = beside.figure.as_ref().is_some_and(is_alike);
        if let Some(time) = beside.time().filter(|_| beside.is_label) {
            // A number of four digits beside a figure without a unit may be a second figure: 1900（2001）.
            let is_sure = !is_number || found.unit.is_some();
            return is_sure.then_some(CellFigure { time: Some(time), ..found });
        }
        // Either of two numbers may be the one that counts: 120（115）. A word for a kind is a label of the figure.
        let is_other = !beside.is_label || beside.times.is_empty();
        let is_remark = has_digit(inside) && !is_number && is_other;
        (is_remark || !has_digit(outside)).then_some(CellFigure { has_remark: true, ..found })
    }

    /// A figure with its unit that is followed by a rank, or by other words and its time in brackets, as a figure with a remark: 44.2%
    /// 34市町村 全国41位（2022年）.
    fn figure_before_rank(&self, text: &str) -> Option<CellFigure> {
        let (own, time) = self.before_time(trim(text));
        let (own, remark) = own.split_once(is_space)?;
        let found = figure::number(own).filter(|figure| figure.unit.is_some())?;
        let (kinds, _) = self.kinds_and_rest(&key(remark));
        let is_remark = kinds.is_empty() && (time.is_some() || vocabulary::ends_with_a_rank(&key(remark)));
        let mut others = words(remark).into_iter().filter_map(|word| figure::number(&word)?.unit);
        (is_remark && others.all(|unit| found.unit.as_deref().map(key) != Some(key(&unit)))).then_some(CellFigure {
            has_remark: true,
            time,
            ..found
        })
    }

    /// A text without the time in brackets at its end, and this time if there is one.
    fn before_time<'t>(&self, text: &'t str) -> (&'t str, Option<Time>) {
        let dated = words_in_brackets(text).and_then(|(outside, inside)| {
            let inside = self.judge(inside);
            Some((outside, inside.time().filter(|_| inside.is_label)?))
        });
        dated.map_or((text, None), |(outside, time)| (outside, Some(time)))
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

    /// The figures of a text in which each follows a label, all labels being times or all being kinds; empty for any other text. A single
    /// figure needs its kind and a colon before it or, if the text has nothing else, a unit behind it: 目標50人.
    fn labelled(&mut self, text: &str, is_numbered: bool) -> Vec<(Arc<Seen>, CellFigure)> {
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
    fn figures_of_parts(&mut self, text: &str) -> Vec<(Arc<Seen>, CellFigure)> {
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

/// The words of a text, separated by commas, slashes and blanks; a comma between thousands does not separate.
fn words(text: &str) -> Vec<String> {
    let letters: Vec<char> = text.chars().map(narrow).collect();
    let mut words = vec![String::new()];
    for (at, letter) in letters.iter().enumerate() {
        let thousands = letters.get(at + 1..at + 4).is_some_and(|next| next.iter().all(char::is_ascii_digit));
        let is_parting =
            matches!(letter, '、' | ';' | '/' | '\n') || letter.is_whitespace() || *letter == ',' && !thousands;
        match words.last_mut() {
            Some(word) if !is_parting => word.push(*letter),
            _ => words.push(String::new()),
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

/// A text without these parts.
pub(crate) fn without(text: &str, parts: impl Iterator<Item = std::ops::Range<usize>>) -> String {
    let (mut left, mut at) = (String::with_capacity(text.len()), 0);
    for part in parts {
        left.push_str(text.get(at..part.start).unwrap_or_default());
        at = part.end;
    }
    left.push_str(text.get(at..).unwrap_or_default());
    left
}

/// A text without its brackets and their contents.
pub fn outside_brackets(text: &str) -> String {
    let (mut depth, mut outside) = (0_usize, String::new());
    for letter in text.chars() {
        match letter {
            '(' | '[' | '【' => depth += 1,
            ')' | ']' | '】' => depth = depth.saturating_sub(1),
            _ if depth == 0 => outside.push(letter),
            _ => {}
        }
    }
    outside
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

/// The texts before and behind the arrow of a text; `None` if it has no arrow.
fn around_arrow(text: &str) -> Option<(&str, &str)> {
    text.split_once(vocabulary::ARROWS)
}

/// The two parts of a text, and how they are separated; `None` if it has one part or more than two.
pub fn two_parts(text: &str) -> Option<(Parting, [&str; 2])> {
    // An arrow may be at a line break.
    let is_around_arrow =
        |[upper, lower]: &[&str; 2]| upper.ends_with(vocabulary::ARROWS) || lower.starts_with(vocabulary::ARROWS);
    let line = || two_lines(text).filter(|lines| !is_around_arrow(lines)).map(|lines| (Parting::Line, lines));
    let arrow = || around_arrow(text).map(|(before, behind)| (Parting::Arrow, [before, behind]));
    let brackets = || words_in_brackets(text).map(|(outside, inside)| (Parting::Brackets, [outside, inside]));
    let stroke = || {
        let (before, behind) = text.split_once(vocabulary::STROKES)?;
        let is_in_brackets = before.rfind(['(', '（']) > before.rfind([')', '）']);
        (!is_in_brackets && !behind.contains(vocabulary::STROKES)).then_some((Parting::Stroke, [before, behind]))
    };
    line().or_else(arrow).or_else(stroke).or_else(brackets)
}

/// The two lines of a text, the lower line without brackets around it; `None` if it has one line or more than two.
fn two_lines(text: &str) -> Option<[&str; 2]> {
    let (upper, lower) = trim(text).split_once('\n')?;
    let in_brackets = |text| brackets_at_end(text).filter(|(before, _)| before.is_empty()).map(|(_, inner)| inner);
    (!lower.contains('\n')).then(|| [trim(upper), in_brackets(lower).unwrap_or(trim(lower))])
}

/// A text and the words in brackets behind it, or the word for a kind behind a blank or behind a bracket (来場者数（人）目標); `None` if it has
/// neither.
pub fn name_and_words(text: &str) -> Option<(&str, &str)> {
    let is_kind = |(_, word): &(&str, &str)| vocabulary::is_kind_of_rows(&key(word));
    let behind_blank = || trim(text).rsplit_once(is_space).filter(is_kind);
    let behind_bracket = || {
        let (at, bracket) = text.rmatch_indices([')', '）']).next()?;
        text.split_at_checked(at + bracket.len()).filter(is_kind)
    };
    words_in_brackets(text).or_else(behind_blank).or_else(behind_bracket)
}

/// A text and the words in brackets behind it; `None` if either is empty.
pub fn words_in_brackets(text: &str) -> Option<(&str, &str)> {
    brackets_at_end(text).filter(|(name, inner)| !name.is_empty() && !inner.is_empty())
}
