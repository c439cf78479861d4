//! The places of a KPI (its cells, its texts, the two parts of a share, its choices) and their present content.
//!
//! A place is a value and holds no reference, so that commands, differences, findings and the page's cells refer to a
//! place in the same way.

use crate::plan::Indicator;
use crate::plan::activity_log::{ActualSource, SurveyChoice};
use crate::plan::cell::{Bound, Cell};
use crate::plan::indicator::{
    ActualsAre, Basis, Direction, Earlier, LevelMeaning, Measure, Measured, RateFormula, Row, StatedRate,
};
use crate::value::fiscal_year::read_as_of;
use crate::value::{FiscalYear, IndicatorId, PlanId};

/// The address of a cell of the grid: the id of its row and its place in the row.
pub type CellAddress = (IndicatorId, CellPlace);

/// The place of a cell in an indicator.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum CellPlace {
    /// The target (目標) of a fiscal year.
    Target(FiscalYear),
    /// The actual (実績) of a fiscal year.
    Actual(FiscalYear),
    /// The baseline (事業開始前).
    Baseline,
    /// The single target of the period.
    Period,
    /// The stated total (記載の累計).
    StatedTotal,
}

/// The place of a text in an indicator.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TextPlace {
    /// The name (指標名).
    Name,
    /// The unit (単位).
    Unit,
    /// The group (グループ).
    Group,
    /// The section in charge (所管課).
    Responsible,
    /// The definition and the method of calculation (定義と算出方法).
    Definition,
    /// The source of the figures (出典).
    Source,
    /// The time of the baseline as written (開始前の値の時点), 2017年度実績.
    BaselineTime,
    /// The note of a row (no year) or of one of its cells.
    Note(Row, Option<FiscalYear>),
    /// The reason for the replacement of an earlier value of the cell; the index is counted from 0, oldest first.
    EarlierReason(CellPlace, usize),
    /// The document's own statement of how far the target of the year, or of the whole, is met (記載の達成率・評価).
    StatedRate(Option<FiscalYear>),
    /// The formula that the document names for that statement.
    StatedFormula(Option<FiscalYear>),
}

/// One of the two parts of a share, that is of a ratio.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SharePart {
    /// The numerator (分子).
    Numerator,
    /// The denominator (分母).
    Denominator,
}

/// The place of anything that the user types: a cell, a text or a part of a share.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum InputPlace {
    /// A cell of the indicator.
    Cell(CellPlace),
    /// A text of the indicator.
    Text(TextPlace),
    /// A part of the share of a fiscal year.
    Part(FiscalYear, SharePart),
}

/// The value of a choice about an indicator.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ChoiceValue {
    /// What one target figure stands for (目標の数え方).
    Basis(Option<Basis>),
    /// The kind of quantity that is measured (指標の種類).
    Measure(Measure),
    /// How an actual is compared with a target (目標の条件).
    Bound(Bound),
    /// The direction that is aimed at (めざす向き).
    Direction(Option<Direction>),
    /// The time at which the value is known (把握時期).
    Measured(Measured),
    /// What the baseline of an increment KPI counts.
    LevelMeaning(LevelMeaning),
    /// Whether actuals are written as increments or as levels.
    ActualsAre(ActualsAre),
    /// The formula of the rate (達成率の出し方); `None` for the formula of the plan.
    RateFormula(Option<RateFormula>),
    /// The KPI of which this one is a part (うち…, 内訳).
    PartOf(Option<IndicatorId>),
    /// Where the actuals come from (実績のつけ方).
    ActualSource(ActualSource),
    /// The answers that a survey offers.
    SurveyChoices(Vec<SurveyChoice>),
    /// The fiscal years in which the typed actual counts although there are records.
    Adopted(Vec<FiscalYear>),
    /// The KPIs of plans before this one that it continues.
    Follows(Vec<(PlanId, IndicatorId)>),
}

impl ChoiceValue {
    /// The kind of the choice, without its value.
    pub fn kind(&self) -> ChoiceKind {
        match self {
            Self::Basis(_) => ChoiceKind::Basis,
            Self::Measure(_) => ChoiceKind::Measure,
            Self::Bound(_) => ChoiceKind::Bound,
            Self::Direction(_) => ChoiceKind::Direction,
            Self::Measured(_) => ChoiceKind::Measured,
            Self::LevelMeaning(_) => ChoiceKind::LevelMeaning,
            Self::ActualsAre(_) => ChoiceKind::ActualsAre,
            Self::RateFormula(_) => ChoiceKind::RateFormula,
            Self::PartOf(_) => ChoiceKind::PartOf,
            Self::ActualSource(_) => ChoiceKind::ActualSource,
            Self::SurveyChoices(_) => ChoiceKind::SurveyChoices,
            Self::Adopted(_) => ChoiceKind::Adopted,
            Self::Follows(_) => ChoiceKind::Follows,
        }
    }

    /// Whether nobody has made the choice (未設定).
    pub fn is_unset(&self) -> bool {
        matches!(self, Self::Basis(None) | Self::Direction(None))
    }
}

/// The kind of a choice, without its value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ChoiceKind {
    /// What one target figure stands for (目標の数え方).
    Basis,
    /// The kind of quantity that is measured (指標の種類).
    Measure,
    /// How an actual is compared with a target (目標の条件).
    Bound,
    /// The direction that is aimed at (めざす向き).
    Direction,
    /// The time at which the value is known (把握時期).
    Measured,
    /// What the baseline of an increment KPI counts.
    LevelMeaning,
    /// Whether actuals are written as increments or as levels.
    ActualsAre,
    /// The formula of the rate (達成率の出し方).
    RateFormula,
    /// The KPI of which this one is a part (うち…, 内訳).
    PartOf,
    /// Where the actuals come from (実績のつけ方).
    ActualSource,
    /// The answers that a survey offers.
    SurveyChoices,
    /// The fiscal years in which the typed actual counts although there are records.
    Adopted,
    /// The KPIs of plans before this one that it continues.
    Follows,
}

/// The current text at a place; empty if there is none.
pub fn text_at(row: &Indicator, place: TextPlace) -> &str {
    let stated = |year: Option<FiscalYear>| row.stated_rates.get(&year);
    match place {
        TextPlace::Name => &row.name,
        TextPlace::Unit => &row.unit,
        TextPlace::Group => &row.group,
        TextPlace::Responsible => &row.responsible,
        TextPlace::Definition => &row.definition,
        TextPlace::Source => &row.source,
        TextPlace::BaselineTime => &row.baseline.as_of_text,
        TextPlace::Note(of, year) => row.notes.get(&(of, year)).map_or("", String::as_str),
        TextPlace::EarlierReason(of, nth) => earlier_at(row, of).get(nth).map_or("", |earlier| &earlier.reason),
        TextPlace::StatedRate(year) => stated(year).map_or("", |stated| &stated.text),
        TextPlace::StatedFormula(year) => stated(year).map_or("", |stated| &stated.formula),
    }
}

/// Writes a text at a place; an empty note is removed. Returns whether the indicator has the place: an earlier value that
/// does not exist has no reason.
pub(crate) fn set_text(row: &mut Indicator, place: TextPlace, text: &str) -> bool {
    let field = match place {
        TextPlace::Name => &mut row.name,
        TextPlace::Unit => &mut row.unit,
        TextPlace::Group => &mut row.group,
        TextPlace::Responsible => &mut row.responsible,
        TextPlace::Definition => &mut row.definition,
        TextPlace::Source => &mut row.source,
        TextPlace::BaselineTime => {
            // A text that names no year is kept as written, without a time.
            row.baseline.as_of = read_as_of(text);
            &mut row.baseline.as_of_text
        }
        TextPlace::Note(of, year) => {
            set_note(row, (of, year), text);
            return true;
        }
        TextPlace::EarlierReason(of, nth) => {
            let earlier = match of {
                CellPlace::Actual(year) => row.actuals.get_mut(&year).map(|actual| &mut actual.earlier),
                CellPlace::Target(year) => row.earlier_targets.get_mut(&Some(year)),
                CellPlace::Period => row.earlier_targets.get_mut(&None),
                CellPlace::Baseline | CellPlace::StatedTotal => None,
            };
            let Some(earlier) = earlier.and_then(|earlier| earlier.get_mut(nth)) else { return false };
            &mut earlier.reason
        }
        TextPlace::StatedRate(year) => {
            in_stated_rate(row, year, |stated| text.clone_into(&mut stated.text));
            return true;
        }
        TextPlace::StatedFormula(year) => {
            in_stated_rate(row, year, |stated| text.clone_into(&mut stated.formula));
            return true;
        }
    };
    text.clone_into(field);
    true
}

/// Changes the document's statement for that year, and removes it if it becomes empty.
fn in_stated_rate(row: &mut Indicator, year: Option<FiscalYear>, change: impl FnOnce(&mut StatedRate)) {
    let mut stated = row.stated_rates.remove(&year).unwrap_or_default();
    change(&mut stated);
    if stated != StatedRate::default() {
        row.stated_rates.insert(year, stated);
    }
}

/// Sets a note. An empty note means the same as none, so a note that is already empty is left as it is.
fn set_note(row: &mut Indicator, place: (Row, Option<FiscalYear>), text: &str) {
    if !text.is_empty() {
        row.notes.insert(place, text.to_owned());
    } else if row.notes.get(&place).is_some_and(|note| !note.is_empty()) {
        row.notes.remove(&place);
    }
}

/// The current choice of that kind in the indicator.
pub fn choice_at(row: &Indicator, of: ChoiceKind) -> ChoiceValue {
    match of {
        ChoiceKind::Basis => ChoiceValue::Basis(row.basis),
        ChoiceKind::Measure => ChoiceValue::Measure(row.measure),
        ChoiceKind::Bound => ChoiceValue::Bound(row.bound),
        ChoiceKind::Direction => ChoiceValue::Direction(row.direction),
        ChoiceKind::Measured => ChoiceValue::Measured(row.measured.clone()),
        ChoiceKind::LevelMeaning => ChoiceValue::LevelMeaning(row.level_meaning),
        ChoiceKind::ActualsAre => ChoiceValue::ActualsAre(row.actuals_are),
        ChoiceKind::RateFormula => ChoiceValue::RateFormula(row.rate_formula),
        ChoiceKind::PartOf => ChoiceValue::PartOf(row.part_of),
        ChoiceKind::ActualSource => ChoiceValue::ActualSource(row.actual_source),
        ChoiceKind::SurveyChoices => ChoiceValue::SurveyChoices(row.choices.clone()),
        ChoiceKind::Adopted => ChoiceValue::Adopted(row.adopted.clone()),
        ChoiceKind::Follows => ChoiceValue::Follows(row.follows.clone()),
    }
}

/// Makes a choice. Nothing else of the indicator changes.
pub(crate) fn set_choice(row: &mut Indicator, choice: &ChoiceValue) {
    match choice {
        ChoiceValue::Basis(basis) => row.basis = *basis,
        ChoiceValue::Measure(measure) => row.measure = *measure,
        ChoiceValue::Bound(bound) => row.bound = *bound,
        ChoiceValue::Direction(direction) => row.direction = *direction,
        ChoiceValue::Measured(measured) => row.measured = measured.clone(),
        ChoiceValue::LevelMeaning(meaning) => row.level_meaning = *meaning,
        ChoiceValue::ActualsAre(are) => row.actuals_are = *are,
        ChoiceValue::RateFormula(formula) => row.rate_formula = *formula,
        ChoiceValue::PartOf(whole) => row.part_of = *whole,
        ChoiceValue::ActualSource(source) => row.actual_source = *source,
        ChoiceValue::SurveyChoices(choices) => row.choices.clone_from(choices),
        ChoiceValue::Adopted(years) => row.adopted.clone_from(years),
        ChoiceValue::Follows(predecessors) => row.follows.clone_from(predecessors),
    }
}

impl CellPlace {
    /// The fiscal year of the cell; `None` for a cell that belongs to no year.
    pub fn year(self) -> Option<FiscalYear> {
        match self {
            Self::Target(year) | Self::Actual(year) => Some(year),
            Self::Baseline | Self::Period | Self::StatedTotal => None,
        }
    }

    /// The text that a cell shows at this place, in a row of that unit. A bound after a target is the KPI's 目標の条件 and is
    /// not shown; a bound after any other figure is part of the statement and is shown.
    pub fn shown(self, cell: &Cell, unit: &str) -> String {
        if self.is_of_targets() { cell.shown_as_target(unit) } else { cell.shown(unit) }
    }

    /// The text that a cell has at this place while it is edited.
    pub fn bare(self, cell: &Cell, unit: &str) -> String {
        if self.is_of_targets() { cell.bare_as_target(unit) } else { cell.bare(unit) }
    }

    fn is_of_targets(self) -> bool {
        matches!(self, Self::Target(_) | Self::Period)
    }
}

/// The current cell at a place; blank if there is none.
pub fn cell_at(row: &Indicator, place: CellPlace) -> Cell {
    match place {
        CellPlace::Target(year) => row.target(year).clone(),
        CellPlace::Actual(year) => row.actual(year).clone(),
        CellPlace::Baseline => row.baseline.cell.clone(),
        CellPlace::Period => row.period_target.clone(),
        CellPlace::StatedTotal => row.stated_total.clone().unwrap_or_default(),
    }
}

/// The values that the cell at a place had before, oldest first. Only actuals and targets keep them.
pub fn earlier_at(row: &Indicator, place: CellPlace) -> &[Earlier] {
    let earlier = match place {
        CellPlace::Actual(year) => row.actuals.get(&year).map(|actual| &actual.earlier),
        CellPlace::Target(year) => row.earlier_targets.get(&Some(year)),
        CellPlace::Period => row.earlier_targets.get(&None),
        CellPlace::Baseline | CellPlace::StatedTotal => None,
    };
    earlier.map(Vec::as_slice).unwrap_or_default()
}

/// The current numerator or denominator of the actual of a fiscal year; blank if there is none.
pub fn part_at(row: &Indicator, year: FiscalYear, part: SharePart) -> Cell {
    let parts = row.actual_entry(year).and_then(|actual| actual.parts.as_ref());
    parts.map(|(above, below)| if part == SharePart::Numerator { above } else { below }).cloned().unwrap_or_default()
}
