//! Files in: they are chosen or dropped, read, and shown as what they would change; nothing changes before 取り込む.
//!
//! What a reader leaves here is a [`ViewFn`], which holds the heading `#preview`.

pub(crate) mod answer;
pub(crate) mod asked;
pub(crate) mod changes;
pub(crate) mod copying;
pub(crate) mod folder;
pub(crate) mod folder_file;
pub(crate) mod plan_file;
pub(crate) mod read_file;
pub(crate) mod reading;
pub(crate) mod sheet;
pub(crate) mod table_file;
pub(crate) mod tabs;

use keikaku::exchange::{encoding, package};
use keikaku::wording::{Label, troubles};
use web_sys::{DragEvent, Event, File, FileList};

pub(crate) use folder_file::show_clash;

use crate::browser::{files, moment};
use crate::ui::app::focus;
use crate::ui::app::route::Route;
use crate::ui::app::{AppState, use_app};
use crate::ui::components::el::{El, button, el, group};
use leptos::ev;
use leptos::prelude::*;

/// The preview, while a file or what another tab has changed waits to be decided.
#[component]
pub(crate) fn Preview() -> impl IntoView {
    let app = use_app();
    let conflict = move || app.conflict.get().map(|conflict| tabs::conflict_view(app, &conflict));
    move || match app.preview.get() {
        Some(preview) => Some(preview.run()),
        None => conflict().map(El::view),
    }
}

/// Lets a dragged file be dropped anywhere: elsewhere than on us, the browser would leave the page for it. A dragged
/// text stays the fields' own.
pub(crate) fn accept(event: &DragEvent) {
    let kinds = event.data_transfer().map(|transfer| transfer.types());
    if kinds.is_some_and(|kinds| kinds.includes(&"Files".into(), 0)) {
        event.prevent_default();
    }
}

/// Hears of files that are dropped, and looks at the files of plans when another view is shown.
pub(crate) fn listen(app: AppState) {
    folder::listen(app);
    window_event_listener(ev::dragover, |event| accept(&event));
    window_event_listener(ev::drop, move |event| on_drop(app, &event));
}

/// Files are dropped.
fn on_drop(app: AppState, event: &DragEvent) {
    accept(event);
    // 比べる has sides for files, and takes nothing in.
    if matches!(app.route.get_untracked(), Route::Compare(..)) {
        return;
    }
    if let Some(files) = event.data_transfer().and_then(|transfer| transfer.files()) {
        read_files(app, &files);
    }
}

/// Reads files and shows what they would change; nothing changes yet.
pub(crate) fn read_files(app: AppState, files: &FileList) {
    // The list of a drop is empty once the event is over; its files are not.
    read_all_of(app, (0..files.length()).filter_map(|nth| files.get(nth)).collect());
}

/// The same, of files that are no list of the browser's.
pub(crate) fn read_all_of(app: AppState, files: Vec<File>) {
    if files.is_empty() {
        return;
    }
    app.fields.leave(app);
    app.drop_preview();
    app.message.set(None);
    let which = app.begin_reading();
    leptos::task::spawn_local(open_files(app, which, files));
}

/// A file whose bytes are here.
#[derive(Clone, Debug)]
pub(crate) struct Arrived {
    name: String,
    /// When it was kept, `2026-11-20T10:32`, where the browser knows.
    kept: Option<String>,
    bytes: Vec<u8>,
}

/// Opens files, or says why they can't be.
async fn open_files(app: AppState, which: u32, files: Vec<File>) {
    let (mut arrived, mut refused) = (Vec::new(), Vec::new());
    for file in files {
        let (name, kept) = (file.name(), moment::of(file.last_modified()));
        match files::read(&file).await {
            Ok(bytes) => arrived.push(Arrived { name, kept, bytes }),
            Err(_) => refused.push(said(&name, &troubles::file(package::Trouble::Unreachable, app.words()))),
        }
    }
    if app.is_reading(which) {
        open(app, which, arrived, refused).await;
    }
}

/// A plan file is known by its first letter; all else is read as a table. A plan file is looked at alone.
async fn open(app: AppState, which: u32, arrived: Vec<Arrived>, mut refused: Vec<String>) {
    let words = app.words();
    let (plans, tables): (Vec<Arrived>, Vec<Arrived>) =
        arrived.into_iter().partition(|file| encoding::is_json(&file.bytes));
    let troubles = match (&*plans, tables.is_empty()) {
        ([file], true) => match plan_file::open(app, &file.name, &file.bytes).await {
            Ok(preview) => {
                app.show_preview(preview);
                Vec::new()
            }
            Err(trouble) => vec![said(&file.name, &troubles::file(trouble, words))],
        },
        (several, _) => several.iter().map(|file| said(&file.name, troubles::file_alone(words))).collect(),
    };
    refused.extend(troubles);
    if !tables.is_empty() {
        reading::open(app, which, tables, refused).await;
    } else if !refused.is_empty() {
        app.warn(refused.join("\n"));
    }
}

fn said(name: &str, sentence: &str) -> String {
    format!("{name}: {sentence}")
}

/// The section of a preview: its heading, the file's name, what is in it, 取り込む and キャンセル. Esc closes it.
fn frame(app: AppState, name: &str, content: El, take: El) -> El {
    frame_with(app, name, content, take, group())
}

/// The same, with something said behind the buttons, where it moves nothing when it comes and goes.
fn frame_with(app: AppState, name: &str, content: El, take: El, said: El) -> El {
    frame_of(app, Label::Preview, name, content, take, said)
}

/// The same under another heading.
fn frame_of(app: AppState, heading: Label, name: &str, content: El, take: El, said: El) -> El {
    let cancel = button("secondary", app.label(Label::Cancel)).press(move || app.cancel_preview());
    let close = move |event: Event| {
        if focus::plain_key(&event).as_deref() == Some("Escape") {
            app.cancel_preview();
        }
    };
    el("section")
        .class("panel preview")
        .on("keydown", close)
        .with(el("h2").id("preview").attr("tabindex", "-1").text(app.label(heading)))
        .with(el("p").class("file-name").text(name))
        .with(content)
        .with(el("div").class("buttons").with(take).with(cancel).with(said))
}

/// 取り込む.
fn take_button(app: AppState, take: impl FnMut() + Send + 'static) -> El {
    button("primary", app.label(Label::TakeIn)).press(take)
}
