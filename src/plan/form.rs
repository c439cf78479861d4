//! Forms as data: what a new plan of a form has, and what the form requires and prints.
//!
//! A form is one JSON file (`docs/forms.md` describes the fields). [`Form::from_json`] reads and checks it, and a plan
//! holds its whole form, so that every rule and every label follows the plan and no code knows a form by its name. The
//! forms that come with the program are files of the folder `forms/` ([`BuiltIn`]).
//!
//! A form that was read is sound: its leaves have different ids and names, the leaves that a leaf repeats or refers to
//! exist, and no leaf leads back to itself.

use std::fmt;
use std::sync::Arc;

use crate::plan::Fact;
use crate::plan::indicator::Basis;
use crate::value::{Language, width};

mod built_in;
mod checking;
mod fault;
mod leaf;
pub(crate) mod loading;
mod outline;
mod reader;
mod record;
mod section;

pub use built_in::BuiltIn;
pub use fault::{FormFault, FormFaultKind};
pub use leaf::Leaf;
pub use outline::Outlined;
pub use reader::FormReader;
pub use section::{FactLine, Fill, Section, SectionKind};

/// The form that a plan follows.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Form {
    /// The code name of the form, by which stored plans name it.
    pub code: String,
    /// The name of the form.
    pub name: BilingualText,
    /// What the form is used for, in one sentence.
    pub purpose: BilingualText,
    /// The title above the first section of the printed document; blank if it is the name of the plan.
    pub title: String,
    /// The codes of the support measures that the form is for, such as `A3007`.
    pub measures: Vec<String>,
    /// Whether the State requires this form, so that the rules on areas, periods and costs apply.
    pub follows_the_state: bool,
    /// Whether it is a form for groups of people: a new plan begins with three questions (`docs/decisions.md` 5), a KPI
    /// needs no baseline, and on a telephone a plan opens at 概況, which has a card for each KPI.
    pub for_groups: bool,
    /// The views whose links are shown only once a plan has used them.
    pub views_on_use: Vec<ViewOnUse>,
    /// The words that answer a section to which nothing applies, such as 該当なし.
    pub none_answers: Vec<String>,
    /// The form's own terms for parts that every plan has.
    pub labels: Labels,
    /// The table of the KPIs.
    pub table: TableStyle,
    /// The facts of 基本情報 that a plan of this form has, in the order of the form.
    pub facts: Vec<FormFact>,
    /// The attachments that are filed together with the document.
    pub attachments: Vec<Attachment>,
    /// The sections of the document in their order.
    pub sections: Vec<Section>,
}

/// A view that a form may leave out of the links until a plan has used it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ViewOnUse {
    /// 変更, used once a state of the plan is registered as approved.
    Amendment,
    /// 照会, used once actuals have been requested.
    Inquiry,
}

/// A text in both languages of the page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BilingualText {
    /// The Japanese text.
    pub japanese: String,
    /// The English text.
    pub english: String,
}

/// A form's own terms for parts that every plan has.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Labels {
    /// The term for an indicator: KPI or 指標.
    pub indicator: BilingualText,
    /// The heading of the baseline: 事業開始前 or 現状値.
    pub baseline: BilingualText,
    /// The baseline as a noun within a sentence: 事業開始前の値.
    pub baseline_in_sentence: BilingualText,
}

/// The table of the KPIs: what a new one has, and how it is printed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each is a property of a printed form by itself")]
pub struct TableStyle {
    /// The number of fiscal years of a new plan.
    pub years: usize,
    /// The number of rows of a new plan.
    pub rows: usize,
    /// What the targets of a new row stand for (目標の数え方).
    pub basis: Basis,
    /// The columns that are printed.
    pub layout: TableLayout,
    /// The printed heading of the baseline.
    pub baseline_head: String,
    /// The printed heading of a year, in which `{年度}` is replaced by the year and `{n}` by its number in the table.
    pub year_head: String,
    /// The printed heading of the total; blank if the form has no such column.
    pub total_head: String,
    /// The minimum number of decimals on paper; `None` for as many as on the screen.
    pub decimals: Option<u32>,
    /// Whether paper shows the unit after each number except 0.
    pub unit_behind_numbers: bool,
    /// Whether each row has a field for its unit that must be filled (KPI-002).
    pub unit_required: bool,
    /// Whether the headings of the years state that the figures below are what each year adds (PLAN-015).
    pub heads_say_increments: bool,
    /// Where paper shows the names of the KPIs.
    pub names: NamesPlace,
    /// Whether paper has at least as many rows as a new plan, unused ones with `-` (`docs/decisions.md` 6).
    pub fills_rows: bool,
}

/// The columns of a printed table of KPIs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TableLayout {
    /// The baseline, each year, and the total.
    YearsAndTotal,
    /// The baseline and each year.
    #[default]
    EveryYear,
    /// The baseline and the target of the last year.
    FinalTarget,
}

/// Where paper shows the names of the KPIs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum NamesPlace {
    /// Before the figures in each row.
    #[default]
    Beside,
    /// In a list with the units above the figures, whose rows have only the numbers of the KPIs.
    Above,
}

/// Something that is filed together with the document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attachment {
    /// The name of the attachment.
    pub what: BilingualText,
    /// The case in which it is required; `None` if it always is.
    pub when: Option<BilingualText>,
    /// The legal source of the requirement, such as an article of an ordinance; blank if there is none.
    pub source: String,
    /// Whether it is filed with the first application only, and not with the application for a change.
    pub is_only_first: bool,
}

/// A fact of 基本情報 in a form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormFact {
    /// The fact.
    pub fact: Fact,
    /// The label of its field, with the printed number where the form prints it.
    pub label: BilingualText,
    /// Whether a plan of this form must have it.
    pub is_required: bool,
}

impl BilingualText {
    /// The text in that language.
    pub fn text(&self, language: Language) -> &str {
        language.choose(&self.japanese, &self.english)
    }
}

impl Form {
    /// The greatest size of a file in bytes.
    pub const LARGEST_FILE: u32 = record::LARGEST;

    /// Reads and checks a form.
    ///
    /// ```
    /// use keikaku::plan::form::{Form, FormFaultKind};
    ///
    /// let faults = Form::from_json("{").expect_err("no form");
    /// assert_eq!(faults[0].kind, FormFaultKind::NotJson { line: 1, column: 1 });
    /// ```
    pub fn from_json(json: &str) -> Result<Self, Vec<FormFault>> {
        let form = record::read(json).map_err(|fault| vec![fault])?;
        let faults = checking::faults(&form);
        if faults.is_empty() { Ok(form) } else { Err(faults) }
    }

    /// The form as the JSON text that plans store, on one line; equal forms have equal texts.
    ///
    /// ```
    /// use keikaku::plan::BuiltIn;
    /// use keikaku::plan::form::Form;
    ///
    /// let form = BuiltIn::F2022.form();
    /// assert_eq!(Form::from_json(&form.to_json()).as_ref(), Ok(&*form));
    /// ```
    pub fn to_json(&self) -> String {
        record::write(self)
    }

    /// Whether the text is one of the form's answers that nothing applies, with or without a full stop.
    pub fn is_none_answer(&self, text: &str) -> bool {
        self.none_answers.iter().any(|answer| Self::is_answer(answer, text))
    }

    /// Whether the text is that answer, with or without a full stop.
    pub fn is_answer(answer: &str, text: &str) -> bool {
        let bare = |text: &str| width::key(text).trim_end_matches(['。', '.']).to_owned();
        bare(answer) == bare(text)
    }

    /// Whether a section prints the fact.
    pub fn prints(&self, fact: Fact) -> bool {
        self.outline().iter().any(|one| one.section.facts.contains(&fact))
    }

    /// Whether a plan of this form is filed with an application, so that a change of the plan needs another application.
    pub fn is_filed(&self) -> bool {
        self.attachments.iter().any(|one| one.is_only_first)
    }

    /// The facts of 基本情報 that a plan of this form has, in the order of the form.
    pub fn fact_list(&self) -> impl Iterator<Item = Fact> {
        self.facts.iter().map(|one| one.fact)
    }

    /// The fact as this form has it; `None` if the form has no such fact.
    pub fn fact(&self, fact: Fact) -> Option<&FormFact> {
        self.facts.iter().find(|one| one.fact == fact)
    }

    /// Whether a plan of this form must have the fact (PLAN-001, 005, 011; `docs/decisions.md` 5).
    pub fn requires(&self, fact: Fact) -> bool {
        self.fact(fact).is_some_and(|one| one.is_required)
    }
}

/// Prints the code name, since the form itself is a whole file.
impl fmt::Debug for Form {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Form").field(&self.code).finish()
    }
}

impl From<BuiltIn> for Arc<Form> {
    fn from(form: BuiltIn) -> Self {
        form.form()
    }
}
