//! Rows of an office's table that have lost cells: a copied text may lack them anywhere, so that what is left lies under other
//! headings than on the page. Such a row is asked about or listed, and never read as it lies.

use super::header::{FigureColumn, StrangerKind};
use super::section::Section;
use crate::columns::Wide;
use crate::import::blanks::beside_figures;
use crate::import::text_table::TextRow;
use crate::plan::cell::{Reading, State, is_number, is_unit};
use crate::value::width::{narrow, trim};

impl Section {
    /// The number of cells by which a row with figures is short; `None` if it is not. It ends before the last column of figures and
    /// of what is computed of them, or before the last heading with a word under a heading of figures. In a file of ours it says
    /// nothing of the rest, and a row for each year has what it needs.
    pub(super) fn short_by(&self, row: &TextRow) -> Option<usize> {
        let computed = self.header.strangers.iter().filter(|stranger| stranger.kind == StrangerKind::Computed);
        let wanted = computed.map(|stranger| stranger.place).chain(self.figure_places.last().copied()).max()? + 1;
        let cells = || self.figure_places.iter().filter_map(|place| row.field(*place));
        let has_figures = || cells().any(is_number);
        let has_word = || row.len() < self.header.width && cells().any(is_word);
        let is_short = !self.header.is_ours && self.header.when.is_none() && (row.len() < wanted || has_word());
        let missing = if row.len() < wanted { wanted } else { self.header.width }.checked_sub(row.len());
        missing.filter(|_| is_short && has_figures())
    }

    /// Whether a row of an office's table is shorter than the headings and has words where these have figures: 「基本目標2 | ひとの流れ」 is
    /// a heading over other rows and no KPI. Nor is a line with figures whose cells are not known.
    pub(super) fn is_of_words(&self, row: &TextRow) -> bool {
        let cells = || self.figure_places.iter().filter_map(|place| row.field(*place));
        let has_state = |text: &str| Reading::from_text(text, "").state != State::Unread;
        let is_office = !self.header.is_ours && self.header.when.is_none() && self.header.place(Wide::Row).is_none();
        is_office
            && row.len() < self.header.width
            && (cells().any(is_word) || is_line(row))
            && !cells().any(|text| has_state(text) && !trim(text).is_empty())
    }

    /// Whether rows can have lost cells before their figures: nothing but figures stands from the first of them on.
    pub(super) fn may_lack_first(&self) -> bool {
        let first = self.figure_places.first();
        let is_behind = |place: usize| first.is_some_and(|first| place > *first);
        let is_of_heading = |figure: &FigureColumn| figure.column().is_some();
        self.header.figures.iter().all(is_of_heading)
            && self.header.times.is_empty()
            && !self.header.columns.iter().any(|(_, place)| is_behind(*place))
            && self.figure_places.last().is_some_and(|last| last + 1 == self.header.width)
    }

    /// Whether a figure stands where an office's table has its names or its units: a copied text has lost a cell. Of whole rows a
    /// number may be a name or a unit, but one with a unit is no name.
    pub(super) fn is_shifted(&self, row: &TextRow) -> bool {
        if self.header.is_ours {
            return false;
        }
        let of = |column| Figure::of(self.header.place(column).and_then(|place| row.field(place)).unwrap_or_default());
        let (name, unit) = (of(Wide::KpiName), of(Wide::Unit));
        let is_short = row.len() < self.header.width;
        name == Figure::WithUnit || is_short && [name, unit].iter().any(|figure| *figure != Figure::None)
    }
}

/// What a text is that stands for a word.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Figure {
    None,
    Bare,
    /// A number with a unit that is known.
    WithUnit,
}

impl Figure {
    fn of(text: &str) -> Self {
        let read = Reading::from_text(text, "");
        match (read.state, read.unit.as_deref()) {
            (State::Number { .. }, None | Some("")) => Self::Bare,
            (State::Number { .. }, Some(unit)) if is_unit(unit) => Self::WithUnit,
            _ => Self::None,
        }
    }
}

/// Whether a text is no figure, and holds none.
fn is_word(text: &str) -> bool {
    let has_digit = text.chars().any(|letter| narrow(letter).is_ascii_digit());
    !has_digit && Reading::from_text(text, "").state == State::Unread
}

/// Whether a row is one text with several figures behind blanks, or with a bare one that is no year (健康プラン 2030).
fn is_line(row: &TextRow) -> bool {
    let mut texts = row.fields().filter(|text| !trim(text).is_empty());
    let (Some(text), None) = (texts.next(), texts.next()) else { return false };
    let parts = beside_figures(text);
    let figures: Vec<&String> = parts.iter().skip(1).filter(|part| is_number(part)).collect();
    let is_bare = |text: &str| text.len() != YEAR && text.chars().all(|letter| narrow(letter).is_ascii_digit());
    figures.len() > 1 || figures.iter().any(|figure| is_bare(figure))
}

/// The number of digits of a western year.
const YEAR: usize = 4;
