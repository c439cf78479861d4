//! The words for approved states of a plan (認定版), and for the layout of the comparison table (新旧対照表).

use std::borrow::Cow;
use std::sync::Arc;

use super::plurals::counted;
use super::{AmendmentLabel, Label, Language, cells, facts, names};
use crate::plan::comparison_style::{ChangeMark, Filler, SideOrder};
use crate::plan::place::cell_at;
use crate::plan::{Approval, ApprovalText, Cell, CellPlace, ComparisonStyle, Fact, Indicator, Plan, Procedure};
use crate::value::fiscal_year;
use crate::value::{ApprovalId, Date, width};

/// The name of an approved state: its own name, or the name of its position among the plan's approved states. For a
/// state that the plan no longer has, a text that it was removed.
pub fn name(plan: &Plan, of: ApprovalId, language: Language) -> String {
    let approvals = plan.approvals();
    let Some((position, approval)) = approvals.iter().enumerate().find(|(_, one)| one.id == of) else {
        return language.say("削除した認定版", "a removed version");
    };
    let own = width::trim(&approval.name);
    if own.is_empty() { name_of_position(position, language) } else { own.to_owned() }
}

/// The name of the approved state at that position, from 0: 当初認定, 第1回変更.
pub fn name_of_position(position: usize, language: Language) -> String {
    match position {
        0 => language.say("当初認定", "First approval"),
        nth => sentence!(language, "第{nth}回変更", "Amendment {nth}"),
    }
}

/// The remark that an approved state equals an earlier one, for example if two tabs recorded a plan at the same time;
/// `None` if it does not.
pub fn equal_version(plan: &Plan, of: ApprovalId, language: Language) -> Option<String> {
    let state = &plan.approval(of)?.state;
    let earlier = plan.approvals().iter().take_while(|one| one.id != of);
    let name = name(plan, earlier.filter(|one| one.state == *state).last()?.id, language);
    Some(sentence!(language, "{name}と同じ内容です。", "The same content as {name}."))
}

/// The label of a text of an approval.
pub fn text_label(of: ApprovalText, language: Language) -> &'static str {
    match of {
        ApprovalText::Name => AmendmentLabel::APPROVAL_NAME,
        ApprovalText::ApprovedOn => AmendmentLabel::APPROVED_ON,
        ApprovalText::Reason => AmendmentLabel::APPROVAL_REASON,
        ApprovalText::Note => AmendmentLabel::APPROVAL_NOTE,
    }
    .text(language)
}

/// The word for a procedure; 未選択 if none is chosen.
pub fn procedure(of: Option<Procedure>, language: Language) -> &'static str {
    match of {
        None => language.choose("未選択", "Not chosen"),
        Some(Procedure::FirstApproval) => language.choose("認定", "Approval"),
        Some(Procedure::AmendmentApproval) => language.choose("変更認定", "Approval of a change"),
        Some(Procedure::MinorReport) => language.choose("軽微な変更の報告", "Report of a minor change"),
        Some(Procedure::NotFiled) => language.choose("届出なし", "Not filed"),
    }
}

/// The approved content of a cell that has another content now: `25,000`, with its unit if the unit has changed; `None`
/// if the content is the same. Each cell comes with its unit.
pub fn approved_figure(
    (was, old_unit): (&Cell, &str),
    (is, unit): (&Cell, &str),
    place: CellPlace,
    language: Language,
) -> Option<String> {
    if was.says_the_same(old_unit, is, unit) {
        return None;
    }
    let shown = names::without_long_runs(&place.shown(was, old_unit));
    let is_other_unit =
        was.amount().is_some() && width::key(old_unit) != width::key(unit) && !shown.ends_with(old_unit);
    Some(match was.is_blank() {
        true => language.say("なし", "none"),
        false if is_other_unit => format!("{shown} {old_unit}"),
        false => shown,
    })
}

/// The same figure with the word for it: `変更前 25,000`.
pub fn was(figure: &str, language: Language) -> String {
    format!("{} {figure}", Label::ROW_APPROVED.text(language))
}

/// The targets of a KPI that differ between versions, with the content of each version: `2019年度 目標: 当初認定 25,000 → 第1回変更
/// 35,000 → いま 40,000`.
pub fn history(approvals: &[Arc<Approval>], row: &Indicator, language: Language) -> Vec<String> {
    let mut places: Vec<CellPlace> = vec![CellPlace::Baseline, CellPlace::Period];
    let states: Vec<Option<Cow<'_, Indicator>>> =
        approvals.iter().map(|approval| Some(approval.state.indicator(row.id)?.in_unit_of(row))).collect();
    for state in states.iter().flatten().map(|state| &**state).chain([row]) {
        for year in state.targets.keys().map(|year| CellPlace::Target(*year)) {
            if !places.contains(&year) {
                places.push(year);
            }
        }
    }
    places.sort_by_key(|place| place.year());
    let line = |place: &CellPlace| {
        let now = cell_at(row, *place);
        let differs =
            states.iter().flatten().any(|state| !cell_at(state, *place).says_the_same(&state.unit, &now, &row.unit));
        differs.then(|| {
            let shown = |row: &Indicator| {
                let cell = cell_at(row, *place);
                let shown = place.shown(&cell, &row.unit);
                if cell.is_blank() { language.say("なし", "none") } else { shown }
            };
            let of_versions = approvals.iter().zip(&states).enumerate().filter_map(|(position, (approval, state))| {
                let state = state.as_deref()?;
                let own = width::trim(&approval.name);
                let name = if own.is_empty() { name_of_position(position, language) } else { own.to_owned() };
                Some(format!("{name} {}", shown(state)))
            });
            let now = format!("{} {}", language.choose("いま", "now"), shown(row));
            let all: Vec<String> = of_versions.chain([now]).collect();
            names::without_long_runs(&format!("{}: {}", cells::place(*place, language), all.join(" → ")))
        })
    };
    places.iter().filter_map(line).collect()
}

/// The line above the table with the day on which the older state came into force; blank if the day is not entered, or
/// if nothing was filed.
pub fn day_line(approval: &Approval) -> String {
    let day = fiscal_year::day_on_paper(&approval.approved_on);
    let how = match approval.procedure {
        Some(Procedure::MinorReport) => "報告",
        Some(Procedure::NotFiled) => return String::new(),
        Some(Procedure::FirstApproval | Procedure::AmendmentApproval) | None => "認定",
    };
    if day.is_empty() { String::new() } else { format!("［{day}{how}］") }
}

/// What a new approval of the present plan would record compared with the newest one: the number of changes, or that
/// there are none; `None` for a plan that was never approved.
pub fn since_latest(plan: &Plan, changes: usize, language: Language) -> Option<String> {
    let latest = plan.latest_approval()?;
    let name = name(plan, latest.id, language);
    let kept = counted(changes, "change", "changes");
    Some(match changes {
        0 if *latest.state == plan.without_approvals() => sentence!(
            language,
            "{name}から何も変わっていません。登録すると、同じ内容の版がもう一つできます。",
            "Nothing has changed since {name}. Recording it now would make another version with the same content."
        ),
        0 => sentence!(
            language,
            "{name}から、様式に印刷されるところは変わっていません。",
            "Nothing that the form prints has changed since {name}."
        ),
        _ => sentence!(
            language,
            "{name}からの変更{changes}件を、この版として残します。",
            "This keeps {kept} since {name} as a version."
        ),
    })
}

/// The day of a new approval as it is recorded: a day without a year becomes the nearest such day, with its year; any
/// other text is recorded as typed.
pub fn day_recorded(typed: &str, today: Date) -> String {
    let without_year = fiscal_year::read_date(typed).is_err();
    let named = fiscal_year::read_named_day(typed, today).ok().filter(|_| without_year);
    named.map_or_else(|| typed.to_owned(), |named| named.date.era_label())
}

/// How the day of a new approval is understood, and a warning if it is before the newest known day; `None` while it is blank.
pub fn day_understood(plan: &Plan, text: &str, language: Language) -> Option<String> {
    let said = facts::understood(Fact::ApprovedOn, text, true, language)?;
    let day = |text: &str| fiscal_year::read_date(text).ok().map(|read| read.date);
    let known = plan.approvals().iter().rev().find_map(|one| Some((one, day(&one.approved_on)?)));
    match known.filter(|(_, old)| day(text).is_some_and(|new| new < *old)) {
        None => Some(said),
        Some((known, _)) => {
            let name = name(plan, known.id, language);
            Some(sentence!(
                language,
                "{said}　{name}の認定日より前です。確かめてください。",
                "{said} This is before the approval date of {name}. Please check it."
            ))
        }
    }
}

/// The title above an approved state that is shown read-only.
pub fn read_only(name: &str, language: Language) -> String {
    sentence!(language, "{name}の内容（読み取り専用）", "{name} (read only)")
}

/// Help for distinguishing the procedures (地域再生法7条, 施行規則10条・11条 as in force on 2026-04-01), in words of our own. The
/// user decides which one applies.
pub fn procedure_help(language: Language) -> [&'static str; 3] {
    [
        language.choose(
            "認定された計画を変えるときは、軽微な変更を除いて、変更の認定を受けます（法7条1項）。",
            "Changes to an approved plan need approval, unless they are minor (Act, article 7 (1)).",
        ),
        language.choose(
            "軽微な変更は、地域の名称や地番の変更に伴うもの、計画期間の6か月以内の変更（交付金の事業の期間が変わらないとき）、そのほか支障がないと認められるものです（11条、2026年4月1日現在）。",
            "Minor changes are those that follow from changes to place names or lot numbers, changes to the plan period of up to six months (where the period of a grant project does not change), and others found to cause no difficulty (article 11, as of 2026-04-01).",
        ),
        attachments_hint(language),
    ]
}

/// The hint on what is filed with an application for a change.
pub fn attachments_hint(language: Language) -> &'static str {
    language.choose(
        "変更の認定の申請は別記様式第二で、添えるのは内容が変わる書類だけです（10条）。新旧対照表は、定められた書類ではなく実務の慣行です。",
        "An application for a change uses form 2 and encloses only documents whose content changes (article 10). The comparison table is customary, not required by the ordinance.",
    )
}

/// The known details of an approval, in one line.
pub fn summary(approval: &Approval, language: Language) -> String {
    let known = [&approval.name, &approval.approved_on, procedure(approval.procedure, language), &approval.reason];
    let known = known.into_iter().map(width::trim).filter(|text| !text.is_empty());
    known.collect::<Vec<_>>().join(language.choose("　", ", "))
}

/// The word for the order of the sides.
pub fn side_order(order: SideOrder, language: Language) -> &'static str {
    match order {
        SideOrder::AfterFirst => language.choose("左が新、右が旧", "New left, old right"),
        SideOrder::BeforeFirst => language.choose("左が旧、右が新", "Old left, new right"),
    }
}

/// The word for the content of a side that has nothing.
pub fn filler(filler: Filler, language: Language) -> &'static str {
    match filler {
        Filler::Words => language.choose("（新設）（削る）と書く", "Write （新設） or （削る）"),
        Filler::Empty => language.choose("空欄にする", "Leave blank"),
    }
}

/// The word for the mark of changes.
pub fn mark(mark: ChangeMark, language: Language) -> &'static str {
    match mark {
        ChangeMark::Underline => language.choose("下線", "Underlined"),
        ChangeMark::Bold => language.choose("太字", "Bold"),
    }
}

/// A layout in one line.
pub fn comparison_style(style: &ComparisonStyle, language: Language) -> String {
    let ComparisonStyle { order, has_remarks, filler: filled, mark: marked, shows_headings, .. } = style;
    let (after, before) = (after_head(style), before_head(style));
    let mut said = vec![
        side_order(*order, language).to_owned(),
        format!("{after}｜{before}"),
        mark(*marked, language).to_owned(),
        filler(*filled, language).to_owned(),
        omitted(style).to_owned(),
    ];
    said.extend(has_remarks.then(|| AmendmentLabel::COMPARISON_REMARKS.text(language).to_owned()));
    said.extend(shows_headings.then(|| AmendmentLabel::COMPARISON_HEADINGS.text(language).to_owned()));
    language.list(said)
}

/// The printed head of the column of the new state.
pub fn after_head(style: &ComparisonStyle) -> &str {
    or(&style.after_head, "変更後")
}

/// The printed head of the column of the old state.
pub fn before_head(style: &ComparisonStyle) -> &str {
    or(&style.before_head, "変更前")
}

/// The printed word for unchanged parts that are left out.
pub fn omitted(style: &ComparisonStyle) -> &str {
    or(&style.omitted, "（略）")
}

fn or<'t>(own: &'t str, usual: &'t str) -> &'t str {
    let own = width::trim(own);
    if own.is_empty() { usual } else { own }
}
