//! Random indicators with every choice, every kind of cell, and notes, parts and earlier values.

use keikaku::plan::cell::{Bound, Cell};
use keikaku::plan::indicator::{
    Acknowledgement, Actual, ActualsAre, Baseline, Basis, Direction, Earlier, LevelMeaning, Measure, Measured,
    OtherReading, Row, StatedRate,
};
use keikaku::plan::{Indicator, RateFormula};
use keikaku::value::fiscal_year::{AsOf, FiscalYear};
use keikaku::value::id::{IndicatorId, PlanId};
use std::collections::BTreeMap;

use proptest::collection::{SizeRange, vec};
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;

use super::cells::{cell_in, entered_cell_in};
use super::plans::date;
use super::texts::{line, text, unit};

const BASES: [Basis; 4] = [Basis::Increment, Basis::Level, Basis::PeriodTotal, Basis::PeriodAverage];

/// An indicator of a plan that runs from 2022年度 to 2027年度.
pub(crate) fn indicator() -> impl Strategy<Value = Indicator> {
    indicator_in((2022..=2027).filter_map(FiscalYear::new).collect())
}

/// An indicator of a plan with these years.
pub(crate) fn indicator_in(years: Vec<FiscalYear>) -> BoxedStrategy<Indicator> {
    let empty = (any::<u64>(), option::of(select(&BASES[..])));
    let empty = empty.prop_map(|(bits, basis)| Indicator { basis, ..Indicator::unset(IndicatorId::from_bits(bits)) });
    (empty, unit())
        .prop_flat_map(move |(empty, unit)| {
            let years = years.clone();
            let figures = figures(years.clone(), unit.clone());
            (Just((empty, unit.clone())), words(), choices(), figures, trail(years, unit)).prop_map(assemble)
        })
        .boxed()
}

type Words = (String, String, String, String, String);
type Choices = (Measure, Bound, Option<Direction>, Option<RateFormula>, LevelMeaning, Measured, ActualsAre);
type Figures = (Baseline, BTreeMap<FiscalYear, Cell>, Cell, BTreeMap<FiscalYear, Actual>, Option<Cell>, Option<Cell>);
type Trail = (
    BTreeMap<(Row, Option<FiscalYear>), String>,
    Vec<OtherReading>,
    Vec<Acknowledgement>,
    BTreeMap<Option<FiscalYear>, Vec<Earlier>>,
    BTreeMap<Option<FiscalYear>, StatedRate>,
    Option<IndicatorId>,
    Vec<(PlanId, IndicatorId)>,
);

fn assemble(parts: ((Indicator, String), Words, Choices, Figures, Trail)) -> Indicator {
    let ((empty, unit), words, choices, figures, trail) = parts;
    let (group, name, responsible, definition, source) = words;
    let (measure, bound, direction, rate_formula, level_meaning, measured, actuals_are) = choices;
    let (baseline, targets, period_target, actuals, stated_total, stated_final_level) = figures;
    let (notes, readings, acknowledged, earlier_targets, stated_rates, part_of, follows) = trail;
    Indicator {
        id: empty.id,
        group,
        name,
        unit,
        measure,
        basis: empty.basis,
        bound,
        direction,
        rate_formula,
        level_meaning,
        measured,
        responsible,
        definition,
        source,
        part_of,
        follows,
        baseline,
        targets: targets.into_iter().collect(),
        period_target,
        earlier_targets: earlier_targets.into_iter().collect(),
        actuals: actuals.into_iter().collect(),
        actuals_are,
        stated_total,
        stated_final_level,
        stated_rates: stated_rates.into_iter().collect(),
        notes: notes.into_iter().collect(),
        readings,
        acknowledged,
        ..empty
    }
}

fn words() -> BoxedStrategy<Words> {
    (line(), line(), line(), text(), text()).boxed()
}

fn choices() -> BoxedStrategy<Choices> {
    let measured = prop_oneof![
        Just(Measured::YearEnd),
        Just(Measured::Rolling),
        vec(2000..2040_i32, 0..3).prop_map(|years| Measured::Survey { years }),
    ];
    (
        select(vec![Measure::Count, Measure::Amount, Measure::Ratio, Measure::Descriptive]),
        select(vec![Bound::AtLeast, Bound::Above, Bound::AtMost, Bound::Below]),
        option::of(select(vec![Direction::Up, Direction::Down, Direction::Keep])),
        select(vec![
            None,
            Some(RateFormula::ByDirection),
            Some(RateFormula::OfTarget),
            Some(RateFormula::OfPlannedGain),
        ]),
        select(vec![LevelMeaning::Stock, LevelMeaning::Annual, LevelMeaning::Unset]),
        measured,
        select(vec![ActualsAre::Increments, ActualsAre::Levels]),
    )
        .boxed()
}

fn figures(years: Vec<FiscalYear>, unit: String) -> BoxedStrategy<Figures> {
    let most = years.len();
    let baseline = (cell_in(unit.clone()), line(), option::of(as_of()));
    let baseline = baseline.prop_map(|(cell, as_of_text, as_of)| Baseline { cell, as_of_text, as_of });
    (
        baseline,
        map(select(years.clone()), entered_cell_in(unit.clone()), 0..=most),
        cell_in(unit.clone()),
        map(select(years), actual(unit.clone()), 0..=most),
        option::of(cell_in(unit.clone())),
        option::of(cell_in(unit)),
    )
        .boxed()
}

fn actual(unit: String) -> BoxedStrategy<Actual> {
    let part = || cell_in(String::new());
    let actual = (entered_cell_in(unit.clone()), option::of((part(), part())), vec(earlier(unit), 0..2));
    actual.prop_map(|(cell, parts, earlier)| Actual { cell, parts, earlier }).boxed()
}

fn earlier(unit: String) -> impl Strategy<Value = Earlier> {
    let earlier = (entered_cell_in(unit), date(), text());
    earlier.prop_map(|(cell, replaced_on, reason)| Earlier { cell, replaced_on, reason })
}

fn as_of() -> impl Strategy<Value = AsOf> {
    let year = || (2000..2040_i32).prop_filter_map("a fiscal year", FiscalYear::new);
    prop_oneof![
        year().prop_map(AsOf::FiscalYear),
        (2000..2040_i32).prop_map(AsOf::CalendarYear),
        (year(), year()).prop_map(|(one, other)| AsOf::Mean(one.min(other), one.max(other))),
    ]
}

fn trail(years: Vec<FiscalYear>, unit: String) -> BoxedStrategy<Trail> {
    let place = (select(vec![Row::Target, Row::Actual]), option::of(select(years.clone())));
    let earlier_targets = map(option::of(select(years.clone())), vec(earlier(unit), 1..3), 0..3);
    let part_of = option::of(any::<u64>().prop_map(IndicatorId::from_bits));
    let stated = (select(vec!["○", "Ｂ", "96.5%", "100", "概ね達成"]), line());
    let stated = stated.prop_map(|(text, formula)| StatedRate { text: text.to_owned(), formula });
    let stated_rates = map(option::of(select(years)), stated, 0..3);
    let texts = (line(), option::of(line()), option::of(line()), option::of(line()));
    let reading = (texts, option::of(select(&BASES[..])), option::of(text()));
    let reading = reading.prop_map(|((place, name, unit, project), basis, definition)| OtherReading {
        place,
        name,
        unit,
        basis,
        definition,
        project,
    });
    let silenced = (select(vec!["KPI-003", "SUM-004", "YEAR-007"]), line(), line(), text());
    let silenced = silenced.prop_map(|(code, place, fingerprint, reason)| Acknowledgement {
        code: code.to_owned(),
        place,
        fingerprint,
        reason,
    });
    let others = (map(place, text(), 0..3), vec(reading, 0..2), vec(silenced, 0..2));
    let trail = (others, earlier_targets, stated_rates, part_of, follows());
    trail
        .prop_map(|((notes, readings, silenced), earlier, stated, part_of, follows)| {
            (notes, readings, silenced, earlier, stated, part_of, follows)
        })
        .boxed()
}

/// KPIs of other plans that a KPI continues.
pub(super) fn follows() -> BoxedStrategy<Vec<(PlanId, IndicatorId)>> {
    let predecessor =
        (0..4_u64, 0..4_u64).prop_map(|(plan, row)| (PlanId::from_bits(plan), IndicatorId::from_bits(row)));
    vec(predecessor, 0..3).boxed()
}

/// Maps with as many entries as `size` gives, or fewer if a key occurs twice.
pub(crate) fn map<K: Ord + std::fmt::Debug, V: std::fmt::Debug>(
    keys: impl Strategy<Value = K>,
    values: impl Strategy<Value = V>,
    size: impl Into<SizeRange>,
) -> impl Strategy<Value = BTreeMap<K, V>> {
    vec((keys, values), size).prop_map(|entries| entries.into_iter().collect())
}
