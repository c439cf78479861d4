//! Rows of headings: where the first table begins, another, or the same once more.

use std::sync::Arc;

use super::{Block, WideReader};
use crate::columns::fields::id;
use crate::columns::{self, Long, Wide};
use crate::import::questions::Ask;
use crate::import::read::ImportError;
use crate::import::text_table::TextRow;
use crate::import::wide::counted_years::{CountedYears, years_of_targets};
use crate::import::wide::fields::FileTable;
use crate::import::wide::file::UnreadColumn;
use crate::import::wide::header::{Header, Stranger};
use crate::import::wide::merged::MergedCells;
use crate::import::wide::section::Section;
use crate::value::id::IndicatorId;

/// The headings by which the long file is recognised.
const OF_THE_LONG_FILE: [Long; 2] = [Long::State, Long::Raw];

impl WideReader<'_> {
    /// How many of the rows, of which the first or the second names the KPIs, are headings: those of the first table,
    /// of another, or of the same once more.
    pub(super) fn take_headings(&mut self, rows: &[Arc<TextRow>]) -> Result<usize, ImportError> {
        let Some(first) = rows.first() else { return Ok(0) };
        if is_long(first) {
            return Err(ImportError::LongFile);
        }
        let is_first = self.section.is_none();
        if !is_first && self.has_id(first) {
            return Ok(0);
        }
        let is_anew = self.section.as_ref().is_some_and(|section| section.is_headed_anew(first));
        let are_headings = is_anew || columns::are_headings(&first.fields());
        let may_infer = self.may_begin_anew() || are_headings;
        let header = Header::begin(rows, &self.headings, may_infer);
        let header = header.filter(|header| is_first || are_headings || header.may_follow());
        let header = header.filter(|header| !header.needs_caption() || self.captions.has_caption());
        let Some(header) = header else { return Ok(0) };
        let (lines, line) = (header.lines, rows.get(header.lines - 1).map_or(first.line, |row| row.line));
        let headings = rows.iter().take(lines).map(|row| row.line);
        if let Some(heading) = header.twice {
            return Err(ImportError::HeadingTwice { line, heading });
        }
        // The same headings once more are those of a page, unless a title stands over them.
        if self.section.as_ref().is_some_and(|section| section.is_headed(&header)) && !self.captions.below_remark {
            self.file.torn.push(line);
        } else {
            self.begin_section(header, line);
            let section = self.section.as_ref();
            self.captions.name = section.and_then(|section| section.name_in_headings(first));
        }
        if let Some(table) = self.file.tables.last_mut() {
            table.headings.extend(headings);
        }
        Ok(lines)
    }

    /// Whether headings that do not name the KPIs may stand here: above the first table, or below what is no row of one.
    fn may_begin_anew(&self) -> bool {
        self.section.is_none() || self.captions.below_remark
    }

    /// Whether a row may be one of headings: it names the column of the KPIs, or heads figures.
    pub(super) fn may_head(&self, row: &TextRow) -> bool {
        let names = |row: &TextRow| row.fields().any(columns::names_a_kpi);
        let is_ours = self.section.as_ref().is_some_and(|section| section.header.is_ours);
        let may_stand = || self.may_begin_anew() || !is_ours && columns::are_headings(&row.fields());
        let is_anew = || self.section.as_ref().is_some_and(|section| section.is_headed_anew(row));
        names(row) || is_anew() || may_stand() && self.headings.heads_figures(row)
    }

    /// Whether a row has an id in the column where this table has them.
    fn has_id(&self, row: &TextRow) -> bool {
        let place = self.section.as_ref().and_then(|section| section.header.place(Wide::KpiId));
        place.and_then(|place| row.field(place)).and_then(id::<IndicatorId>).is_some()
    }

    /// The line of the headings by which the questions on these are asked: that of the first table with the same ones, as a strategy has
    /// a table under each aim. Where no heading says what its figures are, the line above a table may, and where headings name years by
    /// that of the table (前年度実績), it is another in each: these are asked for themselves.
    fn asked_at(&mut self, header: &Header, line: usize) -> usize {
        let is_relative = || header.names.iter().any(|name| columns::years_from_that_of_the_table(name).is_some());
        if header.is_ours || !header.says_a_row() || is_relative() {
            return line;
        }
        *self.asked.entry(header.comparable_names()).or_insert(line)
    }

    pub(super) fn begin_section(&mut self, mut header: Header, line: usize) {
        self.named.extend(self.section.take().into_iter().flat_map(|section| section.open_years));
        let (title, row_above) = self.captions.begin_table();
        if let Some(row) = row_above.filter(|_| !header.is_ours) {
            header.take_row_above(row);
        }
        let asked = if row_above.is_none() { self.asked_at(&header, line) } else { line };
        if asked == line {
            self.file.columns.extend(header.file_columns(line, self.answers));
        }
        header.map_columns(asked, self.answers);
        let section = Section::new(header, (line, asked), title, self.answers, &mut self.file.questions);
        if self.file.counted_years.is_none() {
            self.file.counted_years = CountedYears::of(&section.header, line, self.answers);
        }
        self.file.period = self.file.period.or_else(|| years_of_targets(&section.header));
        self.strangers = self.file.unread.columns.len();
        self.named.extend(section.header.figures.iter().filter_map(|figure| figure.column()));
        // What is asked is not called unknown before it is answered.
        let open = || self.file.questions.iter().filter(|question| question.answer.is_none());
        let is_asked = |stranger: &Stranger| {
            let column = Ask::Column { line: asked, position: stranger.place + 1 };
            let is_of_year = |ask: &Ask| matches!(ask, Ask::Year { line, .. } if *line == asked);
            open().any(|question| question.ask == column || stranger.lacks_year() && is_of_year(&question.ask))
        };
        let is_told = |stranger: &Stranger| !is_asked(stranger) && !section.header.is_of_rates(stranger.place);
        let unread: Vec<&Stranger> = section.header.strangers.iter().filter(|stranger| is_told(stranger)).collect();
        for stranger in unread {
            let (heading, position) = (stranger.name.clone(), stranger.place + 1);
            self.file.unread.columns.push(UnreadColumn { heading, position, lines: Vec::new() });
        }
        self.file.tables.push(FileTable::new(&section.header, section.years.headed().clone(), (line, asked)));
        self.sections += 1;
        self.block =
            Arc::new(Block { measure: self.captions.measure.clone(), names: section.header.comparable_names() });
        self.above = None;
        self.merged = MergedCells::default();
        self.known.clear();
        self.section = Some(section);
    }
}

fn is_long(row: &TextRow) -> bool {
    OF_THE_LONG_FILE.iter().all(|column| row.fields().any(|field| field.trim() == column.name()))
}
