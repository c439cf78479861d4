//! 取込・出力: files out and files in.

use keikaku::exchange::encoding::{Encoding, Lacking};
use keikaku::exchange::package::{TableKind, all_file_name, file_name, table_file_name, write_package_with};
use keikaku::exchange::write::Outgoing;
use keikaku::exchange::{datapackage, long, wide};
use keikaku::id::PlanId;
use keikaku::plan::Plan;
use keikaku::plan::lineage::KpiTable;
use keikaku::wording::{Label, Language, exchange, troubles};
use leptos::prelude::*;

use crate::browser::encoding::BrowserCp932;
use crate::browser::moment;
use crate::ui::app::AppState;
use crate::ui::app::download::JSON;
use crate::ui::app::route::{Beside, Route};
use crate::ui::components::el::{El, button, el, group};
use crate::ui::review::Preview;
use crate::ui::review::folder::download;
use crate::ui::review::folder::file_section::FileSection;
use crate::ui::review::read_file::ReadFileButton;

const CSV: &str = "text/csv";
/// Letters that an encoding lacks and that are listed.
const MOST_TOLD: usize = 20;

/// A file that goes out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Out {
    /// 計画ファイル.
    PlanFile,
    /// 表計算用CSV, in CP932 if that was chosen.
    Wide { cp932: bool },
    /// 公開用CSV, likewise.
    Long { cp932: bool },
    /// データの説明, of the 公開用CSV in that encoding.
    Dictionary { cp932: bool },
}

/// The view.
pub(crate) fn exchange_page(app: AppState, plan: PlanId) -> El {
    let letters = RwSignal::new(Vec::new());
    let cp932 = RwSignal::new(false);
    let sender = move |look, label, out: fn(bool) -> Out| {
        let send = move || {
            app.fields.leave(app);
            letters.set(Vec::new());
            let out = out(cp932.get_untracked());
            send(app, plan, out, letters);
        };
        button(look, app.label(label)).press(send)
    };
    let tables = el("div")
        .class("buttons")
        .with(sender("secondary", Label::ExportWide, |cp932| Out::Wide { cp932 }))
        .with(sender("secondary", Label::ExportLong, |cp932| Out::Long { cp932 }))
        .with(sender("secondary", Label::ExportDictionary, |cp932| Out::Dictionary { cp932 }));
    let copies = Route::Copies(plan).fragment();
    let copies = el("a").attr("href", copies).text(app.label(Label::SeeCopies));
    let compare = Route::Compare(Beside::Plan(plan), Beside::Nothing).fragment();
    let compare = el("a").attr("href", compare).text(app.label(Label::CompareTwo));
    group()
        .with(el("h1").text(app.label(Label::ViewExchange)))
        .with(panel(app, Label::FilesOut, &[Label::PlanFileMeaning]).with(sender(
            "primary",
            Label::SavePlanFile,
            |_| Out::PlanFile,
        )))
        .child(view! { <FileSection plan /> }.into_any())
        .with(
            panel(app, Label::Tables, &[Label::WideMeaning, Label::LongMeaning])
                .with(encoding_choice(app, cp932))
                .with(tables)
                .part(move || letter_list(&letters.get())),
        )
        .with(panel(app, Label::FilesIn, &[Label::ReadFileMeaning]).child(view! { <ReadFileButton /> }.into_any()))
        .with(group().child(view! { <Preview /> }.into_any()))
        .with(panel(app, Label::Compare, &[Label::CompareLink]).with(el("p").with(compare)))
        .with(panel(app, Label::Copies, &[Label::CopiesMeaning]).with(el("p").with(copies)))
}

/// A framed part with its heading and what it is for.
fn panel(app: AppState, heading: Label, meanings: &[Label]) -> El {
    let meanings = meanings.iter().map(|meaning| el("p").text(app.label(*meaning)));
    el("section").class("panel").with(el("h2").text(app.label(heading))).each(meanings)
}

/// UTF-8, or `Shift_JIS` where somebody asks for it.
fn encoding_choice(app: AppState, cp932: RwSignal<bool>) -> El {
    let option = |is_cp932: bool, label: Label| {
        let radio = el("input")
            .attr("type", "radio")
            .attr("name", "encoding")
            .flag("checked", cp932.get_untracked() == is_cp932)
            .on("change", move |_| cp932.set(is_cp932));
        el("label").class("choice").with(radio).with(el("span").text(app.label(label)))
    };
    el("div")
        .role("radiogroup")
        .attr("aria-label", app.label(Label::Encoding))
        .with(option(false, Label::EncodingUtf8))
        .with(option(true, Label::EncodingCp932))
}

/// What `Shift_JIS` cannot hold of the file that was asked for, or holds otherwise.
fn letter_list(sentences: &[String]) -> Option<El> {
    let list = el("ul").class("letters").role("alert");
    (!sentences.is_empty()).then(|| list.each(sentences.iter().map(|sentence| el("li").text(sentence))))
}

/// Makes the file and hands it out.
fn send(app: AppState, id: PlanId, out: Out, letters: RwSignal<Vec<String>>) {
    app.know_lineages();
    let workbook = app.workbook.get_untracked();
    let Some(plan) = workbook.plan(id) else { return };
    match out {
        Out::PlanFile => {
            download(app, id, file_name(plan));
        }
        Out::Wide { cp932 } => {
            // Written before it is noted: the file names those that went out before it.
            let file = app.read_session(|session| wide::write(plan, &session.lineage(id)));
            if file.is_some_and(|file| hand_out(app, &file, &name(plan, TableKind::Wide), cp932, letters)) {
                note_sent(app, id);
            }
        }
        Out::Long { cp932 } => {
            hand_out(app, &long::write(plan), &name(plan, TableKind::Long), cp932, letters);
        }
        Out::Dictionary { cp932 } => {
            let encoding = if cp932 { Encoding::Cp932 } else { Encoding::Utf8 };
            let text = datapackage::write(plan, &name(plan, TableKind::Long), encoding, moment::today());
            app.offer(datapackage::FILE_NAME, text.as_bytes(), JSON);
        }
    }
}

/// すべて保存: hands all plans out in one file, with what was sent and taken in.
pub(crate) fn save_all(app: AppState) {
    app.fields.leave(app);
    app.know_lineages();
    let plans = app.workbook.get_untracked();
    let text = app.read_session(|session| write_package_with(plans.plans(), session.lineages()));
    app.offer(&all_file_name(moment::today()), text.unwrap_or_default().as_bytes(), JSON);
}

fn name(plan: &Plan, kind: TableKind) -> String {
    table_file_name(plan, kind, KpiTable::of(plan).version(), moment::today())
}

/// Hands a table out in the encoding that was chosen; whether it went out. Letters that it lacks are listed instead.
fn hand_out(app: AppState, file: &Outgoing, name: &str, cp932: bool, letters: RwSignal<Vec<String>>) -> bool {
    if !cp932 {
        app.offer(name, &file.utf8(), CSV);
        return true;
    }
    let words = app.words();
    match file.cp932(&BrowserCp932::default()) {
        Ok(written) => {
            app.offer(name, &written.bytes, CSV);
            letters.set(told(&written.twins, |one| exchange::twin(one, words), words));
            true
        }
        Err(lacking) => {
            letters.set(told(&lacking, |one| exchange::lacking(one, words), words));
            false
        }
    }
}

/// The first of them in sentences, and how many more there are: they are read out.
fn told(letters: &[Lacking], say: impl Fn(&Lacking) -> String, words: Language) -> Vec<String> {
    let more = letters.len().saturating_sub(MOST_TOLD);
    let mut told: Vec<String> = letters.iter().take(MOST_TOLD).map(say).collect();
    if more > 0 {
        told.push(words.of(format!("ほか{more}か所"), format!("and {more} more")));
    }
    told
}

/// Notes in the plan's lineage, here and in the store, that its table goes out as it is now: without that, what comes back
/// could not be merged.
fn note_sent(app: AppState, plan: PlanId) {
    // A plan that is gone meanwhile is not sent either.
    app.update_session(|session| {
        let _ = session.note_sent(plan);
    });
    if let Some((_, trouble)) = app.keep_lineages().into_iter().find(|(id, _)| *id == plan) {
        app.warn(troubles::store(trouble, app.words()));
    }
}
