//! The changes in words, for the covering letter and for the text of the application.

use keikaku::export::clipboard::copy_paragraphs;
use keikaku::paper::comparison_table::application;
use keikaku::paper::comparison_table::summary::{self, MinorClause};
use keikaku::wording::{AmendmentLabel, approvals};
use leptos::prelude::*;

use crate::ui::app::{use_locale, use_messages};
use crate::ui::components::Button;
use crate::ui::pages::amendment::versions::VersionPair;

/// Each change in a sentence with the clause that may apply to it, and the text of the application.
#[component]
pub(super) fn ChangesInWords(
    /// The two versions.
    compared: VersionPair,
) -> impl IntoView {
    let (language, messages) = (use_locale().language(), use_messages());
    let changes = summary::changes(&compared.before, &compared.after, language);
    let lines: Vec<String> = changes.iter().map(|change| change.text.clone()).collect();
    let has_any = !lines.is_empty();
    let used: Vec<MinorClause> =
        MinorClause::ALL.into_iter().filter(|clause| changes.iter().any(|change| change.clause == *clause)).collect();
    // The clauses apply only to plans that are filed with an application.
    let is_filed = compared.after.form.is_filed();
    let items = changes.into_iter().map(|change| {
        view! { <li>{change.text}" "<small>{change.clause.mark(language).filter(|_| is_filed)}</small></li> }
    });
    let used = if is_filed { used } else { Vec::new() };
    let clauses = used.into_iter().map(|clause| view! { <li>{clause.meaning(language)}</li> });
    let application = application::text(&compared.before, &compared.after, compared.approved_on(), &compared.reason());
    let copy_lines =
        move |_| messages.copy(copy_paragraphs(&lines), AmendmentLabel::WORDS_COPIED.text(language).to_owned());
    let copied_application: Vec<String> = application.lines().map(str::to_owned).collect();
    let copy_application = move |_| {
        messages.copy(copy_paragraphs(&copied_application), AmendmentLabel::WORDS_COPIED.text(language).to_owned());
    };
    view! {
        <section class="changes-in-words screen-only">
            <div class="amendment-head">
                <h2>{AmendmentLabel::CHANGES_IN_WORDS.text(language)}</h2>
                <button type="button" class="secondary" hidden=!has_any on:click=copy_lines>
                    {AmendmentLabel::COPY_WORDS.text(language)}
                </button>
            </div>
            {(!has_any).then(|| view! { <p>{AmendmentLabel::NO_CHANGES.text(language)}</p> })}
            <ul data-field="changes">{items.collect_view()}</ul>
            <ul class="hint">{clauses.collect_view()}</ul>
            <p class="hint">{is_filed.then(|| approvals::attachments_hint(language))}</p>
            <div class="amendment-head">
                <h2>{AmendmentLabel::APPLICATION_TEXT.text(language)}</h2>
                <Button class="secondary" text=AmendmentLabel::COPY_APPLICATION.text(language) on_press=copy_application />
            </div>
            <p class="application" lang="ja">{application}</p>
            <p class="hint">{AmendmentLabel::APPLICATION_CAUTION.text(language)}</p>
        </section>
    }
}
