//! 体裁: the layout of the table of old and new, which is kept with the plan.

use keikaku::command::PlanCommand;
use keikaku::plan::ComparisonStyle;
use keikaku::plan::comparison_style::{ChangeMark, Filler, SideOrder};
use keikaku::value::width;
use keikaku::wording::{AmendmentLabel, Label, approvals};
use leptos::prelude::*;

use crate::ui::app::{OpenPlan, use_locale, use_open_plan};
use crate::ui::components::{CheckField, Choice, CommittedField};

/// The choices, closed at first.
#[component]
pub(super) fn LayoutChoices() -> impl IntoView {
    let (locale, plan) = (use_locale(), use_open_plan());
    let style = Memo::new(move |_| plan.read_settled(|plan| plan.comparison_style.clone()).unwrap_or_default());
    // The printed document shares this choice.
    let view = plan.view;
    let prints_eras = Signal::derive(move || view.with(|view| view.prints_eras));
    let switch = move |is_on| view.update(|view| view.prints_eras = is_on);
    view! {
        <details class="layout-choices">
            <summary>{locale.label(AmendmentLabel::COMPARISON_LAYOUT)}</summary>
            {fields(&ComparisonLayout { plan, style })}
            <CheckField id="layout-eras" label=locale.label(Label::BOTH_CALENDARS) is_on=prints_eras on_switch=switch />
        </details>
    }
}

/// Changes the layout by a text, or by `true` for a ticked box or the second option of a choice.
type Change<T> = fn(&mut ComparisonStyle, T);

/// Reads from the layout what a field shows.
type Shown<T> = fn(&ComparisonStyle) -> T;

/// The current layout, and the plan to which a change is sent.
#[derive(Clone, Copy)]
struct ComparisonLayout {
    plan: OpenPlan,
    style: Memo<ComparisonStyle>,
}

/// The fields. They stay while the layout changes, so that they keep the focus.
fn fields(layout: &ComparisonLayout) -> impl IntoView + use<> {
    let language = layout.plan.editor.language();
    let orders = [SideOrder::AfterFirst, SideOrder::BeforeFirst].map(|one| approvals::side_order(one, language));
    let marks = [ChangeMark::Underline, ChangeMark::Bold].map(|one| approvals::mark(one, language));
    let fillers = [Filler::Words, Filler::Empty].map(|one| approvals::filler(one, language));
    let usual = ComparisonStyle::default();
    let [after, before, omitted] =
        [approvals::after_head(&usual), approvals::before_head(&usual), approvals::omitted(&usual)].map(str::to_owned);
    view! {
        <div class="approval-fields">
            {layout.choice("layout-order", AmendmentLabel::COMPARISON_ORDER, orders, |style| style.order == SideOrder::BeforeFirst, |style, is_other| {
                style.order = if is_other { SideOrder::BeforeFirst } else { SideOrder::AfterFirst };
            })}
            {layout.choice("layout-mark", AmendmentLabel::COMPARISON_MARK, marks, |style| style.mark == ChangeMark::Bold, |style, is_other| {
                style.mark = if is_other { ChangeMark::Bold } else { ChangeMark::Underline };
            })}
            {layout.choice("layout-filler", AmendmentLabel::COMPARISON_FILLER, fillers, |style| style.filler == Filler::Empty, |style, is_other| {
                style.filler = if is_other { Filler::Empty } else { Filler::Words };
            })}
            {layout.text("layout-after", AmendmentLabel::COMPARISON_AFTER_HEAD, after, |style| style.after_head.clone(), |style, text| style.after_head = text)}
            {layout.text("layout-before", AmendmentLabel::COMPARISON_BEFORE_HEAD, before, |style| style.before_head.clone(), |style, text| style.before_head = text)}
            {layout.text("layout-omitted", AmendmentLabel::COMPARISON_OMITTED, omitted, |style| style.omitted.clone(), |style, text| style.omitted = text)}
            {layout.flag("layout-remarks", AmendmentLabel::COMPARISON_REMARKS, |style| style.has_remarks, |style, is_on| style.has_remarks = is_on)}
            {layout.flag("layout-headings", AmendmentLabel::COMPARISON_HEADINGS, |style| style.shows_headings, |style, is_on| style.shows_headings = is_on)}
        </div>
    }
}

impl ComparisonLayout {
    /// Changes the layout of the plan by a command.
    fn set<T>(self, change: Change<T>, value: T) {
        let Some(mut style) = self.plan.read_now(|plan| plan.comparison_style.clone()) else { return };
        change(&mut style, value);
        self.plan.command(PlanCommand::SetComparisonStyle(style));
    }

    fn choice(
        self,
        id: &'static str,
        label: Label,
        words: [&'static str; 2],
        is_other: Shown<bool>,
        change: Change<bool>,
    ) -> AnyView {
        let options: Vec<_> =
            [false, true].into_iter().zip(words).map(|(is, word)| (is.to_string(), word.to_owned())).collect();
        let chosen = Signal::derive(move || self.style.with(is_other).to_string());
        let choose = move |chosen: String| self.set(change, chosen == true.to_string());
        view! { <Choice id label=self.plan.editor.locale().label(label) options chosen on_select=choose /> }.into_any()
    }

    fn text(
        self,
        id: &'static str,
        label: Label,
        usual: String,
        shown: Shown<String>,
        change: Change<String>,
    ) -> AnyView {
        let text = Signal::derive(move || self.style.with(shown));
        let take = move |text: String| {
            self.set(change, width::trim(&text).to_owned());
            Ok(())
        };
        view! {
            <label class="field">
                <span class="field-label">{self.plan.editor.locale().label(label)}</span>
                <CommittedField id text on_commit=Box::new(take) maxlength="20" placeholder=usual />
            </label>
        }
        .into_any()
    }

    fn flag(self, id: &'static str, label: Label, is_on: Shown<bool>, change: Change<bool>) -> AnyView {
        let (label, is_on) = (self.plan.editor.locale().label(label), Signal::derive(move || self.style.with(is_on)));
        view! { <CheckField id label is_on on_switch=move |is_on| self.set(change, is_on) /> }.into_any()
    }
}
