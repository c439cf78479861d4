//! What is asked of a file before its doubtful parts can be taken: everything that nobody may guess
//! ([`keikaku::exchange::asking`]). Each answer makes the preview anew.

use std::sync::Arc;

use keikaku::exchange::asking::{Ask, Choice, Question};
use keikaku::exchange::preview::{Dashes, Preview};
use keikaku::plan::Plan;
use keikaku::wording::{Label, exchange, names};
use web_sys::Event;

use crate::ui::app::focus;
use crate::ui::components::el::{El, el};
use crate::ui::review::table_file::Tables;
use leptos::prelude::*;

/// Open questions of a file that are shown at once; the next come as these are answered.
const MOST_ASKED: usize = 30;

/// What `-` among the actuals mean: asked once a file.
pub(crate) fn dashes(tables: &Tables, file: usize) -> El {
    let given = tables.given(file);
    let now = given.with_untracked(|given| given.dashes);
    let words = tables.sheet.app.words();
    let options = [Dashes::NotApplicable, Dashes::NotKnown, Dashes::Blank].into_iter().enumerate();
    let option = |(nth, meaning): (usize, Dashes)| {
        let (given, id) = (given.clone(), format!("dashes-{file}-{nth}"));
        let own = id.clone();
        let choose = move |_| {
            given.update(|given| given.dashes = meaning);
            focus::give_soon(vec![own.clone()]);
        };
        radio(&id, &format!("dashes-{file}"), meaning == now, exchange::dashes(meaning, words)).on("change", choose)
    };
    el("div").role("radiogroup").attr("aria-label", tables.sheet.app.label(Label::DashesMean)).each(options.map(option))
}

/// The questions: of those that are open the first ones, and all that are answered, so that an answer can be changed.
pub(crate) fn questions(tables: &Tables, file: usize, preview: &Preview, plan: Option<&Plan>) -> Option<El> {
    let all = &preview.questions;
    if all.is_empty() {
        return None;
    }
    let words = tables.sheet.app.words();
    let is_open = |question: &&Question| question.answer.is_none();
    let mut room = MOST_ASKED;
    let shown = all.iter().filter(move |question| {
        let is_shown = !is_open(question) || room > 0;
        room = room.saturating_sub(usize::from(is_open(question)));
        is_shown
    });
    let asked = Asked { tables, file, plan };
    let shown = shown.map(|question| asked.question(question));
    let head = el("h3").text(exchange::questions(all.iter().filter(is_open).count(), words));
    Some(el("div").class("questions-asked").with(head).each(shown))
}

struct Asked<'a> {
    tables: &'a Tables,
    file: usize,
    plan: Option<&'a Plan>,
}

impl Asked<'_> {
    /// A question with its choices. Of KPIs any other can be chosen, too.
    fn question(&self, question: &Question) -> El {
        let words = self.tables.sheet.app.words();
        let sentence = format!("question-{}-{}", self.file, question.ask.key());
        let options = question.choices.iter().enumerate().map(|(place, choice)| {
            let id = format!("{sentence}-{place}");
            let label = exchange::choice(*choice, question, self.plan, words);
            let option = radio(&id, &sentence, question.answer == Some(*choice), &label);
            let (choice, give) = (*choice, self.give(question.ask.clone(), id.clone()));
            option.on("change", move |_| give(choice))
        });
        let others = matches!(question.ask, Ask::Kpi { .. }).then(|| self.others(question, &sentence)).flatten();
        el("div")
            .class("question")
            .with(el("p").id(&sentence).text(exchange::question(question, words)))
            .with(el("div").role("radiogroup").attr("aria-labelledby", &sentence).each(options).with_some(others))
    }

    /// All KPIs of the plan that are no candidates.
    fn others(&self, question: &Question, sentence: &str) -> Option<El> {
        let plan = self.plan?;
        let words = self.tables.sheet.app.words();
        let id = format!("{sentence}-other");
        let rows = plan.indicators().iter().zip(names::indicators(plan, words));
        let option = |(row, name): (&Arc<keikaku::plan::Indicator>, String)| {
            let choice = Choice::Kpi(row.id);
            let is_chosen = question.answer == Some(choice) && !question.choices.contains(&choice);
            el("option").attr("value", row.id.to_string()).flag("selected", is_chosen).text(name)
        };
        let none = el("option").attr("value", "").text(self.tables.sheet.app.label(Label::OtherKpi));
        let give = self.give(question.ask.clone(), id.clone());
        let choose = move |event: Event| {
            if let Ok(id) = event_target_value(&event).parse() {
                give(Choice::Kpi(id));
            }
        };
        let select = el("select").id(&id).attr("aria-label", self.tables.sheet.app.label(Label::OtherKpi));
        Some(select.with(none).each(rows.map(option)).on("change", choose))
    }

    /// Answers the question, and gives the focus back to where it was answered.
    fn give(&self, ask: Ask, at: String) -> impl Fn(Choice) + Send + Sync + 'static {
        let given = self.tables.given(self.file);
        move |choice| {
            given.update(|given| given.give(ask.clone(), choice));
            focus::give_soon(vec![at.clone(), "preview".to_owned()]);
        }
    }
}

fn radio(id: &str, name: &str, is_chosen: bool, label: &str) -> El {
    let radio = el("input").attr("type", "radio").attr("name", name).id(id).flag("checked", is_chosen);
    el("label").class("choice").with(radio).with(el("span").text(label))
}
