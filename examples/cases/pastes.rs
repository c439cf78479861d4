//! Tables of the practice set that are pasted into the grid of a plan that has their indicators and years.
//!
//! A table is what somebody would copy: lines of the document with several cells, one below the other. It is pasted at the
//! first cell of the plan, the target of the first year of the first indicator. Looked at are the numbers that are expected
//! of an indicator and stand in a row with its name. A number is
//!
//! - **right** if it was pasted, without a question, where it is expected;
//! - **asked** if questions come first, and the best answers paste it there, or paste it at all where no name is known;
//! - **wrong** if another number was pasted there, without a question or by those answers;
//! - **left** otherwise.

use std::cmp::Reverse;

use keikaku::columns::{number_without_era, years_without_era};
use keikaku::command::IndicatorCommand;
use keikaku::import::encoding::NoCp932;
use keikaku::import::paste::{Block, Paste, PasteBy, Pasted, place};
use keikaku::import::read;
use keikaku::plan::indicator::Basis;
use keikaku::plan::place::CellPlace;
use keikaku::plan::{BuiltIn, Indicator, Plan, YearAxis};
use keikaku::value::amount::Amount;
use keikaku::value::fiscal_year::{Date, FiscalYear, YearMeaning, year_mentions};
use keikaku::value::id::{IndicatorId, PlanId};
use keikaku::value::width::{key, trim};

use crate::expected::{Case, Expected};
use crate::figures::first_number;
use crate::protocol::table::Placed;
use crate::tables::{Found, about, found, is_called};
use crate::{Met, Verdict};

/// The first year and the number of years of a plan where nothing says them.
const YEARS: (i32, usize) = (2015, 5);

/// How the numbers of the tables of a case are met: of those with headings, and of the others.
pub(crate) fn met(case: &Case) -> [Vec<Met>; 2] {
    let Some(plan) = plan(case) else { return Default::default() };
    let [mut headed, mut others] = <[Vec<Met>; 2]>::default();
    for rows in tables(case) {
        let numbers: Vec<&Expected> = case.numbers.iter().filter(|of| stands_in(of, &rows)).collect();
        if numbers.is_empty() {
            continue;
        }
        let has_heads = has_heads(&rows, &numbers);
        let outcome = Outcome::of(case, &plan, rows, &numbers);
        let met = if has_heads { &mut headed } else { &mut others };
        met.extend(numbers.into_iter().filter_map(|of| outcome.meet(case, of)));
    }
    [headed, others]
}

/// Whether a line with several cells stands above those with the numbers that are expected.
fn has_heads(rows: &[Vec<String>], numbers: &[&Expected]) -> bool {
    let is_expected = |row: &[Vec<String>]| numbers.iter().any(|of| stands_in(of, row));
    let mut above = rows.chunks(1).take_while(|row| !is_expected(row)).flatten();
    above.any(|row| row.iter().filter(|field| !trim(field).is_empty()).count() > 1)
}

/// The tables of a document: runs of rows with several cells each.
fn tables(case: &Case) -> Vec<Vec<Vec<String>>> {
    let rows = read::read_table(&case.bytes, &NoCp932).map(|file| file.sheet.rows).unwrap_or_default();
    let rows: Vec<Vec<String>> = rows.iter().map(|row| row.fields().map(str::to_owned).collect()).collect();
    let is_of_table = |row: &Vec<String>| row.iter().filter(|field| !trim(field).is_empty()).count() > 1;
    let runs = rows.chunk_by(|one, next| is_of_table(one) && is_of_table(next));
    runs.filter(|run| run.len() > 1).map(<[Vec<String>]>::to_vec).collect()
}

/// Whether a number stands in a row with the name of its indicator.
fn stands_in(of: &Expected, rows: &[Vec<String>]) -> bool {
    let Some(name) = of.name.as_deref() else { return false };
    let holds = |field: &String| first_number(field).is_some_and(|(_, value)| value == of.value);
    rows.iter().any(|row| row.iter().any(|field| is_called(field, name)) && row.iter().any(holds))
}

/// A plan with the indicators and the years that are expected; `None` if no indicator has a name.
fn plan(case: &Case) -> Option<Plan> {
    let mut indicators: Vec<Indicator> = Vec::new();
    let mut ids = (1..).map(IndicatorId::from_bits);
    for of in &case.numbers {
        let Some(name) = of.name.as_deref() else { continue };
        if !indicators.iter().any(|known| key(&known.name) == key(name)) {
            let blank = Indicator::new(ids.next()?, Basis::Level);
            indicators.push(Indicator { name: name.to_owned(), unit: of.unit.clone(), ..blank });
        }
    }
    let axis = axis(case)?;
    let plan = Plan::new(PlanId::from_bits(1), BuiltIn::F2022, axis);
    plan.with_indicators(indicators.into_iter().map(Into::into).collect()).filter(|plan| !plan.indicators().is_empty())
}

/// The years that are expected and those that the document names, as far as a plan can have them.
fn axis(case: &Case) -> Option<YearAxis> {
    let expected: Vec<i32> = case.numbers.iter().filter_map(|of| of.year).collect();
    let mentions = || case.texts.iter().flat_map(|(_, text)| year_mentions(text));
    let named = mentions().filter_map(|year| year.meaning.fiscal_year()).map(FiscalYear::western);
    // A year without era is the one next to that of the document.
    let without_era = mentions().filter(|year| year.meaning == YearMeaning::NoEra).filter_map(|year| {
        let years = years_without_era(number_without_era(&year.text)?).into_iter().map(FiscalYear::western);
        let from_document = |year: &i32| case.year.map(|document| year.abs_diff(document));
        years.filter_map(|year| Some((from_document(&year)?, year))).min().map(|(_, year)| year)
    });
    let all: Vec<i32> = named.chain(without_era).chain(expected.iter().copied()).collect();
    let span = |years: &[i32]| {
        let (first, last) = (years.iter().min()?, years.iter().max()?);
        YearAxis::starting(FiscalYear::new(*first)?, usize::try_from(last - first).ok()? + 1)
    };
    span(&all).or_else(|| span(&expected)).or_else(|| YearAxis::starting(FiscalYear::new(YEARS.0)?, YEARS.1))
}

/// What pasting a table leads to.
struct Outcome {
    /// What is pasted without a question, or by the best answers.
    placed: Vec<Placed>,
    is_asked: bool,
    /// The numbers that are pasted from the cursor on if that is answered.
    at_cursor: Vec<Amount>,
}

impl Outcome {
    fn of(case: &Case, plan: &Plan, rows: Vec<Vec<String>>, numbers: &[&Expected]) -> Self {
        let shown: Vec<IndicatorId> = plan.indicators().iter().map(|kpi| kpi.id).collect();
        let (Some(first), Some(today)) = (shown.first(), Date::new(2025, 4, 10)) else {
            return Self { placed: Vec::new(), is_asked: false, at_cursor: Vec::new() };
        };
        let at = (*first, CellPlace::Target(plan.years.first()));
        let paste = place(plan, &shown, at, &Block::of_rows(rows, None), today);
        let is_asked = matches!(paste, Paste::Ask(_));
        let mut ends = Vec::new();
        for (is_at_cursor, pasted) in answered(&paste, false) {
            ends.push((is_at_cursor, cells(plan, pasted)));
        }
        let at_cursor = ends.iter().filter(|(is_at_cursor, _)| *is_at_cursor).flat_map(|(_, placed)| placed);
        let at_cursor = at_cursor.filter_map(|cell| Amount::from_plain(cell.value.as_deref()?)).collect();
        let count = |placed: &[Placed], is_such: fn(&Found) -> bool| {
            let found = numbers.iter().filter_map(|of| Some(found(case, of, of.name.as_deref()?, placed)));
            found.filter(is_such).count()
        };
        let right = |placed: &[Placed]| count(placed, |found| matches!(found, Found::Right));
        let wrong = |placed: &[Placed]| count(placed, |found| matches!(found, Found::Wrong(_)));
        // Of equal ones the first counts, since the likeliest answer stands first.
        let others = ends.into_iter().filter(|(is_at_cursor, _)| !is_at_cursor).map(|(_, placed)| placed);
        let best = others.rev().max_by_key(|placed| (Reverse(wrong(placed)), right(placed)));
        Self { placed: best.unwrap_or_default(), is_asked, at_cursor }
    }

    fn meet(&self, case: &Case, of: &Expected) -> Option<Met> {
        let name = of.name.as_deref()?;
        let (verdict, stray) = match found(case, of, name, &self.placed) {
            Found::Right if self.is_asked => (Verdict::Asked, None),
            Found::Right => (Verdict::Right, None),
            Found::Wrong(stray) => (Verdict::Wrong, Some(stray)),
            Found::Nothing if self.at_cursor.contains(&of.value) => (Verdict::Asked, None),
            Found::Nothing => (Verdict::Left, None),
        };
        Some(Met { verdict, about: about(of, name, &stray.unwrap_or_default()) })
    }
}

/// All that may be pasted, by the answers, and whether one of these is to go from the cursor on.
fn answered(paste: &Paste, is_at_cursor: bool) -> Vec<(bool, &Pasted)> {
    match paste {
        Paste::Done(pasted) => vec![(is_at_cursor, pasted)],
        Paste::Ask(question) => {
            let choices = question.choices.iter();
            choices.flat_map(|(by, paste)| answered(paste, is_at_cursor || *by == PasteBy::Cursor)).collect()
        }
        // What makes indicators is read as a file, as which it is counted elsewhere.
        Paste::AsTable => Vec::new(),
    }
}

/// The cells that are filled, as the reader tells those of a file.
fn cells(plan: &Plan, pasted: &Pasted) -> Vec<Placed> {
    let cell = |(id, command): &(IndicatorId, IndicatorCommand)| {
        let kpi = plan.indicator(*id)?;
        let IndicatorCommand::SetCell { place, text, .. } = command else { return None };
        let place = match place {
            CellPlace::Baseline => "baseline".to_owned(),
            CellPlace::Target(year) => format!("target:{year}"),
            CellPlace::Actual(year) => format!("actual:{year}"),
            CellPlace::Period | CellPlace::StatedTotal => "period".to_owned(),
        };
        let value = first_number(text).map(|(_, value)| value.plain());
        let (name, unit) = (kpi.name.clone(), kpi.unit.clone());
        Some(Placed { line: 0, column: 0, name, unit, place, state: "", value, text: text.clone() })
    };
    pasted.commands.iter().filter_map(cell).collect()
}
