//! A thousand damaged files for each of the other readers: tables of offices (with random answers to the questions), plan
//! files, and clipboard contents. None makes a reader panic, and reading one changes nothing.

use std::collections::BTreeMap;
use std::sync::Arc;

use keikaku::command::Rejection;
use keikaku::import::encoding::Cp932;
use keikaku::import::paste::{Block, place};
use keikaku::import::plan_file::compare_with;
use keikaku::import::preview::OpenedOn;
use keikaku::import::read::ImportError;
use keikaku::plan::place::CellPlace;
use keikaku::storage::plan_file::{read_bytes, write_package_with};
use keikaku::value::fiscal_year::FiscalYear;
use keikaku::wording::{Language, errors, import as wording};

use crate::clipboard::pasting::pastes;
use crate::support::Dice;
use crate::support::bites::{Bit, bitten};
use crate::support::desk::{Browser, Desk};
use crate::support::{Hand, actual, assert_sound, target};
use crate::tables::corpus::files;
use crate::tables::libreoffice::ugly;
use crate::tables::mutations::take_and_undo;
use crate::tables::offices::office;

/// Answers every question at random, and returns the number of questions.
fn answer_anyhow(desk: &mut Desk, file: &[u8], opened: OpenedOn, dice: &mut Dice) -> usize {
    let Ok(preview) = desk.read_on(file, opened) else { return 0 };
    for question in &preview.questions {
        assert!(!wording::question(question, Language::English).is_empty());
        let choice = question.choices[dice.below(question.choices.len())];
        assert!(!wording::choice(choice, question, Some(desk.plan()), Language::Japanese).is_empty());
        desk.answers.give(question.ask.clone(), choice);
    }
    preview.questions.len()
}

#[test]
fn a_thousand_damaged_office_tables_cause_no_panic_and_no_change() {
    let mut dice = Dice(0x2545_f491_4f6c_dd1d);
    let fresh = office();
    let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
    for (_, sound) in files("offices") {
        for number in 0..17 {
            let mut desk = office();
            // Two of three files are damaged in their letters, so that the damage is deep in the table.
            let letters = std::str::from_utf8(&sound).ok().map(str::to_owned).or_else(|| Browser::get().decode(&sound));
            let file = match letters.filter(|_| number % 3 > 0) {
                Some(text) => bitten(char::of(&text), &mut dice).into_iter().collect::<String>().into_bytes(),
                None => bitten(sound.clone(), &mut dice),
            };
            let opened = if number % 5 == 0 { OpenedOn::List } else { OpenedOn::Plan(desk.plan) };
            let asked: usize = (0..2).map(|_| answer_anyhow(&mut desk, &file, opened, &mut dice)).sum();
            let read = desk.read_on(&file, opened);
            assert_eq!(desk.session.workbook(), fresh.session.workbook(), "reading changes nothing");
            if let Ok(preview) = &read {
                take_and_undo(&mut desk, preview);
            }
            *seen.entry(read.as_ref().map_or_else(ImportError::code, |_| "read")).or_default() += 1;
            *seen.entry("asked").or_default() += usize::from(asked > 0);
        }
    }
    assert!(seen["read"] > 400 && seen["asked"] > 150, "{seen:?}");
}

#[test]
fn a_thousand_damaged_plan_files_cause_no_panic_and_no_change() {
    let mut dice = Dice(0x1234_5678_9abc_def1);
    let mut whole = 0;
    let desks = [Desk::of("000"), Desk::of("003"), office(), ugly()];
    for mut desk in desks {
        desk.send();
        let plans = [Arc::new(desk.plan().clone()), Arc::new(Desk::of("004").plan().clone())];
        let sound = write_package_with(&plans, desk.session.lineages());
        let before = desk.session.clone();
        for number in 0..250 {
            let file = if number % 2 == 0 {
                bitten(char::of(&sound), &mut dice).into_iter().collect::<String>().into_bytes()
            } else {
                bitten(u8::of(&sound), &mut dice)
            };
            match read_bytes(&file) {
                Err(trouble) => assert!(!errors::file(trouble, Language::Japanese).is_empty()),
                Ok(package) => {
                    let _known = package.lineages();
                    whole += usize::from(package.plans.len() + package.unreadable.len() > 0);
                    assert!(compare_with(desk.session.workbook(), &package).len() == package.plans.len());
                }
            }
            assert_eq!(desk.session.workbook(), before.workbook(), "reading changes nothing");
            assert_eq!(desk.session.lineages(), before.lineages(), "reading notes nothing");
        }
    }
    assert!(whole > 200, "too few are read: {whole}");
}

#[test]
fn a_thousand_damaged_clipboards_cause_no_panic_and_at_most_one_step() {
    let mut dice = Dice(0x0bad_cafe_dead_beef);
    let mut pasted_some = 0;
    for (_, sound) in files("clipboard") {
        let text = String::from_utf8(sound).unwrap();
        for number in 0..115 {
            let mut hand = Hand::at_sample(if number % 2 == 0 { "000" } else { "002" });
            let before = hand.session.workbook().clone();
            let block = Block::read(&bitten(char::of(&text), &mut dice).into_iter().collect::<String>());
            let rows: Vec<_> = hand.plan().indicators().iter().map(|row| row.id).collect();
            let years: Vec<i32> = hand.plan().years.years().map(FiscalYear::western).collect();
            let western = years[dice.below(years.len())];
            let at = [CellPlace::Baseline, CellPlace::Period, target(western), actual(western)][dice.below(4)];
            let paste = place(hand.plan(), &rows, (rows[dice.below(rows.len())], at), &block, hand.on);
            let pasted = pastes(paste).into_iter().next().unwrap_or_default();
            assert_eq!(*hand.session.workbook(), before, "reading changes nothing");
            if pasted.count() == 0 {
                continue;
            }
            pasted_some += 1;
            match hand.table(pasted.command()) {
                Ok(_) => {
                    assert_sound(hand.session.workbook());
                    hand.undo();
                }
                Err(rejection) => assert_eq!(rejection, Rejection::NothingChanged),
            }
            assert_eq!(*hand.session.workbook(), before);
        }
    }
    assert!(pasted_some > 300, "too few are pasted: {pasted_some}");
}
