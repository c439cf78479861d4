//! Rows below headings that are none of figures: names and units that stand alone, remarks, headings anew, torn rows.

use std::sync::Arc;

use super::{Section, Title};
use crate::columns::in_names::{heads_rows, is_remark};
use crate::columns::{self, Slot, Wide};
use crate::import::text_table::TextRow;
use crate::import::wide::file::Part;
use crate::import::wide::table_columns::TableColumns;
use crate::plan::cell::{is_number, is_unit};
use crate::value::fiscal_year::year_mentions;
use crate::value::width::{is_space, trim};

impl Section {
    /// Whether a row names the KPI of the rows below it, which are called 目標 and 実績 in the column of its name or in one of their
    /// own: it has no figures.
    pub(in crate::import::wide) fn names_stand_above(&self, row: &TextRow) -> bool {
        let names = self.header.place(Wide::KpiName).or(self.header.place(Wide::Row));
        let field = names.and_then(|place| row.field(place)).unwrap_or_default();
        let says_row = self.header.place(Wide::Row).filter(|place| Some(*place) != names);
        let has_row = says_row.and_then(|place| row.field(place)).is_some_and(|text| !trim(text).is_empty());
        let name = trim(field);
        // What is indented, in brackets or called a remark is said of the KPI above.
        let is_remark = field.starts_with(is_space)
            || columns::is_in_brackets(name)
            || columns::says_only_a_unit(name)
            || Slot::read(name) != Slot::Unknown;
        let has_figures =
            self.figure_places.iter().any(|place| row.field(*place).is_some_and(|text| !trim(text).is_empty()));
        let is_ours = self.header.is_ours || self.header.place(Wide::KpiId).is_some();
        !is_ours && !name.is_empty() && !is_remark && !has_row && !has_figures
    }

    /// Whether a unit stands where a row of an office's table has its name (単位：人): it names no KPI.
    pub(in crate::import::wide) fn has_unit_for_name(&self, row: &TextRow) -> bool {
        let is_ours = self.header.is_ours || self.header.place(Wide::KpiId).is_some();
        !is_ours && self.field_of_name(row).is_some_and(columns::says_only_a_unit)
    }

    /// The unit that stands there; `None` if it is more than one.
    pub(in crate::import::wide) fn unit_for_name(&self, row: &TextRow) -> Option<Title> {
        let text = self.field_of_name(row)?;
        let unit = if self.has_unit_for_name(row) {
            columns::only_title_unit(text)
        } else {
            // Below a name in the headings the word 単位 may be missing.
            self.header.named.filter(|_| is_unit(text)).map(|_| trim(text).to_owned())
        };
        unit.map(|unit| Title { line: row.line, unit })
    }

    fn field_of_name<'r>(&self, row: &'r TextRow) -> Option<&'r str> {
        row.field(self.header.place(Wide::KpiName).or(self.header.named)?)
    }

    /// The name of the KPI in the headings, where these have it.
    pub(in crate::import::wide) fn name_in_headings(&self, row: &Arc<TextRow>) -> Option<Part> {
        let columns = vec![(Wide::KpiName, self.header.named?)];
        Some(Part { columns: Arc::new(TableColumns::new(columns, None)), row: Arc::clone(row) })
    }

    /// Whether a row of an office's table has a name and figures beside it.
    pub(in crate::import::wide) fn names_one_with_figures(&self, row: &TextRow) -> bool {
        let has_name = || self.field_of_name(row).is_some_and(|name| !trim(name).is_empty());
        !self.header.is_ours
            && has_name()
            && self.figure_places.iter().any(|place| row.field(*place).is_some_and(is_number))
    }

    /// Whether the name of a row in an office's table only says what its figures are: 実績 below the name of its KPI, whatever the headings
    /// say.
    pub(super) fn is_named_like_a_row(&self, row: &TextRow) -> bool {
        let name = self.header.place(Wide::KpiName).and_then(|place| row.field(place)).map(trim).unwrap_or_default();
        !self.header.is_ours && self.header.place(Wide::KpiId).is_none() && columns::says_no_time(name)
    }

    /// Whether a row says under 区分 that it has anything but targets and actuals (見込), so that rows of these go on below it.
    pub(in crate::import::wide) fn is_of_another_row(&self, row: &TextRow) -> bool {
        let named = self.header.place(Wide::Row).and_then(|place| row.field(place)).map(trim);
        let has_names = self.header.place(Wide::KpiName).is_some();
        has_names && named.is_some_and(|named| !named.is_empty() && !is_number(named))
    }

    /// What such a row says of the KPI.
    pub(in crate::import::wide) fn name_above(&self, row: &Arc<TextRow>) -> Part {
        let has_names = self.header.place(Wide::KpiName).is_some();
        let columns = self.header.columns.iter().filter_map(|(column, place)| match column {
            Wide::Row => (!has_names).then_some((Wide::KpiName, *place)),
            column => Some((*column, *place)),
        });
        Part { columns: Arc::new(TableColumns::new(columns.collect(), None)), row: Arc::clone(row) }
    }

    /// Whether a row of an office's table is a remark on it and no KPI: it has no figures.
    pub(in crate::import::wide) fn is_remark(&self, row: &TextRow) -> bool {
        let has_text = |place: usize| row.field(place).is_some_and(|text| !trim(text).is_empty());
        let mut texts = row.fields().map(trim).filter(|text| !text.is_empty());
        let (first, is_alone) = (texts.next(), texts.next().is_none());
        let is_remark = |text: &str| is_remark(text) || is_alone && self.when_is_by_heading() && heads_rows(text);
        let has_figures = || self.figure_places.iter().any(|place| has_text(*place));
        let has_unit = || self.header.place(Wide::Unit).is_some_and(has_text);
        !self.header.is_ours && first.is_some_and(is_remark) && !has_figures() && !has_unit()
    }

    /// Whether the headings say of which year and of which row all figures are: then a name alone is of no other rows.
    fn when_is_by_heading(&self) -> bool {
        self.header.when.is_none() && self.header.place(Wide::Row).is_none()
    }

    /// Whether a row says anew what the figures below it are: 基準値, 目標値（R6）, 実績値（R5）, as where the next group begins.
    pub(in crate::import::wide) fn is_headed_anew(&self, row: &TextRow) -> bool {
        if self.header.is_ours {
            return false;
        }
        if self.repeats_the_heading_of_rows(row) {
            return true;
        }
        let fields = self.figure_places.iter().filter_map(|place| row.field(*place));
        let mut texts = fields.map(trim).filter(|text| !text.is_empty());
        let says_row = |slot| matches!(slot, Slot::Figures(_) | Slot::Of(Wide::Baseline, _) | Slot::Of(_, Some(_)));
        texts.clone().nth(1).is_some() && texts.all(|text| says_row(Slot::read(text)))
    }

    /// Whether 区分 stands in its own column once more, beside years alone: the next KPI has its headings, maybe of other years.
    fn repeats_the_heading_of_rows(&self, row: &TextRow) -> bool {
        let is_heading =
            |place: usize| row.field(place).is_some_and(|text| Slot::read(text) == Slot::Of(Wide::Row, None));
        let mut figures =
            self.figure_places.iter().filter_map(|place| row.field(*place)).map(trim).filter(|text| !text.is_empty());
        let is_year = |text: &str| Slot::read(text).is_of_figures() && !year_mentions(text).is_empty();
        figures.clone().next().is_some() && figures.all(is_year) && self.header.place(Wide::Row).is_some_and(is_heading)
    }

    /// Whether a row is longer than the headings, or too short to say which KPI it belongs to.
    pub(in crate::import::wide) fn is_torn(&self, row: &TextRow) -> bool {
        let beyond = row.fields_from(self.header.width).any(|field| !trim(field).is_empty());
        let id = self.header.place(Wide::KpiId);
        let needed = id.or(self.header.place(Wide::KpiName)).max(self.header.place(Wide::Row));
        // A remark below a table that came without our ids needs no commas behind it.
        let is_remark = || id.is_none() && row.fields().filter(|field| !trim(field).is_empty()).count() == 1;
        beyond || self.is_shifted(row) || (needed.is_some_and(|last| last >= row.len()) && !is_remark())
    }
}
