//! Copied texts whose cells no delimiter of a file parts: bars between them, as in Markdown and in what terminals draw, runs of
//! blanks, as where a page was printed with columns, or single blanks, as where a line was copied out of a printed page.
//!
//! Such a text is read as one with tabs between its cells. Its lines stay what they are, so that places in it are those of the text.
//! Single blanks part cells only on lines that are plainly of a table: headings, and a name with figures behind it. What lost
//! cells mean is settled later ([`super::aligned`], [`super::glued`]).

mod roles;

use std::ops::Range;

use super::{blanks, text_table};
use crate::columns::arrows::is_arrow;
use crate::columns::{self, Slot, Wide, is_number_of_kpi};
use crate::plan::cell::{Reading, State, before_remark, is_number, is_unit};
use crate::value::fiscal_year::{is_year_mention, year_mentions};
use crate::value::width::{is_space, trim};

/// The number of lines at the beginning by which a text is judged.
const LOOKED_AT: usize = 60;
/// The fewest lines of a table.
const FEWEST: usize = 2;
/// The bars that part cells.
const BARS: [char; 5] = ['|', '\u{ff5c}', '\u{2502}', '\u{2503}', '\u{a6}'];
/// The marks at which lines of a cell are broken.
const BREAKS: [&str; 6] = ["<br>", "<br/>", "<br />", "<BR>", "<BR/>", "<BR />"];
/// The sign of a loss that may be a verdict as well.
const SIGN: &str = "\u{25b3}";
/// Words that may be the sign of the number behind them, or part cells.
const MARKS: [&str; 4] = [SIGN, "\u{25b2}", "+", "/"];
/// The last letters of the names of sections in charge.
const SECTIONS: [char; 5] = ['\u{8ab2}', '\u{5ba4}', '\u{4fc2}', '\u{5c40}', '\u{90e8}'];
/// The number of blanks from which on those at the beginning of a line are a blank cell; fewer are an indent.
const BLANK_CELL: usize = 6;

/// The text with tabs between its cells; `None` if a delimiter parts them, or nothing does.
pub(super) fn with_tabs(text: &str) -> Option<String> {
    let lines = || text.lines().filter(|line| !line.trim().is_empty()).take(LOOKED_AT);
    let most = |holds: &dyn Fn(&str) -> bool| {
        let (all, held) = (lines().count(), lines().filter(|line| holds(line)).count());
        held >= FEWEST && held * 2 > all
    };
    if lines().any(|line| line.contains('\t')) || text_table::has_headings(text) {
        return None;
    }
    if most(&|line| line.contains(BARS)) {
        // Without a frame a bar at the beginning parts a blank cell from the others.
        let is_framed = most(&|line| trim(line).starts_with(BARS));
        return Some(joined(text, |line, _| by_bars(line, is_framed)));
    }
    let mut page = Page::default();
    let parted = lines_and_rest(text).filter(|(line, _)| !line.trim().is_empty()).take(LOOKED_AT);
    let widths: Vec<usize> =
        parted.map(|(line, rest)| page.cells(line, rest).len()).filter(|width| *width > 1).collect();
    if page.has_table() || 2 * widths.len() > lines().count() && widths.len() >= FEWEST {
        let mut page = Page::default();
        return Some(joined(text, |line, rest| page.cells(line, rest)));
    }
    None
}

/// The lines of a text with their ends, each with all that stands below it.
fn lines_and_rest(text: &str) -> impl Iterator<Item = (&str, &str)> {
    let mut end = 0;
    text.split_inclusive('\n').map(move |line| {
        end += line.len();
        (line, text.get(end..).unwrap_or_default())
    })
}

fn joined(text: &str, mut cells: impl FnMut(&str, &str) -> Vec<String>) -> String {
    let mut joined = String::with_capacity(text.len());
    for (line, rest) in lines_and_rest(text) {
        let content = line.trim_end_matches(['\n', '\r']);
        joined.push_str(&cells(content, rest).join("\t"));
        joined.push_str(line.get(content.len()..).unwrap_or_default());
    }
    joined
}

/// The cells between bars, of which those of a frame, before the first cell and behind the last, part nothing. The line below the headings that
/// only draws a rule has none.
fn by_bars(line: &str, is_framed: bool) -> Vec<String> {
    let is_rule = |letter: char| {
        is_space(letter) || BARS.contains(&letter) || matches!(letter, '-' | ':' | '+' | '\u{2500}' | '\u{253c}' | '=')
    };
    if line.chars().all(is_rule) && line.contains(['-', '\u{2500}', '=']) {
        return Vec::new();
    }
    let line = trim(line);
    let framed = line.strip_prefix(BARS).filter(|_| is_framed);
    let inner = framed.unwrap_or(line);
    let inner = inner.strip_suffix(BARS).filter(|_| framed.is_some()).unwrap_or(inner);
    inner.split(BARS).map(|cell| trim(&without_breaks(cell)).to_owned()).collect()
}

/// A cell of Markdown on one line: <br> breaks its lines.
fn without_breaks(cell: &str) -> String {
    BREAKS.iter().fold(cell.to_owned(), |cell, mark| cell.replace(mark, " "))
}

/// The cells between runs of at least two blanks. Letters that stand alone are one word: 「区　　分」.
fn by_runs(line: &str) -> Vec<&str> {
    let indent = line.chars().take_while(|letter| is_space(*letter)).count();
    let line = trim(line);
    let mut cells: Vec<Range<usize>> = Vec::new();
    let text = |cell: &Range<usize>| line.get(cell.clone()).unwrap_or_default();
    let mut blanks = 0;
    for (at, letter) in line.char_indices() {
        if is_space(letter) {
            blanks += 1;
            continue;
        }
        let end = at + letter.len_utf8();
        match cells.last_mut() {
            Some(last) if blanks < 2 => last.end = end,
            _ => cells.push(at..end),
        }
        blanks = 0;
    }
    let mut joined: Vec<Range<usize>> = Vec::new();
    let mut was_letter = false;
    for cell in cells {
        let is_letter = is_letter(text(&cell));
        match joined.last_mut() {
            Some(last) if was_letter && is_letter => last.end = cell.end,
            _ => joined.push(cell),
        }
        was_letter = is_letter;
    }
    let blank = (indent >= BLANK_CELL).then_some("");
    blank.into_iter().chain(joined.iter().map(text)).collect()
}

/// Whether a cell is a single letter: two that follow each other are of one word that was written over the width of its cell.
fn is_letter(cell: &str) -> bool {
    let mut letters = cell.chars();
    letters.next().is_some_and(|letter| letter.is_alphabetic() && !letter.is_ascii()) && letters.next().is_none()
}

/// The lines of a page that nothing but blanks parts, read one after the other.
#[derive(Default)]
struct Page {
    /// The last headings; none before the first.
    headings: Vec<Slot>,
    /// The number of lines below headings that have as many cells.
    rows: usize,
    /// Whether the headings are the names of KPIs.
    have_names: bool,
    /// Whether the line before was one of headings.
    is_below_headings: bool,
    /// Whether words in the lines below the headings say what the figures behind them are.
    have_roles: bool,
    /// Headings that stand on a line each, since the last line that is none.
    stacked: Vec<String>,
}

impl Page {
    /// The cells of the next line: parted by slashes or by runs of blanks, or else by single blanks; a paragraph is one cell. `rest` is what
    /// stands below it.
    fn cells(&mut self, line: &str, rest: &str) -> Vec<String> {
        if blanks::is_paragraph(line) {
            self.is_below_headings = false;
            self.stacked.clear();
            return vec![line.to_owned()];
        }
        let completing = self.is_below_headings.then(|| self.completing(line)).flatten();
        if let Some(completing) = completing {
            return completing;
        }
        let years = self.years_below(line, rest).filter(|_| self.is_below_headings);
        self.is_below_headings = false;
        if let Some(years) = years {
            return years;
        }
        self.take_stacked(line, rest);
        let mut cells = self.parted(line, rest);
        let are_names = head_columns_of_names(&cells, rest);
        if are_names || columns::heads_a_table(&cells.iter().map(String::as_str)) {
            self.have_names = are_names;
            self.headings = cells.iter().map(|heading| Slot::read(heading)).collect();
            self.is_below_headings = true;
            if self.lacks_corner(rest) {
                cells.insert(0, String::new());
                self.headings.insert(0, Slot::Blank);
            }
            if let Some(at) = roles::lost_heading(&self.headings, rest) {
                cells.insert(at, String::new());
                self.headings.insert(at, roles::COLUMN);
            }
            self.have_roles = roles::follow_names(&self.headings, rest);
        } else if cells.len() > 1 && self.is_as_wide(&cells) {
            self.rows += 1;
        }
        cells
    }

    /// Keeps a heading that stands on a line of its own, and takes those above a line that has a cell below each of them. They are put
    /// together later ([`super::torn_cells`]).
    fn take_stacked(&mut self, line: &str, rest: &str) {
        let text = trim(line);
        if let Some(last) = self.stacked.last_mut().filter(|_| columns::is_in_brackets(text)) {
            last.push_str(text);
            return;
        }
        if !text.contains(is_space) && Slot::read(text) != Slot::Unknown {
            self.stacked.push(text.to_owned());
            return;
        }
        let mut stacked = std::mem::take(&mut self.stacked);
        // A title may be such a word, too.
        let is_of_names = |heading: &String| Slot::read(heading) == Slot::Of(Wide::KpiName, None);
        let stacked = stacked.split_off(stacked.iter().rposition(is_of_names).unwrap_or_default());
        if stacked.len() < FEWEST || !columns::heads_a_table(&stacked.iter().map(String::as_str)) {
            return;
        }
        let own = std::mem::replace(&mut self.headings, stacked.iter().map(|heading| Slot::read(heading)).collect());
        let has_row = [line].into_iter().chain(rest.lines()).take(LOOKED_AT).any(|line| self.is_row(line));
        if !has_row {
            self.headings = own;
        }
    }

    /// Whether there were headings with rows below them.
    fn has_table(&self) -> bool {
        self.rows >= FEWEST
    }

    /// The cells of a line whose words only complete the headings of figures above it, each below its own: （現時点） 1年目 2年目 の累計
    /// below 事業開始前 R5増加分 R6増加分 KPI増加分, or 1年目 2年目 below the years; `None` for other lines.
    fn completing(&self, line: &str) -> Option<Vec<String>> {
        let words = blanks::words(line);
        if words.len() < FEWEST || !words.iter().all(|word| columns::completes_a_heading(word)) {
            return None;
        }
        let first = self.headings.iter().position(|slot| slot.is_of_figures())?;
        let behind_names = (first..self.headings.len()).collect();
        let is_year = |place: &usize| matches!(self.headings.get(*place), Some(Slot::Of(Wide::Year(_), _)));
        let years = (0..self.headings.len()).filter(is_year).collect();
        let places: Vec<usize> =
            [behind_names, years].into_iter().find(|places: &Vec<usize>| places.len() == words.len())?;
        Some(self.laid_below(&places, words.into_iter()))
    }

    /// The cells of a line of years in brackets, each below the heading of figures that it completes: （R1） and （R6） below 現状値 and
    /// 目標値; `None` for other lines. Where there are not as many such headings as years the line is a remark. Years without brackets may head
    /// columns of their own, unless the rows have one for each of those headings.
    fn years_below(&self, line: &str, rest: &str) -> Option<Vec<String>> {
        let years = line.split(is_space).filter(|word| !word.is_empty());
        let is_year = |word: &str| !is_number(word) && year_mentions(word).len() == 1;
        let lacks_year = |slot: &&Slot| matches!(slot, Slot::Figures(_) | Slot::Of(Wide::Baseline, _));
        let found = years.clone().count();
        if found < FEWEST || !years.clone().all(is_year) {
            return None;
        }
        let are_bracketed = years.clone().all(columns::is_in_brackets);
        let are_bare = years.clone().all(|word| is_year_mention(word) && !columns::is_in_brackets(word));
        let lacking: Vec<usize> =
            self.headings.iter().enumerate().filter(|(_, slot)| lacks_year(slot)).map(|(place, _)| place).collect();
        // 数値目標 may head the names, too.
        let behind_names: Vec<usize> = lacking.iter().copied().filter(|place| *place > 0).collect();
        let found = [lacking, behind_names].into_iter().find(|places| places.len() == found);
        let has_row = || rest.lines().take(LOOKED_AT).any(|line| self.is_row(line));
        match found.filter(|_| are_bracketed || are_bare && has_row()) {
            Some(places) => Some(self.laid_below(&places, years.map(str::to_owned))),
            None => are_bracketed.then(|| vec![line.to_owned()]),
        }
    }

    /// Whether a line has a cell below each of the headings.
    fn is_row(&self, line: &str) -> bool {
        let is_whole = |words: Vec<String>| words.len() == self.headings.len() && self.fits(&words);
        is_whole(with_number_joined(blanks::words(line))) || is_whole(blanks::beside_figures(line))
    }

    /// The words in cells below the headings at these places, and blank cells below the others.
    fn laid_below(&self, places: &[usize], mut words: impl Iterator<Item = String>) -> Vec<String> {
        let mut cell = |place| if places.contains(&place) { words.next().unwrap_or_default() } else { String::new() };
        (0..self.headings.len()).map(&mut cell).collect()
    }

    /// Whether nothing stands over the names below headings of figures that the next line completes: of two such lines both begin
    /// behind the names.
    fn lacks_corner(&self, rest: &str) -> bool {
        let mut below = rest.lines().filter(|line| !line.trim().is_empty()).peekable();
        if !self.is_first_over_figures() || below.peek().is_none_or(|next| self.completing(next).is_none()) {
            return false;
        }
        let row = below.find(|line| self.completing(line).is_none()).map(blanks::words).unwrap_or_default();
        row.len() == self.headings.len() + 1
            && row.iter().enumerate().all(|(place, word)| is_figure(word) == (place > 0))
    }

    fn parted(&self, line: &str, rest: &str) -> Vec<String> {
        if let Some(cells) = blanks::by_slashes(line) {
            return cells;
        }
        if let Some(cells) = roles::cells(&self.headings, line).filter(|_| self.have_roles) {
            return cells;
        }
        match by_runs(line).as_slice() {
            [cell] => self.by_blanks(cell, rest).unwrap_or_else(|| vec![(*cell).to_owned()]),
            cells => cells.iter().map(|cell| (*cell).to_owned()).collect(),
        }
    }

    /// The cells that single blanks part: those of headings, of a row that fits them, or of a name with its figures where
    /// the headings leave no other way; `None` if the line is none of these.
    fn by_blanks(&self, line: &str, rest: &str) -> Option<Vec<String>> {
        let headings = blanks::headings(line);
        if are_headings(&headings) || head_columns_of_names(&headings, rest) {
            return Some(headings);
        }
        let words = with_number_joined(blanks::words(line));
        let figures = words.iter().filter(|word| is_figure(word)).count();
        if figures == 0 {
            return None;
        }
        if self.fits(&words) {
            return Some(words);
        }
        let apart = with_units_apart(&words);
        if apart.len() > words.len() && self.fits(&apart) {
            return Some(apart);
        }
        let signed = with_signs_joined(&words);
        if signed.len() < words.len() && self.fits(&signed) {
            return Some(signed);
        }
        if let Some(named) = [&words, &apart].into_iter().find_map(|words| self.with_name_joined(words)) {
            return Some(named);
        }
        // Otherwise what a lone mark is cannot be told: △ 5 may be a loss, or a verdict and another figure. An arrow is of a line of words.
        if words.iter().any(|word| MARKS.contains(&word.as_str()) || is_arrow(word)) {
            return None;
        }
        let beside = blanks::beside_figures(line);
        (self.fits(&beside) || figures > 1 && self.may_lack(&beside)).then_some(beside)
    }

    /// The words with those of the name as one, where the name comes first and all others are then cells below the headings: 道の駅 来場者数 人
    /// 10 20 below 指標 単位 R5目標 R5実績.
    fn with_name_joined(&self, words: &[String]) -> Option<Vec<String>> {
        let is_name_first = self.headings.first() == Some(&Slot::Of(Wide::KpiName, None));
        let of_name = (words.len() + 1).checked_sub(self.headings.len()).filter(|many| is_name_first && *many > 1)?;
        let (name, cells) = words.split_at_checked(of_name)?;
        let joined: Vec<String> = [name.join(" ")].into_iter().chain(cells.iter().cloned()).collect();
        let is_of_figures = |word: &String| is_figure(word) || MARKS.contains(&word.as_str());
        (!name.iter().any(is_of_figures) && self.fits(&joined)).then_some(joined)
    }

    /// Whether cells are a name and its figures that may have lost others: there are no headings that would know it, or more
    /// of them, and none between name and figures but that of the unit. More cells than headings have no place by these, and
    /// are settled by what they repeat ([`super::repeated`]).
    fn may_lack(&self, cells: &[String]) -> bool {
        let Some((name, figures)) = cells.split_first() else { return false };
        let width = self.headings.len();
        if width > 0 && cells.len() > width + 1 {
            return !is_number(name);
        }
        let first = self.headings.iter().position(|slot| slot.is_of_figures()).unwrap_or_default();
        let is_plain =
            self.headings.iter().take(first).all(|slot| matches!(slot, Slot::Of(Wide::KpiName | Wide::Unit, _)));
        let is_row = name.split(is_space).any(|word| columns::row_named(word).is_some());
        let behind = figures.iter().rposition(|cell| is_number(cell)).map_or(0, |last| last + 1);
        let is_short = width == 0 || cells.len() < width;
        is_plain && is_short && !is_row && !is_number(name) && figures.iter().take(behind).all(|cell| is_number(cell))
    }

    /// Whether a line has as many cells as the headings, of which the names may have none.
    fn is_as_wide(&self, cells: &[String]) -> bool {
        let width = self.headings.len();
        width > 0 && (cells.len() == width || cells.len() == width + 1 && self.is_first_over_figures())
    }

    fn is_first_over_figures(&self) -> bool {
        self.headings.first().is_some_and(|first| first.is_of_figures())
    }

    /// Whether the words of a line are the cells below the headings, one for each. A name may have blanks in it, and a blank cell
    /// leaves nothing: so each must be what its heading says, and where that tells nothing, it must stand behind the figures.
    fn fits(&self, words: &[String]) -> bool {
        let name = (words.len() > self.headings.len()).then_some(Slot::Of(Wide::KpiName, None));
        let last = self.headings.iter().rposition(|slot| slot.is_of_figures()).unwrap_or_default();
        let last = last + usize::from(name.is_some());
        let first = self.headings.iter().position(|slot| slot.is_of_figures()).unwrap_or_default();
        let slots = name.iter().chain(&self.headings);
        let is_such = |(place, (slot, word)): (usize, (&Slot, &String))| match slot {
            Slot::Of(Wide::KpiName, _) if name.is_some() => !is_number(word),
            // 目標 and 実績 are no names, and behind a name they are none of it.
            Slot::Of(Wide::KpiName, _) => {
                !is_number(word) && !word.split(is_space).any(|part| columns::row_named(part).is_some())
            }
            Slot::Of(Wide::Unit, _) => is_unit(word),
            Slot::Of(Wide::Responsible, _) => word.ends_with(SECTIONS),
            Slot::TimeOf => is_number(word) || !year_mentions(word).is_empty(),
            // 数値目標 may head the names, too.
            Slot::Figures(_) if place == 0 && !is_number(word) => true,
            // A verdict stands behind the figures: ○. Before one it may be its sign.
            slot if slot.is_of_figures() => {
                let is_last = place == last && !words.get(place + 1).is_some_and(|next| is_number(next));
                let is_mark = || is_last && word.chars().count() == 1 && !word.contains(char::is_alphanumeric);
                Reading::from_text(word, "").state != State::Unread || before_remark(word).is_some() || is_mark()
            }
            Slot::Unknown if self.have_names => is_figure(word),
            // What it is the heading does not say; words would be a part of the name.
            Slot::Unknown if place > first && place < last => is_figure(word),
            // In the first column the rows are counted, or named otherwise.
            _ => place > last || place == 0,
        };
        self.is_as_wide(words) && slots.zip(words).enumerate().all(is_such)
    }
}

/// Whether a word is a figure, which may have a remark in brackets behind it: 16分（5分短縮）.
fn is_figure(word: &str) -> bool {
    is_number(word) || before_remark(word).is_some()
}

/// Whether words are the headings of a table: most of them are known, so that it is no title that names some of them.
fn are_headings(words: &[String]) -> bool {
    let known = words.iter().filter(|word| Slot::read(word) != Slot::Unknown).count();
    2 * known > words.len() && columns::heads_a_table(&words.iter().map(String::as_str))
}

/// Whether words name a column for each KPI, as in the form for gifts of companies: 指標 朝市の出店数 来場者数 年月 over 申請時 and 初年度, whose lines
/// have a figure for each of them.
fn head_columns_of_names(words: &[String], rest: &str) -> bool {
    let is_of_names = |word: &String| Slot::read(word) == Slot::Of(Wide::KpiName, None);
    let fits = |line: &str| {
        let row = blanks::words(line);
        let names_year = |word: &String| {
            matches!(Slot::read(word), Slot::Of(Wide::Baseline | Wide::Nth(_), None) | Slot::Figures(_))
        };
        let is_figure = |word: &String| is_figure(word) || !year_mentions(word).is_empty();
        row.len() == words.len() && row.first().is_some_and(names_year) && row.iter().skip(1).all(is_figure)
    };
    let mut below = rest.lines().filter(|line| !line.trim().is_empty());
    words.len() > 2
        && words.first().is_some_and(is_of_names)
        && words.iter().skip(1).all(|word| !is_figure(word))
        && below.by_ref().take(FEWEST).filter(|line| fits(line)).count() == FEWEST
}

/// The words with the number of a KPI and the name behind it as one: 指標1 来場者数.
fn with_number_joined(mut words: Vec<String>) -> Vec<String> {
    if words.len() > 2 && words.first().is_some_and(|first| is_number_of_kpi(first)) {
        let name = words.remove(1);
        if let Some(first) = words.first_mut() {
            first.push(' ');
            first.push_str(&name);
        }
    }
    words
}

/// The words with each figure and the unit behind it apart, as below 目標値 and 単位.
fn with_units_apart(words: &[String]) -> Vec<String> {
    let parts = |word: &String| match word.split_once(is_space) {
        Some((figure, unit)) if is_number(figure) && is_unit(unit) => vec![figure.to_owned(), unit.to_owned()],
        _ => vec![word.clone()],
    };
    words.iter().flat_map(parts).collect()
}

/// The words with each sign of a loss and the figure behind it as one: △ 85人. Alone it may be a verdict.
fn with_signs_joined(words: &[String]) -> Vec<String> {
    let mut joined: Vec<String> = Vec::new();
    for word in words {
        match joined.last_mut().filter(|before| *before == SIGN && is_number(word)) {
            Some(sign) => {
                sign.push(' ');
                sign.push_str(word);
            }
            None => joined.push(word.clone()),
        }
    }
    joined
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn gives(text: &str, expected: Option<&str>) {
        assert_eq!(with_tabs(text).as_deref(), expected);
    }

    #[test]
    fn bars_part_cells_in_either_width_and_as_in_markdown() {
        gives("| 指標 | 目標 |\n|---|:-:|\n| 講座の数 | 1,000 |\n", Some("指標\t目標\n\n講座の数\t1,000\n"));
        gives("指標｜目標\r\n講座の数｜5回\r\n", Some("指標\t目標\r\n講座の数\t5回\r\n"));
        gives("指標|目標\n|5\n", Some("指標\t目標\n\t5\n"));
        gives("|指標|目標<br>(R6)|\n|講座の数|5<br />6|\n", Some("指標\t目標 (R6)\n講座の数\t5 6\n"));
    }

    #[test]
    fn runs_of_blanks_part_cells_and_a_wide_indent_is_a_blank_one() {
        gives(
            "　指　標　　現 状　　目標\n講座の数  1,000  20\n        3  4\n",
            Some("指　標\t現 状\t目標\n講座の数\t1,000\t20\n\t3\t4\n"),
        );
    }

    #[test]
    fn single_blanks_part_cells_where_the_lines_have_equally_many() {
        gives("年度　R1　R2\n目標　1,200　5\n実績　3　6\n", Some("年度\tR1\tR2\n目標\t1,200\t5\n実績\t3\t6\n"));
        gives("今年 の 目標\n来年\n", None);
    }

    #[test]
    fn a_column_for_each_kpi_is_parted_as_its_rows_are() {
        let text =
            "KPI 来場者数 売上額 年月\n申請時 28人 4万円 H28.3\n初年度 30人 100万円 H29.3\n2年目 32人 125万円 H30.3\n";
        gives(text, Some(&text.replace(' ', "\t")));
    }

    #[test]
    fn files_with_delimiters_stay_as_they_are() {
        for text in ["指標,単位,R5目標\n講座  の数,回,5\n朝市  の数,回,6\n", "指標\t目標\n講座|数\t5\n", "指標\n"]
        {
            gives(text, None);
        }
    }
}
