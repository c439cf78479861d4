//! What changed between two states of a plan, in words: for the covering letter and for the text of the application.

use crate::compare::words::is_same_but_for_notation;
use crate::plan::cell::Cell;
use crate::plan::document::LeafPart;
use crate::plan::place::{CellPlace, cell_at};
use crate::plan::{Indicator, Plan};
use crate::value::width;
use crate::wording::{Label, Language, document, facts, findings, names, terms};

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

/// Each change in one sentence, in the order of the form: facts and texts, then the years, then the KPIs.
pub fn changes(before: &Plan, after: &Plan, language: Language) -> Vec<String> {
    let mut said = Vec::new();
    if before.form != after.form {
        let (from, to) = (before.form.name.of(language), after.form.name.of(language));
        said.push(turned(Label::Form.text(language), from, to, language));
    }
    for fact in after.form.fact_list() {
        let [old, new] = [before, after].map(|plan| plan.facts.text(fact));
        if !is_same_but_for_notation(&old, &new) {
            said.push(turned(facts::label(fact, &after.form, language), &old, &new, language));
        }
    }
    texts(before, after, language, &mut said);
    years(before, after, language, &mut said);
    for row in after.used_indicators().filter(|row| !row.is_untouched()) {
        match before.indicator(row.id).filter(|old| !old.is_unused() && !old.is_untouched()) {
            Some(old) => kpi(old, row, before, after, language, &mut said),
            None => {
                let name = named(row, after, language);
                said.push(crate::sentence!(language, "{name}を追加", "added {name}", name));
            }
        }
    }
    for row in before.used_indicators().filter(|row| !row.is_untouched()) {
        if after.indicator(row.id).is_none_or(|new| new.is_unused() || new.is_untouched()) {
            let name = named(row, before, language);
            said.push(crate::sentence!(language, "{name}を削除", "removed {name}", name));
        }
    }
    if moved(before, after) {
        said.push(language.of("指標の順序を変更", "the order of the indicators changed").to_owned());
    }
    said
}

/// `Xを「a」から「b」に変更`, and what is blank is added or removed.
fn turned(what: &str, from: &str, to: &str, language: Language) -> String {
    let [from, to] = [from, to].map(|text| width::trim(text).replace('\n', "、"));
    match (from.is_empty(), to.is_empty()) {
        (true, _) => crate::sentence!(language, "{what}に「{to}」を記載", "{what}: “{to}” added", what, to),
        (_, true) => crate::sentence!(language, "{what}の「{from}」を削除", "{what}: “{from}” removed", what, from),
        _ => crate::sentence!(
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
            said.push(crate::sentence!(language, "{what}の見出しを変更", "the heading of {what} changed", what));
        }
        if is_changed(|part| part != LeafPart::Heading) && section.facts.is_empty() {
            said.push(crate::sentence!(language, "{what}の記載を変更", "the text of {what} changed", what));
        }
    }
}

fn years(before: &Plan, after: &Plan, language: Language, said: &mut Vec<String>) {
    for year in after.years.years().filter(|year| !before.years.contains(*year)) {
        let year = terms::year(year, language);
        said.push(crate::sentence!(language, "{year}の列を追加", "{year} added", year));
    }
    for year in before.years.years().filter(|year| !after.years.contains(*year)) {
        let year = terms::year(year, language);
        said.push(crate::sentence!(language, "{year}の列を削除", "{year} removed", year));
    }
}

fn kpi(old: &Indicator, row: &Indicator, before: &Plan, after: &Plan, language: Language, said: &mut Vec<String>) {
    let number = number(row, after, language);
    for (label, one, other) in
        [(language.of("指標名", "name"), &old.name, &row.name), (language.of("単位", "unit"), &old.unit, &row.unit)]
    {
        if !is_same_but_for_notation(one, other) {
            let what = crate::sentence!(language, "{number}の{label}", "{number} {label}", number, label);
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
    for place in places {
        let (one, other) = (cell_at(old, place), cell_at(row, place));
        if one.state == other.state && is_same_unit(old, row) {
            continue;
        }
        let (from, to) = (figure(&one, old), figure(&other, row));
        if from == to {
            continue;
        }
        let place = cell(place, after, language);
        said.push(match (from.is_empty(), to.is_empty()) {
            (true, _) => crate::sentence!(
                language,
                "{number}の{place}に{to}を記載",
                "{number} {place}: {to} added",
                number,
                place,
                to
            ),
            (_, true) => crate::sentence!(
                language,
                "{number}の{place}の{from}を削除",
                "{number} {place}: {from} removed",
                number,
                place,
                from
            ),
            _ => crate::sentence!(
                language,
                "{number}の{place}を{from}から{to}に変更",
                "{number} {place} changed from {from} to {to}",
                number,
                place,
                from,
                to
            ),
        });
    }
}

fn is_same_unit(one: &Indicator, other: &Indicator) -> bool {
    is_same_but_for_notation(&one.unit, &other.unit)
}

/// A figure with its unit as a letter writes it: `25,000千円`; blank if nothing stands there.
fn figure(cell: &Cell, row: &Indicator) -> String {
    if cell.is_blank() {
        return String::new();
    }
    let shown = cell.shown(&row.unit);
    if cell.amount().is_some() && !width::key(&shown).ends_with(&width::key(&row.unit)) {
        format!("{shown}{}", row.unit)
    } else {
        shown
    }
}

fn number(row: &Indicator, plan: &Plan, language: Language) -> String {
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

/// The text of the application for a change, by the parts that the second form of the ordinance asks for. What is not
/// known is printed as such.
pub fn application(before: &Plan, after: &Plan, approved_on: &str, reason: &str) -> String {
    let language = Language::Japanese;
    let or_blank = |text: &str| {
        let text = width::trim(text);
        if text.is_empty() { "（未記入）".to_owned() } else { text.to_owned() }
    };
    let changes = changes(before, after, language);
    let changes = if changes.is_empty() { vec!["変更はありません。".to_owned()] } else { changes };
    let listed = changes.iter().zip(1..).map(|(change, nth)| format!("（{nth}）{change}"));
    let bodies = or_blank(&after.facts.prepared_by.join("、"));
    [
        format!("地域再生計画の名称　{}", names::plan_name(after, language)),
        format!("作成主体　{bodies}"),
        format!("認定の日　{}", or_blank(approved_on)),
        "変更の内容".to_owned(),
        listed.collect::<Vec<_>>().join("\n"),
        "（詳しくは新旧対照表のとおり）".to_owned(),
        "変更の理由".to_owned(),
        or_blank(reason),
    ]
    .join("\n")
}
