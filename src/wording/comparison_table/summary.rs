//! What changed between two states of a plan, in words, for the covering letter. The text of the application is made of it
//! ([`super::application`]).

use crate::compare::words::is_same_but_for_notation;
use crate::export::printed_document::TableColumn;
use crate::plan::cell::{Cell, State};
use crate::plan::document::LeafPart;
use crate::plan::place::{CellPlace, cell_at};
use crate::plan::{Fact, Indicator, Plan};
use crate::value::fiscal_year::{self, Date};
use crate::value::width;
use crate::wording::kpi_block::{KpiBlock, kpi_block};
use crate::wording::paper::Medium;
use crate::wording::{Label, Language, document, facts, findings, terms};

/// A place of a KPI's table: 2019年度目標.
pub(super) fn cell(place: CellPlace, plan: &Plan, language: Language) -> String {
    match place {
        CellPlace::Target(year) => format!("{}{}", terms::year(year, language), language.of("目標", " target")),
        CellPlace::Actual(year) => format!("{}{}", terms::year(year, language), language.of("実績", " actual")),
        CellPlace::Baseline => plan.form.labels.baseline_in_sentence.of(language).to_owned(),
        CellPlace::Period => language.of("計画期間の目標", "target of the period").to_owned(),
        CellPlace::StatedTotal => Label::StatedTotal.text(language).to_owned(),
    }
}

/// A change in one sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SaidChange {
    /// The sentence.
    pub text: String,
    /// The clause on minor changes that it could fall under.
    pub clause: MinorClause,
}

/// The clause of article 11 of the ordinance (地域再生法施行規則, as in force on 2026-04-01) that a change could fall under.
/// It is a help for the reader; which procedure it takes is for the office that approves to say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MinorClause {
    /// Number 1: names of places and lot numbers.
    Places,
    /// Number 2: the period of the plan by up to six months, where that of a grant project is not touched.
    Period,
    /// None by its words; only number 3, what the Prime Minister finds harmless, is left.
    Unlisted,
}

impl MinorClause {
    /// All of them in the order of the ordinance.
    pub const ALL: [Self; 3] = [Self::Places, Self::Period, Self::Unlisted];

    fn of(fact: Fact, before: &Plan, after: &Plan) -> Self {
        match fact {
            Fact::Area | Fact::PreparedBy => Self::Places,
            Fact::PlanStart | Fact::PlanEnd if is_short(fact, before, after) => Self::Period,
            _ => Self::Unlisted,
        }
    }

    /// The mark behind a change; `None` for one that the ordinance does not list.
    pub fn mark(self, language: Language) -> Option<&'static str> {
        match self {
            Self::Places => Some(language.of("11条1号？", "art. 11 (1)?")),
            Self::Period => Some(language.of("11条2号？", "art. 11 (2)?")),
            Self::Unlisted => None,
        }
    }

    /// What the clause says, in words of our own.
    pub fn meaning(self, language: Language) -> &'static str {
        match self {
            Self::Places => language.of(
                "11条1号：地域の名称や地番の変更に伴うものなら、軽微な変更にあたることがあります。",
                "Article 11 (1): may be minor if only the name of a place or a lot number changed.",
            ),
            Self::Period => language.of(
                "11条2号：計画期間の6か月以内の変更で、交付金の事業の期間が変わらないなら、軽微な変更にあたることがあります。",
                "Article 11 (2): may be minor if the period changes by up to six months and that of a grant project does not.",
            ),
            Self::Unlisted => language.of(
                "「11条？」の付いていない変更は、施行規則11条1号・2号に挙げられていません（KPIの目標値の変更もそうです）。残るのは3号の、支障がないと内閣総理大臣が認めるものだけです。",
                "Changes without a mark (those of targets, too) are not listed in article 11 (1) and (2); only number 3 is left, what the Prime Minister finds harmless.",
            ),
        }
    }
}

/// Whether that date moves by up to six months while the project's period stays.
fn is_short(fact: Fact, before: &Plan, after: &Plan) -> bool {
    let stays = [Fact::ProjectStart, Fact::ProjectEnd]
        .into_iter()
        .all(|fact| is_same_but_for_notation(&before.facts.text(fact), &after.facts.text(fact)));
    let dates = [before, after].map(|plan| fiscal_year::read_date(&plan.facts.text(fact)).ok().map(|read| read.date));
    let [Some(old), Some(new)] = dates else { return false };
    let months = |day: Date| day.year() * 12 + i32::from(day.month());
    let (earlier, later) = if old <= new { (old, new) } else { (new, old) };
    let apart = months(later) - months(earlier);
    stays && (apart < 6 || (apart == 6 && later.day() <= earlier.day()))
}

/// Each change in one sentence, in the order of the form: facts and texts, then the years, then the KPIs.
pub fn changes(before: &Plan, after: &Plan, language: Language) -> Vec<SaidChange> {
    let mut facts_said = Vec::new();
    for fact in after.form.fact_list().filter(|fact| [before, after].iter().any(|plan| plan.form.prints(*fact))) {
        let [old, new] = [before, after].map(|plan| plan.facts.text(fact));
        if !is_same_but_for_notation(&old, &new) {
            let text = turned(facts::label(fact, &after.form, language), &old, &new, language);
            facts_said.push(SaidChange { text, clause: MinorClause::of(fact, before, after) });
        }
    }
    let (of_form, others) = other_changes(before, after, language);
    let unlisted = |text| SaidChange { text, clause: MinorClause::Unlisted };
    of_form.into_iter().map(unlisted).chain(facts_said).chain(others.into_iter().map(unlisted)).collect()
}

/// The change of the form, and what changed beside the facts.
fn other_changes(before: &Plan, after: &Plan, language: Language) -> (Option<String>, Vec<String>) {
    let mut said = Vec::new();
    let of_form = (before.form != after.form).then(|| {
        let (from, to) = (before.form.name.of(language), after.form.name.of(language));
        turned(Label::Form.text(language), from, to, language)
    });
    texts(before, after, language, &mut said);
    years(before, after, language, &mut said);
    let tables = [before, after].map(|plan| kpi_block(plan, false, Language::Japanese));
    let states = States { before, after, tables, language };
    for row in after.used_indicators().filter(|row| !row.is_untouched()) {
        if let Some(old) = before.indicator(row.id).filter(|old| !old.is_unused() && !old.is_untouched()) {
            kpi(old, row, &states, &mut said);
        } else {
            let name = named(row, after, language);
            said.push(sentence!(language, "{name}を追加", "added {name}", name));
        }
    }
    for row in before.used_indicators().filter(|row| !row.is_untouched()) {
        if after.indicator(row.id).is_none_or(|new| new.is_unused() || new.is_untouched()) {
            let name = named(row, before, language);
            said.push(sentence!(language, "{name}を削除", "removed {name}", name));
        }
    }
    if moved(before, after) {
        said.push(language.of("指標の順序を変更", "the order of the indicators changed").to_owned());
    }
    (of_form, said)
}

/// `Xを「a」から「b」に変更`, and what is blank is added or removed.
fn turned(what: &str, from: &str, to: &str, language: Language) -> String {
    let [from, to] = [from, to].map(|text| width::trim(text).replace('\n', "、"));
    match (from.is_empty(), to.is_empty()) {
        (true, _) => sentence!(language, "{what}に「{to}」を記載", "{what}: “{to}” added", what, to),
        (_, true) => sentence!(language, "{what}の「{from}」を削除", "{what}: “{from}” removed", what, from),
        _ => sentence!(
            language,
            "{what}を「{from}」から「{to}」に変更",
            "{what} changed from “{from}” to “{to}”",
            what,
            from,
            to
        ),
    }
}

fn texts(before: &Plan, after: &Plan, language: Language, said: &mut Vec<String>) {
    for one in after.form.outline() {
        let section = one.section;
        let is_changed = |part: fn(LeafPart) -> bool| {
            let texts = [before, after].map(|plan| {
                let texts = plan.document.iter().filter(|(at, _)| at.leaf == section.leaf && part(at.part));
                texts.map(|(at, text)| format!("{at} {}", width::key(text))).collect::<Vec<_>>()
            });
            texts[0] != texts[1]
        };
        let what = document::section(section.leaf, &after.form, language);
        if is_changed(|part| part == LeafPart::Heading) {
            said.push(sentence!(language, "{what}の見出しを変更", "the heading of {what} changed", what));
        }
        if is_changed(|part| part != LeafPart::Heading) && section.facts.is_empty() {
            said.push(sentence!(language, "{what}の記載を変更", "the text of {what} changed", what));
        }
    }
}

fn years(before: &Plan, after: &Plan, language: Language, said: &mut Vec<String>) {
    for year in after.years.years().filter(|year| !before.years.contains(*year)) {
        let year = terms::year(year, language);
        said.push(sentence!(language, "{year}の列を追加", "{year} added", year));
    }
    for year in before.years.years().filter(|year| !after.years.contains(*year)) {
        let year = terms::year(year, language);
        said.push(sentence!(language, "{year}の列を削除", "{year} removed", year));
    }
}

/// The two states with their tables as they are printed.
struct States<'p> {
    before: &'p Plan,
    after: &'p Plan,
    tables: [KpiBlock; 2],
    language: Language,
}

fn kpi(old: &Indicator, row: &Indicator, states: &States<'_>, said: &mut Vec<String>) {
    let States { before, after, tables, language } = states;
    let language = *language;
    let number = number(row, after, language);
    for (label, one, other) in
        [(language.of("指標名", "name"), &old.name, &row.name), (language.of("単位", "unit"), &old.unit, &row.unit)]
    {
        if !is_same_but_for_notation(one, other) {
            let what = sentence!(language, "{number}の{label}", "{number} {label}", number, label);
            said.push(turned(&what, one, other, language));
        }
    }
    let years = before.years.years().chain(after.years.years()).map(CellPlace::Target);
    let mut places = vec![CellPlace::Baseline, CellPlace::Period];
    for place in years {
        if !places.contains(&place) {
            places.push(place);
        }
    }
    places.sort_by_key(|place| place.year());
    let differs = |place: &CellPlace| {
        let (one, other) = (cell_at(old, *place), cell_at(row, *place));
        !one.says_the_same(&old.unit, &other, &row.unit)
    };
    let [old_table, new_table] = tables;
    let totals = [total(old_table, old), total(new_table, row)];
    // A total that the form does not print is told by itself.
    if totals.iter().any(Option::is_none) && !places.iter().any(differs) {
        places.push(CellPlace::StatedTotal);
    }
    for place in places {
        let (one, other) = (cell_at(old, place), cell_at(row, place));
        if one.says_the_same(&old.unit, &other, &row.unit) {
            continue;
        }
        let (from, to) = (figure(&one, old, before, language), figure(&other, row, after, language));
        if from != to {
            said.push(changed(&number, &cell(place, after, language), &from, &to, language));
        }
    }
    if let [Some((_, from)), Some((head, to))] = &totals
        && !is_same_but_for_notation(from, to)
    {
        let with_unit = |text: &str, row: &Indicator| {
            if is_bare(text) { format!("{text}{}", row.unit) } else { text.replace(' ', "") }
        };
        said.push(changed(&number, head, &with_unit(from, old), &with_unit(to, row), language));
    }
}

/// The total of a KPI as its form prints it, with its heading; `None` if it prints none.
fn total(table: &KpiBlock, row: &Indicator) -> Option<(String, String)> {
    let at = table.columns.iter().position(|column| *column == TableColumn::Total)?;
    let printed = table.rows.iter().find(|one| one.id == Some(row.id))?;
    Some((table.heads.get(at)?.clone(), printed.figures.get(at)?.clone()))
}

/// `KPI②の2019年度目標を25,000千円から35,000千円に変更`, and what is blank is added or removed.
fn changed(number: &str, place: &str, from: &str, to: &str, language: Language) -> String {
    match (from.is_empty(), to.is_empty()) {
        (true, _) => {
            sentence!(language, "{number}の{place}に{to}を記載", "{number} {place}: {to} added", number, place, to)
        }
        (_, true) => sentence!(
            language,
            "{number}の{place}の{from}を削除",
            "{number} {place}: {from} removed",
            number,
            place,
            from
        ),
        _ => sentence!(
            language,
            "{number}の{place}を{from}から{to}に変更",
            "{number} {place} changed from {from} to {to}",
            number,
            place,
            from,
            to
        ),
    }
}

/// A figure with its unit as a letter writes it: `25,000千円`; blank if nothing stands there.
fn figure(cell: &Cell, row: &Indicator, plan: &Plan, language: Language) -> String {
    if cell.is_blank() {
        return String::new();
    }
    let shown = cell.shown(&row.unit);
    match cell.state {
        State::NotApplicable => language.of("該当なし", "not applicable").to_owned(),
        // With as many decimals as the table has.
        State::Number { amount, .. } if is_bare(&shown) => {
            format!("{}{}", Medium::paper_of(&plan.form).amount(amount), row.unit)
        }
        _ => shown,
    }
}

/// Whether the text is digits alone.
fn is_bare(text: &str) -> bool {
    text.chars().all(|letter| letter.is_ascii_digit() || matches!(letter, ',' | '.' | '-' | '△'))
}

pub(super) fn number(row: &Indicator, plan: &Plan, language: Language) -> String {
    let at = plan.indicators().iter().position(|one| one.id == row.id).map_or(0, |at| at + 1);
    findings::numbered(at, &plan.form, language)
}

fn named(row: &Indicator, plan: &Plan, language: Language) -> String {
    let number = number(row, plan, language);
    let name = width::trim(&row.name);
    language.of(format!("{number}「{name}」"), format!("{number} “{name}”"))
}

/// Whether the KPIs that both states have stand in another order.
fn moved(before: &Plan, after: &Plan) -> bool {
    let common = |plan: &Plan, other: &Plan| {
        let rows = plan.used_indicators().filter(|row| other.indicator(row.id).is_some_and(|row| !row.is_unused()));
        rows.map(|row| row.id).collect::<Vec<_>>()
    };
    common(before, after) != common(after, before)
}
