//! What is no indicator and says what the rows below it are about: titles with a unit, captions, names that stand above their
//! rows, and remarks.

use std::sync::Arc;

use super::file::Part;
use super::section::{Title, title};
use super::table_columns::TableColumns;
use crate::columns::{self, Wide};
use crate::import::text_table::TextRow;
use crate::plan::indicator::Row;
use crate::value::width::{is_space, key, trim};

/// What stands above the next row and is no indicator.
#[derive(Debug, Default)]
pub(super) struct Captions {
    /// The unit above the next table.
    title: Option<Title>,
    /// The last text that stands alone in its row: what the next table is about.
    caption: Option<Part>,
    /// The row that names the KPI of the rows below it and has no figures, in this table.
    pub(super) name: Option<Part>,
    /// The row (区分) that the line above names, if it names nothing else: 【数値目標】.
    row: Option<Row>,
    /// The measure (基本目標１) that the last text alone in its row numbers.
    pub(super) measure: Option<String>,
    /// Whether the row before was not of a KPI.
    pub(super) below_remark: bool,
}

impl Captions {
    /// Takes what a row that is none of headings says of the row (区分) of a table below it.
    pub(super) fn take_row(&mut self, row: &TextRow) {
        if title(row).is_none() {
            self.row = row_of_caption(row);
        }
    }

    /// Takes what a row that is not one of a KPI says of a table below it.
    pub(super) fn take(&mut self, row: &Arc<TextRow>) {
        self.title = title(row).or(self.title.take());
        self.caption = caption(row).or(self.caption.take());
        self.measure = measure(row).or(self.measure.take());
    }

    /// Begins a table, which no name above it is of. Returns the unit and the row (区分) that stand above it.
    pub(super) fn begin_table(&mut self) -> (Option<Title>, Option<Row>) {
        self.name = None;
        (self.title.take(), self.row.take())
    }

    /// Whether a text stands above the table that can name what it is about.
    pub(super) fn has_caption(&self) -> bool {
        self.caption.is_some()
    }

    /// The row that names the KPI of a row without a name; the caption of a table that is of one KPI, if nothing else does.
    pub(super) fn naming(&self, is_of_one_kpi: bool) -> Option<Part> {
        self.name.clone().or_else(|| self.caption.clone().filter(|_| is_of_one_kpi))
    }
}

/// The text of a row that stands alone in it, or behind the heading of names (指標名), as a part that names a KPI.
fn caption(row: &Arc<TextRow>) -> Option<Part> {
    let texts: Vec<(usize, &str)> =
        row.fields().map(trim).enumerate().filter(|(_, text)| !text.is_empty()).take(MOST_OF_CAPTION).collect();
    let (place, text) = match texts.as_slice() {
        [(_, text)] if columns::is_in_brackets(text) || columns::says_only_a_unit(text) => return None,
        [(place, text)] => (*place, behind_heading(text).unwrap_or(text)),
        [(_, heading), (place, text)] if columns::names_a_kpi(heading) || columns::is_number_of_kpi(heading) => {
            (*place, *text)
        }
        _ => return None,
    };
    let of = |at, field| (if at == place { text } else { field }, row.written(at));
    let fields: Vec<_> = row.fields().enumerate().map(|(at, field)| of(at, field)).collect();
    let columns = Arc::new(TableColumns::new(vec![(Wide::KpiName, place)], None));
    Some(Part { columns, row: Arc::new(TextRow::arranged(row.line, &fields)) })
}

/// The name behind the heading of names and a mark or a blank: 指標名：来場者数, 指標名 来場者数; `None` if it has no such heading.
fn behind_heading(text: &str) -> Option<&str> {
    let behind_blank = || text.split_once(is_space).filter(|(heading, _)| columns::names_a_kpi(heading));
    columns::behind_heading_of_names(text).or_else(|| behind_blank().map(|(_, name)| trim(name)))
}

/// The only text of a row, if it numbers a measure.
fn measure(row: &TextRow) -> Option<String> {
    let mut texts = row.fields().map(trim).filter(|text| !text.is_empty());
    let text = texts.next().filter(|_| texts.next().is_none())?;
    columns::numbers_a_measure(text).then(|| key(text))
}

/// Whether the only text of a row says that it names an indicator: 指標：来場者数. The rows below it are those of that one.
pub(super) fn names_one(row: &TextRow) -> bool {
    let mut texts = row.fields().map(trim).filter(|text| !text.is_empty());
    let first = texts.next().and_then(columns::behind_heading_of_names);
    first.is_some() && texts.next().is_none()
}

/// One more than the number of texts that a row with a caption has.
const MOST_OF_CAPTION: usize = 3;

/// The row (区分) that the only text of a row names; `None` if it names none, or says something else.
fn row_of_caption(row: &TextRow) -> Option<Row> {
    let mut texts = row.fields().map(trim).filter(|text| !text.is_empty());
    let text = texts.next().filter(|_| texts.next().is_none())?;
    columns::row_of_caption(text)
}

/// Whether a row has nothing but a title of the table whose headings are the next row.
pub(super) fn is_title_over(row: &TextRow, next: &TextRow) -> bool {
    let texts = row.fields().filter(|field| !trim(field).is_empty()).take(2).count();
    texts == 1 && columns::are_headings(&next.fields())
}

/// The unit of a title as a part of a row.
pub(super) fn unit_part(title: &Title) -> Part {
    let columns = Arc::new(TableColumns::new(vec![(Wide::Unit, 0)], None));
    Part { columns, row: Arc::new(TextRow::new(title.line, &[&title.unit])) }
}
