//! Questions and reports about the texts of rows.

use std::collections::HashSet;

use crate::import::questions::{Answer, Answers, Ask, Dashes, Question};
use crate::merge::review::UnreadableField;
use crate::plan::cell::{ForeignFigure, UnitAnswer};
use crate::value::id::IndicatorId;
use crate::value::width::fold;

/// Questions and reports about the texts of rows.
#[derive(Clone, Debug, Default)]
pub(super) struct RowFindings {
    /// The texts that could not be read.
    pub(super) unread: Vec<UnreadableField>,
    /// The texts in question, each with its line: signs, figures in other units or with other dates.
    pub(super) asked: Vec<(Ask, String, usize)>,
}

impl RowFindings {
    /// Adds the findings in the row of the KPI with this id.
    pub(super) fn add(&mut self, mut row: Self, id: IndicatorId) {
        row.unread.iter_mut().for_each(|one| one.id = id);
        self.unread.append(&mut row.unread);
        self.asked.append(&mut row.asked);
    }

    /// The questions about these texts: one question for each subject, with all lines on which it occurs.
    pub(super) fn questions(&self, answers: &Answers) -> Vec<Question> {
        let mut questions: Vec<Question> = Vec::new();
        let mut seen = HashSet::new();
        for (ask, text, line) in &self.asked {
            let place = questions.iter().position(|question| question.ask == *ask).unwrap_or(questions.len());
            if place == questions.len() {
                let question = Question::new(ask.clone(), choices(ask, text), answers);
                questions.push(Question { subject: text.clone(), ..question });
            }
            // For figures in other units their texts are shown.
            let shown = if matches!(ask, Ask::ForeignUnit { .. }) { text.as_str() } else { "" };
            if let Some(question) = questions.get_mut(place).filter(|_| seen.insert((place, *line, shown))) {
                question.found.push((*line, shown.to_owned()));
            }
        }
        for question in &mut questions {
            if !matches!(question.ask, Ask::Sign { .. } | Ask::ForeignUnit { .. }) {
                question.found.sort_unstable();
            }
        }
        questions.sort_by_key(|question| order(&question.ask));
        questions
    }
}

/// The position of a question among the others.
fn order(ask: &Ask) -> usize {
    match ask {
        Ask::Remarks => 0,
        Ask::Several => 1,
        Ask::Sign { .. } => 2,
        Ask::ForeignUnit { .. } => 3,
        _ => 4,
    }
}

/// The possible answers to a question about a text.
fn choices(ask: &Ask, text: &str) -> Vec<Answer> {
    match ask {
        Ask::Remarks => vec![Answer::Yes, Answer::No],
        Ask::Sign { text } if fold(text).chars().any(|letter| letter.is_ascii_digit()) => {
            vec![Answer::Minus, Answer::Plain, Answer::LeaveOut]
        }
        Ask::Sign { .. } => {
            let dashes = [Dashes::NotApplicable, Dashes::NotKnown, Dashes::Blank].map(Answer::Dash);
            dashes.into_iter().chain([Answer::LeaveOut]).collect()
        }
        // A figure that can be converted may also be in the unit of its KPI.
        Ask::ForeignUnit { unit, .. } => {
            let can_be_converted = ForeignFigure::from_text(text, unit).is_some_and(|it| it.converted.is_some());
            let converted = can_be_converted.then_some(Answer::Unit(UnitAnswer::Converted));
            converted.into_iter().chain([Answer::Unit(UnitAnswer::AsRows), Answer::LeaveOut]).collect()
        }
        _ => vec![Answer::Yes, Answer::LeaveOut],
    }
}
