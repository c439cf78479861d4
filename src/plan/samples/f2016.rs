//! Samples in the form of 2016: 000 (仙台市, after the change) and 001 (埼玉県).

use super::{FactTable, ROW, SamplePlan, SampleRow, texts};
use crate::plan::BuiltIn;
use crate::plan::indicator::Measure;

/// The plan certified on 平成30年3月30日, in its state after the change.
pub(super) static SENDAI: SamplePlan = SamplePlan {
    code: "000",
    form: BuiltIn::F2016,
    facts: FactTable {
        name: "仙台市への首都圏のプロ人材の還流による地元中小企業の成長促進事業",
        body: "仙台市",
        area: "仙台市の全域",
        grant: "地方創生推進交付金（内閣府）",
        measure_code: "A3007",
        project_name: "仙台市への首都圏のプロ人材の還流による地元中小企業の成長促進事業",
        project_cost: "60,240千円",
        project: ("地域再生計画認定の日", "平成33年3月31日"),
        project_length: "3 ヶ年度",
        project_note: "",
        plan: ("地域再生計画認定の日", "平成33年3月31日"),
        approved_on: "平成30年3月30日",
        evaluated_in: "",
    },
    first_year: 2018,
    headings: &["H30 年度 増加分 1 年目", "H31 年度 増加分 2 年目", "H32 年度 増加分 3 年目"],
    rows: &[
        SampleRow {
            name: "外部人材派遣先の収益の増加額",
            unit: "千円",
            measure: Measure::Amount,
            baseline: "0",
            targets: &["0", "25,000 千円", "35,000 千円"],
            stated_total: "60,000 千円",
            ..ROW
        },
        SampleRow {
            name: "地域ブランド創出事業セレクト商品の売り上げ増加額",
            unit: "千円",
            measure: Measure::Amount,
            baseline: "0",
            targets: &["0", "35,000 千円", "60,000 千円"],
            stated_total: "95,000 千円",
            ..ROW
        },
        SampleRow {
            name: "地域ブランド創出事業セレクト商品数",
            unit: "商品",
            baseline: "0",
            targets: &["30 商品", "50 商品", "50 商品"],
            stated_total: "130 商品",
            ..ROW
        },
        SampleRow {
            name: "地域ブランドへの参加事業所数",
            unit: "事業所",
            baseline: "0",
            targets: &["10 事業所", "30 事業所", "30 事業所"],
            stated_total: "70 事業所",
            ..ROW
        },
    ],
    texts: &[texts::OF_GRANTS, texts::SENDAI],
    records: &[],
    choices: &[],
};

/// A plan whose cells and names carry no unit, with baselines other than 0 beside increments.
pub(super) static SAITAMA: SamplePlan = SamplePlan {
    code: "001",
    form: BuiltIn::F2016,
    facts: FactTable {
        name: "中小企業高度人材支援計画",
        body: "埼玉県",
        area: "埼玉県の全域",
        grant: "地方創生推進交付金（内閣府）",
        measure_code: "A3007",
        project_name: "プロフェッショナル人材戦略拠点事業",
        project_cost: "133,086千円",
        project: ("地域再生計画認定の日", "平成32年3月31日"),
        project_length: "3ヵ年度",
        project_note: "",
        plan: ("地域再生計画認定の日", "平成32年3月31日"),
        approved_on: "",
        evaluated_in: "",
    },
    first_year: 2017,
    headings: &["平成29年度 増加分 (1年目)", "平成30年度 増加分 (2年目)", "平成31年度 増加分 (3年目)"],
    rows: &[
        SampleRow {
            name: "県内中堅・中小企業の相談件数",
            baseline: "453",
            targets: &["200", "200", "200"],
            stated_total: "600",
            ..ROW
        },
        SampleRow {
            name: "プロフェッショナル人材のマッチング件数",
            baseline: "38",
            targets: &["15", "15", "15"],
            stated_total: "45",
            ..ROW
        },
    ],
    texts: &[texts::OF_GRANTS, texts::SAITAMA],
    records: &[],
    choices: &[],
};
