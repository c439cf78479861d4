//! A computed figure in a cell: the figure with at most one mark, and a sentence that explains it.

use keikaku::wording::Language;
use keikaku::wording::computed_figure::ComputedFigure;
use leptos::prelude::*;

/// The figure of a rate, with its mark and its year in small letters below.
pub(crate) fn rate_figure(computed: &ComputedFigure, language: Language) -> impl IntoView + use<> {
    let mark = computed.mark.map(|mark| mark.text(language).to_owned());
    let year = computed.year.map(|year| year.text(language));
    let below: Vec<String> = mark.into_iter().chain(year).collect();
    let below = Some(below.join(" ")).filter(|below| !below.is_empty());
    let notes = computed.notes_behind(language);
    let spoken = (!notes.is_empty()).then(|| view! { <span class="visually-hidden">{notes}</span> });
    view! {
        <span class="computed" data-below=below title=titled(computed, language)>{computed.figure.clone()}{spoken}</span>
    }
}

fn titled(computed: &ComputedFigure, language: Language) -> Option<String> {
    Some(computed.sentence(language)).filter(|sentence| !sentence.is_empty())
}

/// The figure. The sentence is shown on hover and its notes are read out. The style sheet draws the mark, so that it is
/// not read out.
pub(crate) fn figure(computed: &ComputedFigure, language: Language) -> impl IntoView + use<> {
    let mark = computed.mark.map(|mark| mark.text(language));
    let year = computed.year.map(|year| year.short(language));
    let notes = computed.notes_behind(language);
    let title = titled(computed, language);
    let spoken = (!notes.is_empty()).then(|| view! { <span class="visually-hidden">{notes}</span> });
    let class = if computed.figure.is_empty() { "computed none" } else { "computed" };
    view! { <span class=class data-mark=mark data-year=year title=title>{computed.figure.clone()}{spoken}</span> }
}
