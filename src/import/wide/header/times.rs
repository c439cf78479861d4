//! The times of figures that columns beside them or headings name, and which of two values before the project is the later.

use super::{FigureColumn, Header, StrangerKind, YearSource};
use crate::columns::{self, Slot, Wide, year_in_heading};
use crate::import::wide::table_columns::TimeOfBaseline;
use crate::plan::indicator::Row;
use crate::value::fiscal_year::year_mentions;

impl Header {
    /// Where the time of the values before the project is said: in a column behind them and before the next figures, or in
    /// their heading.
    pub(in crate::import::wide) fn time_of_baseline(&self) -> Option<TimeOfBaseline> {
        let place = self.figures.iter().find(|figure| figure.column() == Some(Wide::Baseline))?.place;
        let beside = self.time_beside(place, &self.figure_places());
        let mentions = || year_mentions(self.names.get(place)?).first().map(|mention| mention.text.clone());
        beside.map(TimeOfBaseline::Beside).or_else(|| mentions().map(TimeOfBaseline::Heading))
    }

    /// The column with the time of the figures in that one, by its words (目標年度 of 目標値) or by its place: behind the figures and
    /// before the next ones, or where the times stand before the figures, between those before it and itself. `figures` are the
    /// indexes of all columns of figures.
    pub(super) fn time_beside(&self, place: usize, figures: &[usize]) -> Option<usize> {
        let is_between = |from: usize, to: usize| move |time: &usize| (from..to).contains(time);
        let next = figures.iter().copied().filter(|next| *next > place).min().unwrap_or(self.width);
        let last = figures.iter().copied().filter(|last| *last < place).max().map_or(0, |last| last + 1);
        let name = |place: usize| self.names.get(place).map(String::as_str).unwrap_or_default();
        let of = columns::figures_of(name(place));
        // 目標年度 is no time of a value before the project. A second 基準年度 is that of the target beside it, as in the form of
        // the evaluation after a plan, since the value before the project has one.
        let of_baseline = |slot| matches!(slot, Slot::Of(Wide::Baseline, _));
        let is_second = |time: &usize, named| {
            let has_first =
                self.times.iter().any(|first| first < time && columns::time_of(name(*first)) == Some(named));
            of_baseline(named) && of == Some(Slot::Figures(Row::Target)) && has_first
        };
        let may_be = |time: &usize| {
            columns::time_of(name(*time)).is_none_or(|named| of.is_none_or(|of| named == of) || is_second(time, named))
        };
        let times = || self.times.iter().copied().filter(may_be);
        let names_it = |time: &usize| of.is_some() && columns::time_of(name(*time)) == of;
        let by_words = || times().filter(is_between(last, next)).find(names_it);
        let come_first = self.times.iter().min() < figures.iter().min();
        let before = || times().rfind(is_between(last, place)).filter(|_| come_first);
        let behind = || times().find(is_between(place + 1, next));
        // The only time of targets is that of the only targets, wherever it stands: 目標値, 実績値, 目標年月.
        let named = || times().filter(|time| of.is_some() && columns::time_of(name(*time)) == of).collect::<Vec<_>>();
        let is_only = || figures.iter().filter(|other| columns::figures_of(name(**other)) == of).count() == 1;
        // What stands between and is not read may be what it is the time of: 目標値, 長期目標, 目標年度.
        let is_parted = |time: usize| {
            let unread = self.strangers.iter().filter(|stranger| stranger.kind == StrangerKind::Figures);
            unread.map(|stranger| stranger.place).any(|other| place.min(time) < other && other < place.max(time))
        };
        let is_its = |time: &usize| is_only() && !is_parted(*time);
        let anywhere = || if let [time] = *named() { Some(time).filter(is_its) } else { None };
        by_words().or_else(before).or_else(behind).or_else(anywhere)
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
