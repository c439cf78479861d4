//! One side of 比べる.

use std::sync::Arc;

use keikaku::compare::Which;
use keikaku::import::encoding::Large;
use keikaku::value::PlanId;
use keikaku::wording::{CompareLabel, Label, import, names};
use leptos::prelude::*;
use web_sys::DragEvent;

use crate::ui::app::{focus, use_editor, use_locale};
use crate::ui::components::{Button, Choice, FileButton};
use crate::ui::pages::compare::side_content::{FileParts, SideContent, plans};
use crate::ui::pages::compare::sides::{chooser_id, id_word, use_sides};

/// The value of the option for a file.
const FILE: &str = "file";

/// The content of a side, and the ways to replace it: a choice of the plans, and a button for a file, which can also be
/// dropped.
#[component]
pub(crate) fn CompareSide(
    /// The side, left or right.
    which: Which,
) -> impl IntoView {
    let (locale, editor) = (use_locale(), use_editor());
    let sides = use_sides();
    let (label, file_label, file_id) = match which {
        Which::Left => (CompareLabel::LEFT, CompareLabel::LEFT_FILE, "compare-file-left"),
        Which::Right => (CompareLabel::RIGHT, CompareLabel::RIGHT_FILE, "compare-file-right"),
    };
    let (dropped, chosen) = (sides.clone(), sides.clone());
    let content = move || {
        let content = sides.content(which).get();
        let plans = plans(editor);
        view! {
            <PlanChoice which label content=content.clone() plans />
            <Remarks which content />
        }
    };
    view! {
        <section
            class="panel compare-side"
            aria-label=locale.label(label)
            on:drop=move |event: DragEvent| dropped.on_drop(Some(which), &event)
        >
            {content}
            <FileButton
                id=file_id
                label=locale.label(file_label)
                on_files=move |files| chosen.read(which, files)
            />
        </section>
    }
}

/// The choice between the plans of the list. A file or a copy that is the content of the side is an option as well.
#[component]
fn PlanChoice(
    /// The side, left or right.
    which: Which,
    /// The label of the choice.
    label: Label,
    /// The content of the side. When it changes, the choice is recreated.
    content: SideContent,
    /// The plans of the list, with their names.
    plans: Vec<(PlanId, String)>,
) -> impl IntoView {
    let locale = use_locale();
    let sides = use_sides();
    let (options, current) = options(&content, plans, locale.label(Label::CHOOSE_SIDE));
    let choose = move |word: String| {
        if word != FILE {
            sides.put(which, word.parse().map_or(SideContent::Nothing, SideContent::Plan));
            focus::focus_after_update(vec![chooser_id(which)]);
        }
    };
    view! { <Choice id=chooser_id(which) label=locale.label(label) options chosen=current on_select=choose /> }
}

/// The remarks and questions on a side: what could not be read of a file, which of its plans is compared, and whether a
/// large file is to be read.
#[component]
fn Remarks(
    /// The side, left or right.
    which: Which,
    /// The content of the side. When it changes, the remarks are recreated.
    content: SideContent,
) -> impl IntoView {
    let locale = use_locale();
    let error = |sentence: String| view! { <p class="trouble">{sentence}</p> };
    match content {
        SideContent::Nothing | SideContent::Plan(_) | SideContent::Copy { .. } => ().into_any(),
        SideContent::Gone => view! { <p class="note">{locale.label(CompareLabel::FILE_IS_GONE)}</p> }.into_any(),
        SideContent::Refused { name, why } => error(format!("{name}: {why}")).into_any(),
        SideContent::File { parts, nth, partly, .. } => view! {
            {partly.iter().cloned().map(error).collect_view()}
            <PartOfFile which parts nth />
        }
        .into_any(),
        SideContent::Large { name, size, bytes } => view! { <LargeFile which name size bytes /> }.into_any(),
    }
}

/// The choice between the parts of a file. A single part has no choice; its name is shown if it is a plan.
#[component]
fn PartOfFile(
    /// The side with the file.
    which: Which,
    /// The parts of the file.
    parts: FileParts,
    /// The index of the part that is compared, from 0.
    nth: usize,
) -> impl IntoView {
    let (locale, sides) = (use_locale(), use_sides());
    let (word, labels, names) = match &parts {
        FileParts::Plans(plans) => {
            let names = names::plans(plans.iter().map(|plan| &**plan), locale.language());
            ("plan", [CompareLabel::PLAN_OF_LEFT_FILE, CompareLabel::PLAN_OF_RIGHT_FILE], names)
        }
        FileParts::Sheets(sheets) => {
            let names = sheets.iter().map(|sheet| sheet.name.clone()).collect();
            ("sheet", [CompareLabel::SHEET_OF_LEFT_FILE, CompareLabel::SHEET_OF_RIGHT_FILE], names)
        }
    };
    match (names.as_slice(), &parts) {
        ([name], FileParts::Plans(_)) => return view! { <p class="file-name">{name.clone()}</p> }.into_any(),
        ([] | [_], FileParts::Sheets(_)) => return ().into_any(),
        _ => {}
    }
    let [left, right] = labels;
    let label = if which == Which::Left { left } else { right };
    let options = names.into_iter().enumerate().map(|(nth, name)| (nth.to_string(), name)).collect::<Vec<_>>();
    let id = format!("compare-{word}-{}", id_word(which));
    let own_id = id.clone();
    let choose = move |word: String| {
        let mut content = sides.content(which).get_untracked();
        if let (SideContent::File { nth, .. }, Ok(chosen)) = (&mut content, word.parse()) {
            *nth = chosen;
            sides.put(which, content);
            focus::focus_after_update(vec![own_id.clone()]);
        }
    };
    view! { <Choice id label=locale.label(label) options chosen=nth.to_string() on_select=choose /> }.into_any()
}

/// The size of a file that takes a while to read, and the button that reads it.
#[component]
fn LargeFile(
    /// The side with the file.
    which: Which,
    /// The file's name.
    name: String,
    /// The size of the file.
    size: Large,
    /// The file's content.
    bytes: Arc<[u8]>,
) -> impl IntoView {
    let locale = use_locale();
    let sides = use_sides();
    let label = if which == Which::Left { CompareLabel::READ_LEFT_FILE } else { CompareLabel::READ_RIGHT_FILE };
    let read = move |_| {
        sides.put(which, SideContent::read(locale, name.clone(), bytes.to_vec(), true));
        focus::focus_after_update(vec![chooser_id(which)]);
    };
    view! {
        <p class="note">{import::large(size, locale.language())}</p>
        <Button class="primary" text=locale.label(label) on_press=read />
    }
}

/// The options of the choice, each with its value and label, and the value of the selected one.
fn options(content: &SideContent, plans: Vec<(PlanId, String)>, placeholder: &str) -> (Vec<(String, String)>, String) {
    let mut options = vec![(String::new(), placeholder.to_owned())];
    options.extend(plans.into_iter().map(|(id, name)| (id.to_string(), name)));
    let current = match content {
        SideContent::Plan(id) => Some(id.to_string()).filter(|word| options.iter().any(|(one, _)| one == word)),
        SideContent::Copy { name, .. } | SideContent::File { name, .. } | SideContent::Large { name, .. } => {
            options.push((FILE.to_owned(), name.clone()));
            Some(FILE.to_owned())
        }
        SideContent::Nothing | SideContent::Gone | SideContent::Refused { .. } => None,
    };
    (options, current.unwrap_or_default())
}
