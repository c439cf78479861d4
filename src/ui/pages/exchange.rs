//! 取込・出力: the export and the import of files.

use std::sync::Arc;

use keikaku::export::cp932::Lacking;
use keikaku::export::file_name::{TableKind, table_file_name};
use keikaku::export::records::Outgoing;
use keikaku::export::{data_package, long_table, wide_table};
use keikaku::import::encoding::Encoding;
use keikaku::plan::{KpiTable, Plan};
use keikaku::session::route::{ComparedSide, Route};
use keikaku::value::PlanId;
use keikaku::wording::{ExchangeLabel, Label, Language, evaluation, import};
use leptos::prelude::*;

use crate::browser::clock;
use crate::browser::encoding::BrowserCp932;
use crate::ui::app::{JSON, OpenPlan, Saving, use_locale, use_open_plan, use_saving};
use crate::ui::components::Button;
use crate::ui::review::folder::file_section::FileSection;
use crate::ui::review::{Preview, ReadFileButton};

mod form_book;
mod plan_file;

use form_book::FormBookPanel;
use plan_file::PlanFileButton;
pub(crate) use plan_file::{save as save_plan_file, save_all, send as send_plan_file, traces_of_all};

/// The media type of tables.
pub(super) const CSV: &str = "text/csv";
/// The largest number of characters that are listed because an encoding lacks them.
const MOST_LISTED: usize = 20;

/// A kind of table file that is downloaded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Export {
    /// 表計算用CSV: the table for spreadsheets.
    Wide,
    /// 公開用CSV: the table for publication.
    Long,
    /// データの説明: the description of the 公開用CSV in the chosen encoding.
    Dictionary,
}

/// The labels for offices, or for groups, about books that others fill in.
struct BookWords {
    form_books: Label,
    form_book_meaning: Label,
    answer_books_meaning: Label,
    ask: Label,
}

const OF_OFFICE: BookWords = BookWords {
    form_books: ExchangeLabel::FORM_BOOKS,
    form_book_meaning: ExchangeLabel::FORM_BOOK_MEANING,
    answer_books_meaning: ExchangeLabel::ANSWER_BOOKS_MEANING,
    ask: ExchangeLabel::ASK_SECTIONS,
};

const OF_GROUP: BookWords = BookWords {
    form_books: ExchangeLabel::FORM_BOOKS_OF_GROUP,
    form_book_meaning: ExchangeLabel::FORM_BOOK_OF_GROUP_MEANING,
    answer_books_meaning: ExchangeLabel::ANSWER_BOOKS_OF_GROUP_MEANING,
    ask: ExchangeLabel::ASK_MEMBERS,
};

/// The state that the buttons of the tables share.
#[derive(Clone, Copy, Debug)]
struct Exporter {
    saving: Saving,
    plan: OpenPlan,
    /// The encoding in which tables are written.
    encoding: RwSignal<Encoding>,
    /// The sentences on the characters of the last table that the encoding cannot represent, or that were replaced.
    letters: RwSignal<Vec<String>>,
}

/// The view 取込・出力, by purpose: 渡す (the plan file, tables, books of the State, the way to 照会), 受け取る (reading a file,
/// comparing) and 残す (the file in a folder, the copies). A preview is shown above all of them.
#[component]
pub(crate) fn ExchangePage() -> impl IntoView {
    let (locale, saving, plan) = (use_locale(), use_saving(), use_open_plan());
    let exporter = Exporter { saving, plan, encoding: RwSignal::new(Encoding::Utf8), letters: RwSignal::default() };
    let inquiry = Route::Inquiry(plan.id).fragment();
    let copies = Route::Copies(plan.id).fragment();
    let compare = Route::Compare(ComparedSide::Plan(plan.id), ComparedSide::Nothing).fragment();
    let is_of_group = plan.read_now(|plan| plan.form.for_groups).unwrap_or_default();
    let words = if is_of_group { OF_GROUP } else { OF_OFFICE };
    view! {
        <h1>{locale.label(Label::VIEW_EXCHANGE)}</h1>
        <Preview />
        <div class="exchange-groups">
            <Group heading=ExchangeLabel::GIVE>
                <Panel heading=ExchangeLabel::FILES_OUT meanings=vec![ExchangeLabel::PLAN_FILE_MEANING]>
                    <PlanFileButton />
                </Panel>
                <TablesPanel exporter />
                <Panel heading=words.form_books meanings=vec![words.form_book_meaning]>
                    <FormBookPanel />
                </Panel>
                <Panel heading=ExchangeLabel::ANSWER_BOOKS meanings=vec![words.answer_books_meaning]>
                    <p><a href=inquiry>{locale.label(words.ask)}</a></p>
                </Panel>
            </Group>
            <Group heading=ExchangeLabel::TAKE>
                <Panel heading=ExchangeLabel::FILES_IN meanings=vec![ExchangeLabel::READ_FILE_MEANING]>
                    <ReadFileButton />
                </Panel>
                <Panel heading=Label::COMPARE meanings=vec![ExchangeLabel::COMPARE_LINK]>
                    <p><a href=compare>{locale.label(Label::COMPARE_TWO)}</a></p>
                </Panel>
            </Group>
            <Group heading=ExchangeLabel::KEEP>
                <FileSection />
                <Panel heading=ExchangeLabel::COPIES meanings=vec![ExchangeLabel::COPIES_MEANING]>
                    <p><a href=copies>{locale.label(ExchangeLabel::SEE_COPIES)}</a></p>
                </Panel>
            </Group>
        </div>
    }
}

/// The panels for one purpose, below its heading.
#[component]
fn Group(heading: Label, children: Children) -> impl IntoView {
    view! {
        <section class="exchange-group">
            <h2>{use_locale().label(heading)}</h2>
            {children()}
        </section>
    }
}

/// A framed part of the view with its heading and sentences on its purpose.
#[component]
fn Panel(heading: Label, meanings: Vec<Label>, children: Children) -> impl IntoView {
    let locale = use_locale();
    let meanings = meanings.into_iter().map(|meaning| view! { <p>{locale.label(meaning)}</p> });
    view! {
        <section class="panel">
            <h3>{locale.label(heading)}</h3>
            {meanings.collect_view()}
            {children()}
        </section>
    }
}

/// The tables for spreadsheets and for publication, and the choice of their encoding.
#[component]
fn TablesPanel(exporter: Exporter) -> impl IntoView {
    let letters = exporter.letters;
    view! {
        <Panel heading=ExchangeLabel::TABLES meanings=vec![ExchangeLabel::WIDE_MEANING, ExchangeLabel::LONG_MEANING]>
            <EncodingChoice encoding=exporter.encoding />
            <div class="buttons">
                <ExportButton exporter label=ExchangeLabel::EXPORT_WIDE export=Export::Wide />
                <ExportButton exporter label=ExchangeLabel::EXPORT_LONG export=Export::Long />
                <ExportButton exporter label=ExchangeLabel::EXPORT_DICTIONARY export=Export::Dictionary />
            </div>
            {move || (!letters.with(Vec::is_empty)).then(|| {
                let items = letters.get().into_iter().map(|sentence| view! { <li>{sentence}</li> });
                view! { <ul class="letters" role="alert">{items.collect_view()}</ul> }
            })}
        </Panel>
    }
}

/// A button that downloads a table.
#[component]
fn ExportButton(exporter: Exporter, label: Label, export: Export) -> impl IntoView {
    view! {
        <Button
            class="secondary"
            text=exporter.saving.editor.locale().label(label)
            on_press=move |_| exporter.export(export)
        />
    }
}

/// The choice of the encoding: UTF-8, or `Shift_JIS` for programs that need it.
#[component]
fn EncodingChoice(encoding: RwSignal<Encoding>) -> impl IntoView {
    let locale = use_locale();
    let options = [(Encoding::Utf8, ExchangeLabel::ENCODING_UTF8), (Encoding::Cp932, ExchangeLabel::ENCODING_CP932)];
    let options = options.map(|(option, label)| {
        let is_chosen = encoding.get_untracked() == option;
        view! {
            <label class="choice">
                <input type="radio" name="encoding" checked=is_chosen on:change=move |_| encoding.set(option) />
                <span>{locale.label(label)}</span>
            </label>
        }
    });
    view! { <div role="radiogroup" aria-label=locale.label(ExchangeLabel::ENCODING)>{options}</div> }
}

impl Exporter {
    /// Creates a file and downloads it.
    fn export(self, export: Export) {
        let (saving, id) = (self.saving, self.plan.id);
        let messages = saving.editor.messages;
        saving.editor.commit_typing();
        self.letters.set(Vec::new());
        // A message on an earlier file would seem to be about this file.
        messages.clear();
        saving.load_lineages();
        let Some(plan) = &self.plan.read_now(Arc::clone) else { return };
        match export {
            Export::Wide => {
                // The file is created before its download is noted in the lineage, since it contains the earlier
                // downloads only.
                let file = saving.editor.read_session(|session| wide_table::write(plan, &session.lineage(id)));
                if file.is_some_and(|file| self.download_table(&file, &name(plan, TableKind::Wide))) {
                    note_sent(saving, id);
                }
            }
            Export::Long => {
                let by = evaluation::judged_by(plan, clock::today());
                self.download_table(&long_table::write(plan, &by), &name(plan, TableKind::Long));
            }
            Export::Dictionary => {
                let encoding = self.encoding.get_untracked();
                let text = data_package::write(plan, &name(plan, TableKind::Long), encoding, clock::today());
                messages.offer(data_package::FILE_NAME, text.as_bytes(), JSON);
            }
        }
    }

    /// Downloads a table in the chosen encoding, and returns whether it was downloaded. If the encoding lacks
    /// characters of the table, these are listed instead.
    fn download_table(self, file: &Outgoing, name: &str) -> bool {
        if self.encoding.get_untracked() == Encoding::Utf8 {
            return self.saving.editor.messages.try_offer(name, &file.utf8(), CSV);
        }
        let language = self.saving.editor.language();
        match file.cp932(&BrowserCp932::default()) {
            Ok(written) => {
                self.letters.set(sentences(&written.twins, |one| import::twin(one, language), language));
                self.saving.editor.messages.try_offer(name, &written.bytes, CSV)
            }
            Err(lacking) => {
                self.letters.set(sentences(&lacking, |one| import::lacking(one, language), language));
                false
            }
        }
    }
}

fn name(plan: &Plan, kind: TableKind) -> String {
    table_file_name(plan, kind, KpiTable::from_plan(plan).version(), clock::today())
}

/// The sentences on the first characters, and a sentence on the number of the others. The list is short because screen
/// readers announce it.
fn sentences(letters: &[Lacking], sentence: impl Fn(&Lacking) -> String, language: Language) -> Vec<String> {
    let more = letters.len().saturating_sub(MOST_LISTED);
    let mut sentences: Vec<String> = letters.iter().take(MOST_LISTED).map(sentence).collect();
    if more > 0 {
        sentences.push(language.choose(format!("ほか{more}か所"), format!("and {more} more")));
    }
    sentences
}

/// Notes in the plan's lineage, in the session and in the store, that its table is downloaded in its current state.
/// Without this note a returned table could not be merged.
pub(super) fn note_sent(saving: Saving, plan: PlanId) {
    note_sent_table(saving, plan, KpiTable::from_plan);
}

/// Notes in the same way a table that is made from the plan.
pub(super) fn note_sent_table(saving: Saving, plan: PlanId, table: impl FnOnce(&Plan) -> KpiTable) {
    // A plan that has been removed meanwhile needs no note.
    saving.editor.update_session(|session| {
        let _ = session.note_sent_table(plan, table);
    });
    save_lineage(saving, plan);
}

/// Stores what is known of the plan's tables and inquiries; if that fails, a message says so.
pub(super) fn save_lineage(saving: Saving, plan: PlanId) {
    if let Some((_, error)) = saving.save_lineages().into_iter().find(|(id, _)| *id == plan) {
        saving.editor.messages.say_store_error(error);
    }
}
