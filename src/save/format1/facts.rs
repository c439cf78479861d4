//! The facts of 基本情報 in format 1: texts as written, empty ones left out.

use crate::plan::Facts;
use crate::save::stored::record;

record! {
    Facts {
        name: usual "name",
        prepared_by: usual "prepared_by",
        area: usual "area",
        grant: usual "grant",
        measure_code: usual "measure_code",
        project_name: usual "project_name",
        project_cost: usual "project_cost",
        project_start: usual "project_start",
        project_end: usual "project_end",
        project_length: usual "project_length",
        project_note: usual "project_note",
        plan_start: usual "plan_start",
        plan_end: usual "plan_end",
        approved_on: usual "approved_on",
        evaluated_in: usual "evaluated_in",
        contacts: usual "contacts",
    }
}
