//! Tables from their bytes to their rows: a large one is asked about before, and read in slices, between which the page
//! shows how far it is and hears the button that stops it.

use std::sync::Arc;

use keikaku::exchange::encoding::{Large, large};
use keikaku::exchange::read::{Reader, Step, TableFile, Trouble};
use keikaku::wording::{Label, exchange};
use web_sys::Event;

use crate::browser::encoding::BrowserCp932;
use crate::browser::moment;
use crate::ui::app::AppState;
use crate::ui::app::focus;
use crate::ui::components::el::{El, button, el, group};
use crate::ui::review::table_file;
use crate::ui::review::{Arrived, frame, said};
use leptos::prelude::*;

/// Rows between two looks at the page.
const SLICE: usize = 2_000;

/// How far a file is read, in bytes of its text, and of how many; `None` before the first slice.
type Progress = ArcRwSignal<Option<(usize, usize)>>;

/// Reads tables; large ones only once that is agreed to.
pub(crate) async fn open(app: AppState, which: u32, files: Vec<Arrived>, refused: Vec<String>) {
    match files.iter().find_map(|file| Some((file.name.clone(), large(&file.bytes)?))) {
        Some((name, size)) => app.show_preview(ask_first(app, name, size, files, refused)),
        None => read(app, which, &files, refused).await,
    }
}

/// Says how large a file is, and goes on if that is wished.
fn ask_first(app: AppState, name: String, size: Large, files: Vec<Arrived>, refused: Vec<String>) -> ViewFn {
    let files = Arc::new((files, refused));
    ViewFn::from(move || {
        let files = Arc::clone(&files);
        let go_on = move || {
            let (files, which) = (Arc::clone(&files), app.begin_reading());
            leptos::task::spawn_local(async move { read(app, which, &files.0, files.1.clone()).await });
        };
        let sentence = el("p").text(exchange::large(size, app.words()));
        frame(app, &name, sentence, button("primary", app.label(Label::Continue)).press(go_on)).view()
    })
}

/// Reads them all and shows what they would do; where none of them is a table, why.
async fn read(app: AppState, which: u32, files: &[Arrived], mut refused: Vec<String>) {
    let mut tables = Vec::new();
    for file in files {
        match read_one(app, which, file).await {
            Some(Ok(table)) => tables.push((file.clone(), table)),
            Some(Err(trouble)) => refused.push(said(&file.name, &exchange::trouble(&trouble, app.words()))),
            // Somebody has stopped it, or chosen another file.
            None => return,
        }
    }
    match table_file::show(app, tables, refused) {
        Ok(preview) => app.show_preview(preview),
        Err(refused) => {
            app.preview.set(None);
            app.warn(refused.join("\n"));
        }
    }
}

/// Reads a file slice by slice; `None` once it is not wanted any more.
async fn read_one(app: AppState, which: u32, file: &Arrived) -> Option<Result<TableFile, Trouble>> {
    let mut reader = match Reader::new(&file.bytes, &BrowserCp932::default()) {
        Ok(reader) => reader,
        Err(trouble) => return Some(Err(trouble)),
    };
    let progress = Progress::default();
    loop {
        match reader.step(SLICE) {
            Ok(Step::Done(table)) => return Some(Ok(table)),
            Err(trouble) => return Some(Err(trouble)),
            Ok(Step::Reading { read, of }) => {
                if progress.with_untracked(Option::is_none) {
                    app.show_preview(under_way(app, &file.name, progress.clone()));
                }
                progress.set(Some((read, of)));
                moment::breath().await;
                if !app.is_reading(which) {
                    return None;
                }
            }
        }
    }
}

/// How far the file is read, and the button that stops it.
fn under_way(app: AppState, name: &str, progress: Progress) -> ViewFn {
    let name = Arc::<str>::from(name);
    ViewFn::from(move || {
        let (read, of) = (progress.clone(), progress.clone());
        let bytes = |pair: Option<(usize, usize)>, which: fn((usize, usize)) -> usize| {
            Some(pair.map(which).unwrap_or_default().to_string())
        };
        let bar: El = el("progress")
            .attr("aria-label", app.label(Label::ReadingFile))
            .live("value", move || bytes(read.get(), |(read, _)| read))
            .live("max", move || bytes(of.get(), |(_, of)| of));
        let stop = button("secondary", app.label(Label::StopReading)).id("stop-reading");
        let content = group().with(el("p").text(app.label(Label::ReadingFile))).with(el("p").with(bar)).with(
            el("div").class("buttons").with(stop.press(move || {
                app.close_preview();
                app.say(app.label(Label::ReadingStopped).to_owned());
                focus::give_soon(vec!["main".to_owned()]);
            })),
        );
        let leave = move |event: Event| {
            if focus::plain_key(&event).as_deref() == Some("Escape") {
                app.cancel_preview();
            }
        };
        el("section")
            .class("panel preview")
            .on("keydown", leave)
            .with(el("h2").id("preview").attr("tabindex", "-1").text(app.label(Label::Preview)))
            .with(el("p").class("file-name").text(&*name))
            .with(content)
            .view()
    })
}
