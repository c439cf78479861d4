//! 提出前の確認: what the document has in several places, and whether it is the same in all of them.
//!
//! The places are compared as they are printed ([`super::printed_document`]), so that what is said here is said of the paper.

use super::printed_document::printed_document;
use super::{Label, Language, document, facts};
use crate::export::printed_document::{PrintedBlock, PrintedDocument, PrintedTable};
use crate::plan::document::SectionState;
use crate::plan::form::{Fill, Section, SectionKind};
use crate::plan::{Fact, Leaf, Plan};
use crate::value::fiscal_year;
use crate::value::width::{self, key};

/// Something that the document has in several places.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Copies {
    /// What it is.
    pub what: String,
    /// The sections in which it stands, as the form cites them.
    pub places: Vec<String>,
    /// Whether it is the same in all of them.
    pub are_equal: bool,
    /// What stands there, or how it differs.
    pub said: String,
}

/// What the document of the plan has in several places, in the order of the form: the table of KPIs, facts, the two ends of
/// the periods, and texts that the form repeats.
pub fn copies(plan: &Plan, language: Language) -> Vec<Copies> {
    let compared = Compared { plan, printed: printed_document(plan), language };
    let facts = plan.form.fact_list().filter_map(|fact| compared.fact(fact));
    let texts = plan.form.outline().into_iter().filter_map(|one| compared.text(one.section));
    compared.tables().into_iter().chain(facts).chain(compared.ends()).chain(texts).collect()
}

/// The number of sections that must be filled, and of those among them in which something stands.
pub fn sections(plan: &Plan) -> (usize, usize) {
    let outline = plan.form.outline();
    let required = outline.iter().map(|one| one.section).filter(|section| {
        // A reference is no field: what it leads to is one.
        let is_field = match section.kind {
            SectionKind::Group => !section.facts.is_empty(),
            SectionKind::Reference { .. } => false,
            _ => true,
        };
        is_field && section.fill != Fill::Optional
    });
    let states: Vec<SectionState> = required.map(|section| plan.section_state(section)).collect();
    (states.len(), states.iter().filter(|state| **state != SectionState::Blank).count())
}

/// The number of required sections that are filled: `28欄のうち27欄が記入済です。`.
pub fn filled(required: usize, filled: usize, language: Language) -> String {
    sentence!(
        language,
        "{required}欄のうち{filled}欄が記入済です。",
        "{filled} of {required} are filled.",
        required,
        filled
    )
}

struct Compared<'p> {
    plan: &'p Plan,
    printed: PrintedDocument,
    language: Language,
}

impl Compared<'_> {
    fn labels(&self, leaves: &[Leaf]) -> Vec<String> {
        leaves.iter().map(|leaf| document::section(*leaf, &self.plan.form, self.language)).collect()
    }

    /// The sections that are printed and of which that holds.
    fn leaves(&self, holds: impl Fn(&Section) -> bool) -> Vec<Leaf> {
        let leaves = self.printed.sections.iter().map(|one| one.leaf);
        leaves.filter(|leaf| self.plan.form.section(*leaf).is_some_and(&holds)).collect()
    }

    fn blocks(&self, leaf: Leaf) -> &[PrintedBlock] {
        let section = self.printed.sections.iter().find(|one| one.leaf == leaf);
        section.map_or(&[], |section| section.blocks.as_slice())
    }

    /// The tables of the KPIs, and the references to them.
    fn tables(&self) -> Option<Copies> {
        let places = self.leaves(|section| section.kind == SectionKind::KpiTable);
        let first = self.tables_in(*places.first()?);
        let cells: usize = first.iter().flat_map(|table| &table.rows).map(Vec::len).sum();
        let are_equal = places.iter().all(|leaf| self.tables_in(*leaf) == first);
        let refer = self.leaves(|section| section.refers_to().iter().any(|to| places.contains(to)));
        let (tables, language) = (places.len(), self.language);
        let said = if are_equal {
            sentence!(
                language,
                "{tables}か所の{cells}欄ずつ",
                "{cells} cells in each of {tables} places",
                tables,
                cells
            )
        } else {
            language.of("表が場所によって違います。", "The tables differ.").to_owned()
        };
        let places = self.labels(&[places, refer].concat());
        Some(Copies { what: Label::KpiTables.text(language).to_owned(), places, are_equal, said })
    }

    fn tables_in(&self, leaf: Leaf) -> Vec<&PrintedTable> {
        let tables = self.blocks(leaf).iter();
        tables.filter_map(|block| if let PrintedBlock::Table(table) = block { Some(table) } else { None }).collect()
    }

    /// A fact that stands in several sections, by itself, in a line of the form, or where a section is repeated.
    fn fact(&self, fact: Fact) -> Option<Copies> {
        let text = self.plan.facts.text(fact);
        let names = |section: &Section| {
            let in_lines = section.printed.iter().flat_map(|line| &line.parts).any(|(_, part)| *part == fact);
            in_lines || (section.printed.is_empty() && section.facts.contains(&fact))
        };
        let stands = self.leaves(names);
        let repeats = self.leaves(|section| section.repeats.iter().any(|leaf| stands.contains(leaf)));
        let refers = self.leaves(|section| section.refers_to().iter().any(|leaf| stands.contains(leaf)));
        let places = [stands.as_slice(), &repeats, &refers].concat();
        if places.len() < 2 || width::trim(&text).is_empty() {
            return None;
        }
        let is_printed = |leaf: &&Leaf| key(&self.words(**leaf)).contains(&key(&text));
        let are_equal = stands.iter().chain(&repeats).all(|leaf| is_printed(&leaf));
        let label = self.plan.form.fact(fact)?.label.of(self.language).to_owned();
        Some(Copies { what: label, places: self.labels(&places), are_equal, said: text })
    }

    /// The words of a printed section.
    fn words(&self, leaf: Leaf) -> String {
        let words = self.blocks(leaf).iter().filter_map(|block| match block {
            PrintedBlock::Paragraph(text) | PrintedBlock::Item(text) | PrintedBlock::Label(text) => Some(text.as_str()),
            PrintedBlock::Table(_) => None,
        });
        words.collect::<Vec<_>>().join("\n")
    }

    /// The end of the plan and that of its project, where the form has both.
    fn ends(&self) -> Option<Copies> {
        const ENDS: [Fact; 2] = [Fact::PlanEnd, Fact::ProjectEnd];
        let [plan, project] = ENDS.map(|fact| self.plan.form.fact(fact));
        let labels = [plan?, project?].map(|one| one.label.of(self.language).to_owned());
        let texts = ENDS.map(|fact| self.plan.facts.text(fact));
        let days = texts.each_ref().map(|text| fiscal_year::read_date(text).ok().map(|read| read.date));
        let [plan, project] = days;
        let are_equal = plan.is_some() && plan == project;
        let said = match plan.filter(|_| are_equal) {
            Some(day) => facts::day_label(day, true),
            None => texts.map(|text| or_missing(text, self.language)).join(" / "),
        };
        let what = Label::LastDays.text(self.language).to_owned();
        Some(Copies { what, places: labels.to_vec(), are_equal, said })
    }

    /// A section in which the form repeats the text of others.
    fn text(&self, section: &Section) -> Option<Copies> {
        let is_fact = |leaf: &Leaf| self.plan.form.section(*leaf).is_some_and(|section| !section.facts.is_empty());
        if section.repeats.is_empty() || section.repeats.iter().all(is_fact) {
            return None;
        }
        let repeated = self.plan.repeated_text(section);
        let are_equal = key(&self.plan.section_text(section)) == key(&repeated);
        let places = self.labels(&[&section.repeats[..], &[section.leaf]].concat());
        let said = if are_equal {
            or_missing(shortened(&repeated), self.language)
        } else {
            let (one, other) = (shortened(&repeated), shortened(&self.plan.section_text(section)));
            self.language.of(format!("「{one}」と「{other}」"), format!("“{one}” and “{other}”"))
        };
        let what = document::section(section.leaf, &self.plan.form, self.language);
        Some(Copies { what, places, are_equal, said })
    }
}

/// The letters of a text that tell it from others.
const TELLING: usize = 40;

fn shortened(text: &str) -> String {
    super::names::shortened(text, TELLING)
}

fn or_missing(text: String, language: Language) -> String {
    if width::trim(&text).is_empty() { Label::NotEntered.text(language).to_owned() } else { text }
}
