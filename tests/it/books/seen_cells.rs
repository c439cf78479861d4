//! What a user sees in a cell: one table of cases (`tests/corpus/seen/cells.json`), for which the reader of books and the reader
//! of the clipboard's HTML must give the same.

use keikaku::import::book::Book;
use keikaku::import::paste::Block;
use keikaku::plan::cell::Reading;
use keikaku::plan::cell::State;
use serde::Deserialize;
use serde_json::Value;

#[derive(Deserialize)]
struct Case {
    what: String,
    /// The cell in the form in which the library of books passes it.
    cell: Option<Value>,
    /// The cell's HTML as a program puts it on the clipboard.
    html: Option<String>,
    text: String,
    #[serde(default)]
    struck: Vec<String>,
    #[serde(default)]
    signs: Vec<String>,
    /// The number that is read from the text in a row with that unit.
    amount: Option<String>,
    #[serde(default)]
    unit: String,
    /// The number of cells with hidden letters.
    #[serde(default)]
    hidden: usize,
}

fn cases() -> Vec<Case> {
    let path = format!("{}/corpus/seen/cells.json", env!("CARGO_MANIFEST_DIR"));
    serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

#[test]
fn a_cell_of_a_book_is_read_as_it_is_displayed() {
    for case in cases() {
        let Some(cell) = &case.cell else { continue };
        let sheet =
            format!(r#"{{"name":"","is_hidden":false,"rows":[{{"line":1,"is_hidden":false,"cells":["名",{cell}]}}]}}"#);
        let book = Book::from_json(&format!(r#"{{"sheets":[{sheet}]}}"#)).unwrap();
        let sheet = &book.sheets[0];
        let text = sheet.rows[0].cells.get(1).cloned().flatten().unwrap_or_default();
        let marked = sheet.seen.marked.get(&(1, 2)).cloned().unwrap_or_default();
        assert_eq!((&text, &marked.struck, &marked.signs), (&case.text, &case.struck, &case.signs), "{}", case.what);
        counts(&case, &text);
    }
}

#[test]
fn a_cell_of_the_clipboard_is_read_as_it_is_displayed() {
    for case in cases() {
        let Some(html) = &case.html else { continue };
        let block = Block::of_markup(&format!("<table><tr>{html}</table>")).unwrap().unwrap();
        let looks = &block.looks;
        let struck: Vec<String> = looks.marked.iter().flat_map(|cell| cell.struck.clone()).collect();
        let signs: Vec<String> = looks.marked.iter().flat_map(|cell| cell.signs.clone()).collect();
        let text = block.single().unwrap();
        assert_eq!(
            (text, &struck, &signs, looks.hidden),
            (&*case.text, &case.struck, &case.signs, case.hidden),
            "{}",
            case.what
        );
        counts(&case, text);
    }
}

/// Asserts that the number that is read is the one that a user sees. A case without an expected number must give no number, or one
/// with a unit of its own.
fn counts(case: &Case, text: &str) {
    let Reading { state, unit, .. } = Reading::from_text(text, &case.unit);
    let State::Number { amount, .. } = state else {
        assert_eq!(case.amount, None, "{}", case.what);
        return;
    };
    if let Some(expected) = &case.amount {
        assert_eq!(&amount.plain(), expected, "{}", case.what);
        assert!(!case.unit.is_empty() || unit.is_none_or(|unit| unit.is_empty()), "{}", case.what);
    } else {
        assert!(unit.is_some_and(|unit| !unit.is_empty()) || text == "0.00012", "{}: {text}", case.what);
    }
}
