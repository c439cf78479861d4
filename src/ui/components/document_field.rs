//! A field outside the table in which a text of the plan is typed. (The cells, names and units of the table are updated
//! by their row.)

use keikaku::command::{InputField, InputTarget};
use leptos::prelude::*;

use crate::ui::app::field::meaning::shown;
use crate::ui::app::{PageField, bind_field, place, use_editor_view, use_open_plan};

/// A field of the open plan. Typing in it is handled once for all fields; changes by undo, another tab or a file are
/// written into it, except while somebody is typing in it.
#[component]
pub(crate) fn DocumentField(
    /// The place in the document that the field edits.
    field: InputField,
    /// The id of the element, if it is not the field's default id.
    #[prop(optional, into)]
    id: Option<String>,
    /// The number of lines that the field shows for a short text; without it the field is a single line.
    #[prop(optional)]
    rows: Option<u8>,
    /// The class, if a single-line field needs one.
    #[prop(optional)]
    class: Option<&'static str>,
    /// The accessible name, if no label refers to the id.
    #[prop(optional, into)]
    label: MaybeProp<String>,
    /// The ids of the elements that name the field.
    #[prop(optional, into)]
    labelled_by: Option<String>,
    /// The ids of the elements that describe the field.
    #[prop(optional, into)]
    described_by: Option<String>,
    /// Whether the content of the field is an error. Fields of a row are marked by the row instead.
    #[prop(optional, into)]
    is_invalid: Option<Signal<bool>>,
    /// Whether the form requires the field.
    #[prop(optional)]
    is_required: bool,
    /// The placeholder: the value that applies while the field is blank.
    #[prop(optional, into)]
    placeholder: MaybeProp<String>,
    /// Whether a telephone shows its keyboard of digits for the field.
    #[prop(optional)]
    is_number: bool,
) -> impl IntoView {
    let (view, plan) = (use_editor_view(), use_open_plan());
    let text = Memo::new(move |_| {
        plan.editor.workbook.track();
        shown(view, InputTarget { plan: plan.id, field }).unwrap_or_default()
    });
    let made_with = text.get_untracked();
    Effect::new(move |_| text.with(|text| view.fields.write(field, text)));
    let id = id.unwrap_or_else(|| place::of_field(PageField::Input(field)));
    let bound = PageField::Input(field);
    let label = move || label.get();
    let invalid = move || is_invalid.and_then(|is_invalid| is_invalid.get().then_some("true"));
    let required = is_required.then_some("true");
    if let Some(rows) = rows {
        return view! {
            <textarea
                id=id
                use:bind_field=bound
                lang="ja"
                rows=rows.to_string()
                aria-label=label
                aria-labelledby=labelled_by
                aria-describedby=described_by
                aria-invalid=invalid
                aria-required=required
            >
                {made_with}
            </textarea>
        }
        .into_any();
    }
    view! {
        <input
            type="text"
            id=id
            use:bind_field=bound
            lang="ja"
            autocomplete="off"
            class=class
            inputmode=is_number.then_some("decimal")
            placeholder=move || placeholder.get()
            value=made_with
            aria-label=label
            aria-labelledby=labelled_by
            aria-describedby=described_by
            aria-invalid=invalid
            aria-required=required
        />
    }
    .into_any()
}
