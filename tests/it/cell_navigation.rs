//! Where keys move the focus in the grid, and what a rectangle of it contains.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a sample that cannot be made has failed its test")]

use std::sync::Arc;

use keikaku::command::{Command, IndicatorCommand, PlanCommand, apply};
use keikaku::import::paste::{Block, fill};
use keikaku::plan::place::CellPlace::{self, Actual, Baseline, Period, Target};
use keikaku::plan::place::{InputPlace, TextPlace};
use keikaku::plan::samples::SamplePlan;
use keikaku::plan::{Plan, Workbook};
use keikaku::session::cell_navigation::NavigationStep::{
    self, Down, DownIn, End, Left, LeftEdge, LineEnd, LineStart, LowerEdge, PageDown, PageUp, Right, RightEdge, Start,
    Up, UpperEdge,
};
use keikaku::session::cell_navigation::{CellNavigation, FillDirection, GridPlace};
use keikaku::value::fiscal_year::{Date, FiscalYear};
use keikaku::value::id::{IndicatorId, PlanId};
use proptest::prelude::*;

use crate::clipboard::pasting::pastes;

/// A sample and the cell navigation of its grid. KPIs are numbered from 1.
struct Grid {
    plan: Plan,
    surface: CellNavigation,
}

fn sample(code: &str) -> Grid {
    let sample = SamplePlan::ALL.into_iter().find(|sample| sample.code() == code).unwrap();
    let mut ids = (1..).map(IndicatorId::from_bits);
    let plan = sample.plan(PlanId::from_bits(1), || ids.next().unwrap()).unwrap();
    let shown: Vec<IndicatorId> = plan.indicators().iter().map(|row| row.id).collect();
    let surface = CellNavigation::of_plan(&plan, &shown);
    Grid { plan, surface }
}

/// The same grid with each KPI as a card.
fn cards(code: &str) -> Grid {
    let Grid { plan, .. } = sample(code);
    let shown: Vec<IndicatorId> = plan.indicators().iter().map(|row| row.id).collect();
    let surface = CellNavigation::of_cards(&plan, &shown);
    Grid { plan, surface }
}

fn year(year: i32) -> FiscalYear {
    FiscalYear::new(year).unwrap()
}

impl Grid {
    fn id(&self, number: usize) -> IndicatorId {
        self.plan.indicators().get(number - 1).unwrap().id
    }

    fn grid_place(&self, number: usize, place: CellPlace) -> GridPlace {
        self.surface.grid_place((self.id(number), place)).unwrap()
    }

    #[track_caller]
    fn leads(&self, from: (usize, CellPlace), step: NavigationStep, to: (usize, CellPlace)) {
        let place = self.surface.step(self.grid_place(from.0, from.1), step);
        assert_eq!(self.surface.cell(place), Some((self.id(to.0), to.1)), "{step:?} from {from:?}");
    }
}

#[test]
fn arrow_keys_move_along_a_row_and_stop_at_its_ends() {
    let sakata = sample("002");
    sakata.leads((1, Baseline), Right, (1, Target(year(2022))));
    sakata.leads((1, Target(year(2022))), Left, (1, Baseline));
    sakata.leads((1, Baseline), Left, (1, Baseline));
    sakata.leads((1, Target(year(2026))), Right, (1, Target(year(2027))));
    sakata.leads((1, Target(year(2027))), Right, (1, Target(year(2027))));
    sakata.leads((1, Actual(year(2022))), Left, (1, Actual(year(2022))));
}

#[test]
fn down_moves_from_target_to_actual_of_one_year_then_to_the_next_kpi() {
    let sakata = sample("002");
    sakata.leads((1, Target(year(2024))), Down, (1, Actual(year(2024))));
    sakata.leads((1, Actual(year(2024))), Down, (2, Target(year(2024))));
    sakata.leads((2, Target(year(2024))), Up, (1, Actual(year(2024))));
    sakata.leads((1, Target(year(2024))), Up, (1, Target(year(2024))));
    sakata.leads((4, Actual(year(2024))), Down, (4, Actual(year(2024))));
}

#[test]
fn enter_after_tabs_moves_down_in_the_column_where_the_tabs_began() {
    let sakata = sample("002");
    let column = |place| sakata.grid_place(1, place).column;
    let began = column(Target(year(2022)));
    sakata.leads((1, Target(year(2025))), DownIn(began), (1, Actual(year(2022))));
    // Tab had moved past the last 目標 into 実績.
    sakata.leads((1, Actual(year(2023))), DownIn(column(Target(year(2026)))), (2, Target(year(2026))));
    sakata.leads((1, Actual(year(2023))), DownIn(column(Baseline)), (2, Baseline));
    sakata.leads((4, Actual(year(2025))), DownIn(began), (4, Actual(year(2025))));
}

#[test]
fn enter_after_tabs_reaches_the_next_line_even_with_no_cell_in_that_column() {
    let sakata = sample("002");
    let before = sakata.grid_place(4, Baseline).column;
    sakata.leads((4, Target(year(2022))), DownIn(before), (4, Actual(year(2022))));
    // In 仙台市, KPI 1 is a level; KPIs 2 to 4 have one target for the period.
    let sendai = sample("004");
    let period = sendai.grid_place(2, Period).column;
    sendai.leads((2, Actual(year(2020))), DownIn(period), (3, Period));
    sendai.leads((2, Period), DownIn(period), (2, Actual(year(2023))));
    sendai.leads((1, Actual(year(2020))), DownIn(1), (2, Period));
}

#[test]
fn the_baselines_form_a_column_of_their_own() {
    let sakata = sample("002");
    sakata.leads((1, Baseline), Down, (2, Baseline));
    sakata.leads((2, Baseline), Up, (1, Baseline));
    sakata.leads((4, Baseline), Down, (4, Baseline));
}

#[test]
fn arrow_keys_skip_the_target_years_of_a_kpi_with_a_period_target() {
    // KPI 1 of 仙台市 is a level; KPIs 2 to 4 are totals of the period.
    let sendai = sample("004");
    sendai.leads((1, Actual(year(2020))), Down, (2, Actual(year(2020))));
    sendai.leads((2, Actual(year(2020))), Up, (1, Actual(year(2020))));
    sendai.leads((2, Baseline), Right, (2, Period));
    sendai.leads((2, Period), Left, (2, Baseline));
    sendai.leads((2, Period), Down, (3, Period));
}

#[test]
fn home_and_end_move_to_row_ends_and_with_ctrl_to_table_ends() {
    let sakata = sample("002");
    sakata.leads((1, Target(year(2024))), LineStart, (1, Baseline));
    sakata.leads((1, Actual(year(2024))), LineStart, (1, Actual(year(2022))));
    sakata.leads((1, Target(year(2024))), LineEnd, (1, Target(year(2027))));
    sakata.leads((3, Actual(year(2024))), Start, (1, Baseline));
    sakata.leads((1, Target(year(2024))), End, (4, Actual(year(2027))));
}

#[test]
fn page_keys_move_by_a_number_of_kpis_and_keep_the_kind_of_row() {
    let sakata = sample("002");
    sakata.leads((1, Target(year(2024))), PageDown(2), (3, Target(year(2024))));
    sakata.leads((1, Actual(year(2024))), PageDown(20), (4, Actual(year(2024))));
    sakata.leads((4, Actual(year(2024))), PageUp(2), (2, Actual(year(2024))));
    sakata.leads((2, Baseline), PageUp(3), (1, Baseline));
    sakata.leads((1, Baseline), PageUp(3), (1, Baseline));
}

#[test]
fn in_a_card_arrow_keys_move_between_years_and_between_target_and_actual() {
    let sakata = cards("002");
    sakata.leads((1, Target(year(2024))), Down, (1, Target(year(2025))));
    sakata.leads((1, Actual(year(2024))), Up, (1, Actual(year(2023))));
    sakata.leads((1, Target(year(2024))), Right, (1, Actual(year(2024))));
    sakata.leads((1, Actual(year(2024))), Left, (1, Target(year(2024))));
    sakata.leads((1, Target(year(2024))), Left, (1, Target(year(2024))));
    sakata.leads((1, Target(year(2024))), LineEnd, (1, Actual(year(2024))));
    sakata.leads((1, Actual(year(2024))), LineStart, (1, Target(year(2024))));
    sakata.leads((3, Actual(year(2024))), Start, (1, Baseline));
    sakata.leads((1, Target(year(2024))), End, (4, Actual(year(2027))));
    sakata.leads((1, Target(year(2024))), PageDown(2), (3, Target(year(2024))));
    sakata.leads((3, Baseline), PageUp(1), (2, Baseline));
}

#[test]
fn a_cards_lone_cell_is_reached_from_both_columns_but_not_down_from_actuals() {
    let sakata = cards("002");
    sakata.leads((2, Target(year(2022))), Up, (2, Baseline));
    sakata.leads((2, Actual(year(2022))), Up, (2, Baseline));
    sakata.leads((2, Baseline), Down, (2, Target(year(2022))));
    sakata.leads((2, Baseline), Up, (1, Target(year(2027))));
    sakata.leads((1, Target(year(2027))), Down, (2, Baseline));
    sakata.leads((1, Actual(year(2027))), Down, (2, Actual(year(2022))));
    sakata.leads((2, Target(year(2022))), DownIn(sakata.grid_place(2, Baseline).column), (2, Target(year(2023))));
    sakata.leads((1, Baseline), Right, (1, Baseline));
    sakata.leads((1, Baseline), Up, (1, Baseline));
    let sendai = cards("004");
    sendai.leads((1, Target(year(2023))), Down, (2, Period));
    sendai.leads((2, Period), Up, (1, Target(year(2023))));
    sendai.leads((2, Period), Down, (2, Baseline));
    sendai.leads((2, Baseline), Down, (2, Actual(year(2019))));
    sendai.leads((2, Actual(year(2020))), LineStart, (2, Actual(year(2020))));
    sendai.leads((2, Actual(year(2020))), DownIn(0), (2, Actual(year(2021))));
}

/// The grid of a sample after these cells were filled, or cleared with an empty text.
fn filled(code: &str, cells: &[(usize, CellPlace)], text: &str) -> Grid {
    let Grid { plan, .. } = sample(code);
    let cells: Vec<_> = cells.iter().map(|(number, place)| (plan.indicators()[number - 1].id, *place)).collect();
    let workbook = Workbook::new(vec![Arc::new(plan.clone())]);
    let command = fill(&cells, text, Date::new(2025, 4, 10).unwrap()).command();
    let plan = Plan::clone(
        apply(&workbook, &Command::InPlan { plan: plan.id, command }).unwrap().workbook.plan(plan.id).unwrap(),
    );
    let shown: Vec<IndicatorId> = plan.indicators().iter().map(|row| row.id).collect();
    let surface = CellNavigation::of_plan(&plan, &shown);
    Grid { plan, surface }
}

#[test]
fn ctrl_and_an_arrow_move_along_the_row_to_the_edge_of_filled_cells() {
    // KPI 1 of 酒田市 has targets from 2022 to 2026 or 2027 and no actuals.
    let gap = filled("002", &[(1, Target(year(2024)))], "");
    gap.leads((1, Baseline), RightEdge, (1, Target(year(2023))));
    gap.leads((1, Target(year(2023))), RightEdge, (1, Target(year(2025))));
    gap.leads((1, Target(year(2024))), RightEdge, (1, Target(year(2025))));
    gap.leads((1, Target(year(2024))), LeftEdge, (1, Target(year(2023))));
    gap.leads((1, Target(year(2023))), LeftEdge, (1, Baseline));
    gap.leads((1, Baseline), LeftEdge, (1, Baseline));
    let one = filled("002", &[(1, Actual(year(2024)))], "5");
    one.leads((1, Actual(year(2022))), RightEdge, (1, Actual(year(2024))));
    one.leads((1, Actual(year(2024))), RightEdge, (1, Actual(year(2027))));
    one.leads((1, Actual(year(2027))), LeftEdge, (1, Actual(year(2024))));
    one.leads((1, Actual(year(2024))), LeftEdge, (1, Actual(year(2022))));
}

#[test]
fn ctrl_and_a_vertical_arrow_move_to_the_edge_of_filled_targets_or_actuals() {
    let gap = filled("002", &[(3, Target(year(2024)))], "");
    gap.leads((1, Target(year(2024))), LowerEdge, (2, Target(year(2024))));
    gap.leads((2, Target(year(2024))), LowerEdge, (4, Target(year(2024))));
    gap.leads((4, Target(year(2024))), UpperEdge, (2, Target(year(2024))));
    gap.leads((2, Target(year(2024))), UpperEdge, (1, Target(year(2024))));
    gap.leads((1, Target(year(2024))), UpperEdge, (1, Target(year(2024))));
    let one = filled("002", &[(3, Actual(year(2024)))], "-");
    one.leads((1, Actual(year(2024))), LowerEdge, (3, Actual(year(2024))));
    one.leads((3, Actual(year(2024))), LowerEdge, (4, Actual(year(2024))));
    one.leads((4, Actual(year(2024))), UpperEdge, (3, Actual(year(2024))));
}

#[test]
fn ctrl_and_an_arrow_skip_places_without_a_cell() {
    // KPIs 1, 5 and 7 of 仙台市 are levels; the others have one target for the period.
    let sendai = filled("004", &[(6, Period)], "");
    sendai.leads((2, Period), LowerEdge, (4, Period));
    sendai.leads((4, Period), LowerEdge, (8, Period));
    let blank = filled("004", &[(2, Baseline), (2, Period)], "");
    blank.leads((2, Baseline), RightEdge, (2, Period));
}

#[test]
fn in_cards_ctrl_and_an_arrow_move_to_the_last_year_or_line_edge() {
    let sakata = cards("002");
    sakata.leads((1, Actual(year(2022))), LowerEdge, (4, Actual(year(2027))));
    sakata.leads((1, Target(year(2022))), LeftEdge, (1, Target(year(2022))));
    sakata.leads((1, Target(year(2022))), RightEdge, (1, Actual(year(2022))));
}

/// The pairs of cells (from, to) that a fill copies, each cell as in `leads`.
fn fills(
    grid: &Grid,
    one: (usize, CellPlace),
    other: (usize, CellPlace),
    direction: FillDirection,
) -> Vec<((usize, CellPlace), (usize, CellPlace))> {
    let number = |id| grid.plan.indicators().iter().position(|row| row.id == id).unwrap() + 1;
    let pairs = grid.surface.filling(grid.grid_place(one.0, one.1), grid.grid_place(other.0, other.1), direction);
    pairs.into_iter().map(|(from, to)| ((number(from.0), from.1), (number(to.0), to.1))).collect()
}

#[test]
fn filling_down_copies_the_first_target_into_targets_and_the_first_actual_into_actuals() {
    let sakata = sample("002");
    let (target, actual) = (Target(year(2024)), Actual(year(2024)));
    let down = |one, other| fills(&sakata, one, other, FillDirection::Down);
    assert_eq!(
        down((1, target), (3, actual)),
        [
            ((1, target), (2, target)),
            ((1, target), (3, target)),
            ((1, actual), (2, actual)),
            ((1, actual), (3, actual))
        ]
    );
    assert_eq!(down((3, target), (1, target)), down((1, target), (3, target)));
    assert_eq!(down((1, actual), (2, target)), [((1, target), (2, target))]);
    assert_eq!(down((1, Baseline), (2, Baseline)), [((1, Baseline), (2, Baseline))]);
}

#[test]
fn filling_down_into_a_single_line_copies_the_cells_of_the_same_kind_above() {
    let sakata = sample("002");
    let (target, next) = (Target(year(2024)), Target(year(2025)));
    let down = |one, other| fills(&sakata, one, other, FillDirection::Down);
    assert_eq!(down((2, target), (2, target)), [((1, target), (2, target))]);
    assert_eq!(down((2, target), (2, next)), [((1, target), (2, target)), ((1, next), (2, next))]);
    assert_eq!(down((1, target), (1, target)), []);
    let sendai = sample("004");
    let pairs = fills(&sendai, (4, Period), (4, Period), FillDirection::Down);
    assert_eq!(pairs, [((3, Period), (4, Period))]);
    let passed = fills(&sendai, (5, Target(year(2022))), (5, Target(year(2022))), FillDirection::Down);
    assert_eq!(passed, [((1, Target(year(2022))), (5, Target(year(2022))))]);
}

#[test]
fn filling_right_copies_the_first_column_or_for_a_single_column_the_left_cell() {
    let sakata = sample("002");
    let right = |one, other| fills(&sakata, one, other, FillDirection::Right);
    let years = [2022, 2023, 2024].map(|western| Target(year(western)));
    assert_eq!(right((1, years[0]), (1, years[2])), [((1, years[0]), (1, years[1])), ((1, years[0]), (1, years[2]))]);
    assert_eq!(right((1, years[1]), (1, years[1])), [((1, years[0]), (1, years[1]))]);
    assert_eq!(right((1, years[0]), (1, years[0])), [((1, Baseline), (1, years[0]))]);
    assert_eq!(right((1, Actual(year(2022))), (1, Actual(year(2022)))), []);
}

#[test]
fn a_rectangle_has_the_cells_between_its_corners_with_gaps_for_absent_cells() {
    let sakata = sample("002");
    let corners = (sakata.grid_place(1, Target(year(2022))), sakata.grid_place(1, Baseline));
    let below = GridPlace { line: 1, ..corners.1 };
    let first = sakata.id(1);
    let rectangle = sakata.surface.rectangle(corners.0, below);
    let target = vec![Some((first, Baseline)), Some((first, Target(year(2022))))];
    let actual = vec![None, Some((first, Actual(year(2022))))];
    assert_eq!(rectangle, [target, actual]);
}

#[test]
fn the_grid_for_closing_a_year_is_one_column_of_all_kpis() {
    let Grid { plan, .. } = sample("004");
    let shown: Vec<IndicatorId> = plan.indicators().iter().map(|row| row.id).collect();
    let closing = CellNavigation::of_year(&plan, &shown, year(2021));
    let at = |number: usize| closing.grid_place((shown[number - 1], Actual(year(2021)))).unwrap();
    assert_eq!(closing.step(at(1), Down), at(2));
    assert_eq!(closing.step(at(2), Right), at(2));
    assert_eq!(closing.step(at(8), Down), at(8));
    assert_eq!(closing.grid_place((shown[0], Actual(year(2020)))), None);
}

#[test]
fn a_paste_into_the_closing_grid_changes_only_its_year_and_its_shown_rows() {
    let Grid { plan, .. } = sample("002");
    let shown: Vec<IndicatorId> = plan.indicators().iter().map(|row| row.id).collect();
    let closing = CellNavigation::of_year(&plan, &shown, year(2024));
    let at = (shown[0], Actual(year(2024)));
    let paste = closing.paste(&plan, at, &Block::read("1\t2\n3\t4\n5\t6\n"), Date::new(2025, 4, 10).unwrap());
    let pasted = pastes(paste).into_iter().next().unwrap_or_default();
    let places: Vec<_> = pasted.commands.iter().map(|(row, command)| (*row, command.place())).collect();
    let actual = Some(InputPlace::Cell(Actual(year(2024))));
    assert_eq!(places, [(shown[0], actual), (shown[1], actual)]);
    assert_eq!((pasted.left_out.no_input, pasted.left_out.rows), (2, 1));
    assert_eq!(pasted.unnamed, None, "there is one row a KPI to be filled");
}

#[test]
fn keys_skip_rows_that_are_not_shown() {
    let Grid { plan, .. } = sample("002");
    let ids: Vec<IndicatorId> = plan.indicators().iter().map(|row| row.id).collect();
    let surface = CellNavigation::of_plan(&plan, &[ids[0], ids[3]]);
    let from = surface.grid_place((ids[0], Actual(year(2022)))).unwrap();
    assert_eq!(surface.cell(surface.step(from, Down)), Some((ids[3], Target(year(2022)))));
    assert_eq!(surface.grid_place((ids[1], Baseline)), None);
}

/// The first cell that the command changes among the rows with these numbers; `None` if it changes none of them.
fn changed_by(code: &str, shown: &[usize], command: PlanCommand) -> Option<(usize, CellPlace)> {
    let Grid { plan, .. } = sample(code);
    let ids: Vec<IndicatorId> = plan.indicators().iter().map(|row| row.id).collect();
    let workbook = Workbook::new(vec![Arc::new(plan.clone())]);
    let applied = apply(&workbook, &Command::InPlan { plan: plan.id, command }).unwrap();
    let shown: Vec<IndicatorId> = shown.iter().map(|number| ids[number - 1]).collect();
    let after = applied.workbook.plan(plan.id).unwrap();
    let (id, place) = CellNavigation::of_plan(after, &shown).first_changed(&plan, after)?;
    Some((ids.iter().position(|row| *row == id).unwrap() + 1, place))
}

fn pasted(cells: &[(u64, CellPlace)]) -> PlanCommand {
    let on = Date::new(2025, 4, 10).unwrap();
    let cells: Vec<_> = cells.iter().map(|(row, place)| (IndicatorId::from_bits(*row), *place)).collect();
    fill(&cells, "77", on).command()
}

#[test]
fn the_first_changed_cell_is_found_among_the_shown_rows_only() {
    let block = || pasted(&[(2, Actual(year(2023))), (2, Target(year(2024))), (3, Baseline)]);
    assert_eq!(changed_by("002", &[1, 2, 3, 4], block()), Some((2, Target(year(2024)))));
    assert_eq!(changed_by("002", &[1, 3], block()), Some((3, Baseline)));
    assert_eq!(changed_by("002", &[1, 4], block()), None);
    assert_eq!(changed_by("004", &[2], pasted(&[(2, Period)])), Some((2, Period)));
}

#[test]
fn texts_removed_rows_and_added_years_give_no_changed_cell() {
    let row = |number| IndicatorId::from_bits(number);
    let named = IndicatorCommand::SetText { place: TextPlace::Name, text: "名".to_owned() };
    let all = [1, 2, 3, 4];
    assert_eq!(changed_by("002", &all, PlanCommand::InIndicator { indicator: row(1), command: named }), None);
    assert_eq!(changed_by("002", &[2, 3, 4], PlanCommand::RemoveIndicator(row(1))), None);
    assert_eq!(changed_by("002", &all, PlanCommand::AppendYear), None);
}

#[test]
fn navigation_keys_are_recognised_and_other_ctrl_keys_are_left_to_the_browser() {
    assert_eq!(NavigationStep::of_key("Home", true, 3), Some(Start));
    assert_eq!(NavigationStep::of_key("End", false, 3), Some(LineEnd));
    assert_eq!(NavigationStep::of_key("PageDown", false, 3), Some(PageDown(3)));
    assert_eq!(NavigationStep::of_key("ArrowLeft", true, 3), Some(LeftEdge));
    assert_eq!(NavigationStep::of_key("ArrowDown", true, 3), Some(LowerEdge));
    for key in ["PageUp", "a", "c", "v"] {
        assert_eq!(NavigationStep::of_key(key, true, 3), None, "{key}");
    }
    assert_eq!(NavigationStep::of_key("Tab", false, 3), None);
}

fn any_step() -> impl Strategy<Value = NavigationStep> {
    let simple = [Left, Right, Up, Down, LineStart, LineEnd, Start, End, LeftEdge, RightEdge, UpperEdge, LowerEdge];
    prop_oneof![
        proptest::sample::select(simple.to_vec()),
        (0_usize..9).prop_map(DownIn),
        (0_usize..9).prop_map(PageUp),
        (0_usize..9).prop_map(PageDown)
    ]
}

#[test]
fn the_field_after_the_name_is_the_unit_and_then_the_first_target() {
    for grid in [sample("002"), cards("002")] {
        let (first, id) = (grid.plan.years.first(), grid.id(1));
        let after = |text| grid.surface.field_after(id, text);
        assert_eq!(after(TextPlace::Name), Some(InputPlace::Text(TextPlace::Unit)));
        assert_eq!(after(TextPlace::Unit), Some(InputPlace::Cell(Target(first))));
    }
    let Grid { plan, .. } = sample("004");
    let of_period = plan.indicators().iter().find(|row| row.has_period_target()).unwrap().id;
    let surface = CellNavigation::of_plan(&plan, &[of_period]);
    assert_eq!(surface.field_after(of_period, TextPlace::Unit), Some(InputPlace::Cell(Period)));
    let compact = CellNavigation::of_actuals(&plan, &[of_period]);
    let first = compact.field_after(of_period, TextPlace::Unit);
    assert_eq!(first, Some(InputPlace::Cell(Actual(plan.years.first()))));
}

proptest! {
    #[test]
    fn every_step_from_a_cell_leads_to_a_cell(
        code in proptest::sample::select(vec!["000", "001", "002", "003", "004"]),
        are_cards: bool,
        steps in proptest::collection::vec(any_step(), 0..40),
    ) {
        let Grid { surface, .. } = if are_cards { cards(code) } else { sample(code) };
        let mut at = surface.step(GridPlace { line: 0, column: 0 }, Start);
        for step in steps {
            at = surface.step(at, step);
            let cell = surface.cell(at);
            prop_assert!(cell.is_some());
            prop_assert_eq!(surface.grid_place(cell.unwrap()), Some(at));
        }
    }
}

#[test]
fn tab_moves_through_target_and_actual_of_each_year_of_a_card() {
    let sakata = cards("002");
    let leads = |from: CellPlace, is_back, to: Option<CellPlace>| {
        let id = sakata.id(1);
        assert_eq!(sakata.surface.tab((id, from), is_back), to.map(|to| (id, to)), "from {from:?}");
    };
    for (one, next) in [
        (Target(year(2022)), Actual(year(2022))),
        (Actual(year(2022)), Target(year(2023))),
        (Target(year(2027)), Actual(year(2027))),
    ] {
        leads(one, false, Some(next));
        leads(next, true, Some(one));
    }
    leads(Actual(year(2027)), false, None);
    leads(Target(year(2022)), true, None);
    leads(Baseline, false, None);
    let table = sample("002");
    assert_eq!(table.surface.tab((table.id(1), Target(year(2022))), false), None, "a table is seen as it stands");
}

#[test]
fn tab_skips_targets_that_a_card_does_not_have() {
    let of_period = |grid: &Grid| {
        let row = grid.plan.indicators().iter().find(|row| row.has_period_target());
        row.map(|row| row.id)
    };
    let sendai = cards("004");
    let id = of_period(&sendai).unwrap();
    let years: Vec<FiscalYear> = sendai.plan.years.years().collect();
    let next = sendai.surface.tab((id, Actual(years[0])), false);
    assert_eq!(next, Some((id, Actual(years[1]))));
    assert_eq!(sendai.surface.tab((id, Actual(years[0])), true), None);
}
