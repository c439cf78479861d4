//! `ー`, `〃` and `(5)` alone: a minus, 該当なし or neither. Asked once for each of them in a file, never guessed (IN-006).
//! Figures with another one in brackets behind them, `16分（5分短縮）`, are asked once for all of the file (IN-120), and
//! so are figures one beside the other, `44.2% 34市町村` (IN-130).

use std::collections::{BTreeSet, HashSet};

use crate::columns::{NOT_APPLICABLE, NOT_KNOWN};
use crate::import::questions::{Answer, Answers, Ask, Dashes, Question};
use crate::plan::cell::{Reading, ReadingDoubt, before_remark, one_of_several};
use crate::value::width::{fold, trim};

/// The text that a sign stands for by the user's answer; `None` if the text is no sign.
pub(super) fn text_of_sign(text: &str, unit: &str, answers: &Answers) -> Option<String> {
    let text = trim(text);
    let doubt = Reading::from_text(text, unit).doubt;
    match doubt? {
        ReadingDoubt::SeveralValues => one_value(text, unit, answers),
        ReadingDoubt::OddDash | ReadingDoubt::Brackets => Some(sign(text, answers)),
        _ => None,
    }
}

/// The one of several values that counts by the user's answer, or all of the text; `None` if none of them can be told from the others.
fn one_value(text: &str, unit: &str, answers: &Answers) -> Option<String> {
    let remarked = || Some((before_remark(text)?, Ask::Remarks));
    let (one, ask) = remarked().or_else(|| Some((one_of_several(text, unit)?, Ask::Several)))?;
    Some(if answers.to(&ask) == Some(Answer::Yes) { one } else { text.to_owned() })
}

fn sign(text: &str, answers: &Answers) -> String {
    let figure = || {
        fold(text).chars().filter(|letter| letter.is_ascii_digit() || matches!(letter, ',' | '.')).collect::<String>()
    };
    match answers.to(&Ask::Sign { text: text.to_owned() }) {
        // Not as a dash, which would be asked about once more.
        Some(Answer::Dash(Dashes::NotApplicable)) => NOT_APPLICABLE.to_owned(),
        Some(Answer::Dash(Dashes::NotKnown)) => NOT_KNOWN.to_owned(),
        Some(Answer::Dash(Dashes::Blank)) => String::new(),
        Some(Answer::Minus) => format!("-{}", figure()),
        Some(Answer::Plain) => figure(),
        _ => text.to_owned(),
    }
}

/// The questions on the signs, one for each sign, with the lines on which it is found; and those on all remarks and on all cells
/// with several figures.
pub(super) fn questions(signs: &[(String, usize)], answers: &Answers) -> Vec<Question> {
    let (remarks, signs): (Vec<_>, Vec<_>) = signs.iter().partition(|(text, _)| before_remark(text).is_some());
    let (several, signs): (Vec<_>, Vec<_>) =
        signs.into_iter().partition(|(text, _)| one_of_several(text, "").is_some());
    let mut questions: Vec<Question> = Vec::new();
    for (ask, of_all, other) in [(Ask::Remarks, remarks, Answer::No), (Ask::Several, several, Answer::LeaveOut)] {
        let Some((first, _)) = of_all.first() else { continue };
        let asked = Question::new(ask, vec![Answer::Yes, other], answers);
        let found: BTreeSet<usize> = of_all.iter().map(|(_, line)| *line).collect();
        let found = found.into_iter().map(|line| (line, String::new())).collect();
        questions.push(Question { subject: first.clone(), found, ..asked });
    }
    let mut seen = HashSet::new();
    for (text, line) in signs.into_iter().filter(|sign| seen.insert(*sign)) {
        let found = (*line, String::new());
        if let Some(known) = questions.iter_mut().find(|question| question.subject == *text) {
            known.found.push(found);
        } else {
            let asked = Question::new(Ask::Sign { text: text.clone() }, choices(text), answers);
            questions.push(Question { subject: text.clone(), found: vec![found], ..asked });
        }
    }
    questions
}

fn choices(text: &str) -> Vec<Answer> {
    if fold(text).chars().any(|letter| letter.is_ascii_digit()) {
        return vec![Answer::Minus, Answer::Plain, Answer::LeaveOut];
    }
    let dashes = [Dashes::NotApplicable, Dashes::NotKnown, Dashes::Blank].map(Answer::Dash);
    dashes.into_iter().chain([Answer::LeaveOut]).collect()
}
