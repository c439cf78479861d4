//! The current view of the page in the URL's fragment, which works under any sub-path and from a file.

use crate::value::fiscal_year::FiscalYear;
use crate::value::id::PlanId;

/// A view of the page, with the plan that it shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Route {
    /// The list of plans (計画一覧).
    #[default]
    List,
    /// The bin (ごみ箱).
    Bin,
    /// The comparison (比べる) with its left and its right side.
    Compare(ComparedSide, ComparedSide),
    /// The basic information (基本情報) of a plan.
    Facts(PlanId),
    /// The targets and actuals (数値目標と実績) of a plan.
    Kpi(PlanId),
    /// The year-end closing (年度の締め) of a plan and a fiscal year.
    Close(PlanId, FiscalYear),
    /// The findings (チェック) of a plan.
    Checks(PlanId),
    /// The import and export (取込・出力) of a plan.
    Exchange(PlanId),
    /// The automatic copies (控え) of a plan.
    Copies(PlanId),
    /// The progress overview (進み具合) of a plan.
    Overview(PlanId),
    /// The print view (印刷) of a plan.
    Print(PlanId),
}

/// A side of the comparison (比べる) as the address names it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ComparedSide {
    /// No side is chosen.
    #[default]
    Nothing,
    /// A file, which is not available any more once the page is opened again.
    File,
    /// The plan of that id.
    Plan(PlanId),
    /// The automatic copy of that number.
    Copy(u32),
}

impl ComparedSide {
    fn read(word: &str) -> Self {
        match word.parse() {
            _ if word == "file" => Self::File,
            Ok(number) => Self::Copy(number),
            Err(_) => word.parse().map_or(Self::Nothing, Self::Plan),
        }
    }

    fn word(self) -> String {
        match self {
            Self::Nothing => "-".to_owned(),
            Self::File => "file".to_owned(),
            Self::Plan(id) => id.to_string(),
            Self::Copy(number) => number.to_string(),
        }
    }
}

/// A view of a plan: its word in fragments and its constructor.
type OfAPlan = (&'static str, fn(PlanId) -> Route);

const OF_A_PLAN: [OfAPlan; 7] = [
    ("facts", Route::Facts),
    ("kpi", Route::Kpi),
    ("checks", Route::Checks),
    ("exchange", Route::Exchange),
    ("copies", Route::Copies),
    ("overview", Route::Overview),
    ("print", Route::Print),
];

impl Route {
    /// The view that a fragment names; the list of plans for an unknown fragment.
    pub fn read(fragment: &str) -> Self {
        let path: Vec<&str> = fragment.trim_start_matches('#').split('/').filter(|part| !part.is_empty()).collect();
        match path.as_slice() {
            ["bin"] => Self::Bin,
            ["compare"] => Self::Compare(ComparedSide::Nothing, ComparedSide::Nothing),
            ["compare", left, right] => Self::Compare(ComparedSide::read(left), ComparedSide::read(right)),
            ["plan", id, "close", year] => {
                let year = year.parse().ok().and_then(FiscalYear::new);
                id.parse().ok().zip(year).map_or(Self::List, |(id, year)| Self::Close(id, year))
            }
            ["plan", id, view] => {
                let of = OF_A_PLAN.iter().find(|(word, _)| word == view).map(|(_, of)| of);
                of.zip(id.parse().ok()).map_or(Self::List, |(of, id)| of(id))
            }
            _ => Self::List,
        }
    }

    /// The fragment of the view, beginning with `#/`, for links.
    pub fn fragment(self) -> String {
        if let Self::Compare(left, right) = self {
            return format!("#/compare/{}/{}", left.word(), right.word());
        }
        let Some(id) = self.plan() else {
            return if self == Self::Bin { "#/bin" } else { "#/" }.to_owned();
        };
        if let Self::Close(_, year) = self {
            return format!("#/plan/{id}/close/{year}");
        }
        let word = OF_A_PLAN.iter().find(|(_, of)| of(id) == self).map_or("", |(word, _)| word);
        format!("#/plan/{id}/{word}")
    }

    /// The view by which the links name it: 年度の締め and 進み具合 are ways to look at 数値目標と実績,
    /// 控え stand with 取込・出力.
    #[must_use]
    pub fn view(self) -> Self {
        match self {
            Self::Close(id, _) | Self::Overview(id) => Self::Kpi(id),
            Self::Copies(id) => Self::Exchange(id),
            other => other,
        }
    }

    /// The id of the plan that the view shows; `None` for views of no single plan.
    pub fn plan(self) -> Option<PlanId> {
        match self {
            Self::List | Self::Bin | Self::Compare(..) => None,
            Self::Facts(id)
            | Self::Kpi(id)
            | Self::Close(id, _)
            | Self::Checks(id)
            | Self::Exchange(id)
            | Self::Copies(id)
            | Self::Overview(id)
            | Self::Print(id) => Some(id),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_view_is_read_from_its_own_fragment() {
        let (plan, year) = (PlanId::from_bits(7), FiscalYear::new(2026).into_iter());
        let mut routes = vec![Route::List, Route::Bin, Route::Compare(ComparedSide::Plan(plan), ComparedSide::Copy(3))];
        routes.push(Route::Compare(ComparedSide::Nothing, ComparedSide::File));
        routes.extend(OF_A_PLAN.map(|(_, of)| of(plan)));
        routes.extend(year.map(|year| Route::Close(plan, year)));
        for route in routes {
            assert_eq!(Route::read(&route.fragment()), route);
        }
    }

    #[test]
    fn any_other_fragment_is_the_list() {
        for fragment in ["", "#", "#/", "#/plan", "#/plan/x/kpi", "#/plan/p-1/nowhere", "#/compare/a", "kpi"] {
            assert_eq!(Route::read(fragment), Route::List, "{fragment}");
        }
    }
}
