//! CP932 for the core, by the browser's table.

use std::cell::OnceCell;

use keikaku::exchange::encoding::{Code, Cp932, Cp932Codes};

use crate::browser::encoding::ShiftJis;

/// The browser's CP932. The codes of letters are asked for at the first letter that is written.
#[derive(Debug, Default)]
pub(crate) struct BrowserCp932 {
    table: ShiftJis,
    codes: OnceCell<Cp932Codes>,
}

impl Cp932 for BrowserCp932 {
    fn decode(&self, bytes: &[u8]) -> Option<String> {
        self.table.decode(bytes)
    }

    fn encode(&self, letter: char) -> Option<Code> {
        self.codes.get_or_init(|| Cp932Codes::new(|bytes| self.table.decode(bytes))).code(letter)
    }
}
