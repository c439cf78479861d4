//! ファイルを見る on 総括表: plan files and long files that are only looked at. Nothing of them goes into the storage of the
//! browser.
//!
//! The files belong to the page: they are gone once the page is left or ファイルを閉じる is pressed. この計画を取り込む reads the file
//! that the user chose again, for its review.

use std::sync::Arc;

use keikaku::export::file_name::numbered_name;
use keikaku::plan::Placement;
use keikaku::plan::form::FormReader;
use keikaku::session::looked_at::{LookedFile, LookedPlan, Looking, PlanState, looked_at};
use keikaku::value::PlanId;
use keikaku::wording::summary::looked_at as words;
use keikaku::wording::{Label, LookedLabel};
use leptos::prelude::*;
use web_sys::{DragEvent, File};

use crate::browser::encoding::BrowserCp932;
use crate::browser::{clock, files};
use crate::ui::app::{Saving, focus, use_locale, use_saving};
use crate::ui::components::{Button, FileButton};
use crate::ui::review::{Previews, read_all, use_previews};

mod file_list;

pub(crate) use file_list::LookedFileList;

/// How many milliseconds files are read before the page reacts again.
const LONGEST_TURN: f64 = 40.0;
/// The endings of the names of files that are read from a folder, which contains other files as well.
const OF_FOLDER: [&str; 4] = [".json", ".keikaku", ".keikaku.txt", ".csv"];
/// The number of rows of a long file that are read before the time is checked.
const ROWS_AT_ONCE: usize = 200;

/// A handle for the files that are looked at on the page.
#[derive(Clone, Copy, Debug)]
pub(crate) struct LookedFiles {
    /// The previews, which open the review of a file and know what is saved.
    previews: StoredValue<Previews>,
    /// The files that were read.
    pub(crate) files: RwSignal<Arc<Vec<LookedFile>>>,
    /// The plans in them.
    pub(crate) plans: Memo<Arc<Vec<LookedPlan>>>,
    /// The numbers of files that are read and to be read; `None` while no file is being read.
    progress: RwSignal<Option<(usize, usize)>>,
    chosen: StoredValue<ChosenFiles, LocalStorage>,
}

/// The file objects of the browser.
#[derive(Debug, Default)]
struct ChosenFiles {
    /// The files that are looked at, in the order of [`LookedFiles::files`].
    files: Vec<File>,
    /// The files that are being read, each with whether it comes from a folder. Files that are chosen meanwhile are
    /// added.
    waiting: Vec<(File, bool)>,
    /// The number of the newest request to read files.
    request: u32,
}

impl LookedFiles {
    /// Provides the files of a page that has just been opened, which are none, for [`use_looked`].
    pub(crate) fn provide() -> Self {
        let saving = use_saving();
        let files = RwSignal::new(Arc::<Vec<LookedFile>>::default());
        let plans = Memo::new(move |_| {
            let files = files.get();
            // Without files, the plans of this browser are not read.
            let here = if files.is_empty() { Vec::new() } else { here(saving, &files) };
            Arc::new(looked_at(&here, &files))
        });
        let chosen = StoredValue::new_local(ChosenFiles::default());
        let looked =
            Self { previews: StoredValue::new(use_previews()), files, plans, progress: RwSignal::new(None), chosen };
        provide_context(looked);
        looked
    }

    /// Reads files in addition to the files that are looked at. From a folder, only plan files and long files are
    /// taken.
    pub(crate) fn read(self, new: Vec<File>, is_folder: bool) {
        let request = self.next_request();
        let new = self.chosen.try_update_value(|chosen| {
            chosen.waiting.extend(new.into_iter().map(|file| (file, is_folder)));
            chosen.waiting.clone()
        });
        let new = new.unwrap_or_default();
        leptos::task::spawn_local(async move {
            let mut since = clock::milliseconds();
            let (mut read, all) = (self.files.get_untracked().to_vec(), new.len());
            let mut chosen = self.chosen.with_value(|chosen| chosen.files.clone());
            let mut forms = FormReader::default();
            for (done, (file, is_folder)) in new.into_iter().enumerate() {
                let mut looking = looked_file(&file, &read, &mut forms).await;
                let looked = loop {
                    if clock::milliseconds() - since > LONGEST_TURN && self.is_newest(request) {
                        self.progress.try_set(Some((done, all)));
                        clock::yield_to_browser().await;
                        since = clock::milliseconds();
                    }
                    if !self.is_newest(request) {
                        return;
                    }
                    match looking {
                        Looking::Done(looked) => break *looked,
                        Looking::Long(long) => looking = long.step(ROWS_AT_ONCE),
                    }
                };
                // Other tables in a folder are not listed.
                if is_folder && looked.is_other_table() {
                    continue;
                }
                self.fetch_bases(&looked).await;
                read.push(looked);
                chosen.push(file);
            }
            self.chosen.try_update_value(|state| (state.files, state.waiting) = (chosen, Vec::new()));
            self.progress.try_set(None);
            self.files.try_set(Arc::new(read));
        });
    }

    /// The rows of a plan in the long file with the name, below its headings; `None` without the file.
    pub(crate) fn records(self, name: &str, plan: PlanId) -> Option<Vec<Vec<String>>> {
        self.files.with_untracked(|files| {
            let file = files.iter().find(|file| file.name == name)?;
            Some(file.long.as_ref()?.records(plan))
        })
    }

    /// Fetches what the files of this browser's plans held when they were last read or written, which shows which state
    /// is newer.
    async fn fetch_bases(self, file: &LookedFile) {
        for plan in file.content.iter().flat_map(|content| &content.plans) {
            let Some(saving) = self.previews.try_with_value(|previews| previews.saving) else { return };
            if saving.editor.workbook.with_untracked(|workbook| workbook.plan(plan.id).is_some()) {
                saving.files.fetch(plan.id).await;
            }
        }
    }

    /// Begins a request, which ends the previous one, and returns its number.
    fn next_request(self) -> u32 {
        let next = |chosen: &mut ChosenFiles| {
            chosen.request = chosen.request.wrapping_add(1);
            chosen.request
        };
        self.chosen.try_update_value(next).unwrap_or_default()
    }

    fn is_newest(self, request: u32) -> bool {
        self.chosen.try_with_value(|chosen| chosen.request == request) == Some(true)
    }

    /// Stops reading. The files that are being read are not taken.
    fn stop(self) {
        self.next_request();
        self.chosen.update_value(|chosen| chosen.waiting.clear());
        self.progress.set(None);
    }

    /// Forgets all files.
    fn close(self) {
        self.stop();
        self.chosen.update_value(|chosen| chosen.files.clear());
        self.files.set(Arc::default());
        focus::focus_after_update(vec!["main".to_owned()]);
    }

    /// Opens the review of the file with the name, which is read again as the user chose it.
    pub(crate) fn import(self, name: &str) {
        let nth = self.files.with_untracked(|files| files.iter().position(|file| file.name == name));
        let file = nth.and_then(|nth| self.chosen.with_value(|chosen| chosen.files.get(nth).cloned()));
        read_all(self.previews.get_value(), file.into_iter().collect());
    }

    /// Looks at files that are dropped on the page.
    pub(crate) fn on_drop(self, event: &DragEvent) {
        event.prevent_default();
        self.read(files::dropped(event), false);
    }
}

/// The files of the page, from the context.
pub(crate) fn use_looked() -> LookedFiles {
    expect_context()
}

/// The states of this browser's plans that are also in the files.
fn here(saving: Saving, files: &[LookedFile]) -> Vec<PlanState> {
    let in_files =
        |id| files.iter().flat_map(|file| &file.content).flat_map(|content| &content.plans).any(|plan| plan.id == id);
    let workbook = saving.editor.workbook.get();
    let plans = workbook.plans().iter().filter(|plan| plan.placement == Placement::Active && in_files(plan.id));
    plans
        .map(|plan| {
            let base = saving.files.get(plan.id).and_then(|file| file.base);
            PlanState::here(Arc::clone(plan), base.as_ref(), saving.saved_at(plan.id))
        })
        .collect()
}

/// Begins to read a file, under a name that no other file has.
async fn looked_file(file: &File, others: &[LookedFile], forms: &mut FormReader) -> Looking {
    let own = file.name();
    let is_free = |name: &String| others.iter().all(|other| other.name != *name);
    let name = (1..=others.len() + 1).map(|nth| numbered_name(&own, nth)).find(is_free).unwrap_or(own);
    match files::read(file).await {
        Ok(bytes) => {
            let changed = clock::from_milliseconds(file.last_modified());
            LookedFile::begin(name, changed, &bytes, forms, &BrowserCp932::default())
        }
        Err(_) => Looking::Done(Box::new(LookedFile::unreachable(name))),
    }
}

/// The buttons ファイルを見る and フォルダを見る.
#[component]
pub(crate) fn LookAtFiles() -> impl IntoView {
    let (language, looked) = (use_locale().language(), use_looked());
    let is_of_folder = |file: &File| {
        let name = file.name().to_lowercase();
        OF_FOLDER.iter().any(|ending| name.ends_with(ending))
    };
    let of_folder = move |files: Vec<File>| looked.read(files.into_iter().filter(is_of_folder).collect(), true);
    view! {
        <FileButton
            id="look-at-files"
            label=LookedLabel::FILES.text(language)
            accept=".json,.keikaku,.txt,.csv"
            on_files=move |files| looked.read(files, false)
        />
        <FileButton
            id="look-at-folder"
            label=LookedLabel::FOLDER.text(language)
            is_folder=true
            on_files=of_folder
        />
    }
}

/// The progress of reading, with the button that stops it.
#[component]
fn LookingProgress() -> impl IntoView {
    let (locale, looked) = (use_locale(), use_looked());
    let progress = move || {
        let (done, all) = looked.progress.get()?;
        Some(words::reading(done, all, locale.language()))
    };
    view! {
        <div class="looking-progress" role="status">
            <Show when=move || looked.progress.get().is_some()>
                <p>{progress}</p>
                <progress
                    aria-label=progress
                    value=move || looked.progress.get().map(|(done, _)| done.to_string())
                    max=move || looked.progress.get().map(|(_, all)| all.to_string())
                />
                <Button class="secondary" text=locale.label(Label::STOP_READING) on_press=move |_| looked.stop() />
            </Show>
        </div>
    }
}
