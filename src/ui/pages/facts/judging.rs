//! 判定の言葉と基準: the words in which the plan judges its KPIs, and the rate from which a KPI is おおむね順調.

use keikaku::command::PlanCommand;
use keikaku::plan::judging::{JudgedWord, JudgingSetting, Threshold};
use keikaku::value::width;
use keikaku::wording::{FactsLabel, Label, judging};
use leptos::prelude::*;

use crate::ui::app::{use_locale, use_open_plan};
use crate::ui::components::CommittedField;

const MEANING: &str = "judging-meaning";

/// The fields of the three words and of the threshold, with a sentence on what they do. They send
/// [`PlanCommand::SetJudging`].
#[component]
pub(crate) fn JudgingFields() -> impl IntoView {
    let locale = use_locale();
    let words = JudgedWord::ALL.map(|of| view! { <WordField of /> });
    view! {
        <fieldset class="fact judging">
            <legend>{locale.label(FactsLabel::JUDGING)}</legend>
            {words}
            <ThresholdField />
            <div class="beside" id=MEANING>
                <span class="hint">{locale.label(FactsLabel::JUDGING_DOES)}</span>
            </div>
        </fieldset>
    }
}

/// The field of the plan's own word for a result.
#[component]
fn WordField(of: JudgedWord) -> impl IntoView {
    let (locale, plan) = (use_locale(), use_open_plan());
    let text = Signal::derive(move || plan.read(|plan| plan.judging.word(of).to_owned()).unwrap_or_default());
    let id = match of {
        JudgedWord::Met => "word-met",
        JudgedWord::OnTrack => "word-on-track",
        JudgedWord::Below => "word-below",
    };
    let take = move |word: String| {
        plan.command(PlanCommand::SetJudging(JudgingSetting::Word(of, width::trim(&word).to_owned())));
        Ok(())
    };
    view! {
        <div class="judging-field">
            <label for=id>{judging::word_label(of, locale.language())}</label>
            <CommittedField id text on_commit=Box::new(take) maxlength="20" />
        </div>
    }
}

/// The field of the threshold. A text that is not a threshold stays in the field, with the sentence on what to enter.
#[component]
fn ThresholdField() -> impl IntoView {
    const FIELD: &str = "on-track-from";
    const WRONG: &str = "on-track-from-wrong";
    let (locale, plan) = (use_locale(), use_open_plan());
    let threshold = move || plan.read(|plan| plan.judging.on_track_from.percent().to_string());
    let text = Signal::derive(move || threshold().unwrap_or_default());
    let error = RwSignal::new(None);
    let take = move |text: String| {
        let percent = width::key(&text).trim_end_matches('%').parse().ok();
        let read =
            percent.and_then(Threshold::new).ok_or_else(|| locale.label(FactsLabel::WRONG_THRESHOLD).to_owned())?;
        plan.command(PlanCommand::SetJudging(JudgingSetting::OnTrackFrom(read)));
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
