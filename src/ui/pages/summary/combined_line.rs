//! The combined figures of the selected rows.

use keikaku::figures::summary::combined;
use keikaku::session::summary_view::SummaryMarks;
use keikaku::wording::SummaryLabel;
use keikaku::wording::summary as words;
use leptos::prelude::*;

use crate::ui::app::{focus, use_locale};
use crate::ui::components::Button;
use crate::ui::pages::summary::shown_summary::use_summary;

/// The sentence, with the button that clears the selection; hidden while no row is selected.
#[component]
pub(super) fn CombinedLine() -> impl IntoView {
    let (language, page) = (use_locale().language(), use_summary());
    let sentence = move || {
        let sentence = page.find(|now| {
            page.marks.with(|marks| {
                let rows = marks.selected(&now.summary);
                (!rows.is_empty()).then(|| words::combined(&combined(&rows), &rows, language))
            })
        });
        sentence.flatten()
    };
    let is_selected = Memo::new(move |_| page.marks.with(SummaryMarks::has_selected));
    let give_up = move |_| {
        page.marks.update(|marks| marks.select_only(Vec::new()));
        focus::focus_after_update(vec!["main".to_owned()]);
    };
    view! {
        <div class="summary-combined" hidden=move || !is_selected.get()>
            <span role="status" data-field="summary-combined" lang="ja">{sentence}</span>
            <Button class="quiet" text=SummaryLabel::GIVE_UP_SELECTION.text(language) on_press=give_up />
        </div>
    }
}
