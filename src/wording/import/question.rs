//! The texts of the questions about a file and of their answers.

use std::iter;

use litemap::LiteMap;

use super::{dashes, lines, looks};
use crate::columns;
use crate::import::questions::{Alike, Answer, Ask, Question};
use crate::plan::Plan;
use crate::plan::cell::{ForeignFigure, UnitAnswer};
use crate::value::IndicatorId;
use crate::wording::inquiry::section_name;
use crate::wording::plurals::counted;
use crate::wording::{Language, names, terms};

/// The largest number of files whose lines one sentence lists.
const MOST_FILES: usize = 4;

/// The sentence of a question.
pub fn question(question: &Question, language: Language) -> String {
    names::without_long_runs(&sentence(question, language))
}

fn sentence(question: &Question, language: Language) -> String {
    let Question { subject, found, .. } = question;
    let at: Vec<usize> = found.iter().map(|(line, _)| *line).collect();
    let at = lines(&at, language);
    match &question.ask {
        Ask::Kpi { .. } => sentence!(
            language,
            "{at}「{subject}」に対応するKPIが見つかりません。一覧から選んでください。",
            "No indicator was found for “{subject}” ({at}). Please choose one from the list."
        ),
        Ask::Sign { .. } => sentence!(
            language,
            "{at}「{subject}」の読み方（マイナス・該当なし）を確認してください。",
            "Does “{subject}” ({at}) mean a minus, or not applicable?"
        ),
        Ask::ForeignUnit { unit, .. } => sentence!(
            language,
            "「{subject}」のように、指標の単位（{unit}）と違う単位の数値があります（{at}）。どう読みますか。選ばなければ文字のまま残り、累計・達成率に入りません。",
            "Some figures are not in the unit of their indicator ({unit}), such as “{subject}” ({at}). How should they be read? Without an answer they stay as text and are left out of totals and rates."
        ),
        Ask::Basis => language.choose(
            format!(
                "{}件の新しい指標の「目標の数え方」がファイルに書かれていません。名称と単位からの提案は、{}です。",
                found.len(),
                proposals(question, language)
            ),
            format!(
                "The file does not say how the targets of {} are counted. Suggested from names and units: {}.",
                counted(found.len(), "new indicator", "new indicators"),
                proposals(question, language)
            ),
        ),
        Ask::Direction => language.choose(
            format!(
                "{}件の新しい指標の「めざす向き」がファイルに書かれていません。数値と名称からの提案は、{}です。",
                found.len(),
                proposals(question, language)
            ),
            format!(
                "The file does not say what {} for. Suggested from figures and names: {}.",
                counted(found.len(), "new indicator aims", "new indicators aim"),
                proposals(question, language)
            ),
        ),
        Ask::Plan { text } => sentence!(
            language,
            "計画IDの欄に「{text}」とありますが、計画IDではありません。この表は「{subject}」のものですか。",
            "The plan ID column says “{text}”, which is not a plan ID. Does this table belong to “{subject}”?"
        ),
        Ask::Remarks => sentence!(
            language,
            "「{subject}」のように、数値の後ろに括弧書きがあります（{at}）。括弧の前の数値を取り込みますか。",
            "Some figures are followed by words or figures in brackets, such as “{subject}” ({at}). Should the figures before the brackets be taken in?"
        ),
        Ask::OtherTimes => sentence!(
            language,
            "「{subject}」のように、列の年度と異なる時点が書かれた数値があります（{at}）。列の年度の数値として取り込みますか。",
            "Some figures have a different year beside them than their column, such as “{subject}” ({at}). Should they be taken in for the year of the column?"
        ),
        Ask::Marked | Ask::Merged | Ask::HiddenRows => looks::question(question, &at, language),
        Ask::Several => sentence!(
            language,
            "「{subject}」のように、一つの欄にいくつも数値があります（{at}）。指標の単位の数値（なければ最初の数値）を取り込みますか。",
            "Some cells hold several figures, such as “{subject}” ({at}). Should the one in the indicator’s unit (or else the first) be taken in?"
        ),
        Ask::Unchanged | Ask::Unsigned => about_sender(question, language),
    }
}

/// A question about a sheet whose sender is not named.
fn about_sender(Question { ask, subject, .. }: &Question, language: Language) -> String {
    let section = section_name(subject, language);
    if *ask == Ask::Unchanged {
        return sentence!(
            language,
            "{section}の回答には、変更も回答者もありません。「変更なしの回答」として記録しますか。",
            "The answer of {section} has neither changes nor a respondent. Should it be recorded as an answer without changes?"
        );
    }
    sentence!(
        language,
        "変更はありますが、回答者だけ空欄です。{section}の回答ですか。回答者は、あとで「照会」に記入できます。",
        "There are changes, but the respondent is blank. Is this the answer of {section}? You can fill in the respondent later under “Inquiry”."
    )
}

/// The counting and the aim of new KPIs' targets, in one line: `新しい指標44件の数え方と向き：各年度の値42・増加分2、増やす40・減らす4`.
pub fn standard(questions: &[Question], language: Language) -> String {
    let count = questions.iter().map(|question| question.found.len()).max().unwrap_or_default();
    let said = questions.iter().map(|question| match question.answer {
        Some(Answer::Proposed) => {
            let mut words: LiteMap<&str, usize> = LiteMap::new();
            question.found.iter().for_each(|(_, word)| *words.entry(word).or_default() += 1);
            let words = words.into_iter().map(|(word, count)| format!("{}{count}", in_language(word, language)));
            language.series(words)
        }
        Some(answer) => choice(answer, question, None, language),
        None => language.say("未回答", "not answered"),
    });
    let said = said.collect::<Vec<_>>().join(language.choose("、", "; "));
    let of_new = counted(count, "new indicator", "new indicators");
    language.choose(format!("新しい指標{count}件の数え方と向き：{said}"), format!("How {of_new} count and aim: {said}"))
}

/// The label of an answer. `plan` is the plan that the file is compared with.
pub fn choice(choice: Answer, question: &Question, plan: Option<&Plan>, language: Language) -> String {
    names::without_long_runs(&label(choice, question, plan, language))
}

fn label(choice: Answer, question: &Question, plan: Option<&Plan>, language: Language) -> String {
    match choice {
        Answer::Yes | Answer::LeaveOut if question.ask == Ask::HiddenRows => {
            let is_read = choice == Answer::Yes;
            if is_read {
                language.say("読み取る", "Read them")
            } else {
                language.say("読み取らない", "Leave them out")
            }
        }
        Answer::Yes if question.ask == Ask::Merged => {
            language.say("はい（最初の年度の値とする）", "Yes (as the value of the first year)")
        }
        Answer::No if matches!(question.ask, Ask::Plan { .. }) => {
            language.say("いいえ（新しい計画にする）", "No (make a new plan)")
        }
        Answer::No if question.ask == Ask::Remarks => {
            language.say("いいえ（文字のまま取り込む）", "No (take them as text)")
        }
        Answer::Yes if question.ask == Ask::Unchanged => language.say("変更なしの回答", "An answer without changes"),
        Answer::No if question.ask == Ask::Unchanged => {
            language.say("回答として記録しない", "Do not record as an answer")
        }
        Answer::Yes if question.ask == Ask::Unsigned => {
            language.say("所管課の回答（回答者だけ空欄）", "The section’s answer (respondent left blank)")
        }
        Answer::No if question.ask == Ask::Unsigned => language.say("ほかの課による変更", "Changes by another section"),
        Answer::Yes => language.say("はい", "Yes"),
        Answer::No => language.say("いいえ（指標ごとの単位）", "No (each is in its indicator’s unit)"),
        Answer::Dash(meaning) => dashes(meaning, language).to_owned(),
        Answer::Minus => language.say("マイナスの数値", "A negative number"),
        Answer::Plain => language.say("そのままの数値", "The number as it stands"),
        Answer::Kpi(id) => kpi(id, question, plan, language),
        Answer::NewKpi => language.say("新しい指標", "A new indicator"),
        Answer::Proposed => language.say("提案どおりにする", "As suggested"),
        Answer::Basis(basis) => {
            let basis = terms::basis(Some(basis), language);
            sentence!(language, "すべて「{basis}」", "For all: {basis}")
        }
        Answer::Direction(direction) => {
            let direction = terms::direction(Some(direction), language);
            sentence!(language, "すべて「{direction}」", "For all: {direction}")
        }
        Answer::Unit(answer) => foreign_unit(answer, question, language),
        Answer::LeaveOut if matches!(question.ask, Ask::ForeignUnit { .. }) => {
            language.say("そのまま（数値にしない）", "Leave as they are (not as figures)")
        }
        Answer::Unset => language.say(
            "あとで選ぶ（それまで累計・達成率は出ません）",
            "Choose later (until then there are no totals or rates)",
        ),
        Answer::LeaveOut => language.say("取り込まない", "Leave it out"),
    }
}

/// The label of an answer about figures in another unit, with the first figure converted by that answer.
fn foreign_unit(answer: UnitAnswer, Question { ask, subject, .. }: &Question, language: Language) -> String {
    let Ask::ForeignUnit { unit, .. } = ask else { return String::new() };
    let figure = ForeignFigure::from_text(subject, unit);
    let figure = figure.as_ref().and_then(|figure| figure.by(answer)).unwrap_or_default();
    match answer {
        UnitAnswer::Converted => {
            sentence!(language, "換算する（{subject} → {figure}{unit}）", "Convert ({subject} → {figure} {unit})")
        }
        UnitAnswer::AsRows => sentence!(
            language,
            "{unit}の値として読む（{subject} → {figure}{unit}）",
            "Read as {unit} ({subject} → {figure} {unit})"
        ),
    }
}

/// A KPI of the plan as an answer: its name, its unit, and the reason why it is offered.
fn kpi(id: IndicatorId, question: &Question, plan: Option<&Plan>, language: Language) -> String {
    let found = plan.and_then(|plan| Some((names::indicator(plan, id, language)?, plan.indicator(id)?.unit.clone())));
    let (name, unit) = found.unwrap_or_default();
    let why = match question.alike.iter().find(|(alike, _)| *alike == id).map(|(_, why)| *why) {
        Some(Alike::SameName) => language.choose("名称が同じ".to_owned(), "same name".to_owned()),
        Some(Alike::Holds) => language.choose("名称の一部が同じ".to_owned(), "one name contains the other".to_owned()),
        Some(Alike::Letters(letters)) => language.choose(
            format!("名称が{letters}文字違い"),
            format!("{} in the name", counted(letters, "character differs", "characters differ")),
        ),
        None => String::new(),
    };
    let beside: Vec<String> = [unit, why].into_iter().filter(|part| !part.is_empty()).collect();
    if beside.is_empty() {
        return name;
    }
    let beside = language.list(beside);
    sentence!(language, "{name}（{beside}）", "{name} ({beside})")
}

/// A line with the name of its file; `None` if there is only one file.
type FileLine<'q> = (Option<&'q str>, usize);

/// The proposals, each word with the number of its rows; all but the most frequent word with their lines, and with their files if
/// there are several.
fn proposals(question: &Question, language: Language) -> String {
    let mut words: Vec<(&str, Vec<FileLine<'_>>)> = Vec::new();
    let files = question.files.iter().flat_map(|(file, count)| iter::repeat_n(Some(&**file), *count));
    for ((line, word), file) in question.found.iter().zip(files.chain(iter::repeat(None))) {
        match words.iter_mut().find(|(known, _)| known == word) {
            Some((_, at)) => at.push((file, *line)),
            None => words.push((word, vec![(file, *line)])),
        }
    }
    words.sort_by_key(|(_, at)| std::cmp::Reverse(at.len()));
    let said = words.iter().enumerate().map(|(place, (word, at))| {
        let count = at.len();
        let word = in_language(word, language);
        let beside =
            if place == 0 { language.choose(format!("{count}件"), count.to_string()) } else { places(at, language) };
        sentence!(language, "「{word}」（{beside}）", "{word} ({beside})")
    });
    language.list(said)
}

/// Lines by file, 「回答.csv」3、5行目; if they are in many files, the list ends with the number of further lines.
fn places(at: &[FileLine<'_>], language: Language) -> String {
    let of_files = at.chunk_by(|(one, _), (other, _)| one == other);
    let more: usize = of_files.clone().skip(MOST_FILES).map(<[_]>::len).sum();
    let named = of_files.take(MOST_FILES).map(|of_file| {
        let at: Vec<usize> = of_file.iter().map(|(_, line)| *line).collect();
        let at = lines(&at, language);
        let file = of_file.first().and_then(|(file, _)| *file);
        file.map_or_else(|| at.clone(), |file| sentence!(language, "「{file}」{at}", "“{file}” {at}"))
    });
    let more = (more > 0).then(|| sentence!(language, "ほか{more}行", "{more} more"));
    language.list(named.chain(more))
}

/// The word of a file for a choice, in the language of the page.
fn in_language(word: &str, language: Language) -> &'static str {
    let basis = columns::read_basis(word).map(|basis| terms::basis(basis, language));
    let direction = || columns::read_direction(word).map(|direction| terms::direction(direction, language));
    basis.or_else(direction).unwrap_or_default()
}
