//! The chart at the head of 詳細, drawn by the chunk `sheet`; it follows what is typed above it.

use crate::ui::leptos::*;
use wasm_split_macros::wasm_split;

use crate::browser::chunk::{self, NotArrived};
use crate::ui::board::RowView;
use crate::ui::chart;
use crate::ui::desk::Desk;
use crate::ui::el::group;
use crate::ui::late::LateView;

/// The chart; nothing of 定性 and of an unused slot.
#[wasm_split(sheet, wasm_split_path = chunk, fallible)]
pub(super) fn large_picture(desk: Desk, row: ArcLive<RowView>) -> Result<LateView, NotArrived> {
    chart::dress();
    Ok(LateView::new(move || {
        let row = row.clone();
        group().part(move || {
            let frame = desk.board()?.frame.get().1;
            row.with(|row| chart::large(&row.indicator, frame.span(), desk.words()))
        })
    }))
}
