//! The tables that a plan sent out and took in: the ten newest are remembered, outside undo, in the store and in the
//! plan file.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot be set up has failed")]

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::sync::Arc;

use keikaku::command::history::Scope;
use keikaku::command::{Command, Origin, PlanFileResolution, PlanResolution};
use keikaku::import::plan_merge::lineages_of;
use keikaku::plan::cell::Cell;
use keikaku::plan::evaluation::{EvaluationPart, KpiText};
use keikaku::plan::lineage::{
    AskedFigure, Figures, KpiTable, Lineage, Lineages, MOST_TABLES, MOST_TEXT, SectionAnswer, SectionInquiry,
    SentInquiry, Taken, Whose,
};
use keikaku::plan::samples::SamplePlan;
use keikaku::plan::{EvaluationPlace, Indicator, Plan, Workbook};
use keikaku::session::Session;
use keikaku::storage::plan_file::{read_package, write_package, write_package_with};
use keikaku::storage::{self, Damage, LineageStore, PlanStore, Refusal, Store, StoreError, lineage_key, plan_key};
use keikaku::value::fiscal_year::{Date, FiscalYear};
use keikaku::value::id::{IndicatorId, PlanId, VersionId};

/// 酒田市's sample with that baseline for its first KPI, so that each baseline gives another version.
fn plan(baseline: u32) -> Plan {
    let sample = SamplePlan::ALL.into_iter().find(|sample| sample.code() == "002").unwrap();
    let mut ids = (1..).map(IndicatorId::from_bits);
    let plan = sample.plan(PlanId::from_bits(2), || ids.next().unwrap()).unwrap();
    let mut rows = plan.indicators().to_vec();
    let mut first = Indicator::clone(&rows[0]);
    first.baseline.cell = Cell::read(&baseline.to_string(), "千円");
    rows[0] = Arc::new(first);
    plan.with_indicators(rows).unwrap()
}

fn table(baseline: u32) -> KpiTable {
    KpiTable::from_plan(&plan(baseline))
}

fn version(baseline: u32) -> VersionId {
    table(baseline).version()
}

fn sent(baselines: impl IntoIterator<Item = u32>) -> Lineage {
    let mut lineage = Lineage::default();
    baselines.into_iter().for_each(|baseline| lineage.note_sent(&table(baseline)));
    lineage
}

fn versions(lineage: &Lineage) -> Vec<VersionId> {
    lineage.entries().iter().map(|entry| entry.version).collect()
}

#[test]
fn at_most_ten_tables_are_kept_and_the_oldest_is_removed_first() {
    assert_eq!(versions(&sent(0..13)), (3..13).map(version).collect::<Vec<_>>());
    assert_eq!(MOST_TABLES, 10);
    // A table that is sent again becomes the newest again.
    assert_eq!(versions(&sent([1, 2, 1])), [version(2), version(1)]);
}

#[test]
fn the_total_text_of_tables_is_limited_but_the_newest_is_always_kept() {
    let huge = |letter: char| {
        let mut row = Indicator::unset(IndicatorId::from_bits(1));
        row.responsible = letter.to_string().repeat(MOST_TEXT / 3);
        let plan = plan(1).with_indicators(vec![Arc::new(row)]).unwrap();
        KpiTable::from_plan(&plan)
    };
    let mut lineage = Lineage::default();
    let versions_of = |letters: &str| letters.chars().map(|letter| huge(letter).version()).collect::<Vec<_>>();
    for letter in "abcde".chars() {
        lineage.note_sent(&huge(letter));
    }
    assert_eq!(versions(&lineage), versions_of("de"));
    let mut row = Indicator::unset(IndicatorId::from_bits(1));
    row.responsible = "f".repeat(MOST_TEXT + 1);
    let larger = KpiTable::from_plan(&plan(1).with_indicators(vec![Arc::new(row)]).unwrap());
    lineage.note_sent(&larger);
    assert_eq!(versions(&lineage), [larger.version()]);
}

#[test]
fn the_base_of_answers_stays_known_after_many_answers() {
    let mut lineage = sent(0..3);
    for answer in 100..300 {
        lineage.note_applied(&Taken::new(&table(answer), Some(version(1))));
        assert!(lineage.base(&[version(1)]).is_some(), "after {answer}");
    }
    let kept = [0, 1, 2].into_iter().chain(293..300);
    assert_eq!(versions(&lineage), kept.map(version).collect::<Vec<_>>());
}

#[test]
fn if_answers_are_few_the_oldest_table_is_removed_whether_sent_or_returned() {
    let mut lineage = sent([0]);
    (100..109).for_each(|answer| lineage.note_applied(&Taken::new(&table(answer), Some(version(0)))));
    (1..9).for_each(|baseline| lineage.note_sent(&table(baseline)));
    assert_eq!(versions(&lineage), [107, 108, 1, 2, 3, 4, 5, 6, 7, 8].map(version));
}

#[test]
fn a_file_names_five_earlier_versions_newest_first() {
    let lineage = sent(0..8);
    assert_eq!(lineage.before(version(7)), [6, 5, 4, 3, 2].map(version));
    assert_eq!(lineage.before(version(99)), [7, 6, 5, 4, 3].map(version));
}

#[test]
fn the_base_is_the_newest_known_version() {
    let lineage = sent([1, 2]);
    let (known, base) = lineage.base(&[version(9), version(2), version(1)]).unwrap();
    assert_eq!((known, base.text()), (version(2), table(2).text()));
    assert_eq!(lineage.base(&[version(9)]), None);
    assert_eq!(lineage.base(&[]), None);
}

#[test]
fn an_undone_import_counts_as_not_applied_until_redone() {
    let mut lineage = sent([1]);
    lineage.note_applied(&Taken::new(&table(2), Some(version(1))));
    let applied = |lineage: &Lineage| {
        let is_base = lineage.base(&[version(2)]).is_some();
        let is_answer = !lineage.answers_to(version(1)).is_empty();
        let is_named = lineage.before(version(1)).contains(&version(2));
        let all = [lineage.is_applied(version(2)), is_base, is_answer, is_named];
        assert!(all.iter().all(|one| *one == all[0]), "{all:?}");
        all[0]
    };
    assert!(applied(&lineage));
    lineage.set_undone(version(2), true);
    assert!(!applied(&lineage));
    lineage.set_undone(version(2), false);
    assert!(applied(&lineage));
}

#[test]
fn a_sent_table_stays_known_if_its_import_is_undone() {
    let mut lineage = sent([1]);
    lineage.note_applied(&Taken::new(&table(1), None));
    lineage.set_undone(version(1), true);
    assert!(!lineage.is_applied(version(1)) && lineage.base(&[version(1)]).is_some());
}

#[test]
fn tables_noted_by_two_tabs_are_joined_and_the_newest_are_kept() {
    let known = sent(1..11);
    let (mut stored, mut ours) = (known.clone(), known.clone());
    stored.note_sent(&table(11));
    ours.note_sent(&table(12));
    let both = versions(&ours.caught_up(&stored, &known));
    assert_eq!(both, (3..13).map(version).collect::<Vec<_>>());
}

#[test]
fn if_one_tab_changes_the_mark_of_a_shared_table_the_change_is_kept() {
    let mut known = sent([1]);
    known.note_applied(&Taken::new(&table(2), None));
    let mut undone = known.clone();
    undone.set_undone(version(2), true);
    assert!(!known.caught_up(&undone, &known).is_applied(version(2)), "the other tab undid it");
    assert!(!undone.caught_up(&known, &known).is_applied(version(2)), "this one did");
    let mut sent_again = known.clone();
    sent_again.note_sent(&table(2));
    let both = undone.caught_up(&sent_again, &known);
    assert!(both.base(&[version(2)]).is_some() && !both.is_applied(version(2)));
}

#[test]
fn a_table_removed_by_the_other_tab_stays_removed() {
    let (known, stored) = (sent([1, 2]), sent([2, 3]));
    assert_eq!(versions(&known.caught_up(&stored, &known)), [2, 3].map(version));
}

#[test]
fn plans_from_a_file_bring_their_tables_and_plans_with_other_ids_bring_none() {
    let under = |bits| {
        let mut plan = plan(1);
        plan.id = PlanId::from_bits(bits);
        Arc::new(plan)
    };
    let mut lineage = sent([1]);
    lineage.note_applied(&Taken::new(&table(2), Some(version(1))));
    let mut file = Lineages::new();
    for known in [1, 2, 3] {
        file.insert(PlanId::from_bits(known), lineage.clone());
    }
    let picks = [PlanResolution::Add(under(1)), PlanResolution::Replace(under(2)), PlanResolution::Add(under(9))];
    let known = lineages_of(&picks.map(PlanFileResolution::Whole), &file);
    assert_eq!(known.get(&PlanId::from_bits(1)), Some(&lineage));
    assert_eq!(known.get(&PlanId::from_bits(2)), Some(&lineage.only_sent()));
    assert_eq!(known.len(), 2);
}

#[test]
fn the_lineage_of_another_state_has_sent_tables_but_no_applied_tables() {
    let mut lineage = sent([1]);
    lineage.note_applied(&Taken::new(&table(2), Some(version(1))));
    assert_eq!(versions(&lineage.only_sent()), [version(1)]);
}

#[test]
fn tables_from_a_plan_file_are_joined_as_older_tables() {
    assert_eq!(versions(&sent([3, 4]).joined(&sent([1, 3]))), [1, 3, 4].map(version));
    assert_eq!(versions(&sent(5..15).joined(&sent([1]))), (5..15).map(version).collect::<Vec<_>>());
}

#[test]
fn the_version_ids_of_the_samples_never_change() {
    let samples = ["000", "001", "002", "003", "004"].map(|code| {
        let sample = SamplePlan::ALL.into_iter().find(|sample| sample.code() == code).unwrap();
        let mut ids = (1..).map(IndicatorId::from_bits);
        KpiTable::from_plan(&sample.plan(PlanId::from_bits(1), || ids.next().unwrap()).unwrap()).version().to_string()
    });
    assert_eq!(samples, ["v2pf2cr48f2", "vnzqxv9d82g", "v6ttjth5m3v", "vnbxn383jxh", "v8jmfnkghc7"]);
}

/// The table of a sheet of 効果検証 without any KPI.
fn sheet_table() -> KpiTable {
    let year = FiscalYear::new(2024).unwrap();
    let text = |text, said: &str| {
        (EvaluationPlace { year, part: EvaluationPart::Kpi(IndicatorId::from_bits(1), text) }, said.into())
    };
    let texts = vec![text(KpiText::Cause, "雨が\t多かった。\r\n〜"), text(KpiText::Measure, "")];
    KpiTable { years: vec![year], texts, is_sheet: true, ..KpiTable::default() }
}

#[test]
fn a_sheet_table_is_read_back_unchanged_and_not_named_as_an_earlier_version() {
    let sheet = sheet_table();
    assert_eq!(KpiTable::read(&sheet.text()), Some(sheet.clone()));
    let both = KpiTable { texts: sheet.texts.clone(), ..table(1) };
    let read = KpiTable::read(&both.text()).unwrap();
    assert_eq!((&read.texts, read.text()), (&both.texts, both.text()));
    assert_ne!(both.version(), table(1).version());
    assert_eq!(KpiTable::read("1\n2024\tkpi/kx\t雨"), None);
    let mut lineage = sent([1]);
    lineage.note_sent(&sheet);
    assert_eq!(lineage.base(&[sheet.version()]).map(|(_, table)| table), Some(sheet));
    assert_eq!(lineage.before(version(9)), [version(1)]);
}

/// The lineage of the golden record: every field has a value.
fn every_field() -> Lineage {
    let figure =
        |western: i32, kpi| AskedFigure { year: FiscalYear::new(western).unwrap(), kpi: IndicatorId::from_bits(kpi) };
    let on = Date::new(2026, 11, 10).unwrap();
    let section = |name: &str, figures: &[AskedFigure]| SectionInquiry {
        name: name.to_owned(),
        figures: figures.iter().copied().collect(),
        answers: Vec::new(),
    };
    let mut first = SentInquiry {
        version: version(1),
        asked_on: on,
        deadline: "2026年11月20日（金）".to_owned(),
        asked_by: "企画課".to_owned(),
        telephone: "内線 34".to_owned(),
        only_open: true,
        with_texts: true,
        sections: vec![
            section("商工課", &[figure(2024, 1), figure(2024, 2), figure(2025, 1)]),
            section("", &[figure(2024, 3)]),
        ],
    };
    let answer = |bits, undone| SectionAnswer {
        version: version(bits),
        file: "回答.xlsx".into(),
        respondent: "佐藤（内線 12）".to_owned(),
        on,
        set: Figures::from_iter([figure(2024, 2)]),
        said: Figures::from_iter([figure(2024, 2)]),
        left_out: false,
        whose: Whose::Section,
        undone,
    };
    let of_others = |bits, whose, said: &[AskedFigure]| SectionAnswer {
        set: Figures::default(),
        said: said.iter().copied().collect(),
        left_out: whose == Whose::Unclear,
        whose,
        ..answer(bits, false)
    };
    first.sections[0].answers = vec![
        answer(2, false),
        answer(3, true),
        of_others(4, Whose::Another, &[figure(2024, 1), figure(2025, 1)]),
        of_others(5, Whose::Unclear, &[figure(2024, 1)]),
        SectionAnswer::unchanged("商工課", "山田（内線 34）", on),
    ];
    let bare = SectionAnswer {
        respondent: String::new(),
        set: Figures::default(),
        said: Figures::default(),
        ..answer(2, false)
    };
    let second = SectionInquiry { answers: vec![bare], ..section("企画課", &[figure(2025, 4)]) };
    let second = SentInquiry {
        version: version(2),
        deadline: String::new(),
        asked_by: String::new(),
        telephone: String::new(),
        only_open: false,
        with_texts: false,
        sections: vec![second],
        ..first.clone()
    };
    let mut lineage = sent([1]);
    lineage.note_applied(&Taken::new(&table(2), Some(version(1))));
    lineage.note_applied(&Taken::new(&table(3), None));
    lineage.set_undone(version(3), true);
    lineage.note_sent(&table(2));
    lineage.note_sent(&sheet_table());
    lineage.with_inquiries([first, second])
}

/// The path of the golden record.
const GOLDEN: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/golden/format7_lineage.json");

/// The golden record, as this version of the app would write it.
fn golden() -> String {
    let record = std::fs::read_to_string(GOLDEN).unwrap();
    record.trim_end().replacen(r#""app":"0.1.0""#, concat!(r#""app":""#, env!("CARGO_PKG_VERSION"), '"'), 1)
}

#[test]
fn the_golden_record_is_read_and_written_unchanged() {
    if std::env::var_os("KEIKAKU_WRITE_GOLDEN").is_some() {
        std::fs::write(GOLDEN, format!("{}\n", storage::encode_lineage(&every_field()))).unwrap();
    }
    assert_eq!(storage::decode_lineage(&golden()), Ok(every_field()));
    assert_eq!(storage::encode_lineage(&every_field()), golden());
    let base = every_field().base(&[version(1)]).unwrap().1;
    assert_eq!(base.rows[0].target(FiscalYear::new(2022).unwrap()).text, "25542");
}

#[test]
fn a_damaged_inquiry_is_refused() {
    let [tables, inquiry] =
        [r#""tables":[]"#, r#""inquiries":[{"version":"vbbbbbbbbbb","asked_on":"2026-11-10","sections":[]}]"#];
    let read = |inquiry: &str| {
        let body = format!("{{{tables},{inquiry}}}");
        let digest = storage::digest(&body);
        storage::decode_lineage(&format!(r#"{{"format":7,"app":"0","digest":"{digest}","body":{body}}}"#))
    };
    assert_eq!(read(inquiry).map(|lineage| lineage.inquiries().len()), Ok(1));
    let of_section = |figures: &str| inquiry.replace("[]", &format!(r#"[{{"figures":{figures}}}]"#));
    for (bent, damage) in [
        (inquiry.replace("vbbb", "xbbb"), Damage::Id),
        (inquiry.replace("11-10", "11-31"), Damage::Date),
        (inquiry.replace("sections", "parts"), Damage::Shape),
        (of_section(r#"{"24":"kbbbbbbbbbb"}"#), Damage::Years),
        (of_section(r#"{"2024":"kbbbbbbbbbb  kbbbbbbbbbb"}"#), Damage::Id),
        (of_section(r#"{"2024":""}"#), Damage::Id),
    ] {
        assert_eq!(read(&bent), Err(Refusal::Damaged(damage)), "{bent}");
    }
}

#[test]
fn a_damaged_record_is_refused() {
    let record = golden();
    assert_eq!(storage::decode_lineage(&record.replace("25542", "25543")), Err(Refusal::Damaged(Damage::Altered)));
    assert_eq!(storage::decode_lineage("{"), Err(Refusal::Damaged(Damage::NotJson)));
    let newer = record.replacen("\"format\":7", "\"format\":8", 1);
    assert_eq!(storage::decode_lineage(&newer), Err(Refusal::TooNew { format: 8 }));
    let older = record.replacen("\"format\":7", "\"format\":6", 1);
    assert_eq!(storage::decode_lineage(&older), Err(Refusal::TooOld { format: 6 }));
    let body = r#"{"tables":[{"version":"x","table":"1"}]}"#;
    let bad_id = format!(r#"{{"format":7,"app":"0","digest":"{}","body":{body}}}"#, storage::digest(body));
    assert_eq!(storage::decode_lineage(&bad_id), Err(Refusal::Damaged(Damage::Id)));
}

#[test]
fn the_plan_file_carries_the_lineages_of_its_plans() {
    let plans = [Arc::new(plan(1))];
    let lineages = Lineages::from_iter([(plans[0].id, every_field()), (PlanId::from_bits(99), sent([5]))]);
    let package = read_package(&write_package_with(&plans, &lineages)).unwrap();
    assert_eq!(package.plans, plans);
    assert_eq!(package.lineages(), Lineages::from_iter([(plans[0].id, every_field())]));
    assert!(read_package(&write_package(&plans)).unwrap().lineages().is_empty());
    // The plan is read even if its lineage cannot be read.
    let damaged = write_package_with(&plans, &lineages).replace("\"tables\"", "\"tablets\"");
    let package = read_package(&damaged).unwrap();
    assert!(package.plans == plans && package.lineages().is_empty());
}

/// A store in memory.
#[derive(Default)]
struct Memory(RefCell<BTreeMap<String, String>>);

impl Store for Memory {
    fn read(&self, key: &str) -> Result<Option<String>, StoreError> {
        Ok(self.0.borrow().get(key).cloned())
    }

    fn write(&self, key: &str, text: &str) -> Result<(), StoreError> {
        self.0.borrow_mut().insert(key.to_owned(), text.to_owned());
        Ok(())
    }

    fn remove(&self, key: &str) -> Result<(), StoreError> {
        self.0.borrow_mut().remove(key);
        Ok(())
    }

    fn keys(&self, prefix: &str) -> Result<Vec<String>, StoreError> {
        Ok(self.0.borrow().keys().filter(|key| key.starts_with(prefix)).cloned().collect())
    }
}

/// A tab with a plan that was sent and saved.
struct Tab {
    session: Session,
    plans: PlanStore,
    lineages: LineageStore,
}

impl Tab {
    fn with(store: &Memory) -> Self {
        let mut session = Session::default();
        session.submit(Command::AddPlan { plan: Arc::new(plan(1)), origin: Origin::Sample }).unwrap();
        session.note_sent(plan(1).id).unwrap();
        let mut tab = Self { session, plans: PlanStore::default(), lineages: LineageStore::default() };
        tab.save(store);
        tab
    }

    #[track_caller]
    fn save(&mut self, store: &Memory) {
        let (workbook, lineages) = (self.session.workbook(), self.session.lineages());
        assert_eq!(self.plans.save(store, workbook), []);
        assert_eq!(self.lineages.save(store, workbook, lineages), []);
        assert!(self.lineages.has_all_of(workbook, lineages));
    }
}

/// The lineages that another tab loads from the store.
fn found(store: &Memory) -> Lineages {
    LineageStore::default().load(store).unwrap().0
}

#[test]
fn a_lineage_is_saved_in_the_store_and_loaded_again() {
    let store = Memory::default();
    let tab = Tab::with(&store);
    assert_eq!(found(&store), *tab.session.lineages());
    assert_eq!(versions(&found(&store)[&plan(1).id]), [version(1)]);
}

#[test]
fn tables_noted_in_two_tabs_are_both_saved() {
    let store = Memory::default();
    let (mut first, mut second) = (Tab::with(&store), LineageStore::default());
    let (known, _) = second.load(&store).unwrap();
    let workbook = Arc::clone(first.session.workbook());
    let with = |extra: u32| {
        let mut lineages = known.clone();
        lineages.get_mut(&plan(1).id).unwrap().note_sent(&table(extra));
        lineages
    };
    assert_eq!(first.lineages.save(&store, &workbook, &with(2)), []);
    assert_eq!(second.save(&store, &workbook, &with(3)), []);
    assert_eq!(versions(&found(&store)[&plan(1).id]), [1, 2, 3].map(version));
}

#[test]
fn a_damaged_lineage_is_reported_and_left_unchanged_in_the_store() {
    let store = Memory::default();
    let tab = Tab::with(&store);
    let key = lineage_key(plan(1).id);
    store.write(&key, "壊れた").unwrap();
    let mut plan_store = LineageStore::default();
    let (lineages, unreadable) = plan_store.load(&store).unwrap();
    assert!(lineages.is_empty());
    assert_eq!(unreadable.iter().map(|one| one.key.as_str()).collect::<Vec<_>>(), [key.as_str()]);
    assert_eq!(plan_store.save(&store, tab.session.workbook(), tab.session.lineages()), []);
    assert_eq!(store.read(&key).unwrap().as_deref(), Some("壊れた"));
}

#[test]
fn a_lineage_is_removed_with_its_plan_and_restored_with_it() {
    let store = Memory::default();
    let mut tab = Tab::with(&store);
    tab.session.undo(Scope::List).unwrap();
    tab.save(&store);
    assert_eq!(store.read(&lineage_key(plan(1).id)), Ok(None));
    tab.session.redo(Scope::List).unwrap();
    tab.save(&store);
    assert_eq!(found(&store), *tab.session.lineages());
}

#[test]
fn the_lineage_of_a_plan_with_an_unreadable_record_is_kept() {
    let store = Memory::default();
    let _tab = Tab::with(&store);
    store.write(&plan_key(plan(1).id), "壊れた").unwrap();
    let mut plan_store = LineageStore::default();
    let (lineages, _) = plan_store.load(&store).unwrap();
    assert_eq!(plan_store.save(&store, &Workbook::default(), &lineages), []);
    assert_eq!(found(&store), lineages);
}

#[test]
fn a_session_joins_the_lineages_of_plan_files() {
    let mut session = Session::default();
    let id = plan(1).id;
    session.join_lineages(&Lineages::from_iter([(id, sent([1, 2]))]));
    session.join_lineages(&Lineages::from_iter([(id, sent([3]))]));
    assert_eq!(versions(&session.lineage(id)), [3, 1, 2].map(version));
}
