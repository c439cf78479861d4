//! The marks that the user has made on a sheet, each with the button that removes it.

use keikaku::wording::SheetReadingLabel;
use keikaku::wording::import::sheet as wording;
use leptos::prelude::*;

use super::sheet_view::use_sheet_view;
use crate::ui::app::{focus, use_locale};
use crate::ui::components::Button;

/// The marks in the order in which they were made; nothing if there are none.
#[component]
pub(crate) fn MarkList() -> impl IntoView {
    let (locale, view) = (use_locale(), use_sheet_view());
    let content = move || {
        let marks = view.marks();
        if marks.is_empty() {
            return ().into_any();
        }
        let rows = marks.into_iter().enumerate().map(|(index, mark)| {
            let said = view.sheet.with(|sheet| wording::mark(sheet, &mark, locale.language()));
            let name = wording::take_back(&said, locale.language());
            let take_back = move |_| {
                view.take_back(index);
                focus::focus_after_update(vec!["sheet-marks".to_owned(), "preview".to_owned()]);
            };
            view! {
                <li>
                    {said}
                    <Button class="quiet" name=name text=locale.label(SheetReadingLabel::TAKE_BACK) on_press=take_back />
                </li>
            }
        });
        view! {
            <h3 id="sheet-marks" tabindex="-1">{locale.label(SheetReadingLabel::SAID)}</h3>
            <ul>{rows.collect_view()}</ul>
        }
        .into_any()
    };
    view! { <section class="sheet-marks">{content}</section> }
}
