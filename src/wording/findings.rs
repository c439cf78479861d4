//! Findings in words: what, where and how to put it right, in at most two sentences (`domain.md` 9).
//!
//! Each family's sentences stand in a file of their own, one exhaustive match each, so a new finding does not
//! compile without both languages. `docs/checks.md` is made of them.

use std::collections::HashMap;

use super::{Language, names, terms};
use crate::checks::{Detail, Finding, FindingPlace, Missing, Severity};
use crate::plan::{Form, Plan};
use crate::value::fiscal_year::FiscalYear;
use crate::value::id::IndicatorId;

mod evaluation;
mod kpi;
mod places;
mod plan;
mod sum;
mod year;

pub(super) use places::numbered;

/// What the places of a plan are called: its rows by name and number, all else by the labels of its form.
#[derive(Clone, Debug)]
pub struct PlaceNames {
    form: Form,
    language: Language,
    rows: HashMap<IndicatorId, RowName>,
}

#[derive(Clone, Debug, Default)]
struct RowName {
    number: usize,
    name: String,
}

impl PlaceNames {
    /// Those of a plan.
    pub fn of(plan: &Plan, language: Language) -> Self {
        let mut rows = HashMap::new();
        for ((row, name), number) in plan.indicators().iter().zip(names::indicators(plan, language)).zip(1..) {
            rows.insert(row.id, RowName { number, name });
        }
        Self { form: plan.form, language, rows }
    }

    /// Those of one row, by its number in the grid and the name by which it is spoken of.
    pub fn of_row(form: Form, language: Language, id: IndicatorId, number: usize, name: &str) -> Self {
        let mut rows = HashMap::new();
        rows.insert(id, RowName { number, name: name.to_owned() });
        Self { form, language, rows }
    }

    fn row(&self, place: FindingPlace) -> RowName {
        place.indicator().and_then(|id| self.rows.get(&id)).cloned().unwrap_or_default()
    }
}

/// The finding as a sentence.
pub fn sentence(finding: &Finding, names: &PlaceNames) -> String {
    let spoken = Spoken::of(finding.place, names);
    match &*finding.detail {
        Detail::Plan(detail) => plan::sentence(detail, &spoken),
        Detail::Kpi(detail) => kpi::sentence(detail, &spoken),
        Detail::Sum(detail) => sum::sentence(detail, &spoken),
        Detail::Year(detail) => year::sentence(detail, &spoken),
        Detail::Eval(detail) => evaluation::sentence(detail, &spoken),
    }
}

/// A place as a label: `KPI②の2024年度 目標`, `5-2の⑧ 事業実施期間の終期`.
pub fn place(place: FindingPlace, names: &PlaceNames) -> String {
    places::label(place, names)
}

/// What is missing, as a line of チェック: `KPI②の2024年度 目標: 未入力`, with every year where there are several.
pub fn missing(missing: &Missing, names: &PlaceNames) -> String {
    let language = names.language;
    let place = match missing.years.as_slice() {
        [] | [_] => place(missing.place, names),
        years => places::targets_of(missing.place, years, names),
    };
    language.of(format!("{place}: 未入力"), format!("{place}: not entered"))
}

/// What a severity is called.
pub fn severity(severity: Severity, language: Language) -> &'static str {
    match severity {
        Severity::Error => language.of("エラー", "error"),
        Severity::Warning => language.of("警告", "warning"),
        Severity::Note => language.of("情報", "note"),
    }
}

/// What the sentences of a finding are made with besides its detail.
struct Spoken {
    language: Language,
    form: Form,
    /// The row's name.
    name: String,
    /// `KPI②`.
    numbered: String,
    /// The place in running text: `2024年度の目標`.
    at: String,
}

impl Spoken {
    fn of(place: FindingPlace, names: &PlaceNames) -> Self {
        let row = names.row(place);
        Self {
            language: names.language,
            form: names.form,
            numbered: numbered(row.number, names.form, names.language),
            at: places::in_text(place, names),
            name: row.name,
        }
    }

    /// The one of two texts that is in the language.
    fn say(&self, japanese: String, english: String) -> String {
        self.language.of(japanese, english)
    }

    fn year(&self, year: FiscalYear) -> String {
        terms::year(year, self.language)
    }

    /// `2022～2024年度`.
    fn years(&self, first: FiscalYear, last: FiscalYear) -> String {
        if first == last {
            return self.year(first);
        }
        self.say(format!("{first}～{last}年度"), format!("FY{first}–{last}"))
    }
}

/// A text as written, on one line.
fn quoted(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
