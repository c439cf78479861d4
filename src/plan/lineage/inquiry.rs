//! The inquiries of a plan (照会): which figures the sections in charge were asked for by answer books, and who has answered.
//!
//! An inquiry is identified by the version that its books name and the years that it is about. Another inquiry with both is
//! added to it. A returned book answers the inquiries whose version it names and every later one, each only if it has some of
//! its figures: a section that returns the first book after a second inquiry about the same figures has answered both.
//!
//! An answer of a section remains its own until the section sends another one ([`Whose`]). Changes of its figures by
//! files of other sections are kept beside it and never replace it, in whatever order the files come in.

use std::sync::Arc;

mod answer;

pub(super) use answer::AnsweredFile;
pub use answer::{AnsweredBy, Reply, SectionAnswer, Whose};

use crate::plan::Plan;
use crate::value::fiscal_year::read_named_day;
use crate::value::width::{self, key};
use crate::value::{ById, Date, FiscalYear, IndicatorId, VersionId};

/// The largest number of inquiries of a plan. The oldest is dropped first.
pub const MOST_INQUIRIES: usize = 5;
/// The largest number of answers of a section to one inquiry. The oldest answer from another section's file is dropped
/// first, then the oldest.
pub const MOST_ANSWERS: usize = 20;
/// The largest number of figures that the inquiries of a plan name together. The oldest inquiries are dropped to respect
/// it, but the newest is always kept.
pub const MOST_FIGURES: usize = 20_000;

/// The actual of a KPI for a year, which is requested or answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AskedFigure {
    /// The year.
    pub year: FiscalYear,
    /// The KPI.
    pub kpi: IndicatorId,
}

/// A set of figures, in ascending order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Figures(Vec<AskedFigure>);

impl Figures {
    /// The figures, year by year.
    pub fn iter(&self) -> std::slice::Iter<'_, AskedFigure> {
        self.0.iter()
    }

    /// The number of figures.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether the set is empty.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether the set has the figure.
    pub fn contains(&self, figure: &AskedFigure) -> bool {
        self.0.binary_search(figure).is_ok()
    }

    /// The figures that are also in the other set.
    #[must_use]
    pub fn among(&self, other: &Self) -> Self {
        Self(self.iter().filter(|figure| other.contains(figure)).copied().collect())
    }

    /// Adds figures.
    pub fn extend(&mut self, figures: impl IntoIterator<Item = AskedFigure>) {
        for figure in figures {
            if let Err(place) = self.0.binary_search(&figure) {
                self.0.insert(place, figure);
            }
        }
    }
}

impl FromIterator<AskedFigure> for Figures {
    fn from_iter<T: IntoIterator<Item = AskedFigure>>(figures: T) -> Self {
        let mut all = Self::default();
        all.extend(figures);
        all
    }
}

impl<'a> IntoIterator for &'a Figures {
    type Item = &'a AskedFigure;
    type IntoIter = std::slice::Iter<'a, AskedFigure>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

/// Answer books that were sent, with the answers that have come back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SentInquiry {
    /// The version that the books name.
    pub version: VersionId,
    /// The day on which the books were last written.
    pub asked_on: Date,
    /// The deadline as written on the sheets; blank if they state none.
    pub deadline: String,
    /// The person who sends the inquiry and receives the answers; blank if nobody is named.
    pub asked_by: String,
    /// The telephone number of that person; blank if none is named.
    pub telephone: String,
    /// Whether the books have only the KPIs with an open figure.
    pub only_open: bool,
    /// Whether the books also request 要因 and 今後の取組 of 効果検証.
    pub with_texts: bool,
    /// The sections that were asked, in the order of the plan. No two have the same name.
    pub sections: Vec<SectionInquiry>,
}

/// The figures requested from one section, with its answers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SectionInquiry {
    /// The name of the section as it was written; empty if the KPIs had none.
    pub name: String,
    /// The figures that were requested.
    pub figures: Figures,
    /// The answers, oldest first. No two have the same version.
    pub answers: Vec<SectionAnswer>,
}

/// The state of a section's answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum AnswerState {
    /// Nothing has come back (未回答).
    Open,
    /// The last answer was left out by the user who imported it, and is not in the plan (回答あり・未反映).
    LeftOut,
    /// One answer has come back (回答済).
    Answered,
    /// Several different answers have come back (差替あり).
    Replaced,
}

impl AnswerState {
    /// Whether no answer of the section is in the plan: none has come back, or the last one was left out.
    pub fn waits(self) -> bool {
        matches!(self, Self::Open | Self::LeftOut)
    }
}

impl SentInquiry {
    /// The key of the inquiry among those of its plan: its version and its years.
    pub fn key(&self) -> String {
        self.years().iter().fold(self.version.to_string(), |key, year| format!("{key} {year}"))
    }

    /// The years of the requested figures, ascending.
    pub fn years(&self) -> Vec<FiscalYear> {
        let mut years: Vec<FiscalYear> = Vec::new();
        for year in self.figures().map(|figure| figure.year) {
            if let Err(place) = years.binary_search(&year) {
                years.insert(place, year);
            }
        }
        years
    }

    /// The day of the deadline. A deadline without a year is the next such day after the books were written. `None` if it names no day.
    pub fn due_on(&self) -> Option<Date> {
        read_named_day(width::trim(&self.deadline), self.asked_on).ok().map(|named| named.date)
    }

    /// The requested figures, section by section.
    pub fn figures(&self) -> impl Iterator<Item = &AskedFigure> {
        self.sections.iter().flat_map(|section| &section.figures)
    }

    /// The number of figures that the inquiry and its answers name.
    fn size(&self) -> usize {
        let of_answers = |section: &SectionInquiry| section.answers.iter().map(SectionAnswer::size).sum::<usize>();
        self.sections.iter().map(|section| section.figures.len() + of_answers(section)).sum()
    }

    /// This inquiry combined with another record of it. Both began as `known`: what only one of them has changed is taken
    /// from that one, and what both have changed is taken from this one.
    fn joined(&self, other: &Self, known: Option<&Self>) -> Self {
        let of_known = |name: &str| known.and_then(|known| known.section(name));
        let mut joined =
            if known.is_some_and(|known| self.is_worded_like(known)) { other.clone() } else { self.clone() };
        let mine = self.sections.iter().map(|mine| match other.section(&mine.name) {
            Some(theirs) => mine.joined(theirs, of_known(&mine.name)),
            None => mine.clone(),
        });
        joined.sections = mine.collect();
        let strange = other.sections.iter().filter(|theirs| self.section(&theirs.name).is_none());
        joined.sections.extend(strange.cloned());
        joined
    }

    fn is_worded_like(&self, other: &Self) -> bool {
        let words = |one: &Self| Self { sections: Vec::new(), ..one.clone() };
        words(self) == words(other)
    }

    fn section(&self, name: &str) -> Option<&SectionInquiry> {
        self.sections.iter().find(|section| key(&section.name) == key(name))
    }

    /// The same inquiry without any answer.
    fn unanswered(&self) -> Self {
        let sections = self.sections.iter();
        let sections = sections.map(|section| SectionInquiry { answers: Vec::new(), ..section.clone() });
        Self { sections: sections.collect(), ..self.clone() }
    }
}

impl SectionInquiry {
    /// The answers that are part of the plan (not undone), oldest first.
    pub fn standing(&self) -> impl DoubleEndedIterator<Item = &SectionAnswer> {
        self.answers.iter().filter(|answer| !answer.undone)
    }

    /// The answers of the section itself, oldest first. Answers of unclear origin count as long as no answer is certainly
    /// the section's own.
    pub fn own(&self) -> impl DoubleEndedIterator<Item = &SectionAnswer> {
        let is_known = self.standing().any(|answer| answer.whose == Whose::Section);
        let counted = if is_known { Whose::Section } else { Whose::Unclear };
        self.standing().filter(move |answer| answer.whose == counted)
    }

    /// The answers from other files that change figures of the section, oldest first.
    pub fn beside(&self) -> impl Iterator<Item = &SectionAnswer> {
        let is_known = self.standing().any(|answer| answer.whose == Whose::Section);
        let is_beside = move |answer: &&SectionAnswer| match answer.whose {
            Whose::Section => false,
            Whose::Unclear => is_known,
            Whose::Another => true,
        };
        self.standing().filter(is_beside).filter(|answer| !answer.said.is_empty())
    }

    /// The state of the section's answer.
    pub fn state(&self) -> AnswerState {
        let taken = self.own().filter(|answer| !answer.left_out).count();
        match self.own().next_back() {
            None => AnswerState::Open,
            Some(last) if last.left_out => AnswerState::LeftOut,
            Some(_) if taken == 1 => AnswerState::Answered,
            _ => AnswerState::Replaced,
        }
    }

    fn joined(&self, other: &Self, known: Option<&Self>) -> Self {
        let of_known = |version| known.and_then(|known| known.answer(version));
        let mut joined = Self { answers: Vec::new(), ..self.clone() };
        joined.figures.extend(other.figures.iter().copied());
        // An answer that the other record has dropped as the oldest stays dropped; if it was changed here, it is kept as the oldest.
        let only_here = self.answers.iter().filter(|mine| other.answer(mine.version).is_none());
        let (old, new): (Vec<_>, Vec<_>) = only_here.partition(|mine| of_known(mine.version).is_some());
        let changed = old.into_iter().filter(|mine| of_known(mine.version) != Some(*mine)).cloned();
        let theirs = other.answers.iter().map(|theirs| match self.answer(theirs.version) {
            Some(mine) if of_known(theirs.version) != Some(mine) => mine.clone(),
            _ => theirs.clone(),
        });
        changed.chain(theirs).chain(new.into_iter().cloned()).for_each(|answer| joined.put(answer));
        joined
    }

    /// The answer of that version; `None` if there is none.
    pub fn answer(&self, version: VersionId) -> Option<&SectionAnswer> {
        self.answers.iter().find(|answer| answer.version == version)
    }

    /// Adds an answer, or replaces the one of the same version. Beyond the limit answers are dropped, the section's own last.
    fn put(&mut self, answer: SectionAnswer) {
        match self.answers.iter_mut().find(|kept| kept.version == answer.version) {
            Some(kept) => *kept = answer,
            None => self.answers.push(answer),
        }
        while self.answers.len() > MOST_ANSWERS {
            let of_another = self.answers.iter().position(|answer| answer.whose == Whose::Another);
            self.answers.remove(of_another.unwrap_or_default());
        }
    }
}

/// The inquiries of a plan, oldest first; no two have the same key.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Inquiries(Vec<SentInquiry>);

impl Inquiries {
    /// The inquiries in this order, oldest first; those of the same key become one, and beyond the limits the oldest are dropped.
    pub(super) fn new(inquiries: impl IntoIterator<Item = SentInquiry>) -> Self {
        let mut all = Self::default();
        for inquiry in inquiries {
            all.note(inquiry);
        }
        all
    }

    /// The inquiries, oldest first.
    pub(super) fn as_slice(&self) -> &[SentInquiry] {
        &self.0
    }

    /// Records that books are being sent. Figures that were requested by an inquiry of the same key remain requested.
    pub(super) fn note(&mut self, inquiry: SentInquiry) {
        let sections = inquiry.sections.into_iter().fold(Vec::<SectionInquiry>::new(), |mut sections, section| {
            match sections.iter_mut().find(|known| key(&known.name) == key(&section.name)) {
                Some(known) => *known = known.joined(&section, None),
                None => sections.push(section.joined(&SectionInquiry::default(), None)),
            }
            sections
        });
        let inquiry = SentInquiry { sections, ..inquiry };
        match self.0.iter_mut().find(|known| known.key() == inquiry.key()) {
            Some(known) => *known = SentInquiry { sections: known.joined(&inquiry, None).sections, ..inquiry },
            None => self.0.push(inquiry),
        }
        self.bound();
    }

    /// Records the reply of a table in a file that was imported. `answer` has the figures that the import changed;
    /// `is_left_out` returns whether the answer to some figures was left out.
    pub(super) fn note_reply(
        &mut self,
        reply: &Reply,
        file: AnsweredFile<'_>,
        answer: &SectionAnswer,
        is_left_out: impl Fn(&Figures) -> bool,
    ) {
        let first = self.0.iter().position(|inquiry| inquiry.version == reply.inquiry);
        for inquiry in self.0.iter_mut().skip(first.unwrap_or(usize::MAX)) {
            let spoken = inquiry.sections.iter().filter(|section| !section.figures.among(&reply.figures).is_empty());
            let sections = spoken.count();
            for section in &mut inquiry.sections {
                if section.figures.among(&reply.figures).is_empty() {
                    continue;
                }
                let whose = file.whose(reply, &section.name, sections);
                let (mut set, said) = (section.figures.among(&answer.set), section.figures.among(&reply.said));
                let mut respondent = if whose == Whose::Another { String::new() } else { answer.respondent.clone() };
                let mut left_out = is_left_out(&said);
                if let Some(before) = section.answer(answer.version).filter(|before| !before.undone) {
                    // The part that was taken before is in the plan.
                    left_out &= before.left_out;
                    set.extend(before.set.iter().copied());
                    // A name that was filled in by hand is kept when the same file comes again.
                    if respondent.is_empty() {
                        respondent.clone_from(&before.respondent);
                    }
                }
                section.put(SectionAnswer { respondent, set, said, left_out, whose, ..answer.clone() });
            }
        }
        self.bound();
    }

    /// Records an answer that is in no file.
    pub(super) fn note_by_hand(&mut self, inquiry: &str, section: &str, answer: SectionAnswer) {
        if let Some(section) = self.section_mut(inquiry, section) {
            section.put(answer);
        }
    }

    /// The answer of that version, for a change; `None` if the section has none.
    pub(super) fn answer_mut(
        &mut self,
        inquiry: &str,
        section: &str,
        version: VersionId,
    ) -> Option<&mut SectionAnswer> {
        self.section_mut(inquiry, section)?.answers.iter_mut().find(|answer| answer.version == version)
    }

    fn section_mut(&mut self, inquiry: &str, section: &str) -> Option<&mut SectionInquiry> {
        let inquiry = self.0.iter_mut().find(|known| known.key() == inquiry)?;
        inquiry.sections.iter_mut().find(|known| key(&known.name) == key(section))
    }

    /// Marks the answers from a table version as undone, or as valid again, in every section that has one.
    pub(super) fn set_undone(&mut self, version: VersionId, undone: bool) {
        let sections = self.0.iter_mut().flat_map(|inquiry| &mut inquiry.sections);
        for answer in sections.flat_map(|section| &mut section.answers).filter(|answer| answer.version == version) {
            answer.undone = undone;
        }
    }

    /// These inquiries and those that only `other` has, which count as older.
    pub(super) fn joined(&self, other: &Self) -> Self {
        let strange = other.0.iter().filter(|theirs| self.find(theirs).is_none()).cloned();
        let mine = self.0.iter().map(|mine| match other.find(mine) {
            Some(theirs) => mine.joined(theirs, None),
            None => mine.clone(),
        });
        Self::new(strange.chain(mine))
    }

    /// These inquiries combined with those that another tab has stored since both were equal to `known`.
    pub(super) fn caught_up(&self, stored: &Self, known: &Self) -> Self {
        let theirs = stored.0.iter().map(|theirs| match self.find(theirs) {
            Some(mine) => mine.joined(theirs, known.find(theirs)),
            None => theirs.clone(),
        });
        // An inquiry that the other tab has dropped as the oldest stays dropped; if it was changed here, it is kept as the oldest.
        let only_here = self.0.iter().filter(|mine| stored.find(mine).is_none());
        let (old, new): (Vec<_>, Vec<_>) = only_here.partition(|mine| known.find(mine).is_some());
        let changed = old.into_iter().filter(|mine| known.find(mine) != Some(*mine)).cloned();
        Self::new(changed.chain(theirs).chain(new.into_iter().cloned()))
    }

    /// The same inquiries without their answers.
    pub(super) fn unanswered(&self) -> Self {
        Self(self.0.iter().map(SentInquiry::unanswered).collect())
    }

    fn find(&self, other: &SentInquiry) -> Option<&SentInquiry> {
        self.0.iter().find(|inquiry| inquiry.version == other.version && inquiry.key() == other.key())
    }

    /// The inquiries of that version as one; `None` if there is none.
    pub(super) fn of_version(&self, version: VersionId) -> Option<SentInquiry> {
        let all = self.0.iter().filter(|inquiry| inquiry.version == version).cloned();
        all.reduce(|one, next| one.joined(&next, None))
    }

    fn bound(&mut self) {
        while self.0.len() > MOST_INQUIRIES
            || self.0.len() > 1 && self.0.iter().map(SentInquiry::size).sum::<usize>() > MOST_FIGURES
        {
            self.0.remove(0);
        }
    }
}

/// The actuals in which two states of a plan differ. A KPI that only one state has differs in all of its actuals.
pub fn changed_actuals(before: Option<&Plan>, after: Option<&Plan>) -> Figures {
    let mut changed = Figures::default();
    for (one, other) in [(before, after), (after, before)] {
        let rows = |plan: Option<&'_ Plan>| plan.map(|plan| plan.indicators().to_vec()).unwrap_or_default();
        let (rows, others) = (rows(one), rows(other));
        let places = ById::places(others.iter().map(|row| row.id));
        for row in rows {
            let beside = places.get(row.id).and_then(|place| others.get(place));
            if beside.is_some_and(|beside| Arc::ptr_eq(beside, &row)) {
                continue;
            }
            let differs = |year: &FiscalYear| beside.is_none_or(|beside| beside.actual(*year) != row.actual(*year));
            let years = row.actual_years().into_iter().filter(differs);
            changed.extend(years.map(|year| AskedFigure { year, kpi: row.id }));
        }
    }
    changed
}
