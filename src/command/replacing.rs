//! Searching the words of a plan, and replacing them in one step.
//!
//! Words are the texts of the document and of 基本情報 for which the form has a place, and the texts about the indicators
//! and the approvals. Figures, units, dates, the cost, the code of the measure and choices are not searched: each of
//! them has its own field, where the consequences of a change are visible. The search is exact, because `A` and `Ａ` are
//! different letters on paper.

use std::sync::Arc;

use super::table_rows::{Done, with_rows};
use super::{InputField, Rejection, StepKind, approvals};
use crate::plan::place::{set_text, text_at};
use crate::plan::{ApprovalText, Fact, Indicator, InputPlace, Plan, TextPlace};

/// A text in which the search text was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundWords {
    /// The field of the text.
    pub field: InputField,
    /// The text as it is.
    pub text: String,
    /// The number of occurrences of the search text.
    pub count: usize,
}

/// The texts of the plan that contain the search text, in the order of facts, document, rows and approvals. Empty if
/// the search text is empty.
pub fn found(plan: &Plan, sought: &str) -> Vec<FoundWords> {
    if sought.is_empty() {
        return Vec::new();
    }
    let facts = plan
        .form
        .fact_list()
        .chain([Fact::AmendmentReason])
        .filter(|fact| !is_figure(*fact))
        .map(|fact| (InputField::Fact(fact), plan.facts.text(fact)));
    let texts = plan.document.iter().filter(|(place, _)| plan.has_place_for(*place));
    let texts = texts.map(|(place, text)| (InputField::Text(place), text.to_owned()));
    let rows = plan.indicators().iter().filter(|row| !row.is_unused()).flat_map(|row| {
        let row_text = |place| (InputField::Row(row.id, InputPlace::Text(place)), text_at(row, place).to_owned());
        places(row).into_iter().map(row_text)
    });
    let approvals = plan.approvals().iter().flat_map(|one| {
        let approval_text = |text| (InputField::Approval(one.id, text), one.text(text).to_owned());
        [ApprovalText::Reason, ApprovalText::Note].map(approval_text)
    });
    let all = facts.chain(texts).chain(rows).chain(approvals);
    let found = all.map(|(field, text)| FoundWords { field, count: text.matches(sought).count(), text });
    found.filter(|found| found.count > 0).collect()
}

/// Whether the fact is a figure, a date or a code.
fn is_figure(fact: Fact) -> bool {
    fact.is_day() || matches!(fact, Fact::ProjectCost | Fact::MeasureCode)
}

/// The texts about an indicator that are searched.
fn places(row: &Indicator) -> Vec<TextPlace> {
    let texts = [TextPlace::Name, TextPlace::Group, TextPlace::Responsible, TextPlace::Definition, TextPlace::Source];
    let notes = row.notes.keys().map(|(row, year)| TextPlace::Note(*row, *year));
    texts.into_iter().chain(notes).collect()
}

/// Replaces the search text in all places of [`found`].
pub(super) fn replace(plan: &Plan, sought: &str, by: &str) -> Done {
    let mut after = plan.clone();
    let mut rows: Vec<Arc<Indicator>> = plan.indicators().to_vec();
    let found = found(plan, sought);
    for FoundWords { field, text, .. } in &found {
        let text = text.replace(sought, by);
        match field {
            InputField::Fact(fact) => after.facts.set(*fact, &text),
            InputField::Text(place) => after.document.set(*place, &text),
            InputField::Row(id, InputPlace::Text(place)) => {
                let row = rows.iter_mut().find(|row| row.id == *id).ok_or(Rejection::NoSuchIndicator)?;
                set_text(Arc::make_mut(row), *place, &text);
            }
            InputField::Approval(id, of) => after = approvals::with_text(&after, *id, *of, &text)?,
            InputField::Row(..) | InputField::Evaluation(_) | InputField::Record(..) => {}
        }
    }
    let count = found.iter().map(|found| found.count).sum();
    Ok((with_rows(&after, rows)?, None, StepKind::WordsReplaced(count)))
}
