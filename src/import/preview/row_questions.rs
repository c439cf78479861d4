//! Questions about the KPI that a row without a known id means: the candidates, and the user's answer (IN-005).
//!
//! A row certainly is a KPI of ours if exactly one KPI has its name and its unit. The name alone is enough if the file has no
//! unit, or if the KPI has none and no other KPI has that name. The unit may be in brackets behind the name, and a bullet or a
//! number before it. For any other row the candidates are the KPIs with the same name, those where one name contains the other,
//! and those whose names differ in at most a quarter of their letters (inserted, omitted or exchanged). None of them is accepted
//! before the user answers.

use std::borrow::Cow;
use std::collections::HashSet;

use super::matching::{KnownTables, matched};
use super::named_row::Named;
use super::names_here::as_called_here;
use crate::import::questions::{Alike, Answer, Answers, Ask, Question};
use crate::import::wide::{FileKpi, WideFile};
use crate::plan::MOST_INDICATORS;
use crate::plan::lineage::KpiTable;
use crate::value::id::IndicatorId;
use crate::value::width::key;

/// The largest number of candidates for one row.
const MOST_CANDIDATES: usize = 5;
/// The smallest number of letters of a name that a longer name must contain to count as alike.
const SHORTEST_PART: usize = 3;
/// The largest number of letters of a name that is compared letter by letter: the work grows with the square of the length, and a
/// longer text is hardly the name of a KPI. It is still recognised if it is equal.
const LONGEST_COMPARED: usize = 100;

/// The key of a name with its number of letters.
struct CountedNameKey {
    key: String,
    letters: usize,
}

impl CountedNameKey {
    fn new(name: &str) -> Self {
        let key = key(name);
        Self { letters: key.chars().count(), key }
    }
}

/// The questions about the rows that are not matched with certainty. Empty for a file with more KPIs than a plan can hold.
pub(super) fn questions(file: &WideFile, ours: &KpiTable, answers: &Answers) -> Vec<Question> {
    if file.kpis.len() > MOST_INDICATORS {
        return Vec::new();
    }
    let named: Vec<Named> = file.kpis.iter().map(Named::of_file).collect();
    let ids = matched(&named, KnownTables::ours_alone(ours));
    let called = as_called_here(&named, ours);
    let is_certain = |((kpi, id), called): &((&FileKpi, &IndicatorId), &Named)| {
        ours.row(**id).is_some_and(|ours| kpi.id == Some(ours.id) || called.is_certainly(&Named::of_row(ours)))
    };
    let rows = file.kpis.iter().zip(&ids).zip(&*called);
    let certain: HashSet<IndicatorId> = rows.filter(is_certain).map(|((_, id), _)| *id).collect();
    let doubtful = file.kpis.iter().zip(&ids).filter(|(_, id)| !certain.contains(*id));
    let open = ours.rows.iter().filter(|row| !certain.contains(&row.id));
    let open: Vec<(IndicatorId, CountedNameKey)> = open.map(|row| (row.id, CountedNameKey::new(&row.name))).collect();
    doubtful.map(|(kpi, _)| question(kpi, &open, answers)).collect()
}

fn question(kpi: &FileKpi, open: &[(IndicatorId, CountedNameKey)], answers: &Answers) -> Question {
    let name = kpi.name();
    let wanted = CountedNameKey::new(&name);
    let mut alike: Vec<_> = open.iter().filter_map(|(id, name)| Some((*id, how_alike(&wanted, name)?))).collect();
    alike.sort_by_key(|(_, alike)| *alike);
    alike.truncate(MOST_CANDIDATES);
    let candidates = alike.iter().map(|(id, _)| Answer::Kpi(*id));
    let choices = candidates.chain([Answer::NewKpi, Answer::LeaveOut]).collect();
    let found = vec![(kpi.line(), kpi.unit())];
    Question { subject: name, found, alike, ..Question::new(Ask::Kpi { line: kpi.line() }, choices, answers) }
}

/// The similarity of two names by their keys; `None` if they are not alike.
fn how_alike(one: &CountedNameKey, other: &CountedNameKey) -> Option<Alike> {
    let (shorter, longer) = if one.letters < other.letters { (one, other) } else { (other, one) };
    let (least, most) = (shorter.letters, longer.letters);
    if one.key == other.key {
        return (least > 0).then_some(Alike::SameName);
    }
    if most > LONGEST_COMPARED {
        return None;
    }
    let letters = (most - least <= most / 4).then(|| strsim::levenshtein(&one.key, &other.key));
    let letters = letters.filter(|far| *far <= most / 4);
    let holds = least >= SHORTEST_PART && longer.key.contains(&shorter.key);
    letters.map(Alike::Letters).or(holds.then_some(Alike::Holds))
}

/// Records the user's answers on the KPIs of a file, in their order in the file.
pub(super) fn decide(named: &mut [Named], kpis: &[FileKpi], ours: &KpiTable, answers: &Answers) {
    let mut taken: HashSet<IndicatorId> = named.iter().filter_map(|row| row.id).collect();
    for (row, kpi) in named.iter_mut().zip(kpis) {
        let answer = answers.to(&Ask::Kpi { line: kpi.line() });
        row.decided = answer.filter(|answer| match answer {
            // Two rows cannot be one KPI: the first row with this answer gets it.
            Answer::Kpi(id) => ours.row(*id).is_some() && taken.insert(*id),
            answer => *answer == Answer::NewKpi,
        });
    }
}

/// Removes the KPIs that the user has chosen to leave out.
pub(super) fn leave_out(file: &mut Cow<'_, WideFile>, answers: &Answers) {
    let is_out = |kpi: &FileKpi| answers.to(&Ask::Kpi { line: kpi.line() }) == Some(Answer::LeaveOut);
    if file.kpis.iter().any(is_out) {
        file.to_mut().kpis.retain(|kpi| !is_out(kpi));
    }
}
