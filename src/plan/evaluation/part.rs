//! The parts of the sheet of a year, and how they are spelled in records.

use std::fmt;
use std::str::FromStr;

use crate::plan::unit;
use crate::value::digest::fnv1a;
use crate::value::{IndicatorId, width};

/// A part of the sheet of a year in which a text stands. It prints as `sheet/budget`, `kpi/k…/cause`, `project/policy`,
/// `group/0123456789abcdef/effect`, `project/points/0123456789abcdef`, `opinion/e1-89abcdef/text` or `meeting/e1-89abcdef/on`,
/// which records keep.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EvaluationPart {
    /// A text of the whole sheet.
    Sheet(SheetText),
    /// What is said of a KPI.
    Kpi(IndicatorId, KpiText),
    /// What is said of the project or of a 基本目標.
    Whole(Whole, WholeText),
    /// Points that people give the project or a 基本目標, under a name that the rule of grades has
    /// ([`crate::plan::grade_rule::GradeRule::typed_points`]).
    Points(Whole, NameKey),
    /// An opinion of outside experts (意見) with what is answered to it (対応).
    Opinion(ItemId, OpinionText),
    /// A meeting (会議).
    Meeting(ItemId, MeetingText),
}

/// What a grade of several KPIs is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Whole {
    /// The project (事業).
    Project,
    /// The 基本目標 with that key.
    Group(NameKey),
}

/// A 基本目標, or points of a rule, by the name, without regard to width and spaces: a small `Copy` value, since it is a part of the
/// place of a field. The name of a 基本目標 itself stands at [`WholeText::Name`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NameKey(u64);

/// The id of an opinion or of a meeting. Those that were added later come later; two that were added apart from each other differ
/// in their random part.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ItemId {
    number: u32,
    random: u32,
}

coded! {
    /// A text of the whole sheet. Amounts are of the year, in yen ([`crate::plan::unit::yen`]).
    SheetText {
        /// 予算額.
        Budget: "budget",
        /// 実績額.
        Spent: "spent",
        /// うち交付金.
        Grant: "grant",
        /// うち寄附.
        Donations: "donations",
        /// 公表日.
        PublishedOn: "published_on",
        /// 公表の場所.
        PublishedWhere: "published_where",
        /// 国への報告日.
        ReportedOn: "reported_on",
    }
}

coded! {
    /// What is said of a KPI.
    KpiText {
        /// 要因.
        Cause: "cause",
        /// 今後の取組 (改善方策).
        Measure: "measure",
        /// 前年の取組はどうなったか, of the sheet before: `done`, `partly`, `not_done` or `dropped`.
        Kept: "kept",
        /// A word on it.
        KeptNote: "kept_note",
        /// The word of the rule that a person chose in place of the rule's own ([`super::ChosenGrade`]).
        Grade: "grade",
        /// Why.
        GradeReason: "grade_reason",
        /// Why a figure differs from the frozen one.
        CorrectedNote: "corrected_note",
    }
}

coded! {
    /// What is said of the project or of a 基本目標.
    WholeText {
        /// The name of the 基本目標, noted when something is first said of it, so that it stays known once no KPI has it.
        Name: "name",
        /// 事業効果, by its code `1` to `4`.
        Effect: "effect",
        /// The grade that people give ([`super::ChosenGrade`]).
        Grade: "grade",
        /// 外部有識者の評価.
        ExpertsGrade: "experts_grade",
        /// 今後の方針, by its code `1` to `5`.
        Policy: "policy",
        /// Its reason (理由).
        PolicyReason: "policy_reason",
        /// 総合戦略の見直しの有無: `yes` or `no`.
        RevisesStrategy: "revises_strategy",
    }
}

coded! {
    /// A text of an opinion.
    OpinionText {
        /// 意見.
        Opinion: "text",
        /// 対応.
        Reply: "reply",
    }
}

coded! {
    /// A text of a meeting.
    MeetingText {
        /// 開催日.
        HeldOn: "on",
        /// 名称.
        Body: "body",
        /// 構成員.
        Members: "members",
        /// 資料.
        Papers: "papers",
    }
}

impl EvaluationPart {
    /// Whether a text may stand there: any where people write, one of its codes where they choose. A blank one always may.
    pub fn accepts(self, text: &str) -> bool {
        let codes: &[&str] = match self {
            Self::Kpi(_, KpiText::Kept) => &["done", "partly", "not_done", "dropped"],
            Self::Whole(_, WholeText::Effect) => &["1", "2", "3", "4"],
            Self::Whole(_, WholeText::Policy) => &["1", "2", "3", "4", "5"],
            Self::Whole(_, WholeText::RevisesStrategy) => &["yes", "no"],
            _ => return true,
        };
        text.is_empty() || codes.contains(&text)
    }

    /// Whether a text that somebody else wrote can be taken in there: one that may stand there, and of points a number.
    pub fn takes_in(self, text: &str) -> bool {
        let is_points = matches!(self, Self::Points(..)) && !text.is_empty();
        self.accepts(text) && !(is_points && unit::points(text).is_none())
    }

    /// Whether people choose there among codes.
    pub fn is_choice(self) -> bool {
        !self.accepts("-")
    }

    /// Whether a grade stands there that a person chose ([`super::ChosenGrade`]).
    pub fn is_grade(self) -> bool {
        matches!(self, Self::Kpi(_, KpiText::Grade) | Self::Whole(_, WholeText::Grade))
    }

    /// The KPI that the part is of; `None` of any other part.
    pub fn indicator(self) -> Option<IndicatorId> {
        if let Self::Kpi(id, _) = self { Some(id) } else { None }
    }

    /// What the part is of, if it is of a project or a 基本目標; `None` of any other part.
    pub fn whole(self) -> Option<Whole> {
        if let Self::Whole(whole, _) | Self::Points(whole, _) = self { Some(whole) } else { None }
    }

    /// The opinion that the part is of; `None` of any other part.
    pub fn opinion(self) -> Option<ItemId> {
        if let Self::Opinion(id, _) = self { Some(id) } else { None }
    }

    /// The meeting that the part is of; `None` of any other part.
    pub fn meeting(self) -> Option<ItemId> {
        if let Self::Meeting(id, _) = self { Some(id) } else { None }
    }

    /// Whether people write several lines there, which are merged paragraph by paragraph.
    pub fn is_long(self) -> bool {
        match self {
            Self::Kpi(_, text) => matches!(text, KpiText::Cause | KpiText::Measure),
            Self::Whole(_, text) => text == WholeText::PolicyReason,
            Self::Opinion(..) => true,
            Self::Meeting(_, text) => matches!(text, MeetingText::Members | MeetingText::Papers),
            Self::Sheet(_) | Self::Points(..) => false,
        }
    }

    /// Whether it stays open while the sheet is settled, until it is published (`docs/decisions.md` 89).
    pub fn is_open_when_settled(self) -> bool {
        match self {
            Self::Opinion(..) | Self::Meeting(..) | Self::Kpi(_, KpiText::CorrectedNote) => true,
            Self::Whole(_, text) => !matches!(text, WholeText::Effect | WholeText::Grade),
            Self::Sheet(text) => {
                matches!(text, SheetText::PublishedOn | SheetText::PublishedWhere | SheetText::ReportedOn)
            }
            Self::Kpi(..) | Self::Points(..) => false,
        }
    }

    /// Whether it stays open once the sheet is published: what of the publication only comes to be known later.
    pub fn is_open_when_published(self) -> bool {
        match self {
            Self::Sheet(text) => {
                matches!(text, SheetText::PublishedOn | SheetText::PublishedWhere | SheetText::ReportedOn)
            }
            Self::Kpi(_, text) => text == KpiText::CorrectedNote,
            Self::Whole(..) | Self::Points(..) | Self::Opinion(..) | Self::Meeting(..) => false,
        }
    }
}

impl Whole {
    /// The 基本目標 of that name; the project if the name is blank.
    pub fn from_name(name: &str) -> Self {
        if name.is_empty() { Self::Project } else { Self::Group(NameKey::from_name(name)) }
    }
}

impl NameKey {
    /// The key of a name, which is stored.
    pub fn from_name(name: &str) -> Self {
        Self(fnv1a(&width::key(name)))
    }
}

impl ItemId {
    /// The id of an item behind `last`, with the lower 32 of random bits.
    pub fn behind(last: Option<Self>, bits: u64) -> Self {
        Self::unnumbered(bits).moved_behind(last)
    }

    /// The id of an item of a file that has no number before it is known where it goes, with the lower 32 of these bits.
    pub fn unnumbered(bits: u64) -> Self {
        Self { number: 0, random: u32::try_from(bits & u64::from(u32::MAX)).unwrap_or_default() }
    }

    /// Whether it has no number yet.
    pub fn is_unnumbered(self) -> bool {
        self.number == 0
    }

    /// The bits with which it was made, whatever its number is.
    pub fn bits(self) -> u32 {
        self.random
    }

    /// The id with the number behind `last`.
    #[must_use]
    pub fn moved_behind(self, last: Option<Self>) -> Self {
        Self { number: last.map_or(0, |last| last.number).saturating_add(1), ..self }
    }
}

impl fmt::Display for NameKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:016x}", self.0)
    }
}

impl fmt::Display for ItemId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "e{}-{:08x}", self.number, self.random)
    }
}

impl fmt::Display for EvaluationPart {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Sheet(text) => write!(f, "sheet/{}", text.code()),
            Self::Kpi(id, text) => write!(f, "kpi/{id}/{}", text.code()),
            Self::Whole(Whole::Project, text) => write!(f, "project/{}", text.code()),
            Self::Whole(Whole::Group(key), text) => write!(f, "group/{key}/{}", text.code()),
            Self::Points(Whole::Project, name) => write!(f, "project/points/{name}"),
            Self::Points(Whole::Group(key), name) => write!(f, "group/{key}/points/{name}"),
            Self::Opinion(id, text) => write!(f, "opinion/{id}/{}", text.code()),
            Self::Meeting(id, text) => write!(f, "meeting/{id}/{}", text.code()),
        }
    }
}

/// The error that a text is not the printed form of a part, or of the id of an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a part of an evaluation")]
pub struct NotAnEvaluationPart;

impl FromStr for NameKey {
    type Err = NotAnEvaluationPart;

    fn from_str(printed: &str) -> Result<Self, NotAnEvaluationPart> {
        u64::from_str_radix(printed, 16).map(Self).map_err(|_| NotAnEvaluationPart)
    }
}

impl FromStr for ItemId {
    type Err = NotAnEvaluationPart;

    fn from_str(printed: &str) -> Result<Self, NotAnEvaluationPart> {
        let parts = printed.strip_prefix('e').and_then(|rest| rest.split_once('-'));
        let (number, random) = parts.ok_or(NotAnEvaluationPart)?;
        let id = Self {
            number: number.parse().map_err(|_| NotAnEvaluationPart)?,
            random: u32::from_str_radix(random, 16).map_err(|_| NotAnEvaluationPart)?,
        };
        if id.to_string() == printed && !id.is_unnumbered() { Ok(id) } else { Err(NotAnEvaluationPart) }
    }
}

impl FromStr for EvaluationPart {
    type Err = NotAnEvaluationPart;

    fn from_str(printed: &str) -> Result<Self, NotAnEvaluationPart> {
        let (before, code) = printed.rsplit_once('/').ok_or(NotAnEvaluationPart)?;
        let (kind, id) = before.split_once('/').unwrap_or((before, ""));
        let part = match kind {
            "sheet" => Self::Sheet(SheetText::with_code(code).ok_or(NotAnEvaluationPart)?),
            "kpi" => Self::Kpi(
                id.parse().map_err(|_| NotAnEvaluationPart)?,
                KpiText::with_code(code).ok_or(NotAnEvaluationPart)?,
            ),
            "project" => part_of_whole(Whole::Project, id, code)?,
            "group" => {
                let (key, kind) = id.split_once('/').unwrap_or((id, ""));
                part_of_whole(Whole::Group(key.parse()?), kind, code)?
            }
            "opinion" => Self::Opinion(id.parse()?, OpinionText::with_code(code).ok_or(NotAnEvaluationPart)?),
            "meeting" => Self::Meeting(id.parse()?, MeetingText::with_code(code).ok_or(NotAnEvaluationPart)?),
            _ => return Err(NotAnEvaluationPart),
        };
        // Each part is written in one way only, so that none is there twice.
        if part.to_string() == printed { Ok(part) } else { Err(NotAnEvaluationPart) }
    }
}

/// The part of a whole: points under the name of that key, or else the text of that code.
fn part_of_whole(whole: Whole, kind: &str, code: &str) -> Result<EvaluationPart, NotAnEvaluationPart> {
    Ok(if kind == "points" {
        EvaluationPart::Points(whole, code.parse()?)
    } else {
        EvaluationPart::Whole(whole, WholeText::with_code(code).ok_or(NotAnEvaluationPart)?)
    })
}
