//! The text of a cell while it is collected from markup.

use super::look::MarkupLook;
use crate::import::seen::{Look, SeenCell};

/// The letters of a cell, in runs that look alike.
#[derive(Debug, Default)]
pub(super) struct CellText {
    runs: Vec<(String, Look)>,
    /// The rows and columns that it spans.
    pub(super) spans: (usize, usize),
    /// Whether the cell is not displayed.
    pub(super) is_gone: bool,
    /// Whether it belongs to our own copy, where white space is part of the text.
    is_ours: bool,
    /// Whether some of its letters are hidden.
    pub(super) has_hidden: bool,
    /// The options of a list while it is read, each with whether it is selected.
    choices: Option<Vec<(String, bool)>>,
}

impl CellText {
    /// A cell that spans these rows and columns.
    pub(super) fn begin(spans: (usize, usize), is_gone: bool, is_ours: bool) -> Self {
        Self { spans, is_gone, is_ours, ..Self::default() }
    }

    /// Adds letters with this look. Hidden letters are only noted.
    pub(super) fn add(&mut self, text: &str, look: MarkupLook) {
        if !look.is_seen() {
            self.has_hidden |= !text.trim().is_empty();
            return;
        }
        if let Some(choice) = self.choices.as_mut() {
            // Text in a list but outside of its options is not displayed.
            choice.last_mut().into_iter().for_each(|(choice, _)| choice.push_str(text));
            return;
        }
        self.push(text, look.letters);
    }

    fn push(&mut self, text: &str, look: Look) {
        match self.runs.last_mut().filter(|(_, last)| *last == look) {
            Some((run, _)) => run.push_str(text),
            None => self.runs.push((text.to_owned(), look)),
        }
    }

    /// Ends a line of the text.
    pub(super) fn end_line(&mut self) {
        self.push(LINE, Look::default());
    }

    /// Begins a list of options.
    pub(super) fn begin_choice(&mut self) {
        self.choices.get_or_insert_default();
    }

    /// Begins an option of a list.
    pub(super) fn begin_option(&mut self, is_selected: bool) {
        self.choices.iter_mut().for_each(|choices| choices.push((String::new(), is_selected)));
    }

    /// Ends a list of options, of which the selected ones are displayed, otherwise the first.
    pub(super) fn end_choice(&mut self) {
        let Some(choices) = self.choices.take() else { return };
        let is_one_chosen = choices.iter().any(|(_, is_chosen)| *is_chosen);
        for (nth, (text, is_chosen)) in choices.iter().enumerate() {
            let is_shown = if is_one_chosen { *is_chosen } else { nth == 0 };
            if is_shown {
                self.push(text, Look::default());
            }
        }
    }

    /// Whether no letter is visible in the cell.
    pub(super) fn is_blank(&self) -> bool {
        self.runs.iter().all(|(text, _)| text.replace(LINE, "").trim().is_empty())
    }

    /// What a person sees in the cell.
    pub(super) fn seen(mut self) -> SeenCell {
        self.end_choice();
        if self.is_ours {
            let whole: String = self.runs.iter().map(|(text, _)| text.as_str()).collect();
            return SeenCell { text: whole.replace(LINE, "\n"), ..SeenCell::default() };
        }
        let seen = SeenCell::of_runs(self.runs.iter().map(|(text, look)| (text.as_str(), *look)));
        let texts = |texts: &[String]| texts.iter().map(|text| spaced(text)).filter(|text| !text.is_empty()).collect();
        SeenCell { text: spaced(&seen.text), struck: texts(&seen.struck), signs: texts(&seen.signs) }
    }
}

/// The marker of a line end while a text is collected: a noncharacter of Unicode, so no text contains it.
const LINE: &str = "\u{FDD0}";

/// The text with any white space as one blank, and without blanks at the ends of lines.
fn spaced(text: &str) -> String {
    let line = |line: &str| line.split_whitespace().collect::<Vec<_>>().join(" ");
    text.split(LINE).map(line).collect::<Vec<_>>().join("\n").trim_matches('\n').to_owned()
}
