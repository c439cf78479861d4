//! The preview in which changes are decided, whatever their source: table files, a plan file, another tab, or the file
//! in a folder.

use keikaku::merge::review::Changes;
use keikaku::wording::{Label, ReviewLabel, import};
use leptos::prelude::*;

use crate::ui::app::{use_editor, use_locale};
use crate::ui::review::change_tools::ChangeTools;
use crate::ui::review::decisions::count_undecided;
use crate::ui::review::{Decisions, PreviewButtons, PreviewFrame};

/// The frame of a preview with an introduction, the tools for all changes, the lists, the button that continues, and
/// the number of missing decisions. While a decision is missing, the button only moves the focus to it.
#[component]
pub(crate) fn ChangeReview(
    /// The heading.
    #[prop(default = ReviewLabel::PREVIEW)]
    heading: Label,
    /// The name of the file or of the plan.
    #[prop(into)]
    name: String,
    /// The decisions of the person.
    decisions: Decisions,
    /// The lists of changes with the decisions applied, which are computed again at each read.
    lists: Signal<Vec<Changes>>,
    /// The name of the button that continues.
    #[prop(into)]
    action: Signal<String>,
    /// The number of unanswered questions. Until they are answered, less is imported.
    #[prop(optional)]
    asked: Signal<usize>,
    /// Called with the lists when the button is pressed and every change in them is decided.
    #[prop(into)]
    on_decided: Callback<Vec<Changes>>,
    /// The introduction above the tools.
    #[prop(into)]
    intro: ViewFnOnce,
    /// The lists of changes.
    children: Children,
) -> impl IntoView {
    let (locale, editor) = (use_locale(), use_editor());
    let shown = Memo::new(move |_| lists.get());
    let undecided = move || {
        let open = shown.with(|lists| count_undecided(lists));
        import::unanswered(asked.get(), locale.language()) + &import::undecided(open, locale.language())
    };
    let tools = view! { <ChangeTools decisions=decisions.clone() lists=shown /> };
    let go_on = move |()| {
        editor.commit_typing();
        // The lists are read again, because leaving a field may just have changed the plan.
        let lists = lists.get_untracked();
        if decisions.are_complete(&lists) {
            on_decided.run(lists);
        }
    };
    view! {
        <PreviewFrame heading name>
            {intro.run()}
            {tools}
            {children()}
            <PreviewButtons action on_action=go_on>
                <p class="undecided">{undecided}</p>
            </PreviewButtons>
        </PreviewFrame>
    }
}
