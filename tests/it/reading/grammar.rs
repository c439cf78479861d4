//! A grammar of layouts: plans printed as tables in the manners of offices, each with what every figure of it is.

use std::collections::BTreeMap;

use keikaku::import::reading::FigurePlace;
use keikaku::value::fiscal_year::FiscalYear;

use crate::kpi_builder::year;

/// The indicators of which the plans are made: names and units.
const KPIS: [(&str, &str); 6] = [
    ("観光入込客数", "人"),
    ("新規就農者数", "人"),
    ("計画相談支援利用者数", "件"),
    ("健診受診率", "%"),
    ("空き家バンク登録件数", "件"),
    ("地元産品の販売額", "千円"),
];
const FIRST: i32 = 2021;

/// The manner in which a table is laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Layout {
    /// A column for each kind and year.
    Wide,
    /// Kinds over years, or years over kinds, on two lines of headings.
    KindsOverYears,
    YearsOverKinds,
    /// Rows of targets and actuals below each other, the name in each or only in the first.
    KindsInRows,
    MergedNames,
    /// The same with groups at the left.
    Grouped,
    /// Years below each other, a column for each indicator.
    Turned,
    TurnedWithKinds,
    /// A row for each indicator and year.
    Long,
    /// Two indicators beside each other.
    SideBySide,
    /// A table for each indicator, below a line with its name.
    Blocks,
    /// Times in columns beside their figures.
    TimesBeside,
    /// Units and times in the cells.
    TimesInCells,
    /// The kind of all figures in the line above.
    KindAbove,
    /// The kind in brackets behind the name.
    KindBehindName,
    /// Only the baseline and the target of the last year.
    LastTarget,
}

impl Layout {
    pub(super) const ALL: [Self; 16] = [
        Self::Wide,
        Self::KindsOverYears,
        Self::YearsOverKinds,
        Self::KindsInRows,
        Self::MergedNames,
        Self::Grouped,
        Self::Turned,
        Self::TurnedWithKinds,
        Self::Long,
        Self::SideBySide,
        Self::Blocks,
        Self::TimesBeside,
        Self::TimesInCells,
        Self::KindAbove,
        Self::KindBehindName,
        Self::LastTarget,
    ];
}

/// What a figure is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Truth {
    pub(super) name: String,
    pub(super) place: FigurePlace,
    pub(super) text: String,
}

/// A cell of a printed table.
type Printed = (String, Option<Truth>);

/// A table with the truth of its figures.
#[derive(Clone, Debug)]
pub(super) struct Table {
    rows: Vec<Vec<Printed>>,
    /// The number of rows before the first with figures.
    heads: usize,
}

/// A row of numbers that looks like chance and is the same at each run.
#[derive(Clone, Debug)]
pub(super) struct Dice(pub(super) u64);

impl Dice {
    /// A number below that one.
    pub(super) fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap_or_default() % limit.max(1)
    }

    fn flip(&mut self) -> bool {
        self.below(2) == 0
    }
}

/// How years are written.
#[derive(Clone, Copy)]
struct YearWords(usize);

impl YearWords {
    fn word(self, year: FiscalYear) -> String {
        let reiwa = year.western() - 2018;
        match self.0 {
            0 => format!("R{reiwa}"),
            1 => format!("令和{reiwa}年度"),
            2 => format!("{year}年度"),
            3 => format!("令和{reiwa}（{year}）年度"),
            _ => year.to_string(),
        }
    }
}

/// The printer of a plan.
struct Printer<'d> {
    dice: &'d mut Dice,
    kpis: Vec<(&'static str, &'static str)>,
    years: Vec<FiscalYear>,
    words: YearWords,
    has_units: bool,
    rows: Vec<Vec<Printed>>,
    heads: usize,
}

fn text(text: &str) -> Printed {
    (text.to_owned(), None)
}

impl Table {
    /// A table in that layout.
    pub(super) fn new(layout: Layout, dice: &mut Dice) -> Self {
        let (count, first) = (2 + dice.below(3), dice.below(KPIS.len()));
        let kpis = (0..count).map(|nth| KPIS[(first + nth) % KPIS.len()]).collect();
        let years = (0..2 + i32::try_from(dice.below(3)).unwrap_or_default()).map(|nth| year(FIRST + nth)).collect();
        let (words, has_units) = (YearWords(dice.below(5)), dice.flip());
        let mut printer = Printer { dice, kpis, years, words, has_units, rows: Vec::new(), heads: 0 };
        if printer.dice.below(3) == 0 {
            printer.rows.push(vec![text("第2期総合戦略　進捗状況")]);
        }
        printer.print(layout);
        Self { rows: printer.rows, heads: printer.heads }
    }

    /// The table as a file of separated values.
    pub(super) fn csv(&self) -> String {
        let field = |(text, _): &Printed| if text.contains(',') { format!("\"{text}\"") } else { text.clone() };
        let line = |row: &Vec<Printed>| row.iter().map(field).collect::<Vec<_>>().join(",");
        self.rows.iter().map(line).collect::<Vec<_>>().join("\n")
    }

    /// What each figure is, by line and column, counted from 1.
    pub(super) fn truths(&self) -> BTreeMap<(usize, usize), Truth> {
        let rows = self.rows.iter().zip(1..);
        let cells =
            rows.flat_map(|(row, line)| row.iter().zip(1..).map(move |((_, truth), column)| ((line, column), truth)));
        cells.filter_map(|(at, truth)| Some((at, truth.clone()?))).collect()
    }

    /// Whether no heading stands twice, as above tables beside each other, whose columns belong together.
    fn has_different_heads(&self) -> bool {
        let heads = self.rows.first().into_iter().flatten().map(|(text, _)| text);
        let all: Vec<&String> = heads.collect();
        let different: std::collections::BTreeSet<&&String> = all.iter().collect();
        different.len() == all.len()
    }

    /// Whether the row names what the next one goes on with, so that without it that one would be another's to any eye.
    fn is_above_merged(&self, row: usize) -> bool {
        let Some((own, next)) = self.rows.get(row).zip(self.rows.get(row + 1)) else { return false };
        own.iter().zip(next).any(|((text, truth), (below, _))| truth.is_none() && !text.is_empty() && below.is_empty())
    }

    /// The same table torn somewhere: rows lost, figures blanked, rows cut short, the first heading lost, columns moved.
    pub(super) fn torn(mut self, dice: &mut Dice) -> Self {
        let body = self.rows.len().saturating_sub(self.heads);
        if body == 0 {
            return self;
        }
        let row = self.heads + dice.below(body);
        match dice.below(5) {
            0 if body > 1 && !self.is_above_merged(row) => drop(self.rows.remove(row)),
            1 => {
                let figures: Vec<usize> =
                    (0..self.rows[row].len()).filter(|index| self.rows[row][*index].1.is_some()).collect();
                if !figures.is_empty() {
                    let index = figures[dice.below(figures.len())];
                    self.rows[row][index] = text("");
                }
            }
            2 => {
                let length = self.rows[row].len();
                self.rows[row].truncate(length.saturating_sub(1 + dice.below(2)).max(1));
            }
            3 if self.heads > 1 => drop(self.rows.remove(0)),
            _ => {
                let width = self.rows.iter().map(Vec::len).min().unwrap_or_default();
                if width > 2
                    && self.rows.iter().all(|row| row.len() == self.rows[0].len())
                    && self.heads == 1
                    && self.has_different_heads()
                {
                    let (one, other) = (1 + dice.below(width - 1), 1 + dice.below(width - 1));
                    self.rows.iter_mut().for_each(|row| row.swap(one, other));
                }
            }
        }
        self.rows.retain(|row| row.iter().any(|(text, _)| !text.is_empty()));
        self
    }
}

impl Printer<'_> {
    /// A figure of an indicator.
    fn figure(&mut self, kpi: &str, place: FigurePlace) -> Printed {
        let number = 1 + self.dice.below(9_999);
        let text =
            if number >= 1_000 { format!("{},{:03}", number / 1_000, number % 1_000) } else { number.to_string() };
        (text.clone(), Some(Truth { name: kpi.to_owned(), place, text }))
    }

    fn figures(&mut self, kpi: &str, places: &[FigurePlace]) -> Vec<Printed> {
        places.iter().map(|place| self.figure(kpi, *place)).collect()
    }

    fn targets(&self) -> Vec<FigurePlace> {
        self.years.iter().map(|year| FigurePlace::Target(*year)).collect()
    }

    fn actuals(&self) -> Vec<FigurePlace> {
        self.years.iter().map(|year| FigurePlace::Actual(*year)).collect()
    }

    /// The words over the years, with something before and behind each.
    fn year_heads(&self, behind: &str) -> Vec<Printed> {
        self.years.iter().map(|year| text(&format!("{}{behind}", self.words.word(*year)))).collect()
    }

    /// The heading of units, where the table has a column of them.
    fn unit_head(&self) -> Vec<Printed> {
        if self.has_units { vec![text("単位")] } else { Vec::new() }
    }

    fn unit(&self, unit: &str) -> Vec<Printed> {
        if self.has_units { vec![text(unit)] } else { Vec::new() }
    }

    fn push_head(&mut self, parts: &[Vec<Printed>]) {
        self.rows.push(parts.concat());
        self.heads = self.rows.len();
    }

    fn push(&mut self, parts: &[Vec<Printed>]) {
        self.rows.push(parts.concat());
    }

    fn blanks(count: usize) -> Vec<Printed> {
        vec![text(""); count]
    }

    fn print(&mut self, layout: Layout) {
        match layout {
            Layout::Wide => self.wide(),
            Layout::KindsOverYears => self.two_lines(true),
            Layout::YearsOverKinds => self.two_lines(false),
            Layout::KindsInRows => self.kinds_in_rows(true, false),
            Layout::MergedNames => self.kinds_in_rows(false, false),
            Layout::Grouped => self.kinds_in_rows(false, true),
            Layout::Turned => self.turned(),
            Layout::TurnedWithKinds => self.turned_with_kinds(),
            Layout::Long => self.long(),
            Layout::SideBySide => self.side_by_side(),
            Layout::Blocks => self.blocks(),
            Layout::TimesBeside => self.times_beside(),
            Layout::TimesInCells => self.times_in_cells(),
            Layout::KindAbove => self.kind_above(),
            Layout::KindBehindName => self.kind_behind_name(),
            Layout::LastTarget => self.last_target(),
        }
    }

    fn wide(&mut self) {
        let before = vec![text("No"), text("指標名")];
        let baseline = vec![text(&format!("現状値（{}）", self.words.word(year(FIRST - 1))))];
        let heads = [before, self.unit_head(), baseline, self.year_heads("目標"), self.year_heads("実績")];
        self.push_head(&heads);
        let places = [vec![FigurePlace::Baseline], self.targets(), self.actuals()].concat();
        for (nth, (name, unit)) in self.kpis.clone().into_iter().enumerate() {
            let figures = self.figures(name, &places);
            self.push(&[vec![text(&(nth + 1).to_string()), text(name)], self.unit(unit), figures]);
        }
    }

    fn two_lines(&mut self, kinds_first: bool) {
        let kinds = ["目標値", "実績値"];
        let mut pairs: Vec<(usize, FiscalYear)> = Vec::new();
        if kinds_first {
            pairs.extend((0..2).flat_map(|kind| self.years.iter().map(move |year| (kind, *year))));
        } else {
            pairs.extend(self.years.iter().flat_map(|year| (0..2).map(move |kind| (kind, *year))));
        }
        let (mut top, mut low, mut last) = (Vec::new(), Vec::new(), String::new());
        for (kind, year) in &pairs {
            let (kind, year) = (kinds[*kind].to_owned(), self.words.word(*year));
            let (above, below) = if kinds_first { (kind, year) } else { (year, kind) };
            top.push(text(if above == last { "" } else { &above }));
            low.push(text(&below));
            last = above;
        }
        self.push_head(&[vec![text("指標")], self.unit_head(), top]);
        let width = 1 + usize::from(self.has_units);
        self.push_head(&[Self::blanks(width), low]);
        let place = |(kind, year): &(usize, FiscalYear)| {
            if *kind == 0 { FigurePlace::Target(*year) } else { FigurePlace::Actual(*year) }
        };
        let places: Vec<FigurePlace> = pairs.iter().map(place).collect();
        for (name, unit) in self.kpis.clone() {
            let figures = self.figures(name, &places);
            self.push(&[vec![text(name)], self.unit(unit), figures]);
        }
    }

    fn kinds_in_rows(&mut self, names_each: bool, has_groups: bool) {
        let group = if has_groups { vec![text("基本目標")] } else { Vec::new() };
        self.push_head(&[group, vec![text("指標名")], self.unit_head(), vec![text("区分")], self.year_heads("")]);
        for (name, unit) in self.kpis.clone() {
            for (kind, places) in [("目標", self.targets()), ("実績", self.actuals())] {
                let is_named = names_each || kind == "目標";
                let group = if has_groups {
                    vec![text(if kind == "目標" { "1　しごとをつくる" } else { "" })]
                } else {
                    Vec::new()
                };
                let head = vec![text(if is_named { name } else { "" })];
                let unit = if is_named { self.unit(unit) } else { Self::blanks(usize::from(self.has_units)) };
                let figures = self.figures(name, &places);
                self.push(&[group, head, unit, vec![text(kind)], figures]);
            }
        }
    }

    fn turned(&mut self) {
        let is_target = self.dice.flip();
        self.push(&[vec![text(if is_target { "目標値" } else { "実績値" })]]);
        let heads = [vec![text("年度")], self.kpis.iter().map(|(name, _)| text(name)).collect()];
        self.push_head(&heads);
        for year in self.years.clone() {
            let place = if is_target { FigurePlace::Target(year) } else { FigurePlace::Actual(year) };
            let figures: Vec<Printed> = self.kpis.clone().iter().map(|(name, _)| self.figure(name, place)).collect();
            self.push(&[vec![text(&self.words.word(year))], figures]);
        }
    }

    fn turned_with_kinds(&mut self) {
        let names = self.kpis.iter().map(|(name, unit)| text(&format!("{name}（{unit}）"))).collect();
        self.push_head(&[vec![text("年度"), text("区分")], names]);
        for year in self.years.clone() {
            for (kind, place) in [("目標", FigurePlace::Target(year)), ("実績", FigurePlace::Actual(year))] {
                let when = if kind == "目標" { self.words.word(year) } else { String::new() };
                let figures: Vec<Printed> = self
                    .kpis
                    .clone()
                    .iter()
                    .map(|(name, unit)| self.figure(&format!("{name}（{unit}）"), place))
                    .collect();
                self.push(&[vec![text(&when), text(kind)], figures]);
            }
        }
    }

    fn long(&mut self) {
        self.push_head(&[vec![text("指標名")], self.unit_head(), vec![text("年度"), text("目標値"), text("実績値")]]);
        for (name, unit) in self.kpis.clone() {
            for year in self.years.clone() {
                let figures = self.figures(name, &[FigurePlace::Target(year), FigurePlace::Actual(year)]);
                self.push(&[vec![text(name)], self.unit(unit), vec![text(&self.words.word(year))], figures]);
            }
        }
    }

    fn side_by_side(&mut self) {
        let year = self.years[0];
        let heads = || {
            vec![
                text("指標名"),
                text(&format!("{}目標", self.words.word(year))),
                text(&format!("{}実績", self.words.word(year))),
            ]
        };
        let both = vec![heads(), heads()];
        self.push_head(&both);
        let kpis = self.kpis.clone();
        for pair in kpis.chunks_exact(2) {
            let mut row = Vec::new();
            for (name, _) in pair {
                row.push(vec![text(name)]);
                row.push(self.figures(name, &[FigurePlace::Target(year), FigurePlace::Actual(year)]));
            }
            self.push(&row);
        }
    }

    fn blocks(&mut self) {
        self.heads = self.rows.len();
        for (name, unit) in self.kpis.clone() {
            let title = format!("■{name}（{unit}）");
            self.push(&[vec![text(&title)]]);
            self.push(&[vec![text("")], self.year_heads("")]);
            for (kind, places) in [("目標値", self.targets()), ("実績値", self.actuals())] {
                let figures = self.figures(&title, &places);
                self.push(&[vec![text(kind)], figures]);
            }
        }
        self.heads = self.rows.len();
    }

    fn times_beside(&mut self) {
        let heads = ["現状値", "現状年度", "目標値", "目標年度"].map(text).to_vec();
        self.push_head(&[vec![text("指標名")], self.unit_head(), heads]);
        let last = *self.years.last().unwrap_or(&year(FIRST));
        for (name, unit) in self.kpis.clone() {
            let (baseline, target) =
                (self.figure(name, FigurePlace::Baseline), self.figure(name, FigurePlace::Target(last)));
            let times = [year(FIRST - 1), last].map(|year| text(&self.words.word(year)));
            let [before, at] = times;
            self.push(&[vec![text(name)], self.unit(unit), vec![baseline, before, target, at]]);
        }
    }

    fn times_in_cells(&mut self) {
        self.push_head(&[vec![text("指標名"), text("現状値"), text("目標値")]]);
        let last = *self.years.last().unwrap_or(&year(FIRST));
        for (name, unit) in self.kpis.clone() {
            let mut row = vec![text(name)];
            for (place, when) in [(FigurePlace::Baseline, year(FIRST - 1)), (FigurePlace::Target(last), last)] {
                let (figure, truth) = self.figure(name, place);
                let text = format!("{figure}{unit}（令和{}年度）", when.western() - 2018);
                row.push((text.clone(), truth.map(|truth| Truth { text, ..truth })));
            }
            self.push(&[row]);
        }
    }

    fn kind_above(&mut self) {
        self.push(&[vec![text("実績値の推移")]]);
        self.push_head(&[vec![text("指標名")], self.unit_head(), self.year_heads("")]);
        let places = self.actuals();
        for (name, unit) in self.kpis.clone() {
            let figures = self.figures(name, &places);
            self.push(&[vec![text(name)], self.unit(unit), figures]);
        }
    }

    fn kind_behind_name(&mut self) {
        self.push_head(&[vec![text("指標名")], self.unit_head(), self.year_heads("")]);
        for (name, unit) in self.kpis.clone() {
            for (kind, places) in [("目標", self.targets()), ("実績", self.actuals())] {
                let figures = self.figures(name, &places);
                self.push(&[vec![text(&format!("{name}（{kind}）"))], self.unit(unit), figures]);
            }
        }
    }

    fn last_target(&mut self) {
        let last = *self.years.last().unwrap_or(&year(FIRST));
        let heads = [
            vec![text("基本目標"), text("重要業績評価指標（KPI）")],
            self.unit_head(),
            vec![text("基準値"), text(&format!("目標値（{}）", self.words.word(last))), text("備考")],
        ];
        self.push_head(&heads);
        for (nth, (name, unit)) in self.kpis.clone().into_iter().enumerate() {
            let group = if nth == 0 { "1　しごとをつくる" } else { "" };
            let figures = self.figures(name, &[FigurePlace::Baseline, FigurePlace::Target(last)]);
            self.push(&[vec![text(group), text(name)], self.unit(unit), figures, vec![text("特になし")]]);
        }
    }
}
