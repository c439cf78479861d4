//! The text of the application for a change, with its reasons.

use super::kpi_numbers::number;
use super::summary::changes;
use crate::plan::place::cell_at;
use crate::plan::{CellPlace, Plan};
use crate::value::fiscal_year::day_on_paper;
use crate::value::width;
use crate::wording::sentence;
use crate::wording::{Language, names};

/// The reasons for changed targets, each with its KPIs. A reason comes from the cell's trail, for the value that was in
/// force. Equal reasons are named once.
fn reasons(before: &Plan, after: &Plan, language: Language) -> String {
    let mut said: Vec<(String, Vec<String>)> = Vec::new();
    for row in after.used_indicators() {
        let Some(approved) = before.indicator(row.id) else { continue };
        let old = approved.in_unit_of(row);
        let years = after.years.years().map(CellPlace::Target);
        for place in years.chain([CellPlace::Period]) {
            let reason = row.replaced_target(approved, place).map_or("", |one| width::trim(&one.reason));
            if reason.is_empty() || cell_at(&old, place).says_the_same(&old.unit, &cell_at(row, place), &row.unit) {
                continue;
            }
            let number = number(row, after, language);
            match said.iter_mut().find(|(known, _)| known == reason) {
                Some((_, rows)) if rows.contains(&number) => {}
                Some((_, rows)) => rows.push(number),
                None => said.push((reason.to_owned(), vec![number])),
            }
        }
    }
    let line = |(reason, rows): &(String, Vec<String>)| {
        let rows = language.series(rows);
        sentence!(language, "{rows}：{reason}", "{rows}: {reason}")
    };
    said.iter().map(line).collect::<Vec<_>>().join("\n")
}

/// The reason of the draft as an approval takes it over: the reason written for the whole draft, and the reasons of
/// single targets that it does not already contain.
pub fn draft_reason(plan: &Plan, language: Language) -> String {
    with_reasons(&plan.facts.amendment_reason, &reasons_of_targets(plan, language))
}

/// The reasons of the targets that the draft changes.
pub fn reasons_of_targets(plan: &Plan, language: Language) -> String {
    plan.approval_in_force().map(|approval| reasons(&approval.state, plan, language)).unwrap_or_default()
}

/// The reason with the reasons of single targets that it does not contain.
fn with_reasons(reason: &str, of_targets: &str) -> String {
    let missing = of_targets.lines().filter(|line| !reason.lines().any(|own| width::key(own) == width::key(line)));
    let all: Vec<&str> = Some(width::trim(reason)).filter(|own| !own.is_empty()).into_iter().chain(missing).collect();
    all.join("\n")
}

/// The text of the application for a change, in the parts that the second form of the ordinance requires, with that
/// reason. Unknown parts are printed as （未記入）.
pub fn text(before: &Plan, after: &Plan, approved_on: &str, reason: &str) -> String {
    let language = Language::Japanese;
    let or_blank = |text: &str| {
        let text = width::trim(text);
        if text.is_empty() { "（未記入）".to_owned() } else { text.to_owned() }
    };
    let changes = changes(before, after, language);
    let listed = changes.iter().zip(1..).map(|(change, nth)| format!("（{nth}）{}", change.text));
    let listed = listed.collect::<Vec<_>>().join("\n");
    let bodies = or_blank(&after.facts.prepared_by.join("、"));
    [
        format!(
            "{}　{}",
            if after.form.is_filed() { "地域再生計画の名称" } else { "計画の名称" },
            names::plan_name(after, language)
        ),
        format!("作成主体　{bodies}"),
        format!("認定の日　{}", or_blank(&day_on_paper(approved_on))),
        "変更の内容".to_owned(),
        if listed.is_empty() {
            "（様式に印刷されるところに、変更はありません）".to_owned()
        } else {
            listed
        },
        "（詳しくは新旧対照表のとおり）".to_owned(),
        "変更の理由".to_owned(),
        or_blank(reason),
    ]
    .join("\n")
}
