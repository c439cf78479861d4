//! Files in: one is chosen or dropped, read, and shown as what it would change; nothing changes before 取り込む.
//!
//! Reading is few people's work, so the readers and their previews are in the chunk `exchange` ([`chunk`]). What they
//! leave here is a [`LateView`], which holds the heading `#preview`.

mod cp932;
mod lineages;
mod plan_file;
mod table_file;

use keikaku::exchange::{encoding, package};
use keikaku::wording::{LateLabel, exchange, troubles};
use wasm_split_macros::wasm_split;
use web_sys::{DragEvent, Event, File};

pub(crate) use cp932::BrowserCp932;

use super::desk::Desk;
use super::el::{El, button, el, group};
use super::focus;
use super::late::LateView;
use crate::browser::chunk::{self, NotArrived};
use crate::browser::files;

/// The preview, while a file waits.
pub(crate) fn preview_section(desk: Desk) -> El {
    group().part(move || desk.preview.get().map(|preview| preview.make()))
}

/// Lets a dragged file be dropped anywhere: elsewhere than on us, the browser would leave the page for it. A dragged
/// text stays the fields' own.
pub(super) fn accept(event: &DragEvent) {
    let kinds = event.data_transfer().map(|transfer| transfer.types());
    if kinds.is_some_and(|kinds| kinds.includes(&"Files".into(), 0)) {
        event.prevent_default();
    }
}

impl Desk {
    /// A file is dropped.
    pub(super) fn on_drop(self, event: &DragEvent) {
        accept(event);
        let file = event.data_transfer().and_then(|transfer| transfer.files()).and_then(|files| files.get(0));
        if let Some(file) = file {
            self.read_file(file);
        }
    }

    /// Reads a file and shows what it would change; nothing changes yet.
    pub(crate) fn read_file(self, file: File) {
        self.fields.leave(self);
        self.preview.set(None);
        self.message.set(None);
        let which = self.begin_reading();
        self.when_arrived(async move { open_file(self, which, file.name(), files::read(&file).await.ok()).await });
    }

    /// Shows what a file would change.
    pub(crate) fn show_preview(self, preview: LateView) {
        self.preview.set(Some(preview));
        // A hand that has gone on typing meanwhile is not called away.
        if !self.is_typing() {
            focus::give_soon(vec!["preview".to_owned()]);
        }
    }

    /// Closes the preview; nothing has changed.
    pub(crate) fn close_preview(self) {
        self.begin_reading();
        self.preview.set(None);
        focus::give_soon(vec!["main".to_owned()]);
    }
}

/// Opens a file, or says why it can't be; without bytes the browser could not read it. A plan file is known by its
/// first letter; all else is read as a table.
#[wasm_split(exchange, wasm_split_path = chunk, fallible)]
fn open_file(desk: Desk, which: u32, name: String, bytes: Option<Vec<u8>>) -> Result<(), NotArrived> {
    if !desk.is_reading(which) {
        return Ok(());
    }
    let words = desk.words();
    let preview = match bytes {
        None => Err(troubles::file(package::Trouble::Unreachable, words)),
        Some(bytes) if encoding::is_json(&bytes) => {
            plan_file::open(desk, &name, &bytes).map_err(|trouble| troubles::file(trouble, words))
        }
        Some(bytes) => table_file::open(desk, &name, bytes).map_err(|trouble| exchange::trouble(&trouble, words)),
    };
    match preview {
        Ok(preview) => desk.show_preview(preview),
        Err(sentence) => desk.warn(format!("{name}: {sentence}")),
    }
    Ok(())
}

/// The section of a preview: its heading, the file's name, what is in it, 取り込む and キャンセル. Esc closes it.
fn frame(desk: Desk, name: &str, content: El, take: Option<El>) -> El {
    let cancel = button("secondary", desk.label(LateLabel::Cancel)).press(move || desk.close_preview());
    let close = move |event: Event| {
        if focus::plain_key(&event).as_deref() == Some("Escape") {
            desk.close_preview();
        }
    };
    el("section")
        .class("panel preview")
        .on("keydown", close)
        .with(el("h2").id("preview").attr("tabindex", "-1").text(desk.label(LateLabel::Preview)))
        .with(el("p").class("file-name").text(name))
        .with(content)
        .with(el("div").class("buttons").with_some(take).with(cancel))
}

/// 取り込む.
fn take_button(desk: Desk, take: impl FnMut() + Send + 'static) -> El {
    button("primary", desk.label(LateLabel::TakeIn)).press(take)
}
