//! What the chart of a KPI shows, and where its lines are drawn.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot be set up has failed")]

use crate::{kpi_builder, support};

use keikaku::figures::chart::{ActualMarks, Bar, Canvas, Chart, Drawing};
use keikaku::figures::totals::{Gap, Span};
use keikaku::plan::Plan;
use keikaku::plan::cell::Certainty;
use keikaku::plan::indicator::{Basis, Direction, Measure, Measured};
use keikaku::plan::samples::SamplePlan;
use keikaku::value::amount::Amount;
use keikaku::value::id::{IndicatorId, PlanId};
use proptest::prelude::*;

use kpi_builder::{Kpi, amount};

fn picture(kpi: &Kpi) -> Chart {
    Chart::from_indicator(&kpi.indicator, kpi.span()).unwrap()
}

fn drawn(picture: &Chart, canvas: Canvas) -> Drawing {
    Drawing::from_chart(picture, canvas, &Amount::grouped)
}

fn small(kpi: &Kpi) -> Drawing {
    drawn(&picture(kpi), Canvas::SMALL)
}

/// Asserts the steps, the bars and the target line: `-` for none, `x` for a missing figure, `?` after a figure that is
/// not final, `+` after a sum with gaps.
#[track_caller]
fn shows(kpi: &Kpi, steps: &[&str], bars: &[&str], goal: Option<&str>) {
    let picture = picture(kpi);
    let told = |figure: Option<_>| figure.map_or_else(|| "-".to_owned(), Amount::plain);
    let of_bar = |bar: Bar| match bar {
        Bar::Figure { amount, certainty: Certainty::Final, is_whole: true } => amount.plain(),
        Bar::Figure { amount, is_whole: true, .. } => format!("{amount}?"),
        Bar::Figure { amount, .. } => format!("{amount}+"),
        Bar::Missing(_) => "x".to_owned(),
        Bar::Absent => "-".to_owned(),
    };
    assert_eq!(picture.columns.iter().map(|column| told(column.target)).collect::<Vec<_>>(), steps);
    assert_eq!(picture.columns.iter().map(|column| of_bar(column.actual)).collect::<Vec<_>>(), bars);
    assert_eq!(picture.goal, goal.map(amount));
}

#[test]
fn increments_are_drawn_as_running_sums_and_their_total_as_a_line() {
    let kpi = Kpi::increments(2022, &["10", "20", "30"]).actuals(&["5", "0", ""]);
    shows(&kpi, &["10", "30", "60"], &["5", "5", "-"], Some("60"));
}

#[test]
fn a_total_with_a_gap_has_no_line() {
    let kpi = Kpi::increments(2022, &["10", "", "30"]).actuals(&["5", "", "6"]);
    shows(&kpi, &["10", "-", "40"], &["5", "x", "11+"], None);
}

#[test]
fn levels_are_drawn_separately_for_each_year() {
    let kpi = Kpi::levels(2022, &["50", "", "55"]).actuals(&["48", "49(速報)", "未把握"]);
    shows(&kpi, &["50", "-", "55"], &["48", "49?", "x"], None);
}

#[test]
fn a_period_target_is_drawn_as_a_line_without_steps() {
    let none = ["-"; 5];
    shows(&Kpi::period_total("50").actuals(&["5", "6", "", "", ""]), &none, &["5", "11", "-", "-", "-"], Some("50"));
    shows(&Kpi::period_average("50").actuals(&["5", "6", ""]), &none[..3], &["5", "6", "-"], Some("50"));
}

#[test]
fn a_sum_is_not_final_until_all_its_figures_are_final() {
    let kpi = Kpi::increments(2022, &["1", "1", "1"]).actuals(&["1", "1(速報)", "1"]);
    shows(&kpi, &["1", "2", "3"], &["1", "2?", "3?"], Some("3"));
}

#[test]
fn years_that_need_no_value_and_years_after_the_last_actual_are_not_missing() {
    let outside = Kpi::increments(2022, &["10", "20", ""]).actuals(&["5", "", ""]).project(2022, 2023);
    shows(&outside, &["10", "30", "-"], &["5", "-", "-"], Some("30"));
    let mut survey = Kpi::levels(2021, &["", "", "55"]).actuals(&["", "", "12"]);
    survey.indicator.measured = Measured::Survey { years: vec![2022] };
    shows(&survey, &["-", "-", "55"], &["-", "x", "12"], None);
}

#[test]
fn levels_for_increments_are_drawn_as_the_gain_over_the_baseline() {
    let kpi = Kpi::increments(2022, &["10", "20"]).actual_levels(&["", "130"]);
    shows(&kpi.clone().baseline("100"), &["10", "30"], &["x", "30"], Some("30"));
    shows(&kpi, &["10", "30"], &["x", "x"], Some("30"));
}

#[test]
fn descriptive_kpis_and_unused_slots_have_no_chart() {
    let kpi = Kpi::increments(2022, &["10"]);
    let described = kpi.clone().measure(Measure::Descriptive);
    assert_eq!(Chart::from_indicator(&described.indicator, described.span()), None);
    let mut unused = kpi;
    unused.indicator.name = "-".to_owned();
    assert_eq!(Chart::from_indicator(&unused.indicator, unused.span()), None);
}

#[test]
fn zero_is_a_flat_bar_unknown_a_cross_and_not_applicable_is_not_drawn() {
    let drawing = |actual| small(&Kpi::levels(2022, &["10"]).actuals(&[actual]));
    assert_eq!(drawing("0").bars, "M32 32H128V34H32Z");
    assert_eq!((drawing("未把握").bars.as_str(), drawing("未把握").missing.as_str()), ("", "M77 27L83 33M77 33L83 27"));
    assert_eq!((drawing("-").bars.as_str(), drawing("-").missing.as_str()), ("", ""));
}

#[test]
fn a_provisional_bar_is_an_outline_with_hatching() {
    let drawing = small(&Kpi::levels(2022, &["10"]).actuals(&["10(見込)"]));
    assert_eq!((drawing.bars.as_str(), drawing.provisional.as_str()), ("", "M32 2H128V34H32Z"));
    assert!(drawing.hatching.starts_with("M32 6L36 2M32 10L40 2"), "{}", drawing.hatching);
}

#[test]
fn negative_increments_are_drawn_below_the_axis() {
    let kpi = Kpi::increments(2022, &["-10", "-10"]).direction(Direction::Down).actuals(&["-13", "未把握"]);
    let drawing = small(&kpi);
    assert_eq!(drawing.axis, "M1 2H159");
    assert_eq!(drawing.goal, "M1 34H159");
    assert_eq!(drawing.steps, "M1 18H80V34H159");
    assert_eq!(drawing.bars, "M16 2H65V22H16Z");
    assert_eq!(drawing.missing, "M116 3L122 9M116 9L122 3");
}

#[test]
fn the_axis_of_the_large_chart_has_round_figures() {
    let letters = |targets: &[&str]| {
        let drawing = drawn(&picture(&Kpi::levels(2022, targets)), Canvas::LARGE);
        drawing.letters.ticks.iter().map(|(_, _, tick)| tick.grouped()).collect::<Vec<_>>().join(" ")
    };
    assert_eq!(letters(&["25542.00", "224200.00"]), "0 100,000 200,000 300,000");
    assert_eq!(letters(&["0.5", "1.25"]), "0 0.5 1 1.5");
    assert_eq!(letters(&["-1", "7"]), "-2 0 2 4 6 8");
    assert_eq!(letters(&["3"]), "0 1 2 3");
    assert_eq!(letters(&[""]), "0 1");
}

#[test]
fn labels_of_actuals_that_would_overlap_are_left_out() {
    let figures = |count: usize| {
        let texts = vec!["12345.00"; count];
        let drawing = drawn(&picture(&Kpi::levels(2000, &texts).actuals(&texts)), Canvas::LARGE);
        (drawing.letters.actuals.len(), drawing.letters.years.len())
    };
    assert_eq!(figures(3), (3, 3));
    assert_eq!(figures(5), (1, 5));
    assert_eq!(figures(15), (1, 5));
}

fn sample(code: &str) -> Plan {
    let sample = SamplePlan::ALL.into_iter().find(|sample| sample.code() == code).unwrap();
    let mut ids = (1..).map(IndicatorId::from_bits);
    sample.plan(PlanId::from_bits(1), || ids.next().unwrap()).unwrap()
}

#[test]
fn the_charts_of_the_samples_show_their_targets() {
    let shown = |code: &str| {
        let plan = sample(code);
        let pictures = plan.indicators().iter().map(|row| Chart::from_indicator(row, Span::from_plan(&plan)));
        let told = pictures.map(|picture| {
            let steps = |picture: &Chart| picture.columns.iter().filter(|column| column.target.is_some()).count();
            picture.map(|picture| (steps(&picture), picture.goal.map(Amount::plain)))
        });
        told.collect::<Vec<_>>()
    };
    let total = |plain: &str| Some(plain.to_owned());
    assert_eq!(shown("000")[0], Some((3, total("60000"))));
    assert_eq!(shown("001"), [Some((3, total("600"))), Some((3, total("45")))]);
    assert_eq!(shown("002"), [Some((5, total("224200.00"))), Some((5, total("60.00"))), None, None]);
    assert_eq!(shown("003")[3], Some((5, total("69.00"))));
    assert_eq!(shown("004")[..2], [Some((1, None)), Some((0, total("50")))]);
}

/// Every point of path data. Handles only the commands that our charts use.
fn points(path: &str) -> Vec<(i32, i32)> {
    let (mut x, mut y, mut points) = (0, 0, Vec::new());
    let spaced = path.replace(['M', 'L'], " P ").replace('H', " H ").replace('V', " V ").replace('Z', " ");
    let mut words = spaced.split_whitespace();
    while let Some(command) = words.next() {
        let mut number = || words.next().unwrap().parse::<i32>().unwrap();
        match command {
            "P" => (x, y) = (number(), number()),
            "H" => x = number(),
            _ => y = number(),
        }
        points.push((x, y));
    }
    points
}

fn every_path(drawing: &Drawing) -> [&str; 8] {
    let Drawing { axis, rules, bars, provisional, hatching, missing, steps, goal, .. } = drawing;
    [axis, rules, bars, provisional, hatching, missing, steps, goal]
}

/// Two texts of a chart that overlap, by the widths of a font that is wider than most; `None` if no texts overlap. The
/// first line of the box is reserved for the unit.
fn collision(drawing: &Drawing, canvas: Canvas) -> Option<String> {
    let size = f64::from(Canvas::LETTERS);
    let width = |text: &str| -> f64 {
        let width = |letter: char| match letter {
            ',' | '.' => 0.33,
            _ if letter.is_ascii() => 0.62,
            _ => 1.0,
        };
        text.chars().map(|letter| width(letter) * size).sum()
    };
    let texts = |x: i32, y: i32, share: f64, text: String| {
        let left = f64::from(x) - share * width(&text);
        (left, f64::from(y) - 0.8 * size, left + width(&text), f64::from(y) + 0.15 * size, text)
    };
    let letters = &drawing.letters;
    let ticks = letters.ticks.iter().map(|(x, y, tick)| texts(*x, *y, 1.0, tick.grouped()));
    let years = letters.years.iter().map(|(x, y, year)| texts(*x, *y, 0.5, year.clone()));
    let actuals = letters.actuals.iter().map(|(x, y, figure)| texts(*x, *y, 0.5, figure.clone()));
    let first = (0.0, 0.0, f64::from(canvas.width), size, "the first line".to_owned());
    let all: Vec<_> = [first].into_iter().chain(ticks).chain(years).chain(actuals).collect();
    let meets = |one: &(f64, f64, f64, f64, String), other: &(f64, f64, f64, f64, String)| {
        one.0 < other.2 && other.0 < one.2 && one.1 < other.3 && other.1 < one.3
    };
    let pairs = all.iter().enumerate().flat_map(|(nth, one)| all[nth + 1..].iter().map(move |other| (one, other)));
    pairs.filter(|(one, other)| meets(one, other)).map(|(one, other)| format!("{one:?} and {other:?}")).next()
}

#[test]
fn an_axis_for_values_far_from_0_starts_near_them_and_reports_its_start() {
    let axis = |targets: &[&str], actuals: &[&str]| {
        let drawing = drawn(&picture(&Kpi::levels(2022, targets).actuals(actuals)), Canvas::LARGE);
        let ticks = drawing.letters.ticks.iter().map(|(_, _, tick)| tick.grouped()).collect::<Vec<_>>().join(" ");
        (drawing.starts_at.map(Amount::plain), ticks)
    };
    let begins = |at: &str, ticks: &str| (Some(at.to_owned()), ticks.to_owned());
    assert_eq!(axis(&["50", "55"], &["48", "54"]), begins("46", "46 48 50 52 54 56"));
    assert_eq!(axis(&["100.5", "101"], &["100.2", ""]), begins("100", "100 100.2 100.4 100.6 100.8 101"));
    assert_eq!(axis(&["-60", "-55"], &["-58", ""]), begins("-62", "-62 -60 -58 -56 -54"));
    assert_eq!(axis(&["10", "55"], &["48", "54"]), (None, "0 20 40 60".to_owned()));
    assert_eq!(axis(&["50"], &["50"]), (None, "0 20 40 60".to_owned()), "one value says nothing of what fits");
    // A small chart has no axis labels that could show where it begins.
    assert_eq!(small(&Kpi::levels(2022, &["50", "55"]).actuals(&["48", "54"])).starts_at, None);
}

#[test]
fn the_axis_of_sums_begins_at_0() {
    let kpi = Kpi::increments(2022, &["1000", "1"]).actuals(&["1000", "1"]);
    let drawing = drawn(&picture(&kpi), Canvas::LARGE);
    assert_eq!((drawing.starts_at, drawing.marks), (None, ActualMarks::Bars));
}

#[test]
fn without_a_0_on_the_axis_actuals_are_points_hollow_if_not_final() {
    let drawing = drawn(&picture(&Kpi::levels(2022, &["50", "55"]).actuals(&["48", "54(速報)"])), Canvas::LARGE);
    assert_eq!(drawing.marks, ActualMarks::Points);
    let marks = |path: &str| path.matches('Z').count();
    assert_eq!((marks(&drawing.bars), marks(&drawing.provisional), drawing.hatching.as_str()), (1, 1, ""));
}

proptest! {
    #[test]
    fn every_line_is_inside_the_canvas_and_every_bar_begins_at_the_axis(plan in support::plan()) {
        for row in plan.indicators() {
            let Some(picture) = Chart::from_indicator(row, Span::from_plan(&plan)) else { continue };
            for canvas in [Canvas::SMALL, Canvas::LARGE, Canvas::PICTURE, Canvas::PAPER] {
                let drawing = drawn(&picture, canvas);
                for path in every_path(&drawing) {
                    for (x, y) in points(path) {
                        prop_assert!((0..=canvas.width).contains(&x) && (0..=canvas.height).contains(&y), "{path}");
                    }
                }
                let axis = points(&drawing.axis)[0].1;
                for mark in points(&format!("{}{}", drawing.bars, drawing.provisional)).chunks(4) {
                    prop_assert!(mark[0].0 <= mark[1].0, "{mark:?}");
                    match drawing.marks {
                        ActualMarks::Bars => prop_assert!(mark.iter().any(|(_, y)| *y == axis), "{mark:?} at {axis}"),
                        ActualMarks::Points => prop_assert!(mark[0].1 < axis, "{mark:?} at {axis}"),
                    }
                }
                prop_assert_eq!(drawing.starts_at.is_some(), drawing.marks == ActualMarks::Points);
                let letters = &drawing.letters;
                for (x, y) in letters.ticks.iter().map(|(x, y, _)| (*x, *y)).chain(letters.actuals.iter().map(|(x, y, _)| (*x, *y))) {
                    prop_assert!((0..=canvas.width).contains(&x) && (0..=canvas.height).contains(&y));
                }
            }
            let bars = picture.columns.iter().filter(|column| column.actual.amount().is_some()).count();
            let crosses = picture.columns.iter().filter(|column| matches!(column.actual, Bar::Missing(_))).count();
            let drawing = drawn(&picture, Canvas::SMALL);
            prop_assert_eq!(format!("{}{}", drawing.bars, drawing.provisional).matches('Z').count(), bars);
            prop_assert_eq!(drawing.missing.matches('M').count(), 2 * crosses);
            prop_assert_eq!(picture.columns.len(), plan.years.len());
        }
    }

    #[test]
    fn no_text_of_a_chart_collides_with_another(plan in support::plan()) {
        for row in plan.indicators() {
            let Some(picture) = Chart::from_indicator(row, Span::from_plan(&plan)) else { continue };
            for canvas in [Canvas::LARGE, Canvas::PICTURE, Canvas::PAPER] {
                prop_assert_eq!(collision(&drawn(&picture, canvas), canvas), None);
            }
        }
    }

    #[test]
    fn no_text_of_a_chart_collides_with_another_for_any_figures(
        figures in prop::collection::vec((-2_000_000..2_000_000_i32, -3_000..3_000_i32, 0..3_u32), 1..24),
        base in prop::sample::select(vec![0, 40, 98, 1_000_000]),
        basis in prop::sample::select(vec![Basis::Increment, Basis::Level, Basis::PeriodAverage, Basis::PeriodTotal]),
    ) {
        let written = |number: i32, places: u32| {
            let number = i64::from(number) + i64::from(base);
            if places == 0 { number.to_string() } else { format!("{number}.{:0>width$}", 5, width = places as usize) }
        };
        let targets: Vec<String> = figures.iter().map(|(large, _, places)| written(*large, *places)).collect();
        let actuals: Vec<String> = figures.iter().map(|(_, small, places)| written(*small, *places)).collect();
        let mut kpi = Kpi::increments(2000, &targets).actuals(&actuals);
        kpi.indicator.basis = Some(basis);
        for canvas in [Canvas::LARGE, Canvas::PICTURE, Canvas::PAPER] {
            prop_assert_eq!(collision(&drawn(&picture(&kpi), canvas), canvas), None);
        }
    }

    #[test]
    fn a_missing_bar_has_its_reason(basis in prop::sample::select(vec![Basis::Level, Basis::PeriodAverage])) {
        let kpi = Kpi::new(basis, 2022, 3).actuals(&["", "未把握", "約5"]);
        let gaps: Vec<Bar> = picture(&kpi).columns.iter().map(|column| column.actual).collect();
        prop_assert_eq!(gaps, [Gap::Blank, Gap::Unknown, Gap::Unread].map(Bar::Missing));
    }
}
