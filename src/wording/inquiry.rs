//! 照会 in words: the inquiry, the sections that have answered, and what is still open.

use super::plurals::counted;
use super::{InquiryLabel, Label, Language, copies, names, status, terms};
use crate::columns::answer_book::NO_SECTION;
use crate::figures::progress;
use crate::plan::Plan;
use crate::plan::lineage::{AnswerState, AskedFigure, Figures, SectionAnswer, SectionInquiry, SentInquiry};
use crate::value::fiscal_year::{NamedDay, read_named_day};
use crate::value::{Date, FiscalYear, VersionId, width};

/// The largest number of figures of an answer, and of sections, that are named; further ones are counted.
const MOST_NAMED: usize = 3;

/// An inquiry as the page shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Board {
    /// The content of the inquiry and its deadline.
    pub facts: Vec<String>,
    /// The number of sections that have answered, and the sections that have not.
    pub summary: String,
    /// The sections, in the order of the plan.
    pub sections: Vec<BoardRow>,
}

/// A section as the page shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BoardRow {
    /// The name of the section.
    pub name: String,
    /// The state of its answer.
    pub state: AnswerState,
    /// The number of figures that were requested.
    pub asked: usize,
    /// The number of these that are open in the plan now.
    pub open: usize,
    /// The last answer: the respondent, the day of import and the file; `None` while there is none.
    pub last: Option<LastAnswer>,
    /// The changes by the last answer if it replaced an earlier one; blank otherwise.
    pub replaced: String,
    /// The sentences on changes of the section's figures by files of others: `ほかのファイルも1欄を変えました: 移住.xlsx`.
    pub beside: Vec<String>,
    /// The name of the section as it is recorded; blank if its KPIs have none.
    pub recorded_as: String,
    /// Everything that has come back for the section, oldest first.
    pub answers: Vec<AnswerLine>,
    /// The version of the section's last answer, for which the user can name the sender; `None` while there is none.
    pub answer: Option<VersionId>,
}

/// A line in the list of what has come back for a section.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnswerLine {
    /// The version of the answer.
    pub version: VersionId,
    /// The name of the file, or a text that the answer was recorded by hand.
    pub file: String,
    /// Whose answer it is, in words: that of the section, or another file's changes.
    pub whose: String,
    /// The respondent as written; blank if nobody is named.
    pub respondent: String,
    /// The day of import.
    pub on: String,
    /// The number of cells that it changes, in words.
    pub cells: String,
    /// Whether it is an answer of the section of which nothing has come into the plan, so that its record can be taken back.
    pub can_be_taken_back: bool,
}

/// The answer of a section that was imported last.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LastAnswer {
    /// The respondent as written.
    pub respondent: String,
    /// The day of import.
    pub on: String,
    /// The name of the file.
    pub file: String,
}

/// The inquiry with its present state in that plan.
pub fn board(plan: &Plan, inquiry: &SentInquiry, today: Date, language: Language) -> Board {
    let open = open_figures(plan, &inquiry.years());
    let row = |section: &SectionInquiry| {
        let last = section.own().next_back();
        BoardRow {
            beside: section.beside().map(|answer| beside(answer, language)).collect(),
            recorded_as: section.name.clone(),
            answers: answers(section, today, language),
            answer: last.map(|answer| answer.version),
            name: names::without_long_runs(section_name(&section.name, language)),
            state: section.state(),
            asked: section.figures.len(),
            open: section.figures.among(&open).len(),
            last: last.map(|answer| LastAnswer {
                respondent: answer.respondent.clone(),
                on: status::day(answer.on, today, language),
                file: file_name(answer, language),
            }),
            replaced: last
                .filter(|_| section.state() == AnswerState::Replaced)
                .map(|answer| replaced(plan, answer, language))
                .unwrap_or_default(),
        }
    };
    let sections: Vec<BoardRow> = inquiry.sections.iter().map(row).collect();
    let is_waiting = sections.iter().any(|section| section.state.waits());
    let summary = summary(inquiry, sections.iter().map(|one| one.open).sum(), language);
    Board { facts: facts(inquiry, is_waiting, today, language), summary, sections }
}

/// The sentence that another file changes figures of a section, with the name of the file.
fn beside(answer: &SectionAnswer, language: Language) -> String {
    let (file, cells) = (&answer.file, answer.said.len());
    language.choose(
        format!("ほかのファイルも{cells}欄を変えました: {file}"),
        format!("Another file also changed {}: {file}", counted(cells, "cell", "cells")),
    )
}

/// Everything that has come back and is part of the plan, oldest first.
fn answers(section: &SectionInquiry, today: Date, language: Language) -> Vec<AnswerLine> {
    let own: Vec<VersionId> = section.own().map(|answer| answer.version).collect();
    let line = |answer: &SectionAnswer| AnswerLine {
        version: answer.version,
        file: file_name(answer, language),
        whose: if own.contains(&answer.version) {
            language.say("所管課の回答", "Answer of the section")
        } else {
            language.say("ほかのファイルの変更", "Changes from another file")
        },
        respondent: answer.respondent.clone(),
        on: status::day(answer.on, today, language),
        cells: match answer.said.len() {
            0 => language.say("変更なし", "None"),
            count => language.choose(format!("{count}欄"), count.to_string()),
        },
        can_be_taken_back: own.contains(&answer.version) && answer.changed_nothing(),
    };
    section.standing().map(line).collect()
}

/// The name of the file of an answer, or a text that it was recorded by hand.
fn file_name(answer: &SectionAnswer, language: Language) -> String {
    if answer.is_by_hand() {
        return language.say("手で記録（変更なしの回答）", "Recorded by hand (no changes)");
    }
    answer.file.to_string()
}

/// The message after an answer without changes was recorded for a section.
pub fn unchanged_noted(section: &str, language: Language) -> String {
    let section = section_name(section, language);
    sentence!(
        language,
        "{section}：変更なしの回答を記録しました。取り消すときは「回答を開く」から。",
        "{section}: recorded as an answer without changes. To take it back, use “Open the answers”."
    )
}

/// The message after the record of an answer without changes was taken back.
pub fn answer_taken_back(section: &str, language: Language) -> String {
    let section = section_name(section, language);
    sentence!(language, "{section}：回答の記録を取り消しました。", "{section}: took back the record of the answer.")
}

/// The name of a control of a section's row: `商工課 変更なしの回答`, `商工課 の回答を開く`.
pub fn of_section(section: &str, label: Label, language: Language) -> String {
    let text = label.text(language);
    match (language, label) {
        (Language::English, _) => format!("{section}: {text}"),
        (Language::Japanese, InquiryLabel::OPEN_ANSWERS) => format!("{section} の{text}"),
        (Language::Japanese, _) => format!("{section} {text}"),
    }
}

/// The state of a section's answer, in a word.
pub fn state(state: AnswerState, language: Language) -> &'static str {
    match state {
        AnswerState::Open => language.choose("未回答", "Not answered"),
        AnswerState::LeftOut => language.choose("回答あり・未反映", "Answered, not taken in"),
        AnswerState::Answered => language.choose("回答済", "Answered"),
        AnswerState::Replaced => language.choose("差替あり", "Answered again"),
    }
}

/// An inquiry as an option; two inquiries may be of the same day: `2024年度の実績（令和8年11月10日、農林課、商工課）`.
pub fn name(inquiry: &SentInquiry, language: Language) -> String {
    let years = language.series(inquiry.years().into_iter().map(|year| terms::year(year, language)));
    let whom = some_names(&inquiry.sections.iter().collect::<Vec<_>>(), language);
    let on = inquiry.asked_on;
    language
        .choose(format!("{years}の実績（{}、{whom}）", on.era_label()), format!("Actuals of {years} ({on}, {whom})"))
}

/// The names of the first of these sections, and the number of further sections.
pub(super) fn some_names(sections: &[&SectionInquiry], language: Language) -> String {
    let name = |section: &&SectionInquiry| names::without_long_runs(section_name(&section.name, language));
    let names = language.list(sections.iter().take(MOST_NAMED).map(name));
    match sections.len().saturating_sub(MOST_NAMED) {
        0 => names,
        more => sentence!(language, "{names}ほか{more}課", "{names} and {more} more"),
    }
}

fn facts(inquiry: &SentInquiry, is_waiting: bool, today: Date, language: Language) -> Vec<String> {
    let SentInquiry { version, only_open, with_texts, .. } = inquiry;
    let asked_on = status::day(inquiry.asked_on, today, language);
    let written = sentence!(language, "{asked_on}に書き出し", "Written on {asked_on}");
    let only_open = only_open.then(|| language.say("未入力と未把握の指標だけ", "only indicators with missing figures"));
    let with_texts = with_texts.then(|| InquiryLabel::ASK_TEXTS.text(language).to_owned());
    let version = sentence!(language, "版 {version}", "version {version}");
    [deadline(inquiry, is_waiting, today, language)]
        .into_iter()
        .chain([written])
        .chain(only_open)
        .chain(with_texts)
        .chain([version])
        .collect()
}

/// The deadline, and while answers are missing, the remaining or overdue days.
fn deadline(inquiry: &SentInquiry, is_waiting: bool, today: Date, language: Language) -> String {
    if inquiry.deadline.is_empty() {
        return language.say("期限の指定なし", "No deadline");
    }
    let written = deadline_in_full(&inquiry.deadline, inquiry.asked_on, language);
    let left = inquiry.due_on().filter(|_| is_waiting).map(|day| day.days_since(today));
    let left = match left {
        None => String::new(),
        Some(0) => language.say("（今日まで）", " (today)"),
        Some(days) if days > 0 => language.choose(
            format!("（あと{days}日）"),
            format!(" ({} left)", counted(usize::try_from(days).unwrap_or_default(), "day", "days")),
        ),
        Some(days) => language.choose(
            format!("（{}日過ぎました）", -days),
            format!(" ({} ago)", counted(usize::try_from(-days).unwrap_or_default(), "day", "days")),
        ),
    };
    sentence!(language, "期限 {written}{left}", "Deadline {written}{left}")
}

/// The message that a deadline names no day; `None` if it names one or is blank.
pub fn deadline_trouble(written: &str, today: Date, language: Language) -> Option<String> {
    let written = width::trim(written);
    let is_fine = written.is_empty() || deadline_day(written, today).is_some();
    let sentence = || {
        sentence!(
            language,
            "回答期限「{written}」を日付として読めません。「7月31日」か「7/31」のように入力してください。",
            "The deadline “{written}” cannot be read as a date. Please enter it like 7/31, 7月31日 or 2025-07-31."
        )
    };
    (!is_fine).then(sentence)
}

/// The deadline as it is sent, in the usual form of days on paper, however it was typed: `令和8年11月20日（金）`. Further words
/// (正午, 必着) are kept, and so is a text that names no day.
pub fn full_deadline(written: &str, today: Date) -> String {
    deadline_in_full(written, today, Language::Japanese)
}

fn deadline_in_full(written: &str, asked_on: Date, language: Language) -> String {
    let written = width::trim(written);
    let Ok(NamedDay { date, written: at }) = read_named_day(written, asked_on) else { return written.to_owned() };
    let (before, behind) = (written.get(..at.start).unwrap_or_default(), written.get(at.end..).unwrap_or_default());
    format!("{before}{}{behind}", copies::paper_day_of_week(date, language))
}

/// The remark on a deadline that is being entered: the whole day that it names, and whether it has passed. `None` if it
/// names no day.
pub fn deadline_told(written: &str, today: Date, language: Language) -> Option<(String, bool)> {
    let day = deadline_day(width::trim(written), today)?;
    let named = copies::paper_day_of_week(day, language);
    let has_passed = day < today;
    let sentence = if has_passed {
        sentence!(language, "{named}は、もう過ぎています。", "{named} has already passed.")
    } else {
        sentence!(language, "{named}まで", "By {named}")
    };
    Some((sentence, has_passed))
}

/// The day of the deadline. Without a year it is the next such day, unless one has passed within the last month.
fn deadline_day(written: &str, asked_on: Date) -> Option<Date> {
    read_named_day(written, asked_on).ok().map(|named| named.date)
}

/// The number of sections with an answer in the plan, the sections that have not answered, and those whose answer was left
/// out. KPIs without a section are mentioned separately.
fn summary(inquiry: &SentInquiry, open: usize, language: Language) -> String {
    let (sections, others): (Vec<_>, Vec<_>) = inquiry.sections.iter().partition(|section| !section.name.is_empty());
    let is_waiting = |section: &&&SectionInquiry| section.state() == AnswerState::Open;
    let waiting: Vec<&str> = sections.iter().filter(is_waiting).map(|section| section.name.as_str()).collect();
    let others = others.iter().filter(is_waiting).count();
    let (all, answered) = (sections.len(), sections.iter().filter(|section| !section.state().waits()).count());
    let of_all = || {
        language.choose(
            format!("{all}課のうち{answered}課が回答しました。"),
            format!("{answered} of {} answered.", counted(all, "section has", "sections have")),
        )
    };
    let of_sections = match (all, waiting.len()) {
        (0, _) => String::new(),
        (_, 0) if answered < all => of_all(),
        (_, 0) => language.choose(
            format!("{all}課すべてが回答しました。"),
            if all == 1 {
                "The section has answered.".to_owned()
            } else {
                format!("All {all} sections have answered.")
            },
        ),
        (_, count) => {
            let names = language.list(&waiting);
            of_all()
                + &language.choose(format!("未回答は{count}課です：{names}。"), format!(" No answer yet: {names}."))
        }
    };
    let left_out = inquiry.sections.iter().filter(|section| section.state() == AnswerState::LeftOut);
    let left_out: Vec<&str> = left_out.map(|section| section_name(&section.name, language)).collect();
    let left_out = if left_out.is_empty() {
        String::new()
    } else {
        let names = language.list(left_out);
        sentence!(language, "回答を反映していない課：{names}。", "Answers not taken in: {names}.")
    };
    let rest = match (others + waiting.len(), open) {
        (0, 0) => language.choose("残っている数値はありません。".to_owned(), "No figures are missing.".to_owned()),
        (0, _) => language.choose(
            format!("数値は{open}件残っています。"),
            format!("{} still missing.", counted(open, "figure is", "figures are")),
        ),
        _ => String::new(),
    };
    let of_others = match (others, waiting.is_empty()) {
        (0, _) => "",
        (_, true) => language
            .choose("所管課のない指標は未回答です。", "There is no answer for the indicators without a section."),
        (_, false) => {
            language.choose("所管課のない指標も未回答です。", "Nor is there one for the indicators without a section.")
        }
    };
    let sentences = [&of_sections, &rest, of_others, &left_out].into_iter().filter(|sentence| !sentence.is_empty());
    sentences.collect::<Vec<&str>>().join(language.choose("", " "))
}

/// The changes by a later answer: `2件を変更：売上（2024年度）、…`.
fn replaced(plan: &Plan, answer: &SectionAnswer, language: Language) -> String {
    let count = answer.set.len();
    if count == 0 {
        return language.say("数値の変更なし", "No figures changed");
    }
    let named = answer.set.iter().filter_map(|figure| {
        let (name, year) = (&plan.indicator(figure.kpi)?.name, terms::year(figure.year, language));
        Some(sentence!(language, "{name}（{year}）", "{name} ({year})"))
    });
    let mut named: Vec<String> = named.take(MOST_NAMED).collect();
    if count > named.len() {
        let more = count - named.len();
        named.push(sentence!(language, "ほか{more}件", "{more} more"));
    }
    let named = language.list(named);
    sentence!(language, "{count}件を変更：{named}", "{count} changed: {named}")
}

/// The figures of these years that are open in the plan.
pub fn open_figures(plan: &Plan, years: &[FiscalYear]) -> Figures {
    let of_year =
        |year: FiscalYear| progress::open_actuals(plan, year).into_iter().map(move |kpi| AskedFigure { year, kpi });
    years.iter().copied().flat_map(of_year).collect()
}

/// The sentence with the number of KPIs that have no responsible section.
pub fn without_section(count: usize, language: Language) -> String {
    language.choose(
        format!("所管課が空欄の指標が{count}件あります。"),
        format!("{} no section in charge.", counted(count, "indicator has", "indicators have")),
    )
}

/// The displayed name of a section; in a book it is in Japanese.
pub fn section_name(name: &str, language: Language) -> &str {
    if name.is_empty() { language.choose(NO_SECTION, "(no section)") } else { name }
}
