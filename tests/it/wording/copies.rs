//! Messages about automatic copies, damaged records and the room on this machine.

use keikaku::storage::Occasion;
use keikaku::wording::{Language, copies};

use crate::support::time;
use crate::wording::{all, both};

#[test]
fn every_occasion_of_a_copy_has_a_text() {
    let every = every! {
        Occasion::Session => Occasion::Session;
        Occasion::Import => Occasion::Import;
        Occasion::Merge => Occasion::Merge;
        Occasion::Tab => Occasion::Tab;
        Occasion::Restore => Occasion::Restore;
    };
    insta::assert_snapshot!(all(&every, copies::occasion));
}

#[test]
fn messages_about_copies_and_records_exist_in_both_languages() {
    let day = |language| copies::state_time(Some(time("2026-11-17T17:10")), language);
    let told: [(&str, &dyn Fn(Language) -> String); 16] = [
        ("copy", &|words| copies::copy(&day(words), words)),
        ("compare", &|words| copies::compare(&day(words), words)),
        ("put back", &|words| copies::put_back(&day(words), words)),
        ("take out", &|words| copies::download(&day(words), words)),
        ("differs", &|words| copies::differs(2, words)),
        ("as now", &|words| copies::differs(0, words)),
        ("was put back", &|words| copies::was_put_back(&day(words), words)),
        ("forget", &|words| copies::forget(3, words)),
        ("mend", &|words| copies::restore("地域再生計画", words)),
        ("mending", &|words| copies::restore_state(&day(words), 1, words)),
        ("mended", &|words| copies::restored("地域再生計画", &day(words), words)),
        ("remove", &|words| format!("{} / {}", copies::remove_record("a", words), copies::ask_remove("a", words))),
        ("record", &|words| copies::record(Some("支援 \n計画"), "keikaku/plan/a", words)),
        ("record without a name", &|words| copies::record(None, "keikaku/plan/a", words)),
        ("record with a long name", &|words| copies::record(Some(&"長".repeat(200)), "keikaku/plan/a", words)),
        ("room", &|words| copies::room(2_200_000, 520_000, words)),
    ];
    insta::assert_snapshot!(told.map(|(key, say)| both(key, say)).concat());
}

#[test]
fn the_time_of_a_copy_has_the_day_of_the_week_of_the_calendar() {
    for (saved, day) in [("2026-11-17T17:10", "（火）"), ("2024-02-29T00:00", "（木）"), ("2000-01-01T00:00", "（土）")]
    {
        assert!(copies::state_time(Some(time(saved)), Language::Japanese).contains(day), "{saved}");
    }
    assert_eq!(copies::state_time(None, Language::Japanese), "日時不明");
}

#[test]
fn equal_times_of_copies_are_numbered() {
    let known = Some(time("2026-11-17T17:10"));
    let saved = [known, None, known, None, None];
    let state_times = copies::state_times(saved, Language::Japanese);
    let expected = [
        "2026年11月17日（火） 17:10",
        "日時不明",
        "2026年11月17日（火） 17:10（2番目）",
        "日時不明（2番目）",
        "日時不明（3番目）",
    ];
    assert_eq!(state_times, expected);
}
