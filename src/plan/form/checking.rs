//! What must hold of a form as a whole.
//!
//! Plans carry their forms, so that after the first release no rule may refuse what was accepted before it.

use std::collections::BTreeSet;

use super::{Form, FormFault, FormFaultKind, Leaf, Outlined, Section, SectionKind, Words};
use crate::plan::{Fact, MOST_YEARS};

/// The greatest number of sections.
const MOST_SECTIONS: usize = 200;
/// The greatest number of sections that lie in one another.
const DEEPEST: usize = 6;
/// The greatest number of rows of a new plan.
const MOST_ROWS: usize = 100;
/// The greatest number of decimals, as many as amounts have.
const MOST_DECIMALS: u32 = 8;
/// The greatest number of characters of a heading, a label or a hint.
const LONGEST_TEXT: usize = 300;

/// Checks a form that was read; the first fault in the order of the file.
pub(super) fn check(form: &Form) -> Result<(), FormFault> {
    head(form)?;
    facts(form)?;
    let outline = form.outline();
    if outline.is_empty() {
        return Err(FormFaultKind::Blank.at("sections"));
    }
    if outline.len() > MOST_SECTIONS {
        return Err(FormFaultKind::TooMany.at("sections"));
    }
    names(&outline)?;
    for one in &outline {
        section(form, one)?;
    }
    bound_facts(form, &outline)
}

/// The names, labels and sizes at the beginning of the file.
fn head(form: &Form) -> Result<(), FormFault> {
    let labels = &form.labels;
    let words = [
        ("name", &form.name),
        ("purpose", &form.purpose),
        ("labels", &labels.indicator),
        ("labels", &labels.baseline),
        ("labels", &labels.baseline_in_sentence),
    ];
    for (at, one) in words {
        in_words(one, at)?;
    }
    for code in &form.measures {
        filled(code, "measures")?;
    }
    for answer in &form.none_answers {
        filled(answer, "none_answers")?;
    }
    let table = &form.table;
    filled(&table.baseline_head, "table")?;
    filled(&table.year_head, "table")?;
    plain(&table.total_head, "table")?;
    let is_possible = (1..=MOST_YEARS).contains(&table.years)
        && table.rows <= MOST_ROWS
        && table.decimals.is_none_or(|decimals| decimals <= MOST_DECIMALS);
    if is_possible { Ok(()) } else { Err(FormFaultKind::TooMany.at("table")) }
}

fn facts(form: &Form) -> Result<(), FormFault> {
    let mut seen = BTreeSet::new();
    for one in &form.facts {
        in_words(&one.label, one.fact.code())?;
        once(one.fact, &mut seen, one.fact.code())?;
    }
    Ok(())
}

/// Code names, labels and numbers, of which no two sections may have the same. A section without a number is cited by that
/// around it.
fn names(outline: &[Outlined<'_>]) -> Result<(), FormFault> {
    let (mut codes, mut labels, mut numbers) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
    for one in outline {
        let at = one.section.leaf.code();
        if !codes.insert(one.section.leaf) {
            return Err(FormFaultKind::CodeNameTwice.at(at));
        }
        if !labels.insert(one.label()) {
            return Err(FormFaultKind::LabelTwice.at(at));
        }
        if !one.section.number.is_empty() && !numbers.insert(&one.number) {
            return Err(FormFaultKind::NumberTwice.at(at));
        }
        if one.depth >= DEEPEST {
            return Err(FormFaultKind::TooMany.at(at));
        }
    }
    Ok(())
}

fn section(form: &Form, one: &Outlined<'_>) -> Result<(), FormFault> {
    let (section, at) = (one.section, one.section.leaf.code());
    plain(&section.number, at)?;
    filled(&section.heading, at)?;
    for variant in &section.variants {
        filled(variant, at)?;
    }
    if let Some(hint) = &section.hint {
        in_words(hint, at)?;
    }
    if let SectionKind::Reference { sentence, to } = &section.kind {
        filled(sentence, at)?;
        if to.is_empty() {
            return Err(FormFaultKind::Blank.at(at));
        }
    }
    if !is_well_placed(section) {
        return Err(FormFaultKind::Misplaced.at(at));
    }
    for to in leads_to(section) {
        if form.section(to).is_none() {
            return Err(FormFaultKind::NoSuchSection { to }.at(at));
        }
    }
    if leads_back(form, section.leaf) { Err(FormFaultKind::Circle.at(at)) } else { Ok(()) }
}

/// Whether each field of the section has a meaning for its kind.
fn is_well_placed(section: &Section) -> bool {
    let may_hold_facts =
        !matches!(section.kind, SectionKind::Projects | SectionKind::KpiTable | SectionKind::Reference { .. });
    let facts_fit = section.facts.is_empty() || may_hold_facts;
    let repeats_fit = section.repeats.is_empty() || section.holds_text();
    let reason_fits = section.reason_of.is_none() || section.holds_text();
    facts_fit && repeats_fit && reason_fits
}

/// The sections whose content stands in this one.
fn leads_to(section: &Section) -> Vec<Leaf> {
    section.repeats.iter().chain(section.refers_to()).chain(&section.reason_of).copied().collect()
}

/// Whether what the section repeats or refers to, or what lies in that, comes back to it.
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

/// A fact stands in one section only, and only one that the form has.
fn bound_facts(form: &Form, outline: &[Outlined<'_>]) -> Result<(), FormFault> {
    let mut seen = BTreeSet::new();
    for one in outline {
        let at = one.section.leaf.code();
        for fact in &one.section.facts {
            if form.fact(*fact).is_none() {
                return Err(FormFaultKind::NoSuchFact.at(at));
            }
            once(*fact, &mut seen, at)?;
        }
    }
    Ok(())
}

fn once(fact: Fact, seen: &mut BTreeSet<Fact>, at: &str) -> Result<(), FormFault> {
    if seen.insert(fact) { Ok(()) } else { Err(FormFaultKind::FactTwice.at(at)) }
}

fn in_words(words: &Words, at: &str) -> Result<(), FormFault> {
    filled(&words.japanese, at)?;
    filled(&words.english, at)
}

fn filled(text: &str, at: &str) -> Result<(), FormFault> {
    if text.trim().is_empty() { Err(FormFaultKind::Blank.at(at)) } else { plain(text, at) }
}

/// A text that stands in a heading as it is: of one line, in which each letter is seen where it stands, and no markup that
/// somebody could mistake it for.
fn plain(text: &str, at: &str) -> Result<(), FormFault> {
    let is_plain = !text.chars().any(|letter| letter.is_control() || is_unseen(letter) || matches!(letter, '<' | '>'));
    if is_plain && text.chars().count() <= LONGEST_TEXT { Ok(()) } else { Err(FormFaultKind::Text.at(at)) }
}

/// Whether the character has no width, ends a line, or turns the direction of those behind it.
fn is_unseen(letter: char) -> bool {
    matches!(letter, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}
