//! 照会: what was asked, who has answered, and what is still open, in words.

use super::answer_book::{open_figures, section_name};
use super::{Language, status, terms};
use crate::plan::Plan;
use crate::plan::lineage::{SectionAnswer, SectionInquiry, SectionState, SentInquiry};
use crate::value::fiscal_year::{Date, read_date};
use crate::value::width;

/// The number of figures of an answer that are named; of more than these the number is said.
const MOST_NAMED: usize = 3;

/// An inquiry as it stands on the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Board {
    /// What was asked, and until when.
    pub facts: Vec<String>,
    /// How many sections have answered, and which have not.
    pub summary: String,
    /// The sections, in the order of the plan.
    pub sections: Vec<BoardRow>,
}

/// A section as it stands on the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BoardRow {
    /// The name of the section.
    pub name: String,
    /// How it stands.
    pub state: SectionState,
    /// The number of figures that were asked.
    pub asked: usize,
    /// The number of these that are open in the plan now.
    pub open: usize,
    /// Who answered last, when that was taken in, and of which file; blank while nobody has.
    pub last: Option<LastAnswer>,
    /// What the last answer has changed, where it is not the first; blank where it is.
    pub replaced: String,
}

/// The answer of a section that was taken in last.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LastAnswer {
    /// Who answered, as it was written.
    pub respondent: String,
    /// The day on which it was taken in.
    pub on: String,
    /// The name of the file.
    pub file: String,
}

/// The inquiry as it stands in that plan today.
pub fn board(plan: &Plan, inquiry: &SentInquiry, today: Date, language: Language) -> Board {
    let open = open_figures(plan, &inquiry.years());
    let row = |section: &SectionInquiry| {
        let last = section.standing().next_back();
        BoardRow {
            name: section_name(&section.name, language).to_owned(),
            state: section.state(),
            asked: section.figures.len(),
            open: section.figures.among(&open).len(),
            last: last.map(|answer| LastAnswer {
                respondent: answer.respondent.clone(),
                on: status::day(answer.on, today, language),
                file: answer.file.to_string(),
            }),
            replaced: last
                .filter(|_| section.state() == SectionState::Replaced)
                .map(|answer| replaced(plan, answer, language))
                .unwrap_or_default(),
        }
    };
    let sections: Vec<BoardRow> = inquiry.sections.iter().map(row).collect();
    let is_waiting = sections.iter().any(|section| section.state == SectionState::Open);
    let summary = summary(inquiry, sections.iter().map(|one| one.open).sum(), language);
    Board { facts: facts(inquiry, is_waiting, today, language), summary, sections }
}

/// How a section stands, in a word.
pub fn state(state: SectionState, language: Language) -> &'static str {
    match state {
        SectionState::Open => language.of("未回答", "not answered"),
        SectionState::Answered => language.of("回答済", "answered"),
        SectionState::Replaced => language.of("差替あり", "answered again"),
    }
}

/// The inquiry in the choice of several, of which two may be of one day: `2024年度の実績（2026年11月10日、4課）`.
pub fn name(inquiry: &SentInquiry, language: Language) -> String {
    let years: Vec<String> = inquiry.years().into_iter().map(|year| terms::year(year, language)).collect();
    let years = years.join(language.of("・", ", "));
    let named = inquiry.sections.iter().filter(|section| !section.name.is_empty()).count();
    let (on, sections) = (inquiry.asked_on, named);
    language.of(
        format!("{years}の実績（{}、{sections}課）", on.western_label()),
        format!("Actuals of {years} ({on}, {sections} section(s))"),
    )
}

fn facts(inquiry: &SentInquiry, is_waiting: bool, today: Date, language: Language) -> Vec<String> {
    let SentInquiry { version, only_open, .. } = inquiry;
    let asked_on = status::day(inquiry.asked_on, today, language);
    let written = language.of(format!("{asked_on}に書き出し"), format!("written on {asked_on}"));
    let only_open = only_open.then(|| language.of("未入力と未把握の指標だけ", "only open KPIs").to_owned());
    let version = language.of(format!("版 {version}"), format!("version {version}"));
    [deadline(inquiry, is_waiting, today, language)]
        .into_iter()
        .chain([written])
        .chain(only_open)
        .chain([version])
        .collect()
}

/// Until when the answers are wanted, and where somebody is waited for how long that is, or by how much it has passed.
fn deadline(inquiry: &SentInquiry, is_waiting: bool, today: Date, language: Language) -> String {
    let written = &inquiry.deadline;
    if written.is_empty() {
        return language.of("期限の指定なし", "no deadline").to_owned();
    }
    let left = deadline_day(written, inquiry.asked_on).filter(|_| is_waiting).map(|day| day.days_since(today));
    let left = match left {
        None => String::new(),
        Some(0) => language.of("（今日まで）", " (today)").to_owned(),
        Some(days) if days > 0 => language.of(format!("（あと{days}日）"), format!(" (in {days} day(s))")),
        Some(days) => language.of(format!("（{}日過ぎました）", -days), format!(" ({} day(s) ago)", -days)),
    };
    language.of(format!("期限 {written}{left}"), format!("deadline {written}{left}"))
}

/// The sentence on a deadline that names no day; `None` where it names one, or nothing is said of it.
pub fn deadline_trouble(written: &str, today: Date, language: Language) -> Option<String> {
    let written = width::trim(written);
    let is_fine = written.is_empty() || deadline_day(written, today).is_some();
    let sentence = || {
        language.of(
            format!("回答期限「{written}」を日付として読めません。「7月31日」のように入力してください。"),
            format!("The deadline “{written}” is not a day. Please write it like 7月31日 or 2025-07-31."),
        )
    };
    (!is_fine).then(sentence)
}

/// The day of the deadline; without a year it is the one that is nearest to the inquiry.
fn deadline_day(written: &str, asked_on: Date) -> Option<Date> {
    let in_year = |year: i32| read_date(&format!("{year}年{written}")).ok().map(|read| read.date);
    let whole = read_date(written).ok().map(|read| read.date);
    let nearest = || {
        let days = [-1, 0, 1].into_iter().filter_map(|years| in_year(asked_on.year() + years));
        days.min_by_key(|day| day.days_since(asked_on).abs())
    };
    whole.or_else(nearest)
}

/// How many sections have answered, and which have not. KPIs without a section are of none, and are spoken of by themselves.
fn summary(inquiry: &SentInquiry, open: usize, language: Language) -> String {
    let (sections, others): (Vec<_>, Vec<_>) = inquiry.sections.iter().partition(|section| !section.name.is_empty());
    let is_waiting = |section: &&&SectionInquiry| section.state() == SectionState::Open;
    let waiting: Vec<&str> = sections.iter().filter(is_waiting).map(|section| section.name.as_str()).collect();
    let others = others.iter().filter(is_waiting).count();
    let (all, answered) = (sections.len(), sections.len() - waiting.len());
    let of_sections = match (all, waiting.len()) {
        (0, _) => String::new(),
        (_, 0) => {
            language.of(format!("{all}課すべてが回答しました。"), format!("All {all} section(s) have answered. "))
        }
        (_, count) => {
            let names = waiting.join(language.of("、", ", "));
            language.of(
                format!("{all}課のうち{answered}課が回答しました。未回答は{count}課です：{names}"),
                format!("{answered} of {all} section(s) have answered. Not yet: {names}"),
            )
        }
    };
    let rest = match (others + waiting.len(), open) {
        (0, 0) => language.of("残っている数値はありません。".to_owned(), "No figure is open.".to_owned()),
        (0, _) => language.of(format!("数値は{open}件残っています。"), format!("{open} figure(s) are still open.")),
        _ => String::new(),
    };
    let of_others = match (others, waiting.is_empty()) {
        (0, _) => "",
        (_, true) => {
            language.of("所管課のない指標は未回答です。", "The indicators without a section are not answered.")
        }
        (_, false) => {
            language.of("。所管課のない指標も未回答です。", "; nor are the indicators without a section answered.")
        }
    };
    of_sections + &rest + of_others
}

/// What a later answer has changed: `2件を変更：売上（2024年度）、…`.
fn replaced(plan: &Plan, answer: &SectionAnswer, language: Language) -> String {
    let count = answer.set.len();
    if count == 0 {
        return language.of("数値の変更なし", "no figure changed").to_owned();
    }
    let named = answer.set.iter().filter_map(|figure| {
        let (name, year) = (&plan.indicator(figure.kpi)?.name, terms::year(figure.year, language));
        Some(language.of(format!("{name}（{year}）"), format!("{name} ({year})")))
    });
    let mut named: Vec<String> = named.take(MOST_NAMED).collect();
    if count > named.len() {
        let more = count - named.len();
        named.push(language.of(format!("ほか{more}件"), format!("{more} more")));
    }
    let named = named.join(language.of("、", ", "));
    language.of(format!("{count}件を変更：{named}"), format!("{count} changed: {named}"))
}
