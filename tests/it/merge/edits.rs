//! Random edits of one side of a merge: commands as a user submits them, and whole rows, facts and years mixed with
//! those of another plan.

use std::collections::BTreeSet;
use std::sync::Arc;

use keikaku::command::{self, Command, PlanCommand};
use keikaku::plan::indicator::Actual;
use keikaku::plan::{ActivityLog, DocumentTexts, Fact, Indicator, Plan, Workbook, YearAxis};
use keikaku::session::Session;
use keikaku::value::fiscal_year::FiscalYear;
use keikaku::value::id::IndicatorId;
use litemap::LiteMap;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};

use crate::support::{self, Act};

/// One edit of a side.
#[derive(Clone, Debug)]
pub(crate) enum Edit {
    /// Commands of a user.
    Work(Vec<Act>),
    /// Copies some fields of another KPI into this one.
    Mix { row: Index, like: Box<Indicator>, fields: u32 },
    /// Copies some fields of another plan into this one.
    MixPlan { like: Box<Plan>, fields: u32 },
    /// Adds a KPI. Its id is one of a few, so that both sides may add the same KPI.
    Add { at: Index, row: Box<Indicator> },
    /// Removes a KPI.
    Remove(Index),
    /// Swaps two KPIs.
    Swap(Index, Index),
    /// Adds or removes a year at an end.
    Year(YearEdit),
    /// Changes the heading of a year.
    Heading(Index, String),
}

#[derive(Clone, Copy, Debug)]
pub(crate) enum YearEdit {
    Append,
    Prepend,
    RemoveFirst,
    RemoveLast,
}

fn edit(years: &[FiscalYear]) -> impl Strategy<Value = Edit> + use<> {
    let indicator = || support::indicator_in(years.to_vec()).prop_map(Box::new);
    let year = select(vec![YearEdit::Append, YearEdit::Prepend, YearEdit::RemoveFirst, YearEdit::RemoveLast]);
    prop_oneof![
        3 => support::acts(4).prop_map(Edit::Work),
        6 => (any::<Index>(), indicator(), any::<u32>()).prop_map(|(row, like, fields)| Edit::Mix { row, like, fields }),
        2 => (support::plan().prop_map(Box::new), any::<u32>()).prop_map(|(like, fields)| Edit::MixPlan { like, fields }),
        2 => (any::<Index>(), indicator(), 1..4_u64).prop_map(|(at, row, bits)| {
            Edit::Add { at, row: Box::new(Indicator { id: IndicatorId::from_bits(bits), ..*row }) }
        }),
        1 => any::<Index>().prop_map(Edit::Remove),
        1 => (any::<Index>(), any::<Index>()).prop_map(|(one, other)| Edit::Swap(one, other)),
        2 => year.prop_map(Edit::Year),
        1 => (any::<Index>(), select(vec!["", "R6", "令和６年度"]))
            .prop_map(|(year, heading)| Edit::Heading(year, heading.to_owned())),
    ]
}

/// The plan without records of activity, and with each text as one paragraph. The slow model knows only fields and
/// lists; merging paragraphs is tested by examples, and merging records by separate laws (`merge/records.rs`).
fn of_one_paragraph(mut plan: Plan) -> Plan {
    plan = plan.with_log(ActivityLog::default());
    let mut document = DocumentTexts::default();
    for (place, text) in plan.document.iter() {
        document.set(place, &text.replace('\n', " "));
    }
    plan.document = document;
    for (year, sheet) in plan.evaluations.clone().iter() {
        let mut of_one_paragraph = keikaku::plan::Evaluation::clone(sheet);
        for (part, text) in sheet.texts() {
            of_one_paragraph.set_text(part, &text.replace('\n', " "));
        }
        plan.evaluations.set(year, of_one_paragraph);
    }
    plan
}

/// A base plan and two plans that were edited from it.
pub(crate) fn three() -> impl Strategy<Value = (Plan, Plan, Plan)> {
    support::plan().prop_flat_map(|base| {
        let years: Vec<_> = base.years.years().collect();
        let edits = || vec(edit(&years), 0..4);
        (Just(base), edits(), edits()).prop_map(|(base, ours, theirs)| {
            let (ours, theirs) = (edited(&base, &ours), edited(&base, &theirs));
            (of_one_paragraph(base), of_one_paragraph(ours), of_one_paragraph(theirs))
        })
    })
}

/// The plan after these edits.
pub(crate) fn edited(plan: &Plan, edits: &[Edit]) -> Plan {
    edits.iter().fold(plan.clone(), |plan, edit| match edit {
        Edit::Work(acts) => worked(&plan, acts),
        Edit::MixPlan { like, fields } => mixed_plan(&plan, like, *fields),
        Edit::Year(year) => with_year(&plan, *year),
        Edit::Heading(at, heading) => with_heading(&plan, at.index(plan.years.len()), heading),
        _ => with_rows(&plan, edit),
    })
}

fn worked(plan: &Plan, acts: &[Act]) -> Plan {
    let mut session = Session::open(Workbook::new([Arc::new(plan.clone())]));
    for act in acts {
        act.on(&mut session, |_, _, _| {});
    }
    session.settle();
    session.workbook().plan(plan.id).map_or_else(|| plan.clone(), |plan| Plan::clone(plan))
}

fn with_year(plan: &Plan, year: YearEdit) -> Plan {
    let command = match year {
        YearEdit::Append => PlanCommand::AppendYear,
        YearEdit::Prepend => PlanCommand::PrependYear,
        YearEdit::RemoveFirst => PlanCommand::RemoveYear(plan.years.first()),
        YearEdit::RemoveLast => PlanCommand::RemoveYear(plan.years.last()),
    };
    let workbook = Workbook::new([Arc::new(plan.clone())]);
    match command::apply(&workbook, &Command::InPlan { plan: plan.id, command }) {
        Ok(applied) => Plan::clone(applied.workbook.plan(plan.id).unwrap()),
        Err(_) => plan.clone(),
    }
}

fn with_heading(plan: &Plan, at: usize, heading: &str) -> Plan {
    let mut headings: Vec<String> = plan.years.iter().map(|(_, heading)| heading.to_owned()).collect();
    heading.clone_into(&mut headings[at]);
    let mut after = plan.clone();
    after.years = YearAxis::new(plan.years.first(), headings).unwrap();
    after
}

fn with_rows(plan: &Plan, edit: &Edit) -> Plan {
    let mut rows = plan.indicators().to_vec();
    let count = rows.len().max(1);
    match edit {
        Edit::Mix { row, like, fields } => {
            if let Some(place) = rows.get_mut(row.index(count)) {
                *place = Arc::new(within(plan, mixed(place, like, *fields)));
            }
        }
        Edit::Add { at, row } => rows.insert(at.index(rows.len() + 1), Arc::new(within(plan, Indicator::clone(row)))),
        Edit::Remove(row) if !rows.is_empty() => _ = rows.remove(row.index(count)),
        Edit::Swap(one, other) if !rows.is_empty() => rows.swap(one.index(count), other.index(count)),
        _ => {}
    }
    plan.with_indicators(rows).unwrap_or_else(|| plan.clone())
}

/// The row without anything outside the plan's years.
fn within(plan: &Plan, mut row: Indicator) -> Indicator {
    row.targets.retain(|year, _| plan.years.contains(*year));
    row.actuals.retain(|year, _| plan.years.contains(*year));
    row.earlier_targets.retain(|year, _| year.is_none_or(|year| plan.years.contains(year)));
    row.stated_rates.retain(|year, _| year.is_none_or(|year| plan.years.contains(year)));
    row.notes.retain(|(_, year), _| year.is_none_or(|year| plan.years.contains(year)));
    row
}

/// The row with the fields of `like` whose bit is set.
fn mixed(row: &Indicator, like: &Indicator, fields: u32) -> Indicator {
    let mut row = row.clone();
    let takes = |bit: u32| fields & (1 << bit) != 0;
    let texts = [
        (&mut row.name, &like.name),
        (&mut row.unit, &like.unit),
        (&mut row.group, &like.group),
        (&mut row.responsible, &like.responsible),
        (&mut row.definition, &like.definition),
        (&mut row.source, &like.source),
    ];
    for (bit, (text, like)) in (0..).zip(texts) {
        if takes(bit) {
            text.clone_from(like);
        }
    }
    if takes(6) {
        (row.measure, row.bound, row.level_meaning) = (like.measure, like.bound, like.level_meaning);
    }
    if takes(7) {
        (row.basis, row.actuals_are, row.measured) = (like.basis, like.actuals_are, like.measured.clone());
    }
    if takes(8) {
        row.baseline = like.baseline.clone();
    }
    if takes(9) {
        row.period_target = like.period_target.clone();
        row.stated_final_level.clone_from(&like.stated_final_level);
    }
    if takes(10) {
        row.stated_total.clone_from(&like.stated_total);
    }
    if takes(11) {
        row.notes.clone_from(&like.notes);
    }
    if takes(12) {
        row.readings.clone_from(&like.readings);
    }
    if takes(13) {
        row.acknowledged.clone_from(&like.acknowledged);
        row.earlier_targets.clone_from(&like.earlier_targets);
        row.stated_rates.clone_from(&like.stated_rates);
        row.part_of = like.part_of;
        row.follows.clone_from(&like.follows);
    }
    mix_years(&mut row, like, fields >> 14);
    row
}

fn mix_years(row: &mut Indicator, like: &Indicator, bits: u32) {
    let takes = |bit: u32| bits & (1 << bit) != 0;
    let years: BTreeSet<_> = row
        .targets
        .keys()
        .chain(like.targets.keys())
        .chain(row.actuals.keys())
        .chain(like.actuals.keys())
        .copied()
        .collect();
    for (bit, year) in (0..6).zip(years) {
        if takes(bit) {
            replace(&mut row.targets, &like.targets, year);
        }
        let mut actual = row.actuals.get(&year).cloned().unwrap_or_default();
        let other = like.actuals.get(&year).cloned().unwrap_or_default();
        if takes(bit + 6) {
            actual.cell = other.cell;
        }
        if takes(bit + 12) {
            (actual.parts, actual.earlier) = (other.parts, other.earlier);
        }
        row.actuals.remove(&year);
        if actual != Actual::default() {
            row.actuals.insert(year, actual);
        }
    }
}

fn replace<T: Clone>(row: &mut LiteMap<FiscalYear, T>, like: &LiteMap<FiscalYear, T>, year: FiscalYear) {
    row.remove(&year);
    row.extend(like.get(&year).map(|cell| (year, cell.clone())));
}

/// The plan with the fields of `like` whose bit is set.
fn mixed_plan(plan: &Plan, like: &Plan, fields: u32) -> Plan {
    let mut plan = plan.clone();
    let takes = |bit: u32| fields & (1 << bit) != 0;
    for (bit, fact) in (0..).zip(Fact::ALL) {
        if takes(bit) {
            plan.facts.set(*fact, &like.facts.text(*fact));
        }
    }
    if takes(20) {
        plan.form = Arc::clone(&like.form);
    }
    if takes(21) {
        plan.placement = like.placement;
    }
    if takes(22) {
        plan.reference_date = like.reference_date;
        (plan.rate_formula, plan.rate_rounding) = (like.rate_formula, like.rate_rounding);
        plan.judging.clone_from(&like.judging);
        plan.sheet_columns = like.sheet_columns;
    }
    if takes(23) {
        plan.acknowledged.clone_from(&like.acknowledged);
    }
    for (bit, (place, text)) in (24..32).zip(like.document.iter()) {
        if takes(bit) {
            plan.document.set(place, text);
        }
    }
    plan
}
