//! The progress of reading a file, or of comparing several files with the plans.

use keikaku::wording::{Label, ReviewLabel};
use leptos::prelude::*;

use crate::browser::clock;
use crate::ui::app::{focus, use_locale, use_messages};
use crate::ui::components::Button;
use crate::ui::review::previews::OngoingReading;
use crate::ui::review::{OpenPreview, PreviewFrame, Previews, use_previews};

/// The time, in milliseconds, for which work may go on before the page reacts again.
const LONGEST_TURN: f64 = 50.0;

/// The pace of work on files, which is done in parts. Between the parts the page shows the progress, and reacts to the
/// button that stops the work.
pub(crate) struct Pace {
    previews: Previews,
    /// The number of the reading request ([`Previews::begin_reading`]).
    reading: u32,
    /// The time at which the page last reacted.
    since: f64,
    /// The progress that is shown; `None` until it is first shown.
    shown: Option<OngoingReading>,
}

impl Pace {
    /// The pace of that reading. Work that ends within [`LONGEST_TURN`] shows no progress.
    pub(crate) fn new(previews: Previews, reading: u32) -> Self {
        Self { previews, reading, since: clock::milliseconds(), shown: None }
    }

    /// If the work has gone on for [`LONGEST_TURN`], shows the progress and lets the page react. Returns whether to
    /// continue: `false` once the work was stopped or another file was opened.
    pub(crate) async fn go_on(&mut self, name: &str, label: Label, done: (usize, usize)) -> bool {
        if clock::milliseconds() - self.since < LONGEST_TURN {
            return true;
        }
        self.turn(name, label, done).await
    }

    /// Does the same as [`Self::go_on`], however short the work has been.
    pub(crate) async fn turn(&mut self, name: &str, label: Label, done: (usize, usize)) -> bool {
        match &self.shown {
            Some(shown) if shown.name == name && shown.label == label => shown.progress.set(done),
            _ => self.show(name, label, done),
        }
        clock::yield_to_browser().await;
        self.since = clock::milliseconds();
        self.previews.is_reading(self.reading)
    }

    fn show(&mut self, name: &str, label: Label, done: (usize, usize)) {
        let reading = OngoingReading { name: name.to_owned(), label, progress: ArcRwSignal::new(done) };
        self.shown = Some(reading.clone());
        self.previews.show(OpenPreview::Reading(reading));
    }
}

/// The preview of files that are being read: a progress bar, and 読み込みをやめる, which closes the preview.
#[component]
pub(crate) fn ReadingProgress(
    /// The work that is being done, and its progress.
    reading: OngoingReading,
) -> impl IntoView {
    let (locale, messages, previews) = (use_locale(), use_messages(), use_previews());
    let OngoingReading { name, label, progress } = reading;
    let progress = RwSignal::from(progress);
    let label = locale.label(label);
    let stop = move |_| {
        previews.close();
        messages.say(ReviewLabel::READING_STOPPED);
        focus::focus_after_update(vec!["main".to_owned()]);
    };
    view! {
        <PreviewFrame name>
            <p>{label}</p>
            <p>
                <progress
                    aria-label=label
                    value=move || progress.get().0.to_string()
                    max=move || progress.get().1.to_string()
                />
            </p>
            <div class="buttons">
                <Button class="secondary" id="stop-reading" text=locale.label(Label::STOP_READING) on_press=stop />
            </div>
        </PreviewFrame>
    }
}
