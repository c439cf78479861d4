//! The headings of a table: on one line or on two, of our own file or of a table that an office made for itself.
//!
//! Of two lines the lower one completes the upper: words beside a year, or 目標 and 実績 under it (or over it), where a
//! heading that spans several columns is written in the first of them only. A line below that says something of a
//! column which is named already is a row of values.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::column_contents::ColumnContents;
use crate::columns::{self, Slot, Wide};
use crate::import::text_table::TextRow;
use crate::plan::cell::is_same_unit;
use crate::plan::indicator::Row;
use crate::value::width::key;

mod asking;
mod below;
mod heading_reader;
mod lines;
mod mapping;
mod stated_rates;
mod times;

pub(super) use heading_reader::HeadingReader;
use heading_reader::HeadingText;
pub(crate) use lines::joined_lines;
use lines::{is_shifted, join, parting_words, years_below_pairs};
pub(super) use stated_rates::RateColumn;

/// A column whose heading is not known, or not yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Stranger {
    /// The heading of the column.
    pub(super) name: String,
    /// The index of the column in a row, counted from 0.
    pub(super) place: usize,
    pub(super) kind: StrangerKind,
}

/// What is known of a column whose heading is not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum StrangerKind {
    /// It has figures whose year is not known, and the row (区分) that the heading names.
    LacksYear(Option<Row>),
    /// It has figures of which the heading says nothing.
    Figures,
    /// It has what is computed from other columns.
    Computed,
    /// Nothing is known.
    Unread,
}

impl Stranger {
    /// Whether it would be a column of figures if its year were known.
    pub(super) fn lacks_year(&self) -> bool {
        matches!(self.kind, StrangerKind::LacksYear(_))
    }
}

/// Where the year of a column of figures is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum YearSource {
    /// The heading names the column of the wide file.
    Heading(Wide),
    /// The row names it in its column 年度.
    Row,
    /// The row names it in the column of that index, beside the figure (基準年度).
    Beside(usize),
    /// Each cell names it behind its figure (122（平成26年度）).
    Cell,
}

/// What tells a column of figures without a heading that is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Sample {
    /// The words above the figures; blank if there are none.
    pub(super) heading: String,
    /// The first figures with their lines.
    pub(super) found: Vec<(usize, String)>,
}

/// A column of figures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct FigureColumn {
    /// The row (区分) of its figures; `None` where the heading names none.
    pub(super) of: Option<Row>,
    pub(super) year: YearSource,
    pub(super) place: usize,
}

impl FigureColumn {
    /// The column of the wide file; `None` where each row states its year.
    pub(super) fn column(self) -> Option<Wide> {
        if let YearSource::Heading(column) = self.year { Some(column) } else { None }
    }
}

/// The headings of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Header {
    /// The columns that identify the KPI or describe it, with their indexes.
    pub(super) columns: Vec<(Wide, usize)>,
    pub(super) figures: Vec<FigureColumn>,
    /// The index of the heading that is the name of the only KPI of the table (成果指標1 | 来場者数 | 区分); `None` if none is.
    pub(super) named: Option<usize>,
    /// The index of the column of years (年度), in a table with a row for each year.
    pub(super) when: Option<usize>,
    /// The indexes of the columns with the time of the figures beside them (基準年度).
    pub(super) times: Vec<usize>,
    /// Whether the column of 区分 was found by what stands in it.
    rows_are_found: bool,
    /// Whether the file has columns that only files of ours have.
    pub(super) is_ours: bool,
    /// The columns of figures under headings that were made for a table without any, by their indexes; empty where it has some
    /// of its own.
    pub(super) samples: BTreeMap<usize, Sample>,
    pub(super) strangers: Vec<Stranger>,
    /// Those of the strangers that hold what the document says of its actuals.
    pub(super) rates: Vec<RateColumn>,
    /// The number of columns up to the last one that has a heading.
    pub(super) width: usize,
    /// The number of lines that the headings take.
    pub(super) lines: usize,
    /// The heading of each column.
    pub(super) names: Vec<String>,
    /// A heading with the same meaning as one before it; `None` if there is none.
    pub(super) twice: Option<String>,
}

impl Header {
    fn on(rows: &[Arc<TextRow>], below: ColumnContents<'_>, reader: &HeadingReader) -> Option<Self> {
        let width = rows.iter().map(|row| row.len()).max().unwrap_or_default();
        let mut slots: Vec<(String, usize)> = Vec::new();
        let mut spanning = String::new();
        let field = |row: &Arc<TextRow>, place| row.field(place).map(str::trim).unwrap_or_default().to_owned();
        let parting = match rows {
            [upper, lower] => {
                let lines: Vec<_> = (0..width).map(|place| (field(upper, place), field(lower, place))).collect();
                parting_words(&lines, reader)
            }
            _ => BTreeSet::new(),
        };
        if let [upper, lower] = rows
            && is_shifted(upper, lower, reader)
        {
            return None;
        }
        let years = match rows {
            [upper, lower] => years_below_pairs(upper, lower, reader),
            _ => BTreeMap::new(),
        };
        for place in 0..width {
            let name = match rows {
                [upper, lower] => {
                    let upper = field(upper, place);
                    spanning = if upper.is_empty() { spanning } else { upper.clone() };
                    let lower = years.get(&place).cloned().unwrap_or_else(|| field(lower, place));
                    join(upper, (&spanning, &parting), &lower, reader)?
                }
                rows => rows.iter().map(|row| field(row, place)).collect(),
            };
            slots.push((name, place));
        }
        head_times_and_figures(&mut slots, below, reader);
        let mut read: Vec<HeadingText> = slots.iter().map(|(name, _)| reader.read(name)).collect();
        // An office may name its KPIs, or anything else, under 区分, and the rows under 年度, which is that of the columns.
        let is_of_rows = |place: usize| below.is_empty() || below.names_a_row(place);
        let names_kpis = read.iter().any(|text| text.slot == Slot::Of(Wide::KpiName, None));
        for (place, text) in read.iter_mut().enumerate() {
            match text.slot {
                Slot::Of(Wide::Row, None) if !is_of_rows(place) => text.slot = Slot::Unknown,
                // 方向性 may be that of what is done from now on.
                Slot::Of(Wide::Direction, None) if text.is_other_name && !below.has_directions(place) => {
                    text.slot = Slot::Unknown;
                }
                Slot::When if !below.is_empty() && !below.has_years(place) => text.slot = Slot::Unknown,
                // 基準年（H25） over years is their time, and so is 目標（年度）.
                Slot::Of(Wide::Baseline, None) | Slot::Figures(_) if below.is_of_years(place) => {
                    text.slot = Slot::TimeOf;
                }
                // In the sheet of one KPI 目標値 over 計画 and 実績 heads the names of the rows.
                Slot::Figures(_) | Slot::Value if !names_kpis && below.names_rows(place) => {
                    text.slot = Slot::Of(Wide::Row, None);
                }
                _ => {}
            }
        }
        // Beside what a change has made of them the figures that hold are the old ones.
        if slots.iter().any(|(name, _)| columns::is_amended(name)) {
            let current = read.iter_mut().zip(&slots).filter(|(_, (name, _))| columns::is_current(name));
            current.for_each(|(text, _)| text.slot = Slot::Unknown);
        }
        let own = |text: &HeadingText| text.slot.column().filter(|_| !text.is_other_name);
        let own: BTreeSet<Wide> = read.iter().filter_map(own).collect();
        let names = slots.iter().map(|(name, _)| name.clone()).collect();
        let mut header = Self { lines: rows.len(), names, ..Self::default() };
        header.is_ours = [Wide::KpiId, Wide::PlanId, Wide::Version].iter().any(|column| own.contains(column));
        let first_figure = read.iter().position(|text| text.slot.is_of_figures());
        let when = read.iter().position(|text| text.slot == Slot::When);
        let beside = |place: usize| Known {
            own: &own,
            has_rows: read.iter().any(|text| text.slot == Slot::Of(Wide::Row, None)),
            // Behind a figure it is the time of that figure.
            has_when: when.is_some() && (first_figure >= when || first_figure.is_none()),
            place,
        };
        for ((name, place), text) in slots.into_iter().zip(&read) {
            header.take(name, *text, &beside(place));
        }
        header.leave_out_beside_second_names(&read);
        if let [upper, lower] = rows
            && let Some(last) = header.width.checked_sub(1)
            && [upper, lower].iter().all(|row| !field(row, last).is_empty())
            && below.is_of_texts(last)
            && below.is_of_texts(header.width)
        {
            // The last heading spans what is said of the evaluation (○) behind it.
            header.width += 1;
        }
        Some(header)
    }

    fn take(&mut self, name: String, text: HeadingText, known: &Known<'_>) {
        let place = known.place;
        self.width = if name.is_empty() { self.width } else { place + 1 };
        match text.slot {
            // 合計 beside 累計 is a column of the office.
            Slot::Of(column, _) if known.own.contains(&column) && text.is_other_name => {
                self.stranger(name, place, StrangerKind::Unread);
            }
            // Where 区分 stands in a column, a heading need not say it.
            Slot::Of(column, of) if column.is_figure() => {
                let of = of.filter(|_| !known.has_rows);
                self.figure(FigureColumn { of, year: YearSource::Heading(column), place }, name);
            }
            Slot::Of(column, _) if self.columns.iter().any(|(own, _)| *own == column) => {
                self.second(name, place);
            }
            Slot::Of(column, _) => self.columns.push((column, place)),
            Slot::When if !known.has_when => self.times.push(place),
            Slot::When if self.when.is_some() => self.second(name, place),
            Slot::When => self.when = Some(place),
            Slot::TimeOf => self.times.push(place),
            Slot::Figures(of) if known.has_when => {
                self.figure(FigureColumn { of: Some(of), year: YearSource::Row, place }, name);
            }
            Slot::Value if known.has_when => {
                self.figure(FigureColumn { of: None, year: YearSource::Row, place }, name);
            }
            Slot::UnclearYear(of) => self.stranger(name, place, StrangerKind::LacksYear(of)),
            // Beside 区分 the last target has a column of its own.
            Slot::Figures(of) if !known.has_rows || of == Row::Target => {
                self.stranger(name, place, StrangerKind::LacksYear(Some(of)));
            }
            Slot::Value if !known.has_rows => self.stranger(name, place, StrangerKind::LacksYear(None)),
            Slot::Computed => self.stranger(name, place, StrangerKind::Computed),
            Slot::Figures(_) | Slot::Value | Slot::Blank | Slot::Unknown => {
                self.stranger(name, place, StrangerKind::Unread);
            }
        }
    }

    /// Leaves out the figures behind a second column of names, where others stand before it: they are those of the second names.
    fn leave_out_beside_second_names(&mut self, read: &[HeadingText]) {
        let mut names = read.iter().enumerate().filter(|(_, text)| text.slot == Slot::Of(Wide::KpiName, None));
        let (Some((first, _)), Some((second, _)), false) = (names.next(), names.next(), self.is_ours) else { return };
        let places = self.figure_places();
        if !places.iter().any(|place| (first..second).contains(place)) {
            return;
        }
        for place in places.into_iter().filter(|place| *place > second) {
            self.figures.retain(|figure| figure.place != place);
            self.strangers.retain(|stranger| stranger.place != place);
            let name = self.names.get(place).cloned().unwrap_or_default();
            self.stranger(name, place, StrangerKind::Unread);
        }
    }

    /// A column with the meaning of another, which a file of ours never has.
    fn second(&mut self, name: String, place: usize) {
        if self.is_ours { self.twice = Some(name) } else { self.stranger(name, place, StrangerKind::Unread) }
    }

    fn stranger(&mut self, name: String, place: usize, kind: StrangerKind) {
        self.strangers.push(Stranger { name, place, kind });
    }

    /// Adds a column of figures. Which of two with the same meaning counts must not be guessed: in a file of ours the second
    /// is recorded in `twice`, and of a table of an office neither is read, unless one is the later of two values before the
    /// project.
    fn figure(&mut self, figure: FigureColumn, name: String) {
        let same = |known: &FigureColumn| known.year == figure.year && known.of == figure.of;
        let Some(known) = self.figures.iter().position(same) else { return self.figures.push(figure) };
        let of_known =
            self.figures.get(known).and_then(|known| self.names.get(known.place)).cloned().unwrap_or_default();
        if self.is_ours {
            self.twice = Some(name);
            return;
        }
        let is_certain = |name: &str| columns::certainty_of(name).is_none();
        // Of two actuals the certain one counts, and the other is asked.
        match (is_certain(&of_known), is_certain(&name)) {
            (true, false) => return self.stranger(name, figure.place, StrangerKind::Figures),
            (false, true) => {
                let known = self.figures.remove(known);
                self.figures.push(figure);
                return self.stranger(of_known, known.place, StrangerKind::Figures);
            }
            _ => {}
        }
        if figure.column() == Some(Wide::Baseline) {
            return self.second_baseline((known, of_known), (figure, name));
        }
        let known = self.figures.remove(known);
        self.stranger(of_known, known.place, StrangerKind::Unread);
        self.stranger(name, figure.place, StrangerKind::Unread);
    }

    fn has(&self, figure: FigureColumn) -> bool {
        self.figures.iter().any(|known| known.year == figure.year && known.of == figure.of)
    }

    pub(super) fn place(&self, column: Wide) -> Option<usize> {
        self.columns.iter().find(|(known, _)| *known == column).map(|(_, place)| *place)
    }

    /// Without something that names the KPI, and something that says what of it is meant, nothing could be told.
    fn is_sound(&self) -> bool {
        let has = |column| self.place(column).is_some();
        let asked = || self.strangers.iter().any(Stranger::lacks_year);
        (has(Wide::KpiId) || has(Wide::KpiName) || self.is_of_one_kpi())
            && (has(Wide::Row) || !self.figures.is_empty() || asked())
    }

    /// Whether all rows are of one KPI, which the table does not name: only the rows are named, 目標 and 実績, or their years.
    pub(super) fn is_of_one_kpi(&self) -> bool {
        let has = |column| self.place(column).is_some();
        let is_of_years = || {
            let are_of_rows = self.figures.iter().all(|figure| figure.year == YearSource::Row && figure.of.is_some());
            // A column of texts may name what the rows are of.
            let has_texts = self.strangers.iter().any(|stranger| stranger.kind == StrangerKind::Unread);
            self.when == Some(0) && !has_texts && !self.figures.is_empty() && are_of_rows
        };
        // Under 区分 beside years and units alone nothing else can name what the rows are of.
        let names_none = |(column, _): &(Wide, usize)| matches!(column, Wide::Row | Wide::Unit);
        let is_of_rows = || self.rows_are_found || self.columns.iter().all(names_none) && self.strangers.is_empty();
        let names_rows = has(Wide::Row) && (is_of_rows() || self.named.is_some()) || is_of_years();
        names_rows && !self.is_ours && !has(Wide::KpiName) && !has(Wide::KpiId)
    }

    /// Whether only a line above can name the KPI, as the rows are headed by 区分.
    pub(super) fn needs_caption(&self) -> bool {
        self.is_of_one_kpi() && !self.rows_are_found && self.when.is_none() && self.named.is_none()
    }

    /// Whether they can be the headings of a further table: a KPI may be named like a heading and have 目標 in its row.
    pub(super) fn may_follow(&self) -> bool {
        self.place(Wide::Row).is_some() || !self.figures.is_empty()
    }

    fn known(&self) -> usize {
        // 値 alone says less than the years on the line below it.
        let is_asked = |stranger: &&Stranger| stranger.lacks_year() && Slot::read(&stranger.name) != Slot::Value;
        let asked = self.strangers.iter().filter(is_asked).count();
        self.columns.len() + self.figures.len() + usize::from(self.when.is_some()) + self.times.len() + asked
    }

    /// The indexes of the columns of figures, those with them whose years or rows are asked.
    pub(super) fn figure_places(&self) -> Vec<usize> {
        let is_of_figures = |stranger: &&Stranger| stranger.lacks_year() || stranger.kind == StrangerKind::Figures;
        let asked = self.strangers.iter().filter(is_of_figures).map(|stranger| stranger.place);
        let mut places: Vec<usize> = self.figures.iter().map(|figure| figure.place).chain(asked).collect();
        places.sort_unstable();
        places
    }

    /// Whether a heading says what its figures are: targets, actuals, or the value before the project.
    pub(super) fn says_a_row(&self) -> bool {
        let says_row = |figure: &FigureColumn| figure.of.is_some() || figure.column() == Some(Wide::Baseline);
        let lacks_year = |stranger: &Stranger| matches!(stranger.kind, StrangerKind::LacksYear(Some(_)));
        self.figures.iter().any(says_row) || self.strangers.iter().any(lacks_year)
    }

    /// The headings as they are compared with those of other tables, whatever each calls its KPIs.
    pub(super) fn comparable_names(&self) -> Vec<String> {
        let names = self.place(Wide::KpiName);
        let name = |(place, name): (usize, &String)| if Some(place) == names { String::new() } else { key(name) };
        self.names.iter().enumerate().take(self.width).map(name).collect()
    }

    /// Takes the row (区分) that the line above the headings names (【数値目標】) for that of the figures, where no heading names one
    /// and the years follow each other: of years that lie apart the first is as likely that of the present value.
    pub(super) fn take_row_above(&mut self, row: Row) {
        let years: Vec<i32> = self
            .figures
            .iter()
            .filter_map(|figure| match figure.column()? {
                Wide::Year(year) => Some(year.western()),
                _ => None,
            })
            .collect();
        let is_of_years = |figure: &FigureColumn| figure.column() != Some(Wide::Baseline);
        let is_series = years.len() > 1 && years.windows(2).all(|pair| matches!(pair, [one, next] if one + 1 == *next));
        let others = self.figures.iter().filter(|figure| is_of_years(figure));
        let says_none = others.clone().all(|figure| figure.of.is_none()) && others.count() == years.len();
        let lacks_year = self.strangers.iter().any(Stranger::lacks_year);
        if is_series && says_none && !lacks_year && self.place(Wide::Row).is_none() {
            for figure in self.figures.iter_mut().filter(|figure| is_of_years(figure)) {
                figure.of = Some(row);
            }
        }
    }

    /// The unit in brackets in the headings of an office's figures (R5目標（人）), where they name one only.
    pub(super) fn unit_of_figures(&self) -> Option<String> {
        let asked = self.strangers.iter().filter(|stranger| stranger.lacks_year()).map(|stranger| stranger.place);
        let places = self.figures.iter().map(|figure| figure.place).chain(asked);
        let units = places.filter_map(|place| columns::unit_in_name(self.names.get(place)?));
        // 目標値（a） is named by a letter.
        let units: Vec<String> = units.filter(|unit| key(unit) != "a").collect();
        let first = units.first().filter(|_| !self.is_ours)?;
        units.iter().all(|unit| is_same_unit(unit, first)).then(|| first.clone())
    }

    /// Whether the table has figures that are totals only.
    pub(super) fn is_of_totals(&self) -> bool {
        !self.figures.is_empty() && self.figures.iter().all(|figure| figure.column() == Some(Wide::Total))
    }
}

/// Gives a heading that stands over a time and a figure behind it (目標値 over 16年度 | 68万人) to both of them, where every row has that
/// shape and no heading stands over the figures.
fn head_times_and_figures(slots: &mut Vec<(String, usize)>, below: ColumnContents<'_>, reader: &HeadingReader) {
    let heads = |name: &str| matches!(reader.slot(name), Slot::Figures(_) | Slot::Of(Wide::Baseline, None));
    let is_free = |place: usize| slots.get(place).is_none_or(|(name, _)| name.is_empty());
    let places: Vec<usize> = slots
        .iter()
        .filter(|(name, place)| heads(name) && is_free(place + 1) && below.are_times_and_figures(*place))
        .map(|(_, place)| *place)
        .collect();
    for place in places {
        let Some((name, _)) = slots.get_mut(place) else { continue };
        let of_figures = std::mem::replace(name, format!("{name} {}", columns::TIME_OF_FIGURES));
        match slots.get_mut(place + 1) {
            Some((behind, _)) => *behind = of_figures,
            None => slots.push((of_figures, place + 1)),
        }
    }
}

/// What is known of the other headings when one is taken.
struct Known<'a> {
    /// The columns that are headed by our own names.
    own: &'a BTreeSet<Wide>,
    has_rows: bool,
    /// Whether each row states its year.
    has_when: bool,
    /// The index of the column.
    place: usize,
}
