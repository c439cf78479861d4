//! Filters, orders and groups.

use keikaku::figures::progress::ProgressState;
use keikaku::figures::summary::{Summary, SummaryBy, SummaryColumn, SummaryFilter, SummaryGrouping, groups, sorted};

use super::{all, kept, named, names, plan, table};
use crate::kpi_builder::Kpi;

fn kpi(name: &str, actual: &str, group: &str) -> Kpi {
    let mut kpi = named(name, "人", Kpi::levels(2024, &["100"]).actuals(&[actual]));
    group.clone_into(&mut kpi.indicator.group);
    kpi
}

/// Two plans of one city, and one plan of another city, which begins in a later year.
fn three() -> Summary {
    let first = plan(1, "仙台市", "総合戦略", vec![kpi("観光客数", "120", "しごと"), kpi("移住者数", "85", "ひと")]);
    let second = plan(2, "仙台市", "再生計画", vec![kpi("ＵＩターン", "", "ひと"), kpi("空き家", "40", "")]);
    let other = named("出生数", "人", Kpi::levels(2030, &["100"]));
    table(vec![kept(first), kept(second), kept(plan(3, "大崎市", "総合戦略", vec![other]))], 2024)
}

fn listed(summary: &Summary, change: impl Fn(&mut SummaryFilter)) -> Vec<String> {
    let mut filter = SummaryFilter::default();
    change(&mut filter);
    let rows = summary.rows.iter().filter(|row| filter.lists(row));
    rows.map(|row| row.row.name.clone()).collect()
}

#[test]
fn rows_are_filtered_by_body_plan_group_judgement_and_words() {
    let summary = three();
    let key = |by: SummaryBy, nth: usize| by.firsts(&summary.rows).get(nth).map(|row| by.key(row).to_owned());
    assert_eq!(SummaryBy::ALL.map(|by| by.firsts(&summary.rows).len()), [2, 3, 3]);
    let by = |by, nth| listed(&summary, |filter| filter.set_value(by, key(by, nth)));
    assert_eq!(by(SummaryBy::Body, 1), ["出生数"]);
    assert_eq!(by(SummaryBy::Plan, 1), ["ＵＩターン", "空き家"]);
    assert_eq!(by(SummaryBy::Group, 1), ["移住者数", "ＵＩターン"]);
    assert_eq!(by(SummaryBy::Group, 2), ["空き家", "出生数"], "no group is a group of its own");
    let standing = |standing| listed(&summary, |filter| filter.standing = Some(standing));
    assert_eq!(standing(Some(ProgressState::OnTrack)), ["移住者数"]);
    assert_eq!(standing(None), ["出生数"], "the year is none of that plan");
    assert_eq!(listed(&summary, |filter| filter.is_missing_only = true), ["ＵＩターン"]);
    let search = |words: &str| listed(&summary, |filter| filter.set_search(words.to_owned()));
    assert_eq!(search("uiターン"), ["ＵＩターン"], "whatever the width and the case");
    assert_eq!(search("仙台市　総合戦略"), ["観光客数", "移住者数"], "each word in any of the texts");
    assert_eq!(search("市総"), Vec::<String>::new(), "no word goes over two texts");
    assert_eq!(search(" "), listed(&summary, |_| {}));
}

#[test]
fn every_column_sorts_the_rows_and_rows_without_a_value_come_last_both_ways() {
    let summary = three();
    let by = |column, down| names(&summary.rows, &sorted(&summary.rows, &all(&summary), column, down));
    assert_eq!(by(SummaryColumn::Actual, false), ["空き家", "移住者数", "観光客数", "ＵＩターン", "出生数"]);
    assert_eq!(by(SummaryColumn::Actual, true), ["観光客数", "移住者数", "空き家", "ＵＩターン", "出生数"]);
    assert_eq!(by(SummaryColumn::State, false), ["空き家", "ＵＩターン", "移住者数", "観光客数", "出生数"]);
    assert_eq!(by(SummaryColumn::Group, true), ["移住者数", "ＵＩターン", "観光客数", "空き家", "出生数"]);
    for column in SummaryColumn::ALL {
        let mut numbers = sorted(&summary.rows, &all(&summary), column, true);
        numbers.sort_unstable();
        assert_eq!(numbers, all(&summary), "{column:?}");
    }
}

#[test]
fn rows_are_grouped_by_body_plan_or_judgement_with_their_counts() {
    let summary = three();
    let by = |grouping, listed: &[u32]| {
        let groups = groups(&summary.rows, listed, grouping);
        groups.iter().map(|group| (names(&summary.rows, &group.rows), group.counts.all())).collect::<Vec<_>>()
    };
    let sizes = |grouping| by(grouping, &all(&summary)).into_iter().map(|(_, count)| count).collect::<Vec<_>>();
    assert_eq!(sizes(SummaryGrouping::None), [5]);
    assert_eq!(sizes(SummaryGrouping::Body), [4, 1]);
    assert_eq!(sizes(SummaryGrouping::Plan), [2, 2, 1]);
    let by_state = by(SummaryGrouping::State, &all(&summary)).into_iter().map(|(names, _)| names.join("・"));
    assert_eq!(by_state.collect::<Vec<_>>(), ["観光客数", "移住者数", "空き家", "ＵＩターン", "出生数"]);
    // The groups keep the order of the table; only the rows in them are sorted.
    let upside_down = sorted(&summary.rows, &all(&summary), SummaryColumn::Actual, false);
    let grouped = by(SummaryGrouping::Plan, &upside_down);
    assert_eq!(grouped.first().unwrap().0, ["移住者数", "観光客数"]);
    assert_eq!(by(SummaryGrouping::Plan, &[]), []);
}
