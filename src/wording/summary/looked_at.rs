//! Files that are only viewed (ファイルを見る): the result for each file, in words.

use super::super::plurals::counted;
use super::super::{Language, compare, errors, import, names, status};
use crate::compare::Comparison;
use crate::session::looked_at::{LookedError, LookedFile, LookedPlan, PlanSource, PlanState, PlanVersion};
use crate::value::Date;

/// The largest number of differing places that are named; further ones are counted.
const MOST_NAMED: usize = 3;
/// The largest number of a file's plans that are named although there is nothing to report about them; further ones are
/// counted.
const MOST_SHOWN: usize = 20;

/// The result for a file, or for a plan in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileLine {
    /// The sentence.
    pub text: String,
    /// The kind of the sentence.
    pub kind: FileLineKind,
}

/// The result for a plan in a file that is only viewed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileLineKind {
    /// It is shown.
    Shown,
    /// It is shown beside another state that does not include it (食い違い).
    Parted,
    /// Another state is shown instead.
    NotShown,
    /// It cannot be read.
    Unread,
}

/// The results for a file and each of its plans. The plans are among `plans`, which are in the order of their ids.
pub fn file_lines(file: &LookedFile, plans: &[LookedPlan], today: Date, language: Language) -> Vec<FileLine> {
    let unread = |text: String| FileLine { text, kind: FileLineKind::Unread };
    let content = match &file.content {
        Ok(content) => content,
        Err(LookedError::Plans(error)) => return vec![unread(errors::file(*error, language))],
        Err(LookedError::Long(error)) => return vec![unread(import::error_sentence(error, language))],
    };
    if content.plans.is_empty() {
        return errors::no_plan(content, language).into_iter().map(unread).collect();
    }
    let looked_plan = |id| plans.get(plans.binary_search_by_key(&id, |plan| plan.id).ok()?);
    let lines = content.plans.iter().filter_map(|plan| plan_line(&file.name, looked_plan(plan.id)?, today, language));
    let mut lines: Vec<FileLine> = lines.collect();
    let is_shown = |line: &FileLine| line.kind == FileLineKind::Shown;
    let shown = lines.iter().filter(|line| is_shown(line)).count();
    if shown > MOST_SHOWN {
        lines.retain(|line| !is_shown(line));
        let text = sentence!(language, "{shown}計画を表に出しています。", "{shown} plans are shown.");
        lines.insert(0, FileLine { text, kind: FileLineKind::Shown });
    }
    lines.extend(errors::partly(content, language).into_iter().map(unread));
    lines
}

/// The result for a plan in the file with that name.
fn plan_line(file: &str, plan: &LookedPlan, today: Date, language: Language) -> Option<FileLine> {
    let is_of_file = |state: &PlanState| state.source == PlanSource::File(file.to_owned());
    let holds = |version: &&PlanVersion| is_of_file(&version.state) || version.also.iter().any(is_of_file);
    let version = plan.shown.iter().chain(&plan.older).find(holds)?;
    let is_shown = plan.shown.contains(version);
    let name = names::plan_name(&version.state.plan, language);
    let about =
        |text: String, kind| Some(FileLine { text: format!("{name}{}{text}", language.choose("：", ": ")), kind });
    if !is_of_file(&version.state) {
        let other = source(&version.state, today, language);
        let same = sentence!(language, "{other}と同じ内容です。", "The same as {other}.");
        return about(same, FileLineKind::NotShown);
    }
    if !is_shown {
        let newer = plan.shown_instead_of(version);
        let newer = newer.map(|shown| source(&shown.state, today, language)).unwrap_or_default();
        let differs = plan.differences(version).map(|found| differences(&found, language)).unwrap_or_default();
        let older = sentence!(
            language,
            "{newer}のほうが新しいため、表に出していません。{differs}",
            "Not shown, because {newer} is newer. {differs}"
        );
        return about(older, FileLineKind::NotShown);
    }
    let saved = version.state.at.map(|at| status::saved(at, today, language)).unwrap_or_default();
    if !plan.has_parted() {
        return about(sentence!(language, "表に出しています。{saved}", "Shown. {saved}"), FileLineKind::Shown);
    }
    let others = plan.shown.iter().filter(|other| *other != version);
    let others = others.map(|other| source(&other.state, today, language)).collect::<Vec<_>>();
    let others = language.list(others);
    let differs = plan.shown.iter().find(|other| *other != version).and_then(|other| other.differences(version));
    let differs = differs.map(|found| differences(&found, language)).unwrap_or_default();
    let parted = if plan.has_no_saves() {
        sentence!(
            language,
            "食い違い：{others}と異なり、公開用CSVには保存の記録がなく、どちらが新しいかわからないため、両方を表に出しています（{saved}）。{differs}",
            "Conflicting with {others}: a CSV for publishing does not tell which is newer, so both are shown ({saved}). {differs}"
        )
    } else {
        sentence!(
            language,
            "食い違い：{others}と、どちらも相手の変更を含まないため、両方を表に出しています（{saved}）。{differs}",
            "Conflicting with {others}: neither includes the other’s changes, so both are shown ({saved}). {differs}"
        )
    };
    about(parted, FileLineKind::Parted)
}

/// The source of a state, with its day: `市.json（11月20日 10:32 保存）`.
fn source(state: &PlanState, today: Date, language: Language) -> String {
    let source = match &state.source {
        PlanSource::Here => language.choose("この端末の計画", "the plan on this device"),
        PlanSource::File(name) => name,
    };
    match state.at.map(|at| status::saved(at, today, language)) {
        Some(saved) => sentence!(language, "{source}（{saved}）", "{source} ({saved})"),
        None => source.to_owned(),
    }
}

/// The number of places where two states differ, with the names of the first few.
fn differences(comparison: &Comparison, language: Language) -> String {
    let kpis = compare::kpis(comparison, language);
    let named = comparison.differences.iter().take(MOST_NAMED).map(|difference| {
        let place = compare::place(&difference.place, comparison, language);
        let kpi = difference.place.kpi().and_then(|id| comparison.kpis.iter().position(|pair| pair.id == id));
        match kpi.and_then(|at| kpis.get(at)) {
            Some(kpi) => format!("{kpi} {place}"),
            None => place,
        }
    });
    let mut named = named.collect::<Vec<_>>();
    let (count, more) = (comparison.differences.len(), comparison.differences.len().saturating_sub(MOST_NAMED));
    if more > 0 {
        named.push(compare::more_told(more, language));
    }
    let named = language.list(named);
    language.choose(
        format!("異なるところ{count}か所：{named}。"),
        format!("{} differ: {named}.", counted(count, "place", "places")),
    )
}

/// The numbers of files and plans that are viewed, and the remark that none of them is stored.
pub fn summary(files: usize, plans: usize, unread: usize, language: Language) -> String {
    let looked = language.choose(
        format!("{files}個のファイルの{plans}計画を見ています。保存していません。"),
        format!(
            "Looking at {} in {}. Nothing of them is kept.",
            counted(plans, "plan", "plans"),
            counted(files, "file", "files")
        ),
    );
    if unread == 0 {
        return looked;
    }
    let unread = language.choose(
        format!("読めないファイルが{unread}個あります。"),
        format!(" {} cannot be read.", counted(unread, "file", "files")),
    );
    looked + &unread
}

/// The progress of reading files.
pub fn reading(done: usize, all: usize, language: Language) -> String {
    sentence!(language, "ファイルを読んでいます（{all}個のうち{done}個）", "Reading files ({done} of {all})")
}
