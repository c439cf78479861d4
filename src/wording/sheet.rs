//! The printed sheet of a KPI as texts: the content of each cell of its tables, in the notation of the plan's form
//! ([`Medium`]), and the notes that a reader needs.
//!
//! The rows and columns are those of the grid. A running total with gaps is only marked with ※, since a column of a
//! printed table is narrow; the totals say in full what they include.

use super::figures::{self, sum_notes, with_notes};
use super::paper::Medium;
use super::{Label, Language, details, findings, names, parts, terms};
use crate::figures::achievement::{self, Achievement, Formula};
use crate::figures::totals::{self, Span, Sum, Total};
use crate::plan::indicator::{Basis, Direction, Measure, Row};
use crate::plan::{Form, Indicator, Plan};
use crate::value::fiscal_year::FiscalYear;

/// The mark of a running total that lacks the values of some years.
const NOT_WHOLE: char = '※';

/// The sheet of a KPI.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KpiSheet {
    /// The number of the KPI as the form prints it: `KPI①`.
    pub number: String,
    /// The displayed name of the KPI.
    pub name: String,
    /// The texts about the KPI that are filled in, each with its label.
    pub facts: Vec<(&'static str, String)>,
    /// The fiscal years of the columns.
    pub years: Vec<FiscalYear>,
    /// The heading of the column of the baseline, which precedes the years.
    pub baseline: String,
    /// The rows of the table, from top to bottom.
    pub rows: Vec<SheetRow>,
    /// The sentences below the table: the formula of the rate, and other notes.
    pub notes: Vec<String>,
}

/// A row of the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetRow {
    /// The heading of the row.
    pub label: &'static str,
    /// The text in the column of the baseline.
    pub baseline: String,
    /// One text for each year.
    pub years: Vec<String>,
    /// The text in the 合計 column.
    pub total: String,
}

/// The sheets of a plan's KPIs. Unused slots of the form have none (`docs/decisions.md` 6).
pub fn sheets(plan: &Plan, language: Language) -> Vec<KpiSheet> {
    let names = names::indicators(plan, language);
    let rows = plan.indicators().iter().zip(&names).zip(1..);
    let used = rows.filter(|((row, _), _)| !row.is_unused());
    let name_of =
        |id| plan.indicators().iter().zip(&names).find(|(row, _)| row.id == id).map(|(_, name)| name.as_str());
    used.map(|((row, name), number)| {
        let part_of = row.part_of.and_then(name_of).map(|whole| parts::of(whole, language));
        let writer = SheetWriter { row, plan, span: Span::of(plan), medium: Medium::paper_of(&plan.form), language };
        writer.sheet(name.clone(), number, part_of.unwrap_or_default())
    })
    .collect()
}

/// The explanations of the signs that the sheets of a plan in this form use.
pub fn legend(form: &Form, language: Language) -> Vec<&'static str> {
    let mut legend = cell_signs(language).to_vec();
    legend.push(language.of(
        "※の付いた累計は、値のない年度を除くか、確定していない値を含む。",
        "A running sum with ※ leaves out years without a value, or holds values that are not final.",
    ));
    legend.push(minus_sign(language));
    if form.table.unit_behind_numbers {
        legend.push(language.of("単位は、0のほかは各欄に記す。", "Units stand in each cell but those of 0."));
    }
    legend
}

/// The explanations of what stands in a cell in the place of a figure or behind it.
pub(super) fn cell_signs(language: Language) -> [&'static str; 4] {
    [
        language.of("「-」は該当なし。", "“-” is not applicable."),
        language.of("空欄は未入力。", "Blank is not entered."),
        language.of(
            "未把握・集計中・調査中・未公表・算定不能・比較不能は、値が得られていないもの。",
            "未把握, 集計中, 調査中, 未公表, 算定不能 and 比較不能 are values that could not be had.",
        ),
        language.of(
            "（速報）（見込）は、まだ確定していない値。",
            "（速報） and （見込） are values that are not final: preliminary, estimated.",
        ),
    ]
}

/// The explanation of △.
pub(super) fn minus_sign(language: Language) -> &'static str {
    language.of("△は負の数。", "△ is a minus.")
}

/// The inputs that the texts of one KPI's sheet need.
#[derive(Clone, Copy)]
struct SheetWriter<'a> {
    row: &'a Indicator,
    plan: &'a Plan,
    span: Span<'a>,
    medium: Medium,
    language: Language,
}

impl SheetWriter<'_> {
    fn sheet(self, name: String, number: usize, part_of: String) -> KpiSheet {
        KpiSheet {
            number: findings::numbered(number, &self.plan.form, self.language),
            name,
            facts: self.facts(part_of),
            years: self.span.years().collect(),
            baseline: terms::baseline(&self.plan.form, self.language).to_owned(),
            rows: self.rows(),
            notes: self.notes(),
        }
    }

    /// The texts about the KPI that are filled in, each with its label.
    fn facts(self, part_of: String) -> Vec<(&'static str, String)> {
        let (row, language) = (self.row, self.language);
        let facts = [
            (Label::Unit, row.unit.clone()),
            (Label::Group, row.group.clone()),
            (Label::PartOf, part_of),
            (Label::Responsible, row.responsible.clone()),
            (Label::BasisQuestion, self.basis_text()),
            (Label::Definition, row.definition.clone()),
            (Label::Source, row.source.clone()),
        ];
        let filled = facts.into_iter().filter(|(_, text)| !text.is_empty());
        filled.map(|(label, text)| (label.text(language), text)).collect()
    }

    fn basis_text(self) -> String {
        let (row, language) = (self.row, self.language);
        if row.measure == Measure::Descriptive {
            return terms::measure(row.measure, language).to_owned();
        }
        let mut parts = vec![match row.basis {
            None => language.of("目標の数え方は未設定", "what a target stands for is not chosen"),
            basis => terms::basis(basis, language),
        }];
        if achievement::bound_in_force(row) != crate::plan::cell::Bound::AtLeast {
            parts.push(terms::bound(achievement::bound_in_force(row), language));
        }
        if row.direction != Some(Direction::Up) {
            parts.push(match row.direction {
                None => language.of("めざす向きは未設定", "direction not chosen"),
                direction => terms::direction(direction, language),
            });
        }
        parts.join(language.of("・", ", "))
    }

    fn rows(self) -> Vec<SheetRow> {
        let (row, span, language) = (self.row, self.span, self.language);
        let is_counted = row.measure != Measure::Descriptive;
        let is_period = row.has_period_target();
        let target = |year| if is_period { String::new() } else { self.medium.target(row.target(year), &row.unit) };
        let actual = |year| self.medium.cell(row.actual(year), &row.unit);
        let line = |label: Label, years: Vec<String>, total| SheetRow {
            label: label.text(language),
            baseline: String::new(),
            years,
            total,
        };
        let targets = line(Label::RowTarget, span.years().map(target).collect(), self.target_total());
        let mut rows = vec![
            SheetRow { baseline: self.baseline(), ..targets },
            line(Label::RowActual, span.years().map(actual).collect(), self.total(&totals::actual_total(row, span))),
        ];
        if totals::basis(row) == Some(Basis::Increment) {
            rows.push(line(Label::RowRunningTarget, self.running(&totals::running_targets(row, span)), String::new()));
        }
        if is_counted && row.basis.is_some_and(|basis| basis != Basis::Level) {
            rows.push(line(Label::RowRunningActual, self.running(&totals::running_actuals(row, span)), String::new()));
        }
        if is_counted {
            let texts = figures::years(row, span, language).rates;
            let rates = texts.iter().map(|rate| self.medium.figure(&rate.text(language))).collect();
            let rate = self.medium.figure(&figures::totals(row, span, language).rate.text(language));
            rows.push(line(Label::RowRate, rates, rate));
        }
        rows
    }

    /// The baseline, with the time to which it refers if the document states one.
    fn baseline(self) -> String {
        let baseline = &self.row.baseline;
        let figure = self.medium.cell(&baseline.cell, &self.row.unit);
        let as_of: Vec<String> = [baseline.as_of_text.clone()].into_iter().filter(|text| !text.is_empty()).collect();
        with_notes(figure, &as_of, self.language)
    }

    /// The total of the targets, followed by the stated total if the two differ (`docs/decisions.md` 9).
    fn target_total(self) -> String {
        let shown = self.total(&totals::target_total(self.row, self.span));
        match &self.row.stated_total {
            Some(stated) if totals::stated_differs(self.row, self.span) => {
                let stated = self.medium.cell(stated, &self.row.unit);
                let note = self.language.of(format!("記載は {stated}"), format!("stated: {stated}"));
                with_notes(shown, &[note], self.language)
            }
            _ => shown,
        }
    }

    fn total(self, total: &Total) -> String {
        match total {
            Total::Sum(sum) => with_notes(self.sum(sum), &sum_notes(sum, self.language), self.language),
            Total::Mean(sum) => with_notes(self.mean(sum), &sum_notes(sum, self.language), self.language),
            Total::Period(target) => {
                let (figure, unit) = (self.medium.target(target, &self.row.unit), &self.row.unit);
                let bound = terms::bound(self.row.bound, self.language);
                let is_told = target.amount().is_some() && self.row.bound != crate::plan::cell::Bound::AtLeast;
                // In the notation of the 2016 form the figure ends with the unit already.
                let figure =
                    if is_told && !figure.ends_with(unit.as_str()) { format!("{figure}{unit}") } else { figure };
                if is_told { self.language.of(format!("{figure}{bound}"), format!("{bound} {figure}")) } else { figure }
            }
            Total::None => String::new(),
        }
    }

    fn sum(self, sum: &Sum) -> String {
        sum.amount.map(|amount| self.medium.in_table(amount, &self.row.unit)).unwrap_or_default()
    }

    fn mean(self, sum: &Sum) -> String {
        let places = sum.amount.map_or(0, |amount| amount.scale() + 1);
        let mean = sum.mean().map(|mean| self.medium.figure(&mean.rounded(places))).unwrap_or_default();
        if mean.is_empty() { mean } else { self.language.of(format!("平均 {mean}"), format!("mean {mean}")) }
    }

    fn running(self, totals: &[Total]) -> Vec<String> {
        let one = |total: &Total| {
            let (figure, sum) = match total {
                Total::Sum(sum) => (self.sum(sum), sum),
                Total::Mean(sum) => (self.mean(sum), sum),
                Total::Period(_) | Total::None => return String::new(),
            };
            let is_whole = sum.is_complete() && !sum.preliminary && !sum.estimate;
            if is_whole || figure.is_empty() { figure } else { format!("{figure}{NOT_WHOLE}") }
        };
        totals.iter().map(one).collect()
    }

    fn notes(self) -> Vec<String> {
        let (row, language) = (self.row, self.language);
        let of_row = [(Row::Target, Label::NoteTarget), (Row::Actual, Label::NoteActual)];
        let of_row = of_row.into_iter().filter_map(|(of, label)| {
            let note = row.notes.get(&(of, None)).filter(|note| !note.is_empty())?;
            Some(format!("{}: {note}", label.text(language)))
        });
        let formula = self.formula().map(|formula| format!("{}: {formula}", Label::HowRated.text(language)));
        formula.into_iter().chain(of_row).chain(details::notes_of_years(row, language)).collect()
    }

    /// The formula of the rate of this KPI in words; `None` if it has none.
    fn formula(self) -> Option<&'static str> {
        let (row, language) = (self.row, self.language);
        if row.measure == Measure::Descriptive {
            return None;
        }
        if row.direction? == Direction::Keep {
            return Some(
                language.of("率は出さず、目標を満たすかで判定", "no rate; judged by whether the target is met"),
            );
        }
        let of_gain = matches!(
            achievement::overall(row, self.span),
            Achievement::Rate(achievement::Rate { formula: Formula::OfPlannedGain, .. })
        );
        Some(match row.basis? {
            Basis::Increment => language.of(
                "各年度は実績÷目標、合計は実績累計÷目標累計",
                "in each year actual ÷ target, in total running actual ÷ running target",
            ),
            Basis::Level if of_gain => {
                language.of("（実績－開始前の値）÷（目標－開始前の値）", "(actual − baseline) ÷ (target − baseline)")
            }
            Basis::Level => language.of("実績÷目標", "actual ÷ target"),
            Basis::PeriodTotal => language.of("実績累計÷計画期間の目標", "running actual ÷ target of the whole period"),
            Basis::PeriodAverage => {
                language.of("実績の平均÷計画期間の目標", "mean of the actuals ÷ target of the whole period")
            }
        })
    }
}
