//! The samples of groups, which are in no document: 005 (a local-brand council) and 006 (a co-creation community). They
//! are made up, as their titles state, to show a year of records (活動記録) and the actuals that these give.

use super::{FactTable, ROW, SamplePlan, SampleRecord, SampleRow};
use crate::plan::BuiltIn;
use crate::plan::activity_log::Aggregation;
use crate::plan::indicator::{Basis, Measure};

/// The facts of a group's plan of three years.
const FACTS: FactTable = FactTable {
    name: "",
    body: "",
    area: "",
    grant: "",
    measure_code: "",
    project_name: "",
    project_cost: "",
    project: ("令和7年4月1日", "令和10年3月31日"),
    project_length: "",
    project_note: "",
    plan: ("", ""),
    approved_on: "",
    evaluated_in: "",
};

/// A record of that KPI, counted from 0.
const fn record(kpi: usize, on: &'static str, amount: &'static str, what: &'static str) -> SampleRecord {
    SampleRecord { kpi, on, amount, choice: "", what }
}

/// That many answers of that kind on a day.
const fn answers(on: &'static str, choice: &'static str, many: &'static str) -> SampleRecord {
    SampleRecord { kpi: 2, on, amount: many, choice, what: "会のあとのアンケート" }
}

/// A council that sells products under one name: products, sales at the market, members.
pub(super) static BRAND: SamplePlan = SamplePlan {
    code: "005",
    form: BuiltIn::Activity,
    facts: FactTable {
        name: "地域ブランドの活動計画（つくりものの見本）", body: "地域ブランド協議会", ..FACTS
    },
    first_year: 2025,
    headings: &["", "", ""],
    rows: &[
        SampleRow {
            name: "セレクトショップの商品数",
            unit: "品",
            basis: Basis::Level,
            definition: "年度末に店に並ぶ商品の種類",
            baseline: "18",
            targets: &["24", "30", "36"],
            aggregation: Some(Aggregation::Last),
            ..ROW
        },
        SampleRow {
            name: "朝市での売上",
            unit: "円",
            measure: Measure::Amount,
            definition: "朝市の日ごとの売上の合計",
            baseline: "0",
            targets: &["600,000", "720,000", "840,000"],
            aggregation: Some(Aggregation::Sum),
            ..ROW
        },
        SampleRow {
            name: "会員数",
            unit: "人",
            basis: Basis::Level,
            definition: "年度末の会員",
            baseline: "32",
            targets: &["40", "50", "60"],
            aggregation: Some(Aggregation::Last),
            ..ROW
        },
    ],
    texts: &[],
    records: &[
        record(0, "2025-04-12", "18", "店びらき"),
        record(2, "2025-04-12", "33", "総会"),
        record(1, "2025-04-27", "38,500", "春の朝市"),
        record(1, "2025-05-25", "45,200", "朝市"),
        record(0, "2025-06-14", "20", "新しい商品の試食会"),
        record(1, "2025-06-22", "41,800", "朝市（小雨）"),
        record(1, "2025-07-27", "52,300", "夏の朝市"),
        record(2, "2025-07-27", "36", "入会の受付"),
        record(1, "2025-08-24", "61,000", "夕市"),
        record(1, "2025-09-28", "48,600", "朝市"),
        record(0, "2025-10-11", "23", "秋の商品の入替え"),
        record(1, "2025-10-26", "57,900", "収穫祭の朝市"),
        record(2, "2025-10-26", "38", "入会の受付"),
        record(1, "2025-11-23", "50,400", "朝市"),
        record(1, "2025-12-21", "66,700", "歳末の市"),
        record(1, "2026-01-25", "35,100", "朝市（雪のため縮小）"),
        record(1, "2026-02-22", "42,000", "朝市"),
        record(0, "2026-03-14", "25", "春の商品の入替え"),
        record(2, "2026-03-14", "41", "年度末の名簿"),
        record(1, "2026-03-22", "54,500", "春の朝市"),
    ],
    choices: &[],
};

/// A community that meets every month: meetings, participants, and how they feel afterwards.
pub(super) static COMMUNITY: SamplePlan = SamplePlan {
    code: "006",
    form: BuiltIn::Activity,
    facts: FactTable {
        name: "共創の場の活動計画（つくりものの見本）", body: "共創コミュニティ", ..FACTS
    },
    first_year: 2025,
    headings: &["", "", ""],
    rows: &[
        SampleRow {
            name: "開いた会の数",
            unit: "回",
            definition: "年度に開いた会",
            baseline: "0",
            targets: &["12", "12", "12"],
            aggregation: Some(Aggregation::Count),
            ..ROW
        },
        SampleRow {
            name: "参加者の延べ人数",
            unit: "人",
            definition: "会ごとの参加者の合計",
            baseline: "0",
            targets: &["150", "180", "210"],
            aggregation: Some(Aggregation::Sum),
            ..ROW
        },
        SampleRow {
            name: "元気になった人の割合",
            unit: "％",
            measure: Measure::Ratio,
            basis: Basis::Level,
            definition: "アンケートで「元気になった」と答えた人 ÷ 答えた人",
            baseline: "55.0",
            targets: &["60.0", "65.0", "70.0"],
            aggregation: Some(Aggregation::Share),
            ..ROW
        },
    ],
    texts: &[],
    records: &[
        record(0, "2025-04-19", "", "はじめの会"),
        record(1, "2025-04-19", "14", "はじめの会"),
        answers("2025-04-19", "元気になった", "7"),
        answers("2025-04-19", "変わらない", "5"),
        record(0, "2025-05-17", "", "まち歩き"),
        record(1, "2025-05-17", "11", "まち歩き"),
        record(0, "2025-06-21", "", "縁側の会"),
        record(1, "2025-06-21", "9", "縁側の会"),
        record(0, "2025-07-19", "", "夏の試し"),
        record(1, "2025-07-19", "16", "夏の試し"),
        answers("2025-07-19", "元気になった", "10"),
        answers("2025-07-19", "変わらない", "4"),
        answers("2025-07-19", "つかれた", "1"),
        record(0, "2025-09-20", "", "ふりかえりの会"),
        record(1, "2025-09-20", "12", "ふりかえりの会"),
        record(0, "2025-10-18", "", "つくる会"),
        record(1, "2025-10-18", "15", "つくる会"),
        answers("2025-10-18", "元気になった", "9"),
        answers("2025-10-18", "変わらない", "5"),
        record(0, "2025-11-15", "", "聞く会"),
        record(1, "2025-11-15", "13", "聞く会"),
        record(0, "2025-12-20", "", "忘年の会"),
        record(1, "2025-12-20", "18", "忘年の会"),
        record(0, "2026-01-17", "", "新年の会"),
        record(1, "2026-01-17", "10", "新年の会"),
        record(0, "2026-02-21", "", "つたえる会"),
        record(1, "2026-02-21", "14", "つたえる会"),
        record(0, "2026-03-21", "", "一年の会"),
        record(1, "2026-03-21", "17", "一年の会"),
        answers("2026-03-21", "元気になった", "12"),
        answers("2026-03-21", "変わらない", "3"),
    ],
    choices: &[("元気になった", true), ("変わらない", false), ("つかれた", false)],
};
