//! The sample in the form of a strategy: 004 (仙台市経済成長戦略2023, the draft).
//!
//! The document prints its KPIs twice: in an overview, whose footnote calls all of them totals of five years, and on one
//! page each. The sample follows the pages, since two of the KPIs are ratios; a differing statement of the overview is
//! kept as another reading. No target is split over the years.

use super::{FactTable, Other, ROW, SamplePlan, SampleRow, When};
use crate::plan::BuiltIn;
use crate::plan::cell::Bound;
use crate::plan::indicator::{Basis, Measure};

const OVERVIEW: &str = "５の４";
const TOP_GOAL: &str = "数値目標";
const GROWTH: &str = "地元企業の更なる成長促進";
const INNOVATION: &str = "イノベーションによる新たな成長の促進";
const FOUNDATION: &str = "地域経済が成長するための基盤づくり";

/// The defaults of a row with one target for the whole period.
const TOTAL: SampleRow = SampleRow { basis: Basis::PeriodTotal, ..ROW };
/// The defaults of a ratio with a target for a single year.
const SHARE: SampleRow = SampleRow { basis: Basis::Level, measure: Measure::Ratio, unit: "％", ..ROW };
/// The statement of the overview about a KPI if it agrees with the KPI's page.
const AS_ON_THE_PAGE: Other = Other { place: OVERVIEW, name: None, basis: None, definition: None, project: None };
/// The statement of the table of contents.
const IN_THE_CONTENTS: Other = Other { place: "目次", ..AS_ON_THE_PAGE };

/// The strategy of 2019年度 to 2023年度.
pub(super) static SENDAI: SamplePlan = SamplePlan {
    code: "004",
    form: BuiltIn::Strategy,
    facts: FactTable {
        name: "仙台市経済成長戦略2023（案）",
        body: "仙台市",
        area: "",
        grant: "",
        measure_code: "",
        project_name: "",
        project_cost: "",
        project: ("", ""),
        project_length: "",
        project_note: "",
        plan: ("2019年度", "2023年度"),
        approved_on: "",
        evaluated_in: "",
    },
    first_year: 2019,
    headings: &["", "", "", "", ""],
    rows: &[
        SampleRow {
            group: TOP_GOAL,
            name: "黒字企業割合",
            bound: Bound::Above,
            baseline: "47.7%",
            as_of_text: "2017年度実績",
            as_of: When::FiscalYear(2017),
            targets: &["", "", "", "", "50％超"],
            ..SHARE
        },
        SampleRow {
            group: GROWTH,
            name: "集中支援企業数",
            unit: "社",
            baseline: "7社",
            as_of_text: "2017年度実績",
            as_of: When::FiscalYear(2017),
            period_target: "50社",
            readings: &[
                Other {
                    name: Some("集中支援対象企業数"),
                    project: Some("「地域リーディング企業」を生み出す徹底的集中支援の推進"),
                    ..AS_ON_THE_PAGE
                },
                Other {
                    project: Some("「地域リーディング企業」を生み出す徹底的集中支援"), ..IN_THE_CONTENTS
                },
            ],
            ..TOTAL
        },
        SampleRow {
            group: GROWTH,
            name: "本市の事業により生まれた域内の企業間取引件数",
            unit: "件",
            baseline: "71件",
            as_of_text: "2017年度実績",
            as_of: When::FiscalYear(2017),
            period_target: "400件",
            readings: &[Other {
                name: Some("本市事業により生まれた域内の企業間取引件数"), ..AS_ON_THE_PAGE
            }],
            ..TOTAL
        },
        SampleRow {
            group: INNOVATION,
            name: "プロジェクトを通じた新たな製品・サービスの開発件数",
            unit: "件",
            baseline: "7件",
            as_of_text: "2017年度実績",
            as_of: When::FiscalYear(2017),
            period_target: "100件",
            readings: &[
                Other {
                    project: Some("Society5.0を実現する「X-TECH（クロステック）イノベーション都市・仙台」"),
                    ..AS_ON_THE_PAGE
                },
                Other {
                    project: Some("Society5.0を実現する「X-TECHイノベーション都市・仙台」"), ..IN_THE_CONTENTS
                },
            ],
            ..TOTAL
        },
        SampleRow {
            group: INNOVATION,
            name: "開業3年後の事業継続率",
            definition: "起業支援センター「アシ☆スタ」が支援した開業者について",
            targets: &["", "", "", "", "70％"],
            readings: &[Other {
                basis: Some(Basis::PeriodTotal),
                definition: Some("「アシ☆スタ」が支援した開業者について"),
                ..AS_ON_THE_PAGE
            }],
            ..SHARE
        },
        SampleRow {
            group: INNOVATION,
            name: "次世代放射光施設有力分野における先行取組事例創出数",
            unit: "件",
            period_target: "50件",
            ..TOTAL
        },
        SampleRow {
            group: FOUNDATION,
            name: "女性の有業率",
            definition: "有業者 ÷ 15歳以上人口",
            source: "就業構造基本調査",
            survey: &[2017, 2022],
            baseline: "51.8%",
            as_of_text: "2017年実績",
            as_of: When::CalendarYear(2017),
            targets: &["", "", "", "55％", ""],
            readings: &[Other {
                basis: Some(Basis::PeriodTotal),
                definition: Some("就職者 ÷ 15歳以上人口"),
                ..AS_ON_THE_PAGE
            }],
            ..SHARE
        },
        SampleRow {
            group: FOUNDATION,
            name: "本市誘致による進出企業数",
            unit: "件",
            baseline: "23件",
            as_of_text: "2015-2017年度間平均",
            as_of: When::Mean(2015, 2017),
            period_target: "150件",
            ..TOTAL
        },
    ],
    texts: &[],
    records: &[],
    choices: &[],
};
