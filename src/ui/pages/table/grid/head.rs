//! The header row: the baseline's column, the fiscal years in both calendars, 合計.

use std::sync::Arc;

use keikaku::fiscal_year::FiscalYear;
use keikaku::wording::{Label, terms};
use leptos::prelude::*;

use crate::ui::app::AppState;
use crate::ui::app::grid_state::Frame;
use crate::ui::components::el::{El, el, group};
use crate::ui::pages::table::grid::row_group::line;

/// The header row; stays in view while the rows scroll.
pub(crate) fn grid_head(app: AppState, frame: ArcRwSignal<(usize, Arc<Frame>)>) -> El {
    group().part(move || {
        let frame = frame.get().1;
        let words = app.words();
        let year = |year: FiscalYear| {
            let western = el("span").id(format!("lbl-y{year}")).text(terms::year(year, words));
            let era = el("span").class("era").in_japanese().text(year.era_label());
            column().class("year").with(western).with(era)
        };
        let baseline = el("span").id("lbl-baseline").text(terms::baseline(frame.form, words));
        let row = line("grid-head")
            .with(column().class("row-head").text(app.label(Label::ColumnRow)))
            .with(column().class("base").with(baseline))
            .each(frame.years.years().map(year))
            .with(column().class("total").text(app.label(Label::ColumnTotal)));
        Some(el("thead").role("rowgroup").with(row))
    })
}

fn column() -> El {
    el("th").role("columnheader")
}
