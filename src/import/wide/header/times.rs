//! The times of figures that columns beside them or headings name, and which of two values before the project is the later.

use std::collections::BTreeMap;
use std::ops::Range;

use super::{FigureColumn, Header, StrangerKind, YearSource};
use crate::columns::{self, Slot, Wide, year_in_heading};
use crate::import::wide::table_columns::TimeOfBaseline;
use crate::plan::indicator::Row;
use crate::value::fiscal_year::year_mentions;

/// The columns of times by those of the figures of which they are.
pub(super) type TimesOfFigures = BTreeMap<usize, usize>;

impl Header {
    /// Where the time of the values before the project is said: in a column behind them and before the next figures, or in
    /// their heading.
    pub(in crate::import::wide) fn time_of_baseline(&self) -> Option<TimeOfBaseline> {
        let place = self.figures.iter().find(|figure| figure.column() == Some(Wide::Baseline))?.place;
        let beside = self.times_beside(&self.figure_places()).get(&place).copied();
        let mentions = || year_mentions(self.names.get(place)?).first().map(|mention| mention.text.clone());
        beside.map(TimeOfBaseline::Beside).or_else(|| mentions().map(TimeOfBaseline::Heading))
    }

    /// The columns with the times of figures, by the columns of these: by its words (目標年度 of 目標値) or by its place, behind the
    /// figures and before the next ones, or where the times stand before the figures, between those before it and itself. No
    /// time is that of two columns. `figures` are the indexes of all columns of figures.
    pub(super) fn times_beside(&self, figures: &[usize]) -> TimesOfFigures {
        let mut found = TimesOfFigures::new();
        if self.times.is_empty() {
            return found;
        }
        let mut figures = figures.to_vec();
        figures.sort_unstable();
        // Those that words tell come first: 目標年度 between 実績値 and 目標値 is that of the latter.
        for time_of in [Self::time_by_words, Self::time_by_place] {
            for place in figures.iter().copied() {
                let time = if found.contains_key(&place) { None } else { time_of(self, place, &figures, &found) };
                found.extend(time.map(|time| (place, time)));
            }
        }
        found
    }

    /// The time beside the figures of that column that is called by what they are.
    fn time_by_words(&self, place: usize, figures: &[usize], found: &TimesOfFigures) -> Option<usize> {
        let of = columns::figures_of(self.heading(place))?;
        let names_it = |time: &usize| {
            columns::time_of(self.heading(*time)) == Some(of) && self.is_free(*time, place, figures, found)
        };
        let [last, next] = self.around(place, figures);
        let before = || self.times_in(last..place).rfind(names_it);
        let behind = || self.times_in(place..next).find(names_it);
        if self.times_come_first(figures) { before().or_else(behind) } else { behind().or_else(before) }
    }

    /// The time beside the figures of that column that is not called otherwise, or the only one that is called by what they are.
    fn time_by_place(&self, place: usize, figures: &[usize], found: &TimesOfFigures) -> Option<usize> {
        let of = columns::figures_of(self.heading(place));
        let named = |time: usize| columns::time_of(self.heading(time));
        // 目標年度 is no time of a value before the project. A second 基準年度 is that of the target beside it, as in the form of
        // the evaluation after a plan, since the value before the project has one.
        let of_baseline = |slot| matches!(slot, Slot::Of(Wide::Baseline, _));
        let is_second = |time: usize, is_of| {
            let has_first = self.times.iter().any(|first| *first < time && named(*first) == Some(is_of));
            of_baseline(is_of) && of == Some(Slot::Figures(Row::Target)) && has_first
        };
        let may_be = |time: &usize| {
            let is_its = named(*time).is_none_or(|is_of| of.is_none_or(|of| is_of == of) || is_second(*time, is_of));
            is_its && self.is_free(*time, place, figures, found)
        };
        let [last, next] = self.around(place, figures);
        let before = || self.times_in(last..place).rfind(may_be).filter(|_| self.times_come_first(figures));
        let behind = || self.times_in(place..next).find(may_be);
        // The only time of targets is that of the only targets, wherever it stands: 目標値, 実績値, 目標年月.
        let of_its_name = || {
            let times = self.times.iter().copied().filter(|time| of.is_some() && named(*time) == of).filter(may_be);
            times.collect::<Vec<_>>()
        };
        let is_only = || figures.iter().filter(|other| columns::figures_of(self.heading(**other)) == of).count() == 1;
        // What stands between and is not read may be what it is the time of: 目標値, 長期目標, 目標年度.
        let is_parted = |time: usize| {
            let unread = self.strangers.iter().filter(|stranger| stranger.kind == StrangerKind::Figures);
            unread.map(|stranger| stranger.place).any(|other| place.min(time) < other && other < place.max(time))
        };
        let anywhere = || if let [time] = *of_its_name() { Some(time).filter(|time| !is_parted(*time)) } else { None };
        before().or_else(behind).or_else(|| if is_only() { anywhere() } else { None })
    }

    /// Whether a time may be that of the figures of this column: other figures do not have it, and none before them that lack
    /// theirs are called like it (基準値, 現状値, 基準年度).
    fn is_free(&self, time: usize, place: usize, figures: &[usize], found: &TimesOfFigures) -> bool {
        let is_called_like = |figure: usize| columns::is_time_called_like(self.heading(time), self.heading(figure));
        let lacks_it = |other: &usize| *other < place && !found.contains_key(other) && is_called_like(*other);
        found.values().all(|taken| *taken != time) && (is_called_like(place) || !figures.iter().any(lacks_it))
    }

    /// Where what stands beside the figures of that column begins and ends: at the figures before them and the next ones.
    fn around(&self, place: usize, figures: &[usize]) -> [usize; 2] {
        let next = figures.iter().copied().filter(|next| *next > place).min().unwrap_or(self.width);
        let last = figures.iter().copied().filter(|last| *last < place).max().map_or(0, |last| last + 1);
        [last, next]
    }

    fn times_in(&self, places: Range<usize>) -> impl DoubleEndedIterator<Item = usize> {
        self.times.iter().copied().filter(move |time| places.contains(time))
    }

    fn times_come_first(&self, figures: &[usize]) -> bool {
        self.times.iter().min() < figures.iter().min()
    }

    fn heading(&self, place: usize) -> &str {
        self.names.get(place).map(String::as_str).unwrap_or_default()
    }

    /// Adds a second value before the project (現状値 beside 基準値), each with its heading: the later is the actual of the year that its
    /// heading names, or of one that is asked where the headings tell which it is.
    pub(super) fn second_baseline(
        &mut self,
        (known, of_known): (usize, String),
        (figure, name): (FigureColumn, String),
    ) {
        let [was_present, is_present] = [&of_known, &name].map(|heading| columns::is_present(heading));
        // 設定時 behind 現況値 is earlier than that.
        let (later, heading) = if was_present && !is_present {
            let known = self.figures.remove(known);
            self.figures.push(figure);
            (known, of_known)
        } else {
            (figure, name)
        };
        match year_in_heading(&heading) {
            Some(year) => {
                let year = YearSource::Heading(Wide::Year(year));
                self.figure(FigureColumn { of: Some(Row::Actual), year, ..later }, heading);
            }
            None if was_present != is_present => {
                self.stranger(heading, later.place, StrangerKind::LacksYear(Some(Row::Actual)));
            }
            None => self.stranger(heading, later.place, StrangerKind::Unread),
        }
    }
}
