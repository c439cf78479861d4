//! One KPI in format 1. Fiscal years are the names in `targets` and `actuals`.

use crate::plan::Indicator;
use crate::save::stored::record;

record! {
    Indicator {
        id: must "id",
        group: usual "group",
        name: usual "name",
        unit: usual "unit",
        measure: usual "measure",
        basis: must "basis",
        bound: usual "bound",
        direction: usual "direction",
        level_meaning: usual "level_meaning",
        measured: usual "measured",
        responsible: usual "responsible",
        definition: usual "definition",
        source: usual "source",
        baseline: usual "baseline",
        targets: usual "targets",
        period_target: usual "period_target",
        actuals: usual "actuals",
        actuals_are: usual "actuals_are",
        stated_total: optional "stated_total",
        stated_final_level: optional "stated_final_level",
        notes: usual "notes",
        readings: usual "readings",
        acknowledged: usual "acknowledged",
    }
}
