//! A computed figure in a cell: the figure with at most one mark, and behind the mark a sentence.

use keikaku::wording::Language;
use keikaku::wording::computed_figure::ComputedFigure;
use leptos::prelude::*;

/// The figure. The sentence is shown on hover and read out; the mark is drawn by the style sheet, so that nobody hears
/// it.
pub(crate) fn figure(computed: &ComputedFigure, language: Language) -> impl IntoView + use<> {
    let mark = computed.mark.map(|mark| mark.text(language));
    let year = computed.year.map(|year| year.to_string());
    let notes = computed.notes_behind(language);
    let title = Some(computed.sentence(language)).filter(|sentence| !sentence.is_empty());
    let spoken = (!notes.is_empty()).then(|| view! { <span class="visually-hidden">{notes}</span> });
    let class = if computed.figure.is_empty() { "computed none" } else { "computed" };
    view! { <span class=class data-mark=mark data-year=year title=title>{computed.figure.clone()}{spoken}</span> }
}
