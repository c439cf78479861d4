//! The sentences of findings. Each states what was found, where, and how to correct it, in at most two sentences.
//!
//! The sentences of each family of findings are in a file of their own with one exhaustive match, so that a new finding
//! does not compile until it has a sentence in both languages. `docs/checks.md` is generated from these sentences.

use std::collections::HashMap;
use std::sync::Arc;

use super::{ChecksLabel, Language, names, terms};
use crate::checks::{Detail, Finding, FindingPlace, Missing, NextStep, NextStepGroup, NextTask, Severity};
use crate::plan::{Form, Plan};
use crate::value::{FiscalYear, IndicatorId};

pub(super) mod doubts;
mod dup;
mod evaluation;
mod kpi;
mod places;
mod plan;
mod sum;
mod year;

pub(crate) use places::numbered;

/// The labels of the places of one plan: rows are named by their number and name, all other places by the labels of the
/// form.
#[derive(Clone, Debug)]
pub struct PlaceNames {
    form: Arc<Form>,
    language: Language,
    rows: HashMap<IndicatorId, RowName>,
    /// The plan, if it has sheets of 効果検証, for the labels of places on these sheets.
    plan: Option<Plan>,
}

#[derive(Clone, Debug, Default)]
struct RowName {
    number: usize,
    name: String,
}

impl PlaceNames {
    /// The labels for all places of a plan.
    pub fn from_plan(plan: &Plan, language: Language) -> Self {
        let mut rows = HashMap::new();
        for ((row, name), number) in plan.indicators().iter().zip(names::indicators(plan, language)).zip(1..) {
            rows.insert(row.id, RowName { number, name });
        }
        let plan_with_sheets = (!plan.evaluations.is_empty()).then(|| plan.clone());
        Self { form: Arc::clone(&plan.form), language, rows, plan: plan_with_sheets }
    }

    /// The labels for the places of a single row, given its number in the grid and its displayed name.
    pub fn of_row(form: &Arc<Form>, language: Language, id: IndicatorId, number: usize, name: &str) -> Self {
        let mut rows = HashMap::new();
        rows.insert(id, RowName { number, name: name.to_owned() });
        Self { form: Arc::clone(form), language, rows, plan: None }
    }

    fn row(&self, place: FindingPlace) -> RowName {
        let evaluated = match place {
            FindingPlace::Evaluation(place) => place.indicator(),
            _ => None,
        };
        let id = evaluated.or_else(|| place.indicator());
        id.and_then(|id| self.rows.get(&id)).cloned().unwrap_or_default()
    }
}

/// The sentence of a finding.
pub fn sentence(finding: &Finding, names: &PlaceNames) -> String {
    let parts = SentenceParts::new(finding.place, names);
    let sentence = match &*finding.detail {
        Detail::Plan(detail) => plan::sentence(detail, &parts),
        Detail::Kpi(detail) => kpi::sentence(detail, &parts),
        Detail::Sum(detail) => sum::sentence(detail, &parts),
        Detail::Year(detail) => year::sentence(detail, &parts),
        Detail::Dup(detail) => dup::sentence(detail, &parts),
        Detail::Eval(detail) => evaluation::sentence(detail, &parts),
    };
    names::without_long_runs(&sentence)
}

/// The label of a place: `KPI②の2024年度 目標`, `5-2の⑧ 事業実施期間の終期`.
pub fn place(place: FindingPlace, names: &PlaceNames) -> String {
    places::label(place, names)
}

/// A missing entry as a line of チェック, with all its years if there are several: `KPI②の2024年度 目標: 未入力`.
pub fn missing(missing: &Missing, names: &PlaceNames) -> String {
    let language = names.language;
    let place = places::in_years(missing.place, &missing.years, names);
    sentence!(language, "{place}: 未入力", "{place}: not entered")
}

/// The next step for a row, as a line: `相談件数の2024年度 実績: 速報。確定した値を確かめる`.
pub fn next_step(step: &NextStep, names: &PlaceNames) -> String {
    let language = names.language;
    let place = places::in_years_by_name(step.place, &step.years, names);
    match step.task {
        NextTask::ChooseBasis => sentence!(
            language,
            "{place}: 未設定。選ぶまで累計と達成率は出ません",
            "{place}: not chosen; until it is, there are no totals or rates"
        ),
        NextTask::ChooseDirection => sentence!(
            language,
            "{place}: 未設定。選ぶまで達成率は出ません",
            "{place}: not chosen; until it is, there is no rate"
        ),
        NextTask::Enter => sentence!(language, "{place}: 未入力", "{place}: not entered"),
        NextTask::AskFor(reason) => {
            let unknown = terms::unknown(reason, language);
            sentence!(
                language,
                "{place}: {unknown}。値がわかったら記入",
                "{place}: {unknown}; enter it once it is known"
            )
        }
        NextTask::Confirm(certainty) => {
            let certainty = terms::certainty(certainty, language);
            sentence!(
                language,
                "{place}: {certainty}。確定した値を確認",
                "{place}: {certainty}; confirm the final value"
            )
        }
        NextTask::SayProvisional => sentence!(
            language,
            "{place}: 年度の途中の値。速報か見込にするか、備考に記入",
            "{place}: interim value of a running year; mark it as preliminary or an estimate, or add a note"
        ),
    }
}

/// The next steps of one kind, as a line: `2022～2024年度 未入力の実績を記入（12件）`.
pub fn next_step_group(group: &NextStepGroup, language: Language) -> String {
    let count = group.count;
    let task = match group.task {
        NextTask::ChooseBasis => language.choose("未設定の目標の数え方を選ぶ", "choose how targets are counted"),
        NextTask::ChooseDirection => language.choose("未設定のめざす向きを選ぶ", "choose the aim"),
        NextTask::Enter => language.choose("未入力の実績を記入", "enter actuals"),
        NextTask::AskFor(reason) => {
            let unknown = terms::unknown(reason, language);
            &sentence!(language, "{unknown}の実績を確認", "ask for actuals that are {unknown}")
        }
        NextTask::Confirm(_) => language.choose("速報・見込を確定", "confirm provisional actuals"),
        NextTask::SayProvisional => {
            language.choose("年度の途中の値に速報か見込を付ける", "mark interim values of the running year")
        }
    };
    let Some((first, last)) = group.years else {
        return sentence!(language, "{task}（{count}件）", "{task} ({count})");
    };
    let year = terms::year_range(first, last, language);
    sentence!(language, "{year} {task}（{count}件）", "{year}: {task} ({count})")
}

/// The text that replaces the list of findings if none is open. `on_filing` is the number of findings that the document
/// would have if it were filed now; these are listed further below.
pub fn none_open(on_filing: usize, language: Language) -> String {
    match on_filing {
        0 => ChecksLabel::NO_FINDINGS.text(language).to_owned(),
        _ => sentence!(
            language,
            "入力の指摘はありません。提出前の確認に{on_filing}件あります。",
            "No findings on what was entered. {on_filing} before filing, further below."
        ),
    }
}

/// The heading of the findings that count only when the document is filed.
pub fn on_filing(count: usize, language: Language) -> String {
    sentence!(language, "提出するには、次の{count}件を直してください。", "Before filing, please mend these {count}:")
}

/// The label of a severity.
pub fn severity(severity: Severity, language: Language) -> &'static str {
    match severity {
        Severity::Error => language.choose("エラー", "Error"),
        Severity::Warning => language.choose("警告", "Warning"),
        Severity::Note => language.choose("情報", "Note"),
    }
}

/// The word for that many findings of a severity, behind or before their number: エラー, errors.
pub fn severity_of(of: Severity, count: usize, language: Language) -> &'static str {
    let [one, several] = match of {
        Severity::Error => ["error", "errors"],
        Severity::Warning => ["warning", "warnings"],
        Severity::Note => ["note", "notes"],
    };
    language.choose(severity(of, language), if count == 1 { one } else { several })
}

/// The texts from which the sentence of a finding is made, besides its detail.
struct SentenceParts {
    language: Language,
    form: Arc<Form>,
    /// The displayed name of the row.
    name: String,
    /// The numbered label of the row: `KPI②`.
    numbered: String,
    /// The label of the place within a sentence: `2024年度の目標`.
    at: String,
}

impl SentenceParts {
    fn new(place: FindingPlace, names: &PlaceNames) -> Self {
        let row = names.row(place);
        Self {
            language: names.language,
            form: Arc::clone(&names.form),
            numbered: numbered(row.number, &names.form, names.language),
            at: places::in_text(place, names),
            name: row.name,
        }
    }

    /// The text in the language of the page.
    fn text(&self, japanese: String, english: String) -> String {
        self.language.choose(japanese, english)
    }

    fn year(&self, year: FiscalYear) -> String {
        terms::year(year, self.language)
    }

    /// A range of fiscal years: `2022～2024年度`.
    fn years(&self, first: FiscalYear, last: FiscalYear) -> String {
        if first == last {
            return self.year(first);
        }
        self.text(format!("{first}～{last}年度"), format!("FY{first}–{last}"))
    }
}

/// A text as written, with each run of white space replaced by one space so that it stays on one line.
fn quoted(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
