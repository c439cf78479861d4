//! Changes as a place to decide: by KPI, of each what was sent, what is here and what the other side says; what both sides
//! changed waits for a word.

use keikaku::exchange::preview::{Change, Changes, Decision, Kind, Place};
use keikaku::plan::Plan;
use keikaku::wording::{Label, exchange, merging};
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlInputElement};

use crate::ui::app::focus;
use crate::ui::components::el::{El, button, el};
use crate::ui::review::sheet::{At, MOST_SHOWN, Sheet};
use leptos::prelude::*;

/// A list of changes, as it is shown.
pub(crate) struct ChangeTable<'a> {
    pub(crate) sheet: &'a Sheet,
    /// Which list of the sheet.
    pub(crate) list: usize,
    pub(crate) changes: &'a Changes,
    /// The plan that they happen to.
    pub(crate) plan: Option<&'a Plan>,
    /// From which other file the value comes that stands at a place now.
    pub(crate) source: &'a dyn Fn(&Place) -> Option<String>,
}

impl ChangeTable<'_> {
    fn label(&self, label: Label) -> &'static str {
        self.sheet.app.label(label)
    }

    /// Whether what was sent is known of any, and has its column.
    fn has_base(&self) -> bool {
        self.changes.iter().any(|change| change.base.is_some())
    }

    /// The changes, by KPI, one a row; nothing where there are none.
    pub(crate) fn view(&self) -> Option<El> {
        if self.changes.is_empty() {
            return None;
        }
        let words = self.sheet.app.words();
        let has_base = self.has_base();
        let kind = self.sheet.kind.get_untracked();
        let is_shown = |change: &Change| self.changes.concerns(change) && kind.is_none_or(|kind| change.kind == kind);
        let all: Vec<(usize, &Change)> =
            self.changes.iter().enumerate().filter(|(_, change)| is_shown(change)).collect();
        let heading = |label: Label| el("th").attr("scope", "col").text(self.label(label));
        let heads = el("tr")
            .with(heading(Label::ColumnTake))
            .with(heading(Label::ColumnKind))
            .with(heading(Label::ColumnPlace))
            .with_some(has_base.then(|| heading(Label::ColumnBase)))
            .with(heading(Label::CurrentValue))
            .with(heading(self.sheet.theirs));
        let mut rows = Vec::new();
        let mut shown = None;
        for (nth, change) in all.iter().take(MOST_SHOWN) {
            let (kpi, _) = exchange::place_in_parts(change, self.plan, words);
            if kpi.is_some() && kpi != shown {
                rows.extend(kpi.as_deref().map(|kpi| kpi_row(kpi, has_base)));
            }
            shown = kpi;
            rows.push(self.row(change, has_base, At { list: self.list, change: *nth }));
        }
        let more = all.len().saturating_sub(MOST_SHOWN);
        let more = (more > 0).then(|| el("p").text(exchange::more_changes(more, words)));
        let table = el("table").class("change-table").with(el("thead").with(heads)).with(el("tbody").each(rows));
        Some(el("div").class("change-frame").with(table).with_some(more))
    }

    fn row(&self, change: &Change, has_base: bool, at: At) -> El {
        let words = self.sheet.app.words();
        let (kpi, field) = exchange::place_in_parts(change, self.plan, words);
        let kpi = kpi.map(|kpi| el("span").class("visually-hidden").text(format!("{kpi} ")));
        let place = el("th").attr("scope", "row").id(at.id("")).with_some(kpi).with(el("span").text(field));
        let base = has_base.then(|| {
            let base = change.base.as_ref().map(|base| merging::value(base, &change.unit, words));
            el("td").class("base").attr("data-label", self.label(Label::ColumnBase)).text(base.unwrap_or_default())
        });
        let remark = exchange::remark(change, words).map(|remark| el("span").class("remark").text(remark));
        let sides = exchange::sides(change, self.plan, words);
        let row = el("tr")
            .attr("data-change", kind_word(change.kind))
            .with(el("td").with_some(self.take_box(change, at)).with_some(self.type_button(change, at)))
            .with(el("td").with(el("span").class("kind").text(exchange::kind(change.kind, words))))
            .with(place)
            .with_some(base);
        if is_decided_side_by_side(change) {
            let choice = self.choice(change, at, &sides);
            row.with(el("td").attr("colspan", "2").class("deciding").with(choice).with_some(remark))
        } else {
            row.with(el("td").class("old").attr("data-label", self.label(Label::CurrentValue)).text(sides.ours))
                .with(el("td").class("new").text(sides.theirs).with_some(remark))
        }
    }

    /// The box by which a change is taken or left; none where there is no choice, and where there are more than two.
    fn take_box(&self, change: &Change, at: At) -> Option<El> {
        let is_boxed = change.can_be_taken() && !is_decided_side_by_side(change);
        let (sheet, decided, kind) = (self.sheet.clone(), change.clone(), change.kind);
        let switch = move |event: Event| {
            let switched = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
            if let Some(switched) = switched {
                let decision = if switched.checked() { Decision::Theirs } else { Decision::Ours };
                sheet.decide(at.list, vec![decided.decided(decision)]);
                // Where two KPIs become one, what differs in them is asked now.
                if kind == Kind::Join {
                    sheet.show_again();
                    focus::give_soon(vec![at.id("-take")]);
                }
            }
        };
        let boxed = || {
            el("input")
                .attr("type", "checkbox")
                .id(at.id("-take"))
                .attr("aria-labelledby", at.id(""))
                .flag("checked", change.decision == Decision::Theirs)
                .on("change", switch)
        };
        is_boxed.then(boxed)
    }

    /// 直接入力 where only they changed it, or where it could not be read.
    fn type_button(&self, change: &Change, at: At) -> Option<El> {
        let (sheet, decided) = (self.sheet.clone(), change.clone());
        let open = move || {
            sheet.decide(at.list, vec![decided.decided(Decision::Typed(String::new()))]);
            sheet.show_again();
            focus::give_soon(vec![at.id("-text")]);
        };
        let label = self.label(Label::TypeValue);
        let (own, of) = (at.id("-type"), at.id(""));
        let is_offered = change.can_be_typed() && !is_decided_side_by_side(change);
        is_offered.then(|| button("quiet", label).id(&own).attr("aria-labelledby", format!("{of} {own}")).press(open))
    }

    /// 現在の値, 回答の値, 直接入力.
    fn choice(&self, change: &Change, at: At, sides: &exchange::Sides) -> El {
        let words = self.sheet.app.words();
        let typed = match &change.decision {
            Decision::Typed(text) => Some(text.as_str()),
            _ => None,
        };
        let source = (self.source)(&change.place);
        let source = source.map(|file| el("span").class("remark").text(exchange::from_file(&file, words)));
        let ours = self.option(change, at, "-ours", Label::CurrentValue, &Decision::Ours);
        let theirs = self.option(change, at, "-theirs", self.sheet.theirs, &Decision::Theirs);
        let value = |value: &str, what: &str| el("span").class("value").id(at.id(what)).text(value);
        let ours = ours.with(value(&sides.ours, "-ours-value")).with_some(source);
        let theirs = theirs.with(value(&sides.theirs, "-theirs-value"));
        let third = change.can_be_typed().then(|| {
            let option = self.option(change, at, "-typed", Label::TypeValue, &Decision::Typed(String::new()));
            el("div").class("third").with(option).with(self.text_field(change, at, typed.unwrap_or_default()))
        });
        el("div")
            .class("sides")
            .role("radiogroup")
            .attr("aria-labelledby", at.id(""))
            .with(ours)
            .with_some(change.can_be_taken().then_some(theirs))
            .with_some(third)
    }

    /// One of the sides: its value stands beside it as its description.
    fn option(&self, change: &Change, at: At, what: &str, label: Label, decision: &Decision) -> El {
        let (sheet, decided, chosen) = (self.sheet.clone(), change.clone(), decision.clone());
        let text_id = at.id("-text");
        let choose = move |_| {
            let decision = match &chosen {
                Decision::Typed(_) => Decision::Typed(text_of(&text_id)),
                side => side.clone(),
            };
            sheet.decide(at.list, vec![decided.decided(decision)]);
        };
        let is_chosen = std::mem::discriminant(decision) == std::mem::discriminant(&change.decision);
        let radio = el("input")
            .attr("type", "radio")
            .attr("name", at.id(""))
            .id(at.id(what))
            .attr("aria-label", self.label(label))
            .attr("aria-describedby", at.id(&format!("{what}-value")))
            .flag("checked", is_chosen)
            .on("change", choose);
        el("label").class("choice").with(radio).with(el("span").text(self.label(label)))
    }

    /// The field of the third value; typing in it chooses it.
    fn text_field(&self, change: &Change, at: At, text: &str) -> El {
        let (sheet, decided) = (self.sheet.clone(), change.clone());
        let decide = move |event: Event| {
            if let Some(radio) = input(&at.id("-typed")) {
                radio.set_checked(true);
            }
            sheet.decide(at.list, vec![decided.decided(Decision::Typed(event_target_value(&event)))]);
        };
        el("input")
            .attr("type", "text")
            .attr("autocomplete", "off")
            .id(at.id("-text"))
            .attr("aria-label", self.label(Label::TypedValue))
            .attr("aria-describedby", at.id(""))
            .attr("value", text)
            .on("input", decide)
    }
}

/// The name of the KPI above its changes; each of them says it to those who don't see it.
fn kpi_row(name: &str, has_base: bool) -> El {
    let name = el("td").attr("colspan", if has_base { "6" } else { "5" }).text(name);
    el("tr").class("change-kpi").attr("aria-hidden", "true").with(name)
}

fn input(id: &str) -> Option<HtmlInputElement> {
    document().get_element_by_id(id)?.dyn_into().ok()
}

fn text_of(id: &str) -> String {
    input(id).map(|input| input.value()).unwrap_or_default()
}

/// The mark of a kind, which the page keeps for good.
fn kind_word(kind: Kind) -> &'static str {
    match kind {
        Kind::Set => "set",
        Kind::Clear => "clear",
        Kind::Add => "add",
        Kind::Remove => "remove",
        Kind::Join => "join",
        Kind::Conflict => "conflict",
        Kind::Unread => "unread",
    }
}

/// Whether its sides stand as a choice: a conflict, and what somebody types otherwise.
fn is_decided_side_by_side(change: &Change) -> bool {
    change.kind == Kind::Conflict || matches!(change.decision, Decision::Typed(_))
}
