//! Every sentence in both languages, for a person to read.

use std::collections::HashSet;

use keikaku::checks::{Code, FindingPlace, Missing, RowPlace, Severity, check, missing, run};
use keikaku::plan::{BuiltIn, Facts, RecordText};
use keikaku::value::id::{IndicatorId, RecordId};
use keikaku::wording::Language::{self, English, Japanese};
use keikaku::wording::findings::{self, PlaceNames, sentence, severity};

use crate::checks::draft::{bent, facts, sample, sound, target, with_rows, year};
use crate::checks::specimens::{self, Specimen};

/// A specimen as text: code, severity, place, sentence.
fn shown(specimen: &Specimen, language: Language) -> String {
    let (finding, names) = (&specimen.finding, specimen.names(language));
    let place = findings::place(finding.place, &names);
    let severity = severity(finding.severity(), language);
    format!("{} {severity} [{place}] {}", finding.code(), sentence(finding, &names))
}

#[test]
fn every_specimen_has_its_place_and_sentence_in_both_languages() {
    let both =
        specimens::all().iter().map(|one| [shown(one, Japanese), shown(one, English)].join("\n")).collect::<Vec<_>>();
    insta::assert_snapshot!(both.join("\n\n"));
}

#[test]
fn every_rule_has_a_specimen() {
    let shown: HashSet<Code> = specimens::all().iter().map(|one| one.finding.code()).collect();
    let missing: Vec<_> = Code::ALL.iter().filter(|code| !shown.contains(code)).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn a_finding_has_at_most_two_japanese_sentences_with_final_punctuation() {
    for one in specimens::all() {
        let japanese = sentence(&one.finding, &one.names(Japanese));
        assert!(japanese.ends_with('。') && japanese.matches('。').count() <= 2, "{japanese}");
        assert!(!japanese.contains("KPI2") && !japanese.contains("  "), "{japanese}");
        let english = sentence(&one.finding, &one.names(English));
        assert!(english.ends_with(['.', '?']), "{english}");
    }
}

/// The place of the specimen row, as it is called in that form.
fn label(form: BuiltIn, number: usize, row_place: RowPlace, language: Language) -> String {
    let id = IndicatorId::from_bits(2);
    let names = PlaceNames::of_row(&form.form(), language, id, number, "相談件数");
    findings::place(FindingPlace::Indicator { id, row_place }, &names)
}

#[test]
fn places_are_named_by_the_labels_and_numbers_of_the_form() {
    let target = RowPlace::Target(year(2024));
    assert_eq!(label(BuiltIn::F2022, 2, target, Japanese), "KPI②の2024年度 目標");
    assert_eq!(label(BuiltIn::F2022, 2, target, English), "KPI 2, target for FY2024");
    assert_eq!(label(BuiltIn::Strategy, 21, RowPlace::Actual(year(2024)), Japanese), "指標㉑の2024年度 実績");
    assert_eq!(label(BuiltIn::F2016, 36, RowPlace::Baseline, Japanese), "KPI㊱の事業開始前");
    assert_eq!(label(BuiltIn::Strategy, 50, RowPlace::Baseline, Japanese), "指標㊿の現状値");
    assert_eq!(label(BuiltIn::Activity, 120, RowPlace::Period, Japanese), "指標(120)の計画期間 目標");
}

#[test]
fn every_place_in_a_row_has_its_own_label() {
    let row_places = [
        RowPlace::Name,
        RowPlace::Unit,
        RowPlace::Basis,
        RowPlace::ActualSource,
        RowPlace::Definition,
        RowPlace::Baseline,
        RowPlace::AsOf,
        RowPlace::Targets,
        RowPlace::Target(year(2024)),
        RowPlace::Period,
        RowPlace::Actual(year(2024)),
        RowPlace::Measured,
        RowPlace::StatedTotal,
        RowPlace::FinalLevel,
        RowPlace::StatedRate(Some(year(2024))),
        RowPlace::StatedRate(None),
        RowPlace::Record(RecordId::from_bits(1), RecordText::Amount),
    ];
    for language in [Japanese, English] {
        let labels: HashSet<String> =
            row_places.iter().map(|row_place| label(BuiltIn::F2022, 2, *row_place, language)).collect();
        assert_eq!(labels.len(), row_places.len());
    }
}

#[test]
fn facts_are_named_with_the_printed_numbers_if_the_form_has_them() {
    let empty = facts(|facts| *facts = Facts::default());
    let lines = |form: BuiltIn, language| {
        let mut plan = empty.clone();
        plan.form = form.form();
        let names = PlaceNames::from_plan(&plan, language);
        missing(&plan).iter().map(|one| findings::missing(one, &names)).collect::<Vec<_>>()
    };
    let regional = [
        "1 地域再生計画の名称: 未入力",
        "2 地域再生計画の作成主体の名称: 未入力",
        "3 地域再生計画の区域: 未入力",
        "5-2 交付金などの名称: 未入力",
        "5-2の② 事業の名称: 未入力",
        "5-2の⑥ 検証時期: 未入力",
        "5-2の⑦ 総事業費: 未入力",
        "5-2の⑧ 事業実施期間の終期: 未入力",
        "6 計画期間の終期: 未入力",
    ];
    assert_eq!(lines(BuiltIn::F2022, Japanese), regional);
    assert_eq!(lines(BuiltIn::Activity, Japanese), ["計画の名称: 未入力", "団体名: 未入力"]);
    assert_eq!(lines(BuiltIn::Activity, English), ["Name of the plan: not entered", "Name of the group: not entered"]);
}

#[test]
fn several_missing_years_of_a_row_are_named_on_one_line() {
    let plan = sound(BuiltIn::F2022);
    let names = PlaceNames::from_plan(&plan, Japanese);
    let place = FindingPlace::Indicator { id: IndicatorId::from_bits(1), row_place: RowPlace::Target(year(2022)) };
    let line = |years: &[i32]| {
        let years = years.iter().map(|western| year(*western)).collect();
        findings::missing(&Missing { place, years, finding: None }, &names)
    };
    assert_eq!(line(&[2022, 2024]), "KPI①の2022年度・2024年度 目標: 未入力");
    assert_eq!(line(&[2022]), "KPI①の2022年度 目標: 未入力");
}

#[test]
fn sentences_name_rows_as_the_table_does() {
    let plan = sample("004");
    let names = PlaceNames::from_plan(&plan, Japanese);
    let open = check(&plan).open;
    let first = open.iter().find(|one| one.code() == Code::Kpi012).unwrap();
    let expected = "「集中支援企業数」の基準値（2017年度実績）と目標値（2019～2023年度の累計）は期間が異なるため、増減による達成率は計算しません。";
    assert_eq!(sentence(first, &names), expected);
    let lost = sample("003");
    let name_lost = &run(&lost)[0];
    assert_eq!(
        sentence(name_lost, &PlaceNames::from_plan(&lost, Japanese)),
        "KPI①の名称がありません。指標名を入力してください。"
    );
}

#[test]
fn a_quoted_text_with_line_breaks_is_put_on_one_line() {
    let plan = bent(|row| target(row, 2023, "上期は 約20\n下期は 約10"));
    let sentence = sentence(&run(&plan)[0], &PlaceNames::from_plan(&plan, Japanese));
    assert!(sentence.contains("「上期は 約20 下期は 約10」"), "{sentence}");
}

#[test]
fn a_finding_on_a_removed_row_still_has_a_sentence() {
    let plan = sample("003");
    let names = PlaceNames::from_plan(&with_rows(&plan, Vec::new()), Japanese);
    assert!(run(&plan).iter().all(|finding| !sentence(finding, &names).is_empty()));
}

#[test]
fn severities_have_words_in_both_languages() {
    let words = |language| [Severity::Error, Severity::Warning, Severity::Note].map(|one| severity(one, language));
    assert_eq!(words(Japanese), ["エラー", "警告", "情報"]);
    assert_eq!(words(English), ["Error", "Warning", "Note"]);
}
