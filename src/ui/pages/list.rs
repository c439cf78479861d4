//! 計画一覧: every plan, the ways to create one, and the parts of the store that concern this device ([`device_section`]).

mod device_section;
mod element_ids;
mod form_panel;
mod found_records;
mod list_tools;
mod load_form;
pub(crate) mod new_years;
mod panel_button;
mod plan_actions;
mod plan_lines;
mod plan_steps;
mod plan_table;
mod remove_form;
mod rename_form;
mod sample_panel;
mod save_all_note;
mod storage_room;
mod unreadable_records;
mod wipe_panel;

use std::sync::Arc;

use keikaku::plan::{Placement, Plan};
use keikaku::session::route::{ComparedSide, Route};
use keikaku::storage::Stock;
use keikaku::wording::{Label, ListLabel, SummaryLabel};
use leptos::prelude::*;

use crate::browser::folder;
use crate::ui::app::{focus, use_editor, use_locale, use_saving};
use crate::ui::components::Button;
use crate::ui::pages::exchange::save_all;
use crate::ui::pages::list::device_section::DeviceSection;
use crate::ui::pages::list::element_ids::{ARCHIVE_LINK, BIN_LINK};
use crate::ui::pages::list::form_panel::FormPanel;
use crate::ui::pages::list::list_tools::ListTools;
use crate::ui::pages::list::load_form::{LoadFormButton, ReplaceFormPanel, Replacement};
use crate::ui::pages::list::panel_button::PanelButton;
use crate::ui::pages::list::plan_lines::PlanLines;
use crate::ui::pages::list::plan_table::PlanTable;
use crate::ui::pages::list::sample_panel::SamplePanel;
use crate::ui::pages::list::save_all_note::SaveAllNote;
use crate::ui::pages::list::wipe_panel::{WipePanel, stock_to_wipe};
use crate::ui::review::{Preview, ReadFileButton, folder as folder_files, use_previews};

/// The id of the button that opens the question whether everything is to be deleted from this device.
const WIPE_BUTTON: &str = "wipe-all";

/// The panel that is open below the buttons. At most one is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Panel {
    /// The forms for a new plan.
    Forms,
    /// The samples.
    Samples,
    /// The question whether everything is to be deleted, with the content that would be deleted.
    Wiping(Stock),
}

impl Panel {
    /// The content that would be deleted, if the panel is that question.
    fn stock(self) -> Option<Stock> {
        match self {
            Self::Wiping(stock) => Some(stock),
            Self::Forms | Self::Samples => None,
        }
    }
}

/// The view 計画一覧. It creates, finds, renames and copies plans, moves them to the bin, reads files, loads forms, and saves
/// or deletes everything on this device.
#[component]
pub(crate) fn ListPage() -> impl IntoView {
    let (locale, saving) = (use_locale(), use_saving());
    let panel = RwSignal::new(None::<Panel>);
    let replacement = RwSignal::new(None::<Replacement>);
    PlanLines::provide();
    let is_kept = |plan: &Arc<Plan>| plan.placement != Placement::Bin;
    let has_plans = Memo::new(move |_| saving.editor.workbook.with(|workbook| workbook.plans().iter().any(is_kept)));
    let has_records = Memo::new(move |_| has_plans.get() || saving.unreadable.with(|records| !records.is_empty()));
    let has_found = Memo::new(move |_| !saving.found().is_empty());
    let stock = Memo::new(move |_| panel.get().and_then(Panel::stock));
    let toggle = move |which| panel.update(|open| *open = if *open == Some(which) { None } else { Some(which) });
    let toggle_wiping = move |()| {
        let is_open = panel.get_untracked().and_then(Panel::stock).is_some();
        panel.set(if is_open { None } else { stock_to_wipe(saving).map(Panel::Wiping) });
    };
    let close_wiping = move |()| {
        panel.set(None);
        focus::focus_after_update(vec![WIPE_BUTTON.to_owned()]);
    };
    view! {
        <h1>{locale.label(Label::PLAN_LIST)}</h1>
        <ListButtons panel replacement on_toggle=toggle />
        <Show when=move || has_records.get()>
            <SaveAllNote />
        </Show>
        <ReplaceFormPanel replacement />
        <Show when=move || panel.get() == Some(Panel::Forms)>
            <FormPanel />
        </Show>
        <Show when=move || panel.get() == Some(Panel::Samples)>
            <SamplePanel />
        </Show>
        <Preview />
        <p class="empty" hidden=move || has_records.get()>{locale.label(ListLabel::IS_EMPTY)}</p>
        <ListTools />
        <PlanTable />
        <Show when=move || has_records.get() || has_found.get()>
            <DeviceSection />
        </Show>
        <ListLinks />
        <p>
            <PanelButton
                label=ListLabel::WIPE_ALL
                rank="quiet"
                id=WIPE_BUTTON
                is_open=Signal::derive(move || stock.get().is_some())
                on_toggle=toggle_wiping
            />
        </p>
        {move || stock.get().map(|stock| view! { <WipePanel stock on_close=close_wiping /> })}
    }
}

/// The buttons that add plans and forms, すべて保存, and the way to 総括表.
#[component]
fn ListButtons(
    /// The panel that is open below the buttons.
    #[prop(into)]
    panel: Signal<Option<Panel>>,
    /// The replacement of a form about which the user is asked.
    replacement: RwSignal<Option<Replacement>>,
    /// Called with the panel whose button was pressed; the panel is then opened, or closed if it is open.
    #[prop(into)]
    on_toggle: Callback<Panel>,
) -> impl IntoView {
    let (locale, saving, previews) = (use_locale(), use_saving(), use_previews());
    let panel_button = move |label, rank, which| {
        let is_open = Signal::derive(move || panel.get() == Some(which));
        view! { <PanelButton label rank is_open on_toggle=move |()| on_toggle.run(which) /> }
    };
    let open_folder_file = folder::can_pick().then(|| {
        view! {
            <Button
                class="secondary"
                text=locale.label(ListLabel::OPEN_FOLDER_FILE)
                on_press=move |_| folder_files::open(previews)
            />
        }
    });
    view! {
        <div class="buttons">
            {panel_button(ListLabel::NEW_PLAN, "primary", Panel::Forms)}
            {panel_button(ListLabel::FROM_SAMPLE, "secondary", Panel::Samples)} <ReadFileButton /> {open_folder_file}
            <LoadFormButton replacement />
            <Button class="secondary" text=locale.label(ListLabel::SAVE_ALL) on_press=move |_| save_all(saving) />
            <a class="secondary" href=Route::Summary.fragment()>
                {SummaryLabel::TITLE.text(locale.language())}
            </a>
        </div>
    }
}

/// The links to 保管, if there are archived plans, to ごみ箱 and to 比べる.
#[component]
fn ListLinks() -> impl IntoView {
    let (locale, editor) = (use_locale(), use_editor());
    let is_archived = |plan: &Arc<Plan>| plan.placement == Placement::Archive;
    let has_archive = Memo::new(move |_| editor.workbook.with(|workbook| workbook.plans().iter().any(is_archived)));
    let comparison = Route::Compare(ComparedSide::Nothing, ComparedSide::Nothing);
    view! {
        <p hidden=move || !has_archive.get()>
            <a id=ARCHIVE_LINK href=Route::Archive.fragment()>
                {locale.label(Label::ARCHIVE)}
            </a>
        </p>
        <p>
            <a id=BIN_LINK href=Route::Bin.fragment()>
                {locale.label(Label::BIN)}
            </a>
        </p>
        <p>
            <a href=comparison.fragment()>{locale.label(Label::COMPARE_TWO)}</a>
        </p>
    }
}
