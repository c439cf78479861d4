//! The stacked bar of 概況, the chart of a KPI and the figures of 活動報告 as separate SVG pictures, for a report or a chat.
//!
//! They need nothing else: their colours are inside and not in a style sheet, and a legend below names each part with its
//! own sign or shape, so that they are readable in black and white.

use std::fmt::Write;

use crate::figures::chart::bullet::Bullet;
use crate::figures::chart::{Canvas, Drawing, LineKind, stacked};
use crate::figures::progress::ProgressState;

/// The width of a picture in pixels.
const WIDTH: i32 = 720;
/// The height of the picture of the stacked bar in pixels, without the lines of its legend.
const HEIGHT: i32 = 110;
/// The height of a line of the legend.
const LINE: i32 = 20;
const MARGIN: i32 = 16;
/// The colour of texts and of the axis.
const INK: &str = "#1a1a1a";
/// The colour of the outlines of actuals.
const ACTUAL: &str = "#0055ad";

/// A self-contained picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// The name of its file, without the extension.
    pub name: String,
    /// The picture as the text of an SVG file.
    pub svg: String,
    /// The width and the height in pixels.
    pub size: (u32, u32),
}

/// A part of the bar with its entry in the legend.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PicturePart {
    /// The state whose KPIs it counts.
    pub state: ProgressState,
    /// The name of the part with its sign.
    pub name: String,
    /// The number that it represents.
    pub count: usize,
}

/// The chart of a KPI with the texts around it.
#[derive(Clone, Copy, Debug)]
pub struct ChartPicture<'a> {
    /// The name of the picture's file, without the extension.
    pub name: &'a str,
    /// The heading.
    pub heading: &'a str,
    /// The text above the axis.
    pub first_line: &'a str,
    /// The content of the chart in sentences.
    pub description: &'a str,
    /// The kinds of lines that make up each mark, with their meaning.
    pub legend: &'a [(&'static [LineKind], &'static str)],
    /// The lines and the texts of the chart.
    pub drawing: &'a Drawing,
    /// The size of the drawing.
    pub canvas: Canvas,
}

/// A KPI in a picture of figures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PictureFigure {
    /// Its name.
    pub name: String,
    /// The reached figure against the target.
    pub figures: String,
    /// The progress, in words.
    pub said: String,
    /// The progress as a bar with a mark at the target; `None` without a bar.
    pub bar: Option<Bullet>,
}

/// The number of characters per line in the heading of a picture.
const HEADING_WIDTH: usize = 40;
/// The number of characters per line below the heading of a picture of figures.
const BELOW_WIDTH: usize = 52;

/// The picture of the stacked bar with its heading.
pub fn state_bar(name: String, heading: &str, parts: &[PicturePart]) -> Picture {
    let height = (0..).zip(parts).map(|(nth, _)| nth * LINE + LINE).last().unwrap_or_default() + HEIGHT;
    let mut svg = begin(height);
    text(&mut svg, (MARGIN, 32), 18, heading);
    let counts: Vec<usize> = parts.iter().map(|part| part.count).collect();
    let ends = stacked::parts(&counts, WIDTH - 2 * MARGIN);
    for (nth, (part, (left, width))) in (0..).zip(parts.iter().zip(ends)) {
        let (x, y, colour) = (MARGIN + left, 112 + nth * LINE, colour(part.state));
        let _ = write!(
            svg,
            "<rect x=\"{x}\" y=\"48\" width=\"{width}\" height=\"32\" fill=\"{colour}\" stroke=\"{INK}\"/>\
             <rect x=\"{MARGIN}\" y=\"{}\" width=\"14\" height=\"14\" fill=\"{colour}\" stroke=\"{INK}\"/>\
             <text x=\"400\" y=\"{y}\" font-size=\"14\" text-anchor=\"end\">{}</text>",
            y - 12,
            part.count
        );
        text(&mut svg, (40, y), 14, &part.name);
    }
    end(name, svg, height)
}

/// The colour of a state.
fn colour(state: ProgressState) -> &'static str {
    match state {
        ProgressState::Met => "#0055ad",
        ProgressState::OnTrack => "#57b8ff",
        ProgressState::Below => "#c74700",
        ProgressState::Running => "#b8c4d0",
        ProgressState::Open => "#949494",
        ProgressState::Unsure => "#e0a000",
        ProgressState::NotEntered => "#ffffff",
    }
}

/// The picture of figures against their targets, with a heading and a line below it.
pub fn figures(name: String, heading: &str, below: &str, figures: &[PictureFigure]) -> Picture {
    let mut svg = String::new();
    let mut y = 32;
    for line in lines_of(heading, HEADING_WIDTH) {
        text(&mut svg, (MARGIN, y), 18, &line);
        y += 24;
    }
    for line in lines_of(below, BELOW_WIDTH) {
        text(&mut svg, (MARGIN, y), 13, &line);
        y += LINE;
    }
    for figure in figures {
        y += LINE;
        for line in lines_of(&figure.name, HEADING_WIDTH) {
            text(&mut svg, (MARGIN, y), 16, &line);
            y += 22;
        }
        text(&mut svg, (MARGIN, y), 14, &figure.figures);
        let said = escaped(&figure.said);
        let _ =
            write!(svg, "<text x=\"{}\" y=\"{y}\" font-size=\"14\" text-anchor=\"end\">{said}</text>", WIDTH - MARGIN);
        if let Some(bar) = figure.bar {
            draw_bar(&mut svg, bar, y + 8);
            y += 26;
        }
        y += 8;
    }
    end(name, begin(y + MARGIN) + &svg, y + MARGIN)
}

/// Draws the bar of a figure over the whole width, on a background that shows its largest length.
fn draw_bar(svg: &mut String, bar: Bullet, y: i32) {
    let width = WIDTH - 2 * MARGIN;
    let x = |units: i32| MARGIN + (units - Bullet::MARGIN) * width / (Bullet::WIDTH - 2 * Bullet::MARGIN);
    let (start, end) = (x(bar.start), x(bar.end));
    let _ = write!(
        svg,
        "<rect x=\"{MARGIN}\" y=\"{y}\" width=\"{width}\" height=\"14\" fill=\"#ededed\"/>\
         <rect x=\"{start}\" y=\"{y}\" width=\"{}\" height=\"14\" fill=\"#008bf2\" stroke=\"{ACTUAL}\"/>",
        end - start
    );
    if let Some(target) = bar.target.map(x) {
        let _ = write!(svg, "<path d=\"M{target} {}V{}\" stroke=\"{INK}\" stroke-width=\"3\"/>", y - 3, y + 17);
    }
}

/// The text cut into lines of `width` characters.
fn lines_of(text: &str, width: usize) -> Vec<String> {
    let letters: Vec<char> = text.chars().collect();
    letters.chunks(width).map(|line| line.iter().collect()).collect()
}

/// The picture of the chart of a KPI.
pub fn chart(chart: &ChartPicture<'_>) -> Picture {
    let heading = lines_of(chart.heading, HEADING_WIDTH);
    let below_heading = (0..).zip(&heading).last().map_or(MARGIN, |(nth, _)| 44 + nth * 24);
    let width = WIDTH - 2 * MARGIN;
    let height = width * chart.canvas.height / chart.canvas.width;
    let legend = below_heading + height + 28;
    let lines = i32::try_from(chart.legend.len()).unwrap_or_default();
    let whole = legend + lines * 22;
    let mut svg = begin(whole);
    let _ = write!(svg, "<desc>{}</desc>", escaped(chart.description));
    for (nth, line) in (0..).zip(&heading) {
        text(&mut svg, (MARGIN, 32 + nth * 24), 16, line);
    }
    let _ = write!(
        svg,
        "<svg x=\"{MARGIN}\" y=\"{below_heading}\" width=\"{width}\" height=\"{height}\" viewBox=\"{}\">",
        chart.canvas.view_box()
    );
    draw(&mut svg, chart);
    svg.push_str("</svg>");
    for (nth, (kinds, meaning)) in (0..).zip(chart.legend) {
        let (y, (width, height)) = (legend + nth * 22, LineKind::SAMPLE);
        let _ = write!(svg, "<svg x=\"{MARGIN}\" y=\"{}\" width=\"{width}\" height=\"{height}\">", y - 12);
        for kind in *kinds {
            line(&mut svg, *kind, kind.sample(chart.drawing.marks));
        }
        svg.push_str("</svg>");
        text(&mut svg, (44, y), 14, meaning);
    }
    end(chart.name.to_owned(), svg, whole)
}

/// The lines and the texts of the chart.
fn draw(svg: &mut String, chart: &ChartPicture<'_>) {
    for kind in LineKind::ALL {
        line(svg, kind, chart.drawing.path(kind));
    }
    let letters = &chart.drawing.letters;
    let mut letter = |x: i32, y: i32, anchor: &str, text: &str| {
        let size = Canvas::LETTERS;
        let text = escaped(text);
        let _ = write!(
            svg,
            "<text x=\"{x}\" y=\"{y}\" font-size=\"{size}\" text-anchor=\"{anchor}\" stroke=\"#ffffff\" \
             stroke-width=\"3\" paint-order=\"stroke\">{text}</text>"
        );
    };
    letter(0, Canvas::LETTERS - 1, "start", chart.first_line);
    letters.ticks.iter().for_each(|(x, y, tick)| letter(*x, *y, "end", &tick.grouped()));
    letters.years.iter().for_each(|(x, y, year)| letter(*x, *y, "middle", year));
    letters.actuals.iter().for_each(|(x, y, figure)| letter(*x, *y, "middle", figure));
}

/// Adds a line of this kind in its colours.
fn line(svg: &mut String, kind: LineKind, path: &str) {
    let (colour, fill) = match kind {
        LineKind::Actuals => (ACTUAL, "#008bf2"),
        LineKind::Provisional => (ACTUAL, "#ffffff"),
        LineKind::Hatching => (ACTUAL, "none"),
        LineKind::Goal => ("#115a36", "none"),
        LineKind::Steps => ("#8b3200", "none"),
        LineKind::Rules | LineKind::Axis | LineKind::Missing | LineKind::Breaks => (INK, "none"),
    };
    if path.is_empty() {
        return;
    }
    let _ = write!(svg, "<path d=\"{path}\" stroke=\"{colour}\" fill=\"{fill}\"");
    let stroke = kind.stroke();
    let attributes =
        [("stroke-width", stroke.width), ("stroke-dasharray", stroke.dashes), ("stroke-opacity", stroke.opacity)];
    for (name, value) in attributes {
        if let Some(value) = value {
            let _ = write!(svg, " {name}=\"{value}\"");
        }
    }
    svg.push_str("/>");
}

// Writing to a string never fails, so the results of `write!` are ignored.

fn begin(height: i32) -> String {
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{WIDTH}\" height=\"{height}\" viewBox=\"0 0 {WIDTH} {height}\" \
         font-family=\"'Noto Sans JP','Yu Gothic UI',Meiryo,sans-serif\" fill=\"{INK}\">\
         <rect width=\"{WIDTH}\" height=\"{height}\" fill=\"#ffffff\"/>"
    )
}

fn end(name: String, mut svg: String, height: i32) -> Picture {
    svg.push_str("</svg>");
    Picture { name, svg, size: (WIDTH.unsigned_abs(), height.unsigned_abs()) }
}

/// Adds a text that begins at this point; large texts are bold.
fn text(svg: &mut String, (x, y): (i32, i32), size: i32, text: &str) {
    let weight = if size > 14 { " font-weight=\"700\"" } else { "" };
    let text = escaped(text);
    let _ = write!(svg, "<text x=\"{x}\" y=\"{y}\" font-size=\"{size}\"{weight}>{text}</text>");
}

fn escaped(text: &str) -> String {
    let is_allowed = |letter: &char| !letter.is_control();
    text.chars().filter(is_allowed).fold(String::new(), |mut escaped, letter| {
        match letter {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            other => escaped.push(other),
        }
        escaped
    })
}
