//! 対応が必要な事項: up to five links to what needs action, the most pressing first, and to the findings.

use keikaku::paper::comparison_table::summary;
use keikaku::session::route::Route;
use keikaku::wording::attention::{Attention, AttentionList, AttentionPlace, MOST};
use keikaku::wording::{Label, OverviewLabel};
use leptos::prelude::*;

use crate::browser::clock;
use crate::ui::app::report::finding_counts_text;
use crate::ui::app::{OpenPlan, use_locale, use_open_plan, use_saving};
use crate::ui::pages::overview::overview_figures::use_overview;
use crate::ui::pages::place_link::PlaceLink;

/// The list. A few matters of a kind have a line each; many of a kind share one line, which leads to 年度の実績入力 of the
/// newest year.
#[component]
pub(crate) fn NextSteps() -> impl IntoView {
    let (locale, saving, open, overview) = (use_locale(), use_saving(), use_open_plan(), use_overview());
    saving.load_lineages();
    let items = move || {
        overview.figures().map(|figures| {
            let plan = &figures.plan;
            let inquiries =
                open.editor.read_session(|session| session.lineage(open.id).inquiries().to_vec()).unwrap_or_default();
            let has_findings = open.editor.report.with(|report| report.as_ref().is_some_and(|report| report.open > 0));
            let room = MOST - usize::from(has_findings);
            let changes = summary::changes_in_hand(plan);
            let lines = AttentionList::new(plan, &inquiries, changes, clock::today(), room, locale.language()).lines;
            let is_empty = lines.is_empty() && !has_findings;
            let findings = has_findings.then(|| {
                let found = finding_counts_text(plan, locale.language());
                let text = format!("{}: {found}", locale.label(Label::VIEW_CHECKS));
                view! { <li data-attention=""><a href=Route::Checks(open.id).fragment()>{text}</a></li> }
            });
            view! {
                {lines.into_iter().map(|line| view! { <Line line /> }).collect_view()}
                {findings}
                {is_empty.then(|| view! { <li>{locale.label(OverviewLabel::NOTHING_TO_DO)}</li> })}
            }
        })
    };
    view! {
        <section class="next-steps">
            <h2>{locale.label(Label::NEXT_STEPS)}</h2>
            <ul aria-label=locale.label(Label::NEXT_STEPS)>{items}</ul>
        </section>
    }
}

/// A matter that needs action, with the link to its view.
#[component]
fn Line(line: Attention) -> impl IntoView {
    let OpenPlan { id, .. } = use_open_plan();
    let Attention { text, place } = line;
    let link = match place {
        AttentionPlace::Place(place) => view! { <PlaceLink place text /> }.into_any(),
        AttentionPlace::Inquiry => view! { <a href=Route::Inquiry(id).fragment()>{text}</a> }.into_any(),
        AttentionPlace::Actuals(year) => view! { <a href=Route::Close(id, year).fragment()>{text}</a> }.into_any(),
        AttentionPlace::Amendment => view! { <a href=Route::Amendment(id).fragment()>{text}</a> }.into_any(),
    };
    view! { <li data-attention="">{link}</li> }
}
