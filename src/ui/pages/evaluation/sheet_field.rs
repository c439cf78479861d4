//! A text or a choice of a sheet, with its label. Once the sheet is settled, closed parts are shown as plain text.

use keikaku::command::InputField;
use keikaku::plan::EvaluationPart;
use keikaku::plan::unit::yen;
use keikaku::wording::evaluation;
use leptos::prelude::*;

use crate::ui::app::{place, use_locale};
use crate::ui::components::{DocumentField, SelectField};
use crate::ui::pages::evaluation::sheet::{Sheet, SheetNow};

/// The field with its visible label. `name` is its accessible name: its subject and its label. A hint shows the amount
/// of money that was read.
pub(super) fn sheet_field(sheet: Sheet, part: EvaluationPart, name: String, is_money: bool) -> AnyView {
    let language = use_locale().language();
    let is_open = Memo::new(move |_| sheet.is_open(part));
    let content = move || {
        if is_open.get() {
            return open_field(sheet, part, name.clone(), is_money);
        }
        let text = evaluation::text(part, &sheet.text(part), language);
        // A finding may lead to this id, although nothing is typed here.
        view! { <p class="closed-text" id=id(sheet, part) tabindex="-1" lang="ja" role="note" aria-label=name.clone()>{text}</p> }.into_any()
    };
    // The hint shows the amount of money, or states that points cannot be read.
    let is_points = matches!(part, EvaluationPart::Points(..));
    let amount = move || {
        let text = sheet.text(part);
        if is_points { evaluation::points(&text, language) } else { evaluation::money(yen(&text), &text, language) }
    };
    view! {
        <div class="field evaluation-field" class:long=part.is_long() hidden=move || !sheet.shows(part)>
            <span class="field-label" aria-hidden="true">{sheet.label(part)}</span>
            {content}
            {(is_money || is_points).then(|| view! { <span class="hint">{amount}</span> })}
        </div>
    }
    .into_any()
}

/// The id of the element of a part.
fn id(sheet: Sheet, part: EvaluationPart) -> String {
    place::of_evaluation(sheet.place(part))
}

fn open_field(sheet: Sheet, part: EvaluationPart, name: String, is_money: bool) -> AnyView {
    let choices = evaluation::choices(part, use_locale().language());
    if !choices.is_empty() {
        let none = std::iter::once(&("", ""));
        let options = none.chain(choices).map(|(code, word)| ((*code).to_owned(), (*word).to_owned()));
        return choice(sheet, part, name, options.collect());
    }
    let field = InputField::Evaluation(sheet.place(part));
    let (rows, is_number) = (part.is_long().then_some(2), is_money || matches!(part, EvaluationPart::Points(..)));
    view! { <DocumentField field nostrip:rows=rows label=name is_number /> }.into_any()
}

/// A choice of one of the codes, shown by their words.
fn choice(sheet: Sheet, part: EvaluationPart, name: String, options: Vec<(String, String)>) -> AnyView {
    let chosen = Signal::derive(move || {
        let chosen = |now: &SheetNow| Some(evaluation::chosen_option(&now.plan, sheet.place(part)));
        if part.is_grade() { sheet.find(chosen).unwrap_or_default() } else { sheet.text(part) }
    });
    let choose = move |code: String| sheet.choose(part, &code);
    view! { <SelectField id=id(sheet, part) options chosen on_select=choose label=name /> }.into_any()
}

/// A choice of few words as radio buttons; `name` names the group.
pub(super) fn radio_choice(sheet: Sheet, part: EvaluationPart, name: String) -> AnyView {
    let language = use_locale().language();
    let group = format!("{}-{part}", sheet.year);
    let choices = evaluation::choices(part, language).iter().map(|(code, word)| {
        view! {
            <label class="choice">
                <input
                    type="radio"
                    name=group.clone()
                    prop:checked=move || sheet.text(part) == *code
                    disabled=move || !sheet.is_open(part)
                    on:change=move |_| sheet.choose(part, code)
                />
                <span>{*word}</span>
            </label>
        }
    });
    view! { <div class="radio-choices" id=id(sheet, part) tabindex="-1" role="radiogroup" aria-label=name>{choices.collect_view()}</div> }.into_any()
}

/// The grade that a person chooses instead of the rule's grade; nothing without a rule or an earlier choice.
pub(super) fn grade_choice(sheet: Sheet, part: EvaluationPart, name: String) -> impl Fn() -> Option<AnyView> {
    let language = use_locale().language();
    let place = sheet.place(part);
    // The field stays while its options are the same.
    let (is_open, options) = (
        Memo::new(move |_| sheet.is_open(part)),
        Memo::new(move |_| {
            let rule = sheet.rule();
            let options = |now: &SheetNow| Some(evaluation::grade_options(&now.plan, place, rule.as_deref(), language));
            sheet.find(options).unwrap_or_default()
        }),
    );
    move || {
        let options = options.get();
        if options.is_empty() {
            return None;
        }
        let content = if is_open.get() {
            choice(sheet, part, name.clone(), options)
        } else {
            let chosen = sheet.find(|now| Some(evaluation::chosen_option(&now.plan, place))).unwrap_or_default();
            let word = options.into_iter().find(|(id, _)| *id == chosen && !chosen.is_empty());
            let word = word.map(|(_, word)| word).unwrap_or_default();
            view! { <p class="closed-text" id=id(sheet, part) tabindex="-1">{word}</p> }.into_any()
        };
        let label = evaluation::part(part, language);
        let field = view! {
            <div class="field evaluation-field">
                <span class="field-label" aria-hidden="true">{label}</span>
                {content}
            </div>
        };
        Some(field.into_any())
    }
}
