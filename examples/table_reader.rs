//! The reader of tables as a separate program, which `make bench` times beside other CSV readers. It is not part of the
//! product, in which the reader is behind the page.

#![cfg(target_arch = "wasm32")]

use keikaku::import::encoding::NoCp932;
use keikaku::import::questions::Answers;
use keikaku::import::read::read_table;
use keikaku::import::wide;
use wasm_bindgen::prelude::wasm_bindgen;

/// Reads a file, and returns the number of its rows.
#[wasm_bindgen]
pub fn rows(bytes: &[u8]) -> usize {
    read_table(bytes, &NoCp932).map_or(0, |file| file.sheet.rows.len())
}

/// Reads a file, and returns the number of KPIs in it.
#[wasm_bindgen]
pub fn kpis(bytes: &[u8]) -> usize {
    let file = read_table(bytes, &NoCp932).ok();
    file.and_then(|file| wide::read_file(&file, &Answers::default()).ok()).map_or(0, |file| file.kpis.len())
}
