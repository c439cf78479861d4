//! Headings that name targets and actuals at once: R4（目標／実績）, 計画・実績.

use super::{Slot, Wide, roles_in};
use crate::value::width::trim;

/// Marks between the two words for what figures are, the last of which are closed behind the second.
const BETWEEN_ROLES: [&str; 8] = ["/", "／", "・", "|", "｜", "、", "(", "（"];
/// What is planned, and what that is called in other headings.
const PLANNED: [(&str, &str); 2] = [("計画値", "目標値"), ("計画", "目標")];

/// The headings of the two figures under one that names targets and actuals: R4（目標） and R4（実績） of R4（目標／実績）, R4目標 and R4実績 of
/// R4目標（実績）; and whether the second word stands in brackets.
pub fn headings_of_both(heading: &str) -> Option<(bool, [String; 2])> {
    if !BETWEEN_ROLES.iter().any(|mark| heading.contains(*mark)) {
        return None;
    }
    let planned = PLANNED.iter().flat_map(|word| BETWEEN_ROLES.iter().map(move |mark| (word, mark)));
    let words = planned.fold(heading.to_owned(), |heading, ((word, target), mark)| {
        let behind = heading.replace(&format!("{word}{mark}"), &format!("{target}{mark}"));
        behind.replace(&format!("{mark}{word}"), &format!("{mark}{target}"))
    });
    let roles = roles_in(&words);
    let [(first, Slot::Figures(one)), (second, Slot::Figures(other))] = roles.as_slice() else { return None };
    let between = trim(words.get(first.end..second.start)?);
    if one == other || !BETWEEN_ROLES.contains(&between) {
        return None;
    }
    let (before, behind) = (words.get(..first.start)?, words.get(second.end..)?);
    let is_in_brackets = between.starts_with(['(', '（']);
    let behind = if is_in_brackets { behind.strip_prefix([')', '）'])? } else { behind };
    let headings =
        [first, second].map(|role| format!("{before}{}{behind}", words.get(role.clone()).unwrap_or_default()));
    let slots = [&headings[0], &headings[1]].map(|heading| Slot::read(heading));
    let are_sound = match slots {
        [Slot::Of(column, row), Slot::Of(same, other_row)] => {
            column == same && column != Wide::Baseline && row == Some(*one) && other_row == Some(*other)
        }
        [Slot::UnclearYear(row), Slot::UnclearYear(other_row)] => row == Some(*one) && other_row == Some(*other),
        [Slot::Figures(row), Slot::Figures(other_row)] => row == *one && other_row == *other,
        _ => false,
    };
    are_sound.then_some((is_in_brackets, headings))
}
