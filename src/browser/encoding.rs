//! CP932 through the browser's own table of `Shift_JIS`, which is the table of Windows. So the program contains no
//! such table.

use std::cell::OnceCell;

use keikaku::import::encoding::{Cp932, Cp932Codes};
use web_sys::{TextDecoder, TextDecoderOptions};

/// The CP932 encoder and decoder of the browser. The table for encoding is computed when the first character is
/// encoded.
#[derive(Debug, Default)]
pub(crate) struct BrowserCp932 {
    decoder: ShiftJis,
    codes: OnceCell<Cp932Codes>,
}

impl Cp932 for BrowserCp932 {
    fn decode(&self, bytes: &[u8]) -> Option<String> {
        self.decoder.decode(bytes)
    }

    fn encode(&self, letter: char) -> Option<u16> {
        self.codes.get_or_init(|| Cp932Codes::new(|bytes| self.decoder.decode(bytes))).code(letter)
    }
}

/// A strict decoder: invalid bytes are refused and never replaced. It is `None` if the browser has no such decoder.
#[derive(Clone, Debug)]
struct ShiftJis(Option<TextDecoder>);

impl Default for ShiftJis {
    fn default() -> Self {
        let options = TextDecoderOptions::new();
        options.set_fatal(true);
        Self(TextDecoder::new_with_label_and_options("shift_jis", &options).ok())
    }
}

impl ShiftJis {
    /// The bytes as text; `None` if any of them is invalid.
    fn decode(&self, bytes: &[u8]) -> Option<String> {
        self.0.as_ref()?.decode_with_u8_array(bytes).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

    wasm_bindgen_test_configure!(run_in_browser);

    #[wasm_bindgen_test]
    fn the_decoder_uses_the_windows_table_and_refuses_invalid_bytes() {
        let decoder = ShiftJis::default();
        assert_eq!(decoder.decode(&[0x8e, 0xf0, 0x93, 0x63, 0x87, 0x40, 0xb1]), Some("酒田①ｱ".to_owned()));
        assert_eq!(decoder.decode(&[0x81]), None);
    }
}
