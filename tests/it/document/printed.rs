//! The document as printed: the sections of the form in their order, with the facts and the figures of the plan.

use std::sync::Arc;

use keikaku::command::PlanCommand;
use keikaku::paper::printed_document::content::{
    PrintedBlock, PrintedDocument, PrintedSection, PrintedTable, copy_sections,
};
use keikaku::paper::printed_document::printed_document;
use keikaku::plan::form::Fill;
use keikaku::plan::place::TextPlace;
use keikaku::plan::{BuiltIn, Fact, Leaf, Plan, YearAxis};
use keikaku::value::fiscal_year::FiscalYear;
use keikaku::value::id::{IndicatorId, PlanId};

use crate::document::place;
use crate::support::{self, Hand, target};

fn sample(code: &str) -> Plan {
    Plan::clone(&support::sample(code, PlanId::from_bits(1)))
}

fn leaf(code: &str) -> Leaf {
    Leaf::new(code).unwrap()
}

fn section<'d>(document: &'d PrintedDocument, code: &str) -> &'d PrintedSection {
    document.sections.iter().find(|one| one.leaf == Some(leaf(code))).unwrap()
}

/// The paragraphs of a section, without its tables.
fn words(document: &PrintedDocument, code: &str) -> Vec<String> {
    section(document, code).blocks.iter().filter_map(PrintedBlock::words).map(str::to_owned).collect()
}

fn tables<'d>(document: &'d PrintedDocument, code: &str) -> Vec<&'d PrintedTable> {
    let blocks = section(document, code).blocks.iter();
    blocks.filter_map(|block| if let PrintedBlock::Table(table) = block { Some(table) } else { None }).collect()
}

fn new_plan(form: BuiltIn, years: usize) -> Plan {
    Plan::new(PlanId::from_bits(1), form, YearAxis::starting(FiscalYear::new(2026).unwrap(), years).unwrap())
}

#[test]
fn every_section_that_is_not_optional_is_printed_with_its_heading_in_form_order() {
    for &form in BuiltIn::ALL {
        let plan = new_plan(form, 3);
        let document = printed_document(&plan, false);
        let outline = plan.form.outline();
        for one in outline.iter().filter(|one| one.section.fill != Fill::Optional) {
            let printed = section(&document, one.section.leaf.code());
            assert!(printed.heading.ends_with(&one.section.heading), "{}", one.label());
        }
        let order: Vec<Leaf> = document.sections.iter().filter_map(|one| one.leaf).collect();
        let all: Vec<Leaf> = plan.form.outline().iter().map(|one| one.section.leaf).collect();
        assert!(order.is_sorted_by_key(|leaf| all.iter().position(|one| one == leaf)), "{form:?}");
    }
}

#[test]
fn missing_required_text_is_printed_as_missing_and_blank_optional_sections_are_omitted() {
    let document = printed_document(&new_plan(BuiltIn::F2022, 6), false);
    assert_eq!(words(&document, "s4_1"), ["（未記入）"]);
    assert_eq!(words(&document, "s5_2_9"), ["（未記入）"]);
    assert!(document.sections.iter().all(|one| one.leaf != Some(leaf("s5_2_4e2"))), "取組② may stay blank");
}

#[test]
fn the_2022_form_prints_the_kpi_names_above_the_figures_and_four_kpi_rows() {
    let document = printed_document(&sample("002"), false);
    let tables = tables(&document, "s4_kpi");
    assert_eq!(tables.len(), 2);
    assert_eq!(tables[0].rows[0][..2], ["KPI①", "ビジネスプロジェクト実施による売上・資金調達サポート等金額"]);
    assert_eq!(tables[0].rows[2], ["KPI③", "-", "単位", "-"]);
    let first =
        ["KPI①", "43,458.00", "25,542.00", "34,780.00", "54,626.00", "54,626.00", "54,626.00", "-", "224,200.00"];
    assert_eq!(tables[1].rows[0], first);
    assert_eq!(tables[1].rows[3], ["KPI④", "-", "-", "-", "-", "-", "-", "-", "-"]);
    assert_eq!(tables[1].head[1..3], ["事業開始前（現時点）", "2022年度 増加分（1年目）"]);
}

#[test]
fn with_both_eras_the_table_headings_show_both_years_and_nothing_else_changes() {
    for code in ["000", "001", "002", "003", "004"] {
        let plan = sample(code);
        let [western, both] = [false, true].map(|both_eras| printed_document(&plan, both_eras));
        let heads = |document: &PrintedDocument| -> Vec<String> {
            let blocks = document.sections.iter().flat_map(|section| &section.blocks);
            let tables =
                blocks.filter_map(|block| if let PrintedBlock::Table(table) = block { Some(table) } else { None });
            tables.flat_map(|table| table.head.clone()).collect()
        };
        let first = plan.years.first();
        let (year, era) = (first.to_string(), first.era_label());
        let expected = |head: String| head.replace(&year, &format!("{year}（{}）", era.trim_end_matches("年度")));
        let of_first = |heads: Vec<String>| heads.into_iter().filter(|head| head.contains(&year)).collect::<Vec<_>>();
        let told = of_first(heads(&both));
        assert!(!told.is_empty(), "{code}");
        assert_eq!(told, of_first(heads(&western)).into_iter().map(expected).collect::<Vec<_>>(), "{code}");
        let without_heads = |mut document: PrintedDocument| {
            for block in document.sections.iter_mut().flat_map(|section| &mut section.blocks) {
                if let PrintedBlock::Table(table) = block {
                    table.head.clear();
                }
            }
            document
        };
        assert_eq!(without_heads(both), without_heads(western), "{code}");
    }
    let heads = |plan: &Plan| tables(&printed_document(plan, true), "s4_kpi").last().unwrap().head.clone();
    assert_eq!(heads(&sample("002"))[2], "2022（令和4）年度 増加分（1年目）");
}

#[test]
fn a_target_changed_in_the_grid_is_printed_in_every_table() {
    let mut hand = Hand::at_sample("000");
    hand.fill(1, target(2020), "36,000千円");
    let document = printed_document(hand.plan(), false);
    for code in ["s4_kpi", "s5_2_5", "s7_2"] {
        let row = &tables(&document, code)[0].rows[0];
        assert_eq!(row[4..], ["36,000 千円", "61,000 千円"], "{code}");
    }
}

#[test]
fn facts_are_printed_with_the_wording_of_the_form() {
    let document = printed_document(&sample("002"), false);
    assert_eq!(words(&document, "s5_2"), ["○ 地方創生推進タイプ（内閣府）：【A3007】"]);
    assert_eq!(words(&document, "s5_2_7"), ["・法第5条第4項第1号イに関する事業【A3007】", "総事業費　354,103 千円"]);
    let period = words(&document, "s5_2_8");
    assert!(period[0].ends_with("まで") && period[1].starts_with('※'), "{period:?}");
}

#[test]
fn words_that_both_the_form_and_a_fact_contain_are_printed_once() {
    let mut plan = new_plan(BuiltIn::F2022, 6);
    plan.facts.set(Fact::PlanStart, "認定の日から");
    plan.facts.set(Fact::PlanEnd, "2027年3月31日まで");
    plan.facts.set(Fact::MeasureCode, "【A3007】");
    let document = printed_document(&plan, false);
    assert_eq!(words(&document, "s6"), ["認定の日から2027年3月31日まで"]);
    assert_eq!(words(&document, "s5_2"), ["○ （未記入）：【A3007】"]);
}

#[test]
fn numeric_dates_are_spelled_out_and_dates_in_words_are_printed_unchanged() {
    let mut plan = new_plan(BuiltIn::F2022, 6);
    for (typed, printed) in [
        ("R9.3.31", "令和9年3月31日"),
        ("2027/3/31", "令和9年3月31日"),
        ("2027-03-31", "令和9年3月31日"),
        ("2027 年 3 月 31 日", "2027 年 3 月 31 日"),
    ] {
        plan.facts.set(Fact::PlanStart, "認定の日");
        plan.facts.set(Fact::PlanEnd, typed);
        let document = printed_document(&plan, false);
        assert_eq!(words(&document, "s6"), [format!("認定の日から{printed}まで")]);
        assert_eq!(plan.facts.text(Fact::PlanEnd), typed);
    }
}

#[test]
fn brackets_around_a_whole_fact_are_not_printed_twice_and_other_brackets_are_kept() {
    let mut plan = new_plan(BuiltIn::F2022, 6);
    for (length, printed) in [
        ("3ヶ年度（予定）", "（3ヶ年度（予定））"),
        ("（3ヶ年度）", "（3ヶ年度）"),
        ("（予定）3ヶ年", "（（予定）3ヶ年）"),
    ] {
        plan.facts.set(Fact::ProjectLength, length);
        assert!(words(&printed_document(&plan, false), "s5_2_8").contains(&printed.to_owned()), "{length}");
    }
    plan.facts.set(Fact::ProjectCost, "総事業費 45,000千円");
    assert_eq!(words(&printed_document(&plan, false), "s5_2_7").last().unwrap(), "総事業費　45,000千円");
}

#[test]
fn an_end_date_not_asked_for_by_the_form_is_omitted_with_its_wording() {
    let mut plan = new_plan(BuiltIn::Activity, 3);
    plan.facts.set(Fact::ProjectStart, "2026年4月");
    assert_eq!(words(&printed_document(&plan, false), "a7"), ["2026年4月から"]);
}

#[test]
fn kpis_keep_their_numbers_around_an_unused_kpi() {
    let mut hand = Hand::at_sample("002");
    for row in [2, 3] {
        hand.write(row, TextPlace::Name, ["-", "来場者数"][row - 2]).unwrap();
    }
    let document = printed_document(hand.plan(), false);
    let names = tables(&document, "s4_kpi")[0].rows.iter();
    let names: Vec<[&str; 2]> = names.map(|row| [row[0].as_str(), row[1].as_str()]).collect();
    assert_eq!(names[1..], [["KPI②", "-"], ["KPI③", "来場者数"], ["KPI④", "-"]]);
}

#[test]
fn a_blank_kpi_is_printed_like_an_unused_kpi() {
    let mut hand = Hand::at([Arc::new(new_plan(BuiltIn::F2022, 6))]);
    hand.table(PlanCommand::AddIndicator { id: IndicatorId::from_bits(1) }).unwrap();
    let document = printed_document(hand.plan(), false);
    assert_eq!(tables(&document, "s4_kpi")[0].rows[0], ["KPI①", "-", "単位", "-"]);
}

#[test]
fn a_heading_is_omitted_if_its_source_section_has_no_text() {
    let mut plan = sample("000");
    plan.document.set(place("s5_2_6o"), "");
    assert!(!words(&printed_document(&plan, false), "s7_1").contains(&"【外部組織の参画者】".to_owned()));
    plan.document.set(place("s5_2_6m"), "");
    assert_eq!(words(&printed_document(&plan, false), "s7_1"), ["（未記入）"]);
}

#[test]
fn paragraphs_lists_and_notes_are_kept() {
    let mut plan = new_plan(BuiltIn::F2022, 6);
    plan.document.set(place("s4_1"), "\n一つ目。\n\n・項目\n※注\n\n");
    let document = printed_document(&plan, false);
    let paragraph = |text: &str| PrintedBlock::Paragraph(text.to_owned());
    let item = |text: &str| PrintedBlock::Item(text.to_owned());
    assert_eq!(section(&document, "s4_1").blocks, [paragraph("一つ目。"), paragraph(""), item("・項目"), item("※注")]);
}

#[test]
fn own_projects_are_numbered_consecutively_in_print() {
    let mut plan = new_plan(BuiltIn::F2022, 6);
    for (at, text) in [("2/name", "朝市"), ("2/start", "2026年4月1日"), ("5/name", "夜市")] {
        plan.document.set(place(&format!("s5_3_2/{at}")), text);
    }
    let printed = words(&printed_document(&plan, false), "s5_3_2");
    assert_eq!(printed[0], "(1)　朝市");
    assert!(printed.contains(&"2026年4月1日から（未記入）まで".to_owned()), "{printed:?}");
    assert!(printed.contains(&"(2)　夜市".to_owned()), "{printed:?}");
}

#[test]
fn the_form_for_donations_prints_the_final_target_and_the_amount() {
    let mut plan = new_plan(BuiltIn::A2007, 5);
    plan.document.set(place("s5_2_donation"), "1,000千円（2026年度）");
    let mut hand = Hand::at([Arc::new(plan)]);
    hand.table(PlanCommand::AddIndicator { id: IndicatorId::from_bits(1) }).unwrap();
    hand.write(1, TextPlace::Name, "参加者数").unwrap();
    hand.fill(1, target(2030), "500");
    let document = printed_document(hand.plan(), false);
    let table = tables(&document, "s4_kpi")[0];
    assert_eq!(table.head.last().unwrap(), "目標値（2030年度）");
    assert_eq!((table.rows[0][0].as_str(), table.rows[0].last().unwrap().as_str()), ("KPI① 参加者数", "500"));
    assert_eq!(words(&document, "s5_2_donation"), ["1,000千円（2026年度）"]);
}

#[test]
fn a_loaded_form_is_printed_with_its_own_wording() {
    let mut plan = new_plan(BuiltIn::F2022, 3);
    plan.form = support::forms::fifth();
    plan.document.set(place("x_carbon"), "剪定枝を燃料にする。");
    let mut hand = Hand::at([Arc::new(plan)]);
    hand.table(PlanCommand::AddIndicator { id: IndicatorId::from_bits(1) }).unwrap();
    hand.write(1, TextPlace::Name, "剪定枝の利用量").unwrap();
    let document = printed_document(hand.plan(), false);
    assert_eq!(section(&document, "x_carbon").heading, "6-2　脱炭素への寄与");
    assert_eq!(words(&document, "x_carbon"), ["剪定枝を燃料にする。"]);
    let head = &tables(&document, "s4_kpi")[0].head;
    assert!(head.contains(&"着手前の値".to_owned()), "{head:?}");
    assert!(head.contains(&"第1期（2026年度）の増加見込み".to_owned()), "{head:?}");
}

#[test]
fn many_years_are_split_into_several_tables() {
    let mut plan = sample("000");
    plan.years = YearAxis::starting(FiscalYear::new(2018).unwrap(), 15).unwrap();
    let document = printed_document(&plan, false);
    let tables = tables(&document, "s4_kpi");
    assert_eq!(tables.len(), 3);
    let heads = tables.iter().map(|table| table.head.len() - 1).sum::<usize>();
    assert_eq!(heads, 17, "the baseline, 15 years and the total, each once");
    for table in tables {
        assert_eq!(table.widths.len(), table.head.len());
        assert!(table.rows.iter().all(|row| row.len() == table.head.len()));
        assert!(table.widths.iter().sum::<usize>() <= 100);
    }
}

#[test]
fn a_section_is_copied_with_its_subsections_as_plain_and_rich_text() {
    let document = printed_document(&sample("002"), false);
    let copied = copy_sections(document.with_sections_in(leaf("s4")));
    assert!(copied.text.starts_with("4　地域再生計画の目標\r\n4-1　"), "{}", copied.text);
    assert!(copied.text.contains("KPI①\t43,458.00\t25,542.00"), "{}", copied.text);
    assert!(copied.html.starts_with("<h1>4　地域再生計画の目標</h1><h2>4-1　"), "{}", copied.html);
    assert!(copied.html.contains("<td align=\"right\">224,200.00</td>"), "{}", copied.html);
    assert!(!copied.text.contains("5-1"), "the next section is another one");
}

#[test]
fn copied_html_escapes_markup_and_neutralises_formulas() {
    let mut plan = sample("002");
    plan.document.set(place("s4_1"), "<script>alert(1)</script>\n=cmd|'/C calc'!A0\n- 箇条書き\n-1+cmd|'/C calc'!A0");
    plan.document.set(place("s4_1/heading"), "=HYPERLINK(1)");
    let copied = copy_sections(printed_document(&plan, false).with_sections_in(leaf("s4_1")));
    assert!(copied.html.contains("<p>&lt;script&gt;alert(1)&lt;/script&gt;</p><p>'=cmd"), "{}", copied.html);
    assert!(copied.html.contains("<p>- 箇条書き</p><p>'-1+cmd"), "{}", copied.html);
    assert!(copied.html.starts_with("<h2>4-1　=HYPERLINK"), "behind a number it is none: {}", copied.html);
}
