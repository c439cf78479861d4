//! The labels and contents of fields that no table file contains, for the differences between two states of a plan.

use super::import::setting;
use super::names::without_long_runs;
use super::{Label, Language, activity_log, approvals, cells, details, document, evaluation, facts, judging, terms};
use crate::merge::{FieldValue, PlanField, PlanOnlyField, PlanOnlySetting, PlanSetting};
use crate::plan::judging::JudgingSetting;
use crate::plan::{Acknowledgement, Cell, Form, Placement, Plan};
use crate::value::AsOf;

/// The content of a field as the page shows it; a blank field is shown as （空欄）. `unit` is the unit of the KPI.
pub fn value(value: &FieldValue, unit: &str, language: Language) -> String {
    match value {
        FieldValue::OfKpi(said) => setting(said, unit, language),
        FieldValue::OfPlan(said) => plan_setting(said, language),
    }
}

/// The label, without its KPI, of a field that no table file contains.
pub fn plan_only_field(field: PlanOnlyField, language: Language) -> String {
    match field {
        PlanOnlyField::AsOf => Label::BASELINE_TIME.text(language).to_owned(),
        PlanOnlyField::Total => Label::STATED_TOTAL.text(language).to_owned(),
        PlanOnlyField::FinalLevel => language.say("記載の最終の水準", "Stated final level"),
        PlanOnlyField::Part(year, part) => cells::part(year, part, language),
        PlanOnlyField::Earlier(of) => {
            let of = cells::place(of, language);
            sentence!(language, "{of}の差し替え前の値", "{of}: replaced values")
        }
        PlanOnlyField::Readings => Label::OTHER_READINGS.text(language).to_owned(),
        PlanOnlyField::Acknowledged => Label::SILENCED.text(language).to_owned(),
    }
}

/// The content of a field that no table file contains; blank if the field is blank.
pub fn plan_only_setting(setting: &PlanOnlySetting, unit: &str, language: Language) -> String {
    let joined = |lines: Vec<String>| language.list(lines);
    let shown = |cell: &Option<Cell>| cell.as_ref().map(|cell| cell.shown(unit)).unwrap_or_default();
    match setting {
        PlanOnlySetting::AsOf(text, Some(as_of)) if text.is_empty() => self::as_of(*as_of, language),
        PlanOnlySetting::AsOf(text, _) => text.clone(),
        PlanOnlySetting::Total(cell) | PlanOnlySetting::FinalLevel(cell) => shown(cell),
        PlanOnlySetting::TotalFollows => language.say("各年度の合計に合わせる", "Follows the sum of the years"),
        PlanOnlySetting::Part(_, _, cell) => cell.shown(""),
        PlanOnlySetting::Earlier(_, earlier) => {
            joined(earlier.iter().map(|one| details::replaced(one, unit, language)).collect())
        }
        PlanOnlySetting::Readings(readings) => {
            joined(readings.iter().map(|reading| details::other_reading(reading, language)).collect())
        }
        PlanOnlySetting::Acknowledged(all) => acknowledged(all, language),
    }
}

/// The year or the years to which a baseline refers.
pub(crate) fn as_of(as_of: AsOf, language: Language) -> String {
    match as_of {
        AsOf::FiscalYear(year) => terms::year(year, language),
        AsOf::CalendarYear(year) => sentence!(language, "{year}年", "calendar year {year}"),
        AsOf::Mean(first, last) => {
            sentence!(language, "{first}～{last}年度の平均", "mean of FY{first} to FY{last}")
        }
    }
}

fn acknowledged(all: &[Acknowledgement], language: Language) -> String {
    language.list(all.iter().map(|one| format!("{}: {}", one.code, one.reason)))
}

/// The label of a field of the plan itself, in the words of the form. `plan` provides the names of the 基本目標 of its sheets.
pub fn plan_field(field: &PlanField, plan: Option<&Plan>, form: &Form, language: Language) -> String {
    match field {
        PlanField::Form => Label::FORM.text(language).to_owned(),
        PlanField::Placement => language.say("計画の置き場所", "Location of the plan"),
        PlanField::Fact(fact) => facts::label(*fact, form, language).to_owned(),
        PlanField::ReferenceDate => Label::REFERENCE_DATE.text(language).to_owned(),
        PlanField::RateFormula => Label::RATE_FORMULA.text(language).to_owned(),
        PlanField::RateRounding => Label::RATE_ROUNDING.text(language).to_owned(),
        PlanField::JudgedWord(of) => judging::word_label(*of, language),
        PlanField::OnTrackFrom => Label::ON_TRACK_FROM.text(language).to_owned(),
        PlanField::Text(place) => document::place(*place, form, language),
        PlanField::Heading(year) => {
            let year = terms::year(*year, language);
            sentence!(language, "{year}の見出し", "Heading of {year}")
        }
        PlanField::ComparisonStyle => language.say("新旧対照表の体裁", "Layout of the comparison table"),
        PlanField::Grading => Label::GRADING_RULE.text(language).to_owned(),
        PlanField::SheetColumn(column) => {
            let (asked, column) = (Label::SHEET_COLUMNS.text(language), evaluation::column(*column, language));
            sentence!(language, "{asked} {column}", "{asked}: {column}")
        }
        PlanField::EvaluationText(place) => evaluation::place(*place, plan, language),
        PlanField::EvaluationState(year) => evaluation::sheet(*year, language),
        PlanField::Record(id) => activity_log::record_label(*id, plan, language),
        PlanField::RecordText(id, of) => {
            let (record, of) =
                (activity_log::record_label(*id, plan, language), activity_log::text_label(*of, language));
            format!("{record} {of}")
        }
        PlanField::Approval(_) => language.say("認定版", "Approved version"),
        PlanField::Acknowledged => Label::SILENCED.text(language).to_owned(),
    }
}

/// The content of a field of the plan itself; a blank field is shown as （空欄）.
pub fn plan_setting(setting: &PlanSetting, language: Language) -> String {
    let shown = match setting {
        PlanSetting::Form(form) => form.name.text(language).to_owned(),
        PlanSetting::Placement(Placement::Active) => Label::PLAN_LIST.text(language).to_owned(),
        PlanSetting::Placement(Placement::Archive) => Label::ARCHIVE.text(language).to_owned(),
        PlanSetting::Placement(Placement::Bin) => Label::BIN.text(language).to_owned(),
        PlanSetting::Fact(_, text)
        | PlanSetting::Text(_, text)
        | PlanSetting::Heading(_, text)
        | PlanSetting::RecordText(_, _, text) => text.clone(),
        PlanSetting::Judging(JudgingSetting::Word(_, word)) => word.clone(),
        PlanSetting::Judging(JudgingSetting::OnTrackFrom(from)) => judging::threshold(*from),
        PlanSetting::RateFormula(formula) => terms::rate_formula(*formula, language).to_owned(),
        PlanSetting::RateRounding(rounding) => terms::rate_rounding(*rounding, language).to_owned(),
        PlanSetting::ReferenceDate(day) => day.map(|day| facts::day_label(day, false)).unwrap_or_default(),
        PlanSetting::Acknowledged(all) => acknowledged(all, language),
        PlanSetting::ComparisonStyle(style) => approvals::comparison_style(style, language),
        PlanSetting::Grading(grading) => evaluation::grading(grading, language),
        PlanSetting::SheetColumn(_, true) => language.say("あり", "yes"),
        PlanSetting::SheetColumn(_, false) => language.say("なし", "no"),
        PlanSetting::EvaluationText(place, text) => evaluation::text(place.part, text, language),
        PlanSetting::EvaluationState(_, state) => evaluation::state(state, language),
        PlanSetting::Record(_, record) => {
            record.as_ref().map(|record| activity_log::record(record, language)).unwrap_or_default()
        }
        PlanSetting::Approval(_, approval) => {
            approval.as_ref().map(|approval| approvals::summary(approval, language)).unwrap_or_default()
        }
    };
    if shown.is_empty() { language.say("（空欄）", "(blank)") } else { without_long_runs(&shown) }
}
