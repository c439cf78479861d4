//! The current view of the page in the URL's fragment, which works under any sub-path and from a file.

use crate::command::history::Scope;
use crate::value::{FiscalYear, PlanId};

/// A view of the page, with the plan that it shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Route {
    /// The list of plans (計画一覧).
    #[default]
    List,
    /// The bin (ごみ箱).
    Bin,
    /// The archive (保管).
    Archive,
    /// The KPIs of all plans in one table (総括表).
    Summary,
    /// The comparison (比べる) with its left and its right side.
    Compare(ComparedSide, ComparedSide),
    /// The basic information (基本情報) of a plan.
    Facts(PlanId),
    /// The targets and actuals (数値目標と実績) of a plan.
    Kpi(PlanId),
    /// The actuals of one year (年度の実績入力) of a plan and a fiscal year.
    Close(PlanId, FiscalYear),
    /// The findings (チェック) of a plan.
    Checks(PlanId),
    /// The import and export (取込・出力) of a plan.
    Exchange(PlanId),
    /// The automatic copies (控え) of a plan.
    Copies(PlanId),
    /// The overview (概況) of a plan.
    Overview(PlanId),
    /// The print view (印刷) of a plan.
    Print(PlanId),
    /// The text (本文) of a plan.
    Document(PlanId),
    /// The approved states of a plan and the comparison table (変更).
    Amendment(PlanId),
    /// The part 提出前の確認 of チェック. It was once a view of its own, and its old addresses still lead here.
    Filing(PlanId),
    /// The sheet of a year (効果検証).
    Evaluation(PlanId),
    /// The inquiry: who was asked for actuals and who has answered (照会).
    Inquiry(PlanId),
    /// The activity records (活動記録) of a plan, with the form that adds a record (記録する).
    Records(PlanId),
    /// The choices for the plan of the next period (次の期間の計画を作る) of a plan.
    NextPeriod(PlanId),
}

/// A side of the comparison (比べる) as the address names it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ComparedSide {
    /// No side is chosen.
    #[default]
    Nothing,
    /// A file, which is no longer available once the page is opened again.
    File,
    /// The plan with that id.
    Plan(PlanId),
    /// The automatic copy with that number.
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

impl Route {
    /// The view that a fragment names; the list of plans for an unknown fragment.
    pub fn read(fragment: &str) -> Self {
        let path: Vec<&str> = fragment.trim_start_matches('#').split('/').filter(|part| !part.is_empty()).collect();
        match path.as_slice() {
            ["bin"] => Self::Bin,
            ["archive"] => Self::Archive,
            ["summary"] => Self::Summary,
            ["compare"] => Self::Compare(ComparedSide::Nothing, ComparedSide::Nothing),
            ["compare", left, right] => Self::Compare(ComparedSide::read(left), ComparedSide::read(right)),
            ["plan", id, "close", year] => {
                let year = year.parse().ok();
                id.parse().ok().zip(year).map_or(Self::List, |(id, year)| Self::Close(id, year))
            }
            ["plan", id, view] => id.parse().ok().and_then(|id| Self::of_plan(view, id)).unwrap_or_default(),
            _ => Self::List,
        }
    }

    /// The view of a plan that a word of the fragment names.
    fn of_plan(word: &str, id: PlanId) -> Option<Self> {
        Some(match word {
            "facts" => Self::Facts(id),
            "kpi" => Self::Kpi(id),
            "checks" => Self::Checks(id),
            "exchange" => Self::Exchange(id),
            "copies" => Self::Copies(id),
            "overview" => Self::Overview(id),
            "print" => Self::Print(id),
            "document" => Self::Document(id),
            "amendment" => Self::Amendment(id),
            "filing" => Self::Filing(id),
            "inquiry" => Self::Inquiry(id),
            "evaluation" => Self::Evaluation(id),
            "records" => Self::Records(id),
            "next" => Self::NextPeriod(id),
            _ => return None,
        })
    }

    /// The fragment of the view, beginning with `#/`, for links.
    pub fn fragment(self) -> String {
        match self {
            Self::List => "#/".to_owned(),
            Self::Bin => "#/bin".to_owned(),
            Self::Archive => "#/archive".to_owned(),
            Self::Summary => "#/summary".to_owned(),
            Self::Compare(left, right) => format!("#/compare/{}/{}", left.word(), right.word()),
            Self::Facts(id) => format!("#/plan/{id}/facts"),
            Self::Kpi(id) => format!("#/plan/{id}/kpi"),
            Self::Close(id, year) => format!("#/plan/{id}/close/{year}"),
            Self::Checks(id) => format!("#/plan/{id}/checks"),
            Self::Exchange(id) => format!("#/plan/{id}/exchange"),
            Self::Copies(id) => format!("#/plan/{id}/copies"),
            Self::Overview(id) => format!("#/plan/{id}/overview"),
            Self::Print(id) => format!("#/plan/{id}/print"),
            Self::Document(id) => format!("#/plan/{id}/document"),
            Self::Amendment(id) => format!("#/plan/{id}/amendment"),
            Self::Filing(id) => format!("#/plan/{id}/filing"),
            Self::Inquiry(id) => format!("#/plan/{id}/inquiry"),
            Self::Evaluation(id) => format!("#/plan/{id}/evaluation"),
            Self::Records(id) => format!("#/plan/{id}/records"),
            Self::NextPeriod(id) => format!("#/plan/{id}/next"),
        }
    }

    /// The view under which the navigation links list this view: 控え is part of 取込・出力, and 提出前の確認 is part of チェック.
    #[must_use]
    pub fn view(self) -> Self {
        match self {
            Self::Copies(id) => Self::Exchange(id),
            Self::Filing(id) => Self::Checks(id),
            other => other,
        }
    }

    /// The id of the plan that the view shows; `None` for views that do not belong to a single plan.
    pub fn plan(self) -> Option<PlanId> {
        match self {
            Self::List | Self::Bin | Self::Archive | Self::Summary | Self::Compare(..) => None,
            Self::Facts(id)
            | Self::Kpi(id)
            | Self::Close(id, _)
            | Self::Checks(id)
            | Self::Exchange(id)
            | Self::Copies(id)
            | Self::Overview(id)
            | Self::Print(id)
            | Self::Document(id)
            | Self::Amendment(id)
            | Self::Filing(id)
            | Self::Inquiry(id)
            | Self::Evaluation(id)
            | Self::Records(id)
            | Self::NextPeriod(id) => Some(id),
        }
    }

    /// The scope whose steps are undone and redone in the view.
    pub fn scope(self) -> Scope {
        self.plan().map_or(Scope::List, Scope::Plan)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_view_is_read_from_its_own_fragment() {
        let (plan, year) = (PlanId::from_bits(7), FiscalYear::new(2026).into_iter());
        let mut routes = vec![Route::List, Route::Bin, Route::Archive, Route::Summary];
        routes.push(Route::Compare(ComparedSide::Plan(plan), ComparedSide::Copy(3)));
        routes.push(Route::Compare(ComparedSide::Nothing, ComparedSide::File));
        let views = [
            "facts",
            "kpi",
            "checks",
            "exchange",
            "copies",
            "overview",
            "print",
            "document",
            "filing",
            "inquiry",
            "evaluation",
            "records",
            "next",
        ];
        routes.extend(views.into_iter().filter_map(|word| Route::of_plan(word, plan)));
        routes.extend(year.map(|year| Route::Close(plan, year)));
        for route in routes {
            assert_eq!(Route::read(&route.fragment()), route);
        }
    }

    #[test]
    fn any_other_fragment_opens_the_list() {
        for fragment in ["", "#", "#/", "#/plan", "#/plan/x/kpi", "#/plan/p-1/nowhere", "#/compare/a", "kpi"] {
            assert_eq!(Route::read(fragment), Route::List, "{fragment}");
        }
    }
}
