//! The columns of the long file with their descriptions for the data dictionary, and its words for 区分 (kind of value).

use super::{meant_by, word_for};
use crate::plan::indicator::Basis;

macro_rules! columns {
    ($($name:ident: $heading:literal, $key:literal, $kind:literal, $says:literal;)+) => {
        /// A column of the long file.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Long {
            $(#[doc = $heading] $name,)+
        }

        impl Long {
            /// All columns, in order.
            pub const ALL: &[Self] = &[$(Self::$name,)+];

            /// The Japanese name of the column as it is written.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$name => $heading,)+ }
            }

            /// The English key of the column.
            pub fn key(self) -> &'static str {
                match self { $(Self::$name => $key,)+ }
            }

            /// The type of the column's values, as Table Schema names it.
            pub fn kind(self) -> &'static str {
                match self { $(Self::$name => $kind,)+ }
            }

            /// The description of the column for the data dictionary.
            pub fn meaning(self) -> &'static str {
                match self { $(Self::$name => $says,)+ }
            }
        }
    };
}

impl Long {
    /// The column that a heading names, by its name or its key; `None` if it names no column.
    pub fn from_heading(heading: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|column| [column.name(), column.key()].contains(&heading.trim()))
    }
}

columns! {
    PlanId: "計画ID", "plan_id", "string", "計画を見分ける符号。名称が変わっても変わらない。";
    Body: "作成主体", "body", "string", "計画を作成した団体の正式名称。複数のときは読点で区切る。";
    PlanName: "計画名", "plan_name", "string", "計画の名称。";
    Version: "版", "version", "string", "KPI表の内容から作る符号。内容が同じなら同じになる。";
    KpiNo: "KPI番号", "kpi_no", "integer", "計画の中での順番。1から数える。";
    KpiName: "KPI名", "kpi_name", "string", "指標の名称。";
    Unit: "単位", "unit", "string", "値の単位。計画に記載がないときは空。達成率では％。";
    Responsible: "所管課", "responsible", "string", "指標を所管する課。";
    Source: "出典", "source", "string", "値の出典。";
    ValueKind: "区分", "kind", "string", "値の種類。目標の括弧内はその数え方を表す。";
    FiscalYear: "年度", "fiscal_year", "integer", "会計年度（4月から翌年3月まで）の西暦。計画期間全体の値と基準値では空。";
    FiscalYearLabel: "年度表記", "fiscal_year_label", "string", "計画に書かれた年度、期間または時点。";
    Value: "値", "value", "number", "数値。桁区切りと単位を付けず、小数の桁数は計画の表記に合わせる。";
    State: "値の状態", "state", "string", "値の有無と確からしさ。数値・速報・見込のときだけ値がある。未入力は記入前、該当なしは値が存在しないこと、未把握は値が得られていないことを表す。";
    Raw: "原文表記", "raw", "string", "欄に書かれたままの文字。判定と評価ではその言葉。";
    Note: "備考", "note", "string", "その値についての注記。目標と基準値が変更前の計画と違うときは、その計画での値が続く。達成率と判定では、年度末に有効だった目標が違うとき、その目標が続く。評価では判定の規則の名称、判定では計画の言葉が標準と違うときの標準の言葉。";
    KpiId: "指標ID", "kpi_id", "string", "指標を見分ける符号。名称や順番が変わっても変わらない。";
    Direction: "向き", "direction", "string", "めざす向き。増やす、減らす、保つ。選ばれていないときは未設定。";
    Bound: "比べ方", "bound", "string", "実績を目標と比べる条件。";
    RateFormula: "達成率の出し方", "rate_formula", "string", "達成率の計算のしかた。達成率のない指標では空。";
    Group: "グループ", "group", "string", "基本目標など、指標のまとまり。";
    Measure: "測るもの", "measure", "string", "件数、金額、割合、定性のどれか。割合と定性の値は足し合わせられない。";
    ActualsAre: "実績の数え方", "actuals_counted_as", "string", "実績の値が、その年度に増えた分（増加分）か、その時点の値（値）か。";
    PartOf: "内訳の元", "part_of", "string", "ほかの指標の内訳（うち…）のとき、その指標の指標ID。両方を足すと二重に数える。";
    ProjectYears: "事業期間", "project_years", "string", "事業を行う最初と最後の年度。その外の年度は、実績を求めず、累計に数えない。";
    RateRounding: "達成率の端数", "rate_rounding", "string", "計画が達成率を示すときの、小数の桁数と端数の処理。";
}

/// The kind of a value (区分) in the long file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ValueKind {
    /// The baseline (基準値).
    Baseline,
    /// A target (目標) on the given basis; `None` while nobody has chosen it.
    Target(Option<Basis>),
    /// An actual (実績).
    Actual,
    /// The total that the document states.
    StatedTotal,
    /// The computed total of the years.
    ComputedTotal,
    /// The rate of a year alone, in percent.
    YearRate,
    /// The rate of all years up to and including a year, in percent.
    CumulativeRate,
    /// The judgement of a year.
    Judgement,
    /// The grade of a year by the rule of grades.
    Grade,
}

/// All kinds with their words, in the order in which the values of a KPI are written.
const VALUE_KINDS: [(ValueKind, &str); 13] = [
    (ValueKind::Baseline, "基準値"),
    (ValueKind::Target(Some(Basis::Increment)), "目標(増加分)"),
    (ValueKind::Target(Some(Basis::Level)), "目標(各年度の値)"),
    (ValueKind::Target(Some(Basis::PeriodTotal)), "目標(期間累計)"),
    (ValueKind::Target(Some(Basis::PeriodAverage)), "目標(期間平均)"),
    (ValueKind::Target(None), "目標(未設定)"),
    (ValueKind::StatedTotal, "累計(記載)"),
    (ValueKind::ComputedTotal, "累計(計算)"),
    (ValueKind::Actual, "実績"),
    (ValueKind::YearRate, "達成率(年度)"),
    (ValueKind::CumulativeRate, "達成率(累計)"),
    (ValueKind::Judgement, "判定"),
    (ValueKind::Grade, "評価"),
];

impl ValueKind {
    /// The words for all kinds, in the order in which the values of a KPI are written.
    pub fn words() -> Vec<&'static str> {
        VALUE_KINDS.map(|(_, word)| word).to_vec()
    }

    /// The word for the kind as it is written.
    pub fn word(self) -> &'static str {
        word_for(&VALUE_KINDS, &self)
    }

    /// The kind for this word; `None` for any other text.
    pub fn from_word(word: &str) -> Option<Self> {
        meant_by(&VALUE_KINDS, word)
    }

    /// Whether the value is a figure of the KPI in its unit, and not a statement about figures.
    pub fn is_figure(self) -> bool {
        !matches!(self, Self::YearRate | Self::CumulativeRate | Self::Judgement | Self::Grade)
    }
}
