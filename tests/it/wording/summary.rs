//! 総括表: its heads, the texts of rows under them, and the texts of combined rows.

use std::sync::Arc;

use keikaku::figures::summary::{
    Combined, CombinedFigures, DefinitionField, NoSum, Summary, SummaryColumn, SummaryGrouping, SummaryPlan, Unlike,
    grade_counts, groups,
};
use keikaku::figures::totals::Fraction;
use keikaku::plan::grade_rule::built_in_rules;
use keikaku::plan::indicator::Measured;
use keikaku::plan::{BuiltIn, Grading, Plan, YearAxis};
use keikaku::value::amount::Amount;
use keikaku::value::fiscal_year::Date;
use keikaku::value::id::PlanId;
use keikaku::wording::SummaryLabel;
use keikaku::wording::summary::{self, SummaryTexts};

use super::{all, all_labels, both};
use crate::kpi_builder::{Kpi, amount, year};

/// A table with a KPI of a plan with a grade rule, and a table with the same KPI in a year that the plan does not have.
fn tables() -> [Summary; 2] {
    let mut kpi = Kpi::levels(2023, &["100", "1200"]).actuals(&["90", "1180.5(速報)"]);
    (kpi.indicator.name, kpi.indicator.unit) = ("観光客数".to_owned(), "千人".to_owned());
    "観光課".clone_into(&mut kpi.indicator.responsible);
    kpi.indicator.measured = Measured::Survey { years: vec![2022, 2025] };
    let mut plan = Plan::new(PlanId::from_bits(1), BuiltIn::Strategy, YearAxis::starting(year(2023), 2).unwrap());
    "総合戦略".clone_into(&mut plan.facts.name);
    plan.facts.prepared_by = vec!["仙台市".to_owned(), "宮城県".to_owned()];
    plan.grading = Grading::Rule(Arc::new(
        built_in_rules().into_iter().find(keikaku::plan::grade_rule::GradeRule::grades_kpis).unwrap(),
    ));
    let plan = Arc::new(plan.with_indicators(vec![Arc::new(kpi.indicator)]).unwrap());
    let at = Some("2025-05-30T17:05".parse().unwrap());
    [2024, 2030]
        .map(|western| Summary::new(vec![SummaryPlan::kept(Arc::clone(&plan), at)], year(western), today(), None))
}

fn today() -> Date {
    Date::new(2025, 6, 1).unwrap()
}

#[test]
fn every_summary_label_has_a_text_in_both_languages() {
    insta::assert_snapshot!(all_labels(SummaryLabel::ALL));
}

#[test]
fn a_row_has_a_text_in_each_column_and_dashes_in_a_missing_year() {
    let tables = tables();
    let said = both("in 2024 / in 2030", |language| {
        let column = |column: SummaryColumn| {
            let texts = tables.each_ref().map(|table| {
                let row = table.rows.first().unwrap();
                SummaryTexts::new(row, today(), language).text(column)
            });
            format!("{}: {}", summary::heading(column, language), texts.join(" / "))
        };
        let columns = SummaryColumn::ALL.map(column).join("\n");
        let row = tables.first().unwrap().rows.first().unwrap();
        let field = |field| {
            format!("{}: {}", summary::definition_field(field, language), summary::definition(field, row, language))
        };
        let fields = DefinitionField::ALL.map(field).join("\n");
        let grades = grade_counts([&**row]).iter().map(|counts| summary::grades(counts, language)).collect::<String>();
        let about = [summary::about(2, 2, 1, language), summary::about(1, 2, 1, language)].join("\n");
        [columns, fields, grades, about, summary::row_name(row, language)].join("\n")
    });
    insta::assert_snapshot!(said);
}

#[test]
fn group_headings_show_the_number_of_rows_and_their_states() {
    let [table, _] = tables();
    let said = both("groups", |language| {
        let heading = |grouping| {
            let groups = groups(&table.rows, &[0], grouping);
            let counts = summary::group_counts(grouping, groups.first().unwrap(), language);
            format!(
                "{}: {} {counts}",
                summary::grouping(grouping, language),
                summary::group(grouping, table.rows.first().unwrap(), language)
            )
        };
        SummaryGrouping::ALL.map(heading).join("\n")
    });
    insta::assert_snapshot!(said);
}

#[test]
fn combined_rows_show_their_sum_or_why_they_have_none() {
    let figures = |rows, with_figures, target: Option<&str>| CombinedFigures {
        rows,
        with_figures,
        actual: amount("1234.5"),
        mean: Fraction::new(amount("1234.5"), Amount::whole(2)).unwrap(),
        target: target.map(amount),
        share: target.and_then(|target| Fraction::new(amount("1234.5"), amount(target))),
        not_final: rows - with_figures,
        begins_differ: rows != with_figures,
        names_differ: rows != with_figures,
    };
    let every = every! {
        Combined::TooFew => Combined::TooFew;
        Combined::Unlike(_) => Combined::Unlike(vec![Unlike::Unit, Unlike::Measure, Unlike::Basis]);
        Combined::NoSum(_) => Combined::NoSum(NoSum::Share);
        Combined::Alike(_) => Combined::Alike(figures(2, 2, Some("1000")));
    };
    let reasons = every! {
        NoSum::Described => NoSum::Described;
        NoSum::BasisUnset => NoSum::BasisUnset;
        NoSum::Share => NoSum::Share;
        NoSum::Mean => NoSum::Mean;
        NoSum::UnitUnset => NoSum::UnitUnset;
        NoSum::Unit => NoSum::Unit;
        NoSum::Twice => NoSum::Twice;
        NoSum::Part => NoSum::Part;
        NoSum::NoActual => NoSum::NoActual;
    };
    let mut every = every;
    every.extend(reasons.into_iter().map(Combined::NoSum));
    every.push(Combined::Alike(figures(3, 2, Some("1000"))));
    every.push(Combined::Alike(figures(3, 2, None)));
    let [table, _] = tables();
    let rows = [table.rows.first().unwrap().as_ref()];
    insta::assert_snapshot!(all(&every, |combined, language| summary::combined(&combined, &rows, language)));
}
