//! Two texts that were made from one: the result of each choice for a passage; nothing is lost without a decision.

use keikaku::compare::paragraphs::{ComparedParagraph, paragraphs};
use keikaku::merge::review::{Change, Decision, of_differences};
use keikaku::merge::{Base, Passage, PassageChoice, Passages, PlanSetting, Plans, Resolution, merge_plans};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

use crate::document::{place, with};
use crate::support::Hand;

/// A text of a few paragraphs, which often agree with those of another one.
fn text() -> impl Strategy<Value = String> {
    vec(select(vec!["甲", "乙", "丙", "丁", ""]), 1..7).prop_map(|paragraphs| paragraphs.join("\n"))
}

fn choices(passages: &Passages, choices: &[PassageChoice]) -> Vec<Option<PassageChoice>> {
    choices.iter().cycle().take(passages.open()).copied().map(Some).collect()
}

/// The text of the passages; `of_open` gives the paragraphs for open ones.
fn told<'p>(passages: &'p Passages, mut of_open: impl FnMut(&'p [String], &'p [String]) -> Vec<&'p String>) -> String {
    let mut paragraphs: Vec<&str> = Vec::new();
    for passage in passages.iter() {
        let of_passage = match passage {
            Passage::Settled(settled) => settled.iter().collect(),
            Passage::Open { ours, theirs } => of_open(ours, theirs),
        };
        paragraphs.extend(of_passage.into_iter().map(String::as_str));
    }
    paragraphs.join("\n")
}

proptest! {
    #[test]
    fn the_merged_text_consists_of_the_paragraphs_chosen_in_each_passage(
        base in proptest::option::of(text()),
        ours in text(),
        theirs in text(),
        picked in vec(select(vec![PassageChoice::Ours, PassageChoice::Theirs, PassageChoice::Both]), 7),
    ) {
        let passages = Passages::from_texts(base.as_deref(), &ours, &theirs);
        let choices = choices(&passages, &picked);
        let mut picks = choices.iter().flatten();
        let expected = told(&passages, |ours, theirs| match picks.next().unwrap() {
            PassageChoice::Ours => ours.iter().collect(),
            PassageChoice::Theirs => theirs.iter().collect(),
            PassageChoice::Both => ours.iter().chain(theirs).collect(),
        });
        prop_assert_eq!(passages.chosen(&choices), Some(expected));
        if let Some((_, fewer)) = choices.split_last() {
            prop_assert_eq!(passages.chosen(fewer), None);
        }
    }

    #[test]
    fn swapping_the_sides_swaps_the_results_of_the_choices(base in text(), ours in text(), theirs in text()) {
        let (here, there) = (Passages::from_texts(Some(&base), &ours, &theirs), Passages::from_texts(Some(&base), &theirs, &ours));
        let chosen = |passages: &Passages, choice| passages.chosen(&choices(passages, &[choice]));
        prop_assert_eq!(chosen(&here, PassageChoice::Ours), chosen(&there, PassageChoice::Theirs));
        prop_assert_eq!(chosen(&here, PassageChoice::Theirs), chosen(&there, PassageChoice::Ours));
    }

    #[test]
    fn a_text_that_only_one_side_or_both_equally_changed_needs_no_decision(base in text(), text in text()) {
        for (ours, theirs) in [(&base, &text), (&text, &base), (&text, &text)] {
            prop_assert_eq!(Passages::from_texts(Some(&base), ours, theirs).chosen(&[]), Some(text.clone()));
        }
    }

    #[test]
    fn without_a_base_either_text_can_be_chosen_completely(ours in text(), theirs in text()) {
        let passages = Passages::from_texts(None, &ours, &theirs);
        prop_assert_eq!(passages.chosen(&choices(&passages, &[PassageChoice::Ours])), Some(ours));
        prop_assert_eq!(passages.chosen(&choices(&passages, &[PassageChoice::Theirs])), Some(theirs));
    }

    #[test]
    fn the_side_by_side_view_shows_both_complete_texts(ours in text(), theirs in text()) {
        let whole = |side: &[ComparedParagraph]| side.iter().map(|one| one.text.as_str()).collect::<Vec<_>>().join("\n");
        prop_assert_eq!(paragraphs(&ours, &theirs).map(|side| whole(&side)), [ours, theirs]);
    }

    #[test]
    fn choosing_both_sides_keeps_every_new_paragraph_of_either_side(base in text(), ours in text(), theirs in text()) {
        // Paragraphs that the base lacks get a prefix that tells the sides apart.
        let written = |text: &str, by: &str| {
            let own = |paragraph: &str| if base.contains(paragraph) { paragraph.to_owned() } else { format!("{by}{paragraph}") };
            text.split('\n').map(own).collect::<Vec<_>>().join("\n")
        };
        let (ours, theirs) = (written(&ours, "当方"), written(&theirs, "先方"));
        let passages = Passages::from_texts(Some(&base), &ours, &theirs);
        let all = passages.chosen(&choices(&passages, &[PassageChoice::Both])).unwrap();
        for paragraph in ours.split('\n').chain(theirs.split('\n')).filter(|one| !base.contains(one)) {
            prop_assert!(all.split('\n').any(|one| one == paragraph), "{paragraph} in {all}");
        }
    }
}

#[test]
fn a_change_is_decided_passage_by_passage() {
    let base = with(Hand::at_sample("002").plan(), &[("s4_1", "人口が減る。\n店が減る。\n木が増える。")]);
    let ours = with(&base, &[("s4_1", "人口が1割減る。\n店が20減る。\n木が増える。")]);
    let theirs = with(&base, &[("s4_1", "人口が2割減る。\n店が30減る。\n木が少し増える。")]);
    let differences = merge_plans(Plans { base: Base::Plan(&base), ours: &ours, theirs: &theirs });
    let mut changes = of_differences(&ours, &theirs, true, &differences);
    let decide = |choices: &[_]| changes[0].decided(Decision::Passages(choices.to_vec()));
    let [half, whole] = [
        decide(&[Some(PassageChoice::Theirs), None]),
        decide(&[Some(PassageChoice::Theirs), Some(PassageChoice::Both)]),
    ];
    let too_many = decide(&[Some(PassageChoice::Ours); 3]);
    changes.decide([&half, &too_many]);
    assert_eq!(
        (changes.open(), changes.picks()),
        (1, vec![]),
        "one passage waits, and no choice of another text counts"
    );
    changes.decide([&whole]);
    let chosen = "人口が2割減る。\n店が20減る。\n店が30減る。\n木が少し増える。".to_owned();
    assert_eq!(changes.picks(), [Resolution::SetPlan(PlanSetting::Text(place("s4_1"), chosen))]);
    assert_eq!(changes.open(), 0);
}

#[test]
fn a_text_of_one_paragraph_is_decided_as_a_whole() {
    let base = with(Hand::at_sample("002").plan(), &[("s4_1", "人口が減る。")]);
    let [ours, theirs] = ["人口が1割減る。", "人口が2割減る。"].map(|text| with(&base, &[("s4_1", text)]));
    let differences = merge_plans(Plans { base: Base::Plan(&base), ours: &ours, theirs: &theirs });
    let changes = of_differences(&ours, &theirs, true, &differences);
    assert_eq!(changes.iter().map(Change::passages).collect::<Vec<_>>(), [None]);
}
