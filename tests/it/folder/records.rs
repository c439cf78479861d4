//! What the page remembers about a file, the mark in the file, and when a save is due.

use crate::support::{day, time};
use keikaku::storage::{
    self, Due, FileRecord, FileSettings, MOST_SAVES, Remind, SaveStamp, Settings, StoredTime, is_due,
};
use keikaku::value::timestamp::Timestamp;

#[test]
fn the_record_of_a_file_comes_back() {
    let known = FileRecord {
        name: Some("酒田市_計画.json".to_owned()),
        in_folder: true,
        at: Some(time("2026-11-20T10:32").into()),
        seen: Some("1f00c3a9:12".to_owned()),
        digest: Some("0123456789abcdef".to_owned()),
        since: time("2026-11-20T10:32").into(),
    };
    for record in [known, FileRecord { since: time("2026-11-20T10:32").into(), ..FileRecord::default() }] {
        assert_eq!(storage::decode_file(&storage::encode_file(&record)), Ok(record));
    }
}

#[test]
fn a_time_that_cannot_be_read_is_written_again_as_it_was_found() {
    for text in ["", "昨日", "2026-11-20T10:32:05", "2026-02-30T10:32", "1900-01-01T00:00"] {
        let known = FileRecord { at: Some(StoredTime::from(text.to_owned())), ..FileRecord::default() };
        let known = FileRecord { since: StoredTime::from(text.to_owned()), ..known };
        let written = storage::encode_file(&known);
        assert!(written.contains(&format!(r#""at":"{text}","since":"{text}""#)), "{written}");
        assert_eq!(storage::decode_file(&written), Ok(known.clone()));
        assert_eq!((known.at.unwrap().timestamp(), known.since.timestamp()), (None, None));
    }
}

#[test]
fn a_mark_with_a_time_that_cannot_be_read_is_read_without_it() {
    let mark = storage::decode_save_stamp(r#"{"at":"昨日","by":"佐藤","saves":["0123456789abcdef"]}"#).unwrap();
    let expected = SaveStamp { at: None, by: Some("佐藤".to_owned()), saves: vec!["0123456789abcdef".to_owned()] };
    assert_eq!(mark, expected);
}

#[test]
fn settings_from_before_there_were_files_are_read() {
    let person = Some("企画課 \"佐藤\"".to_owned());
    let chosen = FileSettings { person, remind: Remind::TwoWeeks };
    let settings = Settings { files: Some(storage::encode_file_settings(&chosen)), ..Settings::default() };
    let read = storage::decode_settings(&storage::encode_settings(&settings)).unwrap();
    assert_eq!(storage::decode_file_settings(&read), chosen);
    let plain = storage::decode_settings(&storage::encode_settings(&Settings::default())).unwrap();
    assert_eq!(storage::decode_file_settings(&plain), FileSettings { person: None, remind: Remind::Month });
}

#[test]
fn a_mark_names_its_saves_and_never_too_many() {
    let mut mark = SaveStamp::default();
    for turn in 0..MOST_SAVES + 20 {
        let before = mark.saves.clone();
        let at = Timestamp::new(day(11, 20), 10, u8::try_from(turn % 60).unwrap());
        mark = SaveStamp::new("the same", at, None, &before);
        assert!(!before.contains(mark.saves.last().unwrap()));
    }
    assert_eq!(mark.saves.len(), MOST_SAVES);
    assert_eq!(storage::decode_save_stamp(&storage::encode_save_stamp(&mark)), Ok(mark));
}

#[test]
fn it_is_time_after_so_many_days_whatever_the_month() {
    let cases = [
        ("2026-11-20T10:32", "2026-11-20T23:59", 7, Due::No),
        ("2026-11-20T10:32", "2026-11-26T10:32", 7, Due::No),
        ("2026-11-20T10:32", "2026-11-27T00:01", 7, Due::Yes),
        ("2024-02-20T00:00", "2024-03-05T00:00", 14, Due::Yes),
        ("2024-02-20T00:00", "2024-03-04T00:00", 14, Due::No),
        ("2023-12-31T00:00", "2024-01-30T00:00", 30, Due::Yes),
        ("2026-01-01T00:00", "2036-01-01T00:00", 30, Due::Yes),
    ];
    for (since, now, days, due) in cases {
        assert_eq!(is_due(time(since).date(), time(now).date(), days), due, "{since} {now}");
    }
}

#[test]
fn a_clock_that_was_set_back_neither_hides_nor_repeats_it() {
    assert_eq!(is_due(time("2036-01-01T00:00").date(), day(11, 20), 30), Due::CountAgain);
    assert_eq!(is_due(day(11, 20), day(12, 20), 30), Due::Yes);
}
