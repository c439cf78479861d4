//! The comparison table (新旧対照表) of two states of a plan.
//!
//! Each state is printed with its own form, and the printed sections are compared, so that the table compares exactly
//! what is on paper, including every copy of a table of KPIs. Unchanged sections are folded into lines of （略） in the
//! numbering of the form ([`rows`]). The rules are in `docs/amendments.md`.

use crate::wording::sentence;
use std::collections::HashMap;

use super::printed_document::printed_document;
use crate::paper::comparison_table::content::{ComparisonRow, ComparisonTable};
use crate::paper::printed_document::content::PrintedSection;
use crate::plan::comparison_style::{ChangeMark, SideOrder};
use crate::plan::{Approval, ComparisonStyle, Leaf, Plan};
use crate::wording::plurals::counted;
use crate::wording::{Language, approvals, names};

pub mod application;
mod cells;
mod changed_text;
pub mod content;
mod kpi_numbers;
mod kpis;
mod notation;
mod printed_changes;
mod rows;
mod sections;
pub mod summary;

pub use notation::{NotationOnly, not_said, notation_only, out_of_order};
pub use printed_changes::PrintedChange;

use cells::ChangedFigures;
use sections::{ComparedSection, SectionChange};

/// The title of the table, with the usual spaces between its characters.
const TITLE: &str = "新　旧　対　照　表";

/// Two states of a plan, section by section as their forms print them.
#[derive(Debug)]
pub struct ComparedStates<'p> {
    before: &'p Plan,
    after: &'p Plan,
    changed_figures: ChangedFigures,
    /// The sections in the order of the new form; sections that only the old form has come last.
    sections: Vec<ComparedSection<'p>>,
}

impl<'p> ComparedStates<'p> {
    /// The older and the newer state. `both_eras` adds the Japanese era to each year that is written here (元号併記).
    pub fn new(before: &'p Plan, after: &'p Plan, both_eras: bool) -> Self {
        let printed = [before, after].map(|plan| {
            let sections = printed_document(plan, both_eras).sections.into_iter();
            sections.filter_map(|section| Some((section.leaf?, section))).collect::<HashMap<Leaf, PrintedSection>>()
        });
        let meanings = cells::Meanings::from_plans(before, after);
        let [old, new] = &printed;
        let mut sections: Vec<ComparedSection<'p>> =
            after.form.sections.iter().map(|section| sections::compared(section, old, new, &meanings)).collect();
        for section in before.form.sections.iter().filter(|_| before.form != after.form) {
            sections.extend(sections::only_before(section, after, old));
        }
        let changed_figures = ChangedFigures::new(before, after, &meanings);
        Self { before, after, changed_figures, sections }
    }

    /// The table of the two states; `approved` is the approval of the older state.
    pub fn table(&self, style: &ComparisonStyle, approved: Option<&Approval>) -> ComparisonTable {
        let name = names::plan_name(self.after, Language::Japanese);
        let mut rows = rows::rows(&self.sections, style);
        let mut heads = [approvals::after_head(style), approvals::before_head(style)].map(str::to_owned).to_vec();
        if style.order == SideOrder::BeforeFirst {
            heads.reverse();
            for row in &mut rows {
                if let ComparisonRow::Section(sides) = row {
                    sides.reverse();
                }
            }
        }
        heads.extend(style.has_remarks.then(|| "備考".to_owned()));
        let is_bold = style.mark == ChangeMark::Bold;
        ComparisonTable {
            title: TITLE.to_owned(),
            legend: if is_bold { "（太字部は変更部分）" } else { "（下線部は変更部分）" }.to_owned(),
            name: format!("○{name}（抄）"),
            approved: approved.map(approvals::day_line).unwrap_or_default(),
            plan: name,
            authors: self.after.facts.prepared_by.join("、"),
            is_bold,
            is_new_first: style.order == SideOrder::AfterFirst,
            heads,
            rows,
        }
    }

    /// The extent of the comparison.
    pub fn coverage(&self) -> Coverage {
        let Self { before, after, sections, .. } = self;
        let all: Vec<&ComparedSection<'_>> = sections.iter().flat_map(ComparedSection::with_all_under).collect();
        let printed: Vec<_> = all.into_iter().filter(|one| one.is_printed()).collect();
        Coverage {
            compared: printed.len(),
            changed: printed.iter().filter(|one| one.change != SectionChange::Same).count(),
            changes: summary::count(before, after),
            beside: self.differences_beside(),
            other_form: before.form != after.form,
        }
    }
}

/// What the table covers and what it does not, so that nothing that was not compared is taken for unchanged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Coverage {
    /// The sections that were compared: those that either state prints.
    pub compared: usize,
    /// The sections among them that changed.
    pub changed: usize,
    /// The number of changes in them, as the sentences count them ([`summary::count`]).
    pub changes: usize,
    /// The number of differences in fields that no paper shows: actuals, notes, definitions, responsible sections.
    pub beside: usize,
    /// Whether the states have different forms.
    pub other_form: bool,
}

impl Coverage {
    /// The line that states the coverage.
    pub fn sentence(&self, language: Language) -> String {
        let Self { compared, changed, changes, beside, other_form } = *self;
        let of_them = counted(changes, "change", "changes");
        let mut said = match changed {
            0 => sentence!(
                language,
                "様式に印刷される{compared}項を比べ、変わった項はありません。",
                "{compared} printed sections were compared; none of them changed."
            ),
            _ => sentence!(
                language,
                "様式に印刷される{compared}項を比べ、{changed}項に変更が{changes}件あります。",
                "{compared} printed sections were compared; {changed} of them changed ({of_them})."
            ),
        };
        if beside > 0 {
            let differences = counted(beside, "difference", "differences");
            said.push_str(&sentence!(
                language,
                "様式に印刷されない項目（実績、所管課、備考、定義、出典など）の違い{beside}件は、この表に入りません。",
                " This table leaves out {differences} in what the form does not print (actuals, sections in charge, notes, definitions, sources)."));
        } else {
            said.push_str(language.choose(
                "様式に印刷されない項目（実績、所管課、備考、定義、出典など）にも違いはありません。",
                " There are no differences in what the form does not print, either.",
            ));
        }
        if other_form {
            said.push_str(language.choose(
                "二つの版は様式が違います。片方の様式だけにある項は（新設）（削る）になります。",
                " The two versions have different forms: sections that only one form has appear as added or removed.",
            ));
        }
        said
    }
}
