//! What is seen at a desk: the report about a file, its changes, and the contents of a plan.

use keikaku::figures::achievement::{Achievement, overall};
use keikaku::figures::totals::{self, Span, Total};
use keikaku::import::preview::{ImportTarget, Note, Preview, UnplacedField, unplaced};
use keikaku::import::read::{ImportError, read_table};
use keikaku::import::wide;
use keikaku::merge::review::{Change, Remark};
use keikaku::plan::cell::Cell;
use keikaku::plan::indicator::Row;
use keikaku::plan::place::{CellPlace, InputPlace, cell_at, text_at};
use keikaku::plan::{Indicator, Plan};
use keikaku::value::amount::Amount;
use keikaku::value::fiscal_year::{AsOf, FiscalYear};
use keikaku::wording::{Language, import as wording, merging};

use crate::support::desk::{Browser, Desk};
use crate::tables::corpus::told;

const WORDS: Language = Language::Japanese;

/// One view of an open file: its report (`read`), its changes without or with details (`decide`, `changes`), its chosen changes
/// (`taken`, `count`), or the plan that it makes (`made`).
pub(super) fn seen_of(word: &str, desk: &Desk, bytes: &[u8], read: &Result<Preview, ImportError>) -> String {
    let Ok(preview) = read else { return unindented(&told(desk, read)) };
    let lines = match word {
        "taken" => {
            let changes = desk.told(preview).into_iter();
            changes.filter(|change| !change.starts_with(['×', '？'])).collect()
        }
        "decide" => desk.told(preview),
        "changes" => changes(desk, preview),
        "count" => counted(desk, bytes, preview),
        "made" => made(preview),
        _ => said(desk, bytes, preview, read),
    };
    if lines.is_empty() { "nothing".to_owned() } else { lines.join("\n") }
}

fn said(desk: &Desk, bytes: &[u8], preview: &Preview, read: &Result<Preview, ImportError>) -> Vec<String> {
    let mut lines: Vec<String> = unindented(&told(desk, read)).lines().map(in_short).collect();
    for change in preview.changes.iter().filter(|change| !change.claims.is_empty()) {
        lines.push(format!("= here: {}", wording::sides(change, Some(desk.plan()), WORDS).ours));
        for claim in &change.claims {
            let charge = if claim.is_in_charge { ", which is in charge" } else { "" };
            let value = wording::claimed(claim, Some(desk.plan()), WORDS);
            lines.push(format!("= {}: {value}{charge}", wording::claim(claim, WORDS)));
        }
    }
    if let Some(dashes) = &preview.dashes {
        let meaning = dashes.meaning.map_or("?", |meaning| wording::dashes(meaning, WORDS));
        lines.push(format!("- means {meaning}"));
    }
    for question in desk.asked_of_sheet(bytes) {
        lines.push(format!("?? {} {}", question.asked.code(), question.on));
    }
    if let ImportTarget::NewPlan(plan) = &preview.target {
        lines.push(format!("+ a plan of {}", plan.indicators().len()));
    }
    lines
}

/// Each change with its line in the file, the value that was sent, its code and candidates, and what cannot be done with it.
fn changes(desk: &Desk, preview: &Preview) -> Vec<String> {
    let detail = |(told, change): (String, &Change)| {
        let line = change.line.map(|line| format!(" · line {line}")).unwrap_or_default();
        let value = |base| merging::value(base, &change.unit, WORDS);
        let sent = change.base.as_ref().map(|base| format!(" · sent {}", value(base))).unwrap_or_default();
        let taken = if change.can_be_taken() { "" } else { " · not to be taken" };
        let typed = if change.can_be_typed() { "" } else { " · not to be typed" };
        let code = change.remark.as_ref().and_then(Remark::code).map(|code| format!(" · {code}")).unwrap_or_default();
        let candidates = change.candidates().join(" or ");
        let candidates = if candidates.is_empty() { candidates } else { format!(" · {candidates}") };
        format!("{told}{line}{sent}{code}{candidates}{taken}{typed}")
    };
    desk.told(preview).into_iter().zip(preview.changes.iter()).map(detail).collect()
}

/// Short forms of the sentences with which many reports begin.
fn in_short(line: &str) -> String {
    let notes = [(Note::BaseUnknown, "! of no version that is known"), (Note::NoSuchPlan, "! of no plan of the list")];
    let mut notes = notes.into_iter();
    let is_it = |note: &Note| wording::note(note, WORDS).iter().any(|said| line.strip_prefix("! ") == Some(said));
    notes.find(|(note, _)| is_it(note)).map_or(line, |(_, short)| short).to_owned()
}

fn unindented(text: &str) -> String {
    text.trim_end().lines().map(|line| line.strip_prefix("  ").unwrap_or(line)).collect::<Vec<_>>().join("\n")
}

/// How many changes are taken and left out, and the fields without a place.
fn counted(desk: &Desk, bytes: &[u8], preview: &Preview) -> Vec<String> {
    let file = read_table(bytes, Browser::get()).unwrap();
    let rows = wide::read_file(&file, &desk.answers.of_reading()).unwrap();
    let unplaced = unplaced(&file.sheet, &rows, preview);
    let mut lines = vec![wording::reckoning(preview.counts(unplaced.waiting), WORDS)];
    let field = |field: &UnplacedField| format!("{}:{} {:?}", field.line, field.column, field.text);
    lines.extend(unplaced.fields.iter().map(field));
    lines
}

/// The bodies, the indicators and the years of the plan that a file makes.
fn made(preview: &Preview) -> Vec<String> {
    let ImportTarget::NewPlan(plan) = &preview.target else { return Vec::new() };
    let bodies = plan.facts.prepared_by.iter().map(|body| format!("団体 {body}"));
    let years = format!("{}～{}", plan.years.first(), plan.years.last());
    bodies.chain(plan.indicators().iter().map(|indicator| row(indicator, plan))).chain([years]).collect()
}

pub(super) fn names(plan: &Plan) -> String {
    plan.indicators().iter().map(|row| row.name.as_str()).collect::<Vec<_>>().join("\n")
}

/// An indicator with its filled fields, its choices, totals and rate.
pub(super) fn row(row: &Indicator, plan: &Plan) -> String {
    let mut parts = vec![format!("{} [{}]", row.name, row.unit)];
    for (label, text) in [("グループ", &row.group), ("所管課", &row.responsible), ("期間", &figure(&row.period_target))]
    {
        if !text.is_empty() {
            parts.push(format!("{label} {text}"));
        }
    }
    if !row.baseline.cell.text.is_empty() {
        parts.push(format!("基準値 {}", figure(&row.baseline.cell)));
        if let Some(AsOf::FiscalYear(year)) = row.baseline.as_of {
            parts.push(format!("時点 {} = {year}", row.baseline.as_of_text));
        }
    }
    parts.extend(row.targets.iter().map(|(year, cell)| format!("目標{year} {}", figure(cell))));
    parts.extend(row.actuals.iter().map(|(year, actual)| format!("実績{year} {}", figure(&actual.cell))));
    let note = |((kind, year), text): (&(Row, Option<_>), &String)| {
        let year = year.map(|year: FiscalYear| year.to_string()).unwrap_or_default();
        format!("備考{}{year} {text}", if *kind == Row::Target { "目標" } else { "実績" })
    };
    parts.extend(row.notes.iter().filter(|(_, text)| !text.is_empty()).map(note));
    let choices = format!("{:?} {:?} {:?} {:?}", row.basis, row.direction, row.measure, row.bound);
    parts.push(choices.replace("Some(", "").replace(')', ""));
    let span = Span::from_plan(plan);
    let totals = [("目標", totals::target_total(row, span)), ("実績", totals::actual_total(row, span))];
    let total = |(kind, total): (&str, Total)| Some(format!("{kind}の累計 {}", total.amount()?.plain()));
    parts.extend(totals.into_iter().filter_map(total));
    if let Achievement::Rate(rate) = overall(row, span) {
        parts.push(format!("達成率 {}/{}", rate.value.numerator().plain(), rate.value.denominator().plain()));
    }
    parts.join(" · ")
}

/// The text of a cell, with its number if that is written differently.
fn figure(cell: &Cell) -> String {
    let amount = cell.amount().map(Amount::plain).filter(|amount| *amount != cell.text);
    cell.text.clone() + &amount.map(|amount| format!(" = {amount}")).unwrap_or_default()
}

/// The contents of a place, with the number if the text is written differently.
pub(super) fn place(row: &Indicator, place: InputPlace) -> String {
    let text = match place {
        InputPlace::Text(at) => text_at(row, at).to_owned(),
        InputPlace::Cell(at) => {
            let cell = cell_at(row, at);
            let actual = if let CellPlace::Actual(year) = at { row.actuals.get(&year) } else { None };
            let earlier = actual.iter().flat_map(|actual| &actual.earlier);
            let earlier: Vec<&str> = earlier.map(|one| one.cell.text.as_str()).collect();
            let earlier = if earlier.is_empty() { String::new() } else { format!(", {} before", earlier.join(", ")) };
            figure(&cell) + &earlier
        }
        InputPlace::Part(..) => String::new(),
    };
    if text.is_empty() { "blank".to_owned() } else { text }
}
