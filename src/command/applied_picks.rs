//! The picks of a merge carried out on a plan, all of them or none.
//!
//! Fields from a table file are set as if the user had typed them and left the cell, so that the usual consequences
//! follow: the stated total that agreed is updated, a provisional value is kept in the trail, 目標の条件 is taken from the
//! text after a target. Fields from another state of the plan are set unchanged: a whole plan also states these
//! consequences, and they are merged as fields of their own.

use std::sync::Arc;

use super::evaluation::check_open;
use super::rows::changed_rows;
use super::stated_total::carry_stated_total;
use super::{IndicatorCommand, Rejection};
use crate::figures::totals::Span;
use crate::merge::{PlanSetting, Resolution, Setting, reordered, years_in};
use crate::plan::activity_log::MOST_RECORDS;
use crate::plan::{Indicator, MOST_INDICATORS, Plan, YearAxis};
use crate::value::{ById, Date, FiscalYear, IndicatorId};

/// The way in which picked fields are set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum SettingMode {
    /// The fields are set as if the user had typed them on that day, with all consequences.
    Typed(Date),
    /// The fields are set exactly as the other state of the plan has them.
    AsTheyStand,
}

/// The plan after these picks. Returns a [`Rejection`] if one of them cannot be carried out.
pub(super) fn with_picks(plan: &Plan, picks: &[Resolution], manner: SettingMode) -> Result<Plan, Rejection> {
    let mut after = plan.clone();
    after.years = with_years(&plan.years, picks)?;
    for pick in picks {
        match (pick, manner) {
            (Resolution::SetPlan(PlanSetting::EvaluationText(place, text)), SettingMode::Typed(_)) => {
                check_open(plan, *place)?;
                after.set_evaluation_text(*place, text);
            }
            (Resolution::SetPlan(setting), _) => setting.put(&mut after),
            _ => {}
        }
    }
    let cut = without_years(plan, picks)?;
    let mut rows = match manner {
        SettingMode::Typed(on) => {
            let commands =
                settings(picks).filter_map(|(id, setting)| Some((id, IndicatorCommand::of_setting(setting, on)?)));
            changed_rows(&cut, &after, &commands.collect::<Vec<_>>())?
        }
        SettingMode::AsTheyStand => put_in_rows(plan, &cut, &after, picks)?,
    };
    for pick in picks {
        match pick {
            Resolution::Order(wanted) => rows = reordered(&rows, wanted),
            Resolution::Remove(id) => remove(&mut rows, *id)?,
            _ => {}
        }
    }
    let added = added(picks);
    // Checked before searching a place for each indicator: a file may have tens of thousands.
    if rows.len() + added.len() > MOST_INDICATORS {
        return Err(Rejection::TooManyIndicators);
    }
    for (row, behind) in added {
        rows.insert(place_behind(&rows, behind), Arc::clone(row));
    }
    if after.log().count_all() > MOST_RECORDS.max(plan.log().count_all()) {
        return Err(Rejection::TooManyRecords);
    }
    after.with_indicators(rows).map(Plan::recounted).ok_or(Rejection::IdTaken)
}

/// The settings for indicators that exist here, each with the id of the indicator.
fn settings(picks: &[Resolution]) -> impl Iterator<Item = (IndicatorId, &Setting)> {
    picks.iter().flat_map(|pick| {
        let (id, settings) = match pick {
            Resolution::Set(id, setting) => (*id, std::slice::from_ref(setting)),
            Resolution::Join { into, settings, .. } => (*into, settings.as_slice()),
            _ => return Vec::new(),
        };
        settings.iter().map(|setting| (id, setting)).collect()
    })
}

/// The indicators of the other side that are added and not joined with an existing one, each with the candidates for
/// the indicator that precedes it.
fn added(picks: &[Resolution]) -> Vec<(&Arc<Indicator>, &[IndicatorId])> {
    let joined = picks.iter().filter_map(|pick| match pick {
        Resolution::Join { row, .. } => Some(row.id),
        _ => None,
    });
    let joined = ById::places(joined);
    let added = picks.iter().filter_map(|pick| match pick {
        Resolution::Add { row, behind } if joined.get(row.id).is_none() => Some((row, behind.as_slice())),
        _ => None,
    });
    added.collect()
}

/// The rows with each field set unchanged. `plan` is the plan before any pick, for the stated totals that agreed then.
fn put_in_rows(plan: &Plan, cut: &Plan, after: &Plan, picks: &[Resolution]) -> Result<Vec<Arc<Indicator>>, Rejection> {
    let mut of_rows = vec![Vec::new(); cut.indicators().len()];
    let places = ById::places(cut.indicators().iter().map(|row| row.id));
    for (id, setting) in settings(picks) {
        let place = places.get(id).and_then(|place| of_rows.get_mut(place));
        place.ok_or(Rejection::NoSuchIndicator)?.push(setting);
    }
    let mut rows = Vec::new();
    for ((row, before), settings) in cut.indicators().iter().zip(plan.indicators()).zip(of_rows) {
        let mut changed = Indicator::clone(row);
        for setting in &settings {
            setting.put(&mut changed);
        }
        if settings.iter().any(|setting| setting.is_following()) {
            carry_stated_total(before, Span::from_plan(plan), &mut changed, Span::from_plan(after));
        }
        rows.push(if changed == **row { Arc::clone(row) } else { Arc::new(changed) });
    }
    Ok(rows)
}

/// The shortest run of years with all years that stay and all that are needed, with their headings. A removed year
/// between other years stays as an empty column.
fn with_years(axis: &YearAxis, picks: &[Resolution]) -> Result<YearAxis, Rejection> {
    let goes = |year: &FiscalYear| picks.contains(&Resolution::RemoveYear(*year));
    let mut needed: Vec<FiscalYear> = axis.years().filter(|year| !goes(year)).collect();
    for pick in picks {
        match pick {
            Resolution::Set(_, setting) => needed.extend(setting.field().year()),
            Resolution::Join { settings, .. } => needed.extend(settings.iter().filter_map(|one| one.field().year())),
            Resolution::AddYear(year) | Resolution::SetPlan(PlanSetting::Heading(year, _)) => needed.push(*year),
            Resolution::Add { .. }
            | Resolution::SetPlan(_)
            | Resolution::Remove(_)
            | Resolution::RemoveYear(_)
            | Resolution::Order(_) => {}
        }
    }
    needed.extend(added(picks).into_iter().flat_map(|(row, _)| years_in(row)));
    let first = needed.iter().copied().min().ok_or(Rejection::OnlyYear)?;
    let last = needed.iter().copied().max().ok_or(Rejection::OnlyYear)?;
    let count = usize::try_from(last.western() - first.western()).unwrap_or_default() + 1;
    let run = YearAxis::starting(first, count).ok_or(Rejection::NoRoomForYear)?;
    let headings = run.years().map(|year| heading(axis, picks, year)).collect();
    YearAxis::new(first, headings).ok_or(Rejection::NoRoomForYear)
}

/// The heading that is picked for the year, or its current heading.
fn heading(axis: &YearAxis, picks: &[Resolution], year: FiscalYear) -> String {
    let picked = picks.iter().rev().find_map(|pick| match pick {
        Resolution::SetPlan(PlanSetting::Heading(of, heading)) if *of == year => Some(heading.as_str()),
        _ => None,
    });
    let kept = axis.iter().find(|(one, _)| *one == year).map(|(_, heading)| heading);
    picked.or(kept).unwrap_or_default().to_owned()
}

/// The plan without the cells and notes of the years that are removed.
fn without_years(plan: &Plan, picks: &[Resolution]) -> Result<Plan, Rejection> {
    let mut rows = plan.indicators().to_vec();
    for pick in picks {
        if let Resolution::RemoveYear(year) = pick {
            for row in rows.iter_mut().filter(|row| years_in(row).any(|one| one == *year)) {
                let row = Arc::make_mut(row);
                row.targets.remove(year);
                row.earlier_targets.remove(&Some(*year));
                row.actuals.remove(year);
                row.adopted.retain(|adopted| adopted != year);
                row.stated_rates.remove(&Some(*year));
                row.notes.retain(|(_, of), _| of != &Some(*year));
            }
        }
    }
    plan.with_indicators(rows).ok_or(Rejection::IdTaken)
}

fn remove(rows: &mut Vec<Arc<Indicator>>, id: IndicatorId) -> Result<(), Rejection> {
    let at = rows.iter().position(|row| row.id == id).ok_or(Rejection::NoSuchIndicator)?;
    rows.remove(at);
    Ok(())
}

/// The index after the first of these ids that exists; 0 if the list of ids is empty, the end if none of them exists.
fn place_behind(rows: &[Arc<Indicator>], behind: &[IndicatorId]) -> usize {
    let place = |id: &IndicatorId| rows.iter().position(|row| row.id == *id);
    match behind.iter().find_map(place) {
        Some(at) => at + 1,
        None if behind.is_empty() => 0,
        None => rows.len(),
    }
}
