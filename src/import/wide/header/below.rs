//! What the headings of a table do not say and is found by what stands below them: the column of the names, that of 区分, and
//! where the figures without a year have theirs.

use super::times::TimesOfFigures;
use super::{FigureColumn, Header, Stranger, StrangerKind, YearSource};
use crate::columns::in_names::heads_descriptions;
use crate::columns::{self, Slot, Wide};
use crate::import::wide::column_contents::ColumnContents;
use crate::import::wide::years::UnclearYear;
use crate::plan::indicator::Row;

impl Header {
    /// Finds by what stands below the headings what these do not say: the column of the names, that of 区分, and where the
    /// figures without a year have theirs.
    pub(super) fn complete(&mut self, below: ColumnContents<'_>, may_infer: bool) {
        if self.is_ours {
            return;
        }
        let says_none = |figure: &FigureColumn| figure.of.is_none() || figure.column() == Some(Wide::Baseline);
        if may_infer && self.place(Wide::Row).is_none() && self.figures.iter().any(says_none) {
            self.find_rows(below);
        }
        let corner = self.year_of_corner(below);
        self.find_name_of_the_only_kpi(below);
        self.find_names(below, may_infer);
        self.part_rows_from_names(below);
        let lacking = self.strangers.iter().filter(|stranger| stranger.lacks_year()).map(|stranger| stranger.place);
        let figures: Vec<usize> = self.figures.iter().map(|figure| figure.place).chain(lacking).collect();
        let names = self.place(Wide::KpiName);
        for stranger in &mut self.strangers {
            let counts_rows =
                || Some(stranger.place) < names && stranger.name.is_empty() && below.counts_rows(stranger.place);
            if stranger.kind == StrangerKind::Unread && below.has_figures(stranger.place) && !counts_rows() {
                stranger.kind = StrangerKind::Figures;
            }
        }
        let times = self.times_beside(&figures);
        let year = |stranger: &Stranger| year_of(stranger, &times, below).filter(|_| stranger.lacks_year());
        let years: Vec<Option<YearSource>> = self.strangers.iter().map(year).collect();
        for (stranger, year) in std::mem::take(&mut self.strangers).into_iter().zip(years) {
            let place = stranger.place;
            let kind = match stranger.kind {
                // What was done (実績) may be told in words, which have no year to ask for.
                StrangerKind::LacksYear(_) if below.is_of_texts(place) => StrangerKind::Unread,
                StrangerKind::LacksYear(of) => match year {
                    Some(year) => {
                        self.figures.push(FigureColumn { of, year, place });
                        continue;
                    }
                    None => stranger.kind,
                },
                // 達成（120件）: what is judged is the actual.
                StrangerKind::Computed if below.is_of_judged_figures(place) => {
                    StrangerKind::LacksYear(Some(Row::Actual))
                }
                kind => kind,
            };
            self.strangers.push(Stranger { kind, ..stranger });
        }
        if let Some(year) = corner {
            self.settle_by_corner(year);
        }
        self.take_times_of_rows(&figures);
        self.take_row_for_total();
        self.tell_by_rates(below);
        self.pass_over_blank(below);
        self.take_stated_rates(below);
    }

    /// The year over the names, of which the column is given back to these: 平成27年度 | 計画 | 実績.
    fn year_of_corner(&mut self, below: ColumnContents<'_>) -> Option<YearSource> {
        let corner = self.figures.iter().position(|figure| figure.place == 0)?;
        let FigureColumn { of: None, year: year @ YearSource::Heading(Wide::Year(_)), place } =
            *self.figures.get(corner)?
        else {
            return None;
        };
        // Parts of a year have no names of their own, and March is of the year before.
        let is_whole = !columns::names_a_month(self.names.get(place)?) && !below.has_parts_of_years(place);
        if !is_whole || !below.is_of_texts(place) || self.place(Wide::KpiName).is_some() {
            return None;
        }
        self.figures.remove(corner);
        self.stranger(String::new(), place, StrangerKind::Unread);
        Some(year)
    }

    /// Sets that year for the figures of which nothing else says it, if all of them are only called targets and actuals.
    fn settle_by_corner(&mut self, year: YearSource) {
        let is_plain = |stranger: &Stranger| columns::says_no_time(&stranger.name);
        if !self.lacking().all(is_plain) || !self.figures.is_empty() {
            return;
        }
        for stranger in std::mem::take(&mut self.strangers) {
            match stranger.kind {
                StrangerKind::LacksYear(Some(of)) => {
                    self.figures.push(FigureColumn { of: Some(of), year, place: stranger.place });
                }
                _ => self.strangers.push(stranger),
            }
        }
    }

    /// Of figures without a year it is not asked where there are none, beside columns that have some.
    fn pass_over_blank(&mut self, below: ColumnContents<'_>) {
        if !self.figure_places().into_iter().any(|place| !below.is_blank(place)) {
            return;
        }
        for stranger in self.strangers.iter_mut().filter(|stranger| stranger.lacks_year()) {
            if below.is_blank(stranger.place) {
                stranger.kind = StrangerKind::Unread;
            }
        }
    }

    /// In a table that names a year in each row (年度), figures with a time of their own (目標年度) are of that.
    fn take_times_of_rows(&mut self, figures: &[usize]) {
        let times = self.times_beside(figures);
        let time = |figure: &FigureColumn| {
            let heading = |place: usize| self.names.get(place).map(String::as_str).unwrap_or_default();
            let time = times.get(&figure.place).copied()?;
            let is_its = columns::time_of(heading(time)) == columns::figures_of(heading(figure.place));
            (figure.year == YearSource::Row && is_its).then_some(YearSource::Beside(time))
        };
        let years: Vec<Option<YearSource>> = self.figures.iter().map(time).collect();
        for (figure, year) in self.figures.iter_mut().zip(years) {
            figure.year = year.unwrap_or(figure.year);
        }
    }

    /// A total of which the heading does not say it is that of the years beside it, where these are all targets or all actuals.
    fn take_row_for_total(&mut self) {
        let is_total = |figure: &FigureColumn| figure.column() == Some(Wide::Total);
        let years = self.figures.iter().filter(|figure| !is_total(figure) && figure.column() != Some(Wide::Baseline));
        let mut rows: Vec<Option<Row>> = years.map(|figure| figure.of).collect();
        rows.dedup();
        let [Some(row)] = *rows.as_slice() else { return };
        for figure in self.figures.iter_mut().filter(|figure| is_total(figure)) {
            figure.of = figure.of.or(Some(row));
        }
    }

    /// Of two columns of figures of which the headings do not say which are targets, those of which the rates beside them are the
    /// quotients are the actuals.
    fn tell_by_rates(&mut self, below: ColumnContents<'_>) {
        if self.place(Wide::Row).is_some() {
            return;
        }
        let rates = self.strangers.iter().filter(|stranger| stranger.kind == StrangerKind::Computed);
        let rates: Vec<usize> = rates.map(|stranger| stranger.place).collect();
        let is_open = |figure: &&mut FigureColumn| figure.of.is_none() && figure.column() != Some(Wide::Baseline);
        let mut open: Vec<&mut FigureColumn> = self.figures.iter_mut().filter(is_open).collect();
        let [one, other] = open.as_mut_slice() else { return };
        let are_of = |target: usize, actual: usize| rates.iter().any(|rate| below.are_rates([target, actual, *rate]));
        let is_in_order = are_of(one.place, other.place);
        if is_in_order || are_of(other.place, one.place) {
            let (target, actual) = if is_in_order { (one, other) } else { (other, one) };
            (target.of, actual.of) = (Some(Row::Target), Some(Row::Actual));
        }
    }

    /// Beside a value before the project (事業開始前) what each year adds (増加分) is planned, as in the form of the State, and so are
    /// the years under 数値目標 that it counts (1年目), unless the table has actuals.
    pub(super) fn take_increments_for_targets(&mut self) {
        let has_actuals = self.figures.iter().any(|figure| figure.of == Some(Row::Actual))
            || self.strangers.iter().any(|stranger| stranger.kind == StrangerKind::LacksYear(Some(Row::Actual)));
        let is_of =
            |figure: &FigureColumn, word: fn(&str) -> bool| self.names.get(figure.place).is_some_and(|name| word(name));
        let is_before = |figure: &&FigureColumn| {
            figure.column() == Some(Wide::Baseline) && is_of(figure, columns::is_before_the_project)
        };
        let says_none = |figure: &FigureColumn| figure.of.is_none() && figure.column() != Some(Wide::Baseline);
        let heading_of_names = self.place(Wide::KpiName).and_then(|place| self.names.get(place));
        let heads_targets = heading_of_names.is_some_and(|name| Slot::read(name) == Slot::Figures(Row::Target));
        let is_planned = |name: &str| columns::is_of_increments(name) || heads_targets && columns::counts_a_year(name);
        let planned = |figure: &FigureColumn| {
            !says_none(figure) || self.names.get(figure.place).is_some_and(|name| is_planned(name))
        };
        if has_actuals
            || self.place(Wide::Row).is_some()
            || !self.figures.iter().any(|figure| is_before(&figure))
            || !self.figures.iter().all(planned)
        {
            return;
        }
        for figure in self.figures.iter_mut().filter(|figure| says_none(figure)) {
            figure.of = Some(Row::Target);
        }
    }

    /// The column that says 目標 or 実績 in each row though its heading does not say that it does.
    fn find_rows(&mut self, below: ColumnContents<'_>) {
        let strangers = self.strangers.iter().filter(|stranger| !stranger.lacks_year());
        let found = strangers.map(|stranger| stranger.place).find(|place| below.names_rows(*place));
        if let Some(place) = found {
            self.strangers.retain(|stranger| stranger.place != place);
            self.columns.push((Wide::Row, place));
            self.rows_are_found = true;
        }
    }

    /// Where 目標 and 実績 stand in the column of the names, below the name of each KPI, the column is that of 区分.
    fn part_rows_from_names(&mut self, below: ColumnContents<'_>) {
        let Some(place) = self.place(Wide::KpiName).filter(|_| self.place(Wide::Row).is_none()) else { return };
        let says_none = |figure: &FigureColumn| figure.of.is_none() || figure.column() == Some(Wide::Baseline);
        let has_figures = !self.figure_places().is_empty();
        if has_figures && below.has_rows_under_names(place) && self.figures.iter().all(says_none) {
            self.columns.retain(|(column, _)| *column != Wide::KpiName);
            self.columns.push((Wide::Row, place));
            self.rows_are_found = true;
        }
    }

    /// The heading that is the name of the only KPI, behind its number and before 区分: 成果指標1 | 来場者数 | 区分. Below it stands
    /// nothing but the unit.
    fn find_name_of_the_only_kpi(&mut self, below: ColumnContents<'_>) {
        let Some(place) = self.place(Wide::Row).filter(|_| self.place(Wide::KpiName).is_none()) else { return };
        let before = self.strangers.iter().filter(|stranger| stranger.place < place && !stranger.name.is_empty());
        let [number, name] = *before.collect::<Vec<_>>() else { return };
        let is_number = columns::numbers_an_indicator(&number.name) && number.kind == StrangerKind::Unread;
        let is_name = name.kind == StrangerKind::Unread && Slot::read(&name.name) == Slot::Unknown;
        let has_no_names = (0..place).all(|before| below.says_only_units_above(before, place));
        if is_number && is_name && number.place < name.place && has_no_names {
            let name = name.place;
            self.strangers.retain(|stranger| stranger.place > place);
            self.named = Some(name);
        }
    }

    /// The column that names the KPIs: that of the heading, unless it only numbers them (ア, ①) and another names them; or
    /// else, left of the figures, the one with the most different texts.
    fn find_names(&mut self, below: ColumnContents<'_>, may_infer: bool) {
        if self.named.is_some() {
            return;
        }
        let named = self.place(Wide::KpiName);
        let only_numbers = named.is_some_and(|place| below.is_of_marks(place));
        if self.place(Wide::KpiId).is_some() || (named.is_some() && !only_numbers) || (named.is_none() && !may_infer) {
            return;
        }
        let figures = self.figures.iter().map(|figure| figure.place);
        let asked = self.strangers.iter().filter(|stranger| stranger.lacks_year()).map(|stranger| stranger.place);
        let Some(first_figure) = figures.chain(asked).filter(|place| below.is_of_figures(*place)).min() else { return };
        // Where nothing else names them, the projects (事業名) do.
        let group = self.place(Wide::Group).filter(|_| named.is_none());
        let strangers = self.strangers.iter().map(|stranger| stranger.place).chain(group);
        // What is said about the indicators (計測方法) names them only where nothing else does.
        let may_name = |place: usize| !self.names.get(place).is_some_and(|name| heads_descriptions(name));
        let texts = strangers.filter(|place| *place < first_figure);
        let texts = texts.map(|place| (below.different_texts(place), may_name(place), place));
        let found =
            texts.filter(|(count, ..)| *count > 0).max_by_key(|(count, may_name, place)| (*may_name, *count, *place));
        let Some((.., place)) = found else { return };
        self.strangers.retain(|stranger| stranger.place != place);
        self.columns.retain(|(_, known)| *known != place);
        if let Some(old) = named {
            self.columns.retain(|(column, _)| *column != Wide::KpiName);
            let name = self.names.get(old).cloned().unwrap_or_default();
            self.stranger(name, old, StrangerKind::Unread);
        }
        self.columns.push((Wide::KpiName, place));
    }
}

/// Where the year of figures is said whose heading names none; `None` if nowhere. `times` are those of all figures.
fn year_of(stranger: &Stranger, times: &TimesOfFigures, below: ColumnContents<'_>) -> Option<YearSource> {
    if UnclearYear::of(&stranger.name).is_some() {
        return None;
    }
    let beside = times.get(&stranger.place).copied();
    let in_cells = || below.name_years(stranger.place).then_some(YearSource::Cell);
    beside.map(YearSource::Beside).or_else(in_cells)
}
