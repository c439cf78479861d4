//! The values of a change, as radio buttons.

use keikaku::compare::paragraphs::paragraphs;
use keikaku::merge::Passages;
use keikaku::merge::review::{Change, Decision};
use keikaku::wording::{Label, ReviewLabel, import};
use leptos::html;
use leptos::prelude::*;
use web_sys::Event;

use crate::ui::app::use_locale;
use crate::ui::review::text_passages::{PassageChoices, TextPassages};
use crate::ui::review::{ChangeIndex, SideOption};

/// Radio buttons for 現在の値, for the other side's value, for 直接入力 with its field, and for 段落ごとに選ぶ with the passages of
/// the text; each only if the change allows it.
#[component]
pub(crate) fn ChangeSides(
    /// The position of the change in the lists.
    index: ChangeIndex,
    /// The change, with the current decision applied.
    change: Change,
    /// The two values as texts.
    sides: import::BothValues,
    /// The label of the other side's value.
    theirs: Label,
    /// The name of the other file that set the value in this plan.
    source: Option<String>,
    /// Called when a side is chosen or a value is typed.
    on_decide: Callback<Decision>,
) -> impl IntoView {
    let locale = use_locale();
    let (is_ours, is_theirs) = (change.decision == Decision::Ours, change.decision == Decision::Theirs);
    let (take_ours, take_theirs) = (move |()| on_decide.run(Decision::Ours), move |()| on_decide.run(Decision::Theirs));
    let [ours_value, theirs_value] = values(&sides);
    let source = source.map(|source| view! { <span class="remark">{source}</span> });
    let theirs_label = theirs;
    let theirs = (change.can_be_taken() && change.claims.is_empty()).then(|| view! {
        <SideOption name=index.id("") id=index.id("-theirs") label=locale.label(theirs_label) is_chosen=is_theirs on_choose=take_theirs>
            <span class="value" id=index.id("-theirs-value")>{theirs_value}</span>
        </SideOption>
    });
    let claims = view! { <Claims index change=change.clone() on_decide /> };
    let passages = change.passages();
    let (is_by_passage, chosen) = match &change.decision {
        Decision::Passages(choices) => (true, choices.clone()),
        _ => (false, vec![None; passages.as_ref().map_or(0, Passages::open)]),
    };
    let (shown, chosen) = (RwSignal::new(is_by_passage), PassageChoices::new(chosen));
    let by_passage = NodeRef::<html::Input>::new();
    let open_passages = move |()| {
        shown.set(true);
        on_decide.run(Decision::Passages(chosen.get_value()));
    };
    let typed = if let Decision::Typed(text) = &change.decision { Some(text.clone()) } else { None };
    let typed = change.can_be_typed().then(|| view! { <TypedValue index typed on_decide /> });
    view! {
        <div class="sides" role="radiogroup" aria-labelledby=index.id("")>
            <SideOption name=index.id("") id=index.id("-ours") label=locale.label(ReviewLabel::CURRENT_VALUE) is_chosen=is_ours on_choose=take_ours>
                <span class="value" id=index.id("-ours-value")>{ours_value}</span>
                {source}
            </SideOption>
            {theirs}
            {claims}
            {typed}
            {passages.is_some().then(|| view! {
                <SideOption
                    name=index.id("")
                    id=index.id("-passages")
                    label=locale.label(ReviewLabel::BY_PASSAGE)
                    is_chosen=is_by_passage
                    on_choose=open_passages
                    node_ref=by_passage
                />
            })}
        </div>
        {passages.map(|passages| move || shown.get().then(|| view! {
            <TextPassages index passages=passages.clone() chosen by_passage theirs=theirs_label on_decide />
        }))}
    }
}

/// A radio button for the value of each of several files; the value of the section in charge comes first.
#[component]
fn Claims(
    /// The position of the change in the lists.
    index: ChangeIndex,
    /// The change, with the current decision applied.
    change: Change,
    /// Called when a file is chosen.
    on_decide: Callback<Decision>,
) -> impl IntoView {
    let language = use_locale().language();
    let chosen = change.decision.clone();
    let options = change.claims.into_iter().enumerate().map(move |(nth, claim)| {
        let decision = Decision::Claim(claim.file);
        let (id, is_chosen) = (index.id(&format!("-claim-{nth}")), chosen == decision);
        let value = import::claimed(&claim, None, language);
        let mark = claim.is_in_charge.then(|| view! { <span class="in-charge">{import::in_charge(language)}</span> });
        let remark = import::remark(&claim.change, language);
        let remark = remark.map(|remark| view! { <span class="remark">{remark}</span> });
        let label = import::claim(&claim, language);
        let on_choose = move |()| on_decide.run(decision.clone());
        view! {
            <SideOption name=index.id("") id=id.clone() label is_chosen on_choose>
                <span class="value" id=format!("{id}-value")>{value}</span>
                {mark}
                {remark}
            </SideOption>
        }
    });
    options.collect_view()
}

/// The two values. In texts with several paragraphs, the paragraphs that differ are marked.
fn values(sides: &import::BothValues) -> [AnyView; 2] {
    let import::BothValues { ours, theirs } = sides;
    if !ours.contains('\n') && !theirs.contains('\n') {
        return [ours, theirs].map(|value| value.clone().into_any());
    }
    paragraphs(ours, theirs).map(|side| {
        let paragraphs = side.into_iter().map(|one| {
            let text = one.text;
            let text = if one.differs { view! { <mark>{text}</mark> }.into_any() } else { text.into_any() };
            view! { <span class="paragraph">{text}</span> }
        });
        paragraphs.collect_view().into_any()
    })
}

/// 直接入力 and its field. Typing in the field selects it.
#[component]
fn TypedValue(
    index: ChangeIndex,
    /// The typed value, if 直接入力 is chosen.
    typed: Option<String>,
    on_decide: Callback<Decision>,
) -> impl IntoView {
    let locale = use_locale();
    let (radio, field) = (NodeRef::<html::Input>::new(), NodeRef::<html::Input>::new());
    let choose = move |()| {
        let text = field.get_untracked().map(|field| field.value());
        on_decide.run(Decision::Typed(text.unwrap_or_default()));
    };
    let on_input = move |event: Event| {
        if let Some(radio) = radio.get_untracked() {
            radio.set_checked(true);
        }
        on_decide.run(Decision::Typed(event_target_value(&event)));
    };
    let is_chosen = typed.is_some();
    view! {
        <div class="third">
            <SideOption name=index.id("") id=index.id("-typed") label=locale.label(ReviewLabel::TYPE_VALUE) is_chosen on_choose=choose node_ref=radio />
            <input
                node_ref=field
                type="text"
                autocomplete="off"
                id=index.id("-text")
                aria-label=locale.label(ReviewLabel::TYPED_VALUE)
                aria-describedby=index.id("")
                value=typed.unwrap_or_default()
                on:input=on_input
            />
        </div>
    }
}
