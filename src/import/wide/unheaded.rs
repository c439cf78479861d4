//! Headings for a table that has none: 「来場者数 | 人 | 120 | H28.2」 line by line, as a part of a report is copied.
//!
//! What stands in the columns tells which of them name the KPIs, their units and times. What the figures are is not told by
//! them, so that these have blank headings and are asked about ([`crate::import::questions::Ask::Column`]).

use std::collections::BTreeSet;
use std::sync::Arc;

use super::column_contents::is_state;
use crate::columns::in_names::names_quantity;
use crate::columns::{self, Slot, Wide, is_mark, row_of_words};
use crate::import::text_table::{MADE_LINE, TextRow};
use crate::plan::cell::{is_number, is_unit};
use crate::value::fiscal_year::is_year_mention;
use crate::value::width::trim;

/// The number of rows that are looked at.
const LOOKED_AT: usize = 60;
/// The fewest rows of KPIs of such a table.
const FEWEST: usize = 2;
/// The largest number of columns of such a table.
const MOST_COLUMNS: usize = 40;

/// A table without headings that are known.
pub(super) struct Unheaded {
    /// The headings that are made for it.
    pub(super) headings: TextRow,
    /// The index of its first row.
    pub(super) first: usize,
    /// The row above it, if it has words over each column of figures: 変更前, 変更後.
    pub(super) words: Option<Arc<TextRow>>,
}

/// The table of a sheet in which no row is one of headings; `None` if its rows are not those of a table.
pub(super) fn table(sheet: &[Arc<TextRow>]) -> Option<Unheaded> {
    let rows: Vec<&TextRow> = sheet.iter().take(LOOKED_AT).map(|row| &**row).collect();
    let of_kpis: Vec<&TextRow> = rows.iter().copied().filter(|row| is_of_kpi(row)).collect();
    let several = rows.iter().filter(|row| texts(row).nth(1).is_some()).count();
    if of_kpis.len() < FEWEST || 2 * of_kpis.len() <= several {
        return None;
    }
    let width = of_kpis.iter().map(|row| row.width()).max()?;
    let columns: Vec<Column> = (0..width).map(|place| Column::of(&of_kpis, place)).collect();
    let first = columns.iter().position(|column| *column == Column::Figures)?;
    // Behind the figures stand remarks.
    let words = columns.iter().enumerate().take(first).filter(|(_, column)| **column == Column::Words);
    let name = names_among(&of_kpis, &words.map(|(place, _)| place).collect::<Vec<_>>())?;
    // Rows that say what their figures are (目標, 申請時) are not one KPI each, and a file of ours that has lost its headings is torn.
    let is_row = |text: &str| row_of_words(text).is_some();
    let is_heading = |text: &str| Slot::read(text).is_of_figures() && !is_time(text);
    let names_rows = (0..width).any(|place| column_texts(&of_kpis, place).any(is_row))
        || (0..=name).any(|place| column_texts(&of_kpis, place).any(is_heading));
    if names_rows || columns.contains(&Column::Mixed) || different(&of_kpis, name) < FEWEST {
        return None;
    }
    let heading = |(place, column): (usize, &Column)| match column {
        Column::Words if place == name => Wide::KpiName.name(),
        Column::Units => Wide::Unit.name(),
        Column::Times => columns::TIME.to_owned(),
        Column::Marks => Wide::KpiNo.name(),
        Column::Words | Column::Figures | Column::Mixed => String::new(),
    };
    let texts: Vec<String> = columns.iter().enumerate().map(heading).collect();
    let headings = TextRow::new(MADE_LINE, &texts.iter().map(String::as_str).collect::<Vec<_>>());
    let first = sheet.iter().position(|row| is_of_kpi(row))?;
    let is_word = |text: &str| !text.is_empty() && !is_state(text) && !is_unit(text);
    let heads = |row: &&Arc<TextRow>| {
        let over = columns.iter().enumerate().filter(|(_, column)| **column == Column::Figures);
        over.into_iter().all(|(place, _)| row.field(place).map(trim).is_some_and(is_word))
    };
    let above = first.checked_sub(1).and_then(|above| sheet.get(above));
    Some(Unheaded { headings, first, words: above.filter(heads).cloned() })
}

/// The column of the names among those of words before the figures; `None` if it is not told which of several it is: only where the
/// texts of one are all quantities (来場者数), each another, and no text of the others is, these are what the rows are grouped by.
fn names_among(rows: &[&TextRow], words: &[usize]) -> Option<usize> {
    if let [only] = *words {
        return Some(only);
    }
    let (names, others): (Vec<usize>, Vec<usize>) =
        words.iter().copied().partition(|place| column_texts(rows, *place).all(names_quantity));
    let [name] = *names else { return None };
    let is_whole = column_texts(rows, name).count() == rows.len() && different(rows, name) == rows.len();
    let is_group = |place: &usize| !column_texts(rows, *place).any(names_quantity);
    (is_whole && others.iter().all(is_group)).then_some(name)
}

/// What the texts of a column are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Column {
    Words,
    /// They number the rows.
    Marks,
    Units,
    Times,
    Figures,
    /// Some are figures and others are not.
    Mixed,
}

impl Column {
    fn of(rows: &[&TextRow], place: usize) -> Self {
        let texts: Vec<&str> = column_texts(rows, place).collect();
        let is = |holds: fn(&str) -> bool| !texts.is_empty() && texts.iter().all(|text| holds(text));
        let has_figures = texts.iter().any(|text| is_figure(text));
        if is(is_unit) {
            Self::Units
        } else if is(is_time) {
            Self::Times
        } else if has_figures && is(is_mark) && place == 0 {
            Self::Marks
        } else if has_figures && is(is_state) {
            Self::Figures
        } else if texts.iter().any(|text| is_number(text)) {
            Self::Mixed
        } else {
            Self::Words
        }
    }
}

/// Whether a row begins with a name, or with one behind its number, and has a figure behind it.
fn is_of_kpi(row: &TextRow) -> bool {
    let mut texts = texts(row).skip_while(|text| is_mark(text));
    let is_name = |text: &str| !is_state(text) && !is_unit(text) && !is_time(text);
    row.width() <= MOST_COLUMNS && texts.next().is_some_and(is_name) && texts.any(is_figure)
}

fn texts(row: &TextRow) -> impl Iterator<Item = &str> {
    row.fields().map(trim).filter(|text| !text.is_empty())
}

/// The texts of a column that are not blank.
fn column_texts<'a>(rows: &[&'a TextRow], place: usize) -> impl Iterator<Item = &'a str> {
    rows.iter().filter_map(move |row| row.field(place)).map(trim).filter(|text| !text.is_empty())
}

/// The number of different texts in a column.
fn different(rows: &[&TextRow], place: usize) -> usize {
    column_texts(rows, place).collect::<BTreeSet<_>>().len()
}

fn is_figure(text: &str) -> bool {
    is_number(text) && !is_time(text)
}

/// Whether a text is a time and nothing else. A number alone, 2015, is as likely a figure.
fn is_time(text: &str) -> bool {
    !is_number(text) && is_year_mention(text)
}
