//! The columns of the file of a sheet of 効果検証 (効果検証CSV), the words in them, and the choices that books and that file share.

use super::{meant_by, word_for};
use crate::plan::coded::coded;
use crate::plan::evaluation::{EvaluationPart, KpiText, NameKey, OpinionText, SheetColumn, Whole, WholeText};
use crate::value::width::key;

/// The codes of どうなったか with their words.
pub const KEPT: [(&str, &str); 4] =
    [("done", "実施した"), ("partly", "一部実施"), ("not_done", "未実施"), ("dropped", "取りやめた")];
/// The codes of 事業効果 with their words.
pub const EFFECTS: [(&str, &str); 4] = [
    ("1", "地方創生に非常に効果的であった"),
    ("2", "地方創生に相当程度効果があった"),
    ("3", "地方創生に効果があった"),
    ("4", "地方創生に対して効果がなかった"),
];
/// The codes of 今後の方針 with their words.
pub const POLICIES: [(&str, &str); 5] = [
    ("1", "追加等更に発展させる"),
    ("2", "事業内容の見直し（改善）"),
    ("3", "事業の継続"),
    ("4", "事業の中止"),
    ("5", "予定通り事業終了"),
];

/// The texts before and behind the name of points in their heading, which keep it different from all other headings.
const POINTS: (&str, &str) = ("点数（", "）");

/// A column of the file, in the file's order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EvaluationColumn {
    /// 計画ID.
    PlanId,
    /// 計画名.
    PlanName,
    /// 版: the version of what was sent.
    Version,
    /// 年度 of the sheet.
    Year,
    /// 区分: what the row is about.
    Row,
    /// 指標ID.
    KpiId,
    /// 番号 of the KPI in the plan.
    KpiNo,
    /// 基本目標 of the KPI, or the 基本目標 itself.
    Group,
    /// 名称 of the KPI or of the 基本目標.
    Name,
    /// 単位 of the KPI.
    Unit,
    /// 目標.
    Target,
    /// 実績.
    Actual,
    /// 達成率.
    Rate,
    /// 判定.
    Grade,
    /// 前年の今後の取組.
    MeasureBefore,
    /// A text about a KPI: 前年の取組の結果 (どうなったか) with its 補足, 要因, 今後の取組.
    Kpi(KpiText),
    /// 点数（…）: points that people give, under a name from the rule of grades.
    Points(NameKey),
    /// A text about the project or a 基本目標: 事業効果, 外部有識者の評価, 今後の方針 with its 理由.
    Whole(WholeText),
    /// 意見ID; blank for a new opinion.
    OpinionId,
    /// 意見, or 対応.
    Opinion(OpinionText),
}

coded! {
    /// What a row is about (区分); the codes are the words in the file, each in comparable form.
    EvaluationRowKind {
        /// 指標.
        Kpi: "指標",
        /// 事業.
        Project: "事業",
        /// 基本目標.
        Group: "基本目標",
        /// 意見.
        Opinion: "意見",
    }
}

impl EvaluationColumn {
    /// All columns with their names, in the file's order, except the columns of points, which depend on the rule of grades.
    const ALL: [(Self, &str); 26] = [
        (Self::PlanId, "計画ID"),
        (Self::PlanName, "計画名"),
        (Self::Version, "版"),
        (Self::Year, "年度"),
        (Self::Row, "区分"),
        (Self::KpiId, "指標ID"),
        (Self::KpiNo, "番号"),
        (Self::Group, "基本目標"),
        (Self::Name, "名称"),
        (Self::Unit, "単位"),
        (Self::Target, "目標"),
        (Self::Actual, "実績"),
        (Self::Rate, "達成率"),
        (Self::Grade, "判定"),
        (Self::MeasureBefore, "前年の今後の取組"),
        (Self::Kpi(KpiText::Kept), "前年の取組の結果"),
        (Self::Kpi(KpiText::KeptNote), "前年の取組の補足"),
        (Self::Kpi(KpiText::Cause), "要因"),
        (Self::Kpi(KpiText::Measure), "今後の取組"),
        (Self::Whole(WholeText::Effect), "事業効果"),
        (Self::Whole(WholeText::ExpertsGrade), "外部有識者の評価"),
        (Self::OpinionId, "意見ID"),
        (Self::Opinion(OpinionText::Opinion), "意見"),
        (Self::Opinion(OpinionText::Reply), "対応"),
        (Self::Whole(WholeText::Policy), "今後の方針"),
        (Self::Whole(WholeText::PolicyReason), "理由"),
    ];

    /// The columns of a sheet whose rule has points with these names, with their headings, in the file's order.
    pub fn heads(points: &[&str]) -> Vec<(Self, String)> {
        let of_points = |name: &&str| (Self::Points(NameKey::from_name(name)), [POINTS.0, name, POINTS.1].concat());
        let is_next = |column| column == Self::Whole(WholeText::Effect);
        let before = |column| points.iter().filter(move |_| is_next(column)).map(of_points);
        Self::ALL.into_iter().flat_map(|(column, name)| before(column).chain([(column, name.to_owned())])).collect()
    }

    /// The name as it is written; blank for a column of points.
    pub fn name(self) -> &'static str {
        word_for(&Self::ALL, &self)
    }

    /// The part of the office's form (様式の項目) that requires the column; `None` for a column that every file has, such as those of opinions,
    /// for which it is sent.
    pub fn asked_by(self) -> Option<SheetColumn> {
        match self {
            Self::MeasureBefore => Some(SheetColumn::Kept),
            Self::Kpi(text) => SheetColumn::of_kpi_text(text),
            Self::Whole(text) => SheetColumn::of_part(EvaluationPart::Whole(Whole::Project, text)),
            _ => None,
        }
    }

    /// The column of this name; `None` for any other text.
    pub fn of_name(text: &str) -> Option<Self> {
        meant_by(&Self::ALL, text).or_else(|| {
            let name = key(text);
            let points = name.strip_prefix(&key(POINTS.0))?.strip_suffix(&key(POINTS.1))?;
            (!points.is_empty()).then(|| Self::Points(NameKey::from_name(points)))
        })
    }

    /// The part that is filled in under this column in the row of a KPI, a whole or an opinion; `row` is any part of that row. `None` if
    /// the column is not filled in in such a row.
    pub fn part_in(self, row: EvaluationPart) -> Option<EvaluationPart> {
        use EvaluationPart::{Kpi, Opinion, Points, Whole};
        match (self, row) {
            (Self::Kpi(text), Kpi(id, _)) => Some(Kpi(id, text)),
            (Self::Points(name), Whole(whole, _)) => Some(Points(whole, name)),
            (Self::Whole(text), Whole(whole, _)) => Some(Whole(whole, text)),
            (Self::Opinion(text), Opinion(id, _)) => Some(Opinion(id, text)),
            _ => None,
        }
    }

    /// Whether it identifies the file or the kind of a row. Any other column is only information where a row is not filled in there.
    pub fn is_of_file(self) -> bool {
        matches!(self, Self::PlanId | Self::PlanName | Self::Version | Self::Year | Self::Row)
    }
}

/// Whether these are the headings of the file of a sheet. A user's own column (要因) in another of our files is not enough.
pub fn are_heads<'a>(fields: impl Iterator<Item = &'a str>) -> bool {
    let columns: Vec<EvaluationColumn> = fields.filter_map(EvaluationColumn::of_name).collect();
    let has = |column| columns.contains(&column);
    let is_of_sheet = [EvaluationColumn::Year, EvaluationColumn::Row, EvaluationColumn::KpiId, EvaluationColumn::Name];
    is_of_sheet.into_iter().all(has) && (has(EvaluationColumn::Kpi(KpiText::Cause)) || has(EvaluationColumn::OpinionId))
}

/// The codes and words of a part with choices that the file carries; empty for free text.
pub fn choices(part: EvaluationPart) -> &'static [(&'static str, &'static str)] {
    match part {
        EvaluationPart::Kpi(_, KpiText::Kept) => &KEPT,
        EvaluationPart::Whole(_, WholeText::Effect) => &EFFECTS,
        EvaluationPart::Whole(_, WholeText::Policy) => &POLICIES,
        _ => &[],
    }
}

/// The text of a part as it is written: the word of a choice, or the text itself.
pub fn written(part: EvaluationPart, text: &str) -> &str {
    choices(part).iter().find(|(code, _)| *code == text).map_or(text, |(_, word)| word)
}

/// The text of a part as it is stored: the code if a word or code of a choice is written, or the text itself.
pub fn read(part: EvaluationPart, written: &str) -> &str {
    let wanted = key(written);
    choices(part).iter().find(|(code, word)| key(word) == wanted || wanted == *code).map_or(written, |(code, _)| code)
}
