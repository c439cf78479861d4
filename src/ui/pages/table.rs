//! 数値目標と実績: the view in which targets and actuals are entered, which is the main task of the program.

pub(crate) mod bulk_edit;
pub(crate) mod cell_bar;
pub(crate) mod clipboard;
pub(crate) mod drawer;
pub(crate) mod grid;
pub(crate) mod keys;
pub(crate) mod levels;
pub(crate) mod mouse;
pub(crate) mod paste_question;
pub(crate) mod rectangle_sum;
pub(crate) mod row_actions;
pub(crate) mod row_filters;
pub(crate) mod toolbar;

use keikaku::wording::{Label, TableLabel};
use leptos::prelude::*;

use crate::browser::screen::PageMark;
use crate::ui::app::{GridState, use_editor_view, use_locale, use_open_plan};
use crate::ui::components::SkipLink;
use crate::ui::pages::table::cell_bar::CellBar;
use crate::ui::pages::table::drawer::Drawer;
use crate::ui::pages::table::grid::{GRID, Grid};
use crate::ui::pages::table::paste_question::PasteQuestion;
use crate::ui::pages::table::toolbar::Toolbar;
use crate::ui::review::Preview;

/// The view: the grid of a plan, with the toolbar and the cell bar above it, and the drawer beside it.
#[component]
pub(crate) fn TablePage() -> impl IntoView {
    let (locale, view, plan) = (use_locale(), use_editor_view(), use_open_plan());
    GridState::of_view(view, plan.id, view.grid_options(plan.id))?;
    PageMark::Table.set();
    Some(view! {
        <SkipLink label=TableLabel::SKIP_TO_GRID to=GRID within="tbody :is(input, textarea)" />
        <h1 class="visually-hidden">{locale.label(Label::VIEW_KPI)}</h1>
        <Preview />
        <Toolbar />
        <PasteQuestion />
        <CellBar />
        <div class="table-area">
            <Grid />
            <Drawer />
        </div>
    })
}

#[cfg(test)]
mod tests {
    use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

    use super::*;
    use crate::ui::test_page::{TestPage, shown};

    wasm_bindgen_test_configure!(run_in_browser);

    use keikaku::command::{Command, Origin};
    use keikaku::plan::samples::SamplePlan;
    use keikaku::session::route::Route;

    use crate::browser::clock;
    use crate::ui::app::{EditorView, OpenPlan};

    /// A grid with a sample plan (the plan of 酒田市). Nothing is stored.
    fn grid(view: EditorView) -> impl IntoView + use<> {
        let sample = SamplePlan::ALL.into_iter().find(|sample| sample.code() == "002").expect("the sample");
        let plan = sample.plan(clock::fresh_plan(), clock::fresh_indicator).expect("its plan");
        let id = plan.id;
        view.editor.command(Command::AddPlan { plan: plan.into(), origin: Origin::Sample });
        view.editor.navigation.route.set(Route::Kpi(id));
        OpenPlan::provide(view, id);
        view! {
            <main on:input=move |event| view.fields.on_input(view, &event)>
                <TablePage />
            </main>
        }
    }

    #[wasm_bindgen_test]
    async fn typing_updates_the_total_of_the_row_and_keeps_the_typed_text() {
        let page = TestPage::show(grid);
        shown().await;
        let total = "[data-indicator] [data-field='target-total']";
        let before = page.text(total);
        page.type_into("[data-indicator] tr.target .year input", "６０，０００");
        shown().await;
        assert_ne!(page.text(total), before);
        let input = page.find("[data-indicator] tr.target .year input").expect("the cell");
        assert_eq!(
            js_sys::Reflect::get(&input, &"value".into()).ok().and_then(|value| value.as_string()).as_deref(),
            Some("６０，０００")
        );
    }
}
