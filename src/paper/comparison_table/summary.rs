//! The changes between two states of a plan, in words, for the covering letter. The text of the application uses them
//! ([`super::application`]).

use super::cells::{ChangedFigures, Meanings};
use super::changed_text::changed_text;
use super::kpis;
use crate::compare::words::is_same_but_for_notation;
use crate::plan::document::LeafPart;
use crate::plan::{DocumentPlace, Fact, Plan, PlanVersion};
use crate::value::fiscal_year;
use crate::value::{Date, FiscalYear, width};
use crate::wording::sentence;
use crate::wording::{Label, Language, document, facts, terms};

/// A change in one sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChangeInWords {
    /// The sentence.
    pub text: String,
    /// The clause on minor changes that the change could fall under.
    pub clause: MinorClause,
}

/// The clause of article 11 of the ordinance (地域再生法施行規則, as in force on 2026-04-01) that a change could fall under. It
/// is only a help for the reader; the approving office decides on the procedure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MinorClause {
    /// Number 1: names of places and lot numbers.
    Places,
    /// Number 2: the period of the plan changes by up to six months, and the period of a grant project does not change.
    Period,
    /// Not listed; only number 3 is left, changes that the Prime Minister finds harmless.
    Unlisted,
}

impl MinorClause {
    /// All of them in the order of the ordinance.
    pub const ALL: [Self; 3] = [Self::Places, Self::Period, Self::Unlisted];

    fn from_fact(fact: Fact, before: &Plan, after: &Plan) -> Self {
        match fact {
            Fact::Area | Fact::PreparedBy => Self::Places,
            Fact::PlanStart | Fact::PlanEnd if is_short(fact, before, after) => Self::Period,
            _ => Self::Unlisted,
        }
    }

    /// The mark behind a change; `None` for a change that the ordinance does not list.
    pub fn mark(self, language: Language) -> Option<&'static str> {
        match self {
            Self::Places => Some(language.choose("11条1号？", "art. 11 (1)?")),
            Self::Period => Some(language.choose("11条2号？", "art. 11 (2)?")),
            Self::Unlisted => None,
        }
    }

    /// The content of the clause, in words of our own.
    pub fn meaning(self, language: Language) -> &'static str {
        match self {
            Self::Places => language.choose(
                "11条1号：地域の名称や地番の変更に伴うものなら、軽微な変更にあたることがあります。",
                "Article 11 (1): may be minor if it follows from a change of a place name or lot number.",
            ),
            Self::Period => language.choose(
                "11条2号：計画期間の6か月以内の変更で、交付金の事業の期間が変わらないなら、軽微な変更にあたることがあります。",
                "Article 11 (2): may be minor if the plan period changes by up to six months and the period of a grant project does not change.",
            ),
            Self::Unlisted => language.choose(
                "施行規則11条1号・2号に挙げられていない変更（KPIの目標値の変更など）が軽微な変更にあたるのは、3号の、支障がないと内閣総理大臣が認めるものだけです。",
                "Changes not listed in article 11 (1) and (2), such as changes of targets, are minor only under (3): where the Prime Minister finds that they cause no difficulty.",
            ),
        }
    }
}

/// Whether that date moves by up to six months while the project's period stays the same.
fn is_short(fact: Fact, before: &Plan, after: &Plan) -> bool {
    let stays = [Fact::ProjectStart, Fact::ProjectEnd]
        .into_iter()
        .all(|fact| is_same_but_for_notation(&before.facts.printed(fact), &after.facts.printed(fact)));
    let dates = [before, after].map(|plan| fiscal_year::read_date(&plan.facts.text(fact)).ok().map(|read| read.date));
    let [Some(old), Some(new)] = dates else { return false };
    let months = |day: Date| day.year() * 12 + i32::from(day.month());
    let (earlier, later) = if old <= new { (old, new) } else { (new, old) };
    let apart = months(later) - months(earlier);
    stays && (apart < 6 || (apart == 6 && later.day() <= earlier.day()))
}

/// The changes, one sentence each, in the order of the form: facts and texts, then the years, then the KPIs.
pub fn changes(before: &Plan, after: &Plan, language: Language) -> Vec<ChangeInWords> {
    let mut facts_said = Vec::new();
    for fact in after.form.fact_list().filter(|fact| [before, after].iter().any(|plan| plan.form.prints(*fact))) {
        let [old, new] = [before, after].map(|plan| plan.facts.printed(fact));
        if !is_same_but_for_notation(&old, &new) {
            let text = changed_text(facts::label(fact, &after.form, language), &old, &new, language);
            facts_said.push(ChangeInWords { text, clause: MinorClause::from_fact(fact, before, after) });
        }
    }
    let (of_form, others) = other_changes(before, after, language);
    let unlisted = |text| ChangeInWords { text, clause: MinorClause::Unlisted };
    of_form.into_iter().map(unlisted).chain(facts_said).chain(others.into_iter().map(unlisted)).collect()
}

/// The number of changes between two states, which is the number of their sentences. All counts of changes use it.
pub fn count(before: &Plan, after: &Plan) -> usize {
    changes(before, after, Language::default()).len()
}

/// The number of changes in the draft since the approved state; 0 for a plan without one.
pub fn changes_in_hand(plan: &Plan) -> usize {
    let Some([before, PlanVersion::Draft]) = plan.versions_to_compare() else { return 0 };
    let states = plan.version(before).zip(plan.version(PlanVersion::Draft));
    states.map_or(0, |(before, draft)| count(&before, &draft))
}

/// The change of the form, and the changes other than in facts.
fn other_changes(before: &Plan, after: &Plan, language: Language) -> (Option<String>, Vec<String>) {
    let mut said = Vec::new();
    let of_form = (before.form != after.form).then(|| {
        let (from, to) = (before.form.name.text(language), after.form.name.text(language));
        changed_text(Label::FORM.text(language), from, to, language)
    });
    texts(before, after, language, &mut said);
    let changed_figures = ChangedFigures::new(before, after, &Meanings::from_plans(before, after));
    years([before, after], &changed_figures, language, &mut said);
    kpis::sentences([before, after], &changed_figures, language, &mut said);
    (of_form, said)
}

fn texts(before: &Plan, after: &Plan, language: Language, said: &mut Vec<String>) {
    for one in after.form.outline() {
        let section = one.section;
        let is_text = |at: DocumentPlace| at.leaf == section.leaf && at.part != LeafPart::Heading;
        let [old, new] = [before, after].map(|plan| {
            let texts = plan.document.iter().filter(|(at, _)| is_text(*at) && plan.has_place_for(*at));
            let texts = texts.map(|(at, text)| (at, width::key(text))).filter(|(_, text)| !text.is_empty());
            texts.collect::<Vec<_>>()
        });
        let what = document::section(section.leaf, &after.form, language);
        if !is_same_but_for_notation(before.heading(section), after.heading(section)) {
            said.push(sentence!(language, "{what}の見出しを変更", "the heading of {what} changed"));
        }
        if old != new && section.facts.is_empty() {
            said.push(sentence!(language, "{what}の記載を変更", "the text of {what} changed"));
        }
    }
}

fn years([before, after]: [&Plan; 2], changed: &ChangedFigures, language: Language, said: &mut Vec<String>) {
    let is_printed = |year: &FiscalYear| changed.contains_year(*year);
    for year in after.years.years().filter(|year| !before.years.contains(*year)).filter(is_printed) {
        let year = terms::year(year, language);
        said.push(sentence!(language, "{year}の列を追加", "{year} added"));
    }
    for year in before.years.years().filter(|year| !after.years.contains(*year)).filter(is_printed) {
        let year = terms::year(year, language);
        said.push(sentence!(language, "{year}の列を削除", "{year} removed"));
    }
}
