//! チェック: every finding of the plan with the way to its place, what is 未入力, and what the user has silenced and why.

pub(crate) mod reference_date;

use keikaku::checks::{self, Checked, Finding, Followed, Missing, Place, Severity, Silenced};
use keikaku::edit::{Command, PlanCommand};
use keikaku::id::PlanId;
use keikaku::notation;
use keikaku::wording::findings::{self, PlaceNames};
use keikaku::wording::{Label, Language};
use leptos::prelude::*;
use web_sys::Event;

use crate::ui::app::AppState;
use crate::ui::app::focus;
use crate::ui::app::report::view_of;
use crate::ui::components::el::{El, button, el, group};
use crate::ui::pages::checks::reference_date::reference_date;
use crate::ui::pages::severity_mark;
use crate::ui::review::Preview;

/// The heading, which has the focus when what had it is gone.
const HEADING: &str = "checks";

/// Which findings are listed, and which of them is being silenced.
#[derive(Clone, Copy, Debug)]
struct View {
    app: AppState,
    plan: PlanId,
    only: RwSignal<Option<Severity>>,
    silencing: RwSignal<Option<String>>,
}

/// The view.
pub(crate) fn checks_page(app: AppState, plan: PlanId) -> El {
    page(app, plan)
}

fn page(app: AppState, plan: PlanId) -> El {
    let view = View { app, plan, only: RwSignal::new(None), silencing: RwSignal::new(None) };
    let lists = move || {
        let report = app.report.get()?;
        let followed = &report.followed;
        let names = PlaceNames::of(followed.plan(), app.words());
        let missing = checks::missing(followed.plan());
        Some(
            group()
                .with(view.filter(followed))
                .with(view.open(followed.checked(), &names))
                .with_some(view.missing(&missing, &names))
                .with_some(view.silenced(followed.checked(), &names)),
        )
    };
    group()
        .with(el("h1").id(HEADING).attr("tabindex", "-1").text(app.label(Label::ViewChecks)))
        .with(group().child(view! { <Preview /> }.into_any()))
        .with(reference_date(app, plan))
        .part(lists)
}

/// A finding's own word in ids and in the signal of what is being silenced.
fn word(finding: &Finding) -> String {
    format!("{}-{}", finding.code(), finding.place).replace('/', "-")
}

impl View {
    /// すべて, エラー, 警告, 情報, each with its number.
    fn filter(self, followed: &Followed) -> El {
        let all = followed.checked().open.len();
        let severities = [Severity::Error, Severity::Warning, Severity::Note];
        let of = severities.map(|one| (Some(one), findings::severity(one, self.app.words()), followed.count(one)));
        let options = [(None, self.app.label(Label::AllOfThem), all)].into_iter().chain(of);
        el("div")
            .class("filter")
            .role("radiogroup")
            .attr("aria-label", self.app.label(Label::FilterFindings))
            .each(options.map(|(only, name, count)| self.option(only, name, count)))
    }

    fn option(self, only: Option<Severity>, name: &str, count: usize) -> El {
        let radio = el("input")
            .attr("type", "radio")
            .attr("name", "severity")
            .flag("checked", self.only.get_untracked() == only)
            .on("change", move |_| self.only.set(only));
        el("label").class("choice").with(radio).with(el("span").text(format!("{name} {count}")))
    }

    /// The findings that speak.
    fn open(self, checked: &Checked, names: &PlaceNames) -> El {
        if checked.open.is_empty() {
            return el("p").class("empty").text(self.app.label(Label::NoFindings));
        }
        let row = |finding: &Finding| {
            let severity = finding.severity();
            let is_out = move || self.only.get().is_some_and(|only| only != severity);
            let offered = checked.reason_offered(finding).unwrap_or_default();
            self.finding(finding, names)
                .attr("data-finding", finding.code().printed())
                .live_flag("hidden", is_out)
                .with_some((severity != Severity::Error).then(|| self.silence(finding, offered, names)))
        };
        let shown = checked.open.iter().map(Finding::severity).collect::<Vec<_>>();
        let none = move || self.only.get().is_none_or(|only| shown.contains(&only));
        group()
            .with(el("ul").class("findings").each(checked.open.iter().map(row)))
            .with(el("p").class("empty").live_flag("hidden", none).text(self.app.label(Label::NoneOfThese)))
    }

    /// Severity, way to the place, sentence.
    fn finding(self, finding: &Finding, names: &PlaceNames) -> El {
        let place = findings::place(finding.place, names);
        el("li")
            .with(severity_mark(self.app, finding.severity()))
            .with(self.way_to(finding.place, format!("{} {place}", finding.code())))
            .with(el("p").text(findings::sentence(finding, names)))
    }

    /// A link to the place.
    fn way_to(self, place: Place, text: String) -> El {
        let go = move |event: Event| {
            event.prevent_default();
            self.app.go_to(self.plan, place);
        };
        let route = view_of(self.plan, place);
        el("a").attr("href", route.fragment()).on("click", go).text(text)
    }

    /// The button that asks for a reason, and while it is open the field for it.
    fn silence(self, finding: &Finding, offered: &str, names: &PlaceNames) -> El {
        let word = word(finding);
        let toggle = {
            let word = word.clone();
            move || {
                let is_open = self.silencing.get_untracked().as_ref() == Some(&word);
                self.silencing.set((!is_open).then(|| word.clone()));
                focus::give_soon(vec![format!("reason-{word}")]);
            }
        };
        let is_open = {
            let word = word.clone();
            move || self.silencing.get().as_ref() == Some(&word)
        };
        let expanded = is_open.clone();
        let label = self.app.label(Label::Silence);
        let opener = button("quiet", label)
            .attr("aria-label", format!("{} {} {label}", finding.code(), findings::place(finding.place, names)))
            .live("aria-expanded", move || Some(expanded().to_string()))
            .press(toggle);
        let (finding, offered) = (finding.clone(), offered.to_owned());
        let form = move || is_open().then(|| self.reason_form(&finding, &offered, &word));
        el("div").class("silencing").with(opener).part(form)
    }

    fn reason_form(self, finding: &Finding, offered: &str, word: &str) -> El {
        let (id, finding) = (format!("reason-{word}"), finding.clone());
        let field = id.clone();
        let take = move || {
            let reason = focus::text_of(&field).unwrap_or_default();
            self.take_reason(&finding, notation::trim(&reason), &field);
        };
        let on_key = take.clone();
        let input = el("input").attr("type", "text").attr("autocomplete", "off").attr("value", offered).id(&id).on(
            "keydown",
            move |event| {
                if focus::plain_key(&event).as_deref() == Some("Enter") {
                    on_key();
                }
            },
        );
        el("div")
            .class("reason")
            .with(el("label").attr("for", &id).text(self.app.label(Label::SilenceReason)))
            .with(input)
            .with(button("primary", self.app.label(Label::Confirm)).press(take))
    }

    fn take_reason(self, finding: &Finding, reason: &str, field: &str) {
        if reason.is_empty() {
            self.app.warn(self.app.label(Label::ReasonNeeded).to_owned());
            focus::give(field);
            return;
        }
        self.silencing.set(None);
        if let Some(kept) = finding.silenced_because(reason) {
            self.in_plan(PlanCommand::Silence { row: finding.place.indicator(), kept });
        }
    }

    fn in_plan(self, command: PlanCommand) {
        self.app.command(Command::InPlan { plan: self.plan, command });
        focus::give_soon(vec![HEADING.to_owned()]);
    }

    /// What nobody has filled in yet.
    fn missing(self, missing: &[Missing], names: &PlaceNames) -> Option<El> {
        let row = |one: &Missing| el("li").with(self.way_to(one.place, findings::missing(one, names)));
        self.part(Label::NotEntered, missing.len(), missing.iter().map(row))
    }

    /// What the user has silenced, with the reason.
    fn silenced(self, checked: &Checked, names: &PlaceNames) -> Option<El> {
        let row = |one: &Silenced| {
            let finding = one.finding.clone();
            let label = self.app.label(Label::Unsilence);
            let name = format!("{} {} {label}", finding.code(), findings::place(finding.place, names));
            let back = move || {
                if let Some(kept) = finding.silenced_because("") {
                    self.in_plan(PlanCommand::Unsilence { row: finding.place.indicator(), kept });
                }
            };
            self.finding(&one.finding, names)
                .with(el("p").class("because").text(because(&one.reason, self.app.words())))
                .with(button("quiet", label).attr("aria-label", name).press(back))
        };
        self.part(Label::Silenced, checked.silenced.len(), checked.silenced.iter().map(row))
    }

    /// A list under its heading, if there is anything in it.
    fn part(self, heading: Label, count: usize, rows: impl Iterator<Item = El>) -> Option<El> {
        let heading = format!("{} {count}", self.app.label(heading));
        (count > 0).then(|| group().with(el("h2").text(heading)).with(el("ul").class("findings").each(rows)))
    }
}

fn because(reason: &str, words: Language) -> String {
    words.of(format!("理由: {reason}"), format!("Reason: {reason}"))
}
