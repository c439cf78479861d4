//! The note about the remembered reading by which a sheet was read, or could be read.

use std::sync::Arc;

use keikaku::export::file_name::readings_name;
use keikaku::import::reading::{Likeness, Recalled, forget, readings_file};
use keikaku::wording::SheetReadingLabel;
use keikaku::wording::import::sheet as wording;
use leptos::prelude::*;

use super::sheet_view::use_sheet_view;
use crate::browser::clock;
use crate::ui::app::readings::{change_readings, readings};
use crate::ui::app::{JSON, focus, use_locale, use_messages};
use crate::ui::components::Button;

/// The sentence about the reading, with the button 忘れる, a button that downloads all remembered readings, and この読み方で読む
/// if only the headings match. Nothing once the reading is forgotten, or if there is none.
#[component]
pub(crate) fn RecalledNote(
    /// The reading.
    recalled: Option<Arc<Recalled>>,
) -> impl IntoView {
    let (locale, messages, view) = (use_locale(), use_messages(), use_sheet_view());
    let is_gone = RwSignal::new(false);
    let Some(recalled) = recalled else { return ().into_any() };
    let sentence = wording::recalled(&recalled, clock::today(), locale.language());
    let recalled = StoredValue::new(recalled);
    let is_used = move || recalled.with_value(|recalled| recalled.marks.iter().all(|mark| view.marks().contains(mark)));
    let is_only_alike = recalled.with_value(|recalled| recalled.likeness == Likeness::Headings);
    let read_so = move |_| {
        recalled.with_value(|recalled| recalled.marks.iter().for_each(|mark| view.mark(mark.clone())));
        focus::focus_after_update(vec!["sheet-marks".to_owned(), "preview".to_owned()]);
    };
    let forget = move |_| {
        let outcome = change_readings(|all| recalled.with_value(|recalled| forget(all, &recalled.reading)));
        match outcome {
            Ok(()) => {
                recalled.with_value(|recalled| view.take_all_back(&recalled.marks));
                is_gone.set(true);
                focus::focus_after_update(vec!["preview".to_owned()]);
            }
            Err(trouble) => messages.say_store_error(trouble),
        }
    };
    let save = move |_| messages.offer(&readings_name(clock::today()), readings_file(&readings()).as_bytes(), JSON);
    view! {
        <Show when=move || !is_gone.get()>
            <section class="sheet-recalled">
                <p>{sentence.clone()}</p>
                <div class="buttons">
                    <Show when=move || is_only_alike && !is_used()>
                        <Button class="secondary" text=locale.label(SheetReadingLabel::READ_SO) on_press=read_so />
                    </Show>
                    <Button class="quiet" text=locale.label(SheetReadingLabel::FORGET) on_press=forget />
                    <Button class="quiet" text=locale.label(SheetReadingLabel::READINGS_OUT) on_press=save />
                </div>
            </section>
        </Show>
    }
    .into_any()
}
