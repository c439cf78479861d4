//! Each section as both states print it, and whether it changed.

use std::collections::HashMap;

use super::cells::{self, Meanings};
use crate::compare::paragraph_pairs::paired_paragraphs;
use crate::compare::words::{Run, changed_words, is_same_but_for_notation, whole};
use crate::paper::comparison_table::content::ComparedBlock;
use crate::paper::printed_document::content::{PrintedBlock, PrintedSection};
use crate::plan::form::Section;
use crate::plan::{Leaf, Plan};
use crate::value::width;

/// A section of the form with its subsections.
#[derive(Debug)]
pub(super) struct ComparedSection<'f> {
    pub(super) section: &'f Section,
    /// The change of the section itself, without its subsections.
    pub(super) change: SectionChange,
    /// The printed content in both states, the new one first; empty if a state does not print the section.
    pub(super) sides: [Vec<ComparedBlock>; 2],
    pub(super) under: Vec<ComparedSection<'f>>,
}

/// The change of a section.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum SectionChange {
    /// Both states print the same, or neither prints it.
    Same,
    /// Both states print it, with differences.
    Changed,
    /// Only the new state prints it.
    Added,
    /// Only the old state prints it.
    Removed,
}

impl<'f> ComparedSection<'f> {
    /// Whether anything in the section or its subsections changed.
    pub(super) fn holds_change(&self) -> bool {
        self.change != SectionChange::Same || self.under.iter().any(Self::holds_change)
    }

    /// Whether either state prints the section.
    pub(super) fn is_printed(&self) -> bool {
        self.sides.iter().any(|side| !side.is_empty())
    }

    /// The section and all its subsections, in the order of the form.
    pub(super) fn with_all_under(&self) -> Vec<&Self> {
        let mut all = vec![self];
        all.extend(self.under.iter().flat_map(Self::with_all_under));
        all
    }

    /// The number, or the heading of a section without one.
    pub(super) fn mark(&self) -> &'f str {
        if self.section.number.is_empty() { &self.section.heading } else { &self.section.number }
    }
}

/// The section as both states print it.
pub(super) fn compared<'f>(
    section: &'f Section,
    old: &HashMap<Leaf, PrintedSection>,
    new: &HashMap<Leaf, PrintedSection>,
    meanings: &Meanings,
) -> ComparedSection<'f> {
    let under = section.sections.iter().map(|one| compared(one, old, new, meanings)).collect();
    let (change, sides) = match (old.get(&section.leaf), new.get(&section.leaf)) {
        (None, None) => (SectionChange::Same, [Vec::new(), Vec::new()]),
        (Some(before), None) => (SectionChange::Removed, [Vec::new(), alone(before)]),
        (None, Some(after)) => (SectionChange::Added, [alone(after), Vec::new()]),
        (Some(before), Some(after)) => {
            let is_same = are_same_words(before, after) && cells::are_same(before, after, meanings);
            (if is_same { SectionChange::Same } else { SectionChange::Changed }, both(before, after, meanings))
        }
    };
    ComparedSection { section, change, sides, under }
}

/// The sections of the old form, from this section on, that the new form does not have.
pub(super) fn only_before<'f>(
    section: &'f Section,
    after: &Plan,
    old: &HashMap<Leaf, PrintedSection>,
) -> Vec<ComparedSection<'f>> {
    let under: Vec<ComparedSection<'f>> =
        section.sections.iter().flat_map(|one| only_before(one, after, old)).collect();
    if after.form.section(section.leaf).is_some() {
        return under;
    }
    let Some(before) = old.get(&section.leaf) else { return under };
    vec![ComparedSection { section, change: SectionChange::Removed, sides: [Vec::new(), alone(before)], under }]
}

/// Everything that one state prints of a section, marked as a change.
fn alone(section: &PrintedSection) -> Vec<ComparedBlock> {
    let mut blocks = vec![ComparedBlock::Heading(whole(&section.heading, true))];
    blocks.extend(section.blocks.iter().map(|block| match block {
        PrintedBlock::Table(table) => ComparedBlock::Table(cells::alone(table)),
        words => ComparedBlock::Paragraph(whole(words.words().unwrap_or_default(), true)),
    }));
    blocks
}

/// The content that the new and the old state print of a section.
fn both(before: &PrintedSection, after: &PrintedSection, meanings: &Meanings) -> [Vec<ComparedBlock>; 2] {
    let [old_heading, new_heading] = changed_words(&before.heading, &after.heading);
    let (old_texts, new_texts) = (paragraphs(before), paragraphs(after));
    let pairs = paired_paragraphs(&texts(&old_texts), &texts(&new_texts));
    let (mut old, mut new) = (Vec::new(), Vec::new());
    for (old_at, new_at) in pairs {
        let old_text = old_at.and_then(|at| old_texts.get(at));
        let new_text = new_at.and_then(|at| new_texts.get(at));
        let [old_runs, new_runs] = match (old_text, new_text) {
            (Some(old), Some(new)) => changed_words(old, new),
            (old, new) => [old, new].map(|text| text.map(|text| alone_in(text)).unwrap_or_default()),
        };
        if old_text.is_some() {
            old.extend(lines(old_runs));
        }
        if new_text.is_some() {
            new.extend(lines(new_runs));
        }
    }
    let [old_tables, new_tables] = [cells::tables(before, after, meanings), cells::tables(after, before, meanings)];
    [side(new_heading, after, new, new_tables), side(old_heading, before, old, old_tables)]
}

fn words(section: &PrintedSection) -> Vec<&str> {
    section.blocks.iter().filter_map(PrintedBlock::words).collect()
}

fn texts(paragraphs: &[String]) -> Vec<&str> {
    paragraphs.iter().map(String::as_str).collect()
}

fn alone_in(text: &str) -> Vec<Run> {
    whole(text, !width::trim(text).is_empty())
}

/// The paragraphs of a section, each with its lines. A line without a full stop at its end continues in the next line,
/// as in a text that was copied from a document with short lines.
fn paragraphs(section: &PrintedSection) -> Vec<String> {
    let mut paragraphs: Vec<String> = Vec::new();
    let mut goes_on = false;
    for block in &section.blocks {
        let Some(line) = block.words() else {
            goes_on = false;
            continue;
        };
        let is_prose = matches!(block, PrintedBlock::Paragraph(_)) && !width::trim(line).is_empty();
        match paragraphs.last_mut().filter(|_| goes_on && is_prose) {
            Some(paragraph) => {
                paragraph.push('\n');
                paragraph.push_str(line);
            }
            None => paragraphs.push(line.to_owned()),
        }
        let is_ended = width::trim(line).ends_with(['。', '．', '.', '」', '）', ')', '：', ':']);
        goes_on = is_prose && !is_ended;
    }
    paragraphs
}

/// The runs of a paragraph, line by line.
fn lines(runs: Vec<Run>) -> Vec<Vec<Run>> {
    let mut lines = vec![Vec::new()];
    for Run { text, is_changed } in runs {
        for (nth, piece) in text.split('\n').enumerate() {
            if nth > 0 {
                lines.push(Vec::new());
            }
            if let Some(line) = lines.last_mut() {
                line.extend(whole(piece, is_changed));
            }
        }
    }
    lines
}

/// One side of a section: its blocks in printed order, each with all of its lines.
fn side(
    heading: Vec<Run>,
    section: &PrintedSection,
    lines: Vec<Vec<Run>>,
    tables: Vec<ComparedBlock>,
) -> Vec<ComparedBlock> {
    let (mut tables, mut lines) = (tables.into_iter(), lines.into_iter());
    let blocks = section.blocks.iter().filter_map(|block| match block.words() {
        None => tables.next(),
        Some(words) => {
            let first = lines.next()?;
            let further = lines.by_ref().take(words.matches('\n').count());
            Some(ComparedBlock::Paragraph(further.fold(first, below)))
        }
    });
    [ComparedBlock::Heading(heading)].into_iter().chain(blocks).collect()
}

/// The runs of a line, followed by those of a further line below it.
fn below(mut runs: Vec<Run>, line: Vec<Run>) -> Vec<Run> {
    for run in whole("\n", false).into_iter().chain(line) {
        match runs.last_mut().filter(|last| last.is_changed == run.is_changed) {
            Some(last) => last.text.push_str(&run.text),
            None => runs.push(run),
        }
    }
    runs
}

/// Whether the heading and the paragraphs of a section are the same, apart from notation and blank lines.
fn are_same_words(before: &PrintedSection, after: &PrintedSection) -> bool {
    let text = |section: &PrintedSection| words(section).join("\n");
    is_same_but_for_notation(&before.heading, &after.heading) && is_same_but_for_notation(&text(before), &text(after))
}
