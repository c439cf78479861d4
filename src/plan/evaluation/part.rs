//! The parts of the sheet of a year, and how they are spelled in records.

use std::fmt;
use std::str::FromStr;

use crate::plan::unit;
use crate::value::digest::fnv1a;
use crate::value::{IndicatorId, width};

/// A part of the sheet of a year that can have a text. It prints as `sheet/budget`, `kpi/k…/cause`, `project/policy`,
/// `group/0123456789abcdef/effect`, `project/points/0123456789abcdef`, `opinion/e1-89abcdef/text` or
/// `meeting/e1-89abcdef/on`, and records store this form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EvaluationPart {
    /// A text of the whole sheet.
    Sheet(SheetText),
    /// A text about a KPI.
    Kpi(IndicatorId, KpiText),
    /// A text about the project or a 基本目標.
    Whole(Whole, WholeText),
    /// Points that people give the project or a 基本目標, under a name from the rule of grades
    /// ([`crate::plan::grade_rule::GradeRule::typed_points`]).
    Points(Whole, NameKey),
    /// An opinion of outside experts (意見) with the reply to it (対応).
    Opinion(ItemId, OpinionText),
    /// A meeting (会議).
    Meeting(ItemId, MeetingText),
}

/// The whole to which a grade of several KPIs belongs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Whole {
    /// The project (事業).
    Project,
    /// The 基本目標 with that key.
    Group(NameKey),
}

/// The key of the name of a 基本目標, or of points of a rule, without regard to width and spaces. It is a small `Copy` value,
/// since it is part of the place of a field. The name of a 基本目標 itself is at [`WholeText::Name`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NameKey(u64);

/// The id of an opinion or of a meeting. Later items have greater ids; two items that were added independently differ in
/// their random part.
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
    /// A text about a KPI.
    KpiText {
        /// 要因.
        Cause: "cause",
        /// 今後の取組 (改善方策).
        Measure: "measure",
        /// 前年の取組はどうなったか, of the sheet before: `done`, `partly`, `not_done` or `dropped`.
        Kept: "kept",
        /// A note on the outcome of 前年の取組.
        KeptNote: "kept_note",
        /// The word that a person chose instead of the rule's own ([`super::ChosenGrade`]).
        Grade: "grade",
        /// The reason for that choice.
        GradeReason: "grade_reason",
        /// The reason why a figure differs from the frozen one.
        CorrectedNote: "corrected_note",
    }
}

coded! {
    /// A text about the project or a 基本目標.
    WholeText {
        /// The name of the 基本目標, stored with the first text about it, so that it stays known when no KPI has it any more.
        Name: "name",
        /// 事業効果, by its code `1` to `4`.
        Effect: "effect",
        /// The grade that people give ([`super::ChosenGrade`]).
        Grade: "grade",
        /// 外部有識者の評価.
        ExpertsGrade: "experts_grade",
        /// 今後の方針, by its code `1` to `5`.
        Policy: "policy",
        /// The reason for the policy (理由).
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
    /// Whether the text is allowed there: any text where people write, one of the codes where they choose. A blank text always is.
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

    /// Whether a text from somebody else's file can be taken over: it must be allowed there, and points must be a number.
    pub fn takes_in(self, text: &str) -> bool {
        let is_points = matches!(self, Self::Points(..)) && !text.is_empty();
        self.accepts(text) && !(is_points && unit::points(text).is_none())
    }

    /// Whether people choose one of several codes there.
    pub fn is_choice(self) -> bool {
        !self.accepts("-")
    }

    /// Whether the part is a grade that a person chose ([`super::ChosenGrade`]).
    pub fn is_grade(self) -> bool {
        matches!(self, Self::Kpi(_, KpiText::Grade) | Self::Whole(_, WholeText::Grade))
    }

    /// The KPI to which the part belongs; `None` for any other part.
    pub fn indicator(self) -> Option<IndicatorId> {
        if let Self::Kpi(id, _) = self { Some(id) } else { None }
    }

    /// The project or 基本目標 to which the part belongs; `None` for any other part.
    pub fn whole(self) -> Option<Whole> {
        if let Self::Whole(whole, _) | Self::Points(whole, _) = self { Some(whole) } else { None }
    }

    /// The opinion to which the part belongs; `None` for any other part.
    pub fn opinion(self) -> Option<ItemId> {
        if let Self::Opinion(id, _) = self { Some(id) } else { None }
    }

    /// The meeting to which the part belongs; `None` for any other part.
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

    /// Whether the part can still be written while the sheet is settled but not published (`docs/decisions.md` 89).
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

    /// Whether the part can still be written once the sheet is published: facts about the publication and notes on corrected figures.
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
    /// The key of a name; keys are stored.
    pub fn from_name(name: &str) -> Self {
        Self(fnv1a(&width::key(name)))
    }
}

impl ItemId {
    /// The id of an item after `last`, with the lower 32 of the random bits.
    pub fn behind(last: Option<Self>, bits: u64) -> Self {
        Self::unnumbered(bits).moved_behind(last)
    }

    /// The id of an item from a file, which has no number until its position is known, with the lower 32 of these bits.
    pub fn unnumbered(bits: u64) -> Self {
        Self { number: 0, random: u32::try_from(bits & u64::from(u32::MAX)).unwrap_or_default() }
    }

    /// Whether the id has no number yet.
    pub fn is_unnumbered(self) -> bool {
        self.number == 0
    }

    /// The random bits of the id, regardless of its number.
    pub fn bits(self) -> u32 {
        self.random
    }

    /// The id with the number after `last`.
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
        // Each part has only one printed form, so that no part occurs twice.
        if part.to_string() == printed { Ok(part) } else { Err(NotAnEvaluationPart) }
    }
}

/// The part of a whole: points under the name with that key, or the text of that code.
fn part_of_whole(whole: Whole, kind: &str, code: &str) -> Result<EvaluationPart, NotAnEvaluationPart> {
    Ok(if kind == "points" {
        EvaluationPart::Points(whole, code.parse()?)
    } else {
        EvaluationPart::Whole(whole, WholeText::with_code(code).ok_or(NotAnEvaluationPart)?)
    })
}
