//! Prints a random plan in a layout of [`super::grammar`].

use std::collections::{BTreeMap, BTreeSet};

use keikaku::columns::Wide;
use keikaku::columns::vocabulary::FigureKind;
use keikaku::import::reading::FigurePlace;
use keikaku::value::fiscal_year::FiscalYear;

use super::grammar::{Layout, LayoutRow, Table, Truth};
use crate::kpi_builder::year;
use crate::support::Dice;

/// The indicators of the plans: name, unit, section in charge.
const INDICATORS: [(&str, &str, &str); 12] = [
    ("観光入込客数", "人", "観光課"),
    ("新規就農者数", "人", "農政課"),
    ("計画相談支援利用件数", "件", "福祉課"),
    ("健診受診率", "%", "健康課"),
    ("空き家バンク登録件数", "件", "住宅課"),
    ("地元産品の販売額", "千円", "商工課"),
    ("移住相談件数", "件", "企画課"),
    ("合計特殊出生率", "", "子育て課"),
    ("延べ宿泊者数", "人", "観光課"),
    ("市内総生産額", "百万円", "企画課"),
    ("3歳児健診の受診率", "%", "健康課"),
    ("公共交通の利用者数", "人", "交通課"),
];
/// The measures (施策), each with two indicators.
const MEASURES: [&str; 2] = ["1　しごとをつくる", "2　ひとの流れをつくる"];
/// The first years of the plans. Plans whose years are written without an era begin in `FIRST_OF_ERA`.
const FIRST_YEARS: [i32; 4] = [2017, 2020, 2021, 2022];
const FIRST_OF_ERA: i32 = 2021;
/// The number of ways in which years are written.
const YEAR_WORDS: usize = 7;
/// Sentences and grades that appear beside figures.
const SENTENCES: [&str; 4] = ["特になし", "引き続き取り組む", "目標を達成した", "周知を強化する"];
const GRADES: [&str; 4] = ["A", "B", "C", "◎"];

/// A random plan, printed in a layout.
pub(super) fn print(layout: &Layout, dice: &mut Dice) -> Table {
    let mut printer = Printer::new(layout, dice);
    printer.rows(&layout.rows, Spot { indicator: 0, year: printer.years.len() - 1 });
    printer.table
}

/// The indicator and the year that are being printed, as indices.
#[derive(Clone, Copy)]
struct Spot {
    indicator: usize,
    year: usize,
}

struct Printer<'d> {
    dice: &'d mut Dice,
    indicators: Vec<(&'static str, &'static str, &'static str)>,
    /// The number of indicators in the table.
    count: usize,
    years: Vec<FiscalYear>,
    year_words: usize,
    has_commas: bool,
    /// Whether the optional parts (`?`) are printed.
    is_full: bool,
    /// For each pair of words, whether the table has the first one.
    words: BTreeMap<String, bool>,
    /// The last text of each column whose cells are merged downwards.
    above: BTreeMap<usize, String>,
    used: BTreeSet<String>,
    table: Table,
}

impl<'d> Printer<'d> {
    fn new(layout: &Layout, dice: &'d mut Dice) -> Self {
        let has_unit = |(_, unit, _): &(&str, &str, &str)| layout.unit.as_ref().is_none_or(|it| it == unit);
        let mut indicators: Vec<_> = INDICATORS.into_iter().filter(has_unit).collect();
        let first = dice.below(indicators.len());
        indicators.rotate_left(first);
        let has_era = !layout.rows.iter().any(|row| row.cells.contains("{年}"));
        let first = if has_era { FIRST_YEARS[dice.below(FIRST_YEARS.len())] } else { FIRST_OF_ERA };
        let last = first + 1 + i32::try_from(dice.below(3)).unwrap();
        Self {
            indicators,
            count: 2 + dice.below(2),
            years: (first..=last).map(year).collect(),
            year_words: dice.below(YEAR_WORDS),
            has_commas: dice.flip(),
            is_full: dice.flip(),
            words: BTreeMap::new(),
            above: BTreeMap::new(),
            used: BTreeSet::new(),
            table: Table::blank(layout),
            dice,
        }
    }

    /// Prints the rows of a layout, each as often as its loop signs require.
    fn rows(&mut self, rows: &[LayoutRow], spot: Spot) {
        let mut rest = rows;
        while let Some(first) = rest.first() {
            let sign = first.loops.chars().next();
            let alike = rest.iter().take_while(|row| row.loops.chars().next() == sign).count();
            let (run, behind) = rest.split_at(alike);
            rest = behind;
            let Some(sign) = sign else {
                for row in run {
                    self.row(&row.cells, spot);
                }
                continue;
            };
            let inner = run.iter().map(|row| LayoutRow { loops: row.loops.replacen(sign, "", 1), ..row.clone() });
            let inner: Vec<LayoutRow> = inner.collect();
            for spot in self.spots(sign, spot) {
                self.rows(&inner, spot);
            }
        }
    }

    /// The spots of a loop sign: each indicator (*), each year (+), or one spot in half of the tables (?).
    fn spots(&self, sign: char, spot: Spot) -> Vec<Spot> {
        match sign {
            '*' => (0..self.count).map(|indicator| Spot { indicator, ..spot }).collect(),
            '+' => (0..self.years.len()).map(|year| Spot { year, ..spot }).collect(),
            _ => Some(spot).filter(|_| self.is_full).into_iter().collect(),
        }
    }

    fn row(&mut self, text: &str, spot: Spot) {
        let cells: Vec<&str> = text.split('|').map(str::trim).collect();
        let (mut row, mut left, mut rest) = (Vec::new(), String::new(), &cells[..]);
        while let Some(first) = rest.first() {
            let end = rest.iter().position(|cell| first.starts_with('<') && cell.ends_with('>')).unwrap_or(0);
            let (looped, behind) = rest.split_at(end + 1);
            rest = behind;
            let sign = first.strip_prefix('<').and_then(|cell| cell.chars().next());
            for spot in sign.map_or_else(|| vec![spot], |sign| self.spots(sign, spot)) {
                for cell in looped {
                    let cell = cell.trim_start_matches(['<', '*', '+']).trim_end_matches('>').trim();
                    match cell.strip_prefix('?') {
                        Some(_) if !self.is_full => {}
                        optional => row.push(self.cell(optional.unwrap_or(cell), spot, row.len(), &mut left)),
                    }
                }
            }
        }
        self.table.rows.push(row);
    }

    /// The text of a cell. It is blank if the cell is merged with the one above it (`^`) or to its left (`~`).
    fn cell(&mut self, cell: &str, spot: Spot, column: usize, left: &mut String) -> String {
        let text = self.filled(cell.trim_end_matches(['^', '~']), spot);
        let is_merged = match cell.chars().next_back() {
            Some('^') => self.above.insert(column, text.clone()).as_ref() == Some(&text),
            Some('~') => std::mem::replace(left, text.clone()) == text,
            _ => false,
        };
        if is_merged { String::new() } else { text }
    }

    /// A text with its placeholders filled in: `{word}`, and `[one/other]` for either word.
    fn filled(&mut self, text: &str, spot: Spot) -> String {
        let mut filled = String::new();
        let mut rest = text;
        while let Some(at) = rest.find(['{', '[']) {
            let end = at + rest[at..].find(['}', ']']).unwrap();
            let word = &rest[at + 1..end];
            filled += &rest[..at];
            filled += &if rest[at..].starts_with('[') { self.either(word) } else { self.word(word, spot) };
            rest = &rest[end + 1..];
        }
        (filled + rest).replace("\\n", "\n")
    }

    fn either(&mut self, words: &str) -> String {
        let (one, other) = words.split_once('/').unwrap();
        let is_first = *self.words.entry(words.to_owned()).or_insert_with(|| self.dice.flip());
        if is_first { one } else { other }.to_owned()
    }

    fn word(&mut self, word: &str, spot: Spot) -> String {
        // A word with the suffix 2 means the indicator half a list further on, which is printed beside the first.
        let beside = Spot { indicator: spot.indicator + self.indicators.len() / 2, ..spot };
        let (word, spot) = word.strip_suffix('2').map_or((word, spot), |word| (word, beside));
        let (name, unit, section) = self.indicators[spot.indicator];
        let (first, own, last) = (self.years[0], self.years[spot.year], self.years[self.years.len() - 1]);
        let (before, behind) = (year(first.western() - 1), year(last.western() + 2));
        match word {
            "名" => name.to_owned(),
            "単位" => unit.to_owned(),
            "課" => section.to_owned(),
            "施策" => MEASURES[spot.indicator / 2].to_owned(),
            "番号" => (spot.indicator + 1).to_string(),
            "①" => ["①", "②", "③"][spot.indicator].to_owned(),
            "年度" => self.year_word(own),
            "前年度" => self.year_word(before),
            "最終年度" => self.year_word(behind),
            "前令和" => year_of_era(before, ["R", "H"], "1"),
            "最終令和" => year_of_era(behind, ["令和", "平成"], "元"),
            "令和" => year_of_era(own, ["R", "H"], "1"),
            "年" => (own.western() - 2018).to_string(),
            "西暦" => own.to_string(),
            "基準" => self.figure(spot, (FigureKind::Baseline, Wide::Baseline)),
            "目標" => self.figure(spot, (FigureKind::Target, Wide::Year(own))),
            "実績-" if own == last && self.dice.flip() => ["－", "集計中", ""][self.dice.below(3)].to_owned(),
            "実績" | "実績-" => self.figure(spot, (FigureKind::Actual, Wide::Year(own))),
            "最終" => self.figure(spot, (FigureKind::Target, Wide::Year(behind))),
            "期間" => self.figure(spot, (FigureKind::Target, Wide::Total)),
            "達成率" => {
                let rate = self.number("%");
                format!("{}%", self.known(rate, spot, (FigureKind::Rate, Wide::Year(own))))
            }
            "評価" => GRADES[self.dice.below(GRADES.len())].to_owned(),
            "差" => format!("▲{}", self.number(unit)),
            "計" => self.number(unit),
            "文" => SENTENCES[self.dice.below(SENTENCES.len())].to_owned(),
            _ => panic!("{word} stands for nothing"),
        }
    }

    /// A year as this table writes years.
    fn year_word(&self, year: FiscalYear) -> String {
        match self.year_words {
            0 => year_of_era(year, ["R", "H"], "1"),
            1 => format!("{}年度", year_of_era(year, ["令和", "平成"], "元")),
            2 => format!("{year}年度"),
            3 => format!("{}（{year}）年度", year_of_era(year, ["令和", "平成"], "元")),
            4 => format!("{}年度", year_of_era(year, ["R", "H"], "元")),
            5 => format!("{year}({})", year_of_era(year, ["R", "H"], "1")),
            _ => year.to_string(),
        }
    }

    /// A new figure of the indicator, whose truth is noted.
    fn figure(&mut self, spot: Spot, place: (FigureKind, Wide)) -> String {
        let number = self.number(self.indicators[spot.indicator].1);
        self.known(number, spot, place)
    }

    fn known(&mut self, number: String, spot: Spot, (kind, column): (FigureKind, Wide)) -> String {
        let (name, unit, _) = self.indicators[spot.indicator];
        let truth = Truth { name: name.to_owned(), unit: unit.to_owned(), place: FigurePlace { kind, column } };
        self.table.truths.insert(number.clone(), truth);
        number
    }

    /// A number in that unit that was not used before and cannot be taken for a year.
    fn number(&mut self, unit: &str) -> String {
        loop {
            let number = 100 + self.dice.below(9_900);
            let text = match unit {
                "%" => format!("{}.{}", 10 + number % 85, number % 10),
                "" => format!("{}.{:02}", 1 + number % 2, number % 100),
                _ if self.has_commas && number >= 1_000 => format!("{},{:03}", number / 1_000, number % 1_000),
                _ => number.to_string(),
            };
            if !(1_900..2_100).contains(&number) && self.used.insert(text.clone()) {
                return text;
            }
        }
    }
}

/// A year in its era. `first` is the word for the first year of 令和.
fn year_of_era(year: FiscalYear, [reiwa, heisei]: [&str; 2], first: &str) -> String {
    match year.western() {
        2019 => format!("{reiwa}{first}"),
        western if western > 2019 => format!("{reiwa}{}", western - 2018),
        western => format!("{heisei}{}", western - 1988),
    }
}
