//! 提出前の確認: contents that the document has in several places, and whether they are the same in all of them.
//!
//! The places are compared as they are printed ([`super::printed_document`]), so that the results apply to the paper.

use super::printed_document::NOT_WRITTEN;
use crate::checks::{Finding, Severity};
use crate::paper::printed_document::content::{PrintedBlock, PrintedDocument, PrintedTable};
use crate::plan::document::SectionState;
use crate::plan::form::{Fill, Section, SectionKind};
use crate::plan::{DocumentPlace, Fact, Leaf, Plan};
use crate::value::fiscal_year;
use crate::value::width::{self, key};
use crate::wording::plurals::counted;
use crate::wording::sentence;
use crate::wording::{ChecksLabel, Label, Language, document, facts, findings, names};

/// A content that the document has in several places.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Copies {
    /// The name of the content.
    pub what: String,
    /// The sections that contain it, as the form cites them.
    pub places: Vec<String>,
    /// Whether the content is the same in all of them.
    pub result: CopiesResult,
    /// The content, or how it differs.
    pub said: String,
}

/// The result of comparing several places.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CopiesResult {
    /// All places have the same content.
    Equal,
    /// The places differ.
    Different,
    /// Only one place has the content and the others refer to it, so that there is nothing to compare.
    Single,
}

impl CopiesResult {
    fn from_equality(are_equal: bool) -> Self {
        if are_equal { Self::Equal } else { Self::Different }
    }

    /// The result in a word.
    pub fn label(self) -> Label {
        match self {
            Self::Equal => ChecksLabel::FILING_EQUAL,
            Self::Different => ChecksLabel::FILING_DIFFERS,
            Self::Single => ChecksLabel::FILING_SINGLE,
        }
    }
}

/// The contents that the document of the plan has in several places, in the order of the form: the table of KPIs,
/// facts, the two ends of the periods, and texts that the form repeats. `printed` is that document.
pub fn copies(plan: &Plan, printed: &PrintedDocument, language: Language) -> Vec<Copies> {
    let compared = Compared { plan, printed, language };
    let facts = plan.form.fact_list().filter_map(|fact| compared.fact(fact));
    let texts = plan.form.outline().into_iter().filter_map(|one| compared.text(one.section));
    compared.tables().into_iter().chain(facts).chain(compared.ends()).chain(texts).collect()
}

/// The number of sections that must be filled in, and the number of those that are.
pub fn sections(plan: &Plan) -> (usize, usize) {
    let outline = plan.form.outline();
    let required = outline.iter().map(|one| one.section).filter(|section| {
        // A reference is no field; the section that it refers to is one.
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
        "{filled} of {required} required fields are filled in."
    )
}

/// The number of open findings and of blank fields, which are all listed above this sentence:
/// `未入力2件、エラー1件、警告3件が残っています。上の一覧にあります。`.
pub fn findings_left(open: &[Finding], missing: usize, language: Language) -> String {
    let count = |severity| open.iter().filter(|finding| finding.severity() == severity).count();
    let severities = [Severity::Error, Severity::Warning, Severity::Note];
    let counts = severities.map(|severity| {
        let count = count(severity);
        (findings::severity_of(severity, count, language), count)
    });
    let counts =
        [(language.choose("未入力", "not entered"), missing)].into_iter().chain(counts).filter(|(_, count)| *count > 0);
    let counts: Vec<String> =
        counts.map(|(name, count)| sentence!(language, "{name}{count}件", "{count} {name}")).collect();
    if counts.is_empty() {
        return ChecksLabel::FILING_NO_FINDINGS.text(language).to_owned();
    }
    let counts = language.list(counts);
    sentence!(language, "{counts}が残っています。上の一覧にあります。", "Still open: {counts}. They are listed above.")
}

/// A paper that is filed with the document: its name, and the case and the article that require it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FiledPaper {
    /// The name of the paper.
    pub what: String,
    /// The case in which it is required, and the legal source, joined for a pair of brackets.
    pub about: String,
}

/// The papers that are filed with the document. With the first application these are the papers that the form lists;
/// with an application for a change they are that application and the papers whose content changes (地域再生法施行規則10条).
/// Empty if the plan equals its approved state, or if the form lists none.
pub fn filed_papers(plan: &Plan, language: Language) -> Vec<FiledPaper> {
    let in_force = plan.approval_in_force().filter(|_| plan.form.is_filed());
    if in_force.is_some_and(|approval| *approval.state == plan.without_approvals()) {
        return Vec::new();
    }
    let is_change = in_force.is_some();
    let listed = plan.form.attachments.iter().filter(|one| !(is_change && one.is_only_first));
    let papers = listed.map(|one| {
        let when = match &one.when {
            _ if is_change => language.choose("内容が変わるとき", "required if its content changes"),
            Some(when) => when.text(language),
            None => ChecksLabel::FILING_ALWAYS.text(language),
        };
        let source = Some(one.source.as_str()).filter(|source| !source.is_empty());
        let about: Vec<&str> = [when].into_iter().chain(source).collect();
        FiledPaper { what: one.what.text(language).to_owned(), about: about.join(language.choose("、", "; ")) }
    });
    let application = is_change.then(|| FiledPaper {
        what: language.say("別記様式第二の申請書", "Application for a change (form 2)"),
        about: language.say(
            "変更の認定を受けるとき、地域再生法施行規則10条",
            "required for approval of a change; Ordinance, article 10",
        ),
    });
    application.into_iter().chain(papers).collect()
}

struct Compared<'p> {
    plan: &'p Plan,
    printed: &'p PrintedDocument,
    language: Language,
}

impl Compared<'_> {
    fn labels(&self, leaves: &[Leaf]) -> Vec<String> {
        leaves.iter().map(|leaf| document::section(*leaf, &self.plan.form, self.language)).collect()
    }

    /// The printed sections that fulfil the condition.
    fn leaves(&self, holds: impl Fn(&Section) -> bool) -> Vec<Leaf> {
        let leaves = self.printed.sections.iter().filter_map(|one| one.leaf);
        leaves.filter(|leaf| self.plan.form.section(*leaf).is_some_and(&holds)).collect()
    }

    fn blocks(&self, leaf: Leaf) -> &[PrintedBlock] {
        let section = self.printed.sections.iter().find(|one| one.leaf == Some(leaf));
        section.map_or(&[], |section| section.blocks.as_slice())
    }

    /// The tables of the KPIs, and the references to them; `None` if no KPI is in use.
    fn tables(&self) -> Option<Copies> {
        self.plan.used_indicators().next()?;
        let places = self.leaves(|section| section.kind == SectionKind::KpiTable);
        let first = self.tables_in(*places.first()?);
        let cells: usize = first.iter().flat_map(|table| &table.rows).map(Vec::len).sum();
        let refer = self.leaves(|section| section.refers_to().iter().any(|to| places.contains(to)));
        let (count, language) = (places.len(), self.language);
        let result = if count == 1 {
            CopiesResult::Single
        } else {
            CopiesResult::from_equality(places.iter().all(|leaf| self.tables_in(*leaf) == first))
        };
        let said = match result {
            CopiesResult::Equal => {
                sentence!(language, "{count}か所の{cells}セルずつ", "{cells} cells in each of {count} places")
            }
            CopiesResult::Single => sentence!(language, "{cells}セル", "{cells} cells"),
            CopiesResult::Different => {
                language.say("表が場所によって違います。", "The tables differ from place to place.")
            }
        };
        let mut places = self.labels(&places);
        places.extend(self.labels(&refer).into_iter().map(|place| self.referring(&place)));
        Some(Copies { what: ChecksLabel::KPI_TABLES.text(language).to_owned(), places, result, said })
    }

    /// The label of a place that only refers to another.
    fn referring(&self, place: &str) -> String {
        sentence!(self.language, "{place}（参照）", "{place} (refers to it)")
    }

    fn tables_in(&self, leaf: Leaf) -> Vec<&PrintedTable> {
        let tables = self.blocks(leaf).iter();
        tables.filter_map(|block| if let PrintedBlock::Table(table) = block { Some(table) } else { None }).collect()
    }

    /// The comparison of a fact that several sections contain: by itself, in a line of the form, or in a repeated section.
    fn fact(&self, fact: Fact) -> Option<Copies> {
        let text = self.plan.facts.printed(fact);
        let names = |section: &Section| {
            let in_lines = section.printed.iter().flat_map(|line| &line.parts).any(|(_, part)| *part == fact);
            in_lines || (section.printed.is_empty() && section.facts.contains(&fact))
        };
        let stands = self.leaves(names);
        let repeats = self.leaves(|section| section.repeats.iter().any(|leaf| stands.contains(leaf)));
        let refers = self.leaves(|section| section.refers_to().iter().any(|leaf| stands.contains(leaf)));
        if stands.len() + repeats.len() < 2 || width::trim(&text).is_empty() {
            return None;
        }
        let is_printed = |leaf: &Leaf| key(&self.words(*leaf)).contains(&key(&text));
        let are_equal = stands.iter().all(is_printed) && repeats.iter().all(|leaf| self.is_repeated(*leaf));
        let mut places = self.labels(&[stands, repeats].concat());
        places.extend(self.labels(&refers).into_iter().map(|place| self.referring(&place)));
        let label = self.plan.form.fact(fact)?.label.text(self.language).to_owned();
        Some(Copies { what: label, places, result: CopiesResult::from_equality(are_equal), said: text })
    }

    /// Whether a section has the text that it should repeat.
    fn is_repeated(&self, leaf: Leaf) -> bool {
        let section = self.plan.form.section(leaf);
        section.is_some_and(|section| key(&self.plan.section_text(section)) == key(&self.plan.repeated_text(section)))
    }

    /// The words of a printed section.
    fn words(&self, leaf: Leaf) -> String {
        self.blocks(leaf).iter().filter_map(PrintedBlock::words).collect::<Vec<_>>().join("\n")
    }

    /// The comparison of the ends of the plan and of its project, if the form has both.
    fn ends(&self) -> Option<Copies> {
        const ENDS: [Fact; 2] = [Fact::PlanEnd, Fact::ProjectEnd];
        let [plan, project] = ENDS.map(|fact| self.plan.form.fact(fact));
        let labels = [plan?, project?].map(|one| one.label.text(self.language).to_owned());
        let texts = ENDS.map(|fact| self.plan.facts.text(fact));
        let [plan_text, project_text] = texts.each_ref().map(|text| key(text));
        let days = texts.each_ref().map(|text| fiscal_year::read_date(text).ok().map(|read| read.date));
        let [plan, project] = days;
        if texts.iter().all(|text| width::trim(text).is_empty()) {
            return None;
        }
        let are_equal = match (plan, project) {
            (Some(plan), Some(project)) => plan == project,
            _ => plan_text == project_text,
        };
        let said = match plan.filter(|_| are_equal) {
            Some(day) => facts::day_label(day, true),
            None if are_equal => texts.into_iter().next().unwrap_or_default(),
            None => texts.map(|text| or_missing(text, self.language)).join(" / "),
        };
        let what = ChecksLabel::LAST_DAYS.text(self.language).to_owned();
        Some(Copies { what, places: labels.to_vec(), result: CopiesResult::from_equality(are_equal), said })
    }

    /// The comparison of a section in which the form repeats the text of others.
    fn text(&self, section: &Section) -> Option<Copies> {
        let is_fact = |leaf: &Leaf| self.plan.form.section(*leaf).is_some_and(|section| !section.facts.is_empty());
        let (own, repeated) = (self.plan.section_text(section), self.plan.repeated_text(section));
        let is_blank = width::trim(&own).is_empty() && width::trim(&repeated).is_empty();
        if section.repeats.is_empty() || section.repeats.iter().all(is_fact) || is_blank {
            return None;
        }
        let are_equal = self.is_repeated(section.leaf);
        let places = self.labels(&[&section.repeats[..], &[section.leaf]].concat());
        let said = if are_equal {
            shortened(&repeated)
        } else {
            let (one, other) = (shortened(&repeated), shortened(&own));
            sentence!(self.language, "「{one}」と「{other}」", "“{one}” and “{other}”")
        };
        let what = document::section(section.leaf, &self.plan.form, self.language);
        Some(Copies { what, places, result: CopiesResult::from_equality(are_equal), said })
    }
}

/// The sections in which the printed document shows that a text is missing.
pub fn not_written(printed: &PrintedDocument) -> Vec<DocumentPlace> {
    let is_open = |block: &PrintedBlock| block.words().is_some_and(|words| words.contains(NOT_WRITTEN));
    let open = printed.sections.iter().filter(|section| section.blocks.iter().any(is_open));
    open.filter_map(|section| section.leaf).map(DocumentPlace::text).collect()
}

/// The message that the document was written for Word, with the number of sections in which a text is still missing.
pub fn word_written(printed: &PrintedDocument, language: Language) -> String {
    let written = Label::WORD_WRITTEN.text(language);
    let count = not_written(printed).len();
    let sections = counted(count, "section is", "sections are");
    match count {
        0 => written.to_owned(),
        _ => sentence!(
            language,
            "{written}「（未記入）」のままの項が{count}か所あります。",
            "{written} {sections} still marked as not written."
        ),
    }
}

/// The number of letters that are enough to distinguish a text from others.
const TELLING: usize = 40;

fn shortened(text: &str) -> String {
    names::shortened(text, TELLING)
}

fn or_missing(text: String, language: Language) -> String {
    if width::trim(&text).is_empty() { Label::NOT_ENTERED.text(language).to_owned() } else { text }
}
