//! The columns of the file of a sheet of 効果検証 (効果検証CSV), the words in them, and the choices that books and that file share.

use crate::plan::evaluation::{EvaluationPart, KpiText, OpinionText, SheetColumn, Whole, WholeText};
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
    /// 名称 of the KPI or of the 基本目標.
    Name,
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
    /// 要因.
    Cause,
    /// 今後の取組.
    Measure,
    /// 事業効果.
    Effect,
    /// 外部有識者の評価.
    ExpertsGrade,
    /// 意見ID; blank for a new opinion.
    OpinionId,
    /// 意見.
    Opinion,
    /// 対応.
    Reply,
    /// 今後の方針.
    Policy,
    /// 理由.
    PolicyReason,
}

/// What a row is about (区分).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EvaluationRowKind {
    /// 指標.
    Kpi,
    /// 事業.
    Project,
    /// 基本目標.
    Group,
    /// 意見.
    Opinion,
}

impl EvaluationColumn {
    /// All of them with their names, in the file's order.
    pub const ALL: [(Self, &str); 22] = [
        (Self::PlanId, "計画ID"),
        (Self::PlanName, "計画名"),
        (Self::Version, "版"),
        (Self::Year, "年度"),
        (Self::Row, "区分"),
        (Self::KpiId, "指標ID"),
        (Self::KpiNo, "番号"),
        (Self::Name, "名称"),
        (Self::Target, "目標"),
        (Self::Actual, "実績"),
        (Self::Rate, "達成率"),
        (Self::Grade, "判定"),
        (Self::MeasureBefore, "前年の今後の取組"),
        (Self::Cause, "要因"),
        (Self::Measure, "今後の取組"),
        (Self::Effect, "事業効果"),
        (Self::ExpertsGrade, "外部有識者の評価"),
        (Self::OpinionId, "意見ID"),
        (Self::Opinion, "意見"),
        (Self::Reply, "対応"),
        (Self::Policy, "今後の方針"),
        (Self::PolicyReason, "理由"),
    ];

    /// The name as it is written.
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|(column, _)| *column == self).map(|(_, name)| *name).unwrap_or_default()
    }

    /// The part of the office's form (様式の項目) that asks for the column; `None` of one that every file has, as those of opinions, for
    /// which it is sent.
    pub fn asked_by(self) -> Option<SheetColumn> {
        Some(match self {
            Self::MeasureBefore => SheetColumn::Kept,
            Self::Cause => SheetColumn::Cause,
            Self::Measure => SheetColumn::Measure,
            Self::Effect => SheetColumn::Effect,
            Self::ExpertsGrade => SheetColumn::ExpertsGrade,
            Self::Policy | Self::PolicyReason => SheetColumn::Policy,
            _ => return None,
        })
    }

    /// The column of that name; `None` for any other text.
    pub fn of_name(text: &str) -> Option<Self> {
        let name = key(text);
        Self::ALL.iter().find(|(_, known)| *known == name).map(|(column, _)| *column)
    }
}

/// Whether these are the heads of the file of a sheet. A column of somebody's own in another file of ours (要因) makes none of it.
pub fn are_heads<'a>(fields: impl Iterator<Item = &'a str>) -> bool {
    let columns: Vec<EvaluationColumn> = fields.filter_map(EvaluationColumn::of_name).collect();
    let has = |column| columns.contains(&column);
    let is_of_sheet = [EvaluationColumn::Year, EvaluationColumn::Row, EvaluationColumn::KpiId, EvaluationColumn::Name];
    is_of_sheet.into_iter().all(has) && (has(EvaluationColumn::Cause) || has(EvaluationColumn::OpinionId))
}

impl EvaluationRowKind {
    /// All of them with their words.
    pub const ALL: [(Self, &str); 4] =
        [(Self::Kpi, "指標"), (Self::Project, "事業"), (Self::Group, "基本目標"), (Self::Opinion, "意見")];

    /// The word.
    pub fn word(self) -> &'static str {
        Self::ALL.iter().find(|(kind, _)| *kind == self).map(|(_, word)| *word).unwrap_or_default()
    }

    /// Reads the word back; `None` for any other text.
    pub fn of_word(text: &str) -> Option<Self> {
        let word = key(text);
        Self::ALL.iter().find(|(_, known)| *known == word).map(|(kind, _)| *kind)
    }
}

/// What of a KPI, a whole or an opinion is filled in, with its column; nothing of other parts.
pub fn filled_in(of: EvaluationPart) -> Vec<(EvaluationColumn, EvaluationPart)> {
    let of_whole = |whole: Whole, text| EvaluationPart::Whole(whole, text);
    match of {
        EvaluationPart::Kpi(id, _) => vec![
            (EvaluationColumn::Cause, EvaluationPart::Kpi(id, KpiText::Cause)),
            (EvaluationColumn::Measure, EvaluationPart::Kpi(id, KpiText::Measure)),
        ],
        EvaluationPart::Whole(whole, _) => vec![
            (EvaluationColumn::Effect, of_whole(whole, WholeText::Effect)),
            (EvaluationColumn::ExpertsGrade, of_whole(whole, WholeText::ExpertsGrade)),
            (EvaluationColumn::Policy, of_whole(whole, WholeText::Policy)),
            (EvaluationColumn::PolicyReason, of_whole(whole, WholeText::PolicyReason)),
        ],
        EvaluationPart::Opinion(id, _) => vec![
            (EvaluationColumn::Opinion, EvaluationPart::Opinion(id, OpinionText::Opinion)),
            (EvaluationColumn::Reply, EvaluationPart::Opinion(id, OpinionText::Reply)),
        ],
        EvaluationPart::Sheet(_) | EvaluationPart::Points(..) | EvaluationPart::Meeting(..) => Vec::new(),
    }
}

/// The codes and words of a part that is chosen and travels; none where people write.
pub fn choices(part: EvaluationPart) -> &'static [(&'static str, &'static str)] {
    match part {
        EvaluationPart::Kpi(_, KpiText::Kept) => &KEPT,
        EvaluationPart::Whole(_, WholeText::Effect) => &EFFECTS,
        EvaluationPart::Whole(_, WholeText::Policy) => &POLICIES,
        _ => &[],
    }
}

/// A text of a part as it is written: the word of a choice, any other as it is.
pub fn written(part: EvaluationPart, text: &str) -> &str {
    choices(part).iter().find(|(code, _)| *code == text).map_or(text, |(_, word)| word)
}

/// The text of a part by what is written: the code of a word or of itself, any other as it is.
pub fn read(part: EvaluationPart, written: &str) -> &str {
    read_among(choices(part), written)
}

/// The code of どうなったか by its word; any other text as it is.
pub fn kept(written: &str) -> &str {
    read_among(&KEPT, written)
}

fn read_among<'t>(choices: &[(&'static str, &'static str)], written: &'t str) -> &'t str {
    let wanted = key(written);
    choices.iter().find(|(code, word)| key(word) == wanted || wanted == *code).map_or(written, |(code, _)| code)
}
