//! 基準日 on チェック: the day by which the rules about time go. Without one those rules are silent, and the page says so.

use crate::ui::leptos::*;
use keikaku::edit::{Command, PlanCommand};
use keikaku::fiscal_year::Date;
use keikaku::id::PlanId;
use keikaku::save::Calendar;
use keikaku::wording::{LateLabel, facts};

use crate::browser::moment;
use crate::ui::desk::Desk;
use crate::ui::el::{El, button, el};
use crate::ui::focus;

/// The field's id.
const FIELD: &str = "reference-date";

/// The field, today at a press, and what the day does.
pub(super) fn reference_date(desk: Desk, plan: PlanId) -> El {
    let day = derived(move || desk.workbook.with(|workbook| workbook.plan(plan)?.reference_date));
    Effect::new(move |_| desk.fields.write(FIELD, &written(day.get())));
    let about = format!("about-{FIELD}");
    let field = el("input")
        .attr("type", "date")
        .id(FIELD)
        .attr("value", written(day.get_untracked()))
        .attr("min", Date::FIRST.to_string())
        .attr("aria-describedby", &about)
        .on("change", move |_| take(desk, plan))
        .on("focusout", move |_| desk.fields.write(FIELD, &written(day.get_untracked())));
    let today = button("secondary", desk.label(LateLabel::ReferenceDateToday))
        .press(move || set(desk, plan, Some(moment::today())));
    let understood = move || {
        let both = desk.calendar.get() == Calendar::Both;
        Some(el("span").class("understood").text(facts::day_label(day.get()?, both)))
    };
    let does = move || {
        let is_set = day.with(Option::is_some);
        desk.label(if is_set { LateLabel::ReferenceDateDoes } else { LateLabel::NoReferenceDate }).to_owned()
    };
    el("div")
        .class("reference-date")
        .with(el("label").attr("for", FIELD).text(desk.label(LateLabel::ReferenceDate)))
        .with(field)
        .with(today)
        .part(understood)
        .with(el("p").class("hint").id(about).live_text(does))
}

/// As the browser's field of a day has it.
fn written(day: Option<Date>) -> String {
    day.map(|day| day.to_string()).unwrap_or_default()
}

/// Takes what stands in the field. While a year is typed digit by digit the browser tells of the years 2, 20 and 202,
/// which no plan knows: they change nothing.
fn take(desk: Desk, plan: PlanId) {
    let text = focus::text_of(FIELD).unwrap_or_default();
    match text.parse() {
        Ok(day) => set(desk, plan, Some(day)),
        Err(_) if text.is_empty() => set(desk, plan, None),
        Err(_) => {}
    }
}

fn set(desk: Desk, plan: PlanId, day: Option<Date>) {
    desk.command(Command::InPlan { plan, command: PlanCommand::SetReferenceDate(day) });
}
