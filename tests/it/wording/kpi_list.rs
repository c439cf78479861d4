//! The printed list of all KPIs as texts: groups with counts, two lines for each KPI, and the notes on what is left
//! out.

use std::sync::Arc;

use keikaku::figures::progress;
use keikaku::paper::kpi_list::{KpiList, ListLine, ListRow};
use keikaku::plan::cell::{Bound, State};
use keikaku::plan::filter::By;
use keikaku::plan::indicator::Direction;
use keikaku::plan::samples::SamplePlan;
use keikaku::plan::{BuiltIn, Cell, Plan, YearAxis};
use keikaku::session::plan_view::{PlanView, PrintContent};
use keikaku::value::fiscal_year::{AsOf, Date};
use keikaku::value::id::{IndicatorId, PlanId};
use keikaku::wording::{Language, printing};

use crate::kpi_builder::{Kpi, year};
use crate::wording::both;

/// A plan of that many years from 2019 with these KPIs, each with its group, name, unit and section.
fn plan(years: usize, kpis: Vec<([&str; 4], Kpi)>) -> Plan {
    let axis = YearAxis::starting(year(2019), years).unwrap();
    let rows = kpis.into_iter().zip(1..).map(|(([group, name, unit, section], kpi), id)| {
        let mut row = kpi.indicator;
        row.id = IndicatorId::from_bits(id);
        [&mut row.group, &mut row.name, &mut row.unit, &mut row.responsible]
            .into_iter()
            .zip([group, name, unit, section])
            .for_each(|(field, text)| text.clone_into(field));
        Arc::new(row)
    });
    Plan::new(PlanId::from_bits(1), BuiltIn::Strategy, axis).with_indicators(rows.collect()).unwrap()
}

/// The list for a year, five years after it.
fn list(plan: &Plan, western: i32, language: Language) -> KpiList {
    let entries = progress::entries(plan, year(western), Date::new(western + 5, 4, 1).unwrap());
    KpiList::new(plan, &entries, year(western), language)
}

#[test]
fn the_count_mentions_indicators_that_are_parts_of_others() {
    let kpi = |name| (["", name, "人", ""], Kpi::levels(2019, &["10"]));
    let mut plan = plan(1, vec![kpi("来場者数"), kpi("うち市外")]);
    let all = |plan: &Plan, language| list(plan, 2019, language).counts.first().cloned().unwrap_or_default();
    assert_eq!(all(&plan, Language::Japanese), "2件");
    let mut rows = plan.indicators().to_vec();
    let whole = rows.first().map(|row| row.id);
    for part in rows.iter_mut().skip(1) {
        Arc::make_mut(part).part_of = whole;
    }
    plan = plan.with_indicators(rows).unwrap();
    assert_eq!(all(&plan, Language::Japanese), "2件（内訳1件を含む）");
    assert_eq!(all(&plan, Language::English), "2 indicators (including 1 part of others)");
}

fn rows(list: &KpiList) -> impl Iterator<Item = &ListRow> {
    list.groups.iter().flat_map(|group| &group.rows)
}

fn printed(list: &KpiList) -> String {
    let mut lines = vec![list.counts.join(" / ")];
    lines.extend(list.notes.iter().cloned());
    let years: Vec<String> = list.years.iter().map(ToString::to_string).collect();
    let (sum, until) = list.sum_heading(Language::Japanese);
    lines.push(format!("{} | {sum} {until}", years.join(" | ")));
    for group in &list.groups {
        lines.extend(group.heading.iter().map(|(name, counts)| format!("{name}: {}", counts.join(" / "))));
        for row in &group.rows {
            let line = |line: &ListLine| {
                format!("{} | {}", line.period.clone().unwrap_or_else(|| line.years.join(" | ")), line.sum)
            };
            lines.push(format!("  {} {}{} {} {}", row.number, row.name, row.unit, row.section, row.reason));
            lines.push(format!("    {} {}", row.baseline, row.baseline_as_of));
            lines.push(format!("    {} | {}", line(&row.target), row.final_target));
            lines.push(format!("    {} | {}", line(&row.actual), row.of_final));
            lines.push(format!("    {} | {}", row.rate, row.state));
        }
    }
    lines.join("\n") + "\n"
}

fn every_kind() -> Plan {
    let increments = Kpi::increments(2019, &["10", "20", "30"]);
    let levels = Kpi::levels(2019, &["50.5", "52", "1,055"]);
    plan(
        3,
        vec![
            (["まち", "移住者数", "人", "企画課"], increments.clone().actuals(&["-5", "24(速報)", ""]).baseline("-3")),
            (
                ["ひと", "出生率", "", ""],
                levels.clone().baseline("48").baseline_of(AsOf::FiscalYear(year(2017))).actuals(&["49", "47", ""]),
            ),
            (["まち", "満足度", "%", "市民課"], levels.actuals(&["51", "未把握", "-"])),
            (["", "相談件数", "件", ""], Kpi::period_total("50").bound(Bound::Above).actuals(&["30", "31", ""])),
            (["まち", "収支", "千円", ""], Kpi::period_average("-15").actuals(&["-10", "-13(見込)", ""])),
            (["ひと", "講座", "回", ""], increments.actuals(&["", "20", ""])),
        ],
    )
}

#[test]
fn a_list_of_every_kind_of_kpi_is_printed_in_japanese() {
    let plan = every_kind();
    insta::assert_snapshot!(printed(&list(&plan, 2020, Language::Japanese)));
}

#[test]
fn a_list_of_every_kind_of_kpi_is_printed_in_english() {
    let plan = every_kind();
    insta::assert_snapshot!(printed(&list(&plan, 2020, Language::English)));
}

#[test]
fn groups_sections_and_sums_are_left_out_of_a_list_without_them() {
    let plan = plan(2, vec![(["", "出生率", "", " "], Kpi::levels(2019, &["1", "2"]).actuals(&["1", ""]))]);
    let list = list(&plan, 2019, Language::Japanese);
    assert!(list.groups.iter().all(|group| group.heading.is_none()));
    assert!(!list.has_sections && !list.has_sums);
    assert_eq!(list.notes.first().unwrap(), "達成率・最終目標比・判定は2019年度のもの。");
}

#[test]
fn a_target_in_the_list_has_the_condition_of_its_kpi_whatever_was_typed() {
    let targets = |kpi: Kpi| {
        let list = list(&plan(2, vec![(["", "来場者数", "人", ""], kpi)]), 2020, Language::Japanese);
        let row = rows(&list).next().unwrap();
        [row.target.years.clone(), vec![row.final_target.clone()]].concat()
    };
    let mut levels = Kpi::levels(2019, &[""; 2]);
    for (western, text) in [(2019, "50人超"), (2020, "55人超")] {
        levels.indicator.targets.insert(year(western), Cell::read(text, "人"));
    }
    assert_eq!(targets(levels.clone()), ["50", "55", "55"]);
    assert_eq!(targets(levels.clone().bound(Bound::Above)), ["50超", "55超", "55超"]);
    let unlike = ["-", "55(見込)"];
    assert_eq!(targets(levels.direction(Direction::Down).targets(&unlike)), ["-", "55以下\u{a0}見", "55以下"]);
}

/// The list of a KPI with figures of that many digits in that many years.
fn long(years: usize, digits: usize, western: i32) -> KpiList {
    let figures = vec!["9".repeat(digits); years];
    list(&plan(years, vec![(["", "額", "円", ""], Kpi::increments(2019, &figures))]), western, Language::Japanese)
}

fn shown(list: &KpiList) -> (i32, i32) {
    (list.years.first().unwrap().western(), list.years.last().unwrap().western())
}

#[test]
fn six_years_of_millions_fit_and_a_shortened_list_includes_the_judged_year() {
    assert_eq!(shown(&long(6, 7, 2019)), (2019, 2024));
    assert_eq!(shown(&long(12, 3, 2028)), (2022, 2028));
    assert_eq!(shown(&long(12, 3, 2020)), (2019, 2025));
    let of_billions = long(12, 12, 2025);
    assert_eq!(shown(&of_billions), (2024, 2025));
    assert!(rows(&of_billions).all(|row| row.target.years.len() == 2 && row.actual.years.len() == 2));
    assert_eq!(of_billions.notes.get(1).unwrap(), "2019～2030年度のうち2024～2025年度の列を示す。");
}

#[test]
fn the_judged_year_is_shown_however_long_its_figure_is() {
    assert_eq!(shown(&long(4, 28, 2021)), (2021, 2021));
}

/// The list shows the decimals that the screen shows; only the minus sign differs.
#[test]
fn figures_equal_those_on_the_screen_except_for_the_minus_sign() {
    for sample in SamplePlan::ALL {
        let mut ids = (1..).map(IndicatorId::from_bits);
        let plan = sample.plan(PlanId::from_bits(1), || ids.next().unwrap()).unwrap();
        let list = list(&plan, plan.years.first().western(), Language::Japanese);
        let mut listed: Vec<&ListRow> = rows(&list).collect();
        listed.sort_by_key(|row| row.number);
        let used: Vec<_> = plan.indicators().iter().filter(|row| !row.is_unused()).collect();
        assert_eq!(used.len(), listed.len());
        for (row, listed) in used.into_iter().zip(listed) {
            let on_paper = |text: String| match text.strip_prefix('-') {
                Some(rest) if !rest.is_empty() => format!("△{rest}"),
                _ => text,
            };
            if !row.has_period_target() {
                let targets = list.years.iter().map(|year| on_paper(row.target(*year).shown(&row.unit)));
                assert_eq!(listed.target.years, targets.collect::<Vec<_>>(), "{}", row.name);
            }
            let actuals = list.years.iter().map(|year| on_paper(row.actual(*year).shown(&row.unit)));
            assert_eq!(listed.actual.years, actuals.collect::<Vec<_>>(), "{}", row.name);
            if let State::Number { .. } = row.baseline.cell.state {
                assert_eq!(listed.baseline, on_paper(row.baseline.cell.shown(&row.unit)));
            }
        }
    }
}

#[test]
fn the_message_before_printing_counts_printed_and_left_out_kpis() {
    let plan = every_kind();
    let mut view = PlanView { printed: Some(PrintContent::List), ..PlanView::default() };
    view.filter.set(By::Group, Some("まち".to_owned()));
    view.filter.set(By::Responsible, Some(String::new()));
    view.state = Some(progress::ProgressState::NotEntered.into());
    view.filter.set_search(" 商工 ".to_owned());
    let chosen = PlanView {
        chosen: Some(IndicatorId::from_bits(2)),
        printed: Some(PrintContent::ChosenSheet),
        ..PlanView::default()
    };
    let say = |key, view: &PlanView, printed| {
        both(key, |language| {
            let left_out = printing::left_out(view, (&plan, plan.years.first()), printed, 6, language);
            format!("{} | {left_out:?}", printing::count(printed, 6, language))
        })
    };
    let row = plan.indicators().get(1).unwrap();
    let contents = [PrintContent::List, PrintContent::Sheets, PrintContent::ChosenSheet];
    let contents = contents
        .map(|content| both(&format!("{content:?}"), |language| printing::content(content, Some((row, 2)), language)));
    let told = [say("all", &PlanView::default(), 6), say("filtered", &view, 2), say("chosen", &chosen, 1)];
    insta::assert_snapshot!(told.concat() + &contents.concat());
}
