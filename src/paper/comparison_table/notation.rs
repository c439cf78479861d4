//! Remarks beside the table: differences only in notation, which are not underlined (AMD-003), and unknown details of
//! an approval (AMD-009).

use crate::compare::words::is_same_but_for_notation;
use crate::plan::place::cell_at;
use crate::plan::{Approval, CellPlace, DocumentPlace, Fact, Plan, PlanVersion};
use crate::value::{IndicatorId, fiscal_year, width};
use crate::wording::sentence;
use crate::wording::{Language, approvals, document, facts, findings};

/// A content that the two states write in different notations.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotationOnly {
    /// The place of the content.
    pub place: NotationPlace,
    /// The notation of the old state.
    pub before: String,
    /// The notation of the new state.
    pub after: String,
}

/// The place of a difference in notation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotationPlace {
    /// In a cell of a KPI.
    Cell(IndicatorId, CellPlace),
    /// In the name or the unit of a KPI.
    Name(IndicatorId),
    /// In a fact of 基本情報.
    Fact(Fact),
    /// In a text of the document.
    Text(DocumentPlace),
}

impl NotationOnly {
    /// The sentence for the user.
    pub fn sentence(&self, plan: &Plan, language: Language) -> String {
        let place = self.place(plan, language);
        let Self { before, after, .. } = self;
        match self.place {
            NotationPlace::Text(_) => sentence!(
                language,
                "{place}は表記だけが異なります（言葉は同じ）。下線は付けません。",
                "{place} differs only in notation (the words are the same) and is not underlined."
            ),
            _ => sentence!(
                language,
                "{place}は表記だけが異なります（「{before}」と「{after}」、値は同じ）。下線は付けません。",
                "{place} differs only in notation (“{before}” and “{after}”; the value is the same) and is not underlined."
            ),
        }
    }

    fn place(&self, plan: &Plan, language: Language) -> String {
        let kpi = |id: IndicatorId| {
            let number = plan.indicators().iter().position(|row| row.id == id).map_or(0, |at| at + 1);
            findings::numbered(number, &plan.form, language)
        };
        match self.place {
            NotationPlace::Cell(id, place) => format!("{} {}", kpi(id), super::kpis::cell(place, plan, language)),
            NotationPlace::Name(id) => format!("{} {}", kpi(id), language.choose("指標名・単位", "name and unit")),
            NotationPlace::Fact(fact) => facts::label(fact, &plan.form, language).to_owned(),
            NotationPlace::Text(place) => document::place(place, &plan.form, language),
        }
    }
}

/// The sentence that the day or the procedure of an approval is not known, or that the day is no date (AMD-009); `None`
/// if both are known, or if nothing was filed, since no paper prints that day.
pub fn not_said(plan: &Plan, approval: &Approval, language: Language) -> Option<String> {
    if !approval.is_filed() {
        return None;
    }
    let name = approvals::name(plan, approval.id, language);
    let day = width::trim(&approval.approved_on);
    if !day.is_empty() && fiscal_year::read_date(day).is_err() {
        return Some(sentence!(
            language,
            "{name}の認定日「{day}」を日付として読み取れません。確かめてください。",
            "{name}: the approval date “{day}” cannot be read as a date. Please check it."
        ));
    }
    let missing = match (width::trim(&approval.approved_on).is_empty(), approval.procedure.is_none()) {
        (false, false) => return None,
        (true, false) => language.choose("認定日", "date of approval"),
        (false, true) => language.choose("手続", "procedure"),
        (true, true) => language.choose("認定日と手続", "date of approval and procedure"),
    };
    Some(sentence!(
        language,
        "{name}の{missing}が未入力です。入力してください。",
        "{name}: {missing} not entered. Please enter it."
    ))
}

/// The sentence that the newer version was approved before the older one (AMD-009); `None` if it was not, or if a day
/// is not known.
pub fn out_of_order(plan: &Plan, versions: [PlanVersion; 2], language: Language) -> Option<String> {
    let day = |version: PlanVersion| match version {
        PlanVersion::Draft => None,
        PlanVersion::Approved(id) => {
            let read = fiscal_year::read_date(&plan.approval(id)?.approved_on).ok()?;
            Some((read.date, approvals::name(plan, id, language)))
        }
    };
    let [(old, before), (new, after)] = [day(versions[0])?, day(versions[1])?];
    (new < old).then(|| {
        sentence!(
            language,
            "{after}の認定日が{before}の認定日より前です。確かめてください。",
            "{after} was approved before {before}. Please check the dates."
        )
    })
}

/// The contents that the two states write in different notations, each once, however often it is printed.
pub fn notation_only(before: &Plan, after: &Plan) -> Vec<NotationOnly> {
    let mut found = Vec::new();
    let mut add = |place, before: &str, after: &str| {
        if before != after {
            found.push(NotationOnly { place, before: before.to_owned(), after: after.to_owned() });
        }
    };
    for fact in after.form.fact_list() {
        let [old, new] = [before, after].map(|plan| plan.facts.text(fact));
        // Paper prints a day in figures like the same day in words.
        if is_same_but_for_notation(&before.facts.printed(fact), &after.facts.printed(fact)) {
            add(NotationPlace::Fact(fact), &old, &new);
        }
    }
    for (place, new) in after.document.iter().filter(|(place, _)| after.has_place_for(*place)) {
        let old = before.document.text(place);
        if is_same_but_for_notation(old, new) {
            add(NotationPlace::Text(place), old, new);
        }
    }
    for row in after.used_indicators() {
        let Some(old) = before.indicator(row.id) else { continue };
        for (one, other) in [(&old.name, &row.name), (&old.unit, &row.unit)] {
            if is_same_but_for_notation(one, other) {
                add(NotationPlace::Name(row.id), one, other);
            }
        }
        let years = after.years.years().map(CellPlace::Target);
        let places = [CellPlace::Baseline].into_iter().chain(years).chain([CellPlace::Period, CellPlace::StatedTotal]);
        for place in places {
            let (one, other) = (cell_at(old, place), cell_at(row, place));
            if one.amount().is_some() && one.says_the_same(&old.unit, &other, &row.unit) {
                add(NotationPlace::Cell(row.id, place), &one.text, &other.text);
            }
        }
    }
    found
}
