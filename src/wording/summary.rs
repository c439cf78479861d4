//! Sentences of 総括表: its columns, the texts of a row in them, and the combination of selected rows.

mod combined;
pub mod looked_at;
pub mod missing;

pub use combined::{combined, grades};

use super::medium::Medium;
use super::plurals::counted;
use super::progress::ProgressTexts;
use super::rates::ShownRate;
use super::{Label, Language, grid, judging, names, progress, status, terms};
use crate::figures::progress::{ProgressEntry, SortBy, TargetInForce};
use crate::figures::summary::{
    DefinitionField, Source, Standing, SummaryBy, SummaryColumn, SummaryCounts, SummaryGroup, SummaryGrouping,
    SummaryPlan, SummaryRow, rate_formula,
};
use crate::plan::cell::State;
use crate::plan::{Certainty, Judging, Measured};
use crate::value::Date;
use crate::wording::SummaryLabel;

/// The text in a cell of a plan that does not have the year.
const NOTHING: &str = "—";

/// The heading of a column.
pub fn heading(column: SummaryColumn, language: Language) -> &'static str {
    let of_list = |column| progress::heading(column, language);
    match column {
        SummaryColumn::Body => by(SummaryBy::Body, language),
        SummaryColumn::Plan => by(SummaryBy::Plan, language),
        SummaryColumn::Group => by(SummaryBy::Group, language),
        SummaryColumn::Name => of_list(SortBy::Name),
        SummaryColumn::Unit => Label::UNIT.text(language),
        SummaryColumn::Basis => language.choose("目標の数え方", "Meaning of the target"),
        SummaryColumn::Target => of_list(SortBy::Target),
        SummaryColumn::Actual => of_list(SortBy::Actual),
        SummaryColumn::Rate => of_list(SortBy::Rate),
        SummaryColumn::Years => language.choose("数値の年度", "Years of the figures"),
        SummaryColumn::State => of_list(SortBy::State),
        SummaryColumn::Grade => language.choose("評価", "Grade"),
        SummaryColumn::Difference => of_list(SortBy::Difference),
        SummaryColumn::Certainty => language.choose("確度", "Certainty"),
        SummaryColumn::Responsible => of_list(SortBy::Responsible),
        SummaryColumn::Changed => language.choose("最終変更", "Last changed"),
    }
}

/// The label of a text by which rows are filtered.
pub fn by(by: SummaryBy, language: Language) -> &'static str {
    match by {
        SummaryBy::Body => language.choose("団体", "Body"),
        SummaryBy::Plan => language.choose("計画", "Plan"),
        SummaryBy::Group => Label::GROUP.text(language),
    }
}

/// The text of a row by which it is filtered; if it is blank, 名称未入力 or a text for "none".
pub fn value(by: SummaryBy, row: &SummaryRow, language: Language) -> String {
    let text = match by {
        SummaryBy::Body => bodies(&row.of, language),
        SummaryBy::Plan => return plan(&row.of, language),
        SummaryBy::Group => names::without_long_runs(&row.row.group),
    };
    if text.is_empty() { Label::NONE_OF_THEM.text(language).to_owned() } else { text }
}

/// The option of まとめ方.
pub fn grouping(of: SummaryGrouping, language: Language) -> &'static str {
    match of {
        SummaryGrouping::None => SummaryLabel::BY_NOTHING.text(language),
        SummaryGrouping::Body => by(SummaryBy::Body, language),
        SummaryGrouping::Plan => by(SummaryBy::Plan, language),
        SummaryGrouping::State => progress::heading(SortBy::State, language),
    }
}

/// The state that a row is counted as, always in the usual words of judgement.
pub fn standing(of: Standing, language: Language) -> String {
    of.map_or_else(
        || SummaryLabel::WITHOUT_YEAR.text(language).to_owned(),
        |state| judging::state(state, &Judging::default(), language),
    )
}

/// The sign of the state that a row is counted as.
pub fn sign(of: Standing) -> &'static str {
    of.map_or(NOTHING, |state| judging::sign(state.into()))
}

/// The bodies that prepared the plan.
pub fn bodies(plan: &SummaryPlan, language: Language) -> String {
    names::without_long_runs(&language.series(plan.bodies()))
}

/// The name of the plan. For a plan in a file the file's name follows, since plans with equal names could not be
/// distinguished otherwise.
pub fn plan(plan: &SummaryPlan, language: Language) -> String {
    let name = names::plan_name(&plan.plan, language);
    match &plan.source {
        Source::Kept => name,
        Source::LookedAt { file, .. } => {
            let file = names::without_long_runs(file);
            sentence!(language, "{name}（{file}）", "{name} ({file})")
        }
    }
}

/// The bodies with their plan.
pub fn body_and_plan(of: &SummaryPlan, language: Language) -> String {
    let parts = [bodies(of, language), plan(of, language)];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(language.choose("　", " · "))
}

/// The name of the KPI; a number if it has none.
pub fn indicator(row: &SummaryRow, language: Language) -> String {
    let name = names::without_long_runs(row.row.name.trim());
    if !name.is_empty() {
        return name;
    }
    names::nth_indicator(row.number(), language)
}

/// The accessible name of a row: its plan and its KPI.
pub fn row_name(row: &SummaryRow, language: Language) -> String {
    format!("{} {}", plan(&row.of, language), indicator(row, language))
}

/// The heading of a group, by one of its rows.
pub fn group(of: SummaryGrouping, row: &SummaryRow, language: Language) -> String {
    match of {
        SummaryGrouping::Body => value(SummaryBy::Body, row, language),
        SummaryGrouping::Plan => {
            let parts = [body_and_plan(&row.of, language), source_mark(&row.of, language)];
            parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(language.choose("　", " "))
        }
        SummaryGrouping::State => standing(row.state(), language),
        SummaryGrouping::None => String::new(),
    }
}

/// The remark that a plan is in a file that is only viewed, and whether another file contradicts it; blank for a plan
/// of this browser.
pub fn source_mark(plan: &SummaryPlan, language: Language) -> String {
    let Source::LookedAt { is_conflicting, .. } = &plan.source else { return String::new() };
    let conflict = is_conflicting.then(|| SummaryLabel::CONFLICTING.text(language));
    [Some(SummaryLabel::NOT_KEPT.text(language)), conflict].into_iter().flatten().collect::<Vec<_>>().join(" ")
}

/// The number of rows of a group, and the numbers by state.
pub fn group_counts(of: SummaryGrouping, group: &SummaryGroup, language: Language) -> String {
    let all = group.counts.all();
    let mut text = sentence!(language, "{all}件", "{all}");
    if of != SummaryGrouping::State {
        let counted = SummaryCounts::standings()
            .map(|standing| (standing, group.counts.count(standing)))
            .filter(|(_, count)| *count > 0);
        let counts = counted.map(|(standing, count)| format!("{} {count}", self::standing(standing, language)));
        text.push_str(language.choose("　", ": "));
        text.push_str(&language.series(counts));
    }
    text
}

/// The texts of a row in the columns.
#[derive(Clone, Debug)]
pub struct SummaryTexts<'r> {
    row: &'r SummaryRow,
    /// The texts of 概況 for the row; `None` if the plan does not have the year.
    figures: Option<ProgressTexts>,
    today: Date,
    language: Language,
}

impl<'r> SummaryTexts<'r> {
    /// The texts of a row. Days in the year of `today` are shown without their year.
    pub fn new(row: &'r SummaryRow, today: Date, language: Language) -> Self {
        let figures = row.entry.as_ref().map(|entry| ProgressTexts::new(entry, row.plan(), language));
        Self { row, figures, today, language }
    }

    /// The text in a column; blank if there is none.
    pub fn text(&self, column: SummaryColumn) -> String {
        let (row, language) = (self.row, self.language);
        let figure = |of: fn(&ProgressTexts) -> String| self.figures.as_ref().map_or_else(|| NOTHING.to_owned(), of);
        match column {
            SummaryColumn::Body => bodies(&row.of, language),
            SummaryColumn::Plan => names::plan_name(row.plan(), language),
            SummaryColumn::Group => names::without_long_runs(&row.row.group),
            SummaryColumn::Name => indicator(row, language),
            SummaryColumn::Unit => names::without_long_runs(row.row.unit_of_years()),
            SummaryColumn::Basis => terms::basis(row.row.basis, language).to_owned(),
            SummaryColumn::Target => {
                figure(|texts| texts.target.clone())
                    + &row.entry.as_ref().map(|entry| other_target(entry, language)).unwrap_or_default()
            }
            SummaryColumn::Actual => match self.actual_word() {
                "" => figure(|texts| texts.actual.clone()),
                word => word.to_owned(),
            },
            SummaryColumn::Rate => figure(|texts| texts.rate.text()),
            SummaryColumn::Years => figure(|texts| texts.year.clone()),
            SummaryColumn::State => match row.state() {
                Some(state) => {
                    // Beside the grade of a published rule, the judgement comes from the figures.
                    let entry = row.entry.as_ref().filter(|_| row.grade().is_none());
                    let source = entry.map(|entry| entry.word_source).unwrap_or_default();
                    judging::with_source(standing(Some(state), language), source, language)
                }
                None => NOTHING.to_owned(),
            },
            SummaryColumn::Grade => match (row.grade(), &row.entry) {
                (Some((_, word)), Some(entry)) => judging::with_source(word.label.clone(), entry.word_source, language),
                _ => String::new(),
            },
            SummaryColumn::Difference => figure(|texts| texts.difference.clone()),
            SummaryColumn::Certainty => row.certainty().map_or("", |of| certainty_word(of, language)).to_owned(),
            SummaryColumn::Responsible => names::without_long_runs(&row.row.responsible),
            SummaryColumn::Changed => {
                row.of.changed.map(|at| status::day(at.date(), self.today, language)).unwrap_or_default()
            }
        }
    }

    /// The word that replaces an actual that is not known, as in the table: 集計中, 未把握; blank if there is an actual, or
    /// if its state has no word.
    pub fn actual_word(&self) -> &'static str {
        let is_without = self.row.entry.as_ref().is_some_and(|entry| entry.actual.is_none());
        match self.row.actual_state().filter(|_| is_without) {
            Some(State::Unknown { reason }) => terms::unknown(reason, self.language),
            Some(State::NotApplicable) => Label::STATE_NOT_APPLICABLE.text(self.language),
            _ => "",
        }
    }

    /// 速報 or 見込 if the actual is not final; blank otherwise.
    pub fn uncertainty(&self) -> &'static str {
        let certainty = self.row.certainty().filter(|of| *of != Certainty::Final);
        certainty.map_or("", |of| certainty_word(of, self.language))
    }

    /// The mark 増減 or 後退 of the rate; blank if it needs no word.
    pub fn rate_mark(&self) -> &'static str {
        let rate = self.row.entry.as_ref().and_then(|entry| entry.rate.as_ref());
        rate.map_or("", |rate| ShownRate::mark(rate, self.language))
    }

    /// The reason why a KPI can't be judged, or what its figures wait for; blank if there is nothing to show.
    pub fn reason(&self) -> String {
        self.reason_on(Medium::Screen)
    }

    /// The same on that medium: paper has no hints on what the user can do on the page.
    pub(crate) fn reason_on(&self, medium: Medium) -> String {
        let without_year = || SummaryLabel::NO_YEAR.text(self.language).to_owned();
        self.row.entry.as_ref().map_or_else(without_year, |entry| progress::reason(entry, medium, self.language))
    }
}

/// The target in force at the year's end, if it is another: `（年度末55.00）`; otherwise blank.
fn other_target(entry: &ProgressEntry, language: Language) -> String {
    let then = match entry.in_force {
        TargetInForce::Same | TargetInForce::OtherFinal(_) => return String::new(),
        TargetInForce::Other(amount) => Medium::Screen.amount(amount),
        TargetInForce::Missing | TargetInForce::NotInVersion => language.say("なし", "none"),
    };
    sentence!(language, "（年度末{then}）", " (at the year's end {then})")
}

/// 確定, 速報 or 見込.
fn certainty_word(of: Certainty, language: Language) -> &'static str {
    match of {
        Certainty::Final => language.choose("確定", "final"),
        Certainty::Preliminary | Certainty::Estimate => terms::certainty(of, language),
    }
}

/// The label of a field that 定義を比べる compares.
pub fn definition_field(field: DefinitionField, language: Language) -> &'static str {
    match field {
        DefinitionField::Name => Label::COLUMN_INDICATOR.text(language),
        DefinitionField::Unit => Label::UNIT.text(language),
        DefinitionField::Measure => language.choose("指標の種類", "Kind of figure"),
        DefinitionField::Basis => heading(SummaryColumn::Basis, language),
        DefinitionField::Direction => language.choose("めざす向き", "Aim"),
        DefinitionField::RateFormula => language.choose("達成率の出し方", "How rates are made"),
        DefinitionField::Measured => language.choose("把握時期", "Known when"),
        DefinitionField::Definition => language.choose("定義・算式", "Definition and formula"),
        DefinitionField::Source => language.choose("出典", "Source"),
        DefinitionField::Responsible => heading(SummaryColumn::Responsible, language),
    }
}

/// The KPI's content of the field; blank if it has none.
pub fn definition(field: DefinitionField, row: &SummaryRow, language: Language) -> String {
    let kpi = &row.row;
    if !field.is_said(row) {
        return String::new();
    }
    let text = match field {
        DefinitionField::Name => return indicator(row, language),
        DefinitionField::Unit => &kpi.unit,
        DefinitionField::Measure => terms::measure(kpi.measure, language),
        DefinitionField::Basis => terms::basis(kpi.basis, language),
        DefinitionField::Direction => terms::direction(kpi.direction, language),
        DefinitionField::RateFormula => terms::rate_formula(rate_formula(row), language),
        DefinitionField::Measured => return measured(&kpi.measured, language),
        DefinitionField::Definition => &kpi.definition,
        DefinitionField::Source => &kpi.source,
        DefinitionField::Responsible => &kpi.responsible,
    };
    names::without_long_runs(text)
}

fn measured(measured: &Measured, language: Language) -> String {
    let when = terms::measured(measured, language);
    match measured {
        Measured::Survey { years } if !years.is_empty() => {
            let years = language.series(years.iter().map(ToString::to_string));
            sentence!(language, "{when}（{years}）", "{when} ({years})")
        }
        _ => when.to_owned(),
    }
}

/// The heading of 定義を比べる, with the number of KPIs of that name.
pub fn compared(row: &SummaryRow, count: usize, language: Language) -> String {
    let name = indicator(row, language);
    sentence!(language, "「{name}」の定義を比べる（{count}件）", "Definitions of “{name}” ({count})")
}

/// The heading of 推移を見る.
pub fn series(row: &SummaryRow, language: Language) -> String {
    let (name, plan) = (indicator(row, language), body_and_plan(&row.of, language));
    sentence!(language, "「{name}」の推移（{plan}）", "“{name}” over the years ({plan})")
}

/// The numbers of KPIs and plans, and the number of listed KPIs if a filter leaves some out.
pub fn about(listed: usize, all: usize, plans: usize, language: Language) -> String {
    let whole = {
        let (rows, of) = (counted(all, "indicator", "indicators"), counted(plans, "plan", "plans"));
        sentence!(language, "{plans}計画 {all}指標", "{rows} of {of}")
    };
    if listed == all {
        whole
    } else {
        format!("{whole}{}{}", language.choose("　", " · "), grid::shown(listed, all, language))
    }
}
