//! Lines of a copied table in which a word before the figures says what they are: 「出店数 目標 3店 4店」 and below it 「実績 2店 5店」, which has
//! lost the blank cell below the name.

use crate::columns::{self, Slot, Wide, is_row_of_stated_rates, row_words};
use crate::import::blanks;
use crate::plan::cell::{Reading, State, before_remark, is_number, is_unit};
use crate::value::width::trim;

/// The column of such words.
pub(super) const COLUMN: Slot = Slot::Of(Wide::Row, None);
/// The fewest lines by which a column of such words is known where it has no heading.
const FEWEST: usize = 2;
/// The number of lines below headings that are looked at.
const LOOKED_AT: usize = 60;

/// The cells of a line below such headings; `None` if it has no such word with a figure for each heading behind it.
pub(super) fn cells(headings: &[Slot], line: &str) -> Option<Vec<String>> {
    let column = headings.iter().position(|slot| *slot == COLUMN)?;
    let behind = headings.get(column + 1..)?;
    let of_figures = behind.iter().take_while(|slot| slot.is_of_figures()).count();
    let words = blanks::words(line);
    let is_role = |word: &str| row_words(word).is_some() || is_row_of_stated_rates(word);
    let figures = |at: usize| words.get(at + 1..).map(|rest| rest.iter().take_while(|word| is_state(word)).count());
    let at = (0..words.len()).find(|at| {
        words.get(*at).is_some_and(|word| is_role(word)) && figures(*at) == Some(of_figures) && of_figures > 0
    })?;
    let (before, rest) = words.split_at_checked(at)?;
    let mut cells = cells_before(headings.get(..column)?, before)?;
    cells.extend(rest.iter().take(1 + of_figures).cloned());
    // What stands behind the figures is one remark, or none.
    let (left, others) = (rest.get(1 + of_figures..)?, behind.len() - of_figures);
    cells.extend(match (left, others) {
        ([], _) => Vec::new(),
        (_, 0) => return None,
        (left, 1) => vec![left.join(" ")],
        (left, others) => Some(left.to_vec()).filter(|left| left.len() == others)?,
    });
    Some(cells)
}

/// The cells before the word: blank ones where the name stands on a line above, or else the name, which may have blanks in it, and what the
/// other headings say.
fn cells_before(headings: &[Slot], words: &[String]) -> Option<Vec<String>> {
    if words.is_empty() {
        return Some(vec![String::new(); headings.len()]);
    }
    let (first, others) = headings.split_first()?;
    let of_name =
        words.len().checked_sub(others.len()).filter(|many| *many > 0 && *first == Slot::Of(Wide::KpiName, None))?;
    let (name, rest) = words.split_at_checked(of_name)?;
    let is_such = |(slot, word): (&Slot, &String)| match slot {
        Slot::Of(Wide::Unit, _) => is_unit(word),
        _ => name.len() == 1 && !is_number(word),
    };
    let is_name = name.iter().all(|word| !is_state(word)) && others.iter().zip(rest).all(is_such);
    is_name.then(|| [name.join(" ")].into_iter().chain(rest.iter().cloned()).collect())
}

/// The index at which the heading of a column of such words was lost, as none stands over it; `None` if the lines below have no such column.
pub(super) fn lost_heading(headings: &[Slot], rest: &str) -> Option<usize> {
    let at = headings.iter().position(|slot| slot.is_of_figures())?;
    let (before, figures) = headings.split_at_checked(at)?;
    let is_year = |slot: &Slot| matches!(slot, Slot::Of(Wide::Year(_) | Wide::Nth(_), None) | Slot::UnclearYear(None));
    let are_years = figures.iter().take_while(|slot| slot.is_of_figures()).all(is_year);
    if before.contains(&COLUMN) || !are_years || before.first() != Some(&Slot::Of(Wide::KpiName, None)) {
        return None;
    }
    let widened: Vec<Slot> = before.iter().chain([&COLUMN]).chain(figures).copied().collect();
    let with_figures = |line: &&str| blanks::words(line).iter().any(|word| is_number(word));
    let found = lines(rest).filter(|line| cells(&widened, line).is_some()).count();
    let are_all = found == lines(rest).filter(with_figures).count();
    (found >= FEWEST && are_all && follow_names(&widened, rest)).then_some(at)
}

/// Whether lines without a name are of the name above them: the words follow each other in the same order below each name. Where names
/// stand beside the second line, 目標 is that of the name below it.
pub(super) fn follow_names(headings: &[Slot], rest: &str) -> bool {
    let column = headings.iter().position(|slot| *slot == COLUMN).unwrap_or_default();
    let (mut orders, mut stand_alone): (Vec<Vec<String>>, bool) = (Vec::new(), true);
    for line in lines(rest) {
        let found = cells(headings, line);
        let role = found.as_ref().and_then(|cells| cells.get(column)).cloned();
        let is_named = found.as_ref().is_none_or(|cells| cells.first().is_some_and(|name| !name.is_empty()));
        stand_alone &= !is_named || role.is_none();
        match orders.last_mut().filter(|_| !is_named) {
            Some(order) => order.extend(role),
            None if is_named => orders.push(role.into_iter().collect()),
            None => return false,
        }
    }
    let longest = orders.iter().max_by_key(|order| order.len()).cloned().unwrap_or_default();
    // Of names on lines of their own all that stands below each is its.
    !longest.is_empty() && (stand_alone || orders.iter().all(|order| longest.starts_with(order)))
}

/// The lines of the table, up to the next headings.
fn lines(rest: &str) -> impl Iterator<Item = &str> + Clone {
    let heads = |line: &&str| columns::heads_a_table(&blanks::headings(line).iter().map(String::as_str));
    rest.lines().filter(|line| !trim(line).is_empty()).take(LOOKED_AT).take_while(move |line| !heads(line))
}

/// Whether a word is a figure, or one for a figure that is missing.
fn is_state(word: &str) -> bool {
    !matches!(Reading::from_text(word, "").state, State::Unread | State::Blank) || before_remark(word).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headings(line: &str) -> Vec<Slot> {
        line.split('|').map(Slot::read).collect()
    }

    #[track_caller]
    fn gives(heads: &str, line: &str, expected: Option<&str>) {
        assert_eq!(cells(&headings(heads), line).map(|cells| cells.join("|")).as_deref(), expected, "{line}");
    }

    #[test]
    fn a_word_before_the_figures_says_what_they_are() {
        gives("指標名|区分|R4|R5", "出店数 目標 3店 4店", Some("出店数|目標|3店|4店"));
        gives("指標名|区分|R4|R5", "実績 2店 -", Some("|実績|2店|-"));
        gives("指標名|区分|R4|R5", "道の駅 出店数 目標 3店 4店", Some("道の駅 出店数|目標|3店|4店"));
        gives("指標名|単位|区分|R4|R5", "道の駅 出店数 店 目標 3 4", Some("道の駅 出店数|店|目標|3|4"));
        gives("指標名|区分|R4|R5|備考", "出店数 目標 3 4 市の 調査", Some("出店数|目標|3|4|市の 調査"));
    }

    #[test]
    fn lines_with_other_cells_are_not_parted_so() {
        gives("指標名|区分|R4|R5", "出店数 目標 3店", None);
        gives("指標名|区分|R4|R5", "出店数 目標 3店 4店 5店", None);
        gives("指標名|単位|区分|R4|R5", "道の駅 出店数 目標 3 4", None);
        gives("指標名|R4|R5", "出店数 目標 3店 4店", None);
        gives("指標名|区分|R4|R5", "出店数 3店 4店", None);
    }

    #[test]
    fn the_heading_is_lost_where_each_line_of_figures_has_such_a_word() {
        let heads = headings("指標名|R4|R5");
        assert_eq!(lost_heading(&heads, "出店数 目標 3 4\n実績 2 5\n"), Some(1));
        assert_eq!(lost_heading(&heads, "出店数\n目標 3 4\n実績 2 5\n会員数\n目標 3 4\n実績 2 5\n"), Some(1));
        assert_eq!(lost_heading(&heads, "目標 3 4\n出店数 実績 2 5\n目標 3 4\n会員数 実績 2 5\n"), None);
        assert_eq!(lost_heading(&heads, "【農業】\n目標 3 4\n出店数 実績 2 5\n目標 3 4\n会員数 実績 2 5\n"), None);
        assert_eq!(lost_heading(&heads, "出店数 目標 3 4\n会員数 2 5\n"), None);
        assert_eq!(lost_heading(&heads, "出店数 3 4\n会員数 2 5\n"), None);
        assert_eq!(lost_heading(&headings("指標名|R4実績|R5実績"), "出店数 目標 3 4\n実績 2 5\n"), None);
    }
}
