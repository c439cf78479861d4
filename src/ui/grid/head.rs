//! The header row: the baseline's column, the fiscal years in both calendars, 合計.

use std::sync::Arc;

use keikaku::fiscal_year::FiscalYear;
use keikaku::wording::{Label, terms};
use leptos::prelude::*;

use crate::ui::board::Frame;
use crate::ui::desk::use_desk;
use crate::ui::live::{part, text};

/// The header row; stays in view while the rows scroll.
#[component]
pub(super) fn GridHead(
    /// The table's columns.
    frame: ArcRwSignal<(usize, Arc<Frame>)>,
) -> impl IntoView {
    let desk = use_desk();
    let words = desk.words();
    let baseline = {
        let frame = frame.clone();
        text(move || terms::baseline(frame.get().1.form, words).to_owned())
    };
    let years = part(move || {
        let frame = frame.get().1;
        let year = |year: FiscalYear| {
            view! {
                <th role="columnheader" scope="col">
                    <span id=format!("lbl-y{year}")>{terms::year(year, words)}</span>
                    <span class="era">{year.era_label()}</span>
                </th>
            }
            .into_any()
        };
        frame.years.years().map(year).collect_view().into_any()
    });
    view! {
        <thead role="rowgroup">
            <tr role="row">
                <th role="columnheader" scope="col" class="row-head">{desk.label(Label::ColumnRow)}</th>
                <th role="columnheader" scope="col"><span id="lbl-baseline">{baseline}</span></th>
                {years}
                <th role="columnheader" scope="col" class="total">{desk.label(Label::ColumnTotal)}</th>
            </tr>
        </thead>
    }
}
