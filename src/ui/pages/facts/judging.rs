//! 判定の言葉と基準: in which words the plan judges its KPIs, and from which rate a KPI is おおむね順調.

use keikaku::command::{Command, PlanCommand};
use keikaku::plan::judging::{JudgedWord, JudgingSetting, Threshold};
use keikaku::value::id::PlanId;
use keikaku::value::width;
use keikaku::wording::{Label, judging};
use leptos::html;
use leptos::prelude::*;

use crate::ui::app::{Editor, use_editor, use_locale};

const MEANING: &str = "judging-meaning";

/// The fields of the three words and of the threshold, with a sentence on what they do. They send
/// [`PlanCommand::SetJudging`].
#[component]
pub(crate) fn JudgingFields(
    /// The plan.
    plan: PlanId,
) -> impl IntoView {
    let locale = use_locale();
    let words = JudgedWord::ALL.map(|of| view! { <WordField plan of /> });
    view! {
        <fieldset class="fact judging">
            <legend>{locale.label(Label::Judging)}</legend>
            {words}
            <ThresholdField plan />
            <div class="beside" id=MEANING>
                <span class="hint">{locale.label(Label::JudgingDoes)}</span>
            </div>
        </fieldset>
    }
}

/// The field of the plan's own word for a result.
#[component]
fn WordField(plan: PlanId, of: JudgedWord) -> impl IntoView {
    let (locale, editor) = (use_locale(), use_editor());
    let word = Memo::new(move |_| {
        let word = editor.workbook.with(|book| Some(book.plan(plan)?.judging.word(of).to_owned()));
        word.unwrap_or_default()
    });
    let id = match of {
        JudgedWord::Met => "word-met",
        JudgedWord::OnTrack => "word-on-track",
        JudgedWord::Below => "word-below",
    };
    let change =
        move |event| set(editor, plan, JudgingSetting::Word(of, width::trim(&event_target_value(&event)).to_owned()));
    view! {
        <div class="judging-field">
            <label for=id>{judging::word_label(of, locale.language())}</label>
            <input type="text" id=id lang="ja" maxlength="20" autocomplete="off" prop:value=word on:change=change />
        </div>
    }
}

/// The field of the threshold. A text that is none stays in the field, with the sentence on what to enter.
#[component]
fn ThresholdField(plan: PlanId) -> impl IntoView {
    const FIELD: &str = "on-track-from";
    const WRONG: &str = "on-track-from-wrong";
    let (locale, editor) = (use_locale(), use_editor());
    let threshold = Memo::new(move |_| {
        editor
            .workbook
            .with(|book| Some(book.plan(plan)?.judging.on_track_from.percent().to_string()))
            .unwrap_or_default()
    });
    let is_wrong = RwSignal::new(false);
    let field = NodeRef::<html::Input>::new();
    let write = move |text: &str| {
        if let Some(input) = field.get_untracked() {
            input.set_value(text);
        }
    };
    Effect::new(move |_| {
        threshold.with(|text| write(text));
        is_wrong.set(false);
    });
    let change = move |event| {
        let text = width::key(&event_target_value(&event));
        let read = text.trim_end_matches('%').parse().ok().and_then(Threshold::new);
        // The browser also sends this event when the field is removed, together with the signal.
        let _ = is_wrong.try_set(read.is_none());
        if let Some(threshold) = read {
            set(editor, plan, JudgingSetting::OnTrackFrom(threshold));
            write(&threshold.percent().to_string());
        }
    };
    view! {
        <div class="judging-field">
            <label for=FIELD>{locale.label(Label::OnTrackFrom)}</label>
            <input
                type="text"
                id=FIELD
                class="percent"
                node_ref=field
                inputmode="numeric"
                autocomplete="off"
                value=threshold.get_untracked()
                aria-describedby=format!("{WRONG} {MEANING}")
                aria-invalid=move || is_wrong.get().then_some("true")
                on:change=change
            />
            <span>{"%"}</span>
            <span class="wrong" id=WRONG>{move || is_wrong.get().then(|| locale.label(Label::WrongThreshold))}</span>
        </div>
    }
}

fn set(editor: Editor, plan: PlanId, setting: JudgingSetting) {
    editor.command(Command::InPlan { plan, command: PlanCommand::SetJudging(setting) });
}
