//! What the page remembers about a file, the mark in the file, and when a save is due.

use crate::support::{day, time};
use keikaku::storage::{
    self, Due, FileRecord, FileSettings, MOST_SAVES, Remind, SaveStamp, Settings, StoredTime, is_due,
};
use keikaku::value::timestamp::Timestamp;

#[test]
fn the_record_of_a_file_is_decoded_unchanged() {
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
fn an_unreadable_time_is_written_back_unchanged() {
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
fn a_save_mark_with_an_unreadable_time_is_read_without_the_time() {
    let mark = storage::decode_save_stamp(r#"{"at":"昨日","by":"佐藤","saves":["0123456789abcdef"]}"#).unwrap();
    let expected = SaveStamp { at: None, by: Some("佐藤".to_owned()), saves: vec!["0123456789abcdef".to_owned()] };
    assert_eq!(mark, expected);
}

#[test]
fn file_settings_are_decoded_unchanged_and_have_defaults_if_missing() {
    let person = Some("企画課 \"佐藤\"".to_owned());
    let chosen = FileSettings { person, remind: Remind::TwoWeeks };
    let settings = Settings { files: Some(storage::encode_file_settings(&chosen)), ..Settings::default() };
    let read = storage::decode_settings(&storage::encode_settings(&settings)).unwrap();
    assert_eq!(storage::decode_file_settings(&read), chosen);
    let plain = storage::decode_settings(&storage::encode_settings(&Settings::default())).unwrap();
    assert_eq!(storage::decode_file_settings(&plain), FileSettings { person: None, remind: Remind::Month });
}

#[test]
fn a_save_mark_lists_saves_with_distinct_ids_up_to_a_limit() {
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
fn a_reminder_is_due_after_the_number_of_days_across_months() {
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
fn a_clock_that_was_set_back_restarts_the_count_for_the_reminder() {
    assert_eq!(is_due(time("2036-01-01T00:00").date(), day(11, 20), 30), Due::CountAgain);
    assert_eq!(is_due(day(11, 20), day(12, 20), 30), Due::Yes);
}
