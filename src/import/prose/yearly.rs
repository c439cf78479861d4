//! Documents that state a figure of each year for every indicator, in one line, 「店の数 R5年度 3店、R6年度 4店」, or in lines of a
//! year and a figure below the name.
//!
//! They become a table with a column for each year. What the figures are is said by the line above them (数値目標), or asked.

use std::borrow::Cow;
use std::sync::Arc;

use super::line::{BEHIND_A_NAME, DocumentLine, Piece, is_blank};
use super::statement::{StatedFigure, without_bullet};
use super::{BLANK, FEWEST_PAIRS, Field, MOST_ROWS, field, heads_a_table};
use crate::columns::{self, Slot, Wide, is_same_heading};
use crate::import::text_table::{MADE_LINE, TextRow, TextTable};
use crate::plan::indicator::Row;
use crate::value::fiscal_year::year_mentions;
use crate::value::width::trim;

/// The largest number of years of an indicator.
const MOST_YEARS: usize = 12;
/// What may stand between a year and its figure.
const BEFORE_FIGURE: [char; 2] = [':', '：'];
/// What may stand between a figure and the next year.
const BETWEEN: [char; 5] = ['、', '，', ',', '/', '／'];

/// An indicator with a figure of each year.
struct Yearly {
    line: usize,
    name: Piece,
    /// The years as written, each with its figure.
    figures: Vec<(String, Piece)>,
    /// What stands behind the last figure.
    rest: Option<Piece>,
}

/// The sheet as a table with a column for each year; `None` if it is no such document.
pub(crate) fn arranged(sheet: &TextTable) -> Option<TextTable> {
    if sheet.rows.len() > MOST_ROWS || sheet.rows.iter().any(|row| heads_a_table(row)) {
        return None;
    }
    let (mut found, mut others, mut roles) = (Vec::new(), Vec::new(), Vec::new());
    let (mut rest, mut taken_rows) = (sheet.rows.as_slice(), 0);
    while let Some((row, behind)) = rest.split_first() {
        let line = DocumentLine::new(row);
        let one = line.as_ref().and_then(|line| line.yearly(row.line).map(|one| (one, 1)));
        let one = one.or_else(|| below_a_name(line.as_ref()?, row, behind));
        let taken = one.as_ref().map_or(1, |(_, taken)| *taken);
        if let Some((one, _)) = one {
            taken_rows += taken;
            found.push(one);
        } else {
            roles.extend(line.as_ref().and_then(DocumentLine::role).map(|role| (role, found.len())));
            others.push(Arc::clone(row));
        }
        rest = rest.get(taken..).unwrap_or_default();
    }
    if found.len() < FEWEST_PAIRS || taken_rows < others.len() {
        return None;
    }
    // A word between the indicators is of those below it only.
    let role = match roles.as_slice() {
        [(StatedFigure::Target, 0)] => Some(Row::Target),
        [(StatedFigure::Actual, 0)] => Some(Row::Actual),
        [] => None,
        _ => return None,
    };
    Some(table_of(&found, &others, role))
}

/// The indicator whose name stands on that line with lines of a year and a figure below it, and the number of all its lines.
fn below_a_name(line: &DocumentLine, row: &TextRow, behind: &[Arc<TextRow>]) -> Option<(Yearly, usize)> {
    let name = line.only_field().filter(|_| !line.is_figure() && line.role().is_none())?;
    if !year_mentions(&name.text).is_empty() || columns::is_in_brackets(&name.text) {
        return None;
    }
    let figures: Vec<(String, Piece)> = behind
        .iter()
        .take(MOST_YEARS)
        .map_while(|row| {
            let line = DocumentLine::new(row)?;
            let (figures, end) = line.years_from(0)?;
            let [figure] = <[_; 1]>::try_from(figures).ok()?;
            line.text.get(end..)?.is_empty().then_some(figure)
        })
        .collect();
    let taken = 1 + figures.len();
    yearly(row.line, name, figures, None).map(|found| (found, taken))
}

fn yearly(line: usize, mut name: Piece, figures: Vec<(String, Piece)>, rest: Option<Piece>) -> Option<Yearly> {
    let bare = trim(columns::without_label(without_bullet(&name.text)));
    let bare = columns::behind_heading_of_names(bare).unwrap_or(bare).to_owned();
    name.text = bare;
    let is_name = name.text.chars().any(|letter| letter.is_alphabetic() && !letter.is_ascii_digit())
        && Slot::read(&name.text) == Slot::Unknown
        && columns::row_of_caption(&name.text).is_none();
    let is_told = |(at, (year, _)): (usize, &(String, Piece))| {
        figures.iter().take(at).all(|(before, _)| !is_same_heading(before, year))
    };
    // Figures of different units are no series.
    let is_of_one = columns::shared_unit(figures.iter().map(|(_, figure)| &*figure.text)).is_some();
    let is_series = figures.len() > 1 && is_of_one && figures.iter().enumerate().all(is_told);
    (is_name && is_series).then_some(Yearly { line, name, figures, rest })
}

impl DocumentLine {
    /// The indicator that the line names with a figure of each year; `None` if it says anything else.
    fn yearly(&self, line: usize) -> Option<Yearly> {
        let first = year_mentions(&self.text).into_iter().next()?;
        let begins = self.text.find(&*first.text)?;
        let before =
            self.text.get(..begins)?.trim_end_matches(|letter| is_blank(letter) || BEHIND_A_NAME.contains(&letter));
        let [name] = <[Piece; 1]>::try_from(self.pieces(0..before.len())).ok()?;
        // 「現状：0人 R6年度：25人」 has a figure before the first year.
        if before.len() == begins || self.figure_before(before.len()).is_some() || before.contains(BEFORE_FIGURE) {
            return None;
        }
        let (figures, end) = self.years_from(begins)?;
        let rest = self.piece(end..self.text.len());
        let is_remark = rest.text.is_empty() || columns::is_in_brackets(&rest.text);
        let rest = Some(rest).filter(|rest| !rest.text.is_empty());
        is_remark.then(|| yearly(line, name, figures, rest))?
    }

    /// The years with their figures that follow each other from that byte, and where the last figure ends.
    fn years_from(&self, start: usize) -> Option<(Vec<(String, Piece)>, usize)> {
        let (mut found, mut end) = (Vec::new(), start);
        while found.len() < MOST_YEARS {
            let behind = self.text.get(end..)?;
            let bare = behind.trim_start_matches(|letter| is_blank(letter) || BETWEEN.contains(&letter));
            let Some(mention) = year_mentions(bare).into_iter().next().filter(|it| bare.starts_with(&*it.text)) else {
                break;
            };
            let begins = self.text.len() - bare.len() + mention.text.len();
            let of_figure = self.text.get(begins..)?;
            let apart = of_figure.trim_start_matches(|letter| is_blank(letter) || BEFORE_FIGURE.contains(&letter));
            let next = year_mentions(apart).into_iter().next().and_then(|next| apart.find(&*next.text));
            let start = self.text.len() - apart.len();
            let figure = self.figure_in(start..next.map_or(self.text.len(), |next| start + next))?;
            if apart.len() == of_figure.len() {
                return None;
            }
            end = figure.end;
            found.push((mention.text.clone(), self.piece(figure)));
        }
        Some((found, end)).filter(|(found, _)| !found.is_empty())
    }
}

/// The table of the indicators; the other lines stand in it beside its columns.
fn table_of(found: &[Yearly], others: &[Arc<TextRow>], role: Option<Row>) -> TextTable {
    let mut years: Vec<&str> = Vec::new();
    for (year, _) in found.iter().flat_map(|one| &one.figures) {
        if !years.iter().any(|known| is_same_heading(known, year)) {
            years.push(year);
        }
    }
    let made = |name: String| (Cow::Owned(name), None);
    let role = role.map(columns::row).unwrap_or_default();
    let headed = years.iter().map(|year| made(trim(&format!("{year} {role}")).to_owned()));
    let mut heads: Vec<Field<'_>> = [made(Wide::KpiName.name())].into_iter().chain(headed).collect();
    heads.push(made(Wide::Note.name()));
    let mut rows = vec![Arc::new(TextRow::arranged(MADE_LINE, &heads))];
    rows.extend(found.iter().map(|one| {
        let figures = years.iter().map(|year| {
            let figure = one.figures.iter().find(|(known, _)| is_same_heading(known, year));
            figure.map_or(BLANK, |(_, piece)| field(piece))
        });
        let mut fields: Vec<Field<'_>> = [field(&one.name)].into_iter().chain(figures).collect();
        fields.push(one.rest.as_ref().map_or(BLANK, field));
        Arc::new(TextRow::arranged(one.line, &fields))
    }));
    rows.extend(others.iter().map(|row| {
        let mut fields: Vec<Field<'_>> = vec![BLANK; heads.len()];
        fields.extend(row.fields().enumerate().map(|(place, text)| (Cow::Borrowed(text), row.written(place))));
        Arc::new(TextRow::arranged(row.line, &fields))
    }));
    rows.sort_by_key(|row| if row.line == MADE_LINE { 0 } else { row.line });
    TextTable { rows, ..TextTable::default() }
}
