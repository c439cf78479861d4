//! The texts of the questions about a file and of their answers.

use super::columns::{before_the_project, rates_of, text_column};
use super::{MOST_LINES, dashes, lines};
use crate::columns::{self, Wide};
use crate::import::questions::{Alike, Answer, Ask, Question};
use crate::import::text_table::MADE_LINE;
use crate::plan::Plan;
use crate::plan::indicator::Row;
use crate::value::id::IndicatorId;
use crate::wording::{Label, Language, names, terms};

/// The sentence of a question.
pub fn question(question: &Question, language: Language) -> String {
    let Question { subject, found, .. } = question;
    let at: Vec<usize> = found.iter().map(|(line, _)| *line).collect();
    let at = lines(&at, language);
    match &question.ask {
        Ask::Kpi { .. } => language.of(
            format!("{at}「{subject}」に対応するKPIが見つかりません。一覧から選んでください。"),
            format!("No indicator was found for “{subject}” ({at}). Please choose one from the list."),
        ),
        Ask::Sign { .. } => language.of(
            format!("{at}「{subject}」の読み方（マイナス・該当なし）を確認してください。"),
            format!("What does “{subject}” mean ({at}): a minus, or not applicable?"),
        ),
        Ask::Unit { .. } => language.of(
            format!("{at}に「単位：{subject}」とあります。下の表の、単位の書かれていない数値はこの単位ですか。"),
            format!("“{subject}” is named as the unit on {at}. Are the figures below without a unit in it?"),
        ),
        Ask::Twice { row, column, .. } => {
            let (what, values) = (column_of(*row, *column, language), values(question, language));
            language.of(
                format!("「{subject}」の{what}が{}回あります（{values}）。どれを使うか選んでください。", found.len()),
                format!("“{subject}” has {what} {} times ({values}). Please choose which counts.", found.len()),
            )
        }
        Ask::Year { line, position, .. } => about_year(subject, *line, *position, language),
        Ask::Row { line: MADE_LINE } => language.of(
            "目標とも実績とも書かれていない数値があります。どちらか選んでください。".to_owned(),
            "Some figures are called neither targets nor actuals. Please choose what they are.".to_owned(),
        ),
        Ask::Row { .. } => language.of(
            format!("{at}の見出しの下の数値が、目標か実績かわかりません。選んでください。"),
            format!(
                "Whether the figures below the headings on {at} are targets or actuals is not said. Please choose."
            ),
        ),
        Ask::Column { line, position } => about_column(question, *line, *position, language),
        Ask::Basis => language.of(
            format!(
                "{}件の新しい指標の「目標の数え方」がファイルに書かれていません。名称と単位からの提案は、{}です。",
                found.len(),
                proposals(question, language)
            ),
            format!(
                "What the targets of {} new indicators stand for is not said. By names and units: {}.",
                found.len(),
                proposals(question, language)
            ),
        ),
        Ask::Direction => language.of(
            format!(
                "{}件の新しい指標の「めざす向き」がファイルに書かれていません。数値と名称からの提案は、{}です。",
                found.len(),
                proposals(question, language)
            ),
            format!(
                "The direction that {} new indicators aim at is not said. By figures and names: {}.",
                found.len(),
                proposals(question, language)
            ),
        ),
        Ask::Plan { text } => language.of(
            format!("計画IDの欄に「{text}」とありますが、計画IDではありません。この表は「{subject}」のものですか。"),
            format!("The column of plan ids says “{text}”, which is none. Is this the table of “{subject}”?"),
        ),
        Ask::Remarks => language.of(
            format!(
                "「{subject}」のように、数値の後ろの括弧にも数値があります（{at}）。括弧の前の数値を取り込みますか。"
            ),
            format!("Figures have others in brackets behind them, like “{subject}” ({at}). Do those before count?"),
        ),
        Ask::OtherTimes => language.of(
            format!(
                "「{subject}」のように、列の年度と異なる時点が書かれた数値があります（{at}）。列の年度の数値として取り込みますか。"
            ),
            format!(
                "Figures have the time of another year beside them than that of their column, like “{subject}” ({at}). Do they count for the year of the column?"
            ),
        ),
        Ask::Several | Ask::Parts => about_cells(question, &at, language),
        Ask::ShortRows => language.of(
            format!("見出しより欄の少ない行があります（{at}）。足りない欄は、行の終わりの空欄ですか。"),
            format!("Some rows have fewer cells than headings ({at}). Were those at the end of the row blank?"),
        ),
        Ask::Sums => language.of(
            format!("「{subject}」のように、ほかの行の合計や平均、再掲とみられる行があります（{at}）。指標として取り込みますか。"),
            format!("Some rows seem to sum up others, like “{subject}” ({at}). Are they indicators of their own?"),
        ),
        Ask::Names => language.of(
            format!("指標名のない行があります（{at}）。すぐ上の指標の続きですか。"),
            format!("Some rows have no name ({at}). Do they go on with the indicator above them?"),
        ),
    }
}

/// The question what the figures of a column are.
fn about_column(question: &Question, line: usize, position: usize, language: Language) -> String {
    let Question { subject, found, .. } = question;
    if line == MADE_LINE && subject.is_empty() {
        let texts = found.iter().map(|(_, text)| language.of(format!("「{text}」"), format!("“{text}”")));
        let texts = texts.collect::<Vec<_>>().join(language.of("", ", "));
        return language.of(
            format!("見出しのない表です。{position}列目の数値（{texts}など）は何ですか。選ばなければ読み取りません。"),
            format!(
                "The table has no headings. What are the figures of column {position} ({texts} …)? Without an answer they are not read."
            ),
        );
    }
    let named = || language.of(format!("「{subject}」"), format!(" “{subject}”"));
    let heading = if subject.is_empty() { String::new() } else { named() };
    if columns::is_of_part_of_year(subject) {
        return language.of(
            format!("{position}列目{heading}は年度の一部の数値とみられます。年度の値として読みますか。選ばなければ読み取りません。"),
            format!("The figures of column {position}{heading} seem to be of a part of the year. Are they those of the whole year? Without an answer they are not read."),
        );
    }
    language.of(
        format!("{position}列目{heading}の数値は何ですか。選ばなければ読み取りません。"),
        format!("What are the figures of column {position}{heading}? Without an answer they are not read."),
    )
}

/// The sentence of a question on cells with several figures.
fn about_cells(Question { ask, subject, .. }: &Question, at: &str, language: Language) -> String {
    if *ask == Ask::Parts {
        return language.of(
            format!("「{subject}」のように、内訳ごとの数値が書かれた行があります。内訳をそれぞれ指標として取り込みますか。"),
            format!("Some rows hold figures of the parts of an indicator, like “{subject}”. Is each part an indicator of its own?"),
        );
    }
    language.of(
        format!("「{subject}」のように、一つの欄にいくつも数値があります（{at}）。指標の単位の数値（なければ最初の数値）を取り込みますか。"),
        format!("Some cells hold several figures, like “{subject}” ({at}). Does the one in the indicator’s unit (or else the first) count?"),
    )
}

/// The sentence of a question on the year that a text means. Headings that were put over lines stand in no column.
fn about_year(subject: &str, line: usize, position: usize, language: Language) -> String {
    let column = if line == MADE_LINE {
        String::new()
    } else {
        language.of(format!("（{position}列目）"), format!(" (column {position})"))
    };
    if columns::heads_totals(subject) {
        return language.of(
            format!("「{subject}」がどの年度までかわかりません{column}。最後の年度を選んでください。"),
            format!("Up to which year “{subject}” counts is not said{column}. Please choose the last year."),
        );
    }
    if columns::names_a_span(subject) {
        return language.of(
            format!("「{subject}」のどの年度の数値かわかりません{column}。年度を選んでください。"),
            format!("Of which year of “{subject}” the figures are is not said{column}. Please choose the year."),
        );
    }
    if subject.chars().any(|letter| letter.is_numeric() || letter == '元') {
        return language.of(
            format!("「{subject}」の元号がわかりません{column}。年度を選んでください。"),
            format!("The era of “{subject}” is not clear{column}. Please choose the year."),
        );
    }
    language.of(
        format!("「{subject}」がどの年度かわかりません{column}。年度を選んでください。"),
        format!("Of which year “{subject}” is, is not said{column}. Please choose the year."),
    )
}

/// The label of an answer. `plan` is the plan that the file is compared with.
pub fn choice(choice: Answer, question: &Question, plan: Option<&Plan>, language: Language) -> String {
    let fixed = |japanese: &str, english: &str| language.of(japanese, english).to_owned();
    match choice {
        Answer::Yes => fixed("はい", "Yes"),
        Answer::No if matches!(question.ask, Ask::Plan { .. }) => {
            fixed("いいえ（新しい計画にする）", "No (make a new plan)")
        }
        Answer::No if question.ask == Ask::Remarks => fixed("いいえ（文字のまま取り込む）", "No (take them as text)"),
        Answer::No => fixed("いいえ（指標ごとの単位）", "No (each in its indicator’s unit)"),
        Answer::YearOfTarget => fixed("同じ行の目標の年度", "The year of the target in the same row"),
        Answer::BeforeFigures => fixed("いいえ（最初の数値の前の欄）", "No (those before the first figure)"),
        Answer::Row(Row::Target) => Label::RowTarget.text(language).to_owned(),
        Answer::Row(Row::Actual) => Label::RowActual.text(language).to_owned(),
        Answer::Year(year) => terms::year(year, language),
        Answer::Line(line) => {
            let said =
                question.found.iter().find(|(at, _)| *at == line).map(|(_, text)| text.as_str()).unwrap_or_default();
            language.of(format!("{said}（{line}行目）"), format!("{said} (line {line})"))
        }
        Answer::Dash(meaning) => dashes(meaning, language).to_owned(),
        Answer::Minus => fixed("マイナスの数値", "a negative number"),
        Answer::Plain => fixed("そのままの数値", "the number as it stands"),
        Answer::Kpi(id) => kpi(id, question, plan, language),
        Answer::NewKpi => fixed("新しい指標", "a new indicator"),
        Answer::Figures(_, Wide::Baseline) => before_the_project(language),
        Answer::Figures(row, column) => column_of(row, column, language),
        Answer::Rates(column) => rates_of(column, language),
        Answer::Texts(column) => text_column(column, language),
        Answer::Proposed => fixed("提案どおりにする", "as proposed"),
        Answer::Basis(basis) => {
            let basis = terms::basis(Some(basis), language);
            language.of(format!("すべて「{basis}」"), format!("for all: {basis}"))
        }
        Answer::Direction(direction) => {
            let direction = terms::direction(Some(direction), language);
            language.of(format!("すべて「{direction}」"), format!("for all: {direction}"))
        }
        Answer::Unset => {
            fixed("あとで選ぶ（それまで累計・達成率は出ません）", "choose later (until then no totals and rates)")
        }
        Answer::LeaveOut => fixed("取り込まない", "leave it out"),
    }
}

/// A KPI of the plan as an answer: its name, its unit, and why it is offered.
fn kpi(id: IndicatorId, question: &Question, plan: Option<&Plan>, language: Language) -> String {
    let found = plan.and_then(|plan| {
        let at = plan.indicators().iter().position(|row| row.id == id)?;
        Some((names::indicators(plan, language).into_iter().nth(at)?, plan.indicators().get(at)?.unit.clone()))
    });
    let (name, unit) = found.unwrap_or_default();
    let why = match question.alike.iter().find(|(alike, _)| *alike == id).map(|(_, why)| *why) {
        Some(Alike::SameName) => language.of("名称が同じ".to_owned(), "the same name".to_owned()),
        Some(Alike::Holds) => language.of("名称の一部が同じ".to_owned(), "one name holds the other".to_owned()),
        Some(Alike::Letters(letters)) => {
            language.of(format!("名称が{letters}文字違い"), format!("{letters} letter(s) differ"))
        }
        None => String::new(),
    };
    let beside: Vec<String> = [unit, why].into_iter().filter(|part| !part.is_empty()).collect();
    if beside.is_empty() {
        return name;
    }
    let beside = beside.join(language.of("、", ", "));
    language.of(format!("{name}（{beside}）"), format!("{name} ({beside})"))
}

/// What is proposed, each word with the number of rows; of all but the most frequent with their lines.
fn proposals(question: &Question, language: Language) -> String {
    let mut words: Vec<(&str, Vec<usize>)> = Vec::new();
    for (line, word) in &question.found {
        match words.iter_mut().find(|(known, _)| known == word) {
            Some((_, at)) => at.push(*line),
            None => words.push((word, vec![*line])),
        }
    }
    words.sort_by_key(|(_, at)| std::cmp::Reverse(at.len()));
    let said = words.iter().enumerate().map(|(place, (word, at))| {
        let count = at.len();
        let (word, at) = (in_language(word, language), lines(at, language));
        let beside = if place == 0 { language.of(format!("{count}件"), count.to_string()) } else { at };
        language.of(format!("「{word}」（{beside}）"), format!("{word} ({beside})"))
    });
    said.collect::<Vec<_>>().join(language.of("、", ", "))
}

/// The word of a file for a choice, in the language of the page.
fn in_language(word: &str, language: Language) -> &'static str {
    let basis = columns::read_basis(word).map(|basis| terms::basis(basis, language));
    let direction = || columns::read_direction(word).map(|direction| terms::direction(direction, language));
    basis.or_else(direction).unwrap_or_default()
}

/// The figures of a row in a column.
pub(super) fn column_of(row: Row, column: Wide, language: Language) -> String {
    let row = match row {
        Row::Target => Label::RowTarget,
        Row::Actual => Label::RowActual,
    };
    let column = match column {
        Wide::Year(year) => terms::year(year, language),
        other => other.name(),
    };
    language.of(format!("{column}の{}", row.text(language)), format!("{column} ({})", row.text(language)))
}

/// The values that are found, as many as one sentence names.
fn values(question: &Question, language: Language) -> String {
    let values: Vec<&str> = question.found.iter().take(MOST_LINES).map(|(_, text)| text.as_str()).collect();
    let values = values.join(language.of("／", " / "));
    match question.found.len().saturating_sub(MOST_LINES) {
        0 => values,
        more => language.of(format!("{values}ほか{more}"), format!("{values} and {more} more")),
    }
}
