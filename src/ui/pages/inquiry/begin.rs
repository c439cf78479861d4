//! The form that begins an inquiry: the years, the deadline, who asks, the sections, and the files that go out.

use std::sync::Arc;

use keikaku::paper::answer_book::{self, Inquiry, asked_sections};
use keikaku::plan::Plan;
use keikaku::value::FiscalYear;
use keikaku::wording::inquiry::deadline_told;
use keikaku::wording::inquiry::section_name;
use keikaku::wording::{InquiryLabel, Label, terms};
use leptos::prelude::*;
use web_sys::{Element, Event};

use super::writing::{DEADLINE, InquiryFiles, write};
use crate::browser::clock;
use crate::ui::app::{Locale, use_locale, use_open_plan, use_saving};
use crate::ui::components::{Button, CheckField, Choice};

/// The id of the line that opens the form.
pub(super) const BEGIN: &str = "begin-inquiry";
/// The value of the option by which several years are chosen.
const SEVERAL: &str = "several";
/// The maximum length of the fields for who asks and for the telephone.
const MOST_LETTERS: &str = "100";

/// The form and the buttons that write the files. It can be closed, because the answers are what counts once somebody
/// was asked.
#[component]
pub(super) fn BeginInquiry(
    /// The inquiry in the form.
    asking: RwSignal<Inquiry>,
    /// Whether an inquiry was made before.
    has_inquiry: Memo<bool>,
    /// Whether the form is open.
    is_open: RwSignal<bool>,
) -> impl IntoView {
    let (locale, saving, plan) = (use_locale(), use_saving(), use_open_plan());
    let heading = move || {
        locale.label(if has_inquiry.get() { InquiryLabel::BEGIN_ANOTHER_INQUIRY } else { InquiryLabel::BEGIN_INQUIRY })
    };
    let note = move |event: Event| is_open.set(event_target::<Element>(&event).has_attribute("open"));
    let button = |class, label, way| {
        let write = move |_| leptos::task::spawn_local(write(saving, plan.id, asking.get_untracked(), way));
        view! { <Button class=class text=locale.label(label) on_press=write /> }
    };
    let asked = move || {
        let asked = plan.read_settled(|plan| asking.with(|asking| asked_text(locale, plan, asking)));
        asked.unwrap_or_default()
    };
    view! {
        <details class="panel screen-only begin-inquiry" prop:open=move || is_open.get() on:toggle=note>
            <summary id=BEGIN>
                <h2>{heading}</h2>
            </summary>
            <p>{locale.label(InquiryLabel::BEGIN_INQUIRY_MEANING)}</p>
            <div class="asked-fields">
                <Years asking />
                <Deadline asking />
                <Words asking label=InquiryLabel::FROM keys="text" part=|asking| &mut asking.asked_by />
                <Words asking label=InquiryLabel::TELEPHONE keys="tel" part=|asking| &mut asking.telephone />
            </div>
            <Sections asking />
            <p class="hint" id="asked-sections">{asked}</p>
            <div class="buttons">
                {button("primary", InquiryLabel::WRITE_ANSWER_BOOK, InquiryFiles::OneBook)}
                {button("secondary", InquiryLabel::WRITE_ANSWER_BOOKS, InquiryFiles::BookEach)}
                {button("secondary", InquiryLabel::WRITE_INQUIRY_TABLE, InquiryFiles::Table)}
            </div>
        </details>
    }
}

/// How much is asked, or that nothing is asked.
fn asked_text(locale: Locale, plan: &Plan, asking: &Inquiry) -> String {
    let sections = asked_sections(plan, asking);
    if sections.is_empty() {
        return locale.label(InquiryLabel::NOTHING_ASKED).to_owned();
    }
    answer_book::asked_of(&sections, locale.language())
}

/// The choice of one year, or of several.
#[component]
fn Years(asking: RwSignal<Inquiry>) -> impl IntoView {
    let (locale, plan) = (use_locale(), use_open_plan());
    let wants_several = RwSignal::new(false);
    let is_several = Memo::new(move |_| wants_several.get() || asking.with(|asking| asking.years.len() != 1));
    let years: Vec<FiscalYear> = plan.read_settled(|plan| plan.years.years().collect()).unwrap_or_default();
    let option = |year: &FiscalYear| terms::year_option(*year, locale.language());
    let several = (SEVERAL.to_owned(), locale.label(InquiryLabel::SEVERAL_YEARS).to_owned());
    let options: Vec<_> = years.iter().map(option).chain([several]).collect();
    let chosen = Signal::derive(move || match asking.read().years.as_slice() {
        [year] if !is_several.get() => year.to_string(),
        _ => SEVERAL.to_owned(),
    });
    let choose = move |option: String| match option.parse() {
        Ok(year) => {
            wants_several.set(false);
            asking.update(|asking| asking.years = vec![year]);
        }
        Err(_) => wants_several.set(true),
    };
    let boxes = move || {
        let years = years.iter().copied().map(|year| {
            let is_on = Signal::derive(move || asking.with(|asking| asking.years.contains(&year)));
            let switch = move |_| asking.update(|asking| asking.toggle_year(year));
            view! { <CheckField label=terms::year(year, locale.language()) is_on on_switch=switch /> }
        });
        let years = years.collect_view();
        is_several.get().then(|| {
            view! { <div role="group" class="asked-years" aria-label=locale.label(InquiryLabel::SEVERAL_YEARS)>{years}</div> }
        })
    };
    view! {
        <Choice id="asked-year" label=locale.label(InquiryLabel::ASKED_YEARS) options chosen on_select=choose />
        {boxes}
    }
}

/// The deadline, with the full date as it was read.
#[component]
fn Deadline(asking: RwSignal<Inquiry>) -> impl IntoView {
    let locale = use_locale();
    let deadline = move || asking.with(|asking| deadline_told(&asking.deadline, clock::today(), locale.language()));
    let has_passed = move || deadline().is_some_and(|(_, has_passed)| has_passed);
    let sentence = move || deadline().map(|(sentence, _)| sentence).unwrap_or_default();
    view! {
        <div>
            <label class="field">
                <span class="field-label">{locale.label(InquiryLabel::ANSWER_DEADLINE)}</span>
                <input
                    type="text"
                    id=DEADLINE
                    lang="ja"
                    autocomplete="off"
                    aria-describedby="deadline-day"
                    prop:value=move || asking.with(|asking| asking.deadline.clone())
                    on:input=move |event| asking.update(|asking| asking.deadline = event_target_value(&event))
                />
            </label>
            <span class="hint" id="deadline-day" class:passed=has_passed>{sentence}</span>
        </div>
    }
}

/// A text field: who asks, or the telephone.
#[component]
fn Words(
    asking: RwSignal<Inquiry>,
    label: Label,
    /// The on-screen keys for the field (`inputmode`).
    keys: &'static str,
    /// Returns the part of the inquiry that the field holds.
    part: fn(&mut Inquiry) -> &mut String,
) -> impl IntoView {
    let locale = use_locale();
    let set = move |event| asking.update(|asking| *part(asking) = event_target_value(&event));
    view! {
        <label class="field">
            <span class="field-label">{locale.label(label)}</span>
            <input
                type="text"
                inputmode=keys
                lang="ja"
                autocomplete="off"
                maxlength=MOST_LETTERS
                prop:value=move || part(&mut asking.get()).clone()
                on:input=set
            />
        </label>
    }
}

/// The sections, each with how much is asked of the section.
#[component]
fn Sections(asking: RwSignal<Inquiry>) -> impl IntoView {
    let (language, plan) = (use_locale().language(), use_open_plan());
    let sections = Memo::new(move |_| {
        let all = asking.with(|asking| Inquiry { left_out: Vec::new(), ..asking.clone() });
        let of_plan = |plan: &Arc<Plan>| {
            let sections = asked_sections(plan, &all).into_iter();
            sections.map(|section| (section.name, section.kpis.len())).collect::<Vec<_>>()
        };
        plan.read_settled(of_plan).unwrap_or_default()
    });
    let choice = move |(name, kpis): (String, usize)| {
        let shown = section_name(&name, language).to_owned();
        let known_as = name.clone();
        let is_on = Signal::derive(move || asking.with(|asking| asking.asks(&known_as)));
        let switch = move |_| asking.update(|asking| asking.toggle_section(&name));
        view! {
            <li>
                <CheckField label=shown is_on on_switch=switch />
                <span class="hint">{answer_book::asked_of_section(kpis, language)}</span>
            </li>
        }
    };
    let asks_only_open = Signal::derive(move || asking.with(|asking| asking.only_open));
    let switch_only_open = move |is_on| asking.update(|asking| asking.only_open = is_on);
    let asks_texts = Signal::derive(move || asking.with(|asking| asking.with_texts));
    let switch_texts = move |is_on| asking.update(|asking| asking.with_texts = is_on);
    let all = move |_| asking.update(|asking| asking.left_out.clear());
    let none = move |_| {
        let names = sections.get_untracked().into_iter().map(|(name, _)| name).collect();
        asking.update(|asking| asking.left_out = names);
    };
    let tools = move || {
        (sections.with(Vec::len) > 1).then(|| {
            view! {
                <Button class="quiet" text=InquiryLabel::ALL_SECTIONS.text(language) on_press=all />
                <Button class="quiet" text=InquiryLabel::NO_SECTIONS.text(language) on_press=none />
            }
        })
    };
    view! {
        <div role="group" class="sections-asked" aria-label=Label::RESPONSIBLE.text(language)>
            <span class="field-label">{Label::RESPONSIBLE.text(language)}</span>
            <ul>{move || sections.get().into_iter().map(choice).collect_view()}</ul>
        </div>
        <div class="buttons">
            {tools}
            <CheckField label=InquiryLabel::ONLY_OPEN.text(language) is_on=asks_only_open on_switch=switch_only_open />
            <CheckField label=InquiryLabel::ASK_TEXTS.text(language) is_on=asks_texts on_switch=switch_texts />
        </div>
        <p class="hint">{InquiryLabel::ASK_TEXTS_MEANING.text(language)}</p>
    }
}
