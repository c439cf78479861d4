//! The texts about the project, or about each 基本目標.

use keikaku::figures::evaluation::grade_of_whole;
use keikaku::plan::evaluation::{NameKey, Whole};
use keikaku::plan::{EvaluationPart, WholeText};
use keikaku::wording::{EvaluationLabel, evaluation};
use leptos::prelude::*;

use crate::ui::app::use_locale;
use crate::ui::pages::evaluation::sheet::{Sheet, SheetNow, use_sheet};
use crate::ui::pages::evaluation::sheet_field::{grade_choice, radio_choice, sheet_field};

const FIELDS: [WholeText; 4] = [WholeText::Effect, WholeText::ExpertsGrade, WholeText::Policy, WholeText::PolicyReason];

/// The project or the goals of a strategy, and below them whether the strategy is to be revised.
#[component]
pub(super) fn Wholes() -> impl IntoView {
    let (locale, sheet) = (use_locale(), use_sheet());
    let names = Memo::new(move |_| {
        let names =
            sheet.find(|now| Some(now.plan.wholes(sheet.year).into_iter().map(|(_, name)| name).collect::<Vec<_>>()));
        names.unwrap_or_default()
    });
    let is_of_goals = move || names.with(|names| names.iter().any(|name| !name.is_empty()));
    let heading = move || {
        locale.label(if is_of_goals() { EvaluationLabel::EVALUATED_GOALS } else { EvaluationLabel::EVALUATED_PROJECT })
    };
    let revises = EvaluationPart::Whole(Whole::Project, WholeText::RevisesStrategy);
    let label = evaluation::part(revises, locale.language());
    view! {
        <section class="evaluation-wholes">
            <h2>{heading}</h2>
            {move || names.get().into_iter().map(|name| whole_texts(sheet, name)).collect_view()}
            <div class="field" hidden=move || !sheet.shows(revises)>
                <span class="field-label" aria-hidden="true">{label}</span>
                {radio_choice(sheet, revises, label.to_owned())}
            </div>
        </section>
    }
}

/// The texts about the 基本目標 with the name, or about the project if the name is blank.
fn whole_texts(sheet: Sheet, name: String) -> AnyView {
    let language = use_locale().language();
    let whole = Whole::from_name(&name);
    let heading = (!name.is_empty()).then(|| view! { <h3 lang="ja">{name.clone()}</h3> });
    let fields = FIELDS.map(|text| {
        let part = EvaluationPart::Whole(whole, text);
        let label = evaluation::part(part, language);
        let name = if name.is_empty() { label.to_owned() } else { format!("{name} {label}") };
        sheet_field(sheet, part, name, false)
    });
    // The fields are kept as long as the rule has the same names.
    let points = Memo::new(move |_| {
        let names =
            |now: &SheetNow| Some(now.figures.shown.typed_points().into_iter().map(str::to_owned).collect::<Vec<_>>());
        sheet.find(names).unwrap_or_default()
    });
    let prefix = if name.is_empty() { String::new() } else { format!("{name} ") };
    let points = move || {
        let fields = points.get().into_iter().map(|points| {
            let part = EvaluationPart::Points(whole, NameKey::from_name(&points));
            sheet_field(sheet, part, format!("{prefix}{points}"), false)
        });
        fields.collect_view()
    };
    let grade_name = evaluation::whole_grade(&name, language);
    let of_rule = move || {
        sheet.find(|now| {
            let said = now.plan.evaluations.get(sheet.year).map(|said| &**said);
            Some(evaluation::by_the_rule(grade_of_whole(said, &now.figures.shown, whole)?, language))
        })
    };
    view! {
        {heading}
        <div class="evaluation-fields">
            {fields.into_iter().collect_view()}
            {points}
            {grade_choice(sheet, EvaluationPart::Whole(whole, WholeText::Grade), grade_name)}
            <span class="hint">{of_rule}</span>
        </div>
    }
    .into_any()
}
