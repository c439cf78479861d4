//! How two sides differ, as one table: by KPI, both sides beside each other, one kind alone if wished.

use leptos::prelude::*;
use std::sync::Arc;

use keikaku::compare::{Comparison, Difference, Kind, Told, Which};
use keikaku::id::ById;
use keikaku::plan::Indicator;
use keikaku::wording::{Label, compare as words_of, exchange};

use crate::ui::components::el::{El, el, group};
use crate::ui::components::kind_buttons::{KindButtons, KindCount};
use crate::ui::pages::compare::Sides;
use crate::ui::pages::compare::side::Held;

/// Differences that are shown; the others are counted.
const MOST_SHOWN: usize = 1_000;
/// Sentences on what a table leaves open that are shown.
const MOST_TOLD: usize = 8;

/// The differences with what is to be said of the files.
pub(crate) fn result(sides: &Sides, comparison: &Arc<Comparison>) -> El {
    let notes = [(Which::Left, Label::Left), (Which::Right, Label::Right)].into_iter().zip(&comparison.files);
    let notes = notes.filter_map(|((which, label), told)| Some(told_of(sides, which, label, told.as_ref()?)));
    let all = group().each(notes);
    if comparison.differences.is_empty() {
        return all;
    }
    let (shown, comparison_shown) = (sides.clone(), Arc::clone(comparison));
    all.with(kinds(sides, comparison)).part(move || Some(Table::new(&shown, &comparison_shown).view()))
}

/// What is said of a table file.
fn told_of(sides: &Sides, which: Which, label: Label, told: &Told) -> El {
    let (app, words) = (sides.app, sides.app.words());
    let name = sides.held(which).with_untracked(|held| held.name(app));
    let notes = told.notes.iter().flat_map(|note| exchange::note(note, words));
    let open = (!told.questions.is_empty()).then(|| app.label(Label::OpenInTable).to_owned());
    let questions = told.questions.iter().take(MOST_TOLD).map(|question| exchange::question(question, words));
    let more = told.questions.len().saturating_sub(MOST_TOLD);
    let more = (more > 0).then(|| words_of::more_told(more, words));
    let states = [app.label(Label::TableStates).to_owned()];
    let sentences = states.into_iter().chain(notes).chain(open).chain(questions).chain(more);
    el("div")
        .class("compare-told")
        .with(el("p").class("target-plan").text(format!("{}: {name}", app.label(label))))
        .with(el("ul").each(sentences.map(|sentence| el("li").text(sentence))))
}

/// How many differences there are of each kind, as buttons that show one kind alone.
fn kinds(sides: &Sides, comparison: &Comparison) -> El {
    let words = sides.app.words();
    let count = |kind| KindCount { kind, name: words_of::kind(kind, words), count: comparison.count(kind).into() };
    let (shown, all, kinds) = (sides.kind.clone(), comparison.differences.len(), Kind::ALL.map(count).to_vec());
    group().child(view! { <KindButtons shown all kinds /> }.into_any())
}

/// The differences that are shown.
struct Table<'a> {
    sides: &'a Sides,
    comparison: &'a Comparison,
    names: Vec<String>,
    places: ById,
}

impl<'a> Table<'a> {
    fn new(sides: &'a Sides, comparison: &'a Comparison) -> Self {
        let names = words_of::kpis(comparison, sides.app.words());
        let places = ById::places(comparison.kpis.iter().map(|pair| pair.id));
        Self { sides, comparison, names, places }
    }

    fn view(&self) -> El {
        let app = self.sides.app;
        let kind = self.sides.kind.get();
        let all: Vec<&Difference> =
            self.comparison.differences.iter().filter(|one| kind.is_none_or(|kind| one.kind == kind)).collect();
        let head =
            |label: Label| el("th").role("columnheader").attr("scope", "col").with(el("span").text(app.label(label)));
        let of_side = |which: Which, label| {
            let name = self.sides.held(which).with_untracked(|held: &Held| held.name(app));
            head(label).with(el("span").class("side-name").text(name))
        };
        let heads = el("tr")
            .role("row")
            .with(head(Label::ColumnItem))
            .with(of_side(Which::Left, Label::Left))
            .with(of_side(Which::Right, Label::Right))
            .with(head(Label::ColumnDifference));
        let mut groups: Vec<El> = Vec::new();
        let shown: Vec<&Difference> = all.iter().take(MOST_SHOWN).copied().collect();
        for group in shown.chunk_by(|one, other| one.place.kpi() == other.place.kpi()) {
            groups.extend(group.first().map(|first| self.group(first, group)));
        }
        let more = all.len().saturating_sub(MOST_SHOWN);
        let more = (more > 0).then(|| el("p").text(words_of::more(more, app.words())));
        let table = el("table")
            .class("compare-table")
            .role("table")
            .attr("aria-label", app.label(Label::ColumnDifference))
            .with(el("thead").role("rowgroup").with(heads))
            .each(groups);
        group().with(table).with_some(more)
    }

    /// The differences of a KPI under its name, or those of the plan.
    fn group(&self, first: &Difference, differences: &[&Difference]) -> El {
        let place = first.place.kpi().and_then(|id| self.places.get(id));
        let name = place.and_then(|place| self.names.get(place)).cloned();
        let name = name.unwrap_or_else(|| self.sides.app.label(Label::PlanItself).to_owned());
        let head = el("th").role("rowheader").attr("scope", "rowgroup").attr("colspan", "4").text(name);
        let pair = place.and_then(|place| self.comparison.kpis.get(place));
        let unit = |row: Option<&Arc<Indicator>>| row.map(|row| row.unit.clone()).unwrap_or_default();
        let units = pair.map(|pair| (unit(pair.left.as_ref()), unit(pair.right.as_ref()))).unwrap_or_default();
        el("tbody")
            .role("rowgroup")
            .with(el("tr").role("row").class("compare-kpi").with(head))
            .each(differences.iter().map(|one| self.row(one, &units)))
    }

    fn row(&self, difference: &Difference, units: &(String, String)) -> El {
        let app = self.sides.app;
        let words = app.words();
        let place = words_of::place(&difference.place, self.comparison.form, words);
        let side = |is_left: bool, unit: &str, label: Label| {
            el("td")
                .role("cell")
                .class(if is_left { "left" } else { "right" })
                .attr("data-label", app.label(label))
                .text(words_of::content(difference, is_left, unit, words))
        };
        let remark = words_of::remark(difference, words).map(|remark| el("span").class("remark").text(remark));
        let mark = el("span").class("kind").text(words_of::kind(difference.kind, words));
        el("tr")
            .role("row")
            .attr("data-difference", kind_word(difference.kind))
            .with(el("th").role("rowheader").attr("scope", "row").text(place))
            .with(side(true, &units.0, Label::Left))
            .with(side(false, &units.1, Label::Right))
            .with(el("td").role("cell").class("difference").with(mark).with_some(remark))
    }
}

/// The mark of a kind, which the page keeps for good.
fn kind_word(kind: Kind) -> &'static str {
    match kind {
        Kind::Different => "different",
        Kind::OnlyLeft => "left",
        Kind::OnlyRight => "right",
        Kind::Unread => "unread",
    }
}
