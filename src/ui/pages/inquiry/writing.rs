//! The files of an inquiry that go out: one book for all sections, one for each, or a table.

use keikaku::export::file_name::{answer_book_name, inquiry_table_name, numbered_name};
use keikaku::paper::answer_book::{
    self, AskedSection, Inquiry, answer_book, asked_sections, inquiry_table, sent_inquiry,
};
use keikaku::plan::{Lineage, Plan};
use keikaku::value::{Date, PlanId, VersionId};
use keikaku::wording::inquiry::{deadline_told, deadline_trouble, full_deadline, section_name};
use keikaku::wording::{InquiryLabel, Label, Language};
use leptos::prelude::*;

use crate::browser::folder::{self, FolderHandle};
use crate::browser::{book, clock, files};
use crate::ui::app::{Locale, Saving, XLSX, focus};
use crate::ui::pages::exchange::{CSV, note_sent, note_sent_table, save_lineage};

/// The id of the field of the deadline.
pub(super) const DEADLINE: &str = "answer-deadline";
/// The milliseconds between two downloads: Chromium drops the downloads beyond the tenth within a second.
const BETWEEN_DOWNLOADS: i32 = 150;

/// The files in which an inquiry goes out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum InquiryFiles {
    /// One book with a sheet for each section.
    OneBook,
    /// A book for each section, written into a folder if the browser lets the user choose one.
    BookEach,
    /// A table.
    Table,
}

/// The inquiry as it was when the button was pressed, without what is typed while the library is loaded.
struct OutgoingInquiry<'p> {
    plan: &'p Plan,
    lineage: Lineage,
    inquiry: Inquiry,
    sections: Vec<AskedSection<'p>>,
    version: VersionId,
    today: Date,
}

/// Writes the files. The version that goes out is noted, so that returned files can be merged; the sections count as
/// asked once a file is written.
pub(super) async fn write(saving: Saving, id: PlanId, inquiry: Inquiry, way: InquiryFiles) {
    let (messages, locale) = (saving.editor.messages, saving.editor.locale());
    saving.editor.commit_typing();
    saving.load_lineages();
    let (language, today) = (locale.language(), clock::today());
    let workbook = saving.editor.workbook.get_untracked();
    let Some(plan) = workbook.plan(id) else { return };
    let sections = asked_sections(plan, &inquiry);
    if sections.is_empty() {
        return messages.say_error(InquiryLabel::NOTHING_ASKED);
    }
    if let Some(trouble) = deadline_trouble(&inquiry.deadline, today, language) {
        focus::focus_after_update(vec![DEADLINE.to_owned()]);
        return messages.show_error(trouble);
    }
    let lineage = saving.editor.read_session(|session| session.lineage(id)).unwrap_or_default();
    let inquiry = Inquiry { deadline: full_deadline(&inquiry.deadline, today), ..inquiry };
    // A table asks only for figures.
    let inquiry = Inquiry { with_texts: inquiry.with_texts && way != InquiryFiles::Table, ..inquiry };
    let version = inquiry.table(plan).version();
    let outgoing = OutgoingInquiry { plan, lineage, inquiry, sections, version, today };
    let written = match way {
        InquiryFiles::Table => outgoing.offer_table(saving),
        InquiryFiles::OneBook => outgoing.write_books(saving, vec![(None, outgoing.sections.as_slice())], None).await,
        InquiryFiles::BookEach => outgoing.write_each(saving).await,
    };
    if let Some(written) = written {
        let passed = deadline_told(&outgoing.inquiry.deadline, today, language).filter(|(_, has_passed)| *has_passed);
        let passed = passed.map(|(sentence, _)| format!("{}{sentence}", language.choose("期限の", " The deadline ")));
        messages.show_message(written + &passed.unwrap_or_default());
    }
}

impl OutgoingInquiry<'_> {
    /// Downloads the table, and returns the message on it; `None` after an error message.
    fn offer_table(&self, saving: Saving) -> Option<String> {
        let locale = saving.editor.locale();
        let table = inquiry_table(self.plan, &self.lineage, &self.inquiry, &self.sections);
        let name = inquiry_table_name(self.plan, &self.inquiry.years, self.version, self.today);
        if files::download(&name, &table.utf8(), CSV).is_err() {
            saving.editor.messages.say_error(Label::BOOK_NOT_WRITTEN);
            return None;
        }
        note_sent(saving, self.plan.id);
        self.note_asked(saving);
        Some(locale.language().choose(format!("「{name}」を書き出しました。"), format!("Wrote “{name}”.")))
    }

    /// Writes a book for each section, into a folder if one can be chosen.
    async fn write_each(&self, saving: Saving) -> Option<String> {
        let folder = if folder::can_pick() {
            match folder::pick_folder().await {
                Ok(Some(folder)) => Some(folder),
                Ok(None) => {
                    saving.editor.messages.say(InquiryLabel::BOOKS_STOPPED);
                    return None;
                }
                // A browser that may not open its picker here can still download.
                Err(_) => None,
            }
        } else {
            None
        };
        let books = self
            .sections
            .chunks(1)
            .map(|one| (one.first().map(|section| section_name(&section.name, Language::Japanese)), one))
            .collect();
        self.write_books(saving, books, folder.as_ref()).await
    }

    /// Writes the books, and returns the message on them; `None` after an error message.
    async fn write_books(
        &self,
        saving: Saving,
        books: Vec<(Option<&str>, &[AskedSection<'_>])>,
        folder: Option<&FolderHandle>,
    ) -> Option<String> {
        let (messages, locale) = (saving.editor.messages, saving.editor.locale());
        note_sent_table(saving, self.plan.id, |plan| self.inquiry.table(plan));
        let all = books.len();
        for (nth, (section, asked)) in books.into_iter().enumerate() {
            let json = answer_book(self.plan, &self.lineage, &self.inquiry, asked).to_json().ok();
            let Some(bytes) = bytes_of(json).await else {
                messages.say_error(Label::BOOK_NOT_WRITTEN);
                return None;
            };
            let name = answer_book_name(self.plan, &self.inquiry.years, section, self.version, self.today);
            if let Err(sentence) = put(locale, folder, &name, &bytes, nth).await {
                messages.show_error(sentence);
                return None;
            }
            if nth == 0 {
                self.note_asked(saving);
            }
        }
        let folder = folder.map(FolderHandle::name);
        Some(answer_book::written(all, folder.as_deref(), locale.language()))
    }

    /// Notes that the sections are asked.
    fn note_asked(&self, saving: Saving) {
        // Another tab may have noted something while the library was loaded.
        saving.load_lineages();
        let sent = sent_inquiry(self.plan, &self.inquiry, &self.sections, self.today);
        saving.editor.update_session(|session| session.note_inquiry(self.plan.id, sent));
        save_lineage(saving, self.plan.id);
    }
}

/// The bytes of a book; `None` if the library does not load.
async fn bytes_of(json: Option<String>) -> Option<Vec<u8>> {
    book::write_answer_book(&json?).await.ok()
}

/// Writes the n-th book into the folder, or offers it as a download. The error is the sentence on why that failed.
async fn put(
    locale: Locale,
    folder: Option<&FolderHandle>,
    name: &str,
    bytes: &[u8],
    nth: usize,
) -> Result<(), String> {
    let Some(folder) = folder else {
        if nth > 0 {
            clock::pause(BETWEEN_DOWNLOADS).await;
        }
        return files::download(name, bytes, XLSX).map_err(|_| locale.label(Label::BOOK_NOT_WRITTEN).to_owned());
    };
    let written = folder.write_new(|nth| numbered_name(name, nth), bytes).await;
    written.map_err(|_| answer_book::folder_failed(&folder.name(), nth, locale.language()))
}
