//! The papers of 効果検証: every figure equals the one in the view, blanks are left out, and no text is left out.

use std::sync::Arc;

use keikaku::command::{ApprovalNotes, EvaluationCommand, PlanCommand};
use keikaku::figures::evaluation::SheetFigures;
use keikaku::figures::progress;
use keikaku::paper::evaluation::EvaluationPaper;
use keikaku::paper::printed_document::content::{PrintedBlock, PrintedDocument, PrintedTable};
use keikaku::plan::evaluation::{
    EvaluationPart, ItemId, KpiText, MeetingText, OpinionText, RowState, SheetText, Whole, WholeText,
};
use keikaku::plan::facts::Fact;
use keikaku::plan::grade_rule::built_in_rules;
use keikaku::plan::indicator::{Basis, RateFormula};
use keikaku::plan::place::{CellPlace, ChoiceValue, TextPlace};
use keikaku::plan::samples::SamplePlan;
use keikaku::plan::{EvaluationPlace, Grading, Plan};
use keikaku::value::amount::Amount;
use keikaku::value::fiscal_year::{Date, FiscalYear};
use keikaku::value::id::{ApprovalId, IndicatorId, PlanId};
use keikaku::wording::Language;
use keikaku::wording::evaluation::{EvaluatedRow, rule_in_force};
use keikaku::wording::progress::ProgressTexts;
use keikaku::wording::widths::width;

use super::{SPENT, evaluate, published, settle, sheet_year, today, write};
use crate::support::{Hand, actual, target, year};

const PAPERS: [EvaluationPaper; 3] = [EvaluationPaper::Sheet, EvaluationPaper::NationalSheet, EvaluationPaper::Report];

fn paper(hand: &Hand, paper: EvaluationPaper) -> PrintedDocument {
    paper.document(hand.plan(), sheet_year(), today())
}

pub(super) fn tables(document: &PrintedDocument) -> Vec<&PrintedTable> {
    let blocks = document.sections.iter().flat_map(|section| &section.blocks);
    blocks.filter_map(|block| if let PrintedBlock::Table(table) = block { Some(table) } else { None }).collect()
}

/// The table with a column under that head.
#[track_caller]
pub(super) fn table_with<'d>(document: &'d PrintedDocument, head: &str) -> &'d PrintedTable {
    let has_head = |table: &&&PrintedTable| table.head.iter().any(|one| one == head);
    tables(document).iter().find(has_head).unwrap()
}

/// The texts of a column, without rows that span the table; empty if the column is left out.
pub(super) fn column(table: &PrintedTable, head: &str) -> Vec<String> {
    let Some(at) = table.head.iter().position(|one| one == head) else { return Vec::new() };
    let rows = table.rows.iter().filter(|row| row.len() == table.head.len());
    rows.map(|row| row[at].clone()).collect()
}

/// Every text of the paper.
pub(super) fn words(document: &PrintedDocument) -> String {
    let mut words = vec![document.title.clone()];
    for section in &document.sections {
        words.push(section.heading.clone());
        for block in &section.blocks {
            match block {
                PrintedBlock::Table(table) => {
                    words.extend(table.head.iter().chain(table.rows.iter().flatten()).cloned());
                }
                text => words.extend(text.words().map(str::to_owned)),
            }
        }
    }
    words.join("\n")
}

/// The texts of the rows in the view, in the order of their groups.
fn texts_of_view(plan: &Plan, of: FiscalYear, on: Date) -> Vec<(String, EvaluatedRow)> {
    let figures = SheetFigures::new(plan, of, on, rule_in_force(plan, Language::Japanese));
    let rows = figures.shown.rows.iter().map(|row| {
        let sheets = (&*figures.shown, figures.before.as_deref());
        let texts = EvaluatedRow::on_sheets(plan, of, sheets, (row.indicator, false), Language::Japanese).unwrap();
        (row.group.clone(), texts)
    });
    let mut rows: Vec<_> = rows.collect();
    let groups: Vec<String> = rows.iter().map(|(group, _)| group.clone()).collect();
    rows.sort_by_key(|(group, _)| groups.iter().position(|one| one == group));
    rows
}

fn on_paper(figure: &str) -> String {
    figure.strip_prefix('-').map_or_else(|| figure.to_owned(), |rest| format!("△{rest}"))
}

fn gradings() -> Vec<Grading> {
    let rules = built_in_rules().into_iter().map(|rule| Grading::Rule(Arc::new(rule)));
    [Grading::None, Grading::TargetComparison].into_iter().chain(rules).collect()
}

#[test]
fn figures_and_grades_on_paper_equal_the_view_in_every_sample_year_and_rule() {
    for sample in SamplePlan::ALL {
        for grading in gradings() {
            let mut ids = (1..).map(IndicatorId::from_bits);
            let mut plan = sample.plan(PlanId::from_bits(1), || ids.next().unwrap()).unwrap();
            plan.grading = grading.clone();
            for year in plan.years.years() {
                let on = Date::new(year.western() + 1, 4, 1).unwrap();
                let view = texts_of_view(&plan, year, on);
                for kind in [EvaluationPaper::Sheet, EvaluationPaper::Report] {
                    let document = kind.document(&plan, year, on);
                    let table = table_with(&document, "判定");
                    for (head, text) in [
                        ("目標", (|texts| &texts.target) as fn(&EvaluatedRow) -> &String),
                        ("実績", |texts| &texts.actual),
                        ("達成率", |texts| &texts.rate),
                    ] {
                        let figures: Vec<String> = view.iter().map(|(_, texts)| on_paper(text(texts))).collect();
                        let printed = column(table, head);
                        let is_blank = figures.iter().all(String::is_empty);
                        let printed: Vec<String> = printed.iter().map(|text| text.replace('\n', "")).collect();
                        assert_eq!(printed, if is_blank { Vec::new() } else { figures }, "{} {head}", plan.facts.name);
                    }
                    let grades = column(table, "判定");
                    assert_eq!(grades.len(), view.len());
                    for (printed, (_, texts)) in grades.iter().zip(&view) {
                        assert_eq!(*printed, texts.verdict);
                    }
                }
            }
        }
    }
}

#[test]
fn a_sheet_without_texts_prints_only_the_figures() {
    let hand = Hand::at_sample("000");
    let document = paper(&hand, EvaluationPaper::Sheet);
    assert!(document.is_landscape);
    assert_eq!(document.sections.len(), 1, "no heading stands above nothing");
    let all = tables(&document);
    assert_eq!(all.len(), 1, "one table");
    let table = all[0];
    for head in ["要因", "今後の取組", "前年の今後の取組", "判定の理由", "前年の判定", "達成率"]
    {
        assert!(!table.head.iter().any(|one| one == head), "{head}");
    }
    assert_eq!(table.widths.len(), table.head.len());
    assert!(table.widths.iter().sum::<usize>() <= 100);
    assert!(words(&document).contains("記入中（令和元年9月30日現在）"));
}

#[test]
fn texts_of_a_sheet_are_printed_in_full_and_blank_parts_are_left_out() {
    let mut hand = Hand::at_sample("000");
    let opinion = ItemId::behind(None, 1);
    let meeting = ItemId::behind(None, 2);
    let kpi = hand.row(1).id;
    let said = [
        (EvaluationPart::Kpi(kpi, KpiText::Cause), "出店が\n二つ遅れた。"),
        (EvaluationPart::Kpi(kpi, KpiText::Measure), "窓口を増やす。"),
        (EvaluationPart::Whole(Whole::Project, WholeText::Effect), "3"),
        (EvaluationPart::Whole(Whole::Project, WholeText::ExpertsGrade), "有効であった"),
        (EvaluationPart::Whole(Whole::Project, WholeText::Policy), "2"),
        (EvaluationPart::Whole(Whole::Project, WholeText::PolicyReason), "需要が変わった。"),
        (EvaluationPart::Whole(Whole::Project, WholeText::RevisesStrategy), "no"),
        (EvaluationPart::Opinion(opinion, OpinionText::Opinion), "費用も示すべきである。"),
        (EvaluationPart::Opinion(opinion, OpinionText::Reply), "次回から示す。"),
        (SPENT, "35,691千円"),
        (EvaluationPart::Meeting(meeting, MeetingText::HeldOn), "令和元年8月20日"),
        (EvaluationPart::Meeting(meeting, MeetingText::Members), "産1人、学1人"),
        (EvaluationPart::Sheet(SheetText::ReportedOn), "令和元年9月30日"),
    ];
    for (part, text) in said {
        write(&mut hand, part, text).unwrap();
    }
    let document = paper(&hand, EvaluationPaper::Sheet);
    let words = words(&document);
    for text in [
        "出店が\n二つ遅れた。",
        "窓口を増やす。",
        "地方創生に効果があった",
        "有効であった",
        "事業内容の見直し（改善）",
        "需要が変わった。",
        "総合戦略の見直し：なし",
        "35,691,000円（35,691千円）",
        "令和元年8月20日",
        "産1人、学1人",
        "令和元年9月30日",
    ] {
        assert!(words.contains(text), "{text} in {words}");
    }
    let opinions = table_with(&document, "意見");
    assert_eq!(opinions.rows, [["1", "費用も示すべきである。", "次回から示す。"].map(str::to_owned).to_vec()]);
    for absent in ["予算額", "うち寄附", "公表日", "会議の資料"] {
        assert!(!words.contains(absent), "{absent}");
    }
}

#[test]
fn an_unreadable_amount_is_printed_as_typed() {
    let mut hand = Hand::at_sample("000");
    write(&mut hand, SPENT, "精算中").unwrap();
    assert_eq!(column(table_with(&paper(&hand, EvaluationPaper::Sheet), "実績額"), "実績額"), ["精算中"]);
}

#[test]
fn a_settled_sheet_prints_its_settled_figures_and_each_correction_with_its_reason() {
    let mut hand = Hand::at_sample("000");
    hand.fill(1, target(2018), "-50");
    hand.fill(1, actual(2018), "-100");
    settle(&mut hand).unwrap();
    hand.fill(1, actual(2018), "-120");
    let reason = EvaluationPart::Kpi(hand.row(1).id, KpiText::CorrectedNote);
    write(&mut hand, reason, "速報の値を確定値に直した。").unwrap();
    for kind in PAPERS {
        let document = paper(&hand, kind);
        let head = if kind == EvaluationPaper::NationalSheet { "実績値" } else { "実績" };
        let table = table_with(&document, head);
        assert_eq!(column(table, head)[0], "△100");
        assert!(table.rows.iter().flatten().any(|text| text.ends_with(" ※1")));
        let words = words(&document);
        let note = words.lines().find(|line| line.starts_with("※1")).unwrap();
        assert!(note.contains("実績 △100") && note.contains("現在：目標 △50 / 実績 △120"), "{note}");
        assert!(note.ends_with("理由：速報の値を確定値に直した。"), "{note}");
        assert!(words.contains("確定（令和元年9月30日）"));
    }
}

#[test]
fn a_published_sheet_keeps_its_remarks() {
    let mut hand = Hand::at_sample("000");
    hand.fill(1, actual(2018), "調査中");
    settle(&mut hand).unwrap();
    evaluate(&mut hand, published("2019年9月30日", "町のサイト")).unwrap();
    let papers = |hand: &Hand| PAPERS.map(|kind| paper(hand, kind));
    let printed = papers(&hand);
    assert!(words(&printed[0]).contains("：調査中"));
    hand.fill(1, actual(2019), "6");
    assert_eq!(papers(&hand), printed);
}

#[test]
fn every_paper_states_why_a_kpi_has_no_rate() {
    let mut hand = Hand::at_sample("000");
    hand.fill(1, target(2018), "0");
    hand.fill(1, actual(2018), "5");
    let note = format!("{}：算定不可", hand.row(1).name);
    for kind in PAPERS {
        let words = words(&paper(&hand, kind));
        assert!(words.lines().any(|line| line.starts_with(&note)), "{words}");
    }
}

#[test]
fn choices_offered_on_the_screen_are_not_mentioned_on_any_paper() {
    let mut hand = Hand::at_sample("000");
    hand.choose(1, ChoiceValue::Basis(Some(Basis::Level))).unwrap();
    for year in hand.plan().years.years().collect::<Vec<_>>() {
        hand.fill(1, target(year.western()), "-50");
    }
    let why = |hand: &mut Hand, text: &str, why: &str| {
        hand.fill(1, actual(2018), text);
        for kind in PAPERS {
            let words = words(&paper(hand, kind));
            assert!(words.contains(why) && !words.contains("選べます") && !words.contains("チェック"), "{words}");
        }
        let entry = &progress::entries(hand.plan(), sheet_year(), today())[0];
        let of_overview = ProgressTexts::new(entry, hand.plan(), Language::Japanese).paper_reason;
        assert!(of_overview.contains(why), "{of_overview}");
        assert!(!of_overview.contains("選べます") && !of_overview.contains("チェック"), "{of_overview}");
    };
    why(&mut hand, "-40", "目標が負の値のため実績÷目標では出せません");
    why(&mut hand, "-40000000", "数値が前後の年度や目標と大きく違う");
}

#[test]
fn a_publication_without_a_date_is_printed_with_a_note_on_every_paper() {
    let mut hand = Hand::at_sample("000");
    settle(&mut hand).unwrap();
    evaluate(&mut hand, published("", "")).unwrap();
    for kind in PAPERS {
        let words = words(&paper(&hand, kind));
        assert!(words.contains("公表（公表日未記入）　確定（令和元年9月30日）"), "{words}");
    }
    write(&mut hand, EvaluationPart::Sheet(SheetText::PublishedOn), "10月上旬").unwrap();
    assert!(
        words(&paper(&hand, EvaluationPaper::Report)).contains("公表（10月上旬）"),
        "what is no day stands as it was typed"
    );
}

#[test]
fn dates_are_printed_in_one_format_however_they_were_typed() {
    let mut hand = Hand::at_sample("000");
    let meeting = ItemId::behind(None, 1);
    let days = [
        (EvaluationPart::Meeting(meeting, MeetingText::HeldOn), "R1.8.20"),
        (EvaluationPart::Sheet(SheetText::ReportedOn), "2019-11-05"),
    ];
    for (part, typed) in days {
        write(&mut hand, part, typed).unwrap();
    }
    settle(&mut hand).unwrap();
    evaluate(&mut hand, published("２０１９／１０／７", "市のホームページ")).unwrap();
    let document = paper(&hand, EvaluationPaper::Sheet);
    let text = words(&document);
    for day in ["公表（令和元年10月7日）　確定（令和元年9月30日）", "令和元年8月20日", "令和元年11月5日"]
    {
        assert!(text.contains(day), "{day} in {text}");
    }
    write(&mut hand, EvaluationPart::Sheet(SheetText::ReportedOn), "2019年11月5日（第1回）").unwrap();
    assert!(words(&paper(&hand, EvaluationPaper::Sheet)).contains("2019年11月5日（第1回）"), "no word is lost");
}

#[test]
fn a_chosen_grade_is_printed_with_its_reason_and_the_grade_of_the_rule() {
    let mut hand = Hand::at_sample("000");
    hand.table(PlanCommand::SetGrading(Grading::TargetComparison)).unwrap();
    for year in hand.plan().years.years().collect::<Vec<_>>() {
        hand.fill(1, target(year.western()), "50");
    }
    hand.fill(1, actual(2018), "10");
    let id = hand.row(1).id;
    write(&mut hand, EvaluationPart::Kpi(id, KpiText::GradeReason), "年度末に達した。").unwrap();
    let reasons = |hand: &Hand| column(table_with(&paper(hand, EvaluationPaper::Sheet), "判定"), "判定の理由");
    assert!(reasons(&hand).is_empty(), "a reason for no other grade says nothing");
    write(&mut hand, EvaluationPart::Kpi(id, KpiText::Grade), "met").unwrap();
    assert_eq!(reasons(&hand)[0], "年度末に達した。");
    let document = paper(&hand, EvaluationPaper::Sheet);
    assert_eq!(column(table_with(&document, "判定"), "判定")[0], "達成（規則では未達成）");
    let report = paper(&hand, EvaluationPaper::Report);
    assert_eq!(column(table_with(&report, "対象"), "達成"), ["1"], "the grade that was chosen is counted");
    assert!(report.sections[1].heading.starts_with("目標との比較で未達成の指標（1件）"), "missed is the judgement");
    assert_eq!(words(&report).matches("未達成：").count(), 1, "a rule that is the judgement is told once");
}

#[test]
fn a_published_rule_with_other_thresholds_is_printed_as_changed() {
    let mut hand = Hand::at_sample("000");
    let rule = built_in_rules().into_iter().find(|rule| rule.id == "four-bands-of-rate").unwrap();
    let changed = rule.with_threshold(0, Amount::from_plain("99").unwrap()).unwrap();
    for (rule, is_changed) in [(rule, false), (changed, true)] {
        hand.table(PlanCommand::SetGrading(Grading::Rule(Arc::new(rule)))).unwrap();
        for kind in [EvaluationPaper::Sheet, EvaluationPaper::Report] {
            assert_eq!(words(&paper(&hand, kind)).contains("（基準を変更）"), is_changed);
        }
    }
}

#[test]
fn the_steps_announced_last_year_are_printed_with_their_result() {
    let mut hand = Hand::at_sample("000");
    let id = hand.row(1).id;
    let measure = EvaluationPlace { year: year(2018), part: EvaluationPart::Kpi(id, KpiText::Measure) };
    evaluate(&mut hand, EvaluationCommand::SetText { place: measure, text: "窓口を増やす。".to_owned() }).unwrap();
    for (text, said) in [(KpiText::Kept, "partly"), (KpiText::KeptNote, "二つのうち一つを開いた。")] {
        let place = EvaluationPlace { year: year(2019), part: EvaluationPart::Kpi(id, text) };
        evaluate(&mut hand, EvaluationCommand::SetText { place, text: said.to_owned() }).unwrap();
    }
    let document = EvaluationPaper::Sheet.document(hand.plan(), year(2019), Date::new(2020, 9, 1).unwrap());
    let promised = column(table_with(&document, "判定"), "前年の今後の取組");
    assert_eq!(promised[0], "窓口を増やす。\n→ 一部実施：二つのうち一つを開いた。");
    assert!(promised[1..].iter().all(String::is_empty));
}

#[test]
fn every_paper_explains_the_signs_of_its_figures() {
    let mut hand = Hand::at_sample("000");
    hand.fill(1, actual(sheet_year().western()), "-5（速報）");
    for kind in PAPERS {
        let words = words(&paper(&hand, kind));
        assert!(
            words.contains("△5 速報") && words.contains("速報・見込は、まだ確定していない値。△は負の数。"),
            "{words}"
        );
    }
}

#[test]
fn the_national_sheet_has_all_columns_and_a_project_cell_spanning_its_kpi_rows() {
    let mut hand = Hand::at_sample("000");
    hand.fill(1, target(2018), "50");
    write(&mut hand, SPENT, "35,691千円").unwrap();
    let first = ItemId::behind(None, 1);
    for (id, text) in [(first, "費用も示すべき。"), (ItemId::behind(Some(first), 2), "続けてほしい。")] {
        write(&mut hand, EvaluationPart::Opinion(id, OpinionText::Opinion), text).unwrap();
    }
    let document = paper(&hand, EvaluationPaper::NationalSheet);
    let table = table_with(&document, "交付対象事業の名称");
    assert_eq!(
        table.head,
        [
            "交付対象事業の名称",
            "事業概要",
            "実績額\n（円）",
            "指標",
            "指標値",
            "単位",
            "目標年月",
            "実績値",
            "事業効果",
            "外部有識者の評価",
            "外部有識者の意見",
            "今後の方針",
            "今後の方針の理由",
            "総合戦略の見直しの有無",
        ]
    );
    assert!(table.widths.iter().sum::<usize>() <= 100, "{:?}", table.widths);
    let first = &table.rows[0];
    assert_eq!(first[0], hand.plan().facts.project_name);
    assert_eq!((&*first[2], &*first[10]), ("35,691,000", "費用も示すべき。\n続けてほしい。"));
    assert_eq!((&*first[4], &*first[6]), ("50", "平成31年3月"));
    assert_eq!(table.span(0, 0), Some((table.rows.len(), 1)));
    assert_eq!((table.span(1, 0), table.span(1, 3)), (None, Some((1, 1))));
    assert!(table.holds_figures(2) && !table.holds_figures(3) && table.holds_figures(7) && !table.holds_figures(8));
}

#[test]
fn a_target_of_the_period_is_due_in_the_month_in_which_the_project_ends() {
    let mut hand = Hand::at_sample("000");
    hand.choose(1, ChoiceValue::Basis(Some(Basis::PeriodTotal))).unwrap();
    hand.fill(1, CellPlace::Period, "50");
    let months = |hand: &Hand| column(table_with(&paper(hand, EvaluationPaper::NationalSheet), "目標年月"), "目標年月");
    let of_year = months(&hand)[1].clone();
    hand.table(PlanCommand::SetFact { fact: Fact::ProjectEnd, text: "令和2年3月31日".to_owned() }).unwrap();
    assert_eq!(hand.plan().years.last(), year(2020));
    assert_eq!(months(&hand)[..2], ["令和2年3月".to_owned(), of_year]);
}

/// The strategy with actuals of its first two years, the second of these years, and a day after it.
pub(super) fn strategy() -> (Hand, FiscalYear, Date) {
    let mut hand = Hand::at_sample("004");
    let first = hand.plan().years.first();
    for number in 1..=hand.plan().indicators().len() {
        for year in hand.plan().years.years().collect::<Vec<_>>() {
            hand.fill(number, target(year.western()), "100");
        }
        let second = ["110", "60", "90", "20"][number % 4];
        hand.fill(number, actual(first.western()), ["70", "", "105"][number % 3]);
        hand.fill(number, actual(first.western() + 1), second);
    }
    let year = first.plus(1).unwrap();
    (hand, year, Date::new(year.western() + 1, 9, 1).unwrap())
}

#[test]
fn goals_of_a_strategy_are_printed_above_their_kpis_and_with_their_texts() {
    let (mut hand, year, on) = strategy();
    let goal = hand.plan().wholes(year).into_iter().find(|(_, name)| !name.is_empty()).unwrap();
    let place = EvaluationPlace { year, part: EvaluationPart::Whole(goal.0, WholeText::PolicyReason) };
    evaluate(&mut hand, EvaluationCommand::SetText { place, text: "転入が増えた。".to_owned() }).unwrap();
    let document = EvaluationPaper::Sheet.document(hand.plan(), year, on);
    let table = table_with(&document, "判定");
    let across: Vec<&String> = table.rows.iter().filter(|row| row.len() == 1).map(|row| &row[0]).collect();
    assert_eq!(across.iter().filter(|name| **name == &goal.1).count(), 1, "{across:?}");
    assert_eq!(table.span(0, 0), Some((1, table.head.len())));
    let goals = table_with(&document, "基本目標");
    assert_eq!(
        goals.rows,
        [[goal.1.clone(), "転入が増えた。".to_owned()].to_vec()],
        "goals of which nothing is said are left out"
    );

    let national = EvaluationPaper::NationalSheet.document(hand.plan(), year, on);
    let of_kpis = tables(&national).into_iter().filter(|table| table.head.iter().any(|head| head == "目標年月"));
    assert!(
        of_kpis.clone().count() > 1 && of_kpis.clone().all(|table| table.head[0] == "基本目標"),
        "a goal is no project"
    );
    let kpis: usize = tables(&national)
        .iter()
        .map(|table| column(table, "指標").iter().filter(|name| !name.is_empty()).count())
        .sum();
    assert_eq!(kpis, hand.plan().begun_indicators().count(), "each KPI stands in the table of its goal");
}

#[test]
fn a_goal_whose_name_is_written_in_two_widths_is_printed_once() {
    let (mut hand, year, on) = strategy();
    let count = hand.plan().indicators().len();
    for number in 1..=count {
        let name = if number % 2 == 0 { "基本目標1 しごと" } else { "基本目標１　しごと" };
        hand.words(number, TextPlace::Group, name).unwrap();
    }
    let report = EvaluationPaper::Report.document(hand.plan(), year, on);
    let counts = table_with(&report, "計");
    assert_eq!(column(counts, "基本目標"), ["基本目標１　しごと", "計"]);
    assert_eq!(column(counts, "計"), [count.to_string(), count.to_string()]);
    for kind in [EvaluationPaper::Sheet, EvaluationPaper::Report] {
        let document = kind.document(hand.plan(), year, on);
        assert_eq!(table_with(&document, "実績").rows.iter().filter(|row| row.len() == 1).count(), 1, "{kind:?}");
    }
}

#[test]
fn the_counts_of_the_report_add_up_by_goal_and_by_word() {
    for grading in gradings() {
        let (mut hand, year, on) = strategy();
        hand.table(PlanCommand::SetGrading(grading)).ok();
        let report = EvaluationPaper::Report.document(hand.plan(), year, on);
        let counts = table_with(&report, "計");
        let of_all = 1 + counts.head.iter().position(|head| head == "計").unwrap();
        let figures =
            |row: &[String]| row[1..of_all].iter().map(|count| count.parse().unwrap()).collect::<Vec<usize>>();
        let rows: Vec<Vec<usize>> = counts.rows.iter().map(|row| figures(row)).collect();
        let (all, goals) = rows.split_last().unwrap();
        for row in &rows {
            let (sum, words) = row.split_last().unwrap();
            assert_eq!(words.iter().sum::<usize>(), *sum, "{:?}", counts.head);
        }
        for at in 0..all.len() {
            assert_eq!(goals.iter().map(|row| row[at]).sum::<usize>(), all[at]);
        }
        assert_eq!(all.last(), Some(&hand.plan().begun_indicators().count()));
    }
}

#[test]
fn the_report_lists_every_kpi_judged_as_missed_with_its_full_texts() {
    for grading in gradings() {
        let (mut hand, year, on) = strategy();
        hand.table(PlanCommand::SetGrading(grading)).ok();
        let figures = SheetFigures::new(hand.plan(), year, on, None);
        let missed: Vec<_> = figures.shown.rows.iter().filter(|row| row.state == RowState::Below).cloned().collect();
        assert!(!missed.is_empty() && missed.len() < figures.shown.rows.len());
        let cause = "来場者が減ったため。".repeat(80);
        let place = EvaluationPlace { year, part: EvaluationPart::Kpi(missed[0].indicator, KpiText::Cause) };
        evaluate(&mut hand, EvaluationCommand::SetText { place, text: cause.clone() }).unwrap();
        let report = EvaluationPaper::Report.document(hand.plan(), year, on);
        let section = report.sections.last().unwrap();
        let is_other_rule = matches!(hand.plan().grading, Grading::Rule(ref rule) if rule.grades_kpis());
        let by = if is_other_rule { "目標との比較で" } else { "" };
        assert_eq!(section.heading, format!("{by}未達成の指標（{}件）", missed.len()));
        assert_eq!(words(&report).contains("目標との比較　達成："), is_other_rule, "it says by which measure");
        let table = table_with(&report, "要因");
        assert_eq!(table.rows.len(), missed.len());
        for row in &missed {
            let is_its = |texts: &&Vec<String>| texts[0].lines().next().is_some_and(|name| name.starts_with(&row.name));
            assert!(table.rows.iter().any(|texts| is_its(&texts)), "{}", row.name);
        }
        assert!(column(table, "要因").contains(&cause));
    }
}

#[test]
fn a_rate_of_the_planned_change_has_room_on_one_line_in_the_report() {
    let (mut hand, year, on) = strategy();
    hand.table(PlanCommand::SetRateFormula(RateFormula::OfPlannedGain)).unwrap();
    let report = EvaluationPaper::Report.document(hand.plan(), year, on);
    let table = table_with(&report, "達成率");
    let at = table.head.iter().position(|head| head == "達成率").unwrap();
    let rates = column(table, "達成率");
    assert!(rates.iter().any(|rate| rate.contains("% 増減（")), "{rates:?}");
    for rate in rates {
        assert!(table.widths[at] * 100 >= width(&rate), "{rate}: {}", table.widths[at]);
    }
}

#[test]
fn a_report_without_missed_kpis_names_the_kpis_near_their_targets() {
    let mut hand = Hand::at_sample("000");
    hand.table(PlanCommand::SetGrading(Grading::TargetComparison)).unwrap();
    for year in hand.plan().years.years().collect::<Vec<_>>() {
        hand.fill(1, target(year.western()), "50");
    }
    let said = |hand: &Hand| {
        let report = words(&paper(hand, EvaluationPaper::Report));
        let text = report.split_once("目標に届かないが「").map(|(_, text)| text.split('。').next().unwrap().to_owned());
        (report.contains("未達成の指標（0件）"), text)
    };
    hand.fill(1, actual(2018), "50");
    assert_eq!(said(&hand), (true, None));
    hand.fill(1, actual(2018), "48");
    let (is_none_missed, text) = said(&hand);
    assert!(is_none_missed);
    let text = text.unwrap();
    assert!(text.contains("とする指標が1件ある：") && text.ends_with(&hand.row(1).name), "{text}");
}

#[test]
fn a_report_with_a_chosen_grade_states_the_measure_of_its_lists() {
    let mut hand = Hand::at_sample("000");
    hand.table(PlanCommand::SetGrading(Grading::TargetComparison)).unwrap();
    for year in hand.plan().years.years().collect::<Vec<_>>() {
        hand.fill(1, target(year.western()), "50");
    }
    hand.fill(1, actual(2018), "48");
    let report = |hand: &Hand| words(&paper(hand, EvaluationPaper::Report));
    assert!(!report(&hand).contains("目標との比較で"));
    let id = hand.row(1).id;
    write(&mut hand, EvaluationPart::Kpi(id, KpiText::Grade), "met").unwrap();
    assert!(
        report(&hand).contains("目標との比較で未達成の指標（0件）"),
        "a KPI that is counted as met is no contradiction"
    );
    assert!(report(&hand).contains("目標に届かないが目標との比較で「おおむね順調」とする指標が1件ある"));
}

#[test]
fn the_report_counts_kpis_with_better_worse_new_and_lost_judgements() {
    let mut hand = Hand::at_sample("002");
    let (before, now) = (hand.plan().years.first(), hand.plan().years.first().plus(1).unwrap());
    let names = ["一の指標", "二の指標", "三の指標", "四の指標"];
    // Fills the first year before the second for each KPI, so that the second does not wait for it.
    let figures = [("50", "200"), ("100", "20"), ("", "100"), ("-", "100")];
    while hand.plan().indicators().len() < names.len() {
        let id = IndicatorId::from_bits(900 + u64::try_from(hand.plan().indicators().len()).unwrap());
        hand.table(PlanCommand::AddIndicator { id }).unwrap();
    }
    for ((number, name), (first, second)) in (1..).zip(names).zip(figures) {
        hand.words(number, TextPlace::Name, name).unwrap();
        hand.choose(number, ChoiceValue::Basis(Some(Basis::Level))).ok();
        for (year, figure) in [(before, first), (now, second)] {
            hand.fill(number, target(year.western()), "100");
            hand.fill(number, actual(year.western()), figure);
        }
    }
    for grading in [Grading::None, Grading::TargetComparison] {
        hand.table(PlanCommand::SetGrading(grading)).ok();
        let on = Date::new(now.western() + 1, 9, 1).unwrap();
        let report = EvaluationPaper::Report.document(hand.plan(), now, on);
        let line = "判定の前年からの変化　上がった 1件：一の指標　下がった 1件：二の指標　新たに判定 2件：三の指標、四の指標　判定がなくなった 0件";
        let words = words(&report);
        assert!(words.lines().any(|one| one == line), "{words}");
        let changes = column(table_with(&report, "前年から"), "前年から");
        assert_eq!(changes[..4], ["上がった", "下がった", "新たに判定", "新たに判定"].map(str::to_owned));
        let first = words_of_first_year(&hand, before);
        assert!(!first.contains("前年からの変化"), "nothing stands before the first year");
    }
    // While the year is running, nothing counts as a change.
    let running = EvaluationPaper::Report.document(hand.plan(), now, Date::new(now.western(), 9, 1).unwrap());
    assert!(words(&running).contains("上がった 0件　下がった 0件　新たに判定 0件　判定がなくなった 0件"));
    hand.fill(1, actual(now.western()), "");
    let running = EvaluationPaper::Report.document(hand.plan(), now, Date::new(now.western(), 9, 1).unwrap());
    assert!(words(&running).contains("判定がなくなった 0件"));
    let waiting = EvaluationPaper::Report.document(hand.plan(), now, Date::new(now.western() + 1, 9, 1).unwrap());
    assert_eq!(column(table_with(&waiting, "前年から"), "前年から")[0], "判定がなくなった");
    assert!(
        words(&waiting).contains("判定がなくなった 1件：一の指標"),
        "an actual that is not entered has no judgement"
    );
}

#[test]
fn goals_that_exist_only_in_the_target_version_are_printed_with_their_kpis() {
    let mut hand = Hand::at_sample("004");
    let first = hand.plan().years.first();
    let approved_on = format!("{}年3月29日", first.western());
    let notes = ApprovalNotes { approved_on, ..ApprovalNotes::default() };
    hand.table(PlanCommand::RecordApproval { id: ApprovalId::from_bits(1), notes }).unwrap();
    let old = hand.row(1).group.clone();
    let of_goal: Vec<usize> = (1..=hand.plan().indicators().len()).filter(|row| hand.row(*row).group == old).collect();
    for row in of_goal {
        hand.words(row, TextPlace::Group, "改めた目標").unwrap();
    }
    let on = Date::new(first.western() + 1, 9, 1).unwrap();
    for kind in [EvaluationPaper::Sheet, EvaluationPaper::NationalSheet] {
        let words = words(&kind.document(hand.plan(), first, on));
        let is_said = |text: &str| words.lines().any(|line| line.starts_with(text));
        assert!(is_said(&old), "the goal that the targets had stands on the paper");
        for row in hand.plan().begun_indicators() {
            assert!(is_said(&row.name), "{}", row.name);
        }
    }
}

fn words_of_first_year(hand: &Hand, first: FiscalYear) -> String {
    words(&EvaluationPaper::Report.document(hand.plan(), first, Date::new(first.western() + 1, 9, 1).unwrap()))
}
