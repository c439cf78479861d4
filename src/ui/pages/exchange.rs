//! 取込・出力: the export and the import of files.

use keikaku::export::cp932::Lacking;
use keikaku::export::file_name::{TableKind, all_file_name, file_name, table_file_name};
use keikaku::export::records::Outgoing;
use keikaku::export::{data_package, long_table, wide_table};
use keikaku::import::encoding::Encoding;
use keikaku::plan::Plan;
use keikaku::plan::lineage::KpiTable;
use keikaku::session::route::{ComparedSide, Route};
use keikaku::storage::plan_file::write_package_with;
use keikaku::value::id::PlanId;
use keikaku::wording::{Label, Language, errors, import};
use leptos::prelude::*;

use crate::browser::clock;
use crate::browser::encoding::BrowserCp932;
use crate::ui::app::download::JSON;
use crate::ui::app::{AppState, use_app};
use crate::ui::review::Preview;
use crate::ui::review::folder::download;
use crate::ui::review::folder::file_section::FileSection;
use crate::ui::review::read_file::ReadFileButton;

mod answer_books;
mod form_book;

use answer_books::AnswerBooks;
use form_book::FormBookPanel;

const CSV: &str = "text/csv";
/// The greatest number of characters that are listed because an encoding lacks them.
const MOST_LISTED: usize = 20;

/// A kind of file that is downloaded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Export {
    /// 計画ファイル: the plan as a plan file.
    Package,
    /// 表計算用CSV: the table for spreadsheets.
    Wide,
    /// 公開用CSV: the table for publication.
    Long,
    /// データの説明: the description of the 公開用CSV in the chosen encoding.
    Dictionary,
}

/// The state that the buttons of the tables share.
#[derive(Clone, Copy, Debug)]
struct Exporter {
    app: AppState,
    plan: PlanId,
    /// The encoding in which tables are written.
    encoding: RwSignal<Encoding>,
    /// The sentences on the characters of the last table that the encoding cannot represent, or that were replaced.
    letters: RwSignal<Vec<String>>,
}

/// The view 取込・出力: one panel each for the plan file, the folder, answer books, the tables,
/// the import, books of others, the comparison and the copies.
#[component]
pub(crate) fn ExchangePage(
    /// The plan.
    plan: PlanId,
) -> impl IntoView {
    let app = use_app();
    let exporter = Exporter { app, plan, encoding: RwSignal::new(Encoding::Utf8), letters: RwSignal::default() };
    let copies = Route::Copies(plan).fragment();
    let compare = Route::Compare(ComparedSide::Plan(plan), ComparedSide::Nothing).fragment();
    view! {
        <h1>{app.label(Label::ViewExchange)}</h1>
        <Panel heading=Label::FilesOut meanings=vec![Label::PlanFileMeaning]>
            <ExportButton exporter class="primary" label=Label::SavePlanFile export=Export::Package />
        </Panel>
        <FileSection plan />
        <Panel heading=Label::AnswerBooks meanings=vec![Label::AnswerBooksMeaning]>
            <AnswerBooks plan />
        </Panel>
        <TablesPanel exporter />
        <Panel heading=Label::FilesIn meanings=vec![Label::ReadFileMeaning]>
            <ReadFileButton />
        </Panel>
        <Preview />
        <Panel heading=Label::FormBook meanings=vec![Label::FormBookMeaning]>
            <FormBookPanel plan />
        </Panel>
        <Panel heading=Label::Compare meanings=vec![Label::CompareLink]>
            <p><a href=compare>{app.label(Label::CompareTwo)}</a></p>
        </Panel>
        <Panel heading=Label::Copies meanings=vec![Label::CopiesMeaning]>
            <p><a href=copies>{app.label(Label::SeeCopies)}</a></p>
        </Panel>
    }
}

/// A framed part of the view with its heading and sentences on its purpose.
#[component]
fn Panel(heading: Label, meanings: Vec<Label>, children: Children) -> impl IntoView {
    let app = use_app();
    let meanings = meanings.into_iter().map(|meaning| view! { <p>{app.label(meaning)}</p> });
    view! {
        <section class="panel">
            <h2>{app.label(heading)}</h2>
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
        <Panel heading=Label::Tables meanings=vec![Label::WideMeaning, Label::LongMeaning]>
            <EncodingChoice encoding=exporter.encoding />
            <div class="buttons">
                <ExportButton exporter class="secondary" label=Label::ExportWide export=Export::Wide />
                <ExportButton exporter class="secondary" label=Label::ExportLong export=Export::Long />
                <ExportButton exporter class="secondary" label=Label::ExportDictionary export=Export::Dictionary />
            </div>
            {move || (!letters.with(Vec::is_empty)).then(|| view! { <LetterList sentences=letters.get() /> })}
        </Panel>
    }
}

/// A button that downloads a file.
#[component]
fn ExportButton(exporter: Exporter, class: &'static str, label: Label, export: Export) -> impl IntoView {
    view! {
        <button type="button" class=class on:click=move |_| exporter.export(export)>{exporter.app.label(label)}</button>
    }
}

/// The choice of the encoding: UTF-8, or `Shift_JIS` for programs that need it.
#[component]
fn EncodingChoice(encoding: RwSignal<Encoding>) -> impl IntoView {
    let app = use_app();
    let options = [(Encoding::Utf8, Label::EncodingUtf8), (Encoding::Cp932, Label::EncodingCp932)];
    let options = options.map(|(option, label)| {
        let is_chosen = encoding.get_untracked() == option;
        view! {
            <label class="choice">
                <input type="radio" name="encoding" checked=is_chosen on:change=move |_| encoding.set(option) />
                <span>{app.label(label)}</span>
            </label>
        }
    });
    view! { <div role="radiogroup" aria-label=app.label(Label::Encoding)>{options}</div> }
}

/// The sentences on the characters that the chosen encoding cannot represent, or that were replaced. Screen readers
/// announce them.
#[component]
fn LetterList(sentences: Vec<String>) -> impl IntoView {
    let items = sentences.into_iter().map(|sentence| view! { <li>{sentence}</li> });
    view! { <ul class="letters" role="alert">{items.collect_view()}</ul> }
}

impl Exporter {
    /// Creates a file and downloads it.
    fn export(self, export: Export) {
        let Self { app, plan: id, .. } = self;
        app.fields.commit(app);
        self.letters.set(Vec::new());
        app.load_lineages();
        let workbook = app.workbook.get_untracked();
        let Some(plan) = workbook.plan(id) else { return };
        match export {
            Export::Package => {
                download(app, id, file_name(plan));
            }
            Export::Wide => {
                // The file is created before its download is noted in the lineage, since it contains the earlier
                // downloads only.
                let file = app.read_session(|session| wide_table::write(plan, &session.lineage(id)));
                if file.is_some_and(|file| self.download_table(&file, &name(plan, TableKind::Wide))) {
                    note_sent(app, id);
                }
            }
            Export::Long => {
                self.download_table(&long_table::write(plan), &name(plan, TableKind::Long));
            }
            Export::Dictionary => {
                let encoding = self.encoding.get_untracked();
                let text = data_package::write(plan, &name(plan, TableKind::Long), encoding, clock::today());
                app.offer(data_package::FILE_NAME, text.as_bytes(), JSON);
            }
        }
    }

    /// Downloads a table in the chosen encoding, and returns whether it was downloaded. If the encoding lacks
    /// characters of the table, these are listed instead.
    fn download_table(self, file: &Outgoing, name: &str) -> bool {
        if self.encoding.get_untracked() == Encoding::Utf8 {
            self.app.offer(name, &file.utf8(), CSV);
            return true;
        }
        let language = self.app.language();
        match file.cp932(&BrowserCp932::default()) {
            Ok(written) => {
                self.app.offer(name, &written.bytes, CSV);
                self.letters.set(sentences(&written.twins, |one| import::twin(one, language), language));
                true
            }
            Err(lacking) => {
                self.letters.set(sentences(&lacking, |one| import::lacking(one, language), language));
                false
            }
        }
    }
}

/// すべて保存: downloads all plans in one file, with their lineages.
pub(crate) fn save_all(app: AppState) {
    app.fields.commit(app);
    app.load_lineages();
    let plans = app.workbook.get_untracked();
    let text = app.read_session(|session| write_package_with(plans.plans(), session.lineages()));
    app.offer(&all_file_name(clock::today()), text.unwrap_or_default().as_bytes(), JSON);
}

fn name(plan: &Plan, kind: TableKind) -> String {
    table_file_name(plan, kind, KpiTable::of(plan).version(), clock::today())
}

/// The sentences on the first of the characters, and one on the number of the others. The list is short because screen
/// readers announce it.
fn sentences(letters: &[Lacking], sentence: impl Fn(&Lacking) -> String, language: Language) -> Vec<String> {
    let more = letters.len().saturating_sub(MOST_LISTED);
    let mut sentences: Vec<String> = letters.iter().take(MOST_LISTED).map(sentence).collect();
    if more > 0 {
        sentences.push(language.of(format!("ほか{more}か所"), format!("and {more} more")));
    }
    sentences
}

/// Notes in the plan's lineage, here and in the store, that its table is downloaded in its present state. Without this
/// note a returned table could not be merged.
fn note_sent(app: AppState, plan: PlanId) {
    // A plan that has been removed meanwhile needs no note.
    app.update_session(|session| {
        let _ = session.note_sent(plan);
    });
    save_lineage(app, plan);
}

/// Stores what is known of the plan's tables and inquiries, and says if that fails.
fn save_lineage(app: AppState, plan: PlanId) {
    if let Some((_, error)) = app.save_lineages().into_iter().find(|(id, _)| *id == plan) {
        app.show_error(errors::store(error, app.language()));
    }
}
