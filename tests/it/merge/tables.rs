//! Merging tables of files: the laws of the three-way merge, and a slow model that is obviously right.

use std::collections::BTreeSet;
use std::sync::Arc;

use keikaku::command::{self, Command, ImportContent, ImportStep, Rejection};
use keikaku::merge::{DiffStatus, Difference, Resolution, Setting, Sides, merge};
use keikaku::plan::cell::Cell;
use keikaku::plan::indicator::{Actual, Row};
use keikaku::plan::lineage::{KpiTable, Taken};
use keikaku::plan::{Indicator, Plan, Workbook};
use keikaku::value::fiscal_year::{Date, FiscalYear};
use keikaku::value::id::IndicatorId;
use keikaku::value::width::key;
use litemap::LiteMap;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

use crate::merge::sheet::{meaning, plain};
use crate::merge::support;

/// One edit of a side.
#[derive(Clone, Debug)]
enum Edit {
    /// Copies some fields of another KPI into this one.
    Mix {
        row: usize,
        like: Box<Indicator>,
        fields: u32,
    },
    Add {
        at: usize,
        row: Box<Indicator>,
    },
    Remove {
        row: usize,
    },
    Swap {
        one: usize,
        other: usize,
    },
    AppendYear,
}

fn edit(years: &[FiscalYear]) -> impl Strategy<Value = Edit> + use<> {
    let indicator = || support::indicator_in(years.to_vec()).prop_map(Box::new);
    prop_oneof![
        6 => (0..5_usize, indicator(), any::<u32>()).prop_map(|(row, like, fields)| Edit::Mix { row, like, fields }),
        // Ids are drawn from a few, so that both sides may add the same KPI.
        2 => (0..5_usize, indicator(), 1..4_u64).prop_map(|(at, row, bits)| {
            Edit::Add { at, row: Box::new(Indicator { id: IndicatorId::from_bits(bits), ..*row }) }
        }),
        1 => (0..5_usize).prop_map(|row| Edit::Remove { row }),
        1 => (0..5_usize, 0..5_usize).prop_map(|(one, other)| Edit::Swap { one, other }),
        1 => Just(Edit::AppendYear),
    ]
}

fn edited(plan: &Plan, edits: &[Edit]) -> Plan {
    edits.iter().fold(plan.clone(), |plan, edit| {
        let mut rows = plan.indicators().to_vec();
        let mut after = plan.clone();
        match edit {
            Edit::Mix { row, like, fields } => {
                if let Some(place) = rows.get_mut(*row) {
                    *place = Arc::new(mixed(place, like, *fields));
                }
            }
            Edit::Add { at, row } => rows.insert((*at).min(rows.len()), Arc::new(Indicator::clone(row))),
            Edit::Remove { row } if *row < rows.len() => _ = rows.remove(*row),
            Edit::Swap { one, other } if *one < rows.len() && *other < rows.len() => rows.swap(*one, *other),
            Edit::AppendYear => after.years = plan.years.appended().unwrap(),
            Edit::Remove { .. } | Edit::Swap { .. } => {}
        }
        after.with_indicators(rows).unwrap_or(plan)
    })
}

/// The row with the fields of `like` whose bit is set. A file is read with the units of its rows, so the copied figures are
/// read again in the row's unit.
fn mixed(row: &Indicator, like: &Indicator, fields: u32) -> Indicator {
    let (mut row, like) = (row.clone(), in_unit(like, &row.unit));
    let takes = |bit: u32| fields & (1 << bit) != 0;
    let texts = [(&mut row.name, &like.name), (&mut row.group, &like.group), (&mut row.responsible, &like.responsible)];
    for (bit, (text, like)) in (0..).zip(texts) {
        if takes(bit) {
            text.clone_from(like);
        }
    }
    if takes(3) {
        row.measure = like.measure;
        row.bound = like.bound;
    }
    if takes(4) {
        row.basis = like.basis;
        row.actuals_are = like.actuals_are;
    }
    if takes(5) {
        row.baseline.cell = like.baseline.cell.clone();
        row.period_target = like.period_target.clone();
    }
    if takes(6) {
        row.notes.clone_from(&like.notes);
        row.notes.retain(|_, note| !note.is_empty());
    }
    let years: BTreeSet<_> =
        row.targets.keys().chain(like.targets.keys()).chain(like.actuals.keys()).copied().collect();
    for (bit, year) in (8..).zip(years) {
        if takes(bit) {
            replace(&mut row.targets, &like.targets, year);
        }
        if takes(bit + 8) {
            replace(&mut row.actuals, &like.actuals, year);
        }
    }
    row
}

/// The row with that unit, and with its cells read in that unit.
fn in_unit(row: &Indicator, unit: &str) -> Indicator {
    if row.unit == unit {
        return row.clone();
    }
    let mut row = Indicator { unit: unit.to_owned(), ..row.clone() };
    let of_unit = row.clone();
    let actuals = row.actuals.iter_mut().map(|(_, actual)| &mut actual.cell);
    let single = [&mut row.baseline.cell, &mut row.period_target];
    for cell in row.targets.iter_mut().map(|(_, cell)| cell).chain(actuals).chain(single) {
        *cell = of_unit.cell_of(&cell.text);
    }
    row
}

/// Their plan with our units for the KPIs that both added. A figure with another unit beside it is not read until its unit
/// is settled.
fn in_units_of(theirs: &Plan, base: &Plan, ours: &Plan) -> Plan {
    let unit = |id| ours.indicator(id).filter(|_| base.indicator(id).is_none()).map(|row| row.unit.as_str());
    let rows = theirs.indicators().iter().map(|row| match unit(row.id) {
        Some(unit) => Arc::new(in_unit(row, unit)),
        None => Arc::clone(row),
    });
    theirs.with_indicators(rows.collect()).unwrap_or_else(|| theirs.clone())
}

fn replace<T: Clone>(row: &mut LiteMap<FiscalYear, T>, like: &LiteMap<FiscalYear, T>, year: FiscalYear) {
    row.remove(&year);
    row.extend(like.get(&year).map(|cell| (year, cell.clone())));
}

/// A base plan and two plans that were edited from it.
fn three() -> impl Strategy<Value = (Plan, Plan, Plan)> {
    support::plan().prop_flat_map(|base| {
        let years: Vec<_> = base.years.years().collect();
        let edits = || vec(edit(&years), 0..4);
        (Just(base), edits(), edits()).prop_map(|(base, ours, theirs)| {
            let (ours, theirs) = (edited(&base, &ours), edited(&base, &theirs));
            let theirs = in_units_of(&theirs, &base, &ours);
            (base, ours, theirs)
        })
    })
}

fn differences(base: &Plan, ours: &Plan, theirs: &Plan) -> Vec<Difference> {
    let [base, ours, theirs] = [base, ours, theirs].map(KpiTable::from_plan);
    merge(Sides { base: &base, ours: &ours, theirs: &theirs, answers: &[] })
}

/// The plan with these picks applied.
fn with(plan: &Plan, picks: Vec<Resolution>) -> Plan {
    let workbook = Workbook::new([Arc::new(plan.clone())]);
    let taken = Taken::new(&KpiTable::from_plan(plan), None);
    let on = Date::new(2025, 4, 10).unwrap();
    let step = ImportStep::new(plan.id, ImportContent::Picks(picks), taken, true, "回答.csv", on);
    match command::apply(&workbook, &Command::ApplyImport(step)) {
        Ok(applied) => Plan::clone(applied.workbook.plan(plan.id).unwrap()),
        Err(rejection) => {
            assert_eq!(rejection, Rejection::NothingChanged);
            plan.clone()
        }
    }
}

fn picks(differences: &[Difference], status: &[DiffStatus]) -> Vec<Resolution> {
    differences.iter().filter(|one| status.contains(&one.status)).map(|one| one.pick.clone()).collect()
}

/// The meanings of a KPI's fields, by name. Blank fields are left out.
type Facts = LiteMap<String, String>;

fn facts(row: &Indicator) -> Facts {
    let mut facts = Facts::new();
    let mut tell = |name: String, value: String| {
        if !value.is_empty() {
            facts.insert(name, value);
        }
    };
    for (name, text) in [("name", &row.name), ("unit", &row.unit), ("group", &row.group), ("section", &row.responsible)]
    {
        tell(name.to_owned(), plain(text));
    }
    tell("measure".to_owned(), format!("{:?}", row.measure));
    tell("basis".to_owned(), format!("{:?}", row.basis));
    tell("bound".to_owned(), format!("{:?}", row.bound));
    tell("direction".to_owned(), format!("{:?}", row.direction));
    tell("actuals are".to_owned(), format!("{:?}", row.actuals_are));
    tell("baseline".to_owned(), meaning(&row.baseline.cell));
    tell("period".to_owned(), meaning(&row.period_target));
    for (year, cell) in &row.targets {
        tell(format!("target {year}"), meaning(cell));
    }
    for (year, Actual { cell, .. }) in &row.actuals {
        tell(format!("actual {year}"), meaning(cell));
    }
    for (year, stated) in row.stated_rates.iter().filter_map(|(year, stated)| Some(((*year)?, stated))) {
        tell(format!("stated rate {year}"), plain(&stated.text));
        tell(format!("stated formula {year}"), plain(&stated.formula));
    }
    for ((of, year), note) in &row.notes {
        let of = if *of == Row::Target { "target" } else { "actual" };
        tell(format!("note {of} {year:?}"), plain(note));
    }
    facts
}

type Table = LiteMap<IndicatorId, Facts>;

fn table(plan: &Plan) -> Table {
    plan.indicators().iter().map(|row| (row.id, facts(row))).collect()
}

/// Places about which the sides disagree: fields of a KPI, or whole KPIs.
type Places = BTreeSet<(IndicatorId, Option<String>)>;

#[derive(Debug, Default, PartialEq)]
struct Model {
    result: Table,
    conflicts: Places,
    offers: Places,
}

/// The merge of three tables by the table of `src/merge.rs`.
fn model(base: &Table, ours: &Table, theirs: &Table) -> Model {
    let mut model = Model::default();
    let ids: BTreeSet<_> = base.keys().chain(ours.keys()).chain(theirs.keys()).copied().collect();
    for id in ids {
        match (base.get(&id), ours.get(&id), theirs.get(&id)) {
            (None, Some(ours), None) => _ = model.result.insert(id, ours.clone()),
            (None, None, Some(theirs)) => _ = model.result.insert(id, theirs.clone()),
            (Some(base), Some(ours), None) => {
                let places = if base == ours { &mut model.offers } else { &mut model.conflicts };
                places.insert((id, None));
                model.result.insert(id, ours.clone());
            }
            (Some(base), None, Some(theirs)) if base != theirs => _ = model.conflicts.insert((id, None)),
            (_, None, _) => {}
            (base, Some(ours), Some(theirs)) => {
                let mut theirs = theirs.clone();
                if base.is_none() {
                    spell_alike(&mut theirs, ours);
                }
                let merged = merge_fields(id, base.unwrap_or(&Facts::new()), ours, &theirs, &mut model.conflicts);
                model.result.insert(id, merged);
            }
        }
    }
    model
}

/// Spells a name and a unit as ours if both are the same to the reader.
fn spell_alike(theirs: &mut Facts, ours: &Facts) {
    for name in ["name", "unit"] {
        if let (Some(one), Some(other)) = (theirs.get_mut(name), ours.get(name))
            && key(one) == key(other)
        {
            one.clone_from(other);
        }
    }
}

fn merge_fields(id: IndicatorId, base: &Facts, ours: &Facts, theirs: &Facts, conflicts: &mut Places) -> Facts {
    let names: BTreeSet<_> = base.keys().chain(ours.keys()).chain(theirs.keys()).collect();
    let mut merged = Facts::new();
    for name in names {
        let (base, ours, theirs) = (base.get(name), ours.get(name), theirs.get(name));
        let value = if theirs == base || theirs == ours {
            ours
        } else if ours == base {
            theirs
        } else {
            conflicts.insert((id, Some(name.clone())));
            ours
        };
        merged.extend(value.map(|value| (name.clone(), value.clone())));
    }
    merged
}

/// The places of the differences with that status.
fn places(differences: &[Difference], status: DiffStatus) -> Places {
    let place = |one: &Difference| match &one.pick {
        Resolution::Set(id, setting) => Some((*id, Some(field_name(setting)))),
        Resolution::Add { row, .. } => Some((row.id, None)),
        Resolution::Remove(id) => Some((*id, None)),
        _ => None,
    };
    differences.iter().filter(|one| one.status == status).filter_map(place).collect()
}

fn field_name(setting: &Setting) -> String {
    use keikaku::plan::place::{CellPlace, ChoiceValue, TextPlace};
    match setting {
        Setting::Cell(CellPlace::Target(year), _) => format!("target {year}"),
        Setting::Cell(CellPlace::Actual(year), _) => format!("actual {year}"),
        Setting::Cell(CellPlace::Baseline, _) => "baseline".to_owned(),
        Setting::Cell(CellPlace::Period, _) => "period".to_owned(),
        Setting::Text(TextPlace::Name, _) => "name".to_owned(),
        Setting::Text(TextPlace::Unit, _) => "unit".to_owned(),
        Setting::Text(TextPlace::Group, _) => "group".to_owned(),
        Setting::Text(TextPlace::Responsible, _) => "section".to_owned(),
        Setting::Text(TextPlace::Note(Row::Target, year), _) => format!("note target {year:?}"),
        Setting::Text(TextPlace::Note(Row::Actual, year), _) => format!("note actual {year:?}"),
        Setting::Text(TextPlace::StatedRate(Some(year)), _) => format!("stated rate {year}"),
        Setting::Text(TextPlace::StatedFormula(Some(year)), _) => format!("stated formula {year}"),
        Setting::Choice(ChoiceValue::Measure(_)) => "measure".to_owned(),
        Setting::Choice(ChoiceValue::Basis(_)) => "basis".to_owned(),
        Setting::Choice(ChoiceValue::Bound(_)) => "bound".to_owned(),
        Setting::Choice(ChoiceValue::Direction(_)) => "direction".to_owned(),
        Setting::Choice(ChoiceValue::ActualsAre(_)) => "actuals are".to_owned(),
        other => format!("{other:?} does not travel"),
    }
}

fn order(plan: &Plan) -> Vec<IndicatorId> {
    plan.indicators().iter().map(|row| row.id).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn the_merge_of_tables_agrees_with_the_slow_model((base, ours, theirs) in three()) {
        let differences = differences(&base, &ours, &theirs);
        let expected = model(&table(&base), &table(&ours), &table(&theirs));
        let merged = with(&ours, picks(&differences, &[DiffStatus::Theirs]));
        prop_assert_eq!(table(&merged), expected.result);
        prop_assert_eq!(places(&differences, DiffStatus::Conflict), expected.conflicts);
        prop_assert_eq!(places(&differences, DiffStatus::Offered), expected.offers);
    }

    #[test]
    fn without_changes_on_their_side_there_are_no_differences((base, ours, _) in three()) {
        prop_assert_eq!(differences(&base, &ours, &base), []);
    }

    #[test]
    fn without_changes_on_our_side_accepting_all_offers_gives_their_table((base, _, theirs) in three()) {
        let differences = differences(&base, &base, &theirs);
        prop_assert!(differences.iter().all(|one| one.status != DiffStatus::Conflict));
        let merged = with(&base, picks(&differences, &[DiffStatus::Theirs, DiffStatus::Offered]));
        prop_assert_eq!(table(&merged), table(&theirs));
        prop_assert_eq!(order(&merged), order(&theirs));
        prop_assert_eq!(merged.years.years().collect::<Vec<_>>(), theirs.years.years().collect::<Vec<_>>());
    }

    #[test]
    fn both_merge_directions_give_the_same_rows_except_for_conflicts((base, ours, theirs) in three()) {
        let both = [DiffStatus::Theirs, DiffStatus::Offered];
        let here = differences(&base, &ours, &theirs);
        let there = differences(&base, &theirs, &ours);
        let conflicts = places(&here, DiffStatus::Conflict);
        prop_assert_eq!(&conflicts, &places(&there, DiffStatus::Conflict));
        let settled = |plan: &Plan| {
            let mut rows = table(plan);
            rows.retain(|id, _| !conflicts.contains(&(*id, None)));
            for row in rows.iter_mut().filter(|(id, _)| base.indicator(**id).is_none()).map(|(_, row)| row) {
                // Each side may spell the name and the unit of a KPI that both added in its own way.
                row.remove("name");
                row.remove("unit");
            }
            for (id, name) in &conflicts {
                if let (Some(row), Some(name)) = (rows.get_mut(id), name) {
                    row.remove(name);
                }
            }
            rows
        };
        prop_assert_eq!(settled(&with(&ours, picks(&here, &both))), settled(&with(&theirs, picks(&there, &both))));
    }

    #[test]
    fn no_change_on_their_side_is_lost((base, ours, theirs) in three()) {
        let differences = differences(&base, &ours, &theirs);
        let merged = table(&with(&ours, picks(&differences, &[DiffStatus::Theirs])));
        let open: Places =
            [DiffStatus::Conflict, DiffStatus::Offered].iter().flat_map(|one| places(&differences, *one)).collect();
        let gone: Vec<_> = order(&base).into_iter().filter(|id| theirs.indicator(*id).is_none()).collect();
        let (base, theirs) = (table(&base), table(&theirs));
        for (id, row) in theirs {
            let mut row = row;
            if let (None, Some(merged)) = (base.get(&id), merged.get(&id)) {
                spell_alike(&mut row, merged);
            }
            for (name, value) in &row {
                let changed = base.get(&id).and_then(|row| row.get(name)) != Some(value);
                let taken = merged.get(&id).and_then(|row| row.get(name)) == Some(value);
                let asked = open.contains(&(id, None)) || open.contains(&(id, Some(name.clone())));
                prop_assert!(!changed || taken || asked, "{id} {name}");
            }
        }
        for id in gone {
            prop_assert!(!merged.contains_key(&id) || open.contains(&(id, None)));
        }
    }

    #[test]
    fn a_table_merged_before_gives_no_differences_if_merged_again((base, ours, theirs) in three()) {
        let differences = differences(&base, &ours, &theirs);
        let merged = with(&ours, picks(&differences, &[DiffStatus::Theirs]));
        let [base, merged, theirs] = [&base, &merged, &theirs].map(KpiTable::from_plan);
        let again = merge(Sides { base: &base, ours: &merged, theirs: &theirs, answers: std::slice::from_ref(&theirs) });
        prop_assert_eq!(again, []);
    }

    #[test]
    fn the_version_does_not_depend_on_the_notation_of_figures(
        plan in support::plan(), notation in select(vec!["{}.00", "{},", "０{}", " {} "]),
    ) {
        let mut rows = plan.indicators().to_vec();
        for row in &mut rows {
            let mut written = Indicator::clone(row);
            for cell in written.targets.iter_mut().map(|(_, cell)| cell).filter(|cell| cell.text.bytes().all(|byte| byte.is_ascii_digit())) {
                let other = Cell::read(&notation.replace("{}", &cell.text), &row.unit);
                if other.state == cell.state {
                    *cell = other;
                }
            }
            *row = Arc::new(written);
        }
        let written = plan.with_indicators(rows).unwrap();
        prop_assert_eq!(KpiTable::from_plan(&written).version(), KpiTable::from_plan(&plan).version());
    }

    #[test]
    fn a_table_is_read_back_from_its_compact_text(plan in support::plan()) {
        let table = KpiTable::from_plan(&plan);
        let read = KpiTable::read(&table.text()).unwrap();
        prop_assert_eq!(read.text(), table.text());
        prop_assert_eq!(read.version(), table.version());
        prop_assert_eq!(read.years, table.years);
    }

    #[test]
    fn no_text_makes_the_reader_of_tables_panic(text in "(1|\\t|\\n|=|\\?|-|p|k[b-h]{10}|2024|\\PC){0,40}") {
        let _ = KpiTable::read(&text);
    }
}
