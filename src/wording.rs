//! Every sentence and label that a person reads, in Japanese and in English.
//!
//! The logic below speaks in codes and figures; the words are chosen here, by exhaustive matches, so that a
//! new label, rejection or reason does not compile without both languages. Files never change
//! language: their column names are a format and stand in the exchange layer.

use std::fmt::{Display, Write};

/// The sentence of the language with its parts in place: `told!(language, "{name}は{count}件", "{count} of {name}", name,
/// count)`. One template is filled at run time; two `format!`s would be compiled, and carried out, for each sentence.
#[macro_export]
#[doc(hidden)]
macro_rules! told {
    ($language:expr, $japanese:literal, $english:literal $(, $part:ident)* $(,)?) => {
        $crate::wording::filled($language.of($japanese, $english), &[$((stringify!($part), &$part)),*])
    };
}

/// The template with each `{part}` replaced. One that is not there stays, which the tests of all sentences see.
#[doc(hidden)]
pub fn filled(template: &str, parts: &[(&str, &dyn Display)]) -> String {
    let mut filled = String::new();
    let mut rest = template;
    while let Some((before, behind)) = rest.split_once('{') {
        let (name, after) = behind.split_once('}').unwrap_or((behind, ""));
        filled.push_str(before);
        // Writing to a string never fails.
        let _ = match parts.iter().find(|(part, _)| *part == name) {
            Some((_, part)) => write!(filled, "{part}"),
            None => write!(filled, "{{{name}}}"),
        };
        rest = after;
    }
    filled.push_str(rest);
    filled
}

mod cells;
pub mod changes;
pub mod chart;
pub mod choices;
pub mod compare;
pub mod copies;
pub mod details;
pub mod facts;
pub mod figures;
pub mod findings;
pub mod folder;
pub mod formula;
pub mod grid;
pub mod import;
pub mod labels;
pub mod levels;
pub mod merging;
pub mod names;
pub mod paper;
pub mod pasting;
pub mod progress;
pub mod sheet;
pub mod status;
pub mod terms;
pub mod troubles;
pub mod widths;

pub use crate::value::language::Language;
pub use labels::Label;
