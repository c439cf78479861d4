//! `ー`, `〃` and `(5)` alone may be a minus, 該当なし or neither. The user is asked once for each of them in a file; nothing is
//! guessed (IN-006). Figures with a second figure in brackets, `16分（5分短縮）`, are asked about once per file (IN-120), and so are
//! figures side by side, `44.2% 34市町村` (IN-130).

use crate::columns::{NOT_APPLICABLE, NOT_KNOWN};
use crate::import::questions::{Answer, Answers, Ask, Dashes};
use crate::plan::cell::{Reading, ReadingDoubt, before_remark, one_of_several};
use crate::value::width::{fold, trim};

/// The question about a sign or about a text with several values, and the text that counts by the user's answer; `None` for any
/// other text.
pub(super) fn by_answer(text: &str, unit: &str, answers: &Answers) -> Option<(Ask, String)> {
    let text = trim(text);
    match Reading::from_text(text, unit).doubt? {
        ReadingDoubt::SeveralValues => {
            let remarked = before_remark(text).map(|one| (Ask::Remarks, one));
            let (ask, one) = remarked.or_else(|| Some((Ask::Several, one_of_several(text, unit)?)))?;
            let counts = answers.to(&ask) == Some(Answer::Yes);
            Some((ask, if counts { one } else { text.to_owned() }))
        }
        ReadingDoubt::OddDash | ReadingDoubt::Brackets => {
            let ask = Ask::Sign { text: text.to_owned() };
            let meant = meant(text, answers.to(&ask));
            Some((ask, meant))
        }
        _ => None,
    }
}

/// The text that a sign means by the user's answer.
fn meant(text: &str, answer: Option<Answer>) -> String {
    let figure = || {
        fold(text).chars().filter(|letter| letter.is_ascii_digit() || matches!(letter, ',' | '.')).collect::<String>()
    };
    match answer {
        // Not a dash, whose meaning would be asked for again.
        Some(Answer::Dash(Dashes::NotApplicable)) => NOT_APPLICABLE.to_owned(),
        Some(Answer::Dash(Dashes::NotKnown)) => NOT_KNOWN.to_owned(),
        Some(Answer::Dash(Dashes::Blank)) => String::new(),
        Some(Answer::Minus) => format!("-{}", figure()),
        Some(Answer::Plain) => figure(),
        _ => text.to_owned(),
    }
}
