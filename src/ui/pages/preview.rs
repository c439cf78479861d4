//! 読み込みの確認: what a file would change, before anything does.

use std::collections::HashMap;

use keikaku::exchange::Incoming;
use keikaku::plan::Plan;
use keikaku::wording::{Label, names};
use leptos::prelude::*;

use crate::ui::desk::use_desk;
use crate::ui::live::{part, press};
use crate::ui::taking::{Preview, Resolution};

/// The preview, while a file waits. Esc closes it.
#[component]
pub(super) fn PreviewSection() -> impl IntoView {
    let desk = use_desk();
    let on_key = move |event: leptos::ev::KeyboardEvent| {
        if event.key() == "Escape" && !event.is_composing() {
            desk.close_preview();
        }
    };
    // Choices are made inside: only another file makes the section anew.
    let shown = Memo::new(move |_| {
        desk.preview.with(|preview| preview.as_ref().map(|one| Preview { choices: HashMap::new(), ..one.clone() }))
    });
    part(move || {
        let Some(preview) = shown.get() else { return ().into_any() };
        let same = preview.same();
        let troubles =
            preview.partly.iter().map(|sentence| view! { <p class="trouble">{sentence.clone()}</p> }.into_any());
        let rows = preview.incoming.iter().map(|one| view! { <ChangeRow incoming=one.clone() /> }.into_any());
        view! {
            <section class="panel preview" on:keydown=on_key>
                <h2 id="preview" tabindex="-1">{desk.label(Label::Preview)}</h2>
                <p class="file-name">{preview.file.clone()}</p>
                {troubles.collect_view()}
                {(same > 0).then(|| view! { <p>{same_sentence(desk.words(), same)}</p> })}
                <ul class="changes">{rows.collect_view()}</ul>
                <div class="buttons">
                    <button type="button" on:click=press(move |_| desk.take_in())>{desk.label(Label::TakeIn)}</button>
                    <button type="button" class="secondary" on:click=press(move |_| desk.close_preview())>{desk.label(Label::Cancel)}</button>
                </div>
            </section>
        }
        .into_any()
    })
}

fn same_sentence(words: keikaku::wording::Language, same: usize) -> String {
    words.of(
        format!("手元と同じ計画が{same}件あります（反映済み）。"),
        format!("{same} plan(s) are already here as they are in the file."),
    )
}

/// One plan of the file.
#[component]
fn ChangeRow(
    /// What it means here.
    incoming: Incoming,
) -> impl IntoView {
    let desk = use_desk();
    let label = move |plan: &Plan| names::plan_name(plan, desk.words());
    match incoming {
        Incoming::Same(_) => ().into_any(),
        Incoming::Add(plan) => view! {
            <li data-change="add"><span class="kind">{desk.label(Label::WillBeAdded)}</span> {label(&plan)}</li>
        }
        .into_any(),
        Incoming::Differs { theirs, .. } => {
            let (id, name) = (theirs.id, label(&theirs));
            let option = move |resolution: Resolution, text: Label| {
                let choose = move |_| {
                    desk.preview.update(|preview| {
                        if let Some(preview) = preview {
                            preview.choices.insert(id, resolution);
                        }
                    });
                };
                view! {
                    <label class="choice">
                        <input type="radio" name=format!("choice-{id}") checked=resolution == Resolution::default() on:change=choose />
                        <span>{desk.label(text)}</span>
                    </label>
                }
                .into_any()
            };
            view! {
                <li data-change="conflict">
                    <span class="kind">{desk.label(Label::DiffersFromOurs)}</span>
                    <div role="radiogroup" aria-label=name.clone()>
                        <span>{name.clone()}</span>
                        {option(Resolution::KeepOurs, Label::KeepOurs)}
                        {option(Resolution::ReplaceOurs, Label::ReplaceOurs)}
                        {option(Resolution::KeepBoth, Label::KeepBoth)}
                    </div>
                </li>
            }
            .into_any()
        }
    }
}
