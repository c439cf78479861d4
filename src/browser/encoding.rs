//! CP932 by the browser's own table: its strict decoder of Shift_JIS, which is that of Windows. The core holds none, which
//! would be 135 KB.

use std::cell::OnceCell;

use keikaku::exchange::encoding::{Code, Cp932, Cp932Codes};
use web_sys::{TextDecoder, TextDecoderOptions};

/// The browser's CP932. The codes of letters are asked for at the first letter that is written.
#[derive(Debug, Default)]
pub(crate) struct BrowserCp932 {
    codes: OnceCell<Cp932Codes>,
}

impl Cp932 for BrowserCp932 {
    fn decode(&self, bytes: &[u8]) -> Option<String> {
        decode(&decoder()?, bytes)
    }

    fn encode(&self, letter: char) -> Option<Code> {
        let codes = self.codes.get_or_init(|| {
            let decoder = decoder();
            Cp932Codes::new(|bytes| decode(decoder.as_ref()?, bytes))
        });
        codes.code(letter)
    }
}

fn decoder() -> Option<TextDecoder> {
    let options = TextDecoderOptions::new();
    options.set_fatal(true);
    TextDecoder::new_with_label_and_options("shift_jis", &options).ok()
}

fn decode(decoder: &TextDecoder, bytes: &[u8]) -> Option<String> {
    decoder.decode_with_u8_array(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

    wasm_bindgen_test_configure!(run_in_browser);

    #[wasm_bindgen_test]
    fn cp932_is_that_of_windows() {
        let cp932 = BrowserCp932::default();
        assert_eq!(cp932.decode(&[0x8e, 0xf0, 0x93, 0x63, 0x87, 0x40]), Some("酒田①".to_owned()));
        assert_eq!(cp932.encode('①'), Some(Code::Two([0x87, 0x40])));
        assert_eq!(cp932.encode('ｱ'), Some(Code::One(0xb1)));
    }

    #[wasm_bindgen_test]
    fn what_does_not_fit_is_refused_and_never_replaced() {
        let cp932 = BrowserCp932::default();
        assert_eq!(cp932.decode(&[0x81]), None);
        assert_eq!(cp932.encode('𠮷'), None);
    }
}
