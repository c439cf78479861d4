//! Cuts the lines of a page into cells: at bars, at arrows between an earlier and a later value, or at blanks. Where lines are cut at
//! blanks, a blank cell is lost, so the user is asked about rows whose length differs from that of their headings.

use std::sync::Arc;

use super::grid::{Cut, GridCell, SheetGrid};
use crate::columns::seen_words::{Classifier, Seen};
use crate::columns::vocabulary::{self, ARROWS, HeadWord};
use crate::import::text_table::FieldPosition;
use crate::value::width::{fold, is_any_digit, is_digit, is_space, trim};

/// The bars between the cells of a line.
const BARS: [char; 3] = ['|', '｜', '│'];
/// The slash between the cells of a line.
const STROKE: &str = " / ";
/// The signs that separate labelled figures in a line.
const BETWEEN_FIGURES: [char; 3] = ['、', '/', ';'];
/// The dashes around the number of a page.
const DASHES: [char; 6] = ['-', '‐', '–', '—', '―', '−'];
/// The shortest run of blanks that separates cells by itself.
const GAP: &str = "  ";
/// The longest line that is cut into cells, in bytes: a longer line is running text.
const LONGEST_LINE: usize = 4_000;
/// The fewest lines in which names and figures alternate.
const FEWEST_IN_TURN: usize = 4;

/// The grid of a page.
pub(super) fn page(text: &str) -> SheetGrid {
    let mut cutter = Cutter::default();
    let is_of_table = |line: &str| !trim(line).is_empty() && !is_page_number(line);
    let lines: Vec<(usize, &str)> = (1..).zip(text.lines()).filter(|(_, line)| is_of_table(line)).collect();
    let has_arrow = |line: &str| {
        line.split_once(ARROWS)
            .is_some_and(|(before, behind)| before.contains(is_any_digit) && behind.contains(is_any_digit))
    };
    // The rule below the headings: |---|:--|.
    let is_rule = |line: &str| line.contains("--") && line.chars().all(|letter| "|-: ".contains(letter));
    let is_markdown = lines.iter().any(|(_, line)| is_rule(trim(line)));
    let are_of_arrows = lines.iter().filter(|(_, line)| has_arrow(line)).count() * 2 > lines.len();
    let mut cut = Cut::Sheet;
    let mut rows = Vec::new();
    for (number, line) in lines {
        let parts: Vec<String> = if line.len() > LONGEST_LINE {
            vec![trim(line).to_owned()]
        } else if line.contains(BARS) {
            between_bars(line, is_markdown)
        } else if are_of_arrows {
            cutter.around_arrows(line)
        } else if let Some(parts) = before_behind(line).or_else(|| cutter.change(line)) {
            parts
        } else if line.matches(STROKE).count() > 1 {
            line.split(STROKE).map(|part| trim(part).to_owned()).collect()
        } else {
            cut = Cut::Page;
            let parts = cutter.between_blanks(line);
            cutter.below_first_cell(line, parts)
        };
        rows.push(cutter.row(number, &parts));
    }
    SheetGrid::new(cutter.in_turn(rows), cut)
}

/// Whether a line is only the number of its page, which belongs to no table: - 12 -, －12－.
fn is_page_number(line: &str) -> bool {
    let line = fold(trim(line));
    let inner = line.strip_prefix(DASHES).and_then(|behind| behind.strip_suffix(DASHES)).map(trim);
    inner.is_some_and(|inner| !inner.is_empty() && inner.chars().all(is_digit))
}

/// The cells between the bars of a line. In Markdown a bar behind `\\` is part of its cell.
fn between_bars(line: &str, is_markdown: bool) -> Vec<String> {
    let line = if is_markdown { line.replace("\\|", "\0") } else { line.to_owned() };
    line.split(BARS).map(|part| trim(part).replace('\0', "|")).collect()
}

/// Whether a text opens a bracket that it does not close.
fn is_open(text: &str) -> bool {
    let count = |letters: [char; 3]| text.matches(letters).count();
    count(['(', '（', '「']) > count([')', '）', '」'])
}

/// The name, the target and the earlier value, if an arrow points back to the latter: 転入者数：500人（←410人）.
fn before_behind(line: &str) -> Option<Vec<String>> {
    let line = fold(trim(line));
    let (name, behind) = line.split_once(':')?;
    let (target, before) = behind.split_once('←')?;
    let target = trim(target).trim_end_matches('(');
    let before = before.split_once(')').map_or(before, |(before, _)| before);
    Some([name, target, before].map(|part| trim(part).to_owned()).to_vec())
}

/// The separators between an earlier and a later value in a sentence: 普及率を35％から45％に向上, 普及率27％を57％に向上.
const BETWEEN_VALUES: [&str; 6] = ["から", "→", "⇒", "➡", "➔", "を"];
/// The letters that may follow the later value.
const BEHIND_VALUES: [char; 7] = ['に', 'を', 'へ', 'ま', 'と', '、', '。'];
/// The longest text of a value in a sentence, in bytes: 1,234千円(平成29年度末).
const LONGEST_VALUE: usize = 60;

/// Cuts lines into cells by what their words are: figures, labels and units.
#[derive(Default)]
struct Cutter {
    classifier: Classifier,
    /// Whether the last headings of a table end with a column of words: 担当, 備考.
    ends_with_words: bool,
    /// Whether the last headings of a table have that of the names behind another one: 施策 | 指標.
    has_groups: bool,
    /// The number of cells of the last line that is not indented, and whether its second cell is words.
    last: Option<(usize, bool)>,
}

impl Cutter {
    fn see(&mut self, text: &str) -> Arc<Seen> {
        self.classifier.see(text)
    }

    fn row(&mut self, line: usize, parts: &[String]) -> Vec<GridCell> {
        let places = (1..).map(|column| FieldPosition { line, column });
        places.zip(parts).map(|(place, text)| GridCell::new(text, place, &mut self.classifier)).collect()
    }

    /// Whether a word is a cell by itself: a figure, a label, a dash or a mark.
    fn is_apart(&mut self, text: &str) -> bool {
        let seen = self.see(text);
        seen.has_figure() || seen.is_label || seen.is_dash || seen.is_mark
    }

    /// Replaces the signs that separate figures in a line by blanks: 目標 50件、実績 48件, 相談件数、R5目標 50件／R5実績 48件. A sign separates if it is
    /// followed by a labelled figure or, behind another figure, by words that end with one.
    fn parted(&mut self, line: &str) -> String {
        let line = fold(trim(line)).replace('\t', GAP);
        let blank = if line.contains(GAP) { GAP } else { " " };
        let mut parted = String::with_capacity(line.len());
        let mut parts = line.split_inclusive(BETWEEN_FIGURES).peekable();
        while let Some(part) = parts.next() {
            let Some((sign, behind)) = part.chars().next_back().zip(parts.peek()) else {
                parted.push_str(part);
                break;
            };
            let has_digit = |text: &str| text.contains(is_digit);
            let behind = trim(behind.trim_end_matches(BETWEEN_FIGURES));
            let first = behind.split(' ').next().unwrap_or(behind);
            let last = behind.rsplit(' ').next().unwrap_or(behind);
            let is_figure = self.see(last).has_figure();
            let label = self.see(first);
            let is_labelled = is_figure && (label.heads_figures() || !label.labelled.is_empty());
            // The text before the sign is a name alone, or ends with a figure of its own.
            let before = trim(part.trim_end_matches(BETWEEN_FIGURES));
            let own = before.rsplit([' ', ':']).next().unwrap_or(before);
            let is_whole = !has_digit(before) || self.see(own).has_figure();
            let is_parting = is_whole && (is_labelled || is_figure && sign != '/' && has_digit(before));
            match part.strip_suffix(BETWEEN_FIGURES).filter(|_| is_parting) {
                Some(figure) => parted.extend([figure, blank]),
                None => parted.push_str(part),
            }
        }
        parted
    }

    /// The cells of a line that is cut at blanks: at wide gaps if it has any, or else at every blank.
    fn between_blanks(&mut self, line: &str) -> Vec<String> {
        let line = self.parted(line);
        let heads: Vec<_> = line.split(is_space).map(|word| self.see(word)).filter(|seen| seen.is_label).collect();
        let has_names = heads.iter().any(|seen| seen.head == Some(HeadWord::Name));
        if has_names {
            let last = heads.last().and_then(|seen| seen.head);
            self.ends_with_words = matches!(last, Some(HeadWord::Note | HeadWord::Responsible));
        }
        if heads.iter().filter(|seen| seen.heads_figures()).count() > 1 {
            let first = self.see(line.split(is_space).next().unwrap_or_default());
            self.has_groups = has_names && first.head != Some(HeadWord::Name);
        }
        if !line.contains(GAP) {
            return self.words(&line, true);
        }
        let pieces: Vec<&str> = line.split(GAP).map(trim).filter(|piece| !piece.is_empty()).collect();
        pieces.into_iter().enumerate().flat_map(|(nth, piece)| self.piece(piece, nth == 0)).collect()
    }

    /// These cells of a line, with a blank first one if the line is indented below a line with one cell more: below a name if it begins with
    /// a figure, or below a group if it begins with a name and the headings have the names in a later column. An indented name below a
    /// name is a part of the indicator.
    fn below_first_cell(&mut self, line: &str, mut parts: Vec<String>) -> Vec<String> {
        let is_words = |cutter: &mut Self, at: usize| parts.get(at).is_some_and(|part| cutter.see(part).is_words);
        let (first, second) = (is_words(self, 0), is_words(self, 1));
        if !fold(line).starts_with(GAP) {
            self.last = Some((parts.len(), second));
        } else if let Some((cells, has_group)) = self.last
            && parts.len() > 1
            && parts.len() + 1 == cells
            && !second
            && first == has_group
            && (self.has_groups || !has_group)
        {
            parts.insert(0, String::new());
        }
        parts
    }

    /// The cells of a piece between wide gaps: one cell, or several if its words are figures or headings one by one.
    fn piece(&mut self, piece: &str, begins_line: bool) -> Vec<String> {
        if self.see(piece).figure.as_ref().is_some_and(|figure| figure.has_remark) {
            return vec![piece.to_owned()];
        }
        let parts = self.words(piece, begins_line);
        let (first, others) = (parts.first().cloned().unwrap_or_default(), parts.get(1..).unwrap_or_default().to_vec());
        let are_apart = !others.is_empty() && others.iter().all(|part| self.is_apart(part));
        let labels = parts.iter().filter(|part| self.see(part).is_label).count();
        let ends_with_figure = others.last().is_some_and(|part| self.see(part).has_figure());
        let is_row = are_apart && (self.is_apart(&first) || ends_with_figure);
        if is_row || labels >= 2 {
            return parts;
        }
        // Figures followed by words, such as a note.
        let leading = parts.iter().take_while(|part| self.see(part).figure.is_some()).count();
        if leading < 2 {
            return vec![piece.to_owned()];
        }
        let (figures, behind) = parts.split_at_checked(leading).unwrap_or_default();
        let behind = Some(behind.join(" ")).filter(|behind| !behind.is_empty());
        figures.iter().cloned().chain(behind).collect()
    }

    /// The name, the earlier and the later value of a sentence about a change; `None` for any other sentence.
    fn change(&mut self, line: &str) -> Option<Vec<String>> {
        let line = fold(trim(line));
        let places = BETWEEN_VALUES.iter().flat_map(|word| line.match_indices(word));
        places.into_iter().find_map(|(at, word)| {
            let (left, behind) = (line.get(..at)?, line.get(at + word.len()..)?);
            let begins =
                left.char_indices().map(|(from, _)| from).filter(|from| at - from <= LONGEST_VALUE && *from > 0);
            let from = begins.into_iter().find(|from| left.get(*from..).is_some_and(|text| self.is_value(text)))?;
            let ends = behind.match_indices(BEHIND_VALUES).map(|(end, _)| end).chain([behind.len()]);
            let mut ends = ends.filter(|end| *end <= LONGEST_VALUE);
            let end = ends.find(|end| behind.get(..*end).is_some_and(|text| self.is_value(text)))?;
            let name = self.name_in_sentence(left.get(..from)?)?;
            Some(vec![name, trim(left.get(from..)?).to_owned(), trim(behind.get(..end)?).to_owned()])
        })
    }

    /// Whether a part of a sentence is a figure and nothing else.
    fn is_value(&mut self, text: &str) -> bool {
        let begins =
            text.starts_with(|letter: char| letter.is_ascii_digit() || matches!(letter, '-' | '▲' | '△' | '約'));
        begins && self.see(text).figure.as_ref().is_some_and(|figure| !figure.is_doubtful)
    }

    /// The name of an indicator before its values in a sentence, without a label before it (目標 普及率を); `None` if the text is no name.
    fn name_in_sentence(&mut self, text: &str) -> Option<String> {
        let name = trim(text).trim_end_matches(['を', 'が', 'は', ':', '、', ' ']);
        let bare = name
            .split_once(is_space)
            .filter(|(word, _)| vocabulary::is_number_of_item(word) || self.see(word).is_label)
            .map_or(name, |(_, bare)| bare);
        let is_name = self.see(bare).is_words && !bare.ends_with(is_digit);
        is_name.then(|| bare.to_owned())
    }

    /// The words of a line or of a piece of it, joined where a blank separates nothing: within brackets, behind the number of an item,
    /// between a figure and its unit, within a year.
    fn words(&mut self, line: &str, begins_line: bool) -> Vec<String> {
        let mut cells: Vec<String> = Vec::new();
        let words: Vec<&str> = line.split(is_space).filter(|word| !word.is_empty()).collect();
        // A bracket that the line does not close cannot contain its figures.
        let closing = words.iter().rposition(|word| word.contains([')', '）', '」']));
        for (at, word) in words.into_iter().enumerate() {
            // Within a line, a bare number behind another is a further figure (12 13); 68 41百万円 begins with the number of an item.
            let is_bare = word.chars().all(|letter| is_digit(letter) || matches!(letter, ',' | '.'));
            let is_first = cells.len() == 1 && (begins_line || !is_bare);
            let is_closed = closing.is_some_and(|closing| at <= closing);
            let is_within = |last: &String| is_closed && is_open(last);
            let goes_on = cells.last().is_some_and(|last| is_within(last) || self.goes_on(last, word, is_first));
            match cells.last_mut().filter(|_| goes_on) {
                Some(last) => {
                    let is_number = last.ends_with(is_digit) || last == "+";
                    let is_apart = vocabulary::is_number_of_item(last) || !is_number;
                    if is_apart {
                        last.push(' ');
                    }
                    last.push_str(word);
                }
                None => cells.push(word.to_owned()),
            }
        }
        self.joined_names(cells)
    }

    /// Whether a word continues the cell before it.
    fn goes_on(&mut self, last: &str, word: &str, is_first: bool) -> bool {
        let is_behind_number = is_first && vocabulary::is_number_of_item(last);
        if last == "+" || is_behind_number || vocabulary::is_begun_time(last, word) {
            return true;
        }
        let both = format!("{last}{word}");
        if word.starts_with('(') {
            let (head, inner) = (self.see(last), self.see(word));
            // 現況値 (R4) is one heading.
            let is_dated = head.heads_figures() && head.times.is_empty() && !inner.times.is_empty();
            return is_dated || self.see(&both).figure.is_some();
        }
        let is_number =
            last.chars().all(|letter| letter.is_ascii_digit() || matches!(letter, ',' | '.' | '-' | '▲' | '△'))
                && last.contains(is_digit);
        let has_unit = |seen: &Seen| seen.figure.as_ref().is_some_and(|figure| figure.unit.is_some());
        let word = self.see(word);
        let may_be_unit = word.unit.is_some() || !self.ends_with_words && has_unit(&self.see(&both));
        is_number && word.figure.is_none() && may_be_unit
    }

    /// Joins the words at the beginning of the cells into one, since a name may contain blanks.
    fn joined_names(&mut self, mut cells: Vec<String>) -> Vec<String> {
        // 花の数：基準値 and R6実績：花の数 combine a name with the label of the figure behind it.
        let split = cells
            .first()
            .and_then(|first| first.rsplit_once(':').map(|(name, label)| [name, label].map(str::to_owned)));
        let is_label = |seen: &Seen| seen.is_label || !seen.labelled.is_empty();
        if let Some([before, behind]) = split {
            let [seen_before, seen_behind] = [&before, &behind].map(|text| self.see(text));
            if is_label(&seen_behind) && seen_before.is_words {
                cells.splice(0..1, [before, behind]);
            } else if seen_before.is_label && !seen_before.kinds.is_empty() && seen_behind.is_words {
                cells.splice(0..1, [behind, before]);
            }
        }
        while let [one, two, ..] = cells.as_slice() {
            let (one, two) = (one.clone(), two.clone());
            if !(self.see(&one).is_words && self.see(&two).is_words) {
                break;
            }
            cells.splice(0..2, [format!("{one} {two}")]);
        }
        cells
    }

    /// The name, the earlier value and the values behind the arrows of a line: 来場者数：100人 → 120人.
    fn around_arrows(&mut self, line: &str) -> Vec<String> {
        let line = fold(trim(line));
        let mut parts = line.split(ARROWS).map(trim);
        let left = parts.next().unwrap_or_default().to_owned();
        let behind = |part: &str| trim(part.split(GAP).next().unwrap_or(part)).to_owned();
        let later: Vec<String> = parts.map(behind).collect();
        let before = if left.contains(GAP) {
            left.split(GAP).map(trim).filter(|part| !part.is_empty()).map(str::to_owned).collect()
        } else {
            self.name_and_value(&left)
        };
        before.into_iter().chain(later).collect()
    }

    /// A name and the value behind it; a value alone gets a blank name.
    fn name_and_value(&mut self, text: &str) -> Vec<String> {
        let ends: Vec<usize> =
            text.char_indices().filter(|(_, letter)| *letter == ':' || is_space(*letter)).map(|(at, _)| at).collect();
        for at in ends {
            let Some((name, behind)) = text.split_at_checked(at) else { continue };
            let behind = behind.trim_start_matches([':', ' ']);
            let is_name = self.see(trim(name)).is_words;
            if is_name && self.see(behind).has_figure() {
                return vec![trim(name).to_owned(), behind.to_owned()];
            }
        }
        let seen = self.see(text);
        let blank_name = (seen.figure.is_some() || seen.is_label).then(String::new);
        blank_name.into_iter().chain([text.to_owned()]).collect()
    }

    /// Turns names and figures on alternating lines below a heading into two columns.
    fn in_turn(&mut self, rows: Vec<Vec<GridCell>>) -> Vec<Vec<GridCell>> {
        let is_single = rows.iter().all(|row| row.len() == 1);
        let body: Vec<&GridCell> = rows.iter().skip(1).flatten().collect();
        let is_figure = |cell: &&&GridCell| cell.seen.figure.is_some();
        let names = body.iter().step_by(2).filter(is_figure).count();
        let figures = body.iter().skip(1).step_by(2).filter(is_figure).count();
        if !is_single || body.len() < FEWEST_IN_TURN || names > 0 || figures * 2 != body.len() {
            return rows;
        }
        let mut cells = rows.into_iter().flatten();
        let Some(heading) = cells.next() else { return Vec::new() };
        let place = FieldPosition { column: 0, ..heading.place };
        let blank = GridCell::new("", place, &mut self.classifier);
        let mut paired = vec![vec![blank, heading]];
        while let Some((name, figure)) = cells.next().zip(cells.next()) {
            paired.push(vec![name, figure]);
        }
        paired
    }
}
