//! 体裁: how the table of old and new is laid out, which is kept with the plan.

use std::sync::Arc;

use keikaku::command::{Command, PlanCommand};
use keikaku::plan::comparison_style::{ChangeMark, Filler, SideOrder};
use keikaku::plan::{ComparisonStyle, Plan};
use keikaku::value::id::PlanId;
use keikaku::value::width;
use keikaku::wording::{Label, approvals};
use leptos::prelude::*;

use crate::ui::app::{Editor, use_editor, use_editor_view, use_locale};

/// The code of the second option of a choice, and of a box that is ticked.
const OTHER: &str = "other";

/// The choices, behind a word that opens them.
#[component]
pub(super) fn LayoutChoices(
    /// The plan.
    plan: PlanId,
    /// The plan as it is now.
    current: Memo<Option<Arc<Plan>>>,
) -> impl IntoView {
    let (locale, editor, editor_view) = (use_locale(), use_editor(), use_editor_view());
    let style = Memo::new(move |_| {
        current.with(|plan| plan.as_ref().map(|plan| plan.comparison_style.clone())).unwrap_or_default()
    });
    // The document on paper has the same choice.
    let view = editor_view.plan_view(plan);
    let prints_eras = move || view.with(|view| view.prints_eras);
    let switch_eras = move |event| view.update(|view| view.prints_eras = event_target_checked(&event));
    view! {
        <details class="layout-choices">
            <summary>{locale.label(Label::ComparisonLayout)}</summary>
            {fields(&Layout { editor, plan, style })}
            <label class="choice">
                <input type="checkbox" id="layout-eras" prop:checked=prints_eras on:change=switch_eras />
                <span>{locale.label(Label::BothCalendars)}</span>
            </label>
        </details>
    }
}

/// What a choice makes of the layout, by its code or its text.
type Change = fn(&mut ComparisonStyle, &str);

/// What a field shows of the layout.
type Shown<T> = fn(&ComparisonStyle) -> T;

/// The layout as it is, and where a change of it goes.
#[derive(Clone, Copy)]
struct Layout {
    editor: Editor,
    plan: PlanId,
    style: Memo<ComparisonStyle>,
}

/// The fields. They stay while the layout changes, so that the focus does.
fn fields(layout: &Layout) -> impl IntoView + use<> {
    let language = layout.editor.locale().language();
    let orders = [SideOrder::AfterFirst, SideOrder::BeforeFirst].map(|one| approvals::side_order(one, language));
    let marks = [ChangeMark::Underline, ChangeMark::Bold].map(|one| approvals::mark(one, language));
    let fillers = [Filler::Words, Filler::Empty].map(|one| approvals::filler(one, language));
    let usual = ComparisonStyle::default();
    let [after, before, omitted] =
        [approvals::after_head(&usual), approvals::before_head(&usual), approvals::omitted(&usual)].map(str::to_owned);
    view! {
        <div class="approval-fields">
            {layout.choice("layout-order", Label::ComparisonOrder, orders, |style| style.order == SideOrder::BeforeFirst, |style, code| {
                style.order = if code == OTHER { SideOrder::BeforeFirst } else { SideOrder::AfterFirst };
            })}
            {layout.choice("layout-mark", Label::ComparisonMark, marks, |style| style.mark == ChangeMark::Bold, |style, code| {
                style.mark = if code == OTHER { ChangeMark::Bold } else { ChangeMark::Underline };
            })}
            {layout.choice("layout-filler", Label::ComparisonFiller, fillers, |style| style.filler == Filler::Empty, |style, code| {
                style.filler = if code == OTHER { Filler::Empty } else { Filler::Words };
            })}
            {layout.text("layout-after", Label::ComparisonAfterHead, after, |style| style.after_head.clone(), |style, text| {
                text.clone_into(&mut style.after_head);
            })}
            {layout.text("layout-before", Label::ComparisonBeforeHead, before, |style| style.before_head.clone(), |style, text| {
                text.clone_into(&mut style.before_head);
            })}
            {layout.text("layout-omitted", Label::ComparisonOmitted, omitted, |style| style.omitted.clone(), |style, text| {
                text.clone_into(&mut style.omitted);
            })}
            {layout.flag("layout-remarks", Label::ComparisonRemarks, |style| style.has_remarks, |style, code| {
                style.has_remarks = code == OTHER;
            })}
            {layout.flag("layout-headings", Label::ComparisonHeadings, |style| style.shows_headings, |style, code| {
                style.shows_headings = code == OTHER;
            })}
        </div>
    }
}

impl Layout {
    /// Sends the layout after a change.
    fn set(self, change: Change, value: &str) {
        let mut style = self.style.get_untracked();
        change(&mut style, value);
        self.editor.command(Command::InPlan { plan: self.plan, command: PlanCommand::SetComparisonStyle(style) });
    }

    fn choice(
        self,
        id: &'static str,
        label: Label,
        words: [&'static str; 2],
        is_other: Shown<bool>,
        change: Change,
    ) -> AnyView {
        let options = ["usual", OTHER].into_iter().zip(words).map(|(code, word)| {
            let is_selected = move || self.style.with(is_other) == (code == OTHER);
            view! { <option value=code prop:selected=is_selected>{word}</option> }
        });
        view! {
            <label class="field">
                <span class="field-label">{self.editor.locale().label(label)}</span>
                <select id=id on:change=move |event| self.set(change, &event_target_value(&event))>
                    {options.collect_view()}
                </select>
            </label>
        }
        .into_any()
    }

    fn text(self, id: &'static str, label: Label, usual: String, shown: Shown<String>, change: Change) -> AnyView {
        view! {
            <label class="field">
                <span class="field-label">{self.editor.locale().label(label)}</span>
                <input
                    type="text"
                    id=id
                    lang="ja"
                    maxlength="20"
                    autocomplete="off"
                    placeholder=usual
                    prop:value=move || self.style.with(shown)
                    on:change=move |event| self.set(change, width::trim(&event_target_value(&event)))
                />
            </label>
        }
        .into_any()
    }

    fn flag(self, id: &'static str, label: Label, is_on: Shown<bool>, change: Change) -> AnyView {
        let tick = move |event| self.set(change, if event_target_checked(&event) { OTHER } else { "" });
        view! {
            <label class="choice">
                <input type="checkbox" id=id prop:checked=move || self.style.with(is_on) on:change=tick />
                <span>{self.editor.locale().label(label)}</span>
            </label>
        }
        .into_any()
    }
}
