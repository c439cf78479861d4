//! 判定の言葉と基準: in which words the plan judges its KPIs, and from which rate a KPI is おおむね順調.

use keikaku::command::{Command, PlanCommand};
use keikaku::plan::judging::{JudgedWord, JudgingSetting, Threshold};
use keikaku::value::{PlanId, width};
use keikaku::wording::{FactsLabel, Label, judging};
use leptos::prelude::*;

use crate::ui::app::{Editor, use_editor, use_locale};
use crate::ui::components::committed_field::CommittedField;

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
            <legend>{locale.label(FactsLabel::JUDGING)}</legend>
            {words}
            <ThresholdField plan />
            <div class="beside" id=MEANING>
                <span class="hint">{locale.label(FactsLabel::JUDGING_DOES)}</span>
            </div>
        </fieldset>
    }
}

/// The field of the plan's own word for a result.
#[component]
fn WordField(plan: PlanId, of: JudgedWord) -> impl IntoView {
    let (locale, editor) = (use_locale(), use_editor());
    let word = move || editor.workbook.with(|book| book.plan(plan).map(|plan| plan.judging.word(of).to_owned()));
    let text = Signal::derive(move || word().unwrap_or_default());
    let id = match of {
        JudgedWord::Met => "word-met",
        JudgedWord::OnTrack => "word-on-track",
        JudgedWord::Below => "word-below",
    };
    let take = move |word: String| {
        set(editor, plan, JudgingSetting::Word(of, width::trim(&word).to_owned()));
        Ok(())
    };
    view! {
        <div class="judging-field">
            <label for=id>{judging::word_label(of, locale.language())}</label>
            <CommittedField id text on_commit=Box::new(take) maxlength="20" />
        </div>
    }
}

/// The field of the threshold. A text that is none stays in the field, with the sentence on what to enter.
#[component]
fn ThresholdField(plan: PlanId) -> impl IntoView {
    const FIELD: &str = "on-track-from";
    const WRONG: &str = "on-track-from-wrong";
    let (locale, editor) = (use_locale(), use_editor());
    let threshold = move || {
        editor.workbook.with(|book| book.plan(plan).map(|plan| plan.judging.on_track_from.percent().to_string()))
    };
    let text = Signal::derive(move || threshold().unwrap_or_default());
    let error = RwSignal::new(None);
    let take = move |text: String| {
        let percent = width::key(&text).trim_end_matches('%').parse().ok();
        let read =
            percent.and_then(Threshold::new).ok_or_else(|| locale.label(FactsLabel::WRONG_THRESHOLD).to_owned())?;
        set(editor, plan, JudgingSetting::OnTrackFrom(read));
        Ok(())
    };
    view! {
        <div class="judging-field">
            <label for=FIELD>{locale.label(Label::ON_TRACK_FROM)}</label>
            <CommittedField
                id=FIELD
                class="percent"
                text
                error
                on_commit=Box::new(take)
                is_number=true
                described_by=format!("{WRONG} {MEANING}")
            />
            <span>{"%"}</span>
            <span class="wrong" id=WRONG>{error}</span>
        </div>
    }
}

fn set(editor: Editor, plan: PlanId, setting: JudgingSetting) {
    editor.command(Command::InPlan { plan, command: PlanCommand::SetJudging(setting) });
}
