//! Tables with a column for each KPI: 「年度 | 来場者数 | 会員数」 above 「平成28年 | 120 | 30」, as statistics are published, or above
//! 「申請時 | 120 | 30」 and 「初年度 | 130 | 40」, as a form of the State has it. They are read turned round: a row for each KPI under
//! headings that are the years, or what else the rows say that their figures are.
//!
//! It is done only where no row heads a table otherwise, the rows follow each other, and each column of figures has a name above it that
//! no other column has. A year that leaves out its era is of that of the row above. What else stands in the sheet is told as not read.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::text_table::{FieldPosition, MADE_LINE, TextRow, TextTable};
use crate::columns::{self, Slot, Wide, YearName};
use crate::plan::cell::{is_number, is_unit};
use crate::plan::indicator::Row;
use crate::value::fiscal_year::is_year_mention;
use crate::value::width::{is_space, key, trim};

/// The smallest number of years that make such a table.
const FEWEST_YEARS: usize = 3;
/// The smallest number of rows that say otherwise what their figures are.
const FEWEST_LABELS: usize = 2;
/// The number of rows that may stand above the figures.
const HEAD: usize = 40;
/// The largest number of rows and columns of such a table.
const MOST: usize = 200;
/// The number of lines that the names of columns may take.
const MOST_LINES: usize = 6;

/// The sheet as a table whose headings are the years; `None` if it is no such table.
pub(super) fn by_years(sheet: &TextTable) -> Option<TextTable> {
    let rows = &sheet.rows;
    if rows.len() > MOST || rows.iter().take(HEAD).any(heads_a_table) {
        return None;
    }
    let (first, years) = (0..rows.len().min(HEAD)).find_map(|first| {
        let years = years_from(rows.get(first..)?);
        (years.len() >= FEWEST_YEARS).then_some((first, years))
    })?;
    let (above, rest) = rows.split_at_checked(first)?;
    let (of_figures, below) = rest.split_at_checked(years.len())?;
    // A year below them that says what it is of, 令和6年度（目標）, is of the table, too.
    let says_row = |label: Label| matches!(label.slot, Slot::Of(_, Some(_)) | Slot::UnclearYear(Some(_)));
    let goes_on = below.first().is_some_and(|row| has_figures(row) && label(row).is_some_and(says_row));
    if let Some(table) = by_labels(sheet).filter(|_| goes_on) {
        return Some(table);
    }
    let headings = of_figures.iter().zip(&years).map(|(row, year)| (year.to_string(), row.written(0))).collect();
    Turned { above, of_figures, below, headings, labels: BTreeSet::from([0]) }.into_table()
}

/// The sheet as a table whose headings say what the figures of its rows are: 申請時, 目標（R8）; `None` if it is no such table.
pub(super) fn by_labels(sheet: &TextTable) -> Option<TextTable> {
    let rows = &sheet.rows;
    if rows.len() > MOST {
        return None;
    }
    let is_labelled = |row: &&Arc<TextRow>| has_figures(row) && label(row).is_some();
    let first = rows.iter().take(HEAD).position(|row| is_labelled(&row))?;
    let (above, rest) = rows.split_at_checked(first)?;
    let (of_figures, below) = rest.split_at_checked(rest.iter().take_while(is_labelled).count())?;
    let names = if above.last().is_some_and(|row| has_only_units(row)) {
        above.len().checked_sub(2)?
    } else {
        above.len().checked_sub(1)?
    };
    if !above.get(names).is_some_and(|row| names_kpis(row)) {
        return None;
    }
    // The row of the names is headed by 指標名, or by what stands below it.
    let is_of_figures = |text: &str| Slot::read(text).is_of_figures() && Slot::read(text) != Slot::TimeOf;
    let heads = |row: &Arc<TextRow>| heads_a_table(row) && row.fields().skip(1).any(is_of_figures);
    if of_figures.len() < FEWEST_LABELS || above.iter().chain(below).any(heads) {
        return None;
    }
    let labels: Vec<Label> = of_figures.iter().filter_map(|row| label(row)).collect();
    let only_years =
        labels.iter().all(|label| matches!(label.slot, Slot::Of(Wide::Year(_), None) | Slot::UnclearYear(None)));
    if only_years || labels.iter().any(|label| label.width != labels.first().map_or(0, |first| first.width)) {
        return None;
    }
    let width = labels.first()?.width;
    let time = match time_columns(of_figures, width).as_slice() {
        [] => None,
        [time] => Some(*time),
        // Which of the figures each of them dates cannot be told.
        _ => return None,
    };
    // In the form the years behind the time of the application are planned, unless it is said that they are actuals.
    let says_actual = |text: &str| columns::roles_in(text).iter().any(|(_, slot)| *slot == Slot::Figures(Row::Actual));
    let is_form = labels.iter().any(|label| matches!(label.slot, Slot::Of(Wide::Baseline, _)))
        && !above.iter().any(|row| row.fields().any(says_actual));
    let headings = of_figures.iter().zip(&labels).map(|(row, label)| {
        let time = time.and_then(|time| row.field(time)).map(trim).filter(|time| !time.is_empty());
        (label.heading(time, is_form), row.written(0))
    });
    let headings: Vec<Field> = headings.collect();
    let keys: BTreeSet<String> = headings.iter().map(|(heading, _)| key(heading)).collect();
    let labels = (0..width).chain(time).collect();
    (keys.len() == headings.len()).then_some(())?;
    Turned { above, of_figures, below, headings, labels }.into_table()
}

fn heads_a_table(row: &Arc<TextRow>) -> bool {
    columns::heads_a_table(&row.fields()) && !names_only_rows(row)
}

/// What a row says that its figures are.
struct Label {
    text: String,
    slot: Slot,
    /// The number of columns that it takes: 目標 | 令和8年度.
    width: usize,
}

impl Label {
    /// The label as a heading, with the time of the row.
    fn heading(&self, time: Option<&str>, is_form: bool) -> String {
        let target = columns::row(Row::Target);
        match (self.slot, time) {
            (Slot::Of(Wide::Baseline, _), Some(time)) => format!("{}({time})", self.text),
            (Slot::Figures(_), Some(time)) => format!("{} {time}", self.text),
            (Slot::Of(Wide::Nth(_), None), Some(time)) if is_form => format!("{target} {time}"),
            (Slot::Of(Wide::Nth(_), None), Some(time)) => time.to_owned(),
            (Slot::Of(Wide::Nth(_), None), None) if is_form => format!("{} {target}", self.text),
            _ => self.text.clone(),
        }
    }
}

/// What the first texts of a row say that its figures are; `None` if they are anything else.
fn label(row: &TextRow) -> Option<Label> {
    let says = |text: &str| Slot::read(text).is_of_figures() && Slot::read(text) != Slot::TimeOf;
    let (first, second) = (trim(row.field(0)?), row.field(1).map(trim).unwrap_or_default());
    let joined = format!("{first} {second}");
    let is_time = |text: &str| !is_number(text) && Slot::read(text).is_of_figures();
    let (text, width) = match second {
        second if !is_number(first) && is_time(second) && says(&joined) => (joined, 2),
        _ => (first.to_owned(), 1),
    };
    (says(&text) && !is_number(first)).then(|| Label { slot: Slot::read(&text), text, width })
}

/// Whether a row names KPIs over their figures, and no part of a year of one: its corner is blank, or heads names or times.
fn names_kpis(row: &TextRow) -> bool {
    let corner = row.field(0).map(trim).unwrap_or_default();
    let heads = |word: &str| {
        let slot = Slot::read(word);
        columns::names_a_kpi(word) || matches!(slot, Slot::When | Slot::TimeOf | Slot::Of(Wide::Row, _))
    };
    let is_corner = corner.split(is_space).filter(|word| !word.is_empty()).all(heads);
    let names = || row.fields().skip(1).map(trim).filter(|text| !text.is_empty());
    let is_name = |text: &str| !columns::is_of_part_of_year(text) && !columns::is_in_brackets(text) && !is_unit(text);
    is_corner && names().next().is_some() && names().all(is_name)
}

/// Whether a row has nothing but the units of the figures below it, behind a blank corner or one that heads them (単位).
fn has_only_units(row: &TextRow) -> bool {
    let heads = |text: &str| text.is_empty() || Slot::read(text) == Slot::Of(Wide::Unit, None);
    let mut units = row.fields().skip(1).map(trim).filter(|text| !text.is_empty()).peekable();
    row.field(0).map(trim).is_some_and(heads) && units.peek().is_some() && units.all(is_unit)
}

/// The columns behind the labels with nothing but times.
fn time_columns(rows: &[Arc<TextRow>], labels: usize) -> Vec<usize> {
    let width = rows.iter().map(|row| row.len()).max().unwrap_or_default();
    let is_time = |text: &str| !is_number(text) && is_year_mention(text);
    let all_times = |place: &usize| rows.iter().all(|row| row.field(*place).is_some_and(|text| is_time(trim(text))));
    (labels..width.min(MOST)).filter(all_times).collect()
}

/// The years with which rows begin from the first one on.
fn years_from(rows: &[Arc<TextRow>]) -> Vec<YearName> {
    let mut years: Vec<YearName> = Vec::new();
    for row in rows.iter().take_while(|row| has_figures(row)) {
        let year = row.field(0).and_then(YearName::read);
        let year = match years.last() {
            Some(before) => year.and_then(|year| year.below(before)),
            None => year,
        };
        let Some(year) = year else { break };
        years.push(year);
    }
    years
}

fn has_figures(row: &TextRow) -> bool {
    row.fields().skip(1).any(is_number)
}

/// Whether all fields of a row name rows (区分), under the names of their KPIs: 目標 and 実績.
fn names_only_rows(row: &TextRow) -> bool {
    let mut texts = row.fields().map(trim).filter(|text| !text.is_empty()).peekable();
    texts.peek().is_some() && texts.all(|text| columns::row_named(text).is_some())
}

/// A field with where it stands in the file.
type Field = (String, Option<FieldPosition>);

/// A sheet whose rows are of years, or say otherwise what their figures are.
struct Turned<'a> {
    above: &'a [Arc<TextRow>],
    of_figures: &'a [Arc<TextRow>],
    below: &'a [Arc<TextRow>],
    /// The heading that each row becomes.
    headings: Vec<Field>,
    /// The indexes of the columns that say what the rows are.
    labels: BTreeSet<usize>,
}

/// Whether none of these names is one of those tables.
fn are_others(named: &[Named], tables: &[(Vec<Named>, Turned<'_>)]) -> bool {
    let known = || tables.iter().flat_map(|(known, _)| known);
    !named.iter().any(|one| known().any(|known| key(&known.name) == key(&one.name)))
}

/// A column of figures with its name.
struct Named {
    column: usize,
    name: String,
    /// The row (区分) of its figures; `None` where no text says it below the name.
    of: Option<Row>,
    /// The indexes of the row and of the field that name it.
    written: (usize, usize),
}

impl Turned<'_> {
    /// The table of these rows and of those below them that repeat their labels under other names.
    fn into_table(self) -> Option<TextTable> {
        let mut tables = vec![(self.named()?, self)];
        while let Some(next) = tables.last().and_then(|(_, last)| last.next()) {
            let Some(named) = next.named().filter(|named| are_others(named, &tables)) else { break };
            if let Some((_, last)) = tables.last_mut() {
                last.below = &[];
            }
            tables.push((named, next));
        }
        let has_rows = tables.iter().any(|(named, _)| named.iter().any(|one| one.of.is_some()));
        let has_units = tables.iter().any(|(_, table)| table.units().is_some());
        let texts = [(Wide::KpiName, true), (Wide::Row, has_rows), (Wide::Unit, has_units)].into_iter();
        let texts = texts.filter(|(_, is_there)| *is_there);
        let texts: Vec<Field> = texts.map(|(column, _)| (column.name(), None)).collect();
        let (_, first) = tables.first()?;
        let beside = texts.len() + first.headings.len();
        let headings: Vec<Field> = texts.into_iter().chain(first.headings.iter().cloned()).collect();
        let mut rows = vec![Arc::new(TextRow::arranged(MADE_LINE, &headings))];
        for (named, table) in &tables {
            rows.extend(table.unused(named, beside));
        }
        // A row is a column of the file, and has a line of its own behind those of the file.
        let (_, last) = tables.last()?;
        let mut line = last.below.last().or(last.of_figures.last())?.line;
        for (named, table) in tables {
            let width = table.width(&named);
            for one in named {
                line += 1;
                rows.push(Arc::new(table.row(one, line, width, [has_rows, has_units])));
            }
        }
        Some(TextTable { rows, ..TextTable::default() })
    }

    /// The next rows with the same labels, below the names of other columns; `None` if there are none.
    fn next(&self) -> Option<Self> {
        let count = self.of_figures.len();
        let label = |row: &TextRow, place: usize| row.field(place).map(key).unwrap_or_default();
        let repeats = |(row, own): (&Arc<TextRow>, &Arc<TextRow>)| {
            has_figures(row) && self.labels.iter().all(|place| label(row, *place) == label(own, *place))
        };
        let are_same = |rows: &[Arc<TextRow>]| rows.iter().zip(self.of_figures).all(repeats);
        let first = self.below.windows(count.max(1)).position(are_same).filter(|first| *first > 0)?;
        let (above, rest) = self.below.split_at_checked(first)?;
        let (of_figures, below) = rest.split_at_checked(count)?;
        // What stands between them may say of what the further figures are: 実績 above the years once more.
        let says_more = |row: &TextRow| {
            row.fields().map(trim).any(|text| {
                columns::row_named(text).is_some()
                    || columns::title_unit(text).is_some()
                    || Slot::read(text).is_of_figures()
            })
        };
        if above.iter().any(|row| says_more(row)) {
            return None;
        }
        Some(Self { above, of_figures, below, headings: self.headings.clone(), labels: self.labels.clone() })
    }

    /// The number of columns up to the last that is read.
    fn width(&self, named: &[Named]) -> usize {
        let columns = named.iter().map(|one| one.column).chain(self.labels.iter().copied());
        columns.max().map_or(0, |last| last + 1)
    }

    /// What of the rows is not used, beside the columns of the table, of which there are `beside`.
    fn unused(&self, named: &[Named], beside: usize) -> Vec<Arc<TextRow>> {
        let (has_rows, has_units) = (named.iter().any(|one| one.of.is_some()), self.units().is_some());
        let used: BTreeSet<(usize, usize)> = named.iter().map(|one| one.written).collect();
        let columns: BTreeSet<usize> = named.iter().map(|one| one.column).chain(self.labels.iter().copied()).collect();
        let is_used_above = |at: usize, place: usize| {
            let is_row = || self.above.get(at).and_then(|row| row.field(place)).and_then(columns::row_named).is_some();
            // What heads the labels says no more than these.
            let heads = |text: &str| matches!(Slot::read(text), Slot::When | Slot::TimeOf | Slot::Of(..));
            let is_heading =
                || self.above.get(at).and_then(|row| row.field(place)).is_some_and(|text| heads(trim(text)));
            used.contains(&(at, place))
                || has_units && at + 1 == self.above.len()
                || has_rows && is_row()
                || self.labels.contains(&place) && is_heading()
        };
        let above = self.above.iter().enumerate();
        let above = above.filter_map(|(at, row)| Self::beside(row, beside, |place| is_used_above(at, place)));
        let width = self.width(named);
        let is_used =
            |row: &TextRow, place| columns.contains(&place) && (self.labels.contains(&place) || row.len() >= width);
        let figures = self.of_figures.iter().filter_map(|row| Self::beside(row, beside, |place| is_used(row, place)));
        let below = self.below.iter().filter_map(|row| Self::beside(row, beside, |_| false));
        above.chain(figures).chain(below).collect()
    }

    /// The columns of figures with their names; `None` if one has none, or that of another.
    fn named(&self) -> Option<Vec<Named>> {
        let width = self.of_figures.iter().map(|row| row.len()).max()?;
        let is_of_figures =
            |column: &usize| self.of_figures.iter().any(|row| row.field(*column).is_some_and(is_number));
        let columns = (0..width.min(MOST)).filter(|column| !self.labels.contains(column));
        // 備考 and 達成率 are of the rows and no KPIs.
        let is_of_rows = |column: &usize| {
            let name = self.text_above(self.above.len(), *column).map(|(_, text)| Slot::read(text));
            matches!(name, Some(Slot::Computed | Slot::TimeOf | Slot::Of(Wide::Note | Wide::Responsible, _)))
        };
        let columns: Vec<usize> = columns.filter(is_of_figures).filter(|column| !is_of_rows(column)).collect();
        let own = columns
            .iter()
            .map(|column| self.text_above(self.above.len(), *column).map(|(row, text)| (row, text.to_owned())));
        // Figures above are those of a row that is none of the years.
        let own: Vec<(usize, String)> = own.collect::<Option<_>>()?;
        if own.iter().any(|(_, name)| is_number(name)) {
            return None;
        }
        let is_alone = |name: &str, names: &[(usize, String)]| {
            names.iter().filter(|(_, other)| key(other) == key(name)).count() == 1
        };
        let has_rows = own.iter().any(|(_, name)| columns::row_named(name).is_some());
        let named = columns.iter().zip(&own).map(|(column, (row, name))| {
            let spanning = || (0..=*column).rev().find_map(|column| Some((column, self.text_above(*row, column)?)));
            if has_rows {
                let (spanning, (row, text)) = spanning()?;
                return Some(Named {
                    column: *column,
                    name: text.to_owned(),
                    of: Some(columns::row_named(name)?),
                    written: (row, spanning),
                });
            }
            let name = if is_alone(name, &own) { name.clone() } else { format!("{} {name}", spanning()?.1.1) };
            Some(Named { column: *column, name, of: None, written: (*row, *column) })
        });
        let named: Vec<Named> = named.collect::<Option<_>>()?;
        let keys: BTreeSet<(String, Option<Row>)> = named.iter().map(|one| (key(&one.name), one.of)).collect();
        (keys.len() == named.len()).then_some(named)
    }

    /// The row of units just above the figures; `None` if there is none.
    fn units(&self) -> Option<&Arc<TextRow>> {
        self.above.last().filter(|row| has_only_units(row))
    }

    /// The rows above the figures without that of their units.
    fn rows_of_names(&self) -> &[Arc<TextRow>] {
        let rows = self.above.len() - usize::from(self.units().is_some());
        self.above.get(..rows).unwrap_or_default()
    }

    /// The lowest text of a column above that row, with its row.
    fn text_above(&self, row: usize, column: usize) -> Option<(usize, &str)> {
        let rows = self.rows_of_names().iter().enumerate().take(row).rev().take(MOST_LINES);
        let mut texts = rows.filter_map(|(at, row)| Some((at, trim(row.field(column)?))));
        texts.find(|(_, text)| !text.is_empty() && columns::title_unit(text).is_none())
    }

    /// The row of a column. A row of a year that is shorter than `width` has lost a cell, and which one is not known.
    /// `has_rows` and `has_units` say whether the table has columns for the row (区分) and the unit.
    fn row(
        &self,
        Named { column, name, of, written: (row, place) }: Named,
        line: usize,
        width: usize,
        [has_rows, has_units]: [bool; 2],
    ) -> TextRow {
        let name = (name, self.above.get(row).and_then(|row| row.written(place)));
        let of = has_rows.then(|| of.map(|of| (columns::row(of).to_owned(), None)).unwrap_or_default());
        let unit = has_units.then(|| {
            let own = self.units().and_then(|units| Some((units.field(column)?.to_owned(), units.written(column))));
            own.unwrap_or_default()
        });
        let figures = self.of_figures.iter().map(|row| {
            let text = row.field(column).filter(|_| row.len() >= width);
            (text.unwrap_or_default().to_owned(), text.and_then(|_| row.written(column)))
        });
        TextRow::arranged(line, &[name].into_iter().chain(of).chain(unit).chain(figures).collect::<Vec<_>>())
    }

    /// What of a row is not used, beside the columns of the table, of which there are `width`; `None` if all is.
    fn beside(row: &TextRow, width: usize, is_used: impl Fn(usize) -> bool) -> Option<Arc<TextRow>> {
        let unused = row.fields().enumerate().filter(|(place, text)| !is_used(*place) && !trim(text).is_empty());
        let mut fields: Vec<Field> = vec![(String::new(), None); width];
        fields.extend(unused.map(|(place, text)| (text.to_owned(), row.written(place))));
        (fields.len() > width).then(|| Arc::new(TextRow::arranged(row.line, &fields)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::text_table::barred;

    #[track_caller]
    fn gives(text: &str, expected: &str) {
        barred::gives(text, by_years, expected);
    }

    #[test]
    fn rows_that_say_what_their_figures_are_become_columns() {
        let turns = |text: &str, expected: &str| barred::gives(text, by_labels, expected);
        turns(
            "KPI|貸出|来館|年月\n申請時|10冊|5人|R4.12\n初年度|11冊|6人|R5.3\n2年目|12冊|7人|R6.3",
            "指標名|申請時(R4.12)|目標 R5.3|目標 R6.3\n貸出|10冊|11冊|12冊\n来館|5人|6人|7人",
        );
        turns(
            "区分|年度|担い手|就農者\n目標|令和7年度|36|7\n現況|令和2年度|34|6",
            "指標名|目標 令和7年度|現況 令和2年度\n担い手|36|34\n就農者|7|6",
        );
        turns(
            "|貸出|来館\n現状値（R4）|10|5\n目標値（R8）|11|6",
            "指標名|現状値（R4）|目標値（R8）\n貸出|10|11\n来館|5|6",
        );
        for [above, people, members] in [["単位", "人", "件"], ["", "（人）", "（件）"]] {
            turns(
                &format!("指標|来た人|会員\n{above}|{people}|{members}\n基準値（R4）|10|20\n目標値（R8）|11|22"),
                &format!("指標名|単位|基準値（R4）|目標値（R8）\n来た人|{people}|10|11\n会員|{members}|20|22"),
            );
        }
        // The rows stand below the name of a KPI, not beside a column of each.
        let alone = "指標|R5目標|R6目標\n目標|10|11\n実績|9|8";
        turns(alone, alone);
        // The names are not those of the KPIs, or it is not told which figures a time is of, or what they are.
        for text in [
            "区分|上期|下期\nR5目標|5|15\nR5実績|4|13",
            "|担い手|年月|就農者|年月\n現況|34|R2.3|5|R3.3\n目標|36|R7.3|6|R8.3",
        ] {
            turns(text, text);
        }
        turns(
            "達成状況（実績）|||\nKPI|貸出|来館|年月\n申請時|10冊|5人|R4.12\n初年度|11冊|6人|R6.3",
            "指標名|申請時(R4.12)|R6.3\n|||達成状況（実績）\n貸出|10冊|11冊\n来館|5人|6人",
        );
        let only_years = "年度|出生\nH28|5\nH29|6";
        turns(only_years, only_years);
        let twice = "|貸出|来館\n目標|10|5\n目標|11|6";
        turns(twice, twice);
    }

    #[test]
    fn rows_that_repeat_the_labels_below_other_names_are_of_the_same_table() {
        gives(
            "年度|出生|死亡\nH28|10|7\nH29|9|8\nH30|8|9\n家と土地\n年度|空き家\nH28|3\nH29|4\nH30|5",
            "指標名|H28|H29|H30\n||||家と土地\n出生|10|9|8\n死亡|7|8|9\n空き家|3|4|5",
        );
        // Of other years, or of the same names, it is told as not read.
        gives(
            "年度|出生\nH28|10\nH29|9\nH30|8\n年度|空き家\nH28|3\nH29|4\nR1|5",
            "指標名|H28|H29|H30\n||||年度|空き家\n||||H28|3\n||||H29|4\n||||R1|5\n出生|10|9|8",
        );
        gives(
            "年度|出生\nH28|10\nH29|9\nH30|8\n年度|出生\nH28|3\nH29|4\nH30|5",
            "指標名|H28|H29|H30\n||||年度|出生\n||||H28|3\n||||H29|4\n||||H30|5\n出生|10|9|8",
        );
    }

    #[test]
    fn rows_of_years_become_columns() {
        gives(
            "人口の動き\n年|出生|死亡\n平成29年|10|7\n30年|9|8\n令和元年|8|9\n注 速報",
            "指標名|平成29年|平成30年|令和1年\n||||人口の動き\n||||年\n||||注 速報\n出生|10|9|8\n死亡|7|8|9",
        );
    }

    #[test]
    fn of_names_that_several_columns_have_the_text_above_them_is_a_part() {
        gives(
            "|転入||転出|\n年度|総数|県外|総数|備考\nH28|5|3|4|\nH29|6|4|5|速報\nH30|7|5|6|",
            "指標名|H28|H29|H30\n||||転入|転出\n||||備考\n||||速報\n転入 総数|5|6|7\n県外|3|4|5\n転出 総数|4|5|6",
        );
    }

    #[test]
    fn of_a_year_that_has_lost_a_cell_nothing_is_read() {
        gives("年度|出生|死亡\nH28|5|3\nH29|6\nH30|7|5", "指標名|H28|H29|H30\n||||6\n出生|5||7\n死亡|3||5");
    }

    #[test]
    fn other_tables_stay_as_they_are() {
        for text in [
            "年度|出生\nH28|5\nH29|6",
            "年度|出生\nH28|5\nH30|6\nR2|7",
            "年度|出生|\nH28|5|1\nH29|6|2\nH30|7|3",
            "年度|出生|出生\nH28|5|1\nH29|6|2\nH30|7|3",
            "指標|R5目標|R6目標\n2016|1|2\n2017|1|2\n2018|1|2",
            "番号|件数\n1|5\n2|6\n3|7",
        ] {
            gives(text, text);
        }
    }
}
