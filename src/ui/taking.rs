//! Files in: they are chosen or dropped, read, and shown as what they would change; nothing changes before 取り込む.
//!
//! What a reader leaves here is a [`ViewFn`], which holds the heading `#preview`.

mod answer;
mod asked;
mod changes;
mod copying;
mod cp932;
mod folder_file;
mod lineages;
mod plan_file;
mod reading;
mod sheet;
mod table_file;
mod tabs;

use std::cell::Cell;

use keikaku::exchange::{encoding, package};
use keikaku::wording::{Label, troubles};
use wasm_bindgen::JsCast;
use web_sys::{DragEvent, Event, File, FileList, HtmlElement};

pub(crate) use cp932::BrowserCp932;
pub(super) use folder_file::show_clash;

use super::desk::Desk;
use super::el::{El, button, el, group};
use super::focus;
use super::route::Route;
use crate::browser::{files, moment};
use leptos::prelude::*;

/// The preview, while a file waits.
pub(crate) fn preview_section(desk: Desk) -> El {
    group().part(move || desk.preview.get().map(|preview| group().child(preview.run())))
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
    /// Files are dropped.
    pub(super) fn on_drop(self, event: &DragEvent) {
        accept(event);
        // 比べる has sides for files, and takes nothing in.
        if matches!(self.route.get_untracked(), Route::Compare(..)) {
            return;
        }
        if let Some(files) = event.data_transfer().and_then(|transfer| transfer.files()) {
            self.read_files(&files);
        }
    }

    /// Reads files and shows what they would change; nothing changes yet.
    pub(crate) fn read_files(self, files: &FileList) {
        // The list of a drop is empty once the event is over; its files are not.
        self.read_all_of((0..files.length()).filter_map(|nth| files.get(nth)).collect());
    }

    /// The same, of files that are no list of the browser's.
    pub(crate) fn read_all_of(self, files: Vec<File>) {
        if files.is_empty() {
            return;
        }
        self.fields.leave(self);
        self.preview.set(None);
        self.message.set(None);
        let which = self.begin_reading();
        leptos::task::spawn_local(open_files(self, which, files));
    }

    /// Shows what a file would change.
    pub(crate) fn show_preview(self, preview: ViewFn) {
        if self.preview.with_untracked(Option::is_none) {
            let before = document().active_element().and_then(|element| element.dyn_into().ok());
            BEFORE.set(before);
        }
        self.preview.set(Some(preview));
        // A hand that has gone on typing meanwhile is not called away.
        if !self.is_typing() {
            focus::give_soon(vec!["preview".to_owned()]);
            leptos::task::spawn_local(async {
                moment::breath().await;
                if let Some(heading) = document().get_element_by_id("preview") {
                    heading.scroll_into_view();
                }
            });
        }
    }

    /// Closes the preview: what is in it was taken in, or nothing changes.
    pub(crate) fn close_preview(self) {
        self.begin_reading();
        self.preview.set(None);
        focus::give_soon(vec!["main".to_owned()]);
    }

    /// キャンセル: nothing changes, what was said of the preview goes with it, and the focus goes back to where it was.
    fn cancel_preview(self) {
        self.message.set(None);
        self.close_preview();
        leptos::task::spawn_local(async {
            leptos::task::tick().await;
            // An element that is gone takes no focus: then the view has it.
            let _ = BEFORE.take().map(|before| before.focus());
        });
    }
}

thread_local! {
    /// What had the focus before a preview was shown.
    static BEFORE: Cell<Option<HtmlElement>> = const { Cell::new(None) };
}

/// A file whose bytes are here.
#[derive(Clone, Debug)]
struct Arrived {
    name: String,
    /// When it was kept, `2026-11-20T10:32`, where the browser knows.
    kept: Option<String>,
    bytes: Vec<u8>,
}

/// Opens files, or says why they can't be.
async fn open_files(desk: Desk, which: u32, files: Vec<File>) {
    let (mut arrived, mut refused) = (Vec::new(), Vec::new());
    for file in files {
        let (name, kept) = (file.name(), moment::of(file.last_modified()));
        match files::read(&file).await {
            Ok(bytes) => arrived.push(Arrived { name, kept, bytes }),
            Err(_) => refused.push(said(&name, &troubles::file(package::Trouble::Unreachable, desk.words()))),
        }
    }
    if desk.is_reading(which) {
        open(desk, which, arrived, refused).await;
    }
}

/// A plan file is known by its first letter; all else is read as a table. A plan file is looked at alone.
async fn open(desk: Desk, which: u32, arrived: Vec<Arrived>, mut refused: Vec<String>) {
    let words = desk.words();
    let (plans, tables): (Vec<Arrived>, Vec<Arrived>) =
        arrived.into_iter().partition(|file| encoding::is_json(&file.bytes));
    let troubles = match (&*plans, tables.is_empty()) {
        ([file], true) => match plan_file::open(desk, &file.name, &file.bytes).await {
            Ok(preview) => {
                desk.show_preview(preview);
                Vec::new()
            }
            Err(trouble) => vec![said(&file.name, &troubles::file(trouble, words))],
        },
        (several, _) => several.iter().map(|file| said(&file.name, troubles::file_alone(words))).collect(),
    };
    refused.extend(troubles);
    if !tables.is_empty() {
        reading::open(desk, which, tables, refused).await;
    } else if !refused.is_empty() {
        desk.warn(refused.join("\n"));
    }
}

fn said(name: &str, sentence: &str) -> String {
    format!("{name}: {sentence}")
}

/// The section of a preview: its heading, the file's name, what is in it, 取り込む and キャンセル. Esc closes it.
fn frame(desk: Desk, name: &str, content: El, take: El) -> El {
    frame_with(desk, name, content, take, group())
}

/// The same, with something said behind the buttons, where it moves nothing when it comes and goes.
fn frame_with(desk: Desk, name: &str, content: El, take: El, said: El) -> El {
    frame_of(desk, Label::Preview, name, content, take, said)
}

/// The same under another heading.
fn frame_of(desk: Desk, heading: Label, name: &str, content: El, take: El, said: El) -> El {
    let cancel = button("secondary", desk.label(Label::Cancel)).press(move || desk.cancel_preview());
    let close = move |event: Event| {
        if focus::plain_key(&event).as_deref() == Some("Escape") {
            desk.cancel_preview();
        }
    };
    el("section")
        .class("panel preview")
        .on("keydown", close)
        .with(el("h2").id("preview").attr("tabindex", "-1").text(desk.label(heading)))
        .with(el("p").class("file-name").text(name))
        .with(content)
        .with(el("div").class("buttons").with(take).with(cancel).with(said))
}

/// 取り込む.
fn take_button(desk: Desk, take: impl FnMut() + Send + 'static) -> El {
    button("primary", desk.label(Label::TakeIn)).press(take)
}
