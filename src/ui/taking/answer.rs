//! What a table file would do, as a place to decide: its changes by KPI, of each what was sent, what is here and what the
//! file says; what both sides changed waits for a word.

use std::sync::Arc;

use keikaku::exchange::preview::{Change, Decision, Kind, Preview, Target};
use keikaku::plan::{Indicator, Plan};
use keikaku::wording::{LateLabel, exchange, names};
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlInputElement};

use super::asked;
use super::table_file::{Stage, Tables};
use crate::ui::el::{El, button, el, group};
use crate::ui::focus;
use crate::ui::leptos::*;

/// Changes of a file that are shown; the others are counted and taken in like them.
const MOST_SHOWN: usize = 1_000;

/// The kinds, in the order of their buttons.
const KINDS: [Kind; 7] = [Kind::Set, Kind::Clear, Kind::Add, Kind::Join, Kind::Remove, Kind::Conflict, Kind::Unread];

/// Which change of which file.
#[derive(Clone, Copy)]
struct At {
    file: usize,
    change: usize,
}

impl At {
    fn id(self, what: &str) -> String {
        format!("change-{}-{}{what}", self.file, self.change)
    }
}

/// How many changes there are of each kind, as buttons that show one kind alone, and one word for all that are shown.
pub(super) fn tools(tables: &Tables) -> El {
    let words = tables.desk.words();
    let counted = tables.clone();
    let counts = derived(move || {
        let stages = counted.all();
        let count = |kind: Kind| {
            let changes = stages.iter().flat_map(|stage| stage.preview.concerned());
            changes.filter(|change| change.kind == kind).count()
        };
        KINDS.map(count)
    });
    let all = move || counts.with(|counts| counts.iter().sum::<usize>());
    let shown = |kind: Option<Kind>, name: &'static str, count: Box<dyn Fn() -> usize + Send + Sync>| {
        let (tables, current) = (tables.clone(), tables.kind.clone());
        let count = Arc::new(count);
        let hidden = Arc::clone(&count);
        button("quiet", "")
            .live("hidden", move || (kind.is_some() && hidden() == 0).then(String::new))
            .live("aria-pressed", move || Some((current.get() == kind).to_string()))
            .with(el("span").live_text(move || words.of(format!("{name} {}", count()), format!("{} {name}", count()))))
            .press(move || tables.kind.set(kind))
    };
    let kinds = KINDS.into_iter().enumerate().map(|(at, kind)| {
        let count = move || counts.with(|counts| counts.get(at).copied().unwrap_or_default());
        shown(Some(kind), exchange::kind(kind, words), Box::new(count))
    });
    let one_way = |label: LateLabel, decision: Decision| {
        let tables = tables.clone();
        button("secondary", tables.desk.label(label)).press(move || decide_all(&tables, &decision))
    };
    el("div")
        .class("answer-tools")
        .live("hidden", move || (all() == 0).then(String::new))
        .with(
            el("div")
                .class("kinds")
                .role("group")
                .attr("aria-label", tables.desk.label(LateLabel::ShowKind))
                .with(shown(None, tables.desk.label(LateLabel::AllOfThem), Box::new(all)))
                .each(kinds),
        )
        .with(one_way(LateLabel::AllOurs, Decision::Ours))
        .with(one_way(LateLabel::AllTheirs, Decision::Theirs))
}

/// Decides all changes that are shown one way.
fn decide_all(tables: &Tables, decision: &Decision) {
    let kind = tables.kind.get_untracked();
    for (nth, stage) in tables.all().iter().enumerate() {
        tables.decide(nth, stage.preview.all(kind, decision));
    }
    tables.show_again();
}

/// How many still wait for a word.
pub(super) fn open(tables: &Tables) -> El {
    let tables = tables.clone();
    let text = move || {
        let open = tables.all().iter().map(|stage| stage.preview.open()).sum();
        exchange::undecided(open, tables.desk.words())
    };
    el("p").class("undecided").live_text(text)
}

/// Leads to the first that waits.
pub(super) fn show_open(tables: &Tables, stages: &[Stage]) {
    let first = |(file, stage): (usize, &Stage)| {
        let change = stage.preview.changes.iter().position(|change| stage.preview.waits(change))?;
        Some(At { file, change })
    };
    let Some(at) = stages.iter().enumerate().find_map(first) else { return };
    if tables.kind.get_untracked().is_some() {
        tables.kind.set(Some(Kind::Conflict));
    }
    focus::give_soon(vec![at.id("-ours")]);
}

/// What is said of the file, what is asked, and its changes.
pub(super) fn content(tables: &Tables, file: usize, stage: &Stage) -> El {
    let Stage { preview, workbook } = stage;
    let words = tables.desk.words();
    let plan = match &preview.target {
        Target::Plan(id) => workbook.plan(*id),
        Target::NewPlan(plan) => Some(plan),
    };
    let to = plan.map(|plan| el("p").class("target-plan").text(names::plan_name(plan, words)));
    let notes = preview.notes.iter().flat_map(|note| exchange::note(note, words));
    let view = Changes { tables, file, plan: plan.map(|plan| &**plan), has_base: has_base(preview) };
    group()
        .with_some(to)
        .each(notes.map(|sentence| el("p").class("note").text(sentence)))
        .with_some(preview.dashes.map(|_| asked::dashes(tables, file)))
        .with_some(asked::questions(tables, file, preview, plan.map(|plan| &**plan)))
        .with_some((!preview.changes.is_empty()).then(|| view.table(preview)))
        .with_some(new_rows(tables, preview))
}

/// Whether its sides stand as a choice: a conflict, and what somebody types otherwise.
fn is_decided_side_by_side(change: &Change) -> bool {
    change.kind == Kind::Conflict || matches!(change.decision, Decision::Typed(_))
}

fn has_base(preview: &Preview) -> bool {
    preview.changes.iter().any(|change| change.base.is_some())
}

/// The KPIs that a new plan would have.
fn new_rows(tables: &Tables, preview: &Preview) -> Option<El> {
    let Target::NewPlan(plan) = &preview.target else { return None };
    let words = tables.desk.words();
    let row =
        |(row, name): (&Arc<Indicator>, String)| el("li").text(format!("{name}: {}", exchange::added(row, words)));
    let rows = plan.indicators().iter().zip(names::indicators(plan, words)).take(MOST_SHOWN).map(row);
    Some(el("ul").class("new-rows").each(rows))
}

/// The changes of a file, as they are shown.
struct Changes<'a> {
    tables: &'a Tables,
    file: usize,
    plan: Option<&'a Plan>,
    /// Whether what was sent is known, and has its column.
    has_base: bool,
}

impl Changes<'_> {
    fn label(&self, label: LateLabel) -> &'static str {
        self.tables.desk.label(label)
    }

    /// The changes, by KPI, one a row.
    fn table(&self, preview: &Preview) -> El {
        let words = self.tables.desk.words();
        let kind = self.tables.kind.get_untracked();
        let is_shown = |change: &Change| preview.concerns(change) && kind.is_none_or(|kind| change.kind == kind);
        let all: Vec<(usize, &Change)> =
            preview.changes.iter().enumerate().filter(|(_, change)| is_shown(change)).collect();
        let heading = |label: LateLabel| el("th").attr("scope", "col").text(self.label(label));
        let heads = el("tr")
            .with(heading(LateLabel::ColumnTake))
            .with(heading(LateLabel::ColumnKind))
            .with(heading(LateLabel::ColumnPlace))
            .with_some(self.has_base.then(|| heading(LateLabel::ColumnBase)))
            .with(heading(LateLabel::CurrentValue))
            .with(heading(LateLabel::AnsweredValue));
        let mut rows = Vec::new();
        let mut shown = None;
        for (nth, change) in all.iter().take(MOST_SHOWN) {
            let (kpi, _) = exchange::place_in_parts(change, self.plan, words);
            if kpi.is_some() && kpi != shown {
                rows.extend(kpi.as_deref().map(|kpi| self.kpi_row(kpi)));
            }
            shown = kpi;
            rows.push(self.row(change, At { file: self.file, change: *nth }));
        }
        let more = all.len().saturating_sub(MOST_SHOWN);
        let more = (more > 0).then(|| el("p").text(exchange::more_changes(more, words)));
        let table = el("table").class("change-table").with(el("thead").with(heads)).with(el("tbody").each(rows));
        el("div").class("change-frame").with(table).with_some(more)
    }

    /// The name of the KPI above its changes; each of them says it to those who don't see it.
    fn kpi_row(&self, name: &str) -> El {
        let columns = if self.has_base { "6" } else { "5" };
        let name = el("td").attr("colspan", columns).text(name);
        el("tr").class("change-kpi").attr("aria-hidden", "true").with(name)
    }

    fn row(&self, change: &Change, at: At) -> El {
        let words = self.tables.desk.words();
        let (kpi, field) = exchange::place_in_parts(change, self.plan, words);
        let kpi = kpi.map(|kpi| el("span").class("visually-hidden").text(format!("{kpi} ")));
        let place = el("th").attr("scope", "row").id(at.id("")).with_some(kpi).with(el("span").text(field));
        let base = self.has_base.then(|| {
            let base = change.base.as_ref().map(|base| exchange::setting(base, &change.unit, words));
            el("td").class("base").attr("data-label", self.label(LateLabel::ColumnBase)).text(base.unwrap_or_default())
        });
        let remark = exchange::remark(change, words).map(|remark| el("span").class("remark").text(remark));
        let sides = exchange::sides(change, words);
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
            row.with(el("td").class("old").attr("data-label", self.label(LateLabel::CurrentValue)).text(sides.ours))
                .with(el("td").class("new").text(sides.theirs).with_some(remark))
        }
    }

    /// The box by which a change is taken or left; none where there is no choice, and where there are more than two.
    fn take_box(&self, change: &Change, at: At) -> Option<El> {
        let is_boxed = change.can_be_taken() && !is_decided_side_by_side(change);
        let (tables, place, kind) = (self.tables.clone(), change.place, change.kind);
        let switch = move |event: Event| {
            let switched = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
            if let Some(switched) = switched {
                let decision = if switched.checked() { Decision::Theirs } else { Decision::Ours };
                tables.decide(at.file, vec![(place, decision)]);
                // Where two KPIs become one, what differs in them is asked now.
                if kind == Kind::Join {
                    tables.show_again();
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
        let (tables, place) = (self.tables.clone(), change.place);
        let open = move || {
            tables.decide(at.file, vec![(place, Decision::Typed(String::new()))]);
            tables.show_again();
            focus::give_soon(vec![at.id("-text")]);
        };
        let label = self.label(LateLabel::TypeValue);
        let (own, of) = (at.id("-type"), at.id(""));
        let is_offered = change.can_be_typed() && !is_decided_side_by_side(change);
        is_offered.then(|| button("quiet", label).id(&own).attr("aria-labelledby", format!("{of} {own}")).press(open))
    }

    /// 現在の値, 回答の値, 直接入力.
    fn choice(&self, change: &Change, at: At, sides: &exchange::Sides) -> El {
        let words = self.tables.desk.words();
        let typed = match &change.decision {
            Decision::Typed(text) => Some(text.as_str()),
            _ => None,
        };
        let source = self.tables.source(at.file, change.place);
        let source = source.map(|file| el("span").class("remark").text(exchange::from_file(&file, words)));
        let ours = self.option(change, at, "-ours", LateLabel::CurrentValue, &Decision::Ours);
        let theirs = self.option(change, at, "-theirs", LateLabel::AnsweredValue, &Decision::Theirs);
        let value = |value: &str, what: &str| el("span").class("value").id(at.id(what)).text(value);
        let ours = ours.with(value(&sides.ours, "-ours-value")).with_some(source);
        let theirs = theirs.with(value(&sides.theirs, "-theirs-value"));
        let third = change.can_be_typed().then(|| {
            let option = self.option(change, at, "-typed", LateLabel::TypeValue, &Decision::Typed(String::new()));
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
    fn option(&self, change: &Change, at: At, what: &str, label: LateLabel, decision: &Decision) -> El {
        let (tables, place, chosen) = (self.tables.clone(), change.place, decision.clone());
        let text_id = at.id("-text");
        let choose = move |_| {
            let decision = match &chosen {
                Decision::Typed(_) => Decision::Typed(text_of(&text_id)),
                side => side.clone(),
            };
            tables.decide(at.file, vec![(place, decision)]);
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

    /// The field of the third value; typing in it chooses it, and leaving it decides.
    fn text_field(&self, change: &Change, at: At, text: &str) -> El {
        let (tables, place) = (self.tables.clone(), change.place);
        let choose = move |_| {
            if let Some(radio) = input(&at.id("-typed")) {
                radio.set_checked(true);
            }
        };
        let decide = move |event: Event| {
            tables.decide(at.file, vec![(place, Decision::Typed(event_target_value(&event)))]);
        };
        el("input")
            .attr("type", "text")
            .attr("autocomplete", "off")
            .id(at.id("-text"))
            .attr("aria-label", self.label(LateLabel::TypedValue))
            .attr("aria-describedby", at.id(""))
            .attr("value", text)
            .on("input", choose)
            .on("change", decide)
    }
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
