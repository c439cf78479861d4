//! What stands below the headings of a table, as far as it tells what a column holds: figures, names, 目標 and 実績, or years.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::columns::{
    Slot, StatedKind, Wide, YearName, are_headings, is_mark, is_of_part_of_year, is_row_of_stated_rates,
    read_direction_of_office, row_named, row_of_words, says_only_a_unit,
};
use crate::import::rates;
use crate::import::text_table::TextRow;
use crate::plan::cell::{Reading, State, is_judged, is_number, is_unit};
use crate::value::fiscal_year::{is_year_mention, year_mentions};
use crate::value::width::{key, trim};

/// The number of rows below headings that are looked at.
const LOOKED_AT: usize = 60;

/// The number of figures that tell which column is meant.
const SAMPLES: usize = 3;

/// The rows below headings.
#[derive(Clone, Copy)]
pub(super) struct ColumnContents<'a>(&'a [Arc<TextRow>]);

impl<'a> ColumnContents<'a> {
    /// Those up to the headings of another table.
    pub(super) fn new(rows: &'a [Arc<TextRow>]) -> Self {
        let rows = rows.get(..LOOKED_AT).unwrap_or(rows);
        let end = rows.iter().position(|row| are_headings(&row.fields()));
        Self(end.and_then(|end| rows.get(..end)).unwrap_or(rows))
    }

    /// Whether there are no rows.
    pub(super) fn is_empty(self) -> bool {
        self.0.is_empty()
    }

    /// The texts of a column that are not blank.
    fn texts(self, place: usize) -> impl Iterator<Item = &'a str> {
        self.0.iter().filter_map(move |row| row.field(place)).map(trim).filter(|text| !text.is_empty())
    }

    /// The first figures of a column, with their lines.
    pub(super) fn samples(self, place: usize) -> Vec<(usize, String)> {
        let fields = self.0.iter().filter_map(|row| Some((row.line, trim(row.field(place)?))));
        fields.filter(|(_, text)| is_number(text)).take(SAMPLES).map(|(line, text)| (line, text.to_owned())).collect()
    }

    /// Whether all rows are known to have a blank cell in the column: one that ends before it may have lost another.
    pub(super) fn is_blank(&self, place: usize) -> bool {
        let is_remark = |row: &TextRow| row.fields().filter(|text| !trim(text).is_empty()).count() == 1;
        self.0.len() < LOOKED_AT
            && self.texts(place).next().is_none()
            && self.0.iter().all(|row| row.len() > place || is_remark(row))
    }

    /// Whether most of the column are figures or words for figures that are missing.
    pub(super) fn is_of_figures(self, place: usize) -> bool {
        most(self.texts(place), |text| text.contains(|letter: char| letter.is_ascii_digit()) || is_state(text))
    }

    /// Whether nothing stands in the column but units (単位：人, 人), above the row in which 区分 heads that other column once more.
    pub(super) fn says_only_units_above(self, place: usize, of_rows: usize) -> bool {
        let heads =
            |row: &TextRow| row.field(of_rows).is_some_and(|text| Slot::read(text) == Slot::Of(Wide::Row, None));
        let rows = self.0.iter().take_while(|row| !heads(row));
        rows.filter_map(|row| row.field(place))
            .map(trim)
            .all(|text| text.is_empty() || says_only_a_unit(text) || is_unit(text))
    }

    /// Whether the column has texts, and none of them is a figure or several.
    pub(super) fn is_of_texts(self, place: usize) -> bool {
        let has_figure = |text: &str| is_number(text) || !Reading::from_text(text, "").candidates.is_empty();
        self.texts(place).next().is_some() && !self.texts(place).any(has_figure)
    }

    /// Whether most of the column are figures behind a verdict: 達成（120件）.
    pub(super) fn is_of_judged_figures(self, place: usize) -> bool {
        most(self.texts(place), is_judged)
    }

    /// Whether most of the column are figures that can be read.
    pub(super) fn has_figures(self, place: usize) -> bool {
        self.texts(place).any(is_number) && most(self.texts(place), is_state)
    }

    /// The number of different texts of the column that are no figures.
    pub(super) fn different_texts(self, place: usize) -> usize {
        let texts: BTreeSet<&str> = self.texts(place).filter(|text| !is_state(text)).collect();
        texts.len()
    }

    /// Whether the texts of the column only number the rows.
    pub(super) fn is_of_marks(self, place: usize) -> bool {
        let mut texts = self.texts(place).peekable();
        texts.peek().is_some() && texts.all(is_mark)
    }

    /// Whether the column counts the rows: 1, 2, 3.
    pub(super) fn counts_rows(self, place: usize) -> bool {
        let numbers: Vec<Option<u32>> = self.texts(place).map(|text| key(text).parse().ok()).collect();
        numbers.len() > 1 && numbers.iter().zip(1..).all(|(number, expected)| *number == Some(expected))
    }

    /// Whether most of the column say 目標 or 実績, or name what is computed of them.
    pub(super) fn names_rows(self, place: usize) -> bool {
        let is_of_row = |text: &str| row_of_words(text).is_some() || Slot::read(text) == Slot::Computed;
        self.texts(place).any(|text| row_of_words(text).is_some()) && most(self.texts(place), is_of_row)
    }

    /// Whether a text of the column names a row (区分) in any way.
    pub(super) fn names_a_row(self, place: usize) -> bool {
        self.texts(place).any(|text| row_named(text).is_some())
    }

    /// Whether a text of the column says which way an indicator aims.
    pub(super) fn has_directions(self, place: usize) -> bool {
        self.is_empty() || self.texts(place).any(|text| read_direction_of_office(text).is_some())
    }

    /// Whether the column begins with a name, and most rows below that are 目標 and 実績, whatever is computed of them.
    pub(super) fn has_rows_under_names(self, place: usize) -> bool {
        let is_computed = |text: &str| is_row_of_stated_rates(text) || Slot::read(text) == Slot::Computed;
        let names_row = |text: &str| row_named(text).is_some() || is_computed(text);
        let rows = self.texts(place).filter(|text| row_named(text).is_some()).count();
        let all = self.texts(place).filter(|text| !is_computed(text)).count();
        // What has figures of its own names no rows below it.
        let heads_rows = |row: &TextRow| {
            let is_name = row.field(place).map(trim).is_some_and(|text| !text.is_empty() && !names_row(text));
            !is_name || !row.fields().skip(place + 1).any(is_number)
        };
        self.texts(place).next().is_some_and(|first| !names_row(first))
            && rows > 1
            && 2 * rows >= all
            && self.0.iter().all(|row| heads_rows(row))
    }

    /// Whether a text of the column names a part of a year: 第1四半期.
    pub(super) fn has_parts_of_years(self, place: usize) -> bool {
        self.texts(place).any(is_of_part_of_year)
    }

    /// Whether a text of the column names a year.
    pub(super) fn has_years(self, place: usize) -> bool {
        let is_year = |slot| matches!(slot, Slot::Of(Wide::Year(_) | Wide::Nth(_), _) | Slot::UnclearYear(_));
        self.texts(place).any(|text| is_year(Slot::read(text)) || !year_mentions(text).is_empty())
    }

    /// Whether the texts of the column are years and nothing else. A number alone, 2015, is as likely a figure.
    pub(super) fn is_of_years(self, place: usize) -> bool {
        let is_year = |text: &str| (YearName::read(text).is_some() || is_year_mention(text)) && !is_number(text);
        self.texts(place).next().is_some() && self.texts(place).all(is_year)
    }

    /// Whether every row has a time in that column and a figure, or a word for one, in the next one.
    pub(super) fn are_times_and_figures(self, place: usize) -> bool {
        let rows = || self.0.iter().filter(|row| row.fields().filter(|text| !trim(text).is_empty()).count() > 1);
        let text = |row: &'a TextRow, place: usize| row.field(place).map(trim).unwrap_or_default();
        let is_figure = |row: &'a TextRow| {
            let figure = text(row, place + 1);
            !figure.is_empty() && is_state(figure) && YearName::read(figure).is_none()
        };
        self.is_of_years(place)
            && rows().all(|row| !text(row, place).is_empty() && is_figure(row))
            && rows().any(|row| is_number(text(row, place + 1)))
    }

    /// Whether the third of these columns has the rates of the second one against the first one.
    pub(super) fn are_rates(self, places: [usize; 3]) -> bool {
        rates::are_of(self.0.iter().map(|row| places.map(|place| row.field(place).unwrap_or_default())))
    }

    /// Whether the column has rates or grades of a document, as its heading says, and nothing else.
    pub(super) fn stated_kind(self, place: usize, heading: &str) -> Option<StatedKind> {
        StatedKind::of(heading, self.texts(place))
    }

    /// Whether most figures of the column name their year.
    pub(super) fn name_years(self, place: usize) -> bool {
        let figures = self.texts(place).filter(|text| !is_state(text) || is_number(text));
        most(figures, |text| matches!(year_mentions(text).as_slice(), [mention] if mention.text != text))
    }
}

/// Whether that holds of more than half of the texts; `false` without any.
fn most<'a>(texts: impl Iterator<Item = &'a str>, holds: impl Fn(&str) -> bool) -> bool {
    let (mut all, mut held) = (0, 0);
    for text in texts {
        all += 1;
        held += usize::from(holds(text));
    }
    held * 2 > all
}

/// Whether the text is a figure or a word for one that is missing.
pub(super) fn is_state(text: &str) -> bool {
    !matches!(Reading::from_text(text, "").state, State::Unread)
}
