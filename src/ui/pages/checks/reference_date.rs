//! 基準日 on チェック: the day by which the rules about time go. Without one those rules are silent, and the page says so.

use keikaku::edit::{Command, PlanCommand};
use keikaku::fiscal_year::{self, Date};
use keikaku::id::PlanId;
use keikaku::notation;
use keikaku::save::Calendar;
use keikaku::wording::{Label, facts};
use leptos::prelude::*;

use crate::browser::moment;
use crate::ui::app::AppState;
use crate::ui::app::focus;
use crate::ui::components::el::{El, button, el};

/// The field's id.
const FIELD: &str = "reference-date";

/// The field, today at a press, and what the day does. It is a field of text, as all days are, since officials write them
/// by era, and what a browser's own field of a day holds while it is typed in is other days.
pub(crate) fn reference_date(app: AppState, plan: PlanId) -> El {
    let day = Memo::new(move |_| app.workbook.with(|workbook| workbook.plan(plan)?.reference_date));
    let unread = RwSignal::new(None::<&'static str>);
    Effect::new(move |_| {
        app.fields.write(FIELD, &written(day.get()));
        unread.set(None);
    });
    let about = format!("about-{FIELD}");
    let field = el("input")
        .attr("type", "text")
        .class("day")
        .id(FIELD)
        .attr("autocomplete", "off")
        .attr("value", written(day.get_untracked()))
        .attr("aria-describedby", &about)
        .live("aria-invalid", move || unread.get().map(|_| "true".to_owned()))
        .on("change", move |_| unread.set(take(app, plan)));
    let today = button("secondary", app.label(Label::ReferenceDateToday)).press(move || {
        let today = moment::today();
        set(app, plan, Some(today));
        // It may have been that day before, under a text that is none.
        app.fields.write(FIELD, &written(Some(today)));
        unread.set(None);
    });
    let understood = move || {
        let both = app.calendar.get() == Calendar::Both;
        Some(el("span").class("understood").in_japanese().text(facts::day_label(day.get()?, both)))
    };
    let does = move || {
        let is_set = day.with(Option::is_some);
        let does = if is_set { Label::ReferenceDateDoes } else { Label::NoReferenceDate };
        unread.get().unwrap_or(app.label(does)).to_owned()
    };
    el("div")
        .class("reference-date")
        .with(el("label").attr("for", FIELD).text(app.label(Label::ReferenceDate)))
        .with(field)
        .with(today)
        .part(understood)
        .with(el("p").class("hint").id(about).live_text(does))
}

fn written(day: Option<Date>) -> String {
    day.map(Date::western_label).unwrap_or_default()
}

/// Takes what stands in the field; what is no day stays there, and why it is none is given back.
fn take(app: AppState, plan: PlanId) -> Option<&'static str> {
    let text = focus::text_of(FIELD).unwrap_or_default();
    let day = match fiscal_year::read_date(&text) {
        Ok(read) => Some(read.date),
        Err(_) if notation::trim(&text).is_empty() => None,
        Err(trouble) => return Some(facts::day_trouble(trouble, app.words())),
    };
    set(app, plan, day);
    // Another way to write the same day is no step.
    app.fields.write(FIELD, &written(day));
    None
}

fn set(app: AppState, plan: PlanId, day: Option<Date>) {
    app.command(Command::InPlan { plan, command: PlanCommand::SetReferenceDate(day) });
}
