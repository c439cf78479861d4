//! Random plans and workbooks.

use std::sync::Arc;

use keikaku::plan::document::{LeafPart, ProjectField};
use keikaku::plan::judging::{Judging, Threshold};
use keikaku::plan::{
    Acknowledgement, Approval, DocumentPlace, DocumentTexts, Fact, Facts, Indicator, Leaf, Placement, Plan, Procedure,
    RateFormula, RateRounding, SheetColumn, SheetColumns, Workbook, YearAxis,
};
use keikaku::value::fiscal_year::{Date, FiscalYear};
use keikaku::value::id::{ApprovalId, IndicatorId, PlanId};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;

use super::forms::form;
use super::indicators::indicator_in;
use super::texts::{line, text};

/// Any day of a year but 29 February.
pub(crate) fn date() -> impl Strategy<Value = Date> {
    (1990..2100_i32, 1..=12_u8, 1..=28_u8).prop_filter_map("a day", |(year, month, day)| Date::new(year, month, day))
}

/// Any plan.
pub(crate) fn plan() -> BoxedStrategy<Plan> {
    (years(), any::<u64>())
        .prop_flat_map(|(axis, bits)| {
            let columns: Vec<FiscalYear> = axis.years().collect();
            let frame = (
                Just((axis, bits)),
                form(),
                shelf(),
                facts(),
                (option::of(date()), rates(), judging(), sheet_columns()),
                (texts(), acknowledged()),
            );
            (frame, vec(indicator_in(columns), 0..5)).prop_map(
                |(
                    (head, form, shelf, facts, (day, (formula, rounding), judging, columns), (texts, acknowledged)),
                    rows,
                )| {
                    let (axis, bits) = head;
                    let mut plan = Plan::new(PlanId::from_bits(bits), form, axis);
                    plan.placement = shelf;
                    plan.facts = facts;
                    plan.reference_date = day;
                    plan.rate_formula = formula;
                    plan.rate_rounding = rounding;
                    plan.judging = judging;
                    plan.sheet_columns = columns;
                    plan.document = texts;
                    plan.acknowledged = acknowledged;
                    plan.with_indicators(numbered(rows, bits)).expect("ids that differ")
                },
            )
        })
        .boxed()
}

/// Any plan with a few approved states, some of them similar to each other.
pub(crate) fn approved_plan() -> impl Strategy<Value = Plan> {
    (plan(), vec((plan(), line(), line()), 0..4)).prop_map(|(mut plan, states)| {
        let own = plan.without_approvals();
        for (nth, (other, text, reason)) in (1_u32..).zip(states) {
            let mut state = if nth % 2 == 0 { own.clone() } else { other.without_approvals() };
            state.id = own.id;
            state.facts.area.clone_from(&text);
            plan.set_approval(Arc::new(Approval {
                id: ApprovalId::from_bits(u64::from(nth)),
                number: nth,
                procedure: Procedure::ALL.get(nth as usize).copied(),
                name: String::new(),
                approved_on: text,
                reason,
                note: String::new(),
                state: Arc::new(state),
            }));
        }
        plan
    })
}

/// The columns of the form of 効果検証: mostly the default ones.
fn sheet_columns() -> impl Strategy<Value = SheetColumns> {
    vec(select(SheetColumn::ALL), 0..3).prop_map(|others| {
        let mut columns = SheetColumns::default();
        for column in others {
            columns.set(column, !columns.asks(column));
        }
        columns
    })
}

/// Any formula of rates with any rounding.
fn rates() -> impl Strategy<Value = (RateFormula, RateRounding)> {
    (
        select(vec![RateFormula::ByDirection, RateFormula::OfTarget, RateFormula::OfPlannedGain]),
        select(&RateRounding::ALL[..]),
    )
}

/// Any settings of judgement, often the default ones.
fn judging() -> impl Strategy<Value = Judging> {
    let word = || prop_oneof![Just(String::new()), line()];
    let threshold = prop_oneof![Just(Threshold::default()), (1..=100_u8).prop_filter_map("a rate", Threshold::new)];
    (word(), word(), word(), threshold).prop_map(|(met, on_track, below, on_track_from)| Judging {
        met,
        on_track,
        below,
        on_track_from,
    })
}

/// Any workbook of a few plans.
pub(crate) fn workbook() -> impl Strategy<Value = Workbook> {
    vec(plan(), 0..4).prop_map(|plans| Workbook::new(plans.into_iter().map(Arc::new)))
}

/// The rows with consecutive ids, so that no id occurs twice.
fn numbered(rows: Vec<Indicator>, bits: u64) -> Vec<Arc<Indicator>> {
    let id = |row| IndicatorId::from_bits(bits.wrapping_add(row));
    (0..).zip(rows).map(|(row, indicator)| Arc::new(Indicator { id: id(row), ..indicator })).collect()
}

fn years() -> impl Strategy<Value = YearAxis> {
    let first = (2015..2030_i32).prop_filter_map("a fiscal year", FiscalYear::new);
    let heading = prop_oneof![Just(String::new()), Just("H30 年度 増加分 1 年目".to_owned()), line()];
    (first, vec(heading, 1..7)).prop_filter_map("a run of years", |(first, headings)| YearAxis::new(first, headings))
}

fn shelf() -> impl Strategy<Value = Placement> {
    select(vec![Placement::Active, Placement::Archive, Placement::Bin])
}

/// Any place of a document.
pub(crate) fn document_place() -> BoxedStrategy<DocumentPlace> {
    let leaf = "s[1-7](_[1-9][a-z]?){0,2}".prop_filter_map("a leaf", |code| Leaf::new(&code));
    let field = (1..4_u8, select(ProjectField::ALL)).prop_map(|(number, field)| LeafPart::Project(number, field));
    let part = prop_oneof![4 => Just(LeafPart::Text), 1 => Just(LeafPart::Heading), 1 => field];
    (leaf, part).prop_map(|(leaf, part)| DocumentPlace { leaf, part }).boxed()
}

/// Any texts of a document, often of several paragraphs.
fn texts() -> impl Strategy<Value = DocumentTexts> {
    let paragraphs = vec(text(), 1..4).prop_map(|paragraphs| paragraphs.join("\n"));
    vec((document_place(), paragraphs), 0..4).prop_map(|texts| {
        let mut document = DocumentTexts::default();
        for (place, text) in texts {
            document.set(place, &text);
        }
        document
    })
}

fn acknowledged() -> impl Strategy<Value = Vec<Acknowledgement>> {
    let one = (line(), line(), line(), text());
    vec(one.prop_map(|(code, place, fingerprint, reason)| Acknowledgement { code, place, fingerprint, reason }), 0..2)
}

/// Facts: dates that can be read, blanks, or any text.
fn facts() -> BoxedStrategy<Facts> {
    let day = || {
        let written =
            vec!["", "地域再生計画認定の日", "平成33年3月31日", "2027 年 3 月 31 日", "令和9年3月31日", "未定"];
        prop_oneof![select(written).prop_map(str::to_owned), line()]
    };
    let names = (line(), vec(line(), 0..3), line(), line(), line(), line());
    let project = (line(), day(), day(), line(), text());
    let rest = (day(), day(), day(), line(), text(), text());
    (names, project, rest)
        .prop_map(|(names, project, rest)| {
            let (name, prepared_by, area, grant, measure_code, project_name) = names;
            let (project_cost, project_start, project_end, project_length, project_note) = project;
            let (plan_start, plan_end, approved_on, evaluated_in, contacts, amendment_reason) = rest;
            let mut facts = Facts {
                name,
                prepared_by: Vec::new(),
                area,
                grant,
                measure_code,
                project_name,
                project_cost,
                project_start,
                project_end,
                project_length,
                project_note,
                plan_start,
                plan_end,
                approved_on,
                evaluated_in,
                contacts,
                amendment_reason,
            };
            // A plan keeps each body on a line of its own, without spaces around it.
            facts.set(Fact::PreparedBy, &prepared_by.join("\n"));
            facts
        })
        .boxed()
}
