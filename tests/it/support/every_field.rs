//! A plan in which every field has a value other than its default, and in which every word of the format
//! occurs.

use std::sync::Arc;

use keikaku::plan::activity_log::SurveyChoice;
use keikaku::plan::cell::{Bound, Cell, Certainty, State, UnknownReason};
use keikaku::plan::comparison_style::{ChangeMark, Filler, SideOrder};
use keikaku::plan::evaluation::{
    DecidingFigure, DecidingMeasure, EvaluationPart, EvaluationRate, EvaluationRow, Frozen, ItemId, KpiText,
    MeetingText, NameKey, OpinionText, Reopening, RowStanding, RowState, SheetState, SheetStep, SheetText, Whole,
    WholeText,
};
use keikaku::plan::grade_rule::{GradeRule, built_in_rules};
use keikaku::plan::indicator::{
    Acknowledgement, Actual, ActualsAre, Baseline, Basis, Direction, Earlier, LevelMeaning, Measure, Measured,
    OtherReading, Row, StatedRate,
};
use keikaku::plan::judging::{Judging, Threshold};
use keikaku::plan::{
    ActivityLog, ActivityRecord, ActualSource, Aggregation, Approval, BuiltIn, ComparisonStyle, Decimals, Evaluation,
    Evaluations, Facts, Grading, Indicator, Placement, Plan, Procedure, RateFormula, RateRounding, RecordText,
    Rounding, SheetColumn, YearAxis,
};
use keikaku::value::amount::Amount;
use keikaku::value::fiscal_year::{AsOf, Date, FiscalYear};
use keikaku::value::id::{ApprovalId, IndicatorId, PlanId, RecordId};
use keikaku::value::timestamp::Timestamp;
use litemap::LiteMap;

/// The plan of `tests/golden/format7_every_field.json`.
pub(crate) fn every_field() -> Plan {
    let mut plan = as_first_approved();
    let (mut first, mut second) = (plan.without_approvals(), plan.without_approvals());
    "はじめの名".clone_into(&mut first.facts.name);
    second.document.set("s5_2_6m".parse().unwrap(), "年に二度、会で\n確かめる。");
    "\"需要\"が\n増えた".clone_into(&mut plan.facts.amendment_reason);
    plan.form = BuiltIn::A2007.form();
    for (place, text) in [
        ("s5_2_6m/heading", "【かくにんの方法】"),
        ("s5_3_2/2/name", "朝市"),
        ("s5_3_2/2/outline", "毎月、駅前で\n※雨天は休み"),
        ("s5_3_2/2/prepared_by", "甲町、朝市の会"),
        ("s5_3_2/2/start", "令和6年度"),
        ("s5_3_2/2/end", "令和8年度"),
    ] {
        plan.document.set(place.parse().unwrap(), text);
    }
    let mut row = Indicator::clone(&plan.indicators()[0]);
    row.readings[0].project = Some("里山の道".to_owned());
    plan = plan.with_indicator(Arc::new(row));
    plan.comparison_style = comparison_style();
    plan.evaluations = evaluations();
    plan.grading = Grading::Rule(rule());
    plan.sheet_columns.set(SheetColumn::Kept, false);
    plan.sheet_columns.set(SheetColumn::ClosedAccounts, true);
    plan = plan.with_log(records());
    for approval in approvals(first, second) {
        plan.set_approval(Arc::new(approval));
    }
    plan
}

/// Approved states, one for each procedure and one without a procedure.
fn approvals(first: Plan, second: Plan) -> impl Iterator<Item = Approval> {
    let procedures = [
        Some(Procedure::FirstApproval),
        Some(Procedure::AmendmentApproval),
        Some(Procedure::MinorReport),
        Some(Procedure::NotFiled),
        None,
    ];
    (1..).zip(procedures).map(move |(number, procedure)| Approval {
        id: ApprovalId::from_bits(u64::from(number)),
        number,
        procedure,
        name: "呼び名".to_owned(),
        approved_on: "令和6年3月29日".to_owned(),
        reason: "\"見込\"が変わった".to_owned(),
        note: "※ 控え".to_owned(),
        state: Arc::new(if number == 1 { first.clone() } else { second.clone() }),
    })
}

/// A record with every text, one whose day is not a date, and one that was removed.
fn records() -> ActivityLog {
    let changed = Timestamp::new(Date::new(2025, 5, 3).unwrap(), 17, 5);
    let mut full = ActivityRecord::new(RecordId::from_bits(1));
    for of in RecordText::ALL {
        full = full.with(*of, &format!("一言\"{}\"", of.code()));
    }
    let texts = [
        (RecordText::On, "2025-05-03"),
        (RecordText::Indicator, &IndicatorId::from_bits(51).to_string()),
        (RecordText::Numerator, "12"),
        (RecordText::Denominator, "20"),
    ];
    let mut counted = texts.into_iter().fold(full, |record, (of, text)| record.with(of, text));
    counted.changed = changed;
    let undated = ActivityRecord::new(RecordId::from_bits(2)).with(RecordText::On, "13月1日");
    [counted, undated, ActivityRecord::removed(RecordId::from_bits(3), changed)].into_iter().collect()
}

/// A sheet at each step (published, settled, draft); the draft of 2026 has a text in every part.
fn evaluations() -> Evaluations {
    let on = |day| Date::new(2025, 9, day).unwrap();
    let reopened = vec![Reopening { on: on(3), reason: "実績の\"確定\"".to_owned() }];
    let mut sheets = [Evaluation::default(), Evaluation::default(), Evaluation::default()];
    sheets[0].state = SheetState { step: SheetStep::Published(Arc::new(frozen(on(1)))), reopened };
    let version = Some(ApprovalId::from_bits(2));
    sheets[1].state.step = SheetStep::Settled(Arc::new(Frozen {
        on: on(2),
        rule: Some(rule()),
        judging: judging(),
        version,
        rows: Vec::new(),
    }));
    for part in evaluation_parts(IndicatorId::from_bits(51)) {
        let text = ["done", "2", "yes"].into_iter().find(|code| part.accepts(code) && !part.accepts("自由な記述"));
        sheets[2].set_text(part, text.unwrap_or("一行目\n\"二行目\""));
    }
    let mut evaluations = Evaluations::default();
    for (western, sheet) in (2024..).zip(sheets) {
        evaluations.set(year(western), sheet);
    }
    evaluations
}

/// Every part that a sheet can have, for that KPI, one 基本目標, one opinion and one meeting.
pub(super) fn evaluation_parts(kpi: IndicatorId) -> Vec<EvaluationPart> {
    let group = Whole::Group(NameKey::from_name("歩く"));
    let item = ItemId::behind(None, 0x89ab_cdef);
    let sheet = SheetText::ALL.iter().map(|text| EvaluationPart::Sheet(*text));
    let of_kpi = KpiText::ALL.iter().map(|text| EvaluationPart::Kpi(kpi, *text));
    let wholes = [Whole::Project, group].into_iter();
    let wholes = wholes.flat_map(|whole| WholeText::ALL.iter().map(move |text| EvaluationPart::Whole(whole, *text)));
    let points = [Whole::Project, group].map(|whole| EvaluationPart::Points(whole, NameKey::from_name("ねらい")));
    let opinion = OpinionText::ALL.iter().map(|text| EvaluationPart::Opinion(item, *text));
    let meeting = MeetingText::ALL.iter().map(|text| EvaluationPart::Meeting(item, *text));
    sheet.chain(of_kpi).chain(wholes).chain(points).chain(opinion).chain(meeting).collect()
}

fn frozen(on: Date) -> Frozen {
    let row = EvaluationRow {
        indicator: IndicatorId::from_bits(51),
        standing: RowStanding::InVersion,
        group: "歩く".to_owned(),
        name: "歩いた人の割合".to_owned(),
        unit: "％".to_owned(),
        target: Amount::from_plain("60.0"),
        around_target: ["概ね".to_owned(), "程度".to_owned()],
        actual: Amount::from_plain("57.5"),
        around_actual: ["約".to_owned(), "余".to_owned()],
        certainty: Certainty::Preliminary,
        rate: Some(EvaluationRate {
            percent: "95.8".to_owned(),
            formula: RateFormula::OfPlannedGain,
            years: (year(2024), year(2024)),
        }),
        fell_behind: true,
        state: RowState::Below,
        grade: Some("c".to_owned()),
        decided: Some(DecidingFigure { measure: DecidingMeasure::DueRate, figure: "55.3".to_owned() }),
    };
    let other = |standing, state| EvaluationRow {
        standing,
        state,
        rate: None,
        fell_behind: false,
        grade: None,
        decided: None,
        around_target: Default::default(),
        around_actual: Default::default(),
        ..row.clone()
    };
    let mut rows = vec![
        row.clone(),
        other(RowStanding::Added, RowState::Met),
        other(RowStanding::Dropped, RowState::Open),
        other(RowStanding::InVersion, RowState::OnTrack),
        other(RowStanding::InVersion, RowState::Running),
        other(RowStanding::InVersion, RowState::Unsure),
        other(RowStanding::InVersion, RowState::NotEntered),
        other(RowStanding::InVersion, RowState::Unknown(None)),
    ];
    let reasons = [
        UnknownReason::BeingCounted,
        UnknownReason::UnderSurvey,
        UnknownReason::Unpublished,
        UnknownReason::Incalculable,
        UnknownReason::Incomparable,
    ];
    rows.extend(reasons.map(|reason| other(RowStanding::InVersion, RowState::Unknown(Some(reason)))));
    Frozen { on, rule: None, judging: Judging::default(), version: None, rows }
}

/// The first built-in rule.
fn rule() -> Arc<GradeRule> {
    Arc::new(built_in_rules().swap_remove(0))
}

fn comparison_style() -> ComparisonStyle {
    ComparisonStyle {
        order: SideOrder::BeforeFirst,
        has_remarks: true,
        filler: Filler::Empty,
        mark: ChangeMark::Bold,
        shows_headings: true,
        after_head: "改正後".to_owned(),
        before_head: "改正前".to_owned(),
        omitted: "〔略〕".to_owned(),
    }
}

/// The plan before its first approval. Every choice is made, except in its last KPI.
fn as_first_approved() -> Plan {
    let headings = ["令和6年度", "", "2026年度\n増加分"].map(str::to_owned).to_vec();
    let mut plan = Plan::new(PlanId::from_bits(5), BuiltIn::Activity, YearAxis::new(year(2024), headings).unwrap());
    plan.placement = Placement::Archive;
    plan.facts = facts();
    plan.reference_date = Date::new(2026, 4, 1);
    plan.rate_formula = RateFormula::OfPlannedGain;
    plan.rate_rounding = RateRounding { way: Rounding::Down, decimals: Decimals::Two };
    plan.judging = judging();
    plan.document.set("s5_2_6m".parse().unwrap(), "毎年、\"会\"で\n確かめる。");
    let rows = [as_a_document_says(&full()), average(), total(), unset()];
    plan.with_indicators(rows.map(Arc::new).to_vec()).unwrap()
}

/// A KPI in which no choice is made.
fn unset() -> Indicator {
    let incomparable = unknown(Some(UnknownReason::Incomparable), "比較困難");
    Indicator {
        name: "集いの回数".to_owned(),
        actuals: LiteMap::from_iter([(year(2024), Actual { cell: incomparable, ..Actual::default() })]),
        ..Indicator::unset(IndicatorId::from_bits(54))
    }
}

/// The KPI with the rates, targets and totals that a document states beside the computed ones.
fn as_a_document_says(row: &Indicator) -> Indicator {
    let replaced =
        |cell, reason: &str| Earlier { cell, replaced_on: Date::new(2025, 10, 1).unwrap(), reason: reason.to_owned() };
    Indicator {
        earlier_targets: LiteMap::from_iter([
            (None, vec![replaced(number("65", Certainty::Final, "65"), "")]),
            (Some(year(2026)), vec![replaced(number("70", Certainty::Final, "７０％"), "中間見直し")]),
        ]),
        part_of: Some(IndicatorId::from_bits(52)),
        stated_rates: LiteMap::from_iter([
            (None, StatedRate { text: "概ね達成".to_owned(), formula: String::new() }),
            (Some(year(2024)), StatedRate { text: "96.5％".to_owned(), formula: "実績値／目標値".to_owned() }),
        ]),
        ..row.clone()
    }
}

fn year(western: i32) -> FiscalYear {
    FiscalYear::new(western).unwrap()
}

fn cell(state: State, text: &str) -> Cell {
    Cell { state, text: text.to_owned() }
}

fn number(value: &str, certainty: Certainty, text: &str) -> Cell {
    cell(State::Number { amount: Amount::from_plain(value).unwrap(), certainty }, text)
}

fn unknown(reason: Option<UnknownReason>, text: &str) -> Cell {
    cell(State::Unknown { reason }, text)
}

fn facts() -> Facts {
    let fact = str::to_owned;
    Facts {
        name: fact("里山の集い"),
        prepared_by: vec![fact("甲町"), fact("乙村")],
        area: fact("甲町の全域"),
        grant: fact("みんなの助成"),
        measure_code: fact("A3007"),
        project_name: fact("里山を歩く"),
        project_cost: fact("1,200千円"),
        project_start: fact("認定の日"),
        project_end: fact("令和9年3月31日"),
        project_length: fact("3ヶ年度"),
        project_note: fact("※延長あり"),
        plan_start: fact("2024年4月1日"),
        plan_end: fact("2027年3月31日"),
        approved_on: fact("令和6年3月29日"),
        evaluated_in: fact("毎年度 9 月"),
        contacts: fact("係 <kakari@example.jp>"),
        amendment_reason: String::new(),
    }
}

fn judging() -> Judging {
    let [met, on_track, below] = ["A", "B（もう一息）", "C"].map(str::to_owned);
    Judging { met, on_track, below, on_track_from: Threshold::new(70).unwrap() }
}

fn full() -> Indicator {
    Indicator {
        group: "歩く".to_owned(),
        name: "歩いた人の割合 🚶".to_owned(),
        unit: "％".to_owned(),
        measure: Measure::Ratio,
        bound: Bound::Above,
        direction: Some(Direction::Keep),
        rate_formula: Some(RateFormula::OfTarget),
        level_meaning: LevelMeaning::Stock,
        measured: Measured::Survey { years: vec![2024, 2026] },
        responsible: "里山係".to_owned(),
        definition: "歩いた人 ÷ 町の人".to_owned(),
        source: "町の調べ".to_owned(),
        baseline: Baseline {
            cell: number("-1234.50", Certainty::Final, "▲1,234.50％"),
            as_of_text: "2020-2022年度間平均".to_owned(),
            as_of: Some(AsOf::Mean(year(2020), year(2022))),
        },
        targets: LiteMap::from_iter([
            (year(2024), number("50", Certainty::Final, "５０％超")),
            (year(2025), cell(State::NotApplicable, "－")),
            (year(2026), cell(State::Unread, "約60\n\"見当\"")),
        ]),
        period_target: unknown(None, "未定"),
        actuals: LiteMap::from_iter([(year(2024), corrected()), (year(2025), awaited())]),
        actuals_are: ActualsAre::Levels,
        stated_total: Some(Cell::default()),
        stated_final_level: Some(number("62.00", Certainty::Estimate, "62.00(見込)")),
        notes: LiteMap::from_iter([
            ((Row::Target, None), "行の備考".to_owned()),
            ((Row::Actual, Some(year(2024))), String::new()),
        ]),
        readings: vec![OtherReading {
            place: "概要の表".to_owned(),
            name: Some("歩いた人".to_owned()),
            unit: Some(String::new()),
            basis: Some(Basis::PeriodTotal),
            definition: Some("歩いた人の数".to_owned()),
            project: None,
        }],
        acknowledged: vec![Acknowledgement {
            code: "KPI-011".to_owned(),
            place: "k".to_owned(),
            fingerprint: "50/62".to_owned(),
            reason: "町の数え方による".to_owned(),
        }],
        actual_source: ActualSource::Records(Aggregation::Share),
        choices: vec![
            SurveyChoice { word: "よくなった".to_owned(), counts: true },
            SurveyChoice { word: "変わらない".to_owned(), counts: false },
        ],
        adopted: vec![year(2024), year(2026)],
        follows: vec![
            (PlanId::from_bits(6), IndicatorId::from_bits(61)),
            (PlanId::from_bits(6), IndicatorId::from_bits(62)),
        ],
        ..Indicator::new(IndicatorId::from_bits(51), Basis::Level)
    }
}

/// An actual that was replaced twice: first 集計中, then a preliminary figure.
fn corrected() -> Actual {
    let before = |cell, day, reason: &str| Earlier {
        cell,
        replaced_on: Date::new(2025, 6, day).unwrap(),
        reason: reason.to_owned(),
    };
    Actual {
        cell: number("48.10", Certainty::Final, "48.10"),
        parts: Some((number("481", Certainty::Final, "481"), number("1000", Certainty::Final, "1,000"))),
        earlier: vec![
            before(unknown(Some(UnknownReason::BeingCounted), "集計中"), 2, ""),
            before(number("48", Certainty::Preliminary, "48（速報）"), 30, "確定"),
        ],
    }
}

/// An actual that is unknown, as is each of its two parts, for a reason of its own.
fn awaited() -> Actual {
    let parts =
        (unknown(Some(UnknownReason::UnderSurvey), "調査中"), unknown(Some(UnknownReason::Incalculable), "算定不能"));
    Actual { cell: unknown(Some(UnknownReason::Unpublished), "未公表"), parts: Some(parts), earlier: Vec::new() }
}

fn average() -> Indicator {
    Indicator {
        measure: Measure::Amount,
        bound: Bound::AtMost,
        direction: Some(Direction::Down),
        level_meaning: LevelMeaning::Annual,
        measured: Measured::Rolling,
        baseline: Baseline { as_of: Some(AsOf::CalendarYear(2023)), ..Baseline::default() },
        period_target: number("0.00000001", Certainty::Final, "0.00000001"),
        ..Indicator::new(IndicatorId::from_bits(52), Basis::PeriodAverage)
    }
}

fn total() -> Indicator {
    Indicator {
        measure: Measure::Descriptive,
        bound: Bound::Below,
        baseline: Baseline { as_of: Some(AsOf::FiscalYear(year(2023))), ..Baseline::default() },
        actuals: LiteMap::from_iter([(year(2026), Actual::default())]),
        ..Indicator::new(IndicatorId::from_bits(53), Basis::PeriodTotal)
    }
}
