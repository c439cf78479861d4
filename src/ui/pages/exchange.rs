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

use crate::browser::moment;
use crate::ui::desk::Desk;
use crate::ui::el::{El, button, el, group};
use crate::ui::folder::{self, download};
use crate::ui::offering::JSON;
use crate::ui::route::{Beside, Route};
use crate::ui::shell::read_file;
use crate::ui::taking::{BrowserCp932, preview_section};

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
pub(super) fn exchange_page(desk: Desk, plan: PlanId) -> El {
    let letters = RwSignal::new(Vec::new());
    let cp932 = RwSignal::new(false);
    let sender = move |look, label, out: fn(bool) -> Out| {
        let send = move || {
            desk.fields.leave(desk);
            letters.set(Vec::new());
            let out = out(cp932.get_untracked());
            send(desk, plan, out, letters);
        };
        button(look, desk.label(label)).press(send)
    };
    let tables = el("div")
        .class("buttons")
        .with(sender("secondary", Label::ExportWide, |cp932| Out::Wide { cp932 }))
        .with(sender("secondary", Label::ExportLong, |cp932| Out::Long { cp932 }))
        .with(sender("secondary", Label::ExportDictionary, |cp932| Out::Dictionary { cp932 }));
    let copies = Route::Copies(plan).fragment();
    let copies = el("a").attr("href", copies).text(desk.label(Label::SeeCopies));
    let compare = Route::Compare(Beside::Plan(plan), Beside::Nothing).fragment();
    let compare = el("a").attr("href", compare).text(desk.label(Label::CompareTwo));
    group()
        .with(el("h1").text(desk.label(Label::ViewExchange)))
        .with(panel(desk, Label::FilesOut, &[Label::PlanFileMeaning]).with(sender(
            "primary",
            Label::SavePlanFile,
            |_| Out::PlanFile,
        )))
        .with(folder::section(desk, plan))
        .with(
            panel(desk, Label::Tables, &[Label::WideMeaning, Label::LongMeaning])
                .with(encoding_choice(desk, cp932))
                .with(tables)
                .part(move || letter_list(&letters.get())),
        )
        .with(panel(desk, Label::FilesIn, &[Label::ReadFileMeaning]).with(read_file(desk)))
        .with(preview_section(desk))
        .with(panel(desk, Label::Compare, &[Label::CompareLink]).with(el("p").with(compare)))
        .with(panel(desk, Label::Copies, &[Label::CopiesMeaning]).with(el("p").with(copies)))
}

/// A framed part with its heading and what it is for.
fn panel(desk: Desk, heading: Label, meanings: &[Label]) -> El {
    let meanings = meanings.iter().map(|meaning| el("p").text(desk.label(*meaning)));
    el("section").class("panel").with(el("h2").text(desk.label(heading))).each(meanings)
}

/// UTF-8, or `Shift_JIS` where somebody asks for it.
fn encoding_choice(desk: Desk, cp932: RwSignal<bool>) -> El {
    let option = |is_cp932: bool, label: Label| {
        let radio = el("input")
            .attr("type", "radio")
            .attr("name", "encoding")
            .flag("checked", cp932.get_untracked() == is_cp932)
            .on("change", move |_| cp932.set(is_cp932));
        el("label").class("choice").with(radio).with(el("span").text(desk.label(label)))
    };
    el("div")
        .role("radiogroup")
        .attr("aria-label", desk.label(Label::Encoding))
        .with(option(false, Label::EncodingUtf8))
        .with(option(true, Label::EncodingCp932))
}

/// What `Shift_JIS` cannot hold of the file that was asked for, or holds otherwise.
fn letter_list(sentences: &[String]) -> Option<El> {
    let list = el("ul").class("letters").role("alert");
    (!sentences.is_empty()).then(|| list.each(sentences.iter().map(|sentence| el("li").text(sentence))))
}

/// Makes the file and hands it out.
fn send(desk: Desk, id: PlanId, out: Out, letters: RwSignal<Vec<String>>) {
    desk.know_lineages();
    let workbook = desk.workbook.get_untracked();
    let Some(plan) = workbook.plan(id) else { return };
    match out {
        Out::PlanFile => {
            download(desk, id, file_name(plan));
        }
        Out::Wide { cp932 } => {
            // Written before it is noted: the file names those that went out before it.
            let file = desk.read_session(|session| wide::write(plan, &session.lineage(id)));
            if file.is_some_and(|file| hand_out(desk, &file, &name(plan, TableKind::Wide), cp932, letters)) {
                note_sent(desk, id);
            }
        }
        Out::Long { cp932 } => {
            hand_out(desk, &long::write(plan), &name(plan, TableKind::Long), cp932, letters);
        }
        Out::Dictionary { cp932 } => {
            let encoding = if cp932 { Encoding::Cp932 } else { Encoding::Utf8 };
            let text = datapackage::write(plan, &name(plan, TableKind::Long), encoding, moment::today());
            desk.offer(datapackage::FILE_NAME, text.as_bytes(), JSON);
        }
    }
}

/// すべて保存: hands all plans out in one file, with what was sent and taken in.
pub(super) fn save_all(desk: Desk) {
    desk.fields.leave(desk);
    desk.know_lineages();
    let plans = desk.workbook.get_untracked();
    let text = desk.read_session(|session| write_package_with(plans.plans(), session.lineages()));
    desk.offer(&all_file_name(moment::today()), text.unwrap_or_default().as_bytes(), JSON);
}

fn name(plan: &Plan, kind: TableKind) -> String {
    table_file_name(plan, kind, KpiTable::of(plan).version(), moment::today())
}

/// Hands a table out in the encoding that was chosen; whether it went out. Letters that it lacks are listed instead.
fn hand_out(desk: Desk, file: &Outgoing, name: &str, cp932: bool, letters: RwSignal<Vec<String>>) -> bool {
    if !cp932 {
        desk.offer(name, &file.utf8(), CSV);
        return true;
    }
    let words = desk.words();
    match file.cp932(&BrowserCp932::default()) {
        Ok(written) => {
            desk.offer(name, &written.bytes, CSV);
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
fn note_sent(desk: Desk, plan: PlanId) {
    // A plan that is gone meanwhile is not sent either.
    desk.update_session(|session| {
        let _ = session.note_sent(plan);
    });
    if let Some((_, trouble)) = desk.keep_lineages().into_iter().find(|(id, _)| *id == plan) {
        desk.warn(troubles::store(trouble, desk.words()));
    }
}
