//! The rules for a form as a whole.
//!
//! Plans carry their forms, so after the first release no new rule may reject a form that was accepted before.

use std::collections::BTreeSet;

use super::{BilingualText, FactLine, Form, FormFault, FormFaultKind, Leaf, Outlined, Section, SectionKind};
use crate::plan::{Fact, MOST_YEARS};
use crate::value::width;

/// The greatest number of sections.
const MOST_SECTIONS: usize = 200;
/// The greatest depth of sections within sections.
const DEEPEST: usize = 6;
/// The greatest number of rows of a new plan.
const MOST_ROWS: usize = 100;
/// The greatest number of decimals: as many as amounts have.
const MOST_DECIMALS: u32 = 8;
/// The greatest number of characters of a heading, a label or a hint.
const LONGEST_TEXT: usize = 300;
/// The greatest number of faults that are reported, so that no file makes endless work.
const MOST_FAULTS: usize = 100;

/// The faults of a form that was read, in the order of the file.
pub(super) fn faults(form: &Form) -> Vec<FormFault> {
    let mut checked = FormCheck { form, faults: Vec::new() };
    checked.head();
    checked.facts();
    checked.attachments();
    let outline = form.outline();
    if outline.is_empty() {
        checked.add("sections", FormFaultKind::Blank);
    } else if outline.len() > MOST_SECTIONS {
        // The content of so many sections is not checked.
        checked.add("sections", FormFaultKind::TooMany);
    } else {
        checked.names(&outline);
        for one in &outline {
            checked.section(one.section);
        }
        checked.bound_facts(&outline);
    }
    checked.faults
}

/// A form with the faults that were found in it.
struct FormCheck<'f> {
    form: &'f Form,
    faults: Vec<FormFault>,
}

impl FormCheck<'_> {
    /// Adds a fault at that part of the file, unless it is listed already.
    fn add(&mut self, at: &str, kind: FormFaultKind) {
        let fault = kind.into_fault(at);
        if self.faults.len() < MOST_FAULTS && !self.faults.contains(&fault) {
            self.faults.push(fault);
        }
    }

    /// Checks the names, labels and sizes at the beginning of the file.
    fn head(&mut self) {
        let form = self.form;
        let labels = &form.labels;
        for (at, words) in [
            ("name", &form.name),
            ("purpose", &form.purpose),
            ("labels.indicator", &labels.indicator),
            ("labels.baseline", &labels.baseline),
            ("labels.baseline_in_sentence", &labels.baseline_in_sentence),
        ] {
            self.words(words, at);
        }
        self.plain(&form.title, "title");
        for code in &form.measures {
            self.filled(code, "measures");
            if !is_code(code) {
                self.add("measures", FormFaultKind::Measure);
            }
        }
        for answer in &form.none_answers {
            self.filled(answer, "none_answers");
        }
        let table = &form.table;
        self.filled(&table.baseline_head, "table.baseline_head");
        self.filled(&table.year_head, "table.year_head");
        self.plain(&table.total_head, "table.total_head");
        for (at, is_possible) in [
            ("table.years", (1..=MOST_YEARS).contains(&table.years)),
            ("table.rows", table.rows <= MOST_ROWS),
            ("table.decimals", table.decimals.is_none_or(|decimals| decimals <= MOST_DECIMALS)),
        ] {
            if !is_possible {
                self.add(at, FormFaultKind::TooMany);
            }
        }
    }

    fn facts(&mut self) {
        let mut seen = Vec::new();
        for one in &self.form.facts {
            self.words(&one.label, one.fact.code());
            self.once(one.fact, &mut seen, one.fact.code());
        }
    }

    fn attachments(&mut self) {
        let (form, at) = (self.form, "attachments");
        if form.attachments.len() > MOST_SECTIONS {
            return self.add(at, FormFaultKind::TooMany);
        }
        for one in &form.attachments {
            self.words(&one.what, at);
            if let Some(when) = &one.when {
                self.words(when, at);
            }
            self.plain(&one.source, at);
        }
    }

    /// Checks that no two sections have the same code name, label or number, and that none lies too deep. A section
    /// without a number is cited by the number of the section around it.
    fn names(&mut self, outline: &[Outlined<'_>]) {
        let (mut codes, mut labels, mut numbers) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
        for one in outline {
            let at = one.section.leaf.code();
            if !codes.insert(one.section.leaf) {
                self.add(at, FormFaultKind::CodeNameTwice);
            }
            let has_old_number = !one.section.number.is_empty() && !numbers.insert(&one.number);
            if !labels.insert(one.label()) {
                self.add(at, FormFaultKind::LabelTwice);
            } else if has_old_number {
                self.add(at, FormFaultKind::NumberTwice);
            }
            if one.depth >= DEEPEST {
                self.add(at, FormFaultKind::TooMany);
            }
        }
    }

    fn section(&mut self, section: &Section) {
        let at = section.leaf.code();
        self.plain(&section.number, at);
        self.filled(&section.heading, at);
        for variant in &section.variants {
            self.filled(variant, at);
        }
        if let Some(hint) = &section.hint {
            self.words(hint, at);
        }
        if let SectionKind::Reference { sentence, to } = &section.kind {
            self.filled(sentence, at);
            if to.is_empty() {
                self.add(at, FormFaultKind::Blank);
            }
        }
        if section.printed.len() > MOST_SECTIONS {
            return self.add(at, FormFaultKind::TooMany);
        }
        let faults = self.faults.len();
        for line in &section.printed {
            self.fact_line(line, at);
        }
        if self.faults.len() == faults {
            self.all_printed(section);
        }
        if is_well_placed(section) {
            self.references(section);
        } else {
            self.add(at, FormFaultKind::Misplaced);
        }
    }

    /// Checks that a printed line names at least one fact, and only facts that the form has.
    fn fact_line(&mut self, line: &FactLine, at: &str) {
        let is_there = |(_, fact): &(String, Fact)| self.form.fact(*fact).is_some();
        if line.parts.is_empty() || !line.parts.iter().all(is_there) {
            self.add(at, FormFaultKind::NoSuchFact);
        }
        for (before, _) in &line.parts {
            self.plain(before, at);
        }
        self.plain(&line.end, at);
    }

    /// Checks that a section that defines its printed lines leaves out none of its facts.
    fn all_printed(&mut self, section: &Section) {
        let is_printed = |fact: &Fact| section.printed.iter().flat_map(|line| &line.parts).any(|(_, one)| one == fact);
        if !section.printed.is_empty() && !section.facts.iter().all(is_printed) {
            self.add(section.leaf.code(), FormFaultKind::NotPrinted);
        }
    }

    /// Checks that the sections whose content appears in this one exist, and that none leads back to it.
    fn references(&mut self, section: &Section) {
        let (at, to) = (section.leaf.code(), leads_to(section));
        if to.len() > MOST_SECTIONS {
            return self.add(at, FormFaultKind::TooMany);
        }
        for to in to {
            if self.form.section(to).is_none() {
                self.add(at, FormFaultKind::NoSuchSection { to });
            }
        }
        if leads_back(self.form, section.leaf) {
            self.add(at, FormFaultKind::Circle);
        }
    }

    /// Checks that each fact is in one section only, and that the form has it.
    fn bound_facts(&mut self, outline: &[Outlined<'_>]) {
        let mut seen = Vec::new();
        for one in outline {
            let at = one.section.leaf.code();
            for fact in &one.section.facts {
                if self.form.fact(*fact).is_none() {
                    self.add(at, FormFaultKind::NoSuchFact);
                }
                self.once(*fact, &mut seen, at);
            }
        }
    }

    fn once(&mut self, fact: Fact, seen: &mut Vec<Fact>, at: &str) {
        if seen.contains(&fact) {
            self.add(at, FormFaultKind::FactTwice);
        } else {
            seen.push(fact);
        }
    }

    fn words(&mut self, words: &BilingualText, at: &str) {
        self.filled(&words.japanese, at);
        self.filled(&words.english, at);
    }

    fn filled(&mut self, text: &str, at: &str) {
        if text.trim().is_empty() {
            self.add(at, FormFaultKind::Blank);
        } else {
            self.plain(text, at);
        }
    }

    /// Checks a text that is printed as it is: one line, not too long, without invisible characters and without `<` or
    /// `>`, which could be mistaken for markup.
    fn plain(&mut self, text: &str, at: &str) {
        let is_blank = |letter| matches!(letter, ' ' | '\u{3000}');
        let is_no_part = |letter: char| matches!(letter, '<' | '>') || (width::is_unseen(letter) && !is_blank(letter));
        if text.chars().any(is_no_part) || text.chars().count() > LONGEST_TEXT {
            self.add(at, FormFaultKind::Text);
        }
    }
}

/// Whether that is the code of a support measure: a capital letter and four digits.
fn is_code(code: &str) -> bool {
    let (letter, digits) = code.split_at_checked(1).unwrap_or_default();
    letter.chars().all(|letter| letter.is_ascii_uppercase())
        && digits.len() == 4
        && digits.chars().all(|digit| digit.is_ascii_digit())
}

/// Whether each field of the section has a meaning for its kind.
fn is_well_placed(section: &Section) -> bool {
    let may_hold_facts =
        !matches!(section.kind, SectionKind::Projects | SectionKind::KpiTable | SectionKind::Reference { .. });
    let facts_fit = section.facts.is_empty() || may_hold_facts;
    let repeats_fit = section.repeats.is_empty() || section.holds_text();
    let reason_fits = section.reason_of.is_none() || section.holds_text();
    let lines_fit = section.printed.is_empty() || !section.facts.is_empty();
    facts_fit && repeats_fit && reason_fits && lines_fit
}

/// The sections whose content appears in this one.
fn leads_to(section: &Section) -> Vec<Leaf> {
    section.repeats.iter().chain(section.refers_to()).chain(&section.reason_of).copied().collect()
}

/// Whether a section that this one repeats or refers to, or a section below that, leads back to this one.
fn leads_back(form: &Form, leaf: Leaf) -> bool {
    let mut seen = BTreeSet::new();
    let mut open: Vec<Leaf> = form.section(leaf).map(leads_to).unwrap_or_default();
    while let Some(next) = open.pop() {
        if next == leaf {
            return true;
        }
        if seen.insert(next) {
            let section = form.section(next);
            open.extend(section.map(leads_to).unwrap_or_default());
            open.extend(section.into_iter().flat_map(|section| &section.sections).map(|under| under.leaf));
        }
    }
    false
}
