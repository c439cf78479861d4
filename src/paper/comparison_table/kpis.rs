//! The changes of the KPIs between two states of a plan, in words: the rows, their names and units, the way their
//! targets count, their figures and totals, and their order.

use super::cells::ChangedFigures;
use super::changed_text::changed_text;
use super::kpi_numbers::KpiNumbers;
use crate::columns::stated_units::stated_unit;
use crate::compare::words::is_same_but_for_notation;
use crate::figures::achievement;
use crate::figures::totals::{self, Span, Total};
use crate::paper::printed_document::{prints_groups, prints_units_alone};
use crate::paper::sheet::WrittenTotal;
use crate::plan::cell::State;
use crate::plan::place::cell_at;
use crate::plan::{Cell, CellPlace, Form, Indicator, Measure, Plan};
use crate::value::IndicatorId;
use crate::wording::medium::Medium;
use crate::wording::sentence;
use crate::wording::{Label, Language, terms};

/// The name of a place in a KPI's table: 2019年度目標.
pub(super) fn cell(place: CellPlace, plan: &Plan, language: Language) -> String {
    match place {
        CellPlace::Target(year) => format!("{}{}", terms::year(year, language), language.choose("目標", " target")),
        CellPlace::Actual(year) => format!("{}{}", terms::year(year, language), language.choose("実績", " actual")),
        CellPlace::Baseline => plan.form.labels.baseline_in_sentence.text(language).to_owned(),
        CellPlace::Period => language.say("計画期間の目標", "target for the period"),
        CellPlace::StatedTotal => Label::STATED_TOTAL.text(language).to_owned(),
    }
}

/// The changes of all KPIs, one sentence each.
pub(super) fn sentences(
    [before, after]: [&Plan; 2],
    changed_figures: &ChangedFigures,
    language: Language,
    said: &mut Vec<String>,
) {
    let numbers = KpiNumbers { before, after, language };
    for row in after.indicators().iter().filter(|row| row.is_begun()) {
        if let Some(old) = before.indicator(row.id).filter(|old| old.is_begun()) {
            let number = numbers.kept(row);
            let pair = PrintedKpiPair { old, row, before, after, number: &number, changed_figures, language };
            pair.sentences(said);
        } else {
            let name = numbers.added(row);
            said.push(sentence!(language, "{name}を追加", "added {name}"));
        }
    }
    for row in before.indicators().iter().filter(|row| row.is_begun()) {
        if after.indicator(row.id).is_none_or(|new| !new.is_begun()) {
            let name = numbers.removed(row);
            said.push(sentence!(language, "{name}を削除", "removed {name}"));
        }
    }
    if is_order_changed(before, after) {
        let which = language.list(numbers.renumbered());
        said.push(sentence!(language, "指標の順序を変更（{which}）", "the order of the indicators changed ({which})"));
    }
}

/// A KPI that both states have.
struct PrintedKpiPair<'p> {
    old: &'p Indicator,
    row: &'p Indicator,
    before: &'p Plan,
    after: &'p Plan,
    number: &'p str,
    changed_figures: &'p ChangedFigures,
    language: Language,
}

impl PrintedKpiPair<'_> {
    fn sentences(&self, said: &mut Vec<String>) {
        said.extend(self.words());
        said.extend(self.choices());
        said.extend(self.figures());
        said.extend(self.time_of_baseline());
        // The total already contains the stated total; only with a period target is the stated total named by itself.
        said.extend(self.total().or_else(|| self.figure(CellPlace::StatedTotal)));
    }

    /// The changes of the group, the name and the unit, if these are printed.
    fn words(&self) -> Vec<String> {
        let Self { old, row, number, language, .. } = *self;
        let in_either = |prints: fn(&Form) -> bool| [self.before, self.after].iter().any(|plan| prints(&plan.form));
        let has_unit = in_either(prints_units_alone) || self.changed_figures.contains_any_of(row.id);
        let group = (Label::GROUP.text(language), &old.group, &row.group);
        let name = (language.choose("指標名", "name"), &old.name, &row.name);
        let unit = (language.choose("単位", "unit"), &old.unit, &row.unit);
        let printed =
            in_either(prints_groups).then_some(group).into_iter().chain([name]).chain(has_unit.then_some(unit));
        let changed = printed.filter(|(_, one, other)| !is_same_but_for_notation(one, other));
        let sentence = |(label, one, other): (&str, &String, &String)| {
            let what = sentence!(language, "{number}の{label}", "{number} {label}");
            changed_text(&what, one, other, language)
        };
        changed.map(sentence).collect()
    }

    /// The changes of 指標の種類 (if it affects the printed table), of 目標の数え方, and of 目標の条件, which is printed with each
    /// target and follows めざす向き.
    fn choices(&self) -> Vec<String> {
        let Self { old, row, number, language, .. } = *self;
        let mut said = Vec::new();
        let mut choice = |label: Label, from: &str, to: &str| {
            if from != to {
                said.push(changed(number, label.text(language), from, to, language));
            }
        };
        let is_printed = self.changed_figures.follow_choices_of(row.id);
        if is_printed {
            let [from, to] = [old, row].map(|one| terms::measure(one.measure, language));
            choice(Label::MEASURE, from, to);
        }
        if is_printed || [old, row].iter().any(|one| one.measure != Measure::Descriptive) {
            let [from, to] = [old, row].map(|one| terms::basis(one.basis, language));
            choice(Label::BASIS_QUESTION, from, to);
        }
        let [from, to] = [old, row].map(|one| terms::bound(achievement::bound_in_force(one), language));
        choice(Label::BOUND, from, to);
        said
    }

    /// The changes of the baseline and the targets, in the order of the table.
    fn figures(&self) -> Vec<String> {
        let mut places = vec![CellPlace::Baseline, CellPlace::Period];
        for year in self.before.years.years().chain(self.after.years.years()) {
            if !places.contains(&CellPlace::Target(year)) {
                places.push(CellPlace::Target(year));
            }
        }
        places.sort_by_key(|place| place.year());
        places.into_iter().filter_map(|place| self.figure(place)).collect()
    }

    /// The change of the time of the baseline, which is printed behind the figure.
    fn time_of_baseline(&self) -> Option<String> {
        let Self { old, row, number, language, .. } = *self;
        let [from, to] = [old, row].map(|row| row.baseline.as_of_text.as_str());
        let is_changed =
            self.changed_figures.contains(row.id, CellPlace::Baseline) && !is_same_but_for_notation(from, to);
        let label = Label::BASELINE_TIME.text(language);
        let what = || sentence!(language, "{number}の{label}", "{number} {label}");
        is_changed.then(|| changed_text(&what(), from, to, language))
    }

    fn figure(&self, place: CellPlace) -> Option<String> {
        let Self { old, row, language, .. } = *self;
        let [one, other] = [old, row].map(|row| counted_cell(row, place));
        if !self.changed_figures.contains(row.id, place) || one.says_the_same(&old.unit, &other, &row.unit) {
            return None;
        }
        let [from, to] = [(&one, old), (&other, row)].map(|(cell, row)| figure(cell, row, language));
        (from != to).then(|| changed(self.number, &cell(place, self.after, language), &from, &to, language))
    }

    /// The change of the total of the yearly targets. The target of a whole period is a change of its own.
    fn total(&self) -> Option<String> {
        let Self { old, row, language, .. } = *self;
        let total = |(row, plan): (&Indicator, &Plan), medium| {
            let is_sum = matches!(totals::target_total(row, Span::from_plan(plan)), Total::Sum(_));
            if is_sum || !row.has_period_target() {
                WrittenTotal::new(row, plan, medium, language)
            } else {
                WrittenTotal::default()
            }
        };
        let sides = [(old, self.before), (row, self.after)];
        let [from, to] = sides.map(|side| total(side, Medium::paper_of(&side.1.form)));
        if from.says_the_same(&old.unit, &to, &row.unit) {
            return None;
        }
        let [from, to] = sides.map(|side| with_units(total(side, Medium::PlainPaper), &side.0.unit, language));
        Some(changed(self.number, self.changed_figures.total_head.as_deref()?, &from, &to, language))
    }
}

/// The cell; blank for a yearly target of a KPI with a period target, since that cell is not printed.
fn counted_cell(row: &Indicator, place: CellPlace) -> Cell {
    match place {
        CellPlace::Target(_) if row.has_period_target() => Cell::default(),
        _ => cell_at(row, place),
    }
}

/// `KPI②の2019年度目標を25,000千円から35,000千円に変更`; a blank `from` is an addition, a blank `to` a removal.
fn changed(number: &str, place: &str, from: &str, to: &str, language: Language) -> String {
    match (from.is_empty(), to.is_empty()) {
        (true, _) => {
            sentence!(language, "{number}の{place}に{to}を記載", "{number} {place}: {to} added")
        }
        (_, true) => sentence!(language, "{number}の{place}の{from}を削除", "{number} {place}: {from} removed"),
        _ => sentence!(
            language,
            "{number}の{place}を{from}から{to}に変更",
            "{number} {place} changed from {from} to {to}"
        ),
    }
}

/// A figure with its unit as in a letter: `25,000千円`; blank for a blank cell.
fn figure(cell: &Cell, row: &Indicator, language: Language) -> String {
    match cell.state {
        State::Blank => String::new(),
        State::NotApplicable => language.say("該当なし", "not applicable"),
        State::Number { .. } => {
            let is_own = !cell.around(&row.unit).unit.is_empty();
            let figure = Medium::PlainPaper.cell(cell, &row.unit);
            with_unit(&figure, if is_own { "" } else { &row.unit })
        }
        State::Unknown { .. } | State::Unread => cell.shown(&row.unit),
    }
}

/// A total with its unit directly behind the figure: `6,000千円（1年分未入力）`; blank if there is no figure.
fn with_units(total: WrittenTotal, unit: &str, language: Language) -> String {
    if total.figure.is_empty() && total.stated.is_none() {
        return String::new();
    }
    let stated = total.stated.map(|stated| with_unit(&stated, unit));
    WrittenTotal { figure: with_unit(&total.figure, unit), stated, ..total }.text(language)
}

/// The text with the unit directly behind its first number; if the unit is already there, only the space before it is
/// removed.
fn with_unit(figure: &str, unit: &str) -> String {
    let Some(first) = figure.find(|letter: char| letter.is_ascii_digit()) else { return figure.to_owned() };
    let is_outside = |(at, letter): &(usize, char)| *at > first && !matches!(letter, '0'..='9' | ',' | '.');
    let end = figure.char_indices().find(is_outside).map_or(figure.len(), |(at, _)| at);
    let Some((number, behind)) = figure.split_at_checked(end) else { return figure.to_owned() };
    let behind = behind.trim_start();
    let unit = if behind.starts_with(unit) { "" } else { stated_unit(unit) };
    format!("{number}{unit}{behind}")
}

/// Whether the KPIs that both states have are in another order, or the same KPIs have other numbers than before.
pub(super) fn is_order_changed(before: &Plan, after: &Plan) -> bool {
    let numbers = |plan: &Plan, other: &Plan| {
        let rows = plan.indicators().iter().zip(1..).filter(|(row, _)| row.is_begun());
        let common = rows.filter(|(row, _)| other.indicator(row.id).is_some_and(|row| row.is_begun()));
        common.map(|(row, number)| (row.id, number)).collect::<Vec<(IndicatorId, usize)>>()
    };
    let count = |plan: &Plan| plan.indicators().iter().filter(|row| row.is_begun()).count();
    let (old, new) = (numbers(before, after), numbers(after, before));
    let is_moved = !old.iter().map(|(id, _)| id).eq(new.iter().map(|(id, _)| id));
    is_moved || (old != new && [before, after].iter().all(|plan| count(plan) == old.len()))
}
