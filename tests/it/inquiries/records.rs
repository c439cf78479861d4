//! The record of who was asked and who has answered (照会): in one tab, in two tabs, with a plan file, and in the store.

use std::sync::Arc;

use keikaku::plan::lineage::{
    AnswerState, AskedFigure, Figures, KpiTable, Lineage, MOST_ANSWERS, MOST_FIGURES, MOST_INQUIRIES, Reply,
    SectionInquiry, SentInquiry, Taken,
};
use keikaku::storage;
use keikaku::value::fiscal_year::{Date, FiscalYear};
use keikaku::value::id::{IndicatorId, VersionId};
use proptest::collection::vec;
use proptest::prelude::*;

fn day(day: u8) -> Date {
    Date::new(2026, 11, day).unwrap()
}

fn figure(kpi: u64) -> AskedFigure {
    AskedFigure { year: FiscalYear::new(2025).unwrap(), kpi: IndicatorId::from_bits(kpi) }
}

/// An inquiry with that version to these sections, each with its KPIs.
fn inquiry(version: u64, sections: &[(&str, &[u64])]) -> SentInquiry {
    let sections = sections.iter().map(|(name, kpis)| SectionInquiry {
        name: (*name).to_owned(),
        figures: kpis.iter().copied().map(figure).collect(),
        answers: Vec::new(),
    });
    SentInquiry {
        version: VersionId::from_bits(version),
        asked_on: day(1),
        deadline: String::new(),
        asked_by: String::new(),
        telephone: String::new(),
        only_open: false,
        with_texts: false,
        sections: sections.collect(),
    }
}

/// The usual inquiry: three sections with two KPIs each.
fn usual(version: u64) -> SentInquiry {
    inquiry(version, &[("総務課", &[1, 2]), ("企画課", &[3, 4]), ("", &[5, 6])])
}

/// Notes a file that answers these KPIs and has changed all of them.
fn answer(lineage: &mut Lineage, to: u64, content: u64, kpis: &[u64]) {
    let figures: Figures = kpis.iter().copied().map(figure).collect();
    let reply = Reply {
        inquiry: VersionId::from_bits(to),
        respondent: "佐藤".to_owned(),
        section: None,
        is_own: None,
        figures: figures.clone(),
        said: figures.clone(),
    };
    let taken = Taken {
        version: VersionId::from_bits(1000 + content),
        reply: Some(reply),
        ..Taken::new(&KpiTable::default(), None)
    };
    lineage.note_replies([&taken], &Arc::from(format!("{content}.xlsx")), day(10), &figures, None);
}

fn undo(lineage: &mut Lineage, content: u64, undone: bool) {
    lineage.set_undone(VersionId::from_bits(1000 + content), undone);
}

fn asked(inquiries: impl IntoIterator<Item = SentInquiry>) -> Lineage {
    Lineage::default().with_inquiries(inquiries)
}

/// The states of the sections of the newest inquiry.
fn states(lineage: &Lineage) -> Vec<AnswerState> {
    let newest = lineage.inquiries().last().unwrap();
    newest.sections.iter().map(SectionInquiry::state).collect()
}

fn versions(lineage: &Lineage) -> Vec<VersionId> {
    lineage.inquiries().iter().map(|inquiry| inquiry.version).collect()
}

const OPEN: AnswerState = AnswerState::Open;
const ANSWERED: AnswerState = AnswerState::Answered;
const REPLACED: AnswerState = AnswerState::Replaced;

#[test]
fn a_section_has_answered_after_one_answer_and_replaced_it_after_a_different_answer() {
    let mut lineage = asked([usual(1)]);
    assert_eq!(states(&lineage), [OPEN, OPEN, OPEN]);
    answer(&mut lineage, 1, 7, &[3, 4]);
    assert_eq!(states(&lineage), [OPEN, ANSWERED, OPEN]);
    answer(&mut lineage, 1, 7, &[3, 4]);
    assert_eq!(states(&lineage), [OPEN, ANSWERED, OPEN], "the same once more");
    answer(&mut lineage, 1, 8, &[4]);
    assert_eq!(states(&lineage), [OPEN, REPLACED, OPEN]);
    let newest = lineage.inquiries()[0].sections[1].standing().next_back().unwrap();
    assert_eq!((&*newest.file, &newest.set), ("8.xlsx", &Figures::from_iter([figure(4)])));
    answer(&mut lineage, 2, 9, &[1]);
    assert_eq!(states(&lineage), [OPEN, REPLACED, OPEN], "to an inquiry that nobody made");
}

#[test]
fn a_file_of_several_sections_answers_only_for_sections_with_figures_in_the_file() {
    let mut lineage = asked([usual(1)]);
    answer(&mut lineage, 1, 7, &[1, 5]);
    assert_eq!(states(&lineage), [ANSWERED, OPEN, ANSWERED]);
    let set = |at: usize| lineage.inquiries()[0].sections[at].answers[0].set.len();
    assert_eq!((set(0), set(2)), (1, 1), "each its own figures");
}

#[test]
fn an_undone_answer_does_not_count_until_it_is_redone() {
    let mut lineage = asked([usual(1)]);
    answer(&mut lineage, 1, 7, &[1, 3]);
    undo(&mut lineage, 7, true);
    assert_eq!(states(&lineage), [OPEN, OPEN, OPEN]);
    undo(&mut lineage, 7, false);
    assert_eq!(states(&lineage), [ANSWERED, ANSWERED, OPEN]);
}

#[test]
fn the_first_answer_after_a_second_inquiry_counts_for_both_inquiries() {
    let mut lineage = asked([usual(1)]);
    answer(&mut lineage, 1, 7, &[1, 2]);
    lineage.note_inquiry(inquiry(2, &[("企画課", &[3, 4])]));
    assert_eq!(states(&lineage), [OPEN], "what came before it is no answer to it");
    answer(&mut lineage, 1, 8, &[3]);
    assert_eq!(states(&lineage), [ANSWERED]);
    assert_eq!(lineage.inquiries()[0].sections[1].state(), ANSWERED);
    answer(&mut lineage, 2, 9, &[4]);
    assert_eq!(lineage.inquiries()[0].sections[1].state(), ANSWERED, "but not the other way round");
}

#[test]
fn a_second_inquiry_at_the_same_version_is_merged_into_the_first() {
    let mut lineage = asked([inquiry(1, &[("総務課", &[1])])]);
    answer(&mut lineage, 1, 7, &[1]);
    let again =
        SentInquiry { deadline: "11月30日".to_owned(), ..inquiry(1, &[("総務課 ", &[2]), ("企画課", &[3])]) };
    lineage.note_inquiry(again);
    assert_eq!(lineage.inquiries().len(), 1);
    let one = &lineage.inquiries()[0];
    assert_eq!((one.deadline.as_str(), one.sections[0].figures.len()), ("11月30日", 2));
    assert_eq!(states(&lineage), [ANSWERED, OPEN]);
}

#[test]
fn an_inquiry_for_another_year_at_the_same_version_stays_an_inquiry_of_its_own() {
    let mut lineage = asked([SentInquiry { deadline: "12月5日".to_owned(), ..usual(1) }]);
    let mut next = SentInquiry { deadline: "12月18日".to_owned(), ..usual(1) };
    for section in &mut next.sections {
        let figures = section.figures.iter().map(|asked| AskedFigure { year: asked.year.plus(1).unwrap(), ..*asked });
        section.figures = figures.collect();
    }
    lineage.note_inquiry(next.clone());
    answer(&mut lineage, 1, 7, &[1]);
    let of_each = lineage.inquiries().iter().map(|one| (one.deadline.as_str(), one.sections[0].state()));
    assert_eq!(of_each.collect::<Vec<_>>(), [("12月5日", ANSWERED), ("12月18日", OPEN)]);
    assert_eq!(lineage.caught_up(&lineage, &lineage), lineage);
    assert_eq!(lineage.joined(&lineage), lineage);
    lineage.note_unchanged(&next.key(), "総務課", "", day(11));
    assert_eq!(states(&lineage), [ANSWERED, OPEN, OPEN]);
}

#[test]
fn the_oldest_inquiries_and_answers_are_removed_if_there_are_too_many() {
    let lineage = asked((0..8).map(usual));
    assert_eq!(versions(&lineage), (3..8).map(VersionId::from_bits).collect::<Vec<_>>());
    let mut lineage = asked([usual(1)]);
    (0..MOST_ANSWERS as u64 + 3).for_each(|content| answer(&mut lineage, 1, content, &[1]));
    let answers = &lineage.inquiries()[0].sections[0].answers;
    assert_eq!((answers.len(), &*answers[0].file), (MOST_ANSWERS, "3.xlsx"));
    let kpis: Vec<u64> = (0..MOST_FIGURES as u64 / 2).collect();
    let lineage = asked([1, 2, 3].map(|version| inquiry(version, &[("総務課", &kpis)])));
    assert_eq!(versions(&lineage), [2, 3].map(VersionId::from_bits));
    let more: Vec<u64> = (0..=MOST_FIGURES as u64).collect();
    assert_eq!(asked([usual(1), inquiry(2, &[("総務課", &more)])]).inquiries().len(), 1, "the newest stays");
    assert_eq!(MOST_INQUIRIES, 5);
}

#[test]
fn another_state_of_the_plan_keeps_the_inquiries_without_their_answers() {
    let mut lineage = asked([usual(1)]);
    answer(&mut lineage, 1, 7, &[1, 3, 5]);
    assert_eq!(lineage.only_sent(), asked([usual(1)]));
}

#[test]
fn inquiries_and_answers_of_a_plan_file_are_joined_with_those_here() {
    let (mut ours, mut theirs) = (asked([usual(2)]), asked([usual(1), usual(2)]));
    answer(&mut ours, 2, 7, &[1]);
    answer(&mut theirs, 2, 8, &[3]);
    let joined = ours.joined(&theirs);
    assert_eq!(versions(&joined), [1, 2].map(VersionId::from_bits));
    assert_eq!(states(&joined), [ANSWERED, ANSWERED, OPEN]);
}

#[test]
fn an_inquiry_that_another_tab_has_dropped_does_not_come_back_as_the_newest() {
    let known = asked((1..=MOST_INQUIRIES as u64).map(usual));
    let mut ours = known.clone();
    answer(&mut ours, 1, 7, &[1]);
    let mut stored = known.clone();
    (6..=10).for_each(|version| stored.note_inquiry(usual(version)));
    assert_eq!(versions(&ours.caught_up(&stored, &known)), versions(&stored));
    ours.note_inquiry(usual(11));
    assert_eq!(versions(&ours.caught_up(&stored, &known)), [7, 8, 9, 10, 11].map(VersionId::from_bits));
}

#[test]
fn an_answer_that_another_tab_has_dropped_does_not_come_back_as_the_newest() {
    let mut known = asked([usual(1)]);
    (0..MOST_ANSWERS as u64).for_each(|content| answer(&mut known, 1, content, &[1]));
    let mut ours = known.clone();
    undo(&mut ours, 0, true);
    let mut stored = known.clone();
    (0..MOST_ANSWERS as u64).for_each(|content| answer(&mut stored, 1, 100 + content, &[1]));
    assert_eq!(answers(&ours.caught_up(&stored, &known)), answers(&stored));
}

/// A returned sheet of a section: the KPIs of its table, the KPIs that it changes, and the name above it.
fn sheet(content: u64, section: &str, respondent: &str, figures: &[u64], said: &[u64]) -> Taken {
    let figures_of = |kpis: &[u64]| kpis.iter().copied().map(figure).collect::<Figures>();
    let reply = Reply {
        inquiry: VersionId::from_bits(1),
        respondent: respondent.to_owned(),
        section: Some(section.to_owned()),
        is_own: None,
        figures: figures_of(figures),
        said: figures_of(said),
    };
    Taken {
        version: VersionId::from_bits(1000 + content),
        reply: Some(reply),
        ..Taken::new(&KpiTable::default(), None)
    }
}

/// The state of a section, its last answer, and the other files that change its figures.
fn told(lineage: &Lineage, section: usize) -> (AnswerState, String, Vec<String>) {
    let section = &lineage.inquiries()[0].sections[section];
    let last = section.own().next_back().map(|answer| format!("{} {}", answer.file, answer.respondent));
    (section.state(), last.unwrap_or_default(), section.beside().map(|answer| answer.file.to_string()).collect())
}

#[test]
fn changes_by_another_section_are_listed_beside_an_answer_and_never_replace_it() {
    let own = [sheet(1, "総務課", "山田", &[1, 2], &[1])];
    let others = [sheet(2, "企画課", "佐藤", &[3, 4], &[3]), sheet(3, "総務課", "", &[1], &[1])];
    for own_comes_first in [true, false] {
        let mut lineage = asked([usual(1)]);
        let mut take = |tables: &[Taken], file: &str| {
            lineage.note_replies(tables, &file.into(), day(10), &Figures::default(), None);
        };
        let files: [(&[Taken], &str); 2] = [(&own, "総務.xlsx"), (&others, "企画.xlsx")];
        let order = if own_comes_first { [0, 1] } else { [1, 0] };
        for nth in order {
            take(files[nth].0, files[nth].1);
        }
        assert_eq!(told(&lineage, 0), (ANSWERED, "総務.xlsx 山田".to_owned(), vec!["企画.xlsx".to_owned()]));
        assert_eq!(told(&lineage, 1), (ANSWERED, "企画.xlsx 佐藤".to_owned(), vec![]));
    }
}

#[test]
fn an_unsigned_file_answers_for_its_sections_until_a_section_answers_itself() {
    let mut lineage = asked([usual(1)]);
    let unsigned = [sheet(2, "企画課", "", &[3], &[3]), sheet(3, "総務課", "", &[1], &[1])];
    lineage.note_replies(&unsigned, &"両方.xlsx".into(), day(10), &Figures::default(), None);
    assert_eq!((told(&lineage, 0).0, told(&lineage, 1).0), (ANSWERED, ANSWERED));
    lineage.note_replies(
        &[sheet(1, "総務課", "山田", &[1, 2], &[])],
        &"総務.xlsx".into(),
        day(10),
        &Figures::default(),
        None,
    );
    assert_eq!(told(&lineage, 0), (ANSWERED, "総務.xlsx 山田".to_owned(), vec!["両方.xlsx".to_owned()]));
}

#[test]
fn an_answer_noted_by_hand_can_be_given_a_respondent_and_taken_back() {
    let (mut lineage, one) = (asked([usual(1)]), usual(1).key());
    lineage.note_unchanged(&one, "総務課", "", day(11));
    let version = lineage.inquiries()[0].sections[0].answers[0].version;
    assert_eq!(told(&lineage, 0), (ANSWERED, " ".to_owned(), vec![]));
    lineage.set_respondent(&one, "総務課", version, "山田");
    assert_eq!(told(&lineage, 0).1, " 山田");
    lineage.take_back_answer(&one, "総務課", version);
    assert_eq!(states(&lineage), [OPEN, OPEN, OPEN]);
}

#[test]
fn a_respondent_filled_in_by_hand_is_kept_if_the_file_is_imported_again() {
    let (mut lineage, one) = (asked([usual(1)]), usual(1).key());
    let file = [sheet(1, "総務課", "", &[1], &[1])];
    lineage.note_replies(&file, &"総務.xlsx".into(), day(10), &Figures::default(), None);
    lineage.set_respondent(&one, "総務課", VersionId::from_bits(1001), "山田");
    lineage.note_replies(&file, &"総務.xlsx".into(), day(10), &Figures::default(), None);
    assert_eq!(told(&lineage, 0).1, "総務.xlsx 山田");
}

#[test]
fn changes_by_other_sections_do_not_displace_the_answer_of_a_section() {
    let mut lineage = asked([usual(1)]);
    lineage.note_replies(
        &[sheet(1, "総務課", "山田", &[1], &[1])],
        &"総務.xlsx".into(),
        day(10),
        &Figures::default(),
        None,
    );
    for nth in 2..MOST_ANSWERS as u64 + 5 {
        let others = [sheet(100 + nth, "企画課", "佐藤", &[3], &[3]), sheet(nth, "総務課", "", &[1], &[1])];
        lineage.note_replies(&others, &"企画.xlsx".into(), day(10), &Figures::default(), None);
    }
    assert_eq!(told(&lineage, 0).1, "総務.xlsx 山田");
}

/// An event that the lineage notes.
#[derive(Clone, Debug)]
enum Act {
    Ask(u64),
    Answer(u64, u64, Vec<u64>),
    Undo(u64, bool),
    Unchanged(u64, String),
    Name(u64, u64, String),
}

fn act() -> impl Strategy<Value = Act> {
    prop_oneof![
        (0..8u64).prop_map(Act::Ask),
        (0..8u64, 0..9u64, vec(1..7u64, 1..4)).prop_map(|(to, content, kpis)| Act::Answer(to, content, kpis)),
        (0..9u64, any::<bool>()).prop_map(|(content, undone)| Act::Undo(content, undone)),
        (0..8u64, "[ab]").prop_map(|(to, respondent)| Act::Unchanged(to, respondent)),
        (0..8u64, 0..9u64, "[ab]").prop_map(|(to, content, respondent)| Act::Name(to, content, respondent)),
    ]
}

fn after(lineage: &Lineage, acts: &[Act]) -> Lineage {
    let mut lineage = lineage.clone();
    for act in acts {
        match act {
            // A version that was forgotten is not sent again, since a sent version is always the newest.
            Act::Ask(version) if versions(&lineage).iter().all(|known| *known < VersionId::from_bits(*version)) => {
                lineage.note_inquiry(usual(*version));
            }
            Act::Ask(_) => {}
            Act::Answer(to, content, kpis) => answer(&mut lineage, *to, *content, kpis),
            Act::Undo(content, undone) => undo(&mut lineage, *content, *undone),
            Act::Unchanged(to, respondent) => {
                lineage.note_unchanged(&usual(*to).key(), "総務課", respondent, day(11));
            }
            Act::Name(to, content, respondent) => {
                let (to, content) = (usual(*to).key(), VersionId::from_bits(1000 + *content));
                lineage.set_respondent(&to, "総務課", content, respondent);
            }
        }
    }
    lineage
}

/// Every answer with its inquiry and section.
fn answers(lineage: &Lineage) -> Vec<(VersionId, String, VersionId)> {
    let of_inquiry = |inquiry: &SentInquiry| {
        let of_section = |section: &SectionInquiry| {
            let of_answer = |answer| (inquiry.version, section.name.clone(), answer);
            section.answers.iter().map(|answer| of_answer(answer.version)).collect::<Vec<_>>()
        };
        inquiry.sections.iter().flat_map(of_section).collect::<Vec<_>>()
    };
    lineage.inquiries().iter().flat_map(of_inquiry).collect()
}

proptest! {
    #[test]
    fn changes_of_only_one_of_two_tabs_are_all_kept(known in vec(act(), 0..12), acts in vec(act(), 0..12)) {
        let known = after(&Lineage::default(), &known);
        let changed = after(&known, &acts);
        prop_assert_eq!(changed.caught_up(&known, &known), changed.clone());
        prop_assert_eq!(known.caught_up(&changed, &known), changed.clone());
        prop_assert_eq!(changed.caught_up(&changed, &known), changed.clone());
        prop_assert_eq!(changed.joined(&changed), changed);
    }

    #[test]
    fn no_answer_of_either_tab_is_lost(
        known in vec(act(), 0..6),
        ours in vec((0..5u64, 10..12u64, vec(1..7u64, 1..4)), 0..3),
        theirs in vec((0..5u64, 12..14u64, vec(1..7u64, 1..4)), 0..3),
    ) {
        let marks: Vec<Act> = known.into_iter().filter(|act| matches!(act, Act::Undo(..))).collect();
        let known = after(&asked((0..5).map(usual)), &marks);
        let with = |acts: &[(u64, u64, Vec<u64>)]| {
            let acts: Vec<_> = acts.iter().map(|(to, content, kpis)| Act::Answer(*to, *content, kpis.clone())).collect();
            after(&known, &acts)
        };
        let (ours, stored) = (with(&ours), with(&theirs));
        let both = answers(&ours.caught_up(&stored, &known));
        let joined = answers(&ours.joined(&stored));
        for one in answers(&ours).into_iter().chain(answers(&stored)) {
            prop_assert!(both.contains(&one) && joined.contains(&one));
        }
    }

    #[test]
    fn an_answer_undone_in_one_tab_is_undone_after_merging_the_tabs(acts in vec(act(), 0..8), content in 0..9u64) {
        let known = after(&asked([usual(1)]), &[&acts[..], &[Act::Answer(1, content, vec![1])]].concat());
        let undone = after(&known, &[Act::Undo(content, true)]);
        let elsewhere = after(&known, &[Act::Ask(20)]);
        for merged in [undone.caught_up(&elsewhere, &known), elsewhere.caught_up(&undone, &known)] {
            let of = |inquiry: &&SentInquiry| inquiry.sections.iter().any(|section| {
                section.standing().any(|answer| answer.version == VersionId::from_bits(1000 + content))
            });
            prop_assert!(!merged.inquiries().iter().any(|inquiry| of(&inquiry)));
        }
    }

    #[test]
    fn a_stored_lineage_is_read_back_unchanged(acts in vec(act(), 0..20)) {
        let lineage = after(&Lineage::default(), &acts);
        prop_assert_eq!(storage::decode_lineage(&storage::encode_lineage(&lineage)), Ok(lineage));
    }
}
