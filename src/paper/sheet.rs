//! The printed sheet of a KPI as texts: the content of each cell of its tables, and the notes for the reader. The table
//! that the form itself prints uses the same texts, in the notation of the form ([`Medium`]).
//!
//! The rows and columns are those of the grid. A running total with gaps is only marked with ※, since the columns of a
//! printed table are narrow; the totals state in full what they include.

use crate::compare::words::is_same_but_for_notation;
use crate::figures::achievement;
use crate::figures::totals::{self, Span, Sum, Total};
use crate::plan::indicator::Row;
use crate::plan::{Basis, Bound, Cell, Direction, Indicator, Measure, Plan};
use crate::value::{Amount, Date, FiscalYear};
use crate::wording::figures::{self, sum_notes, with_notes};
use crate::wording::medium::Medium;
use crate::wording::sentence;
use crate::wording::{Label, Language, PrintLabel, details, findings, names, parts, terms};

/// The mark of a running total that lacks some years or includes values that are not final.
const NOT_WHOLE: char = '※';

/// The sheet of a KPI.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KpiSheet {
    /// The number of the KPI as the form prints it: `KPI①`.
    pub number: String,
    /// The displayed name of the KPI.
    pub name: String,
    /// The texts about the KPI, each with its label, without blank ones.
    pub facts: Vec<(&'static str, String)>,
    /// The fiscal years of the columns.
    pub years: Vec<FiscalYear>,
    /// The heading of the baseline column, which precedes the years.
    pub baseline: String,
    /// The heading of the column behind the years.
    pub total: &'static str,
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
    /// The text in the column behind the years.
    pub total: String,
}

/// The sheets of a plan's KPIs. The day `as_of` decides which years have begun or ended: the plan's 基準日, or today, as
/// in the table. Unused slots of the form have no sheet (`docs/decisions.md` 6).
pub fn sheets(plan: &Plan, as_of: Date, language: Language) -> Vec<KpiSheet> {
    sheets_on(Medium::PlainPaper, plan, Span::from_plan(plan).as_of(as_of), language)
}

/// The same sheets, with their figures in the notation of the plan's form.
pub(super) fn sheets_of_form(plan: &Plan, language: Language) -> Vec<KpiSheet> {
    sheets_on(Medium::paper_of(&plan.form), plan, Span::from_plan(plan), language)
}

fn sheets_on(medium: Medium, plan: &Plan, span: Span<'_>, language: Language) -> Vec<KpiSheet> {
    let names = names::indicators(plan, language);
    let rows = plan.indicators().iter().zip(&names).zip(1..);
    let used = rows.filter(|((row, _), _)| !row.is_unused());
    let name_of =
        |id| plan.indicators().iter().zip(&names).find(|(row, _)| row.id == id).map(|(_, name)| name.as_str());
    used.map(|((row, name), number)| {
        let part_of = row.part_of.and_then(name_of).map(|whole| parts::label(whole, language));
        let writer = SheetWriter { row, plan, span, medium, language };
        writer.sheet(name.clone(), number, part_of.unwrap_or_default())
    })
    .collect()
}

/// The total of a KPI's targets in its parts, as the form prints it or a sentence states it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct WrittenTotal {
    /// The figure; blank if the KPI has none.
    pub(super) figure: String,
    /// The qualifications of the figure: years without a value, values that are not final.
    pub(super) notes: Vec<String>,
    /// The stated total, if it differs from the figure (`docs/decisions.md` 9).
    pub(super) stated: Option<String>,
}

impl WrittenTotal {
    /// The total of that KPI of the plan, in the notation of that medium.
    pub(super) fn new(row: &Indicator, plan: &Plan, medium: Medium, language: Language) -> Self {
        let span = Span::from_plan(plan);
        SheetWriter { row, plan, span, medium, language }.written_target_total()
    }

    /// Whether two totals of KPIs with these units are the same. Years without a value and values that are not final
    /// concern the years themselves and do not count.
    pub(super) fn says_the_same(&self, unit: &str, other: &Self, other_unit: &str) -> bool {
        let [stated, other_stated] = [self, other].map(|total| total.stated.as_deref().unwrap_or_default());
        is_same_figure([&self.figure, &other.figure], [unit, other_unit])
            && is_same_figure([stated, other_stated], [unit, other_unit])
    }

    /// The whole text: the figure, followed by its qualifications in brackets.
    pub(super) fn text(&self, language: Language) -> String {
        let shown = with_notes(self.figure.clone(), &self.notes, language);
        let stated = self.stated.as_ref();
        let stated = stated.map(|stated| sentence!(language, "記載は {stated}", "stated: {stated}"));
        with_notes(shown, stated.as_slice(), language)
    }
}

/// Whether two printed figures of KPIs with these units mean the same: `24` and `24.00`, `0` and `0 千円`, 未定 and 未把握.
pub(super) fn is_same_figure(figures: [&str; 2], units: [&str; 2]) -> bool {
    let [one, other] = figures;
    if is_same_but_for_notation(one, other) {
        return true;
    }
    let [unit, other_unit] = units;
    let (old, new) = (Cell::read(one, unit), Cell::read(other, other_unit));
    // A 0 without a unit equals a 0 of any unit.
    let is_none = |cell: &Cell| cell.amount().is_some_and(Amount::is_zero);
    old.says_the_same(unit, &new, other_unit) || (is_none(&old) && is_none(&new) && old.state == new.state)
}

/// The explanations of the signs that the sheets use.
pub fn legend(language: Language) -> Vec<&'static str> {
    let mut legend = cell_signs(language).to_vec();
    legend.push(language.choose(
        "※の付いた累計は、値のない年度を除くか、確定していない値を含む。",
        "A running total with ※ leaves out years without a value, or includes values that are not final.",
    ));
    legend.push(minus_sign(language));
    legend
}

/// The explanations of the words that replace or follow a figure in a cell.
pub(super) fn cell_signs(language: Language) -> [&'static str; 4] {
    [
        language.choose("「-」は該当なし。", "“-”: not applicable."),
        language.choose("空欄は未入力。", "Blank: not entered."),
        language.choose(
            "未把握・集計中・調査中・未公表・算定不能・比較不能は、値が得られていないもの。",
            "未把握, 集計中, 調査中, 未公表, 算定不能, 比較不能: the value is not available.",
        ),
        language.choose(
            "（速報）（見込）は、まだ確定していない値。",
            "（速報）, （見込）: the value is not final (preliminary, estimate).",
        ),
    ]
}

/// The explanation of △.
pub(super) fn minus_sign(language: Language) -> &'static str {
    language.choose("△は負の数。", "△: negative number.")
}

/// The inputs of the texts of one KPI's sheet.
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
            total: self.total_heading().text(self.language),
            rows: self.rows(),
            notes: self.notes(),
        }
    }

    /// The heading of the column behind the years: sums or, for levels, the rate of the newest year.
    fn total_heading(self) -> Label {
        match totals::basis(self.row) {
            Some(Basis::Level) => PrintLabel::COLUMN_NEWEST,
            Some(Basis::PeriodTotal | Basis::PeriodAverage) => PrintLabel::COLUMN_PERIOD,
            Some(Basis::Increment) | None => PrintLabel::COLUMN_TOTAL,
        }
    }

    /// The texts about the KPI, each with its label, without blank ones.
    fn facts(self, part_of: String) -> Vec<(&'static str, String)> {
        let (row, language) = (self.row, self.language);
        let facts = [
            (Label::UNIT, row.unit.clone()),
            (Label::GROUP, row.group.clone()),
            (Label::PART_OF, part_of),
            (Label::RESPONSIBLE, row.responsible.clone()),
            (Label::BASIS_QUESTION, self.basis_text()),
            (Label::DEFINITION, row.definition.clone()),
            (Label::SOURCE, row.source.clone()),
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
            None => language.choose("目標の数え方は未設定", "How targets are counted is not chosen"),
            basis => terms::basis(basis, language),
        }];
        if achievement::bound_in_force(row) != Bound::AtLeast {
            parts.push(terms::bound(achievement::bound_in_force(row), language));
        }
        if row.direction != Some(Direction::Up) {
            parts.push(match row.direction {
                None => language.choose("めざす向きは未設定", "aim not chosen"),
                direction => terms::direction(direction, language),
            });
        }
        language.series(parts)
    }

    fn rows(self) -> Vec<SheetRow> {
        let (row, span, language) = (self.row, self.span, self.language);
        let is_counted = row.measure != Measure::Descriptive;
        let is_period = row.has_period_target();
        let target = |year| if is_period { String::new() } else { self.target(row.target(year)) };
        let actual = |year| self.medium.cell(row.actual(year), &row.unit);
        let line = |label: Label, years: Vec<String>, total| SheetRow {
            label: label.text(language),
            baseline: String::new(),
            years,
            total,
        };
        let targets = line(Label::ROW_TARGET, span.years().map(target).collect(), self.target_total());
        let mut rows = vec![
            SheetRow { baseline: self.baseline(), ..targets },
            line(Label::ROW_ACTUAL, span.years().map(actual).collect(), self.total(&totals::actual_total(row, span))),
        ];
        if totals::basis(row) == Some(Basis::Increment) {
            rows.push(line(
                Label::ROW_RUNNING_TARGET,
                self.running(&totals::running_targets(row, span)),
                String::new(),
            ));
        }
        if is_counted && row.basis.is_some_and(|basis| basis != Basis::Level) {
            rows.push(line(
                Label::ROW_RUNNING_ACTUAL,
                self.running(&totals::running_actuals(row, span)),
                String::new(),
            ));
        }
        if is_counted {
            let texts = figures::years(row, span, language).rates;
            let rates = texts.iter().map(|rate| self.medium.figure(&rate.text(language))).collect();
            let rate = self.medium.figure(&figures::totals_on_paper(row, span, language).rate.text(language));
            rows.push(line(Label::ROW_RATE, rates, rate));
        }
        rows
    }

    /// The baseline, with its time if the document states one.
    fn baseline(self) -> String {
        let baseline = &self.row.baseline;
        let figure = self.medium.cell(&baseline.cell, &self.row.unit);
        let as_of: Vec<String> = [baseline.as_of_text.clone()].into_iter().filter(|text| !text.is_empty()).collect();
        with_notes(figure, &as_of, self.language)
    }

    fn target_total(self) -> String {
        self.written_target_total().text(self.language)
    }

    fn written_target_total(self) -> WrittenTotal {
        let total = totals::target_total(self.row, self.span);
        let stated = self.row.stated_total.as_ref().filter(|_| totals::stated_differs(self.row, self.span));
        WrittenTotal {
            figure: self.total_figure(&total),
            notes: self.total_notes(&total),
            stated: stated.map(|stated| self.medium.cell(stated, &self.row.unit)),
        }
    }

    fn total(self, total: &Total) -> String {
        with_notes(self.total_figure(total), &self.total_notes(total), self.language)
    }

    fn total_notes(self, total: &Total) -> Vec<String> {
        match total {
            Total::Sum(sum) | Total::Mean(sum) => sum_notes(sum, self.language),
            Total::Period(_) | Total::None => Vec::new(),
        }
    }

    /// A target, with its unit and its bound (目標の条件) if that is not 以上.
    fn target(self, target: &Cell) -> String {
        let (figure, unit) = (self.medium.target(target, &self.row.unit), &self.row.unit);
        let bound = achievement::bound_in_force(self.row);
        if target.amount().is_none() || bound == Bound::AtLeast {
            return figure;
        }
        let bound = terms::bound(bound, self.language);
        // In the notation of the 2016 form the figure already ends with the unit.
        let unit = if figure.ends_with(unit.as_str()) { "" } else { unit };
        sentence!(self.language, "{figure}{unit}{bound}", "{bound} {figure}{unit}")
    }

    fn total_figure(self, total: &Total) -> String {
        match total {
            Total::Sum(sum) => self.sum(sum),
            Total::Mean(sum) => self.mean(sum),
            Total::Period(target) => self.target(target),
            Total::None => String::new(),
        }
    }

    fn sum(self, sum: &Sum) -> String {
        sum.amount.map(|amount| self.medium.in_table(amount, &self.row.unit)).unwrap_or_default()
    }

    fn mean(self, sum: &Sum) -> String {
        let places = sum.amount.map_or(0, |amount| amount.scale() + 1);
        let mean = sum.mean().map(|mean| self.medium.figure(&mean.rounded(places))).unwrap_or_default();
        if mean.is_empty() { mean } else { sentence!(self.language, "平均 {mean}", "average {mean}") }
    }

    fn running(self, totals: &[Total]) -> Vec<String> {
        let printed_total = |total: &Total| {
            let (figure, sum) = match total {
                Total::Sum(sum) => (self.sum(sum), sum),
                Total::Mean(sum) => (self.mean(sum), sum),
                Total::Period(_) | Total::None => return String::new(),
            };
            let is_whole = sum.is_complete() && !sum.preliminary && !sum.estimate && !sum.mixes_units;
            if is_whole || figure.is_empty() { figure } else { format!("{figure}{NOT_WHOLE}") }
        };
        totals.iter().map(printed_total).collect()
    }

    fn notes(self) -> Vec<String> {
        let (row, language) = (self.row, self.language);
        let of_row = [(Row::Target, Label::NOTE_TARGET), (Row::Actual, Label::NOTE_ACTUAL)];
        let of_row = of_row.into_iter().filter_map(|(of, label)| {
            let note = row.notes.get(&(of, None)).filter(|note| !note.is_empty())?;
            Some(format!("{}: {note}", label.text(language)))
        });
        let formula = self.formula().map(|formula| format!("{}: {formula}", Label::HOW_RATED.text(language)));
        formula.into_iter().chain(of_row).chain(details::notes_of_years(row, language)).collect()
    }

    /// The formula of this KPI's rate in words; `None` if it has no rate.
    fn formula(self) -> Option<&'static str> {
        let (row, language) = (self.row, self.language);
        if row.measure == Measure::Descriptive {
            return None;
        }
        if row.direction? == Direction::Keep {
            return Some(
                language
                    .choose("率は出さず、目標を満たすかで判定", "no rate; judged only by whether the target is met"),
            );
        }
        Some(match totals::basis(row)? {
            Basis::Increment => language.choose(
                "各年度は実績÷目標、合計は実績累計÷目標累計",
                "each year: actual ÷ target; total: running actual ÷ running target",
            ),
            Basis::Level if self.span.is_rated_by_gain(row) => language
                .choose("（実績－開始前の値）÷（目標－開始前の値）", "(actual − baseline) ÷ (target − baseline)"),
            Basis::Level => language.choose("実績÷目標", "actual ÷ target"),
            Basis::PeriodTotal => {
                language.choose("実績累計÷計画期間の目標", "running actual ÷ target for the whole period")
            }
            Basis::PeriodAverage => {
                language.choose("実績の平均÷計画期間の目標", "average of the actuals ÷ target for the whole period")
            }
        })
    }
}
