//! What is said of the file of a plan.

use std::collections::BTreeSet;

use keikaku::exchange::package::Trouble;
use keikaku::session::folder::{FileTrouble, Footing, Signature, Unfit};
use keikaku::wording::folder::{self, Standing};

use crate::wording::{all, both};

const NOW: &str = "2026-11-20T10:40";

fn signature(at: &str, by: Option<&str>) -> Signature {
    Signature { at: Some(at.to_owned()), by: by.map(str::to_owned) }
}

#[test]
fn how_the_file_stands() {
    let every = every! {
        Standing::Same(_) => Standing::Same("2026-11-20T10:32".to_owned()), Standing::Same("2026-04-01T09:05".to_owned()),
            Standing::Same("2025-04-01T09:05".to_owned());
        Standing::Changes(_) => Standing::Changes(3);
        Standing::Newer(_) => Standing::Newer(signature("2026-11-20T10:40", Some("佐藤"))),
            Standing::Newer(signature("2026-11-20T10:40", None)), Standing::Newer(Signature::default());
        Standing::Unknown => Standing::Unknown;
        Standing::Unreadable => Standing::Unreadable;
    };
    let in_folder = all(&every, |one, language| folder::standing(&one, true, NOW, language));
    let copy = all(every.get(..1).unwrap_or_default(), |one, language| folder::standing(&one, false, NOW, language));
    insta::assert_snapshot!(in_folder + &copy);
}

#[test]
fn who_saved_it_and_what_a_save_did() {
    let who = [signature("2026-11-20T10:32", Some("企画課 佐藤")), signature("2026-11-19T10:32", None)];
    let who = all(&who, |one, language| folder::saved_by(&one, NOW, language).unwrap_or_default());
    let saved = all(&[(0, true), (0, false), (2, true), (2, false)], |(brought, has_written), language| {
        folder::saved("計画.json", brought, has_written, language)
    });
    let rest = both("opened", |language| folder::opened("計画.json", language))
        + &both("reminder", |language| folder::reminder(Some("2026-10-01T10:32"), NOW, language))
        + &both("never saved", |language| folder::reminder(None, NOW, language))
        + &both("listed", |language| folder::listed("計画.json", language));
    insta::assert_snapshot!(who + &saved + &rest);
}

#[test]
fn what_goes_wrong_with_it() {
    let troubles = every! {
        FileTrouble::Gone => FileTrouble::Gone;
        FileTrouble::Locked => FileTrouble::Locked;
        FileTrouble::NotAllowed => FileTrouble::NotAllowed;
        FileTrouble::Full => FileTrouble::Full;
        FileTrouble::Overtaken => FileTrouble::Overtaken;
        FileTrouble::Interrupted => FileTrouble::Interrupted;
    };
    let unfit = every! {
        Unfit::File(_) => Unfit::File(Trouble::Empty), Unfit::File(Trouble::TooNew { format: 9 }),
            Unfit::File(Trouble::Workbook);
        Unfit::Damaged => Unfit::Damaged;
        Unfit::OtherPlan(_) => Unfit::OtherPlan("観光計画".to_owned());
        Unfit::Several(_) => Unfit::Several(2);
    };
    let codes = troubles.iter().map(|one| one.code()).chain(unfit.iter().map(Unfit::code));
    let codes: Vec<&str> = codes.collect();
    assert_eq!(codes.iter().collect::<BTreeSet<_>>().len(), codes.len(), "each has a code of its own");
    let said = all(&troubles, folder::trouble)
        + &all(&unfit, |one, language| folder::unfit(&one, language))
        + &all(unfit.get(..4).unwrap_or_default(), |one, language| folder::not_opened(&one, language))
        + &both("not read back", folder::not_read_back)
        + &both("cannot be", folder::cannot_be);
    insta::assert_snapshot!(said);
}

#[test]
fn why_somebody_has_to_decide() {
    let every = every! {
        Footing::Base => Footing::Base;
        Footing::NotOurs => Footing::NotOurs;
        Footing::Unknown => Footing::Unknown;
    };
    insta::assert_snapshot!(all(&every, folder::why_asked));
}
