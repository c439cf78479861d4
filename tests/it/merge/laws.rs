//! The laws of merging whole plans, over a thousand random pairs of edited plans.

use std::collections::BTreeSet;
use std::sync::Arc;

use keikaku::command::{self, Command, ImportStep, PlanFileResolution, Rejection};
use keikaku::figures::totals::{self, Span};
use keikaku::merge::{
    Base, DiffStatus, Difference, PlanOnlySetting, PlanSetting, Plans, Resolution, Setting, merge_plans,
    open_conflicts, taken_by_itself,
};
use keikaku::plan::cell::Cell;
use keikaku::plan::indicator::Row;
use keikaku::plan::judging::JudgingSetting;
use keikaku::plan::place::{CellPlace, ChoiceValue, SharePart, TextPlace};
use keikaku::plan::{Fact, Indicator, Plan, Workbook};
use keikaku::value::fiscal_year::{Date, FiscalYear};
use keikaku::value::id::IndicatorId;
use proptest::prelude::*;

use crate::merge::edits::three;
use crate::merge::model::{Place, model, spell_alike};
use crate::merge::sheet::{Facts, Name, Sheet, judged_word, sheet, sheet_column};

pub(crate) fn differences(base: &Plan, ours: &Plan, theirs: &Plan) -> Vec<Difference> {
    merge_plans(Plans { base: Base::Plan(base), ours, theirs })
}

/// The plan after these picks are imported from a plan file.
pub(crate) fn with(plan: &Plan, picks: Vec<Resolution>) -> Plan {
    let workbook = Workbook::new([Arc::new(plan.clone())]);
    let on = Date::new(2025, 4, 10).unwrap();
    let command = Command::ApplyImport(
        ImportStep::of_plans(vec![PlanFileResolution::Merge(plan.id, picks)], "計画.json", on).unwrap(),
    );
    match command::apply(&workbook, &command) {
        Ok(applied) => Plan::clone(applied.workbook.plan(plan.id).unwrap()),
        Err(rejection) => {
            assert_eq!(rejection, Rejection::NothingChanged);
            plan.clone()
        }
    }
}

pub(crate) fn theirs_of(differences: &[Difference]) -> Vec<Resolution> {
    differences.iter().filter(|one| one.status == DiffStatus::Theirs).map(|one| one.pick.clone()).collect()
}

/// The plan without entries that are empty, since storing drops them.
fn normalized(plan: &Plan) -> Plan {
    let is_empty = |cell: &Cell| cell.is_blank() && cell.text.is_empty();
    let mut normalized = plan.clone();
    normalized.facts.set(Fact::PreparedBy, &plan.facts.text(Fact::PreparedBy));
    let mut rows = Vec::new();
    for row in plan.indicators() {
        let mut row = Indicator::clone(row);
        row.targets.retain(|_, cell| !is_empty(cell));
        row.notes.retain(|_, note| !note.is_empty());
        for actual in row.actuals.iter_mut().map(|(_, value)| value) {
            actual.parts.take_if(|(above, below)| is_empty(above) && is_empty(below));
        }
        row.actuals.retain(|_, one| !is_empty(&one.cell) || one.parts.is_some() || !one.earlier.is_empty());
        rows.push(Arc::new(row));
    }
    normalized.with_indicators(rows).unwrap()
}

/// The places of the differences with that status. Joins of two KPIs and the order are tested elsewhere.
fn places(differences: &[Difference], status: DiffStatus) -> BTreeSet<Place> {
    let all = differences.iter().filter(|one| one.status == status);
    all.filter(|one| !matches!(one.pick, Resolution::Join { .. } | Resolution::Order(_)))
        .map(|one| place(&one.pick))
        .collect()
}

fn place(pick: &Resolution) -> Place {
    match pick {
        Resolution::Set(id, setting) => {
            let (field, year) = name(setting);
            Place::Field(*id, field.to_owned(), year)
        }
        Resolution::SetPlan(PlanSetting::Heading(year, _)) => Place::Heading(*year),
        Resolution::SetPlan(setting) => Place::Own(own_name(setting)),
        Resolution::Add { row, .. } | Resolution::Join { row, .. } => Place::Kpi(row.id),
        Resolution::Remove(id) => Place::Kpi(*id),
        Resolution::AddYear(year) | Resolution::RemoveYear(year) => Place::Year(*year),
        Resolution::Order(_) => Place::Own("order".to_owned()),
    }
}

fn own_name(setting: &PlanSetting) -> String {
    match setting {
        PlanSetting::Form(_) => "form".to_owned(),
        PlanSetting::Placement(_) => "shelf".to_owned(),
        PlanSetting::Fact(fact, _) => fact.code().to_owned(),
        PlanSetting::ReferenceDate(_) => "reference date".to_owned(),
        PlanSetting::RateFormula(_) => "rate formula".to_owned(),
        PlanSetting::RateRounding(_) => "rate rounding".to_owned(),
        PlanSetting::Judging(JudgingSetting::Word(of, _)) => judged_word(*of).to_owned(),
        PlanSetting::Judging(JudgingSetting::OnTrackFrom(_)) => "on track from".to_owned(),
        PlanSetting::Text(place, _) => place.to_string(),
        PlanSetting::Heading(year, _) => format!("heading {year}"),
        PlanSetting::Acknowledged(_) => "silenced".to_owned(),
        PlanSetting::ComparisonStyle(_) => "layout of the table of old and new".to_owned(),
        PlanSetting::Grading(_) => "rule of grades".to_owned(),
        PlanSetting::SheetColumn(column, _) => sheet_column(*column),
        PlanSetting::EvaluationText(place, _) => format!("{}/{}", place.year, place.part),
        PlanSetting::EvaluationState(year, _) => format!("state of the sheet of {year}"),
        PlanSetting::Approval(id, _) => id.to_string(),
        PlanSetting::Record(id, _) => id.to_string(),
        PlanSetting::RecordText(id, of, ..) => format!("{id}/{}", of.code()),
    }
}

fn name(setting: &Setting) -> (&'static str, Option<FiscalYear>) {
    match setting {
        Setting::Cell(CellPlace::Target(year), _) => ("target", Some(*year)),
        Setting::Cell(CellPlace::Actual(year), _) => ("actual", Some(*year)),
        Setting::Cell(CellPlace::Baseline, _) => ("baseline", None),
        Setting::Cell(CellPlace::Period, _) => ("period", None),
        Setting::Cell(CellPlace::StatedTotal, _)
        | Setting::Kept(PlanOnlySetting::Total(_) | PlanOnlySetting::TotalFollows) => ("total", None),
        Setting::Text(TextPlace::Name, _) => ("name", None),
        Setting::Text(TextPlace::Unit, _) => ("unit", None),
        Setting::Text(TextPlace::Group, _) => ("group", None),
        Setting::Text(TextPlace::Responsible, _) => ("section", None),
        Setting::Text(TextPlace::Definition, _) => ("definition", None),
        Setting::Text(TextPlace::Source, _) => ("source", None),
        Setting::Text(TextPlace::Note(Row::Target, year), _) => ("note on targets", *year),
        Setting::Text(TextPlace::Note(Row::Actual, year), _) => ("note on actuals", *year),
        Setting::Text(TextPlace::StatedRate(year), _) => ("stated rate", *year),
        Setting::Text(TextPlace::StatedFormula(year), _) => ("stated formula", *year),
        Setting::Choice(ChoiceValue::Measure(_)) => ("measure", None),
        Setting::Choice(ChoiceValue::Basis(_)) => ("basis", None),
        Setting::Choice(ChoiceValue::Bound(_)) => ("bound", None),
        Setting::Choice(ChoiceValue::Direction(_)) => ("direction", None),
        Setting::Choice(ChoiceValue::Measured(_)) => ("measured", None),
        Setting::Choice(ChoiceValue::LevelMeaning(_)) => ("level meaning", None),
        Setting::Choice(ChoiceValue::ActualsAre(_)) => ("actuals are", None),
        Setting::Choice(ChoiceValue::PartOf(_)) => ("part of", None),
        Setting::Choice(ChoiceValue::ActualSource(_)) => ("actual source", None),
        Setting::Choice(ChoiceValue::SurveyChoices(_)) => ("answers of the survey", None),
        Setting::Choice(ChoiceValue::Adopted(_)) => ("adopted", None),
        Setting::Choice(ChoiceValue::Follows(_)) => ("follows", None),
        Setting::Choice(ChoiceValue::RateFormula(_)) => ("rate formula", None),
        Setting::Text(TextPlace::BaselineTime, _) | Setting::Kept(PlanOnlySetting::AsOf(..)) => ("as of", None),
        Setting::Kept(PlanOnlySetting::FinalLevel(_)) => ("final level", None),
        Setting::Kept(PlanOnlySetting::Part(year, SharePart::Numerator, _)) => ("numerator", Some(*year)),
        Setting::Kept(PlanOnlySetting::Part(year, SharePart::Denominator, _)) => ("denominator", Some(*year)),
        Setting::Text(TextPlace::EarlierReason(place, _), _) | Setting::Kept(PlanOnlySetting::Earlier(place, _)) => {
            (if matches!(place, CellPlace::Actual(_)) { "earlier" } else { "earlier target" }, place.year())
        }
        Setting::Kept(PlanOnlySetting::Readings(_)) => ("readings", None),
        Setting::Kept(PlanOnlySetting::Acknowledged(_)) => ("silenced", None),
    }
}

/// The KPIs whose stated total agrees with the years on both sides. It follows the years, so that neither side states
/// it.
fn following(ours: &Plan, theirs: &Plan) -> BTreeSet<IndicatorId> {
    let agrees = |plan: &Plan, id: IndicatorId| {
        plan.indicator(id).is_some_and(|row| {
            let stated = row.stated_total.as_ref().and_then(Cell::amount);
            stated.is_some() && stated == totals::computed_total(row, Span::from_plan(plan))
        })
    };
    let ids = ours.indicators().iter().map(|row| row.id);
    ids.filter(|id| agrees(ours, *id) && agrees(theirs, *id)).collect()
}

fn without_totals(mut sheet: Sheet, of: &BTreeSet<IndicatorId>) -> Sheet {
    for (_, row) in sheet.rows.iter_mut().filter(|(id, _)| of.contains(id)) {
        row.retain(|name, _| name.field != "total");
    }
    sheet
}

/// Whether the merge asks about this field, its KPI or its year.
fn is_asked(open: &BTreeSet<Place>, id: IndicatorId, name: &Name) -> bool {
    let year = name.year.is_some_and(|year| open.contains(&Place::Year(year)));
    year || open.contains(&Place::Kpi(id)) || open.contains(&Place::Field(id, name.field.clone(), name.year))
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(400) })]

    #[test]
    fn the_merge_of_plans_agrees_with_the_slow_model((base, ours, theirs) in three()) {
        let differences = differences(&base, &ours, &theirs);
        let mut expected = model(&sheet(&base), &sheet(&ours), &sheet(&theirs));
        let following = following(&ours, &theirs);
        expected.conflicts.retain(|place| !matches!(place, Place::Field(id, field, _) if field == "total" && following.contains(id)));
        let merged = with(&ours, theirs_of(&differences));
        prop_assert_eq!(places(&differences, DiffStatus::Conflict), expected.conflicts);
        prop_assert_eq!(places(&differences, DiffStatus::Offered), expected.offers);
        prop_assert_eq!(without_totals(sheet(&merged), &following), without_totals(expected.result, &following));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(100) })]

    #[test]
    fn without_changes_on_their_side_there_are_no_differences((base, ours, _) in three()) {
        prop_assert_eq!(differences(&base, &ours, &base), []);
    }

    #[test]
    fn without_changes_on_our_side_the_merge_gives_exactly_their_plan((base, _, theirs) in three()) {
        let differences = differences(&base, &base, &theirs);
        prop_assert_eq!(open_conflicts(&differences).count(), 0);
        prop_assert_eq!(normalized(&with(&base, taken_by_itself(&differences))), normalized(&theirs));
    }

    #[test]
    fn both_merge_directions_give_the_same_rows_except_for_conflicts((base, ours, theirs) in three()) {
        let (here, there) = (differences(&base, &ours, &theirs), differences(&base, &theirs, &ours));
        let mut open = places(&here, DiffStatus::Conflict);
        open.extend(places(&there, DiffStatus::Conflict));
        let following = following(&ours, &theirs);
        let settled = |plan: Plan| {
            let mut sheet = without_totals(sheet(&plan), &following);
            sheet.rows.retain(|id, _| !open.contains(&Place::Kpi(*id)));
            for (id, row) in &mut sheet.rows {
                // Each side may spell the name and the unit of a KPI that both added in its own way.
                let both_added = base.indicator(*id).is_none();
                let is_spelled = |name: &Name| both_added && ["name", "unit"].contains(&name.field.as_str());
                row.retain(|name, _| !(is_asked(&open, *id, name) || is_spelled(name)));
            }
            sheet.own.retain(|name, _| !open.contains(&Place::Own(name.field.clone())));
            sheet.rows
        };
        prop_assert_eq!(
            settled(with(&ours, taken_by_itself(&here))),
            settled(with(&theirs, taken_by_itself(&there)))
        );
    }

    #[test]
    fn no_change_on_their_side_is_lost((base, ours, theirs) in three()) {
        let differences = differences(&base, &ours, &theirs);
        let merged = sheet(&with(&ours, theirs_of(&differences)));
        let mut open = places(&differences, DiffStatus::Conflict);
        open.extend(places(&differences, DiffStatus::Offered));
        let following = following(&ours, &theirs);
        let (was, said) = (sheet(&base), sheet(&theirs));
        for (id, row) in &said.rows {
            let mut row = row.clone();
            if let (None, Some(merged)) = (was.rows.get(id), merged.rows.get(id)) {
                spell_alike(&mut row, merged);
            }
            let before = was.rows.get(id).cloned().unwrap_or_default();
            let after = merged.rows.get(id).cloned().unwrap_or_default();
            for name in changed(&before, &row) {
                let is_taken = after.get(&name) == row.get(&name);
                let follows = name.field == "total" && following.contains(id);
                prop_assert!(is_taken || follows || is_asked(&open, *id, &name), "{} {:?}", id, name);
            }
        }
        for name in changed(&was.own, &said.own) {
            let is_taken = merged.own.get(&name) == said.own.get(&name);
            prop_assert!(is_taken || open.contains(&Place::Own(name.field.clone())), "{:?}", name);
        }
        for id in was.rows.keys().filter(|id| !said.rows.contains_key(id)) {
            prop_assert!(!merged.rows.contains_key(id) || open.contains(&Place::Kpi(*id)));
        }
        for (year, heading) in &said.years {
            // A year that both sides added, and for which only we have a heading, keeps our heading.
            let is_new = was.years.get(year).map_or(!heading.is_empty(), |before| before != heading);
            let is_taken = merged.years.get(year).map_or(heading.is_empty(), |merged| merged == heading);
            prop_assert!(!is_new || is_taken || open.contains(&Place::Heading(*year)), "{}", year);
        }
        for year in was.years.keys().filter(|year| !said.years.contains_key(year)) {
            let is_gone = !ours.years.contains(*year);
            prop_assert!(is_gone || open.contains(&Place::Year(*year)));
        }
    }

    #[test]
    fn merging_the_same_plan_again_changes_nothing((base, ours, theirs) in three()) {
        let merged = with(&ours, taken_by_itself(&differences(&base, &ours, &theirs)));
        let again = with(&merged, taken_by_itself(&differences(&base, &merged, &theirs)));
        prop_assert_eq!(&again, &merged);
        prop_assert_eq!(differences(&theirs, &merged, &theirs), []);
    }

    #[test]
    fn any_differences_without_removed_years_can_be_applied((base, ours, theirs) in three(), chosen in any::<u64>()) {
        let differences = differences(&base, &ours, &theirs);
        let picks = differences.iter().enumerate().filter(|(at, _)| chosen & (1 << (at % 64)) != 0);
        let picks: Vec<Resolution> = picks.map(|(_, one)| one.pick.clone()).collect();
        let needs_a_year = |pick: &Resolution| !matches!(pick, Resolution::RemoveYear(_));
        if picks.iter().all(needs_a_year) {
            crate::support::assert_kept_whole(&with(&ours, picks));
        }
    }

    #[test]
    fn without_a_base_the_proposed_differences_change_none_of_our_values((base, ours, theirs) in three()) {
        let _ = base;
        let differences = merge_plans(Plans { base: Base::Unknown, ours: &ours, theirs: &theirs });
        let merged = sheet(&with(&ours, theirs_of(&differences)));
        for (id, row) in &sheet(&ours).rows {
            for (name, value) in row.iter().filter(|(name, _)| name.entry.is_none()) {
                prop_assert_eq!(merged.rows[id].get(name), Some(value));
            }
        }
        for (name, value) in sheet(&ours).own.iter().filter(|(name, _)| name.entry.is_none()) {
            prop_assert_eq!(merged.own.get(name), Some(value));
        }
    }
}

/// The names of the fields whose meaning differs.
fn changed(before: &Facts, after: &Facts) -> BTreeSet<Name> {
    let names = before.keys().chain(after.keys());
    names.filter(|name| before.get(name) != after.get(name)).cloned().collect()
}
