//! The file of a sheet (効果検証CSV): written, filled in, read back, merged, damaged.

use std::sync::Arc;

use keikaku::command::{EvaluationCommand, PlanCommand};
use keikaku::figures::evaluation::PlanInForce;
use keikaku::import::book::{self, Book, BookRow, BookSheet};
use keikaku::import::preview::{OpenedOn, preview};
use keikaku::import::read::ImportError;
use keikaku::import::wide;
use keikaku::merge::review::ChangeKind;
use keikaku::paper::evaluation_table::OutgoingSheet;
use keikaku::plan::evaluation::{EvaluationPart, ItemId, KpiText, NameKey, OpinionText, SheetText, Whole, WholeText};
use keikaku::plan::{EvaluationPlace, Indicator, Plan, SheetColumn};
use keikaku::value::fiscal_year::FiscalYear;
use keikaku::value::id::{IndicatorId, PlanId};
use keikaku::wording::Language;
use keikaku::wording::evaluation::rule_in_force;
use keikaku::wording::import::{self as import_words, error_sentence};
use proptest::prelude::*;
use proptest::sample::select;

use super::grading::rule;
use super::today;
use crate::support::desk::{Desk, fields, joined, year};
use crate::support::{actual, target};

/// The project of sample 000, and 埼玉県's strategy of several goals.
const SAMPLES: [&str; 2] = ["000", "004"];
const HEADS: &str = "計画ID,計画名,版,年度,区分,指標ID,番号,名称,単位,目標,実績,達成率,判定,前年の今後の取組,\
                     前年の取組の結果,前年の取組の補足,要因,今後の取組,事業効果,\
                     外部有識者の評価,意見ID,意見,対応,今後の方針,理由";

/// Calls `give` with the outgoing sheet of that year.
fn outgoing<T>(plan: &Plan, western: i32, give: impl FnOnce(OutgoingSheet<'_>) -> T) -> T {
    let year = year(western);
    let sheet = PlanInForce::new(plan, year).sheet(year, today(), rule_in_force(plan, Language::Japanese));
    give(OutgoingSheet { plan, year, sheet: &sheet })
}

/// The year whose sheet is filled in: the first of the plan.
pub(super) fn sheet_year(desk: &Desk) -> FiscalYear {
    desk.plan().years.years().next().unwrap()
}

/// Sends the sheet of that year: returns its text, and notes it as sent.
pub(super) fn send(desk: &mut Desk) -> String {
    let western = sheet_year(desk).western();
    let text = outgoing(desk.plan(), western, |sheet| sheet.file().text());
    desk.session.note_sent_table(desk.plan, |plan| outgoing(plan, western, |sheet| sheet.table())).unwrap();
    text
}

pub(super) fn write(desk: &mut Desk, part: EvaluationPart, text: &str) {
    let place = EvaluationPlace { year: sheet_year(desk), part };
    desk.do_to_plan(PlanCommand::Evaluate(EvaluationCommand::SetText { place, text: text.to_owned() }));
    desk.session.settle();
}

pub(super) fn said(desk: &Desk, part: EvaluationPart) -> &str {
    desk.plan().evaluation_text(EvaluationPlace { year: sheet_year(desk), part })
}

fn cause(desk: &Desk) -> EvaluationPart {
    EvaluationPart::Kpi(desk.row(1).id, KpiText::Cause)
}

const EFFECT: EvaluationPart = EvaluationPart::Whole(Whole::Project, WholeText::Effect);

fn opinion(number: u32) -> ItemId {
    (1..number).fold(ItemId::behind(None, 7), |last, _| ItemId::behind(Some(last), 7))
}

/// The file with this text in a column of the n-th row with that 区分.
pub(super) fn with(file: &str, kind: &str, nth: usize, column: &str, text: &str) -> String {
    let mut rows = fields(file);
    let at = |name: &str| rows[0].iter().position(|head| head == name).unwrap();
    let (of_kind, column) = (at("区分"), at(column));
    let row = rows.iter_mut().filter(|row| row[of_kind] == kind).nth(nth - 1).unwrap();
    text.clone_into(&mut row[column]);
    joined(&rows)
}

/// The file after `tear` has changed its fields.
pub(super) fn torn(file: &str, tear: impl FnOnce(&mut Vec<Vec<String>>)) -> String {
    let mut rows = fields(file);
    tear(&mut rows);
    joined(&rows)
}

/// A sheet with a text of every kind.
fn filled() -> Desk {
    let mut desk = Desk::of("000");
    let first = desk.row(1).id;
    let of_first = cause(&desk);
    write(&mut desk, of_first, "=出店者が減った。\n　雨が多かった。\n");
    write(&mut desk, EvaluationPart::Kpi(first, KpiText::Measure), "@窓口を増やす。");
    write(&mut desk, EFFECT, "3");
    write(&mut desk, EvaluationPart::Whole(Whole::Project, WholeText::Policy), "2");
    write(&mut desk, EvaluationPart::Opinion(opinion(1), OpinionText::Opinion), "費用も示すべきである。");
    write(&mut desk, EvaluationPart::Opinion(opinion(1), OpinionText::Reply), "次回から示す。");
    write(&mut desk, EvaluationPart::Sheet(SheetText::Spent), "35,691千円");
    desk
}

#[test]
fn the_file_has_the_texts_of_the_sheet_and_the_context_for_the_reader() {
    let mut desk = filled();
    let id = desk.row(1).id;
    let measure = EvaluationPlace { year: year(2017), part: EvaluationPart::Kpi(id, KpiText::Measure) };
    let command = EvaluationCommand::SetText { place: measure, text: "広報する。".to_owned() };
    desk.do_to_plan(PlanCommand::Evaluate(command));
    let file = send(&mut desk);
    assert_eq!(file.lines().next().unwrap(), HEADS);
    let rows = fields(&file);
    let column = |name: &str| rows[0].iter().position(|head| head == name).unwrap();
    let kinds: Vec<&str> = rows[1..].iter().map(|row| row[column("区分")].as_str()).collect();
    assert_eq!(kinds.iter().filter(|kind| **kind == "指標").count(), desk.plan().begun_indicators().count());
    assert_eq!(kinds[kinds.len() - 5..], ["事業", "意見", "意見", "意見", "意見"], "three are for new opinions");
    assert_eq!(rows[1][column("前年の今後の取組")], "広報する。");
    assert_eq!(rows[1][column("要因")], "'=出店者が減った。\n　雨が多かった。\n", "guarded");
    let project = rows.iter().find(|row| row[column("区分")] == "事業").unwrap();
    assert_eq!(
        (&*project[column("事業効果")], &*project[column("今後の方針")]),
        ("地方創生に効果があった", "事業内容の見直し（改善）")
    );
    assert!(!file.contains("35,691"), "money is not asked of others");
}

#[test]
fn the_result_of_last_years_steps_is_entered_and_written_as_its_word() {
    let mut desk = filled();
    let (name, id) = (desk.row(1).name.clone(), desk.row(1).id);
    let file = send(&mut desk);
    let answered = with(&file, "指標", 1, "前年の取組の結果", "一部実施");
    let answered = with(&answered, "指標", 1, "前年の取組の補足", "１か所だけ開いた。");
    let preview = desk.tells(
        &answered,
        &[
            &format!("変更 {name} 2018年度 前年の取組の結果: （空欄） → 一部実施"),
            &format!("変更 {name} 2018年度 前年の取組の補足: （空欄） → １か所だけ開いた。"),
        ],
    );
    desk.take(&preview).unwrap();
    let kept = EvaluationPart::Kpi(id, KpiText::Kept);
    assert_eq!(said(&desk, kept), "partly");
    let file = send(&mut desk);
    assert!(file.contains("一部実施"), "the word, not its code, is written");
    let unknown = with(&file, "指標", 1, "前年の取組の結果", "だいたい");
    let preview = desk.read(&unknown);
    let remarks: Vec<String> =
        preview.changes.iter().filter_map(|change| import_words::remark(change, Language::Japanese)).collect();
    assert_eq!(
        remarks,
        [
            "2行目「だいたい」: この列に書ける言葉ではありません。「実施した」「一部実施」「未実施」「取りやめた」のどれかを記入してください。"
        ]
    );
}

#[test]
fn a_kpi_without_grade_has_the_word_of_the_screen_and_an_ungraded_project_no_grade() {
    let mut desk = Desk::of("000");
    desk.set(1, actual(sheet_year(&desk).western()), "調査中");
    desk.do_to_plan(PlanCommand::SetGrading(rule("baseline-and-target")));
    let rows = fields(&send(&mut desk));
    let column = |name: &str| rows[0].iter().position(|head| head == name).unwrap();
    let grade = |kind: &str| rows.iter().find(|row| row[column("区分")] == kind).unwrap()[column("判定")].as_str();
    assert_eq!((grade("指標"), grade("事業")), ("－", ""), "the word of the rule, as on the screen");
    assert_eq!(rows[1][column("実績")], "調査中", "in the place of the figure");
    desk.set(1, target(sheet_year(&desk).western()), "-60");
    desk.set(1, actual(sheet_year(&desk).western()), "-3");
    let sent = send(&mut desk);
    assert_eq!(fields(&sent)[1][column("判定")], "'－（要確認）", "with the reason, as on the screen");
}

#[test]
fn an_item_not_in_the_form_has_a_column_only_if_texts_exist() {
    let unasked = [SheetColumn::Cause, SheetColumn::Effect, SheetColumn::Policy, SheetColumn::Kept];
    let ask_less = |desk: &mut Desk| {
        for column in unasked {
            desk.do_to_plan(PlanCommand::SetSheetColumn(column, false));
        }
        desk.session.settle();
    };
    let mut desk = Desk::of("000");
    ask_less(&mut desk);
    let file = send(&mut desk);
    let heads = "計画ID,計画名,版,年度,区分,指標ID,番号,名称,単位,目標,実績,達成率,判定,今後の取組,外部有識者の評価,意見ID,意見,対応";
    assert_eq!(file.lines().next().unwrap(), heads);
    let name = desk.row(1).name.clone();
    let answered = with(&file, "指標", 1, "今後の取組", "窓口を増やす。");
    desk.tells(&answered, &[&format!("変更 {name} 2018年度 今後の取組: （空欄） → 窓口を増やす。")]);

    let mut desk = filled();
    ask_less(&mut desk);
    let file = send(&mut desk);
    assert_eq!(
        file.lines().next().unwrap(),
        HEADS.replace("前年の今後の取組,前年の取組の結果,前年の取組の補足,", "").replace(",理由", "")
    );
    assert!(desk.read(&file).changes.is_empty(), "what has no column is not removed");
}

#[test]
fn a_file_read_back_unchanged_gives_no_change() {
    for code in SAMPLES {
        let mut desk = if code == "000" { filled() } else { Desk::of(code) };
        let file = send(&mut desk);
        let preview = desk.tells(&file, &[]);
        assert!(Desk::said(&preview).join("").contains("変わるところはありません"), "{:?}", Desk::said(&preview));
        let bytes = [&b"\xef\xbb\xbf"[..], file.replace("\r\n", "\n").as_bytes()].concat();
        assert!(desk.read_bytes(&bytes).unwrap().changes.is_empty(), "as another program saves it");
    }
}

#[test]
fn texts_of_an_evaluator_are_imported_and_listed_once() {
    let mut desk = filled();
    let file = send(&mut desk);
    let file = with(&file, "指標", 1, "要因", "'=出店者が減った。\n　雨が多かった。\n人手も足りない。");
    let file = with(&file, "事業", 1, "事業効果", "地方創生に非常に効果的であった");
    let file = with(&file, "事業", 1, "外部有識者の評価", "有効");
    let file = with(&file, "意見", 1, "対応", "今年から示す。");
    let file = with(&file, "意見", 2, "意見", "広報を増やすべきである。");
    let name = desk.row(1).name.clone();
    let preview = desk.tells(
        &file,
        &[
            &format!("変更 {name} 2018年度 要因: =出店者が減った。\n　雨が多かった。\n → =出店者が減った。\n　雨が多かった。\n人手も足りない。"),
            "変更 2018年度の効果検証 事業効果: 地方創生に効果があった → 地方創生に非常に効果的であった",
            "変更 2018年度の効果検証 外部有識者の評価: （空欄） → 有効",
            "変更 2018年度の効果検証 意見1への対応: 次回から示す。 → 今年から示す。",
            "変更 2018年度の効果検証 意見2: （空欄） → 広報を増やすべきである。",
        ],
    );
    desk.take(&preview).unwrap();
    assert_eq!(said(&desk, EFFECT), "1");
    let sheet = desk.plan().evaluations.get(sheet_year(&desk)).unwrap().clone();
    assert_eq!(sheet.items(EvaluationPart::opinion).len(), 2);
    let again = desk.tells(&file, &[]);
    assert!(Desk::said(&again).join("").contains("反映済み"), "{:?}", Desk::said(&again));
    desk.undo();
    assert_eq!((said(&desk, EFFECT), desk.read(&file).changes.taken()), ("3", 5));
}

#[test]
fn a_text_left_out_of_an_import_is_offered_again_on_the_next_reading() {
    let mut desk = filled();
    let file = send(&mut desk);
    let file = with(&file, "事業", 1, "事業効果", "地方創生に非常に効果的であった");
    let file = with(&file, "事業", 1, "外部有識者の評価", "有効");
    let mut preview = desk.read(&file);
    let left_out = preview.changes[0].decided(keikaku::merge::review::Decision::Ours);
    preview.changes.decide(&[left_out]);
    assert_eq!(preview.changes.taken(), 1);
    desk.take(&preview).unwrap();
    let again = "変更 2018年度の効果検証 事業効果: 地方創生に効果があった → 地方創生に非常に効果的であった";
    assert!(!Desk::said(&desk.tells(&file, &[again])).join("").contains("反映済み"));
}

#[test]
fn files_of_two_evaluators_merge_by_field_and_paragraph_and_keep_both_new_opinions() {
    let mut desk = Desk::of("000");
    let of_first = cause(&desk);
    write(&mut desk, of_first, "一つ目\n二つ目");
    let sent = send(&mut desk);
    let one = with(&sent, "指標", 1, "要因", "一つ目、甲\n二つ目");
    let one = with(&with(&one, "意見", 1, "意見", "甲の意見"), "事業", 1, "事業効果", "地方創生に効果があった");
    let other = with(&sent, "指標", 1, "要因", "一つ目\n二つ目、乙");
    let other =
        with(&with(&other, "意見", 1, "意見", "乙の意見"), "事業", 1, "事業効果", "地方創生に対して効果がなかった");
    desk.take(&desk.read(&one)).unwrap();
    let preview = desk.read(&other);
    let open: Vec<_> = preview.changes.iter().filter(|change| change.kind == ChangeKind::Conflict).collect();
    assert_eq!((open.len(), preview.changes.open()), (1, 1), "{:?}", desk.told(&preview));
    assert!(!open[0].can_be_typed(), "a choice is none that is typed");
    let mut preview = preview.clone();
    let theirs = preview.changes.all(Some(ChangeKind::Conflict), &keikaku::merge::review::Decision::Theirs);
    preview.changes.decide(&theirs);
    desk.take(&preview).unwrap();
    assert_eq!(said(&desk, cause(&desk)), "一つ目、甲\n二つ目、乙");
    assert_eq!(said(&desk, EFFECT), "4");
    assert_eq!(opinions(&desk), ["甲の意見", "乙の意見"]);
}

#[test]
fn a_reply_to_a_deleted_opinion_is_a_conflict_of_the_whole_opinion() {
    let mut desk = Desk::of("000");
    let part = |of| EvaluationPart::Opinion(opinion(1), of);
    write(&mut desk, part(OpinionText::Opinion), "費用も示すべきである。");
    let sent = send(&mut desk);
    write(&mut desk, part(OpinionText::Opinion), "");
    desk.tells(&sent, &[]);
    let mut preview = desk.tells(
        &with(&sent, "意見", 1, "対応", "次回から示す。"),
        &[
            "？食い違い 2018年度の効果検証 意見1: （空欄） → 費用も示すべきである。",
            "？食い違い 2018年度の効果検証 意見1への対応: （空欄） → 次回から示す。",
        ],
    );
    let theirs = preview.changes.all(Some(ChangeKind::Conflict), &keikaku::merge::review::Decision::Theirs);
    preview.changes.decide(&theirs);
    desk.take(&preview).unwrap();
    assert_eq!(said(&desk, part(OpinionText::Opinion)), "費用も示すべきである。");
    assert_eq!(said(&desk, part(OpinionText::Reply)), "次回から示す。");
}

#[test]
fn a_new_opinion_read_again_in_another_row_is_not_added_twice() {
    let mut desk = Desk::of("000");
    let sent = send(&mut desk);
    let once = with(&sent, "意見", 1, "意見", "乙の意見");
    desk.take(&desk.read(&once)).unwrap();
    let again = with(&with(&sent, "意見", 1, "意見", "丙の意見"), "意見", 2, "意見", "乙の意見");
    let preview = desk.read(&again);
    let told = desk.told(&preview);
    assert!(told.len() == 1 && told[0].ends_with("（空欄） → 丙の意見"), "{told:?}");
    desk.take(&preview).unwrap();
    let twice = with(&with(&sent, "意見", 2, "意見", "丁の意見"), "意見", 3, "意見", "丁の意見");
    assert_eq!(desk.read(&twice).changes.taken(), 2, "the same text in two rows is two opinions");
    desk.take(&desk.read(&twice)).unwrap();
    let sheet = desk.plan().evaluations.get(sheet_year(&desk)).unwrap().clone();
    assert_eq!(sheet.items(EvaluationPart::opinion).len(), 4);

    let replied = with(&once, "意見", 1, "対応", "乙への対応");
    let told = desk.told(&desk.read(&replied));
    assert!(told.len() == 1 && told[0].ends_with("への対応: （空欄） → 乙への対応"), "{told:?}");
}

#[test]
fn a_row_of_a_goal_is_matched_by_the_name_of_the_goal() {
    let mut desk = Desk::of("004");
    let goal = desk.plan().wholes(sheet_year(&desk))[1].1.clone();
    let sent = send(&mut desk);
    let file = with(&sent, "基本目標", 2, "理由", "人口が増えた。");
    desk.take(&desk.tells(&file, &[&format!("変更 2019年度の効果検証 {goal} 理由: （空欄） → 人口が増えた。")]))
        .unwrap();
    let part = EvaluationPart::Whole(Whole::Group(NameKey::from_name(&goal)), WholeText::PolicyReason);
    assert_eq!(said(&desk, part), "人口が増えた。");
    let name = EvaluationPart::Whole(Whole::Group(NameKey::from_name(&goal)), WholeText::Name);
    assert_eq!(said(&desk, name), goal, "it stays known once no KPI has it");
    let renamed = with(&file, "基本目標", 1, "名称", "ない目標");
    let renamed = with(&renamed, "基本目標", 1, "理由", "理由");
    let told = desk.told(&desk.read(&renamed));
    assert!(told[0].starts_with("×入る欄なし"), "{told:?}");
}

#[test]
fn a_settled_sheet_imports_only_opinions_and_a_published_sheet_nothing() {
    let mut desk = filled();
    let file = send(&mut desk);
    let file = with(&file, "指標", 1, "要因", "別の要因");
    let file = with(&file, "意見", 2, "意見", "広報を増やすべきである。");
    let frozen = PlanInForce::new(desk.plan(), sheet_year(&desk)).sheet(sheet_year(&desk), today(), None).into();
    desk.do_to_plan(PlanCommand::Evaluate(EvaluationCommand::Settle(sheet_year(&desk), frozen)));
    let preview = desk.read(&file);
    assert_eq!(
        (preview.changes.taken(), preview.changes.of_kind(ChangeKind::NoPlace)),
        (1, 1),
        "{:?}",
        desk.told(&preview)
    );
    desk.do_to_plan(PlanCommand::Evaluate(EvaluationCommand::Publish {
        year: sheet_year(&desk),
        on: "令和元年10月1日".to_owned(),
        place: "市のホームページ".to_owned(),
    }));
    let preview = desk.read(&file);
    assert_eq!((preview.changes.taken(), preview.changes.of_kind(ChangeKind::NoPlace)), (0, 2));
    let step = preview.step("検証.csv", today()).unwrap();
    assert!(!step.tables[0].whole, "what is held back is offered again once the sheet is open");
}

#[test]
fn without_a_known_base_different_texts_conflict_and_blank_cells_clear_nothing() {
    let mut desk = filled();
    let file = send(&mut desk);
    let stranger = Desk::with(desk.plan().clone());
    let file = with(&with(&file, "指標", 1, "要因", ""), "指標", 1, "今後の取組", "別の取組");
    let name = desk.row(1).name.clone();
    let preview =
        stranger.tells(&file, &[&format!("？食い違い {name} 2018年度 今後の取組: @窓口を増やす。 → 別の取組")]);
    assert!(Desk::said(&preview).join("").contains("版"), "{:?}", Desk::said(&preview));
}

#[test]
fn a_text_for_a_removed_kpi_has_no_place() {
    let mut desk = filled();
    let sent = send(&mut desk);
    let mut rows = desk.plan().indicators().to_vec();
    rows.remove(0);
    let without = desk.plan().with_indicators(rows).unwrap();
    let other = Desk::with(without);
    let told = other.told(&other.read(&with(&sent, "指標", 1, "要因", "別の要因")));
    assert!(told.iter().any(|line| line.starts_with("×入る欄なし")), "{told:?}");
}

/// The code and the sentence of the file's refusal.
fn refused(desk: &Desk, file: &str) -> (&'static str, String) {
    let error = desk.read_bytes(file.as_bytes()).map(|preview| desk.told(&preview)).unwrap_err();
    assert!(!error_sentence(&error, Language::English).is_empty());
    (error.code(), error_sentence(&error, Language::Japanese))
}

#[test]
fn a_damaged_file_is_rejected_as_a_whole_with_the_place_of_the_fault() {
    let mut desk = filled();
    let sent = send(&mut desk);
    let file = with(&sent, "指標", 1, "要因", "別の要因");
    let lines = file.lines().count();
    assert!(lines > 8);
    let last = |rows: &mut Vec<Vec<String>>| rows.len() - 4;
    let cases: [(String, &str, &str); 9] = [
        (
            with(&file, "事業", 1, "区分", "事業？"),
            "IN-127",
            "「事業？」を読めません。指標・事業・基本目標・意見のどれか",
        ),
        (with(&file, "指標", 1, "指標ID", "k?"), "IN-127", "2行目の「指標ID」の「k?」"),
        (with(&file, "意見", 1, "意見ID", "e1"), "IN-127", "「意見ID」の「e1」"),
        (with(&file, "指標", 1, "年度", "2019"), "IN-129", "3行目に別の年度（2018年度）の行"),
        (with(&file, "指標", 1, "年度", "去年"), "IN-127", "「年度」の「去年」"),
        (with(&file, "指標", 1, "計画ID", &PlanId::from_bits(5).to_string()), "IN-106", "別の計画の行"),
        (
            torn(&file, |rows| {
                let at = last(rows);
                rows[at].truncate(10);
            }),
            "IN-004",
            "10列",
        ),
        (torn(&file, |rows| rows[2].push("はみ出し".to_owned())), "IN-004", "26列"),
        (
            torn(&file, |rows| {
                let row = rows[1].clone();
                rows.insert(2, row);
            }),
            "IN-010",
            "2行目",
        ),
    ];
    for (torn, code, words) in cases {
        let (found, sentence) = refused(&desk, &torn);
        assert!(found == code && sentence.contains(words), "{code} {words}: {found} {sentence}");
    }
    let other = Desk::with(Desk::of("002").plan().clone());
    let mut other_plan = other.plan().clone();
    other_plan.set_id(PlanId::from_bits(99));
    let (code, sentence) = refused(&Desk::with(other_plan), &file);
    assert_eq!(code, "IN-128");
    assert!(sentence.contains(&desk.plan().facts.name) && sentence.contains("開いて"), "{sentence}");
    assert_eq!(
        desk.read_on(file.as_bytes(), OpenedOn::List).unwrap().changes.taken(),
        1,
        "on the list it goes to its plan"
    );
}

#[test]
fn a_missing_column_or_a_truncated_row_gives_no_change() {
    let mut desk = filled();
    let sent = send(&mut desk);
    let cut = torn(&sent, |rows| rows[1].truncate(9));
    desk.tells(&cut, &[]);
    let at = HEADS.split(',').position(|head| head == "要因").unwrap();
    let without = torn(&sent, |rows| rows.iter_mut().for_each(|row| drop(row.remove(at))));
    desk.tells(&without, &[]);
}

#[test]
fn values_in_columns_not_imported_are_counted_and_reported_with_line_and_column() {
    let mut desk = Desk::of("004");
    let sent = send(&mut desk);
    let kpis = desk.plan().begun_indicators().count();
    let cases = [
        ("指標", 1, "判定", "A", "2行目の判定", 0),
        ("指標", 2, "実績", "123456", "3行目の実績", 1),
        ("指標", 2, "単位", "百万円", "3行目の単位", 0),
        ("指標", 3, "基本目標", "別の目標", "4行目の基本目標", 0),
        ("指標", 3, "外部有識者の評価", "有効", "4行目の外部有識者の評価", 1),
        ("基本目標", 1, "判定", "B", &format!("{}行目の判定", kpis + 2), 1),
        ("基本目標", 1, "要因", "雨が多かった。", &format!("{}行目の要因", kpis + 2), 1),
    ];
    // Where the plan itself has a value, it may have changed since, so that no field of the file is certain to be left
    // out.
    for (kind, nth, column, text, told, left_out) in cases {
        let preview = desk.tells(&with(&sent, kind, nth, column, text), &[]);
        let said = Desk::said(&preview).join("");
        assert!(said.contains(&format!("計画の今の内容と違う欄が1件あります（{told}）")), "{column}: {said}");
        assert_eq!(preview.counts(0).left_out(), left_out, "{column}");
    }
    let both = with(&with(&sent, "指標", 1, "判定", "A"), "指標", 1, "名称", "別の名前");
    let both = with(&with(&both, "指標", 2, "判定", "C"), "意見", 1, "名称", "全体");
    let said = Desk::said(&desk.read(&both)).join("");
    let opinion = sent.lines().filter(|line| !line.is_empty()).count() - 2;
    assert!(said.contains(&format!("4件あります（2行目の名称・判定、3行目の判定、{opinion}行目の名称）")), "{said}");
}

#[test]
fn a_figure_reformatted_by_a_spreadsheet_is_not_reported_as_different() {
    let mut desk = Desk::of("000");
    let western = sheet_year(&desk).western();
    desk.set(1, actual(western), "1,234.50");
    let sent = send(&mut desk);
    let rows = fields(&sent);
    let column = |name: &str| rows[0].iter().position(|head| head == name).unwrap();
    assert_eq!(rows[1][column("実績")], "1234.50");
    let kept = with(&with(&sent, "指標", 1, "実績", "1,234.5"), "指標", 1, "番号", "０１".trim_start_matches('０'));
    let said = Desk::said(&desk.tells(&kept, &[])).join("");
    assert!(said.contains("変わるところはありません"), "{said}");
    desk.set(1, actual(western), "1300");
    let said = Desk::said(&desk.tells(&sent, &[])).join("");
    assert!(said.contains("2行目の実績"), "whoever filled it in looked at another figure: {said}");
}

#[test]
fn an_unknown_word_in_a_choice_column_is_rejected_with_the_allowed_words() {
    let mut desk = filled();
    let sent = send(&mut desk);
    let cases = [
        ("事業効果", "「地方創生に非常に効果的であった」「地方創生に相当程度効果があった」"),
        ("今後の方針", "「事業の中止」「予定通り事業終了」"),
    ];
    for (column, words) in cases {
        let preview = desk.read(&with(&sent, "事業", 1, column, "まあまあ"));
        let told = desk.told(&preview);
        assert!(told[0].starts_with("×読取不能"), "{told:?}");
        for language in [Language::Japanese, Language::English] {
            let remark = import_words::remark(&preview.changes[0], language).unwrap();
            assert!(remark.contains("まあまあ") && remark.contains(words), "{remark}");
        }
    }
}

#[test]
fn new_opinions_are_added_in_file_order_after_the_existing_opinions() {
    let mut desk = filled();
    let mut file = send(&mut desk);
    let own = ["窓口を増やすべき。", "費用対効果を示すべき。", "若者の声を聞くべき。"];
    for (nth, text) in own.into_iter().enumerate() {
        file = with(&file, "意見", nth + 2, "意見", text);
    }
    let file = with(&file, "意見", 3, "対応", "次回示す。");
    let expected = [
        "変更 2018年度の効果検証 意見2: （空欄） → 窓口を増やすべき。",
        "変更 2018年度の効果検証 意見3: （空欄） → 費用対効果を示すべき。",
        "変更 2018年度の効果検証 意見3への対応: （空欄） → 次回示す。",
        "変更 2018年度の効果検証 意見4: （空欄） → 若者の声を聞くべき。",
    ];
    desk.tells(&file, &expected);
    // An opinion that was written here in the meantime stays before them.
    write(&mut desk, EvaluationPart::Opinion(opinion(2), OpinionText::Opinion), "会議での意見");
    desk.take(&desk.read(&file)).unwrap();
    let texts = opinions(&desk);
    assert_eq!(texts, [&["費用も示すべきである。", "会議での意見"], &own[..]].concat());
    assert!(Desk::said(&desk.tells(&file, &[])).join("").contains("反映済み"));
}

/// The opinions of the sheet, in order.
fn opinions(desk: &Desk) -> Vec<String> {
    let sheet = desk.plan().evaluations.get(sheet_year(desk)).unwrap();
    let text = |id: ItemId| sheet.text(EvaluationPart::Opinion(id, OpinionText::Opinion)).to_owned();
    sheet.items(EvaluationPart::opinion).into_iter().map(text).collect()
}

#[test]
fn each_kpi_row_has_its_unit_and_in_a_strategy_its_goal() {
    let mut desk = Desk::of("004");
    let rows = fields(&send(&mut desk));
    let column = |name: &str| rows[0].iter().position(|head| head == name).unwrap();
    assert_eq!((column("基本目標"), column("単位")), (column("名称") - 1, column("目標") - 1));
    let kpis = desk.plan().begun_indicators().map(|row| (row.group.clone(), row.unit.clone()));
    let written = rows.iter().filter(|row| row[column("区分")] == "指標");
    let written: Vec<_> = written.map(|row| (row[column("基本目標")].clone(), row[column("単位")].clone())).collect();
    assert_eq!(written, kpis.collect::<Vec<_>>());
    let goals = rows.iter().filter(|row| row[column("区分")] == "基本目標");
    for goal in goals {
        assert_eq!(goal[column("基本目標")], goal[column("名称")]);
    }
}

#[test]
fn a_file_saved_as_a_workbook_is_read() {
    let mut desk = filled();
    let sent = send(&mut desk);
    let rows = fields(&with(&sent, "指標", 1, "要因", "別の要因"));
    let row = |(fields, line): (Vec<String>, usize)| BookRow {
        line,
        is_hidden: false,
        cells: fields.into_iter().map(Some).collect(),
    };
    let rows = rows.into_iter().zip(1..).map(row).collect();
    let sheet = BookSheet { name: "検証".to_owned(), rows, ..BookSheet::default() };
    let table = book::tables(&Book { sheets: vec![sheet] }).unwrap().tables.remove(0);
    let rows = wide::read_file(&table, &desk.answers.of_reading()).unwrap();
    let fresh = PlanId::from_bits(4242);
    let preview = preview(&rows, OpenedOn::Plan(desk.plan), &desk.base(), fresh, &desk.answers).unwrap();
    assert_eq!(preview.changes.taken(), 1, "{:?}", desk.told(&preview));
}

#[test]
fn a_kpi_table_with_an_added_cause_column_is_not_read_as_a_sheet() {
    let mut desk = filled();
    let figures = torn(&desk.send(), |rows| {
        rows[0].push("要因".to_owned());
        rows[1].push("雨が多かった。".to_owned());
    });
    assert_eq!(desk.read_bytes(figures.as_bytes()).map(|preview| preview.changes.taken()), Ok(0));
}

#[test]
fn goals_of_a_settled_sheet_keep_their_names_after_their_kpis_move_to_another() {
    let mut desk = Desk::of("004");
    let of_year = sheet_year(&desk);
    let frozen = PlanInForce::new(desk.plan(), of_year).sheet(of_year, today(), None).into();
    desk.do_to_plan(PlanCommand::Evaluate(EvaluationCommand::Settle(of_year, frozen)));
    let plan = desk.plan();
    let moved =
        plan.indicators().iter().map(|row| Indicator { group: "別の目標".to_owned(), ..Indicator::clone(row) });
    let plan = plan.with_indicators(moved.map(Arc::new).collect()).unwrap();
    for (whole, name) in plan.wholes(of_year) {
        let key = NameKey::from_name(&name);
        assert_eq!((whole, plan.group_name(key)), (Whole::Group(key), Some(&*name)));
    }
}

#[test]
fn the_file_of_a_sheet_is_rejected_as_a_table_for_comparison() {
    let mut desk = filled();
    let file = send(&mut desk);
    let read = keikaku::import::read::read_table(file.as_bytes(), crate::support::desk::Browser::get()).unwrap();
    let stated = keikaku::import::preview::stated(&read, &keikaku::plan::lineage::KpiTable::default());
    assert_eq!(stated.map(|_| ()), Err(ImportError::NoRows));
}

proptest! {
    #[test]
    fn texts_of_a_sheet_are_read_back_unchanged(texts in proptest::collection::vec(select(vec![
        "", "一つ", "=1", "'=1", "''", "-", "－", "　字下げ\n二行目", "a\"b,c;d\te", "〜と～", "\n先頭の改行", "+81", "@", "０", " 空白 ",
    ]), 6)) {
        let mut desk = Desk::of("000");
        let id = desk.row(1).id;
        let parts = [
            cause(&desk),
            EvaluationPart::Kpi(id, KpiText::Measure),
            EvaluationPart::Whole(Whole::Project, WholeText::ExpertsGrade),
            EvaluationPart::Whole(Whole::Project, WholeText::PolicyReason),
            EvaluationPart::Opinion(opinion(1), OpinionText::Opinion),
            EvaluationPart::Opinion(opinion(2), OpinionText::Reply),
        ];
        for (part, text) in parts.into_iter().zip(&texts).filter(|(_, text)| !text.is_empty()) {
            write(&mut desk, part, text);
        }
        let file = send(&mut desk);
        prop_assert!(desk.read(&file).changes.is_empty(), "{:?}", desk.told(&desk.read(&file)));
        let mut blank = Desk::of("000");
        send(&mut blank);
        let stood = fields(&file);
        let preview = blank.read(&file);
        prop_assume!(!preview.changes.is_empty());
        blank.take(&preview).unwrap();
        let expected = texts.iter().filter(|text| !text.trim().is_empty()).count();
        prop_assert_eq!(preview.changes.taken(), expected, "{:?}", stood);
        for (part, text) in parts.into_iter().zip(&texts).filter(|(_, text)| !text.trim().is_empty()) {
            prop_assert_eq!(said(&blank, part), *text);
        }
    }

    #[test]
    fn the_reader_does_not_panic_on_any_field(at in (1..12_usize, 0..23_usize), text in "\\PC{0,12}") {
        let mut desk = filled();
        let mut rows = fields(&send(&mut desk));
        let (row, column) = (at.0 % rows.len(), at.1);
        rows[row][column] = text;
        let _ = desk.read_bytes(joined(&rows).as_bytes());
    }
}

#[test]
fn an_unused_kpi_slot_has_no_row() {
    let mut desk = Desk::of("000");
    let id = IndicatorId::from_bits(4444);
    let mut rows = desk.plan().indicators().to_vec();
    rows.push(Indicator::new(id, keikaku::plan::indicator::Basis::Level).into());
    desk = Desk::with(desk.plan().with_indicators(rows).unwrap());
    assert!(!send(&mut desk).contains(&id.to_string()));
}
