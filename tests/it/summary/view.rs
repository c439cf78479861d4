//! The view settings: the listed lines, the columns and the selected rows.

use std::sync::Arc;

use keikaku::figures::summary::{Source, Summary, SummaryColumn, SummaryGrouping, SummaryPlan};
use keikaku::session::summary_view::{SummaryLine, SummaryMarks, SummaryView};
use keikaku::wording::Language;
use keikaku::wording::summary::group;

use super::{kept, named, plan, table, today};
use crate::kpi_builder::{Kpi, year};

fn kpi(name: &str, actual: &str) -> Kpi {
    named(name, "人", Kpi::levels(2024, &["100"]).actuals(&[actual]))
}

fn two() -> Summary {
    let first = plan(1, "A市", "計画", vec![kpi("一", "120"), kpi("二", "")]);
    table(vec![kept(first), kept(plan(2, "B市", "計画", vec![kpi("三", "40")]))], 2024)
}

/// The lines as the user reads them: the names, after the body if the row names it, and `#` for a heading.
fn read(view: &SummaryView, summary: &Summary) -> Vec<String> {
    let line = |line: &SummaryLine| match line {
        SummaryLine::Group(_) => "#".to_owned(),
        SummaryLine::Row { number, begins_plan } => {
            let row = summary.rows.get(*number as usize).unwrap();
            let body = if *begins_plan { row.of.bodies().concat() } else { String::new() };
            body + &row.row.name
        }
    };
    view.listing(summary).lines.iter().map(line).collect()
}

#[test]
fn only_the_first_of_adjacent_rows_of_a_plan_names_the_plan() {
    let (summary, mut view) = (two(), SummaryView::default());
    assert_eq!(read(&view, &summary), ["A市一", "二", "B市三"]);
    view.press(SummaryColumn::Actual);
    assert_eq!(read(&view, &summary), ["B市三", "A市一", "二"]);
    view.press(SummaryColumn::Actual);
    assert_eq!(read(&view, &summary), ["A市一", "B市三", "A市二"], "what has no figure is last");
    view.press(SummaryColumn::Actual);
    assert_eq!(view.order, None, "the third press gives the order of the plans back");
    view.grouping = SummaryGrouping::Body;
    assert_eq!(read(&view, &summary), ["#", "A市一", "二", "#", "B市三"]);
    view.grouping = SummaryGrouping::Plan;
    assert_eq!(read(&view, &summary), ["#", "一", "二", "#", "三"], "the heading names the plan");
}

#[test]
fn grouping_clears_a_sort_by_the_column_that_becomes_the_group_heading() {
    let (summary, mut view) = (two(), SummaryView::default());
    view.order = Some((SummaryColumn::Plan, true));
    view.group_by(SummaryGrouping::Plan);
    assert_eq!(view.order, None);
    view.order = Some((SummaryColumn::Actual, false));
    view.group_by(SummaryGrouping::Body);
    assert_eq!(view.order, Some((SummaryColumn::Actual, false)));
    assert_eq!(read(&view, &summary), ["#", "A市一", "二", "#", "B市三"]);
}

#[test]
fn the_heading_of_a_viewed_plan_states_that_it_is_not_saved() {
    let of = |is_conflicting| {
        let source = Source::LookedAt { file: "市.json".to_owned(), is_conflicting };
        let plan = SummaryPlan::new(Arc::new(plan(1, "A市", "計画", vec![kpi("一", "120")])), source, None);
        let summary = table(vec![plan], 2024);
        group(SummaryGrouping::Plan, summary.rows.first().unwrap(), Language::Japanese)
    };
    assert_eq!(of(false), "A市　計画（市.json）　保存していません");
    assert_eq!(of(true), "A市　計画（市.json）　保存していません 食い違い");
}

#[test]
fn counts_include_all_rows_despite_the_filter_for_missing_figures() {
    let (summary, mut view) = (two(), SummaryView::default());
    view.filter.is_missing_only = true;
    let listing = view.listing(&summary);
    assert_eq!((listing.rows, listing.counts.all(), listing.counted.len()), (1, 3, 3));
    assert_eq!(read(&view, &summary), ["A市二"]);
}

#[test]
fn a_chosen_year_that_no_plan_has_is_replaced_by_the_default() {
    let years = [2023, 2024, 2025].map(year);
    let mut view = SummaryView::default();
    assert_eq!(view.year_of(&years, today()), Some(year(2024)));
    view.year = Some(year(2023));
    assert_eq!(view.year_of(&years, today()), Some(year(2023)));
    assert_eq!(view.year_of(years.get(1..).unwrap(), today()), Some(year(2024)));
    assert_eq!(view.year_of(&[], today()), None);
}

#[test]
fn columns_can_be_switched_on_and_off_but_the_name_is_always_shown() {
    let mut marks = SummaryMarks::default();
    for column in SummaryColumn::ALL {
        let before = marks.shows(column);
        marks.switch(column);
        assert_eq!(marks.shows(column), !before || column.is_fixed(), "{column:?}");
        marks.switch(column);
        assert_eq!(marks.shows(column), before, "{column:?}");
    }
    assert!(marks.shows(SummaryColumn::Name));
}

#[test]
fn selected_rows_stay_selected_while_the_table_changes() {
    let (summary, mut marks) = (two(), SummaryMarks::default());
    let keys: Vec<&str> = summary.rows.iter().map(|row| row.key()).collect();
    for key in keys.iter().rev() {
        marks.select(key, true);
        marks.select(key, true);
    }
    marks.select(keys.get(1).unwrap(), false);
    let selected =
        |summary: &Summary| marks.selected(summary).iter().map(|row| row.row.name.clone()).collect::<Vec<_>>();
    assert_eq!(selected(&summary), ["一", "三"]);
    let other = table(summary.plans.iter().rev().map(|plan| plan.as_ref().clone()).collect(), 2030);
    assert_eq!(selected(&other), ["三", "一"], "in the order of the table, in any year");
    marks.select_only(keys.iter().map(|key| (*key).to_owned()).collect());
    assert!(keys.iter().all(|key| marks.is_selected(key)) && marks.has_selected());
}
