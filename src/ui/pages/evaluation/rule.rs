//! 判定の規則: the rule that grades the sheet, the meaning of its words, and its thresholds.

use std::sync::Arc;

use keikaku::command::PlanCommand;
use keikaku::plan::grade_rule::{RuleThreshold, built_in_rules};
use keikaku::plan::{GradeRule, Grading};
use keikaku::storage::plan_file::{PlanFileError, text_of};
use keikaku::value::{Amount, width};
use keikaku::wording::{EvaluationLabel, Label, errors, evaluation, grade_rules, rule_faults};
use leptos::prelude::*;
use web_sys::File;

use crate::browser::files;
use crate::ui::app::{Messages, use_locale, use_messages};
use crate::ui::components::{Choice, CommittedField, FileButton};
use crate::ui::pages::evaluation::sheet::{Sheet, SheetNow, use_sheet};
use crate::ui::review::about_file;

/// The choice of the rule, and the button that loads another rule. A settled sheet shows only the rule with which it
/// was settled.
#[component]
pub(super) fn RuleChoice() -> impl IntoView {
    let (language, messages, sheet) = (use_locale().language(), use_messages(), use_sheet());
    let built_in: Arc<[Arc<GradeRule>]> = built_in_rules().into_iter().map(Arc::new).collect();
    let offered = Arc::clone(&built_in);
    let grading = move || {
        let of_sheet = |now: &SheetNow| match now.state.frozen() {
            None => now.plan.grading.clone(),
            Some(frozen) => frozen.rule.clone().map_or(Grading::None, Grading::Rule),
        };
        sheet.find(|now| Some(of_sheet(now))).unwrap_or_default()
    };
    let is_settled = Memo::new(move |_| sheet.find(|now| Some(now.state.frozen().is_some())).unwrap_or_default());
    let options = Signal::derive(move || {
        let mut gradings = vec![Grading::None, Grading::TargetComparison];
        gradings.extend(offered.iter().cloned().map(Grading::Rule));
        // A rule that was loaded, or whose thresholds were changed, replaces the option of the built-in rule with the
        // same id.
        let chosen = grading();
        match gradings.iter_mut().find(|one| code(one) == code(&chosen)) {
            Some(place) => *place = chosen,
            None => gradings.push(chosen),
        }
        gradings.iter().map(|one| (code(one), evaluation::grading(one, language))).collect::<Vec<_>>()
    });
    let chosen = Signal::derive(move || code(&grading()));
    let choose = move |chosen: String| {
        let rule = built_in.iter().find(|rule| rule.id == chosen).cloned();
        let grading = match (rule, chosen.as_str()) {
            (Some(rule), _) => Grading::Rule(rule),
            (None, GradeRule::TARGET_COMPARISON) => Grading::TargetComparison,
            (None, "") => Grading::None,
            // The loaded rule is in force already.
            (None, _) => return,
        };
        set(sheet, grading);
    };
    let load = move |chosen: Vec<File>| {
        for file in chosen {
            leptos::task::spawn_local(load(sheet, messages, file));
        }
    };
    view! {
        <Choice id="grade-rule" label=Label::GRADING_RULE.text(language) options chosen on_select=choose is_disabled=is_settled />
        <span hidden=move || is_settled.get()>
            <FileButton
                id="rule-chooser"
                label=EvaluationLabel::LOAD_RULE.text(language)
                accept=".json,.txt"
                is_multiple=false
                on_files=load
            />
        </span>
    }
}

/// The option value of a grading; blank for none.
fn code(grading: &Grading) -> String {
    grading.rule_id().unwrap_or_default().to_owned()
}

fn set(sheet: Sheet, grading: Grading) {
    sheet.plan.command(PlanCommand::SetGrading(grading));
}

async fn load(sheet: Sheet, messages: Messages, file: File) {
    let language = sheet.plan.editor.language();
    let read = files::read(&file).await.map_err(|_| PlanFileError::Unreachable);
    let text = read.as_deref().map_err(|error| *error).and_then(text_of);
    let read = match text {
        Ok(text) => GradeRule::from_json(text.trim_start_matches('\u{feff}'))
            .map_err(|fault| rule_faults::sentence(&fault, language)),
        Err(error) => Err(errors::file(error, language)),
    };
    match read {
        Ok(rule) => set(sheet, Grading::Rule(Arc::new(rule))),
        Err(sentence) => messages.show_error(about_file(&file.name(), &sentence)),
    }
}

/// The meaning of the rule's words, below the table, and the rule's thresholds while the sheet is being filled in.
#[component]
pub(super) fn RuleText() -> impl IntoView {
    let (language, sheet) = (use_locale().language(), use_sheet());
    let clauses = move || {
        let rule = sheet.rule()?;
        let lines = grade_rules::indicator_clauses(&rule, language).into_iter();
        let lines = lines.chain(grade_rules::whole_clauses(&rule, language));
        let lines = lines.map(|line| view! { <li>{line}</li> }).collect_view();
        let heading = format!("{}: {}", Label::GRADING_RULE.text(language), grade_rules::name(&rule, language));
        let source = rule.source.clone();
        Some(
            view! { <p class="rule-name">{heading}" "<small>{source}</small></p> <ul class="rule-clauses">{lines}</ul> },
        )
    };
    // The fields stay while the rule is the same.
    let own = Memo::new(move |_| {
        let own = sheet.find(|now| match &now.plan.grading {
            Grading::Rule(rule) if now.state.frozen().is_none() => Some(Arc::clone(rule)),
            _ => None,
        });
        own.unwrap_or_default()
    });
    let thresholds = move || {
        let rule = own.get();
        let fields = rule.thresholds().into_iter().enumerate();
        let fields = fields.map(|(at, threshold)| threshold_field(sheet, &rule, at, &threshold)).collect_view();
        Some(view! { <div class="rule-thresholds">{fields}</div> })
    };
    view! {
        <div class="rule-text">{clauses}{thresholds}</div>
    }
}

/// The field of a threshold of the rule.
fn threshold_field(sheet: Sheet, rule: &Arc<GradeRule>, at: usize, threshold: &RuleThreshold) -> impl IntoView + use<> {
    let language = use_locale().language();
    let word = rule.word(&threshold.word).map(|word| word.label.clone()).unwrap_or_default();
    let label = format!("{word} {}", grade_rules::threshold(threshold.kind, language));
    let text = Signal::stored(threshold.amount.plain());
    let rule = Arc::clone(rule);
    let take = move |typed: String| {
        let amount = Amount::from_plain(width::key(&typed).trim_end_matches('%'));
        let changed = amount.and_then(|amount| rule.with_threshold(at, amount));
        let changed = changed.ok_or_else(|| rule_faults::wrong_threshold(language))?;
        set(sheet, Grading::Rule(Arc::new(changed)));
        Ok(())
    };
    let error = RwSignal::new(None);
    view! {
        <label class="field">
            <span class="field-label">{label}</span>
            <CommittedField text error class="percent" on_commit=Box::new(take) is_number=true />
            <span class="wrong">{error}</span>
        </label>
    }
}
