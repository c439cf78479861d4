//! Where the page is, in the URL's fragment: works under any sub-path and from a file.

use keikaku::fiscal_year::FiscalYear;
use keikaku::id::PlanId;

/// A view of the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Route {
    /// 計画一覧.
    #[default]
    List,
    /// ごみ箱.
    Bin,
    /// 基本情報 of a plan.
    Facts(PlanId),
    /// 数値目標と実績 of a plan.
    Kpi(PlanId),
    /// 年度の締め of a plan.
    Close(PlanId, FiscalYear),
    /// チェック of a plan.
    Checks(PlanId),
    /// 取込・出力 of a plan.
    Exchange(PlanId),
}

impl Route {
    /// The view that a fragment names; the list for any other.
    pub(crate) fn read(fragment: &str) -> Self {
        let path: Vec<&str> = fragment.trim_start_matches('#').split('/').filter(|part| !part.is_empty()).collect();
        let plan = |id: &str| id.parse::<PlanId>().ok();
        match path.as_slice() {
            ["bin"] => Self::Bin,
            ["plan", id, "facts"] => plan(id).map_or(Self::List, Self::Facts),
            ["plan", id, "close", year] => {
                let year = year.parse().ok().and_then(FiscalYear::new);
                plan(id).zip(year).map_or(Self::List, |(plan, year)| Self::Close(plan, year))
            }
            ["plan", id, "checks"] => plan(id).map_or(Self::List, Self::Checks),
            ["plan", id, "kpi"] => plan(id).map_or(Self::List, Self::Kpi),
            ["plan", id, "exchange"] => plan(id).map_or(Self::List, Self::Exchange),
            _ => Self::List,
        }
    }

    /// Its fragment, for links.
    pub(crate) fn fragment(self) -> String {
        match self {
            Self::List => "#/".to_owned(),
            Self::Bin => "#/bin".to_owned(),
            Self::Facts(id) => format!("#/plan/{id}/facts"),
            Self::Kpi(id) => format!("#/plan/{id}/kpi"),
            Self::Close(id, year) => format!("#/plan/{id}/close/{year}"),
            Self::Checks(id) => format!("#/plan/{id}/checks"),
            Self::Exchange(id) => format!("#/plan/{id}/exchange"),
        }
    }

    /// The view by which the links name it: 年度の締め is one of 数値目標と実績.
    pub(crate) fn view(self) -> Self {
        match self {
            Self::Close(id, _) => Self::Kpi(id),
            other => other,
        }
    }

    /// The plan that it shows.
    pub(crate) fn plan(self) -> Option<PlanId> {
        match self {
            Self::List | Self::Bin => None,
            Self::Facts(id) | Self::Kpi(id) | Self::Close(id, _) | Self::Checks(id) | Self::Exchange(id) => Some(id),
        }
    }
}
