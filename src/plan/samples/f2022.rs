//! Samples in the form of 2022: 002 (山形県酒田市) and 003 (群馬県伊勢崎市).
//!
//! Both have six columns, of which 2027年度 is after the project and has `-`, and two decimals everywhere.

use super::{FactTable, ROW, SamplePlan, SampleRow, texts};
use crate::plan::BuiltIn;
use crate::plan::indicator::Measure;

const HEADINGS: &[&str] = &[
    "2022年度 増加分 (1年目)",
    "2023年度 増加分 (2年目)",
    "2024年度 増加分 (3年目)",
    "2025年度 増加分 (4年目)",
    "2026年度 増加分 (5年目)",
    "2027年度 増加分 (6年目)",
];

/// The note of both plans on the donations that extend the project, in our words.
const EXTENDED: &str = "※企業版ふるさと納税と併用するため期間を延長";

/// A slot that the document leaves unused.
const UNUSED: SampleRow = SampleRow {
    name: "-",
    unit: "-",
    baseline: "-",
    targets: &["-", "-", "-", "-", "-", "-"],
    stated_total: "-",
    ..ROW
};

/// The clean plan, in which the checks find nothing.
pub(super) static SAKATA: SamplePlan = SamplePlan {
    code: "002",
    form: BuiltIn::F2022,
    facts: FactTable {
        name: "共創コミュニティの創出・運営支援による、新たな産業振興支援事業 ～個から集へのサポートで地域を変革～",
        body: "山形県酒田市",
        area: "山形県酒田市の全域",
        grant: "地方創生推進タイプ（内閣府）",
        measure_code: "A3007",
        project_name: "共創コミュニティの創出・運営支援による、新たな産業振興支援事業 ～個から集へのサポートで地域を変革～",
        project_cost: "354,103 千円",
        project: ("2022年4月1日", "2027 年 3 月 31 日"),
        project_length: "",
        project_note: EXTENDED,
        plan: ("地域再生計画の認定の日", "2027 年 3 月 31 日"),
        approved_on: "",
        evaluated_in: "毎年度 9 月",
    },
    first_year: 2022,
    headings: HEADINGS,
    rows: &[
        SampleRow {
            name: "ビジネスプロジェクト実施による売上・資金調達サポート等金額",
            unit: "千円",
            measure: Measure::Amount,
            baseline: "43,458.00",
            targets: &["25,542.00", "34,780.00", "54,626.00", "54,626.00", "54,626.00", "-"],
            stated_total: "224,200.00",
            ..ROW
        },
        SampleRow {
            name: "サンロクIT女子コミュニティに属する女性のうち、コミュニティに入る前後でwell-beingが向上したと答える人の割合",
            unit: "%",
            measure: Measure::Ratio,
            baseline: "24.00",
            targets: &["10.00", "15.00", "25.00", "5.00", "5.00", "-"],
            stated_total: "60.00",
            ..ROW
        },
        UNUSED,
        UNUSED,
    ],
    texts: &[texts::OF_GRANTS, texts::OF_2022, texts::SAKATA],
    records: &[],
    choices: &[],
};

/// A plan in which three names and units are lost.
pub(super) static ISESAKI: SamplePlan = SamplePlan {
    code: "003",
    form: BuiltIn::F2022,
    facts: FactTable {
        name: "Made in いせさき しごと創生プロジェクト",
        body: "群馬県伊勢崎市",
        area: "群馬県伊勢崎市の全域",
        grant: "地方創生推進タイプ（内閣府）",
        measure_code: "A3007",
        project_name: "Made in いせさき しごと創生プロジェクト",
        project_cost: "86,050 千円",
        project: ("2022年4月1日", "2027 年 3 月 31 日"),
        project_length: "",
        project_note: EXTENDED,
        plan: ("地域再生計画の認定の日", "2027 年 3 月 31 日"),
        approved_on: "",
        evaluated_in: "毎年度 8 月",
    },
    first_year: 2022,
    headings: HEADINGS,
    rows: &[
        SampleRow {
            baseline: "11,788.00",
            targets: &["237.00", "237.00", "638.00", "200.00", "200.00", "-"],
            stated_total: "1,512.00",
            ..ROW
        },
        SampleRow {
            baseline: "0.00",
            targets: &["10.00", "10.00", "10.00", "1.00", "1.00", "-"],
            stated_total: "32.00",
            ..ROW
        },
        SampleRow {
            baseline: "0.00",
            targets: &["5.00", "5.00", "6.00", "1.00", "1.00", "-"],
            stated_total: "18.00",
            ..ROW
        },
        SampleRow {
            name: "移住相談会等の参加者数",
            unit: "人",
            baseline: "228.00",
            targets: &["9.00", "9.00", "14.00", "16.00", "21.00", "-"],
            stated_total: "69.00",
            ..ROW
        },
    ],
    texts: &[texts::OF_GRANTS, texts::OF_2022, texts::ISESAKI],
    records: &[],
    choices: &[],
};
