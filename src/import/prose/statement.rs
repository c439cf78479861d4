//! One line that states figures in words: 「転入者数：500人（←410人）」, 「整備率 45%（H23）→74%（H26）」, 「普及率を35%から45%に向上」,
//! 「会員数 目標 100人 実績 101人」.
//!
//! The line is its fields, one behind the other. What stands before the first figure is the name, with the unit in a field
//! of its own if there is one. What stands behind the last figure is left over, unless it only says that the figure is to
//! be reached.

use std::ops::Range;

use super::line::{BEHIND_A_NAME, BETWEEN_FIELDS, DocumentLine, Piece, is_blank};
use super::told::closing;
use crate::columns::arrows::{BACK, FORWARD};
use crate::columns::{self, Slot, Wide, without_label};
use crate::plan::cell::{is_number, is_unit};
use crate::plan::indicator::Row;
use crate::value::fiscal_year::{is_year_mention, year_mentions};
use crate::value::width::{is_space, narrow, trim};

/// Words of a sentence from the earlier figure to the later one.
const FROM: [&str; 2] = ["から", "を"];
/// The number of times that each of these is tried in a line.
const MOST_WORDS: usize = 8;
/// Marks before the name of an item in a list.
const BULLETS: [char; 9] = ['■', '●', '◆', '□', '◇', '○', '・', '▼', '※'];
/// The word behind the time by which something is to be reached.
const BY: &str = "までに";
/// The word behind what something is done with, and that for the years in which it is.
const OF_OBJECTS: char = 'を';
const IN_YEARS: &str = "年間で";
/// The word behind what a sentence is about.
const ABOUT: &str = "について";
/// The ends of sentences.
const FULL_STOPS: [char; 3] = ['。', '.', '．'];
/// What is said of a figure that is to be reached, longer words before those that they contain.
const PREDICATES: [&str; 35] = [
    "まで",
    "引き上げ",
    "引き下げ",
    "引上げ",
    "引下げ",
    "増加",
    "減少",
    "向上",
    "拡大",
    "改善",
    "短縮",
    "削減",
    "上昇",
    "低下",
    "達成",
    "維持",
    "確保",
    "目指",
    "させ",
    "上げ",
    "下げ",
    "増や",
    "減ら",
    "高め",
    "する",
    "します",
    "ます",
    "こと",
    "目標",
    "す",
    "る",
    "に",
    "へ",
    "を",
    "と",
];

/// What a figure of a line is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum StatedFigure {
    /// The earlier of two: the value before the project.
    Earlier,
    /// A target before the last one: 中間目標値.
    Midway,
    /// One between an earlier and a later one, of which the line does not say what it is.
    Between,
    Target,
    Actual,
    /// The later of two, or the only one, of which the line does not say whether it is a target or an actual.
    Later,
}

/// A line that states the figures of one KPI.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Statement {
    pub(super) name: Piece,
    pub(super) unit: Option<Piece>,
    pub(super) figures: Vec<(StatedFigure, Piece)>,
    /// The time of the actual, where it stands apart from it.
    pub(super) time: Option<Piece>,
    /// What else stands in the line.
    pub(super) rest: Vec<Piece>,
}

impl Statement {
    /// Whether it has that figure.
    pub(super) fn has(&self, figure: StatedFigure) -> bool {
        self.figures.iter().any(|(known, _)| *known == figure)
    }
}

impl DocumentLine {
    /// What the line says that the figures below it are, if it says nothing else: 数値目標.
    pub(super) fn role(&self) -> Option<StatedFigure> {
        let of_caption = || columns::row_of_caption(&self.text).map(Slot::Figures);
        figure_of(Slot::read(&self.text)).or_else(|| of_caption().and_then(figure_of))
    }

    /// What the line states; `None` if it is no statement.
    pub(super) fn statement(&self) -> Option<Statement> {
        self.by_arrow()
            .or_else(|| self.by_back_arrow())
            .or_else(|| self.by_sentence())
            .or_else(|| self.by_labels())
            .or_else(|| self.by_aim())
            .or_else(|| self.result())
    }

    /// Whether the line states figures of the KPI that a line above it names: 「現状値 5人」, 「3人 → 25人」.
    pub(super) fn states_no_name(&self) -> bool {
        // 「目標１ 来場者数」 numbers a name.
        if without_label(&self.text) != self.text {
            return false;
        }
        let is_begun = |at: usize| self.text.get(..at).is_none_or(|before| before.trim_matches(is_of_mark).is_empty());
        let by_label = || {
            let label =
                columns::roles_in(&self.text).into_iter().find(|(label, _)| is_begun(self.with_stage(label.start).0));
            label.is_some_and(|(label, _)| self.figure_from(self.behind_mark(label.end)).is_some())
        };
        let by_arrow = || {
            let earlier = self.arrow().and_then(|(at, _)| self.figure_before(at));
            earlier.is_some_and(|earlier| is_begun(earlier.start))
        };
        by_label() || by_arrow() || self.begins_at_plan()
    }

    /// The two headings that an arrow parts: 「現状値 → 目標値（R9）」; `None` if the line is anything else.
    pub(super) fn headings(&self) -> Option<[Piece; 2]> {
        let heading = |range: Range<usize>| {
            let text = self.text.get(range.clone())?;
            let start = range.start + text.len() - text.trim_start_matches(is_blank).len();
            let text = text.trim_matches(is_blank);
            let bare = text.split(['(', '（', BETWEEN_FIELDS]).next().unwrap_or_default();
            let known = [text, bare].into_iter().find(|text| Slot::read(trim(text)).is_of_figures())?;
            Some(self.piece(start..start + known.len()))
        };
        let (at, behind) = self.arrow()?;
        Some([heading(0..at)?, heading(behind..self.text.len())?])
    }

    /// Where the only arrow stands; `None` if there are none or several.
    fn arrow(&self) -> Option<(usize, usize)> {
        if let [arrow] = *self.arrows() { Some(arrow) } else { None }
    }

    /// Where the arrows stand, from left to right.
    pub(super) fn arrows(&self) -> Vec<(usize, usize)> {
        let all = FORWARD.iter().flat_map(|mark| self.text.match_indices(mark));
        let mut all: Vec<(usize, usize)> = all.map(|(at, mark)| (at, at + mark.len())).collect();
        all.sort_unstable();
        all
    }

    /// 「整備率 45%（H23）→74%（H26）」, or with a figure more: 「整備率 45%（H23）→60%（H24中間目標）→74%（H26最終目標）」.
    fn by_arrow(&self) -> Option<Statement> {
        match *self.arrows() {
            [arrow] => self.between(arrow),
            [first, second] => self.chain(first, second),
            _ => None,
        }
    }

    /// The statement of three figures with arrows between them, of which the second and the third say what they are.
    fn chain(&self, first: (usize, usize), second: (usize, usize)) -> Option<Statement> {
        let (name_ends, earlier) = self.told_before(first.0)?;
        let (middle, last) = (self.told_from(first.1)?, self.told_from(second.1)?);
        let is_whole = self.text.get(middle.end..second.0)?.chars().all(is_blank);
        let (of_middle, of_last) = match (middle.kind, last.kind?) {
            (Some(StatedFigure::Midway | StatedFigure::Target), StatedFigure::Target) => {
                (StatedFigure::Midway, StatedFigure::Target)
            }
            (Some(StatedFigure::Target), StatedFigure::Actual) => (StatedFigure::Target, StatedFigure::Actual),
            // What stands between may be an actual as well as a target: it is asked.
            (None, said @ StatedFigure::Target) => (StatedFigure::Between, said),
            _ => return None,
        };
        let figures = [(StatedFigure::Earlier, earlier), (of_middle, middle.piece), (of_last, last.piece)];
        is_whole.then(|| self.state(name_ends, &figures, last.end))?
    }

    /// 「普及率を35%から45%に向上」, 「普及率27%を57%に」: only where a predicate follows, and of several such figures in a line none.
    fn by_sentence(&self) -> Option<Statement> {
        let words = FROM.iter().flat_map(|word| self.text.match_indices(word).take(MOST_WORDS));
        let mut found = words.filter_map(|(at, word)| self.between((at, at + word.len())));
        let is_sentence =
            |found: &Statement| found.has(StatedFigure::Target) && !has_figure_before_from(&found.name.text);
        found.find(is_sentence)
    }

    /// The statement with the earlier figure before what stands there, and the later one behind it.
    fn between(&self, (at, behind): (usize, usize)) -> Option<Statement> {
        let (name_ends, earlier) = self.told_before(at)?;
        let later = self.told_from(behind)?;
        // 計画期間 2024→2028 is a span of years.
        if is_bare_year(&earlier.text) && is_bare_year(&later.piece.text) {
            return None;
        }
        let kind = match later.kind {
            Some(StatedFigure::Earlier) => return None,
            Some(kind) => kind,
            None => StatedFigure::Later,
        };
        self.state(name_ends, &[(StatedFigure::Earlier, earlier), (kind, later.piece)], later.end)
    }

    /// 「転入者数：500人（←410人）」.
    fn by_back_arrow(&self) -> Option<Statement> {
        let mut all = self.text.match_indices(BACK);
        let (at, mark) = all.next().filter(|_| all.next().is_none())?;
        let before = self.text.get(..at)?.trim_end_matches(is_space);
        let is_bracketed = before.ends_with(['(', '（']);
        let later = self.figure_before(before.trim_end_matches(['(', '（']).len())?;
        let behind = at + mark.len();
        let inner = self.text.get(behind..)?.split(BETWEEN_FIELDS).next()?;
        let end = behind + if is_bracketed { closing(inner)? } else { inner.len() };
        let rest = end + self.text.get(end..)?.chars().next().map_or(0, char::len_utf8);
        // 未整備 is no figure, but stands where one does.
        let (name_ends, earlier, later) = (later.start, self.piece(behind..end), self.piece(later));
        self.state(name_ends, &[(StatedFigure::Earlier, earlier), (StatedFigure::Later, later)], rest)
    }

    /// The statement of those figures; the name ends at `name_ends`, and what is left over begins at `rest`.
    pub(super) fn state(&self, name_ends: usize, figures: &[(StatedFigure, Piece)], rest: usize) -> Option<Statement> {
        let mut before = self.pieces(0..name_ends);
        let last = before.last_mut()?;
        // The figures may stand in brackets behind the name.
        let ends_name = |letter| {
            is_space(letter) || BEHIND_A_NAME.contains(&letter) || matches!(letter, '(' | '（' | '【' | '［' | '[')
        };
        last.text = trim(last.text.trim_end_matches(ends_name)).to_owned();
        before.retain(|piece| !piece.text.is_empty());
        let unit = before.pop_if(|piece| is_unit(&piece.text));
        part_role(&mut before);
        if before.is_empty() {
            return None;
        }
        let said = |row| before.iter().any(|piece| Slot::read(&piece.text) == Slot::Figures(row));
        let mut is_target = said(Row::Target);
        let is_actual = said(Row::Actual);
        before.retain(|piece| !matches!(Slot::read(&piece.text), Slot::Figures(_)));
        let last = before.pop()?;
        let (title, name) = in_open_bracket(&last.text);
        let (by, name) = behind_limit(without_label(without_bullet(name)));
        let (name, time) = before_time(before_span(name).trim_end_matches(ABOUT))?;
        let name = Piece { text: columns::behind_heading_of_names(name).unwrap_or(name).to_owned(), ..last };
        before.extend(by.map(|by| Piece { text: by.to_owned(), ..name }));
        before.extend(time.map(|time| Piece { text: time.to_owned(), ..name }));
        before.extend(title.map(|title| Piece { text: without_bullet(title).to_owned(), ..name }));
        let has_letters = name.text.chars().any(|letter| letter.is_alphabetic() && !letter.is_ascii_digit());
        // A time is no name.
        let is_name = has_letters && !is_year_mention(&name.text);
        let mut left_over = self.pieces(rest..self.text.len());
        let is_said = |piece: &Piece| {
            let text = piece.text.trim_end_matches(FULL_STOPS);
            is_predicate(title.and_then(|_| text.strip_suffix([')', '）'])).unwrap_or(text))
        };
        if left_over.first().is_some_and(is_said) {
            left_over.remove(0);
            is_target = true;
        }
        let kind = |figure| match figure {
            StatedFigure::Later if is_target && !is_actual => StatedFigure::Target,
            StatedFigure::Later if is_actual && !is_target => StatedFigure::Actual,
            figure => figure,
        };
        let figures = figures.iter().map(|(figure, piece)| (kind(*figure), piece.clone())).collect();
        before.append(&mut left_over);
        is_name.then_some(Statement { name, unit, figures, time: None, rest: before })
    }
}

/// Whether a letter is only a mark before a label.
fn is_of_mark(letter: char) -> bool {
    is_blank(letter) || BULLETS.contains(&letter) || matches!(letter, '【' | '［' | '[' | '-' | '－')
}

/// The name behind a bracket that is not closed before the figures, and what stands before the bracket: 「汚水処理施設の整備（普及率」.
fn in_open_bracket(text: &str) -> (Option<&str>, &str) {
    let bracket = text.rfind(['(', '（']).and_then(|at| Some((text.get(..at)?, text.get(at..)?)));
    match bracket.filter(|(title, inner)| !inner.contains([')', '）']) && !without_bullet(title).is_empty()) {
        Some((title, inner)) => (Some(title), trim(inner.trim_start_matches(['(', '（']))),
        None => (None, text),
    }
}

/// The name before what is to be done with it in so many years: 「人口の減少を 5年間で 半減」.
fn before_span(text: &str) -> &str {
    let is_span = |(at, word): (usize, &str)| {
        let behind = text.get(at + word.len()..).map(trim).unwrap_or_default();
        let bare = behind.trim_start_matches(|letter| narrow(letter).is_ascii_digit());
        (bare.len() < behind.len() && bare.starts_with(IN_YEARS)).then(|| text.get(..at)).flatten()
    };
    text.match_indices(OF_OBJECTS).find_map(is_span).unwrap_or(text)
}

/// The name before a time at its end, and that time: 「来場者数 令和4年度」; `None` if it ends with a span of years, of which nobody knows what
/// they say of the figures.
fn before_time(text: &str) -> Option<(&str, Option<&str>)> {
    let time = year_mentions(text).pop().and_then(|time| text.get(text.len().checked_sub(time.text.len())?..));
    let Some((time, bare)) = time.and_then(|time| Some((time, text.strip_suffix(time)?))) else {
        return Some((text, None));
    };
    match bare.chars().next_back() {
        _ if year_mentions(time).is_empty() => Some((text, None)),
        Some(letter) if is_space(letter) => Some((trim(bare), Some(time))),
        Some('～' | '〜' | '~' | '-' | '－') => None,
        _ => Some((text, None)),
    }
}

/// The time by which something is to be reached, and what follows it: 「平成21年度までに普及率」.
fn behind_limit(text: &str) -> (Option<&str>, &str) {
    match text.split_once(BY).filter(|(time, name)| !year_mentions(time).is_empty() && !trim(name).is_empty()) {
        Some((time, name)) => (Some(trim(time)), trim(name.trim_start_matches('、'))),
        None => (None, text),
    }
}

/// Whether a word from one figure to another stands in a text behind a figure: 舗装率を50%から.
pub(super) fn has_figure_before_from(text: &str) -> bool {
    let mut words = FROM.iter().flat_map(|word| text.match_indices(word));
    words.any(|(at, _)| text.get(..at).is_some_and(ends_with_figure))
}

/// Whether a text ends with a figure, with a unit or without: 舗装率を50%.
fn ends_with_figure(text: &str) -> bool {
    let figure = text.rfind(|letter: char| letter.is_ascii_digit()).and_then(|at| text.get(at..));
    // The number of an item stands apart: 6 駅から.
    figure.is_some_and(|figure| is_number(figure) && !figure.contains(is_space))
}

/// The text without the mark of a list before it. A hyphen is one where a blank follows.
pub(super) fn without_bullet(text: &str) -> &str {
    let text = trim(text.trim_start_matches(BULLETS));
    let listed = text.strip_prefix(['-', '－', '–']).filter(|rest| rest.starts_with(is_space));
    trim(listed.unwrap_or(text))
}

/// Parts the word for what the figures are from the name behind it: 「目標 普及率」.
fn part_role(pieces: &mut Vec<Piece>) {
    let [only] = pieces.as_mut_slice() else { return };
    let Some((role, name)) = only.text.split_once([' ', '\u{3000}', ':', '：']) else { return };
    if matches!(Slot::read(role), Slot::Figures(_)) {
        let role = Piece { text: role.to_owned(), written: only.written };
        only.text = trim(name).to_owned();
        pieces.insert(0, role);
    }
}

/// What the figures are over which that stands; `None` if it says no such thing.
pub(super) fn figure_of(slot: Slot) -> Option<StatedFigure> {
    match slot {
        Slot::Of(Wide::Baseline, _) => Some(StatedFigure::Earlier),
        Slot::Figures(Row::Target) => Some(StatedFigure::Target),
        Slot::Figures(Row::Actual) => Some(StatedFigure::Actual),
        _ => None,
    }
}

/// Whether a text may be nothing but a calendar year.
fn is_bare_year(text: &str) -> bool {
    text.len() == 4
        && (text.starts_with("19") || text.starts_with("20"))
        && text.bytes().all(|digit| digit.is_ascii_digit())
}

/// Whether a text only says that the figure before it is to be reached: 「に向上させる。」.
fn is_predicate(text: &str) -> bool {
    let mut rest = text.trim_end_matches(FULL_STOPS);
    while let Some(behind) = PREDICATES.iter().find_map(|word| rest.strip_prefix(word)) {
        rest = behind;
    }
    rest.is_empty()
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a line that is no statement should stop the test")]
mod tests {
    use super::*;
    use crate::import::text_table::TextRow;

    /// The line whose fields are parted by bars.
    fn line_of(line: &str) -> DocumentLine {
        DocumentLine::new(&TextRow::new(1, &line.split('|').collect::<Vec<_>>())).unwrap()
    }

    /// The name, the unit and the figures of a line.
    #[track_caller]
    fn states(line: &str, name: &str, unit: &str, figures: &[(StatedFigure, &str)]) {
        let found = line_of(line).statement().unwrap();
        assert_eq!(found.name.text, name, "{line}");
        assert_eq!(found.unit.map(|unit| unit.text).unwrap_or_default(), unit, "{line}");
        let texts: Vec<(StatedFigure, &str)> =
            found.figures.iter().map(|(figure, piece)| (*figure, &*piece.text)).collect();
        assert_eq!(texts, figures, "{line}");
    }

    #[track_caller]
    fn states_nothing(line: &str) {
        let found = line_of(line).statement();
        assert_eq!(found, None, "{line}");
    }

    #[test]
    fn an_arrow_parts_the_earlier_figure_from_the_later() {
        use StatedFigure::{Earlier, Later};
        states("河川改修率 41.5%(H23)→70.0%(H26)", "河川改修率", "", &[(Earlier, "41.5%(H23)"), (Later, "70.0%(H26)")]);
        states("①出荷額：120 百万円 → 150 百万円", "①出荷額", "", &[(Earlier, "120 百万円"), (Later, "150 百万円")]);
        states("改善率4.5%(H22当初)⇒9.0%", "改善率", "", &[(Earlier, "4.5%(H22当初)"), (Later, "9.0%")]);
        states("|会員数|人|120 → 150|市の調査", "会員数", "人", &[(Earlier, "120"), (Later, "150")]);
    }

    #[test]
    fn a_name_keeps_the_letters_that_might_belong_to_a_figure() {
        use StatedFigure::{Earlier, Later};
        states("成約10件→15件", "成約", "", &[(Earlier, "10件"), (Later, "15件")]);
        states("基本設計10件→20件", "基本設計", "", &[(Earlier, "10件"), (Later, "20件")]);
        states("宿泊者：延べ10人→延べ20人", "宿泊者", "", &[(Earlier, "延べ10人"), (Later, "延べ20人")]);
    }

    #[test]
    fn an_arrow_back_names_the_earlier_figure_behind() {
        use StatedFigure::{Earlier, Later};
        states(
            "■新規就農者数：5年間で累計12人（←3人）",
            "新規就農者数",
            "",
            &[(Earlier, "3人"), (Later, "5年間で累計12人")],
        );
        states("会員数：20人（←10人（R3））（見込）", "会員数", "", &[(Earlier, "10人（R3）"), (Later, "20人")]);
        states("会員数|20人←10人|企画課", "会員数", "", &[(Earlier, "10人"), (Later, "20人")]);
        states("来場者数：年間3万人(←未整備)", "来場者数", "", &[(Earlier, "未整備"), (Later, "年間3万人")]);
    }

    #[test]
    fn a_sentence_says_what_is_to_be_reached() {
        use StatedFigure::{Earlier, Target};
        states(
            "目標|普及率を30パーセントから45パーセントに向上",
            "普及率",
            "",
            &[(Earlier, "30パーセント"), (Target, "45パーセント")],
        );
        states(
            "駅から徒歩圏を12.5ha(H21)から15ha(H26)に拡大する。",
            "駅から徒歩圏",
            "",
            &[(Earlier, "12.5ha(H21)"), (Target, "15ha(H26)")],
        );
        states("(2) 水洗化率25%を50%に引き上げる", "(2) 水洗化率", "", &[(Earlier, "25%"), (Target, "50%")]);
    }

    #[test]
    fn a_sentence_in_brackets_behind_its_aim_names_its_own_indicator() {
        use StatedFigure::{Earlier, Target};
        for line in [
            "・水をきれいにする（普及率を42.0%→55.0%に向上）",
            "- 水をきれいにする（普及率を42.0%から55.0%に向上させる。）",
        ] {
            states(line, "普及率", "", &[(Earlier, "42.0%"), (Target, "55.0%")]);
            let rest = line_of(line).statement().unwrap().rest;
            assert_eq!(rest.first().map(|piece| &*piece.text), Some("水をきれいにする"), "{line}");
        }
        states("- 店を出す(直売所8箇所を10箇所にする)", "直売所", "", &[(Earlier, "8箇所"), (Target, "10箇所")]);
        states("令和8年度までに普及率を42%から55%に向上", "普及率", "", &[(Earlier, "42%"), (Target, "55%")]);
        states_nothing("・道路の整備（舗装率を50%から60%に向上、延長5kmを10kmに）");
        states("宿泊者（外国人）を5人から10人に増やす", "宿泊者（外国人）", "", &[(Earlier, "5人"), (Target, "10人")]);
    }

    #[test]
    fn labels_say_what_each_figure_is() {
        use StatedFigure::{Actual, Target};
        states(
            "会員数 目標 1万2600人|実績：1万155人 (未達成)",
            "会員数",
            "",
            &[(Target, "1万2600人"), (Actual, "1万155人")],
        );
    }

    #[test]
    fn other_lines_state_nothing() {
        states_nothing("現状値 → 目標値");
        states_nothing("10人 → 20人");
        states_nothing("会員数 10人 → 20人 → 30人");
        states_nothing("計画期間は平成20年から平成25年までとする");
        states_nothing("平成27年から3人が参加した");
        states_nothing("保育所|人|10|20");
        states_nothing("計画期間 2024→2028");
        states_nothing("事業期間：H27→31");
        states_nothing("指標一覧（令和5→6年度）");
    }

    #[test]
    fn two_headings_may_be_parted_by_an_arrow() {
        let headings = |line| line_of(line).headings().map(|headings| headings.map(|heading| heading.text));
        assert_eq!(
            headings("事業開始前の基準値 → 5年目の目標値 (増加分)"),
            Some(["事業開始前の基準値".to_owned(), "5年目の目標値 (増加分)".to_owned()])
        );
        assert_eq!(headings("現状値|→|目標値（R9）|(増加分)"), Some(["現状値".to_owned(), "目標値".to_owned()]));
        assert_eq!(headings("課題 → 対策"), None);
    }
}
