//! 読み込みの確認 of a table file: each cell old → new, by kind; what is chosen of it becomes one command.
//!
//! The preview is worked out anew whenever the workbook changes under it, so what is taken in is what is shown. What the
//! user has chosen otherwise than it was proposed is kept apart, by place.

use std::sync::Arc;

use crate::ui::leptos::*;
use keikaku::edit::Rejection;
use keikaku::exchange::encoding::{Large, large};
use keikaku::exchange::preview::{self, Change, Dashes, Kind, Opened, Place, Preview, Target};
use keikaku::exchange::read::{TableFile, Trouble, read_table};
use keikaku::id::PlanId;
use keikaku::plan::{Indicator, Plan};
use keikaku::wording::{LateLabel, exchange, names, troubles};
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlInputElement};

use super::{BrowserCp932, frame, take_button};
use crate::browser::moment;
use crate::ui::desk::{Desk, fresh_plan};
use crate::ui::el::{El, button, el, group};
use crate::ui::late::LateView;
use crate::ui::route::Route;

/// Changes that are shown; the others are counted and taken in like them.
const MOST_SHOWN: usize = 1_000;

/// A table file that was read.
#[derive(Clone, Debug)]
struct Table {
    desk: Desk,
    name: Arc<str>,
    file: Arc<TableFile>,
    /// Where it was read.
    opened: Opened,
    /// For a new plan whose own id is taken.
    fresh: PlanId,
    /// What `-` among the actuals mean, where that is asked.
    dashes: ArcLive<Dashes>,
    /// What was chosen otherwise than proposed; the last word on a place counts.
    chosen: ArcLive<Vec<(Place, bool)>>,
}

/// Reads the bytes of a table file; a large one only once that is agreed to.
pub(super) fn open(desk: Desk, name: &str, bytes: Vec<u8>) -> Result<LateView, Trouble> {
    match large(&bytes) {
        Some(large) => Ok(ask_first(desk, name, bytes, large)),
        None => read(desk, name, &bytes),
    }
}

/// Says how large the file is, and goes on if that is wished.
fn ask_first(desk: Desk, name: &str, bytes: Vec<u8>, size: Large) -> LateView {
    let (name, bytes) = (Arc::<str>::from(name), Arc::new(bytes));
    LateView::new(move || {
        let (file, bytes) = (Arc::clone(&name), Arc::clone(&bytes));
        let go_on = move || match read(desk, &file, &bytes) {
            Ok(preview) => desk.show_preview(preview),
            Err(trouble) => {
                desk.close_preview();
                desk.warn(format!("{file}: {}", exchange::trouble(&trouble, desk.words())));
            }
        };
        let sentence = el("p").text(exchange::large(size, desk.words()));
        frame(desk, &name, sentence, Some(button("primary", desk.label(LateLabel::Continue)).press(go_on)))
    })
}

fn read(desk: Desk, name: &str, bytes: &[u8]) -> Result<LateView, Trouble> {
    desk.know_lineages();
    let table = Table {
        desk,
        name: name.into(),
        file: Arc::new(read_table(bytes, &BrowserCp932::default())?),
        opened: desk.route.get_untracked().plan().map_or(Opened::List, Opened::Plan),
        fresh: fresh_plan(),
        dashes: ArcLive::default(),
        chosen: ArcLive::default(),
    };
    // A file that cannot be shown is refused before anything is shown of it.
    table.preview(table.dashes.get_untracked())?;
    Ok(LateView::new(move || table.section()))
}

impl Table {
    /// What the file would do now.
    fn preview(&self, dashes: Dashes) -> Result<Preview, Trouble> {
        let workbook = self.desk.workbook.get_untracked();
        let preview = |session: &keikaku::session::Session| {
            preview::preview(&self.file, self.opened, &workbook, session.lineages(), self.fresh, dashes)
        };
        let mut preview = self.desk.read_session(preview).unwrap_or(Err(Trouble::NoRows))?;
        self.chosen.with_untracked(|chosen| {
            for (place, is_chosen) in chosen {
                preview.choose(*place, *is_chosen);
            }
        });
        Ok(preview)
    }

    /// The file's name, what is said of it, its changes, 取り込む.
    fn section(&self) -> El {
        let desk = self.desk;
        let table = self.clone();
        let content = group().part(move || {
            desk.settled.track();
            match table.preview(table.dashes.get()) {
                Ok(preview) => Some(table.content(&preview)),
                Err(trouble) => Some(el("p").class("trouble").text(exchange::trouble(&trouble, desk.words()))),
            }
        });
        let taken = self.clone();
        let name = format!("{}（{}）", self.name, exchange::encoding(self.file.encoding));
        frame(desk, &name, content, Some(take_button(desk, move || taken.take_in())))
    }

    fn content(&self, preview: &Preview) -> El {
        let words = self.desk.words();
        let workbook = self.desk.workbook.get_untracked();
        let plan = match &preview.target {
            Target::Plan(id) => workbook.plan(*id),
            Target::NewPlan(plan) => Some(plan),
        };
        let to = plan.map(|plan| el("p").class("target-plan").text(names::plan_name(plan, words)));
        let notes = preview.notes.iter().flat_map(|note| exchange::note(note, words));
        let counts = self.counts(preview);
        group()
            .with_some(to)
            .each(notes.map(|sentence| el("p").class("note").text(sentence)))
            .with_some(preview.dashes.map(|_| self.dashes_choice()))
            .with_some((!preview.changes.is_empty()).then(|| el("p").class("counts").text(counts)))
            .with_some((!preview.changes.is_empty()).then(|| self.changes(preview, plan.map(|plan| &**plan))))
            .with_some(self.new_rows(preview))
    }

    /// The KPIs that a new plan would have.
    fn new_rows(&self, preview: &Preview) -> Option<El> {
        let Target::NewPlan(plan) = &preview.target else { return None };
        let words = self.desk.words();
        let row =
            |(row, name): (&Arc<Indicator>, String)| el("li").text(format!("{name}: {}", exchange::added(row, words)));
        let rows = plan.indicators().iter().zip(names::indicators(plan, words)).take(MOST_SHOWN).map(row);
        Some(el("ul").class("new-rows").each(rows))
    }

    /// `変更3・消去1`.
    fn counts(&self, preview: &Preview) -> String {
        let words = self.desk.words();
        let kinds = [Kind::Set, Kind::Clear, Kind::Add, Kind::Join, Kind::Remove, Kind::Conflict, Kind::Unread];
        let counts = kinds.map(|kind| (kind, preview.changes.iter().filter(|change| change.kind == kind).count()));
        let some = counts.into_iter().filter(|(_, count)| *count > 0);
        let named = some.map(|(kind, count)| {
            let kind = exchange::kind(kind, words);
            words.of(format!("{kind}{count}"), format!("{count} {kind}"))
        });
        named.collect::<Vec<_>>().join(words.of("・", ", "))
    }

    /// What `-` among the actuals mean: asked once a file.
    fn dashes_choice(&self) -> El {
        let now = self.dashes.get_untracked();
        let option = |meaning: Dashes| {
            let dashes = self.dashes.clone();
            let radio = el("input")
                .attr("type", "radio")
                .attr("name", "dashes")
                .flag("checked", meaning == now)
                .on("change", move |_| dashes.set(meaning));
            el("label").class("choice").with(radio).with(el("span").text(exchange::dashes(meaning, self.desk.words())))
        };
        el("div")
            .role("radiogroup")
            .attr("aria-label", self.desk.label(LateLabel::DashesMean))
            .each([Dashes::NotApplicable, Dashes::NotKnown, Dashes::Blank].map(option))
    }

    /// The changes, one a row.
    fn changes(&self, preview: &Preview, plan: Option<&Plan>) -> El {
        let columns = [
            LateLabel::ColumnTake,
            LateLabel::ColumnKind,
            LateLabel::ColumnPlace,
            LateLabel::ColumnOld,
            LateLabel::ColumnNew,
        ];
        let heading = |label: LateLabel| el("th").attr("scope", "col").text(self.desk.label(label));
        let rows = preview.changes.iter().take(MOST_SHOWN).zip(0..).map(|(change, nth)| self.row(change, nth, plan));
        let more = preview.changes.len().saturating_sub(MOST_SHOWN);
        let more = (more > 0).then(|| {
            let words = self.desk.words();
            el("p").text(
                words.of(format!("ほか{more}件（同じように取り込みます）"), format!("{more} more, taken in alike")),
            )
        });
        let table = el("table")
            .class("change-table")
            .with(el("thead").with(el("tr").each(columns.map(heading))))
            .with(el("tbody").each(rows));
        el("div").class("change-frame").with(table).with_some(more)
    }

    fn row(&self, change: &Change, nth: usize, plan: Option<&Plan>) -> El {
        let words = self.desk.words();
        let place = exchange::place(change, plan, words);
        let shown = |setting: &Option<_>| {
            let shown = setting.as_ref().map(|setting| exchange::setting(setting, &change.unit, words));
            shown.unwrap_or_default()
        };
        let new = match (&change.text, change.added()) {
            (Some(text), _) => text.clone(),
            (None, Some(added)) => exchange::added(added, words),
            (None, None) => shown(&change.new),
        };
        let remark = exchange::remark(change, words)
            .or_else(|| (change.kind == Kind::Conflict).then(|| self.desk.label(LateLabel::OursStays).to_owned()));
        let remark = remark.map(|remark| el("span").class("remark").text(remark));
        let id = format!("change-{nth}");
        el("tr")
            .attr("data-change", kind_word(change.kind))
            .with(el("td").with_some(self.take_box(change, &id)))
            .with(el("td").with(el("span").class("kind").text(exchange::kind(change.kind, words))))
            .with(el("th").attr("scope", "row").id(id).text(place))
            .with(el("td").class("old").text(shown(&change.old)))
            .with(el("td").class("new").text(new).with_some(remark))
    }

    /// The box by which a change is taken or left; none where there is no choice.
    fn take_box(&self, change: &Change, label: &str) -> Option<El> {
        let (chosen, place, now) = (self.chosen.clone(), change.place, change.chosen);
        let switch = move |event: Event| {
            let switched = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
            if let Some(switched) = switched {
                chosen.update(|chosen| chosen.push((place, switched.checked())));
            }
        };
        let boxed = || {
            el("input")
                .attr("type", "checkbox")
                .attr("aria-labelledby", label)
                .flag("checked", now)
                .on("change", switch)
        };
        change.can_be_chosen().then(boxed)
    }

    /// 取り込む: everything chosen, in one step.
    fn take_in(&self) {
        let (desk, name) = (self.desk, &self.name);
        let words = desk.words();
        desk.fields.leave(desk);
        let Ok(preview) = self.preview(self.dashes.get_untracked()) else { return };
        let count = preview.chosen();
        if count == 0 && !preview.changes.is_empty() {
            return desk.warn(desk.label(LateLabel::NothingChosen).to_owned());
        }
        match desk.carry_out(preview.command(name, moment::today())) {
            Ok(()) => desk.say(words.of(
                format!("「{name}」から{count}件取り込みました。"),
                format!("Took {count} change(s) in from “{name}”."),
            )),
            Err(Rejection::NothingChanged) => desk.say(words.of(
                format!("「{name}」から変わるところはありません（反映済み）。"),
                format!("“{name}” changes nothing; it is all here already."),
            )),
            // Why it could not be done has been said.
            Err(_) => return,
        }
        let plan = match &preview.target {
            Target::Plan(plan) => *plan,
            Target::NewPlan(plan) => plan.id,
        };
        // Even where nothing had to be changed, the file is known from now on.
        if let Some((_, trouble)) = desk.keep_lineages().into_iter().find(|(id, _)| *id == plan) {
            desk.warn(troubles::store(trouble, words));
        }
        desk.close_preview();
        if matches!(preview.target, Target::NewPlan(_)) {
            desk.go(Route::Kpi(plan));
        }
    }
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
