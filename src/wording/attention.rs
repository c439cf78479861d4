//! 対応が必要な事項: what in a plan needs attention, the most pressing first: unanswered inquiries, a year that has ended, open
//! actuals, the evaluation of the year, a change that was begun, and a plan without a name.

use super::findings::{PlaceNames, next_step, next_step_group};
use super::{Language, inquiry};
use crate::checks::{self, FindingPlace, NextStep, next_step_groups};
use crate::figures::progress;
use crate::plan::lineage::SentInquiry;
use crate::plan::{Fact, Plan};
use crate::value::fiscal_year::read_month;
use crate::value::{Date, FiscalYear, width};

/// The largest number of lines in the list.
pub const MOST: usize = 5;
/// One line of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attention {
    /// The text of the line.
    pub text: String,
    /// The place where the matter is dealt with.
    pub place: AttentionPlace,
}

/// The place where a matter is dealt with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AttentionPlace {
    /// 照会.
    Inquiry,
    /// 年度の実績入力 of that year.
    Actuals(FiscalYear),
    /// A place in the plan.
    Place(FindingPlace),
    /// 変更.
    Amendment,
}

/// The list, and the number of all matters; one line may stand for several.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AttentionList {
    /// The lines, at most as many as there is room for.
    pub lines: Vec<Attention>,
    /// The number of matters.
    pub count: usize,
}

impl AttentionList {
    /// The matters of a plan on that day, in at most `room` lines. `changes` is the number of changes in the present
    /// draft.
    pub fn new(
        plan: &Plan,
        inquiries: &[SentInquiry],
        changes: usize,
        today: Date,
        room: usize,
        language: Language,
    ) -> Self {
        let asked = inquiries.last().and_then(|asked| unanswered(asked, today, language));
        let first: Vec<_> = asked.into_iter().chain(year_ended(plan, today, language)).collect();
        let others: Vec<_> = [evaluation(plan, today, language), draft(changes, language), name(plan, language)]
            .into_iter()
            .flatten()
            .collect();
        let steps = checks::next_steps(plan, today);
        let count = first.len() + steps.len() + others.len();
        let left = room.saturating_sub(first.len() + others.len()).max(1);
        let lines = first.into_iter().chain(step_lines(plan, &steps, left, language)).chain(others);
        Self { lines: lines.take(room).collect(), count }
    }
}

/// 照会 16課未回答（期限4日超過）：企画課、福祉課、商工課ほか13課.
fn unanswered(asked: &SentInquiry, today: Date, language: Language) -> Option<Attention> {
    let waiting: Vec<_> = asked.sections.iter().filter(|section| section.state().waits()).collect();
    let open = waiting.len();
    let deadline = match asked.due_on().map(|day| day.days_since(today)) {
        None => String::new(),
        Some(0) => language.say("（期限は今日）", " (due today)"),
        Some(days) if days > 0 => sentence!(language, "（期限まで{days}日）", " (due in {days} day(s))"),
        Some(days) => language.choose(format!("（期限{}日超過）", -days), format!(" ({} day(s) overdue)", -days)),
    };
    let names = inquiry::some_names(&waiting, language);
    let text = sentence!(
        language,
        "照会 {open}課未回答{deadline}：{names}",
        "Inquiry: {open} section(s) not answered{deadline}: {names}"
    );
    (open > 0).then_some(Attention { text, place: AttentionPlace::Inquiry })
}

/// 2025年度が終わりました（実績12件が未入力）: from 1 April until the actuals are due, when they are listed one by one.
fn year_ended(plan: &Plan, today: Date, language: Language) -> Option<Attention> {
    let as_of = progress::as_of(plan, today);
    let year = progress::newest_ended(plan, as_of).filter(|year| !checks::are_actuals_due(plan, *year, as_of))?;
    let blank = progress::blank_actuals(plan, year).count();
    let text = sentence!(
        language,
        "{year}年度が終わりました（実績{blank}件が未入力）",
        "FY{year} has ended ({blank} actual(s) not entered)"
    );
    (blank > 0).then_some(Attention { text, place: AttentionPlace::Actuals(year) })
}

/// The lines of the next steps. A few steps are listed one by one with the names of their KPIs; otherwise each kind is
/// one line that leads to the newest year.
fn step_lines(plan: &Plan, steps: &[NextStep], room: usize, language: Language) -> Vec<Attention> {
    if steps.len() <= room {
        let names = PlaceNames::from_plan(plan, language);
        let line =
            |step: &NextStep| Attention { text: next_step(step, &names), place: AttentionPlace::Place(step.place) };
        return steps.iter().map(line).collect();
    }
    let groups = next_step_groups(steps);
    let lines = groups.iter().take(room).map(|group| Attention {
        text: next_step_group(group, language),
        place: group.years.map_or(AttentionPlace::Place(group.place), |(_, last)| AttentionPlace::Actuals(last)),
    });
    lines.collect()
}

/// 検証時期 9月（2025年度分）, in that month and in the month before it.
fn evaluation(plan: &Plan, today: Date, language: Language) -> Option<Attention> {
    let month = read_month(&plan.facts.evaluated_in)?;
    let is_near = today.month() == month || today.month() % 12 + 1 == month;
    // In March, an evaluation in April is about the present year.
    let back = if month == 4 && today.month() == 3 { 0 } else { -1 };
    let year = today.fiscal_year().plus(back).filter(|year| is_near && plan.years.contains(*year))?;
    let text =
        sentence!(language, "検証時期 {month}月（{year}年度分）", "Evaluation of FY{year} is due in month {month}");
    Some(Attention { text, place: AttentionPlace::Actuals(year) })
}

/// 変更案あり（変更2件）: the plan differs from its approved state.
fn draft(changes: usize, language: Language) -> Option<Attention> {
    let text = sentence!(language, "変更案あり（変更{changes}件）", "A draft is in hand ({changes} change(s))");
    (changes > 0).then_some(Attention { text, place: AttentionPlace::Amendment })
}

fn name(plan: &Plan, language: Language) -> Option<Attention> {
    let text = language.say("名称未入力", "The plan has no name");
    let place = AttentionPlace::Place(FindingPlace::Fact(Fact::Name));
    width::trim(&plan.facts.name).is_empty().then_some(Attention { text, place })
}
