//! The stacked bar of 概況 as an SVG picture of its own, for a report.
//!
//! It stands by itself: its colours are in it and not in a style sheet, and each part of the bar is named in the legend below
//! with its sign, so that it can be read in black and white.

use std::fmt::Write;

use crate::figures::chart::stacked;

/// The width of a picture in pixels.
const WIDTH: i32 = 720;
/// The height of the picture of the stacked bar in pixels.
const HEIGHT: i32 = 210;
const MARGIN: i32 = 16;
/// The colours of the parts, in the order of the states.
const COLOURS: [&str; 5] = ["#0055ad", "#57b8ff", "#c74700", "#949494", "#ffffff"];

/// A picture that stands by itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// The name of its file, without the ending.
    pub name: String,
    /// The picture as the text of an SVG file.
    pub svg: String,
    /// The width and the height in pixels.
    pub size: (u32, u32),
}

/// A part of the bar as the legend names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PicturePart {
    /// The name of the part with its sign.
    pub name: String,
    /// The number that it stands for.
    pub count: usize,
}

/// The picture of the stacked bar with its heading, under that name.
pub fn state_bar(name: String, heading: &str, parts: &[PicturePart; 5]) -> Picture {
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{WIDTH}\" height=\"{HEIGHT}\" viewBox=\"0 0 {WIDTH} {HEIGHT}\" \
         font-family=\"'Noto Sans JP','Yu Gothic UI',Meiryo,sans-serif\" fill=\"#1a1a1a\">\
         <rect width=\"{WIDTH}\" height=\"{HEIGHT}\" fill=\"#ffffff\"/>\
         <text x=\"{MARGIN}\" y=\"32\" font-size=\"18\" font-weight=\"700\">{}</text>",
        escaped(heading)
    );
    let counts = [0, 1, 2, 3, 4].map(|nth: usize| parts.get(nth).map_or(0, |part| part.count));
    let ends = stacked::parts(counts, WIDTH - 2 * MARGIN);
    // Writing to a string never fails.
    for (nth, ((part, (left, width)), colour)) in (0..).zip(parts.iter().zip(ends).zip(COLOURS)) {
        let (x, y) = (MARGIN + left, 112 + nth * 20);
        let _ = write!(
            svg,
            "<rect x=\"{x}\" y=\"48\" width=\"{width}\" height=\"32\" fill=\"{colour}\" stroke=\"#1a1a1a\"/>\
             <rect x=\"{MARGIN}\" y=\"{}\" width=\"14\" height=\"14\" fill=\"{colour}\" stroke=\"#1a1a1a\"/>\
             <text x=\"40\" y=\"{y}\" font-size=\"14\">{}</text>\
             <text x=\"400\" y=\"{y}\" font-size=\"14\" text-anchor=\"end\">{}</text>",
            y - 12,
            escaped(&part.name),
            part.count
        );
    }
    svg.push_str("</svg>");
    Picture { name, svg, size: (WIDTH.unsigned_abs(), HEIGHT.unsigned_abs()) }
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
