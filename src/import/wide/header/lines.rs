//! How many lines the headings of a table take, and several lines as one.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::{FigureColumn, Header, HeadingReader, Sample, Stranger, StrangerKind, YearSource};
use crate::columns::{self, Slot, Wide};
use crate::import::text_table::{MADE_LINE, TextRow};
use crate::import::wide::column_contents::ColumnContents;
use crate::value::fiscal_year::year_mentions;
use crate::value::width::{key, trim};

/// The largest number of lines below the headings that complete them.
const MOST_LINES_BELOW: usize = 2;

impl Header {
    /// The headings that begin with the first of these rows; `None` if it is not one of headings. Where no heading names
    /// the KPIs, the column that does so is found by what stands below, if `may_infer`.
    pub(in crate::import::wide) fn begin(
        rows: &[Arc<TextRow>],
        reader: &HeadingReader,
        may_infer: bool,
    ) -> Option<Self> {
        // Headings that are put over the rows are whole on one line.
        let is_made = rows.first().is_some_and(|row| row.line == MADE_LINE);
        let on = |rows: &[Arc<TextRow>], lines: usize| {
            let below = ColumnContents::new(rows.get(lines..)?);
            let mut header = Self::on(rows.get(..lines)?, below, reader)?;
            header.complete(below, may_infer);
            Some(header).filter(Self::is_sound)
        };
        let best = |rows: &[Arc<TextRow>], one: Option<Self>| {
            let two = on(rows, 2).filter(|_| !is_made);
            match (one, two) {
                (Some(one), Some(two)) if one.says_as_much_as(&two) && !is_completed(rows, reader) => Some(one),
                (one, two) => two.or(one),
            }
        };
        let one = on(rows, 1);
        let heads_alone = one.is_some();
        let mut header = best(rows, one)?;
        // A title above the headings is no part of them, but years over 目標 and 実績 are.
        let next = rows.get(1..).filter(|_| header.lines == 2).and_then(|rows| best(rows, on(rows, 1)));
        let least = header.known() + usize::from(heads_alone);
        let is_alone = rows.first()?.fields().filter(|text| !trim(text).is_empty()).take(2).count() < 2;
        // A line that says before and behind which change the figures below are is no title.
        let is_amended = || header.names.iter().any(|name| columns::is_amended(name));
        let is_better = |next: &Self| next.says_as_much_as(&header) && !is_amended();
        if next.is_some_and(|next| next.known() >= least && (is_alone || is_better(&next))) {
            return None;
        }
        header.take_lines_below(rows.get(header.lines..)?);
        header.take_increments_for_targets();
        Some(header)
    }

    /// The headings that were made for a table without any, with the first figures of each column below them and the words
    /// that stand above these; `None` if nothing can be asked.
    pub(in crate::import::wide) fn made(
        row: TextRow,
        words: Option<&TextRow>,
        rows: &[Arc<TextRow>],
        reader: &HeadingReader,
    ) -> Option<Self> {
        let below = ColumnContents::new(rows);
        let width = row.len();
        let mut header = Self::on(&[Arc::new(row)], below, reader)?;
        (header.width, header.lines) = (width, 0);
        header.complete(below, true);
        let of_figures = header.strangers.iter().filter(|stranger| stranger.kind == StrangerKind::Figures);
        let sample = |place: usize| {
            let heading = words.and_then(|words| words.field(place)).map(trim).unwrap_or_default().to_owned();
            (place, Sample { heading, found: below.samples(place) })
        };
        header.samples = of_figures.map(|stranger| sample(stranger.place)).collect();
        Some(header).filter(|header| header.place(Wide::KpiName).is_some() && !header.samples.is_empty())
    }

    /// Takes the lines below that only complete the headings of figures: （現時点） and 増加分, and 1年目 below these.
    fn take_lines_below(&mut self, rows: &[Arc<TextRow>]) {
        if self.is_ours {
            return;
        }
        let places = self.figure_places();
        for row in rows.iter().take(MOST_LINES_BELOW) {
            let fields = || row.fields().enumerate().filter(|(_, text)| !trim(text).is_empty());
            let completes =
                |(place, text): (usize, &str)| places.contains(&place) && columns::completes_a_heading(text);
            if fields().next().is_none() || !fields().all(completes) {
                return;
            }
            for (place, text) in fields() {
                if let Some(name) = self.names.get_mut(place) {
                    *name = format!("{name} {}", trim(text));
                }
                self.take_completed_total(place);
            }
            self.lines += 1;
        }
    }

    /// Takes a column whose heading was not known for that of totals where it is one with what completes it: KPI増加分 above の累計.
    fn take_completed_total(&mut self, place: usize) {
        let Some(Slot::Of(Wide::Total, of)) = self.names.get(place).map(|name| Slot::read(name)) else { return };
        let figure = FigureColumn { of, year: YearSource::Heading(Wide::Total), place };
        let is_unknown = |stranger: &Stranger| stranger.place == place && stranger.kind == StrangerKind::Figures;
        if self.strangers.iter().any(is_unknown) && !self.has(figure) {
            self.strangers.retain(|stranger| !is_unknown(stranger));
            self.figures.push(figure);
        }
    }

    /// Whether as much is known by these headings as by those with the line below: of equally many columns also the years, and what
    /// the figures are.
    fn says_as_much_as(&self, other: &Self) -> bool {
        let lacking = |header: &Self| header.lacking().count();
        let is_unsaid = |figure: &&FigureColumn| figure.of.is_none() && figure.column() != Some(Wide::Baseline);
        let is_open = |stranger: &&Stranger| stranger.kind == StrangerKind::LacksYear(None);
        let has_rows = |header: &Self| header.place(Wide::Row).is_some();
        let open =
            |header: &Self| header.figures.iter().filter(is_unsaid).count() + header.lacking().filter(is_open).count();
        let unsaid = |header: &Self| if has_rows(header) { 0 } else { open(header) };
        (self.known(), lacking(other), unsaid(other)) >= (other.known(), lacking(self), unsaid(self))
    }
}

/// The headings of two lines as one, column by column; `None` if the lower line is none of headings, or completes none.
pub(crate) fn joined_lines(upper: &[String], lower: &[String]) -> Option<Vec<String>> {
    let reader = HeadingReader::default();
    let field = |row: &[String], place: usize| row.get(place).map(|text| text.trim().to_owned()).unwrap_or_default();
    let (mut names, mut spanning, mut completes) = (Vec::new(), String::new(), false);
    let lines: Vec<(String, String)> =
        (0..upper.len().max(lower.len())).map(|place| (field(upper, place), field(lower, place))).collect();
    let parting = parting_words(&lines, &reader);
    for (above, below) in lines {
        spanning = if above.is_empty() { spanning } else { above.clone() };
        let name = join(above.clone(), (&spanning, &parting), &below, &reader)?;
        completes |= name != above && name != below;
        names.push(name);
    }
    completes.then_some(names)
}

/// The words of an upper line that alone tell equal headings of figures below them apart, whatever they mean: 旧 and 新 over the
/// same years. Without them one of the two would be read as if nothing stood over it.
pub(super) fn parting_words(lines: &[(String, String)], reader: &HeadingReader) -> BTreeSet<String> {
    let mut over: BTreeMap<String, BTreeSet<&str>> = BTreeMap::new();
    let mut spanning = "";
    for (upper, lower) in lines {
        spanning = if upper.is_empty() { spanning } else { upper };
        if reader.slot(spanning) == Slot::Unknown && reader.slot(lower).is_of_figures() {
            over.entry(key(lower)).or_default().insert(spanning);
        }
    }
    over.into_values().filter(|words| words.len() > 1).flatten().map(str::to_owned).collect()
}

/// Whether years stand over 目標 and 実績 as if a cell were lost: left of the first of them is one that has no year.
pub(super) fn is_shifted(upper: &TextRow, lower: &TextRow, reader: &HeadingReader) -> bool {
    let says_year = |text: &str| matches!(reader.slot(text), Slot::Of(Wide::Year(_), None) | Slot::UnclearYear(None));
    let says_row = |text: &str| matches!(reader.slot(text), Slot::Figures(_));
    let texts = |row: &TextRow| row.fields().map(|text| trim(text).to_owned()).collect::<Vec<_>>();
    let (upper, lower) = (texts(upper), texts(lower));
    if has_lost_spans(&upper, &lower, reader) {
        return true;
    }
    let Some(first) = upper.iter().position(|text| says_year(text)) else { return false };
    let above = |place: usize| upper.get(place).is_some_and(|text| !text.is_empty());
    lower.iter().take(first).enumerate().skip(1).any(|(place, text)| says_row(text) && !above(place))
}

/// The years of a lower line that span 目標 and 実績 above them, by the indexes of the blank cells beside them: each stands below the first of
/// the same headings. Empty where one of them does not.
pub(super) fn years_below_pairs(upper: &TextRow, lower: &TextRow, reader: &HeadingReader) -> BTreeMap<usize, String> {
    let mut groups: Vec<(String, Vec<(usize, Slot)>)> = Vec::new();
    for (place, text) in upper.fields().enumerate() {
        let role = reader.slot(trim(text));
        let below = lower.field(place).map(trim).unwrap_or_default();
        match (role, reader.slot(below), groups.last_mut()) {
            (Slot::Figures(_), Slot::Of(Wide::Year(_), None) | Slot::UnclearYear(None), _) => {
                groups.push((below.to_owned(), vec![(place, role)]));
            }
            (Slot::Figures(_), Slot::Blank, Some((_, group))) => group.push((place, role)),
            (Slot::Figures(_), ..) => return BTreeMap::new(),
            _ => {}
        }
    }
    let roles = |group: &[(usize, Slot)]| group.iter().map(|(_, role)| *role).collect::<Vec<_>>();
    let first = groups.first().map(|(_, group)| roles(group)).unwrap_or_default();
    let are_pairs = matches!(*first, [one, other] if one != other);
    if groups.len() < 2 || !are_pairs || groups.iter().any(|(_, group)| roles(group) != first) {
        return BTreeMap::new();
    }
    let spread =
        groups.into_iter().flat_map(|(year, group)| group.into_iter().map(move |(place, _)| (place, year.clone())));
    spread.collect()
}

/// Whether several headings of figures, which are fewer than the years below them, stand without a blank cell between: a copied text has
/// lost those, and over which years each of them stood is not known.
fn has_lost_spans(upper: &[String], lower: &[String], reader: &HeadingReader) -> bool {
    let says_role = |text: &String| matches!(reader.slot(text), Slot::Figures(_) | Slot::Of(Wide::Baseline, None));
    let says_year =
        |text: &String| matches!(reader.slot(text), Slot::Of(Wide::Year(_), None) | Slot::UnclearYear(None));
    let Some(first) = upper.iter().position(says_role) else { return false };
    let (over, below) = (upper.get(first..).unwrap_or_default(), lower.get(first..).unwrap_or_default());
    over.len() > 1 && over.len() < below.len() && over.iter().all(says_role) && below.iter().all(says_year)
}

/// A heading of two lines; `None` if the upper is one by itself and the lower says something else.
pub(super) fn join(
    mut upper: String,
    (spanning, parting): (&str, &BTreeSet<String>),
    lower: &str,
    reader: &HeadingReader,
) -> Option<String> {
    if lower.is_empty() {
        return Some(upper);
    }
    let lower = without_brackets(lower, reader);
    let is_parted = || parting.contains(spanning) && reader.slot(lower).is_of_figures();
    if spans(spanning, lower, reader) || is_parted() {
        return Some(format!("{spanning} {lower}"));
    }
    if reader.slot(&upper).column().is_some() {
        return None;
    }
    if !upper.is_empty() {
        upper.push(' ');
    }
    upper.push_str(lower);
    Some(upper)
}

/// Whether the second of these rows has nothing but headings of figures behind a blank corner, as below 事後評価: it is none of figures,
/// though it may say no more than the first.
fn is_completed(rows: &[Arc<TextRow>], reader: &HeadingReader) -> bool {
    let Some(lower) = rows.get(1) else { return false };
    let texts = || lower.fields().map(trim).filter(|text| !text.is_empty());
    let heads = |text: &str| reader.slot(text).is_of_figures() || reader.slot(text) == Slot::Computed;
    lower.field(0).is_some_and(|corner| trim(corner).is_empty()) && texts().nth(1).is_some() && texts().all(heads)
}

/// The text without the brackets around all of it, where it only says whether a figure or its time stands below it: （数値）, （年月）.
fn without_brackets<'t>(lower: &'t str, reader: &HeadingReader) -> &'t str {
    let Some(inner) = columns::in_brackets(lower) else { return lower };
    if columns::is_time(inner) || reader.slot(inner) == Slot::Value { inner } else { lower }
}

/// Whether an upper heading spans the lower one: a year over 目標 and 実績, one of these over years, or any of them over 年度 and 値.
fn spans(upper: &str, lower: &str, reader: &HeadingReader) -> bool {
    let is_figure =
        |slot| matches!(slot, Slot::Of(column, None) if column.is_figure()) || slot == Slot::UnclearYear(None);
    match (reader.slot(upper), reader.slot(lower)) {
        (_, below) if columns::is_of_amendment(upper) => below.is_of_figures(),
        (_, Slot::Of(Wide::Year(_), None)) if columns::is_of_progress(upper) => true,
        (Slot::Unknown, Slot::Figures(_)) => columns::is_term(upper),
        (upper, Slot::Figures(_)) => is_figure(upper),
        // 見込量 beside 実績, below the year of both.
        (Slot::Of(Wide::Year(_), None) | Slot::UnclearYear(None), Slot::Computed) if columns::is_expected(lower) => {
            true
        }
        (Slot::Figures(_) | Slot::Of(Wide::Baseline, None), Slot::When | Slot::Value) => true,
        (Slot::Figures(_) | Slot::Of(Wide::Baseline, None), _) if columns::is_time(lower) => true,
        // The years of 達成率 are not those of further figures.
        (Slot::Of(Wide::Baseline, None) | Slot::Computed, Slot::Of(Wide::Year(_), None) | Slot::UnclearYear(None)) => {
            true
        }
        // （R3当初） below 現況値.
        (baseline @ Slot::Of(Wide::Baseline, None), Slot::Unknown) if year_mentions(lower).len() == 1 => {
            reader.slot(&format!("{upper} {lower}")) == baseline
        }
        (Slot::Figures(_), lower) => is_figure(lower),
        _ => false,
    }
}
