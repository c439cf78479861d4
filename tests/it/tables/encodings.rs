//! Encodings are detected without a question where that is possible, and no letter is replaced in writing.

use keikaku::export::wide_table;
use keikaku::import::encoding::{self, Decoded, Encoding, Large, decode};
use keikaku::import::read::ImportError;
use keikaku::merge::review::Changes;
use keikaku::plan::lineage::Lineage;
use keikaku::plan::place::TextPlace;

use crate::support::desk::{Browser, Desk};

const TEXT: &str = "指標名,区分\r\nマッチング件数,目標\r\n";

#[track_caller]
fn decoded(bytes: &[u8], encoding: Encoding) {
    assert_eq!(decode(bytes, Browser::get()), Ok(Decoded { text: TEXT.to_owned(), encoding }));
}

fn utf16(unit: fn(u16) -> [u8; 2]) -> Vec<u8> {
    ['\u{feff}'].iter().copied().chain(TEXT.chars()).flat_map(|letter| unit(letter as u16)).collect()
}

fn cp932(text: &str) -> Vec<u8> {
    encoding_rs::SHIFT_JIS.encode(text).0.into_owned()
}

#[test]
fn every_supported_encoding_is_detected() {
    decoded(TEXT.as_bytes(), Encoding::Utf8);
    decoded(&[b"\xef\xbb\xbf", TEXT.as_bytes()].concat(), Encoding::Utf8);
    decoded(&utf16(u16::to_le_bytes), Encoding::Utf16);
    decoded(&utf16(u16::to_be_bytes), Encoding::Utf16);
    decoded(&cp932(TEXT), Encoding::Cp932);
}

#[test]
fn empty_files_workbooks_and_unknown_encodings_are_refused() {
    let refused = |bytes: &[u8], why| assert_eq!(decode(bytes, Browser::get()), Err(why), "{bytes:?}");
    refused(b"", ImportError::Empty);
    refused(b"\xef\xbb\xbf", ImportError::Empty);
    refused(b"\xff\xfe\r\0\n\0", ImportError::Empty);
    refused(b"PK\x03\x04rest", ImportError::Workbook);
    refused(b"\xd0\xcf\x11\xe0rest", ImportError::ClosedWorkbook);
    refused(b"\x81", ImportError::UnknownEncoding);
    refused(&[b"\xef\xbb\xbf", cp932(TEXT).as_slice()].concat(), ImportError::UnknownEncoding);
    refused(b"\xff\xfea", ImportError::UnknownEncoding);
    refused(&cp932("品名,数\r\n"), ImportError::UnsureEncoding);
}

#[test]
fn a_list_of_records_in_cp932_is_recognised_by_its_column_of_days() {
    for heads in ["日付,参加者数,行事\r\n", "日付,売上（円）,行事\r\n", "\"開催日\",\"内容\"\r\n"]
    {
        assert_eq!(decode(&cp932(heads), Browser::get()).map(|decoded| decoded.text), Ok(heads.to_owned()));
    }
}

#[test]
fn cp932_codes_of_letters_are_those_of_windows() {
    let code = |letter| Browser::get().codes.code(letter);
    assert_eq!((code('A'), code('ｱ'), code('計'), code('～')), (Some(0x41), Some(0xb1), Some(0x8c76), Some(0x8160)));
    // Letters with several codes: ∪ of JIS before NEC's, ㈱ of NEC, 髙 of IBM and not NEC's copy.
    assert_eq!((code('∪'), code('㈱'), code('髙')), (Some(0x81be), Some(0x878a), Some(0xfbfc)));
    for letter in ['𠮷', '㋿', '—', '–', '½', '〜', '−'] {
        assert_eq!(code(letter), None, "{letter}");
    }
}

#[test]
fn every_code_is_decoded_to_its_letter() {
    let mut letters = 0;
    for letter in '\u{20}'..='\u{ffee}' {
        let Some(code) = Browser::get().codes.code(letter) else { continue };
        let bytes: Vec<u8> = code.to_be_bytes().into_iter().skip(usize::from(code <= 0xff)).collect();
        let text = encoding_rs::SHIFT_JIS.decode_without_bom_handling(&bytes).0;
        assert_eq!(text.chars().collect::<Vec<_>>(), [letter]);
        letters += 1;
    }
    assert!(letters > 9_000, "{letters}");
}

#[test]
fn letters_missing_in_cp932_are_listed_with_their_places_and_nothing_is_written() {
    let mut desk = Desk::of("002");
    desk.write(1, TextPlace::Name, "𠮷野家—会員数");
    desk.write(2, TextPlace::Unit, "½");
    let lacking = wide_table::write(desk.plan(), &Lineage::default()).cp932(Browser::get()).unwrap_err();
    let told: Vec<_> = lacking.iter().map(|one| (one.letter, one.record, one.column.as_str())).collect();
    let name = |record| [('𠮷', record, "指標名"), ('—', record, "指標名")];
    assert_eq!(told, [name(2), name(3), [('½', 4, "単位"), ('½', 5, "単位")]].concat());
}

#[test]
fn wave_dash_and_minus_are_written_as_similar_letters_and_read_without_change() {
    let mut desk = Desk::of("002");
    desk.write(1, TextPlace::Responsible, "商工〜港湾−課");
    let file = wide_table::write(desk.plan(), &Lineage::default());
    desk.send();
    let written = file.cp932(Browser::get()).unwrap();
    assert_eq!(written.twins.iter().map(|one| one.letter).collect::<Vec<_>>(), ['〜', '−', '〜', '−']);
    assert_eq!(written.twins[0].column, "所管課");
    let text = decode(&written.bytes, Browser::get()).unwrap();
    assert!(text.encoding == Encoding::Cp932 && text.text.contains("商工～港湾－課"));
    assert_eq!(desk.read_bytes(&written.bytes).unwrap().changes, Changes::default());
}

#[test]
fn a_large_file_is_recognised_by_its_bytes_or_lines_before_it_is_read() {
    assert_eq!(encoding::large(TEXT.as_bytes()), None);
    let rows = "a,b\n".repeat(50_001);
    assert_eq!(encoding::large(rows.as_bytes()), Some(Large { bytes: 200_004, lines: 50_002 }));
    assert_eq!(encoding::large(rows.replace('\n', "\r").as_bytes()), encoding::large(rows.as_bytes()));
    assert!(encoding::large(&vec![b'a'; 20_000_001]).is_some());
}

#[test]
fn a_plan_file_is_distinguished_from_a_table_by_its_first_characters() {
    assert!(encoding::is_json(b"{\"format\":1"));
    assert!(encoding::is_json(b"\xef\xbb\xbf \r\n{"));
    let utf16 = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
    assert!(encoding::is_json(&utf16("\u{feff}\r\n{\"format\"")) && encoding::is_json(&utf16("{\"format\"")));
    assert!(!encoding::is_json(&utf16(&format!("\u{feff}{TEXT}"))));
    assert!(!encoding::is_json(TEXT.as_bytes()));
    assert!(!encoding::is_json(b""));
}
