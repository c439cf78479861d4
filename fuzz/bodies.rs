//! The bodies of the fuzz targets: any bytes are read or refused without a panic, and what was read can be written and read again
//! as the same. The fuzz targets and `tests/it/fuzzing.rs` run the same bodies.

use std::fmt::Write;
use std::sync::Arc;

use keikaku::command::{self, Command};
use keikaku::export::activity_table;
use keikaku::export::form_book::{
    CellReference as BookPlace, FormBook, fillings, is_marks, read_marks, suggestion, write_marks, writes_json,
};
use keikaku::import::activity_table::read_records;
use keikaku::import::book::{self, Book, BookTables};
use keikaku::import::encoding::NoCp932;
use keikaku::import::paste::{Block, Paste, TableNames, TooLarge, place};
use keikaku::import::pasted_table::{TablePaste, TablePlace, table_paste};
use keikaku::import::plan_file::compare_with;
use keikaku::import::plan_merge::offer_records;
use keikaku::import::preview::{ImportBase, OpenedOn, preview};
use keikaku::import::questions::Answers;
use keikaku::import::read::{TableFile, read_table};
use keikaku::import::text_table;
use keikaku::import::wide;
use keikaku::paper::answer_book::{Inquiry, asked_sections, sent_inquiry};
use keikaku::plan::cell::{Cell, Reading};
use keikaku::plan::grade_rule::GradeRule;
use keikaku::plan::lineage::{Lineage, Lineages};
use keikaku::plan::place::CellPlace;
use keikaku::plan::samples::SamplePlan;
use keikaku::plan::{Form, Plan, Workbook};
use keikaku::storage::plan_file::{read_bytes, write_package_with};
use keikaku::storage::{self, VersionVector};
use keikaku::value::amount::Amount;
use keikaku::value::fiscal_year::{
    Date, FiscalYear, read_as_of, read_date, read_figure_time, read_fiscal_year, read_month, read_nth, read_start,
};
use keikaku::value::id::{IndicatorId, PlanId};
use keikaku::wording::{
    Language, activity_log as activity_words, errors, form_book as form_words, form_faults, grade_rules,
    import as wording, pasting, rule_faults,
};

/// A target: its name, its body, and the folders of its seeds.
pub(crate) type Target = (&'static str, fn(&[u8]), &'static [&'static str]);

/// All targets.
pub(crate) const TARGETS: [Target; 13] = [
    ("plan_record", plan_record, &["fuzz/seeds/plan_record", "tests/golden"]),
    ("package", package, &["fuzz/seeds/package"]),
    ("table", table, &["fuzz/seeds/table", "tests/corpus", "tests/corpus/offices"]),
    ("activity_table", activity_table, &["fuzz/seeds/activity_table"]),
    ("book", book, &["fuzz/seeds/book"]),
    ("form_book", form_book, &["fuzz/seeds/form_book"]),
    ("block", block, &["fuzz/seeds/block", "tests/corpus/clipboard"]),
    ("markup", markup, &["fuzz/seeds/markup"]),
    ("number", number, &["fuzz/seeds/number"]),
    ("years", years, &["fuzz/seeds/years"]),
    ("form", form, &["forms", "tests/forms"]),
    ("rule", rule, &["rules", "tests/rules"]),
    ("records", records, &["fuzz/seeds/records", "tests/golden"]),
];

/// The plan into which the targets read.
fn sample() -> Option<Arc<Plan>> {
    let mut ids = (1..).map(IndicatorId::from_bits);
    let sample = SamplePlan::ALL.iter().find(|sample| sample.code() == "002")?;
    sample.plan(PlanId::from_bits(77), || ids.next().unwrap_or_else(|| IndicatorId::from_bits(0))).map(Arc::new)
}

fn today() -> Option<Date> {
    Date::new(2025, 4, 10)
}

fn text(data: &[u8]) -> String {
    String::from_utf8_lossy(data).into_owned()
}

/// A record with that body and its correct digest. With a wrong digest, nothing after the digest check would be reached.
fn sealed(body: &str) -> String {
    format!(r#"{{"format":{},"app":"0","digest":"{}","body":{body}}}"#, storage::FORMAT, storage::digest(body))
}

/// The body of a record, or the whole text. A damaged record is sealed again, so that the damaged body is read.
fn body(text: &str) -> &str {
    let inside = text.split_once(r#""body":"#).and_then(|(_, rest)| rest.trim_end().strip_suffix('}'));
    inside.unwrap_or(text)
}

/// The record of a text with the correct digest, whatever digest the text has.
pub(crate) fn resealed(text: &str) -> String {
    sealed(body(text))
}

/// One plan's record.
pub(crate) fn plan_record(data: &[u8]) {
    let text = text(data);
    for record in [text.clone(), resealed(&text)] {
        if let Ok(plan) = storage::decode_plan(&record) {
            assert_eq!(
                storage::decode_plan(&storage::encode_plan(&plan)).as_ref(),
                Ok(&plan),
                "what was read is written"
            );
            let _findings = keikaku::checks::run(&plan);
        }
    }
}

/// A plan file: its bytes are read and compared with a plan.
pub(crate) fn package(data: &[u8]) {
    match read_bytes(data) {
        Ok(package) => {
            let lineages = package.lineages();
            let _compared = compare_with(&Workbook::new(sample()), &package);
            let again = read_bytes(write_package_with(&package.plans, &lineages).as_bytes());
            assert_eq!(again.map(|again| again.plans).as_ref(), Ok(&package.plans), "what was read is written");
        }
        Err(error) => assert!(!errors::file(error, Language::Japanese).is_empty()),
    }
}

/// A table: its bytes are read to a preview, on a plan's page and on the list.
pub(crate) fn table(data: &[u8]) {
    if let Ok(file) = read_table(data, &NoCp932) {
        hold_against_a_plan(&file);
    }
}

/// A list of records of activity: records that are written and read again give no difference.
pub(crate) fn activity_table(data: &[u8]) {
    let mut ids = (1..).map(IndicatorId::from_bits);
    let sample = SamplePlan::OF_GROUPS.iter().find_map(|sample| {
        sample.plan(PlanId::from_bits(77), || ids.next().unwrap_or_else(|| IndicatorId::from_bits(0)))
    });
    let (Some(plan), Some(today), Ok(sheet)) = (sample.map(Arc::new), today(), text_table::read(&text(data))) else {
        return;
    };
    match read_records(&sheet, &plan, today) {
        Some(Ok(read)) => {
            let written = text_table::read(&activity_table::activity_table(&read.plan).text()).ok();
            let again = written.and_then(|sheet| read_records(&sheet, &read.plan, today)).and_then(Result::ok);
            assert_eq!(
                again.map(|again| offer_records(&read.plan, &again.plan).differences),
                Some(Vec::new()),
                "what was read is written"
            );
        }
        Some(Err(error)) => assert!(!activity_words::records_error(error, Language::Japanese).is_empty()),
        None => {}
    }
}

/// A book as the library passes it: each of its sheets is previewed with a plan.
pub(crate) fn book(data: &[u8]) {
    let Ok(book) = Book::from_json(&text(data)) else { return };
    match book::tables(&book) {
        Ok(BookTables { tables, left_out }) => {
            let _said = wording::left_out(&left_out, Language::Japanese);
            for table in &tables {
                hold_against_a_plan(table);
            }
        }
        Err(error) => assert!(!wording::error_sentence(&error, Language::English).is_empty()),
    }
}

/// A file of marks, or a form book as the library passes it: cells are filled with a plan, and marks are written again.
pub(crate) fn form_book(data: &[u8]) {
    let (text, Some(plan), Some(report)) = (text(data), sample(), FiscalYear::new(2023)) else { return };
    let (marks, book) = (read_marks(&text), FormBook::from_json(&text));
    assert!(marks.is_err() || is_marks(&text));
    if let Ok(marks) = &marks {
        assert_eq!(read_marks(&write_marks(marks)).as_ref(), Ok(marks));
    }
    if let Some(sheet) = book.iter().flat_map(|book| &book.sheets).next() {
        for row in 1..5 {
            let _suggested = suggestion(&plan, sheet, BookPlace { row, column: row }, report);
        }
    }
    let list = fillings(&plan, &marks.unwrap_or_default(), &book.unwrap_or_default(), report);
    for filling in &list {
        let _said = form_words::remarks(filling, Language::Japanese);
    }
    let _writes = writes_json(&list, |_| true);
}

fn hold_against_a_plan(file: &TableFile) {
    let Some(plan) = sample() else { return };
    // All actuals have been asked for, so that the file may be an answer.
    let years = plan.years.years().collect();
    let inquiry = Inquiry { years, ..Inquiry::default() };
    let sent = sent_inquiry(&plan, &inquiry, &asked_sections(&plan, &inquiry), Date::FIRST);
    let lineages = Lineages::from_iter([(plan.id, Lineage::default().with_inquiries([sent]))]);
    let (id, base) = (plan.id, ImportBase::new(Workbook::new([plan]).into(), lineages));
    for opened in [OpenedOn::Plan(id), OpenedOn::List] {
        let (fresh, answers) = (PlanId::from_bits(4242), Answers::default());
        let read = wide::read_file(file, &answers);
        match read.and_then(|rows| preview(&rows, opened, &base, fresh, &answers)) {
            Ok(preview) => {
                for note in &preview.notes {
                    let _said = wording::note(note, Language::Japanese);
                }
            }
            Err(error) => assert!(!wording::error_sentence(&error, Language::English).is_empty()),
        }
    }
}

/// A text of the clipboard, pasted at the baseline and at the first year's cells of the first row.
pub(crate) fn block(data: &[u8]) {
    let block = Block::read(&text(data));
    assert_eq!(block.is_single(), block.single().is_some());
    lay(&block);
}

/// HTML of the clipboard, pasted at the same cells.
pub(crate) fn markup(data: &[u8]) {
    match Block::of_markup(&text(data)) {
        Ok(Some(block)) => lay(&block),
        Ok(None) => {}
        Err(TooLarge) => assert!(!pasting::too_large(Language::Japanese).is_empty()),
    }
}

fn lay(block: &Block) {
    let (Some(plan), Some(today)) = (sample(), today()) else { return };
    let rows: Vec<_> = plan.indicators().iter().map(|row| row.id).collect();
    let (Some(first), Some(year)) = (rows.first().copied(), plan.years.years().next()) else { return };
    let workbook = Arc::new(Workbook::new([Arc::clone(&plan)]));
    let mut ids = (1_000_000..).map(IndicatorId::from_bits);
    for (at, names) in [(None, TableNames::Added), (Some(CellPlace::Actual(year)), TableNames::Ignored)] {
        let place = TablePlace { plan: &plan, rows: &rows, at, is_shown: &|_| true, on: today };
        let Ok(TablePaste::Done(taken)) = table_paste(block, place, names, &mut || ids.next().unwrap_or(first)) else {
            continue;
        };
        assert!(!pasting::table_pasted(&taken, Language::Japanese).is_empty(), "what was pasted is said");
        let command = Command::InPlan { plan: plan.id, command: taken.command() };
        let kept = command::apply(&workbook, &command).ok().and_then(|applied| {
            let pasted = Plan::clone(applied.workbook.plan(plan.id)?);
            Some((storage::decode_plan(&storage::encode_plan(&pasted)), pasted))
        });
        assert!(kept.is_none_or(|(kept, pasted)| kept == Ok(pasted)), "what was pasted is kept as it is");
    }
    for at in [CellPlace::Baseline, CellPlace::Target(year), CellPlace::Actual(year)] {
        let paste = place(&plan, &rows, (first, at), block, today);
        let all: Vec<_> = match &paste {
            Paste::Done(pasted) => vec![pasted.clone()],
            Paste::Ask(question) => {
                assert!(!pasting::question(&question.reasons, Language::Japanese).is_empty(), "a question says why");
                let mut all = Vec::new();
                paste.clone().each(&mut |pasted| all.push(pasted.clone()));
                all
            }
            Paste::AsTable(_) => Vec::new(),
        };
        for one in all {
            assert!(!pasting::pasted(&one, Language::Japanese).is_empty(), "what was pasted is said");
            let command = Command::InPlan { plan: plan.id, command: one.command() };
            if let Ok(applied) = command::apply(&workbook, &command) {
                let pasted = applied.workbook.plan(plan.id).map(|plan| Plan::clone(plan));
                let kept = pasted.as_ref().map(storage::encode_plan).map(|record| storage::decode_plan(&record));
                assert_eq!(kept, pasted.map(Ok), "what was pasted is kept as it is");
            }
        }
    }
}

/// A cell, typed with any unit: the first line is the text, the second is the unit.
pub(crate) fn number(data: &[u8]) {
    let text = text(data);
    let (written, unit) = text.split_once('\n').unwrap_or((&text, "千円"));
    let cell = Cell::read(written, unit);
    let mut shown = String::new();
    let _written = write!(shown, "{}{:?}", cell.shown(unit), cell.amount());
    assert_eq!(Cell::read(&cell.shown(unit), unit).state, cell.state, "what is shown reads back");
    for candidate in Reading::from_text(written, unit).candidates {
        assert!(Cell::read(&candidate, unit).amount().is_some(), "what is offered is a number");
    }
    if let Some(amount) = cell.amount() {
        assert_eq!(Amount::from_plain(&amount.plain()), Some(amount), "a figure is written as it is");
        let _grouped = amount.grouped();
    }
}

/// Years and days, as they are written.
pub(crate) fn years(data: &[u8]) {
    let text = text(data);
    let _day = read_date(&text);
    let _nth = read_nth(&text);
    let _as_of = read_as_of(&text);
    let _time = read_figure_time(&text);
    let _month = read_month(&text);
    let _start = read_start(&text);
    if let Ok(reading) = read_fiscal_year(&text) {
        let year = reading.year;
        let again = read_fiscal_year(&year.western_label()).map(|again| again.year);
        assert_eq!(again, Ok(year), "a year is read by its own label");
    }
}

/// The file of a rule of grades.
pub(crate) fn rule(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else { return };
    match GradeRule::from_json(text) {
        Ok(rule) => {
            assert_eq!(GradeRule::from_json(&rule.to_json()).as_ref(), Ok(&rule), "what was read is written");
            for language in [Language::Japanese, Language::English] {
                grade_rules::indicator_clauses(&rule, language);
                grade_rules::whole_clauses(&rule, language);
            }
        }
        Err(fault) => assert!(!rule_faults::sentence(&fault, Language::Japanese).is_empty()),
    }
}

/// The file of a form.
pub(crate) fn form(data: &[u8]) {
    match storage::read_form(data) {
        Ok(form) => {
            assert_eq!(Form::from_json(&form.to_json()).as_ref(), Ok(&form), "what was read is written");
            let kept = storage::decode_form(&storage::encode_form(&form));
            assert_eq!(kept.as_deref(), Ok(&form), "and kept");
        }
        Err(faults) => assert!(!form_faults::sentences(&faults, Language::Japanese).is_empty()),
    }
}

/// The other records: the order of the list, settings, lineages, forms, copies, and the state of plan files; also the list of
/// writes that a record includes.
pub(crate) fn records(data: &[u8]) {
    let text = text(data);
    for record in [text.clone(), resealed(&text)] {
        if let Ok(order) = storage::decode_index(&record) {
            assert_eq!(storage::decode_index(&storage::encode_index(&order)), Ok(order));
        }
        if let Ok(settings) = storage::decode_settings(&record) {
            assert_eq!(storage::decode_settings(&storage::encode_settings(&settings)), Ok(settings));
        }
        if let Ok(lineage) = storage::decode_lineage(&record) {
            let again = storage::decode_lineage(&storage::encode_lineage(&lineage));
            assert_eq!(again, Ok(lineage));
        }
        if let Ok(form) = storage::decode_form(&record) {
            assert_eq!(storage::decode_form(&storage::encode_form(&form)), Ok(form));
        }
        if let Ok(known) = storage::decode_file(&record) {
            assert_eq!(storage::decode_file(&storage::encode_file(&known)), Ok(known));
        }
        if let Ok((occasion, copied)) = storage::decode_copy(&record) {
            let again = storage::encode_copy(copied, occasion);
            assert_eq!(storage::decode_copy(&again).map(|(occasion, _)| occasion), Ok(occasion));
        }
    }
    let seen = VersionVector::from(text);
    let later = seen.written_by("1f00c3a9", 7);
    assert!(VersionVector::default().is_in(&seen) && later.is_in(&later.joined(&seen)), "{seen}");
}
