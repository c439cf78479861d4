//! Charts as separate pictures for a report: they contain their colours and name everything that they show.

#![expect(clippy::unwrap_used, reason = "a test that cannot be set up has failed")]

use keikaku::export::picture::{self, ChartPicture, Picture};
use keikaku::figures::chart::{Canvas, Chart, Drawing};
use keikaku::value::amount::Amount;
use keikaku::wording::{Language, chart};

use crate::kpi_builder::Kpi;

fn saved(kpi: &Kpi, heading: &str) -> Picture {
    let drawing = Drawing::from_chart(
        &Chart::from_indicator(&kpi.indicator, kpi.span()).unwrap(),
        Canvas::PICTURE,
        &Amount::grouped,
    );
    picture::chart(&ChartPicture {
        name: "図",
        heading,
        first_line: "（%）",
        description: "2023年度の値は54です。",
        legend: &chart::legend(&drawing, kpi.indicator.basis.unwrap(), Language::Japanese),
        drawing: &drawing,
        canvas: Canvas::PICTURE,
    })
}

#[test]
fn the_picture_of_a_chart_contains_its_texts_and_needs_no_style_sheet() {
    let kpi = Kpi::levels(2022, &["50", "55", ""]).actuals(&["未把握", "48(速報)", "54"]);
    let Picture { name, svg, size } = saved(&kpi, "黒字<企業>の割合");
    assert_eq!((name.as_str(), size.0), ("図", 720));
    for text in [
        "黒字&lt;企業&gt;の割合",
        "2023年度の値は54です。",
        "（%）",
        "実績",
        "速報・見込",
        "目標",
        "値のない年度",
        "2024",
    ] {
        assert!(svg.contains(&format!(">{text}</")), "{text}");
    }
    assert!(!svg.contains("class=") && !svg.contains("currentColor"), "nothing of the page's style sheet: {svg}");
    assert_eq!(svg.matches("<svg").count(), svg.matches("</svg>").count());
    assert!(svg.contains(&format!("height=\"{}\"", size.1)));
}

#[test]
fn a_long_heading_is_wrapped_and_makes_the_picture_taller() {
    let kpi = Kpi::increments(2022, &["10"]);
    let (short, long) = (saved(&kpi, "短い"), saved(&kpi, &"長".repeat(95)));
    assert_eq!(long.size.1 - short.size.1, 2 * 24);
    assert!(long.svg.contains(&format!(">{}</text>", "長".repeat(40))));
}
