//! The rows of the comparison table: the changes, and lines of （略） for unchanged sections.
//!
//! Unchanged siblings share one line: `5-3`, `4-1・4-2`, `1～3`. A single unchanged sibling before a section with changes
//! inside shares a line with the first unchanged parts of that section, whose heading is then not printed: `6・7-1`,
//! `5-1・5-2 ①～④`. These rules follow the example of 2018; a setting prints every heading.

use super::cells;
use super::sections::{ComparedSection, SectionChange};
use crate::compare::words::whole;
use crate::paper::comparison_table::content::{ComparedBlock, ComparisonRow};
use crate::plan::ComparisonStyle;
use crate::plan::comparison_style::Filler;
use crate::wording::approvals;

/// The rows of these sections, the new side first.
pub(super) fn rows(sections: &[ComparedSection<'_>], style: &ComparisonStyle) -> Vec<ComparisonRow> {
    let mut written = Rows { style, rows: Vec::new() };
    written.siblings(sections);
    written.rows
}

struct Rows<'s> {
    style: &'s ComparisonStyle,
    rows: Vec<ComparisonRow>,
}

impl Rows<'_> {
    fn siblings(&mut self, sections: &[ComparedSection<'_>]) {
        let mut rest = sections;
        while !rest.is_empty() {
            let run = rest.iter().take_while(|one| !one.holds_change()).count();
            let unchanged = rest.get(..run).unwrap_or_default();
            let from = rest.get(run..).unwrap_or_default();
            let Some((changed, after)) = from.split_first() else {
                self.omitted(unchanged, None);
                return;
            };
            let led = changed.under.iter().take_while(|one| !one.holds_change()).count();
            let first = changed.under.get(..led).unwrap_or_default();
            let others = changed.under.get(led..).unwrap_or_default();
            let is_one_line = unchanged.len() == 1
                && changed.change == SectionChange::Same
                && is_any_printed(first)
                && !self.style.shows_headings;
            if is_one_line {
                self.omitted(unchanged, Some((changed, first)));
                self.siblings(others);
            } else {
                self.omitted(unchanged, None);
                self.changed(changed);
            }
            rest = after;
        }
    }

    /// Adds a section with a change in itself or in its subsections.
    fn changed(&mut self, section: &ComparedSection<'_>) {
        match section.change {
            SectionChange::Added | SectionChange::Removed => self.only_one_side(section),
            SectionChange::Changed => {
                self.section(section.sides.clone());
                self.siblings(&section.under);
            }
            SectionChange::Same => {
                // The section's own text is unchanged, and is left out under its heading.
                let headings = section.sides.each_ref().map(|side| {
                    let omitted = whole(approvals::omitted(self.style), false);
                    let text = (side.len() > 1).then_some(ComparedBlock::Paragraph(omitted));
                    side.iter().take(1).cloned().chain(text).collect()
                });
                self.section(headings);
                self.siblings(&section.under);
            }
        }
    }

    /// Adds a section that only one state prints, including its subsections if they were all added or removed with it.
    fn only_one_side(&mut self, section: &ComparedSection<'_>) {
        let at = usize::from(section.change == SectionChange::Removed);
        let all = section.with_all_under();
        let goes_along = |one: &&ComparedSection<'_>| one.change == section.change || !one.is_printed();
        let is_whole = all.iter().all(goes_along);
        let mut sides = [Vec::new(), Vec::new()];
        for one in all.into_iter().take(if is_whole { usize::MAX } else { 1 }) {
            if let (Some(side), Some(blocks)) = (sides.get_mut(at), one.sides.get(at)) {
                side.extend(blocks.iter().cloned());
            }
        }
        if let Some(side) = sides.get_mut(1 - at).filter(|_| self.style.filler == Filler::Words) {
            side.push(ComparedBlock::Filler(cells::filler(1 - at).to_owned()));
        }
        self.section(sides);
        if !is_whole {
            self.siblings(&section.under);
        }
    }

    fn section(&mut self, mut sides: [Vec<ComparedBlock>; 2]) {
        cells::finish(&mut sides, self.style.filler == Filler::Words);
        self.rows.push(ComparisonRow::Section(sides));
    }

    /// Adds a line for unchanged sections, and for the first subsections of the section behind them. Sections that
    /// neither state prints get no line.
    fn omitted(&mut self, run: &[ComparedSection<'_>], led: Option<(&ComparedSection<'_>, &[ComparedSection<'_>])>) {
        if !is_any_printed(run) && led.is_none() {
            return;
        }
        let mut line = range(run);
        if let Some((section, first)) = led {
            if !line.is_empty() {
                line.push('・');
            }
            let says_all = first.iter().all(|one| one.section.number.starts_with(|first: char| first.is_ascii_digit()));
            if !says_all {
                line.push_str(section.mark());
                line.push('　');
            }
            line.push_str(&range(first));
        }
        self.rows.push(ComparisonRow::Omitted(format!("{line}　{}", approvals::omitted(self.style))));
    }
}

fn is_any_printed(sections: &[ComparedSection<'_>]) -> bool {
    sections.iter().any(|one| one.with_all_under().iter().any(|one| one.is_printed()))
}

/// The marks of the printed siblings: each of one or two, the first and the last of more.
fn range(sections: &[ComparedSection<'_>]) -> String {
    let printed = sections.iter().filter(|one| one.with_all_under().iter().any(|one| one.is_printed()));
    let marks: Vec<&str> = printed.map(ComparedSection::mark).collect();
    match marks.as_slice() {
        [first, _, .., last] => format!("{first}～{last}"),
        few => few.join("・"),
    }
}
