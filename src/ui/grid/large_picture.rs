//! The chart at the head of 詳細. It follows what is typed above it.

use leptos::prelude::*;

use crate::ui::board::RowView;
use crate::ui::chart;
use crate::ui::desk::Desk;
use crate::ui::el::{El, group};

/// The chart; nothing of 定性 and of an unused slot.
pub(super) fn large_picture(desk: Desk, row: &ArcRwSignal<RowView>) -> El {
    let row = row.clone();
    group().part(move || {
        let frame = desk.board()?.frame.get().1;
        row.with(|row| chart::large(&row.indicator, frame.span(), desk.words()))
    })
}
